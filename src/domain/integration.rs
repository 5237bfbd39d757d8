//! Integrations: connections to services, of a type that says how its configuration looks and how it is tried out.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde_json::{Map, Value};

use super::{
    credential::{CredentialKind, CredentialValue},
    error::Fault,
    id::{CredentialId, IntegrationId, Seq},
    identity::Owner,
    sync::{FetchError, FetchedPage, Fetching},
};

/// A connection to a service.
#[derive(Debug, Clone, PartialEq)]
pub struct Integration {
    /// Sequence number.
    pub seq: Seq,
    /// Identity.
    pub id: IntegrationId,
    /// Whose it is.
    pub owner: Owner,
    /// A name for people.
    pub name: String,
    /// The name of its type.
    pub kind: String,
    /// Settings, as the type's schema has them. No secrets.
    pub config: Map<String, Value>,
    /// What it presents.
    pub credential: Option<CredentialId>,
    /// What its last test found.
    pub last_test: Option<IntegrationTest>,
    /// When it was created.
    pub created_at: DateTime<Utc>,
}

/// What is needed to make an integration.
#[derive(Debug, Clone, PartialEq)]
pub struct NewIntegration {
    /// A name for people.
    pub name: String,
    /// The name of its type.
    pub kind: String,
    /// Settings.
    pub config: Map<String, Value>,
    /// What it is to present.
    pub credential: Option<CredentialId>,
}

/// What a test found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IntegrationTest {
    /// Whether the service answered as it does to those whom it knows.
    pub ok: bool,
    /// How long it took.
    pub latency_ms: i64,
    /// A sentence without secrets.
    pub detail: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// A type of integration, as the catalogue shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct IntegrationType {
    /// What an integration's `type` says.
    pub name: String,
    /// A title for people.
    pub title: String,
    /// What it connects to, and what a test does.
    pub description: String,
    /// Kinds of credential that it takes.
    pub credentials: Vec<CredentialKind>,
    /// Whether it does not work without one.
    pub needs_credential: bool,
    /// JSON Schema (2020-12) of its configuration.
    pub config_schema: Value,
    /// What a step of a workflow may have it do, by name.
    pub actions: Vec<IntegrationAction>,
}

/// Something that a step of a workflow may have an integration do.
#[derive(Debug, Clone, PartialEq)]
pub struct IntegrationAction {
    /// What a step's `action` says.
    pub name: String,
    /// A title for people.
    pub title: String,
    /// What it does, and what comes out.
    pub description: String,
    /// JSON Schema (2020-12) of what it takes.
    pub input_schema: Value,
}

/// The types on offer, and what they do.
#[async_trait]
pub trait IntegrationTypes: Send + Sync {
    /// All of them, by name.
    fn catalogue(&self) -> Vec<IntegrationType>;
    /// Faults of a configuration of this type, with pointers within it; `None` where there is no such type.
    fn check(&self, kind: &str, config: &Map<String, Value>) -> Option<Vec<Fault>>;
    /// A real request of the service's own protocol. `Ok` says what came back, `Err` why it is not as it should be; neither holds secrets.
    async fn test(
        &self,
        kind: &str,
        config: &Map<String, Value>,
        credential: Option<&CredentialValue>,
    ) -> Result<String, String>;
    /// What a configuration of this type says about its syncs; `Err` says why it does not sync.
    fn fetching(&self, kind: &str, config: &Map<String, Value>) -> Result<Fetching, String>;
    /// One page of what the service has: the first, or the one that the cursor of the page before leads to.
    async fn fetch(
        &self,
        kind: &str,
        config: &Map<String, Value>,
        credential: Option<&CredentialValue>,
        cursor: Option<&Value>,
    ) -> Result<FetchedPage, FetchError>;
}
