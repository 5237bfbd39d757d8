//! Schemas: one [`Schema`] for each place, however many references lead there, so that recursion ends.

use std::collections::{HashMap, HashSet, VecDeque};

use indexmap::IndexMap;
use serde_json::{Number, Value};

use super::{Builder, Node, extensions, pointer};
use crate::generator::resolved::{Discriminator, GeneratorError, JsonType, Schema, SchemaId};

/// Keywords that have a meaning for validators and no field in [`Schema`].
const OTHER_KEYWORDS: [&str; 15] = [
    "not",
    "if",
    "then",
    "else",
    "contains",
    "minContains",
    "maxContains",
    "patternProperties",
    "propertyNames",
    "dependentRequired",
    "dependentSchemas",
    "unevaluatedItems",
    "unevaluatedProperties",
    "contentSchema",
    "$dynamicRef",
];

/// Schemas met so far. Those that are met are queued, not read at once: a document's depth must not be the stack's.
#[derive(Default)]
pub(super) struct Schemas {
    ids: HashMap<String, SchemaId>,
    pointers: Vec<String>,
    queue: VecDeque<SchemaId>,
}

impl<'a> Builder<'a> {
    /// The id of the schema at a node.
    pub(super) fn schema(&mut self, node: &Node<'a>) -> SchemaId {
        self.schema_at(&node.pointer)
    }

    fn schema_at(&mut self, at: &str) -> SchemaId {
        if let Some(id) = self.schemas.ids.get(at) {
            return *id;
        }
        let id = SchemaId(self.schemas.pointers.len());
        self.schemas.ids.insert(at.to_owned(), id);
        self.schemas.pointers.push(at.to_owned());
        self.schemas.queue.push_back(id);
        id
    }

    /// Reads all schemas that were met, and those that these lead to.
    pub(super) fn finish_schemas(&mut self) -> Vec<Schema> {
        let mut schemas = Vec::new();
        // Ids are given in the order of the queue, so that the list's order is that of the ids.
        while let Some(id) = self.schemas.queue.pop_front() {
            let at = self.schemas.pointers[id.0].clone();
            let value = self.bundle.value.pointer(&at).unwrap_or(&Value::Bool(true));
            schemas.push(self.read_schema(&Node { pointer: at, value }));
        }
        self.check_cycles(&schemas);
        schemas
    }

    /// `a: {$ref: b}`, `b: {$ref: a}`: no value is valid or invalid by that. Composition (`allOf`) makes the same circle.
    fn check_cycles(&mut self, schemas: &[Schema]) {
        let mut reported = HashSet::new();
        for start in 0..schemas.len() {
            let mut seen = HashSet::new();
            let mut pending: Vec<SchemaId> = direct(&schemas[start]).collect();
            // Only schemas with a reference can begin a circle.
            if schemas[start].reference.is_none() {
                continue;
            }
            while let Some(id) = pending.pop() {
                if id.0 == start {
                    if reported.is_empty() || !seen.iter().any(|known| reported.contains(known)) {
                        self.errors.push(GeneratorError::Invalid {
                            location: schemas[start].location.clone(),
                            message: "this schema is defined by itself alone: no value decides it".to_owned(),
                        });
                    }
                    reported.insert(SchemaId(start));
                    reported.extend(seen.iter().copied());
                    break;
                }
                if seen.insert(id) {
                    pending.extend(direct(&schemas[id.0]));
                }
            }
        }
    }

    fn read_schema(&mut self, node: &Node<'a>) -> Schema {
        let mut schema = empty(node, self.location(node));
        match node.value {
            Value::Bool(value) => schema.boolean = Some(*value),
            Value::Object(_) => self.read_keywords(node, &mut schema),
            _ => self.invalid(node, "a schema is a mapping, or true or false"),
        }
        schema
    }

