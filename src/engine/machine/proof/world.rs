//! One execution in a world of chance: a clock, people, timers, and a process that dies.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

use super::{
    super::{Action, AttemptResult, Finish, Machine, NodeState, Outcome, Shape, Wake, reference::Fate},
    case::{CODE, Case, Chance, Failure, MESSAGE, Rest},
};
use crate::{
    domain::{
        execution::{RunError, StepOutcome, StepRecord},
        graph::OnError,
    },
    engine::output::Output,
};

/// Times that an execution is opened again at most.
const LIVES: u64 = 4;

/// Plays the case of a seed to its end: how many crash points it had, and how often it was opened again.
pub(super) fn play(seed: u64) -> (u64, u64) {
    let mut world = World::new(seed);
    world.live();
    (world.crash_points, world.lives)
}

/// How many things [`features`] tells apart.
pub(super) const FEATURES: usize = 13;

/// What happens in the case of a seed.
pub(super) fn features(seed: u64) -> BTreeSet<&'static str> {
    let mut world = World::new(seed);
    world.live();
    let mut seen: BTreeSet<&str> = world.seen.clone();
    let reference = world.case.reference(|node| world.healed.contains(&node));
    for fate in &reference.fates {
        seen.insert(match fate {
            Fate::Ran { failed: true, .. } => "an error branch",
            Fate::Ran { .. } => "a node that ran",
            Fate::Fatal => "a fatal node",
            Fate::Skipped => "a skipped node",
            Fate::Blocked => "a blocked node",
        });
    }
    seen
}

/// What the machine wants of the world, by node: a node has one open action at most, and one that waits for a person may have none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    Run { attempt: i32 },
    Sleep { until: DateTime<Utc> },
    Ask,
}

struct World {
    case: Case,
    chance: Chance,
    shape: Arc<Shape>,
    now: DateTime<Utc>,
    /// What survives everything.
    journal: Vec<StepRecord>,
    /// Dropped by second tries, in their place gaps.
    next_ordinal: i32,
    /// Nodes that have stopped failing.
    healed: BTreeSet<usize>,
    /// When nodes try again: what a crash makes of an attempt that had begun.
    retries: BTreeMap<usize, DateTime<Utc>>,
    machine: Machine,
    open: BTreeMap<usize, Open>,
    finish: Option<Finish>,
    crash_points: u64,
    lives: u64,
    seen: BTreeSet<&'static str>,
}

impl World {
    fn new(seed: u64) -> Self {
        let mut chance = Chance::new(seed);
        let case = Case::new(&mut chance);
        let joins_any = |node: &crate::domain::graph::Node| case.scripts[case.index(&node.id)].joins_any;
        let shape = Arc::new(Shape::new(&case.graph, joins_any).unwrap());
        let (machine, actions) = Machine::start(Arc::clone(&shape));
        let mut world = Self {
            case,
            chance,
            shape,
            now: DateTime::UNIX_EPOCH,
            journal: Vec::new(),
            next_ordinal: 0,
            healed: BTreeSet::new(),
            retries: BTreeMap::new(),
            machine,
            open: BTreeMap::new(),
            finish: None,
            crash_points: 0,
            lives: 0,
            seen: BTreeSet::new(),
        };
        world.take(actions);
        world
    }

    /// From the beginning to an end that is left as it is.
    fn live(&mut self) {
        loop {
            let mut moves = 0;
            while self.finish.is_none() {
                moves += 1;
                assert!(moves < 10_000, "it does not end");
                if self.lives < LIVES && self.chance.one_in(40) {
                    self.cancel_and_retry();
                    continue;
                }
                if let Some((node, attempt, outcome)) = self.happens() {
                    self.commit(node, attempt, outcome);
                }
            }
            self.judge();
            let failed = matches!(self.finish, Some(Finish::Failed { .. }));
            if !failed || self.lives >= LIVES || self.chance.one_in(3) {
                return;
            }
            self.retry();
        }
    }

