//! Valid values out of schemas: the author's examples first, then values by type, format, pattern and bounds. Everything depends on the
//! random generator that is passed in, and so on the seed alone.

use rand::{RngExt, rngs::StdRng};
use serde_json::{Map, Number, Value, json};

use super::{
    Direction, Schemas,
    bounds::spelled,
    flatten::{allowed_types, flatten},
    text,
};

/// How much of a schema a value shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// Required members only.
    Minimal,
    /// Every member.
    Full,
    /// Some members, some bounds.
    Random,
}

/// What an earlier answer says about a member: the id of a record that the member's name speaks of.
pub trait Hints {
    /// A value for a member of this name.
    fn hint(&self, name: &str) -> Option<Value>;
}

/// Nothing is known.
pub struct NoHints;

impl Hints for NoHints {
    fn hint(&self, _: &str) -> Option<Value> {
        None
    }
}

/// Generates values that travel to the server.
pub struct Generator<'a> {
    schemas: &'a Schemas,
    hints: &'a dyn Hints,
    rng: &'a mut StdRng,
    size: Size,
    plain: bool,
    fresh: bool,
}

/// Deeper than this only required members are given: recursive schemas have to end.
const DEEP: usize = 5;

impl<'a> Generator<'a> {
    /// A generator. `plain` keeps strings to what every part of a request can carry.
    pub fn new(schemas: &'a Schemas, hints: &'a dyn Hints, rng: &'a mut StdRng, size: Size, plain: bool) -> Self {
        Self { schemas, hints, rng, size, plain, fresh: false }
    }

    /// Whether values are to be made anew where the author wrote some: of what there may be just one of, a written one is there already.
    #[must_use]
    pub fn fresh(mut self, fresh: bool) -> Self {
        self.fresh = fresh;
        self
    }

    /// A value that the schema at a pointer accepts; `None` where none was found.
    pub fn value(&mut self, pointer: &str) -> Option<Value> {
        let schema = self.schemas.schema(Direction::Request, pointer).clone();
        for attempt in 0..24 {
            // What the author wrote may be wrong, and branches may exclude each other: later attempts vary.
            let value = self.any(&schema, None, 0, attempt);
            if self.schemas.accepts(Direction::Request, pointer, &value) {
                return Some(value);
            }
        }
        None
    }

    /// A value for a schema. Where there are branches to choose from, the choice is tried at once: further out, one wrong choice among many
    /// would spoil the whole again and again.
    fn any(&mut self, schema: &Value, name: Option<&str>, depth: usize, attempt: usize) -> Value {
        let mut value = self.make(schema, name, depth, attempt);
        if self.branches(schema) {
            for more in 1..=6 {
                if self.schemas.accepts_inline(Direction::Request, schema, &value) {
                    break;
                }
                value = self.make(schema, name, depth, attempt + 2 * more);
            }
        }
        value
    }

    fn branches(&self, schema: &Value) -> bool {
        let target =
            schema.get("$ref").and_then(Value::as_str).and_then(|r| self.schemas.target(Direction::Request, r));
        let direct =
            |schema: &Value| ["oneOf", "anyOf", "if", "not"].iter().any(|keyword| schema.get(*keyword).is_some());
        direct(schema) || target.is_some_and(direct)
    }

