// Written by `cargo xtask generate`. Change the document, not this file.

//! Types of the wire.

#![allow(clippy::large_enum_variant, reason = "alternatives are what the document says they are")]
#![allow(unused_imports, reason = "every document uses another part of these")]

use serde::{Deserialize, Serialize};

use super::validate::*;
use crate::runtime::{
    self, Base64, Binary, Date, DateTime, IndexMap, Map, Maybe, Uuid, Validate, Value, length, unique,
};

/// A list of records.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct RecordList {
    /// `items`.
    pub items: Vec<Record>,
    /// `total`.
    pub total: i64,
}

runtime::object!(RecordList);

/// An object of 25 fields such as business records have.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Record {
    /// `id`.
    pub id: Uuid,
    /// `seq`.
    pub seq: i64,
    /// `name`.
    pub name: String,
    /// `description`.
    pub description: String,
    /// `status`.
    pub status: Status,
    /// `kind`.
    pub kind: String,
    /// `owner`.
    pub owner: String,
    /// `email`.
    pub email: String,
    /// `url`.
    pub url: String,
    /// `version`.
    pub version: i32,
    /// `attempts`.
    pub attempts: i32,
    /// `priority`.
    pub priority: i32,
    /// `score`.
    pub score: f64,
    /// `ratio`.
    pub ratio: f64,
    /// `enabled`.
    pub enabled: bool,
    /// `favorite`.
    pub favorite: bool,
    /// `public`.
    pub public: bool,
    /// `created_at`.
    pub created_at: DateTime,
    /// `updated_at`.
    pub updated_at: DateTime,
    /// `finished_at`.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub finished_at: Option<DateTime>,
    /// `tags`.
    pub tags: Vec<String>,
    /// `labels`.
    pub labels: IndexMap<String, String>,
    /// `parent`.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub parent: Option<String>,
    /// `note`.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub note: Option<String>,
    /// `color`.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub color: Option<String>,
}

runtime::object!(Record);

/// Where a record is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// `draft`.
    Draft,
    /// `published`.
    Published,
    /// `archived`.
    Archived,
}

impl Status {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Draft, Self::Published, Self::Archived];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Published => "published",
            Self::Archived => "archived",
        }
    }
}

runtime::strings!(Status);
