//! Graphs of strangers: the check says everything that is wrong with one, what it lets through compiles, and the machine runs that to its end as the reference
//! interpreter says, whatever its nodes come to and wherever the process dies.

#![no_main]

// What the reference interpreter knows as its own crate.
use switchyard::{domain, engine};

#[path = "../../../src/engine/machine/reference.rs"]
mod reference;

use std::sync::{Arc, LazyLock};

use chrono::{DateTime, TimeDelta, Utc};
use libfuzzer_sys::fuzz_target;
use serde_json::{Value, json};

use self::{
    domain::{
        execution::{RunError, StepRecord},
        graph::Graph,
        ports::GraphCheck as _,
    },
    engine::{
        check::Checker,
        machine::{Action, AttemptResult, Finish, Machine, NodeState, Wake},
        nodes::Registry,
        output::Output,
        program::Program,
    },
    reference::{End, Fate},
};

static REGISTRY: LazyLock<Arc<Registry>> = LazyLock::new(|| Arc::new(Registry::standard().expect("node types")));

/// What nodes come to, from the bytes behind the graph; without end.
struct Chances<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Chances<'_> {
    fn next(&mut self) -> u8 {
        self.at += 1;
        let rest = u8::try_from(self.at % 251).unwrap_or_default();
        self.bytes.get(self.at % (self.bytes.len() + 1)).map_or(rest, |byte| byte.wrapping_add(rest))
    }
}

/// What a node comes to, decided beforehand: so many attempts fail, then it ends, sleeps or asks.
struct Fortune {
    failures: i32,
    permanent: bool,
    rest: u8,
    branch: Option<String>,
}

fn end(fortune: &Fortune, node: usize, attempts: i32) -> End {
    if fortune.failures >= attempts || (fortune.permanent && fortune.failures > 0) {
        return End::Fails { code: "failed".to_owned(), message: "by chance".to_owned() };
    }
    let (output, branch) = success(fortune, node);
    End::Succeeds { output, branch }
}

fn success(fortune: &Fortune, node: usize) -> (Value, Option<String>) {
    match fortune.rest {
        1 => (json!(node), None),
        2 => (json!({ "timed_out": true }), Some("timeout".to_owned())),
        _ => (json!(node), fortune.branch.clone()),
    }
}

fn run(graph: &Graph, program: &Program, chances: &mut Chances<'_>) {
    let shape = &program.shape;
    let branches: Vec<Option<String>> = graph.edges.iter().map(|edge| edge.branch.clone()).chain([None]).collect();
    let fortunes: Vec<Fortune> = (0..graph.nodes.len())
        .map(|_| Fortune {
            failures: i32::from(chances.next() % 8).saturating_sub(4).max(0),
            permanent: chances.next() % 4 == 0,
            rest: chances.next() % 6,
            branch: branches[usize::from(chances.next()) % branches.len()].clone().filter(|branch| branch != "error"),
        })
        .collect();
    let (mut machine, mut actions) = Machine::start(Arc::clone(shape));
    let mut journal: Vec<StepRecord> = Vec::new();
    let mut now = DateTime::<Utc>::UNIX_EPOCH;
    let finish = loop {
        if let Some(Action::Finish(finish)) = actions.last() {
            break finish.clone();
        }
        assert!(journal.len() < 100 * graph.nodes.len() + 1, "it does not end");
        let picked = usize::from(chances.next()) % actions.len();
        let action = actions.swap_remove(picked);
        now += TimeDelta::milliseconds(1);
        let (node, attempt, outcome) = match action {
            Action::Run { node, attempt } => {
                let fortune = &fortunes[node];
                let (output, branch) = success(fortune, node);
                let later = now + TimeDelta::hours(1);
                let result = if attempt <= fortune.failures {
                    let error = RunError { code: "failed".to_owned(), message: "by chance".to_owned(), node: None };
                    AttemptResult::Failed { error, retryable: !fortune.permanent }
                } else {
                    match fortune.rest {
                        1 => AttemptResult::Sleep { until: later, output: Output::new(output) },
                        2 => AttemptResult::Wait { prompt: Output::new(Value::Null), until: Some(later) },
                        _ => AttemptResult::Succeeded { output: Output::new(output), branch },
                    }
                };
                (node, attempt, machine.decide(node, attempt, result, now, 0.3))
            }
            Action::SleepUntil { node, until } => {
                now = now.max(until);
                match machine.wake(node) {
                    Wake::Run { attempt } => {
                        actions.push(Action::Run { node, attempt });
                        continue;
                    }
                    Wake::Ended { attempt, outcome } => (node, attempt, outcome),
                    Wake::Nothing => unreachable!("a timer for nobody"),
                }
            }
            Action::Finish(_) => unreachable!("an end before the end"),
        };
        journal.push(StepRecord {
            ordinal: i32::try_from(journal.len()).unwrap_or(i32::MAX),
            node_id: graph.nodes[node].id.clone(),
            node_kind: String::new(),
            attempt,
            input: Value::Null,
            outcome: outcome.to_record(),
            started_at: now,
            finished_at: now,
        });
        machine.apply(node, attempt, outcome, &mut actions);
        if chances.next() % 4 == 0 {
            (machine, actions) =
                Machine::rebuild(Arc::clone(shape), journal.iter().cloned()).expect("a journal of its own");
        }
    };
    let attempts = |node: usize| graph.nodes[node].retry.as_ref().map_or(1, |retry| retry.max_attempts.cast_signed());
    let joins_any = |node: usize| shape.nodes[node].joins_any;
    let reference = reference::interpret(graph, joins_any, |node| end(&fortunes[node], node, attempts(node)));
    match finish {
        Finish::Completed { output } => {
            assert!(reference.fatal().is_empty());
            if let Some(expected) = reference.output() {
                assert_eq!(output.json(), &expected);
            }
            for (node, fate) in reference.fates.iter().enumerate() {
                match machine.node(node) {
                    NodeState::Ended { output } => {
                        assert!(matches!(fate, Fate::Ran { output: expected, .. } if expected == output.json()));
                    }
                    NodeState::Skipped => assert_eq!(fate, &Fate::Skipped),
                    other => panic!("{other:?} at the end"),
                }
            }
        }
        Finish::Failed { error } => assert!(reference.fatal().contains(error.node.unwrap_or_default().as_str())),
    }
}

