//! `for_each`: an execution for each item, none of them twice, whatever dies in between.

use super::*;
use crate::domain::{id::WorkflowId, ports::GraphCheck as _};

fn each(config: &Value) -> Value {
    chain(&[json!({"id": "all", "type": "for_each", "config": config})])
}

fn items(world: &World, parent: ExecutionId) -> Vec<ExecutionDetail> {
    let all = world.store.all().into_iter();
    let mut items: Vec<_> = all.filter(|detail| detail.execution.origin.parent == Some(parent)).collect();
    items.sort_by_key(|detail| detail.execution.input["index"].as_u64());
    items
}

/// A body of one probe that takes a moment, and says which item it ran for.
fn body(probe: &Value) -> Value {
    json!({"nodes": [{"id": "one", "type": "probe", "config": probe}]})
}

#[tokio::test]
async fn a_body_sees_its_item_and_the_outputs_stand_in_the_order_of_the_items() {
    let world = World::new();
    let mut graph = each(&json!({
        "items": "{{ input.list }}",
        "parallelism": 3,
        "do": {
            "nodes": [
                {"id": "double", "type": "set", "config": {"values": {"n": "{{ item.n * 2 }}"}}},
                {"id": "say", "type": "probe", "config": {"ms": "{{ item.ms }}", "output": {
                    "n": "{{ nodes.double.output.n }}", "at": "{{ index }}", "of": "{{ input.name }}", "by": "{{ variables.by }}"
                }}},
            ],
            "edges": [{"source": "double", "target": "say"}],
        },
    }));
    graph["variables"] = json!({"by": "us"});
    let list = json!([{"n": 1, "ms": 60}, {"n": 2, "ms": 1}, {"n": 3, "ms": 30}, {"n": 4, "ms": 1}]);
    let detail = world.run(graph, json!({"name": "order", "list": list})).await;
    let one = |n: i32, at: i32| json!({"n": n, "at": at, "of": "order", "by": "us"});
    assert_eq!(detail.execution.output, Some(json!([one(2, 0), one(4, 1), one(6, 2), one(8, 3)])), "{detail:?}");
    // The log has the items, and not the body once more.
    assert!(detail.steps[0].input.get("do").is_none() && detail.steps[0].input["items"].is_array());
    let items = items(&world, detail.execution.id);
    assert_eq!(items.len(), 4);
    for item in &items {
        assert_eq!(item.execution.origin.body, Some(vec!["all".to_owned()]));
        assert_eq!((item.execution.origin.depth, item.execution.workflow_version), (1, 1));
        assert_eq!(steps(item), [("double", 1, "succeeded"), ("say", 1, "succeeded")]);
    }
    let none = world.run(each(&json!({"items": [], "do": body(&json!({}))})), json!(null)).await;
    assert_eq!(none.execution.output, Some(json!([])));
    let text = world.run(each(&json!({"items": "{{ input }}", "do": body(&json!({}))})), json!("text")).await;
    assert_eq!(error_code(&text), "invalid_config");
}

#[tokio::test]
async fn bodies_stand_in_bodies_and_see_the_outermost_input() {
    let world = World::new();
    let inner = json!({"nodes": [{"id": "say", "type": "set", "config": {"values": {
        "cell": "{{ item }}", "column": "{{ index }}", "of": "{{ input.name }}"
    }}}]});
    let outer =
        json!({"nodes": [{"id": "row", "type": "for_each", "config": {"items": "{{ item.cells }}", "do": inner}}]});
    let graph = each(&json!({"items": "{{ input.rows }}", "do": outer}));
    let rows = json!([{"cells": ["a", "b"]}, {"cells": ["c"]}]);
    let detail = world.run(graph, json!({"name": "sheet", "rows": rows})).await;
    let cell = |cell: &str, column: i32| json!({"cell": cell, "column": column, "of": "sheet"});
    assert_eq!(detail.execution.output, Some(json!([[cell("a", 0), cell("b", 1)], [cell("c", 0)]])), "{detail:?}");
}

