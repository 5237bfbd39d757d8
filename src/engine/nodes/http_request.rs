//! `http_request`: sends one HTTP request through the guarded client.
//!
//! A step that a crash interrupts runs again, so the receiver may see a request twice: every request carries an `Idempotency-Key` that is the same for all attempts of
//! one node in one execution.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use reqwest::{
    Method as HttpMethod, Url,
    header::{self, HeaderMap, HeaderName, HeaderValue},
};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

use super::{About, NodeContext, NodeEnd, NodeFailure, NodeKind, NodeResult, Run, scalar::Scalar};
use crate::{
    domain::Fault,
    engine::{
        expression::Expression,
        http::{self, HttpResponse},
        pointer,
    },
};

/// The type.
pub(super) struct HttpRequest;

/// The request to send.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("examples" = [{
    "method": "POST",
    "url": "https://api.example.com/orders/{{ input.id }}",
    "headers": {"X-Source": "switchyard"},
    "query": {"notify": true},
    "body": {"json": {"total": "{{ nodes.price.output.total }}"}},
    "expect_status": ["2xx", 409]
}]))]
pub(super) struct HttpRequestConfig {
    /// Method.
    #[serde(default)]
    method: Method,
    /// Absolute URL, http or https. Private, loopback and link-local addresses are refused unless the operator allows them.
    #[schemars(length(min = 1, max = 8192))]
    url: String,
    /// Headers by name. `Idempotency-Key` and `User-Agent` are set where absent.
    #[serde(default)]
    headers: BTreeMap<String, Scalar>,
    /// Query parameters that are added to the URL's own; a list repeats its name.
    #[serde(default)]
    query: BTreeMap<String, OneOrMany>,
    /// Body.
    body: Option<Body>,
    /// Statuses that count as success, single (`404`) or by class (`"2xx"`); any other fails with `http_status`.
    #[serde(default = "HttpRequestConfig::default_expect")]
    #[schemars(length(min = 1))]
    expect_status: Vec<Expected>,
    /// Longest time for the request with its redirects, in milliseconds; at most what the server allows.
    #[schemars(range(min = 1, max = 600_000))]
    timeout_ms: Option<u64>,
}

impl HttpRequestConfig {
    fn default_expect() -> Vec<Expected> {
        vec![Expected::Class("2xx".to_owned())]
    }
}

/// A method.
#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
#[schemars(inline)]
pub(super) enum Method {
    #[default]
    Get,
    Head,
    Post,
    Put,
    Patch,
    Delete,
    Options,
}

impl From<Method> for HttpMethod {
    fn from(method: Method) -> Self {
        match method {
            Method::Get => Self::GET,
            Method::Head => Self::HEAD,
            Method::Post => Self::POST,
            Method::Put => Self::PUT,
            Method::Patch => Self::PATCH,
            Method::Delete => Self::DELETE,
            Method::Options => Self::OPTIONS,
        }
    }
}

/// A query parameter's value.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(inline)]
pub(super) enum OneOrMany {
    One(Scalar),
    Many(Vec<Scalar>),
}

/// A body.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub(super) enum Body {
    /// Sent as `application/json`.
    Json(Value),
    /// Sent as `text/plain; charset=utf-8`, unless a `Content-Type` header says otherwise.
    Text(Scalar),
}

