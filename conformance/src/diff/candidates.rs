//! Values near a value: with every option of an `enum`, every branch of `oneOf` and `anyOf`, every optional member put in or left out, and at every
//! place something of each type. What of them is valid, the validator says.

use rand::{SeedableRng, rngs::StdRng};
use serde_json::{Value, json};

use crate::{
    document::bundle::{join, percent_decode},
    schema::{
        Direction, Schemas,
        generate::{Generator, NoHints, Size},
    },
};

/// Deeper than this nothing is varied.
const DEEP: usize = 6;
/// Values near one value.
const MOST: usize = 3_000;

/// The values.
pub(super) fn candidates(schemas: &Schemas, pointer: &str, value: &Value) -> Vec<Value> {
    let mut walk = Walk { schemas, whole: value, out: Vec::new() };
    walk.at(pointer, value, "", 0);
    walk.out
}

struct Walk<'a> {
    schemas: &'a Schemas,
    whole: &'a Value,
    out: Vec<Value>,
}

impl Walk<'_> {
    /// The whole with another part at a place.
    fn put(&mut self, place: &str, part: Value) {
        if self.out.len() >= MOST {
            return;
        }
        let mut whole = self.whole.clone();
        let found = whole.pointer_mut(place).map(|slot| *slot = part.clone()).is_some();
        if !found
            && let Some((parent, name)) = place.rsplit_once('/')
            && let Some(Value::Object(members)) = whole.pointer_mut(parent)
        {
            members.insert(crate::document::yaml::unescape(name), part);
        }
        self.out.push(whole);
    }

    fn generated(&self, pointer: &str, size: Size, seed: u64) -> Option<Value> {
        let mut rng = StdRng::seed_from_u64(seed);
        Generator::new(self.schemas, &NoHints, &mut rng, size, true).value(pointer)
    }

    fn at(&mut self, pointer: &str, value: &Value, place: &str, depth: usize) {
        if depth > DEEP {
            return;
        }
        let schema = self.schemas.schema(Direction::Request, pointer).clone();
        self.literals(pointer, place, value);
        let Value::Object(keywords) = schema else { return };
        for (keyword, says) in &keywords {
            let below = join(pointer, keyword);
            match (keyword.as_str(), says) {
                ("$ref", Value::String(reference)) => {
                    if let Some((_, fragment)) = reference.split_once('#') {
                        self.at(&percent_decode(fragment), value, place, depth + 1);
                    }
                }
                ("enum", Value::Array(options)) => options.iter().for_each(|option| self.put(place, option.clone())),
                ("const", constant) => self.put(place, constant.clone()),
                ("oneOf" | "anyOf" | "allOf", Value::Array(branches)) => {
                    for index in 0..branches.len() {
                        let branch = join(&below, &index.to_string());
                        if keyword != "allOf" {
                            for size in [Size::Full, Size::Minimal, Size::Random] {
                                if let Some(other) = self.generated(&branch, size, 1) {
                                    self.put(place, other);
                                }
                            }
                        }
                        self.at(&branch, value, place, depth + 1);
                    }
                }
                ("properties", Value::Object(properties)) => {
                    for name in properties.keys() {
                        let (member, inner) = (join(&below, name), join(place, name));
                        match value.get(name) {
                            Some(known) => {
                                self.without(place, name);
                                self.at(&member, known, &inner, depth + 1);
                            }
                            None if value.is_object() => {
                                if let Some(new) = self.generated(&member, Size::Full, 1) {
                                    self.put(&inner, new);
                                }
                            }
                            None => {}
                        }
                    }
                }
                ("additionalProperties", Value::Object(_)) if value.is_object() => {
                    if let Some(new) = self.generated(&below, Size::Full, 1) {
                        self.put(&join(place, "a_member_of_any_name"), new);
                    }
                }
                ("items", _) => {
                    if let Some(first) = value.as_array().and_then(|items| items.first()) {
                        self.put(place, json!([]));
                        self.put(place, json!([first, first]));
                        self.at(&below, first, &format!("{place}/0"), depth + 1);
                    }
                }
                _ => {}
            }
        }
    }

    /// Something of each type, and more of what the schema itself makes.
    fn literals(&mut self, pointer: &str, place: &str, value: &Value) {
        let plain = [
            json!(null),
            json!(true),
            json!(0),
            json!(-1),
            json!(0.5),
            json!(1_000_000_000_000_i64),
            json!("a"),
            json!(""),
            json!([]),
            json!({}),
        ];
        for literal in plain {
            self.put(place, literal);
        }
        if value.is_string() || value.is_number() {
            for seed in 2..6 {
                if let Some(other) = self.generated(pointer, Size::Random, seed) {
                    self.put(place, other);
                }
            }
        }
    }

    fn without(&mut self, place: &str, name: &str) {
        if self.out.len() >= MOST {
            return;
        }
        let mut whole = self.whole.clone();
        if let Some(Value::Object(members)) = whole.pointer_mut(place) {
            members.shift_remove(name);
            self.out.push(whole);
        }
    }
}
