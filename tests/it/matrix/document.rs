//! The documents, as far as the matrix needs them: operations, the places that take a record's id, and the bodies that examples give.

use std::{collections::BTreeSet, path::Path, sync::Arc};

use serde_json::{Map, Value};

/// One surface's document.
#[derive(Debug)]
pub struct Document {
    pub surface: String,
    pub root: Value,
    /// What the server's URL puts before every path.
    prefix: String,
}

/// Where a request takes an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum At {
    Path(String),
    Query(String),
    Header(String),
    /// Names of properties; `*` for the items of a list.
    Body(Vec<String>),
}

/// A place and the kind of record whose id it takes.
#[derive(Debug, Clone)]
pub struct Place {
    pub at: At,
    pub kind: String,
}

/// Schemes that a request must satisfy together, each with its scopes.
pub type Together = Vec<(String, Vec<String>)>;

/// An operation.
#[derive(Debug, Clone)]
pub struct Operation {
    pub document: Arc<Document>,
    pub id: String,
    pub method: reqwest::Method,
    /// With the server's prefix.
    pub path: String,
    /// Alternatives. `None`: the document does not say.
    pub security: Option<Vec<Together>>,
    pub places: Vec<Place>,
    parameters: Vec<Value>,
    /// Media type and examples.
    pub body: Option<(String, Vec<Value>)>,
    responses: Map<String, Value>,
}

impl std::fmt::Display for Operation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {} ({} {})", self.document.surface, self.id, self.method, self.path)
    }
}

/// Every document of `openapi/`, as the generator spelled it. One that was not generated is a failure, not a gap.
pub fn documents() -> Vec<Arc<Document>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let stems = |folder: &str, extension: &str| -> BTreeSet<String> {
        let files = std::fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().path());
        let of_kind = files.filter(|file| file.extension().is_some_and(|own| own == extension));
        let names = of_kind.map(|file| file.file_stem().unwrap().to_str().unwrap().to_owned());
        names.filter(|name| !name.starts_with('.')).collect()
    };
    let written = stems("openapi", "yaml");
    assert_eq!(written, stems("generated/openapi", "json"), "a document without its generated spelling");
    let read = |surface: String| {
        let text = std::fs::read_to_string(root.join(format!("generated/openapi/{surface}.json"))).unwrap();
        let root: Value = serde_json::from_str(&text).unwrap();
        let url = root.pointer("/servers/0/url").and_then(Value::as_str).unwrap_or_default();
        let prefix = url.trim_end_matches('/').to_owned();
        Arc::new(Document { surface, root, prefix })
    };
    written.into_iter().map(read).collect()
}

/// Every operation of every document.
pub fn operations() -> Vec<Operation> {
    documents().iter().flat_map(Document::operations).collect()
}

impl Document {
    fn resolve<'a>(&'a self, mut node: &'a Value) -> &'a Value {
        while let Some(reference) = node.get("$ref").and_then(Value::as_str) {
            let pointer = reference.strip_prefix('#').expect("generated documents refer only to themselves");
            node = self.root.pointer(pointer).unwrap_or_else(|| panic!("{}: nothing at {reference}", self.surface));
        }
        node
    }

    fn operations(self: &Arc<Self>) -> Vec<Operation> {
        let mut found = Vec::new();
        for (path, item) in self.root["paths"].as_object().unwrap() {
            for method in ["get", "put", "post", "delete", "patch"] {
                if let Some(operation) = item.get(method) {
                    found.push(self.operation(path, method, item, operation));
                }
            }
        }
        found
    }

    fn operation(self: &Arc<Self>, path: &str, method: &str, item: &Value, operation: &Value) -> Operation {
        let listed = |node: &Value| node.get("parameters").and_then(Value::as_array).cloned().unwrap_or_default();
        let mut parameters: Vec<Value> = Vec::new();
        for parameter in listed(item).iter().chain(&listed(operation)) {
            let parameter = self.resolve(parameter);
            parameters.retain(|other| (&other["name"], &other["in"]) != (&parameter["name"], &parameter["in"]));
            parameters.push(parameter.clone());
        }
        let mut places: Vec<Place> = parameters.iter().filter_map(place_of_parameter).collect();
        let body = operation.get("requestBody").map(|body| {
            let content = self.resolve(body)["content"].as_object().unwrap();
            let (media_type, media) = content.iter().next().expect("a body has a media type");
            self.walk(&media["schema"], &mut Vec::new(), &mut Vec::new(), &mut places);
            let examples = media.get("examples").and_then(Value::as_object).into_iter().flatten();
            let mut examples: Vec<Value> =
                examples.map(|(_, example)| self.resolve(example)["value"].clone()).collect();
            examples.extend(media.get("example").cloned());
            (media_type.clone(), examples)
        });
        Operation {
            document: Arc::clone(self),
            id: operation["operationId"].as_str().unwrap().to_owned(),
            method: method.to_uppercase().parse().unwrap(),
            path: format!("{}{path}", self.prefix),
            security: operation.get("security").or_else(|| self.root.get("security")).map(alternatives),
            places,
            parameters,
            body,
            responses: operation["responses"].as_object().unwrap().clone(),
        }
    }

