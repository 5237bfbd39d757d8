//! What other programs change in a SQLite file while it is served: the commands of this one (`switchyard key revoke`), and anybody's tools.
//!
//! Nobody says what they changed, but SQLite tells a connection whether any other has committed (`PRAGMA data_version`). All that this process changes goes over one
//! connection, its writer; so what that one is told of came from outside, and everything held in memory ([`super::held`]) is let go. While it cannot be asked, nothing is held.

use std::{
    sync::{Arc, Weak},
    time::Duration,
};

use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr};
use tokio::time::sleep;

use super::held::Held;

/// Between two looks: what a command revoked opens nothing after so long.
const PERIOD: Duration = Duration::from_millis(200);

/// Watches for as long as something is held; `writer` is the one connection that this process writes with.
pub(super) fn start(writer: DatabaseConnection, held: &Arc<Held>) {
    tokio::spawn(watch(writer, Arc::downgrade(held)));
}

async fn watch(writer: DatabaseConnection, held: Weak<Held>) {
    let mut known = None;
    while held.strong_count() > 0 {
        let found = version(&writer).await;
        let Some(held) = held.upgrade() else { return };
        match found {
            Ok(version) if known == Some(version) => {}
            Ok(version) => {
                known = Some(version);
                held.keep(true);
            }
            Err(error) => {
                if known.take().is_some() {
                    tracing::warn!(%error, "what other programs change in the database cannot be seen for now: {error}");
                }
                held.keep(false);
            }
        }
        drop(held);
        sleep(PERIOD).await;
    }
}

/// A number that changes with the commits of other connections.
async fn version(writer: &DatabaseConnection) -> Result<i64, DbErr> {
    let row = writer
        .query_one_raw(sea_orm::Statement::from_string(writer.get_database_backend(), "PRAGMA data_version"))
        .await?;
    row.ok_or_else(|| DbErr::RecordNotFound("PRAGMA data_version".to_owned()))?.try_get_by_index(0)
}
