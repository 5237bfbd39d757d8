//! `form`: where an execution that a form's submission starts begins. Its output is the execution's input.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::{About, Category, NodeContext, NodeEnd, NodeKind, Run};
use crate::domain::{
    Fault,
    id::FormId,
    trigger::{FORM, FORM_FIELD},
};

/// The type.
pub(super) struct Form;

/// Which form.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("examples" = [{"form": "form_01j7hs7k80es8r65rzyjka792g"}, {"form": "0191e393-cd00-7651-8317-1ff4a6a3a450"}]))]
pub(super) struct FormConfig {
    /// The form's id, as YourApp spells it or as a UUID. Not an expression: it is read when the workflow is published.
    #[serde(rename = "form")]
    #[expect(dead_code, reason = "the store reads it from the graph; a step only passes the input on")]
    form: String,
}

impl NodeKind for Form {
    type Config = FormConfig;

    const ABOUT: About = About {
        name: FORM,
        title: "Form trigger",
        description: "Starts the published workflow when a form is submitted. Its output is the execution's input: a value for each of the form's fields, and \
                      `_submission` with `id`, `form_id` and `submitted_at`.",
        category: Category::Trigger,
        ..About::DEFAULT
    };

    fn check(config: &Map<String, Value>) -> Vec<Fault> {
        match config.get(FORM_FIELD).and_then(Value::as_str) {
            Some(text) if FormId::read(text).is_none() => {
                vec![Fault::new(format!("/{FORM_FIELD}"), "invalid_form", "must be the id of a form, `form_…`")]
            }
            // What is no text at all, the schema refuses.
            _ => Vec::new(),
        }
    }

    fn run(context: NodeContext, _config: &Arc<FormConfig>) -> Run {
        Run::Now(Ok(NodeEnd::Done { output: context.input, branch: None }))
    }
}
