//! Which of several processes on one PostgreSQL runs the engine: the one whose session holds the database's advisory lock.
//!
//! The lock belongs to a session of its own, outside the pools. When its process dies, or its connection breaks, PostgreSQL lets the lock go
//! and another process gets it. A process that is frozen, or whose host is gone without a word, breaks no connection; so PostgreSQL is told to end this session when it has
//! been silent for [`SILENCE`] (`idle_session_timeout`, since PostgreSQL 14): there is no clock of ours that two processes would have to agree on.
//!
//! **Fencing.** A process that was frozen while it had the lock and wakes when another has it does not know that yet. So each change of hands raises a number,
//! the epoch, and whoever writes the journal shows the number of its own turn in the same transaction ([`Fence`]), with a lock on the row that whoever
//! raises it waits for: what was begun before the change is committed before it, and what comes after it is refused.
//!
//! On SQLite the lock beside the file has settled the question already: who serves, leads, and there is no fence.

use sea_orm::{
    ConnectionTrait, DbBackend, DbErr, Statement,
    sqlx::{self, Connection, PgConnection},
};
use tokio::sync::watch;

use super::{Store, StoreError, wire};

/// Any number will do but that of the migrations' lock, as long as every version of this program uses the same.
const LEADS: i64 = 0x5357_4954_4348_0002;
/// Held, shared, by every process that would run the engine.
const STANDS_BY: i64 = 0x5357_4954_4348_0003;
/// Held by the one process that sets a new database up.
const SETS_UP: i64 = 0x5357_4954_4348_0004;

/// PostgreSQL ends the session that leads, and transactions of the journal, when they have been silent for so long.
pub(super) const SILENCE: &str = "6s";

/// A process that would run the engine.
#[derive(Debug)]
pub struct Candidate {
    store: Store,
    session: Option<PgConnection>,
}

/// The right to run the engine, for as long as [`Lease::holds`].
#[derive(Debug)]
pub struct Lease {
    session: Option<PgConnection>,
    fence: Option<Fence>,
}

/// What shows that it is still the turn of whoever writes.
#[derive(Debug, Clone)]
pub(super) struct Fence {
    pub(super) epoch: i64,
    /// Whether somebody was told that it is not.
    pub(super) passed: watch::Sender<bool>,
}

/// The right to set a new database up, alone.
#[derive(Debug)]
pub struct SettingUp(Option<PgConnection>);

impl Store {
    /// One that may ask for the right to run the engine, from time to time.
    pub fn candidate(&self) -> Candidate {
        Candidate { store: self.clone(), session: None }
    }

    /// Waits until no other process sets the database up.
    pub async fn set_up(&self) -> Result<SettingUp, StoreError> {
        if !self.is_postgres() {
            return Ok(SettingUp(None));
        }
        let mut session = self.session().await?;
        sqlx::query("SELECT pg_advisory_lock($1)").bind(SETS_UP).execute(&mut session).await?;
        Ok(SettingUp(Some(session)))
    }

    async fn session(&self) -> Result<PgConnection, sqlx::Error> {
        Ok(self.write.pool.get_postgres_connection_pool().acquire().await?.detach())
    }
}

impl SettingUp {
    /// It is set up.
    pub async fn done(self) -> Result<(), StoreError> {
        if let Some(mut session) = self.0 {
            // Not by closing alone: the server ends a session in its own time.
            sqlx::query("SELECT pg_advisory_unlock($1)").bind(SETS_UP).execute(&mut session).await?;
            session.close().await?;
        }
        Ok(())
    }
}

impl Candidate {
    /// Takes the right to run the engine, or tells that another process has it (`None`); ask again from time to time, also after an error.
    pub async fn try_lead(&mut self) -> Result<Option<Lease>, StoreError> {
        if !self.store.is_postgres() {
            return Ok(Some(Lease { session: None, fence: None }));
        }
        // Left here only where all went well: a session that failed goes, with what it held.
        let mut session = match self.session.take() {
            Some(session) => session,
            None => open(&self.store).await?,
        };
        let got: bool =
            sqlx::query_scalar("SELECT pg_try_advisory_lock($1)").bind(LEADS).fetch_one(&mut session).await?;
        if !got {
            self.session = Some(session);
            return Ok(None);
        }
        // Waits for what the process before has begun to commit.
        let epoch = sqlx::query_scalar("UPDATE engine_epoch SET epoch = epoch + 1 WHERE id = 1 RETURNING epoch")
            .fetch_one(&mut session)
            .await?;
        Ok(Some(Lease { session: Some(session), fence: Some(Fence { epoch, passed: watch::Sender::new(false) }) }))
    }

    /// Goes: the session is not kept for another try.
    pub async fn leave(self) -> Result<(), StoreError> {
        if let Some(session) = self.session {
            session.close().await?;
        }
        Ok(())
    }
}

async fn open(store: &Store) -> Result<PgConnection, sqlx::Error> {
    let mut session = store.session().await?;
    let bound = sqlx::query("SELECT set_config('idle_session_timeout', $1, false)").bind(SILENCE);
    if let Err(error) = bound.execute(&mut session).await {
        tracing::warn!(%error, "this PostgreSQL ends no silent sessions ({error}): a frozen process keeps the engine until it is ended by hand");
    }
    sqlx::query("SELECT pg_advisory_lock_shared($1)").bind(STANDS_BY).execute(&mut session).await?;
    Ok(session)
}

