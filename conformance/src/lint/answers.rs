//! What an operation answers: whether an answer can be wrong.

use serde_json::{Value, json};

use super::{Lint, Rule, takes_anything};
use crate::{
    document::model::{Operation, Response, Status},
    schema::Direction,
};

pub(super) fn check(lint: &mut Lint<'_>, operation: &Operation) {
    let at = format!("{}/responses", operation.pointer);
    let declares = |codes: &[u16]| {
        let covers = |response: &Response| match response.status {
            Status::Code(code) => codes.contains(&code),
            Status::Range(digit) => codes.iter().any(|code| code / 100 == digit),
            Status::Default => true,
        };
        operation.responses.iter().any(covers)
    };
    let below_400 = |response: &Response| matches!(response.status, Status::Code(100..=399) | Status::Range(1..=3));
    let errors = |response: &Response| matches!(response.status, Status::Code(400..=599) | Status::Range(4..=5));
    let default = operation.responses.iter().find(|response| response.status == Status::Default);
    if !operation.responses.iter().any(below_400) && default.is_none() {
        lint.add(Rule::NoSuccess, Some(operation), &at, "no status below 400 is declared");
    }
    if let Some(default) = default
        && !operation.responses.iter().any(errors)
    {
        lint.add(Rule::OnlyDefault, Some(operation), &default.pointer, "`default` stands for every error");
    }
    let inputs = operation.body.is_some() || !operation.parameters.is_empty();
    let refuses = default.is_some()
        || operation
            .responses
            .iter()
            .any(|response| matches!(response.status, Status::Code(400..=499) | Status::Range(4)));
    if inputs && !refuses {
        lint.add(Rule::NoRefusal, Some(operation), &at, "no 4xx is declared");
    }
    let secured = !operation.security.is_empty() && operation.security.iter().all(|schemes| !schemes.is_empty());
    if secured && refuses && !declares(&[401, 403]) {
        lint.add(Rule::NoUnauthorized, Some(operation), &at, "no 401 is declared");
    }
    if !operation.path_names().is_empty() && refuses && !declares(&[404, 410]) {
        lint.add(Rule::NoNotFound, Some(operation), &at, "no 404 is declared");
    }
    for response in &operation.responses {
        one(lint, operation, response);
    }
}

fn one(lint: &mut Lint<'_>, operation: &Operation, response: &Response) {
    let status = response.status;
    let named = |name: &str| response.headers.iter().any(|header| header.name.eq_ignore_ascii_case(name));
    if status == Status::Code(201) && operation.method == "POST" && response.links.is_empty() && !named("location") {
        let what = "neither `Location` nor a link says where it is";
        lint.add(Rule::NoLocation, Some(operation), &response.pointer, what);
    }
    for header in response.headers.iter().filter(|header| !header.required) {
        let what = format!("{status}: the header {} is not required", header.name);
        lint.add(Rule::OptionalHeader, Some(operation), &header.pointer, what);
    }
    for media in response.content.iter().filter(|media| media.is_json()) {
        let at = media.pointer.as_str();
        let Some(schema) = media.schema.as_ref().filter(|schema| !takes_anything(lint.answers, schema)) else {
            lint.add(Rule::OpenAnswer, Some(operation), at, format!("{status}: {} may be anything", media.name));
            continue;
        };
        // Of a list, what its items are.
        let empty = [json!({}), json!([{}])];
        let passes = |value: &Value| lint.answers.accepts(Direction::Request, schema, value);
        if empty.iter().any(passes) {
            let what = format!("{status}: a body of {} holds", if passes(&empty[0]) { "{}" } else { "[{}]" });
            lint.add(Rule::NothingRequired, Some(operation), schema, what);
        }
        for (name, value) in &media.examples {
            if let Some(breach) = lint.answers.breaches(Direction::Request, schema, value).first() {
                let what = format!("{status}, {name:?}: {}", breach.message);
                lint.add(Rule::InvalidExample, Some(operation), at, what);
            }
        }
    }
}
