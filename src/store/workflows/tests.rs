//! Workflows and their versions, on both databases.

use serde_json::json;

use super::super::testing::{Bed, commit, execution, on_each, succeeded, workflow};
use crate::domain::{
    Error, Kind,
    graph::Graph,
    id::{EndpointId, WorkflowId},
    identity::{Endpoint, Owner},
    page::PageRequest,
    ports::{EndpointRepository, ExecutionRepository, Journal, WorkflowRepository},
    workflow::{Workflow, WorkflowFilter, WorkflowStatus},
};

const ALL: PageRequest = PageRequest { page: 1, limit: 100 };

fn graph(value: serde_json::Value) -> Graph {
    serde_json::from_value(value).unwrap()
}

async fn names(bed: &Bed, owner: Owner, search: &str) -> Vec<String> {
    let filter = WorkflowFilter { status: None, search: Some(search.to_owned()) };
    let page = bed.store.workflows().list(owner, &filter, ALL).await.unwrap();
    assert_eq!(page.total, page.items.len() as u64);
    page.items.into_iter().map(|item| item.name).collect()
}

#[tokio::test]
async fn what_is_stored_comes_back_whole_with_nul_and_text_beyond_the_first_plane() {
    on_each(async |bed| {
        let owner = bed.owner().await;
        let new = Workflow {
            graph: graph(json!({
                "nodes": [{"id": "a", "type": "set", "config": {"s": "nul \u{0} and 𝄞🦀", "n": 1.5e300, "deep": [[null]]}, "x": 17}],
                "edges": [{"source": "a", "target": "b", "branch": "true"}],
                "variables": {"z": 1, "a": "\u{0}"},
            })),
            description: "𝄞".to_owned(),
            ..workflow(owner, "Größe 🦀")
        };
        let stored = bed.store.workflows().insert(new.clone()).await.unwrap();
        assert!(stored.seq > 0);
        assert_eq!(stored, Workflow { seq: stored.seq, ..new });
        assert_eq!(bed.store.workflows().find(owner, stored.id).await.unwrap(), Some(stored));
    })
    .await;
}

