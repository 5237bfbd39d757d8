// Copied by `cargo xtask generate` from its own runtime.

//! Values that came as text: parameters and form fields. One serde deserialiser reads them all by the type that is asked for.

use bytes::Bytes;
use indexmap::IndexMap;
use serde::de::{self, DeserializeSeed, IntoDeserializer, Visitor, value::StringDeserializer};
use serde_json::Value;

/// A value as its spelling shows it, before its type is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormNode {
    /// A text; what it means depends on the type asked for.
    Text(String),
    /// JSON text.
    Json(Bytes),
    /// Raw bytes of a file.
    Bytes(Bytes),
    /// A list.
    List(Vec<FormNode>),
    /// Members by name.
    Map(IndexMap<String, FormNode>),
}

/// Why a text is not what was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormError(String);

impl std::fmt::Display for FormError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for FormError {}

impl de::Error for FormError {
    fn custom<T: std::fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

impl FormNode {
    /// As JSON, with texts read as `schema` (a part of `root`) asks for.
    pub fn to_value(&self, root: &Value, schema: &Value) -> Value {
        let schema = follow(root, schema);
        match self {
            Self::Json(bytes) => serde_json::from_slice(bytes)
                .unwrap_or_else(|_| Value::String(String::from_utf8_lossy(bytes).into_owned())),
            Self::Bytes(bytes) => Value::String(String::from_utf8_lossy(bytes).into_owned()),
            Self::Text(text) => read_text(text, &types(root, schema, 0)),
            Self::List(items) => {
                let item = member(root, schema, &|s| s.get("items").cloned(), 0).unwrap_or_default();
                Value::Array(items.iter().map(|node| node.to_value(root, &item)).collect())
            }
            Self::Map(members) => Value::Object(
                members
                    .iter()
                    .map(|(name, node)| {
                        let find = |s: &Value| {
                            s.get("properties")
                                .and_then(|p| p.get(name))
                                .or_else(|| s.get("additionalProperties").filter(|a| a.is_object()))
                                .cloned()
                        };
                        let inner = member(root, schema, &find, 0).unwrap_or_default();
                        (name.clone(), node.to_value(root, &inner))
                    })
                    .collect(),
            ),
        }
    }
}

const DEPTH: usize = 32;

fn follow<'a>(root: &'a Value, schema: &'a Value) -> &'a Value {
    let mut schema = schema;
    for _ in 0..DEPTH {
        let Some(target) =
            schema.get("$ref").and_then(Value::as_str).and_then(|r| r.strip_prefix('#')).and_then(|p| root.pointer(p))
        else {
            break;
        };
        schema = target;
    }
    schema
}

fn alternatives(schema: &Value) -> impl Iterator<Item = &Value> {
    ["allOf", "anyOf", "oneOf"].into_iter().filter_map(|key| schema.get(key)?.as_array()).flatten()
}

fn types(root: &Value, schema: &Value, depth: usize) -> Vec<String> {
    let mut found: Vec<String> = match schema.get("type") {
        Some(Value::String(name)) => vec![name.clone()],
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    };
    for value in
        schema.get("const").into_iter().chain(schema.get("enum").and_then(Value::as_array).into_iter().flatten())
    {
        found.push(
            match value {
                Value::Null => "null",
                Value::Bool(_) => "boolean",
                Value::Number(_) => "number",
                Value::String(_) => "string",
                Value::Array(_) => "array",
                Value::Object(_) => "object",
            }
            .to_owned(),
        );
    }
    if depth < DEPTH {
        found.extend(alternatives(schema).flat_map(|s| types(root, follow(root, s), depth + 1)));
    }
    found
}

fn member(root: &Value, schema: &Value, find: &dyn Fn(&Value) -> Option<Value>, depth: usize) -> Option<Value> {
    find(schema).or_else(|| {
        if depth >= DEPTH {
            return None;
        }
        alternatives(schema).find_map(|s| member(root, follow(root, s), find, depth + 1))
    })
}

fn read_text(text: &str, types: &[String]) -> Value {
    let asks = |name: &str| types.iter().any(|t| t == name);
    if let Ok(value) = serde_json::from_str::<Value>(text) {
        let fits = match &value {
            Value::Number(_) => asks("number") || asks("integer"),
            Value::Bool(_) => asks("boolean"),
            Value::Null => asks("null"),
            Value::Array(_) => asks("array"),
            Value::Object(_) => asks("object"),
            Value::String(_) => false,
        };
        if fits {
            return value;
        }
    }
    Value::String(text.to_owned())
}

macro_rules! numbers {
    ($($method:ident $visit:ident $type:ty, $expected:literal;)+) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, FormError> {
            match &self {
                // The grammar of JSON numbers: no plus sign, no leading zeros, no blanks.
                FormNode::Text(text) => match serde_json::from_str::<$type>(text) {
                    Ok(number) => visitor.$visit(number),
                    Err(_) => Err(de::Error::custom(concat!("is not ", $expected))),
                },
                _ => self.deserialize_any(visitor),
            }
        }
    )+};
}

