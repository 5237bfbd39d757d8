//! Our own surface: what the published APIs need and cannot express. Its errors are problem details (RFC 9457).

mod api_keys;
mod convert;
mod deliveries;
mod endpoints;
mod error;
mod executions;
mod node_types;

use std::sync::Arc;

use generated::{
    platform,
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
pub(super) const PREFIX: &str = "/platform/v1";

/// The surface.
pub(super) struct Platform {
    services: Arc<Services>,
}

/// Answers everything under [`PREFIX`].
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
