//! Columns and indexes as every table has them.

use sea_orm::DbErr;
use sea_orm_migration::{
    SchemaManager,
    prelude::{ColumnDef, ForeignKey, Index, Table, TableCreateStatement},
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

/// A table whose rows belong to a tenant and perhaps to one of its units.
pub(super) fn owned(name: &'static str) -> TableCreateStatement {
    Table::create()
        .table(name)
        .col(seq())
        .col(id())
        .col(ColumnDef::new("tenant_id").uuid().not_null())
        .col(ColumnDef::new("unit_id").uuid())
        .foreign_key(ForeignKey::create().from(name, "tenant_id").to("tenants", "id"))
        .foreign_key(ForeignKey::create().from(name, ("tenant_id", "unit_id")).to("units", ("tenant_id", "id")))
        .take()
}
