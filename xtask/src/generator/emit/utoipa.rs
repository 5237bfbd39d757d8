//! `utoipa.rs`: the schemas of the generated types, as utoipa's typed model says them: written from the types of the intermediate representation,
//! so that holding them against the document shows what the types lost.

use serde_json::{Number, Value};

use super::{Emitter, Text, poem_openapi::is_own, raw};
use crate::generator::ir::{Additional, Codec, Field, Presence, Slot, Struct, Ty, TypeDef, TypeKind, Union, Variant};

impl Emitter<'_> {
    pub(super) fn utoipa(&self) -> String {
        let mut out = Text::new();
        out.line("//! Schemas of the types of the wire, for code-first programs that use utoipa. Behind the feature `utoipa`.");
        out.line("");
        out.line("#![allow(deprecated, unused_imports, clippy::too_many_lines, reason = \"as long as the document\")]");
        out.line("");
        out.line("use ::utoipa::{PartialSchema, openapi::{Deprecated, RefOr, schema::{AdditionalProperties, AnyOfBuilder, Discriminator, KnownFormat, OneOfBuilder, Schema, Type}}};");
        out.line("");
        out.line("use super::types;");
        out.line("use crate::runtime::utoipa::{Rebuilt, Source, any, formatted, json, list, map, named, named_or_null, number, of, to_schema};");
        out.line("");
        out.doc("Every schema of the document that a Rust type stands for: named types, then bodies and parameters in the document's order.");
        out.line("pub fn schemas() -> Vec<Rebuilt> { ALL.iter().map(Rebuilt::of).collect() }");
        out.line("");
        out.line("/// Functions, so that no single one holds all schemas on its stack.");
        out.line("static ALL: &[Source] = &[");
        for def in &self.program.types {
            let schema = match &def.kind {
                TypeKind::Alias { slot, newtype: false } => format!("|| {}.into()", self.schema_of(slot)),
                _ => format!("types::{}::schema", def.name),
            };
            out.line(&source(&def.pointer, schema_name(def), &schema));
        }
        for (pointer, slot) in self.places() {
            out.line(&source(pointer, "", &format!("|| {}.into()", self.schema_of(slot))));
        }
        out.line("];");
        for def in self.program.types.iter().filter(|def| is_own(def)) {
            out.line("");
            out.line(&format!("impl PartialSchema for types::{} {{", def.name));
            out.line(&format!("fn schema() -> RefOr<Schema> {{ {}.into() }}", self.definition(def)));
            out.line("}");
            out.line("");
            out.line(&format!("to_schema!(types::{}, {:?});", def.name, schema_name(def)));
        }
        out.finish()
    }

    /// Schemas of parameters and bodies that are no named types.
    fn places(&self) -> Vec<(&str, &Slot)> {
        let mut found = Vec::new();
        for operation in &self.program.operations {
            found.extend(operation.parameters.iter().map(|p| (p.pointer.as_str(), &p.slot)));
            let bodies = operation.body.iter().flat_map(|body| &body.media);
            for media in bodies.chain(operation.responses.iter().flat_map(|response| &response.media)) {
                match &media.codec {
                    Codec::Json { slot, pointer }
                    | Codec::Form { slot, pointer, .. }
                    | Codec::Multipart { slot, pointer, .. }
                    | Codec::Text { slot, pointer } => found.push((pointer.as_str(), slot)),
                    Codec::Events | Codec::Raw => {}
                }
            }
        }
        let is_listed = |pointer: &str| self.program.types.iter().any(|def| def.pointer == pointer);
        found.retain(|(pointer, _)| !pointer.is_empty() && !is_listed(pointer));
        let mut seen = std::collections::HashSet::new();
        found.retain(|(pointer, _)| seen.insert(*pointer));
        found
    }

    fn definition(&self, def: &TypeDef) -> String {
        let mut schema = vec![match &def.kind {
            TypeKind::Struct(s) => self.struct_schema(s),
            TypeKind::Strings(variants) => strings_schema(variants),
            TypeKind::Union(union) => self.union_schema(union),
            TypeKind::Alias { slot, .. } => self.schema_of(slot),
        }];
        if let Some(doc) = &def.doc {
            schema.push(description(doc));
        }
        if def.deprecated && matches!(def.kind, TypeKind::Struct(_) | TypeKind::Strings(_)) {
            schema.push(".deprecated(Some(Deprecated::True))".to_owned());
        }
        schema.concat()
    }

    fn struct_schema(&self, s: &Struct) -> String {
        let mut schema = vec!["of(Type::Object, false)".to_owned()];
        for field in &s.fields {
            schema.push(format!("\n.property({:?}, {})", field.wire, self.field_schema(field)));
            if field.presence == Presence::Required {
                schema.push(format!(".required({:?})", field.wire));
            }
        }
        match &s.additional {
            Additional::Ignored => {}
            Additional::Refused => {
                schema.push(".additional_properties(Some(AdditionalProperties::FreeForm(false)))".to_owned());
            }
            Additional::Kept { slot, .. } if self.is_value(slot) => {
                schema.push(".additional_properties(Some(AdditionalProperties::FreeForm(true)))".to_owned());
            }
            Additional::Kept { slot, .. } => {
                schema.push(format!(".additional_properties(Some(RefOr::<Schema>::from({})))", self.schema_of(slot)));
            }
        }
        if let Some(min) = s.min_properties {
            schema.push(format!(".min_properties(Some({min}))"));
        }
        if let Some(max) = s.max_properties {
            schema.push(format!(".max_properties(Some({max}))"));
        }
        schema.concat()
    }

    fn field_schema(&self, field: &Field) -> String {
        let mut schema = vec![self.schema_of(&field.slot)];
        if let Some(doc) = &field.doc {
            schema.push(description(doc));
        }
        if let Presence::Default(default) = &field.presence {
            schema.push(format!(".default(Some(json({})))", raw(&default.to_string())));
        }
        schema.concat()
    }

    fn union_schema(&self, union: &Union) -> String {
        let builder = if union.spelled_one_of { "OneOfBuilder" } else { "AnyOfBuilder" };
        let mut schema = vec![format!("{builder}::new()")];
        for variant in &union.variants {
            schema.push(format!("\n.item({})", self.schema_of(&variant.slot)));
        }
        if let Some(tag) = &union.tag {
            let mut mapping = Vec::new();
            for variant in &union.variants {
                if let Ty::Named(ix) = variant.slot.ty {
                    let target = format!("#/components/schemas/{}", schema_name(self.program.type_def(ix)));
                    mapping.extend(variant.tags.iter().map(|tag| format!("({tag:?}, {target:?})")));
                }
            }
            schema
                .push(format!(".discriminator(Some(Discriminator::with_mapping({tag:?}, [{}])))", mapping.join(", ")));
        }
        schema.concat()
    }

    /// An expression of a builder for what a place takes.
    fn schema_of(&self, slot: &Slot) -> String {
        let c = &slot.checks;
        let nullable = slot.nullable;
        let mut schema = vec![match &slot.ty {
            Ty::Bool => format!("of(Type::Boolean, {nullable})"),
            Ty::I32 => format!("number(Type::Integer, KnownFormat::Int32, {nullable})"),
            Ty::I64 => format!("number(Type::Integer, KnownFormat::Int64, {nullable})"),
            Ty::F64 => format!("number(Type::Number, KnownFormat::Double, {nullable})"),
            Ty::Str => match &c.format {
                Some(format) => format!("formatted({format:?}, {nullable})"),
                None => format!("of(Type::String, {nullable})"),
            },
            Ty::DateTime => format!("formatted(\"date-time\", {nullable})"),
            Ty::Date => format!("formatted(\"date\", {nullable})"),
            Ty::Uuid => format!("formatted(\"uuid\", {nullable})"),
            Ty::Base64 => format!("formatted(\"byte\", {nullable})"),
            Ty::Binary => format!("formatted(\"binary\", {nullable})"),
            Ty::Value => return "any()".to_owned(),
            Ty::Object => format!("of(Type::Object, {nullable})"),
            Ty::List(items) => format!("list({}, {nullable})", self.schema_of(items)),
            Ty::Map(values) => format!("map({}, {nullable})", self.schema_of(values)),
            Ty::Named(ix) => {
                let name = schema_name(self.program.type_def(*ix));
                return if nullable { format!("named_or_null({name:?})") } else { format!("named({name:?})") };
            }
        }];
        let (min, max) = match &slot.ty {
            Ty::List(_) => ("min_items", "max_items"),
            _ => ("min_properties", "max_properties"),
        };
        for (method, size) in
            [("min_length", c.min_length), ("max_length", c.max_length), (min, c.min_items), (max, c.max_items)]
        {
            if let Some(size) = size {
                schema.push(format!(".{method}(Some({size}))"));
            }
        }
        for (method, bound) in [
            ("minimum", &c.minimum),
            ("maximum", &c.maximum),
            ("exclusive_minimum", &c.exclusive_minimum),
            ("exclusive_maximum", &c.exclusive_maximum),
            ("multiple_of", &c.multiple_of),
        ] {
            if let Some(bound) = bound {
                schema.push(format!(".{method}(Some({}))", bound_literal(bound)));
            }
        }
        if let Some(pattern) = &c.spelled_pattern {
            schema.push(format!(".pattern(Some({pattern:?}))"));
        }
        if let Some(values) = &c.one_of {
            let mut values: Vec<String> = values.iter().map(|value| format!("json({:?})", value.to_string())).collect();
            if nullable {
                values.push("json(\"null\")".to_owned());
            }
            schema.push(format!(".enum_values(Some([{}]))", values.join(", ")));
        }
        if c.unique {
            schema.push(".unique_items(true)".to_owned());
        }
        schema.concat()
    }
}

fn source(pointer: &str, name: &str, schema: &str) -> String {
    format!("Source {{ pointer: {pointer:?}, name: {name:?}, schema: {schema} }},")
}

/// The document's name of a type, where it has one: `error_body` is `ErrorBody` in Rust alone.
fn schema_name(def: &TypeDef) -> &str {
    def.pointer.strip_prefix("/components/schemas/").filter(|name| !name.contains(['/', '~'])).unwrap_or(&def.name)
}

fn strings_schema(variants: &[Variant]) -> String {
    let values = variants.iter().map(|v| format!("{:?}", v.wire)).collect::<Vec<_>>().join(", ");
    format!("of(Type::String, false).enum_values(Some([{values}]))")
}

fn description(doc: &str) -> String {
    format!(".description(Some({}))", raw(doc))
}

fn bound_literal(bound: &Number) -> String {
    match Value::Number(bound.clone()).as_i64() {
        Some(whole) => format!("{whole}_i64"),
        None => format!("{:?}_f64", bound.as_f64().unwrap_or_default()),
    }
}
