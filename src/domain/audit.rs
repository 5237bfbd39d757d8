//! The audit log: who did what to which record, when, from where.

use std::net::IpAddr;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::id::{AuditId, Seq};

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
    /// Run, sent or asked for again.
    Repeated,
    /// Tried out: an integration.
    Tested,
    /// Given out: an access token.
    Issued,
}

impl Action {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Created,
        Self::Updated,
        Self::Deleted,
        Self::Revoked,
        Self::Started,
        Self::Cancelled,
        Self::Repeated,
        Self::Tested,
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
            Self::Repeated => "repeated",
            Self::Tested => "tested",
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
    /// The kind of record: see [`super::Kind`].
    pub record_kind: String,
    /// Which record.
    pub record_id: Uuid,
    /// The request, where there was one.
    pub request_id: Option<String>,
    /// Where the request came from.
    pub remote: Option<IpAddr>,
}
