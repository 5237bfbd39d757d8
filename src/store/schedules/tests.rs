//! Schedules over the life of a workflow.

use chrono::TimeDelta;
use serde_json::json;

use super::*;
use crate::{
    domain::{ports::WorkflowRepository, workflow::WorkflowStatus},
    store::testing::{Bed, on_each, workflow},
};

fn scheduled(owner: Owner, every: &str) -> Workflow {
    let node = json!({"id": "clock", "type": "schedule", "config": {"every": every}});
    let graph = serde_json::from_value(json!({ "nodes": [node] })).unwrap();
    Workflow { graph, status: WorkflowStatus::Published, published_version: Some(1), ..workflow(owner, "scheduled") }
}

async fn change(bed: &Bed, seen: &Workflow, every: &str, status: WorkflowStatus) -> Workflow {
    let graph = scheduled(seen.owner, every).graph;
    let version = seen.version + i32::from(graph != seen.graph);
    let published_version = (status == WorkflowStatus::Published).then_some(version);
    let updated_at = seen.updated_at + TimeDelta::seconds(1);
    let next = Workflow { graph, version, published_version, status, updated_at, ..seen.clone() };
    bed.store.workflows().update(&next, seen).await.unwrap();
    next
}

async fn state(bed: &Bed, workflow: &Workflow) -> ScheduleState {
    let states = bed.store.schedules().of_workflow(workflow.owner, workflow.id).await.unwrap();
    assert_eq!(states.len(), 1, "{states:?}");
    states[0].clone()
}

#[tokio::test]
async fn a_schedule_is_live_with_its_workflow_and_moves_on_once() {
    on_each(async |bed| {
        let owner = bed.owner().await;
        let schedules = bed.store.schedules();
        assert_eq!(schedules.next_due().await.unwrap(), None);
        let stored = bed.store.workflows().insert(scheduled(owner, "1h")).await.unwrap();
        let first = state(&bed, &stored).await.next_at.unwrap();
        assert_eq!((first.timestamp() % 3_600, schedules.next_due().await.unwrap()), (0, Some(first)));
        assert_eq!(schedules.due(first - TimeDelta::seconds(1), &[], 10).await.unwrap(), []);
        let due = schedules.due(first, &[], 10).await.unwrap();
        assert_eq!(due.len(), 1);
        let target = Target::Workflow { id: stored.id, version: 1, node: "clock".to_owned() };
        assert_eq!((due[0].owner, &due[0].target, due[0].next.at), (owner, &target, first));
        assert_eq!(schedules.due(first, &[due[0].id], 10).await.unwrap(), []);
        // Two look at the same row: one of them moves it on.
        let at = first + TimeDelta::hours(1);
        let step = Step { next: Some(Upcoming { at, due_at: at }), last_at: Some(first) };
        assert!(schedules.advance(&due[0], step).await.unwrap());
        assert!(!schedules.advance(&due[0], step).await.unwrap());
        let moved = state(&bed, &stored).await;
        assert_eq!((moved.next_at, moved.last_at), (Some(at), Some(first)));
        // A change of the name leaves it as it is, another configuration plans it anew.
        let renamed = change(&bed, &stored, "1h", WorkflowStatus::Published).await;
        assert_eq!(state(&bed, &stored).await.next_at, Some(at));
        let other = change(&bed, &renamed, "2m", WorkflowStatus::Published).await;
        assert!(state(&bed, &stored).await.next_at.unwrap() < first);
        let draft = change(&bed, &other, "2m", WorkflowStatus::Draft).await;
        assert_eq!((state(&bed, &stored).await.next_at, schedules.next_due().await.unwrap()), (None, None));
        change(&bed, &draft, "2m", WorkflowStatus::Published).await;
        assert!(schedules.next_due().await.unwrap().is_some());
        assert!(bed.store.workflows().delete(owner, stored.id).await.unwrap());
        assert_eq!(schedules.next_due().await.unwrap(), None);
    })
    .await;
}
