//! ActiveWorkflow's surface: agents, what they emit, and the workflows that they take part in; for reading, by users.

mod agents;
mod convert;
mod error;
mod messages;
mod workflows;

use generated::activeworkflow::types as wire;

use super::surface::surface;
use crate::domain::{agent::Agent, error::Result, id::AgentId, identity::Owner};

/// Where it is mounted.
pub(super) const PREFIXES: &[&str] = &["/activeworkflow/api/v1"];

surface! {
    /// The surface.
    ActiveWorkflow, activeworkflow
}

impl ActiveWorkflow {
    /// Agents as the surface shows them, which needs to know how much they have emitted and what number their sources have.
    async fn shown(&self, owner: Owner, agents: &[Agent]) -> Result<Vec<wire::Agent>> {
        let ids: Vec<AgentId> = agents.iter().map(|agent| agent.id).collect();
        let counts = self.services.messages.counts(owner, &ids).await?;
        let numbers = convert::numbers(&self.services.agents, owner, agents).await?;
        Ok(agents.iter().map(|agent| convert::agent(agent, &counts, &numbers)).collect())
    }
}

#[cfg(test)]
mod tests;
