//! Users and their tokens: how a person is known to an API that knows people (ActiveWorkflow).
//!
//! A token is a signed text ([`super::jwt`]) and a row: the signature says that this server made it, the row says that it still holds. Its
//! key is the tenant's own, random, and sealed.
//!
//! Users are the whole tenant's. So a caller that is bound to a unit has nothing to do with them: what it could make through them would
//! reach beyond its unit.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use quick_cache::sync::Cache;
use rand::Rng as _;

use super::{
    context::Actor,
    error::{Error, Kind, Result},
    grants,
    id::{SigningKeyId, TenantId, UserId, UserTokenId},
    identity::{Caller, Owner, USER_SCOPES, User, UserToken},
    jwt::{self, Claims, Unverified},
    page::{Page, PageRequest},
    plan::Meter,
    ports::{SigningKeyRepository, UserRepository},
    sealing::{Place, Sealer, column},
    text::check_name,
    workflows::now,
};

/// How exact `last_used_at` is.
const TOUCH_EVERY: TimeDelta = TimeDelta::seconds(60);
/// As many signing keys are kept open at hand.
const KEYS_AT_HAND: usize = 1_000;
/// Bytes of a signing key: as many as the hash has (RFC 7518, section 3.2).
const KEY_LENGTH: usize = 32;

/// What is needed to make a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewUserToken {
    /// A name for people.
    pub name: String,
    /// When it stops working; `None` never. See [`super::keys::NewApiKey::expires_at`].
    pub expires_at: Option<DateTime<Utc>>,
}

/// A token and, this once, its text.
#[derive(Clone)]
pub struct CreatedUserToken {
    /// The token.
    pub token: UserToken,
    /// Its text, not stored anywhere.
    pub text: String,
}

impl std::fmt::Debug for CreatedUserToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CreatedUserToken").field("token", &self.token).finish_non_exhaustive()
    }
}

/// The rules of users over their repository.
#[derive(Clone)]
pub struct UserService {
    users: Arc<dyn UserRepository>,
    signing: SigningKeys,
}

impl UserService {
    /// A service over these ports.
    pub fn new(
        users: Arc<dyn UserRepository>,
        signing: Arc<dyn SigningKeyRepository>,
        sealer: Arc<dyn Sealer>,
    ) -> Self {
        let at_hand = Arc::new(Cache::new(KEYS_AT_HAND));
        Self { users, signing: SigningKeys { keys: signing, sealer, at_hand } }
    }

    /// Makes a user. [`Error::Conflict`] where the tenant has one of this name.
    pub async fn create(&self, owner: Owner, name: String) -> Result<User> {
        if owner.unit.is_some() {
            return Err(Error::forbidden(
                "users are the whole tenant's: a credential that is bound to a unit makes none",
            ));
        }
        let faults = check_name("/name", &name);
        if !faults.is_empty() {
            return Err(Error::Invalid { faults });
        }
        let user = User { id: UserId::new(), tenant: owner.tenant, name, created_at: now() };
        self.users.insert(&user).await?;
        Ok(user)
    }

    /// By id.
    pub async fn find(&self, owner: Owner, id: UserId) -> Result<User> {
        let missing = || Error::not_found(Kind::User);
        let tenant = tenant_of(owner).ok_or_else(missing)?;
        self.users.find(tenant, id).await?.ok_or_else(missing)
    }

    /// By name, as the command line spells users.
    pub async fn find_by_name(&self, tenant: TenantId, name: &str) -> Result<User> {
        self.users.find_by_name(tenant, name).await?.ok_or(Error::not_found(Kind::User))
    }

    /// Newest first.
    pub async fn list(&self, owner: Owner, page: PageRequest) -> Result<Page<User>> {
        match tenant_of(owner) {
            Some(tenant) => self.users.list(tenant, page).await,
            None => Ok(Page { items: Vec::new(), total: 0 }),
        }
    }

    /// Removes a user; its tokens stop working at once.
    pub async fn delete(&self, owner: Owner, id: UserId) -> Result<()> {
        let missing = || Error::not_found(Kind::User);
        let tenant = tenant_of(owner).ok_or_else(missing)?;
        if self.users.delete(tenant, id).await? { Ok(()) } else { Err(missing()) }
    }

    /// Makes a token for a caller, who must hold what a user may do.
    pub async fn create_token(&self, caller: &Caller, user: UserId, new: NewUserToken) -> Result<CreatedUserToken> {
        let user = self.find(caller.owner, user).await?;
        grants::check_held(caller, "a user's token", USER_SCOPES)?;
        self.issue_token(&user, new).await
    }

