//! Walls between tenants, and between keys of one tenant, where the matrix does not reach: what lists show, and what names call.

use serde_json::json;

use crate::{
    support::{bed::Bed, on_each_database},
    yourapp::greeting,
};

on_each_database!(
    another_tenants_records_are_in_no_list,
    a_key_opens_what_its_scopes_name,
    a_key_grants_only_what_it_has
);

async fn another_tenants_records_are_in_no_list(bed: Bed) {
    let server = bed.start().await;
    let (own, other) = (server.admin(), server.client(&bed.key(&["--tenant", "other"])));
    let workflow = own.create_workflow(&greeting("published")).await;
    let execution = own.execute(&workflow, &json!({"name": "x"})).await;
    own.finished(&execution).await;
    let run = other.post("/agentifyme/v1/workflows/run", &json!({"name": "greeting"})).await;
    assert_eq!(run.status, 404, "another tenant's workflow is not callable by name");
    for (path, items) in [
        ("/yourapp/v1/workflows", "/data"),
        ("/yourapp/v1/executions", "/data"),
        ("/platform/v1/api-keys", "/items"),
        ("/platform/v1/endpoints", "/items"),
    ] {
        let (theirs, ours) = (other.get(path).await, own.get(path).await);
        assert_ne!(ours.at(items), json!([]), "{path}");
        for one in ours.at(items).as_array().unwrap() {
            assert!(!theirs.text.contains(one["id"].as_str().unwrap()), "{path}: {theirs:?}");
        }
    }
    assert_eq!(other.get("/yourapp/v1/executions").await.at("/data"), json!([]));
    server.stop().await;
}

async fn a_key_opens_what_its_scopes_name(bed: Bed) {
    let server = bed.start().await;
    let admin = server.admin();
    let workflow = admin.create_workflow(&greeting("published")).await;
    let (create, one) = (greeting("draft"), format!("/yourapp/v1/workflows/{workflow}"));
    let execute = format!("{one}/execute");
    for (scope, allowed) in [
        ("workflows:read", [true, false, false, false, false, false]),
        ("workflows:write", [false, true, false, false, false, false]),
        ("executions:write", [false, false, true, false, false, false]),
        ("executions:read", [false, false, false, true, false, false]),
        ("jobs:run", [false, false, false, false, true, false]),
        ("platform:read", [false, false, false, false, false, true]),
    ] {
        let client = server.client(&bed.key(&["--tenant", "default", "--scope", scope]));
        let answers = [
            client.get(&one).await,
            client.post("/yourapp/v1/workflows", &create).await,
            client.post(&execute, &json!({"input": {"name": "x"}})).await,
            client.get("/yourapp/v1/executions").await,
            client.post("/agentifyme/v1/workflows/run", &json!({"name": "say-hello"})).await,
            client.get("/platform/v1/api-keys").await,
        ];
        for (answer, allowed) in answers.iter().zip(allowed) {
            assert_eq!(answer.status != 403, allowed, "{scope}: {answer:?}");
            assert!(!allowed || answer.status < 300, "{scope}: {answer:?}");
        }
    }
    server.stop().await;
}

async fn a_key_grants_only_what_it_has(bed: Bed) {
    let server = bed.start().await;
    let client = server.client(&bed.key(&["--tenant", "default", "--scope", "platform:write"]));
    for (scopes, status) in
        [(json!(["platform:write"]), 201), (json!(["admin"]), 403), (json!(["platform:write", "jobs:run"]), 403)]
    {
        let made = client.post("/platform/v1/api-keys", &json!({"name": "k", "scopes": scopes})).await;
        assert_eq!(made.status, status, "{scopes}: {made:?}");
    }
    server.stop().await;
}
