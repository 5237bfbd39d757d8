//! The graph as a graph: ids, ends, branches, cycles, bounds.

use std::collections::{HashMap, HashSet};

use super::{MAX_ATTEMPTS, MAX_EDGES, MAX_ID, MAX_NODES, MAX_WAIT_MS};
use crate::{
    domain::{
        Fault,
        graph::{Graph, Node, OnError, RetryPolicy},
    },
    engine::{
        machine::ERROR_BRANCH,
        nodes::{Branches, Category, Registry},
    },
};

/// What every graph must satisfy.
pub(super) fn draft(graph: &Graph) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (name, count, most) in [("nodes", graph.nodes.len(), MAX_NODES), ("edges", graph.edges.len(), MAX_EDGES)] {
        if count > most {
            faults.push(Fault::new(format!("/{name}"), "too_many", format!("a graph has at most {most} {name}")));
        }
    }
    let mut name = |pointer: String, value: &str| {
        if value.trim().is_empty() {
            faults.push(Fault::new(pointer, "empty", "must not be empty"));
        } else if value.chars().count() > MAX_ID {
            faults.push(Fault::new(pointer, "too_long", format!("must not be longer than {MAX_ID} characters")));
        }
    };
    for (index, node) in graph.nodes.iter().enumerate() {
        name(format!("/nodes/{index}/id"), &node.id);
        name(format!("/nodes/{index}/type"), &node.kind);
    }
    for (index, edge) in graph.edges.iter().enumerate() {
        name(format!("/edges/{index}/source"), &edge.source);
        name(format!("/edges/{index}/target"), &edge.target);
        for (field, value) in [("id", &edge.id), ("branch", &edge.branch)] {
            if let Some(value) = value {
                name(format!("/edges/{index}/{field}"), value);
            }
        }
    }
    faults
}

/// What a graph that runs must satisfy besides.
pub(super) fn whole(graph: &Graph, registry: &Registry, faults: &mut Vec<Fault>) {
    if graph.nodes.is_empty() {
        faults.push(Fault::new("/nodes", "no_nodes", "a workflow needs at least one node"));
    }
    let mut nodes: HashMap<&str, usize> = HashMap::new();
    for (index, node) in graph.nodes.iter().enumerate() {
        if let Some(first) = nodes.insert(&node.id, index) {
            // The first of them keeps the name.
            nodes.insert(&node.id, first);
            let message = format!("`{}` is the id of node {first} already", node.id);
            faults.push(Fault::new(format!("/nodes/{index}/id"), "duplicate_id", message));
        }
        if registry.find(&node.kind).is_none() && !node.kind.trim().is_empty() {
            let known: Vec<&str> = registry.entries().map(|entry| entry.about().name).collect();
            let message = format!("`{}` is not a node type; there are {}", node.kind, known.join(", "));
            faults.push(Fault::new(format!("/nodes/{index}/type"), "unknown_type", message));
        }
        bounds(index, node, faults);
    }
    let mut edges = HashSet::new();
    for (index, edge) in graph.edges.iter().enumerate() {
        if let Some(id) = &edge.id
            && !edges.insert(id.as_str())
        {
            let message = format!("`{id}` is the id of another edge already");
            faults.push(Fault::new(format!("/edges/{index}/id"), "duplicate_id", message));
        }
        for (field, id) in [("source", &edge.source), ("target", &edge.target)] {
            if !nodes.contains_key(id.as_str()) && !id.trim().is_empty() {
                let message = format!("there is no node `{id}`");
                faults.push(Fault::new(format!("/edges/{index}/{field}"), "unknown_node", message));
            }
        }
        if edge.source == edge.target && nodes.contains_key(edge.source.as_str()) {
            let message = format!("`{}` cannot follow itself", edge.source);
            faults.push(Fault::new(format!("/edges/{index}"), "self_edge", message));
        }
        if let (Some(branch), Some(&source)) = (&edge.branch, nodes.get(edge.source.as_str())) {
            branch_exists(index, branch, &graph.nodes[source], registry, faults);
        }
    }
    cycles(graph, &nodes, faults);
}

/// What a graph that runs within a node must satisfy besides.
pub(super) fn body(graph: &Graph, registry: &Registry, faults: &mut Vec<Fault>) {
    for (index, node) in graph.nodes.iter().enumerate() {
        if registry.find(&node.kind).is_some_and(|kind| kind.about().category == Category::Trigger) {
            let message = format!("`{}` starts workflows, and nothing starts within another node", node.kind);
            faults.push(Fault::new(format!("/nodes/{index}/type"), "trigger_in_body", message));
        }
        // Ids of nodes become columns of the journal.
        if node.id.contains('\0') {
            faults.push(Fault::new(format!("/nodes/{index}/id"), "control_character", "must not contain NUL"));
        }
    }
}

