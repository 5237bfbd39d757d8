//! The run as lines of JSON, one for each thing that happened, as it happens: for programs that watch.

use std::{
    io::{self, Write},
    time::SystemTime,
};

use serde_json::{Value, json};

use super::{
    har::time,
    redact::{Redactor, unmarked},
};
use crate::{
    checks::Finding,
    http::url,
    runner::{Exchange, Outcome, Progress, Violation},
};

/// Writes the lines while it listens.
pub struct Events<W: Write> {
    out: W,
    redactor: Redactor,
    failure: Option<io::Error>,
}

impl<W: Write> Events<W> {
    /// Begins with a line that says what is run.
    pub fn new(out: W, redactor: Redactor, title: &str, base: &str, seed: u64) -> Self {
        let mut events = Self { out, redactor, failure: None };
        events.write(&json!({
            "event": "started", "at": time(SystemTime::now()), "version": env!("CARGO_PKG_VERSION"),
            "document": title, "base": base, "seed": seed,
        }));
        events
    }

    /// Ends with the findings, the coverage and what came of it all.
    pub fn finish(mut self, outcome: &Outcome) -> io::Result<()> {
        for violation in &outcome.violations {
            self.write(&finding(violation));
        }
        for row in &outcome.coverage {
            self.write(&json!({
                "event": "status", "operation": row.operation, "status": row.status, "hits": row.hits,
                "missed": row.missed,
            }));
        }
        self.write(&json!({
            "event": "finished", "at": time(SystemTime::now()), "held": outcome.held(),
            "operations": outcome.operations, "cases": outcome.ran.len(), "unsent": outcome.unsent,
            "limited": outcome.limited,
            "findings": outcome.violations.len(), "known": outcome.violations.len() - outcome.failures().count(),
            "seconds": outcome.elapsed.as_secs_f64(),
        }));
        self.failure.map_or_else(|| self.out.flush(), Err)
    }

    fn write(&mut self, value: &Value) {
        if self.failure.is_none()
            // Who watches sees each line as it is written.
            && let Err(error) = writeln!(self.out, "{value}").and_then(|()| self.out.flush())
        {
            self.failure = Some(error);
        }
    }
}

impl<W: Write> Progress for Events<W> {
    fn operation(&mut self, done: usize, of: usize, title: &str, cases: usize, violations: usize) {
        self.write(&json!({
            "event": "operation", "title": title, "done": done, "of": of, "cases": cases, "findings": violations,
        }));
    }

    fn blamed(&mut self, case: &str, id: &str, finding: &Finding) {
        let (promise, came) = (self.redactor.text(&finding.promise), self.redactor.text(&finding.came));
        self.write(&json!({"event": "blamed", "id": case, "finding": id, "promise": promise, "came": came}));
    }

    fn exchange(&mut self, exchange: &Exchange<'_>) {
        let request = unmarked(self.redactor.request(exchange.request));
        let findings: Vec<&str> = exchange.findings.iter().map(|(name, _)| name.as_str()).collect();
        self.write(&json!({
            "event": "case", "id": exchange.id, "operation": exchange.operation,
            "family": exchange.family.to_string(), "label": self.redactor.text(exchange.label), "method": request.method,
            "url": url(exchange.base, &request), "status": exchange.answer.map(|answer| answer.status),
            "milliseconds": exchange.elapsed.as_secs_f64() * 1_000.0, "findings": findings,
        }));
    }
}

/// A finding as an object.
pub fn finding(violation: &Violation) -> Value {
    json!({
        "event": "finding", "id": violation.id, "check": violation.check.code(), "case": violation.case,
        "operation": violation.operation, "title": violation.title, "file": violation.place.file.to_string_lossy(),
        "line": violation.place.line, "column": violation.place.column, "promise": violation.promise,
        "came": violation.came, "status": violation.status, "count": violation.count, "curl": violation.curl,
        "known": violation.known,
    })
}
