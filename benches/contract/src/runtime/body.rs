// Copied by `cargo xtask generate` from its own runtime.

//! Reads request bodies: straight from bytes where the fast path accepts them.

use poem::{Body, Request, error::ReadBodyError, http::header, web::Multipart};
use serde::de::DeserializeOwned;

use super::{Bytes, Decoder, Fault, FormNode, In, IndexMap, Style, Violation, style};

/// Bounds on requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Largest body, in bytes.
    pub body: usize,
}

/// 1 MiB.
impl Default for Limits {
    fn default() -> Self {
        Self { body: 1024 * 1024 }
    }
}

/// What the `Content-Type` header says, without parameters, in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Media(pub String);

impl Media {
    /// Of a request; empty where there is none.
    pub fn of(request: &Request) -> Self {
        let value =
            request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let essence = value.split(';').next().unwrap_or_default().trim();
        Self(essence.to_ascii_lowercase())
    }

    /// Whether it is covered by a media type or range of the document (`application/json`, `text/*`, `*/*`).
    pub fn is(&self, declared: &str) -> bool {
        if declared == "*/*" {
            return true;
        }
        match declared.strip_suffix('*') {
            Some(prefix) => self.0.starts_with(prefix),
            None => self.0 == declared,
        }
    }

    /// The fault of a body in none of the declared media types.
    pub fn unsupported(self, supported: &'static [&'static str]) -> Fault {
        Fault::UnsupportedMediaType { received: self.0, supported }
    }
}

/// The whole body, up to the limit.
pub async fn read_body(request: &Request, body: Body, limits: Limits) -> Result<Bytes, Fault> {
    let declared = request
        .headers()
        .get(header::CONTENT_LENGTH)
        .and_then(|v| v.to_str().ok())
        .and_then(|v| v.parse::<usize>().ok());
    let read = match declared {
        Some(length) if length > limits.body => Err(ReadBodyError::PayloadTooLarge),
        // hyper holds the sender to the length that it declared.
        Some(_) => body.into_bytes().await,
        None => body.into_bytes_limit(limits.body).await,
    };
    read.map_err(|error| match error {
        ReadBodyError::PayloadTooLarge => Fault::TooLarge { limit: limits.body },
        _ => Fault::Incomplete,
    })
}

/// A JSON body. `None` after violations, which are noted.
pub fn read_json<T: DeserializeOwned>(
    decoder: &mut Decoder<'_>,
    bytes: &[u8],
    schema: &'static str,
    exact: bool,
    valid: fn(&T) -> bool,
) -> Option<T> {
    // JSON is UTF-8 throughout (RFC 8259), and in what a type has no field for nobody else would look.
    if exact
        && let Ok(text) = std::str::from_utf8(bytes)
        && let Ok(value) = serde_json::from_str::<T>(text)
        && valid(&value)
    {
        return Some(value);
    }
    let result = match serde_json::from_slice(bytes) {
        Ok(value) => decoder.schemas().decode(schema, value, In::Body, ""),
        Err(error) => Err(vec![Violation {
            place: In::Body,
            pointer: String::new(),
            keyword: "syntax".to_owned(),
            message: if bytes.is_empty() {
                "a JSON body is required".to_owned()
            } else {
                format!("is not JSON: {error}")
            },
        }]),
    };
    result.map_err(|violations| decoder.note(violations)).ok()
}

/// How a form's fields are spelled: style and what they are made of, by name. Fields that are not listed are single texts.
pub type Fields = &'static [(&'static str, Style, super::decode::Shape)];

/// An `application/x-www-form-urlencoded` body. `None` after violations.
pub fn read_form<T: DeserializeOwned>(
    decoder: &mut Decoder<'_>,
    bytes: &[u8],
    fields: Fields,
    schema: &'static str,
    exact: bool,
    valid: fn(&T) -> bool,
) -> Option<T> {
    let pairs = style::raw_pairs(&String::from_utf8_lossy(bytes));
    let mut members = IndexMap::new();
    for (name, style, shape) in fields {
        if let Some(node) = style::from_pairs(&pairs, name, *style, *shape) {
            members.insert((*name).to_owned(), unless_repeated(node, &pairs, name, *shape));
        }
    }
    for (name, _) in &pairs {
        let listed = members.contains_key(name)
            || fields.iter().any(|(field, ..)| name.strip_prefix(field).is_some_and(|rest| rest.starts_with('[')));
        if !listed
            && let Some(node) =
                style::from_pairs(&pairs, name, Style::Form { explode: true }, super::decode::Shape::Scalar)
        {
            members.insert(name.clone(), unless_repeated(node, &pairs, name, super::decode::Shape::Scalar));
        }
    }
    from_form(decoder, FormNode::Map(members), schema, exact, valid)
}

