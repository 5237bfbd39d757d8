//! Errors: a problem tells the status that it came with, and nothing tells of the server's inside.

use serde_json::Value;

use super::{Check, Evidence, Finding};
use crate::{
    document::model::essence,
    http::{decode::text as percent_decoded, url},
    schema::clip,
};

/// What only a server's inside says: the beginnings of stack traces, the words of databases and runtimes, paths of sources. Each is rare enough in a
/// sentence that one might want to send.
const INSIDE: [&str; 33] = [
    "Traceback (most recent call last)",
    "RUST_BACKTRACE",
    "stack backtrace:",
    "thread 'main' panicked",
    "' panicked at ",
    "called `Option::unwrap()`",
    "called `Result::unwrap()`",
    "goroutine 1 [",
    "runtime error: invalid memory address",
    "NullPointerException",
    "NullReferenceException",
    "java.lang.",
    "org.springframework",
    "\tat com.",
    "   at System.",
    "TypeError: Cannot read propert",
    "node_modules/",
    "site-packages/",
    ".cargo/registry",
    "/rustc/",
    "SQLSTATE[",
    "syntax error at or near",
    "violates foreign key constraint",
    "violates unique constraint",
    "duplicate key value violates",
    "UNIQUE constraint failed",
    "FOREIGN KEY constraint failed",
    "no such table:",
    "no such column:",
    "ORA-0",
    "psycopg2.",
    "sqlalchemy.exc",
    "sqlx::",
];

pub(super) fn check(evidence: &Evidence<'_>) -> Vec<Finding> {
    if evidence.answer.status < 400 {
        return Vec::new();
    }
    problem(evidence).into_iter().chain(inside(evidence)).collect()
}

/// The `status` of a problem; of other JSON, one that is a number as statuses of errors are.
fn problem(evidence: &Evidence<'_>) -> Option<Finding> {
    let answer = evidence.answer;
    let body = answer.json()?;
    let is_problem = answer.header("content-type").is_some_and(|name| essence(name) == "application/problem+json");
    let told = body.get("status").or_else(|| body.pointer("/error/status")).and_then(Value::as_u64)?;
    if told == u64::from(answer.status) || !(is_problem || (400..600).contains(&told)) {
        return None;
    }
    let pointer = evidence.operation.map_or("", |operation| operation.pointer.as_str());
    let promise = "the status in an error's body is that of the answer";
    Some(Finding::new(Check::ProblemStatus, pointer, promise, format!("{told} in the body of a {}", answer.status)))
}

fn inside(evidence: &Evidence<'_>) -> Option<Finding> {
    let text = String::from_utf8_lossy(&evidence.answer.body);
    // What the client said itself may be said to it.
    let sent = evidence.request.body.as_ref().map(|body| String::from_utf8_lossy(&body.bytes).into_owned());
    let asked = percent_decoded(&url("", evidence.request));
    let echoed = |mark: &str| sent.as_ref().is_some_and(|sent| sent.contains(mark)) || asked.contains(mark);
    let at = INSIDE.iter().filter(|mark| !echoed(mark)).find_map(|mark| text.find(*mark))?;
    let pointer = evidence.operation.map_or("", |operation| operation.pointer.as_str());
    Some(Finding::new(Check::Internals, pointer, "errors do not show the server's inside", clip(&text[at..], 120)))
}
