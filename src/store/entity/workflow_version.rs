//! Graphs: one row a version, never changed.

use sea_orm::entity::prelude::*;

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "workflow_versions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub workflow_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    pub graph: String,
    pub created_at: i64,
    /// Who made it; absent of versions from before that was kept.
    pub author_kind: Option<String>,
    pub author_id: Option<Uuid>,
    /// What its author says of it.
    pub note: Option<String>,
    /// Nodes of the graph.
    pub nodes: i32,
    /// When it was last published.
    pub published_at: Option<i64>,
    /// Whether an execution was started of it while it was not published: then it is never forgotten.
    pub pinned: bool,
}

/// Relations live in the migrations' foreign keys; queries that need two tables say so themselves.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
