//! Users, their tokens, and what the tokens are signed with.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveValue::NotSet,
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Set,
    sea_query::{Expr, OnConflict},
};

use super::{
    Store, audit,
    codes::{micros, storable, to_time, to_times},
    entity::{signing_key, user, user_token},
    tenants::plan_of,
    wall,
};
use crate::domain::{
    Kind, Result,
    audit::Action,
    id::{SigningKeyId, TenantId, UserId, UserTokenId},
    identity::{Owner, User, UserToken},
    page::{Page, PageRequest},
    plan::Plan,
    ports::{SigningKeyRepository, UserRepository},
    sealing::key_id,
};

/// A use is written down once in so many microseconds.
const TOUCH_EVERY_MICROS: i64 = 60_000_000;

/// [`UserRepository`] and [`SigningKeyRepository`] over a [`Store`].
#[derive(Debug, Clone)]
pub struct Users {
    store: Store,
}

impl Users {
    pub(super) fn new(store: Store) -> Self {
        Self { store }
    }
}

#[async_trait]
impl UserRepository for Users {
    async fn insert(&self, user: &User) -> Result<()> {
        let row = user::ActiveModel {
            seq: NotSet,
            id: Set(user.id.0),
            tenant_id: Set(user.tenant.0),
            name: Set(user.name.clone()),
            created_at: Set(micros(user.created_at)),
        };
        let transaction = self.store.begin().await?;
        user::Entity::insert(row).exec_without_returning(&transaction).await?;
        audit::note(&transaction, whole(user.tenant), Action::Created, Kind::User, user.id.0).await?;
        transaction.commit().await?;
        Ok(())
    }

    async fn find(&self, tenant: TenantId, id: UserId) -> Result<Option<User>> {
        let row = user::Entity::find().filter(this(tenant, id)).one(&self.store.read).await?;
        row.map(to_user).transpose()
    }

    async fn find_by_name(&self, tenant: TenantId, name: &str) -> Result<Option<User>> {
        if !storable(name) {
            return Ok(None);
        }
        let row = user::Entity::find()
            .filter(user::Column::TenantId.eq(tenant.0))
            .filter(user::Column::Name.eq(name))
            .one(&self.store.read)
            .await?;
        row.map(to_user).transpose()
    }

    async fn list(&self, tenant: TenantId, page: PageRequest) -> Result<Page<User>> {
        let all = user::Entity::find().filter(user::Column::TenantId.eq(tenant.0));
        let total = all.clone().count(&self.store.read).await?;
        let (limit, offset) = wall::window(page);
        let rows = all.order_by_desc(user::Column::Seq).limit(limit).offset(offset).all(&self.store.read).await?;
        Ok(Page { items: rows.into_iter().map(to_user).collect::<Result<_>>()?, total })
    }

    async fn delete(&self, tenant: TenantId, id: UserId) -> Result<bool> {
        let transaction = self.store.begin().await?;
        let deleted = user::Entity::delete_many().filter(this(tenant, id)).exec(&transaction).await?;
        if deleted.rows_affected > 0 {
            audit::note(&transaction, whole(tenant), Action::Deleted, Kind::User, id.0).await?;
        }
        transaction.commit().await?;
        self.store.changed(Kind::User, id.0);
        Ok(deleted.rows_affected > 0)
    }

    async fn insert_token(&self, token: &UserToken) -> Result<()> {
        let row = user_token::ActiveModel {
            seq: NotSet,
            id: Set(token.id.0),
            tenant_id: Set(token.tenant.0),
            user_id: Set(token.user.0),
            name: Set(token.name.clone()),
            created_at: Set(micros(token.created_at)),
            expires_at: Set(token.expires_at.map(micros)),
            revoked_at: Set(token.revoked_at.map(micros)),
            last_used_at: Set(token.last_used_at.map(micros)),
        };
        let transaction = self.store.begin().await?;
        user_token::Entity::insert(row).exec_without_returning(&transaction).await?;
        audit::note(&transaction, whole(token.tenant), Action::Created, Kind::UserToken, token.id.0).await?;
        transaction.commit().await?;
        Ok(())
    }

    async fn tokens(&self, tenant: TenantId, user: UserId, page: PageRequest) -> Result<Page<UserToken>> {
        let all = user_token::Entity::find()
            .filter(user_token::Column::TenantId.eq(tenant.0))
            .filter(user_token::Column::UserId.eq(user.0));
        let total = all.clone().count(&self.store.read).await?;
        let (limit, offset) = wall::window(page);
        let rows = all.order_by_desc(user_token::Column::Seq).limit(limit).offset(offset).all(&self.store.read).await?;
        Ok(Page { items: rows.into_iter().map(to_token).collect::<Result<_>>()?, total })
    }

