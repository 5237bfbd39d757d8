//! The engine as the domain's services see it, and as nodes see it that start executions.

use std::{
    sync::{Arc, Weak},
    time::Duration,
};

use async_trait::async_trait;
use chrono::Utc;
use futures_util::future::join_all;
use serde_json::Value;
use tokio::{
    sync::oneshot,
    time::{Instant, timeout_at},
};

use super::{
    Engine, Inner,
    active::{Active, Refusal, Seat, Stop},
    driver::{self, Job},
    feed, recovery,
};
use crate::domain::{
    Error, Kind, Result,
    context::{self, Context},
    execution::{Execution, ExecutionDetail, ExecutionStatus, StepOutcome},
    feed::{Frames, Place},
    graph::OnError,
    id::ExecutionId,
    nesting::deeper_than,
    ports::{Commit, NewExecution, Runner, Transition},
    run::MAX_DEPTH,
    work,
};

/// How often the journal is asked about an execution that is not in this engine's memory.
pub(super) const POLL: Duration = Duration::from_millis(250);
/// First and longest pause between looks at the journal for what it may have kept.
const SETTLE_PAUSE: (Duration, Duration) = (Duration::from_millis(50), Duration::from_secs(5));
/// Deepest nesting of an answer: with room to spare below what the journal can keep.
const MAX_NESTING: usize = 100;

#[async_trait]
impl Runner for Engine {
    async fn start(&self, execution: NewExecution) -> Result<()> {
        self.inner.start(execution).await
    }

    async fn cancel(&self, id: ExecutionId) -> Result<()> {
        self.inner.cancel(id).await
    }

    async fn retry(&self, id: ExecutionId) -> Result<()> {
        self.inner.retry(id).await
    }

    async fn wait(&self, id: ExecutionId, limit: Duration) -> Result<Option<Execution>> {
        self.inner.wait(id, limit).await
    }

    async fn wait_for_turn(&self, id: ExecutionId, limit: Duration) -> Result<bool> {
        self.inner.wait_for_turn(id, limit).await
    }

    async fn signal(&self, id: ExecutionId, node: &str, answer: Value) -> Result<()> {
        self.inner.signal(id, node, answer).await
    }

    async fn watch(&self, id: ExecutionId, after: Place) -> Result<Frames> {
        self.inner.watch(id, after).await
    }
}

/// The engine in the hands of what it holds itself.
pub(super) struct Handle(pub(super) Weak<Inner>);

impl Handle {
    /// The engine, while it is there.
    pub(super) fn inner(&self) -> Result<Arc<Inner>> {
        self.0.upgrade().ok_or_else(|| refused(Refusal::Stopping))
    }
}

#[async_trait]
impl Runner for Handle {
    async fn start(&self, execution: NewExecution) -> Result<()> {
        self.inner()?.start(execution).await
    }

    async fn cancel(&self, id: ExecutionId) -> Result<()> {
        self.inner()?.cancel(id).await
    }

    async fn retry(&self, id: ExecutionId) -> Result<()> {
        self.inner()?.retry(id).await
    }

    async fn wait(&self, id: ExecutionId, limit: Duration) -> Result<Option<Execution>> {
        self.inner()?.wait(id, limit).await
    }

    async fn wait_for_turn(&self, id: ExecutionId, limit: Duration) -> Result<bool> {
        self.inner()?.wait_for_turn(id, limit).await
    }

    async fn signal(&self, id: ExecutionId, node: &str, answer: Value) -> Result<()> {
        self.inner()?.signal(id, node, answer).await
    }

    async fn watch(&self, id: ExecutionId, after: Place) -> Result<Frames> {
        self.inner()?.watch(id, after).await
    }
}

