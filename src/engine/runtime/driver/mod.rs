//! One execution, from its journal to its end: feeds what happens into the machine, commits, and only then carries out what the machine wants.
//!
//! A node that only computes is run on the spot; one that takes its time is polled here together with its siblings, so that an execution is one task
//! however many branches it has. Once it only waits, it leaves memory; [`timers`](super::timers) and whoever asks for it bring it back. The status in the journal may lag behind by [`ANNOUNCE_AFTER`]: it rides along with the next step's commit where one is near,
//! and a three-step execution costs three commits and not five.

mod beside;
mod commit;
mod early;
mod launch;
mod setup;
mod telling;

use std::{
    cmp::Reverse,
    collections::{BinaryHeap, HashMap, HashSet, VecDeque},
    sync::Arc,
    time::Duration,
};

use chrono::{DateTime, Utc};
use futures_util::{FutureExt as _, StreamExt as _, future::BoxFuture, stream::FuturesUnordered};
use serde_json::Value;
use tokio::{sync::oneshot, time::Instant};

use self::{
    beside::Beside,
    commit::Step,
    setup::{fail_whole, load_given, load_kept, load_program},
};
use super::{
    Inner,
    active::{Active, Seat, Signal, Stop, Word},
    feed::{Log, replay},
    runner::cancel_children,
    turns::{Permit, Place as Queueing, Turn},
};
use crate::{
    domain::{
        self, Error,
        context::{self, Context},
        execution::{Execution, ExecutionDetail, ExecutionStatus, StepOutcome},
        feed::{Place, RunEvent},
        id::{AnswerId, ExecutionId},
        ports::{EarlyAnswer, NewExecution, Transition},
        run::AgentRun,
        trigger::RESPOND,
    },
    engine::{
        machine::{Action, AttemptResult, Machine, NodeState, Outcome, Wake},
        output::Output,
        program::{Given, Program},
    },
};

/// How long the journal's status may lag behind.
const ANNOUNCE_AFTER: Duration = Duration::from_millis(100);
/// Longest sleep without a look at the clock: it may have been set.
const LONGEST_SLEEP: Duration = Duration::from_secs(10);
/// First and longest pause between attempts at a commit.
const COMMIT_PAUSE: (Duration, Duration) = (Duration::from_millis(50), Duration::from_secs(5));

/// What is needed to run an execution: its record, and its journal where there is one.
#[derive(Debug)]
pub(super) struct Job {
    detail: ExecutionDetail,
    is_new: bool,
    /// Its place in the line of its workflow's limit, where it has to pass one.
    queueing: Option<Queueing>,
}

impl Job {
    /// A new execution.
    pub(super) fn new(new: &NewExecution) -> Self {
        let execution = Execution {
            seq: 0,
            id: new.id,
            owner: new.owner,
            workflow_id: new.workflow_id,
            workflow_version: new.workflow_version,
            status: ExecutionStatus::Pending,
            origin: new.origin.clone(),
            input: new.input.clone(),
            output: None,
            error: None,
            created_at: new.created_at,
            started_at: None,
            finished_at: None,
            reopened_at: None,
        };
        Self { detail: ExecutionDetail { execution, steps: Vec::new() }, is_new: true, queueing: None }
    }

    /// An execution that the journal holds already. It takes its place in line, or is counted where it has passed it before.
    pub(super) fn of(inner: &Inner, detail: ExecutionDetail) -> Self {
        let mut job = Self { detail, is_new: false, queueing: None };
        job.line_up(inner);
        job
    }

    /// An execution that another process has accepted and that has begun nowhere. It takes its place in line.
    pub(super) fn adopted(inner: &Inner, detail: ExecutionDetail) -> Self {
        Self { is_new: true, ..Self::of(inner, detail) }
    }

    pub(super) fn detail(&self) -> &ExecutionDetail {
        &self.detail
    }

    /// Takes its place in the line of its workflow's limit: once it is durable, and not before.
    pub(super) fn line_up(&mut self, inner: &Inner) {
        let execution = &self.detail.execution;
        let Some(gate) = &execution.origin.pinned.gate else { return };
        if execution.status == ExecutionStatus::Pending {
            self.queueing = Some(inner.limits.line_up(execution.workflow_id, gate, turn(execution)));
        } else {
            inner.limits.hold(execution.workflow_id, &gate.key, execution.id);
        }
    }
}

