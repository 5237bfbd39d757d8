//! A throw-away PostgreSQL for tests: one cluster a test process, one database a test.
//!
//! Used by unit tests (by `#[path]`) and by the integration tests, so it stands on its own.
//!
//! Without PostgreSQL, [`database`] says so and gives `None`; where the environment says `CI=true`, it panics, so that a skipped
//! test cannot pass for a run one.

mod cluster;

use std::{
    sync::{
        OnceLock,
        atomic::{AtomicU32, Ordering},
    },
    time::{Duration, Instant},
};

use sea_orm::{ConnectionTrait, Database};

use self::cluster::Cluster;

const START_LIMIT: Duration = Duration::from_mins(1);

/// The URL of a new, empty database, or `None` where there is no PostgreSQL and that is allowed.
pub async fn database() -> Option<String> {
    static CLUSTER: OnceLock<Option<Cluster>> = OnceLock::new();
    static NEXT: AtomicU32 = AtomicU32::new(0);

    let cluster = CLUSTER.get_or_init(start).as_ref()?;
    let server = cluster.url();
    let name = format!("test_{}", NEXT.fetch_add(1, Ordering::Relaxed));
    let deadline = Instant::now() + START_LIMIT;
    let admin = loop {
        match Database::connect(format!("{server}/postgres")).await {
            Ok(connection) => break connection,
            Err(error) if Instant::now() > deadline => panic!("the test's PostgreSQL does not come up: {error}"),
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    };
    admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.expect("a database for the test");
    admin.close().await.expect("the connection closes");
    Some(format!("{server}/{name}"))
}

fn start() -> Option<Cluster> {
    match Cluster::start() {
        Ok(cluster) => Some(cluster),
        Err(reason) if std::env::var("CI").is_ok_and(|ci| ci == "true") => {
            panic!("tests on PostgreSQL cannot run, and CI=true forbids to skip them: {reason}")
        }
        Err(reason) => {
            eprintln!("SKIPPED: tests on PostgreSQL: {reason}");
            None
        }
    }
}
