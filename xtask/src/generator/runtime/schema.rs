//! The slow path: when the fast one has not accepted a value, its JSON is judged by the document's own schema, and every violation is named.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use jsonschema::{ValidationError, Validator, error::ValidationErrorKind};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

use super::{In, Violation};

/// The document's schemas, parsed on first use; validators are built on first use and kept.
#[derive(Debug)]
pub struct Schemas {
    text: &'static str,
    bundle: OnceLock<Value>,
    validators: Mutex<BTreeMap<&'static str, Option<Arc<Validator>>>>,
}

impl Schemas {
    /// Schemas from the text of a self-contained document.
    pub const fn new(text: &'static str) -> Self {
        Self { text, bundle: OnceLock::new(), validators: Mutex::new(BTreeMap::new()) }
    }

    /// The document.
    pub fn bundle(&self) -> &Value {
        self.bundle.get_or_init(|| serde_json::from_str(self.text).unwrap_or_default())
    }

    fn validator(&self, pointer: &'static str) -> Option<Arc<Validator>> {
        let mut validators = self.validators.lock().unwrap_or_else(PoisonError::into_inner);
        validators
            .entry(pointer)
            .or_insert_with(|| {
                let mut root = self.bundle().clone();
                root.as_object_mut()?.insert("$ref".to_owned(), Value::String(reference(pointer)));
                options().build(&root).ok().map(Arc::new)
            })
            .clone()
    }

    /// Every rule of the schema at `pointer` that `value` breaks. Pointers start with `prefix`.
    pub fn violations(&self, pointer: &'static str, value: &Value, place: In, prefix: &str) -> Vec<Violation> {
        let Some(validator) = self.validator(pointer) else {
            return vec![violation(place, prefix.to_owned(), "schema", "the schema of this value cannot be evaluated".to_owned())];
        };
        let mut found = Vec::new();
        for error in validator.iter_errors(value) {
            explain(&error, place, prefix, &mut found);
        }
        found.dedup();
        found
    }

    /// Decodes a value that has been judged valid or must be judged now: violations, or the value.
    pub fn decode<T: DeserializeOwned>(
        &self,
        pointer: &'static str,
        mut value: Value,
        place: In,
        prefix: &str,
    ) -> Result<T, Vec<Violation>> {
        let found = self.violations(pointer, &value, place, prefix);
        if !found.is_empty() {
            return Err(found);
        }
        integers(&mut value);
        serde_path_to_error::deserialize(value).map_err(|error| {
            let pointer = error.path().iter().fold(prefix.to_owned(), |pointer, segment| match segment {
                serde_path_to_error::Segment::Seq { index } => format!("{pointer}/{index}"),
                serde_path_to_error::Segment::Map { key } => format!("{pointer}/{}", escape(key)),
                _ => pointer,
            });
            vec![violation(place, pointer, "type", error.into_inner().to_string())]
        })
    }
}

/// How schemas judge: by JSON Schema 2020-12 with formats, `byte` of the OpenAPI format registry among them.
fn options() -> jsonschema::ValidationOptions<'static> {
    jsonschema::draft202012::options()
        .should_validate_formats(true)
        .with_format("byte", |text: &str| text.parse::<super::Base64>().is_ok())
}

/// A JSON Pointer as a URI fragment (RFC 6901, section 6): path templates bring `{` and `}` into pointers, which no URI may hold.
fn reference(pointer: &str) -> String {
    const KEPT: &percent_encoding::AsciiSet =
        &percent_encoding::NON_ALPHANUMERIC.remove(b'/').remove(b'~').remove(b'-').remove(b'.').remove(b'_').remove(b'$');
    format!("#{}", percent_encoding::utf8_percent_encode(pointer, KEPT))
}

fn violation(place: In, pointer: String, keyword: &str, message: String) -> Violation {
    Violation { place, pointer, keyword: keyword.to_owned(), message }
}

fn escape(token: &str) -> String {
    token.replace('~', "~0").replace('/', "~1")
}