impl Lease {
    /// Whether the right is still held; tells all processes so. Ask every second: once it is not, another process may run the engine, and this one must stop.
    pub async fn holds(&mut self) -> bool {
        let (Some(session), Some(fence)) = (&mut self.session, &self.fence) else { return true };
        let told = sqlx::query("SELECT pg_notify($1, $2)").bind(wire::ALL).bind(wire::pulse(fence.epoch));
        !*fence.passed.borrow() && told.execute(session).await.is_ok()
    }

    /// Tells when something this process wrote for the engine was refused, since another runs it now. Where none can, `None`.
    pub fn over(&self) -> Option<watch::Receiver<bool>> {
        self.fence.as_ref().map(|fence| fence.passed.subscribe())
    }

    /// Ends when something this process wrote for the engine was refused, since another runs it now. Where none can, never.
    pub async fn passed(&self) {
        match &self.fence {
            Some(fence) => {
                // The sender is the fence's own.
                let _ = fence.passed.subscribe().wait_for(|passed| *passed).await;
            }
            None => std::future::pending().await,
        }
    }

    /// Whether another process would go on at once.
    pub async fn is_wanted(&mut self) -> bool {
        const OTHERS: &str = "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted \
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) \
            AND classid::bigint = $1 >> 32 AND objid::bigint = $1 & 4294967295 AND pid <> pg_backend_pid())";
        match &mut self.session {
            Some(session) => sqlx::query_scalar(OTHERS).bind(STANDS_BY).fetch_one(session).await.unwrap_or_default(),
            None => false,
        }
    }

    /// Lets another process go on at once.
    pub async fn release(self) -> Result<(), StoreError> {
        if let Some(mut session) = self.session {
            // Not by closing alone: the server ends a session in its own time.
            sqlx::query("SELECT pg_advisory_unlock_all()").execute(&mut session).await?;
            session.close().await?;
        }
        Ok(())
    }

    pub(super) fn fence(&self) -> Option<Fence> {
        self.fence.clone()
    }
}

impl Fence {
    /// Whether it is still this one's turn; if so, nobody else's begins before the transaction ends.
    pub(super) async fn holds(&self, transaction: &impl ConnectionTrait) -> Result<bool, DbErr> {
        const SHOWN: &str = "SELECT 1 AS one FROM engine_epoch WHERE id = 1 AND epoch = $1 FOR SHARE";
        let shown = Statement::from_sql_and_values(DbBackend::Postgres, SHOWN, [self.epoch.into()]);
        let holds = transaction.query_one_raw(shown).await?.is_some();
        if !holds {
            self.passed.send_replace(true);
        }
        Ok(holds)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::{
        domain::{Error, ports::Journal, workflow::WorkflowStatus},
        store::{
            Mode, Store,
            testing::{self, commit, execution, succeeded},
        },
    };

    #[tokio::test]
    async fn one_process_leads_and_when_it_lets_go_another_does() {
        testing::on_each(async |bed| {
            let mut first = bed.store.candidate().try_lead().await.unwrap().unwrap();
            assert!(first.holds().await && !first.is_wanted().await);
            if bed.store.is_shared() {
                let other = Store::open(&bed.url, Mode::Serve).await.unwrap();
                let mut candidate = other.candidate();
                assert!(candidate.try_lead().await.unwrap().is_none());
                assert!(first.is_wanted().await);
                first.release().await.unwrap();
                assert!(candidate.try_lead().await.unwrap().unwrap().holds().await);
            }
        })
        .await;
    }

    #[tokio::test]
    async fn who_led_before_writes_nothing_more_and_hears_of_it() {
        testing::on_each(async |bed| {
            if !bed.store.is_shared() {
                return;
            }
            let workflow = bed.workflow(bed.owner().await, "w", WorkflowStatus::Published).await;
            let former = bed.store.candidate().try_lead().await.unwrap().unwrap();
            let stale = bed.store.leading_journal(&former);
            let new = execution(&workflow);
            stale.enqueue(new.clone()).await.unwrap();
            stale.commit(commit(new.id, vec![succeeded(0, "a", json!(1))], None)).await.unwrap();
            // As if it were frozen, and its session ended by the database.
            let (fence, mut candidate) = (former.fence().unwrap(), bed.store.candidate());
            former.release().await.unwrap();
            let lease = candidate.try_lead().await.unwrap().unwrap();
            let refused = stale.commit(commit(new.id, vec![succeeded(1, "b", json!(1))], None)).await;
            assert!(matches!(refused, Err(Error::Conflict { .. })), "{refused:?}");
            assert!(matches!(stale.reopen(new.id, &[]).await, Err(Error::Conflict { .. })));
            assert!(*fence.passed.borrow());
            // What anybody may write, it may.
            stale.enqueue(execution(&workflow)).await.unwrap();
            let journal = bed.store.leading_journal(&lease);
            assert_eq!(journal.load(new.id).await.unwrap().unwrap().steps.len(), 1);
            journal.commit(commit(new.id, vec![succeeded(1, "b", json!(1))], None)).await.unwrap();
        })
        .await;
    }
}