/// A graph that a check lets through more often than one that bytes spell out: nodes of the standard types with small configurations, edges forward.
fn drawn(bytes: &[u8]) -> Graph {
    let mut chances = Chances { bytes, at: 0 };
    let size = 1 + usize::from(chances.next() % 12);
    let nodes: Vec<Value> = (0..size)
        .map(|index| {
            let (kind, config) = match chances.next() % 7 {
                0 => ("manual", json!({})),
                1 => ("condition", json!({ "expression": "input" })),
                2 => ("merge", json!({ "mode": if chances.next() % 2 == 0 { "all" } else { "any" } })),
                3 => ("delay", json!({ "ms": 5 })),
                4 => ("approval", json!({"prompt": "?", "choices": ["yes", "no"], "timeout_ms": 5})),
                5 => ("fail", json!({ "message": "told to" })),
                _ => ("set", json!({ "values": { "n": index } })),
            };
            let mut node = json!({"id": format!("n{index}"), "type": kind, "config": config});
            let policies = ["fail", "continue", "branch"];
            node["on_error"] = json!(policies[usize::from(chances.next() % 3)]);
            if chances.next() % 2 == 0 {
                node["retry"] = json!({"max_attempts": 1 + chances.next() % 4, "initial_ms": 1});
            }
            node
        })
        .collect();
    let edges: Vec<Value> = (0..usize::from(chances.next()) % (2 * size))
        .filter_map(|_| {
            let (one, other) = (usize::from(chances.next()) % size, usize::from(chances.next()) % size);
            let (from, to) = (one.min(other), one.max(other));
            let mut edge = json!({"source": format!("n{from}"), "target": format!("n{to}")});
            match (chances.next() % 4, nodes[from]["type"].as_str()) {
                (0, Some("condition")) => edge["branch"] = json!("true"),
                (0, Some("approval")) => edge["branch"] = json!("timeout"),
                (1, Some("approval")) => edge["branch"] = json!("yes"),
                (1, Some("condition")) => edge["branch"] = json!("false"),
                (2, _) if nodes[from]["on_error"] == "branch" => edge["branch"] = json!("error"),
                _ => {}
            }
            (from != to).then_some(edge)
        })
        .collect();
    serde_json::from_value(json!({"nodes": nodes, "edges": edges})).expect("a graph")
}

// JSON, or (behind a zero byte) what a graph is drawn from; what is left over decides what happens in it.
fuzz_target!(|data: &[u8]| {
    let graph = match data {
        [0, rest @ ..] => drawn(rest),
        _ => {
            let mut values = serde_json::Deserializer::from_slice(data).into_iter::<Graph>();
            match values.next() {
                Some(Ok(graph)) if graph.nodes.len() < 200 => graph,
                _ => return,
            }
        }
    };
    let checker = Checker::new(Arc::clone(&REGISTRY));
    let (draft, whole) = (checker.check_draft(&graph), checker.check_whole(&graph));
    assert!(draft.iter().all(|fault| whole.contains(fault)), "a draft's fault is a fault of the whole");
    match Program::compile(&graph, &REGISTRY) {
        Ok(program) => {
            assert!(whole.is_empty(), "compiled with {whole:?}");
            run(&graph, &program, &mut Chances { bytes: data, at: 0 });
        }
        Err(faults) => assert_eq!(faults, whole, "what the check let through does not compile"),
    }
});
