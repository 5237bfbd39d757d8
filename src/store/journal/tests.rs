//! The journal's promises, on both databases.

use std::sync::Arc;

use chrono::TimeDelta;
use futures_util::future::join_all;
use serde_json::json;

use crate::domain::{
    Error, Kind,
    execution::{ExecutionDetail, ExecutionStatus, RunError, StepOutcome},
    id::{AnswerId, ExecutionId, WorkflowId},
    ports::{Commit, EarlyAnswer, Journal, NewExecution, Transition, WorkflowRepository},
    run::Origin,
    settings::Gate,
    workflow::WorkflowStatus,
};
use crate::store::testing::{Bed, commit, execution, now, on_each, run_to_end, step, succeeded};

fn run_error(message: &str) -> RunError {
    RunError { code: "failed".to_owned(), message: message.to_owned(), node: Some("a".to_owned()) }
}

async fn load(journal: &impl Journal, id: ExecutionId) -> ExecutionDetail {
    journal.load(id).await.unwrap().unwrap()
}

async fn new_execution(bed: &Bed) -> NewExecution {
    let owner = bed.owner().await;
    execution(&bed.workflow(owner, "w", WorkflowStatus::Published).await)
}

#[tokio::test]
async fn every_outcome_comes_back_as_it_was_with_nul_and_text_beyond_the_first_plane() {
    on_each(async |bed| {
        let journal = bed.store.journal();
        let odd = json!({"nul \u{0}": "𝄞🦀\u{0}", "list": [null, 1.5, -3], "quote": "'\"\\"});
        let new = NewExecution { input: odd.clone(), ..new_execution(&bed).await };
        journal.enqueue(new.clone()).await.unwrap();
        let later = now() + TimeDelta::seconds(5);
        let steps = vec![
            step(0, "a", StepOutcome::Succeeded { output: odd.clone(), branch: Some("nul \u{0}".to_owned()) }),
            step(1, "b", StepOutcome::Succeeded { output: json!(null), branch: None }),
            step(2, "c", StepOutcome::Failed { error: run_error("first \u{0}"), retry_at: Some(later) }),
            step(3, "c", StepOutcome::Failed { error: run_error("last"), retry_at: None }),
            step(4, "d", StepOutcome::Sleeping { until: later, output: odd.clone() }),
        ];
        let started_at = now();
        journal.commit(commit(new.id, steps.clone(), Some(Transition::Running { started_at }))).await.unwrap();
        let detail = load(&journal, new.id).await;
        assert_eq!(detail.steps, steps);
        assert_eq!(detail.execution.input, odd);
        assert_eq!(
            (detail.execution.status, detail.execution.started_at),
            (ExecutionStatus::Running, Some(started_at))
        );
        assert_eq!((detail.execution.owner, detail.execution.created_at), (new.owner, new.created_at));
    })
    .await;
}

#[tokio::test]
async fn transitions_move_the_status_and_the_first_start_stays() {
    on_each(async |bed| {
        let journal = bed.store.journal();
        let new = new_execution(&bed).await;
        journal.enqueue(new.clone()).await.unwrap();
        let started = now();
        let check = async |transition: Option<Transition>, status: ExecutionStatus| {
            journal.commit(commit(new.id, vec![], transition)).await.unwrap();
            let execution = load(&journal, new.id).await.execution;
            assert_eq!(execution.status, status);
            execution
        };
        check(None, ExecutionStatus::Pending).await;
        check(Some(Transition::Running { started_at: started }), ExecutionStatus::Running).await;
        check(Some(Transition::Waiting { wake_at: None }), ExecutionStatus::Waiting).await;
        check(Some(Transition::Resumed), ExecutionStatus::Running).await;
        let at = started + TimeDelta::seconds(3);
        let completed = Transition::Completed { output: json!(null), at, started_at: Some(at) };
        let ended = check(Some(completed), ExecutionStatus::Completed).await;
        assert_eq!((ended.output, ended.error), (Some(json!(null)), None));
        assert_eq!((ended.started_at, ended.finished_at), (Some(started), Some(at)));
    })
    .await;
}

