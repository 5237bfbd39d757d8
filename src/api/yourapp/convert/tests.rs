//! Conversions there and back, within the document's bounds.

use chrono::{DateTime as Time, TimeDelta, Utc};
use generated::{
    runtime::{In, Validate},
    yourapp::SCHEMAS,
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::json;

use super::*;
use crate::domain::testing::owner;

fn at(milliseconds: i64) -> Time<Utc> {
    Time::UNIX_EPOCH + TimeDelta::milliseconds(milliseconds)
}

/// Serialised, it keeps the document's schema; decoded again, it is the same and valid.
pub(super) fn check<T: Serialize + DeserializeOwned + Validate + PartialEq + std::fmt::Debug>(
    value: &T,
    pointer: &'static str,
) {
    let json = serde_json::to_value(value).unwrap();
    let found = SCHEMAS.violations(pointer, &json, In::Body, "");
    assert!(found.is_empty(), "{found:?} in {json}");
    let again: T = serde_json::from_value(json).unwrap();
    assert!(again.is_valid());
    assert_eq!(&again, value);
}

fn execution(status: ExecutionStatus) -> Execution {
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
        started_at: None,
        finished_at: None,
        reopened_at: None,
    }
}

#[test]
fn nodes_and_edges_survive_the_way_in_and_out() {
    for wire_node_json in [
        json!({"id": "a", "type": "set", "config": {}, "on_error": "fail"}),
        json!({"id": "b", "type": "x", "name": "B", "config": {"z": [1, {"y": null}], "a": "{{ x }}"}, "on_error": "continue"}),
        json!({"id": "c", "type": "x", "config": {}, "timeout_ms": 86_400_000, "on_error": "branch",
            "retry": {"max_attempts": 100, "initial_ms": 0, "factor": 1.5, "max_ms": 86_400_000, "jitter": 1.0}}),
        json!({"id": "d", "type": "x", "config": {}, "on_error": "fail", "position": {"x": 1.5}, "extra": null, "kind": "k"}),
    ] {
        let given: wire::Node = serde_json::from_value(wire_node_json.clone()).unwrap();
        let back = wire_node(node(given.clone()));
        check(&back, "/components/schemas/Node");
        assert_eq!(serde_json::to_string(&back).unwrap(), serde_json::to_string(&given).unwrap());
        assert_eq!(serde_json::to_value(&back).unwrap(), wire_node_json);
        assert_eq!(node(back), node(given));
    }
    for edge_json in [
        json!({"source": "a", "target": "b"}),
        json!({"id": "e", "source": "a", "target": "b", "branch": "true", "colour": [1]}),
    ] {
        let given: wire::Edge = serde_json::from_value(edge_json.clone()).unwrap();
        let back = wire_edge(edge(given));
        check(&back, "/components/schemas/Edge");
        assert_eq!(serde_json::to_value(&back).unwrap(), edge_json);
    }
}

#[test]
fn a_change_carries_only_what_is_there() {
    let none: wire::UpdateWorkflowRequest = serde_json::from_value(json!({"other": 1})).unwrap();
    assert_eq!(workflow_change(none), WorkflowChange::default());
    let all =
        json!({"name": "n", "description": "", "status": "archived", "nodes": [], "edges": [], "variables": {"a": 1}});
    let change = workflow_change(serde_json::from_value(all).unwrap());
    assert_eq!((change.name.as_deref(), change.description.as_deref()), (Some("n"), Some("")));
    assert_eq!(change.status, Some(WorkflowStatus::Archived));
    assert_eq!((change.nodes, change.edges), (Some(vec![]), Some(vec![])));
    assert_eq!(change.variables.unwrap()["a"], json!(1));
}

#[test]
fn statuses_of_workflows_survive_and_an_empty_search_is_none() {
    for status in wire::WorkflowStatus::ALL {
        assert_eq!(wire_workflow_status(workflow_status(*status)), *status);
        assert_eq!(workflow_filter(Some(*status), None).status, Some(workflow_status(*status)));
    }
    assert_eq!(workflow_filter(None, Some(String::new())), WorkflowFilter::default());
    assert_eq!(workflow_filter(None, Some("x".to_owned())).search.as_deref(), Some("x"));
}

#[test]
fn a_status_filter_selects_exactly_what_is_shown_with_that_status() {
    use ExecutionStatus::{Cancelled, Completed, Failed, Pending, Running, Waiting};
    for wanted in wire::ExecutionStatus::ALL {
        let selected = execution_filter(None, Some(*wanted), None, None).statuses;
        for status in [Pending, Running, Waiting, Completed, Failed, Cancelled] {
            assert_eq!(selected.contains(&status), wire_execution_status(status) == *wanted, "{status:?} by {wanted}");
        }
    }
    assert!(execution_filter(None, None, None, None).statuses.is_empty());
}

