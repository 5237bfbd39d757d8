// Copied by `cargo xtask generate` from its own runtime.

//! What generated code builds `utoipa` schemas from. Behind the feature `utoipa`.
//!
//! The generated types say for themselves what they take: fields, types, bounds, alternatives. utoipa's typed model has no word for some keywords of JSON
//! Schema (`not`, `if`, `dependentRequired`, `patternProperties`, …), and neither have Rust types: these stay with the document.

use std::borrow::Cow;

use ::utoipa::{
    PartialSchema, ToSchema,
    openapi::{
        Ref, RefOr,
        schema::{
            ArrayBuilder, ArrayItems, KnownFormat, ObjectBuilder, OneOfBuilder, RefBuilder, Schema, SchemaFormat,
            SchemaType, Type,
        },
    },
};

use super::{Base64, Binary, Date, DateTime, Uuid, Value};

/// A schema as the Rust types say it.
#[derive(Clone, PartialEq)]
pub struct Rebuilt {
    /// JSON Pointer of its original in the document.
    pub pointer: &'static str,
    /// Its name among the components; empty for one that stands where it is used.
    pub name: &'static str,
    /// The schema.
    pub schema: RefOr<Schema>,
}

/// What makes a [`Rebuilt`].
#[derive(Debug)]
pub struct Source {
    /// JSON Pointer of the original in the document.
    pub pointer: &'static str,
    /// Its name among the components; empty for one that stands where it is used.
    pub name: &'static str,
    /// The schema.
    pub schema: fn() -> RefOr<Schema>,
}

impl Rebuilt {
    /// Made from its source.
    pub fn of(source: &Source) -> Self {
        Self { pointer: source.pointer, name: source.name, schema: (source.schema)() }
    }
}

/// What lists the schemas of an API.
pub type Rebuild = fn() -> Vec<Rebuilt>;

impl std::fmt::Debug for Rebuilt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = serde_json::to_string(&self.schema).unwrap_or_default();
        f.debug_struct("Rebuilt")
            .field("pointer", &self.pointer)
            .field("name", &self.name)
            .field("schema", &text)
            .finish()
    }
}

/// Adds every schema of `all` that the one named `name` reaches to `found`.
pub fn reachable(name: &str, all: &[Rebuilt], found: &mut Vec<(String, RefOr<Schema>)>) {
    let mut open = vec![name.to_owned()];
    let mut seen = vec![name.to_owned()];
    while let Some(name) = open.pop() {
        let Some(rebuilt) = all.iter().find(|rebuilt| rebuilt.name == name) else { continue };
        for target in references(&serde_json::to_value(&rebuilt.schema).unwrap_or_default()) {
            if seen.contains(&target) {
                continue;
            }
            seen.push(target.clone());
            if let Some(schema) = all.iter().find(|rebuilt| rebuilt.name == target) {
                if !found.iter().any(|(known, _)| *known == target) {
                    found.push((target.clone(), schema.schema.clone()));
                }
                open.push(target);
            }
        }
    }
}

fn references(value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value {
            Value::Object(members) => {
                let target =
                    members.get("$ref").and_then(Value::as_str).and_then(|r| r.strip_prefix("#/components/schemas/"));
                found.extend(target.map(str::to_owned));
                open.extend(members.values());
            }
            Value::Array(items) => open.extend(items),
            _ => {}
        }
    }
    found
}

/// A value of one type, or `null`.
pub fn of(ty: Type, nullable: bool) -> ObjectBuilder {
    ObjectBuilder::new().schema_type(or_null(ty, nullable))
}

/// Any JSON.
pub fn any() -> ObjectBuilder {
    ObjectBuilder::new().schema_type(SchemaType::AnyValue)
}

/// A string with a format.
pub fn formatted(format: &str, nullable: bool) -> ObjectBuilder {
    of(Type::String, nullable).format(Some(SchemaFormat::Custom(format.to_owned())))
}

/// A number with a format.
pub fn number(ty: Type, format: KnownFormat, nullable: bool) -> ObjectBuilder {
    of(ty, nullable).format(Some(SchemaFormat::KnownFormat(format)))
}

/// A list.
pub fn list(items: impl Into<ArrayItems>, nullable: bool) -> ArrayBuilder {
    ArrayBuilder::new().schema_type(or_null(Type::Array, nullable)).items(items)
}

/// An object of values of one kind.
pub fn map(values: impl Into<RefOr<Schema>>, nullable: bool) -> ObjectBuilder {
    of(Type::Object, nullable).additional_properties(Some(values.into()))
}

/// A named type.
pub fn named(name: &str) -> RefBuilder {
    RefBuilder::new().ref_location_from_schema_name(name)
}

/// A named type, or `null`.
pub fn named_or_null(name: &str) -> OneOfBuilder {
    OneOfBuilder::new().item(Ref::from_schema_name(name)).item(of(Type::Null, false))
}

/// A JSON value that the generator has written down.
pub fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_default()
}

fn or_null(ty: Type, nullable: bool) -> SchemaType {
    if nullable { SchemaType::from_iter([ty, Type::Null]) } else { SchemaType::Type(ty) }
}

/// `ToSchema` of a type of the document, by what its module lists.
macro_rules! to_schema {
    ($type:ty, $name:literal) => {
        impl ::utoipa::ToSchema for $type {
            fn name() -> std::borrow::Cow<'static, str> {
                $name.into()
            }

            fn schemas(found: &mut Vec<(String, ::utoipa::openapi::RefOr<::utoipa::openapi::schema::Schema>)>) {
                $crate::runtime::utoipa::reachable($name, &schemas(), found);
            }
        }
    };
}
pub(crate) use to_schema;

macro_rules! text_type {
    ($type:ty, $format:literal) => {
        impl PartialSchema for $type {
            fn schema() -> RefOr<Schema> {
                formatted($format, false).into()
            }
        }

        impl ToSchema for $type {
            fn name() -> Cow<'static, str> {
                stringify!($type).into()
            }
        }
    };
}

text_type!(DateTime, "date-time");
text_type!(Date, "date");
text_type!(Uuid, "uuid");
text_type!(Base64, "byte");
text_type!(Binary, "binary");
