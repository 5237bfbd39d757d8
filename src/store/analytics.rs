//! Figures over conversations, from the indexes `conversations_analytics` (all of a tenant's) and `conversations_agent_analytics` (one agent's) and nothing else:
//! they hold every column that is counted, so that the conversations themselves are never read.

use async_trait::async_trait;
use chrono::{DateTime, Days, NaiveDate, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait as _, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
    Statement, sea_query::Expr,
};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::{
    Store,
    codes::{from_json, micros, to_time},
    entity::{
        agent,
        conversation::{Column, Entity},
    },
    wall,
};
use crate::domain::{
    Error, Result,
    analytics::{AnalyticsRepository, Bounds, Counts},
    id::AgentId,
    identity::Owner,
};

/// How many ids one query names; SQLite takes 32,766 parameters.
const IDS_PER_QUERY: usize = 1_000;

/// A day since the Unix epoch, of a moment in microseconds.
const DAY: &str = "started_at / 86400000000";

/// What is counted, in the order of [`Counted`]. PostgreSQL's sums of `BIGINT` are `NUMERIC`.
const COUNTS: [&str; 6] = [
    "COUNT(*)",
    "CAST(COALESCE(SUM(CASE WHEN status = 1 THEN 1 ELSE 0 END), 0) AS BIGINT)",
    "CAST(COALESCE(SUM(CASE WHEN status = 2 THEN 1 ELSE 0 END), 0) AS BIGINT)",
    "CAST(COALESCE(SUM(messages_count), 0) AS BIGINT)",
    "CAST(COALESCE(SUM(responses), 0) AS BIGINT)",
    "CAST(COALESCE(SUM(response_ms), 0) AS BIGINT)",
];

type Counted<K> = (K, i64, i64, i64, i64, i64, i64);

/// [`AnalyticsRepository`] over a [`Store`].
#[derive(Debug, Clone)]
pub struct Analytics {
    store: Store,
}

impl Analytics {
    pub(super) fn new(store: Store) -> Self {
        Self { store }
    }

    /// How the database goes about each of the queries: their names, and its own words, line by line. For benchmarks and tests.
    pub async fn plans(
        &self,
        owner: Owner,
        agent: AgentId,
        bounds: Bounds,
    ) -> Result<Vec<(&'static str, Vec<String>)>> {
        let queries = [
            ("first", first(owner, None, bounds.before)),
            ("first of an agent", first(owner, Some(agent), bounds.before)),
            ("days", days(owner, None, bounds)),
            ("days of an agent", days(owner, Some(agent), bounds)),
            ("channels of an agent", channels(owner, agent, bounds)),
            ("agents", agents(owner, None, bounds)),
        ];
        let mut plans = Vec::with_capacity(queries.len());
        for (name, query) in queries {
            plans.push((name, self.plan(&query).await?));
        }
        Ok(plans)
    }

    async fn plan(&self, query: &Select<Entity>) -> Result<Vec<String>> {
        let backend = self.store.read.get_database_backend();
        let asked = query.build(backend);
        let (explain, column) =
            if self.store.is_postgres() { ("EXPLAIN", "QUERY PLAN") } else { ("EXPLAIN QUERY PLAN", "detail") };
        let sql = format!("{explain} {}", asked.sql);
        let statement = match asked.values {
            Some(values) => Statement::from_sql_and_values(backend, sql, values),
            None => Statement::from_string(backend, sql),
        };
        let rows = self.store.read.query_all_raw(statement).await?;
        Ok(rows.iter().map(|row| row.try_get("", column)).collect::<Result<_, _>>()?)
    }
}

/// Conversations of a range, walled. An agent's come from the agent's index: its condition stands before the tenant's.
fn within(owner: Owner, agent: Option<AgentId>) -> Select<Entity> {
    Entity::find()
        .select_only()
        .apply_if(agent, |query, agent| query.filter(Column::AgentId.eq(agent.0)))
        .filter(wall::owned(owner, Column::TenantId, Column::UnitId))
}

