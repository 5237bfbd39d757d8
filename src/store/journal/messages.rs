//! Messages of agents, written in the transaction that makes them true: with the end of an agent's run, or with the step that emits one. So none is there twice, and none
//! of a step that did not happen.
//!
//! A step's is written with the step's own row: where a connection broke in the middle of a commit and the group is written again, that row is refused and the message with it.

use std::collections::HashMap;

use sea_orm::{
    ActiveValue::NotSet, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder,
    QuerySelect, RelationDef, Set, sea_query::LockType,
};
use uuid::Uuid;

use super::answers::{ROWS, distinct};
use crate::{
    domain::{Result, id::ExecutionId, message::MAX_HOPS, ports::Emission},
    store::{
        codes::{ACTIVE, micros, value_to_json},
        entity::{agent, agent_source, message, message_delivery},
    },
};

/// A message to be written.
#[derive(Debug)]
pub(super) struct Emitted {
    pub(super) id: Uuid,
    pub(super) execution: Uuid,
    pub(super) agent: Uuid,
    /// As JSON.
    pub(super) payload: String,
    pub(super) hops: i32,
    /// 0: for ever; `None`: as the agent keeps its messages.
    pub(super) keep_secs: Option<i64>,
    pub(super) at: i64,
}

impl Emitted {
    /// A step's.
    pub(super) fn of(execution: ExecutionId, emission: &Emission) -> Result<Self> {
        Ok(Self {
            id: emission.id.0,
            execution: execution.0,
            agent: emission.agent.0,
            payload: value_to_json(&emission.payload)?,
            hops: emission.hops,
            keep_secs: emission.keep_secs,
            at: micros(emission.at),
        })
    }
}

/// What emitting needs to know of an agent.
pub(super) struct Emitter {
    tenant: Uuid,
    unit: Option<Uuid>,
    keep_secs: i64,
}

/// Those of these agents that are still there, held until the end of the transaction.
pub(super) async fn agents(
    transaction: &impl ConnectionTrait,
    ids: Vec<Uuid>,
) -> Result<HashMap<Uuid, Emitter>, DbErr> {
    let mut agents = HashMap::with_capacity(ids.len());
    for ids in ids.chunks(ROWS) {
        let found: Vec<(Uuid, Uuid, Option<Uuid>, i64)> = agent::Entity::find()
            .select_only()
            .columns([
                agent::Column::Id,
                agent::Column::TenantId,
                agent::Column::UnitId,
                agent::Column::KeepMessagesSecs,
            ])
            .filter(agent::Column::Id.is_in(ids.iter().copied()))
            .order_by_asc(agent::Column::Id)
            .lock(LockType::KeyShare)
            .into_tuple()
            .all(transaction)
            .await?;
        agents.extend(found.into_iter().map(|(id, tenant, unit, keep_secs)| (id, Emitter { tenant, unit, keep_secs })));
    }
    Ok(agents)
}

/// Writes messages of agents that are still there, and sends them on their way to those who receive their agents'; whether any is.
pub(super) async fn emit<'a>(
    transaction: &impl ConnectionTrait,
    emitted: impl Iterator<Item = &'a Emitted>,
    agents: &HashMap<Uuid, Emitter>,
) -> Result<bool, DbErr> {
    let (mut messages, mut sent) = (Vec::new(), Vec::new());
    for one in emitted {
        let Some(agent) = agents.get(&one.agent) else { continue };
        let kept = one.keep_secs.unwrap_or(agent.keep_secs).saturating_mul(1_000_000);
        messages.push(message::ActiveModel {
            seq: NotSet,
            id: Set(one.id),
            tenant_id: Set(agent.tenant),
            unit_id: Set(agent.unit),
            agent_id: Set(one.agent),
            execution_id: Set(Some(one.execution)),
            payload: Set(one.payload.clone()),
            hops: Set(one.hops),
            created_at: Set(one.at),
            expires_at: Set((kept > 0).then(|| one.at.saturating_add(kept))),
        });
        if one.hops < MAX_HOPS {
            sent.push((one.agent, one.id));
        }
    }
    if messages.is_empty() {
        return Ok(false);
    }
    for messages in chunks(messages) {
        message::Entity::insert_many(messages).exec_without_returning(transaction).await?;
    }
    let receivers = receivers(transaction, distinct(sent.iter().map(|(agent, _)| *agent)), agents).await?;
    let deliveries: Vec<_> = sent
        .into_iter()
        .flat_map(|(agent, message)| receivers.get(&agent).into_iter().flatten().map(move |to| (message, *to)))
        .map(|(message, to)| message_delivery::ActiveModel { seq: NotSet, message_id: Set(message), agent_id: Set(to) })
        .collect();
    let sends = !deliveries.is_empty();
    for deliveries in chunks(deliveries) {
        message_delivery::Entity::insert_many(deliveries).exec_without_returning(transaction).await?;
    }
    Ok(sends)
}

/// Of each of these agents: the active ones that name it as a source, and are its owner's to send to.
///
/// Those are the tenant's own and, of a unit's agent, those of that unit: nobody else may name it as a source, and were a row to say otherwise, nothing would leave the wall.
async fn receivers(
    transaction: &impl ConnectionTrait,
    sources: Vec<Uuid>,
    emitters: &HashMap<Uuid, Emitter>,
) -> Result<HashMap<Uuid, Vec<Uuid>>, DbErr> {
    let receiver: RelationDef = agent_source::Entity::belongs_to(agent::Entity)
        .from(agent_source::Column::AgentId)
        .to(agent::Column::Id)
        .into();
    let mut receivers: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
    for sources in sources.chunks(ROWS) {
        let found: Vec<(Uuid, Uuid, Uuid, Option<Uuid>)> = agent_source::Entity::find()
            .select_only()
            .columns([agent_source::Column::SourceId, agent_source::Column::AgentId])
            .columns([agent::Column::TenantId, agent::Column::UnitId])
            .join(JoinType::InnerJoin, receiver.clone())
            .filter(agent_source::Column::SourceId.is_in(sources.iter().copied()))
            .filter(agent::Column::Status.eq(ACTIVE))
            .order_by_asc(agent_source::Column::AgentId)
            .into_tuple()
            .all(transaction)
            .await?;
        for (source, to, tenant, unit) in found {
            let hears = |from: &Emitter| from.tenant == tenant && (unit.is_none() || unit == from.unit);
            if emitters.get(&source).is_some_and(hears) {
                receivers.entry(source).or_default().push(to);
            }
        }
    }
    Ok(receivers)
}

fn chunks<T>(rows: Vec<T>) -> impl Iterator<Item = Vec<T>> {
    let mut rows = rows.into_iter();
    std::iter::from_fn(move || {
        let chunk: Vec<T> = rows.by_ref().take(ROWS).collect();
        (!chunk.is_empty()).then_some(chunk)
    })
}
