//! API keys, on both databases.

use chrono::TimeDelta;

use super::super::testing::{now, on_each};
use crate::domain::{
    Error,
    id::ApiKeyId,
    identity::{ApiKey, Owner},
    page::PageRequest,
    plan::Plan,
    ports::ApiKeyRepository,
};

fn key(owner: Owner) -> ApiKey {
    ApiKey {
        id: ApiKeyId::new(),
        owner,
        name: "k".to_owned(),
        prefix: "sy_12345678".to_owned(),
        scopes: vec!["jobs:run".to_owned(), "jobs:read".to_owned()],
        plan: None,
        created_at: now(),
        expires_at: Some(now() + TimeDelta::days(1)),
        revoked_at: None,
        last_used_at: None,
    }
}

#[tokio::test]
async fn keys_are_found_by_hash_listed_newest_first_and_revoked_once() {
    on_each(async |bed| {
        let keys = bed.store.api_keys();
        let (owner, stranger) = (bed.owner().await, bed.owner().await);
        let (old, new) = (key(owner), key(owner));
        keys.insert(&old, [1; 32]).await.unwrap();
        keys.insert(&new, [2; 32]).await.unwrap();
        assert!(matches!(keys.insert(&key(owner), [2; 32]).await, Err(Error::Conflict { .. })));
        assert_eq!(keys.find_by_hash([1; 32]).await.unwrap(), Some((old.clone(), Plan::Business)));
        assert_eq!(keys.find_by_hash([3; 32]).await.unwrap(), None);
        let page = keys.list(owner, PageRequest { page: 1, limit: 10 }).await.unwrap();
        assert_eq!((page.items, page.total), (vec![new, old.clone()], 2));

        assert_eq!(keys.revoke(stranger, old.id, now()).await.unwrap(), None);
        let at = now();
        let revoked = keys.revoke(owner, old.id, at).await.unwrap().unwrap();
        assert_eq!(revoked.revoked_at, Some(at));
        assert_eq!(keys.revoke(owner, old.id, at + TimeDelta::hours(1)).await.unwrap(), Some(revoked));
        assert_eq!(keys.list(stranger, PageRequest { page: 1, limit: 10 }).await.unwrap().total, 0);
    })
    .await;
}

#[tokio::test]
async fn a_use_is_noted_at_most_once_a_minute() {
    on_each(async |bed| {
        let keys = bed.store.api_keys();
        let key = key(bed.owner().await);
        keys.insert(&key, [1; 32]).await.unwrap();
        let first = now();
        for (seconds, expect) in [(0, 0), (59, 0), (60, 60), (30, 60)] {
            keys.touch(key.id, first + TimeDelta::seconds(seconds)).await.unwrap();
            let used = keys.find_by_hash([1; 32]).await.unwrap().unwrap().0.last_used_at;
            assert_eq!(used, Some(first + TimeDelta::seconds(expect)), "after {seconds} s");
        }
    })
    .await;
}

#[tokio::test]
async fn a_key_cannot_be_bound_to_another_tenants_unit() {
    on_each(async |bed| {
        let (owner, stranger) = (bed.owner().await, bed.owner().await);
        let foreign = Owner { unit: bed.unit_of(stranger).await.unit, ..owner };
        let result = bed.store.api_keys().insert(&key(foreign), [1; 32]).await;
        assert!(matches!(result, Err(Error::Conflict { .. })), "{result:?}");
        let own = bed.unit_of(owner).await;
        bed.store.api_keys().insert(&key(own), [1; 32]).await.unwrap();
    })
    .await;
}
