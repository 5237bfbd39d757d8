// Written by `cargo xtask generate`. Change the document, not this file.

//! Types of the wire.

#![allow(clippy::large_enum_variant, reason = "alternatives are what the document says they are")]
#![allow(unused_imports, reason = "every document uses another part of these")]

use serde::{Deserialize, Serialize};

use super::validate::*;
use crate::runtime::{
    self, Base64, Binary, Date, DateTime, IndexMap, Map, Maybe, Uuid, Validate, Value, length, unique,
};

/// Where a workflow is in its life: `draft` is being edited, `published` was checked whole and is callable by name, `archived` is kept for its history and
/// cannot be executed (an addition of this server to the published two).
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

/// The status of a new workflow; `published` has its graph checked whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InitialWorkflowStatus {
    /// `draft`.
    Draft,
    /// `published`.
    Published,
}

impl InitialWorkflowStatus {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Draft, Self::Published];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Published => "published",
        }
    }
}

runtime::strings!(InitialWorkflowStatus);

/// Where an execution is: `pending` is accepted and no node has started; `running` includes waiting for time or for a person; `failed` includes
/// executions that were cancelled on request (`error.code` is then `cancelled`). `completed` and `failed` are final.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ExecutionStatus {
    /// `pending`.
    Pending,
    /// `running`.
    Running,
    /// `completed`.
    Completed,
    /// `failed`.
    Failed,
}

impl ExecutionStatus {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Pending, Self::Running, Self::Completed, Self::Failed];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Running => "running",
            Self::Completed => "completed",
            Self::Failed => "failed",
        }
    }
}

runtime::strings!(ExecutionStatus);

/// What a node's final failure means: `fail` ends the execution, `continue` counts the node as succeeded with the error as its output, `branch`
/// takes only its edges whose branch is `error`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OnError {
    /// `fail`.
    Fail,
    /// `continue`.
    Continue,
    /// `branch`.
    Branch,
}

impl OnError {
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

runtime::strings!(OnError);

/// How often and how soon a failed attempt is repeated: after `initial_ms × factor^(n-1)`, at most `max_ms`, times a random factor in `1 ± jitter`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct RetryPolicy {
    /// Attempts in all, the first one included.
    pub max_attempts: i32,
    /// Wait before the second attempt, in milliseconds.
    #[serde(default = "default_retrypolicy_initial_ms")]
    pub initial_ms: i64,
    /// Growth of the wait from one attempt to the next.
    #[serde(default = "default_retrypolicy_factor")]
    pub factor: f64,
    /// Longest wait, in milliseconds.
    #[serde(default = "default_retrypolicy_max_ms")]
    pub max_ms: i64,
    /// Random part of the wait, from 0 (exact) to 1.
    #[serde(default = "default_retrypolicy_jitter")]
    pub jitter: f64,
}

runtime::object!(RetryPolicy);

fn default_retrypolicy_initial_ms() -> i64 {
    1000
}

fn default_retrypolicy_factor() -> f64 {
    2.0_f64
}

fn default_retrypolicy_max_ms() -> i64 {
    60000
}

fn default_retrypolicy_jitter() -> f64 {
    0.0_f64
}

/// One step of a workflow. Fields that are not listed here are kept and given back as they came.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Node {
    /// Unique within the workflow; what expressions say after `nodes.`.
    pub id: String,
    /// A node type, such as `http_request`. A draft may name any; publishing and executing need one that the server knows (`GET /platform/v1/node-types`).
    pub r#type: String,
    /// A title for people.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub name: Option<String>,
    /// Settings of the node's type. Any string in it may hold expressions, such as `{{ input.name }}` or `{{ nodes.fetch.output.items[0] }}`.
    #[serde(default = "default_node_config")]
    pub config: Map<String, Value>,
    /// What to do when an attempt fails. Absent, there is one attempt only.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub retry: Option<RetryPolicy>,
    /// Longest time of one attempt, in milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub timeout_ms: Option<i64>,
    /// What a final failure means for the execution.
    #[serde(default = "default_node_on_error")]
    pub on_error: OnError,
    /// Fields that the document does not name.
    #[serde(flatten)]
    pub additional: Map<String, Value>,
}

runtime::object!(Node);

fn default_node_config() -> Map<String, Value> {
    Map::new()
}

fn default_node_on_error() -> OnError {
    OnError::Fail
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

/// A new workflow.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct CreateWorkflowRequest {
    /// The name, not blank and without control characters.
    pub name: String,
    /// What the workflow is for. Line breaks and tabs are fine, other control characters are not.
    #[serde(default = "default_createworkflowrequest_description")]
    pub description: String,
    /// Draft, or published at once.
    #[serde(default = "default_createworkflowrequest_status")]
    pub status: InitialWorkflowStatus,
    /// The steps.
    #[serde(default = "default_createworkflowrequest_nodes")]
    pub nodes: Vec<Node>,
    /// What follows what.
    #[serde(default = "default_createworkflowrequest_edges")]
    pub edges: Vec<Edge>,
    /// Constants that expressions see as `variables`.
    #[serde(default = "default_createworkflowrequest_variables")]
    pub variables: Map<String, Value>,
}

runtime::object!(CreateWorkflowRequest);

fn default_createworkflowrequest_description() -> String {
    "".to_owned()
}

fn default_createworkflowrequest_status() -> InitialWorkflowStatus {
    InitialWorkflowStatus::Draft
}

