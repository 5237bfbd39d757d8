//! OAuth 2.0 clients: programs that get access tokens of their own. What they do with them is in [`super::oauth`].

use std::sync::Arc;

use super::{
    error::{Error, Kind, Result},
    grants,
    id::{OAuthClientId, UnitId},
    identity::{Caller, OAuthClient, Owner},
    page::{Page, PageRequest},
    ports::{OAuthClientRepository, UnitRepository},
    secret::{Purpose, Secret},
    text::check_name,
    workflows::now,
};

/// What is needed to make a client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOAuthClient {
    /// A name for people.
    pub name: String,
    /// The unit that it is bound to; `None`: what its maker is bound to.
    pub unit: Option<UnitId>,
    /// The most that its tokens may do; of [`super::identity::SCOPES`].
    pub scopes: Vec<String>,
}

/// A client and, this once, its secret.
#[derive(Debug, Clone)]
pub struct CreatedClient {
    /// The client.
    pub client: OAuthClient,
    /// Its secret, not stored anywhere.
    pub secret: Secret,
}

/// The rules of clients over their repository.
#[derive(Clone)]
pub struct OAuthClientService {
    clients: Arc<dyn OAuthClientRepository>,
    units: Arc<dyn UnitRepository>,
}

impl OAuthClientService {
    /// A service over these ports.
    pub fn new(clients: Arc<dyn OAuthClientRepository>, units: Arc<dyn UnitRepository>) -> Self {
        Self { clients, units }
    }

    /// Makes a client for a caller, who can grant only the scopes and the unit that it has itself.
    pub async fn create(&self, caller: &Caller, new: NewOAuthClient) -> Result<CreatedClient> {
        check(&new)?;
        grants::check_held(caller, "a client", new.scopes.iter().map(String::as_str))?;
        let owner = grants::owner_of(&*self.units, caller, new.unit).await?;
        self.store(owner, new).await
    }

    /// Makes a client on the operator's word (command line): any scope, any unit of the tenant.
    pub async fn issue(&self, owner: Owner, new: NewOAuthClient) -> Result<CreatedClient> {
        check(&new)?;
        self.store(Owner { unit: new.unit.or(owner.unit), ..owner }, new).await
    }

    /// By id, revoked or not.
    pub async fn find(&self, owner: Owner, id: OAuthClientId) -> Result<OAuthClient> {
        self.clients.find(owner, id).await?.ok_or(Error::not_found(Kind::OAuthClient))
    }

    /// Newest first, revoked ones included.
    pub async fn list(&self, owner: Owner, page: PageRequest) -> Result<Page<OAuthClient>> {
        self.clients.list(owner, page).await
    }

    /// Revokes a client and all its tokens at once; repeating it changes nothing.
    pub async fn revoke(&self, owner: Owner, id: OAuthClientId) -> Result<OAuthClient> {
        self.clients.revoke(owner, id, now()).await?.ok_or(Error::not_found(Kind::OAuthClient))
    }

    async fn store(&self, owner: Owner, new: NewOAuthClient) -> Result<CreatedClient> {
        let client = OAuthClient {
            id: OAuthClientId::new(),
            owner,
            name: new.name,
            scopes: new.scopes,
            created_at: now(),
            revoked_at: None,
            last_used_at: None,
        };
        let secret = Secret::generate_for(Purpose::ClientSecret);
        self.clients.insert(&client, secret.hash()).await?;
        Ok(CreatedClient { client, secret })
    }
}

fn check(new: &NewOAuthClient) -> Result<()> {
    let mut faults = check_name("/name", &new.name);
    faults.extend(grants::faults_of_scopes("a client", &new.scopes));
    if faults.is_empty() { Ok(()) } else { Err(Error::Invalid { faults }) }
}

#[cfg(test)]
mod tests;
