//! What may be done with agents that run: say something to one and have it answer, give it a job, answer what it waits for, watch.
//!
//! A *turn* is a user's message and the run that answers it. Both are stored in one unit of work, so that there is never a message that nobody answers: what happens
//! to the run, the journal tells the conversation in the transaction that ends it. A *run* without a conversation is a job, or the receipt of a message.
//!
//! A run is an execution, and belongs to the agent's owner, not to the caller's: what a tenant-wide key asks a unit's agent, the unit sees.

use std::{sync::Arc, time::Duration};

use serde_json::{Map, Value, json};

use super::{
    agent::{Agent, Definition},
    conversation::{Conversation, ConversationMessage, Sender},
    conversations::begun,
    error::{Error, Kind, Result},
    execution::ExecutionDetail,
    feed::{Frames, Place},
    id::{AgentId, ConversationId, ConversationMessageId, ExecutionId, WorkflowId},
    identity::Owner,
    ports::{AgentRepository, ConversationRepository, ExecutionRepository, NewExecution, Runner, WorkflowRepository},
    run::{AgentRun, Origin, RunAnswer},
    trigger::{self, Cause},
    work::{self, End, Transactions},
    workflows::now,
};

/// What is said to an agent.
#[derive(Debug, Clone, PartialEq)]
pub struct NewTurn {
    /// To whom.
    pub agent: AgentId,
    /// Where; `None`: in a new conversation.
    pub conversation: Option<ConversationId>,
    /// Where a new conversation takes place, in the client's words.
    pub channel: String,
    /// Who asks in a new conversation, in the client's words.
    pub user: Option<String>,
    /// What is said.
    pub query: String,
    /// What templates see as `inputs`.
    pub inputs: Map<String, Value>,
    /// What came with it, in the client's words; handed on in the run's input.
    pub files: Vec<String>,
}

/// What a run without a conversation starts with.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RunInput {
    /// What is asked. Where it is empty and a message was received, what that one says.
    pub query: String,
    /// What templates see as `inputs`.
    pub inputs: Map<String, Value>,
    /// What came with it, in the client's words.
    pub files: Vec<String>,
}

/// A turn that was accepted: durable, and about to be answered.
#[derive(Debug, Clone, PartialEq)]
pub struct StartedTurn {
    /// With the message in it.
    pub conversation: Conversation,
    /// What the user said.
    pub message: ConversationMessage,
    /// The run that answers it.
    pub run: ExecutionId,
}

/// What a turn came to.
#[derive(Debug, Clone, PartialEq)]
pub struct TurnEnd {
    /// The run: at its end, waiting for a person, or, where the limit passed first, as it is.
    pub detail: ExecutionDetail,
    /// As it is now.
    pub conversation: Conversation,
    /// What the agent said, once the run has ended well.
    pub answer: Option<ConversationMessage>,
}

/// The rules of runs of agents over their ports.
#[derive(Clone)]
pub struct TurnService {
    agents: Arc<dyn AgentRepository>,
    conversations: Arc<dyn ConversationRepository>,
    workflows: Arc<dyn WorkflowRepository>,
    executions: Arc<dyn ExecutionRepository>,
    runner: Arc<dyn Runner>,
    transactions: Arc<dyn Transactions>,
}

impl TurnService {
    /// A service over these ports.
    pub fn new(
        agents: Arc<dyn AgentRepository>,
        conversations: Arc<dyn ConversationRepository>,
        workflows: Arc<dyn WorkflowRepository>,
        executions: Arc<dyn ExecutionRepository>,
        runner: Arc<dyn Runner>,
        transactions: Arc<dyn Transactions>,
    ) -> Self {
        Self { agents, conversations, workflows, executions, runner, transactions }
    }

    /// Says something to an agent, in a new conversation or in one of its own. [`Error::NotFound`] says which of the two is missing; an agent that is not active, or
    /// whose flow is not published, is refused with [`Error::Conflict`].
    pub async fn start(&self, owner: Owner, turn: NewTurn) -> Result<StartedTurn> {
        let agent = self.agent(owner, turn.agent).await?;
        work::within(&*self.transactions, async {
            let result = self.start_turn(&agent, turn).await;
            (if result.is_ok() { End::Commit } else { End::RollBack }, result)
        })
        .await?
    }

