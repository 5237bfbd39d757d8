//! Workflows that call workflows, and messages that steps emit: once each, whatever crashes in between; waiting takes no room.

use super::*;
use crate::domain::{
    id::{AgentId, WorkflowId},
    run::{MAX_DEPTH, Origin},
};

fn calls(workflow: &str, more: &Value) -> Value {
    let mut node = json!({"id": "call", "type": "sub_workflow", "config": {"workflow": workflow}});
    for (name, value) in more.as_object().unwrap() {
        if name == "mode" {
            node["config"]["mode"] = value.clone();
        } else {
            node[name] = value.clone();
        }
    }
    chain(&[json!({"id": "before", "type": "probe"}), node])
}

fn leaf(world: &World, config: &Value) -> WorkflowId {
    let id = world.store.workflow(chain(&[json!({"id": "leaf", "type": "probe", "config": config})]));
    world.store.name(id, "leaf");
    id
}

/// Executions below or beside this one.
fn called(world: &World, by: ExecutionId) -> Vec<ExecutionDetail> {
    let mut all = world.store.all();
    all.retain(|detail| {
        let Origin { parent, started_by, .. } = &detail.execution.origin;
        parent.or(*started_by) == Some(by)
    });
    all
}

#[tokio::test]
async fn a_call_ends_as_the_called_one_does() {
    let world = World::new();
    leaf(&world, &json!({"output": {"x": 1}}));
    let detail = world.run(calls("leaf", &json!({})), json!(null)).await;
    assert_eq!(detail.execution.output, Some(json!({"x": 1})));
    assert_eq!(called(&world, detail.execution.id)[0].execution.origin.depth, 1);

    let fails = world
        .store
        .workflow(chain(&[json!({"id": "no", "type": "fail", "config": {"message": "no", "code": "sold_out"}})]));
    world.store.name(fails, "fails");
    assert_eq!(error_code(&world.run(calls("fails", &json!({})), json!(null)).await), "sold_out");
    assert_eq!(error_code(&world.run(calls("nothing", &json!({})), json!(null)).await), "unknown_workflow");
}

#[tokio::test]
async fn a_repeated_call_goes_on_from_where_the_called_one_failed() {
    let world = World::new();
    let flaky = world.store.workflow(chain(&[
        json!({"id": "once", "type": "probe"}),
        json!({"id": "flaky", "type": "probe", "config": {"failures": 1, "output": 7}, "retry": {"max_attempts": 1}}),
    ]));
    world.store.name(flaky, "flaky");
    let retry = json!({"retry": {"max_attempts": 3, "initial_ms": 1}});
    let detail = world.run(calls("flaky", &retry), json!(null)).await;
    assert_eq!(error_code(&detail), "probe");
    let [child] = &called(&world, detail.execution.id)[..] else { panic!() };
    assert_eq!((runs(child.execution.id, "once"), runs(child.execution.id, "flaky")), (1, 3));
}

#[tokio::test]
async fn those_that_wait_for_others_give_their_room_up_and_those_others_need_some() {
    let world = World::new();
    let leaves = leaf(&world, &json!({"ms": 30}));
    let mut registry = Registry::standard().unwrap();
    registry.add::<Probe>().unwrap();
    let config = EngineConfig { max_active: 2, ..EngineConfig::default() };
    let engine = Engine::start_with(Arc::new(registry), ports(&world.store), config).unwrap();
    let middle = world.store.workflow(calls("leaf", &json!({})));
    world.store.name(middle, "middle");
    let top = world.store.workflow(calls("middle", &json!({})));
    let all: Vec<NewExecution> = (0..8).map(|_| execution(top, json!(null))).collect();
    let ids: Vec<ExecutionId> = all.iter().map(|new| new.id).collect();
    let begun = std::time::Instant::now();
    for new in all {
        engine.start(new).await.unwrap();
    }
    for id in ids {
        assert!(engine.wait(id, Duration::from_secs(10)).await.unwrap().is_some(), "{:?}", world.store.detail(id));
        assert_eq!(world.store.detail(id).execution.status, ExecutionStatus::Completed);
    }
    let ran = world.store.all().into_iter().filter(|detail| detail.execution.workflow_id == leaves).count();
    assert_eq!(ran, 8);
    // Two at a time: the room that waiting ones give up is not a way around the limit.
    assert!(begun.elapsed() >= Duration::from_millis(8 * 30 / 2 - 30), "{:?}", begun.elapsed());
}

