//! HTTP as the suite needs it: requests that are exactly what was planned (no redirects followed, no headers added behind its back beyond what
//! HTTP needs), answers as bytes, and the `curl` command that says the same.

pub mod curl;
pub mod decode;
pub mod encode;
pub mod sample;

use std::time::{Duration, Instant};

use reqwest::{Method, Url, redirect::Policy};

/// A request, ready to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The method.
    pub method: String,
    /// The path below the base URL, percent-encoded.
    pub path: String,
    /// Query pairs, percent-encoded.
    pub query: Vec<(String, String)>,
    /// Headers.
    pub headers: Vec<(String, String)>,
    /// The body and its media type.
    pub body: Option<Payload>,
}

/// A request body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payload {
    /// The value of `Content-Type`.
    pub media_type: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// An answer.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Headers, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
    /// Whether the body is whole: an event stream is cut off after a while.
    pub whole: bool,
    /// How long it took.
    pub elapsed: Duration,
}

impl Answer {
    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(other, _)| other.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// The body as JSON.
    pub fn json(&self) -> Option<serde_json::Value> {
        serde_json::from_slice(&self.body).ok()
    }

    /// The body as text, cut to a length.
    pub fn text(&self, length: usize) -> String {
        crate::schema::clip(&String::from_utf8_lossy(&self.body), length)
    }
}

/// What kept an answer from coming.
#[derive(Debug, thiserror::Error)]
pub enum HttpError {
    /// The base URL or the client's settings are no good.
    #[error("{0}")]
    Setup(String),
    /// The server does not accept connections.
    #[error("{0}")]
    Unreachable(String),
    /// The answer did not come in time.
    #[error("{0}")]
    Late(String),
    /// The connection broke.
    #[error("{0}")]
    Broken(String),
}

/// A client of one server.
#[derive(Debug, Clone)]
pub struct Client {
    inner: reqwest::Client,
    base: String,
}

/// Bodies beyond this are not read: no schema of this world describes them.
const LARGEST: usize = 16 * 1024 * 1024;
/// How long an event stream is listened to.
const STREAM: Duration = Duration::from_secs(5);

impl Client {
    /// A client for a base URL.
    pub fn new(base: &str, timeout: Duration) -> Result<Self, HttpError> {
        let parsed = Url::parse(base).map_err(|error| error.to_string());
        if !parsed.as_ref().is_ok_and(|url| matches!(url.scheme(), "http" | "https")) {
            let why = parsed.err().unwrap_or_else(|| "it is neither http nor https".to_owned());
            return Err(HttpError::Setup(format!("--base-url {base}: {why}; it is written as http://127.0.0.1:8080")));
        }
        // The document's paths are appended: behind either they would be part of it.
        if let Some(at) = base.find(['?', '#']) {
            let (base, what) = (&base[..at], if base[at..].starts_with('?') { "query" } else { "fragment" });
            let why = format!("a base URL has no {what}, since paths are appended to it");
            return Err(HttpError::Setup(format!(
                "--base-url {base}: {why}; --query K=V adds a parameter to every request"
            )));
        }
        let inner = builder().timeout(timeout).build().map_err(|error| HttpError::Setup(error.to_string()))?;
        Ok(Self { inner, base: base.trim_end_matches('/').to_owned() })
    }