    /// Waits until the run has ended, or waits for a person, or `limit` has passed (it runs on). Within a unit of work this is a [`work::checkpoint`].
    pub async fn finish(&self, owner: Owner, turn: &StartedTurn, limit: Duration) -> Result<TurnEnd> {
        // What is not committed does not run.
        work::checkpoint().await?;
        self.runner.wait_for_turn(turn.run, limit).await?;
        self.end_of(owner, turn).await
    }

    /// What a turn has come to by now.
    pub async fn end_of(&self, owner: Owner, turn: &StartedTurn) -> Result<TurnEnd> {
        let detail = self.execution(owner, turn.run).await?;
        let id = turn.conversation.id;
        let conversation = self.conversations.find(owner, id).await?.ok_or(Error::not_found(Kind::Conversation))?;
        let answer = self.conversations.find_answer(owner, turn.message.id).await?;
        Ok(TurnEnd { detail, conversation, answer })
    }

    /// Gives an agent a job, or a message (its payload, and how many messages stand behind it) that it receives. Refused as [`TurnService::start`] is.
    pub async fn start_run(
        &self,
        owner: Owner,
        agent: AgentId,
        input: RunInput,
        message: Option<(Value, i32)>,
    ) -> Result<ExecutionId> {
        let agent = self.agent(owner, agent).await?;
        let (payload, hops) = message.map_or((None, 0), |(payload, hops)| (Some(payload), hops));
        let run = AgentRun { agent: agent.id, conversation: None, answers: None, hops };
        self.launch(&agent, ExecutionId::new(), run, input, payload, None).await
    }

    /// Runs an agent because its schedule says so: without a question, and without a message. Refused as [`TurnService::start`] is.
    pub async fn start_scheduled(&self, owner: Owner, agent: AgentId) -> Result<ExecutionId> {
        let agent = self.agent(owner, agent).await?;
        let run = AgentRun { agent: agent.id, conversation: None, answers: None, hops: 0 };
        let cause = Cause::new(trigger::SCHEDULE, "");
        self.launch(&agent, ExecutionId::new(), run, RunInput::default(), None, Some(cause)).await
    }

    /// Gives a person's answer to a run that waits for one: to the node that is named, else to the one that has waited longest. Durable when this returns. A run that is
    /// unknown, or another agent's, is [`Error::NotFound`]; one that does not wait (there) is [`Error::Conflict`]. Within a unit of work this is a [`work::checkpoint`].
    pub async fn resume(
        &self,
        owner: Owner,
        agent: AgentId,
        run: ExecutionId,
        node: Option<&str>,
        answer: Value,
    ) -> Result<()> {
        let detail = self.run_of(owner, agent, run).await?;
        let mut waits = detail.waits().into_iter().map(|step| step.node_id.as_str());
        let node = match node {
            Some(node) => waits.find(|waiting| *waiting == node),
            None => waits.next(),
        };
        let node = node.ok_or_else(|| Error::conflict("the run does not wait for a person"))?;
        // The engine writes the answer, in a transaction of its own.
        work::checkpoint().await?;
        self.runner.signal(run, node, answer).await
    }

    /// Waits for a run as [`TurnService::finish`] does: it has ended, waits for a person, or the limit has passed.
    pub async fn finish_run(
        &self,
        owner: Owner,
        agent: AgentId,
        run: ExecutionId,
        limit: Duration,
    ) -> Result<ExecutionDetail> {
        self.run_of(owner, agent, run).await?;
        work::checkpoint().await?;
        self.runner.wait_for_turn(run, limit).await?;
        self.run_of(owner, agent, run).await
    }

    /// A run of an agent's; one that is unknown, or another agent's, is [`Error::NotFound`].
    pub async fn run_of(&self, owner: Owner, agent: AgentId, run: ExecutionId) -> Result<ExecutionDetail> {
        let agent = self.agent(owner, agent).await?;
        let detail = self.execution(owner, run).await?;
        let is_its = detail.execution.origin.agent.is_some_and(|of| of.agent == agent.id);
        if is_its { Ok(detail) } else { Err(Error::not_found(Kind::Execution)) }
    }

    /// The turn that a run answers, as it was started; `None` for a run without a conversation. Found as [`TurnService::run_of`] finds it.
    pub async fn turn_of(&self, owner: Owner, agent: AgentId, run: ExecutionId) -> Result<Option<StartedTurn>> {
        let detail = self.run_of(owner, agent, run).await?;
        let Some(AgentRun { conversation: Some(conversation), answers: Some(message), .. }) =
            detail.execution.origin.agent
        else {
            return Ok(None);
        };
        let conversation = self.conversations.find(owner, conversation).await?;
        let message = self.conversations.find_message(owner, message).await?;
        let missing = || Error::not_found(Kind::Conversation);
        let (conversation, message) = (conversation.ok_or_else(missing)?, message.ok_or_else(missing)?);
        Ok(Some(StartedTurn { conversation, message, run }))
    }

