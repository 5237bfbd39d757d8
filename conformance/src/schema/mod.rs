//! Schemas at work: the verdict on values ([`Schemas`]), values that are valid ([`generate`]) and values that are not ([`mutate`]).
//!
//! The verdict is always the validator's. The generator and the mutator only propose; what the validator does not confirm is never sent.

pub mod bounds;
mod discriminator;
pub mod extremes;
pub mod flatten;
pub mod generate;
mod inheritance;
pub mod inside;
pub mod mutate;
pub mod pairs;
pub mod text;
mod violated;

use std::{
    collections::HashMap,
    fmt::Write as _,
    sync::{Arc, Mutex, PoisonError},
};

use base64::Engine as _;
use jsonschema::{Registry, Validator};
use serde_json::{Value, json};

use crate::document::{Document, bundle};

/// Which way a value travels. `readOnly` members are not sent, `writeOnly` members do not come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// To the server.
    Request,
    /// From the server.
    Response,
}

/// Validators for every schema of a document, in both directions.
pub struct Schemas {
    request: View,
    response: View,
    is_30: bool,
    cache: Mutex<Cache>,
    /// The same read without its discriminators, where they make a difference.
    plain: Option<Box<Schemas>>,
}

/// Compiled validators; `None` for a schema that cannot be compiled, so that it is tried once only.
type Cache = HashMap<(Direction, String), Option<Arc<Validator>>>;

struct View {
    base: &'static str,
    root: Value,
    registry: Registry<'static>,
}

/// One thing that a value breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    /// Where in the value.
    pub instance: String,
    /// Where in the document the broken keyword stands, as far as is known.
    pub schema: String,
    /// The keyword.
    pub keyword: String,
    /// In words.
    pub message: String,
}

/// Why a document's schemas cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("the document's schemas cannot be prepared: {0}")]
pub struct SchemaError(String);

impl Schemas {
    /// Prepares a document's schemas.
    pub fn new(document: &Document) -> Result<Self, SchemaError> {
        let mut narrowed = document.root().clone();
        discriminator::apply(&mut narrowed);
        let plain = (narrowed != *document.root()).then(|| Self::read(document, false)).transpose()?;
        Ok(Self { plain: plain.map(Box::new), ..Self::read(document, true)? })
    }

    fn read(document: &Document, with_discriminators: bool) -> Result<Self, SchemaError> {
        let view = |direction| View::new(document.root(), direction, with_discriminators);
        Ok(Self {
            request: view(Direction::Request)?,
            response: view(Direction::Response)?,
            is_30: document.is_30,
            cache: Mutex::new(HashMap::new()),
            plain: None,
        })
    }

    /// The same schemas read without discriminators, which by the specification must not change what is valid (OpenAPI 3.1.1, section 4.8.25), and by which
    /// branches are chosen all the same; `None` where both come to the same. What only one of the two readings says is not sure.
    pub fn plain(&self) -> Option<&Self> {
        self.plain.as_deref()
    }

    /// A document's schemas as one sees them who writes answers: what is sent is what the server sends. For those that make answers, with all
    /// that makes requests.
    pub fn of_answers(document: &Document) -> Result<Self, SchemaError> {
        let Self { request, response, is_30, cache, plain } = Self::new(document)?;
        Ok(Self { request: response, response: request, is_30, cache, plain })
    }

    fn view(&self, direction: Direction) -> &View {
        match direction {
            Direction::Request => &self.request,
            Direction::Response => &self.response,
        }
    }

    /// The schema at a pointer, as the direction sees it.
    pub fn schema(&self, direction: Direction, pointer: &str) -> &Value {
        self.view(direction).root.pointer(pointer).unwrap_or(&Value::Bool(true))
    }

    /// The schema that a `$ref` inside a schema leads to.
    pub fn target(&self, direction: Direction, reference: &str) -> Option<&Value> {
        let view = self.view(direction);
        view.root.pointer(&decode_fragment(reference.strip_prefix(view.base)?.strip_prefix('#')?))
    }

