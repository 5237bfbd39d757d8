//! Values on the wire: parameters by style and explode, bodies by media type; and the way back, which decides whether a parameter that was
//! made invalid is still invalid once it is text.

use base64::Engine as _;
use indexmap::IndexMap;
use serde_json::{Map, Value};

use super::{Payload, sample};
use crate::{
    document::model::{Field, In, Media, Parameter, Shape, Style, essence, is_json},
    schema::{
        Direction, Schemas,
        flatten::{allowed_types, flatten},
    },
};

/// Percent-encodes everything but unreserved characters.
pub fn percent(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.extend([byte >> 4, byte & 15].map(|digit| char::from(b"0123456789ABCDEF"[usize::from(digit)])));
        }
    }
    out
}

/// A scalar as text.
pub fn scalar(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// A path parameter's value, percent-encoded.
pub fn path(parameter: &Parameter, value: &Value) -> String {
    let parts: Vec<String> = match value {
        Value::Array(items) => items.iter().map(|item| percent(&scalar(item))).collect(),
        Value::Object(members) => flat_members(members, parameter.explode),
        other => vec![percent(&scalar(other))],
    };
    let name = &parameter.name;
    match (parameter.style, parameter.explode) {
        (Style::Label, true) => format!(".{}", parts.join(".")),
        (Style::Label, false) => format!(".{}", parts.join(",")),
        (Style::Matrix, true) if value.is_object() => format!(";{}", parts.join(";")),
        (Style::Matrix, true) => format!(";{name}={}", parts.join(&format!(";{name}="))),
        (Style::Matrix, false) => format!(";{name}={}", parts.join(",")),
        _ => parts.join(","),
    }
}

fn flat_members(members: &Map<String, Value>, explode: bool) -> Vec<String> {
    members
        .iter()
        .flat_map(|(key, value)| {
            let (key, value) = (percent(key), percent(&scalar(value)));
            if explode { vec![format!("{key}={value}")] } else { vec![key, value] }
        })
        .collect()
}

/// A query parameter's pairs, percent-encoded.
pub fn query(parameter: &Parameter, value: &Value) -> Vec<(String, String)> {
    let name = percent(&parameter.name);
    if parameter.json {
        return vec![(name, percent(&value.to_string()))];
    }
    match value {
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| percent(&scalar(item))).collect();
            let separator = match parameter.style {
                Style::SpaceDelimited => "%20",
                Style::PipeDelimited => "%7C",
                _ => ",",
            };
            if parameter.explode {
                items.into_iter().map(|item| (name.clone(), item)).collect()
            } else if items.is_empty() {
                Vec::new()
            } else {
                vec![(name, items.join(separator))]
            }
        }
        Value::Object(members) if parameter.style == Style::DeepObject => members
            .iter()
            .map(|(key, value)| (format!("{name}%5B{}%5D", percent(key)), percent(&scalar(value))))
            .collect(),
        Value::Object(members) if parameter.explode => {
            members.iter().map(|(key, value)| (percent(key), percent(&scalar(value)))).collect()
        }
        Value::Object(members) => vec![(name, flat_members(members, false).join(","))],
        other => vec![(name, percent(&scalar(other)))],
    }
}

/// A header's or cookie's value.
pub fn header(parameter: &Parameter, value: &Value) -> String {
    if parameter.json {
        return value.to_string();
    }
    match value {
        Value::Array(items) => items.iter().map(scalar).collect::<Vec<_>>().join(","),
        Value::Object(members) => members
            .iter()
            .map(|(key, value)| {
                if parameter.explode { format!("{key}={}", scalar(value)) } else { format!("{key},{}", scalar(value)) }
            })
            .collect::<Vec<_>>()
            .join(","),
        other => scalar(other),
    }
}

