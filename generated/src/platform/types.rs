// Written by `cargo xtask generate`. Change the document, not this file.

//! Types of the wire.

#![allow(clippy::large_enum_variant, reason = "alternatives are what the document says they are")]
#![allow(unused_imports, reason = "every document uses another part of these")]

use serde::{Deserialize, Serialize};

use super::validate::*;
use crate::runtime::{
    self, Base64, Binary, Date, DateTime, IndexMap, Map, Maybe, Uuid, Validate, Value, length, unique,
};

/// A workflow as ActiveWorkflow's API exports it. What is left out is as it is where there is nothing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct WorkflowFile {
    /// The version of the format.
    #[serde(default = "default_workflowfile_schema_version")]
    pub schema_version: i64,
    /// The workflow's name.
    pub name: String,
    /// Its description.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub description: Maybe<String>,
    /// What installations know it by.
    pub guid: String,
    /// The colour of its label's text.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub tag_fg_color: Maybe<String>,
    /// The colour of its label.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub tag_bg_color: Maybe<String>,
    /// What stands for it.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub icon: Maybe<String>,
    /// When the file was made; not looked at.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub exported_at: Maybe<String>,
    /// Its agents. An export has them in the order of their guids.
    pub agents: Vec<WorkflowFileAgent>,
    /// Who receives whose messages, among these agents.
    #[serde(default = "default_workflowfile_links")]
    pub links: Vec<WorkflowFileLink>,
    /// Who controls whom, among these agents.
    #[serde(default = "default_workflowfile_control_links")]
    pub control_links: Vec<WorkflowFileControlLink>,
}

runtime::object!(WorkflowFile);

fn default_workflowfile_schema_version() -> i64 {
    1
}

fn default_workflowfile_links() -> Vec<WorkflowFileLink> {
    Vec::new()
}

fn default_workflowfile_control_links() -> Vec<WorkflowFileControlLink> {
    Vec::new()
}

/// An agent in a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct WorkflowFileAgent {
    /// What it is, as a full class name.
    pub r#type: String,
    /// Its name.
    pub name: String,
    /// Whether it does not run.
    #[serde(default = "default_workflowfileagent_disabled")]
    pub disabled: bool,
    /// What installations know it by; each of a file's is another.
    pub guid: String,
    /// Its options.
    #[serde(default = "default_workflowfileagent_options")]
    pub options: Map<String, Value>,
    /// When it runs by itself.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub schedule: Maybe<String>,
    /// How long its messages are kept, in seconds; 0, for ever.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub keep_messages_for: Option<i64>,
}

runtime::object!(WorkflowFileAgent);

fn default_workflowfileagent_disabled() -> bool {
    false
}

fn default_workflowfileagent_options() -> Map<String, Value> {
    Map::new()
}

/// One agent receives what another emits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct WorkflowFileLink {
    /// Who emits, by its place among the agents.
    pub source: i64,
    /// Who receives, by its place among the agents.
    pub receiver: i64,
}

runtime::object!(WorkflowFileLink);

/// One agent controls another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct WorkflowFileControlLink {
    /// Who controls, by its place among the agents.
    pub controller: i64,
    /// Who is controlled, by its place among the agents.
    pub control_target: i64,
}

runtime::object!(WorkflowFileControlLink);

/// What became of a record. `removed` is what was taken out of the workflow; the agent itself stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ImportChange {
    /// `created`.
    Created,
    /// `updated`.
    Updated,
    /// `unchanged`.
    Unchanged,
    /// `removed`.
    Removed,
}

impl ImportChange {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Created, Self::Updated, Self::Unchanged, Self::Removed];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Updated => "updated",
            Self::Unchanged => "unchanged",
            Self::Removed => "removed",
        }
    }
}

runtime::strings!(ImportChange);

/// What an import did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct WorkflowImport {
    /// Identity of the workflow.
    pub workflow_id: Uuid,
    /// Its name.
    pub name: String,
    /// What installations know it by.
    pub guid: String,
    /// What became of the workflow itself.
    pub change: ImportChange,
    /// How many agents were changed how.
    pub counts: ImportCounts,
    /// The agents, in the order of the file; then those that were taken out.
    pub agents: Vec<ImportedAgent>,
}

runtime::object!(WorkflowImport);

/// How many agents were changed how.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ImportCounts {
    /// Made.
    pub created: i64,
    /// Changed.
    pub updated: i64,
    /// Found as the file has them.
    pub unchanged: i64,
    /// Taken out of the workflow.
    pub removed: i64,
}

runtime::object!(ImportCounts);

/// What became of an agent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ImportedAgent {
    /// Identity of the agent.
    pub id: Uuid,
    /// What installations know it by.
    pub guid: String,
    /// Its name.
    pub name: String,
    /// What became of it.
    pub change: ImportChange,
    /// Which fields of an agent that was there have changed.
    pub changed: Vec<String>,
    /// Why the definition in its options does not hold here; null where it does, or where there is none.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub definition_left_out: Option<String>,
}

runtime::object!(ImportedAgent);

/// What a credential may do. `admin` grants everything within its tenant; `operator`, which `admin` does not include, is for those who run the server: it makes tenants and
/// chooses their plans. Each other scope grants what the documents' operations list it for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// `workflows:read`.
    WorkflowsRead,
    /// `workflows:write`.
    WorkflowsWrite,
    /// `executions:read`.
    ExecutionsRead,
    /// `executions:write`.
    ExecutionsWrite,
    /// `forms:read`.
    FormsRead,
    /// `forms:write`.
    FormsWrite,
    /// `forms:submit`.
    FormsSubmit,
    /// `credentials:read`.
    CredentialsRead,
    /// `credentials:write`.
    CredentialsWrite,
    /// `integrations:read`.
    IntegrationsRead,
    /// `integrations:write`.
    IntegrationsWrite,
    /// `webhooks:read`.
    WebhooksRead,
    /// `webhooks:write`.
    WebhooksWrite,
    /// `jobs:run`.
    JobsRun,
    /// `jobs:read`.
    JobsRead,
    /// `agents:read`.
    AgentsRead,
    /// `agents:write`.
    AgentsWrite,
    /// `agents:run`.
    AgentsRun,
    /// `conversations:read`.
    ConversationsRead,
    /// `conversations:write`.
    ConversationsWrite,
    /// `analytics:read`.
    AnalyticsRead,
    /// `platform:read`.
    PlatformRead,
    /// `platform:write`.
    PlatformWrite,
    /// `audit:read`.
    AuditRead,
    /// `admin`.
    Admin,
    /// `operator`.
    Operator,
}

impl Scope {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[
        Self::WorkflowsRead,
        Self::WorkflowsWrite,
        Self::ExecutionsRead,
        Self::ExecutionsWrite,
        Self::FormsRead,
        Self::FormsWrite,
        Self::FormsSubmit,
        Self::CredentialsRead,
        Self::CredentialsWrite,
        Self::IntegrationsRead,
        Self::IntegrationsWrite,
        Self::WebhooksRead,
        Self::WebhooksWrite,
        Self::JobsRun,
        Self::JobsRead,
        Self::AgentsRead,
        Self::AgentsWrite,
        Self::AgentsRun,
        Self::ConversationsRead,
        Self::ConversationsWrite,
        Self::AnalyticsRead,
        Self::PlatformRead,
        Self::PlatformWrite,
        Self::AuditRead,
        Self::Admin,
        Self::Operator,
    ];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::WorkflowsRead => "workflows:read",
            Self::WorkflowsWrite => "workflows:write",
            Self::ExecutionsRead => "executions:read",
            Self::ExecutionsWrite => "executions:write",
            Self::FormsRead => "forms:read",
            Self::FormsWrite => "forms:write",
            Self::FormsSubmit => "forms:submit",
            Self::CredentialsRead => "credentials:read",
            Self::CredentialsWrite => "credentials:write",
            Self::IntegrationsRead => "integrations:read",
            Self::IntegrationsWrite => "integrations:write",
            Self::WebhooksRead => "webhooks:read",
            Self::WebhooksWrite => "webhooks:write",
            Self::JobsRun => "jobs:run",
            Self::JobsRead => "jobs:read",
            Self::AgentsRead => "agents:read",
            Self::AgentsWrite => "agents:write",
            Self::AgentsRun => "agents:run",
            Self::ConversationsRead => "conversations:read",
            Self::ConversationsWrite => "conversations:write",
            Self::AnalyticsRead => "analytics:read",
            Self::PlatformRead => "platform:read",
            Self::PlatformWrite => "platform:write",
            Self::AuditRead => "audit:read",
            Self::Admin => "admin",
            Self::Operator => "operator",
        }
    }
}

runtime::strings!(Scope);

/// A new API key.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct CreateApiKeyRequest {
    /// A name for people, not blank and without control characters. It need not be unique.
    pub name: String,
    /// What the key may do, at least one scope.
    pub scopes: Vec<Scope>,
    /// When the key stops working; absent or null, never. A moment that has passed is taken, and makes a key that never works.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub expires_at: Maybe<DateTime>,
    /// The unit that it is bound to; absent or null, what the caller is bound to. One that does not exist for the caller is 400 (`unknown_record`).
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub unit_id: Maybe<Uuid>,
    /// A plan of the key's own, which its requests count against alone; absent or null, they count against the tenant's. Only an operator can set one (403).
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub plan: Maybe<Plan>,
}

runtime::object!(CreateApiKeyRequest);

/// How much may be asked for: `free` 60 requests a minute and 1,000 a day, `starter` 120 and 10,000, `pro` 300 and 50,000, `business` 600 and 200,000, unless the operator set other numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Plan {
    /// `free`.
    Free,
    /// `starter`.
    Starter,
    /// `pro`.
    Pro,
    /// `business`.
    Business,
}

impl Plan {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Free, Self::Starter, Self::Pro, Self::Business];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::Starter => "starter",
            Self::Pro => "pro",
            Self::Business => "business",
        }
    }
}

runtime::strings!(Plan);

/// An API key, without the key itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ApiKey {
    /// Identity of the key, which is no secret.
    pub id: Uuid,
    /// A name for people.
    pub name: String,
    /// The first characters of the key, for people to tell keys apart.
    pub prefix: String,
    /// What the key may do.
    pub scopes: Vec<Scope>,
    /// The unit that it is bound to; null, none.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub unit_id: Option<Uuid>,
    /// A plan of its own; null, its requests count against the tenant's.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub plan: Option<Plan>,
    /// When it was created.
    pub created_at: DateTime,
    /// When it stops working; null, never.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub expires_at: Option<DateTime>,
    /// When it was last presented, to the minute; null, never yet.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub last_used_at: Option<DateTime>,
    /// When it was revoked; null where it was not.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub revoked_at: Option<DateTime>,
}

