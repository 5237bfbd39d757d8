//! Whether what was written is what is read, as far as the document lets one expect it.
//!
//! Compared is what both schemas declare. Servers rightly hide secrets, spell times in another zone, trim texts, sort sets, expand references and fill in what was left
//! out: none of that is a difference. What may be meant is never one.

use serde_json::{Map, Number, Value};
use unicode_normalization::UnicodeNormalization;

use crate::{
    document::bundle::join,
    schema::{
        Direction, Schemas,
        flatten::allowed_types,
        inside::{flat, is_map, member},
    },
};

/// Seconds of a day.
const DAY: f64 = 86_400.0;

/// What was wanted and did not come.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// Where.
    pub at: String,
    /// What was wanted.
    pub wanted: Value,
    /// What was there.
    pub got: Option<Value>,
    /// Whether it was not sent, but is what the schema says of a member that is left out.
    pub is_default: bool,
}

/// Two schemas of one thing: as it is sent, and as it is read.
#[derive(Clone, Copy)]
pub struct Lens<'a> {
    /// All schemas.
    pub schemas: &'a Schemas,
    /// Whether declared defaults are wanted as well: not of a change, which leaves out what is to stay.
    pub defaults: bool,
}

impl Lens<'_> {
    /// What of `sent` is not in `read`.
    pub fn differences(&self, sent: (&Value, &Value), read: (&Value, &Value)) -> Vec<Difference> {
        let mut out = Vec::new();
        self.compare("", sent, read, "", &mut out);
        out
    }

    fn compare(
        &self,
        name: &str,
        (request, sent): (&Value, &Value),
        (response, read): (&Value, &Value),
        at: &str,
        out: &mut Vec<Difference>,
    ) {
        let asked = flat(self.schemas, Direction::Request, request, sent);
        let told = flat(self.schemas, Direction::Response, response, read);
        if is_hidden(name, &asked) || is_hidden(name, &told) || sent.is_null() {
            return;
        }
        match (sent, read) {
            (Value::Object(sent), Value::Object(read)) => self.objects((&asked, sent), (&told, read), at, out),
            (Value::Array(sent), Value::Array(read)) => {
                let any = Value::Bool(true);
                let items = (asked.get("items").unwrap_or(&any), told.get("items").unwrap_or(&any));
                if !self.lists(items, sent, read) {
                    out.push(lost(at, Value::Array(sent.clone()), Some(&Value::Array(read.clone()))));
                }
            }
            _ if same(name, &asked, sent, read) => {}
            // An empty text is nothing to many.
            (Value::String(text), Value::Null) if text.trim().is_empty() => {}
            // What could not be told in the answer's own terms was turned into something else on purpose.
            _ if !self.can_tell(&told, response, (sent, read))
                || !self.schemas.accepts_inline(Direction::Response, response, sent) => {}
            _ => out.push(lost(at, sent.clone(), Some(read))),
        }
    }

    /// Whether the answer's schema has a type for what was sent. Of several branches it is the one that was read that counts, since what is sent as an id may be read whole;
    /// but null is what is left of any branch.
    fn can_tell(&self, told: &Map<String, Value>, response: &Value, (sent, read): (&Value, &Value)) -> bool {
        has_type_for(told, sent)
            || (read.is_null() && has_type_for(&flat(self.schemas, Direction::Response, response, sent), sent))
    }

    fn objects(
        &self,
        (asked, sent): (&Map<String, Value>, &Map<String, Value>),
        (told, read): (&Map<String, Value>, &Map<String, Value>),
        at: &str,
        out: &mut Vec<Difference>,
    ) {
        let any = Value::Bool(true);
        let maps = is_map(asked) && is_map(told);
        for (name, value) in sent {
            let request = member(asked, name).or_else(|| maps.then_some(&any));
            // A record may be told as a map, and the other way round: what is declared once is compared where it is there.
            let response = member(told, name).or_else(|| (maps || is_map(told)).then_some(&any));
            let (Some(request), Some(response)) = (request, response) else { continue };
            let place = join(at, name);
            match read.get(name) {
                Some(came) => self.compare(name, (request, value), (response, came), &place, out),
                None if value.is_null() || member(told, name).is_none() && !maps => {}
                None => {
                    let hidden = |direction, schema| is_hidden(name, &flat(self.schemas, direction, schema, value));
                    if !hidden(Direction::Request, request)
                        && !hidden(Direction::Response, response)
                        && self.schemas.accepts_inline(Direction::Response, response, value)
                    {
                        out.push(lost(&place, value.clone(), None));
                    }
                }
            }
        }
        if self.defaults {
            self.defaults(asked, sent, told, read, at, out);
        }
    }

    fn defaults(
        &self,
        asked: &Map<String, Value>,
        sent: &Map<String, Value>,
        told: &Map<String, Value>,
        read: &Map<String, Value>,
        at: &str,
        out: &mut Vec<Difference>,
    ) {
        let properties = asked.get("properties").and_then(Value::as_object);
        for (name, request) in properties.into_iter().flatten().filter(|(name, _)| !sent.contains_key(*name)) {
            let keywords = flat(self.schemas, Direction::Request, request, &Value::Null);
            let (Some(default), Some(response), Some(came)) =
                (keywords.get("default").filter(|value| !value.is_null()), member(told, name), read.get(name))
            else {
                continue;
            };
            let mut found = Vec::new();
            self.compare(name, (request, default), (response, came), "", &mut found);
            if !found.is_empty() {
                let wanted = default.clone();
                out.push(Difference { at: join(at, name), wanted, got: Some(came.clone()), is_default: true });
            }
        }
    }

    /// Lists: item by item, or the same items in another order; a set may have lost what it had twice.
    fn lists(&self, (request, response): (&Value, &Value), sent: &[Value], read: &[Value]) -> bool {
        let equal = |sent: &Value, read: &Value| {
            let mut found = Vec::new();
            let lens = Self { defaults: false, ..*self };
            lens.compare("", (request, sent), (response, read), "", &mut found);
            found.is_empty()
        };
        let in_order = sent.len() == read.len() && sent.iter().zip(read).all(|(sent, read)| equal(sent, read));
        let distinct =
            |items: &[Value]| items.iter().enumerate().filter(|(n, item)| !items[..*n].contains(item)).count();
        let scalars = sent.iter().chain(read).all(|item| !item.is_object() && !item.is_array());
        in_order
            || ((sent.len() == read.len() || (scalars && distinct(sent) == distinct(read)))
                && sent.iter().all(|sent| read.iter().any(|read| equal(sent, read))))
    }
}

