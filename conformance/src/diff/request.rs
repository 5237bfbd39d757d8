//! What an operation takes: it may take more than before, and not less.

use serde_json::Value;

use super::{Change, Code, Pair, Side, schema, witness};
use crate::{
    document::model::{In, Media, Operation, Parameter, content_of},
    http::encode,
    schema::{Direction, Schemas},
};

pub(super) fn compare(pair: Pair<'_>, changes: &mut Vec<Change>) {
    let ((_, before), (_, after)) = (pair.old, pair.new);
    for now in &after.parameters {
        match counterpart(after, now, before) {
            Some(was) => parameter(pair, was, now, changes),
            None if now.required => required(pair, None, now, changes),
            None => {
                let what = format!("{} may be given", named(now));
                changes.push(pair.change(Code::ParameterAdded, what, None, Some(&now.pointer)));
            }
        }
    }
    for was in &before.parameters {
        if counterpart(before, was, after).is_none() {
            let what = format!("{} is gone", named(was));
            changes.push(pair.change(Code::ParameterRemoved, what, Some(&was.pointer), Some(&after.pointer)));
        }
    }
    body(pair, changes);
}

fn named(parameter: &Parameter) -> String {
    let place = match parameter.place {
        In::Path => "path",
        In::Query => "query",
        In::Header => "header",
        In::Cookie => "cookie",
    };
    format!("the {place} parameter {}", parameter.name)
}

/// The parameter of another operation that is this one. In a path it is the place that counts, and elsewhere the name.
fn counterpart<'a>(of: &Operation, parameter: &Parameter, other: &'a Operation) -> Option<&'a Parameter> {
    if parameter.place == In::Path {
        let position = of.path_names().iter().position(|name| *name == parameter.name)?;
        return other.parameter(In::Path, other.path_names().get(position)?);
    }
    let same = |name: &str| match parameter.place {
        In::Header => name.eq_ignore_ascii_case(&parameter.name),
        _ => name == parameter.name,
    };
    other.parameters.iter().find(|other| other.place == parameter.place && same(&other.name))
}

fn required(pair: Pair<'_>, was: Option<&Parameter>, now: &Parameter, changes: &mut Vec<Change>) {
    let what = format!("{} has to be given", named(now));
    let (old, before) = pair.old;
    let why = format!("{} is missing", now.name);
    let witness = witness::request(old, before, &why, |request| request.leave_out(now));
    let change = pair.change(
        Code::ParameterRequired,
        what,
        Some(was.map_or(before.pointer.as_str(), |was| was.pointer.as_str())),
        Some(&now.pointer),
    );
    changes.push(change.seen(Some(witness)));
}

fn parameter(pair: Pair<'_>, was: &Parameter, now: &Parameter, changes: &mut Vec<Change>) {
    let ((old, before), (new, _)) = (pair.old, pair.new);
    let mut add = |code, what: String, witness| {
        changes.push(pair.change(code, what, Some(&was.pointer), Some(&now.pointer)).seen(witness));
    };
    if was.required && !now.required {
        add(Code::ParameterOptional, format!("{} may be left out", named(now)), None);
    }
    if (was.style, was.explode, was.json) != (now.style, now.explode, now.json)
        && let Some((value, first, second)) = written_otherwise(old, was, now)
    {
        let witness = witness::request(
            old,
            before,
            &format!("{} is now written {second}, and {first} is read as something else", now.name),
            |request| request.put(was, &value),
        );
        add(Code::ParameterStyle, format!("{} is written in another way", named(now)), Some(witness));
    }
    let default = |side: &Side<'_>, parameter: &Parameter| {
        let pointer = format!("{}/default", parameter.schema.as_deref()?);
        side.document.root().pointer(&pointer).cloned()
    };
    let (meant, means) = (default(old, was), default(new, now));
    if !now.required && meant != means {
        let spelled = |value: &Option<Value>| value.as_ref().map_or("nothing".to_owned(), Value::to_string);
        let what = format!("{} defaults to {}, and did to {}", named(now), spelled(&means), spelled(&meant));
        add(Code::DefaultChanged, what, None);
    }
    let (Some(first), Some(second)) = (&was.schema, &now.schema) else { return };
    // As text, a number is a text as well.
    let refused =
        |schemas: &Schemas, parameter: &Parameter, value: &Value| encode::surely_invalid(schemas, parameter, value);
    for found in schema::search((&old.requests, first), (&new.requests, second), &was.examples) {
        if refused(&new.requests, now, &found.value) && !refused(&old.requests, was, &found.value) {
            let witness = witness::request(old, before, &found.message, |request| request.put(was, &found.value));
            add(Code::ParameterNarrowed, format!("{}: {}", named(now), found.what()), Some(witness));
        }
    }
    for found in schema::search((&new.requests, second), (&old.requests, first), &now.examples) {
        if refused(&old.requests, was, &found.value) && !refused(&new.requests, now, &found.value) {
            add(
                Code::ParameterWidened,
                format!("{}: takes {}, which broke {}", named(now), found.shown(), found.keyword),
                None,
            );
        }
    }
    if now.required && !was.required {
        required(pair, Some(was), now, changes);
    }
}

