//! Messages that agents' runs emit, and their way to the agents that listen. They are written by the journal, with the end of the run that emits them.

use std::collections::HashMap;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait, Query},
};
use serde_json::Value;
use uuid::Uuid;

use super::{
    Store,
    codes::{from_json, micros, to_time, to_times},
    entity::{
        message::{Column, Entity, Model},
        message_delivery,
    },
    wall,
};
use crate::domain::{
    Result,
    id::{AgentId, ExecutionId, MessageId, Seq, TenantId, UnitId},
    identity::Owner,
    message::Message,
    ports::{MessageRepository, Undelivered},
    workflows::now,
};

/// As many agents are asked about in one statement: far below what either database takes as parameters.
const AGENTS: usize = 1_000;

/// [`MessageRepository`] over a [`Store`].
#[derive(Debug, Clone)]
pub struct Messages {
    store: Store,
}

impl Messages {
    pub(super) fn new(store: Store) -> Self {
        Self { store }
    }
}

/// What has not expired. Rows outlive their time until they are swept up, and nobody is to see that.
fn kept() -> Condition {
    Condition::any().add(Column::ExpiresAt.is_null()).add(Column::ExpiresAt.gt(micros(now())))
}

/// A message without its payload, which lists do not show and which can be long.
#[derive(Debug, FromQueryResult)]
struct Head {
    seq: i64,
    id: Uuid,
    tenant_id: Uuid,
    unit_id: Option<Uuid>,
    agent_id: Uuid,
    execution_id: Option<Uuid>,
    hops: i32,
    created_at: i64,
    expires_at: Option<i64>,
}

#[async_trait]
impl MessageRepository for Messages {
    async fn find_by_seq(&self, owner: Owner, seq: Seq) -> Result<Option<Message>> {
        let row = Entity::find()
            .filter(wall::owned(owner, Column::TenantId, Column::UnitId))
            .filter(Column::Seq.eq(seq))
            .filter(kept())
            .one(&self.store.read)
            .await?;
        row.as_ref().map(to_message).transpose()
    }

    async fn list(
        &self,
        owner: Owner,
        agent: AgentId,
        after: Option<DateTime<Utc>>,
        limit: Option<u64>,
    ) -> Result<Vec<Message>> {
        let heads: Vec<Head> = Entity::find()
            .select_only()
            .columns([
                Column::Seq,
                Column::Id,
                Column::TenantId,
                Column::UnitId,
                Column::AgentId,
                Column::ExecutionId,
                Column::Hops,
                Column::CreatedAt,
                Column::ExpiresAt,
            ])
            .filter(wall::owned(owner, Column::TenantId, Column::UnitId))
            .filter(Column::AgentId.eq(agent.0))
            .filter(kept())
            .apply_if(after, |query, after| query.filter(Column::CreatedAt.gt(micros(after))))
            .order_by_desc(Column::CreatedAt)
            .order_by_desc(Column::Seq)
            .apply_if(limit, |query, limit| query.limit(Ord::min(limit, i64::MAX.unsigned_abs())))
            .into_model()
            .all(&self.store.read)
            .await?;
        heads.into_iter().map(|head| head.with(Value::Null)).collect()
    }

    async fn counts(&self, owner: Owner, agents: &[AgentId]) -> Result<Vec<(AgentId, i64)>> {
        let mut counts = Vec::new();
        for agents in agents.chunks(AGENTS) {
            let found: Vec<(Uuid, i64)> = Entity::find()
                .select_only()
                .column(Column::AgentId)
                .column_as(Column::Seq.count(), "messages")
                .filter(wall::owned(owner, Column::TenantId, Column::UnitId))
                .filter(Column::AgentId.is_in(agents.iter().map(|id| id.0)))
                .filter(kept())
                .group_by(Column::AgentId)
                .into_tuple()
                .all(&self.store.read)
                .await?;
            counts.extend(found.into_iter().map(|(agent, count)| (AgentId(agent), count)));
        }
        Ok(counts)
    }

    async fn undelivered(&self, after: Seq, except: &[AgentId], limit: u64) -> Result<Vec<Undelivered>> {
        let mut waiting = message_delivery::Entity::find().filter(message_delivery::Column::Seq.gt(after));
        if !except.is_empty() {
            waiting = waiting.filter(message_delivery::Column::AgentId.is_not_in(except.iter().map(|id| id.0)));
        }
        let waiting = waiting.order_by_asc(message_delivery::Column::Seq).limit(limit).all(&self.store.read).await?;
        if waiting.is_empty() {
            return Ok(Vec::new());
        }
        let rows = Entity::find()
            .filter(Column::Id.is_in(waiting.iter().map(|row| row.message_id)))
            .all(&self.store.read)
            .await?;
        let rows: HashMap<Uuid, Model> = rows.into_iter().map(|row| (row.id, row)).collect();
        let undelivered = |delivery: &message_delivery::Model| {
            let row = rows.get(&delivery.message_id)?.clone();
            let (seq, to) = (delivery.seq, AgentId(delivery.agent_id));
            Some(to_message(&row).map(|message| Undelivered { seq, message, to }))
        };
        waiting.iter().filter_map(undelivered).collect()
    }

    async fn delivered(&self, message: MessageId, agent: AgentId) -> Result<bool> {
        let deleted = message_delivery::Entity::delete_many()
            .filter(message_delivery::Column::MessageId.eq(message.0))
            .filter(message_delivery::Column::AgentId.eq(agent.0))
            .exec(&self.store.write)
            .await?;
        Ok(deleted.rows_affected > 0)
    }

    async fn forget(&self, before: DateTime<Utc>, limit: u64) -> Result<u64> {
        // One that is still on its way outlives its time until it has arrived.
        let on_its_way = Query::select()
            .expr(Expr::value(1))
            .from(message_delivery::Entity)
            .and_where(
                Expr::col((message_delivery::Entity, message_delivery::Column::MessageId)).equals((Entity, Column::Id)),
            )
            .take();
        let expired = Entity::find()
            .select_only()
            .column(Column::Seq)
            .filter(Column::ExpiresAt.lte(micros(before)))
            .filter(Expr::exists(on_its_way).not())
            .order_by_asc(Column::ExpiresAt)
            .limit(limit)
            .into_query();
        let deleted = Entity::delete_many().filter(Column::Seq.in_subquery(expired)).exec(&self.store.write).await?;
        Ok(deleted.rows_affected)
    }
}

impl Head {
    fn with(self, payload: Value) -> Result<Message> {
        Ok(Message {
            seq: self.seq,
            id: MessageId(self.id),
            owner: Owner { tenant: TenantId(self.tenant_id), unit: self.unit_id.map(UnitId) },
            agent: AgentId(self.agent_id),
            execution: self.execution_id.map(ExecutionId),
            payload,
            hops: self.hops,
            created_at: to_time(self.created_at)?,
            expires_at: to_times(self.expires_at)?,
        })
    }
}

fn to_message(row: &Model) -> Result<Message> {
    let payload = from_json(&row.payload)?;
    let head = Head {
        seq: row.seq,
        id: row.id,
        tenant_id: row.tenant_id,
        unit_id: row.unit_id,
        agent_id: row.agent_id,
        execution_id: row.execution_id,
        hops: row.hops,
        created_at: row.created_at,
        expires_at: row.expires_at,
    };
    head.with(payload)
}

#[cfg(test)]
mod tests;
