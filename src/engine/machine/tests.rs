//! Any graph, any outcomes, a crash at any entry: the machine ends, runs nothing twice, and agrees with the reference interpreter. [`super::proof`] plays more, and
//! faster; what fails here is made smaller by itself.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use chrono::{DateTime, TimeDelta, Utc};
use proptest::{prelude::*, strategy::ValueTree as _, test_runner::TestRunner};
use serde_json::json;

use super::{
    reference::{End, Fate, Reference, interpret},
    *,
};
use crate::domain::{
    execution::StepOutcome,
    graph::{Edge, Graph, Node},
};

/// What every attempt at a node does, decided beforehand.
#[derive(Debug, Clone)]
struct Script {
    /// Attempts that fail before one succeeds.
    failures: i32,
    /// The branch of the attempt that succeeds: none, `true`, `false`.
    branch: u8,
    rest: Rest,
}

/// What the attempt that does not fail does before it ends well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rest {
    None,
    Sleeps,
    /// Asks a person, for ever or until some moment, and is answered.
    Answered {
        ends: bool,
    },
    /// Asks a person, who does not answer in time.
    TimesOut,
}

impl Script {
    /// What its good end comes to: its output, and the branch that it chooses.
    fn end(&self, node: usize) -> (Value, Option<String>) {
        match self.rest {
            Rest::None => (json!(node), branch_name(self.branch)),
            Rest::Sleeps => (json!(node), None),
            Rest::Answered { .. } => (json!({ "said": node }), branch_name(self.branch)),
            Rest::TimesOut => (json!({"timed_out": true}), Some(TIMEOUT_BRANCH.to_owned())),
        }
    }
}

#[derive(Debug, Clone)]
struct Case {
    graph: Graph,
    any: Vec<bool>,
    scripts: Vec<Script>,
    /// Drives which open action is carried out next, and where crashes happen.
    choices: Vec<u8>,
}

fn node(index: usize, on_error: OnError, max_attempts: u32) -> Node {
    Node {
        id: format!("n{index}"),
        kind: "any".into(),
        name: None,
        config: serde_json::Map::default(),
        retry: (max_attempts > 1).then_some(RetryPolicy {
            max_attempts,
            initial_ms: 10,
            factor: 2.0,
            max_ms: 1000,
            jitter: 0.5,
        }),
        timeout_ms: None,
        on_error,
        extra: serde_json::Map::default(),
    }
}

fn edge(source: usize, target: usize, branch: Option<&str>) -> Edge {
    Edge {
        id: None,
        source: format!("n{source}"),
        target: format!("n{target}"),
        branch: branch.map(Into::into),
        extra: serde_json::Map::default(),
    }
}

fn rests() -> impl Strategy<Value = Rest> {
    prop_oneof![
        4 => Just(Rest::None),
        1 => Just(Rest::Sleeps),
        2 => any::<bool>().prop_map(|ends| Rest::Answered { ends }),
        1 => Just(Rest::TimesOut),
    ]
}

fn cases() -> impl Strategy<Value = Case> {
    (1_usize..9)
        .prop_flat_map(|count| {
            let on_error = prop_oneof![
                3 => Just(OnError::Fail), 2 => Just(OnError::Continue), 2 => Just(OnError::Branch)
            ];
            let nodes = prop::collection::vec((on_error, 1_u32..4, any::<bool>(), 0_i32..4, 0_u8..3, rests()), count);
            let edges = prop::collection::vec((0..count, 0..count, 0_u8..7), 0..count * 2);
            (nodes, edges, prop::collection::vec(any::<u8>(), 64))
        })
        .prop_map(|(nodes, edges, choices)| {
            let mut graph = Graph::default();
            let (mut any, mut scripts) = (Vec::new(), Vec::new());
            for (index, (on_error, attempts, joins_any, failures, branch, rest)) in nodes.into_iter().enumerate() {
                graph.nodes.push(node(index, on_error, attempts));
                any.push(joins_any);
                scripts.push(Script { failures, branch, rest });
            }
            for (from, to, branch) in edges {
                if from == to {
                    continue;
                }
                let branch = match branch {
                    0 => Some("true"),
                    1 => Some("false"),
                    2 => Some(ERROR_BRANCH),
                    3 => Some(TIMEOUT_BRANCH),
                    _ => None,
                };
                graph.edges.push(edge(from.min(to), from.max(to), branch));
            }
            Case { graph, any, scripts, choices }
        })
}

