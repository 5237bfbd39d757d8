//! A request that its document allows, with ids of the test's choice: the document's own example, and nothing else of our making.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{
    document::{At, Operation, Place},
    records::Record,
};
use crate::support::client::{Answer, Client};

/// What is sent, but for the credential.
#[derive(Debug, Clone)]
pub struct Request {
    method: reqwest::Method,
    target: String,
    headers: Vec<(String, String)>,
    body: Option<(String, Value)>,
}

/// The records that a request may name, by kind.
pub type Records = BTreeMap<String, Record>;

/// Nothing but what is required, with these records wherever an id is taken; and with `tested`'s text at its place, which is then there even if it could
/// be left out.
pub fn build(operation: &Operation, records: &Records, tested: Option<(&Place, &str)>) -> Request {
    let surface = &operation.document.surface;
    let own = |place: &Place| {
        let record = records.get(&place.kind);
        record.unwrap_or_else(|| panic!("{operation}: no record of the kind `{}`", place.kind)).spelled(surface)
    };
    let mut target = operation.path.clone();
    let (mut query, mut headers) = (Vec::new(), Vec::new());
    for (name, place, example) in operation.required_parameters() {
        match place.as_str() {
            "path" => target = target.replace(&format!("{{{name}}}"), &example),
            "query" => query.push((name, example)),
            _ => headers.push((name, example)),
        }
    }
    let text_at = |place: &Place| match tested {
        Some((other, text)) if other.at == place.at => text.to_owned(),
        _ => own(place),
    };
    let is_tested = |place: &Place| tested.is_some_and(|(other, _)| other.at == place.at);
    for place in &operation.places {
        match &place.at {
            At::Path(name) => target = target.replace(&format!("{{{name}}}"), &text_at(place)),
            // A filter may be left out.
            At::Query(name) if is_tested(place) => query.push((name.clone(), text_at(place))),
            At::Header(name) => headers.push((name.clone(), text_at(place))),
            At::Query(_) | At::Body(_) => {}
        }
    }
    let encoded = query.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&");
    if !encoded.is_empty() {
        target = format!("{target}?{encoded}");
    }
    let body = operation.body.as_ref().map(|(media_type, examples)| {
        let holds = |example: &&Value| {
            tested.is_none_or(|(place, _)| match &place.at {
                At::Body(tokens) => find(example, tokens).is_some(),
                _ => true,
            })
        };
        let example = examples.iter().find(holds).or(examples.first());
        let mut body = example.unwrap_or_else(|| panic!("{operation}: its body has no example")).clone();
        for place in &operation.places {
            if let At::Body(tokens) = &place.at {
                replace(&mut body, tokens, &own(place));
            }
        }
        if let Some((Place { at: At::Body(tokens), .. }, text)) = tested {
            put(&mut body, tokens, text);
        }
        (media_type.clone(), body)
    });
    Request { method: operation.method.clone(), target, headers, body }
}

impl Request {
    /// The body as JSON, whatever it is sent as.
    pub fn body(&self) -> Option<&Value> {
        self.body.as_ref().map(|(_, body)| body)
    }

    /// Sends it with this client's key, in each way that a key can be presented.
    pub async fn send(&self, client: &Client) -> Answer {
        Answer::of(self.fill(client.request(self.method.clone(), &self.target))).await
    }

    /// Sends it with these headers as its only credential.
    pub async fn send_with(&self, nobody: &Client, credential: &[(String, String)]) -> Answer {
        assert!(nobody.key.is_empty());
        let mut request = self.fill(nobody.request(self.method.clone(), &self.target));
        for (name, value) in credential {
            request = request.header(name, value);
        }
        Answer::of(request).await
    }

    /// The same, and what it grants to others no more than these scopes: nobody can grant what they have not.
    pub fn granting(&self, scopes: &[String]) -> Self {
        let mut request = self.clone();
        if let Some(granted) = request.body.as_mut().and_then(|(_, body)| body.get_mut("scopes"))
            && granted.is_array()
        {
            *granted = scopes.into();
        }
        request
    }

    fn fill(&self, mut request: reqwest::RequestBuilder) -> reqwest::RequestBuilder {
        let mut headers = reqwest::header::HeaderMap::new();
        for (name, value) in &self.headers {
            headers.insert(reqwest::header::HeaderName::try_from(name).unwrap(), value.parse().unwrap());
        }
        if let Some((media_type, body)) = &self.body {
            headers.insert("content-type", media_type.parse().unwrap());
            request = request.body(if media_type.contains("json") { body.to_string() } else { form(body) });
        }
        // Replaces what the client sends by itself, such as the endpoint.
        request.headers(headers)
    }
}

/// A flat object as a form.
fn form(body: &Value) -> String {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let encode = |text: &str| {
        let mut url = reqwest::Url::parse("http://form/").unwrap();
        url.query_pairs_mut().append_key_only(text);
        url.query().unwrap_or_default().to_owned()
    };
    let pairs = body.as_object().expect("a form is an object").iter();
    pairs.map(|(name, value)| format!("{}={}", encode(name), encode(&text(value)))).collect::<Vec<_>>().join("&")
}

fn find<'a>(value: &'a Value, tokens: &[String]) -> Option<&'a Value> {
    let Some((token, rest)) = tokens.split_first() else { return Some(value) };
    let child = if token == "*" { value.get(0) } else { value.get(token) };
    child.and_then(|child| find(child, rest))
}

/// Wherever the example has an id, another.
fn replace(value: &mut Value, tokens: &[String], text: &str) {
    match (tokens.split_first(), value) {
        (None, Value::Array(items)) => items.iter_mut().for_each(|item| *item = text.into()),
        (None, Value::Null) => {}
        (None, value) => *value = text.into(),
        (Some((token, rest)), Value::Array(items)) if token == "*" => {
            for item in items {
                replace(item, rest, text);
            }
        }
        (Some((token, rest)), Value::Object(members)) => {
            if let Some(child) = members.get_mut(token) {
                replace(child, rest, text);
            }
        }
        _ => {}
    }
}

/// At the first such place, which is made where there is none.
fn put(value: &mut Value, tokens: &[String], text: &str) {
    match tokens.split_first() {
        None if value.is_array() => *value = serde_json::json!([text]),
        None => *value = text.into(),
        Some((token, rest)) if token == "*" => {
            if !value.is_array() {
                *value = Value::Array(Vec::new());
            }
            let items = value.as_array_mut().unwrap();
            if items.is_empty() {
                items.push(Value::Null);
            }
            put(&mut items[0], rest, text);
        }
        Some((token, rest)) => {
            if !value.is_object() {
                *value = Value::Object(serde_json::Map::new());
            }
            put(value.as_object_mut().unwrap().entry(token).or_insert(Value::Null), rest, text);
        }
    }
}
