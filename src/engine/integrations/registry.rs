//! The types on offer, by name, with their schemas compiled once per process.

use std::{collections::BTreeMap, time::Duration};

use async_trait::async_trait;
use futures_util::future::BoxFuture;
use jsonschema::{Validator, error::ValidationErrorKind};
use serde::Deserialize as _;
use serde_json::{Map, Value};

use super::{
    About, Fetched, IntegrationKind, Outside, Tested,
    action::{ActionEntry, ActionError, ActionKind, Doing},
    github::{self, GitHub},
    http::{self, Http},
    salesforce::{self, Salesforce},
    scrub::{Secrets, scrub},
    slack::{self, Slack},
    smtp::{self, Smtp},
};
use crate::{
    domain::{
        Fault,
        credential::CredentialValue,
        integration::{IntegrationType, IntegrationTypes},
        sync::{FetchError, FetchedPage, Fetching},
    },
    engine::{http::HttpClient, pointer},
};

/// Longest test, with all its requests.
const LIMIT: Duration = Duration::from_secs(15);

/// One type, ready for use.
struct Entry {
    about: About,
    schema: Value,
    validator: Validator,
    check: fn(&Value) -> Vec<Fault>,
    test: for<'a> fn(Outside<'a>, Value) -> BoxFuture<'a, Tested>,
    fetching: fn(Value) -> Result<Fetching, String>,
    fetch: for<'a> fn(Outside<'a>, Value, Option<&'a Value>) -> BoxFuture<'a, Fetched>,
    actions: BTreeMap<&'static str, ActionEntry>,
}

/// The types on offer.
pub struct Integrations {
    entries: BTreeMap<&'static str, Entry>,
    http: HttpClient,
}

impl Integrations {
    /// The types of this release; what they request goes through this client.
    pub fn standard(http: HttpClient) -> Result<Self, String> {
        let mut all = Self { entries: BTreeMap::new(), http };
        all.add::<Http>()?;
        all.add::<Slack>()?;
        all.add::<Salesforce>()?;
        all.add::<GitHub>()?;
        all.add::<Smtp>()?;
        all.add_action::<http::Request>()?;
        all.add_action::<slack::PostMessage>()?;
        all.add_action::<salesforce::Query>()?;
        all.add_action::<salesforce::CreateRecord>()?;
        all.add_action::<salesforce::UpdateRecord>()?;
        all.add_action::<github::CreateIssue>()?;
        all.add_action::<github::CreateComment>()?;
        all.add_action::<github::DispatchWorkflow>()?;
        all.add_action::<smtp::Send>()?;
        Ok(all)
    }

    fn add_action<A: ActionKind>(&mut self) -> Result<(), String> {
        let of = <A::Of as IntegrationKind>::ABOUT.name;
        let entry =
            ActionEntry::new::<A>().map_err(|error| format!("action `{}` of `{of}`: {error}", A::ABOUT.name))?;
        let kind = self.entries.get_mut(of).ok_or_else(|| format!("there is no integration type `{of}`"))?;
        kind.actions.insert(A::ABOUT.name, entry);
        Ok(())
    }

    /// The names of all actions, of whatever type.
    #[cfg(test)]
    pub(super) fn action_names(&self) -> std::collections::BTreeSet<&'static str> {
        self.entries.values().flat_map(|entry| entry.actions.keys().copied()).collect()
    }

    /// Has an integration of this type do something.
    pub(in crate::engine) async fn act(
        &self,
        kind: &str,
        config: &Map<String, Value>,
        credential: Option<&CredentialValue>,
        action: &str,
        input: &Map<String, Value>,
        doing: &Doing,
    ) -> Result<Value, ActionError> {
        let entry = self.entries.get(kind).ok_or_else(|| ActionError::lasting("unknown_type", unknown(kind)))?;
        let action = entry.actions.get(action).ok_or_else(|| {
            let all: Vec<&str> = entry.actions.keys().copied().collect();
            let all = all.join(", ");
            let message = format!("integrations of type `{kind}` have no action `{action}`; they have {all}");
            ActionError::lasting("unknown_action", message)
        })?;
        let outside = Outside { http: &self.http, credential };
        let done = action.act(outside, config, input, doing).await;
        let secrets = Secrets::of(credential);
        match done {
            Ok(mut output) => {
                secrets.take_out(&mut output);
                Ok(output)
            }
            Err(error) => Err(ActionError { reason: secrets.line(&error.reason), ..error }),
        }
    }

    fn add<K: IntegrationKind>(&mut self) -> Result<(), String> {
        let mut schema = schemars::schema_for!(K::Config);
        // People see it: not the Rust type's name.
        schema.insert("title".to_owned(), K::ABOUT.title.into());
        let schema = schema.to_value();
        let validator = jsonschema::draft202012::new(&schema)
            .map_err(|error| format!("integration type `{}`: {error}", K::ABOUT.name))?;
        let entry = Entry {
            about: K::ABOUT,
            schema,
            validator,
            check: |config| match K::Config::deserialize(config) {
                Ok(config) => K::check(&config),
                Err(error) => vec![Fault::new("", "invalid_config", error.to_string())],
            },
            test: |outside, config| {
                Box::pin(async move {
                    let config = K::Config::deserialize(&config).map_err(unfit)?;
                    K::test(outside, &config).await
                })
            },
            fetching: |config| K::fetching(&K::Config::deserialize(&config).map_err(unfit)?),
            fetch: |outside, config, cursor| {
                Box::pin(async move {
                    let config = K::Config::deserialize(&config);
                    let config = config.map_err(|error| FetchError::lasting(unfit(error)))?;
                    K::fetch(outside, &config, cursor).await
                })
            },
            actions: BTreeMap::new(),
        };
        self.entries.insert(K::ABOUT.name, entry);
        Ok(())
    }
}

