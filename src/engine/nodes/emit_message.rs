//! `emit_message`: emits a message of an agent, in the middle of a run instead of at its end. The message is written with the step's own entry in the journal: it is there
//! once, and only where the step is.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{About, NodeContext, NodeEnd, NodeFailure, NodeKind, NodeResult, Run};
use crate::{
    domain::{
        execution::StepFailure,
        id::{AgentId, MessageId},
        message::MAX_HOPS,
        nesting::{self, deeper_than},
        ports::Emission,
        run,
    },
    engine::output::Output,
};

/// The type.
pub(super) struct EmitMessage;

/// Whose message, and what it says.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("examples" = [
    {"payload": {"order": "{{ input.id }}", "total": "{{ nodes.price.output.total }}"}},
    {"agent": "price-watch", "payload": "{{ nodes.fetch.output.body }}", "keep_secs": 86400}
]))]
pub(super) struct EmitMessageConfig {
    /// Whose message it is: an agent's id (`agent-…` or a UUID) or its code. Absent: the agent whose run this is.
    #[serde(default)]
    #[schemars(length(min = 1, max = 255), example = &"price-watch")]
    agent: Option<String>,
    /// What the message says. What is no object stands in one, as `output`.
    #[schemars(example = json!({"total": 12}))]
    payload: Value,
    /// How long the message is kept, in seconds; 0 for ever. Absent: as long as the agent keeps its messages.
    #[serde(default)]
    #[schemars(range(max = 3_153_600_000_u64), example = 86_400)]
    keep_secs: Option<u32>,
}

impl NodeKind for EmitMessage {
    type Config = EmitMessageConfig;

    const ABOUT: About = About {
        name: "emit_message",
        title: "Emit message",
        description: "Emits a message of an agent: it is listed among the agent's, and received by the agents that name that one as a source. Its output is `{\"message_id\", \"agent_id\"}`. \
                      A message is emitted once, whatever crashes in between.",
        ..About::DEFAULT
    };

    fn run(context: NodeContext, config: &Arc<EmitMessageConfig>) -> Run {
        match (&config.agent, context.origin.agent) {
            (None, Some(run)) => Run::Now(emit(&context, config, run.agent)),
            (None, None) => {
                let message = "`agent` is missing: this execution is no agent's run, so the message would be nobody's";
                Run::Now(Err(NodeFailure::permanent("no_agent", message)))
            }
            (Some(_), _) => {
                let config = Arc::clone(config);
                Run::Later(Box::pin(async move { emit(&context, &config, named(&context, &config).await?) }))
            }
        }
    }
}

async fn named(context: &NodeContext, config: &EmitMessageConfig) -> Result<AgentId, NodeFailure> {
    let Some(records) = &context.services.records else {
        return Err(NodeFailure::permanent("not_available", "this server has no agents"));
    };
    let named = config.agent.as_deref().unwrap_or_default();
    let found = records.agent(context.owner, named).await.map_err(|error| StepFailure::internal(&error))?;
    found.ok_or_else(|| NodeFailure::permanent("unknown_agent", format!("there is no agent `{named}`")))
}

fn emit(context: &NodeContext, config: &EmitMessageConfig, agent: AgentId) -> NodeResult {
    let hops = context.origin.hops().saturating_add(1);
    if hops > MAX_HOPS {
        let message = format!("a message that has come {MAX_HOPS} agents far led to this one: it goes no further");
        return Err(NodeFailure::permanent("too_many_hops", message));
    }
    let payload = run::payload(&config.payload);
    if deeper_than(&payload, nesting::MAX) {
        let message = format!("the payload is nested more than {} levels deep", nesting::MAX);
        return Err(NodeFailure::permanent("nested_too_deeply", message));
    }
    let id = MessageId::new();
    let keep_secs = config.keep_secs.map(i64::from);
    let message = Emission { id, agent, payload, hops, keep_secs, at: context.now };
    Ok(NodeEnd::Emit { output: Output::new(json!({ "message_id": id, "agent_id": agent.spelled() })), message })
}
