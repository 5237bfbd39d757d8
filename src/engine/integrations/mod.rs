//! Services that integrations connect to. One file per type; each declares its configuration as a Rust type, from which its JSON Schema is derived, the kinds of
//! credential that it takes, and a test: a real request of the service's own protocol.
//!
//! **Configurations hold no secrets**: what a service must not tell others is a credential. **Tests are honest**: a service that refuses, or cannot be reached, is a
//! result with its reason. Whatever a service says is cleared of the secrets that were presented to it before it goes anywhere (`scrub`), since some
//! echo them. Everything goes out through the guarded client.

pub(in crate::engine) mod authorize;
mod github;
mod http;
mod registry;
mod salesforce;
pub(in crate::engine) mod scrub;
mod slack;
mod smtp;
#[cfg(test)]
mod tests;

use async_trait::async_trait;
use reqwest::{Method, StatusCode, Url, header::HeaderMap};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value;

pub use self::registry::Integrations;
use super::http::{HttpClient, HttpRequest, HttpResponse};
use crate::domain::{
    Fault,
    credential::{CredentialKind, CredentialValue},
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
}

/// What a test has of the world.
#[derive(Clone, Copy)]
pub(in crate::engine) struct Outside<'a> {
    pub(in crate::engine) http: &'a HttpClient,
    pub(in crate::engine) credential: Option<&'a CredentialValue>,
}

/// A sentence on what came back, or on why it is not as it should be.
type Tested = Result<String, String>;

impl Outside<'_> {
    async fn send(&self, method: Method, url: Url, headers: HeaderMap) -> Result<HttpResponse, String> {
        let request = HttpRequest { method, url, headers, body: None, timeout: None };
        self.http.send(request).await.map_err(|error| error.to_string())
    }
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
