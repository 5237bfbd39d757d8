//! The runtime against chance: the cases of the machine's prover, several at once, over a journal that fails before a commit, in the middle of one and behind one, with
//! processes that die there, people who answer, cancel and try again, and a clock that moves by itself.
//!
//! What holds: whatever was accepted ends, as the reference interpreter says; no step that the journal has as ended is started again, by whatever process; what the journal
//! is given follows from what it has ([`MemoryStore`] sees to that).

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Mutex,
    time::Instant,
};

use tokio::task::JoinHandle;

use super::*;
use crate::{
    domain::id::ExecutionId,
    engine::{
        machine::proof::{
            Budget, Replay, Tally,
            case::{Branch, CODE, Case, Chance, Failure, KIND, MESSAGE, Rest, Script},
        },
        nodes::{Branches, Verdict},
        testing::Fault,
    },
};

/// Faults of the journal in one world; after them it is sound, so that every world ends.
const FAULTS: usize = 24;
/// Longest time of one world, of the clock on the wall: far beyond what any takes.
const PATIENCE: Duration = Duration::from_mins(2);

/// What puppets know of their worlds, by execution.
static STAGES: Mutex<Option<HashMap<ExecutionId, Arc<Stage>>>> = Mutex::new(None);

/// One execution's place in its world.
struct Stage {
    /// The journal, as any process sees it.
    store: Arc<MemoryStore>,
    healed: Mutex<BTreeSet<String>>,
    /// Starts of steps that the journal has as ended.
    repeated: Mutex<Vec<String>>,
}

fn stage(id: ExecutionId) -> Arc<Stage> {
    Arc::clone(&STAGES.lock().unwrap().get_or_insert_default()[&id])
}

/// Does what its script says.
struct Puppet;

impl NodeKind for Puppet {
    type Config = Script;
    const ABOUT: About = About { name: KIND, title: "Puppet", description: "For tests.", ..About::DEFAULT };

    fn joins_any(config: &serde_json::Map<String, Value>) -> bool {
        config.get("joins_any") == Some(&json!(true))
    }

    fn branches(_: &serde_json::Map<String, Value>) -> Branches {
        Branches::Any
    }

    fn judge(_: &Value, answer: &Value) -> Result<Verdict, Vec<crate::domain::Fault>> {
        Ok(Verdict { branch: answer.get("branch").and_then(Value::as_str).map(str::to_owned), answer: None })
    }

    fn run(context: NodeContext, config: &Arc<Script>) -> Run {
        let stage = stage(context.execution);
        let ended = |step: &&crate::domain::execution::StepRecord| {
            *step.node_id == *context.node
                && match step.outcome {
                    StepOutcome::Failed { retry_at: Some(_), .. } => step.attempt >= context.attempt,
                    _ => true,
                }
        };
        if let Some(step) = stage.store.detail(context.execution).steps.iter().find(ended) {
            stage.repeated.lock().unwrap().push(format!("attempt {} after {step:?}", context.attempt));
        }
        let is_healed = stage.healed.lock().unwrap().contains(&*context.node);
        let script = Arc::clone(config);
        let end = move || {
            let later = context.now + chrono::TimeDelta::milliseconds(2);
            let output = crate::engine::output::Output::new(script.output.clone());
            let until = match (script.failure(context.attempt).filter(|_| !is_healed), script.rest) {
                (Some(Failure::Transient), _) => return Err(NodeFailure::transient(CODE, MESSAGE)),
                (Some(Failure::Permanent), _) => return Err(NodeFailure::permanent(CODE, MESSAGE)),
                (None, Rest::Ends) => return Ok(NodeEnd::Done { output, branch: script.branch.map(Branch::name) }),
                (None, Rest::Sleeps) => return Ok(NodeEnd::Sleep { until: later, output }),
                (None, Rest::TimesOut) => Some(later),
                (None, Rest::IsAnswered) => Some(context.now + chrono::TimeDelta::days(1)),
                (None, Rest::IsAnsweredSomeTime) => None,
            };
            Ok(NodeEnd::Wait { prompt: output, until })
        };
        if config.takes_time {
            let pause = Duration::from_millis(
                u64::from(context.node.len().is_multiple_of(2)) + u64::try_from(context.attempt).unwrap(),
            );
            return Run::Later(Box::pin(async move {
                tokio::time::sleep(pause).await;
                end()
            }));
        }
        Run::Now(end())
    }
}

/// Executions of a world, the process that runs them, and those who come and go.
struct Theatre {
    chance: Chance,
    store: Arc<MemoryStore>,
    engine: Arc<Engine>,
    cases: BTreeMap<ExecutionId, Case>,
    faults: usize,
    /// Calls of people that are under way; with the process they hang for ever.
    calls: Vec<JoinHandle<()>>,
    crash_points: u64,
    reopened: u64,
}

