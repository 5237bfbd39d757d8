//! A journal and workflow store in memory, for tests. It holds callers to the contract: it panics where an entry does not follow from those before it,
//! so that every test of the engine is a test of that too.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering},
    },
};

use async_trait::async_trait;
use serde_json::Value;

use crate::domain::{
    Error, Kind, Result,
    context::{self, Context},
    credential::CredentialValue,
    execution::{Execution, ExecutionDetail, ExecutionStatus, StepFailure, StepOutcome},
    feed::{Frames, Place},
    graph::Graph,
    id::{AgentId, CredentialId, EndpointId, ExecutionId, TenantId, WorkflowId},
    identity::Owner,
    integration::Integration,
    nesting::{self, deeper_than},
    page::{Page, PageRequest},
    ports::{
        Answers, Call, Commit, Emission, Journal, NewExecution, Records, Runner, Subworkflows, Transition, Turn,
        WorkflowRepository,
    },
    provider::{Listener, ProviderFailure},
    run::{AgentRun, Origin},
    trigger::{Source, Triggered},
    workflow::{Workflow, WorkflowFilter, WorkflowSummary},
};

#[derive(Debug, Default)]
struct Data {
    graphs: HashMap<(WorkflowId, i32), Graph>,
    executions: BTreeMap<ExecutionId, ExecutionDetail>,
    runs_ended: Vec<(ExecutionId, AgentRun)>,
    answers: Vec<(ExecutionId, Context)>,
    emitted: Vec<(ExecutionId, Emission)>,
    named: HashMap<String, WorkflowId>,
    agents: HashMap<String, AgentId>,
}

/// One process's connection to a store that outlives it.
#[derive(Debug, Default)]
pub(crate) struct MemoryStore {
    data: Arc<Mutex<Data>>,
    /// The process is dead: what it calls never returns.
    dead: AtomicBool,
    /// Commits that fail before one succeeds.
    pub(crate) failing_commits: AtomicU32,
    /// Refuses every step, as a store with narrower limits would.
    pub(crate) refuses_steps: AtomicBool,
    /// Commits that succeeded.
    pub(crate) commits: AtomicU64,
    /// The process dies right after this many commits; 0: never.
    pub(crate) die_after: AtomicU64,
}

impl MemoryStore {
    /// The connection of the next process.
    pub(crate) fn reconnect(&self) -> Arc<Self> {
        Arc::new(Self { data: Arc::clone(&self.data), ..Self::default() })
    }

    /// Cuts this process off, as `kill -9` does.
    pub(crate) fn kill(&self) {
        self.dead.store(true, Ordering::SeqCst);
    }

    /// Stores a graph as version 1 of a new workflow.
    pub(crate) fn workflow(&self, graph: Value) -> WorkflowId {
        let id = WorkflowId::new();
        self.data.lock().unwrap().graphs.insert((id, 1), serde_json::from_value(graph).unwrap());
        id
    }

    /// An execution with its journal.
    pub(crate) fn detail(&self, id: ExecutionId) -> ExecutionDetail {
        self.data.lock().unwrap().executions[&id].clone()
    }

    /// Removes an execution, as the deletion of its workflow does.
    pub(crate) fn remove(&self, id: ExecutionId) {
        self.data.lock().unwrap().executions.remove(&id);
    }

    /// Stores another graph as version 1 of a workflow.
    pub(crate) fn set_graph(&self, id: WorkflowId, graph: Value) {
        self.data.lock().unwrap().graphs.insert((id, 1), serde_json::from_value(graph).unwrap());
    }

    /// All executions, oldest first.
    pub(crate) fn all(&self) -> Vec<ExecutionDetail> {
        self.data.lock().unwrap().executions.values().cloned().collect()
    }

    /// Ends that were committed as those of agents' runs.
    pub(crate) fn runs_ended(&self) -> Vec<(ExecutionId, AgentRun)> {
        self.data.lock().unwrap().runs_ended.clone()
    }