fn default_createworkflowrequest_nodes() -> Vec<Node> {
    Vec::new()
}

fn default_createworkflowrequest_edges() -> Vec<Edge> {
    Vec::new()
}

fn default_createworkflowrequest_variables() -> Map<String, Value> {
    Map::new()
}

/// Changes to a workflow. What is absent stays as it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct UpdateWorkflowRequest {
    /// The new name, not blank and without control characters.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub name: Option<String>,
    /// The new description; an empty one clears it.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub description: Option<String>,
    /// The new status.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub status: Option<WorkflowStatus>,
    /// The new steps, all of them.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub nodes: Option<Vec<Node>>,
    /// The new edges, all of them.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub edges: Option<Vec<Edge>>,
    /// The new variables, all of them.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub variables: Option<Variables>,
}

runtime::object!(UpdateWorkflowRequest);

/// What to start an execution with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ExecuteWorkflowRequest {
    /// What expressions see as `input`.
    #[serde(default = "default_executeworkflowrequest_input")]
    pub input: Map<String, Value>,
}

runtime::object!(ExecuteWorkflowRequest);

fn default_executeworkflowrequest_input() -> Map<String, Value> {
    Map::new()
}

/// A workflow as lists show it, without its graph.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct WorkflowSummary {
    /// Identity.
    pub id: String,
    /// Name.
    pub name: String,
    /// What it is for; may be empty.
    pub description: String,
    /// Where it is in its life.
    pub status: WorkflowStatus,
    /// When it was created.
    pub created_at: DateTime,
    /// When it last changed.
    pub updated_at: DateTime,
}

runtime::object!(WorkflowSummary);

/// A workflow with its current graph.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Workflow {
    /// Identity.
    pub id: String,
    /// Name.
    pub name: String,
    /// What it is for; may be empty.
    pub description: String,
    /// Where it is in its life.
    pub status: WorkflowStatus,
    /// Number of the current graph; it rises by one with every change of the graph.
    pub version: i32,
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

/// Says which workflow is gone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct WorkflowDeleted {
    /// Identity of what was deleted.
    pub id: String,
    /// Always true.
    pub deleted: bool,
}

runtime::object!(WorkflowDeleted);

/// An execution at the moment when it was accepted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ExecutionAccepted {
    /// Identity of the execution.
    pub execution_id: String,
    /// Where it is, usually `pending`.
    pub status: ExecutionStatus,
    /// When it was accepted.
    pub started_at: DateTime,
}

runtime::object!(ExecutionAccepted);

/// Why an execution or one of its nodes failed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ExecutionError {
    /// A stable word, such as `timeout`, `http_status`, `expression` or `cancelled`.
    pub code: String,
    /// A sentence for people. It never holds a secret.
    pub message: String,
    /// Id of the node that failed, where one did.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub node: Option<String>,
}

runtime::object!(ExecutionError);

/// An execution as lists show it, without its logs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ExecutionSummary {
    /// Identity.
    pub id: String,
    /// What runs.
    pub workflow_id: String,
    /// Where it is.
    pub status: ExecutionStatus,
    /// When its first node started; until then, when it was accepted.
    pub started_at: DateTime,
    /// When it ended, well or badly; null until then.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub completed_at: Option<DateTime>,
    /// What it was started with. An object where a request started it; a trigger may give any JSON.
    pub input: Value,
    /// What came out, any JSON; null unless it completed.
    pub output: Value,
    /// Why it failed; null unless it did.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub error: Option<ExecutionError>,
}

runtime::object!(ExecutionSummary);

/// An execution with the log of its nodes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Execution {
    /// Identity.
    pub id: String,
    /// What runs.
    pub workflow_id: String,
    /// Where it is.
    pub status: ExecutionStatus,
    /// When its first node started; until then, when it was accepted.
    pub started_at: DateTime,
    /// When it ended, well or badly; null until then.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub completed_at: Option<DateTime>,
    /// What it was started with. An object where a request started it; a trigger may give any JSON.
    pub input: Value,
    /// What came out, any JSON; null unless it completed.
    pub output: Value,
    /// Why it failed; null unless it did.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub error: Option<ExecutionError>,
    /// Attempts at its nodes, in the order in which they ended.
    pub logs: Vec<ExecutionLog>,
}

runtime::object!(Execution);

/// One attempt at a node.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ExecutionLog {
    /// Id of the node.
    pub node_id: String,
    /// The node's type.
    pub r#type: String,
    /// How the attempt ended.
    pub status: ExecutionLogStatus,
    /// Number of the attempt, from 1.
    pub attempt: i32,
    /// When the attempt started.
    pub started_at: DateTime,
    /// When the attempt ended, or went to sleep.
    pub finished_at: DateTime,
    /// The configuration that it ran with, expressions replaced by their values; any JSON, without secrets.
    pub input: Value,
    /// What it produced, any JSON; null unless it completed.
    pub output: Value,
    /// Why it failed; null unless it did.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub error: Option<ExecutionError>,
}

runtime::object!(ExecutionLog);

/// How an attempt at a node ended: `completed` well, `failed` for good, `retrying` badly with another attempt to come, `sleeping` not yet (it waits for its time), `waiting`
/// not yet either (it waits for a person).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ExecutionLogStatus {
    /// `completed`.
    Completed,
    /// `failed`.
    Failed,
    /// `retrying`.
    Retrying,
    /// `sleeping`.
    Sleeping,
    /// `waiting`.
    Waiting,
}