#[async_trait]
impl Runner for Arc<Inner> {
    async fn start(&self, mut execution: NewExecution) -> Result<()> {
        let parent = execution.origin.parent;
        if execution.origin.depth > MAX_DEPTH {
            let message = format!("executions start executions at most {MAX_DEPTH} deep");
            return Err(Error::invalid("", "too_deep", message));
        }
        let seat = match self.table.seat(self, execution.id, parent) {
            Ok(seat) => seat,
            Err(Refusal::Present) if parent.is_some() && self.is_child_of(execution.id, parent) => return Ok(()),
            Err(refusal) => return Err(refused(refusal)),
        };
        if parent.is_some()
            && let Some(former) = self.journal.load(execution.id).await?
        {
            return attach(seat, parent, former);
        }
        self.pins.pin(&mut execution).await?;
        if work::is_open() {
            // The seat goes back with the act that holds it, should the unit of work be rolled back.
            let job = Job::new(&execution);
            self.journal.enqueue(execution).await?;
            work::after_commit(move || driver::begin(seat, job));
            return Ok(());
        }
        let (accepted, answer) = oneshot::channel();
        let by = context::current();
        // In a task of its own: a caller that goes away in the middle must not leave an accepted execution that nobody runs.
        tokio::spawn(async move {
            let mut job = Job::new(&execution);
            let result = context::scope(by, seat.inner().journal.enqueue(execution)).await;
            match result {
                Ok(()) => {
                    job.line_up(seat.inner());
                    // Who went away needs no answer.
                    let _ = accepted.send(Ok(()));
                    driver::drive(seat, job).await;
                }
                Err(error) => settle(seat, error, accepted).await,
            }
        });
        answer.await.unwrap_or_else(|_| Err(Error::internal("the task that accepts the execution ended early")))
    }

    async fn cancel(&self, id: ExecutionId) -> Result<()> {
        loop {
            if let Some(active) = self.table.find_or_claim(id) {
                // Without an answer the task has ended meanwhile: look again.
                if let Some(answer) = active.cancel()
                    && let Ok(result) = answer.await
                {
                    return result;
                }
                tokio::task::yield_now().await;
                continue;
            }
            // With its seat taken, its time cannot come in the middle. An engine that stops takes nothing in any more by itself.
            let seat = match self.table.seat(self, id, None) {
                Ok(seat) => Some(seat),
                Err(Refusal::Present) => continue,
                Err(Refusal::Stopping) => None,
            };
            let detail = load(self, id).await?;
            if detail.execution.status.is_final() {
                return Err(ended());
            }
            cancel_in_journal(self, &detail).await?;
            if let Some(seat) = &seat {
                seat.active.set_final();
            }
            drop(seat);
            cancel_children(self, id, &context::current(), true).await;
            return Ok(());
        }
    }

    async fn retry(&self, id: ExecutionId) -> Result<()> {
        // One that another started has that one's room, now as at first.
        let parent = load(self, id).await?.execution.origin.parent;
        let seat = match self.table.seat(self, id, parent) {
            Ok(seat) => seat,
            Err(refusal) => return Err(refused(refusal)),
        };
        let (accepted, answer) = oneshot::channel();
        let by = context::current();
        tokio::spawn(async move {
            match context::scope(by, reopen(&seat)).await {
                Ok(Reopened::Yes(detail)) => {
                    // Who went away needs no answer.
                    let _ = accepted.send(Ok(()));
                    let job = Job::of(seat.inner(), detail);
                    driver::drive(seat, job).await;
                }
                Ok(Reopened::NotEnded(detail)) => {
                    // Recovery has not come to it yet, and, with this seat taken, may have passed it by: then this is its turn.
                    let _ = accepted.send(Err(Error::conflict("the execution has not ended")));
                    let job = Job::of(seat.inner(), detail);
                    driver::drive(seat, job).await;
                }
                Err(error) => settle(seat, error, accepted).await,
            }
        });
        answer.await.unwrap_or_else(|_| Err(Error::internal("the task that opens the execution again ended early")))
    }

