//! YourApp's surface: workflows, their executions and webhooks, in the envelope `{success, data, meta}`.

mod convert;
mod error;
mod executions;
mod webhooks;
mod wording;
mod workflows;

pub(super) use self::wording::Wording;

use std::sync::Arc;

use generated::{
    runtime::{Fault, Limits, Operation, Presented, Surface, SurfaceRoute},
    yourapp,
};
use poem::{Request, Response};

use super::{Services, auth};
use crate::domain::{
    error::{Error, Result},
    identity::Caller,
};

/// Where it is mounted.
pub(super) const PREFIX: &str = "/yourapp/v1";

/// The surface.
pub(super) struct YourApp {
    services: Arc<Services>,
}

/// Answers everything under [`PREFIX`].
pub(super) fn endpoint(services: Arc<Services>, limits: Limits) -> SurfaceRoute<YourApp> {
    yourapp::router(Arc::new(YourApp { services }), limits)
}

impl Surface for YourApp {
    type Principal = Caller;
    type Error = Error;

    async fn authenticate(&self, _: &Request, _: &'static Operation, presented: Presented) -> Result<Caller> {
        auth::caller(&self.services.keys, presented).await
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
