//! Records that nodes name: agents by id or code, credentials by id, integrations by id or name. All of it is walled: what another owns is not there.

use std::sync::Arc;

use async_trait::async_trait;

use super::{
    credential::CredentialValue,
    credentials::CredentialService,
    error::{Error, Kind, Result},
    id::{AgentId, CredentialId, IntegrationId, parse},
    identity::Owner,
    integration::Integration,
    integrations::opened,
    ports::{AgentRepository, IntegrationRepository, Records},
};

/// Another spelling of integrations' ids.
const INTEGRATION: &str = "int_";

/// The domain's records, over their repositories.
#[derive(Clone)]
pub struct RecordService {
    agents: Arc<dyn AgentRepository>,
    integrations: Arc<dyn IntegrationRepository>,
    credentials: CredentialService,
}

impl RecordService {
    /// A service over these ports.
    pub fn new(
        agents: Arc<dyn AgentRepository>,
        integrations: Arc<dyn IntegrationRepository>,
        credentials: CredentialService,
    ) -> Self {
        Self { agents, integrations, credentials }
    }
}

#[async_trait]
impl Records for RecordService {
    async fn agent(&self, owner: Owner, named: &str) -> Result<Option<AgentId>> {
        let found = match AgentId::read(named) {
            Some(id) => self.agents.find(owner, id).await?,
            None => self.agents.find_by_code(owner, named).await?,
        };
        Ok(found.map(|agent| agent.id))
    }

    async fn credential(&self, owner: Owner, id: CredentialId) -> Result<Option<CredentialValue>> {
        match self.credentials.open(owner, id).await {
            Ok(value) => Ok(Some(value)),
            Err(Error::NotFound { kind: Kind::Credential }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    async fn integration(&self, owner: Owner, named: &str) -> Result<Option<(Integration, Option<CredentialValue>)>> {
        let id = IntegrationId::read(named).or_else(|| parse(INTEGRATION, named).map(IntegrationId));
        let found = match id {
            Some(id) => self.integrations.find(owner, id).await?,
            None => self.integrations.find_named(owner, named).await?,
        };
        let Some(found) = found else { return Ok(None) };
        // As the integration's owner: one bound to no unit may name a credential that is bound to none.
        let credential = opened(&self.credentials, found.owner, found.credential).await?;
        Ok(Some((found, credential)))
    }
}
