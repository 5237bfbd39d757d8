//! Who a credential is: what anybody may know of themselves.

use std::sync::Arc;

use super::{
    context::Actor,
    error::{Error, Kind, Result},
    identity::{Caller, Tenant, Unit},
    plan::Plan,
    ports::{ApiKeyRepository, OAuthClientRepository, TenantRepository, UnitRepository, UserRepository},
};

/// What is shown to a caller of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Its tenant.
    pub tenant: Tenant,
    /// Its unit, where it is bound to one.
    pub unit: Option<Unit>,
    /// The name of the key, client or user.
    pub name: String,
    /// The plan that its requests count against: its own, or the tenant's.
    pub plan: Plan,
}

/// Reads profiles.
#[derive(Clone)]
pub struct ProfileService {
    tenants: Arc<dyn TenantRepository>,
    units: Arc<dyn UnitRepository>,
    keys: Arc<dyn ApiKeyRepository>,
    clients: Arc<dyn OAuthClientRepository>,
    users: Arc<dyn UserRepository>,
}

impl ProfileService {
    /// Over these ports.
    pub fn new(
        tenants: Arc<dyn TenantRepository>,
        units: Arc<dyn UnitRepository>,
        keys: Arc<dyn ApiKeyRepository>,
        clients: Arc<dyn OAuthClientRepository>,
        users: Arc<dyn UserRepository>,
    ) -> Self {
        Self { tenants, units, keys, clients, users }
    }

    /// The caller's.
    pub async fn of(&self, caller: &Caller) -> Result<Profile> {
        let owner = caller.owner;
        let tenant = self.tenants.find(owner.tenant).await?.ok_or(Error::not_found(Kind::Tenant))?;
        let unit = match owner.unit {
            Some(unit) => self.units.find(owner, unit).await?,
            None => None,
        };
        let name = match caller.actor {
            Actor::ApiKey(id) => self.keys.find(owner, id).await?.map(|key| key.name),
            Actor::OAuthClient(id) => self.clients.find(owner, id).await?.map(|client| client.name),
            Actor::User(id) => self.users.find(owner.tenant, id).await?.map(|user| user.name),
            Actor::Anonymous | Actor::CommandLine | Actor::System => None,
        };
        Ok(Profile { tenant, unit, name: name.unwrap_or_default(), plan: caller.meter.plan })
    }
}