runtime::object!(ApiKey);

/// An API key at its creation, the only time when the key itself is shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct CreatedApiKey {
    /// Identity of the key, which is no secret.
    pub id: Uuid,
    /// A name for people.
    pub name: String,
    /// The first characters of the key, for people to tell keys apart.
    pub prefix: String,
    /// What the key may do.
    pub scopes: Vec<Scope>,
    /// The key, to be presented as `Authorization: Bearer …` or `x-api-key`. It is shown once.
    pub key: String,
    /// The unit that it is bound to; null, none.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub unit_id: Option<Uuid>,
    /// A plan of its own; null, its requests count against the tenant's.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub plan: Option<Plan>,
    /// When it was created.
    pub created_at: DateTime,
    /// When it stops working; null, never.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub expires_at: Option<DateTime>,
    /// When it was last presented, to the minute; null, never yet.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub last_used_at: Option<DateTime>,
    /// When it was revoked; null where it was not.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub revoked_at: Option<DateTime>,
}

runtime::object!(CreatedApiKey);

/// A page of API keys.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ApiKeyList {
    /// The API keys of this page.
    pub items: Vec<ApiKey>,
    /// Number of this page, from 1.
    pub page: i32,
    /// Most items that a page holds.
    pub limit: i32,
    /// How many there are in all.
    pub total: i64,
}

runtime::object!(ApiKeyList);

/// What a credential is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActorKind {
    /// `api_key`.
    ApiKey,
    /// `oauth_client`.
    OauthClient,
    /// `user`.
    User,
}

impl ActorKind {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::ApiKey, Self::OauthClient, Self::User];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ApiKey => "api_key",
            Self::OauthClient => "oauth_client",
            Self::User => "user",
        }
    }
}

runtime::strings!(ActorKind);

/// The tenant that a credential is of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct MyTenant {
    /// Identity.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// The tenant's plan.
    pub plan: Plan,
}

runtime::object!(MyTenant);

/// The unit that a credential is bound to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct MyUnit {
    /// Identity.
    pub id: Uuid,
    /// Its name.
    pub name: String,
}

runtime::object!(MyUnit);

/// Who acts by a credential.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Actor {
    /// What it is.
    pub kind: ActorKind,
    /// The key's, the client's or the user's id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
}

runtime::object!(Actor);

/// What a credential is and may do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Me {
    /// Its tenant.
    pub tenant: MyTenant,
    /// The unit that it is bound to; null, none: it sees all of the tenant.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub unit: Option<MyUnit>,
    /// Who acts by it.
    pub actor: Actor,
    /// What it may do.
    pub scopes: Vec<Scope>,
    /// The plan that its requests count against: the tenant's, or the key's own.
    pub plan: Plan,
    /// When it stops working; null, never.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub expires_at: Option<DateTime>,
}

runtime::object!(Me);

/// A new tenant.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct CreateTenantRequest {
    /// Unique within the server; not blank and without control characters.
    pub name: String,
    /// How much it may ask for.
    #[serde(default = "default_createtenantrequest_plan")]
    pub plan: Plan,
}

runtime::object!(CreateTenantRequest);

fn default_createtenantrequest_plan() -> Plan {
    Plan::Free
}

/// What is to change of a tenant. What is absent stays.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct UpdateTenantRequest {
    /// Unique within the server; not blank and without control characters.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub name: Option<String>,
    /// How much it may ask for.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub plan: Option<Plan>,
}

runtime::object!(UpdateTenantRequest);

/// A tenant.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Tenant {
    /// Identity.
    pub id: Uuid,
    /// Unique within the server.
    pub name: String,
    /// How much it may ask for.
    pub plan: Plan,
    /// When it was created.
    pub created_at: DateTime,
}

runtime::object!(Tenant);

/// A tenant at its creation, the only time when its first key is shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct CreatedTenant {
    /// Identity.
    pub id: Uuid,
    /// Unique within the server.
    pub name: String,
    /// How much it may ask for.
    pub plan: Plan,
    /// When it was created.
    pub created_at: DateTime,
    /// An API key of the tenant with the scope `admin`. It is shown once.
    pub admin_key: String,
}

runtime::object!(CreatedTenant);

/// A page of tenants.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct TenantList {
    /// The tenants of this page.
    pub items: Vec<Tenant>,
    /// Number of this page, from 1.
    pub page: i32,
    /// Most items that a page holds.
    pub limit: i32,
    /// How many there are in all.
    pub total: i64,
}

runtime::object!(TenantList);

/// A new unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct CreateUnitRequest {
    /// Unique within the tenant; not blank and without control characters.
    pub name: String,
}

runtime::object!(CreateUnitRequest);

/// A part of a tenant with walls of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Unit {
    /// Identity.
    pub id: Uuid,
    /// Unique within the tenant.
    pub name: String,
    /// When it was created.
    pub created_at: DateTime,
}

runtime::object!(Unit);

/// A page of units.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct UnitList {
    /// The units of this page.
    pub items: Vec<Unit>,
    /// Number of this page, from 1.
    pub page: i32,
    /// Most items that a page holds.
    pub limit: i32,
    /// How many there are in all.
    pub total: i64,
}

runtime::object!(UnitList);

/// A new user.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct CreateUserRequest {
    /// Unique within the tenant; not blank and without control characters.
    pub name: String,
}

runtime::object!(CreateUserRequest);

/// A person of a tenant.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct User {
    /// Identity.
    pub id: Uuid,
    /// Unique within the tenant.
    pub name: String,
    /// When it was created.
    pub created_at: DateTime,
}

runtime::object!(User);

/// A page of users.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct UserList {
    /// The users of this page.
    pub items: Vec<User>,
    /// Number of this page, from 1.
    pub page: i32,
    /// Most items that a page holds.
    pub limit: i32,
    /// How many there are in all.
    pub total: i64,
}

runtime::object!(UserList);

/// A new token of a user.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct CreateUserTokenRequest {
    /// A name for people, not blank and without control characters. It need not be unique.
    pub name: String,
    /// When the token stops working; absent or null, never. A moment that has passed is taken, and makes a token that never works.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub expires_at: Maybe<DateTime>,
}

runtime::object!(CreateUserTokenRequest);

/// A user's token, without the token itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct UserToken {
    /// Identity of the token, which is no secret; the token's `jti`.
    pub id: Uuid,
    /// Whose it is.
    pub user_id: Uuid,
    /// A name for people.
    pub name: String,
    /// When it was created.
    pub created_at: DateTime,
    /// When it stops working; null, never.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub expires_at: Option<DateTime>,
    /// When it was last presented, to the minute; null, never yet.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub last_used_at: Option<DateTime>,
    /// When it was revoked; null where it was not.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub revoked_at: Option<DateTime>,
}

runtime::object!(UserToken);

/// A user's token at its creation, the only time when the token itself is shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct CreatedUserToken {
    /// Identity of the token, which is no secret; the token's `jti`.
    pub id: Uuid,
    /// Whose it is.
    pub user_id: Uuid,
    /// A name for people.
    pub name: String,
    /// When it was created.
    pub created_at: DateTime,
    /// When it stops working; null, never.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub expires_at: Option<DateTime>,
    /// When it was last presented, to the minute; null, never yet.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub last_used_at: Option<DateTime>,
    /// When it was revoked; null where it was not.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub revoked_at: Option<DateTime>,
    /// The token, to be presented as `Authorization: Bearer …`. It is shown once.
    pub token: String,
}

runtime::object!(CreatedUserToken);

/// A page of tokens.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct UserTokenList {
    /// The tokens of this page.
    pub items: Vec<UserToken>,
    /// Number of this page, from 1.
    pub page: i32,
    /// Most items that a page holds.
    pub limit: i32,
    /// How many there are in all.
    pub total: i64,
}

runtime::object!(UserTokenList);

/// A new OAuth 2.0 client.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct CreateOAuthClientRequest {
    /// A name for people, not blank and without control characters. It need not be unique.
    pub name: String,
    /// The most that its access tokens may do, at least one scope.
    pub scopes: Vec<Scope>,
    /// The unit that it is bound to; absent or null, what the caller is bound to. One that does not exist for the caller is 400 (`unknown_record`).
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub unit_id: Maybe<Uuid>,
}

runtime::object!(CreateOAuthClientRequest);

/// An OAuth 2.0 client, without its secret.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct OAuthClient {
    /// Identity of the client, which is no secret.
    pub client_id: Uuid,
    /// A name for people.
    pub name: String,
    /// The most that its access tokens may do.
    pub scopes: Vec<Scope>,
    /// The unit that it is bound to; null, none.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub unit_id: Option<Uuid>,
    /// When it was created.
    pub created_at: DateTime,
    /// When it last got a token, to the minute; null, never yet.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub last_used_at: Option<DateTime>,
    /// When it was revoked; null where it was not.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub revoked_at: Option<DateTime>,
}

runtime::object!(OAuthClient);

/// An OAuth 2.0 client at its creation, the only time when its secret is shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct CreatedOAuthClient {
    /// Identity of the client, which is no secret.
    pub client_id: Uuid,
    /// A name for people.
    pub name: String,
    /// The most that its access tokens may do.
    pub scopes: Vec<Scope>,
    /// The unit that it is bound to; null, none.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub unit_id: Option<Uuid>,
    /// When it was created.
    pub created_at: DateTime,
    /// When it last got a token, to the minute; null, never yet.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub last_used_at: Option<DateTime>,
    /// When it was revoked; null where it was not.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub revoked_at: Option<DateTime>,
    /// The secret, for `/oauth/token`. It is shown once.
    pub client_secret: String,
}

runtime::object!(CreatedOAuthClient);

/// A page of OAuth 2.0 clients.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct OAuthClientList {
    /// The OAuth 2.0 clients of this page.
    pub items: Vec<OAuthClient>,
    /// Number of this page, from 1.
    pub page: i32,
    /// Most items that a page holds.
    pub limit: i32,
    /// How many there are in all.
    pub total: i64,
}

runtime::object!(OAuthClientList);

/// A new endpoint.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct CreateEndpointRequest {
    /// Unique within the tenant; letters, digits, `.`, `_` and `-`, so that it fits into a header.
    pub name: String,
    /// What it is for. Line breaks and tabs are fine, other control characters are not.
    #[serde(default = "default_createendpointrequest_description")]
    pub description: String,
}

runtime::object!(CreateEndpointRequest);

