// Copied by `cargo xtask generate` from its own runtime.

//! JSON Schema 2020-12 in poem-openapi's words, which are those of OpenAPI 3.0: as near as they go.

use ::poem_openapi::registry::{MetaDiscriminatorObject, MetaExternalDocument, MetaSchema, MetaSchemaRef};
use serde_json::{Map, Value};

use super::document::{flag, name_of, text};

fn inline(schema: MetaSchema) -> MetaSchemaRef {
    MetaSchemaRef::Inline(Box::new(schema))
}

/// A schema where it is used: a bare reference stays one.
pub(super) fn reference(value: &'static Value) -> MetaSchemaRef {
    match value.as_object() {
        Some(members) if members.len() == 1 => match members.get("$ref").and_then(Value::as_str) {
            Some(target) => MetaSchemaRef::Reference(name_of(target)),
            None => inline(convert(value)),
        },
        _ => inline(convert(value)),
    }
}

/// A schema itself.
pub(super) fn convert(value: &'static Value) -> MetaSchema {
    let Value::Object(members) = value else { return MetaSchema::ANY };
    let mut schema = MetaSchema {
        format: text(value, "format").or_else(|| encoded(members)),
        title: text(value, "title").map(str::to_owned),
        description: text(value, "description"),
        external_docs: value.get("externalDocs").and_then(external_docs),
        default: value.get("default").cloned(),
        required: list(value, "required").iter().filter_map(Value::as_str).collect(),
        properties: members
            .get("properties")
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
            .map(|(name, value)| (name.as_str(), reference(value)))
            .collect(),
        items: value.get("items").map(|items| Box::new(reference(items))),
        // `false` has no spelling in poem-openapi.
        additional_properties: value
            .get("additionalProperties")
            .filter(|v| **v != Value::Bool(false))
            .map(|v| Box::new(reference(v))),
        enum_items: value.get("const").map_or_else(|| list(value, "enum").to_vec(), |value| vec![value.clone()]),
        deprecated: flag(value, "deprecated"),
        nullable: flag(value, "nullable"),
        any_of: schemas(value, "anyOf"),
        one_of: schemas(value, "oneOf"),
        all_of: schemas(value, "allOf"),
        discriminator: value.get("discriminator").and_then(discriminator),
        read_only: flag(value, "readOnly"),
        write_only: flag(value, "writeOnly"),
        example: value.get("example").or_else(|| list(value, "examples").first()).cloned(),
        multiple_of: value.get("multipleOf").and_then(Value::as_f64),
        maximum: value.get("maximum").and_then(Value::as_f64),
        minimum: value.get("minimum").and_then(Value::as_f64),
        max_length: size(value, "maxLength"),
        min_length: size(value, "minLength"),
        pattern: text(value, "pattern").map(str::to_owned),
        max_items: size(value, "maxItems"),
        min_items: size(value, "minItems"),
        unique_items: value.get("uniqueItems").and_then(Value::as_bool),
        max_properties: size(value, "maxProperties"),
        min_properties: size(value, "minProperties"),
        ..MetaSchema::ANY
    };
    types(value, &mut schema);
    exclusive(value, &mut schema);
    nullable_alternatives(value, &mut schema);
    if let Some(target) = text(value, "$ref") {
        // In 3.0 a reference has no siblings.
        schema.all_of.insert(0, MetaSchemaRef::Reference(name_of(target)));
    }
    schema
}

/// `type`, which may be a list and hold `null`.
fn types(value: &'static Value, schema: &mut MetaSchema) {
    let names: Vec<&'static str> = match value.get("type") {
        Some(Value::String(name)) => vec![name],
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
        _ => return,
    };
    let real: Vec<&'static str> = names.iter().copied().filter(|name| *name != "null").collect();
    schema.nullable |= real.len() < names.len();
    match real.as_slice() {
        [] => schema.enum_items = vec![Value::Null],
        [one] => schema.ty = one,
        several => {
            let any_of = several.iter().map(|ty| inline(MetaSchema::new(ty))).collect();
            if schema.any_of.is_empty() {
                schema.any_of = any_of;
            } else {
                schema.all_of.push(inline(MetaSchema { any_of, ..MetaSchema::ANY }));
            }
        }
    }
    if schema.nullable && schema.enum_items.contains(&Value::Null) && schema.enum_items.len() > 1 {
        schema.enum_items.retain(|item| !item.is_null());
    }
}

/// 3.1 has exclusive bounds of their own, 3.0 a flag beside the bound. The tighter one is told.
fn exclusive(value: &Value, schema: &mut MetaSchema) {
    if let Some(bound) = value.get("exclusiveMinimum").and_then(Value::as_f64)
        && schema.minimum.is_none_or(|minimum| bound >= minimum)
    {
        (schema.minimum, schema.exclusive_minimum) = (Some(bound), Some(true));
    }
    if let Some(bound) = value.get("exclusiveMaximum").and_then(Value::as_f64)
        && schema.maximum.is_none_or(|maximum| bound <= maximum)
    {
        (schema.maximum, schema.exclusive_maximum) = (Some(bound), Some(true));
    }
}

/// `{type: null}` among alternatives is `nullable` in 3.0.
fn nullable_alternatives(value: &Value, schema: &mut MetaSchema) {
    let has_null = |keyword| list(value, keyword).iter().any(is_null);
    schema.nullable |= has_null("anyOf") || has_null("oneOf");
}

fn is_null(value: &Value) -> bool {
    value.get("type").is_some_and(|ty| ty == "null")
}

fn schemas(value: &'static Value, keyword: &str) -> Vec<MetaSchemaRef> {
    list(value, keyword).iter().filter(|schema| keyword == "allOf" || !is_null(schema)).map(reference).collect()
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn size(value: &Value, name: &str) -> Option<usize> {
    value.get(name).and_then(Value::as_u64).and_then(|size| usize::try_from(size).ok())
}

/// What 3.0 says by `format`, 3.1 says by encoding and media type.
fn encoded(members: &Map<String, Value>) -> Option<&'static str> {
    match members.get("contentEncoding").and_then(Value::as_str) {
        Some("base64") => Some("byte"),
        None if members.contains_key("contentMediaType") => Some("binary"),
        _ => None,
    }
}

fn discriminator(value: &'static Value) -> Option<MetaDiscriminatorObject> {
    let mapping = value.get("mapping").and_then(Value::as_object).into_iter().flatten();
    Some(MetaDiscriminatorObject {
        property_name: text(value, "propertyName")?,
        mapping: mapping
            .filter_map(|(tag, target)| {
                let target = target.as_str()?;
                // A bare name means a component.
                let name = if target.starts_with('#') { name_of(target) } else { target.to_owned() };
                Some((tag.clone(), format!("#/components/schemas/{name}")))
            })
            .collect(),
    })
}

pub(super) fn external_docs(value: &'static Value) -> Option<MetaExternalDocument> {
    Some(MetaExternalDocument {
        url: text(value, "url")?.to_owned(),
        description: text(value, "description").map(str::to_owned),
    })
}
