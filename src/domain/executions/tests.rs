//! What may be started, and by whom an execution is seen.

use super::*;
use crate::domain::{
    execution::ExecutionStatus,
    graph::Graph,
    id::UnitId,
    testing::{Fakes, codes, graph, input, is_conflict, is_missing, owner},
    workflow::{NewWorkflow, Workflow, WorkflowChange},
    workflows::WorkflowService,
};

const PAGE: PageRequest = PageRequest { page: 1, limit: 10 };

struct Bed {
    executions: ExecutionService,
    workflows: WorkflowService,
    endpoints: crate::domain::endpoints::EndpointService,
    owner: Owner,
}

fn bed() -> Bed {
    let fakes = Fakes::new();
    Bed {
        executions: ExecutionService::new(fakes.clone(), fakes.clone(), fakes.clone(), fakes.clone(), fakes.clone()),
        workflows: WorkflowService::new(fakes.clone(), fakes.clone()),
        endpoints: crate::domain::endpoints::EndpointService::new(fakes),
        owner: owner(),
    }
}

impl Bed {
    async fn workflow(&self, status: WorkflowStatus, graph: Graph) -> Workflow {
        let new = NewWorkflow { name: "w".to_owned(), description: String::new(), status, graph };
        self.workflows.create(self.owner, new).await.unwrap()
    }
}

#[tokio::test]
async fn a_draft_is_checked_whole_before_it_runs_and_an_archived_workflow_does_not_run() {
    let bed = bed();
    let bad = bed.workflow(WorkflowStatus::Draft, graph("a", "unknown")).await;
    assert_eq!(codes(bed.executions.start(bed.owner, bad.id, input()).await), ["unknown_type"]);
    let good = bed.workflow(WorkflowStatus::Draft, graph("a", "set")).await;
    let started = bed.executions.start(bed.owner, good.id, input()).await.unwrap();
    let detail = bed.executions.get(bed.owner, started.id).await.unwrap();
    assert_eq!((detail.execution.workflow_id, detail.execution.workflow_version), (good.id, 1));
    assert_eq!((detail.execution.input, detail.execution.created_at), (input(), started.created_at));

    let archived = WorkflowChange { status: Some(WorkflowStatus::Archived), ..WorkflowChange::default() };
    bed.workflows.update(bed.owner, good.id, archived).await.unwrap();
    assert!(is_conflict(&bed.executions.start(bed.owner, good.id, input()).await));
    bed.executions.cancel(bed.owner, started.id).await.unwrap();
    assert!(is_conflict(&bed.executions.retry(bed.owner, started.id).await));
}

#[tokio::test]
async fn by_name_only_what_is_published_runs() {
    let bed = bed();
    let start = async || bed.executions.start_by_name(bed.owner, "default", "w", input()).await;
    assert!(is_missing(&start().await, Kind::Endpoint));
    bed.endpoints.create(bed.owner, "default".to_owned(), String::new()).await.unwrap();
    bed.workflow(WorkflowStatus::Draft, graph("a", "set")).await;
    assert!(is_missing(&start().await, Kind::Workflow));
    let published = bed.workflow(WorkflowStatus::Published, graph("a", "set")).await;
    assert_eq!(start().await.unwrap().workflow_id, published.id);
}

#[tokio::test]
async fn an_execution_belongs_to_its_workflows_owner() {
    let bed = bed();
    let unit = Owner { unit: Some(UnitId::new()), ..bed.owner };
    let new = NewWorkflow {
        name: "w".to_owned(),
        description: String::new(),
        status: WorkflowStatus::Draft,
        graph: Graph::default(),
    };
    let workflow = bed.workflows.create(unit, new).await.unwrap();
    let started = bed.executions.start(bed.owner, workflow.id, input()).await.unwrap();
    assert_eq!(bed.executions.get(unit, started.id).await.unwrap().execution.owner, unit);
}

#[tokio::test]
async fn cancel_retry_and_wait_tell_how_it_then_is() {
    let bed = bed();
    let workflow = bed.workflow(WorkflowStatus::Draft, graph("a", "set")).await;
    let started = bed.executions.start(bed.owner, workflow.id, input()).await.unwrap();
    let id = started.id;
    assert!(is_conflict(&bed.executions.retry(bed.owner, id).await));
    let cancelled = bed.executions.cancel(bed.owner, id).await.unwrap();
    assert_eq!(cancelled.execution.status, ExecutionStatus::Cancelled);
    assert!(is_conflict(&bed.executions.cancel(bed.owner, id).await));
    let again = bed.executions.retry(bed.owner, id).await.unwrap();
    assert_eq!(again.execution.status, ExecutionStatus::Pending);
    assert_eq!(bed.executions.finish(&started, Duration::ZERO).await.unwrap(), None);
    for _ in 0..2 {
        let ended = bed.executions.finish(&started, Duration::from_secs(1)).await.unwrap().unwrap();
        assert_eq!(ended.status, ExecutionStatus::Completed);
    }
}

#[tokio::test]
async fn a_foreign_execution_or_workflow_does_not_exist() {
    let bed = bed();
    let workflow = bed.workflow(WorkflowStatus::Draft, graph("a", "set")).await;
    let id = bed.executions.start(bed.owner, workflow.id, input()).await.unwrap().id;
    let stranger = owner();
    assert!(is_missing(&bed.executions.get(stranger, id).await, Kind::Execution));
    assert!(is_missing(&bed.executions.cancel(stranger, id).await, Kind::Execution));
    assert!(is_missing(&bed.executions.retry(stranger, id).await, Kind::Execution));
    assert!(is_missing(&bed.executions.start(stranger, workflow.id, input()).await, Kind::Workflow));
    let filter = ExecutionFilter { workflow: Some(workflow.id), ..ExecutionFilter::default() };
    assert!(is_missing(&bed.executions.list(stranger, &filter, PAGE).await, Kind::Workflow));
    let cursor = CursorRequest { before: None, limit: 10 };
    assert!(is_missing(&bed.executions.list_after(stranger, &filter, cursor).await, Kind::Workflow));
    assert_eq!(bed.executions.list(bed.owner, &filter, PAGE).await.unwrap().total, 1);
    assert_eq!(bed.executions.list(stranger, &ExecutionFilter::default(), PAGE).await.unwrap().total, 0);
}