    /// What happens in a run from behind `after` on. Found as [`TurnService::run_of`] finds it. Within a unit of work this is a [`work::checkpoint`].
    pub async fn watch(&self, owner: Owner, agent: AgentId, run: ExecutionId, after: Place) -> Result<Frames> {
        self.run_of(owner, agent, run).await?;
        work::checkpoint().await?;
        self.runner.watch(run, after).await
    }

    async fn agent(&self, owner: Owner, id: AgentId) -> Result<Agent> {
        self.agents.find(owner, id).await?.ok_or(Error::not_found(Kind::Agent))
    }

    async fn execution(&self, owner: Owner, id: ExecutionId) -> Result<ExecutionDetail> {
        self.executions.find(owner, id).await?.ok_or(Error::not_found(Kind::Execution))
    }

    async fn start_turn(&self, agent: &Agent, turn: NewTurn) -> Result<StartedTurn> {
        let conversation = match turn.conversation {
            Some(id) => self.conversation_with(agent, id).await?,
            None => self.conversations.insert(begun(agent, turn.channel, turn.user)).await?,
        };
        let run = ExecutionId::new();
        let message = ConversationMessage {
            seq: 0,
            id: ConversationMessageId::new(),
            conversation: conversation.id,
            sender: Sender::User,
            content: turn.query.clone(),
            created_at: now(),
            execution: Some(run),
            answer: None,
        };
        let message = self.conversations.insert_message(agent.owner, message).await?;
        let origin =
            AgentRun { agent: agent.id, conversation: Some(conversation.id), answers: Some(message.id), hops: 0 };
        let input = RunInput { query: turn.query, inputs: turn.inputs, files: turn.files };
        self.launch(agent, run, origin, input, None, None).await?;
        // With the message counted, and active again where it was not.
        let conversation = self.conversation_with(agent, conversation.id).await?;
        Ok(StartedTurn { conversation, message, run })
    }

    /// One of the agent's conversations.
    async fn conversation_with(&self, agent: &Agent, id: ConversationId) -> Result<Conversation> {
        let found = self.conversations.find(agent.owner, id).await?;
        found.filter(|found| found.agent == agent.id).ok_or(Error::not_found(Kind::Conversation))
    }

    async fn launch(
        &self,
        agent: &Agent,
        id: ExecutionId,
        run: AgentRun,
        input: RunInput,
        message: Option<Value>,
        trigger: Option<Cause>,
    ) -> Result<ExecutionId> {
        agent.check_active()?;
        let (workflow, version) = self.workflow_of(agent).await?;
        let query = match &message {
            Some(payload) if input.query.is_empty() => RunAnswer::of(payload).text,
            _ => input.query,
        };
        let input = json!({
            "query": query,
            "inputs": input.inputs,
            "files": input.files,
            "conversation_id": run.conversation,
            "message": message,
            "agent": { "id": agent.id, "name": agent.name, "code": agent.code },
        });
        self.runner
            .start(NewExecution {
                id,
                owner: agent.owner,
                workflow_id: workflow,
                workflow_version: version,
                origin: Origin { agent: Some(run), trigger, ..Origin::default() },
                input,
                created_at: now(),
            })
            .await?;
        Ok(id)
    }

    /// What the agent's runs are executions of: of a flow its workflow, which its owner must have published; else the agent's own.
    async fn workflow_of(&self, agent: &Agent) -> Result<(WorkflowId, i32)> {
        let Some(Definition::Flow { workflow }) = &agent.definition else {
            let own = self.workflows.find_head(agent.owner, agent.workflow).await?;
            let own = own.ok_or_else(|| Error::internal(format!("agent {} has no workflow of its own", agent.id)))?;
            return Ok((own.id, own.version));
        };
        let flow = self.workflows.find_head(agent.owner, *workflow).await?;
        let published = flow.and_then(|flow| Some((flow.id, flow.published_version?)));
        published.ok_or_else(|| Error::conflict("the agent's workflow is not published"))
    }
}

#[cfg(test)]
pub(crate) mod tests;
