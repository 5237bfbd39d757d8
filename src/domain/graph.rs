//! A workflow's graph: nodes, edges, variables. A directed acyclic graph.
//!
//! **How it runs.** Nodes without incoming edges start first. Every edge is *taken* or *dead* once its source has ended.
//! A node runs when all its incoming edges are settled and at least one is taken; when all are dead it is skipped and its own
//! outgoing edges are dead. (`merge` with mode `any` runs at the first taken edge.) An edge without `branch` is taken when its source succeeds; an edge with a
//! `branch` is taken when its source succeeds and chose that branch (`condition`: `true` / `false`). A node that fails after its
//! retries ends the execution (`on_error: fail`), or counts as succeeded with output `{"error": {…}}` (`continue`), or takes
//! only its edges whose branch is `error` (`branch`).
//!
//! **Output of an execution**: the output of its last node; where several nodes without outgoing edges ran, an object of node id → output.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// What a configuration calls a graph of its own, which runs within the node: `nodes` and `edges`.
pub const BODY_FIELD: &str = "do";

/// The configurations of nodes of this type, those within other nodes' bodies too, in the order in which they are written.
pub fn configs_of<'a>(graph: &'a Graph, kind: &str) -> Vec<&'a Map<String, Value>> {
    let mut found = Vec::new();
    for node in &graph.nodes {
        configs_in(&node.kind, &node.config, kind, &mut found);
    }
    found
}

fn configs_in<'a>(node: &str, config: &'a Map<String, Value>, kind: &str, found: &mut Vec<&'a Map<String, Value>>) {
    if node == kind {
        found.push(config);
    }
    let within = config.get(BODY_FIELD).and_then(|body| body.get("nodes")).and_then(Value::as_array);
    for inner in within.into_iter().flatten() {
        if let (Some(node), Some(config)) =
            (inner.get("type").and_then(Value::as_str), inner.get("config").and_then(Value::as_object))
        {
            configs_in(node, config, kind, found);
        }
    }
}

/// Nodes, edges and variables of a workflow.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Graph {
    /// The steps.
    #[serde(default)]
    pub nodes: Vec<Node>,
    /// What follows what.
    #[serde(default)]
    pub edges: Vec<Edge>,
    /// Constants that expressions see as `variables`.
    #[serde(default)]
    pub variables: IndexMap<String, Value>,
}

/// One step of a workflow.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Node {
    /// Unique within the graph; what expressions say after `nodes.`.
    pub id: String,
    /// A registered node type, such as `http_request`.
    #[serde(rename = "type")]
    pub kind: String,
    /// For people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Type-specific settings; strings in it may hold expressions.
    #[serde(default)]
    pub config: Map<String, Value>,
    /// What to do when an attempt fails; absent: one attempt only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry: Option<RetryPolicy>,
    /// Longest time of one attempt, in milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timeout_ms: Option<u64>,
    /// What a final failure means for the execution.
    #[serde(default)]
    pub on_error: OnError,
    /// Fields that a client sent and this server does not know (a canvas position, say), given back as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// How often and how soon a failed attempt is repeated: `initial_ms × factor^(n-1)`, at most `max_ms`,
/// times a random factor in `1 ± jitter`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RetryPolicy {
    /// Attempts in all, 1 to 100.
    pub max_attempts: u32,
    /// Wait before the second attempt, in milliseconds.
    #[serde(default = "RetryPolicy::default_initial_ms")]
    pub initial_ms: u64,
    /// Growth of the wait from one attempt to the next, at least 1.
    #[serde(default = "RetryPolicy::default_factor")]
    pub factor: f64,
    /// Longest wait, in milliseconds.
    #[serde(default = "RetryPolicy::default_max_ms")]
    pub max_ms: u64,
    /// 0 (exact) to 1.
    #[serde(default)]
    pub jitter: f64,
}

impl RetryPolicy {
    fn default_initial_ms() -> u64 {
        1_000
    }
    fn default_factor() -> f64 {
        2.0
    }
    fn default_max_ms() -> u64 {
        60_000
    }
}

/// What a node's final failure means.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OnError {
    /// The execution fails.
    #[default]
    Fail,
    /// The node counts as succeeded, with output `{"error": {"code", "message"}}`.
    Continue,
    /// Only edges with branch `error` are taken.
    Branch,
}

/// An arrow from one node to another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Edge {
    /// For clients; unique within the graph where present.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Id of the node it leaves.
    pub source: String,
    /// Id of the node it reaches.
    pub target: String,
    /// The source's branch on which it is taken; absent: always when the source succeeds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub branch: Option<String>,
    /// Unknown fields, given back as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}
