//! Calls of inbound webhooks: `/hooks/{token}`, and whatever stands behind it.
//!
//! Outside the documents, since what is called, with what, and what it answers is each workflow's own. Errors are problem details.
//!
//! In this order: token (404) → the tenant's limits (429) → method (405) → body (413) → signature (401) → what it says (400) → the execution. What comes before the signature looks at nothing that
//! was sent but the URL.
//!
//! A call with an `Idempotency-Key`, or with the `webhook-id` that senders by Standard Webhooks repeat with every attempt, starts one execution however often it comes, and is answered as it was the
//! first time.

use std::{sync::Arc, time::Duration};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use chrono::{DateTime, SecondsFormat, Utc};
use poem::{
    Request, Response,
    error::ReadBodyError,
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};
use url::form_urlencoded;

use super::problem;
use crate::{
    api::{Facts, RequestId, Services, limit},
    domain::{
        Error,
        context::{self, Actor, Context},
        execution::ExecutionStatus,
        hooks::{Hook, HookAnswer, HookService},
        id::ExecutionId,
        idempotency::{IdempotencyService, KeyedRequest, Once, RequestKey},
        limits::LimitService,
        nesting::deeper_than,
        plan::Meter,
        trigger::webhook::{Reply, Respond},
        workflows,
    },
};

/// What stands before a token.
pub(super) const PREFIX: &str = "/hooks/";

const EXECUTION: HeaderName = HeaderName::from_static("x-execution-id");
const REPLAYED: HeaderName = HeaderName::from_static("idempotent-replayed");
/// Headers that name a call, the first one first.
const KEYS: [&str; 2] = ["idempotency-key", "webhook-id"];
/// Longest name of a call.
const LONGEST_KEY: usize = 255;
/// Headers that are credentials: no workflow sees them. Those that a signature is made of are added.
const SECRET: [&str; 5] = ["authorization", "cookie", "proxy-authorization", "x-api-key", "x-auth-token"];
/// Deepest nesting of a body: with room to spare below what can be stored.
const MAX_NESTING: usize = 100;

/// Takes calls.
pub(in crate::server) struct HookCalls {
    hooks: HookService,
    idempotency: IdempotencyService,
    limits: LimitService,
    body_limit: usize,
    /// How long a caller waits for an answer.
    run_limit: Duration,
}

/// A call, read.
struct Call {
    method: Method,
    /// What stands behind the token: `/` where nothing does.
    path: String,
    query: String,
    headers: HeaderMap,
    body: Vec<u8>,
    at: DateTime<Utc>,
}

impl HookCalls {
    /// Calls of these webhooks, with bodies up to this size.
    pub(in crate::server) fn new(hooks: HookService, services: &Arc<Services>, body_limit: usize) -> Self {
        Self {
            hooks,
            idempotency: services.idempotency.clone(),
            limits: services.limits.clone(),
            body_limit,
            run_limit: services.run_limit,
        }
    }

    /// Answers everything below [`PREFIX`].
    pub(super) async fn answer(&self, request: Request) -> Response {
        let facts = Facts::of(&request).cloned();
        let context = Context {
            actor: Actor::Anonymous,
            request_id: Some(RequestId::of(&request).into()),
            remote: facts.as_ref().map(Facts::address),
        };
        let answered = context::scope(context, async {
            self.call(request, facts.as_ref()).await.unwrap_or_else(|error| refused(&error))
        });
        let mut response = answered.await;
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        limit::tell(&mut response, facts.as_ref());
        response
    }

