//! What is held is what is stored, on both databases, however reads and changes meet.

use std::{
    sync::{
        Arc,
        atomic::{AtomicI32, Ordering},
    },
    time::Duration,
};

use chrono::{TimeDelta, Utc};
use futures_util::future::join_all;
use tokio::sync::oneshot;

use super::*;
use crate::{
    domain::{
        identity::Tenant,
        ports::{ApiKeyRepository, TenantRepository, WorkflowRepository},
        work::{self, End},
        workflow::{Workflow, WorkflowStatus},
    },
    store::{
        Mode, Store,
        testing::{Bed, now, on_each, sqlite},
    },
};

fn cache() -> Cache<u8, i32> {
    Cache::new(StoreId::new(), &Arc::new(AtomicBool::new(true)))
}

#[tokio::test]
async fn a_record_is_loaded_once_and_again_after_it_was_let_go() {
    let (cache, loads) = (cache(), AtomicI32::new(0));
    let load = || async { Ok(Some(loads.fetch_add(1, Ordering::SeqCst))) };
    assert_eq!(cache.get(&1, load()).await.unwrap(), Some(0));
    assert_eq!(cache.get(&1, load()).await.unwrap(), Some(0));
    cache.forget(|key, _| *key == 2);
    assert_eq!(cache.get(&1, load()).await.unwrap(), Some(0));
    cache.forget(|key, _| *key == 1);
    assert_eq!(cache.get(&1, load()).await.unwrap(), Some(1));
}

#[tokio::test]
async fn what_is_not_there_is_asked_for_every_time() {
    let cache = cache();
    assert_eq!(cache.get(&1, async { Ok(None) }).await.unwrap(), None);
    assert_eq!(cache.get(&1, async { Ok(Some(7)) }).await.unwrap(), Some(7));
}

#[tokio::test]
async fn what_a_reader_brings_that_asked_before_the_change_is_not_kept() {
    let cache = Arc::new(cache());
    let (answer, asked) = oneshot::channel();
    let late = tokio::spawn({
        let cache = Arc::clone(&cache);
        async move { cache.get(&1, async { Ok(asked.await.ok()) }).await }
    });
    // Until the reader has asked.
    tokio::task::yield_now().await;
    cache.forget(|_, _| true);
    answer.send(1).unwrap();
    assert_eq!(late.await.unwrap().unwrap(), Some(1));
    assert_eq!(cache.get(&1, async { Ok(Some(2)) }).await.unwrap(), Some(2));
}

async fn published(bed: &Bed) -> Workflow {
    let owner = bed.owner().await;
    let id = bed.workflow(owner, "held", WorkflowStatus::Published).await.id;
    bed.store.workflows().find(owner, id).await.unwrap().unwrap()
}

/// The next version, with another graph.
fn changed(seen: &Workflow) -> Workflow {
    let mut next = seen.clone();
    next.version += 1;
    next.graph.variables.insert("n".to_owned(), next.version.into());
    next.updated_at = seen.updated_at + TimeDelta::microseconds(1);
    next
}

#[tokio::test]
async fn no_reader_sees_an_older_workflow_than_the_last_that_was_stored() {
    on_each(async |bed| {
        let mut seen = published(&bed).await;
        let (id, owner) = (seen.id, seen.owner);
        let least = Arc::new(AtomicI32::new(1));
        let readers = (0..4).map(|_| {
            let (workflows, least) = (bed.store.workflows(), Arc::clone(&least));
            tokio::spawn(async move {
                let mut hits = 0;
                loop {
                    let before = least.load(Ordering::SeqCst);
                    let Some(head) = workflows.find_head(owner, id).await.unwrap() else { return hits };
                    assert!(head.version >= before, "{} was read after {before} had been stored", head.version);
                    hits += 1;
                    tokio::task::yield_now().await;
                }
            })
        });
        let readers: Vec<_> = readers.collect();
        for _ in 0..100 {
            let next = changed(&seen);
            bed.store.workflows().update(&next, &seen).await.unwrap();
            least.store(next.version, Ordering::SeqCst);
            seen = next;
        }
        assert!(bed.store.workflows().delete(owner, id).await.unwrap());
        for hits in join_all(readers).await {
            assert!(hits.unwrap() > 0);
        }
    })
    .await;
}