impl<'de> de::Deserializer<'de> for FormNode {
    type Error = FormError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, FormError> {
        match self {
            Self::Text(text) => visitor.visit_string(text),
            Self::Bytes(bytes) => visitor.visit_byte_buf(bytes.into()),
            Self::List(items) => de::value::SeqDeserializer::new(items.into_iter()).deserialize_any(visitor),
            Self::Map(members) => visitor.visit_map(Members { members: members.into_iter(), value: None }),
            Self::Json(bytes) => {
                let value: Value =
                    serde_json::from_slice(&bytes).map_err(|error| FormError(format!("is not JSON: {error}")))?;
                value.deserialize_any(visitor).map_err(|error| FormError(error.to_string()))
            }
        }
    }

    numbers! {
        deserialize_i8 visit_i8 i8, "an integer";
        deserialize_i16 visit_i16 i16, "an integer";
        deserialize_i32 visit_i32 i32, "a 32-bit integer";
        deserialize_i64 visit_i64 i64, "a 64-bit integer";
        deserialize_u8 visit_u8 u8, "an integer";
        deserialize_u16 visit_u16 u16, "an integer";
        deserialize_u32 visit_u32 u32, "an integer";
        deserialize_u64 visit_u64 u64, "an integer";
        deserialize_f32 visit_f32 f32, "a number";
        deserialize_f64 visit_f64 f64, "a number";
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, FormError> {
        match &self {
            Self::Text(text) if text == "true" => visitor.visit_bool(true),
            Self::Text(text) if text == "false" => visitor.visit_bool(false),
            Self::Text(_) => Err(de::Error::custom("is neither `true` nor `false`")),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, FormError> {
        visitor.visit_some(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, FormError> {
        match self {
            // One field of a form is a list of one.
            Self::Text(_) | Self::Bytes(_) => Self::List(vec![self]).deserialize_any(visitor),
            other => other.deserialize_any(visitor),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, FormError> {
        match self {
            // A form field that holds an object is JSON (OpenAPI 3.1, "Encoding Object", default content types).
            Self::Text(text) => Self::Json(text.into()).deserialize_any(visitor),
            other => other.deserialize_any(visitor),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, FormError> {
        self.deserialize_map(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, FormError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, FormError> {
        match self {
            Self::Text(text) => {
                let deserializer: StringDeserializer<FormError> = text.into_deserializer();
                deserializer.deserialize_enum(name, variants, visitor)
            }
            other => other.deserialize_any(visitor),
        }
    }

    serde::forward_to_deserialize_any! {
        i128 u128 char str string bytes byte_buf unit unit_struct tuple tuple_struct identifier ignored_any
    }
}

impl<'de> IntoDeserializer<'de, FormError> for FormNode {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

struct Members {
    members: indexmap::map::IntoIter<String, FormNode>,
    value: Option<FormNode>,
}

impl<'de> de::MapAccess<'de> for Members {
    type Error = FormError;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, FormError> {
        let Some((name, node)) = self.members.next() else { return Ok(None) };
        self.value = Some(node);
        seed.deserialize(StringDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, FormError> {
        seed.deserialize(self.value.take().ok_or_else(|| FormError("value before its name".to_owned()))?)
    }
}
