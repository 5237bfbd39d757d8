//! A sync to its end, over a service that is a script: what is asked for, how often, and what becomes of what goes wrong.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
};

use async_trait::async_trait;
use serde_json::{Map, Value, json};
use tokio::sync::Notify;

use super::*;
use crate::domain::{
    Fault,
    credential::CredentialValue,
    id::IntegrationId,
    identity::Owner,
    integration::{Integration, IntegrationType},
    sync::{FetchError, FetchedPage, FetchedRecord, Fetching, SyncStatus},
    testing::{Fakes, owner, sealer},
    workflows::now,
};

type Answer = Result<FetchedPage, FetchError>;

/// A service that answers by script, one answer after the other, and never once the script is at its end.
#[derive(Default)]
struct Script {
    answers: Mutex<VecDeque<Answer>>,
    asked: Mutex<Vec<Option<Value>>>,
    silent: Notify,
}

#[async_trait]
impl IntegrationTypes for Script {
    fn catalogue(&self) -> Vec<IntegrationType> {
        Vec::new()
    }

    fn check(&self, _: &str, _: &Map<String, Value>) -> Option<Vec<Fault>> {
        None
    }

    async fn test(&self, _: &str, _: &Map<String, Value>, _: Option<&CredentialValue>) -> Result<String, String> {
        Ok(String::new())
    }

    fn fetching(&self, _: &str, _: &Map<String, Value>) -> Result<Fetching, String> {
        Ok(Fetching { max_pages: 4 })
    }

    async fn fetch(
        &self,
        _: &str,
        _: &Map<String, Value>,
        _: Option<&CredentialValue>,
        cursor: Option<&Value>,
    ) -> Answer {
        self.asked.lock().unwrap().push(cursor.cloned());
        let answer = self.answers.lock().unwrap().pop_front();
        if let Some(answer) = answer {
            return answer;
        }
        self.silent.notify_one();
        std::future::pending().await
    }
}

#[expect(clippy::unnecessary_wraps, reason = "the script holds answers, good ones and others")]
fn page(ids: &[&str], next: Option<Value>) -> Answer {
    let record = |id: &&str| FetchedRecord { external_id: (*id).to_owned(), data: json!({ "id": id }) };
    Ok(FetchedPage { records: ids.iter().map(record).collect(), next })
}

struct Bed {
    fakes: Arc<Fakes>,
    script: Arc<Script>,
    syncs: Syncs,
    integration: Integration,
}

impl Bed {
    async fn new(answers: Vec<Answer>) -> Self {
        let (fakes, owner) = (Fakes::new(), owner());
        let integration = integration(owner);
        IntegrationRepository::insert(&*fakes, integration.clone()).await.unwrap();
        let script = Arc::new(Script { answers: Mutex::new(answers.into()), ..Script::default() });
        let syncs = driver(&fakes, &script);
        Self { fakes, script, syncs, integration }
    }

    /// Begins a sync and waits for its end.
    async fn run(&self) -> IntegrationSync {
        let sync = self.fakes.begin(&self.integration).await.unwrap();
        self.syncs.drive(sync.clone());
        self.syncs.drive(sync.clone());
        self.end_of(sync.id).await
    }

    async fn end_of(&self, id: SyncId) -> IntegrationSync {
        assert!(self.syncs.wait(id, Duration::from_mins(1)).await);
        SyncRepository::find(&*self.fakes, self.integration.owner, id).await.unwrap().unwrap()
    }

    fn asked(&self) -> Vec<Option<Value>> {
        self.script.asked.lock().unwrap().clone()
    }
}

fn driver(fakes: &Arc<Fakes>, script: &Arc<Script>) -> Syncs {
    let credentials = CredentialService::new(fakes.clone(), sealer());
    let config = SyncsConfig {
        retries: vec![Duration::from_millis(1); 2],
        longest_wait: Duration::from_millis(20),
        max_records: 5,
        max_record_bytes: 64,
        ..SyncsConfig::default()
    };
    Syncs::new(fakes.clone(), fakes.clone(), credentials, script.clone(), config)
}

fn integration(owner: Owner) -> Integration {
    Integration {
        seq: 0,
        id: IntegrationId::new(),
        owner,
        name: "i".to_owned(),
        kind: "script".to_owned(),
        config: Map::new(),
        credential: None,
        last_test: None,
        created_at: now(),
    }
}

