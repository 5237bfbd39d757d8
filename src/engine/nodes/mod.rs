//! Node types: what a step can do. One file per type; each declares its configuration as a Rust type, from which its JSON Schema is derived, and a `run`.
//!
//! A type that only computes answers at once ([`Run::Now`]) and costs no allocation and no scheduling; one that talks to the world gives a future
//! ([`Run::Later`]), which the runtime limits in time and drops when the execution is cancelled. Nodes never touch the journal: they say how they ended, and the state machine decides what that means.

mod agent;
mod approval;
mod approval_form;
mod catalogue;
mod condition;
mod delay;
mod duration;
mod email;
mod emit_message;
mod fail;
mod for_each;
mod form;
mod http_request;
mod integration;
pub mod items;
mod jq;
mod manual;
mod merge;
mod once;
mod presenting;
mod registry;
mod respond;
mod scalar;
mod schedule;
mod set;
mod sub_workflow;
mod switch;
mod template;
mod webhook;

use std::{sync::Arc, time::Duration};

use chrono::{DateTime, Utc};
use futures_util::future::BoxFuture;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use self::items::Items;
pub use self::registry::{DecodedConfig, NodeEntry, Registry};
use super::{expression::Rules, http::HttpClient, integrations::Integrations, jq::Jq, output::Output};
use crate::domain::{
    Fault,
    execution::StepFailure,
    graph::Graph,
    id::{ExecutionId, WorkflowId},
    identity::Owner,
    ports::{Answers, Emission, Records, Runner, Subworkflows},
    provider::Listener,
    run::Origin,
};

/// Where a type stands in a palette.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Category {
    /// Starts a workflow.
    Trigger,
    /// Does something.
    Action,
    /// Decides what runs.
    Control,
}

impl Category {
    /// As the domain spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Trigger => "trigger",
            Self::Action => "action",
            Self::Control => "control",
        }
    }
}

/// What a node type says about itself.
#[derive(Debug, Clone, Copy)]
pub struct About {
    /// What a node's `type` says.
    pub name: &'static str,
    /// A title for people.
    pub title: &'static str,
    /// What it does.
    pub description: &'static str,
    /// Where it stands in a palette.
    pub category: Category,
    /// Branches that its edges may name, besides `error`; see also [`NodeKind::branches`].
    pub branches: &'static [&'static str],
    /// Fields of the configuration that hold an expression without braces: of the top, or of the entries of a list there (`cases/*/when`).
    pub bare_expressions: &'static [&'static str],
    /// Top-level fields of the configuration in which nothing is an expression of this node's.
    pub raw: &'static [&'static str],
    /// A list of the configuration, and the field of its entries that decides: entries behind the first whose field is true are not evaluated.
    pub cases: Option<(&'static str, &'static str)>,
    /// Whether the configuration, once its expressions are evaluated, must satisfy the schema. `false` where a field takes any value and makes of it what it
    /// needs (a condition its truth, a template its text).
    pub validates_resolved: bool,
    /// Whether [`NodeContext::sources`] is filled.
    pub wants_sources: bool,
    /// Whether attempts may end in [`NodeEnd::Wait`]: answers to such a node may come before it waits.
    pub asks_people: bool,
    /// Whether attempts wait for other executions and do nothing themselves: they may take any time (where the node sets no limit), need no room of their own, and are left
    /// at once where the server goes down, to be taken up at the next start.
    pub waits: bool,
}

impl About {
    /// How strings of the configuration are read.
    pub fn rules(&self) -> Rules {
        Rules { bare: self.bare_expressions, raw: self.raw, cases: self.cases }
    }

    /// What most types are: an action without branches.
    pub const DEFAULT: Self = Self {
        name: "",
        title: "",
        description: "",
        category: Category::Action,
        branches: &[],
        bare_expressions: &[],
        raw: &[],
        cases: None,
        validates_resolved: true,
        wants_sources: false,
        asks_people: false,
        waits: false,
    };
}

/// A node type.
pub trait NodeKind: Send + Sync + 'static {
    /// Its configuration. Refuses unknown fields.
    type Config: DeserializeOwned + JsonSchema + Send + Sync + 'static;

    /// What it says about itself.
    const ABOUT: About;

    /// Faults beyond the schema, with pointers within the configuration. Strings may be expressions still.
    fn check(_config: &Map<String, Value>) -> Vec<Fault> {
        Vec::new()
    }

    /// Whether a node with this configuration runs at the first taken edge.
    fn joins_any(_config: &Map<String, Value>) -> bool {
        false
    }

    /// Branches of a node with this configuration, besides those that all of the type have. Strings may be expressions still.
    fn branches(_config: &Map<String, Value>) -> Branches {
        Branches::These(Vec::new())
    }

    /// The graph that the configuration holds, which runs within the node.
    fn body(_config: &Map<String, Value>) -> Option<Body> {
        None
    }

    /// Takes out of a configuration what no log may hold.
    fn redact(_config: &mut Value) {}

    /// Judges a person's answer to what an attempt that ended in [`NodeEnd::Wait`] asked: what it comes to, or all that is wrong with it, with pointers
    /// within the answer.
    fn judge(_prompt: &Value, _answer: &Value) -> Result<Verdict, Vec<Fault>> {
        Ok(Verdict::default())
    }

    /// One attempt.
    fn run(context: NodeContext, config: &Arc<Self::Config>) -> Run;
}

