//! Syncs of integrations, and the records that they fetched.
//!
//! A page is one transaction: its records, the counts and the place of the next page. It begins by locking the sync's row and holds it against what its driver saw, so
//! that two that drove the same sync could not both store a page.

use std::collections::HashMap;

use async_trait::async_trait;
use sea_orm::{
    ActiveValue::NotSet,
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Set,
    sea_query::{Expr, OnConflict},
};
use serde_json::{Map, Value};

use super::{
    Store, audit,
    codes::{
        self, SYNC_COMPLETED, SYNC_FAILED, SYNC_RUNNING, from_json, micros, to_json, to_time, to_times, value_to_json,
    },
    entity::{
        integration, integration_record,
        integration_sync::{ActiveModel, Column, Entity, Model},
    },
    transaction::Transaction,
    wall,
};
use crate::domain::{
    Error, Kind, Result,
    audit::Action,
    id::{IntegrationId, SyncId, TenantId, UnitId},
    identity::Owner,
    integration::Integration,
    page::{Page, PageRequest},
    sync::{FetchedPage, FetchedRecord, IntegrationRecord, IntegrationSync, SyncRepository},
    workflows::now,
};

/// Rows of one statement; at five columns well below the parameters that SQLite takes.
const ROWS: usize = 1_000;

/// [`SyncRepository`] over a [`Store`].
#[derive(Debug, Clone)]
pub struct Syncs {
    store: Store,
}

impl Syncs {
    pub(super) fn new(store: Store) -> Self {
        Self { store }
    }
}

#[async_trait]
impl SyncRepository for Syncs {
    async fn begin(&self, integration: &Integration) -> Result<IntegrationSync> {
        let transaction = self.store.begin().await?;
        let here = integration::Entity::find()
            .filter(wall::owned(integration.owner, integration::Column::TenantId, integration::Column::UnitId))
            .filter(integration::Column::Id.eq(integration.id.0))
            // Against a second one that begins at the same time, and against its removal.
            .lock_exclusive()
            .one(&transaction)
            .await?;
        if here.is_none() {
            return Err(Error::not_found(Kind::Integration));
        }
        let runs = Entity::find()
            .filter(Column::IntegrationId.eq(integration.id.0))
            .filter(Column::Status.eq(SYNC_RUNNING))
            .one(&transaction)
            .await?;
        if let Some(row) = runs {
            transaction.commit().await?;
            return to_sync(row);
        }
        let row = ActiveModel {
            seq: NotSet,
            id: Set(SyncId::new().0),
            tenant_id: Set(integration.owner.tenant.0),
            unit_id: Set(codes::unit(integration.owner.unit)),
            integration_id: Set(integration.id.0),
            status: Set(SYNC_RUNNING),
            cursor: Set(None),
            pages: Set(0),
            fetched: Set(0),
            created: Set(0),
            updated: Set(0),
            unchanged: Set(0),
            error: Set(None),
            started_at: Set(micros(now())),
            finished_at: Set(None),
        };
        let row = Entity::insert(row).exec_with_returning(&transaction).await?;
        audit::note(&transaction, integration.owner, Action::Synced, Kind::Integration, integration.id.0).await?;
        transaction.commit().await?;
        to_sync(row)
    }

    async fn find(&self, owner: Owner, id: SyncId) -> Result<Option<IntegrationSync>> {
        let row = Entity::find()
            .filter(wall::owned(owner, Column::TenantId, Column::UnitId))
            .filter(Column::Id.eq(id.0))
            .one(&self.store.read)
            .await?;
        row.map(to_sync).transpose()
    }

    async fn list(&self, owner: Owner, integration: IntegrationId, page: PageRequest) -> Result<Page<IntegrationSync>> {
        let all = Entity::find()
            .filter(wall::owned(owner, Column::TenantId, Column::UnitId))
            .filter(Column::IntegrationId.eq(integration.0));
        let total = all.clone().count(&self.store.read).await?;
        let (limit, offset) = wall::window(page);
        let rows = all.order_by_desc(Column::Seq).limit(limit).offset(offset).all(&self.store.read).await?;
        Ok(Page { items: rows.into_iter().map(to_sync).collect::<Result<_>>()?, total })
    }

