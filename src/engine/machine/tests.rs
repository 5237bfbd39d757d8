//! Any graph, any outcomes, a crash at any entry: the machine ends, runs nothing twice, and agrees with a plain interpreter.

use std::{collections::BTreeMap, sync::Arc};

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;
use serde_json::json;

use super::*;
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
    sleeps: bool,
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

fn cases() -> impl Strategy<Value = Case> {
    (1_usize..9)
        .prop_flat_map(|count| {
            let on_error = prop_oneof![
                3 => Just(OnError::Fail), 2 => Just(OnError::Continue), 2 => Just(OnError::Branch)
            ];
            let nodes = prop::collection::vec(
                (on_error, 1_u32..4, any::<bool>(), 0_i32..4, 0_u8..3, prop::bool::weighted(0.2)),
                count,
            );
            let edges = prop::collection::vec((0..count, 0..count, 0_u8..6), 0..count * 2);
            (nodes, edges, prop::collection::vec(any::<u8>(), 64))
        })
        .prop_map(|(nodes, edges, choices)| {
            let mut graph = Graph::default();
            let (mut any, mut scripts) = (Vec::new(), Vec::new());
            for (index, (on_error, attempts, joins_any, failures, branch, sleeps)) in nodes.into_iter().enumerate() {
                graph.nodes.push(node(index, on_error, attempts));
                any.push(joins_any);
                scripts.push(Script { failures, branch, sleeps });
            }
            for (from, to, branch) in edges {
                if from == to {
                    continue;
                }
                let branch = match branch {
                    0 => Some("true"),
                    1 => Some("false"),
                    2 => Some(ERROR_BRANCH),
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

/// The plain interpreter: no events, no order, only the rules. `None` for a node that is skipped; `Err` marks fatal nodes.
struct Reference {
    ran: BTreeMap<usize, Value>,
    fatal: Vec<usize>,
}

fn reference(case: &Case) -> Reference {
    let mut reference = Reference { ran: BTreeMap::new(), fatal: Vec::new() };
    // Nodes are numbered in topological order. Taken: (source, chosen branch or failure) lets the edge through.
    let mut chosen: BTreeMap<usize, (Option<String>, bool)> = BTreeMap::new();
    for (index, node) in case.graph.nodes.iter().enumerate() {
        let incoming: Vec<&Edge> = case.graph.edges.iter().filter(|edge| edge.target == node.id).collect();
        let taken = |edge: &&&Edge| {
            let source: usize = edge.source[1..].parse().unwrap();
            chosen.get(&source).is_some_and(|(branch, failed)| match &edge.branch {
                None => !failed,
                Some(name) => branch.as_ref() == Some(name),
            })
        };
        if !incoming.is_empty() && incoming.iter().filter(taken).count() == 0 {
            continue;
        }
        let script = &case.scripts[index];
        let attempts = node.retry.as_ref().map_or(1, |retry| retry.max_attempts.cast_signed());
        if script.failures < attempts {
            reference.ran.insert(index, json!(index));
            let branch = if script.sleeps { None } else { branch_name(script.branch) };
            chosen.insert(index, (branch, false));
        } else {
            match node.on_error {
                OnError::Fail => {
                    reference.fatal.push(index);
                    continue;
                }
                OnError::Continue => chosen.insert(index, (None, false)),
                OnError::Branch => chosen.insert(index, (Some("error".into()), true)),
            };
            reference.ran.insert(index, json!({"error": {"code": "failed", "message": "scripted"}}));
        }
    }
    reference
}

struct Run {
    journal: Vec<StepRecord>,
    finish: Finish,
    machine: Machine,
    /// How often an attempt was carried out whose end was then journaled, by node and attempt.
    ends: BTreeMap<(usize, i32), u32>,
}

/// Drives a case to its end, one open action after the other in an order that `choices` decides. With `crash_at`, the process dies right
/// after that many entries: everything but the journal is lost, and the machine is built anew from it.
fn run(case: &Case, crash_at: Option<usize>) -> Run {
    let shape = Arc::new(Shape::new(&case.graph, |node| case.any[node.id[1..].parse::<usize>().unwrap()]).unwrap());
    let mut journal: Vec<StepRecord> = Vec::new();
    let mut now = DateTime::<Utc>::UNIX_EPOCH;
    let mut ends = BTreeMap::new();
    let (mut machine, mut open) = Machine::start(Arc::clone(&shape));
    let mut crashed = false;
    for turn in 0..10_000 {
        if let Some(Action::Finish(finish)) = open.iter().find(|action| matches!(action, Action::Finish(_))) {
            assert!(machine.is_finished());
            return Run { journal, finish: finish.clone(), machine, ends };
        }
        assert!(!open.is_empty(), "nothing to do, and no end");
        let pick = usize::from(case.choices[turn % case.choices.len()]) % open.len();
        now += TimeDelta::milliseconds(1);
        let (node, attempt, outcome) = match open.remove(pick) {
            Action::Run { node, attempt } => {
                let script = &case.scripts[node];
                let output = Output::new(json!(node));
                let result = if attempt <= script.failures {
                    let error = RunError { code: "failed".into(), message: "scripted".into(), node: None };
                    AttemptResult::Failed { error, retryable: true }
                } else if script.sleeps {
                    AttemptResult::Sleep { until: now + TimeDelta::seconds(1), output }
                } else {
                    AttemptResult::Succeeded { output, branch: branch_name(script.branch) }
                };
                let outcome = machine.decide(node, attempt, result, now, 0.7);
                (node, attempt, outcome)
            }
            Action::SleepUntil { node, until } => {
                now = now.max(until);
                match machine.wake(node) {
                    Wake::Run { attempt } => {
                        open.push(Action::Run { node, attempt });
                        continue;
                    }
                    Wake::Ended { attempt, outcome } => (node, attempt, outcome),
                    Wake::Nothing => continue,
                }
            }
            Action::Finish(_) => unreachable!("found above"),
        };
        let ended = !matches!(outcome, Outcome::Sleeping { .. });
        *ends.entry((node, attempt)).or_default() += u32::from(ended);
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
        machine.apply(node, attempt, outcome, &mut open);
        if crash_at == Some(journal.len()) && !crashed {
            crashed = true;
            (machine, open) = Machine::rebuild(Arc::clone(&shape), journal.iter().cloned()).unwrap();
        }
    }
    panic!("did not end");
}

fn agrees(case: &Case, run: &Run) -> Result<(), TestCaseError> {
    let reference = reference(case);
    for (key, count) in &run.ends {
        prop_assert!(*count <= 1, "node and attempt {:?} ended more than once", key);
    }
    let opened_once =
        run.journal.iter().filter(|step| step.attempt == 1 && !matches!(step.outcome, StepOutcome::Sleeping { .. }));
    let mut first_attempts: Vec<&str> = opened_once.map(|step| step.node_id.as_str()).collect();
    let all = first_attempts.len();
    first_attempts.sort_unstable();
    first_attempts.dedup();
    prop_assert_eq!(first_attempts.len(), all, "a join fired twice");

    if reference.fatal.is_empty() {
        let Finish::Completed { output } = &run.finish else {
            return Err(TestCaseError::fail(format!("should complete: {:?}", run.finish)));
        };
        let output = output.json();
        for index in 0..case.graph.nodes.len() {
            let expected = reference.ran.get(&index);
            prop_assert_eq!(run.machine.output(index).map(|output| output.json()), expected, "node {}", index);
            if expected.is_none() {
                prop_assert_eq!(run.machine.node(index), &NodeState::Skipped);
            }
        }
        let leaves: Vec<(usize, &Value)> = reference
            .ran
            .iter()
            .filter(|(index, _)| !case.graph.edges.iter().any(|edge| edge.source == format!("n{index}")))
            .map(|(index, value)| (*index, value))
            .collect();
        match leaves.as_slice() {
            [] => prop_assert!(reference.ran.values().any(|value| value == output)),
            [(_, only)] => prop_assert_eq!(output, *only),
            many => {
                let expected: serde_json::Map<String, Value> =
                    many.iter().map(|(index, value)| (format!("n{index}"), (*value).clone())).collect();
                prop_assert_eq!(output, &Value::Object(expected));
            }
        }
    } else {
        let Finish::Failed { error } = &run.finish else {
            return Err(TestCaseError::fail(format!("should fail: {:?}", run.finish)));
        };
        let node = error.node.clone().unwrap_or_default();
        let expected = reference.fatal.iter().any(|index| node == format!("n{index}"));
        prop_assert!(expected, "{} is not among the nodes that fail for good", node);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn agrees_with_the_plain_interpreter_whatever_the_order(case in cases()) {
        agrees(&case, &run(&case, None))?;
    }

    #[test]
    fn a_crash_after_any_entry_changes_nothing(case in cases()) {
        let undisturbed = run(&case, None);
        for entry in 1..=undisturbed.journal.len() {
            agrees(&case, &run(&case, Some(entry)))?;
        }
    }

    #[test]
    fn folding_a_finished_journal_gives_the_same_end(case in cases()) {
        let first = run(&case, None);
        let shape = Arc::new(Shape::new(&case.graph, |node| case.any[node.id[1..].parse::<usize>().unwrap()]).unwrap());
        let (machine, actions) = Machine::rebuild(shape, first.journal).unwrap();
        prop_assert!(machine.is_finished());
        prop_assert_eq!(actions, vec![Action::Finish(first.finish)]);
    }
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
