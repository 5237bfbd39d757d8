//! The engine as the domain's services see it.

use std::time::Duration;

use async_trait::async_trait;
use chrono::Utc;
use tokio::{
    sync::oneshot,
    time::{Instant, timeout_at},
};

use super::{
    Engine, Inner,
    active::{Refusal, Seat},
    driver,
};
use crate::domain::{
    Error, Kind, Result, context,
    execution::{ExecutionDetail, ExecutionStatus, StepOutcome},
    graph::OnError,
    id::ExecutionId,
    ports::{Commit, NewExecution, Runner, Transition},
    work,
};

/// How often the journal is asked about an execution that is not in this engine's memory.
const POLL: Duration = Duration::from_millis(250);

#[async_trait]
impl Runner for Engine {
    async fn start(&self, execution: NewExecution) -> Result<()> {
        let seat = self.inner.table.seat(&self.inner, execution.id).map_err(refused)?;
        if work::is_open() {
            // The seat goes back with the act that holds it, should the unit of work be rolled back.
            let job = driver::Job::new(&execution);
            self.inner.journal.enqueue(execution).await?;
            work::after_commit(move || drop(tokio::spawn(driver::drive(seat, job))));
            return Ok(());
        }
        let (accepted, answer) = oneshot::channel();
        let by = context::current();
        // In a task of its own: a caller that goes away in the middle must not leave an accepted execution that nobody runs.
        tokio::spawn(async move {
            let job = driver::Job::new(&execution);
            let result = context::scope(by, seat.inner().journal.enqueue(execution)).await;
            let ok = result.is_ok();
            // Who went away needs no answer.
            let _ = accepted.send(result);
            if ok {
                driver::drive(seat, job).await;
            }
        });
        answer.await.unwrap_or_else(|_| Err(Error::internal("the task that accepts the execution ended early")))
    }

    async fn cancel(&self, id: ExecutionId) -> Result<()> {
        loop {
            let Some(active) = self.inner.table.find_or_claim(id) else { break };
            // Without an answer the task has ended meanwhile: look again.
            if let Some(answer) = active.cancel()
                && let Ok(result) = answer.await
            {
                return result;
            }
            tokio::task::yield_now().await;
        }
        let detail = load(&self.inner, id).await?;
        if detail.execution.status.is_final() {
            return Err(ended());
        }
        let transition = Some(Transition::Cancelled { at: Utc::now() });
        self.inner
            .journal
            .commit(Commit { execution: id, steps: Vec::new(), transition, run: detail.execution.origin.agent })
            .await
    }

    async fn retry(&self, id: ExecutionId) -> Result<()> {
        let seat = match self.inner.table.seat(&self.inner, id) {
            Ok(seat) => seat,
            // A name in nobody's memory is not found, whoever holds the seat.
            Err(refusal) => {
                load(&self.inner, id).await?;
                return Err(refused(refusal));
            }
        };
        let (accepted, answer) = oneshot::channel();
        let by = context::current();
        tokio::spawn(async move {
            match context::scope(by, reopen(&seat)).await {
                Ok(Reopened::Yes(detail)) => {
                    // Who went away needs no answer.
                    let _ = accepted.send(Ok(()));
                    driver::resume(seat, detail).await;
                }
                Ok(Reopened::NotEnded(detail)) => {
                    // Recovery has not come to it yet, and, with this seat taken, may have passed it by: then this is its turn.
                    let _ = accepted.send(Err(Error::conflict("the execution has not ended")));
                    driver::resume(seat, detail).await;
                }
                Err(error) => {
                    // Before the answer: who asks again at once must not find the seat taken.
                    drop(seat);
                    let _ = accepted.send(Err(error));
                }
            }
        });
        answer.await.unwrap_or_else(|_| Err(Error::internal("the task that opens the execution again ended early")))
    }

    async fn wait(&self, id: ExecutionId, limit: Duration) -> Result<bool> {
        let deadline = Instant::now() + limit;
        loop {
            match self.inner.table.find(id) {
                Some(active) => {
                    let ended = active.ended.notified();
                    if !active.is_over() && timeout_at(deadline, ended).await.is_err() {
                        return Ok(active.is_final());
                    }
                    if active.is_final() {
                        return Ok(true);
                    }
                }
                None if load(&self.inner, id).await?.execution.status.is_final() => return Ok(true),
                None => {}
            }
            // Not at its end and not here: another process runs it, or the next start will.
            if Instant::now() >= deadline {
                return Ok(false);
            }
            tokio::time::sleep_until(deadline.min(Instant::now() + POLL)).await;
        }
    }
}

async fn load(inner: &Inner, id: ExecutionId) -> Result<ExecutionDetail> {
    inner.journal.load(id).await?.ok_or_else(|| Error::not_found(Kind::Execution))
}

fn refused(refusal: Refusal) -> Error {
    Error::conflict(match refusal {
        Refusal::Present => "the execution is running",
        Refusal::Stopping => "the server is shutting down",
    })
}

fn ended() -> Error {
    Error::conflict("the execution has already ended")
}

enum Reopened {
    Yes(ExecutionDetail),
    NotEnded(ExecutionDetail),
}

/// Opens an ended execution again, from the nodes that ended it.
async fn reopen(seat: &Seat) -> Result<Reopened> {
    let inner = seat.inner();
    let detail = load(inner, seat.id).await?;
    match detail.execution.status {
        ExecutionStatus::Failed | ExecutionStatus::Cancelled => {}
        ExecutionStatus::Completed => {
            return Err(Error::conflict("the execution has completed; there is nothing to retry"));
        }
        _ => return Ok(Reopened::NotEnded(detail)),
    }
    // A failure that the execution survived (`continue`, `branch`) is a result like any other and is kept. Where the graph cannot be had, no node has run.
    let program = inner.program(detail.execution.workflow_id, detail.execution.workflow_version).await.ok();
    let ends_execution = |node: &str| {
        program.as_ref().is_none_or(|program| {
            program.shape.index(node).is_none_or(|index| program.shape.nodes[index].on_error == OnError::Fail)
        })
    };
    let nodes: Vec<String> = detail
        .steps
        .iter()
        .filter(|step| {
            matches!(step.outcome, StepOutcome::Failed { retry_at: None, .. }) && ends_execution(&step.node_id)
        })
        .map(|step| step.node_id.clone())
        .collect();
    inner.journal.reopen(seat.id, &nodes).await?;
    load(inner, seat.id).await.map(Reopened::Yes)
}
