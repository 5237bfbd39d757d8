//! How an agent comes to its answer: what a provider is told, which workflows it may run on the way, and what comes of it.
//!
//! **What is told.** The prompt, rendered; the newest of what was said in the conversation before the message to be answered, as much as the agent's memory holds; the
//! message. **Tools** are workflows: each call is an execution below the one that asks, whose id follows from that one, the node, the round, and the call itself. So an
//! attempt that is repeated after a crash finds what an earlier one has started, and runs it no second time. **Rounds** are bounded: a provider that calls tools without
//! end fails. **A flow** that a node asks is an execution below, as a tool is; one whose run it is never comes here.
//!
//! An agent without a definition says what it is asked and hands on what it received: it is a place in a chain of agents before it is anything more.

mod memory;
mod tools;

use std::sync::Arc;

use async_trait::async_trait;
use serde_json::{Map, Value, json};

use self::tools::{Told, Toolbox};
use super::{
    agent::{Agent, AgentStatus, Definition, Instruction, Memory, ProviderConfig, TurnOutcome},
    below::Which,
    conversation::Usage,
    credential::CredentialValue,
    credentials::CredentialService,
    error::{Error, Kind},
    execution::ExecutionStatus,
    id::{CredentialId, WorkflowId},
    identity::Owner,
    ports::{AgentRepository, Answers, ConversationRepository, ExecutionRepository, Runner, Turn, WorkflowRepository},
    provider::{Ask, AskMessage, Listener, ProviderFailure, Providers, Reply},
    run::RunAnswer,
};

/// How often a provider may call tools before it has to answer.
pub const MAX_ROUNDS: u32 = 8;

/// The domain's answers, over what they are made of.
#[derive(Clone)]
pub struct AnswerService {
    agents: Arc<dyn AgentRepository>,
    conversations: Arc<dyn ConversationRepository>,
    workflows: Arc<dyn WorkflowRepository>,
    executions: Arc<dyn ExecutionRepository>,
    credentials: CredentialService,
    providers: Arc<dyn Providers>,
}

impl AnswerService {
    /// A service over these ports.
    pub fn new(
        agents: Arc<dyn AgentRepository>,
        conversations: Arc<dyn ConversationRepository>,
        workflows: Arc<dyn WorkflowRepository>,
        executions: Arc<dyn ExecutionRepository>,
        credentials: CredentialService,
        providers: Arc<dyn Providers>,
    ) -> Self {
        Self { agents, conversations, workflows, executions, credentials, providers }
    }
}

#[async_trait]
impl Answers for AnswerService {
    async fn answer(&self, runner: &dyn Runner, turn: Turn, listener: &dyn Listener) -> Result<Value, ProviderFailure> {
        let agent = self.agents.find(turn.owner, turn.agent).await.map_err(|error| internal(&error))?;
        let agent = agent.ok_or_else(|| refused("unknown_agent", "there is no such agent"))?;
        // An agent's own run was accepted while it was active; what was accepted is answered.
        let is_own = turn.origin.agent.is_some_and(|run| run.agent == agent.id);
        if !is_own && agent.status != AgentStatus::Active {
            return Err(refused("inactive_agent", format!("the agent `{}` is not active", agent.name)));
        }
        if turn.attempt > 1 {
            listener.restart();
        }
        match &agent.definition {
            None => Ok(self.echo(&agent, &turn, listener).await?),
            Some(Definition::Instruction(instruction)) => {
                let answer = self.follow(&agent, instruction, runner, &turn, listener).await?;
                Ok(answer.into_output())
            }
            Some(Definition::Flow { workflow }) => self.flow(&agent, *workflow, runner, &turn, listener).await,
        }
    }
}

/// What an instruction came to.
struct Answer {
    text: String,
    outcome: TurnOutcome,
    reason: Option<String>,
    provider: &'static str,
    usage: Option<Usage>,
}

impl Answer {
    fn into_output(self) -> Value {
        let mut output = json!({
            "answer": self.text,
            "outcome": self.outcome,
            "provider": self.provider,
            "usage": self.usage,
        });
        if let (Some(reason), Some(fields)) = (self.reason, output.as_object_mut()) {
            fields.insert("reason".to_owned(), Value::String(reason));
        }
        output
    }
}

impl AnswerService {
    /// An agent without a definition.
    async fn echo(&self, agent: &Agent, turn: &Turn, listener: &dyn Listener) -> Result<Value, ProviderFailure> {
        let config = ProviderConfig::Scripted { rules: Vec::new(), template: None };
        let ask = Ask {
            messages: vec![AskMessage::User(turn.query.clone())],
            context: context(agent, turn),
            ..Ask::default()
        };
        let reply = self.providers.ask(&config, None, &ask, listener).await?;
        let answer = Answer {
            text: reply.text,
            outcome: reply.outcome,
            reason: None,
            provider: config.name(),
            usage: reply.usage,
        };
        let mut output = turn.input.get("message").and_then(Value::as_object).cloned().unwrap_or_default();
        if let Value::Object(own) = answer.into_output() {
            output.extend(own);
        }
        Ok(Value::Object(output))
    }

