//! Security schemes of documents that are served together.
//!
//! Documents of one server that give a scheme the same name and the same meaning speak of the same credential: who reads them as one document should be asked
//! for it once. What may differ is what they say about it, and the scopes that each has use for; the combined scheme says and lists all of them.

use std::collections::HashMap;

use indexmap::IndexMap;
use serde_json::{Map, Value, json};

use super::prefixed;

/// The schemes of the combined document, and what they were called before.
pub(super) struct Schemes {
    all: Map<String, Value>,
    /// By document and name.
    names: HashMap<(String, String), String>,
}

/// A scheme under its name, and the documents that have it, each by its name and title.
struct Shared {
    key: String,
    scheme: Value,
    documents: Vec<(String, String, Value)>,
}

impl Schemes {
    pub(super) fn of(documents: &[(String, Value)]) -> Self {
        let mut found: IndexMap<String, Shared> = IndexMap::new();
        for (name, document) in documents {
            let title = document.pointer("/info/title").and_then(Value::as_str).unwrap_or(name);
            let schemes = document.pointer("/components/securitySchemes").and_then(Value::as_object);
            for (key, scheme) in schemes.into_iter().flatten() {
                let meaning = format!("{key} {}", meaning(scheme));
                let shared = found.entry(meaning).or_insert_with(|| Shared {
                    key: key.clone(),
                    scheme: scheme.clone(),
                    documents: Vec::new(),
                });
                shared.documents.push((name.clone(), title.to_owned(), scheme.clone()));
            }
        }
        let mut schemes = Self { all: Map::new(), names: HashMap::new() };
        let several: Vec<&str> =
            found.values().filter(|shared| shared.documents.len() > 1).map(|shared| shared.key.as_str()).collect();
        for shared in found.values() {
            // A name that stands for two meanings in several documents each would be ambiguous.
            let is_one = shared.documents.len() > 1 && several.iter().filter(|key| **key == shared.key).count() == 1;
            if is_one {
                schemes.add(&prefixed("", &shared.key), shared, together(shared));
            } else {
                for (document, _, scheme) in &shared.documents {
                    let own = Shared {
                        key: shared.key.clone(),
                        scheme: scheme.clone(),
                        documents: vec![(document.clone(), String::new(), scheme.clone())],
                    };
                    schemes.add(&prefixed(document, &shared.key), &own, scheme.clone());
                }
            }
        }
        schemes
    }

    /// Every scheme under its new name.
    pub(super) fn all(&self) -> &Map<String, Value> {
        &self.all
    }

    /// Gives the schemes of a list of requirements of this document their new names.
    pub(super) fn rename(&self, security: &mut Value, document: &str) {
        for alternative in security.as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut) {
            *alternative = std::mem::take(alternative)
                .into_iter()
                .map(|(scheme, scopes)| {
                    let new = self.names.get(&(document.to_owned(), scheme.clone()));
                    (new.cloned().unwrap_or_else(|| prefixed(document, &scheme)), scopes)
                })
                .collect();
        }
    }

    fn add(&mut self, name: &str, shared: &Shared, scheme: Value) {
        self.all.insert(name.to_owned(), scheme);
        for (document, _, _) in &shared.documents {
            self.names.insert((document.clone(), shared.key.clone()), name.to_owned());
        }
    }
}

/// A scheme without what is said about it and without its scopes.
fn meaning(scheme: &Value) -> Value {
    let mut scheme = scheme.clone();
    if let Some(members) = scheme.as_object_mut() {
        members.shift_remove("description");
    }
    for flow in scheme.get_mut("flows").and_then(Value::as_object_mut).into_iter().flat_map(Map::values_mut) {
        flow["scopes"] = json!({});
    }
    scheme
}

/// One scheme for all documents that have it: each description under its document's title, and every scope.
fn together(shared: &Shared) -> Value {
    let mut scheme = shared.scheme.clone();
    let said = |scheme: &Value| scheme["description"].as_str().map(|text| text.trim().to_owned());
    let first = said(&scheme);
    if shared.documents.iter().any(|(_, _, other)| said(other) != first) {
        let each = shared.documents.iter().filter_map(|(_, title, one)| Some(format!("**{title}**: {}", said(one)?)));
        scheme["description"] = Value::String(each.collect::<Vec<_>>().join("\n\n"));
    }
    let Some(flows) = scheme.get_mut("flows").and_then(Value::as_object_mut) else { return scheme };
    for (name, flow) in flows {
        let mut scopes = Map::new();
        for (_, _, one) in &shared.documents {
            let own = one.pointer(&format!("/flows/{name}/scopes")).and_then(Value::as_object);
            for (scope, about) in own.into_iter().flatten() {
                scopes.entry(scope.clone()).or_insert_with(|| about.clone());
            }
        }
        flow["scopes"] = Value::Object(scopes);
    }
    scheme
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(title: &str, schemes: &Value) -> Value {
        json!({"info": {"title": title}, "components": {"securitySchemes": schemes}})
    }

    fn bearer(description: &str) -> Value {
        json!({"key": {"type": "http", "scheme": "bearer", "description": description}})
    }

    fn combined(documents: &[(&str, Value)]) -> Schemes {
        Schemes::of(&documents.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect::<Vec<_>>())
    }

    #[test]
    fn the_same_credential_is_asked_for_once_and_another_of_its_name_apart() {
        let header = json!({"key": {"type": "apiKey", "in": "header", "name": "x-key"}});
        let schemes = combined(&[
            ("a", document("A", &bearer("For a."))),
            ("b", document("B", &bearer("For b."))),
            ("c", document("C", &header)),
        ]);
        let names: Vec<&String> = schemes.all().keys().collect();
        assert_eq!(names, ["Key", "CKey"]);
        assert_eq!(schemes.all()["Key"]["description"], "**A**: For a.\n\n**B**: For b.");
        for (name, expect) in [("a", "Key"), ("b", "Key"), ("c", "CKey")] {
            let mut security = json!([{"key": ["x"]}, {}]);
            schemes.rename(&mut security, name);
            assert_eq!(security, json!([{expect: ["x"]}, {}]), "{name}");
        }
    }

    #[test]
    fn a_name_that_means_two_things_in_several_documents_each_is_nobodys() {
        let header = json!({"key": {"type": "apiKey", "in": "header", "name": "x-key"}});
        let schemes = combined(&[
            ("a", document("A", &bearer(""))),
            ("b", document("B", &bearer(""))),
            ("c", document("C", &header)),
            ("d", document("D", &header)),
        ]);
        assert_eq!(schemes.all().keys().collect::<Vec<_>>(), ["AKey", "BKey", "CKey", "DKey"]);
    }

    #[test]
    fn scopes_of_all_documents_are_offered() {
        let flow = |url: &str, scope: &str| {
            document(
                "T",
                &json!({"oauth2": {"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": url, "scopes": {scope: scope}}}}}),
            )
        };
        let schemes =
            combined(&[("a", flow("/token", "one")), ("b", flow("/token", "two")), ("c", flow("/other", "three"))]);
        assert_eq!(schemes.all().keys().collect::<Vec<_>>(), ["Oauth2", "COauth2"]);
        let scopes = &schemes.all()["Oauth2"]["flows"]["clientCredentials"]["scopes"];
        assert_eq!(scopes, &json!({"one": "one", "two": "two"}));
    }
}
