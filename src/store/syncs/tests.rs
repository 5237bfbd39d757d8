//! Pages are stored whole and once, records are counted by what they say, and another's are not seen.

use serde_json::json;

use super::*;
use crate::{
    domain::{ports::IntegrationRepository, sync::SyncStatus},
    store::testing::{Bed, now, on_each},
};

const PAGE: PageRequest = PageRequest { page: 1, limit: 10 };

async fn integration(bed: &Bed, owner: Owner) -> Integration {
    let integration = Integration {
        seq: 0,
        id: IntegrationId::new(),
        owner,
        name: "i".to_owned(),
        kind: "http".to_owned(),
        config: Map::new(),
        credential: None,
        last_test: None,
        created_at: now(),
    };
    bed.store.integrations().insert(integration).await.unwrap()
}

fn page(records: &[(&str, Value)], next: Option<Value>) -> FetchedPage {
    let record = |(id, data): &(&str, Value)| FetchedRecord { external_id: (*id).to_owned(), data: data.clone() };
    FetchedPage { records: records.iter().map(record).collect(), next }
}

fn counts(sync: &IntegrationSync) -> (u64, u64, u64, u64, u64) {
    (sync.pages, sync.fetched, sync.created, sync.updated, sync.unchanged)
}

#[tokio::test]
async fn records_are_new_different_or_as_they_were_whatever_the_order_of_their_fields() {
    on_each(async |bed| {
        let integration = integration(&bed, bed.owner().await).await;
        let (syncs, owner) = (bed.store.syncs(), integration.owner);
        let first = syncs.begin(&integration).await.unwrap();
        let (a, b) = (json!({"x": 1, "y": {"p": 1, "q": "\u{0}"}}), json!({"id": "b"}));
        let next = json!({"page": 2});
        let kept = syncs.keep(&first, page(&[("a", a), ("b", b.clone())], Some(next.clone()))).await.unwrap().unwrap();
        assert_eq!(
            (counts(&kept), kept.cursor.clone(), kept.status),
            ((1, 2, 2, 0, 0), Some(next), SyncStatus::Running)
        );
        assert_eq!(syncs.running().await.unwrap(), std::slice::from_ref(&kept));
        // One that stands there twice: the last one stays.
        let twice = [("c", json!(1)), ("c", json!(2)), ("b", b)];
        let ended = syncs.keep(&kept, page(&twice, None)).await.unwrap().unwrap();
        assert_eq!((counts(&ended), ended.status), ((2, 5, 3, 1, 1), SyncStatus::Completed));
        assert!(ended.finished_at.is_some() && syncs.running().await.unwrap().is_empty());

        let second = syncs.begin(&integration).await.unwrap();
        assert_ne!(second.id, first.id);
        let turned = json!({"y": {"q": "\u{0}", "p": 1}, "x": 1});
        let ended = syncs.keep(&second, page(&[("a", turned), ("c", json!(3))], None)).await.unwrap().unwrap();
        assert_eq!(counts(&ended), (1, 2, 0, 1, 1));
        let records = syncs.records(owner, integration.id, PAGE).await.unwrap();
        let ids: Vec<&str> = records.items.iter().map(|record| record.external_id.as_str()).collect();
        assert_eq!((records.total, ids), (3, vec!["a", "b", "c"]));
        assert_eq!(records.items[2].data, json!(3));
        assert!(records.items[2].updated_at > records.items[2].created_at);
        assert_eq!(records.items[0].updated_at, records.items[0].created_at);
        let listed = syncs.list(owner, integration.id, PAGE).await.unwrap();
        assert_eq!((listed.total, listed.items[0].id), (2, second.id), "newest first");
        assert_eq!(syncs.newest(owner, &[integration.id]).await.unwrap()[&integration.id].id, second.id);
        assert!(syncs.newest(owner, &[]).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn one_runs_at_a_time_and_a_page_is_stored_once() {
    on_each(async |bed| {
        let integration = integration(&bed, bed.owner().await).await;
        let syncs = bed.store.syncs();
        let begun = futures_util::future::try_join_all((0..8).map(|_| syncs.begin(&integration))).await.unwrap();
        assert!(begun.iter().all(|sync| sync.id == begun[0].id), "{begun:?}");
        let seen = &begun[0];
        let next = || page(&[("a", json!(1))], Some(json!(2)));
        let (one, other) = tokio::join!(syncs.keep(seen, next()), syncs.keep(seen, next()));
        let kept: Vec<_> = [one.unwrap(), other.unwrap()].into_iter().flatten().collect();
        assert_eq!(kept.len(), 1, "the other sees that it was stored");
        assert!(syncs.fail(seen, "late").await.unwrap().is_none());
        // What cannot be stored leaves nothing behind.
        let deep = (0..200).fold(json!(1), |inner, _| json!([inner]));
        let refused = syncs.keep(&kept[0], page(&[("b", json!(1)), ("c", deep)], None)).await;
        assert!(matches!(refused, Err(Error::Invalid { .. })), "{refused:?}");
        let failed = syncs.fail(&kept[0], "it\0ended").await.unwrap().unwrap();
        assert_eq!(
            (failed.status, failed.error.as_deref(), &failed.cursor),
            (SyncStatus::Failed, Some("it ended"), &None)
        );
        assert_eq!(syncs.find(integration.owner, failed.id).await.unwrap(), Some(failed));
        assert_eq!(syncs.records(integration.owner, integration.id, PAGE).await.unwrap().total, 1);
    })
    .await;
}

#[tokio::test]
async fn a_large_page_is_one_transaction_and_all_of_it_goes_with_its_integration() {
    on_each(async |bed| {
        let integration = integration(&bed, bed.owner().await).await;
        let syncs = bed.store.syncs();
        let seen = syncs.begin(&integration).await.unwrap();
        let records = (0..5_000)
            .map(|number| FetchedRecord { external_id: format!("r{number:04}"), data: json!({"number": number}) });
        let page = FetchedPage { records: records.collect(), next: Some(json!(2)) };
        let kept = syncs.keep(&seen, page).await.unwrap().unwrap();
        assert_eq!(counts(&kept), (1, 5_000, 5_000, 0, 0));
        assert!(bed.store.integrations().delete(integration.owner, integration.id).await.unwrap());
        assert!(syncs.keep(&kept, FetchedPage::default()).await.unwrap().is_none());
        assert!(matches!(syncs.begin(&integration).await, Err(Error::NotFound { kind: Kind::Integration })));
        assert_eq!(syncs.list(integration.owner, integration.id, PAGE).await.unwrap().total, 0);
        assert_eq!(integration_record::Entity::find().count(&bed.store.read).await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn what_is_anothers_is_not_there() {
    on_each(async |bed| {
        let owner = bed.owner().await;
        let integration = integration(&bed, owner).await;
        let syncs = bed.store.syncs();
        let seen = syncs.begin(&integration).await.unwrap();
        syncs.keep(&seen, page(&[("a", json!(1))], None)).await.unwrap();
        for stranger in [bed.owner().await, bed.unit_of(owner).await] {
            assert!(syncs.find(stranger, seen.id).await.unwrap().is_none());
            assert_eq!(syncs.list(stranger, integration.id, PAGE).await.unwrap().total, 0);
            assert_eq!(syncs.records(stranger, integration.id, PAGE).await.unwrap().total, 0);
            assert!(syncs.newest(stranger, &[integration.id]).await.unwrap().is_empty());
        }
    })
    .await;
}
