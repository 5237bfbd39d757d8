//! What a step of a workflow may have an integration do. An action declares what it takes as a Rust type, from which its JSON Schema is derived; what it is given is held against
//! that, all faults at once, before anything goes out.
//!
//! A step that a crash interrupts runs again, so an action may be done twice. Each has a key that stays the same for all attempts at one step: requests carry it as
//! `Idempotency-Key`, mail has its `Message-ID` of it.

use std::{fmt::Write as _, time::Duration};

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use futures_util::future::BoxFuture;
use jsonschema::Validator;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use schemars::JsonSchema;
use serde::{Deserialize as _, de::DeserializeOwned};
use serde_json::{Map, Value};

use super::{IntegrationKind, Outside, no_page, registry::unfit};
use crate::{
    domain::{Fault, integration::IntegrationAction, sync::FetchError},
    engine::http::HttpResponse,
};

/// The names of all actions, of whatever type of integration.
pub(in crate::engine) const NAMES: [&str; 9] = [
    "create_comment",
    "create_issue",
    "create_record",
    "dispatch_workflow",
    "post_message",
    "query",
    "request",
    "send",
    "update_record",
];

/// What an action says about itself.
#[derive(Debug, Clone, Copy)]
pub(super) struct ActionAbout {
    /// What a step's `action` says.
    pub(super) name: &'static str,
    /// A title for people.
    pub(super) title: &'static str,
    /// What it does, and what comes out.
    pub(super) description: &'static str,
}

/// An action.
#[async_trait]
pub(super) trait ActionKind: 'static {
    /// The type of integration whose action it is.
    type Of: IntegrationKind;
    /// What it takes. Refuses unknown fields.
    type Input: DeserializeOwned + JsonSchema + Send + Sync;

    /// What it says about itself.
    const ABOUT: ActionAbout;

    /// Faults beyond the schema, with pointers within what it takes.
    fn check(_input: &Self::Input) -> Vec<Fault> {
        Vec::new()
    }

    /// Does it.
    async fn act(
        outside: Outside<'_>,
        config: &<Self::Of as IntegrationKind>::Config,
        input: &Self::Input,
        doing: &Doing,
    ) -> Acted;
}

/// What came out, or why nothing did.
pub(super) type Acted = Result<Value, ActionError>;

/// The circumstances of an action.
#[derive(Debug, Clone)]
pub(in crate::engine) struct Doing {
    /// The same for all attempts at one step, and for no other.
    pub(in crate::engine) key: String,
    /// When the attempt started.
    pub(in crate::engine) now: DateTime<Utc>,
}

impl Doing {
    /// Headers that tell a server which requests are one.
    pub(super) fn mark(&self, headers: &mut HeaderMap) {
        if let Ok(key) = HeaderValue::from_str(&self.key) {
            headers.entry(HeaderName::from_static("idempotency-key")).or_insert(key);
        }
    }
}

/// Why an action was not done, or not well.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{code}: {reason}")]
pub(in crate::engine) struct ActionError {
    /// A stable word.
    pub(in crate::engine) code: &'static str,
    /// A sentence for people.
    pub(in crate::engine) reason: String,
    /// Whether another attempt may end otherwise, and how long the service asks to be left alone before it.
    pub(in crate::engine) retry: Option<Duration>,
}

impl ActionError {
    /// One that stays.
    pub(in crate::engine) fn lasting(code: &'static str, reason: impl Into<String>) -> Self {
        Self { code, reason: reason.into(), retry: None }
    }

    /// One that may be gone at the next attempt.
    pub(in crate::engine) fn passing(code: &'static str, reason: impl Into<String>) -> Self {
        Self { code, reason: reason.into(), retry: Some(Duration::ZERO) }
    }

    /// Of an answer whose status is none of a success; `word` is what the service says of it.
    pub(super) fn of_status(service: &str, response: &HttpResponse, word: Option<&str>) -> Self {
        let FetchError { mut reason, retry } = no_page(service, response);
        if let Some(word) = word {
            // Writing to a `String` does not fail.
            let _ = write!(reason, " ({})", word.chars().take(200).collect::<String>());
        }
        Self { code: "http_status", reason, retry }
    }

    /// Of an answer that is not the service's.
    pub(super) fn strange(service: &str, what: &str) -> Self {
        Self::lasting("invalid_response", format!("what answered is not {service}: {what}"))
    }
}

impl From<FetchError> for ActionError {
    fn from(FetchError { reason, retry }: FetchError) -> Self {
        Self { code: "integration_failed", reason, retry }
    }
}

type Act = for<'a> fn(Outside<'a>, &'a Map<String, Value>, &'a Map<String, Value>, &'a Doing) -> BoxFuture<'a, Acted>;

/// One action, ready for use.
pub(super) struct ActionEntry {
    about: ActionAbout,
    schema: Value,
    validator: Validator,
    act: Act,
}

impl ActionEntry {
    pub(super) fn new<A: ActionKind>() -> Result<Self, String> {
        let mut schema = schemars::schema_for!(A::Input);
        // People see it: not the Rust type's name.
        schema.insert("title".to_owned(), A::ABOUT.title.into());
        let schema = schema.to_value();
        let validator = jsonschema::draft202012::new(&schema).map_err(|error| error.to_string())?;
        let act: Act = |outside, config, input, doing| {
            Box::pin(async move {
                let config = <A::Of as IntegrationKind>::Config::deserialize(config);
                let config = config.map_err(|error| ActionError::lasting("invalid_integration", unfit(error)))?;
                let input = A::Input::deserialize(input).map_err(|_| refused("they cannot be read", &[]))?;
                let faults = A::check(&input);
                if !faults.is_empty() {
                    let faults: Vec<_> = faults.into_iter().map(|fault| (fault.pointer, fault.message)).collect();
                    return Err(refused("they are not valid", &faults));
                }
                A::act(outside, &config, &input, doing).await
            })
        };
        Ok(Self { about: A::ABOUT, schema, validator, act })
    }

    pub(super) fn describe(&self) -> IntegrationAction {
        let ActionAbout { name, title, description } = self.about;
        IntegrationAction {
            name: name.to_owned(),
            title: title.to_owned(),
            description: description.to_owned(),
            input_schema: self.schema.clone(),
        }
    }

    pub(super) async fn act(
        &self,
        outside: Outside<'_>,
        config: &Map<String, Value>,
        input: &Map<String, Value>,
        doing: &Doing,
    ) -> Acted {
        let instance = Value::Object(input.clone());
        // Without values: they may be anything.
        let faults: Vec<_> = self
            .validator
            .iter_errors(&instance)
            .map(|error| (error.instance_path().to_string(), error.masked().to_string()))
            .collect();
        if !faults.is_empty() {
            return Err(refused("they are not valid", &faults));
        }
        (self.act)(outside, config, input, doing).await
    }
}

/// What an action is given is not what it takes.
fn refused(why: &str, faults: &[(String, String)]) -> ActionError {
    let mut reason = format!("the action does not take its inputs: {why}");
    for (pointer, message) in faults.iter().take(5) {
        // Writing to a `String` does not fail.
        let _ = write!(reason, "; at `/with{pointer}`: {message}");
    }
    ActionError::lasting("invalid_config", reason)
}
