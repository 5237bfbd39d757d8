//! Graphs and their faults.

use serde_json::{Value, json};

use super::*;

fn checker() -> Checker {
    Checker::new(Arc::new(Registry::standard().unwrap()))
}

fn graph(value: Value) -> Graph {
    serde_json::from_value(value).unwrap()
}

fn found(faults: &[Fault]) -> Vec<(&str, &str)> {
    faults.iter().map(|fault| (fault.pointer.as_str(), fault.code)).collect()
}

/// Whole faults of a graph whose first node is `manual` with id `start`, and the given nodes and edges.
#[track_caller]
fn check(nodes: &Value, edges: &Value, expect: &[(&str, &str)]) {
    let mut all = vec![json!({"id": "start", "type": "manual"})];
    all.extend(nodes.as_array().unwrap().iter().cloned());
    let graph = graph(json!({"nodes": all, "edges": edges, "variables": {"base": "https://example.com"}}));
    assert_eq!(found(&checker().check_whole(&graph)), expect, "{nodes} {edges}");
}

#[test]
fn a_good_graph_has_no_faults() {
    check(
        &json!([
            {"id": "get", "type": "http_request", "config": {"url": "{{ variables.base }}/{{ input.id }}", "timeout_ms": "{{ input.t }}"}, "on_error": "branch",
             "retry": {"max_attempts": 3}, "timeout_ms": 5000},
            {"id": "ok", "type": "condition", "config": {"expression": "nodes.get.output.status == 200"}},
            {"id": "yes", "type": "template", "config": {"template": "{{ nodes['get'].output.body }}"}},
            {"id": "wait", "type": "delay", "config": {"ms": "{{ input.ms }}"}},
            {"id": "join", "type": "merge", "config": {"mode": "any"}},
            {"id": "end", "type": "set", "config": {"values": {"all": "{{ nodes.join.output }}", "of": "{{ nodes.start.output }}"}}, "position": {"x": 1}}
        ]),
        &json!([
            {"source": "start", "target": "get"},
            {"source": "get", "target": "ok"},
            {"source": "ok", "target": "yes", "branch": "true"},
            {"source": "ok", "target": "wait", "branch": "false"},
            {"source": "get", "target": "join", "branch": "error"},
            {"source": "yes", "target": "join"},
            {"source": "wait", "target": "join"},
            {"source": "join", "target": "end"}
        ]),
        &[],
    );
}

#[test]
fn drafts_are_held_to_their_shape() {
    let draft = graph(json!({
        "nodes": [{"id": "", "type": "nope"}, {"id": "a", "type": " "}, {"id": "a", "type": "x".repeat(200)}],
        "edges": [{"id": "", "source": "zz", "target": ""}]
    }));
    assert_eq!(
        found(&checker().check_draft(&draft)),
        [
            ("/nodes/0/id", "empty"),
            ("/nodes/1/type", "empty"),
            ("/nodes/2/type", "too_long"),
            ("/edges/0/target", "empty"),
            ("/edges/0/id", "empty"),
        ]
    );
    assert!(checker().check_draft(&Graph::default()).is_empty());
    let node = json!({"id": "n", "type": "manual"});
    let large = graph(json!({"nodes": vec![node; MAX_NODES + 1]}));
    assert_eq!(found(&checker().check_draft(&large)), [("/nodes", "too_many")]);
}

#[test]
fn ids_ends_and_branches() {
    assert_eq!(found(&checker().check_whole(&Graph::default())), [("/nodes", "no_nodes")]);
    check(
        &json!([{"id": "start", "type": "manual"}, {"id": "b", "type": "teleport"}]),
        &json!([]),
        &[("/nodes/1/id", "duplicate_id"), ("/nodes/2/type", "unknown_type")],
    );
    check(
        &json!([{"id": "c", "type": "condition", "config": {"expression": "true"}}, {"id": "f", "type": "fail", "config": {"message": "m"}, "on_error": "branch"}]),
        &json!([
            {"id": "e", "source": "start", "target": "nobody"},
            {"id": "e", "source": "ghost", "target": "c"},
            {"source": "c", "target": "c"},
            {"source": "start", "target": "c", "branch": "true"},
            {"source": "c", "target": "f", "branch": "maybe"},
            {"source": "c", "target": "f", "branch": "error"},
            {"source": "start", "target": "f", "branch": "error"}
        ]),
        &[
            ("/edges/0/target", "unknown_node"),
            ("/edges/1/id", "duplicate_id"),
            ("/edges/1/source", "unknown_node"),
            ("/edges/2", "self_edge"),
            ("/edges/3/branch", "unknown_branch"),
            ("/edges/4/branch", "unknown_branch"),
            ("/edges/5/branch", "unknown_branch"),
            ("/edges/6/branch", "unknown_branch"),
        ],
    );
}

