//! Walls, and what an event stores for whom.

use serde_json::json;

use crate::{
    domain::{
        event::{Event, EventKind},
        id::WebhookId,
        identity::Owner,
        page::PageRequest,
        ports::{Journal as _, Transition},
        webhook::{DeliveryFilter, DeliveryRepository as _, Webhook, WebhookRepository as _},
        workflow::WorkflowStatus,
    },
    store::{
        outbox,
        testing::{Bed, commit, execution, now, on_each, run_to_end, succeeded},
    },
};

const PAGE: PageRequest = PageRequest { page: 1, limit: 100 };

pub(in crate::store) async fn webhook(bed: &Bed, owner: Owner, events: &[EventKind]) -> Webhook {
    let webhook = Webhook {
        seq: 0,
        id: WebhookId::new(),
        owner,
        url: "https://yoursite.com/webhook".to_owned(),
        events: events.to_vec(),
        created_at: now(),
        disabled_at: None,
    };
    bed.store.webhooks().insert(&webhook, &[1; 60]).await.unwrap();
    webhook
}

pub(in crate::store) async fn emit(bed: &Bed, owner: Owner, kind: EventKind) -> Event {
    let event = Event::new(owner, kind, json!({"name": "x"}));
    let transaction = bed.store.begin().await.unwrap();
    outbox::emit(&transaction, std::slice::from_ref(&event)).await.unwrap();
    transaction.commit().await.unwrap();
    event
}

/// Ids of the webhooks that deliveries seen by `owner` go to, newest first.
async fn told(bed: &Bed, owner: Owner) -> Vec<WebhookId> {
    let found = bed.store.deliveries().list(owner, &DeliveryFilter::default(), PAGE).await.unwrap();
    found.items.iter().map(|delivery| delivery.webhook).collect()
}

#[tokio::test]
async fn webhooks_are_listed_found_and_deleted_within_their_walls() {
    on_each(async |bed| {
        let tenant = bed.owner().await;
        let (unit, other) = (bed.unit_of(tenant).await, bed.owner().await);
        let store = bed.store.webhooks();
        let (wide, narrow) = (webhook(&bed, tenant, &EventKind::ALL).await, webhook(&bed, unit, &EventKind::ALL).await);
        let listed = store.list(tenant, PAGE).await.unwrap();
        assert_eq!(listed.items.iter().map(|one| one.id).collect::<Vec<_>>(), [narrow.id, wide.id]);
        assert_eq!(Webhook { seq: 0, ..listed.items[1].clone() }, wide);
        assert_eq!(store.list(unit, PAGE).await.unwrap().items.len(), 1);
        assert_eq!(store.list(other, PAGE).await.unwrap().total, 0);
        assert_eq!(store.find(unit, wide.id).await.unwrap(), None);
        for stranger in [other, Owner { unit: unit.unit, ..other }] {
            assert!(!store.delete(stranger, narrow.id).await.unwrap());
        }
        assert!(!store.delete(unit, wide.id).await.unwrap());
        assert!(store.delete(unit, narrow.id).await.unwrap());
        assert_eq!(store.list(tenant, PAGE).await.unwrap().total, 1);
    })
    .await;
}

#[tokio::test]
async fn an_event_goes_to_those_who_ask_for_it_within_its_tenant_and_unit() {
    on_each(async |bed| {
        let tenant = bed.owner().await;
        let (unit, sibling, other) = (bed.unit_of(tenant).await, bed.unit_of(tenant).await, bed.owner().await);
        let kind = EventKind::FormSubmitted;
        let wide = webhook(&bed, tenant, &[kind, EventKind::WorkflowFailed]).await;
        let narrow = webhook(&bed, unit, &[kind]).await;
        for (owner, kind) in [(sibling, EventKind::WorkflowFailed), (other, kind)] {
            webhook(&bed, owner, &[kind]).await;
        }
        emit(&bed, unit, kind).await;
        assert_eq!(told(&bed, tenant).await, [narrow.id, wide.id]);
        // A delivery is seen by whom its webhook is seen by, whatever it tells of.
        assert_eq!(told(&bed, unit).await, [narrow.id]);
        assert_eq!((told(&bed, sibling).await, told(&bed, other).await), (vec![], vec![]));
        emit(&bed, tenant, EventKind::WorkflowPublished).await;
        assert_eq!(told(&bed, tenant).await.len(), 2, "nobody asked for it");
    })
    .await;
}