#[tokio::test]
async fn after_a_restart_unfinished_executions_come_back_in_order_with_their_steps() {
    on_each(async |mut bed| {
        let owner = bed.owner().await;
        let workflow = bed.workflow(owner, "w", WorkflowStatus::Published).await;
        let journal = bed.store.journal();
        let mut open = Vec::new();
        for number in 0..5 {
            let new = execution(&workflow);
            journal.enqueue(new.clone()).await.unwrap();
            let steps = (0..number).map(|ordinal| succeeded(ordinal, &format!("n{ordinal}"), json!(ordinal))).collect();
            let waits = (number == 4).then_some(Transition::Running { started_at: now() });
            journal.commit(commit(new.id, steps, waits)).await.unwrap();
            open.push(new.id);
            run_to_end(&journal, &workflow, Transition::Cancelled { at: now() }).await;
        }
        drop(journal);
        bed.restart().await;

        let journal = bed.store.journal();
        let found = journal.unfinished(None, 100).await.unwrap();
        assert_eq!(found.iter().map(|detail| detail.execution.id).collect::<Vec<_>>(), open);
        for (number, detail) in found.iter().enumerate() {
            let ordinals: Vec<usize> = detail.steps.iter().map(|step| usize::try_from(step.ordinal).unwrap()).collect();
            assert_eq!(ordinals, (0..number).collect::<Vec<_>>());
        }
        let page = journal.unfinished(Some(open[1]), 2).await.unwrap();
        assert_eq!(page.iter().map(|detail| detail.execution.id).collect::<Vec<_>>(), open[2..4]);
        assert_eq!(journal.unfinished(Some(open[4]), 2).await.unwrap(), []);
        // The walk goes on past an execution that is no longer there.
        assert_eq!(journal.unfinished(Some(ExecutionId(uuid::Uuid::nil())), 100).await.unwrap().len(), 5);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_commits_at_once_are_all_there() {
    on_each(async |bed| {
        let owner = bed.owner().await;
        let workflow = bed.workflow(owner, "w", WorkflowStatus::Published).await;
        let journal = Arc::new(bed.store.journal());
        let runs = (0..1_000).map(|number| {
            let (journal, new) = (journal.clone(), execution(&workflow));
            tokio::spawn(async move {
                journal.enqueue(new.clone()).await.unwrap();
                let running = Transition::Running { started_at: now() };
                journal.commit(commit(new.id, vec![succeeded(0, "a", json!(number))], Some(running))).await.unwrap();
                let end = Transition::Completed { output: json!(number), at: now(), started_at: None };
                journal.commit(commit(new.id, vec![succeeded(1, "b", json!(number))], Some(end))).await.unwrap();
                (number, new.id)
            })
        });
        for run in join_all(runs).await {
            let (number, id) = run.unwrap();
            let detail = load(&*journal, id).await;
            assert_eq!((detail.execution.status, detail.steps.len()), (ExecutionStatus::Completed, 2));
            assert_eq!(detail.execution.output, Some(json!(number)));
        }
        assert_eq!(journal.unfinished(None, 10).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn calls_for_one_execution_in_one_group_apply_in_order() {
    on_each(async |bed| {
        let journal = bed.store.journal();
        let new = new_execution(&bed).await;
        journal.enqueue(new.clone()).await.unwrap();
        let started_at = now();
        let at = started_at + TimeDelta::seconds(1);
        let calls = [
            commit(new.id, vec![succeeded(0, "a", json!(1))], Some(Transition::Running { started_at })),
            commit(new.id, vec![], Some(Transition::Waiting { wake_at: None })),
            commit(new.id, vec![succeeded(1, "b", json!(2))], Some(Transition::Resumed)),
            commit(new.id, vec![], Some(Transition::Completed { output: json!(3), at, started_at: Some(at) })),
        ];
        for result in join_all(calls.map(|call| journal.commit(call))).await {
            result.unwrap();
        }
        let detail = load(&journal, new.id).await;
        assert_eq!((detail.execution.status, detail.steps.len()), (ExecutionStatus::Completed, 2));
        assert_eq!((detail.execution.started_at, detail.execution.finished_at), (Some(started_at), Some(at)));
        assert_eq!(detail.execution.output, Some(json!(3)));
    })
    .await;
}

#[tokio::test]
async fn a_bad_call_in_a_group_fails_alone() {
    on_each(async |bed| {
        let journal = bed.store.journal();
        let good = new_execution(&bed).await;
        let homeless = NewExecution { workflow_id: WorkflowId::new(), id: ExecutionId::new(), ..good.clone() };
        let (first, second) = futures_util::join!(journal.enqueue(good.clone()), journal.enqueue(homeless));
        first.unwrap();
        assert!(matches!(second, Err(Error::NotFound { kind: Kind::Workflow })), "{second:?}");

        let gone = ExecutionId::new();
        let (step, change, idle, fine) = futures_util::join!(
            journal.commit(commit(gone, vec![succeeded(0, "a", json!(1))], None)),
            journal.commit(commit(gone, vec![], Some(Transition::Waiting { wake_at: None }))),
            journal.commit(commit(gone, vec![], None)),
            journal.commit(commit(
                good.id,
                vec![succeeded(0, "a", json!(1))],
                Some(Transition::Waiting { wake_at: None })
            )),
        );
        for result in [step, change, idle] {
            assert!(matches!(result, Err(Error::NotFound { kind: Kind::Execution })), "{result:?}");
        }
        fine.unwrap();
        let detail = load(&journal, good.id).await;
        assert_eq!((detail.execution.status, detail.steps.len()), (ExecutionStatus::Waiting, 1));
    })
    .await;
}

#[tokio::test]
async fn the_same_call_again_is_fine_and_another_in_its_place_is_a_conflict() {
    on_each(async |bed| {
        let journal = bed.store.journal();
        let new = new_execution(&bed).await;
        let entry = commit(new.id, vec![succeeded(0, "a", json!(1))], None);
        for _ in 0..2 {
            journal.enqueue(new.clone()).await.unwrap();
            journal.commit(entry.clone()).await.unwrap();
        }
        let other_input = NewExecution { input: json!(2), ..new.clone() };
        assert!(matches!(journal.enqueue(other_input).await, Err(Error::Conflict { .. })));
        let other_step = Commit { steps: vec![succeeded(0, "a", json!(2))], ..entry.clone() };
        assert!(matches!(journal.commit(other_step).await, Err(Error::Conflict { .. })));
        assert_eq!(load(&journal, new.id).await.steps, entry.steps);
    })
    .await;
}

#[tokio::test]
async fn steps_and_transition_are_committed_both_or_neither() {
    on_each(async |bed| {
        let journal = bed.store.journal();
        let new = new_execution(&bed).await;
        journal.enqueue(new.clone()).await.unwrap();
        journal.commit(commit(new.id, vec![succeeded(1, "b", json!(1))], None)).await.unwrap();
        let steps = vec![succeeded(0, "a", json!(1)), succeeded(1, "b", json!("taken"))];
        let result = journal.commit(commit(new.id, steps, Some(Transition::Waiting { wake_at: None }))).await;
        assert!(matches!(result, Err(Error::Conflict { .. })), "{result:?}");
        let detail = load(&journal, new.id).await;
        assert_eq!((detail.execution.status, detail.steps.len()), (ExecutionStatus::Pending, 1));
    })
    .await;
}

#[tokio::test]
async fn reopening_drops_final_failures_of_the_named_nodes_only() {
    on_each(async |bed| {
        let journal = bed.store.journal();
        let new = new_execution(&bed).await;
        journal.enqueue(new.clone()).await.unwrap();
        let steps = vec![
            succeeded(0, "a", json!(1)),
            step(1, "b", StepOutcome::Failed { error: run_error("again"), retry_at: Some(now()) }),
            step(2, "b", StepOutcome::Failed { error: run_error("last"), retry_at: None }),
            step(3, "kept", StepOutcome::Failed { error: run_error("continue"), retry_at: None }),
        ];
        let failed = Transition::Failed { error: run_error("last"), at: now(), started_at: Some(now()) };
        assert!(matches!(journal.reopen(new.id, &[]).await, Err(Error::Conflict { .. })));
        journal.commit(commit(new.id, steps.clone(), Some(failed))).await.unwrap();

        journal.reopen(new.id, &["b".to_owned(), "a".to_owned()]).await.unwrap();
        let detail = load(&journal, new.id).await;
        assert_eq!(detail.steps, [steps[0].clone(), steps[1].clone(), steps[3].clone()]);
        assert_eq!(detail.execution.status, ExecutionStatus::Pending);
        assert_eq!((detail.execution.error, detail.execution.finished_at), (None, None));
        assert_eq!(journal.unfinished(None, 10).await.unwrap().len(), 1);
        assert!(matches!(journal.reopen(new.id, &[]).await, Err(Error::Conflict { .. })));
        assert!(matches!(journal.reopen(ExecutionId::new(), &[]).await, Err(Error::NotFound { .. })));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_writers_in_parallel_do_not_lose_each_others_work() {
    on_each(async |bed| {
        let owner = bed.owner().await;
        let workflow = bed.workflow(owner, "w", WorkflowStatus::Published).await;
        // A server's journal and, as from another process, a command's store.
        let journal = Arc::new(bed.store.journal());
        let command = crate::store::Store::open(&bed.url, crate::store::Mode::Command).await.unwrap();
        let server = {
            let (journal, workflow) = (journal.clone(), workflow.clone());
            tokio::spawn(async move {
                for _ in 0..200 {
                    run_to_end(&*journal, &workflow, Transition::Cancelled { at: now() }).await;
                }
            })
        };
        for number in 0..50 {
            let new = crate::store::testing::workflow(owner, &number.to_string());
            command.workflows().insert(new).await.unwrap();
        }
        server.await.unwrap();
        let filter = crate::domain::workflow::WorkflowFilter::default();
        let page = crate::domain::page::PageRequest { page: 1, limit: 1 };
        assert_eq!(bed.store.workflows().list(owner, &filter, page).await.unwrap().total, 51);
        assert_eq!(journal.unfinished(None, 10).await.unwrap(), []);
        command.close().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn values_nested_too_deeply_to_be_read_back_are_refused() {
    on_each(async |bed| {
        let journal = bed.store.journal();
        let deep = (0..200).fold(json!(1), |inner, _| json!([inner]));
        let new = new_execution(&bed).await;
        let result = journal.enqueue(NewExecution { input: deep, ..new.clone() }).await;
        assert!(matches!(result, Err(Error::Invalid { .. })), "{result:?}");
        assert_eq!(journal.load(new.id).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn what_waits_is_found_when_it_is_due_and_not_at_a_start() {
    on_each(async |bed| {
        let owner = bed.owner().await;
        let workflow = bed.workflow(owner, "w", WorkflowStatus::Published).await;
        let journal = bed.store.journal();
        let soon = now() + TimeDelta::seconds(5);
        let mut ids = Vec::new();
        for (wake_at, key) in
            [(Some(soon), None), (Some(soon), Some("k")), (Some(soon + TimeDelta::days(1)), None), (None, Some("k"))]
        {
            let mut new = execution(&workflow);
            new.origin.pinned.gate = key.map(|key| Gate { limit: 1, key: key.to_owned() });
            journal.enqueue(new.clone()).await.unwrap();
            let running = Transition::Running { started_at: now() };
            journal.commit(commit(new.id, vec![], Some(running))).await.unwrap();
            journal.commit(commit(new.id, vec![], Some(Transition::Waiting { wake_at }))).await.unwrap();
            ids.push(new.id);
        }
        assert_eq!(journal.unfinished(None, 100).await.unwrap(), []);
        let due = async |until, after, limit| {
            let found = journal.due(until, after, limit).await.unwrap();
            found.into_iter().map(|due| (due.at, due.id)).collect::<Vec<_>>()
        };
        assert_eq!(due(soon - TimeDelta::seconds(1), None, 9).await, []);
        assert_eq!(due(soon, None, 1).await, [(soon, ids[0])]);
        assert_eq!(due(soon, Some((soon, ids[0])), 9).await, [(soon, ids[1])]);
        assert_eq!(due(soon + TimeDelta::days(2), Some((soon, ids[1])), 9).await.len(), 1);
        let holders: Vec<_> = journal.holders(None, 9).await.unwrap().into_iter().map(|holder| holder.id).collect();
        assert_eq!(holders, [ids[1], ids[3]]);
        assert_eq!(journal.holders(Some(ids[1]), 9).await.unwrap()[0].id, ids[3]);
        let waits = bed.store.waits().await.unwrap();
        assert!((waits.all, waits.due) >= (4, 2), "{waits:?}");
        // Going on, it waits for nothing.
        journal.commit(commit(ids[0], vec![], Some(Transition::Resumed))).await.unwrap();
        assert_eq!(due(soon, None, 9).await, [(soon, ids[1])]);
        assert_eq!(journal.unfinished(None, 100).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn children_are_found_by_their_parent_and_by_its_end() {
    on_each(async |bed| {
        let owner = bed.owner().await;
        let workflow = bed.workflow(owner, "w", WorkflowStatus::Published).await;
        let journal = bed.store.journal();
        let parent = execution(&workflow);
        journal.enqueue(parent.clone()).await.unwrap();
        let origin = Origin { parent: Some(parent.id), depth: 1, ..Origin::default() };
        let below = NewExecution { origin, ..execution(&workflow) };
        journal.enqueue(below.clone()).await.unwrap();
        assert_eq!(journal.children(Some(parent.id)).await.unwrap(), [below.id]);
        assert_eq!(journal.children(None).await.unwrap(), []);
        journal.commit(commit(parent.id, vec![], Some(Transition::Cancelled { at: now() }))).await.unwrap();
        assert_eq!(journal.children(None).await.unwrap(), [below.id]);
        journal.commit(commit(below.id, vec![], Some(Transition::Cancelled { at: now() }))).await.unwrap();
        assert_eq!(journal.children(None).await.unwrap(), []);
        assert_eq!(journal.children(Some(parent.id)).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn answers_are_kept_in_order_until_they_are_used_and_a_failure_starts_what_it_brings_along() {
    on_each(async |bed| {
        let journal = bed.store.journal();
        let new = new_execution(&bed).await;
        journal.enqueue(new.clone()).await.unwrap();
        let answer = |text: &str| EarlyAnswer {
            id: AnswerId::new(),
            execution: new.id,
            node: "ask".to_owned(),
            answer: json!({"nul \u{0}": text}),
            at: now(),
        };
        let (first, second) = (answer("one"), answer("two"));
        journal.keep_answer(&first).await.unwrap();
        journal.keep_answer(&second).await.unwrap();
        assert_eq!(journal.kept_answers(new.id).await.unwrap(), [first.clone(), second.clone()]);
        let gone = EarlyAnswer { execution: ExecutionId::new(), ..answer("three") };
        assert!(matches!(journal.keep_answer(&gone).await, Err(Error::NotFound { kind: Kind::Execution })));
        journal.commit(Commit { used: vec![first.id], ..Commit::of(new.id) }).await.unwrap();
        assert_eq!(journal.kept_answers(new.id).await.unwrap(), [second]);

        let next = NewExecution { id: ExecutionId::new(), ..new.clone() };
        let failed = Transition::Failed { error: run_error("x"), at: now(), started_at: Some(now()) };
        let end = Commit { transition: Some(failed), starts: Some(Box::new(next.clone())), ..Commit::of(new.id) };
        journal.commit(end.clone()).await.unwrap();
        assert_eq!(load(&journal, next.id).await.execution.status, ExecutionStatus::Pending);
        // A connection that broke in the middle of the commit: the same again is no second one.
        journal.commit(end).await.unwrap();
        assert_eq!(journal.unfinished(None, 9).await.unwrap().len(), 1);
    })
    .await;
}
