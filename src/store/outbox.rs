//! The outbox: an event and its deliveries are stored in the transaction of what happened, so that neither is there without the other.

use std::collections::HashMap;

use sea_orm::{
    ActiveValue::NotSet,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Set,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;

use super::{
    codes::{self, from_json, micros, to_json},
    entity::{event, webhook, webhook_delivery},
};
use crate::domain::{Result, event::Event, id::DeliveryId};

/// A delivery that is to be tried at `due_at`.
pub(super) const PENDING: i16 = 0;

/// A webhook, as far as it matters whether it is told.
struct Listener {
    id: Uuid,
    unit: Option<Uuid>,
    kinds: Vec<String>,
}

impl Listener {
    /// Of its kinds, and of its unit where it is bound to one.
    fn hears(&self, event: &Event) -> bool {
        (self.unit.is_none() || self.unit == codes::unit(event.owner.unit))
            && self.kinds.iter().any(|kind| kind == event.kind.as_str())
    }
}

/// Stores `events` with a delivery to each webhook that asks for them; those that none asks for are not stored. `connection` is the
/// transaction of what happened. Costs one query where no tenant of theirs has a webhook.
pub(super) async fn emit(connection: &impl ConnectionTrait, events: &[Event]) -> Result<()> {
    let mut tenants: Vec<Uuid> = events.iter().map(|event| event.owner.tenant.0).collect();
    tenants.sort_unstable();
    tenants.dedup();
    if tenants.is_empty() {
        return Ok(());
    }
    let listening: Vec<(Uuid, Uuid, Option<Uuid>, String)> = webhook::Entity::find()
        .select_only()
        .columns([webhook::Column::Id, webhook::Column::TenantId, webhook::Column::UnitId, webhook::Column::Events])
        .filter(webhook::Column::DisabledAt.is_null())
        .filter(Expr::col(webhook::Column::TenantId).is_in(tenants))
        .into_tuple()
        .all(connection)
        .await?;
    let mut by_tenant: HashMap<Uuid, Vec<Listener>> = HashMap::new();
    for (id, tenant, unit, kinds) in listening {
        by_tenant.entry(tenant).or_default().push(Listener { id, unit, kinds: from_json(&kinds)? });
    }
    for event in events {
        let listeners = by_tenant.get(&event.owner.tenant.0).into_iter().flatten();
        let webhooks: Vec<Uuid> = listeners.filter(|one| one.hears(event)).map(|one| one.id).collect();
        if !webhooks.is_empty() {
            store(connection, event, &webhooks).await?;
        }
    }
    Ok(())
}

async fn store(connection: &impl ConnectionTrait, event: &Event, webhooks: &[Uuid]) -> Result<()> {
    let row = event::ActiveModel {
        id: Set(event.id.0),
        tenant_id: Set(event.owner.tenant.0),
        kind: Set(event.kind.as_str().to_owned()),
        data: Set(to_json(&event.data)?),
        created_at: Set(micros(event.at)),
    };
    event::Entity::insert(row).exec_without_returning(connection).await?;
    let deliveries = webhooks.iter().map(|webhook| webhook_delivery::ActiveModel {
        seq: NotSet,
        id: Set(DeliveryId::new().0),
        tenant_id: Set(event.owner.tenant.0),
        unit_id: Set(codes::unit(event.owner.unit)),
        webhook_id: Set(*webhook),
        event_id: Set(event.id.0),
        status: Set(PENDING),
        attempts: Set(0),
        attempt_log: Set("[]".to_owned()),
        created_at: Set(micros(event.at)),
        due_at: Set(Some(micros(event.at))),
        finished_at: Set(None),
    });
    webhook_delivery::Entity::insert_many(deliveries).exec_without_returning(connection).await?;
    Ok(())
}
