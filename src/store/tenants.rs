//! Tenants and their units.

use async_trait::async_trait;
use sea_orm::{
    ActiveValue::NotSet, ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Set, sea_query::Expr,
};

use super::{
    Store, audit,
    codes::{micros, storable, to_plan, to_time},
    endpoints,
    entity::{api_key, endpoint, oauth_client, tenant, unit, workflow},
    transaction::Changes,
    wall,
};
use crate::domain::{
    Error, Kind, Result,
    audit::Action,
    id::{TenantId, UnitId},
    identity::{Endpoint, Owner, Tenant, Unit},
    page::{Page, PageRequest},
    plan::Plan,
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
        let transaction = self.store.begin().await?;
        store_tenant(&transaction, tenant).await?;
        transaction.commit().await?;
        Ok(())
    }

    async fn insert_with_endpoint(&self, tenant: &Tenant, endpoint: &Endpoint) -> Result<()> {
        let transaction = self.store.begin().await?;
        store_tenant(&transaction, tenant).await?;
        endpoints::store(&transaction, endpoint).await?;
        transaction.commit().await?;
        Ok(())
    }

    async fn find(&self, id: TenantId) -> Result<Option<Tenant>> {
        let row = tenant::Entity::find().filter(tenant::Column::Id.eq(id.0)).one(&self.store.read).await?;
        row.map(to_tenant).transpose()
    }

    async fn find_by_name(&self, name: &str) -> Result<Option<Tenant>> {
        if !storable(name) {
            return Ok(None);
        }
        let row = tenant::Entity::find().filter(tenant::Column::Name.eq(name)).one(&self.store.read).await?;
        row.map(to_tenant).transpose()
    }

    async fn list(&self, page: PageRequest) -> Result<Page<Tenant>> {
        let total = tenant::Entity::find().count(&self.store.read).await?;
        let (limit, offset) = wall::window(page);
        let rows = tenant::Entity::find()
            .order_by_desc(tenant::Column::Seq)
            .limit(limit)
            .offset(offset)
            .all(&self.store.read)
            .await?;
        Ok(Page { items: rows.into_iter().map(to_tenant).collect::<Result<_>>()?, total })
    }

    async fn update(&self, tenant: &Tenant) -> Result<bool> {
        let transaction = self.store.begin().await?;
        let changed = tenant::Entity::update_many()
            .col_expr(tenant::Column::Name, Expr::value(tenant.name.as_str()))
            .col_expr(tenant::Column::Plan, Expr::value(tenant.plan.as_str()))
            .filter(tenant::Column::Id.eq(tenant.id.0))
            .exec(&transaction)
            .await?;
        if changed.rows_affected > 0 {
            let owner = Owner { tenant: tenant.id, unit: None };
            audit::note(&transaction, owner, Action::Updated, Kind::Tenant, tenant.id.0).await?;
        }
        transaction.commit().await?;
        Ok(changed.rows_affected > 0)
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
        let owner = Owner { tenant: unit.tenant, unit: None };
        let transaction = self.store.begin().await?;
        unit::Entity::insert(row).exec_without_returning(&transaction).await?;
        audit::note(&transaction, owner, Action::Created, Kind::Unit, unit.id.0).await?;
        transaction.commit().await?;
        Ok(())
    }

    async fn find(&self, owner: Owner, id: UnitId) -> Result<Option<Unit>> {
        let row =
            unit::Entity::find().filter(visible(owner)).filter(unit::Column::Id.eq(id.0)).one(&self.store.read).await?;
        row.map(to_unit).transpose()
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
        row.map(to_unit).transpose()
    }

    async fn list(&self, owner: Owner, page: PageRequest) -> Result<Page<Unit>> {
        let all = unit::Entity::find().filter(visible(owner));
        let total = all.clone().count(&self.store.read).await?;
        let (limit, offset) = wall::window(page);
        let rows = all.order_by_desc(unit::Column::Seq).limit(limit).offset(offset).all(&self.store.read).await?;
        Ok(Page { items: rows.into_iter().map(to_unit).collect::<Result<_>>()?, total })
    }

    async fn delete(&self, owner: Owner, id: UnitId) -> Result<bool> {
        let transaction = self.store.begin().await?;
        let exists = unit::Entity::find().filter(visible(owner)).filter(unit::Column::Id.eq(id.0)).count(&transaction);
        if exists.await? == 0 {
            return Ok(false);
        }
        // The tables that came first have no reference that the database would hold to.
        let workflows = workflow::Entity::find()
            .filter(workflow::Column::TenantId.eq(owner.tenant.0))
            .filter(workflow::Column::UnitId.eq(id.0))
            .count(&transaction);
        let endpoints = endpoint::Entity::find()
            .filter(endpoint::Column::TenantId.eq(owner.tenant.0))
            .filter(endpoint::Column::UnitId.eq(id.0))
            .count(&transaction);
        if workflows.await? + endpoints.await? > 0 {
            return Err(Error::conflict("the unit has workflows or endpoints"));
        }
        // What opens nothing any more is no reason to keep the unit.
        api_key::Entity::delete_many()
            .filter(api_key::Column::TenantId.eq(owner.tenant.0))
            .filter(api_key::Column::UnitId.eq(id.0))
            .filter(api_key::Column::RevokedAt.is_not_null())
            .exec(&transaction)
            .await?;
        oauth_client::Entity::delete_many()
            .filter(oauth_client::Column::TenantId.eq(owner.tenant.0))
            .filter(oauth_client::Column::UnitId.eq(id.0))
            .filter(oauth_client::Column::RevokedAt.is_not_null())
            .exec(&transaction)
            .await?;
        unit::Entity::delete_many().filter(unit::Column::Id.eq(id.0)).exec(&transaction).await?;
        audit::note(&transaction, owner, Action::Deleted, Kind::Unit, id.0).await?;
        transaction.commit().await?;
        Ok(true)
    }
}

