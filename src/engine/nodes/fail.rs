//! `fail`: ends badly, on purpose.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{About, Category, NodeContext, NodeFailure, NodeKind, Run, scalar::Scalar};

/// The type.
pub(super) struct Fail;

/// What the failure says.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("examples" = [{"message": "no stock for {{ input.sku }}"}]))]
pub(super) struct FailConfig {
    /// Why, for people.
    message: Scalar,
    /// A stable word for programs; `failed` where absent.
    #[schemars(length(min = 1, max = 64))]
    code: Option<String>,
}

impl NodeKind for Fail {
    type Config = FailConfig;

    const ABOUT: About = About {
        name: "fail",
        title: "Fail",
        description: "Fails with a message, and with it the execution, unless the node's `on_error` says otherwise. Never repeated.",
        category: Category::Control,
        ..About::DEFAULT
    };

    fn run(_context: NodeContext, config: &Arc<FailConfig>) -> Run {
        let code = config.code.clone().unwrap_or_else(|| "failed".to_owned());
        Run::Now(Err(NodeFailure::permanent(code, config.message.0.clone())))
    }
}
