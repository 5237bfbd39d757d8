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
use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::domain::{
    Error, Kind, Result,
    context::{self, Context},
    execution::{Execution, ExecutionDetail, ExecutionStatus, StepOutcome},
    feed::{Frames, Place},
    graph::Graph,
    id::{AgentId, EndpointId, ExecutionId, TenantId, WorkflowId},
    identity::Owner,
    nesting::{self, deeper_than},
    page::{Page, PageRequest},
    ports::{
        Answers, Commit, Due, EarlyAnswer, Holder, Journal, NewExecution, Runner, Transition, Turn, WorkflowRepository,
    },
    provider::{Listener, ProviderFailure},
    run::{AgentRun, Origin},
    settings::WorkflowSettings,
    trigger::{Source, Triggered},
    workflow::{Workflow, WorkflowFilter, WorkflowStatus, WorkflowSummary},
};

#[derive(Debug, Default)]
struct Data {
    graphs: HashMap<(WorkflowId, i32), Graph>,
    executions: BTreeMap<ExecutionId, ExecutionDetail>,
    settings: HashMap<WorkflowId, WorkflowSettings>,
    wakes: BTreeMap<ExecutionId, DateTime<Utc>>,
    kept: Vec<EarlyAnswer>,
    runs_ended: Vec<(ExecutionId, AgentRun)>,
    answers: Vec<(ExecutionId, Context)>,
}

/// What an entry means to the moment at which its execution is woken.
enum Wake {
    Stays,
    At(DateTime<Utc>),
    Never,
}

