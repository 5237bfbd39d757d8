// Written by `cargo xtask generate`. Change the document, not this file.

//! Rules that decoding alone does not keep. `false` sends a value to the slow path, which names what is wrong.

#![allow(unused_imports, clippy::all, reason = "comparisons are spelled as the document spells its bounds")]

use super::types::*;
use crate::runtime::{
    Base64, Binary, Date, DateTime, Format, IndexMap, Map, Pattern, Uuid, Validate, Value, length, unique,
};

impl Validate for RecordList {
    fn is_valid(&self) -> bool {
        self.items.len() <= 1000 && self.items.iter().all(|value| value.is_valid()) && self.total >= 0
    }
}

impl Validate for Record {
    fn is_valid(&self) -> bool {
        self.seq >= 1
            && length(&self.name, 1, 255)
            && length(&self.description, 0, 10000)
            && length(&self.kind, 1, 64)
            && length(&self.owner, 1, 128)
            && length(&self.email, 0, 254)
            && length(&self.url, 0, 2048)
            && self.version >= 1
            && self.attempts >= 0
            && self.attempts <= 100
            && self.priority >= 0
            && self.priority <= 9
            && self.score >= 0.0_f64
            && self.ratio >= 0.0_f64
            && self.ratio <= 1.0_f64
            && self.tags.len() <= 100
            && self.tags.iter().all(|value| length(value, 0, 64))
            && self.labels.len() <= 100
            && self.labels.values().all(|value| length(value, 0, 64))
            && self.parent.as_ref().is_none_or(|value| length(value, 0, 128))
            && self.note.as_ref().is_none_or(|value| length(value, 0, 1000))
            && self.color.as_ref().is_none_or(|value| length(value, 0, 16))
    }
}

impl Validate for Status {
    fn is_valid(&self) -> bool {
        true
    }
}