    /// What a value surely breaks of the schema at a pointer.
    pub fn breaches(&self, direction: Direction, pointer: &str, value: &Value) -> Vec<Breach> {
        let Some(validator) = self.at(direction, pointer) else { return Vec::new() };
        if self.plain.as_ref().is_some_and(|plain| plain.accepts(direction, pointer, value)) {
            return Vec::new();
        }
        validator
            .iter_errors(value)
            .map(|error| {
                let mut breach = Breach {
                    instance: error.instance_path().as_str().to_owned(),
                    schema: error
                        .absolute_keyword_location()
                        .and_then(|uri| Some(decode_fragment(uri.as_str().split_once('#')?.1)))
                        .unwrap_or_else(|| pointer.to_owned()),
                    keyword: error.kind().keyword().to_owned(),
                    message: clip(&error.to_string(), 240),
                };
                // What stands here in the document the other direction knows, and the value is most likely a secret.
                if breach.keyword == "falseSchema"
                    && self.request.root.pointer(&breach.schema).is_some_and(|schema| *schema != Value::Bool(false))
                {
                    "writeOnly".clone_into(&mut breach.keyword);
                    "what is `writeOnly` came in an answer".clone_into(&mut breach.message);
                }
                breach
            })
            .collect()
    }

    /// Whether the schema at a pointer accepts a value. A schema that cannot be compiled accepts everything.
    pub fn accepts(&self, direction: Direction, pointer: &str, value: &Value) -> bool {
        self.at(direction, pointer).is_none_or(|validator| validator.is_valid(value))
    }

    /// Whether an inline schema accepts a value.
    pub fn accepts_inline(&self, direction: Direction, schema: &Value, value: &Value) -> bool {
        let key = schema.to_string();
        self.compiled(direction, &key, || schema.clone()).is_none_or(|validator| validator.is_valid(value))
    }

    /// The schemas among `pointers` that cannot be compiled, with the reason.
    pub fn broken<'a>(&self, pointers: impl Iterator<Item = &'a str>) -> Vec<(String, String)> {
        let mut broken = Vec::new();
        for pointer in pointers {
            if let Err(reason) = self.compile(Direction::Request, &self.by_reference(Direction::Request, pointer)) {
                broken.push((pointer.to_owned(), reason));
            }
        }
        broken
    }

    fn by_reference(&self, direction: Direction, pointer: &str) -> Value {
        json!({"$ref": format!("{}#{}", self.view(direction).base, encode_fragment(pointer))})
    }

    fn at(&self, direction: Direction, pointer: &str) -> Option<Arc<Validator>> {
        self.compiled(direction, pointer, || self.by_reference(direction, pointer))
    }

    fn compiled(&self, direction: Direction, key: &str, schema: impl Fn() -> Value) -> Option<Arc<Validator>> {
        let mut cache = self.cache.lock().unwrap_or_else(PoisonError::into_inner);
        cache
            .entry((direction, key.to_owned()))
            .or_insert_with(|| self.compile(direction, &schema()).ok().map(Arc::new))
            .clone()
    }

    fn compile(&self, direction: Direction, schema: &Value) -> Result<Validator, String> {
        let mut options =
            jsonschema::options().with_registry(&self.view(direction).registry).should_validate_formats(true).offline();
        if self.is_30 {
            // 3.0 alone defines this format; later versions say `contentEncoding`.
            options = options
                .with_format("byte", |text: &str| base64::engine::general_purpose::STANDARD.decode(text).is_ok());
        }
        options.build(schema).map_err(|error| error.to_string())
    }
}

impl View {
    fn new(bundle: &Value, direction: Direction, with_discriminators: bool) -> Result<Self, SchemaError> {
        let base = match direction {
            Direction::Request => "https://document.invalid/request",
            Direction::Response => "https://document.invalid/response",
        };
        let mut root = bundle.clone();
        shape(&mut root, bundle, direction);
        if with_discriminators {
            discriminator::apply(&mut root);
        }
        absolute(&mut root, base);
        let registry = Registry::new()
            .add(base, root.clone())
            .and_then(jsonschema::RegistryBuilder::prepare)
            .map_err(|error| SchemaError(error.to_string()))?;
        Ok(Self { base, root, registry })
    }
}

