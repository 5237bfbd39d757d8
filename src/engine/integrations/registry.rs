//! The types on offer, by name, with their schemas compiled once per process.

use std::{collections::BTreeMap, time::Duration};

use async_trait::async_trait;
use futures_util::future::BoxFuture;
use jsonschema::{Validator, error::ValidationErrorKind};
use serde::Deserialize as _;
use serde_json::{Map, Value};

use super::{
    About, Fetched, IntegrationKind, Outside, Tested, github::GitHub, http::Http, salesforce::Salesforce, scrub::scrub,
    slack::Slack, smtp::Smtp,
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
const LIMIT: Duration = Duration::from_secs(20);

/// One type, ready for use.
struct Entry {
    about: About,
    schema: Value,
    validator: Validator,
    check: fn(&Value) -> Vec<Fault>,
    test: for<'a> fn(Outside<'a>, Value) -> BoxFuture<'a, Tested>,
    fetching: fn(Value) -> Result<Fetching, String>,
    fetch: for<'a> fn(Outside<'a>, Value, Option<&'a Value>) -> BoxFuture<'a, Fetched>,
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
        Ok(all)
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
        };
        self.entries.insert(K::ABOUT.name, entry);
        Ok(())
    }
}

/// It fitted when it was stored: by another version of this program.
#[expect(clippy::needless_pass_by_value, reason = "stands where errors are mapped")]
fn unfit(error: serde_json::Error) -> String {
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
