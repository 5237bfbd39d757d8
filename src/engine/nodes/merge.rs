//! `merge`: where branches meet.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::{About, Category, NodeContext, NodeEnd, NodeKind, Run};
use crate::domain::Fault;

/// The type.
pub(super) struct Merge;

/// When it runs.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("examples" = [{"mode": "any"}, {}]))]
pub(super) struct MergeConfig {
    /// `all`: once every incoming edge is settled and at least one is taken. `any`: at the first that is taken; later ones change nothing.
    #[serde(default)]
    #[expect(dead_code, reason = "read from the raw configuration, before any run: it decides the graph's shape")]
    mode: Mode,
}

/// When a merge runs.
#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub(super) enum Mode {
    #[default]
    All,
    Any,
}

impl NodeKind for Merge {
    type Config = MergeConfig;

    const ABOUT: About = About {
        name: "merge",
        title: "Merge",
        description: "Joins branches. Its output is an object: of each node that led here, its id and its output.",
        category: Category::Control,
        wants_sources: true,
        ..About::DEFAULT
    };

    fn check(config: &Map<String, Value>) -> Vec<Fault> {
        match config.get("mode") {
            Some(Value::String(mode)) if mode.contains("{{") || mode.contains("{%") => {
                vec![Fault::new(
                    "/mode",
                    "expression",
                    "`mode` decides the shape of the graph and cannot be an expression",
                )]
            }
            _ => Vec::new(),
        }
    }

    fn joins_any(config: &Map<String, Value>) -> bool {
        config.get("mode").is_some_and(|mode| mode == "any")
    }

    fn run(context: NodeContext, _config: &Arc<MergeConfig>) -> Run {
        let outputs = context.sources.iter().map(|(id, output)| (id.to_string(), output.json().clone()));
        Run::Now(Ok(NodeEnd::output(Value::Object(outputs.collect()))))
    }
}
