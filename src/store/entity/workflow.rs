//! Workflows without their graphs, which are in `workflow_versions`.

use sea_orm::entity::prelude::*;

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "workflows")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub seq: i64,
    #[sea_orm(unique)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub unit_id: Option<Uuid>,
    pub name: String,
    /// The name in lower case by Unicode's rules, which SQLite's own `lower` does not know.
    pub name_folded: String,
    pub description: String,
    pub status: i16,
    pub version: i32,
    /// There exactly where the status says so.
    pub published_version: Option<i32>,
    pub endpoint_id: Option<Uuid>,
    pub created_at: i64,
    pub updated_at: i64,
    /// The agent whose own workflow it is: such a one is in no list.
    pub agent_id: Option<Uuid>,
    /// What other installations know it by.
    pub guid: Option<String>,
    /// How it looks there: JSON.
    pub badge: Option<String>,
}

/// Relations live in the migrations' foreign keys; queries that need two tables say so themselves.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
