//! Stands before a server and judges the traffic that passes: what real clients send, and what they are answered. It changes nothing of either but
//! for two things: it asks for answers that are not compressed, since it has to read them; and where an answer leads to the server, what it leads to is
//! made to be found at the proxy.
//!
//! The proxy's address stands in the place of the base URL. Bodies are handed on as they come, so that streams stay streams; the verdict follows once
//! an answer has ended.

mod judge;

use std::{
    convert::Infallible,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full, Limited, StreamBody, combinators::UnsyncBoxBody};
use hyper::{
    HeaderMap, Response, StatusCode,
    body::{Frame, Incoming},
    header::{HeaderName, HeaderValue},
    service::service_fn,
};
use hyper_util::{
    rt::{TokioExecutor, TokioIo},
    server::conn::auto,
};
use tokio::{net::TcpListener, sync::mpsc};

pub use self::judge::Judge;
use crate::http::{self, Answer, HttpError, Payload, Request};

/// The largest body of a request that is handed on.
const LARGEST_REQUEST: usize = 64 * 1024 * 1024;
/// What is kept of an answer to be judged: no schema of this world describes more.
const LARGEST_ANSWER: usize = 16 * 1024 * 1024;
/// Headers of one connection, which the next has of its own (RFC 9110, section 7.6.1), and what either side writes for itself.
const OWN: [&str; 11] = [
    "connection",
    "keep-alive",
    "proxy-authenticate",
    "proxy-authorization",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "host",
    "content-length",
    "accept-encoding",
];

type Body = UnsyncBoxBody<Bytes, std::io::Error>;

