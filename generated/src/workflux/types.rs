// Written by `cargo xtask generate`. Change the document, not this file.

//! Types of the wire.

#![allow(clippy::large_enum_variant, reason = "alternatives are what the document says they are")]
#![allow(unused_imports, reason = "every document uses another part of these")]

use serde::{Deserialize, Serialize};

use super::validate::*;
use crate::runtime::{
    self, Base64, Binary, Date, DateTime, IndexMap, Map, Maybe, Uuid, Validate, Value, length, unique,
};

/// Whether it answers. An agent that is still being made (a draft of another API) is `inactive`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AgentStatus {
    /// `active`.
    Active,
    /// `inactive`.
    Inactive,
}

impl AgentStatus {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Active, Self::Inactive];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Inactive => "inactive",
        }
    }
}

runtime::strings!(AgentStatus);

/// Where a conversation is: `active`; `completed`, because its agent said so or nothing was said for long; `escalated`, handed over to people by the agent, or because it failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ConversationStatus {
    /// `active`.
    Active,
    /// `completed`.
    Completed,
    /// `escalated`.
    Escalated,
}

impl ConversationStatus {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Active, Self::Completed, Self::Escalated];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Completed => "completed",
            Self::Escalated => "escalated",
        }
    }
}

runtime::strings!(ConversationStatus);

/// Who says something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MessageSender {
    /// `user`.
    User,
    /// `agent`.
    Agent,
    /// `system`.
    System,
}

impl MessageSender {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::User, Self::Agent, Self::System];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Agent => "agent",
            Self::System => "system",
        }
    }
}

runtime::strings!(MessageSender);

/// A figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Metric {
    /// `resolution_rate`.
    ResolutionRate,
    /// `response_time`.
    ResponseTime,
    /// `volume`.
    Volume,
}

impl Metric {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::ResolutionRate, Self::ResponseTime, Self::Volume];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ResolutionRate => "resolution_rate",
            Self::ResponseTime => "response_time",
            Self::Volume => "volume",
        }
    }
}

runtime::strings!(Metric);

/// How long a period is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// `day`.
    Day,
    /// `week`.
    Week,
    /// `month`.
    Month,
}

impl Period {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Day, Self::Week, Self::Month];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
        }
    }
}

runtime::strings!(Period);

/// A date or a date and time.
pub type DateOrTime = String;

/// An agent, as lists show it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct AgentSummary {
    /// Identity.
    pub id: String,
    /// A name for people.
    pub name: String,
    /// What it is about, in its owner's words; null where nobody said.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub category: Option<String>,
    /// Whether it answers.
    pub status: AgentStatus,
    /// When it was created.
    pub created_at: DateTime,
}

runtime::object!(AgentSummary);

/// An agent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Agent {
    /// Identity.
    pub id: String,
    /// A name for people.
    pub name: String,
    /// What it is about, in its owner's words; null where nobody said.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub category: Option<String>,
    /// Whether it answers.
    pub status: AgentStatus,
    /// Its settings, in its owner's words.
    pub config: Map<String, Value>,
    /// When it was created.
    pub created_at: DateTime,
    /// When it last changed.
    pub updated_at: DateTime,
}

runtime::object!(Agent);

/// An agent's settings, in its owner's words. Some of them mean something here.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct AgentSettings {
    /// What a conversation costs that a person handles, for `GET /analytics/roi`.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub human_cost_per_conversation: Maybe<f64>,
    /// What a conversation costs that this agent has, for `GET /analytics/roi`.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub cost_per_conversation: Maybe<f64>,
    /// Fields that the document does not name.
    #[serde(flatten)]
    pub additional: Map<String, Value>,
}

runtime::object!(AgentSettings);

/// A new agent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct CreateAgentRequest {
    /// A name for people.
    pub name: String,
    /// What it is about, in its owner's words.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub category: Maybe<String>,
    /// Whether it answers.
    #[serde(default = "default_createagentrequest_status")]
    pub status: AgentStatus,
    /// Its settings, in its owner's words: prompts and rules see them as `agent.config`. No place for secrets. None where they are left out.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub config: Option<AgentSettings>,
}

runtime::object!(CreateAgentRequest);

fn default_createagentrequest_status() -> AgentStatus {
    AgentStatus::Active
}

