//! Two faults in one body: where the server's errors name places, they name both.

use serde_json::Value;

use super::{Check, Evidence, Finding};
use crate::{
    cases::Family,
    document::yaml::escape,
    schema::{clip, mutate::Fault},
};

pub(super) fn check(evidence: &Evidence<'_>) -> Vec<Finding> {
    if !evidence.settings.strict
        || evidence.case.family != Family::TwoFaults
        || !matches!(evidence.answer.status, 400 | 422)
    {
        return Vec::new();
    }
    let Some(places) = evidence.answer.json().and_then(|body| places(&body, 0)) else { return Vec::new() };
    let pointer = evidence.operation.and_then(|operation| operation.body.as_ref()).map_or("", |body| &body.pointer);
    let missing: Vec<String> =
        evidence.case.faults.iter().filter(|fault| !reported(fault, &places)).map(Fault::label).collect();
    if missing.is_empty() {
        return Vec::new();
    }
    vec![Finding::new(
        Check::AllFaults,
        pointer,
        "all faults of a body are reported at once",
        format!("{} is not among {}", missing.join(" and "), clip(&places.join(", "), 160)),
    )]
}

/// The places of the first list of objects that name a place; `None` where the error format has no such list.
fn places(body: &Value, depth: usize) -> Option<Vec<String>> {
    match body {
        Value::Array(items) => {
            let found: Vec<String> = items.iter().filter_map(place).collect();
            if found.is_empty() { items.iter().find_map(|item| places(item, depth + 1)) } else { Some(found) }
        }
        Value::Object(members) if depth < 6 => members.values().find_map(|member| places(member, depth + 1)),
        _ => None,
    }
}

fn place(item: &Value) -> Option<String> {
    let members = item.as_object()?;
    ["pointer", "loc", "path"].iter().find_map(|name| match members.get(*name)? {
        Value::String(text) => Some(normal(text)),
        Value::Array(parts) => {
            let tokens: Vec<String> = parts
                .iter()
                .map(|part| format!("/{}", escape(&part.as_str().map_or_else(|| part.to_string(), str::to_owned))))
                .collect();
            Some(normal(&tokens.concat()))
        }
        _ => None,
    })
}

/// `#/a/b`, `/body/a/b`, `$.a.b` and `a.b` all mean `/a/b`.
fn normal(text: &str) -> String {
    let text = text.trim_start_matches('#').trim_start_matches('$');
    let mut pointer = if text.starts_with('/') || text.is_empty() {
        text.to_owned()
    } else {
        format!("/{}", text.trim_start_matches('.').replace(['.', '['], "/").replace(']', ""))
    };
    if let Some(rest) = pointer.strip_prefix("/body")
        && (rest.is_empty() || rest.starts_with('/'))
    {
        pointer = rest.to_owned();
    }
    pointer
}

/// A fault is reported at its place; one of a member that is missing or too much, also at the object.
fn reported(fault: &Fault, places: &[String]) -> bool {
    let parent = fault.pointer.rsplit_once('/').map_or("", |(parent, _)| parent);
    let by_parent = matches!(
        fault.keyword.as_str(),
        "required" | "additionalProperties" | "unevaluatedProperties" | "propertyNames" | "dependentRequired"
    );
    places.iter().any(|place| {
        *place == fault.pointer
            || place.starts_with(&format!("{}/", fault.pointer))
            || (by_parent && place == parent)
            // Where a member is itself called `body`, the prefix was its own.
            || format!("/body{place}") == fault.pointer
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn places_are_read_from_the_usual_formats() {
        let expect = Some(vec!["/a/b".to_owned(), "/c/0".to_owned()]);
        for body in [
            json!({"error": {"details": [{"pointer": "/a/b"}, {"pointer": "#/c/0"}]}}),
            json!({"detail": [{"loc": ["body", "a", "b"], "msg": "x"}, {"loc": ["body", "c", 0]}]}),
            json!([{"path": "a.b"}, {"path": "$.c[0]"}]),
        ] {
            assert_eq!(places(&body, 0), expect, "{body}");
        }
        assert_eq!(places(&json!({"error": "no list", "details": ["x"]}), 0), None);
    }
}
