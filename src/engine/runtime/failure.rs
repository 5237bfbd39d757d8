//! What a failure starts: the workflow that the failed one's settings name, with the failure as its input.
//!
//! It is accepted in the transaction that ends the failed execution, so that there is one for each failure, and for none two, wherever the process dies.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde_json::json;

use super::{Inner, driver};
use crate::domain::{
    Error, Result,
    execution::{Execution, RunError},
    id::ExecutionId,
    ports::NewExecution,
    run::Origin,
    workflow::{Workflow, WorkflowStatus},
    workflows::now,
};

/// A failure, for whoever is to be told of it.
pub(super) struct Failure<'a> {
    pub(super) execution: &'a Execution,
    /// What it was started with, which its record here may lack.
    pub(super) input: &'a serde_json::Value,
    pub(super) error: &'a RunError,
    pub(super) started_at: Option<DateTime<Utc>>,
    pub(super) at: DateTime<Utc>,
}

/// The execution that this failure starts, if it starts one.
pub(super) async fn starts(inner: &Inner, failure: &Failure<'_>) -> Result<Option<NewExecution>> {
    let execution = failure.execution;
    let Some(wanted) = execution.origin.pinned.error_workflow.filter(|_| execution.origin.failed.is_none()) else {
        return Ok(None);
    };
    let id = execution.id;
    let found = inner.workflows.find_head(execution.owner, wanted).await?;
    let found = found.filter(|found| found.status == WorkflowStatus::Published);
    let Some((workflow, version)) = found.and_then(|found| found.published_version.map(|version| (found, version)))
    else {
        tracing::warn!(execution = %id, workflow = %wanted, "execution {id} failed, and workflow {wanted}, which is to run then, is not published");
        return Ok(None);
    };
    // Its own, whose name may be told; gone meanwhile, it is told without.
    let of: Option<Workflow> = inner.workflows.find(execution.owner, execution.workflow_id).await?;
    let time = |at: DateTime<Utc>| at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true);
    let input = json!({ "execution": {
        "id": id,
        "workflow": {
            "id": execution.workflow_id,
            "name": of.map(|of| of.name),
            "version": execution.workflow_version,
        },
        "error": failure.error,
        "input": failure.input,
        "started_at": failure.started_at.map(time),
        "finished_at": time(failure.at),
    } });
    let mut new = NewExecution {
        id: ExecutionId::new(),
        owner: workflow.owner,
        workflow_id: workflow.id,
        workflow_version: version,
        origin: Origin { failed: Some(id), ..Origin::default() },
        input,
        created_at: now(),
    };
    inner.pins.pin(&mut new).await?;
    Ok(Some(new))
}

/// Runs an execution that was accepted with a failure. Where it cannot be, the next start will.
pub(super) fn begin(inner: &Arc<Inner>, new: &NewExecution) {
    if let Ok(seat) = inner.table.seat(inner, new.id, None) {
        driver::begin(seat, driver::Job::new(new));
    }
}

/// What the failure starts, with the store asked again where it does not answer; nothing where it does not for long: a failure must not stay unsaid for that.
pub(super) async fn starts_patiently(inner: &Inner, failure: &Failure<'_>) -> Option<Box<NewExecution>> {
    for attempt in 0..5_u32 {
        match starts(inner, failure).await {
            Ok(new) => return new.map(Box::new),
            Err(error @ Error::Internal { .. }) => {
                let id = failure.execution.id;
                tracing::error!(execution = %id, %error, "execution {id} failed, and what is to run then cannot be read; trying again");
                tokio::time::sleep(std::time::Duration::from_millis(50 << attempt)).await;
            }
            Err(error) => {
                let id = failure.execution.id;
                tracing::error!(execution = %id, %error, "execution {id} failed, and what is to run then cannot be started: {error}");
                return None;
            }
        }
    }
    None
}
