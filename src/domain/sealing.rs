//! Sealing: how secrets are kept. What is sealed can be opened only with the tenant's data key and only in the place that it was sealed for.
//!
//! **Two levels of keys.** Each tenant has a data key of its own, which seals its secrets; data keys are stored, sealed by a master key that the operator
//! keeps outside the database ([`MasterKeys`]). So a stolen database opens nothing, and a new master key means sealing a few data keys anew and not every
//! secret.
//!
//! **What a sealed value looks like.** One byte of version, the data key's id, a random nonce of 24 bytes, the ciphertext with its tag
//! (XChaCha20-Poly1305: its nonces are long enough to be drawn by chance without counting, however much is sealed). Tenant, column and record are
//! authenticated with it and not stored in it: a value that is copied into another row does not open.
//!
//! **Keys in memory.** Opened data keys are kept in a small cache, which can never be wrong: a key's bytes never change, and which key is the current one is
//! asked of the database every time that something is sealed. So a server needs no notice of a rotation that another process does.

mod envelope;
mod master;
mod rotation;
mod service;
#[cfg(test)]
mod tests;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use uuid::Uuid;

pub use self::{
    envelope::key_id,
    master::{KeySource, MasterKey, MasterKeyError, MasterKeys},
    rotation::{Progress, Rotation},
    service::Sealing,
};
use super::{
    error::Result,
    id::{DataKeyId, TenantId},
};

/// The columns that hold sealed values, as [`Place::column`] names them. A rotation goes through all of them.
pub mod column {
    /// What a credential is for.
    pub const CREDENTIAL: &str = "credential.value";
    /// What deliveries to a webhook are signed with.
    pub const WEBHOOK: &str = "webhook.secret";
    /// What tokens of a tenant's users are signed with.
    pub const SIGNING_KEY: &str = "signing_key.value";
    /// The answer to a request with an idempotency key, which may show a secret.
    pub const IDEMPOTENCY: &str = "idempotency.answer";

    /// All of them.
    pub const ALL: [&str; 4] = [CREDENTIAL, WEBHOOK, SIGNING_KEY, IDEMPOTENCY];
}

/// The place that a sealed value is bound to: moved to another record, it does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Whose data key.
    pub tenant: TenantId,
    /// A stable word for the column, of [`column`].
    pub column: &'static str,
    /// The record.
    pub record: Uuid,
}

/// Seals and opens.
#[async_trait]
pub trait Sealer: Send + Sync {
    /// Encrypts and authenticates `plain` under the tenant's current data key, which is made where there is none. What names the key beside the value is
    /// [`key_id`].
    async fn seal(&self, place: Place, plain: &[u8]) -> Result<Vec<u8>>;
    /// What was sealed for this place. An error where it was sealed for another, was changed, or its key is gone.
    async fn open(&self, place: Place, sealed: &[u8]) -> Result<Vec<u8>>;
}

/// A data key as it is stored: sealed by a master key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataKey {
    /// Identity.
    pub id: DataKeyId,
    /// Whose secrets it seals.
    pub tenant: TenantId,
    /// Which master key seals it: see [`MasterKey::id`].
    pub master: String,
    /// The key, sealed.
    pub sealed: Vec<u8>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// Since when it only opens.
    pub retired_at: Option<DateTime<Utc>>,
}

/// Data keys. Not walled by an owner: whoever holds a sealed value has read it through a wall.
#[async_trait]
pub trait DataKeyRepository: Send + Sync {
    /// The newest key of this tenant that is not retired.
    async fn current(&self, tenant: TenantId) -> Result<Option<DataKey>>;
    /// The key of this id.
    async fn find(&self, id: DataKeyId) -> Result<Option<DataKey>>;
    /// Every key, in order of id.
    async fn list(&self) -> Result<Vec<DataKey>>;
    /// Stores a new key.
    async fn insert(&self, key: &DataKey) -> Result<()>;
    /// Stores a new key and retires the tenant's others, at once.
    async fn succeed(&self, key: &DataKey) -> Result<()>;
    /// Stores what another master key made of a data key, where it is still sealed as in `seen`.
    async fn update(&self, key: &DataKey, seen: &DataKey) -> Result<()>;
    /// Removes keys that retired at or before this moment and that nothing is sealed with any more. How many.
    async fn remove_unused(&self, before: DateTime<Utc>) -> Result<u64>;
}

/// A sealed value where it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedValue {
    /// Where.
    pub place: Place,
    /// As it is stored.
    pub sealed: Vec<u8>,
}

/// Every column that holds sealed values, for a rotation.
#[async_trait]
pub trait SealedColumns: Send + Sync {
    /// How many values are sealed with a retired key; `tenant` narrows to one.
    async fn count_retired(&self, tenant: Option<TenantId>) -> Result<u64>;
    /// Values of a column that are sealed with a retired key, in order of their records' ids, after the given one.
    async fn list_retired(
        &self,
        column: &'static str,
        tenant: Option<TenantId>,
        after: Option<Uuid>,
        limit: u64,
    ) -> Result<Vec<SealedValue>>;
    /// Stores each new text in the place of its old one, where that still stands there; all in one transaction.
    async fn replace(&self, values: &[(SealedValue, Vec<u8>)]) -> Result<()>;
}
