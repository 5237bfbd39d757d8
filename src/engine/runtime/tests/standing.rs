//! Executions that stand still: out of memory, behind a limit, behind others, until their time is over; and what follows when one fails.

use super::*;
use crate::domain::{
    run::Origin,
    settings::{Concurrency, WorkflowSettings},
};

fn ask() -> Value {
    json!({"id": "ask", "type": "approval", "config": {"prompt": "?", "choices": ["yes", "no"]}})
}

async fn out_of_memory(world: &World) {
    for _ in 0..1000 {
        if world.engine.active() == 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    panic!("{} executions stay in memory", world.engine.active());
}

impl World {
    fn set(&self, graph: Value, settings: WorkflowSettings) -> crate::domain::id::WorkflowId {
        let workflow = self.store.workflow(graph);
        self.store.set_settings(workflow, settings);
        workflow
    }

    async fn begin(&self, workflow: crate::domain::id::WorkflowId, input: Value) -> ExecutionId {
        let new = execution(workflow, input);
        let id = new.id;
        self.engine.start(new).await.unwrap();
        id
    }
}

fn limited(limit: u32, key: Option<&str>) -> WorkflowSettings {
    let concurrency = Some(Concurrency { limit, key: key.map(str::to_owned) });
    WorkflowSettings { concurrency, ..WorkflowSettings::default() }
}

#[tokio::test]
async fn what_only_waits_leaves_memory_and_comes_back_when_it_is_answered_cancelled_or_due() {
    let mut world = World::new();
    let answered = world.start(chain(&[ask()]), json!(null)).await;
    let cancelled = world.start(chain(&[ask()]), json!(null)).await;
    let slept = world.start(chain(&[json!({"id": "nap", "type": "delay", "config": {"ms": 900}})]), json!(null)).await;
    let retried = json!({"id": "a", "type": "probe", "config": {"failures": 1, "output": 5},
        "retry": {"max_attempts": 2, "initial_ms": 900, "factor": 1.0, "max_ms": 900, "jitter": 0.0}});
    let retried = world.start(chain(&[retried]), json!(null)).await;
    out_of_memory(&world).await;
    assert_eq!(world.store.wakes_at(answered), None);
    assert!(world.store.wakes_at(slept).is_some() && world.store.wakes_at(retried).is_some());
    // A start does not read them either.
    world.crash();
    while !world.engine.is_recovered() {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    assert_eq!(world.engine.active(), 0);
    assert!(matches!(world.engine.signal(answered, "ask", json!("perhaps")).await, Err(Error::Invalid { .. })));
    out_of_memory(&world).await;
    world.engine.signal(answered, "ask", json!("yes")).await.unwrap();
    assert_eq!(world.finish(answered).await.execution.output, Some(json!("yes")));
    world.engine.cancel(cancelled).await.unwrap();
    assert!(matches!(world.engine.cancel(cancelled).await, Err(Error::Conflict { .. })));
    world.engine.retry(cancelled).await.unwrap();
    out_of_memory(&world).await;
    assert_eq!(world.store.detail(cancelled).execution.status, ExecutionStatus::Waiting);
    // Nobody asks for these: their time comes.
    world.until(slept, |detail| detail.execution.status == ExecutionStatus::Completed).await;
    let done = world.until(retried, |detail| detail.execution.status == ExecutionStatus::Completed).await;
    assert_eq!(done.execution.output, Some(json!(5)));
    assert_eq!(world.store.wakes_at(slept), None);
}

#[tokio::test]
async fn what_somebody_waits_for_stays() {
    let world = World::new();
    let id = world.start(chain(&[ask()]), json!(null)).await;
    out_of_memory(&world).await;
    let engine = Arc::clone(&world.engine);
    let waiter = tokio::spawn(async move { engine.wait(id, Duration::from_secs(10)).await });
    world.until(id, |_| world.engine.active() == 1).await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(world.engine.active(), 1);
    world.engine.signal(id, "ask", json!("no")).await.unwrap();
    assert!(waiter.await.unwrap().unwrap().is_some());
}

#[tokio::test]
async fn a_limit_lets_so_many_through_in_order_and_across_crashes() {
    let mut world = World::new();
    let workflow = world.set(chain(&[ask()]), limited(2, Some("input.who")));
    let ada = json!({"who": "ada"});
    let mut ids = Vec::new();
    for _ in 0..4 {
        ids.push(world.begin(workflow, ada.clone()).await);
    }
    let other = world.begin(workflow, json!({"who": "bob"})).await;
    for id in [ids[0], ids[1], other] {
        world.until(id, |detail| detail.execution.status == ExecutionStatus::Waiting).await;
    }
    assert_eq!(world.engine.queued().limit, 2);
    world.crash();
    // Those that wait are not in memory, and count all the same.
    world.until(ids[0], |_| world.engine.is_recovered() && world.engine.queued().limit == 2).await;
    tokio::time::sleep(Duration::from_millis(50)).await;
    let status = |world: &World, id: ExecutionId| world.store.detail(id).execution.status;
    assert_eq!([status(&world, ids[2]), status(&world, ids[3])], [ExecutionStatus::Pending; 2]);
    world.engine.cancel(ids[0]).await.unwrap();
    world.until(ids[2], |detail| detail.execution.status == ExecutionStatus::Waiting).await;
    assert_eq!(status(&world, ids[3]), ExecutionStatus::Pending);
    // One that is cancelled in the line makes no room for anybody, and one that has room again takes its place at the end of it.
    world.engine.cancel(ids[3]).await.unwrap();
    world.engine.retry(ids[3]).await.unwrap();
    tokio::time::sleep(Duration::from_millis(30)).await;
    assert_eq!(status(&world, ids[3]), ExecutionStatus::Pending);
    world.engine.signal(ids[1], "ask", json!("yes")).await.unwrap();
    world.until(ids[3], |detail| detail.execution.status == ExecutionStatus::Waiting).await;
    assert_eq!(world.engine.queued().limit, 0);
}

#[tokio::test]
async fn an_answer_before_the_question_is_kept_and_taken_once() {
    for crashes in [false, true] {
        let mut world = World::new();
        // Pending behind a limit, so that it has not begun when it is answered.
        let graph = chain(&[
            json!({"id": "a", "type": "probe"}),
            ask(),
            json!({"id": "b", "type": "approval", "config": {"prompt": "and?"}}),
        ]);
        let workflow = world.set(graph, limited(1, None));
        let first = world.begin(workflow, json!(1)).await;
        let id = world.begin(workflow, json!(2)).await;
        assert!(matches!(world.engine.signal(id, "a", json!(1)).await, Err(Error::Conflict { .. })), "it asks nobody");
        assert!(matches!(world.engine.signal(id, "x", json!(1)).await, Err(Error::Conflict { .. })));
        for answer in ["perhaps", "no", "yes"] {
            world.engine.signal(id, "ask", json!(answer)).await.unwrap();
        }
        for n in 0..16 {
            world.engine.signal(id, "b", json!(n)).await.unwrap();
        }
        assert!(matches!(world.engine.signal(id, "b", json!(16)).await, Err(Error::Conflict { .. })), "enough");
        assert_eq!(world.store.kept().len(), 19);
        if crashes {
            world.crash();
        }
        world.engine.cancel(first).await.unwrap();
        let done = world.finish(id).await;
        assert_eq!(done.execution.output, Some(json!(0)), "the first that was kept");
        let asked = done.steps.iter().find_map(|step| match &step.outcome {
            StepOutcome::Succeeded { output, .. } if step.node_id == "ask" => Some(output.clone()),
            _ => None,
        });
        assert_eq!(asked, Some(json!("no")), "what is no answer is passed over");
        assert_eq!(done.steps.iter().filter(|step| step.node_id == "ask").count(), 2);
        // One of the three was dropped, one taken; of the sixteen one.
        assert_eq!(world.store.kept().len(), 16);
    }
}

#[tokio::test]
async fn an_executions_time_is_over_whether_it_runs_waits_or_was_restarted() {
    let mut world = World::new();
    let timed = |ms| WorkflowSettings { timeout_ms: Some(ms), ..WorkflowSettings::default() };
    let hangs = chain(&[json!({"id": "h", "type": "probe", "config": {"hangs": true}})]);
    let hangs = world.set(hangs, timed(80));
    let waits = world.set(chain(&[ask()]), timed(600));
    let quick = world.set(chain(&[json!({"id": "a", "type": "probe", "config": {"output": 1}})]), timed(60_000));
    let (hung, waited) = (world.begin(hangs, json!(1)).await, world.begin(waits, json!(1)).await);
    let done = world.begin(quick, json!(1)).await;
    let detail = world.finish(hung).await;
    assert_eq!((detail.execution.status, error_code(&detail)), (ExecutionStatus::Failed, "timeout"));
    assert_eq!(world.finish(done).await.execution.status, ExecutionStatus::Completed);
    out_of_memory(&world).await;
    assert_eq!(world.store.detail(waited).execution.status, ExecutionStatus::Waiting);
    world.crash();
    let detail = world.until(waited, |detail| detail.execution.status.is_final()).await;
    assert_eq!((detail.execution.status, error_code(&detail)), (ExecutionStatus::Failed, "timeout"));
    let (started, finished) = (detail.execution.started_at.unwrap(), detail.execution.finished_at.unwrap());
    assert!((finished - started).num_milliseconds() >= 600, "{started} {finished}");
    // Opened again, its time begins anew.
    world.engine.retry(waited).await.unwrap();
    world.engine.wait_for_turn(waited, Duration::from_secs(5)).await.unwrap();
    world.engine.signal(waited, "ask", json!("yes")).await.unwrap();
    assert_eq!(world.finish(waited).await.execution.status, ExecutionStatus::Completed);
}

#[tokio::test]
async fn a_failure_starts_its_workflow_once_wherever_the_process_dies() {
    for die_after in 1..=6 {
        let mut world = World::new();
        let handler = world.store.workflow(chain(&[json!({"id": "e", "type": "fail", "config": {"message": "too"}})]));
        let settings = WorkflowSettings { error_workflow: Some(handler), ..WorkflowSettings::default() };
        // What handles a failure is handled by nothing, whatever its own settings say.
        world.store.set_settings(handler, settings.clone());
        let graph = chain(&[
            json!({"id": "a", "type": "probe"}),
            json!({"id": "f", "type": "fail", "config": {"message": "broken"}}),
        ]);
        let workflow = world.set(graph, settings);
        world.store.die_after.store(die_after, Ordering::SeqCst);
        let id = world.begin(workflow, json!({"n": 7})).await;
        let ended = |world: &World| {
            let all = world.store.all();
            all.len() == 2 && all.iter().all(|one| one.execution.status.is_final())
        };
        for _ in 0..100 {
            if ended(&world) {
                break;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        if !ended(&world) {
            world.crash();
            world.until(id, |_| ended(&world)).await;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
        let all = world.store.all();
        assert_eq!(all.len(), 2, "after {die_after}");
        let (failed, handled) = (&all[0].execution, &all[1].execution);
        assert_eq!((failed.id, failed.status, handled.workflow_id), (id, ExecutionStatus::Failed, handler));
        assert_eq!(handled.status, ExecutionStatus::Failed);
        assert_eq!(handled.origin, Origin { failed: Some(id), ..Origin::default() });
        let told = &handled.input["execution"];
        assert_eq!((&told["id"], &told["input"]), (&json!(id), &json!({"n": 7})));
        let of = json!({"id": workflow, "name": workflow.to_string(), "version": 1});
        assert_eq!((&told["workflow"], &told["error"]["node"]), (&of, &json!("f")));
        assert!(told["started_at"].is_string() && told["finished_at"].is_string(), "{told}");
        // A cancellation is no failure.
        world.crash();
        let waiting = world.set(chain(&[ask()]), world.store.settings(workflow).await.unwrap());
        let cancelled = world.begin(waiting, json!(1)).await;
        world.engine.cancel(cancelled).await.unwrap();
        assert_eq!(world.store.all().len(), 3);
    }
}

#[tokio::test]
async fn who_has_the_higher_priority_runs_first_where_there_is_no_room() {
    let store = Arc::new(MemoryStore::default());
    let config = EngineConfig { max_active: 1, ..EngineConfig::default() };
    let mut registry = Registry::standard().unwrap();
    registry.add::<Probe>().unwrap();
    let engine = Engine::start_with(Arc::new(registry), ports(&store), config).unwrap();
    let graph = |ms: u64| chain(&[json!({"id": "a", "type": "probe", "config": {"ms": ms}})]);
    let holds = execution(store.workflow(graph(200)), json!(null));
    let first = holds.id;
    engine.start(holds).await.unwrap();
    while runs(first, "a") == 0 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    let mut ids = Vec::new();
    for priority in [0, -5, 9, 0] {
        let workflow = store.workflow(graph(1));
        store.set_settings(workflow, WorkflowSettings { priority, ..WorkflowSettings::default() });
        let new = execution(workflow, json!(null));
        ids.push(new.id);
        engine.start(new).await.unwrap();
    }
    for id in &ids {
        assert!(engine.wait(*id, Duration::from_secs(10)).await.unwrap().is_some());
    }
    let mut order = ids.clone();
    order.sort_by_key(|id| store.detail(*id).execution.started_at);
    assert_eq!(order, [ids[2], ids[0], ids[3], ids[1]]);
}

#[tokio::test]
async fn a_child_that_waits_ends_with_its_parent_even_where_it_was_out_of_memory_over_a_crash() {
    let mut world = World::new();
    let parent = execution(world.store.workflow(chain(&[ask()])), json!(null));
    let below = child(&parent, ExecutionId::new(), world.store.workflow(chain(&[ask()])), json!(null));
    let (above, below_id) = (parent.id, below.id);
    world.engine.start(parent).await.unwrap();
    world.engine.start(below).await.unwrap();
    world.until(below_id, |detail| detail.execution.status == ExecutionStatus::Waiting).await;
    world.crash();
    out_of_memory(&world).await;
    world.engine.cancel(above).await.unwrap();
    assert_eq!(world.store.detail(below_id).execution.status, ExecutionStatus::Cancelled);
}
