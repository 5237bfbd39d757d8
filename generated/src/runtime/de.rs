// Copied by `cargo xtask generate` from its own runtime.

//! Helpers that generated serde code names.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{Error as _, MapAccess, Visitor},
};
use serde_json::Value;

/// Lets objects through, and nothing else. Serde's derived code would read a list as the fields of a struct, in their order.
#[derive(Debug)]
pub struct Object<T>(pub T);

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Object<D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_map(Object(visitor))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct newtype_struct seq tuple
        tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Object<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        self.0.visit_map(map)
    }
}

/// A string out of a list. Serde's derived code would read `{"name": null}` as well.
pub fn string_of<'de, D: Deserializer<'de>, T>(deserializer: D, parse: fn(&str) -> Option<T>) -> Result<T, D::Error> {
    struct Known<T>(fn(&str) -> Option<T>);

    impl<T> Visitor<'_> for Known<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("one of the listed strings")
        }

        fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
            (self.0)(text).ok_or_else(|| E::custom(format_args!("{text:?} is not one of the listed strings")))
        }
    }

    deserializer.deserialize_str(Known(parse))
}

/// Serde's traits for a struct whose derived code is plain functions (`#[serde(remote = "Self")]`).
macro_rules! object {
    ($name:ident) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                Self::serialize(self, serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::deserialize($crate::runtime::Object(deserializer))
            }
        }
    };
}
pub(crate) use object;

/// The traits of an enumeration of strings, from its `ALL` and `as_str`.
macro_rules! strings {
    ($name:ident) => {
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::runtime::string_of(deserializer, |text| {
                    Self::ALL.iter().find(|known| known.as_str() == text).copied()
                })
            }
        }
    };
}
pub(crate) use strings;

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