    /// Takes in what the machine wants, which must be all that there is to want.
    fn take(&mut self, actions: Vec<Action>) {
        for action in actions {
            assert!(self.finish.is_none(), "{action:?} after the end");
            let (node, open) = match action {
                Action::Run { node, attempt } => (node, Open::Run { attempt }),
                Action::SleepUntil { node, until } => (node, Open::Sleep { until }),
                Action::Finish(finish) => {
                    self.finish = Some(finish);
                    continue;
                }
            };
            assert_eq!(self.open.insert(node, open), None, "n{node} has two actions");
        }
        if self.finish.is_some() {
            assert!(self.machine.is_finished());
            return;
        }
        for (node, state) in self.machine.nodes.iter().enumerate() {
            if let NodeState::Suspended { until: None, .. } = state {
                self.open.insert(node, Open::Ask);
            }
        }
        let wanted = |state: &NodeState| match state {
            NodeState::Open { attempt } => Some(Open::Run { attempt: *attempt }),
            NodeState::Retrying { at: until, .. }
            | NodeState::Asleep { until, .. }
            | NodeState::Suspended { until: Some(until), .. } => Some(Open::Sleep { until: *until }),
            NodeState::Suspended { until: None, .. } => Some(Open::Ask),
            NodeState::Waiting | NodeState::Ended { .. } | NodeState::Fatal | NodeState::Skipped => None,
        };
        let begun: BTreeMap<usize, Open> =
            self.machine.nodes.iter().enumerate().filter_map(|(node, state)| Some((node, wanted(state)?))).collect();
        assert_eq!(begun, self.open);
        assert!(!self.open.is_empty(), "nothing to do, and no end");
        let runs = self.open.values().filter(|open| matches!(open, Open::Run { .. })).count();
        assert_eq!((self.machine.running, self.machine.waiting), (runs, self.open.len() - runs));
    }

    /// Something happens: a step ends, a timer is due, a person answers. `None` where it leaves nothing for the journal.
    fn happens(&mut self) -> Option<(usize, i32, Outcome)> {
        let picked = self.chance.below(self.open.len());
        let (&node, &open) = self.open.iter().nth(picked)?;
        self.now += TimeDelta::milliseconds(1);
        let script = &self.case.scripts[node];
        let (attempt, outcome) = match (self.machine.nodes[node].clone(), open) {
            (NodeState::Open { .. }, Open::Run { attempt }) => (attempt, self.tried(node, attempt)),
            (NodeState::Retrying { attempt, .. }, Open::Sleep { until }) => {
                self.now = self.now.max(until);
                assert_eq!(self.machine.wake(node), Wake::Run { attempt });
                self.open.insert(node, Open::Run { attempt });
                self.seen.insert("a second attempt");
                return None;
            }
            (NodeState::Asleep { .. }, Open::Sleep { until }) => {
                self.now = self.now.max(until);
                self.seen.insert("a sleeper");
                woken(self.machine.wake(node))
            }
            (NodeState::Suspended { .. }, Open::Sleep { until }) if script.rest == Rest::TimesOut => {
                self.now = self.now.max(until);
                self.seen.insert("a question without an answer");
                woken(self.machine.wake(node))
            }
            (NodeState::Suspended { .. }, Open::Sleep { .. } | Open::Ask) => {
                self.seen.insert("an answer");
                let (answer, branch) = script.success();
                self.machine.answer(node, Output::new(answer), branch.map(str::to_owned)).unwrap()
            }
            (state, open) => panic!("n{node} is {state:?}, and {open:?}"),
        };
        Some((node, attempt, outcome))
    }

