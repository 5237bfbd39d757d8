//! What other installations know workflows by, and how they look there: beside the workflow itself, which its own repository keeps.

use async_trait::async_trait;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, sea_query::Expr};
use uuid::Uuid;

use super::{
    Store, audit,
    codes::{from_json, storable, to_json},
    entity::workflow::{Column, Entity},
    wall,
};
use crate::domain::{
    Error, Kind, Result,
    audit::Action,
    id::{Seq, WorkflowId},
    identity::Owner,
    transfer::{Label, LabelRepository},
};

/// [`LabelRepository`] over a [`Store`].
#[derive(Debug, Clone)]
pub struct Labels {
    store: Store,
}

impl Labels {
    pub(super) fn new(store: Store) -> Self {
        Self { store }
    }

    /// An agent's own workflow is nobody's to see.
    async fn id_where(&self, owner: Owner, condition: Condition) -> Result<Option<WorkflowId>> {
        let found: Option<Uuid> = Entity::find()
            .select_only()
            .column(Column::Id)
            .filter(wall::owned(owner, Column::TenantId, Column::UnitId))
            .filter(Column::AgentId.is_null())
            .filter(condition)
            .into_tuple()
            .one(&self.store.read)
            .await?;
        Ok(found.map(WorkflowId))
    }
}

#[async_trait]
impl LabelRepository for Labels {
    async fn find_by_seq(&self, owner: Owner, seq: Seq) -> Result<Option<WorkflowId>> {
        self.id_where(owner, Condition::all().add(Column::Seq.eq(seq))).await
    }

    async fn find_by_guid(&self, owner: Owner, guid: &str) -> Result<Option<WorkflowId>> {
        if !storable(guid) {
            return Ok(None);
        }
        let by_id = Uuid::try_parse(guid).ok().filter(|id| id.simple().to_string() == guid);
        let by_id = by_id.map(|id| Condition::all().add(Column::Id.eq(id)).add(Column::Guid.is_null()));
        self.id_where(owner, Condition::any().add(Column::Guid.eq(guid)).add_option(by_id)).await
    }

    async fn find(&self, owner: Owner, id: WorkflowId) -> Result<Option<Label>> {
        let found: Option<(Option<String>, Option<String>)> = Entity::find()
            .select_only()
            .columns([Column::Guid, Column::Badge])
            .filter(wall::owned(owner, Column::TenantId, Column::UnitId))
            .filter(Column::AgentId.is_null())
            .filter(Column::Id.eq(id.0))
            .into_tuple()
            .one(&self.store.read)
            .await?;
        let Some((guid, badge)) = found else { return Ok(None) };
        Ok(Some(Label { guid, badge: badge.as_deref().map(from_json).transpose()?.unwrap_or_default() }))
    }

    async fn set(&self, owner: Owner, id: WorkflowId, label: &Label) -> Result<()> {
        let transaction = self.store.begin().await?;
        let changed = Entity::update_many()
            .col_expr(Column::Guid, Expr::value(label.guid.as_deref()))
            .col_expr(Column::Badge, Expr::value(to_json(&label.badge)?))
            .filter(wall::owned(owner, Column::TenantId, Column::UnitId))
            .filter(Column::AgentId.is_null())
            .filter(Column::Id.eq(id.0))
            .exec(&transaction)
            .await?
            .rows_affected;
        if changed == 0 {
            return Err(Error::not_found(Kind::Workflow));
        }
        audit::note(&transaction, owner, Action::Updated, Kind::Workflow, id.0).await?;
        transaction.commit().await?;
        self.store.changed(Kind::Workflow, id.0);
        Ok(())
    }
}
