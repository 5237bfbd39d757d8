//! How the document lets one ask for what its server sends: of a callback, the runtime expression says where its URL stands in the request; of `webhooks`,
//! OpenAPI has no word for it, so that the operation is known by its body: a URL, and the names of events.

use serde_json::{Map, Value};

use crate::{
    document::{
        Document,
        model::{Hook, Operation},
    },
    plan::resource::body_schema,
    schema::{Direction, Schemas, inside::flat},
};

/// The operation that subscribes to a document's webhooks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subscriber {
    /// Its index.
    pub operation: usize,
    /// The member of its body that is the receiver's URL.
    url: String,
    /// The member that names the events, and whether it is a list; the names that it takes.
    events: Option<(String, bool, Vec<String>)>,
    /// The member that is the secret of signatures.
    secret: Option<String>,
}

impl Subscriber {
    /// The operation of a document: the first that takes a URL and the names of its webhooks, or else a URL below a path that speaks of webhooks.
    pub fn find(document: &Document, schemas: &Schemas) -> Option<Self> {
        let names: Vec<&str> = document.hooks.iter().map(|hook| hook.name.as_str()).collect();
        let all: Vec<Self> = (0..document.operations.len())
            .filter(|index| document.operations[*index].method == "POST")
            .filter_map(|index| Self::of(schemas, index, &document.operations[index], &names))
            .collect();
        let speaks = |one: &&Self| {
            let path = document.operations[one.operation].path.to_ascii_lowercase();
            !path.ends_with('}') && ["hook", "subscri"].iter().any(|word| path.contains(word))
        };
        all.iter().find(|one| one.events.is_some()).or_else(|| all.iter().find(speaks)).cloned()
    }

    fn of(schemas: &Schemas, index: usize, operation: &Operation, names: &[&str]) -> Option<Self> {
        let schema = schemas.schema(Direction::Request, body_schema(operation)?);
        let body = flat(schemas, Direction::Request, schema, &Value::Null);
        let members: Vec<(&String, Map<String, Value>)> = body
            .get("properties")?
            .as_object()?
            .iter()
            .map(|(name, member)| (name, flat(schemas, Direction::Request, member, &Value::Null)))
            .collect();
        let is_text = |member: &Map<String, Value>| member.get("type").is_none_or(|kind| kind == "string");
        let is_url = |name: &str, member: &Map<String, Value>| {
            let name = name.to_ascii_lowercase();
            let is_format = member.get("format").is_some_and(|format| format == "uri" || format == "url");
            is_text(member) && (name == "url" || name.ends_with("url") || (is_format && name != "$schema"))
        };
        let (url, _) = members.iter().find(|(name, member)| is_url(name, member))?;
        let events = members.iter().find_map(|(name, member)| {
            let items = member.get("items").map(|items| flat(schemas, Direction::Request, items, &Value::Null));
            let (is_list, holder) = items.as_ref().map_or((false, member), |items| (true, items));
            let values = holder.get("enum").and_then(Value::as_array)?.iter().filter_map(Value::as_str);
            let known: Vec<String> = values.filter(|value| names.contains(value)).map(str::to_owned).collect();
            (!known.is_empty()).then(|| ((*name).clone(), is_list, known))
        });
        let secret = members.iter().find(|(name, member)| is_text(member) && is_secret(name));
        Some(Self { operation: index, url: (*url).clone(), events, secret: secret.map(|(name, _)| (*name).clone()) })
    }

    /// Whether it takes the name of a webhook.
    pub fn takes(&self, name: &str) -> bool {
        self.events.as_ref().is_some_and(|(_, _, known)| known.iter().any(|other| other == name))
    }

    /// Whether it takes several names at once.
    pub fn takes_several(&self) -> bool {
        self.events.as_ref().is_some_and(|(_, is_list, _)| *is_list)
    }

    /// The body that asks for these events (all of them, where it has no place for names), signed with a secret where one is given and there is a place for it.
    pub fn filled(&self, mut body: Value, url: &str, events: &[&str], secret: Option<&str>) -> Option<Value> {
        let members = body.as_object_mut()?;
        members.insert(self.url.clone(), url.into());
        if let Some((name, is_list, _)) = &self.events {
            let value = if *is_list { events.into() } else { (*events.first()?).into() };
            members.insert(name.clone(), value);
        }
        if let Some(name) = &self.secret {
            members.remove(name);
            if let Some(secret) = secret {
                members.insert(name.clone(), secret.into());
            }
        }
        Some(body)
    }
}

