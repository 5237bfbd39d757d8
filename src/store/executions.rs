//! Executions, for reading. They are written by the [journal](super::journal), which reads rows through the functions here.

use async_trait::async_trait;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    Select,
    sea_query::{Alias, Expr, ExprTrait, Query, SimpleExpr},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::HashMap;
use uuid::Uuid;

use super::{
    Store,
    codes::{
        FAILED, STEP_FAILED, STEP_RETRYING, STEP_SLEEPING, STEP_SUCCEEDED, STEP_WAITING, WAITING, execution_status,
        from_json, micros, to_execution_status, to_time, to_times, unknown,
    },
    entity::{
        execution::{Column, Entity, Model},
        execution_step,
    },
    wall,
};
use crate::domain::{
    Error, Result,
    execution::{Approval, Execution, ExecutionDetail, ExecutionFilter, RunError, StepOutcome, StepRecord},
    id::{ExecutionId, TenantId, UnitId, WorkflowId},
    identity::Owner,
    page::{CursorPage, CursorRequest, Page, PageRequest},
    ports::ExecutionRepository,
    run::Origin,
};

/// [`ExecutionRepository`] over a [`Store`].
#[derive(Debug, Clone)]
pub struct Executions {
    store: Store,
}

impl Executions {
    pub(super) fn new(store: Store) -> Self {
        Self { store }
    }
}

#[async_trait]
impl ExecutionRepository for Executions {
    async fn find(&self, owner: Owner, id: ExecutionId) -> Result<Option<ExecutionDetail>> {
        let rows = Entity::find()
            .filter(wall::owned(owner, Column::TenantId, Column::UnitId))
            .filter(Column::Id.eq(id.0))
            .all(&self.store.read)
            .await?;
        Ok(with_steps(&self.store.read, rows).await?.pop())
    }

    async fn list(&self, owner: Owner, filter: &ExecutionFilter, page: PageRequest) -> Result<Page<Execution>> {
        let all = filtered(owner, filter);
        let total = all.clone().count(&self.store.read).await?;
        let (limit, offset) = wall::window(page);
        let rows = all.order_by_desc(Column::Seq).limit(limit).offset(offset).all(&self.store.read).await?;
        Ok(Page { items: rows.iter().map(to_execution).collect::<Result<_>>()?, total })
    }

    async fn list_after(
        &self,
        owner: Owner,
        filter: &ExecutionFilter,
        cursor: CursorRequest,
    ) -> Result<CursorPage<Execution>> {
        let mut query = filtered(owner, filter);
        if let Some(before) = cursor.before {
            query = query.filter(Column::Seq.lt(before));
        }
        let limit = usize::try_from(cursor.limit).unwrap_or(usize::MAX);
        // One more than asked tells whether another page follows.
        let ask = Ord::min(cursor.limit.saturating_add(1), i64::MAX.unsigned_abs());
        let mut rows = query.order_by_desc(Column::Seq).limit(ask).all(&self.store.read).await?;
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = if more { rows.last().map(|row| row.seq) } else { None };
        Ok(CursorPage { items: rows.iter().map(to_execution).collect::<Result<_>>()?, next })
    }

    async fn approvals(&self, owner: Owner, page: PageRequest) -> Result<Page<Approval>> {
        let all = waiting(owner);
        let total = all.clone().count(&self.store.read).await?;
        let (limit, offset) = wall::window(page);
        let steps = all
            .order_by_asc(execution_step::Column::FinishedAt)
            .order_by_asc(execution_step::Column::ExecutionId)
            .order_by_asc(execution_step::Column::Ordinal)
            .limit(limit)
            .offset(offset)
            .all(&self.store.read)
            .await?;
        let mut executions: HashMap<Uuid, Model> = HashMap::with_capacity(steps.len());
        for steps in steps.chunks(IDS_PER_QUERY) {
            let ids = steps.iter().map(|step| step.execution_id);
            let found = Entity::find().filter(Column::Id.is_in(ids)).all(&self.store.read).await?;
            executions.extend(found.into_iter().map(|row| (row.id, row)));
        }
        // One that was deleted between the two reads waits for nobody.
        let known = steps.iter().filter_map(|step| Some((step, executions.get(&step.execution_id)?)));
        Ok(Page { items: known.map(|(step, row)| to_approval(step, row)).collect::<Result<_>>()?, total })
    }
}

/// Steps in which a node of the owner's executions waits for a person and has not been answered: none of its later ones is of that node.
fn waiting(owner: Owner) -> Select<execution_step::Entity> {
    use execution_step::Column::{ExecutionId, NodeId, Ordinal};
    let later = Alias::new("later");
    let of = |column| Expr::col((later.clone(), column));
    let answered = Query::select()
        .expr(Expr::value(1))
        .from_as(execution_step::Entity, later.clone())
        .and_where(of(ExecutionId).equals((execution_step::Entity, ExecutionId)))
        .and_where(of(NodeId).equals((execution_step::Entity, NodeId)))
        .and_where(of(Ordinal).gt(Expr::col((execution_step::Entity, Ordinal))))
        .take();
    let open = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(wall::owned(owner, Column::TenantId, Column::UnitId))
        .filter(Column::FinishedAt.is_null())
        .into_query();
    // In the words of the partial index `execution_steps_waiting`.
    execution_step::Entity::find()
        .filter(Expr::cust("outcome = 4"))
        .filter(ExecutionId.in_subquery(open))
        .filter(Expr::exists(answered).not())
}

fn to_approval(row: &execution_step::Model, execution: &Model) -> Result<Approval> {
    let step = to_step(row)?;
    let StepOutcome::Waiting { prompt, until } = step.outcome else {
        return Err(unknown("waiting step outcome", row.outcome));
    };
    Ok(Approval {
        execution: ExecutionId(execution.id),
        workflow: WorkflowId(execution.workflow_id),
        origin: to_origin(execution)?,
        node: step.node_id,
        prompt,
        since: step.finished_at,
        until,
    })
}

