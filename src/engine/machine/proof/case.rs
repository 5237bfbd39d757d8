//! Cases from seeds: a graph, and what every attempt at every node of it comes to. The same seed is the same case, here and in the next release.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::super::{
    ERROR_BRANCH, TIMEOUT_BRANCH,
    reference::{self, End, Reference},
};
use crate::domain::graph::{Edge, Graph, Node, OnError, RetryPolicy};

/// Chance from a seed: SplitMix64, written out so that seeds mean the same for ever.
#[derive(Debug, Clone)]
pub(crate) struct Chance(u64);

impl Chance {
    /// All that follows is this seed's.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Any number.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Below `limit`, which is not 0.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit as u64).unwrap()
    }

    /// Once in so many times.
    pub(crate) fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// One of these.
    pub(crate) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }
}

/// What attempts at a node come to: a node's configuration.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Script {
    /// The first attempts fail, each for good or not.
    pub(crate) failures: Vec<Failure>,
    /// What the next one does.
    pub(crate) rest: Rest,
    /// The branch that its good end chooses.
    pub(crate) branch: Option<Branch>,
    /// What it says when it ends well.
    pub(crate) output: Value,
    /// Whether the node runs at its first taken edge.
    pub(crate) joins_any: bool,
    /// Whether it takes its time.
    pub(crate) takes_time: bool,
}

/// How an attempt fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Failure {
    /// Another attempt may do better.
    Transient,
    /// No other attempt would.
    Permanent,
}

/// The branches that a node may choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Branch {
    /// One.
    Left,
    /// The other.
    Right,
}

impl Branch {
    /// As edges name it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Right => "right",
        }
    }
}

/// What an attempt that does not fail does before it ends well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Rest {
    /// Nothing.
    Ends,
    /// Sleeps.
    Sleeps,
    /// Asks a person, who answers.
    IsAnswered,
    /// Asks a person for as long as it takes, and is answered.
    IsAnsweredSomeTime,
    /// Asks a person, who does not answer in time.
    TimesOut,
}

impl Script {
    /// What a good end comes to.
    pub(crate) fn success(&self) -> (Value, Option<&'static str>) {
        match self.rest {
            Rest::TimesOut => (json!({ "timed_out": true }), Some(TIMEOUT_BRANCH)),
            // Sleepers choose no branch.
            Rest::Sleeps => (self.output.clone(), None),
            _ => (self.output.clone(), self.branch.map(Branch::name)),
        }
    }

    /// How this attempt fails, if it does.
    pub(crate) fn failure(&self, attempt: i32) -> Option<Failure> {
        self.failures.get(usize::try_from(attempt - 1).unwrap()).copied()
    }

    /// What the node comes to with so many attempts; one that was `healed` succeeds.
    fn end(&self, max_attempts: usize, healed: bool) -> End {
        let permanent = self.failures.iter().position(|failure| *failure == Failure::Permanent);
        let fails = permanent.is_some_and(|at| at < max_attempts) || self.failures.len() >= max_attempts;
        if fails && !healed {
            return End::Fails { code: CODE.to_owned(), message: MESSAGE.to_owned() };
        }
        let (output, branch) = self.success();
        End::Succeeds { output, branch: branch.map(str::to_owned) }
    }
}

/// What failures say.
pub(crate) const CODE: &str = "scripted";
/// What failures say, for people.
pub(crate) const MESSAGE: &str = "as the script says";
/// The node type of all nodes of all cases.
pub(crate) const KIND: &str = "puppet";

/// A graph, and what happens in it.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) graph: Graph,
    pub(crate) scripts: Vec<Script>,
}