#[tokio::test]
async fn every_page_is_asked_for_once_and_counted() {
    let bed = Bed::new(vec![page(&["a", "b"], Some(json!(2))), page(&[], Some(json!(3))), page(&["a"], None)]).await;
    let sync = bed.run().await;
    assert_eq!((sync.status, sync.pages, sync.fetched), (SyncStatus::Completed, 3, 3));
    assert_eq!((sync.created, sync.updated, sync.unchanged), (2, 0, 1));
    assert_eq!(bed.asked(), [None, Some(json!(2)), Some(json!(3))]);
}

#[tokio::test]
async fn what_passes_is_tried_again_and_what_stays_ends_the_sync_with_its_reason() {
    let busy = || Err(FetchError { reason: "busy".to_owned(), retry: Some(Duration::from_hours(1)) });
    let bed = Bed::new(vec![page(&["a"], Some(json!(2))), busy(), busy(), page(&["b"], None)]).await;
    // The hour that it asks for is more than is granted.
    assert_eq!(bed.run().await.status, SyncStatus::Completed);
    assert_eq!(bed.asked().len(), 4);

    let bed = Bed::new(vec![page(&["a"], Some(json!(2))), busy(), busy(), busy()]).await;
    let sync = bed.run().await;
    assert_eq!((sync.status, sync.error.as_deref(), sync.pages), (SyncStatus::Failed, Some("busy"), 1));
    assert_eq!(bed.fakes.records().fetched.len(), 1, "what was fetched before stays");

    let bed = Bed::new(vec![Err(FetchError::lasting("refused"))]).await;
    let sync = bed.run().await;
    assert_eq!((sync.error.as_deref(), bed.asked().len()), (Some("refused"), 1));
}

#[tokio::test]
async fn nothing_is_without_an_end() {
    let next = |number: i32| Some(json!({ "page": number }));
    for (answers, told) in [
        (vec![page(&["a"], next(2)), page(&["b"], next(2))], "no end"),
        (vec![page(&["a"], next(2)), page(&["b"], next(3)), page(&["c"], next(2))], "no end"),
        ((2..9).map(|number| page(&["a"], next(number))).collect(), "more pages than the 4"),
        (vec![page(&["a", "b", "c"], next(2)), page(&["d", "e", "f"], None)], "more records than the 5"),
        (
            vec![Ok(FetchedPage {
                records: vec![FetchedRecord { external_id: "big".to_owned(), data: json!("x".repeat(64)) }],
                next: None,
            })],
            "the record `big` has 66 bytes; 64 are the most",
        ),
    ] {
        let bed = Bed::new(answers).await;
        let sync = bed.run().await;
        let error = sync.error.unwrap_or_default();
        assert!(sync.status == SyncStatus::Failed && error.contains(told), "{told}: {error}");
    }
}

#[tokio::test]
async fn one_that_was_left_goes_on_with_the_page_that_was_under_way() {
    let bed = Bed::new(vec![page(&["a"], Some(json!(2)))]).await;
    let sync = bed.fakes.begin(&bed.integration).await.unwrap();
    bed.syncs.drive(sync.clone());
    bed.script.silent.notified().await;
    assert!(!bed.syncs.wait(sync.id, Duration::from_millis(1)).await);
    bed.syncs.shutdown(Duration::from_mins(1)).await;
    let left = bed.end_of(sync.id).await;
    assert_eq!((left.status, left.pages), (SyncStatus::Running, 1));
    bed.syncs.drive(left);
    assert!(bed.syncs.0.driven().is_empty(), "nothing begins any more");

    let bed = Bed { syncs: driver(&bed.fakes, &bed.script), ..bed };
    bed.script.answers.lock().unwrap().push_back(page(&["b"], None));
    bed.syncs.resume();
    while bed.syncs.0.driven().is_empty() && bed.asked().len() < 3 {
        tokio::task::yield_now().await;
    }
    let sync = bed.end_of(sync.id).await;
    assert_eq!((sync.status, sync.pages, sync.created), (SyncStatus::Completed, 2, 2));
    assert_eq!(bed.asked(), [None, Some(json!(2)), Some(json!(2))]);
}

#[tokio::test]
async fn a_sync_whose_integration_goes_is_left() {
    let bed = Bed::new(vec![page(&["a"], Some(json!(2)))]).await;
    let sync = bed.fakes.begin(&bed.integration).await.unwrap();
    IntegrationRepository::delete(&*bed.fakes, bed.integration.owner, bed.integration.id).await.unwrap();
    bed.syncs.drive(sync.clone());
    assert!(bed.syncs.wait(sync.id, Duration::from_mins(1)).await);
    assert!(bed.asked().is_empty());
}