fn default_createendpointrequest_description() -> String {
    "".to_owned()
}

/// A named place where published workflows are callable by name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Endpoint {
    /// Identity.
    pub id: Uuid,
    /// What `x-wf-endpoint` says.
    pub name: String,
    /// What it is for; may be empty.
    pub description: String,
    /// When it was created.
    pub created_at: DateTime,
}

runtime::object!(Endpoint);

/// A page of endpoints.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct EndpointList {
    /// The endpoints of this page.
    pub items: Vec<Endpoint>,
    /// Number of this page, from 1.
    pub page: i32,
    /// Most items that a page holds.
    pub limit: i32,
    /// How many there are in all.
    pub total: i64,
}

runtime::object!(EndpointList);

/// What happened, as YourApp's document describes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventType {
    /// `workflow.executed`.
    WorkflowExecuted,
    /// `workflow.failed`.
    WorkflowFailed,
    /// `workflow.published`.
    WorkflowPublished,
    /// `form.submitted`.
    FormSubmitted,
}

impl EventType {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] =
        &[Self::WorkflowExecuted, Self::WorkflowFailed, Self::WorkflowPublished, Self::FormSubmitted];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::WorkflowExecuted => "workflow.executed",
            Self::WorkflowFailed => "workflow.failed",
            Self::WorkflowPublished => "workflow.published",
            Self::FormSubmitted => "form.submitted",
        }
    }
}

runtime::strings!(EventType);

/// Where a delivery is: `pending` has an attempt to come or under way; `delivered` was answered with a 2xx status; `failed` had its last attempt, or its webhook was disabled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DeliveryStatus {
    /// `pending`.
    Pending,
    /// `delivered`.
    Delivered,
    /// `failed`.
    Failed,
}

impl DeliveryStatus {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Pending, Self::Delivered, Self::Failed];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Delivered => "delivered",
            Self::Failed => "failed",
        }
    }
}

runtime::strings!(DeliveryStatus);

/// An event on its way to a webhook.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Delivery {
    /// Identity.
    pub id: Uuid,
    /// Where it goes.
    pub webhook_id: Uuid,
    /// The header `webhook-id` of every attempt.
    pub message_id: String,
    /// What happened.
    pub event: EventType,
    /// Where it is.
    pub status: DeliveryStatus,
    /// Attempts that have ended.
    pub attempt_count: i32,
    /// When the event happened.
    pub created_at: DateTime,
    /// When the next attempt is due; null where none is, or one is under way.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub next_attempt_at: Option<DateTime>,
    /// When it was delivered or failed; null until then.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub finished_at: Option<DateTime>,
}

runtime::object!(Delivery);

/// One attempt.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct DeliveryAttempt {
    /// When it began.
    pub started_at: DateTime,
    /// How long it took, in milliseconds.
    pub duration_ms: i64,
    /// What the receiver answered; null where there was no answer.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub status: Option<i32>,
    /// Why it failed; null unless it did.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub error: Option<String>,
}

runtime::object!(DeliveryAttempt);

/// A delivery with its attempts and its payload.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct DeliveryDetail {
    /// Identity.
    pub id: Uuid,
    /// Where it goes.
    pub webhook_id: Uuid,
    /// The header `webhook-id` of every attempt.
    pub message_id: String,
    /// What happened.
    pub event: EventType,
    /// Where it is.
    pub status: DeliveryStatus,
    /// Attempts that have ended.
    pub attempt_count: i32,
    /// When the event happened.
    pub created_at: DateTime,
    /// When the next attempt is due; null where none is, or one is under way.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub next_attempt_at: Option<DateTime>,
    /// When it was delivered or failed; null until then.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub finished_at: Option<DateTime>,
    /// The attempts that have ended, oldest first; the last 50 where it was sent again often.
    pub attempts: Vec<DeliveryAttempt>,
    /// The body of every attempt, byte for byte.
    pub payload: String,
}

runtime::object!(DeliveryDetail);

/// A page of deliveries.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct DeliveryList {
    /// The deliveries of this page.
    pub items: Vec<Delivery>,
    /// Number of this page, from 1.
    pub page: i32,
    /// Most items that a page holds.
    pub limit: i32,
    /// How many there are in all.
    pub total: i64,
}

runtime::object!(DeliveryList);

/// What a node type is for: `trigger` starts a workflow, `action` does something, `control` directs the flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NodeCategory {
    /// `trigger`.
    Trigger,
    /// `action`.
    Action,
    /// `control`.
    Control,
}

impl NodeCategory {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Trigger, Self::Action, Self::Control];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Trigger => "trigger",
            Self::Action => "action",
            Self::Control => "control",
        }
    }
}

runtime::strings!(NodeCategory);

/// A node type.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct NodeType {
    /// What a node's `type` says.
    pub name: String,
    /// A title for people.
    pub title: String,
    /// What it does.
    pub description: String,
    /// What it is for.
    pub category: NodeCategory,
    /// Branches that its edges may name, besides `error`.
    pub branches: Vec<String>,
    /// JSON Schema (2020-12) of the node's `config`, once expressions are replaced by their values.
    pub config_schema: Map<String, Value>,
    /// A whole workflow that shows the type at work.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub example: Option<NodeExample>,
}

runtime::object!(NodeType);

/// A workflow that can be created and executed as it stands, where it names no records of yours.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct NodeExample {
    /// What it shows, in a few words.
    pub title: String,
    /// What happens in it.
    pub description: String,
    /// The workflow's `nodes`, `edges` and `variables`, as workflows are created with.
    pub graph: Map<String, Value>,
    /// What it is executed with, any JSON.
    pub input: Value,
    /// What comes out, any JSON, where that is the same every time.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub output: Option<Value>,
}

runtime::object!(NodeExample);

/// All node types.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct NodeTypeList {
    /// The node types, by name.
    pub items: Vec<NodeType>,
    /// How many there are.
    pub total: i64,
}

runtime::object!(NodeTypeList);

/// A service that integrations can connect to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct IntegrationType {
    /// What an integration's `type` says.
    pub name: String,
    /// A title for people.
    pub title: String,
    /// What it connects to, and what a test does.
    pub description: String,
    /// Types of credential that it takes.
    pub credential_types: Vec<String>,
    /// Whether it does not work without one.
    pub credential_required: bool,
    /// JSON Schema (2020-12) of its `config`.
    pub config_schema: Map<String, Value>,
    /// What a workflow's node of type `integration` may have it do, by name.
    pub actions: Vec<IntegrationAction>,
}

runtime::object!(IntegrationType);

/// Something that a workflow's step may have an integration do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct IntegrationAction {
    /// What the node's `action` says.
    pub name: String,
    /// A title for people.
    pub title: String,
    /// What it does, and what comes out.
    pub description: String,
    /// JSON Schema (2020-12) of what it takes, which the node's `with` holds.
    pub input_schema: Map<String, Value>,
}

runtime::object!(IntegrationAction);

/// All integration types.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct IntegrationTypeList {
    /// The integration types, by name.
    pub items: Vec<IntegrationType>,
    /// How many there are.
    pub total: i64,
}

runtime::object!(IntegrationTypeList);

/// A new integration.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct CreateIntegrationRequest {
    /// A name for people, not blank and without control characters. It need not be unique.
    pub name: String,
    /// Which service, a name of `GET /integration-types`.
    pub r#type: String,
    /// Settings of the type; checked against its schema.
    #[serde(default = "default_createintegrationrequest_config")]
    pub config: Map<String, Value>,
    /// UUID or YourApp id (`cred_…`) of the credential to present; null or absent, none.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub credential_id: Maybe<String>,
}

runtime::object!(CreateIntegrationRequest);

fn default_createintegrationrequest_config() -> Map<String, Value> {
    Map::new()
}

/// What a test found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct IntegrationTest {
    /// Whether the service answered as it does to those whom it knows.
    pub ok: bool,
    /// How long the test took, in milliseconds.
    pub latency_ms: i64,
    /// A sentence on what came back, or why nothing did. It holds no secrets.
    pub detail: String,
    /// When.
    pub tested_at: DateTime,
}

runtime::object!(IntegrationTest);

/// A connection to a service.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Integration {
    /// Identity.
    pub id: Uuid,
    /// A name for people.
    pub name: String,
    /// Which service.
    pub r#type: String,
    /// Settings of the type.
    pub config: Map<String, Value>,
    /// UUID of the credential that it presents; null where it presents none.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub credential_id: Option<Uuid>,
    /// What its last test found; null, never tested yet.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub last_test: Option<IntegrationTest>,
    /// When it was created.
    pub created_at: DateTime,
}

runtime::object!(Integration);

/// A page of integrations.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct IntegrationList {
    /// The integrations of this page.
    pub items: Vec<Integration>,
    /// Number of this page, from 1.
    pub page: i32,
    /// Most items that a page holds.
    pub limit: i32,
    /// How many there are in all.
    pub total: i64,
}

runtime::object!(IntegrationList);

/// A record that a sync fetched.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct IntegrationRecord {
    /// Its id in its service.
    pub id: String,
    /// The record, any JSON, as its service had it when it was fetched last.
    pub data: Value,
    /// When it was fetched first.
    pub created_at: DateTime,
    /// When it was last found to be different.
    pub updated_at: DateTime,
}

runtime::object!(IntegrationRecord);

/// A page of records.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct IntegrationRecordList {
    /// The records of this page.
    pub items: Vec<IntegrationRecord>,
    /// Number of this page, from 1.
    pub page: i32,
    /// Most items that a page holds.
    pub limit: i32,
    /// How many there are in all.
    pub total: i64,
}

runtime::object!(IntegrationRecordList);

/// Where a sync is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SyncStatus {
    /// `running`.
    Running,
    /// `completed`.
    Completed,
    /// `failed`.
    Failed,
}

impl SyncStatus {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Running, Self::Completed, Self::Failed];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Completed => "completed",
            Self::Failed => "failed",
        }
    }
}

runtime::strings!(SyncStatus);

/// One synchronisation of an integration.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct IntegrationSync {
    /// Identity.
    pub id: Uuid,
    /// Where it is. What was fetched before one failed is kept.
    pub status: SyncStatus,
    /// Pages that were stored.
    pub pages: i64,
    /// Records in them.
    pub fetched: i64,
    /// Records among these that were not there before.
    pub created: i64,
    /// Records among these that were there and were different.
    pub updated: i64,
    /// Records among these that were there as they are.
    pub unchanged: i64,
    /// Why it failed; null where it did not. It holds no secrets.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub error: Option<String>,
    /// When it began.
    pub started_at: DateTime,
    /// When it ended; null while it runs.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub finished_at: Option<DateTime>,
}

