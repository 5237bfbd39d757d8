// Copied by `cargo xtask generate` from its own runtime.

//! Helpers that generated serde code names.

use serde::{Deserialize, Deserializer, de::Error as _};
use serde_json::Value;

/// An optional field that, when there, is not `null`.
pub fn some<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// A nullable field that must be there (serde alone would let it be absent).
pub fn required_nullable<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    Option::deserialize(deserializer)
}

/// Decodes a union by trial: `candidates` tries each variant and says whether it decodes and keeps its rules.
/// With `exactly_one` (`oneOf`) several that fit are an error; otherwise (`anyOf`) the first that fits is taken.
pub fn one_of<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    exactly_one: bool,
    candidates: &[fn(&Value) -> Option<T>],
) -> Result<T, D::Error> {
    let value = Value::deserialize(deserializer)?;
    let mut fitting = candidates.iter().filter_map(|candidate| candidate(&value));
    let first = fitting.next().ok_or_else(|| D::Error::custom("fits none of the alternatives"))?;
    if exactly_one && fitting.next().is_some() {
        return Err(D::Error::custom("fits more than one of the alternatives"));
    }
    Ok(first)
}

/// Decodes a union by its discriminator: `decode` gets the tag and the whole value.
pub fn discriminated<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    property: &'static str,
    decode: fn(&str, Value) -> Option<serde_json::Result<T>>,
) -> Result<T, D::Error> {
    let value = Value::deserialize(deserializer)?;
    let tag = match value.get(property) {
        Some(Value::String(tag)) => tag.clone(),
        Some(_) => return Err(D::Error::custom(format_args!("`{property}` is not a string"))),
        None => return Err(D::Error::missing_field(property)),
    };
    decode(&tag, value)
        .ok_or_else(|| D::Error::custom(format_args!("unknown `{property}`: {tag:?}")))?
        .map_err(D::Error::custom)
}