    /// What an attempt comes to.
    fn tried(&mut self, node: usize, attempt: i32) -> Outcome {
        let script = &self.case.scripts[node];
        let later = self.now + TimeDelta::seconds(1);
        let failure = script.failure(attempt).filter(|_| !self.healed.contains(&node));
        let output = Output::new(script.output.clone());
        let prompt = Output::new(json!({ "asks": node }));
        let result = match (failure, script.rest) {
            (Some(failure), _) => {
                let error = RunError { code: CODE.to_owned(), message: MESSAGE.to_owned(), node: None };
                AttemptResult::Failed { error, retryable: failure == Failure::Transient }
            }
            (None, Rest::Ends) => AttemptResult::Succeeded { output, branch: script.success().1.map(str::to_owned) },
            (None, Rest::Sleeps) => AttemptResult::Sleep { until: later, output },
            (None, Rest::IsAnsweredSomeTime) => AttemptResult::Wait { prompt, until: None },
            (None, Rest::IsAnswered | Rest::TimesOut) => AttemptResult::Wait { prompt, until: Some(later) },
        };
        #[expect(clippy::cast_precision_loss, reason = "any number from 0 to 1 will do")]
        let jitter = self.chance.below(1000) as f64 / 1000.0;
        self.machine.decide(node, attempt, result, self.now, jitter)
    }

    /// An entry is committed; then perhaps the process dies. What the next one would be is looked at in any case.
    fn commit(&mut self, node: usize, attempt: i32, outcome: Outcome) {
        let id = &self.case.graph.nodes[node].id;
        let is_end = |outcome: &StepOutcome| {
            matches!(outcome, StepOutcome::Succeeded { .. } | StepOutcome::Failed { retry_at: None, .. })
        };
        let mut former = self.journal.iter().filter(|step| &step.node_id == id);
        assert!(!former.any(|step| is_end(&step.outcome)), "{id} had ended");
        if let Outcome::Failed { retry_at: Some(at), .. } = &outcome {
            self.retries.insert(node, *at);
        }
        self.journal.push(StepRecord {
            ordinal: self.next_ordinal,
            node_id: id.clone(),
            node_kind: String::new(),
            attempt,
            input: Value::Null,
            outcome: outcome.to_record(),
            started_at: self.now,
            finished_at: self.now,
        });
        self.next_ordinal += 1;
        self.open.remove(&node);
        let mut actions = Vec::new();
        self.machine.apply(node, attempt, outcome.clone(), &mut actions);
        self.take(actions);
        if self.chance.one_in(8) {
            self.come_late(node, attempt, outcome);
        }
        self.crash();
    }

    /// Whoever comes late, a step, a timer or a person, changes nothing.
    fn come_late(&mut self, node: usize, attempt: i32, outcome: Outcome) {
        if !matches!(self.machine.nodes[node], NodeState::Ended { .. } | NodeState::Fatal) {
            return;
        }
        let before = self.machine.clone();
        let mut actions = Vec::new();
        self.machine.apply(node, attempt, outcome, &mut actions);
        assert_eq!(self.machine.wake(node), Wake::Nothing);
        assert_eq!(self.machine.answer(node, Output::new(Value::Null), None), None);
        assert!(actions.is_empty() && same(&self.machine, &before), "{actions:?}");
        self.seen.insert("somebody who came late");
    }

    /// A crash point: the machine that the journal gives must be this one.
    fn crash(&mut self) {
        self.crash_points += 1;
        let (machine, actions) = Machine::rebuild(Arc::clone(&self.shape), self.journal.iter().cloned()).unwrap();
        // An attempt that was due again is so anew, since nothing says that it began.
        for (node, state) in self.machine.nodes.iter().enumerate() {
            if let (NodeState::Open { attempt: attempt @ 2.. }, Some(at)) = (state, self.retries.get(&node)) {
                assert_eq!(machine.nodes[node], NodeState::Retrying { attempt: *attempt, at: *at });
            } else {
                assert_eq!(&machine.nodes[node], state, "n{node}");
            }
        }
        assert_eq!(machine.edges, self.machine.edges);
        assert_eq!((machine.last_ended, machine.finished), (self.machine.last_ended, self.machine.finished));
        assert_eq!(machine.running + machine.waiting, self.machine.running + self.machine.waiting);
        if self.machine.finished {
            assert_eq!(actions, self.finish.clone().map(Action::Finish).into_iter().collect::<Vec<_>>());
        } else if self.chance.one_in(4) {
            self.seen.insert("a crash");
            self.reborn(machine, actions);
        }
    }

    fn reborn(&mut self, machine: Machine, actions: Vec<Action>) {
        self.machine = machine;
        self.open.clear();
        self.finish = None;
        self.take(actions);
    }