fn branch_name(branch: u8) -> Option<String> {
    match branch {
        0 => None,
        1 => Some("true".into()),
        _ => Some("false".into()),
    }
}

/// What the reference interpreter makes of a case.
fn interpreted(case: &Case) -> Reference<'_> {
    let end = |index: usize| {
        let attempts = case.graph.nodes[index].retry.as_ref().map_or(1, |retry| retry.max_attempts.cast_signed());
        if case.scripts[index].failures < attempts {
            let (output, branch) = case.scripts[index].end(index);
            return End::Succeeds { output, branch };
        }
        End::Fails { code: "failed".into(), message: "scripted".into() }
    };
    interpret(&case.graph, |index| case.any[index], end)
}

struct Run {
    journal: Vec<StepRecord>,
    finish: Finish,
    machine: Machine,
    /// How often an attempt's end was journaled, by node and attempt.
    ends: BTreeMap<(usize, i32), u32>,
    /// How often nothing could happen until a person answered, or did not in time.
    pauses: u32,
}

fn shape(case: &Case) -> Arc<Shape> {
    Arc::new(Shape::new(&case.graph, |node| case.any[node.id[1..].parse::<usize>().unwrap()]).unwrap())
}

/// What the machine waits for, by node: a node has one open action at most, and one that waits for a person may have none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    Run { attempt: i32 },
    Sleep { until: DateTime<Utc> },
    Ask,
}

/// One process's view of an execution, with the world around it: a clock, people, and timers.
struct Process {
    machine: Machine,
    open: BTreeMap<usize, Open>,
    finish: Option<Finish>,
}

impl Process {
    fn new((machine, actions): (Machine, Vec<Action>)) -> Self {
        let mut process = Self { machine, open: BTreeMap::new(), finish: None };
        process.take(actions);
        process
    }

    fn take(&mut self, actions: Vec<Action>) {
        for action in actions {
            assert!(self.finish.is_none(), "{action:?} after the end");
            match action {
                Action::Run { node, attempt } => {
                    assert_eq!(self.machine.node(node), &NodeState::Open { attempt });
                    assert_eq!(self.open.insert(node, Open::Run { attempt }), None, "n{node} has two actions");
                }
                Action::SleepUntil { node, until } => {
                    assert_eq!(self.open.insert(node, Open::Sleep { until }), None, "n{node} has two actions");
                }
                Action::Finish(finish) => self.finish = Some(finish),
            }
        }
        if self.finish.is_some() {
            assert!(self.machine.is_finished());
            return;
        }
        for node in 0..self.machine.shape.nodes.len() {
            if let NodeState::Suspended { until: None, .. } = self.machine.node(node) {
                self.open.insert(node, Open::Ask);
            }
        }
        // Nothing is forgotten: what has begun and has not ended has its one action, and nothing that ended has any.
        let has_begun = |state: &NodeState| {
            use NodeState::{Asleep, Open, Retrying, Suspended};
            matches!(state, Open { .. } | Retrying { .. } | Asleep { .. } | Suspended { .. })
        };
        let begun = (0..self.machine.shape.nodes.len()).filter(|node| has_begun(self.machine.node(*node)));
        assert!(begun.eq(self.open.keys().copied()), "{:?} of {:?}", self.open, self.machine.nodes);
        let asks = |node: &usize| matches!(self.machine.node(*node), NodeState::Suspended { .. });
        assert!(!self.open.is_empty(), "nothing to do, and no end");
        assert_eq!(self.machine.is_suspended(), self.open.keys().all(asks));
    }

