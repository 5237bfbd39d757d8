//! OAuth 2.0 clients and their access tokens, by hash.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveValue::NotSet, ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    Set, sea_query::Expr,
};

use super::{
    Store, audit,
    codes::{self, from_json, micros, to_json, to_time, to_times},
    entity::{
        access_token,
        oauth_client::{ActiveModel, Column, Entity, Model},
    },
    tenants::plan_of,
    wall,
};
use crate::domain::{
    Error, Kind, Result,
    audit::Action,
    id::{AccessTokenId, OAuthClientId, TenantId, UnitId},
    identity::{AccessToken, OAuthClient, Owner},
    page::{Page, PageRequest},
    plan::Plan,
    ports::OAuthClientRepository,
};

/// A use is written down once in so many microseconds.
const TOUCH_EVERY_MICROS: i64 = 60_000_000;
/// Expired tokens are kept for so long, so that who presents one is told that it has expired.
const KEPT_MICROS: i64 = 3_600_000_000;

/// [`OAuthClientRepository`] over a [`Store`].
#[derive(Debug, Clone)]
pub struct OAuthClients {
    store: Store,
}

impl OAuthClients {
    pub(super) fn new(store: Store) -> Self {
        Self { store }
    }
}

#[async_trait]
impl OAuthClientRepository for OAuthClients {
    async fn insert(&self, client: &OAuthClient, hash: [u8; 32]) -> Result<()> {
        let row = ActiveModel {
            seq: NotSet,
            id: Set(client.id.0),
            tenant_id: Set(client.owner.tenant.0),
            unit_id: Set(codes::unit(client.owner.unit)),
            name: Set(client.name.clone()),
            secret_hash: Set(hash.to_vec()),
            scopes: Set(to_json(&client.scopes)?),
            created_at: Set(micros(client.created_at)),
            revoked_at: Set(client.revoked_at.map(micros)),
            last_used_at: Set(client.last_used_at.map(micros)),
        };
        let transaction = self.store.begin().await?;
        Entity::insert(row).exec_without_returning(&transaction).await?;
        audit::note(&transaction, client.owner, Action::Created, Kind::OAuthClient, client.id.0).await?;
        transaction.commit().await?;
        Ok(())
    }

    async fn find(&self, owner: Owner, id: OAuthClientId) -> Result<Option<OAuthClient>> {
        Entity::find().filter(this(owner, id)).one(&self.store.read).await?.map(to_client).transpose()
    }

    async fn find_for_login(&self, id: OAuthClientId) -> Result<Option<(OAuthClient, [u8; 32])>> {
        let Some(row) = Entity::find().filter(Column::Id.eq(id.0)).one(&self.store.read).await? else {
            return Ok(None);
        };
        let hash = row.secret_hash.as_slice().try_into();
        let hash = hash.map_err(|_| Error::internal("a client's secret with a hash of the wrong length"))?;
        Ok(Some((to_client(row)?, hash)))
    }

    async fn list(&self, owner: Owner, page: PageRequest) -> Result<Page<OAuthClient>> {
        let all = Entity::find().filter(wall::owned(owner, Column::TenantId, Column::UnitId));
        let total = all.clone().count(&self.store.read).await?;
        let (limit, offset) = wall::window(page);
        let rows = all.order_by_desc(Column::Seq).limit(limit).offset(offset).all(&self.store.read).await?;
        Ok(Page { items: rows.into_iter().map(to_client).collect::<Result<_>>()?, total })
    }

    async fn revoke(&self, owner: Owner, id: OAuthClientId, at: DateTime<Utc>) -> Result<Option<OAuthClient>> {
        let transaction = self.store.begin().await?;
        let revoked = Entity::update_many()
            .col_expr(Column::RevokedAt, Expr::value(micros(at)))
            .filter(this(owner, id))
            .filter(Column::RevokedAt.is_null())
            .exec(&transaction)
            .await?;
        if revoked.rows_affected > 0 {
            audit::note(&transaction, owner, Action::Revoked, Kind::OAuthClient, id.0).await?;
        }
        let row = Entity::find().filter(this(owner, id)).one(&transaction).await?;
        transaction.commit().await?;
        self.store.changed(Kind::OAuthClient, id.0);
        row.map(to_client).transpose()
    }

