//! API keys, by hash.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveValue::NotSet, ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    Set, sea_query::Expr,
};

use super::{
    Store, audit,
    codes::{self, from_json, micros, to_json, to_plan, to_time, to_times},
    entity::api_key::{ActiveModel, Column, Entity, Model},
    tenants::plan_of,
    transaction::Changed,
    wall,
};
use crate::domain::{
    Kind, Result,
    audit::Action,
    id::{ApiKeyId, TenantId, UnitId},
    identity::{ApiKey, Owner},
    page::{Page, PageRequest},
    plan::Plan,
    ports::ApiKeyRepository,
};

/// [`ApiKeyRepository`] over a [`Store`].
#[derive(Debug, Clone)]
pub struct ApiKeys {
    store: Store,
}

impl ApiKeys {
    pub(super) fn new(store: Store) -> Self {
        Self { store }
    }
}

#[async_trait]
impl ApiKeyRepository for ApiKeys {
    async fn insert(&self, key: &ApiKey, hash: [u8; 32]) -> Result<()> {
        let row = ActiveModel {
            seq: NotSet,
            id: Set(key.id.0),
            tenant_id: Set(key.owner.tenant.0),
            unit_id: Set(codes::unit(key.owner.unit)),
            name: Set(key.name.clone()),
            prefix: Set(key.prefix.clone()),
            hash: Set(hash.to_vec()),
            scopes: Set(to_json(&key.scopes)?),
            plan: Set(key.plan.map(|plan| plan.as_str().to_owned())),
            created_at: Set(micros(key.created_at)),
            expires_at: Set(key.expires_at.map(micros)),
            revoked_at: Set(key.revoked_at.map(micros)),
            last_used_at: Set(key.last_used_at.map(micros)),
        };
        let transaction = self.store.begin().await?;
        Entity::insert(row).exec_without_returning(&transaction).await?;
        audit::note(&transaction, key.owner, Action::Created, Kind::ApiKey, key.id.0).await?;
        transaction.commit().await?;
        Ok(())
    }

    async fn find_by_hash(&self, hash: [u8; 32]) -> Result<Option<(ApiKey, Plan)>> {
        let load = async {
            let Some(row) = Entity::find().filter(Column::Hash.eq(hash.to_vec())).one(&self.store.read).await? else {
                return Ok(None);
            };
            let plan = plan_of(&self.store.read, row.tenant_id).await?;
            Ok(Some((to_key(row)?, plan)))
        };
        self.store.held.keys.get(&hash, load).await
    }

    async fn find(&self, owner: Owner, id: ApiKeyId) -> Result<Option<ApiKey>> {
        let this = wall::owned(owner, Column::TenantId, Column::UnitId).add(Column::Id.eq(id.0));
        Entity::find().filter(this).one(&self.store.read).await?.map(to_key).transpose()
    }

    async fn list(&self, owner: Owner, page: PageRequest) -> Result<Page<ApiKey>> {
        let all = Entity::find().filter(wall::owned(owner, Column::TenantId, Column::UnitId));
        let total = all.clone().count(&self.store.read).await?;
        let (limit, offset) = wall::window(page);
        let rows = all.order_by_desc(Column::Seq).limit(limit).offset(offset).all(&self.store.read).await?;
        Ok(Page { items: rows.into_iter().map(to_key).collect::<Result<_>>()?, total })
    }

    async fn revoke(&self, owner: Owner, id: ApiKeyId, at: DateTime<Utc>) -> Result<Option<ApiKey>> {
        let this = wall::owned(owner, Column::TenantId, Column::UnitId).add(Column::Id.eq(id.0));
        let transaction = self.store.begin().await?;
        let revoked = Entity::update_many()
            .col_expr(Column::RevokedAt, Expr::value(micros(at)))
            .filter(this.clone())
            .filter(Column::RevokedAt.is_null())
            .exec(&transaction)
            .await?;
        if revoked.rows_affected > 0 {
            audit::note(&transaction, owner, Action::Revoked, Kind::ApiKey, id.0).await?;
        }
        let row = Entity::find().filter(this).one(&transaction).await?;
        transaction.commit().await?;
        row.map(to_key).transpose()
    }

    async fn touch(&self, id: ApiKeyId, at: DateTime<Utc>) -> Result<()> {
        // Callers that saw the same old time at once write once: the others match no row.
        let stale = Condition::any()
            .add(Column::LastUsedAt.is_null())
            .add(Column::LastUsedAt.lte(micros(at) - TOUCH_EVERY_MICROS));
        Entity::update_many()
            .col_expr(Column::LastUsedAt, Expr::value(micros(at)))
            .filter(Column::Id.eq(id.0))
            .filter(stale)
            .exec(&self.store.write)
            .await?;
        self.store.held.forget(&[Changed { kind: Kind::ApiKey, id: id.0 }]);
        Ok(())
    }
}

const TOUCH_EVERY_MICROS: i64 = 60_000_000;

fn to_key(row: Model) -> Result<ApiKey> {
    Ok(ApiKey {
        id: ApiKeyId(row.id),
        owner: Owner { tenant: TenantId(row.tenant_id), unit: row.unit_id.map(UnitId) },
        name: row.name,
        prefix: row.prefix,
        scopes: from_json(&row.scopes)?,
        plan: row.plan.as_deref().map(to_plan).transpose()?,
        created_at: to_time(row.created_at)?,
        expires_at: to_times(row.expires_at)?,
        revoked_at: to_times(row.revoked_at)?,
        last_used_at: to_times(row.last_used_at)?,
    })
}

#[cfg(test)]
mod tests;
