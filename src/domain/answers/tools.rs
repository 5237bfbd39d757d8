//! What a provider may call: workflows, which run as executions below the one that asks, and words about what becomes of the conversation.

use futures_util::future::try_join_all;
use serde_json::{Value, json};

use super::{AnswerService, internal};
use crate::domain::{
    agent::{Agent, Instruction, Tool, TurnOutcome},
    below::{Below, BelowError, Which},
    execution::ExecutionStatus,
    identity::Owner,
    ports::{Runner, Turn},
    provider::{AskTool, ProviderFailure, ToolCall},
};

/// Hands the conversation over to people.
const ESCALATE: &str = "escalate";
/// Ends the conversation.
const COMPLETE: &str = "complete_conversation";
/// Calls of one round that are run; a provider that makes more of them is told so.
const MAX_CALLS: usize = 16;
/// Most characters of a tool's output that a provider is told.
const MAX_OUTPUT: usize = 64 * 1024;

/// What came of a call.
pub(super) enum Told {
    /// A workflow's output.
    Output(Value),
    /// What went wrong, in words for the provider.
    Wrong(String),
    /// What becomes of the conversation.
    Outcome {
        /// What.
        outcome: TurnOutcome,
        /// Why, as the provider puts it.
        reason: Option<String>,
    },
}

impl Told {
    /// For templates.
    pub(super) fn value(&self) -> Option<Value> {
        match self {
            Self::Output(output) => Some(output.clone()),
            Self::Wrong(message) => Some(json!({ "error": message })),
            Self::Outcome { .. } => None,
        }
    }

    /// For the provider.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Output(Value::String(text)) => shortened(text),
            Self::Output(output) => shortened(&output.to_string()),
            Self::Wrong(message) => json!({ "error": message }).to_string(),
            Self::Outcome { .. } => json!({ "noted": true }).to_string(),
        }
    }
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(MAX_OUTPUT) {
        Some((end, _)) => format!("{}… (the rest is left out)", &text[..end]),
        None => text.to_owned(),
    }
}

/// The tools of one answer.
pub(super) struct Toolbox<'a> {
    pub(super) answers: &'a AnswerService,
    pub(super) agent: &'a Agent,
    pub(super) instruction: &'a Instruction,
    pub(super) runner: &'a dyn Runner,
    pub(super) turn: &'a Turn,
}

impl Toolbox<'_> {
    /// What the provider is told that it may call. A workflow of a built-in's name stands for itself.
    pub(super) fn offer(&self) -> Vec<AskTool> {
        let mut offer: Vec<AskTool> = self.instruction.tools.iter().map(of_workflow).collect();
        if self.instruction.may_escalate && self.find(ESCALATE).is_none() {
            let about = "Hands the conversation over to a person. Call it when you cannot help, or when the user asks for a person.";
            offer.push(with_reason(ESCALATE, about));
        }
        if self.instruction.may_complete && self.find(COMPLETE).is_none() {
            let about =
                "Ends the conversation. Call it when the user's matter is settled and nothing is left to be said.";
            offer.push(with_reason(COMPLETE, about));
        }
        offer
    }

    /// Runs all calls of a round at the same time; what came of each, in their order.
    pub(super) async fn run(&self, round: u32, calls: &[ToolCall]) -> Result<Vec<Told>, ProviderFailure> {
        try_join_all(calls.iter().enumerate().map(|(index, call)| self.call(round, index, call))).await
    }

    async fn call(&self, round: u32, index: usize, call: &ToolCall) -> Result<Told, ProviderFailure> {
        if index >= MAX_CALLS {
            return Ok(Told::Wrong(format!("not run: at most {MAX_CALLS} calls are run at a time")));
        }
        let Some(tool) = self.find(&call.name) else { return Ok(self.built_in(call)) };
        if !call.arguments.is_object() {
            return Ok(Told::Wrong("not run: the arguments are not a JSON object".to_owned()));
        }
        let below = self.answers.below(self.agent.owner, self.runner, self.turn);
        let (round, index, arguments) = (round.to_string(), index.to_string(), call.arguments.to_string());
        let named = ["tool", &round, &index, &call.name, &arguments];
        let ran = below.run(Which::Id(tool.workflow), &named, call.arguments.clone(), false).await?;
        let Some(execution) = ran else { return Ok(Told::Wrong("not run: the workflow is not published".to_owned())) };
        Ok(match (execution.status, execution.error) {
            (ExecutionStatus::Completed, _) => Told::Output(execution.output.unwrap_or_default()),
            (_, Some(error)) => Told::Wrong(format!("{}: {}", error.code, error.message)),
            (_, None) => Told::Wrong("cancelled: the tool's execution was cancelled".to_owned()),
        })
    }

    fn built_in(&self, call: &ToolCall) -> Told {
        let outcome = match call.name.as_str() {
            ESCALATE if self.instruction.may_escalate => TurnOutcome::Escalate,
            COMPLETE if self.instruction.may_complete => TurnOutcome::Complete,
            _ => return Told::Wrong("there is no tool of this name".to_owned()),
        };
        let reason = call.arguments.get("reason").and_then(Value::as_str);
        Told::Outcome { outcome, reason: reason.filter(|reason| !reason.is_empty()).map(str::to_owned) }
    }

    fn find(&self, name: &str) -> Option<&Tool> {
        self.instruction.tools.iter().find(|tool| tool.name == name)
    }
}

fn of_workflow(tool: &Tool) -> AskTool {
    AskTool {
        name: tool.name.clone(),
        description: tool.description.clone(),
        parameters: tool.parameters.clone().unwrap_or_else(|| json!({ "type": "object" })),
    }
}

fn with_reason(name: &str, description: &str) -> AskTool {
    let reason = json!({ "type": "string", "description": "Why, in one sentence." });
    AskTool {
        name: name.to_owned(),
        description: description.to_owned(),
        parameters: json!({ "type": "object", "properties": { "reason": reason }, "additionalProperties": false }),
    }
}

impl AnswerService {
    /// Executions below the one that asks.
    pub(super) fn below<'a>(&'a self, owner: Owner, runner: &'a dyn Runner, turn: &'a Turn) -> Below<'a> {
        Below {
            workflows: &*self.workflows,
            executions: &*self.executions,
            runner,
            owner,
            execution: turn.execution,
            origin: &turn.origin,
            node: &turn.node,
        }
    }
}

impl From<BelowError> for ProviderFailure {
    fn from(error: BelowError) -> Self {
        match error {
            BelowError::TooDeep => super::refused("too_deep", error.to_string()),
            BelowError::Gone(_) => super::refused("cancelled", error.to_string()),
            BelowError::Store(cause) => internal(&cause),
        }
    }
}
