//! `Idempotency-Key`, for every operation whose document declares it: what makes two requests the same, and the form in which an answer is kept.

use std::future::Future;

use generated::runtime::{Bytes, Call, Fault, Limits, Surface, fail, read_body};
use poem::{
    Body, Request, Response, ResponseParts,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::Services;
use crate::domain::{
    error::{Error, Result},
    idempotency::{KeyedRequest, Once, RequestKey},
    identity::Caller,
};

const KEY: HeaderName = HeaderName::from_static("idempotency-key");
const REPLAYED: HeaderName = HeaderName::from_static("idempotent-replayed");
const LAST_EVENT: HeaderName = HeaderName::from_static("last-event-id");
const LONGEST: usize = 255;

/// The key that a request carries, where its operation knows keys. One that the document does not allow is left to be refused as any other bad header.
pub(super) fn key(call: &Call<'_, Caller>) -> Option<String> {
    let (declared, headers) = (call.operation.header_parameters, call.request.headers());
    if !declared.contains(&KEY.as_str()) {
        return None;
    }
    // A stream that is taken up again does nothing a second time, and is no answer that could be kept.
    let takes_up = headers.get(LAST_EVENT).is_some_and(|id| !id.is_empty());
    if takes_up && declared.contains(&LAST_EVENT.as_str()) {
        return None;
    }
    let key = values(call.request, KEY.as_str())?;
    let is_allowed = key.len() <= LONGEST && !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_graphic());
    is_allowed.then_some(key)
}

/// Carries out an operation under a key, or answers as it was answered before.
#[expect(clippy::too_many_arguments, reason = "the parts of one request, taken apart by the router")]
pub(super) async fn once<'a, S, F>(
    surface: &'a S,
    name: &'static str,
    services: &'a Services,
    key: String,
    call: Call<'a, Caller>,
    body: Body,
    limits: Limits,
    rest: impl FnOnce(Call<'a, Caller>, Body) -> F + Send,
) -> Response
where
    S: Surface<Principal = Caller, Error = Error>,
    F: Future<Output = Response> + Send,
{
    let (request, operation) = (call.request, call.operation);
    let body = match read_body(request, body, limits).await {
        Ok(body) => body,
        Err(fault) => return rest(call, unreadable(&fault)).await,
    };
    let tenant = call.owner.tenant;
    let keyed = KeyedRequest {
        key: RequestKey {
            // Those who are no record are apart by tenant only.
            actor: call.actor.id().unwrap_or(tenant.0),
            operation: format!("{name}.{}", operation.id),
            key,
        },
        tenant,
        fingerprint: fingerprint(request, operation.header_parameters, &body),
    };
    let work = async move {
        match kept(rest(call, Body::from_bytes(body)).await).await {
            Ok(done) => done,
            Err(error) => (fail(surface, operation, request, error), None),
        }
    };
    match services.idempotency.once(&keyed, work).await {
        Ok(Once::First(response)) => response,
        Ok(Once::Again(answer)) => match replayed(&answer) {
            Ok(response) => response,
            Err(error) => fail(surface, operation, request, error),
        },
        Err(error) => fail(surface, operation, request, error),
    }
}

/// Says what a repeat of the request at work is to be answered until this one has its answer. For a handler that is about to wait for long.
pub(super) async fn meanwhile(services: &Services, answer: Response) -> Result<()> {
    match kept(answer).await? {
        (_, Some(answer)) => services.idempotency.meanwhile(&answer).await,
        (_, None) => Err(Error::internal("only an answer of success can be kept")),
    }
}

/// A body that fails as the one did that could not be read, so that what decodes the request finds all its faults in their order.
fn unreadable(fault: &Fault) -> Body {
    match fault {
        Fault::TooLarge { limit } => Body::from_vec(vec![0; limit.saturating_add(1)]),
        _ => Body::from_bytes_stream(futures_util::stream::once(std::future::ready(Err::<Bytes, _>(
            std::io::Error::from(std::io::ErrorKind::UnexpectedEof),
        )))),
    }
}