#[tokio::test]
async fn no_more_items_are_in_flight_than_are_wanted() {
    let world = World::new();
    let list: Vec<i32> = (0..40).collect();
    let graph = each(&json!({"items": list, "parallelism": 4, "do": body(&json!({"ms": 5, "output": "{{ item }}"}))}));
    let id = world.start(graph, json!(null)).await;
    let mut most = 0;
    loop {
        let open = items(&world, id).iter().filter(|item| !item.execution.status.is_final()).count();
        most = most.max(open);
        assert!(open <= 4, "{open}");
        if world.store.detail(id).execution.status.is_final() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    assert!(most > 1, "one after the other");
    assert_eq!(world.finish(id).await.execution.output, Some(json!(list)));
}

#[tokio::test]
async fn the_first_failure_stops_the_others_and_a_retry_runs_what_had_not_ended() {
    let world = World::new();
    let graph = each(&json!({
        "items": [0, 1, 2], "parallelism": 3,
        // The second fails the first time that it is run, the third hangs meanwhile.
        "do": {"nodes": [
            {"id": "wait", "type": "probe", "config": {"ms": "{{ 40 if index == 1 else 0 }}"}},
            {"id": "one", "type": "probe", "config": {"failures": "{{ 1 if index == 1 else 0 }}", "ms": "{{ 300 if index == 2 else 0 }}", "output": "{{ item }}"}},
        ], "edges": [{"source": "wait", "target": "one"}]},
    }));
    let id = world.start(graph, json!(null)).await;
    let failed = world.finish(id).await;
    assert_eq!(error_code(&failed), "item_failed");
    let message = &failed.execution.error.as_ref().unwrap().message;
    let ended = items(&world, id);
    assert!(message.contains("item 1") && message.contains(&ended[1].execution.id.to_string()), "{message}");
    let statuses: Vec<_> = ended.iter().map(|item| item.execution.status).collect();
    assert_eq!(statuses, [ExecutionStatus::Completed, ExecutionStatus::Failed, ExecutionStatus::Cancelled]);

    world.engine.retry(id).await.unwrap();
    // The probe counts attempts within an execution, which a retry begins anew: the same failure again.
    assert_eq!(error_code(&world.finish(id).await), "item_failed");
    let all = items(&world, id);
    let [first, second, third] = &all[..] else { panic!() };
    assert_eq!(
        (runs(first.execution.id, "one"), runs(second.execution.id, "one")),
        (1, 2),
        "what had ended is not repeated"
    );
    assert!(runs(third.execution.id, "one") >= 1 && runs(third.execution.id, "wait") == 1);
}

#[tokio::test]
async fn failures_are_collected_where_that_is_wanted() {
    let world = World::new();
    let graph = each(&json!({
        "items": [0, 1, 2], "on_error": "collect",
        "do": body(&json!({"failures": "{{ 1 if index == 1 else 0 }}", "output": "{{ item }}"})),
    }));
    let id = world.start(graph, json!(null)).await;
    let detail = world.finish(id).await;
    let output = detail.execution.output.unwrap();
    assert_eq!(output["items"], json!([0, null, 2]));
    let failed = items(&world, id)[1].execution.id;
    assert_eq!(
        output["errors"],
        json!([{"index": 1, "execution": failed, "error": {"code": "probe", "message": "attempt 1 fails", "node": "one"}}])
    );
}

#[tokio::test]
async fn with_a_workflow_each_item_is_its_input() {
    let world = World::new();
    let other = world
        .store
        .workflow(chain(&[json!({"id": "say", "type": "set", "config": {"values": {"got": "{{ input }}"}}})]));
    let detail = world.run(each(&json!({"items": ["a", "b"], "workflow": other.to_string()})), json!(null)).await;
    assert_eq!(detail.execution.output, Some(json!([{"got": "a"}, {"got": "b"}])), "{detail:?}");
    assert!(items(&world, detail.execution.id).iter().all(|item| item.execution.origin.body.is_none()));
    let unknown = each(&json!({"items": [1], "workflow": WorkflowId::new().to_string()}));
    assert_eq!(error_code(&world.run(unknown, json!(null)).await), "unknown_workflow");
}

#[tokio::test]
async fn items_end_with_the_execution_that_runs_them() {
    let world = World::new();
    let id = world.start(each(&json!({"items": [1, 2], "do": body(&json!({"hangs": true}))})), json!(null)).await;
    for _ in 0..400 {
        if items(&world, id).len() == 2 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    world.engine.cancel(id).await.unwrap();
    let ended = items(&world, id);
    assert_eq!(ended.len(), 2);
    assert!(ended.iter().all(|item| item.execution.status == ExecutionStatus::Cancelled), "{ended:?}");
}

#[tokio::test]
async fn however_often_the_process_dies_no_item_runs_twice() {
    let list: Vec<i32> = (0..12).collect();
    for commits in [1, 2, 3, 5, 8, 13, 21, 30] {
        let mut world = World::new();
        let graph = each(&json!({"items": list, "parallelism": 3, "do": {
            "nodes": [
                {"id": "one", "type": "probe", "config": {"ms": 1, "output": "{{ item }}"}},
                {"id": "two", "type": "probe", "config": {"output": {"n": "{{ nodes.one.output }}", "of": "{{ input }}"}}},
            ],
            "edges": [{"source": "one", "target": "two"}],
        }}));
        world.store.die_after.store(commits, std::sync::atomic::Ordering::SeqCst);
        let new = execution(world.store.workflow(graph), json!("it"));
        let id = new.id;
        // The process may die before it says that it has taken the execution in.
        let _ = tokio::time::timeout(Duration::from_millis(200), world.engine.start(new)).await;
        tokio::time::sleep(Duration::from_millis(150)).await;
        let before: Vec<(ExecutionId, usize)> = items(&world, id)
            .into_iter()
            .filter(|item| item.execution.status.is_final())
            .map(|item| (item.execution.id, runs(item.execution.id, "two")))
            .collect();
        world.crash();
        let detail = world.finish(id).await;
        let expect: Vec<Value> = list.iter().map(|n| json!({"n": n, "of": "it"})).collect();
        assert_eq!(detail.execution.output, Some(Value::Array(expect)), "after {commits} commits");
        assert_eq!(items(&world, id).len(), list.len());
        for (item, ran) in before {
            assert_eq!(runs(item, "two"), ran, "an item that had ended ran again after {commits} commits");
        }
    }
}

#[test]
fn faults_within_bodies_are_told_where_they_stand() {
    let registry = Arc::new(Registry::standard().unwrap());
    let graph = each(&json!({"items": [1], "do": {
        "nodes": [
            {"id": "start", "type": "manual"},
            {"id": "a", "type": "set", "config": {"values": {"x": "{{ nodes.all.output }}", "y": "{{ item }}", "z": "{{ other }}"}}},
            {"id": "b", "type": "for_each", "config": {"items": "{{ item }}", "do": {"nodes": [
                {"id": "c", "type": "nothing"}, {"id": "d", "type": "http_request", "config": {"url": "ftp://x"}}
            ], "edges": [{"source": "c", "target": "e"}]}}},
            {"id": "f", "type": "set", "config": {"values": {"v": "{{ variables.missing }}"}}},
            {"id": 7},
        ],
    }}));
    let check = |graph: &Value| {
        let graph = serde_json::from_value(graph.clone()).unwrap();
        let faults = Checker::new(Arc::clone(&registry)).check_whole(&graph);
        faults.into_iter().map(|fault| format!("{} {}", fault.pointer, fault.code)).collect::<Vec<_>>()
    };
    let at = "/nodes/0/config/do";
    assert_eq!(check(&graph), [format!("{at}/nodes/4 invalid_config")], "what is no node at all, alone");
    let mut graph = graph;
    graph["nodes"][0]["config"]["do"]["nodes"].as_array_mut().unwrap().pop();
    let found = check(&graph);
    for expect in [
        format!("{at}/nodes/0/type trigger_in_body"),
        format!("{at}/nodes/1/config/values/x unknown_node"),
        format!("{at}/nodes/1/config/values/z unknown_name"),
        format!("{at}/nodes/2/config/do/nodes/0/type unknown_type"),
        format!("{at}/nodes/2/config/do/nodes/1/config/url invalid_url"),
        format!("{at}/nodes/2/config/do/edges/0/target unknown_node"),
        format!("{at}/nodes/3/config/values/v unknown_variable"),
    ] {
        assert!(found.contains(&expect), "{expect} is not in {found:?}");
    }
    assert_eq!(found.len(), 7, "{found:?}");
    for (config, expect) in [
        (json!({"items": [1]}), "/nodes/0/config required"),
        (json!({"items": [1], "do": {"nodes": []}}), "/nodes/0/config/do/nodes no_nodes"),
        (json!({"items": [1], "do": {"nodes": [], "extra": 1}}), "/nodes/0/config/do/extra unknown_field"),
        (json!({"items": [1], "workflow": "x", "do": body(&json!({}))}), "/nodes/0/config/workflow not_applicable"),
        (json!({"items": [1], "workflow": "x", "parallelism": 0}), "/nodes/0/config/parallelism invalid_config"),
        (json!({"items": "{{ item }}", "workflow": "x"}), "/nodes/0/config/items unknown_name"),
    ] {
        let found = check(&each(&config));
        assert!(found.iter().any(|fault| fault == expect), "{config}: {found:?}");
    }
    let mut deep = json!({"nodes": [{"id": "x", "type": "set", "config": {"values": {}}}]});
    for _ in 0..20 {
        deep = json!({"nodes": [{"id": "x", "type": "for_each", "config": {"items": [1], "do": deep}}]});
    }
    assert!(check(&deep).iter().any(|fault| fault.ends_with(" too_deep")));
}
