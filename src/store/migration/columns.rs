//! Columns and indexes as every table has them.

use sea_orm::DbErr;
use sea_orm_migration::{
    SchemaManager,
    prelude::{ColumnDef, Index},
};

pub(super) fn seq() -> ColumnDef {
    ColumnDef::new("seq").big_integer().not_null().auto_increment().primary_key().take()
}

pub(super) fn id() -> ColumnDef {
    ColumnDef::new("id").uuid().not_null().unique_key().take()
}

/// Microseconds since 1970, UTC.
pub(super) fn time(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).big_integer().take()
}

pub(super) async fn index(
    manager: &SchemaManager<'_>,
    table: &'static str,
    name: &'static str,
    columns: &[&'static str],
) -> Result<(), DbErr> {
    let mut index = Index::create().table(table).name(name).take();
    for column in columns {
        index.col(*column);
    }
    manager.create_index(index).await
}

pub(super) async fn unique(
    manager: &SchemaManager<'_>,
    table: &'static str,
    name: &'static str,
    columns: &[&'static str],
) -> Result<(), DbErr> {
    let mut index = Index::create().table(table).name(name).unique().take();
    for column in columns {
        index.col(*column);
    }
    manager.create_index(index).await
}