#[tokio::test]
async fn the_end_of_an_execution_is_told_with_what_it_came_to() {
    on_each(async |bed| {
        let owner = bed.owner().await;
        let workflow = bed.workflow(owner, "w", WorkflowStatus::Published).await;
        let journal = bed.store.journal();
        // Before anyone listens.
        run_to_end(&journal, &workflow, Transition::Cancelled { at: now() }).await;
        webhook(&bed, owner, &[EventKind::WorkflowExecuted, EventKind::WorkflowFailed]).await;
        let error =
            crate::domain::execution::RunError { code: "c".into(), message: "m".into(), node: Some("a".into()) };
        let large = json!("x".repeat(300_000));
        for (end, status, kinds, output) in [
            (
                Transition::Completed { output: json!({"a": 1}), at: now(), started_at: None },
                "completed",
                1,
                Some(json!({"a": 1})),
            ),
            (Transition::Completed { output: large, at: now(), started_at: None }, "completed", 1, None),
            (Transition::Failed { error, at: now(), started_at: Some(now()) }, "failed", 2, Some(json!(null))),
            (Transition::Cancelled { at: now() }, "cancelled", 2, Some(json!(null))),
        ] {
            let before = told(&bed, owner).await.len();
            let id = run_to_end(&journal, &workflow, end).await;
            let found = bed.store.deliveries().list(owner, &DeliveryFilter::default(), PAGE).await.unwrap();
            assert_eq!(found.items.len() - before, kinds, "{status}");
            let detail = bed.store.deliveries().find(owner, found.items[0].id).await.unwrap().unwrap();
            let data = &detail.event.data;
            assert_eq!(
                (data["execution_id"].as_str(), data["status"].as_str()),
                (Some(&*id.to_string()), Some(status))
            );
            assert_eq!(data.get("output"), output.as_ref(), "{status}");
            assert_eq!(data.get("output_truncated").is_some(), output.is_none());
            assert_eq!(data["error"].is_null(), status != "failed", "{data}");
            assert_eq!(detail.delivery.kind == EventKind::WorkflowFailed, kinds == 2);
        }
    })
    .await;
}

#[tokio::test]
async fn executions_that_do_not_end_or_are_gone_tell_nothing() {
    on_each(async |bed| {
        let owner = bed.owner().await;
        let workflow = bed.workflow(owner, "w", WorkflowStatus::Published).await;
        webhook(&bed, owner, &EventKind::ALL).await;
        let journal = bed.store.journal();
        let new = execution(&workflow);
        journal.enqueue(new.clone()).await.unwrap();
        journal
            .commit(commit(new.id, vec![succeeded(0, "a", json!(1))], Some(Transition::Waiting { wake_at: None })))
            .await
            .unwrap();
        assert_eq!(told(&bed, owner).await, []);
        let end = Transition::Cancelled { at: now() };
        let gone = crate::domain::id::ExecutionId::new();
        journal.commit(commit(gone, vec![], Some(end.clone()))).await.unwrap_err();
        assert_eq!(told(&bed, owner).await, []);
        for _ in 0..2 {
            // The second time as after a connection that broke in the middle of the commit.
            journal.commit(commit(new.id, vec![], Some(end.clone()))).await.unwrap();
        }
        assert_eq!(told(&bed, owner).await.len(), 2, "executed and failed, each once");
    })
    .await;
}
