//! Integrations.

use async_trait::async_trait;
use sea_orm::{
    ActiveValue::NotSet, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Set,
    sea_query::Expr,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    Store, audit,
    codes::{self, from_json, micros, storable, to_json, to_time, value_to_json},
    entity::integration::{ActiveModel, Column, Entity, Model},
    wall,
};
use crate::domain::{
    Kind, Result,
    audit::Action,
    id::{CredentialId, IntegrationId, TenantId, UnitId},
    identity::Owner,
    integration::{Integration, IntegrationTest},
    page::{Page, PageRequest},
    ports::IntegrationRepository,
};

/// [`IntegrationRepository`] over a [`Store`].
#[derive(Debug, Clone)]
pub struct Integrations {
    store: Store,
}

impl Integrations {
    pub(super) fn new(store: Store) -> Self {
        Self { store }
    }
}

/// What a test found, as the column holds it; when stands beside it.
#[derive(Serialize, Deserialize)]
struct TestResult {
    ok: bool,
    latency_ms: i64,
    detail: String,
}

#[async_trait]
impl IntegrationRepository for Integrations {
    async fn insert(&self, integration: Integration) -> Result<Integration> {
        let row = ActiveModel {
            seq: NotSet,
            id: Set(integration.id.0),
            tenant_id: Set(integration.owner.tenant.0),
            unit_id: Set(codes::unit(integration.owner.unit)),
            name: Set(integration.name),
            kind: Set(integration.kind),
            config: Set(value_to_json(&Value::Object(integration.config))?),
            credential_id: Set(integration.credential.map(|id| id.0)),
            created_at: Set(micros(integration.created_at)),
            updated_at: Set(micros(integration.created_at)),
            tested_at: Set(None),
            test_result: Set(None),
        };
        let transaction = self.store.begin().await?;
        let row = Entity::insert(row).exec_with_returning(&transaction).await?;
        audit::note(&transaction, integration.owner, Action::Created, Kind::Integration, integration.id.0).await?;
        transaction.commit().await?;
        to_integration(row)
    }

    async fn find(&self, owner: Owner, id: IntegrationId) -> Result<Option<Integration>> {
        let row = Entity::find()
            .filter(wall::owned(owner, Column::TenantId, Column::UnitId))
            .filter(Column::Id.eq(id.0))
            .one(&self.store.read)
            .await?;
        row.map(to_integration).transpose()
    }

    async fn find_named(&self, owner: Owner, name: &str) -> Result<Option<Integration>> {
        if !storable(name) {
            return Ok(None);
        }
        let row = Entity::find()
            .filter(wall::owned(owner, Column::TenantId, Column::UnitId))
            .filter(Column::Name.eq(name))
            .order_by_desc(Column::Seq)
            .one(&self.store.read)
            .await?;
        row.map(to_integration).transpose()
    }

    async fn list(&self, owner: Owner, page: PageRequest) -> Result<Page<Integration>> {
        let all = Entity::find().filter(wall::owned(owner, Column::TenantId, Column::UnitId));
        let total = all.clone().count(&self.store.read).await?;
        let (limit, offset) = wall::window(page);
        let rows = all.order_by_desc(Column::Seq).limit(limit).offset(offset).all(&self.store.read).await?;
        Ok(Page { items: rows.into_iter().map(to_integration).collect::<Result<_>>()?, total })
    }

    async fn delete(&self, owner: Owner, id: IntegrationId) -> Result<bool> {
        let transaction = self.store.begin().await?;
        let deleted = Entity::delete_many()
            .filter(wall::owned(owner, Column::TenantId, Column::UnitId))
            .filter(Column::Id.eq(id.0))
            .exec(&transaction)
            .await?;
        if deleted.rows_affected > 0 {
            audit::note(&transaction, owner, Action::Deleted, Kind::Integration, id.0).await?;
        }
        transaction.commit().await?;
        Ok(deleted.rows_affected > 0)
    }

    async fn record_test(&self, owner: Owner, id: IntegrationId, test: &IntegrationTest) -> Result<bool> {
        let result = TestResult { ok: test.ok, latency_ms: test.latency_ms, detail: test.detail.clone() };
        let transaction = self.store.begin().await?;
        let changed = Entity::update_many()
            .col_expr(Column::TestedAt, Expr::value(micros(test.at)))
            .col_expr(Column::TestResult, Expr::value(to_json(&result)?))
            .filter(wall::owned(owner, Column::TenantId, Column::UnitId))
            .filter(Column::Id.eq(id.0))
            .exec(&transaction)
            .await?;
        if changed.rows_affected > 0 {
            audit::note(&transaction, owner, Action::Tested, Kind::Integration, id.0).await?;
        }
        transaction.commit().await?;
        Ok(changed.rows_affected > 0)
    }
}

fn to_integration(row: Model) -> Result<Integration> {
    let last_test = match (row.tested_at, row.test_result) {
        (Some(at), Some(text)) => {
            let TestResult { ok, latency_ms, detail } = from_json(&text)?;
            Some(IntegrationTest { ok, latency_ms, detail, at: to_time(at)? })
        }
        _ => None,
    };
    Ok(Integration {
        seq: row.seq,
        id: IntegrationId(row.id),
        owner: Owner { tenant: TenantId(row.tenant_id), unit: row.unit_id.map(UnitId) },
        name: row.name,
        kind: row.kind,
        config: from_json(&row.config)?,
        credential: row.credential_id.map(CredentialId),
        last_test,
        created_at: to_time(row.created_at)?,
    })
}
