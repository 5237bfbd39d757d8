//! Settings of workflows. The engine asks for them at every start, so they are [`held`](super::held).

use super::{
    Store, audit,
    codes::{from_json, micros, to_json},
    entity::{
        workflow::{self},
        workflow_settings::{ActiveModel, Column, Entity},
    },
    wall,
};
use crate::domain::{
    Kind, Result, audit::Action, id::WorkflowId, identity::Owner, ports::WorkflowSettingsRepository,
    settings::WorkflowSettings, workflows::now,
};
use async_trait::async_trait;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Set, sea_query::OnConflict};

impl Store {
    /// The settings of a workflow, from memory where they are held.
    pub(super) async fn held_settings(&self, id: WorkflowId) -> Result<WorkflowSettings> {
        let load = async { self.read_settings(id).await.map(Some) };
        Ok(self.held.settings.get(&id, load).await?.unwrap_or_default())
    }

    async fn read_settings(&self, id: WorkflowId) -> Result<WorkflowSettings> {
        let row = Entity::find_by_id(id.0).one(&self.read).await?;
        row.map_or_else(|| Ok(WorkflowSettings::default()), |row| from_json(&row.settings))
    }
}

/// [`WorkflowSettingsRepository`] over a [`Store`].
#[derive(Debug, Clone)]
pub struct Settings {
    store: Store,
}

impl Settings {
    pub(super) fn new(store: Store) -> Self {
        Self { store }
    }

    fn this(owner: Owner, id: WorkflowId) -> sea_orm::Condition {
        wall::owned(owner, workflow::Column::TenantId, workflow::Column::UnitId).add(workflow::Column::Id.eq(id.0))
    }
}

#[async_trait]
impl WorkflowSettingsRepository for Settings {
    async fn find(&self, owner: Owner, id: WorkflowId) -> Result<Option<WorkflowSettings>> {
        let exists = workflow::Entity::find().filter(Self::this(owner, id)).count(&self.store.read).await? > 0;
        if exists { self.store.read_settings(id).await.map(Some) } else { Ok(None) }
    }

    async fn put(&self, owner: Owner, id: WorkflowId, settings: &WorkflowSettings) -> Result<bool> {
        let transaction = self.store.begin().await?;
        let Some(found) = workflow::Entity::find().filter(Self::this(owner, id)).one(&transaction).await? else {
            transaction.rollback().await?;
            return Ok(false);
        };
        let row =
            ActiveModel { workflow_id: Set(id.0), settings: Set(to_json(settings)?), updated_at: Set(micros(now())) };
        let conflict =
            OnConflict::column(Column::WorkflowId).update_columns([Column::Settings, Column::UpdatedAt]).to_owned();
        Entity::insert(row).on_conflict(conflict).exec_without_returning(&transaction).await?;
        let of = Owner { unit: found.unit_id.map(crate::domain::id::UnitId), ..owner };
        audit::note(&transaction, of, Action::Updated, Kind::Workflow, id.0).await?;
        transaction.commit().await?;
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{ports::WorkflowRepository as _, workflow::WorkflowStatus},
        store::testing::on_each,
    };

    #[tokio::test]
    async fn settings_are_read_as_they_were_put_at_once_and_by_their_owner_alone() {
        on_each(async |bed| {
            let owner = bed.owner().await;
            let unit = bed.unit_of(owner).await;
            let workflow = bed.workflow(owner, "w", WorkflowStatus::Published).await;
            let (settings, workflows) = (bed.store.workflow_settings(), bed.store.workflows());
            assert_eq!(settings.find(owner, workflow.id).await.unwrap(), Some(WorkflowSettings::default()));
            for priority in [3, -4] {
                let put = WorkflowSettings { priority, ..WorkflowSettings::default() };
                // Read before: what is kept must not outlive the change.
                workflows.settings(workflow.id).await.unwrap();
                assert!(settings.put(owner, workflow.id, &put).await.unwrap());
                assert_eq!(workflows.settings(workflow.id).await.unwrap(), put);
                assert_eq!(settings.find(owner, workflow.id).await.unwrap(), Some(put));
            }
            for stranger in [unit, bed.owner().await] {
                assert_eq!(settings.find(stranger, workflow.id).await.unwrap(), None);
                assert!(!settings.put(stranger, workflow.id, &WorkflowSettings::default()).await.unwrap());
            }
            workflows.delete(owner, workflow.id).await.unwrap();
            assert_eq!(settings.find(owner, workflow.id).await.unwrap(), None);
        })
        .await;
    }
}
