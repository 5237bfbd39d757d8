//! The engine in charge of many executions, from the outside: settings of workflows, limits, timeouts, what a failure starts, answers before their questions; with `kill -9` in between.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{
    bed::Bed,
    client::{Answer, Client, uuid_of},
    eventually, on_each_database,
};

on_each_database!(
    settings_are_put_whole_and_faults_are_told_at_once,
    a_limit_holds_over_kill_9_and_what_waits_is_not_in_memory,
    an_answer_before_the_question_outlives_kill_9,
    an_executions_time_goes_on_over_kill_9_and_its_failure_is_handled_once,
);

fn path(workflow: &str) -> String {
    format!("/platform/v1/workflows/{}/settings", id_of(workflow))
}

/// An execution's or a workflow's id as the platform's API spells it.
fn id_of(id: &str) -> String {
    uuid_of(id).to_string()
}

async fn put(client: &Client, workflow: &str, settings: &Value) -> Answer {
    client.send(Method::PUT, &path(workflow), Some(settings)).await
}

async fn workflow(client: &Client, name: &str, nodes: &[Value]) -> String {
    let edges: Vec<Value> =
        nodes.windows(2).map(|pair| json!({"source": pair[0]["id"], "target": pair[1]["id"]})).collect();
    client.create_workflow(&json!({"name": name, "status": "published", "nodes": nodes, "edges": edges})).await
}

fn ask(id: &str) -> Value {
    json!({"id": id, "type": "approval", "config": {"prompt": "Well?"}})
}

fn set() -> Value {
    json!({"id": "a", "type": "set", "config": {"values": {"done": true}}})
}

async fn answer(client: &Client, execution: &str, body: &Value) -> Answer {
    client.post(&format!("/platform/v1/executions/{}/answer", id_of(execution)), body).await
}

/// The executions whose nodes wait for a person.
async fn asking(client: &Client) -> Vec<String> {
    let items = client.get("/platform/v1/approvals?limit=100").await.at("/items");
    items.as_array().unwrap().iter().map(|item| item["execution_id"].as_str().unwrap().to_owned()).collect()
}

async fn asks(client: &Client, count: usize) -> Vec<String> {
    eventually("the questions", || async { Some(asking(client).await).filter(|found| found.len() == count) }).await
}

/// The value of a gauge without labels, or with these.
async fn gauge(client: &Client, name: &str) -> u64 {
    let page = client.get("/metrics").await.text;
    let line = page.lines().find(|line| line.starts_with(&format!("{name} ")));
    line.unwrap_or_else(|| panic!("no {name} in {page}")).rsplit(' ').next().unwrap().parse().unwrap()
}

async fn settings_are_put_whole_and_faults_are_told_at_once(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    let (one, handler) = (workflow(&client, "one", &[set()]).await, workflow(&client, "handler", &[set()]).await);
    let draft = client.create_workflow(&json!({"name": "draft", "nodes": [set()], "edges": []})).await;
    let defaults =
        json!({"timeout_ms": null, "concurrency": null, "priority": 0, "error_workflow_id": null, "keep_days": null});
    assert_eq!(client.get(&path(&one)).await.json(), defaults);
    let wanted = json!({"timeout_ms": 5_000, "concurrency": {"limit": 2, "key": "input.who"}, "priority": -7,
        "error_workflow_id": handler, "keep_days": 3});
    let made = put(&client, &one, &wanted).await;
    assert_eq!(made.status, 200, "{made:?}");
    let mut expect = wanted.clone();
    expect["error_workflow_id"] = json!(id_of(&handler));
    assert_eq!((made.json(), client.get(&path(&one)).await.json()), (expect.clone(), expect));
    for (body, pointer, code) in [
        (json!({"error_workflow_id": draft}), "/error_workflow_id", "not_published"),
        (json!({"error_workflow_id": "0191e98e-41e0-7181-a54c-66175d9dc9f8"}), "/error_workflow_id", "unknown_record"),
        (json!({"concurrency": {"limit": 1, "key": "nodes.a.output"}}), "/concurrency/key", "unknown_name"),
        (json!({"concurrency": {"limit": 1, "key": "input."}}), "/concurrency/key", "expression"),
    ] {
        let refused = put(&client, &one, &body).await;
        let told = (refused.status, refused.at("/errors/0/pointer"), refused.at("/errors/0/code"));
        assert_eq!(told, (400, json!(pointer), json!(code)), "{refused:?}");
    }
    let both = put(&client, &one, &json!({"priority": 101, "timeout_ms": 0})).await;
    let mut pointers: Vec<_> =
        both.at("/errors").as_array().unwrap().iter().map(|one| one["pointer"].clone()).collect();
    pointers.sort_by_key(Value::to_string);
    assert_eq!(pointers, ["/priority", "/timeout_ms"], "{both:?}");
    assert_eq!(put(&client, &one, &json!({})).await.json(), defaults, "what is left out has its default again");
    // No number of hours is short enough for a century.
    let refused = bed.run(&["serve", "--keep-executions", "36501"]);
    assert!(!refused.success && refused.stderr.contains("--keep-executions"), "{}", refused.stderr);
    server.stop().await;
}

