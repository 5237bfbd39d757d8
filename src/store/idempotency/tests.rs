//! Claims on both databases: one winner, and nothing left of those who are rolled back.

use std::sync::{Arc, LazyLock};

use chrono::TimeDelta;

use super::*;
use crate::{
    domain::{
        idempotency::{IdempotencyService, KEPT, Once},
        identity::Owner,
        sealing::{MasterKey, MasterKeys, Sealing},
        work::{self, End},
    },
    store::testing::{Bed, now, on_each},
};

async fn request(bed: &Bed, key: &str) -> KeyedRequest {
    let Owner { tenant, .. } = bed.owner().await;
    let key = RequestKey { actor: Uuid::now_v7(), operation: "create".to_owned(), key: key.to_owned() };
    KeyedRequest { key, tenant, fingerprint: [7; 32] }
}

/// A process on the bed's database: keys at work of its own, the master key that all have.
fn service(bed: &Bed) -> IdempotencyService {
    static MASTER: LazyLock<MasterKey> = LazyLock::new(MasterKey::generate);
    let sealing = Sealing::new(Arc::new(bed.store.data_keys()), Arc::new(MasterKeys::one(MASTER.clone()))).unwrap();
    IdempotencyService::new(Arc::new(bed.store.idempotency_keys()), Arc::new(bed.store.clone()), Arc::new(sealing))
}

#[tokio::test]
async fn a_claim_is_taken_once_until_it_expires() {
    on_each(async |bed| {
        let keys = bed.store.idempotency_keys();
        let (request, at) = (request(&bed, "k").await, now());
        let since = at - KEPT;
        let first = Uuid::now_v7();
        assert!(keys.claim(first, &request, at, since).await.unwrap());
        assert!(!keys.claim(Uuid::now_v7(), &request, at, since).await.unwrap());
        for other in [
            RequestKey { actor: Uuid::now_v7(), ..request.key.clone() },
            RequestKey { operation: "execute".to_owned(), ..request.key.clone() },
            RequestKey { key: "K".to_owned(), ..request.key.clone() },
        ] {
            let other = KeyedRequest { key: other, ..request.clone() };
            assert!(keys.claim(Uuid::now_v7(), &other, at, since).await.unwrap(), "{other:?}");
        }
        let kept = keys.find(&request.key, since).await.unwrap().unwrap();
        let expect = KeptRequest { id: first, tenant: request.tenant, fingerprint: [7; 32], sealed: Vec::new() };
        assert_eq!(kept, expect);
        // A day later it is as if it had never been.
        assert_eq!(keys.find(&request.key, at).await.unwrap(), None);
        let later = at + TimeDelta::seconds(1);
        assert!(keys.claim(Uuid::now_v7(), &request, later, at).await.unwrap());
        assert!(keys.find(&request.key, at).await.unwrap().is_some());
    })
    .await;
}

#[tokio::test]
async fn what_is_old_is_pruned_oldest_first() {
    on_each(async |bed| {
        let (keys, at) = (bed.store.idempotency_keys(), now());
        let mut requests = Vec::new();
        for age in 0..5 {
            let request = request(&bed, "k").await;
            let at = at - TimeDelta::hours(age);
            assert!(keys.claim(Uuid::now_v7(), &request, at, at - KEPT).await.unwrap());
            requests.push(request.key);
        }
        let since = at - TimeDelta::hours(2);
        assert_eq!(keys.prune(since, 2).await.unwrap(), 2);
        assert_eq!(keys.prune(since, 2).await.unwrap(), 1);
        assert_eq!(keys.prune(since, 2).await.unwrap(), 0);
        for (age, key) in requests.iter().enumerate() {
            assert_eq!(keys.find(key, at - KEPT).await.unwrap().is_some(), age < 2, "{age}");
        }
    })
    .await;
}

#[tokio::test]
async fn of_many_processes_that_claim_at_once_one_does_the_work() {
    on_each(async |bed| {
        let request = request(&bed, "k").await;
        let at_once = (0..4).map(|number| {
            let (service, request) = (service(&bed), request.clone());
            tokio::spawn(async move {
                loop {
                    let work = async move { (number, Some(vec![u8::try_from(number).unwrap()])) };
                    match service.once(&request, work).await {
                        Ok(once) => return once,
                        Err(Error::Conflict { .. }) => tokio::task::yield_now().await,
                        Err(error) => panic!("{error:?}"),
                    }
                }
            })
        });
        let mut first = Vec::new();
        let mut answers = Vec::new();
        for done in futures_util::future::join_all(at_once).await {
            match done.unwrap() {
                Once::First(number) => first.push(number),
                Once::Again(answer) => answers.push(answer),
            }
        }
        assert_eq!(first.len(), 1);
        assert_eq!(answers, vec![vec![u8::try_from(first[0]).unwrap()]; 3]);
    })
    .await;
}

#[tokio::test]
async fn a_claim_goes_with_the_unit_of_work_that_made_it() {
    on_each(async |bed| {
        let (keys, service) = (bed.store.idempotency_keys(), service(&bed));
        let request = request(&bed, "k").await;
        let at = now();
        work::within(&bed.store, async {
            let claimed = keys.claim(Uuid::now_v7(), &request, at, at - KEPT).await.unwrap();
            (End::RollBack, assert!(claimed))
        })
        .await
        .unwrap();
        assert_eq!(keys.find(&request.key, at - KEPT).await.unwrap(), None);
        // And so does the data key that the first sealed answer makes.
        assert_eq!(service.once(&request, async { ((), None) }).await.unwrap(), Once::First(()));
        assert_eq!(keys.find(&request.key, at - KEPT).await.unwrap(), None);
        let answer = async { ((), Some(b"sy_secret".to_vec())) };
        assert_eq!(service.once(&request, answer).await.unwrap(), Once::First(()));
        let kept = keys.find(&request.key, at - KEPT).await.unwrap().unwrap();
        assert!(!kept.sealed.windows(9).any(|window| window == b"sy_secret"), "sealed");
        let repeat = service.once(&request, async { ((), None) }).await.unwrap();
        assert_eq!(repeat, Once::Again(b"sy_secret".to_vec()));
    })
    .await;
}