/// What is to change about an agent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct UpdateAgentRequest {
    /// A name for people.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub name: Option<String>,
    /// What it is about; null takes it away.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub category: Maybe<String>,
    /// Whether it answers.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub status: Option<AgentStatus>,
    /// Settings to replace, each by its key; null removes one.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub config: Option<AgentSettings>,
}

runtime::object!(UpdateAgentRequest);

/// An agent that was deleted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct DeletedAgent {
    /// What it was.
    pub id: String,
    /// Always true.
    pub deleted: bool,
}

runtime::object!(DeletedAgent);

/// A conversation, as lists show it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ConversationSummary {
    /// Identity.
    pub id: String,
    /// Who answers.
    pub agent_id: String,
    /// Where it is.
    pub status: ConversationStatus,
    /// When it began.
    pub started_at: DateTime,
    /// When it was completed or escalated; null while it is active.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub ended_at: Option<DateTime>,
    /// Messages, of all senders.
    pub messages_count: i64,
    /// 1 where it was completed, 0 where it was escalated, null while it is active.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub resolution_rate: Option<f64>,
}

runtime::object!(ConversationSummary);

/// A conversation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Conversation {
    /// Identity.
    pub id: String,
    /// Who answers.
    pub agent_id: String,
    /// Where it is.
    pub status: ConversationStatus,
    /// When it began.
    pub started_at: DateTime,
    /// When it was completed or escalated; null while it is active.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub ended_at: Option<DateTime>,
    /// Messages, of all senders.
    pub messages_count: i64,
    /// 1 where it was completed, 0 where it was escalated, null while it is active.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub resolution_rate: Option<f64>,
    /// Where it takes place, in the client's words.
    pub channel: String,
    /// Who asks, in the client's words; null where nobody said.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub user_id: Option<String>,
    /// Seconds from the user's messages to the agent's answers, on average; null without answers.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub avg_response_time: Option<f64>,
    /// When something was last said.
    pub updated_at: DateTime,
}

runtime::object!(Conversation);

/// Something that was said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Message {
    /// Identity.
    pub id: String,
    /// In which conversation.
    pub conversation_id: String,
    /// Who said it.
    pub sender: MessageSender,
    /// What was said.
    pub content: String,
    /// Of an agent's answer: who gave it (`openai`, `scripted`, `flow`); else null.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub provider: Option<String>,
    /// Of an agent's answer: seconds since the message that it answers; else null.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub response_time: Option<f64>,
    /// When.
    pub created_at: DateTime,
}

runtime::object!(Message);

/// A conversation that began.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ConversationCreated {
    /// Identity.
    pub id: String,
    /// Who answers.
    pub agent_id: String,
    /// Where it is.
    pub status: ConversationStatus,
    /// When it began.
    pub started_at: DateTime,
    /// When it was completed or escalated; null while it is active.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub ended_at: Option<DateTime>,
    /// Messages, of all senders.
    pub messages_count: i64,
    /// 1 where it was completed, 0 where it was escalated, null while it is active.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub resolution_rate: Option<f64>,
    /// Where it takes place, in the client's words.
    pub channel: String,
    /// Who asks, in the client's words; null where nobody said.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub user_id: Option<String>,
    /// Seconds from the user's messages to the agent's answers, on average; null without answers.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub avg_response_time: Option<f64>,
    /// When something was last said.
    pub updated_at: DateTime,
    /// The initial message; null where there was none.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub message: Option<Message>,
    /// The agent's answer; null where nothing was asked, where it is still being made, and where it waits for a person.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub reply: Option<Message>,
}

runtime::object!(ConversationCreated);

/// A message that was sent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct MessageSent {
    /// Identity.
    pub id: String,
    /// In which conversation.
    pub conversation_id: String,
    /// Who said it.
    pub sender: MessageSender,
    /// What was said.
    pub content: String,
    /// Of an agent's answer: who gave it (`openai`, `scripted`, `flow`); else null.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub provider: Option<String>,
    /// Of an agent's answer: seconds since the message that it answers; else null.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub response_time: Option<f64>,
    /// When.
    pub created_at: DateTime,
    /// The agent's answer; null where nobody was asked, where it is still being made, and where it waits for a person.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub reply: Option<Message>,
    /// Where the conversation is now.
    pub conversation_status: ConversationStatus,
}

runtime::object!(MessageSent);

