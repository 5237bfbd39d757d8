//! Credentials, their values sealed.

use async_trait::async_trait;
use sea_orm::{
    ActiveValue::NotSet, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};

use super::{
    Store, audit,
    codes::{self, micros, to_time},
    entity::{
        credential::{ActiveModel, Column, Entity, Model},
        integration,
    },
    references, wall,
};
use crate::domain::{
    Error, Kind, Result,
    audit::Action,
    credential::{Credential, CredentialKind},
    id::{CredentialId, TenantId, UnitId},
    identity::Owner,
    page::{Page, PageRequest},
    ports::CredentialRepository,
    sealing::key_id,
};

/// [`CredentialRepository`] over a [`Store`].
#[derive(Debug, Clone)]
pub struct Credentials {
    store: Store,
}

impl Credentials {
    pub(super) fn new(store: Store) -> Self {
        Self { store }
    }
}

#[async_trait]
impl CredentialRepository for Credentials {
    async fn insert(&self, credential: Credential, sealed: Vec<u8>) -> Result<Credential> {
        let row = ActiveModel {
            seq: NotSet,
            id: Set(credential.id.0),
            tenant_id: Set(credential.owner.tenant.0),
            unit_id: Set(codes::unit(credential.owner.unit)),
            name: Set(credential.name),
            kind: Set(credential.kind.as_str().to_owned()),
            key_id: Set(key_id(&sealed)?.0),
            sealed: Set(sealed),
            created_at: Set(micros(credential.created_at)),
        };
        let transaction = self.store.begin().await?;
        let row = Entity::insert(row).exec_with_returning(&transaction).await?;
        audit::note(&transaction, credential.owner, Action::Created, Kind::Credential, credential.id.0).await?;
        transaction.commit().await?;
        to_credential(&row)
    }

    async fn find(&self, owner: Owner, id: CredentialId) -> Result<Option<(Credential, Vec<u8>)>> {
        let row = Entity::find()
            .filter(wall::owned(owner, Column::TenantId, Column::UnitId))
            .filter(Column::Id.eq(id.0))
            .one(&self.store.read)
            .await?;
        row.map(|row| Ok((to_credential(&row)?, row.sealed))).transpose()
    }

    async fn list(&self, owner: Owner, page: PageRequest) -> Result<Page<Credential>> {
        let all = Entity::find().filter(wall::owned(owner, Column::TenantId, Column::UnitId));
        let total = all.clone().count(&self.store.read).await?;
        let (limit, offset) = wall::window(page);
        let rows = all.order_by_desc(Column::Seq).limit(limit).offset(offset).all(&self.store.read).await?;
        Ok(Page { items: rows.iter().map(to_credential).collect::<Result<_>>()?, total })
    }

    async fn delete(&self, owner: Owner, id: CredentialId) -> Result<bool> {
        let transaction = self.store.begin().await?;
        let this = wall::owned(owner, Column::TenantId, Column::UnitId).add(Column::Id.eq(id.0));
        if Entity::find().filter(this.clone()).count(&transaction).await? == 0 {
            return Ok(false);
        }
        let users = integration::Entity::find().filter(integration::Column::CredentialId.eq(id.0));
        if users.count(&transaction).await? > 0 {
            return Err(Error::conflict("an integration uses the credential: delete that first"));
        }
        references::refuse_in_use(&transaction, id).await?;
        let deleted = Entity::delete_many().filter(this).exec(&transaction).await;
        let deleted = deleted.map_err(references::deletion)?.rows_affected > 0;
        if deleted {
            audit::note(&transaction, owner, Action::Deleted, Kind::Credential, id.0).await?;
        }
        transaction.commit().await?;
        Ok(deleted)
    }
}

fn to_credential(row: &Model) -> Result<Credential> {
    Ok(Credential {
        seq: row.seq,
        id: CredentialId(row.id),
        owner: Owner { tenant: TenantId(row.tenant_id), unit: row.unit_id.map(UnitId) },
        name: row.name.clone(),
        kind: CredentialKind::parse(&row.kind).ok_or_else(|| {
            Error::internal(format!(
                "the database holds credential type {}, which this version does not know",
                row.kind
            ))
        })?,
        created_at: to_time(row.created_at)?,
    })
}

#[cfg(test)]
mod tests;
