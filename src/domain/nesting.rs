//! How deep values may be nested. What is written must be readable again, and parsers of JSON stop at 128 levels: the store refuses what is deeper than
//! [`MAX`], and the engine fails the step that gives it, so that no execution holds what cannot be stored.
//!
//! An output is looked at by both, and each look is needed: only the engine can make it the node's own fault, which `on_error` catches and no other attempt repeats, and
//! only the store sees whatever any caller writes. One row that does not parse would stop every recovery from then on.

use serde_json::Value;

/// Deepest nesting of a stored value.
pub const MAX: usize = 120;

/// Whether arrays and objects are nested in a value more than `levels` deep.
pub fn deeper_than(value: &Value, levels: usize) -> bool {
    let inner = |value: &Value| levels == 0 || deeper_than(value, levels - 1);
    match value {
        Value::Array(items) => items.iter().any(inner),
        Value::Object(fields) => fields.values().any(inner),
        _ => false,
    }
}
