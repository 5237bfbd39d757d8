//! Our own surface: what the published APIs need and cannot express. Its errors are problem details (RFC 9457).

mod agents;
mod api_keys;
mod approvals;
mod audit_log;
mod convert;
mod deliveries;
mod endpoints;
mod error;
mod executions;
mod identity;
mod integrations;
mod node_types;
mod oauth_clients;
mod tenants;
mod units;
mod users;

use std::sync::Arc;

use generated::{
    platform,
    runtime::{Call, Fault, Limits, Operation, Presented, Surface},
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
pub(super) const PREFIXES: &[&str] = &["/platform/v1"];

/// The surface.
pub(super) struct Platform {
    services: Arc<Services>,
}

/// Answers everything under [`PREFIXES`].
pub(super) fn endpoint(services: Arc<Services>, limits: Limits) -> Limited<Platform> {
    let too_many = error::of_limit;
    Limited {
        limits: services.limits.clone(),
        inner: platform::router(Arc::new(Platform { services }), limits),
        too_many,
    }
}

impl Surface for Platform {
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
        around::perform(self, "platform", &self.services, call, body, limits, rest)
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
