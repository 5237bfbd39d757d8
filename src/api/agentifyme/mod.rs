//! AgentifyMe's surface: published workflows, run by name at an endpoint.

mod convert;
mod error;
mod workflows;

use std::sync::Arc;

use generated::{
    agentifyme,
    runtime::{Fault, Limits, Operation, Presented, Surface},
};
use poem::{Request, Response};

use super::{
    Services, auth,
    limit::{self, Limited},
};
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
pub(super) fn endpoint(services: Arc<Services>, limits: Limits) -> Limited<AgentifyMe> {
    let too_many = error::of_limit;
    Limited {
        limits: services.limits.clone(),
        inner: agentifyme::router(Arc::new(AgentifyMe { services }), limits),
        too_many,
    }
}

impl Surface for AgentifyMe {
    type Principal = Caller;
    type Error = Error;

    async fn authenticate(
        &self,
        request: &Request,
        operation: &'static Operation,
        presented: Presented,
    ) -> Result<Caller> {
        let establish = |presented| auth::caller(&self.services.keys, presented);
        limit::admitted(&self.services.limits, request, operation, presented, establish).await
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
