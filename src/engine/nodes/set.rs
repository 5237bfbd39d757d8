//! `set`: makes an object out of constants and expressions.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::{About, NodeContext, NodeEnd, NodeKind, Run};

/// The type.
pub(super) struct Set;

/// The object to make.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("examples" = [{"values": {"name": "{{ input.name }}", "total": "{{ input.price * input.count }}", "kind": "order"}}]))]
pub(super) struct SetConfig {
    /// The output: names and their values. A value that is one single expression keeps its type.
    values: Map<String, Value>,
}

impl NodeKind for Set {
    type Config = SetConfig;

    const ABOUT: About = About {
        name: "set",
        title: "Set values",
        description: "Makes an object out of constants and expressions. Its output is that object.",
        ..About::DEFAULT
    };

    fn run(_context: NodeContext, config: &Arc<SetConfig>) -> Run {
        Run::Now(Ok(NodeEnd::output(Value::Object(config.values.clone()))))
    }
}
