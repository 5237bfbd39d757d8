//! Every operation through the router, and what is refused on the way.

use generated::yourapp::{SCHEMAS, types as wire};
use serde_json::{Value, json};

use crate::{
    api::testing::{Answer, Bed, bed},
    domain::{execution::ExecutionStatus, testing::owner},
};

const GREETING: &str = r#"{"name": "say-hello", "status": "published", "variables": {"z": 1, "a": [2]},
    "nodes": [{"id": "greet", "type": "template", "position": {"x": 240}, "retry": {"max_attempts": 3}}],
    "edges": [{"source": "greet", "target": "greet", "colour": "red"}]}"#;

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
        self.bed.send(method, &format!("/yourapp/v1{path}"), &[("authorization", &self.bearer)], body).await
    }

    async fn workflow(&self, body: &str) -> String {
        let made = self.send("POST", "/workflows", body).await;
        assert_eq!(made.status, 201, "{}", made.json());
        made.keeps::<wire::WorkflowResponse>(&SCHEMAS, "/components/schemas/WorkflowResponse").data.id
    }

    async fn execution(&self, workflow: &str) -> String {
        let started = self.send("POST", &format!("/workflows/{workflow}/execute"), "").await;
        assert_eq!(started.status, 202, "{}", started.json());
        let pointer = "/components/schemas/ExecutionAcceptedResponse";
        started.keeps::<wire::ExecutionAcceptedResponse>(&SCHEMAS, pointer).data.execution_id
    }
}

fn refused(answer: &Answer, status: u16, code: &str) -> wire::ErrorBody {
    assert_eq!(answer.status, status, "{}", answer.json());
    let body: wire::ErrorResponse = answer.keeps(&SCHEMAS, "/components/schemas/ErrorResponse");
    assert_eq!(body.error.code.as_str(), code);
    body.error
}

