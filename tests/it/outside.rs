//! Nodes that talk to the world and to each other, against local servers that speak the protocols: calls of workflows, messages in the middle of a run, requests with
//! credentials and pages, integrations, mail.

mod calls;
mod requests;
mod services;

use serde_json::{Value, json};

use crate::support::client::Client;

/// An example of a node type, as it stands in the catalogue.
fn example(kind: &str) -> Value {
    let path = format!("{}/src/engine/nodes/catalogue/{kind}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// Publishes a graph of these nodes, each after the one before it.
async fn publish(client: &Client, name: &str, nodes: &[Value]) -> String {
    let edges: Vec<Value> =
        nodes.windows(2).map(|pair| json!({"source": pair[0]["id"], "target": pair[1]["id"]})).collect();
    let workflow = json!({"name": name, "status": "published", "nodes": nodes, "edges": edges});
    client.create_workflow(&workflow).await
}

/// Publishes an example's graph.
async fn publish_example(client: &Client, example: &Value) -> String {
    let mut workflow = example["graph"].clone();
    workflow["name"] = example["title"].clone();
    workflow["status"] = json!("published");
    client.create_workflow(&workflow).await
}

/// Runs a workflow to its end.
async fn run(client: &Client, workflow: &str, input: &Value) -> Value {
    let execution = client.execute(workflow, input).await;
    client.finished(&execution).await
}

/// Publishes one node and runs it.
async fn run_node(client: &Client, kind: &str, config: &Value) -> Value {
    let workflow = publish(client, kind, &[json!({"id": "node", "type": kind, "config": config})]).await;
    run(client, &workflow, &json!({})).await
}

/// What was wrong with a run.
fn code(done: &Value) -> &str {
    done["error"]["code"].as_str().unwrap_or_else(|| panic!("{done}"))
}

/// Why a graph is not published: pointers and codes.
async fn faults(client: &Client, nodes: Value) -> Vec<String> {
    let refused = client
        .post("/yourapp/v1/workflows", &json!({"name": "w", "status": "published", "nodes": nodes, "edges": []}))
        .await;
    assert_eq!(refused.status, 409, "{refused:?}");
    let found = refused.at("/error/details/violations");
    let text = |fault: &Value| {
        format!("{} {}", fault["pointer"].as_str().unwrap_or_default(), fault["code"].as_str().unwrap_or_default())
    };
    found.as_array().unwrap().iter().map(text).collect()
}
