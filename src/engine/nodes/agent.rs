//! `agent`: asks an agent, and waits for its answer. How an answer is found is the domain's business; here it is a step like any other.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use super::{About, NodeContext, NodeEnd, NodeFailure, NodeKind, NodeResult, Run};
use crate::domain::{
    Fault,
    agent::{NODE, NODE_FIELD},
    id::AgentId,
    ports::Turn,
    provider::{Deaf, Listener, ProviderFailure},
};

/// The type.
pub(super) struct Agent;

/// Who is asked, and what.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("examples" = [
    {"agent": "agent-01j7hs7k80es8r65rzyjka792g", "query": "Summarise: {{ nodes.fetch.output.body }}"},
    {"agent": "0191e393-cd00-7651-8317-1ff4a6a3a450", "query": "{{ input.question }}", "inputs": {"language": "{{ input.language }}"}}
]))]
pub(super) struct AgentConfig {
    /// The agent's id, `agent-…` or as a UUID. Not an expression: it is read from the graph.
    agent: String,
    /// What the agent is asked. A list or an object is asked as JSON.
    #[serde(deserialize_with = "text")]
    #[schemars(with = "String")]
    query: String,
    /// What the agent's prompt sees as `inputs`.
    #[serde(default)]
    #[schemars(with = "Option<Map<String, Value>>")]
    inputs: Value,
}

/// A template that is one single expression gives a typed value; here it is wanted as text all the same.
fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(match Value::deserialize(deserializer)? {
        Value::String(text) => text,
        Value::Null => String::new(),
        other => other.to_string(),
    })
}

impl NodeKind for Agent {
    type Config = AgentConfig;

    const ABOUT: About = About {
        name: NODE,
        title: "Agent",
        description: "Asks an agent. Its output is an object: `answer`, a text; `outcome`, what the agent means for the conversation (`continue`, `complete`, `escalate`); \
                      `provider`, who gave the answer; `usage`, what it cost.",
        validates_resolved: false,
        ..About::DEFAULT
    };

    fn check(config: &Map<String, Value>) -> Vec<Fault> {
        match config.get(NODE_FIELD).and_then(Value::as_str) {
            Some(text) if AgentId::read(text).is_none() => {
                vec![Fault::new(format!("/{NODE_FIELD}"), "invalid_agent", "must be the id of an agent, `agent-…`")]
            }
            _ => Vec::new(),
        }
    }

    fn run(context: NodeContext, config: &Arc<AgentConfig>) -> Run {
        let config = Arc::clone(config);
        Run::Later(Box::pin(async move { ask(&context, &config).await }))
    }
}

async fn ask(context: &NodeContext, config: &AgentConfig) -> NodeResult {
    let invalid = |message: &str| NodeFailure::permanent("invalid_config", message);
    let agent = AgentId::read(&config.agent).ok_or_else(|| invalid("`agent` is not the id of an agent"))?;
    let inputs = match &config.inputs {
        Value::Null => Value::Object(Map::new()),
        inputs @ Value::Object(_) => inputs.clone(),
        _ => return Err(invalid("`inputs` is not an object")),
    };
    let Some(answers) = &context.services.answers else {
        return Err(NodeFailure::permanent("not_available", "this server has no agents"));
    };
    let turn = Turn {
        owner: context.owner,
        execution: context.execution,
        origin: context.origin.clone(),
        node: context.node.to_string(),
        attempt: context.attempt,
        agent,
        query: config.query.clone(),
        inputs,
        input: context.input.json().clone(),
    };
    let listener: &dyn Listener = context.progress.as_deref().unwrap_or(&Deaf);
    let ProviderFailure { code, message, retryable } =
        match answers.answer(&*context.services.runner, turn, listener).await {
            Ok(output) => return Ok(NodeEnd::output(output)),
            Err(failure) => failure,
        };
    Err(NodeFailure { code, message, retryable, retry_after: None })
}