/// The plan of a tenant that a credential belongs to.
pub(super) async fn plan_of(connection: &impl ConnectionTrait, tenant: uuid::Uuid) -> Result<Plan> {
    let plan: Option<String> = tenant::Entity::find()
        .select_only()
        .column(tenant::Column::Plan)
        .filter(tenant::Column::Id.eq(tenant))
        .into_tuple()
        .one(connection)
        .await?;
    to_plan(&plan.ok_or_else(|| Error::internal("a credential without a tenant"))?)
}

/// The units of the owner's tenant, or the one that it is bound to.
fn visible(owner: Owner) -> Condition {
    wall::owned(owner, unit::Column::TenantId, unit::Column::Id)
}

async fn store_tenant(connection: &impl Changes, tenant: &Tenant) -> Result<()> {
    let row = tenant::ActiveModel {
        seq: NotSet,
        id: Set(tenant.id.0),
        name: Set(tenant.name.clone()),
        plan: Set(tenant.plan.as_str().to_owned()),
        created_at: Set(micros(tenant.created_at)),
    };
    tenant::Entity::insert(row).exec_without_returning(connection).await?;
    let owner = Owner { tenant: tenant.id, unit: None };
    audit::note(connection, owner, Action::Created, Kind::Tenant, tenant.id.0).await?;
    Ok(())
}

fn to_tenant(row: tenant::Model) -> Result<Tenant> {
    Ok(Tenant { id: TenantId(row.id), name: row.name, plan: to_plan(&row.plan)?, created_at: to_time(row.created_at)? })
}

fn to_unit(row: unit::Model) -> Result<Unit> {
    Ok(Unit {
        id: UnitId(row.id),
        tenant: TenantId(row.tenant_id),
        name: row.name,
        created_at: to_time(row.created_at)?,
    })
}

#[cfg(test)]
mod tests;