fn turn(execution: &Execution) -> Turn {
    Turn::new(execution.created_at, execution.origin.pinned.priority, execution.id)
}

/// Runs an execution that was just accepted, in a task of its own. Its place in line is taken when this returns.
pub(super) fn begin(seat: Seat, mut job: Job) {
    job.line_up(seat.inner());
    tokio::spawn(drive(seat, job));
}

/// Runs an execution to its end, or until it is told to stop.
pub(super) async fn drive(seat: Seat, job: Job) {
    let inner = Arc::clone(seat.inner());
    let active = Arc::clone(&seat.active);
    let id = seat.id;
    let (was_read, execution) = (!job.is_new, &job.detail.execution);
    let gate = execution.origin.pinned.gate.clone().map(|gate| (execution.workflow_id, gate));
    let mut waits = false;
    if let Some(mut driver) = Driver::new(&inner, &active, id, job).await {
        driver.run().await;
        waits = driver.waits_elsewhere;
    }
    // One that is to go on in this process still counts towards its limit.
    if let Some((workflow, gate)) = gate
        && !waits
        && !inner.table.is_stopping()
    {
        inner.limits.leave(workflow, &gate.key, id);
    }
    if active.is_final() {
        cancel_children(&inner, id, &context::current(), was_read).await;
        if let Some(log) = active.log.get().filter(|log| log.has_finished()) {
            inner.kept.keep(id, Arc::clone(log));
        }
    }
    tracing::debug!(execution = %seat.id, finished = active.is_final(), "execution {} leaves memory", seat.id);
}

/// An attempt that ended, not yet taken in.
struct Ended {
    node: usize,
    attempt: i32,
    logged: Arc<Value>,
    started_at: DateTime<Utc>,
    finished_at: DateTime<Utc>,
    end: End,
    beside: Beside,
}

enum End {
    Result(AttemptResult),
    /// A sleeper woke: what it comes to was decided when it went to sleep.
    Woken(Outcome),
    /// A person answered; the commit says so, and whose doing that is.
    Answered(Outcome),
}

/// The status that the journal knows of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Announced {
    Pending,
    Running,
    Waiting,
}

/// What the journal says about when its wait ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum AnnouncedWake {
    /// It was read from the journal, and this is not known here.
    Unknown,
    /// This, or that it ends at no moment.
    Is(Option<DateTime<Utc>>),
}

/// Why the driver leaves.
struct Leave;

struct Driver<'a> {
    inner: &'a Arc<Inner>,
    active: &'a Active,
    id: ExecutionId,
    /// Its record, without its input and what came of it.
    execution: Execution,
    run: Option<AgentRun>,
    program: Arc<Program>,
    machine: Machine,
    given: Given,
    todo: VecDeque<Action>,
    running: FuturesUnordered<BoxFuture<'static, Ended>>,
    /// Of the nodes that run: those that wait for other executions and do nothing themselves.
    patient: HashSet<usize>,
    ended: Vec<Ended>,
    timers: BinaryHeap<Reverse<(DateTime<Utc>, usize)>>,
    /// Of nodes that sleep: what they were configured with, and since when.
    asleep: HashMap<usize, (Arc<Value>, DateTime<Utc>)>,
    permit: Option<Permit>,
    queueing: Option<Queueing>,
    /// Whether others may have run it before, and started executions that are not in memory.
    was_read: bool,
    /// Answers that came before their questions, in their order.
    kept: VecDeque<EarlyAnswer>,
    /// Of these, what the next entry uses up.
    used: Vec<AnswerId>,
    /// Since when it only waits.
    idle_since: Option<Instant>,
    announced_wake: AnnouncedWake,
    /// It has left memory, and waits.
    waits_elsewhere: bool,
    /// What happens, where somebody may want to know.
    log: Option<Arc<Log>>,
    /// Whether the last thing that happened is that all waits for a person.
    paused: bool,
    announced: Announced,
    announce_at: Option<Instant>,
    started_at: Option<DateTime<Utc>>,
    next_ordinal: i32,
    /// Whether a node has answered the caller.
    replied: bool,
}

