//! Webhooks: where events are sent; and deliveries: events on their way there.

use std::time::Duration;

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use super::{
    error::Result,
    event::{Event, EventKind},
    id::{DeliveryId, EventId, Seq, WebhookId},
    identity::Owner,
    page::{Page, PageRequest},
    signing::SigningSecret,
};

/// A webhook without its secret, which is sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Webhook {
    /// Sequence number.
    pub seq: Seq,
    /// Identity.
    pub id: WebhookId,
    /// Whose it is. It hears of the tenant's events; bound to a unit, of that unit's.
    pub owner: Owner,
    /// Where events are sent.
    pub url: String,
    /// What it hears of.
    pub events: Vec<EventKind>,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When its receiver said that it is gone; from then on it is told nothing.
    pub disabled_at: Option<DateTime<Utc>>,
}

/// What is needed to make a webhook.
#[derive(Debug, Clone)]
pub struct NewWebhook {
    /// Where events are sent.
    pub url: String,
    /// What it hears of.
    pub events: Vec<EventKind>,
    /// What deliveries are signed with; `None`: one is made.
    pub secret: Option<String>,
}

/// A webhook and, this once, its secret.
#[derive(Debug, Clone)]
pub struct CreatedWebhook {
    /// The webhook.
    pub webhook: Webhook,
    /// Its secret.
    pub secret: SigningSecret,
}

/// Where a delivery is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DeliveryStatus {
    /// An attempt is to come.
    Pending,
    /// An attempt is under way.
    Sending,
    /// The receiver has it.
    Delivered,
    /// The last attempt failed, or the webhook was disabled.
    Failed,
}

/// An event on its way to a webhook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Identity.
    pub id: DeliveryId,
    /// Where it goes.
    pub webhook: WebhookId,
    /// What is told.
    pub event: EventId,
    /// The kind of event.
    pub kind: EventKind,
    /// Where it is.
    pub status: DeliveryStatus,
    /// Attempts that have ended.
    pub attempts: u32,
    /// When the event happened.
    pub created_at: DateTime<Utc>,
    /// When the next attempt is due.
    pub due_at: Option<DateTime<Utc>>,
    /// When it was delivered or failed.
    pub finished_at: Option<DateTime<Utc>>,
}

/// One attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// How long it took.
    pub duration: Duration,
    /// The status that was answered, where there was an answer.
    pub status: Option<u16>,
    /// Why it failed, where it did.
    pub error: Option<String>,
}

/// A delivery with its attempts and what it tells.
#[derive(Debug, Clone, PartialEq)]
pub struct DeliveryDetail {
    /// The delivery.
    pub delivery: Delivery,
    /// Attempts that have ended, oldest first; the last [`MAX_ATTEMPTS`].
    pub attempts: Vec<Attempt>,
    /// What happened.
    pub event: Event,
}

/// Attempts of a delivery that are remembered.
pub const MAX_ATTEMPTS: usize = 50;

/// Which deliveries a list holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DeliveryFilter {
    /// Only to this webhook.
    pub webhook: Option<WebhookId>,
    /// Only with one of these statuses; empty: all.
    pub statuses: Vec<DeliveryStatus>,
    /// Only of this kind of event.
    pub kind: Option<EventKind>,
}

/// Webhooks. Every method is walled by its `owner`.
#[async_trait]
pub trait WebhookRepository: Send + Sync {
    /// Stores a webhook with its sealed secret.
    async fn insert(&self, webhook: &Webhook, sealed: &[u8]) -> Result<()>;
    /// The webhook, or `None` where it does not exist for this owner.
    async fn find(&self, owner: Owner, id: WebhookId) -> Result<Option<Webhook>>;
    /// Newest first.
    async fn list(&self, owner: Owner, page: PageRequest) -> Result<Page<Webhook>>;
    /// Removes the webhook with its deliveries. `false` where there was none.
    async fn delete(&self, owner: Owner, id: WebhookId) -> Result<bool>;
}