#[tokio::test]
async fn a_workflow_is_created_read_changed_listed_and_deleted() {
    let client = client(&["workflows:read", "workflows:write"]).await;
    let made = client.send("POST", "/workflows", GREETING).await;
    let id = client.workflow(r#"{"name": "New Workflow"}"#).await;
    let created: wire::WorkflowResponse = made.keeps(&SCHEMAS, "/components/schemas/WorkflowResponse");
    assert_eq!(made.location(), format!("/yourapp/v1/workflows/{}", created.data.id));
    let read = client.bed.send("GET", made.location(), &[("authorization", &client.bearer)], "").await;
    assert_eq!((read.status.as_u16(), read.json()), (200, made.json()));
    assert_eq!(made.json()["data"]["nodes"][0]["position"], json!({"x": 240}), "unknown fields come back");
    assert_eq!(made.json()["data"]["edges"][0]["colour"], "red");
    assert_eq!(serde_json::to_string(&made.json()["data"]["variables"]).unwrap(), r#"{"z":1,"a":[2]}"#);

    let path = format!("/workflows/{id}");
    let changed =
        client.send("PATCH", &path, r#"{"name": "Updated Name", "nodes": [{"id": "a", "type": "set"}]}"#).await;
    let changed: wire::WorkflowResponse = changed.keeps(&SCHEMAS, "/components/schemas/WorkflowResponse");
    assert_eq!((changed.data.name.as_str(), changed.data.version), ("Updated Name", 2));
    assert_eq!(changed.data.status, wire::WorkflowStatus::Draft);

    let list = client.send("GET", "/workflows?page=1&limit=1&search=", "").await;
    let list: wire::WorkflowListResponse = list.keeps(&SCHEMAS, "/components/schemas/WorkflowListResponse");
    assert_eq!(list.meta, wire::PageMeta { page: 1, limit: 1, total: 2 });
    assert_eq!(list.data[0].id, id, "newest first");

    let deleted = client.send("DELETE", &path, "").await;
    assert_eq!(deleted.json(), json!({"success": true, "data": {"id": id, "deleted": true}}));
    for method in ["GET", "DELETE"] {
        assert_eq!(refused(&client.send(method, &path, "").await, 404, "NOT_FOUND").message, "workflow not found");
    }
}

#[tokio::test]
async fn an_execution_is_started_and_followed() {
    let client = client(&["workflows:write", "executions:write", "executions:read"]).await;
    let workflow = client.workflow(GREETING).await;
    let body = r#"{"input": {"name": "Ada"}}"#;
    let started = client.send("POST", &format!("/workflows/{workflow}/execute"), body).await;
    assert_eq!(started.status, 202);
    let id = started.json()["data"]["execution_id"].as_str().unwrap().to_owned();
    assert_eq!(started.location(), format!("/yourapp/v1/executions/{id}"));
    assert_eq!(started.json()["data"]["status"], "pending");

    let path = format!("/executions/{id}");
    let read = client.send("GET", &path, "").await;
    let read: wire::ExecutionResponse = read.keeps(&SCHEMAS, "/components/schemas/ExecutionResponse");
    assert_eq!((read.data.workflow_id, read.data.input), (workflow, json!({"name": "Ada"})));
    assert_eq!((read.data.output, read.data.error, read.data.completed_at), (Value::Null, None, None));

    client.bed.fakes().records().executions[0].status = ExecutionStatus::Cancelled;
    let read: wire::ExecutionResponse =
        client.send("GET", &path, "").await.keeps(&SCHEMAS, "/components/schemas/ExecutionResponse");
    assert_eq!(read.data.status, wire::ExecutionStatus::Failed);
    assert_eq!(read.data.error.unwrap().code, "cancelled");
}

#[tokio::test]
async fn executions_are_listed_by_page_and_walked_by_cursor() {
    let client = client(&["admin"]).await;
    let workflow = client.workflow(GREETING).await;
    let mut ids = Vec::new();
    for _ in 0..5 {
        ids.insert(0, client.execution(&workflow).await);
    }
    client.bed.fakes().records().executions[0].status = ExecutionStatus::Waiting;

    let list = async |query: &str| -> wire::ExecutionListResponse {
        let path = format!("/workflows/{workflow}/executions?{query}");
        client.send("GET", &path, "").await.keeps(&SCHEMAS, "/components/schemas/ExecutionListResponse")
    };
    let page = list("page=2&limit=3").await;
    assert_eq!(page.data.iter().map(|item| &item.id).collect::<Vec<_>>(), [&ids[3], &ids[4]]);
    assert_eq!(page.meta.total, 5);
    assert_eq!(list("status=running").await.data[0].id, ids[4], "what waits runs");
    assert_eq!(list("from=2000-01-01T00:00:00Z&to=2000-01-02T00:00:00%2B01:00").await.meta.total, 0);

    let (mut walked, mut query) = (Vec::new(), "limit=2".to_owned());
    loop {
        let step = client.send("GET", &format!("/executions?{query}"), "").await;
        let step: wire::ExecutionCursorResponse = step.keeps(&SCHEMAS, "/components/schemas/ExecutionCursorResponse");
        walked.extend(step.data.into_iter().map(|item| item.id));
        assert_eq!(step.meta.has_more, step.meta.next_cursor.is_some());
        let Some(cursor) = step.meta.next_cursor else { break };
        query = format!("limit=2&cursor={cursor}");
    }
    assert_eq!(walked, ids);
}

#[tokio::test]
async fn a_graph_that_cannot_run_is_a_conflict_with_its_faults() {
    let client = client(&["admin"]).await;
    let draft = client.workflow(r#"{"name": "w", "nodes": [{"id": "a", "type": "unknown"}]}"#).await;
    let published = r#"{"name": "w", "status": "published", "nodes": [{"id": "a", "type": "unknown"}]}"#;
    for (method, path, body) in [
        ("POST", "/workflows".to_owned(), published),
        ("PATCH", format!("/workflows/{draft}"), r#"{"status": "published"}"#),
        ("POST", format!("/workflows/{draft}/execute"), ""),
    ] {
        let error = refused(&client.send(method, &path, body).await, 409, "CONFLICT");
        assert_eq!(error.message, "The workflow's graph has 1 fault");
        let violation = &error.details.violations.unwrap()[0];
        assert_eq!((violation.pointer.as_str(), violation.code.as_str()), ("/nodes/0", "unknown_type"));
    }
    let archived = client.workflow(r#"{"name": "w"}"#).await;
    client.send("PATCH", &format!("/workflows/{archived}"), r#"{"status": "archived"}"#).await;
    let error = client.send("POST", &format!("/workflows/{archived}/execute"), "").await;
    assert_eq!(refused(&error, 409, "CONFLICT").message, "An archived workflow cannot be executed");
}

#[tokio::test]
async fn what_does_not_fit_is_refused_in_the_envelope() {
    let client = client(&["admin"]).await;
    let error = client.send("POST", "/workflows", r#"{"nodes": [{"id": "1", "type": ""}]}"#).await;
    let violations = refused(&error, 400, "VALIDATION_ERROR").details.violations.unwrap();
    let found: Vec<_> = violations.iter().map(|v| (v.pointer.as_str(), v.code.as_str())).collect();
    assert_eq!(found, [("/name", "required"), ("/nodes/0/id", "pattern"), ("/nodes/0/type", "min_length")]);

    for (method, path, body, status, code) in [
        ("GET", "/workflows?limit=101", "", 400, "VALIDATION_ERROR"),
        ("GET", "/executions?cursor=A", "", 400, "VALIDATION_ERROR"),
        ("POST", "/workflows", "{", 400, "VALIDATION_ERROR"),
        ("GET", "/nowhere", "", 404, "NOT_FOUND"),
        ("GET", "/", "", 404, "NOT_FOUND"),
        ("PUT", "/workflows", "", 405, "METHOD_NOT_ALLOWED"),
    ] {
        refused(&client.send(method, path, body).await, status, code);
    }
    let allowed = client.send("PUT", "/workflows", "").await;
    assert_eq!(allowed.headers["allow"], "GET, POST, HEAD");
    let large = format!(r#"{{"name": "{}"}}"#, "n".repeat(10_000));
    refused(&client.send("POST", "/workflows", &large).await, 413, "PAYLOAD_TOO_LARGE");
    let headers = [("authorization", client.bearer.as_str()), ("content-type", "text/plain")];
    let error = client.bed.send("POST", "/yourapp/v1/workflows", &headers, "x").await;
    refused(&error, 415, "UNSUPPORTED_MEDIA_TYPE");
}

#[tokio::test]
async fn an_id_that_names_nothing_of_the_callers_is_the_same_404_whatever_its_shape() {
    let client = client(&["admin"]).await;
    let workflow = client.workflow(GREETING).await;
    let execution = client.execution(&workflow).await;
    let stranger =
        Client { bearer: format!("Bearer {}", client.bed.key_of(owner(), &["admin"]).await), bed: client.bed };
    let long = "x".repeat(129);
    let unknown = ["wf_00000000000000000000000000", "exec_00000000000000000000000000", "1", "%00", "%FF", &long];
    for id in unknown.into_iter().chain([workflow.as_str(), &execution]) {
        for (method, path, body, kind) in [
            ("GET", format!("/workflows/{id}"), "", "workflow"),
            ("PATCH", format!("/workflows/{id}"), r#"{"name": "x"}"#, "workflow"),
            ("DELETE", format!("/workflows/{id}"), "", "workflow"),
            ("POST", format!("/workflows/{id}/execute"), "", "workflow"),
            ("GET", format!("/workflows/{id}/executions"), "", "workflow"),
            ("GET", format!("/executions/{id}"), "", "execution"),
        ] {
            let error = refused(&stranger.send(method, &path, body).await, 404, "NOT_FOUND");
            assert_eq!(error.message, format!("{kind} not found"), "{method} {path}");
        }
    }
}

#[tokio::test]
async fn a_key_opens_what_its_scopes_allow() {
    let client = client(&["workflows:read"]).await;
    assert_eq!(client.send("GET", "/workflows", "").await.status, 200);
    let error = refused(&client.send("POST", "/workflows", GREETING).await, 403, "FORBIDDEN");
    assert_eq!(error.message, "The API key lacks the scope workflows:write");
    for headers in [vec![], vec![("authorization", "Bearer sy_wrong")], vec![("authorization", "Basic eA==")]] {
        let answer = client.bed.send("GET", "/yourapp/v1/workflows", &headers, "").await;
        refused(&answer, 401, "UNAUTHORIZED");
        assert!(answer.headers["www-authenticate"].to_str().unwrap().starts_with("Bearer realm="));
    }
}
