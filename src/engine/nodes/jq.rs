//! `jq`: reshapes data with a filter in the language of jq.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use super::{About, NodeContext, NodeEnd, NodeFailure, NodeKind, NodeResult, Run};
use crate::{
    domain::Fault,
    engine::jq::{self, JqError, Question},
};

/// The type.
pub(super) struct Jq;

/// The filter, and what it is applied to.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("examples" = [
    {"filter": "map(select(.total > 100)) | sort_by(.total)", "input": "{{ nodes.fetch.output.body }}"},
    {"filter": ".lines[] | select(.article == $article)", "variables": {"article": "{{ input.article }}"}, "outputs": "all"}
]))]
pub(super) struct JqConfig {
    /// The filter, in the language of jq 1.7. Not an expression: braces are the filter's own, and values come in as `input` and `variables`. It sees no environment and no files.
    #[schemars(length(min = 1, max = 8192))]
    filter: String,
    /// What the filter is applied to. Absent: the output of the node that leads here; of several, an object of their ids and outputs; of none, the execution's input.
    #[serde(default, deserialize_with = "present")]
    #[schemars(with = "Value")]
    input: Option<Value>,
    /// What the filter sees as `$name`.
    #[serde(default)]
    variables: Map<String, Value>,
    /// `first`: the output is the filter's first, or `null` where it has none. `all`: the list of all of them.
    #[serde(default)]
    outputs: Outputs,
}

/// Which outputs of the filter become the node's.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub(super) enum Outputs {
    #[default]
    First,
    All,
}

/// A `null` that is there is one.
fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(deserializer).map(Some)
}

impl NodeKind for Jq {
    type Config = JqConfig;

    const ABOUT: About = About {
        name: "jq",
        title: "jq",
        description: "Reshapes data with a filter in the language of jq. Its output is what the filter gives. A filter has five seconds, and a gigabyte of memory, in a process of its \
                      own: one that needs more fails with `jq_limit`, one that ends with an error with `jq_error`.",
        raw: &["filter"],
        wants_sources: true,
        ..About::DEFAULT
    };

    fn check(config: &Map<String, Value>) -> Vec<Fault> {
        let variables = config.get("variables").and_then(Value::as_object);
        let names: Vec<&str> = variables.into_iter().flat_map(Map::keys).map(String::as_str).collect();
        let mut faults: Vec<Fault> = names
            .iter()
            .filter(|name| !is_name(name))
            .map(|name| {
                let message = "must begin with a letter or `_` and go on with letters, digits and `_`";
                Fault::new(format!("/variables/{}", crate::engine::pointer::step(name)), "invalid_name", message)
            })
            .collect();
        if let (Some(Value::String(filter)), true) = (config.get("filter"), faults.is_empty())
            && let Err(why) = jq::check(filter, &names)
        {
            faults.push(Fault::new("/filter", "invalid_filter", format!("the filter cannot be used: {why}")));
        }
        faults
    }

    fn run(context: NodeContext, config: &Arc<JqConfig>) -> Run {
        let config = Arc::clone(config);
        Run::Later(Box::pin(async move { evaluate(&context, &config).await }))
    }
}

fn is_name(name: &str) -> bool {
    name.starts_with(|one: char| one.is_ascii_alphabetic() || one == '_')
        && name.chars().all(|one| one.is_ascii_alphanumeric() || one == '_')
}

async fn evaluate(context: &NodeContext, config: &JqConfig) -> NodeResult {
    let input = match (&config.input, &context.sources[..]) {
        (Some(input), _) => input.clone(),
        (None, []) => context.input.json().clone(),
        (None, [(_, only)]) => only.json().clone(),
        (None, all) => Value::Object(all.iter().map(|(id, output)| (id.to_string(), output.json().clone())).collect()),
    };
    let variables = config.variables.iter().map(|(name, value)| (name.clone(), value.clone())).collect();
    let first = config.outputs == Outputs::First;
    let question = Question { filter: config.filter.clone(), variables, input, first };
    match context.services.jq.evaluate(question).await {
        Ok(outputs) if first => Ok(NodeEnd::output(outputs.into_iter().next().unwrap_or_default())),
        Ok(outputs) => Ok(NodeEnd::output(Value::Array(outputs))),
        Err(JqError::Worker(why)) => {
            tracing::warn!(why, "a jq filter cannot be evaluated: {why}");
            Err(NodeFailure::transient("internal", "the server could not evaluate the filter"))
        }
        Err(error) => {
            let code = match error {
                JqError::Limit(_) => "jq_limit",
                JqError::Filter(_) => "invalid_config",
                _ => "jq_error",
            };
            Err(NodeFailure::permanent(code, error.to_string()))
        }
    }
}
