//! Conversations, without what is said in them.

use sea_orm::entity::prelude::*;

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "conversations")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub seq: i64,
    #[sea_orm(unique)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub unit_id: Option<Uuid>,
    pub agent_id: Uuid,
    pub channel: String,
    pub user_ref: Option<String>,
    pub status: i16,
    pub started_at: i64,
    pub ended_at: Option<i64>,
    pub last_message_at: i64,
    pub messages_count: i64,
    pub responses: i64,
    pub response_ms: i64,
}

/// Relations live in the migrations' foreign keys; queries that need two tables say so themselves.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
