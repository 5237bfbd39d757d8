//! Requests granted within a window, by whom they count against.

use sea_orm::entity::prelude::*;

/// One row: a counter's current window.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "limit_counters")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub subject: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub window_secs: i32,
    pub window_start: i64,
    pub granted: i64,
}

/// Nothing refers to counters.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