    fn make(&mut self, schema: &Value, name: Option<&str>, depth: usize, attempt: usize) -> Value {
        let size = self.size;
        let rng = &mut *self.rng;
        let flat = flatten(self.schemas, Direction::Request, schema, &mut |branches: &[Value]| {
            if (size == Size::Random || attempt > 2) && branches.len() > 1 {
                rng.random_range(0..branches.len())
            } else {
                branches.iter().position(|branch| branch.get("type") != Some(&json!("null"))).unwrap_or(0)
            }
        });
        let options = flat.get("enum").and_then(Value::as_array).filter(|options| !options.is_empty());
        // An `enum` beside a set of constants narrows it.
        if let Some(value) = flat.get("const").filter(|value| options.is_none_or(|options| options.contains(value))) {
            return spelled(&flat, value).unwrap_or_else(|| value.clone());
        }
        if let Some(value) = name.and_then(|name| self.hints.hint(name))
            && self.schemas.accepts_inline(Direction::Request, schema, &value)
        {
            return value;
        }
        if let Some(options) = options {
            let vary = size == Size::Random || attempt > 2;
            let index = if vary { self.rng.random_range(0..options.len()) } else { 0 };
            return spelled(&flat, &options[index]).unwrap_or_else(|| options[index].clone());
        }
        let written = if size == Size::Random { self.rng.random_bool(0.3) } else { attempt < 12 };
        if written
            && !self.fresh
            && let Some(value) = self.example(&flat, schema)
        {
            return spelled(&flat, &value).unwrap_or(value);
        }
        let mut types = allowed_types(&flat);
        if types.len() > 1 && !(size == Size::Random && self.rng.random_bool(0.1)) {
            types.retain(|name| name != "null");
        }
        let index = if size == Size::Random && !types.is_empty() { self.rng.random_range(0..types.len()) } else { 0 };
        match types.get(index).map_or("string", String::as_str) {
            "object" => self.object(&flat, depth, attempt),
            "array" => self.array(&flat, depth, attempt),
            "integer" => integer(&flat, self.rng),
            "number" => number(&flat, self.rng),
            "boolean" => Value::Bool(self.rng.random_bool(0.5)),
            "null" => Value::Null,
            _ => Value::String(text::string(&flat, self.rng, self.plain)),
        }
    }

    fn example(&self, flat: &Map<String, Value>, schema: &Value) -> Option<Value> {
        let list = flat.get("examples").and_then(Value::as_array);
        let candidates = list.into_iter().flatten().chain(flat.get("example")).chain(flat.get("default"));
        candidates.into_iter().find(|value| self.schemas.accepts_inline(Direction::Request, schema, value)).cloned()
    }

