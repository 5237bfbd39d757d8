// Copied by `cargo xtask generate` from its own runtime.

//! The whole document at run time, as poem-openapi wants to hear it.

use std::{collections::BTreeMap, sync::OnceLock};

use ::poem_openapi::registry::{MetaSchema, MetaSchemaRef, MetaTag, Registry};
use serde_json::{Map, Value};

use super::{operation::security_scheme, schema};
use crate::runtime::Schemas;

/// The document, self-contained, with what poem-openapi is told about it.
///
/// A schema under `components/schemas` is told under its name there; another one that something refers to under a name made of its pointer.
/// The names of two documents in one service must differ, as those of two types must in poem-openapi: it panics where they do not.
#[derive(Debug)]
pub struct Document {
    schemas: Schemas,
    named: OnceLock<BTreeMap<String, &'static Value>>,
}

impl Document {
    /// A document from its text.
    pub const fn new(text: &'static str) -> Self {
        Self { schemas: Schemas::new(text), named: OnceLock::new() }
    }

    /// Its schemas, for the slow path.
    pub fn schemas(&'static self) -> &'static Schemas {
        &self.schemas
    }

    pub(super) fn root(&'static self) -> &'static Value {
        self.schemas.bundle()
    }

    /// The node that `value` stands for, references followed.
    pub(super) fn follow(&'static self, mut value: &'static Value) -> &'static Value {
        // A chain of references that is longer than this runs in a circle.
        for _ in 0..64 {
            let target = value.get("$ref").and_then(Value::as_str).and_then(|r| self.root().pointer(&pointer_of(r)));
            match target {
                Some(target) => value = target,
                None => break,
            }
        }
        value
    }

    /// How the schema at a pointer is referred to: by name, or where it has none whole.
    pub fn schema_ref(&'static self, pointer: &str) -> MetaSchemaRef {
        match component(pointer) {
            Some(name) => MetaSchemaRef::Reference(name.to_owned()),
            None => match self.root().pointer(pointer) {
                Some(value) => schema::reference(value),
                None => MetaSchemaRef::Inline(Box::new(MetaSchema::ANY)),
            },
        }
    }

    /// Tells the registry of every named schema, tag and security scheme. `A` stands for the API in the message of a clash of names.
    pub fn register<A>(&'static self, registry: &mut Registry) {
        for (name, value) in self.named.get_or_init(|| self.find_named()) {
            registry.create_schema::<A, _>(name.clone(), |_| schema::convert(value));
        }
        for tag in self.root().get("tags").and_then(Value::as_array).into_iter().flatten() {
            if let Some(name) = text(tag, "name") {
                registry.create_tag(MetaTag { name, description: text(tag, "description"), external_docs: None });
            }
        }
        for (name, scheme) in self.members("/components/securitySchemes") {
            if let Some(scheme) = security_scheme(self.follow(scheme)) {
                registry.create_security_scheme(name, scheme);
            }
        }
    }

    fn find_named(&'static self) -> BTreeMap<String, &'static Value> {
        let mut named: BTreeMap<String, &'static Value> = BTreeMap::new();
        for (name, value) in self.members("/components/schemas") {
            named.insert(name.clone(), value);
        }
        // References elsewhere: to a part of a schema, or to what came from another file.
        let mut open = vec![self.root()];
        while let Some(value) = open.pop() {
            match value {
                Value::Object(members) => {
                    if let Some(reference) = members.get("$ref").and_then(Value::as_str)
                        && let Some(target) = self.root().pointer(&pointer_of(reference))
                    {
                        named.entry(name_of(reference)).or_insert(target);
                    }
                    open.extend(members.values());
                }
                Value::Array(items) => open.extend(items),
                _ => {}
            }
        }
        named
    }

    pub(super) fn members(&'static self, pointer: &str) -> impl Iterator<Item = (&'static String, &'static Value)> {
        self.root().pointer(pointer).and_then(Value::as_object).into_iter().flat_map(Map::iter)
    }
}

/// A member that is a string.
pub(super) fn text(value: &'static Value, name: &str) -> Option<&'static str> {
    value.get(name).and_then(Value::as_str)
}

/// A member that is `true`.
pub(super) fn flag(value: &Value, name: &str) -> bool {
    value.get(name) == Some(&Value::Bool(true))
}

/// The name of a schema under `components/schemas`.
fn component(pointer: &str) -> Option<&str> {
    pointer.strip_prefix("/components/schemas/").filter(|name| !name.contains('/'))
}

/// The JSON Pointer in a reference's fragment.
fn pointer_of(reference: &str) -> String {
    let fragment = reference.strip_prefix('#').unwrap_or(reference);
    percent_encoding::percent_decode_str(fragment).decode_utf8_lossy().into_owned()
}

/// The name under which what `reference` names is registered.
pub(super) fn name_of(reference: &str) -> String {
    let pointer = pointer_of(reference);
    match component(&pointer) {
        Some(name) => name.to_owned(),
        None => pointer.trim_start_matches('/').replace(|c: char| !c.is_ascii_alphanumeric(), "_"),
    }
}
