//! Rust text from the intermediate representation: one file an aspect.

mod handlers;
mod operations;
mod poem_openapi;
mod requests;
mod responses;
mod router;
mod text;
mod types;
mod utoipa;
mod validate;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::ir::{Additional, Program, Slot, Ty, TypeIx, TypeKind};
use text::Text;

/// Files by path.
pub type Files = BTreeMap<String, String>;

/// The files of the module of one API: names relative to the module's folder.
pub fn module(program: &Program, bundle: &Value, command: &str) -> Files {
    let emitter = Emitter::new(program);
    let header = format!("// Written by `{command}`. Change the document, not this file.\n\n");
    let mut files = Files::new();
    let mut add = |name: &str, text: String| files.insert(name.to_owned(), format!("{header}{text}"));
    add("types.rs", emitter.types());
    add("requests.rs", emitter.outside().requests());
    add("validate.rs", emitter.validate());
    add("responses.rs", emitter.outside().responses());
    add("handlers.rs", emitter.handlers());
    add("operations.rs", emitter.operations());
    add("router.rs", emitter.router());
    add("poem_openapi.rs", emitter.poem_openapi());
    add("utoipa.rs", emitter.utoipa());
    add("mod.rs", emitter.module());
    files.insert("document.json".to_owned(), format!("{bundle:#}\n"));
    files.insert("schemas.json".to_owned(), format!("{:#}\n", pruned(bundle)));
    files
}

pub(super) struct Emitter<'a> {
    program: &'a Program,
    /// Types that keep rules beyond their decoding, themselves or in something that they hold.
    checked: BTreeSet<TypeIx>,
    /// Statics of patterns, by pattern.
    patterns: BTreeMap<String, String>,
    /// Path before the names of wire types: outside their own module operations may have the same names.
    prefix: &'static str,
}

impl<'a> Emitter<'a> {
    fn new(program: &'a Program) -> Self {
        let mut emitter = Self { program, checked: BTreeSet::new(), patterns: BTreeMap::new(), prefix: "" };
        emitter.patterns = emitter.find_patterns();
        loop {
            let before = emitter.checked.len();
            for (n, def) in program.types.iter().enumerate() {
                let checked = match &def.kind {
                    TypeKind::Strings(_) => false,
                    TypeKind::Alias { slot, .. } => emitter.has_checks(slot),
                    TypeKind::Union(union) => union.variants.iter().any(|v| emitter.has_checks(&v.slot)),
                    TypeKind::Struct(s) => {
                        s.min_properties.is_some()
                            || s.max_properties.is_some()
                            || s.fields.iter().any(|f| emitter.has_checks(&f.slot))
                            || matches!(&s.additional, Additional::Kept { slot, .. } if emitter.has_checks(slot))
                    }
                };
                if checked {
                    emitter.checked.insert(TypeIx(n));
                }
            }
            if emitter.checked.len() == before {
                return emitter;
            }
        }
    }

    /// The same, for a module that names wire types by their path.
    fn outside(&self) -> Self {
        Self {
            program: self.program,
            checked: self.checked.clone(),
            patterns: self.patterns.clone(),
            prefix: "types::",
        }
    }

    /// Whether a value in this place keeps rules beyond its decoding.
    fn has_checks(&self, slot: &Slot) -> bool {
        // Rules on the text of a value that has become something else are not judged here.
        let is_text = !matches!(slot.ty, Ty::DateTime | Ty::Date | Ty::Uuid | Ty::Base64 | Ty::Binary);
        (is_text && slot.checks != super::ir::Checks::default())
            || match &slot.ty {
                Ty::List(inner) | Ty::Map(inner) => self.has_checks(inner),
                Ty::Named(ix) => self.checked.contains(ix),
                _ => false,
            }
    }

    /// The Rust type of a place, `null` and boxes included.
    fn ty(&self, slot: &Slot) -> String {
        let ty = self.bare_ty(slot);
        if self.is_nullable(slot) { format!("Option<{ty}>") } else { ty }
    }

    /// The Rust type of a place's value when it is not `null`.
    fn bare_ty(&self, slot: &Slot) -> String {
        let ty = match &slot.ty {
            Ty::Bool => "bool".to_owned(),
            Ty::I32 => "i32".to_owned(),
            Ty::I64 => "i64".to_owned(),
            Ty::F64 => "f64".to_owned(),
            Ty::Str => "String".to_owned(),
            Ty::DateTime => "DateTime".to_owned(),
            Ty::Date => "Date".to_owned(),
            Ty::Uuid => "Uuid".to_owned(),
            Ty::Base64 => "Base64".to_owned(),
            Ty::Binary => "Binary".to_owned(),
            Ty::Value => "Value".to_owned(),
            Ty::Object => "Map<String, Value>".to_owned(),
            Ty::List(inner) => format!("Vec<{}>", self.ty(inner)),
            Ty::Map(inner) => format!("IndexMap<String, {}>", self.ty(inner)),
            Ty::Named(ix) => format!("{}{}", self.prefix, self.program.type_def(*ix).name),
        };
        if slot.boxed { format!("Box<{ty}>") } else { ty }
    }

