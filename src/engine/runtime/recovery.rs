//! What the journal holds unfinished and is not in memory: all that was running, at start; afterwards those that other processes accept; and any execution, whenever somebody asks
//! for it or its time comes.

use std::{sync::Arc, time::Duration};

use super::{
    Inner,
    active::{Active, Refusal, Seat},
    driver::{self, Job},
    runner,
};
use crate::domain::{
    Error, Result,
    execution::{Execution, ExecutionDetail, ExecutionStatus},
    id::ExecutionId,
    ports::Runner as _,
};

/// Executions read at a time.
const PAGE: u64 = 256;
/// Holders of limits read at a time: an id and a short text each.
const HOLDERS: u64 = 4_096;

/// Reads the unfinished executions page by page and seats each. Those that wait stay where they are.
pub(super) async fn recover(inner: Arc<Inner>) {
    let mut after: Option<ExecutionId> = None;
    // First, so that nobody is let past a limit that is taken.
    while let Some(page) = read(&inner, || inner.journal.holders(after, HOLDERS)).await {
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        for holder in page {
            // What changed hands meanwhile has counted itself.
            let hold = || inner.limits.hold(holder.workflow, &holder.key, holder.id);
            inner.table.unless_touched(holder.id, hold);
        }
    }
    let mut recovered = 0_u64;
    after = None;
    while let Some(page) = read(&inner, || inner.journal.unfinished(after, PAGE)).await {
        let Some(last) = page.last() else { break };
        after = Some(last.execution.id);
        for detail in page {
            match inner.table.seat_recovered(&inner, detail.execution.id, detail.execution.origin.parent) {
                Ok(seat) => {
                    recovered += 1;
                    // It takes its place in line here, in the order in which these were accepted, and not when its task has its first turn.
                    let job = Job::of(&inner, detail);
                    tokio::spawn(go_on(seat, job));
                }
                Err(Refusal::Present) => {}
                Err(Refusal::Stopping) => return,
            }
        }
    }
    if inner.table.is_stopping() {
        return;
    }
    inner.limits.open();
    inner.table.recovered();
    if recovered > 0 {
        tracing::info!(executions = recovered, "{recovered} unfinished executions go on");
    }
    forget_orphans(&inner).await;
}

/// Reads a page, however often it takes; `None` where the engine stops.
async fn read<T, R: Future<Output = Result<T>>>(inner: &Inner, page: impl Fn() -> R) -> Option<T> {
    let mut pause = Duration::from_millis(50);
    while !inner.table.is_stopping() {
        match page().await {
            Ok(page) => return Some(page),
            Err(error) => tracing::error!(%error, "the unfinished executions cannot be read; trying again"),
        }
        tokio::time::sleep(pause).await;
        pause = (pause * 2).min(Duration::from_secs(5));
    }
    None
}

/// Ends executions that wait below one that has ended: the process died between the two ends.
async fn forget_orphans(inner: &Arc<Inner>) {
    let Some(orphans) = read(inner, || inner.journal.children(None)).await else { return };
    for id in orphans {
        match inner.cancel(id).await {
            // It has ended by itself in the meantime.
            Ok(()) | Err(Error::Conflict { .. } | Error::NotFound { .. }) => {}
            Err(error) => tracing::error!(execution = %id, %error, "execution {id} cannot be cancelled: {error}"),
        }
    }
}

/// Takes an execution in that is not in memory, and goes on with it. Its journal is read with the seat taken: nobody else writes to it from then on.
pub(super) fn bring_in(
    inner: &Arc<Inner>,
    id: ExecutionId,
    parent: Option<ExecutionId>,
) -> std::result::Result<Arc<Active>, Refusal> {
    let seat = inner.table.seat(inner, id, parent)?;
    let active = Arc::clone(&seat.active);
    tokio::spawn(async move {
        let inner = Arc::clone(seat.inner());
        match inner.journal.load(id).await {
            Ok(Some(detail)) if !detail.execution.status.is_final() => {
                let job = Job::of(&inner, detail);
                go_on(seat, job).await;
            }
            // The seat goes back; whoever waits for something looks at the journal.
            Ok(_) => {}
            Err(error) => {
                tracing::error!(execution = %id, %error, "execution {id} cannot be read; trying again: {error}");
                inner.table.lose();
            }
        }
    });
    Ok(active)
}

/// Takes in an execution that the journal holds.
pub(super) async fn adopt(inner: &Arc<Inner>, id: ExecutionId) -> Result<()> {
    if inner.table.find(id).is_some() {
        return Ok(());
    }
    // Asked before the journal is read: what has not begun and comes after recovery has begun nowhere.
    let recovered = inner.table.is_recovered();
    let seat = match inner.table.seat(inner, id, None) {
        Ok(seat) => seat,
        Err(Refusal::Present) => return Ok(()),
        Err(Refusal::Stopping) => return Err(Error::conflict("the server is shutting down")),
    };
    let Some(detail) = inner.journal.load(id).await? else { return Ok(()) };
    let Execution { status, origin, .. } = &detail.execution;
    if status.is_final() {
        return Ok(());
    }
    if let Some(parent) = origin.parent {
        drop(seat);
        if let Ok(seat) = inner.table.seat(inner, id, Some(parent)) {
            let detail = runner::load(inner, id).await?;
            if !detail.execution.status.is_final() {
                let job = Job::of(inner, detail);
                tokio::spawn(go_on(seat, job));
            }
        }
        return Ok(());
    }
    let is_new = recovered && *status == ExecutionStatus::Pending && detail.steps.is_empty();
    // Its place in line is taken here, as those of executions that are accepted in this process.
    let job = if is_new { Job::adopted(inner, detail) } else { Job::of(inner, detail) };
    tokio::spawn(driver::drive(seat, job));
    Ok(())
}

/// Goes on with an execution, unless what started it has ended: the process died between the two ends.
async fn go_on(seat: Seat, job: Job) {
    let detail: &ExecutionDetail = job.detail();
    if let Some(parent) = detail.execution.origin.parent
        && seat.inner().table.find(parent).is_none()
        && let Ok(None) = seat
            .inner()
            .journal
            .load(parent)
            .await
            .map(|parent| parent.filter(|parent| !parent.execution.status.is_final()))
    {
        let id = detail.execution.id;
        match runner::cancel_in_journal(seat.inner(), detail).await {
            Ok(()) => {
                seat.active.set_final();
                return tracing::info!(execution = %id, "execution {id} is cancelled: what started it has ended");
            }
            Err(error) => tracing::error!(execution = %id, %error, "execution {id} cannot be cancelled: {error}"),
        }
    }
    driver::drive(seat, job).await;
}
