//! When workflows and agents run by themselves: one row for each `schedule` node that was ever published, and for each agent that has a schedule. Rows of what is not live have nothing to come.

use std::collections::HashMap;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveValue::NotSet, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
    sea_query::Expr,
};
use uuid::Uuid;

use super::{
    Store,
    codes::{ACTIVE, PUBLISHED, agent_status, from_json, micros, to_json, to_time, to_times},
    entity::{
        agent,
        schedule::{ActiveModel, Column, Entity, Model},
        workflow,
    },
};
use crate::domain::{
    Error, Result,
    agent::Agent,
    id::{AgentId, TenantId, UnitId, WorkflowId},
    identity::Owner,
    schedules::{DueSchedule, ScheduleRepository, ScheduleState, Step, Target},
    trigger::{
        Source, Trigger, of_word,
        schedule::{ScheduleConfig, Upcoming},
    },
    workflow::Workflow,
    workflows::now,
};

/// Agents that one look takes in.
const ADOPTED: u64 = 500;

/// [`ScheduleRepository`] over a [`Store`].
#[derive(Debug, Clone)]
pub struct Schedules {
    store: Store,
}

impl Schedules {
    pub(super) fn new(store: Store) -> Self {
        Self { store }
    }

    async fn whole(&self, rows: Vec<Model>) -> Result<Vec<DueSchedule>> {
        let targets = self.targets(&rows).await?;
        rows.into_iter().filter_map(|row| to_due(row, &targets).transpose()).collect()
    }

    /// Whose these are, and the version that runs; of those that are live.
    async fn targets(&self, rows: &[Model]) -> Result<HashMap<Uuid, (Owner, i32)>> {
        let owner = |tenant: Uuid, unit: Option<Uuid>| Owner { tenant: TenantId(tenant), unit: unit.map(UnitId) };
        let workflows: Vec<(Uuid, Uuid, Option<Uuid>, i32)> = workflow::Entity::find()
            .select_only()
            .columns([
                workflow::Column::Id,
                workflow::Column::TenantId,
                workflow::Column::UnitId,
                workflow::Column::PublishedVersion,
            ])
            .filter(workflow::Column::Id.is_in(rows.iter().filter_map(|row| row.workflow_id)))
            .filter(workflow::Column::Status.eq(PUBLISHED))
            .into_tuple()
            .all(&self.store.read)
            .await?;
        let agents: Vec<(Uuid, Uuid, Option<Uuid>)> = agent::Entity::find()
            .select_only()
            .columns([agent::Column::Id, agent::Column::TenantId, agent::Column::UnitId])
            .filter(agent::Column::Id.is_in(rows.iter().filter_map(|row| row.agent_id)))
            .into_tuple()
            .all(&self.store.read)
            .await?;
        let workflows = workflows.into_iter().map(|(id, tenant, unit, version)| (id, (owner(tenant, unit), version)));
        let agents = agents.into_iter().map(|(id, tenant, unit)| (id, (owner(tenant, unit), 0)));
        Ok(workflows.chain(agents).collect())
    }
}

#[async_trait]
impl ScheduleRepository for Schedules {
    async fn due(&self, now: DateTime<Utc>, except: &[Uuid], limit: u64) -> Result<Vec<DueSchedule>> {
        let rows = Entity::find()
            .filter(Column::DueAt.lte(micros(now)))
            .filter(Column::Id.is_not_in(except.iter().copied()))
            .order_by_asc(Column::DueAt)
            .limit(limit)
            .all(&self.store.read)
            .await?;
        self.whole(rows).await
    }

    async fn ahead_of(&self, moment: DateTime<Utc>, limit: u64) -> Result<Vec<DueSchedule>> {
        let rows = Entity::find()
            .filter(Column::DueAt.is_not_null())
            .filter(Column::LastAt.gt(micros(moment)))
            .limit(limit)
            .all(&self.store.read)
            .await?;
        self.whole(rows).await
    }

    async fn next_due(&self) -> Result<Option<DateTime<Utc>>> {
        let found: Option<i64> = Entity::find()
            .select_only()
            .column(Column::DueAt)
            .filter(Column::DueAt.is_not_null())
            .order_by_asc(Column::DueAt)
            .limit(1)
            .into_tuple()
            .one(&self.store.read)
            .await?;
        to_times(found)
    }