    async fn insert_token(&self, owner: Owner, token: &AccessToken, hash: [u8; 32]) -> Result<()> {
        let at = micros(token.created_at);
        let row = access_token::ActiveModel {
            id: Set(token.id.0),
            hash: Set(hash.to_vec()),
            client_id: Set(token.client.0),
            scopes: Set(to_json(&token.scopes)?),
            created_at: Set(at),
            expires_at: Set(micros(token.expires_at)),
            revoked_at: Set(token.revoked_at.map(micros)),
        };
        let stale =
            Condition::any().add(Column::LastUsedAt.is_null()).add(Column::LastUsedAt.lte(at - TOUCH_EVERY_MICROS));
        let transaction = self.store.begin().await?;
        access_token::Entity::insert(row).exec_without_returning(&transaction).await?;
        access_token::Entity::delete_many()
            .filter(access_token::Column::ExpiresAt.lt(at - KEPT_MICROS))
            .exec(&transaction)
            .await?;
        Entity::update_many()
            .col_expr(Column::LastUsedAt, Expr::value(at))
            .filter(this(owner, token.client))
            .filter(stale)
            .exec(&transaction)
            .await?;
        audit::note(&transaction, owner, Action::Issued, Kind::AccessToken, token.id.0).await?;
        transaction.commit().await?;
        Ok(())
    }

    async fn find_token(&self, hash: [u8; 32]) -> Result<Option<(AccessToken, OAuthClient, Plan)>> {
        let found = access_token::Entity::find_by_id(hash.to_vec()).one(&self.store.read).await?;
        let Some(token) = found else { return Ok(None) };
        let found = Entity::find().filter(Column::Id.eq(token.client_id)).one(&self.store.read).await?;
        // Removed in between, and its tokens with it.
        let Some(client) = found else { return Ok(None) };
        let plan = plan_of(&self.store.read, client.tenant_id).await?;
        Ok(Some((to_token(&token)?, to_client(client)?, plan)))
    }

    async fn revoke_token(&self, owner: Owner, client: OAuthClientId, hash: [u8; 32], at: DateTime<Utc>) -> Result<()> {
        let this = Condition::all()
            .add(access_token::Column::Hash.eq(hash.to_vec()))
            .add(access_token::Column::ClientId.eq(client.0))
            .add(access_token::Column::RevokedAt.is_null());
        let transaction = self.store.begin().await?;
        let Some(token) = access_token::Entity::find().filter(this.clone()).one(&transaction).await? else {
            transaction.rollback().await?;
            return Ok(());
        };
        let revoked = access_token::Entity::update_many()
            .col_expr(access_token::Column::RevokedAt, Expr::value(micros(at)))
            .filter(this)
            .exec(&transaction)
            .await?;
        if revoked.rows_affected > 0 {
            audit::note(&transaction, owner, Action::Revoked, Kind::AccessToken, token.id).await?;
        }
        transaction.commit().await?;
        self.store.changed(Kind::AccessToken, token.id);
        Ok(())
    }
}

fn this(owner: Owner, id: OAuthClientId) -> Condition {
    wall::owned(owner, Column::TenantId, Column::UnitId).add(Column::Id.eq(id.0))
}

fn to_client(row: Model) -> Result<OAuthClient> {
    Ok(OAuthClient {
        id: OAuthClientId(row.id),
        owner: Owner { tenant: TenantId(row.tenant_id), unit: row.unit_id.map(UnitId) },
        name: row.name,
        scopes: from_json(&row.scopes)?,
        created_at: to_time(row.created_at)?,
        revoked_at: to_times(row.revoked_at)?,
        last_used_at: to_times(row.last_used_at)?,
    })
}

fn to_token(row: &access_token::Model) -> Result<AccessToken> {
    Ok(AccessToken {
        id: AccessTokenId(row.id),
        client: OAuthClientId(row.client_id),
        scopes: from_json(&row.scopes)?,
        created_at: to_time(row.created_at)?,
        expires_at: to_time(row.expires_at)?,
        revoked_at: to_times(row.revoked_at)?,
    })
}

#[cfg(test)]
mod tests;
