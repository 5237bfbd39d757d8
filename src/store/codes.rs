//! How states and values are spelled in columns. The numbers are part of the stored format and never change their meaning.

use chrono::{DateTime, Utc};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::domain::{
    Error, Result,
    agent::{AgentKind, AgentStatus},
    conversation::{ConversationStatus, Sender},
    event::EventKind,
    execution::ExecutionStatus,
    id::UnitId,
    nesting,
    plan::Plan,
    sync::SyncStatus,
    webhook::DeliveryStatus,
    workflow::WorkflowStatus,
};

pub(super) const DRAFT: i16 = 0;
pub(super) const PUBLISHED: i16 = 1;
pub(super) const ARCHIVED: i16 = 2;

/// Of agents: they run, and receive messages.
pub(super) const ACTIVE: i16 = 1;

pub(super) const PENDING: i16 = 0;
pub(super) const RUNNING: i16 = 1;
pub(super) const WAITING: i16 = 2;
pub(super) const COMPLETED: i16 = 3;
/// This and what is above ended badly: the partial index `executions_ended_badly` says so too.
pub(super) const FAILED: i16 = 4;
pub(super) const CANCELLED: i16 = 5;

pub(super) const STEP_SUCCEEDED: i16 = 0;
/// The last attempt failed.
pub(super) const STEP_FAILED: i16 = 1;
/// An attempt failed and another follows.
pub(super) const STEP_RETRYING: i16 = 2;
pub(super) const STEP_SLEEPING: i16 = 3;
/// The node waits for a person: the partial index `execution_steps_waiting` says so too.
pub(super) const STEP_WAITING: i16 = 4;

pub(super) const DELIVERY_PENDING: i16 = 0;
/// An attempt is under way: the partial index `webhook_deliveries_sending` says so too.
pub(super) const DELIVERY_SENDING: i16 = 1;
pub(super) const DELIVERY_DELIVERED: i16 = 2;
pub(super) const DELIVERY_FAILED: i16 = 3;

/// The partial index `conversations_idle` says so too.
pub(super) const CONVERSATION_ACTIVE: i16 = 0;
pub(super) const CONVERSATION_COMPLETED: i16 = 1;
pub(super) const CONVERSATION_ESCALATED: i16 = 2;

pub(super) const SENDER_USER: i16 = 0;
pub(super) const SENDER_AGENT: i16 = 1;
pub(super) const SENDER_SYSTEM: i16 = 2;

/// It is being fetched: the partial index `integration_syncs_running` says so too.
pub(super) const SYNC_RUNNING: i16 = 0;
pub(super) const SYNC_COMPLETED: i16 = 1;
pub(super) const SYNC_FAILED: i16 = 2;

pub(super) fn agent_status(status: AgentStatus) -> i16 {
    match status {
        AgentStatus::Draft => 0,
        AgentStatus::Active => ACTIVE,
        AgentStatus::Inactive => 2,
    }
}

pub(super) fn to_agent_status(code: i16) -> Result<AgentStatus> {
    match code {
        0 => Ok(AgentStatus::Draft),
        ACTIVE => Ok(AgentStatus::Active),
        2 => Ok(AgentStatus::Inactive),
        other => Err(unknown("agent status", other)),
    }
}

pub(super) fn agent_kind(kind: AgentKind) -> i16 {
    match kind {
        AgentKind::Single => 0,
        AgentKind::Multi => 1,
    }
}

pub(super) fn to_agent_kind(code: i16) -> Result<AgentKind> {
    match code {
        0 => Ok(AgentKind::Single),
        1 => Ok(AgentKind::Multi),
        other => Err(unknown("agent kind", other)),
    }
}

pub(super) fn workflow_status(status: WorkflowStatus) -> i16 {
    match status {
        WorkflowStatus::Draft => DRAFT,
        WorkflowStatus::Published => PUBLISHED,
        WorkflowStatus::Archived => ARCHIVED,
    }
}

pub(super) fn to_workflow_status(code: i16) -> Result<WorkflowStatus> {
    match code {
        DRAFT => Ok(WorkflowStatus::Draft),
        PUBLISHED => Ok(WorkflowStatus::Published),
        ARCHIVED => Ok(WorkflowStatus::Archived),
        other => Err(unknown("workflow status", other)),
    }
}

pub(super) fn execution_status(status: ExecutionStatus) -> i16 {
    match status {
        ExecutionStatus::Pending => PENDING,
        ExecutionStatus::Running => RUNNING,
        ExecutionStatus::Waiting => WAITING,
        ExecutionStatus::Completed => COMPLETED,
        ExecutionStatus::Failed => FAILED,
        ExecutionStatus::Cancelled => CANCELLED,
    }
}

pub(super) fn to_execution_status(code: i16) -> Result<ExecutionStatus> {
    match code {
        PENDING => Ok(ExecutionStatus::Pending),
        RUNNING => Ok(ExecutionStatus::Running),
        WAITING => Ok(ExecutionStatus::Waiting),
        COMPLETED => Ok(ExecutionStatus::Completed),
        FAILED => Ok(ExecutionStatus::Failed),
        CANCELLED => Ok(ExecutionStatus::Cancelled),
        other => Err(unknown("execution status", other)),
    }
}

