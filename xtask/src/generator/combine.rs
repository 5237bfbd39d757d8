//! All documents as one: every endpoint and error format of every API, for tools that take a single document.

use serde_json::{Map, Value, json};

/// Combines documents, each under its name: paths get the path of their first server in front, and names of components, operations and tags
/// get the document's, so that nothing collides.
pub fn combine(documents: &[(String, Value)]) -> Value {
    let mut paths = Map::new();
    let mut components: Map<String, Value> = Map::new();
    let mut tags = Vec::new();
    for (name, document) in documents {
        let mut document = document.clone();
        let title = document.pointer("/info/title").and_then(Value::as_str).unwrap_or(name).to_owned();
        let base = document.pointer("/servers/0/url").and_then(Value::as_str).map(path_of).unwrap_or_default();
        let security = document.get("security").cloned();
        rename(&mut document, name, "");
        for tag in document.get("tags").and_then(Value::as_array).into_iter().flatten() {
            let mut tag = tag.clone();
            if let Some(tag_name) = tag.get("name").and_then(Value::as_str) {
                tag["name"] = Value::String(format!("{title}: {tag_name}"));
            }
            tags.push(tag);
        }
        for (path, mut item) in take(&mut document, "paths") {
            for operation in item.as_object_mut().into_iter().flat_map(Map::values_mut).filter_map(Value::as_object_mut)
            {
                for tag in operation.get_mut("tags").and_then(Value::as_array_mut).into_iter().flatten() {
                    *tag = Value::String(format!("{title}: {}", tag.as_str().unwrap_or_default()));
                }
                if let (Some(security), true) =
                    (&security, operation.contains_key("responses") && !operation.contains_key("security"))
                {
                    let mut security = security.clone();
                    rename_security(&mut security, name);
                    operation.insert("security".to_owned(), security);
                }
            }
            paths.insert(format!("{base}{path}"), item);
        }
        for (section, members) in take(&mut document, "components") {
            let Value::Object(members) = members else { continue };
            let target = components.entry(section).or_insert_with(|| json!({}));
            for (key, value) in members {
                if let Some(target) = target.as_object_mut() {
                    target.insert(prefixed(name, &key), value);
                }
            }
        }
    }
    json!({
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
    })
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

/// Renames references, operation ids and security requirements. `key` is the member that `value` stands under: examples are left alone.
fn rename(value: &mut Value, name: &str, key: &str) {
    if matches!(key, "example" | "examples" | "default" | "const" | "enum") {
        return;
    }
    match value {
        Value::Object(members) => {
            if let Some(Value::String(reference)) = members.get_mut("$ref") {
                *reference = renamed_reference(reference, name);
            }
            for id in ["operationId"] {
                if let Some(Value::String(id)) = members.get_mut(id) {
                    *id = format!("{name}{}", prefixed("", id));
                }
            }
            if key == "mapping" {
                for reference in members.values_mut() {
                    if let Value::String(reference) = reference {
                        *reference = renamed_reference(reference, name);
                    }
                }
            }
            for (key, value) in members.iter_mut() {
                if key == "security" && value.is_array() {
                    rename_security(value, name);
                } else {
                    rename(value, name, key);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| rename(item, name, "")),
        _ => {}
    }
}

fn renamed_reference(reference: &str, name: &str) -> String {
    let Some((section, key)) = reference.strip_prefix("#/components/").and_then(|rest| rest.split_once('/')) else {
        return reference.to_owned();
    };
    let (key, rest) = key.split_once('/').map_or((key, String::new()), |(key, rest)| (key, format!("/{rest}")));
    format!("#/components/{section}/{}{rest}", prefixed(name, key))
}

fn rename_security(security: &mut Value, name: &str) {
    for alternative in security.as_array_mut().into_iter().flatten() {
        if let Some(members) = alternative.as_object_mut() {
            *members =
                std::mem::take(members).into_iter().map(|(scheme, scopes)| (prefixed(name, &scheme), scopes)).collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_documents_with_the_same_names_stand_side_by_side() {
        let document = |server: &str| {
            json!({
                "info": {"title": "T"},
                "servers": [{"url": server}],
                "tags": [{"name": "Things"}],
                "paths": {"/things": {"get": {
                    "operationId": "listThings", "tags": ["Things"], "security": [{"key": ["a:b"]}],
                    "responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}, "example": {"$ref": "left alone"}}}}}}}},
                "components": {"schemas": {"Thing": {"type": "object"}}, "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}}},
            })
        };
        let all = combine(&[("a".to_owned(), document("/a/v1")), ("b".to_owned(), document("https://b.example/v2/"))]);
        let operation = &all["paths"]["/v2/things"]["get"];
        assert_eq!(operation["operationId"], "bListThings");
        assert_eq!(operation["tags"], json!(["T: Things"]));
        assert_eq!(operation["security"], json!([{"BKey": ["a:b"]}]));
        let media = &operation["responses"]["200"]["content"]["application/json"];
        assert_eq!(media["schema"]["$ref"], "#/components/schemas/BThing");
        assert_eq!(media["example"]["$ref"], "left alone");
        assert_eq!(all["paths"]["/a/v1/things"]["get"]["operationId"], "aListThings");
        assert!(all["components"]["securitySchemes"]["AKey"].is_object());
        assert_eq!(all["components"]["schemas"].as_object().map(Map::len), Some(2));
    }
}
