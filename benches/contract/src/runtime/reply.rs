// Copied by `cargo xtask generate` from its own runtime.

//! Answers, written straight to bytes.

use poem::{
    Body, IntoResponse, Response,
    http::{HeaderName, HeaderValue, StatusCode, header::CONTENT_TYPE},
};
use serde::Serialize;

use super::{Bytes, EventStream};

/// A JSON answer of the media type `media`.
///
/// A value that cannot be written as JSON (a map whose keys are no strings) cannot come out of a document; should one
/// come all the same, the answer is an empty 500.
pub fn json<T: Serialize>(status: StatusCode, media: &'static str, value: &T) -> Response {
    let mut buffer = Vec::with_capacity(512);
    match serde_json::to_writer(&mut buffer, value) {
        Ok(()) => with_body(status, media, Body::from_vec(buffer)),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// A text answer.
pub fn text(status: StatusCode, media: &'static str, value: impl Into<String>) -> Response {
    with_body(status, media, Body::from_string(value.into()))
}

/// An answer of raw bytes.
pub fn bytes(status: StatusCode, media: &'static str, value: Bytes) -> Response {
    with_body(status, media, Body::from_bytes(value))
}

/// An answer without a body.
pub fn empty(status: StatusCode) -> Response {
    Response::builder().status(status).finish()
}

/// An answer that streams events.
pub fn event_stream(status: StatusCode, value: EventStream) -> Response {
    let mut response = poem::web::sse::SSE::new(value.0).into_response();
    response.set_status(status);
    response
}

fn with_body(status: StatusCode, media: &'static str, body: Body) -> Response {
    let mut response = Response::builder().status(status).body(body);
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(media));
    response
}

/// Sets a header; a value that cannot stand in a header (a line break in it) is left out.
pub fn header(response: &mut Response, name: &'static str, value: &impl HeaderText) {
    if let Ok(value) = HeaderValue::from_str(&value.header_text()) {
        response.headers_mut().insert(HeaderName::from_static(name), value);
    }
}

/// Values that can stand in a header, by style `simple`.
pub trait HeaderText {
    /// The value's spelling.
    fn header_text(&self) -> String;
}

/// Every type that serialises to a string, a number, a boolean or a list of these.
impl<T: Serialize> HeaderText for T {
    fn header_text(&self) -> String {
        fn spell(value: &serde_json::Value) -> String {
            match value {
                serde_json::Value::String(text) => text.clone(),
                serde_json::Value::Array(items) => items.iter().map(spell).collect::<Vec<_>>().join(","),
                serde_json::Value::Object(members) => {
                    members.iter().map(|(key, value)| format!("{key},{}", spell(value))).collect::<Vec<_>>().join(",")
                }
                serde_json::Value::Null => String::new(),
                other => other.to_string(),
            }
        }
        serde_json::to_value(self).map(|value| spell(&value)).unwrap_or_default()
    }
}
