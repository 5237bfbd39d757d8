//! Valid values at their limits: exactly the smallest, the longest, the most. Off-by-one faults and lengths counted in bytes show here.

use std::collections::HashSet;

use serde_json::{Map, Value, json};

use super::{
    Direction, Schemas,
    flatten::{allowed_types, flatten},
    mutate::by_pattern,
};
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

/// A number as it is sent: where only whole numbers are taken, `1.0` in a document (FastAPI writes limits so) is spelled `1`, since strict decoders take no other spelling.
/// `None` for a float so large that it need not be the number that was meant.
pub(super) fn spelled(flat: &Map<String, Value>, value: &Value) -> Option<Value> {
    let types = allowed_types(flat);
    let takes = |name: &str| types.iter().any(|other| other == name);
    match value.as_f64() {
        Some(float) if value.is_f64() && takes("integer") && !takes("number") && float.fract() == 0.0 => {
            // From here on neighbours share a float.
            let exact = float.abs() < 9_007_199_254_740_992.0;
            #[expect(clippy::cast_possible_truncation, reason = "it is a whole number of 53 bits")]
            exact.then(|| json!(float as i64))
        }
        _ => Some(value.clone()),
    }
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
                if let Some(limit) = flat.get(keyword).and_then(|limit| spelled(&flat, limit)) {
                    add(keyword, limit);
                }
            }
            // The nearest whole number on the right side.
            for (keyword, step) in [("exclusiveMinimum", 1), ("exclusiveMaximum", -1)] {
                if let Some(limit) = flat.get(keyword).and_then(|limit| spelled(&flat, limit)?.as_i64()) {
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
        let Some(option) = spelled(&flat, option).filter(|option| option != value) else { continue };
        found.push(("enum", at.to_owned(), option));
    }
    // Null where it is allowed: the value that clients send to clear a field.
    let nullable = flat.get("type").and_then(Value::as_array).is_some_and(|types| types.contains(&json!("null")));
    if nullable && !value.is_null() {
        found.push(("null", at.to_owned(), Value::Null));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::tests::schemas;

    fn limits(schema: &Value, value: &Value) -> Vec<String> {
        let found = bounds(&schemas(schema), "/components/schemas/S", value);
        found.into_iter().map(|(_, value)| value.to_string()).collect()
    }

    #[test]
    fn limits_of_whole_numbers_are_sent_as_whole_numbers() {
        let spelled = json!({"type": "integer", "minimum": 1.0, "maximum": 50.0});
        assert_eq!(limits(&spelled, &json!(7)), ["1", "50"]);
        let open = json!({"type": "integer", "exclusiveMinimum": 1.0, "exclusiveMaximum": 50.0});
        assert_eq!(limits(&open, &json!(7)), ["2", "49"]);
        assert_eq!(limits(&json!({"type": "number", "minimum": 1.0}), &json!(7)), ["1.0"]);
        assert_eq!(limits(&json!({"type": "integer", "enum": [1.0, 2.0]}), &json!(1)), ["2"]);
    }

    #[test]
    fn a_limit_that_a_float_only_comes_near_is_not_sent() {
        let schema =
            json!({"type": "integer", "minimum": -9.223_372_036_854_776e18, "maximum": 9.223_372_036_854_776e18});
        assert!(limits(&schema, &json!(7)).is_empty());
        let exact = json!({"type": "integer", "maximum": i64::MAX});
        assert_eq!(limits(&exact, &json!(7)), [i64::MAX.to_string()]);
    }
}
