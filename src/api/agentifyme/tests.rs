//! Every operation through the router, with an engine that ends runs as told.

use generated::agentifyme::{SCHEMAS, types as wire};
use serde_json::{Value, json};

use crate::{
    api::testing::{Answer, Bed, Outcome, bed},
    domain::{execution::RunError, testing::owner},
};

const HELLO: &str = r#"{"name": "say-hello", "parameters": {"name": "AgentifyMe"}}"#;
const WORKFLOW: &str = r#"{"name": "say-hello", "status": "published", "nodes": [{"id": "a", "type": "set"}]}"#;

struct Client {
    bed: Bed,
    key: String,
}

/// A tenant with the endpoint `default` and the published workflow `say-hello`.
async fn client(scopes: &[&str]) -> Client {
    let bed = bed();
    bed.endpoint().await;
    let admin = format!("Bearer {}", bed.key(&["admin"]).await);
    let made = bed.send("POST", "/yourapp/v1/workflows", &[("authorization", &admin)], WORKFLOW).await;
    assert_eq!(made.status, 201);
    let key = bed.key(scopes).await;
    Client { bed, key }
}

impl Client {
    async fn at(&self, endpoint: &str, method: &str, path: &str, body: &str) -> Answer {
        let headers = [("x-api-key", self.key.as_str()), ("x-wf-endpoint", endpoint)];
        self.bed.send(method, &format!("/agentifyme/v1{path}"), &headers, body).await
    }

    async fn send(&self, method: &str, path: &str, body: &str) -> Answer {
        self.at("default", method, path, body).await
    }
}

fn refused(answer: &Answer, status: u16, code: &str) -> wire::ErrorResponse {
    assert_eq!(answer.status, status, "{}", answer.json());
    let body: wire::ErrorResponse = answer.keeps(&SCHEMAS, "/components/schemas/ErrorResponse");
    assert_eq!(body.code.as_str(), code);
    body
}

#[tokio::test]
async fn a_run_answers_its_result_and_its_time_in_milliseconds() {
    let client = client(&["jobs:run"]).await;
    for result in [json!("Hello, AgentifyMe!"), json!({"greeting": 1}), Value::Null] {
        client.bed.runs(Outcome::Completes(result.clone()));
        let answer = client.send("POST", "/workflows/run", HELLO).await;
        assert_eq!(answer.status, 200, "{}", answer.json());
        let body: wire::RunResult = answer.keeps(&SCHEMAS, "/components/schemas/RunResult");
        assert_eq!(body, wire::RunResult { result, execution_time: 12.4 });
    }
    let input = client.bed.fakes().records().executions[0].input.clone();
    assert_eq!(input, json!({"name": "AgentifyMe"}), "parameters are the input");
}

#[tokio::test]
async fn a_run_that_outlives_the_limit_goes_on_as_a_job() {
    let client = client(&["jobs:run", "jobs:read"]).await;
    client.bed.runs(Outcome::Outlives);
    let answer = client.send("POST", "/workflows/run", HELLO).await;
    assert_eq!(answer.status, 202);
    let body: wire::JobAccepted = answer.keeps(&SCHEMAS, "/components/schemas/JobAccepted");
    assert_eq!(answer.location(), format!("/agentifyme/v1/workflows/jobs/{}", body.job_id));
    let job = client.send("GET", &format!("/workflows/jobs/{}", body.job_id), "").await;
    assert_eq!(job.json(), json!({"jobId": body.job_id, "status": "pending"}));
}

#[tokio::test]
async fn a_workflow_that_fails_is_a_500_that_says_why() {
    let client = client(&["admin"]).await;
    let why =
        RunError { code: "expression".to_owned(), message: "`x` is undefined".to_owned(), node: Some("a".to_owned()) };
    for (outcome, message, cause, node) in [
        (Outcome::Fails(why), "`x` is undefined", "expression", Some("a")),
        (Outcome::Cancelled, "the run was cancelled", "cancelled", None),
    ] {
        client.bed.runs(outcome);
        let body = refused(&client.send("POST", "/workflows/run", HELLO).await, 500, "WORKFLOW_FAILED");
        assert_eq!((body.error.as_str(), body.details.cause.as_deref()), (message, Some(cause)));
        assert_eq!(body.details.node.as_deref(), node);
        let job = client.send("GET", &format!("/workflows/jobs/{}", body.details.job_id.unwrap()), "").await;
        let job: wire::Job = job.keeps(&SCHEMAS, "/components/schemas/Job");
        assert_eq!((job.status, job.error.as_deref()), (wire::JobStatus::Failed, Some(message)));
        assert_eq!((job.result, job.execution_time), (None, Some(12.4)));
    }
}