    async fn call(&self, mut request: Request, facts: Option<&Facts>) -> Result<Response, Error> {
        let behind = request.uri().path().strip_prefix(PREFIX).unwrap_or_default();
        let (token, path) = behind.find('/').map_or((behind, "/"), |at| behind.split_at(at));
        let Some(hook) = self.hooks.find(token).await? else {
            // Whoever asks is nobody, and counts as such.
            if let Some(facts) = facts {
                limit::of_address(&self.limits, facts)?;
            }
            return Ok(problem::problem(StatusCode::NOT_FOUND, "there is no webhook at this URL"));
        };
        limit::of_meter(&self.limits, facts, Meter::of_tenant(hook.owner.tenant, hook.plan)).await?;
        let method = request.method().clone();
        if !hook.config.methods.iter().any(|taken| taken.as_str() == method.as_str()) {
            return Ok(unknown_method(&hook, &method));
        }
        let call = Call {
            path: path.to_owned(),
            query: request.uri().query().unwrap_or_default().to_owned(),
            headers: request.headers().clone(),
            body: match request.take_body().into_bytes_limit(self.body_limit).await {
                Ok(body) => body.to_vec(),
                Err(ReadBodyError::PayloadTooLarge) => {
                    let detail = format!("the body is larger than {} bytes", self.body_limit);
                    return Ok(problem::problem(StatusCode::PAYLOAD_TOO_LARGE, &detail));
                }
                Err(_) => return Ok(problem::problem(StatusCode::BAD_REQUEST, "the body did not arrive whole")),
            },
            method,
            at: workflows::now(),
        };
        self.hooks.check_signature(&hook, |name| values(&call.headers, name), &call.body).await?;
        let input = input(&hook, &call)?;
        let Some(key) = key(&call.headers)? else {
            return Ok(self.carry_out(&hook, input, call.at).await?.into_response());
        };
        let keyed = KeyedRequest {
            // Calls of a webhook are all the same nobody's; so a name is one webhook's own.
            key: RequestKey { actor: hook.workflow.0, operation: format!("hooks.{}", hook.node), key },
            tenant: hook.owner.tenant,
            fingerprint: fingerprint(&call),
        };
        let work = async {
            let said = self.carry_out(&hook, input, call.at).await;
            let kept = said.as_ref().ok().and_then(|said| serde_json::to_vec(said).ok());
            (said, kept)
        };
        match self.idempotency.once(&keyed, work).await? {
            Once::First(said) => Ok(said?.into_response()),
            Once::Again(kept) => {
                let said: Said = serde_json::from_slice(&kept).map_err(Error::internal)?;
                let mut response = said.into_response();
                response.headers_mut().insert(REPLAYED, HeaderValue::from_static("true"));
                Ok(response)
            }
        }
    }

    /// Starts the execution and waits for what is to be answered.
    async fn carry_out(&self, hook: &Hook, input: Value, at: DateTime<Utc>) -> Result<Said, Error> {
        let id = self.hooks.start(hook, input, at).await?;
        if hook.config.respond != Respond::Immediately {
            // What a repeat is told while this one waits, and for good where this process dies.
            let meanwhile = serde_json::to_vec(&Said::accepted(id)).map_err(Error::internal)?;
            self.idempotency.meanwhile(&meanwhile).await?;
        }
        let answer = self.hooks.answer(hook, id, self.run_limit).await?;
        Ok(Said::of(id, answer))
    }
}

/// An answer, in the form that it is kept in for repeats.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Said {
    execution: ExecutionId,
    status: u16,
    headers: Vec<(String, String)>,
    /// In base64.
    body: String,
}

impl Said {
    fn new(execution: ExecutionId, status: u16, media: &str, body: &[u8]) -> Self {
        let headers = vec![("content-type".to_owned(), media.to_owned())];
        Self { execution, status, headers, body: BASE64_STANDARD.encode(body) }
    }

    fn json(execution: ExecutionId, status: u16, body: &Value) -> Self {
        Self::new(execution, status, "application/json; charset=utf-8", body.to_string().as_bytes())
    }

    fn accepted(id: ExecutionId) -> Self {
        Self::json(id, 202, &json!({ "execution_id": id }))
    }

