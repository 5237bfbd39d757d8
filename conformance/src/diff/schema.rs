//! Values that one schema takes and another refuses. Each that is found proves a difference; that none is found proves nothing, but everything that
//! the refusing schema says is tried against values that the other takes, keyword by keyword.

use rand::{SeedableRng, rngs::StdRng};
use serde_json::Value;

use super::{candidates::candidates, same::same};
use crate::schema::{
    Direction, Schemas,
    bounds::bounds,
    clip,
    generate::{Generator, NoHints, Size},
    mutate::faults,
};

/// Random values to begin with.
const RANDOM: u64 = 10;
/// Different values to begin with.
const SEEDS: usize = 12;
/// Of those, how many are varied in every way.
const VARIED: usize = 4;
/// Findings about one pair of schemas: where everything differs, the first say it.
const MOST: usize = 40;

/// A value that the one takes and the other refuses.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// Where in the value, list positions as `*`.
    pub(super) place: String,
    /// The keyword that refuses it.
    pub(super) keyword: String,
    /// The whole value.
    pub(super) value: Value,
    /// What the validator says.
    pub(super) message: String,
    /// Where the keyword stands in the document that refuses.
    pub(super) pointer: String,
}

impl Found {
    /// What refuses, and where.
    pub(super) fn what(&self) -> String {
        let place = if self.place.is_empty() { "the whole" } else { &self.place };
        format!("{} at {place}", self.keyword)
    }

    /// The value in short.
    pub(super) fn shown(&self) -> String {
        clip(&self.value.to_string(), 80)
    }

    /// The place in short, or the value where it is the whole.
    pub(super) fn placed(&self) -> String {
        if self.place.is_empty() { self.shown() } else { self.place.clone() }
    }
}

/// Values that `from` takes and `to` refuses: of each keyword at each place the smallest. Schemas come with the pointers at which they stand.
pub(super) fn search(from: (&Schemas, &str), to: (&Schemas, &str), examples: &[(String, Value)]) -> Vec<Found> {
    if same(from, to) {
        return Vec::new();
    }
    let mut found: Vec<Found> = Vec::new();
    let mut consider = |value: Value| {
        if to.0.accepts(Direction::Request, to.1, &value) || !from.0.accepts(Direction::Request, from.1, &value) {
            return;
        }
        for breach in to.0.breaches(Direction::Request, to.1, &value) {
            let place = template(&breach.instance);
            let known = found.iter().position(|known| known.place == place && known.keyword == breach.keyword);
            let is_full = found.len() >= MOST;
            match known.map(|index| &mut found[index]) {
                Some(known) if size(&known.value) <= size(&value) => {}
                Some(known) => {
                    known.value = value.clone();
                    known.message = breach.message;
                }
                None if is_full => {}
                None => found.push(Found {
                    place,
                    keyword: breach.keyword,
                    value: value.clone(),
                    message: breach.message,
                    pointer: breach.schema,
                }),
            }
        }
    };
    for (number, seed) in samples(from.0, from.1, examples).into_iter().enumerate() {
        consider(seed.clone());
        if number < VARIED {
            for (_, value) in bounds(from.0, from.1, &seed) {
                consider(value);
            }
            for value in candidates(from.0, from.1, &seed) {
                consider(value);
            }
        }
        for fault in faults(to.0, to.1, &seed) {
            let mut value = seed.clone();
            if fault.apply(&mut value) {
                consider(value);
            }
        }
    }
    // What holds of the whole because of a part says nothing that the part does not say.
    let parts = found.iter().any(|one| !matches!(one.keyword.as_str(), "oneOf" | "anyOf"));
    if parts {
        let covered = |one: &Found, found: &[Found]| {
            matches!(one.keyword.as_str(), "oneOf" | "anyOf")
                && found.iter().any(|other| {
                    other.value == one.value && other.keyword != one.keyword && other.place.starts_with(&one.place)
                })
        };
        let all = found.clone();
        found.retain(|one| !covered(one, &all));
    }
    found.sort_by(|a, b| (&a.place, &a.keyword).cmp(&(&b.place, &b.keyword)));
    found
}

fn size(value: &Value) -> usize {
    value.to_string().len()
}

/// A place with list positions as `*`.
fn template(place: &str) -> String {
    let is_position = |token: &str| !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_digit());
    place.split('/').map(|token| if is_position(token) { "*" } else { token }).collect::<Vec<_>>().join("/")
}

/// Values that a schema takes: documented ones, the smallest, the largest, and some at random.
pub(super) fn samples(schemas: &Schemas, pointer: &str, examples: &[(String, Value)]) -> Vec<Value> {
    let accepts = |value: &Value| schemas.accepts(Direction::Request, pointer, value);
    let mut out: Vec<Value> =
        examples.iter().map(|(_, value)| value.clone()).filter(|value| accepts(value)).take(3).collect();
    let sizes = [Size::Full, Size::Minimal].into_iter().chain((0..RANDOM).map(|_| Size::Random));
    for (number, size) in (1..).zip(sizes) {
        let mut rng = StdRng::seed_from_u64(number);
        if let Some(value) = Generator::new(schemas, &NoHints, &mut rng, size, true).value(pointer)
            && !out.contains(&value)
            && out.len() < SEEDS
        {
            out.push(value);
        }
    }
    out
}
