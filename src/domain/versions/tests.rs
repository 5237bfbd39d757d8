//! Head and published version: which changes what, and what each call takes.

use super::*;
use crate::domain::{
    executions::ExecutionService,
    testing::{Fakes, codes, graph, is_conflict, is_missing, node, owner},
    workflow::{NewWorkflow, WorkflowChange},
};

struct Bed {
    workflows: WorkflowService,
    versions: VersionService,
    executions: ExecutionService,
    fakes: Arc<Fakes>,
    owner: Owner,
}

fn bed() -> Bed {
    let fakes = Fakes::new();
    let workflows = WorkflowService::new(fakes.clone(), fakes.clone());
    Bed {
        versions: VersionService::new(workflows.clone(), fakes.clone(), fakes.clone()),
        executions: ExecutionService::new(fakes.clone(), fakes.clone(), fakes.clone(), fakes.clone(), fakes.clone()),
        workflows,
        fakes,
        owner: owner(),
    }
}

impl Bed {
    async fn workflow(&self, status: WorkflowStatus) -> Workflow {
        let new = NewWorkflow { name: "w".to_owned(), description: String::new(), status, graph: graph("a", "set") };
        self.workflows.create(self.owner, new).await.unwrap()
    }

    async fn draft(&self, id: WorkflowId, base: i32, graph: Graph) -> Result<Workflow> {
        self.versions.save_draft(self.owner, id, Draft { base, graph, note: None }).await
    }

    async fn change(&self, id: WorkflowId, change: WorkflowChange) -> Workflow {
        self.workflows.update(self.owner, id, change).await.unwrap()
    }
}

fn at(workflow: &Workflow) -> (WorkflowStatus, i32, Option<i32>) {
    (workflow.status, workflow.version, workflow.published_version)
}

use WorkflowStatus::{Archived, Draft as Unpublished, Published};

#[tokio::test]
async fn a_draft_leaves_what_is_published_and_publishing_takes_any_version() {
    let bed = bed();
    let made = bed.workflow(Published).await;
    assert_eq!(at(&made), (Published, 1, Some(1)));
    // Shape is enough for a draft.
    let two = bed.draft(made.id, 1, graph("b", "unknown")).await.unwrap();
    assert_eq!(at(&two), (Published, 2, Some(1)));
    assert_eq!(codes(bed.versions.publish(bed.owner, made.id, None).await), ["unknown_type"]);
    let three = bed.draft(made.id, 2, graph("c", "set")).await.unwrap();
    assert_eq!(at(&three), (Published, 3, Some(1)));
    assert_eq!(at(&bed.versions.publish(bed.owner, made.id, None).await.unwrap()), (Published, 3, Some(3)));
    assert_eq!(at(&bed.versions.publish(bed.owner, made.id, Some(1)).await.unwrap()), (Published, 3, Some(1)));
    assert!(is_missing(&bed.versions.publish(bed.owner, made.id, Some(9)).await, Kind::WorkflowVersion));
    let taken = bed.versions.unpublish(bed.owner, made.id).await.unwrap();
    assert_eq!(at(&taken), (Unpublished, 3, None));
    assert_eq!(bed.versions.unpublish(bed.owner, made.id).await.unwrap(), taken, "nothing to take back");
}

#[tokio::test]
async fn a_draft_made_from_another_head_is_refused_and_the_same_graph_is_no_version() {
    let bed = bed();
    let made = bed.workflow(Unpublished).await;
    assert!(is_conflict(&bed.draft(made.id, 2, graph("b", "set")).await));
    assert_eq!(bed.draft(made.id, 1, made.graph.clone()).await.unwrap(), made);
    bed.draft(made.id, 1, graph("b", "set")).await.unwrap();
    assert!(is_conflict(&bed.draft(made.id, 1, graph("c", "set")).await));
    assert_eq!(codes(bed.draft(made.id, 1, graph("", "set")).await), ["empty"], "what is wrong is told first");
    assert!(is_missing(&bed.versions.list(owner(), made.id, PageRequest { page: 1, limit: 9 }).await, Kind::Workflow));
}

