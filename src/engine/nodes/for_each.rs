//! `for_each`: runs a part of the workflow, or another workflow, once for each item of a list. Each item is an execution of its own below the node's: durable, so that after a
//! crash the items that had ended are taken as they are and those under way go on, and never more of them in flight than the configuration says.
//!
//! Decisions: with `stop`, the first failure cancels the items under way and fails the node, and a retry (of the node or of the whole execution) runs the failed and the cancelled ones
//! on from where they stopped. With `collect`, a failure is a result like any other and is kept.

use std::sync::Arc;

use futures_util::{StreamExt as _, stream};
use schemars::JsonSchema;
use serde::{Deserialize, de::IgnoredAny};
use serde_json::{Map, Value, json};

use super::{
    About, Body, Category, NodeContext, NodeEnd, NodeFailure, NodeKind, NodeResult, Run,
    items::{Item, ItemEnd, Target, execution_of},
};
use crate::domain::{
    Fault,
    graph::{BODY_FIELD, Edge, Graph, Node},
};

/// The type.
pub(super) struct ForEach;

/// What is gone through, and what runs for each: exactly one of `do` and `workflow`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("oneOf" = [{"required": ["do"]}, {"required": ["workflow"]}], "examples" = [
    {"items": [{"price": 4, "count": 2}, {"price": 7, "count": 1}], "do": {"nodes": [{"id": "total", "type": "set", "config": {"values": {"total": "{{ item.price * item.count }}"}}}]}},
    {"items": ["A-17", "A-18"], "workflow": "ship an order", "parallelism": 3, "on_error": "collect"}
]))]
pub(super) struct ForEachConfig {
    /// A list, or an expression that gives one.
    #[schemars(length(max = 100_000))]
    items: Vec<Value>,
    /// Items that are in flight at the same time.
    #[serde(default = "ten")]
    #[schemars(range(min = 1, max = 100))]
    parallelism: usize,
    /// `stop`: the first item that fails ends the others, and fails the node. `collect`: all run, and the output says which failed.
    #[serde(default)]
    on_error: OnItemError,
    /// A graph of its own: `nodes` and `edges`, as a workflow's, without triggers. Its expressions see `item`, `index` (from 0), `input` (the workflow's), `variables`, and as `nodes`
    /// those of this graph alone. Its output is that of a workflow.
    #[serde(rename = "do")]
    #[schemars(with = "Option<BodyGraph>")]
    #[expect(dead_code, reason = "compiled with the graph; a step only says that it is there")]
    body: Option<IgnoredAny>,
    /// The id (`wf_…`) or the name of a published workflow, which gets the item as its input. Of several of a name the newest runs.
    #[schemars(length(min = 1, max = 255))]
    workflow: Option<String>,
}

fn ten() -> usize {
    10
}

/// What a failed item means.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub(super) enum OnItemError {
    #[default]
    Stop,
    Collect,
}

/// As the schema shows a body; it is read by [`body_of`], node by node.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
#[expect(dead_code, reason = "for its schema")]
struct BodyGraph {
    /// The nodes, as a workflow's.
    #[schemars(length(min = 1, max = 1000))]
    nodes: Vec<Map<String, Value>>,
    /// The edges, as a workflow's.
    #[serde(default)]
    #[schemars(length(max = 5000))]
    edges: Vec<Map<String, Value>>,
}

impl NodeKind for ForEach {
    type Config = ForEachConfig;

    const ABOUT: About = About {
        name: "for_each",
        title: "For each",
        description: "Runs its body, or a workflow, once for each item of a list, several at a time; each is an execution of its own, which restarts of the server do not repeat. Its \
                      output is the list of their outputs, in the order of the items; with `collect` it is `{\"items\": […], \"errors\": [{\"index\", \"error\", \"execution\"}]}`, \
                      with `null` in the place of an item that failed.",
        category: Category::Control,
        raw: &[BODY_FIELD],
        waits: true,
        ..About::DEFAULT
    };

    fn check(config: &Map<String, Value>) -> Vec<Fault> {
        match (config.contains_key(BODY_FIELD), config.contains_key("workflow")) {
            (true, true) => {
                vec![Fault::new(
                    "/workflow",
                    "not_applicable",
                    "either `do` or `workflow` says what runs for each item",
                )]
            }
            (false, false) => {
                vec![Fault::new("", "required", "`do` or `workflow` is needed: what is to run for each item?")]
            }
            _ => Vec::new(),
        }
    }