impl<'a> Driver<'a> {
    /// `None` where the execution could not be set up; its end is in the journal then, or it is to be left.
    async fn new(inner: &'a Arc<Inner>, active: &'a Active, id: ExecutionId, job: Job) -> Option<Self> {
        let Job { detail, is_new, queueing } = job;
        let next_ordinal = detail.steps.iter().map(|step| step.ordinal + 1).max().unwrap_or(0);
        let started_at = detail.execution.started_at.or_else(|| detail.steps.first().map(|step| step.started_at));
        let run = detail.execution.origin.agent;
        let mut asleep = HashMap::new();
        let program = match load_program(inner, active, &detail.execution).await? {
            Ok(program) => program,
            Err(error) => {
                fail_whole(inner, active, &detail.execution, "invalid_graph", &error.to_string()).await;
                return None;
            }
        };
        let kept = if is_new { VecDeque::new() } else { load_kept(inner, active, id).await? };
        let log = run.is_some().then(|| first_log(inner, active, &program, &detail, is_new));
        let ExecutionDetail { mut execution, steps } = detail;
        let given = match load_given(inner, active, &mut execution).await? {
            Ok(given) => given,
            Err(error) => {
                fail_whole(inner, active, &execution, "invalid_graph", &error.to_string()).await;
                return None;
            }
        };
        for step in &steps {
            if let (StepOutcome::Sleeping { .. } | StepOutcome::Waiting { .. }, Some(node)) =
                (&step.outcome, program.shape.index(&step.node_id))
            {
                asleep.insert(node, (Arc::new(step.input.clone()), step.started_at));
            }
        }
        let replied =
            steps.iter().any(|step| step.node_kind == RESPOND && matches!(step.outcome, StepOutcome::Succeeded { .. }));
        let entry = execution.origin.entry();
        let (machine, actions) = match Machine::rebuild_at(Arc::clone(&program.shape), entry, steps) {
            Ok(rebuilt) => rebuilt,
            Err(error) => {
                execution.input = given.spell();
                fail_whole(inner, active, &execution, "invalid_journal", &error.to_string()).await;
                return None;
            }
        };
        Some(Self {
            inner,
            active,
            id,
            run,
            program,
            paused: machine.is_suspended(),
            machine,
            given,
            todo: actions.into(),
            running: FuturesUnordered::new(),
            patient: HashSet::new(),
            ended: Vec::new(),
            timers: BinaryHeap::new(),
            asleep,
            permit: None,
            queueing,
            was_read: !is_new,
            kept,
            used: Vec::new(),
            idle_since: None,
            announced_wake: AnnouncedWake::Unknown,
            waits_elsewhere: false,
            log,
            announced: match execution.status {
                ExecutionStatus::Running => Announced::Running,
                ExecutionStatus::Waiting => Announced::Waiting,
                _ => Announced::Pending,
            },
            announce_at: None,
            started_at,
            next_ordinal,
            replied,
            execution,
        })
    }

    async fn run(&mut self) {
        // An execution that was at its end when its journal was folded lacks only the transition.
        if let Some(Action::Finish(finish)) = self.todo.front().cloned() {
            let last = self.last(finish).await;
            if self.commit_last(&[], &last).await.is_ok() {
                self.finished(&last);
            }
            return;
        }
        while self.turn().await.is_ok() {}
    }

    /// One round: stop, take in, start, or wait.
    async fn turn(&mut self) -> Result<(), Leave> {
        match self.active.stop() {
            Stop::Now => return Err(Leave),
            Stop::Park if !self.works() && self.ended.is_empty() => return Err(Leave),
            Stop::Park | Stop::No => {}
        }
        if !self.ended.is_empty() {
            return self.take_in().await;
        }
        if self.is_overdue() {
            return self.expire().await;
        }
        if let Some(index) = self.next_kept() {
            return self.take_kept(index).await;
        }
        if self.active.is_asked() {
            if let Some(by) = self.active.cancelled_by() {
                return self.cancel(by).await;
            }
            match self.active.next_word() {
                Some(Word::Log) => return self.open_log().await,
                Some(Word::Signal(signal)) => return self.answer(signal).await,
                None => {}
            }
        }
        if !self.todo.is_empty() && self.active.stop() == Stop::No {
            return self.carry_out().await;
        }
        if self.machine.is_suspended() && !self.active.is_suspended() {
            return self.pause().await;
        }
        self.wait().await
    }