/// Whether a parameter's value is surely invalid once it is text. What a server may read in two ways is not sure.
pub fn surely_invalid(schemas: &Schemas, parameter: &Parameter, value: &Value) -> bool {
    let Some(pointer) = &parameter.schema else { return false };
    let rejects = |value: &Value| !schemas.accepts(Direction::Request, pointer, value);
    if parameter.json {
        return rejects(value);
    }
    let mut first = |_: &[Value]| 0;
    let flat = flatten(schemas, Direction::Request, schemas.schema(Direction::Request, pointer), &mut first);
    let types = allowed_types(&flat);
    let takes = |name: &str| types.iter().any(|other| other == name);
    match value {
        Value::Null => false,
        Value::String(text) if !sendable(text, parameter.place) => false,
        // A list where one value belongs is read as its first or last item by many.
        Value::Array(_) if !takes("array") => false,
        Value::Object(_) if !takes("object") => false,
        Value::Array(items) => {
            let clear = |item: &Value| {
                !item.is_array()
                    && !item.is_object()
                    && sendable(&scalar(item), parameter.place)
                    && (parameter.explode || !scalar(item).contains([',', ' ', '|']))
            };
            let item_schema = flat.get("items").cloned().unwrap_or(Value::Bool(true));
            let read = |item: &Value| read_as(schemas, &item_schema, &scalar(item));
            !items.is_empty() && items.iter().all(clear) && rejects(&items.iter().map(read).collect())
        }
        Value::Object(members) => {
            let clear =
                |item: &Value| !item.is_array() && !item.is_object() && sendable(&scalar(item), parameter.place);
            let properties = flat.get("properties");
            let read = |(key, item): (&String, &Value)| {
                let schema =
                    properties.and_then(|properties| properties.get(key)).cloned().unwrap_or(Value::Bool(true));
                (key.clone(), read_as(schemas, &schema, &scalar(item)))
            };
            !members.is_empty()
                && members.values().all(clear)
                && rejects(&Value::Object(members.iter().map(read).collect()))
        }
        other => {
            let text = scalar(other);
            // One value where a list belongs is a list of one.
            let lists = takes("array") || takes("object");
            !lists && readings(&text).iter().all(rejects)
        }
    }
}

/// Whether a text survives its place: servers trim headers, split paths and read an empty query value as absent.
fn sendable(text: &str, place: In) -> bool {
    match place {
        In::Path => !text.is_empty() && text != "." && text != ".." && !text.contains('/'),
        In::Query => !text.is_empty(),
        In::Header | In::Cookie => {
            !text.is_empty()
                && text.trim() == text
                && text.bytes().all(|byte| (0x21..0x7f).contains(&byte) && byte != b';')
        }
    }
}

/// What a text may mean.
fn readings(text: &str) -> Vec<Value> {
    let mut out = vec![Value::String(text.to_owned())];
    if let Ok(value) = serde_json::from_str::<Value>(text.trim())
        && !value.is_array()
        && !value.is_object()
        && !value.is_string()
    {
        out.push(value);
    }
    out
}

/// The reading that a schema accepts, else the text.
fn read_as(schemas: &Schemas, schema: &Value, text: &str) -> Value {
    let mut readings = readings(text);
    let index =
        readings.iter().position(|value| schemas.accepts_inline(Direction::Request, schema, value)).unwrap_or(0);
    readings.swap_remove(index)
}

/// Whether bodies of this media type can be made.
pub fn can_encode(media: &Media) -> bool {
    let essence = essence(&media.name);
    let is_multipart = essence == "multipart/form-data";
    if media.fields.values().any(|field| is_strange(field, is_multipart)) {
        return false;
    }
    media.is_json()
        || (media.is_bytes && sample::kind(&essence).is_some())
        || matches!(
            essence.as_str(),
            "application/x-www-form-urlencoded" | "multipart/form-data" | "application/octet-stream"
        )
        || essence.starts_with("text/")
        || essence == "*/*"
}

/// Whether a member of a form is asked for in a way that is not produced here, or that may be read in several.
fn is_strange(field: &Field, is_multipart: bool) -> bool {
    let Some((style, explode)) = field.style else {
        let unmade = !field.asked.is_empty() && part_type(field, is_multipart).is_none();
        return unmade || (is_multipart && field.has_headers);
    };
    let known = match field.shape {
        Shape::Text => true,
        Shape::List if is_multipart => style == Style::Form && explode,
        Shape::List => {
            style == Style::Form || (matches!(style, Style::SpaceDelimited | Style::PipeDelimited) && !explode)
        }
        Shape::Record => !is_multipart && matches!(style, Style::Form | Style::DeepObject),
    };
    !known || field.is_nested || (is_multipart && field.has_headers)
}

