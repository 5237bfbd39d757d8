//! The checks: every answer of a declared operation is held against its document, and against what its case lets one expect.

mod body;
pub mod codes;
mod errors;
pub mod events;
mod expectation;
mod faults;
mod headers;
pub mod same;

pub use self::codes::Check;
use crate::{
    cases::{Case, Expect},
    document::{Document, model::Operation},
    http::{Answer, Request},
    schema::Schemas,
    settings::Settings,
};

/// Something that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The kind.
    pub check: Check,
    /// Where the document makes the promise.
    pub pointer: String,
    /// The promise.
    pub promise: String,
    /// What came.
    pub came: String,
}

impl Finding {
    /// A finding.
    pub fn new(check: Check, pointer: &str, promise: impl Into<String>, came: impl Into<String>) -> Self {
        Self { check, pointer: pointer.to_owned(), promise: promise.into(), came: came.into() }
    }
}

/// What a verdict is made from.
pub struct Evidence<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its schemas.
    pub schemas: &'a Schemas,
    /// The settings.
    pub settings: &'a Settings,
    /// The operation; for cases about methods, the first of the path.
    pub operation: Option<&'a Operation>,
    /// The case.
    pub case: &'a Case,
    /// Whether all ids in the path are known to exist.
    pub live: bool,
    /// The request.
    pub request: &'a Request,
    /// The answer.
    pub answer: &'a Answer,
}

/// Everything that does not hold.
pub fn judge(evidence: &Evidence<'_>) -> Vec<Finding> {
    let mut findings = expectation::check(evidence);
    let declared = !matches!(evidence.case.expect, Expect::MethodRefused(_) | Expect::UnknownPath | Expect::MethodSeen);
    if let Some(operation) = evidence.operation.filter(|_| declared) {
        let status = evidence.answer.status;
        match operation.response(status) {
            None => {
                let known: Vec<String> =
                    operation.responses.iter().map(|response| response.status.to_string()).collect();
                // A finding that says more about the same status is enough.
                if findings.is_empty() {
                    findings.push(Finding::new(
                        Check::StatusDeclared,
                        &format!("{}/responses", operation.pointer),
                        format!("answers with {}", known.join(", ")),
                        format!("status {status}"),
                    ));
                }
            }
            Some(response) => {
                findings.extend(headers::check(evidence, response));
                findings.extend(body::check(evidence, response));
            }
        }
        findings.extend(faults::check(evidence));
    }
    findings.extend(content_length(evidence));
    findings.extend(errors::check(evidence));
    findings
}

fn content_length(evidence: &Evidence<'_>) -> Option<Finding> {
    let answer = evidence.answer;
    let declared: usize = answer.header("content-length")?.parse().ok()?;
    let bodiless = evidence.request.method == "HEAD" || matches!(answer.status, 204 | 304);
    if bodiless || !answer.whole || declared == answer.body.len() {
        return None;
    }
    Some(Finding::new(
        Check::ContentLength,
        evidence.operation.map_or("", |operation| operation.pointer.as_str()),
        format!("content-length: {declared}"),
        format!("a body of {} bytes", answer.body.len()),
    ))
}
