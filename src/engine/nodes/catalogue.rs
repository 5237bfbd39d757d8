//! The catalogue: of each node type a workflow that shows it at work, as a file that `GET /platform/v1/node-types` serves and a test runs through HTTP.
//! A type without one does not pass the tests.

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::domain::ports::NodeExample;

/// Each type's file, by name.
const FILES: &[(&str, &str)] = &[
    ("agent", include_str!("catalogue/agent.json")),
    ("approval", include_str!("catalogue/approval.json")),
    ("condition", include_str!("catalogue/condition.json")),
    ("delay", include_str!("catalogue/delay.json")),
    ("email", include_str!("catalogue/email.json")),
    ("emit_message", include_str!("catalogue/emit_message.json")),
    ("fail", include_str!("catalogue/fail.json")),
    ("for_each", include_str!("catalogue/for_each.json")),
    ("form", include_str!("catalogue/form.json")),
    ("http_request", include_str!("catalogue/http_request.json")),
    ("integration", include_str!("catalogue/integration.json")),
    ("jq", include_str!("catalogue/jq.json")),
    ("manual", include_str!("catalogue/manual.json")),
    ("merge", include_str!("catalogue/merge.json")),
    ("respond", include_str!("catalogue/respond.json")),
    ("schedule", include_str!("catalogue/schedule.json")),
    ("set", include_str!("catalogue/set.json")),
    ("sub_workflow", include_str!("catalogue/sub_workflow.json")),
    ("switch", include_str!("catalogue/switch.json")),
    ("template", include_str!("catalogue/template.json")),
    ("webhook", include_str!("catalogue/webhook.json")),
];

/// One file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    title: String,
    description: String,
    graph: Value,
    #[serde(default)]
    input: Value,
    /// What comes of it; there, or `run_by` is.
    expect: Option<Expect>,
    /// The test that runs it, where it needs more than the server.
    #[cfg_attr(not(test), expect(dead_code, reason = "for the tests that run it"))]
    run_by: Option<String>,
    /// Workflows that are published before it.
    #[serde(default)]
    #[cfg_attr(not(test), expect(dead_code, reason = "for the tests that run it"))]
    with: Vec<Value>,
    /// By node: what a person answers.
    #[serde(default)]
    #[cfg_attr(not(test), expect(dead_code, reason = "for the tests that run it"))]
    answers: Map<String, Value>,
}

/// How its execution ends.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expect {
    #[cfg_attr(not(test), expect(dead_code, reason = "for the tests that run it"))]
    status: String,
    output: Option<Value>,
    /// The code of its error.
    #[serde(default)]
    #[cfg_attr(not(test), expect(dead_code, reason = "for the tests that run it"))]
    error: Option<String>,
}

/// The entry of a type; an error where its file is no entry, which a test rules out.
pub(super) fn entry(name: &str) -> Result<Option<Entry>, String> {
    let Some((_, file)) = FILES.iter().find(|(known, _)| *known == name) else { return Ok(None) };
    serde_json::from_str(file).map(Some).map_err(|error| format!("its entry in the catalogue: {error}"))
}

impl From<Entry> for NodeExample {
    fn from(entry: Entry) -> Self {
        let Entry { title, description, graph, input, expect, .. } = entry;
        Self { title, description, graph, input, output: expect.and_then(|expect| expect.output) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{graph::Graph, ports::GraphCheck as _},
        engine::{Checker, Registry},
    };
    use std::sync::Arc;

    #[test]
    fn every_type_has_an_entry_that_can_be_published_and_that_a_test_runs() {
        let registry = Arc::new(Registry::standard().unwrap());
        for (name, _) in FILES {
            assert!(registry.find(name).is_some(), "{name} is in the catalogue and is no node type");
        }
        let checker = Checker::new(Arc::clone(&registry));
        for kind in registry.entries() {
            let name = kind.about().name;
            let entry = entry(name).unwrap().unwrap_or_else(|| panic!("{name} has no entry in the catalogue"));
            let graph: Graph = serde_json::from_value(entry.graph.clone()).unwrap();
            assert_eq!(checker.check_whole(&graph), [], "{name}");
            assert!(graph.nodes.iter().any(|node| node.kind == name), "{name} is not in its own example");
            assert!(!entry.title.is_empty() && entry.description.len() > 20, "{name}");
            match (&entry.expect, &entry.run_by) {
                (Some(expect), None) => {
                    assert!(["completed", "failed"].contains(&expect.status.as_str()), "{name}");
                    assert_eq!(expect.status == "failed", expect.error.is_some(), "{name}");
                }
                (None, Some(test)) => {
                    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(test);
                    let text = std::fs::read_to_string(&file).unwrap();
                    assert!(text.contains(&format!("\"{name}\"")), "{test} does not run {name}");
                    assert!(entry.with.is_empty() && entry.answers.is_empty(), "{name}");
                }
                _ => panic!("{name}: either what comes of it, or who runs it"),
            }
            let served = kind.describe().example.unwrap();
            assert_eq!((served.graph, served.input), (entry.graph, entry.input), "{name}");
        }
    }
}
