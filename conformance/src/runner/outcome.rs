//! What came of a run.

use std::time::Duration;

use super::Kept;
use crate::{
    cases::Family,
    checks::Check,
    coverage::{Row, cells::Cell},
    document::Place,
};

/// How much of a body stands in a finding.
pub(crate) const SHOWN: usize = 600;

/// Operations named in one line.
const NAMED: usize = 8;

/// A promise that was broken.
#[derive(Debug, Clone)]
pub struct Violation {
    /// The finding's name: the same in every run ([`crate::identity`]).
    pub id: String,
    /// The name of the first case that showed it.
    pub case: String,
    /// The operation's id; empty for paths that the document does not have.
    pub operation: String,
    /// `METHOD /path`.
    pub title: String,
    /// The check that found it.
    pub check: Check,
    /// The case's family.
    pub family: Family,
    /// The case's label.
    pub label: String,
    /// Where the document makes the promise.
    pub place: Place,
    /// The promise.
    pub promise: String,
    /// What came.
    pub came: String,
    /// The status.
    pub status: u16,
    /// The body, cut.
    pub body: String,
    /// The command that repeats the request.
    pub curl: String,
    /// How many cases broke the same promise in the same way.
    pub count: usize,
    /// The first request that showed it, with its answer.
    pub kept: Option<Box<Kept>>,
    /// Why it is no failure, where the baseline knows it.
    pub known: Option<String>,
}

/// A case that ran.
#[derive(Debug, Clone)]
pub struct Ran {
    /// Its name ([`crate::identity`]).
    pub id: String,
    /// The operation's id; empty for paths that the document does not have.
    pub operation: String,
    /// The case's family.
    pub family: Family,
    /// Its label.
    pub label: String,
    /// The answer's status; 0 where none came.
    pub status: u16,
    /// How long it took.
    pub elapsed: Duration,
    /// What does not hold.
    pub findings: Vec<Told>,
}

impl Ran {
    /// Whether the operation itself succeeded.
    fn is_success(&self) -> bool {
        let is_own =
            !self.operation.is_empty() && !matches!(self.family, Family::Method | Family::Event | Family::Coverage);
        is_own && (100..400).contains(&self.status)
    }
}

/// A finding in a few words.
#[derive(Debug, Clone)]
pub struct Told {
    /// Its name.
    pub id: String,
    /// The promise, and what came.
    pub text: String,
}

/// What came of a run.
#[derive(Debug)]
pub struct Outcome {
    /// The document's title and version.
    pub title: String,
    /// The base URL.
    pub base: String,
    /// The seed.
    pub seed: u64,
    /// Operations that ran.
    pub operations: usize,
    /// All cases.
    pub ran: Vec<Ran>,
    /// Broken promises, like ones counted together.
    pub violations: Vec<Violation>,
    /// Operation by status.
    pub coverage: Vec<Row>,
    /// All that a contract can be broken in.
    pub cells: Vec<Cell>,
    /// Cases that were planned and not sent, because the time was up.
    pub unsent: usize,
    /// Requests that were answered 429 however long they were held back: of their cases nothing is known.
    pub limited: usize,
    /// What the author of the document should know.
    pub notes: Vec<String>,
    /// Entries of the baseline that no finding needed.
    pub stale: Vec<crate::baseline::Entry>,
    /// How long it took.
    pub elapsed: Duration,
}

impl Outcome {
    /// The broken promises that count: those that no baseline knows.
    pub fn failures(&self) -> impl Iterator<Item = &Violation> {
        self.violations.iter().filter(|violation| violation.known.is_none())
    }

    /// What kept cases from being judged, a line for each reason.
    pub fn unjudged(&self) -> Vec<String> {
        let unsent = (self.unsent > 0).then(|| format!("{} cases were not sent: the time was up", self.unsent));
        let limited = (self.limited > 0).then(|| {
            let count = self.limited;
            format!("{count} requests were answered 429 to the end, and their cases not judged: give the credentials a higher limit")
        });
        unsent.into_iter().chain(limited).chain(self.never_succeeded()).collect()
    }

    /// The operations none of whose requests succeeded, in a line.
    fn never_succeeded(&self) -> Option<String> {
        let sent = |ran: &&Ran, id: &str| ran.operation == id && ran.family != Family::Method;
        let is_open = |row: &&Row| {
            let mut ran = self.ran.iter().filter(|ran| sent(ran, &row.operation)).peekable();
            ran.peek().is_some() && !ran.any(Ran::is_success)
        };
        let mut open: Vec<&Row> = self.coverage.iter().filter(|row| row.is_success()).collect();
        open.dedup_by_key(|row| &row.operation);
        open.retain(is_open);
        let names: Vec<&str> = open.iter().map(|row| row.title.as_str()).take(NAMED).collect();
        let more = if open.len() > NAMED { format!(" and {} more", open.len() - NAMED) } else { String::new() };
        let is_locked = |ran: &Ran| {
            let is_valid = matches!(ran.family, Family::Setup | Family::Example | Family::Valid);
            ran.status == 401 && is_valid && open.iter().any(|row| row.operation == ran.operation)
        };
        let locked = self.ran.iter().any(is_locked);
        let locked = if locked { " (401 came: is a good credential given with --header?)" } else { "" };
        (!open.is_empty()).then(|| {
            let (count, all) = (open.len(), self.operations);
            format!(
                "{count} of {all} operations never succeeded, and most of what they promise was not tried: {}{more}{locked}",
                names.join(", ")
            )
        })
    }

    /// Whether a request succeeded that was more than a preparation: where none did, that nothing was wrong says nothing.
    pub fn proves(&self) -> bool {
        !self.coverage.iter().any(Row::is_success)
            || self.ran.iter().any(|ran| ran.is_success() && ran.family != Family::Setup)
    }

    /// Whether every promise held, those aside that the baseline knows.
    pub fn held(&self) -> bool {
        self.failures().next().is_none() && self.proves()
    }
}
