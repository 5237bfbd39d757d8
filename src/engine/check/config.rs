//! Configurations against their schemas, and expressions against the graph.
//!
//! **How a configuration with expressions meets its schema.** It is validated as it stands, and complaints that an expression's value could answer
//! are dropped; the resolved configuration is validated whole when the step runs. Dropped are:
//! - at a string that is one single expression: every complaint (its value may be anything);
//! - at a string that holds expressions: all but the type's (it will be text, but nobody knows which);
//! - at a list or object that holds an expression somewhere: complaints of keywords that look at what is inside (`anyOf`, `oneOf`, `not`,
//!   `contains`, `uniqueItems`, `const`, `enum`, `if`).
//!
//! Everything else stands: missing and unknown fields, constants of the wrong type or out of range.

use jsonschema::error::ValidationErrorKind;
use serde_json::{Map, Value};

use crate::{
    domain::{Fault, graph::Graph},
    engine::{
        expression::{BODY_NAMES, CompiledConfig, NAMES},
        machine::Shape,
        nodes::{NodeEntry, Registry},
        pointer,
    },
};

/// All faults of one node's configuration.
pub(super) fn node(
    graph: &Graph,
    index: usize,
    shape: Option<&Shape>,
    registry: &Registry,
    in_body: bool,
    faults: &mut Vec<Fault>,
) {
    let node = &graph.nodes[index];
    // An unknown type is a fault already, and says nothing about its configuration.
    let Some(entry) = registry.find(&node.kind) else { return };
    let pointer = format!("/nodes/{index}/config");
    match CompiledConfig::compile(&node.config, entry.about().rules(), &pointer) {
        Ok(compiled) => {
            schema(entry, &node.config, &compiled, &pointer, faults);
            names(graph, index, shape, &compiled, in_body, &pointer, faults);
        }
        Err(found) => faults.extend(found),
    }
    for fault in entry.check(&node.config) {
        faults.push(Fault { pointer: format!("{pointer}{}", fault.pointer), ..fault });
    }
}

fn schema(
    entry: &NodeEntry,
    config: &Map<String, Value>,
    compiled: &CompiledConfig,
    pointer: &str,
    faults: &mut Vec<Fault>,
) {
    let instance = Value::Object(config.clone());
    let expressions: Vec<(String, bool)> =
        compiled.expressions().into_iter().map(|(pointer, expression)| (pointer, expression.keeps_type())).collect();
    for error in entry.validator().iter_errors(&instance) {
        let at = error.instance_path().to_string();
        let may_vanish = expressions.iter().any(|(pointer, keeps_type)| {
            if *pointer == at {
                return *keeps_type || error.kind().keyword() != "type";
            }
            let inside = pointer.strip_prefix(&at).is_some_and(|rest| rest.starts_with('/'));
            inside
                && matches!(
                    error.kind().keyword(),
                    "anyOf" | "oneOf" | "not" | "contains" | "uniqueItems" | "const" | "enum" | "if"
                )
        });
        if may_vanish {
            continue;
        }
        if let ValidationErrorKind::AdditionalProperties { unexpected } = error.kind() {
            for name in unexpected {
                let message = format!("nodes of type `{}` have no field `{name}`", entry.about().name);
                faults.push(Fault::new(format!("{pointer}{at}/{}", pointer::step(name)), "unknown_field", message));
            }
            continue;
        }
        faults.push(Fault::new(format!("{pointer}{at}"), "invalid_config", error.masked().to_string()));
    }
}

fn names(
    graph: &Graph,
    index: usize,
    shape: Option<&Shape>,
    compiled: &CompiledConfig,
    in_body: bool,
    pointer: &str,
    faults: &mut Vec<Fault>,
) {
    // Where the graph has other faults that leave "upstream" without a meaning, only names that are nowhere can be judged.
    let upstream: Option<Vec<&str>> = shape
        .map(|shape| shape.upstream(index).into_iter().map(|upstream| graph.nodes[upstream].id.as_str()).collect());
    for (at, expression) in compiled.expressions() {
        let mut fault = |code, message| faults.push(Fault::new(format!("{pointer}{at}"), code, message));
        let references = expression.references();
        for id in &references.nodes {
            if !graph.nodes.iter().any(|node| node.id == *id) {
                fault("unknown_node", format!("there is no node `{id}`"));
            } else if upstream.as_ref().is_some_and(|upstream| !upstream.contains(&id.as_str())) {
                fault(
                    "unknown_node",
                    format!("node `{id}` does not run before this one, so its output is not known here"),
                );
            }
        }
        for name in &references.variables {
            if !graph.variables.contains_key(name) {
                fault("unknown_variable", format!("the workflow has no variable `{name}`"));
            }
        }
        let of_body = references.of_body.iter().filter(|_| !in_body);
        for name in references.unknown.iter().chain(of_body) {
            let of_body: &[&str] = if in_body { &BODY_NAMES } else { &[] };
            let known = [&NAMES, of_body].concat().join(", ");
            fault("unknown_name", format!("there is no `{name}` in expressions; there are {known}"));
        }
    }
}
