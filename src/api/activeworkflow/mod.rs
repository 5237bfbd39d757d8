//! ActiveWorkflow's surface: agents, what they emit, and the workflows that they take part in; for reading, by users.

mod agents;
mod convert;
mod error;
mod messages;
mod workflows;

use std::sync::Arc;

use generated::{
    activeworkflow::{self, types as wire},
    runtime::{Call, Fault, Limits, Operation, Presented, Surface},
};
use poem::{Body, Request, Response};

use super::{
    Services, around, auth,
    limit::{self, Limited},
};
use crate::domain::{
    agent::Agent,
    error::{Error, Result},
    id::AgentId,
    identity::{Caller, Owner},
};

/// Where it is mounted.
pub(super) const PREFIXES: &[&str] = &["/activeworkflow/api/v1"];

/// The surface.
pub(super) struct ActiveWorkflow {
    services: Arc<Services>,
}

/// Answers everything under [`PREFIXES`].
pub(super) fn endpoint(services: Arc<Services>, limits: Limits) -> Limited<ActiveWorkflow> {
    let too_many = error::of_limit;
    Limited {
        limits: services.limits.clone(),
        inner: activeworkflow::router(Arc::new(ActiveWorkflow { services }), limits),
        too_many,
    }
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

impl Surface for ActiveWorkflow {
    type Principal = Caller;
    type Error = Error;

    async fn authenticate(
        &self,
        request: &Request,
        operation: &'static Operation,
        presented: Presented,
    ) -> Result<Caller> {
        let establish = |presented| auth::caller(&self.services, presented);
        limit::admitted(&self.services.limits, request, operation, presented, establish).await
    }

    fn perform<'a, F>(
        &'a self,
        call: Call<'a, Caller>,
        body: Body,
        limits: Limits,
        rest: impl FnOnce(Call<'a, Caller>, Body) -> F + Send,
    ) -> impl Future<Output = Response> + Send
    where
        F: Future<Output = Response> + Send,
    {
        around::perform(self, "activeworkflow", &self.services, call, body, limits, rest)
    }

    fn refuse(&self, request: &Request, operation: Option<&'static Operation>, fault: Fault) -> Response {
        error::of_fault(request, operation, fault)
    }

    fn fail(&self, request: &Request, operation: &'static Operation, error: Error) -> Response {
        error::of_error(request, operation, &error)
    }
}

#[cfg(test)]
mod tests;
