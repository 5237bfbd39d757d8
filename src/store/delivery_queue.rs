//! The dispatcher's side of deliveries: what is due, what is under way, how it ended.
//!
//! Claims are rows whose status says that an attempt is under way. Nobody else claims, since only the process that leads sends; so what a new
//! leader finds claimed was left by one that died, and is due again.

use std::collections::HashMap;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, Order, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, NullOrdering, Query},
};
use tokio::sync::{Mutex, watch};
use uuid::Uuid;

use super::{
    Store,
    codes::{DELIVERY_DELIVERED, DELIVERY_FAILED, DELIVERY_PENDING, DELIVERY_SENDING, micros, to_time},
    deliveries::{logged, to_event},
    entity::{event, webhook, webhook_delivery as delivery},
    outbox,
    transaction::Transaction,
};
use crate::domain::{
    Result,
    id::{DeliveryId, WebhookId},
    webhook::{Claimed, DeliveryQueue, DueDelivery, EndedAttempt, Follows, Room},
    workflows::now,
};

/// Webhooks that one claim looks at: those that wait longest.
const WEBHOOKS: u64 = 256;
/// Rows that one transaction removes.
const PRUNED: u64 = 1_000;

/// [`DeliveryQueue`] over a [`Store`].
#[derive(Debug)]
pub struct Dispatch {
    store: Store,
    stirs: Mutex<watch::Receiver<u64>>,
}

/// A webhook that something is due to, now or later.
#[derive(Debug, FromQueryResult)]
struct Waiting {
    id: Uuid,
    url: String,
    sealed: Vec<u8>,
    due: Option<i64>,
}

impl Dispatch {
    pub(super) fn new(store: Store) -> Self {
        Self { store, stirs: Mutex::new(outbox::stirs()) }
    }

    /// Active webhooks with pending deliveries and room for more, the one that waits longest first. One look into an index for each active webhook, however
    /// much is pending.
    async fn waiting(&self, room: &Room) -> Result<Vec<Waiting>> {
        let full: Vec<Uuid> = room.free.iter().filter(|(_, free)| *free == 0).map(|(webhook, _)| webhook.0).collect();
        let first = Query::select()
            .column(delivery::Column::DueAt)
            .from(delivery::Entity)
            .and_where(
                Expr::col((delivery::Entity, delivery::Column::WebhookId))
                    .equals((webhook::Entity, webhook::Column::Id)),
            )
            .and_where(delivery::Column::DueAt.is_not_null())
            .order_by(delivery::Column::DueAt, Order::Asc)
            .limit(1)
            .take();
        let found = webhook::Entity::find()
            .select_only()
            .columns([webhook::Column::Id, webhook::Column::Url, webhook::Column::Sealed])
            .expr_as(Expr::expr(first), "due")
            .filter(webhook::Column::DisabledAt.is_null())
            .filter(webhook::Column::Id.is_not_in(full))
            .order_by_with_nulls(Expr::col("due"), Order::Asc, NullOrdering::Last)
            .limit(WEBHOOKS)
            .into_model::<Waiting>()
            .all(&self.store.read)
            .await?;
        Ok(found.into_iter().filter(|webhook| webhook.due.is_some()).collect())
    }

    /// The longest due deliveries to a webhook, with their events.
    async fn due_to(&self, webhook: &Waiting, now: i64, limit: usize) -> Result<Vec<DueDelivery>> {
        let rows = delivery::Entity::find()
            .filter(delivery::Column::WebhookId.eq(webhook.id))
            .filter(delivery::Column::DueAt.lte(now))
            .order_by_asc(delivery::Column::DueAt)
            .limit(limit as u64)
            .all(&self.store.read)
            .await?;
        let events = event::Entity::find()
            .filter(event::Column::Id.is_in(rows.iter().map(|row| row.event_id)))
            .all(&self.store.read)
            .await?;
        let events: HashMap<Uuid, event::Model> = events.into_iter().map(|event| (event.id, event)).collect();
        let mut due = Vec::with_capacity(rows.len());
        for row in rows {
            let Some(event) = events.get(&row.event_id) else { continue };
            due.push(DueDelivery {
                id: DeliveryId(row.id),
                round: u32::try_from(row.round).unwrap_or_default(),
                webhook: WebhookId(row.webhook_id),
                url: webhook.url.clone(),
                sealed: webhook.sealed.clone(),
                event: to_event(event)?,
            });
        }
        Ok(due)
    }

