//! OAuth 2.0: what a client does with its secret. Client credentials (RFC 6749, section 4.4), revocation (RFC 7009) and introspection
//! (RFC 7662) of access tokens, and the caller behind one.
//!
//! Tokens are opaque and looked up whenever they are presented, so that one that was revoked, or whose client was, opens nothing from then on,
//! in any process.

use std::sync::Arc;

use chrono::TimeDelta;
use subtle::ConstantTimeEq as _;
use uuid::Uuid;

use super::{
    context::{self, Actor, Context},
    error::Error,
    id::{AccessTokenId, OAuthClientId},
    identity::{ADMIN_SCOPE, AccessToken, Caller, OAuthClient, OPERATOR_SCOPE, SCOPES},
    plan::Meter,
    ports::OAuthClientRepository,
    secret::{Purpose, Secret},
    workflows::now,
};

/// The longest that an access token may live, and how long it does unless configured otherwise.
pub const LONGEST_LIFETIME: TimeDelta = TimeDelta::hours(1);

/// Why a client does not get what it asked for, in the words of RFC 6749, section 5.2.
#[derive(Debug, thiserror::Error)]
pub enum OAuthError {
    /// The request lacks a parameter, has one twice, or authenticates the client in two ways.
    #[error("{0}")]
    InvalidRequest(String),
    /// The client is unknown, was revoked, or did not prove who it is.
    #[error("the client is unknown, or its secret is wrong")]
    InvalidClient,
    /// A grant that this server does not know.
    #[error("the only grant is `client_credentials`")]
    UnsupportedGrantType,
    /// A scope that does not exist, or that the client has not.
    #[error("{0}")]
    InvalidScope(String),
    /// Anything else.
    #[error(transparent)]
    Failed(#[from] Error),
}

/// Shorthand.
pub type OAuthResult<T> = Result<T, OAuthError>;

/// What a client presents to prove who it is.
#[derive(Clone, PartialEq, Eq)]
pub struct ClientLogin {
    /// `client_id`.
    pub id: String,
    /// `client_secret`.
    pub secret: String,
}

/// An access token and, this once, its text.
#[derive(Debug, Clone)]
pub struct IssuedToken {
    /// The token.
    pub token: AccessToken,
    /// Its text, not stored anywhere.
    pub secret: Secret,
}

/// An access token that works, and whose it is.
#[derive(Debug, Clone)]
pub struct ActiveToken {
    /// The token.
    pub token: AccessToken,
    /// The client that it was issued to.
    pub client: OAuthClient,
}

/// The rules of access tokens over their repository.
#[derive(Clone)]
pub struct OAuthService {
    clients: Arc<dyn OAuthClientRepository>,
    lifetime: TimeDelta,
}

impl OAuthService {
    /// A service over this port, whose tokens live for `lifetime`, at most [`LONGEST_LIFETIME`].
    pub fn new(clients: Arc<dyn OAuthClientRepository>, lifetime: TimeDelta) -> Self {
        Self { clients, lifetime: lifetime.min(LONGEST_LIFETIME) }
    }

    /// How long tokens live.
    pub fn lifetime(&self) -> TimeDelta {
        self.lifetime
    }

    /// The grant `client_credentials`: a token with the scopes that `scope` names, by default all of the client's.
    pub async fn client_credentials(&self, login: &ClientLogin, scope: Option<&str>) -> OAuthResult<IssuedToken> {
        let client = self.client(login).await?;
        let scopes = granted(&client, scope)?;
        let created_at = now();
        let token = AccessToken {
            id: AccessTokenId::new(),
            client: client.id,
            scopes,
            created_at,
            expires_at: created_at + self.lifetime,
            revoked_at: None,
        };
        let secret = Secret::generate_for(Purpose::AccessToken);
        as_client(&client, self.clients.insert_token(client.owner, &token, secret.hash())).await?;
        Ok(IssuedToken { token, secret })
    }