    /// Any JSON includes `null`: no option around it.
    fn is_nullable(&self, slot: &Slot) -> bool {
        slot.nullable && !self.is_value(slot)
    }

    fn is_value(&self, slot: &Slot) -> bool {
        match &slot.ty {
            Ty::Value => true,
            Ty::Named(ix) => {
                matches!(&self.program.type_def(*ix).kind, TypeKind::Alias { slot, newtype: false } if self.is_value(slot))
            }
            _ => false,
        }
    }

    /// A Rust expression of a default value, which the front has held against its schema.
    fn literal(&self, slot: &Slot, value: &Value) -> String {
        let bare = match (&slot.ty, value) {
            (Ty::Bool, Value::Bool(b)) => Some(b.to_string()),
            (Ty::I32 | Ty::I64, Value::Number(n)) if n.is_i64() => Some(n.to_string()),
            (Ty::F64, Value::Number(n)) => n.as_f64().map(|n| format!("{n:?}_f64")),
            (Ty::Str, Value::String(s)) => Some(format!("{s:?}.to_owned()")),
            (Ty::Object, Value::Object(o)) if o.is_empty() => Some("Map::new()".to_owned()),
            (Ty::Map(_), Value::Object(o)) if o.is_empty() => Some("IndexMap::new()".to_owned()),
            (Ty::List(_), Value::Array(a)) if a.is_empty() => Some("Vec::new()".to_owned()),
            (Ty::Named(ix), value) => {
                let def = self.program.type_def(*ix);
                match (&def.kind, value) {
                    (TypeKind::Strings(variants), Value::String(s)) => variants
                        .iter()
                        .find(|v| v.wire == *s)
                        .map(|v| format!("{}{}::{}", self.prefix, def.name, v.ident)),
                    (TypeKind::Alias { slot, newtype: false }, value) => Some(self.literal(slot, value)),
                    _ => None,
                }
            }
            _ => None,
        };
        let bare = bare.unwrap_or_else(|| {
            let text = value.to_string();
            format!(
                "serde_json::from_str({}).unwrap_or_else(|_| unreachable!(\"the generator has decoded this default\"))",
                raw(&text)
            )
        });
        let bare = if slot.boxed { format!("Box::new({bare})") } else { bare };
        if self.is_nullable(slot) { format!("Some({bare})") } else { bare }
    }

    fn module(&self) -> String {
        let mut out = Text::new();
        out.inner_doc(&self.program.title);
        if let Some(description) = &self.program.description {
            out.line("//!");
            out.inner_doc(description);
        }
        out.line("");
        for module in ["handlers", "operations", "requests", "responses", "router", "types", "validate"] {
            out.line(&format!("pub mod {module};"));
        }
        out.line("");
        out.line("#[cfg(feature = \"poem-openapi\")]");
        out.line("pub mod poem_openapi;");
        out.line("");
        out.line("#[cfg(feature = \"utoipa\")]");
        out.line("pub mod utoipa;");
        out.line("");
        out.line("pub use handlers::*;");
        out.line("pub use router::router;");
        out.line("pub use types::*;");
        out.line("");
        out.line("/// The document's schemas, for the slow path that names every violation.");
        out.line("pub static SCHEMAS: crate::runtime::Schemas = crate::runtime::Schemas::new(include_str!(\"schemas.json\"));");
        out.finish()
    }
}

/// A raw string literal.
fn raw(text: &str) -> String {
    let mut hashes = String::from("#");
    while text.contains(&format!("\"{hashes}")) {
        hashes.push('#');
    }
    format!("r{hashes}\"{text}\"{hashes}")
}

/// `SHOUTING_SNAKE` of a snake-case identifier.
fn shout(ident: &str) -> String {
    ident.trim_start_matches("r#").to_uppercase()
}

/// The parts of the bundle that requests are judged by.
pub fn pruned(bundle: &Value) -> Value {
    let mut small = bundle.clone();
    if let Some(root) = small.as_object_mut() {
        root.retain(|key, _| key == "components" || key == "paths" || key.starts_with('$'));
        if let Some(components) = root.get_mut("components").and_then(Value::as_object_mut) {
            components
                .retain(|key, _| matches!(key.as_str(), "schemas" | "parameters" | "requestBodies" | "pathItems"));
        }
        for item in
            root.get_mut("paths").and_then(Value::as_object_mut).into_iter().flat_map(|paths| paths.values_mut())
        {
            for operation in item.as_object_mut().into_iter().flat_map(|item| item.values_mut()) {
                if let Some(operation) = operation.as_object_mut() {
                    operation.retain(|key, _| matches!(key.as_str(), "parameters" | "requestBody" | "$ref"));
                }
            }
        }
    }
    // A request's schema may reach into what was left out.
    if references(&small).iter().all(|pointer| small.pointer(pointer).is_some()) { small } else { bundle.clone() }
}

fn references(value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value {
            Value::Object(members) => {
                if let Some(pointer) = members.get("$ref").and_then(Value::as_str).and_then(|r| r.strip_prefix('#')) {
                    found.push(pointer.to_owned());
                }
                open.extend(members.values());
            }
            Value::Array(items) => open.extend(items),
            _ => {}
        }
    }
    found
}