fn branch_exists(index: usize, branch: &str, source: &Node, registry: &Registry, faults: &mut Vec<Fault>) {
    let pointer = || format!("/edges/{index}/branch");
    if branch == ERROR_BRANCH {
        if source.on_error != OnError::Branch {
            let message = format!("`{}` takes its branch `error` only with `on_error: branch`", source.id);
            faults.push(Fault::new(pointer(), "unknown_branch", message));
        }
        return;
    }
    let Some(entry) = registry.find(&source.kind) else { return };
    let Branches::These(branches) = entry.branches(&source.config) else { return };
    if !branches.iter().any(|known| known == branch) {
        let message = match branches.as_slice() {
            [] => format!("nodes of type `{}` have no branches", source.kind),
            all => format!("`{}` has the branches {}", source.id, all.join(", ")),
        };
        faults.push(Fault::new(pointer(), "unknown_branch", message));
    }
}

fn bounds(index: usize, node: &Node, faults: &mut Vec<Fault>) {
    if let Some(RetryPolicy { max_attempts, initial_ms, factor, max_ms, jitter }) = &node.retry {
        let mut check = |field: &str, holds: bool, message: String| {
            if !holds {
                faults.push(Fault::new(format!("/nodes/{index}/retry/{field}"), "out_of_range", message));
            }
        };
        check("max_attempts", (1..=MAX_ATTEMPTS).contains(max_attempts), format!("must be from 1 to {MAX_ATTEMPTS}"));
        check("initial_ms", *initial_ms <= MAX_WAIT_MS, format!("must be at most {MAX_WAIT_MS}"));
        check("factor", (1.0..=100.0).contains(factor), "must be from 1 to 100".to_owned());
        check("max_ms", *max_ms <= MAX_WAIT_MS, format!("must be at most {MAX_WAIT_MS}"));
        check("jitter", (0.0..=1.0).contains(jitter), "must be from 0 to 1".to_owned());
    }
    if node.timeout_ms.is_some_and(|timeout| !(1..=MAX_WAIT_MS).contains(&timeout)) {
        let message = format!("must be from 1 to {MAX_WAIT_MS}");
        faults.push(Fault::new(format!("/nodes/{index}/timeout_ms"), "out_of_range", message));
    }
}

/// One fault for every edge that closes a cycle, with the cycle's nodes. Without recursion: a graph may be a chain of a thousand nodes.
fn cycles(graph: &Graph, nodes: &HashMap<&str, usize>, faults: &mut Vec<Fault>) {
    #[derive(Clone, Copy, PartialEq)]
    enum Mark {
        New,
        OnPath,
        Done,
    }
    let mut outgoing: Vec<Vec<(usize, usize)>> = vec![Vec::new(); graph.nodes.len()];
    for (index, edge) in graph.edges.iter().enumerate() {
        if let (Some(&source), Some(&target)) = (nodes.get(edge.source.as_str()), nodes.get(edge.target.as_str()))
            && source != target
        {
            outgoing[source].push((index, target));
        }
    }
    let mut marks = vec![Mark::New; graph.nodes.len()];
    for start in 0..graph.nodes.len() {
        if marks[start] != Mark::New {
            continue;
        }
        marks[start] = Mark::OnPath;
        // Nodes on the path, each with the number of its next edge.
        let mut path = vec![(start, 0)];
        while let Some((node, next)) = path.last_mut() {
            let Some(&(edge, target)) = outgoing[*node].get(*next) else {
                marks[*node] = Mark::Done;
                path.pop();
                continue;
            };
            *next += 1;
            match marks[target] {
                Mark::New => {
                    marks[target] = Mark::OnPath;
                    path.push((target, 0));
                }
                Mark::OnPath => {
                    let mut names: Vec<&str> = path
                        .iter()
                        .map(|&(node, _)| node)
                        .skip_while(|&node| node != target)
                        .map(|node| graph.nodes[node].id.as_str())
                        .collect();
                    names.push(&graph.nodes[target].id);
                    let message = format!("closes the cycle {}", names.join(" → "));
                    faults.push(Fault::new(format!("/edges/{edge}"), "cycle", message));
                }
                Mark::Done => {}
            }
        }
    }
}