    /// An agent that asks a provider: rounds of asking and of running what it calls.
    async fn follow(
        &self,
        agent: &Agent,
        instruction: &Instruction,
        runner: &dyn Runner,
        turn: &Turn,
        listener: &dyn Listener,
    ) -> Result<Answer, ProviderFailure> {
        let credential = self.credential(agent.owner, &instruction.provider).await?;
        let context = context(agent, turn);
        let prompt = self.providers.render(&instruction.prompt, &context)?;
        let mut messages = self.remembered(agent.owner, &instruction.memory, turn).await?;
        messages.push(AskMessage::User(turn.query.clone()));
        let toolbox = Toolbox { answers: self, agent, instruction, runner, turn };
        let mut ask = Ask { prompt, messages, tools: toolbox.offer(), context };
        let mut said = Said { listener, text: String::new(), is_pending: false };
        let (mut outcome, mut reason, mut usage) = (TurnOutcome::Continue, None, None);
        for round in 0..=MAX_ROUNDS {
            said.next_part();
            let reply = self.providers.ask(&instruction.provider, credential.as_ref(), &ask, &said.listener()).await?;
            said.add(&reply.text);
            usage = sum(usage, reply.usage);
            outcome = graver(outcome, reply.outcome);
            let Reply { text, calls, .. } = reply;
            if calls.is_empty() {
                return Self::whole(instruction, said.text, outcome, reason, usage);
            }
            if round == MAX_ROUNDS {
                break;
            }
            let told = toolbox.run(round, &calls).await?;
            for told in &told {
                if let Told::Outcome { outcome: noted, reason: why } = told {
                    outcome = graver(outcome, *noted);
                    reason = why.clone().or(reason);
                }
            }
            // It has spoken, and what it called only says what becomes of the conversation: nothing is left to be said.
            if !text.is_empty() && told.iter().all(|told| matches!(told, Told::Outcome { .. })) {
                return Self::whole(instruction, said.text, outcome, reason, usage);
            }
            if let Some(result) = told.first().and_then(Told::value) {
                ask.context.insert("tool".to_owned(), result);
            }
            let results: Vec<AskMessage> = calls
                .iter()
                .zip(&told)
                .map(|(call, told)| AskMessage::ToolResult { call: call.id.clone(), text: told.text() })
                .collect();
            ask.messages.push(AskMessage::Agent { text, calls });
            ask.messages.extend(results);
        }
        Err(ProviderFailure {
            code: "provider_answer".to_owned(),
            message: format!("the provider called tools {MAX_ROUNDS} times over and gave no answer"),
            retryable: false,
        })
    }

    /// An answer that says something, or does.
    fn whole(
        instruction: &Instruction,
        text: String,
        outcome: TurnOutcome,
        reason: Option<String>,
        usage: Option<Usage>,
    ) -> Result<Answer, ProviderFailure> {
        // A script may be silent, since somebody wrote it so.
        let may_be_silent = matches!(instruction.provider, ProviderConfig::Scripted { .. });
        if text.trim().is_empty() && outcome == TurnOutcome::Continue && !may_be_silent {
            return Err(ProviderFailure {
                code: "provider_answer".to_owned(),
                message: "the provider's answer says nothing".to_owned(),
                retryable: true,
            });
        }
        Ok(Answer { text, outcome, reason, provider: instruction.provider.name(), usage })
    }

    /// A flow that a node asks: an execution below the one that asks.
    async fn flow(
        &self,
        agent: &Agent,
        workflow: WorkflowId,
        runner: &dyn Runner,
        turn: &Turn,
        listener: &dyn Listener,
    ) -> Result<Value, ProviderFailure> {
        let input = json!({
            "query": turn.query,
            "inputs": turn.inputs,
            "files": turn.input.get("files").cloned().unwrap_or_else(|| json!([])),
            "conversation_id": turn.input.get("conversation_id"),
            "message": null,
            "agent": { "id": agent.id, "name": agent.name, "code": agent.code },
        });
        let below = self.below(agent.owner, runner, turn);
        let execution = below
            .run(Which::Id(workflow), &["flow"], input, true)
            .await?
            .ok_or_else(|| refused("unknown_workflow", "the agent's workflow is not published"))?;
        match (execution.status, execution.output, execution.error) {
            (ExecutionStatus::Completed, output, _) => {
                let output = output.unwrap_or_default();
                let RunAnswer { text, outcome, usage, .. } = RunAnswer::of(&output);
                if !text.is_empty() {
                    listener.delta(&text);
                }
                let answer = json!({ "answer": text, "outcome": outcome, "provider": "flow", "usage": usage });
                Ok(with(answer, "output", output))
            }
            (_, _, error) => {
                let (code, why) = error.map_or_else(
                    || ("cancelled".to_owned(), "it was cancelled".to_owned()),
                    |error| (error.code.clone(), error.message),
                );
                let message = format!("the agent's flow failed in execution {}: {why}", execution.id);
                Err(ProviderFailure { code, message, retryable: true })
            }
        }
    }

