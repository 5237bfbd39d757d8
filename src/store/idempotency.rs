//! Requests that named themselves, and their answers, sealed.
//!
//! The row's primary key is who, what for and under which name: of two processes that claim the same, the second waits for the first one's
//! transaction and then finds the row.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Set,
    sea_query::{Expr, OnConflict},
};
use uuid::Uuid;

use super::{
    Store,
    codes::micros,
    entity::idempotency_key::{ActiveModel, Column, Entity, Model},
};
use crate::domain::{
    Error, Result,
    id::TenantId,
    idempotency::{IdempotencyRepository, KeptRequest, KeyedRequest, RequestKey},
    sealing::key_id,
};

/// [`IdempotencyRepository`] over a [`Store`].
#[derive(Debug, Clone)]
pub struct IdempotencyKeys {
    store: Store,
}

impl IdempotencyKeys {
    pub(super) fn new(store: Store) -> Self {
        Self { store }
    }
}

#[async_trait]
impl IdempotencyRepository for IdempotencyKeys {
    async fn find(&self, key: &RequestKey, since: DateTime<Utc>) -> Result<Option<KeptRequest>> {
        let row =
            Entity::find().filter(this(key)).filter(Column::CreatedAt.gt(micros(since))).one(&self.store.read).await?;
        row.map(to_kept).transpose()
    }

    async fn claim(&self, id: Uuid, request: &KeyedRequest, at: DateTime<Utc>, since: DateTime<Utc>) -> Result<bool> {
        let expired = this(&request.key).add(Column::CreatedAt.lte(micros(since)));
        let transaction = self.store.begin().await?;
        Entity::delete_many().filter(expired).exec(&transaction).await?;
        let row = ActiveModel {
            id: Set(id),
            tenant_id: Set(request.tenant.0),
            actor_id: Set(request.key.actor),
            operation: Set(request.key.operation.clone()),
            key: Set(request.key.key.clone()),
            fingerprint: Set(request.fingerprint.to_vec()),
            sealed: Set(Vec::new()),
            key_id: Set(Uuid::nil()),
            created_at: Set(micros(at)),
        };
        let taken = OnConflict::columns([Column::ActorId, Column::Operation, Column::Key]).do_nothing().to_owned();
        let inserted = Entity::insert(row).on_conflict(taken).exec_without_returning(&transaction).await?;
        transaction.commit().await?;
        Ok(inserted > 0)
    }

    async fn keep(&self, id: Uuid, sealed: &[u8]) -> Result<()> {
        let kept = Entity::update_many()
            .col_expr(Column::Sealed, Expr::value(sealed.to_vec()))
            .col_expr(Column::KeyId, Expr::value(key_id(sealed)?.0))
            .filter(Column::Id.eq(id))
            .exec(&self.store.write)
            .await?;
        if kept.rows_affected == 0 {
            return Err(Error::internal("an answer's claim on its idempotency key is gone"));
        }
        Ok(())
    }

    async fn prune(&self, since: DateTime<Utc>, limit: u64) -> Result<u64> {
        let oldest = Entity::find()
            .select_only()
            .column(Column::Id)
            .filter(Column::CreatedAt.lte(micros(since)))
            .order_by_asc(Column::CreatedAt)
            .limit(limit)
            .into_query();
        let removed = Entity::delete_many().filter(Column::Id.in_subquery(oldest)).exec(&self.store.write).await?;
        Ok(removed.rows_affected)
    }
}

fn this(key: &RequestKey) -> Condition {
    Condition::all()
        .add(Column::ActorId.eq(key.actor))
        .add(Column::Operation.eq(key.operation.as_str()))
        .add(Column::Key.eq(key.key.as_str()))
}

fn to_kept(row: Model) -> Result<KeptRequest> {
    let fingerprint =
        row.fingerprint.try_into().map_err(|_| Error::internal("a fingerprint of a request has another length"))?;
    Ok(KeptRequest { id: row.id, tenant: TenantId(row.tenant_id), fingerprint, sealed: row.sealed })
}

#[cfg(test)]
mod tests;
