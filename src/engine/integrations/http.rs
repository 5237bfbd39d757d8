//! Any REST service: a request, and the status that it has to answer with; and a list of it, where the configuration says how that one pages.

use std::collections::BTreeMap;

use async_trait::async_trait;
use reqwest::{
    Method,
    header::{HeaderMap, HeaderName, HeaderValue},
};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use super::{About, Fetched, IntegrationKind, Outside, Tested, authorize, below, list::List, url_fault};
use crate::{
    domain::{
        Fault,
        credential::CredentialKind,
        sync::{FetchError, Fetching},
    },
    engine::pointer,
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
