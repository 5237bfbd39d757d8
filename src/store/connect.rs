//! Opening: what the URL means, the lock beside a SQLite file, and the pools.

use std::{
    fs::{File, OpenOptions, TryLockError},
    path::{Path, PathBuf},
    str::FromStr,
    sync::Arc,
    time::{Duration, Instant},
};

use sea_orm::{
    SqlxPostgresConnector, SqlxSqliteConnector,
    sqlx::{
        self, Connection as _, SqliteConnection, SqlitePool,
        postgres::{PgConnectOptions, PgPoolOptions},
        sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
    },
};

use super::{Mode, Store, StoreError, lease::SILENCE};

/// How long a writer waits for a command in another process, and the other way about.
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);
const BUSY_PAUSE: Duration = Duration::from_millis(20);
const SQLITE_READERS: u32 = 4;
/// Page cache of each SQLite connection, in KiB (negative in SQLite's spelling).
const SQLITE_CACHE: &str = "-32768";
/// Pages in the write-ahead log before they are moved into the database: fewer, larger moves than SQLite's 1,000, at a cost of 32 MiB of disk.
const SQLITE_CHECKPOINT: &str = "8000";
/// Apart, so that slow lists cannot keep the journal waiting for a connection.
const POSTGRES_READERS: u32 = 12;
const POSTGRES_WRITERS: u32 = 4;
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(30);

/// What a database's URL leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// SQLite in memory.
    Memory,
    /// A SQLite file.
    File(PathBuf),
    /// PostgreSQL.
    Postgres,
}

pub(super) async fn connect(url: &str, mode: Mode) -> Result<Store, StoreError> {
    match target(url)? {
        Target::Memory => memory().await,
        Target::File(path) => file(path, mode).await,
        Target::Postgres => postgres(url).await,
    }
}

/// What a database's URL leads to; nothing is opened.
pub fn target(url: &str) -> Result<Target, StoreError> {
    if url.starts_with("postgres://") || url.starts_with("postgresql://") {
        return Ok(Target::Postgres);
    }
    let path = url.strip_prefix("sqlite://").or_else(|| url.strip_prefix("sqlite:"));
    // Other programs' URLs often say `create where absent`, which is what happens here anyway; no other option is known.
    match path.map(|path| path.strip_suffix("?mode=rwc").unwrap_or(path)) {
        Some(":memory:") => Ok(Target::Memory),
        Some(path) if !path.is_empty() && !path.contains('?') => Ok(Target::File(PathBuf::from(path))),
        _ => Err(StoreError::Url { url: redacted(url) }),
    }
}

/// What stands between `//` and `@` may hold a password.
fn redacted(url: &str) -> String {
    match (url.find("//"), url.rfind('@')) {
        (Some(start), Some(end)) if start + 2 <= end => format!("{}…{}", &url[..start + 2], &url[end..]),
        _ => url.to_owned(),
    }
}

