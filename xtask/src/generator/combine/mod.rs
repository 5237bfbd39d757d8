//! All documents as one: every endpoint, webhook and error format of every API, for tools that take a single document.

mod schemes;

use serde_json::{Map, Value, json};

use self::schemes::Schemes;

/// Combines documents, each under its name: paths get the path of their first server in front, and names of components, operations, webhooks and tags
/// get the document's, so that nothing collides. Security schemes that are the same in several documents are one ([`schemes`]).
pub fn combine(documents: &[(String, Value)]) -> Value {
    let schemes = Schemes::of(documents);
    let mut paths = Map::new();
    let mut webhooks = Map::new();
    let mut components: Map<String, Value> = Map::new();
    let mut tags = Vec::new();
    let mut contact = None;
    for (name, document) in documents {
        let mut document = document.clone();
        let title = document.pointer("/info/title").and_then(Value::as_str).unwrap_or(name).to_owned();
        let base = document.pointer("/servers/0/url").and_then(Value::as_str).map(path_of).unwrap_or_default();
        let security = document.get("security").cloned();
        // Whoever answers for all of them answers for the whole.
        let own = document.pointer("/info/contact").cloned();
        contact = if contact.is_none() { Some(own) } else { contact.filter(|other| *other == own) };
        Renaming { name, schemes: &schemes }.value(&mut document, Place::Object(""));
        for tag in document.get("tags").and_then(Value::as_array).into_iter().flatten() {
            let mut tag = tag.clone();
            if let Some(tag_name) = tag.get("name").and_then(Value::as_str) {
                tag["name"] = Value::String(format!("{title}: {tag_name}"));
            }
            tags.push(tag);
        }
        for (path, mut item) in take(&mut document, "paths") {
            for operation in operations(&mut item) {
                tag(operation, &title);
                if let (Some(security), false) = (&security, operation.contains_key("security")) {
                    let mut security = security.clone();
                    schemes.rename(&mut security, name);
                    operation.insert("security".to_owned(), security);
                }
            }
            paths.insert(format!("{base}{path}"), item);
        }
        for (event, mut item) in take(&mut document, "webhooks") {
            operations(&mut item).for_each(|operation| tag(operation, &title));
            webhooks.insert(format!("{name}.{event}"), item);
        }
        for (section, members) in take(&mut document, "components") {
            let Value::Object(members) = members else { continue };
            if section == "securitySchemes" {
                continue;
            }
            let target = components.entry(section).or_insert_with(|| json!({}));
            for (key, value) in members {
                if let Some(target) = target.as_object_mut() {
                    target.insert(prefixed(name, &key), value);
                }
            }
        }
    }
    if !schemes.all().is_empty() {
        components.insert("securitySchemes".to_owned(), Value::Object(schemes.all().clone()));
    }
    let mut combined = json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Switchyard: every API",
            "version": env!("CARGO_PKG_VERSION"),
            "summary": "Every endpoint and every error format of every API of this server, in one document.",
            "description": "Written from the documents of the single APIs; each of them is served by itself as well.",
            "license": {"name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0"},
        },
        "servers": [{"url": "/", "description": "This server."}],
        "tags": tags,
        "paths": paths,
        "components": components,
    });
    if let Some(contact) = contact.flatten() {
        combined["info"]["contact"] = contact;
    }
    if !webhooks.is_empty() {
        combined["webhooks"] = Value::Object(webhooks);
    }
    combined
}

/// The operations of a path item.
fn operations(item: &mut Value) -> impl Iterator<Item = &mut Map<String, Value>> {
    let members = item.as_object_mut().into_iter().flat_map(Map::values_mut).filter_map(Value::as_object_mut);
    members.filter(|member| member.contains_key("responses"))
}

fn tag(operation: &mut Map<String, Value>, title: &str) {
    for tag in operation.get_mut("tags").and_then(Value::as_array_mut).into_iter().flatten() {
        *tag = Value::String(format!("{title}: {}", tag.as_str().unwrap_or_default()));
    }
}

fn take(document: &mut Value, section: &str) -> Map<String, Value> {
    match document.get_mut(section).map(Value::take) {
        Some(Value::Object(members)) => members,
        _ => Map::new(),
    }
}

/// `yourapp` and `Workflow` give `YourappWorkflow`; `apiKey` gives `YourappApiKey`.
fn prefixed(name: &str, key: &str) -> String {
    let upper = |text: &str| {
        let mut chars = text.chars();
        chars.next().map(|c| c.to_uppercase().collect::<String>() + chars.as_str()).unwrap_or_default()
    };
    format!("{}{}", upper(name), upper(key))
}

fn path_of(server: &str) -> String {
    let path = match server.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("", |at| &rest[at..]),
        None => server,
    };
    path.trim_end_matches('/').to_owned()
}

/// What a value is: names that mean something in an object of OpenAPI or JSON Schema mean nothing among the names that an author gave.
#[derive(Clone, Copy)]
enum Place<'a> {
    /// An object, under this member of another.
    Object(&'a str),
    /// A map whose keys are names: properties, schemas, responses.
    Names,
}

/// Members that hold names of the author's.
const NAMES: &[&str] = &[
    "properties",
    "patternProperties",
    "$defs",
    "dependentSchemas",
    "schemas",
    "responses",
    "parameters",
    "requestBodies",
    "headers",
    "links",
    "callbacks",
    "pathItems",
];

/// Renames references, operation ids and security requirements of one document.
struct Renaming<'a> {
    name: &'a str,
    schemes: &'a Schemes,
}

impl Renaming<'_> {
    fn value(&self, value: &mut Value, place: Place<'_>) {
        match (value, place) {
            (Value::Object(members), Place::Names) => {
                members.values_mut().for_each(|member| self.value(member, Place::Object("")));
            }
            (Value::Object(members), Place::Object("mapping")) => {
                members.values_mut().for_each(|reference| self.reference(reference));
            }
            (Value::Object(members), Place::Object(_)) => {
                for (key, value) in members.iter_mut() {
                    self.member(key, value);
                }
            }
            (Value::Array(items), _) => items.iter_mut().for_each(|item| self.value(item, Place::Object(""))),
            _ => {}
        }
    }

    fn member(&self, key: &str, value: &mut Value) {
        match key {
            "$ref" => self.reference(value),
            "operationId" => {
                if let Value::String(id) = value {
                    *id = format!("{}{}", self.name, prefixed("", id));
                }
            }
            "security" if value.is_array() => self.schemes.rename(value, self.name),
            // Data, whatever it looks like; but an example by name may stand elsewhere.
            "example" | "default" | "const" | "enum" => {}
            "examples" => {
                for example in value.as_object_mut().into_iter().flat_map(Map::values_mut) {
                    example.get_mut("$ref").into_iter().for_each(|reference| self.reference(reference));
                }
            }
            _ => self.value(value, if NAMES.contains(&key) { Place::Names } else { Place::Object(key) }),
        }
    }

    fn reference(&self, reference: &mut Value) {
        if let Value::String(text) = reference {
            *text = renamed_reference(text, self.name);
        }
    }
}

fn renamed_reference(reference: &str, name: &str) -> String {
    let Some((section, key)) = reference.strip_prefix("#/components/").and_then(|rest| rest.split_once('/')) else {
        return reference.to_owned();
    };
    let (key, rest) = key.split_once('/').map_or((key, String::new()), |(key, rest)| (key, format!("/{rest}")));
    format!("#/components/{section}/{}{rest}", prefixed(name, key))
}

#[cfg(test)]
mod tests;
