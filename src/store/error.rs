//! Database errors become the domain's here and nowhere else.

use std::path::PathBuf;

use sea_orm::{DbErr, SqlErr};

use crate::domain::Error;

/// Why a database could not be opened. Each names the mend.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Neither a SQLite nor a PostgreSQL URL.
    #[error(
        "database URL `{url}` is not understood: use `sqlite://path/to/file.db` or `postgres://user@host/database`"
    )]
    Url {
        /// The URL as given, without a password.
        url: String,
    },
    /// Another server has the SQLite file.
    #[error(
        "another switchyard server is using {}: stop it, or point this one at another file or at PostgreSQL \
         (--database, SWITCHYARD_DATABASE)",
        path.display()
    )]
    InUse {
        /// The database file.
        path: PathBuf,
    },
    /// The lock file or the database's folder cannot be written.
    #[error("{} cannot be opened: {source}; see that its folder exists and that this user may write there", path.display())]
    File {
        /// What was opened.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The database cannot be reached, or its schema cannot be brought up to date.
    #[error("the database cannot be used: {0}")]
    Database(#[from] DbErr),
}

impl From<sea_orm::sqlx::Error> for StoreError {
    fn from(error: sea_orm::sqlx::Error) -> Self {
        Self::Database(DbErr::Conn(sea_orm::RuntimeErr::SqlxError(error.into())))
    }
}

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(detail)) => Self::conflict(taken(&detail)),
            Some(SqlErr::ForeignKeyConstraintViolation(_)) => {
                Self::conflict("a record that this one refers to does not exist, or others still refer to this one")
            }
            _ => Self::internal(error),
        }
    }
}

/// Constraints that callers can run into, in words for them. The text is matched on names of tables, or of columns and constraints, which both databases
/// mention (SQLite: `units.tenant_id, units.name`; PostgreSQL: `units_tenant_name`).
fn taken(detail: &str) -> &'static str {
    const KNOWN: [(&str, &str); 9] = [
        ("tenants", "a tenant of this name exists"),
        ("units", "a unit of this name exists"),
        ("users", "a user of this name exists"),
        ("endpoints", "an endpoint of this name exists"),
        ("agents.code", "an agent of this code exists"),
        ("agents_tenant_code", "an agent of this code exists"),
        ("agents.guid", "an agent of this guid exists"),
        ("agents_tenant_guid", "an agent of this guid exists"),
        ("workflow_versions", "the workflow was changed by someone else in the meantime"),
    ];
    KNOWN.iter().find(|(table, _)| detail.contains(table)).map_or("the record exists already", |(_, message)| message)
}
