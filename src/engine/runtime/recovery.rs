//! At start: every execution that the journal holds unfinished goes on from its last finished step.

use std::{sync::Arc, time::Duration};

use super::{Inner, active::Refusal, driver};
use crate::domain::id::ExecutionId;

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
            match inner.table.seat_recovered(&inner, detail.execution.id) {
                Ok(seat) => {
                    recovered += 1;
                    tokio::spawn(driver::resume(seat, detail));
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