runtime::object!(IntegrationSync);

/// A page of syncs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct IntegrationSyncList {
    /// The syncs of this page.
    pub items: Vec<IntegrationSync>,
    /// Number of this page, from 1.
    pub page: i32,
    /// Most items that a page holds.
    pub limit: i32,
    /// How many there are in all.
    pub total: i64,
}

runtime::object!(IntegrationSyncList);

/// Where an agent is in its life. Only one that is `active` runs and receives messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AgentStatus {
    /// `draft`.
    Draft,
    /// `active`.
    Active,
    /// `inactive`.
    Inactive,
}

impl AgentStatus {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Draft, Self::Active, Self::Inactive];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Active => "active",
            Self::Inactive => "inactive",
        }
    }
}

runtime::strings!(AgentStatus);

/// How many work together in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AgentType {
    /// `single-agent`.
    SingleAgent,
    /// `multi-agent`.
    MultiAgent,
}

impl AgentType {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::SingleAgent, Self::MultiAgent];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SingleAgent => "single-agent",
            Self::MultiAgent => "multi-agent",
        }
    }
}

runtime::strings!(AgentType);

/// An agent, as this surface sees it. What else there is to it is on the surfaces that make agents.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Agent {
    /// Identity.
    pub id: Uuid,
    /// Its number, which is its id on ActiveWorkflow's surface.
    pub number: i64,
    /// A short word that names it, unique within the tenant.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What it is for; may be empty.
    pub description: String,
    /// How many work together in it.
    pub r#type: AgentType,
    /// How it is meant to be used, in the words of whoever made it.
    pub mode: String,
    /// Where it is in its life.
    pub status: AgentStatus,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// The unit that it is of; null where it is the whole tenant's.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub unit_id: Option<Uuid>,
    /// The workflow that its runs are executions of, unless it is a flow. It is the agent's own, in no list, and cannot be changed.
    pub workflow_id: Uuid,
    /// What it does; null, it says what it was asked.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub definition: Option<Definition>,
    /// UUIDs of the agents that it receives messages from.
    pub sources: Vec<Uuid>,
    /// How long messages that it emits are kept, in seconds; 0, for ever.
    pub keep_messages_secs: i64,
    /// Who made it, as kind and id.
    pub created_by: String,
    /// Who changed it last, as kind and id.
    pub updated_by: String,
    /// When it was made.
    pub created_at: DateTime,
    /// When it last changed.
    pub updated_at: DateTime,
}

runtime::object!(Agent);

/// What an agent does when it runs. `type` says which of the two it is.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Definition {
    /// `InstructionDefinition`.
    InstructionDefinition(InstructionDefinition),
    /// `FlowDefinition`.
    FlowDefinition(FlowDefinition),
}

impl<'de> Deserialize<'de> for Definition {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::discriminated(deserializer, "type", |tag, value| match tag {
            "instruction" => Some(serde_json::from_value(value).map(Self::InstructionDefinition)),
            "flow" => Some(serde_json::from_value(value).map(Self::FlowDefinition)),
            _ => None,
        })
    }
}

impl From<InstructionDefinition> for Definition {
    fn from(value: InstructionDefinition) -> Self {
        Self::InstructionDefinition(value)
    }
}

impl From<FlowDefinition> for Definition {
    fn from(value: FlowDefinition) -> Self {
        Self::FlowDefinition(value)
    }
}

/// Asks a provider.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct InstructionDefinition {
    /// Says that this is an instruction.
    pub r#type: InstructionDefinitionType,
    /// Who answers.
    pub provider: AgentProvider,
    /// What the provider is told before the conversation: a template (`{{ … }}`) that sees `agent` (`id`, `name`, `code`, `config`), `inputs` and `input`. May be empty.
    #[serde(default = "default_instructiondefinition_prompt")]
    pub prompt: String,
    /// Workflows that the provider may run.
    #[serde(default = "default_instructiondefinition_tools")]
    pub tools: Vec<AgentTool>,
    /// Whether the provider may hand the conversation over to people. A tool `escalate` is offered to it.
    #[serde(default = "default_instructiondefinition_may_escalate")]
    pub may_escalate: bool,
    /// Whether the provider may end the conversation. A tool `complete_conversation` is offered to it.
    #[serde(default = "default_instructiondefinition_may_complete")]
    pub may_complete: bool,
    /// How much of the conversation the provider is told. Absent, 20 messages and 16,000 characters at most.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub memory: Option<AgentMemory>,
    /// How often and how soon a failed attempt at the provider is repeated. Absent or null, three attempts, half a second apart and doubling.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub retry: Maybe<AgentRetry>,
    /// Longest time of one attempt, in milliseconds. Absent or null, two minutes.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub timeout_ms: Maybe<i64>,
}

runtime::object!(InstructionDefinition);

fn default_instructiondefinition_prompt() -> String {
    "".to_owned()
}

fn default_instructiondefinition_tools() -> Vec<AgentTool> {
    Vec::new()
}

fn default_instructiondefinition_may_escalate() -> bool {
    false
}

fn default_instructiondefinition_may_complete() -> bool {
    false
}

/// Says that this is an instruction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InstructionDefinitionType {
    /// `instruction`.
    Instruction,
}

impl InstructionDefinitionType {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Instruction];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Instruction => "instruction",
        }
    }
}

runtime::strings!(InstructionDefinitionType);

/// Who answers. `name` says which.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum AgentProvider {
    /// `OpenAiProvider`.
    OpenAiProvider(OpenAiProvider),
    /// `ScriptedProvider`.
    ScriptedProvider(ScriptedProvider),
}

impl<'de> Deserialize<'de> for AgentProvider {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::discriminated(deserializer, "name", |tag, value| match tag {
            "openai" => Some(serde_json::from_value(value).map(Self::OpenAiProvider)),
            "scripted" => Some(serde_json::from_value(value).map(Self::ScriptedProvider)),
            _ => None,
        })
    }
}

impl From<OpenAiProvider> for AgentProvider {
    fn from(value: OpenAiProvider) -> Self {
        Self::OpenAiProvider(value)
    }
}

impl From<ScriptedProvider> for AgentProvider {
    fn from(value: ScriptedProvider) -> Self {
        Self::ScriptedProvider(value)
    }
}

/// A server that speaks the chat-completions API. Requests go through the server's guarded client: private addresses must be allowed by its operator (`--allow-outgoing`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct OpenAiProvider {
    /// Says that this is such a server.
    pub name: OpenAiProviderName,
    /// Where it is, with the version and without `/chat/completions`. No user name or password in it.
    pub base_url: String,
    /// What answers.
    pub model: String,
    /// UUID or YourApp id (`cred_…`) of a credential of type `api_key` or `bearer_token`, presented as a bearer token; the UUID in answers. Null or absent, nothing is presented.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub credential_id: Maybe<String>,
    /// Absent or null, as the server will.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub temperature: Maybe<f64>,
    /// Most tokens of one answer. Absent or null, as the server will.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub max_tokens: Maybe<i32>,
}

runtime::object!(OpenAiProvider);

/// Says that this is such a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OpenAiProviderName {
    /// `openai`.
    Openai,
}

impl OpenAiProviderName {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Openai];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Openai => "openai",
        }
    }
}

runtime::strings!(OpenAiProviderName);

/// Rules and a template, evaluated here: no other service is asked. Conditions and templates see `query`, `inputs`, `messages` (a list of `sender` and `content`), `agent`,
/// `input`, and after a tool `tool`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct ScriptedProvider {
    /// Says that it is scripted.
    pub name: ScriptedProviderName,
    /// The first that matches answers.
    #[serde(default = "default_scriptedprovider_rules")]
    pub rules: Vec<AgentRule>,
    /// Answers where no rule matches. Absent or null, the answer is the query itself.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub template: Maybe<String>,
}

runtime::object!(ScriptedProvider);

fn default_scriptedprovider_rules() -> Vec<AgentRule> {
    Vec::new()
}

/// Says that it is scripted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ScriptedProviderName {
    /// `scripted`.
    Scripted,
}

impl ScriptedProviderName {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Scripted];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Scripted => "scripted",
        }
    }
}

runtime::strings!(ScriptedProviderName);

/// A rule of the scripted provider.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct AgentRule {
    /// An expression, without braces around it: the rule applies where it is true.
    pub when: String,
    /// The answer, a template. Absent or null, nothing is said.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub reply: Maybe<String>,
    /// What becomes of the conversation.
    #[serde(default = "default_agentrule_then")]
    pub then: AgentOutcome,
    /// A tool to run first. The answer sees its output as `tool`.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub tool: Maybe<RuleTool>,
}

runtime::object!(AgentRule);

fn default_agentrule_then() -> AgentOutcome {
    AgentOutcome::Continue
}

/// What an answer means for its conversation. It goes on, has come to its end, or is taken over by people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AgentOutcome {
    /// `continue`.
    Continue,
    /// `complete`.
    Complete,
    /// `escalate`.
    Escalate,
}

impl AgentOutcome {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Continue, Self::Complete, Self::Escalate];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Continue => "continue",
            Self::Complete => "complete",
            Self::Escalate => "escalate",
        }
    }
}

runtime::strings!(AgentOutcome);

/// A tool that a rule runs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct RuleTool {
    /// Its name among the definition's `tools`.
    pub name: String,
    /// What it is started with; texts in it are templates.
    #[serde(default = "default_ruletool_arguments")]
    pub arguments: Map<String, Value>,
}

runtime::object!(RuleTool);

fn default_ruletool_arguments() -> Map<String, Value> {
    Map::new()
}

/// A workflow that a provider may run. It is an execution below the agent's own run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct AgentTool {
    /// What the provider calls it, unique among the tools. `escalate` and `complete_conversation` are the server's own.
    pub name: String,
    /// What it does, for the provider.
    #[serde(default = "default_agenttool_description")]
    pub description: String,
    /// UUID or YourApp id (`wf_…`) of the workflow; the UUID in answers. Its input is the arguments, its output the tool's answer.
    pub workflow_id: String,
    /// JSON Schema of the arguments. Absent or null, any object.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub parameters: Maybe<Map<String, Value>>,
}

runtime::object!(AgentTool);

fn default_agenttool_description() -> String {
    "".to_owned()
}

/// The newest messages of the conversation, as many as fit both bounds; the one to be answered is not counted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct AgentMemory {
    /// Most messages.
    #[serde(default = "default_agentmemory_max_messages")]
    pub max_messages: i32,
    /// Most characters.
    #[serde(default = "default_agentmemory_max_chars")]
    pub max_chars: i32,
}

