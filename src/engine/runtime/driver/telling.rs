//! What the driver tells those who watch. Where nobody may want to know, it is told to nobody, and costs nothing.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::{
    Driver, Leave,
    commit::{Last, Step},
    publish,
};
use crate::{
    domain::{
        agent::NODE,
        execution::{Execution, ExecutionStatus},
        feed::RunEvent,
        provider::Listener,
        run::{AgentRun, RunAnswer},
        workflows::as_stored,
    },
    engine::{
        machine::{Finish, NodeState},
        runtime::{
            active::Ended,
            feed::{Log, Progress, ended, replay},
            runner::load,
        },
    },
};

impl Last {
    /// What an agent's run has said, if this is the good end of one.
    pub(super) fn answer(&self, run: Option<AgentRun>) -> Option<String> {
        match &self.finish {
            Finish::Completed { output } if run.is_some() => Some(RunAnswer::of(output.json()).text),
            _ => None,
        }
    }

    fn event(&self) -> RunEvent {
        match &self.finish {
            Finish::Completed { output } => {
                RunEvent::Finished { status: ExecutionStatus::Completed, output: output.json().clone(), error: None }
            }
            Finish::Failed { error } => {
                RunEvent::Finished { status: ExecutionStatus::Failed, output: Value::Null, error: Some(error.clone()) }
            }
        }
    }
}

impl Driver<'_> {
    pub(super) fn tell(&self, event: impl FnOnce(&Log)) {
        if let Some(log) = &self.log {
            event(log);
        }
    }

    /// An attempt starts.
    pub(super) fn tell_start(&self, node: usize, attempt: i32, at: DateTime<Utc>) {
        self.tell(|log| {
            if attempt > 1 && self.speaks(node) {
                log.restart(at);
            }
            let (id, kind) = (&self.program.shape.nodes[node].id, self.program.steps[node].kind.about().name);
            log.push(at, RunEvent::NodeStarted { node: id.to_string(), kind: kind.to_owned(), attempt });
        });
    }

    /// Steps are in the journal. `answer`: with them the run has come to its good end, and has said this.
    pub(super) fn tell_steps(&self, steps: &[Step], answer: Option<&str>) {
        self.tell(|log| {
            for (index, step) in steps.iter().enumerate() {
                if let Some(answer) = answer
                    && index + 1 == steps.len()
                {
                    log.complete(step.finished_at, answer);
                }
                if let Some((at, event)) = ended(&self.record(step)) {
                    log.push(at, event);
                }
            }
            log.settle();
        });
    }

    /// The execution's end is in the journal.
    pub(super) fn finished(&self, last: &Last) {
        self.tell(|log| {
            log.push(last.at, last.event());
            log.settle();
        });
        let (status, output, error) = match &last.finish {
            Finish::Completed { output } => (ExecutionStatus::Completed, Some(Arc::clone(output)), None),
            Finish::Failed { error } => (ExecutionStatus::Failed, None, Some(error.clone())),
        };
        let execution = Execution {
            status,
            error,
            started_at: self.execution.started_at.or(self.started_at.map(as_stored)),
            finished_at: Some(as_stored(last.at)),
            ..self.execution.clone()
        };
        self.active.set_ended(Ended { execution, given: self.given.clone(), output });
        self.active.set_final();
    }

    /// Somebody wants to watch an execution that nobody may have wanted to.
    pub(super) async fn open_log(&mut self) -> Result<(), Leave> {
        if self.log.is_some() {
            return Ok(());
        }
        let detail = match load(self.inner, self.id).await {
            Ok(detail) => detail,
            Err(error) => {
                tracing::warn!(execution = %self.id, %error, "execution {} cannot be watched now: {error}", self.id);
                return Ok(());
            }
        };
        let base = replay(Some(&self.program), &detail).last().map(|frame| frame.place).unwrap_or_default();
        let log = Log::new(base, true);
        for node in 0..self.program.steps.len() {
            // Attempts under way; those that are to be started tell so themselves.
            if let NodeState::Open { attempt } = self.machine.node(node)
                && !self
                    .todo
                    .iter()
                    .any(|action| *action == crate::engine::machine::Action::Run { node, attempt: *attempt })
            {
                let (id, kind) = (&self.program.shape.nodes[node].id, self.program.steps[node].kind.about().name);
                let event = RunEvent::NodeStarted { node: id.to_string(), kind: kind.to_owned(), attempt: *attempt };
                log.push(Utc::now(), event);
            }
        }
        publish(self.active, &log);
        self.log = Some(log);
        Ok(())
    }

    /// Who takes what a node says: the log, of an agent's run, where the node's output may be the run's.
    pub(super) fn progress(&self, node: usize) -> Option<Arc<dyn Listener>> {
        let log = self.log.as_ref().filter(|_| self.speaks(node))?;
        Some(Arc::new(Progress::new(Arc::clone(log), node)))
    }

    fn speaks(&self, node: usize) -> bool {
        self.run.is_some()
            && self.program.shape.nodes[node].outgoing.is_empty()
            && self.program.steps[node].kind.about().name == NODE
    }
}
