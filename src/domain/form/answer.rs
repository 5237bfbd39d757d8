//! Which values a field takes, and what becomes of them.
//!
//! The same rules hold for JSON and for what a browser sends, which is text throughout: a number may come as a number or as its text, and
//! leaves as a number. Messages begin with a verb, so that they can follow a label.

use std::sync::LazyLock;

use chrono::{NaiveDate, NaiveTime};
use regex::Regex;
use serde_json::{Map, Number, Value};
use url::Url;

use super::{Field, FieldKind, definition};
use crate::domain::error::Fault;

/// Most characters of any text.
pub const MAX_TEXT: u32 = 100_000;
const MAX_EMAIL: usize = 254;
const MAX_URL: usize = 2_048;
const MAX_TEL: usize = 40;
/// Beyond it, JSON's numbers are no longer exact in most programs.
const MAX_INTEGER: i64 = 9_007_199_254_740_991;

/// What browsers take for an address (HTML, "valid e-mail address"): the page and the API say the same.
static EMAIL: LazyLock<Regex> = LazyLock::new(|| {
    const LABEL: &str = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    Regex::new(&format!(r"\A[A-Za-z0-9.!#$%&'*+/=?^_`{{|}}~-]+@{LABEL}(?:\.{LABEL})*\z")).expect("the pattern is fixed")
});

/// A value for every field, in the fields' order; or every fault, with pointers that begin with `pointer`. What the form does not ask is left out.
pub fn check(fields: &[Field], sent: &Map<String, Value>, pointer: &str) -> Result<Map<String, Value>, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut values = Map::new();
    for field in fields {
        let mut answer = Answer { field, pointer: format!("{pointer}/{}", field.name), faults: &mut faults };
        values.insert(field.name.clone(), answer.value(sent.get(&field.name)));
    }
    if faults.is_empty() { Ok(values) } else { Err(faults) }
}

/// One field's part of the check. What a faulty value becomes is of no account: nobody sees it.
struct Answer<'a> {
    field: &'a Field,
    pointer: String,
    faults: &'a mut Vec<Fault>,
}

