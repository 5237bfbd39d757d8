//! What passes, judged: a request by the document's own rules first, since a server may do with a wrong one what it likes but take it, and the
//! answer then as in a run.

use std::time::{Duration, Instant};

use indexmap::IndexMap;
use serde_json::Value;

use crate::{
    cases::{Case, Draft, Expect, Family, Identity},
    checks::{self, Check, Evidence, Finding},
    coverage::{self, Seen, wire},
    document::{
        Document,
        model::{Body, In, Operation, content_of, essence},
    },
    http::{Answer, Payload, Request},
    runner::{
        Outcome, Progress,
        ledger::{Entry, Ledger},
    },
    schema::{Direction, Schemas},
    settings::Settings,
};

/// Judges traffic, and keeps the books.
pub struct Judge {
    document: Document,
    schemas: Schemas,
    settings: Settings,
    base: String,
    listener: Box<dyn Progress + Send>,
    ledger: Ledger,
    seen: Seen,
    start: Instant,
}

impl Judge {
    /// A judge of what goes to the settings' base URL.
    pub fn new(document: Document, schemas: Schemas, settings: Settings, listener: Box<dyn Progress + Send>) -> Self {
        let base = settings.base_url.trim_end_matches('/').to_owned();
        Self {
            document,
            schemas,
            settings,
            base,
            listener,
            ledger: Ledger::default(),
            seen: Seen::default(),
            start: Instant::now(),
        }
    }

    /// Where the server is.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Judges an exchange.
    pub fn judge(&mut self, request: &Request, answer: &Answer) {
        let index = self.operation(request);
        let (case, of) = match index {
            Some(index) => (self.declared(&self.document.operations[index], request), Some(index)),
            None => self.undeclared(request, answer),
        };
        let operation = of.map(|index| &self.document.operations[index]);
        let evidence = Evidence {
            document: &self.document,
            schemas: &self.schemas,
            settings: &self.settings,
            operation,
            case: &case,
            live: false,
            request,
            answer,
        };
        let findings = if of.is_none() && case.expect == Expect::Any { Vec::new() } else { checks::judge(&evidence) };
        let entry = Entry {
            base: &self.base,
            operation,
            case: &case,
            request,
            answer: Some(answer),
            elapsed: answer.elapsed,
            asked: None,
        };
        self.ledger.record(&self.document, &entry, findings, &mut *self.listener);
        if let (Some(index), Some(operation)) = (index, operation) {
            self.seen.add(index, answer.status);
            self.ledger.cells.add(&self.schemas, (index, operation), &case, request, answer);
        }
        let (ran, broken) = (self.ledger.ran.len(), self.ledger.violations.len());
        self.listener.operation(
            ran,
            ran,
            &format!("{} {} → {}", request.method, request.path, answer.status),
            ran,
            broken,
        );
    }

    /// Notes that no answer came.
    pub fn broken(&mut self, request: &Request, why: &str, elapsed: Duration) {
        let index = self.operation(request);
        let operation = index.map(|index| &self.document.operations[index]);
        let case = case("no answer", Expect::Any, request);
        let pointer = operation.map_or("", |operation| operation.pointer.as_str());
        let finding = Finding {
            check: Check::Transport,
            pointer: pointer.to_owned(),
            promise: "every request is answered".to_owned(),
            came: why.to_owned(),
        };
        let entry = Entry { base: &self.base, operation, case: &case, request, answer: None, elapsed, asked: None };
        self.ledger.record(&self.document, &entry, vec![finding], &mut *self.listener);
    }

    /// What came of it all.
    pub fn outcome(&mut self) -> Outcome {
        let was_called = |index: usize| self.seen.of(index).next().is_some();
        let coverage = coverage::table(&self.document, &self.settings, &self.seen, |_| true);
        let ledger = std::mem::take(&mut self.ledger);
        let cells = ledger.cells.table(&self.document, &self.schemas, &self.settings, &coverage, |_| true);
        let operations = (0..self.document.operations.len()).filter(|index| was_called(*index)).count();
        let uncalled = self.document.operations.len() - operations;
        let notes = (uncalled > 0).then(|| format!("{uncalled} operations of the document were not called"));
        Outcome {
            title: format!("{} {}", self.document.title, self.document.version),
            base: self.base.clone(),
            seed: self.settings.seed,
            operations,
            coverage,
            cells,
            unsent: 0,
            limited: 0,
            ran: ledger.ran,
            violations: ledger.violations,
            notes: notes.into_iter().collect(),
            stale: Vec::new(),
            elapsed: self.start.elapsed(),
        }
    }

