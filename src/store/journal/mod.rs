//! The durable port, with grouped commits.
//!
//! A commit that survives power loss costs one wait for the disk, whatever its size. So calls do not commit by themselves: they
//! queue for one writer task, which takes all that wait and commits them in one transaction; while it waits for the disk, the next
//! group gathers by itself. No timer holds a call back: alone in the queue, it is a group of one.
//! (Measured on two busy cores, SQLite with full sync, 32 executions of three steps in flight: 16 calls a group and 5,700
//! executions a second without [`writer`]'s pause for those it has just answered, 32 and 11,500 with it.)
//!
//! - [`entry`]: calls as rows, encoded by the task that calls, so that the writer only binds and waits;
//! - [`group`]: one group as few statements, whatever the number of calls;
//! - [`answers`]: what agents' runs say with their ends: an answer in a conversation, a message to those who listen;
//! - [`messages`]: messages, of runs that end and of steps that emit them, and their way to those who listen;
//! - [`waits`]: executions that wait, and what they wait for;
//! - [`role`]: what a process may write where there are several, and whom it tells;
//! - [`finals`]: what webhooks are told of executions that end in a group;
//! - [`writer`]: gathering, and what happens when a group fails.

mod answers;
mod entry;
mod finals;
mod group;
mod messages;
mod role;
mod waits;
mod writer;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait},
};
use tokio::sync::{mpsc, oneshot, watch};
use uuid::Uuid;

pub(super) use self::role::Role;
pub use self::waits::Waits;
use self::{
    entry::Entry,
    writer::{Call, ELSEWHERE, QUEUE},
};
use super::{
    Store, ambient,
    audit::Note,
    codes::{CANCELLED, FAILED, PENDING, STEP_FAILED, WAITING, micros},
    entity::{execution, execution_step},
    executions::with_steps,
};
use crate::domain::{
    Error, Kind, Result,
    audit::Action,
    execution::ExecutionDetail,
    id::ExecutionId,
    ports::{Commit, Due, EarlyAnswer, Holder, Journal, NewExecution},
    workflows::now,
};

/// [`Journal`] over a [`Store`]. Clones share one writer, which ends when the last of them is dropped and the queue is empty.
#[derive(Debug, Clone)]
pub struct GroupJournal {
    store: Store,
    queue: mpsc::Sender<Call>,
    emitted: watch::Sender<u64>,
}

impl GroupJournal {
    /// Starts the writer on the current tokio runtime.
    pub(super) fn start(store: Store) -> Self {
        let (queue, calls) = mpsc::channel(QUEUE);
        let emitted = watch::Sender::new(0);
        tokio::spawn(writer::run(store.clone(), emitted.clone(), calls));
        Self { store, queue, emitted }
    }

    /// Rises whenever messages that agents' runs emitted are on their way to those who receive them: committed, and for [`undelivered`](crate::domain::ports::MessageRepository::undelivered) to find.
    pub fn emitted(&self) -> watch::Receiver<u64> {
        self.emitted.subscribe()
    }

    /// Hands an entry to the writer and waits until it is committed. Dropping the future does not take the entry back.
    /// Within a unit of work it is a part of that unit, since the writer would wait for the unit and the unit for the writer.
    async fn write(&self, entry: Entry) -> Result<()> {
        if ambient::transaction(self.store.id).is_some() {
            return writer::write_one(&self.store, &self.emitted, &entry).await;
        }
        let gone = || Error::internal("the journal's writer has ended");
        let (done, committed) = oneshot::channel();
        self.queue.send(Call { entry, done }).await.map_err(|_| gone())?;
        committed.await.map_err(|_| gone())?
    }

    async fn exists(&self, id: ExecutionId) -> Result<bool> {
        let found = execution::Entity::find().filter(execution::Column::Id.eq(id.0)).count(&self.store.read).await?;
        Ok(found > 0)
    }
}

#[async_trait]
impl Journal for GroupJournal {
    async fn enqueue(&self, execution: NewExecution) -> Result<()> {
        self.write(Entry::enqueue(&execution)?).await
    }