    async fn wait(&self, id: ExecutionId, limit: Duration) -> Result<Option<Execution>> {
        let is_final = |detail: &ExecutionDetail| detail.execution.status.is_final();
        match wait_until(self, id, limit, Active::is_final, Active::has_ended, is_final).await? {
            Reached::Here(active) => match active.ended() {
                Some(execution) => Ok(Some(execution)),
                // Ended by other means than its own task.
                None => Ok(Some(load(self, id).await?.execution)),
            },
            Reached::There(detail) => Ok(Some(detail.execution)),
            Reached::Not => Ok(None),
        }
    }

    async fn wait_for_turn(&self, id: ExecutionId, limit: Duration) -> Result<bool> {
        let late = |active: &Active| active.is_final() || active.is_suspended();
        let here = |active: &Active| active.has_ended() || active.is_suspended();
        let there = |detail: &ExecutionDetail| detail.execution.status.is_final() || detail.is_suspended();
        Ok(!matches!(wait_until(self, id, limit, late, here, there).await?, Reached::Not))
    }

    async fn signal(&self, id: ExecutionId, node: &str, answer: Value) -> Result<()> {
        if deeper_than(&answer, MAX_NESTING) {
            let message = format!("answers may be nested {MAX_NESTING} levels deep at most");
            return Err(Error::invalid("", "too_deep", message));
        }
        loop {
            let active = if let Some(active) = self.table.find(id) {
                active
            } else {
                let detail = load(self, id).await?;
                if detail.execution.status.is_final() {
                    return Err(ended());
                }
                match recovery::bring_in(self, id, detail.execution.origin.parent) {
                    Ok(active) => active,
                    Err(Refusal::Present) => continue,
                    Err(refusal) => return Err(refused(refusal)),
                }
            };
            let taken = active.signal(node, answer.clone());
            // Without an answer the task has ended meanwhile: look again.
            if let Some(taken) = taken
                && let Ok(result) = taken.await
            {
                return result;
            }
            tokio::task::yield_now().await;
        }
    }

    async fn watch(&self, id: ExecutionId, after: Place) -> Result<Frames> {
        feed::watch(self, id, after).await
    }
}

impl Inner {
    fn is_child_of(&self, id: ExecutionId, parent: Option<ExecutionId>) -> bool {
        self.table.find(id).is_some_and(|active| active.parent == parent)
    }
}

/// Answers whoever wanted an execution accepted, or opened again, where the journal failed the call. It may have kept it all the same: then it is as good as done, and
/// nobody else would look before the next start.
async fn settle(seat: Seat, error: Error, answer: oneshot::Sender<Result<()>>) {
    let (mut answer, mut pause) = (Some((answer, error)), SETTLE_PAUSE.0);
    while let Some((_, Error::Internal { .. })) | None = &answer {
        match seat.inner().journal.load(seat.id).await {
            Ok(Some(detail)) if !detail.execution.status.is_final() => {
                if let Some((answer, _)) = answer {
                    // Who went away needs no answer, here and below.
                    let _ = answer.send(Ok(()));
                }
                let job = Job::of(seat.inner(), detail);
                return driver::drive(seat, job).await;
            }
            Ok(_) => break,
            Err(error) => {
                tracing::error!(execution = %seat.id, %error, "execution {}: whether the journal has it cannot be read; trying again", seat.id);
                if let Some((answer, error)) = answer.take() {
                    let _ = answer.send(Err(error));
                }
            }
        }
        if seat.active.stop() != Stop::No {
            return;
        }
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            () = seat.active.changed.notified() => {}
        }
        pause = (pause * 2).min(SETTLE_PAUSE.1);
    }
    // Before the answer: who asks again at once must not find the seat taken.
    drop(seat);
    if let Some((answer, error)) = answer {
        let _ = answer.send(Err(error));
    }
}

