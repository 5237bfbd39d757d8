//! `openai`: any server that speaks the chat-completions API. What is asked is written by the types of `async-openai`; what is answered is read leniently (`answer`),
//! since the servers that speak this language leave out what they please.
//!
//! A streamed answer is always asked for, and a whole one taken as well. An answer that breaks off is no answer, however much of it came.

mod answer;
mod request;
mod trouble;

use std::time::Duration;

use eventsource_stream::{EventStreamError, Eventsource as _};
use futures_util::StreamExt as _;
use reqwest::{
    Method, Url,
    header::{self, HeaderMap, HeaderValue},
};

use self::answer::{Assembly, Chunk, Completion};
use super::{permanent, transient};
use crate::{
    domain::{
        Fault,
        credential::CredentialValue,
        provider::{Ask, Listener, ProviderFailure, Reply},
    },
    engine::{
        http::{HttpClient, HttpRequest, HttpStream},
        integrations::{Outside, authorize, url_fault},
    },
};

/// How long a server may be silent. Some think for minutes; the node's own limit is the one that is meant.
const SILENCE: Duration = Duration::from_mins(10);
/// Largest answer that comes whole.
const MAX_WHOLE: usize = 10 * 1024 * 1024;
/// What ends a stream.
const DONE: &str = "[DONE]";

/// Whom to ask, and how.
pub(super) struct Model<'a> {
    pub(super) base_url: &'a str,
    pub(super) name: &'a str,
    pub(super) temperature: Option<f64>,
    pub(super) max_tokens: Option<u32>,
}

pub(super) fn check(base_url: &str, model: &str, temperature: Option<f64>, max_tokens: Option<u32>) -> Vec<Fault> {
    let mut faults: Vec<Fault> = url_fault("/base_url", base_url).into_iter().collect();
    if faults.is_empty() && Url::parse(base_url).is_ok_and(|url| url.fragment().is_some()) {
        faults.push(Fault::new("/base_url", "invalid_url", "a fragment is not sent; leave it out"));
    }
    if model.trim().is_empty() {
        faults.push(Fault::new("/model", "required", "name the model that answers"));
    }
    if temperature.is_some_and(|temperature| !(0.0..=2.0).contains(&temperature)) {
        faults.push(Fault::new("/temperature", "out_of_range", "is not between 0 and 2"));
    }
    if max_tokens == Some(0) {
        faults.push(Fault::new("/max_tokens", "out_of_range", "is less than 1"));
    }
    faults
}

pub(super) async fn ask(
    http: &HttpClient,
    model: &Model<'_>,
    credential: Option<&CredentialValue>,
    ask: &Ask,
    listener: &dyn Listener,
) -> Result<Reply, ProviderFailure> {
    let url = endpoint(model.base_url)?;
    let body = serde_json::to_vec(&request::of(&url, model, ask))
        .map_err(|error| permanent("internal", format!("the question cannot be written: {error}")))?;
    let headers = headers(http, credential).await?;
    let request = HttpRequest { method: Method::POST, url, headers, body: Some(body.into()), timeout: None };
    let response = http.send_streaming(request, SILENCE).await.map_err(|error| trouble::outgoing(&error))?;
    if !response.status.is_success() {
        return Err(trouble::status(response, credential).await);
    }
    let content_type = response.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    if content_type.is_some_and(|kind| kind.trim_start().to_ascii_lowercase().starts_with("text/event-stream")) {
        streamed(response, credential, listener).await
    } else {
        whole(response, credential, listener).await
    }
}

/// Where questions go: below the base, whose query (an API's version, with some) stays.
fn endpoint(base_url: &str) -> Result<Url, ProviderFailure> {
    let mut url = Url::parse(base_url)
        .map_err(|error| permanent("provider_refused", format!("the provider's base_url cannot be read: {error}")))?;
    let path = format!("{}/chat/completions", url.path().trim_end_matches('/'));
    url.set_path(&path);
    Ok(url)
}

async fn headers(http: &HttpClient, credential: Option<&CredentialValue>) -> Result<HeaderMap, ProviderFailure> {
    let outside = Outside { http, credential };
    let mut headers = match authorize::headers(outside, header::AUTHORIZATION).await {
        Ok(headers) => headers,
        Err(error) => return Err(trouble::credential(error).await),
    };
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(header::ACCEPT, HeaderValue::from_static("text/event-stream, application/json"));
    Ok(headers)
}

async fn streamed(
    response: HttpStream,
    credential: Option<&CredentialValue>,
    listener: &dyn Listener,
) -> Result<Reply, ProviderFailure> {
    let mut events = response.body.eventsource();
    let mut assembly = Assembly::default();
    while let Some(event) = events.next().await {
        let event = event.map_err(|error| match error {
            EventStreamError::Transport(error) => trouble::outgoing(&error),
            EventStreamError::Utf8(_) | EventStreamError::Parser(_) => unreadable(),
        })?;
        if event.data.trim() == DONE {
            return Ok(assembly.reply());
        }
        let chunk: Chunk = serde_json::from_str(&event.data).map_err(|_| unreadable())?;
        if let Some(error) = &chunk.error {
            return Err(trouble::told(error, credential));
        }
        assembly.add(chunk, listener);
    }
    // Some end without a word for it; what says why it ended is whole.
    if assembly.is_whole() { Ok(assembly.reply()) } else { Err(cut()) }
}

async fn whole(
    response: HttpStream,
    credential: Option<&CredentialValue>,
    listener: &dyn Listener,
) -> Result<Reply, ProviderFailure> {
    let body = response.read(MAX_WHOLE).await.map_err(|error| trouble::outgoing(&error))?;
    let completion: Completion = serde_json::from_slice(&body).map_err(|_| unreadable())?;
    if let Some(error) = &completion.error {
        return Err(trouble::told(error, credential));
    }
    let reply = completion.reply().ok_or_else(unreadable)?;
    if !reply.text.is_empty() {
        listener.delta(&reply.text);
    }
    Ok(reply)
}

fn unreadable() -> ProviderFailure {
    transient("provider_answer", "what the provider answered is not of the chat-completions API")
}

fn cut() -> ProviderFailure {
    transient("provider_unavailable", "the provider's answer broke off")
}

/// The body of a question, for tests.
#[cfg(test)]
pub(super) fn body_of(base_url: &str, ask: &Ask) -> serde_json::Value {
    let model = Model { base_url, name: "m", temperature: None, max_tokens: Some(1) };
    serde_json::to_value(request::of(&Url::parse(base_url).unwrap(), &model, ask)).unwrap()
}
