//! A journal and workflow store in memory, for tests. It keeps every promise of the port (`domain::testing::journal` holds it to them as it holds the
//! store), and holds the engine to more than the port asks: an entry that does not follow from those before it is a panic, and noted, so that every test of the
//! engine is a test of that too. At any write it fails as databases fail: before, in between, or with the process.

mod kept;

use std::{
    collections::{BTreeMap, HashSet},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering},
    },
};

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde_json::Value;

use self::kept::Data;
use super::nodes::{
    NodeContext, NodeFailure,
    items::{Item, ItemEnd, Items, Target},
};
use crate::domain::{
    Error, Result,
    context::Context,
    credential::CredentialValue,
    execution::{Execution, ExecutionDetail, ExecutionStatus, StepFailure},
    feed::{Frames, Place},
    graph::Graph,
    id::{AgentId, CredentialId, EndpointId, ExecutionId, TenantId, WorkflowId},
    identity::Owner,
    integration::Integration,
    page::{Page, PageRequest},
    ports::{
        Answers, Call, Commit, Due, EarlyAnswer, Emission, Holder, Journal, NewExecution, Records, Runner,
        Subworkflows, Turn, WorkflowRepository,
    },
    provider::{Listener, ProviderFailure},
    run::{AgentRun, Origin},
    settings::WorkflowSettings,
    trigger::{Source, Triggered},
    workflow::{Workflow, WorkflowFilter, WorkflowHead, WorkflowStatus, WorkflowSummary},
};

/// What becomes of a write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Nothing is kept, and the caller is told of a failure.
    Fails,
    /// It is kept, and the caller is told of a failure: the connection broke as it committed.
    Doubtful,
    /// Nothing is kept, and the process dies.
    DiesBefore,
    /// It is kept, and the process dies before anybody learns of it.
    DiesAfter,
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
    /// Reads that fail before one succeeds.
    pub(crate) failing_reads: AtomicU32,
    /// What becomes of writes, by their number; from 1.
    pub(crate) faults: Mutex<BTreeMap<u64, Fault>>,
    /// Writes that were tried.
    pub(crate) writes: AtomicU64,
    /// Takes whatever the port allows, as a journal does that is not there for tests of the engine.
    pub(crate) is_lenient: AtomicBool,
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

    /// Whether this process is dead.
    pub(crate) fn is_dead(&self) -> bool {
        self.dead.load(Ordering::SeqCst)
    }

    /// Entries that did not follow from those before them.
    pub(crate) fn broken(&self) -> Vec<String> {
        self.data().broken.clone()
    }

    /// Stores a graph as version 1 of a new workflow.
    pub(crate) fn workflow(&self, graph: Value) -> WorkflowId {
        let id = WorkflowId::new();
        self.data().graphs.insert((id, 1), serde_json::from_value(graph).unwrap());
        id
    }

    /// How executions of a workflow are run.
    pub(crate) fn set_settings(&self, id: WorkflowId, settings: WorkflowSettings) {
        self.data().settings.insert(id, settings);
    }

    /// When an execution that waits is to be woken.
    pub(crate) fn wakes_at(&self, id: ExecutionId) -> Option<DateTime<Utc>> {
        self.data().wakes.get(&id).copied()
    }

    /// Answers that are kept.
    pub(crate) fn kept(&self) -> Vec<EarlyAnswer> {
        self.data().kept.clone()
    }

    /// An execution with its journal.
    pub(crate) fn detail(&self, id: ExecutionId) -> ExecutionDetail {
        self.data().executions[&id].clone()
    }

    /// Removes an execution, as the deletion of its workflow does.
    pub(crate) fn remove(&self, id: ExecutionId) {
        self.data().executions.remove(&id);
    }

    /// Stores another graph as version 1 of a workflow.
    pub(crate) fn set_graph(&self, id: WorkflowId, graph: Value) {
        self.data().graphs.insert((id, 1), serde_json::from_value(graph).unwrap());
    }

    /// All executions, oldest first.
    pub(crate) fn all(&self) -> Vec<ExecutionDetail> {
        self.data().executions.values().cloned().collect()
    }

    /// Ends that were committed as those of agents' runs.
    pub(crate) fn runs_ended(&self) -> Vec<(ExecutionId, AgentRun)> {
        self.data().runs_ended.clone()
    }

    /// Messages of steps that were committed.
    pub(crate) fn emitted(&self) -> Vec<(ExecutionId, Emission)> {
        self.data().emitted.clone()
    }

    /// Publishes a workflow under a name.
    pub(crate) fn name(&self, workflow: WorkflowId, name: &str) {
        self.data().named.insert(name.to_owned(), workflow);
    }

    /// An agent of this code.
    pub(crate) fn agent(&self, code: &str) -> AgentId {
        let id = AgentId::new();
        self.data().agents.insert(code.to_owned(), id);
        id
    }

    /// Persons' answers that were committed, with whose doing they were.
    pub(crate) fn answers(&self) -> Vec<(ExecutionId, Context)> {
        self.data().answers.clone()
    }

    /// What survives a panic is whole: nothing is half changed when one happens.
    fn data(&self) -> MutexGuard<'_, Data> {
        self.data.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn alive(&self) {
        if self.is_dead() {
            std::future::pending::<()>().await;
        }
    }

    async fn read(&self) -> Result<()> {
        self.alive().await;
        if counted_down(&self.failing_reads) { Err(Error::internal("the disk cannot be read")) } else { Ok(()) }
    }

    /// Makes a change as the faults say, which is all or nothing.
    async fn write(&self, change: impl FnOnce(&mut Data) -> Result<()> + Send) -> Result<()> {
        self.alive().await;
        let number = self.writes.fetch_add(1, Ordering::SeqCst) + 1;
        let fault = self.faults.lock().unwrap_or_else(PoisonError::into_inner).remove(&number);
        match fault {
            Some(Fault::Fails) => return Err(Error::internal("the disk is full")),
            Some(Fault::DiesBefore) => self.kill(),
            _ => {}
        }
        self.alive().await;
        let result = change(&mut self.data());
        match fault {
            Some(Fault::DiesAfter) => self.kill(),
            Some(Fault::Doubtful) if result.is_ok() => return Err(Error::internal("the connection broke")),
            _ => {}
        }
        self.alive().await;
        result
    }
}

