//! YourApp's nine operations, through a workflow's life.

use serde_json::{Value, json};

use crate::support::{bed::Bed, client::Client, on_each_database, receiver::Receiver};

on_each_database!(
    a_workflow_is_created_read_changed_listed_and_deleted,
    an_execution_is_accepted_followed_and_listed,
    executions_are_walked_by_cursor,
    a_failure_says_where_and_why,
    an_outgoing_request_is_sent_with_a_stable_key_and_private_addresses_are_refused,
    a_graph_with_faults_is_not_published_and_all_of_them_are_told,
);

/// Start, pick, greet.
pub fn greeting(status: &str) -> Value {
    json!({
        "name": "greeting",
        "description": "Greets.",
        "status": status,
        "variables": {"greeting": "Hello"},
        "nodes": [
            {"id": "start", "type": "manual", "position": {"x": 1, "y": 2}},
            {"id": "pick", "type": "set", "config": {"values": {"name": "{{ input.name }}"}}},
            {"id": "greet", "type": "template",
             "config": {"template": "{{ variables.greeting }}, {{ nodes.pick.output.name }}!"}},
        ],
        "edges": [{"source": "start", "target": "pick"}, {"source": "pick", "target": "greet"}],
    })
}

async fn names(client: &Client, query: &str) -> Vec<Value> {
    let listed = client.get(&format!("/yourapp/v1/workflows{query}")).await;
    assert_eq!(listed.status, 200, "{listed:?}");
    assert_eq!(listed.at("/success"), json!(true));
    listed.at("/data").as_array().unwrap().iter().map(|workflow| workflow["name"].clone()).collect()
}

async fn a_workflow_is_created_read_changed_listed_and_deleted(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    let created = client.post("/yourapp/v1/workflows", &greeting("draft")).await;
    assert_eq!(created.status, 201, "{created:?}");
    let id = created.at("/data/id").as_str().unwrap().to_owned();
    assert!(id.starts_with("wf_"), "{id}");
    assert!(created.header("location").ends_with(&format!("/workflows/{id}")), "{created:?}");
    assert_eq!(created.at("/data/nodes/0/position/y"), json!(2), "what the server does not know is kept");

    let path = format!("/yourapp/v1/workflows/{id}");
    let read = client.get(&path).await;
    assert_eq!((read.status, read.at("/data")), (200, created.at("/data")));

    let changed = client.patch(&path, &json!({"name": "Updated Name", "status": "published"})).await;
    assert_eq!(changed.status, 200, "{changed:?}");
    assert_eq!((changed.at("/data/name"), changed.at("/data/status")), (json!("Updated Name"), json!("published")));
    assert_eq!(changed.at("/data/nodes"), created.at("/data/nodes"));

    client.create_workflow(&json!({"name": "a draft", "nodes": [], "edges": []})).await;
    assert_eq!(names(&client, "").await, [json!("a draft"), json!("Updated Name"), json!("say-hello")]);
    assert_eq!(names(&client, "?limit=1&page=2").await, [json!("Updated Name")]);
    assert_eq!(names(&client, "?page=9").await, Vec::<Value>::new());
    assert_eq!(names(&client, "?status=draft").await, [json!("a draft")]);
    assert_eq!(names(&client, "?search=UPDATED").await, [json!("Updated Name")]);
    let meta = client.get("/yourapp/v1/workflows?limit=2").await.at("/meta");
    assert_eq!(meta, json!({"page": 1, "limit": 2, "total": 3}));

    let deleted = client.delete(&path).await;
    assert_eq!((deleted.status, deleted.json()), (200, json!({"success": true, "data": {"id": id, "deleted": true}})));
    for answer in
        [client.get(&path).await, client.delete(&path).await, client.patch(&path, &json!({"name": "x"})).await]
    {
        assert_eq!((answer.status, answer.at("/error/code")), (404, json!("NOT_FOUND")), "{answer:?}");
    }
    server.stop().await;
}

async fn an_execution_is_accepted_followed_and_listed(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    // Drafts can be tried.
    for status in ["draft", "published"] {
        let workflow = client.create_workflow(&greeting(status)).await;
        let execution = client.execute(&workflow, &json!({"name": "John Doe"})).await;
        let done = client.finished(&execution).await;
        assert_eq!((&done["status"], &done["output"]), (&json!("completed"), &json!("Hello, John Doe!")), "{done}");
        assert_eq!((&done["input"], &done["error"]), (&json!({"name": "John Doe"}), &Value::Null));
        let logs: Vec<_> =
            done["logs"].as_array().unwrap().iter().map(|log| (&log["node_id"], &log["status"])).collect();
        let completed = json!("completed");
        assert_eq!(logs, [(&json!("start"), &completed), (&json!("pick"), &completed), (&json!("greet"), &completed)]);

        let listed = client.get(&format!("/yourapp/v1/workflows/{workflow}/executions?status=completed")).await;
        assert_eq!((listed.at("/meta/total"), listed.at("/data/0/id")), (json!(1), json!(execution)));
        let none = client.get(&format!("/yourapp/v1/workflows/{workflow}/executions?status=failed")).await;
        assert_eq!(none.at("/data"), json!([]));
        let past = client.get(&format!("/yourapp/v1/workflows/{workflow}/executions?to=2001-01-01T00:00:00Z")).await;
        assert_eq!(past.at("/data"), json!([]));
    }
    let archived = client.create_workflow(&greeting("draft")).await;
    client.patch(&format!("/yourapp/v1/workflows/{archived}"), &json!({"status": "archived"})).await;
    let refused = client.post(&format!("/yourapp/v1/workflows/{archived}/execute"), &json!({})).await;
    assert_eq!((refused.status, refused.at("/error/code")), (409, json!("CONFLICT")));
    server.stop().await;
}

