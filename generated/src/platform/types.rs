// Written by `cargo xtask generate`. Change the document, not this file.

//! Types of the wire.

#![allow(clippy::large_enum_variant, reason = "alternatives are what the document says they are")]
#![allow(unused_imports, reason = "every document uses another part of these")]

use serde::{Deserialize, Serialize};

use super::validate::*;
use crate::runtime::{
    self, Base64, Binary, Date, DateTime, IndexMap, Map, Maybe, Uuid, Validate, Value, length, unique,
};

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
}

runtime::object!(CreateApiKeyRequest);

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
}

runtime::object!(NodeType);

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
}

runtime::object!(ExecutionState);

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
    /// JSON Pointer into the body, or `/` and the name of the parameter. Empty for the whole body.
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
