//! Which nodes of a run wait for a person.

use super::*;
use crate::domain::id::TenantId;

fn detail(status: ExecutionStatus, steps: Vec<StepRecord>) -> ExecutionDetail {
    let execution = Execution {
        seq: 1,
        id: ExecutionId::new(),
        owner: Owner { tenant: TenantId::new(), unit: None },
        workflow_id: WorkflowId::new(),
        workflow_version: 1,
        status,
        origin: Origin::default(),
        input: Value::Null,
        output: None,
        error: None,
        created_at: DateTime::UNIX_EPOCH,
        started_at: None,
        finished_at: None,
        reopened_at: None,
    };
    ExecutionDetail { execution, steps }
}

fn step(node: &str, outcome: StepOutcome) -> StepRecord {
    StepRecord {
        ordinal: 0,
        node_id: node.to_owned(),
        node_kind: "approval".to_owned(),
        attempt: 1,
        input: Value::Null,
        outcome,
        started_at: DateTime::UNIX_EPOCH,
        finished_at: DateTime::UNIX_EPOCH,
    }
}

#[test]
fn a_node_waits_until_a_later_entry_or_the_end_says_otherwise() {
    let waits = || StepOutcome::Waiting { prompt: Value::Null, until: None };
    let ended = || StepOutcome::Succeeded { output: Value::Null, branch: None };
    let steps = [step("a", waits()), step("b", waits()), step("c", ended()), step("a", ended()), step("d", waits())];
    for (taken, status, expect) in [
        (5, ExecutionStatus::Waiting, &["b", "d"][..]),
        (3, ExecutionStatus::Running, &["a", "b"]),
        (0, ExecutionStatus::Pending, &[]),
        (5, ExecutionStatus::Cancelled, &[]),
    ] {
        let detail = detail(status, steps[..taken].to_vec());
        let nodes: Vec<&str> = detail.waits().iter().map(|step| step.node_id.as_str()).collect();
        assert_eq!(nodes, expect);
        assert_eq!(detail.is_suspended(), status == ExecutionStatus::Waiting);
    }
}
