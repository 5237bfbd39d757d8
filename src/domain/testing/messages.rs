//! Messages, their ways, and the labels of workflows in memory.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde_json::Value;

use super::{Fakes, sees};
use crate::domain::{
    error::Result,
    id::{AgentId, MessageId, Seq, WorkflowId},
    identity::Owner,
    message::Message,
    ports::{MessageRepository, Undelivered},
    transfer::{Label, LabelRepository},
    workflows::now,
};

fn is_kept(message: &Message) -> bool {
    message.expires_at.is_none_or(|at| at > now())
}

#[async_trait]
impl MessageRepository for Fakes {
    async fn find_by_seq(&self, owner: Owner, seq: Seq) -> Result<Option<Message>> {
        let records = self.records();
        let found = records.messages.iter().find(|stored| stored.seq == seq && sees(owner, stored.owner));
        Ok(found.filter(|stored| is_kept(stored)).cloned())
    }

    async fn list(
        &self,
        owner: Owner,
        agent: AgentId,
        after: Option<DateTime<Utc>>,
        limit: Option<u64>,
    ) -> Result<Vec<Message>> {
        let selects = |stored: &&Message| {
            stored.agent == agent
                && sees(owner, stored.owner)
                && is_kept(stored)
                && after.is_none_or(|after| stored.created_at > after)
        };
        let limit = limit.map_or(usize::MAX, |limit| usize::try_from(limit).unwrap_or(usize::MAX));
        let records = self.records();
        let found = records.messages.iter().rev().filter(selects).take(limit);
        Ok(found.map(|stored| Message { payload: Value::Null, ..stored.clone() }).collect())
    }

    async fn counts(&self, owner: Owner, agents: &[AgentId]) -> Result<Vec<(AgentId, i64)>> {
        let records = self.records();
        let count = |agent: &AgentId| {
            let emitted = |stored: &&Message| stored.agent == *agent && sees(owner, stored.owner) && is_kept(stored);
            i64::try_from(records.messages.iter().filter(emitted).count()).unwrap_or(i64::MAX)
        };
        Ok(agents.iter().map(|agent| (*agent, count(agent))).filter(|(_, count)| *count > 0).collect())
    }

    async fn undelivered(&self, after: Seq, except: &[AgentId], limit: u64) -> Result<Vec<Undelivered>> {
        let records = self.records();
        let message = |id: MessageId| records.messages.iter().find(|stored| stored.id == id).cloned();
        let wanted = |(seq, (_, to)): &(Seq, &(MessageId, AgentId))| *seq > after && !except.contains(to);
        let waiting = (1..).zip(&records.message_deliveries).filter(wanted);
        let waiting = waiting.take(usize::try_from(limit).unwrap_or(usize::MAX));
        Ok(waiting.filter_map(|(seq, (id, to))| Some(Undelivered { seq, message: message(*id)?, to: *to })).collect())
    }

    async fn delivered(&self, message: MessageId, agent: AgentId) -> Result<bool> {
        let mut records = self.records();
        let before = records.message_deliveries.len();
        records.message_deliveries.retain(|waiting| *waiting != (message, agent));
        Ok(records.message_deliveries.len() < before)
    }

    async fn forget(&self, before: DateTime<Utc>, _: u64) -> Result<u64> {
        let mut records = self.records();
        let count = records.messages.len();
        records.messages.retain(|stored| stored.expires_at.is_none_or(|at| at > before));
        Ok((count - records.messages.len()) as u64)
    }
}

#[async_trait]
impl LabelRepository for Fakes {
    async fn find_by_seq(&self, owner: Owner, seq: Seq) -> Result<Option<WorkflowId>> {
        let records = self.records();
        let found = records.workflows.iter().filter(|stored| stored.agent.is_none() && sees(owner, stored.owner));
        Ok(found.into_iter().find(|stored| stored.seq == seq).map(|stored| stored.id))
    }

    async fn find_by_guid(&self, owner: Owner, guid: &str) -> Result<Option<WorkflowId>> {
        let records = self.records();
        let known = |id: WorkflowId| records.labels.get(&id).and_then(|label| label.guid.clone());
        let spelled = |id: WorkflowId| known(id).unwrap_or_else(|| id.0.simple().to_string());
        let found = records.workflows.iter().filter(|stored| stored.agent.is_none() && sees(owner, stored.owner));
        Ok(found.into_iter().find(|stored| spelled(stored.id) == guid).map(|stored| stored.id))
    }

    async fn find(&self, owner: Owner, id: WorkflowId) -> Result<Option<Label>> {
        let records = self.records();
        let exists = records.workflows.iter().any(|stored| stored.id == id && sees(owner, stored.owner));
        Ok(exists.then(|| records.labels.get(&id).cloned().unwrap_or_default()))
    }

    async fn set(&self, _: Owner, id: WorkflowId, label: &Label) -> Result<()> {
        self.records().labels.insert(id, label.clone());
        Ok(())
    }
}
