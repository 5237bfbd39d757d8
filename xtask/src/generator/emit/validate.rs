//! `validate.rs`: the rules that decoding alone does not keep, as plain comparisons.

use std::collections::BTreeMap;

use serde_json::{Number, Value};

use super::{Emitter, Text, raw, shout};
use crate::generator::ir::{Additional, Checks, Presence, Slot, Struct, Ty, TypeDef, TypeKind};

fn format_name(format: &str) -> String {
    format!("FORMAT_{}", shout(&format.replace('-', "_")))
}

/// How a value is reached: a place (`self.name`) or a reference (`value`).
#[derive(Clone)]
enum Access {
    Place(String),
    Reference(&'static str),
}

impl Access {
    /// For a method call on it.
    fn receiver(&self) -> &str {
        match self {
            Self::Place(place) => place,
            Self::Reference(name) => name,
        }
    }

    /// As an argument of type `&T`.
    fn argument(&self) -> String {
        match self {
            Self::Place(place) => format!("&{place}"),
            Self::Reference(name) => (*name).to_owned(),
        }
    }

    /// As a copied value.
    fn value(&self) -> String {
        match self {
            Self::Place(place) => place.clone(),
            Self::Reference(name) => format!("*{name}"),
        }
    }
}

const VALUE: Access = Access::Reference("value");

impl Emitter<'_> {
    fn all_slots<'s>(&'s self, visit: &mut dyn FnMut(&'s Slot)) {
        fn walk<'s>(slot: &'s Slot, visit: &mut dyn FnMut(&'s Slot)) {
            visit(slot);
            if let Ty::List(inner) | Ty::Map(inner) = &slot.ty {
                walk(inner, visit);
            }
        }
        for def in &self.program.types {
            match &def.kind {
                TypeKind::Struct(s) => {
                    s.fields.iter().for_each(|f| walk(&f.slot, visit));
                    if let Additional::Kept { slot, .. } = &s.additional {
                        walk(slot, visit);
                    }
                }
                TypeKind::Union(u) => u.variants.iter().for_each(|v| walk(&v.slot, visit)),
                TypeKind::Alias { slot, .. } => walk(slot, visit),
                TypeKind::Strings(_) => {}
            }
        }
        for operation in &self.program.operations {
            operation.parameters.iter().for_each(|p| walk(&p.slot, visit));
            for media in operation.body.iter().flat_map(|b| &b.media) {
                if let Some(slot) = media.codec.slot() {
                    walk(slot, visit);
                }
            }
        }
    }

    pub(super) fn validate(&self) -> String {
        let mut out = Text::new();
        out.line("//! Rules that decoding alone does not keep. `false` sends a value to the slow path, which names what is wrong.");
        out.line("");
        out.line("#![allow(unused_imports, clippy::all, reason = \"comparisons are spelled as the document spells its bounds\")]");
        out.line("");
        out.line("use super::types::*;");
        out.line("use crate::runtime::{Base64, Binary, Date, DateTime, Format, IndexMap, Map, Pattern, Uuid, Validate, Value, length, unique};");
        for (pattern, name) in &self.patterns {
            out.line("");
            out.line(&format!("pub(super) static {name}: Pattern = Pattern::new({});", raw(pattern)));
        }
        for format in self.formats() {
            out.line("");
            out.line(&format!("pub(super) static {}: Format = Format::new({format:?});", format_name(&format)));
        }
        out.line("");
        for def in &self.program.types {
            self.validator(&mut out, def);
        }
        out.finish()
    }

