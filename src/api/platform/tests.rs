//! Every operation through the router, and what its keys then open.

use generated::platform::{SCHEMAS, types as wire};
use serde_json::json;

use crate::{
    api::testing::{Answer, Bed, bed},
    domain::{execution::ExecutionStatus, testing::owner},
};

struct Client {
    bed: Bed,
    bearer: String,
}

async fn client(scopes: &[&str]) -> Client {
    let bed = bed();
    let bearer = format!("Bearer {}", bed.key(scopes).await);
    Client { bed, bearer }
}

impl Client {
    async fn send(&self, method: &str, path: &str, body: &str) -> Answer {
        self.bed.send(method, &format!("/platform/v1{path}"), &[("authorization", &self.bearer)], body).await
    }

    /// The UUID of an execution of a new workflow.
    async fn execution(&self) -> String {
        let headers = [("authorization", self.bearer.as_str())];
        let made = self.bed.send("POST", "/yourapp/v1/workflows", &headers, r#"{"name": "w"}"#).await.json();
        let path = format!("/yourapp/v1/workflows/{}/execute", made["data"]["id"].as_str().unwrap());
        assert_eq!(self.bed.send("POST", &path, &headers, "").await.status, 202);
        self.bed.fakes().records().executions.last().unwrap().id.to_string()
    }
}

fn refused(answer: &Answer, status: u16) -> wire::Problem {
    assert_eq!(answer.status, status, "{}", answer.json());
    assert_eq!(answer.content_type(), "application/problem+json");
    let problem: wire::Problem = answer.keeps(&SCHEMAS, "/components/schemas/Problem");
    assert_eq!((problem.status, problem.request_id.as_str()), (i32::from(status), "req-1"));
    problem
}

#[tokio::test]
async fn a_key_is_made_shown_once_listed_and_revoked() {
    let client = client(&["admin"]).await;
    let body = r#"{"name": "CI", "scopes": ["workflows:read"], "expires_at": "9999-12-31T23:59:59-23:59"}"#;
    let made = client.send("POST", "/api-keys", body).await;
    assert_eq!(made.status, 201, "{}", made.json());
    let key: wire::CreatedApiKey = made.keeps(&SCHEMAS, "/components/schemas/CreatedApiKey");
    assert_eq!(made.location(), format!("/platform/v1/api-keys/{}", key.id));
    assert!(key.key.starts_with(&key.prefix));

    let list = client.send("GET", "/api-keys", "").await;
    let page: wire::ApiKeyList = list.keeps(&SCHEMAS, "/components/schemas/ApiKeyList");
    assert_eq!((page.items[0].id, page.total, page.limit), (key.id, 2, 20));
    assert!(!String::from_utf8(list.body).unwrap().contains(&key.key), "the key itself is never shown again");

    let bearer = format!("Bearer {}", key.key);
    let read = async || client.bed.send("GET", "/yourapp/v1/workflows", &[("authorization", &bearer)], "").await.status;
    assert_eq!(read().await, 200);
    for _ in 0..2 {
        let revoked = client.send("DELETE", &format!("/api-keys/{}", key.id), "").await;
        assert_eq!((revoked.status.as_u16(), revoked.body.len()), (204, 0));
    }
    assert_eq!(read().await, 401);
    let page: wire::ApiKeyList =
        client.send("GET", "/api-keys", "").await.keeps(&SCHEMAS, "/components/schemas/ApiKeyList");
    assert!(page.items[0].revoked_at.is_some());
}

#[tokio::test]
async fn a_key_that_has_expired_can_be_made_and_opens_nothing() {
    let client = client(&["admin"]).await;
    for (expires_at, status) in [(json!("2000-01-01T00:00:00Z"), 401), (json!(null), 200)] {
        let body = json!({"name": "k", "scopes": ["admin"], "expires_at": expires_at}).to_string();
        let made = client.send("POST", "/api-keys", &body).await.json();
        assert_eq!(made["expires_at"], expires_at);
        let bearer = format!("Bearer {}", made["key"].as_str().unwrap());
        let answer = client.bed.send("GET", "/platform/v1/node-types", &[("authorization", &bearer)], "").await;
        assert_eq!(answer.status, status);
    }
}

#[tokio::test]
async fn a_key_grants_only_what_its_maker_holds() {
    let client = client(&["platform:write", "jobs:run"]).await;
    let grant = |scope: &str| json!({"name": "k", "scopes": [scope]}).to_string();
    assert_eq!(client.send("POST", "/api-keys", &grant("jobs:run")).await.status, 201);
    refused(&client.send("POST", "/api-keys", &grant("admin")).await, 403);
    let problem = refused(&client.send("GET", "/api-keys", "").await, 403);
    assert_eq!(problem.detail, "The API key lacks the scope platform:read");
}

#[tokio::test]
async fn an_endpoint_is_made_and_listed_and_its_name_is_taken_then() {
    let client = client(&["platform:read", "platform:write"]).await;
    let made = client.send("POST", "/endpoints", r#"{"name": "staging"}"#).await;
    assert_eq!((made.status.as_u16(), made.location()), (201, "/platform/v1/endpoints"));
    let endpoint: wire::Endpoint = made.keeps(&SCHEMAS, "/components/schemas/Endpoint");
    let list = client.send("GET", "/endpoints?page=1&limit=5", "").await;
    let list: wire::EndpointList = list.keeps(&SCHEMAS, "/components/schemas/EndpointList");
    assert_eq!(list, wire::EndpointList { items: vec![endpoint], page: 1, limit: 5, total: 1 });
    refused(&client.send("POST", "/endpoints", r#"{"name": "staging"}"#).await, 409);
}

#[tokio::test]
async fn node_types_come_by_name() {
    let client = client(&["platform:read"]).await;
    let list = client.send("GET", "/node-types", "").await;
    let list: wire::NodeTypeList = list.keeps(&SCHEMAS, "/components/schemas/NodeTypeList");
    let names: Vec<_> = list.items.iter().map(|node| (node.name.as_str(), node.category.as_str())).collect();
    assert_eq!((names, list.total), (vec![("condition", "control"), ("set", "action")], 2));
}

#[tokio::test]
async fn an_execution_is_cancelled_and_retried_once_each() {
    let client = client(&["admin"]).await;
    let id = client.execution().await;
    for (verb, status) in [("cancel", wire::ExecutionStatus::Cancelled), ("retry", wire::ExecutionStatus::Pending)] {
        let path = format!("/executions/{id}/{verb}");
        let answer = client.send("POST", &path, "").await;
        assert_eq!(answer.status, 200, "{}", answer.json());
        let state: wire::ExecutionState = answer.keeps(&SCHEMAS, "/components/schemas/ExecutionState");
        assert_eq!((state.id.to_string(), state.status), (id.clone(), status));
        refused(&client.send("POST", &path, "").await, 409);
    }
    assert_eq!(client.bed.fakes().records().executions[0].status, ExecutionStatus::Pending);
}

#[tokio::test]
async fn what_is_missing_or_anothers_is_the_same_404() {
    let client = client(&["admin"]).await;
    let execution = client.execution().await;
    let stranger =
        Client { bearer: format!("Bearer {}", client.bed.key_of(owner(), &["admin"]).await), bed: client.bed };
    let long = "x".repeat(129);
    for id in [execution.as_str(), "1", "%FF", &long, "00000000-0000-0000-0000-000000000000"] {
        for (method, path, expect) in [
            ("POST", format!("/executions/{id}/cancel"), "execution not found"),
            ("POST", format!("/executions/{id}/retry"), "execution not found"),
            ("DELETE", format!("/api-keys/{id}"), "API key not found"),
        ] {
            assert_eq!(refused(&stranger.send(method, &path, "").await, 404).detail, expect);
        }
    }
}

#[tokio::test]
async fn what_does_not_fit_is_a_problem_with_all_its_errors() {
    let client = client(&["admin"]).await;
    let body = r#"{"name": " ", "scopes": ["root"], "owner": 1}"#;
    let problem = refused(&client.send("POST", "/api-keys", body).await, 400);
    let mut found: Vec<_> = problem.errors.iter().map(|e| (e.pointer.as_str(), e.code.as_str())).collect();
    found.sort_unstable();
    assert_eq!(found, [("/name", "pattern"), ("/owner", "additional_properties"), ("/scopes/0", "enum")]);
    refused(&client.send("GET", "/api-keys?limit=0", "").await, 400);
    refused(&client.send("PUT", "/endpoints", "").await, 405);
    refused(&client.send("GET", "/nowhere", "").await, 404);
    let answer = client.bed.send("GET", "/platform/v1/node-types", &[], "").await;
    refused(&answer, 401);
    assert_eq!(answer.headers["www-authenticate"], r#"Bearer realm="switchyard""#);
}
