//! Agents, without their sources.

use sea_orm::entity::prelude::*;

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "agents")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub seq: i64,
    #[sea_orm(unique)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub unit_id: Option<Uuid>,
    pub name: String,
    pub name_folded: String,
    pub description: String,
    pub code: String,
    pub category: Option<String>,
    pub kind: i16,
    pub mode: String,
    pub tags: String,
    pub icon: String,
    pub is_favorite: bool,
    pub status: i16,
    pub config: String,
    pub extend_properties: String,
    pub usage_guide: Option<String>,
    pub ab_test_id: Option<String>,
    pub ab_test_enabled: bool,
    pub definition: Option<String>,
    pub workflow_id: Uuid,
    pub class: Option<String>,
    pub options: String,
    pub schedule: Option<String>,
    pub keep_messages_secs: i64,
    pub guid: Option<String>,
    pub created_by: String,
    pub updated_by: String,
    pub created_at: i64,
    pub updated_at: i64,
}

/// Relations live in the migrations' foreign keys; queries that need two tables say so themselves.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
