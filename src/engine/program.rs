//! A version of a graph, compiled: all that is the same for every execution of it is done here, once. Executions share it by reference.

use std::{fmt::Write as _, sync::Arc, time::Duration};

use serde_json::{Value, json};

use super::{
    check::Checker,
    expression::{CompiledConfig, Scope},
    machine::{Machine, Shape},
    nodes::{DecodedConfig, NodeEntry, NodeFailure, Registry},
    output::Output,
};
use crate::domain::{Fault, graph::Graph, id::ExecutionId, ports::GraphCheck as _};

/// A compiled graph.
#[derive(Debug)]
pub struct Program {
    /// What decides what runs when.
    pub shape: Arc<Shape>,
    /// Nodes, in the graph's order.
    pub steps: Vec<Step>,
    variables: Arc<Output>,
}

/// What an execution starts with, as its steps see it.
#[derive(Debug, Clone, Default)]
pub struct Given {
    /// The input; of an execution that runs a body, that of the execution around it.
    pub input: Arc<Output>,
    /// Of an execution that runs a body: the item, and its place.
    pub item: Option<(Arc<Output>, u64)>,
}

impl Given {
    /// As the execution's record has it.
    pub fn spell(&self) -> Value {
        match &self.item {
            None => self.input.json().clone(),
            Some((item, index)) => json!({ "item": item.json(), "index": index }),
        }
    }
}

/// A compiled node.
#[derive(Debug)]
pub struct Step {
    /// Its type.
    pub kind: Arc<NodeEntry>,
    /// Longest time of one attempt, where the node sets one.
    pub timeout: Option<Duration>,
    /// The graph that runs within it.
    pub body: Option<Arc<Program>>,
    config: Config,
    /// Nodes whose outputs its expressions may look at.
    needs: Vec<usize>,
}

#[derive(Debug)]
enum Config {
    /// Without expressions: read and checked here, for good.
    Constant {
        logged: Arc<Value>,
        decoded: Prepared,
    },
    Dynamic(CompiledConfig),
}

/// A decoded configuration; opaque to `Debug`.
#[derive(Clone)]
struct Prepared(DecodedConfig);

impl std::fmt::Debug for Prepared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Prepared")
    }
}

impl Program {
    /// Compiles a graph. Faults are those of `check_whole`: a stored graph was judged by an older release perhaps.
    pub fn compile(graph: &Graph, registry: &Arc<Registry>) -> Result<Self, Vec<Fault>> {
        let faults = Checker::new(Arc::clone(registry)).check_whole(graph);
        if !faults.is_empty() {
            return Err(faults);
        }
        let variables = graph.variables.iter().map(|(name, value)| (name.clone(), value.clone())).collect();
        Self::compile_checked(graph, registry, &Output::new(Value::Object(variables)))
    }

    /// Compiles a graph that has no faults.
    fn compile_checked(graph: &Graph, registry: &Arc<Registry>, variables: &Arc<Output>) -> Result<Self, Vec<Fault>> {
        let internal = |message: String| vec![Fault::new("", "graph", message)];
        let joins_any = |node: &crate::domain::graph::Node| {
            registry.find(&node.kind).is_some_and(|kind| kind.joins_any(&node.config))
        };
        let shape = Shape::new(graph, joins_any).map_err(|error| internal(error.to_string()))?;
        let mut steps = Vec::with_capacity(graph.nodes.len());
        for (index, node) in graph.nodes.iter().enumerate() {
            let pointer = format!("/nodes/{index}/config");
            let kind =
                registry.find(&node.kind).ok_or_else(|| internal(format!("`{}` is not a node type", node.kind)))?;
            let compiled = CompiledConfig::compile(&node.config, kind.about().rules(), &pointer)?;
            let references = compiled.references();
            let needs = shape
                .upstream(index)
                .into_iter()
                .filter(|&upstream| references.any_node || references.nodes.contains(&*shape.nodes[upstream].id))
                .collect();
            let config = match compiled.constant() {
                None => Config::Dynamic(compiled),
                Some(constant) => {
                    let decoded = kind
                        .decode(constant)
                        .map_err(|error| vec![Fault::new(pointer, "invalid_config", error.to_string())])?;
                    let mut logged = constant.clone();
                    kind.redact(&mut logged);
                    Config::Constant { logged: Arc::new(logged), decoded: Prepared(decoded) }
                }
            };
            let timeout = node.timeout_ms.map(Duration::from_millis);
            let body = kind.body(&node.config).map(|body| Self::compile_checked(&body.graph?, registry, variables));
            let body = body.transpose()?.map(Arc::new);
            steps.push(Step { kind: Arc::clone(kind), timeout, body, config, needs });
        }
        Ok(Self { shape: Arc::new(shape), steps, variables: Arc::clone(variables) })
    }

    /// The graph that runs within a node.
    pub fn body(&self, node: &str) -> Option<&Arc<Self>> {
        self.steps[self.shape.index(node)?].body.as_ref()
    }

    /// A node's configuration for an attempt now: as the log may show it, and as its type reads it.
    pub fn prepare(
        &self,
        node: usize,
        machine: &Machine,
        execution: ExecutionId,
        given: &Given,
    ) -> Result<(Arc<Value>, DecodedConfig), NodeFailure> {
        let step = &self.steps[node];
        let compiled = match &step.config {
            Config::Constant { logged, decoded } => return Ok((Arc::clone(logged), Arc::clone(&decoded.0))),
            Config::Dynamic(compiled) => compiled,
        };
        let seen = |&upstream: &usize| {
            Some((Arc::clone(&self.shape.nodes[upstream].id), Arc::clone(machine.output(upstream)?)))
        };
        let scope = Scope {
            execution,
            input: Arc::clone(&given.input),
            item: given.item.clone(),
            variables: Arc::clone(&self.variables),
            nodes: step.needs.iter().filter_map(seen).collect(),
        };
        let mut resolved = compiled
            .resolve(&scope.into_context())
            .map_err(|error| NodeFailure::permanent("expression", error.to_string()))?;
        if step.kind.about().validates_resolved && !step.kind.validator().is_valid(&resolved) {
            return Err(NodeFailure::permanent("invalid_config", explain(&step.kind, &resolved)));
        }
        let decoded =
            step.kind.decode(&resolved).map_err(|error| NodeFailure::permanent("invalid_config", error.to_string()))?;
        step.kind.redact(&mut resolved);
        Ok((Arc::new(resolved), decoded))
    }
}

/// What is wrong with a resolved configuration, without its values: they may hold secrets.
fn explain(kind: &NodeEntry, resolved: &Value) -> String {
    let mut message = String::from("the configuration, with its expressions evaluated, is not valid");
    for error in kind.validator().iter_errors(resolved).take(3) {
        // Writing to a `String` does not fail.
        let _ = write!(message, "; at `{}`: {}", error.instance_path(), error.masked());
    }
    message
}