runtime::object!(AgentMemory);

fn default_agentmemory_max_messages() -> i32 {
    20
}

fn default_agentmemory_max_chars() -> i32 {
    16000
}

/// How often and how soon a failed attempt is repeated: after `initial_ms × factor^(n-1)`, at most `max_ms`, times a random factor in `1 ± jitter`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct AgentRetry {
    /// Attempts in all, the first one included.
    pub max_attempts: i32,
    /// Wait before the second attempt, in milliseconds.
    #[serde(default = "default_agentretry_initial_ms")]
    pub initial_ms: i64,
    /// Growth of the wait from one attempt to the next.
    #[serde(default = "default_agentretry_factor")]
    pub factor: f64,
    /// Longest wait, in milliseconds.
    #[serde(default = "default_agentretry_max_ms")]
    pub max_ms: i64,
    /// Random part of the wait, from 0 (exact) to 1.
    #[serde(default = "default_agentretry_jitter")]
    pub jitter: f64,
}

runtime::object!(AgentRetry);

fn default_agentretry_initial_ms() -> i64 {
    1000
}

fn default_agentretry_factor() -> f64 {
    2.0_f64
}

fn default_agentretry_max_ms() -> i64 {
    60000
}

fn default_agentretry_jitter() -> f64 {
    0.0_f64
}

/// Runs a workflow, in the version that is published when the run starts. Its input is `query` (a text), `inputs` (an object), `files`, `conversation_id`, `message` (what the
/// agent received, if it did) and `agent` (`id`, `name`, `code`). The answer is its output: the `answer` of an object that has such a text, a text itself, else the output as JSON;
/// `outcome` in it (`continue`, `complete`, `escalate`) says what becomes of the conversation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct FlowDefinition {
    /// Says that this is a flow.
    pub r#type: FlowDefinitionType,
    /// UUID or YourApp id (`wf_…`) of the workflow; the UUID in answers.
    pub workflow_id: String,
}

runtime::object!(FlowDefinition);

/// Says that this is a flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FlowDefinitionType {
    /// `flow`.
    Flow,
}

impl FlowDefinitionType {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Flow];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Flow => "flow",
        }
    }
}

runtime::strings!(FlowDefinitionType);

/// A page of agents.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct AgentList {
    /// The agents of this page.
    pub items: Vec<Agent>,
    /// Number of this page, from 1.
    pub page: i32,
    /// Most items that a page holds.
    pub limit: i32,
    /// How many there are in all.
    pub total: i64,
}

runtime::object!(AgentList);

/// How a workflow's executions are run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct WorkflowSettings {
    /// Longest time of an execution, in milliseconds, from the start of its first node, or from its last retry; waits count, and restarts of the server change nothing. Then it fails
    /// with the code `timeout`: steps that run are given up, and executions below it end with it. Null, as long as it takes.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub timeout_ms: Maybe<i64>,
    /// How many executions may be under way at a time. Null, as many as are started.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub concurrency: Maybe<Concurrency>,
    /// Which executions run first where there is no room for all: those with the higher number. Each point is worth ten seconds of waiting, so that none waits for ever, and among those of
    /// one priority the oldest is first.
    #[serde(default = "default_workflowsettings_priority")]
    pub priority: i32,
    /// UUID or YourApp id (`wf_…`) of the workflow that runs when an execution fails; the UUID in answers. Null, none.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub error_workflow_id: Maybe<String>,
    /// How many days executions are kept once they have ended. Null, as many as the server's configuration says (90 where it says nothing). Kept for longer are those whose parent has
    /// not ended, and those that a message of a conversation names.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub keep_days: Maybe<i32>,
}

runtime::object!(WorkflowSettings);

fn default_workflowsettings_priority() -> i32 {
    0
}

/// How many executions may be under way at a time, from their first step to their end, waits included. Those beyond it are pending until it is their turn, by priority and age. A workflow
/// that runs itself as a sub-workflow must have room for both.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct Concurrency {
    /// That many.
    pub limit: i32,
    /// An expression over `input`, without braces: executions for which it has the same value share the limit, and others have their own. Those for which it has none (a field is
    /// missing) share one. Null, all of the workflow's executions share the limit.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub key: Maybe<String>,
}

runtime::object!(Concurrency);

/// Whom an agent hears, how long it is heard, and whether it takes part.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct AgentLinks {
    /// UUIDs of the agents that it receives messages from. They must be the agent's owner's (400 with `unknown_record` at `/sources/N`).
    pub sources: Vec<String>,
    /// How long messages that it emits are kept, in seconds; 0, for ever.
    pub keep_messages_secs: i64,
    /// Whether it neither runs nor receives messages.
    pub disabled: bool,
}

runtime::object!(AgentLinks);

/// A node that waits for a person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Approval {
    /// The execution.
    pub execution_id: Uuid,
    /// What runs.
    pub workflow_id: Uuid,
    /// The agent whose run it is; null where it is nobody's.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub agent_id: Option<Uuid>,
    /// The conversation that the run answers in; null where it answers in none.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub conversation_id: Option<Uuid>,
    /// The id of the node within its workflow.
    pub node: String,
    /// What is asked, as the node's configuration says it; `prompt`, and where it has them `choices` and `form`.
    pub prompt: Map<String, Value>,
    /// Since when it waits.
    pub since: DateTime,
    /// When the wait ends without an answer; null, never.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub until: Option<DateTime>,
}

runtime::object!(Approval);

/// A page of what waits for a person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ApprovalList {
    /// What waits, on this page.
    pub items: Vec<Approval>,
    /// Number of this page, from 1.
    pub page: i32,
    /// Most items that a page holds.
    pub limit: i32,
    /// How many there are in all.
    pub total: i64,
}

runtime::object!(ApprovalList);

/// A person's answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct AnswerApprovalRequest {
    /// The id of the node that is answered. Absent or null, the only one that waits.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub node: Maybe<String>,
    /// The answer, any JSON. One of the node's `choices`, or an object with it as `choice`, where the node has some.
    pub answer: Value,
}

runtime::object!(AnswerApprovalRequest);

/// Where an execution is: `pending` is accepted and no node has started; `waiting` waits for time or for a person; `completed`, `failed` and `cancelled` are final, the
/// last two until a retry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ExecutionStatus {
    /// `pending`.
    Pending,
    /// `running`.
    Running,
    /// `waiting`.
    Waiting,
    /// `completed`.
    Completed,
    /// `failed`.
    Failed,
    /// `cancelled`.
    Cancelled,
}

impl ExecutionStatus {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] =
        &[Self::Pending, Self::Running, Self::Waiting, Self::Completed, Self::Failed, Self::Cancelled];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Running => "running",
            Self::Waiting => "waiting",
            Self::Completed => "completed",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }
}

runtime::strings!(ExecutionStatus);

/// What a trigger waits for; the type of its node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TriggerKind {
    /// `webhook`.
    Webhook,
    /// `schedule`.
    Schedule,
    /// `form`.
    Form,
}

impl TriggerKind {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Webhook, Self::Schedule, Self::Form];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Webhook => "webhook",
            Self::Schedule => "schedule",
            Self::Form => "form",
        }
    }
}

runtime::strings!(TriggerKind);

/// A trigger. Of `webhook`, `schedule` and `form_id` the one of its type is there, the others are null.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct WorkflowTrigger {
    /// Its id among the nodes of the workflow.
    pub node: String,
    /// What it waits for.
    pub r#type: TriggerKind,
    /// Whether it starts executions now.
    pub live: bool,
    /// What is called, and how.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub webhook: Option<WebhookTrigger>,
    /// When it fires.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub schedule: Option<ScheduleTrigger>,
    /// The form whose submissions it waits for; null also where a draft names none.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub form_id: Option<Uuid>,
}

runtime::object!(WorkflowTrigger);

/// A webhook. A draft whose configuration cannot be read is shown with the values that a node without any configuration has.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct WebhookTrigger {
    /// Where it is called; a path on this server where the operator has not said by what URL clients reach it. Null until the workflow is published for the first time with this node.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub url: Option<String>,
    /// When the URL was made; null where there is none.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub url_created_at: Option<DateTime>,
    /// Methods that it takes.
    pub methods: Vec<HookMethod>,
    /// When its caller is answered.
    pub respond: HookRespond,
    /// Whether calls must be signed.
    pub signed: bool,
}

runtime::object!(WebhookTrigger);

/// A method of HTTP.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HookMethod {
    /// `GET`.
    Get,
    /// `HEAD`.
    Head,
    /// `POST`.
    Post,
    /// `PUT`.
    Put,
    /// `PATCH`.
    Patch,
    /// `DELETE`.
    Delete,
}

impl HookMethod {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Get, Self::Head, Self::Post, Self::Put, Self::Patch, Self::Delete];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Head => "HEAD",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

runtime::strings!(HookMethod);

/// When the caller of a webhook is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HookRespond {
    /// `immediately`.
    Immediately,
    /// `when_finished`.
    WhenFinished,
    /// `by_node`.
    ByNode,
}

impl HookRespond {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Immediately, Self::WhenFinished, Self::ByNode];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Immediately => "immediately",
            Self::WhenFinished => "when_finished",
            Self::ByNode => "by_node",
        }
    }
}

runtime::strings!(HookRespond);

/// A schedule. `cron` and `every` are both null where a draft says nothing that can be read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ScheduleTrigger {
    /// Times of a calendar.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub cron: Option<String>,
    /// An interval instead.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub every: Option<String>,
    /// Where the times of `cron` are local; null for UTC.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub timezone: Option<String>,
    /// What becomes of times that were missed.
    pub catch_up: ScheduleCatchUp,
    /// By how much times are put off at most.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub jitter: Option<String>,
    /// The time that fires next; null while the schedule is not live, and where nothing is to come.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub next_at: Option<DateTime>,
    /// The last time that fired.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub last_at: Option<DateTime>,
    /// The next times by the clock, whether the schedule is live or not.
    pub upcoming: Vec<DateTime>,
}

runtime::object!(ScheduleTrigger);

/// What becomes of times that were missed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ScheduleCatchUp {
    /// `none`.
    None,
    /// `last`.
    Last,
    /// `all`.
    All,
}

impl ScheduleCatchUp {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::None, Self::Last, Self::All];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Last => "last",
            Self::All => "all",
        }
    }
}

runtime::strings!(ScheduleCatchUp);

/// All triggers of a workflow.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct WorkflowTriggerList {
    /// The triggers, in the order of their nodes.
    pub items: Vec<WorkflowTrigger>,
}

runtime::object!(WorkflowTriggerList);