/// A graph within a configuration. Its variables are those of the graph around it.
#[derive(Debug, Clone, PartialEq)]
pub struct Body {
    /// The field of the configuration that holds it.
    pub field: &'static str,
    /// The graph, or why it is none, with pointers within it.
    pub graph: Result<Graph, Vec<Fault>>,
}

/// What a person's answer comes to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Verdict {
    /// The branch that it chooses.
    pub branch: Option<String>,
    /// What is kept of it; `None`: as it came.
    pub answer: Option<Value>,
}

/// Branches that a configuration gives a node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Branches {
    /// These.
    These(Vec<String>),
    /// Nobody knows before it runs.
    Any,
}

/// What an attempt knows besides its configuration.
#[derive(Clone)]
pub struct NodeContext {
    /// Of which execution.
    pub execution: ExecutionId,
    /// Whose that is.
    pub owner: Owner,
    /// Where that comes from.
    pub origin: Origin,
    /// Of which version of which workflow it is a run.
    pub workflow: (WorkflowId, i32),
    /// At which node.
    pub node: Arc<str>,
    /// From 1.
    pub attempt: i32,
    /// When it started. Nodes ask no clock.
    pub now: DateTime<Utc>,
    /// What the execution was started with.
    pub input: Arc<Output>,
    /// Sources of the taken edges with their outputs, where the type wants them.
    pub sources: Vec<(Arc<str>, Arc<Output>)>,
    /// Takes what the node says while it says it; `None`: nobody listens.
    pub progress: Option<Arc<dyn Listener>>,
    /// Whether a `respond` node of the execution has run before.
    pub replied: bool,
    /// The world outside.
    pub services: Arc<Services>,
}

/// What nodes may use of the world outside.
pub struct Services {
    /// Outgoing requests.
    pub http: HttpClient,
    /// What agents answer; `None`: this engine knows no agents.
    pub answers: Option<Arc<dyn Answers>>,
    /// Calls of other workflows; `None`: this engine makes none.
    pub subworkflows: Option<Arc<dyn Subworkflows>>,
    /// Records that nodes name; `None`: there are none.
    pub records: Option<Arc<dyn Records>>,
    /// Types of integrations, and what they do.
    pub integrations: Arc<Integrations>,
    /// The engine itself, for executions below the node's own.
    pub runner: Arc<dyn Runner>,
    /// The engine again, for executions that run a part of the node's own, or another workflow, for each item of a list.
    pub items: Arc<dyn Items>,
    /// Evaluates jq filters.
    pub jq: Jq,
}

impl std::fmt::Debug for Services {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Services").field("http", &self.http).finish_non_exhaustive()
    }
}

/// An attempt under way.
pub enum Run {
    /// Is over.
    Now(NodeResult),
    /// Takes its time. Dropped, it stops.
    Later(BoxFuture<'static, NodeResult>),
}

/// How an attempt ended.
pub type NodeResult = Result<NodeEnd, NodeFailure>;

/// A good end.
#[derive(Debug, Clone, PartialEq)]
pub enum NodeEnd {
    /// Ended.
    Done {
        /// What later nodes see.
        output: Arc<Output>,
        /// The branch chosen.
        branch: Option<&'static str>,
    },
    /// Ended, and emits a message with its end.
    Emit {
        /// What later nodes see.
        output: Arc<Output>,
        /// The message.
        message: Emission,
    },
    /// Ended, with a branch of the configuration's making.
    Chosen {
        /// What later nodes see.
        output: Arc<Output>,
        /// The branch chosen.
        branch: String,
    },
    /// Sleeps, durably, and ends with `output`.
    Sleep {
        /// Until when.
        until: DateTime<Utc>,
        /// What later nodes see then.
        output: Arc<Output>,
    },
    /// Waits, durably, for a person, whose answer is the output.
    Wait {
        /// What is asked.
        prompt: Arc<Output>,
        /// When it ends without an answer, with the branch `timeout`; `None` never.
        until: Option<DateTime<Utc>>,
    },
}

impl NodeEnd {
    /// Ended with an output, and without a branch.
    pub fn output(output: Value) -> Self {
        Self::Done { output: Output::new(output), branch: None }
    }
}

/// A bad end.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{code}: {message}")]
pub struct NodeFailure {
    /// A stable word.
    pub code: String,
    /// A sentence for people, without secrets.
    pub message: String,
    /// `false` where another attempt would end the same way.
    pub retryable: bool,
    /// How long the next attempt waits at least: somebody outside asks for it.
    pub retry_after: Option<Duration>,
}

impl NodeFailure {
    /// A failure that the node's policy may repeat.
    pub fn transient(code: impl Into<String>, message: impl Into<String>) -> Self {
        Self { code: code.into(), message: message.into(), retryable: true, retry_after: None }
    }

    /// A failure that no repetition mends.
    pub fn permanent(code: impl Into<String>, message: impl Into<String>) -> Self {
        Self { code: code.into(), message: message.into(), retryable: false, retry_after: None }
    }
}

impl From<StepFailure> for NodeFailure {
    fn from(StepFailure { code, message, retryable }: StepFailure) -> Self {
        Self { code, message, retryable, retry_after: None }
    }
}

#[cfg(test)]
pub(crate) mod tests;