    /// Ends one of the client's own tokens. Whatever else is presented changes nothing, and is told nothing (RFC 7009, section 2.2).
    pub async fn revoke(&self, login: &ClientLogin, presented: &str) -> OAuthResult<()> {
        let client = self.client(login).await?;
        if let Some(secret) = Secret::parse_for(Purpose::AccessToken, presented) {
            as_client(&client, self.clients.revoke_token(client.owner, client.id, secret.hash(), now())).await?;
        }
        Ok(())
    }

    /// The token, where it works and is one that the client may know of: of its tenant, and of its unit where it is bound to one.
    pub async fn introspect(&self, login: &ClientLogin, presented: &str) -> OAuthResult<Option<ActiveToken>> {
        let client = self.client(login).await?;
        let Some(secret) = Secret::parse_for(Purpose::AccessToken, presented) else { return Ok(None) };
        let found = self.clients.find_token(secret.hash()).await?;
        let visible = |of: &OAuthClient| {
            of.owner.tenant == client.owner.tenant
                && (client.owner.unit.is_none() || client.owner.unit == of.owner.unit)
        };
        Ok(found
            .filter(|(token, of, _)| visible(of) && unusable(token, of).is_none())
            .map(|(token, client, _)| ActiveToken { token, client }))
    }

    /// The caller behind a presented access token; [`Error::Unauthenticated`] where there is none.
    pub async fn verify(&self, presented: &str) -> super::error::Result<Caller> {
        let refused = |message: &str| Error::Unauthenticated { message: message.to_owned() };
        let unknown = || refused("the access token is not valid");
        let secret = Secret::parse_for(Purpose::AccessToken, presented).ok_or_else(unknown)?;
        let (token, client, plan) = self.clients.find_token(secret.hash()).await?.ok_or_else(unknown)?;
        if let Some(reason) = unusable(&token, &client) {
            return Err(refused(reason));
        }
        Ok(Caller {
            owner: client.owner,
            scopes: token.scopes,
            actor: Actor::OAuthClient(client.id),
            meter: Meter::of_tenant(client.owner.tenant, plan),
            expires_at: Some(token.expires_at),
        })
    }

    /// The client that proved who it is. What failed is not told.
    async fn client(&self, login: &ClientLogin) -> OAuthResult<OAuthClient> {
        let parsed = Uuid::try_parse(&login.id).ok().zip(Secret::parse_for(Purpose::ClientSecret, &login.secret));
        let Some((id, secret)) = parsed.filter(|_| login.id.len() == 36) else { return Err(OAuthError::InvalidClient) };
        match self.clients.find_for_login(OAuthClientId(id)).await? {
            Some((client, hash)) if client.revoked_at.is_none() && bool::from(hash.ct_eq(&secret.hash())) => Ok(client),
            _ => Err(OAuthError::InvalidClient),
        }
    }
}

/// The scopes that a token gets: those that are asked for and the client has, in the order of asking and each once.
fn granted(client: &OAuthClient, scope: Option<&str>) -> OAuthResult<Vec<String>> {
    let Some(scope) = scope else { return Ok(client.scopes.clone()) };
    let mut scopes: Vec<String> = Vec::new();
    for name in scope.split(' ').filter(|name| !name.is_empty()) {
        let held = client.scopes.iter().any(|held| held == name || (held == ADMIN_SCOPE && name != OPERATOR_SCOPE));
        if !held || !SCOPES.contains(&name) {
            return Err(OAuthError::InvalidScope("a scope does not exist or is not one of the client's".to_owned()));
        }
        if !scopes.iter().any(|known| known == name) {
            scopes.push(name.to_owned());
        }
    }
    if scopes.is_empty() { Ok(client.scopes.clone()) } else { Ok(scopes) }
}

/// Why a token opens nothing, where that is so.
fn unusable(token: &AccessToken, client: &OAuthClient) -> Option<&'static str> {
    if token.revoked_at.is_some() || client.revoked_at.is_some() {
        return Some("the access token was revoked");
    }
    (token.expires_at <= now()).then_some("the access token has expired")
}

/// What a client does at these endpoints is done by the client.
async fn as_client<T>(client: &OAuthClient, work: impl Future<Output = T>) -> T {
    context::scope(Context { actor: Actor::OAuthClient(client.id), ..context::current() }, work).await
}

#[cfg(test)]
mod tests;