    /// This process's view as the next one must have it: an attempt that was due again is so anew, since nothing says that it began.
    fn remembered(&self, retries: &BTreeMap<usize, DateTime<Utc>>) -> (Machine, BTreeMap<usize, Open>) {
        let (mut machine, mut open) = (self.machine.clone(), self.open.clone());
        for (node, state) in machine.nodes.iter_mut().enumerate() {
            if let (NodeState::Open { attempt: attempt @ 2.. }, Some(at)) = (&*state, retries.get(&node)) {
                *state = NodeState::Retrying { attempt: *attempt, at: *at };
                machine.running -= 1;
                machine.waiting += 1;
                open.insert(node, Open::Sleep { until: *at });
            }
        }
        (machine, open)
    }
}

/// Whether two machines are in the same state.
fn same(one: &Machine, other: &Machine) -> bool {
    let state = |machine: &Machine| (machine.running, machine.waiting, machine.last_ended, machine.finished);
    one.nodes == other.nodes && one.edges == other.edges && state(one) == state(other)
}

/// Drives a case to its end. Which open node moves next is decided by `choices`, by the length of the journal and by the moves since its last entry: not by anything
/// that a crash forgets, so that with crashes and without the same things happen to the execution. After each entry, `dies` says whether the process dies there:
/// everything but the journal and the world is lost, and the next process builds its machine from that.
fn run(case: &Case, dies: impl Fn(usize) -> bool) -> Run {
    let shape = shape(case);
    let mut journal: Vec<StepRecord> = Vec::new();
    let mut now = DateTime::<Utc>::UNIX_EPOCH;
    let (mut ends, mut pauses) = (BTreeMap::new(), 0);
    // The world's, which outlives processes: when nodes try again, and which of them have been woken for it.
    let mut retries: BTreeMap<usize, DateTime<Utc>> = BTreeMap::new();
    let mut woken: BTreeSet<(usize, i32)> = BTreeSet::new();
    let mut process = Process::new(Machine::start(Arc::clone(&shape)));
    let mut moves = 0;
    for _ in 0..10_000 {
        if let Some(finish) = process.finish.clone() {
            let (machine, _) = process.remembered(&retries);
            return Run { journal, finish, machine, ends, pauses };
        }
        pauses += u32::from(moves == 0 && process.machine.is_suspended());
        let choice = case.choices[(journal.len() * 7 + moves) % case.choices.len()];
        moves += 1;
        let picked = usize::from(choice) % process.open.len();
        let (node, open) = process.open.iter().nth(picked).map(|(node, open)| (*node, *open)).unwrap();
        let script = &case.scripts[node];
        let machine = &mut process.machine;
        let (attempt, outcome) = match (machine.node(node).clone(), open) {
            (NodeState::Open { .. }, Open::Run { attempt }) => {
                now += TimeDelta::milliseconds(1);
                (attempt, tried(script, machine, node, attempt, now))
            }
            (NodeState::Retrying { attempt, .. }, Open::Sleep { until }) => {
                now = now.max(until);
                assert_eq!(machine.wake(node), Wake::Run { attempt });
                process.open.insert(node, Open::Run { attempt });
                let is_first = woken.insert((node, attempt));
                // Others may move before it does. One that a crash put back to sleep had its turn already.
                if is_first && choice >= 128 {
                    continue;
                }
                now += TimeDelta::milliseconds(1);
                (attempt, tried(script, machine, node, attempt, now))
            }
            (NodeState::Asleep { .. }, Open::Sleep { until }) => {
                now = now.max(until);
                ended(machine.wake(node))
            }
            (NodeState::Suspended { until, .. }, open) => {
                assert_eq!(open, until.map_or(Open::Ask, |until| Open::Sleep { until }));
                if script.rest == Rest::TimesOut {
                    now = now.max(until.unwrap());
                    ended(machine.wake(node))
                } else {
                    let (answer, branch) = script.end(node);
                    machine.answer(node, Output::new(answer), branch).unwrap()
                }
            }
            (state, open) => panic!("n{node} is {state:?}, and {open:?}"),
        };
        process.open.remove(&node);
        match &outcome {
            Outcome::Failed { retry_at: Some(at), .. } => drop(retries.insert(node, *at)),
            Outcome::Sleeping { .. } | Outcome::Waiting { .. } => {}
            Outcome::Succeeded { .. } | Outcome::Failed { .. } => *ends.entry((node, attempt)).or_default() += 1,
        }
        journal.push(StepRecord {
            ordinal: i32::try_from(journal.len()).unwrap(),
            node_id: format!("n{node}"),
            node_kind: "any".into(),
            attempt,
            input: Value::Null,
            outcome: outcome.to_record(),
            started_at: now,
            finished_at: now,
        });
        moves = 0;
        let mut actions = Vec::new();
        process.machine.apply(node, attempt, outcome, &mut actions);
        process.take(actions);
        // Whoever comes late, a timer or a person, changes nothing.
        if !matches!(process.machine.node(node), NodeState::Suspended { .. }) {
            assert_eq!(process.machine.answer(node, Output::new(json!("late")), None), None);
        }
        if let NodeState::Ended { .. } = process.machine.node(node) {
            assert_eq!(process.machine.wake(node), Wake::Nothing);
        }
        let next = Process::new(Machine::rebuild(Arc::clone(&shape), journal.iter().cloned()).unwrap());
        let (machine, open) = process.remembered(&retries);
        assert!(same(&machine, &next.machine), "{:?}\nnot {:?}", next.machine, machine);
        assert_eq!(next.finish, process.finish);
        if next.finish.is_none() {
            assert_eq!(next.open, open);
        }
        if dies(journal.len()) {
            process = next;
        }
    }
    panic!("did not end");
}

