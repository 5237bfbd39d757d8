//! Reading the messages that agents have emitted.

use std::{collections::HashMap, sync::Arc};

use chrono::{DateTime, Utc};

use super::{
    error::{Error, Kind, Result},
    id::{AgentId, Seq},
    identity::Owner,
    message::Message,
    ports::MessageRepository,
};

/// The rules of messages over their repository.
#[derive(Clone)]
pub struct MessageService {
    messages: Arc<dyn MessageRepository>,
}

impl MessageService {
    /// A service over this port.
    pub fn new(messages: Arc<dyn MessageRepository>) -> Self {
        Self { messages }
    }

    /// By its sequence number, with its payload. One that has expired does not exist.
    pub async fn get_by_seq(&self, owner: Owner, seq: Seq) -> Result<Message> {
        self.messages.find_by_seq(owner, seq).await?.ok_or(Error::not_found(Kind::Message))
    }

    /// An agent's, newest first, without payloads: those that were emitted after `after`, at most `limit`.
    pub async fn list(
        &self,
        owner: Owner,
        agent: AgentId,
        after: Option<DateTime<Utc>>,
        limit: Option<u64>,
    ) -> Result<Vec<Message>> {
        self.messages.list(owner, agent, after, limit).await
    }

    /// How many each of these agents has emitted that have not expired; those without any are left out.
    pub async fn counts(&self, owner: Owner, agents: &[AgentId]) -> Result<HashMap<AgentId, i64>> {
        if agents.is_empty() {
            return Ok(HashMap::new());
        }
        Ok(self.messages.counts(owner, agents).await?.into_iter().collect())
    }
}