#[tokio::test]
async fn a_failure_of_the_server_says_nothing_of_its_cause() {
    let client = client(&["admin"]).await;
    for outcome in [Outcome::Breaks, Outcome::Panics] {
        client.bed.runs(outcome);
        let answer = client.send("POST", "/workflows/run", HELLO).await;
        refused(&answer, 500, "INTERNAL_ERROR");
        assert_eq!(answer.json(), json!({"error": "Server error", "code": "INTERNAL_ERROR", "details": {}}));
    }
}

#[tokio::test]
async fn a_job_is_accepted_at_once_and_fetched_later() {
    let client = client(&["jobs:run", "jobs:read"]).await;
    let accepted = client.send("POST", "/workflows/jobs", r#"{"name": "say-hello"}"#).await;
    assert_eq!((accepted.status.as_u16(), &accepted.json()["status"]), (202, &json!("pending")));
    let fetch = async || {
        let headers = [("x-api-key", client.key.as_str()), ("x-wf-endpoint", "default")];
        client.bed.send("GET", accepted.location(), &headers, "").await
    };
    assert_eq!(fetch().await.json(), accepted.json());
    client.bed.fakes().records().executions[0].status = crate::domain::execution::ExecutionStatus::Completed;
    let job: wire::Job = fetch().await.keeps(&SCHEMAS, "/components/schemas/Job");
    assert_eq!((job.status, job.result), (wire::JobStatus::Completed, Some(Value::Null)), "null is a result too");
}

#[tokio::test]
async fn what_is_missing_is_a_404_that_says_which() {
    let client = client(&["admin"]).await;
    let made = client.send("POST", "/workflows/jobs", HELLO).await.json();
    let job = format!("/workflows/jobs/{}", made["jobId"].as_str().unwrap());
    let long = format!("/workflows/jobs/{}", "x".repeat(129));
    for (endpoint, method, path, body, expect) in [
        ("other", "POST", "/workflows/run", HELLO, "endpoint not found"),
        ("other", "POST", "/workflows/jobs", HELLO, "endpoint not found"),
        ("other", "GET", &job, "", "endpoint not found"),
        ("default", "POST", "/workflows/run", r#"{"name": "x"}"#, "workflow not found"),
        ("default", "GET", "/workflows/jobs/1", "", "job not found"),
        ("default", "GET", &long, "", "job not found"),
        ("default", "GET", "/workflows/jobs/%FF", "", "job not found"),
        ("default", "GET", "/workflows/jobs/00000000-0000-0000-0000-000000000000", "", "job not found"),
    ] {
        let body = refused(&client.at(endpoint, method, path, body).await, 404, "NOT_FOUND");
        assert_eq!(body.error, expect, "{method} {path} at {endpoint}");
    }
    let key = client.bed.key_of(owner(), &["admin"]).await;
    let stranger = Client { bed: client.bed, key };
    refused(&stranger.send("GET", &job, "").await, 404, "NOT_FOUND");
}

#[tokio::test]
async fn what_does_not_fit_is_refused_in_the_surfaces_form() {
    let client = client(&["jobs:run"]).await;
    let headers = [("x-api-key", client.key.as_str())];
    let answer = client.bed.send("POST", "/agentifyme/v1/workflows/run", &headers, "{}").await;
    let violations = refused(&answer, 400, "VALIDATION_ERROR").details.violations.unwrap();
    let found: Vec<_> = violations.iter().map(|v| (v.r#in.as_str(), v.pointer.as_str())).collect();
    assert_eq!(found, [("header", "/x-wf-endpoint"), ("body", "/name")]);

    refused(&client.send("GET", "/workflows/run", "").await, 405, "METHOD_NOT_ALLOWED");
    refused(&client.send("GET", "/workflows", "").await, 404, "NOT_FOUND");
    refused(&client.send("GET", "/workflows/jobs/1", "").await, 403, "FORBIDDEN");
    let answer = client.bed.send("POST", "/agentifyme/v1/workflows/run", &[("x-wf-endpoint", "default")], HELLO).await;
    refused(&answer, 401, "UNAUTHORIZED");
}
