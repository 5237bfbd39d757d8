//! Invalid values: takes a valid one and, for every keyword that holds for each of its parts, breaks exactly that. Each case is labelled with
//! keyword and JSON Pointer; the validator confirms that the outcome is invalid.

use std::{
    collections::HashSet,
    hash::{DefaultHasher, Hash as _, Hasher as _},
};

use serde_json::{Map, Value, json};

use super::{
    Direction, Schemas,
    bounds::spelled,
    flatten::{allowed_types, flatten},
    generate::strings,
    text,
};
use crate::document::bundle::join;

/// One way to break a value.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// The keyword that is broken.
    pub keyword: String,
    /// Where: the member itself, also where it is missing or should not be there.
    pub pointer: String,
    edit: Edit,
}

#[derive(Debug, Clone, PartialEq)]
enum Edit {
    Set(Value),
    Remove,
}

impl Fault {
    fn set(keyword: &str, pointer: impl Into<String>, value: impl Into<Value>) -> Self {
        Self { keyword: keyword.to_owned(), pointer: pointer.into(), edit: Edit::Set(value.into()) }
    }

    fn remove(keyword: &str, pointer: impl Into<String>) -> Self {
        Self { keyword: keyword.to_owned(), pointer: pointer.into(), edit: Edit::Remove }
    }

    /// Breaks `value`. `false` where the place does not exist.
    pub fn apply(&self, value: &mut Value) -> bool {
        let Some((parent, token)) = self.pointer.rsplit_once('/') else {
            if let Edit::Set(new) = &self.edit {
                *value = new.clone();
            }
            return matches!(self.edit, Edit::Set(_));
        };
        let token = crate::document::yaml::unescape(token);
        match (value.pointer_mut(parent), &self.edit) {
            (Some(Value::Object(members)), Edit::Set(new)) => {
                members.insert(token, new.clone());
                true
            }
            (Some(Value::Object(members)), Edit::Remove) => members.remove(&token).is_some(),
            (Some(Value::Array(items)), Edit::Set(new)) => {
                let slot = token.parse::<usize>().ok().and_then(|index| items.get_mut(index));
                slot.map(|slot| *slot = new.clone()).is_some()
            }
            _ => false,
        }
    }

    /// `keyword at /pointer`.
    pub fn label(&self) -> String {
        let place = if self.pointer.is_empty() { "the whole" } else { &self.pointer };
        format!("{} at {place}", self.keyword)
    }
}

/// Longest string and list that a case may send: beyond this the server's size limit answers in place of the schema.
const LONGEST: u64 = 20_000;

/// Every fault that the schema at a pointer allows in a valid `value`, confirmed by the validator.
pub fn faults(schemas: &Schemas, pointer: &str, value: &Value) -> Vec<Fault> {
    let mut found = Vec::new();
    collect(schemas, schemas.schema(Direction::Request, pointer), value, "", &mut found, 0);
    let mut seen = HashSet::new();
    found.retain(|fault| {
        let mut broken = value.clone();
        let mut digest = DefaultHasher::new();
        fault.apply(&mut broken) && {
            broken.to_string().hash(&mut digest);
            seen.insert(digest.finish()) && !schemas.accepts(Direction::Request, pointer, &broken)
        }
    });
    found
}

fn collect(schemas: &Schemas, schema: &Value, value: &Value, at: &str, found: &mut Vec<Fault>, depth: usize) {
    if depth > 8 {
        return;
    }
    let mut choose = |branches: &[Value]| {
        branches.iter().position(|branch| schemas.accepts_inline(Direction::Request, branch, value)).unwrap_or(0)
    };
    let flat = flatten(schemas, Direction::Request, schema, &mut choose);
    kinds(&flat, value, at, found);
    if let Some(Value::Array(options)) = flat.get("enum") {
        found.push(Fault::set("enum", at, "not-one-of-the-options"));
        // Whoever compares without regard to case, or trims, takes these.
        if let Some(option) = options.iter().find_map(Value::as_str).filter(|option| !option.is_empty()) {
            let other =
                if option.chars().any(char::is_lowercase) { option.to_uppercase() } else { option.to_lowercase() };
            found.push(Fault::set("enum", at, other));
            found.push(Fault::set("enum", at, format!("{option} ")));
            found.push(Fault::set("enum", at, ""));
        }
    }
    if flat.contains_key("const") {
        found.push(Fault::set("const", at, "not-the-constant"));
    }
    match value {
        Value::String(_) => string(&flat, at, found),
        Value::Number(_) => number(&flat, at, found),
        Value::Array(items) => {
            array(&flat, items, at, found);
            let prefix = flat.get("prefixItems").and_then(Value::as_array);
            for (index, item) in items.iter().enumerate().take(prefix.map_or(1, |prefix| prefix.len() + 1)) {
                let schema = prefix.and_then(|prefix| prefix.get(index)).or_else(|| flat.get("items"));
                if let Some(schema) = schema {
                    collect(schemas, schema, item, &format!("{at}/{index}"), found, depth + 1);
                }
            }
        }
        Value::Object(members) => {
            object(&flat, members, at, found);
            let properties = flat.get("properties").and_then(Value::as_object);
            for (name, member) in members {
                let schema = properties.and_then(|properties| properties.get(name));
                let schema = schema.or_else(|| by_pattern(&flat, name)).or_else(|| flat.get("additionalProperties"));
                if let Some(schema) = schema {
                    collect(schemas, schema, member, &join(at, name), found, depth + 1);
                }
            }
        }
        Value::Null | Value::Bool(_) => {}
    }
}