#[tokio::test]
async fn restoring_makes_an_old_graph_the_head_and_says_so() {
    let bed = bed();
    let made = bed.workflow(Published).await;
    bed.draft(made.id, 1, graph("b", "set")).await.unwrap();
    let restored = bed.versions.restore(bed.owner, made.id, 1, Some(2), None).await.unwrap();
    assert_eq!((at(&restored), &restored.graph), ((Published, 3, Some(1)), &made.graph));
    let (_, list) = bed.versions.list(bed.owner, made.id, PageRequest { page: 1, limit: 2 }).await.unwrap();
    assert_eq!((list.total, list.items.len(), list.items[0].number), (3, 2, 3));
    assert_eq!(list.items[0].note.as_deref(), Some("Restored from version 1"));
    assert_eq!(list.items[0].author, Some(Author { kind: "system".to_owned(), id: None }));
    assert!(is_missing(&bed.versions.restore(bed.owner, made.id, 7, None, None).await, Kind::WorkflowVersion));
    assert!(is_conflict(&bed.versions.restore(bed.owner, made.id, 2, Some(2), None).await));
    let (to, diff) = bed.versions.diff(bed.owner, made.id, 2, None).await.unwrap();
    assert_eq!((to, diff.nodes.added.len(), diff.nodes.removed.len()), (3, 1, 1));
    assert!(is_missing(&bed.versions.diff(bed.owner, made.id, 2, Some(9)).await, Kind::WorkflowVersion));
    assert!(is_missing(&bed.versions.get(bed.owner, made.id, 9).await, Kind::WorkflowVersion));
}

#[tokio::test]
async fn who_edits_without_versions_publishes_the_head() {
    let bed = bed();
    let made = bed.workflow(Published).await;
    bed.draft(made.id, 1, graph("b", "set")).await.unwrap();
    let renamed = WorkflowChange { name: Some("x".to_owned()), ..WorkflowChange::default() };
    assert_eq!(at(&bed.change(made.id, renamed).await), (Published, 2, Some(1)), "a name publishes nothing");
    let said = WorkflowChange { status: Some(Published), ..WorkflowChange::default() };
    assert_eq!(at(&bed.change(made.id, said).await), (Published, 2, Some(2)));
    bed.draft(made.id, 2, graph("c", "set")).await.unwrap();
    let edited = WorkflowChange { nodes: Some(vec![node("d", "set")]), ..WorkflowChange::default() };
    assert_eq!(at(&bed.change(made.id, edited).await), (Published, 4, Some(4)));
    let archived = WorkflowChange { status: Some(Archived), ..WorkflowChange::default() };
    assert_eq!(at(&bed.change(made.id, archived).await), (Archived, 4, None));
    for refused in [
        bed.draft(made.id, 4, graph("e", "set")).await,
        bed.versions.publish(bed.owner, made.id, None).await,
        bed.versions.restore(bed.owner, made.id, 1, None, None).await,
    ] {
        assert!(is_conflict(&refused), "{refused:?}");
    }
}

#[tokio::test]
async fn what_is_published_runs_and_a_draft_is_tried_by_its_number_and_pinned() {
    let bed = bed();
    let made = bed.workflow(Published).await;
    bed.draft(made.id, 1, graph("b", "set")).await.unwrap();
    bed.draft(made.id, 2, graph("c", "unknown")).await.unwrap();
    let run = async |version| {
        let started = bed.executions.run(bed.owner, made.id, version, serde_json::json!({})).await?;
        let found = bed.executions.get(bed.owner, started.id).await?.execution;
        Ok::<_, Error>((found.workflow_version, found.origin.draft))
    };
    assert_eq!(run(None).await.unwrap(), (1, false));
    assert_eq!(run(Some(1)).await.unwrap(), (1, false));
    assert_eq!(run(Some(2)).await.unwrap(), (2, true));
    assert_eq!(codes(run(Some(3)).await), ["unknown_type"]);
    assert!(is_missing(&run(Some(4)).await, Kind::WorkflowVersion));
    assert_eq!(bed.fakes.records().pinned, [(made.id, 2)], "what is published needs no pin");
}
