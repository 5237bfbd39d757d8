//! Tells events to webhooks: at least once, signed, again and again until the receiver has them.
//!
//! One task ([`dispatch`]) asks the [`DeliveryQueue`] for what is due, within bounds: so many attempts at a time, so many to one webhook, and one at a time to a receiver that is not known
//! to answer; those that did not answer the last time have half of the places together. So a slow receiver holds up nobody else, and hundreds of dead ones do not either. A claim is committed before its attempt begins, and how attempts ended is committed in groups: while one commit waits
//! for the disk, the next group gathers. A process that dies leaves its claims behind; the next one makes them due again, so a receiver may be told twice, and
//! never not at all.
//!
//! - [`schedule`]: when to try again.
//! - [`signature`]: Standard Webhooks' signature.
//! - [`attempt`]: one attempt, and what its end means.

mod attempt;
mod dispatch;
mod schedule;
mod signature;
#[cfg(test)]
mod tests;

use std::{sync::Arc, time::Duration};

use tokio::{sync::watch, task::JoinHandle, time::timeout};

pub use self::schedule::Schedule;
use self::{attempt::Sending, dispatch::Dispatch};
use super::http::HttpClient;
use crate::domain::{
    sealing::Sealer,
    webhook::{DeliveryQueue, EventWording},
};

/// How events are told.
#[derive(Debug, Clone)]
pub struct DispatcherConfig {
    /// Waits between attempts.
    pub schedule: Schedule,
    /// Longest time until a receiver has answered.
    pub timeout: Duration,
    /// Attempts at the same time.
    pub total: usize,
    /// Attempts at the same time to one webhook whose receiver answered the last time.
    pub each: usize,
    /// How long deliveries that have ended are kept.
    pub retention: Duration,
}

impl Default for DispatcherConfig {
    fn default() -> Self {
        Self {
            schedule: Schedule::default(),
            timeout: Duration::from_secs(15),
            total: 256,
            each: 16,
            retention: Duration::from_hours(30 * 24),
        }
    }
}

/// The running dispatcher. Dropped without [`Dispatcher::shutdown`], it stops at once, as if the process had died.
#[derive(Debug)]
pub struct Dispatcher {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Dispatcher {
    /// Starts it. There must be no other one on the same database.
    pub fn start(
        queue: Arc<dyn DeliveryQueue>,
        http: HttpClient,
        sealer: Arc<dyn Sealer>,
        wording: Arc<dyn EventWording>,
        config: DispatcherConfig,
    ) -> Self {
        let (stop, stopped) = watch::channel(false);
        let sending = Sending { http, sealer, wording, schedule: config.schedule, timeout: config.timeout };
        let dispatch = Dispatch::new(queue, sending, config.total, config.each, config.retention, stopped);
        Self { stop, task: tokio::spawn(dispatch.run()) }
    }

    /// Begins no attempt any more, and gives those under way so long to end and be recorded. What is left is told at the next start, perhaps for a second time.
    pub async fn shutdown(&self, limit: Duration) {
        self.stop.send_replace(true);
        // The task's end of the channel goes with the task.
        if timeout(limit, self.stop.closed()).await.is_err() {
            tracing::warn!(
                "attempts to tell webhooks were under way at the end; they are made again at the next start"
            );
            self.task.abort();
        }
    }
}

impl Drop for Dispatcher {
    fn drop(&mut self) {
        self.task.abort();
    }
}