async fn executions_are_walked_by_cursor(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    let workflow = client.create_workflow(&greeting("published")).await;
    let mut started = Vec::new();
    for number in 0..7 {
        started.push(client.execute(&workflow, &json!({ "name": number })).await);
    }
    started.reverse();
    let (mut walked, mut cursor) = (Vec::new(), String::new());
    loop {
        let step = client.get(&format!("/yourapp/v1/executions?limit=3{cursor}")).await;
        assert_eq!(step.status, 200, "{step:?}");
        walked.extend(step.at("/data").as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()));
        if step.at("/meta/has_more") == json!(false) {
            assert_eq!(step.at("/meta/next_cursor"), Value::Null);
            break;
        }
        // What starts during the walk does not shift it.
        client.execute(&workflow, &json!({"name": "later"})).await;
        cursor = format!("&cursor={}", step.at("/meta/next_cursor").as_str().unwrap());
    }
    assert_eq!(walked, started);
    server.stop().await;
}

async fn a_failure_says_where_and_why(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    let workflow = client
        .create_workflow(&json!({
            "name": "stock",
            "nodes": [
                {"id": "start", "type": "manual"},
                {"id": "stop", "type": "fail", "config": {"message": "no stock for {{ input.sku }}", "code": "no_stock"}},
            ],
            "edges": [{"source": "start", "target": "stop"}],
        }))
        .await;
    let execution = client.execute(&workflow, &json!({"sku": "A1"})).await;
    let done = client.finished(&execution).await;
    assert_eq!((&done["status"], &done["output"]), (&json!("failed"), &Value::Null));
    assert_eq!(done["error"], json!({"code": "no_stock", "message": "no stock for A1", "node": "stop"}));
    assert_eq!(done["logs"][1]["status"], json!("failed"));
    server.stop().await;
}

async fn an_outgoing_request_is_sent_with_a_stable_key_and_private_addresses_are_refused(bed: Bed) {
    let receiver = Receiver::open().await;
    let server = bed.start_with(&["--allow-outgoing", &receiver.address]).await;
    let client = server.admin();
    let workflow = client
        .create_workflow(&json!({
            "name": "call",
            "nodes": [{"id": "call", "type": "http_request",
                       "config": {"method": "POST", "url": "{{ input.url }}", "body": {"json": {"a": 1}}}}],
            "edges": [],
        }))
        .await;
    let allowed = client.execute(&workflow, &json!({"url": format!("http://{}/hook", receiver.address)})).await;
    let done = client.finished(&allowed).await;
    assert_eq!((&done["status"], &done["output"]["status"]), (&json!("completed"), &json!(200)), "{done}");
    let calls = receiver.seen().calls;
    assert_eq!(calls["/hook"].len(), 1);
    assert!(!calls["/hook"][0].is_empty(), "no Idempotency-Key");

    let private = client.execute(&workflow, &json!({"url": "http://127.0.0.1:1/"})).await;
    let done = client.finished(&private).await;
    assert_eq!((&done["status"], &done["error"]["code"]), (&json!("failed"), &json!("refused_address")), "{done}");
    server.stop().await;
}

async fn a_graph_with_faults_is_not_published_and_all_of_them_are_told(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    let faulty = json!({
        "name": "faulty",
        "nodes": [{"id": "a", "type": "unheard_of"}, {"id": "b", "type": "set", "config": {"values": 1}}],
        "edges": [{"source": "a", "target": "nowhere"}],
    });
    let id = client.create_workflow(&faulty).await;
    let mut published = faulty.clone();
    published["status"] = json!("published");
    for refused in [
        client.post("/yourapp/v1/workflows", &published).await,
        client.patch(&format!("/yourapp/v1/workflows/{id}"), &json!({"status": "published"})).await,
        client.post(&format!("/yourapp/v1/workflows/{id}/execute"), &json!({})).await,
    ] {
        assert_eq!((refused.status, refused.at("/error/code")), (409, json!("CONFLICT")), "{refused:?}");
        let violations = refused.at("/error/details/violations");
        let pointers: Vec<&str> =
            violations.as_array().unwrap().iter().map(|one| one["pointer"].as_str().unwrap()).collect();
        for expect in ["/nodes/0/type", "/nodes/1/config", "/edges/0/target"] {
            assert!(pointers.iter().any(|pointer| pointer.starts_with(expect)), "{expect} is not in {pointers:?}");
        }
    }
    assert_eq!(names(&client, "?search=faulty").await.len(), 1, "nothing was created where it has faults");
    server.stop().await;
}
