//! Spells OpenAPI 3.0 schemas as JSON Schema 2020-12, so that the rest of the suite knows one dialect only.
//!
//! The walk does not need to know which objects are schemas: the keywords it rewrites have the type it looks for only in schemas.

use serde_json::{Map, Value, json};

use super::bundle::{has_names, is_data};

/// Rewrites every 3.0 keyword below `node`.
pub(super) fn rewrite(node: &mut Value) {
    walk(node, false);
}

fn walk(node: &mut Value, names: bool) {
    match node {
        Value::Array(items) => items.iter_mut().for_each(|item| walk(item, false)),
        Value::Object(members) => {
            for (key, member) in members.iter_mut() {
                if !is_data(key, member, names) {
                    walk(member, has_names(key, names));
                }
            }
            if !names {
                rewrite_object(members);
            }
        }
        _ => {}
    }
}

fn rewrite_object(members: &mut Map<String, Value>) {
    if members.get("$ref").is_some_and(Value::is_string) {
        // 3.0 says that siblings of a reference are ignored; 2020-12 would apply them.
        members.retain(|key, _| key == "$ref");
        return;
    }
    for (flag, bound) in [("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")] {
        if let Some(exclusive) = members.get(flag).and_then(Value::as_bool) {
            members.remove(flag);
            if exclusive && let Some(limit) = members.remove(bound) {
                members.insert(flag.to_owned(), limit);
            }
        }
    }
    if let Some(nullable) = members.get("nullable").and_then(Value::as_bool) {
        members.remove("nullable");
        if nullable {
            allow_null(members);
        }
    }
}

fn allow_null(members: &mut Map<String, Value>) {
    if let Some(Value::String(name)) = members.get("type") {
        let both = json!([name, "null"]);
        members.insert("type".to_owned(), both);
        if let Some(Value::Array(options)) = members.get_mut("enum")
            && !options.contains(&Value::Null)
        {
            options.push(Value::Null);
        }
    } else if ["allOf", "anyOf", "oneOf"].iter().any(|key| members.contains_key(*key)) {
        // Strictly `nullable` says nothing without `type`; everybody who writes this means that null is allowed.
        let rest = Value::Object(std::mem::take(members));
        members.insert("anyOf".to_owned(), json!([rest, {"type": "null"}]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nullable_and_exclusive_bounds_are_spelled_in_2020_12() {
        let mut schema = json!({
            "type": "integer", "nullable": true, "minimum": 3, "exclusiveMinimum": true,
            "properties": {"nullable": {"type": "string", "nullable": true}},
            "example": {"nullable": true, "type": "kept"}
        });
        rewrite(&mut schema);
        assert_eq!(
            schema,
            json!({
                "type": ["integer", "null"], "exclusiveMinimum": 3,
                "properties": {"nullable": {"type": ["string", "null"]}},
                "example": {"nullable": true, "type": "kept"}
            })
        );
    }

    #[test]
    fn siblings_of_a_reference_are_dropped() {
        let mut schema = json!({"$ref": "#/components/schemas/A", "description": "x"});
        rewrite(&mut schema);
        assert_eq!(schema, json!({"$ref": "#/components/schemas/A"}));
    }
}
