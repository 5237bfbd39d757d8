//! Findings that look like one cause: a server that takes any type is one fault to mend and a hundred findings to read. Nothing is left out for it; it is said first.

use indexmap::IndexMap;

use crate::{
    checks::Check,
    identity::steady,
    runner::{Outcome, Violation},
    schema::clip,
};

/// Fewer findings than this are read one by one.
const FEWEST: usize = 3;

/// What several findings have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause {
    /// The check that found them.
    pub check: Check,
    /// What they share: a keyword, a promise, the text of a refusal.
    pub what: String,
    /// How many they are.
    pub findings: usize,
    /// At how many operations.
    pub operations: usize,
    /// The name of the first.
    pub first: String,
}

/// Findings that share their looks, the most first; those that no baseline knows.
pub fn causes(outcome: &Outcome) -> Vec<Cause> {
    let mut groups: IndexMap<(Check, String), Vec<&Violation>> = IndexMap::new();
    for violation in outcome.failures() {
        groups.entry((violation.check, what(violation))).or_default().push(violation);
    }
    let several = groups.into_iter().filter(|(_, group)| group.len() >= FEWEST);
    let mut causes: Vec<Cause> = several
        .map(|((check, what), group)| {
            let mut operations: Vec<&str> = group.iter().map(|one| one.title.as_str()).collect();
            operations.sort_unstable();
            operations.dedup();
            let first = group[0].id.clone();
            Cause { check, what, findings: group.len(), operations: operations.len(), first }
        })
        .collect();
    causes.sort_by_key(|cause| std::cmp::Reverse(cause.findings));
    causes
}

impl Cause {
    /// In words, but for the check.
    pub fn text(&self) -> String {
        let operations = if self.operations == 1 { "operation" } else { "operations" };
        format!("{}: {} findings at {} {operations}", self.what, self.findings, self.operations)
    }
}

fn what(violation: &Violation) -> String {
    let before = |text: &str| steady(text.split_once(" at ").map_or(text, |(keyword, _)| keyword));
    match violation.check {
        Check::InvalidRefused | Check::AllFaults => before(&violation.label),
        // The same words in an answer come from the same line of code.
        Check::ValidAccepted | Check::ServerError => {
            format!("{} {}", violation.came, clip(&steady(&violation.body.replace('\n', " ")), 80))
        }
        Check::StatusDeclared | Check::MediaType => violation.came.clone(),
        _ => before(&violation.promise),
    }
}