/// What an attempt comes to.
fn tried(script: &Script, machine: &Machine, node: usize, attempt: i32, now: DateTime<Utc>) -> Outcome {
    let output = Output::new(json!(node));
    let prompt = Output::new(json!({ "asks": node }));
    let later = now + TimeDelta::seconds(1);
    let result = if attempt <= script.failures {
        let error = RunError { code: "failed".into(), message: "scripted".into(), node: None };
        AttemptResult::Failed { error, retryable: true }
    } else {
        match script.rest {
            Rest::None => AttemptResult::Succeeded { output, branch: branch_name(script.branch) },
            Rest::Sleeps => AttemptResult::Sleep { until: later, output },
            Rest::Answered { ends } => AttemptResult::Wait { prompt, until: ends.then_some(later) },
            Rest::TimesOut => AttemptResult::Wait { prompt, until: Some(later) },
        }
    };
    machine.decide(node, attempt, result, now, 0.7)
}

fn ended(wake: Wake) -> (i32, Outcome) {
    match wake {
        Wake::Ended { attempt, outcome } => (attempt, outcome),
        other => panic!("{other:?}"),
    }
}

fn agrees(case: &Case, run: &Run) -> Result<(), TestCaseError> {
    let reference = interpreted(case);
    for (key, count) in &run.ends {
        prop_assert!(*count <= 1, "node and attempt {:?} ended more than once", key);
    }
    let rests = |step: &StepRecord| matches!(step.outcome, StepOutcome::Sleeping { .. } | StepOutcome::Waiting { .. });
    let opened_once = run.journal.iter().filter(|step| step.attempt == 1 && !rests(step));
    let mut first_attempts: Vec<&str> = opened_once.map(|step| step.node_id.as_str()).collect();
    let all = first_attempts.len();
    first_attempts.sort_unstable();
    first_attempts.dedup();
    prop_assert_eq!(first_attempts.len(), all, "a join fired twice");

    let fatal = reference.fatal();
    match &run.finish {
        Finish::Completed { output } => {
            prop_assert!(fatal.is_empty(), "should fail at one of {:?}", fatal);
            for (index, fate) in reference.fates.iter().enumerate() {
                match fate {
                    Fate::Ran { output: expected, .. } => {
                        prop_assert_eq!(
                            run.machine.output(index).map(|output| output.json()),
                            Some(expected),
                            "node {}",
                            index
                        );
                    }
                    _ => prop_assert_eq!(run.machine.node(index), &NodeState::Skipped),
                }
            }
            match reference.output() {
                Some(expected) => prop_assert_eq!(output.json(), &expected),
                None => {
                    let is_anybodys =
                        run.machine.nodes.iter().any(|state| state == &NodeState::Ended { output: Arc::clone(output) });
                    prop_assert!(is_anybodys);
                }
            }
        }
        Finish::Failed { error } => {
            let node = error.node.clone().unwrap_or_default();
            prop_assert!(fatal.contains(node.as_str()), "{} is not among the nodes that fail for good", node);
        }
    }
    Ok(())
}

