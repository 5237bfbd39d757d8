//! The engine over a journal in memory that holds it to its contract, with processes that die.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use super::*;
use crate::{
    domain::{
        Error,
        execution::{ExecutionDetail, ExecutionStatus, StepOutcome},
        id::ExecutionId,
        ports::{NewExecution, Runner as _},
    },
    engine::{
        nodes::{About, NodeContext, NodeEnd, NodeFailure, NodeKind, Run},
        testing::{MemoryStore, execution},
    },
};

/// What test nodes do to the world: counted, by process.
static RUNS: std::sync::Mutex<Vec<(ExecutionId, String)>> = std::sync::Mutex::new(Vec::new());

fn runs(execution: ExecutionId, node: &str) -> usize {
    RUNS.lock().unwrap().iter().filter(|(id, name)| *id == execution && name == node).count()
}

/// `probe`: counts its runs, then does as it is told.
struct Probe;

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
struct ProbeConfig {
    /// Attempts that fail before one succeeds.
    failures: i32,
    /// Takes this long.
    ms: u64,
    panics: bool,
    panics_later: bool,
    /// Never ends.
    hangs: bool,
    output: Value,
}

impl NodeKind for Probe {
    type Config = ProbeConfig;
    const ABOUT: About = About { name: "probe", title: "Probe", description: "For tests.", ..About::DEFAULT };

    fn run(context: NodeContext, config: &Arc<ProbeConfig>) -> Run {
        RUNS.lock().unwrap().push((context.execution, context.node.to_string()));
        let config = Arc::clone(config);
        assert!(!config.panics, "told to");
        if context.attempt <= config.failures {
            return Run::Now(Err(NodeFailure::transient("probe", format!("attempt {} fails", context.attempt))));
        }
        Run::Later(Box::pin(async move {
            if config.hangs {
                std::future::pending::<()>().await;
            }
            if config.ms > 0 {
                tokio::time::sleep(Duration::from_millis(config.ms)).await;
            }
            assert!(!config.panics_later, "told to, later");
            Ok(NodeEnd::output(config.output.clone()))
        }))
    }
}

struct World {
    store: Arc<MemoryStore>,
    engine: Arc<Engine>,
}

fn engine(store: &Arc<MemoryStore>) -> Arc<Engine> {
    let mut registry = Registry::standard().unwrap();
    registry.add::<Probe>().unwrap();
    let mut config = EngineConfig::default();
    config.http.allow = vec!["127.0.0.1".parse().unwrap()];
    let journal: Arc<MemoryStore> = Arc::clone(store);
    Engine::start_with(Arc::new(registry), journal, Arc::clone(store) as Arc<dyn WorkflowRepository>, config).unwrap()
}

impl World {
    fn new() -> Self {
        let store = Arc::new(MemoryStore::default());
        let engine = engine(&store);
        Self { store, engine }
    }

    /// `kill -9`, and the next start.
    fn crash(&mut self) {
        self.store.kill();
        self.store = self.store.reconnect();
        self.engine = engine(&self.store);
    }

    async fn start(&self, graph: Value, input: Value) -> ExecutionId {
        let new = execution(self.store.workflow(graph), input);
        let id = new.id;
        self.engine.start(new).await.unwrap();
        id
    }

    async fn finish(&self, id: ExecutionId) -> ExecutionDetail {
        assert!(self.engine.wait(id, Duration::from_secs(10)).await.unwrap(), "{:?}", self.store.detail(id));
        self.store.detail(id)
    }

    async fn run(&self, graph: Value, input: Value) -> ExecutionDetail {
        self.finish(self.start(graph, input).await).await
    }