    async fn commit(&self, entry: Commit) -> Result<()> {
        if entry.steps.is_empty() && entry.transition.is_none() && entry.used.is_empty() {
            return if self.exists(entry.execution).await? { Ok(()) } else { Err(Error::not_found(Kind::Execution)) };
        }
        self.write(Entry::commit(&entry)?).await
    }

    async fn unfinished(&self, after: Option<ExecutionId>, limit: u64) -> Result<Vec<ExecutionDetail>> {
        // The ids first, from the index alone: of those that wait nothing is read.
        // In order of id, which is the order of time (UUIDv7), so that a walk goes on even where `after` was deleted meanwhile.
        let ids: Vec<Uuid> = execution::Entity::find()
            .select_only()
            .column(execution::Column::Id)
            .filter(execution::Column::FinishedAt.is_null())
            .filter(execution::Column::Status.lt(WAITING))
            .apply_if(after, |query, after| query.filter(execution::Column::Id.gt(after.0)))
            .order_by_asc(execution::Column::Id)
            .limit(Ord::min(limit, 10_000))
            .into_tuple()
            .all(&self.store.read)
            .await?;
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let rows = execution::Entity::find()
            .filter(execution::Column::Id.is_in(ids))
            .order_by_asc(execution::Column::Id)
            .all(&self.store.read)
            .await?;
        with_steps(&self.store.read, rows).await
    }

    async fn due(
        &self,
        until: DateTime<Utc>,
        after: Option<(DateTime<Utc>, ExecutionId)>,
        limit: u64,
    ) -> Result<Vec<Due>> {
        waits::due(&self.store, until, after, limit).await
    }

    async fn holders(&self, after: Option<ExecutionId>, limit: u64) -> Result<Vec<Holder>> {
        waits::holders(&self.store, after, limit).await
    }

    async fn children(&self, of: Option<ExecutionId>) -> Result<Vec<ExecutionId>> {
        waits::children(&self.store, of).await
    }

    async fn load(&self, id: ExecutionId) -> Result<Option<ExecutionDetail>> {
        let rows = execution::Entity::find().filter(execution::Column::Id.eq(id.0)).all(&self.store.read).await?;
        Ok(with_steps(&self.store.read, rows).await?.pop())
    }

    async fn keep_answer(&self, answer: &EarlyAnswer) -> Result<()> {
        waits::keep(&self.store, answer).await
    }

    async fn kept_answers(&self, execution: ExecutionId) -> Result<Vec<EarlyAnswer>> {
        waits::kept(&self.store, execution).await
    }

    async fn reopen(&self, id: ExecutionId, nodes: &[String]) -> Result<()> {
        // Past the queue: nothing of an ended execution waits in it.
        let transaction = self.store.begin().await?;
        if !self.store.role.may_run(&transaction).await? {
            return Err(Error::conflict(ELSEWHERE));
        }
        let reopened = execution::Entity::update_many()
            .col_expr(execution::Column::Status, Expr::value(PENDING))
            .col_expr(execution::Column::Output, Expr::value(None::<String>))
            .col_expr(execution::Column::Error, Expr::value(None::<String>))
            .col_expr(execution::Column::FinishedAt, Expr::value(None::<i64>))
            .col_expr(execution::Column::ReopenedAt, Expr::value(Some(micros(now()))))
            .filter(execution::Column::Id.eq(id.0))
            .filter(execution::Column::Status.is_in([FAILED, CANCELLED]))
            .exec(&transaction)
            .await?;
        if reopened.rows_affected == 0 {
            // Back first: in memory there is one connection only.
            transaction.rollback().await?;
            return Err(if self.exists(id).await? {
                Error::conflict("only a failed or cancelled execution can be run again")
            } else {
                Error::not_found(Kind::Execution)
            });
        }
        for nodes in nodes.chunks(1_000) {
            execution_step::Entity::delete_many()
                .filter(execution_step::Column::ExecutionId.eq(id.0))
                .filter(execution_step::Column::Outcome.eq(STEP_FAILED))
                .filter(Expr::col(execution_step::Column::NodeId).is_in(nodes.iter().map(String::as_str)))
                .exec(&transaction)
                .await?;
        }
        group::note_change(&transaction, id.0, &Note::of_now(), Action::Repeated).await?;
        transaction.commit().await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests;
