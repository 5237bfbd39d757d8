//! The part of a graph that decides what runs when: nodes and edges by index, without names' lookups and without configuration.

use std::{collections::HashMap, sync::Arc};

use crate::domain::{
    graph::{Graph, OnError, RetryPolicy},
    trigger,
};

/// The branch that `on_error: branch` takes.
pub const ERROR_BRANCH: &str = "error";

/// The branch that a wait for a person takes when it ends without an answer.
pub const TIMEOUT_BRANCH: &str = "timeout";

/// A graph, reduced to what the state machine needs.
#[derive(Debug, Default)]
pub struct Shape {
    /// Nodes, in the graph's order.
    pub nodes: Vec<NodeShape>,
    /// Edges, in the graph's order.
    pub edges: Vec<EdgeShape>,
    indices: HashMap<Arc<str>, usize>,
}

/// One node.
#[derive(Debug)]
pub struct NodeShape {
    /// Its id in the graph.
    pub id: Arc<str>,
    /// Edges that reach it.
    pub incoming: Vec<usize>,
    /// Edges that leave it.
    pub outgoing: Vec<usize>,
    /// A trigger, which is skipped where another one started the execution.
    pub is_trigger: bool,
    /// Runs at the first taken edge instead of when all are settled.
    pub joins_any: bool,
    /// What its final failure means.
    pub on_error: OnError,
    /// How often a failed attempt is repeated.
    pub retry: Option<RetryPolicy>,
}

/// One edge.
#[derive(Debug)]
pub struct EdgeShape {
    /// Node that it leaves.
    pub source: usize,
    /// Node that it reaches.
    pub target: usize,
    /// The branch on which it is taken.
    pub branch: Option<Box<str>>,
}

/// A graph that no machine can run. `check_whole` finds these before anything runs; the machine refuses them all the same.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ShapeError {
    /// Two nodes with one id.
    #[error("node id `{0}` is used twice")]
    DuplicateNode(String),
    /// An edge without an end.
    #[error("edge {edge} names the unknown node `{node}`")]
    UnknownEnd {
        /// Index of the edge.
        edge: usize,
        /// What it names.
        node: String,
    },
    /// The graph has a cycle.
    #[error("the graph has a cycle")]
    Cycle,
}

impl Shape {
    /// Reduces a graph. `joins_any` says which nodes run at their first taken edge.
    pub fn new(
        graph: &Graph,
        joins_any: impl Fn(&crate::domain::graph::Node) -> bool,
    ) -> std::result::Result<Self, ShapeError> {
        let mut shape = Self::default();
        for (index, node) in graph.nodes.iter().enumerate() {
            let id: Arc<str> = node.id.as_str().into();
            if shape.indices.insert(Arc::clone(&id), index).is_some() {
                return Err(ShapeError::DuplicateNode(node.id.clone()));
            }
            shape.nodes.push(NodeShape {
                id,
                incoming: Vec::new(),
                outgoing: Vec::new(),
                is_trigger: trigger::is_trigger(&node.kind),
                joins_any: joins_any(node),
                on_error: node.on_error,
                retry: node.retry.clone(),
            });
        }
        for (index, edge) in graph.edges.iter().enumerate() {
            let end =
                |id: &str| shape.index(id).ok_or_else(|| ShapeError::UnknownEnd { edge: index, node: id.to_owned() });
            let (source, target) = (end(&edge.source)?, end(&edge.target)?);
            shape.nodes[source].outgoing.push(index);
            shape.nodes[target].incoming.push(index);
            shape.edges.push(EdgeShape { source, target, branch: edge.branch.as_deref().map(Into::into) });
        }
        if shape.topological().len() < shape.nodes.len() {
            return Err(ShapeError::Cycle);
        }
        Ok(shape)
    }

    /// The index of a node by its id.
    pub fn index(&self, id: &str) -> Option<usize> {
        self.indices.get(id).copied()
    }

    /// Nodes in an order where every edge points forward; shorter than the graph where it has a cycle.
    pub fn topological(&self) -> Vec<usize> {
        let mut pending: Vec<usize> = self.nodes.iter().map(|node| node.incoming.len()).collect();
        let mut order: Vec<usize> = (0..self.nodes.len()).filter(|&node| pending[node] == 0).collect();
        let mut next = 0;
        while let Some(&node) = order.get(next) {
            next += 1;
            for &edge in &self.nodes[node].outgoing {
                let target = self.edges[edge].target;
                pending[target] -= 1;
                if pending[target] == 0 {
                    order.push(target);
                }
            }
        }
        order
    }

    /// All nodes from which `node` can be reached, ascending, without itself: those that its expressions may name.
    pub fn upstream(&self, node: usize) -> Vec<usize> {
        let mut seen = vec![false; self.nodes.len()];
        let mut open = vec![node];
        while let Some(current) = open.pop() {
            for &edge in &self.nodes[current].incoming {
                let source = self.edges[edge].source;
                if !std::mem::replace(&mut seen[source], true) {
                    open.push(source);
                }
            }
        }
        seen.iter().enumerate().filter_map(|(index, &seen)| seen.then_some(index)).collect()
    }
}