proptest! {
    // Cases that failed once are kept in `proptest-regressions`, and tried first.
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn agrees_with_the_plain_interpreter_whatever_the_order(case in cases()) {
        agrees(&case, &run(&case, |_| false))?;
    }

    #[test]
    fn a_crash_after_any_entry_changes_nothing(case in cases()) {
        let undisturbed = run(&case, |_| false);
        for entry in 1..=undisturbed.journal.len() {
            let crashed = run(&case, |at| at == entry);
            agrees(&case, &crashed)?;
            prop_assert_eq!(&crashed.journal, &undisturbed.journal);
            prop_assert_eq!(&crashed.finish, &undisturbed.finish);
            prop_assert!(same(&crashed.machine, &undisturbed.machine));
        }
    }

    #[test]
    fn crashes_after_every_entry_change_nothing(case in cases()) {
        let (undisturbed, crashed) = (run(&case, |_| false), run(&case, |_| true));
        agrees(&case, &crashed)?;
        prop_assert_eq!(crashed.journal, undisturbed.journal);
        prop_assert_eq!((crashed.finish, crashed.pauses), (undisturbed.finish, undisturbed.pauses));
    }

    #[test]
    fn folding_a_finished_journal_gives_the_same_end(case in cases()) {
        let first = run(&case, |_| false);
        let (machine, actions) = Machine::rebuild(shape(&case), first.journal).unwrap();
        prop_assert!(machine.is_finished());
        prop_assert_eq!(actions, vec![Action::Finish(first.finish)]);
    }
}

#[test]
fn cases_reach_every_outcome_that_they_are_for() {
    let mut runner = TestRunner::deterministic();
    let mut seen: BTreeMap<&str, u32> = BTreeMap::new();
    for _ in 0..400 {
        let case = cases().new_tree(&mut runner).unwrap().current();
        let run = run(&case, |_| false);
        let mut see = |what| *seen.entry(what).or_default() += 1;
        if run.pauses > 0 {
            see("paused");
        }
        for step in &run.journal {
            see(match &step.outcome {
                StepOutcome::Succeeded { output, .. } if output.get("said").is_some() => "answered",
                StepOutcome::Succeeded { output, .. } if output.get("timed_out").is_some() => "timed out",
                StepOutcome::Succeeded { .. } => "succeeded",
                StepOutcome::Failed { retry_at: Some(_), .. } => "tries again",
                StepOutcome::Failed { .. } => "failed",
                StepOutcome::Sleeping { .. } => "sleeps",
                StepOutcome::Waiting { .. } => "waits",
            });
        }
    }
    assert!(seen.len() == 8 && seen.values().all(|count| *count >= 50), "{seen:?}");
}

#[test]
fn back_off_grows_to_its_limit_and_jitter_spreads_it() {
    let policy = RetryPolicy { max_attempts: 9, initial_ms: 100, factor: 3.0, max_ms: 1_000, jitter: 0.5 };
    let waits: Vec<i64> = (1..5).map(|attempt| backoff(&policy, attempt, 0.5).num_milliseconds()).collect();
    assert_eq!(waits, [100, 300, 900, 1_000]);
    assert_eq!(backoff(&policy, 1, 0.0).num_milliseconds(), 50);
    assert_eq!(backoff(&policy, 1, 1.0).num_milliseconds(), 150);
    assert_eq!(backoff(&policy, i32::MAX, 0.5).num_milliseconds(), 1_000);
}