    /// Marks as under way; those that are still there and due.
    async fn mark(&self, due: Vec<DueDelivery>) -> Result<Vec<DueDelivery>> {
        if due.is_empty() {
            return Ok(due);
        }
        let rows = delivery::Entity::update_many()
            .col_expr(delivery::Column::Status, Expr::value(DELIVERY_SENDING))
            .col_expr(delivery::Column::DueAt, Expr::value(None::<i64>))
            .filter(delivery::Column::Id.is_in(due.iter().map(|one| one.id.0)))
            .filter(delivery::Column::Status.eq(DELIVERY_PENDING))
            .exec_with_returning(&self.store.write)
            .await?;
        let marked: std::collections::HashSet<Uuid> = rows.into_iter().map(|row| row.id).collect();
        Ok(due.into_iter().filter(|one| marked.contains(&one.id.0)).collect())
    }
}

#[async_trait]
impl DeliveryQueue for Dispatch {
    async fn recover(&self) -> Result<u64> {
        let recovered = delivery::Entity::update_many()
            .col_expr(delivery::Column::Status, Expr::value(DELIVERY_PENDING))
            .col_expr(delivery::Column::DueAt, Expr::value(micros(now())))
            // In the words of the partial index.
            .filter(Expr::cust("status = 1"))
            .exec(&self.store.write)
            .await?;
        fail_disabled(&self.store.write, None).await?;
        Ok(recovered.rows_affected)
    }

    async fn claim(&self, now: DateTime<Utc>, room: &Room) -> Result<Claimed> {
        let free: HashMap<WebhookId, usize> = room.free.iter().copied().collect();
        let now = micros(now);
        let mut claimed = Claimed::default();
        for webhook in self.waiting(room).await? {
            let Some(at) = webhook.due else { continue };
            let left = room.total - claimed.due.len();
            if at > now || left == 0 {
                claimed.next = Some(to_time(at)?);
                break;
            }
            let free = free.get(&WebhookId(webhook.id)).copied().unwrap_or(room.each);
            claimed.due.extend(self.due_to(&webhook, now, free.min(left)).await?);
        }
        claimed.due = self.mark(claimed.due).await?;
        Ok(claimed)
    }

    async fn record(&self, ended: &[EndedAttempt]) -> Result<()> {
        let transaction = self.store.begin().await?;
        let rows = delivery::Entity::find()
            .filter(delivery::Column::Id.is_in(ended.iter().map(|one| one.delivery.0)))
            .all(&transaction)
            .await?;
        let rows: HashMap<Uuid, delivery::Model> = rows.into_iter().map(|row| (row.id, row)).collect();
        for one in ended {
            if let Some(row) = rows.get(&one.delivery.0) {
                record_one(&transaction, row, one).await?;
            }
        }
        let gone = ended.iter().filter(|one| one.follows == Follows::Gone).map(|one| one.webhook.0);
        disable(&transaction, gone.collect()).await?;
        // Also where another attempt found the receiver gone while this one was under way.
        let open = ended.iter().filter(|one| matches!(one.follows, Follows::Retry(_) | Follows::Gone));
        fail_disabled(&transaction, Some(open.map(|one| one.webhook.0).collect())).await?;
        transaction.commit().await?;
        Ok(())
    }

    async fn prune(&self, before: DateTime<Utc>) -> Result<u64> {
        // Ids are in order of time: what was created later cannot have ended before.
        let newest = Uuid::from_u128(u128::from(u64::try_from(before.timestamp_millis()).unwrap_or_default()) << 80);
        let old = delivery::Entity::find()
            .select_only()
            .column(delivery::Column::Id)
            .filter(delivery::Column::Id.lt(newest))
            .filter(delivery::Column::FinishedAt.lt(micros(before)))
            .order_by_asc(delivery::Column::Id)
            .limit(PRUNED)
            .into_tuple::<Uuid>()
            .all(&self.store.read)
            .await?;
        if !old.is_empty() {
            delivery::Entity::delete_many()
                .filter(delivery::Column::Id.is_in(old.iter().copied()))
                // One may have been asked for again meanwhile.
                .filter(delivery::Column::FinishedAt.lt(micros(before)))
                .exec(&self.store.write)
                .await?;
        }
        self.prune_events(newest).await?;
        // An event that was stored in the moment in which its webhook was disabled.
        fail_disabled(&self.store.write, None).await?;
        Ok(old.len() as u64)
    }

