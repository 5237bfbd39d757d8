//! What webhooks are made of, and what is refused.

use super::*;
use crate::domain::{
    sealing::column,
    testing::{Fakes, codes, is_missing, owner, sealer},
};

fn new(url: &str, events: &[EventKind], secret: Option<&str>) -> NewWebhook {
    NewWebhook { url: url.to_owned(), events: events.to_vec(), secret: secret.map(str::to_owned) }
}

const URL: &str = "https://yoursite.com/webhook";

#[tokio::test]
async fn the_secret_is_stored_sealed_and_opens_in_its_own_place() {
    let (fakes, sealer, owner) = (Fakes::new(), sealer(), owner());
    let service = WebhookService::new(fakes.clone(), sealer.clone(), fakes.clone());
    let kinds = [EventKind::FormSubmitted, EventKind::WorkflowExecuted, EventKind::FormSubmitted];
    for (secret, shown) in [(Some("your-webhook-secret"), Some("your-webhook-secret")), (None, None)] {
        let made = service.create(owner, new(URL, &kinds, secret)).await.unwrap();
        assert_eq!(made.webhook.events, [EventKind::WorkflowExecuted, EventKind::FormSubmitted]);
        assert!(shown.is_none_or(|shown| shown == made.secret.reveal()));
        let (stored, sealed) = fakes.records().webhooks.last().unwrap().clone();
        assert_eq!(stored, made.webhook);
        let plain = made.secret.reveal().as_bytes();
        assert!(!sealed.windows(plain.len()).any(|window| window == plain));
        let place = secret_place(owner, stored.id);
        assert_eq!((place.tenant, place.column, place.record), (owner.tenant, column::WEBHOOK, stored.id.0));
        assert_eq!(sealer.open(place, &sealed).await.unwrap(), plain);
    }
}

#[tokio::test]
async fn what_cannot_be_a_webhook_is_refused_with_all_faults() {
    let fakes = Fakes::new();
    let service = WebhookService::new(fakes.clone(), sealer(), fakes.clone());
    let all = EventKind::ALL;
    let long = format!("https://{}/", "a".repeat(3_000));
    for (body, expect) in [
        (new("https://refused.example/", &all, None), &["refused_address"][..]),
        (new("https://refused.example/", &[], Some("short")), &["refused_address", "required", "secret"]),
        (new("https://yoursite.com/a b", &all, None), &["control_character"]),
        (new(&long, &all, None), &["max_length"]),
        (new(URL, &[], None), &["required"]),
        (new(URL, &all, Some("whsec_?")), &["secret"]),
    ] {
        assert_eq!(codes(service.create(owner(), body.clone()).await), expect, "{body:?}");
    }
    assert!(fakes.records().webhooks.is_empty());
}

#[tokio::test]
async fn a_webhook_of_another_owner_does_not_exist() {
    let (fakes, own, other) = (Fakes::new(), owner(), owner());
    let service = WebhookService::new(fakes.clone(), sealer(), fakes.clone());
    let deliveries = DeliveryService::new(fakes.clone(), fakes.clone(), fakes.clone());
    let webhook = service.create(own, new(URL, &EventKind::ALL, None)).await.unwrap().webhook;
    let page = PageRequest { page: 1, limit: 10 };
    let filter = DeliveryFilter { webhook: Some(webhook.id), ..DeliveryFilter::default() };
    assert!(is_missing(&service.delete(other, webhook.id).await, Kind::Webhook));
    assert_eq!(codes(deliveries.list(other, &filter, page).await), ["unknown_record"]);
    assert_eq!(deliveries.list(own, &filter, page).await.unwrap().total, 0);
    service.delete(own, webhook.id).await.unwrap();
    assert_eq!(codes(deliveries.list(own, &filter, page).await), ["unknown_record"]);
    assert!(is_missing(&deliveries.resend(own, DeliveryId::new()).await, Kind::Delivery));
}
