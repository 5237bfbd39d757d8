//! Answers of HTTP servers as steps give them on: `{"status", "headers", "body"}`, the body read as what it is, or as what somebody says that it is.

use std::time::Duration;

use base64::{Engine as _, prelude::BASE64_STANDARD};
use chrono::{DateTime, Utc};
use reqwest::header::{self, HeaderMap};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::http::HttpResponse;

/// As what a body is read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub(in crate::engine) enum Reading {
    /// As JSON where its media type says so and it is some, as text where it is UTF-8, else as bytes.
    #[default]
    Auto,
    /// As JSON, whatever its media type; what is none is a failure.
    Json,
    /// As text; what is not UTF-8 in it becomes the replacement character.
    Text,
    /// As bytes, in base64, with `"encoding": "base64"` beside them.
    Bytes,
}

/// An answer as a step's output; `Err` says why its body is not what it should be, without showing it.
pub(in crate::engine) fn output(response: &HttpResponse, reading: Reading) -> Result<Value, String> {
    let mut headers = Map::new();
    for name in response.headers.keys() {
        let values: Vec<_> =
            response.headers.get_all(name).iter().map(|value| String::from_utf8_lossy(value.as_bytes())).collect();
        headers.insert(name.to_string(), Value::String(values.join(", ")));
    }
    let mut output = json!({ "status": response.status.as_u16(), "headers": headers });
    let (body, is_base64) = body(response, reading)?;
    output["body"] = body;
    if is_base64 {
        output["encoding"] = Value::String("base64".to_owned());
    }
    Ok(output)
}

fn body(response: &HttpResponse, reading: Reading) -> Result<(Value, bool), String> {
    let bytes = &response.body;
    let base64 = || Value::String(BASE64_STANDARD.encode(bytes));
    Ok(match (reading, std::str::from_utf8(bytes)) {
        (Reading::Auto, Ok(text)) if is_json(&response.headers) => {
            (serde_json::from_str(text).unwrap_or_else(|_| Value::String(text.to_owned())), false)
        }
        (Reading::Auto, Ok(text)) => (Value::String(text.to_owned()), false),
        (Reading::Json, _) => (json_body(response)?, false),
        (Reading::Text, _) => (Value::String(String::from_utf8_lossy(bytes).into_owned()), false),
        (Reading::Bytes, _) | (Reading::Auto, Err(_)) => (base64(), true),
    })
}

/// A body that has to be JSON.
pub(in crate::engine) fn json_body(response: &HttpResponse) -> Result<Value, String> {
    // What the parser says may quote what it parsed: its place only.
    serde_json::from_slice(&response.body).map_err(|error| {
        format!("the answer is not JSON: it stops being some at line {}, column {}", error.line(), error.column())
    })
}

fn is_json(headers: &HeaderMap) -> bool {
    let media_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let media_type = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    media_type == "application/json" || media_type.ends_with("+json")
}

/// How long a server asks to be left alone (`Retry-After`, in seconds or as a moment), seen from `now`.
pub(in crate::engine) fn retry_after(headers: &HeaderMap, now: DateTime<Utc>) -> Option<Duration> {
    let text = headers.get(header::RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = text.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let moment = httpdate::parse_http_date(text).ok()?;
    (DateTime::<Utc>::from(moment) - now).to_std().ok()
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::*;

    fn response(media_type: &str, body: &[u8]) -> HttpResponse {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, media_type.parse().unwrap());
        HttpResponse {
            status: reqwest::StatusCode::OK,
            headers,
            body: Bytes::copy_from_slice(body),
            url: "http://x/".parse().unwrap(),
        }
    }

    #[test]
    fn bodies_are_read_as_what_they_are_or_as_was_said() {
        use Reading::{Auto, Bytes, Json, Text};
        for (media_type, body, reading, expect, encoding) in [
            ("application/json", &b"{\"a\":1}"[..], Auto, json!({"a": 1}), None),
            ("application/problem+json; charset=utf-8", b"[1]", Auto, json!([1]), None),
            ("application/json", b"{oops", Auto, json!("{oops"), None),
            ("text/plain", b"{\"a\":1}", Auto, json!("{\"a\":1}"), None),
            ("text/plain", b"{\"a\":1}", Json, json!({"a": 1}), None),
            ("application/json", b"{\"a\":1}", Text, json!("{\"a\":1}"), None),
            ("text/plain", b"\xff!", Text, json!("\u{fffd}!"), None),
            ("image/png", b"\xff", Auto, json!("/w=="), Some("base64")),
            ("text/plain", b"hi", Bytes, json!("aGk="), Some("base64")),
        ] {
            let read = output(&response(media_type, body), reading).unwrap();
            assert_eq!(read["body"], expect, "{media_type} {reading:?}");
            assert_eq!(read.get("encoding").and_then(Value::as_str), encoding, "{media_type} {reading:?}");
        }
        let refused = output(&response("application/json", b"hush hush"), Json).unwrap_err();
        assert!(refused.contains("not JSON") && !refused.contains("hush"), "{refused}");
    }

    #[test]
    fn a_server_may_ask_for_seconds_or_for_a_moment() {
        let now = "2026-01-01T00:00:00Z".parse().unwrap();
        for (text, expect) in [
            ("7", Some(7)),
            (" 0 ", Some(0)),
            ("Thu, 01 Jan 2026 00:01:00 GMT", Some(60)),
            ("Wed, 31 Dec 2025 00:01:00 GMT", None),
            ("soon", None),
            ("-1", None),
        ] {
            let headers = [(header::RETRY_AFTER, text.parse().unwrap())].into_iter().collect();
            assert_eq!(retry_after(&headers, now), expect.map(Duration::from_secs), "{text}");
        }
    }
}
