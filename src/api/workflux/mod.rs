//! WorkFlux's surface: agents, their conversations, figures over these, and integrations.

mod agents;
mod analytics;
mod conversations;
mod convert;
mod error;
mod integrations;

use std::sync::Arc;

use generated::{
    runtime::{Call, Fault, Limits, Operation, Presented, Surface},
    workflux,
};
use poem::{Body, Request, Response};

use super::{
    Services, around, auth,
    limit::{self, Limited},
};
use crate::domain::{
    error::{Error, Result},
    identity::Caller,
};

/// Where it is mounted.
pub(super) const PREFIXES: &[&str] = &["/workflux/v1"];

/// The surface.
pub(super) struct WorkFlux {
    services: Arc<Services>,
}

/// Answers everything under [`PREFIXES`].
pub(super) fn endpoint(services: Arc<Services>, limits: Limits) -> Limited<WorkFlux> {
    let too_many = error::of_limit;
    Limited {
        limits: services.limits.clone(),
        inner: workflux::router(Arc::new(WorkFlux { services }), limits),
        too_many,
    }
}

impl Surface for WorkFlux {
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
        around::perform(self, "workflux", &self.services, call, body, limits, rest)
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
