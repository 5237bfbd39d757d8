//! Who is asking: tenants, units, API keys and the scopes they carry.

use chrono::{DateTime, Utc};

use super::{
    context::Actor,
    id::{AccessTokenId, ApiKeyId, OAuthClientId, TenantId, UnitId, UserId, UserTokenId},
    plan::{Meter, Plan},
};

/// The wall around every query: a tenant and, where a credential is bound to one, a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Owner {
    /// The tenant that every record read or written belongs to.
    pub tenant: TenantId,
    /// `Some` narrows to one unit; `None` sees the tenant's records of all units.
    pub unit: Option<UnitId>,
}

/// An authenticated caller.
#[derive(Debug, Clone)]
pub struct Caller {
    /// What it may see.
    pub owner: Owner,
    /// What it may do, as the documents spell scopes (`workflows:read`); `admin` grants all of its tenant.
    pub scopes: Vec<String>,
    /// Who it is.
    pub actor: Actor,
    /// What its requests count against.
    pub meter: Meter,
    /// When what it presented stops working; `None` never.
    pub expires_at: Option<DateTime<Utc>>,
}

impl Caller {
    /// Whether every one of `required` is granted.
    pub fn has_scopes<'a>(&self, required: impl IntoIterator<Item = &'a str>) -> bool {
        let admin = self.scopes.iter().any(|scope| scope == ADMIN_SCOPE);
        required
            .into_iter()
            .all(|scope| (admin && scope != OPERATOR_SCOPE) || self.scopes.iter().any(|held| held == scope))
    }
}

/// The scope that grants everything within a tenant.
pub const ADMIN_SCOPE: &str = "admin";

/// The scope of those who run the server: making tenants, choosing their plans. [`ADMIN_SCOPE`] does not include it.
pub const OPERATOR_SCOPE: &str = "operator";

/// Every scope that a credential can carry. The documents name no others.
pub const SCOPES: [&str; 26] = [
    "workflows:read",
    "workflows:write",
    "executions:read",
    "executions:write",
    "forms:read",
    "forms:write",
    "forms:submit",
    "credentials:read",
    "credentials:write",
    "integrations:read",
    "integrations:write",
    "webhooks:read",
    "webhooks:write",
    "jobs:run",
    "jobs:read",
    "agents:read",
    "agents:write",
    "agents:run",
    "conversations:read",
    "conversations:write",
    "analytics:read",
    "platform:read",
    "platform:write",
    "audit:read",
    ADMIN_SCOPE,
    OPERATOR_SCOPE,
];

/// What a user may do by a token, which carries no scopes of its own: what a person does who builds workflows and watches them.
pub const USER_SCOPES: [&str; 6] =
    ["workflows:read", "workflows:write", "executions:read", "executions:write", "agents:read", "agents:write"];

/// A tenant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tenant {
    /// Identity.
    pub id: TenantId,
    /// Unique name, as the command line spells it.
    pub name: String,
    /// How much it may ask for.
    pub plan: Plan,
    /// When it was created.
    pub created_at: DateTime<Utc>,
}

/// A unit within a tenant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Identity.
    pub id: UnitId,
    /// The tenant that it is part of.
    pub tenant: TenantId,
    /// Unique within the tenant.
    pub name: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
}

/// An API key without its secret. The secret is shown once, when it is created; only its SHA-256 is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiKey {
    /// Identity.
    pub id: ApiKeyId,
    /// What it opens.
    pub owner: Owner,
    /// A name for people.
    pub name: String,
    /// The first characters of the key (`sy_` and eight more), for people to tell keys apart.
    pub prefix: String,
    /// What it may do.
    pub scopes: Vec<String>,
    /// A plan of its own, which its requests count against alone; `None`: they count against the tenant's.
    pub plan: Option<Plan>,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it stops working; `None` never.
    pub expires_at: Option<DateTime<Utc>>,
    /// When it was revoked.
    pub revoked_at: Option<DateTime<Utc>>,
    /// When it was last presented, to the minute.
    pub last_used_at: Option<DateTime<Utc>>,
}

/// A person of a tenant, known by tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// Identity.
    pub id: UserId,
    /// The tenant that the user is part of.
    pub tenant: TenantId,
    /// Unique within the tenant.
    pub name: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
}

/// A user's token, without its text, which is not stored at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserToken {
    /// Identity: the token's `jti`.
    pub id: UserTokenId,
    /// The user's tenant.
    pub tenant: TenantId,
    /// Whose it is.
    pub user: UserId,
    /// A name for people.
    pub name: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it stops working; `None` never.
    pub expires_at: Option<DateTime<Utc>>,
    /// When it was revoked.
    pub revoked_at: Option<DateTime<Utc>>,
    /// When it was last presented, to the minute.
    pub last_used_at: Option<DateTime<Utc>>,
}

/// An OAuth 2.0 client without its secret, of which only the SHA-256 is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OAuthClient {
    /// Identity: its `client_id`.
    pub id: OAuthClientId,
    /// What its tokens open.
    pub owner: Owner,
    /// A name for people.
    pub name: String,
    /// The most that its tokens may do.
    pub scopes: Vec<String>,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was revoked, and its tokens with it.
    pub revoked_at: Option<DateTime<Utc>>,
    /// When it last got a token, to the minute.
    pub last_used_at: Option<DateTime<Utc>>,
}

/// An access token, without its text, of which only the SHA-256 is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessToken {
    /// Identity.
    pub id: AccessTokenId,
    /// The client that it was issued to.
    pub client: OAuthClientId,
    /// What it may do; of its client's scopes.
    pub scopes: Vec<String>,
    /// When it was issued.
    pub created_at: DateTime<Utc>,
    /// When it stops working.
    pub expires_at: DateTime<Utc>,
    /// When it was revoked.
    pub revoked_at: Option<DateTime<Utc>>,
}

/// A named place where published workflows are callable by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoint {
    /// Identity.
    pub id: super::id::EndpointId,
    /// Whose it is.
    pub owner: Owner,
    /// Unique within the tenant.
    pub name: String,
    /// For people.
    pub description: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
}
