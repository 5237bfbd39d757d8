//! Executions: one run of a workflow, with the log of its nodes.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    error::Error,
    id::{ExecutionId, Seq, WorkflowId},
    identity::Owner,
    run::Origin,
};

/// Where an execution is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ExecutionStatus {
    /// Accepted and durable; no node has started.
    Pending,
    /// Nodes run.
    Running,
    /// Every open node waits for time or for a person.
    Waiting,
    /// Ended well; `output` is there.
    Completed,
    /// Ended badly; `error` is there.
    Failed,
    /// Ended by request.
    Cancelled,
}

impl ExecutionStatus {
    /// Whether nothing will change any more.
    pub fn is_final(self) -> bool {
        matches!(self, Self::Completed | Self::Failed | Self::Cancelled)
    }
}

/// One run of a workflow.
#[derive(Debug, Clone, PartialEq)]
pub struct Execution {
    /// Sequence number.
    pub seq: Seq,
    /// Identity.
    pub id: ExecutionId,
    /// Whose it is.
    pub owner: Owner,
    /// What runs.
    pub workflow_id: WorkflowId,
    /// The version of the workflow's graph that it is pinned to.
    pub workflow_version: i32,
    /// Where it is.
    pub status: ExecutionStatus,
    /// Where it comes from.
    pub origin: Origin,
    /// What it was started with.
    pub input: Value,
    /// What came out; there when completed.
    pub output: Option<Value>,
    /// Why it failed; there when failed.
    pub error: Option<RunError>,
    /// When it was accepted.
    pub created_at: DateTime<Utc>,
    /// When its first node started.
    pub started_at: Option<DateTime<Utc>>,
    /// When it ended.
    pub finished_at: Option<DateTime<Utc>>,
    /// When it was opened again after its end; its time counts from there.
    pub reopened_at: Option<DateTime<Utc>>,
}

/// Why a node, or an execution, failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{code}: {message}")]
pub struct RunError {
    /// A stable word: `timeout`, `http_status`, `expression`, `refused_address`, `failed` …
    pub code: String,
    /// A sentence for people. Never holds a secret.
    pub message: String,
    /// The node that failed, where one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub node: Option<String>,
}

/// Why a step failed that the domain carried out for a node.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{code}: {message}")]
pub struct StepFailure {
    /// A stable word.
    pub code: String,
    /// A sentence for people. Never holds a secret.
    pub message: String,
    /// `false` where another attempt would fail the same way.
    pub retryable: bool,
}

impl StepFailure {
    /// A failure of ours: the cause is for the log alone, and another attempt may fare better.
    pub fn internal(cause: &Error) -> Self {
        tracing::warn!(error = %cause, "a step cannot look up what it needs: {cause}");
        Self {
            code: "internal".to_owned(),
            message: "the server could not look up what the step needs".to_owned(),
            retryable: true,
        }
    }
}

/// How one attempt at a node ended, or that it waits.
#[derive(Debug, Clone, PartialEq)]
pub enum StepOutcome {
    /// Ended well. `branch` is what the node chose, where it chooses.
    Succeeded {
        /// What expressions see as `nodes.<id>.output`.
        output: Value,
        /// The branch taken.
        branch: Option<String>,
    },
    /// This attempt failed; `retry_at` says when the next one starts, `None` that it was the last.
    Failed {
        /// Why.
        error: RunError,
        /// When the next attempt starts.
        retry_at: Option<DateTime<Utc>>,
    },
    /// The node sleeps; it ends well at `until` with `output`.
    Sleeping {
        /// When it wakes.
        until: DateTime<Utc>,
        /// What it will have as its output.
        output: Value,
    },
    /// The node waits for a person, and ends well: with what the person says, or at `until` with the branch `timeout`.
    Waiting {
        /// What is asked, as the node's configuration says it.
        prompt: Value,
        /// When the wait ends without an answer; `None` never.
        until: Option<DateTime<Utc>>,
    },
}

/// One entry of an execution's journal: an attempt at a node that ended, or a node that went to sleep.
/// Entries are appended in order of `ordinal` and never changed.
#[derive(Debug, Clone, PartialEq)]
pub struct StepRecord {
    /// Position in the journal of the execution, from 0, without gaps.
    pub ordinal: i32,
    /// The node.
    pub node_id: String,
    /// The node's type, for the log.
    pub node_kind: String,
    /// From 1.
    pub attempt: i32,
    /// Resolved configuration that the attempt ran with (secrets never in it).
    pub input: Value,
    /// How it ended.
    pub outcome: StepOutcome,
    /// When the attempt started.
    pub started_at: DateTime<Utc>,
    /// When it ended, or went to sleep.
    pub finished_at: DateTime<Utc>,
}

/// An execution and its journal.
#[derive(Debug, Clone, PartialEq)]
pub struct ExecutionDetail {
    /// The execution.
    pub execution: Execution,
    /// Its journal, in order.
    pub steps: Vec<StepRecord>,
}

/// A node that waits for a person.
#[derive(Debug, Clone, PartialEq)]
pub struct Approval {
    /// The execution.
    pub execution: ExecutionId,
    /// What runs.
    pub workflow: WorkflowId,
    /// Where the execution comes from.
    pub origin: Origin,
    /// The node.
    pub node: String,
    /// What is asked, as the node's configuration says it.
    pub prompt: Value,
    /// Since when it waits.
    pub since: DateTime<Utc>,
    /// When the wait ends without an answer; `None` never.
    pub until: Option<DateTime<Utc>>,
}

impl ExecutionDetail {
    /// The nodes that wait for a person, as the entries that say so, in order. Of an execution that has ended: none.
    pub fn waits(&self) -> Vec<&StepRecord> {
        if self.execution.status.is_final() {
            return Vec::new();
        }
        let mut waits = self.last_entries();
        waits.retain(|step| matches!(step.outcome, StepOutcome::Waiting { .. }));
        waits.reverse();
        waits
    }

    /// Whether nothing happens in it until a person answers, or no person does in time.
    pub fn is_suspended(&self) -> bool {
        let acts = |step: &StepRecord| {
            matches!(step.outcome, StepOutcome::Sleeping { .. } | StepOutcome::Failed { retry_at: Some(_), .. })
        };
        self.execution.status == ExecutionStatus::Waiting
            && !self.waits().is_empty()
            && !self.last_entries().into_iter().any(acts)
    }

    /// Of each node the last entry, the latest first.
    fn last_entries(&self) -> Vec<&StepRecord> {
        let mut seen = HashSet::new();
        self.steps.iter().rev().filter(|step| seen.insert(step.node_id.as_str())).collect()
    }
}

/// Which executions a list holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ExecutionFilter {
    /// Only of this workflow.
    pub workflow: Option<WorkflowId>,
    /// Only those that this one has started.
    pub parent: Option<ExecutionId>,
    /// Only with one of these statuses; empty: all.
    pub statuses: Vec<ExecutionStatus>,
    /// Only accepted at or after this moment.
    pub from: Option<DateTime<Utc>>,
    /// Only accepted at or before this moment.
    pub to: Option<DateTime<Utc>>,
}

#[cfg(test)]
mod tests;