fn lost(at: &str, wanted: Value, got: Option<&Value>) -> Difference {
    Difference { at: at.to_owned(), wanted, got: got.cloned(), is_default: false }
}

/// Whether plain keywords have a type for a value at all.
fn has_type_for(told: &Map<String, Value>, sent: &Value) -> bool {
    let types = allowed_types(told);
    let name = match sent {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    types.is_empty() || types.iter().any(|other| other == name || (other == "integer" && name == "number"))
}

/// Whether a member need not come back as it went: `readOnly`, `writeOnly`, or a secret.
pub fn is_hidden(name: &str, flat: &Map<String, Value>) -> bool {
    let flag = |keyword: &str| flat.get(keyword).and_then(Value::as_bool) == Some(true);
    let name = crate::plan::plain(name);
    let secret = ["password", "passwd", "secret", "token", "apikey", "privatekey", "credential", "authorization"];
    flag("readOnly")
        // Which record it is, is said by its path, and by the server of a new one.
        || name == "id"
        || flag("writeOnly")
        || flat.get("format").and_then(Value::as_str) == Some("password")
        || secret.iter().any(|word| name.contains(word))
}

/// Whether two scalars say the same.
fn same(name: &str, keywords: &Map<String, Value>, sent: &Value, read: &Value) -> bool {
    match (sent, read) {
        (Value::Number(a), Value::Number(b)) => {
            let types = allowed_types(keywords);
            let is_whole = types.iter().any(|name| name == "integer") && !types.iter().any(|name| name == "number");
            // Of whole numbers none stands for its neighbour.
            if let Some((a, b)) = whole(a).zip(whole(b)).filter(|_| is_whole) {
                return a == b;
            }
            a == b
                || a.as_f64()
                    .zip(b.as_f64())
                    .is_some_and(|(a, b)| (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0))
        }
        (Value::String(a), Value::String(b)) => {
            let format = keywords.get("format").and_then(Value::as_str).unwrap_or_default();
            // One letter may be spelt as one code point or as several, and servers keep the short form (Unicode, annex 15).
            let (a, b): (String, String) = (a.trim().nfc().collect(), b.trim().nfc().collect());
            a == b || is_masked(&b) || same_text(&crate::plan::plain(name), format, a.trim(), b.trim())
        }
        _ => sent == read,
    }
}

fn same_text(name: &str, format: &str, a: &str, b: &str) -> bool {
    let folds = ["email", "idn-email", "hostname", "uuid", "uri", "url", "iri"].contains(&format)
        || [
            "email", "domain", "host", "url", "uri", "currency", "country", "locale", "language", "slug", "code", "tag",
        ]
        .iter()
        .any(|word| name.contains(word));
    if folds && a.trim_end_matches('/').eq_ignore_ascii_case(b.trim_end_matches('/')) {
        return true;
    }
    // A time in another zone, or with fewer digits, is the same time; so is a time of day, which begins anew at midnight.
    moment(a).zip(moment(b)).is_some_and(|(a, b)| (a - b).abs() < 1.0)
        || time_of_day(a).zip(time_of_day(b)).is_some_and(|(a, b)| {
            let apart = (a - b).rem_euclid(DAY);
            !(1.0..=DAY - 1.0).contains(&apart)
        })
}

/// A time of RFC 3339 (`format: time`) in seconds since midnight in UTC.
fn time_of_day(text: &str) -> Option<f64> {
    let is_time = text.as_bytes().get(2) == Some(&b':') && text.as_bytes().get(5) == Some(&b':');
    moment(&format!("1970-01-01T{text}")).filter(|_| is_time)
}

/// A whole number, however it is spelled.
#[expect(clippy::cast_possible_truncation, reason = "floats of this size are exact in 128 bits")]
fn whole(number: &Number) -> Option<i128> {
    let integer = number.as_i64().map(i128::from).or_else(|| number.as_u64().map(i128::from));
    integer.or_else(|| {
        number.as_f64().filter(|float| float.fract() == 0.0 && float.abs() < 1e30).map(|float| float as i128)
    })
}

/// Stars or dots in the place of letters.
fn is_masked(text: &str) -> bool {
    ["***", "•••", "xxx", "XXX", "…"].iter().any(|mask| text.contains(mask)) || text.contains("[redacted]")
}

/// A moment of RFC 3339 in seconds since 1970.
pub fn moment(text: &str) -> Option<f64> {
    let number = |range: std::ops::Range<usize>| text.get(range)?.parse::<i32>().ok();
    let bytes = text.as_bytes();
    if bytes.len() < 20 || bytes[4] != b'-' || bytes[7] != b'-' || !matches!(bytes[10], b'T' | b't' | b' ') {
        return None;
    }
    let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
    let (hour, minute, second) = (number(11..13)?, number(14..16)?, number(17..19)?);
    let rest = text.get(19..)?;
    let end = rest.find(|letter: char| letter != '.' && !letter.is_ascii_digit())?;
    let fraction = if end > 1 { rest[..end].parse::<f64>().ok()? } else { 0.0 };
    let offset = match &rest[end..] {
        "Z" | "z" => 0,
        zone => {
            let sign = if zone.starts_with('-') { -1 } else { 1 };
            let part = |range: std::ops::Range<usize>| zone.get(range)?.parse::<i32>().ok();
            sign * (part(1..3)? * 60 + part(4..6).or_else(|| part(3..5))?)
        }
    };
    // Days of the civil calendar, with years that begin in March.
    let (year, month) = if month <= 2 { (year - 1, month + 9) } else { (year, month - 3) };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * month + 2) / 5 + day - 1;
    let days = f64::from(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468);
    Some(days * DAY + f64::from(hour * 3_600 + (minute - offset) * 60 + second) + fraction)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::schema::tests::schemas;

    #[test]
    fn moments_are_read_in_any_zone() {
        assert_eq!(moment("1970-01-02T00:00:00Z"), Some(86_400.0));
        assert_eq!(moment("2024-02-29T12:00:00.5+02:00"), moment("2024-02-29T10:00:00.500Z"));
        assert_eq!(moment("2024-02-29"), None);
        assert_eq!(moment("a sentence of some letters"), None);
    }

    /// Both sides of the bargain: what is a difference, and what is none.
    #[test]
    fn what_may_be_meant_is_no_difference() {
        let record = json!({"type": "object", "properties": {
            "name": {"type": "string"}, "size": {"type": "integer", "default": 3}, "due": {"type": "string", "format": "date-time"},
            "tags": {"type": "array", "items": {"type": "string"}}, "password": {"type": "string"},
            "owner": {"type": "object"}, "at": {"type": "string", "format": "time"},
            "lang": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "team": {"anyOf": [{"type": "object"}, {"type": "null"}]}, "note": {"type": ["string", "null"]}, "extra": {"type": "object", "additionalProperties": true}
        }});
        let mut shown = record.clone();
        // The owner is sent by id and read whole.
        let mut sent_as = record;
        sent_as["properties"]["owner"] = json!({"type": "string"});
        sent_as["properties"]["team"] = json!({"type": ["string", "null"]});
        shown["properties"]["inner"] = json!({"type": "boolean"});
        let any = schemas(&json!({}));
        let lens = Lens { schemas: &any, defaults: true };
        for (sent, read, expect) in [
            (json!({"name": "a"}), json!({"name": "a", "inner": true}), vec![]),
            (json!({"name": "a"}), json!({"name": "b"}), vec!["/name"]),
            (json!({"name": "a"}), json!({}), vec!["/name"]),
            (json!({"name": " a "}), json!({"name": "a"}), vec![]),
            (json!({"name": "Ab"}), json!({"name": "ab"}), vec!["/name"]),
            (json!({"undeclared": 1}), json!({}), vec![]),
            (json!({"due": "2024-01-01T02:00:00+02:00"}), json!({"due": "2024-01-01T00:00:00.000Z"}), vec![]),
            (json!({"due": "2024-01-01T02:00:00+02:00"}), json!({"due": "2024-01-01T02:00:00Z"}), vec!["/due"]),
            (json!({"at": "13:54:22Z"}), json!({"at": "13:54:22+00:00"}), vec![]),
            (json!({"at": "23:30:00-01:00"}), json!({"at": "00:30:00.000Z"}), vec![]),
            (json!({"at": "13:54:22Z"}), json!({"at": "14:54:22Z"}), vec!["/at"]),
            (json!({"name": "cafe\u{301}"}), json!({"name": "caf\u{e9}"}), vec![]),
            (json!({"name": "cafe\u{301}"}), json!({"name": "cafe"}), vec!["/name"]),
            (json!({"tags": ["b", "a", "a"]}), json!({"tags": ["a", "b"]}), vec![]),
            (json!({"tags": ["b", "a"]}), json!({"tags": ["a"]}), vec!["/tags"]),
            (json!({"password": "p"}), json!({"password": "hidden"}), vec![]),
            (json!({"owner": "u1"}), json!({"owner": {"id": "u1"}}), vec![]),
            (json!({"note": null}), json!({}), vec![]),
            (json!({"lang": "x"}), json!({"lang": null}), vec!["/lang"]),
            (json!({"lang": "x"}), json!({"lang": "y"}), vec!["/lang"]),
            (json!({"lang": ""}), json!({"lang": null}), vec![]),
            // An id of nobody may be no team.
            (json!({"team": "t1"}), json!({"team": null}), vec![]),
            (json!({"team": "t1"}), json!({"team": {"id": "t1"}}), vec![]),
            (json!({"note": "x"}), json!({"note": null}), vec!["/note"]),
            (json!({"note": ""}), json!({"note": null}), vec![]),
            (json!({"extra": {"a": 1, "b": null}}), json!({"extra": {"a": 1}}), vec![]),
            (json!({"extra": {"a": {"c": 1}}}), json!({"extra": {"a": {"c": 2}}}), vec!["/extra/a/c"]),
            (json!({"size": 4}), json!({"size": 4}), vec![]),
            (json!({"size": 4}), json!({"size": 4.0}), vec![]),
            (json!({"size": i64::MAX}), json!({"size": i64::MAX}), vec![]),
            (json!({"size": i64::MAX}), json!({"size": i64::MAX - 1}), vec!["/size"]),
            (json!({"size": i64::MAX}), json!({"size": 9.223_372_036_854_776e18}), vec!["/size"]),
            (json!({"size": 5_000_000_001_i64}), json!({"size": 5_000_000_000_i64}), vec!["/size"]),
            (json!({}), json!({"size": 3}), vec![]),
            (json!({}), json!({"size": 4}), vec!["/size"]),
        ] {
            let found = lens.differences((&sent_as, &sent), (&shown, &read));
            let places: Vec<&str> = found.iter().map(|difference| difference.at.as_str()).collect();
            assert_eq!(places, expect, "{sent} {read}");
        }
    }
}