impl Data {
    fn accept(&mut self, new: NewExecution) {
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
            reopened_at: None,
        };
        let detail = ExecutionDetail { execution, steps: Vec::new() };
        let former = self.executions.insert(detail.execution.id, detail);
        assert!(former.is_none(), "enqueued twice");
    }
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

    /// How executions of a workflow are run.
    pub(crate) fn set_settings(&self, id: WorkflowId, settings: WorkflowSettings) {
        self.data.lock().unwrap().settings.insert(id, settings);
    }

    /// When an execution that waits is to be woken.
    pub(crate) fn wakes_at(&self, id: ExecutionId) -> Option<DateTime<Utc>> {
        self.data.lock().unwrap().wakes.get(&id).copied()
    }

    /// Answers that are kept.
    pub(crate) fn kept(&self) -> Vec<EarlyAnswer> {
        self.data.lock().unwrap().kept.clone()
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
    let origin = Origin { parent: Some(of.id), depth: of.origin.depth + 1, ..Origin::default() };
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
            let origin = Origin { parent: Some(turn.execution), depth: turn.origin.depth + 1, ..Origin::default() };
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
        self.data.lock().unwrap().accept(new);
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
            let says = !entry.steps.is_empty() || entry.transition.is_some() || !entry.used.is_empty();
            assert!(says, "an empty commit");
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
            let wake = match &entry.transition {
                None => Wake::Stays,
                Some(Transition::Waiting { wake_at: Some(at) }) => Wake::At(*at),
                Some(_) => Wake::Never,
            };
            let stepless = entry.transition.is_none() && !entry.used.is_empty();
            match entry.transition {
                None if stepless => {}
                None => assert_ne!(execution.status, Pending, "steps of an execution that nobody started"),
                Some(Transition::Running { started_at }) => {
                    assert_eq!(execution.status, Pending);
                    execution.status = Running;
                    execution.started_at.get_or_insert(started_at);
                }
                Some(Transition::Waiting { .. }) => {
                    assert!(matches!(execution.status, Running | Waiting));
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
            let id = entry.execution;
            match wake {
                Wake::Stays => {}
                Wake::At(at) => drop(data.wakes.insert(id, at)),
                Wake::Never => drop(data.wakes.remove(&id)),
            }
            for used in &entry.used {
                let before = data.kept.len();
                data.kept.retain(|kept| kept.id != *used);
                assert_eq!(before, data.kept.len() + 1, "an answer is used up once");
            }
            if let Some(new) = entry.starts {
                assert!(ended, "only an end starts anything");
                data.accept(*new);
            }
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
        let runs = |status| matches!(status, ExecutionStatus::Pending | ExecutionStatus::Running);
        let all = data.executions.values().filter(|detail| runs(detail.execution.status));
        let rest = all.filter(|detail| after.is_none_or(|after| detail.execution.id > after));
        Ok(rest.take(usize::try_from(limit).unwrap()).cloned().collect())
    }

    async fn due(
        &self,
        until: DateTime<Utc>,
        after: Option<(DateTime<Utc>, ExecutionId)>,
        limit: u64,
    ) -> Result<Vec<Due>> {
        self.alive().await;
        let data = self.data.lock().unwrap();
        let mut due: Vec<(DateTime<Utc>, ExecutionId)> = data.wakes.iter().map(|(id, at)| (*at, *id)).collect();
        due.sort_unstable();
        due.retain(|place| place.0 <= until && after.is_none_or(|after| *place > after));
        due.truncate(usize::try_from(limit).unwrap());
        let parent = |id| data.executions[&id].execution.origin.parent;
        Ok(due.into_iter().map(|(at, id)| Due { id, parent: parent(id), at }).collect())
    }

    async fn holders(&self, after: Option<ExecutionId>, limit: u64) -> Result<Vec<Holder>> {
        self.alive().await;
        let data = self.data.lock().unwrap();
        let waiting = data.executions.values().map(|detail| &detail.execution);
        let waiting = waiting.filter(|execution| execution.status == ExecutionStatus::Waiting);
        let holder = |execution: &Execution| {
            let key = execution.origin.pinned.gate.as_ref()?.key.clone();
            Some(Holder { id: execution.id, workflow: execution.workflow_id, key })
        };
        let rest = waiting.filter_map(holder).filter(|holder| after.is_none_or(|after| holder.id > after));
        Ok(rest.take(usize::try_from(limit).unwrap()).collect())
    }

    async fn children(&self, of: Option<ExecutionId>) -> Result<Vec<ExecutionId>> {
        self.alive().await;
        let data = self.data.lock().unwrap();
        let is_over = |id: &ExecutionId| data.executions.get(id).is_none_or(|one| one.execution.status.is_final());
        let wanted = |parent: &ExecutionId| of.map_or_else(|| is_over(parent), |of| *parent == of);
        let open = data.executions.values().map(|detail| &detail.execution).filter(|one| !one.status.is_final());
        Ok(open.filter(|one| one.origin.parent.as_ref().is_some_and(wanted)).map(|one| one.id).collect())
    }

    async fn keep_answer(&self, answer: &EarlyAnswer) -> Result<()> {
        self.alive().await;
        let mut data = self.data.lock().unwrap();
        if !data.executions.contains_key(&answer.execution) {
            return Err(Error::not_found(Kind::Execution));
        }
        data.answers.push((answer.execution, context::current()));
        data.kept.push(answer.clone());
        Ok(())
    }

    async fn kept_answers(&self, execution: ExecutionId) -> Result<Vec<EarlyAnswer>> {
        self.alive().await;
        let data = self.data.lock().unwrap();
        Ok(data.kept.iter().filter(|kept| kept.execution == execution).cloned().collect())
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
        detail.execution.reopened_at = Some(Utc::now());
        detail.steps.retain(|step| {
            !(nodes.contains(&step.node_id) && matches!(step.outcome, StepOutcome::Failed { retry_at: None, .. }))
        });
        Ok(())
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
    /// Every graph is a published workflow of this name, whoever asks.
    async fn find(&self, owner: Owner, id: WorkflowId) -> Result<Option<Workflow>> {
        self.alive().await;
        let found = self.data.lock().unwrap().graphs.get(&(id, 1)).cloned();
        Ok(found.map(|graph| Workflow {
            seq: 0,
            id,
            owner,
            name: "a workflow".to_owned(),
            description: String::new(),
            status: WorkflowStatus::Published,
            version: 1,
            graph,
            endpoint: None,
            agent: None,
            created_at: Utc::now(),
            updated_at: Utc::now(),
        }))
    }

    async fn settings(&self, id: WorkflowId) -> Result<WorkflowSettings> {
        self.alive().await;
        Ok(self.data.lock().unwrap().settings.get(&id).cloned().unwrap_or_default())
    }
    async fn find_published(&self, _: Owner, _: EndpointId, _: &str) -> Result<Option<Workflow>> {
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
