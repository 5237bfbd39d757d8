//! What is written down of a run: every case with its name, and the broken promises, like ones counted together. The runner and the proxy keep
//! the same books, so that their reports say the same things.

use std::{
    collections::HashMap,
    time::{Duration, SystemTime},
};

use super::{Exchange, Kept, Progress, Ran, Told, Violation};
use crate::{
    cases::Case,
    checks::{Check, Finding},
    coverage::cells::Cells,
    document::{Document, model::Operation},
    http::{Answer, Request, curl},
    identity::{self, Names},
};

/// The books of a run.
#[derive(Debug, Default)]
pub(crate) struct Ledger {
    /// All cases.
    pub(crate) ran: Vec<Ran>,
    /// Broken promises.
    pub(crate) violations: Vec<Violation>,
    /// What was hit.
    pub(crate) cells: Cells,
    names: Names,
    /// Where in `violations` a finding of the same name stands.
    same: HashMap<String, usize>,
}

/// One line to be written.
pub(crate) struct Entry<'a> {
    /// Where the request went.
    pub(crate) base: &'a str,
    /// The operation.
    pub(crate) operation: Option<&'a Operation>,
    /// The case.
    pub(crate) case: &'a Case,
    /// The request.
    pub(crate) request: &'a Request,
    /// The answer.
    pub(crate) answer: Option<&'a Answer>,
    /// How long it took.
    pub(crate) elapsed: Duration,
}

impl Ledger {
    /// Writes down a case and what came of it, and tells who listens.
    pub(crate) fn record(
        &mut self,
        document: &Document,
        entry: &Entry<'_>,
        findings: Vec<Finding>,
        listener: &mut dyn Progress,
    ) {
        let Entry { base, operation, case, request, answer, elapsed } = *entry;
        let id = operation.map_or("", |operation| operation.id.as_str());
        let status = answer.map_or(0, |answer| answer.status);
        let name = self.names.case(id, case.family, &case.label);
        let title = operation.map_or_else(
            || format!("{} {}", request.method, request.path),
            |operation| match &case.method {
                Some(method) => format!("{method} {}", operation.path),
                None => operation.title(),
            },
        );
        let findings: Vec<(String, Finding)> = findings
            .into_iter()
            .map(|finding| {
                // Refused faults differ by what was broken; all else differs by what was promised.
                let detail = match finding.check {
                    Check::InvalidRefused | Check::AllFaults => &case.label,
                    _ => &finding.promise,
                };
                (identity::finding(finding.check, id, detail, status), finding)
            })
            .collect();
        listener.exchange(&Exchange {
            id: &name,
            operation: id,
            title: &title,
            family: case.family,
            label: &case.label,
            at: SystemTime::now() - elapsed,
            elapsed,
            base,
            request,
            answer,
            findings: &findings,
        });
        self.ran.push(Ran {
            id: name.clone(),
            operation: id.to_owned(),
            family: case.family,
            label: case.label.clone(),
            status,
            elapsed,
            findings: findings
                .iter()
                .map(|(name, finding)| Told {
                    id: name.clone(),
                    text: format!("{}: {}; came {}", finding.check, finding.promise, finding.came),
                })
                .collect(),
        });
        for (known, finding) in findings {
            if let Some(index) = self.same.get(&known) {
                self.violations[*index].count += 1;
                continue;
            }
            self.same.insert(known.clone(), self.violations.len());
            self.violations.push(Violation {
                id: known,
                case: name.clone(),
                operation: id.to_owned(),
                title: title.clone(),
                check: finding.check,
                family: case.family,
                label: case.label.clone(),
                place: document.place(&finding.pointer),
                promise: finding.promise,
                came: finding.came,
                status,
                body: answer.map(|answer| answer.text(600)).unwrap_or_default(),
                curl: curl::command(base, request),
                count: 1,
                kept: Some(Box::new(Kept {
                    base: base.to_owned(),
                    request: request.clone(),
                    answer: answer.cloned(),
                })),
                known: None,
            });
        }
    }
}
