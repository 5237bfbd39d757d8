//! The first schema: tenants, units, API keys, endpoints, workflows with versions, executions with journals.

use sea_orm::{ConnectionTrait, DbErr};
use sea_orm_migration::{
    SchemaManager,
    prelude::{
        ColumnDef, DeriveMigrationName, ForeignKey, ForeignKeyAction, Index, MigrationTrait, Table, async_trait,
    },
};

use super::columns::{id, index, seq, time, unique};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[expect(elided_lifetimes_in_paths, reason = "async_trait makes of `<'_>` a signature that is not the trait's")]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        identity(manager).await?;
        workflows(manager).await?;
        executions(manager).await
    }
}

async fn identity(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let tenants = Table::create()
        .table("tenants")
        .col(seq())
        .col(id())
        .col(ColumnDef::new("name").text().not_null().unique_key())
        .col(time("created_at").not_null())
        .take();
    manager.create_table(tenants).await?;

    let units = Table::create()
        .table("units")
        .col(seq())
        .col(id())
        .col(ColumnDef::new("tenant_id").uuid().not_null())
        .col(ColumnDef::new("name").text().not_null())
        .col(time("created_at").not_null())
        .foreign_key(ForeignKey::create().from("units", "tenant_id").to("tenants", "id"))
        .take();
    manager.create_table(units).await?;
    unique(manager, "units", "units_tenant_name", &["tenant_id", "name"]).await?;
    // The target of the keys' two-column reference: a key cannot name another tenant's unit.
    unique(manager, "units", "units_tenant_id", &["tenant_id", "id"]).await?;

    let keys = Table::create()
        .table("api_keys")
        .col(seq())
        .col(id())
        .col(ColumnDef::new("tenant_id").uuid().not_null())
        .col(ColumnDef::new("unit_id").uuid())
        .col(ColumnDef::new("name").text().not_null())
        .col(ColumnDef::new("prefix").text().not_null())
        .col(ColumnDef::new("hash").binary().not_null().unique_key())
        .col(ColumnDef::new("scopes").text().not_null())
        .col(time("created_at").not_null())
        .col(time("expires_at"))
        .col(time("revoked_at"))
        .col(time("last_used_at"))
        .foreign_key(ForeignKey::create().from("api_keys", "tenant_id").to("tenants", "id"))
        .foreign_key(ForeignKey::create().from("api_keys", ("tenant_id", "unit_id")).to("units", ("tenant_id", "id")))
        .take();
    manager.create_table(keys).await?;
    index(manager, "api_keys", "api_keys_tenant_seq", &["tenant_id", "seq"]).await?;

    let endpoints = Table::create()
        .table("endpoints")
        .col(seq())
        .col(id())
        .col(ColumnDef::new("tenant_id").uuid().not_null())
        .col(ColumnDef::new("unit_id").uuid())
        .col(ColumnDef::new("name").text().not_null())
        .col(ColumnDef::new("description").text().not_null())
        .col(time("created_at").not_null())
        .foreign_key(ForeignKey::create().from("endpoints", "tenant_id").to("tenants", "id"))
        .take();
    manager.create_table(endpoints).await?;
    unique(manager, "endpoints", "endpoints_tenant_name", &["tenant_id", "name"]).await
}

async fn workflows(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let workflows = Table::create()
        .table("workflows")
        .col(seq())
        .col(id())
        .col(ColumnDef::new("tenant_id").uuid().not_null())
        .col(ColumnDef::new("unit_id").uuid())
        .col(ColumnDef::new("name").text().not_null())
        .col(ColumnDef::new("name_folded").text().not_null())
        .col(ColumnDef::new("description").text().not_null())
        .col(ColumnDef::new("status").small_integer().not_null())
        .col(ColumnDef::new("version").integer().not_null())
        .col(ColumnDef::new("endpoint_id").uuid())
        .col(time("created_at").not_null())
        .col(time("updated_at").not_null())
        .foreign_key(ForeignKey::create().from("workflows", "tenant_id").to("tenants", "id"))
        .foreign_key(ForeignKey::create().from("workflows", "endpoint_id").to("endpoints", "id"))
        .take();
    manager.create_table(workflows).await?;
    index(manager, "workflows", "workflows_tenant_seq", &["tenant_id", "seq"]).await?;
    index(manager, "workflows", "workflows_tenant_status_seq", &["tenant_id", "status", "seq"]).await?;
    index(manager, "workflows", "workflows_tenant_name_seq", &["tenant_id", "name", "seq"]).await?;

    let versions = Table::create()
        .table("workflow_versions")
        .col(ColumnDef::new("workflow_id").uuid().not_null())
        .col(ColumnDef::new("version").integer().not_null())
        .col(ColumnDef::new("graph").text().not_null())
        .col(time("created_at").not_null())
        .primary_key(Index::create().col("workflow_id").col("version"))
        .foreign_key(
            ForeignKey::create()
                .from("workflow_versions", "workflow_id")
                .to("workflows", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .take();
    manager.create_table(versions).await
}

async fn executions(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let executions = Table::create()
        .table("executions")
        .col(seq())
        .col(id())
        .col(ColumnDef::new("tenant_id").uuid().not_null())
        .col(ColumnDef::new("unit_id").uuid())
        .col(ColumnDef::new("workflow_id").uuid().not_null())
        .col(ColumnDef::new("workflow_version").integer().not_null())
        .col(ColumnDef::new("status").small_integer().not_null())
        .col(ColumnDef::new("input").text().not_null())
        .col(ColumnDef::new("output").text())
        .col(ColumnDef::new("error").text())
        .col(time("created_at").not_null())
        .col(time("started_at"))
        .col(time("finished_at"))
        .foreign_key(
            ForeignKey::create()
                .from("executions", "workflow_id")
                .to("workflows", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .take();
    manager.create_table(executions).await?;
    index(manager, "executions", "executions_tenant_seq", &["tenant_id", "seq"]).await?;
    index(manager, "executions", "executions_tenant_created", &["tenant_id", "created_at"]).await?;
    // Serves the lists of one workflow, and the cascade when it is deleted.
    index(manager, "executions", "executions_workflow_seq", &["workflow_id", "seq"]).await?;
    // Partial: recovery at start costs what is unfinished and not what was ever run, lists of failures cost what failed, and
    // an execution that ends well never enters the second. Written out, as sea-query would bind the status as a parameter.
    let connection = manager.get_connection();
    connection
        .execute_unprepared("CREATE INDEX executions_unfinished ON executions (id) WHERE finished_at IS NULL")
        .await?;
    connection
        .execute_unprepared("CREATE INDEX executions_ended_badly ON executions (tenant_id, seq) WHERE status >= 4")
        .await?;

    let steps = Table::create()
        .table("execution_steps")
        .col(ColumnDef::new("execution_id").uuid().not_null())
        .col(ColumnDef::new("ordinal").integer().not_null())
        .col(ColumnDef::new("node_id").text().not_null())
        .col(ColumnDef::new("node_kind").text().not_null())
        .col(ColumnDef::new("attempt").integer().not_null())
        .col(ColumnDef::new("input").text().not_null())
        .col(ColumnDef::new("outcome").small_integer().not_null())
        .col(ColumnDef::new("detail").text().not_null())
        .col(time("started_at").not_null())
        .col(time("finished_at").not_null())
        .primary_key(Index::create().col("execution_id").col("ordinal"))
        .foreign_key(
            ForeignKey::create()
                .from("execution_steps", "execution_id")
                .to("executions", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .take();
    manager.create_table(steps).await
}
