//! What may be done with integrations. Configurations and credentials are held against the type's own rules before anything is stored; a test makes a real request
//! and keeps what it found.

use std::{sync::Arc, time::Instant};

use super::{
    credentials::CredentialService,
    error::{Error, Fault, Kind, Result},
    id::IntegrationId,
    identity::Owner,
    integration::{Integration, IntegrationTest, IntegrationType, IntegrationTypes, NewIntegration},
    page::{Page, PageRequest},
    ports::IntegrationRepository,
    text::check_name,
    workflows::now,
};

/// The rules of integrations over their repository and their types.
#[derive(Clone)]
pub struct IntegrationService {
    integrations: Arc<dyn IntegrationRepository>,
    credentials: CredentialService,
    types: Arc<dyn IntegrationTypes>,
}

impl IntegrationService {
    /// A service over these ports.
    pub fn new(
        integrations: Arc<dyn IntegrationRepository>,
        credentials: CredentialService,
        types: Arc<dyn IntegrationTypes>,
    ) -> Self {
        Self { integrations, credentials, types }
    }

    /// The types on offer, by name.
    pub fn catalogue(&self) -> Vec<IntegrationType> {
        self.types.catalogue()
    }

    /// Makes an integration. Nothing is asked of the service.
    pub async fn create(&self, owner: Owner, new: NewIntegration) -> Result<Integration> {
        let mut faults = check_name("/name", &new.name);
        match self.types.check(&new.kind, &new.config) {
            Some(found) => {
                faults.extend(
                    found.into_iter().map(|fault| Fault { pointer: format!("/config{}", fault.pointer), ..fault }),
                );
                faults.extend(self.credential_fault(owner, &new).await?);
            }
            None => faults.push(Fault::new("/type", "unknown_type", "there is no integration of this type")),
        }
        if !faults.is_empty() {
            return Err(Error::Invalid { faults });
        }
        let integration = Integration {
            seq: 0,
            id: IntegrationId::new(),
            owner,
            name: new.name,
            kind: new.kind,
            config: new.config,
            credential: new.credential,
            last_test: None,
            created_at: now(),
        };
        self.integrations.insert(integration).await
    }

    /// One of them.
    pub async fn get(&self, owner: Owner, id: IntegrationId) -> Result<Integration> {
        self.integrations.find(owner, id).await?.ok_or(Error::not_found(Kind::Integration))
    }

    /// Newest first.
    pub async fn list(&self, owner: Owner, page: PageRequest) -> Result<Page<Integration>> {
        self.integrations.list(owner, page).await
    }

    /// Removes one. Its credential stays.
    pub async fn delete(&self, owner: Owner, id: IntegrationId) -> Result<()> {
        if self.integrations.delete(owner, id).await? { Ok(()) } else { Err(Error::not_found(Kind::Integration)) }
    }

    /// Tries it out and keeps what was found. A service that refuses is a result and no error.
    pub async fn test(&self, owner: Owner, id: IntegrationId) -> Result<IntegrationTest> {
        let integration = self.get(owner, id).await?;
        let credential = match integration.credential {
            Some(credential) => Some(self.credentials.open(owner, credential).await?),
            None => None,
        };
        let (at, started) = (now(), Instant::now());
        let found = self.types.test(&integration.kind, &integration.config, credential.as_ref()).await;
        let latency_ms = i64::try_from(started.elapsed().as_millis()).unwrap_or(i64::MAX);
        let (ok, detail) = match found {
            Ok(detail) => (true, detail),
            Err(detail) => (false, detail),
        };
        let test = IntegrationTest { ok, latency_ms, detail, at };
        // One that was deleted in the meantime has no place for it.
        if self.integrations.record_test(owner, id, &test).await? {
            Ok(test)
        } else {
            Err(Error::not_found(Kind::Integration))
        }
    }

    async fn credential_fault(&self, owner: Owner, new: &NewIntegration) -> Result<Option<Fault>> {
        let catalogue = self.types.catalogue();
        let Some(kind) = catalogue.iter().find(|kind| kind.name == new.kind) else { return Ok(None) };
        let fault = |code, message: String| Some(Fault::new("/credential_id", code, message));
        let Some(id) = new.credential else {
            let message = format!("an integration of type `{}` needs a credential", kind.name);
            return Ok(if kind.needs_credential { fault("required", message) } else { None });
        };
        Ok(match self.credentials.find(owner, id).await? {
            None => fault("unknown_record", "there is no such credential".to_owned()),
            Some(found) if !kind.credentials.contains(&found.kind) => {
                let taken: Vec<&str> = kind.credentials.iter().map(|kind| kind.as_str()).collect();
                let own = found.kind.as_str();
                let taken = if taken.is_empty() { "none".to_owned() } else { taken.join(", ") };
                fault("credential_type", format!("it is of type `{own}`; this integration takes {taken}"))
            }
            Some(_) => None,
        })
    }
}

#[cfg(test)]
mod tests;
