//! The one task that writes the journal.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, SqlErr};
use tokio::sync::{mpsc, oneshot, watch};
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
/// Why a process that led before writes nothing more.
pub(super) const ELSEWHERE: &str = "another process runs the engine now";
/// Turns that the writer lets others have before it takes a group smaller than the last.
const TURNS: u32 = 10;

/// A call and the one who waits for it.
#[derive(Debug)]
pub(super) struct Call {
    pub(super) entry: Entry,
    pub(super) done: oneshot::Sender<Result<()>>,
}

/// Commits what comes, group by group, until all senders are gone.
pub(super) async fn run(store: Store, emitted: watch::Sender<u64>, mut calls: mpsc::Receiver<Call>) {
    let mut group = Vec::with_capacity(GROUP);
    let mut last = 0;
    while calls.recv_many(&mut group, GROUP).await > 0 {
        gather(&mut group, last, &mut calls).await;
        last = group.len();
        match group::commit(&store, &emitted, group.iter().map(|call| &call.entry)).await {
            Ok(()) => {
                for call in group.drain(..) {
                    // Whoever no longer waits has lost nothing: the entry is committed.
                    let _ = call.done.send(Ok(()));
                }
            }
            Err(error) => one_by_one(&store, &emitted, &mut group, &error).await,
        }
    }
}

/// Lets those whom the last group answered come back with their next step. Without this the writer takes the first that does and makes
/// the others wait for the disk once more: two half groups take turns, at nearly twice the time for each step. It waits for
/// turns of the scheduler and not for time, and not at all when as many are here as last time: a caller alone is never held up.
async fn gather(group: &mut Vec<Call>, last: usize, calls: &mut mpsc::Receiver<Call>) {
    for _ in 0..TURNS {
        if group.len() >= last.min(GROUP) {
            return;
        }
        tokio::task::yield_now().await;
        while group.len() < GROUP
            && let Ok(call) = calls.try_recv()
        {
            group.push(call);
        }
    }
}

/// A group that failed, call by call, so that one bad call fails alone.
async fn one_by_one(store: &Store, emitted: &watch::Sender<u64>, group: &mut Vec<Call>, error: &GroupError) {
    tracing::debug!(calls = group.len(), %error, "a journal group of {} calls failed: committing them one by one", group.len());
    let mut unavailable = unavailability(error);
    for call in group.drain(..) {
        let result = match &unavailable {
            Some(error) => Err(Error::internal(error)),
            None => match group::commit(store, emitted, std::iter::once(&call.entry)).await {
                Ok(()) => Ok(()),
                Err(error) => {
                    unavailable = unavailability(&error);
                    judge(store, &call.entry, error).await
                }
            },
        };
        let _ = call.done.send(result);
    }
}

/// One entry, in a transaction of its own or as a part of the unit of work around the caller.
pub(super) async fn write_one(store: &Store, emitted: &watch::Sender<u64>, entry: &Entry) -> Result<()> {
    match group::commit(store, emitted, std::iter::once(entry)).await {
        Ok(()) => Ok(()),
        Err(error) => judge(store, entry, error).await,
    }
}

/// What to answer those who come after, where the database itself does not answer.
fn unavailability(error: &GroupError) -> Option<String> {
    matches!(error, GroupError::Unavailable(_)).then(|| error.to_string())
}

/// What the failure of one call means to its caller.
async fn judge(store: &Store, entry: &Entry, error: GroupError) -> Result<()> {
    let error = match error {
        GroupError::Gone => return judge_end(store, entry).await,
        GroupError::Fenced => return Err(Error::conflict(ELSEWHERE)),
        GroupError::Unavailable(error) | GroupError::Database(error) => error,
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

/// What a change means to its caller that found no open execution: gone, ended by this very call the first time it was made, or ended by somebody else.
async fn judge_end(store: &Store, entry: &Entry) -> Result<()> {
    let gone = || Error::not_found(Kind::Execution);
    let Entry::Commit { execution, change: Some(change), .. } = entry else { return Err(gone()) };
    let stored = execution::Entity::find().filter(execution::Column::Id.eq(*execution)).one(&store.write).await?;
    let stored = stored.ok_or_else(gone)?;
    let same = stored.status == change.status
        && stored.finished_at == change.finished_at
        && stored.output == change.output
        && stored.error == change.error;
    if same && is_stored(store, entry).await? { Ok(()) } else { Err(Error::conflict("the execution has ended")) }
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
