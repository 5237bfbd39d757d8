//! Executions that wait are not in memory. This task takes in those whose wait is about to end: what is due within [`EngineConfig::horizon`](super::EngineConfig::horizon), page by
//! page, again and again. From then on their own task keeps the time.
//!
//! Nothing is missed: an execution leaves memory only where it waits for a moment beyond the horizon, and that is beyond all that was looked at. A clock that is set forward is
//! noticed at the next look; one that is set back makes this task begin from the front.

use std::{
    sync::{Arc, Weak},
    time::Duration,
};

use chrono::{DateTime, TimeDelta, Utc};

use super::{Inner, active::Refusal, recovery};
use crate::domain::id::ExecutionId;

/// How often it looks.
const LOOK_EVERY: Duration = Duration::from_secs(5);
/// Executions read at a time.
const PAGE: u64 = 256;

/// Looks for as long as there is an engine.
pub(super) async fn run(inner: Weak<Inner>) {
    let mut seen: Option<(DateTime<Utc>, ExecutionId)> = None;
    let mut last = DateTime::<Utc>::MIN_UTC;
    loop {
        let Some(engine) = inner.upgrade() else { return };
        if engine.table.is_stopping() {
            return;
        }
        let now = Utc::now();
        if now < last || engine.table.take_lost() {
            seen = None;
        }
        last = now;
        let pause = LOOK_EVERY.min(engine.horizon / 4);
        look(&engine, now, &mut seen).await;
        drop(engine);
        tokio::time::sleep(pause).await;
    }
}

/// Takes in all that is due soon and was not seen yet.
async fn look(inner: &Arc<Inner>, now: DateTime<Utc>, seen: &mut Option<(DateTime<Utc>, ExecutionId)>) {
    let horizon = TimeDelta::from_std(inner.horizon).unwrap_or_default();
    let until = now.checked_add_signed(horizon).unwrap_or(now);
    loop {
        let page = match inner.journal.due(until, *seen, PAGE).await {
            Ok(page) => page,
            Err(error) => {
                return tracing::error!(%error, "the executions that are due cannot be read; trying again: {error}");
            }
        };
        let Some(last) = page.last() else { return };
        let (at, is_last) = ((last.at, last.id), (page.len() as u64) < PAGE);
        for due in page {
            match recovery::bring_in(inner, due.id, due.parent) {
                Ok(_) | Err(Refusal::Present) => {}
                Err(Refusal::Stopping) => return,
            }
        }
        *seen = Some(at);
        if is_last {
            return;
        }
        // Those just taken in have their turn before more are.
        tokio::task::yield_now().await;
    }
}
