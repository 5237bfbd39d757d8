//! Triggers: nodes that start a published workflow without a request for it.
//!
//! A graph may have several. An execution that one of them starts begins at that node: the other triggers, and what only they lead to, are skipped.

pub mod clock;
pub mod schedule;
pub mod signature;
pub mod webhook;
mod words;

use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use self::words::of_word;
use super::{
    graph::Graph,
    id::{FormId, WorkflowId},
    identity::Owner,
};

/// The node type that a form's submissions start; see [`FORM_FIELD`].
pub const FORM: &str = "form";

/// What the configuration of a [`FORM`] node calls its form.
pub const FORM_FIELD: &str = "form";

/// The node type that requests to its own URL start; see [`webhook::WebhookConfig`].
pub const WEBHOOK: &str = "webhook";

/// The node type that the clock starts; see [`schedule::ScheduleConfig`].
pub const SCHEDULE: &str = "schedule";

/// The node type that answers the request that started the execution; see [`webhook::Reply`].
pub const RESPOND: &str = "respond";

/// The node type at which an execution begins that somebody started.
pub const MANUAL: &str = "manual";

/// Whether nodes of this type are places to begin at: those at which an execution did not begin are skipped, where it is known at which it did.
pub fn is_trigger(kind: &str) -> bool {
    kind == MANUAL || starts_by_itself(kind)
}

/// Whether nodes of this type start executions without a request for it.
pub fn starts_by_itself(kind: &str) -> bool {
    [FORM, WEBHOOK, SCHEDULE].contains(&kind)
}

/// A trigger of a graph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trigger {
    /// The node's place in the graph.
    pub index: usize,
    /// Its id.
    pub node: String,
    /// What starts it.
    pub source: Source,
}

/// What a trigger waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Source {
    /// Submissions of this form.
    Form(FormId),
    /// Requests to the URL of its own.
    Webhook,
    /// The clock.
    Schedule,
}

impl Source {
    /// A stable word for the kind.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Form(_) => FORM,
            Self::Webhook => WEBHOOK,
            Self::Schedule => SCHEDULE,
        }
    }

    /// Which of the kind, as columns spell it; empty where each trigger has a source of its own.
    pub fn subject(self) -> String {
        match self {
            Self::Form(id) => id.to_string(),
            Self::Webhook | Self::Schedule => String::new(),
        }
    }
}

/// A published workflow that is to be started.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Triggered {
    /// Whose it is: its executions are theirs.
    pub owner: Owner,
    /// What runs.
    pub workflow: WorkflowId,
    /// The version that is published now.
    pub version: i32,
    /// The node at which it begins; of several that wait for the same, the first by id.
    pub node: String,
}

/// What started an execution, where no caller did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cause {
    /// The kind of trigger: `form`, `webhook`, `schedule`.
    pub kind: String,
    /// The node; empty where an agent's own schedule started its run.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub node: String,
    /// Whether somebody waits for what a [`RESPOND`] node says.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub awaits_reply: bool,
}

impl Cause {
    /// A trigger that nobody waits behind.
    pub fn new(kind: &str, node: impl Into<String>) -> Self {
        Self { kind: kind.to_owned(), node: node.into(), awaits_reply: false }
    }
}

/// The triggers of a graph. A node that names nothing readable is none; publishing has refused it.
pub fn of(graph: &Graph) -> Vec<Trigger> {
    let source = |kind: &str, config: &serde_json::Map<String, Value>| match kind {
        FORM => FormId::read(config.get(FORM_FIELD).and_then(Value::as_str)?).map(Source::Form),
        WEBHOOK => Some(Source::Webhook),
        SCHEDULE => Some(Source::Schedule),
        _ => None,
    };
    let nodes = graph.nodes.iter().enumerate();
    nodes
        .filter_map(|(index, node)| {
            Some(Trigger { index, node: node.id.clone(), source: source(&node.kind, &node.config)? })
        })
        .collect()
}
