//! The journal's promises, on both databases, and what is this implementation's own: groups, and other writers.

use std::sync::Arc;

use async_trait::async_trait;
use chrono::TimeDelta;
use futures_util::future::join_all;
use serde_json::json;

use crate::{
    domain::{
        Error, Kind,
        execution::{ExecutionDetail, ExecutionStatus, RunError},
        id::{AnswerId, ExecutionId, WorkflowId},
        ports::{Commit, EarlyAnswer, Journal, NewExecution, Transition, WorkflowRepository},
        run::Origin,
        settings::Gate,
        testing::journal::{Place, holds},
        workflow::{Workflow, WorkflowStatus},
    },
    store::testing::{Bed, commit, execution, now, on_each, run_to_end, succeeded},
};

fn run_error(code: &str) -> RunError {
    RunError { code: code.to_owned(), message: "it failed".to_owned(), node: None }
}

async fn load(journal: &impl Journal, id: ExecutionId) -> ExecutionDetail {
    journal.load(id).await.unwrap().unwrap()
}

/// A process on a database.
struct Process {
    bed: Bed,
    workflow: Workflow,
    journal: Option<Arc<dyn Journal>>,
}

#[async_trait]
impl Place for Process {
    async fn execution(&self) -> NewExecution {
        execution(&self.workflow)
    }

    fn journal(&self) -> Arc<dyn Journal> {
        Arc::clone(self.journal.as_ref().unwrap())
    }

    async fn restart(&mut self) {
        self.journal = None;
        self.bed.restart().await;
        self.journal = Some(Arc::new(self.bed.store.journal()));
    }
}

#[tokio::test]
async fn the_stores_journal_keeps_the_ports_promises() {
    on_each(async |bed| {
        let owner = bed.owner().await;
        let workflow = bed.workflow(owner, "w", WorkflowStatus::Published).await;
        let journal: Arc<dyn Journal> = Arc::new(bed.store.journal());
        holds(&mut Process { bed, workflow, journal: Some(journal) }).await;
    })
    .await;
}

async fn new_execution(bed: &Bed) -> NewExecution {
    let owner = bed.owner().await;
    execution(&bed.workflow(owner, "w", WorkflowStatus::Published).await)
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
