//! What the tests stand on: a database of their own, the real program on it, a client, and a server for workflows to call.

pub mod bed;
pub mod client;
pub mod flaky;
pub mod hooks;
pub mod mailbox;
#[path = "../../support/postgres.rs"]
pub mod postgres;
pub mod processes;
#[path = "../../support/provider.rs"]
#[expect(dead_code, reason = "shared with the unit tests of the providers, which use the rest of it")]
pub mod provider;
pub mod receiver;
pub mod server;
pub mod service;
#[path = "../../support/torture/mod.rs"]
pub mod torture;

use std::{
    future::Future,
    time::{Duration, Instant},
};

/// Longer than anything takes on a slow machine; only a failing test waits for it.
pub const PATIENCE: Duration = Duration::from_mins(2);

/// Asks again until there is an answer.
pub async fn eventually<T, F: Future<Output = Option<T>>>(what: &str, mut ask: impl FnMut() -> F) -> T {
    let deadline = Instant::now() + PATIENCE;
    loop {
        if let Some(found) = ask().await {
            return found;
        }
        assert!(Instant::now() < deadline, "{what} did not happen within {PATIENCE:?}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// Each named `async fn(Bed)` as a test on SQLite and as one on PostgreSQL.
macro_rules! on_each_database {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $name() {
                    super::$name($crate::support::bed::Bed::sqlite()).await;
                }
            )+
        }
        mod postgres {
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $name() {
                    if let Some(bed) = $crate::support::bed::Bed::postgres().await {
                        super::$name(bed).await;
                    }
                }
            )+
        }
    };
}
pub(crate) use on_each_database;