/// Deliveries, to be looked at and asked for again. Each belongs to its webhook's owner. Sending them is the [`DeliveryQueue`]'s work.
#[async_trait]
pub trait DeliveryRepository: Send + Sync {
    /// The delivery with its attempts and event.
    async fn find(&self, owner: Owner, id: DeliveryId) -> Result<Option<DeliveryDetail>>;
    /// Newest first.
    async fn list(&self, owner: Owner, filter: &DeliveryFilter, page: PageRequest) -> Result<Page<Delivery>>;
    /// Makes the delivery due at `at`, with a new round of attempts; the delivery as it then is, `None` where it does not exist for this owner.
    /// [`super::Error::Conflict`] where an attempt is under way or the webhook is disabled.
    async fn resend(&self, owner: Owner, id: DeliveryId, at: DateTime<Utc>) -> Result<Option<Delivery>>;
}

/// What the dispatcher asks of what keeps deliveries. It serves all tenants: only the one process that leads uses it.
#[async_trait]
pub trait DeliveryQueue: Send + Sync {
    /// Makes due at once what a process that died had claimed. How many there were.
    async fn recover(&self) -> Result<u64>;
    /// Claims deliveries that are due at `now`, oldest first, as many as there is `room` for. Durable when it returns.
    async fn claim(&self, now: DateTime<Utc>, room: &Room) -> Result<Claimed>;
    /// Records how attempts ended, all or none, and claims the deliveries no longer. Those whose webhook was deleted meanwhile are passed over.
    async fn record(&self, ended: &[EndedAttempt]) -> Result<()>;
    /// Removes deliveries that ended before this moment, and events that nothing is left of. How many deliveries; at most a batch, so ask again until it is 0.
    async fn prune(&self, before: DateTime<Utc>) -> Result<u64>;
    /// Returns when deliveries may have become due by what was stored since it last returned. That may be said a moment before it can be seen.
    async fn stirred(&self);
}

/// How many deliveries may be claimed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Room {
    /// In all.
    pub total: usize,
    /// To a webhook that is not in `free`.
    pub each: usize,
    /// To these.
    pub free: Vec<(WebhookId, usize)>,
}

/// What was claimed.
#[derive(Debug, Default)]
pub struct Claimed {
    /// To be sent.
    pub due: Vec<DueDelivery>,
    /// Where nothing is due: when something will be, as far as there is room for it.
    pub next: Option<DateTime<Utc>>,
}

/// A delivery to be attempted now.
#[derive(Debug, Clone, PartialEq)]
pub struct DueDelivery {
    /// Identity.
    pub id: DeliveryId,
    /// Attempts of this round that have ended.
    pub round: u32,
    /// Where it goes.
    pub webhook: WebhookId,
    /// Where that is.
    pub url: String,
    /// The sealed secret.
    pub sealed: Vec<u8>,
    /// What is told.
    pub event: Event,
}

/// An attempt that ended, and what follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndedAttempt {
    /// Of which delivery.
    pub delivery: DeliveryId,
    /// To which webhook.
    pub webhook: WebhookId,
    /// The attempt.
    pub attempt: Attempt,
    /// What follows.
    pub follows: Follows,
}

/// What follows an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Follows {
    /// Nothing: the receiver has it.
    Delivered,
    /// Another attempt.
    Retry(DateTime<Utc>),
    /// Nothing: it was the last.
    Failed,
    /// Nothing: the receiver is gone, the webhook is disabled and whatever else was on its way to it fails.
    Gone,
}

/// How events read to receivers: the surface that describes webhooks words them. The same event reads the same every time, byte for byte.
pub trait EventWording: Send + Sync {
    /// The header `webhook-id`.
    fn message_id(&self, event: EventId) -> String;
    /// The body.
    fn payload(&self, event: &Event) -> String;
}

/// Judges where requests may be sent.
pub trait TargetCheck: Send + Sync {
    /// `Err` with a stable word and a sentence where no request to this URL would ever be sent. A name that resolves to a refused address is found out only when one is.
    fn check(&self, url: &str) -> Result<(), (&'static str, String)>;
}
