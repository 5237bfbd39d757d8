//! One schema out of many: follows `$ref`, merges `allOf`, chooses one branch of `oneOf` and `anyOf`. What comes out has only plain keywords
//! and is what the generator and the mutator walk over. It need not be exact, because the validator has the last word.

use serde_json::{Map, Value, json};

use super::{Direction, Schemas};

/// Chooses a branch out of several.
pub trait Choose {
    /// The index of the branch to take.
    fn choose(&mut self, branches: &[Value]) -> usize;
}

impl<F: FnMut(&[Value]) -> usize> Choose for F {
    fn choose(&mut self, branches: &[Value]) -> usize {
        self(branches)
    }
}

/// The plain keywords of a schema.
pub fn flatten(schemas: &Schemas, direction: Direction, schema: &Value, choose: &mut dyn Choose) -> Map<String, Value> {
    let mut out = Map::new();
    add(schemas, direction, schema, choose, &mut out, 0);
    out
}

fn add(
    schemas: &Schemas,
    direction: Direction,
    schema: &Value,
    choose: &mut dyn Choose,
    out: &mut Map<String, Value>,
    depth: usize,
) {
    let members = match schema {
        Value::Bool(false) => {
            out.insert("not".to_owned(), json!({}));
            return;
        }
        Value::Object(members) => members,
        _ => return,
    };
    if depth > 24 {
        return;
    }
    let mut inner = |part: &Value, out: &mut Map<String, Value>| add(schemas, direction, part, choose, out, depth + 1);
    if let Some(target) = members.get("$ref").and_then(Value::as_str).and_then(|text| schemas.target(direction, text)) {
        inner(target, out);
    }
    for part in members.get("allOf").and_then(Value::as_array).into_iter().flatten() {
        inner(part, out);
    }
    for (keyword, value) in members {
        if !matches!(keyword.as_str(), "$ref" | "allOf" | "oneOf" | "anyOf" | "if" | "then" | "else") {
            merge(out, keyword, value);
        }
    }
    for keyword in ["oneOf", "anyOf"] {
        if let Some(branches) = members.get(keyword).and_then(Value::as_array).filter(|branches| !branches.is_empty()) {
            let index = choose.choose(branches).min(branches.len() - 1);
            add(schemas, direction, &branches[index], choose, out, depth + 1);
        }
    }
    if members.contains_key("if") {
        // Either the condition and its consequence, or the alternative. The first is the one that authors write examples for.
        let parts: &[&str] = if members.contains_key("then") { &["if", "then"] } else { &["else"] };
        for part in parts.iter().filter_map(|name| members.get(*name)) {
            add(schemas, direction, part, choose, out, depth + 1);
        }
    }
}

fn merge(out: &mut Map<String, Value>, keyword: &str, value: &Value) {
    let Some(old) = out.get_mut(keyword) else {
        out.insert(keyword.to_owned(), value.clone());
        return;
    };
    match keyword {
        "required" => {
            if let (Value::Array(names), Value::Array(more)) = (old, value) {
                for name in more {
                    if !names.contains(name) {
                        names.push(name.clone());
                    }
                }
            }
        }
        "properties" | "patternProperties" => {
            if let (Value::Object(properties), Value::Object(more)) = (old, value) {
                for (name, schema) in more {
                    match properties.get_mut(name) {
                        Some(known) if known != schema => *known = json!({"allOf": [known.take(), schema]}),
                        Some(_) => {}
                        None => {
                            properties.insert(name.clone(), schema.clone());
                        }
                    }
                }
            }
        }
        "type" => {
            let both: Vec<Value> =
                types(old).into_iter().filter(|name| has_type(value, name)).map(Value::from).collect();
            if !both.is_empty() {
                *old = Value::Array(both);
            }
        }
        "enum" => {
            if let (Value::Array(options), Value::Array(other)) = (&mut *old, value) {
                options.retain(|option| other.contains(option));
            }
        }
        "minimum" | "exclusiveMinimum" | "minLength" | "minItems" | "minProperties" => {
            if value.as_f64() > old.as_f64() {
                *old = value.clone();
            }
        }
        "maximum" | "exclusiveMaximum" | "maxLength" | "maxItems" | "maxProperties" => {
            if value.as_f64() < old.as_f64() {
                *old = value.clone();
            }
        }
        _ => *old = value.clone(),
    }
}

/// The type names of a `type` keyword; `number` stands for `integer` as well.
fn types(value: &Value) -> Vec<String> {
    match value {
        Value::String(name) => vec![name.clone()],
        Value::Array(names) => names.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

fn has_type(value: &Value, name: &str) -> bool {
    let names = types(value);
    names.iter().any(|other| other == name || (name == "integer" && other == "number"))
}

/// The types that a flat schema allows; guessed from its keywords where it does not say.
pub fn allowed_types(flat: &Map<String, Value>) -> Vec<String> {
    if let Some(value) = flat.get("type") {
        return types(value);
    }
    let has = |names: &[&str]| names.iter().any(|name| flat.contains_key(*name));
    let guess = if has(&["properties", "additionalProperties", "required", "minProperties", "patternProperties"]) {
        "object"
    } else if has(&["items", "prefixItems", "minItems", "uniqueItems"]) {
        "array"
    } else if has(&["minLength", "maxLength", "pattern", "format"]) {
        "string"
    } else if has(&["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]) {
        "number"
    } else {
        return Vec::new();
    };
    vec![guess.to_owned()]
}
