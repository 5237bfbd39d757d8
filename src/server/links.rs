//! The task that hands messages on between agents, and forgets those whose time is over.

use std::time::Duration;

use tokio::{
    sync::watch,
    time::{Instant, sleep_until},
};

use crate::domain::links::LinkService;

/// How long at most a message waits that nobody told of: after a restart, or where a commit's word was lost.
const LOOK_AGAIN: Duration = Duration::from_secs(2);
/// How often expired messages are removed. They are invisible before.
const SWEEP_EVERY: Duration = Duration::from_mins(1);

/// Delivers as soon as `emitted` rises, for as long as it runs.
pub(super) async fn run(links: LinkService, mut emitted: watch::Receiver<u64>) {
    let mut sweep = Instant::now();
    loop {
        if let Err(error) = links.deliver().await {
            tracing::warn!(%error, "messages cannot be handed on for now: {error}");
        }
        if Instant::now() >= sweep {
            sweep = Instant::now() + SWEEP_EVERY;
            if let Err(error) = links.forget().await {
                tracing::warn!(%error, "messages whose time is over cannot be removed for now: {error}");
            }
        }
        tokio::select! {
            Ok(()) = emitted.changed() => {}
            () = sleep_until(Instant::now() + LOOK_AGAIN) => {}
        }
    }
}