#[tokio::test]
async fn search_ignores_case_in_any_alphabet_and_takes_wildcards_literally() {
    on_each(async |bed| {
        let owner = bed.owner().await;
        for name in ["100% sure", "100 sure", "under_score", "underXscore", "ÄPFEL und Birnen", r"back\slash"] {
            bed.workflow(owner, name, WorkflowStatus::Draft).await;
        }
        let check =
            async |search: &str, expect: &[&str]| assert_eq!(names(&bed, owner, search).await, expect, "{search}");
        check("%", &["100% sure"]).await;
        check("_", &["under_score"]).await;
        check("R_S", &["under_score"]).await;
        check("äpfel", &["ÄPFEL und Birnen"]).await;
        check("BIRNEN", &["ÄPFEL und Birnen"]).await;
        check(r"\", &[r"back\slash"]).await;
        check("SURE", &["100 sure", "100% sure"]).await;
        check("'; --", &[]).await;
        check("a\0", &[]).await;
        check(&"%".repeat(100_000), &[]).await;
    })
    .await;
}

#[tokio::test]
async fn lists_are_newest_first_paged_and_filtered() {
    on_each(async |bed| {
        let owner = bed.owner().await;
        for (name, status) in
            [("a", WorkflowStatus::Draft), ("b", WorkflowStatus::Published), ("c", WorkflowStatus::Draft)]
        {
            bed.workflow(owner, name, status).await;
        }
        let list = async |status, page, limit| {
            let filter = WorkflowFilter { status, search: None };
            let page = bed.store.workflows().list(owner, &filter, PageRequest { page, limit }).await.unwrap();
            (page.items.into_iter().map(|item| item.name).collect::<String>(), page.total)
        };
        assert_eq!(list(None, 1, 2).await, ("cb".to_owned(), 3));
        assert_eq!(list(None, 2, 2).await, ("a".to_owned(), 3));
        assert_eq!(list(None, u64::MAX, u64::MAX).await, (String::new(), 3));
        assert_eq!(list(Some(WorkflowStatus::Draft), 1, 9).await, ("ca".to_owned(), 2));
        assert_eq!(list(Some(WorkflowStatus::Archived), 1, 9).await, (String::new(), 0));
    })
    .await;
}

#[tokio::test]
async fn another_tenant_or_unit_sees_and_changes_nothing() {
    on_each(async |bed| {
        let workflows = bed.store.workflows();
        let tenant = bed.owner().await;
        let (mine, other) = (bed.unit_of(tenant).await, bed.unit_of(tenant).await);
        let stranger = bed.owner().await;
        let default = Endpoint {
            id: EndpointId::new(),
            owner: tenant,
            name: "default".to_owned(),
            description: String::new(),
            created_at: super::super::testing::now(),
        };
        bed.store.endpoints().insert(&default).await.unwrap();
        let record = bed.workflow(mine, "w", WorkflowStatus::Published).await;

        for (owner, sees) in [(tenant, true), (mine, true), (other, false), (stranger, false)] {
            assert_eq!(workflows.find(owner, record.id).await.unwrap().is_some(), sees);
            assert_eq!(workflows.find_published(owner, default.id, "w").await.unwrap().is_some(), sees);
            let listed = workflows.list(owner, &WorkflowFilter::default(), ALL).await.unwrap();
            assert_eq!((listed.total, listed.items.len()), (u64::from(sees), usize::from(sees)));
        }
        for owner in [other, stranger] {
            let changed = Workflow { owner, name: "taken over".to_owned(), ..record.clone() };
            let result = workflows.update(&changed, &record).await;
            assert!(matches!(result, Err(Error::NotFound { kind: Kind::Workflow })), "{result:?}");
            assert!(!workflows.delete(owner, record.id).await.unwrap());
        }
        assert_eq!(workflows.find(mine, record.id).await.unwrap(), Some(record));
    })
    .await;
}

#[tokio::test]
async fn a_new_version_keeps_the_old_one_and_a_stale_change_is_refused() {
    on_each(async |bed| {
        let workflows = bed.store.workflows();
        let owner = bed.owner().await;
        let first = bed.workflow(owner, "w", WorkflowStatus::Draft).await;
        let second = Workflow {
            version: 2,
            graph: graph(json!({"nodes": [{"id": "n", "type": "set"}]})),
            updated_at: first.updated_at + chrono::TimeDelta::microseconds(1),
            ..first.clone()
        };
        workflows.update(&second, &first).await.unwrap();
        assert_eq!(workflows.find(owner, first.id).await.unwrap().as_ref(), Some(&second));
        assert_eq!(workflows.graph(first.id, 1).await.unwrap(), Some(first.graph.clone()));
        assert_eq!(workflows.graph(first.id, 2).await.unwrap(), Some(second.graph.clone()));
        assert_eq!(workflows.graph(first.id, 3).await.unwrap(), None);

        // Made from the first, though it does not touch the graph.
        let stale = Workflow { status: WorkflowStatus::Published, ..first.clone() };
        assert!(matches!(workflows.update(&stale, &first).await, Err(Error::Conflict { .. })));
        let renamed = Workflow {
            name: "x".to_owned(),
            updated_at: second.updated_at + chrono::TimeDelta::seconds(1),
            ..second.clone()
        };
        workflows.update(&renamed, &second).await.unwrap();
        // Same version, other change in between.
        assert!(matches!(workflows.update(&second, &second).await, Err(Error::Conflict { .. })));
        let gone = Workflow { id: WorkflowId::new(), ..second.clone() };
        assert!(matches!(workflows.update(&gone, &second).await, Err(Error::NotFound { .. })));
    })
    .await;
}

#[tokio::test]
async fn the_newest_published_workflow_of_a_name_is_found_at_its_endpoint_only() {
    on_each(async |bed| {
        let workflows = bed.store.workflows();
        let owner = bed.owner().await;
        let endpoint = async |name: &str| {
            let endpoint = Endpoint {
                id: EndpointId::new(),
                owner,
                name: name.to_owned(),
                description: String::new(),
                created_at: super::super::testing::now(),
            };
            bed.store.endpoints().insert(&endpoint).await.unwrap();
            endpoint.id
        };
        let (default, special) = (endpoint("default").await, endpoint("special").await);
        bed.workflow(owner, "w", WorkflowStatus::Published).await;
        let newest = bed.workflow(owner, "w", WorkflowStatus::Published).await;
        bed.workflow(owner, "w", WorkflowStatus::Draft).await;
        let placed = Workflow {
            endpoint: Some(special),
            status: WorkflowStatus::Published,
            published_version: Some(1),
            ..workflow(owner, "w")
        };
        let placed = workflows.insert(placed).await.unwrap();

        let found =
            async |endpoint, name: &str| workflows.find_published(owner, endpoint, name).await.unwrap().map(|w| w.id);
        assert_eq!(found(default, "w").await, Some(newest.id));
        assert_eq!(found(special, "w").await, Some(placed.id));
        assert_eq!(found(EndpointId::new(), "w").await, None);
        assert_eq!(found(default, "W").await, None);
        assert_eq!(found(default, "w\0").await, None);
    })
    .await;
}

#[tokio::test]
async fn deleting_takes_versions_executions_and_journals_along() {
    on_each(async |bed| {
        let workflows = bed.store.workflows();
        let owner = bed.owner().await;
        let record = bed.workflow(owner, "w", WorkflowStatus::Published).await;
        let kept = bed.workflow(owner, "kept", WorkflowStatus::Published).await;
        let journal = bed.store.journal();
        let (gone, stays) = (execution(&record), execution(&kept));
        for new in [&gone, &stays] {
            journal.enqueue(new.clone()).await.unwrap();
            journal.commit(commit(new.id, vec![succeeded(0, "a", json!(1))], None)).await.unwrap();
        }
        assert!(workflows.delete(owner, record.id).await.unwrap());
        assert!(!workflows.delete(owner, record.id).await.unwrap());
        assert_eq!(workflows.graph(record.id, 1).await.unwrap(), None);
        assert_eq!(bed.store.executions().find(owner, gone.id).await.unwrap(), None);
        let late = journal.commit(commit(gone.id, vec![succeeded(1, "b", json!(2))], None)).await;
        assert!(matches!(late, Err(Error::NotFound { kind: Kind::Execution })), "{late:?}");
        assert_eq!(bed.store.executions().find(owner, stays.id).await.unwrap().unwrap().steps.len(), 1);
    })
    .await;
}