impl Answer<'_> {
    fn value(&mut self, sent: Option<&Value>) -> Value {
        let given = match sent {
            None | Some(Value::Null) => self.field.default.as_ref(),
            Some(value) if is_blank(value) => None,
            sent => sent,
        };
        let value = match (self.field.kind, given) {
            (FieldKind::Checkbox, given) => return self.checkbox(given),
            (FieldKind::Multiselect, given) => return self.several(given),
            (_, None) => {
                self.missing();
                return Value::Null;
            }
            (_, Some(value)) => value,
        };
        match self.field.kind {
            FieldKind::Number => self.number(value),
            FieldKind::Integer => self.integer(value),
            _ => self.text(value),
        }
    }

    fn missing(&mut self) {
        if self.field.required {
            self.fault("required", "is required");
        }
    }

    fn fault(&mut self, code: &'static str, message: impl Into<String>) {
        self.faults.push(Fault::new(self.pointer.clone(), code, message));
    }

    fn checkbox(&mut self, given: Option<&Value>) -> Value {
        let ticked = match given {
            None => false,
            Some(Value::Bool(ticked)) => *ticked,
            Some(Value::String(text)) if text == "true" || text == "on" => true,
            Some(Value::String(text)) if text == "false" || text == "off" => false,
            Some(_) => {
                self.fault("type", "must be true or false");
                return Value::Null;
            }
        };
        if self.field.required && !ticked {
            self.fault("required", "must be ticked");
        }
        Value::Bool(ticked)
    }

    fn several(&mut self, given: Option<&Value>) -> Value {
        let items: &[Value] = match given {
            None => &[],
            Some(Value::Array(items)) => items,
            Some(one @ Value::String(_)) => std::slice::from_ref(one),
            Some(_) => {
                self.fault("type", "must be a list of options");
                return Value::Null;
            }
        };
        let mut chosen: Vec<Value> = Vec::new();
        for (index, item) in items.iter().enumerate() {
            if !self.is_option(item) {
                let at = format!("{}/{index}", self.pointer);
                self.faults.push(Fault::new(at, "enum", "must be one of the options"));
            } else if !chosen.contains(item) {
                chosen.push(item.clone());
            }
        }
        if items.is_empty() {
            self.missing();
        }
        Value::Array(chosen)
    }

    fn is_option(&self, value: &Value) -> bool {
        value.as_str().is_some_and(|text| self.field.options.iter().any(|option| option.value == text))
    }

    fn number(&mut self, value: &Value) -> Value {
        let number = match value {
            Value::Number(number) => Some(number.clone()),
            Value::String(text) => number_of(text.trim()),
            _ => None,
        };
        let Some(number) = number else {
            self.fault("type", "must be a number");
            return Value::Null;
        };
        self.within(number.as_f64().unwrap_or_default());
        Value::Number(number)
    }

    fn integer(&mut self, value: &Value) -> Value {
        let integer = match value {
            Value::Number(number) => whole(number),
            Value::String(text) => number_of(text.trim()).as_ref().and_then(whole),
            _ => None,
        };
        let Some(integer) = integer else {
            self.fault("type", "must be a whole number");
            return Value::Null;
        };
        #[expect(clippy::cast_precision_loss, reason = "at most 2^53 - 1, which is exact")]
        self.within(integer as f64);
        Value::from(integer)
    }

    fn within(&mut self, number: f64) {
        if let Some(min) = self.field.min.filter(|min| number < *min) {
            self.fault("minimum", format!("must be at least {min}"));
        }
        if let Some(max) = self.field.max.filter(|max| number > *max) {
            self.fault("maximum", format!("must be at most {max}"));
        }
    }

    fn text(&mut self, value: &Value) -> Value {
        let Value::String(text) = value else {
            self.fault("type", "must be text");
            return Value::Null;
        };
        let text = match self.field.kind {
            FieldKind::Text | FieldKind::Hidden | FieldKind::Select | FieldKind::Radio => text.clone(),
            // Browsers send lines as networks do, and programs write them as they do.
            FieldKind::Textarea => text.replace("\r\n", "\n").replace('\r', "\n"),
            _ => text.trim().to_owned(),
        };
        if self.field.kind.writes() {
            self.lengths(&text);
        }
        self.format(&text);
        if let Some(pattern) = &self.field.pattern
            && !definition::compiled(pattern).is_ok_and(|pattern| pattern.is_match(&text))
        {
            self.fault("pattern", "must have the form that is asked for");
        }
        Value::String(text)
    }

    fn lengths(&mut self, text: &str) {
        let length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        if let Some(min) = self.field.min_length.filter(|min| length < *min) {
            self.fault("min_length", format!("must have at least {min} characters"));
        }
        let max = self.field.max_length.unwrap_or(MAX_TEXT);
        if length > max {
            self.fault("max_length", format!("must have at most {max} characters"));
        }
    }

    fn format(&mut self, text: &str) {
        let wants = match self.field.kind {
            FieldKind::Email if !(text.len() <= MAX_EMAIL && EMAIL.is_match(text)) => {
                "must be an email address, such as name@example.com"
            }
            FieldKind::Url if !is_url(text) => "must be a web address, such as https://example.com",
            FieldKind::Tel if !is_tel(text) => "must be a telephone number, such as +44 20 7946 0000",
            FieldKind::Date if !is_date(text) => "must be a date, such as 2024-09-13",
            FieldKind::Time if !is_time(text) => "must be a time, such as 16:30",
            FieldKind::Datetime if !is_datetime(text) => "must be a date and time, such as 2024-09-13T16:30",
            FieldKind::Select | FieldKind::Radio => {
                if !self.field.options.iter().any(|option| option.value == text) {
                    self.fault("enum", "must be one of the options");
                }
                return;
            }
            FieldKind::Text | FieldKind::Hidden if text.chars().any(|one| one.is_ascii_control()) => {
                self.fault("control_character", "must not contain line breaks or other control characters");
                return;
            }
            FieldKind::Textarea if text.chars().any(|one| one.is_ascii_control() && one != '\n' && one != '\t') => {
                self.fault("control_character", "must not contain control characters");
                return;
            }
            _ => return,
        };
        self.fault("format", wants);
    }
}