pub(super) fn delivery_status(status: DeliveryStatus) -> i16 {
    match status {
        DeliveryStatus::Pending => DELIVERY_PENDING,
        DeliveryStatus::Sending => DELIVERY_SENDING,
        DeliveryStatus::Delivered => DELIVERY_DELIVERED,
        DeliveryStatus::Failed => DELIVERY_FAILED,
    }
}

pub(super) fn to_delivery_status(code: i16) -> Result<DeliveryStatus> {
    match code {
        DELIVERY_PENDING => Ok(DeliveryStatus::Pending),
        DELIVERY_SENDING => Ok(DeliveryStatus::Sending),
        DELIVERY_DELIVERED => Ok(DeliveryStatus::Delivered),
        DELIVERY_FAILED => Ok(DeliveryStatus::Failed),
        other => Err(unknown("delivery status", other)),
    }
}

pub(super) fn conversation_status(status: ConversationStatus) -> i16 {
    match status {
        ConversationStatus::Active => CONVERSATION_ACTIVE,
        ConversationStatus::Completed => CONVERSATION_COMPLETED,
        ConversationStatus::Escalated => CONVERSATION_ESCALATED,
    }
}

pub(super) fn to_conversation_status(code: i16) -> Result<ConversationStatus> {
    match code {
        CONVERSATION_ACTIVE => Ok(ConversationStatus::Active),
        CONVERSATION_COMPLETED => Ok(ConversationStatus::Completed),
        CONVERSATION_ESCALATED => Ok(ConversationStatus::Escalated),
        other => Err(unknown("conversation status", other)),
    }
}

pub(super) fn sender(sender: Sender) -> i16 {
    match sender {
        Sender::User => SENDER_USER,
        Sender::Agent => SENDER_AGENT,
        Sender::System => SENDER_SYSTEM,
    }
}

pub(super) fn to_sender(code: i16) -> Result<Sender> {
    match code {
        SENDER_USER => Ok(Sender::User),
        SENDER_AGENT => Ok(Sender::Agent),
        SENDER_SYSTEM => Ok(Sender::System),
        other => Err(unknown("sender", other)),
    }
}

pub(super) fn to_sync_status(code: i16) -> Result<SyncStatus> {
    match code {
        SYNC_RUNNING => Ok(SyncStatus::Running),
        SYNC_COMPLETED => Ok(SyncStatus::Completed),
        SYNC_FAILED => Ok(SyncStatus::Failed),
        other => Err(unknown("sync status", other)),
    }
}

pub(super) fn to_event_kind(text: &str) -> Result<EventKind> {
    EventKind::parse(text).ok_or_else(|| {
        Error::internal(format!("the database holds the kind of event {text}, which this version does not know"))
    })
}

pub(super) fn unknown(what: &str, code: i16) -> Error {
    Error::internal(format!("the database holds {what} {code}, which this version does not know"))
}

pub(super) fn to_plan(text: &str) -> Result<Plan> {
    Plan::parse(text)
        .ok_or_else(|| Error::internal(format!("the database holds plan {text}, which this version does not know")))
}

pub(super) fn micros(time: DateTime<Utc>) -> i64 {
    time.timestamp_micros()
}

pub(super) fn to_time(micros: i64) -> Result<DateTime<Utc>> {
    DateTime::from_timestamp_micros(micros)
        .ok_or_else(|| Error::internal(format!("the database holds time {micros}, which is out of range")))
}

pub(super) fn to_times(micros: Option<i64>) -> Result<Option<DateTime<Utc>>> {
    micros.map(to_time).transpose()
}

pub(super) fn to_json(value: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(Error::internal)
}

pub(super) fn from_json<T: DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|error| Error::internal(format!("stored JSON does not parse: {error}")))
}

/// A value's text, refused where it is nested too deeply to be read back.
pub(super) fn value_to_json(value: &Value) -> Result<String> {
    check_depth(value)?;
    to_json(value)
}

pub(super) fn check_depth(value: &Value) -> Result<()> {
    if nesting::deeper_than(value, nesting::MAX) {
        let message = format!("values may be nested {} levels deep at most", nesting::MAX);
        return Err(Error::invalid("", "too_deep", message));
    }
    Ok(())
}

pub(super) fn unit(unit: Option<UnitId>) -> Option<uuid::Uuid> {
    unit.map(|unit| unit.0)
}

/// Whether a text can be in a column at all. PostgreSQL refuses NUL in text, so a NUL in something that is looked up means
/// that nothing matches.
pub(super) fn storable(text: &str) -> bool {
    !text.contains('\0')
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn nested(levels: usize) -> Value {
        (0..levels).fold(json!(1), |inner, _| json!([inner]))
    }

    #[test]
    fn what_is_accepted_can_be_read_back_and_what_is_deeper_is_refused() {
        let text = value_to_json(&nested(nesting::MAX)).unwrap();
        assert_eq!(from_json::<Value>(&text).unwrap(), nested(nesting::MAX));
        assert!(matches!(value_to_json(&nested(nesting::MAX + 1)), Err(Error::Invalid { .. })));
    }
}
