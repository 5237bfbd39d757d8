//! The body: of a declared media type, parsing as what it claims to be, and valid.

use serde_json::Value;

use super::{Check, Evidence, Finding};
use crate::{
    document::model::{Media, Response, content_of, essence, is_json},
    schema::Direction,
};

/// Findings about one body: a wrong shape breaks many keywords, and the first few say it all.
const MOST: usize = 4;

pub(super) fn check(evidence: &Evidence<'_>, response: &Response) -> Vec<Finding> {
    let answer = evidence.answer;
    let one = |check, pointer: &str, promise: String, came: String| vec![Finding::new(check, pointer, promise, came)];
    let bodiless = evidence.request.method == "HEAD" || matches!(answer.status, 204 | 304);
    if bodiless {
        return Vec::new();
    }
    if response.content.is_empty() {
        // Of an error many documents say what it means and no more; of a success, what comes back is the point.
        if answer.body.is_empty() || answer.status >= 400 {
            return Vec::new();
        }
        return one(
            Check::BodyPresence,
            &response.pointer,
            format!("{} answers have no body", response.status),
            format!("{} bytes", answer.body.len()),
        );
    }
    let known: Vec<&str> = response.content.iter().map(|media| media.name.as_str()).collect();
    let Some(media_type) = answer.header("content-type") else {
        return one(
            Check::MediaType,
            &response.pointer,
            format!("{} answers are {}", response.status, known.join(", ")),
            "no `Content-Type` header".to_owned(),
        );
    };
    let Some(media) = content_of(&response.content, media_type) else {
        return one(
            Check::MediaType,
            &response.pointer,
            format!("{} answers are {}", response.status, known.join(", ")),
            format!("content-type: {media_type}"),
        );
    };
    if !is_json(media_type) {
        return text(evidence, media);
    }
    let value: Value = match serde_json::from_slice(&answer.body) {
        Ok(value) => value,
        Err(_) if answer.body.is_empty() => {
            return one(
                Check::BodyPresence,
                &media.pointer,
                format!("{} answers have a body of {}", response.status, media.name),
                "an empty body".to_owned(),
            );
        }
        Err(error) => {
            return one(Check::JsonParses, &media.pointer, "the body is JSON".to_owned(), error.to_string());
        }
    };
    schema(evidence, media, &value)
}

fn schema(evidence: &Evidence<'_>, media: &Media, value: &Value) -> Vec<Finding> {
    let Some(pointer) = &media.schema else { return Vec::new() };
    evidence
        .schemas
        .breaches(Direction::Response, pointer, value)
        .into_iter()
        .take(MOST)
        .map(|breach| {
            let place = if breach.instance.is_empty() { "the body" } else { &breach.instance };
            Finding::new(
                Check::BodySchema,
                &breach.schema,
                format!("{} at {place}", breach.keyword),
                format!("{place}: {}", breach.message),
            )
        })
        .collect()
}

/// Text is a string to its schema, and of a stream the data of each event is what the schema is of; anything else is not judged.
fn text(evidence: &Evidence<'_>, media: &Media) -> Vec<Finding> {
    let name = essence(&media.name);
    if name == "text/event-stream" {
        return events(evidence, media);
    }
    if !name.starts_with("text/") {
        return Vec::new();
    }
    match std::str::from_utf8(&evidence.answer.body) {
        Ok(text) => schema(evidence, media, &Value::from(text)),
        Err(_) => Vec::new(),
    }
}

/// The events of a stream, as far as they came whole. Data that is no JSON is a string to the schema.
fn events(evidence: &Evidence<'_>, media: &Media) -> Vec<Finding> {
    let judge = |data: String| {
        let value = serde_json::from_str(&data).unwrap_or(Value::String(data));
        schema(evidence, media, &value)
    };
    let stream = String::from_utf8_lossy(&evidence.answer.body);
    super::events::events(&stream).into_iter().flat_map(|event| judge(event.data)).take(MOST).collect()
}
