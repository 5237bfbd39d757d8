//! AgentifyMe's surface: published workflows, run by name at an endpoint.

mod convert;
mod error;
mod workflows;

use std::sync::Arc;

use generated::{
    agentifyme,
    runtime::{Fault, Limits, Operation, Presented, Surface, SurfaceRoute},
};
use poem::{Request, Response};

use super::{Services, auth};
use crate::domain::{
    error::{Error, Result},
    identity::Caller,
};

/// Where it is mounted.
pub(super) const PREFIXES: &[&str] = &["/agentifyme/v1"];

/// The surface.
pub(super) struct AgentifyMe {
    services: Arc<Services>,
}

/// Answers everything under [`PREFIXES`].
pub(super) fn endpoint(services: Arc<Services>, limits: Limits) -> SurfaceRoute<AgentifyMe> {
    agentifyme::router(Arc::new(AgentifyMe { services }), limits)
}

impl Surface for AgentifyMe {
    type Principal = Caller;
    type Error = Error;

    async fn authenticate(&self, _: &Request, _: &'static Operation, presented: Presented) -> Result<Caller> {
        auth::caller(&self.services, presented).await
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