    /// Cancelled, whatever comes in is for nobody; opened again, it goes on where it was.
    fn cancel_and_retry(&mut self) {
        self.seen.insert("a cancellation");
        self.machine.cancel();
        let before = self.machine.clone();
        let Some((node, attempt, outcome)) = self.happens() else {
            // A timer that is due after the end wakes nobody who matters: the next process knows nothing of it.
            return self.open_again();
        };
        let mut actions = Vec::new();
        self.machine.apply(node, attempt, outcome, &mut actions);
        assert!(actions.is_empty() && same(&self.machine, &before), "{actions:?}");
        self.open_again();
    }

    /// Opens an execution again that failed: its fatal entry is dropped, and the node does better now.
    fn retry(&mut self) {
        let Some(Finish::Failed { error }) = self.finish.clone() else { return };
        let node = self.case.index(error.node.as_deref().unwrap());
        assert_eq!(self.case.graph.nodes[node].on_error, OnError::Fail);
        let last = self.journal.pop().unwrap();
        assert_eq!(last.node_id, self.case.graph.nodes[node].id);
        self.healed.insert(node);
        self.seen.insert("a second try");
        self.open_again();
    }

    fn open_again(&mut self) {
        self.lives += 1;
        self.crash_points += 1;
        let (machine, actions) = Machine::rebuild(Arc::clone(&self.shape), self.journal.iter().cloned()).unwrap();
        self.reborn(machine, actions);
    }

    /// At an end: what the reference says, and nothing else.
    fn judge(&self) {
        let reference = self.case.reference(|node| self.healed.contains(&node));
        let fatal = reference.fatal();
        match self.finish.as_ref().unwrap() {
            Finish::Completed { output } => {
                assert!(fatal.is_empty(), "{fatal:?} should have ended it");
                let expected = reference.output().unwrap_or_else(|| self.last_output());
                assert_eq!(output.json(), &expected);
                let settled = |state: &NodeState| matches!(state, NodeState::Ended { .. } | NodeState::Skipped);
                assert!(self.machine.nodes.iter().all(settled), "{:?}", self.machine.nodes);
            }
            Finish::Failed { error } => {
                assert!(fatal.contains(error.node.as_deref().unwrap()), "{error:?} is none of {fatal:?}");
                assert_eq!((error.code.as_str(), error.message.as_str()), (CODE, MESSAGE));
            }
        }
        for (state, fate) in self.machine.nodes.iter().zip(&reference.fates) {
            match state {
                NodeState::Ended { output } => {
                    assert!(
                        matches!(fate, Fate::Ran { output: expected, .. } if expected == output.json()),
                        "{fate:?}"
                    );
                }
                NodeState::Skipped => assert_eq!(fate, &Fate::Skipped),
                NodeState::Fatal => assert_eq!(fate, &Fate::Fatal),
                NodeState::Open { .. }
                | NodeState::Retrying { .. }
                | NodeState::Asleep { .. }
                | NodeState::Suspended { .. } => assert!(matches!(fate, Fate::Ran { .. } | Fate::Fatal), "{fate:?}"),
                NodeState::Waiting => {}
            }
        }
    }

    /// The output of the node that ended last in the journal.
    fn last_output(&self) -> Value {
        let ended = |step: &StepRecord| match &step.outcome {
            StepOutcome::Succeeded { output, .. } => Some(output.clone()),
            StepOutcome::Failed { error, retry_at: None } => {
                Some(json!({ "error": { "code": error.code, "message": error.message } }))
            }
            _ => None,
        };
        self.journal.iter().rev().find_map(ended).unwrap()
    }
}

fn woken(wake: Wake) -> (i32, Outcome) {
    match wake {
        Wake::Ended { attempt, outcome } => (attempt, outcome),
        other => panic!("{other:?}"),
    }
}

/// Whether two machines are in the same state.
fn same(one: &Machine, other: &Machine) -> bool {
    let state = |machine: &Machine| (machine.running, machine.waiting, machine.last_ended, machine.finished);
    one.nodes == other.nodes && one.edges == other.edges && state(one) == state(other)
}
