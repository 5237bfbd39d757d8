//! What one writes with poem-openapi's derive macros, bounds included.

#![expect(clippy::unused_async, reason = "the framework asks for async handlers")]

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use poem::IntoEndpoint;
use poem_openapi::{Enum, Object, OpenApi, OpenApiService, payload::Json};
use uuid::Uuid;

#[derive(Enum)]
#[oai(rename_all = "snake_case")]
enum Status {
    Draft,
    Published,
    Archived,
}

#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
struct Record {
    id: Uuid,
    #[oai(validator(minimum(value = "1")))]
    seq: i64,
    #[oai(validator(min_length = 1, max_length = 255))]
    name: String,
    #[oai(validator(max_length = 10000))]
    description: String,
    status: Status,
    #[oai(validator(min_length = 1, max_length = 64))]
    kind: String,
    #[oai(validator(min_length = 1, max_length = 128))]
    owner: String,
    #[oai(validator(max_length = 254))]
    email: String,
    #[oai(validator(max_length = 2048))]
    url: String,
    #[oai(validator(minimum(value = "1")))]
    version: i32,
    #[oai(validator(minimum(value = "0"), maximum(value = "100")))]
    attempts: i32,
    #[oai(validator(minimum(value = "0"), maximum(value = "9")))]
    priority: i32,
    #[oai(validator(minimum(value = "0")))]
    score: f64,
    #[oai(validator(minimum(value = "0"), maximum(value = "1")))]
    ratio: f64,
    enabled: bool,
    favorite: bool,
    public: bool,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    finished_at: Option<DateTime<Utc>>,
    #[oai(validator(max_items = 100))]
    tags: Vec<String>,
    labels: HashMap<String, String>,
    #[oai(validator(max_length = 128))]
    parent: Option<String>,
    #[oai(validator(max_length = 1000))]
    note: Option<String>,
    #[oai(validator(max_length = 16))]
    color: Option<String>,
}

#[derive(Object)]
struct RecordList {
    #[oai(validator(max_items = 1000))]
    items: Vec<Record>,
    #[oai(validator(minimum(value = "0")))]
    total: i64,
}

struct Echo;

#[OpenApi]
impl Echo {
    #[oai(path = "/object", method = "post")]
    async fn object(&self, body: Json<Record>) -> Json<Record> {
        body
    }

    #[oai(path = "/list", method = "post")]
    async fn list(&self, body: Json<RecordList>) -> Json<RecordList> {
        body
    }
}

/// Both paths.
pub(super) fn endpoint() -> impl IntoEndpoint {
    OpenApiService::new(Echo, "Echo", "1.0")
}