    /// Patterns and the names of their statics.
    pub(super) fn find_patterns(&self) -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        self.all_slots(&mut |slot| {
            if let Some(pattern) = &slot.checks.pattern {
                let next = found.len() + 1;
                found.entry(pattern.clone()).or_insert_with(|| format!("PATTERN_{next}"));
            }
        });
        found
    }

    fn formats(&self) -> Vec<String> {
        let mut found = std::collections::BTreeSet::new();
        self.all_slots(&mut |slot| found.extend(slot.checks.format.clone()));
        found.into_iter().collect()
    }

    fn validator(&self, out: &mut Text, def: &TypeDef) {
        let name = &def.name;
        let checks = match &def.kind {
            TypeKind::Alias { slot, newtype: false } => {
                let checks = self.conditions(slot, &VALUE);
                if !checks.is_empty() {
                    out.line(&format!("/// Whether a value keeps the rules of [`{name}`]."));
                    out.line(&format!(
                        "pub fn {}(value: &{}) -> bool {{ {} }}",
                        alias_check(name),
                        self.bare_ty(slot),
                        checks.join(" && ")
                    ));
                    out.line("");
                }
                return;
            }
            TypeKind::Alias { slot, newtype: true } => self.conditions(slot, &Access::Place("self.0".to_owned())),
            TypeKind::Strings(_) => Vec::new(),
            TypeKind::Union(union) => {
                let arms: Vec<String> = union
                    .variants
                    .iter()
                    .map(|v| {
                        let checks = self.conditions(&v.slot, &VALUE);
                        let (binding, check) =
                            if checks.is_empty() { ("_", "true".to_owned()) } else { ("value", checks.join(" && ")) };
                        format!("Self::{}({binding}) => {check},", v.ident)
                    })
                    .collect();
                if arms.iter().all(|arm| arm.ends_with("=> true,")) {
                    Vec::new()
                } else {
                    vec![format!("match self {{ {} }}", arms.concat())]
                }
            }
            TypeKind::Struct(s) => {
                let mut checks = Vec::new();
                for field in &s.fields {
                    let wraps = field.presence == Presence::Optional;
                    let access = Access::Place(format!("self.{}", field.ident));
                    checks.extend(self.wrapped(&field.slot, &access, wraps));
                }
                if let Additional::Kept { ident, slot } = &s.additional {
                    let inner = self.nullable_conditions(slot, &VALUE);
                    if !inner.is_empty() {
                        checks.push(format!("self.{ident}.values().all(|value| {})", inner.join(" && ")));
                    }
                }
                // What has a default is filled in by decoding: whether it was there can no longer be told, so that each bound takes the worse of the two.
                if let Some(min) = s.min_properties {
                    checks.push(format!("{} >= {min}", self.members(s, "0")));
                }
                if let Some(max) = s.max_properties {
                    checks.push(format!("{} <= {max}", self.members(s, "1")));
                }
                checks
            }
        };
        out.line(&format!("impl Validate for {name} {{"));
        let body = if checks.is_empty() { "true".to_owned() } else { checks.join(" && ") };
        out.line(&format!("fn is_valid(&self) -> bool {{ {body} }}"));
        out.line("}");
        out.line("");
    }

    /// How many members an object has, as far as its type can tell; one that has a default counts as `defaulted`.
    fn members(&self, s: &Struct, defaulted: &str) -> String {
        let mut count: Vec<String> = s
            .fields
            .iter()
            .map(|f| match (&f.presence, self.is_nullable(&f.slot)) {
                (Presence::Optional, false) => format!("usize::from(self.{}.is_some())", f.ident),
                (Presence::Optional, true) => format!("usize::from(!self.{}.is_absent())", f.ident),
                (Presence::Required, _) => "1".to_owned(),
                (Presence::Default(_), _) => defaulted.to_owned(),
            })
            .collect();
        if let Additional::Kept { ident, .. } = &s.additional {
            count.push(format!("self.{ident}.len()"));
        }
        if count.is_empty() { "0".to_owned() } else { count.join(" + ") }
    }

    /// Conditions on a field that may be wrapped in `Option` (absent or null) or `Maybe`.
    fn wrapped(&self, slot: &Slot, access: &Access, absent: bool) -> Option<String> {
        if absent || self.is_nullable(slot) {
            let inner = self.conditions(slot, &VALUE);
            return (!inner.is_empty())
                .then(|| format!("{}.as_ref().is_none_or(|value| {})", access.receiver(), inner.join(" && ")));
        }
        let inner = self.conditions(slot, access);
        (!inner.is_empty()).then(|| inner.join(" && "))
    }

    /// Conditions on a place whose value may be `null`; `value` is a reference.
    fn nullable_conditions(&self, slot: &Slot, value: &Access) -> Vec<String> {
        if self.is_nullable(slot) {
            self.wrapped(slot, value, true).into_iter().collect()
        } else {
            self.conditions(slot, value)
        }
    }

    /// A closure `|value: &T| …` over a whole place.
    pub(super) fn closure(&self, slot: &Slot, ty: &str) -> String {
        let conditions = self.nullable_conditions(slot, &VALUE);
        if conditions.is_empty() {
            format!("|_: &{ty}| true")
        } else {
            format!("|value: &{ty}| {}", conditions.join(" && "))
        }
    }

    /// Conditions on a value that is there.
    fn conditions(&self, slot: &Slot, v: &Access) -> Vec<String> {
        let c = &slot.checks;
        let mut found = Vec::new();
        match &slot.ty {
            Ty::Str => {
                if c.min_length.is_some() || c.max_length.is_some() {
                    let max = c.max_length.map_or_else(|| "usize::MAX".to_owned(), |max| max.to_string());
                    found.push(format!("length({}, {}, {max})", v.argument(), c.min_length.unwrap_or(0)));
                }
                if let Some(pattern) = &c.pattern {
                    found.push(format!("{}.is_match({})", self.patterns[pattern], v.argument()));
                }
                if let Some(format) = &c.format {
                    found.push(format!("{}.is_valid({})", format_name(format), v.argument()));
                }
            }
            Ty::I32 | Ty::I64 | Ty::F64 => number(c, &slot.ty, v, &mut found),
            Ty::Bool => {
                if let Some(values) = &c.one_of {
                    let any: Vec<String> = values.iter().map(|value| format!("{} == {value}", v.value())).collect();
                    found.push(alternatives(&any));
                }
            }
            Ty::List(inner) => {
                counts(c, v, &mut found);
                if c.unique {
                    found.push(format!("unique({})", v.argument()));
                }
                let items = self.nullable_conditions(inner, &VALUE);
                if !items.is_empty() {
                    found.push(format!("{}.iter().all(|value| {})", v.receiver(), items.join(" && ")));
                }
            }
            Ty::Map(inner) => {
                counts(c, v, &mut found);
                let items = self.nullable_conditions(inner, &VALUE);
                if !items.is_empty() {
                    found.push(format!("{}.values().all(|value| {})", v.receiver(), items.join(" && ")));
                }
            }
            Ty::Object => counts(c, v, &mut found),
            Ty::Named(ix) if self.checked.contains(ix) => {
                let def = self.program.type_def(*ix);
                match &def.kind {
                    TypeKind::Alias { newtype: false, .. } => {
                        found.push(format!("{}({})", alias_check(&def.name), v.argument()));
                    }
                    _ => found.push(format!("{}.is_valid()", v.receiver())),
                }
            }
            _ => {}
        }
        found
    }
}

