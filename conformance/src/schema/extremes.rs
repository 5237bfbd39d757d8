//! Values that a careless store loses: texts as long as they may be (a column is too short), whole numbers of 64 bits (they go through a double). For what is written to be
//! read; that every server takes them is not asked.

use rand::rngs::StdRng;
use serde_json::{Map, Value, json};

use super::{
    Direction, Schemas,
    flatten::allowed_types,
    generate::Hints,
    inside::{flat, member},
    text,
};
use crate::document::bundle::join;

/// Longest text that is made.
const LONGEST: u64 = 5_000;
/// Parts that are tried by themselves.
const MOST: usize = 6;

/// Copies of a valid value: with all such parts, then with each by itself. All confirmed by the validator.
pub fn extremes(schemas: &Schemas, hints: &dyn Hints, pointer: &str, value: &Value, rng: &mut StdRng) -> Vec<Value> {
    let mut found = Vec::new();
    collect(schemas, hints, schemas.schema(Direction::Request, pointer), value, ("", ""), rng, &mut found);
    let with = |parts: &[(String, Value)]| {
        let mut copy = value.clone();
        for (at, part) in parts {
            if let Some(slot) = copy.pointer_mut(at) {
                *slot = part.clone();
            }
        }
        copy
    };
    found.retain(|part| schemas.accepts(Direction::Request, pointer, &with(std::slice::from_ref(part))));
    let mut out = if found.is_empty() { Vec::new() } else { vec![with(&found)] };
    out.retain(|all| schemas.accepts(Direction::Request, pointer, all));
    if found.len() > 1 {
        out.extend(found.iter().take(MOST).map(|part| with(std::slice::from_ref(part))));
    }
    out
}

fn collect(
    schemas: &Schemas,
    hints: &dyn Hints,
    schema: &Value,
    value: &Value,
    (at, name): (&str, &str),
    rng: &mut StdRng,
    found: &mut Vec<(String, Value)>,
) {
    if at.matches('/').count() > 3 {
        return;
    }
    let known = flat(schemas, Direction::Request, schema, value);
    match value {
        // What names another record has to stay what it is.
        Value::String(_) | Value::Number(_) if hints.hint(name).is_some() => {}
        Value::String(text) => {
            let free = ["pattern", "format", "enum", "const"].iter().all(|keyword| !known.contains_key(*keyword));
            let most = known.get("maxLength").and_then(Value::as_u64).filter(|most| free && *most <= LONGEST);
            if let Some(most) = most.and_then(|most| usize::try_from(most).ok())
                && text.chars().count() < most
            {
                found.push((at.to_owned(), json!(text::word(rng, most))));
            }
        }
        Value::Number(_) => found.extend(largest(&known).map(|number| (at.to_owned(), json!(number)))),
        Value::Object(members) => {
            for (name, part) in members {
                if let Some(schema) = member(&known, name) {
                    collect(schemas, hints, schema, part, (&join(at, name), name), rng, found);
                }
            }
        }
        _ => {}
    }
}

/// The largest whole number of a format of 64 bits that no double holds.
fn largest(known: &Map<String, Value>) -> Option<i64> {
    let takes = allowed_types(known);
    let is_long = known.get("format").and_then(Value::as_str) == Some("int64")
        && takes.iter().any(|name| name == "integer")
        && !["enum", "const", "multipleOf"].iter().any(|keyword| known.contains_key(*keyword));
    let most = known.get("maximum").map_or(i64::MAX, below);
    let most = most.min(known.get("exclusiveMaximum").map_or(i64::MAX, |limit| below(limit).saturating_sub(1)));
    (is_long && most > 1 << 53).then(|| if most % 2 == 0 { most - 1 } else { most })
}

/// A whole number that is surely not beyond a limit: of a float this large its neighbours are as good (FastAPI writes 9.2e18 for the last of 64 bits).
#[expect(clippy::cast_possible_truncation, reason = "what is beyond 64 bits is their end")]
fn below(limit: &Value) -> i64 {
    let float = || limit.as_f64().map_or(i64::MAX, |float| (float - 2_048.0) as i64);
    if limit.is_f64() { float() } else { limit.as_i64().unwrap_or(i64::MAX) }
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng as _;

    use super::*;
    use crate::schema::{generate::NoHints, tests::schemas};

    #[test]
    fn texts_are_as_long_and_numbers_as_large_as_they_may_be() {
        let long = json!({"type": "integer", "format": "int64"});
        let schemas = schemas(&json!({"type": "object", "properties": {
            "name": {"type": "string", "maxLength": 30}, "code": {"type": "string", "maxLength": 9, "pattern": "^a"},
            "size": long, "few": {"type": "integer", "format": "int64", "maximum": 50}, "count": {"type": "integer"},
            "inner": {"type": "object", "properties": {"note": {"type": "string", "maxLength": 8}}}
        }}));
        let value = json!({"name": "n", "code": "a", "size": 1, "few": 1, "count": 1, "inner": {"note": "n"}});
        let mut rng = StdRng::seed_from_u64(1);
        let made = extremes(&schemas, &NoHints, "/components/schemas/S", &value, &mut rng);
        assert_eq!(made.len(), 4);
        let lengths = |value: &Value| [&value["name"], &value["inner"]["note"]].map(|text| text.as_str().map(str::len));
        assert_eq!((lengths(&made[0]), &made[0]["size"]), ([Some(30), Some(8)], &json!(i64::MAX)));
        assert_eq!([&made[0]["code"], &made[0]["few"], &made[0]["count"]], [&json!("a"), &json!(1), &json!(1)]);
        let known = |limit: Value| json!({"type": "integer", "format": "int64", "maximum": limit});
        let largest = |limit: Value| largest(known(limit).as_object().unwrap());
        let near = largest(json!(9.223_372_036_854_776e18)).unwrap();
        assert!(near > i64::MAX - 3_000 && near % 2 == 1, "{near}");
        assert_eq!((largest(json!(i64::MAX - 1)), largest(json!(50.0))), (Some(i64::MAX - 2), None));
        assert!(made[1..].iter().all(|copy| *copy != value && *copy != made[0]));
    }
}
