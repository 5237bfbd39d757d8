//! The keywords that stand in a schema, by the place in a value that they are about: each can be broken by itself, and a server that overlooks one
//! is found out by a request that breaks it.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::{
    document::bundle::join,
    schema::{Direction, Schemas},
};

/// Keywords that say something about the value itself, whatever their own value.
const PLAIN: [&str; 18] = [
    "type",
    "enum",
    "const",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "pattern",
    "format",
    "minItems",
    "maxItems",
    "contains",
    "minProperties",
    "maxProperties",
    "propertyNames",
];
/// Deeper than this no case reaches.
const DEEP: usize = 8;

/// What a keyword says, by the place in a value that it is about.
pub(super) type Keywords = BTreeMap<(String, String), Value>;

/// Places and keywords below a schema. List items are `*`, members of any name `{}`.
pub(super) fn keywords(schemas: &Schemas, pointer: &str) -> Keywords {
    let mut out = Keywords::new();
    walk(schemas, schemas.schema(Direction::Request, pointer), "", &mut Vec::new(), &mut out, 0);
    out
}

fn walk(
    schemas: &Schemas,
    schema: &Value,
    place: &str,
    references: &mut Vec<String>,
    out: &mut Keywords,
    depth: usize,
) {
    let Value::Object(members) = schema else { return };
    if depth > DEEP {
        return;
    }
    let length = references.len();
    if let Some(reference) = members.get("$ref").and_then(Value::as_str) {
        // A schema within itself says nothing new.
        if !references.iter().any(|known| known == reference)
            && let Some(target) = schemas.target(Direction::Request, reference)
        {
            references.push(reference.to_owned());
            walk(schemas, target, place, references, out, depth);
            references.truncate(length);
        }
    }
    for (keyword, value) in members {
        let mut below =
            |schema: &Value, place: &str, depth: usize| walk(schemas, schema, place, references, out, depth);
        match (keyword.as_str(), value) {
            ("allOf" | "oneOf" | "anyOf", Value::Array(branches)) => {
                for branch in branches {
                    below(branch, place, depth);
                }
                if keyword != "allOf" {
                    out.insert((place.to_owned(), keyword.clone()), value.clone());
                }
            }
            ("properties", Value::Object(properties)) => {
                for (name, property) in properties {
                    below(property, &join(place, name), depth + 1);
                }
            }
            ("patternProperties", Value::Object(patterns)) => {
                for property in patterns.values() {
                    below(property, &format!("{place}/{{}}"), depth + 1);
                }
            }
            ("additionalProperties" | "unevaluatedProperties", Value::Bool(false))
            | ("not", _)
            | ("uniqueItems", Value::Bool(true))
            | ("dependentRequired", Value::Object(_)) => {
                out.insert((place.to_owned(), keyword.clone()), value.clone());
            }
            ("additionalProperties", schema) => below(schema, &format!("{place}/{{}}"), depth + 1),
            ("items", schema) => below(schema, &format!("{place}/*"), depth + 1),
            ("prefixItems", Value::Array(items)) => {
                for (index, item) in items.iter().enumerate() {
                    below(item, &format!("{place}/{index}"), depth + 1);
                }
            }
            ("required", Value::Array(names)) => {
                for name in names.iter().filter_map(Value::as_str) {
                    out.insert((join(place, name), keyword.clone()), Value::Bool(true));
                }
            }
            // Nothing is below zero letters.
            ("minLength" | "minItems" | "minProperties", value) if value.as_u64() == Some(0) => {}
            (name, _) if PLAIN.contains(&name) => {
                out.insert((place.to_owned(), keyword.clone()), value.clone());
            }
            _ => {}
        }
    }
}

/// Whether a place in a value is one that a template speaks of.
pub(super) fn is_at(template: &str, place: &str) -> bool {
    let (mut template, mut place) = (template.split('/'), place.split('/'));
    loop {
        match (template.next(), place.next()) {
            (None, None) => return true,
            (Some("*"), Some(index)) if index.bytes().all(|byte| byte.is_ascii_digit()) => {}
            (Some("{}"), Some(_)) => {}
            (Some(a), Some(b)) if a == b => {}
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::schema::tests::schemas;

    #[test]
    fn every_keyword_has_its_place_and_recursion_ends() {
        let schemas = schemas(&json!({
            "type": "object", "required": ["a"], "additionalProperties": false, "minProperties": 0,
            "properties": {
                "a": {"oneOf": [{"type": "null"}, {"maxLength": 3}]},
                "list": {"items": {"$ref": "#/components/schemas/S"}, "uniqueItems": true},
                "map": {"additionalProperties": {"minimum": 1}}
            }
        }));
        let found = keywords(&schemas, "/components/schemas/S");
        for (place, keyword) in [
            ("", "type"),
            ("", "additionalProperties"),
            ("/a", "required"),
            ("/a", "oneOf"),
            ("/a", "maxLength"),
            ("/list", "uniqueItems"),
            ("/list/*", "type"),
            ("/map/{}", "minimum"),
        ] {
            assert!(found.contains_key(&(place.to_owned(), keyword.to_owned())), "{place} {keyword}: {found:?}");
        }
        assert!(!found.keys().any(|(_, keyword)| keyword == "minProperties"));
        assert!(found.keys().all(|(place, _)| !place.starts_with("/list/*/list/*")), "{found:?}");
    }

    #[test]
    fn places_of_values_fit_templates() {
        assert!(is_at("/list/*/a", "/list/12/a") && is_at("/map/{}", "/map/any") && is_at("", ""));
        assert!(!is_at("/list/*", "/list/a") && !is_at("/a", "/a/b") && !is_at("/a/b", "/a"));
    }
}