/// A value that is written in two ways by two styles, with both.
fn written_otherwise(side: &Side<'_>, was: &Parameter, now: &Parameter) -> Option<(Value, String, String)> {
    let write = |parameter: &Parameter, value: &Value| match parameter.place {
        In::Path => encode::path(parameter, value),
        In::Query => {
            let pairs = encode::query(parameter, value);
            pairs.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
        }
        In::Header | In::Cookie => encode::header(parameter, value),
    };
    let schema = was.schema.as_ref()?;
    schema::samples(&side.requests, schema, &was.examples).into_iter().find_map(|value| {
        let (first, second) = (write(was, &value), write(now, &value));
        (first != second).then_some((value, first, second))
    })
}

fn body(pair: Pair<'_>, changes: &mut Vec<Change>) {
    let ((old, before), (_, after)) = (pair.old, pair.new);
    let (was, now) = match (&before.body, &after.body) {
        (None, None) => return,
        (Some(was), None) => {
            let what = "a body is not taken any more".to_owned();
            changes.push(pair.change(Code::BodyRemoved, what, Some(&was.pointer), Some(&after.pointer)));
            return;
        }
        (None, Some(now)) => {
            let (code, what) = if now.required {
                (Code::BodyRequired, "a body has to be given")
            } else {
                (Code::BodyAdded, "a body may be given")
            };
            let witness = now.required.then(|| witness::request(old, before, "the body is missing", |_| ()));
            let change = pair.change(code, what.to_owned(), Some(&before.pointer), Some(&now.pointer));
            changes.push(change.seen(witness));
            return;
        }
        (Some(was), Some(now)) => (was, now),
    };
    if now.required && !was.required {
        let witness = witness::request(old, before, "the body is missing", witness::Draft::without_body);
        let change = pair.change(
            Code::BodyRequired,
            "a body has to be given".to_owned(),
            Some(&was.pointer),
            Some(&now.pointer),
        );
        changes.push(change.seen(Some(witness)));
    }
    for media in &was.content {
        if let Some(other) = find(&now.content, media) {
            content(pair, media, other, changes);
            continue;
        }
        let why = format!("415: bodies of {} are not taken any more", media.name);
        let value = schema::samples(&old.requests, &schema_of(media), &media.examples).into_iter().next();
        let witness = value.map(|value| witness::request(old, before, &why, |request| request.set_body(media, &value)));
        let what = format!("bodies of {} are not taken any more", media.name);
        let change = pair.change(Code::BodyMediaRemoved, what, Some(&media.pointer), Some(&now.pointer));
        changes.push(change.seen(witness));
    }
    for media in &now.content {
        if find(&was.content, media).is_none() {
            let what = format!("bodies of {} are taken", media.name);
            changes.push(pair.change(Code::BodyMediaAdded, what, Some(&was.pointer), Some(&media.pointer)));
        }
    }
}

/// The content for a media type; a range takes all that is within it.
pub(super) fn find<'a>(content: &'a [Media], media: &Media) -> Option<&'a Media> {
    content_of(content, &media.name)
}

/// Where the schema stands, or would stand.
pub(super) fn schema_of(media: &Media) -> String {
    media.schema.clone().unwrap_or_else(|| format!("{}/schema", media.pointer))
}

fn content(pair: Pair<'_>, was: &Media, now: &Media, changes: &mut Vec<Change>) {
    let ((old, before), (new, _)) = (pair.old, pair.new);
    let (first, second) = (schema_of(was), schema_of(now));
    for found in schema::search((&old.requests, &first), (&new.requests, &second), &was.examples) {
        debug_assert!(old.requests.accepts(Direction::Request, &first, &found.value), "a witness was valid");
        let witness = witness::request(old, before, &found.message, |request| request.set_body(was, &found.value));
        let change =
            pair.change(Code::BodyNarrowed, format!("body: {}", found.what()), Some(&first), Some(&found.pointer));
        changes.push(change.seen(Some(witness)));
    }
    for found in schema::search((&new.requests, &second), (&old.requests, &first), &now.examples) {
        let what = format!("body: {} was refused by {}", found.placed(), found.keyword);
        changes.push(pair.change(Code::BodyWidened, what, Some(&found.pointer), Some(&second)));
    }
}