    fn body(config: &Map<String, Value>) -> Option<Body> {
        // What is no object at all, the schema refuses.
        let body = config.get(BODY_FIELD)?.as_object()?;
        Some(Body { field: BODY_FIELD, graph: body_of(body) })
    }

    /// The body is in the graph: an entry of the log for each attempt need not repeat it.
    fn redact(config: &mut Value) {
        if let Some(fields) = config.as_object_mut() {
            fields.shift_remove(BODY_FIELD);
        }
    }

    fn run(context: NodeContext, config: &Arc<ForEachConfig>) -> Run {
        if config.items.is_empty() {
            return Run::Now(Ok(NodeEnd::output(output(config.on_error, Vec::new(), Vec::new()))));
        }
        let config = Arc::clone(config);
        Run::Later(Box::pin(async move { each(&context, &config).await }))
    }
}

/// Reads a body; faults with pointers within it.
fn body_of(body: &Map<String, Value>) -> Result<Graph, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut graph = Graph::default();
    for (name, value) in body {
        match (name.as_str(), value) {
            ("nodes", Value::Array(nodes)) => {
                for (index, node) in nodes.iter().enumerate() {
                    match Node::deserialize(node) {
                        Ok(node) => graph.nodes.push(node),
                        Err(error) => faults.push(unreadable(format!("/nodes/{index}"), &error)),
                    }
                }
            }
            ("edges", Value::Array(edges)) => {
                for (index, edge) in edges.iter().enumerate() {
                    match Edge::deserialize(edge) {
                        Ok(edge) => graph.edges.push(edge),
                        Err(error) => faults.push(unreadable(format!("/edges/{index}"), &error)),
                    }
                }
            }
            // The schema says so.
            _ => {}
        }
    }
    if faults.is_empty() { Ok(graph) } else { Err(faults) }
}

fn unreadable(pointer: String, error: &serde_json::Error) -> Fault {
    Fault::new(pointer, "invalid_config", error.to_string())
}

/// An item that failed.
struct Failed {
    index: usize,
    error: Value,
}

async fn each(context: &NodeContext, config: &ForEachConfig) -> NodeResult {
    let items = &context.services.items;
    let target = &items.target(context, config.workflow.as_deref()).await?;
    let run = |index: usize| {
        let item = item(context, config.on_error, target, index, &config.items[index]);
        async move { (index, item.execution, items.run(item).await) }
    };
    let mut under_way = stream::iter(0..config.items.len()).map(run).buffer_unordered(config.parallelism);
    let mut outputs = vec![Value::Null; config.items.len()];
    let mut failed: Vec<Failed> = Vec::new();
    while let Some((index, execution, end)) = under_way.next().await {
        match end? {
            ItemEnd::Completed(output) => outputs[index] = output,
            ItemEnd::Failed(error) if config.on_error == OnItemError::Collect => {
                failed.push(Failed { index, error: json!({ "index": index, "error": error, "execution": execution }) });
            }
            ItemEnd::Failed(error) => {
                drop(under_way);
                let all = (0..config.items.len()).map(|index| execution_of(context.execution, &context.node, index));
                items.stop(context.execution, &all.collect()).await;
                let message =
                    format!("item {index} failed in execution {execution}: {}: {}", error.code, error.message);
                return Err(NodeFailure::transient("item_failed", message));
            }
        }
    }
    failed.sort_by_key(|failed| failed.index);
    Ok(NodeEnd::output(output(config.on_error, outputs, failed)))
}

fn item(context: &NodeContext, on_error: OnItemError, target: &Target, index: usize, value: &Value) -> Item {
    let input = if target.body.is_some() { json!({ "item": value, "index": index }) } else { value.clone() };
    Item::new(context, target, index, input, on_error == OnItemError::Stop)
}

fn output(on_error: OnItemError, outputs: Vec<Value>, failed: Vec<Failed>) -> Value {
    match on_error {
        OnItemError::Stop => Value::Array(outputs),
        OnItemError::Collect => {
            let errors: Vec<Value> = failed.into_iter().map(|failed| failed.error).collect();
            json!({ "items": outputs, "errors": errors })
        }
    }
}
