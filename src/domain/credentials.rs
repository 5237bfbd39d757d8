//! What may be done with credentials: make, list, delete; and open, for whoever presents them.

use std::sync::Arc;

use super::{
    credential::{Credential, CredentialValue, NewCredential},
    error::{Error, Kind, Result},
    id::CredentialId,
    identity::Owner,
    page::{Page, PageRequest},
    ports::CredentialRepository,
    sealing::{Place, Sealer, column},
    text::check_name,
    workflows::now,
};

/// The rules of credentials over their repository.
#[derive(Clone)]
pub struct CredentialService {
    credentials: Arc<dyn CredentialRepository>,
    sealer: Arc<dyn Sealer>,
}

impl CredentialService {
    /// A service over these ports.
    pub fn new(credentials: Arc<dyn CredentialRepository>, sealer: Arc<dyn Sealer>) -> Self {
        Self { credentials, sealer }
    }

    /// Seals and stores a secret.
    pub async fn create(&self, owner: Owner, new: NewCredential) -> Result<Credential> {
        let faults = check_name("/name", &new.name);
        if !faults.is_empty() {
            return Err(Error::Invalid { faults });
        }
        let credential = Credential {
            seq: 0,
            id: CredentialId::new(),
            owner,
            name: new.name,
            kind: new.value.kind(),
            created_at: now(),
        };
        let sealed = self.sealer.seal(place(owner, credential.id), &new.value.encode()).await?;
        self.credentials.insert(credential, sealed).await
    }

    /// Newest first, without secrets.
    pub async fn list(&self, owner: Owner, page: PageRequest) -> Result<Page<Credential>> {
        self.credentials.list(owner, page).await
    }

    /// The record, without its secret.
    pub async fn find(&self, owner: Owner, id: CredentialId) -> Result<Option<Credential>> {
        Ok(self.credentials.find(owner, id).await?.map(|(credential, _)| credential))
    }

    /// The secret, for whoever presents it.
    pub async fn open(&self, owner: Owner, id: CredentialId) -> Result<CredentialValue> {
        let found = self.credentials.find(owner, id).await?;
        let (credential, sealed) = found.ok_or(Error::not_found(Kind::Credential))?;
        let plain = zeroize::Zeroizing::new(self.sealer.open(place(credential.owner, id), &sealed).await?);
        CredentialValue::decode(credential.kind, &plain)
    }

    /// Removes a credential that nothing uses.
    pub async fn delete(&self, owner: Owner, id: CredentialId) -> Result<()> {
        if self.credentials.delete(owner, id).await? { Ok(()) } else { Err(Error::not_found(Kind::Credential)) }
    }
}

fn place(owner: Owner, id: CredentialId) -> Place {
    Place { tenant: owner.tenant, column: column::CREDENTIAL, record: id.0 }
}