    /// Messages of steps that were committed.
    pub(crate) fn emitted(&self) -> Vec<(ExecutionId, Emission)> {
        self.data.lock().unwrap().emitted.clone()
    }

    /// Publishes a workflow under a name.
    pub(crate) fn name(&self, workflow: WorkflowId, name: &str) {
        self.data.lock().unwrap().named.insert(name.to_owned(), workflow);
    }

    /// An agent of this code.
    pub(crate) fn agent(&self, code: &str) -> AgentId {
        let id = AgentId::new();
        self.data.lock().unwrap().agents.insert(code.to_owned(), id);
        id
    }

    /// Persons' answers that were committed, with whose doing they were.
    pub(crate) fn answers(&self) -> Vec<(ExecutionId, Context)> {
        self.data.lock().unwrap().answers.clone()
    }

    async fn alive(&self) {
        if self.dead.load(Ordering::SeqCst) {
            std::future::pending::<()>().await;
        }
    }
}

/// A new execution of a workflow's version 1.
pub(crate) fn execution(workflow: WorkflowId, input: Value) -> NewExecution {
    NewExecution {
        id: ExecutionId::new(),
        owner: Owner { tenant: TenantId(uuid::Uuid::nil()), unit: None },
        workflow_id: workflow,
        workflow_version: 1,
        origin: Origin::default(),
        input,
        created_at: chrono::Utc::now(),
    }
}

/// The run of an agent, of a workflow's version 1.
pub(crate) fn agent_run(workflow: WorkflowId, query: &str) -> NewExecution {
    let agent = AgentRun { agent: AgentId::new(), conversation: None, answers: None, hops: 0 };
    let origin = Origin { agent: Some(agent), ..Origin::default() };
    NewExecution { origin, ..execution(workflow, serde_json::json!({ "query": query, "inputs": {} })) }
}

/// An execution that another starts.
pub(crate) fn child(of: &NewExecution, id: ExecutionId, workflow: WorkflowId, input: Value) -> NewExecution {
    let origin = of.origin.below(of.id);
    NewExecution { id, origin, ..execution(workflow, input) }
}

/// An agent that says what it was asked, word by word, with a word in front. Its queries tell it what else to do: `fail`, `slow` (a pause between words),
/// `run <workflow>` (an execution below its own, whose output it says), `cut` (fails the first time, in the middle of the answer).
#[derive(Debug)]
pub(crate) struct Oracle;

#[async_trait]
impl Answers for Oracle {
    async fn answer(
        &self,
        runner: &dyn Runner,
        turn: Turn,
        listener: &dyn Listener,
    ) -> std::result::Result<Value, ProviderFailure> {
        let failure = |retryable| ProviderFailure {
            code: "provider_unavailable".to_owned(),
            message: "nobody answers".to_owned(),
            retryable,
        };
        let query = turn.query.as_str();
        if query == "fail" {
            return Err(failure(true));
        }
        if let Some(workflow) = query.strip_prefix("run ") {
            let workflow = WorkflowId(workflow.parse().unwrap());
            let id = ExecutionId(uuid::Uuid::from_u128(turn.execution.0.as_u128() + 1));
            let origin = turn.origin.below(turn.execution);
            let new = NewExecution { id, origin, ..execution(workflow, turn.input.clone()) };
            runner.start(new).await.map_err(|error| ProviderFailure {
                code: match error {
                    Error::Invalid { faults } => faults[0].code.to_owned(),
                    _ => "internal".to_owned(),
                },
                message: String::new(),
                retryable: false,
            })?;
            assert!(runner.wait(id, std::time::Duration::from_mins(1)).await.unwrap());
        }
        let answer = format!("You said: {query}");
        listener.restart();
        for (index, word) in answer.split_inclusive(' ').enumerate() {
            listener.delta(word);
            if query.contains("slow") {
                tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            }
            if query.contains("cut") && turn.attempt == 1 && index == 1 {
                return Err(failure(true));
            }
        }
        let asked = serde_json::json!({
            "agent": turn.agent.to_string(), "inputs": turn.inputs, "input": turn.input, "attempt": turn.attempt
        });
        Ok(
            serde_json::json!({ "answer": answer, "outcome": "continue", "provider": "scripted", "usage": null, "turn": asked }),
        )
    }
}

