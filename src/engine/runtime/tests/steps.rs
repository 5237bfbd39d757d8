//! Steps: what they cost, how they branch, fail, repeat and run side by side.

use super::*;

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
    let engine = Engine::start_with(Arc::new(registry), ports(&store), config).unwrap();
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
        assert!(engine.wait(id, Duration::from_secs(5)).await.unwrap().is_some());
    }
    assert!(begun.elapsed() >= Duration::from_millis(120), "{:?}", begun.elapsed());
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