    /// Waits until something holds of the execution.
    async fn until(&self, id: ExecutionId, holds: impl Fn(&ExecutionDetail) -> bool) -> ExecutionDetail {
        for _ in 0..1000 {
            let detail = self.store.detail(id);
            if holds(&detail) {
                return detail;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        panic!("never: {:?}", self.store.detail(id));
    }
}

/// A chain of nodes.
fn chain(nodes: &[Value]) -> Value {
    let edges: Vec<Value> =
        nodes.windows(2).map(|pair| json!({"source": pair[0]["id"], "target": pair[1]["id"]})).collect();
    json!({"nodes": nodes, "edges": edges})
}

fn steps(detail: &ExecutionDetail) -> Vec<(&str, i32, &str)> {
    detail
        .steps
        .iter()
        .map(|step| {
            let outcome = match &step.outcome {
                StepOutcome::Succeeded { .. } => "succeeded",
                StepOutcome::Failed { retry_at: Some(_), .. } => "retries",
                StepOutcome::Failed { retry_at: None, .. } => "failed",
                StepOutcome::Sleeping { .. } => "sleeps",
            };
            (step.node_id.as_str(), step.attempt, outcome)
        })
        .collect()
}

fn error_code(detail: &ExecutionDetail) -> &str {
    detail.execution.error.as_ref().map_or("", |error| error.code.as_str())
}

#[tokio::test]
async fn three_steps_cost_three_commits() {
    let world = World::new();
    let detail = world
        .run(
            chain(&[
                json!({"id": "start", "type": "manual"}),
                json!({"id": "shape", "type": "set", "config": {"values": {"n": "{{ input.n + 1 }}", "who": "{{ input.who }}"}}}),
                json!({"id": "greet", "type": "template", "config": {"template": "Hello {{ nodes.shape.output.who }}, {{ nodes.shape.output.n }}"}}),
            ]),
            json!({"n": 41, "who": "Ada"}),
        )
        .await;
    assert_eq!(detail.execution.status, ExecutionStatus::Completed);
    assert_eq!(detail.execution.output, Some(json!("Hello Ada, 42")));
    assert!(detail.execution.started_at <= detail.execution.finished_at);
    assert_eq!(steps(&detail), [("start", 1, "succeeded"), ("shape", 1, "succeeded"), ("greet", 1, "succeeded")]);
    assert_eq!(detail.steps[1].input, json!({"values": {"n": 42, "who": "Ada"}}));
    assert_eq!(world.store.commits.load(Ordering::SeqCst), 3);
    assert_eq!(world.engine.active(), 0);
}

#[tokio::test]
async fn conditions_choose_branches_and_merges_join_what_was_taken() {
    let world = World::new();
    let graph = json!({
        "nodes": [
            {"id": "start", "type": "manual"},
            {"id": "big", "type": "condition", "config": {"expression": "input.n > limit_of"}},
            {"id": "yes", "type": "set", "config": {"values": {"size": "big"}}},
            {"id": "no", "type": "set", "config": {"values": {"size": "small"}}},
            {"id": "join", "type": "merge"}
        ],
        "edges": [
            {"source": "start", "target": "big"},
            {"source": "big", "target": "yes", "branch": "true"},
            {"source": "big", "target": "no", "branch": "false"},
            {"source": "yes", "target": "join"},
            {"source": "no", "target": "join"}
        ]
    });
    let mut graph_of = graph.clone();
    graph_of["nodes"][1]["config"]["expression"] = json!("input.n > variables.limit");
    graph_of["variables"] = json!({"limit": 10});
    for (n, expect, skipped) in
        [(11, json!({"yes": {"size": "big"}}), "no"), (9, json!({"no": {"size": "small"}}), "yes")]
    {
        let detail = world.run(graph_of.clone(), json!({"n": n})).await;
        assert_eq!(detail.execution.output, Some(expect));
        assert!(detail.steps.iter().all(|step| step.node_id != skipped));
    }
    // A graph that was stored with a fault fails, and says so.
    let detail = world.run(graph, json!({"n": 1})).await;
    assert_eq!((detail.execution.status, error_code(&detail)), (ExecutionStatus::Failed, "invalid_graph"));
    assert!(detail.execution.error.unwrap().message.contains("limit_of"));
}

#[tokio::test]
async fn branches_run_side_by_side_and_several_ends_make_an_object() {
    let world = World::new();
    let slow = |id: &str| json!({"id": id, "type": "probe", "config": {"ms": 150, "output": id}});
    let graph = json!({
        "nodes": [{"id": "start", "type": "manual"}, slow("a"), slow("b"), slow("c")],
        "edges": [{"source": "start", "target": "a"}, {"source": "start", "target": "b"}, {"source": "start", "target": "c"}]
    });
    let detail = world.run(graph, json!(null)).await;
    let last_start = detail.steps[1..].iter().map(|step| step.started_at).max();
    let first_end = detail.steps[1..].iter().map(|step| step.finished_at).min();
    assert!(last_start < first_end, "{:?}", detail.steps);
    assert_eq!(detail.execution.output, Some(json!({"a": "a", "b": "b", "c": "c"})));
}

#[tokio::test]
async fn failed_attempts_are_repeated_as_often_as_the_policy_says() {
    let world = World::new();
    let node = |failures: i32| {
        json!({"id": "p", "type": "probe", "config": {"failures": failures, "output": "ok"},
               "retry": {"max_attempts": 3, "initial_ms": 10, "factor": 2, "jitter": 0.1}})
    };
    let detail = world.run(chain(&[node(2)]), json!(null)).await;
    assert_eq!(detail.execution.output, Some(json!("ok")));
    assert_eq!(steps(&detail), [("p", 1, "retries"), ("p", 2, "retries"), ("p", 3, "succeeded")]);
    let wait = detail.steps[1].started_at - detail.steps[0].finished_at;
    assert!(wait.num_milliseconds() >= 9, "{wait}");

    let detail = world.run(chain(&[node(3)]), json!(null)).await;
    assert_eq!(steps(&detail), [("p", 1, "retries"), ("p", 2, "retries"), ("p", 3, "failed")]);
    let error = detail.execution.error.clone().unwrap();
    assert_eq!((error.code.as_str(), error.node.as_deref()), ("probe", Some("p")));
    assert_eq!(runs(detail.execution.id, "p"), 3);
}

#[tokio::test]
async fn what_no_repetition_mends_is_not_repeated() {
    let world = World::new();
    let retry = json!({"max_attempts": 5, "initial_ms": 1});
    for (node, code) in [
        (
            json!({"id": "n", "type": "template", "config": {"template": "{{ input.missing }}"}, "retry": retry}),
            "expression",
        ),
        (json!({"id": "n", "type": "delay", "config": {"ms": "{{ input.text }}"}, "retry": retry}), "invalid_config"),
        (json!({"id": "n", "type": "fail", "config": {"message": "no"}, "retry": retry}), "failed"),
        (
            json!({"id": "n", "type": "http_request", "config": {"url": "http://10.0.0.1/"}, "retry": retry}),
            "refused_address",
        ),
    ] {
        let detail = world.run(chain(&[node]), json!({"text": "soon"})).await;
        assert_eq!((detail.steps.len(), error_code(&detail)), (1, code));
    }
}

#[tokio::test]
async fn an_attempt_that_takes_too_long_is_cut_off() {
    let world = World::new();
    let detail = world
        .run(chain(&[json!({"id": "p", "type": "probe", "config": {"hangs": true}, "timeout_ms": 30})]), json!(null))
        .await;
    assert_eq!(error_code(&detail), "timeout");
}

#[tokio::test]
async fn on_error_decides_what_a_failure_means() {
    let world = World::new();
    let graph = |on_error: &str, branch: Option<&str>| {
        let mut edges = vec![json!({"source": "bad", "target": "after"})];
        edges.extend(branch.map(|branch| json!({"source": "bad", "target": "rescue", "branch": branch})));
        let rescue = json!({"id": "rescue", "type": "set", "config": {"values": {"was": "{{ nodes.bad.output.error.message }}"}}});
        let mut nodes = vec![
            json!({"id": "bad", "type": "fail", "config": {"message": "broken", "code": "odd"}, "on_error": on_error}),
            json!({"id": "after", "type": "set", "config": {"values": {"seen": "{{ nodes.bad.output }}"}}}),
        ];
        nodes.extend(branch.map(|_| rescue));
        json!({"nodes": nodes, "edges": edges})
    };
    let failed = world.run(graph("fail", None), json!(null)).await;
    assert_eq!((failed.execution.status, error_code(&failed), failed.steps.len()), (ExecutionStatus::Failed, "odd", 1));

    let went_on = world.run(graph("continue", None), json!(null)).await;
    assert_eq!(went_on.execution.output, Some(json!({"seen": {"error": {"code": "odd", "message": "broken"}}})));
    assert_eq!(steps(&went_on), [("bad", 1, "failed"), ("after", 1, "succeeded")]);

    let rescued = world.run(graph("branch", Some("error")), json!(null)).await;
    assert_eq!(rescued.execution.output, Some(json!({"was": "broken"})));
    assert_eq!(steps(&rescued), [("bad", 1, "failed"), ("rescue", 1, "succeeded")]);
}

#[tokio::test]
async fn a_delay_outlives_the_process_and_sleeps_only_the_rest() {
    let mut world = World::new();
    let graph = chain(&[
        json!({"id": "before", "type": "probe"}),
        json!({"id": "nap", "type": "delay", "config": {"ms": 600}}),
        json!({"id": "after", "type": "probe", "config": {"output": "done"}}),
    ]);
    let id = world.start(graph, json!(null)).await;
    world.until(id, |detail| detail.execution.status == ExecutionStatus::Waiting).await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    world.crash();
    let detail = world.finish(id).await;
    // It wakes when it said before the crash, and says so once: were it to sleep anew, there would be a second entry.
    let StepOutcome::Sleeping { until, .. } = detail.steps[1].outcome else { panic!("{detail:?}") };
    assert!(
        detail.steps[2].finished_at >= until
            && until - detail.steps[1].started_at == chrono::TimeDelta::milliseconds(600)
    );
    assert_eq!(
        steps(&detail),
        [("before", 1, "succeeded"), ("nap", 1, "sleeps"), ("nap", 1, "succeeded"), ("after", 1, "succeeded")]
    );
    assert_eq!(detail.steps[2].input, json!({"ms": 600}));
    assert_eq!((runs(id, "before"), runs(id, "after")), (1, 1));
    assert_eq!(detail.execution.output, Some(json!("done")));
}

#[tokio::test]
async fn a_crash_after_any_commit_runs_no_finished_step_again() {
    let graph = json!({
        "nodes": [
            {"id": "a", "type": "probe"},
            {"id": "b", "type": "probe", "config": {"failures": 1}, "retry": {"max_attempts": 2, "initial_ms": 5}},
            {"id": "c", "type": "probe"},
            {"id": "nap", "type": "delay", "config": {"ms": 20}},
            {"id": "d", "type": "merge"},
            {"id": "e", "type": "probe", "config": {"output": "end"}}
        ],
        "edges": [
            {"source": "a", "target": "b"}, {"source": "a", "target": "c"}, {"source": "c", "target": "nap"},
            {"source": "b", "target": "d"}, {"source": "nap", "target": "d"}, {"source": "d", "target": "e"}
        ]
    });
    for die_after in 1..=8 {
        let mut world = World::new();
        world.store.die_after.store(die_after, Ordering::SeqCst);
        let id = world.start(graph.clone(), json!(null)).await;
        for _ in 0..200 {
            if world.store.commits.load(Ordering::SeqCst) >= die_after
                || world.store.detail(id).execution.status.is_final()
            {
                break;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        let finished: Vec<String> = world
            .store
            .detail(id)
            .steps
            .iter()
            .filter(|step| matches!(step.outcome, StepOutcome::Succeeded { .. }))
            .map(|step| step.node_id.clone())
            .collect();
        let before: Vec<usize> = finished.iter().map(|node| runs(id, node)).collect();
        world.crash();
        let detail = world.finish(id).await;
        assert_eq!(detail.execution.output, Some(json!("end")), "after {die_after}");
        let after: Vec<usize> = finished.iter().map(|node| runs(id, node)).collect();
        assert_eq!(before, after, "after {die_after}");
    }
}

#[tokio::test]
async fn many_executions_at_once() {
    let world = World::new();
    let graph = chain(&[
        json!({"id": "start", "type": "manual"}),
        json!({"id": "work", "type": "probe", "config": {"ms": 5, "output": "{{ input.n }}"}}),
        json!({"id": "end", "type": "set", "config": {"values": {"n": "{{ nodes.work.output }}"}}}),
    ]);
    let workflow = world.store.workflow(graph);
    let all: Vec<NewExecution> = (0..1000).map(|n| execution(workflow, json!({"n": n}))).collect();
    let ids: Vec<ExecutionId> = all.iter().map(|new| new.id).collect();
    for new in all {
        world.engine.start(new).await.unwrap();
    }
    for (n, id) in ids.into_iter().enumerate() {
        assert_eq!(world.finish(id).await.execution.output, Some(json!({"n": n})));
    }
}

#[tokio::test]
async fn no_more_run_at_once_than_the_limit_allows() {
    let store = Arc::new(MemoryStore::default());
    let mut registry = Registry::standard().unwrap();
    registry.add::<Probe>().unwrap();
    let config = EngineConfig { max_active: 2, ..EngineConfig::default() };
    let engine = Engine::start_with(
        Arc::new(registry),
        Arc::clone(&store) as Arc<dyn Journal>,
        Arc::clone(&store) as Arc<dyn WorkflowRepository>,
        config,
    )
    .unwrap();
    // Two that sleep for long do not take the room from those that work.
    let sleepers = store.workflow(chain(&[json!({"id": "nap", "type": "delay", "config": {"ms": 60000}})]));
    let workers = store.workflow(chain(&[json!({"id": "w", "type": "probe", "config": {"ms": 40}})]));
    for _ in 0..2 {
        engine.start(execution(sleepers, json!(null))).await.unwrap();
    }
    tokio::time::sleep(Duration::from_millis(20)).await;
    let begun = std::time::Instant::now();
    let all: Vec<NewExecution> = (0..6).map(|_| execution(workers, json!(null))).collect();
    let ids: Vec<ExecutionId> = all.iter().map(|new| new.id).collect();
    for new in all {
        engine.start(new).await.unwrap();
    }
    for id in ids {
        assert!(engine.wait(id, Duration::from_secs(5)).await.unwrap());
    }
    assert!(begun.elapsed() >= Duration::from_millis(120), "{:?}", begun.elapsed());
}

#[tokio::test]
async fn a_cancelled_execution_is_at_its_end_when_cancel_returns() {
    let world = World::new();
    let graph = chain(&[
        json!({"id": "a", "type": "probe"}),
        json!({"id": "b", "type": "probe", "config": {"hangs": true}}),
        json!({"id": "c", "type": "probe"}),
    ]);
    let id = world.start(graph.clone(), json!(null)).await;
    world.until(id, |detail| detail.steps.len() == 1).await;
    assert!(!world.engine.wait(id, Duration::from_millis(20)).await.unwrap());
    world.engine.cancel(id).await.unwrap();
    let detail = world.store.detail(id);
    assert_eq!(detail.execution.status, ExecutionStatus::Cancelled);
    assert_eq!(steps(&detail), [("a", 1, "succeeded")]);
    assert!(matches!(world.engine.cancel(id).await, Err(Error::Conflict { .. })));
    assert!(matches!(world.engine.cancel(ExecutionId::new()).await, Err(Error::NotFound { .. })));
    assert!(matches!(world.engine.wait(ExecutionId::new(), Duration::ZERO).await, Err(Error::NotFound { .. })));
    assert_eq!(runs(id, "c"), 0);

    // One that is not in memory: the engine that had it has been shut down, and nobody took it in.
    let id = world.start(graph, json!(null)).await;
    world.until(id, |detail| detail.steps.len() == 1).await;
    world.engine.shutdown(Duration::ZERO).await;
    world.engine.cancel(id).await.unwrap();
    assert_eq!(world.store.detail(id).execution.status, ExecutionStatus::Cancelled);
}

#[tokio::test]
async fn a_sleeping_execution_can_be_cancelled_and_retried() {
    let world = World::new();
    let id = world.start(chain(&[json!({"id": "nap", "type": "delay", "config": {"ms": 300}})]), json!(null)).await;
    world.until(id, |detail| detail.steps.len() == 1).await;
    world.engine.cancel(id).await.unwrap();
    world.engine.retry(id).await.unwrap();
    let detail = world.finish(id).await;
    assert_eq!(steps(&detail), [("nap", 1, "sleeps"), ("nap", 1, "succeeded")]);
}

#[tokio::test]
async fn a_retry_keeps_what_succeeded() {
    let world = World::new();
    let id = world
        .start(
            chain(&[
                json!({"id": "a", "type": "probe", "config": {"output": 7}}),
                json!({"id": "b", "type": "probe", "config": {"failures": 1, "output": 8}}),
                json!({"id": "soft", "type": "fail", "config": {"message": "kept"}, "on_error": "continue"}),
                json!({"id": "c", "type": "set", "config": {"values": {"a": "{{ nodes.a.output }}"}}}),
            ]),
            json!(null),
        )
        .await;
    let failed = world.finish(id).await;
    assert_eq!((failed.execution.status, failed.steps.len()), (ExecutionStatus::Failed, 2));
    // Without a policy the second run is an attempt 1 again, and fails again; with the world mended it would not.
    world.engine.retry(id).await.unwrap();
    let failed = world.finish(id).await;
    assert_eq!((failed.execution.status, runs(id, "a"), runs(id, "b")), (ExecutionStatus::Failed, 1, 2));
    assert!(matches!(world.engine.retry(ExecutionId::new()).await, Err(Error::NotFound { .. })));

    let id = world.start(chain(&[json!({"id": "a", "type": "probe", "config": {"output": 7}})]), json!(null)).await;
    world.finish(id).await;
    assert!(matches!(world.engine.retry(id).await, Err(Error::Conflict { .. })));
    let id = world.start(chain(&[json!({"id": "a", "type": "probe", "config": {"hangs": true}})]), json!(null)).await;
    assert!(matches!(world.engine.retry(id).await, Err(Error::Conflict { .. })));
}

#[tokio::test]
async fn a_retry_after_a_cancellation_completes() {
    let world = World::new();
    let id = world
        .start(
            chain(&[
                json!({"id": "a", "type": "probe", "config": {"output": 7}}),
                json!({"id": "b", "type": "probe", "config": {"ms": 200, "output": "{{ nodes.a.output }}"}}),
            ]),
            json!(null),
        )
        .await;
    world.until(id, |detail| detail.steps.len() == 1).await;
    world.engine.cancel(id).await.unwrap();
    world.engine.retry(id).await.unwrap();
    let detail = world.finish(id).await;
    assert_eq!((detail.execution.status, detail.execution.output), (ExecutionStatus::Completed, Some(json!(7))));
    assert_eq!((runs(id, "a"), runs(id, "b")), (1, 2));
}

#[tokio::test]
async fn a_panic_in_a_node_fails_the_step_and_not_the_engine() {
    let world = World::new();
    for config in [json!({"panics": true}), json!({"panics_later": true})] {
        let detail = world.run(chain(&[json!({"id": "p", "type": "probe", "config": config})]), json!(null)).await;
        assert_eq!(error_code(&detail), "panic");
        assert!(!detail.execution.error.unwrap().message.contains("told"));
    }
    let detail = world.run(chain(&[json!({"id": "p", "type": "probe", "config": {"output": 1}})]), json!(null)).await;
    assert_eq!(detail.execution.output, Some(json!(1)));
}

#[tokio::test]
async fn nothing_runs_ahead_of_a_journal_that_fails() {
    let world = World::new();
    world.store.failing_commits.store(u32::MAX, Ordering::SeqCst);
    let id = world
        .start(chain(&[json!({"id": "a", "type": "probe"}), json!({"id": "b", "type": "probe"})]), json!(null))
        .await;
    world.until(id, |_| runs(id, "a") == 1).await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(runs(id, "b"), 0);
    world.store.failing_commits.store(0, Ordering::SeqCst);
    let detail = world.finish(id).await;
    assert_eq!(detail.execution.status, ExecutionStatus::Completed);
    assert_eq!((runs(id, "a"), runs(id, "b")), (1, 1));
}

#[tokio::test]
async fn an_execution_whose_workflow_was_deleted_is_dropped() {
    let world = World::new();
    let id = world.start(chain(&[json!({"id": "a", "type": "probe", "config": {"ms": 30}})]), json!(null)).await;
    world.store.remove(id);
    for _ in 0..200 {
        if world.engine.active() == 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    assert_eq!(world.engine.active(), 0);
    assert!(matches!(world.engine.wait(id, Duration::from_millis(5)).await, Err(Error::NotFound { .. })));

    let missing = execution(crate::domain::id::WorkflowId::new(), json!(null));
    let id = missing.id;
    world.engine.start(missing).await.unwrap();
    assert_eq!(error_code(&world.finish(id).await), "invalid_graph");
}

#[tokio::test]
async fn a_shutdown_lets_steps_end_and_parks_the_rest() {
    let mut world = World::new();
    let graph = chain(&[
        json!({"id": "a", "type": "probe", "config": {"ms": 100}}),
        json!({"id": "b", "type": "probe", "config": {"output": "end"}}),
    ]);
    let id = world.start(graph, json!(null)).await;
    let hanging =
        world.start(chain(&[json!({"id": "h", "type": "probe", "config": {"hangs": true}})]), json!(null)).await;
    tokio::time::sleep(Duration::from_millis(20)).await;
    world.engine.shutdown(Duration::from_millis(300)).await;
    assert_eq!(world.engine.active(), 0);
    let parked = world.store.detail(id);
    assert_eq!(steps(&parked), [("a", 1, "succeeded")]);
    assert!(!parked.execution.status.is_final());
    assert!(matches!(
        world.engine.start(execution(parked.execution.workflow_id, json!(null))).await,
        Err(Error::Conflict { .. })
    ));

    world.crash();
    let detail = world.finish(id).await;
    assert_eq!((detail.execution.output, runs(id, "a"), runs(id, "b")), (Some(json!("end")), 1, 1));
    world.until(hanging, |_| runs(hanging, "h") == 2).await;
}

#[tokio::test]
async fn the_status_follows_what_takes_its_time() {
    let world = World::new();
    let graph = chain(&[
        json!({"id": "a", "type": "probe", "config": {"ms": 400}}),
        json!({"id": "nap", "type": "delay", "config": {"ms": 400}}),
        json!({"id": "b", "type": "probe", "config": {"ms": 400}}),
    ]);
    let id = world.start(graph, json!(null)).await;
    for status in
        [ExecutionStatus::Running, ExecutionStatus::Waiting, ExecutionStatus::Running, ExecutionStatus::Completed]
    {
        world.until(id, |detail| detail.execution.status == status).await;
    }
}

/// Answers 503 until the third request; keeps what it was sent.
async fn flaky_server() -> (u16, Arc<std::sync::Mutex<Vec<String>>>) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let seen = Arc::new(std::sync::Mutex::new(Vec::new()));
    let kept = Arc::clone(&seen);
    tokio::spawn(async move {
        let count = AtomicU32::new(0);
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut buffer = vec![0; 8192];
            let length = stream.read(&mut buffer).await.unwrap_or(0);
            kept.lock().unwrap().push(String::from_utf8_lossy(&buffer[..length]).into_owned());
            let body = r#"{"id":7}"#;
            let status = if count.fetch_add(1, Ordering::SeqCst) < 2 { "503 Busy" } else { "201 Created" };
            let answer = format!(
                "HTTP/1.1 {status}\r\ncontent-type: application/json; charset=utf-8\r\nx-a: 1\r\nx-a: 2\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
                body.len()
            );
            let _ = stream.write_all(answer.as_bytes()).await;
        }
    });
    (port, seen)
}

#[tokio::test]
async fn an_http_request_is_repeated_with_one_idempotency_key() {
    let world = World::new();
    let (port, seen) = flaky_server().await;
    let graph = chain(&[
        json!({"id": "start", "type": "manual"}),
        json!({"id": "post", "type": "http_request", "retry": {"max_attempts": 3, "initial_ms": 1}, "config": {
            "method": "POST",
            "url": "{{ input.base }}/orders?a=1",
            "headers": {"Authorization": "Bearer {{ input.secret }}", "X-Count": "{{ input.n }}"},
            "query": {"q": ["x y", "{{ input.n }}"]},
            "body": {"json": {"n": "{{ input.n }}"}}
        }}),
        json!({"id": "end", "type": "template", "config": {"template": "{{ nodes.post.output.status }} {{ nodes.post.output.body.id }} {{ nodes.post.output.headers['x-a'] }}"}}),
    ]);
    let detail =
        world.run(graph, json!({"base": format!("http://127.0.0.1:{port}"), "secret": "s3cret", "n": 5})).await;
    assert_eq!(detail.execution.output, Some(json!("201 7 1, 2")), "{:?}", detail.execution.error);
    assert_eq!(steps(&detail)[1..4], [("post", 1, "retries"), ("post", 2, "retries"), ("post", 3, "succeeded")]);
    for post in &detail.steps[1..4] {
        assert_eq!(post.input["headers"], json!({"Authorization": "[redacted]", "X-Count": 5}));
    }
    let seen = seen.lock().unwrap().clone();
    let line = |request: &str, name: &str| {
        request.lines().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("{name}: {request}")).to_owned()
    };
    assert_eq!(seen.len(), 3);
    assert!(seen[0].starts_with("POST /orders?a=1&q=x+y&q=5 HTTP/1.1"), "{}", seen[0]);
    assert!(seen[0].contains("authorization: Bearer s3cret") && seen[0].contains("x-count: 5"));
    assert!(seen[0].contains("content-type: application/json") && seen[0].ends_with(r#"{"n":5}"#));
    let keys: Vec<String> = seen.iter().map(|request| line(request, "idempotency-key: ")).collect();
    assert!(keys[0].len() > 40 && keys.iter().all(|key| *key == keys[0]), "{keys:?}");
}

#[tokio::test]
async fn an_unexpected_status_fails_the_step() {
    let world = World::new();
    let (port, _) = flaky_server().await;
    let url = format!("http://127.0.0.1:{port}/");
    let node = |expect: Value| {
        chain(&[json!({"id": "get", "type": "http_request", "config": {"url": url, "expect_status": expect}})])
    };
    let detail = world.run(node(json!(["2xx"])), json!(null)).await;
    assert_eq!(error_code(&detail), "http_status");
    let detail = world.run(node(json!([503])), json!(null)).await;
    assert_eq!(detail.execution.output.unwrap()["status"], json!(503));
}