    fn read_keywords(&mut self, node: &Node<'a>, schema: &mut Schema) {
        if node.get("$ref").is_some_and(|reference| !reference.value.is_string()) {
            self.invalid(node, "`$ref` must be a string");
        }
        schema.reference = self.reference(node).map(|target| self.schema(&target));
        schema.types = self.types(node);
        schema.title = self.text(node, "title");
        schema.description = self.text(node, "description");
        schema.default = node.get("default").map(|default| default.value.clone());
        schema.deprecated = self.flag(node, "deprecated").unwrap_or(false);
        schema.read_only = self.flag(node, "readOnly").unwrap_or(false);
        schema.write_only = self.flag(node, "writeOnly").unwrap_or(false);
        schema.examples.extend(node.get("example").map(|example| example.value.clone()));
        schema.examples.extend(self.list(node, "examples").into_iter().map(|example| example.value.clone()));
        schema.format = self.text(node, "format");
        schema.constant = node.get("const").map(|constant| constant.value.clone());
        if node.get("enum").is_some() {
            schema.enumeration = Some(self.list(node, "enum").into_iter().map(|value| value.value.clone()).collect());
        }
        schema.minimum = self.number(node, "minimum");
        schema.maximum = self.number(node, "maximum");
        schema.exclusive_minimum = self.number(node, "exclusiveMinimum");
        schema.exclusive_maximum = self.number(node, "exclusiveMaximum");
        schema.multiple_of = self.number(node, "multipleOf");
        if schema.multiple_of.as_ref().and_then(Number::as_f64).is_some_and(|step| step <= 0.0) {
            self.invalid(node, "`multipleOf` must be more than 0");
        }
        schema.min_length = self.count(node, "minLength");
        schema.max_length = self.count(node, "maxLength");
        schema.pattern = self.text(node, "pattern");
        schema.content_encoding = self.text(node, "contentEncoding");
        schema.content_media_type = self.text(node, "contentMediaType");
        schema.items = self.items(node);
        schema.prefix_items = self.schema_list(node, "prefixItems");
        schema.min_items = self.count(node, "minItems");
        schema.max_items = self.count(node, "maxItems");
        schema.unique_items = self.flag(node, "uniqueItems").unwrap_or(false);
        schema.properties = self.schema_map(node, "properties");
        schema.required = self.texts(node, "required");
        schema.additional_properties = node.get("additionalProperties").map(|member| self.schema(&member));
        schema.min_properties = self.count(node, "minProperties");
        schema.max_properties = self.count(node, "maxProperties");
        schema.all_of = self.schema_list(node, "allOf");
        schema.any_of = self.schema_list(node, "anyOf");
        schema.one_of = self.schema_list(node, "oneOf");
        schema.discriminator = self.discriminator(node);
        schema.other_keywords =
            OTHER_KEYWORDS.into_iter().filter(|keyword| node.get(keyword).is_some()).map(str::to_owned).collect();
        schema.extensions = extensions(node);
        self.check_others(node);
    }

    /// Sub-schemas that only validators read must be schemas too.
    fn check_others(&mut self, node: &Node<'a>) {
        for keyword in
            ["not", "if", "then", "else", "contains", "propertyNames", "unevaluatedItems", "unevaluatedProperties"]
        {
            if let Some(member) = node.get(keyword) {
                self.schema(&member);
            }
        }
        for keyword in ["patternProperties", "dependentSchemas", "$defs"] {
            self.schema_map(node, keyword);
        }
        if let Some(member) = node.get("contentSchema") {
            self.schema(&member);
        }
    }