    async fn advance(&self, seen: &DueSchedule, step: Step) -> Result<bool> {
        let moved = Entity::update_many()
            .col_expr(Column::NextAt, Expr::value(step.next.map(|next| micros(next.at))))
            .col_expr(Column::DueAt, Expr::value(step.next.map(|next| micros(next.due_at))))
            .col_expr(Column::LastAt, Expr::value(step.last_at.map(micros)))
            .filter(Column::Id.eq(seen.id))
            .filter(Column::NextAt.eq(micros(seen.next.at)))
            .filter(Column::Config.eq(to_json(&seen.config)?))
            .exec(&self.store.write)
            .await?;
        Ok(moved.rows_affected > 0)
    }

    async fn of_workflow(&self, owner: Owner, workflow: WorkflowId) -> Result<Vec<ScheduleState>> {
        let rows = Entity::find()
            .filter(Column::TenantId.eq(owner.tenant.0))
            .filter(Column::WorkflowId.eq(workflow.0))
            .order_by_asc(Column::NodeId)
            .all(&self.store.read)
            .await?;
        let state = |row: Model| {
            Ok(ScheduleState {
                node: row.node_id.unwrap_or_default(),
                next_at: to_times(row.next_at)?,
                last_at: to_times(row.last_at)?,
            })
        };
        rows.into_iter().map(state).collect()
    }

    async fn adopt(&self, now: DateTime<Utc>) -> Result<u64> {
        let mut adopted = 0;
        let mut after = 0;
        loop {
            let agents: Vec<(i64, Uuid, Uuid, Option<String>)> = agent::Entity::find()
                .select_only()
                .columns([agent::Column::Seq, agent::Column::Id, agent::Column::TenantId, agent::Column::Schedule])
                .filter(agent::Column::Seq.gt(after))
                .filter(agent::Column::Status.eq(ACTIVE))
                .filter(agent::Column::Schedule.is_not_null())
                .filter(agent::Column::Id.not_in_subquery(known_agents()))
                .order_by_asc(agent::Column::Seq)
                .limit(ADOPTED)
                .into_tuple()
                .all(&self.store.read)
                .await?;
            let Some((last, ..)) = agents.last() else { return Ok(adopted) };
            after = *last;
            for (_, id, tenant, word) in agents {
                let Some(config) = word.as_deref().and_then(of_word) else { continue };
                adopted += 1;
                let whose = Whose { tenant, workflow: None, node: None, agent: Some(id) };
                put(&self.store.write, whose, &config, None, now).await?;
            }
        }
    }
}

fn known_agents() -> sea_orm::sea_query::SelectStatement {
    use sea_orm::QueryTrait as _;
    Entity::find().select_only().column(Column::AgentId).filter(Column::AgentId.is_not_null()).into_query()
}

fn to_due(row: Model, targets: &HashMap<Uuid, (Owner, i32)>) -> Result<Option<DueSchedule>> {
    // What is no longer live in the meantime has nothing to come either.
    let Some(&(owner, version)) = row.workflow_id.or(row.agent_id).and_then(|id| targets.get(&id)) else {
        return Ok(None);
    };
    let target = match (row.workflow_id, row.agent_id) {
        (Some(id), _) => Target::Workflow { id: WorkflowId(id), version, node: row.node_id.unwrap_or_default() },
        (None, Some(id)) => Target::Agent(AgentId(id)),
        (None, None) => return Ok(None),
    };
    let (Some(at), Some(due_at)) = (row.next_at, row.due_at) else { return Ok(None) };
    Ok(Some(DueSchedule {
        id: row.id,
        owner,
        target,
        config: from_json(&row.config)?,
        next: Upcoming { at: to_time(at)?, due_at: to_time(due_at)? },
        last_at: to_times(row.last_at)?,
    }))
}

/// Whose a row is.
struct Whose {
    tenant: Uuid,
    workflow: Option<Uuid>,
    node: Option<String>,
    agent: Option<Uuid>,
}