    fn of(id: ExecutionId, answer: HookAnswer) -> Self {
        match answer {
            HookAnswer::Accepted => Self::accepted(id),
            HookAnswer::Output(output) => Self::json(id, 200, &output),
            HookAnswer::Silence => Self { execution: id, status: 204, headers: Vec::new(), body: String::new() },
            // The cause is for those who may see the execution.
            HookAnswer::Failed(status) => {
                let how = if status == ExecutionStatus::Cancelled { "was cancelled" } else { "failed" };
                let body = json!({
                    "type": "about:blank",
                    "title": "Bad Gateway",
                    "status": 502,
                    "detail": format!("the workflow {how}; its execution says why"),
                    "execution_id": id,
                });
                Self::new(id, 502, "application/problem+json", body.to_string().as_bytes())
            }
            HookAnswer::Said(reply) => Self::of_reply(id, reply),
        }
    }

    fn of_reply(id: ExecutionId, reply: Reply) -> Self {
        let Reply { status, headers, body, .. } = reply;
        let (media, bytes) = match body {
            Value::Null => (None, Vec::new()),
            Value::String(text) => (Some("text/plain; charset=utf-8"), text.into_bytes()),
            other => (Some("application/json; charset=utf-8"), other.to_string().into_bytes()),
        };
        let text = |(name, value): (String, Value)| Some((name, value.as_str()?.to_owned()));
        let mut headers: Vec<(String, String)> = headers.into_iter().filter_map(text).collect();
        if let Some(media) = media
            && !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("content-type"))
        {
            headers.push(("content-type".to_owned(), media.to_owned()));
        }
        Self { execution: id, status, headers, body: BASE64_STANDARD.encode(bytes) }
    }

    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = match BASE64_STANDARD.decode(&self.body) {
            Ok(body) if !body.is_empty() => Response::builder().status(status).body(body),
            _ => Response::builder().status(status).finish(),
        };
        let headers = response.headers_mut();
        for (name, value) in &self.headers {
            // The node has refused what cannot be one.
            if let (Ok(name), Ok(value)) = (HeaderName::try_from(name.as_str()), HeaderValue::try_from(value.as_str()))
            {
                headers.insert(name, value);
            }
        }
        if let Ok(id) = HeaderValue::try_from(self.execution.to_string()) {
            headers.insert(EXECUTION, id);
        }
        response
    }
}

/// All values of a header, as one; `None` where it is not there.
fn values(headers: &HeaderMap, name: &str) -> Option<String> {
    let values: Vec<_> = headers.get_all(name).iter().map(|value| String::from_utf8_lossy(value.as_bytes())).collect();
    (!values.is_empty()).then(|| values.join(", "))
}

/// What a call names itself.
fn key(headers: &HeaderMap) -> Result<Option<String>, Error> {
    let named = KEYS.into_iter().find_map(|name| Some((name, values(headers, name)?)));
    match named {
        Some((_, key)) if (1..=LONGEST_KEY).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic()) => {
            Ok(Some(key))
        }
        Some((name, _)) => {
            let message = format!("`{name}` must be 1 to {LONGEST_KEY} visible ASCII characters");
            Err(Error::invalid("", "invalid_header", message))
        }
        None => Ok(None),
    }
}

/// Of all that makes calls of one name the same. Each part with its length before it, so that no two calls run together to the same bytes.
fn fingerprint(call: &Call) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in [call.method.as_str().as_bytes(), call.path.as_bytes(), call.query.as_bytes(), &call.body] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}

/// What the execution starts with.
fn input(hook: &Hook, call: &Call) -> Result<Value, Error> {
    let signed = hook.config.signature.as_ref().map(|signature| signature.headers()).unwrap_or_default();
    let mut headers = Map::new();
    for name in call.headers.keys() {
        let name = name.as_str();
        if !SECRET.contains(&name) && !signed.iter().any(|secret| secret == name) {
            headers.insert(name.to_owned(), values(&call.headers, name).unwrap_or_default().into());
        }
    }
    let media = call.headers.get(header::CONTENT_TYPE).and_then(|media| media.to_str().ok()).unwrap_or_default();
    let (body_type, body) = body(media, &call.body)?;
    let path = percent_encoding::percent_decode_str(&call.path).decode_utf8_lossy();
    Ok(json!({
        "method": call.method.as_str(),
        "path": path,
        "query": fields(call.query.as_bytes()),
        "headers": headers,
        "body": body,
        "body_type": body_type,
        "received_at": call.at.to_rfc3339_opts(SecondsFormat::AutoSi, true),
    }))
}

