//! Data keys, and every column that holds what they seal.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QueryResult, Set,
    sea_query::{Expr, ExprTrait, Func, Query, SelectStatement},
};
use uuid::Uuid;

use super::{
    Store,
    codes::{micros, to_time, to_times},
    entity::data_key::{ActiveModel, Column, Entity, Model},
};
use crate::domain::{
    Result,
    id::{DataKeyId, TenantId},
    sealing::{DataKey, DataKeyRepository, Place, SealedColumns, SealedValue, column, key_id},
};

/// [`DataKeyRepository`] and [`SealedColumns`] over a [`Store`].
#[derive(Debug, Clone)]
pub struct DataKeys {
    store: Store,
}

impl DataKeys {
    pub(super) fn new(store: Store) -> Self {
        Self { store }
    }
}

/// The table of each column of [`column::ALL`]; all have `id`, `tenant_id`, `sealed` and `key_id`.
const TABLES: [(&str, &str); 4] = [
    (column::CREDENTIAL, "credentials"),
    (column::WEBHOOK, "webhooks"),
    (column::SIGNING_KEY, "signing_keys"),
    (column::IDEMPOTENCY, "idempotency_keys"),
];

fn table(column: &str) -> &'static str {
    TABLES.iter().find(|(name, _)| *name == column).map_or("", |(_, table)| table)
}

#[async_trait]
impl DataKeyRepository for DataKeys {
    async fn current(&self, tenant: TenantId) -> Result<Option<DataKey>> {
        let row = Entity::find()
            .filter(Column::TenantId.eq(tenant.0))
            .filter(Column::RetiredAt.is_null())
            .order_by_desc(Column::CreatedAt)
            .order_by_desc(Column::Id)
            .one(&self.store.read)
            .await?;
        row.map(to_data_key).transpose()
    }

    async fn find(&self, id: DataKeyId) -> Result<Option<DataKey>> {
        Entity::find_by_id(id.0).one(&self.store.read).await?.map(to_data_key).transpose()
    }

    async fn list(&self) -> Result<Vec<DataKey>> {
        let rows = Entity::find().order_by_asc(Column::Id).all(&self.store.read).await?;
        rows.into_iter().map(to_data_key).collect()
    }

    async fn insert(&self, key: &DataKey) -> Result<()> {
        let transaction = self.store.begin().await?;
        Entity::insert(row(key)).exec_without_returning(&transaction).await?;
        Ok(transaction.commit().await?)
    }

    async fn succeed(&self, key: &DataKey) -> Result<()> {
        let transaction = self.store.begin().await?;
        Entity::update_many()
            .col_expr(Column::RetiredAt, Expr::value(micros(key.created_at)))
            .filter(Column::TenantId.eq(key.tenant.0))
            .filter(Column::RetiredAt.is_null())
            .exec(&transaction)
            .await?;
        Entity::insert(row(key)).exec_without_returning(&transaction).await?;
        Ok(transaction.commit().await?)
    }

    async fn update(&self, key: &DataKey, seen: &DataKey) -> Result<()> {
        let transaction = self.store.begin().await?;
        Entity::update_many()
            .col_expr(Column::MasterId, Expr::value(key.master.as_str()))
            .col_expr(Column::Sealed, Expr::value(key.sealed.clone()))
            .filter(Column::Id.eq(key.id.0))
            .filter(Column::Sealed.eq(seen.sealed.clone()))
            .exec(&transaction)
            .await?;
        Ok(transaction.commit().await?)
    }

    async fn remove_unused(&self, before: DateTime<Utc>) -> Result<u64> {
        let mut unused = Entity::delete_many().filter(Column::RetiredAt.lte(micros(before)));
        for (_, table) in TABLES {
            let used = Query::select().column("key_id").from(table).take();
            unused = unused.filter(Column::Id.not_in_subquery(used));
        }
        let transaction = self.store.begin().await?;
        let removed = unused.exec(&transaction).await?.rows_affected;
        transaction.commit().await?;
        Ok(removed)
    }
}

#[async_trait]
impl SealedColumns for DataKeys {
    async fn count_retired(&self, tenant: Option<TenantId>) -> Result<u64> {
        let mut total = 0;
        for (_, table) in TABLES {
            let count = Expr::expr(Func::count(Expr::col("id")));
            let query = retired(table, tenant).expr_as(count, "number").take();
            let row = self.store.read.query_one(&query).await?;
            let number: i64 = row.map_or(Ok(0), |row| row.try_get("", "number"))?;
            total += number.unsigned_abs();
        }
        Ok(total)
    }

    async fn list_retired(
        &self,
        column: &'static str,
        tenant: Option<TenantId>,
        after: Option<Uuid>,
        limit: u64,
    ) -> Result<Vec<SealedValue>> {
        let mut query = retired(table(column), tenant);
        query.columns(["id", "tenant_id", "sealed"]).order_by("id", sea_orm::Order::Asc).limit(limit);
        if let Some(after) = after {
            query.and_where(Expr::col("id").gt(after));
        }
        let rows = self.store.read.query_all(&query).await?;
        rows.iter().map(|row| Ok(to_sealed_value(column, row)?)).collect()
    }

    async fn replace(&self, values: &[(SealedValue, Vec<u8>)]) -> Result<()> {
        let transaction = self.store.begin().await?;
        for (seen, sealed) in values {
            let update = Query::update()
                .table(table(seen.place.column))
                .value("sealed", sealed.clone())
                .value("key_id", key_id(sealed)?.0)
                .and_where(Expr::col("id").eq(seen.place.record))
                .and_where(Expr::col("sealed").eq(seen.sealed.clone()))
                .take();
            transaction.execute(&update).await?;
        }
        Ok(transaction.commit().await?)
    }
}

/// Rows of a table whose key is retired.
fn retired(table: &'static str, tenant: Option<TenantId>) -> SelectStatement {
    let keys = Query::select().column("id").from("data_keys").and_where(Expr::col("retired_at").is_not_null()).take();
    let mut query = Query::select().from(table).and_where(Expr::col("key_id").in_subquery(keys)).take();
    if let Some(tenant) = tenant {
        query.and_where(Expr::col("tenant_id").eq(tenant.0));
    }
    query
}

fn row(key: &DataKey) -> ActiveModel {
    ActiveModel {
        id: Set(key.id.0),
        tenant_id: Set(key.tenant.0),
        master_id: Set(key.master.clone()),
        sealed: Set(key.sealed.clone()),
        created_at: Set(micros(key.created_at)),
        retired_at: Set(key.retired_at.map(micros)),
    }
}

fn to_data_key(row: Model) -> Result<DataKey> {
    Ok(DataKey {
        id: DataKeyId(row.id),
        tenant: TenantId(row.tenant_id),
        master: row.master_id,
        sealed: row.sealed,
        created_at: to_time(row.created_at)?,
        retired_at: to_times(row.retired_at)?,
    })
}

fn to_sealed_value(column: &'static str, row: &QueryResult) -> Result<SealedValue, sea_orm::DbErr> {
    let place = Place { tenant: TenantId(row.try_get("", "tenant_id")?), column, record: row.try_get("", "id")? };
    Ok(SealedValue { place, sealed: row.try_get("", "sealed")? })
}

#[cfg(test)]
mod tests;
