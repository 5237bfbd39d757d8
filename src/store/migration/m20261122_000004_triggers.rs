//! Triggers beside forms: URLs that start workflows, and schedules of workflows and of agents.

use sea_orm::{ConnectionTrait, DbErr};
use sea_orm_migration::{
    SchemaManager,
    prelude::{
        ColumnDef, DeriveMigrationName, ForeignKey, ForeignKeyAction, Index, MigrationTrait, Table, async_trait,
    },
};

use super::columns::{time, unique};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[expect(elided_lifetimes_in_paths, reason = "async_trait makes of `<'_>` a signature that is not the trait's")]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // JSON: what a webhook takes and answers, so that a request need not read the graph.
        let config = ColumnDef::new("config").text().take();
        manager.alter_table(Table::alter().table("workflow_triggers").add_column(config).take()).await?;
        hooks(manager).await?;
        schedules(manager).await
    }
}

async fn hooks(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let hooks = Table::create()
        .table("hooks")
        .col(ColumnDef::new("workflow_id").uuid().not_null())
        .col(ColumnDef::new("node_id").text().not_null())
        .col(ColumnDef::new("tenant_id").uuid().not_null())
        .col(ColumnDef::new("token").text().not_null())
        // SHA-256 of the token, by which it is looked up.
        .col(ColumnDef::new("hash").binary().not_null())
        .col(time("created_at").not_null())
        .primary_key(Index::create().col("workflow_id").col("node_id"))
        .foreign_key(
            ForeignKey::create()
                .from("hooks", "workflow_id")
                .to("workflows", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .take();
    manager.create_table(hooks).await?;
    unique(manager, "hooks", "hooks_hash", &["hash"]).await
}

async fn schedules(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let schedules = Table::create()
        .table("schedules")
        .col(ColumnDef::new("id").uuid().not_null().primary_key())
        .col(ColumnDef::new("tenant_id").uuid().not_null())
        // Of a node of a workflow, or of an agent.
        .col(ColumnDef::new("workflow_id").uuid())
        .col(ColumnDef::new("node_id").text())
        .col(ColumnDef::new("agent_id").uuid())
        .col(ColumnDef::new("config").text().not_null())
        // The first time that nothing was done about, and that time with its jitter; null while nothing is to come.
        .col(time("next_at"))
        .col(time("due_at"))
        // The last time that fired.
        .col(time("last_at"))
        .foreign_key(
            ForeignKey::create()
                .from("schedules", "workflow_id")
                .to("workflows", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .foreign_key(
            ForeignKey::create().from("schedules", "agent_id").to("agents", "id").on_delete(ForeignKeyAction::Cascade),
        )
        .take();
    manager.create_table(schedules).await?;
    unique(manager, "schedules", "schedules_node", &["workflow_id", "node_id"]).await?;
    unique(manager, "schedules", "schedules_agent", &["agent_id"]).await?;
    // Partial: what is asked every second costs what is live, and not what ever was.
    let due = "CREATE INDEX schedules_due ON schedules (due_at) WHERE due_at IS NOT NULL";
    manager.get_connection().execute_unprepared(due).await?;
    Ok(())
}
