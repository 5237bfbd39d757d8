//! Claims, ends of attempts, and what becomes of deliveries whose webhook goes.

use std::time::Duration;

use chrono::TimeDelta;

use super::*;
use crate::{
    domain::{
        Error,
        event::EventKind,
        identity::Owner,
        page::PageRequest,
        webhook::{Attempt, DeliveryFilter, DeliveryRepository as _, DeliveryStatus, Webhook, WebhookRepository as _},
    },
    store::{
        testing::{Bed, now, on_each},
        webhooks::tests::{emit, webhook},
    },
};

const ROOM: Room = Room { total: 100, each: 10, free: Vec::new() };
const KIND: EventKind = EventKind::FormSubmitted;

async fn listening(bed: &Bed) -> (Owner, Webhook) {
    let owner = bed.owner().await;
    (owner, webhook(bed, owner, &[KIND]).await)
}

fn ended(due: &DueDelivery, follows: Follows) -> EndedAttempt {
    let error = (follows != Follows::Delivered).then(|| "the receiver answered 500".to_owned());
    let attempt = Attempt { started_at: now(), duration: Duration::from_millis(7), status: Some(500), error };
    EndedAttempt { delivery: due.id, webhook: due.webhook, attempt, follows }
}

async fn statuses(bed: &Bed, owner: Owner) -> Vec<DeliveryStatus> {
    let page = PageRequest { page: 1, limit: 100 };
    let found = bed.store.deliveries().list(owner, &DeliveryFilter::default(), page).await.unwrap();
    found.items.iter().map(|delivery| delivery.status).collect()
}

#[tokio::test]
async fn a_claim_takes_what_is_due_once_and_says_when_the_next_is() {
    on_each(async |bed| {
        let (owner, webhook) = listening(&bed).await;
        let queue = bed.store.dispatch();
        assert_eq!(queue.claim(now(), &ROOM).await.unwrap().next, None);
        let event = emit(&bed, owner, KIND).await;
        let claimed = queue.claim(now(), &ROOM).await.unwrap().due;
        let [due] = &claimed[..] else { panic!("{claimed:?}") };
        assert_eq!((due.webhook, &due.url, &due.event, due.round), (webhook.id, &webhook.url, &event, 0));
        assert_eq!(due.sealed, [1; 60]);
        assert!(queue.claim(now(), &ROOM).await.unwrap().due.is_empty(), "claimed already");

        let at = now() + TimeDelta::seconds(60);
        queue.record(&[ended(due, Follows::Retry(at))]).await.unwrap();
        let claimed = queue.claim(now(), &ROOM).await.unwrap();
        assert!(claimed.due.is_empty() && claimed.next == Some(at), "{claimed:?}");
        let again = queue.claim(at, &ROOM).await.unwrap().due;
        assert_eq!((again[0].id, again[0].round, &again[0].event), (due.id, 1, &event));
        queue.record(&[ended(&again[0], Follows::Delivered)]).await.unwrap();
        let detail = bed.store.deliveries().find(owner, due.id).await.unwrap().unwrap();
        assert_eq!((detail.delivery.status, detail.delivery.attempts), (DeliveryStatus::Delivered, 2));
        assert!(detail.delivery.finished_at.is_some() && detail.delivery.due_at.is_none());
        assert_eq!(detail.attempts[0].error.as_deref(), Some("the receiver answered 500"));
        assert_eq!((detail.attempts[1].status, &detail.attempts[1].error), (Some(500), &None));
    })
    .await;
}