/// What an entry holds of nodes' making.
fn values(entry: &Commit) -> Vec<&Value> {
    let mut values: Vec<&Value> = Vec::new();
    for step in &entry.steps {
        values.push(&step.input);
        match &step.outcome {
            StepOutcome::Succeeded { output: value, .. }
            | StepOutcome::Sleeping { output: value, .. }
            | StepOutcome::Waiting { prompt: value, .. } => values.push(value),
            StepOutcome::Failed { .. } => {}
        }
    }
    if let Some(Transition::Completed { output, .. }) = &entry.transition {
        values.push(output);
    }
    values
}

/// An engine that is never asked for anything.
#[derive(Debug)]
pub(crate) struct Idle;

#[async_trait]
impl Runner for Idle {
    async fn start(&self, _: NewExecution) -> Result<()> {
        Err(not_here())
    }
    async fn cancel(&self, _: ExecutionId) -> Result<()> {
        Err(not_here())
    }
    async fn retry(&self, _: ExecutionId) -> Result<()> {
        Err(not_here())
    }
    async fn wait(&self, _: ExecutionId, _: std::time::Duration) -> Result<bool> {
        Err(not_here())
    }
    async fn wait_for_turn(&self, _: ExecutionId, _: std::time::Duration) -> Result<bool> {
        Err(not_here())
    }
    async fn signal(&self, _: ExecutionId, _: &str, _: Value) -> Result<()> {
        Err(not_here())
    }
    async fn watch(&self, _: ExecutionId, _: Place) -> Result<Frames> {
        Err(not_here())
    }
}

#[async_trait]
impl Journal for MemoryStore {
    async fn enqueue(&self, new: NewExecution) -> Result<()> {
        self.alive().await;
        let execution = Execution {
            seq: 0,
            id: new.id,
            owner: new.owner,
            workflow_id: new.workflow_id,
            workflow_version: new.workflow_version,
            status: ExecutionStatus::Pending,
            origin: new.origin,
            input: new.input,
            output: None,
            error: None,
            created_at: new.created_at,
            started_at: None,
            finished_at: None,
        };
        let detail = ExecutionDetail { execution, steps: Vec::new() };
        let former = self.data.lock().unwrap().executions.insert(new.id, detail);
        assert!(former.is_none(), "enqueued twice");
        Ok(())
    }

