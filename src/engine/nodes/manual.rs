//! `manual`: where an execution that somebody starts begins. Its output is the execution's input.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{About, Category, NodeContext, NodeEnd, NodeKind, Run};

/// The type.
pub(super) struct Manual;

/// Nothing to configure.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("examples" = [{}]))]
pub(super) struct ManualConfig {}

impl NodeKind for Manual {
    type Config = ManualConfig;

    const ABOUT: About = About {
        name: "manual",
        title: "Manual trigger",
        description: "Starts the workflow when somebody, or another program, executes it. Its output is the execution's input.",
        category: Category::Trigger,
        ..About::DEFAULT
    };

    fn run(context: NodeContext, _config: &Arc<ManualConfig>) -> Run {
        Run::Now(Ok(NodeEnd::Done { output: context.input, branch: None }))
    }
}
