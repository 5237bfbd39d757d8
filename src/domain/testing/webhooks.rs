//! Webhooks and deliveries in memory.

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use super::{Fakes, page, sees};
use crate::domain::{
    error::{Error, Result},
    event::Event,
    id::{DeliveryId, EventId, WebhookId},
    identity::Owner,
    page::{Page, PageRequest},
    webhook::{
        Delivery, DeliveryDetail, DeliveryFilter, DeliveryRepository, DeliveryStatus, EventWording, TargetCheck,
        Webhook, WebhookRepository,
    },
};

#[async_trait]
impl WebhookRepository for Fakes {
    async fn insert(&self, webhook: &Webhook, sealed: &[u8]) -> Result<()> {
        self.records().webhooks.push((webhook.clone(), sealed.to_vec()));
        Ok(())
    }

    async fn find(&self, owner: Owner, id: WebhookId) -> Result<Option<Webhook>> {
        let records = self.records();
        let found = records.webhooks.iter().find(|(stored, _)| stored.id == id && sees(owner, stored.owner));
        Ok(found.map(|(webhook, _)| webhook.clone()))
    }

    async fn list(&self, owner: Owner, request: PageRequest) -> Result<Page<Webhook>> {
        let records = self.records();
        let found = records.webhooks.iter().map(|(webhook, _)| webhook).filter(|stored| sees(owner, stored.owner));
        Ok(page(found.cloned().collect(), request))
    }

    async fn delete(&self, owner: Owner, id: WebhookId) -> Result<bool> {
        let mut records = self.records();
        let before = records.webhooks.len();
        records.webhooks.retain(|(stored, _)| stored.id != id || !sees(owner, stored.owner));
        Ok(records.webhooks.len() < before)
    }
}

#[async_trait]
impl DeliveryRepository for Fakes {
    async fn find(&self, owner: Owner, id: DeliveryId) -> Result<Option<DeliveryDetail>> {
        let records = self.records();
        let found = records.deliveries.iter().find(|(of, stored)| stored.delivery.id == id && sees(owner, *of));
        Ok(found.map(|(_, detail)| detail.clone()))
    }

    async fn list(&self, owner: Owner, filter: &DeliveryFilter, request: PageRequest) -> Result<Page<Delivery>> {
        let selects = |of: Owner, stored: &Delivery| {
            sees(owner, of)
                && filter.webhook.is_none_or(|webhook| stored.webhook == webhook)
                && filter.kind.is_none_or(|kind| stored.kind == kind)
                && (filter.statuses.is_empty() || filter.statuses.contains(&stored.status))
        };
        let records = self.records();
        let found = records.deliveries.iter().filter(|(of, stored)| selects(*of, &stored.delivery));
        Ok(page(found.map(|(_, detail)| detail.delivery.clone()).collect(), request))
    }

    async fn resend(&self, owner: Owner, id: DeliveryId, at: DateTime<Utc>) -> Result<Option<Delivery>> {
        let mut records = self.records();
        let found = records.deliveries.iter_mut().find(|(of, stored)| stored.delivery.id == id && sees(owner, *of));
        let Some((_, DeliveryDetail { delivery, .. })) = found else { return Ok(None) };
        if delivery.status == DeliveryStatus::Sending {
            return Err(Error::conflict("an attempt is under way"));
        }
        (delivery.status, delivery.due_at, delivery.finished_at) = (DeliveryStatus::Pending, Some(at), None);
        Ok(Some(delivery.clone()))
    }
}

/// Every URL is fine but those of one host.
impl TargetCheck for Fakes {
    fn check(&self, url: &str) -> Result<(), (&'static str, String)> {
        if url.contains("refused.example") {
            return Err(("refused_address", "requests there are not allowed".to_owned()));
        }
        Ok(())
    }
}

/// The plainest wording.
impl EventWording for Fakes {
    fn message_id(&self, event: EventId) -> String {
        format!("msg_{}", event.0.simple())
    }

    fn payload(&self, event: &Event) -> String {
        event.data.to_string()
    }
}
