//! The same fault for another tool: the same server, document, credentials, operations, and no less time.
//!
//! A fault counts as found where the tool reports a failure at one of the fault's operations that it does not report about the sound server. Which of its checks
//! that was is not asked: it knows nothing of ours.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fmt,
    time::Duration,
};

use anyhow::Context as _;
use serde::Serialize;
use serde_json::Value;

use super::{
    Bench,
    faults::{Fault, NO_OPERATION},
    trial::{Planted, seconds},
};
use crate::commands::conformance::{
    judge::exceptions::Exceptions,
    ready,
    schemathesis::{Bound, Failure, Schemathesis, Scope},
};

/// What the other tool made of a fault.
#[derive(Debug, Serialize)]
pub(super) struct PeerVerdict {
    /// Failures at the fault's operations that the sound server does not have.
    pub(super) findings: Vec<Failure>,
    pub(super) cases: u64,
    #[serde(serialize_with = "seconds")]
    pub(super) took: Duration,
}

impl PeerVerdict {
    pub(super) fn is_found(&self) -> bool {
        !self.findings.is_empty()
    }
}

impl fmt::Display for PeerVerdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.findings.first() {
            Some(first) => write!(f, "found: {} at {}", first.check, first.operation),
            None => f.write_str("missed"),
        }
    }
}

/// What it says of the sound server, by API and operations.
type Baselines = HashMap<(String, Vec<String>), BTreeSet<(String, String)>>;

/// The other tool, from fault to fault.
pub(super) struct PeerRun<'a> {
    bench: &'a Bench<'a>,
    tool: &'a Schemathesis,
    exceptions: Exceptions,
    sound: Option<Planted>,
    baselines: Baselines,
}

impl<'a> PeerRun<'a> {
    pub(super) fn new(bench: &'a Bench<'a>, tool: &'a Schemathesis) -> anyhow::Result<Self> {
        Ok(Self { bench, tool, exceptions: Exceptions::read()?, sound: None, baselines: Baselines::new() })
    }

    /// Gives it a fault.
    pub(super) fn of(&mut self, fault: &Fault, planted: &Planted, budget: Duration) -> anyhow::Result<PeerVerdict> {
        let only: Vec<String> = fault.only().map(str::to_owned).collect();
        let (failures, cases, took) = self.run(fault, planted, &only, budget)?;
        let key = (fault.surface.clone(), only.clone());
        let labels = labels(self.bench, &fault.surface)?;
        let concerned = |failure: &Failure| {
            fault.operations.iter().any(|id| id == NO_OPERATION || labels.get(id) == Some(&failure.operation))
        };
        let mut findings: Vec<Failure> = failures.into_iter().filter(concerned).collect();
        if !findings.is_empty() && !self.baselines.contains_key(&key) {
            // Only who found something is asked whether it finds it without a fault as well.
            let sound = match self.sound.take() {
                Some(sound) => sound,
                None => Planted::start(self.bench, None)?,
            };
            let (failures, ..) = self.run(fault, &sound, &only, budget)?;
            self.sound = Some(sound);
            self.baselines.insert(key.clone(), failures.iter().map(what).collect());
        }
        if let Some(baseline) = self.baselines.get(&key) {
            findings.retain(|finding| !baseline.contains(&what(finding)));
        }
        Ok(PeerVerdict { findings, cases, took })
    }

    fn run(
        &self,
        fault: &Fault,
        planted: &Planted,
        only: &[String],
        budget: Duration,
    ) -> anyhow::Result<(Vec<Failure>, u64, Duration)> {
        let ready = ready(fault.recipe()?, &planted.server)?;
        let scope = Scope { only, except: &[], values: self.exceptions.values(&fault.surface) };
        let bound = Bound::Time(budget);
        let outcome = self.tool.run(self.bench.root, &planted.server, &ready, scope, bound, self.bench.seed)?;
        Ok((outcome.failures, outcome.cases, outcome.took))
    }
}

/// What makes two failures the same.
fn what(failure: &Failure) -> (String, String) {
    (failure.operation.clone(), failure.check.clone())
}

/// `METHOD /path` of each operation.
fn labels(bench: &Bench<'_>, surface: &str) -> anyhow::Result<BTreeMap<String, String>> {
    let file = bench.root.join(format!("generated/openapi/{surface}.json"));
    let text = std::fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
    let document: Value = serde_json::from_str(&text)?;
    let paths = document["paths"].as_object().into_iter().flatten();
    let operations = paths.flat_map(|(path, item)| {
        item.as_object().into_iter().flatten().filter_map(move |(method, operation)| {
            let id = operation["operationId"].as_str()?;
            Some((id.to_owned(), format!("{} {path}", method.to_uppercase())))
        })
    });
    Ok(operations.collect())
}