#[test]
fn a_journal_of_another_graph_is_refused() {
    let graph = Graph {
        nodes: vec![node(0, OnError::Fail, 1), node(1, OnError::Fail, 1)],
        edges: vec![edge(0, 1, None)],
        ..Graph::default()
    };
    let shape = Arc::new(Shape::new(&graph, |_| false).unwrap());
    let step = |node_id: &str| StepRecord {
        ordinal: 0,
        node_id: node_id.into(),
        node_kind: "any".into(),
        attempt: 1,
        input: Value::Null,
        outcome: StepOutcome::Succeeded { output: Value::Null, branch: None },
        started_at: DateTime::UNIX_EPOCH,
        finished_at: DateTime::UNIX_EPOCH,
    };
    let unknown = Machine::rebuild(Arc::clone(&shape), [step("n7")]).unwrap_err();
    assert_eq!(unknown, RebuildError::UnknownNode { ordinal: 0, node: "n7".into() });
    let early = Machine::rebuild(shape, [step("n1")]).unwrap_err();
    assert_eq!(early, RebuildError::OutOfOrder { ordinal: 0 });
}

/// A webhook and a schedule, each with a node behind it, and one behind both.
fn two_triggers() -> Arc<Shape> {
    let graph: Graph = serde_json::from_value(json!({
        "nodes": [
            {"id": "call", "type": "webhook"}, {"id": "clock", "type": "schedule"}, {"id": "plain", "type": "set"},
            {"id": "button", "type": "manual"}, {"id": "a", "type": "set"}, {"id": "b", "type": "set"}, {"id": "both", "type": "set"},
        ],
        "edges": [
            {"source": "call", "target": "a"}, {"source": "clock", "target": "b"},
            {"source": "a", "target": "both"}, {"source": "b", "target": "both"},
        ],
    }))
    .unwrap();
    Arc::new(Shape::new(&graph, |_| false).unwrap())
}

#[test]
fn an_execution_begins_at_its_trigger_and_skips_the_others_also_after_a_crash() {
    let shape = two_triggers();
    for (entry, runs) in [
        (Some("call"), vec!["call", "plain", "a", "both"]),
        (Some("clock"), vec!["clock", "plain", "b", "both"]),
        (None, vec!["call", "clock", "plain", "button", "a", "b", "both"]),
        // Not of this graph: nothing is left out for it.
        (Some("gone"), vec!["call", "clock", "plain", "button", "a", "b", "both"]),
    ] {
        let (mut machine, mut actions) = Machine::start_at(Arc::clone(&shape), entry);
        let mut journal = Vec::new();
        let mut ran = Vec::new();
        loop {
            let (rebuilt, open) = Machine::rebuild_at(Arc::clone(&shape), entry, journal.iter().cloned()).unwrap();
            assert!(same(&machine, &rebuilt), "{entry:?} after {ran:?}");
            let next = open.iter().find_map(|action| match action {
                Action::Run { node, .. } => Some(*node),
                _ => None,
            });
            let Some(node) = next else { break };
            let id = shape.nodes[node].id.to_string();
            let outcome = StepOutcome::Succeeded { output: json!(id), branch: None };
            journal.push(StepRecord {
                ordinal: i32::try_from(journal.len()).unwrap(),
                node_id: id.clone(),
                node_kind: "set".to_owned(),
                attempt: 1,
                input: json!({}),
                outcome: outcome.clone(),
                started_at: DateTime::UNIX_EPOCH,
                finished_at: DateTime::UNIX_EPOCH,
            });
            ran.push(id);
            machine.apply(node, 1, Outcome::from_record(outcome), &mut actions);
        }
        assert!(machine.is_finished(), "{entry:?}");
        assert_eq!(ran, runs, "{entry:?}");
    }
}