    /// The base URL, without a slash at its end.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Waits until the server accepts connections.
    pub async fn wait(&self, patience: Duration) -> Result<(), HttpError> {
        let start = Instant::now();
        loop {
            match self.inner.get(format!("{}/", self.base)).send().await {
                Err(error) if error.is_connect() && start.elapsed() < patience => {
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
                Err(error) if error.is_connect() => return Err(HttpError::Unreachable(causes(&error))),
                // Where it does not speak HTTP, the first case shows it.
                _ => return Ok(()),
            }
        }
    }

    /// Waits until a URL answers with a success or a redirection: a server that accepts connections may not be ready yet.
    pub async fn wait_for(&self, url: &str, patience: Duration) -> Result<(), HttpError> {
        let start = Instant::now();
        loop {
            let came = match self.inner.get(url).send().await {
                Ok(response) if response.status().as_u16() < 400 => return Ok(()),
                Ok(response) => format!("status {}", response.status()),
                Err(error) if error.is_builder() => return Err(HttpError::Setup(format!("{url}: {}", causes(&error)))),
                Err(error) => causes(&error),
            };
            if start.elapsed() >= patience {
                return Err(HttpError::Unreachable(format!(
                    "{url} was not ready within {} s: {came}",
                    patience.as_secs()
                )));
            }
            tokio::time::sleep(Duration::from_millis(250)).await;
        }
    }

    /// Sends a request; the answer may take `within`, or as long as the client was told.
    pub async fn send(&self, request: &Request, within: Option<Duration>) -> Result<Answer, HttpError> {
        let start = Instant::now();
        let url = Url::parse(&url(&self.base, request)).map_err(|error| HttpError::Setup(error.to_string()))?;
        let method =
            Method::from_bytes(request.method.as_bytes()).map_err(|error| HttpError::Setup(error.to_string()))?;
        let mut builder = self.inner.request(method, url);
        if let Some(time) = within {
            builder = builder.timeout(time);
        }
        for (name, value) in &request.headers {
            builder = builder.header(name, value);
        }
        if let Some(body) = &request.body {
            if !body.media_type.is_empty() {
                builder = builder.header("content-type", &body.media_type);
            }
            builder = builder.body(body.bytes.clone());
        }
        let mut response = builder.send().await.map_err(failure)?;
        let headers: Vec<(String, String)> = response
            .headers()
            .iter()
            .map(|(name, value)| (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned()))
            .collect();
        let status = response.status().as_u16();
        let is_stream = headers.iter().any(|(name, value)| name == "content-type" && value.contains("event-stream"));
        let mut body = Vec::new();
        let mut whole = false;
        let reading = async {
            while let Some(chunk) = response.chunk().await? {
                body.extend_from_slice(&chunk);
                if body.len() > LARGEST {
                    return Ok(false);
                }
            }
            Ok::<bool, reqwest::Error>(true)
        };
        if is_stream {
            if let Ok(end) = tokio::time::timeout(STREAM, reading).await {
                whole = end.map_err(failure)?;
            }
        } else {
            whole = reading.await.map_err(failure)?;
        }
        Ok(Answer { status, headers, body, whole, elapsed: start.elapsed() })
    }
}

/// A client that sends what it is told and nothing else.
pub(crate) fn builder() -> reqwest::ClientBuilder {
    // Fails only where a provider is installed already, which does as well.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder().redirect(Policy::none()).no_proxy().connect_timeout(Duration::from_secs(5))
}

/// The pairs of a `Cookie` header.
pub fn cookies(header: &str) -> impl Iterator<Item = (&str, &str)> {
    header.split(';').filter_map(|pair| pair.trim().split_once('='))
}

/// The URL of a request.
pub fn url(base: &str, request: &Request) -> String {
    let mut url = format!("{base}{}", request.path);
    for (index, (name, value)) in request.query.iter().enumerate() {
        url.push(if index == 0 { '?' } else { '&' });
        url.extend([name.as_str(), "=", value]);
    }
    url
}

#[expect(clippy::needless_pass_by_value, reason = "the form that `map_err` takes")]
fn failure(error: reqwest::Error) -> HttpError {
    let text = causes(&error);
    if error.is_connect() {
        HttpError::Unreachable(text)
    } else if error.is_timeout() {
        HttpError::Late(text)
    } else {
        HttpError::Broken(text)
    }
}

/// An error with its causes: the outermost alone says only that sending failed.
pub(crate) fn causes(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        next = cause.source();
    }
    text
}
