//! Reading executions, on both databases.

use chrono::TimeDelta;
use serde_json::json;

use super::super::testing::{Bed, execution, now, on_each, run_to_end};
use crate::domain::{
    execution::{ExecutionFilter, ExecutionStatus, RunError},
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
