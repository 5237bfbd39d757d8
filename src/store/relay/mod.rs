//! The engine of another process: how a process that does not run it hands over what it accepts, asks for what only the engine can do, and sees what happens.
//!
//! ```text
//! follower                      PostgreSQL                          who leads
//! Relay::start ───────▶ executions + `started` ──────────▶ Desk ─▶ Host::adopt
//! Relay::cancel … ────▶ engine_commands + `command` ─────▶ Desk ─▶ Runner::cancel …
//!               ◀────── answer + `answered` ◀──────────────┘
//! Relay::wait   ◀────── executions + `turned` ◀─────────── journal
//! Relay::watch  ──────▶ run_watches + `watch` ───────────▶ Desk ─▶ Runner::watch
//!               ◀────── run_frames + `frames` ◀────────────┘
//! ```
//!
//! - **Nothing rests on a notification.** Each only says where to look; both sides also look by themselves.
//! - **What was accepted is durable and runs**, whoever leads then: it is an execution like any other, and recovery finds it.
//! - **A command is carried out once as far as anybody can tell.** It is taken up by one leader. Where that one dies before it has answered, the next looks in the audit log whether the
//!   command was carried out (the note is written in the same transaction) and carries it out if not.
//! - **Places in streams mean the same in every process**, so a stream that is cut off by a change of hands goes on behind the last frame that its reader saw.
//!
//! [`Relay`] is the follower's side, [`Desk`] the leader's.

mod commands;
mod desk;
mod frames;
mod watches;

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use async_trait::async_trait;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, ExecResult, QueryFilter, QueryResult, QuerySelect,
    Statement, Value,
};
use tokio::time::Instant;

use self::commands::Command;
pub use self::desk::Desk;
use super::{
    Store,
    codes::{COMPLETED, WAITING},
    entity::execution,
    wire,
};
use crate::domain::{
    Error, Kind, Result,
    execution::Execution,
    feed::{Frames, Place},
    id::ExecutionId,
    ports::{Journal, NewExecution, Runner},
    run::MAX_DEPTH,
    work,
};

/// First and longest pause between looks at an execution that is waited for. The longest counts only where a notification was lost.
const LOOKS: (Duration, Duration) = (Duration::from_millis(50), Duration::from_secs(1));
/// How often the process that runs the engine is told that somebody waits for ends.
const SAYS_IT_WAITS: Duration = Duration::from_secs(5);

/// [`Runner`] for a process that does not run the engine, over the database that it shares with the one that does.
pub struct Relay {
    store: Store,
    journal: Arc<dyn Journal>,
    began: Instant,
    /// Milliseconds since the beginning when it last said that it waits, and one.
    said: AtomicU64,
}

impl Relay {
    /// Over a store, and a journal of it that tells of what is accepted ([`Store::following_journal`]).
    pub fn new(store: Store, journal: Arc<dyn Journal>) -> Arc<Self> {
        Arc::new(Self { store, journal, began: Instant::now(), said: AtomicU64::new(0) })
    }

    /// Tells who leads that a sync has begun.
    pub async fn say_sync(&self) {
        // It also looks by itself.
        if let Err(error) = wire::say(&self.store.write.pool, wire::ENGINE, "sync").await {
            tracing::debug!(%error, "a sync could not be told of: {error}");
        }
    }

