//! `for_each` from the outside: items that a `kill -9` does not repeat, and what others see of them.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::support::{bed::Bed, client::Client, eventually, on_each_database, receiver::Receiver};

on_each_database!(
    killed_in_the_middle_no_item_that_ended_runs_again,
    items_are_parts_of_their_execution,
    a_thousand_items_come_out_in_their_order,
);

const ITEMS: usize = 60;
const PARALLELISM: usize = 6;

/// A call for each number below [`ITEMS`], each at a path of its own.
async fn a_call_each(client: &Client, receiver: &Receiver) -> String {
    let url = format!("http://{}/{{{{ item }}}}/{{{{ input.run }}}}", receiver.address);
    let items: Vec<usize> = (0..ITEMS).collect();
    let nodes = json!([
        {"id": "all", "type": "for_each", "config": {"items": items, "parallelism": PARALLELISM, "do": {
            "nodes": [
                {"id": "call", "type": "http_request", "config": {"method": "POST", "url": url}},
                {"id": "say", "type": "set", "config": {"values": {"status": "{{ nodes.call.output.status }}", "item": "{{ item }}", "at": "{{ index }}"}}},
            ],
            "edges": [{"source": "call", "target": "say"}],
        }}},
        {"id": "count", "type": "set", "config": {"values": {"items": "{{ nodes.all.output }}"}}},
    ]);
    let edges = json!([{"source": "all", "target": "count"}]);
    client.create_workflow(&json!({"name": "a call each", "nodes": nodes, "edges": edges})).await
}

fn number(path: &str) -> usize {
    path.trim_start_matches('/').split('/').next().unwrap().parse().unwrap()
}

async fn killed_in_the_middle_no_item_that_ended_runs_again(bed: Bed) {
    // Every seventh item is held: by and by all that may be in flight are.
    let receiver = Receiver::holding(|path| number(path) % 7 == 6).await;
    let arguments = ["--allow-outgoing", &receiver.address];
    let first = bed.start_with(&arguments).await;
    let (client, key) = (first.admin(), first.printed_key().unwrap());
    let workflow = a_call_each(&client, &receiver).await;
    let execution = client.execute(&workflow, &json!({"run": "first"})).await;
    eventually("as many calls in flight as there may be", || async {
        (receiver.seen().held == PARALLELISM).then_some(())
    })
    .await;
    let before = receiver.seen().calls.len();
    assert!(before < ITEMS, "{before}");
    first.kill().await;
    receiver.release();

    let second = bed.start_with(&arguments).await;
    let client = second.client(&key);
    let ended = client.finished(&execution).await;
    assert_eq!(ended["status"], json!("completed"), "{ended}");
    let expect: Vec<Value> = (0..ITEMS).map(|n| json!({"status": 200, "item": n, "at": n})).collect();
    assert_eq!(ended["output"]["items"], Value::Array(expect));
    let seen = receiver.seen();
    assert_eq!(seen.calls.len(), ITEMS);
    let (mut keys, mut repeated) = (BTreeSet::new(), 0);
    for (path, calls) in &seen.calls {
        let held = number(path) % 7 == 6;
        assert!(calls.len() <= if held { 2 } else { 1 }, "{path}: {calls:?}");
        repeated += calls.len() - 1;
        assert!(calls.iter().all(|key| key == &calls[0] && !key.is_empty()), "{path}: {calls:?}");
        assert!(keys.insert(calls[0].clone()), "two items share a key");
    }
    assert!(repeated <= PARALLELISM, "{repeated} items were called again");
    second.stop().await;
}

async fn items_are_parts_of_their_execution(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    let fails = json!({"id": "no", "type": "fail", "config": {"code": "no", "message": "not {{ item }}"}});
    let nodes = json!([{"id": "all", "type": "for_each", "config": {"items": [7], "do": {"nodes": [fails]}}}]);
    let workflow = client.create_workflow(&json!({"name": "parts", "nodes": nodes, "edges": []})).await;
    let execution = client.execute(&workflow, &json!({})).await;
    let ended = client.finished(&execution).await;
    assert_eq!((&ended["status"], &ended["error"]["code"]), (&json!("failed"), &json!("item_failed")), "{ended}");
    // One execution is in the list: the other is a part of it, which its error names.
    let listed = client.get("/yourapp/v1/executions").await;
    assert_eq!(listed.at("/data").as_array().unwrap().len(), 1, "{listed:?}");
    let message = ended["error"]["message"].as_str().unwrap();
    let part = message.split_whitespace().find(|word| word.trim_end_matches(':').len() == 36).unwrap();
    let part = part.trim_end_matches(':');
    let state = client.post(&format!("/platform/v1/executions/{part}/retry"), &json!({})).await;
    assert!((200..300).contains(&state.status), "a part is an execution of its own: {state:?}");
    server.stop().await;
}

async fn a_thousand_items_come_out_in_their_order(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    let body = json!({"nodes": [{"id": "double", "type": "set", "config": {"values": {"n": "{{ item * 2 }}"}}}]});
    let each = json!({"items": "{{ range(1000) }}", "parallelism": 50, "do": body});
    let nodes = json!([
        {"id": "all", "type": "for_each", "config": each},
        {"id": "sum", "type": "jq", "config": {"filter": "{sum: (map(.n) | add), sorted: (map(.n) == (map(.n) | sort)), count: length}"}},
    ]);
    let edges = json!([{"source": "all", "target": "sum"}]);
    let workflow = client.create_workflow(&json!({"name": "many", "nodes": nodes, "edges": edges})).await;
    let ended = client.finished(&client.execute(&workflow, &json!({})).await).await;
    assert_eq!(ended["output"], json!({"sum": 999_000, "sorted": true, "count": 1000}), "{ended}");
    server.stop().await;
}