#[tokio::test]
async fn waiting_for_another_has_no_limit_but_the_nodes_own() {
    let world = World::new();
    leaf(&world, &json!({"ms": 300}));
    let mut registry = Registry::standard().unwrap();
    registry.add::<Probe>().unwrap();
    let config = EngineConfig { step_timeout: Duration::from_secs(1), ..EngineConfig::default() };
    let engine = Engine::start_with(Arc::new(registry), ports(&world.store), config).unwrap();
    let slow = world.store.workflow(chain(&[
        json!({"id": "a", "type": "probe", "config": {"ms": 700}}),
        json!({"id": "b", "type": "probe", "config": {"ms": 700}}),
    ]));
    world.store.name(slow, "slow");
    for (more, code) in [(json!({}), ""), (json!({"timeout_ms": 100}), "timeout")] {
        let new = execution(world.store.workflow(calls("slow", &more)), json!(null));
        let id = new.id;
        engine.start(new).await.unwrap();
        assert!(engine.wait(id, Duration::from_secs(10)).await.unwrap().is_some());
        assert_eq!(error_code(&world.store.detail(id)), code);
        let ended = called(&world, id)[0].execution.status;
        let expect = if code.is_empty() { ExecutionStatus::Completed } else { ExecutionStatus::Cancelled };
        assert_eq!(ended, expect);
    }
}

#[tokio::test]
async fn going_down_does_not_wait_for_those_that_wait_for_others() {
    let mut world = World::new();
    let naps = world.store.workflow(chain(&[json!({"id": "nap", "type": "delay", "config": {"ms": 1500}})]));
    world.store.name(naps, "naps");
    let id = world.start(calls("naps", &json!({})), json!(null)).await;
    world.until(id, |_| !called(&world, id).is_empty()).await;
    let child = called(&world, id)[0].execution.id;
    world.until(child, |detail| steps(detail) == [("nap", 1, "sleeps")]).await;
    let begun = std::time::Instant::now();
    world.engine.shutdown(Duration::from_secs(60)).await;
    assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
    assert!(!world.store.detail(id).execution.status.is_final());
    world.crash();
    assert_eq!(world.finish(id).await.execution.status, ExecutionStatus::Completed);
    assert_eq!(called(&world, id).len(), 1);
}

#[tokio::test]
async fn one_that_is_detached_goes_on_without_the_one_that_started_it() {
    let world = World::new();
    leaf(&world, &json!({"ms": 200}));
    let mut graph = calls("leaf", &json!({"mode": "detached"}));
    graph["nodes"].as_array_mut().unwrap().push(json!({"id": "h", "type": "probe", "config": {"hangs": true}}));
    graph["edges"].as_array_mut().unwrap().push(json!({"source": "call", "target": "h"}));
    let id = world.start(graph, json!(null)).await;
    let detail = world.until(id, |detail| steps(detail).contains(&("call", 1, "succeeded"))).await;
    let [one] = &called(&world, id)[..] else { panic!() };
    let StepOutcome::Succeeded { output, .. } = &detail.steps[1].outcome else { panic!() };
    assert_eq!(output, &json!({"execution_id": one.execution.id}));
    world.engine.cancel(id).await.unwrap();
    assert_eq!(world.finish(one.execution.id).await.execution.status, ExecutionStatus::Completed);
}

