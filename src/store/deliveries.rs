//! Deliveries, to be looked at and asked for again. They are written by the [outbox](super::outbox) and the [queue](super::delivery_queue).

use std::time::Duration;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::Expr,
};
use serde::{Deserialize, Serialize};

use super::{
    Store, audit,
    codes::{
        self, DELIVERY_PENDING, DELIVERY_SENDING, delivery_status, from_json, micros, to_delivery_status,
        to_event_kind, to_json, to_time, to_times,
    },
    entity::{
        event, webhook,
        webhook_delivery::{Column, Entity, Model},
    },
    outbox, wall, wire,
};
use crate::domain::{
    Error, Kind, Result,
    audit::Action,
    event::Event,
    id::{DeliveryId, EventId, TenantId, UnitId, WebhookId},
    identity::Owner,
    page::{Page, PageRequest},
    webhook::{Attempt, Delivery, DeliveryDetail, DeliveryFilter, DeliveryRepository, MAX_ATTEMPTS},
    work,
};

/// [`DeliveryRepository`] over a [`Store`].
#[derive(Debug, Clone)]
pub struct Deliveries {
    store: Store,
}

impl Deliveries {
    pub(super) fn new(store: Store) -> Self {
        Self { store }
    }
}

#[async_trait]
impl DeliveryRepository for Deliveries {
    async fn find(&self, owner: Owner, id: DeliveryId) -> Result<Option<DeliveryDetail>> {
        let Some(row) = Entity::find().filter(this(owner, id)).one(&self.store.read).await? else { return Ok(None) };
        // Events go after the deliveries that tell them.
        let Some(told) = event::Entity::find_by_id(row.event_id).one(&self.store.read).await? else { return Ok(None) };
        let attempts = attempts(&row.attempt_log)?;
        Ok(Some(DeliveryDetail { delivery: to_delivery(&row)?, attempts, event: to_event(&told)? }))
    }

    async fn list(&self, owner: Owner, filter: &DeliveryFilter, page: PageRequest) -> Result<Page<Delivery>> {
        let statuses: Vec<i16> = filter.statuses.iter().copied().map(delivery_status).collect();
        let all = Entity::find()
            .filter(wall::owned(owner, Column::TenantId, Column::UnitId))
            .apply_if(filter.webhook, |query, webhook| query.filter(Column::WebhookId.eq(webhook.0)))
            .apply_if(filter.kind, |query, kind| query.filter(Column::Kind.eq(kind.as_str())))
            .apply_if((!statuses.is_empty()).then_some(statuses), |query, statuses| {
                query.filter(Column::Status.is_in(statuses))
            });
        let total = all.clone().count(&self.store.read).await?;
        let (limit, offset) = wall::window(page);
        let rows = all.order_by_desc(Column::Seq).limit(limit).offset(offset).all(&self.store.read).await?;
        Ok(Page { items: rows.iter().map(to_delivery).collect::<Result<_>>()?, total })
    }

    async fn resend(&self, owner: Owner, id: DeliveryId, at: DateTime<Utc>) -> Result<Option<Delivery>> {
        let transaction = self.store.begin().await?;
        let Some(row) = Entity::find().filter(this(owner, id)).one(&transaction).await? else { return Ok(None) };
        let disabled = webhook::Entity::find()
            .filter(webhook::Column::Id.eq(row.webhook_id))
            .filter(webhook::Column::DisabledAt.is_not_null())
            .count(&transaction)
            .await?;
        if disabled > 0 {
            return Err(Error::conflict("the webhook is disabled"));
        }
        let opened = Entity::update_many()
            .col_expr(Column::Status, Expr::value(DELIVERY_PENDING))
            .col_expr(Column::Round, Expr::value(0))
            .col_expr(Column::DueAt, Expr::value(micros(at)))
            .col_expr(Column::FinishedAt, Expr::value(None::<i64>))
            .filter(this(owner, id))
            .filter(Column::Status.ne(DELIVERY_SENDING))
            .exec(&transaction)
            .await?;
        if opened.rows_affected == 0 {
            return Err(Error::conflict("an attempt is under way"));
        }
        audit::note(&transaction, owner, Action::Repeated, Kind::Delivery, id.0).await?;
        let row = Entity::find().filter(this(owner, id)).one(&transaction).await?;
        wire::say(&transaction, wire::ENGINE, "stir").await?;
        transaction.commit().await?;
        work::after_commit(outbox::stir);
        row.as_ref().map(to_delivery).transpose()
    }
}

fn this(owner: Owner, id: DeliveryId) -> Condition {
    wall::owned(owner, Column::TenantId, Column::UnitId).add(Column::Id.eq(id.0))
}

fn to_delivery(row: &Model) -> Result<Delivery> {
    Ok(Delivery {
        id: DeliveryId(row.id),
        webhook: WebhookId(row.webhook_id),
        event: EventId(row.event_id),
        kind: to_event_kind(&row.kind)?,
        status: to_delivery_status(row.status)?,
        attempts: u32::try_from(row.attempts).unwrap_or_default(),
        created_at: to_time(row.created_at)?,
        due_at: to_times(row.due_at)?,
        finished_at: to_times(row.finished_at)?,
    })
}

pub(super) fn to_event(row: &event::Model) -> Result<Event> {
    Ok(Event {
        id: EventId(row.id),
        owner: Owner { tenant: TenantId(row.tenant_id), unit: row.unit_id.map(UnitId) },
        kind: to_event_kind(&row.kind)?,
        data: from_json(&row.data)?,
        at: to_time(row.created_at)?,
    })
}

/// An attempt as `webhook_deliveries.attempt_log` spells it.
#[derive(Debug, Serialize, Deserialize)]
struct LoggedAttempt {
    /// Microseconds since 1970.
    at: i64,
    ms: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

fn attempts(log: &str) -> Result<Vec<Attempt>> {
    let logged: Vec<LoggedAttempt> = from_json(log)?;
    let attempt = |one: LoggedAttempt| {
        Ok(Attempt {
            started_at: to_time(one.at)?,
            duration: Duration::from_millis(one.ms),
            status: one.status,
            error: one.error,
        })
    };
    logged.into_iter().map(attempt).collect()
}

/// The log with one more attempt, without those that are too long ago.
pub(super) fn logged(log: &str, attempt: &Attempt) -> Result<String> {
    let mut all: Vec<LoggedAttempt> = from_json(log)?;
    all.push(LoggedAttempt {
        at: codes::micros(attempt.started_at),
        ms: u64::try_from(attempt.duration.as_millis()).unwrap_or(u64::MAX),
        status: attempt.status,
        error: attempt.error.clone(),
    });
    all.drain(..all.len().saturating_sub(MAX_ATTEMPTS));
    to_json(&all)
}
