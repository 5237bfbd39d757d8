//! Executions in depth, and what happens in them.

use chrono::{DateTime, Utc};
use generated::{
    platform::{requests, types as wire},
    runtime::{Map, Value},
};

use super::{storable, total, wire_execution_status, workflows};
use crate::{
    api::text::cut,
    domain::{
        error::Result,
        execution::{Execution, ExecutionDetail, ExecutionFilter, ExecutionStatus, RunError, StepOutcome, StepRecord},
        executions::Started,
        feed::RunEvent,
        id::ExecutionId,
        page::{CursorPage, CursorRequest, Page},
    },
};

/// How many executions an execution shows that it has started.
pub(in super::super) const MAX_CHILDREN: u64 = 100;

const MAX_NODE: usize = 128;
const MAX_CODE: usize = 128;
const MAX_MESSAGE: usize = 10_000;
const MAX_STEPS: usize = 100_000;
const MAX_PIECE: usize = 10_000_000;

/// Which version to run, and with what. Without a body, an empty object.
pub(in super::super) fn run(body: Option<wire::RunWorkflowRequest>) -> (Option<i32>, Value) {
    let (version, input) = body.map_or_else(|| (None, Map::new()), |body| (body.version.into_option(), body.input));
    (version, Value::Object(input))
}

/// Ids that have no shape of an id name nothing.
pub(in super::super) fn filter(request: &requests::ListExecutions) -> Result<ExecutionFilter> {
    let status = request.status.map(|status| match status {
        wire::ExecutionStatus::Pending => ExecutionStatus::Pending,
        wire::ExecutionStatus::Running => ExecutionStatus::Running,
        wire::ExecutionStatus::Waiting => ExecutionStatus::Waiting,
        wire::ExecutionStatus::Completed => ExecutionStatus::Completed,
        wire::ExecutionStatus::Failed => ExecutionStatus::Failed,
        wire::ExecutionStatus::Cancelled => ExecutionStatus::Cancelled,
    });
    Ok(ExecutionFilter {
        workflow: request.workflow_id.as_deref().map(workflows::id).transpose()?,
        parent: request.parent_id.as_deref().map(super::execution_id).transpose()?,
        statuses: status.into_iter().collect(),
        from: request.from.map(|at| storable(at.into())),
        to: request.to.map(|at| storable(at.into())),
    })
}

/// A cursor is a sequence number. One beyond all numbers stands before the newest record, as any large one does.
pub(in super::super) fn cursor(cursor: Option<&str>, limit: i32) -> CursorRequest {
    CursorRequest {
        before: cursor.map(|cursor| cursor.parse().unwrap_or(i64::MAX)),
        limit: u64::try_from(limit).unwrap_or(1),
    }
}

pub(in super::super) fn list(found: CursorPage<Execution>) -> wire::ExecutionCursorList {
    let items = found.items.iter().map(summary).collect();
    wire::ExecutionCursorList { items, next_cursor: found.next.map(|seq| seq.to_string()) }
}

/// As it is in the moment in which it is accepted.
pub(in super::super) fn accepted(started: &Started) -> wire::ExecutionSummary {
    wire::ExecutionSummary {
        id: started.id.0.into(),
        workflow_id: started.workflow_id.0.into(),
        workflow_version: started.workflow_version,
        is_draft: started.draft,
        agent_id: None,
        parent_id: None,
        status: wire::ExecutionStatus::Pending,
        error: None,
        created_at: started.created_at.into(),
        started_at: None,
        finished_at: None,
    }
}

fn summary(execution: &Execution) -> wire::ExecutionSummary {
    wire::ExecutionSummary {
        id: execution.id.0.into(),
        workflow_id: execution.workflow_id.0.into(),
        workflow_version: execution.workflow_version,
        is_draft: execution.origin.draft,
        agent_id: execution.origin.agent.map(|run| run.agent.0.into()),
        parent_id: execution.origin.parent.map(|parent| parent.0.into()),
        status: wire_execution_status(execution.status),
        error: execution.error.as_ref().map(error),
        created_at: execution.created_at.into(),
        started_at: execution.started_at.map(Into::into),
        finished_at: execution.finished_at.map(Into::into),
    }
}

pub(in super::super) fn detail(found: ExecutionDetail, children: &Page<Execution>) -> wire::ExecutionDetail {
    let ExecutionDetail { execution, steps } = found;
    let wire::ExecutionSummary {
        id,
        workflow_id,
        workflow_version,
        is_draft,
        agent_id,
        parent_id,
        status,
        error,
        created_at,
        started_at,
        finished_at,
    } = summary(&execution);
    wire::ExecutionDetail {
        id,
        workflow_id,
        workflow_version,
        is_draft,
        agent_id,
        parent_id,
        status,
        error,
        created_at,
        started_at,
        finished_at,
        conversation_id: execution.origin.agent.and_then(|run| run.conversation).map(|id| id.0.into()),
        depth: i32::from(execution.origin.depth),
        input: execution.input,
        output: execution.output.unwrap_or_default(),
        steps: steps.into_iter().take(MAX_STEPS).map(step).collect(),
        children: children.items.iter().map(summary).collect(),
        children_total: total(children.total),
    }
}

