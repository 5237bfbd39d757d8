//! `types.rs`: wire types with their serde code.

use super::{Emitter, Text};
use crate::generator::ir::{Additional, Field, Presence, Struct, TypeDef, TypeKind, Union, Variant};

impl Emitter<'_> {
    pub(super) fn types(&self) -> String {
        let mut out = Text::new();
        out.line("//! Types of the wire.");
        out.line("");
        out.line(
            "#![allow(clippy::large_enum_variant, reason = \"alternatives are what the document says they are\")]",
        );
        out.line("#![allow(unused_imports, reason = \"every document uses another part of these\")]");
        out.line("");
        out.line("use serde::{Deserialize, Serialize};");
        out.line("");
        out.line("use super::validate::*;");
        out.line("use crate::runtime::{self, Base64, Binary, Date, DateTime, IndexMap, Map, Maybe, Uuid, Validate, Value, length, unique};");
        for def in &self.program.types {
            out.line("");
            self.type_def(&mut out, def);
        }
        out.finish()
    }

    fn type_def(&self, out: &mut Text, def: &TypeDef) {
        match &def.doc {
            Some(doc) => out.doc(doc),
            None => out.doc(&format!("`{}`.", def.name)),
        }
        if def.deprecated {
            out.line("#[deprecated]");
        }
        match &def.kind {
            TypeKind::Struct(s) => self.structure(out, def, s),
            TypeKind::Strings(variants) => strings(out, def, variants),
            TypeKind::Union(union) => self.union(out, def, union),
            TypeKind::Alias { slot, newtype: false } => {
                out.line(&format!("pub type {} = {};", def.name, self.bare_ty(slot)));
            }
            TypeKind::Alias { slot, newtype: true } => {
                out.line("#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]");
                out.line("#[serde(transparent)]");
                out.line(&format!("pub struct {}(pub {});", def.name, self.bare_ty(slot)));
            }
        }
    }

    fn structure(&self, out: &mut Text, def: &TypeDef, s: &Struct) {
        out.line("#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]");
        // `remote` makes the derived code plain functions; the traits' own then let objects through and nothing else.
        let unknown = if matches!(s.additional, Additional::Refused) { ", deny_unknown_fields" } else { "" };
        out.line(&format!("#[serde(remote = \"Self\"{unknown})]"));
        out.line(&format!("pub struct {} {{", def.name));
        let mut defaults = Vec::new();
        for field in &s.fields {
            out.doc(field.doc.as_deref().unwrap_or(&format!("`{}`.", field.wire)));
            let (ty, attributes) = self.field(def, field, &mut defaults);
            if !attributes.is_empty() {
                out.line(&format!("#[serde({})]", attributes.join(", ")));
            }
            out.line(&format!("pub {}: {ty},", field.ident));
        }
        if let Additional::Kept { ident, slot } = &s.additional {
            out.line("/// Fields that the document does not name.");
            out.line("#[serde(flatten)]");
            let ty = self.ty(slot);
            let map = if ty == "Value" { "Map<String, Value>".to_owned() } else { format!("IndexMap<String, {ty}>") };
            out.line(&format!("pub {ident}: {map},"));
        }
        out.line("}");
        out.line("");
        out.line(&format!("runtime::object!({});", def.name));
        for (name, ty, expression) in defaults {
            out.line("");
            out.line(&format!("fn {name}() -> {ty} {{ {expression} }}"));
        }
    }

    /// A field's Rust type and serde attributes.
    fn field(
        &self,
        def: &TypeDef,
        field: &Field,
        defaults: &mut Vec<(String, String, String)>,
    ) -> (String, Vec<String>) {
        let mut attributes = Vec::new();
        if field.ident.trim_start_matches("r#") != field.wire {
            attributes.push(format!("rename = {:?}", field.wire));
        }
        let bare = self.bare_ty(&field.slot);
        let nullable = self.is_nullable(&field.slot);
        let ty = match (&field.presence, nullable) {
            (Presence::Required, false) => bare,
            (Presence::Required, true) => {
                attributes.push("deserialize_with = \"runtime::required_nullable\"".to_owned());
                format!("Option<{bare}>")
            }
            (Presence::Optional, false) => {
                attributes.push("default".to_owned());
                attributes.push("skip_serializing_if = \"Option::is_none\"".to_owned());
                attributes.push("deserialize_with = \"runtime::some\"".to_owned());
                format!("Option<{bare}>")
            }
            (Presence::Optional, true) => {
                attributes.push("default".to_owned());
                attributes.push("skip_serializing_if = \"Maybe::is_absent\"".to_owned());
                format!("Maybe<{bare}>")
            }
            (Presence::Default(value), _) => {
                let ty = self.ty(&field.slot);
                let name = format!("default_{}_{}", def.name.to_lowercase(), field.ident.trim_start_matches("r#"));
                attributes.push(format!("default = {name:?}"));
                defaults.push((name, ty.clone(), self.literal(&field.slot, value)));
                ty
            }
        };
        (ty, attributes)
    }

    fn union(&self, out: &mut Text, def: &TypeDef, union: &Union) {
        let name = &def.name;
        out.line("#[derive(Debug, Clone, PartialEq, Serialize)]");
        out.line("#[serde(untagged)]");
        out.line(&format!("pub enum {name} {{"));
        for variant in &union.variants {
            let ty = self.bare_ty(&variant.slot);
            out.doc(&format!("`{ty}`."));
            out.line(&format!("{}({ty}),", variant.ident));
        }
        out.line("}");
        out.line("");
        out.line(&format!("impl<'de> Deserialize<'de> for {name} {{"));
        out.line("fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {");
        if let Some(tag) = &union.tag {
            out.line(&format!("runtime::discriminated(deserializer, {tag:?}, |tag, value| match tag {{"));
            for variant in &union.variants {
                let tags = variant.tags.iter().map(|tag| format!("{tag:?}")).collect::<Vec<_>>().join(" | ");
                out.line(&format!("{tags} => Some(serde_json::from_value(value).map(Self::{})),", variant.ident));
            }
            out.line("_ => None,");
            out.line("})");
        } else {
            out.line(&format!("runtime::one_of(deserializer, {}, &[", union.exactly_one));
            for variant in &union.variants {
                let ty = self.bare_ty(&variant.slot);
                let check = self.closure(&variant.slot, &ty);
                out.line(&format!(
                    "|value| <{ty} as Deserialize>::deserialize(value).ok().filter({check}).map(Self::{}),",
                    variant.ident
                ));
            }
            out.line("])");
        }
        out.line("}");
        out.line("}");
        for variant in &union.variants {
            let ty = self.bare_ty(&variant.slot);
            if union.variants.iter().filter(|v| self.bare_ty(&v.slot) == ty).count() == 1 {
                out.line("");
                out.line(&format!(
                    "impl From<{ty}> for {name} {{ fn from(value: {ty}) -> Self {{ Self::{}(value) }} }}",
                    variant.ident
                ));
            }
        }
    }
}

fn strings(out: &mut Text, def: &TypeDef, variants: &[Variant]) {
    let name = &def.name;
    out.line("#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]");
    out.line(&format!("pub enum {name} {{"));
    for variant in variants {
        out.doc(variant.doc.as_deref().unwrap_or(&format!("`{}`.", variant.wire)));
        out.line(&format!("{},", variant.ident));
    }
    out.line("}");
    out.line("");
    out.line(&format!("impl {name} {{"));
    out.line("/// Every value, in the document's order.");
    let all = variants.iter().map(|v| format!("Self::{}", v.ident)).collect::<Vec<_>>().join(", ");
    out.line(&format!("pub const ALL: &'static [Self] = &[{all}];"));
    out.line("");
    out.line("/// As the wire spells it.");
    out.line("pub fn as_str(self) -> &'static str { match self {");
    for variant in variants {
        out.line(&format!("Self::{} => {:?},", variant.ident, variant.wire));
    }
    out.line("} }");
    out.line("}");
    out.line("");
    out.line(&format!("runtime::strings!({name});"));
}
