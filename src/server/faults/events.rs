//! Faults in what the server sends by itself. They stand around the ports that deliveries go through: how an event reads, what opens a webhook's secret, and what follows an attempt.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::domain::{
    Result,
    event::Event,
    id::EventId,
    sealing::{Place, Sealer},
    webhook::{Claimed, DeliveryQueue, EndedAttempt, EventWording, Follows, Room},
};

/// What is done to what is sent.
#[derive(Clone, Copy)]
pub(super) enum Change {
    /// The body is changed; the number is one of its own for each attempt.
    Payload(fn(&mut Value, u64)),
    /// The message has another id in each attempt.
    Id,
    /// Signatures are made with another secret.
    Secret,
    /// What follows an attempt is changed.
    Follows(fn(Follows) -> Follows),
}

/// The ports of deliveries, with a change.
pub(super) struct Changed {
    pub(super) change: Change,
    pub(super) queue: Arc<dyn DeliveryQueue>,
    pub(super) sealer: Arc<dyn Sealer>,
    pub(super) wording: Arc<dyn EventWording>,
    pub(super) attempts: AtomicU64,
}

impl Changed {
    fn attempt(&self) -> u64 {
        self.attempts.fetch_add(1, Ordering::Relaxed)
    }
}

impl EventWording for Changed {
    fn message_id(&self, event: EventId) -> String {
        match self.change {
            Change::Id => format!("msg_{}", self.attempt()),
            _ => self.wording.message_id(event),
        }
    }

    fn payload(&self, event: &Event) -> String {
        let text = self.wording.payload(event);
        match (self.change, serde_json::from_str(&text)) {
            (Change::Payload(change), Ok(mut payload)) => {
                change(&mut payload, self.attempt());
                payload.to_string()
            }
            _ => text,
        }
    }
}

#[async_trait]
impl Sealer for Changed {
    async fn seal(&self, place: Place, plain: &[u8]) -> Result<Vec<u8>> {
        self.sealer.seal(place, plain).await
    }

    async fn open(&self, place: Place, sealed: &[u8]) -> Result<Vec<u8>> {
        let secret = self.sealer.open(place, sealed).await?;
        Ok(if matches!(self.change, Change::Secret) { b"somebody else's secret".to_vec() } else { secret })
    }
}

#[async_trait]
impl DeliveryQueue for Changed {
    async fn recover(&self) -> Result<u64> {
        self.queue.recover().await
    }

    async fn claim(&self, now: DateTime<Utc>, room: &Room) -> Result<Claimed> {
        self.queue.claim(now, room).await
    }

    async fn record(&self, ended: &[EndedAttempt]) -> Result<()> {
        let Change::Follows(change) = self.change else { return self.queue.record(ended).await };
        let ended: Vec<EndedAttempt> =
            ended.iter().map(|one| EndedAttempt { follows: change(one.follows), ..one.clone() }).collect();
        self.queue.record(&ended).await
    }

    async fn prune(&self, before: DateTime<Utc>) -> Result<u64> {
        self.queue.prune(before).await
    }

    async fn stirred(&self) {
        self.queue.stirred().await;
    }
}