impl Case {
    /// The case of a seed.
    pub(crate) fn new(chance: &mut Chance) -> Self {
        let size = match chance.below(20) {
            0 => 0,
            1..=3 => 12 + chance.below(20),
            _ => 1 + chance.below(9),
        };
        // Some cases are without failures that end them: the others hardly reach their last nodes.
        let harmless = chance.one_in(3);
        let scripts: Vec<Script> = (0..size).map(|node| script(chance, node)).collect();
        let nodes = scripts.iter().enumerate().map(|(index, script)| node(chance, index, script, harmless)).collect();
        let mut graph = Graph { nodes, ..Graph::default() };
        let density = 1 + chance.below(2 * size.max(1));
        // Names are not in the order of the edges, nor is the graph's list.
        let mut order: Vec<usize> = (0..size).collect();
        for at in (1..size).rev() {
            order.swap(at, chance.below(at + 1));
        }
        for _ in 0..if size < 2 { 0 } else { density } {
            let from = chance.below(size - 1);
            // Near ones mostly: long chains, diamonds and joins of joins.
            let reach = if chance.one_in(3) { size - 1 - from } else { (size - 1 - from).min(3) };
            let to = from + 1 + chance.below(reach);
            let (source, target) = (order[from], order[to]);
            let branch = match chance.below(8) {
                0 => Some("left"),
                1 => Some("right"),
                2 => Some(TIMEOUT_BRANCH),
                3 if graph.nodes[source].on_error == OnError::Branch => Some(ERROR_BRANCH),
                _ => None,
            };
            graph.edges.push(Edge {
                id: None,
                source: graph.nodes[source].id.clone(),
                target: graph.nodes[target].id.clone(),
                branch: branch.map(str::to_owned),
                extra: serde_json::Map::default(),
            });
        }
        Self { graph, scripts }
    }

    /// What it comes to where the nodes `healed` have stopped failing.
    pub(crate) fn reference(&self, healed: impl Fn(usize) -> bool) -> Reference<'_> {
        reference::interpret(
            &self.graph,
            |node| self.scripts[node].joins_any,
            |node| {
                let attempts = self.graph.nodes[node].retry.as_ref().map_or(1, |retry| retry.max_attempts);
                self.scripts[node].end(usize::try_from(attempts).unwrap(), healed(node))
            },
        )
    }

    /// The index of a node.
    pub(crate) fn index(&self, id: &str) -> usize {
        self.graph.nodes.iter().position(|node| node.id == id).unwrap()
    }
}

fn script(chance: &mut Chance, node: usize) -> Script {
    let failing = if chance.one_in(3) { 1 + chance.below(4) } else { 0 };
    let failures =
        (0..failing).map(|_| if chance.one_in(6) { Failure::Permanent } else { Failure::Transient }).collect();
    let rest = match chance.below(12) {
        0 => Rest::Sleeps,
        1 => Rest::IsAnswered,
        2 => Rest::IsAnsweredSomeTime,
        3 => Rest::TimesOut,
        _ => Rest::Ends,
    };
    let branch = chance.pick(&[None, None, Some(Branch::Left), Some(Branch::Right)]);
    let (joins_any, takes_time) = (chance.one_in(3), chance.one_in(2));
    Script { failures, rest, branch, output: json!({ "of": node }), joins_any, takes_time }
}

fn node(chance: &mut Chance, index: usize, script: &Script, harmless: bool) -> Node {
    let on_error = match (harmless, chance.below(4)) {
        (false, 0..=1) => OnError::Fail,
        (_, 2) => OnError::Continue,
        _ => OnError::Branch,
    };
    let retry = chance.one_in(2).then(|| RetryPolicy {
        max_attempts: u32::try_from(1 + chance.below(4)).unwrap(),
        initial_ms: 1,
        factor: 1.0,
        max_ms: 2,
        jitter: 0.5,
    });
    let Ok(Value::Object(config)) = serde_json::to_value(script) else { panic!("a script is an object") };
    Node {
        id: format!("n{index}"),
        kind: KIND.to_owned(),
        name: None,
        config,
        retry,
        timeout_ms: None,
        on_error,
        extra: serde_json::Map::default(),
    }
}
