//! Whether two schemas say the same, word for word but for annotations: then nothing needs to be searched.

use std::collections::HashSet;

use serde_json::{Map, Value};

use crate::schema::{Direction, Schemas};

/// What a validator does not read.
const ANNOTATIONS: [&str; 9] =
    ["description", "title", "summary", "example", "examples", "deprecated", "externalDocs", "$comment", "xml"];
/// Members whose keys are names.
const NAMED: [&str; 6] =
    ["properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "dependentRequired"];
/// Members whose values are data.
const DATA: [&str; 4] = ["enum", "const", "default", "required"];

/// Whether two schemas, each at its pointer, are the same once references are followed.
pub(super) fn same(a: (&Schemas, &str), b: (&Schemas, &str)) -> bool {
    let schema = |(schemas, pointer): (&Schemas, &str)| schemas.schema(Direction::Request, pointer).clone();
    Compared { a: a.0, b: b.0, known: HashSet::new() }.schemas(&schema(a), &schema(b))
}

struct Compared<'a> {
    a: &'a Schemas,
    b: &'a Schemas,
    /// Pairs of references that are being compared, or were.
    known: HashSet<(String, String)>,
}

impl Compared<'_> {
    fn schemas(&mut self, a: &Value, b: &Value) -> bool {
        match (a, b) {
            (Value::Object(a), Value::Object(b)) => self.members(a, b),
            (Value::Array(a), Value::Array(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| self.schemas(a, b))
            }
            (a, b) => a == b,
        }
    }

    fn members(&mut self, a: &Map<String, Value>, b: &Map<String, Value>) -> bool {
        let says = |name: &str| !ANNOTATIONS.contains(&name) && !name.starts_with("x-");
        let count = |members: &Map<String, Value>| members.keys().filter(|name| says(name)).count();
        count(a) == count(b)
            && a.iter().filter(|(name, _)| says(name)).all(|(name, a)| {
                let Some(b) = b.get(name) else { return false };
                match (name.as_str(), a, b) {
                    ("$ref", Value::String(a), Value::String(b)) => self.references(a, b),
                    (name, Value::Object(a), Value::Object(b)) if NAMED.contains(&name) => {
                        a.len() == b.len() && a.iter().all(|(name, a)| b.get(name).is_some_and(|b| self.schemas(a, b)))
                    }
                    (name, a, b) if DATA.contains(&name) => a == b,
                    (_, a, b) => self.schemas(a, b),
                }
            })
    }

    fn references(&mut self, a: &str, b: &str) -> bool {
        if !self.known.insert((a.to_owned(), b.to_owned())) {
            // In a circle nothing is left to be found.
            return true;
        }
        match (self.a.target(Direction::Request, a).cloned(), self.b.target(Direction::Request, b).cloned()) {
            (Some(a), Some(b)) => self.schemas(&a, &b),
            _ => a == b,
        }
    }
}