    async fn commit(&self, entry: Commit) -> Result<()> {
        use ExecutionStatus::{Cancelled, Completed, Failed, Pending, Running, Waiting};
        self.alive().await;
        if self.failing_commits.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_ok() {
            return Err(Error::internal("the disk is full"));
        }
        let refuses = self.refuses_steps.load(Ordering::SeqCst) && !entry.steps.is_empty();
        if refuses || values(&entry).into_iter().any(|value| deeper_than(value, nesting::MAX)) {
            return Err(Error::invalid("", "too_deep", "this is too much"));
        }
        {
            let mut data = self.data.lock().unwrap();
            let Some(detail) = data.executions.get_mut(&entry.execution) else {
                return Err(Error::not_found(Kind::Execution));
            };
            let execution = &mut detail.execution;
            assert!(!execution.status.is_final(), "a commit after the end: {entry:?}");
            assert!(!entry.steps.is_empty() || entry.transition.is_some(), "an empty commit");
            for step in entry.steps {
                let last = detail.steps.last().map_or(-1, |step| step.ordinal);
                assert!(step.ordinal > last, "ordinal {} after {last}", step.ordinal);
                let ended = detail.steps.iter().any(|former| {
                    former.node_id == step.node_id
                        && match former.outcome {
                            StepOutcome::Succeeded { .. } | StepOutcome::Failed { retry_at: None, .. } => true,
                            StepOutcome::Failed { .. } => former.attempt >= step.attempt,
                            StepOutcome::Sleeping { .. } | StepOutcome::Waiting { .. } => {
                                former.attempt != step.attempt
                            }
                        }
                });
                assert!(!ended, "node {} ran again after it had ended", step.node_id);
                detail.steps.push(step);
            }
            match entry.transition {
                None => assert_ne!(execution.status, Pending, "steps of an execution that nobody started"),
                Some(Transition::Running { started_at }) => {
                    assert_eq!(execution.status, Pending);
                    execution.status = Running;
                    execution.started_at.get_or_insert(started_at);
                }
                Some(Transition::Waiting) => {
                    assert_eq!(execution.status, Running);
                    execution.status = Waiting;
                }
                Some(Transition::Resumed) => {
                    assert_eq!(execution.status, Waiting);
                    execution.status = Running;
                }
                Some(Transition::Completed { output, at, started_at }) => {
                    execution.status = Completed;
                    execution.output = Some(output);
                    execution.finished_at = Some(at);
                    execution.started_at = execution.started_at.or(started_at);
                    assert!(execution.started_at.is_some());
                }
                Some(Transition::Failed { error, at, started_at }) => {
                    execution.status = Failed;
                    execution.error = Some(error);
                    execution.finished_at = Some(at);
                    execution.started_at = execution.started_at.or(started_at);
                }
                Some(Transition::Cancelled { at }) => {
                    execution.status = Cancelled;
                    execution.finished_at = Some(at);
                }
            }
            let ended = execution.status.is_final();
            data.emitted.extend(entry.emitted.into_iter().map(|one| (entry.execution, one)));
            data.answers.extend(entry.answered.then(|| (entry.execution, context::current())));
            data.runs_ended.extend(entry.run.filter(|_| ended).map(|run| (entry.execution, run)));
        }
        let commits = self.commits.fetch_add(1, Ordering::SeqCst) + 1;
        if commits == self.die_after.load(Ordering::SeqCst) {
            self.kill();
            self.alive().await;
        }
        Ok(())
    }

    async fn unfinished(&self, after: Option<ExecutionId>, limit: u64) -> Result<Vec<ExecutionDetail>> {
        self.alive().await;
        let data = self.data.lock().unwrap();
        let all = data.executions.values().filter(|detail| !detail.execution.status.is_final());
        let rest = all.filter(|detail| after.is_none_or(|after| detail.execution.id > after));
        Ok(rest.take(usize::try_from(limit).unwrap()).cloned().collect())
    }

    async fn load(&self, id: ExecutionId) -> Result<Option<ExecutionDetail>> {
        self.alive().await;
        Ok(self.data.lock().unwrap().executions.get(&id).cloned())
    }

    async fn reopen(&self, id: ExecutionId, nodes: &[String]) -> Result<()> {
        self.alive().await;
        let mut data = self.data.lock().unwrap();
        let detail = data.executions.get_mut(&id).ok_or_else(|| Error::not_found(Kind::Execution))?;
        assert!(matches!(detail.execution.status, ExecutionStatus::Failed | ExecutionStatus::Cancelled));
        detail.execution.status = ExecutionStatus::Pending;
        (detail.execution.error, detail.execution.finished_at) = (None, None);
        detail.steps.retain(|step| {
            !(nodes.contains(&step.node_id) && matches!(step.outcome, StepOutcome::Failed { retry_at: None, .. }))
        });
        Ok(())
    }
}

