//! Types from schemas.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::{
    Additional, Checks, Field, Group, Presence, Program, Slot, Struct, Ty, TypeDef, TypeIx, TypeKind, UnionVariant,
    Variant,
    finish::{box_cycles, renumber, spread_exactness},
    names::{Names, pascal, snake},
};
use crate::generator::resolved::{Api, GeneratorError, JsonType, Location, Schema, SchemaId};

/// Builds the intermediate representation of an API. All errors, not only the first.
pub fn build(api: &Api) -> Result<Program, Vec<GeneratorError>> {
    let mut builder = Builder::new(api);
    for (name, &id) in &api.named {
        let hint = pascal(name);
        if let Err(error) = builder.slot(id, &hint) {
            builder.errors.push(error);
        }
    }
    let operations = builder.operations();
    let groups: Vec<Group> = builder.groups(&operations);
    if !builder.errors.is_empty() {
        let mut seen = HashSet::new();
        builder.errors.retain(|error| seen.insert(error.to_string()));
        return Err(builder.errors);
    }
    // Places reserved for schemas that turned out to need no name are closed up.
    let mut next = 0;
    let mut positions = Vec::with_capacity(builder.types.len());
    for def in &builder.types {
        positions.push(next);
        next += usize::from(def.is_some());
    }
    let mut program = Program {
        title: api.title.clone(),
        description: api.description.clone(),
        types: builder.types.into_iter().flatten().collect(),
        operations,
        groups,
    };
    renumber(&mut program, &positions);
    box_cycles(&mut program);
    spread_exactness(&mut program);
    Ok(program)
}

pub(super) struct Builder<'a> {
    pub(super) api: &'a Api,
    /// Schemas that merging made; their ids follow the API's.
    pub(super) synthetic: Vec<Schema>,
    pub(super) types: Vec<Option<TypeDef>>,
    done: HashMap<SchemaId, Slot>,
    in_progress: HashMap<SchemaId, TypeIx>,
    named_itself: HashSet<TypeIx>,
    pub(super) names: Names,
    pub(super) errors: Vec<GeneratorError>,
}

/// What a schema turns into.
pub(super) enum Shape {
    /// A type that needs no name.
    Plain(Slot),
    /// A type that does. The flags: nullable, exact.
    Needs(TypeKind, bool, bool),
}

pub(super) fn unsupported(location: &Location, feature: &'static str, message: impl Into<String>) -> GeneratorError {
    GeneratorError::Unsupported { location: location.clone(), feature, message: message.into() }
}

pub(super) fn plain(ty: Ty) -> Slot {
    Slot { ty, nullable: false, boxed: false, checks: Checks::default(), exact: true }
}

impl<'a> Builder<'a> {
    fn new(api: &'a Api) -> Self {
        // Names of components are given first, so that inline types never take one away.
        Self {
            api,
            synthetic: Vec::new(),
            types: Vec::new(),
            done: HashMap::new(),
            in_progress: HashMap::new(),
            named_itself: HashSet::new(),
            names: Names::of_types(),
            errors: Vec::new(),
        }
    }

    pub(super) fn schema(&self, id: SchemaId) -> &Schema {
        let known = self.api.schemas.len();
        if id.0 < known { &self.api.schemas[id.0] } else { &self.synthetic[id.0 - known] }
    }

    pub(super) fn add_synthetic(&mut self, schema: Schema) -> SchemaId {
        self.synthetic.push(schema);
        SchemaId(self.api.schemas.len() + self.synthetic.len() - 1)
    }

    /// The slot of a schema. `hint` names its type where it needs one and the document gives none.
    pub(super) fn slot(&mut self, id: SchemaId, hint: &str) -> Result<Slot, GeneratorError> {
        if let Some(slot) = self.done.get(&id) {
            return Ok(slot.clone());
        }
        if let Some(&ix) = self.in_progress.get(&id) {
            self.named_itself.insert(ix);
            let nullable = self.schema(id).types.contains(&JsonType::Null);
            return Ok(Slot { nullable, ..plain(Ty::Named(ix)) });
        }
        let schema = self.schema(id);
        if let (Some(target), true) = (schema.reference, schema.name.is_none() && schema.is_bare_reference()) {
            return self.slot(target, hint);
        }
        let named = schema.name.clone();
        let wanted = named.as_deref().map_or_else(|| hint.to_owned(), pascal);
        let ix = TypeIx(self.types.len());
        self.types.push(None);
        self.in_progress.insert(id, ix);
        // The name is given before what is inside asks for names.
        let may_need_name = named.is_some() || self.may_need_name(id);
        let name = if may_need_name { self.names.give_type(&wanted) } else { wanted.clone() };
        let shape = self.shape(id, &name);
        self.in_progress.remove(&id);
        let slot = match shape? {
            Shape::Needs(kind, nullable, exact) => {
                self.define(ix, id, name, kind, exact);
                Slot { nullable, ..plain(Ty::Named(ix)) }
            }
            Shape::Plain(slot) if named.is_some() || self.named_itself.contains(&ix) => {
                let nullable = slot.nullable;
                let newtype = self.named_itself.contains(&ix);
                let exact = slot.exact;
                self.define(ix, id, name, TypeKind::Alias { slot: Slot { nullable: false, ..slot }, newtype }, exact);
                Slot { nullable, ..plain(Ty::Named(ix)) }
            }
            Shape::Plain(slot) => slot,
        };
        self.done.insert(id, slot.clone());
        Ok(slot)
    }