#[tokio::test]
async fn a_unit_of_work_sees_what_it_wrote_and_nobody_else_does_before_the_commit() {
    on_each(async |bed| {
        let seen = published(&bed).await;
        let (id, owner) = (seen.id, seen.owner);
        let workflows = bed.store.workflows();
        let version = async || workflows.find_head(owner, id).await.unwrap().unwrap().version;
        assert_eq!(version().await, 1);
        for (end, then) in [(End::RollBack, 1), (End::Commit, 2)] {
            let next = changed(&seen);
            work::within(&bed.store, async {
                workflows.update(&next, &seen).await.unwrap();
                assert_eq!(version().await, 2);
                // Another task is outside.
                let (workflows, owner) = (workflows.clone(), owner);
                let outside = tokio::spawn(async move { workflows.find_head(owner, id).await });
                assert_eq!(outside.await.unwrap().unwrap().unwrap().version, 1);
                (end, ())
            })
            .await
            .unwrap();
            assert_eq!(version().await, then);
        }
    })
    .await;
}

#[tokio::test]
async fn a_change_whose_caller_goes_away_is_seen_all_the_same() {
    on_each(async |bed| {
        let seen = published(&bed).await;
        let (id, owner) = (seen.id, seen.owner);
        let workflows = bed.store.workflows();
        for microseconds in 0..60_u64 {
            let stored = workflows.find(owner, id).await.unwrap().unwrap();
            let _ = workflows.find_head(owner, id).await.unwrap();
            let next = changed(&stored);
            // Whether it was stored by then is open; what counts is that both ways of reading agree.
            let _ =
                tokio::time::timeout(Duration::from_micros(microseconds * 40), workflows.update(&next, &stored)).await;
            let agreed = async || {
                let held = workflows.find_head(owner, id).await.unwrap().unwrap().version;
                held == workflows.find(owner, id).await.unwrap().unwrap().version
            };
            let mut left = 1_000;
            while !agreed().await {
                left -= 1;
                assert!(left > 0, "what is held stays behind what is stored");
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
        }
    })
    .await;
}

fn api_key(owner: Owner) -> ApiKey {
    ApiKey {
        id: crate::domain::id::ApiKeyId::new(),
        owner,
        name: "k".to_owned(),
        prefix: "sy_12345678".to_owned(),
        scopes: Vec::new(),
        plan: None,
        created_at: now(),
        expires_at: None,
        revoked_at: None,
        last_used_at: None,
    }
}

#[tokio::test]
async fn keys_change_with_themselves_and_with_their_tenants_plan() {
    on_each(async |bed| {
        let owner = bed.owner().await;
        let (keys, tenants) = (bed.store.api_keys(), bed.store.tenants());
        let key = api_key(owner);
        let found = async || keys.find_by_hash([9; 32]).await.unwrap();
        assert!(found().await.is_none());
        keys.insert(&key, [9; 32]).await.unwrap();
        let plan = found().await.unwrap().1;
        let tenant = tenants.find(owner.tenant).await.unwrap().unwrap();
        let other = Plan::ALL.into_iter().find(|other| *other != plan).unwrap();
        assert!(tenants.update(&Tenant { plan: other, ..tenant }).await.unwrap());
        assert_eq!(found().await.unwrap().1, other);
        let at = now();
        keys.touch(key.id, at).await.unwrap();
        assert_eq!(found().await.unwrap().0.last_used_at, Some(at));
        keys.revoke(owner, key.id, Utc::now()).await.unwrap();
        assert!(found().await.unwrap().0.revoked_at.is_some());
    })
    .await;
}

#[tokio::test]
async fn what_a_command_changes_while_a_server_runs_on_the_file_is_seen() {
    let bed = sqlite().await;
    bed.store.listen();
    let owner = bed.owner().await;
    let (keys, key) = (bed.store.api_keys(), api_key(owner));
    keys.insert(&key, [9; 32]).await.unwrap();
    let holds = async || keys.find_by_hash([9; 32]).await.unwrap().unwrap().0.revoked_at.is_none();
    assert!(holds().await);
    let command = Store::open(&bed.url, Mode::Command).await.unwrap();
    command.api_keys().revoke(owner, key.id, now()).await.unwrap().unwrap();
    let seen = async {
        while holds().await {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), seen).await.expect("the revocation is seen");
    // What this process changes itself is no reason to let go of the rest.
    assert!(bed.store.held.keeps());
}
