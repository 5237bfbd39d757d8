//! The dispatcher against real receivers, with a queue in memory.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Instant,
};

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use reqwest::header::{HeaderMap, HeaderName};
use serde_json::json;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpListener,
    sync::Notify,
};

use super::*;
use crate::{
    domain::{
        Error, Result,
        event::{Event, EventKind},
        id::{DeliveryId, WebhookId},
        testing::{Fakes, owner, sealer},
        webhook::{Claimed, DueDelivery, EndedAttempt, Follows, Room},
        webhooks::secret_place,
    },
    engine::http::HttpConfig,
};

const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

/// Deliveries in memory; ends are kept in order.
#[derive(Default)]
struct Queue {
    due: Mutex<Vec<DueDelivery>>,
    ended: Mutex<Vec<EndedAttempt>>,
    stirred: Notify,
    recorded: Notify,
    /// Records that fail before one succeeds.
    failing: AtomicUsize,
}

impl Queue {
    fn add(&self, due: DueDelivery) {
        self.due.lock().unwrap().push(due);
        self.stirred.notify_one();
    }

    /// Ends, once there are so many.
    async fn ends(&self, count: usize) -> Vec<EndedAttempt> {
        loop {
            let recorded = self.recorded.notified();
            {
                let ended = self.ended.lock().unwrap();
                if ended.len() >= count {
                    return ended.clone();
                }
            }
            tokio::time::timeout(Duration::from_mins(1), recorded).await.expect("attempts end");
        }
    }
}

#[async_trait]
impl DeliveryQueue for Queue {
    async fn recover(&self) -> Result<u64> {
        Ok(0)
    }

    async fn claim(&self, _: DateTime<Utc>, room: &Room) -> Result<Claimed> {
        let mut free: HashMap<WebhookId, usize> = room.free.iter().copied().collect();
        let mut claimed = Claimed::default();
        self.due.lock().unwrap().retain(|due| {
            let left = free.entry(due.webhook).or_insert(room.each);
            let free = *left > 0 && claimed.due.len() < room.total;
            if free {
                *left -= 1;
                claimed.due.push(due.clone());
            }
            !free
        });
        Ok(claimed)
    }

    async fn record(&self, ended: &[EndedAttempt]) -> Result<()> {
        if self.failing.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_ok() {
            return Err(Error::internal("the disk is full"));
        }
        self.ended.lock().unwrap().extend_from_slice(ended);
        self.recorded.notify_waiters();
        Ok(())
    }

    async fn prune(&self, _: DateTime<Utc>) -> Result<u64> {
        Ok(0)
    }

    async fn stirred(&self) {
        self.stirred.notified().await;
    }
}

struct Bed {
    queue: Arc<Queue>,
    sealer: Arc<dyn Sealer>,
    dispatcher: Dispatcher,
}

impl Bed {
    fn start(config: DispatcherConfig) -> Self {
        let allow = vec!["127.0.0.1".parse().unwrap()];
        let http = HttpClient::new(HttpConfig { allow, ..HttpConfig::default() }).unwrap();
        let (queue, sealer) = (Arc::new(Queue::default()), sealer());
        let dispatcher = Dispatcher::start(queue.clone(), http, sealer.clone(), Fakes::new(), config);
        Self { queue, sealer, dispatcher }
    }

    async fn due(&self, webhook: WebhookId, port: u16, round: u32) -> DueDelivery {
        let event = Event::new(owner(), EventKind::FormSubmitted, json!({"name": "Ada"}));
        let sealed = self.sealer.seal(secret_place(event.owner, webhook), SECRET.as_bytes()).await.unwrap();
        let url = format!("http://127.0.0.1:{port}/hook");
        DueDelivery { id: DeliveryId::new(), round, webhook, url, sealed, event }
    }
}

/// A receiver that answers the head that `answer` says; what it got, whole.
async fn receiver(answer: &'static str) -> (u16, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let seen = Arc::new(Mutex::new(Vec::new()));
    let kept = Arc::clone(&seen);
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let kept = Arc::clone(&kept);
            tokio::spawn(async move {
                let mut text = String::new();
                let mut buffer = [0; 8_192];
                // The body of every event here ends so.
                while !text.ends_with('}') {
                    match stream.read(&mut buffer).await {
                        Ok(length) if length > 0 => text.push_str(&String::from_utf8_lossy(&buffer[..length])),
                        _ => break,
                    }
                }
                kept.lock().unwrap().push(text);
                if answer.is_empty() {
                    // Slow beyond all patience.
                    std::future::pending::<()>().await;
                }
                let _ = stream.write_all(format!("HTTP/1.1 {answer}\r\n\r\n").as_bytes()).await;
            });
        }
    });
    (port, seen)
}

const CLOSED: &str = "content-length: 0\r\nconnection: close";

fn answers(head: &str) -> &'static str {
    Box::leak(format!("{head}\r\n{CLOSED}").into_boxed_str())
}