    /// The operation that a request is of: of the templates that fit, the one with the most words of its own.
    fn operation(&self, request: &Request) -> Option<usize> {
        let words = |path: &str| path.split('/').filter(|part| !part.contains('{')).count();
        let fitting = self
            .document
            .operations
            .iter()
            .enumerate()
            .filter(|(_, operation)| operation.method == request.method && fits(&operation.path, &request.path));
        fitting
            .max_by_key(|(index, operation)| (words(&operation.path), std::cmp::Reverse(*index)))
            .map(|(index, _)| index)
    }

    /// The case that a request of the document is: wrong in the first way that is found, or not wrong.
    fn declared(&self, operation: &Operation, request: &Request) -> Case {
        match self.fault(operation, request) {
            None => case("as documented", Expect::Any, request),
            Some(fault) => case(&fault, Expect::Refused, request),
        }
    }

    /// What the document does not have must not succeed. What is refused in whatever way is refused; and `HEAD` and `OPTIONS` are answered
    /// unasked.
    fn undeclared(&self, request: &Request, answer: &Answer) -> (Case, Option<usize>) {
        let mut others =
            self.document.operations.iter().enumerate().filter(|(_, operation)| fits(&operation.path, &request.path));
        let first = others.next();
        let declared: Vec<String> =
            first.iter().copied().chain(others).map(|(_, operation)| operation.method.clone()).collect();
        let unasked = matches!(request.method.as_str(), "HEAD" | "OPTIONS");
        if answer.status >= 400 || unasked {
            return (case("not in the document", Expect::Any, request), None);
        }
        match first {
            Some((index, _)) => {
                let mut case = case("an undeclared method", Expect::MethodRefused(declared), request);
                case.method = Some(request.method.clone());
                (case, Some(index))
            }
            None => (case("an undeclared path", Expect::UnknownPath, request), None),
        }
    }

    /// The first thing that is surely wrong with a request.
    fn fault(&self, operation: &Operation, request: &Request) -> Option<String> {
        for parameter in &operation.parameters {
            let Some(texts) = wire::texts(operation, parameter, request) else {
                if parameter.required && parameter.place != In::Path {
                    return Some(format!("required at {}", parameter.name));
                }
                continue;
            };
            if let Some((place, keyword)) = wire::violated(&self.schemas, parameter, &texts).into_iter().next() {
                return Some(format!("{keyword} at {}{place}", parameter.name));
            }
        }
        operation.body.as_ref().and_then(|body| self.body_fault(body, request.body.as_ref()))
    }

    fn body_fault(&self, body: &Body, sent: Option<&Payload>) -> Option<String> {
        let Some(sent) = sent.filter(|sent| !sent.bytes.is_empty()) else {
            return body.required.then(|| "no body".to_owned());
        };
        let name = essence(&sent.media_type);
        let Some(media) = content_of(&body.content, &name) else {
            // A body of no declared type may be taken for what it is not; only a server that says 415 is right, and one that does not care is not
            // wrong about what it was sent.
            return (!name.is_empty()).then(|| format!("sent as {name}"));
        };
        if !media.is_json() {
            return None;
        }
        let Ok(value) = serde_json::from_slice::<Value>(&sent.bytes) else {
            return Some("a body that is no JSON".to_owned());
        };
        let violated = self.schemas.violated(Direction::Request, media.schema.as_ref()?, &value);
        let (place, keyword) = violated.into_iter().next()?;
        let place = if place.is_empty() { "the whole" } else { &place };
        Some(format!("{keyword} at {place}"))
    }
}

/// A case out of somebody else's request.
fn case(label: &str, expect: Expect, request: &Request) -> Case {
    let draft = Draft {
        path: IndexMap::new(),
        query: request.query.clone(),
        headers: request.headers.clone(),
        cookies: Vec::new(),
        json: request.body.as_ref().and_then(|body| serde_json::from_slice(&body.bytes).ok()),
        body: request.body.clone(),
        identity: Identity::Given,
        current: false,
    };
    Case::new(Family::Traffic, label, draft, expect)
}

/// Whether a path fits a template.
fn fits(template: &str, path: &str) -> bool {
    let (template, path): (Vec<&str>, Vec<&str>) = (template.split('/').collect(), path.split('/').collect());
    template.len() == path.len()
        && template.iter().zip(&path).all(|(part, text)| match part.split_once('{') {
            None => part == text,
            Some((before, rest)) => {
                let after = rest.rsplit_once('}').map_or("", |(_, after)| after);
                text.len() > before.len() + after.len() && text.starts_with(before) && text.ends_with(after)
            }
        })
}
