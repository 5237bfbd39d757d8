//! What goes wrong with a provider, in our words.

use std::time::Duration;

use reqwest::{StatusCode, header};
use serde_json::Value;

use super::{permanent, transient};
use crate::{
    domain::{credential::CredentialValue, provider::ProviderFailure, sync::FetchError},
    engine::{
        http::{HttpError, HttpStream},
        integrations::{authorize::is_error_word, scrub::scrub},
    },
};

/// Longest wait that a provider may ask for; one that asks for more is asked again by the agent's own policy.
const LONGEST_WAIT: Duration = Duration::from_secs(30);
/// How much of an error's body is looked at.
const MAX_BODY: usize = 64 * 1024;
/// Longest sentence of a provider's that is kept, in characters.
const MAX_SENTENCE: usize = 200;

/// No answer came, or not all of it. Why a connection fails is the operator's business, who finds it in the log; whoever asked is told no addresses, and no words of a library's.
pub(super) fn outgoing(error: &HttpError) -> ProviderFailure {
    match error {
        HttpError::Timeout(_) | HttpError::Connection(_) => {
            tracing::warn!(cause = %error, "a provider did not answer: {error}");
            transient("provider_unavailable", "the provider did not answer")
        }
        HttpError::TooLarge(_) => permanent("provider_answer", error.to_string()),
        HttpError::Setup(_)
        | HttpError::Url(_)
        | HttpError::Unfit(_)
        | HttpError::Refused(_)
        | HttpError::Redirect(_) => permanent(error.code(), error.to_string()),
    }
}

/// The credential cannot be presented: it does not fit, or the server that gives tokens for it refuses it or fails. Only the last passes, and with it the pause that that server asks for.
pub(super) async fn credential(error: FetchError) -> ProviderFailure {
    match error.retry {
        Some(wait) => {
            if wait <= LONGEST_WAIT {
                tokio::time::sleep(wait).await;
            }
            transient("provider_unavailable", error.reason)
        }
        None => permanent("provider_refused", error.reason),
    }
}

/// The answer is a status that says no. Where the provider says how long it wants to be left alone, that much passes before this returns.
pub(super) async fn status(response: HttpStream, credential: Option<&CredentialValue>) -> ProviderFailure {
    let status = response.status;
    let wait = retry_after(response.headers.get(header::RETRY_AFTER).and_then(|value| value.to_str().ok()));
    let body = tokio::time::timeout(Duration::from_secs(5), response.read(MAX_BODY)).await;
    let body: Value =
        body.ok().and_then(Result::ok).and_then(|body| serde_json::from_slice(&body).ok()).unwrap_or_default();
    let why = why(status, body.get("error").unwrap_or(&body), credential);
    if let Some(wait) = wait.filter(|wait| is_transient(status) && *wait <= LONGEST_WAIT) {
        tokio::time::sleep(wait).await;
    }
    let message = format!("the provider answered {status}{why}");
    match status {
        StatusCode::TOO_MANY_REQUESTS => transient("provider_rate_limited", message),
        status if is_transient(status) => transient("provider_unavailable", message),
        _ => permanent("provider_refused", message),
    }
}

/// An error that a provider tells in the middle of an answer.
pub(super) fn told(error: &Value, credential: Option<&CredentialValue>) -> ProviderFailure {
    let why = why(StatusCode::INTERNAL_SERVER_ERROR, error, credential);
    transient("provider_unavailable", format!("the provider broke its answer off with an error{why}"))
}

fn is_transient(status: StatusCode) -> bool {
    status.is_server_error() || matches!(status.as_u16(), 408 | 409 | 425 | 429)
}

/// Seconds, or a date.
fn retry_after(text: Option<&str>) -> Option<Duration> {
    let text = text?.trim();
    match text.parse() {
        Ok(seconds) => Some(Duration::from_secs(seconds)),
        Err(_) => httpdate::parse_http_date(text).ok()?.duration_since(std::time::SystemTime::now()).ok(),
    }
}

/// What the provider says of it: one of its short words, and a sentence where that is about the question. One about the key holds a part of it.
fn why(status: StatusCode, error: &Value, credential: Option<&CredentialValue>) -> String {
    let text = |name: &str| error.get(name).and_then(Value::as_str);
    let word = ["code", "type"].into_iter().find_map(|name| text(name).filter(|word| is_error_word(word)));
    let may_quote = matches!(status.as_u16(), 400 | 404 | 413 | 422);
    let sentence = text("message").filter(|_| may_quote).map(|message| scrub(message, credential));
    let sentence = sentence.filter(|sentence| !sentence.is_empty());
    let sentence = sentence.map(|sentence| format!(": {}", sentence.chars().take(MAX_SENTENCE).collect::<String>()));
    format!("{}{}", word.map(|word| format!(" ({word})")).unwrap_or_default(), sentence.unwrap_or_default())
}
