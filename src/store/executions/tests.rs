//! Reading executions, on both databases.

use chrono::TimeDelta;
use serde_json::json;

use super::super::testing::{Bed, commit, execution, now, on_each, run_to_end, step, succeeded};
use crate::domain::{
    execution::{ExecutionFilter, ExecutionStatus, RunError, StepOutcome},
    id::ExecutionId,
    identity::Owner,
    page::{CursorRequest, PageRequest},
    ports::{ExecutionRepository, Journal, NewExecution, Transition},
    workflow::WorkflowStatus,
};

async fn ids(bed: &Bed, owner: Owner, filter: &ExecutionFilter) -> Vec<ExecutionId> {
    let executions = bed.store.executions();
    let page = executions.list(owner, filter, PageRequest { page: 1, limit: 100 }).await.unwrap();
    let walk = executions.list_after(owner, filter, CursorRequest { before: None, limit: 100 }).await.unwrap();
    assert_eq!(page.items, walk.items);
    assert_eq!((page.total, walk.next), (page.items.len() as u64, None));
    page.items.into_iter().map(|item| item.id).collect()
}

#[tokio::test]
async fn lists_filter_by_workflow_status_and_time() {
    on_each(async |bed| {
        let owner = bed.owner().await;
        let (one, two) = (
            bed.workflow(owner, "one", WorkflowStatus::Published).await,
            bed.workflow(owner, "two", WorkflowStatus::Published).await,
        );
        let journal = bed.store.journal();
        let error = RunError { code: "failed".to_owned(), message: "no".to_owned(), node: Some("a".to_owned()) };
        let failed = run_to_end(&journal, &one, Transition::Failed { error, at: now(), started_at: None }).await;
        let completed =
            run_to_end(&journal, &two, Transition::Completed { output: json!(null), at: now(), started_at: None })
                .await;
        let cancelled = run_to_end(&journal, &two, Transition::Cancelled { at: now() }).await;
        let old = NewExecution { created_at: now() - TimeDelta::days(1), ..execution(&one) };
        journal.enqueue(old.clone()).await.unwrap();

        let check = async |filter: ExecutionFilter, expect: &[ExecutionId]| {
            assert_eq!(ids(&bed, owner, &filter).await, expect, "{filter:?}");
        };
        let statuses =
            |statuses: &[ExecutionStatus]| ExecutionFilter { statuses: statuses.to_vec(), ..Default::default() };
        check(ExecutionFilter::default(), &[old.id, cancelled, completed, failed]).await;
        check(ExecutionFilter { workflow: Some(one.id), ..Default::default() }, &[old.id, failed]).await;
        check(statuses(&[ExecutionStatus::Failed]), &[failed]).await;
        check(statuses(&[ExecutionStatus::Failed, ExecutionStatus::Cancelled]), &[cancelled, failed]).await;
        check(statuses(&[ExecutionStatus::Completed]), &[completed]).await;
        check(statuses(&[ExecutionStatus::Pending, ExecutionStatus::Running]), &[old.id]).await;
        check(statuses(&[ExecutionStatus::Pending, ExecutionStatus::Failed]), &[old.id, failed]).await;
        let hour = TimeDelta::hours(1);
        check(ExecutionFilter { to: Some(now() - hour), ..Default::default() }, &[old.id]).await;
        check(ExecutionFilter { from: Some(now() - hour), ..Default::default() }, &[cancelled, completed, failed])
            .await;
        let exactly = ExecutionFilter { from: Some(old.created_at), to: Some(old.created_at), ..Default::default() };
        check(exactly, &[old.id]).await;
    })
    .await;
}

#[tokio::test]
async fn a_walk_by_cursor_meets_each_execution_once_though_new_ones_arrive() {
    on_each(async |bed| {
        let owner = bed.owner().await;
        let workflow = bed.workflow(owner, "w", WorkflowStatus::Published).await;
        let journal = bed.store.journal();
        let mut expect = Vec::new();
        for _ in 0..7 {
            let new = execution(&workflow);
            expect.insert(0, new.id);
            journal.enqueue(new).await.unwrap();
        }
        let (mut seen, mut before) = (Vec::new(), None);
        loop {
            let cursor = CursorRequest { before, limit: 3 };
            let page = bed.store.executions().list_after(owner, &ExecutionFilter::default(), cursor).await.unwrap();
            assert!(page.items.len() <= 3);
            seen.extend(page.items.into_iter().map(|item| item.id));
            journal.enqueue(execution(&workflow)).await.unwrap();
            match page.next {
                Some(next) => before = Some(next),
                None => break,
            }
        }
        assert_eq!(seen, expect);
        let all = CursorRequest { before: None, limit: u64::MAX };
        let all = bed.store.executions().list_after(owner, &ExecutionFilter::default(), all).await.unwrap();
        assert_eq!((all.items.len(), all.next), (10, None));
    })
    .await;
}

