//! The audit log: every repository that writes notes it here, in its own transaction, so that nothing is done that the log does not say and
//! the log says nothing that was not done.

use async_trait::async_trait;
use sea_orm::{
    ActiveValue::NotSet, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Set, Value,
};
use uuid::Uuid;

use super::{
    Store,
    codes::{self, micros, to_time},
    entity::audit_entry::{ActiveModel, Column, Entity, Model},
    transaction::{Changed, Changes},
    wall, wire,
};
use crate::domain::{
    Error, Kind, Result,
    audit::{Action, AuditEntry, AuditFilter, AuditRepository, word},
    context,
    id::AuditId,
    identity::Owner,
    page::{Page, PageRequest},
    workflows::now,
};

/// The columns of [`Note::row`].
pub(super) const COLUMNS: &str =
    "id, tenant_id, unit_id, at, actor_kind, actor_id, action, record_kind, record_id, request_id, remote";

/// Notes that whoever acts did `action` to a record; of what is no longer as it was, other processes are told too. `connection` is the transaction that does it, and learns
/// that the record changes.
pub(super) async fn note(
    connection: &impl Changes,
    owner: Owner,
    action: Action,
    kind: Kind,
    record: Uuid,
) -> Result<(), DbErr> {
    connection.changed(Changed { kind, id: record });
    // Conversations change with each message, and nobody keeps them.
    let is_kept = kind != Kind::Conversation;
    if is_kept && matches!(action, Action::Updated | Action::Deleted | Action::Revoked) {
        wire::say_changed(connection, kind, record).await?;
    }
    Note::of_now().write(connection, owner, action, kind, record).await
}

/// Who does something, and when: for those who write it down later, in another task.
#[derive(Debug, Clone)]
pub(super) struct Note {
    id: Uuid,
    at: i64,
    actor_kind: &'static str,
    actor_id: Option<Uuid>,
    request_id: Option<String>,
    remote: Option<String>,
}

impl Note {
    /// Whoever acts, now.
    pub(super) fn of_now() -> Self {
        let context = context::current();
        Self {
            id: AuditId::new().0,
            at: micros(now()),
            actor_kind: context.actor.kind(),
            actor_id: context.actor.id(),
            request_id: context.request_id.map(|id| id.to_string()),
            remote: context.remote.map(|address| address.to_string()),
        }
    }

    /// Nobody but the server itself, now.
    pub(super) fn of_system() -> Self {
        let actor = context::Actor::System;
        Self {
            id: AuditId::new().0,
            at: micros(now()),
            actor_kind: actor.kind(),
            actor_id: actor.id(),
            request_id: None,
            remote: None,
        }
    }

    /// Writes it down.
    pub(super) async fn write(
        &self,
        connection: &impl ConnectionTrait,
        owner: Owner,
        action: Action,
        kind: Kind,
        record: Uuid,
    ) -> Result<(), DbErr> {
        let note = self.clone();
        let row = ActiveModel {
            seq: NotSet,
            id: Set(note.id),
            tenant_id: Set(owner.tenant.0),
            unit_id: Set(codes::unit(owner.unit)),
            at: Set(note.at),
            actor_kind: Set(note.actor_kind.to_owned()),
            actor_id: Set(note.actor_id),
            action: Set(action.as_str().to_owned()),
            record_kind: Set(word(kind)),
            record_id: Set(record),
            request_id: Set(note.request_id),
            remote: Set(note.remote),
        };
        Entity::insert(row).exec_without_returning(connection).await?;
        Ok(())
    }

    /// As a row of [`COLUMNS`], for those who write many in one statement.
    pub(super) fn row(
        &self,
        tenant: Uuid,
        unit: Option<Uuid>,
        action: Action,
        kind: &str,
        record: Uuid,
    ) -> [Value; 11] {
        [
            self.id.into(),
            tenant.into(),
            unit.into(),
            self.at.into(),
            self.actor_kind.into(),
            self.actor_id.into(),
            action.as_str().into(),
            kind.into(),
            record.into(),
            self.request_id.as_deref().into(),
            self.remote.as_deref().into(),
        ]
    }
}

/// [`AuditRepository`] over a [`Store`].
#[derive(Debug, Clone)]
pub struct AuditLog {
    store: Store,
}

impl AuditLog {
    pub(super) fn new(store: Store) -> Self {
        Self { store }
    }
}

#[async_trait]
impl AuditRepository for AuditLog {
    async fn list(&self, owner: Owner, filter: &AuditFilter, page: PageRequest) -> Result<Page<AuditEntry>> {
        let all = Entity::find()
            .filter(wall::owned(owner, Column::TenantId, Column::UnitId))
            .apply_if(filter.actor, |query, actor| query.filter(Column::ActorId.eq(actor)))
            .apply_if(filter.action, |query, action| query.filter(Column::Action.eq(action.as_str())))
            .apply_if(filter.record_kind.as_deref(), |query, kind| query.filter(Column::RecordKind.eq(kind)))
            .apply_if(filter.record, |query, record| query.filter(Column::RecordId.eq(record)))
            .apply_if(filter.from, |query, from| query.filter(Column::At.gte(micros(from))))
            .apply_if(filter.to, |query, to| query.filter(Column::At.lte(micros(to))));
        let total = all.clone().count(&self.store.read).await?;
        let (limit, offset) = wall::window(page);
        let rows = all.order_by_desc(Column::Seq).limit(limit).offset(offset).all(&self.store.read).await?;
        Ok(Page { items: rows.into_iter().map(to_entry).collect::<Result<_>>()?, total })
    }
}

fn to_entry(row: Model) -> Result<AuditEntry> {
    let action = Action::parse(&row.action).ok_or_else(|| Error::internal(format!("unknown action {}", row.action)))?;
    Ok(AuditEntry {
        seq: row.seq,
        id: AuditId(row.id),
        at: to_time(row.at)?,
        actor_kind: row.actor_kind,
        actor_id: row.actor_id,
        action,
        record_kind: row.record_kind,
        record_id: row.record_id,
        request_id: row.request_id,
        remote: row.remote.map(|text| text.parse().map_err(Error::internal)).transpose()?,
    })
}

#[cfg(test)]
mod tests;