async fn a_limit_holds_over_kill_9_and_what_waits_is_not_in_memory(bed: Bed) {
    let server = bed.start().await;
    let (client, key) = (server.admin(), server.printed_key().unwrap());
    let one = workflow(&client, "one", &[set(), ask("ask")]).await;
    assert_eq!(put(&client, &one, &json!({"concurrency": {"limit": 2}})).await.status, 200);
    let mut executions = Vec::new();
    for n in 0..5 {
        executions.push(client.execute(&one, &json!({"n": n})).await);
    }
    let expect = |range: std::ops::Range<usize>| executions[range].iter().map(|id| id_of(id)).collect::<Vec<_>>();
    assert_eq!(asks(&client, 2).await, expect(0..2), "the oldest first");
    assert!(client.get("/metrics").await.text.contains("switchyard_executions_queued{reason=\"limit\"} 3\n"));
    server.kill().await;

    let server = bed.start().await;
    let client = server.client(&key);
    assert_eq!(gauge(&client, "switchyard_executions_waiting").await, 2);
    assert_eq!(
        gauge(&client, "switchyard_executions_active").await,
        3,
        "those in the line; those that wait are not here"
    );
    assert_eq!(asks(&client, 2).await, expect(0..2), "and count towards the limit all the same");
    let yes = json!({"node": "ask", "answer": "yes"});
    assert_eq!(answer(&client, &executions[0], &yes).await.status, 200);
    assert_eq!(client.finished(&executions[0]).await["status"], "completed");
    assert_eq!(asks(&client, 2).await, expect(1..3));
    let cancelled =
        client.post(&format!("/platform/v1/executions/{}/cancel", id_of(&executions[1])), &json!(null)).await;
    assert_eq!(cancelled.status, 200, "{cancelled:?}");
    assert_eq!(asks(&client, 2).await, expect(2..4));
    for execution in &executions[2..5] {
        eventually("its turn", || async { asking(&client).await.contains(&id_of(execution)).then_some(()) }).await;
        assert_eq!(answer(&client, execution, &yes).await.status, 200);
        assert_eq!(client.finished(execution).await["status"], "completed");
    }
    eventually("an empty engine", || async {
        (gauge(&client, "switchyard_executions_active").await == 0).then_some(())
    })
    .await;
    server.stop().await;
}

async fn an_answer_before_the_question_outlives_kill_9(bed: Bed) {
    let server = bed.start().await;
    let (client, key) = (server.admin(), server.printed_key().unwrap());
    let one = workflow(&client, "one", &[ask("first"), ask("second")]).await;
    let execution = client.execute(&one, &json!({})).await;
    asks(&client, 1).await;
    let early = json!({"node": "second", "answer": {"n": 2}});
    let kept = answer(&client, &execution, &early).await;
    assert_eq!((kept.status, kept.at("/status")), (200, json!("waiting")), "{kept:?}");
    for node in ["third", "nobody"] {
        assert_eq!(answer(&client, &execution, &json!({"node": node, "answer": 1})).await.status, 409);
    }
    server.kill().await;
    let server = bed.start().await;
    let client = server.client(&key);
    assert_eq!(answer(&client, &execution, &json!({"answer": {"n": 1}})).await.status, 200);
    let done = client.finished(&execution).await;
    assert_eq!((&done["status"], &done["output"]), (&json!("completed"), &json!({"n": 2})), "{done}");
    assert_eq!(answer(&client, &execution, &early).await.status, 409);
    server.stop().await;
}

async fn an_executions_time_goes_on_over_kill_9_and_its_failure_is_handled_once(bed: Bed) {
    let server = bed.start().await;
    let (client, key) = (server.admin(), server.printed_key().unwrap());
    let one = workflow(&client, "one", &[set(), ask("ask")]).await;
    let template = json!({"id": "t", "type": "template",
        "config": {"template": "{{ input.execution.workflow.name }}: {{ input.execution.error.code }} {{ input.execution.input.n }}"}});
    let handler = workflow(&client, "handler", &[template]).await;
    let settings = json!({"timeout_ms": 2_500, "error_workflow_id": handler});
    assert_eq!(put(&client, &one, &settings).await.status, 200);
    let execution = client.execute(&one, &json!({"n": 7})).await;
    asks(&client, 1).await;
    server.kill().await;
    let server = bed.start().await;
    let client = server.client(&key);
    let done = client.finished(&execution).await;
    assert_eq!((&done["status"], &done["error"]["code"]), (&json!("failed"), &json!("timeout")), "{done}");
    let list = format!("/yourapp/v1/workflows/{handler}/executions");
    let handled = eventually("the handler's end", || async {
        let listed = client.get(&list).await.at("/data");
        let all = listed.as_array().unwrap().clone();
        assert!(all.len() <= 1, "{all:?}");
        all.into_iter().find(|one| one["status"] == "completed")
    })
    .await;
    let handled = client.finished(handled["id"].as_str().unwrap()).await;
    assert_eq!(handled["output"], json!("one: timeout 7"), "{handled}");
    server.stop().await;
}
