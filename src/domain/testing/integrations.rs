//! Credentials and integrations in memory.

use async_trait::async_trait;
use serde_json::{Value, json};

use super::{Fakes, page, sees};
use crate::domain::{
    credential::{Credential, CredentialKind, CredentialValue},
    error::{Error, Fault, Result},
    id::{CredentialId, IntegrationId},
    identity::Owner,
    integration::{Integration, IntegrationTest, IntegrationType, IntegrationTypes},
    page::{Page, PageRequest},
    ports::{CredentialRepository, IntegrationRepository},
    sync::{FetchError, FetchedPage, Fetching},
};

#[async_trait]
impl CredentialRepository for Fakes {
    async fn insert(&self, credential: Credential, sealed: Vec<u8>) -> Result<Credential> {
        self.records().credentials.push((credential.clone(), sealed));
        Ok(credential)
    }

    async fn find(&self, owner: Owner, id: CredentialId) -> Result<Option<(Credential, Vec<u8>)>> {
        let records = self.records();
        Ok(records.credentials.iter().find(|(stored, _)| stored.id == id && sees(owner, stored.owner)).cloned())
    }

    async fn list(&self, owner: Owner, request: PageRequest) -> Result<Page<Credential>> {
        let records = self.records();
        let found = records.credentials.iter().map(|(stored, _)| stored).filter(|stored| sees(owner, stored.owner));
        Ok(page(found.cloned().collect(), request))
    }

    async fn delete(&self, owner: Owner, id: CredentialId) -> Result<bool> {
        let mut records = self.records();
        if records.integrations.iter().any(|integration| integration.credential == Some(id)) {
            return Err(Error::conflict("in use"));
        }
        let before = records.credentials.len();
        records.credentials.retain(|(stored, _)| stored.id != id || !sees(owner, stored.owner));
        Ok(records.credentials.len() < before)
    }
}

#[async_trait]
impl IntegrationRepository for Fakes {
    async fn insert(&self, integration: Integration) -> Result<Integration> {
        self.records().integrations.push(integration.clone());
        Ok(integration)
    }

    async fn find(&self, owner: Owner, id: IntegrationId) -> Result<Option<Integration>> {
        let records = self.records();
        Ok(records.integrations.iter().find(|stored| stored.id == id && sees(owner, stored.owner)).cloned())
    }

    async fn find_named(&self, owner: Owner, name: &str) -> Result<Option<Integration>> {
        let records = self.records();
        let found = |stored: &&Integration| stored.name == name && sees(owner, stored.owner);
        Ok(records.integrations.iter().rev().find(found).cloned())
    }

    async fn list(&self, owner: Owner, request: PageRequest) -> Result<Page<Integration>> {
        let records = self.records();
        Ok(page(records.integrations.iter().filter(|stored| sees(owner, stored.owner)).cloned().collect(), request))
    }

    async fn delete(&self, owner: Owner, id: IntegrationId) -> Result<bool> {
        let mut records = self.records();
        let before = records.integrations.len();
        records.integrations.retain(|stored| stored.id != id || !sees(owner, stored.owner));
        Ok(records.integrations.len() < before)
    }

    async fn record_test(&self, owner: Owner, id: IntegrationId, test: &IntegrationTest) -> Result<bool> {
        let mut records = self.records();
        let found = records.integrations.iter_mut().find(|stored| stored.id == id && sees(owner, stored.owner));
        Ok(found.map(|stored| stored.last_test = Some(test.clone())).is_some())
    }
}

/// One type, `echo`, which needs a key, refuses the field `bad`, says that all is well unless the field `fails` is there, and does not sync where the field `still` is there.
#[async_trait]
impl IntegrationTypes for Fakes {
    fn catalogue(&self) -> Vec<IntegrationType> {
        vec![IntegrationType {
            name: "echo".to_owned(),
            title: "Echo".to_owned(),
            description: "d".repeat(5_000),
            credentials: vec![CredentialKind::ApiKey],
            needs_credential: true,
            actions: Vec::new(),
            config_schema: json!({"type": "object"}),
        }]
    }

    fn check(&self, kind: &str, config: &serde_json::Map<String, Value>) -> Option<Vec<Fault>> {
        let bad = config.contains_key("bad").then(|| Fault::new("/bad", "unknown_field", "no"));
        (kind == "echo").then(|| bad.into_iter().collect())
    }

    async fn test(
        &self,
        _: &str,
        config: &serde_json::Map<String, Value>,
        credential: Option<&CredentialValue>,
    ) -> Result<String, String> {
        if config.contains_key("fails") { Err("refused".to_owned()) } else { Ok(format!("{credential:?}")) }
    }

    fn fetching(&self, _: &str, config: &serde_json::Map<String, Value>) -> Result<Fetching, String> {
        if config.contains_key("still") { Err("it does not sync".to_owned()) } else { Ok(Fetching { max_pages: 1 }) }
    }

    async fn fetch(
        &self,
        _: &str,
        _: &serde_json::Map<String, Value>,
        _: Option<&CredentialValue>,
        _: Option<&Value>,
    ) -> Result<FetchedPage, FetchError> {
        Err(FetchError::lasting("nobody is asked"))
    }
}