/// Without those that run a body for one item: they are parts of others. What an origin holds besides is ids, which have no such name among them.
fn filtered(owner: Owner, filter: &ExecutionFilter) -> Select<Entity> {
    let mut query = Entity::find()
        .filter(wall::owned(owner, Column::TenantId, Column::UnitId))
        .filter(Column::Origin.is_null().or(Column::Origin.not_like("%\"body\":[%")));
    if let Some(workflow) = filter.workflow {
        query = query.filter(Column::WorkflowId.eq(workflow.0));
    }
    if let Some(parent) = filter.parent {
        query = query.filter(Column::ParentId.eq(parent.0));
    }
    let statuses: Vec<i16> = filter.statuses.iter().copied().map(execution_status).collect();
    if !statuses.is_empty() {
        // Said twice, the second time in the words of a partial index, which the planner otherwise does not see to apply.
        if let Some(in_index_words) = index_words(&statuses) {
            query = query.filter(in_index_words);
        }
        query = query.filter(Column::Status.is_in(statuses));
    }
    if let Some(from) = filter.from {
        query = query.filter(Column::CreatedAt.gte(micros(from)));
    }
    if let Some(to) = filter.to {
        query = query.filter(Column::CreatedAt.lte(micros(to)));
    }
    query
}

fn index_words(statuses: &[i16]) -> Option<SimpleExpr> {
    if statuses.iter().all(|status| *status >= FAILED) {
        Some(Expr::cust("status >= 4"))
    } else if statuses.iter().all(|status| *status <= WAITING) {
        Some(Column::FinishedAt.is_null())
    } else {
        None
    }
}

/// How many ids one query names; SQLite takes 32,766 parameters.
const IDS_PER_QUERY: usize = 1_000;

/// The executions with their journals, in the order of `rows`.
pub(super) async fn with_steps(connection: &impl ConnectionTrait, rows: Vec<Model>) -> Result<Vec<ExecutionDetail>> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let mut steps: HashMap<Uuid, Vec<StepRecord>> = HashMap::with_capacity(ids.len());
    for ids in ids.chunks(IDS_PER_QUERY) {
        let found = execution_step::Entity::find()
            .filter(execution_step::Column::ExecutionId.is_in(ids.iter().copied()))
            .order_by_asc(execution_step::Column::ExecutionId)
            .order_by_asc(execution_step::Column::Ordinal)
            .all(connection)
            .await?;
        for row in found {
            steps.entry(row.execution_id).or_default().push(to_step(&row)?);
        }
    }
    rows.into_iter()
        .map(|row| {
            let steps = steps.remove(&row.id).unwrap_or_default();
            Ok(ExecutionDetail { execution: to_execution(&row)?, steps })
        })
        .collect()
}

fn to_origin(row: &Model) -> Result<Origin> {
    row.origin.as_deref().map_or_else(|| Ok(Origin::default()), from_json)
}

fn to_execution(row: &Model) -> Result<Execution> {
    Ok(Execution {
        seq: row.seq,
        id: ExecutionId(row.id),
        owner: Owner { tenant: TenantId(row.tenant_id), unit: row.unit_id.map(UnitId) },
        workflow_id: WorkflowId(row.workflow_id),
        workflow_version: row.workflow_version,
        status: to_execution_status(row.status)?,
        origin: to_origin(row)?,
        input: from_json(&row.input)?,
        output: row.output.as_deref().map(from_json).transpose()?,
        error: row.error.as_deref().map(from_json).transpose()?,
        created_at: to_time(row.created_at)?,
        started_at: to_times(row.started_at)?,
        finished_at: to_times(row.finished_at)?,
        reopened_at: to_times(row.reopened_at)?,
    })
}

/// What `execution_steps.detail` holds: the fields of the outcome that `execution_steps.outcome` names.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct StepDetail<V, E> {
    // A JSON null is the same as no output, so an absent field reads as null.
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub(super) output: Option<V>,
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub(super) branch: Option<String>,
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub(super) error: Option<E>,
    /// When the next attempt starts, or when the node wakes; microseconds.
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub(super) due_at: Option<i64>,
}

/// A default that asks nothing of `T`.
fn none<T>() -> Option<T> {
    None
}

fn to_step(row: &execution_step::Model) -> Result<StepRecord> {
    let detail: StepDetail<Value, RunError> = from_json(&row.detail)?;
    let missing =
        |what: &str| Error::internal(format!("step {} of execution {} has no {what}", row.ordinal, row.execution_id));
    let output = detail.output.unwrap_or(Value::Null);
    let due_at = to_times(detail.due_at)?;
    let outcome = match row.outcome {
        STEP_SUCCEEDED => StepOutcome::Succeeded { output, branch: detail.branch },
        STEP_FAILED | STEP_RETRYING => {
            StepOutcome::Failed { error: detail.error.ok_or_else(|| missing("error"))?, retry_at: due_at }
        }
        STEP_SLEEPING => StepOutcome::Sleeping { until: due_at.ok_or_else(|| missing("time to wake"))?, output },
        STEP_WAITING => StepOutcome::Waiting { prompt: output, until: due_at },
        other => return Err(unknown("step outcome", other)),
    };
    Ok(StepRecord {
        ordinal: row.ordinal,
        node_id: row.node_id.clone(),
        node_kind: row.node_kind.clone(),
        attempt: row.attempt,
        input: from_json(&row.input)?,
        outcome,
        started_at: to_time(row.started_at)?,
        finished_at: to_time(row.finished_at)?,
    })
}

#[cfg(test)]
mod tests;
