//! The one task that writes the journal.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, SqlErr};
use tokio::sync::{mpsc, oneshot};
use uuid::Uuid;

use super::{
    entry::{Entry, ExecutionRow, StepRow},
    group::{self, GroupError},
};
use crate::{
    domain::{Error, Kind, Result},
    store::{
        Store,
        entity::{execution, execution_step},
    },
};

/// Calls that may wait before callers are held up.
pub(super) const QUEUE: usize = 4_096;
/// Most calls of one transaction.
const GROUP: usize = 512;

/// A call and the one who waits for it.
#[derive(Debug)]
pub(super) struct Call {
    pub(super) entry: Entry,
    pub(super) done: oneshot::Sender<Result<()>>,
}

/// Commits what comes, group by group, until all senders are gone.
pub(super) async fn run(store: Store, mut calls: mpsc::Receiver<Call>) {
    let mut group = Vec::with_capacity(GROUP);
    while calls.recv_many(&mut group, GROUP).await > 0 {
        match group::commit(&store, group.iter().map(|call| &call.entry)).await {
            Ok(()) => {
                for call in group.drain(..) {
                    // Whoever no longer waits has lost nothing: the entry is committed.
                    let _ = call.done.send(Ok(()));
                }
            }
            Err(error) => one_by_one(&store, &mut group, &error).await,
        }
    }
}

/// A group that failed, call by call, so that one bad call fails alone.
async fn one_by_one(store: &Store, group: &mut Vec<Call>, error: &GroupError) {
    tracing::debug!(calls = group.len(), %error, "a journal group of {} calls failed: committing them one by one", group.len());
    let mut unreachable = lost_connection(error).then(|| error.to_string());
    for call in group.drain(..) {
        // Without a database every try would wait for its own time limit.
        let result = match &unreachable {
            Some(error) => Err(Error::internal(error)),
            None => match group::commit(store, std::iter::once(&call.entry)).await {
                Ok(()) => Ok(()),
                Err(error) => {
                    unreachable = lost_connection(&error).then(|| error.to_string());
                    judge(store, &call.entry, error).await
                }
            },
        };
        let _ = call.done.send(result);
    }
}

fn lost_connection(error: &GroupError) -> bool {
    matches!(error, GroupError::Database(DbErr::Conn(_) | DbErr::ConnectionAcquire(_)))
}

/// What the failure of one call means to its caller.
async fn judge(store: &Store, entry: &Entry, error: GroupError) -> Result<()> {
    let error = match error {
        GroupError::Gone => return Err(Error::not_found(Kind::Execution)),
        GroupError::Database(error) => error,
    };
    match (error.sql_err(), entry) {
        (Some(SqlErr::ForeignKeyConstraintViolation(_)), Entry::Enqueue(_)) => Err(Error::not_found(Kind::Workflow)),
        (Some(SqlErr::ForeignKeyConstraintViolation(_)), Entry::Commit { .. }) => {
            Err(Error::not_found(Kind::Execution))
        }
        // A connection that broke while it committed leaves open whether it did; the caller's or our own second try must not fail on the first.
        (Some(SqlErr::UniqueConstraintViolation(_)), entry) if is_stored(store, entry).await? => Ok(()),
        _ => Err(error.into()),
    }
}

/// Whether exactly this entry was committed before.
async fn is_stored(store: &Store, entry: &Entry) -> Result<bool> {
    match entry {
        Entry::Enqueue(row) => {
            let stored = execution::Entity::find().filter(execution::Column::Id.eq(row.id)).one(&store.write).await?;
            Ok(stored.is_some_and(|stored| same_execution(&stored, row)))
        }
        Entry::Commit { execution, steps, .. } => {
            for step in steps {
                let stored = execution_step::Entity::find_by_id((*execution, step.ordinal)).one(&store.write).await?;
                if !stored.is_some_and(|stored| same_step(&stored, *execution, step)) {
                    return Ok(false);
                }
            }
            Ok(true)
        }
    }
}

fn same_execution(stored: &execution::Model, row: &ExecutionRow) -> bool {
    stored.tenant_id == row.tenant_id
        && stored.unit_id == row.unit_id
        && stored.workflow_id == row.workflow_id
        && stored.workflow_version == row.workflow_version
        && stored.input == row.input
        && stored.created_at == row.created_at
}

fn same_step(stored: &execution_step::Model, execution: Uuid, row: &StepRow) -> bool {
    let again = execution_step::Model {
        execution_id: execution,
        ordinal: row.ordinal,
        node_id: row.node_id.clone(),
        node_kind: row.node_kind.clone(),
        attempt: row.attempt,
        input: row.input.clone(),
        outcome: row.outcome,
        detail: row.detail.clone(),
        started_at: row.started_at,
        finished_at: row.finished_at,
    };
    *stored == again
}
