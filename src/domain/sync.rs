//! Syncs: what an integration's service has, fetched page by page and kept as records.
//!
//! A page's records and the place of the next page are stored together, so that a sync that was cut short, by a crash too, goes on with the page that it had not
//! stored, and nothing is counted twice. One sync of an integration runs at a time: what asks for another gets the one that runs.

use std::{collections::HashMap, time::Duration};

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde_json::Value;

use super::{
    error::Result,
    id::{IntegrationId, Seq, SyncId},
    identity::Owner,
    integration::Integration,
    page::{Page, PageRequest},
};

/// Longest id that a record may have in its service, in characters.
pub const MAX_EXTERNAL_ID: usize = 255;

/// Where a sync is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SyncStatus {
    /// Pages are being fetched, or will be after a restart.
    Running,
    /// All pages were fetched.
    Completed,
    /// It ended with an error. What was fetched before stays.
    Failed,
}

/// One synchronisation of an integration.
#[derive(Debug, Clone, PartialEq)]
pub struct IntegrationSync {
    /// Sequence number.
    pub seq: Seq,
    /// Identity.
    pub id: SyncId,
    /// Whose it is: the integration's.
    pub owner: Owner,
    /// What is synchronised.
    pub integration: IntegrationId,
    /// Where it is.
    pub status: SyncStatus,
    /// Where the next page begins, in the words of the integration's type; `None` at the first. Shown to nobody: some services write secrets into it.
    pub cursor: Option<Value>,
    /// Pages that were stored.
    pub pages: u64,
    /// Records in them.
    pub fetched: u64,
    /// Records among these that were not there before.
    pub created: u64,
    /// Records among these that were there and were different.
    pub updated: u64,
    /// Records among these that were there as they are.
    pub unchanged: u64,
    /// Why it failed: a sentence without secrets.
    pub error: Option<String>,
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// When it ended.
    pub finished_at: Option<DateTime<Utc>>,
}

/// A record as it was fetched last.
#[derive(Debug, Clone, PartialEq)]
pub struct IntegrationRecord {
    /// Its id in its service.
    pub external_id: String,
    /// The record.
    pub data: Value,
    /// When it was fetched first.
    pub created_at: DateTime<Utc>,
    /// When it was last found to be different.
    pub updated_at: DateTime<Utc>,
}

/// A record on its way in.
#[derive(Debug, Clone, PartialEq)]
pub struct FetchedRecord {
    /// Its id in its service: not empty, at most [`MAX_EXTERNAL_ID`] characters, no NUL among them.
    pub external_id: String,
    /// The record.
    pub data: Value,
}

/// A page on its way in.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FetchedPage {
    /// Its records.
    pub records: Vec<FetchedRecord>,
    /// Where the next page begins; `None` at the end.
    pub next: Option<Value>,
}

/// Why there is no page.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{reason}")]
pub struct FetchError {
    /// A sentence without secrets.
    pub reason: String,
    /// Whether another attempt may end otherwise, and how long the service asks to be left alone before it.
    pub retry: Option<Duration>,
}

impl FetchError {
    /// One that stays.
    pub fn lasting(reason: impl Into<String>) -> Self {
        Self { reason: reason.into(), retry: None }
    }

    /// One that may be gone at the next attempt.
    pub fn passing(reason: impl Into<String>) -> Self {
        Self { reason: reason.into(), retry: Some(Duration::ZERO) }
    }
}

impl From<FetchError> for String {
    fn from(error: FetchError) -> Self {
        error.reason
    }
}

/// What a configuration says about its syncs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fetching {
    /// Most pages of one sync: where there are more, it fails and says so.
    pub max_pages: u64,
}

/// Syncs and what they fetched.
#[async_trait]
pub trait SyncRepository: Send + Sync {
    /// The running sync of this integration, or a new one where none runs. [`super::Error::NotFound`] where the integration is gone meanwhile.
    async fn begin(&self, integration: &Integration) -> Result<IntegrationSync>;
    /// One of them.
    async fn find(&self, owner: Owner, id: SyncId) -> Result<Option<IntegrationSync>>;
    /// Those of an integration, newest first.
    async fn list(&self, owner: Owner, integration: IntegrationId, page: PageRequest) -> Result<Page<IntegrationSync>>;
    /// The newest of each of these integrations, where there is one.
    async fn newest(
        &self,
        owner: Owner,
        integrations: &[IntegrationId],
    ) -> Result<HashMap<IntegrationId, IntegrationSync>>;
    /// What was fetched, by the records' ids.
    async fn records(
        &self,
        owner: Owner,
        integration: IntegrationId,
        page: PageRequest,
    ) -> Result<Page<IntegrationRecord>>;
    /// All that run. Not walled: for who drives them.
    async fn running(&self) -> Result<Vec<IntegrationSync>>;
    /// Stores the page that follows on `seen` with the place of the next one, in one transaction; without a next one the sync is completed. `None` where the stored sync is no longer
    /// as `seen`: another has stored this page, or the integration is gone. [`super::Error::Invalid`] where a record cannot be stored.
    async fn keep(&self, seen: &IntegrationSync, page: FetchedPage) -> Result<Option<IntegrationSync>>;
    /// Ends it with an error; `None` as in [`Self::keep`].
    async fn fail(&self, seen: &IntegrationSync, reason: &str) -> Result<Option<IntegrationSync>>;
}

/// What fetches, in the background.
#[async_trait]
pub trait Syncer: Send + Sync {
    /// Sees to it that this running sync goes on to its end. Calls for one that is driven already change nothing.
    fn drive(&self, sync: IntegrationSync);
    /// Waits until a sync has ended, or until `limit` has passed (`false`).
    async fn wait(&self, id: SyncId, limit: Duration) -> bool;
}
