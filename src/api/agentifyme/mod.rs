//! AgentifyMe's surface: published workflows, run by name at an endpoint.

mod convert;
mod error;
mod workflows;

use std::sync::Arc;

use generated::{
    agentifyme,
    runtime::{Call, Fault, Limits, Operation, Presented, Surface, SurfaceRoute},
};
use poem::{Body, Request, Response};

use super::{Services, around, auth};
use crate::domain::{
    error::{Error, Result},
    identity::Caller,
};

/// Where it is mounted.
pub(super) const PREFIX: &str = "/agentifyme/v1";

/// The surface.
pub(super) struct AgentifyMe {
    services: Arc<Services>,
}

/// Answers everything under [`PREFIX`].
pub(super) fn endpoint(services: Arc<Services>, limits: Limits) -> SurfaceRoute<AgentifyMe> {
    agentifyme::router(Arc::new(AgentifyMe { services }), limits)
}

impl Surface for AgentifyMe {
    type Principal = Caller;
    type Error = Error;

    async fn authenticate(&self, _: &Request, _: &'static Operation, presented: Presented) -> Result<Caller> {
        auth::caller(&self.services.keys, presented).await
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
        around::perform(self, "agentifyme", &self.services, call, body, limits, rest)
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
