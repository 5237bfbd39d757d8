//! Executions that wait, and what they wait for: read page by page and by the index, since there may be very many of them.

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveValue::NotSet,
    ColumnTrait, Condition, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, QueryTrait, RelationDef, Set,
    sea_query::{Alias, Expr, ExprTrait},
};
use uuid::Uuid;

use super::{group, writer::ELSEWHERE};
use crate::{
    domain::{
        Error, Kind, Result,
        audit::Action,
        id::{AnswerId, ExecutionId, WorkflowId},
        ports::{Due, EarlyAnswer, Holder},
    },
    store::{
        Store,
        audit::Note,
        codes::{WAITING, from_json, micros, to_time, value_to_json},
        entity::{
            early_answer,
            execution::{Column, Entity},
        },
    },
};

/// Rows of one page at most.
const MOST: u64 = 10_000;

/// Those whose wait ends by `until`.
pub(super) async fn due(
    store: &Store,
    until: DateTime<Utc>,
    after: Option<(DateTime<Utc>, ExecutionId)>,
    limit: u64,
) -> Result<Vec<Due>> {
    let behind = |(at, id): (DateTime<Utc>, ExecutionId)| {
        let at = micros(at);
        Condition::any()
            .add(Column::WakeAt.gt(at))
            .add(Condition::all().add(Column::WakeAt.eq(at)).add(Column::Id.gt(id.0)))
    };
    let rows: Vec<(Uuid, Option<Uuid>, i64)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::ParentId, Column::WakeAt])
        .filter(Column::WakeAt.is_not_null())
        .filter(Column::WakeAt.lte(micros(until)))
        // The bound of the index, and then the exact place.
        .apply_if(after, |query, after| query.filter(Column::WakeAt.gte(micros(after.0))).filter(behind(after)))
        .order_by_asc(Column::WakeAt)
        .order_by_asc(Column::Id)
        .limit(Ord::min(limit, MOST))
        .into_tuple()
        .all(&store.read)
        .await?;
    let due = |(id, parent, at): (Uuid, Option<Uuid>, i64)| {
        Ok(Due { id: ExecutionId(id), parent: parent.map(ExecutionId), at: to_time(at)? })
    };
    rows.into_iter().map(due).collect()
}

/// Those that wait and have passed a limit.
pub(super) async fn holders(store: &Store, after: Option<ExecutionId>, limit: u64) -> Result<Vec<Holder>> {
    let rows: Vec<(Uuid, Uuid, String)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::WorkflowId, Column::Gate])
        .filter(Column::Gate.is_not_null())
        .filter(Column::FinishedAt.is_null())
        .filter(Column::Status.eq(WAITING))
        .apply_if(after, |query, after| query.filter(Column::Id.gt(after.0)))
        .order_by_asc(Column::Id)
        .limit(Ord::min(limit, MOST))
        .into_tuple()
        .all(&store.read)
        .await?;
    let holder = |(id, workflow, key)| Holder { id: ExecutionId(id), workflow: WorkflowId(workflow), key };
    Ok(rows.into_iter().map(holder).collect())
}

/// Those below `of`, or below nothing that is still under way.
pub(super) async fn children(store: &Store, of: Option<ExecutionId>) -> Result<Vec<ExecutionId>> {
    let parent = Alias::new("parent");
    let above: RelationDef = Entity::belongs_to(Entity).from(Column::ParentId).to(Column::Id).into();
    let ended = Condition::any()
        .add(Expr::col((parent.clone(), Column::Id)).is_null())
        .add(Expr::col((parent.clone(), Column::FinishedAt)).is_not_null());
    let query = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::ParentId.is_not_null())
        .filter(Column::FinishedAt.is_null());
    let query = match of {
        Some(of) => query.filter(Column::ParentId.eq(of.0)),
        None => query.join_as(JoinType::LeftJoin, above, parent).filter(ended),
    };
    let ids: Vec<Uuid> = query.order_by_asc(Column::Id).into_tuple().all(&store.read).await?;
    Ok(ids.into_iter().map(ExecutionId).collect())
}

/// Keeps an answer for a node that does not wait yet.
pub(super) async fn keep(store: &Store, answer: &EarlyAnswer) -> Result<()> {
    let transaction = store.begin().await?;
    // Where another process runs the engine by now, this one's would never be looked for.
    if !store.role.may_run(&transaction).await? {
        return Err(Error::conflict(ELSEWHERE));
    }
    let row = early_answer::ActiveModel {
        seq: NotSet,
        id: Set(answer.id.0),
        execution_id: Set(answer.execution.0),
        node_id: Set(answer.node.clone()),
        answer: Set(value_to_json(&answer.answer)?),
        created_at: Set(micros(answer.at)),
    };
    match early_answer::Entity::insert(row).exec_without_returning(&transaction).await {
        Ok(_) => {}
        Err(error) if matches!(error.sql_err(), Some(sea_orm::SqlErr::ForeignKeyConstraintViolation(_))) => {
            return Err(Error::not_found(Kind::Execution));
        }
        Err(error) => return Err(error.into()),
    }
    group::note_change(&transaction, answer.execution.0, &Note::of_now(), Action::Answered).await?;
    transaction.commit().await?;
    Ok(())
}

/// Answers that are kept, in the order in which they were given.
pub(super) async fn kept(store: &Store, execution: ExecutionId) -> Result<Vec<EarlyAnswer>> {
    let rows = early_answer::Entity::find()
        .filter(early_answer::Column::ExecutionId.eq(execution.0))
        .order_by_asc(early_answer::Column::Seq)
        .all(&store.read)
        .await?;
    let answer = |row: early_answer::Model| {
        Ok(EarlyAnswer {
            id: AnswerId(row.id),
            execution: ExecutionId(row.execution_id),
            node: row.node_id,
            answer: from_json(&row.answer)?,
            at: to_time(row.created_at)?,
        })
    };
    rows.into_iter().map(answer).collect()
}

/// How many executions wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waits {
    /// For time or for a person.
    pub all: u64,
    /// Of these, for a moment that has come, or comes within a minute.
    pub due: u64,
}

impl Store {
    /// Counts the executions that wait, from indexes alone.
    pub async fn waits(&self) -> Result<Waits> {
        let open = Entity::find().filter(Column::FinishedAt.is_null()).filter(Column::Status.eq(WAITING));
        let soon = micros(Utc::now() + chrono::TimeDelta::minutes(1));
        let due = Entity::find().filter(Column::WakeAt.is_not_null()).filter(Column::WakeAt.lte(soon));
        Ok(Waits { all: count(self, open).await?, due: count(self, due).await? })
    }
}

/// Not the library's count, which reads every column of what it counts.
async fn count(store: &Store, of: sea_orm::Select<Entity>) -> Result<u64> {
    let count: Option<i64> =
        of.select_only().column_as(Expr::cust("COUNT(*)"), "count").into_tuple().one(&store.read).await?;
    Ok(count.and_then(|count| u64::try_from(count).ok()).unwrap_or_default())
}