impl Theatre {
    fn new(seed: u64) -> Self {
        let mut chance = Chance::new(seed);
        let store = Arc::new(MemoryStore::default());
        let cases = (0..1 + chance.below(5))
            .map(|_| {
                let case = loop {
                    let case = Case::new(&mut chance);
                    if (1..=14).contains(&case.graph.nodes.len()) {
                        break case;
                    }
                };
                (ExecutionId::new(), case)
            })
            .collect();
        let engine = engine(&store);
        Self { chance, store, engine, cases, faults: FAULTS, calls: Vec::new(), crash_points: 0, reopened: 0 }
    }

    /// Puts faults in the way of the next writes of this process.
    fn trouble(&mut self) {
        let mut faults = self.store.faults.lock().unwrap();
        let mut at = 0;
        while self.faults > 0 {
            at += 1 + self.chance.next() % 6;
            self.faults -= 1;
            let fault = self.chance.pick(&[Fault::Fails, Fault::Doubtful, Fault::DiesBefore, Fault::DiesAfter]);
            faults.insert(at, fault);
            if matches!(fault, Fault::DiesBefore | Fault::DiesAfter) {
                break;
            }
        }
        self.store.failing_reads.store(u32::try_from(self.chance.next() % 3).unwrap(), Ordering::SeqCst);
    }

    /// The process is gone, with all that it held; the next one begins.
    fn crash(&mut self) {
        self.calls.drain(..).for_each(|call| call.abort());
        let unfinished = self.store.all().iter().filter(|detail| !detail.execution.status.is_final()).count();
        self.crash_points += unfinished as u64;
        self.store.kill();
        self.engine.inner.table.stop(Stop::Now);
        self.store = self.store.reconnect();
        self.trouble();
        self.engine = engine(&self.store);
    }

    async fn play(&mut self) {
        let started = Instant::now();
        let mut waiting: Vec<ExecutionId> = self.cases.keys().copied().collect();
        while let Some(id) = waiting.pop() {
            self.start(id).await;
            if self.chance.one_in(3) {
                self.look_in().await;
            }
        }
        loop {
            self.look_in().await;
            let all = self.store.all();
            if self.store.is_dead() || !all.iter().all(|detail| detail.execution.status.is_final()) {
                assert!(started.elapsed() < PATIENCE, "it does not end: {all:?}");
                continue;
            }
            if !self.try_again(&all).await {
                return;
            }
        }
    }

    /// Starts an execution until it is accepted; where it is in doubt, as anybody would.
    async fn start(&mut self, id: ExecutionId) {
        let workflow = self.store.workflow(serde_json::to_value(&self.cases[&id].graph).unwrap());
        let stage = Stage { store: self.store.reconnect(), healed: Mutex::default(), repeated: Mutex::default() };
        STAGES.lock().unwrap().get_or_insert_default().insert(id, Arc::new(stage));
        let new = NewExecution { id, ..execution(workflow, json!(null)) };
        loop {
            let accepted = tokio::time::timeout(Duration::from_mins(1), self.engine.start(new.clone())).await;
            match accepted {
                Ok(Ok(())) => return,
                // In doubt, and found out about meanwhile.
                Ok(Err(_)) => tokio::time::sleep(Duration::from_millis(20)).await,
                Err(_) => {
                    assert!(self.store.is_dead(), "a start that takes a minute");
                    self.crash();
                }
            }
            if self.store.all().iter().any(|detail| detail.execution.id == id) {
                return;
            }
        }
    }

    /// A moment passes; people answer what is asked, or change their minds.
    async fn look_in(&mut self) {
        tokio::time::sleep(Duration::from_millis(1 + self.chance.next() % 4)).await;
        if self.store.is_dead() || self.chance.one_in(60) {
            self.crash();
        }
        self.calls.retain(|call| !call.is_finished());
        for detail in self.store.all() {
            let id = detail.execution.id;
            if detail.execution.status.is_final() {
                continue;
            }
            let case = &self.cases[&id];
            for step in detail.waits() {
                let script = &case.scripts[case.index(&step.node_id)];
                if script.rest == Rest::TimesOut || self.chance.one_in(2) {
                    continue;
                }
                let mut answer = script.output.clone();
                if let Some(branch) = script.branch {
                    answer["branch"] = json!(branch.name());
                }
                let (engine, node) = (Arc::clone(&self.engine), step.node_id.clone());
                self.calls.push(tokio::spawn(async move {
                    // Another's answer may have come first, or the process may go: the journal knows.
                    let _ = engine.signal(id, &node, answer).await;
                }));
            }
            if self.reopened < 6 && self.chance.one_in(80) {
                let engine = Arc::clone(&self.engine);
                self.calls.push(tokio::spawn(async move {
                    // It may have ended meanwhile.
                    let _ = engine.cancel(id).await;
                }));
            }
        }
    }

