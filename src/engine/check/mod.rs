//! Judges graphs: every fault at once, with a JSON Pointer into the graph.
//!
//! - `structure`: ids, ends, branches, cycles, bounds of retries and times.
//! - `config`: configurations against their schemas, expressions and what they name.
//!
//! A draft is held to its shape alone; publishing and executing need the whole.

mod config;
mod structure;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use super::{expression::Expression, machine::Shape, nodes::Registry, runtime::EngineError};
use crate::domain::{
    Fault,
    graph::Graph,
    ports::{GraphCheck, NodeType, SettingsCheck},
    run::MAX_DEPTH,
};

/// Most nodes of a graph.
pub const MAX_NODES: usize = 1_000;
/// Most edges of a graph.
pub const MAX_EDGES: usize = 5_000;
/// Longest id or type of a node, and id or branch of an edge, in characters.
pub const MAX_ID: usize = 128;
/// Most attempts of a retry policy.
pub const MAX_ATTEMPTS: u32 = 100;
/// Longest wait of a retry policy, and longest time of an attempt: a day.
pub const MAX_WAIT_MS: u64 = 86_400_000;

/// Judges graphs by the node types of a registry.
#[derive(Debug, Clone)]
pub struct Checker {
    registry: Arc<Registry>,
}

impl Checker {
    /// Judges by these types.
    pub fn new(registry: Arc<Registry>) -> Self {
        Self { registry }
    }

    /// Judges by the standard types: for a process that runs no engine.
    pub fn standard() -> Result<Self, EngineError> {
        Ok(Self::new(Arc::new(Registry::standard().map_err(EngineError::NodeType)?)))
    }
}

impl SettingsCheck for Checker {
    fn check_key(&self, source: &str) -> Option<Fault> {
        let expression = match Expression::compile_bare(source) {
            Ok(expression) => expression,
            Err(error) => return Some(Fault::new("", "expression", error.to_string())),
        };
        let names = expression.references();
        let only_input =
            names.unknown.is_empty() && names.nodes.is_empty() && names.variables.is_empty() && !names.any_node;
        (!only_input).then(|| Fault::new("", "unknown_name", "a key may name `input` and nothing else"))
    }
}

impl Checker {
    /// Judges a graph that stands in the bodies of so many nodes.
    fn whole(&self, graph: &Graph, depth: u8) -> Vec<Fault> {
        let mut faults = structure::draft(graph);
        structure::whole(graph, &self.registry, &mut faults);
        if depth > 0 {
            structure::body(graph, &self.registry, &mut faults);
        }
        let shape = Shape::new(graph, |_| false).ok();
        for index in 0..graph.nodes.len() {
            config::node(graph, index, shape.as_ref(), &self.registry, depth > 0, &mut faults);
            self.within(graph, index, depth, &mut faults);
        }
        faults
    }

    /// Judges the graph that a node's configuration holds.
    fn within(&self, graph: &Graph, index: usize, depth: u8, faults: &mut Vec<Fault>) {
        let node = &graph.nodes[index];
        let Some(body) = self.registry.find(&node.kind).and_then(|kind| kind.body(&node.config)) else { return };
        let pointer = format!("/nodes/{index}/config/{}", body.field);
        if depth >= MAX_DEPTH {
            let message = format!("bodies may stand in bodies at most {MAX_DEPTH} deep");
            return faults.push(Fault::new(pointer, "too_deep", message));
        }
        let found = match body.graph {
            Ok(body) => self.whole(&Graph { variables: graph.variables.clone(), ..body }, depth + 1),
            Err(found) => found,
        };
        faults.extend(found.into_iter().map(|fault| Fault { pointer: format!("{pointer}{}", fault.pointer), ..fault }));
    }
}

impl GraphCheck for Checker {
    fn check_draft(&self, graph: &Graph) -> Vec<Fault> {
        structure::draft(graph)
    }

    fn check_whole(&self, graph: &Graph) -> Vec<Fault> {
        self.whole(graph, 0)
    }

    fn node_types(&self) -> Vec<NodeType> {
        self.registry.entries().map(super::nodes::NodeEntry::describe).collect()
    }
}
