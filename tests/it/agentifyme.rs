//! AgentifyMe's three operations: the reference's own `curl` lines, and what can go wrong.

use std::process::Command;

use serde_json::{Value, json};

use crate::support::{bed::Bed, client::Client, eventually, on_each_database, receiver::Receiver};

on_each_database!(
    the_references_curls_run_as_printed,
    a_run_that_fails_names_its_job_and_its_cause,
    a_run_that_outlives_the_limit_goes_on_as_a_job,
    what_does_not_exist_is_404,
);

/// As printed in the reference.
const RUN: &str = r#"curl -X POST https://run.agentifyme.ai/v1/workflows/run \
-H 'x-api-key: <your-api-key>' \
-H 'x-wf-endpoint: <your-workflow-endpoint>' \
-H 'Content-Type: application/json' \
-d '{"name": "say-hello", "parameters": {"name": "AgentifyMe"}}'"#;
const JOB: &str = r#"curl -X POST https://run.agentifyme.ai/v1/workflows/jobs \
-H 'x-api-key: <your-api-key>' \
-H 'x-wf-endpoint: <your-workflow-endpoint>' \
-H 'Content-Type: application/json' \
-d '{"name": "say-hello", "parameters": {"name": "AgentifyMe"}}'"#;
const RESULT: &str = r"curl -X GET https://run.agentifyme.ai/v1/workflows/jobs/<job-id> \
-H 'x-api-key: <your-api-key>' \
-H 'x-wf-endpoint: <your-workflow-endpoint>'";

/// Runs a line of the reference against this server.
fn curl(line: &str, client: &Client, job: &str) -> Value {
    let line = line
        .replace("https://run.agentifyme.ai/v1", &format!("{}/agentifyme/v1", client.base))
        .replace("<your-api-key>", &client.key)
        .replace("<your-workflow-endpoint>", "default")
        .replace("<job-id>", job);
    let output = Command::new("bash").args(["-c", &line]).output().unwrap();
    assert!(output.status.success(), "{line}\n{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"))
}

async fn the_references_curls_run_as_printed(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    let ran = curl(RUN, &client, "");
    assert_eq!(ran["result"], json!("Hello, AgentifyMe!"), "{ran}");
    assert!(ran["executionTime"].as_f64().is_some_and(|time| time >= 0.0), "{ran}");
    assert_eq!(ran.as_object().unwrap().len(), 2);

    let accepted = curl(JOB, &client, "");
    assert_eq!(accepted["status"], json!("pending"), "{accepted}");
    let job = accepted["jobId"].as_str().unwrap();
    let done = eventually("the job's end", || async {
        let result = curl(RESULT, &client, job);
        (result["status"] != "pending").then_some(result)
    })
    .await;
    assert_eq!((&done["jobId"], &done["status"]), (&json!(job), &json!("completed")));
    assert_eq!(done["result"], json!("Hello, AgentifyMe!"));
    assert!(done.get("error").is_none() && done["executionTime"].is_number(), "{done}");
    server.stop().await;
}

async fn a_run_that_fails_names_its_job_and_its_cause(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    client
        .create_workflow(&json!({
            "name": "fails", "status": "published", "edges": [],
            "nodes": [{"id": "stop", "type": "fail", "config": {"message": "out of luck"}}],
        }))
        .await;
    let answer = client.post("/agentifyme/v1/workflows/run", &json!({"name": "fails"})).await;
    assert_eq!((answer.status, answer.at("/code")), (500, json!("WORKFLOW_FAILED")), "{answer:?}");
    assert_eq!(answer.at("/details/node"), json!("stop"));
    let job = answer.at("/details/jobId").as_str().unwrap().to_owned();
    let result = client.get(&format!("/agentifyme/v1/workflows/jobs/{job}")).await;
    assert_eq!((result.status, result.at("/status")), (200, json!("failed")));
    assert!(result.at("/error").as_str().unwrap().contains("out of luck"), "{result:?}");
    server.stop().await;
}

async fn a_run_that_outlives_the_limit_goes_on_as_a_job(bed: Bed) {
    let receiver = Receiver::holding(|_| true).await;
    let server = bed.start_with(&["--run-wait", "1", "--allow-outgoing", &receiver.address]).await;
    let client = server.admin();
    client
        .create_workflow(&json!({
            "name": "slow", "status": "published", "edges": [],
            "nodes": [{"id": "call", "type": "http_request", "config": {"url": format!("http://{}/", receiver.address)}}],
        }))
        .await;
    let answer = client.post("/agentifyme/v1/workflows/run", &json!({"name": "slow"})).await;
    assert_eq!((answer.status, answer.at("/status")), (202, json!("pending")), "{answer:?}");
    let path = format!("/agentifyme/v1/workflows/jobs/{}", answer.at("/jobId").as_str().unwrap());
    assert!(answer.header("location").ends_with(path.trim_start_matches("/agentifyme/v1")), "{answer:?}");
    receiver.release();
    eventually("the job's end", || async { (client.get(&path).await.at("/status") == "completed").then_some(()) })
        .await;
    server.stop().await;
}

async fn what_does_not_exist_is_404(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    let unknown = client.post("/agentifyme/v1/workflows/run", &json!({"name": "nobody"})).await;
    assert_eq!((unknown.status, unknown.at("/code")), (404, json!("NOT_FOUND")));
    for job in ["0191e989-ae00-7128-a24b-e40ad23f0824", "x", "exec_01j7mrkbg0e4ma4jz41b93y214"] {
        let answer = client.get(&format!("/agentifyme/v1/workflows/jobs/{job}")).await;
        assert_eq!((answer.status, answer.at("/code")), (404, json!("NOT_FOUND")), "{job}");
    }
    server.stop().await;
}