/// Hands on what comes at `listener` until `end`.
pub async fn serve(
    listener: TcpListener,
    judge: Arc<Mutex<Judge>>,
    end: impl Future<Output = ()>,
) -> Result<(), HttpError> {
    let base = judge.lock().unwrap_or_else(PoisonError::into_inner).base().to_owned();
    let client = http::builder().build().map_err(|error| HttpError::Setup(error.to_string()))?;
    let through = Arc::new(Through { client, base, judge });
    tokio::pin!(end);
    loop {
        let accepted = tokio::select! {
            () = &mut end => return Ok(()),
            accepted = listener.accept() => accepted,
        };
        let Ok((stream, _)) = accepted else {
            // Out of descriptors, or gone before it was taken: the next one may do.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let through = Arc::clone(&through);
        tokio::spawn(async move {
            let service = service_fn(|request| {
                let through = Arc::clone(&through);
                async move { Ok::<_, Infallible>(through.pass(request).await) }
            });
            // A connection that breaks is its client's affair.
            let _ = auto::Builder::new(TokioExecutor::new()).serve_connection(TokioIo::new(stream), service).await;
        });
    }
}

struct Through {
    client: reqwest::Client,
    base: String,
    judge: Arc<Mutex<Judge>>,
}

impl Through {
    async fn pass(&self, request: hyper::Request<Incoming>) -> Response<Body> {
        let (head, body) = request.into_parts();
        let start = Instant::now();
        let bytes = match Limited::new(body, LARGEST_REQUEST).collect().await {
            Ok(body) => body.to_bytes(),
            Err(error) => return refused(StatusCode::BAD_REQUEST, &format!("the request did not come whole: {error}")),
        };
        let url = format!("{}{}", self.base, head.uri.path_and_query().map_or("/", |path| path.as_str()));
        let sent = self
            .client
            .request(head.method.clone(), &url)
            .headers(handed_on(&head.headers))
            .body(bytes.clone())
            .send()
            .await;
        let request = seen(&head, &bytes);
        let mut response = match sent {
            Ok(response) => response,
            Err(error) => {
                let text = http::causes(&error);
                self.judge().broken(&request, &text, start.elapsed());
                return refused(StatusCode::BAD_GATEWAY, &text);
            }
        };
        let status = response.status();
        let headers: Vec<(String, String)> = response
            .headers()
            .iter()
            .map(|(name, value)| (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned()))
            .collect();
        let mut answered = Response::new(());
        *answered.status_mut() = status;
        *answered.headers_mut() = handed_on(response.headers());
        for name in ["location", "content-location"] {
            let came = response.headers().get(name).and_then(|value| value.to_str().ok());
            let here = came.and_then(|to| below(&self.base, to)).and_then(|to| HeaderValue::from_str(&to).ok());
            if let Some(here) = here {
                answered.headers_mut().insert(name, here);
            }
        }
        if let Some(length) = response.headers().get("content-length") {
            answered.headers_mut().insert("content-length", length.clone());
        }
        let (sender, mut receiver) = mpsc::channel::<Result<Frame<Bytes>, std::io::Error>>(16);
        let judge = Arc::clone(&self.judge);
        tokio::spawn(async move {
            let mut body = Vec::new();
            let mut whole = true;
            loop {
                match response.chunk().await {
                    Ok(Some(chunk)) => {
                        if body.len() < LARGEST_ANSWER {
                            body.extend_from_slice(&chunk);
                        } else {
                            whole = false;
                        }
                        // Who left does not hear the rest, and what was heard is judged as far as it came.
                        if sender.send(Ok(Frame::data(chunk))).await.is_err() {
                            whole = false;
                            break;
                        }
                    }
                    Ok(None) => break,
                    Err(error) => {
                        whole = false;
                        let _ = sender.send(Err(std::io::Error::other(error))).await;
                        break;
                    }
                }
            }
            let answer = Answer { status: status.as_u16(), headers, body, whole, elapsed: start.elapsed() };
            judge.lock().unwrap_or_else(PoisonError::into_inner).judge(&request, &answer);
            // Only now the client hears of the end: whoever has read an answer finds it judged.
            drop(sender);
        });
        let stream = futures_util::stream::poll_fn(move |context| receiver.poll_recv(context));
        answered.map(|()| StreamBody::new(stream).boxed_unsync())
    }

    fn judge(&self) -> std::sync::MutexGuard<'_, Judge> {
        self.judge.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn handed_on(headers: &HeaderMap) -> HeaderMap {
    let mut out = HeaderMap::new();
    let named = headers.get_all("connection").iter().filter_map(|value| value.to_str().ok());
    let named: Vec<String> =
        named.flat_map(|value| value.split(',')).map(|name| name.trim().to_ascii_lowercase()).collect();
    for (name, value) in headers {
        if !OWN.contains(&name.as_str()) && !named.iter().any(|other| other == name.as_str()) {
            out.append(name.clone(), value.clone());
        }
    }
    out
}

/// What is at the server below its base URL, as a client of the proxy finds it; `None` for what is elsewhere, or relative to the request.
fn below(base: &str, location: &str) -> Option<String> {
    let base = reqwest::Url::parse(base).ok()?;
    let path = match location.strip_prefix(&base.origin().ascii_serialization()) {
        Some(path) => path,
        None if location.starts_with('/') && !location.starts_with("//") => location,
        None => return None,
    };
    let rest = path.strip_prefix(base.path().trim_end_matches('/'))?;
    match rest.chars().next() {
        Some('/') => Some(rest.to_owned()),
        None | Some('?' | '#') => Some(format!("/{rest}")),
        Some(_) => None,
    }
}

/// The request as the suite knows requests.
pub(crate) fn seen(head: &hyper::http::request::Parts, bytes: &Bytes) -> Request {
    let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    let is_content_type = |name: &HeaderName| name.as_str() == "content-type";
    let query = head.uri.query().unwrap_or_default().split('&').filter(|pair| !pair.is_empty());
    let media_type = head.headers.get("content-type").map(text);
    Request {
        method: head.method.as_str().to_owned(),
        path: head.uri.path().to_owned(),
        query: query
            .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
        headers: head
            .headers
            .iter()
            .filter(|(name, _)| !OWN.contains(&name.as_str()) && !is_content_type(name))
            .map(|(name, value)| (name.as_str().to_owned(), text(value)))
            .collect(),
        body: (!bytes.is_empty() || media_type.is_some())
            .then(|| Payload { media_type: media_type.unwrap_or_default(), bytes: bytes.to_vec() }),
    }
}

fn refused(status: StatusCode, why: &str) -> Response<Body> {
    let body = Full::new(Bytes::from(format!("conformance proxy: {why}\n")));
    let mut response = Response::new(body.map_err(|never| match never {}).boxed_unsync());
    *response.status_mut() = status;
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_an_answer_leads_is_found_at_the_proxy() {
        for (base, location, expect) in [
            ("http://h:1/api/v2", "/api/v2/books/1?a=b", Some("/books/1?a=b")),
            ("http://h:1/api/v2", "http://h:1/api/v2/books/1", Some("/books/1")),
            ("http://h:1/api/v2", "/api/v2", Some("/")),
            ("http://h:1/api/v2", "/api/v20/books", None),
            ("http://h:1/api/v2", "/login", None),
            ("http://h:1/api/v2", "books/1", None),
            ("http://h:1/api/v2", "//h:1/api/v2/books", None),
            ("http://h:1", "http://h:1/books/1", Some("/books/1")),
            ("http://h:1", "http://h:10/books/1", None),
            ("http://h:1", "/books/1", Some("/books/1")),
        ] {
            assert_eq!(below(base, location).as_deref(), expect, "{base} {location}");
        }
    }
}