/// The media type of a member of a form: the first of those asked for that can be made.
fn part_type(field: &Field, is_multipart: bool) -> Option<String> {
    let is_plain = field.shape == Shape::Text || (field.shape == Shape::List && !field.is_nested);
    let make = |asked: &String| match asked.as_str() {
        // A list may be one JSON text or one for each item, a text may be in quotes or not.
        json if is_json(json) => (field.shape == Shape::Record).then(|| asked.clone()),
        "text/plain" | "text/csv" | "text/html" | "text/markdown" => {
            (is_plain && !field.is_file).then(|| asked.clone())
        }
        "application/octet-stream" => (is_plain && is_multipart).then(|| asked.clone()),
        "*/*" if is_multipart => field.is_file.then(|| "application/octet-stream".to_owned()),
        "text/*" if is_multipart => (is_plain && !field.is_file).then(|| "text/plain".to_owned()),
        picture if is_multipart && is_plain && !field.is_encoded => sample::kind(picture).map(str::to_owned),
        _ => None,
    };
    field.asked.iter().find_map(make)
}

/// The media type that a part is given: the one that `encoding` asks for, else the picture that its schema names.
fn declared(field: &Field) -> Option<String> {
    let named = || sample::kind(field.usual.as_ref().filter(|_| !field.is_encoded)?).map(str::to_owned);
    part_type(field, true).or_else(named)
}

/// Whether a part is sent as a picture, whatever the value that was planned for it.
pub(super) fn is_picture(field: &Field) -> bool {
    declared(field).is_some_and(|media_type| sample::kind(&media_type).is_some())
}

/// A body.
pub fn body(media: &Media, value: &Value) -> Payload {
    let essence = essence(&media.name);
    let (media_type, bytes) = match essence.as_str() {
        "application/x-www-form-urlencoded" => {
            let pairs: Vec<String> = value
                .as_object()
                .into_iter()
                .flatten()
                .flat_map(|(name, member)| {
                    if let Some(style) = media.fields.get(name).and_then(|field| field.style) {
                        let pairs = query(&Parameter::of_form(name, style), member);
                        return pairs.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
                    }
                    let items = match member {
                        Value::Array(items) => items.clone(),
                        other => vec![other.clone()],
                    };
                    items
                        .into_iter()
                        .map(move |item| format!("{}={}", percent(name), percent(&scalar(&item))))
                        .collect::<Vec<_>>()
                })
                .collect();
            (essence.clone(), pairs.join("&").into_bytes())
        }
        "multipart/form-data" => multipart(value, &media.fields),
        "application/octet-stream" => {
            let text = scalar(value);
            let bytes = base64::engine::general_purpose::STANDARD.decode(&text);
            (essence.clone(), bytes.unwrap_or_else(|_| text.into_bytes()))
        }
        other if media.is_bytes && sample::kind(other).is_some() => {
            let kind = sample::kind(other).unwrap_or_default();
            (kind.to_owned(), sample::bytes(kind).unwrap_or_default())
        }
        other if other.starts_with("text/") && !is_json(other) => (essence.clone(), scalar(value).into_bytes()),
        "*/*" => ("application/json".to_owned(), value.to_string().into_bytes()),
        _ => (media.name.clone(), value.to_string().into_bytes()),
    };
    Payload { media_type, bytes }
}

/// A fixed boundary keeps requests repeatable; no generated value contains it.
const BOUNDARY: &str = "conformance-boundary-7b1f";