/// A new conversation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct CreateConversationRequest {
    /// Who answers.
    pub agent_id: String,
    /// Where it takes place, in the client's words.
    pub channel: String,
    /// Who asks, in the client's words.
    pub user_id: String,
    /// What the user says first; the agent answers it.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub initial_message: Maybe<String>,
}

runtime::object!(CreateConversationRequest);

/// Something to say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct SendMessageRequest {
    /// What is said.
    pub content: String,
    /// Who says it. Only what a `user` says is answered.
    pub sender: MessageSender,
}

runtime::object!(SendMessageRequest);

/// Figures over the whole range.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Metrics {
    /// Completed ÷ (completed + escalated); null where there are neither.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub resolution_rate: Option<f64>,
    /// Seconds from a user's message to the agent's answer, on average; null without answers.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub avg_response_time: Option<f64>,
    /// Conversations that started.
    pub total_conversations: i64,
    /// Their messages.
    pub total_messages: i64,
}

runtime::object!(Metrics);

/// Figures of one period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct TimeSeriesItem {
    /// The first day of the period.
    pub date: Date,
    /// Completed ÷ (completed + escalated); null where there are neither.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub resolution_rate: Maybe<f64>,
    /// Seconds from a user's message to the agent's answer, on average; null without answers.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub avg_response_time: Maybe<f64>,
    /// Conversations that started.
    pub conversations: i64,
    /// Their messages.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub messages: Option<i64>,
}

runtime::object!(TimeSeriesItem);

/// Figures over conversations.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Analytics {
    /// Over the whole range.
    pub metrics: Metrics,
    /// The periods of the range, oldest first.
    pub time_series: Vec<TimeSeriesItem>,
}

runtime::object!(Analytics);

/// Conversations by status.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct StatusCounts {
    /// Going on.
    pub active: i64,
    /// Came to their end.
    pub completed: i64,
    /// Handed over to people.
    pub escalated: i64,
}

runtime::object!(StatusCounts);

/// Figures of one channel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ChannelFigures {
    /// In the clients' words.
    pub channel: String,
    /// Completed ÷ (completed + escalated); null where there are neither.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub resolution_rate: Option<f64>,
    /// Seconds from a user's message to the agent's answer, on average; null without answers.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub avg_response_time: Option<f64>,
    /// Conversations that started.
    pub conversations: i64,
    /// Their messages.
    pub messages: i64,
}

runtime::object!(ChannelFigures);

/// Figures of one agent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct AgentPerformance {
    /// Whose.
    pub agent_id: String,
    /// Its name.
    pub name: String,
    /// Over the whole range.
    pub metrics: Metrics,
    /// By status.
    pub statuses: StatusCounts,
    /// By channel, the busiest first; at most 1,000.
    pub channels: Vec<ChannelFigures>,
    /// The periods of the range, oldest first.
    pub time_series: Vec<TimeSeriesItem>,
}

runtime::object!(AgentPerformance);

/// What agents saved and cost.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct RoiMetrics {
    /// Conversations that started.
    pub conversations: i64,
    /// Those that were completed.
    pub resolved: i64,
    /// What people would have cost.
    pub saved: f64,
    /// What the agents cost.
    pub cost: f64,
    /// What remains.
    pub net: f64,
    /// Net ÷ cost; null where the cost is 0.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub roi: Option<f64>,
}

runtime::object!(RoiMetrics);

/// What one agent saved and cost.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct AgentRoi {
    /// Whose.
    pub agent_id: String,
    /// Its name.
    pub name: String,
    /// From its configuration.
    pub human_cost_per_conversation: f64,
    /// From its configuration.
    pub cost_per_conversation: f64,
    /// Conversations that started.
    pub conversations: i64,
    /// Those that were completed.
    pub resolved: i64,
    /// What people would have cost.
    pub saved: f64,
    /// What the agents cost.
    pub cost: f64,
    /// What remains.
    pub net: f64,
    /// Net ÷ cost; null where the cost is 0.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub roi: Option<f64>,
}

runtime::object!(AgentRoi);

/// What agents saved and cost.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Roi {
    /// In sum.
    pub metrics: RoiMetrics,
    /// Each that had conversations, those that saved most first.
    pub agents: Vec<AgentRoi>,
}

runtime::object!(Roi);

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

/// An integration, as lists show it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct IntegrationSummary {
    /// Identity.
    pub id: String,
    /// Which service.
    pub r#type: String,
    /// A name for people.
    pub name: String,
    /// What its last test found.
    pub status: IntegrationStatus,
    /// When it was created.
    pub created_at: DateTime,
}