/// A single value that stands there twice is two values, of which no server should choose one: the schema refuses a list where it asks for one.
fn unless_repeated(node: FormNode, pairs: &[(String, String)], name: &str, shape: super::decode::Shape) -> FormNode {
    let is_single = matches!((&node, shape), (FormNode::Text(_), super::decode::Shape::Scalar));
    let all = style::from_pairs(pairs, name, Style::Form { explode: true }, super::decode::Shape::List);
    match all {
        Some(FormNode::List(items)) if is_single && items.len() > 1 => FormNode::List(items),
        _ => node,
    }
}

/// A `multipart/form-data` body (RFC 7578). `None` after violations.
pub async fn read_multipart<T: DeserializeOwned>(
    decoder: &mut Decoder<'_>,
    bytes: Bytes,
    lists: &'static [&'static str],
    schema: &'static str,
    exact: bool,
    valid: fn(&T) -> bool,
) -> Option<T> {
    match parts(decoder.request(), bytes, lists).await {
        Ok(members) => from_form(decoder, FormNode::Map(members), schema, exact, valid),
        Err(message) => {
            decoder.note([Violation {
                place: In::Body,
                pointer: String::new(),
                keyword: "syntax".to_owned(),
                message,
            }]);
            None
        }
    }
}

async fn parts(request: &Request, bytes: Bytes, lists: &[&str]) -> Result<IndexMap<String, FormNode>, String> {
    let mut head = Request::builder().finish();
    if let Some(value) = request.headers().get(header::CONTENT_TYPE) {
        head.headers_mut().insert(header::CONTENT_TYPE, value.clone());
    }
    let mut body = poem::RequestBody::new(Body::from_bytes(bytes));
    let mut multipart = <Multipart as poem::FromRequest>::from_request(&head, &mut body)
        .await
        .map_err(|error| format!("is not multipart: {error}"))?;
    let mut members: IndexMap<String, FormNode> = IndexMap::new();
    while let Some(field) = multipart.next_field().await.map_err(|error| format!("is not multipart: {error}"))? {
        let Some(name) = field.name().map(str::to_owned) else { continue };
        let is_file = field.file_name().is_some();
        let media = field.content_type().unwrap_or_default().to_owned();
        let bytes = Bytes::from(field.bytes().await.map_err(|error| format!("is not multipart: {error}"))?);
        let node = match std::str::from_utf8(&bytes) {
            _ if media == "application/json" => FormNode::Json(bytes),
            Ok(text) if !is_file => FormNode::Text(text.to_owned()),
            _ => FormNode::Bytes(bytes),
        };
        match members.get_mut(&name) {
            Some(FormNode::List(items)) => items.push(node),
            Some(existing) => *existing = node,
            None if lists.contains(&name.as_str()) => {
                members.insert(name, FormNode::List(vec![node]));
            }
            None => {
                members.insert(name, node);
            }
        }
    }
    Ok(members)
}

fn from_form<T: DeserializeOwned>(
    decoder: &mut Decoder<'_>,
    node: FormNode,
    schema: &'static str,
    exact: bool,
    valid: fn(&T) -> bool,
) -> Option<T> {
    if exact
        && let Ok(value) = T::deserialize(node.clone())
        && valid(&value)
    {
        return Some(value);
    }
    let root = decoder.schemas().bundle();
    let value = node.to_value(root, root.pointer(schema).unwrap_or_default());
    decoder.schemas().decode(schema, value, In::Body, "").map_err(|violations| decoder.note(violations)).ok()
}

/// A text body. `None` after violations.
pub fn read_text(
    decoder: &mut Decoder<'_>,
    bytes: &[u8],
    schema: &'static str,
    exact: bool,
    valid: fn(&String) -> bool,
) -> Option<String> {
    let Ok(text) = std::str::from_utf8(bytes) else {
        decoder.note([Violation {
            place: In::Body,
            pointer: String::new(),
            keyword: "syntax".to_owned(),
            message: "is not UTF-8".to_owned(),
        }]);
        return None;
    };
    let text = text.to_owned();
    if exact && valid(&text) {
        return Some(text);
    }
    decoder
        .schemas()
        .decode(schema, serde_json::Value::String(text), In::Body, "")
        .map_err(|violations| decoder.note(violations))
        .ok()
}
