//! At start: every execution that the journal holds unfinished goes on from its last finished step. Afterwards: those that other processes accept.

use std::{sync::Arc, time::Duration};

use super::{
    Inner,
    active::{Refusal, Seat},
    driver, runner,
};
use crate::domain::{
    Error, Result,
    execution::{Execution, ExecutionDetail, ExecutionStatus},
    id::ExecutionId,
};

/// Executions read at a time.
const PAGE: u64 = 256;

/// Reads the unfinished executions page by page and seats each.
pub(super) async fn recover(inner: Arc<Inner>) {
    let mut after: Option<ExecutionId> = None;
    let mut recovered = 0_u64;
    let mut pause = Duration::from_millis(50);
    while !inner.table.is_stopping() {
        let page = match inner.journal.unfinished(after, PAGE).await {
            Ok(page) => page,
            Err(error) => {
                tracing::error!(%error, "the unfinished executions cannot be read; trying again");
                tokio::time::sleep(pause).await;
                pause = (pause * 2).min(Duration::from_secs(5));
                continue;
            }
        };
        let Some(last) = page.last() else { break };
        after = Some(last.execution.id);
        for detail in page {
            match inner.table.seat_recovered(&inner, detail.execution.id, detail.execution.origin.parent) {
                Ok(seat) => {
                    recovered += 1;
                    tokio::spawn(go_on(seat, detail));
                }
                Err(Refusal::Present) => {}
                Err(Refusal::Stopping) => return,
            }
        }
    }
    inner.table.recovered();
    if recovered > 0 {
        tracing::info!(executions = recovered, "{recovered} unfinished executions go on");
    }
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
                tokio::spawn(go_on(seat, detail));
            }
        }
        return Ok(());
    }
    let is_new = recovered && *status == ExecutionStatus::Pending && detail.steps.is_empty();
    tokio::spawn(driver::adopt(seat, detail, is_new));
    Ok(())
}

/// Goes on with an execution, unless what started it has ended: the process died between the two ends.
async fn go_on(seat: Seat, detail: ExecutionDetail) {
    if let Some(parent) = detail.execution.origin.parent
        && let Ok(None) = seat
            .inner()
            .journal
            .load(parent)
            .await
            .map(|parent| parent.filter(|parent| !parent.execution.status.is_final()))
    {
        let id = detail.execution.id;
        match runner::cancel_in_journal(seat.inner(), &detail).await {
            Ok(()) => {
                seat.active.set_final();
                return tracing::info!(execution = %id, "execution {id} is cancelled: what started it has ended");
            }
            Err(error) => tracing::error!(execution = %id, %error, "execution {id} cannot be cancelled: {error}"),
        }
    }
    driver::resume(seat, detail).await;
}