#[tokio::test]
async fn room_is_kept_for_each_webhook_and_in_all() {
    on_each(async |bed| {
        let ((busy, one), (idle, other)) = (listening(&bed).await, listening(&bed).await);
        let queue = bed.store.dispatch();
        for _ in 0..5 {
            emit(&bed, busy, KIND).await;
        }
        emit(&bed, idle, KIND).await;
        let count = |claimed: &Claimed, of: &Webhook| claimed.due.iter().filter(|due| due.webhook == of.id).count();
        let claimed = queue.claim(now(), &Room { total: 10, each: 2, free: vec![] }).await.unwrap();
        assert_eq!((count(&claimed, &one), count(&claimed, &other)), (2, 1));
        emit(&bed, idle, KIND).await;
        let full = Room { total: 10, each: 2, free: vec![(one.id, 0), (other.id, 1)] };
        let claimed = queue.claim(now(), &full).await.unwrap();
        assert_eq!(
            (count(&claimed, &one), count(&claimed, &other)),
            (0, 1),
            "what waits for a full webhook holds up nobody"
        );
        let claimed = queue.claim(now(), &Room { total: 1, each: 2, free: vec![] }).await.unwrap();
        assert_eq!(claimed.due.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn what_a_dead_process_had_claimed_is_due_again() {
    on_each(async |mut bed| {
        let (owner, _) = listening(&bed).await;
        emit(&bed, owner, KIND).await;
        let first = bed.store.dispatch().claim(now(), &ROOM).await.unwrap().due;
        bed.restart().await;
        let queue = bed.store.dispatch();
        assert!(queue.claim(now(), &ROOM).await.unwrap().due.is_empty());
        assert_eq!(queue.recover().await.unwrap(), 1);
        assert_eq!(queue.claim(now(), &ROOM).await.unwrap().due, first);
        assert_eq!(queue.recover().await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_receiver_that_is_gone_is_told_nothing_more() {
    on_each(async |bed| {
        let (owner, webhook) = listening(&bed).await;
        let (queue, deliveries) = (bed.store.dispatch(), bed.store.deliveries());
        for _ in 0..3 {
            emit(&bed, owner, KIND).await;
        }
        let room = Room { total: 2, ..ROOM };
        let claimed = queue.claim(now(), &room).await.unwrap().due;
        queue.record(&[ended(&claimed[0], Follows::Gone)]).await.unwrap();
        // One was under way meanwhile, and fails for now.
        queue.record(&[ended(&claimed[1], Follows::Retry(now()))]).await.unwrap();
        assert_eq!(statuses(&bed, owner).await, [DeliveryStatus::Failed; 3]);
        assert!(bed.store.webhooks().find(owner, webhook.id).await.unwrap().unwrap().disabled_at.is_some());
        emit(&bed, owner, KIND).await;
        assert_eq!(statuses(&bed, owner).await.len(), 3, "a disabled webhook hears of nothing");
        let refused = deliveries.resend(owner, claimed[0].id, now()).await;
        assert!(matches!(refused, Err(Error::Conflict { .. })), "{refused:?}");
        assert!(queue.claim(now(), &ROOM).await.unwrap().due.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_webhook_that_is_deleted_takes_its_deliveries_along_also_those_under_way() {
    on_each(async |bed| {
        let (owner, webhook) = listening(&bed).await;
        let queue = bed.store.dispatch();
        for _ in 0..2 {
            emit(&bed, owner, KIND).await;
        }
        let claimed = queue.claim(now(), &Room { total: 1, ..ROOM }).await.unwrap().due;
        assert!(bed.store.webhooks().delete(owner, webhook.id).await.unwrap());
        queue.record(&[ended(&claimed[0], Follows::Delivered)]).await.unwrap();
        assert_eq!(statuses(&bed, owner).await, []);
        assert!(queue.claim(now(), &ROOM).await.unwrap().due.is_empty());
        assert_eq!(queue.recover().await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn a_delivery_that_has_ended_can_be_sent_again_and_one_under_way_not() {
    on_each(async |bed| {
        let (owner, _) = listening(&bed).await;
        let (queue, deliveries) = (bed.store.dispatch(), bed.store.deliveries());
        let event = emit(&bed, owner, KIND).await;
        for round in 0..2 {
            let due = queue.claim(now(), &ROOM).await.unwrap().due.remove(0);
            assert_eq!((due.event.id, due.round), (event.id, 0), "{round}");
            let refused = deliveries.resend(owner, due.id, now()).await;
            assert!(matches!(refused, Err(Error::Conflict { .. })), "{refused:?}");
            queue.record(&[ended(&due, Follows::Failed)]).await.unwrap();
            assert_eq!(statuses(&bed, owner).await, [DeliveryStatus::Failed]);
            let stranger = bed.owner().await;
            assert_eq!(deliveries.resend(stranger, due.id, now()).await.unwrap(), None);
            let pending = deliveries.resend(owner, due.id, now()).await.unwrap().unwrap();
            assert_eq!(
                (pending.status, pending.attempts, pending.finished_at),
                (DeliveryStatus::Pending, round + 1, None)
            );
        }
    })
    .await;
}

#[tokio::test]
async fn only_what_ended_long_ago_is_removed_and_events_go_with_the_last_delivery() {
    on_each(async |bed| {
        let (owner, _) = listening(&bed).await;
        let second = webhook(&bed, owner, &[KIND]).await;
        let queue = bed.store.dispatch();
        let event = emit(&bed, owner, KIND).await;
        let claimed = queue.claim(now(), &ROOM).await.unwrap().due;
        queue.record(&[ended(&claimed[0], Follows::Delivered)]).await.unwrap();
        let later = now() + TimeDelta::seconds(2);
        assert_eq!(queue.prune(now() - TimeDelta::hours(1)).await.unwrap(), 0);
        assert_eq!(statuses(&bed, owner).await.len(), 2);
        assert_eq!(queue.prune(later).await.unwrap(), 1);
        assert_eq!(statuses(&bed, owner).await, [DeliveryStatus::Sending], "what is under way stays");
        let events = async || event::Entity::find_by_id(event.id.0).one(&bed.store.read).await.unwrap();
        assert!(events().await.is_some());
        assert!(bed.store.webhooks().delete(owner, second.id).await.unwrap() || claimed[1].webhook != second.id);
        queue.record(&[ended(&claimed[1], Follows::Failed)]).await.unwrap();
        queue.prune(later).await.unwrap();
        queue.prune(later).await.unwrap();
        assert!(events().await.is_none());
    })
    .await;
}

#[tokio::test]
async fn whatever_makes_deliveries_due_is_heard() {
    on_each(async |bed| {
        let (owner, _) = listening(&bed).await;
        let queue = bed.store.dispatch();
        emit(&bed, owner, KIND).await;
        queue.stirred().await;
        let due = queue.claim(now(), &ROOM).await.unwrap().due.remove(0);
        queue.record(&[ended(&due, Follows::Failed)]).await.unwrap();
        let deliveries = bed.store.deliveries();
        let ((), sent) = tokio::join!(queue.stirred(), deliveries.resend(owner, due.id, now()));
        assert!(sent.unwrap().is_some());
    })
    .await;
}