fn counted(query: Select<Entity>, bounds: Bounds) -> Select<Entity> {
    let query =
        query.filter(Column::StartedAt.gte(micros(bounds.from))).filter(Column::StartedAt.lt(micros(bounds.before)));
    COUNTS.into_iter().enumerate().fold(query, |query, (n, sql)| query.expr_as(Expr::cust(sql), format!("c{n}")))
}

fn first(owner: Owner, agent: Option<AgentId>, before: DateTime<Utc>) -> Select<Entity> {
    within(owner, agent)
        .column(Column::StartedAt)
        .filter(Column::StartedAt.lt(micros(before)))
        .order_by_asc(Column::StartedAt)
        .limit(1)
}

fn days(owner: Owner, agent: Option<AgentId>, bounds: Bounds) -> Select<Entity> {
    counted(within(owner, agent).expr_as(Expr::cust(DAY), "day"), bounds)
        .group_by(Expr::cust(DAY))
        .order_by_asc(Expr::cust(DAY))
}

fn channels(owner: Owner, agent: AgentId, bounds: Bounds) -> Select<Entity> {
    counted(within(owner, Some(agent)).column(Column::Channel), bounds).group_by(Column::Channel)
}

fn agents(owner: Owner, agent: Option<AgentId>, bounds: Bounds) -> Select<Entity> {
    counted(within(owner, agent).column(Column::AgentId), bounds).group_by(Column::AgentId)
}

#[async_trait]
impl AnalyticsRepository for Analytics {
    async fn first(
        &self,
        owner: Owner,
        agent: Option<AgentId>,
        before: DateTime<Utc>,
    ) -> Result<Option<DateTime<Utc>>> {
        let found: Option<i64> = first(owner, agent, before).into_tuple().one(&self.store.read).await?;
        found.map(to_time).transpose()
    }

    async fn days(&self, owner: Owner, agent: Option<AgentId>, bounds: Bounds) -> Result<Vec<(NaiveDate, Counts)>> {
        let rows: Vec<Counted<i64>> = days(owner, agent, bounds).into_tuple().all(&self.store.read).await?;
        rows.into_iter().map(|row| Ok((to_day(row.0)?, to_counts(&row)))).collect()
    }

    async fn channels(&self, owner: Owner, agent: AgentId, bounds: Bounds) -> Result<Vec<(String, Counts)>> {
        let rows: Vec<Counted<String>> = channels(owner, agent, bounds).into_tuple().all(&self.store.read).await?;
        Ok(rows.into_iter().map(|row| (row.0.clone(), to_counts(&row))).collect())
    }

    async fn agents(&self, owner: Owner, agent: Option<AgentId>, bounds: Bounds) -> Result<Vec<(AgentId, Counts)>> {
        let rows: Vec<Counted<Uuid>> = agents(owner, agent, bounds).into_tuple().all(&self.store.read).await?;
        Ok(rows.into_iter().map(|row| (AgentId(row.0), to_counts(&row))).collect())
    }

    async fn named(&self, owner: Owner, agents: &[AgentId]) -> Result<Vec<(AgentId, String, Map<String, Value>)>> {
        let mut named = Vec::with_capacity(agents.len());
        for ids in agents.chunks(IDS_PER_QUERY) {
            let rows: Vec<(Uuid, String, String)> = agent::Entity::find()
                .select_only()
                .columns([agent::Column::Id, agent::Column::Name, agent::Column::Config])
                .filter(wall::owned(owner, agent::Column::TenantId, agent::Column::UnitId))
                .filter(agent::Column::Id.is_in(ids.iter().map(|id| id.0)))
                .into_tuple()
                .all(&self.store.read)
                .await?;
            for (id, name, config) in rows {
                named.push((AgentId(id), name, from_json(&config)?));
            }
        }
        Ok(named)
    }
}

fn to_counts<K>(row: &Counted<K>) -> Counts {
    Counts {
        conversations: row.1,
        completed: row.2,
        escalated: row.3,
        messages: row.4,
        responses: row.5,
        response_ms: row.6,
    }
}

fn to_day(days: i64) -> Result<NaiveDate> {
    let day = u64::try_from(days).ok().and_then(|days| NaiveDate::default().checked_add_days(Days::new(days)));
    day.ok_or_else(|| Error::internal(format!("the database holds day {days}, which is out of range")))
}

#[cfg(test)]
mod tests;