    fn object(&mut self, flat: &Map<String, Value>, depth: usize, attempt: usize) -> Value {
        let mut out = Map::new();
        let required: Vec<&str> = strings(flat.get("required"));
        let limit = |keyword: &str| flat.get(keyword).and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok());
        let max = limit("maxProperties").unwrap_or(usize::MAX);
        let min = limit("minProperties").unwrap_or(0);
        let properties = flat.get("properties").and_then(Value::as_object);
        for pass in [true, false] {
            for (name, schema) in properties.into_iter().flatten() {
                let needed = required.contains(&name.as_str());
                if needed != pass || (!needed && (out.len() >= max || !self.wants(schema, depth, out.len() < min))) {
                    continue;
                }
                let value = self.any(schema, Some(name), depth + 1, attempt);
                out.insert(name.clone(), value);
            }
        }
        let additional = flat.get("additionalProperties");
        for name in required {
            if !out.contains_key(name) {
                let value = self.any(additional.unwrap_or(&Value::Bool(true)), Some(name), depth + 1, attempt);
                out.insert(name.to_owned(), value);
            }
        }
        for (pattern, schema) in flat.get("patternProperties").and_then(Value::as_object).into_iter().flatten() {
            if out.len() < min || (self.size == Size::Full && out.len() < max && depth < DEEP) {
                let key = json!({"pattern": pattern});
                let name = key.as_object().map(|key| text::string(key, self.rng, true)).unwrap_or_default();
                let value = self.any(schema, None, depth + 1, attempt);
                out.insert(name, value);
            }
        }
        let wanted = match additional {
            Some(Value::Object(_)) if out.is_empty() && self.size != Size::Minimal && depth < DEEP => {
                // With one entry alone, the last one in looks like all of them.
                min.max(if depth < 2 { 2 } else { 1 }).min(max)
            }
            _ => min,
        };
        let mut tries = 0;
        while out.len() < wanted && additional != Some(&Value::Bool(false)) && tries < 64 {
            tries += 1;
            let names = flat.get("propertyNames").unwrap_or(&Value::Bool(true)).clone();
            let name = match self.any(&names, None, DEEP, attempt) {
                Value::String(name) => name,
                _ => text::word(self.rng, 8),
            };
            let value = self.any(additional.unwrap_or(&Value::Bool(true)), None, depth + 1, attempt);
            out.insert(name, value);
        }
        for (name, needs) in flat.get("dependentRequired").and_then(Value::as_object).into_iter().flatten() {
            if out.contains_key(name) && strings(Some(needs)).iter().any(|need| !out.contains_key(*need)) {
                out.remove(name);
            }
        }
        Value::Object(out)
    }

    /// Whether to give an optional member.
    fn wants(&mut self, schema: &Value, depth: usize, short: bool) -> bool {
        let target =
            schema.get("$ref").and_then(Value::as_str).and_then(|r| self.schemas.target(Direction::Request, r));
        let flagged = |schema: &Value| schema.get("readOnly").and_then(Value::as_bool) == Some(true);
        if flagged(schema) || target.is_some_and(flagged) {
            return false;
        }
        match self.size {
            _ if short => true,
            Size::Minimal => false,
            _ if depth >= DEEP => false,
            Size::Full => true,
            Size::Random => self.rng.random_bool(0.5),
        }
    }

    fn array(&mut self, flat: &Map<String, Value>, depth: usize, attempt: usize) -> Value {
        let limit = |keyword: &str| flat.get(keyword).and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok());
        let min = limit("minItems").unwrap_or(0);
        let max = limit("maxItems").unwrap_or(usize::MAX);
        let prefix = flat.get("prefixItems").and_then(Value::as_array);
        let count = match self.size {
            Size::Minimal => min,
            _ if depth >= DEEP => min,
            Size::Full => min.max(1).max(prefix.map_or(0, Vec::len)).min(max),
            Size::Random => self.rng.random_range(min..=max.min(min.saturating_add(3))),
        };
        let unique = flat.get("uniqueItems").and_then(Value::as_bool) == Some(true);
        let mut out: Vec<Value> = Vec::new();
        let mut tries = 0;
        while out.len() < count && tries < count * 8 + 8 {
            tries += 1;
            let schema = prefix.and_then(|items| items.get(out.len())).or_else(|| flat.get("items"));
            // Written examples repeat, and a list of distinct items needs others.
            let attempt = if unique { attempt.max(tries * 2) } else { attempt };
            let item = self.any(schema.unwrap_or(&Value::Bool(true)), None, depth + 1, attempt);
            if !unique || !out.contains(&item) {
                out.push(item);
            }
        }
        if let Some(contains) = flat.get("contains") {
            let item = self.any(&contains.clone(), None, depth + 1, attempt);
            if out.len() < max {
                out.push(item);
            } else if let Some(last) = out.last_mut() {
                *last = item;
            }
        }
        Value::Array(out)
    }
}

/// The strings of a list.
pub fn strings(value: Option<&Value>) -> Vec<&str> {
    value.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "bounds beyond 64 bits are clamped, and the validator judges the value"
)]
fn integer(flat: &Map<String, Value>, rng: &mut StdRng) -> Value {
    let bound = |keyword: &str| {
        flat.get(keyword).and_then(|value| value.as_i64().or_else(|| value.as_f64().map(|float| float.ceil() as i64)))
    };
    let (lowest, highest) = match flat.get("format").and_then(Value::as_str) {
        Some("int32") => (i64::from(i32::MIN), i64::from(i32::MAX)),
        // Beyond this a JavaScript client would not send the number it means.
        _ => (-(1 << 53), 1 << 53),
    };
    let min = bound("minimum").max(bound("exclusiveMinimum").map(|limit| limit.saturating_add(1)));
    let max = match (bound("maximum"), bound("exclusiveMaximum").map(|limit| limit.saturating_sub(1))) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    };
    let from = min.unwrap_or_else(|| max.map_or(1, |max| max.saturating_sub(100))).max(lowest);
    let to = max.unwrap_or_else(|| from.saturating_add(100)).min(highest).max(from);
    let mut value =
        if rng.random_bool(0.2) { from } else { rng.random_range(from..=to.min(from.saturating_add(1000))) };
    if let Some(step) = bound("multipleOf").filter(|step| *step > 0) {
        value = value.div_euclid(step) * step;
        if value < from {
            value += step;
        }
    }
    json!(value)
}