    /// Properties with an id, however deep. `open` are the references around, so that a schema within itself ends.
    fn walk(&self, schema: &Value, at: &mut Vec<String>, open: &mut Vec<String>, places: &mut Vec<Place>) {
        if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
            if open.iter().any(|other| other == reference) {
                return;
            }
            open.push(reference.to_owned());
            self.walk(self.root.pointer(&reference[1..]).unwrap(), at, open, places);
            open.pop();
        }
        if let Some(kind) = schema.get("x-record").and_then(Value::as_str).filter(|kind| *kind != "none") {
            let mut tokens = at.clone();
            // Said of a list, it is its items that are ids.
            tokens.extend((schema["type"] == "array").then(|| "*".to_owned()));
            if !places.iter().any(|place| place.at == At::Body(tokens.clone())) {
                places.push(Place { at: At::Body(tokens), kind: kind.to_owned() });
            }
        }
        for (name, property) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
            at.push(name.clone());
            self.walk(property, at, open, places);
            assert!(
                !looks_like_an_id(name) || says_its_kind(self, property),
                "{}: `{}` takes an id and does not say whose (x-record)",
                self.surface,
                at.join("/")
            );
            at.pop();
        }
        if let Some(items) = schema.get("items") {
            at.push("*".to_owned());
            self.walk(items, at, open, places);
            at.pop();
        }
        for keyword in ["allOf", "anyOf", "oneOf"] {
            for part in schema.get(keyword).and_then(Value::as_array).into_iter().flatten() {
                self.walk(part, at, open, places);
            }
        }
    }
}

impl Operation {
    /// Parameters of path and query that look like ids and do not say whose.
    pub fn silent_parameters(&self) -> Vec<&str> {
        let takes = |parameter: &&Value| matches!(parameter["in"].as_str(), Some("path" | "query"));
        let named = self.parameters.iter().filter(takes).filter(|parameter| parameter.get("x-record").is_none());
        named.filter_map(|parameter| parameter["name"].as_str()).filter(|name| looks_like_an_id(name)).collect()
    }

    /// Parameters that a request cannot do without and that take no id: name, place, example.
    pub fn required_parameters(&self) -> Vec<(String, String, String)> {
        let needed = |parameter: &&Value| parameter["required"] == true && place_of_parameter(parameter).is_none();
        let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let example = |parameter: &Value| {
            let found = parameter.get("example").or_else(|| parameter.pointer("/schema/examples/0"));
            found.map_or_else(|| panic!("{self}: `{}` has no example", parameter["name"]), text)
        };
        self.parameters
            .iter()
            .filter(needed)
            .map(|parameter| (text(&parameter["name"]), text(&parameter["in"]), example(parameter)))
            .collect()
    }

    /// What the document says of this status.
    pub fn response(&self, status: u16) -> Option<&Value> {
        let exact = self.responses.get(&status.to_string());
        exact.or_else(|| self.responses.get("default")).map(|response| self.document.resolve(response))
    }

    /// A security scheme of the document.
    pub fn scheme(&self, name: &str) -> &Value {
        let scheme = self.document.root.pointer(&format!("/components/securitySchemes/{name}"));
        self.document.resolve(scheme.unwrap_or_else(|| panic!("{self}: no security scheme `{name}`")))
    }

    /// Whether it only reads.
    pub fn is_read(&self) -> bool {
        self.method == reqwest::Method::GET
    }
}

fn place_of_parameter(parameter: &Value) -> Option<Place> {
    let kind = parameter.get("x-record").and_then(Value::as_str).filter(|kind| *kind != "none")?.to_owned();
    let name = parameter["name"].as_str().unwrap().to_owned();
    let at = match parameter["in"].as_str() {
        Some("path") => At::Path(name),
        Some("query") => At::Query(name),
        Some("header") => At::Header(name),
        other => panic!("`{name}`: no way to put an id into {other:?}"),
    };
    Some(Place { at, kind })
}

fn says_its_kind(document: &Document, property: &Value) -> bool {
    let said = |node: &Value| node.get("x-record").is_some() || document.resolve(node).get("x-record").is_some();
    said(property) || document.resolve(property).get("items").is_some_and(said)
}

/// `id`, `workflow_id`, `jobId`, `unit-ids`: judged here a second time, since a matrix that trusts the lint has its gaps.
fn looks_like_an_id(name: &str) -> bool {
    let one = name.strip_suffix('s').unwrap_or(name);
    let camel = one.strip_suffix("Id").is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_lowercase()));
    one == "id" || one.ends_with("_id") || one.ends_with("-id") || camel
}

fn alternatives(security: &Value) -> Vec<Together> {
    let scopes = |value: &Value| value.as_array().unwrap().iter().map(|s| s.as_str().unwrap().to_owned()).collect();
    let together = |way: &Value| {
        let schemes = way.as_object().unwrap().iter();
        schemes.map(|(name, value)| (name.clone(), scopes(value))).collect()
    };
    security.as_array().unwrap().iter().map(together).collect()
}
