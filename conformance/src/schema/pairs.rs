//! Two faults in one value, at places that have nothing to do with each other: a server that reports all violations names both.

use rand::{RngExt, rngs::StdRng};
use serde_json::Value;

use super::{Direction, Schemas, mutate::Fault};

/// Up to `count` pairs, each confirmed: the validator reports something at both places.
pub fn pairs(
    schemas: &Schemas,
    pointer: &str,
    value: &Value,
    faults: &[Fault],
    rng: &mut StdRng,
    count: usize,
) -> Vec<[Fault; 2]> {
    let mut out = Vec::new();
    if faults.len() < 2 {
        return out;
    }
    for _ in 0..count * 12 {
        if out.len() == count {
            break;
        }
        let first = &faults[rng.random_range(0..faults.len())];
        let second = &faults[rng.random_range(0..faults.len())];
        if nested(&first.pointer, &second.pointer) {
            continue;
        }
        let mut broken = value.clone();
        if !first.apply(&mut broken) || !second.apply(&mut broken) {
            continue;
        }
        let breaches = schemas.breaches(Direction::Request, pointer, &broken);
        let reported = |fault: &Fault| {
            breaches.iter().any(|breach| {
                breach.instance == fault.pointer
                    || (fault.pointer.rsplit_once('/').is_some_and(|(parent, _)| parent == breach.instance)
                        && matches!(
                            breach.keyword.as_str(),
                            "required" | "additionalProperties" | "unevaluatedProperties"
                        ))
            })
        };
        let pair = [first.clone(), second.clone()];
        if reported(first) && reported(second) && !out.contains(&pair) {
            out.push(pair);
        }
    }
    out
}

/// Whether one place lies within the other, or two faults change one list or object whose other parts they rely on.
fn nested(a: &str, b: &str) -> bool {
    let within = |inner: &str, outer: &str| inner == outer || inner.starts_with(&format!("{outer}/"));
    within(a, b) || within(b, a)
}
