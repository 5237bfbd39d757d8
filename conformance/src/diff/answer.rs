//! What an operation answers: it may answer less than before, and not more.

use serde_json::Value;

use super::{
    Change, Code, Level, Pair,
    request::{find, schema_of},
    schema,
    witness::Witness,
};
use crate::{
    document::model::{Header, Operation, Response, Status},
    http::encode,
    schema::{Direction, Schemas},
};

pub(super) fn compare(pair: Pair<'_>, changes: &mut Vec<Change>) {
    let ((_, before), (_, after)) = (pair.old, pair.new);
    for now in &after.responses {
        match covering(before, now.status) {
            Some(was) => response(pair, was, now, changes),
            None => added(pair, now, changes),
        }
    }
    let succeeds = |response: &Response| is_success(response.status) && covering(before, response.status).is_some();
    for was in &before.responses {
        if covering(after, was.status).is_some() {
            continue;
        }
        let what = format!("{} is not answered any more", was.status);
        let change = pair.change(Code::StatusRemoved, what, Some(&was.pointer), Some(&after.pointer));
        changes.push(if is_success(was.status) && !after.responses.iter().any(succeeds) {
            let why = "no answer of success that the older document knows is left";
            let witness = Witness::answer(&status_line(was.status, "whatever the older document promises"), why);
            change.at(Level::Breaking).seen(Some(witness))
        } else {
            change
        });
    }
}

fn is_success(status: Status) -> bool {
    matches!(status, Status::Code(100..=399) | Status::Range(1..=3) | Status::Default)
}

/// The response that covers a status of the other document: the same, else the one that a live status of it falls under.
fn covering(operation: &Operation, status: Status) -> Option<&Response> {
    let same = operation.responses.iter().find(|response| response.status == status);
    same.or_else(|| match status {
        Status::Code(code) => operation.response(code),
        Status::Range(_) => operation.responses.iter().find(|response| response.status == Status::Default),
        Status::Default => None,
    })
}

fn added(pair: Pair<'_>, now: &Response, changes: &mut Vec<Change>) {
    let level = match now.status {
        Status::Code(100..=399) | Status::Range(1..=3) => Level::Breaking,
        _ => Level::Warning,
    };
    let example = now.content.first().and_then(|media| {
        let samples = schema::samples(&pair.new.0.answers, &schema_of(media), &media.examples);
        samples.into_iter().next().map(|value| value.to_string())
    });
    let line = status_line(now.status, &example.unwrap_or_default());
    let witness = Witness::answer(&line, "the older document declares no such status");
    let what = format!("{} may be answered", now.status);
    let change = pair.change(Code::StatusAdded, what, Some(&pair.old.1.pointer), Some(&now.pointer));
    changes.push(change.at(level).seen(Some(witness)));
}

/// An answer in one line.
fn status_line(status: impl std::fmt::Display, body: &str) -> String {
    format!("{status} {body}").trim_end().to_owned()
}

fn response(pair: Pair<'_>, was: &Response, now: &Response, changes: &mut Vec<Change>) {
    let status = pair.answer(now.status);
    for media in &was.content {
        if find(&now.content, media).is_none() {
            let what = format!("{status}: does not come as {} any more", media.name);
            let witness = Witness::answer(
                &format!("{status} with content-type: {}", media.name),
                "the newer document has no such answer",
            );
            let change = pair.change(Code::AnswerMediaRemoved, what, Some(&media.pointer), Some(&now.pointer));
            changes.push(change.seen(Some(witness)));
        }
    }
    for media in &now.content {
        let Some(other) = find(&was.content, media) else {
            let what = format!("{status}: may come as {}", media.name);
            changes.push(pair.change(Code::AnswerMediaAdded, what, Some(&was.pointer), Some(&media.pointer)));
            continue;
        };
        let (old, new) = (&pair.old.0.answers, &pair.new.0.answers);
        let (first, second) = (schema_of(other), schema_of(media));
        for found in schema::search((new, &second), (old, &first), &media.examples) {
            debug_assert!(new.accepts(Direction::Request, &second, &found.value), "a witness is valid now");
            let line = status_line(&status, &found.value.to_string());
            let what = format!("{status}: {}", found.what());
            let change = pair.change(Code::AnswerWidened, what, Some(&found.pointer), Some(&second));
            changes.push(change.seen(Some(Witness::answer(&line, &found.message))));
        }
        for found in schema::search((old, &first), (new, &second), &other.examples) {
            let what = format!("{status}: {} does not come any more ({})", found.placed(), found.keyword);
            changes.push(pair.change(Code::AnswerNarrowed, what, Some(&first), Some(&found.pointer)));
        }
    }
    headers(pair, was, now, changes);
}

fn headers(pair: Pair<'_>, was: &Response, now: &Response, changes: &mut Vec<Change>) {
    let status = pair.answer(now.status);
    let of = |response: &'_ Response, name: &str| -> Option<Header> {
        response.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name)).cloned()
    };
    for header in &was.headers {
        let name = &header.name;
        let Some(other) = of(now, name) else {
            if header.required {
                let witness =
                    Witness::answer(&format!("{status} without {name}"), &format!("{name} was on every answer"));
                let what = format!("{status}: the header {name} is gone");
                let change = pair.change(Code::HeaderRemoved, what, Some(&header.pointer), Some(&now.pointer));
                changes.push(change.seen(Some(witness)));
            }
            continue;
        };
        if header.required && !other.required {
            let witness = Witness::answer(&format!("{status} without {name}"), &format!("{name} was on every answer"));
            let what = format!("{status}: the header {name} may be missing");
            let change = pair.change(Code::HeaderRemoved, what, Some(&header.pointer), Some(&other.pointer));
            changes.push(change.seen(Some(witness)));
        }
        let (Some(first), Some(second)) = (&header.schema, &other.schema) else { continue };
        let (old, new) = (&pair.old.0.answers, &pair.new.0.answers);
        for found in schema::search((new, second), (old, first), &[]) {
            if !reads(old, first, &found.value) {
                let line = format!("{status} with {name}: {}", encode::scalar(&found.value));
                let what = format!("{status}: the header {name}: {}", found.what());
                let change = pair.change(Code::HeaderWidened, what, Some(&found.pointer), Some(&other.pointer));
                changes.push(change.seen(Some(Witness::answer(&line, &found.message))));
            }
        }
    }
    for header in &now.headers {
        if of(was, &header.name).is_none_or(|other| header.required && !other.required) {
            let what = format!("{status}: the header {} comes", header.name);
            changes.push(pair.change(Code::HeaderAdded, what, Some(&was.pointer), Some(&header.pointer)));
        }
    }
}

/// Whether a value is valid in one of the ways in which a header's text may be read.
fn reads(schemas: &Schemas, schema: &str, value: &Value) -> bool {
    let text = encode::scalar(value);
    let list: Value = text.split(',').map(|item| Value::from(item.trim())).collect();
    let json = serde_json::from_str(&text).ok();
    [Some(Value::from(text.as_str())), Some(list), json]
        .into_iter()
        .flatten()
        .any(|value| schemas.accepts(Direction::Request, schema, &value))
}
