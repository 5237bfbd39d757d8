//! One schema with everything drawn in that it refers to, in one spelling.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

/// A schema and where it stands. Several nodes in a list hold together, as in `allOf`.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    pub(crate) value: Value,
    pub(crate) at: String,
}

impl Node {
    pub(crate) fn new(value: &Value, at: String) -> Self {
        Self { value: value.clone(), at }
    }

    fn child(&self, name: &str, value: &Value) -> Self {
        Self::new(value, format!("{}/{name}", self.at))
    }

    /// The name of the component that it is, where it is nothing but a reference to one.
    pub(crate) fn bare_component(&self) -> Option<&str> {
        let members = self.value.as_object()?;
        let is_bare = members.keys().all(|key| key == "$ref" || key == "default" || is_annotation(key));
        let name = members.get("$ref")?.as_str()?.strip_prefix("#/components/schemas/")?;
        (is_bare && !name.contains('/')).then_some(name)
    }
}

/// Several alternatives.
#[derive(Debug, Default)]
pub(crate) struct Union {
    pub(crate) one_of: bool,
    pub(crate) alternatives: Vec<Vec<Node>>,
    pub(crate) tag: Option<String>,
    pub(crate) mapping: BTreeMap<String, String>,
}

/// What a schema says.
#[derive(Debug, Default)]
pub(crate) struct Flat {
    pub(crate) at: String,
    pub(crate) nullable: bool,
    /// Empty: any.
    pub(crate) types: BTreeSet<String>,
    pub(crate) values: Option<Vec<Value>>,
    /// Keywords that need no looking into, and where they stand.
    pub(crate) rules: BTreeMap<String, (Value, String)>,
    pub(crate) properties: BTreeMap<String, Vec<Node>>,
    pub(crate) required: BTreeSet<String>,
    pub(crate) closed: bool,
    pub(crate) additional: Vec<Node>,
    pub(crate) items: Vec<Node>,
    pub(crate) union: Option<Union>,
}

/// Keywords that describe and do not judge.
fn is_annotation(keyword: &str) -> bool {
    const ANNOTATIONS: &[&str] = &[
        "title",
        "description",
        "example",
        "examples",
        "deprecated",
        "readOnly",
        "writeOnly",
        "externalDocs",
        "xml",
        "$comment",
        "summary",
        "contentMediaType",
    ];
    ANNOTATIONS.contains(&keyword) || keyword.starts_with("x-")
}

/// Keywords by the type that they speak of.
const OF_STRING: &[&str] = &["minLength", "maxLength", "pattern", "format", "contentEncoding"];
const OF_NUMBER: &[&str] = &["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "format"];
const OF_ARRAY: &[&str] = &[
    "minItems",
    "maxItems",
    "uniqueItems",
    "prefixItems",
    "contains",
    "minContains",
    "maxContains",
    "unevaluatedItems",
];
const OF_OBJECT: &[&str] = &[
    "minProperties",
    "maxProperties",
    "patternProperties",
    "propertyNames",
    "dependentRequired",
    "dependentSchemas",
    "unevaluatedProperties",
];

/// Formats that judge a string; others are annotations.
const FORMATS: &[&str] = &[
    "date-time",
    "date",
    "uuid",
    "byte",
    "binary",
    "email",
    "idn-email",
    "hostname",
    "idn-hostname",
    "ipv4",
    "ipv6",
    "uri",
    "uri-reference",
    "iri",
    "iri-reference",
    "uri-template",
    "json-pointer",
    "relative-json-pointer",
    "regex",
    "time",
    "duration",
];

/// What references are looked up in: the document, and for nodes of the types what the types say.
pub(crate) struct Sources<'a> {
    pub(crate) document: &'a Value,
    pub(crate) types: &'a Value,
}