/// Calls run version 1 of a named workflow, under an id that follows from the caller's, as the domain's do.
#[async_trait]
impl Subworkflows for MemoryStore {
    async fn run(&self, runner: &dyn Runner, call: Call) -> std::result::Result<Value, StepFailure> {
        let (id, new) = self.called(&call, call.origin.below(call.execution))?;
        let status = self.data.lock().unwrap().executions.get(&id).map(|detail| detail.execution.status);
        match status {
            Some(ExecutionStatus::Failed | ExecutionStatus::Cancelled) => runner.retry(id).await.unwrap(),
            _ => runner.start(new).await.map_err(|error| refused(&error))?,
        }
        while !runner.wait(id, std::time::Duration::from_secs(60)).await.unwrap() {}
        let ended = self.detail(id).execution;
        ended.output.ok_or_else(|| {
            let code = ended.error.map_or_else(|| "cancelled".to_owned(), |error| error.code);
            StepFailure { code, message: "the called one failed".to_owned(), retryable: true }
        })
    }

    async fn start(&self, runner: &dyn Runner, call: Call) -> std::result::Result<ExecutionId, StepFailure> {
        let (id, new) = self.called(&call, call.origin.beside(call.execution))?;
        if !self.data.lock().unwrap().executions.contains_key(&id) {
            runner.start(new).await.map_err(|error| refused(&error))?;
        }
        Ok(id)
    }
}

impl MemoryStore {
    fn called(&self, call: &Call, origin: Origin) -> std::result::Result<(ExecutionId, NewExecution), StepFailure> {
        let workflow = self.data.lock().unwrap().named.get(&call.workflow).copied();
        let workflow = workflow.ok_or_else(|| StepFailure {
            code: "unknown_workflow".to_owned(),
            message: "there is none".to_owned(),
            retryable: false,
        })?;
        let id = call.node.bytes().chain(call.key.bytes()).fold(1, |hash: u128, byte| hash * 31 + u128::from(byte));
        let id = ExecutionId(uuid::Uuid::from_u128(call.execution.0.as_u128().wrapping_add(id)));
        Ok((id, NewExecution { id, origin, ..execution(workflow, call.input.clone()) }))
    }
}

fn refused(error: &Error) -> StepFailure {
    let code = match error {
        Error::Invalid { faults } => faults[0].code.to_owned(),
        _ => "internal".to_owned(),
    };
    StepFailure { code, message: error.to_string(), retryable: false }
}

#[async_trait]
impl Records for MemoryStore {
    async fn agent(&self, _: Owner, named: &str) -> Result<Option<AgentId>> {
        Ok(self.data.lock().unwrap().agents.get(named).copied())
    }

    async fn credential(&self, _: Owner, _: CredentialId) -> Result<Option<CredentialValue>> {
        Ok(None)
    }

    async fn integration(&self, _: Owner, _: &str) -> Result<Option<(Integration, Option<CredentialValue>)>> {
        Ok(None)
    }
}

/// The engine reads graphs only; the rest of the port is refused aloud.
#[async_trait]
impl WorkflowRepository for MemoryStore {
    async fn insert(&self, _: Workflow) -> Result<Workflow> {
        Err(not_here())
    }
    async fn update(&self, _: &Workflow, _: &Workflow) -> Result<()> {
        Err(not_here())
    }
    async fn find(&self, _: Owner, _: WorkflowId) -> Result<Option<Workflow>> {
        Err(not_here())
    }
    async fn find_published(&self, _: Owner, _: EndpointId, _: &str) -> Result<Option<Workflow>> {
        Err(not_here())
    }
    async fn find_published_named(&self, _: Owner, _: &str) -> Result<Option<Workflow>> {
        Err(not_here())
    }
    async fn list(&self, _: Owner, _: &WorkflowFilter, _: PageRequest) -> Result<Page<WorkflowSummary>> {
        Err(not_here())
    }
    async fn delete(&self, _: Owner, _: WorkflowId) -> Result<bool> {
        Err(not_here())
    }
    async fn triggered(&self, _: Owner, _: Source) -> Result<Vec<Triggered>> {
        Err(not_here())
    }
    async fn graph(&self, id: WorkflowId, version: i32) -> Result<Option<Graph>> {
        self.alive().await;
        Ok(self.data.lock().unwrap().graphs.get(&(id, version)).cloned())
    }
}

fn not_here() -> Error {
    Error::internal("the store for tests of the engine holds graphs alone")
}
