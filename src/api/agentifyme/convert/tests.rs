//! Jobs and runs in every state, within the document's bounds.

use chrono::{DateTime, TimeDelta, Utc};
use generated::{
    agentifyme::SCHEMAS,
    runtime::{In, Validate},
};
use serde::Serialize;
use serde_json::json;

use super::*;
use crate::domain::{id::WorkflowId, testing::owner};

fn check<T: Serialize + Validate>(value: &T, pointer: &'static str) {
    let found = SCHEMAS.violations(pointer, &serde_json::to_value(value).unwrap(), In::Body, "");
    assert!(found.is_empty() && value.is_valid(), "{found:?}");
}

fn execution(status: ExecutionStatus) -> Execution {
    let at = |microseconds| DateTime::<Utc>::UNIX_EPOCH + TimeDelta::microseconds(microseconds);
    Execution {
        seq: 1,
        id: ExecutionId::new(),
        owner: owner(),
        workflow_id: WorkflowId::new(),
        workflow_version: 1,
        status,
        origin: crate::domain::run::Origin::default(),
        input: json!({}),
        output: None,
        error: None,
        created_at: at(0),
        started_at: Some(at(1_000)),
        finished_at: status.is_final().then(|| at(7_100)),
        reopened_at: None,
    }
}

#[test]
fn a_job_has_a_result_an_error_and_a_time_exactly_where_the_document_says() {
    use ExecutionStatus::{Cancelled, Completed, Failed, Pending, Running, Waiting};
    for (status, expect) in [
        (Pending, json!({"status": "pending"})),
        (Running, json!({"status": "pending"})),
        (Waiting, json!({"status": "pending"})),
        (Completed, json!({"status": "completed", "result": null, "executionTime": 6.1})),
        (Failed, json!({"status": "failed", "error": "the run failed", "executionTime": 6.1})),
        (Cancelled, json!({"status": "failed", "error": "the run was cancelled", "executionTime": 6.1})),
    ] {
        let job = job(execution(status));
        check(&job, "/components/schemas/Job");
        let mut json = serde_json::to_value(&job).unwrap();
        json.as_object_mut().unwrap().remove("jobId");
        assert_eq!(json, expect, "{status:?}");
    }
}

#[test]
fn time_is_never_negative_and_none_where_nothing_started() {
    for (started, finished, expect) in [(None, 5, 0.0), (Some(9), 5, 0.0), (Some(0), 1, 0.001)] {
        let at = |microseconds| DateTime::<Utc>::UNIX_EPOCH + TimeDelta::microseconds(microseconds);
        let run = Execution {
            started_at: started.map(at),
            finished_at: Some(at(finished)),
            ..execution(ExecutionStatus::Cancelled)
        };
        assert_eq!(milliseconds(&run), Some(expect));
    }
}

#[test]
fn long_reasons_are_cut_to_the_documents_bounds() {
    let error = RunError { code: "c".repeat(99), message: "ü".repeat(20_000), node: Some("n".repeat(99)) };
    let run = Execution { error: Some(error), ..execution(ExecutionStatus::Failed) };
    check(&job(run.clone()), "/components/schemas/Job");
    let ended = run_ended(run);
    let responses::RunWorkflow::InternalServerError(failure) = ended else { panic!("{ended:?}") };
    check(&failure, "/components/schemas/ErrorResponse");
}

#[test]
fn the_jobs_id_is_the_executions() {
    let id = ExecutionId::new();
    let accepted = job_accepted(id);
    check(&accepted, "/components/schemas/JobAccepted");
    assert_eq!(job_id(&accepted.job_id.to_string()).unwrap(), id);
    assert!(matches!(job_id("exec_01j7mrkbg0e4ma4jz41b93y214"), Err(Error::NotFound { kind: Kind::Execution })));
}