    async fn revoke_token(
        &self,
        tenant: TenantId,
        user: UserId,
        id: UserTokenId,
        at: DateTime<Utc>,
    ) -> Result<Option<UserToken>> {
        let this = Condition::all()
            .add(user_token::Column::TenantId.eq(tenant.0))
            .add(user_token::Column::UserId.eq(user.0))
            .add(user_token::Column::Id.eq(id.0));
        let transaction = self.store.begin().await?;
        let revoked = user_token::Entity::update_many()
            .col_expr(user_token::Column::RevokedAt, Expr::value(micros(at)))
            .filter(this.clone())
            .filter(user_token::Column::RevokedAt.is_null())
            .exec(&transaction)
            .await?;
        if revoked.rows_affected > 0 {
            audit::note(&transaction, whole(tenant), Action::Revoked, Kind::UserToken, id.0).await?;
        }
        let row = user_token::Entity::find().filter(this).one(&transaction).await?;
        transaction.commit().await?;
        self.store.changed(Kind::UserToken, id.0);
        row.map(to_token).transpose()
    }

    async fn find_token(&self, id: UserTokenId) -> Result<Option<(UserToken, Plan)>> {
        let row = user_token::Entity::find().filter(user_token::Column::Id.eq(id.0)).one(&self.store.read).await?;
        let Some(row) = row else { return Ok(None) };
        let plan = plan_of(&self.store.read, row.tenant_id).await?;
        Ok(Some((to_token(row)?, plan)))
    }

    async fn touch_token(&self, id: UserTokenId, at: DateTime<Utc>) -> Result<()> {
        let stale = Condition::any()
            .add(user_token::Column::LastUsedAt.is_null())
            .add(user_token::Column::LastUsedAt.lte(micros(at) - TOUCH_EVERY_MICROS));
        user_token::Entity::update_many()
            .col_expr(user_token::Column::LastUsedAt, Expr::value(micros(at)))
            .filter(user_token::Column::Id.eq(id.0))
            .filter(stale)
            .exec(&self.store.write)
            .await?;
        Ok(())
    }
}

#[async_trait]
impl SigningKeyRepository for Users {
    async fn find(&self, tenant: TenantId) -> Result<Option<(SigningKeyId, Vec<u8>)>> {
        let row = signing_key::Entity::find()
            .filter(signing_key::Column::TenantId.eq(tenant.0))
            .one(&self.store.read)
            .await?;
        Ok(row.map(|row| (SigningKeyId(row.id), row.sealed)))
    }

    async fn insert(&self, tenant: TenantId, id: SigningKeyId, sealed: &[u8], at: DateTime<Utc>) -> Result<bool> {
        let row = signing_key::ActiveModel {
            id: Set(id.0),
            tenant_id: Set(tenant.0),
            sealed: Set(sealed.to_vec()),
            key_id: Set(key_id(sealed)?.0),
            created_at: Set(micros(at)),
        };
        // A conflict that is an error would end the transaction that this may be part of.
        let stored = signing_key::Entity::insert(row)
            .on_conflict(OnConflict::column(signing_key::Column::TenantId).do_nothing().to_owned())
            .exec_without_returning(&self.store.write)
            .await?;
        Ok(stored > 0)
    }
}

/// Users have no unit.
fn whole(tenant: TenantId) -> Owner {
    Owner { tenant, unit: None }
}

fn this(tenant: TenantId, id: UserId) -> Condition {
    Condition::all().add(user::Column::TenantId.eq(tenant.0)).add(user::Column::Id.eq(id.0))
}

fn to_user(row: user::Model) -> Result<User> {
    Ok(User {
        id: UserId(row.id),
        tenant: TenantId(row.tenant_id),
        name: row.name,
        created_at: to_time(row.created_at)?,
    })
}

fn to_token(row: user_token::Model) -> Result<UserToken> {
    Ok(UserToken {
        id: UserTokenId(row.id),
        tenant: TenantId(row.tenant_id),
        user: UserId(row.user_id),
        name: row.name,
        created_at: to_time(row.created_at)?,
        expires_at: to_times(row.expires_at)?,
        revoked_at: to_times(row.revoked_at)?,
        last_used_at: to_times(row.last_used_at)?,
    })
}

#[cfg(test)]
mod tests;
