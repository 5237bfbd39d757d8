//! The checks: every answer of a declared operation is held against its document, and against what its case lets one expect.

mod body;
mod expectation;
mod faults;
mod headers;

use std::fmt;

use crate::{
    cases::{Case, Expect},
    document::{Document, model::Operation},
    http::{Answer, Request},
    schema::Schemas,
    settings::Settings,
};

/// A kind of finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Check {
    /// A 5xx that nobody expects.
    ServerError,
    /// A status that is not declared.
    StatusDeclared,
    /// A media type that is not declared.
    MediaType,
    /// A body that is no JSON although its type says so.
    JsonParses,
    /// A body that breaks its schema.
    BodySchema,
    /// A body where none is declared, or none where one is.
    BodyPresence,
    /// A required header is missing.
    HeaderRequired,
    /// A header breaks its schema.
    HeaderSchema,
    /// `Content-Length` is not the body's.
    ContentLength,
    /// The answer did not come whole.
    Transport,
    /// A valid request was refused.
    ValidAccepted,
    /// An invalid request was accepted.
    InvalidRefused,
    /// A request without a good credential was accepted.
    Authentication,
    /// A request whose credential lacks scopes was accepted.
    Authorization,
    /// An id that does not exist was accepted.
    UnknownId,
    /// An undeclared method was not answered with 405.
    Method,
    /// A 405 without a right `Allow`.
    Allow,
    /// An unknown path was not answered with 404.
    UnknownPath,
    /// A request whose limit is used up was not refused with 429, or without saying for how long.
    RateLimit,
    /// A fault was not reported.
    AllFaults,
    /// A reason why a status cannot be reached, and it was.
    StaleReason,
}

impl fmt::Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::ServerError => "server-error",
            Self::StatusDeclared => "status-declared",
            Self::MediaType => "media-type",
            Self::JsonParses => "json-parses",
            Self::BodySchema => "body-schema",
            Self::BodyPresence => "body-presence",
            Self::HeaderRequired => "header-required",
            Self::HeaderSchema => "header-schema",
            Self::ContentLength => "content-length",
            Self::Transport => "transport",
            Self::ValidAccepted => "valid-accepted",
            Self::InvalidRefused => "invalid-refused",
            Self::Authentication => "authentication",
            Self::Authorization => "authorization",
            Self::UnknownId => "unknown-id",
            Self::Method => "method",
            Self::Allow => "allow-header",
            Self::UnknownPath => "unknown-path",
            Self::RateLimit => "rate-limit",
            Self::AllFaults => "all-faults",
            Self::StaleReason => "stale-reason",
        })
    }
}

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
    fn new(check: Check, pointer: &str, promise: impl Into<String>, came: impl Into<String>) -> Self {
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
    let declared = !matches!(evidence.case.expect, Expect::MethodRefused(_) | Expect::UnknownPath);
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
