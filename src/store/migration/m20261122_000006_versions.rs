//! Which version of a workflow is published, who made each and whether anything holds on to it; and the execution above each as a column that lists go by.

use sea_orm::{ConnectionTrait, DbErr, sea_query::ExprTrait};
use sea_orm_migration::{
    SchemaManager,
    prelude::{ColumnDef, DeriveMigrationName, Expr, MigrationTrait, Query, Table, async_trait},
};
use serde_json::Value;
use uuid::Uuid;

use super::columns::time;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[expect(elided_lifetimes_in_paths, reason = "async_trait makes of `<'_>` a signature that is not the trait's")]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        versions(manager).await?;
        parents(manager).await
    }
}

async fn add(manager: &SchemaManager<'_>, table: &'static str, column: ColumnDef) -> Result<(), DbErr> {
    manager.alter_table(Table::alter().table(table).add_column(column).take()).await
}

async fn versions(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    add(manager, "workflows", ColumnDef::new("published_version").integer().take()).await?;
    let table = "workflow_versions";
    add(manager, table, ColumnDef::new("author_kind").text().take()).await?;
    add(manager, table, ColumnDef::new("author_id").uuid().take()).await?;
    add(manager, table, ColumnDef::new("note").text().take()).await?;
    add(manager, table, ColumnDef::new("nodes").integer().not_null().default(0).take()).await?;
    add(manager, table, time("published_at")).await?;
    // Of what there is already, executions may have been started: it is kept.
    add(manager, table, ColumnDef::new("pinned").boolean().not_null().default(true).take()).await?;
    let connection = manager.get_connection();
    // 1: published.
    connection.execute_unprepared("UPDATE workflows SET published_version = version WHERE status = 1").await?;
    let published = "UPDATE workflow_versions SET published_at = created_at WHERE EXISTS (SELECT 1 FROM workflows \
                     WHERE workflows.id = workflow_versions.workflow_id AND workflows.published_version = workflow_versions.version)";
    connection.execute_unprepared(published).await?;

    let keys = Query::select().columns(["workflow_id", "version"]).from(table).take();
    for row in connection.query_all(&keys).await? {
        let (workflow, version): (Uuid, i32) = (row.try_get("", "workflow_id")?, row.try_get("", "version")?);
        let this = || Expr::col("workflow_id").eq(workflow).and(Expr::col("version").eq(version));
        let graph = Query::select().column("graph").from(table).and_where(this()).take();
        let Some(row) = connection.query_one(&graph).await? else { continue };
        let graph: String = row.try_get("", "graph")?;
        let graph: Value = serde_json::from_str(&graph).map_err(|error| DbErr::Custom(error.to_string()))?;
        let nodes = i32::try_from(graph["nodes"].as_array().map_or(0, Vec::len)).unwrap_or(i32::MAX);
        let counted = Query::update().table(table).value("nodes", nodes).and_where(this()).take();
        connection.execute(&counted).await?;
    }
    Ok(())
}

async fn parents(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    const PAGE: u64 = 1_000;
    let table = "executions";
    add(manager, table, ColumnDef::new("parent_id").uuid().take()).await?;
    let connection = manager.get_connection();
    let mut last: Option<Uuid> = None;
    loop {
        let children = Query::select()
            .columns(["id", "origin"])
            .from(table)
            .and_where(Expr::col("origin").like("%\"parent\"%"))
            .and_where_option(last.map(|last| Expr::col("id").gt(last)))
            .order_by("id", sea_orm::Order::Asc)
            .limit(PAGE)
            .take();
        let rows = connection.query_all(&children).await?;
        for row in &rows {
            let (id, origin): (Uuid, String) = (row.try_get("", "id")?, row.try_get("", "origin")?);
            let origin: Value = serde_json::from_str(&origin).map_err(|error| DbErr::Custom(error.to_string()))?;
            if let Some(parent) = origin["parent"].as_str().and_then(|parent| Uuid::parse_str(parent).ok()) {
                let known =
                    Query::update().table(table).value("parent_id", parent).and_where(Expr::col("id").eq(id)).take();
                connection.execute(&known).await?;
            }
            last = Some(id);
        }
        if rows.is_empty() {
            break;
        }
    }
    // Partial: executions that nobody started below another, which are most, never enter it.
    for index in [
        "CREATE INDEX executions_parent ON executions (parent_id, seq) WHERE parent_id IS NOT NULL",
        // Those under way, which are few.
        "CREATE INDEX executions_children ON executions (parent_id, id) WHERE parent_id IS NOT NULL AND finished_at IS NULL",
    ] {
        connection.execute_unprepared(index).await?;
    }
    Ok(())
}
