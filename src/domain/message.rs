//! Messages: what agents' runs emit, and what agents that name the emitter as a source receive. Not what is said in conversations: see [`super::conversation`].

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::{
    id::{AgentId, ExecutionId, MessageId, Seq},
    identity::Owner,
};

/// A message can make an agent emit another, and so on round a circle of agents: after this many it is kept and goes no further.
pub const MAX_HOPS: i32 = 64;

/// A message.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// Sequence number: its id on surfaces that count.
    pub seq: Seq,
    /// Identity.
    pub id: MessageId,
    /// Whose it is: its agent's owner.
    pub owner: Owner,
    /// Who emitted it.
    pub agent: AgentId,
    /// The run that did.
    pub execution: Option<ExecutionId>,
    /// What it says: an object.
    pub payload: Value,
    /// How far it has come: its place in a chain of messages of which each made an agent emit the next, from 1; at most [`MAX_HOPS`].
    pub hops: i32,
    /// When it was emitted.
    pub created_at: DateTime<Utc>,
    /// When it is forgotten; `None` never.
    pub expires_at: Option<DateTime<Utc>>,
}