impl ExecutionLogStatus {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Completed, Self::Failed, Self::Retrying, Self::Sleeping, Self::Waiting];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Completed => "completed",
            Self::Failed => "failed",
            Self::Retrying => "retrying",
            Self::Sleeping => "sleeping",
            Self::Waiting => "waiting",
        }
    }
}

runtime::strings!(ExecutionLogStatus);

/// Which page a list holds, and how much there is in all.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct PageMeta {
    /// Number of this page, from 1.
    pub page: i32,
    /// Most items that a page holds.
    pub limit: i32,
    /// How many records the filters select in all.
    pub total: i64,
}

runtime::object!(PageMeta);

/// How a walk by cursor goes on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct CursorMeta {
    /// The `cursor` of the next request; null at the end.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub next_cursor: Option<String>,
    /// Whether there is a next page.
    pub has_more: bool,
}

runtime::object!(CursorMeta);

/// A workflow in its envelope.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct WorkflowResponse {
    /// Always true.
    pub success: bool,
    /// The workflow.
    pub data: Workflow,
}

runtime::object!(WorkflowResponse);

/// A page of workflows in its envelope.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct WorkflowListResponse {
    /// Always true.
    pub success: bool,
    /// The workflows of this page.
    pub data: Vec<WorkflowSummary>,
    /// Which page this is.
    pub meta: PageMeta,
}

runtime::object!(WorkflowListResponse);

/// The answer to a deletion, in its envelope.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct WorkflowDeletedResponse {
    /// Always true.
    pub success: bool,
    /// What was deleted.
    pub data: WorkflowDeleted,
}

runtime::object!(WorkflowDeletedResponse);

/// An accepted execution in its envelope.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ExecutionAcceptedResponse {
    /// Always true.
    pub success: bool,
    /// The execution.
    pub data: ExecutionAccepted,
}

runtime::object!(ExecutionAcceptedResponse);

/// An execution in its envelope.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ExecutionResponse {
    /// Always true.
    pub success: bool,
    /// The execution.
    pub data: Execution,
}

runtime::object!(ExecutionResponse);

/// A page of executions in its envelope.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ExecutionListResponse {
    /// Always true.
    pub success: bool,
    /// The executions of this page.
    pub data: Vec<ExecutionSummary>,
    /// Which page this is.
    pub meta: PageMeta,
}

runtime::object!(ExecutionListResponse);

/// What happened: `workflow.executed`, an execution ended, well or badly; `workflow.failed`, an execution ended badly (it failed or was cancelled; `workflow.executed` tells it too);
/// `workflow.published`, a workflow was published, or published again with another graph; `form.submitted`, a form was submitted.
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

/// `active` hears of events; `disabled` does not any more, because its receiver answered 410. A disabled webhook stays so: delete it and create another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WebhookStatus {
    /// `active`.
    Active,
    /// `disabled`.
    Disabled,
}

impl WebhookStatus {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Active, Self::Disabled];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Disabled => "disabled",
        }
    }
}

runtime::strings!(WebhookStatus);

/// A new webhook.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct CreateWebhookRequest {
    /// Where events are sent, `http` or `https`, without a user name or password.
    pub url: String,
    /// The kinds of event to hear of.
    pub events: Vec<EventType>,
    /// What deliveries are signed with; absent, one is made. After `whsec_` stands base64 (of 16 bytes at least); any other text signs by its own bytes.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub secret: Option<String>,
}

runtime::object!(CreateWebhookRequest);

/// Where events are sent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Webhook {
    /// Identity.
    pub id: String,
    /// Where events are sent.
    pub url: String,
    /// The kinds of event that it hears of.
    pub events: Vec<EventType>,
    /// Whether it still hears of events.
    pub status: WebhookStatus,
    /// When it was created.
    pub created_at: DateTime,
    /// When its receiver said that it is gone; null while it is active.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub disabled_at: Option<DateTime>,
}

runtime::object!(Webhook);

/// A new webhook with its secret.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct WebhookCreated {
    /// Identity.
    pub id: String,
    /// Where events are sent.
    pub url: String,
    /// The kinds of event that it hears of.
    pub events: Vec<EventType>,
    /// Always `active`.
    pub status: WebhookStatus,
    /// What deliveries are signed with, as it was given or made. It is in no other answer.
    pub secret: String,
    /// When it was created.
    pub created_at: DateTime,
    /// Always null.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub disabled_at: Option<DateTime>,
}

runtime::object!(WebhookCreated);

/// Says which webhook is gone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct WebhookDeleted {
    /// Identity of what was deleted.
    pub id: String,
    /// Always true.
    pub deleted: bool,
}

runtime::object!(WebhookDeleted);

/// A page of webhooks in its envelope.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct WebhookListResponse {
    /// Always true.
    pub success: bool,
    /// The webhooks of this page.
    pub data: Vec<Webhook>,
    /// Which page this is.
    pub meta: PageMeta,
}

runtime::object!(WebhookListResponse);

/// A new webhook in its envelope.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct WebhookCreatedResponse {
    /// Always true.
    pub success: bool,
    /// The webhook and its secret.
    pub data: WebhookCreated,
}

runtime::object!(WebhookCreatedResponse);