/// What started an execution, where no caller did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ExecutionTrigger {
    /// What it had waited for.
    pub r#type: TriggerKind,
    /// The trigger's id among the nodes of the workflow; null where an agent's own schedule started its run.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub node: Option<String>,
}

runtime::object!(ExecutionTrigger);

/// Where an execution is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ExecutionState {
    /// Identity.
    pub id: Uuid,
    /// What runs.
    pub workflow_id: Uuid,
    /// Where it is.
    pub status: ExecutionStatus,
    /// When it was accepted.
    pub created_at: DateTime,
    /// When its first node started; null until then.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub started_at: Option<DateTime>,
    /// When it ended; null until then.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub finished_at: Option<DateTime>,
    /// What started it; absent where a caller did.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub trigger: Option<ExecutionTrigger>,
}

runtime::object!(ExecutionState);

/// Where a workflow is in its life: of a `published` one a version was checked whole and runs, is started by its triggers and callable by name; of a `draft` none is; an `archived` one is kept for its
/// history and cannot be executed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WorkflowStatus {
    /// `draft`.
    Draft,
    /// `published`.
    Published,
    /// `archived`.
    Archived,
}

impl WorkflowStatus {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Draft, Self::Published, Self::Archived];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Published => "published",
            Self::Archived => "archived",
        }
    }
}

runtime::strings!(WorkflowStatus);

/// The number of a version, from 1.
pub type VersionNumber = i32;

/// What a node's final failure means: `fail` ends the execution, `continue` counts the node as succeeded with the error as its output, `branch`
/// takes only its edges whose branch is `error`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NodeErrorPolicy {
    /// `fail`.
    Fail,
    /// `continue`.
    Continue,
    /// `branch`.
    Branch,
}

impl NodeErrorPolicy {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Fail, Self::Continue, Self::Branch];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Fail => "fail",
            Self::Continue => "continue",
            Self::Branch => "branch",
        }
    }
}

runtime::strings!(NodeErrorPolicy);

/// How often and how soon a failed attempt is repeated: after `initial_ms × factor^(n-1)`, at most `max_ms`, times a random factor in `1 ± jitter`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct NodeRetry {
    /// Attempts in all, the first one included.
    pub max_attempts: i32,
    /// Wait before the second attempt, in milliseconds.
    #[serde(default = "default_noderetry_initial_ms")]
    pub initial_ms: i64,
    /// Growth of the wait from one attempt to the next.
    #[serde(default = "default_noderetry_factor")]
    pub factor: f64,
    /// Longest wait, in milliseconds.
    #[serde(default = "default_noderetry_max_ms")]
    pub max_ms: i64,
    /// Random part of the wait, from 0 (exact) to 1.
    #[serde(default = "default_noderetry_jitter")]
    pub jitter: f64,
}

runtime::object!(NodeRetry);

fn default_noderetry_initial_ms() -> i64 {
    1000
}

fn default_noderetry_factor() -> f64 {
    2.0_f64
}

fn default_noderetry_max_ms() -> i64 {
    60000
}

fn default_noderetry_jitter() -> f64 {
    0.0_f64
}

/// One step of a workflow. Fields that are not listed here are kept and given back as they came.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Node {
    /// Unique within the workflow; what expressions say after `nodes.`.
    pub id: String,
    /// A node type, such as `http_request`. A draft may name any; publishing and executing need one that the server knows (`listNodeTypes`).
    pub r#type: String,
    /// A title for people.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub name: Option<String>,
    /// Settings of the node's type. Any string in it may hold expressions, such as `{{ input.name }}` or `{{ nodes.fetch.output.items[0] }}`.
    #[serde(default = "default_node_config")]
    pub config: Map<String, Value>,
    /// What to do when an attempt fails. Absent, there is one attempt only.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub retry: Option<NodeRetry>,
    /// Longest time of one attempt, in milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub timeout_ms: Option<i64>,
    /// What a final failure means for the execution.
    #[serde(default = "default_node_on_error")]
    pub on_error: NodeErrorPolicy,
    /// Fields that the document does not name.
    #[serde(flatten)]
    pub additional: Map<String, Value>,
}

runtime::object!(Node);

fn default_node_config() -> Map<String, Value> {
    Map::new()
}

fn default_node_on_error() -> NodeErrorPolicy {
    NodeErrorPolicy::Fail
}

/// An arrow from one node to another. Fields that are not listed here are kept and given back as they came.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Edge {
    /// For clients; unique within the workflow where present.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub id: Option<String>,
    /// Id of the node that it leaves.
    pub source: String,
    /// Id of the node that it reaches.
    pub target: String,
    /// The branch of its source on which it is taken, such as `true` of a `condition`. Absent, it is taken whenever the source succeeds.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub branch: Option<String>,
    /// Fields that the document does not name.
    #[serde(flatten)]
    pub additional: Map<String, Value>,
}

runtime::object!(Edge);

/// Constants that expressions see as `variables`.
pub type Variables = Map<String, Value>;

/// A workflow without its graph.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct WorkflowSummary {
    /// Identity.
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// What it is for; may be empty.
    pub description: String,
    /// Where it is in its life.
    pub status: WorkflowStatus,
    /// The head: the newest version, which may not be the published one.
    pub version: VersionNumber,
    /// The version that is published; null where none is.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub published_version: Option<i32>,
    /// The unit that it is of; null for the tenant's.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub unit_id: Option<Uuid>,
    /// When it was created.
    pub created_at: DateTime,
    /// When it last changed.
    pub updated_at: DateTime,
}

runtime::object!(WorkflowSummary);

/// One page of workflows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct WorkflowList {
    /// The workflows.
    pub items: Vec<WorkflowSummary>,
    /// The page.
    pub page: i32,
    /// Most items that a page holds.
    pub limit: i32,
    /// How many there are in all.
    pub total: i64,
}

runtime::object!(WorkflowList);

/// A workflow with the graph of its head.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Workflow {
    /// Identity.
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// What it is for; may be empty.
    pub description: String,
    /// Where it is in its life.
    pub status: WorkflowStatus,
    /// The head: the newest version, which may not be the published one.
    pub version: VersionNumber,
    /// The version that is published; null where none is.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub published_version: Option<i32>,
    /// The unit that it is of; null for the tenant's.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub unit_id: Option<Uuid>,
    /// The steps.
    pub nodes: Vec<Node>,
    /// What follows what.
    pub edges: Vec<Edge>,
    /// Constants that expressions see as `variables`.
    pub variables: Variables,
    /// When it was created.
    pub created_at: DateTime,
    /// When it last changed.
    pub updated_at: DateTime,
}

runtime::object!(Workflow);

/// A graph to be saved as the head, whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct SaveWorkflowDraftRequest {
    /// The head that it was made from.
    pub base_version: VersionNumber,
    /// What is new, for people. Line breaks and tabs are fine, other control characters are not.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub note: Maybe<String>,
    /// The steps, all of them.
    pub nodes: Vec<Node>,
    /// What follows what, all of it.
    #[serde(default = "default_saveworkflowdraftrequest_edges")]
    pub edges: Vec<Edge>,
    /// Constants that expressions see as `variables`, all of them.
    #[serde(default = "default_saveworkflowdraftrequest_variables")]
    pub variables: Map<String, Value>,
}

runtime::object!(SaveWorkflowDraftRequest);

fn default_saveworkflowdraftrequest_edges() -> Vec<Edge> {
    Vec::new()
}

fn default_saveworkflowdraftrequest_variables() -> Map<String, Value> {
    Map::new()
}

/// What to publish.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct PublishWorkflowRequest {
    /// Which version. Absent or null, the head. One that does not exist is 404.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub version: Maybe<i32>,
}

runtime::object!(PublishWorkflowRequest);

/// What to restore.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct RestoreWorkflowRequest {
    /// Which version. One that does not exist is 404.
    pub version: VersionNumber,
    /// The head that was looked at. Absent or null, whichever it is.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub base_version: Maybe<i32>,
    /// What is new, for people. Line breaks and tabs are fine, other control characters are not.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub note: Maybe<String>,
}

runtime::object!(RestoreWorkflowRequest);

/// What to run, and with what.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct RunWorkflowRequest {
    /// Which version. Absent or null, the published one, or the head where none is. One that does not exist is 404.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub version: Maybe<i32>,
    /// What expressions see as `input`.
    #[serde(default = "default_runworkflowrequest_input")]
    pub input: Map<String, Value>,
}

runtime::object!(RunWorkflowRequest);

fn default_runworkflowrequest_input() -> Map<String, Value> {
    Map::new()
}

/// A version of a workflow, without its graph.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct WorkflowVersion {
    /// Its number.
    pub version: VersionNumber,
    /// Who made it; null of versions from before this was kept.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub author: Option<AuditActor>,
    /// What its author says of it.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub note: Option<String>,
    /// Nodes of its graph.
    pub node_count: i32,
    /// Whether it is the head.
    pub is_head: bool,
    /// Whether it is the version that is published now.
    pub is_published: bool,
    /// When it was last published; null where it never was.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub published_at: Option<DateTime>,
    /// When it was made.
    pub created_at: DateTime,
}

runtime::object!(WorkflowVersion);

/// Who acted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct AuditActor {
    /// `kind`.
    pub kind: AuditActorKind,
    /// Which, where the actor is a record.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub id: Option<Uuid>,
}

runtime::object!(AuditActor);

/// Who acted. `anonymous` is whoever filled in a public form or called a webhook, `command_line` an operator on the server's machine, `system` the server itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AuditActorKind {
    /// `api_key`.
    ApiKey,
    /// `oauth_client`.
    OauthClient,
    /// `user`.
    User,
    /// `anonymous`.
    Anonymous,
    /// `command_line`.
    CommandLine,
    /// `system`.
    System,
}

impl AuditActorKind {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] =
        &[Self::ApiKey, Self::OauthClient, Self::User, Self::Anonymous, Self::CommandLine, Self::System];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ApiKey => "api_key",
            Self::OauthClient => "oauth_client",
            Self::User => "user",
            Self::Anonymous => "anonymous",
            Self::CommandLine => "command_line",
            Self::System => "system",
        }
    }
}

runtime::strings!(AuditActorKind);

/// A version of a workflow with its graph.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct WorkflowVersionDetail {
    /// Its number.
    pub version: VersionNumber,
    /// Who made it; null of versions from before this was kept.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub author: Option<AuditActor>,
    /// What its author says of it.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub note: Option<String>,
    /// Nodes of its graph.
    pub node_count: i32,
    /// Whether it is the head.
    pub is_head: bool,
    /// Whether it is the version that is published now.
    pub is_published: bool,
    /// When it was last published; null where it never was.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub published_at: Option<DateTime>,
    /// When it was made.
    pub created_at: DateTime,
    /// The steps.
    pub nodes: Vec<Node>,
    /// What follows what.
    pub edges: Vec<Edge>,
    /// Constants that expressions see as `variables`.
    pub variables: Variables,
}

