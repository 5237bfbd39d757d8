//! The states of a workflow, its versions, and what is checked when.

use super::*;
use crate::domain::{
    id::TenantId,
    testing::{Fakes, codes, graph, is_conflict, is_missing, node, owner},
    workflow::WorkflowStatus::{Archived, Draft, Published},
};

fn service() -> (WorkflowService, Arc<Fakes>) {
    let fakes = Fakes::new();
    (WorkflowService::new(fakes.clone(), fakes.clone()), fakes)
}

fn new(name: &str, status: WorkflowStatus, graph: Graph) -> NewWorkflow {
    NewWorkflow { name: name.to_owned(), description: String::new(), status, graph }
}

fn to(status: WorkflowStatus) -> WorkflowChange {
    WorkflowChange { status: Some(status), ..WorkflowChange::default() }
}

fn nodes(id: &str, kind: &str) -> WorkflowChange {
    WorkflowChange { nodes: Some(vec![node(id, kind)]), ..WorkflowChange::default() }
}

#[tokio::test]
async fn a_draft_is_checked_for_shape_and_a_published_workflow_whole() {
    let (service, _) = service();
    let owner = owner();
    let made = service.create(owner, new("w", Draft, graph("a", "unknown"))).await.unwrap();
    assert_eq!((made.status, made.version), (Draft, 1));
    assert_eq!(codes(service.create(owner, new("w", Draft, graph("", "set"))).await), ["empty"]);
    assert_eq!(codes(service.create(owner, new("w", Published, graph("a", "unknown"))).await), ["unknown_type"]);
    assert_eq!(codes(service.update(owner, made.id, to(Published)).await), ["unknown_type"]);
    let repaired = WorkflowChange { status: Some(Published), ..nodes("a", "set") };
    assert_eq!(service.update(owner, made.id, repaired).await.unwrap().status, Published);
    assert_eq!(codes(service.update(owner, made.id, nodes("a", "unknown")).await), ["unknown_type"]);
    // Back to draft in the same change: shape is enough again.
    let undone = WorkflowChange { status: Some(Draft), ..nodes("a", "unknown") };
    assert_eq!(service.update(owner, made.id, undone).await.unwrap().status, Draft);
}

#[tokio::test]
async fn all_faults_are_reported_at_once() {
    let (service, _) = service();
    let bad = NewWorkflow { description: "\0".to_owned(), ..new(" \u{1}", Archived, graph("\0", "set")) };
    let expect = ["control_character", "control_character", "archived", "control_character"];
    assert_eq!(codes(service.create(owner(), bad).await), expect);
    assert_eq!(codes(service.create(owner(), new("", Draft, graph("", "set"))).await), ["required", "empty"]);
    assert_eq!(codes(service.create(owner(), new(&"é".repeat(256), Draft, Graph::default())).await), ["max_length"]);
    assert!(service.create(owner(), new(&"é".repeat(255), Draft, Graph::default())).await.is_ok());
}

#[tokio::test]
async fn only_a_changed_graph_makes_a_version() {
    let (service, fakes) = service();
    let owner = owner();
    let made = service.create(owner, new("w", Published, graph("a", "set"))).await.unwrap();
    let same = service.update(owner, made.id, nodes("a", "set")).await.unwrap();
    assert_eq!(same, made, "a change that changes nothing leaves everything");
    let renamed = WorkflowChange { name: Some("x".to_owned()), ..WorkflowChange::default() };
    let renamed = service.update(owner, made.id, renamed).await.unwrap();
    assert_eq!((renamed.version, renamed.name.as_str()), (1, "x"));
    assert!(renamed.updated_at > made.updated_at);
    let edited = service.update(owner, made.id, nodes("b", "set")).await.unwrap();
    assert_eq!((edited.version, edited.status), (2, Published));
    assert_eq!(fakes.records().versions, 2);
}

#[tokio::test]
async fn an_archived_workflow_is_not_published_or_edited_by_accident() {
    let (service, _) = service();
    let owner = owner();
    let made = service.create(owner, new("w", Published, graph("a", "set"))).await.unwrap();
    service.update(owner, made.id, to(Archived)).await.unwrap();
    assert!(is_conflict(&service.update(owner, made.id, to(Published)).await));
    assert!(is_conflict(&service.update(owner, made.id, nodes("b", "set")).await));
    assert!(service.update(owner, made.id, to(Archived)).await.is_ok());
    let described = WorkflowChange { description: Some("old".to_owned()), ..WorkflowChange::default() };
    assert_eq!(service.update(owner, made.id, described).await.unwrap().status, Archived);
    service.update(owner, made.id, to(Draft)).await.unwrap();
    assert_eq!(service.update(owner, made.id, to(Published)).await.unwrap().status, Published);
}

#[tokio::test]
async fn a_foreign_workflow_does_not_exist() {
    let (service, _) = service();
    let owner = owner();
    let made = service.create(owner, new("w", Draft, Graph::default())).await.unwrap();
    let stranger = Owner { tenant: TenantId::new(), unit: None };
    assert!(is_missing(&service.get(stranger, made.id).await, Kind::Workflow));
    assert!(is_missing(&service.update(stranger, made.id, to(Published)).await, Kind::Workflow));
    assert!(is_missing(&service.delete(stranger, made.id).await, Kind::Workflow));
    service.delete(owner, made.id).await.unwrap();
    assert!(is_missing(&service.delete(owner, made.id).await, Kind::Workflow));
}