/// The answer to a deletion, in its envelope.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct WebhookDeletedResponse {
    /// Always true.
    pub success: bool,
    /// What was deleted.
    pub data: WebhookDeleted,
}

runtime::object!(WebhookDeletedResponse);

/// Which events tell of an execution's end: `workflow.executed` of every one, `workflow.failed` of one that ended badly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ExecutionEventType {
    /// `workflow.executed`.
    WorkflowExecuted,
    /// `workflow.failed`.
    WorkflowFailed,
}

impl ExecutionEventType {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::WorkflowExecuted, Self::WorkflowFailed];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::WorkflowExecuted => "workflow.executed",
            Self::WorkflowFailed => "workflow.failed",
        }
    }
}

runtime::strings!(ExecutionEventType);

/// An execution ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ExecutionEvent {
    /// `workflow.executed` or `workflow.failed`.
    pub r#type: ExecutionEventType,
    /// When it happened.
    pub timestamp: DateTime,
    /// The execution.
    pub data: ExecutionEventData,
}

runtime::object!(ExecutionEvent);

/// An execution at its end, as `getExecution` shows it, without input and logs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ExecutionEventData {
    /// Identity.
    pub execution_id: String,
    /// What ran.
    pub workflow_id: String,
    /// `completed` or `failed`.
    pub status: ExecutionStatus,
    /// When its first node started; where none did, when it was accepted.
    pub started_at: DateTime,
    /// When it ended.
    pub completed_at: DateTime,
    /// Why it failed; null unless it did.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub error: Option<ExecutionError>,
    /// What came out, any JSON; null unless it completed. Absent where it is larger than 256 KiB.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub output: Option<Value>,
    /// Present, and `true`, where `output` is left out because of its size; `getExecution` has it.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub output_truncated: Option<bool>,
}

runtime::object!(ExecutionEventData);

/// A workflow was published.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct WorkflowPublishedEvent {
    /// Always `workflow.published`.
    pub r#type: WorkflowPublishedEventType,
    /// When it happened.
    pub timestamp: DateTime,
    /// The workflow.
    pub data: WorkflowPublishedEventData,
}

runtime::object!(WorkflowPublishedEvent);

/// Always `workflow.published`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WorkflowPublishedEventType {
    /// `workflow.published`.
    WorkflowPublished,
}

impl WorkflowPublishedEventType {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::WorkflowPublished];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::WorkflowPublished => "workflow.published",
        }
    }
}

runtime::strings!(WorkflowPublishedEventType);

/// A workflow as it was published.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct WorkflowPublishedEventData {
    /// Identity.
    pub workflow_id: String,
    /// Its name.
    pub name: String,
    /// Number of the graph that was published.
    pub version: i32,
}

runtime::object!(WorkflowPublishedEventData);

/// A form was submitted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct FormSubmittedEvent {
    /// Always `form.submitted`.
    pub r#type: FormSubmittedEventType,
    /// When it happened.
    pub timestamp: DateTime,
    /// The submission.
    pub data: FormSubmittedEventData,
}

runtime::object!(FormSubmittedEvent);

/// Always `form.submitted`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FormSubmittedEventType {
    /// `form.submitted`.
    FormSubmitted,
}

impl FormSubmittedEventType {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::FormSubmitted];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::FormSubmitted => "form.submitted",
        }
    }
}

runtime::strings!(FormSubmittedEventType);

/// A submission of a form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct FormSubmittedEventData {
    /// Which form.
    pub form_id: String,
    /// Its name.
    pub form_name: String,
    /// Identity of the submission.
    pub submission_id: String,
    /// What was filled in, by the names of the form's fields.
    pub data: Map<String, Value>,
    /// The executions that it started.
    pub execution_ids: Vec<String>,
    /// When it was submitted.
    pub submitted_at: DateTime,
}

runtime::object!(FormSubmittedEventData);

/// One step of a walk over executions, in its envelope.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ExecutionCursorResponse {
    /// Always true.
    pub success: bool,
    /// The executions of this step.
    pub data: Vec<ExecutionSummary>,
    /// How the walk goes on.
    pub meta: CursorMeta,
}

runtime::object!(ExecutionCursorResponse);

/// What a field asks for. One line: `text`, `email`, `url` (http or https), `tel`, `hidden` (not shown; its value comes from the page's query or its default).
/// Lines: `textarea`. Numbers: `number`, `integer`. Yes or no: `checkbox`. One of the options: `select`, `radio`. Any of the options:
/// `multiselect`. Times: `date` (2024-09-13), `time` (16:30 or 16:30:00), `datetime` (2024-09-13T16:30, with seconds and an offset or without).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FormFieldType {
    /// `text`.
    Text,
    /// `textarea`.
    Textarea,
    /// `email`.
    Email,
    /// `url`.
    Url,
    /// `tel`.
    Tel,
    /// `number`.
    Number,
    /// `integer`.
    Integer,
    /// `checkbox`.
    Checkbox,
    /// `select`.
    Select,
    /// `radio`.
    Radio,
    /// `multiselect`.
    Multiselect,
    /// `date`.
    Date,
    /// `time`.
    Time,
    /// `datetime`.
    Datetime,
    /// `hidden`.
    Hidden,
}