/// Takes an execution in that its parent has started before. It is at its end, or goes on from where it is.
fn attach(seat: Seat, parent: Option<ExecutionId>, former: ExecutionDetail) -> Result<()> {
    if former.execution.origin.parent != parent {
        return Err(Error::conflict("there is another execution of this id"));
    }
    if !former.execution.status.is_final() {
        work::after_commit(move || {
            let job = Job::of(seat.inner(), former);
            tokio::spawn(driver::drive(seat, job));
        });
    }
    Ok(())
}

/// Whether what was waited for holds, and who knows.
enum Reached {
    /// Of an execution in memory.
    Here(Arc<Active>),
    /// Of one in the journal.
    There(Box<ExecutionDetail>),
    /// The time is over.
    Not,
}

/// Waits until something holds: `here` of an execution in memory, `there` of one that is not; `late` is enough where the time is over.
async fn wait_until(
    inner: &Arc<Inner>,
    id: ExecutionId,
    limit: Duration,
    late: impl Fn(&Active) -> bool + Send,
    here: impl Fn(&Active) -> bool + Send,
    there: impl Fn(&ExecutionDetail) -> bool + Send,
) -> Result<Reached> {
    let deadline = Instant::now() + limit;
    loop {
        if let Some(active) = inner.table.find(id) {
            // What is waited for stays in memory.
            let _attending = active.attend();
            loop {
                let turned = active.turned.notified();
                if here(&active) {
                    drop(turned);
                    return Ok(Reached::Here(active));
                }
                if active.is_over() {
                    break;
                }
                if timeout_at(deadline, turned).await.is_err() {
                    return Ok(if late(&active) { Reached::Here(active) } else { Reached::Not });
                }
            }
        } else {
            let detail = load(inner, id).await?;
            if there(&detail) {
                return Ok(Reached::There(Box::new(detail)));
            }
            if Instant::now() < deadline
                && !detail.execution.status.is_final()
                && recovery::bring_in(inner, id, detail.execution.origin.parent).is_ok()
            {
                continue;
            }
        }
        // Not there yet and not here: it left memory in this moment, another process runs it, or the next start will.
        if Instant::now() >= deadline {
            return Ok(Reached::Not);
        }
        tokio::time::sleep_until(deadline.min(Instant::now() + POLL)).await;
    }
}

/// Ends an execution that is not in memory.
pub(super) async fn cancel_in_journal(inner: &Inner, detail: &ExecutionDetail) -> Result<()> {
    let transition = Some(Transition::Cancelled { at: Utc::now() });
    let execution = &detail.execution;
    let run = execution.origin.agent;
    inner.journal.commit(Commit { transition, run, ..Commit::of(execution.id) }).await?;
    if let Some(gate) = &execution.origin.pinned.gate {
        inner.limits.leave(execution.workflow_id, &gate.key, execution.id);
    }
    Ok(())
}

/// Ends what an execution has started that is still under way: with it ended, nobody waits for the answer. Those that have ended meanwhile are as they should be.
/// `was_read`: some may be in the journal alone, from before it was read from there.
pub(super) async fn cancel_children(inner: &Arc<Inner>, id: ExecutionId, by: &Context, was_read: bool) {
    let mut children = inner.table.children(id);
    if was_read {
        match inner.journal.children(Some(id)).await {
            Ok(more) => children.extend(more),
            Err(error) => {
                tracing::error!(execution = %id, %error, "what execution {id} has started cannot be read; it ends at the next start: {error}");
            }
        }
        children.sort_unstable();
        children.dedup();
    }
    if children.is_empty() {
        return;
    }
    join_all(children.into_iter().map(|child| async move {
        if let Err(error) = context::scope(by.clone(), inner.cancel(child)).await {
            tracing::debug!(execution = %child, %error, "execution {child} is not cancelled with the one that started it: {error}");
        }
    }))
    .await;
}

pub(super) async fn load(inner: &Inner, id: ExecutionId) -> Result<ExecutionDetail> {
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
    let program = inner.program(&detail.execution).await.ok();
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