/// The schema of `patternProperties` for a name.
pub(super) fn by_pattern<'a>(flat: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    let patterns = flat.get("patternProperties")?.as_object()?;
    patterns
        .iter()
        .find(|(pattern, _)| regex::Regex::new(pattern).is_ok_and(|regex| regex.is_match(name)))
        .map(|(_, schema)| schema)
}

fn kinds(flat: &Map<String, Value>, value: &Value, at: &str, found: &mut Vec<Fault>) {
    if !flat.contains_key("type") && !flat.contains_key("enum") && !flat.contains_key("const") {
        return;
    }
    let types = allowed_types(flat);
    let allows = |name: &str| types.iter().any(|other| other == name);
    // The scalar that looks most like the right one, then a container: decoders fail differently on them.
    let scalar = match value {
        Value::String(_) => json!(12_345),
        Value::Number(_) if allows("integer") && !allows("number") => json!(1.5),
        Value::Bool(_) => json!("true"),
        _ => json!("of the wrong type"),
    };
    found.push(Fault::set("type", at, scalar));
    // What decoders that mean well turn into the right type: a number or a flag as text, a flag as a number, one item in the place of a list.
    match value {
        Value::Number(number) => {
            found.push(Fault::set("type", at, "12 monkeys"));
            found.push(Fault::set("type", at, number.to_string()));
        }
        Value::Bool(_) => found.push(Fault::set("type", at, 1)),
        Value::Array(items) => found.extend(items.first().map(|item| Fault::set("type", at, item.clone()))),
        Value::Object(_) | Value::String(_) => found.push(Fault::set("type", at, json!([value]))),
        Value::Null => {}
    }
    let container = if allows("object") { json!([]) } else { json!({"wrong": "type"}) };
    found.push(Fault::set("type", at, container));
    if !allows("null") {
        found.push(Fault::set("type (null)", at, Value::Null));
    }
}

fn string(flat: &Map<String, Value>, at: &str, found: &mut Vec<Fault>) {
    let length = |keyword: &str| flat.get(keyword).and_then(Value::as_u64);
    let letters = |count: u64| "a".repeat(usize::try_from(count).unwrap_or(0));
    if let Some(min) = length("minLength").filter(|min| (1..=LONGEST).contains(min)) {
        found.push(Fault::set("minLength", at, letters(min - 1)));
        found.push(Fault::set("minLength", at, ""));
    }
    if let Some(max) = length("maxLength").filter(|max| *max < LONGEST) {
        found.push(Fault::set("maxLength", at, letters(max + 1)));
        found.push(Fault::set("maxLength", at, letters(max * 2 + 2)));
    }
    if flat.contains_key("pattern") {
        // Long enough for any minLength that stands beside it; `confirm` picks those that do not match.
        for text in ["!! does not match !!", "\u{7f}", "a", "9", "A-b_c.D"] {
            found.push(Fault::set("pattern", at, text));
        }
    }
    if let Some(format) = flat.get("format").and_then(Value::as_str) {
        for text in text::not_of_format(format) {
            found.push(Fault::set("format", at, text));
        }
    }
}

