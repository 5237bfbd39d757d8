//! What one writes by hand with poem and serde.

#![expect(clippy::unused_async, reason = "the framework asks for async handlers")]

use chrono::{DateTime, Utc};
use indexmap::IndexMap;
use poem::{Route, handler, post, web::Json};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Status {
    Draft,
    Published,
    Archived,
}

#[derive(Serialize, Deserialize)]
struct Record {
    id: Uuid,
    seq: i64,
    name: String,
    description: String,
    status: Status,
    kind: String,
    owner: String,
    email: String,
    url: String,
    version: i32,
    attempts: i32,
    priority: i32,
    score: f64,
    ratio: f64,
    enabled: bool,
    favorite: bool,
    public: bool,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    #[serde(skip_serializing_if = "Option::is_none")]
    finished_at: Option<DateTime<Utc>>,
    tags: Vec<String>,
    labels: IndexMap<String, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    color: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct RecordList {
    items: Vec<Record>,
    total: i64,
}

#[handler]
async fn object(Json(body): Json<Record>) -> Json<Record> {
    Json(body)
}

#[handler]
async fn list(Json(body): Json<RecordList>) -> Json<RecordList> {
    Json(body)
}

/// Both paths.
pub(super) fn endpoint() -> Route {
    Route::new().at("/object", post(object)).at("/list", post(list))
}
