//! Limits, in one place for all surfaces: counted once it is known who asks and before anything of the request is decoded, and told on every answer.
//!
//! A caller counts against its plan ([`admitted`]); whoever turns out to be none (no credential, a wrong one, a path that does not exist) counts
//! against its address ([`Limited`]). So every request counts exactly once.

use std::future::Future;

use generated::runtime::{Operation, Presented, Surface, SurfaceRoute};
use poem::{
    Endpoint, Request, Response,
    http::{HeaderName, HeaderValue, header},
};

use super::{Facts, RequestId, refusal::RefusalKind};
use crate::domain::{
    error::{Error, Result},
    identity::Caller,
    limits::{Group, LimitService, Verdict},
    plan::Meter,
    workflows::now,
};

const LIMIT: HeaderName = HeaderName::from_static("x-ratelimit-limit");
const REMAINING: HeaderName = HeaderName::from_static("x-ratelimit-remaining");
const RESET: HeaderName = HeaderName::from_static("x-ratelimit-reset");

/// The caller that `establish` finds, where its limits leave room for the request.
pub(super) async fn admitted<F: Future<Output = Result<Caller>>>(
    limits: &LimitService,
    request: &Request,
    operation: &'static Operation,
    presented: Presented,
    establish: impl FnOnce(Presented) -> F,
) -> Result<Caller> {
    if !limits.is_enforced() {
        return establish(presented).await;
    }
    let now = now().timestamp();
    let facts = Facts::of(request);
    let addresses = limits.addresses();
    let secrets = presented.alternatives.iter().flatten().map(|credential| credential.secret.as_str());
    let credential = addresses.fingerprint(secrets);
    if let Some(facts) = facts
        && !addresses.remembers(credential)
    {
        note(facts, addresses.look(facts.address(), now), false)?;
    }
    let caller = establish(presented).await?;
    addresses.remember(credential);
    let verdict = limits.admit(caller.meter, group(operation), now).await?;
    match facts {
        Some(facts) => note(facts, verdict, true)?,
        None => verdict.into_result()?,
    }
    Ok(caller)
}

/// Counts a request outside the surfaces (a public page, a token endpoint) against its address. The error says that it is one too many.
pub fn of_address(limits: &LimitService, facts: &Facts) -> Result<()> {
    if !limits.is_enforced() {
        return Ok(());
    }
    note(facts, limits.addresses().count(facts.address(), now().timestamp()), true)
}

/// Counts a request outside the surfaces that is for a tenant (a call of a webhook) against its plan. The error says that it is one too many.
pub async fn of_meter(limits: &LimitService, facts: Option<&Facts>, meter: Meter) -> Result<()> {
    if !limits.is_enforced() {
        return Ok(());
    }
    let verdict = limits.admit(meter, None, now().timestamp()).await?;
    match facts {
        Some(facts) => note(facts, verdict, true),
        None => verdict.into_result(),
    }
}

/// Notes a refusal, and where it `counted` what passes as well.
fn note(facts: &Facts, verdict: Verdict, counted: bool) -> Result<()> {
    if counted || verdict.refused.is_some() {
        facts.note(verdict.standing);
    }
    verdict.into_result()
}

/// The operation's own limit, where its document gives it one.
fn group(operation: &'static Operation) -> Option<Group> {
    let text = |name: &str| operation.extensions.iter().find(|(key, _)| *key == name).map(|(_, text)| *text);
    // A JSON string of plain letters: what stands between its quotes is its value, and lives as long as the operation.
    let name = text("x-rate-limit-group")?.trim_matches('"');
    Some(Group { name, per_minute: text("x-rate-limit-per-minute")?.parse().ok()? })
}

/// A surface with its limits.
pub(super) struct Limited<S> {
    /// The surface.
    pub(super) inner: SurfaceRoute<S>,
    /// What counts.
    pub(super) limits: LimitService,
    /// 429 in the surface's words.
    pub(super) too_many: fn(&Request, &Error) -> Response,
}

impl<S: Surface> Endpoint for Limited<S> {
    type Output = Response;

    async fn call(&self, request: Request) -> poem::Result<Response> {
        let Some(facts) = Facts::of(&request).cloned().filter(|_| self.limits.is_enforced()) else {
            return self.inner.call(request).await;
        };
        let id = request.extensions().get::<RequestId>().cloned();
        let mut response = self.inner.call(request).await?;
        if facts.standing().is_none()
            && let Err(error) = of_address(&self.limits, &facts)
        {
            let mut named = Request::default();
            if let Some(id) = id {
                named.extensions_mut().insert(id);
            }
            response = (self.too_many)(&named, &error);
        }
        tell(&mut response, Some(&facts));
        Ok(response)
    }
}

/// Writes where a caller stands into an answer's headers, where that was counted.
pub fn tell(response: &mut Response, facts: Option<&Facts>) {
    let Some(standing) = facts.and_then(Facts::standing) else { return };
    let headers = response.headers_mut();
    headers.insert(LIMIT, standing.limit.into());
    headers.insert(REMAINING, standing.remaining.into());
    headers.insert(RESET, standing.reset.into());
}

/// Adds `Retry-After` to a 429.
pub(super) fn retry_after(response: &mut Response, kind: RefusalKind) {
    if let RefusalKind::RateLimited { retry_after } = kind {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(retry_after));
    }
}
