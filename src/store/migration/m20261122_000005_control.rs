//! Executions that wait cost nothing; settings of workflows; answers that come before the question.

use sea_orm::{ConnectionTrait, DbErr};
use sea_orm_migration::{
    SchemaManager,
    prelude::{ColumnDef, DeriveMigrationName, ForeignKey, ForeignKeyAction, MigrationTrait, Table, async_trait},
};

use super::columns::{id, index, seq, time};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[expect(elided_lifetimes_in_paths, reason = "async_trait makes of `<'_>` a signature that is not the trait's")]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        executions(manager).await?;
        let settings = Table::create()
            .table("workflow_settings")
            .col(ColumnDef::new("workflow_id").uuid().not_null().primary_key())
            // JSON.
            .col(ColumnDef::new("settings").text().not_null())
            .col(time("updated_at").not_null())
            .foreign_key(
                ForeignKey::create()
                    .from("workflow_settings", "workflow_id")
                    .to("workflows", "id")
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .take();
        manager.create_table(settings).await?;
        let answers = Table::create()
            .table("early_answers")
            .col(seq())
            .col(id())
            .col(ColumnDef::new("execution_id").uuid().not_null())
            .col(ColumnDef::new("node_id").text().not_null())
            // JSON.
            .col(ColumnDef::new("answer").text().not_null())
            .col(time("created_at").not_null())
            .foreign_key(
                ForeignKey::create()
                    .from("early_answers", "execution_id")
                    .to("executions", "id")
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .take();
        manager.create_table(answers).await?;
        index(manager, "early_answers", "early_answers_execution", &["execution_id", "seq"]).await
    }
}

async fn executions(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    // When a wait ends by itself; what it shares a limit by; when it was opened again.
    for column in [time("wake_at"), ColumnDef::new("gate").text().take(), time("reopened_at")] {
        manager.alter_table(Table::alter().table("executions").add_column(column).take()).await?;
    }
    for statement in [
        // With the status in it, recovery passes over those that wait (2) without reading them.
        "DROP INDEX executions_unfinished",
        "CREATE INDEX executions_unfinished ON executions (id, status) WHERE finished_at IS NULL",
        "CREATE INDEX executions_due ON executions (wake_at, id) WHERE wake_at IS NOT NULL",
        "CREATE INDEX executions_gated ON executions (id, status) WHERE gate IS NOT NULL AND finished_at IS NULL",
        "CREATE INDEX conversation_messages_execution ON conversation_messages (execution_id) WHERE execution_id IS NOT NULL",
        // Nobody knows yet what those that wait now wait for: each is looked at once.
        "UPDATE executions SET wake_at = 0 WHERE finished_at IS NULL AND status = 2",
    ] {
        manager.get_connection().execute_unprepared(statement).await?;
    }
    Ok(())
}