/// A status that counts as success.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(inline)]
pub(super) enum Expected {
    /// One status.
    Status(#[schemars(range(min = 100, max = 599))] u16),
    /// All of a class.
    Class(#[schemars(regex(pattern = "^[1-5]xx$"))] String),
}

impl Expected {
    fn admits(&self, status: u16) -> bool {
        match self {
            Self::Status(expected) => *expected == status,
            Self::Class(class) => class.as_bytes().first().is_some_and(|digit| u16::from(digit - b'0') == status / 100),
        }
    }
}

/// Parts of a header's name that tell a credential.
const SECRET_HEADERS: [&str; 6] = ["authorization", "cookie", "token", "secret", "api-key", "apikey"];

const REDACTED: &str = "[redacted]";

impl NodeKind for HttpRequest {
    type Config = HttpRequestConfig;

    const ABOUT: About = About {
        name: "http_request",
        title: "HTTP request",
        description: "Sends an HTTP request. Its output is `{\"status\", \"headers\", \"body\"}`: the body parsed where it is JSON, text where it is text, \
                      else base64 with `\"encoding\": \"base64\"`.",
        ..About::DEFAULT
    };

    fn check(config: &Map<String, Value>) -> Vec<Fault> {
        let mut faults = Vec::new();
        if let Some(Value::String(url)) = config.get("url")
            && matches!(Expression::compile(url), Ok(None))
            && let Err(failure) = parse_url(url)
        {
            faults.push(Fault::new("/url", "invalid_url", failure.message));
        }
        for name in config.get("headers").and_then(Value::as_object).into_iter().flat_map(Map::keys) {
            if let Err(message) = header_name(name) {
                let pointer = format!("/headers/{}", pointer::step(name));
                faults.push(Fault::new(pointer, "invalid_header", message));
            }
        }
        faults
    }

    fn redact(config: &mut Value) {
        for (name, value) in config.get_mut("headers").and_then(Value::as_object_mut).into_iter().flatten() {
            let name = name.to_ascii_lowercase();
            if SECRET_HEADERS.iter().any(|secret| name.contains(secret)) {
                *value = Value::String(REDACTED.to_owned());
            }
        }
        // A password in a URL is a credential like any other.
        if let Some(Value::String(url)) = config.get_mut("url")
            && let Ok(mut parsed) = Url::parse(url)
            && parsed.password().is_some()
            && parsed.set_password(Some("redacted")).is_ok()
        {
            *url = parsed.into();
        }
    }

    fn run(context: NodeContext, config: &Arc<HttpRequestConfig>) -> Run {
        let config = Arc::clone(config);
        Run::Later(Box::pin(async move { send(&context, &config).await }))
    }
}

async fn send(context: &NodeContext, config: &HttpRequestConfig) -> NodeResult {
    let response = context.services.http.send(request(context, config)?).await.map_err(|error| NodeFailure {
        code: error.code().to_owned(),
        message: error.to_string(),
        retryable: error.is_transient(),
    })?;
    let status = response.status.as_u16();
    if !config.expect_status.iter().any(|expected| expected.admits(status)) {
        return Err(NodeFailure::transient("http_status", format!("the server answered {}", response.status)));
    }
    Ok(NodeEnd::output(output(&response)))
}

fn request(context: &NodeContext, config: &HttpRequestConfig) -> Result<http::HttpRequest, NodeFailure> {
    let mut url = parse_url(&config.url)?;
    for (name, values) in &config.query {
        let values = match values {
            OneOrMany::One(value) => std::slice::from_ref(value),
            OneOrMany::Many(values) => values.as_slice(),
        };
        for value in values {
            url.query_pairs_mut().append_pair(name, &value.0);
        }
    }
    let mut headers = HeaderMap::new();
    for (name, value) in &config.headers {
        let invalid = |message: String| NodeFailure::permanent("invalid_header", message);
        let name = header_name(name).map_err(invalid)?;
        let value = HeaderValue::from_str(&value.0)
            .map_err(|_| invalid(format!("the value of header `{name}` holds characters that headers cannot")))?;
        headers.insert(name, value);
    }
    let body = config.body.as_ref().map(|body| match body {
        Body::Json(value) => (value.to_string(), "application/json"),
        Body::Text(text) => (text.0.clone(), "text/plain; charset=utf-8"),
    });
    if let Some((_, media_type)) = &body {
        headers.entry(header::CONTENT_TYPE).or_insert(HeaderValue::from_static(media_type));
    }
    if let Ok(key) = HeaderValue::from_str(&idempotency_key(context)) {
        headers.entry(HeaderName::from_static("idempotency-key")).or_insert(key);
    }
    Ok(http::HttpRequest {
        method: config.method.into(),
        url,
        headers,
        body: body.map(|(text, _)| text.into()),
        timeout: config.timeout_ms.map(Duration::from_millis),
    })
}

fn parse_url(url: &str) -> Result<Url, NodeFailure> {
    let invalid = |message: String| NodeFailure::permanent("invalid_url", message);
    let url = Url::parse(url).map_err(|error| invalid(format!("the URL cannot be read: {error}")))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(invalid(format!("`{}` is not a scheme for requests; use http or https", url.scheme())));
    }
    Ok(url)
}

fn header_name(name: &str) -> Result<HeaderName, String> {
    let parsed = name.parse::<HeaderName>().map_err(|_| format!("`{name}` is not a header's name"))?;
    if http::OWN_HEADERS.contains(&parsed.as_str()) {
        return Err(format!("header `{parsed}` is the client's own"));
    }
    Ok(parsed)
}

/// The same for all attempts of one node in one execution, and for no other. Hashed, because a node's id may hold what a header cannot.
fn idempotency_key(context: &NodeContext) -> String {
    let digest =
        Sha256::new_with_prefix(context.execution.0.as_bytes()).chain_update(context.node.as_bytes()).finalize();
    digest[..16].iter().fold(String::with_capacity(32), |mut key, byte| {
        key.push(char::from_digit(u32::from(byte >> 4), 16).unwrap_or('0'));
        key.push(char::from_digit(u32::from(byte & 15), 16).unwrap_or('0'));
        key
    })
}

fn output(response: &HttpResponse) -> Value {
    let mut headers = Map::new();
    for name in response.headers.keys() {
        let values: Vec<_> =
            response.headers.get_all(name).iter().map(|value| String::from_utf8_lossy(value.as_bytes())).collect();
        headers.insert(name.to_string(), Value::String(values.join(", ")));
    }
    let mut output = json!({ "status": response.status.as_u16(), "headers": headers });
    let (body, encoding) = match std::str::from_utf8(&response.body) {
        Ok(text) if is_json(&response.headers) => {
            (serde_json::from_str(text).unwrap_or_else(|_| Value::String(text.to_owned())), None)
        }
        Ok(text) => (Value::String(text.to_owned()), None),
        Err(_) => (Value::String(BASE64_STANDARD.encode(&response.body)), Some("base64")),
    };
    output["body"] = body;
    if let Some(encoding) = encoding {
        output["encoding"] = Value::String(encoding.to_owned());
    }
    output
}

fn is_json(headers: &HeaderMap) -> bool {
    let media_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let media_type = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    media_type == "application/json" || media_type.ends_with("+json")
}
