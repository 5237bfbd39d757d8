// Copied by `cargo xtask generate` from its own runtime.

//! Types for the string formats that Rust has a better type for, and checks for the others.
//!
//! They read strictly: what the JSON Schema format refuses is refused here (chrono and uuid alone read more than RFC 3339 and RFC 9562 say).

use std::{fmt, str::FromStr, sync::OnceLock};

use bytes::Bytes;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// A string format (`email`, `uri`, …), checked by the same code that judges on the slow path.
#[derive(Debug)]
pub struct Format {
    name: &'static str,
    validator: OnceLock<Option<jsonschema::Validator>>,
}

impl Format {
    /// The check of this name.
    pub const fn new(name: &'static str) -> Self {
        Self { name, validator: OnceLock::new() }
    }

    /// Whether `value` is of the format.
    pub fn is_valid(&self, value: &str) -> bool {
        let validator = self.validator.get_or_init(|| {
            let schema = serde_json::json!({"type": "string", "format": self.name});
            jsonschema::draft202012::options().should_validate_formats(true).build(&schema).ok()
        });
        validator.as_ref().is_some_and(|v| v.is_valid(&serde_json::Value::String(value.to_owned())))
    }
}

macro_rules! text_format {
    ($name:ident, $inner:ty, $expected:literal) => {
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.to_text())
            }
        }

        impl From<$inner> for $name {
            fn from(value: $inner) -> Self {
                Self(value)
            }
        }

        impl From<$name> for $inner {
            fn from(value: $name) -> Self {
                value.0
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.to_text())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Visitor;
                impl serde::de::Visitor<'_> for Visitor {
                    type Value = $name;
                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str($expected)
                    }
                    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<$name, E> {
                        text.parse().map_err(|()| E::custom(concat!("expected ", $expected)))
                    }
                }
                deserializer.deserialize_str(Visitor)
            }
        }
    };
}

/// `date-time` of RFC 3339, kept in UTC to the nanosecond. Written with `Z` and as many decimals as it has (none, 3, 6 or 9).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateTime(pub chrono::DateTime<chrono::Utc>);

impl DateTime {
    fn to_text(self) -> String {
        self.0.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true)
    }
}

impl FromStr for DateTime {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        // chrono also reads a space for the `T` and a missing colon in the offset.
        let bytes = text.as_bytes();
        let colon = bytes.len() >= 6 && bytes[bytes.len() - 3] == b':';
        let zulu = matches!(bytes.last(), Some(b'Z' | b'z'));
        if !text.is_ascii() || !matches!(bytes.get(10), Some(b'T' | b't')) || !(zulu || colon) {
            return Err(());
        }
        chrono::DateTime::parse_from_rfc3339(text).map(|time| Self(time.to_utc())).map_err(|_| ())
    }
}

text_format!(DateTime, chrono::DateTime<chrono::Utc>, "a date-time such as 2026-01-31T12:00:00Z");

/// `date` of RFC 3339 (`2026-01-31`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(pub chrono::NaiveDate);

impl Date {
    fn to_text(self) -> String {
        self.0.format("%Y-%m-%d").to_string()
    }
}

impl FromStr for Date {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        if text.len() != 10 || !text.is_ascii() {
            return Err(());
        }
        chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").map(Self).map_err(|_| ())
    }
}

text_format!(Date, chrono::NaiveDate, "a date such as 2026-01-31");

/// `uuid` of RFC 9562, in its hyphenated spelling alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uuid(pub uuid::Uuid);

impl Uuid {
    fn to_text(self) -> String {
        self.0.hyphenated().to_string()
    }
}

impl FromStr for Uuid {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        if text.len() != 36 {
            return Err(());
        }
        uuid::Uuid::try_parse(text).map(Self).map_err(|_| ())
    }
}

text_format!(Uuid, uuid::Uuid, "a UUID such as 0198c5f0-0000-7000-8000-000000000000");

/// `byte`: bytes that travel as base64 (RFC 4648, section 4).
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Base64(pub Vec<u8>);

impl Base64 {
    fn to_text(&self) -> String {
        use base64::Engine as _;
        base64::engine::general_purpose::STANDARD.encode(&self.0)
    }
}

impl FromStr for Base64 {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        use base64::Engine as _;
        base64::engine::general_purpose::STANDARD.decode(text).map(Self).map_err(|_| ())
    }
}

text_format!(Base64, Vec<u8>, "base64");

/// `binary`: raw bytes of a form part or a body. Inside JSON, where raw bytes cannot stand, the bytes of a string.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Binary(pub Bytes);

impl Serialize for Binary {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&String::from_utf8_lossy(&self.0))
    }
}

impl<'de> Deserialize<'de> for Binary {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Binary;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("bytes")
            }
            fn visit_bytes<E: serde::de::Error>(self, bytes: &[u8]) -> Result<Binary, E> {
                Ok(Binary(Bytes::copy_from_slice(bytes)))
            }
            fn visit_byte_buf<E: serde::de::Error>(self, bytes: Vec<u8>) -> Result<Binary, E> {
                Ok(Binary(bytes.into()))
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Binary, E> {
                Ok(Binary(Bytes::copy_from_slice(text.as_bytes())))
            }
        }
        deserializer.deserialize_byte_buf(Visitor).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn date_times_are_those_of_rfc_3339() {
        for good in ["2026-01-31T12:00:00Z", "2026-01-31t12:00:00.123456+02:30", "1990-12-31T15:59:59-08:00"] {
            assert!(good.parse::<DateTime>().is_ok(), "{good}");
        }
        for bad in [
            "2026-01-31 12:00:00Z",
            "2026-01-31T12:00:00",
            "2026-01-31T12:00:00+0230",
            "2026-02-30T00:00:00Z",
            "now",
            "",
        ] {
            assert!(bad.parse::<DateTime>().is_err(), "{bad}");
        }
    }

    #[test]
    fn only_the_hyphenated_uuid_is_read() {
        assert!("0198c5f0-0000-7000-8000-00000000000A".parse::<Uuid>().is_ok());
        for bad in [
            "0198c5f0000070008000000000000000",
            "{0198c5f0-0000-7000-8000-000000000000}",
            "urn:uuid:0198c5f0-0000-7000-8000-000000000000",
        ] {
            assert!(bad.parse::<Uuid>().is_err(), "{bad}");
        }
    }

    #[test]
    fn formats_are_those_of_the_slow_path() {
        assert!(Format::new("email").is_valid("a@example.com"));
        assert!(!Format::new("email").is_valid("nobody"));
    }
}