fn number(flat: &Map<String, Value>, at: &str, found: &mut Vec<Fault>) {
    for (keyword, step) in [("minimum", -1), ("maximum", 1), ("exclusiveMinimum", 0), ("exclusiveMaximum", 0)] {
        let Some(limit) = flat.get(keyword).map(|limit| spelled(flat, limit).unwrap_or_else(|| limit.clone())) else {
            continue;
        };
        let beyond = match limit.as_i64() {
            Some(limit) => json!(limit.saturating_add(step)),
            None => json!(limit.as_f64().unwrap_or_default() + f64::from(i32::try_from(step).unwrap_or(0))),
        };
        found.push(Fault::set(keyword, at, beyond));
    }
    if let Some(step) = flat.get("multipleOf").and_then(Value::as_f64) {
        let off = if step >= 2.0 && step.fract() == 0.0 { 1.0 } else { step / 2.0 };
        let low = flat.get("minimum").and_then(Value::as_f64).unwrap_or(0.0);
        let value = (low / step).ceil() * step + off;
        #[expect(clippy::cast_possible_truncation, reason = "whole numbers are sent as such, others as they are")]
        found.push(Fault::set("multipleOf", at, if value.fract() == 0.0 { json!(value as i64) } else { json!(value) }));
    }
}

fn array(flat: &Map<String, Value>, items: &[Value], at: &str, found: &mut Vec<Fault>) {
    let count = |keyword: &str| flat.get(keyword).and_then(Value::as_u64);
    if let Some(min) = count("minItems").filter(|min| *min > 0) {
        let kept = items.iter().take(usize::try_from(min - 1).unwrap_or(0)).cloned();
        found.push(Fault::set("minItems", at, kept.collect::<Vec<_>>()));
    }
    if flat.contains_key("contains") {
        found.push(Fault::set("contains", at, Vec::<Value>::new()));
    }
    let Some(first) = items.first() else { return };
    if let Some(max) = count("maxItems").filter(|max| *max < 2_000) {
        let wanted = usize::try_from(max + 1).unwrap_or(0);
        let mut many = items.to_vec();
        // Scalars are varied, so that `uniqueItems` beside it is not what the server reports.
        while many.len() < wanted {
            many.push(varied(first, many.len()));
        }
        found.push(Fault::set("maxItems", at, many));
    }
    if flat.get("uniqueItems").and_then(Value::as_bool) == Some(true) {
        found.push(Fault::set("uniqueItems", at, vec![first.clone(), first.clone()]));
        // The same again behind others: who compares neighbours overlooks it.
        if items.len() > 1 {
            found.push(Fault::set("uniqueItems", at, [items, std::slice::from_ref(first)].concat()));
        }
    }
}

/// A scalar like another, and not equal to it.
pub(super) fn varied(first: &Value, number: usize) -> Value {
    match first {
        Value::String(text) => json!(format!("{text}{number}")),
        Value::Number(known) => json!(known.as_i64().unwrap_or(0).saturating_add(i64::try_from(number).unwrap_or(0))),
        other => other.clone(),
    }
}

