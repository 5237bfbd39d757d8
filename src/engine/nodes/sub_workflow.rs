//! `sub_workflow`: runs another workflow, and waits for it or goes on. Which one that is, and that it is run once, is the domain's business; here it is a step like any other.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::{About, Category, NodeContext, NodeEnd, NodeFailure, NodeKind, NodeResult, Run};
use crate::domain::ports::Call;

/// The type.
pub(super) struct SubWorkflow;

/// Which workflow, and how.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("examples" = [
    {"workflow": "enrich contact", "input": {"email": "{{ input.email }}"}},
    {"workflow": "wf_01j7hs7k80es8r65rzyjka792g", "input": "{{ nodes.fetch.output.body }}", "mode": "detached"}
]))]
pub(super) struct SubWorkflowConfig {
    /// A published workflow: its name (the newest where several share it), or its id, `wf_…` or as a UUID.
    #[schemars(length(min = 1, max = 255), example = &"enrich contact")]
    workflow: String,
    /// What it starts with; its nodes see it as `input`.
    #[serde(default = "empty")]
    #[schemars(example = json!({"email": "ada@example.com"}))]
    input: Value,
    /// Whether the step waits for its end, or goes on as soon as it is accepted.
    #[serde(default)]
    #[schemars(example = Mode::Wait)]
    mode: Mode,
}

/// Whether to wait.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, serde::Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
enum Mode {
    /// For its end: its output is the node's, its failure is the node's, and it is cancelled with this execution. However long it takes, unless the node has a `timeout_ms`.
    #[default]
    Wait,
    /// Not at all: it is nobody's but its owner's from then on, and goes on whatever becomes of this execution.
    Detached,
}

fn empty() -> Value {
    Value::Object(Map::new())
}

impl NodeKind for SubWorkflow {
    type Config = SubWorkflowConfig;

    const ABOUT: About = About {
        name: "sub_workflow",
        title: "Sub-workflow",
        description: "Runs another published workflow of the same owner. With `wait`, its output is that workflow's output, and its failure that one's, with the same code; a repeated attempt goes \
                      on from where the called workflow failed. With `detached`, its output is `{\"execution_id\"}`. A workflow is called once, whatever crashes in between; workflows call \
                      workflows at most 16 deep.",
        category: Category::Control,
        waits: true,
        ..About::DEFAULT
    };

    fn run(context: NodeContext, config: &Arc<SubWorkflowConfig>) -> Run {
        let config = Arc::clone(config);
        Run::Later(Box::pin(async move { call(&context, &config).await }))
    }
}

async fn call(context: &NodeContext, config: &SubWorkflowConfig) -> NodeResult {
    let Some(subworkflows) = &context.services.subworkflows else {
        return Err(NodeFailure::permanent("not_available", "this server runs no sub-workflows"));
    };
    let call = Call {
        owner: context.owner,
        execution: context.execution,
        origin: context.origin.clone(),
        node: context.node.to_string(),
        key: String::new(),
        workflow: config.workflow.clone(),
        input: config.input.clone(),
    };
    let runner = &*context.services.runner;
    Ok(NodeEnd::output(match config.mode {
        Mode::Wait => subworkflows.run(runner, call).await?,
        Mode::Detached => json!({ "execution_id": subworkflows.start(runner, call).await? }),
    }))
}
