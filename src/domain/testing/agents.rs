//! Agents in memory. Their own workflows are among the workflows.

use async_trait::async_trait;

use super::{Fakes, page, sees};
use crate::domain::{
    agent::{Agent, AgentFilter},
    error::{Error, Fault, Kind, Result},
    id::{AgentId, Seq, TenantId},
    identity::Owner,
    page::{Page, PageRequest},
    ports::AgentRepository,
    workflow::{Workflow, WorkflowStatus},
};

impl Fakes {
    fn agent(&self, owner: Owner, which: impl Fn(&Agent) -> bool) -> Option<Agent> {
        self.records().agents.iter().find(|stored| sees(owner, stored.owner) && which(stored)).cloned()
    }

    fn source_faults(&self, agent: &Agent) -> Result<()> {
        let missing = |source: &AgentId| self.agent(agent.owner, |stored| stored.id == *source).is_none();
        let faults = agent.sources.iter().enumerate().filter(|(_, source)| missing(source));
        let faults: Vec<Fault> =
            faults.map(|(index, _)| Fault::new(format!("/sources/{index}"), "unknown_record", "no")).collect();
        if faults.is_empty() { Ok(()) } else { Err(Error::Invalid { faults }) }
    }
}

#[async_trait]
impl AgentRepository for Fakes {
    async fn insert(&self, agent: Agent) -> Result<Agent> {
        self.source_faults(&agent)?;
        let mut records = self.records();
        let taken = |stored: &Agent| stored.owner.tenant == agent.owner.tenant && stored.code == agent.code;
        if records.agents.iter().any(taken) {
            return Err(Error::conflict("taken"));
        }
        let seq = Seq::try_from(records.agents.len()).map_err(Error::internal)? + 1;
        let agent = Agent { seq, ..agent };
        records.workflows.push(Workflow {
            seq,
            id: agent.workflow,
            owner: agent.owner,
            name: agent.name.clone(),
            description: String::new(),
            status: WorkflowStatus::Published,
            version: 1,
            published_version: Some(1),
            graph: agent.graph(),
            endpoint: None,
            agent: Some(agent.id),
            created_at: agent.created_at,
            updated_at: agent.updated_at,
        });
        records.agents.push(agent.clone());
        Ok(agent)
    }

    async fn update(&self, agent: &Agent, seen: &Agent) -> Result<()> {
        self.source_faults(agent)?;
        let mut records = self.records();
        let found = records.agents.iter_mut().find(|stored| stored.id == agent.id);
        let stored = found.ok_or(Error::not_found(Kind::Agent))?;
        if stored.updated_at != seen.updated_at {
            return Err(Error::conflict("changed"));
        }
        *stored = agent.clone();
        Ok(())
    }

    async fn find(&self, owner: Owner, id: AgentId) -> Result<Option<Agent>> {
        Ok(self.agent(owner, |stored| stored.id == id))
    }

    async fn find_by_code(&self, owner: Owner, code: &str) -> Result<Option<Agent>> {
        Ok(self.agent(owner, |stored| stored.code == code))
    }

    async fn find_by_seq(&self, owner: Owner, seq: Seq) -> Result<Option<Agent>> {
        Ok(self.agent(owner, |stored| stored.seq == seq))
    }

    /// Narrowed by ids, name and status alone.
    async fn list(&self, owner: Owner, filter: &AgentFilter, request: PageRequest) -> Result<Page<Agent>> {
        let selects = |stored: &&Agent| {
            sees(owner, stored.owner)
                && filter.name.as_deref().is_none_or(|name| stored.name.to_lowercase().contains(&name.to_lowercase()))
                && (filter.ids.is_empty() || filter.ids.contains(&stored.id))
                && filter.unit.is_none_or(|unit| stored.owner.unit == Some(unit))
                && filter.kind.is_none_or(|kind| stored.kind == kind)
                && filter.mode.as_ref().is_none_or(|mode| stored.mode == *mode)
                && filter.is_favorite.is_none_or(|is_favorite| stored.is_favorite == is_favorite)
                && (filter.tags.is_empty() || filter.tags.iter().any(|tag| stored.tags.contains(tag)))
                && (filter.statuses.is_empty() || filter.statuses.contains(&stored.status))
        };
        let mut found: Vec<Agent> = self.records().agents.iter().filter(selects).cloned().collect();
        if filter.oldest_first {
            found.reverse();
        }
        Ok(page(found, request))
    }

    async fn free_code(&self, tenant: TenantId, wanted: &str) -> Result<String> {
        let records = self.records();
        let is_free =
            |code: &String| !records.agents.iter().any(|stored| stored.owner.tenant == tenant && stored.code == *code);
        let numbered = (2..).map(|number| format!("{wanted}-{number}"));
        let free = std::iter::once(wanted.to_owned()).chain(numbered).find(is_free);
        free.ok_or_else(|| Error::internal("numbers have come to an end"))
    }

    async fn delete(&self, owner: Owner, id: AgentId) -> Result<bool> {
        let mut records = self.records();
        let before = records.agents.len();
        records.agents.retain(|stored| stored.id != id || !sees(owner, stored.owner));
        let deleted = records.agents.len() < before;
        if deleted {
            records.workflows.retain(|workflow| workflow.agent != Some(id));
            for agent in &mut records.agents {
                agent.sources.retain(|source| *source != id);
            }
        }
        Ok(deleted)
    }
}
