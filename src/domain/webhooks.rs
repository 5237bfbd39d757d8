//! What may be done with webhooks: create, list, delete; and with their deliveries: look at them, ask for one again.

use std::sync::Arc;

use super::{
    error::{Error, Fault, Kind, Result},
    event::EventKind,
    id::{DeliveryId, WebhookId},
    identity::Owner,
    page::{Page, PageRequest},
    sealing::{Place, Sealer, column},
    signing::SigningSecret,
    webhook::{
        CreatedWebhook, Delivery, DeliveryDetail, DeliveryFilter, DeliveryRepository, EventWording, NewWebhook,
        TargetCheck, Webhook, WebhookRepository,
    },
    workflows::now,
};

/// Longest URL, in bytes.
const MAX_URL: usize = 2_048;

/// Where the secret of a webhook is sealed for.
pub fn secret_place(owner: Owner, webhook: WebhookId) -> Place {
    Place { tenant: owner.tenant, column: column::WEBHOOK, record: webhook.0 }
}

/// The rules of webhooks over their ports.
#[derive(Clone)]
pub struct WebhookService {
    webhooks: Arc<dyn WebhookRepository>,
    sealer: Arc<dyn Sealer>,
    targets: Arc<dyn TargetCheck>,
}

impl WebhookService {
    /// A service over these ports.
    pub fn new(webhooks: Arc<dyn WebhookRepository>, sealer: Arc<dyn Sealer>, targets: Arc<dyn TargetCheck>) -> Self {
        Self { webhooks, sealer, targets }
    }

    /// Creates a webhook. Pointers of faults are those of [`NewWebhook`]'s fields.
    pub async fn create(&self, owner: Owner, new: NewWebhook) -> Result<CreatedWebhook> {
        let mut faults = self.url_faults(&new.url);
        if new.events.is_empty() {
            faults.push(Fault::new("/events", "required", "must name one kind of event at least"));
        }
        let secret = new.secret.map_or_else(|| Ok(SigningSecret::generate()), SigningSecret::parse);
        let secret = match secret {
            Ok(secret) if faults.is_empty() => secret,
            Ok(_) => return Err(Error::Invalid { faults }),
            Err(problem) => {
                faults.push(Fault::new("/secret", "secret", problem));
                return Err(Error::Invalid { faults });
            }
        };
        let webhook = Webhook {
            seq: 0,
            id: WebhookId::new(),
            owner,
            url: new.url,
            events: distinct(&new.events),
            created_at: now(),
            disabled_at: None,
        };
        let sealed = self.sealer.seal(secret_place(owner, webhook.id), secret.reveal().as_bytes()).await?;
        self.webhooks.insert(&webhook, &sealed).await?;
        Ok(CreatedWebhook { webhook, secret })
    }

    /// Newest first.
    pub async fn list(&self, owner: Owner, page: PageRequest) -> Result<Page<Webhook>> {
        self.webhooks.list(owner, page).await
    }

    /// Removes a webhook with its deliveries.
    pub async fn delete(&self, owner: Owner, id: WebhookId) -> Result<()> {
        if self.webhooks.delete(owner, id).await? { Ok(()) } else { Err(Error::not_found(Kind::Webhook)) }
    }

    fn url_faults(&self, url: &str) -> Vec<Fault> {
        if url.len() > MAX_URL {
            return vec![Fault::new("/url", "max_length", format!("must have at most {MAX_URL} bytes"))];
        }
        if url.contains(|character: char| character.is_control() || character.is_whitespace()) {
            return vec![Fault::new("/url", "control_character", "must not contain control characters or spaces")];
        }
        self.targets.check(url).err().map(|(code, message)| Fault::new("/url", code, message)).into_iter().collect()
    }
}

/// In the order of [`EventKind::ALL`], each once.
fn distinct(events: &[EventKind]) -> Vec<EventKind> {
    EventKind::ALL.into_iter().filter(|kind| events.contains(kind)).collect()
}

/// The fault of a filter or body that names a webhook which does not exist for its sender: the same for foreign, deleted and made-up ids.
pub fn unknown_webhook(pointer: &str) -> Error {
    Error::invalid(pointer, "unknown_record", "names no webhook")
}

/// The rules of deliveries over their ports.
#[derive(Clone)]
pub struct DeliveryService {
    deliveries: Arc<dyn DeliveryRepository>,
    webhooks: Arc<dyn WebhookRepository>,
    wording: Arc<dyn EventWording>,
}

/// A delivery and the `webhook-id` that its receiver knows it by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named<T> {
    /// The delivery.
    pub delivery: T,
    /// The `webhook-id`.
    pub message_id: String,
}

impl DeliveryService {
    /// A service over these ports.
    pub fn new(
        deliveries: Arc<dyn DeliveryRepository>,
        webhooks: Arc<dyn WebhookRepository>,
        wording: Arc<dyn EventWording>,
    ) -> Self {
        Self { deliveries, webhooks, wording }
    }

    /// Newest first. A webhook in the filter must exist for this owner: see [`unknown_webhook`].
    pub async fn list(
        &self,
        owner: Owner,
        filter: &DeliveryFilter,
        page: PageRequest,
    ) -> Result<Page<Named<Delivery>>> {
        if let Some(id) = filter.webhook
            && self.webhooks.find(owner, id).await?.is_none()
        {
            return Err(unknown_webhook("/webhook_id"));
        }
        let found = self.deliveries.list(owner, filter, page).await?;
        Ok(Page { total: found.total, items: found.items.into_iter().map(|one| self.named(one)).collect() })
    }

    /// The delivery with its attempts, and its payload.
    pub async fn get(&self, owner: Owner, id: DeliveryId) -> Result<(Named<DeliveryDetail>, String)> {
        let detail = self.deliveries.find(owner, id).await?.ok_or(Error::not_found(Kind::Delivery))?;
        let payload = self.wording.payload(&detail.event);
        let message_id = self.wording.message_id(detail.event.id);
        Ok((Named { delivery: detail, message_id }, payload))
    }

    /// Sends the event again, at once and with a new round of attempts.
    pub async fn resend(&self, owner: Owner, id: DeliveryId) -> Result<Named<Delivery>> {
        let delivery = self.deliveries.resend(owner, id, now()).await?.ok_or(Error::not_found(Kind::Delivery))?;
        Ok(self.named(delivery))
    }

    fn named(&self, delivery: Delivery) -> Named<Delivery> {
        Named { message_id: self.wording.message_id(delivery.event), delivery }
    }
}

#[cfg(test)]
mod tests;
