//! What `for_each` asks of the engine: executions below its own, one for each item.

use std::collections::HashSet;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::{NodeContext, NodeFailure};
use crate::domain::{
    execution::RunError,
    id::{ExecutionId, WorkflowId},
    identity::Owner,
    run::Origin,
};

/// Executions for items.
#[async_trait]
pub trait Items: Send + Sync {
    /// What runs for each item: the published workflow of this id or name, or, with `None`, the node's body.
    async fn target(&self, context: &NodeContext, workflow: Option<&str>) -> Result<Target, NodeFailure>;
    /// Runs an item to its end: starts it, or takes up what an earlier attempt, or an earlier process, has started.
    async fn run(&self, item: Item) -> Result<ItemEnd, NodeFailure>;
    /// Cancels those of `items` that `parent` has started and that are under way; all have ended when this returns.
    async fn stop(&self, parent: ExecutionId, items: &HashSet<ExecutionId>);
}

/// What runs for each item.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// Whose it is.
    pub owner: Owner,
    /// The workflow.
    pub workflow: WorkflowId,
    /// Its version.
    pub version: i32,
    /// Of a body: the nodes in which it stands, the outermost first.
    pub body: Option<Vec<String>>,
}

/// One item.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Its execution: the same for the same item, whichever attempt asks.
    pub execution: ExecutionId,
    /// What runs.
    pub target: Target,
    /// Where its execution comes from.
    pub origin: Origin,
    /// What it starts with.
    pub input: Value,
    /// Whether one that had failed before `since` is run on from where it failed. One that had been cancelled before is in any case.
    pub again: bool,
    /// When the attempt started that asks.
    pub since: DateTime<Utc>,
}

impl Item {
    /// The item at a place of the list.
    pub(super) fn new(context: &NodeContext, target: &Target, index: usize, input: Value, again: bool) -> Self {
        Self {
            execution: execution_of(context.execution, &context.node, index),
            origin: Origin { body: target.body.clone(), ..context.origin.below(context.execution) },
            target: target.clone(),
            input,
            again,
            since: context.now,
        }
    }
}

/// How an item ended.
#[derive(Debug, Clone, PartialEq)]
pub enum ItemEnd {
    /// Well, with its output.
    Completed(Value),
    /// Badly, or by request (`cancelled`).
    Failed(RunError),
}

/// The execution of the item at a place of the list.
pub(super) fn execution_of(parent: ExecutionId, node: &str, index: usize) -> ExecutionId {
    let mut digest = Sha256::new_with_prefix(b"switchyard item");
    digest.update(parent.0.as_bytes());
    // The length keeps the name and the number apart.
    digest.update((node.len() as u64).to_be_bytes());
    digest.update(node.as_bytes());
    digest.update((index as u64).to_be_bytes());
    let bytes = digest.finalize().first_chunk::<16>().copied().unwrap_or_default();
    ExecutionId(Uuid::new_v8(bytes))
}