    fn types(&mut self, node: &Node<'a>) -> Vec<JsonType> {
        let Some(member) = node.get("type") else { return Vec::new() };
        let names: Vec<Node<'a>> = match member.value {
            Value::Array(_) => member.items().collect(),
            _ => vec![member.clone()],
        };
        if names.is_empty() {
            self.invalid(&member, "`type` must not be an empty list");
        }
        let mut types = Vec::new();
        for name in names {
            let known = match name.value.as_str() {
                Some("null") => JsonType::Null,
                Some("boolean") => JsonType::Boolean,
                Some("object") => JsonType::Object,
                Some("array") => JsonType::Array,
                Some("number") => JsonType::Number,
                Some("string") => JsonType::String,
                Some("integer") => JsonType::Integer,
                Some("file") => {
                    self.invalid(&name, "unknown type `file`: that is Swagger 2.0; say `type: string, format: binary`");
                    continue;
                }
                _ => {
                    self.invalid(&name, format!("unknown type {}", name.value));
                    continue;
                }
            };
            if types.contains(&known) {
                self.invalid(&name, format!("the type {} is there twice", name.value));
            } else {
                types.push(known);
            }
        }
        types
    }

    fn number(&mut self, node: &Node<'a>, key: &str) -> Option<Number> {
        let member = node.get(key)?;
        if let Value::Number(number) = member.value {
            return Some(number.clone());
        }
        self.invalid(&member, format!("`{key}` must be a number"));
        None
    }

    fn items(&mut self, node: &Node<'a>) -> Option<SchemaId> {
        let member = node.get("items")?;
        if member.value.is_array() {
            self.invalid(&member, "`items` is one schema in JSON Schema 2020-12: a list of them is `prefixItems`");
            return None;
        }
        Some(self.schema(&member))
    }

    fn schema_list(&mut self, node: &Node<'a>, key: &str) -> Vec<SchemaId> {
        let list = self.list(node, key);
        if list.is_empty()
            && let Some(member) = node.get(key)
            && member.value.is_array()
        {
            self.invalid(&member, format!("`{key}` must not be empty"));
        }
        list.iter().map(|item| self.schema(item)).collect()
    }

    fn schema_map(&mut self, node: &Node<'a>, key: &str) -> IndexMap<String, SchemaId> {
        let Some(member) = self.member_object(node, key) else { return IndexMap::new() };
        member.members().map(|item| (item.name(), self.schema(&item))).collect()
    }

    fn discriminator(&mut self, node: &Node<'a>) -> Option<Discriminator> {
        let member = self.member_object(node, "discriminator")?;
        let property = self.required_text(&member, "propertyName")?;
        let mut mapping = IndexMap::new();
        if let Some(declared) = self.member_object(&member, "mapping") {
            for item in declared.members() {
                // The bundler has made a local reference of every name.
                let target =
                    item.value.as_str().and_then(|text| text.strip_prefix('#')).and_then(pointer::percent_decode);
                match target.filter(|target| self.bundle.value.pointer(target).is_some()) {
                    Some(target) => {
                        mapping.insert(item.name(), self.schema_at(&target));
                    }
                    None if self.broken => {}
                    None => self.invalid(&item, "this leads to no schema"),
                }
            }
        }
        for key in ["oneOf", "anyOf"] {
            for branch in self.list(node, key) {
                let Some(target) = self.reference(&branch) else { continue };
                let Some(("/components/schemas", name)) = pointer::split_last(&target.pointer) else { continue };
                let id = self.schema(&target);
                if !mapping.values().any(|known| *known == id) && !mapping.contains_key(&name) {
                    mapping.insert(name, id);
                }
            }
        }
        Some(Discriminator { property, mapping })
    }
}

/// Schemas that judge the same value: what a circle without any structure is made of.
fn direct(schema: &Schema) -> impl Iterator<Item = SchemaId> + '_ {
    schema.reference.into_iter().chain(schema.all_of.iter().copied())
}

fn empty(node: &Node<'_>, location: crate::generator::resolved::Location) -> Schema {
    let name = match pointer::split_last(&node.pointer) {
        Some(("/components/schemas", name)) => Some(name),
        _ => None,
    };
    Schema {
        location,
        pointer: node.pointer.clone(),
        name,
        boolean: None,
        reference: None,
        types: Vec::new(),
        title: None,
        description: None,
        default: None,
        deprecated: false,
        read_only: false,
        write_only: false,
        examples: Vec::new(),
        format: None,
        constant: None,
        enumeration: None,
        minimum: None,
        maximum: None,
        exclusive_minimum: None,
        exclusive_maximum: None,
        multiple_of: None,
        min_length: None,
        max_length: None,
        pattern: None,
        content_encoding: None,
        content_media_type: None,
        items: None,
        prefix_items: Vec::new(),
        min_items: None,
        max_items: None,
        unique_items: false,
        properties: IndexMap::new(),
        required: Vec::new(),
        additional_properties: None,
        min_properties: None,
        max_properties: None,
        all_of: Vec::new(),
        any_of: Vec::new(),
        one_of: Vec::new(),
        discriminator: None,
        other_keywords: Vec::new(),
        extensions: IndexMap::new(),
    }
}
