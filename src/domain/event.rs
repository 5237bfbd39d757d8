//! Events: what happens in a tenant and is told to webhooks.

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::{id::EventId, identity::Owner};

/// The kinds of event that webhooks can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EventKind {
    /// An execution of a workflow ended, well or badly.
    WorkflowExecuted,
    /// An execution of a workflow ended badly.
    WorkflowFailed,
    /// A workflow was published, or published again with another graph.
    WorkflowPublished,
    /// A form was submitted.
    FormSubmitted,
}

impl EventKind {
    /// All of them.
    pub const ALL: [Self; 4] =
        [Self::WorkflowExecuted, Self::WorkflowFailed, Self::WorkflowPublished, Self::FormSubmitted];

    /// As documents and payloads spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::WorkflowExecuted => "workflow.executed",
            Self::WorkflowFailed => "workflow.failed",
            Self::WorkflowPublished => "workflow.published",
            Self::FormSubmitted => "form.submitted",
        }
    }

    /// The kind of this spelling.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// Something that happened. Stored with what made it happen, in one transaction, where a webhook asks for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Identity, the same in every attempt to tell it.
    pub id: EventId,
    /// Whose: webhooks of the tenant hear of it, and of a unit those that are bound to the unit or to none.
    pub owner: Owner,
    /// What happened.
    pub kind: EventKind,
    /// The particulars: an object, ids as UUIDs (`workflow_id`, `execution_id`, `form_id`, `submission_id`), times in RFC 3339.
    /// The surface that describes webhooks words it for receivers.
    pub data: Value,
    /// When.
    pub at: DateTime<Utc>,
}

impl Event {
    /// An event of this moment.
    pub fn new(owner: Owner, kind: EventKind, data: Value) -> Self {
        Self { id: EventId::new(), owner, kind, data, at: super::workflows::now() }
    }
}