impl FormFieldType {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[
        Self::Text,
        Self::Textarea,
        Self::Email,
        Self::Url,
        Self::Tel,
        Self::Number,
        Self::Integer,
        Self::Checkbox,
        Self::Select,
        Self::Radio,
        Self::Multiselect,
        Self::Date,
        Self::Time,
        Self::Datetime,
        Self::Hidden,
    ];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Textarea => "textarea",
            Self::Email => "email",
            Self::Url => "url",
            Self::Tel => "tel",
            Self::Number => "number",
            Self::Integer => "integer",
            Self::Checkbox => "checkbox",
            Self::Select => "select",
            Self::Radio => "radio",
            Self::Multiselect => "multiselect",
            Self::Date => "date",
            Self::Time => "time",
            Self::Datetime => "datetime",
            Self::Hidden => "hidden",
        }
    }
}

runtime::strings!(FormFieldType);

/// An option whose value is its label.
pub type FormOptionText = String;

/// An option with a label of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct FormOptionInput {
    /// What a submission holds; unique within the field.
    pub value: String,
    /// What people read. Absent, it is the value.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub label: Option<String>,
}

runtime::object!(FormOptionInput);

/// A choice of a new field, by its value alone or whole.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum FormFieldChoice {
    /// `FormOptionText`.
    FormOptionText(FormOptionText),
    /// `FormOptionInput`.
    FormOptionInput(FormOptionInput),
}

impl<'de> Deserialize<'de> for FormFieldChoice {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::one_of(
            deserializer,
            false,
            &[
                |value| {
                    <FormOptionText as Deserialize>::deserialize(value)
                        .ok()
                        .filter(|value: &FormOptionText| valid_form_option_text(value))
                        .map(Self::FormOptionText)
                },
                |value| {
                    <FormOptionInput as Deserialize>::deserialize(value)
                        .ok()
                        .filter(|value: &FormOptionInput| value.is_valid())
                        .map(Self::FormOptionInput)
                },
            ],
        )
    }
}

impl From<FormOptionText> for FormFieldChoice {
    fn from(value: FormOptionText) -> Self {
        Self::FormOptionText(value)
    }
}

impl From<FormOptionInput> for FormFieldChoice {
    fn from(value: FormOptionInput) -> Self {
        Self::FormOptionInput(value)
    }
}

/// A field of a new form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct FormFieldInput {
    /// What a submission's `data` calls it; unique within the form.
    pub name: String,
    /// What it asks for.
    pub r#type: FormFieldType,
    /// What people read. Absent, it is made from the name; `first_name` reads `First name`.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub label: Option<String>,
    /// Whether it must be filled in; a checkbox must then be ticked.
    #[serde(default = "default_formfieldinput_required")]
    pub required: bool,
    /// The choices of a `select`, `radio` or `multiselect`, at least one; for no other type. A text stands for an option whose label is its value.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub options: Option<Vec<FormFieldChoice>>,
    /// An example of what to type, for types that are typed.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub placeholder: Option<String>,
    /// What to know before filling it in.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub help: Option<String>,
    /// Smallest value of a `number` or `integer`.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub min: Option<f64>,
    /// Largest value of a `number` or `integer`.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub max: Option<f64>,
    /// Fewest characters of a field that is typed as text.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub min_length: Option<i32>,
    /// Most characters of a field that is typed as text.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub max_length: Option<i32>,
    /// Regular expression that the whole text of a `text`, `tel`, `textarea` or `hidden` field must match: RE2's syntax, that is without look-around and back-references.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub pattern: Option<String>,
    /// What the field holds when it is not sent, and what its page shows at first, any JSON that the field would accept.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub default: Option<Value>,
}

runtime::object!(FormFieldInput);

fn default_formfieldinput_required() -> bool {
    false
}

/// A new form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct CreateFormRequest {
    /// The name, not blank and without control characters. It is the heading of the hosted page.
    pub name: String,
    /// What the form is about, shown under the heading. Line breaks and tabs are fine, other control characters are not.
    #[serde(default = "default_createformrequest_description")]
    pub description: String,
    /// Whether the form has a hosted page, which anybody who knows its address can fill in.
    #[serde(default = "default_createformrequest_public")]
    pub public: bool,
    /// The fields, in the order in which people see them.
    pub fields: Vec<FormFieldInput>,
}

runtime::object!(CreateFormRequest);

fn default_createformrequest_description() -> String {
    "".to_owned()
}

fn default_createformrequest_public() -> bool {
    true
}

/// A form, filled in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct SubmitFormRequest {
    /// Names of fields and their values.
    pub data: Map<String, Value>,
}

runtime::object!(SubmitFormRequest);

/// An option of a choice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct FormOption {
    /// What a submission holds.
    pub value: String,
    /// What people read.
    pub label: String,
}

runtime::object!(FormOption);

/// A field of a form. What a field does not have is absent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct FormField {
    /// What a submission's `data` calls it.
    pub name: String,
    /// What it asks for.
    pub r#type: FormFieldType,
    /// What people read.
    pub label: String,
    /// Whether it must be filled in.
    pub required: bool,
    /// The choices.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub options: Option<Vec<FormOption>>,
    /// An example of what to type.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub placeholder: Option<String>,
    /// What to know before filling it in.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub help: Option<String>,
    /// Smallest value.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub min: Option<f64>,
    /// Largest value.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub max: Option<f64>,
    /// Fewest characters.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub min_length: Option<i32>,
    /// Most characters.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub max_length: Option<i32>,
    /// Regular expression that the whole text must match.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub pattern: Option<String>,
    /// What the field holds when it is not sent, any JSON of its type.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub default: Option<Value>,
}

