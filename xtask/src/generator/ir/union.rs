//! `oneOf` and `anyOf`.

use std::collections::HashSet;

use super::{
    Slot, Ty, TypeKind, Union, UnionVariant, Variant,
    build::{Builder, Shape, plain, string_variants},
    names::{Names, pascal},
};
use crate::generator::resolved::{GeneratorError, JsonType, Schema, SchemaId};

impl Builder<'_> {
    pub(super) fn union(&mut self, schema: &Schema, name: &str) -> Result<Shape, GeneratorError> {
        let exactly_one = !schema.one_of.is_empty();
        let mut base = schema.clone();
        let mut alternatives = std::mem::take(if exactly_one { &mut base.one_of } else { &mut base.any_of });
        base.discriminator = None;

        // Alternatives that only add rules to what the schema says anyhow (`anyOf: [{required: [a]}, {required: [b]}]`).
        if alternatives.iter().all(|&id| self.only_constrains(id)) || !base.any_of.is_empty() {
            base.other_keywords.push(if exactly_one { "oneOf" } else { "anyOf" }.to_owned());
            base.any_of.clear();
            return self.of_one(&base, name);
        }

        let before = alternatives.len();
        alternatives.retain(|&id| !self.is_null(id));
        let nullable = alternatives.len() < before;
        let has_base = !base.properties.is_empty() || !base.required.is_empty() || base.additional_properties.is_some();
        let exact = base.other_keywords.is_empty();

        if let Some(variants) = self.all_strings(&alternatives) {
            return Ok(Shape::Needs(TypeKind::Strings(variants), nullable, exact));
        }
        if let ([only], false) = (alternatives.as_slice(), has_base) {
            let mut slot = self.slot(*only, name)?;
            slot.nullable |= nullable;
            slot.exact &= exact;
            return Ok(Shape::Plain(slot));
        }

        let mut idents = Names::default();
        let mut variants = Vec::new();
        let mut any_null = nullable;
        for (n, &id) in alternatives.iter().enumerate() {
            let target = self.target(id);
            let tags: Vec<String> = schema
                .discriminator
                .as_ref()
                .map(|d| {
                    d.mapping
                        .iter()
                        .filter(|(_, mapped)| self.target(**mapped) == target)
                        .map(|(tag, _)| tag.clone())
                        .collect()
                })
                .unwrap_or_default();
            let wanted = self
                .schema(target)
                .name
                .as_deref()
                .map(pascal)
                .or_else(|| self.schema(id).title.as_deref().map(pascal));
            let id = if has_base {
                let mut both = self.blank(id);
                let mut only_base = base.clone();
                only_base.name = None;
                let only_base = self.add_synthetic(only_base);
                both.all_of = vec![only_base, id];
                self.add_synthetic(both)
            } else {
                id
            };
            let mut slot =
                self.slot(id, &format!("{name}{}", wanted.clone().unwrap_or_else(|| format!("Variant{}", n + 1))))?;
            any_null |= slot.nullable;
            slot.nullable = false;
            let ident = match (&slot.ty, wanted) {
                (_, Some(wanted)) => wanted,
                (Ty::Bool, _) => "Boolean".to_owned(),
                (Ty::I32 | Ty::I64, _) => "Integer".to_owned(),
                (Ty::F64, _) => "Number".to_owned(),
                (Ty::Str, _) => "Text".to_owned(),
                (Ty::List(_), _) => "List".to_owned(),
                (Ty::Map(_) | Ty::Object, _) => "Object".to_owned(),
                (Ty::Value, _) => "Any".to_owned(),
                (Ty::DateTime, _) => "Time".to_owned(),
                (Ty::Date, _) => "Day".to_owned(),
                (Ty::Uuid, _) => "Id".to_owned(),
                _ => format!("Variant{}", n + 1),
            };
            let ident = if ident == "Self" { "SelfValue".to_owned() } else { ident };
            variants.push(UnionVariant { ident: idents.give(&ident), slot, tags });
        }

        // Alternatives that Rust cannot tell apart (`anyOf: [{format: email}, {format: uri}]`) are one type, and the validator judges.
        if variants.len() > 1 && variants.windows(2).all(|pair| same_scalar(&pair[0].slot, &pair[1].slot)) {
            let ty = variants.swap_remove(0).slot.ty;
            return Ok(Shape::Plain(Slot { nullable: any_null, exact: false, ..plain(ty) }));
        }

        let tag = schema
            .discriminator
            .as_ref()
            .map(|d| d.property.clone())
            .filter(|_| variants.iter().all(|v| !v.tags.is_empty()));
        // By trial, "exactly one" can only be told from the types where no value fits two of them.
        let told_apart = tag.is_some() || !exactly_one || self.disjoint(&alternatives);
        let (spelled_one_of, exactly_one) = (exactly_one, exactly_one && tag.is_none() && told_apart);
        let union = Union { variants, tag, exactly_one, spelled_one_of };
        Ok(Shape::Needs(TypeKind::Union(union), any_null, exact && told_apart))
    }

    fn target(&self, id: SchemaId) -> SchemaId {
        let mut id = id;
        for _ in 0..64 {
            let schema = self.schema(id);
            match schema.reference {
                Some(target) if schema.name.is_none() && schema.is_bare_reference() => id = target,
                _ => break,
            }
        }
        id
    }

    fn is_null(&self, id: SchemaId) -> bool {
        let schema = self.schema(self.target(id));
        schema.types == [JsonType::Null] || schema.constant == Some(serde_json::Value::Null)
    }

    fn only_constrains(&self, id: SchemaId) -> bool {
        let s = self.schema(id);
        s.boolean.is_none()
            && s.reference.is_none()
            && s.types.is_empty()
            && s.properties.is_empty()
            && s.items.is_none()
            && s.constant.is_none()
            && s.enumeration.is_none()
            && s.all_of.is_empty()
            && s.any_of.is_empty()
            && s.one_of.is_empty()
            && s.format.is_none()
            && s.pattern.is_none()
            && (!s.required.is_empty() || !s.other_keywords.is_empty())
    }

    /// The strings of alternatives that are all constants or lists of strings.
    fn all_strings(&self, alternatives: &[SchemaId]) -> Option<Vec<Variant>> {
        let mut strings = Vec::new();
        let mut docs = Vec::new();
        for &id in alternatives {
            let schema = self.schema(id);
            let values = schema.constant.iter().chain(schema.enumeration.iter().flatten());
            let before = strings.len();
            for value in values {
                strings.push(value.as_str()?.to_owned());
                docs.push(schema.description.clone().or_else(|| schema.title.clone()));
            }
            if strings.len() == before || schema.reference.is_some() {
                return None;
            }
        }
        let distinct: HashSet<&String> = strings.iter().collect();
        if strings.is_empty() || distinct.len() < strings.len() {
            return None;
        }
        let mut variants = string_variants(&strings);
        for (variant, doc) in variants.iter_mut().zip(docs) {
            variant.doc = doc;
        }
        Some(variants)
    }

    /// Whether no JSON value is of the type of two alternatives.
    fn disjoint(&mut self, alternatives: &[SchemaId]) -> bool {
        let mut seen = HashSet::new();
        for &id in alternatives {
            let Ok(schema) = self.merged(id) else { return false };
            if schema.types.is_empty() {
                return false;
            }
            for ty in schema.types {
                let ty = if ty == JsonType::Integer { JsonType::Number } else { ty };
                if ty != JsonType::Null && !seen.insert(ty) {
                    return false;
                }
            }
        }
        true
    }
}

fn same_scalar(a: &Slot, b: &Slot) -> bool {
    matches!(
        (&a.ty, &b.ty),
        (Ty::Str, Ty::Str)
            | (Ty::I64, Ty::I64)
            | (Ty::I32, Ty::I32)
            | (Ty::F64, Ty::F64)
            | (Ty::Bool, Ty::Bool)
            | (Ty::Value, Ty::Value)
    )
}