    fn define(&mut self, ix: TypeIx, id: SchemaId, name: String, kind: TypeKind, exact: bool) {
        let schema = self.schema(id);
        let doc = schema.description.clone().or_else(|| schema.title.clone());
        let def = TypeDef {
            name,
            doc,
            pointer: schema.pointer.clone(),
            deprecated: schema.deprecated,
            kind,
            exact_here: exact,
            exact,
        };
        self.types[ix.0] = Some(def);
    }

    /// A cheap look at whether a schema will need a named type: only then is its name given out.
    fn may_need_name(&self, id: SchemaId) -> bool {
        let s = self.schema(id);
        !s.properties.is_empty()
            || !s.required.is_empty()
            || s.enumeration.is_some()
            || s.constant.is_some()
            || !s.all_of.is_empty()
            || !s.any_of.is_empty()
            || !s.one_of.is_empty()
            || s.types.iter().filter(|t| **t != JsonType::Null).count() > 1
            || s.reference.is_some()
            || s.additional_properties.is_some_and(|a| self.schema(a).boolean == Some(false))
    }

    fn shape(&mut self, id: SchemaId, name: &str) -> Result<Shape, GeneratorError> {
        let schema = self.merged(id)?;
        match schema.boolean {
            Some(true) => return Ok(Shape::Plain(plain(Ty::Value))),
            Some(false) => return Ok(Shape::Plain(Slot { exact: false, ..plain(Ty::Value) })),
            None => {}
        }
        if !schema.one_of.is_empty() || !schema.any_of.is_empty() {
            return self.union(&schema, name);
        }
        self.of_one(&schema, name)
    }

    /// A schema without alternatives.
    pub(super) fn of_one(&mut self, schema: &Schema, name: &str) -> Result<Shape, GeneratorError> {
        let exact = schema.other_keywords.is_empty();
        let mut nullable = schema.types.contains(&JsonType::Null);
        let mut types: Vec<JsonType> = schema.types.iter().copied().filter(|t| *t != JsonType::Null).collect();
        if types.contains(&JsonType::Number) {
            types.retain(|t| *t != JsonType::Integer);
        }
        let mut values: Option<Vec<Value>> = match (&schema.constant, &schema.enumeration) {
            (Some(constant), _) => Some(vec![constant.clone()]),
            (None, Some(values)) => Some(values.clone()),
            (None, None) => None,
        };
        if let Some(values) = &mut values {
            let had_null = values.iter().any(Value::is_null);
            values.retain(|value| !value.is_null());
            nullable = had_null && (nullable || schema.types.is_empty());
            if types.is_empty() {
                types = types_of(values);
            }
            if values.is_empty() {
                return Ok(Shape::Plain(Slot { nullable: true, exact: false, ..plain(Ty::Value) }));
            }
        }
        if types.is_empty() && !schema.types.is_empty() {
            // Only `null`.
            return Ok(Shape::Plain(Slot { nullable: true, exact: false, ..plain(Ty::Value) }));
        }
        if types.is_empty() {
            types = implied_types(schema);
        }
        match types.as_slice() {
            [] => Ok(Shape::Plain(Slot { nullable: false, exact, ..plain(Ty::Value) })),
            [one] => self.of_type(schema, *one, values, nullable, exact, name),
            several => self.of_types(schema, several, nullable, name),
        }
    }

