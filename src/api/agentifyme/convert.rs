//! Wire ↔ domain, both ways, and nothing else.

use generated::{
    agentifyme::{responses, types as wire},
    runtime::Value,
};

use crate::{
    api::{text::cut, wire_id},
    domain::{
        error::{Error, Kind, Result},
        execution::{Execution, ExecutionStatus, RunError},
        id::ExecutionId,
    },
};

const MAX_MESSAGE: usize = 10_000;
const MAX_CAUSE: usize = 64;
const MAX_NODE_ID: usize = 64;

/// Another shape names no job.
pub(super) fn job_id(text: &str) -> Result<ExecutionId> {
    wire_id::parse_uuid(text).map(ExecutionId).ok_or(Error::not_found(Kind::Execution))
}

/// The workflow's name, and what it starts with.
pub(super) fn run(body: wire::RunWorkflowRequest) -> (String, Value) {
    (body.name, Value::Object(body.parameters))
}

pub(super) fn job_accepted(id: ExecutionId) -> wire::JobAccepted {
    wire::JobAccepted { job_id: id.0.into(), status: wire::JobAcceptedStatus::Pending }
}

/// What a run that has ended is answered with: its result, or the workflow's own failure.
pub(super) fn run_ended(execution: Execution) -> responses::RunWorkflow {
    if execution.status == ExecutionStatus::Completed {
        let execution_time = milliseconds(&execution).unwrap_or_default();
        let result = execution.output.unwrap_or_default();
        return responses::RunWorkflow::Ok(wire::RunResult { result, execution_time });
    }
    let id = execution.id;
    let failure = failure(execution);
    responses::RunWorkflow::InternalServerError(wire::ErrorResponse {
        error: cut(failure.message, MAX_MESSAGE),
        code: wire::ErrorCode::WorkflowFailed,
        details: wire::ErrorDetails {
            violations: None,
            job_id: Some(id.0.into()),
            cause: Some(cut(failure.code, MAX_CAUSE)),
            node: failure.node.map(|node| cut(node, MAX_NODE_ID)),
        },
    })
}

pub(super) fn job(execution: Execution) -> wire::Job {
    let job_id = execution.id.0.into();
    let execution_time = milliseconds(&execution);
    let (status, result, error) = match execution.status {
        ExecutionStatus::Pending | ExecutionStatus::Running | ExecutionStatus::Waiting => {
            return wire::Job {
                job_id,
                status: wire::JobStatus::Pending,
                result: None,
                error: None,
                execution_time: None,
            };
        }
        ExecutionStatus::Completed => (wire::JobStatus::Completed, Some(execution.output.unwrap_or_default()), None),
        ExecutionStatus::Failed | ExecutionStatus::Cancelled => {
            (wire::JobStatus::Failed, None, Some(cut(failure(execution).message, MAX_MESSAGE)))
        }
    };
    wire::Job { job_id, status, result, error, execution_time }
}

/// Why it did not end well. Cancelling leaves no error behind.
fn failure(execution: Execution) -> RunError {
    let plain = |code: &str, message: &str| RunError { code: code.to_owned(), message: message.to_owned(), node: None };
    match (execution.status, execution.error) {
        (ExecutionStatus::Cancelled, _) => plain("cancelled", "the run was cancelled"),
        (_, Some(error)) => error,
        (_, None) => plain("failed", "the run failed"),
    }
}

/// From the start to the end; a run that ended before its first node started took no time.
fn milliseconds(execution: &Execution) -> Option<f64> {
    let finished = execution.finished_at?;
    let time = finished - execution.started_at.unwrap_or(finished);
    let microseconds = time.num_microseconds().unwrap_or(i64::MAX).max(0);
    #[expect(clippy::cast_precision_loss, reason = "microseconds of 285 years fit a double exactly")]
    let milliseconds = microseconds as f64 / 1_000.0;
    Some(milliseconds)
}

#[cfg(test)]
mod tests;
