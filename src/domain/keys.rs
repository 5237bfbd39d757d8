//! API keys: making, verifying, listing, revoking.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};

use super::{
    context::Actor,
    error::{Error, Kind, Result},
    grants,
    id::{ApiKeyId, UnitId},
    identity::{ADMIN_SCOPE, ApiKey, Caller, OPERATOR_SCOPE, Owner},
    page::{Page, PageRequest},
    plan::{Meter, Plan, Subject},
    ports::{ApiKeyRepository, UnitRepository},
    secret::Secret,
    text::check_name,
    workflows::now,
};

/// How exact `last_used_at` is; a busy key must not mean a write per request.
const TOUCH_EVERY: TimeDelta = TimeDelta::seconds(60);

/// What is needed to make a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewApiKey {
    /// A name for people.
    pub name: String,
    /// The unit that it is bound to; `None`: what its maker is bound to.
    pub unit: Option<UnitId>,
    /// What it may do; of [`super::identity::SCOPES`].
    pub scopes: Vec<String>,
    /// A plan of its own; `None`: its requests count against the tenant's.
    pub plan: Option<Plan>,
    /// When it stops working; `None` never. A moment that has passed makes a key that never works: whether a request is valid must not
    /// depend on the clock.
    pub expires_at: Option<DateTime<Utc>>,
}

/// A key and, this once, its secret.
#[derive(Debug, Clone)]
pub struct CreatedKey {
    /// The key.
    pub key: ApiKey,
    /// Its secret, not stored anywhere.
    pub secret: Secret,
}

/// The rules of API keys over their repository.
#[derive(Clone)]
pub struct KeyService {
    keys: Arc<dyn ApiKeyRepository>,
    units: Arc<dyn UnitRepository>,
}

impl KeyService {
    /// A service over these ports.
    pub fn new(keys: Arc<dyn ApiKeyRepository>, units: Arc<dyn UnitRepository>) -> Self {
        Self { keys, units }
    }

    /// Makes a key for a caller, who can grant only the scopes and the unit that it has itself; a plan of its own only where it is an operator.
    pub async fn create(&self, caller: &Caller, new: NewApiKey) -> Result<CreatedKey> {
        check(&new)?;
        grants::check_held(caller, "a key", new.scopes.iter().map(String::as_str))?;
        if new.plan.is_some() {
            grants::check_operator(caller, "give a key a plan of its own")?;
        }
        let owner = grants::owner_of(&*self.units, caller, new.unit).await?;
        self.store(owner, new, Secret::generate()).await
    }

    /// Makes a key on the operator's word (command line, bootstrap): any scope, any unit of the tenant.
    pub async fn issue(&self, owner: Owner, new: NewApiKey) -> Result<CreatedKey> {
        self.issue_with(owner, new, Secret::generate()).await
    }

    /// Like [`Self::issue`], with a secret that the operator brings.
    pub async fn issue_with(&self, owner: Owner, new: NewApiKey, secret: Secret) -> Result<CreatedKey> {
        check(&new)?;
        self.store(owner, new, secret).await
    }

    /// The caller behind a presented key. [`Error::Unauthenticated`] where there is none; a text that is not a key at all costs no query.
    pub async fn verify(&self, presented: &str) -> Result<Caller> {
        let unknown = || unauthenticated("the API key is not valid");
        let secret = Secret::parse(presented).ok_or_else(unknown)?;
        let (key, tenant_plan) = self.keys.find_by_hash(secret.hash()).await?.ok_or_else(unknown)?;
        let now = now();
        if key.revoked_at.is_some() {
            return Err(unauthenticated("the API key was revoked"));
        }
        if key.expires_at.is_some_and(|at| at <= now) {
            return Err(unauthenticated("the API key has expired"));
        }
        if key.last_used_at.is_none_or(|at| now - at >= TOUCH_EVERY)
            && let Err(error) = self.keys.touch(key.id, now).await
        {
            // Of use to people, not worth refusing a valid key for.
            tracing::warn!(key = %key.id, %error, "the use of key {} could not be noted", key.id);
        }
        let meter = match key.plan {
            Some(plan) => Meter { subject: Subject::Key(key.id), plan },
            None => Meter::of_tenant(key.owner.tenant, tenant_plan),
        };
        Ok(Caller {
            owner: key.owner,
            scopes: key.scopes,
            actor: Actor::ApiKey(key.id),
            meter,
            expires_at: key.expires_at,
        })
    }

    /// Whether a key with this secret exists, working or not.
    pub async fn exists(&self, secret: &Secret) -> Result<bool> {
        Ok(self.keys.find_by_hash(secret.hash()).await?.is_some())
    }

    /// By id, revoked or not.
    pub async fn find(&self, owner: Owner, id: ApiKeyId) -> Result<ApiKey> {
        self.keys.find(owner, id).await?.ok_or(Error::not_found(Kind::ApiKey))
    }

    /// Newest first, revoked ones included.
    pub async fn list(&self, owner: Owner, page: PageRequest) -> Result<Page<ApiKey>> {
        self.keys.list(owner, page).await
    }

    /// Revokes a key at once; repeating it changes nothing.
    pub async fn revoke(&self, owner: Owner, id: ApiKeyId) -> Result<ApiKey> {
        self.keys.revoke(owner, id, now()).await?.ok_or(Error::not_found(Kind::ApiKey))
    }

    async fn store(&self, owner: Owner, new: NewApiKey, secret: Secret) -> Result<CreatedKey> {
        let key = ApiKey {
            id: ApiKeyId::new(),
            owner: Owner { unit: new.unit.or(owner.unit), ..owner },
            name: new.name,
            prefix: secret.prefix().to_owned(),
            scopes: new.scopes,
            plan: new.plan,
            created_at: now(),
            expires_at: new.expires_at,
            revoked_at: None,
            last_used_at: None,
        };
        self.keys.insert(&key, secret.hash()).await?;
        Ok(CreatedKey { key, secret })
    }
}

fn check(new: &NewApiKey) -> Result<()> {
    let mut faults = check_name("/name", &new.name);
    faults.extend(grants::faults_of_scopes("a key", &new.scopes));
    if faults.is_empty() { Ok(()) } else { Err(Error::Invalid { faults }) }
}

/// Opens everything, all tenants' affairs included: for those who run the server.
pub(super) fn admin_key(name: &str) -> NewApiKey {
    let scopes = [ADMIN_SCOPE, OPERATOR_SCOPE].map(str::to_owned).to_vec();
    NewApiKey { scopes, ..admin_key_of_tenant(name) }
}

/// Opens everything of one tenant.
pub(super) fn admin_key_of_tenant(name: &str) -> NewApiKey {
    let scopes = vec![ADMIN_SCOPE.to_owned()];
    NewApiKey { name: name.to_owned(), unit: None, scopes, plan: None, expires_at: None }
}

fn unauthenticated(message: &str) -> Error {
    Error::Unauthenticated { message: message.to_owned() }
}

#[cfg(test)]
mod tests;
