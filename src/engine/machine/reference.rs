//! The reference interpreter: what a graph comes to, by its rules alone. It knows no events, no order and no time, shares nothing with the machine but the graph, and is
//! written to be read: a node's fate follows from those of the nodes before it. Tests hold the machine to it, and so do the fuzz targets, which take this file by its path.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::domain::graph::{Edge, Graph, OnError};

/// What a node comes to if it runs, its retries done.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum End {
    /// Well.
    Succeeds {
        /// What later nodes see.
        output: Value,
        /// The branch that it chooses.
        branch: Option<String>,
    },
    /// Badly, for good.
    Fails {
        /// The error's word.
        code: String,
        /// The error's sentence.
        message: String,
    },
}

/// What becomes of a node.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Fate {
    /// It runs, and the execution goes on.
    Ran {
        /// What later nodes see.
        output: Value,
        /// The branch that it chose.
        branch: Option<String>,
        /// Whether it takes only the edges of its branch.
        failed: bool,
    },
    /// It runs, and ends the execution.
    Fatal,
    /// Nothing leads to it.
    Skipped,
    /// What it waits for never comes, since the execution ends before.
    Blocked,
}

/// What becomes of every node.
#[derive(Debug)]
pub(crate) struct Reference<'a> {
    graph: &'a Graph,
    /// By index.
    pub(crate) fates: Vec<Fate>,
}

/// Interprets a graph without cycles whose nodes would end so; `joins_any` says which of them run at their first taken edge.
pub(crate) fn interpret(graph: &Graph, joins_any: impl Fn(usize) -> bool, end: impl Fn(usize) -> End) -> Reference<'_> {
    let mut fates = BTreeMap::new();
    for node in 0..graph.nodes.len() {
        fate(graph, node, &joins_any, &end, &mut fates);
    }
    Reference { graph, fates: fates.into_values().collect() }
}

/// A node's fate, from those of the nodes before it.
fn fate(
    graph: &Graph,
    node: usize,
    joins_any: &impl Fn(usize) -> bool,
    end: &impl Fn(usize) -> End,
    known: &mut BTreeMap<usize, Fate>,
) -> Fate {
    if let Some(fate) = known.get(&node) {
        return fate.clone();
    }
    let (mut taken, mut open, mut all) = (false, false, 0);
    for edge in graph.edges.iter().filter(|edge| edge.target == graph.nodes[node].id) {
        all += 1;
        let source = graph.nodes.iter().position(|node| node.id == edge.source).unwrap_or_default();
        match fate(graph, source, joins_any, end, known) {
            Fate::Ran { branch, failed, .. } => taken |= lets_through(edge, branch.as_deref(), failed),
            Fate::Fatal | Fate::Blocked => open = true,
            Fate::Skipped => {}
        }
    }
    let runs = all == 0 || (taken && (!open || joins_any(node)));
    let fate = match (runs, open) {
        (true, _) => ended(end(node), graph.nodes[node].on_error),
        (false, true) => Fate::Blocked,
        (false, false) => Fate::Skipped,
    };
    known.insert(node, fate.clone());
    fate
}

fn lets_through(edge: &Edge, chosen: Option<&str>, failed: bool) -> bool {
    match edge.branch.as_deref() {
        None => !failed,
        Some(wanted) => chosen == Some(wanted),
    }
}

fn ended(end: End, on_error: OnError) -> Fate {
    match (end, on_error) {
        (End::Succeeds { output, branch }, _) => Fate::Ran { output, branch, failed: false },
        (End::Fails { .. }, OnError::Fail) => Fate::Fatal,
        (End::Fails { code, message }, on_error) => {
            let failed = on_error == OnError::Branch;
            let output = json!({ "error": { "code": code, "message": message } });
            Fate::Ran { output, branch: failed.then(|| "error".to_owned()), failed }
        }
    }
}

impl Reference<'_> {
    /// Nodes that end the execution; the first to do so does.
    pub(crate) fn fatal(&self) -> BTreeSet<&str> {
        let nodes = self.graph.nodes.iter().zip(&self.fates);
        nodes.filter(|(_, fate)| **fate == Fate::Fatal).map(|(node, _)| node.id.as_str()).collect()
    }

    /// What comes out of an execution that ends well; `None` where that is the output of whichever node ended last.
    pub(crate) fn output(&self) -> Option<Value> {
        let is_leaf = |id: &str| !self.graph.edges.iter().any(|edge| edge.source == id);
        let mut leaves: Vec<(&str, &Value)> = Vec::new();
        for (node, fate) in self.graph.nodes.iter().zip(&self.fates) {
            if let (Fate::Ran { output, .. }, true) = (fate, is_leaf(&node.id)) {
                leaves.push((&node.id, output));
            }
        }
        match leaves.as_slice() {
            [] if self.graph.nodes.is_empty() => Some(Value::Null),
            [] => None,
            [(_, only)] => Some((*only).clone()),
            many => Some(many.iter().map(|(id, output)| ((*id).to_owned(), (*output).clone())).collect()),
        }
    }
}