    /// `type: [string, integer]`: a union of its types.
    fn of_types(
        &mut self,
        schema: &Schema,
        types: &[JsonType],
        nullable: bool,
        name: &str,
    ) -> Result<Shape, GeneratorError> {
        let mut variants = Vec::new();
        for ty in types {
            let mut one = schema.clone();
            one.name = None;
            one.types = vec![*ty];
            one.description = None;
            if let Some(values) = &mut one.enumeration {
                values.retain(|value| types_of(std::slice::from_ref(value)).first() == Some(ty));
                if values.is_empty() {
                    continue;
                }
            }
            let id = self.add_synthetic(one);
            let ident = type_ident(*ty);
            let slot = self.slot(id, &format!("{name}{ident}"))?;
            variants.push(UnionVariant { ident: ident.to_owned(), slot, tags: Vec::new() });
        }
        let exact = schema.other_keywords.is_empty();
        Ok(Shape::Needs(
            TypeKind::Union(super::Union { variants, tag: None, exactly_one: false, spelled_one_of: false }),
            nullable,
            exact,
        ))
    }

    fn of_type(
        &mut self,
        schema: &Schema,
        ty: JsonType,
        values: Option<Vec<Value>>,
        nullable: bool,
        exact: bool,
        name: &str,
    ) -> Result<Shape, GeneratorError> {
        match ty {
            JsonType::String => {
                if let Some(values) = values {
                    let strings: Vec<String> = values.iter().filter_map(Value::as_str).map(str::to_owned).collect();
                    let exact =
                        exact && schema.pattern.is_none() && schema.min_length.is_none() && schema.max_length.is_none();
                    return Ok(Shape::Needs(TypeKind::Strings(string_variants(&strings)), nullable, exact));
                }
                let mut slot = string(schema);
                slot.nullable = nullable;
                slot.exact &= exact;
                Ok(Shape::Plain(slot))
            }
            JsonType::Integer | JsonType::Number | JsonType::Boolean => {
                let (ty, mut exact) = match (ty, schema.format.as_deref()) {
                    (JsonType::Boolean, _) => (Ty::Bool, exact),
                    (JsonType::Integer, Some("int32")) => (Ty::I32, exact),
                    (JsonType::Integer, _) => (Ty::I64, exact),
                    (_, _) => (Ty::F64, exact && schema.multiple_of.is_none()),
                };
                if values.is_some() && matches!(ty, Ty::F64) {
                    exact = false;
                }
                let checks = Checks {
                    minimum: schema.minimum.clone(),
                    maximum: schema.maximum.clone(),
                    exclusive_minimum: schema.exclusive_minimum.clone(),
                    exclusive_maximum: schema.exclusive_maximum.clone(),
                    multiple_of: if matches!(ty, Ty::F64) { None } else { schema.multiple_of.clone() },
                    one_of: if matches!(ty, Ty::F64) { None } else { values },
                    ..Checks::default()
                };
                let exact = exact && checks.multiple_of.as_ref().is_none_or(serde_json::Number::is_i64);
                Ok(Shape::Plain(Slot { ty, nullable, boxed: false, checks, exact }))
            }
            JsonType::Array => self.array(schema, nullable, exact && values.is_none(), name),
            JsonType::Object => self.object(schema, nullable, exact && values.is_none(), name),
            JsonType::Null => Ok(Shape::Plain(Slot { nullable: true, exact: false, ..plain(Ty::Value) })),
        }
    }

    fn array(&mut self, schema: &Schema, nullable: bool, exact: bool, name: &str) -> Result<Shape, GeneratorError> {
        let item = match (schema.items, schema.prefix_items.is_empty()) {
            (Some(items), true) => self.slot(items, &format!("{name}Item"))?,
            _ => plain(Ty::Value),
        };
        let exact = exact && schema.prefix_items.is_empty();
        let checks = Checks {
            min_items: schema.min_items,
            max_items: schema.max_items,
            unique: schema.unique_items,
            ..Checks::default()
        };
        Ok(Shape::Plain(Slot { ty: Ty::List(Box::new(item)), nullable, boxed: false, checks, exact }))
    }

