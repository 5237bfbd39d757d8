//! How executions of workflows are run.

use generated::{platform::types as wire, runtime::Maybe};

use crate::{
    api::wire_id,
    domain::{
        error::{Error, Kind, Result},
        id::WorkflowId,
        settings::{Concurrency, WorkflowSettings},
    },
};

/// YourApp's spelling.
const WORKFLOW: &str = "wf_";

/// Another shape names no workflow.
pub(in super::super) fn workflow_id(text: &str) -> Result<WorkflowId> {
    wire_id::parse_uuid(text).map(WorkflowId).ok_or(Error::not_found(Kind::Workflow))
}

/// Bounds are the document's, and held before this is called; what does not fit a type all the same is out of the domain's bounds too.
pub(in super::super) fn domain(body: wire::WorkflowSettings) -> Result<WorkflowSettings> {
    let error_workflow = match body.error_workflow_id.into_option() {
        None => None,
        Some(text) => {
            let id = wire_id::parse_uuid(&text).or_else(|| wire_id::parse(WORKFLOW, &text));
            Some(id.map(WorkflowId).ok_or_else(|| Error::unknown_record("/error_workflow_id", Kind::Workflow))?)
        }
    };
    Ok(WorkflowSettings {
        timeout_ms: body.timeout_ms.into_option().map(|ms| u64::try_from(ms).unwrap_or_default()),
        concurrency: body.concurrency.into_option().map(|concurrency| Concurrency {
            limit: u32::try_from(concurrency.limit).unwrap_or_default(),
            key: concurrency.key.into_option(),
        }),
        priority: i16::try_from(body.priority).unwrap_or(i16::MAX),
        error_workflow,
        keep_days: body.keep_days.into_option().map(|days| u32::try_from(days).unwrap_or_default()),
    })
}

pub(in super::super) fn wire(settings: WorkflowSettings) -> wire::WorkflowSettings {
    let or_null = |value: Option<String>| value.map_or(Maybe::Null, Maybe::Value);
    wire::WorkflowSettings {
        timeout_ms: settings.timeout_ms.map_or(Maybe::Null, |ms| Maybe::Value(i64::try_from(ms).unwrap_or(i64::MAX))),
        concurrency: settings.concurrency.map_or(Maybe::Null, |concurrency| {
            Maybe::Value(wire::Concurrency {
                limit: i32::try_from(concurrency.limit).unwrap_or(i32::MAX),
                key: or_null(concurrency.key),
            })
        }),
        priority: i32::from(settings.priority),
        error_workflow_id: or_null(settings.error_workflow.map(|id| id.to_string())),
        keep_days: settings.keep_days.map_or(Maybe::Null, |days| Maybe::Value(i32::try_from(days).unwrap_or(i32::MAX))),
    }
}
