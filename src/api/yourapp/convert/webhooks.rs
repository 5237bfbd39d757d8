//! Wire ↔ domain of webhooks.

use generated::yourapp::types as wire;

use super::page_meta;
use crate::{
    api::{text::cut, wire_id},
    domain::{
        error::{Error, Kind, Result},
        event::EventKind,
        id::WebhookId,
        page::Page,
        webhook::{CreatedWebhook, NewWebhook, Webhook},
    },
};

const WEBHOOK: &str = "wh_";
const MAX_URL: usize = 2_048;

/// Another shape names no webhook.
pub(in super::super) fn webhook_id(text: &str) -> Result<WebhookId> {
    wire_id::parse(WEBHOOK, text).map(WebhookId).ok_or(Error::not_found(Kind::Webhook))
}

pub(in super::super) fn new_webhook(body: wire::CreateWebhookRequest) -> NewWebhook {
    NewWebhook { url: body.url, events: body.events.into_iter().map(event).collect(), secret: body.secret }
}

pub(in super::super) fn webhook_created(made: CreatedWebhook) -> wire::WebhookCreatedResponse {
    let secret = made.secret.reveal().to_owned();
    let wire::Webhook { id, url, events, status, created_at, disabled_at } = webhook(made.webhook);
    let data = wire::WebhookCreated { id, url, events, status, secret, created_at, disabled_at };
    wire::WebhookCreatedResponse { success: true, data }
}

pub(in super::super) fn webhook_list(found: Page<Webhook>, page: i32, limit: i32) -> wire::WebhookListResponse {
    wire::WebhookListResponse {
        success: true,
        meta: page_meta(page, limit, found.total),
        data: found.items.into_iter().map(webhook).collect(),
    }
}

pub(in super::super) fn webhook_deleted(id: WebhookId) -> wire::WebhookDeletedResponse {
    let data = wire::WebhookDeleted { id: wire_id::spell(WEBHOOK, id.0), deleted: true };
    wire::WebhookDeletedResponse { success: true, data }
}

fn webhook(webhook: Webhook) -> wire::Webhook {
    wire::Webhook {
        id: wire_id::spell(WEBHOOK, webhook.id.0),
        url: cut(webhook.url, MAX_URL),
        events: webhook.events.into_iter().map(wire_event).collect(),
        status: match webhook.disabled_at {
            None => wire::WebhookStatus::Active,
            Some(_) => wire::WebhookStatus::Disabled,
        },
        created_at: webhook.created_at.into(),
        disabled_at: webhook.disabled_at.map(Into::into),
    }
}

fn event(kind: wire::EventType) -> EventKind {
    match kind {
        wire::EventType::WorkflowExecuted => EventKind::WorkflowExecuted,
        wire::EventType::WorkflowFailed => EventKind::WorkflowFailed,
        wire::EventType::WorkflowPublished => EventKind::WorkflowPublished,
        wire::EventType::FormSubmitted => EventKind::FormSubmitted,
    }
}

fn wire_event(kind: EventKind) -> wire::EventType {
    match kind {
        EventKind::WorkflowExecuted => wire::EventType::WorkflowExecuted,
        EventKind::WorkflowFailed => wire::EventType::WorkflowFailed,
        EventKind::WorkflowPublished => wire::EventType::WorkflowPublished,
        EventKind::FormSubmitted => wire::EventType::FormSubmitted,
    }
}