runtime::object!(FormField);

/// A form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Form {
    /// Identity.
    pub id: String,
    /// Name.
    pub name: String,
    /// What it is about; may be empty.
    pub description: String,
    /// Whether it has a hosted page.
    pub public: bool,
    /// The hosted page: a URI reference, to be resolved against the address of this server. Null where the form is not public.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub url: Option<String>,
    /// The fields, in order.
    pub fields: Vec<FormField>,
    /// When it was created.
    pub created_at: DateTime,
    /// When it last changed.
    pub updated_at: DateTime,
}

runtime::object!(Form);

/// An execution that a submission started.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct SubmissionExecution {
    /// Identity of the execution.
    pub execution_id: String,
    /// What runs.
    pub workflow_id: String,
}

runtime::object!(SubmissionExecution);

/// What was submitted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Submission {
    /// Identity.
    pub id: String,
    /// Which form.
    pub form_id: String,
    /// The value of every field that the form had, as its type.
    pub data: Map<String, Value>,
    /// What it started, oldest workflow first; empty where no published workflow names the form.
    pub executions: Vec<SubmissionExecution>,
    /// When it was submitted.
    pub submitted_at: DateTime,
}

runtime::object!(Submission);

/// A form in its envelope.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct FormResponse {
    /// Always true.
    pub success: bool,
    /// The form.
    pub data: Form,
}

runtime::object!(FormResponse);

/// A page of forms in its envelope.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct FormListResponse {
    /// Always true.
    pub success: bool,
    /// The forms of this page.
    pub data: Vec<Form>,
    /// Which page this is.
    pub meta: PageMeta,
}

runtime::object!(FormListResponse);

/// A submission in its envelope.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct SubmissionResponse {
    /// Always true.
    pub success: bool,
    /// The submission.
    pub data: Submission,
}

runtime::object!(SubmissionResponse);

/// A page of submissions in its envelope.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct SubmissionListResponse {
    /// Always true.
    pub success: bool,
    /// The submissions of this page.
    pub data: Vec<Submission>,
    /// Which page this is.
    pub meta: PageMeta,
}

runtime::object!(SubmissionListResponse);

/// What a credential is: `api_key` and `bearer_token` are a single secret; `basic_auth` a name and a password; `oauth2_client_credentials` what access tokens are asked for
/// with (RFC 6749, section 4.4); `custom_headers` headers that an API asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CredentialType {
    /// `api_key`.
    ApiKey,
    /// `bearer_token`.
    BearerToken,
    /// `basic_auth`.
    BasicAuth,
    /// `oauth2_client_credentials`.
    Oauth2ClientCredentials,
    /// `custom_headers`.
    CustomHeaders,
}

impl CredentialType {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] =
        &[Self::ApiKey, Self::BearerToken, Self::BasicAuth, Self::Oauth2ClientCredentials, Self::CustomHeaders];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ApiKey => "api_key",
            Self::BearerToken => "bearer_token",
            Self::BasicAuth => "basic_auth",
            Self::Oauth2ClientCredentials => "oauth2_client_credentials",
            Self::CustomHeaders => "custom_headers",
        }
    }
}

runtime::strings!(CredentialType);

/// A name for people, not blank and without control characters.
pub type CredentialName = String;

/// A secret of a single line. It never comes back.
pub type SecretText = String;

/// A key that an API gave out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ApiKeyCredential {
    /// A name for people.
    pub name: CredentialName,
    /// Which type of credential this is.
    pub r#type: ApiKeyCredentialType,
    /// The secret.
    pub value: SecretText,
}

runtime::object!(ApiKeyCredential);

/// Which type of credential this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ApiKeyCredentialType {
    /// `api_key`.
    ApiKey,
}

impl ApiKeyCredentialType {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::ApiKey];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ApiKey => "api_key",
        }
    }
}

runtime::strings!(ApiKeyCredentialType);

/// A token that is presented as `Authorization` with the scheme `Bearer`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct BearerTokenCredential {
    /// A name for people.
    pub name: CredentialName,
    /// Which type of credential this is.
    pub r#type: BearerTokenCredentialType,
    /// The secret.
    pub value: SecretText,
}

runtime::object!(BearerTokenCredential);

/// Which type of credential this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BearerTokenCredentialType {
    /// `bearer_token`.
    BearerToken,
}

impl BearerTokenCredentialType {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::BearerToken];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::BearerToken => "bearer_token",
        }
    }
}

runtime::strings!(BearerTokenCredentialType);

/// A name and a password, as HTTP's `Basic` scheme has them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct BasicAuthCredentialValue {
    /// The name; it cannot hold a colon.
    pub username: String,
    /// The password.
    pub password: SecretText,
}

runtime::object!(BasicAuthCredentialValue);

/// A name and a password.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct BasicAuthCredential {
    /// A name for people.
    pub name: CredentialName,
    /// Which type of credential this is.
    pub r#type: BasicAuthCredentialType,
    /// Both parts.
    pub value: BasicAuthCredentialValue,
}

runtime::object!(BasicAuthCredential);

/// Which type of credential this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BasicAuthCredentialType {
    /// `basic_auth`.
    BasicAuth,
}

impl BasicAuthCredentialType {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::BasicAuth];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::BasicAuth => "basic_auth",
        }
    }
}