runtime::object!(WorkflowVersionDetail);

/// One page of versions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct WorkflowVersionList {
    /// The versions.
    pub items: Vec<WorkflowVersion>,
    /// The page.
    pub page: i32,
    /// Most items that a page holds.
    pub limit: i32,
    /// How many there are in all.
    pub total: i64,
}

runtime::object!(WorkflowVersionList);

/// What became of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeOp {
    /// `added`.
    Added,
    /// `removed`.
    Removed,
    /// `changed`.
    Changed,
}

impl ChangeOp {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Added, Self::Removed, Self::Changed];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed => "changed",
        }
    }
}

runtime::strings!(ChangeOp);

/// A value that came, went or is another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ValueChange {
    /// Where: JSON Pointer (RFC 6901).
    pub pointer: String,
    /// What became of it.
    pub op: ChangeOp,
    /// What was there, any JSON; null where nothing was.
    pub before: Value,
    /// What is there, any JSON; null where nothing is.
    pub after: Value,
}

runtime::object!(ValueChange);

/// A node that is in both versions and not the same.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ChangedNode {
    /// The node.
    pub id: String,
    /// What is different, with pointers into the node.
    pub changes: Vec<ValueChange>,
}

runtime::object!(ChangedNode);

/// An edge that is in both versions and not the same.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ChangedEdge {
    /// As it is in the later one.
    pub edge: Edge,
    /// What is different, with pointers into the edge.
    pub changes: Vec<ValueChange>,
}

runtime::object!(ChangedEdge);

/// What became of nodes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct NodesDiff {
    /// Only in the later version.
    pub added: Vec<Node>,
    /// Only in the earlier version.
    pub removed: Vec<Node>,
    /// In both, and not the same.
    pub changed: Vec<ChangedNode>,
    /// Whether those that are in both stand in another order, which means nothing to the engine.
    pub reordered: bool,
}

runtime::object!(NodesDiff);

/// What became of edges.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct EdgesDiff {
    /// Only in the later version.
    pub added: Vec<Edge>,
    /// Only in the earlier version.
    pub removed: Vec<Edge>,
    /// In both, and not the same.
    pub changed: Vec<ChangedEdge>,
    /// Whether those that are in both stand in another order, which means nothing to the engine.
    pub reordered: bool,
}

runtime::object!(EdgesDiff);

/// What leads from one version to another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct WorkflowDiff {
    /// The version that it begins at.
    pub from: VersionNumber,
    /// The version that it ends at.
    pub to: VersionNumber,
    /// Whether the two are the same.
    pub is_empty: bool,
    /// Nodes.
    pub nodes: NodesDiff,
    /// Edges.
    pub edges: EdgesDiff,
    /// Variables, with pointers into the object that they are.
    pub variables: Vec<ValueChange>,
}

runtime::object!(WorkflowDiff);

/// Why something failed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct RunError {
    /// A stable word: `timeout`, `http_status`, `expression`, `failed` …
    pub code: String,
    /// A sentence for people. Never holds a secret.
    pub message: String,
    /// The node that failed, where one did.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub node: Option<String>,
}

runtime::object!(RunError);

/// An execution without what went into it and came out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ExecutionSummary {
    /// Identity.
    pub id: Uuid,
    /// What runs.
    pub workflow_id: Uuid,
    /// The version that it is pinned to.
    pub workflow_version: VersionNumber,
    /// Whether it tries a version out: one that was not the published one when it started.
    pub is_draft: bool,
    /// The agent whose run it is; null where it is none.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub agent_id: Option<Uuid>,
    /// The execution that started it; null where none did.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub parent_id: Option<Uuid>,
    /// Where it is.
    pub status: ExecutionStatus,
    /// Why it failed; null where it did not.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub error: Option<RunError>,
    /// When it was accepted.
    pub created_at: DateTime,
    /// When its first node started; null until then.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub started_at: Option<DateTime>,
    /// When it ended; null until then.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub finished_at: Option<DateTime>,
}

runtime::object!(ExecutionSummary);

/// One step of a walk through executions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ExecutionCursorList {
    /// The executions.
    pub items: Vec<ExecutionSummary>,
    /// Where the next page starts; null at the end.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub next_cursor: Option<String>,
}

runtime::object!(ExecutionCursorList);

/// How an attempt at a node ended: `retrying` is a failure after which another attempt follows. Or what the node waits for: `sleeping` for time, `waiting` for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StepStatus {
    /// `succeeded`.
    Succeeded,
    /// `failed`.
    Failed,
    /// `retrying`.
    Retrying,
    /// `sleeping`.
    Sleeping,
    /// `waiting`.
    Waiting,
}

impl StepStatus {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Succeeded, Self::Failed, Self::Retrying, Self::Sleeping, Self::Waiting];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Succeeded => "succeeded",
            Self::Failed => "failed",
            Self::Retrying => "retrying",
            Self::Sleeping => "sleeping",
            Self::Waiting => "waiting",
        }
    }
}

runtime::strings!(StepStatus);

/// One entry of an execution's journal: an attempt at a node that ended, or a node that went to wait.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ExecutionStep {
    /// Its place, from 0.
    pub ordinal: i32,
    /// The node's id.
    pub node: String,
    /// The node's type.
    pub r#type: String,
    /// Which attempt at the node, from 1.
    pub attempt: i32,
    /// How it ended, or what it waits for.
    pub status: StepStatus,
    /// The configuration that it ran with, any JSON, its expressions resolved; never with secrets.
    pub input: Value,
    /// What came out, any JSON; of a node that waits for a person what it asks; null where it failed.
    pub output: Value,
    /// The branch that it chose, where it chooses.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub branch: Option<String>,
    /// Why it failed; null where it did not.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub error: Option<RunError>,
    /// When the next attempt starts, the node wakes, or the wait for a person ends; null where nothing of that is so.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub until: Option<DateTime>,
    /// When the attempt started.
    pub started_at: DateTime,
    /// When it ended, or went to wait.
    pub finished_at: DateTime,
}

runtime::object!(ExecutionStep);

/// All that is known of an execution.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ExecutionDetail {
    /// Identity.
    pub id: Uuid,
    /// What runs.
    pub workflow_id: Uuid,
    /// The version that it is pinned to.
    pub workflow_version: VersionNumber,
    /// Whether it tries a version out: one that was not the published one when it started.
    pub is_draft: bool,
    /// The agent whose run it is; null where it is none.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub agent_id: Option<Uuid>,
    /// The execution that started it; null where none did.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub parent_id: Option<Uuid>,
    /// Where it is.
    pub status: ExecutionStatus,
    /// Why it failed; null where it did not.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub error: Option<RunError>,
    /// When it was accepted.
    pub created_at: DateTime,
    /// When its first node started; null until then.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub started_at: Option<DateTime>,
    /// When it ended; null until then.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub finished_at: Option<DateTime>,
    /// The conversation that it answers in; null where it answers in none.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub conversation_id: Option<Uuid>,
    /// How many executions stand above it.
    pub depth: i32,
    /// What it was started with, any JSON.
    pub input: Value,
    /// What came out, any JSON; null until it has completed.
    pub output: Value,
    /// Its journal, in order.
    pub steps: Vec<ExecutionStep>,
    /// The newest executions that it has started. All of them are at `listExecutions` with `parent_id`.
    pub children: Vec<ExecutionSummary>,
    /// How many executions it has started.
    pub children_total: i64,
}

runtime::object!(ExecutionDetail);

/// The `data` of one event of an execution.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum ExecutionEvent {
    /// `ExecutionStartedEvent`.
    ExecutionStartedEvent(ExecutionStartedEvent),
    /// `NodeStartedEvent`.
    NodeStartedEvent(NodeStartedEvent),
    /// `NodeFinishedEvent`.
    NodeFinishedEvent(NodeFinishedEvent),
    /// `TextEvent`.
    TextEvent(TextEvent),
    /// `TextRestartedEvent`.
    TextRestartedEvent(TextRestartedEvent),
    /// `WaitingEvent`.
    WaitingEvent(WaitingEvent),
    /// `PausedEvent`.
    PausedEvent(PausedEvent),
    /// `ExecutionFinishedEvent`.
    ExecutionFinishedEvent(ExecutionFinishedEvent),
    /// `PingEvent`.
    PingEvent(PingEvent),
}

impl<'de> Deserialize<'de> for ExecutionEvent {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::discriminated(deserializer, "event", |tag, value| match tag {
            "execution_started" => Some(serde_json::from_value(value).map(Self::ExecutionStartedEvent)),
            "node_started" => Some(serde_json::from_value(value).map(Self::NodeStartedEvent)),
            "node_finished" => Some(serde_json::from_value(value).map(Self::NodeFinishedEvent)),
            "text" => Some(serde_json::from_value(value).map(Self::TextEvent)),
            "text_restarted" => Some(serde_json::from_value(value).map(Self::TextRestartedEvent)),
            "waiting" => Some(serde_json::from_value(value).map(Self::WaitingEvent)),
            "paused" => Some(serde_json::from_value(value).map(Self::PausedEvent)),
            "execution_finished" => Some(serde_json::from_value(value).map(Self::ExecutionFinishedEvent)),
            "ping" => Some(serde_json::from_value(value).map(Self::PingEvent)),
            _ => None,
        })
    }
}

impl From<ExecutionStartedEvent> for ExecutionEvent {
    fn from(value: ExecutionStartedEvent) -> Self {
        Self::ExecutionStartedEvent(value)
    }
}

impl From<NodeStartedEvent> for ExecutionEvent {
    fn from(value: NodeStartedEvent) -> Self {
        Self::NodeStartedEvent(value)
    }
}

impl From<NodeFinishedEvent> for ExecutionEvent {
    fn from(value: NodeFinishedEvent) -> Self {
        Self::NodeFinishedEvent(value)
    }
}

impl From<TextEvent> for ExecutionEvent {
    fn from(value: TextEvent) -> Self {
        Self::TextEvent(value)
    }
}

impl From<TextRestartedEvent> for ExecutionEvent {
    fn from(value: TextRestartedEvent) -> Self {
        Self::TextRestartedEvent(value)
    }
}

impl From<WaitingEvent> for ExecutionEvent {
    fn from(value: WaitingEvent) -> Self {
        Self::WaitingEvent(value)
    }
}

