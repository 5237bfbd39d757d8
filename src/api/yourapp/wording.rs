//! How events read to the receivers of webhooks: `{type, timestamp, data}`, as this surface's document describes them under `webhooks`.
//!
//! What is stored says ids as UUIDs and statuses as the domain does; here they get this surface's spelling. Whatever else is in an event goes out as it is.

use generated::runtime::{DateTime, Map, Value};
use serde::Serialize;

use super::convert::{self, CANCELLED, EXECUTION, WORKFLOW};
use crate::{
    api::wire_id,
    domain::{event::Event, execution::RunError, id::EventId, webhook::EventWording},
};

const MESSAGE: &str = "msg_";

/// Members of an event that are ids, or lists of such, and how they begin.
const IDS: [(&str, &str); 5] = [
    ("workflow_id", WORKFLOW),
    ("execution_id", EXECUTION),
    ("execution_ids", EXECUTION),
    ("form_id", "form_"),
    ("submission_id", "sub_"),
];

/// The wording of this surface.
pub(in super::super) struct Wording;

#[derive(Serialize)]
struct Payload {
    r#type: &'static str,
    timestamp: DateTime,
    data: Value,
}

impl EventWording for Wording {
    fn message_id(&self, event: EventId) -> String {
        wire_id::spell(MESSAGE, event.0)
    }

    fn payload(&self, event: &Event) -> String {
        let data = match event.data.clone() {
            Value::Object(data) => Value::Object(worded(data)),
            other => other,
        };
        // A value that was read from JSON is written as JSON.
        let payload = Payload { r#type: event.kind.as_str(), timestamp: event.at.into(), data };
        serde_json::to_string(&payload).unwrap_or_default()
    }
}

fn worded(mut data: Map<String, Value>) -> Map<String, Value> {
    for (name, prefix) in IDS {
        match data.get_mut(name) {
            Some(Value::Array(ids)) => ids.iter_mut().for_each(|id| spell(prefix, id)),
            Some(id) => spell(prefix, id),
            None => {}
        }
    }
    if data.get("status").and_then(Value::as_str) == Some(CANCELLED) {
        // A status that this surface lacks, told as it tells executions.
        data.insert("status".to_owned(), "failed".into());
        data.insert("error".to_owned(), json(convert::cancelled()));
    } else if let Some(error) = data.get_mut("error")
        && let Ok(found) = serde_json::from_value::<RunError>(error.take())
    {
        *error = json(convert::run_error(found));
    }
    data
}

fn json(value: impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

fn spell(prefix: &str, id: &mut Value) {
    if let Some(found) = id.as_str().and_then(wire_id::parse_uuid) {
        *id = wire_id::spell(prefix, found).into();
    }
}

#[cfg(test)]
mod tests {
    use generated::{runtime::In, yourapp::SCHEMAS};
    use serde_json::json;

    use super::*;
    use crate::domain::{event::EventKind, testing::owner};

    const ID: &str = "0191e393-cd00-7651-8317-1ff4a6a3a450";
    const SPELLED: &str = "01j7hs7k80es8r65rzyjka792g";

    fn check(kind: EventKind, schema: &'static str, data: Value, expect: &Value) {
        let event = Event::new(owner(), kind, data);
        let text = Wording.payload(&event);
        assert_eq!(text, Wording.payload(&event), "the same bytes every time");
        let payload: Value = serde_json::from_str(&text).unwrap();
        let found = SCHEMAS.violations(schema, &payload, In::Body, "");
        assert!(found.is_empty(), "{found:?} in {text}");
        assert_eq!((&payload["type"], &payload["data"]), (&json!(kind.as_str()), expect));
        let at: DateTime = payload["timestamp"].as_str().unwrap().parse().unwrap();
        assert_eq!(at, event.at.into());
    }

    #[test]
    fn every_event_reads_as_the_document_says() {
        let ended = |status: &str, error: Value, output: Value| {
            json!({
                "execution_id": ID, "workflow_id": ID, "status": status, "started_at": "2024-09-13T04:05:00Z",
                "completed_at": "2024-09-13T04:05:00.006Z", "error": error, "output": output,
            })
        };
        let spelled = |mut data: Value| {
            data["execution_id"] = format!("exec_{SPELLED}").into();
            data["workflow_id"] = format!("wf_{SPELLED}").into();
            data
        };
        let execution = "/components/schemas/ExecutionEvent";
        let completed = ended("completed", json!(null), json!({"workflow_id": ID, "z": 1, "a": 2}));
        check(EventKind::WorkflowExecuted, execution, completed.clone(), &spelled(completed));
        let failed = ended("failed", json!({"code": "fail", "message": "on purpose", "node": "a"}), json!(null));
        check(EventKind::WorkflowFailed, execution, failed.clone(), &spelled(failed));
        let cancelled = ended("cancelled", json!(null), json!(null));
        let told = json!({"code": "cancelled", "message": "the execution was cancelled"});
        check(EventKind::WorkflowFailed, execution, cancelled, &spelled(ended("failed", told, json!(null))));
        let mut large = ended("completed", json!(null), json!(null));
        large.as_object_mut().unwrap().remove("output");
        large["output_truncated"] = true.into();
        check(EventKind::WorkflowExecuted, execution, large.clone(), &spelled(large));

        check(
            EventKind::WorkflowPublished,
            "/components/schemas/WorkflowPublishedEvent",
            json!({"workflow_id": ID, "name": "say-hello", "version": 1}),
            &json!({"workflow_id": format!("wf_{SPELLED}"), "name": "say-hello", "version": 1}),
        );
        let submitted = |form: &str, submission: &str, execution: &str| {
            json!({
                "form_id": form, "form_name": "Contact", "submission_id": submission, "data": {"form_id": ID},
                "execution_ids": [execution], "submitted_at": "2024-09-13T04:05:00Z",
            })
        };
        check(
            EventKind::FormSubmitted,
            "/components/schemas/FormSubmittedEvent",
            submitted(ID, ID, ID),
            &submitted(&format!("form_{SPELLED}"), &format!("sub_{SPELLED}"), &format!("exec_{SPELLED}")),
        );
    }

    #[test]
    fn a_message_is_named_after_its_event() {
        let id = EventId(ID.parse().unwrap());
        assert_eq!(Wording.message_id(id), format!("msg_{SPELLED}"));
    }
}
