//! What came, held against the hook that it is: method, headers, media type and body.

use serde_json::Value;

use crate::{
    checks::{Check, Finding},
    coverage::wire,
    document::model::{Body, Hook, In, content_of},
    http::{Payload, Request},
    schema::{Direction, Schemas},
};

/// The most breaches of one body that are told.
const MOST: usize = 5;
/// Members by which bodies say which event they are.
const NAMES: [&str; 6] = ["type", "event", "event_type", "eventType", "event_name", "name"];

/// The hook that a request names, or else looks like: the one that was asked for if it is like several. `None` where it is like none.
pub fn hook(schemas: &Schemas, hooks: &[Hook], asked: Option<usize>, request: &Request) -> Option<usize> {
    let json = json(request);
    let named = json.as_ref().and_then(|body| named(hooks, body));
    let is_like = |index: &usize| faults(schemas, &hooks[*index], request).is_empty();
    named.or_else(|| asked.into_iter().chain(0..hooks.len()).find(is_like))
}

/// The hook that a body names.
fn named(hooks: &[Hook], body: &Value) -> Option<usize> {
    let names = NAMES.iter().filter_map(|name| body.get(name).and_then(Value::as_str));
    names.into_iter().find_map(|name| hooks.iter().position(|hook| hook.name == name))
}

fn json(request: &Request) -> Option<Value> {
    serde_json::from_slice(&request.body.as_ref()?.bytes).ok()
}

/// What of a request is not as the document describes the hook.
pub fn faults(schemas: &Schemas, hook: &Hook, request: &Request) -> Vec<Finding> {
    let operation = &hook.operation;
    let one =
        |pointer: &str, promise: String, came: String| Finding::new(Check::WebhookRequest, pointer, promise, came);
    if request.method != operation.method {
        return vec![one(
            &operation.pointer,
            format!("{} is sent with {}", hook.name, operation.method),
            request.method.clone(),
        )];
    }
    let mut findings = Vec::new();
    for parameter in operation.parameters.iter().filter(|parameter| parameter.place != In::Path) {
        let name = &parameter.name;
        match wire::texts(operation, parameter, request) {
            None if parameter.required => {
                findings.push(one(&parameter.pointer, format!("{name} is there"), "it is not".to_owned()));
            }
            None => {}
            Some(texts) => {
                let violated = wire::violated(schemas, parameter, &texts).into_iter().next();
                findings.extend(violated.map(|(place, keyword)| {
                    one(
                        &parameter.pointer,
                        format!("{keyword} at {name}{place}"),
                        format!("{name}: {}", texts.join(", ")),
                    )
                }));
            }
        }
    }
    if let Some(body) = &operation.body {
        findings.extend(body_faults(schemas, body, request.body.as_ref(), &one));
    }
    findings
}

fn body_faults(
    schemas: &Schemas,
    body: &Body,
    sent: Option<&Payload>,
    one: &impl Fn(&str, String, String) -> Finding,
) -> Vec<Finding> {
    let Some(sent) = sent.filter(|sent| !sent.bytes.is_empty()) else {
        let missing = body.required.then(|| one(&body.pointer, "there is a body".to_owned(), "none".to_owned()));
        return missing.into_iter().collect();
    };
    let Some(media) = content_of(&body.content, &sent.media_type) else {
        let known: Vec<&str> = body.content.iter().map(|media| media.name.as_str()).collect();
        let came = format!("content-type: {}", sent.media_type);
        return vec![one(&body.pointer, format!("the body is {}", known.join(", ")), came)];
    };
    let Some(schema) = media.schema.as_ref().filter(|_| media.is_json()) else { return Vec::new() };
    let value: Value = match serde_json::from_slice(&sent.bytes) {
        Ok(value) => value,
        Err(error) => return vec![one(&media.pointer, "the body is JSON".to_owned(), error.to_string())],
    };
    // The server is the one who speaks: what is `readOnly` comes from it here as in an answer. But the schema is that of a request, and what is right as one is right.
    if schemas.accepts(Direction::Request, schema, &value) {
        return Vec::new();
    }
    let breaches = schemas.breaches(Direction::Response, schema, &value);
    let told = |breach: crate::schema::Breach| {
        let place = if breach.instance.is_empty() { "the body" } else { &breach.instance };
        one(&breach.schema, format!("{} at {place}", breach.keyword), format!("{place}: {}", breach.message))
    };
    breaches.into_iter().take(MOST).map(told).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::document::Document;

    #[test]
    fn a_request_is_the_hook_that_it_names_or_was_asked_for_or_is_like() {
        let hook = |schema: Value| {
            json!({"post": {
                "requestBody": {"content": {"application/json": {"schema": schema}}},
                "responses": {"200": {"description": "d"}}
            }})
        };
        let any = json!({"type": "object", "required": ["id"]});
        let file = tempfile::NamedTempFile::with_suffix(".json").unwrap();
        let hooks = json!({"a": hook(any.clone()), "b": hook(any), "c": hook(json!({"type": "array"}))});
        std::fs::write(file.path(), json!({"openapi": "3.1.0", "webhooks": hooks}).to_string()).unwrap();
        let document = Document::load(file.path()).unwrap();
        let schemas = Schemas::new(&document).unwrap();
        for (body, asked, expect) in [
            (json!({"id": 1}), None, Some(0)),
            (json!({"id": 1}), Some(1), Some(1)),
            (json!({"id": 1, "type": "b"}), Some(0), Some(1)),
            (json!([]), Some(0), Some(2)),
            (json!("nothing"), Some(0), None),
        ] {
            let request = Request {
                method: "POST".to_owned(),
                path: "/".to_owned(),
                query: Vec::new(),
                headers: Vec::new(),
                body: Some(Payload { media_type: "application/json".to_owned(), bytes: body.to_string().into_bytes() }),
            };
            assert_eq!(super::hook(&schemas, &document.hooks, asked, &request), expect, "{body} {asked:?}");
        }
    }
}