    async fn newest(
        &self,
        owner: Owner,
        integrations: &[IntegrationId],
    ) -> Result<HashMap<IntegrationId, IntegrationSync>> {
        if integrations.is_empty() {
            return Ok(HashMap::new());
        }
        let newest = Entity::find()
            .select_only()
            .column_as(Column::Seq.max(), "newest")
            .filter(Column::IntegrationId.is_in(integrations.iter().map(|id| id.0)))
            .group_by(Column::IntegrationId)
            .into_query();
        let rows = Entity::find()
            .filter(wall::owned(owner, Column::TenantId, Column::UnitId))
            .filter(Column::Seq.in_subquery(newest))
            .all(&self.store.read)
            .await?;
        rows.into_iter().map(|row| Ok((IntegrationId(row.integration_id), to_sync(row)?))).collect()
    }

    async fn records(
        &self,
        owner: Owner,
        integration: IntegrationId,
        page: PageRequest,
    ) -> Result<Page<IntegrationRecord>> {
        let owned = integration::Entity::find()
            .select_only()
            .column(integration::Column::Id)
            .filter(wall::owned(owner, integration::Column::TenantId, integration::Column::UnitId))
            .filter(integration::Column::Id.eq(integration.0))
            .into_query();
        let all =
            integration_record::Entity::find().filter(integration_record::Column::IntegrationId.in_subquery(owned));
        let total = all.clone().count(&self.store.read).await?;
        let (limit, offset) = wall::window(page);
        let rows = all
            .order_by_asc(integration_record::Column::ExternalId)
            .limit(limit)
            .offset(offset)
            .all(&self.store.read)
            .await?;
        Ok(Page { items: rows.into_iter().map(to_record).collect::<Result<_>>()?, total })
    }

    async fn running(&self) -> Result<Vec<IntegrationSync>> {
        let rows = Entity::find()
            .filter(Column::Status.eq(SYNC_RUNNING))
            .order_by_asc(Column::Seq)
            .all(&self.store.read)
            .await?;
        rows.into_iter().map(to_sync).collect()
    }

    async fn keep(&self, seen: &IntegrationSync, page: FetchedPage) -> Result<Option<IntegrationSync>> {
        let records = page.records.len();
        let spelled = spell(page.records)?;
        let cursor = page.next.as_ref().map(value_to_json).transpose()?;
        let transaction = self.store.begin().await?;
        let Some(row) = locked(&transaction, seen).await? else { return Ok(None) };
        let counts = store(&transaction, seen.integration, spelled).await?;
        let finished_at = cursor.is_none().then(|| micros(now()));
        let count = |number: usize| i64::try_from(number).map_err(Error::internal);
        let row = Model {
            status: if cursor.is_none() { SYNC_COMPLETED } else { SYNC_RUNNING },
            cursor,
            pages: row.pages.saturating_add(1),
            fetched: row.fetched.saturating_add(count(records)?),
            created: row.created.saturating_add(count(counts.created)?),
            updated: row.updated.saturating_add(count(counts.updated)?),
            unchanged: row.unchanged.saturating_add(count(records - counts.created - counts.updated)?),
            finished_at,
            ..row
        };
        put(&transaction, &row).await?;
        transaction.commit().await?;
        to_sync(row).map(Some)
    }

    async fn fail(&self, seen: &IntegrationSync, reason: &str) -> Result<Option<IntegrationSync>> {
        let transaction = self.store.begin().await?;
        let Some(row) = locked(&transaction, seen).await? else { return Ok(None) };
        let row = Model {
            status: SYNC_FAILED,
            // Of no use any more, and some services write secrets into it.
            cursor: None,
            // PostgreSQL's text has no NUL.
            error: Some(reason.replace('\0', " ")),
            finished_at: Some(micros(now())),
            ..row
        };
        put(&transaction, &row).await?;
        transaction.commit().await?;
        to_sync(row).map(Some)
    }
}

/// The sync's row, locked, where it is still as it was seen.
async fn locked(transaction: &Transaction, seen: &IntegrationSync) -> Result<Option<Model>> {
    // In the order in which the integration's removal locks them: each would wait for the other otherwise.
    integration::Entity::find()
        .filter(integration::Column::Id.eq(seen.integration.0))
        .lock_shared()
        .one(transaction)
        .await?;
    let pages = i64::try_from(seen.pages).map_err(Error::internal)?;
    Ok(Entity::find()
        .filter(Column::Id.eq(seen.id.0))
        .filter(Column::Status.eq(SYNC_RUNNING))
        .filter(Column::Pages.eq(pages))
        .lock_exclusive()
        .one(transaction)
        .await?)
}