fn multipart(value: &Value, fields: &IndexMap<String, Field>) -> (String, Vec<u8>) {
    let mut out = Vec::new();
    for (name, member) in value.as_object().into_iter().flatten() {
        let items = match member {
            Value::Array(items) => items.clone(),
            other => vec![other.clone()],
        };
        let field = fields.get(name);
        let declared = field.and_then(declared);
        let is_file = field.is_some_and(|field| field.is_file || is_picture(field));
        for item in items {
            let usual = match &item {
                _ if is_file => Some("application/octet-stream"),
                Value::Object(_) => Some("application/json"),
                _ => None,
            };
            let media_type = declared.as_deref().or(usual);
            let bytes = match media_type {
                Some(media_type) if is_file && sample::kind(media_type).is_some() => sample::bytes(media_type),
                Some(media_type) if is_json(media_type) => Some(item.to_string().into_bytes()),
                _ => None,
            };
            let extension = media_type.and_then(|kind| kind.strip_prefix("image/")).unwrap_or("bin");
            let file = if is_file { format!("; filename=\"file.{extension}\"") } else { String::new() };
            let kind = media_type.map_or_else(String::new, |kind| format!("\r\nContent-Type: {kind}"));
            out.extend(
                format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"{file}{kind}\r\n\r\n").bytes(),
            );
            out.extend(bytes.unwrap_or_else(|| scalar(&item).into_bytes()));
            out.extend(b"\r\n");
        }
    }
    out.extend(format!("--{BOUNDARY}--\r\n").bytes());
    (format!("multipart/form-data; boundary={BOUNDARY}"), out)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn parameter(place: In, style: Style, explode: bool) -> Parameter {
        Parameter {
            name: "p".to_owned(),
            place,
            required: true,
            style,
            explode,
            schema: None,
            json: false,
            examples: Vec::new(),
            pointer: String::new(),
        }
    }

    fn joined(pairs: Vec<(String, String)>) -> String {
        pairs.into_iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
    }

    /// The table of the OpenAPI specification.
    #[test]
    fn styles_are_spelled_as_openapi_says() {
        let (list, object) = (json!(["blue", "black"]), json!({"R": 100, "G": 200}));
        for (style, explode, for_list, for_object) in [
            (Style::Form, true, "p=blue&p=black", "R=100&G=200"),
            (Style::Form, false, "p=blue,black", "p=R,100,G,200"),
            (Style::SpaceDelimited, false, "p=blue%20black", "p=R,100,G,200"),
            (Style::PipeDelimited, false, "p=blue%7Cblack", "p=R,100,G,200"),
            (Style::DeepObject, true, "p=blue&p=black", "p%5BR%5D=100&p%5BG%5D=200"),
        ] {
            let parameter = parameter(In::Query, style, explode);
            assert_eq!(joined(query(&parameter, &list)), for_list, "{style:?} {explode}");
            assert_eq!(joined(query(&parameter, &object)), for_object, "{style:?} {explode}");
        }
        for (style, explode, for_list, for_object) in [
            (Style::Simple, false, "blue,black", "R,100,G,200"),
            (Style::Simple, true, "blue,black", "R=100,G=200"),
            (Style::Label, false, ".blue,black", ".R,100,G,200"),
            (Style::Label, true, ".blue.black", ".R=100.G=200"),
            (Style::Matrix, false, ";p=blue,black", ";p=R,100,G,200"),
            (Style::Matrix, true, ";p=blue;p=black", ";R=100;G=200"),
        ] {
            let parameter = parameter(In::Path, style, explode);
            assert_eq!(path(&parameter, &list), for_list, "{style:?} {explode}");
            assert_eq!(path(&parameter, &object), for_object, "{style:?} {explode}");
        }
    }

    #[test]
    fn what_may_be_read_in_two_ways_is_not_surely_invalid() {
        for (schema, value, expected) in [
            (json!({"type": "integer"}), json!("abc"), true),
            (json!({"type": "integer"}), json!("12"), false),
            (json!({"type": "integer", "minimum": 1}), json!(0), true),
            (json!({"type": "string"}), json!(12), false),
            (json!({"type": "string", "minLength": 1}), json!(""), false),
            (json!({"type": "integer"}), json!(null), false),
            (json!({"type": "integer"}), json!([1, 2]), false),
            (json!({"type": "array", "items": {"type": "integer"}}), json!([1, "x"]), true),
            (json!({"type": "array", "items": {"type": "integer"}}), json!(["1"]), false),
            (json!({"type": "array", "maxItems": 1, "items": {"type": "string"}}), json!(["a", "b"]), true),
        ] {
            let schemas = crate::schema::tests::schemas(&schema);
            let mut parameter = parameter(In::Query, Style::Form, true);
            parameter.schema = Some("/components/schemas/S".to_owned());
            assert_eq!(surely_invalid(&schemas, &parameter, &value), expected, "{schema} {value}");
        }
    }
}
