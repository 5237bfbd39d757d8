//! What webhooks are told of executions that end, in the transaction in which they do.
//!
//! This is on the journal's hot path: where no webhook listens, a group with ends costs one query whose text never changes. Nothing is read of an execution that its
//! change brings along already, and outputs are parsed only for those who are told of them.

use std::collections::HashMap;

use chrono::SecondsFormat;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QuerySelect,
    sea_query::{Expr, ExprTrait, Query},
};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::entry::Change;
use crate::{
    domain::{
        Result,
        event::{Event, EventKind},
        id::{EventId, TenantId, UnitId},
        identity::Owner,
        run::Origin,
    },
    store::{
        codes::{CANCELLED, COMPLETED, FAILED, from_json, to_time},
        entity::{execution, webhook},
        outbox::Listeners,
    },
};

/// Outputs whose JSON is longer are left out of events: receivers read them from the API.
const MAX_OUTPUT: usize = 256 * 1024;

/// What an event tells of an execution besides its change.
#[derive(Debug, FromQueryResult)]
struct Ended {
    id: Uuid,
    tenant_id: Uuid,
    unit_id: Option<Uuid>,
    workflow_id: Uuid,
    created_at: i64,
    started_at: Option<i64>,
    origin: Option<String>,
}

/// Puts the ends among `changes` into the outbox. To be called before the changes are made: an execution that has ended already was told of then, which matters
/// where a connection broke in the middle of a commit and the group is written again.
pub(super) async fn emit(transaction: &impl ConnectionTrait, changes: &[(Uuid, Change)]) -> Result<(), DbErr> {
    let ends: Vec<&(Uuid, Change)> = changes.iter().filter(|(_, change)| change.status >= COMPLETED).collect();
    if ends.is_empty() || !anyone_listens(transaction).await? {
        return Ok(());
    }
    tell(transaction, &ends).await.map_err(|error| DbErr::Custom(error.to_string()))
}

async fn anyone_listens(transaction: &impl ConnectionTrait) -> Result<bool, DbErr> {
    let found: Option<Uuid> = webhook::Entity::find()
        .select_only()
        .column(webhook::Column::Id)
        .filter(webhook::Column::DisabledAt.is_null())
        .limit(1)
        .into_tuple()
        .one(transaction)
        .await?;
    Ok(found.is_some())
}

async fn tell(transaction: &impl ConnectionTrait, ends: &[&(Uuid, Change)]) -> Result<()> {
    let listening = Query::select()
        .expr(Expr::value(1))
        .from(webhook::Entity)
        .and_where(
            Expr::col((webhook::Entity, webhook::Column::TenantId))
                .equals((execution::Entity, execution::Column::TenantId)),
        )
        .and_where(Expr::col((webhook::Entity, webhook::Column::DisabledAt)).is_null())
        .take();
    let ended: Vec<Ended> = execution::Entity::find()
        .select_only()
        .columns([
            execution::Column::Id,
            execution::Column::TenantId,
            execution::Column::UnitId,
            execution::Column::WorkflowId,
            execution::Column::CreatedAt,
            execution::Column::StartedAt,
            execution::Column::Origin,
        ])
        .filter(execution::Column::Id.is_in(ends.iter().map(|(id, _)| *id)))
        .filter(execution::Column::FinishedAt.is_null())
        .filter(Expr::exists(listening))
        .into_model()
        .all(transaction)
        .await?;
    let listeners = Listeners::of(transaction, ended.iter().map(|one| one.tenant_id)).await?;
    let changes: HashMap<Uuid, &Change> = ends.iter().map(|(id, change)| (*id, change)).collect();
    let mut events = Vec::new();
    for one in &ended {
        let Some(change) = changes.get(&one.id) else { continue };
        // What runs for one item is a part of its parent, whose end is told.
        let origin: Origin = one.origin.as_deref().map_or_else(|| Ok(Origin::default()), from_json)?;
        if origin.body.is_some() {
            continue;
        }
        let owner = Owner { tenant: TenantId(one.tenant_id), unit: one.unit_id.map(UnitId) };
        let kinds = [EventKind::WorkflowExecuted, EventKind::WorkflowFailed];
        for kind in kinds.into_iter().filter(|kind| concerns(*kind, change) && listeners.any(owner, *kind)) {
            let at = to_time(change.finished_at.unwrap_or(one.created_at))?;
            events.push(Event { id: EventId::new(), owner, kind, data: data(one, change)?, at });
        }
    }
    listeners.store(transaction, &events).await
}

fn concerns(kind: EventKind, change: &Change) -> bool {
    kind == EventKind::WorkflowExecuted || change.status >= FAILED
}

fn data(one: &Ended, change: &Change) -> Result<Value> {
    let status = match change.status {
        CANCELLED => "cancelled",
        FAILED => "failed",
        _ => "completed",
    };
    let time = |micros| to_time(micros).map(|time| time.to_rfc3339_opts(SecondsFormat::AutoSi, true));
    let json = |text: &Option<String>| text.as_deref().map_or(Ok(Value::Null), from_json);
    let mut data = Map::new();
    data.insert("execution_id".to_owned(), one.id.to_string().into());
    data.insert("workflow_id".to_owned(), one.workflow_id.to_string().into());
    data.insert("status".to_owned(), status.into());
    data.insert("started_at".to_owned(), time(one.started_at.or(change.started_at).unwrap_or(one.created_at))?.into());
    data.insert("completed_at".to_owned(), time(change.finished_at.unwrap_or(one.created_at))?.into());
    data.insert("error".to_owned(), json(&change.error)?);
    if change.output.as_ref().is_some_and(|output| output.len() > MAX_OUTPUT) {
        data.insert("output_truncated".to_owned(), true.into());
    } else {
        data.insert("output".to_owned(), json(&change.output)?);
    }
    Ok(Value::Object(data))
}
