//! What is written down of a run: every case with its name, and the broken promises, like ones counted together. The runner and the proxy keep
//! the same books, so that their reports say the same things.

use std::{
    collections::{HashMap, HashSet},
    time::{Duration, SystemTime},
};

use super::{Exchange, Kept, Progress, Ran, SHOWN, Told, Violation};
use crate::{
    cases::{Case, Family},
    checks::{Check, Finding},
    coverage::cells::Cells,
    document::{Document, model::Operation},
    http::{Answer, Request, curl},
    identity::{self, Names},
    schema::clip,
};

/// The books of a run.
#[derive(Debug, Default)]
pub struct Ledger {
    /// All cases.
    pub ran: Vec<Ran>,
    /// Broken promises.
    pub violations: Vec<Violation>,
    /// What was hit.
    pub cells: Cells,
    names: Names,
    /// Where in `violations` a finding of the same name stands.
    same: HashMap<String, usize>,
}

/// An exchange to be written down.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// Where the request went.
    pub base: &'a str,
    /// The operation.
    pub operation: Option<&'a Operation>,
    /// The case.
    pub case: &'a Case,
    /// The request.
    pub request: &'a Request,
    /// The answer.
    pub answer: Option<&'a Answer>,
    /// How long it took.
    pub elapsed: Duration,
    /// Of a request that the server sent by itself: the exchange by which it was asked for. `base` is the receiver's then.
    pub asked: Option<&'a Kept>,
}

/// An exchange that was well at its time, and of which a later one shows that it was not.
#[derive(Debug, Clone, Copy)]
pub struct Blamed<'a> {
    /// Where the requests went.
    pub base: &'a str,
    /// The operation.
    pub operation: &'a Operation,
    /// Which of [`Ledger::ran`] it is.
    pub ran: usize,
    /// Its request.
    pub request: &'a Request,
    /// Its answer.
    pub answer: Option<&'a Answer>,
    /// The later request and its answer.
    pub later: Option<(&'a Request, Option<&'a Answer>)>,
}

impl Ledger {
    /// Writes down a case and what came of it, and tells who listens.
    pub fn record(
        &mut self,
        document: &Document,
        entry: &Entry<'_>,
        findings: Vec<Finding>,
        listener: &mut dyn Progress,
    ) {
        let Entry { base, operation, case, request, answer, elapsed, asked } = *entry;
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
        let mut findings: Vec<(String, Finding)> = findings
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
        // Each item of a list may break the same promise: that is one finding, and one case of it.
        let mut names = HashSet::new();
        findings.retain(|(name, _)| names.insert(name.clone()));
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
        let ran = Ran {
            id: name,
            operation: id.to_owned(),
            family: case.family,
            label: case.label.clone(),
            status,
            elapsed,
            findings: findings.iter().map(|(name, finding)| told(name, finding)).collect(),
        };
        for (known, finding) in findings {
            let own = Kept::new(base, request, answer);
            let kept = match asked {
                None => own,
                Some(asked) => Kept { then: Some(Box::new(Kept { received: true, ..own })), ..asked.clone() },
            };
            self.violate(known, document, &ran, &title, finding, kept);
        }
        self.ran.push(ran);
    }

    /// Writes down what later requests showed of an exchange: it is the one that is to blame.
    pub fn blame(
        &mut self,
        document: &Document,
        blamed: &Blamed<'_>,
        findings: Vec<Finding>,
        listener: &mut dyn Progress,
    ) {
        let Some(mut ran) = self.ran.get(blamed.ran).cloned() else { return };
        for finding in findings {
            let known = identity::finding(finding.check, &ran.operation, &finding.promise, ran.status);
            listener.blamed(&ran.id, &known, &finding);
            ran.findings.push(told(&known, &finding));
            let mut kept = Kept::new(blamed.base, blamed.request, blamed.answer);
            kept.then = blamed.later.map(|(request, answer)| Box::new(Kept::new(blamed.base, request, answer)));
            self.violate(known, document, &ran, &blamed.operation.title(), finding, kept);
        }
        self.ran[blamed.ran] = ran;
    }

