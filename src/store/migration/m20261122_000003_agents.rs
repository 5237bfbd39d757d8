//! Agents and their sources, conversations, messages that agents emit, what integrations fetched; and where executions come from.

use sea_orm::{ConnectionTrait, DbErr};
use sea_orm_migration::{
    SchemaManager,
    prelude::{
        ColumnDef, DeriveMigrationName, ForeignKey, ForeignKeyAction, Index, MigrationTrait, Table, async_trait,
    },
};

use super::columns::{index, owned, time, unique};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[expect(elided_lifetimes_in_paths, reason = "async_trait makes of `<'_>` a signature that is not the trait's")]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        additions(manager).await?;
        agents(manager).await?;
        conversations(manager).await?;
        messages(manager).await?;
        integrations(manager).await
    }
}

async fn add(manager: &SchemaManager<'_>, table: &'static str, column: ColumnDef) -> Result<(), DbErr> {
    manager.alter_table(Table::alter().table(table).add_column(column).take()).await
}

async fn additions(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    // JSON: the agent whose run it is, the execution above it. Absent where somebody just started it.
    add(manager, "executions", ColumnDef::new("origin").text().take()).await?;
    // The agent whose own workflow it is: such a one is in no list.
    add(manager, "workflows", ColumnDef::new("agent_id").uuid().take()).await?;
    // What other installations know it by, and how it looks there (JSON: colours, icon, control links).
    add(manager, "workflows", ColumnDef::new("guid").text().take()).await?;
    add(manager, "workflows", ColumnDef::new("badge").text().take()).await?;
    unique(manager, "workflows", "workflows_tenant_guid", &["tenant_id", "guid"]).await
}