impl Sources<'_> {
    fn target(&self, node: &Node, reference: &str) -> Option<Node> {
        let pointer = reference.strip_prefix('#')?.replace("%7B", "{").replace("%7D", "}");
        if node.at.starts_with("types:") {
            return Some(Node::new(self.types.pointer(&pointer)?, format!("types:{pointer}")));
        }
        Some(Node::new(self.document.pointer(&pointer)?, pointer))
    }

    /// Everything that `nodes` say together.
    pub(crate) fn flatten(&self, nodes: &[Node]) -> Flat {
        let mut flat = Flat::default();
        let mut base = Vec::new();
        let mut discriminator = None;
        let mut open: Vec<Node> = nodes.iter().rev().cloned().collect();
        let mut steps = 0;
        while let Some(node) = open.pop() {
            steps += 1;
            assert!(steps < 1000, "{} leads back to itself", node.at);
            if flat.at.is_empty()
                || node.bare_component().is_none()
                    && flat.rules.is_empty()
                    && flat.types.is_empty()
                    && flat.properties.is_empty()
            {
                flat.at.clone_from(&node.at);
            }
            if node.value == json!(false) {
                flat.rules.insert("false".to_owned(), (json!(true), node.at.clone()));
            }
            let Some(members) = node.value.as_object() else { continue };
            let mut rest = members.clone();
            for (keyword, value) in members {
                match keyword.as_str() {
                    "$ref" => open.extend(value.as_str().and_then(|reference| self.target(&node, reference))),
                    "allOf" => {
                        let parts = value.as_array().into_iter().flatten().enumerate();
                        let parts: Vec<Node> = parts.map(|(n, part)| node.child(&format!("allOf/{n}"), part)).collect();
                        open.extend(parts.into_iter().rev());
                    }
                    "oneOf" | "anyOf" => {
                        rest.remove(keyword);
                        let parts = value.as_array().into_iter().flatten().enumerate();
                        let alternatives: Vec<Vec<Node>> =
                            parts.map(|(n, part)| vec![node.child(&format!("{keyword}/{n}"), part)]).collect();
                        if alternatives.iter().flatten().all(only_constrains) || flat.union.is_some() {
                            flat.rules.insert(keyword.clone(), (value.clone(), node.at.clone()));
                        } else {
                            flat.union = Some(Union { one_of: keyword == "oneOf", alternatives, ..Union::default() });
                        }
                    }
                    "discriminator" => {
                        rest.remove(keyword);
                        discriminator = Some(value.clone());
                    }
                    "default" => {}
                    _ if is_annotation(keyword) => {}
                    _ => flat.take(&node, keyword, value),
                }
            }
            rest.retain(|keyword, _| {
                !matches!(keyword.as_str(), "$ref" | "allOf" | "default") && !is_annotation(keyword)
            });
            if !rest.is_empty() {
                let at = if node.at.ends_with("#base") { node.at } else { format!("{}#base", node.at) };
                base.push(Node { value: Value::Object(rest), at });
            }
        }
        // What the types say, they say outright.
        let is_implied = nodes.iter().all(|node| !node.at.starts_with("types:"));
        flat.spell_null(is_implied);
        if flat.union.is_some() {
            self.spell_union(flat, &base, discriminator.as_ref())
        } else {
            self.spell_types(flat, nodes, is_implied)
        }
    }

    fn spell_union(&self, mut flat: Flat, base: &[Node], discriminator: Option<&Value>) -> Flat {
        let mut union = flat.union.take().unwrap_or_default();
        let mut nullable = flat.nullable;
        union.alternatives.retain(|alternative| {
            let alternative = self.flatten(alternative);
            nullable |= alternative.nullable;
            !alternative.is_null()
        });
        let flats: Vec<Flat> = union.alternatives.iter().map(|alternative| self.flatten(alternative)).collect();
        let are_strings = !flats.is_empty()
            && flats.iter().all(|f| f.values.as_ref().is_some_and(|values| values.iter().all(Value::is_string)))
            && union.alternatives.iter().flatten().all(|node| node.value.get("$ref").is_none());
        if are_strings {
            let values = flats.into_iter().flat_map(|f| f.values.unwrap_or_default()).collect();
            return Flat {
                at: flat.at,
                nullable,
                types: ["string".to_owned()].into(),
                values: Some(values),
                ..Flat::default()
            };
        }
        for alternative in &mut union.alternatives {
            alternative.extend(base.iter().cloned());
        }
        if let [only] = union.alternatives.as_slice() {
            let only = self.flatten(only);
            return Flat { nullable: nullable | only.nullable, at: flat.at, ..only };
        }
        if let Some(discriminator) = discriminator {
            union.tag = discriminator.get("propertyName").and_then(Value::as_str).map(str::to_owned);
            let mapping = discriminator.get("mapping").and_then(Value::as_object).into_iter().flatten();
            union.mapping = mapping
                .filter_map(|(tag, target)| {
                    Some((tag.clone(), target.as_str()?.trim_start_matches("#/components/schemas/").to_owned()))
                })
                .collect();
        }
        let rules =
            flat.rules.into_iter().filter(|(keyword, _)| matches!(keyword.as_str(), "oneOf" | "anyOf")).collect();
        Flat { at: flat.at, nullable, union: Some(union), rules, ..Flat::default() }
    }

    /// Several types are alternatives, one for each.
    fn spell_types(&self, mut flat: Flat, nodes: &[Node], is_implied: bool) -> Flat {
        if flat.types.contains("number") {
            flat.types.remove("integer");
        }
        if flat.types.is_empty() && is_implied {
            flat.imply_type();
        }
        if flat.types.len() > 1 {
            let alternatives = flat.types.iter().map(|ty| {
                let ty_node = Node { value: json!({"type": ty}), at: format!("{}#{ty}", flat.at) };
                nodes.iter().cloned().chain([ty_node]).collect::<Vec<_>>()
            });
            let mut alternatives: Vec<Vec<Node>> = alternatives.collect();
            // In the order in which the generator takes them.
            alternatives.retain(|nodes| self.flatten(nodes).values.is_none_or(|values| !values.is_empty()));
            if let [only] = alternatives.as_slice() {
                let only = self.flatten(only);
                return Flat { nullable: flat.nullable, ..only };
            }
            let union = Union { alternatives, ..Union::default() };
            return Flat { at: flat.at, nullable: flat.nullable, union: Some(union), ..Flat::default() };
        }
        flat.keep_what_applies();
        let is_any = |nodes: &Vec<Node>| nodes.iter().all(|node| node.value == json!(true) || node.value == json!({}));
        if is_any(&flat.additional) {
            flat.additional.clear();
        }
        if is_any(&flat.items) {
            flat.items.clear();
        }
        flat
    }
}