impl From<PausedEvent> for ExecutionEvent {
    fn from(value: PausedEvent) -> Self {
        Self::PausedEvent(value)
    }
}

impl From<ExecutionFinishedEvent> for ExecutionEvent {
    fn from(value: ExecutionFinishedEvent) -> Self {
        Self::ExecutionFinishedEvent(value)
    }
}

impl From<PingEvent> for ExecutionEvent {
    fn from(value: PingEvent) -> Self {
        Self::PingEvent(value)
    }
}

/// The execution was accepted and is under way. Always the first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ExecutionStartedEvent {
    /// What happened.
    pub event: ExecutionStartedEventEvent,
    /// The execution.
    pub execution_id: Uuid,
    /// When it happened.
    pub at: DateTime,
}

runtime::object!(ExecutionStartedEvent);

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ExecutionStartedEventEvent {
    /// `execution_started`.
    ExecutionStarted,
}

impl ExecutionStartedEventEvent {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::ExecutionStarted];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ExecutionStarted => "execution_started",
        }
    }
}

runtime::strings!(ExecutionStartedEventEvent);

/// An attempt at a node starts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct NodeStartedEvent {
    /// What happened.
    pub event: NodeStartedEventEvent,
    /// The execution.
    pub execution_id: Uuid,
    /// When it happened.
    pub at: DateTime,
    /// The node's id in the graph.
    pub node: String,
    /// The node's type.
    pub r#type: String,
    /// Which attempt at the node, from 1.
    pub attempt: i32,
}

runtime::object!(NodeStartedEvent);

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NodeStartedEventEvent {
    /// `node_started`.
    NodeStarted,
}

impl NodeStartedEventEvent {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::NodeStarted];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NodeStarted => "node_started",
        }
    }
}

runtime::strings!(NodeStartedEventEvent);

/// An attempt at a node ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct NodeFinishedEvent {
    /// What happened.
    pub event: NodeFinishedEventEvent,
    /// The execution.
    pub execution_id: Uuid,
    /// When it happened.
    pub at: DateTime,
    /// The node's id in the graph.
    pub node: String,
    /// The node's type.
    pub r#type: String,
    /// Which attempt at the node, from 1.
    pub attempt: i32,
    /// How it ended.
    pub status: NodeFinishedEventStatus,
    /// What came out, any JSON; null where it failed.
    pub output: Value,
    /// Why it failed; null where it did not.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub error: Option<RunError>,
    /// When the attempt started.
    pub started_at: DateTime,
}

runtime::object!(NodeFinishedEvent);

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NodeFinishedEventEvent {
    /// `node_finished`.
    NodeFinished,
}

impl NodeFinishedEventEvent {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::NodeFinished];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NodeFinished => "node_finished",
        }
    }
}

runtime::strings!(NodeFinishedEventEvent);

/// How an attempt at a node ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NodeFinishedEventStatus {
    /// `succeeded`.
    Succeeded,
    /// `failed`.
    Failed,
}

impl NodeFinishedEventStatus {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Succeeded, Self::Failed];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Succeeded => "succeeded",
            Self::Failed => "failed",
        }
    }
}

runtime::strings!(NodeFinishedEventStatus);

/// A piece of the answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct TextEvent {
    /// What happened.
    pub event: TextEventEvent,
    /// The execution.
    pub execution_id: Uuid,
    /// When it happened.
    pub at: DateTime,
    /// The piece.
    pub text: String,
}

runtime::object!(TextEvent);

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextEventEvent {
    /// `text`.
    Text,
}

impl TextEventEvent {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Text];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
        }
    }
}

runtime::strings!(TextEventEvent);

/// What the answer said so far is void: the attempt failed, and another begins.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct TextRestartedEvent {
    /// What happened.
    pub event: TextRestartedEventEvent,
    /// The execution.
    pub execution_id: Uuid,
    /// When it happened.
    pub at: DateTime,
}

runtime::object!(TextRestartedEvent);

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextRestartedEventEvent {
    /// `text_restarted`.
    TextRestarted,
}

impl TextRestartedEventEvent {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::TextRestarted];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::TextRestarted => "text_restarted",
        }
    }
}

runtime::strings!(TextRestartedEventEvent);

/// A node waits for a person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct WaitingEvent {
    /// What happened.
    pub event: WaitingEventEvent,
    /// The execution.
    pub execution_id: Uuid,
    /// When it happened.
    pub at: DateTime,
    /// The node's id in the graph.
    pub node: String,
    /// What is asked, any JSON, as the node's configuration says it.
    pub prompt: Value,
    /// When the wait ends without an answer; null never.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub until: Option<DateTime>,
}

runtime::object!(WaitingEvent);

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WaitingEventEvent {
    /// `waiting`.
    Waiting,
}

impl WaitingEventEvent {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Waiting];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
        }
    }
}

runtime::strings!(WaitingEventEvent);

/// Nothing happens until somebody answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct PausedEvent {
    /// What happened.
    pub event: PausedEventEvent,
    /// The execution.
    pub execution_id: Uuid,
    /// When it happened.
    pub at: DateTime,
}

runtime::object!(PausedEvent);

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PausedEventEvent {
    /// `paused`.
    Paused,
}

impl PausedEventEvent {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Paused];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Paused => "paused",
        }
    }
}

runtime::strings!(PausedEventEvent);

/// The execution ended. Always the last.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ExecutionFinishedEvent {
    /// What happened.
    pub event: ExecutionFinishedEventEvent,
    /// The execution.
    pub execution_id: Uuid,
    /// When it happened.
    pub at: DateTime,
    /// How it ended.
    pub status: ExecutionFinishedEventStatus,
    /// What came out, any JSON; null where it did not complete.
    pub output: Value,
    /// Why it failed; null where it did not.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub error: Option<RunError>,
}

runtime::object!(ExecutionFinishedEvent);

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ExecutionFinishedEventEvent {
    /// `execution_finished`.
    ExecutionFinished,
}

impl ExecutionFinishedEventEvent {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::ExecutionFinished];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ExecutionFinished => "execution_finished",
        }
    }
}

runtime::strings!(ExecutionFinishedEventEvent);

/// How an execution ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ExecutionFinishedEventStatus {
    /// `completed`.
    Completed,
    /// `failed`.
    Failed,
    /// `cancelled`.
    Cancelled,
}

impl ExecutionFinishedEventStatus {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Completed, Self::Failed, Self::Cancelled];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Completed => "completed",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }
}

runtime::strings!(ExecutionFinishedEventStatus);

/// Nothing has happened for ten seconds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct PingEvent {
    /// What happened.
    pub event: PingEventEvent,
    /// The execution.
    pub execution_id: Uuid,
    /// When it happened.
    pub at: DateTime,
}

runtime::object!(PingEvent);

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PingEventEvent {
    /// `ping`.
    Ping,
}

impl PingEventEvent {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Ping];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ping => "ping",
        }
    }
}

runtime::strings!(PingEventEvent);

/// What was done. `revoked` is said of keys, clients and tokens, `answered` of executions that waited for a person, `repeated` of what was run or sent again, `tested` and `synced` of integrations, `issued` of access tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AuditAction {
    /// `created`.
    Created,
    /// `updated`.
    Updated,
    /// `deleted`.
    Deleted,
    /// `revoked`.
    Revoked,
    /// `started`.
    Started,
    /// `cancelled`.
    Cancelled,
    /// `answered`.
    Answered,
    /// `repeated`.
    Repeated,
    /// `tested`.
    Tested,
    /// `synced`.
    Synced,
    /// `issued`.
    Issued,
}

impl AuditAction {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[
        Self::Created,
        Self::Updated,
        Self::Deleted,
        Self::Revoked,
        Self::Started,
        Self::Cancelled,
        Self::Answered,
        Self::Repeated,
        Self::Tested,
        Self::Synced,
        Self::Issued,
    ];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Updated => "updated",
            Self::Deleted => "deleted",
            Self::Revoked => "revoked",
            Self::Started => "started",
            Self::Cancelled => "cancelled",
            Self::Answered => "answered",
            Self::Repeated => "repeated",
            Self::Tested => "tested",
            Self::Synced => "synced",
            Self::Issued => "issued",
        }
    }
}

runtime::strings!(AuditAction);

/// What it was done to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct AuditRecord {
    /// The kind of record.
    pub kind: String,
    /// Which. It may be gone.
    pub id: Uuid,
}

runtime::object!(AuditRecord);

/// One thing that was done to one record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct AuditEvent {
    /// Identity of the entry.
    pub id: Uuid,
    /// When.
    pub at: DateTime,
    /// `actor`.
    pub actor: AuditActor,
    /// `action`.
    pub action: AuditAction,
    /// `record`.
    pub record: AuditRecord,
    /// The `X-Request-Id` of the request, where there was one.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub request_id: Option<String>,
    /// The address that the request came from, where there was one.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub remote: Option<String>,
}

runtime::object!(AuditEvent);

/// A page of audit events.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct AuditEventList {
    /// The entries of this page.
    pub items: Vec<AuditEvent>,
    /// The page's number.
    pub page: i32,
    /// Items per page.
    pub limit: i32,
    /// How many entries there are in all.
    pub total: i64,
}

runtime::object!(AuditEventList);

/// Which part of the request a violation is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProblemPlace {
    /// `body`.
    Body,
    /// `query`.
    Query,
    /// `path`.
    Path,
    /// `header`.
    Header,
}

impl ProblemPlace {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Body, Self::Query, Self::Path, Self::Header];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Query => "query",
            Self::Path => "path",
            Self::Header => "header",
        }
    }
}

runtime::strings!(ProblemPlace);

/// One thing that is wrong with a request.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ProblemError {
    /// JSON Pointer into the body, or `/` and the name of the parameter. Empty for the whole body. Of a graph that is not fit to run (409), into the graph.
    pub pointer: String,
    /// A stable word, such as `required`, `enum` or `additional_properties`.
    pub code: String,
    /// A sentence for the person who mends it.
    pub detail: String,
    /// Which part of the request; absent, the body.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub r#in: Option<ProblemPlace>,
}

runtime::object!(ProblemError);

/// An error, as problem details (RFC 9457).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Problem {
    /// Kind of the problem; `about:blank` where the status says it all.
    pub r#type: String,
    /// The status in words.
    pub title: String,
    /// The HTTP status.
    pub status: i32,
    /// A sentence for people.
    pub detail: String,
    /// Every violation; empty where the request itself is fine.
    pub errors: Vec<ProblemError>,
    /// The request's name in the server's log, as in `X-Request-Id`.
    pub request_id: String,
}

runtime::object!(Problem);
