//! Plans, users, OAuth clients and tokens, sealed secrets, forms, integrations, webhooks and their deliveries, idempotency keys, the audit log,
//! counters of limits.

use sea_orm::{ConnectionTrait, DbErr};
use sea_orm_migration::{
    SchemaManager,
    prelude::{
        ColumnDef, DeriveMigrationName, ForeignKey, ForeignKeyAction, Index, MigrationTrait, Table, async_trait,
    },
};

use super::columns::{id, index, owned, seq, time, unique};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[expect(elided_lifetimes_in_paths, reason = "async_trait makes of `<'_>` a signature that is not the trait's")]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        plans(manager).await?;
        users(manager).await?;
        oauth(manager).await?;
        secrets(manager).await?;
        integrations(manager).await?;
        forms(manager).await?;
        webhooks(manager).await?;
        requests(manager).await
    }
}

async fn plans(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    // Tenants that exist had no limits until now: they get the largest plan.
    let plan = ColumnDef::new("plan").text().not_null().default("business").take();
    manager.alter_table(Table::alter().table("tenants").add_column(plan).take()).await?;
    manager.alter_table(Table::alter().table("api_keys").add_column(ColumnDef::new("plan").text().take()).take()).await
}

async fn users(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let users = Table::create()
        .table("users")
        .col(seq())
        .col(id())
        .col(ColumnDef::new("tenant_id").uuid().not_null())
        .col(ColumnDef::new("name").text().not_null())
        .col(time("created_at").not_null())
        .foreign_key(ForeignKey::create().from("users", "tenant_id").to("tenants", "id"))
        .take();
    manager.create_table(users).await?;
    unique(manager, "users", "users_tenant_name", &["tenant_id", "name"]).await?;

    let tokens = Table::create()
        .table("user_tokens")
        .col(seq())
        .col(id())
        .col(ColumnDef::new("tenant_id").uuid().not_null())
        .col(ColumnDef::new("user_id").uuid().not_null())
        .col(ColumnDef::new("name").text().not_null())
        .col(time("created_at").not_null())
        .col(time("expires_at"))
        .col(time("revoked_at"))
        .col(time("last_used_at"))
        .foreign_key(
            ForeignKey::create().from("user_tokens", "user_id").to("users", "id").on_delete(ForeignKeyAction::Cascade),
        )
        .take();
    manager.create_table(tokens).await?;
    index(manager, "user_tokens", "user_tokens_user_seq", &["user_id", "seq"]).await
}

