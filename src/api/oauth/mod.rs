//! OAuth 2.0: how clients get access tokens. A surface of its own, since its errors are those of RFC 6749 and its paths are the standards'.
//!
//! Clients prove who they are in a header or in the form, which stands in no other document: so the router lets requests without a header through, and the
//! client is judged with the request.

mod convert;
mod error;
mod tokens;

use std::sync::Arc;

use generated::{
    oauth,
    runtime::{Call, Fault, Limits, Operation, Presented, Surface},
};
use poem::{
    Body, Endpoint, EndpointExt as _, Request, Response,
    http::{HeaderValue, header},
};

use super::{Facts, RequestId, Services, limit::Limited};
use crate::domain::{
    context::{self, Actor, Context},
    oauth::{OAuthError, OAuthResult},
};

/// Where it is mounted: the document's paths are whole, and stay so.
pub(super) const PREFIXES: &[&str] = &["/oauth", "/.well-known/oauth-authorization-server"];

/// The surface.
pub(super) struct OAuth {
    services: Arc<Services>,
}

/// What stands in the header `Authorization: Basic`, as it came; `None` where there is none.
pub(super) struct Basic(Option<String>);

/// Answers everything under [`PREFIXES`]. Nothing of it may be stored by caches (RFC 6749, section 5.1).
pub(super) fn endpoint(services: Arc<Services>, limits: Limits) -> impl Endpoint<Output = Response> {
    // Nobody is known yet who could have a plan: requests count against their address.
    let limited = Limited {
        limits: services.limits.clone(),
        inner: oauth::router(Arc::new(OAuth { services }), limits),
        too_many: error::of_limit,
    };
    limited.after(|answer: poem::Result<Response>| async {
        answer.map(|mut response| {
            response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            response.headers_mut().insert(header::PRAGMA, HeaderValue::from_static("no-cache"));
            response
        })
    })
}

impl Surface for OAuth {
    type Principal = Basic;
    type Error = OAuthError;

    async fn authenticate(&self, _: &Request, _: &'static Operation, presented: Presented) -> OAuthResult<Basic> {
        Ok(Basic(presented.alternatives.into_iter().flatten().next().map(|credential| credential.secret)))
    }

    /// Where the request came from is known here; who acts, once the client has proved who it is.
    fn perform<'a, F>(
        &'a self,
        call: Call<'a, Basic>,
        body: Body,
        _: Limits,
        rest: impl FnOnce(Call<'a, Basic>, Body) -> F + Send,
    ) -> impl Future<Output = Response> + Send
    where
        F: Future<Output = Response> + Send,
    {
        let circumstances = Context {
            actor: Actor::Anonymous,
            request_id: RequestId::shared(call.request),
            remote: Facts::of(call.request).map(Facts::address),
        };
        context::scope(circumstances, rest(call, body))
    }

    fn refuse(&self, request: &Request, operation: Option<&'static Operation>, fault: Fault) -> Response {
        error::of_fault(request, operation, fault)
    }

    fn fail(&self, request: &Request, operation: &'static Operation, error: OAuthError) -> Response {
        error::of_error(request, operation, error)
    }
}

#[cfg(test)]
mod tests;
