//! Which fields a form can have.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::{
    Field, FieldKind,
    answer::{self, MAX_TEXT},
};
use crate::domain::{
    error::Fault,
    text::{MAX_NAME, check_description, check_name},
};

/// Most fields of a form.
pub const MAX_FIELDS: usize = 100;
/// Most options of a field.
pub const MAX_OPTIONS: usize = 500;
const MAX_FIELD_NAME: usize = 64;
const MAX_HELP: usize = 1_000;
const MAX_PATTERN: usize = 1_000;
/// What a compiled pattern may take: enough for any that people write, too little to fill the memory with.
const MAX_COMPILED: usize = 1 << 20;

/// Every fault of a form's fields, with pointers from the form (`/fields/0/name`).
pub fn check(fields: &[Field]) -> Vec<Fault> {
    let mut faults = Vec::new();
    if fields.is_empty() {
        faults.push(Fault::new("/fields", "min_items", "a form needs at least one field"));
    }
    if fields.len() > MAX_FIELDS {
        faults.push(Fault::new("/fields", "max_items", format!("a form has at most {MAX_FIELDS} fields")));
    }
    let mut names = HashSet::new();
    for (index, field) in fields.iter().enumerate() {
        let pointer = format!("/fields/{index}");
        if !names.insert(field.name.as_str()) {
            let message = format!("`{}` is the name of another field already", field.name);
            faults.push(Fault::new(format!("{pointer}/name"), "duplicate", message));
        }
        let before = faults.len();
        texts(field, &pointer, &mut faults);
        options(field, &pointer, &mut faults);
        bounds(field, &pointer, &mut faults);
        // A default is judged by a field that is whole.
        if faults.len() == before {
            default(field, &pointer, &mut faults);
        }
    }
    faults
}

/// `first_name` → `First name`.
pub fn label_of(name: &str) -> String {
    let words = name.replace(['_', '-'], " ");
    let words = words.trim();
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => name.to_owned(),
    }
}

/// The pattern, to be matched against the whole text. Linear in time, whatever the pattern.
pub(super) fn compiled(pattern: &str) -> Result<regex::Regex, regex::Error> {
    // Its own check first: anchored, `a)(b` would become a pattern.
    regex::RegexBuilder::new(pattern).size_limit(MAX_COMPILED).build()?;
    regex::RegexBuilder::new(&format!(r"\A(?:{pattern})\z")).size_limit(MAX_COMPILED).build()
}

fn texts(field: &Field, pointer: &str, faults: &mut Vec<Fault>) {
    let is_name = field.name.starts_with(|first: char| first.is_ascii_alphabetic())
        && field.name.chars().all(|one| one.is_ascii_alphanumeric() || matches!(one, '_' | '-'))
        && field.name.len() <= MAX_FIELD_NAME;
    if !is_name {
        let message = format!(
            "must begin with a letter and go on with letters, digits, `_` and `-`, {MAX_FIELD_NAME} characters at most"
        );
        faults.push(Fault::new(format!("{pointer}/name"), "pattern", message));
    }
    faults.extend(check_name(&format!("{pointer}/label"), &field.label));
    if let Some(help) = &field.help {
        faults.extend(check_description(&format!("{pointer}/help"), help));
        if help.chars().count() > MAX_HELP {
            let message = format!("must have at most {MAX_HELP} characters");
            faults.push(Fault::new(format!("{pointer}/help"), "max_length", message));
        }
    }
    if let Some(placeholder) = &field.placeholder {
        let at = format!("{pointer}/placeholder");
        if !(field.kind.writes() || field.kind.counts()) || field.kind == FieldKind::Hidden {
            faults.push(inapplicable(&at, "a field that is typed"));
        }
        if placeholder.chars().count() > MAX_NAME {
            faults.push(Fault::new(&at, "max_length", format!("must have at most {MAX_NAME} characters")));
        }
        if placeholder.chars().any(|one| one.is_ascii_control()) {
            faults.push(Fault::new(&at, "control_character", "must not contain control characters"));
        }
    }
}

