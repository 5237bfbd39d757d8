// Copied by `cargo xtask generate` from its own runtime.

//! `Type`, `ParseFromJSON` and `ToJSON` for generated types and for those of this runtime.

use std::borrow::Cow;

use ::poem_openapi::{
    registry::{MetaSchema, MetaSchemaRef, Registry},
    types::{ParseError, ParseFromJSON, ParseResult, ToJSON, Type},
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

use super::super::{Base64, Binary, Date, DateTime, Maybe, Uuid};

/// The implementations that a type of the document needs to stand in poem-openapi code.
macro_rules! wire_type {
    ($document:path, $api:ty, $type:ty, $name:literal, $pointer:literal, $exact:literal) => {
        impl ::poem_openapi::types::Type for $type {
            const IS_REQUIRED: bool = true;

            type RawValueType = Self;
            type RawElementValueType = Self;

            fn name() -> std::borrow::Cow<'static, str> {
                $name.into()
            }

            fn schema_ref() -> ::poem_openapi::registry::MetaSchemaRef {
                $document.schema_ref($pointer)
            }

            fn register(registry: &mut ::poem_openapi::registry::Registry) {
                $document.register::<$api>(registry);
            }

            fn as_raw_value(&self) -> Option<&Self> {
                Some(self)
            }

            fn raw_element_iter<'a>(&'a self) -> Box<dyn Iterator<Item = &'a Self> + 'a> {
                Box::new(std::iter::once(self))
            }
        }

        impl ::poem_openapi::types::ParseFromJSON for $type {
            fn parse_from_json(value: Option<$crate::runtime::Value>) -> ::poem_openapi::types::ParseResult<Self> {
                $crate::runtime::poem_openapi::Wire::judge(value.unwrap_or_default(), "").map_err(|violations| {
                    let lines: Vec<String> =
                        violations.iter().map(|v| format!("{} {}", v.pointer, v.message)).collect();
                    ::poem_openapi::types::ParseError::custom(lines.join("; "))
                })
            }
        }

        impl ::poem_openapi::types::ToJSON for $type {
            fn to_json(&self) -> Option<$crate::runtime::Value> {
                serde_json::to_value(self).ok()
            }
        }

        impl $crate::runtime::poem_openapi::Wire for $type {
            fn is_certain(&self) -> bool {
                $exact && $crate::runtime::Validate::is_valid(self)
            }

            fn judge(value: $crate::runtime::Value, prefix: &str) -> Result<Self, Vec<$crate::runtime::Violation>> {
                $document.schemas().decode($pointer, value, $crate::runtime::In::Body, prefix)
            }
        }
    };
}
pub(crate) use wire_type;

fn parse<T: Type + DeserializeOwned>(value: Option<Value>) -> ParseResult<T> {
    serde_json::from_value(value.unwrap_or_default()).map_err(ParseError::custom)
}

fn write<T: Serialize>(value: &T) -> Option<Value> {
    serde_json::to_value(value).ok()
}

macro_rules! text_type {
    ($type:ty, $format:literal) => {
        impl Type for $type {
            const IS_REQUIRED: bool = true;

            type RawValueType = Self;
            type RawElementValueType = Self;

            fn name() -> Cow<'static, str> {
                concat!("string_", $format).into()
            }

            fn schema_ref() -> MetaSchemaRef {
                MetaSchemaRef::Inline(Box::new(MetaSchema::new_with_format("string", $format)))
            }

            fn as_raw_value(&self) -> Option<&Self> {
                Some(self)
            }

            fn raw_element_iter<'a>(&'a self) -> Box<dyn Iterator<Item = &'a Self> + 'a> {
                Box::new(std::iter::once(self))
            }
        }

        impl ParseFromJSON for $type {
            fn parse_from_json(value: Option<Value>) -> ParseResult<Self> {
                parse(value)
            }
        }

        impl ToJSON for $type {
            fn to_json(&self) -> Option<Value> {
                write(self)
            }
        }
    };
}

text_type!(DateTime, "date-time");
text_type!(Date, "date");
text_type!(Uuid, "uuid");
text_type!(Base64, "byte");
text_type!(Binary, "binary");

/// As poem-openapi has it for its own `MaybeUndefined`.
impl<T: Type> Type for Maybe<T> {
    const IS_REQUIRED: bool = false;

    type RawValueType = T::RawValueType;
    type RawElementValueType = T::RawElementValueType;

    fn name() -> Cow<'static, str> {
        format!("optional_{}", T::name()).into()
    }

    fn schema_ref() -> MetaSchemaRef {
        T::schema_ref().merge(MetaSchema { nullable: true, ..MetaSchema::ANY })
    }

    fn register(registry: &mut Registry) {
        T::register(registry);
    }

    fn as_raw_value(&self) -> Option<&Self::RawValueType> {
        self.as_ref().and_then(T::as_raw_value)
    }

    fn raw_element_iter<'a>(&'a self) -> Box<dyn Iterator<Item = &'a Self::RawElementValueType> + 'a> {
        Box::new(self.as_ref().into_iter().flat_map(T::raw_element_iter))
    }

    fn is_none(&self) -> bool {
        self.as_ref().is_none()
    }
}

/// An absent field is no value; JSON `null` is one.
impl<T: ParseFromJSON> ParseFromJSON for Maybe<T> {
    fn parse_from_json(value: Option<Value>) -> ParseResult<Self> {
        match value {
            None => Ok(Self::Absent),
            Some(Value::Null) => Ok(Self::Null),
            Some(value) => T::parse_from_json(Some(value)).map(Self::Value).map_err(ParseError::propagate),
        }
    }
}

impl<T: ToJSON> ToJSON for Maybe<T> {
    fn to_json(&self) -> Option<Value> {
        match self {
            Self::Absent => None,
            Self::Null => Some(Value::Null),
            Self::Value(value) => value.to_json(),
        }
    }
}
