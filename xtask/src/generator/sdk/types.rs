//! Types of an SDK from schemas of the document.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::program::{Declaration, Field, Kind, Type};
use crate::generator::resolved::{Api, GeneratorError, JsonType, Schema, SchemaId};

type Built<T> = Result<T, GeneratorError>;

fn unsupported(schema: &Schema, feature: &'static str, message: &str) -> GeneratorError {
    GeneratorError::Unsupported { location: schema.location.clone(), feature, message: message.to_owned() }
}

/// The type of a value.
pub(super) fn of(api: &Api, id: SchemaId) -> Built<Type> {
    let schema = api.schema(id);
    match &schema.name {
        Some(name) => Ok(Type::Named(name.clone())),
        None => unnamed(api, schema),
    }
}

/// The type that a schema describes, beside its name.
fn unnamed(api: &Api, schema: &Schema) -> Built<Type> {
    if let Some(reference) = schema.reference {
        return of(api, reference);
    }
    if let Some(constant) = &schema.constant {
        return Ok(Type::Literal(vec![constant.clone()]));
    }
    if let Some(values) = &schema.enumeration {
        return Ok(Type::Literal(values.clone()));
    }
    let alternatives = schema.one_of.iter().chain(&schema.any_of);
    let kinds = alternatives.map(|&id| of(api, id)).collect::<Built<Vec<_>>>()?;
    if !kinds.is_empty() {
        return Ok(union(kinds));
    }
    match schema.all_of.as_slice() {
        [] => {}
        &[only] => return of(api, only),
        _ => return Err(unsupported(schema, "sdk-all-of", "SDKs know no `allOf` of several schemas: write it as one")),
    }
    let kinds = schema.types.iter().map(|kind| of_kind(api, schema, *kind)).collect::<Built<Vec<_>>>()?;
    Ok(if kinds.is_empty() { Type::Any } else { union(kinds) })
}

fn union(kinds: Vec<Type>) -> Type {
    match <[Type; 1]>::try_from(kinds) {
        Ok([only]) => only,
        Err(kinds) => Type::Union(kinds),
    }
}

fn of_kind(api: &Api, schema: &Schema, kind: JsonType) -> Built<Type> {
    Ok(match kind {
        JsonType::Null => Type::Null,
        JsonType::Boolean => Type::Boolean,
        JsonType::Integer => Type::Integer,
        JsonType::Number => Type::Number,
        JsonType::String if schema.format.as_deref() == Some("date-time") => Type::Time,
        JsonType::String => Type::Text,
        JsonType::Array => Type::Array(Box::new(schema.items.map_or(Ok(Type::Any), |id| of(api, id))?)),
        JsonType::Object if schema.properties.is_empty() => Type::Map(Box::new(members(api, schema)?)),
        JsonType::Object => return Err(unsupported(schema, "sdk-inline-object", "put it under `components/schemas`")),
    })
}

fn members(api: &Api, schema: &Schema) -> Built<Type> {
    match schema.additional_properties {
        Some(id) if api.schema(id).boolean.is_none() => of(api, id),
        _ => Ok(Type::Any),
    }
}

/// What a description says, the nearest one first.
pub(super) fn doc(api: &Api, id: SchemaId) -> Option<String> {
    let schema = api.schema(id);
    schema.description.clone().or_else(|| schema.reference.and_then(|id| doc(api, id)))
}

/// Members of a schema that is an object with members.
pub(super) fn fields(api: &Api, id: SchemaId) -> Built<Option<Vec<Field>>> {
    let schema = api.schema(id);
    if let Some(reference) = schema.reference {
        return fields(api, reference);
    }
    if schema.properties.is_empty() {
        return Ok(None);
    }
    let field = |(name, &id): (&String, &SchemaId)| {
        Ok(Field {
            name: name.clone(),
            doc: doc(api, id),
            kind: of(api, id)?,
            required: schema.required.contains(name),
        })
    };
    schema.properties.iter().map(field).collect::<Built<Vec<_>>>().map(Some)
}

/// All named types.
pub(super) fn declarations(api: &Api) -> Built<IndexMap<String, Declaration>> {
    let declare = |(name, &id): (&String, &SchemaId)| {
        let schema = api.schema(id);
        let is_open = schema.additional_properties.is_some_and(|id| api.schema(id).boolean != Some(false));
        let kind = match fields(api, id)? {
            Some(fields) => Kind::Object { fields, is_open },
            None => Kind::Alias(unnamed(api, schema)?),
        };
        Ok((name.clone(), Declaration { doc: schema.description.clone(), kind }))
    };
    api.named.iter().map(declare).collect()
}

/// The names that a type refers to, with all that these refer to.
pub(super) fn reach(kind: &Type, declarations: &IndexMap<String, Declaration>, found: &mut BTreeSet<String>) {
    match kind {
        Type::Named(name) => {
            if !found.insert(name.clone()) {
                return;
            }
            match declarations.get(name).map(|declaration| &declaration.kind) {
                Some(Kind::Object { fields, .. }) => {
                    for field in fields {
                        reach(&field.kind, declarations, found);
                    }
                }
                Some(Kind::Alias(kind)) => reach(kind, declarations, found),
                None => {}
            }
        }
        Type::Array(kind) | Type::Map(kind) => reach(kind, declarations, found),
        Type::Union(kinds) => kinds.iter().for_each(|kind| reach(kind, declarations, found)),
        _ => {}
    }
}