#[test]
fn cycles_are_named() {
    let node = |id: &str| json!({"id": id, "type": "manual"});
    let edge = |source: &str, target: &str| json!({"source": source, "target": target});
    let cyclic = graph(json!({
        "nodes": [node("a"), node("b"), node("c"), node("d"), node("e")],
        "edges": [edge("a", "b"), edge("b", "c"), edge("c", "d"), edge("d", "b"), edge("e", "d"), edge("d", "e"), edge("a", "e")]
    }));
    let faults = checker().check_whole(&cyclic);
    let messages: Vec<(&str, &str)> =
        faults.iter().map(|fault| (fault.pointer.as_str(), fault.message.as_str())).collect();
    assert_eq!(messages, [("/edges/3", "closes the cycle b → c → d → b"), ("/edges/4", "closes the cycle d → e → d")]);
    let long: Vec<Value> = (0..MAX_NODES).map(|index| node(&format!("n{index}"))).collect();
    let mut edges: Vec<Value> = (1..MAX_NODES).map(|i| edge(&format!("n{}", i - 1), &format!("n{i}"))).collect();
    edges.push(edge(&format!("n{}", MAX_NODES - 1), "n0"));
    let faults = checker().check_whole(&graph(json!({"nodes": long, "edges": edges})));
    assert_eq!(found(&faults), [(format!("/edges/{}", MAX_NODES - 1).as_str(), "cycle")]);
}

#[test]
fn configurations_are_judged_as_far_as_their_expressions_let() {
    for (kind, config, expect) in [
        ("set", json!({}), vec![("", "invalid_config")]),
        (
            "set",
            json!({"values": {}, "valeus": 1, "a/b": 2}),
            vec![("/valeus", "unknown_field"), ("/a~1b", "unknown_field")],
        ),
        ("set", json!({"values": "{{ input }}"}), vec![]),
        ("set", json!({"values": "x {{ input }}"}), vec![("/values", "invalid_config")]),
        ("delay", json!({"ms": "{{ input.n }}"}), vec![]),
        ("delay", json!({"ms": "5{{ input.n }}"}), vec![("/ms", "invalid_config")]),
        ("delay", json!({"ms": "{{ input.n }}", "until": "{{ input.u }}"}), vec![("", "invalid_config")]),
        ("merge", json!({"mode": "{{ input.mode }}"}), vec![("/mode", "expression")]),
        ("condition", json!({"expression": 5}), vec![("/expression", "invalid_config")]),
        ("condition", json!({"expression": "a >"}), vec![("/expression", "expression")]),
        (
            "http_request",
            json!({"url": "{{ input.url }}", "method": "{{ input.m }}", "body": {"text": "{{ input }}"}}),
            vec![],
        ),
        ("http_request", json!({"url": "https://x", "body": {"text": "{{ input }}", "xml": 1}}), vec![]),
        ("http_request", json!({"url": "https://x", "body": {"xml": 1}}), vec![("/body", "invalid_config")]),
        (
            "http_request",
            json!({"url": "nowhere", "method": "GOT"}),
            vec![("/method", "invalid_config"), ("/url", "invalid_url")],
        ),
        ("template", json!({"template": "{{ now() }}"}), vec![("/template", "unknown_name")]),
        ("template", json!({"template": "{{ variables.bass }}"}), vec![("/template", "unknown_variable")]),
        (
            "template",
            json!({"template": "{{ nodes.ghost.output }} {{ nodes.later.output }}"}),
            vec![("/template", "unknown_node"), ("/template", "unknown_node")],
        ),
        ("template", json!({"template": "{{ nodes['late' ~ 'r'].output }}"}), vec![]),
        ("template", json!({"template": "{{ nodes.it.output }}"}), vec![("/template", "unknown_node")]),
    ] {
        let expect: Vec<(String, &str)> =
            expect.into_iter().map(|(pointer, code)| (format!("/nodes/1/config{pointer}"), code)).collect();
        let expect: Vec<(&str, &str)> = expect.iter().map(|(pointer, code)| (pointer.as_str(), *code)).collect();
        check(
            &json!([{"id": "it", "type": kind, "config": config}, {"id": "later", "type": "manual"}]),
            &json!([{"source": "start", "target": "it"}, {"source": "it", "target": "later"}]),
            &expect,
        );
    }
}

#[test]
fn retries_and_times_have_bounds() {
    let retry = |retry: Value| json!([{"id": "a", "type": "manual", "retry": retry}]);
    for (policy, expect) in [
        (json!({"max_attempts": 0}), "max_attempts"),
        (json!({"max_attempts": 101}), "max_attempts"),
        (json!({"max_attempts": 2, "factor": 0.5}), "factor"),
        (json!({"max_attempts": 2, "jitter": 1.5}), "jitter"),
        (json!({"max_attempts": 2, "initial_ms": 86_400_001}), "initial_ms"),
        (json!({"max_attempts": 2, "max_ms": 86_400_001}), "max_ms"),
    ] {
        check(&retry(policy), &json!([]), &[(format!("/nodes/1/retry/{expect}").as_str(), "out_of_range")]);
    }
    check(
        &json!([{"id": "a", "type": "manual", "timeout_ms": 0}]),
        &json!([]),
        &[("/nodes/1/timeout_ms", "out_of_range")],
    );
}