    async fn stirred(&self) {
        // The sender lives as long as the process.
        let _ = self.stirs.lock().await.changed().await;
    }
}

impl Dispatch {
    /// Events that no delivery tells any more.
    async fn prune_events(&self, newest: Uuid) -> Result<()> {
        let told = Query::select()
            .expr(Expr::value(1))
            .from(delivery::Entity)
            .and_where(
                Expr::col((delivery::Entity, delivery::Column::EventId)).equals((event::Entity, event::Column::Id)),
            )
            .take();
        let untold = event::Entity::find()
            .select_only()
            .column(event::Column::Id)
            .filter(event::Column::Id.lt(newest))
            .filter(Condition::all().not().add(Expr::exists(told)))
            .order_by_asc(event::Column::Id)
            .limit(PRUNED)
            .into_tuple::<Uuid>()
            .all(&self.store.read)
            .await?;
        if !untold.is_empty() {
            event::Entity::delete_many().filter(event::Column::Id.is_in(untold)).exec(&self.store.write).await?;
        }
        Ok(())
    }
}

async fn record_one(transaction: &Transaction, row: &delivery::Model, one: &EndedAttempt) -> Result<()> {
    let (status, due_at, round) = match one.follows {
        Follows::Delivered => (DELIVERY_DELIVERED, None, row.round),
        Follows::Retry(at) => (DELIVERY_PENDING, Some(micros(at)), row.round.saturating_add(1)),
        Follows::Failed | Follows::Gone => (DELIVERY_FAILED, None, row.round),
    };
    let finished_at = due_at.is_none().then(|| micros(now()));
    delivery::Entity::update_many()
        .col_expr(delivery::Column::Status, Expr::value(status))
        .col_expr(delivery::Column::DueAt, Expr::value(due_at))
        .col_expr(delivery::Column::FinishedAt, Expr::value(finished_at))
        .col_expr(delivery::Column::Round, Expr::value(round))
        .col_expr(delivery::Column::Attempts, Expr::value(row.attempts.saturating_add(1)))
        .col_expr(delivery::Column::AttemptLog, Expr::value(logged(&row.attempt_log, &one.attempt)?))
        .filter(delivery::Column::Id.eq(row.id))
        .filter(delivery::Column::Status.eq(DELIVERY_SENDING))
        .exec(transaction)
        .await?;
    Ok(())
}

async fn disable(transaction: &impl ConnectionTrait, webhooks: Vec<Uuid>) -> Result<()> {
    if webhooks.is_empty() {
        return Ok(());
    }
    webhook::Entity::update_many()
        .col_expr(webhook::Column::DisabledAt, Expr::value(micros(now())))
        .filter(webhook::Column::Id.is_in(webhooks))
        .filter(webhook::Column::DisabledAt.is_null())
        .exec(transaction)
        .await?;
    Ok(())
}

/// Fails what is still to be sent to webhooks (`None`: all) that are disabled. Attempts under way end by themselves.
async fn fail_disabled(connection: &impl ConnectionTrait, among: Option<Vec<Uuid>>) -> Result<()> {
    if among.as_ref().is_some_and(Vec::is_empty) {
        return Ok(());
    }
    let disabled = Query::select()
        .column(webhook::Column::Id)
        .from(webhook::Entity)
        .and_where(Expr::col(webhook::Column::DisabledAt).is_not_null())
        .and_where_option(among.map(|ids| Expr::col(webhook::Column::Id).is_in(ids)))
        .take();
    delivery::Entity::update_many()
        .col_expr(delivery::Column::Status, Expr::value(DELIVERY_FAILED))
        .col_expr(delivery::Column::DueAt, Expr::value(None::<i64>))
        .col_expr(delivery::Column::FinishedAt, Expr::value(micros(now())))
        .filter(delivery::Column::WebhookId.in_subquery(disabled))
        .filter(delivery::Column::DueAt.is_not_null())
        .exec(connection)
        .await?;
    Ok(())
}

#[cfg(test)]
mod tests;
