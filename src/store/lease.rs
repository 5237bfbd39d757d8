//! Which of several servers on one PostgreSQL runs the engine: the one whose session holds the database's advisory lock.
//!
//! The lock belongs to a session of its own, outside the pools. When its process dies, or its connection breaks, PostgreSQL lets the lock go
//! and another server gets it. On SQLite the lock beside the file has settled the question already: who serves, leads.

use sea_orm::sqlx::{self, Connection, PgConnection};

use super::{Store, StoreError};

/// Any number will do but that of the migrations' lock, as long as every version of this program uses the same.
const ADVISORY_LOCK: i64 = 0x5357_4954_4348_0002;

/// The right to run the engine, for as long as [`Lease::holds`].
#[derive(Debug)]
pub struct Lease {
    session: Option<PgConnection>,
}

impl Store {
    /// Takes the right to run the engine, or tells that another server has it (`None`); ask again from time to time.
    pub async fn try_lead(&self) -> Result<Option<Lease>, StoreError> {
        if !self.is_postgres() {
            return Ok(Some(Lease { session: None }));
        }
        let mut session = self.write.pool.get_postgres_connection_pool().acquire().await?.detach();
        let got: bool =
            sqlx::query_scalar("SELECT pg_try_advisory_lock($1)").bind(ADVISORY_LOCK).fetch_one(&mut session).await?;
        if got {
            return Ok(Some(Lease { session: Some(session) }));
        }
        session.close().await?;
        Ok(None)
    }
}

impl Lease {
    /// Whether the right is still held. Ask every few seconds: once it is not, another server may run the engine, and this one must stop.
    pub async fn holds(&mut self) -> bool {
        match &mut self.session {
            Some(session) => session.ping().await.is_ok(),
            None => true,
        }
    }

    /// Lets another server take over at once.
    pub async fn release(self) -> Result<(), StoreError> {
        if let Some(mut session) = self.session {
            // Not by closing alone: the server ends a session in its own time.
            sqlx::query("SELECT pg_advisory_unlock($1)").bind(ADVISORY_LOCK).execute(&mut session).await?;
            session.close().await?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::store::{Mode, Store, testing};

    #[tokio::test]
    async fn one_server_leads_and_when_it_lets_go_another_does() {
        testing::on_each(async |bed| {
            let mut first = bed.store.try_lead().await.unwrap().unwrap();
            assert!(first.holds().await);
            if bed.store.is_shared() {
                let other = Store::open(&bed.url, Mode::Serve).await.unwrap();
                assert!(other.try_lead().await.unwrap().is_none());
                first.release().await.unwrap();
                assert!(other.try_lead().await.unwrap().unwrap().holds().await);
            }
        })
        .await;
    }
}