/// Whether a member is called as secrets of signatures are.
fn is_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.contains("secret") || name == "signing_key" || name == "signingkey"
}

/// The secret that a subscription has: what the answer says, wherever it stands in it.
pub fn secret_in(answer: &Value) -> Option<String> {
    let members = answer.as_object()?;
    let own = members.iter().find(|(name, value)| is_secret(name) && value.is_string());
    own.and_then(|(_, value)| value.as_str().map(str::to_owned)).or_else(|| members.values().find_map(secret_in))
}

/// Where a callback's URL is put into the request that asks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// In the body, at this pointer.
    Body(String),
    /// As this query parameter.
    Query(String),
}

impl Target {
    /// Of a callback; `None` where its expression begins with anything else than the request's body or query: then it is sent to where no caller says.
    pub fn of(hook: &Hook) -> Option<Self> {
        let (_, expression) = hook.asked.as_ref()?;
        let (inner, _) = expression.trim().strip_prefix("{$request.")?.split_once('}')?;
        let body = inner.strip_prefix("body#").map(|pointer| Self::Body(pointer.to_owned()));
        body.or_else(|| inner.strip_prefix("query.").map(|name| Self::Query(name.to_owned())))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn document(value: &Value) -> (Document, Schemas) {
        let file = tempfile::NamedTempFile::with_suffix(".json").unwrap();
        std::fs::write(file.path(), value.to_string()).unwrap();
        let document = Document::load(file.path()).unwrap();
        let schemas = Schemas::new(&document).unwrap();
        (document, schemas)
    }

    fn post(properties: &Value) -> Value {
        json!({
            "responses": {"201": {"description": "d"}},
            "requestBody": {"content": {"application/json": {"schema": {"type": "object", "properties": properties}}}}
        })
    }

    #[test]
    fn what_takes_a_url_and_the_names_of_webhooks_subscribes() {
        let hook = json!({"post": {"responses": {}, "requestBody": {"content": {}}}});
        let of = |paths: Value| {
            let (document, schemas) =
                document(&json!({"openapi": "3.1.0", "paths": paths, "webhooks": {"a.done": hook, "b.done": hook}}));
            Subscriber::find(&document, &schemas)
        };
        let url = json!({"type": "string", "format": "uri"});
        let events = json!({"type": "array", "items": {"enum": ["a.done", "c.done"]}});
        let chosen = of(json!({
            "/sites": {"post": post(&json!({"url": url}))},
            "/listeners": {"post": post(&json!({"target_url": url, "events": events, "signing_secret": {"type": "string"}}))},
        }))
        .unwrap();
        assert!(chosen.takes("a.done") && !chosen.takes("b.done") && chosen.takes_several());
        assert_eq!(
            chosen.filled(json!({"note": 1}), "http://h/x", &["a.done"], Some("s")),
            Some(json!({"note": 1, "target_url": "http://h/x", "events": ["a.done"], "signing_secret": "s"}))
        );
        let plain = of(
            json!({"/sites": {"post": post(&json!({"url": url}))}, "/webhooks": {"post": post(&json!({"url": url}))}}),
        );
        assert_eq!(plain.map(|plain| (plain.operation, plain.takes("a.done"))), Some((1, false)));
        assert_eq!(of(json!({"/sites": {"post": post(&json!({"url": url}))}})), None);
    }

    #[test]
    fn a_callback_says_where_its_url_stands() {
        let of = |expression: &str| {
            let callback = json!({"done": {expression: {"post": {"responses": {"200": {"description": "d"}}}}}});
            let operation = json!({"responses": {"200": {"description": "d"}}, "callbacks": callback});
            let (document, _) = document(&json!({"openapi": "3.1.0", "paths": {"/a": {"post": operation}}}));
            Target::of(&document.hooks[0])
        };
        assert_eq!(of("{$request.body#/to/url}"), Some(Target::Body("/to/url".to_owned())));
        assert_eq!(of("{$request.query.back}/done?x={$request.body#/id}"), Some(Target::Query("back".to_owned())));
        assert_eq!(of("http://notify.example/{$request.body#/id}"), None);
    }

    #[test]
    fn a_secret_is_found_wherever_an_answer_has_it() {
        assert_eq!(secret_in(&json!({"data": {"id": "1", "secret": "s"}})), Some("s".to_owned()));
        assert_eq!(secret_in(&json!({"data": {"secret": null}})), None);
    }
}