/// An alternative that only adds rules to what is said beside it.
fn only_constrains(node: &Node) -> bool {
    const SHAPES: &[&str] =
        &["type", "$ref", "properties", "items", "const", "enum", "allOf", "anyOf", "oneOf", "format", "pattern"];
    node.value
        .as_object()
        .is_some_and(|members| !members.is_empty() && SHAPES.iter().all(|keyword| !members.contains_key(*keyword)))
}

fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(n) if n.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

impl Flat {
    fn is_null(&self) -> bool {
        self.nullable && self.types.is_empty() && self.values.as_ref().is_none_or(Vec::is_empty) && self.union.is_none()
            || self.types.len() == 1 && self.types.contains("null")
    }

    fn take(&mut self, node: &Node, keyword: &str, value: &Value) {
        match (keyword, value) {
            ("type", Value::String(ty)) => self.take_types(BTreeSet::from([ty.clone()])),
            ("type", Value::Array(types)) => {
                self.take_types(types.iter().filter_map(Value::as_str).map(str::to_owned).collect());
            }
            ("const", value) => self.take_values(vec![value.clone()]),
            ("enum", Value::Array(values)) => self.take_values(values.clone()),
            ("properties", Value::Object(properties)) => {
                for (name, property) in properties {
                    let child =
                        node.child(&format!("properties/{}", name.replace('~', "~0").replace('/', "~1")), property);
                    self.properties.entry(name.clone()).or_default().push(child);
                }
            }
            ("required", Value::Array(names)) => {
                self.required.extend(names.iter().filter_map(Value::as_str).map(str::to_owned));
            }
            ("additionalProperties", Value::Bool(allowed)) => self.closed |= !allowed,
            ("additionalProperties", schema) => self.additional.push(node.child(keyword, schema)),
            ("items", schema) => self.items.push(node.child(keyword, schema)),
            ("minLength" | "minItems" | "minProperties", Value::Number(n)) if n.as_u64() == Some(0) => {}
            ("uniqueItems", Value::Bool(false)) => {}
            (_, value) => {
                // Of two bounds the tighter one counts.
                let is_upper = keyword.starts_with("max") || keyword.starts_with("exclusiveMax");
                let is_looser = self
                    .rules
                    .get(keyword)
                    .and_then(|(known, _)| known.as_f64())
                    .zip(value.as_f64())
                    .is_some_and(|(known, new)| if is_upper { new > known } else { new < known });
                if !is_looser {
                    self.rules.insert(keyword.to_owned(), (value.clone(), node.at.clone()));
                }
            }
        }
    }