#[tokio::test]
async fn a_crash_at_any_commit_calls_once_and_emits_once() {
    for mode in ["wait", "detached"] {
        for die_after in 1..=8 {
            let mut world = World::new();
            leaf(&world, &json!({"output": 5}));
            let agent = world.store.agent("watch");
            let mut graph = calls("leaf", &json!({ "mode": mode }));
            let emit = json!({"agent": "watch", "payload": {"n": "{{ input }}"}, "keep_secs": 60});
            let nodes = graph["nodes"].as_array_mut().unwrap();
            nodes.push(json!({"id": "tell", "type": "emit_message", "config": emit}));
            nodes.push(json!({"id": "end", "type": "probe"}));
            let edges = graph["edges"].as_array_mut().unwrap();
            edges.extend([json!({"source": "call", "target": "tell"}), json!({"source": "tell", "target": "end"})]);
            world.store.die_after.store(die_after, Ordering::SeqCst);
            let id = world.start(graph, json!(3)).await;
            // Dead by now, or at its end.
            let _ =
                tokio::time::timeout(Duration::from_millis(300), world.engine.wait(id, Duration::from_secs(1))).await;
            world.crash();
            let detail = world.finish(id).await;
            assert_eq!(detail.execution.status, ExecutionStatus::Completed, "{mode} {die_after}");
            let [one] = &called(&world, id)[..] else { panic!("{mode} {die_after}: {:?}", called(&world, id)) };
            world.finish(one.execution.id).await;
            let [(by, message)] = &world.store.emitted()[..] else { panic!("{mode} {die_after}") };
            assert_eq!((*by, message.agent, message.hops, message.keep_secs), (id, agent, 1, Some(60)));
            assert_eq!(message.payload, json!({"n": 3}));
            assert_eq!(runs(id, "before"), 1);
        }
    }
}

#[tokio::test]
async fn a_workflow_that_calls_itself_ends_at_the_greatest_depth() {
    for mode in ["wait", "detached"] {
        let world = World::new();
        let round = world.store.workflow(calls("round", &json!({ "mode": mode })));
        world.store.name(round, "round");
        let new = execution(round, json!(null));
        let id = new.id;
        world.engine.start(new).await.unwrap();
        world.finish(id).await;
        let deepest = || world.store.all().into_iter().max_by_key(|detail| detail.execution.origin.depth).unwrap();
        let last = world.until(id, |_| deepest().execution.origin.depth == MAX_DEPTH).await;
        let deepest = world.finish(deepest().execution.id).await;
        assert_eq!(error_code(&deepest), "too_deep");
        // Who waits fails with it; who does not has nothing to do with it.
        assert_eq!(error_code(&last), if mode == "wait" { "too_deep" } else { "" });
        assert_eq!(world.store.all().len(), usize::from(MAX_DEPTH) + 1);
    }
}

#[tokio::test]
async fn a_message_is_the_runs_own_agents_unless_another_is_named() {
    let world = World::new();
    let emits = |config: Value| chain(&[json!({"id": "tell", "type": "emit_message", "config": config})]);
    let own = agent_run(world.store.workflow(emits(json!({"payload": "just text"}))), "hello");
    let (id, run) = (own.id, own.origin.agent.unwrap());
    world.engine.start(own).await.unwrap();
    let detail = world.finish(id).await;
    let [(_, message)] = &world.store.emitted()[..] else { panic!() };
    assert_eq!((message.agent, &message.payload), (run.agent, &json!({"output": "just text"})));
    let output = json!({"message_id": message.id, "agent_id": run.agent.spelled()});
    assert_eq!(detail.execution.output, Some(output));

    for (config, code) in [
        (json!({"payload": {}}), "no_agent"),
        (json!({"agent": "nobody", "payload": {}}), "unknown_agent"),
        (json!({"agent": AgentId::new().to_string(), "payload": {}}), "unknown_agent"),
    ] {
        assert_eq!(error_code(&world.run(emits(config.clone()), json!(null)).await), code, "{config}");
    }
    // A circle of agents, with workflows between them, ends.
    let far = crate::domain::run::AgentRun { hops: crate::domain::message::MAX_HOPS, ..run };
    let new = execution(world.store.workflow(emits(json!({"payload": {}}))), json!(null));
    let new = NewExecution { origin: Origin { agent: Some(far), ..Origin::default() }, ..new };
    let id = new.id;
    world.engine.start(new).await.unwrap();
    assert_eq!(error_code(&world.finish(id).await), "too_many_hops");
    assert_eq!(world.store.emitted().len(), 1);
}
