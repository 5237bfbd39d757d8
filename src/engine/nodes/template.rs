//! `template`: renders text.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::{About, NodeContext, NodeEnd, NodeKind, Run};

/// The type.
pub(super) struct Template;

/// The text to render.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("examples" = [{"template": "Dear {{ input.name }},\n{% for item in input.items %}- {{ item }}\n{% endfor %}"}]))]
pub(super) struct TemplateConfig {
    /// Text with `{{ … }}` expressions and `{% … %}` blocks.
    #[serde(deserialize_with = "text")]
    template: String,
}

/// A template that is one single expression gives a typed value; here it is wanted as text all the same.
fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(match Value::deserialize(deserializer)? {
        Value::String(text) => text,
        other => other.to_string(),
    })
}

impl NodeKind for Template {
    type Config = TemplateConfig;

    const ABOUT: About = About {
        name: "template",
        title: "Template",
        description: "Renders a text from a template. Its output is the text.",
        validates_resolved: false,
        ..About::DEFAULT
    };

    fn run(_context: NodeContext, config: &Arc<TemplateConfig>) -> Run {
        Run::Now(Ok(NodeEnd::output(Value::String(config.template.clone()))))
    }
}
