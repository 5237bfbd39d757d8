//! The audit log: every repository that writes notes it here, in its own transaction, so that nothing is done that the log does not say and
//! the log says nothing that was not done.

use sea_orm::{ActiveValue::NotSet, ConnectionTrait, DbErr, EntityTrait, Set};
use uuid::Uuid;

use super::{
    codes::{self, micros},
    entity::audit_entry::{ActiveModel, Entity},
};
use crate::domain::{Kind, audit::Action, context, id::AuditId, identity::Owner, workflows::now};

/// Notes that whoever acts did `action` to a record. `connection` is the transaction that does it.
pub(super) async fn note(
    connection: &impl ConnectionTrait,
    owner: Owner,
    action: Action,
    kind: Kind,
    record: Uuid,
) -> Result<(), DbErr> {
    Entity::insert(entry(owner, action, kind, record)).exec_without_returning(connection).await?;
    Ok(())
}

/// The row that [`note`] writes, for those who write many rows at once.
pub(super) fn entry(owner: Owner, action: Action, kind: Kind, record: Uuid) -> ActiveModel {
    let context = context::current();
    ActiveModel {
        seq: NotSet,
        id: Set(AuditId::new().0),
        tenant_id: Set(owner.tenant.0),
        unit_id: Set(codes::unit(owner.unit)),
        at: Set(micros(now())),
        actor_kind: Set(context.actor.kind().to_owned()),
        actor_id: Set(context.actor.id()),
        action: Set(action.as_str().to_owned()),
        record_kind: Set(kind.to_string()),
        record_id: Set(record),
        request_id: Set(context.request_id.map(|id| id.to_string())),
        remote: Set(context.remote.map(|address| address.to_string())),
    }
}
