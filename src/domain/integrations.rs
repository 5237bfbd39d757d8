//! What may be done with integrations. Configurations and credentials are held against the type's own rules before anything is stored; a test makes a real request
//! and keeps what it found; a sync fetches what the service has, in the background and to its end, whoever waits for it.

mod secrets;

use std::{
    collections::HashMap,
    sync::Arc,
    time::{Duration, Instant},
};

use super::{
    credential::{CredentialValue, NewCredential},
    credentials::CredentialService,
    error::{Error, Fault, Kind, Result},
    id::{CredentialId, IntegrationId},
    identity::Owner,
    integration::{Integration, IntegrationTest, IntegrationType, IntegrationTypes, NewIntegration},
    page::{Page, PageRequest},
    ports::IntegrationRepository,
    sync::{IntegrationRecord, IntegrationSync, SyncRepository, Syncer},
    text::check_name,
    work::{self, End, Transactions},
    workflows::now,
};

/// The rules of integrations over their repository and their types.
#[derive(Clone)]
pub struct IntegrationService {
    integrations: Arc<dyn IntegrationRepository>,
    credentials: CredentialService,
    types: Arc<dyn IntegrationTypes>,
    syncs: Arc<dyn SyncRepository>,
    syncer: Arc<dyn Syncer>,
    transactions: Arc<dyn Transactions>,
}

impl IntegrationService {
    /// A service over these ports.
    pub fn new(
        integrations: Arc<dyn IntegrationRepository>,
        credentials: CredentialService,
        types: Arc<dyn IntegrationTypes>,
        syncs: Arc<dyn SyncRepository>,
        syncer: Arc<dyn Syncer>,
        transactions: Arc<dyn Transactions>,
    ) -> Self {
        Self { integrations, credentials, types, syncs, syncer, transactions }
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
                faults.extend(found.into_iter().map(in_config));
                faults.extend(self.credential_fault(owner, &new).await?);
            }
            None => faults.push(unknown_type()),
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

    /// As [`Self::create`], from a configuration with its secret in it, which becomes a credential of its own: both are made, or neither. The credential has the integration's name.
    pub async fn create_with_secret(&self, owner: Owner, mut new: NewIntegration) -> Result<Integration> {
        let catalogue = self.types.catalogue();
        let kind = catalogue.iter().find(|kind| kind.name == new.kind);
        let accepted = kind.map(|kind| kind.credentials.as_slice()).unwrap_or_default();
        let taken = secrets::take(&mut new.config, accepted);
        let mut faults: Vec<Fault> = match &taken {
            Ok(Some(_)) if new.credential.is_some() => {
                let message = "it names a credential and brings a secret: an integration presents one of the two";
                vec![Fault::new("/credential_id", "secret_ambiguous", message)]
            }
            Ok(None) if kind.is_some() => return self.create(owner, new).await,
            Ok(_) => Vec::new(),
            Err(faults) => faults.iter().cloned().map(in_config).collect(),
        };
        // All faults at once, the rest of the configuration's too.
        faults.extend(check_name("/name", &new.name));
        match self.types.check(&new.kind, &new.config) {
            Some(found) => faults.extend(found.into_iter().map(in_config)),
            None => faults.push(unknown_type()),
        }
        let (true, Ok(Some(value))) = (faults.is_empty(), taken) else { return Err(Error::Invalid { faults }) };
        let made = async {
            let made = self.create_credential_and(owner, new, value).await;
            (if made.is_ok() { End::Commit } else { End::RollBack }, made)
        };
        work::within(&*self.transactions, made).await?
    }

    async fn create_credential_and(
        &self,
        owner: Owner,
        new: NewIntegration,
        value: CredentialValue,
    ) -> Result<Integration> {
        let credential = self.credentials.create(owner, NewCredential { name: new.name.clone(), value }).await?;
        self.create(owner, NewIntegration { credential: Some(credential.id), ..new }).await
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
        let credential = opened(&self.credentials, owner, integration.credential).await?;
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

    /// Begins to fetch what the service has, or finds that it is being fetched already. [`Error::Conflict`] where an integration of this type, or so configured, does not sync.
    /// Within a unit of work nothing is fetched before its commit.
    pub async fn sync(&self, owner: Owner, id: IntegrationId) -> Result<IntegrationSync> {
        let integration = self.get(owner, id).await?;
        self.types.fetching(&integration.kind, &integration.config).map_err(Error::conflict)?;
        let sync = self.syncs.begin(&integration).await?;
        let (syncer, begun) = (Arc::clone(&self.syncer), sync.clone());
        work::after_commit(move || syncer.drive(begun));
        Ok(sync)
    }

    /// Waits for a sync's end, at most so long, and gives it as it is then. Commits the unit of work around it first.
    pub async fn finish_sync(&self, sync: &IntegrationSync, limit: Duration) -> Result<IntegrationSync> {
        work::checkpoint().await?;
        self.syncer.wait(sync.id, limit).await;
        // It goes with its integration.
        self.syncs.find(sync.owner, sync.id).await?.ok_or(Error::not_found(Kind::Integration))
    }

    /// The newest sync of each of these integrations, where there was one.
    pub async fn last_syncs(
        &self,
        owner: Owner,
        integrations: &[IntegrationId],
    ) -> Result<HashMap<IntegrationId, IntegrationSync>> {
        self.syncs.newest(owner, integrations).await
    }

    /// The syncs of an integration, newest first.
    pub async fn list_syncs(
        &self,
        owner: Owner,
        id: IntegrationId,
        page: PageRequest,
    ) -> Result<Page<IntegrationSync>> {
        self.get(owner, id).await?;
        self.syncs.list(owner, id, page).await
    }

    /// What was fetched, by the records' own ids.
    pub async fn records(&self, owner: Owner, id: IntegrationId, page: PageRequest) -> Result<Page<IntegrationRecord>> {
        self.get(owner, id).await?;
        self.syncs.records(owner, id, page).await
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

fn in_config(fault: Fault) -> Fault {
    Fault { pointer: format!("/config{}", fault.pointer), ..fault }
}

fn unknown_type() -> Fault {
    Fault::new("/type", "unknown_type", "there is no integration of this type")
}

/// What an integration presents.
pub async fn opened(
    credentials: &CredentialService,
    owner: Owner,
    credential: Option<CredentialId>,
) -> Result<Option<CredentialValue>> {
    match credential {
        Some(credential) => credentials.open(owner, credential).await.map(Some),
        None => Ok(None),
    }
}

#[cfg(test)]
mod tests;