fn step(step: StepRecord) -> wire::ExecutionStep {
    let (mut output, mut branch, mut failure, mut until) = (Value::Null, None, None, None);
    let status = match step.outcome {
        StepOutcome::Succeeded { output: came, branch: chosen } => {
            (output, branch) = (came, chosen);
            wire::StepStatus::Succeeded
        }
        StepOutcome::Failed { error, retry_at } => {
            (failure, until) = (Some(error), retry_at);
            if retry_at.is_some() { wire::StepStatus::Retrying } else { wire::StepStatus::Failed }
        }
        StepOutcome::Sleeping { until: wakes, output: will } => {
            (output, until) = (will, Some(wakes));
            wire::StepStatus::Sleeping
        }
        StepOutcome::Waiting { prompt, until: ends } => {
            (output, until) = (prompt, ends);
            wire::StepStatus::Waiting
        }
    };
    wire::ExecutionStep {
        ordinal: step.ordinal,
        node: cut(step.node_id, MAX_NODE),
        r#type: cut(step.node_kind, MAX_NODE),
        attempt: step.attempt,
        status,
        input: step.input,
        output,
        branch: branch.map(|branch| cut(branch, MAX_NODE)),
        error: failure.as_ref().map(error),
        until: until.map(Into::into),
        started_at: step.started_at.into(),
        finished_at: step.finished_at.into(),
    }
}

fn error(error: &RunError) -> wire::RunError {
    wire::RunError {
        code: cut(error.code.as_str(), MAX_CODE),
        message: cut(error.message.as_str(), MAX_MESSAGE),
        node: error.node.as_deref().map(|node| cut(node, MAX_NODE)),
    }
}

/// An event of the wire, with what every event says.
macro_rules! event {
    ($execution:expr, $at:expr, $event:ident, $kind:ident::$name:ident $(, $field:ident: $value:expr)* $(,)?) => {
        wire::ExecutionEvent::$event(wire::$event {
            event: wire::$kind::$name,
            execution_id: $execution.0.into(),
            at: $at.into(),
            $($field: $value,)*
        })
    };
}

/// Something that happened: its name, and what is told of it. Times are told as the journal keeps them, so that who watches and who comes later is told the same.
pub(in super::super) fn event(
    id: ExecutionId,
    at: DateTime<Utc>,
    event: RunEvent,
) -> (&'static str, wire::ExecutionEvent) {
    let at = storable(at);
    match event {
        RunEvent::Started => {
            let started = event!(id, at, ExecutionStartedEvent, ExecutionStartedEventEvent::ExecutionStarted);
            ("execution_started", started)
        }
        RunEvent::NodeStarted { node, kind, attempt } => {
            let started = event!(
                id,
                at,
                NodeStartedEvent,
                NodeStartedEventEvent::NodeStarted,
                node: cut(node, MAX_NODE),
                r#type: cut(kind, MAX_NODE),
                attempt: attempt,
            );
            ("node_started", started)
        }
        RunEvent::NodeFinished { node, kind, attempt, output, error: failure, started_at } => {
            let finished = event!(
                id,
                at,
                NodeFinishedEvent,
                NodeFinishedEventEvent::NodeFinished,
                node: cut(node, MAX_NODE),
                r#type: cut(kind, MAX_NODE),
                attempt: attempt,
                status: match failure {
                    None => wire::NodeFinishedEventStatus::Succeeded,
                    Some(_) => wire::NodeFinishedEventStatus::Failed,
                },
                output: output,
                error: failure.as_ref().map(error),
                started_at: storable(started_at).into(),
            );
            ("node_finished", finished)
        }
        RunEvent::Text { text } => {
            ("text", event!(id, at, TextEvent, TextEventEvent::Text, text: cut(text, MAX_PIECE)))
        }
        RunEvent::TextRestarted => {
            ("text_restarted", event!(id, at, TextRestartedEvent, TextRestartedEventEvent::TextRestarted))
        }
        RunEvent::HumanInputRequired { node, prompt, until } => {
            let waiting = event!(
                id,
                at,
                WaitingEvent,
                WaitingEventEvent::Waiting,
                node: cut(node, MAX_NODE),
                prompt: prompt,
                until: until.map(|until| storable(until).into()),
            );
            ("waiting", waiting)
        }
        RunEvent::Paused => ("paused", event!(id, at, PausedEvent, PausedEventEvent::Paused)),
        RunEvent::Finished { status, output, error: failure } => {
            let finished = event!(
                id,
                at,
                ExecutionFinishedEvent,
                ExecutionFinishedEventEvent::ExecutionFinished,
                status: match status {
                    ExecutionStatus::Completed => wire::ExecutionFinishedEventStatus::Completed,
                    ExecutionStatus::Cancelled => wire::ExecutionFinishedEventStatus::Cancelled,
                    _ => wire::ExecutionFinishedEventStatus::Failed,
                },
                output: output,
                error: failure.as_ref().map(error),
            );
            ("execution_finished", finished)
        }
    }
}

/// Nothing happens.
pub(in super::super) fn ping(id: ExecutionId, at: DateTime<Utc>) -> (&'static str, wire::ExecutionEvent) {
    ("ping", event!(id, at, PingEvent, PingEventEvent::Ping))
}
