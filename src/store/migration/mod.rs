//! The schema's history. A migration, once released, never changes; the next change is a new file.
//!
//! All pending migrations run in one transaction that only one process at a time can be in, so that a server and a command
//! started together on a new database do not trip over each other.

mod columns;
mod m20261101_000001_first;
mod m20261121_000002_trust;
mod m20261122_000003_agents;
mod m20261122_000004_triggers;
mod m20261122_000005_control;
mod m20261122_000006_versions;
mod m20261122_000007_postgres;
mod m20261122_000008_outside;

use sea_orm::{ConnectionTrait, DbErr, TransactionTrait};
use sea_orm_migration::{MigrationTrait, MigratorTrait};

use super::Store;

/// Any number will do, as long as every version of this program uses the same.
const ADVISORY_LOCK: i64 = 0x5357_4954_4348_0001;

struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261101_000001_first::Migration),
            Box::new(m20261121_000002_trust::Migration),
            Box::new(m20261122_000003_agents::Migration),
            Box::new(m20261122_000004_triggers::Migration),
            Box::new(m20261122_000005_control::Migration),
            Box::new(m20261122_000006_versions::Migration),
            Box::new(m20261122_000007_postgres::Migration),
            Box::new(m20261122_000008_outside::Migration),
        ]
    }
}

/// Brings the schema up to date.
pub(super) async fn run(store: &Store) -> Result<(), DbErr> {
    let transaction = store.write.pool.begin_with_options(store.writing()).await?;
    if store.is_postgres() {
        transaction.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({ADVISORY_LOCK})")).await?;
    }
    Migrator::up(&transaction, None).await?;
    transaction.commit().await
}