    /// What was cancelled goes on, and some of what failed does better now. Whether anything was opened again.
    async fn try_again(&mut self, all: &[ExecutionDetail]) -> bool {
        for detail in all {
            let id = detail.execution.id;
            let failed = detail.execution.error.as_ref().and_then(|error| error.node.clone());
            // What does better now must be tried until it is: the journal may have failed the first try.
            let is_healed = failed.as_ref().is_some_and(|node| stage(id).healed.lock().unwrap().contains(node));
            let is_tried = match detail.execution.status {
                ExecutionStatus::Cancelled => true,
                ExecutionStatus::Failed => is_healed || (self.reopened < 10 && self.chance.one_in(2)),
                _ => false,
            };
            if !is_tried {
                continue;
            }
            stage(id).healed.lock().unwrap().extend(failed);
            self.reopened += 1;
            let retried = tokio::time::timeout(Duration::from_mins(1), self.engine.retry(id)).await;
            match retried {
                Ok(Ok(()) | Err(Error::Internal { .. })) => {}
                // In doubt, it is open already.
                Ok(Err(error)) => assert!(matches!(error, Error::Conflict { .. }), "{error}"),
                Err(_) => assert!(self.store.is_dead(), "a retry that takes a minute"),
            }
            return true;
        }
        false
    }

    fn judge(&self) {
        assert_eq!(self.store.broken(), Vec::<String>::new());
        let all = self.store.all();
        assert_eq!(all.len(), self.cases.len());
        for detail in all {
            let case = &self.cases[&detail.execution.id];
            let stage = stage(detail.execution.id);
            assert_eq!(*stage.repeated.lock().unwrap(), Vec::<String>::new());
            let healed = stage.healed.lock().unwrap();
            let reference = case.reference(|node| healed.contains(&case.graph.nodes[node].id));
            let fatal = reference.fatal();
            let execution = &detail.execution;
            match execution.status {
                ExecutionStatus::Completed => {
                    assert!(fatal.is_empty(), "{fatal:?} should have ended it: {detail:?}");
                    if let Some(expected) = expected_output(case, &reference.output()) {
                        assert_eq!(execution.output.as_ref(), Some(&expected), "{detail:?}");
                    }
                }
                ExecutionStatus::Failed => {
                    let error = execution.error.as_ref().unwrap();
                    assert_eq!(error.code, CODE, "{detail:?}");
                    assert!(fatal.contains(error.node.as_deref().unwrap()), "{error:?} is none of {fatal:?}");
                }
                status => panic!("{status:?} is no end: {detail:?}"),
            }
            assert!(execution.started_at.is_some() && execution.finished_at.is_some());
        }
    }
}

/// What people say has the branch in it.
fn expected_output(case: &Case, output: &Option<Value>) -> Option<Value> {
    let said = |node: usize, mut output: Value| {
        let script = &case.scripts[node];
        let answers = matches!(script.rest, Rest::IsAnswered | Rest::IsAnsweredSomeTime);
        if let (true, Some(branch), true) = (answers, script.branch, output == script.output) {
            output["branch"] = json!(branch.name());
        }
        output
    };
    let output = output.clone()?;
    if let Some(node) = output.get("of").and_then(Value::as_u64) {
        return Some(said(usize::try_from(node).unwrap(), output));
    }
    match output {
        Value::Object(fields) if fields.keys().all(|key| key.starts_with('n')) => {
            Some(fields.into_iter().map(|(id, output)| (id.clone(), said(case.index(&id), output))).collect())
        }
        other => Some(other),
    }
}

fn engine(store: &Arc<MemoryStore>) -> Arc<Engine> {
    let mut registry = Registry::standard().unwrap();
    registry.add::<Puppet>().unwrap();
    // Few at a time: some wait their turn.
    let config = EngineConfig { max_active: 2, ..EngineConfig::default() };
    Engine::start_with(Arc::new(registry), ports(store), config).unwrap()
}

#[test]
fn whatever_fails_and_whenever_the_process_dies_every_execution_ends_as_the_reference_says() {
    let budget = Budget::of_environment(15);
    println!("runtime: seed {}", budget.seed);
    let tally = Tally::default();
    let (mut number, mut said) = (0, Instant::now());
    while budget.allows(number) {
        let seed = budget.seed_of(number);
        let replay = Replay(seed);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().start_paused(true).build().unwrap();
        runtime.block_on(async {
            let mut theatre = Theatre::new(seed);
            theatre.trouble();
            theatre.play().await;
            theatre.judge();
            let mut stages = STAGES.lock().unwrap();
            let stages = stages.get_or_insert_default();
            stages.retain(|id, _| !theatre.cases.contains_key(id));
            tally.add(theatre.crash_points, theatre.reopened);
        });
        drop(replay);
        number += 1;
        if budget.is_long() && said.elapsed() > Duration::from_secs(10) {
            said = Instant::now();
            tally.print("runtime");
        }
    }
    tally.print("runtime");
    assert!(tally.crash_points.load(Ordering::Relaxed) > 0, "{tally:?}");
}
