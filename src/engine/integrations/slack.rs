//! Slack: a workspace that a bot's token opens, and that messages are posted into.

use async_trait::async_trait;
use reqwest::{Method, header};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use super::{
    About, IntegrationKind, Outside, Tested,
    action::{Acted, ActionAbout, ActionError, ActionKind, Doing},
    authorize, below, json, refused, url_fault,
};
use crate::domain::{Fault, credential::CredentialKind, sync::FetchError};

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

/// Posts a message.
pub(super) struct PostMessage;

/// The message.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PostMessageInput {
    /// Where to: a channel's id or name, or a user's id.
    #[schemars(length(min = 1, max = 255), example = &"#orders")]
    channel: String,
    /// What it says, in Slack's markup; with `blocks` what notifications say.
    #[schemars(length(min = 1, max = 40_000), example = &"A new order: *42*")]
    text: String,
    /// How it is laid out, as Slack's Block Kit has it.
    #[serde(default)]
    #[schemars(length(max = 50), example = serde_json::json!([{"type": "divider"}]))]
    blocks: Vec<Value>,
    /// The message that it answers: its `ts`.
    #[serde(default)]
    #[schemars(length(min = 1, max = 64), example = &"1503435956.000247")]
    thread_ts: Option<String>,
}

#[async_trait]
impl ActionKind for PostMessage {
    type Of = Slack;
    type Input = PostMessageInput;

    const ABOUT: ActionAbout = ActionAbout {
        name: "post_message",
        title: "Post a message",
        description: "Posts a message into a channel (`chat.postMessage`). Its output is `{\"channel\", \"ts\"}`: where the message is, and what answers to it name.",
    };

    async fn act(outside: Outside<'_>, config: &SlackConfig, input: &PostMessageInput, doing: &Doing) -> Acted {
        let mut headers = authorize::headers(outside, header::AUTHORIZATION).await?;
        doing.mark(&mut headers);
        let mut body = serde_json::json!({ "channel": input.channel, "text": input.text });
        if !input.blocks.is_empty() {
            body["blocks"] = Value::Array(input.blocks.clone());
        }
        if let Some(thread) = &input.thread_ts {
            body["thread_ts"] = thread.as_str().into();
        }
        let url = below(&config.base_url, "chat.postMessage").map_err(FetchError::lasting)?;
        let response = outside.send_json(Method::POST, url, headers, &body).await?;
        if !response.status.is_success() {
            return Err(ActionError::of_status("Slack", &response, None));
        }
        let body = json(&response).ok_or_else(|| ActionError::strange("Slack", "it sent no JSON"))?;
        match body.get("ok").and_then(Value::as_bool) {
            Some(true) => Ok(serde_json::json!({ "channel": body["channel"], "ts": body["ts"] })),
            Some(false) => {
                let error = body.get("error").and_then(Value::as_str).filter(|word| authorize::is_error_word(word));
                let reason = format!("Slack says: {}", error.unwrap_or("an error that has no name"));
                let passes = matches!(error, Some("ratelimited" | "internal_error" | "service_unavailable"));
                let code = "integration_refused";
                Err(if passes { ActionError::passing(code, reason) } else { ActionError::lasting(code, reason) })
            }
            None => Err(ActionError::strange("Slack", "its JSON has no `ok`")),
        }
    }
}
