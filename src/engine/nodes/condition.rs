//! `condition`: chooses between two branches.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{About, Category, NodeContext, NodeEnd, NodeKind, Run};
use crate::engine::{expression::is_true, output::Output};

/// The type.
pub(super) struct Condition;

/// What decides.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("examples" = [{"expression": "nodes.fetch.output.status == 200 and input.amount > 100"}]))]
pub(super) struct ConditionConfig {
    /// An expression, with or without `{{ }}`. False are: false, null, 0, and empty text, lists and objects.
    #[schemars(with = "String", length(min = 1))]
    expression: Value,
}

impl NodeKind for Condition {
    type Config = ConditionConfig;

    const ABOUT: About = About {
        name: "condition",
        title: "Condition",
        description: "Takes the edges of its branch `true` or `false`. Its output is `{\"result\": true}` or `{\"result\": false}`.",
        category: Category::Control,
        branches: &["true", "false"],
        bare_expressions: &["expression"],
        validates_resolved: false,
        ..About::DEFAULT
    };

    fn run(_context: NodeContext, config: &Arc<ConditionConfig>) -> Run {
        let result = is_true(&config.expression);
        let output = Output::new(json!({ "result": result }));
        Run::Now(Ok(NodeEnd::Done { output, branch: Some(if result { "true" } else { "false" }) }))
    }
}
