//! Figures from the conversations in memory: all of them, however many.

use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::{Map, Value};

use super::{Fakes, sees};
use crate::domain::{
    analytics::{AnalyticsRepository, Bounds, Counts},
    conversation::{Conversation, ConversationStatus},
    error::Result,
    id::AgentId,
    identity::Owner,
};

impl Fakes {
    fn counted<K: Ord>(
        &self,
        owner: Owner,
        agent: Option<AgentId>,
        bounds: Bounds,
        key: impl Fn(&Conversation) -> K,
    ) -> Vec<(K, Counts)> {
        let mut groups = std::collections::BTreeMap::<K, Counts>::new();
        for stored in &self.records().conversations {
            let within = bounds.from <= stored.started_at && stored.started_at < bounds.before;
            if !sees(owner, stored.owner) || agent.is_some_and(|agent| agent != stored.agent) || !within {
                continue;
            }
            let counts = groups.entry(key(stored)).or_default();
            counts.conversations += 1;
            counts.completed += i64::from(stored.status == ConversationStatus::Completed);
            counts.escalated += i64::from(stored.status == ConversationStatus::Escalated);
            counts.messages += stored.messages_count;
            counts.responses += stored.responses;
            counts.response_ms += stored.response_ms;
        }
        groups.into_iter().collect()
    }
}

#[async_trait]
impl AnalyticsRepository for Fakes {
    async fn first(
        &self,
        owner: Owner,
        agent: Option<AgentId>,
        before: DateTime<Utc>,
    ) -> Result<Option<DateTime<Utc>>> {
        let bounds = Bounds { from: DateTime::UNIX_EPOCH, before };
        Ok(self.counted(owner, agent, bounds, |stored| stored.started_at).into_iter().map(|(at, _)| at).next())
    }

    async fn days(&self, owner: Owner, agent: Option<AgentId>, bounds: Bounds) -> Result<Vec<(NaiveDate, Counts)>> {
        Ok(self.counted(owner, agent, bounds, |stored| stored.started_at.date_naive()))
    }

    async fn channels(&self, owner: Owner, agent: AgentId, bounds: Bounds) -> Result<Vec<(String, Counts)>> {
        Ok(self.counted(owner, Some(agent), bounds, |stored| stored.channel.clone()))
    }

    async fn agents(&self, owner: Owner, agent: Option<AgentId>, bounds: Bounds) -> Result<Vec<(AgentId, Counts)>> {
        Ok(self.counted(owner, agent, bounds, |stored| stored.agent))
    }

    async fn named(&self, owner: Owner, agents: &[AgentId]) -> Result<Vec<(AgentId, String, Map<String, Value>)>> {
        let records = self.records();
        let found = records.agents.iter().filter(|stored| agents.contains(&stored.id) && sees(owner, stored.owner));
        Ok(found.map(|stored| (stored.id, stored.name.clone(), stored.config.clone())).collect())
    }
}
