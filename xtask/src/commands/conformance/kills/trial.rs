//! One fault, or none: a server, a run of the suite, and what it found.

use std::{
    fmt,
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context as _, bail};
use quick_junit::{Report, TestCaseStatus};
use serde::Serialize;

use super::{Bench, faults::Fault};
use crate::commands::{
    conformance::{RECIPES, ready, suite},
    live::server::Server,
};

/// Names the fault to the server.
const VARIABLE: &str = "SWITCHYARD_PLANTED_FAULT";
/// What is kept of a finding's text.
const LONGEST: usize = 400;

/// Something that the suite found.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct Finding {
    /// The operation.
    pub(super) operation: String,
    /// The code of the check.
    pub(super) check: String,
    /// What it says.
    pub(super) text: String,
}

/// What came of a run.
#[derive(Debug, Default)]
struct Run {
    findings: Vec<Finding>,
    cases: u64,
    took: Duration,
}

/// How a fault fared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Found {
    /// By a right check, at a right operation.
    Rightly,
    /// Something was found, but not what is wrong.
    Otherwise,
    /// Nothing was found.
    Missed,
}

/// The verdict on one fault.
#[derive(Debug, Serialize)]
pub(super) struct Verdict {
    pub(super) found: Found,
    /// What decided; at most a few.
    pub(super) findings: Vec<Finding>,
    /// Requests that the suite sent as cases.
    pub(super) cases: u64,
    /// How long the suite took.
    #[serde(serialize_with = "seconds")]
    pub(super) took: Duration,
}

impl Verdict {
    fn of(fault: &Fault, run: Run) -> Self {
        let (mut right, other): (Vec<Finding>, Vec<Finding>) = run.findings.into_iter().partition(|finding| {
            fault.checks.contains(&finding.check) && fault.operations.contains(&finding.operation)
        });
        let found = match (right.is_empty(), other.is_empty()) {
            (false, _) => Found::Rightly,
            (true, false) => Found::Otherwise,
            (true, true) => Found::Missed,
        };
        if right.is_empty() {
            right = other;
        }
        right.truncate(5);
        Self { found, findings: right, cases: run.cases, took: run.took }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let by = |finding: &Finding| format!("{} at {}", finding.check, finding.operation);
        let first = self.findings.first().map(by).unwrap_or_default();
        match self.found {
            Found::Rightly => write!(f, "found: {first}"),
            Found::Otherwise => write!(f, "found otherwise: {first}"),
            Found::Missed => f.write_str("missed"),
        }
    }
}

/// A run on the sound server, over every API.
#[derive(Debug, Serialize)]
pub(super) struct Sound {
    pub(super) seed: u64,
    /// Each of these is a false alarm.
    pub(super) findings: Vec<Finding>,
    pub(super) cases: u64,
    #[serde(serialize_with = "seconds")]
    pub(super) took: Duration,
}

impl fmt::Display for Sound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} cases, {} false alarms, {:.1} s", self.cases, self.findings.len(), self.took.as_secs_f64())?;
        self.findings.iter().try_for_each(|one| write!(f, "\n    {} at {}: {}", one.check, one.operation, one.text))
    }
}

pub(super) fn seconds<S: serde::Serializer>(duration: &Duration, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_f64((duration.as_secs_f64() * 1000.0).round() / 1000.0)
}

/// A server of its own for one fault, in a folder that goes with it.
pub(super) struct Planted {
    pub(super) server: Server,
    _folder: tempfile::TempDir,
}

impl Planted {
    pub(super) fn start(bench: &Bench<'_>, fault: Option<&Fault>) -> anyhow::Result<Self> {
        let folder = tempfile::tempdir().context("no temporary folder can be made")?;
        let database = format!("sqlite://{}", folder.path().join("kills.db").display());
        let variables: Vec<(&str, &str)> = fault.iter().map(|fault| (VARIABLE, fault.name.as_str())).collect();
        let log = bench.reports.join("server.log");
        let server = Server::start(&bench.server, folder.path(), &database, &log, &variables)?;
        Ok(Self { server, _folder: folder })
    }
}

/// Tries a fault. The server goes on, for others to try.
pub(super) fn of(bench: &Bench<'_>, fault: &Fault) -> anyhow::Result<(Verdict, Planted)> {
    let planted = Planted::start(bench, Some(fault))?;
    let ready = ready(fault.recipe()?, &planted.server)?;
    let mut command = suite(bench.root, &bench.suite, &planted.server, &ready, bench.seed);
    for operation in fault.only() {
        command.args(["--only", operation]);
    }
    let run = held(command, &bench.reports).with_context(|| format!("with the fault `{}`", fault.name))?;
    Ok((Verdict::of(fault, run), planted))
}

