//! Services that integrations connect to. One file per type; each declares its configuration as a Rust type, from which its JSON Schema is derived, the kinds of
//! credential that it takes, and a test: a real request of the service's own protocol. Some also fetch what the service has, page by page, for syncs ([`super::syncs`]), and all
//! have actions (`action`): what a workflow's step may have them do.
//!
//! **Configurations hold no secrets**: what a service must not tell others is a credential. **Tests are honest**: a service that refuses, or cannot be reached, is a
//! result with its reason. Whatever a service says is cleared of the secrets that were presented to it before it goes anywhere (`scrub`), since some
//! echo them. Everything goes out through the guarded client.

mod action;
pub(in crate::engine) mod authorize;
mod github;
mod http;
mod list;
pub(in crate::engine) mod mail;
mod registry;
mod salesforce;
pub(in crate::engine) mod scrub;
mod slack;
pub(in crate::engine) mod smtp;
#[cfg(test)]
mod tests;

use std::time::Duration;

use async_trait::async_trait;
use chrono::Utc;
use reqwest::{
    Method, StatusCode, Url,
    header::{self, HeaderMap, HeaderValue},
};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value;

pub(in crate::engine) use self::action::{ActionError, Doing, NAMES as ACTION_NAMES};
pub use self::registry::Integrations;
use super::{
    answer::retry_after,
    http::{HttpClient, HttpError, HttpRequest, HttpResponse},
};
use crate::domain::{
    Fault,
    credential::{CredentialKind, CredentialValue},
    sync::{FetchError, FetchedPage, FetchedRecord, Fetching, MAX_EXTERNAL_ID},
};

/// What a type says about itself.
#[derive(Debug, Clone, Copy)]
struct About {
    /// What an integration's `type` says.
    name: &'static str,
    /// A title for people.
    title: &'static str,
    /// What it connects to, and what a test does.
    description: &'static str,
    /// Kinds of credential that it takes.
    credentials: &'static [CredentialKind],
    /// Whether it does not work without one.
    needs_credential: bool,
}

/// A type of integration.
#[async_trait]
trait IntegrationKind: Send + Sync + 'static {
    /// Its configuration. Refuses unknown fields.
    type Config: DeserializeOwned + JsonSchema + Send + Sync;

    /// What it says about itself.
    const ABOUT: About;

    /// Faults beyond the schema, with pointers within the configuration.
    fn check(_config: &Self::Config) -> Vec<Fault> {
        Vec::new()
    }

    /// Tries the service out.
    async fn test(outside: Outside<'_>, config: &Self::Config) -> Tested;

    /// What the configuration says about its syncs; `Err` says why it does not sync.
    fn fetching(_config: &Self::Config) -> Result<Fetching, String> {
        Err(format!("integrations of type `{}` do not sync", Self::ABOUT.name))
    }

    /// One page of what the service has: the first, or the one that this cursor leads to.
    async fn fetch(_outside: Outside<'_>, config: &Self::Config, _cursor: Option<&Value>) -> Fetched {
        // Who asks has asked `fetching` before.
        Err(FetchError::lasting(Self::fetching(config).err().unwrap_or_default()))
    }
}

/// What a test, or a fetch, has of the world.
#[derive(Clone, Copy)]
pub(in crate::engine) struct Outside<'a> {
    pub(in crate::engine) http: &'a HttpClient,
    pub(in crate::engine) credential: Option<&'a CredentialValue>,
}

/// A sentence on what came back, or on why it is not as it should be.
type Tested = Result<String, String>;

/// A page, or why there is none.
type Fetched = Result<FetchedPage, FetchError>;

impl Outside<'_> {
    async fn send(&self, method: Method, url: Url, headers: HeaderMap) -> Result<HttpResponse, FetchError> {
        let request = HttpRequest { method, url, headers, body: None, timeout: None };
        self.http.send(request).await.map_err(|error| unanswered(&error))
    }

    /// Sends JSON.
    async fn send_json(
        &self,
        method: Method,
        url: Url,
        mut headers: HeaderMap,
        body: &Value,
    ) -> Result<HttpResponse, FetchError> {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        let request = HttpRequest { method, url, headers, body: Some(body.to_string().into()), timeout: None };
        self.http.send(request).await.map_err(|error| unanswered(&error))
    }
}

/// Why there was no answer.
fn unanswered(error: &HttpError) -> FetchError {
    let retry = error.is_transient().then_some(Duration::ZERO);
    FetchError { reason: error.to_string(), retry }
}

/// Why an answer has no page in it: some statuses ask for another attempt, and a header says when.
fn no_page(service: &str, response: &HttpResponse) -> FetchError {
    let retry = matches!(response.status.as_u16(), 408 | 425 | 429 | 500 | 502 | 503 | 504);
    let wait = retry_after(&response.headers, Utc::now());
    FetchError { reason: refused(service, response.status), retry: retry.then(|| wait.unwrap_or_default()) }
}

/// The records of a page, each with the id that it has at `pointer`.
fn records(items: Vec<Value>, pointer: &str) -> Result<Vec<FetchedRecord>, FetchError> {
    let record = |(at, data): (usize, Value)| {
        let fault = |what: String| FetchError::lasting(format!("record {at} of the page {what}"));
        let external_id = match data.pointer(pointer) {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Number(number)) => number.to_string(),
            Some(_) => return Err(fault(format!("has an id at `{pointer}` that is neither a text nor a number"))),
            None => return Err(fault(format!("has no id at `{pointer}`"))),
        };
        match external_id.chars().count() {
            0 => Err(fault(format!("has an empty id at `{pointer}`"))),
            length if length > MAX_EXTERNAL_ID => {
                Err(fault(format!("has an id of {length} characters; {MAX_EXTERNAL_ID} are the most")))
            }
            _ if external_id.contains('\0') => Err(fault("has an id with the character NUL in it".to_owned())),
            _ => Ok(FetchedRecord { external_id, data }),
        }
    };
    items.into_iter().enumerate().map(record).collect()
}

/// A fault where a text is no URL that requests can be sent to. A password in it would be a secret in a configuration.
pub(in crate::engine) fn url_fault(pointer: &str, text: &str) -> Option<Fault> {
    let fault = |code, message: String| Some(Fault::new(pointer, code, message));
    match Url::parse(text) {
        Err(error) => fault("invalid_url", format!("the URL cannot be read: {error}")),
        Ok(url) if !matches!(url.scheme(), "http" | "https") => {
            fault("invalid_url", format!("`{}` is not a scheme for requests; use http or https", url.scheme()))
        }
        Ok(url) if !url.username().is_empty() || url.password().is_some() => {
            fault("secret_in_config", "a name and a password belong into a credential of type `basic_auth`".to_owned())
        }
        Ok(_) => None,
    }
}

/// A path below a base, whichever of the two brings the slash.
fn below(base: &str, path: &str) -> Result<Url, String> {
    let url = format!("{}/{}", base.trim_end_matches('/'), path.trim_start_matches('/'));
    Url::parse(&url).map_err(|error| format!("the URL cannot be read: {error}"))
}

/// An answer's body, where it is JSON.
fn json(response: &HttpResponse) -> Option<Value> {
    serde_json::from_slice(&response.body).ok()
}

/// What a service answers to those whom it does not know.
fn refused(service: &str, status: StatusCode) -> String {
    match status.as_u16() {
        401 | 403 => format!("{service} refuses the credential: it answered {status}"),
        _ => format!("{service} answered {status}"),
    }
}
