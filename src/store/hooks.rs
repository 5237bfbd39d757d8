//! Tokens of inbound webhooks, and the nodes that they open.

use std::collections::HashSet;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect, Set,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;

use super::{
    Store, audit,
    codes::{PUBLISHED, from_json, micros, to_plan, to_time},
    entity::{
        hook::{ActiveModel, Column, Entity},
        tenant, workflow, workflow_trigger,
    },
};
use crate::domain::{
    Kind, Result,
    audit::Action,
    hooks::{Hook, HookRepository, HookToken},
    id::{TenantId, UnitId, WorkflowId},
    identity::Owner,
    secret::{Purpose, Secret},
    trigger::{Source, Trigger},
    workflow::Workflow,
    workflows::now,
};

/// [`HookRepository`] over a [`Store`].
#[derive(Debug, Clone)]
pub struct Hooks {
    store: Store,
}

impl Hooks {
    pub(super) fn new(store: Store) -> Self {
        Self { store }
    }
}

/// What a request needs, in one query.
#[derive(Debug, FromQueryResult)]
struct Live {
    workflow_id: Uuid,
    node_id: String,
    tenant_id: Uuid,
    unit_id: Option<Uuid>,
    version: i32,
    plan: String,
    config: Option<String>,
}

#[async_trait]
impl HookRepository for Hooks {
    async fn find(&self, hash: [u8; 32]) -> Result<Option<Hook>> {
        let of_trigger = Expr::col((workflow_trigger::Entity, workflow_trigger::Column::WorkflowId))
            .equals((Entity, Column::WorkflowId))
            .and(
                Expr::col((workflow_trigger::Entity, workflow_trigger::Column::NodeId))
                    .equals((Entity, Column::NodeId)),
            );
        let of_workflow = Expr::col((workflow::Entity, workflow::Column::Id)).equals((Entity, Column::WorkflowId));
        let of_tenant = Expr::col((tenant::Entity, tenant::Column::Id)).equals((Entity, Column::TenantId));
        let mut query = Entity::find()
            .select_only()
            .columns([Column::WorkflowId, Column::NodeId, Column::TenantId])
            .column_as(workflow::Column::UnitId, "unit_id")
            .column_as(workflow::Column::PublishedVersion, "version")
            .column_as(tenant::Column::Plan, "plan")
            .column_as(workflow_trigger::Column::Config, "config")
            .filter(Column::Hash.eq(hash.to_vec()))
            .filter(workflow::Column::Status.eq(PUBLISHED))
            .filter(workflow_trigger::Column::Kind.eq(Source::Webhook.kind()));
        let joined = QuerySelect::query(&mut query);
        joined.join(JoinType::InnerJoin, workflow_trigger::Entity, of_trigger);
        joined.join(JoinType::InnerJoin, workflow::Entity, of_workflow);
        joined.join(JoinType::InnerJoin, tenant::Entity, of_tenant);
        let found = query.into_model::<Live>().one(&self.store.read).await?;
        found
            .map(|live| {
                Ok(Hook {
                    owner: Owner { tenant: TenantId(live.tenant_id), unit: live.unit_id.map(UnitId) },
                    plan: to_plan(&live.plan)?,
                    workflow: WorkflowId(live.workflow_id),
                    version: live.version,
                    node: live.node_id,
                    config: from_json(live.config.as_deref().unwrap_or("{}"))?,
                })
            })
            .transpose()
    }

    async fn tokens(&self, owner: Owner, workflow: WorkflowId) -> Result<Vec<HookToken>> {
        let rows = Entity::find()
            .filter(Column::WorkflowId.eq(workflow.0))
            .filter(Column::TenantId.eq(owner.tenant.0))
            .order_by_asc(Column::NodeId)
            .all(&self.store.read)
            .await?;
        rows.into_iter()
            .map(|row| Ok(HookToken { node: row.node_id, token: row.token, created_at: to_time(row.created_at)? }))
            .collect()
    }

    async fn rotate(
        &self,
        owner: Owner,
        workflow: WorkflowId,
        node: &str,
        token: &Secret,
        at: DateTime<Utc>,
    ) -> Result<bool> {
        let transaction = self.store.begin().await?;
        let changed = Entity::update_many()
            .col_expr(Column::Token, Expr::value(token.reveal()))
            .col_expr(Column::Hash, Expr::value(token.hash().to_vec()))
            .col_expr(Column::CreatedAt, Expr::value(micros(at)))
            .filter(Column::WorkflowId.eq(workflow.0))
            .filter(Column::NodeId.eq(node))
            .filter(Column::TenantId.eq(owner.tenant.0))
            .exec(&transaction)
            .await?
            .rows_affected;
        if changed > 0 {
            audit::note(&transaction, owner, Action::Updated, Kind::Workflow, workflow.0).await?;
        }
        transaction.commit().await?;
        Ok(changed > 0)
    }
}

/// Gives every webhook of a published workflow a token that has none yet.
pub(super) async fn keep(connection: &impl ConnectionTrait, workflow: &Workflow, triggers: &[Trigger]) -> Result<()> {
    let wanted: Vec<&Trigger> = triggers.iter().filter(|trigger| trigger.source == Source::Webhook).collect();
    if wanted.is_empty() {
        return Ok(());
    }
    let known = Entity::find()
        .select_only()
        .column(Column::NodeId)
        .filter(Column::WorkflowId.eq(workflow.id.0))
        .into_tuple::<String>()
        .all(connection)
        .await?;
    let known: HashSet<String> = known.into_iter().collect();
    let row = |trigger: &Trigger| {
        let token = Secret::generate_for(Purpose::Hook);
        ActiveModel {
            workflow_id: Set(workflow.id.0),
            node_id: Set(trigger.node.clone()),
            tenant_id: Set(workflow.owner.tenant.0),
            token: Set(token.reveal().to_owned()),
            hash: Set(token.hash().to_vec()),
            created_at: Set(micros(now())),
        }
    };
    let rows: Vec<ActiveModel> = wanted.into_iter().filter(|trigger| !known.contains(&trigger.node)).map(row).collect();
    if !rows.is_empty() {
        Entity::insert_many(rows).exec_without_returning(connection).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
