//! YourApp's surface: workflows, their executions, forms and webhooks, in the envelope `{success, data, meta}`.

mod convert;
mod error;
mod executions;
mod forms;
mod webhooks;
mod wording;
mod workflows;

pub(super) use self::wording::Wording;

use std::sync::Arc;

use generated::{
    runtime::{Fault, Limits, Operation, Presented, Surface},
    yourapp,
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
pub(super) const PREFIX: &str = "/yourapp/v1";

/// The surface.
pub(super) struct YourApp {
    services: Arc<Services>,
}

/// Answers everything under [`PREFIX`].
pub(super) fn endpoint(services: Arc<Services>, limits: Limits) -> Limited<YourApp> {
    let too_many = error::of_limit;
    Limited {
        limits: services.limits.clone(),
        inner: yourapp::router(Arc::new(YourApp { services }), limits),
        too_many,
    }
}

impl Surface for YourApp {
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