    /// Makes a token on the operator's word (command line).
    pub async fn issue_token(&self, user: &User, new: NewUserToken) -> Result<CreatedUserToken> {
        let faults = check_name("/name", &new.name);
        if !faults.is_empty() {
            return Err(Error::Invalid { faults });
        }
        let token = UserToken {
            id: UserTokenId::new(),
            tenant: user.tenant,
            user: user.id,
            name: new.name,
            created_at: now(),
            expires_at: new.expires_at,
            revoked_at: None,
            last_used_at: None,
        };
        let claims = Claims {
            sub: token.user,
            jti: token.id,
            iat: token.created_at.timestamp(),
            exp: token.expires_at.map(|at| at.timestamp()),
        };
        let key = self.signing.find_or_make(user.tenant).await?;
        let text = jwt::sign(&claims, &key).map_err(Error::internal)?;
        self.users.insert_token(&token).await?;
        Ok(CreatedUserToken { token, text })
    }

    /// A user's tokens, newest first, revoked ones included.
    pub async fn tokens(&self, owner: Owner, user: UserId, page: PageRequest) -> Result<Page<UserToken>> {
        let user = self.find(owner, user).await?;
        self.users.tokens(user.tenant, user.id, page).await
    }

    /// Revokes a token at once; repeating it changes nothing.
    pub async fn revoke_token(&self, owner: Owner, user: UserId, id: UserTokenId) -> Result<UserToken> {
        let user = self.find(owner, user).await?;
        let revoked = self.users.revoke_token(user.tenant, user.id, id, now()).await?;
        revoked.ok_or(Error::not_found(Kind::UserToken))
    }

    /// The caller behind a presented token; [`Error::Unauthenticated`] where there is none.
    pub async fn verify(&self, presented: &str) -> Result<Caller> {
        let unknown = || unauthenticated("the token is not valid");
        let presented = Unverified::parse(presented).ok_or_else(unknown)?;
        let (token, plan) = self.users.find_token(presented.claims.jti).await?.ok_or_else(unknown)?;
        let key = self.signing.find(token.tenant).await?.ok_or_else(unknown)?;
        // Only what the signature vouches for is told anything of the row.
        if !presented.is_signed_with(&key) || presented.claims.sub != token.user {
            return Err(unknown());
        }
        let now = now();
        if token.revoked_at.is_some() {
            return Err(unauthenticated("the token was revoked"));
        }
        if token.expires_at.is_some_and(|at| at <= now) {
            return Err(unauthenticated("the token has expired"));
        }
        if token.last_used_at.is_none_or(|at| now - at >= TOUCH_EVERY)
            && let Err(error) = self.users.touch_token(token.id, now).await
        {
            tracing::warn!(token = %token.id, %error, "the use of token {} could not be noted", token.id);
        }
        Ok(Caller {
            owner: Owner { tenant: token.tenant, unit: None },
            scopes: USER_SCOPES.map(str::to_owned).to_vec(),
            actor: Actor::User(token.user),
            meter: Meter::of_tenant(token.tenant, plan),
            expires_at: token.expires_at,
        })
    }
}

/// What tokens of each tenant are signed with.
#[derive(Clone)]
struct SigningKeys {
    keys: Arc<dyn SigningKeyRepository>,
    sealer: Arc<dyn Sealer>,
    /// Opened keys: a tenant's never changes, and opening it for each request would cost more than the rest of the check.
    at_hand: Arc<Cache<TenantId, [u8; KEY_LENGTH]>>,
}

impl SigningKeys {
    async fn find(&self, tenant: TenantId) -> Result<Option<[u8; KEY_LENGTH]>> {
        if let Some(key) = self.at_hand.get(&tenant) {
            return Ok(Some(key));
        }
        let Some((id, sealed)) = self.keys.find(tenant).await? else { return Ok(None) };
        let opened = self.sealer.open(place(tenant, id), &sealed).await?;
        let key = opened.try_into().map_err(|_| Error::internal("a signing key of the wrong length"))?;
        self.at_hand.insert(tenant, key);
        Ok(Some(key))
    }

    async fn find_or_make(&self, tenant: TenantId) -> Result<[u8; KEY_LENGTH]> {
        if let Some(key) = self.find(tenant).await? {
            return Ok(key);
        }
        let mut key = [0; KEY_LENGTH];
        rand::rng().fill_bytes(&mut key);
        let id = SigningKeyId::new();
        let sealed = self.sealer.seal(place(tenant, id), &key).await?;
        if self.keys.insert(tenant, id, &sealed, now()).await? {
            // Not kept at hand: what is stored now may yet be rolled back.
            return Ok(key);
        }
        // Whoever was first in the same moment made it.
        self.find(tenant).await?.ok_or_else(|| Error::internal("a signing key is gone as soon as it was made"))
    }
}

fn place(tenant: TenantId, id: SigningKeyId) -> Place {
    Place { tenant, column: column::SIGNING_KEY, record: id.0 }
}

/// `None` to whom users do not exist.
fn tenant_of(owner: Owner) -> Option<TenantId> {
    owner.unit.is_none().then_some(owner.tenant)
}

fn unauthenticated(message: &str) -> Error {
    Error::Unauthenticated { message: message.to_owned() }
}

#[cfg(test)]
mod tests;