runtime::strings!(BasicAuthCredentialType);

/// What a token endpoint is asked with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct OAuth2CredentialValue {
    /// The client that the service knows.
    pub client_id: String,
    /// Its secret.
    pub client_secret: SecretText,
    /// Where tokens are asked for, an absolute URL. What is wrong with it is found when it is used.
    pub token_url: String,
    /// Scopes to ask for, with spaces between.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub scope: Option<String>,
}

runtime::object!(OAuth2CredentialValue);

/// What access tokens are asked for with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct OAuth2Credential {
    /// A name for people.
    pub name: CredentialName,
    /// Which type of credential this is.
    pub r#type: OAuth2CredentialType,
    /// All parts.
    pub value: OAuth2CredentialValue,
}

runtime::object!(OAuth2Credential);

/// Which type of credential this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OAuth2CredentialType {
    /// `oauth2_client_credentials`.
    Oauth2ClientCredentials,
}

impl OAuth2CredentialType {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Oauth2ClientCredentials];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Oauth2ClientCredentials => "oauth2_client_credentials",
        }
    }
}

runtime::strings!(OAuth2CredentialType);

/// Headers that an API asks for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct CustomHeadersCredential {
    /// A name for people.
    pub name: CredentialName,
    /// Which type of credential this is.
    pub r#type: CustomHeadersCredentialType,
    /// Each header's name and its secret value.
    pub value: IndexMap<String, SecretText>,
}

runtime::object!(CustomHeadersCredential);

/// Which type of credential this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CustomHeadersCredentialType {
    /// `custom_headers`.
    CustomHeaders,
}

impl CustomHeadersCredentialType {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::CustomHeaders];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::CustomHeaders => "custom_headers",
        }
    }
}

runtime::strings!(CustomHeadersCredentialType);

/// A new credential, as its `type` has it. Header names of `custom_headers` start with `X-`, or are `Authorization`, `Api-Key` or `ApiKey`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum CreateCredentialRequest {
    /// `ApiKeyCredential`.
    ApiKeyCredential(ApiKeyCredential),
    /// `BearerTokenCredential`.
    BearerTokenCredential(BearerTokenCredential),
    /// `BasicAuthCredential`.
    BasicAuthCredential(BasicAuthCredential),
    /// `OAuth2Credential`.
    OAuth2Credential(OAuth2Credential),
    /// `CustomHeadersCredential`.
    CustomHeadersCredential(CustomHeadersCredential),
}

impl<'de> Deserialize<'de> for CreateCredentialRequest {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::discriminated(deserializer, "type", |tag, value| match tag {
            "api_key" => Some(serde_json::from_value(value).map(Self::ApiKeyCredential)),
            "bearer_token" => Some(serde_json::from_value(value).map(Self::BearerTokenCredential)),
            "basic_auth" => Some(serde_json::from_value(value).map(Self::BasicAuthCredential)),
            "oauth2_client_credentials" => Some(serde_json::from_value(value).map(Self::OAuth2Credential)),
            "custom_headers" => Some(serde_json::from_value(value).map(Self::CustomHeadersCredential)),
            _ => None,
        })
    }
}

impl From<ApiKeyCredential> for CreateCredentialRequest {
    fn from(value: ApiKeyCredential) -> Self {
        Self::ApiKeyCredential(value)
    }
}

impl From<BearerTokenCredential> for CreateCredentialRequest {
    fn from(value: BearerTokenCredential) -> Self {
        Self::BearerTokenCredential(value)
    }
}

impl From<BasicAuthCredential> for CreateCredentialRequest {
    fn from(value: BasicAuthCredential) -> Self {
        Self::BasicAuthCredential(value)
    }
}

impl From<OAuth2Credential> for CreateCredentialRequest {
    fn from(value: OAuth2Credential) -> Self {
        Self::OAuth2Credential(value)
    }
}

impl From<CustomHeadersCredential> for CreateCredentialRequest {
    fn from(value: CustomHeadersCredential) -> Self {
        Self::CustomHeadersCredential(value)
    }
}

/// A credential, without its secret.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Credential {
    /// Identity.
    pub id: String,
    /// A name for people.
    pub name: String,
    /// What it is.
    pub r#type: CredentialType,
    /// When it was created.
    pub created_at: DateTime,
}

runtime::object!(Credential);

/// Says which credential is gone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct CredentialDeleted {
    /// Identity of what was deleted.
    pub id: String,
    /// Always true.
    pub deleted: bool,
}

runtime::object!(CredentialDeleted);

/// What the last test found: `untested` before the first, then `ok` or `failing`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IntegrationStatus {
    /// `untested`.
    Untested,
    /// `ok`.
    Ok,
    /// `failing`.
    Failing,
}

impl IntegrationStatus {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Untested, Self::Ok, Self::Failing];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Untested => "untested",
            Self::Ok => "ok",
            Self::Failing => "failing",
        }
    }
}

runtime::strings!(IntegrationStatus);

/// A connection to a service.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Integration {
    /// Identity.
    pub id: String,
    /// A name for people.
    pub name: String,
    /// Which service, such as `slack`; `GET /platform/v1/integration-types` lists them.
    pub r#type: String,
    /// What its last test found.
    pub status: IntegrationStatus,
    /// The credential that it presents; null where it presents none.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub credential_id: Option<String>,
    /// When it was created.
    pub created_at: DateTime,
    /// When it was last tested; null, never yet.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub tested_at: Option<DateTime>,
}

