//! Executions.

use sea_orm::entity::prelude::*;

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "executions")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub seq: i64,
    #[sea_orm(unique)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub unit_id: Option<Uuid>,
    pub workflow_id: Uuid,
    pub workflow_version: i32,
    pub status: i16,
    pub input: String,
    pub output: Option<String>,
    pub error: Option<String>,
    pub created_at: i64,
    pub started_at: Option<i64>,
    /// There exactly where the status is final; the partial index for recovery rests on this.
    pub finished_at: Option<i64>,
    /// JSON; absent where somebody just started it.
    pub origin: Option<String>,
    /// When its wait ends by itself; there where it waits for a moment, and nowhere else.
    pub wake_at: Option<i64>,
    /// What it shares a limit by, with others of its workflow.
    pub gate: Option<String>,
    pub reopened_at: Option<i64>,
    /// The execution that started it: the origin's, for those who look for it.
    pub parent_id: Option<Uuid>,
}

/// Relations live in the migrations' foreign keys; queries that need two tables say so themselves.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