#[test]
fn cursors_are_sequence_numbers_in_base_36() {
    for (number, text) in
        [(0, "0"), (35, "z"), (36, "10"), (623_698_779, "abc123"), (4_738_381_338_321_616_895, "zzzzzzzzzzzz")]
    {
        assert_eq!(cursor(number), text);
        assert_eq!(seq(text), number);
    }
    for shift in 0..62 {
        let number = (1_i64 << shift) + 7;
        assert_eq!(seq(&cursor(number)), number);
    }
    assert_eq!(cursor_request(None, 5), CursorRequest { before: None, limit: 5 });
    assert_eq!(cursor_request(Some("10"), 5), CursorRequest { before: Some(36), limit: 5 });
}

#[test]
fn an_execution_shows_when_it_was_accepted_until_it_starts() {
    let mut run = execution(ExecutionStatus::Pending);
    assert_eq!(execution_summary(run.clone()).started_at.0, at(0));
    run.started_at = Some(at(12));
    let summary = execution_summary(run);
    assert_eq!(summary.started_at.0, at(12));
    check(&summary, "/components/schemas/ExecutionSummary");
}

#[test]
fn only_what_failed_has_an_error_and_it_always_has_one() {
    use ExecutionStatus::{Cancelled, Completed, Failed, Pending, Running, Waiting};
    for (status, expect) in [
        (Pending, None),
        (Running, None),
        (Waiting, None),
        (Completed, None),
        (Failed, Some("failed")),
        (Cancelled, Some("cancelled")),
    ] {
        let summary = execution_summary(execution(status));
        assert_eq!(summary.error.as_ref().map(|error| error.code.as_str()), expect, "{status:?}");
        check(&summary, "/components/schemas/ExecutionSummary");
    }
}

#[test]
fn logs_say_how_each_attempt_ended_within_the_documents_bounds() {
    let error = RunError { code: "c".repeat(99), message: "ü".repeat(20_000), node: Some("n".repeat(99)) };
    let outcomes = [
        (StepOutcome::Succeeded { output: json!([1]), branch: Some("true".to_owned()) }, "completed", json!([1])),
        (StepOutcome::Failed { error: error.clone(), retry_at: Some(at(9)) }, "retrying", Value::Null),
        (StepOutcome::Failed { error: error.clone(), retry_at: None }, "failed", Value::Null),
        (StepOutcome::Sleeping { until: at(9), output: json!("not yet") }, "sleeping", Value::Null),
    ];
    let step = |(ordinal, outcome): (i32, &StepOutcome)| StepRecord {
        ordinal,
        node_id: "i".repeat(100),
        node_kind: "k".repeat(200),
        attempt: 1,
        input: json!({"a": 1}),
        outcome: outcome.clone(),
        started_at: at(1),
        finished_at: at(2),
    };
    let steps = (0..).zip(outcomes.iter().map(|(outcome, ..)| outcome)).map(step).collect();
    let failed = Execution { error: Some(error), finished_at: Some(at(3)), ..execution(ExecutionStatus::Failed) };
    let response = execution_response(ExecutionDetail { execution: failed, steps });
    check(&response, "/components/schemas/ExecutionResponse");
    for (log, (_, status, output)) in response.data.logs.iter().zip(&outcomes) {
        assert_eq!((log.status.as_str(), &log.output), (*status, output));
        assert_eq!(log.error.is_some(), matches!(*status, "failed" | "retrying"));
    }
    assert_eq!(response.data.logs.len(), outcomes.len());
}

#[test]
fn a_workflow_of_another_surface_is_cut_to_the_documents_bounds() {
    let workflow = Workflow {
        seq: 1,
        id: WorkflowId::new(),
        owner: owner(),
        name: "é".repeat(300),
        description: "d".repeat(10_000),
        status: WorkflowStatus::Published,
        version: 3,
        published_version: Some(3),
        graph: Graph::default(),
        endpoint: None,
        agent: None,
        created_at: at(1),
        updated_at: at(2),
    };
    let response = workflow_response(workflow);
    check(&response, "/components/schemas/WorkflowResponse");
    assert_eq!(workflow_id(&response.data.id).map(|id| wire_id::spell(WORKFLOW, id.0)).unwrap(), response.data.id);
    assert!(matches!(execution_id(&response.data.id), Err(Error::NotFound { kind: Kind::Execution })));
}