runtime::object!(Integration);

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

/// A credential in its envelope.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct CredentialResponse {
    /// Always true.
    pub success: bool,
    /// The credential.
    pub data: Credential,
}

runtime::object!(CredentialResponse);

/// A page of credentials in its envelope.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct CredentialListResponse {
    /// Always true.
    pub success: bool,
    /// The credentials of this page.
    pub data: Vec<Credential>,
    /// Which page this is.
    pub meta: PageMeta,
}

runtime::object!(CredentialListResponse);

/// The answer to a deletion, in its envelope.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct CredentialDeletedResponse {
    /// Always true.
    pub success: bool,
    /// What was deleted.
    pub data: CredentialDeleted,
}

runtime::object!(CredentialDeletedResponse);

/// A page of integrations in its envelope.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct IntegrationListResponse {
    /// Always true.
    pub success: bool,
    /// The integrations of this page.
    pub data: Vec<Integration>,
    /// Which page this is.
    pub meta: PageMeta,
}

runtime::object!(IntegrationListResponse);

/// What a test found, in its envelope.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct IntegrationTestResponse {
    /// Always true.
    pub success: bool,
    /// What it found.
    pub data: IntegrationTest,
}

runtime::object!(IntegrationTestResponse);

/// What kind of error it is. `UNAUTHORIZED`, `FORBIDDEN`, `NOT_FOUND`, `VALIDATION_ERROR`, `RATE_LIMITED` and `INTERNAL_ERROR` are published; `CONFLICT` (409),
/// `PAYLOAD_TOO_LARGE` (413), `UNSUPPORTED_MEDIA_TYPE` (415), `METHOD_NOT_ALLOWED` (405) and `IDEMPOTENCY_KEY_REUSED` (422) are additions of this server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ErrorCode {
    /// `UNAUTHORIZED`.
    Unauthorized,
    /// `FORBIDDEN`.
    Forbidden,
    /// `NOT_FOUND`.
    NotFound,
    /// `VALIDATION_ERROR`.
    ValidationError,
    /// `RATE_LIMITED`.
    RateLimited,
    /// `INTERNAL_ERROR`.
    InternalError,
    /// `CONFLICT`.
    Conflict,
    /// `PAYLOAD_TOO_LARGE`.
    PayloadTooLarge,
    /// `UNSUPPORTED_MEDIA_TYPE`.
    UnsupportedMediaType,
    /// `METHOD_NOT_ALLOWED`.
    MethodNotAllowed,
    /// `IDEMPOTENCY_KEY_REUSED`.
    IdempotencyKeyReused,
}

impl ErrorCode {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[
        Self::Unauthorized,
        Self::Forbidden,
        Self::NotFound,
        Self::ValidationError,
        Self::RateLimited,
        Self::InternalError,
        Self::Conflict,
        Self::PayloadTooLarge,
        Self::UnsupportedMediaType,
        Self::MethodNotAllowed,
        Self::IdempotencyKeyReused,
    ];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unauthorized => "UNAUTHORIZED",
            Self::Forbidden => "FORBIDDEN",
            Self::NotFound => "NOT_FOUND",
            Self::ValidationError => "VALIDATION_ERROR",
            Self::RateLimited => "RATE_LIMITED",
            Self::InternalError => "INTERNAL_ERROR",
            Self::Conflict => "CONFLICT",
            Self::PayloadTooLarge => "PAYLOAD_TOO_LARGE",
            Self::UnsupportedMediaType => "UNSUPPORTED_MEDIA_TYPE",
            Self::MethodNotAllowed => "METHOD_NOT_ALLOWED",
            Self::IdempotencyKeyReused => "IDEMPOTENCY_KEY_REUSED",
        }
    }
}

runtime::strings!(ErrorCode);

/// Which part of the request a violation is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ViolationPlace {
    /// `body`.
    Body,
    /// `query`.
    Query,
    /// `path`.
    Path,
    /// `header`.
    Header,
}

impl ViolationPlace {
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

runtime::strings!(ViolationPlace);

/// One thing that is wrong with a request, or with a workflow's graph.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Violation {
    /// Which part of the request. Faults of a graph are always `body`, also where the graph was stored by an earlier request.
    pub r#in: ViolationPlace,
    /// JSON Pointer to the value: into the body, into the workflow where its graph is at fault, or `/` and the name of the parameter. Empty for the whole body.
    pub pointer: String,
    /// A stable word, such as `required`, `pattern`, `cycle` or `unknown_type`.
    pub code: String,
    /// A sentence for the person who mends it.
    pub message: String,
}

runtime::object!(Violation);

/// What more there is to say; an empty object where there is nothing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ErrorDetails {
    /// Every violation, with `VALIDATION_ERROR`; every fault of the graph, with `CONFLICT`.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub violations: Option<Vec<Violation>>,
}

runtime::object!(ErrorDetails);

/// An error.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ErrorBody {
    /// What kind of error it is.
    pub code: ErrorCode,
    /// A sentence for people.
    pub message: String,
    /// What more there is to say.
    pub details: ErrorDetails,
}

runtime::object!(ErrorBody);

/// An error in its envelope.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ErrorResponse {
    /// Always false.
    pub success: bool,
    /// The error.
    pub error: ErrorBody,
}

runtime::object!(ErrorResponse);