    /// Whether steps run that do something themselves.
    fn works(&self) -> bool {
        // What has ended is taken in before anybody asks.
        self.running.len() > self.patient.len()
    }

    /// Whether the execution that started this one has room for it: one that works while it waits for this one, and would wait for ever were there no more. One that does
    /// nothing but wait has given its room up.
    fn shares_room(&self) -> bool {
        let Some(parent) = self.active.parent else { return false };
        self.inner.table.find(parent).is_none_or(|parent| parent.has_room())
    }

    /// Carries out what the machine wants, as soon as there is room for this execution.
    async fn carry_out(&mut self) -> Result<(), Leave> {
        let needs_room = self.todo.iter().any(|action| matches!(action, Action::Run { .. })) && !self.shares_room();
        let due = self.deadline().map(moment);
        if let Some(queueing) = &mut self.queueing {
            tokio::select! {
                biased;
                () = self.active.changed.notified() => return Ok(()),
                () = queueing.called_up() => self.queueing = None,
                () = sleep_until(due), if due.is_some() => return Ok(()),
            }
        }
        if self.permit.is_none() && needs_room {
            tokio::select! {
                biased;
                () = self.active.changed.notified() => return Ok(()),
                permit = self.inner.permits.acquire(turn(&self.execution)) => self.permit = Some(permit),
                () = sleep_until(due), if due.is_some() => return Ok(()),
            }
        }
        self.idle_since = None;
        self.active.set_has_room(true);
        while let Some(action) = self.todo.pop_front() {
            match action {
                Action::Run { node, attempt } => self.launch(node, attempt),
                Action::SleepUntil { node, until } => self.timers.push(Reverse((until, node))),
                // Handled when the step that led to it was committed.
                Action::Finish(_) => return Err(Leave),
            }
        }
        Ok(())
    }

    /// Feeds what ended into the machine and commits it, the execution's end included where this is it.
    async fn take_in(&mut self) -> Result<(), Leave> {
        let mut ended = std::mem::take(&mut self.ended);
        self.paused = false;
        self.idle_since = None;
        self.active.set_suspended(false);
        // Good ends first: a failure that ends the execution must not leave a sibling that did its work out of the journal.
        ended.sort_by_key(|ended| matches!(ended.end, End::Result(AttemptResult::Failed { .. })));
        let mut actions = Vec::new();
        let mut steps = Vec::with_capacity(ended.len());
        for ended in ended {
            if self.machine.is_finished() {
                break;
            }
            let Ended { node, attempt, logged, started_at, finished_at, end, beside } = ended;
            self.patient.remove(&node);
            let answered = matches!(end, End::Answered(_));
            let mut outcome = match end {
                End::Woken(outcome) | End::Answered(outcome) => outcome,
                End::Result(result) => self.machine.decide(node, attempt, result, finished_at, rand::random()),
            };
            beside.put_off(&mut outcome, finished_at);
            if let Outcome::Sleeping { .. } | Outcome::Waiting { .. } = outcome {
                self.asleep.insert(node, (Arc::clone(&logged), started_at));
            }
            self.log(node, attempt, &outcome);
            self.machine.apply(node, attempt, outcome.clone(), &mut actions);
            let ordinal = self.next_ordinal;
            self.next_ordinal += 1;
            let message = beside.message;
            steps.push(Step { ordinal, node, attempt, logged, outcome, message, answered, started_at, finished_at });
        }
        if let Some(Action::Finish(finish)) = actions.pop_if(|action| matches!(action, Action::Finish(_))) {
            self.running.clear();
            let last = self.last(finish).await;
            self.commit_last(&steps, &last).await?;
            self.tell_steps(&steps, last.answer(self.run).as_deref());
            self.finished(&last);
            return Err(Leave);
        }
        let transition = self.transition();
        self.commit(&steps, &|| transition.clone()).await?;
        self.tell_steps(&steps, None);
        self.todo.extend(actions);
        Ok(())
    }

