//! The journal's promises, on both databases, and what is this implementation's own: groups, and other writers.

use std::sync::Arc;

use async_trait::async_trait;
use futures_util::future::join_all;
use serde_json::json;

use crate::{
    domain::{
        Error, Kind,
        execution::{ExecutionDetail, ExecutionStatus},
        id::{ExecutionId, WorkflowId},
        ports::{Journal, NewExecution, Transition, WorkflowRepository},
        testing::journal::{Place, holds},
        workflow::{Workflow, WorkflowStatus},
    },
    store::testing::{Bed, commit, execution, now, on_each, run_to_end, succeeded},
};

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
            journal.commit(commit(gone, vec![], Some(Transition::Waiting))),
            journal.commit(commit(gone, vec![], None)),
            journal.commit(commit(good.id, vec![succeeded(0, "a", json!(1))], Some(Transition::Waiting))),
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