async fn file(path: PathBuf, mode: Mode) -> Result<Store, StoreError> {
    let lock = match mode {
        Mode::Serve => Some(Arc::new(lock(&path)?)),
        Mode::Command => None,
    };
    let options = SqliteConnectOptions::new()
        .filename(&path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(BUSY_TIMEOUT)
        .statement_cache_capacity(256)
        .pragma("cache_size", SQLITE_CACHE)
        .pragma("wal_autocheckpoint", SQLITE_CHECKPOINT)
        .pragma("temp_store", "MEMORY");
    // The writer first: it creates the file and sets the journal's mode, which readers may not.
    let write = sqlite_writer(&options).await?;
    let read = sqlite_pool(SQLITE_READERS).connect_with(options.pragma("query_only", "ON")).await?;
    Ok(Store::new(
        SqlxSqliteConnector::from_sqlx_sqlite_pool(read),
        SqlxSqliteConnector::from_sqlx_sqlite_pool(write),
        lock,
    ))
}

/// Two processes that open a new file at once both switch it to write-ahead logging, and for that switch SQLite does not wait by itself.
async fn sqlite_writer(options: &SqliteConnectOptions) -> Result<SqlitePool, sqlx::Error> {
    let started = Instant::now();
    loop {
        match sqlite_pool(1).connect_with(options.clone()).await {
            Err(sqlx::Error::Database(error)) if is_busy(&*error) && started.elapsed() < BUSY_TIMEOUT => {
                tokio::time::sleep(BUSY_PAUSE).await;
            }
            done => return done,
        }
    }
}

/// `SQLITE_BUSY`, or an extended code of it (the low byte tells).
fn is_busy(error: &dyn sqlx::error::DatabaseError) -> bool {
    const SQLITE_BUSY: u32 = 5;
    error.code().and_then(|code| code.parse::<u32>().ok()).is_some_and(|code| code & 0xFF == SQLITE_BUSY)
}

/// A database that lives in one connection, so it has one pool of one.
async fn memory() -> Result<Store, StoreError> {
    let options = SqliteConnectOptions::new().in_memory(true).foreign_keys(true);
    let only = SqlxSqliteConnector::from_sqlx_sqlite_pool(sqlite_pool(1).connect_with(options).await?);
    Ok(Store::new(only.clone(), only, None))
}

fn sqlite_pool(connections: u32) -> SqlitePoolOptions {
    // Connections in the same process do not go bad by themselves: no pings, no replacement.
    SqlitePoolOptions::new()
        .max_connections(connections)
        .after_release(|connection, _| Box::pin(is_at_rest(connection)))
        .test_before_acquire(false)
        .idle_timeout(None)
        .max_lifetime(None)
        .acquire_timeout(ACQUIRE_TIMEOUT)
}

/// Whether a connection that comes back has left its transaction behind it; one that has not is closed, and the next call opens another.
///
/// A write that fails for want of room makes SQLite end the transaction by itself. The driver's own end of it fails then, so the driver takes the connection to be in that
/// transaction still: the next one would be a savepoint of a transaction that nobody commits, and what it acknowledged would be lost with the process.
async fn is_at_rest(connection: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    if !connection.is_in_transaction() {
        return Ok(true);
    }
    // It may be under way: what is dropped is rolled back later.
    connection.ping().await?;
    let is_open = connection.is_in_transaction();
    if is_open {
        tracing::warn!("a transaction ended badly; its connection is closed");
    }
    Ok(!is_open)
}

/// The lock stands beside the database, since SQLite's own locks on the file come and go with transactions.
fn lock(path: &Path) -> Result<File, StoreError> {
    let mut name = path.as_os_str().to_owned();
    name.push(".lock");
    let name = PathBuf::from(name);
    let failed = |source| StoreError::File { path: name.clone(), source };
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(&name).map_err(failed)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(StoreError::InUse { path: path.to_owned() }),
        Err(TryLockError::Error(source)) => Err(failed(source)),
    }
}

async fn postgres(url: &str) -> Result<Store, StoreError> {
    // A process that freezes in the middle of a transaction must not keep its locks: the next to run the engine waits for one of them.
    let bounded = [("idle_in_transaction_session_timeout", SILENCE)];
    let options =
        PgConnectOptions::from_str(url)?.application_name("switchyard").statement_cache_capacity(256).options(bounded);
    let pool = |connections| PgPoolOptions::new().max_connections(connections).acquire_timeout(ACQUIRE_TIMEOUT);
    let write = pool(POSTGRES_WRITERS).connect_with(options.clone()).await?;
    let read = pool(POSTGRES_READERS).connect_with(options).await?;
    Ok(Store::new(
        SqlxPostgresConnector::from_sqlx_postgres_pool(read),
        SqlxPostgresConnector::from_sqlx_postgres_pool(write),
        None,
    ))
}

#[cfg(test)]
mod tests;
