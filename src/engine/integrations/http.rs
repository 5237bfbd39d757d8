//! Any REST service: a request, and the status that it has to answer with; and a list of it, where the configuration says how that one pages.

use std::collections::BTreeMap;

use async_trait::async_trait;
use reqwest::{
    Method, Url,
    header::{HeaderMap, HeaderName, HeaderValue},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    About, Fetched, IntegrationKind, Outside, Tested,
    action::{Acted, ActionAbout, ActionError, ActionKind, Doing},
    authorize, below,
    list::List,
    url_fault,
};
use crate::{
    domain::{
        Fault,
        credential::CredentialKind,
        sync::{FetchError, Fetching},
    },
    engine::{
        answer::{self, Reading},
        pointer,
    },
};

pub(super) struct Http;

/// Where the service is, and what it answers when all is well.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct HttpIntegrationConfig {
    /// Where the service is, an absolute URL.
    #[schemars(length(min = 1, max = 2048), example = "https://api.example.com/v2")]
    base_url: String,
    /// What a test asks for, below the base.
    #[serde(default = "root")]
    #[schemars(length(max = 2048), example = "/status")]
    path: String,
    /// How a test asks.
    #[serde(default)]
    method: TestMethod,
    /// Headers beside those that present the credential. Not for secrets.
    #[serde(default)]
    #[schemars(length(max = 50), example = serde_json::json!({"Accept": "application/json"}))]
    headers: BTreeMap<String, String>,
    /// The header that a credential of type `api_key` is presented in; in `Authorization` it goes behind the word `Bearer`.
    #[serde(default = "key_header")]
    #[schemars(length(min = 1, max = 128), regex(pattern = "^[A-Za-z0-9-]+$"), example = "X-API-Key")]
    api_key_header: String,
    /// Statuses that say that all is well. None: every one from 200 to 299.
    #[serde(default)]
    #[schemars(length(max = 20), inner(range(min = 100, max = 599)), example = [200])]
    expect_status: Vec<u16>,
    /// What a sync fetches. Without it the integration does not sync.
    #[serde(default)]
    list: Option<List>,
}

/// How a test asks.
#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
#[schemars(inline)]
enum TestMethod {
    /// For the whole answer.
    #[default]
    Get,
    /// For its head alone.
    Head,
    /// Without a body.
    Post,
}

fn root() -> String {
    "/".to_owned()
}

fn key_header() -> String {
    "X-API-Key".to_owned()
}

/// Parts of a header's name that tell a secret.
const SECRET: [&str; 6] = ["authorization", "cookie", "token", "secret", "api-key", "apikey"];

#[async_trait]
impl IntegrationKind for Http {
    type Config = HttpIntegrationConfig;

    const ABOUT: About = About {
        name: "http",
        title: "HTTP service",
        description: "Any REST service. A test sends one request, with the credential as its type is presented, and looks at the status. A sync fetches what `list` describes, page by page.",
        credentials: &CredentialKind::ALL,
        needs_credential: false,
    };

    fn check(config: &HttpIntegrationConfig) -> Vec<Fault> {
        let mut faults: Vec<Fault> = url_fault("/base_url", &config.base_url).into_iter().collect();
        if faults.is_empty()
            && let Err(message) = below(&config.base_url, &config.path)
        {
            faults.push(Fault::new("/path", "invalid_url", message));
        }
        if faults.is_empty()
            && let Some(fault) = config.list.as_ref().and_then(|list| list.fault(&config.base_url))
        {
            faults.push(Fault { pointer: format!("/list{}", fault.pointer), ..fault });
        }
        for (name, value) in &config.headers {
            let at = format!("/headers/{}", pointer::step(name));
            let lower = name.to_ascii_lowercase();
            if SECRET.iter().any(|part| lower.contains(part)) {
                faults.push(Fault::new(
                    at,
                    "secret_in_config",
                    "a secret belongs into a credential, such as one of type `custom_headers`",
                ));
            } else if name.parse::<HeaderName>().is_err() || HeaderValue::from_str(value).is_err() {
                faults.push(Fault::new(at, "invalid_header", "is not a header that can be sent"));
            }
        }
        faults
    }

    async fn test(outside: Outside<'_>, config: &HttpIntegrationConfig) -> Tested {
        let headers = headers(outside, config).await?;
        let method = match config.method {
            TestMethod::Get => Method::GET,
            TestMethod::Head => Method::HEAD,
            TestMethod::Post => Method::POST,
        };
        let response = outside.send(method, below(&config.base_url, &config.path)?, headers).await?;
        let status = response.status;
        let is_expected = match config.expect_status.as_slice() {
            [] => status.is_success(),
            expected => expected.contains(&status.as_u16()),
        };
        if is_expected {
            Ok(format!("the service answered {status}"))
        } else {
            Err(super::refused("the service", status))
        }
    }

    fn fetching(config: &HttpIntegrationConfig) -> Result<Fetching, String> {
        let list = config.list.as_ref().ok_or_else(|| {
            "the integration does not sync: its configuration has no `list` that says what to fetch".to_owned()
        })?;
        Ok(Fetching { max_pages: list.max_pages.into() })
    }

