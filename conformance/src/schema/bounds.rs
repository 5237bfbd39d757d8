//! Valid values at their limits: exactly the smallest, the longest, the most. Off-by-one faults and lengths counted in bytes show here.

use serde_json::{Value, json};

use super::{Direction, Schemas, flatten::flatten, mutate::by_pattern};
use crate::document::bundle::join;

/// Longest string that is sent.
const LONGEST: u64 = 5_000;

/// Copies of a valid `value`, each with one part at a limit; the label says which. All confirmed by the validator.
pub fn bounds(schemas: &Schemas, pointer: &str, value: &Value) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    collect(schemas, schemas.schema(Direction::Request, pointer), value, "", &mut found, 0);
    let mut out: Vec<(String, Value)> = Vec::new();
    for (keyword, at, part) in found {
        let mut copy = value.clone();
        if let Some(slot) = copy.pointer_mut(&at) {
            *slot = part;
        }
        if schemas.accepts(Direction::Request, pointer, &copy) && !out.iter().any(|(_, other)| *other == copy) {
            let place = if at.is_empty() { "the whole" } else { &at };
            out.push((format!("{keyword} exactly at {place}"), copy));
        }
    }
    out
}

fn collect(
    schemas: &Schemas,
    schema: &Value,
    value: &Value,
    at: &str,
    found: &mut Vec<(&'static str, String, Value)>,
    depth: usize,
) {
    if depth > 4 {
        return;
    }
    let mut choose = |branches: &[Value]| {
        branches.iter().position(|branch| schemas.accepts_inline(Direction::Request, branch, value)).unwrap_or(0)
    };
    let flat = flatten(schemas, Direction::Request, schema, &mut choose);
    let mut add = |keyword, part: Value| found.push((keyword, at.to_owned(), part));
    match value {
        Value::String(_) => {
            for (keyword, letter) in [("minLength", "z"), ("maxLength", "é"), ("maxLength", "z")] {
                if let Some(length) = flat.get(keyword).and_then(Value::as_u64).filter(|length| *length <= LONGEST) {
                    add(keyword, json!(letter.repeat(usize::try_from(length).unwrap_or(0))));
                }
            }
        }
        Value::Number(_) => {
            for keyword in ["minimum", "maximum"] {
                if let Some(limit) = flat.get(keyword) {
                    add(keyword, limit.clone());
                }
            }
        }
        Value::Array(items) => {
            if flat.get("minItems").and_then(Value::as_u64).unwrap_or(0) == 0 {
                add("minItems", json!([]));
            }
            if let (Some(first), Some(schema)) = (items.first(), flat.get("items")) {
                collect(schemas, schema, first, &format!("{at}/0"), found, depth + 1);
            }
        }
        Value::Object(members) => {
            for (name, member) in members {
                let schema = flat.get("properties").and_then(|properties| properties.get(name));
                let schema = schema.or_else(|| by_pattern(&flat, name)).or_else(|| flat.get("additionalProperties"));
                if let Some(schema) = schema {
                    collect(schemas, schema, member, &join(at, name), found, depth + 1);
                }
            }
        }
        Value::Null | Value::Bool(_) => {}
    }
    // Null where it is allowed: the value that clients send to clear a field.
    let nullable = flat.get("type").and_then(Value::as_array).is_some_and(|types| types.contains(&json!("null")));
    if nullable && !value.is_null() {
        found.push(("null", at.to_owned(), Value::Null));
    }
}