fn object(flat: &Map<String, Value>, members: &Map<String, Value>, at: &str, found: &mut Vec<Fault>) {
    let required = strings(flat.get("required"));
    for name in &required {
        found.push(Fault::remove("required", join(at, name)));
    }
    for keyword in ["additionalProperties", "unevaluatedProperties"] {
        if flat.get(keyword) == Some(&Value::Bool(false)) {
            found.push(Fault::set(keyword, join(at, "not_declared_anywhere"), 1));
        }
    }
    // Members that no property declares, with a value that their schema does not take.
    for wrong in [json!([["of the wrong type"]]), json!(-12_345.5), Value::Null] {
        if matches!(flat.get("additionalProperties"), Some(Value::Object(_))) {
            found.push(Fault::set("additionalProperties", join(at, "another"), wrong.clone()));
        }
        for pattern in flat.get("patternProperties").and_then(Value::as_object).into_iter().flat_map(Map::keys) {
            if let Some(name) = text::sample(pattern).filter(|name| !members.contains_key(name)) {
                found.push(Fault::set("patternProperties", join(at, &name), wrong.clone()));
            }
        }
    }
    if flat.contains_key("propertyNames") {
        let spare = members.values().next().cloned().unwrap_or(Value::Null);
        for name in ["", "!! not a name !!", "x"] {
            found.push(Fault::set("propertyNames", join(at, name), spare.clone()));
        }
    }
    let count = |keyword: &str| flat.get(keyword).and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok());
    if let Some(min) = count("minProperties").filter(|min| *min > 0) {
        let kept: Map<String, Value> = members.clone().into_iter().take(min - 1).collect();
        found.push(Fault::set("minProperties", at, kept));
    }
    if let Some(max) = count("maxProperties").filter(|max| *max < 2_000) {
        let mut many = members.clone();
        let spare = members.values().next().cloned().unwrap_or_else(|| json!("value"));
        while many.len() <= max {
            many.insert(format!("extra{}", many.len()), spare.clone());
        }
        found.push(Fault::set("maxProperties", at, many));
    }
    for (name, needs) in flat.get("dependentRequired").and_then(Value::as_object).into_iter().flatten() {
        if members.contains_key(name) {
            for need in strings(Some(needs)) {
                found.push(Fault::remove("dependentRequired", join(at, need)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::tests::schemas;

    /// Every keyword is broken somewhere, and nothing that is proposed is valid.
    #[test]
    fn each_keyword_is_broken_where_it_stands() {
        for (schema, value, expected) in [
            (json!({"type": "string", "minLength": 3}), json!("abc"), "minLength at the whole"),
            (json!({"type": "string", "maxLength": 3}), json!("abc"), "maxLength at the whole"),
            (json!({"type": "string", "pattern": "^a+$"}), json!("a"), "pattern at the whole"),
            (
                json!({"type": "string", "format": "uuid"}),
                json!("7e57d004-2b97-4e7a-b45f-5387367791cd"),
                "format at the whole",
            ),
            (json!({"type": "string", "format": "date-time"}), json!("2024-01-01T00:00:00Z"), "format at the whole"),
            (json!({"type": "integer", "minimum": 0}), json!(1), "minimum at the whole"),
            (json!({"type": "number", "exclusiveMaximum": 5}), json!(1), "exclusiveMaximum at the whole"),
            (json!({"type": "integer", "multipleOf": 5}), json!(5), "multipleOf at the whole"),
            (json!({"enum": ["a", "b"]}), json!("a"), "enum at the whole"),
            (json!({"const": 4}), json!(4), "const at the whole"),
            (json!({"type": "boolean"}), json!(true), "type (null) at the whole"),
            (json!({"type": "array", "minItems": 1}), json!([1]), "minItems at the whole"),
            (json!({"type": "array", "maxItems": 1}), json!([1]), "maxItems at the whole"),
            (json!({"type": "array", "uniqueItems": true}), json!([1]), "uniqueItems at the whole"),
            (json!({"type": "array", "contains": {"const": 1}}), json!([1]), "contains at the whole"),
            (json!({"type": "array", "items": {"type": "string"}}), json!(["x"]), "type at /0"),
            (json!({"type": "array", "prefixItems": [{}, {"type": "string"}]}), json!([1, "x"]), "type at /1"),
            (json!({"type": "object", "required": ["a/b"]}), json!({"a/b": 1}), "required at /a~1b"),
            (
                json!({"type": "object", "additionalProperties": false}),
                json!({}),
                "additionalProperties at /not_declared_anywhere",
            ),
            (json!({"type": "object", "minProperties": 1}), json!({"a": 1}), "minProperties at the whole"),
            (json!({"type": "object", "maxProperties": 1}), json!({"a": 1}), "maxProperties at the whole"),
            (json!({"type": "object", "propertyNames": {"minLength": 1}}), json!({"a": 1}), "propertyNames at /"),
            (json!({"patternProperties": {"^x": {"type": "string"}}}), json!({"xy": "a"}), "type at /xy"),
            (json!({"dependentRequired": {"a": ["b"]}}), json!({"a": 1, "b": 1}), "dependentRequired at /b"),
            (json!({"allOf": [{"properties": {"a": {"maximum": 3}}}]}), json!({"a": 1}), "maximum at /a"),
            (
                json!({"oneOf": [{"type": "null"}, {"type": "string", "minLength": 2}]}),
                json!("ab"),
                "minLength at the whole",
            ),
        ] {
            let schemas = schemas(&schema);
            let faults = faults(&schemas, "/components/schemas/S", &value);
            let labels: Vec<String> = faults.iter().map(Fault::label).collect();
            assert!(labels.iter().any(|label| label == expected), "{schema}: {labels:?}");
            for fault in faults {
                let mut broken = value.clone();
                assert!(fault.apply(&mut broken));
                assert!(!schemas.accepts(Direction::Request, "/components/schemas/S", &broken), "{schema}: {broken}");
            }
        }
    }
}
