//! The platform's eight operations.

use serde_json::{Value, json};

use crate::support::{
    bed::Bed,
    client::{Client, uuid_of},
    eventually, on_each_database,
    receiver::Receiver,
};

on_each_database!(
    keys_are_made_listed_and_revoked,
    endpoints_are_made_and_listed,
    node_types_carry_schemas_that_judge_their_configurations,
    an_execution_is_cancelled_and_retried,
);

async fn keys_are_made_listed_and_revoked(bed: Bed) {
    let server = bed.start().await;
    let admin = server.admin();
    let wanted = json!({"name": "CI", "scopes": ["workflows:read"], "expires_at": "2999-01-01T00:00:00Z"});
    let made = admin.post("/platform/v1/api-keys", &wanted).await;
    assert_eq!(made.status, 201, "{made:?}");
    let key = made.at("/key").as_str().unwrap().to_owned();
    let client = server.client(&key);
    assert_eq!(client.get("/yourapp/v1/workflows").await.status, 200);

    let listed = admin.get("/platform/v1/api-keys").await;
    assert_eq!((listed.status, listed.at("/total")), (200, json!(2)));
    assert!(!listed.text.contains(&key), "a key is shown once");
    assert!(key.starts_with(listed.at("/items/0/prefix").as_str().unwrap()));

    let path = format!("/platform/v1/api-keys/{}", made.at("/id").as_str().unwrap());
    let revoked = admin.delete(&path).await;
    assert!((200..300).contains(&revoked.status), "{revoked:?}");
    let refused = client.get("/yourapp/v1/workflows").await;
    assert_eq!((refused.status, refused.at("/error/code")), (401, json!("UNAUTHORIZED")));
    assert!(refused.header("www-authenticate").starts_with("Bearer"), "{refused:?}");
    assert_eq!(client.post("/agentifyme/v1/workflows/run", &json!({"name": "x"})).await.status, 401);
    assert!(admin.get("/platform/v1/api-keys").await.at("/items/0/revoked_at").is_string());
    server.stop().await;
}

async fn endpoints_are_made_and_listed(bed: Bed) {
    let server = bed.start().await;
    let admin = server.admin();
    let made = admin.post("/platform/v1/endpoints", &json!({"name": "staging", "description": "For trying."})).await;
    assert_eq!((made.status, made.at("/name")), (201, json!("staging")), "{made:?}");
    let again = admin.post("/platform/v1/endpoints", &json!({"name": "staging"})).await;
    assert_eq!((again.status, again.header("content-type")), (409, "application/problem+json"));
    let listed = admin.get("/platform/v1/endpoints").await;
    let names: Vec<Value> = listed.at("/items").as_array().unwrap().iter().map(|one| one["name"].clone()).collect();
    assert_eq!(names, [json!("default"), json!("staging")]);
    server.stop().await;
}

async fn node_types_carry_schemas_that_judge_their_configurations(bed: Bed) {
    let server = bed.start().await;
    let listed = server.admin().get("/platform/v1/node-types").await;
    assert_eq!(listed.status, 200, "{listed:?}");
    let types = listed.at("/items");
    let names: Vec<&str> = types.as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    for expect in ["manual", "set", "template", "condition", "merge", "delay", "http_request", "fail"] {
        assert!(names.contains(&expect), "{expect} is not in {names:?}");
    }
    for kind in types.as_array().unwrap() {
        let schema = jsonschema::validator_for(&kind["config_schema"]).unwrap();
        for example in kind["config_schema"]["examples"].as_array().into_iter().flatten() {
            assert!(schema.is_valid(example), "{}: {example}", kind["name"]);
        }
        assert!(!schema.is_valid(&json!({"no such setting": 1})), "{} takes unknown fields", kind["name"]);
    }
    server.stop().await;
}

async fn running(client: &Client, receiver: &Receiver, path: &str) -> (String, String) {
    let workflow = client
        .create_workflow(&json!({
            "name": "two calls",
            "nodes": [
                {"id": "first", "type": "http_request", "config": {"url": format!("http://{}/first", receiver.address)}},
                {"id": "second", "type": "http_request", "config": {"url": format!("http://{}{path}", receiver.address)}},
            ],
            "edges": [{"source": "first", "target": "second"}],
        }))
        .await;
    let started = client.execute(&workflow, &json!({})).await;
    eventually("the second call", || async { (receiver.seen().held == 1).then_some(()) }).await;
    (workflow, started)
}

async fn an_execution_is_cancelled_and_retried(bed: Bed) {
    let receiver = Receiver::holding(|path| path == "/second").await;
    let server = bed.start_with(&["--allow-outgoing", &receiver.address]).await;
    let client = server.admin();
    let (_, execution) = running(&client, &receiver, "/second").await;
    // The platform names executions by their UUID, which AgentifyMe's jobs do too.
    let id = uuid_of(&execution);

    let cancelled = client.post(&format!("/platform/v1/executions/{id}/cancel"), &json!({})).await;
    assert_eq!((cancelled.status, cancelled.at("/status")), (200, json!("cancelled")), "{cancelled:?}");
    let seen = client.finished(&execution).await;
    assert_eq!((&seen["status"], &seen["error"]["code"]), (&json!("failed"), &json!("cancelled")));
    let again = client.post(&format!("/platform/v1/executions/{id}/cancel"), &json!({})).await;
    assert_eq!((again.status, again.header("content-type")), (409, "application/problem+json"));

    receiver.release();
    let retried = client.post(&format!("/platform/v1/executions/{id}/retry"), &json!({})).await;
    assert!((200..300).contains(&retried.status), "{retried:?}");
    assert_eq!(client.finished(&execution).await["status"], json!("completed"));
    let calls = receiver.seen().calls;
    assert_eq!((calls["/first"].len(), calls["/second"].len()), (1, 2), "what had ended is not repeated");
    assert_eq!(calls["/second"][0], calls["/second"][1], "a repeated step has the key that it had");
    let completed = client.post(&format!("/platform/v1/executions/{id}/retry"), &json!({})).await;
    assert_eq!(completed.status, 409);
    let unknown = client.post("/platform/v1/executions/0191e989-ae00-7128-a24b-e40ad23f0824/cancel", &json!({})).await;
    assert_eq!(unknown.status, 404);
    server.stop().await;
}