/// Whether there was something left to count.
fn counted_down(left: &AtomicU32) -> bool {
    left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_ok()
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
            assert!(runner.wait(id, std::time::Duration::from_mins(1)).await.unwrap().is_some());
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
    async fn wait(&self, _: ExecutionId, _: std::time::Duration) -> Result<Option<Execution>> {
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
impl Items for Idle {
    async fn target(&self, _: &NodeContext, _: Option<&str>) -> std::result::Result<Target, NodeFailure> {
        Err(NodeFailure::permanent("not_here", "nothing runs here"))
    }
    async fn run(&self, _: Item) -> std::result::Result<ItemEnd, NodeFailure> {
        Err(NodeFailure::permanent("not_here", "nothing runs here"))
    }
    async fn stop(&self, _: ExecutionId, _: &HashSet<ExecutionId>) {}
}

#[async_trait]
impl Journal for MemoryStore {
    async fn enqueue(&self, new: NewExecution) -> Result<()> {
        self.write(|data| data.accept(new)).await
    }

    async fn commit(&self, entry: Commit) -> Result<()> {
        self.alive().await;
        if counted_down(&self.failing_commits) {
            return Err(Error::internal("the disk is full"));
        }
        if self.refuses_steps.load(Ordering::SeqCst) && !entry.steps.is_empty() {
            return Err(Error::invalid("", "too_deep", "this is too much"));
        }
        let is_lenient = self.is_lenient.load(Ordering::SeqCst);
        self.write(|data| {
            data.append(entry, is_lenient)?;
            let commits = self.commits.fetch_add(1, Ordering::SeqCst) + 1;
            if commits == self.die_after.load(Ordering::SeqCst) {
                self.kill();
            }
            Ok(())
        })
        .await
    }

    async fn unfinished(&self, after: Option<ExecutionId>, limit: u64) -> Result<Vec<ExecutionDetail>> {
        self.read().await?;
        let data = self.data();
        let runs = |status| matches!(status, ExecutionStatus::Pending | ExecutionStatus::Running);
        let all = data.executions.values().filter(|detail| runs(detail.execution.status));
        let rest = all.filter(|detail| after.is_none_or(|after| detail.execution.id > after));
        Ok(rest.take(usize::try_from(limit).unwrap_or(usize::MAX)).cloned().collect())
    }

    async fn due(
        &self,
        until: DateTime<Utc>,
        after: Option<(DateTime<Utc>, ExecutionId)>,
        limit: u64,
    ) -> Result<Vec<Due>> {
        self.read().await?;
        Ok(self.data().due(until, after, limit))
    }

    async fn holders(&self, after: Option<ExecutionId>, limit: u64) -> Result<Vec<Holder>> {
        self.read().await?;
        Ok(self.data().holders(after, limit))
    }

    async fn children(&self, of: Option<ExecutionId>) -> Result<Vec<ExecutionId>> {
        self.read().await?;
        Ok(self.data().children(of))
    }

    async fn keep_answer(&self, answer: &EarlyAnswer) -> Result<()> {
        self.write(|data| data.keep(answer)).await
    }

    async fn kept_answers(&self, execution: ExecutionId) -> Result<Vec<EarlyAnswer>> {
        self.read().await?;
        Ok(self.data().kept.iter().filter(|kept| kept.execution == execution).cloned().collect())
    }

    async fn load(&self, id: ExecutionId) -> Result<Option<ExecutionDetail>> {
        self.read().await?;
        Ok(self.data().executions.get(&id).cloned())
    }

    async fn reopen(&self, id: ExecutionId, nodes: &[String]) -> Result<()> {
        self.write(|data| data.reopen(id, nodes)).await
    }
}

/// Calls run version 1 of a named workflow, under an id that follows from the caller's, as the domain's do.
#[async_trait]
impl Subworkflows for MemoryStore {
    async fn run(&self, runner: &dyn Runner, call: Call) -> std::result::Result<Value, StepFailure> {
        let (id, new) = self.called(&call, call.origin.below(call.execution))?;
        let status = self.data().executions.get(&id).map(|detail| detail.execution.status);
        match status {
            Some(ExecutionStatus::Failed | ExecutionStatus::Cancelled) => runner.retry(id).await.unwrap(),
            _ => runner.start(new).await.map_err(|error| refused(&error))?,
        }
        while runner.wait(id, std::time::Duration::from_mins(1)).await.unwrap().is_none() {}
        let ended = self.detail(id).execution;
        ended.output.ok_or_else(|| {
            let code = ended.error.map_or_else(|| "cancelled".to_owned(), |error| error.code);
            StepFailure { code, message: "the called one failed".to_owned(), retryable: true }
        })
    }

    async fn start(&self, runner: &dyn Runner, call: Call) -> std::result::Result<ExecutionId, StepFailure> {
        let (id, new) = self.called(&call, call.origin.beside(call.execution))?;
        if !self.data().executions.contains_key(&id) {
            runner.start(new).await.map_err(|error| refused(&error))?;
        }
        Ok(id)
    }
}

impl MemoryStore {
    fn called(&self, call: &Call, origin: Origin) -> std::result::Result<(ExecutionId, NewExecution), StepFailure> {
        let workflow = self.data().named.get(&call.workflow).copied();
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
        Ok(self.data().agents.get(named).copied())
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
    /// Published, whoever asks.
    async fn find(&self, owner: Owner, id: WorkflowId) -> Result<Option<Workflow>> {
        self.read().await?;
        let graph = self.data().graphs.get(&(id, 1)).cloned();
        let now = chrono::Utc::now();
        Ok(graph.map(|graph| Workflow {
            seq: 0,
            id,
            owner,
            name: id.to_string(),
            description: String::new(),
            status: WorkflowStatus::Published,
            version: 1,
            published_version: Some(1),
            graph,
            endpoint: None,
            agent: None,
            created_at: now,
            updated_at: now,
        }))
    }
    async fn find_head(&self, owner: Owner, id: WorkflowId) -> Result<Option<WorkflowHead>> {
        Ok(WorkflowRepository::find(self, owner, id).await?.map(|workflow| workflow.head()))
    }
    async fn settings(&self, id: WorkflowId) -> Result<WorkflowSettings> {
        self.read().await?;
        Ok(self.data().settings.get(&id).cloned().unwrap_or_default())
    }
    async fn find_published(&self, _: Owner, _: EndpointId, _: &str) -> Result<Option<WorkflowHead>> {
        Err(not_here())
    }
    async fn find_published_named(&self, _: Owner, _: &str) -> Result<Option<WorkflowHead>> {
        Err(not_here())
    }
    async fn list(&self, _: Owner, _: &WorkflowFilter, _: PageRequest) -> Result<Page<WorkflowSummary>> {
        Ok(Page { items: Vec::new(), total: 0 })
    }
    async fn delete(&self, _: Owner, _: WorkflowId) -> Result<bool> {
        Err(not_here())
    }
    async fn triggered(&self, _: Owner, _: Source) -> Result<Vec<Triggered>> {
        Err(not_here())
    }
    async fn graph(&self, id: WorkflowId, version: i32) -> Result<Option<Graph>> {
        self.read().await?;
        Ok(self.data().graphs.get(&(id, version)).cloned())
    }
    async fn pin(&self, _: WorkflowId, _: i32) -> Result<bool> {
        Err(not_here())
    }
}

fn not_here() -> Error {
    Error::internal("the store for tests of the engine holds graphs alone")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::journal::{Place, holds};

    struct InMemory(Arc<MemoryStore>);

    #[async_trait]
    impl Place for InMemory {
        async fn execution(&self) -> NewExecution {
            execution(WorkflowId::new(), Value::Null)
        }

        fn journal(&self) -> Arc<dyn Journal> {
            let journal: Arc<MemoryStore> = Arc::clone(&self.0);
            journal
        }

        async fn restart(&mut self) {
            self.0.kill();
            self.0 = self.0.reconnect();
            self.0.is_lenient.store(true, Ordering::SeqCst);
        }
    }

    #[tokio::test]
    async fn the_journal_in_memory_keeps_the_ports_promises() {
        let store = MemoryStore { is_lenient: AtomicBool::new(true), ..MemoryStore::default() };
        holds(&mut InMemory(Arc::new(store))).await;
    }
}