fn number(flat: &Map<String, Value>, rng: &mut StdRng) -> Value {
    let bound = |keyword: &str| flat.get(keyword).and_then(Value::as_f64);
    let min = bound("minimum").or_else(|| bound("exclusiveMinimum").map(|limit| limit + 0.125));
    let max = bound("maximum").or_else(|| bound("exclusiveMaximum").map(|limit| limit - 0.125));
    let from = min.unwrap_or_else(|| max.map_or(1.0, |max| max - 100.0));
    let to = max.unwrap_or(from + 100.0);
    // Eighths are exact in binary: what is sent is what comes back.
    let span = ((to - from).clamp(0.0, 1000.0) * 8.0).floor();
    let mut value = from + (rng.random::<f64>() * span).floor() / 8.0;
    if let Some(step) = bound("multipleOf").filter(|step| *step > 0.0) {
        value = (value / step).floor() * step;
        if value < from {
            value += step;
        }
    }
    Number::from_f64(value).map_or_else(|| json!(0), Value::Number)
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;

    use super::*;
    use crate::schema::tests::schemas;

    #[test]
    fn values_are_valid_in_every_size_and_repeat_with_the_seed() {
        for schema in [
            json!({"type": "string", "minLength": 5, "maxLength": 6}),
            json!({"type": "string", "pattern": "^[A-Z]{2}[0-9]{4}$"}),
            json!({"type": "integer", "exclusiveMinimum": 10, "maximum": 12}),
            json!({"type": "integer", "multipleOf": 7, "minimum": 20}),
            json!({"type": "number", "exclusiveMinimum": 0, "maximum": 1}),
            json!({"type": "array", "minItems": 3, "uniqueItems": true, "items": {"enum": [1, 2, 3]}}),
            json!({"type": "object", "minProperties": 2, "additionalProperties": {"type": "integer"}}),
            json!({"type": "object", "propertyNames": {"pattern": "^k[0-9]$"}, "minProperties": 1}),
            json!({"allOf": [{"type": "object", "required": ["a"], "properties": {"a": {"format": "email", "type": "string"}}},
                {"required": ["b"], "properties": {"b": {"type": "boolean"}}}]}),
            json!({"oneOf": [{"type": "integer"}, {"type": "object", "required": ["x"], "properties": {"x": {"const": 1}}}]}),
            json!({"type": "object", "required": ["v"], "properties": {"v": {"type": "string"},
                "next": {"$ref": "#/components/schemas/S"}}}),
            json!({"type": ["string", "null"], "format": "date-time"}),
            json!({"type": "object", "properties": {"kind": {"enum": ["a", "b"]}}, "required": ["kind"],
                "if": {"properties": {"kind": {"const": "a"}}}, "then": {"required": ["x"], "properties": {"x": {"type": "integer"}}}}),
            json!({"type": "array", "contains": {"const": "needle"}, "items": {"type": "string"}}),
        ] {
            let schemas = schemas(&schema);
            for size in [Size::Minimal, Size::Full, Size::Random] {
                for seed in 0..8 {
                    let make = || {
                        let mut rng = StdRng::seed_from_u64(seed);
                        Generator::new(&schemas, &NoHints, &mut rng, size, false).value("/components/schemas/S")
                    };
                    let value = make();
                    assert!(value.is_some(), "{schema} {size:?} {seed}");
                    assert_eq!(value, make());
                }
            }
        }
    }

    #[test]
    fn written_examples_come_first_unless_they_are_wrong() {
        let schema = json!({"type": "object", "required": ["a", "b"], "properties": {
            "a": {"type": "string", "examples": ["written"]}, "b": {"type": "integer", "examples": ["wrong"], "minimum": 4, "maximum": 4}
        }});
        let schemas = schemas(&schema);
        let mut rng = StdRng::seed_from_u64(1);
        let value = Generator::new(&schemas, &NoHints, &mut rng, Size::Full, false).value("/components/schemas/S");
        assert_eq!(value, Some(json!({"a": "written", "b": 4})));
        let fresh = Generator::new(&schemas, &NoHints, &mut rng, Size::Full, false).fresh(true);
        assert_ne!({ fresh }.value("/components/schemas/S").unwrap()["a"], json!("written"));
    }
}