    /// Waits for the first of: a step's end, a timer, a word from outside, the moment to announce the status.
    async fn wait(&mut self) -> Result<(), Leave> {
        if !self.works() {
            // Whoever only waits, for time or for others, makes room.
            self.permit = None;
            // One that shares the room of whoever started it leaves it that: those that it waits for share it too, or would wait for ever where nobody else gives any up.
            self.active.set_has_room(self.shares_room());
        }
        if self.is_announced() {
            self.announce_at = None;
        } else if self.announce_at.is_none() {
            self.announce_at = Some(Instant::now() + ANNOUNCE_AFTER);
        }
        let next = self.timers.peek().map(|Reverse((until, _))| *until);
        let due = next.into_iter().chain(self.deadline()).min().map(moment);
        let leave_at = self.leaves_at();
        // What nothing runs in can be told from its journal.
        let idle_at = self.log.as_ref().filter(|_| self.running.is_empty()).and_then(|log| log.idle_at());
        let parked = self.active.stop() != Stop::No;
        let announce_at = self.announce_at;
        tokio::select! {
            biased;
            () = self.active.changed.notified() => {}
            Some(ended) = self.running.next(), if !self.running.is_empty() => {
                self.ended.push(ended);
                while let Some(Some(ended)) = self.running.next().now_or_never() {
                    self.ended.push(ended);
                }
            }
            () = sleep_until(due), if due.is_some() && !parked => self.fire_timers(),
            () = sleep_until(idle_at), if idle_at.is_some() => {
                if let Some(log) = &self.log {
                    log.idle();
                }
            }
            () = sleep_until(announce_at), if announce_at.is_some() => {
                self.announce_at = None;
                let transition = self.transition();
                self.commit(&[], &|| transition.clone()).await?;
            }
            () = sleep_until(leave_at), if leave_at.is_some() && !parked => {
                if self.announced_wake == AnnouncedWake::Unknown {
                    // It was read from the journal, and may wait for another moment than that says.
                    let transition = self.transition();
                    self.commit(&[], &|| transition.clone()).await?;
                } else if !self.active.is_asked() && self.leaves_at().is_some() {
                    self.waits_elsewhere = true;
                    return Err(Leave);
                }
            }
        }
        Ok(())
    }

    fn fire_timers(&mut self) {
        let now = Utc::now();
        while let Some(&Reverse((until, node))) = self.timers.peek()
            && until <= now
        {
            self.timers.pop();
            match self.machine.wake(node) {
                Wake::Run { attempt } => self.todo.push_back(Action::Run { node, attempt }),
                Wake::Ended { attempt, outcome } => {
                    let (logged, started_at) =
                        self.asleep.remove(&node).unwrap_or_else(|| (Arc::new(Value::Null), until));
                    let (end, beside) = (End::Woken(outcome), Beside::default());
                    self.ended.push(Ended { node, attempt, logged, started_at, finished_at: now, end, beside });
                }
                Wake::Nothing => {}
            }
        }
    }

    /// Ends the execution by request, which is who asked's doing and not this task's.
    async fn cancel(&mut self, by: Context) -> Result<(), Leave> {
        self.running.clear();
        self.machine.cancel();
        let at = Utc::now();
        context::scope(by.clone(), self.commit(&[], &|| Some(Transition::Cancelled { at }))).await?;
        tracing::info!(execution = %self.id, "execution {} cancelled", self.id);
        let cancelled = RunEvent::Finished { status: ExecutionStatus::Cancelled, output: Value::Null, error: None };
        self.tell(|log| log.push(at, cancelled));
        self.active.set_final();
        cancel_children(self.inner, self.id, &by, self.was_read).await;
        self.active.answer_cancels(|| Ok(()));
        Err(Leave)
    }

    /// All waits for a person: says so in the journal, at once, and then to those who wait for that.
    async fn pause(&mut self) -> Result<(), Leave> {
        while !self.is_announced() {
            let transition = self.transition();
            self.commit(&[], &|| transition.clone()).await?;
        }
        if !std::mem::replace(&mut self.paused, true) {
            self.tell(|log| {
                log.push(Utc::now(), RunEvent::Paused);
                log.settle();
            });
        }
        self.active.set_suspended(true);
        Ok(())
    }