#[tokio::test]
async fn another_tenant_or_unit_sees_nothing() {
    on_each(async |bed| {
        let tenant = bed.owner().await;
        let (mine, other) = (bed.unit_of(tenant).await, bed.unit_of(tenant).await);
        let workflow = bed.workflow(mine, "w", WorkflowStatus::Published).await;
        let new = execution(&workflow);
        bed.store.journal().enqueue(new.clone()).await.unwrap();
        let filter = ExecutionFilter { workflow: Some(workflow.id), ..Default::default() };
        for (owner, sees) in [(tenant, true), (mine, true), (other, false), (bed.owner().await, false)] {
            assert_eq!(bed.store.executions().find(owner, new.id).await.unwrap().is_some(), sees);
            assert_eq!(ids(&bed, owner, &filter).await.len(), usize::from(sees));
        }
    })
    .await;
}

#[tokio::test]
async fn nodes_that_wait_for_a_person_are_listed_until_they_are_answered_or_the_execution_ends() {
    on_each(async |bed| {
        let tenant = bed.owner().await;
        let (mine, other) = (bed.unit_of(tenant).await, bed.unit_of(tenant).await);
        let workflow = bed.workflow(mine, "w", WorkflowStatus::Published).await;
        let journal = bed.store.journal();
        let until = now() + TimeDelta::hours(1);
        let waits = |ordinal, node: &str| {
            step(ordinal, node, StepOutcome::Waiting { prompt: json!({"prompt": node}), until: Some(until) })
        };
        let (first, second) = (execution(&workflow), execution(&workflow));
        for new in [&first, &second] {
            journal.enqueue(new.clone()).await.unwrap();
        }
        let steps = vec![succeeded(0, "a", json!(1)), waits(1, "b"), waits(2, "c")];
        journal.commit(commit(first.id, steps, Some(Transition::Waiting { wake_at: None }))).await.unwrap();
        let sleeps = StepOutcome::Sleeping { until, output: json!(null) };
        journal
            .commit(commit(second.id, vec![step(0, "z", sleeps)], Some(Transition::Waiting { wake_at: None })))
            .await
            .unwrap();

        let list = async |owner, page, limit| {
            let found = bed.store.executions().approvals(owner, PageRequest { page, limit }).await.unwrap();
            assert!(found.items.iter().all(|item| item.execution == first.id && item.workflow == workflow.id));
            let nodes: String = found.items.iter().map(|item| item.node.as_str()).collect();
            assert!(found.items.iter().all(|item| item.prompt["prompt"] == json!(item.node)));
            assert!(found.items.iter().all(|item| item.until == Some(until)));
            (nodes, found.total)
        };
        assert_eq!(list(mine, 1, 10).await, ("bc".to_owned(), 2));
        assert_eq!(list(tenant, 2, 1).await, ("c".to_owned(), 2));
        assert_eq!(list(other, 1, 10).await, (String::new(), 0));
        assert_eq!(list(bed.owner().await, 1, 10).await, (String::new(), 0));
        let detail = bed.store.executions().find(mine, first.id).await.unwrap().unwrap();
        assert_eq!(detail.waits().iter().map(|step| step.node_id.as_str()).collect::<String>(), "bc");

        let answered = vec![succeeded(3, "b", json!("yes"))];
        journal.commit(commit(first.id, answered, Some(Transition::Resumed))).await.unwrap();
        assert_eq!(list(mine, 1, 10).await, ("c".to_owned(), 1));
        let detail = bed.store.executions().find(mine, first.id).await.unwrap().unwrap();
        assert_eq!(detail.waits().iter().map(|step| step.node_id.as_str()).collect::<String>(), "c");
        journal.commit(commit(first.id, Vec::new(), Some(Transition::Cancelled { at: now() }))).await.unwrap();
        assert_eq!(list(mine, 1, 10).await, (String::new(), 0));
        let detail = bed.store.executions().find(mine, first.id).await.unwrap().unwrap();
        assert!(detail.waits().is_empty());
    })
    .await;
}
