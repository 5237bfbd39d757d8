//! What goes around every operation of every surface, between authentication and decoding: whose doing it is, for the audit log, and the idempotency
//! key, where the operation's document has one.

use std::future::Future;

use generated::runtime::{Call, Limits, Surface};
use poem::{Body, Response};

use super::{Facts, RequestId, Services, idempotency};
use crate::domain::{
    context::{self, Context},
    error::Error,
    identity::Caller,
};

/// Carries out an operation of `surface`, known as `name`. Every surface's `perform` is this.
pub(super) async fn perform<'a, S, F>(
    surface: &'a S,
    name: &'static str,
    services: &'a Services,
    call: Call<'a, Caller>,
    body: Body,
    limits: Limits,
    rest: impl FnOnce(Call<'a, Caller>, Body) -> F + Send,
) -> Response
where
    S: Surface<Principal = Caller, Error = Error>,
    F: Future<Output = Response> + Send,
{
    let circumstances = Context {
        actor: call.actor,
        request_id: RequestId::shared(call.request),
        remote: Facts::of(call.request).map(Facts::address),
    };
    let Some(key) = idempotency::key(&call) else {
        return context::scope(circumstances, rest(call, body)).await;
    };
    let once = idempotency::once(surface, name, services, key, call, body, limits, rest);
    // Boxed, so that operations without a key do not carry its size.
    context::scope(circumstances, Box::pin(once)).await
}
