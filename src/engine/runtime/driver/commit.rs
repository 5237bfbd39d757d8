//! What goes into the journal: steps, and the changes of status that ride along with them.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use futures_util::StreamExt as _;
use serde_json::Value;

use super::{Announced, AnnouncedWake, COMMIT_PAUSE, Driver, Leave, setup::fail_whole};
use crate::{
    domain::{
        Error, Kind,
        execution::{Execution, ExecutionStatus, RunError, StepRecord},
        feed::RunEvent,
        ports::{Commit, Emission, NewExecution, Transition},
    },
    engine::{
        machine::{Finish, Outcome},
        runtime::{
            active::Stop,
            failure::{self, Failure},
        },
    },
};

/// A step taken in, to be committed. Records are made from it, for every attempt at the commit anew.
pub(super) struct Step {
    pub(super) ordinal: i32,
    pub(super) node: usize,
    pub(super) attempt: i32,
    pub(super) logged: Arc<Value>,
    pub(super) outcome: Outcome,
    /// A message that it emits.
    pub(super) message: Option<Emission>,
    /// Whether it is a person's answer.
    pub(super) answered: bool,
    pub(super) started_at: DateTime<Utc>,
    pub(super) finished_at: DateTime<Utc>,
}

/// An execution's end, from which its transition is made, for every attempt at the commit anew.
pub(super) struct Last {
    pub(super) finish: Finish,
    pub(super) at: DateTime<Utc>,
    started_at: Option<DateTime<Utc>>,
    /// What the failure starts, if this is one.
    pub(super) starts: Option<Box<NewExecution>>,
}

impl Last {
    pub(super) fn transition(&self) -> Transition {
        let Self { finish, at, started_at, .. } = self;
        match finish {
            Finish::Completed { output } => {
                Transition::Completed { output: output.json().clone(), at: *at, started_at: *started_at }
            }
            Finish::Failed { error } => Transition::Failed { error: error.clone(), at: *at, started_at: *started_at },
        }
    }
}

