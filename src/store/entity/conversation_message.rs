//! What is said in conversations.

use sea_orm::entity::prelude::*;

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "conversation_messages")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub seq: i64,
    #[sea_orm(unique)]
    pub id: Uuid,
    pub conversation_id: Uuid,
    pub sender: i16,
    pub content: String,
    pub created_at: i64,
    pub execution_id: Option<Uuid>,
    pub answers_id: Option<Uuid>,
    pub answer: Option<String>,
}

/// Relations live in the migrations' foreign keys; queries that need two tables say so themselves.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
