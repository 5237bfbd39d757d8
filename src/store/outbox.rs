//! The outbox: an event and its deliveries are stored in the transaction of what happened, so that neither is there without the other.

use std::{collections::HashMap, sync::LazyLock};

use sea_orm::{
    ActiveValue::NotSet,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Set,
    sea_query::{Expr, ExprTrait},
};
use tokio::sync::watch;
use uuid::Uuid;

use super::{
    codes::{self, DELIVERY_PENDING, from_json, micros, to_json},
    entity::{event, webhook, webhook_delivery},
    wire,
};
use crate::domain::{
    Result,
    event::{Event, EventKind},
    id::DeliveryId,
    identity::Owner,
    work,
};

/// Rows of one statement; at fourteen columns well below the parameters that SQLite takes.
const ROWS: usize = 1_000;

/// Rises when something was put into the outbox. One for the process and not one for each store, since those who emit have a connection only; where a
/// process has several stores, a look for nothing costs one query.
static STIRS: LazyLock<watch::Sender<u64>> = LazyLock::new(|| watch::Sender::new(0));

/// Says that something may be due. Where a transaction without a unit of work around it is still to be committed, that means: soon.
pub(super) fn stir() {
    STIRS.send_modify(|count| *count = count.wrapping_add(1));
}

/// Hears of every [`stir`] from now on.
pub(super) fn stirs() -> watch::Receiver<u64> {
    STIRS.subscribe()
}

/// As [`stir`], for after the commit of the transaction that put something there; the process that sends hears of it too.
pub(super) async fn say_stirred(connection: &impl ConnectionTrait) -> Result<()> {
    wire::say(connection, wire::ENGINE, "stir").await?;
    work::after_commit(stir);
    Ok(())
}

/// A webhook, as far as it matters whether it is told.
struct Listener {
    id: Uuid,
    unit: Option<Uuid>,
    kinds: Vec<String>,
}

/// The active webhooks of some tenants.
pub(super) struct Listeners(HashMap<Uuid, Vec<Listener>>);

impl Listeners {
    /// Those of these tenants. `connection` is the transaction of what happened.
    pub(super) async fn of(connection: &impl ConnectionTrait, tenants: impl IntoIterator<Item = Uuid>) -> Result<Self> {
        let mut tenants: Vec<Uuid> = tenants.into_iter().collect();
        tenants.sort_unstable();
        tenants.dedup();
        let mut found: HashMap<Uuid, Vec<Listener>> = HashMap::new();
        if tenants.is_empty() {
            return Ok(Self(found));
        }
        let rows: Vec<(Uuid, Uuid, Option<Uuid>, String)> = webhook::Entity::find()
            .select_only()
            .columns([webhook::Column::Id, webhook::Column::TenantId, webhook::Column::UnitId, webhook::Column::Events])
            .filter(webhook::Column::DisabledAt.is_null())
            .filter(Expr::col(webhook::Column::TenantId).is_in(tenants))
            .into_tuple()
            .all(connection)
            .await?;
        for (id, tenant, unit, kinds) in rows {
            found.entry(tenant).or_default().push(Listener { id, unit, kinds: from_json(&kinds)? });
        }
        Ok(Self(found))
    }

    /// Whether any of them is told of this kind of event of this owner.
    pub(super) fn any(&self, owner: Owner, kind: EventKind) -> bool {
        self.hearing(owner, kind).next().is_some()
    }

    /// Of the kind, and of the owner's unit where the webhook is bound to one.
    fn hearing(&self, owner: Owner, kind: EventKind) -> impl Iterator<Item = &Listener> {
        let unit = codes::unit(owner.unit);
        self.0.get(&owner.tenant.0).into_iter().flatten().filter(move |one| {
            (one.unit.is_none() || one.unit == unit) && one.kinds.iter().any(|heard| heard == kind.as_str())
        })
    }

    /// Stores `events` with a delivery to each webhook that asks for them; those that none asks for are not stored.
    pub(super) async fn store(&self, connection: &impl ConnectionTrait, events: &[Event]) -> Result<()> {
        let (mut rows, mut deliveries) = (Vec::new(), Vec::new());
        for event in events {
            let before = deliveries.len();
            deliveries.extend(self.hearing(event.owner, event.kind).map(|listener| delivery(event, listener)));
            if deliveries.len() > before {
                rows.push(row(event)?);
            }
        }
        if rows.is_empty() {
            return Ok(());
        }
        for rows in chunks(rows) {
            event::Entity::insert_many(rows).exec_without_returning(connection).await?;
        }
        for deliveries in chunks(deliveries) {
            webhook_delivery::Entity::insert_many(deliveries).exec_without_returning(connection).await?;
        }
        say_stirred(connection).await
    }
}

/// Stores `events` with a delivery to each webhook that asks for them; those that none asks for are not stored. `connection` is the
/// transaction of what happened. Costs one query where no tenant of theirs has a webhook.
pub(super) async fn emit(connection: &impl ConnectionTrait, events: &[Event]) -> Result<()> {
    let listeners = Listeners::of(connection, events.iter().map(|event| event.owner.tenant.0)).await?;
    listeners.store(connection, events).await
}

fn row(event: &Event) -> Result<event::ActiveModel> {
    Ok(event::ActiveModel {
        id: Set(event.id.0),
        tenant_id: Set(event.owner.tenant.0),
        unit_id: Set(codes::unit(event.owner.unit)),
        kind: Set(event.kind.as_str().to_owned()),
        data: Set(to_json(&event.data)?),
        created_at: Set(micros(event.at)),
    })
}

/// Belongs to whom the webhook belongs to, whose unit may see it.
fn delivery(event: &Event, listener: &Listener) -> webhook_delivery::ActiveModel {
    webhook_delivery::ActiveModel {
        seq: NotSet,
        id: Set(DeliveryId::new().0),
        tenant_id: Set(event.owner.tenant.0),
        unit_id: Set(listener.unit),
        webhook_id: Set(listener.id),
        event_id: Set(event.id.0),
        kind: Set(event.kind.as_str().to_owned()),
        status: Set(DELIVERY_PENDING),
        attempts: Set(0),
        round: Set(0),
        attempt_log: Set("[]".to_owned()),
        created_at: Set(micros(event.at)),
        due_at: Set(Some(micros(event.at))),
        finished_at: Set(None),
    }
}

fn chunks<T>(rows: Vec<T>) -> impl Iterator<Item = Vec<T>> {
    let mut rows = rows.into_iter();
    std::iter::from_fn(move || {
        let chunk: Vec<T> = rows.by_ref().take(ROWS).collect();
        (!chunk.is_empty()).then_some(chunk)
    })
}