/// A body by its media type: what it is, and its value.
fn body(media: &str, bytes: &[u8]) -> Result<(&'static str, Value), Error> {
    let media = media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if bytes.is_empty() {
        return Ok(("none", Value::Null));
    }
    if media == "application/json" || media.ends_with("+json") {
        let value: Value = serde_json::from_slice(bytes)
            .map_err(|error| Error::invalid("/body", "invalid_json", format!("the body is no JSON: {error}")))?;
        if deeper_than(&value, MAX_NESTING) {
            let message = format!("the body is nested more than {MAX_NESTING} levels deep");
            return Err(Error::invalid("/body", "too_deep", message));
        }
        return Ok(("json", value));
    }
    if media == "application/x-www-form-urlencoded" {
        return Ok(("form", fields(bytes)));
    }
    let is_text = media.starts_with("text/") || media.ends_with("/xml") || media.ends_with("+xml");
    match std::str::from_utf8(bytes) {
        Ok(text) if is_text => Ok(("text", text.into())),
        _ => Ok(("base64", BASE64_STANDARD.encode(bytes).into())),
    }
}

/// Names and values: a name that comes several times has a list of them.
fn fields(bytes: &[u8]) -> Value {
    let mut fields = Map::new();
    for (name, value) in form_urlencoded::parse(bytes) {
        let value = Value::from(value.into_owned());
        match fields.get_mut(name.as_ref()) {
            None => drop(fields.insert(name.into_owned(), value)),
            Some(Value::Array(values)) => values.push(value),
            Some(first) => *first = Value::Array(vec![first.take(), value]),
        }
    }
    Value::Object(fields)
}

fn unknown_method(hook: &Hook, method: &Method) -> Response {
    let mut response = problem::unknown_method(method);
    let allowed: Vec<&str> = hook.config.methods.iter().map(|method| method.as_str()).collect();
    if let Ok(allowed) = HeaderValue::try_from(allowed.join(", ")) {
        response.headers_mut().insert(header::ALLOW, allowed);
    }
    response
}

/// An error as the caller sees it. Causes of ours are in the log.
fn refused(error: &Error) -> Response {
    let request_id = context::current().request_id;
    let status = match error {
        Error::NotFound { .. } => StatusCode::NOT_FOUND,
        Error::Invalid { faults } => {
            let said: Vec<&str> = faults.iter().map(|fault| fault.message.as_str()).collect();
            return problem::problem(StatusCode::BAD_REQUEST, &said.join("; "));
        }
        Error::Unauthenticated { .. } => StatusCode::UNAUTHORIZED,
        Error::Forbidden { .. } => StatusCode::FORBIDDEN,
        Error::Conflict { .. } => StatusCode::CONFLICT,
        Error::KeyReused => StatusCode::UNPROCESSABLE_ENTITY,
        Error::RateLimited { .. } => StatusCode::TOO_MANY_REQUESTS,
        Error::Internal { .. } => {
            tracing::error!(?request_id, %error, "a call of a webhook failed: {error}");
            return problem::internal();
        }
    };
    let mut response = problem::problem(status, &error.to_string());
    let headers = response.headers_mut();
    match error {
        Error::RateLimited { retry_after, .. } => drop(headers.insert(header::RETRY_AFTER, (*retry_after).into())),
        Error::Unauthenticated { .. } => {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Signature realm=\"webhook\""));
        }
        _ => {}
    }
    response
}

#[cfg(test)]
mod tests;