    async fn fetch(outside: Outside<'_>, config: &HttpIntegrationConfig, cursor: Option<&Value>) -> Fetched {
        let list = config.list.as_ref().ok_or_else(|| FetchError::lasting("the configuration has no `list`"))?;
        list.fetch(outside, &config.base_url, headers(outside, config).await?, cursor).await
    }
}

/// What goes with every request: the credential, and the headers of the configuration.
async fn headers(outside: Outside<'_>, config: &HttpIntegrationConfig) -> Result<HeaderMap, FetchError> {
    let key_header = config.api_key_header.parse::<HeaderName>();
    let key_header = key_header.map_err(|_| FetchError::lasting("api_key_header is not a header's name"))?;
    let mut headers = authorize::headers(outside, key_header).await?;
    for (name, value) in &config.headers {
        // Both were checked when the configuration was stored.
        if let (Ok(name), Ok(value)) = (name.parse::<HeaderName>(), HeaderValue::from_str(value)) {
            headers.entry(name).or_insert(value);
        }
    }
    Ok(headers)
}

/// Sends a request.
pub(super) struct Request;

/// The request.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RequestInput {
    /// How.
    #[serde(default)]
    #[schemars(example = Verb::Post)]
    method: Verb,
    /// Where, below the integration's `base_url`.
    #[serde(default = "root")]
    #[schemars(length(max = 2048), example = &"/orders/42")]
    path: String,
    /// Parameters that are added to the path's query.
    #[serde(default)]
    #[schemars(length(max = 100), example = serde_json::json!({"notify": "true"}))]
    query: BTreeMap<String, Plain>,
    /// Headers beside the integration's own and those that present its credential.
    #[serde(default)]
    #[schemars(length(max = 50), example = serde_json::json!({"If-Match": "3"}))]
    headers: BTreeMap<String, String>,
    /// What is sent, as JSON.
    #[serde(default)]
    #[schemars(example = serde_json::json!({"total": 12}))]
    body: Option<Value>,
    /// As what the answer's body is read.
    #[serde(default)]
    #[schemars(example = Reading::Auto)]
    response: Reading,
}

/// How a request is sent.
#[derive(Debug, Clone, Copy, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
#[schemars(inline)]
enum Verb {
    #[default]
    Get,
    Post,
    Put,
    Patch,
    Delete,
}

/// A parameter's value: a text, or a number or boolean that stands for its own.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(inline)]
enum Plain {
    Text(String),
    Number(serde_json::Number),
    Truth(bool),
}

impl std::fmt::Display for Plain {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Number(number) => number.fmt(f),
            Self::Truth(truth) => truth.fmt(f),
        }
    }
}

#[async_trait]
impl ActionKind for Request {
    type Of = Http;
    type Input = RequestInput;

    const ABOUT: ActionAbout = ActionAbout {
        name: "request",
        title: "Send a request",
        description: "Sends a request below the service's address, with its credential. Its output is `{\"status\", \"headers\", \"body\"}`; a status that is not from 200 to 299 is a failure.",
    };

    async fn act(outside: Outside<'_>, config: &HttpIntegrationConfig, input: &RequestInput, doing: &Doing) -> Acted {
        let mut headers = headers(outside, config).await?;
        for (name, value) in &input.headers {
            let invalid =
                |_| ActionError::lasting("invalid_config", format!("at `/with/headers`: `{name}` cannot be sent"));
            let (name, value) = (name.parse::<HeaderName>(), HeaderValue::from_str(value));
            headers.entry(name.map_err(|_| ()).map_err(invalid)?).or_insert(value.map_err(|_| ()).map_err(invalid)?);
        }
        doing.mark(&mut headers);
        let url =
            inside(&config.base_url, &input.path).map_err(|reason| ActionError::lasting("invalid_url", reason))?;
        let mut url = url;
        for (name, value) in &input.query {
            url.query_pairs_mut().append_pair(name, &value.to_string());
        }
        let method = match input.method {
            Verb::Get => Method::GET,
            Verb::Post => Method::POST,
            Verb::Put => Method::PUT,
            Verb::Patch => Method::PATCH,
            Verb::Delete => Method::DELETE,
        };
        let response = match &input.body {
            Some(body) => outside.send_json(method, url, headers, body).await?,
            None => outside.send(method, url, headers).await?,
        };
        if !response.status.is_success() {
            return Err(ActionError::of_status("the service", &response, None));
        }
        answer::output(&response, input.response).map_err(|reason| ActionError::lasting("invalid_response", reason))
    }
}

/// A path that stays below the base, whatever dots are in it.
fn inside(base: &str, path: &str) -> Result<Url, String> {
    let (url, root) = (below(base, path)?, below(base, "")?);
    let is_inside = url.origin() == root.origin() && url.path().starts_with(root.path());
    if is_inside { Ok(url) } else { Err("the path leads out of the integration's base_url".to_owned()) }
}
