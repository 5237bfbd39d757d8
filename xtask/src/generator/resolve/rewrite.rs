//! OpenAPI 3.0's schema dialect as JSON Schema 2020-12. One schema object at a time: the bundler walks.

use serde_json::{Map, Value, json};

/// How a nullable schema becomes one that admits `null`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Keywords change in place.
    InPlace,
    /// Its assertions move under `anyOf/0`, beside `{"type": "null"}`.
    Wrapped,
    /// It is one `allOf` branch and nothing else: the branch itself moves to `anyOf/0`.
    Unwrapped,
}

/// Keywords that say something about the schema and nothing about the value: they stay outside when the rest moves.
const ANNOTATIONS: [&str; 10] = [
    "title",
    "description",
    "default",
    "deprecated",
    "readOnly",
    "writeOnly",
    "example",
    "examples",
    "externalDocs",
    "xml",
];

/// Judges a 3.0 schema object.
pub(super) fn shape(schema: &Map<String, Value>) -> Shape {
    if schema.get("nullable") != Some(&Value::Bool(true)) || schema.contains_key("type") {
        return Shape::InPlace;
    }
    let mut assertions = schema.keys().filter(|key| is_assertion(key));
    match (assertions.next().map(String::as_str), assertions.next()) {
        (None, _) | (Some("enum"), None) => Shape::InPlace,
        (Some("allOf"), None) if schema["allOf"].as_array().is_some_and(|branches| branches.len() == 1) => {
            Shape::Unwrapped
        }
        _ => Shape::Wrapped,
    }
}

/// Whether the keyword moves in [`Shape::Wrapped`].
pub(super) fn is_assertion(keyword: &str) -> bool {
    keyword != "nullable" && !keyword.starts_with("x-") && !ANNOTATIONS.contains(&keyword)
}

/// Rewrites the keywords of one schema object; its sub-schemas are done.
pub(super) fn keywords(schema: &mut Map<String, Value>) {
    if schema.shift_remove("nullable") == Some(Value::Bool(true)) {
        admit_null(schema);
    }
    exclusive(schema, "exclusiveMinimum", "minimum");
    exclusive(schema, "exclusiveMaximum", "maximum");
    // In 3.0 `examples` is no keyword of a schema; what stands there in the wild is a map of Example objects, which 2020-12 refuses.
    if schema.get("examples").is_some_and(|examples| !examples.is_array()) {
        schema.shift_remove("examples");
    }
    if let Some(example) = schema.shift_remove("example") {
        let examples = schema.entry("examples").or_insert_with(|| json!([]));
        if let Value::Array(examples) = examples {
            examples.insert(0, example);
        }
    }
}

fn admit_null(schema: &mut Map<String, Value>) {
    match schema.get_mut("type") {
        Some(Value::Array(types)) if !types.contains(&json!("null")) => types.push(json!("null")),
        Some(Value::String(name)) if name != "null" => {
            let name = std::mem::take(name);
            schema.insert("type".to_owned(), json!([name, "null"]));
        }
        _ => {}
    }
    if let Some(Value::Array(values)) = schema.get_mut("enum")
        && !values.contains(&Value::Null)
    {
        values.push(Value::Null);
    }
}

fn exclusive(schema: &mut Map<String, Value>, flag: &str, bound: &str) {
    match schema.get(flag) {
        Some(Value::Bool(true)) => {
            schema.shift_remove(flag);
            if let Some(limit) = schema.shift_remove(bound) {
                schema.insert(flag.to_owned(), limit);
            }
        }
        Some(Value::Bool(false)) => {
            schema.shift_remove(flag);
        }
        _ => {}
    }
}
