//! Wire ↔ domain of deliveries.

use generated::platform::types as wire;

use super::total;
use crate::{
    api::{text::cut, wire_id},
    domain::{
        error::{Error, Kind, Result},
        event::EventKind,
        id::{DeliveryId, WebhookId},
        page::Page,
        webhook::{Attempt, Delivery, DeliveryDetail, DeliveryFilter, DeliveryStatus},
        webhooks::{Named, unknown_webhook},
    },
};

const MAX_ERROR: usize = 2_000;
const MAX_PAYLOAD: usize = 4_194_304;

/// Another shape names no delivery.
pub(in super::super) fn delivery_id(text: &str) -> Result<DeliveryId> {
    wire_id::parse_uuid(text).map(DeliveryId).ok_or(Error::not_found(Kind::Delivery))
}

/// A webhook of another shape is one that does not exist. `pending` stands for two of the domain's statuses.
pub(in super::super) fn filter(
    webhook: Option<&str>,
    status: Option<wire::DeliveryStatus>,
    event: Option<wire::EventType>,
) -> Result<DeliveryFilter> {
    let known = |text: &str| wire_id::parse_uuid(text).map(WebhookId).ok_or_else(|| unknown_webhook("/webhook_id"));
    Ok(DeliveryFilter {
        webhook: webhook.map(known).transpose()?,
        statuses: match status {
            None => Vec::new(),
            Some(wire::DeliveryStatus::Pending) => vec![DeliveryStatus::Pending, DeliveryStatus::Sending],
            Some(wire::DeliveryStatus::Delivered) => vec![DeliveryStatus::Delivered],
            Some(wire::DeliveryStatus::Failed) => vec![DeliveryStatus::Failed],
        },
        kind: event.map(|event| match event {
            wire::EventType::WorkflowExecuted => EventKind::WorkflowExecuted,
            wire::EventType::WorkflowFailed => EventKind::WorkflowFailed,
            wire::EventType::WorkflowPublished => EventKind::WorkflowPublished,
            wire::EventType::FormSubmitted => EventKind::FormSubmitted,
        }),
    })
}

pub(in super::super) fn delivery_list(found: Page<Named<Delivery>>, page: i32, limit: i32) -> wire::DeliveryList {
    let items = found.items.into_iter().map(delivery).collect();
    wire::DeliveryList { items, page, limit, total: total(found.total) }
}

pub(in super::super) fn delivery(named: Named<Delivery>) -> wire::Delivery {
    let Named { delivery, message_id } = named;
    wire::Delivery {
        id: delivery.id.0.into(),
        webhook_id: delivery.webhook.0.into(),
        message_id,
        event: match delivery.kind {
            EventKind::WorkflowExecuted => wire::EventType::WorkflowExecuted,
            EventKind::WorkflowFailed => wire::EventType::WorkflowFailed,
            EventKind::WorkflowPublished => wire::EventType::WorkflowPublished,
            EventKind::FormSubmitted => wire::EventType::FormSubmitted,
        },
        status: match delivery.status {
            DeliveryStatus::Pending | DeliveryStatus::Sending => wire::DeliveryStatus::Pending,
            DeliveryStatus::Delivered => wire::DeliveryStatus::Delivered,
            DeliveryStatus::Failed => wire::DeliveryStatus::Failed,
        },
        attempt_count: i32::try_from(delivery.attempts).unwrap_or(i32::MAX),
        created_at: delivery.created_at.into(),
        next_attempt_at: delivery.due_at.map(Into::into),
        finished_at: delivery.finished_at.map(Into::into),
    }
}

pub(in super::super) fn detail((named, payload): (Named<DeliveryDetail>, String)) -> wire::DeliveryDetail {
    let Named { delivery: DeliveryDetail { delivery: found, attempts, .. }, message_id } = named;
    let wire::Delivery {
        id,
        webhook_id,
        message_id,
        event,
        status,
        attempt_count,
        created_at,
        next_attempt_at,
        finished_at,
    } = delivery(Named { delivery: found, message_id });
    wire::DeliveryDetail {
        id,
        webhook_id,
        message_id,
        event,
        status,
        attempt_count,
        created_at,
        next_attempt_at,
        finished_at,
        attempts: attempts.into_iter().map(attempt).collect(),
        payload: cut(payload, MAX_PAYLOAD),
    }
}

fn attempt(attempt: Attempt) -> wire::DeliveryAttempt {
    wire::DeliveryAttempt {
        started_at: attempt.started_at.into(),
        duration_ms: i64::try_from(attempt.duration.as_millis()).unwrap_or(i64::MAX),
        status: attempt.status.map(i32::from),
        error: attempt.error.map(|error| cut(error, MAX_ERROR)),
    }
}
