//! Endpoints. Those of no unit are the whole tenant's: a caller bound to a unit sees them beside its own.

use async_trait::async_trait;
use sea_orm::{
    ActiveValue::NotSet, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};

use super::{
    Store, audit,
    codes::{self, micros, storable, to_time},
    entity::endpoint::{ActiveModel, Column, Entity, Model},
    transaction::Changes,
    wall,
};
use crate::domain::{
    Kind, Result,
    audit::Action,
    id::{EndpointId, TenantId, UnitId},
    identity::{Endpoint, Owner},
    page::{Page, PageRequest},
    ports::EndpointRepository,
};

/// [`EndpointRepository`] over a [`Store`].
#[derive(Debug, Clone)]
pub struct Endpoints {
    store: Store,
}

impl Endpoints {
    pub(super) fn new(store: Store) -> Self {
        Self { store }
    }
}

#[async_trait]
impl EndpointRepository for Endpoints {
    async fn insert(&self, endpoint: &Endpoint) -> Result<()> {
        let transaction = self.store.begin().await?;
        store(&transaction, endpoint).await?;
        transaction.commit().await?;
        Ok(())
    }

    async fn find_by_name(&self, owner: Owner, name: &str) -> Result<Option<Endpoint>> {
        if !storable(name) {
            return Ok(None);
        }
        let row = Entity::find()
            .filter(wall::owned_or_shared(owner, Column::TenantId, Column::UnitId))
            .filter(Column::Name.eq(name))
            .one(&self.store.read)
            .await?;
        row.map(to_endpoint).transpose()
    }

    async fn list(&self, owner: Owner, page: PageRequest) -> Result<Page<Endpoint>> {
        let all = Entity::find().filter(wall::owned_or_shared(owner, Column::TenantId, Column::UnitId));
        let total = all.clone().count(&self.store.read).await?;
        let (limit, offset) = wall::window(page);
        let rows = all.order_by_asc(Column::Name).limit(limit).offset(offset).all(&self.store.read).await?;
        Ok(Page { items: rows.into_iter().map(to_endpoint).collect::<Result<_>>()?, total })
    }
}

/// Stores an endpoint, in the transaction of whatever it is made for.
pub(super) async fn store(connection: &impl Changes, endpoint: &Endpoint) -> Result<()> {
    let row = ActiveModel {
        seq: NotSet,
        id: Set(endpoint.id.0),
        tenant_id: Set(endpoint.owner.tenant.0),
        unit_id: Set(codes::unit(endpoint.owner.unit)),
        name: Set(endpoint.name.clone()),
        description: Set(endpoint.description.clone()),
        created_at: Set(micros(endpoint.created_at)),
    };
    Entity::insert(row).exec_without_returning(connection).await?;
    audit::note(connection, endpoint.owner, Action::Created, Kind::Endpoint, endpoint.id.0).await?;
    Ok(())
}

fn to_endpoint(row: Model) -> Result<Endpoint> {
    Ok(Endpoint {
        id: EndpointId(row.id),
        owner: Owner { tenant: TenantId(row.tenant_id), unit: row.unit_id.map(UnitId) },
        name: row.name,
        description: row.description,
        created_at: to_time(row.created_at)?,
    })
}

#[cfg(test)]
mod tests;