async fn oauth(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let clients = owned("oauth_clients")
        .col(ColumnDef::new("name").text().not_null())
        .col(ColumnDef::new("secret_hash").binary().not_null())
        .col(ColumnDef::new("scopes").text().not_null())
        .col(time("created_at").not_null())
        .col(time("revoked_at"))
        .col(time("last_used_at"))
        .take();
    manager.create_table(clients).await?;
    index(manager, "oauth_clients", "oauth_clients_tenant_seq", &["tenant_id", "seq"]).await?;

    let tokens = Table::create()
        .table("access_tokens")
        .col(ColumnDef::new("id").uuid().not_null().unique_key())
        .col(ColumnDef::new("hash").binary().not_null().primary_key())
        .col(ColumnDef::new("client_id").uuid().not_null())
        .col(ColumnDef::new("scopes").text().not_null())
        .col(time("created_at").not_null())
        .col(time("expires_at").not_null())
        .col(time("revoked_at"))
        .foreign_key(
            ForeignKey::create()
                .from("access_tokens", "client_id")
                .to("oauth_clients", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .take();
    manager.create_table(tokens).await?;
    index(manager, "access_tokens", "access_tokens_expires", &["expires_at"]).await?;
    index(manager, "access_tokens", "access_tokens_client", &["client_id"]).await
}

/// `key_id` stands beside what is sealed, so that a rotation finds what an old key still seals.
async fn secrets(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let keys = Table::create()
        .table("data_keys")
        .col(ColumnDef::new("id").uuid().not_null().primary_key())
        .col(ColumnDef::new("tenant_id").uuid().not_null())
        .col(ColumnDef::new("master_id").text().not_null())
        .col(ColumnDef::new("sealed").binary().not_null())
        .col(time("created_at").not_null())
        .col(time("retired_at"))
        .foreign_key(ForeignKey::create().from("data_keys", "tenant_id").to("tenants", "id"))
        .take();
    manager.create_table(keys).await?;
    index(manager, "data_keys", "data_keys_tenant", &["tenant_id", "created_at"]).await?;

    // What user tokens are signed with.
    let signing = Table::create()
        .table("signing_keys")
        .col(ColumnDef::new("id").uuid().not_null().primary_key())
        .col(ColumnDef::new("tenant_id").uuid().not_null().unique_key())
        .col(ColumnDef::new("sealed").binary().not_null())
        .col(ColumnDef::new("key_id").uuid().not_null())
        .col(time("created_at").not_null())
        .foreign_key(ForeignKey::create().from("signing_keys", "tenant_id").to("tenants", "id"))
        .take();
    manager.create_table(signing).await?;

    let credentials = owned("credentials")
        .col(ColumnDef::new("name").text().not_null())
        .col(ColumnDef::new("kind").text().not_null())
        .col(ColumnDef::new("sealed").binary().not_null())
        .col(ColumnDef::new("key_id").uuid().not_null())
        .col(time("created_at").not_null())
        .take();
    manager.create_table(credentials).await?;
    index(manager, "credentials", "credentials_tenant_seq", &["tenant_id", "seq"]).await?;
    index(manager, "credentials", "credentials_key", &["key_id"]).await
}

async fn integrations(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let integrations = owned("integrations")
        .col(ColumnDef::new("name").text().not_null())
        .col(ColumnDef::new("kind").text().not_null())
        .col(ColumnDef::new("config").text().not_null())
        .col(ColumnDef::new("credential_id").uuid())
        .col(time("created_at").not_null())
        .col(time("updated_at").not_null())
        .col(time("tested_at"))
        .col(ColumnDef::new("test_result").text())
        .foreign_key(ForeignKey::create().from("integrations", "credential_id").to("credentials", "id"))
        .take();
    manager.create_table(integrations).await?;
    index(manager, "integrations", "integrations_tenant_seq", &["tenant_id", "seq"]).await
}

async fn forms(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let forms = owned("forms")
        .col(ColumnDef::new("name").text().not_null())
        .col(ColumnDef::new("description").text().not_null())
        .col(ColumnDef::new("fields").text().not_null())
        .col(ColumnDef::new("is_public").boolean().not_null())
        .col(time("created_at").not_null())
        .col(time("updated_at").not_null())
        .take();
    manager.create_table(forms).await?;
    index(manager, "forms", "forms_tenant_seq", &["tenant_id", "seq"]).await?;

    let submissions = owned("form_submissions")
        .col(ColumnDef::new("form_id").uuid().not_null())
        .col(ColumnDef::new("data").text().not_null())
        .col(ColumnDef::new("executions").text().not_null())
        .col(time("created_at").not_null())
        .foreign_key(
            ForeignKey::create()
                .from("form_submissions", "form_id")
                .to("forms", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .take();
    manager.create_table(submissions).await?;
    index(manager, "form_submissions", "form_submissions_form_seq", &["form_id", "seq"]).await?;

    // What starts published workflows besides a request: kept in step with the published graph.
    let triggers = Table::create()
        .table("workflow_triggers")
        .col(ColumnDef::new("workflow_id").uuid().not_null())
        .col(ColumnDef::new("node_id").text().not_null())
        .col(ColumnDef::new("tenant_id").uuid().not_null())
        .col(ColumnDef::new("kind").text().not_null())
        .col(ColumnDef::new("subject").text().not_null())
        .primary_key(Index::create().col("workflow_id").col("node_id"))
        .foreign_key(
            ForeignKey::create()
                .from("workflow_triggers", "workflow_id")
                .to("workflows", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .take();
    manager.create_table(triggers).await?;
    index(manager, "workflow_triggers", "workflow_triggers_subject", &["tenant_id", "kind", "subject"]).await
}

async fn webhooks(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let webhooks = owned("webhooks")
        .col(ColumnDef::new("url").text().not_null())
        .col(ColumnDef::new("events").text().not_null())
        .col(ColumnDef::new("sealed").binary().not_null())
        .col(ColumnDef::new("key_id").uuid().not_null())
        .col(time("created_at").not_null())
        .col(time("disabled_at"))
        .take();
    manager.create_table(webhooks).await?;
    index(manager, "webhooks", "webhooks_tenant_seq", &["tenant_id", "seq"]).await?;
    // Partial, as those below: what happens and what is due cost what listens and what is pending, and not what ever was.
    let active = "CREATE INDEX webhooks_active ON webhooks (tenant_id) WHERE disabled_at IS NULL";
    manager.get_connection().execute_unprepared(active).await?;

    let events = Table::create()
        .table("events")
        .col(ColumnDef::new("id").uuid().not_null().primary_key())
        .col(ColumnDef::new("tenant_id").uuid().not_null())
        .col(ColumnDef::new("unit_id").uuid())
        .col(ColumnDef::new("kind").text().not_null())
        .col(ColumnDef::new("data").text().not_null())
        .col(time("created_at").not_null())
        .take();
    manager.create_table(events).await?;

    let deliveries = owned("webhook_deliveries")
        .col(ColumnDef::new("webhook_id").uuid().not_null())
        .col(ColumnDef::new("event_id").uuid().not_null())
        .col(ColumnDef::new("kind").text().not_null())
        .col(ColumnDef::new("status").small_integer().not_null())
        .col(ColumnDef::new("attempts").integer().not_null())
        // Attempts since it was last asked for: the place in the schedule.
        .col(ColumnDef::new("round").integer().not_null())
        // A JSON list: when, how long, status or error of each attempt.
        .col(ColumnDef::new("attempt_log").text().not_null())
        .col(time("created_at").not_null())
        .col(time("due_at"))
        .col(time("finished_at"))
        .foreign_key(
            ForeignKey::create()
                .from("webhook_deliveries", "webhook_id")
                .to("webhooks", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .foreign_key(ForeignKey::create().from("webhook_deliveries", "event_id").to("events", "id"))
        .take();
    manager.create_table(deliveries).await?;
    index(manager, "webhook_deliveries", "webhook_deliveries_tenant_seq", &["tenant_id", "seq"]).await?;
    index(manager, "webhook_deliveries", "webhook_deliveries_webhook_seq", &["webhook_id", "seq"]).await?;
    index(manager, "webhook_deliveries", "webhook_deliveries_event", &["event_id"]).await?;
    for partial in [
        "CREATE INDEX webhook_deliveries_due ON webhook_deliveries (webhook_id, due_at) WHERE due_at IS NOT NULL",
        // 1: an attempt is under way.
        "CREATE INDEX webhook_deliveries_sending ON webhook_deliveries (id) WHERE status = 1",
    ] {
        manager.get_connection().execute_unprepared(partial).await?;
    }
    Ok(())
}

async fn requests(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    // An answer may show a secret (a new key): it is sealed.
    let keys = Table::create()
        .table("idempotency_keys")
        .col(ColumnDef::new("id").uuid().not_null().unique_key())
        .col(ColumnDef::new("tenant_id").uuid().not_null())
        .col(ColumnDef::new("actor_id").uuid().not_null())
        .col(ColumnDef::new("operation").text().not_null())
        .col(ColumnDef::new("key").text().not_null())
        .col(ColumnDef::new("fingerprint").binary().not_null())
        .col(ColumnDef::new("sealed").binary().not_null())
        .col(ColumnDef::new("key_id").uuid().not_null())
        .col(time("created_at").not_null())
        .primary_key(Index::create().col("actor_id").col("operation").col("key"))
        .foreign_key(ForeignKey::create().from("idempotency_keys", "tenant_id").to("tenants", "id"))
        .take();
    manager.create_table(keys).await?;
    index(manager, "idempotency_keys", "idempotency_keys_created", &["created_at"]).await?;

    let audit = Table::create()
        .table("audit_log")
        .col(seq())
        .col(id())
        .col(ColumnDef::new("tenant_id").uuid().not_null())
        .col(ColumnDef::new("unit_id").uuid())
        .col(time("at").not_null())
        .col(ColumnDef::new("actor_kind").text().not_null())
        .col(ColumnDef::new("actor_id").uuid())
        .col(ColumnDef::new("action").text().not_null())
        .col(ColumnDef::new("record_kind").text().not_null())
        .col(ColumnDef::new("record_id").uuid().not_null())
        .col(ColumnDef::new("request_id").text())
        .col(ColumnDef::new("remote").text())
        .take();
    manager.create_table(audit).await?;
    index(manager, "audit_log", "audit_log_tenant_seq", &["tenant_id", "seq"]).await?;
    index(manager, "audit_log", "audit_log_record", &["tenant_id", "record_id", "seq"]).await?;

    // Requests granted within a window, by whom they count against.
    let counters = Table::create()
        .table("limit_counters")
        .col(ColumnDef::new("subject").text().not_null())
        .col(ColumnDef::new("window_secs").integer().not_null())
        .col(ColumnDef::new("window_start").big_integer().not_null())
        .col(ColumnDef::new("granted").big_integer().not_null())
        .primary_key(Index::create().col("subject").col("window_secs"))
        .take();
    manager.create_table(counters).await
}