fn options(field: &Field, pointer: &str, faults: &mut Vec<Fault>) {
    let at = format!("{pointer}/options");
    match (field.kind.chooses(), field.options.len()) {
        (true, 0) => faults.push(Fault::new(&at, "required", "a choice needs at least one option")),
        (true, count) if count > MAX_OPTIONS => {
            faults.push(Fault::new(&at, "max_items", format!("a choice has at most {MAX_OPTIONS} options")));
        }
        (false, 1..) => faults.push(inapplicable(&at, "a select, a radio or a multiselect")),
        _ => {}
    }
    let mut values = HashSet::new();
    for (index, option) in field.options.iter().enumerate() {
        faults.extend(check_name(&format!("{at}/{index}/value"), &option.value));
        faults.extend(check_name(&format!("{at}/{index}/label"), &option.label));
        if !values.insert(option.value.as_str()) {
            let message = format!("`{}` is the value of another option already", option.value);
            faults.push(Fault::new(format!("{at}/{index}"), "duplicate", message));
        }
    }
}

fn bounds(field: &Field, pointer: &str, faults: &mut Vec<Fault>) {
    let present = [
        ("min", field.min.is_some(), field.kind.counts(), "a number or an integer"),
        ("max", field.max.is_some(), field.kind.counts(), "a number or an integer"),
        ("min_length", field.min_length.is_some(), field.kind.writes(), "a field that is typed as text"),
        ("max_length", field.max_length.is_some(), field.kind.writes(), "a field that is typed as text"),
        ("pattern", field.pattern.is_some(), has_pattern(field.kind), "a text, a textarea, a tel or a hidden field"),
    ];
    for (name, is_there, applies, to) in present {
        if is_there && !applies {
            faults.push(inapplicable(&format!("{pointer}/{name}"), to));
        }
    }
    for (name, bound) in [("min", field.min), ("max", field.max)] {
        if bound.is_some_and(|bound| !bound.is_finite()) {
            faults.push(Fault::new(format!("{pointer}/{name}"), "type", "must be a finite number"));
        }
    }
    if matches!((field.min, field.max), (Some(min), Some(max)) if min > max) {
        faults.push(Fault::new(format!("{pointer}/max"), "minimum", "must not be less than `min`"));
    }
    for (name, length) in [("min_length", field.min_length), ("max_length", field.max_length)] {
        if length.is_some_and(|length| length > MAX_TEXT) {
            faults.push(Fault::new(format!("{pointer}/{name}"), "maximum", format!("must be at most {MAX_TEXT}")));
        }
    }
    if matches!((field.min_length, field.max_length), (Some(min), Some(max)) if min > max) {
        faults.push(Fault::new(format!("{pointer}/max_length"), "minimum", "must not be less than `min_length`"));
    }
    if let Some(pattern) = &field.pattern {
        let at = format!("{pointer}/pattern");
        if pattern.chars().count() > MAX_PATTERN {
            faults.push(Fault::new(&at, "max_length", format!("must have at most {MAX_PATTERN} characters")));
        } else if let Err(error) = compiled(pattern) {
            faults.push(Fault::new(
                &at,
                "pattern",
                format!("is no regular expression that works here: {}", told(&error)),
            ));
        }
    }
}

fn has_pattern(kind: FieldKind) -> bool {
    matches!(kind, FieldKind::Text | FieldKind::Textarea | FieldKind::Tel | FieldKind::Hidden)
}

/// The last line of what the compiler says, which is the cause; the lines before draw the pattern.
fn told(error: &regex::Error) -> String {
    let text = error.to_string();
    let last = text.lines().last().unwrap_or_default();
    last.trim_start_matches("error: ").to_owned()
}

/// A default is what the field would accept, as if it had been sent.
fn default(field: &Field, pointer: &str, faults: &mut Vec<Fault>) {
    let Some(default) = &field.default else { return };
    let alone = Field { default: None, required: false, ..field.clone() };
    let sent = Map::from_iter([(field.name.clone(), default.clone())]);
    let prefix = format!("/{}", field.name);
    if let Err(found) = answer::check(std::slice::from_ref(&alone), &sent, "") {
        for fault in found {
            let rest = fault.pointer.strip_prefix(&prefix).unwrap_or_default();
            faults.push(Fault { pointer: format!("{pointer}/default{rest}"), ..fault });
        }
    } else if is_empty(default) {
        faults.push(Fault::new(format!("{pointer}/default"), "min_length", "must not be empty: leave it out"));
    }
}

fn is_empty(value: &Value) -> bool {
    value.is_null() || value.as_str().is_some_and(|text| text.trim().is_empty())
}

fn inapplicable(pointer: &str, to: &str) -> Fault {
    Fault::new(pointer, "not_applicable", format!("applies to {to} only"))
}

#[cfg(test)]
mod tests;
