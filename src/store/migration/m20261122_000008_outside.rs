//! Credentials that published workflows name, so that none is deleted under them.

use sea_orm::DbErr;
use sea_orm_migration::{
    SchemaManager,
    prelude::{
        ColumnDef, DeriveMigrationName, ForeignKey, ForeignKeyAction, Index, MigrationTrait, Table, async_trait,
    },
};

use super::columns::index;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[expect(elided_lifetimes_in_paths, reason = "async_trait makes of `<'_>` a signature that is not the trait's")]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        const TABLE: &str = "workflow_credentials";
        let table = Table::create()
            .table(TABLE)
            .col(ColumnDef::new("workflow_id").uuid().not_null())
            // Where its graph names it.
            .col(ColumnDef::new("pointer").text().not_null())
            .col(ColumnDef::new("credential_id").uuid().not_null())
            .primary_key(Index::create().col("workflow_id").col("pointer"))
            .foreign_key(
                ForeignKey::create()
                    .from(TABLE, "workflow_id")
                    .to("workflows", "id")
                    .on_delete(ForeignKeyAction::Cascade),
            )
            // Without an action: the database itself refuses to delete a credential that is named, whoever publishes in the same moment.
            .foreign_key(ForeignKey::create().from(TABLE, "credential_id").to("credentials", "id"))
            .take();
        manager.create_table(table).await?;
        index(manager, TABLE, "workflow_credentials_credential", &["credential_id"]).await
    }
}