    /// Waits until the execution is final, or as `turns` also where it waits for a person.
    async fn wait_until(&self, id: ExecutionId, limit: Duration, turns: bool) -> Result<bool> {
        let deadline = Instant::now() + limit;
        let wake = self.store.wire.wake(id.0);
        self.say_waiting().await;
        let mut pause = LOOKS.0;
        loop {
            if self.has_turned(id, turns).await? {
                return Ok(true);
            }
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Ok(false);
            }
            wake.told(pause.min(left)).await;
            pause = (pause * 2).min(LOOKS.1);
            self.say_waiting().await;
        }
    }

    async fn has_turned(&self, id: ExecutionId, turns: bool) -> Result<bool> {
        let status = status(&self.store, id).await?;
        if status >= COMPLETED {
            return Ok(true);
        }
        if !turns || status != WAITING {
            return Ok(false);
        }
        let detail = self.journal.load(id).await?;
        Ok(detail.ok_or_else(|| Error::not_found(Kind::Execution))?.is_suspended())
    }

    /// Once in a while: the one who runs the engine says nothing of ends while nobody waits.
    async fn say_waiting(&self) {
        let now = u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX).saturating_add(1);
        let said = self.said.load(Ordering::Relaxed);
        let due = said == 0 || u128::from(now - said.min(now)) >= SAYS_IT_WAITS.as_millis();
        let is_first = || self.said.compare_exchange(said, now, Ordering::Relaxed, Ordering::Relaxed).is_ok();
        if due
            && is_first()
            && let Err(error) = wire::say(&self.store.write.pool, wire::ENGINE, "waiting").await
        {
            tracing::debug!(%error, "ends are looked for without being told of: {error}");
        }
    }
}

#[async_trait]
impl Runner for Relay {
    async fn start(&self, execution: NewExecution) -> Result<()> {
        if execution.origin.depth > MAX_DEPTH {
            let message = format!("executions start executions at most {MAX_DEPTH} deep");
            return Err(Error::invalid("", "too_deep", message));
        }
        self.journal.enqueue(execution).await
    }

    async fn cancel(&self, id: ExecutionId) -> Result<()> {
        self.ask(id, Command::Cancel).await
    }

    async fn retry(&self, id: ExecutionId) -> Result<()> {
        self.ask(id, Command::Retry).await
    }

    async fn wait(&self, id: ExecutionId, limit: Duration) -> Result<Option<Execution>> {
        if !self.wait_until(id, limit, false).await? {
            return Ok(None);
        }
        let detail = self.journal.load(id).await?.ok_or_else(|| Error::not_found(Kind::Execution))?;
        Ok(Some(detail.execution))
    }

    async fn wait_for_turn(&self, id: ExecutionId, limit: Duration) -> Result<bool> {
        self.wait_until(id, limit, true).await
    }

    async fn signal(&self, id: ExecutionId, node: &str, answer: serde_json::Value) -> Result<()> {
        self.ask(id, Command::Signal { node: node.to_owned(), answer }).await
    }

    async fn watch(&self, id: ExecutionId, after: Place) -> Result<Frames> {
        status(&self.store, id).await?;
        Ok(watches::watch(self.store.clone(), id, after))
    }
}

impl Relay {
    /// Has a command carried out. What waits for another process must not hold a transaction open, so a unit of work around it is committed first.
    async fn ask(&self, id: ExecutionId, command: Command) -> Result<()> {
        work::checkpoint().await?;
        status(&self.store, id).await?;
        commands::ask(&self.store, id, &command).await
    }
}

/// Whether an execution has come to its end; that there is none is [`Error::NotFound`].
async fn is_final(store: &Store, id: ExecutionId) -> Result<bool> {
    status(store, id).await.map(|status| status >= COMPLETED)
}

async fn status(store: &Store, id: ExecutionId) -> Result<i16> {
    let status: Option<i16> = execution::Entity::find()
        .select_only()
        .column(execution::Column::Status)
        .filter(execution::Column::Id.eq(id.0))
        .into_tuple()
        .one(&store.read)
        .await?;
    status.ok_or_else(|| Error::not_found(Kind::Execution))
}

/// A statement of this room, which only PostgreSQL reads. Outside any unit of work: another process must see it at once.
fn statement<const N: usize>(sql: &'static str, values: [Value; N]) -> Statement {
    Statement::from_sql_and_values(DbBackend::Postgres, sql, values)
}

impl Store {
    async fn relay_execute<const N: usize>(&self, sql: &'static str, values: [Value; N]) -> Result<ExecResult, DbErr> {
        self.write.pool.execute_raw(statement(sql, values)).await
    }

    async fn relay_rows<const N: usize>(
        &self,
        sql: &'static str,
        values: [Value; N],
    ) -> Result<Vec<QueryResult>, DbErr> {
        self.write.pool.query_all_raw(statement(sql, values)).await
    }
}

#[cfg(test)]
mod tests;
