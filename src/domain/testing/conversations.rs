//! Conversations in memory.

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use super::{Fakes, page, sees};
use crate::domain::{
    conversation::{Conversation, ConversationFilter, ConversationMessage, ConversationStatus, Sender},
    error::{Error, Kind, Result},
    id::{ConversationId, ConversationMessageId, Seq},
    identity::Owner,
    page::{Page, PageRequest},
    ports::ConversationRepository,
};

#[async_trait]
impl ConversationRepository for Fakes {
    async fn insert(&self, conversation: Conversation) -> Result<Conversation> {
        let mut records = self.records();
        let seq = i64::try_from(records.conversations.len()).map_err(Error::internal)? + 1;
        let stored = Conversation { seq, ..conversation };
        records.conversations.push(stored.clone());
        Ok(stored)
    }

    async fn find(&self, owner: Owner, id: ConversationId) -> Result<Option<Conversation>> {
        let records = self.records();
        Ok(records.conversations.iter().find(|stored| stored.id == id && sees(owner, stored.owner)).cloned())
    }

    async fn list(
        &self,
        owner: Owner,
        filter: &ConversationFilter,
        request: PageRequest,
    ) -> Result<Page<Conversation>> {
        let selects = |stored: &&Conversation| {
            sees(owner, stored.owner)
                && filter.agent.is_none_or(|agent| stored.agent == agent)
                && filter.status.is_none_or(|status| stored.status == status)
                && filter.from.is_none_or(|from| stored.started_at >= from)
                && filter.before.is_none_or(|before| stored.started_at < before)
        };
        Ok(page(self.records().conversations.iter().filter(selects).cloned().collect(), request))
    }

    async fn insert_message(&self, owner: Owner, message: ConversationMessage) -> Result<ConversationMessage> {
        let mut records = self.records();
        let found = records
            .conversations
            .iter_mut()
            .find(|stored| stored.id == message.conversation && sees(owner, stored.owner));
        let conversation = found.ok_or(Error::not_found(Kind::Conversation))?;
        conversation.messages_count += 1;
        conversation.last_message_at = message.created_at;
        if message.sender == Sender::User {
            (conversation.status, conversation.ended_at) = (ConversationStatus::Active, None);
        }
        let seq = i64::try_from(records.conversation_messages.len()).map_err(Error::internal)? + 1;
        let stored = ConversationMessage { seq, ..message };
        records.conversation_messages.push(stored.clone());
        Ok(stored)
    }

    async fn find_message(&self, owner: Owner, id: ConversationMessageId) -> Result<Option<ConversationMessage>> {
        Ok(self.said(owner, |stored| stored.id == id).pop())
    }

    async fn find_answer(&self, owner: Owner, to: ConversationMessageId) -> Result<Option<ConversationMessage>> {
        let answers =
            |stored: &ConversationMessage| stored.answer.as_ref().is_some_and(|note| note.answers == Some(to));
        Ok(self.said(owner, answers).pop())
    }

    async fn messages(
        &self,
        owner: Owner,
        id: ConversationId,
        request: PageRequest,
    ) -> Result<Page<ConversationMessage>> {
        let mut found = self.said(owner, |stored| stored.conversation == id);
        // Oldest first.
        found.reverse();
        Ok(page(found, request))
    }

    async fn recent(
        &self,
        owner: Owner,
        id: ConversationId,
        before: Option<Seq>,
        limit: u64,
    ) -> Result<Vec<ConversationMessage>> {
        let selects =
            |stored: &ConversationMessage| stored.conversation == id && before.is_none_or(|before| stored.seq < before);
        let found = self.said(owner, selects);
        Ok(found[found.len().saturating_sub(usize::try_from(limit).unwrap_or(usize::MAX))..].to_vec())
    }

    async fn complete_idle(&self, before: DateTime<Utc>, limit: u64) -> Result<u64> {
        let mut records = self.records();
        let idle = records
            .conversations
            .iter_mut()
            .filter(|stored| stored.status == ConversationStatus::Active && stored.last_message_at < before)
            .take(usize::try_from(limit).unwrap_or(usize::MAX));
        Ok(idle.map(|stored| stored.status = ConversationStatus::Completed).count() as u64)
    }
}

impl Fakes {
    /// Oldest first.
    fn said(&self, owner: Owner, selects: impl Fn(&ConversationMessage) -> bool) -> Vec<ConversationMessage> {
        let records = self.records();
        let is_seen = |stored: &ConversationMessage| {
            records.conversations.iter().any(|of| of.id == stored.conversation && sees(owner, of.owner))
        };
        records.conversation_messages.iter().filter(|stored| selects(stored) && is_seen(stored)).cloned().collect()
    }
}
