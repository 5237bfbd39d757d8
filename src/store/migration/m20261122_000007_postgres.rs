//! What several processes on one PostgreSQL hand each other. A SQLite file has one process, and none of this.
//!
//! All but the epoch is unlogged: it matters only while the processes that wait for it live, and costs no wait for the disk.

use sea_orm::{ConnectionTrait, DbBackend, DbErr};
use sea_orm_migration::{
    SchemaManager,
    prelude::{DeriveMigrationName, MigrationTrait, async_trait},
};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

/// How often the engine has changed hands: whoever writes its journal shows that it is still its turn.
const EPOCH: &str = "CREATE TABLE engine_epoch (id SMALLINT PRIMARY KEY, epoch BIGINT NOT NULL)";

/// What is asked of the engine, in whose name, and its answer once there is one. `taken` is the epoch in which somebody took it up.
const COMMANDS: &str = "CREATE UNLOGGED TABLE engine_commands (
    id UUID PRIMARY KEY, execution_id UUID NOT NULL, command TEXT NOT NULL,
    actor_kind TEXT NOT NULL, actor_id UUID, request_id TEXT, remote TEXT,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(), taken BIGINT, attempts INTEGER NOT NULL DEFAULT 0, answer TEXT)";

/// Who watches an execution from another process, from behind which place. `touched` says that it still does.
const WATCHES: &str = "CREATE UNLOGGED TABLE run_watches (
    id UUID PRIMARY KEY, execution_id UUID NOT NULL, frames BIGINT NOT NULL, chars BIGINT NOT NULL,
    touched TIMESTAMPTZ NOT NULL DEFAULT now(), taken BIGINT)";

/// Frames on their way to a watcher, who removes what it reads. Without frames: there are no more from this process.
const FRAMES: &str = "CREATE UNLOGGED TABLE run_frames (
    watch_id UUID NOT NULL REFERENCES run_watches (id) ON DELETE CASCADE, ordinal BIGINT NOT NULL, frames TEXT,
    PRIMARY KEY (watch_id, ordinal))";

#[expect(elided_lifetimes_in_paths, reason = "async_trait makes of `<'_>` a signature that is not the trait's")]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        if connection.get_database_backend() != DbBackend::Postgres {
            return Ok(());
        }
        for sql in [EPOCH, COMMANDS, WATCHES, FRAMES] {
            connection.execute_unprepared(sql).await?;
        }
        connection.execute_unprepared("INSERT INTO engine_epoch (id, epoch) VALUES (1, 0)").await?;
        Ok(())
    }
}
