//! Workflows: named, versioned graphs.

use chrono::{DateTime, Utc};

use super::{
    error::{Error, Result},
    graph::Graph,
    id::{AgentId, EndpointId, Seq, WorkflowId},
    identity::Owner,
};

/// Where a workflow is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WorkflowStatus {
    /// Being edited; its graph is checked for shape only.
    Draft,
    /// Checked whole; callable by name at its endpoint, and its triggers are live.
    Published,
    /// Kept for its history; cannot be executed.
    Archived,
}

/// A workflow with the graph of its head.
#[derive(Debug, Clone, PartialEq)]
pub struct Workflow {
    /// Sequence number.
    pub seq: Seq,
    /// Identity.
    pub id: WorkflowId,
    /// Whose it is.
    pub owner: Owner,
    /// For people, and the name that AgentifyMe's surface runs it by.
    pub name: String,
    /// For people; may be empty.
    pub description: String,
    /// Where it is in its life.
    pub status: WorkflowStatus,
    /// Number of the head, the newest graph; rises by one with every change of the graph. Executions are pinned to one version, not always this one.
    pub version: i32,
    /// The version that is published: what runs, what triggers start, what is callable by name. There exactly where the status is published; the head may be
    /// further.
    pub published_version: Option<i32>,
    /// The head's graph.
    pub graph: Graph,
    /// The endpoint where it is callable by name once published; `None`: the tenant's `default` endpoint.
    pub endpoint: Option<EndpointId>,
    /// The agent whose runs are executions of it: then it is in no list, and changes and goes with that agent alone.
    pub agent: Option<AgentId>,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

impl Workflow {
    /// [`Error::Conflict`] where it is an agent's own: what may be done with it is done with the agent.
    pub fn refuse_hidden(&self) -> Result<()> {
        self.head().refuse_hidden()
    }

    /// What starting it needs.
    pub fn head(&self) -> WorkflowHead {
        let Self { id, owner, status, version, published_version, agent, .. } = *self;
        WorkflowHead { id, owner, status, version, published_version, agent }
    }
}

/// What starting a workflow needs: no text, no graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkflowHead {
    /// Identity.
    pub id: WorkflowId,
    /// Whose it is.
    pub owner: Owner,
    /// Where it is in its life.
    pub status: WorkflowStatus,
    /// Number of the current graph.
    pub version: i32,
    /// See [`Workflow::published_version`].
    pub published_version: Option<i32>,
    /// See [`Workflow::agent`].
    pub agent: Option<AgentId>,
}

impl WorkflowHead {
    /// See [`Workflow::refuse_hidden`].
    pub fn refuse_hidden(&self) -> Result<()> {
        match self.agent {
            Some(agent) => Err(Error::conflict(format!("the workflow belongs to agent {agent}"))),
            None => Ok(()),
        }
    }
}

/// A workflow as lists show it: without its graph.
#[derive(Debug, Clone, PartialEq)]
pub struct WorkflowSummary {
    /// Sequence number.
    pub seq: Seq,
    /// Identity.
    pub id: WorkflowId,
    /// Whose it is.
    pub owner: Owner,
    /// Name.
    pub name: String,
    /// Description.
    pub description: String,
    /// Where it is in its life.
    pub status: WorkflowStatus,
    /// Number of the head.
    pub version: i32,
    /// The version that is published.
    pub published_version: Option<i32>,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

/// What is needed to create a workflow.
#[derive(Debug, Clone, PartialEq)]
pub struct NewWorkflow {
    /// Name.
    pub name: String,
    /// Description.
    pub description: String,
    /// Draft or published; published is checked whole.
    pub status: WorkflowStatus,
    /// The graph.
    pub graph: Graph,
}

/// Changes to a workflow; `None` leaves a field as it is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct WorkflowChange {
    /// New name.
    pub name: Option<String>,
    /// New description.
    pub description: Option<String>,
    /// New status.
    pub status: Option<WorkflowStatus>,
    /// New nodes.
    pub nodes: Option<Vec<super::graph::Node>>,
    /// New edges.
    pub edges: Option<Vec<super::graph::Edge>>,
    /// New variables.
    pub variables: Option<indexmap::IndexMap<String, serde_json::Value>>,
}

/// Which workflows a list holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WorkflowFilter {
    /// Only this status.
    pub status: Option<WorkflowStatus>,
    /// Only names that contain this, without regard to case.
    pub search: Option<String>,
}
