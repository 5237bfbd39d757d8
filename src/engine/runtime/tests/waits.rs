//! Waiting for a person: however often the process dies, once asked and once answered.

use super::*;
use crate::domain::context::{self, Actor, Context};

fn approval(config: &Value) -> Value {
    json!({"id": "ask", "type": "approval", "config": config})
}

fn asked(config: &Value) -> Value {
    chain(&[
        json!({"id": "before", "type": "probe", "config": {"output": 7}}),
        approval(config),
        json!({"id": "after", "type": "probe", "config": {"output": "{{ nodes.ask.output }}"}}),
    ])
}

async fn waits(world: &World, id: ExecutionId) {
    assert!(world.engine.wait_for_turn(id, Duration::from_secs(10)).await.unwrap(), "{:?}", world.store.detail(id));
}

#[tokio::test]
async fn a_person_is_asked_once_and_the_answer_is_the_output() {
    let world = World::new();
    let id = world.start(asked(&json!({"prompt": "Is {{ nodes.before.output }} right?"})), json!(null)).await;
    waits(&world, id).await;
    let detail = world.store.detail(id);
    assert_eq!(detail.execution.status, ExecutionStatus::Waiting);
    assert!(detail.is_suspended());
    let [wait] = detail.waits()[..] else { panic!("{detail:?}") };
    assert_eq!(wait.node_id, "ask");
    assert_eq!(wait.outcome, StepOutcome::Waiting { prompt: json!({"prompt": "Is 7 right?"}), until: None });
    assert!(world.engine.wait(id, Duration::from_millis(20)).await.unwrap().is_none());
    for node in ["before", "after", "nobody"] {
        assert!(matches!(world.engine.signal(id, node, json!(1)).await, Err(Error::Conflict { .. })), "{node}");
    }
    let deep = (0..200).fold(json!(1), |inner, _| json!([inner]));
    assert!(matches!(world.engine.signal(id, "ask", deep).await, Err(Error::Invalid { .. })));

    world.engine.signal(id, "ask", json!({"right": true})).await.unwrap();
    // It is in the journal when it is taken.
    assert_eq!(steps(&world.store.detail(id))[2], ("ask", 1, "succeeded"));
    let detail = world.finish(id).await;
    assert_eq!(
        steps(&detail),
        [("before", 1, "succeeded"), ("ask", 1, "waits"), ("ask", 1, "succeeded"), ("after", 1, "succeeded")]
    );
    assert_eq!(detail.execution.output, Some(json!({"right": true})));
    assert!(detail.waits().is_empty() && !detail.is_suspended());
    assert!(matches!(world.engine.signal(id, "ask", json!(2)).await, Err(Error::Conflict { .. })));
    assert!(matches!(world.engine.signal(ExecutionId::new(), "ask", json!(2)).await, Err(Error::NotFound { .. })));
}

#[tokio::test]
async fn an_answer_is_committed_as_the_doing_of_whoever_gave_it_and_a_timeout_as_nobodys() {
    let world = World::new();
    let ask = |config: Value| chain(&[approval(&config)]);
    let id = world.start(ask(json!({"prompt": "Go?"})), json!(null)).await;
    waits(&world, id).await;
    let by = Context { actor: Actor::CommandLine, request_id: Some(Arc::from("req-7")), remote: None };
    context::scope(by.clone(), world.engine.signal(id, "ask", json!("yes"))).await.unwrap();
    assert!(context::scope(by.clone(), world.engine.signal(id, "ask", json!("no"))).await.is_err());
    let late = world.start(ask(json!({"prompt": "Go?", "timeout_ms": 20})), json!(null)).await;
    world.finish(late).await;
    let answers = world.store.answers();
    let [(of, who)] = answers.as_slice() else { panic!("{answers:?}") };
    assert_eq!((*of, &who.request_id), (id, &by.request_id));
}

#[tokio::test]
async fn of_many_answers_at_once_one_is_taken() {
    let world = World::new();
    let id = world.start(asked(&json!({"prompt": "Which?"})), json!(null)).await;
    waits(&world, id).await;
    let answers = futures_util::future::join_all((0..50).map(|n| world.engine.signal(id, "ask", json!(n)))).await;
    let taken: Vec<usize> = (0..50).filter(|n| answers[*n].is_ok()).collect();
    assert_eq!(taken.len(), 1);
    assert!(answers.iter().all(|answer| matches!(answer, Ok(()) | Err(Error::Conflict { .. }))));
    assert_eq!(world.finish(id).await.execution.output, Some(json!(taken[0])));
}

#[tokio::test]
async fn choices_are_branches() {
    let world = World::new();
    let graph = json!({
        "nodes": [
            approval(&json!({"prompt": "Go?", "choices": ["yes", "{{ input.other }}"]})),
            {"id": "go", "type": "set", "config": {"values": {"went": true}}},
            {"id": "stay", "type": "set", "config": {"values": {"went": false}}},
            {"id": "late", "type": "set", "config": {"values": {"went": null}}}
        ],
        "edges": [
            {"source": "ask", "target": "go", "branch": "yes"},
            {"source": "ask", "target": "stay", "branch": "no"},
            {"source": "ask", "target": "late", "branch": "timeout"}
        ]
    });
    for (answer, expect) in [(json!({"choice": "yes"}), json!({"went": true})), (json!("no"), json!({"went": false}))] {
        let id = world.start(graph.clone(), json!({"other": "no"})).await;
        waits(&world, id).await;
        let refused = world.engine.signal(id, "ask", json!({"choice": "perhaps"})).await;
        assert!(matches!(&refused, Err(Error::Invalid { faults }) if faults[0].pointer == "/choice"), "{refused:?}");
        world.engine.signal(id, "ask", answer).await.unwrap();
        assert_eq!(world.finish(id).await.execution.output, Some(expect));
    }
}

