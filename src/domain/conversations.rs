//! What may be done with conversations beside asking the agent: looking at them, and saying something that nobody answers. Turns, which are answered, are
//! another service's.

use std::{sync::Arc, time::Duration};

use chrono::TimeDelta;

use super::{
    agent::Agent,
    conversation::{Conversation, ConversationFilter, ConversationMessage, ConversationStatus, Sender},
    error::{Error, Fault, Kind, Result},
    id::{AgentId, ConversationId, ConversationMessageId},
    identity::Owner,
    page::{Page, PageRequest},
    ports::{AgentRepository, ConversationRepository},
    workflows::now,
};

/// Longest message, in characters.
pub const MAX_CONTENT: usize = 32_000;

/// How many conversations one step of [`ConversationService::complete_idle`] completes: SQLite has one writer, which others wait for.
const IDLE_STEP: u64 = 500;

/// The rules of conversations over their repository.
#[derive(Clone)]
pub struct ConversationService {
    conversations: Arc<dyn ConversationRepository>,
    agents: Arc<dyn AgentRepository>,
}

impl ConversationService {
    /// A service over these ports.
    pub fn new(conversations: Arc<dyn ConversationRepository>, agents: Arc<dyn AgentRepository>) -> Self {
        Self { conversations, agents }
    }

    /// Begins a conversation in which nothing is said yet. It belongs to the agent's owner. [`Error::NotFound`] where there is no such agent, [`Error::Conflict`]
    /// where it is not active.
    pub async fn begin(
        &self,
        owner: Owner,
        agent: AgentId,
        channel: String,
        user: Option<String>,
    ) -> Result<Conversation> {
        let agent = self.agents.find(owner, agent).await?.ok_or(Error::not_found(Kind::Agent))?;
        agent.check_active()?;
        self.conversations.insert(begun(&agent, channel, user)).await
    }

    /// One of them.
    pub async fn get(&self, owner: Owner, id: ConversationId) -> Result<Conversation> {
        self.conversations.find(owner, id).await?.ok_or(Error::not_found(Kind::Conversation))
    }

    /// Newest first.
    pub async fn list(
        &self,
        owner: Owner,
        filter: &ConversationFilter,
        page: PageRequest,
    ) -> Result<Page<Conversation>> {
        self.conversations.list(owner, filter, page).await
    }

    /// What was said, oldest first.
    pub async fn messages(
        &self,
        owner: Owner,
        id: ConversationId,
        page: PageRequest,
    ) -> Result<Page<ConversationMessage>> {
        self.get(owner, id).await?;
        self.conversations.messages(owner, id, page).await
    }

    /// Says something that nobody answers: of a person who took over, of another system, or a note.
    pub async fn say(
        &self,
        owner: Owner,
        id: ConversationId,
        sender: Sender,
        content: String,
    ) -> Result<ConversationMessage> {
        let faults = check_content("/content", &content);
        if !faults.is_empty() {
            return Err(Error::Invalid { faults });
        }
        let message = ConversationMessage {
            seq: 0,
            id: ConversationMessageId::new(),
            conversation: id,
            sender,
            content,
            created_at: now(),
            execution: None,
            answer: None,
        };
        self.conversations.insert_message(owner, message).await
    }

    /// Completes all conversations, of all tenants, in which nothing was said for this long; how many there were.
    pub async fn complete_idle(&self, after: Duration) -> Result<u64> {
        let Some(before) = TimeDelta::from_std(after).ok().and_then(|after| now().checked_sub_signed(after)) else {
            return Ok(0);
        };
        let mut completed = 0;
        loop {
            let step = self.conversations.complete_idle(before, IDLE_STEP).await?;
            completed += step;
            if step < IDLE_STEP {
                return Ok(completed);
            }
        }
    }
}

/// Faults of what somebody says.
pub fn check_content(pointer: &str, content: &str) -> Vec<Fault> {
    let fault = |code, message: String| vec![Fault::new(pointer, code, message)];
    if content.is_empty() {
        fault("min_length", "must be at least 1 character long".to_owned())
    } else if content.chars().count() > MAX_CONTENT {
        fault("max_length", format!("must be at most {MAX_CONTENT} characters long"))
    } else if content.contains('\0') {
        // PostgreSQL keeps none in a text.
        fault("pattern", "must not contain NUL".to_owned())
    } else {
        Vec::new()
    }
}

/// A conversation in which nothing has been said yet. It belongs to the agent's owner.
pub(super) fn begun(agent: &Agent, channel: String, user: Option<String>) -> Conversation {
    let at = now();
    Conversation {
        seq: 0,
        id: ConversationId::new(),
        owner: agent.owner,
        agent: agent.id,
        channel,
        user,
        status: ConversationStatus::Active,
        started_at: at,
        ended_at: None,
        last_message_at: at,
        messages_count: 0,
        responses: 0,
        response_ms: 0,
    }
}