impl Driver<'_> {
    pub(super) fn desired(&self) -> Announced {
        if self.machine.is_waiting() { Announced::Waiting } else { Announced::Running }
    }

    /// Whether the journal says how it stands.
    pub(super) fn is_announced(&self) -> bool {
        self.announced == self.desired()
            && (self.announced != Announced::Waiting
                || [AnnouncedWake::Unknown, AnnouncedWake::Is(self.wake_at())].contains(&self.announced_wake))
    }

    /// The change of status that is due, if one is.
    pub(super) fn transition(&mut self) -> Option<Transition> {
        self.announce_at = None;
        let wake_at = self.wake_at();
        match (self.announced, self.desired()) {
            (Announced::Pending, _) => {
                self.announced = Announced::Running;
                Some(Transition::Running { started_at: self.started_at.unwrap_or_else(Utc::now) })
            }
            (Announced::Running, Announced::Waiting) => {
                self.announced = Announced::Waiting;
                self.announced_wake = AnnouncedWake::Is(wake_at);
                Some(Transition::Waiting { wake_at })
            }
            // It waits already, and for another moment.
            (Announced::Waiting, Announced::Waiting) if self.announced_wake != AnnouncedWake::Is(wake_at) => {
                self.announced_wake = AnnouncedWake::Is(wake_at);
                Some(Transition::Waiting { wake_at })
            }
            (Announced::Waiting, Announced::Running) => {
                self.announced = Announced::Running;
                Some(Transition::Resumed)
            }
            _ => None,
        }
    }

    /// The execution's end, with what follows from it.
    // Not `&self`: what runs is no other task's to look at.
    pub(super) async fn last(&mut self, finish: Finish) -> Last {
        let started_at = match self.announced {
            Announced::Pending => self.started_at,
            Announced::Running | Announced::Waiting => None,
        };
        let at = Utc::now();
        let starts = match &finish {
            Finish::Completed { .. } => None,
            Finish::Failed { error } => {
                let (execution, input, started_at) = (&self.execution, &self.given.spell(), self.started_at);
                let failure = Failure { execution, input, error, started_at, at };
                failure::starts_patiently(self.inner, &failure).await
            }
        };
        Last { finish, at, started_at, starts }
    }

    /// Commits the execution's end, and runs what that starts.
    pub(super) async fn commit_last(&mut self, steps: &[Step], last: &Last) -> Result<(), Leave> {
        self.commit_with(steps, &|| Some(last.transition()), last.starts.as_deref()).await?;
        if let Some(new) = &last.starts {
            failure::begin(self.inner, new);
        }
        Ok(())
    }

    /// Commits, however often it takes; steps that run go on meanwhile.
    pub(super) async fn commit(
        &mut self,
        steps: &[Step],
        transition: &(dyn Fn() -> Option<Transition> + Sync),
    ) -> Result<(), Leave> {
        self.commit_with(steps, transition, None).await
    }

    async fn commit_with(
        &mut self,
        steps: &[Step],
        transition: &(dyn Fn() -> Option<Transition> + Sync),
        starts: Option<&NewExecution>,
    ) -> Result<(), Leave> {
        let mut pause = COMMIT_PAUSE.0;
        loop {
            let record = |step: &Step| self.record(step);
            let entry = Commit {
                execution: self.id,
                steps: steps.iter().map(record).collect(),
                transition: transition(),
                run: self.run,
                answered: steps.iter().any(|step| step.answered),
                used: self.used.clone(),
                starts: starts.cloned().map(Box::new),
                emitted: steps.iter().filter_map(|step| step.message.clone()).collect(),
            };
            let journal = Arc::clone(&self.inner.journal);
            let result = self.meanwhile(journal.commit(entry)).await?;
            match result {
                Ok(()) => {
                    self.used.clear();
                    return Ok(());
                }
                Err(Error::NotFound { .. }) => {
                    tracing::info!(execution = %self.id, "execution {} is gone from the store; dropped", self.id);
                    self.active.answer_cancels(|| Err(Error::not_found(Kind::Execution)));
                    return Err(Leave);
                }
                // Somebody else ended it: another process, or a hand in the database. Theirs stands.
                Err(Error::Conflict { message }) => {
                    tracing::warn!(execution = %self.id, message, "execution {} was changed by somebody else; dropped", self.id);
                    return Err(Leave);
                }
                // It will never be taken, however often it is tried: the execution ends here, and says why.
                Err(Error::Invalid { faults }) => {
                    let why: Vec<String> = faults.into_iter().map(|fault| fault.message).collect();
                    self.refused(&why.join("; ")).await;
                    return Err(Leave);
                }
                Err(error) => {
                    tracing::error!(execution = %self.id, %error, "execution {}: commit failed; trying again", self.id);
                    self.meanwhile(tokio::time::sleep(pause)).await?;
                    pause = (pause * 2).min(COMMIT_PAUSE.1);
                }
            }
        }
    }

    /// Ends an execution whose next entry the journal does not take.
    async fn refused(&mut self, why: &str) {
        const CODE: &str = "not_storable";
        self.running.clear();
        self.machine.cancel();
        let message = format!("what came of its last steps cannot be stored: {why}");
        let execution = Execution { input: self.given.spell(), ..self.execution.clone() };
        fail_whole(self.inner, self.active, &execution, CODE, &message).await;
        if self.active.is_final() {
            let error = RunError { code: CODE.to_owned(), message, node: None };
            let status = ExecutionStatus::Failed;
            let ended = RunEvent::Finished { status, output: Value::Null, error: Some(error) };
            self.tell(|log| log.push(Utc::now(), ended));
        }
    }

    /// A step as the journal takes it.
    pub(super) fn record(&self, step: &Step) -> StepRecord {
        StepRecord {
            ordinal: step.ordinal,
            node_id: self.program.shape.nodes[step.node].id.to_string(),
            node_kind: self.program.steps[step.node].kind.about().name.to_owned(),
            attempt: step.attempt,
            input: Value::clone(&step.logged),
            outcome: step.outcome.to_record(),
            started_at: step.started_at,
            finished_at: step.finished_at,
        }
    }

    /// Awaits something while running steps go on; leaves only where everything is to stop at once.
    pub(super) async fn meanwhile<T>(&mut self, future: impl Future<Output = T>) -> Result<T, Leave> {
        let mut future = std::pin::pin!(future);
        loop {
            tokio::select! {
                biased;
                result = &mut future => return Ok(result),
                Some(ended) = self.running.next(), if !self.running.is_empty() => self.ended.push(ended),
                () = self.active.changed.notified() => {
                    if self.active.stop() == Stop::Now {
                        return Err(Leave);
                    }
                }
            }
        }
    }
}
