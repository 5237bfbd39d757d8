//! The table: a line a class, and beneath it what was not found.

use std::{fmt, time::Duration};

use serde::Serialize;

use super::{
    faults::Fault,
    peer::PeerVerdict,
    trial::{Found, Sound, Verdict},
};

/// A fault and what came of it.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    pub(super) fault: Fault,
    pub(super) verdict: Verdict,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) peer: Option<PeerVerdict>,
}

/// Everything that came of a run.
#[derive(Debug, Serialize)]
pub(super) struct Kills {
    pub(super) seed: u64,
    pub(super) rows: Vec<Row>,
    pub(super) sound: Vec<Sound>,
}

impl Kills {
    pub(super) fn false_alarms(&self) -> usize {
        self.sound.iter().map(|sound| sound.findings.len()).sum()
    }

    pub(super) fn percent_right(&self) -> f64 {
        percent(count(&self.rows, Found::Rightly), self.rows.len())
    }

    /// Classes, in their order.
    fn classes(&self) -> Vec<&str> {
        let mut classes: Vec<&str> = self.rows.iter().map(|row| row.fault.class.as_str()).collect();
        classes.dedup();
        classes
    }

    fn line(f: &mut fmt::Formatter<'_>, name: &str, rows: &[&Row]) -> fmt::Result {
        let [right, otherwise, missed] =
            [Found::Rightly, Found::Otherwise, Found::Missed].map(|found| count(rows, found));
        let percent = percent(right, rows.len());
        write!(f, "{name:<13} {:>6} {right:>6} {otherwise:>10} {missed:>7} {percent:>6.0} %", rows.len())?;
        let peers: Vec<&PeerVerdict> = rows.iter().filter_map(|row| row.peer.as_ref()).collect();
        if !peers.is_empty() {
            let found = peers.iter().filter(|peer| peer.is_found()).count();
            write!(f, " {found:>13} {:>6.0} %", self::percent(found, peers.len()))?;
        }
        writeln!(f)
    }
}

impl fmt::Display for Kills {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let has_peer = self.rows.iter().any(|row| row.peer.is_some());
        let beside = if has_peer { "  Schemathesis         " } else { "" };
        writeln!(f, "class         faults  found  otherwise  missed         {beside}")?;
        for class in self.classes() {
            let rows: Vec<&Row> = self.rows.iter().filter(|row| row.fault.class == class).collect();
            Self::line(f, class, &rows)?;
        }
        Self::line(f, "all", &self.rows.iter().collect::<Vec<_>>())?;
        for (found, title) in [(Found::Otherwise, "Found otherwise"), (Found::Missed, "Missed")] {
            let rows: Vec<&Row> = self.rows.iter().filter(|row| row.verdict.found == found).collect();
            if !rows.is_empty() {
                writeln!(f, "\n{title}:")?;
            }
            for row in rows {
                let by = if found == Found::Missed { String::new() } else { format!(" [{}]", row.verdict) };
                writeln!(f, "  {}{by}", row.fault)?;
            }
        }
        let (cases, took) = self
            .rows
            .iter()
            .fold((0, Duration::ZERO), |(cases, took), row| (cases + row.verdict.cases, took + row.verdict.took));
        writeln!(f, "\nThe suite: {cases} cases, {:.0} a second", rate(cases, took))?;
        if has_peer {
            let peers = self.rows.iter().filter_map(|row| row.peer.as_ref());
            let (cases, took) =
                peers.fold((0, Duration::ZERO), |(cases, took), peer| (cases + peer.cases, took + peer.took));
            writeln!(f, "Schemathesis: {cases} cases, {:.0} a second", rate(cases, took))?;
        }
        let (cases, took) =
            self.sound.iter().fold((0, Duration::ZERO), |(cases, took), run| (cases + run.cases, took + run.took));
        if self.sound.is_empty() {
            return writeln!(f, "The sound server was not held (--sound-seeds).");
        }
        let (seeds, alarms) = (self.sound.len(), self.false_alarms());
        writeln!(
            f,
            "The sound server, {seeds} seeds: {cases} cases, {:.0} a second, {alarms} false alarms",
            rate(cases, took)
        )
    }
}

fn count<R: std::borrow::Borrow<Row>>(rows: &[R], found: Found) -> usize {
    rows.iter().filter(|row| (*row).borrow().verdict.found == found).count()
}

#[expect(clippy::cast_precision_loss, reason = "a few hundred")]
fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 { 100.0 } else { 100.0 * part as f64 / whole as f64 }
}

#[expect(clippy::cast_precision_loss, reason = "some thousands")]
fn rate(cases: u64, took: Duration) -> f64 {
    cases as f64 / took.as_secs_f64().max(0.001)
}
