//! The catalogue of node types, as whoever opens it uses it: each example is created, published and executed through HTTP, and does what its file says.

use std::{collections::BTreeMap, fs, path::Path};

use serde_json::{Map, Value, json};

use crate::support::{bed::Bed, client::Client, eventually, on_each_database};

on_each_database!(every_example_of_the_catalogue_does_what_it_says);

/// The files, by node type.
fn files() -> BTreeMap<String, Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/engine/nodes/catalogue");
    let read = |entry: std::io::Result<fs::DirEntry>| {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        (name, serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap())
    };
    fs::read_dir(folder).unwrap().map(read).collect()
}

async fn publish(client: &Client, name: &str, graph: &Value) -> String {
    let mut workflow: Map<String, Value> = graph.as_object().unwrap().clone();
    workflow.insert("name".to_owned(), json!(name));
    let id = client.create_workflow(&Value::Object(workflow)).await;
    let published = client.patch(&format!("/yourapp/v1/workflows/{id}"), &json!({"status": "published"})).await;
    assert_eq!(published.status, 200, "{name}: {published:?}");
    id
}

/// Answers what the example says that people answer, as soon as it is asked.
async fn answer(client: &Client, answers: &Map<String, Value>) {
    for (node, answer) in answers {
        let asked = eventually("a question", || async {
            let open = client.get("/platform/v1/approvals").await.at("/items");
            open.as_array().unwrap().iter().find(|one| one["node"] == json!(node)).cloned()
        })
        .await;
        let path = format!("/platform/v1/executions/{}/answer", asked["execution_id"].as_str().unwrap());
        let taken = client.post(&path, &json!({"node": node, "answer": answer})).await;
        assert!((200..300).contains(&taken.status), "{taken:?}");
    }
}

async fn every_example_of_the_catalogue_does_what_it_says(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    let files = files();
    let served = client.get("/platform/v1/node-types").await;
    assert_eq!(served.status, 200, "{served:?}");
    let mut ran = 0;
    for kind in served.at("/items").as_array().unwrap() {
        let name = kind["name"].as_str().unwrap();
        let file = files.get(name).unwrap_or_else(|| panic!("{name} has no example"));
        let example = &kind["example"];
        for field in ["title", "description", "graph", "input"] {
            assert_eq!(example[field], file[field], "{name}: {field}");
        }
        if file["run_by"].is_string() {
            continue;
        }
        for other in file["with"].as_array().into_iter().flatten() {
            publish(&client, other["name"].as_str().unwrap(), &other["graph"]).await;
        }
        let workflow = publish(&client, example["title"].as_str().unwrap(), &example["graph"]).await;
        let execution = client.execute(&workflow, &example["input"]).await;
        if let Some(answers) = file["answers"].as_object() {
            answer(&client, answers).await;
        }
        let ended = client.finished(&execution).await;
        assert_eq!(ended["status"], file["expect"]["status"], "{name}: {ended}");
        if let Some(output) = file["expect"].get("output") {
            assert_eq!(&ended["output"], output, "{name}: {ended}");
            assert_eq!(&example["output"], output, "{name}");
        }
        if let Some(code) = file["expect"].get("error") {
            assert_eq!(&ended["error"]["code"], code, "{name}: {ended}");
        }
        ran += 1;
    }
    assert!(ran >= 8, "only {ran} examples ran");
    server.stop().await;
}
