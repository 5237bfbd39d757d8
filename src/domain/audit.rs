//! The audit log: who did what to which record, when, from where.

use std::{net::IpAddr, sync::Arc};

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{
    error::{Kind, Result},
    id::{AuditId, Seq},
    identity::Owner,
    page::{Page, PageRequest},
};

/// What was done to a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Made.
    Created,
    /// Changed.
    Updated,
    /// Removed.
    Deleted,
    /// Made useless before its time: a key, a token, a client.
    Revoked,
    /// Started: an execution.
    Started,
    /// Ended by request: an execution.
    Cancelled,
    /// Told what it waited for a person to say: an execution.
    Answered,
    /// Run, sent or asked for again.
    Repeated,
    /// Tried out: an integration.
    Tested,
    /// Asked for what its service has: an integration.
    Synced,
    /// Given out: an access token.
    Issued,
}

impl Action {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Created,
        Self::Updated,
        Self::Deleted,
        Self::Revoked,
        Self::Started,
        Self::Cancelled,
        Self::Answered,
        Self::Repeated,
        Self::Tested,
        Self::Synced,
        Self::Issued,
    ];

    /// As documents and columns spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Updated => "updated",
            Self::Deleted => "deleted",
            Self::Revoked => "revoked",
            Self::Started => "started",
            Self::Cancelled => "cancelled",
            Self::Answered => "answered",
            Self::Repeated => "repeated",
            Self::Tested => "tested",
            Self::Synced => "synced",
            Self::Issued => "issued",
        }
    }

    /// The action of this spelling.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.as_str() == text)
    }
}

/// One entry. Entries are never changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditEntry {
    /// Sequence number.
    pub seq: Seq,
    /// Identity.
    pub id: AuditId,
    /// When.
    pub at: DateTime<Utc>,
    /// A word for who: see [`super::context::Actor::kind`].
    pub actor_kind: String,
    /// Which, where the actor is a record.
    pub actor_id: Option<Uuid>,
    /// What was done.
    pub action: Action,
    /// A word for the kind of record: see [`word`].
    pub record_kind: String,
    /// Which record.
    pub record_id: Uuid,
    /// The request, where there was one.
    pub request_id: Option<String>,
    /// Where the request came from.
    pub remote: Option<IpAddr>,
}

/// How the log spells a kind of record: lower case, words joined by `_`.
pub fn word(kind: Kind) -> String {
    kind.to_string().to_ascii_lowercase().replace(' ', "_")
}

/// Which entries are wanted; all where nothing is said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AuditFilter {
    /// Of what this record did.
    pub actor: Option<Uuid>,
    /// Of this action.
    pub action: Option<Action>,
    /// Of records of this kind: see [`word`].
    pub record_kind: Option<String>,
    /// Of this record, which may be gone.
    pub record: Option<Uuid>,
    /// Of this moment or later.
    pub from: Option<DateTime<Utc>>,
    /// Of this moment or earlier.
    pub to: Option<DateTime<Utc>>,
}

/// Reading the log. Writing it is the work of whoever writes what it tells of.
#[async_trait]
pub trait AuditRepository: Send + Sync {
    /// Newest first.
    async fn list(&self, owner: Owner, filter: &AuditFilter, page: PageRequest) -> Result<Page<AuditEntry>>;
}

/// The log, for those who may read it.
#[derive(Clone)]
pub struct AuditService {
    entries: Arc<dyn AuditRepository>,
}

impl AuditService {
    /// A service over this port.
    pub fn new(entries: Arc<dyn AuditRepository>) -> Self {
        Self { entries }
    }

    /// Newest first. Ids in the filter need not be of records that exist: what was done to a record outlives it.
    pub async fn list(&self, owner: Owner, filter: &AuditFilter, page: PageRequest) -> Result<Page<AuditEntry>> {
        self.entries.list(owner, filter, page).await
    }
}
