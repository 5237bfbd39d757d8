//! What came of a run.

use std::time::Duration;

use crate::{cases::Family, checks::Check, coverage::Row, document::Place};

/// A promise that was broken.
#[derive(Debug, Clone)]
pub struct Violation {
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
}

/// A case that ran.
#[derive(Debug, Clone)]
pub struct Ran {
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
    /// Findings, as text.
    pub findings: Vec<String>,
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
    /// What the author of the document should know.
    pub notes: Vec<String>,
    /// How long it took.
    pub elapsed: Duration,
}