    /// Takes out what was found in preparing requests of operations that are not `wanted`; how many findings those were.
    pub fn leave_out_setup(&mut self, wanted: impl Fn(&str) -> bool) -> usize {
        let is_aside = |family, id: &str| family == Family::Setup && !wanted(id);
        let before = self.violations.len();
        self.violations.retain(|violation| !is_aside(violation.family, &violation.operation));
        for ran in self.ran.iter_mut().filter(|ran| is_aside(ran.family, &ran.operation)) {
            ran.findings.clear();
        }
        let ids = self.violations.iter().map(|violation| violation.id.clone());
        self.same = ids.enumerate().map(|(index, id)| (id, index)).collect();
        before - self.violations.len()
    }

    /// Adds a violation, or counts it with its like.
    fn violate(&mut self, known: String, document: &Document, ran: &Ran, title: &str, finding: Finding, kept: Kept) {
        if let Some(index) = self.same.get(&known) {
            self.violations[*index].count += 1;
            return;
        }
        self.same.insert(known.clone(), self.violations.len());
        self.violations.push(Violation {
            id: known,
            case: ran.id.clone(),
            operation: ran.operation.clone(),
            title: title.to_owned(),
            check: finding.check,
            family: ran.family,
            label: ran.label.clone(),
            place: document.place(&finding.pointer),
            promise: finding.promise,
            came: finding.came,
            status: ran.status,
            body: kept.telling().map(|body| clip(&String::from_utf8_lossy(body), SHOWN)).unwrap_or_default(),
            curl: kept.command(|request| curl::command(&kept.base, request)),
            count: 1,
            kept: Some(Box::new(kept)),
            known: None,
        });
    }
}

fn told(name: &str, finding: &Finding) -> Told {
    let text = format!("{}: {}; came {}", finding.check, finding.promise, finding.came);
    Told { id: name.to_owned(), text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cases::{Draft, Expect, Identity},
        runner::Silent,
    };

    fn request(method: &str) -> Request {
        Request { method: method.to_owned(), path: "/a".to_owned(), query: Vec::new(), headers: Vec::new(), body: None }
    }

    #[test]
    fn what_a_later_request_shows_is_the_earlier_ones_and_is_repeated_with_both() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("document.json");
        let text = r#"{"openapi": "3.1.0", "paths": {"/a": {"put": {"operationId": "put", "responses": {"200": {"description": "d"}}}}}}"#;
        std::fs::write(&file, text).unwrap();
        let document = Document::load(&file).unwrap();
        let operation = &document.operations[0];
        let draft = Draft {
            path: indexmap::IndexMap::new(),
            query: Vec::new(),
            headers: Vec::new(),
            cookies: Vec::new(),
            body: None,
            json: None,
            identity: Identity::Given,
            current: false,
        };
        let case = Case::new(Family::Valid, "full", draft, Expect::Any);
        let (put, get) = (request("PUT"), request("GET"));
        let entry = Entry {
            base: "http://h",
            operation: Some(operation),
            case: &case,
            request: &put,
            answer: None,
            elapsed: Duration::ZERO,
            asked: None,
        };
        let mut ledger = Ledger::default();
        ledger.record(&document, &entry, Vec::new(), &mut Silent);
        let finding = Finding {
            check: Check::BodySchema,
            pointer: String::new(),
            promise: "it is as written".to_owned(),
            came: "it is not".to_owned(),
        };
        let blamed =
            Blamed { base: "http://h", operation, ran: 0, request: &put, answer: None, later: Some((&get, None)) };
        ledger.blame(&document, &blamed, vec![finding.clone()], &mut Silent);
        ledger.blame(&document, &blamed, vec![finding], &mut Silent);
        assert_eq!(ledger.ran[0].findings.len(), 2);
        assert_eq!((ledger.violations.len(), ledger.violations[0].count), (1, 2));
        assert_eq!(ledger.violations[0].curl, "curl -i -X PUT 'http://h/a' && curl -i 'http://h/a'");
        assert_eq!(ledger.violations[0].case, ledger.ran[0].id);

        let of_item = |index: u8| Finding {
            check: Check::BodySchema,
            pointer: String::new(),
            promise: format!("type at /items/{index}/a"),
            came: "another".to_owned(),
        };
        ledger.record(&document, &entry, vec![of_item(0), of_item(1)], &mut Silent);
        assert_eq!((ledger.ran[1].findings.len(), ledger.violations[1].count), (1, 1));
    }
}
