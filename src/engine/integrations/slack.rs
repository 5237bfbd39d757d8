//! Slack: a workspace that a bot's token opens.

use async_trait::async_trait;
use reqwest::{Method, header};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use super::{About, IntegrationKind, Outside, Tested, authorize, below, json, refused, url_fault};
use crate::domain::{Fault, credential::CredentialKind};

pub(super) struct Slack;

/// Which Slack.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SlackConfig {
    /// Where Slack's API is: another address for GovSlack, or for a proxy.
    #[serde(default = "base_url")]
    #[schemars(length(min = 1, max = 2048), example = "https://slack-gov.com/api")]
    base_url: String,
}

fn base_url() -> String {
    "https://slack.com/api".to_owned()
}

#[async_trait]
impl IntegrationKind for Slack {
    type Config = SlackConfig;

    const ABOUT: About = About {
        name: "slack",
        title: "Slack",
        description: "A Slack workspace, by the token of a bot or a user. A test calls `auth.test`.",
        credentials: &[CredentialKind::ApiKey, CredentialKind::BearerToken],
        needs_credential: true,
    };

    fn check(config: &SlackConfig) -> Vec<Fault> {
        url_fault("/base_url", &config.base_url).into_iter().collect()
    }

    /// Slack answers 200 whatever happened; `ok` says what.
    async fn test(outside: Outside<'_>, config: &SlackConfig) -> Tested {
        let headers = authorize::headers(outside, header::AUTHORIZATION).await?;
        let response = outside.send(Method::POST, below(&config.base_url, "auth.test")?, headers).await?;
        if !response.status.is_success() {
            return Err(refused("Slack", response.status));
        }
        let body = json(&response).ok_or_else(|| "what answered is not Slack: it sent no JSON".to_owned())?;
        let word = |name: &str| body.get(name).and_then(Value::as_str);
        match body.get("ok").and_then(Value::as_bool) {
            Some(true) => Ok(format!(
                "signed in to {} as {}",
                word("team").unwrap_or("a workspace"),
                word("user").unwrap_or("a user")
            )),
            Some(false) => {
                let error = word("error").filter(|word| authorize::is_error_word(word));
                Err(format!("Slack says: {}", error.unwrap_or("an error that has no name")))
            }
            None => Err("what answered is not Slack: its JSON has no `ok`".to_owned()),
        }
    }
}
