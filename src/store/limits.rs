//! Counters of limits: one row for each counter, which holds its current window and goes over to the next in place.

use async_trait::async_trait;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Set,
    sea_query::{Expr, ExprTrait, OnConflict},
};

use super::{
    Store,
    entity::limit_counter::{ActiveModel, Column, Entity, Model},
};
use crate::domain::{
    Error, Result,
    limits::{Block, Counter, Unused, Window},
    plan::Subject,
    ports::LimitRepository,
};

/// [`LimitRepository`] over a [`Store`].
#[derive(Debug, Clone)]
pub struct LimitCounters {
    store: Store,
}

impl LimitCounters {
    pub(super) fn new(store: Store) -> Self {
        Self { store }
    }
}

#[async_trait]
impl LimitRepository for LimitCounters {
    async fn take(&self, counter: Counter, start: i64, limit: u64, wanted: u64) -> Result<Block> {
        let transaction = self.store.begin().await?;
        let row = locked(&transaction, counter, start).await?;
        // A clock that is behind counts in the window that one ahead has opened.
        let (start, before) =
            if row.window_start < start { (start, 0) } else { (row.window_start, from_db(row.granted)) };
        let count = Ord::min(wanted, limit.saturating_sub(before));
        let total = before + count;
        Entity::update_many()
            .col_expr(Column::WindowStart, Expr::value(start))
            .col_expr(Column::Granted, Expr::value(to_db(total)?))
            .filter(this(counter))
            .exec(&transaction)
            .await?;
        transaction.commit().await?;
        Ok(Block { start, count, total })
    }

    async fn give_back(&self, unused: &[Unused]) -> Result<()> {
        let transaction = self.store.begin().await?;
        for Unused { counter, start, count } in unused {
            let count = to_db(*count)?;
            Entity::update_many()
                .col_expr(Column::Granted, Expr::col(Column::Granted).sub(count))
                .filter(this(*counter).add(Column::WindowStart.eq(*start)).add(Column::Granted.gte(count)))
                .exec(&transaction)
                .await?;
        }
        Ok(transaction.commit().await?)
    }
}

/// The counter's row, made where there is none, and locked until the transaction's end.
async fn locked(transaction: &impl ConnectionTrait, counter: Counter, start: i64) -> Result<Model> {
    let new = ActiveModel {
        subject: Set(subject(counter)),
        window_secs: Set(seconds(counter.window)),
        window_start: Set(start),
        granted: Set(0),
    };
    let unless_there = OnConflict::columns([Column::Subject, Column::WindowSecs]).do_nothing().to_owned();
    Entity::insert(new).on_conflict(unless_there).exec_without_returning(transaction).await?;
    // On SQLite the transaction itself is the lock, and this says nothing.
    let row = Entity::find().filter(this(counter)).lock_exclusive().one(transaction).await?;
    row.ok_or_else(|| Error::internal("a counter is gone as soon as it was made"))
}

fn this(counter: Counter) -> Condition {
    Condition::all().add(Column::Subject.eq(subject(counter))).add(Column::WindowSecs.eq(seconds(counter.window)))
}

/// As the table spells it. Part of the stored format.
fn subject(counter: Counter) -> String {
    let subject = match counter.subject {
        Subject::Tenant(id) => format!("tenant:{}", id.0),
        Subject::Key(id) => format!("key:{}", id.0),
    };
    match counter.group {
        Some(group) => format!("{subject}/{group}"),
        None => subject,
    }
}

fn seconds(window: Window) -> i32 {
    match window {
        Window::Minute => 60,
        Window::Day => 86_400,
    }
}

fn to_db(count: u64) -> Result<i64> {
    i64::try_from(count).map_err(Error::internal)
}

/// What was stored was not negative.
fn from_db(count: i64) -> u64 {
    u64::try_from(count).unwrap_or_default()
}

#[cfg(test)]
mod tests;
