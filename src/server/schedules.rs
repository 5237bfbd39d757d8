//! The task that starts what the clock says is due.

use std::time::Duration;

use chrono::Utc;

use crate::domain::schedules::ScheduleService;

/// How often it looks: what was published a moment ago, perhaps by another process, has its first time within a second at the earliest.
const LOOK_AGAIN: Duration = Duration::from_secs(1);

/// Fires for as long as it runs.
pub(super) async fn run(schedules: ScheduleService) {
    while let Err(error) = schedules.adopt(Utc::now()).await {
        tracing::warn!(%error, "schedules of agents cannot be taken in for now: {error}");
        tokio::time::sleep(LOOK_AGAIN).await;
    }
    loop {
        let pause = match fire(&schedules).await {
            Ok(pause) => pause,
            Err(error) => {
                tracing::warn!(%error, "not everything that is due can be started for now: {error}");
                LOOK_AGAIN
            }
        };
        tokio::time::sleep(pause).await;
    }
}

/// How long there is nothing to do.
async fn fire(schedules: &ScheduleService) -> crate::domain::Result<Duration> {
    let started = schedules.fire(Utc::now()).await?;
    if started > 0 {
        tracing::debug!(started, "{started} executions started by the clock");
    }
    let until = schedules.next_due().await?.map(|due| (due - Utc::now()).to_std().unwrap_or_default());
    Ok(until.map_or(LOOK_AGAIN, |until| until.min(LOOK_AGAIN)))
}