#[tokio::test]
async fn a_delivery_carries_what_an_independent_verifier_accepts_and_nothing_else_passes() {
    let bed = Bed::start(DispatcherConfig::default());
    let (port, seen) = receiver(answers("204 No Content")).await;
    let due = bed.due(WebhookId::new(), port, 0).await;
    bed.queue.add(due.clone());
    let ended = bed.queue.ends(1).await.remove(0);
    assert_eq!((ended.delivery, ended.follows, ended.attempt.status), (due.id, Follows::Delivered, Some(204)));
    let request = seen.lock().unwrap().remove(0);
    let (head, body) = request.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("POST /hook HTTP/1.1"), "{head}");
    assert_eq!(body, due.event.data.to_string());
    let mut headers = HeaderMap::new();
    for line in head.lines().skip(1) {
        let (name, value) = line.split_once(": ").unwrap();
        headers.insert(HeaderName::try_from(name).unwrap(), value.parse().unwrap());
    }
    assert_eq!(headers["content-type"], "application/json");
    assert_eq!(headers["webhook-id"], format!("msg_{}", due.event.id.0.simple()));
    let verifier = |secret: &str| standardwebhooks::Webhook::new(secret).unwrap();
    verifier(SECRET).verify(body.as_bytes(), &headers).unwrap();
    verifier("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").verify(body.as_bytes(), &headers).unwrap_err();
    verifier(SECRET).verify(format!("{body} ").as_bytes(), &headers).unwrap_err();
    headers.insert("webhook-id", "msg_other".parse().unwrap());
    verifier(SECRET).verify(body.as_bytes(), &headers).unwrap_err();
}

#[tokio::test]
async fn what_follows_an_attempt_is_what_its_answer_says() {
    let bed = Bed::start(DispatcherConfig::default());
    let (elsewhere, strayed) = receiver(answers("200 OK")).await;
    let moved = answers(&format!("307 Temporary Redirect\r\nlocation: http://127.0.0.1:{elsewhere}/hook"));
    for (answer, round, waits, error) in [
        (answers("200 OK"), 0, None, None),
        (answers("299 Fine"), 7, None, None),
        (answers("500 Internal Server Error"), 0, Some(4..=6), Some("the receiver answered 500")),
        (answers("500 Internal Server Error"), 1, Some(269..=331), Some("the receiver answered 500")),
        (answers("500 Internal Server Error"), 7, None, Some("the receiver answered 500")),
        (answers("429 Too Many Requests\r\nretry-after: 100"), 0, Some(99..=101), Some("the receiver answered 429")),
        (
            answers("503 Unavailable\r\nretry-after: 999999"),
            0,
            Some(86_399..=86_401),
            Some("the receiver answered 503"),
        ),
        (moved, 0, Some(4..=6), Some("the receiver answered 307")),
        (answers("410 Gone"), 0, None, Some("the receiver answered 410")),
        ("nonsense", 0, Some(4..=6), Some("")),
    ] {
        let (port, _) = receiver(answer).await;
        let due = bed.due(WebhookId::new(), port, round).await;
        let before = bed.queue.ended.lock().unwrap().len();
        bed.queue.add(due);
        let ended = bed.queue.ends(before + 1).await.remove(before);
        let found = match (ended.follows, &waits) {
            (Follows::Retry(at), Some(waits)) => waits.contains(&(at - Utc::now()).num_seconds()),
            (Follows::Delivered, None) => error.is_none(),
            (Follows::Gone, None) => error == Some("the receiver answered 410"),
            (Follows::Failed, None) => round == 7 && error.is_some(),
            _ => false,
        };
        assert!(found, "{answer} in round {round}: {ended:?}");
        let told = ended.attempt.error.as_deref();
        assert!(told == error || error == Some("") && told.is_some_and(|told| !told.is_empty()), "{answer}: {told:?}");
    }
    assert!(strayed.lock().unwrap().is_empty(), "a redirect is not followed");
}

#[tokio::test]
async fn an_address_that_is_not_allowed_is_not_sent_to() {
    let bed = Bed::start(DispatcherConfig::default());
    let mut due = bed.due(WebhookId::new(), 1, 0).await;
    due.url = "http://169.254.169.254/latest/meta-data".to_owned();
    bed.queue.add(due);
    let error = bed.queue.ends(1).await.remove(0).attempt.error.unwrap();
    assert!(error.contains("not allowed"), "{error}");
}