    async fn credential(
        &self,
        owner: Owner,
        provider: &ProviderConfig,
    ) -> Result<Option<CredentialValue>, ProviderFailure> {
        let ProviderConfig::OpenAi { credential: Some(id), .. } = provider else { return Ok(None) };
        self.open(owner, *id).await.map(Some)
    }

    async fn open(&self, owner: Owner, id: CredentialId) -> Result<CredentialValue, ProviderFailure> {
        self.credentials.open(owner, id).await.map_err(|error| match error {
            Error::NotFound { kind: Kind::Credential } => {
                refused("provider_refused", "the credential of the agent's provider is gone")
            }
            other => internal(&other),
        })
    }
}

/// What templates and conditions see.
fn context(agent: &Agent, turn: &Turn) -> Map<String, Value> {
    let agent = json!({ "id": agent.id, "name": agent.name, "code": agent.code, "config": agent.config });
    let named = [
        ("query", Value::from(turn.query.as_str())),
        ("inputs", if turn.inputs.is_null() { json!({}) } else { turn.inputs.clone() }),
        ("input", turn.input.clone()),
        ("agent", agent),
    ];
    named.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// What is said in all rounds, and who hears it: parts of different rounds stand apart, for the listener as in the whole.
struct Said<'a> {
    listener: &'a dyn Listener,
    text: String,
    is_pending: bool,
}

const APART: &str = "\n\n";

impl Said<'_> {
    fn next_part(&mut self) {
        self.is_pending = !self.text.is_empty();
    }

    fn listener(&self) -> Part<'_> {
        Part { listener: self.listener, is_pending: std::sync::atomic::AtomicBool::new(self.is_pending) }
    }

    fn add(&mut self, text: &str) {
        if !text.is_empty() {
            if self.is_pending {
                self.text.push_str(APART);
            }
            self.text.push_str(text);
        }
    }
}

/// Hears one round.
struct Part<'a> {
    listener: &'a dyn Listener,
    is_pending: std::sync::atomic::AtomicBool,
}

impl Listener for Part<'_> {
    fn delta(&self, text: &str) {
        if text.is_empty() {
            return;
        }
        if self.is_pending.swap(false, std::sync::atomic::Ordering::Relaxed) {
            self.listener.delta(APART);
        }
        self.listener.delta(text);
    }

    fn restart(&self) {
        self.listener.restart();
    }
}

/// People are called where any round called them.
fn graver(one: TurnOutcome, other: TurnOutcome) -> TurnOutcome {
    match (one, other) {
        (TurnOutcome::Escalate, _) | (_, TurnOutcome::Escalate) => TurnOutcome::Escalate,
        (TurnOutcome::Complete, _) | (_, TurnOutcome::Complete) => TurnOutcome::Complete,
        _ => TurnOutcome::Continue,
    }
}

fn sum(one: Option<Usage>, other: Option<Usage>) -> Option<Usage> {
    match (one, other) {
        (Some(one), Some(other)) => Some(Usage {
            prompt_tokens: one.prompt_tokens.saturating_add(other.prompt_tokens),
            completion_tokens: one.completion_tokens.saturating_add(other.completion_tokens),
            total_tokens: one.total_tokens.saturating_add(other.total_tokens),
        }),
        (one, other) => one.or(other),
    }
}

fn with(mut object: Value, name: &str, value: Value) -> Value {
    if let Some(fields) = object.as_object_mut() {
        fields.insert(name.to_owned(), value);
    }
    object
}

fn refused(code: &str, message: impl Into<String>) -> ProviderFailure {
    ProviderFailure { code: code.to_owned(), message: message.into(), retryable: false }
}

/// Ours: the cause is for the log alone, and another attempt may fare better.
fn internal(error: &Error) -> ProviderFailure {
    tracing::warn!(%error, "an agent cannot answer: {error}");
    ProviderFailure {
        code: "internal".to_owned(),
        message: "the server could not look up what the answer needs".to_owned(),
        retryable: true,
    }
}

#[cfg(test)]
mod tests;