/// It fitted when it was stored: by another version of this program.
#[expect(clippy::needless_pass_by_value, reason = "stands where errors are mapped")]
pub(super) fn unfit(error: serde_json::Error) -> String {
    format!("the configuration does not fit its type: {error}")
}

/// What a type that this version does not know is told as.
fn unknown(kind: &str) -> String {
    format!("this version knows no integration of type `{kind}`")
}

impl Entry {
    fn faults(&self, config: &Map<String, Value>) -> Vec<Fault> {
        let config = Value::Object(config.clone());
        let mut faults = Vec::new();
        for error in self.validator.iter_errors(&config) {
            let at = error.instance_path().to_string();
            if let ValidationErrorKind::AdditionalProperties { unexpected } = error.kind() {
                faults.extend(unexpected.iter().map(|name| {
                    let message = format!("integrations of type `{}` have no field `{name}`", self.about.name);
                    Fault::new(format!("{at}/{}", pointer::step(name)), "unknown_field", message)
                }));
                continue;
            }
            faults.push(Fault::new(at, "invalid_config", error.masked().to_string()));
        }
        // What the schema refuses may not be readable at all.
        if faults.is_empty() { (self.check)(&config) } else { faults }
    }

    fn describe(&self) -> IntegrationType {
        IntegrationType {
            name: self.about.name.to_owned(),
            title: self.about.title.to_owned(),
            description: self.about.description.to_owned(),
            credentials: self.about.credentials.to_vec(),
            needs_credential: self.about.needs_credential,
            config_schema: self.schema.clone(),
            actions: self.actions.values().map(ActionEntry::describe).collect(),
        }
    }
}

#[async_trait]
impl IntegrationTypes for Integrations {
    fn catalogue(&self) -> Vec<IntegrationType> {
        self.entries.values().map(Entry::describe).collect()
    }

    fn check(&self, kind: &str, config: &Map<String, Value>) -> Option<Vec<Fault>> {
        self.entries.get(kind).map(|entry| entry.faults(config))
    }

    async fn test(
        &self,
        kind: &str,
        config: &Map<String, Value>,
        credential: Option<&CredentialValue>,
    ) -> Result<String, String> {
        let entry = self.entries.get(kind).ok_or_else(|| unknown(kind))?;
        let outside = Outside { http: &self.http, credential };
        let test = (entry.test)(outside, Value::Object(config.clone()));
        let found = tokio::time::timeout(LIMIT, test).await;
        let found = found.unwrap_or_else(|_| Err(format!("no answer within {} s", LIMIT.as_secs())));
        let clean = |text: String| scrub(&text, credential);
        found.map(clean).map_err(clean)
    }

    fn fetching(&self, kind: &str, config: &Map<String, Value>) -> Result<Fetching, String> {
        let entry = self.entries.get(kind).ok_or_else(|| unknown(kind))?;
        (entry.fetching)(Value::Object(config.clone()))
    }

    async fn fetch(
        &self,
        kind: &str,
        config: &Map<String, Value>,
        credential: Option<&CredentialValue>,
        cursor: Option<&Value>,
    ) -> Result<FetchedPage, FetchError> {
        let entry = self.entries.get(kind).ok_or_else(|| FetchError::lasting(unknown(kind)))?;
        let outside = Outside { http: &self.http, credential };
        let fetched = (entry.fetch)(outside, Value::Object(config.clone()), cursor).await;
        fetched.map_err(|error| FetchError { reason: scrub(&error.reason, credential), ..error })
    }
}
