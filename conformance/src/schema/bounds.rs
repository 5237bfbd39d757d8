//! Valid values at their limits: exactly the smallest, the longest, the most. Off-by-one faults and lengths counted in bytes show here.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::{Direction, Schemas, flatten::flatten, mutate::by_pattern};
use crate::document::bundle::join;

/// Longest string that is sent.
const LONGEST: u64 = 5_000;
/// Longest list that is sent, and options of one enumeration.
const MOST_ITEMS: u64 = 50;
const MOST_OPTIONS: usize = 16;
/// Copies of one value that are made: each has to be validated whole.
const MOST: usize = 100;

/// Copies of a valid `value`, each with one part at a limit; the label says which. All confirmed by the validator.
pub fn bounds(schemas: &Schemas, pointer: &str, value: &Value) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    collect(schemas, schemas.schema(Direction::Request, pointer), value, "", &mut found, 0);
    let mut out: Vec<(String, Value)> = Vec::new();
    let mut seen = HashSet::new();
    for (keyword, at, part) in found {
        // The same part at the same place makes the same whole.
        if out.len() >= MOST || !seen.insert((at.clone(), part.to_string())) {
            continue;
        }
        let mut copy = value.clone();
        if let Some(slot) = copy.pointer_mut(&at) {
            *slot = part.clone();
        }
        if schemas.accepts(Direction::Request, pointer, &copy) {
            let place = if at.is_empty() { "the whole" } else { &at };
            let label = match keyword {
                "enum" | "type" => format!("{keyword} {} at {place}", super::clip(&part.to_string(), 40)),
                _ => format!("{keyword} exactly at {place}"),
            };
            out.push((label, copy));
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
            // The nearest whole number on the right side.
            for (keyword, step) in [("exclusiveMinimum", 1), ("exclusiveMaximum", -1)] {
                if let Some(limit) = flat.get(keyword).and_then(Value::as_i64) {
                    add(keyword, json!(limit.saturating_add(step)));
                }
            }
        }
        Value::Array(items) => {
            // As many as there may be, where that is not too many to be looked at.
            if let (Some(most), Some(first)) =
                (flat.get("maxItems").and_then(Value::as_u64).filter(|most| *most <= MOST_ITEMS), items.first())
            {
                let mut many = items.clone();
                while (many.len() as u64) < most {
                    many.push(super::mutate::varied(first, many.len()));
                }
                add("maxItems", Value::Array(many));
            }
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
        Value::Bool(flag) => add("type", json!(!flag)),
        Value::Null => {}
    }
    // Every option is taken.
    for option in flat.get("enum").and_then(Value::as_array).into_iter().flatten().take(MOST_OPTIONS) {
        if option != value {
            found.push(("enum", at.to_owned(), option.clone()));
        }
    }
    // Null where it is allowed: the value that clients send to clear a field.
    let nullable = flat.get("type").and_then(Value::as_array).is_some_and(|types| types.contains(&json!("null")));
    if nullable && !value.is_null() {
        found.push(("null", at.to_owned(), Value::Null));
    }
}