/// Holds the server without a fault, on every API.
pub(super) fn sound(bench: &Bench<'_>, seed: u64) -> anyhow::Result<Sound> {
    let planted = Planted::start(bench, None)?;
    let mut sound = Sound { seed, findings: Vec::new(), cases: 0, took: Duration::ZERO };
    for recipe in RECIPES {
        let ready = ready(recipe, &planted.server)?;
        let mut run = held(suite(bench.root, &bench.suite, &planted.server, &ready, seed), &bench.reports)?;
        for finding in &mut run.findings {
            finding.operation = format!("{}.{}", recipe.surface, finding.operation);
        }
        sound.findings.append(&mut run.findings);
        sound.cases += run.cases;
        sound.took += run.took;
    }
    let complaints = planted.server.stop()?.into_iter();
    sound.findings.extend(complaints.map(|text| Finding {
        operation: String::new(),
        check: "server".to_owned(),
        text,
    }));
    Ok(sound)
}

/// Runs the suite and reads its report.
fn held(mut command: Command, reports: &Path) -> anyhow::Result<Run> {
    let file = std::path::absolute(reports)?.join("suite.xml");
    let start = Instant::now();
    let output =
        command.arg("--junit").arg(&file).stdin(Stdio::null()).output().context("the suite cannot be started")?;
    let took = start.elapsed();
    if !matches!(output.status.code(), Some(0 | 1)) {
        bail!("the suite ended with {}: {}", output.status, String::from_utf8_lossy(&output.stderr).trim());
    }
    let text = std::fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
    let run = Run { took, ..read(&text)? };
    if output.status.success() != run.findings.is_empty() {
        bail!("the suite ended with {}, and its report has {} findings", output.status, run.findings.len());
    }
    Ok(run)
}

/// Cases and findings of a JUnit report.
fn read(xml: &str) -> anyhow::Result<Run> {
    let report = Report::deserialize_from_str(xml).context("the suite's report is no JUnit XML")?;
    let mut run = Run::default();
    for suite in &report.test_suites {
        for case in &suite.test_cases {
            run.cases += 1;
            let TestCaseStatus::NonSuccess { message, description, .. } = &case.status else { continue };
            let lines = description.as_ref().or(message.as_ref()).map_or("", |text| text.as_str());
            // Each finding is a line of its own, and begins with the check's code; text of an answer may have lines too.
            for line in lines.lines() {
                let Some((check, text)) = line.split_once(": ").filter(|(check, _)| is_code(check)) else { continue };
                let text = text.chars().take(LONGEST).collect();
                run.findings.push(Finding { operation: suite.name.as_str().to_owned(), check: check.to_owned(), text });
            }
        }
    }
    run.findings.sort();
    run.findings.dedup();
    Ok(run)
}

fn is_code(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="conformance: API 1" tests="3" failures="2" errors="0">
    <testsuite name="listThings" tests="2" disabled="0" errors="0" failures="1">
        <testcase name="valid: smallest → 200" classname="listThings"/>
        <testcase name="valid: largest → 200" classname="listThings">
            <failure message="body-schema: type at /a; came /a: 1">body-schema: type at /a; came /a: 1
page-gap: pages together are the whole; came 3 of 4</failure>
        </testcase>
    </testsuite>
    <testsuite name="(no operation)" tests="1" disabled="0" errors="0" failures="1">
        <testcase name="unknown path → 200" classname="(no operation)">
            <failure message="unknown-path: 404 for a path that is not declared; came status 200"/>
        </testcase>
    </testsuite>
</testsuites>
"#;

    fn fault(operations: &[&str], checks: &[&str]) -> Fault {
        let texts = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        Fault {
            name: "fault".to_owned(),
            class: "class".to_owned(),
            surface: "yourapp".to_owned(),
            operations: texts(operations),
            needs: Vec::new(),
            checks: texts(checks),
            tells: String::new(),
        }
    }

    #[test]
    fn a_report_is_read_for_its_cases_and_what_they_found() {
        let run = read(REPORT).unwrap();
        let found: Vec<_> = run.findings.iter().map(|one| (one.operation.as_str(), one.check.as_str())).collect();
        let expect = [("(no operation)", "unknown-path"), ("listThings", "body-schema"), ("listThings", "page-gap")];
        assert_eq!((run.cases, found.as_slice()), (3, expect.as_slice()));
    }

    #[test]
    fn a_fault_is_found_rightly_only_by_a_right_check_at_a_right_operation() {
        for (operations, checks, expect) in [
            (&["listThings"][..], &["page-gap"][..], Found::Rightly),
            (&["getThing", "listThings"], &["page-overlap", "page-gap"], Found::Rightly),
            (&["getThing"], &["page-gap"], Found::Otherwise),
            (&["listThings"], &["unknown-path"], Found::Otherwise),
        ] {
            let verdict = Verdict::of(&fault(operations, checks), read(REPORT).unwrap());
            assert_eq!(verdict.found, expect, "{operations:?} {checks:?}");
        }
        assert_eq!(Verdict::of(&fault(&["a"], &["b"]), Run::default()).found, Found::Missed);
    }
}