fn is_blank(value: &Value) -> bool {
    value.as_str().is_some_and(|text| text.trim().is_empty())
}

/// A number as people and programs write it: sign, digits, fraction, exponent. Names such as `inf` are none.
fn number_of(text: &str) -> Option<Number> {
    if !text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b'.' | b'e' | b'E')) {
        return None;
    }
    if let Ok(integer) = text.parse::<i64>() {
        return Some(integer.into());
    }
    Number::from_f64(text.parse().ok()?)
}

/// A number without fraction that is exact everywhere.
fn whole(number: &Number) -> Option<i64> {
    let range = -MAX_INTEGER..=MAX_INTEGER;
    if let Some(integer) = number.as_i64() {
        return range.contains(&integer).then_some(integer);
    }
    let float = number.as_f64()?;
    #[expect(clippy::cast_precision_loss, reason = "2^53 - 1 is exact")]
    if float.fract() != 0.0 || float.abs() > MAX_INTEGER as f64 {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "whole and within the range of exact integers")]
    Some(float as i64)
}

fn is_url(text: &str) -> bool {
    text.len() <= MAX_URL
        && !text.chars().any(char::is_control)
        && Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
}

/// Loose on purpose: people write numbers in the ways of their country.
fn is_tel(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    text.len() <= MAX_TEL
        && digits >= 2
        && text.bytes().all(|byte| byte.is_ascii_digit() || b" +-()./#*,;x".contains(&byte))
}

/// `2024-09-13`.
fn is_date(text: &str) -> bool {
    let [year, month, day] = text.split('-').collect::<Vec<_>>()[..] else { return false };
    match (digits(year, 4), digits(month, 2), digits(day, 2)) {
        (Some(year), Some(month), Some(day)) => {
            i32::try_from(year).is_ok_and(|year| NaiveDate::from_ymd_opt(year, month, day).is_some())
        }
        _ => false,
    }
}

/// `16:30`, `16:30:00`, `16:30:00.5`.
fn is_time(text: &str) -> bool {
    let (text, fraction) = text.split_once('.').map_or((text, None), |(text, fraction)| (text, Some(fraction)));
    let parts: Vec<&str> = text.split(':').collect();
    let fits = fraction.is_none_or(|fraction| {
        parts.len() == 3 && (1..=9).contains(&fraction.len()) && fraction.bytes().all(|byte| byte.is_ascii_digit())
    });
    let (hour, minute, second) = match parts[..] {
        [hour, minute] => (hour, minute, "00"),
        [hour, minute, second] => (hour, minute, second),
        _ => return false,
    };
    match (digits(hour, 2), digits(minute, 2), digits(second, 2)) {
        (Some(hour), Some(minute), Some(second)) => fits && NaiveTime::from_hms_opt(hour, minute, second).is_some(),
        _ => false,
    }
}

/// A date, `T`, a time, and an offset from UTC or none.
fn is_datetime(text: &str) -> bool {
    let Some((date, rest)) = text.split_once('T') else { return false };
    let time = match (rest.strip_suffix('Z'), rest.rfind(['+', '-'])) {
        (Some(time), _) => time,
        (None, Some(at)) => {
            let offset = &rest[at + 1..];
            if offset.len() != 5 || !is_time(offset) {
                return false;
            }
            &rest[..at]
        }
        (None, None) => rest,
    };
    is_date(date) && is_time(time)
}

/// A number of exactly so many digits.
fn digits(text: &str, count: usize) -> Option<u32> {
    if text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit()) { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests;