/// Applies `readOnly` and `writeOnly`, which are annotations to a validator.
fn shape(node: &mut Value, bundle: &Value, direction: Direction) {
    let flag = match direction {
        Direction::Request => "readOnly",
        Direction::Response => "writeOnly",
    };
    match node {
        Value::Array(items) => items.iter_mut().for_each(|item| shape(item, bundle, direction)),
        Value::Object(members) => {
            if let Some(Value::Object(properties)) = members.get_mut("properties") {
                let mut hidden = Vec::new();
                for (name, property) in properties.iter_mut() {
                    let target = property
                        .get("$ref")
                        .and_then(Value::as_str)
                        .and_then(|reference| bundle.pointer(&decode_fragment(reference.strip_prefix('#')?)));
                    let flagged = |schema: &Value| schema.get(flag).and_then(Value::as_bool) == Some(true);
                    if flagged(property) || target.is_some_and(flagged) {
                        hidden.push(name.clone());
                        if direction == Direction::Response {
                            *property = Value::Bool(false);
                        }
                    }
                }
                if let Some(Value::Array(required)) = members.get_mut("required") {
                    required.retain(|name| !hidden.iter().any(|other| name == other));
                }
            }
            members.iter_mut().for_each(|(_, member)| shape(member, bundle, direction));
        }
        _ => {}
    }
}

/// Gives references their document, so that a schema means the same wherever it is compiled.
fn absolute(node: &mut Value, base: &str) {
    match node {
        Value::Array(items) => items.iter_mut().for_each(|item| absolute(item, base)),
        Value::Object(members) => {
            for (key, member) in members.iter_mut() {
                match member {
                    Value::String(target) if key == "$ref" && target.starts_with('#') => {
                        *target = format!("{base}{target}");
                    }
                    _ => absolute(member, base),
                }
            }
        }
        _ => {}
    }
}

fn encode_fragment(pointer: &str) -> String {
    let mut out = String::with_capacity(pointer.len());
    for byte in pointer.bytes() {
        if byte.is_ascii_alphanumeric() || b"/~-._$".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

fn decode_fragment(fragment: &str) -> String {
    bundle::percent_decode(fragment)
}

/// Cuts a text to a length that can be read, at a character's end.
pub fn clip(text: &str, length: usize) -> String {
    if text.chars().count() <= length {
        return text.to_owned();
    }
    let mut out: String = text.chars().take(length).collect();
    out.push('…');
    out
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// The schemas of a document whose one schema, `S`, is given.
    pub(crate) fn schemas(schema: &Value) -> Schemas {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("document.json");
        let document = json!({"openapi": "3.1.0", "paths": {}, "components": {"schemas": {"S": schema}}});
        std::fs::write(&file, document.to_string()).unwrap();
        Schemas::new(&Document::load(&file).unwrap()).unwrap()
    }

    #[test]
    fn what_is_read_only_need_not_be_sent_and_what_is_write_only_must_not_come_back() {
        let schemas = schemas(&json!({"type": "object", "required": ["id", "secret"], "properties": {
            "id": {"type": "integer", "readOnly": true}, "secret": {"type": "string", "writeOnly": true}
        }}));
        let at = "/components/schemas/S";
        assert!(schemas.accepts(Direction::Request, at, &json!({"secret": "s"})));
        assert!(!schemas.accepts(Direction::Request, at, &json!({"id": 1})));
        let breaches = schemas.breaches(Direction::Response, at, &json!({"id": 1, "secret": "s3cr3t"}));
        let said: Vec<(&str, &str)> = breaches.iter().map(|one| (&*one.keyword, &*one.message)).collect();
        assert_eq!(said, [("writeOnly", "what is `writeOnly` came in an answer")]);
        assert!(schemas.accepts(Direction::Response, at, &json!({"id": 1})));
        assert!(!schemas.accepts(Direction::Response, at, &json!({"id": 1, "secret": "s"})));
    }

    #[test]
    fn a_breach_names_the_keyword_the_part_and_the_line_of_the_document() {
        let schemas = schemas(&json!({"properties": {"a/b": {"type": "string"}}}));
        let breaches = schemas.breaches(Direction::Response, "/components/schemas/S", &json!({"a/b": 1}));
        assert_eq!(breaches.len(), 1);
        assert_eq!((breaches[0].keyword.as_str(), breaches[0].instance.as_str()), ("type", "/a~1b"));
        assert_eq!(breaches[0].schema, "/components/schemas/S/properties/a~1b/type");
    }

    #[test]
    fn a_schema_that_cannot_be_compiled_is_named() {
        let schemas = schemas(&json!({"type": "string", "pattern": "("}));
        assert_eq!(schemas.broken(["/components/schemas/S"].into_iter()).len(), 1);
    }
}