runtime::object!(IntegrationSummary);

/// An integration.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Integration {
    /// Identity.
    pub id: String,
    /// Which service.
    pub r#type: String,
    /// A name for people.
    pub name: String,
    /// What its last test found.
    pub status: IntegrationStatus,
    /// Its settings, without secrets.
    pub config: Map<String, Value>,
    /// What its last test found; null before the first.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub last_test: Option<IntegrationTest>,
    /// What its last synchronisation came to; null before the first.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub last_sync: Option<SyncModel>,
    /// When it was created.
    pub created_at: DateTime,
    /// When it was last changed or tested.
    pub updated_at: DateTime,
}

runtime::object!(Integration);

/// What a test found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct IntegrationTest {
    /// Whether the service answered as it does to those whom it knows.
    pub success: bool,
    /// A sentence on how it went. It holds no secrets.
    pub message: String,
    /// Why it did not work; null where it did. It holds no secrets.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub reason: Option<String>,
    /// How long the test took, in milliseconds.
    pub latency_ms: i64,
    /// When.
    pub tested_at: DateTime,
}

runtime::object!(IntegrationTest);

/// A synchronisation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct SyncModel {
    /// Where it is.
    pub status: SyncStatus,
    /// Identity.
    pub sync_id: String,
    /// Pages that were fetched.
    pub pages: i64,
    /// Records that were fetched.
    pub fetched: i64,
    /// Those that were new.
    pub created: i64,
    /// Those that had changed.
    pub updated: i64,
    /// Those that were as before.
    pub unchanged: i64,
    /// Why it failed; null where it did not. It holds no secrets.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub reason: Option<String>,
    /// When it began.
    pub started_at: DateTime,
    /// When it ended; null while it runs.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub finished_at: Option<DateTime>,
}

runtime::object!(SyncModel);

/// Where a synchronisation is.
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

/// An integration's settings, as its type's schema has them, and secrets.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct IntegrationSettings {
    /// A credential that is there already, as a UUID or as YourApp spells it (`cred_…`), in place of secrets here.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub credential_id: Option<String>,
    /// Fields that the document does not name.
    #[serde(flatten)]
    pub additional: Map<String, Value>,
}

runtime::object!(IntegrationSettings);

/// A new integration.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct CreateIntegrationRequest {
    /// Which service; `GET /platform/v1/integration-types` lists them.
    pub r#type: String,
    /// A name for people.
    pub name: String,
    /// Settings, as the type's schema has them, and secrets, which are kept apart. None where they are left out.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub config: Option<IntegrationSettings>,
}

runtime::object!(CreateIntegrationRequest);

/// Which page of how many this is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Pagination {
    /// This page, from 1.
    pub page: i32,
    /// Items per page.
    pub limit: i32,
    /// Items on all pages.
    pub total: i64,
    /// Pages.
    pub total_pages: i64,
}

runtime::object!(Pagination);

/// A page of agents.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct AgentListResponse {
    /// The agents of this page.
    pub data: Vec<AgentSummary>,
    /// Which page this is.
    pub pagination: Pagination,
}

runtime::object!(AgentListResponse);

/// A page of conversations.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ConversationListResponse {
    /// The conversations of this page.
    pub data: Vec<ConversationSummary>,
    /// Which page this is.
    pub pagination: Pagination,
}

runtime::object!(ConversationListResponse);

/// A page of messages.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct MessageListResponse {
    /// The messages of this page.
    pub data: Vec<Message>,
    /// Which page this is.
    pub pagination: Pagination,
}

runtime::object!(MessageListResponse);

/// A page of integrations.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct IntegrationListResponse {
    /// The integrations of this page.
    pub data: Vec<IntegrationSummary>,
    /// Which page this is.
    pub pagination: Pagination,
}

runtime::object!(IntegrationListResponse);