async fn agents(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let agents = owned("agents")
        .col(ColumnDef::new("name").text().not_null())
        .col(ColumnDef::new("name_folded").text().not_null())
        .col(ColumnDef::new("description").text().not_null())
        .col(ColumnDef::new("code").text().not_null())
        .col(ColumnDef::new("category").text())
        .col(ColumnDef::new("kind").small_integer().not_null())
        .col(ColumnDef::new("mode").text().not_null())
        .col(ColumnDef::new("tags").text().not_null())
        .col(ColumnDef::new("icon").text().not_null())
        .col(ColumnDef::new("is_favorite").boolean().not_null())
        .col(ColumnDef::new("status").small_integer().not_null())
        .col(ColumnDef::new("config").text().not_null())
        .col(ColumnDef::new("extend_properties").text().not_null())
        .col(ColumnDef::new("usage_guide").text())
        .col(ColumnDef::new("ab_test_id").text())
        .col(ColumnDef::new("ab_test_enabled").boolean().not_null())
        .col(ColumnDef::new("definition").text())
        .col(ColumnDef::new("workflow_id").uuid().not_null())
        .col(ColumnDef::new("class").text())
        .col(ColumnDef::new("options").text().not_null())
        .col(ColumnDef::new("schedule").text())
        .col(ColumnDef::new("keep_messages_secs").big_integer().not_null())
        .col(ColumnDef::new("guid").text())
        .col(ColumnDef::new("created_by").text().not_null())
        .col(ColumnDef::new("updated_by").text().not_null())
        .col(time("created_at").not_null())
        .col(time("updated_at").not_null())
        .foreign_key(ForeignKey::create().from("agents", "workflow_id").to("workflows", "id"))
        .take();
    manager.create_table(agents).await?;
    index(manager, "agents", "agents_tenant_seq", &["tenant_id", "seq"]).await?;
    unique(manager, "agents", "agents_tenant_code", &["tenant_id", "code"]).await?;
    unique(manager, "agents", "agents_tenant_guid", &["tenant_id", "guid"]).await?;
    let sources = Table::create()
        .table("agent_sources")
        .col(ColumnDef::new("agent_id").uuid().not_null())
        .col(ColumnDef::new("source_id").uuid().not_null())
        .col(ColumnDef::new("position").integer().not_null())
        .primary_key(Index::create().col("agent_id").col("source_id"))
        .foreign_key(
            ForeignKey::create()
                .from("agent_sources", "agent_id")
                .to("agents", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .foreign_key(
            ForeignKey::create()
                .from("agent_sources", "source_id")
                .to("agents", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .take();
    manager.create_table(sources).await?;
    index(manager, "agent_sources", "agent_sources_source", &["source_id"]).await
}

async fn conversations(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let conversations = owned("conversations")
        .col(ColumnDef::new("agent_id").uuid().not_null())
        .col(ColumnDef::new("channel").text().not_null())
        // Who asks, in the client's words: no user of ours.
        .col(ColumnDef::new("user_ref").text())
        .col(ColumnDef::new("status").small_integer().not_null())
        .col(time("started_at").not_null())
        .col(time("ended_at"))
        .col(time("last_message_at").not_null())
        .col(ColumnDef::new("messages_count").big_integer().not_null())
        .col(ColumnDef::new("responses").big_integer().not_null())
        .col(ColumnDef::new("response_ms").big_integer().not_null())
        .foreign_key(
            ForeignKey::create()
                .from("conversations", "agent_id")
                .to("agents", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .take();
    manager.create_table(conversations).await?;
    index(manager, "conversations", "conversations_tenant_seq", &["tenant_id", "seq"]).await?;
    index(manager, "conversations", "conversations_agent_seq", &["agent_id", "seq"]).await?;
    // Analytics read these and nothing else: all that they count is in the index. The second begins with the tenant too, so that SQLite, which has no statistics, prefers it.
    let counted = ["status", "messages_count", "responses", "response_ms", "unit_id"];
    let by_tenant: Vec<&str> = ["tenant_id", "started_at", "agent_id"].into_iter().chain(counted).collect();
    index(manager, "conversations", "conversations_analytics", &by_tenant).await?;
    let by_agent: Vec<&str> = ["tenant_id", "agent_id", "started_at", "channel"].into_iter().chain(counted).collect();
    index(manager, "conversations", "conversations_agent_analytics", &by_agent).await?;
    // 0: active.
    let idle = "CREATE INDEX conversations_idle ON conversations (last_message_at) WHERE status = 0";
    manager.get_connection().execute_unprepared(idle).await?;
    let messages = Table::create()
        .table("conversation_messages")
        .col(super::columns::seq())
        .col(super::columns::id())
        .col(ColumnDef::new("conversation_id").uuid().not_null())
        .col(ColumnDef::new("sender").small_integer().not_null())
        .col(ColumnDef::new("content").text().not_null())
        .col(time("created_at").not_null())
        .col(ColumnDef::new("execution_id").uuid())
        // Of an answer: the message that it answers, and how it came about (JSON).
        .col(ColumnDef::new("answers_id").uuid())
        .col(ColumnDef::new("answer").text())
        .foreign_key(
            ForeignKey::create()
                .from("conversation_messages", "conversation_id")
                .to("conversations", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .take();
    manager.create_table(messages).await?;
    index(manager, "conversation_messages", "conversation_messages_seq", &["conversation_id", "seq"]).await?;
    let answers = "CREATE UNIQUE INDEX conversation_messages_answers ON conversation_messages (answers_id) WHERE answers_id IS NOT NULL";
    manager.get_connection().execute_unprepared(answers).await?;
    Ok(())
}

async fn messages(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let messages = owned("messages")
        .col(ColumnDef::new("agent_id").uuid().not_null())
        .col(ColumnDef::new("execution_id").uuid())
        .col(ColumnDef::new("payload").text().not_null())
        .col(ColumnDef::new("hops").integer().not_null())
        .col(time("created_at").not_null())
        .col(time("expires_at"))
        .foreign_key(
            ForeignKey::create().from("messages", "agent_id").to("agents", "id").on_delete(ForeignKeyAction::Cascade),
        )
        .take();
    manager.create_table(messages).await?;
    index(manager, "messages", "messages_agent_created", &["agent_id", "created_at", "seq"]).await?;
    let expiring = "CREATE INDEX messages_expiring ON messages (expires_at) WHERE expires_at IS NOT NULL";
    manager.get_connection().execute_unprepared(expiring).await?;
    let deliveries = Table::create()
        .table("message_deliveries")
        .col(super::columns::seq())
        .col(ColumnDef::new("message_id").uuid().not_null())
        .col(ColumnDef::new("agent_id").uuid().not_null())
        .foreign_key(
            ForeignKey::create()
                .from("message_deliveries", "message_id")
                .to("messages", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .foreign_key(
            ForeignKey::create()
                .from("message_deliveries", "agent_id")
                .to("agents", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .take();
    manager.create_table(deliveries).await?;
    unique(manager, "message_deliveries", "message_deliveries_pair", &["message_id", "agent_id"]).await?;
    index(manager, "message_deliveries", "message_deliveries_agent", &["agent_id"]).await
}

async fn integrations(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let syncs = owned("integration_syncs")
        .col(ColumnDef::new("integration_id").uuid().not_null())
        // 0 running, 1 completed, 2 failed.
        .col(ColumnDef::new("status").small_integer().not_null())
        // Where the next page begins, so that a restart goes on from there (JSON).
        .col(ColumnDef::new("cursor").text())
        .col(ColumnDef::new("pages").big_integer().not_null())
        .col(ColumnDef::new("fetched").big_integer().not_null())
        .col(ColumnDef::new("created").big_integer().not_null())
        .col(ColumnDef::new("updated").big_integer().not_null())
        .col(ColumnDef::new("unchanged").big_integer().not_null())
        .col(ColumnDef::new("error").text())
        .col(time("started_at").not_null())
        .col(time("finished_at"))
        .foreign_key(
            ForeignKey::create()
                .from("integration_syncs", "integration_id")
                .to("integrations", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .take();
    manager.create_table(syncs).await?;
    index(manager, "integration_syncs", "integration_syncs_integration", &["integration_id", "seq"]).await?;
    // One at a time.
    let running =
        "CREATE UNIQUE INDEX integration_syncs_running ON integration_syncs (integration_id) WHERE status = 0";
    manager.get_connection().execute_unprepared(running).await?;
    let records = Table::create()
        .table("integration_records")
        .col(ColumnDef::new("integration_id").uuid().not_null())
        .col(ColumnDef::new("external_id").text().not_null())
        .col(ColumnDef::new("data").text().not_null())
        .col(time("created_at").not_null())
        .col(time("updated_at").not_null())
        .primary_key(Index::create().col("integration_id").col("external_id"))
        .foreign_key(
            ForeignKey::create()
                .from("integration_records", "integration_id")
                .to("integrations", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .take();
    manager.create_table(records).await
}
