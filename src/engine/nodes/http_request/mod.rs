//! `http_request`: sends one HTTP request through the guarded client.
//!
//! A step that a crash interrupts runs again, so the receiver may see a request twice: every request carries an `Idempotency-Key` that is the same for all attempts of
//! one node in one execution.
//!
//! **A credential** is named by its id and opened for the attempt: neither the journal nor a failure ever holds it, and where a server echoes it, it is taken out of the output.

mod asking;
mod pages;

use std::{collections::BTreeMap, sync::Arc};

use reqwest::{Method as HttpMethod, Url, header::HeaderName};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use self::{asking::Asking, pages::Pages};
use super::{About, NodeContext, NodeEnd, NodeFailure, NodeKind, NodeResult, Run, presenting, scalar::Scalar};
use crate::{
    domain::Fault,
    engine::{
        answer::{self, Reading},
        expression::Expression,
        http, pointer,
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
    "credential": "cred_01j7mrkbg0e4ma4jz41b93y214",
    "expect_status": ["2xx", 409],
    "retry_on": [429, "5xx"]
}, {
    "url": "https://api.example.com/contacts",
    "paging": {"by": {"type": "cursor", "next": "/meta/next"}, "items": "/data"}
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
    /// What is presented: a credential's id, `cred_…` or a UUID. Not an expression: it is read when the workflow is published.
    #[serde(default)]
    #[schemars(length(min = 1, max = 255), example = &"cred_01j7mrkbg0e4ma4jz41b93y214")]
    credential: Option<String>,
    /// Where a credential of type `api_key` is presented. The other types have their own places.
    #[serde(default)]
    #[schemars(example = json!({"query": "api_key"}))]
    api_key: KeyPlace,
    /// Statuses that count as success, single (`404`) or by class (`"2xx"`); any other fails with `http_status`.
    #[serde(default = "HttpRequestConfig::default_expect")]
    #[schemars(length(min = 1, max = 50), example = json!(["2xx", 404]))]
    expect_status: Vec<Expected>,
    /// Whether a status that is not expected is a failure. `false`: every answer is an output, but for those of `retry_on`.
    #[serde(default = "yes")]
    #[schemars(example = true)]
    fail_on_status: bool,
    /// Statuses that the node's `retry` policy repeats, expected or not; they fail with `http_status`. Absent: of those that are not expected 408, 425, 429 and all from 500.
    /// `Retry-After` puts the next attempt off, by a day at most.
    #[serde(default)]
    #[schemars(length(min = 1, max = 50), example = json!([429, "5xx"]))]
    retry_on: Option<Vec<Expected>>,
    /// As what the body is read.
    #[serde(default)]
    #[schemars(example = Reading::Auto)]
    response: Reading,
    /// Asks for all pages of a list and collects its items. For `GET` alone.
    #[serde(default)]
    paging: Option<Pages>,
    /// Longest time for the request with its redirects, in milliseconds; at most what the server allows.
    #[schemars(range(min = 1, max = 600_000))]
    timeout_ms: Option<u64>,
}

impl HttpRequestConfig {
    fn default_expect() -> Vec<Expected> {
        vec![Expected::Class("2xx".to_owned())]
    }
}

fn yes() -> bool {
    true
}

/// Where a key is presented.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub(super) enum KeyPlace {
    /// In this header; in `Authorization` behind the word `Bearer`.
    Header(#[schemars(length(min = 1, max = 128), regex(pattern = "^[A-Za-z0-9-]+$"))] String),
    /// In this parameter of the query.
    Query(#[schemars(length(min = 1, max = 128))] String),
}

impl Default for KeyPlace {
    fn default() -> Self {
        Self::Header("X-API-Key".to_owned())
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
                      else base64 with `\"encoding\": \"base64\"`, unless `response` says otherwise. With `paging` its output is `{\"status\", \"items\", \"pages\", \"complete\"}`.",
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
        faults.extend(presenting::fault("/credential", config.get("credential")));
        if let Some(Value::String(method)) = config.get("method")
            && config.contains_key("paging")
            && method != "GET"
        {
            faults.push(Fault::new("/paging", "not_a_list", "only a list that is asked for with GET has pages"));
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
    let asking = Asking::new(context, config).await?;
    let url = asking.url()?;
    let mut output = match &config.paging {
        None => {
            let response = asking.ask(url).await?;
            answer::output(&response, config.response).map_err(|reason| asking.invalid(&reason))?
        }
        Some(pages) => pages.collect(&asking, url).await?,
    };
    asking.secrets.take_out(&mut output);
    Ok(NodeEnd::output(output))
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
