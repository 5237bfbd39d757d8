//! One effect and one answer a key, whatever happens in between.

use std::{
    future::{Ready, poll_fn, ready},
    task::Poll,
};

use tokio::sync::Notify;

use super::*;
use crate::domain::testing::{FakeRequests, is_conflict, sealer};

fn service(requests: &Arc<FakeRequests>) -> IdempotencyService {
    IdempotencyService::new(requests.clone(), requests.clone(), sealer())
}

fn bed() -> (IdempotencyService, Arc<FakeRequests>) {
    let requests = FakeRequests::new();
    (service(&requests), requests)
}

fn request(key: &str) -> KeyedRequest {
    KeyedRequest {
        key: RequestKey { actor: Uuid::nil(), operation: "create".to_owned(), key: key.to_owned() },
        tenant: TenantId(Uuid::nil()),
        fingerprint: [0; 32],
    }
}

type Done = (&'static str, Option<Vec<u8>>);

/// Work that succeeds with an answer.
fn answers(answer: &str) -> Ready<Done> {
    ready(("first", Some(answer.as_bytes().to_vec())))
}

/// Work that fails.
fn fails() -> Ready<Done> {
    ready(("failed", None))
}

/// Work that must not be begun.
fn never() -> impl Future<Output = Done> + Send {
    poll_fn(|_| -> Poll<Done> { panic!("done before") })
}

fn again(answer: &str) -> Once<&'static str> {
    Once::Again(answer.as_bytes().to_vec())
}

#[tokio::test]
async fn what_was_done_is_answered_again_and_not_done_again() {
    let (service, _) = bed();
    assert_eq!(service.once(&request("a"), answers("one")).await.unwrap(), Once::First("first"));
    assert_eq!(service.once(&request("a"), never()).await.unwrap(), again("one"));
    let other = KeyedRequest { fingerprint: [1; 32], ..request("a") };
    assert!(matches!(service.once(&other, never()).await, Err(Error::KeyReused)));
}

#[tokio::test]
async fn keys_are_apart_by_actor_and_operation() {
    let (service, requests) = bed();
    let of = |actor, operation: &str| KeyedRequest {
        key: RequestKey { actor: Uuid::from_u128(actor), operation: operation.to_owned(), key: "a".to_owned() },
        fingerprint: [u8::try_from(actor).unwrap(); 32],
        ..request("a")
    };
    for request in [of(1, "create"), of(2, "create"), of(1, "execute")] {
        assert_eq!(service.once(&request, answers("one")).await.unwrap(), Once::First("first"));
    }
    assert_eq!(requests.len(), 3);
}

#[tokio::test]
async fn work_that_fails_frees_its_key() {
    let (service, requests) = bed();
    assert_eq!(service.once(&request("a"), fails()).await.unwrap(), Once::First("failed"));
    assert_eq!(requests.len(), 0);
    let other = KeyedRequest { fingerprint: [1; 32], ..request("a") };
    assert_eq!(service.once(&other, answers("one")).await.unwrap(), Once::First("first"));
}

#[tokio::test]
async fn a_key_at_work_is_a_conflict_until_the_work_ends_or_is_dropped() {
    let (service, requests) = bed();
    let (entered, leave) = (Notify::new(), Notify::new());
    let (first, second) = (request("a"), request("a"));
    let work = async {
        entered.notify_one();
        leave.notified().await;
        answers("one").await
    };
    let busy = async {
        entered.notified().await;
        assert!(is_conflict(&service.once(&second, never()).await));
        assert!(service.once(&request("b"), answers("other")).await.is_ok());
        leave.notify_one();
    };
    let (done, ()) = tokio::join!(service.once(&first, work), busy);
    assert_eq!(done.unwrap(), Once::First("first"));
    assert_eq!(service.once(&second, never()).await.unwrap(), again("one"));

    let dropped = request("c");
    {
        let hangs = service.once(&dropped, std::future::pending::<((), Option<Vec<u8>>)>());
        assert!(futures_util::poll!(std::pin::pin!(hangs)).is_pending());
    }
    assert_eq!(requests.len(), 2);
    assert_eq!(service.once(&dropped, answers("one")).await.unwrap(), Once::First("first"));
}

#[tokio::test]
async fn of_two_processes_the_second_gets_the_firsts_answer() {
    let (one, requests) = bed();
    // With a set of keys at work of its own; the database is shared.
    let other = IdempotencyService { in_flight: Arc::default(), ..one.clone() };
    let (entered, leave) = (Notify::new(), Notify::new());
    let (first, second) = (request("a"), request("a"));
    let work = async {
        entered.notify_one();
        leave.notified().await;
        answers("one").await
    };
    let race = async {
        entered.notified().await;
        // Claimed and not kept yet: the work of the second is not begun.
        assert!(is_conflict(&other.once(&second, never()).await));
        leave.notify_one();
    };
    let (done, ()) = tokio::join!(one.once(&first, work), race);
    assert_eq!(done.unwrap(), Once::First("first"));
    assert_eq!(other.once(&second, never()).await.unwrap(), again("one"));
    assert_eq!(requests.len(), 1);
}

#[tokio::test]
async fn work_that_waits_stands_for_what_it_said_meanwhile() {
    for end in [None, Some("last")] {
        let (service, requests) = bed();
        let (keyed, repeat) = (request("a"), request("a"));
        let work = async {
            service.meanwhile(b"meanwhile").await.unwrap();
            work::checkpoint().await.unwrap();
            // A process that dies now leaves this behind.
            let next = service_after_a_crash(&service);
            assert_eq!(next.once(&repeat, never()).await.unwrap(), again("meanwhile"));
            ((), end.map(|end: &str| end.as_bytes().to_vec()))
        };
        assert_eq!(service.once(&keyed, work).await.unwrap(), Once::First(()));
        assert_eq!(service.once(&repeat, never()).await.unwrap(), again(end.unwrap_or("meanwhile")));
        assert_eq!(requests.len(), 1);
    }
}

fn service_after_a_crash(service: &IdempotencyService) -> IdempotencyService {
    IdempotencyService { in_flight: Arc::default(), ..service.clone() }
}

#[tokio::test]
async fn work_committed_without_an_answer_is_not_done_again() {
    let (service, _) = bed();
    let work = async {
        work::checkpoint().await.unwrap();
        fails().await
    };
    assert_eq!(service.once(&request("a"), work).await.unwrap(), Once::First("failed"));
    assert!(is_conflict(&service.once(&request("a"), never()).await));
}

#[tokio::test]
async fn nothing_is_kept_for_a_request_without_a_key() {
    let (service, requests) = bed();
    service.meanwhile(b"meanwhile").await.unwrap();
    assert_eq!(requests.len(), 0);
}

#[tokio::test]
async fn answers_are_kept_for_a_day_and_then_removed() {
    let (service, requests) = bed();
    service.once(&request("a"), answers("one")).await.unwrap();
    requests.age(KEPT - TimeDelta::minutes(1));
    assert_eq!(service.once(&request("a"), never()).await.unwrap(), again("one"));
    assert_eq!(service.prune().await.unwrap(), 0);
    requests.age(TimeDelta::minutes(2));
    assert_eq!(service.once(&request("a"), answers("two")).await.unwrap(), Once::First("first"));
    assert_eq!(service.once(&request("a"), never()).await.unwrap(), again("two"));
    service.once(&request("b"), answers("one")).await.unwrap();
    requests.age(KEPT);
    assert_eq!((service.prune().await.unwrap(), requests.len()), (2, 0));
}
