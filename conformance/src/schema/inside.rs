//! The schema of a part: what a schema says of the members of an object, and of what stands at a pointer.

use serde_json::{Map, Value};

use super::{Direction, Schemas, flatten::flatten, mutate::by_pattern};
use crate::document::yaml::unescape;

/// The plain keywords of a schema, with the branches that accept a value.
pub fn flat(schemas: &Schemas, direction: Direction, schema: &Value, value: &Value) -> Map<String, Value> {
    let mut choose = |branches: &[Value]| {
        branches.iter().position(|branch| schemas.accepts_inline(direction, branch, value)).unwrap_or(0)
    };
    flatten(schemas, direction, schema, &mut choose)
}

/// The declared schema of a member; of one that is not declared, none.
pub fn member<'a>(flat: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    flat.get("properties").and_then(|properties| properties.get(name)).filter(|schema| **schema != Value::Bool(false))
}

/// Whether members may have any name: a map rather than a record.
pub fn is_map(flat: &Map<String, Value>) -> bool {
    flat.get("properties").and_then(Value::as_object).is_none_or(Map::is_empty)
        && flat.get("additionalProperties") != Some(&Value::Bool(false))
}

/// The schema of what stands at a pointer in a value.
pub fn inside(schemas: &Schemas, direction: Direction, schema: &Value, value: &Value, pointer: &str) -> Option<Value> {
    let mut schema = schema.clone();
    let mut value = value;
    for token in pointer.split('/').skip(1) {
        let token = unescape(token);
        let known = flat(schemas, direction, &schema, value);
        let next = if let Value::Array(items) = value {
            value = items.get(token.parse::<usize>().ok()?)?;
            known.get("items").cloned()
        } else {
            value = value.get(&token)?;
            let of = member(&known, &token).or_else(|| by_pattern(&known, &token));
            of.or_else(|| known.get("additionalProperties")).cloned()
        };
        schema = next.unwrap_or(Value::Bool(true));
    }
    Some(schema)
}