async fn put(transaction: &Transaction, row: &Model) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Status, Expr::value(row.status))
        .col_expr(Column::Cursor, Expr::value(row.cursor.clone()))
        .col_expr(Column::Pages, Expr::value(row.pages))
        .col_expr(Column::Fetched, Expr::value(row.fetched))
        .col_expr(Column::Created, Expr::value(row.created))
        .col_expr(Column::Updated, Expr::value(row.updated))
        .col_expr(Column::Unchanged, Expr::value(row.unchanged))
        .col_expr(Column::Error, Expr::value(row.error.clone()))
        .col_expr(Column::FinishedAt, Expr::value(row.finished_at))
        .filter(Column::Id.eq(row.id))
        .exec(transaction)
        .await?;
    Ok(())
}

/// A record's id and its canonical text.
struct Spelled {
    external_id: String,
    data: String,
}

/// The same JSON is the same text, whatever the order in which a service wrote its fields.
fn spell(records: Vec<FetchedRecord>) -> Result<Vec<Spelled>> {
    let spelled = |record: FetchedRecord| {
        if !codes::storable(&record.external_id) {
            return Err(Error::invalid("", "invalid_id", "an id of a record has the character NUL in it"));
        }
        codes::check_depth(&record.data)?;
        Ok(Spelled { data: to_json(&sorted(record.data))?, external_id: record.external_id })
    };
    records.into_iter().map(spelled).collect()
}

fn sorted(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<(String, Value)> = fields.into_iter().collect();
            fields.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
            Value::Object(fields.into_iter().map(|(name, value)| (name, sorted(value))).collect::<Map<_, _>>())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(sorted).collect()),
        other => other,
    }
}

#[derive(Default)]
struct Counts {
    created: usize,
    updated: usize,
}

/// Stores what is new or different. A record that stands in the page twice is counted twice, and the last one stays.
async fn store(transaction: &Transaction, integration: IntegrationId, records: Vec<Spelled>) -> Result<Counts> {
    let mut counts = Counts::default();
    let mut there = HashMap::new();
    for ids in records.chunks(ROWS) {
        let rows: Vec<(String, String)> = integration_record::Entity::find()
            .select_only()
            .columns([integration_record::Column::ExternalId, integration_record::Column::Data])
            .filter(integration_record::Column::IntegrationId.eq(integration.0))
            .filter(integration_record::Column::ExternalId.is_in(ids.iter().map(|record| record.external_id.as_str())))
            .into_tuple()
            .all(transaction)
            .await?;
        there.extend(rows);
    }
    let mut changed: HashMap<String, String> = HashMap::new();
    for Spelled { external_id, data } in records {
        match changed.get(&external_id).or_else(|| there.get(&external_id)) {
            Some(known) if *known == data => continue,
            Some(_) => counts.updated += 1,
            None => counts.created += 1,
        }
        changed.insert(external_id, data);
    }
    let at = micros(now());
    let mut rows = changed.into_iter().map(|(external_id, data)| integration_record::ActiveModel {
        integration_id: Set(integration.0),
        external_id: Set(external_id),
        data: Set(data),
        created_at: Set(at),
        updated_at: Set(at),
    });
    loop {
        let some: Vec<_> = rows.by_ref().take(ROWS).collect();
        if some.is_empty() {
            return Ok(counts);
        }
        let key = [integration_record::Column::IntegrationId, integration_record::Column::ExternalId];
        let different = [integration_record::Column::Data, integration_record::Column::UpdatedAt];
        integration_record::Entity::insert_many(some)
            .on_conflict(OnConflict::columns(key).update_columns(different).to_owned())
            .exec_without_returning(transaction)
            .await?;
    }
}

fn to_sync(row: Model) -> Result<IntegrationSync> {
    let count = |number: i64| u64::try_from(number).map_err(Error::internal);
    Ok(IntegrationSync {
        seq: row.seq,
        id: SyncId(row.id),
        owner: Owner { tenant: TenantId(row.tenant_id), unit: row.unit_id.map(UnitId) },
        integration: IntegrationId(row.integration_id),
        status: codes::to_sync_status(row.status)?,
        cursor: row.cursor.as_deref().map(from_json).transpose()?,
        pages: count(row.pages)?,
        fetched: count(row.fetched)?,
        created: count(row.created)?,
        updated: count(row.updated)?,
        unchanged: count(row.unchanged)?,
        error: row.error,
        started_at: to_time(row.started_at)?,
        finished_at: to_times(row.finished_at)?,
    })
}

fn to_record(row: integration_record::Model) -> Result<IntegrationRecord> {
    Ok(IntegrationRecord {
        external_id: row.external_id,
        data: from_json(&row.data)?,
        created_at: to_time(row.created_at)?,
        updated_at: to_time(row.updated_at)?,
    })
}

#[cfg(test)]
mod tests;
