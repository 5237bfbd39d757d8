//! What happens around every request: its id, its facts, its span, its line in the log, its place in the metrics, a stop for panics, and what
//! browsers are told.

use std::{panic::AssertUnwindSafe, sync::Arc, time::Instant};

use futures_util::FutureExt as _;
use ipnet::IpNet;
use poem::{
    Endpoint, PathPattern, Request, Response,
    http::{HeaderName, HeaderValue, StatusCode},
};
use tracing::Instrument as _;
use uuid::Uuid;

use super::{address, browser::Browser, dispatch::Dispatch, problem};
use crate::{
    api::{ClientsFault, Facts, RequestId},
    server::{config::Hosts, metrics::Metrics},
};

const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// What an answer counts as that is the client's fault, whatever its status.
const CLIENTS_FAULT: u16 = 400;
const LONGEST_REQUEST_ID: usize = 128;

/// The outermost endpoint.
pub(super) struct Observed<E> {
    pub(super) inner: E,
    pub(super) metrics: Arc<Metrics>,
    pub(super) browser: Browser,
    /// Host names that surfaces are bound to.
    pub(super) hosts: Arc<Hosts>,
    /// Proxies whose word on the client's address is taken.
    pub(super) trusted: Vec<IpNet>,
}

impl<E: Endpoint<Output = Response>> Endpoint for Observed<E> {
    type Output = Response;

    async fn call(&self, mut request: Request) -> poem::Result<Response> {
        let started = Instant::now();
        let _in_flight = self.metrics.request_started();
        let id = request_id(request.headers().get(X_REQUEST_ID));
        request.extensions_mut().insert(RequestId::new(id.clone()));
        let facts = Facts::new(address::of(&request, &self.trusted));
        request.extensions_mut().insert(facts);
        let page = self.browser.page(&request);
        let method = request.method().clone();
        let (surface, prefix) = Dispatch::surface_of(&self.hosts, &request);
        let span = tracing::info_span!("request", request_id = %id);
        let mut response = async {
            if let Some(response) = Browser::preflight(&page, &request) {
                return response;
            }
            match AssertUnwindSafe(self.inner.call(request)).catch_unwind().await {
                Ok(Ok(response)) => response,
                Ok(Err(error)) => refused(&error),
                Err(panic) => {
                    let cause = panic
                        .downcast_ref::<&str>()
                        .map(|text| (*text).to_owned())
                        .or_else(|| panic.downcast_ref::<String>().cloned())
                        .unwrap_or_default();
                    tracing::error!(request_id = %id, "request {id} panicked: {cause}");
                    problem::internal()
                }
            }
        }
        .instrument(span)
        .await;
        let (took, status) = (started.elapsed(), response.status().as_u16());
        let blamed = response.data::<ClientsFault>().is_some();
        self.metrics.request_finished(surface, if blamed { CLIENTS_FAULT } else { status }, took);
        // The path as it came may hold secrets, and would be a new label for each id; the pattern is neither.
        let pattern = response.data::<PathPattern>().map_or("", |pattern| &*pattern.0);
        let pattern = if pattern.starts_with("/*") { "/*" } else { pattern };
        let ms = (took.as_secs_f64() * 10_000.0).round() / 10.0;
        let fault = blamed.then_some("client");
        let remark = if blamed { " (the client's fault)" } else { "" };
        tracing::info!(
            target: "switchyard::access",
            request_id = %id, method = %method, path = format_args!("{prefix}{pattern}"), status, fault, ms,
            "{method} {prefix}{pattern} {status}{remark} {ms} ms"
        );
        if let Ok(value) = HeaderValue::from_str(&id) {
            response.headers_mut().insert(X_REQUEST_ID, value);
        }
        self.browser.tell(page, !prefix.is_empty(), &mut response);
        Ok(response)
    }
}

/// The caller's own id where it can stand in a log line, or a new one.
fn request_id(given: Option<&HeaderValue>) -> String {
    given
        .and_then(|value| value.to_str().ok())
        .filter(|value| {
            (1..=LONGEST_REQUEST_ID).contains(&value.len()) && value.bytes().all(|byte| byte.is_ascii_graphic())
        })
        .map_or_else(|| Uuid::now_v7().to_string(), str::to_owned)
}

/// What poem itself refuses, outside the surfaces, which answer for themselves.
fn refused(error: &poem::Error) -> Response {
    match error.status() {
        StatusCode::NOT_FOUND => problem::unknown_path(),
        status if status.is_server_error() => {
            tracing::error!(%error, "a request failed: {error}");
            problem::internal()
        }
        status => problem::problem(status, &error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use poem::{endpoint::make, error::NotFoundError};

    use super::*;

    #[tokio::test]
    async fn a_panic_and_what_poem_refuses_become_problems_with_the_requests_id() {
        for (path, status) in [("/panic", 500), ("/missing", 404), ("/fine", 200)] {
            let inner = make(|request: Request| async move {
                match request.uri().path() {
                    "/panic" => panic!("this is a test's"),
                    "/missing" => Err(poem::Error::from(NotFoundError)),
                    _ => Ok(Response::default()),
                }
            });
            let observed = Observed {
                inner,
                metrics: Arc::new(Metrics::new([])),
                browser: Browser::default(),
                hosts: Arc::default(),
                trusted: Vec::new(),
            };
            let request = Request::builder().uri(path.parse().unwrap()).header("x-request-id", "mine").finish();
            let response = observed.call(request).await.unwrap();
            assert_eq!(response.status().as_u16(), status, "{path}");
            assert_eq!(response.headers()[X_REQUEST_ID], "mine", "{path}");
            assert_eq!(response.content_type() == Some("application/problem+json"), status != 200, "{path}");
        }
    }

    #[test]
    fn a_usable_request_id_is_kept() {
        for given in ["a", "0190-b~!", &"x".repeat(128)] {
            assert_eq!(request_id(Some(&HeaderValue::from_str(given).unwrap())), given);
        }
    }

    #[test]
    fn any_other_request_id_is_replaced_by_a_new_one() {
        let long = "x".repeat(129);
        let given = [&b""[..], b"two words", b"tab\there", b"caf\xc3\xa9", long.as_bytes()];
        for given in given.iter().map(|bytes| Some(HeaderValue::from_bytes(bytes).unwrap())).chain([None]) {
            let id = request_id(given.as_ref());
            assert_eq!(Uuid::parse_str(&id).unwrap().get_version_num(), 7, "{given:?}");
        }
    }
}
