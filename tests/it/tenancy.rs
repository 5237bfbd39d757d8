//! Walls between tenants, and between keys of one tenant.

use reqwest::Method;
use serde_json::json;

use crate::{
    support::{bed::Bed, client::Answer, on_each_database},
    yourapp::greeting,
};

on_each_database!(
    another_tenants_records_do_not_exist,
    a_key_opens_what_its_scopes_name,
    a_key_grants_only_what_it_has
);

async fn another_tenants_records_do_not_exist(bed: Bed) {
    let server = bed.start().await;
    let (own, other) = (server.admin(), server.client(&bed.key(&["--tenant", "other"])));
    let workflow = own.create_workflow(&greeting("published")).await;
    let execution = own.execute(&workflow, &json!({"name": "x"})).await;
    own.finished(&execution).await;
    let job = own.post("/agentifyme/v1/workflows/jobs", &json!({"name": "greeting"})).await.at("/jobId");
    let job = job.as_str().unwrap();
    let key = own.get("/platform/v1/api-keys").await.at("/items/0/id");
    let key = key.as_str().unwrap();
    let missing = "01j7mrkbg0e4ma4jz41b93y214";
    let body = json!({"name": "x"});
    for (method, path, missing, body) in [
        (Method::GET, format!("/yourapp/v1/workflows/{workflow}"), format!("/yourapp/v1/workflows/wf_{missing}"), None),
        (
            Method::PATCH,
            format!("/yourapp/v1/workflows/{workflow}"),
            format!("/yourapp/v1/workflows/wf_{missing}"),
            Some(&body),
        ),
        (
            Method::DELETE,
            format!("/yourapp/v1/workflows/{workflow}"),
            format!("/yourapp/v1/workflows/wf_{missing}"),
            None,
        ),
        (
            Method::POST,
            format!("/yourapp/v1/workflows/{workflow}/execute"),
            format!("/yourapp/v1/workflows/wf_{missing}/execute"),
            None,
        ),
        (
            Method::GET,
            format!("/yourapp/v1/workflows/{workflow}/executions"),
            format!("/yourapp/v1/workflows/wf_{missing}/executions"),
            None,
        ),
        (
            Method::GET,
            format!("/yourapp/v1/executions/{execution}"),
            format!("/yourapp/v1/executions/exec_{missing}"),
            None,
        ),
        (
            Method::GET,
            format!("/agentifyme/v1/workflows/jobs/{job}"),
            format!("/agentifyme/v1/workflows/jobs/{}", uuid::Uuid::now_v7()),
            None,
        ),
        (
            Method::POST,
            format!("/platform/v1/executions/{job}/cancel"),
            format!("/platform/v1/executions/{}/cancel", uuid::Uuid::now_v7()),
            None,
        ),
        (
            Method::POST,
            format!("/platform/v1/executions/{job}/retry"),
            format!("/platform/v1/executions/{}/retry", uuid::Uuid::now_v7()),
            None,
        ),
        (
            Method::DELETE,
            format!("/platform/v1/api-keys/{key}"),
            format!("/platform/v1/api-keys/{}", uuid::Uuid::now_v7()),
            None,
        ),
    ] {
        let foreign = other.send(method.clone(), &path, body).await;
        let missing = other.send(method.clone(), &missing, body).await;
        assert_eq!(foreign.status, 404, "{method} {path}: {foreign:?}");
        // But for the id of the request, not a byte tells the two apart.
        let told = |answer: &Answer| answer.text.replace(answer.header("x-request-id"), "");
        assert_eq!((foreign.status, told(&foreign)), (missing.status, told(&missing)), "{method} {path}");
    }
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
    assert_eq!(own.get(&format!("/yourapp/v1/workflows/{workflow}")).await.status, 200, "nothing was deleted");
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