/// One violation a fault, pointing at the member that is missing or too many, and into the one alternative that the value was meant for.
/// Values are masked: they may be secrets.
fn explain(error: &ValidationError<'_>, place: In, prefix: &str, found: &mut Vec<Violation>) {
    let pointer = format!("{prefix}{}", error.instance_path().as_str());
    match error.kind() {
        ValidationErrorKind::Required { property } => {
            let name = property.as_str().unwrap_or_default();
            found.push(violation(place, format!("{pointer}/{}", escape(name)), "required", "is required".to_owned()));
        }
        ValidationErrorKind::AdditionalProperties { unexpected } | ValidationErrorKind::UnevaluatedProperties { unexpected } => {
            for name in unexpected {
                let pointer = format!("{pointer}/{}", escape(name));
                found.push(violation(place, pointer, error.kind().keyword(), "is not a known field".to_owned()));
            }
        }
        ValidationErrorKind::OneOfNotValid { context } | ValidationErrorKind::AnyOf { context } => {
            let here = error.instance_path().as_str();
            // Of another type, or of another kind by a constant member: not the alternative that was meant.
            let is_other = |e: &ValidationError<'_>| {
                let below = e.instance_path().as_str().strip_prefix(here).unwrap_or_default();
                match e.kind().keyword() {
                    "type" => below.is_empty(),
                    "const" | "enum" => below.matches('/').count() <= 1,
                    _ => false,
                }
            };
            let mut meant = context.iter().filter(|errors| !errors.iter().any(is_other));
            match (meant.next(), meant.next()) {
                (Some(errors), None) => errors.iter().for_each(|e| explain(e, place, prefix, found)),
                _ => found.push(violation(place, pointer, error.kind().keyword(), "fits none of the alternatives".to_owned())),
            }
        }
        _ => found.push(violation(place, pointer, error.kind().keyword(), error.masked().to_string())),
    }
}

/// JSON Schema counts `1.0` among the integers, serde does not: spells whole numbers as integers.
fn integers(value: &mut Value) {
    match value {
        Value::Number(number) => {
            if let Some(float) = number.as_f64().filter(|f| !number.is_i64() && !number.is_u64() && f.fract() == 0.0) {
                // Beyond 2^53 a float no longer names one integer.
                if float.abs() <= 9_007_199_254_740_992.0 {
                    #[allow(clippy::cast_possible_truncation)]
                    let whole = float as i64;
                    *number = whole.into();
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(integers),
        Value::Object(members) => members.values_mut().for_each(integers),
        _ => {}
    }
}

/// Whether a string has `min` to `max` Unicode code points.
pub fn length(text: &str, min: usize, max: usize) -> bool {
    // The byte length bounds the count from above, and a quarter of it from below: counting is rarely needed.
    let bytes = text.len();
    if bytes < min || bytes.div_ceil(4) > max {
        return false;
    }
    if bytes <= max && bytes.div_ceil(4) >= min {
        return true;
    }
    (min..=max).contains(&text.chars().count())
}

/// Whether no two items are equal as JSON.
pub fn unique<T: Serialize>(items: &[T]) -> bool {
    let mut seen = std::collections::HashSet::with_capacity(items.len());
    items.iter().all(|item| serde_json::to_string(item).is_ok_and(|text| seen.insert(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_counts_code_points() {
        assert!(length("äöü", 3, 3));
        assert!(!length("äöü", 4, 9));
        assert!(!length("äöüx", 0, 3));
        assert!(length("", 0, 0));
        assert!(length("😀", 1, 1));
        assert!(!length("😀", 2, 4));
    }

    #[test]
    fn a_pointer_through_a_path_template_is_followed() {
        let schemas = Schemas::new(r#"{"paths": {"/a/{id}": {"type": "integer"}}}"#);
        assert_eq!(schemas.violations("/paths/~1a~1{id}", &serde_json::json!("x"), In::Body, "")[0].keyword, "type");
    }

    #[test]
    fn every_fault_is_named_with_its_pointer() {
        let text = r##"{"a": {"type": "object", "required": ["x", "y/z"], "additionalProperties": false,
            "properties": {"x": {"type": "integer"}, "y/z": {"oneOf": [{"type": "null"}, {"$ref": "#/b"}]}}},
            "b": {"type": "object", "properties": {"n": {"type": "string", "maxLength": 1}}}}"##;
        let schemas = Schemas::new(text);
        let check = |value: Value| {
            let found = schemas.violations("/a", &value, In::Body, "");
            let mut found: Vec<_> = found.into_iter().map(|v| (v.pointer, v.keyword)).collect();
            found.sort();
            found
        };
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(check(serde_json::json!({})), [pair("/x", "required"), pair("/y~1z", "required")]);
        assert_eq!(
            check(serde_json::json!({"x": "1", "y/z": {"n": "long"}, "q": 1})),
            [pair("/q", "additionalProperties"), pair("/x", "type"), pair("/y~1z/n", "maxLength")]
        );
        assert_eq!(schemas.decode::<Value>("/a", serde_json::json!({"x": 1.0, "y/z": null}), In::Body, ""), Ok(serde_json::json!({"x": 1, "y/z": null})));
    }
}
