//! Webhooks.

use async_trait::async_trait;
use sea_orm::{
    ActiveValue::NotSet, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};

use super::{
    Store, audit,
    codes::{self, from_json, micros, to_event_kind, to_json, to_time, to_times},
    entity::webhook::{ActiveModel, Column, Entity, Model},
    wall,
};
use crate::domain::{
    Kind, Result,
    audit::Action,
    id::{TenantId, UnitId, WebhookId},
    identity::Owner,
    page::{Page, PageRequest},
    sealing::key_id,
    webhook::{Webhook, WebhookRepository},
};

/// [`WebhookRepository`] over a [`Store`].
#[derive(Debug, Clone)]
pub struct Webhooks {
    store: Store,
}

impl Webhooks {
    pub(super) fn new(store: Store) -> Self {
        Self { store }
    }
}

#[async_trait]
impl WebhookRepository for Webhooks {
    async fn insert(&self, webhook: &Webhook, sealed: &[u8]) -> Result<()> {
        let events: Vec<&str> = webhook.events.iter().map(|kind| kind.as_str()).collect();
        let row = ActiveModel {
            seq: NotSet,
            id: Set(webhook.id.0),
            tenant_id: Set(webhook.owner.tenant.0),
            unit_id: Set(codes::unit(webhook.owner.unit)),
            url: Set(webhook.url.clone()),
            events: Set(to_json(&events)?),
            sealed: Set(sealed.to_vec()),
            key_id: Set(key_id(sealed)?.0),
            created_at: Set(micros(webhook.created_at)),
            disabled_at: Set(webhook.disabled_at.map(micros)),
        };
        let transaction = self.store.begin().await?;
        Entity::insert(row).exec_without_returning(&transaction).await?;
        audit::note(&transaction, webhook.owner, Action::Created, Kind::Webhook, webhook.id.0).await?;
        transaction.commit().await?;
        Ok(())
    }

    async fn find(&self, owner: Owner, id: WebhookId) -> Result<Option<Webhook>> {
        let row = Entity::find()
            .filter(wall::owned(owner, Column::TenantId, Column::UnitId))
            .filter(Column::Id.eq(id.0))
            .one(&self.store.read)
            .await?;
        row.map(to_webhook).transpose()
    }

    async fn list(&self, owner: Owner, page: PageRequest) -> Result<Page<Webhook>> {
        let all = Entity::find().filter(wall::owned(owner, Column::TenantId, Column::UnitId));
        let total = all.clone().count(&self.store.read).await?;
        let (limit, offset) = wall::window(page);
        let rows = all.order_by_desc(Column::Seq).limit(limit).offset(offset).all(&self.store.read).await?;
        Ok(Page { items: rows.into_iter().map(to_webhook).collect::<Result<_>>()?, total })
    }

    async fn delete(&self, owner: Owner, id: WebhookId) -> Result<bool> {
        let transaction = self.store.begin().await?;
        let deleted = Entity::delete_many()
            .filter(wall::owned(owner, Column::TenantId, Column::UnitId))
            .filter(Column::Id.eq(id.0))
            .exec(&transaction)
            .await?;
        if deleted.rows_affected > 0 {
            audit::note(&transaction, owner, Action::Deleted, Kind::Webhook, id.0).await?;
        }
        transaction.commit().await?;
        Ok(deleted.rows_affected > 0)
    }
}

fn to_webhook(row: Model) -> Result<Webhook> {
    let kinds: Vec<String> = from_json(&row.events)?;
    Ok(Webhook {
        seq: row.seq,
        id: WebhookId(row.id),
        owner: Owner { tenant: TenantId(row.tenant_id), unit: row.unit_id.map(UnitId) },
        url: row.url,
        events: kinds.iter().map(|kind| to_event_kind(kind)).collect::<Result<_>>()?,
        created_at: to_time(row.created_at)?,
        disabled_at: to_times(row.disabled_at)?,
    })
}

#[cfg(test)]
pub(in crate::store) mod tests;
