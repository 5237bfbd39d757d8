//! Deprecation, as the document announces it: `x-deprecation: {date, sunset, link}` on an operation that is `deprecated`.
//!
//! Every answer of such an operation says since when it is deprecated (`Deprecation`, RFC 9745), from when on it may be gone (`Sunset`, RFC 8594) and
//! where to read on (`Link` with `rel="deprecation"`), so that clients find out by their traffic and not by their failure.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use poem::{
    Response,
    http::{HeaderMap, HeaderName, HeaderValue, header},
};
use serde_json::Value;

use super::Operation;

const DEPRECATION: HeaderName = HeaderName::from_static("deprecation");
const SUNSET: HeaderName = HeaderName::from_static("sunset");

/// Writes what the document announces of `operation` into an answer of it.
pub fn announce(operation: &'static Operation, mut response: Response) -> Response {
    if operation.deprecated
        && let Some(announced) = operation.extension("x-deprecation")
    {
        write(&announced, response.headers_mut());
    }
    response
}

/// What is missing or no date is left out.
fn write(announced: &Value, headers: &mut HeaderMap) {
    let text = |name: &str| announced.get(name).and_then(Value::as_str);
    if let Some(since) = text("date").and_then(moment) {
        insert(headers, DEPRECATION, &format!("@{}", since.timestamp()));
    }
    if let Some(until) = text("sunset").and_then(moment) {
        insert(headers, SUNSET, &until.format("%a, %d %b %Y %H:%M:%S GMT").to_string());
    }
    if let Some(link) = text("link")
        && let Ok(value) = HeaderValue::from_str(&format!("<{link}>; rel=\"deprecation\""))
    {
        // The answer may have links of its own.
        headers.append(header::LINK, value);
    }
}

fn insert(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}

/// A date begins with its first second in UTC.
fn moment(text: &str) -> Option<DateTime<Utc>> {
    let day = || text.parse::<NaiveDate>().ok().map(|day| day.and_time(NaiveTime::MIN).and_utc());
    DateTime::parse_from_rfc3339(text).ok().map(|moment| moment.to_utc()).or_else(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_moments_are_written_as_the_rfcs_print_them() {
        for (announced, deprecation, sunset, link) in [
            (
                r#"{"date": "2023-06-30", "sunset": "2024-06-30T23:59:59Z", "link": "https://example.com/d?a=1,2"}"#,
                Some("@1688083200"),
                Some("Sun, 30 Jun 2024 23:59:59 GMT"),
                Some("<https://example.com/d?a=1,2>; rel=\"deprecation\""),
            ),
            (r#"{"date": "2023-06-30T02:00:00+02:00"}"#, Some("@1688083200"), None, None),
            (r#"{"date": "soon", "sunset": 5, "link": "a\nb"}"#, None, None, None),
            ("true", None, None, None),
        ] {
            let mut headers = HeaderMap::new();
            write(&serde_json::from_str(announced).unwrap(), &mut headers);
            let found = |name: &str| headers.get(name).map(|value| value.to_str().unwrap());
            assert_eq!((found("deprecation"), found("sunset"), found("link")), (deprecation, sunset, link), "{announced}");
        }
    }
}
