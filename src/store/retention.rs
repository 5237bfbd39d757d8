//! Executions that are no longer kept, removed in small transactions between which others write.
//!
//! Walked workflow by workflow along the index that its lists use, oldest first: a walk costs what is removed, and what is kept longer than its time for a reason, and no index of its
//! own. What a conversation's message names is kept: it is how that answer came about.

use std::{collections::HashMap, time::Duration};

use async_trait::async_trait;
use chrono::TimeDelta;
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Alias, Expr, ExprTrait, Query, SimpleExpr},
};
use uuid::Uuid;

use super::{
    Store,
    codes::{from_json, micros},
    entity::{
        conversation_message,
        execution::{Column, Entity},
        workflow, workflow_settings,
    },
};
use crate::domain::{Result, ports::ExecutionRetention, settings::WorkflowSettings, workflows::now};

/// Executions of one transaction. With their journals a few thousand rows: some milliseconds.
const BATCH: u64 = 100;
/// Executions and workflows looked at in one query.
const PAGE: u64 = 1_000;

/// [`ExecutionRetention`] over a [`Store`].
#[derive(Debug, Clone)]
pub struct Retention {
    store: Store,
}

impl Retention {
    pub(super) fn new(store: Store) -> Self {
        Self { store }
    }

    /// Removes those of one workflow that ended before `cutoff`.
    async fn of_workflow(&self, workflow: Uuid, cutoff: i64) -> Result<u64> {
        let (mut removed, mut after) = (0, 0);
        loop {
            let found: Vec<(i64, Uuid)> = Entity::find()
                .select_only()
                .columns([Column::Seq, Column::Id])
                .filter(Column::WorkflowId.eq(workflow))
                .filter(Column::Seq.gt(after))
                .filter(Column::CreatedAt.lt(cutoff))
                .filter(old(cutoff))
                .order_by_asc(Column::Seq)
                .limit(BATCH)
                .into_tuple()
                .all(&self.store.read)
                .await?;
            let Some((last, _)) = found.last() else { return Ok(removed) };
            after = *last;
            let transaction = self.store.begin().await?;
            let ids = found.iter().map(|(_, id)| *id);
            // Said again: one may have been opened again in the meantime.
            let gone =
                Entity::delete_many().filter(Column::Id.is_in(ids)).filter(old(cutoff)).exec(&transaction).await?;
            transaction.commit().await?;
            removed += gone.rows_affected;
        }
    }
}

/// Ended before the cutoff, with nothing under way above it and no message that names it.
fn old(cutoff: i64) -> SimpleExpr {
    let parent = Alias::new("parent");
    let above = Query::select()
        .expr(Expr::value(1))
        .from_as(Entity, parent.clone())
        .and_where(Expr::col((parent.clone(), Column::Id)).equals((Entity, Column::ParentId)))
        .and_where(Expr::col((parent, Column::FinishedAt)).is_null())
        .take();
    let named = conversation_message::Column::ExecutionId;
    let message = Query::select()
        .expr(Expr::value(1))
        .from(conversation_message::Entity)
        .and_where(Expr::col((conversation_message::Entity, named)).equals((Entity, Column::Id)))
        .take();
    Column::FinishedAt.lt(cutoff).and(Expr::exists(above).not()).and(Expr::exists(message).not())
}

#[async_trait]
impl ExecutionRetention for Retention {
    async fn remove_old(&self, keep: Option<Duration>) -> Result<u64> {
        let now = micros(now());
        let own: HashMap<Uuid, u32> = workflow_settings::Entity::find()
            .all(&self.store.read)
            .await?
            .into_iter()
            .filter_map(|row| {
                // What cannot be read keeps what it has.
                let settings: WorkflowSettings = from_json(&row.settings).ok()?;
                Some((row.workflow_id, settings.keep_days?))
            })
            .collect();
        let cutoff = |workflow: &Uuid| {
            let keep = match own.get(workflow) {
                Some(days) => TimeDelta::days(i64::from(*days)),
                None => TimeDelta::from_std(keep?).ok()?,
            };
            now.checked_sub(keep.num_microseconds()?)
        };
        let (mut removed, mut after) = (0, None);
        loop {
            let workflows: Vec<(i64, Uuid)> = workflow::Entity::find()
                .select_only()
                .columns([workflow::Column::Seq, workflow::Column::Id])
                .apply_if(after, |query, after: i64| query.filter(workflow::Column::Seq.gt(after)))
                .order_by_asc(workflow::Column::Seq)
                .limit(PAGE)
                .into_tuple()
                .all(&self.store.read)
                .await?;
            let Some((last, _)) = workflows.last() else { return Ok(removed) };
            after = Some(*last);
            for (_, id) in &workflows {
                if let Some(cutoff) = cutoff(id) {
                    removed += self.of_workflow(*id, cutoff).await?;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
