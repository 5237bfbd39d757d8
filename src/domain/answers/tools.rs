//! What a provider may call: workflows, which run as executions below the one that asks, and words about what becomes of the conversation.

use futures_util::future::try_join_all;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::{AnswerService, internal};
use crate::domain::{
    agent::{Agent, Instruction, Tool, TurnOutcome},
    error::Error,
    execution::{Execution, ExecutionStatus},
    id::{ExecutionId, WorkflowId},
    identity::Owner,
    ports::{NewExecution, Runner, Turn},
    provider::{AskTool, ProviderFailure, ToolCall},
    run::{MAX_DEPTH, Origin},
    workflows::now,
};

/// Hands the conversation over to people.
const ESCALATE: &str = "escalate";
/// Ends the conversation.
const COMPLETE: &str = "complete_conversation";
/// Calls of one round that are run; a provider that makes more of them is told so.
const MAX_CALLS: usize = 16;
/// Most characters of a tool's output that a provider is told.
const MAX_OUTPUT: usize = 64 * 1024;
/// How long one wait for an execution lasts; the node's own limit ends them all.
const WAIT: std::time::Duration = std::time::Duration::from_mins(10);

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
        let ran = below.run(tool.workflow, &named, call.arguments.clone(), false).await?;
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

/// Executions below the one that asks.
pub(super) struct Below<'a> {
    answers: &'a AnswerService,
    owner: Owner,
    runner: &'a dyn Runner,
    turn: &'a Turn,
}

impl AnswerService {
    pub(super) fn below<'a>(&'a self, owner: Owner, runner: &'a dyn Runner, turn: &'a Turn) -> Below<'a> {
        Below { answers: self, owner, runner, turn }
    }
}

impl Below<'_> {
    /// Runs a published workflow to its end: starts it, or takes up what an earlier attempt has started under the same names. One that has failed is run on from where it
    /// failed where `again` says so. `None` where the workflow is not there, or not published.
    pub(super) async fn run(
        &self,
        workflow: WorkflowId,
        names: &[&str],
        input: Value,
        again: bool,
    ) -> Result<Option<Execution>, ProviderFailure> {
        let id = self.id(names);
        match self.find(id).await? {
            None => {
                let Some(new) = self.new_execution(id, workflow, input).await? else { return Ok(None) };
                match self.runner.start(new).await {
                    // A conflict: it is there after all.
                    Ok(()) | Err(Error::Conflict { .. }) => {}
                    Err(error) => return Err(internal(&error)),
                }
            }
            Some(Execution { status: ExecutionStatus::Failed | ExecutionStatus::Cancelled, .. }) if again => {
                match self.runner.retry(id).await {
                    Ok(()) | Err(Error::Conflict { .. }) => {}
                    Err(error) => return Err(internal(&error)),
                }
            }
            Some(ended) if ended.status.is_final() => return Ok(Some(ended)),
            Some(_) => {}
        }
        loop {
            match self.runner.wait(id, WAIT).await {
                Ok(Some(ended)) => return Ok(Some(ended)),
                Ok(None) => {}
                Err(Error::NotFound { .. }) => {
                    return Err(super::refused("cancelled", format!("execution {id} is gone")));
                }
                Err(error) => return Err(internal(&error)),
            }
        }
    }

    /// The same for the same names, whichever attempt asks.
    fn id(&self, names: &[&str]) -> ExecutionId {
        let mut digest = Sha256::new_with_prefix(b"switchyard execution below");
        digest.update(self.turn.execution.0.as_bytes());
        for name in [self.turn.node.as_str()].iter().chain(names) {
            // Lengths keep names apart.
            digest.update((name.len() as u64).to_be_bytes());
            digest.update(name.as_bytes());
        }
        let bytes = digest.finalize().first_chunk::<16>().copied().unwrap_or_default();
        ExecutionId(Uuid::new_v8(bytes))
    }

    async fn find(&self, id: ExecutionId) -> Result<Option<Execution>, ProviderFailure> {
        let found = self.answers.executions.find(self.owner, id).await.map_err(|error| internal(&error))?;
        Ok(found.map(|detail| detail.execution))
    }

    async fn new_execution(
        &self,
        id: ExecutionId,
        workflow: WorkflowId,
        input: Value,
    ) -> Result<Option<NewExecution>, ProviderFailure> {
        let depth = self.turn.origin.depth.saturating_add(1);
        if depth > MAX_DEPTH {
            return Err(super::refused("too_deep", format!("executions stand {MAX_DEPTH} deep already")));
        }
        let found = self.answers.workflows.find(self.owner, workflow).await.map_err(|error| internal(&error))?;
        let Some((found, version)) = found.and_then(|found| found.published_version.map(|version| (found, version)))
        else {
            return Ok(None);
        };
        Ok(Some(NewExecution {
            id,
            owner: found.owner,
            workflow_id: found.id,
            workflow_version: version,
            origin: Origin { parent: Some(self.turn.execution), depth, ..Origin::default() },
            input,
            created_at: now(),
        }))
    }
}
