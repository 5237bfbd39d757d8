//! GitHub: the account that a token belongs to.

use async_trait::async_trait;
use reqwest::{
    Method,
    header::{self, HeaderName, HeaderValue},
};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use super::{About, IntegrationKind, Outside, Tested, authorize, below, json, refused, url_fault};
use crate::domain::{Fault, credential::CredentialKind};

/// The version of GitHub's REST API that is asked for.
const API_VERSION: &str = "2022-11-28";

pub(super) struct GitHub;

/// Which GitHub.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct GitHubConfig {
    /// Where GitHub's REST API is: another address for GitHub Enterprise Server.
    #[serde(default = "base_url")]
    #[schemars(length(min = 1, max = 2048), example = "https://github.example.com/api/v3")]
    base_url: String,
}

fn base_url() -> String {
    "https://api.github.com".to_owned()
}

#[async_trait]
impl IntegrationKind for GitHub {
    type Config = GitHubConfig;

    const ABOUT: About = About {
        name: "github",
        title: "GitHub",
        description: "GitHub, or a GitHub Enterprise Server, by a personal access token or an app's. A test asks for the token's own account (`GET /user`).",
        credentials: &[CredentialKind::ApiKey, CredentialKind::BearerToken],
        needs_credential: true,
    };

    fn check(config: &GitHubConfig) -> Vec<Fault> {
        url_fault("/base_url", &config.base_url).into_iter().collect()
    }

    async fn test(outside: Outside<'_>, config: &GitHubConfig) -> Tested {
        let mut headers = authorize::headers(outside, header::AUTHORIZATION).await?;
        headers.insert(header::ACCEPT, HeaderValue::from_static("application/vnd.github+json"));
        headers.insert(HeaderName::from_static("x-github-api-version"), HeaderValue::from_static(API_VERSION));
        let response = outside.send(Method::GET, below(&config.base_url, "user")?, headers).await?;
        if !response.status.is_success() {
            return Err(refused("GitHub", response.status));
        }
        let body = json(&response);
        let login = body.as_ref().and_then(|body| body.get("login")).and_then(Value::as_str);
        login.map(|login| format!("signed in as {login}")).ok_or_else(|| "what answered is not GitHub".to_owned())
    }
}