#[tokio::test]
async fn a_secret_that_does_not_open_fails_the_attempt_and_sends_nothing() {
    let bed = Bed::start(DispatcherConfig::default());
    let (port, seen) = receiver(answers("200 OK")).await;
    let mut due = bed.due(WebhookId::new(), port, 0).await;
    due.webhook = WebhookId::new();
    bed.queue.add(due);
    let error = bed.queue.ends(1).await.remove(0).attempt.error.unwrap();
    assert_eq!(error, "the webhook's secret cannot be opened");
    assert!(seen.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_slow_receiver_holds_up_nobody_else_and_is_not_waited_for_longer_than_the_limit() {
    let timeout = Duration::from_millis(300);
    let bed = Bed::start(DispatcherConfig { timeout, total: 4, each: 2, ..DispatcherConfig::default() });
    let ((slow, held), (fast, _)) = (receiver("").await, receiver(answers("200 OK")).await);
    let (slow_hook, fast_hook) = (WebhookId::new(), WebhookId::new());
    let started = Instant::now();
    for _ in 0..20 {
        bed.queue.add(bed.due(slow_hook, slow, 0).await);
    }
    for _ in 0..10 {
        bed.queue.add(bed.due(fast_hook, fast, 0).await);
    }
    let delivered = |ends: &[EndedAttempt]| ends.iter().filter(|end| end.follows == Follows::Delivered).count();
    let mut ends = bed.queue.ends(10).await;
    while delivered(&ends) < 10 {
        ends = bed.queue.ends(ends.len() + 1).await;
    }
    // Twenty slow ones, two at a time, take ten times the limit.
    assert!(started.elapsed() < timeout * 9, "{:?}", started.elapsed());
    assert!(held.lock().unwrap().len() < 20);
    let slow_end = ends.iter().find(|end| end.webhook == slow_hook);
    let slow_end = match slow_end {
        Some(end) => end.clone(),
        None => bed.queue.ends(ends.len() + 1).await.pop().unwrap(),
    };
    assert!(slow_end.attempt.error.unwrap().contains("300 ms"));
}

#[tokio::test]
async fn many_dead_receivers_hold_up_no_live_one() {
    let bed = Bed::start(DispatcherConfig { total: 8, each: 8, ..DispatcherConfig::default() });
    // Nobody ever answers: each attempt would last fifteen seconds.
    let (dead, held) = receiver("").await;
    for _ in 0..4 {
        let hook = WebhookId::new();
        for _ in 0..20 {
            bed.queue.add(bed.due(hook, dead, 0).await);
        }
    }
    let (port, seen) = receiver(answers("200 OK")).await;
    let hook = WebhookId::new();
    for _ in 0..50 {
        bed.queue.add(bed.due(hook, port, 0).await);
    }
    let ends = bed.queue.ends(50).await;
    assert!(ends.iter().all(|end| end.webhook == hook && end.follows == Follows::Delivered));
    assert_eq!((seen.lock().unwrap().len(), held.lock().unwrap().len()), (50, 4));
}

#[tokio::test]
async fn more_dead_receivers_than_there_are_places_leave_room_for_those_that_answer_and_for_new_ones() {
    let timeout = Duration::from_secs(5);
    let bed = Bed::start(DispatcherConfig { timeout, total: 8, each: 8, ..DispatcherConfig::default() });
    let ((dead, held), (port, seen)) = (receiver("").await, receiver(answers("200 OK")).await);
    for hook in std::iter::repeat_with(WebhookId::new).take(8) {
        for _ in 0..3 {
            bed.queue.add(bed.due(hook, dead, 0).await);
        }
    }
    // Who they are shows once they have had their time.
    let first = bed.queue.ends(8).await;
    assert!(first.iter().all(|end| end.attempt.status.is_none()), "{first:?}");
    let hooks = [WebhookId::new(), WebhookId::new()];
    for hook in hooks {
        for _ in 0..20 {
            bed.queue.add(bed.due(hook, port, 0).await);
        }
    }
    let ends = bed.queue.ends(8 + 40).await;
    assert!(ends[8..].iter().all(|end| hooks.contains(&end.webhook)), "{ends:?}");
    assert_eq!((seen.lock().unwrap().len(), held.lock().unwrap().len()), (40, 8 + 4));
}

#[tokio::test]
async fn an_end_that_cannot_be_recorded_is_recorded_later_and_the_attempt_is_not_made_again() {
    let bed = Bed::start(DispatcherConfig::default());
    let (port, seen) = receiver(answers("200 OK")).await;
    bed.queue.failing.store(1, Ordering::SeqCst);
    bed.queue.add(bed.due(WebhookId::new(), port, 0).await);
    assert_eq!(bed.queue.ends(1).await[0].follows, Follows::Delivered);
    assert_eq!(seen.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn on_the_way_down_attempts_under_way_end_and_none_begins() {
    let bed = Bed::start(DispatcherConfig { each: 1, ..DispatcherConfig::default() });
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let webhook = WebhookId::new();
    for _ in 0..2 {
        bed.queue.add(bed.due(webhook, port, 0).await);
    }
    let (mut stream, _) = listener.accept().await.unwrap();
    let answer = async {
        let mut buffer = [0; 8_192];
        assert!(stream.read(&mut buffer).await.unwrap() > 0);
        stream.write_all(format!("HTTP/1.1 200 OK\r\n{CLOSED}\r\n\r\n").as_bytes()).await.unwrap();
    };
    tokio::join!(bed.dispatcher.shutdown(Duration::from_secs(30)), answer);
    assert_eq!(bed.queue.ended.lock().unwrap().len(), 1);
    assert_eq!(bed.queue.due.lock().unwrap().len(), 1);
}
