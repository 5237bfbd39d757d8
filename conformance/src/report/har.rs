//! HAR 1.2: every exchange of a run in the form that browsers and proxies read. Written as the run goes, since a long one has more exchanges
//! than should be held in memory.

use std::{
    io::{self, Write},
    time::{Duration, SystemTime},
};

use serde_json::{Value, json};

use super::redact::{Redactor, unmarked};
use crate::{
    http::{Answer, Request, url},
    runner::{Exchange, Progress},
};

/// Writes the file while it listens.
pub struct Har<W: Write> {
    out: W,
    redactor: Redactor,
    is_first: bool,
    failure: Option<io::Error>,
}

impl<W: Write> Har<W> {
    /// Begins the file.
    pub fn new(mut out: W, redactor: Redactor) -> io::Result<Self> {
        let creator = json!({"name": "conformance", "version": env!("CARGO_PKG_VERSION")});
        write!(out, "{{\"log\":{{\"version\":\"1.2\",\"creator\":{creator},\"entries\":[")?;
        Ok(Self { out, redactor, is_first: true, failure: None })
    }

    /// Ends the file.
    pub fn finish(mut self) -> io::Result<()> {
        if let Some(error) = self.failure {
            return Err(error);
        }
        self.out.write_all(b"\n]}}\n")?;
        self.out.flush()
    }

    fn write(&mut self, exchange: &Exchange<'_>) -> io::Result<()> {
        let separator = if self.is_first { "\n" } else { ",\n" };
        self.is_first = false;
        write!(self.out, "{separator}{}", entry(exchange, &self.redactor))
    }
}

impl<W: Write> Progress for Har<W> {
    fn operation(&mut self, _: usize, _: usize, _: &str, _: usize, _: usize) {}

    fn exchange(&mut self, exchange: &Exchange<'_>) {
        // Said once, at the end: a full disk is no reason to stop judging.
        if self.failure.is_none()
            && let Err(error) = self.write(exchange)
        {
            self.failure = Some(error);
        }
    }
}

/// One exchange.
pub fn entry(exchange: &Exchange<'_>, redactor: &Redactor) -> Value {
    let milliseconds = exchange.elapsed.as_secs_f64() * 1_000.0;
    let findings: Vec<&str> = exchange.findings.iter().map(|(name, _)| name.as_str()).collect();
    json!({
        "startedDateTime": time(exchange.at),
        "time": milliseconds,
        "request": request(exchange.base, &unmarked(redactor.request(exchange.request)), redactor),
        "response": response(exchange.answer, redactor),
        "cache": {},
        "timings": {"send": 0, "wait": milliseconds, "receive": 0},
        "comment": format!("{} {}: {}", exchange.id, exchange.family, redactor.text(exchange.label)),
        "_case": exchange.id,
        "_operation": exchange.operation,
        "_findings": findings,
    })
}

fn pairs(list: &[(String, String)]) -> Vec<Value> {
    list.iter().map(|(name, value)| json!({"name": name, "value": value})).collect()
}

fn request(base: &str, request: &Request, redactor: &Redactor) -> Value {
    let mut headers = pairs(&request.headers);
    let mut value = json!({
        "method": request.method,
        "url": url(base, request),
        "httpVersion": "HTTP/1.1",
        "cookies": [],
        "queryString": pairs(&request.query),
        "headersSize": -1,
        "bodySize": request.body.as_ref().map_or(0, |body| body.bytes.len()),
    });
    if let Some(body) = &request.body {
        headers.push(json!({"name": "content-type", "value": body.media_type}));
        value["postData"] = json!({"mimeType": body.media_type, "text": redactor.body(&body.bytes)});
    }
    value["headers"] = Value::Array(headers);
    value
}

/// The answer; where none came, status 0, as browsers write it.
fn response(answer: Option<&Answer>, redactor: &Redactor) -> Value {
    let Some(answer) = answer else {
        return json!({
            "status": 0, "statusText": "", "httpVersion": "", "cookies": [], "headers": [],
            "content": {"size": 0, "mimeType": ""}, "redirectURL": "", "headersSize": -1, "bodySize": -1,
        });
    };
    let headers: Vec<(String, String)> =
        answer.headers.iter().map(|(name, value)| (name.clone(), redactor.header(name, value))).collect();
    json!({
        "status": answer.status,
        "statusText": reason(answer.status),
        "httpVersion": "HTTP/1.1",
        "cookies": [],
        "headers": pairs(&headers),
        "content": {
            "size": answer.body.len(),
            "mimeType": answer.header("content-type").unwrap_or_default(),
            "text": redactor.body(&answer.body),
        },
        "redirectURL": answer.header("location").map(|to| redactor.header("location", to)).unwrap_or_default(),
        "headersSize": -1,
        "bodySize": answer.body.len(),
    })
}

/// What HTTP calls a status.
pub(super) fn reason(status: u16) -> &'static str {
    reqwest::StatusCode::from_u16(status).ok().and_then(|status| status.canonical_reason()).unwrap_or_default()
}

/// A time as RFC 3339 has it, in UTC.
pub(super) fn time(at: SystemTime) -> String {
    let since = at.duration_since(SystemTime::UNIX_EPOCH).unwrap_or(Duration::ZERO);
    let (days, second) = (since.as_secs() / 86_400, since.as_secs() % 86_400);
    // The civil calendar from a count of days, with years that begin in March (Howard Hinnant's algorithm).
    let shifted = days + 719_468;
    let (era, day_of_era) = (shifted / 146_097, shifted % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let part = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * part + 2) / 5 + 1;
    let month = if part < 10 { part + 3 } else { part - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    format!(
        "{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}.{:03}Z",
        second / 3_600,
        second / 60 % 60,
        second % 60,
        since.subsec_millis()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_those_of_the_calendar() {
        for (seconds, expect) in [
            (0, "1970-01-01T00:00:00.000Z"),
            (951_782_400, "2000-02-29T00:00:00.000Z"),
            (1_735_689_599, "2024-12-31T23:59:59.000Z"),
            (4_107_542_400, "2100-03-01T00:00:00.000Z"),
        ] {
            assert_eq!(time(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)), expect);
        }
    }
}
