//! Conversations: what a person and an agent say to each other.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{
    id::{AgentId, ConversationId, ConversationMessageId, ExecutionId, Seq},
    identity::Owner,
};

/// Where a conversation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ConversationStatus {
    /// The agent answers.
    Active,
    /// Came to its end: the agent said so, or nobody said anything for long.
    Completed,
    /// Handed over to people: by the agent's rules, by a tool call, or because the agent failed. A later message of the user is answered all the same.
    Escalated,
}

/// A conversation.
#[derive(Debug, Clone, PartialEq)]
pub struct Conversation {
    /// Sequence number.
    pub seq: Seq,
    /// Identity.
    pub id: ConversationId,
    /// Whose it is: its agent's owner.
    pub owner: Owner,
    /// Who answers.
    pub agent: AgentId,
    /// Where it takes place, in the client's words: `chat`, `email`, `api`.
    pub channel: String,
    /// Who asks, in the client's words.
    pub user: Option<String>,
    /// Where it is.
    pub status: ConversationStatus,
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// When it was completed or escalated.
    pub ended_at: Option<DateTime<Utc>>,
    /// When something was last said.
    pub last_message_at: DateTime<Utc>,
    /// Messages, of all senders.
    pub messages_count: i64,
    /// Messages of the agent that answer one of the user's.
    pub responses: i64,
    /// Milliseconds from the user's messages to these answers, in sum.
    pub response_ms: i64,
}

/// Who said something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sender {
    /// The person who asks.
    User,
    /// The agent.
    Agent,
    /// A person who took over, or the server: not answered, but remembered.
    System,
}

/// Something that was said.
#[derive(Debug, Clone, PartialEq)]
pub struct ConversationMessage {
    /// Sequence number: the order of a conversation.
    pub seq: Seq,
    /// Identity.
    pub id: ConversationMessageId,
    /// In which conversation.
    pub conversation: ConversationId,
    /// By whom.
    pub sender: Sender,
    /// What.
    pub content: String,
    /// When.
    pub created_at: DateTime<Utc>,
    /// The run that said it, or that answers it.
    pub execution: Option<ExecutionId>,
    /// Of an answer: how it came about.
    pub answer: Option<AnswerNote>,
}

/// How an answer came about.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct AnswerNote {
    /// The message that it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answers: Option<ConversationMessageId>,
    /// Milliseconds since that message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub response_ms: Option<i64>,
    /// Which provider gave it: `openai`, `scripted`; of a flow: `flow`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// What it cost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub usage: Option<Usage>,
}

/// Tokens, as providers count them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Usage {
    /// Of what was asked.
    pub prompt_tokens: u64,
    /// Of what was answered.
    pub completion_tokens: u64,
    /// Of both.
    pub total_tokens: u64,
}

/// Which conversations a list holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ConversationFilter {
    /// Only with this agent.
    pub agent: Option<AgentId>,
    /// Only with this status.
    pub status: Option<ConversationStatus>,
    /// Only begun at or after this moment.
    pub from: Option<DateTime<Utc>>,
    /// Only begun before this moment.
    pub before: Option<DateTime<Utc>>,
}