    fn take_types(&mut self, mut types: BTreeSet<String>) {
        if self.types.is_empty() {
            self.types = types;
            return;
        }
        for (side, other) in [(self.types.clone(), types.clone()), (types.clone(), self.types.clone())] {
            if side.contains("number") && other.contains("integer") && !other.contains("number") {
                types.insert("integer".to_owned());
                self.types.insert("integer".to_owned());
            }
        }
        self.types = self.types.intersection(&types).cloned().collect();
        if self.types.is_empty() {
            self.types.insert("nothing".to_owned());
        }
    }

    fn take_values(&mut self, values: Vec<Value>) {
        match &mut self.values {
            Some(known) => known.retain(|value| values.contains(value)),
            None => self.values = Some(values),
        }
    }

    /// `null` as a type or a value becomes a flag.
    fn spell_null(&mut self, is_implied: bool) {
        let said_nothing = self.types.is_empty();
        if self.types.len() > 1 || self.types.contains("null") {
            self.nullable = self.types.remove("null");
        }
        if let Some(values) = &mut self.values {
            let had_null = values.iter().any(Value::is_null);
            values.retain(|value| !value.is_null());
            self.nullable = had_null && (self.nullable || said_nothing);
            if self.types.is_empty() && is_implied {
                self.types = values.iter().map(type_of).map(str::to_owned).collect();
            } else if !self.types.is_empty() {
                let types = &self.types;
                values.retain(|value| {
                    types.contains(type_of(value)) || types.contains("number") && type_of(value) == "integer"
                });
            }
        }
    }

    /// A schema without `type` says by its other keywords what it is about; generated code reads it so.
    fn imply_type(&mut self) {
        let has =
            |keywords: &[&str]| self.rules.keys().any(|rule| rule != "format" && keywords.contains(&rule.as_str()));
        let implied =
            if !self.properties.is_empty() || !self.required.is_empty() || !self.additional.is_empty() || self.closed {
                "object"
            } else if !self.items.is_empty() {
                "array"
            } else if has(&["minLength", "maxLength", "pattern"]) || self.rules.contains_key("format") {
                "string"
            } else if has(OF_NUMBER) {
                "number"
            } else {
                return;
            };
        self.types.insert(implied.to_owned());
    }

    fn keep_what_applies(&mut self) {
        let Some(ty) = self.types.first().cloned() else { return };
        let all = [
            ("string", OF_STRING),
            ("number", OF_NUMBER),
            ("integer", OF_NUMBER),
            ("array", OF_ARRAY),
            ("object", OF_OBJECT),
        ];
        let own = all.iter().find(|(name, _)| *name == ty).map_or(&[][..], |(_, keywords)| keywords);
        self.rules.retain(|rule, (value, _)| {
            let of_another =
                all.iter().any(|(_, keywords)| keywords.contains(&rule.as_str())) && !own.contains(&rule.as_str());
            let is_annotation = rule == "format"
                && match ty.as_str() {
                    "string" => value.as_str().is_none_or(|format| !FORMATS.contains(&format)),
                    // Every integer is an `int64` and every number a `double` here.
                    _ => value != "int32",
                };
            !of_another && !is_annotation
        });
        if ty != "object" {
            self.properties.clear();
            self.required.clear();
            self.additional.clear();
            self.closed = false;
        }
        if ty != "array" {
            self.items.clear();
        }
    }
}
