//! What an agent remembers: the newest of what was said before the message that it answers.

use super::{AnswerService, Memory, internal};
use crate::domain::{
    conversation::{ConversationMessage, Sender},
    identity::Owner,
    ports::Turn,
    provider::{AskMessage, ProviderFailure},
};

impl AnswerService {
    /// As providers know it, oldest first; nothing outside a conversation.
    pub(super) async fn remembered(
        &self,
        owner: Owner,
        memory: &Memory,
        turn: &Turn,
    ) -> Result<Vec<AskMessage>, ProviderFailure> {
        let Some(run) = turn.origin.agent else { return Ok(Vec::new()) };
        let Some(conversation) = run.conversation.filter(|_| memory.max_messages > 0) else { return Ok(Vec::new()) };
        let before = match run.answers {
            None => None,
            Some(message) => {
                let found = self.conversations.find_message(owner, message).await.map_err(|error| internal(&error))?;
                found.map(|message| message.seq)
            }
        };
        let recent = self.conversations.recent(owner, conversation, before, memory.max_messages.into()).await;
        Ok(within(recent.map_err(|error| internal(&error))?, memory.max_chars))
    }
}

/// The newest that fit, whole: half a message says another thing than the message did.
fn within(messages: Vec<ConversationMessage>, max_chars: u32) -> Vec<AskMessage> {
    let mut left = usize::try_from(max_chars).unwrap_or(usize::MAX);
    let mut kept = Vec::with_capacity(messages.len());
    for message in messages.into_iter().rev() {
        let Some(rest) = left.checked_sub(message.content.chars().count()) else { break };
        left = rest;
        kept.push(match message.sender {
            Sender::User => AskMessage::User(message.content),
            Sender::Agent => AskMessage::Agent { text: message.content, calls: Vec::new() },
            Sender::System => AskMessage::System(message.content),
        });
    }
    kept.reverse();
    kept
}