/// All values of a header, as one.
fn values(request: &Request, name: &str) -> Option<String> {
    let values: Vec<_> =
        request.headers().get_all(name).iter().map(|value| String::from_utf8_lossy(value.as_bytes())).collect();
    (!values.is_empty()).then(|| values.join(","))
}

/// Of everything that the document lets a request say: path, query in whatever order, headers, body. Each part with its length before it, so that no
/// two requests run together to the same bytes.
fn fingerprint(request: &Request, header_parameters: &[&str], body: &[u8]) -> [u8; 32] {
    let mut hash = Sha256::new();
    let mut part = |bytes: &[u8]| {
        hash.update((bytes.len() as u64).to_be_bytes());
        hash.update(bytes);
    };
    part(request.uri().path().as_bytes());
    let mut query: Vec<&str> = request.uri().query().unwrap_or_default().split('&').collect();
    query.retain(|pair| !pair.is_empty());
    query.sort_unstable();
    part(query.join("&").as_bytes());
    for name in header_parameters.iter().filter(|name| **name != KEY.as_str()) {
        part(name.as_bytes());
        part(values(request, name).unwrap_or_default().as_bytes());
    }
    part(body);
    hash.finalize().into()
}

/// What stands before the body in a kept answer, on a line of its own.
#[derive(Serialize, Deserialize)]
struct Head {
    status: u16,
    headers: Vec<(String, String)>,
}

/// An answer and, where it tells of success, the form that it is kept in.
async fn kept(answer: Response) -> Result<(Response, Option<Vec<u8>>)> {
    if !answer.status().is_success() || is_stream(&answer) {
        return Ok((answer, None));
    }
    let (parts, body) = answer.into_parts();
    let body = body.into_bytes().await.map_err(Error::internal)?;
    let head = Head { status: parts.status.as_u16(), headers: lasting(&parts.headers) };
    let mut kept = serde_json::to_vec(&head).map_err(Error::internal)?;
    kept.push(b'\n');
    kept.extend_from_slice(&body);
    Ok((Response::from_parts(parts, Body::from_bytes(body)), Some(kept)))
}

/// A stream has no end that could be waited for. Whoever answers with one has said before what repeats are told ([`meanwhile`]), and committed.
fn is_stream(answer: &Response) -> bool {
    answer.content_type().is_some_and(|media| media.starts_with("text/event-stream"))
}

/// Headers that belong to the answer, and not to the moment or the connection.
fn lasting(headers: &HeaderMap) -> Vec<(String, String)> {
    let is_lasting = |name: &&HeaderName| {
        let text = name.as_str();
        let of_the_moment = [header::DATE, header::RETRY_AFTER, header::CONNECTION, header::CONTENT_LENGTH];
        !of_the_moment.contains(name) && text != "x-request-id" && !text.contains("ratelimit")
    };
    let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    headers
        .iter()
        .filter(|(name, _)| is_lasting(name))
        .map(|(name, value)| (name.as_str().to_owned(), text(value)))
        .collect()
}

/// A kept answer, as one.
fn replayed(kept: &[u8]) -> Result<Response> {
    let unreadable = || Error::internal("a kept answer is not in the form that it was kept in");
    let end = kept.iter().position(|byte| *byte == b'\n').ok_or_else(unreadable)?;
    let head: Head = serde_json::from_slice(&kept[..end]).map_err(Error::internal)?;
    let mut headers = HeaderMap::with_capacity(head.headers.len() + 1);
    for (name, value) in head.headers {
        let name = HeaderName::try_from(name).map_err(Error::internal)?;
        headers.append(name, HeaderValue::try_from(value).map_err(Error::internal)?);
    }
    headers.insert(REPLAYED, HeaderValue::from_static("true"));
    let status = StatusCode::from_u16(head.status).map_err(Error::internal)?;
    let parts = ResponseParts {
        status,
        version: poem::http::Version::default(),
        headers,
        extensions: poem::http::Extensions::new(),
    };
    Ok(Response::from_parts(parts, Body::from_vec(kept[end + 1..].to_vec())))
}

#[cfg(test)]
mod tests;