    /// A person answers what a node asked. Which node that is, and whether it takes the answer, is judged here, where nothing else moves meanwhile.
    async fn answer(&mut self, signal: Signal) -> Result<(), Leave> {
        let Signal { node, answer, by, taken } = signal;
        let refuse = |taken: oneshot::Sender<domain::Result<()>>, error| {
            // Who went away needs no answer.
            let _ = taken.send(Err(error));
            Ok(())
        };
        let not_waiting = || Error::conflict(format!("`{node}` does not wait for an answer"));
        let Some(index) = self.program.shape.index(&node) else { return refuse(taken, not_waiting()) };
        let prompt = match self.machine.node(index) {
            NodeState::Suspended { prompt, .. } => prompt,
            NodeState::Waiting | NodeState::Open { .. } | NodeState::Retrying { .. } if self.asks(index) => {
                return self.keep(Signal { node, answer, by, taken }).await;
            }
            _ => return refuse(taken, not_waiting()),
        };
        let (branch, answer) = match self.program.steps[index].kind.judge(prompt.json(), &answer) {
            Ok(verdict) => (verdict.branch, verdict.answer.unwrap_or(answer)),
            Err(faults) => return refuse(taken, Error::Invalid { faults }),
        };
        let Some((attempt, outcome)) = self.machine.answer(index, Output::new(answer), branch) else {
            return refuse(taken, not_waiting());
        };
        let finished_at = Utc::now();
        let (logged, started_at) = self.asleep.remove(&index).unwrap_or_else(|| (Arc::new(Value::Null), finished_at));
        let (end, beside) = (End::Answered(outcome), Beside::default());
        self.ended.push(Ended { node: index, attempt, logged, started_at, finished_at, end, beside });
        let result = context::scope(by, self.take_in()).await;
        if result.is_ok() || self.active.is_final() {
            let _ = taken.send(Ok(()));
        }
        result
    }

    fn log(&self, node: usize, attempt: i32, outcome: &Outcome) {
        let (id, node) = (self.id, &*self.program.shape.nodes[node].id);
        match outcome {
            Outcome::Succeeded { .. } => {
                tracing::debug!(execution = %id, node, attempt, "execution {id}: node {node} succeeded");
            }
            Outcome::Sleeping { until, .. } => {
                tracing::debug!(execution = %id, node, attempt, %until, "execution {id}: node {node} sleeps until {until}");
            }
            Outcome::Waiting { until, .. } => {
                tracing::debug!(execution = %id, node, attempt, ?until, "execution {id}: node {node} waits for a person");
            }
            Outcome::Failed { error, retry_at } => {
                let code = &error.code;
                tracing::debug!(execution = %id, node, attempt, code, ?retry_at, "execution {id}: node {node} failed: {code}");
            }
        }
    }
}

/// The log of an agent's run, from its first moment in this process.
fn first_log(inner: &Inner, active: &Active, program: &Program, detail: &ExecutionDetail, is_new: bool) -> Arc<Log> {
    let log = if is_new {
        Log::new(Place::default(), false)
    } else {
        inner.kept.forget(detail.execution.id);
        let frames = replay(Some(program), detail);
        Log::new(frames.last().map(|frame| frame.place).unwrap_or_default(), true)
    };
    if is_new {
        log.push(detail.execution.created_at, RunEvent::Started);
        log.settle();
    }
    publish(active, &log);
    log
}

/// Those who watch, or want to, find the log from here on.
fn publish(active: &Active, log: &Arc<Log>) {
    // Set once: an execution has one log.
    let _ = active.log.set(Arc::clone(log));
    active.turned.notify_waiters();
}

/// A moment of the clock as the runtime counts; one far off is looked at again before.
fn moment(at: DateTime<Utc>) -> Instant {
    Instant::now() + (at - Utc::now()).to_std().unwrap_or_default().min(LONGEST_SLEEP)
}

/// Never ends where there is no moment; the caller's condition keeps it from being asked.
async fn sleep_until(moment: Option<Instant>) {
    match moment {
        Some(moment) => tokio::time::sleep_until(moment).await,
        None => std::future::pending().await,
    }
}