#[tokio::test]
async fn without_an_answer_in_time_it_goes_on_along_its_timeout() {
    let mut world = World::new();
    let graph = json!({
        "nodes": [
            approval(&json!({"prompt": "Go?", "timeout_ms": 300})),
            {"id": "late", "type": "set", "config": {"values": {"was": "{{ nodes.ask.output }}"}}}
        ],
        "edges": [{"source": "ask", "target": "late", "branch": "timeout"}]
    });
    let id = world.start(graph, json!(null)).await;
    waits(&world, id).await;
    world.crash();
    let detail = world.finish(id).await;
    assert_eq!(detail.execution.output, Some(json!({"was": {"timed_out": true}})));
    let StepOutcome::Waiting { until: Some(until), .. } = detail.steps[0].outcome else { panic!("{detail:?}") };
    assert!(detail.steps[1].finished_at >= until);
    assert_eq!(steps(&detail), [("ask", 1, "waits"), ("ask", 1, "succeeded"), ("late", 1, "succeeded")]);
}

#[tokio::test]
async fn a_wait_outlives_the_process_and_is_answered_whoever_has_taken_it_in() {
    for before_recovery in [true, false] {
        let mut world = World::new();
        let id = world.start(asked(&json!({"prompt": "Still there?"})), json!(null)).await;
        waits(&world, id).await;
        world.crash();
        if !before_recovery {
            waits(&world, id).await;
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        // On one thread, recovery has not had its first turn yet.
        world.engine.signal(id, "ask", json!("yes")).await.unwrap();
        assert!(matches!(world.engine.signal(id, "ask", json!("no")).await, Err(Error::Conflict { .. })));
        let detail = world.finish(id).await;
        assert_eq!(detail.execution.output, Some(json!("yes")));
        assert_eq!((runs(id, "before"), runs(id, "after")), (1, 1));
    }
}

#[tokio::test]
async fn a_crash_after_any_commit_asks_once_and_takes_one_answer() {
    for die_after in 1..=6 {
        let mut world = World::new();
        world.store.die_after.store(die_after, Ordering::SeqCst);
        let id = world.start(asked(&json!({"prompt": "Sure?"})), json!(null)).await;
        // An answer that the process dies with was taken, or was not; whoever gave it cannot know, and gives it again.
        for _ in 0..3 {
            let answer = tokio::time::timeout(Duration::from_millis(200), async {
                while !world.engine.wait_for_turn(id, Duration::from_secs(1)).await.unwrap() {}
                world.engine.signal(id, "ask", json!("sure")).await
            });
            if answer.await.is_ok() {
                break;
            }
            world.crash();
        }
        if world.engine.wait(id, Duration::from_millis(200)).await.unwrap().is_none() {
            world.crash();
        }
        let detail = world.finish(id).await;
        assert_eq!(detail.execution.output, Some(json!("sure")), "after {die_after}");
        let waited = steps(&detail).iter().filter(|step| **step == ("ask", 1, "waits")).count();
        assert_eq!((waited, detail.steps.len(), runs(id, "before")), (1, 4, 1), "after {die_after}");
    }
}

#[tokio::test]
async fn those_that_wait_take_no_room_and_can_be_cancelled() {
    let store = Arc::new(MemoryStore::default());
    let config = EngineConfig { max_active: 1, ..EngineConfig::default() };
    let engine = Engine::start(ports(&store), config).unwrap();
    let workflow = store.workflow(chain(&[approval(&json!({"prompt": "?", "timeout_ms": 60_000}))]));
    let all: Vec<NewExecution> = (0..20).map(|_| execution(workflow, json!(null))).collect();
    let ids: Vec<ExecutionId> = all.iter().map(|new| new.id).collect();
    for new in all {
        engine.start(new).await.unwrap();
    }
    for id in &ids {
        assert!(engine.wait_for_turn(*id, Duration::from_secs(5)).await.unwrap());
    }
    engine.cancel(ids[0]).await.unwrap();
    assert_eq!(store.detail(ids[0]).execution.status, ExecutionStatus::Cancelled);
    assert!(matches!(engine.signal(ids[0], "ask", json!(1)).await, Err(Error::Conflict { .. })));
    // One that was cancelled while it waited waits on when it is opened again.
    engine.retry(ids[0]).await.unwrap();
    for id in ids {
        assert!(engine.wait_for_turn(id, Duration::from_secs(5)).await.unwrap());
        engine.signal(id, "ask", json!(1)).await.unwrap();
        assert!(engine.wait(id, Duration::from_secs(5)).await.unwrap().is_some());
        assert_eq!(store.detail(id).execution.output, Some(json!(1)));
    }
}