fn number(c: &Checks, ty: &Ty, access: &Access, found: &mut Vec<String>) {
    let is_float = matches!(ty, Ty::F64);
    let v = access.value();
    let mut compare = |bound: &Option<Number>, operator: &str| {
        let Some(bound) = bound else { return };
        match (is_float, bound.as_i64()) {
            // What the type keeps anyhow.
            (false, Some(whole))
                if matches!(ty, Ty::I32) && at_limit(operator, whole, i64::from(i32::MIN), i64::from(i32::MAX)) => {}
            (false, Some(whole)) if at_limit(operator, whole, i64::MIN, i64::MAX) => {}
            (false, Some(whole)) => {
                let left = if matches!(ty, Ty::I32) && i32::try_from(whole).is_err() {
                    format!("i64::from({v})")
                } else {
                    v.clone()
                };
                found.push(format!("{left} {operator} {whole}"));
            }
            (false, None) => {
                found.push(format!("({v} as f64) {operator} {:?}_f64", bound.as_f64().unwrap_or_default()));
            }
            (true, _) => found.push(format!("{v} {operator} {:?}_f64", bound.as_f64().unwrap_or_default())),
        }
    };
    compare(&c.minimum, ">=");
    compare(&c.maximum, "<=");
    compare(&c.exclusive_minimum, ">");
    compare(&c.exclusive_maximum, "<");
    if let Some(divisor) = c.multiple_of.as_ref().and_then(Number::as_i64).filter(|d| *d != 0) {
        found.push(format!("{v} % {divisor} == 0"));
    }
    if let Some(values) = &c.one_of {
        let any: Vec<String> = values.iter().filter_map(Value::as_i64).map(|value| format!("{v} == {value}")).collect();
        found.push(alternatives(&any));
    }
}

/// One of several conditions.
fn alternatives(any: &[String]) -> String {
    match any {
        [] => "false".to_owned(),
        [one] => one.clone(),
        several => format!("({})", several.join(" || ")),
    }
}

/// Whether a bound lies at or beyond what the type can hold.
fn at_limit(operator: &str, bound: i64, min: i64, max: i64) -> bool {
    match operator {
        ">=" => bound <= min,
        "<=" => bound >= max,
        ">" => bound < min,
        _ => bound > max,
    }
}

fn counts(c: &Checks, v: &Access, found: &mut Vec<String>) {
    if let Some(min) = c.min_items.filter(|min| *min > 0) {
        found.push(format!("{}.len() >= {min}", v.receiver()));
    }
    if let Some(max) = c.max_items {
        found.push(format!("{}.len() <= {max}", v.receiver()));
    }
}

fn alias_check(name: &str) -> String {
    let mut out = String::from("valid");
    for c in name.chars() {
        if c.is_uppercase() {
            out.push('_');
        }
        out.extend(c.to_lowercase());
    }
    out
}