    fn object(&mut self, schema: &Schema, nullable: bool, exact: bool, name: &str) -> Result<Shape, GeneratorError> {
        let additional_schema = schema.additional_properties.map(|id| (id, self.schema(id).boolean));
        if schema.properties.is_empty()
            && schema.required.is_empty()
            && !matches!(additional_schema, Some((_, Some(false))))
        {
            let checks =
                Checks { min_items: schema.min_properties, max_items: schema.max_properties, ..Checks::default() };
            let ty = match additional_schema {
                None | Some((_, Some(_))) => Ty::Object,
                Some((id, None)) => match self.slot(id, &format!("{name}Value"))? {
                    Slot { ty: Ty::Value, exact: true, .. } => Ty::Object,
                    slot => Ty::Map(Box::new(slot)),
                },
            };
            return Ok(Shape::Plain(Slot { ty, nullable, boxed: false, checks, exact }));
        }
        let mut idents = Names::default();
        let mut fields = Vec::new();
        for (wire, &id) in &schema.properties {
            let slot = self.slot(id, &format!("{name}{}", pascal(wire)))?;
            let property = self.schema(id);
            let default = property.default.clone();
            let presence = match (schema.required.contains(wire), default) {
                (true, _) => Presence::Required,
                (false, Some(default)) if !default.is_null() => Presence::Default(default),
                (false, _) => Presence::Optional,
            };
            let doc = property.description.clone();
            if let Presence::Default(default) = &presence {
                self.check_default(id, default)?;
            }
            fields.push(Field { ident: idents.give(&snake(wire)), wire: wire.clone(), doc, slot, presence });
        }
        for wire in schema.required.iter().filter(|wire| !schema.properties.contains_key(*wire)) {
            let slot = match additional_schema {
                Some((id, None)) => self.slot(id, &format!("{name}Value"))?,
                _ => plain(Ty::Value),
            };
            fields.push(Field {
                ident: idents.give(&snake(wire)),
                wire: wire.clone(),
                doc: None,
                slot,
                presence: Presence::Required,
            });
        }
        let additional = match additional_schema {
            None => Additional::Ignored,
            Some((_, Some(false))) => Additional::Refused,
            Some((_, Some(true))) => {
                Additional::Kept { ident: idents.give("additional"), slot: Box::new(plain(Ty::Value)) }
            }
            Some((id, None)) => Additional::Kept {
                ident: idents.give("additional"),
                slot: Box::new(self.slot(id, &format!("{name}Value"))?),
            },
        };
        // Members that are read over count too, and nobody has counted them.
        let exact = exact && (schema.max_properties.is_none() || !matches!(additional, Additional::Ignored));
        let (min_properties, max_properties) = (schema.min_properties, schema.max_properties);
        let kind = TypeKind::Struct(Struct { fields, additional, min_properties, max_properties });
        Ok(Shape::Needs(kind, nullable, exact))
    }

    /// A default that its own schema refuses is an error of the document.
    pub(super) fn check_default(&self, id: SchemaId, default: &Value) -> Result<(), GeneratorError> {
        let schema = self.schema(id);
        let invalid = |message: String| GeneratorError::Invalid { location: schema.location.clone(), message };
        let validator = self
            .validator(&schema.pointer)
            .map_err(|error| invalid(format!("the schema cannot be evaluated: {error}")))?;
        if validator.is_valid(default) {
            return Ok(());
        }
        Err(invalid(format!("the default {default} breaks its own schema: change either")))
    }

    /// A validator of the schema at a pointer of the bundle. Formats are not judged: real documents give `""` as the default of a URI, and
    /// such a default can still be written down in Rust.
    fn validator(&self, pointer: &str) -> Result<jsonschema::Validator, String> {
        let own = self.api.bundle.pointer(pointer).cloned().unwrap_or_default();
        // Most schemas with a default stand alone: no need to look at the whole document.
        let root = if own.to_string().contains("\"$ref\"") {
            let mut root = crate::generator::emit::pruned(&self.api.bundle);
            if let Some(root) = root.as_object_mut() {
                root.insert(
                    "$ref".to_owned(),
                    Value::String(crate::generator::resolve::pointer::to_reference(pointer)),
                );
            }
            root
        } else {
            own
        };
        jsonschema::draft202012::options()
            .should_validate_formats(false)
            .build(&root)
            .map_err(|error| error.to_string())
    }
}

fn string(schema: &Schema) -> Slot {
    let base64 = schema.content_encoding.is_some();
    let (ty, format) = match schema.format.as_deref() {
        Some("date-time") => (Ty::DateTime, None),
        Some("date") => (Ty::Date, None),
        Some("uuid") => (Ty::Uuid, None),
        Some("byte") => (Ty::Base64, None),
        Some("binary") => (Ty::Binary, None),
        Some(known) if is_checked_format(known) => (Ty::Str, Some(known.to_owned())),
        // An unknown format is an annotation (JSON Schema 2020-12, section 7.2.3).
        _ => (Ty::Str, None),
    };
    if !matches!(ty, Ty::Str) {
        // The typed value no longer has the text that length and pattern speak of: they are kept to be told, and the slow path judges.
        let plain_text = schema.pattern.is_none() && schema.min_length.is_none() && schema.max_length.is_none();
        let checks = Checks {
            min_length: schema.min_length,
            max_length: schema.max_length,
            spelled_pattern: schema.pattern.clone(),
            ..Checks::default()
        };
        return Slot { exact: plain_text, checks, ..plain(ty) };
    }
    let mut exact = !base64;
    let pattern = schema.pattern.as_ref().and_then(|pattern| {
        let translated = jsonschema_regex::to_rust_regex(pattern).ok().filter(|p| regex::Regex::new(p).is_ok());
        // Look-around and back-references: the slow path has an engine for them.
        exact &= translated.is_some();
        translated.map(std::borrow::Cow::into_owned)
    });
    let spelled_pattern = pattern.as_ref().and(schema.pattern.clone());
    let (min_length, max_length) = (schema.min_length, schema.max_length);
    let checks = Checks { min_length, max_length, pattern, spelled_pattern, format, ..Checks::default() };
    Slot { ty, nullable: false, boxed: false, checks, exact }
}

