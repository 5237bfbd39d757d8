//! Tenants and their units.

use async_trait::async_trait;
use sea_orm::{ActiveValue::NotSet, ColumnTrait, EntityTrait, QueryFilter, Set};

use super::{
    Store,
    codes::{micros, storable, to_plan, to_time},
    entity::{tenant, unit},
};
use crate::domain::{
    Result,
    id::{TenantId, UnitId},
    identity::{Tenant, Unit},
    ports::{TenantRepository, UnitRepository},
};

/// [`TenantRepository`] and [`UnitRepository`] over a [`Store`].
#[derive(Debug, Clone)]
pub struct Tenants {
    store: Store,
}

impl Tenants {
    pub(super) fn new(store: Store) -> Self {
        Self { store }
    }
}

#[async_trait]
impl TenantRepository for Tenants {
    async fn insert(&self, tenant: &Tenant) -> Result<()> {
        let row = tenant::ActiveModel {
            seq: NotSet,
            id: Set(tenant.id.0),
            name: Set(tenant.name.clone()),
            plan: Set(tenant.plan.as_str().to_owned()),
            created_at: Set(micros(tenant.created_at)),
        };
        tenant::Entity::insert(row).exec_without_returning(&self.store.write).await?;
        Ok(())
    }

    async fn find_by_name(&self, name: &str) -> Result<Option<Tenant>> {
        if !storable(name) {
            return Ok(None);
        }
        let row = tenant::Entity::find().filter(tenant::Column::Name.eq(name)).one(&self.store.read).await?;
        row.map(to_tenant).transpose()
    }
}

#[async_trait]
impl UnitRepository for Tenants {
    async fn insert(&self, unit: &Unit) -> Result<()> {
        let row = unit::ActiveModel {
            seq: NotSet,
            id: Set(unit.id.0),
            tenant_id: Set(unit.tenant.0),
            name: Set(unit.name.clone()),
            created_at: Set(micros(unit.created_at)),
        };
        unit::Entity::insert(row).exec_without_returning(&self.store.write).await?;
        Ok(())
    }

    async fn find_by_name(&self, tenant: TenantId, name: &str) -> Result<Option<Unit>> {
        if !storable(name) {
            return Ok(None);
        }
        let row = unit::Entity::find()
            .filter(unit::Column::TenantId.eq(tenant.0))
            .filter(unit::Column::Name.eq(name))
            .one(&self.store.read)
            .await?;
        row.map(|row| {
            Ok(Unit {
                id: UnitId(row.id),
                tenant: TenantId(row.tenant_id),
                name: row.name,
                created_at: to_time(row.created_at)?,
            })
        })
        .transpose()
    }
}

fn to_tenant(row: tenant::Model) -> Result<Tenant> {
    Ok(Tenant { id: TenantId(row.id), name: row.name, plan: to_plan(&row.plan)?, created_at: to_time(row.created_at)? })
}

#[cfg(test)]
mod tests;
