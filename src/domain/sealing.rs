//! Sealing: how secrets are kept. What is sealed can be opened only with the tenant's data key and only in the place that it was sealed for.

use async_trait::async_trait;

use super::{error::Result, id::TenantId};

/// The place that a sealed value is bound to: moved to another record, it does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Whose data key.
    pub tenant: TenantId,
    /// A stable word for the column: `credential.value`, `webhook.secret`, `idempotency.answer`…
    pub column: &'static str,
    /// The record.
    pub record: uuid::Uuid,
}

/// Seals and opens.
#[async_trait]
pub trait Sealer: Send + Sync {
    /// Encrypts and authenticates `plain` under the tenant's current data key, which is made where there is none.
    async fn seal(&self, place: Place, plain: &[u8]) -> Result<Vec<u8>>;
    /// What was sealed for this place. An error where it was sealed for another, was changed, or its key is gone.
    async fn open(&self, place: Place, sealed: &[u8]) -> Result<Vec<u8>>;
}