/// Makes a schedule live, where `row` is what is there of it: planned from `now` on, unless it was live as it is.
async fn put(
    connection: &impl ConnectionTrait,
    whose: Whose,
    config: &ScheduleConfig,
    row: Option<&Model>,
    now: DateTime<Utc>,
) -> Result<()> {
    let text = to_json(config)?;
    if row.is_some_and(|row| row.due_at.is_some() && row.config == text) {
        return Ok(());
    }
    let id = row.map_or_else(Uuid::now_v7, |row| row.id);
    // Publishing has refused what cannot be read.
    let next = config.read().ok().and_then(|schedule| schedule.after(now, id));
    let plan = ActiveModel {
        id: NotSet,
        tenant_id: NotSet,
        workflow_id: NotSet,
        node_id: NotSet,
        agent_id: NotSet,
        config: Set(text),
        next_at: Set(next.map(|next| micros(next.at))),
        due_at: Set(next.map(|next| micros(next.due_at))),
        last_at: NotSet,
    };
    if row.is_some() {
        Entity::update_many().set(plan).filter(Column::Id.eq(id)).exec(connection).await?;
        return Ok(());
    }
    let row = ActiveModel {
        id: Set(id),
        tenant_id: Set(whose.tenant),
        workflow_id: Set(whose.workflow),
        node_id: Set(whose.node),
        agent_id: Set(whose.agent),
        last_at: Set(None),
        ..plan
    };
    Entity::insert(row).exec_without_returning(connection).await?;
    Ok(())
}

async fn rest(connection: &impl ConnectionTrait, ids: Vec<Uuid>) -> Result<()> {
    if !ids.is_empty() {
        Entity::update_many()
            .col_expr(Column::NextAt, Expr::value(None::<i64>))
            .col_expr(Column::DueAt, Expr::value(None::<i64>))
            .filter(Column::Id.is_in(ids))
            .exec(connection)
            .await?;
    }
    Ok(())
}

/// Brings the schedules of a workflow in step with it: `triggers` are those that are live.
pub(super) async fn keep(connection: &impl ConnectionTrait, workflow: &Workflow, triggers: &[Trigger]) -> Result<()> {
    let wanted: Vec<&Trigger> = triggers.iter().filter(|trigger| trigger.source == Source::Schedule).collect();
    let rows = Entity::find().filter(Column::WorkflowId.eq(workflow.id.0)).all(connection).await?;
    let mut unwanted = Vec::new();
    for row in &rows {
        if !wanted.iter().any(|trigger| row.node_id.as_deref() == Some(trigger.node.as_str())) {
            unwanted.push(row.id);
        }
    }
    rest(connection, unwanted).await?;
    let now = now();
    for trigger in wanted {
        let config = workflow.graph.nodes.get(trigger.index).map(|node| node.config.clone()).unwrap_or_default();
        let config: ScheduleConfig = serde_json::from_value(config.into()).map_err(Error::internal)?;
        let row = rows.iter().find(|row| row.node_id.as_deref() == Some(trigger.node.as_str()));
        let whose = Whose {
            tenant: workflow.owner.tenant.0,
            workflow: Some(workflow.id.0),
            node: Some(trigger.node.clone()),
            agent: None,
        };
        put(connection, whose, &config, row, now).await?;
    }
    Ok(())
}

/// Brings the schedule of an agent in step with it.
pub(super) async fn keep_agent(connection: &impl ConnectionTrait, agent: &Agent) -> Result<()> {
    let config = agent.schedule.as_deref().and_then(of_word).filter(|_| agent_status(agent.status) == ACTIVE);
    let row = Entity::find().filter(Column::AgentId.eq(agent.id.0)).one(connection).await?;
    match (config, row) {
        (None, None) => Ok(()),
        (None, Some(row)) => rest(connection, vec![row.id]).await,
        (Some(config), row) => {
            let whose = Whose { tenant: agent.owner.tenant.0, workflow: None, node: None, agent: Some(agent.id.0) };
            put(connection, whose, &config, row.as_ref(), now()).await
        }
    }
}

#[cfg(test)]
mod tests;
