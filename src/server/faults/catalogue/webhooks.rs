//! What the server sends by itself.

use chrono::{TimeDelta, Utc};

use super::{super::events::Change, Act, Fault};
use crate::domain::webhook::Follows;

const EXECUTED: &[&str] = &["onWorkflowExecuted"];
/// Without these nothing is executed.
const NEEDS: &[&str] = &["createWorkflow", "executeWorkflow"];

pub(super) const FAULTS: &[Fault] = &[
    Fault {
        name: "webhook-member-missing",
        surface: "yourapp",
        at: &[],
        operations: EXECUTED,
        needs: NEEDS,
        checks: &["webhook-request"],
        tells: "`workflow.executed` does not say which execution it was",
        act: Act::Events(Change::Payload(|event, _| {
            if event["type"] == "workflow.executed"
                && let Some(data) = event["data"].as_object_mut()
            {
                data.remove("execution_id");
            }
        })),
    },
    Fault {
        name: "webhook-time-as-number",
        surface: "yourapp",
        at: &[],
        operations: &["onFormSubmitted"],
        needs: &["createForm", "submitForm"],
        checks: &["webhook-request"],
        tells: "the `timestamp` of `form.submitted` is a number",
        act: Act::Events(Change::Payload(|event, _| {
            if event["type"] == "form.submitted" {
                event["timestamp"] = 1_767_225_600.into();
            }
        })),
    },
    Fault {
        name: "webhook-under-another-name",
        surface: "yourapp",
        at: &[],
        operations: &["onWorkflowPublished"],
        needs: &["createWorkflow", "updateWorkflow"],
        checks: &["webhook-unasked"],
        tells: "`workflow.published` calls itself `form.submitted`",
        act: Act::Events(Change::Payload(|event, _| {
            if event["type"] == "workflow.published" {
                event["type"] = "form.submitted".into();
            }
        })),
    },
    Fault {
        name: "webhook-of-another-secret",
        surface: "yourapp",
        at: &[],
        operations: EXECUTED,
        needs: NEEDS,
        checks: &["webhook-signature"],
        tells: "every webhook is signed with the same secret, which is nobody's",
        act: Act::Events(Change::Secret),
    },
    Fault {
        name: "webhook-id-anew",
        surface: "yourapp",
        at: &[],
        operations: EXECUTED,
        needs: NEEDS,
        checks: &["webhook-retry"],
        tells: "an event has another `webhook-id` in each attempt",
        act: Act::Events(Change::Id),
    },
    Fault {
        name: "webhook-body-anew",
        surface: "yourapp",
        at: &[],
        operations: EXECUTED,
        needs: NEEDS,
        checks: &["webhook-retry"],
        tells: "an event that is sent again has another `timestamp`",
        act: Act::Events(Change::Payload(|event, attempt| {
            event["timestamp"] = format!("2026-01-01T00:00:00.{:03}Z", attempt % 1_000).into();
        })),
    },
    Fault {
        name: "webhook-not-sent-again",
        surface: "yourapp",
        at: &[],
        operations: EXECUTED,
        needs: NEEDS,
        checks: &["webhook-retry"],
        tells: "what a receiver refuses is given up at once",
        act: Act::Events(Change::Follows(|follows| match follows {
            Follows::Retry(_) => Follows::Failed,
            other => other,
        })),
    },
    Fault {
        name: "webhook-to-who-is-gone",
        surface: "yourapp",
        at: &[],
        operations: &["onWorkflowExecuted", "onWorkflowPublished"],
        needs: NEEDS,
        checks: &["webhook-unasked"],
        tells: "what was answered 410 is sent again as after any other error",
        act: Act::Events(Change::Follows(|follows| match follows {
            Follows::Gone => Follows::Retry(Utc::now() + TimeDelta::seconds(3)),
            other => other,
        })),
    },
];
