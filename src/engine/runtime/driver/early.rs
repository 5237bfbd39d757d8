//! What an execution does about time and people beyond its nodes' own: answers that come before their questions, the limit of its whole time, the moment to leave memory.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use tokio::time::Instant;

use super::{Announced, Driver, End, Ended, Leave, beside::Beside};
use crate::{
    domain::{Error, context, execution::RunError, id::AnswerId, ports::EarlyAnswer},
    engine::{
        machine::{Finish, NodeState},
        output::Output,
        runtime::active::Signal,
    },
};

/// Answers that are kept for one node.
const MAX_KEPT: usize = 16;

impl Driver<'_> {
    /// Whether a node may come to wait for a person.
    pub(super) fn asks(&self, node: usize) -> bool {
        self.program.steps[node].kind.about().asks_people
    }

    /// Keeps an answer until its node waits.
    pub(super) async fn keep(&mut self, signal: Signal) -> Result<(), Leave> {
        let Signal { node, answer, by, taken } = signal;
        if self.kept.iter().filter(|kept| kept.node == node).count() >= MAX_KEPT {
            let message = format!("{MAX_KEPT} answers are kept for `{node}` already, which does not wait yet");
            // Who went away needs no answer.
            let _ = taken.send(Err(Error::conflict(message)));
            return Ok(());
        }
        let kept = EarlyAnswer { id: AnswerId::new(), execution: self.id, node, answer, at: Utc::now() };
        let journal = Arc::clone(&self.inner.journal);
        let result = self.meanwhile(context::scope(by, journal.keep_answer(&kept))).await?;
        if result.is_ok() {
            self.kept.push_back(kept);
        }
        let _ = taken.send(result);
        Ok(())
    }

    /// The first answer that is kept for a node that waits now.
    pub(super) fn next_kept(&self) -> Option<usize> {
        let waits = |kept: &EarlyAnswer| {
            let node = self.program.shape.index(&kept.node);
            node.is_some_and(|node| matches!(self.machine.node(node), NodeState::Suspended { .. }))
        };
        self.kept.iter().position(waits)
    }

    /// Judges a kept answer, and takes it where it is one. One that is none is dropped: whoever gave it is not there any more to be told.
    pub(super) async fn take_kept(&mut self, index: usize) -> Result<(), Leave> {
        let Some(kept) = self.kept.remove(index) else { return Ok(()) };
        self.used.push(kept.id);
        let Some(node) = self.program.shape.index(&kept.node) else { return Ok(()) };
        let NodeState::Suspended { prompt, .. } = self.machine.node(node) else { return Ok(()) };
        match self.program.steps[node].kind.judge(prompt.json(), &kept.answer) {
            Ok(verdict) => {
                let answer = verdict.answer.unwrap_or(kept.answer);
                let answered = self.machine.answer(node, Output::new(answer), verdict.branch);
                let Some((attempt, outcome)) = answered else { return Ok(()) };
                let finished_at = Utc::now();
                let (logged, started_at) = self.asleep.remove(&node).unwrap_or_else(|| (Arc::default(), finished_at));
                // Whose doing it was is in the audit log since it was kept.
                let (end, beside) = (End::Woken(outcome), Beside::default());
                self.ended.push(Ended { node, attempt, logged, started_at, finished_at, end, beside });
                Ok(())
            }
            Err(faults) => {
                let why = faults.iter().map(|fault| fault.message.as_str()).collect::<Vec<_>>().join("; ");
                let (id, node) = (self.id, &kept.node);
                tracing::warn!(execution = %id, node, given = %kept.at, "execution {id}: an answer that was kept for node {node} is dropped: {why}");
                self.commit(&[], &|| None).await
            }
        }
    }

    /// When the whole execution's time is over.
    pub(super) fn deadline(&self) -> Option<DateTime<Utc>> {
        let timeout = i64::try_from(self.execution.origin.pinned.timeout_ms?).ok()?;
        let since = self.started_at.max(self.execution.reopened_at)?;
        since.checked_add_signed(TimeDelta::try_milliseconds(timeout)?)
    }

    /// Whether it is over.
    pub(super) fn is_overdue(&self) -> bool {
        self.deadline().is_some_and(|deadline| deadline <= Utc::now()) && !self.machine.is_finished()
    }

    /// Ends the execution because its time is over: running steps are dropped, and what they have started ends with it.
    pub(super) async fn expire(&mut self) -> Result<(), Leave> {
        self.running.clear();
        self.machine.cancel();
        let limit = self.execution.origin.pinned.timeout_ms.unwrap_or_default();
        let message = format!("the execution took longer than {limit} ms");
        let error = RunError { code: "timeout".to_owned(), message, node: None };
        let last = self.last(Finish::Failed { error }).await;
        self.commit_last(&[], &last).await?;
        self.finished(&last);
        Err(Leave)
    }

    /// When its wait ends by itself: at its first timer, or when its own time is over.
    pub(super) fn wake_at(&self) -> Option<DateTime<Utc>> {
        self.machine.wakes_at().into_iter().chain(self.deadline()).min()
    }

    /// When it leaves memory, as things stand; `None` where it stays. It leaves once it only waits, the journal says so, nobody waits for something of it, and nothing of it is due soon.
    pub(super) fn leaves_at(&mut self) -> Option<Instant> {
        let only_waits = self.announced == Announced::Waiting
            && self.is_announced()
            && self.running.is_empty()
            && self.todo.is_empty()
            && self.machine.is_waiting();
        if !only_waits || self.active.is_attended() {
            self.idle_since = None;
            return None;
        }
        let leaves_at = *self.idle_since.get_or_insert_with(Instant::now) + self.inner.linger;
        let horizon = TimeDelta::from_std(self.inner.horizon).unwrap_or_default();
        let is_far = |wake_at: DateTime<Utc>| wake_at - Utc::now() > horizon + linger(self.inner.linger);
        let has_company = || self.active.parent.is_some_and(|parent| self.inner.table.find(parent).is_some());
        (self.wake_at().is_none_or(is_far) && !has_company()).then_some(leaves_at)
    }
}

/// It is as far off as the horizon still when it leaves.
fn linger(linger: std::time::Duration) -> TimeDelta {
    TimeDelta::from_std(linger * 2).unwrap_or_default()
}