fn is_checked_format(format: &str) -> bool {
    matches!(
        format,
        "email"
            | "idn-email"
            | "hostname"
            | "idn-hostname"
            | "ipv4"
            | "ipv6"
            | "uri"
            | "uri-reference"
            | "iri"
            | "iri-reference"
            | "uri-template"
            | "json-pointer"
            | "relative-json-pointer"
            | "regex"
            | "time"
            | "duration"
    )
}

fn types_of(values: &[Value]) -> Vec<JsonType> {
    let mut types: Vec<JsonType> = values
        .iter()
        .map(|value| match value {
            Value::Null => JsonType::Null,
            Value::Bool(_) => JsonType::Boolean,
            Value::Number(n) if n.is_f64() => JsonType::Number,
            Value::Number(_) => JsonType::Integer,
            Value::String(_) => JsonType::String,
            Value::Array(_) => JsonType::Array,
            Value::Object(_) => JsonType::Object,
        })
        .collect();
    types.sort_unstable();
    types.dedup();
    types
}

/// A schema without `type` says by its other keywords what it is about. (It lets values of other types pass; Rust then reads the one that it speaks of.)
fn implied_types(s: &Schema) -> Vec<JsonType> {
    if !s.properties.is_empty() || !s.required.is_empty() || s.additional_properties.is_some() {
        vec![JsonType::Object]
    } else if s.items.is_some() || !s.prefix_items.is_empty() {
        vec![JsonType::Array]
    } else if s.pattern.is_some()
        || s.min_length.is_some()
        || s.max_length.is_some()
        || s.format.as_deref().is_some_and(|f| f != "int32" && f != "int64")
    {
        vec![JsonType::String]
    } else if s.minimum.is_some()
        || s.maximum.is_some()
        || s.exclusive_minimum.is_some()
        || s.exclusive_maximum.is_some()
        || s.multiple_of.is_some()
    {
        vec![JsonType::Number]
    } else {
        Vec::new()
    }
}

fn type_ident(ty: JsonType) -> &'static str {
    match ty {
        JsonType::Null => "Null",
        JsonType::Boolean => "Boolean",
        JsonType::Object => "Object",
        JsonType::Array => "List",
        JsonType::Number => "Number",
        JsonType::String => "Text",
        JsonType::Integer => "Integer",
    }
}

pub(super) fn string_variants(strings: &[String]) -> Vec<Variant> {
    let mut idents = Names::default();
    let mut seen = HashSet::new();
    strings
        .iter()
        .filter(|wire| seen.insert((*wire).clone()))
        .map(|wire| {
            let ident = pascal(wire);
            let ident = if ident == "Self" { "SelfValue".to_owned() } else { ident };
            Variant { ident: idents.give(&ident), wire: wire.clone(), doc: None }
        })
        .collect()
}

impl Schema {
    /// Whether it says nothing beside its `$ref` that a type or a check would have to say.
    pub(super) fn is_bare_reference(&self) -> bool {
        self.types.is_empty()
            && self.constant.is_none()
            && self.enumeration.is_none()
            && self.format.is_none()
            && self.minimum.is_none()
            && self.maximum.is_none()
            && self.exclusive_minimum.is_none()
            && self.exclusive_maximum.is_none()
            && self.multiple_of.is_none()
            && self.min_length.is_none()
            && self.max_length.is_none()
            && self.pattern.is_none()
            && self.items.is_none()
            && self.prefix_items.is_empty()
            && self.min_items.is_none()
            && self.max_items.is_none()
            && !self.unique_items
            && self.properties.is_empty()
            && self.required.is_empty()
            && self.additional_properties.is_none()
            && self.min_properties.is_none()
            && self.max_properties.is_none()
            && self.all_of.is_empty()
            && self.any_of.is_empty()
            && self.one_of.is_empty()
            && self.content_encoding.is_none()
            && self.other_keywords.is_empty()
    }
}
