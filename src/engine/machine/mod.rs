//! The pure state machine of one execution. No I/O, no clock, no randomness: time and jitter come in as arguments, so that
//! folding a journal always gives the state that wrote it.
//!
//! A live attempt goes through [`Machine::decide`] (which turns a result into the outcome to be journaled: retry or final?) and
//! [`Machine::apply`]; a replayed journal goes through `apply` alone. Both roads meet in the same code, so recovery cannot differ from the first run.
//! What the machine wants done comes out as [`Action`]s; the runtime carries them out *after* the entry that led to them is committed.
//!
//! Decisions that the graph's documentation leaves open:
//! - A node that fails with `on_error: branch` has the output `{"error": {"code", "message"}}` too, so that its error branch can read it.
//! - "The last node" of an execution in which no node without outgoing edges ran is the one that ended last in the journal.
//! - A sleeper's waking is an entry of its own (`Succeeded`), so that the order of events is in the journal and not in a clock.

mod event;
#[cfg(test)]
pub(crate) mod proof;
#[cfg(test)]
mod reference;
mod shape;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

pub use self::event::{Action, AttemptResult, Finish, NodeState, Outcome, RebuildError, Wake};
pub use self::shape::{ERROR_BRANCH, EdgeShape, NodeShape, Shape, ShapeError, TIMEOUT_BRANCH};
use super::output::Output;
use crate::domain::{
    execution::{RunError, StepRecord},
    graph::{OnError, RetryPolicy},
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum EdgeState {
    Pending,
    Taken,
    Dead,
}

/// The state of one execution.
#[derive(Debug, Clone)]
pub struct Machine {
    shape: Arc<Shape>,
    nodes: Vec<NodeState>,
    edges: Vec<EdgeState>,
    /// Nodes in `Open`.
    running: usize,
    /// Nodes in `Retrying`, `Asleep` or `Suspended`.
    waiting: usize,
    last_ended: Option<usize>,
    finished: bool,
}

impl Machine {
    /// The state before anything ran, with the first actions.
    pub fn start(shape: Arc<Shape>) -> (Self, Vec<Action>) {
        Self::start_at(shape, None)
    }

    /// As [`Machine::start`], of an execution that the trigger `entry` started: other triggers that nothing leads to are skipped. One that the graph does not have skips nothing.
    pub fn start_at(shape: Arc<Shape>, entry: Option<&str>) -> (Self, Vec<Action>) {
        let mut machine = Self {
            nodes: vec![NodeState::Waiting; shape.nodes.len()],
            edges: vec![EdgeState::Pending; shape.edges.len()],
            running: 0,
            waiting: 0,
            last_ended: None,
            finished: false,
            shape,
        };
        let mut actions = Vec::new();
        let entry = entry.and_then(|entry| machine.shape.index(entry));
        let mut settled = Vec::new();
        for node in 0..machine.nodes.len() {
            if !machine.shape.nodes[node].incoming.is_empty() {
                continue;
            }
            if entry.is_some_and(|entry| entry != node) && machine.shape.nodes[node].is_trigger {
                machine.skip(node, &mut settled);
            } else {
                machine.open(node, 1, &mut actions);
            }
        }
        machine.settle(settled, &mut actions);
        machine.finish_if_idle(&mut actions);
        (machine, actions)
    }

    /// The state that a journal leads to, with the actions that are open now: nothing that ended is among them.
    pub fn rebuild(
        shape: Arc<Shape>,
        steps: impl IntoIterator<Item = StepRecord>,
    ) -> Result<(Self, Vec<Action>), RebuildError> {
        Self::rebuild_at(shape, None, steps)
    }

    /// As [`Machine::rebuild`], of an execution that [`Machine::start_at`] began.
    pub fn rebuild_at(
        shape: Arc<Shape>,
        entry: Option<&str>,
        steps: impl IntoIterator<Item = StepRecord>,
    ) -> Result<(Self, Vec<Action>), RebuildError> {
        let (mut machine, mut actions) = Self::start_at(shape, entry);
        for step in steps {
            let ordinal = step.ordinal;
            let Some(node) = machine.shape.index(&step.node_id) else {
                return Err(RebuildError::UnknownNode { ordinal, node: step.node_id });
            };
            // A retrying node's next attempt has begun without an entry of its own, and a merge that was opened by its first edge is open already.
            if !matches!(
                machine.nodes[node],
                NodeState::Open { .. }
                    | NodeState::Retrying { .. }
                    | NodeState::Asleep { .. }
                    | NodeState::Suspended { .. }
            ) || machine.finished
            {
                return Err(RebuildError::OutOfOrder { ordinal });
            }
            actions.clear();
            machine.apply(node, step.attempt, Outcome::from_record(step.outcome), &mut actions);
        }
        if !machine.finished {
            actions.clear();
            machine.open_actions(&mut actions);
        }
        Ok((machine, actions))
    }

    /// Turns an attempt's result into what the journal will say: is there another attempt, and when? `jitter` is random in 0 to 1.
    pub fn decide(&self, node: usize, attempt: i32, result: AttemptResult, now: DateTime<Utc>, jitter: f64) -> Outcome {
        match result {
            AttemptResult::Succeeded { output, branch } => Outcome::Succeeded { output, branch },
            AttemptResult::Sleep { until, output } => Outcome::Sleeping { until, output },
            AttemptResult::Wait { prompt, until } => Outcome::Waiting { prompt, until },
            AttemptResult::Failed { mut error, retryable } => {
                let shape = &self.shape.nodes[node];
                error.node = Some(shape.id.to_string());
                let retry_at = shape
                    .retry
                    .as_ref()
                    .filter(|policy| retryable && i64::from(attempt) < i64::from(policy.max_attempts))
                    .map(|policy| now + backoff(policy, attempt, jitter));
                Outcome::Failed { error, retry_at }
            }
        }
    }

    /// Takes an attempt's outcome in and says what follows. Outcomes of nodes that are not open change nothing.
    pub fn apply(&mut self, node: usize, attempt: i32, outcome: Outcome, actions: &mut Vec<Action>) {
        if self.finished {
            return;
        }
        match self.nodes[node] {
            NodeState::Open { .. } => self.running -= 1,
            NodeState::Retrying { .. } | NodeState::Asleep { .. } | NodeState::Suspended { .. } => self.waiting -= 1,
            NodeState::Waiting | NodeState::Ended { .. } | NodeState::Fatal | NodeState::Skipped => return,
        }
        match outcome {
            Outcome::Succeeded { output, branch } => self.end(node, output, branch.as_deref(), false, actions),
            Outcome::Failed { retry_at: Some(at), .. } => {
                self.waiting += 1;
                self.nodes[node] = NodeState::Retrying { attempt: attempt + 1, at };
                actions.push(Action::SleepUntil { node, until: at });
            }
            Outcome::Failed { error, retry_at: None } => match self.shape.nodes[node].on_error {
                OnError::Fail => {
                    self.nodes[node] = NodeState::Fatal;
                    self.finished = true;
                    actions.push(Action::Finish(Finish::Failed { error }));
                }
                OnError::Continue => self.end(node, error_output(&error), None, false, actions),
                OnError::Branch => self.end(node, error_output(&error), Some(ERROR_BRANCH), true, actions),
            },
            Outcome::Sleeping { until, output } => {
                self.waiting += 1;
                self.nodes[node] = NodeState::Asleep { attempt, until, output };
                actions.push(Action::SleepUntil { node, until });
            }
            Outcome::Waiting { prompt, until } => {
                self.waiting += 1;
                self.nodes[node] = NodeState::Suspended { attempt, prompt, until };
                actions.extend(until.map(|until| Action::SleepUntil { node, until }));
            }
        }
    }

    /// A timer that [`Action::SleepUntil`] asked for is due.
    pub fn wake(&mut self, node: usize) -> Wake {
        match &self.nodes[node] {
            NodeState::Retrying { attempt, .. } => {
                let attempt = *attempt;
                self.nodes[node] = NodeState::Open { attempt };
                self.waiting -= 1;
                self.running += 1;
                Wake::Run { attempt }
            }
            NodeState::Asleep { attempt, output, .. } => Wake::Ended {
                attempt: *attempt,
                outcome: Outcome::Succeeded { output: Arc::clone(output), branch: None },
            },
            NodeState::Suspended { attempt, .. } => Wake::Ended {
                attempt: *attempt,
                outcome: Outcome::Succeeded {
                    output: Output::new(json!({ "timed_out": true })),
                    branch: Some(TIMEOUT_BRANCH.to_owned()),
                },
            },
            _ => Wake::Nothing,
        }
    }

    /// A person answers a node: the attempt that waits, and what it comes to; `None` where it does not wait.
    pub fn answer(&self, node: usize, answer: Arc<Output>, branch: Option<String>) -> Option<(i32, Outcome)> {
        match &self.nodes[node] {
            NodeState::Suspended { attempt, .. } => Some((*attempt, Outcome::Succeeded { output: answer, branch })),
            _ => None,
        }
    }

    /// Whether every open node waits for a person (and perhaps for the end of that wait): nothing happens before.
    pub fn is_suspended(&self) -> bool {
        let waiting = |state: &NodeState| matches!(state, NodeState::Retrying { .. } | NodeState::Asleep { .. });
        self.is_waiting() && !self.nodes.iter().any(waiting)
    }

    /// Ends the execution from outside; nothing that comes in later changes anything.
    pub fn cancel(&mut self) {
        self.finished = true;
    }

    /// Whether the execution has ended.
    pub fn is_finished(&self) -> bool {
        self.finished
    }

    /// Whether every open node waits for time.
    pub fn is_waiting(&self) -> bool {
        self.running == 0 && self.waiting > 0
    }

    /// When the first node that waits goes on by itself; `None` where none does.
    pub fn wakes_at(&self) -> Option<DateTime<Utc>> {
        let until = |state: &NodeState| match state {
            NodeState::Retrying { at: until, .. } | NodeState::Asleep { until, .. } => Some(*until),
            NodeState::Suspended { until, .. } => *until,
            _ => None,
        };
        self.nodes.iter().filter_map(until).min()
    }

    /// Where a node is.
    pub fn node(&self, node: usize) -> &NodeState {
        &self.nodes[node]
    }

    /// The output of a node that ended.
    pub fn output(&self, node: usize) -> Option<&Arc<Output>> {
        match &self.nodes[node] {
            NodeState::Ended { output } => Some(output),
            _ => None,
        }
    }

    /// Sources of the edges into `node` that are taken by now, each once, in the order of the edges.
    pub fn taken_sources(&self, node: usize) -> Vec<usize> {
        let mut sources = Vec::new();
        for &edge in &self.shape.nodes[node].incoming {
            let source = self.shape.edges[edge].source;
            if self.edges[edge] == EdgeState::Taken && !sources.contains(&source) {
                sources.push(source);
            }
        }
        sources
    }

    fn open_actions(&self, actions: &mut Vec<Action>) {
        for (node, state) in self.nodes.iter().enumerate() {
            match state {
                NodeState::Open { attempt } => actions.push(Action::Run { node, attempt: *attempt }),
                NodeState::Retrying { at: until, .. }
                | NodeState::Asleep { until, .. }
                | NodeState::Suspended { until: Some(until), .. } => {
                    actions.push(Action::SleepUntil { node, until: *until });
                }
                _ => {}
            }
        }
    }

    fn open(&mut self, node: usize, attempt: i32, actions: &mut Vec<Action>) {
        self.nodes[node] = NodeState::Open { attempt };
        self.running += 1;
        actions.push(Action::Run { node, attempt });
    }

    /// A node ended and the execution goes on: settles its edges, and, along dead ones, those behind.
    fn end(&mut self, node: usize, output: Arc<Output>, branch: Option<&str>, failed: bool, actions: &mut Vec<Action>) {
        self.nodes[node] = NodeState::Ended { output };
        self.last_ended = Some(node);
        let shape = Arc::clone(&self.shape);
        let mut settled: Vec<usize> = Vec::new();
        for &edge in &shape.nodes[node].outgoing {
            let taken = match &shape.edges[edge].branch {
                None => !failed,
                Some(wanted) => branch == Some(wanted),
            };
            self.edges[edge] = if taken { EdgeState::Taken } else { EdgeState::Dead };
            settled.push(edge);
        }
        self.settle(settled, actions);
        self.finish_if_idle(actions);
    }

    fn skip(&mut self, node: usize, settled: &mut Vec<usize>) {
        self.nodes[node] = NodeState::Skipped;
        let shape = Arc::clone(&self.shape);
        for &edge in &shape.nodes[node].outgoing {
            self.edges[edge] = EdgeState::Dead;
            settled.push(edge);
        }
    }

    /// Opens or skips what stands behind edges that are settled.
    fn settle(&mut self, mut settled: Vec<usize>, actions: &mut Vec<Action>) {
        let shape = Arc::clone(&self.shape);
        let mut next = 0;
        while let Some(&edge) = settled.get(next) {
            next += 1;
            let target = shape.edges[edge].target;
            if self.nodes[target] != NodeState::Waiting {
                continue;
            }
            let incoming = &shape.nodes[target].incoming;
            let taken = incoming.iter().any(|&edge| self.edges[edge] == EdgeState::Taken);
            let pending = incoming.iter().any(|&edge| self.edges[edge] == EdgeState::Pending);
            if taken && (!pending || shape.nodes[target].joins_any) {
                self.open(target, 1, actions);
            } else if !taken && !pending {
                self.skip(target, &mut settled);
            }
        }
    }

    fn finish_if_idle(&mut self, actions: &mut Vec<Action>) {
        if self.running + self.waiting == 0 && !self.finished {
            self.finished = true;
            actions.push(Action::Finish(Finish::Completed { output: self.result() }));
        }
    }

    fn result(&self) -> Arc<Output> {
        let mut leaves = (0..self.nodes.len())
            .filter(|&node| self.shape.nodes[node].outgoing.is_empty())
            .filter_map(|node| self.output(node).map(|output| (node, output)));
        match (leaves.next(), leaves.next()) {
            (None, _) => self.last_ended.and_then(|node| self.output(node)).cloned().unwrap_or_default(),
            (Some((_, only)), None) => Arc::clone(only),
            (Some(first), Some(second)) => {
                let object = [first, second]
                    .into_iter()
                    .chain(leaves)
                    .map(|(node, output)| (self.shape.nodes[node].id.to_string(), output.json().clone()));
                Output::new(Value::Object(object.collect()))
            }
        }
    }
}

/// The wait before attempt `attempt + 1`.
fn backoff(policy: &RetryPolicy, attempt: i32, jitter: f64) -> TimeDelta {
    #[expect(clippy::cast_precision_loss, reason = "waits far below 2^52 ms")]
    let (initial, max) = (policy.initial_ms as f64, policy.max_ms as f64);
    let base = (initial * policy.factor.powi(attempt - 1)).min(max);
    let spread = 1.0 + policy.jitter * (2.0 * jitter - 1.0);
    let wait = (base * spread).clamp(0.0, 1e12);
    #[expect(clippy::cast_possible_truncation, reason = "clamped above; a NaN becomes 0")]
    TimeDelta::milliseconds(wait as i64)
}

/// What later nodes see of a failure that the execution survives.
fn error_output(error: &RunError) -> Arc<Output> {
    Output::new(json!({ "error": { "code": error.code, "message": error.message } }))
}