/// What kind of error it is. The first seven are published: `INVALID_REQUEST` and `VALIDATION_ERROR` (400), `AUTHENTICATION_FAILED` (401), `PERMISSION_DENIED` (403), `RESOURCE_NOT_FOUND` (404),
/// `RATE_LIMIT_EXCEEDED` (429), `INTEGRATION_ERROR` (500). `METHOD_NOT_ALLOWED` (405), `CONFLICT` (409), `PAYLOAD_TOO_LARGE` (413), `UNSUPPORTED_MEDIA_TYPE` (415), `IDEMPOTENCY_KEY_REUSED` (422) and
/// `INTERNAL_ERROR` (500) are additions of this server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ErrorCode {
    /// `INVALID_REQUEST`.
    InvalidRequest,
    /// `VALIDATION_ERROR`.
    ValidationError,
    /// `AUTHENTICATION_FAILED`.
    AuthenticationFailed,
    /// `PERMISSION_DENIED`.
    PermissionDenied,
    /// `RESOURCE_NOT_FOUND`.
    ResourceNotFound,
    /// `RATE_LIMIT_EXCEEDED`.
    RateLimitExceeded,
    /// `INTEGRATION_ERROR`.
    IntegrationError,
    /// `METHOD_NOT_ALLOWED`.
    MethodNotAllowed,
    /// `CONFLICT`.
    Conflict,
    /// `PAYLOAD_TOO_LARGE`.
    PayloadTooLarge,
    /// `UNSUPPORTED_MEDIA_TYPE`.
    UnsupportedMediaType,
    /// `IDEMPOTENCY_KEY_REUSED`.
    IdempotencyKeyReused,
    /// `INTERNAL_ERROR`.
    InternalError,
}

impl ErrorCode {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[
        Self::InvalidRequest,
        Self::ValidationError,
        Self::AuthenticationFailed,
        Self::PermissionDenied,
        Self::ResourceNotFound,
        Self::RateLimitExceeded,
        Self::IntegrationError,
        Self::MethodNotAllowed,
        Self::Conflict,
        Self::PayloadTooLarge,
        Self::UnsupportedMediaType,
        Self::IdempotencyKeyReused,
        Self::InternalError,
    ];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InvalidRequest => "INVALID_REQUEST",
            Self::ValidationError => "VALIDATION_ERROR",
            Self::AuthenticationFailed => "AUTHENTICATION_FAILED",
            Self::PermissionDenied => "PERMISSION_DENIED",
            Self::ResourceNotFound => "RESOURCE_NOT_FOUND",
            Self::RateLimitExceeded => "RATE_LIMIT_EXCEEDED",
            Self::IntegrationError => "INTEGRATION_ERROR",
            Self::MethodNotAllowed => "METHOD_NOT_ALLOWED",
            Self::Conflict => "CONFLICT",
            Self::PayloadTooLarge => "PAYLOAD_TOO_LARGE",
            Self::UnsupportedMediaType => "UNSUPPORTED_MEDIA_TYPE",
            Self::IdempotencyKeyReused => "IDEMPOTENCY_KEY_REUSED",
            Self::InternalError => "INTERNAL_ERROR",
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

/// One thing that is wrong with a request.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Violation {
    /// Which part of the request.
    pub r#in: ViolationPlace,
    /// JSON Pointer into the body, or `/` and the name of the parameter. Empty for the whole body.
    pub pointer: String,
    /// The same with dots: `config.instance_url`.
    pub field: String,
    /// A stable word, such as `required` or `max_length`.
    pub reason: String,
    /// A sentence for the person who mends it.
    pub message: String,
}

runtime::object!(Violation);

/// What more there is to say; an empty object where there is nothing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ErrorDetails {
    /// The field of the first violation.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub field: Option<String>,
    /// The stable word of the first violation; with `INTEGRATION_ERROR` the cause. It never holds a secret.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub reason: Option<String>,
    /// Every violation, with 400.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub violations: Option<Vec<Violation>>,
    /// The conversation that the agent failed in, with `INTEGRATION_ERROR`.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub conversation_id: Option<String>,
    /// The message that it did not answer, with `INTEGRATION_ERROR`.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub message_id: Option<String>,
}

runtime::object!(ErrorDetails);

/// What went wrong.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ErrorBody {
    /// What kind of error it is.
    pub code: ErrorCode,
    /// A sentence for people.
    pub message: String,
    /// What more there is to say.
    pub details: ErrorDetails,
    /// The same as `X-Request-Id`. Quote it when you report a problem.
    pub request_id: String,
    /// When.
    pub timestamp: DateTime,
}

runtime::object!(ErrorBody);

/// An error.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ErrorResponse {
    /// What went wrong.
    pub error: ErrorBody,
}

runtime::object!(ErrorResponse);
