// Written by `cargo xtask generate`. Change the document, not this file.

//! ActiveWorkflow Client REST API
//!
//! The way to query agents and workflows programmatically, as ActiveWorkflow's published reference describes it. It is read-only; what it shows is made through the other APIs
//! of this server, or imported (`POST /platform/v1/imports`, `switchyard import`).
//!
//! **Authentication.** Every request carries a user's token, a JWT that `POST /platform/v1/users/{id}/tokens` or `switchyard user token` makes, as `Authorization: Bearer TOKEN`. What counts is the last word of the
//! header. A token sees what its user's tenant has, in all of its units, and needs no scopes.
//!
//! **Messages.** Every run of an agent that ends well emits one message. It reaches each active agent that names the emitter as a source once, and that agent runs on it; a restart or a crash changes
//! nothing about that. A receiver is an agent of the whole tenant or of the emitter's unit (`PUT /platform/v1/agents/{id}/links`). A disabled one receives nothing, then or later. One whose run
//! cannot start, for instance as its flow is not published, has its messages wait, in order, until it can; a message that expires in the meantime is given up. Other receivers do not wait for it.
//! In a circle a message that stands at the end of a chain of 64 is kept and goes no further. A change of retention holds for messages that are there, and brings back none that has expired.
//!
//! **Answers** are bare objects and arrays, without an envelope and without paging. Ids are integers; the same records have other ids in the other APIs. Lists are in the order in
//! which their records were made, messages newest first. Times are ISO 8601 in UTC with three decimals.
//!
//! **Errors** are `{"error": "…"}`, for everything under this prefix: 401 is `401 Unauthorized`, a record that does not exist, belongs to another tenant or whose id has the wrong shape is `404 Record
//! not found`. As the reference says, everything else is 500, parameters that do not validate among it, which are named with what is wrong with them, all at once: that is the client's doing all
//! the same, and is counted and logged as such. An unknown path is 404 and a method that a path does not have 405 with `Allow`; 429 is an addition to the published statuses.

pub mod handlers;
pub mod operations;
pub mod requests;
pub mod responses;
pub mod router;
pub mod types;
pub mod validate;

#[cfg(feature = "poem-openapi")]
pub mod poem_openapi;

#[cfg(feature = "utoipa")]
pub mod utoipa;

pub use handlers::*;
pub use router::router;
pub use types::*;

/// The document's schemas, for the slow path that names every violation.
pub static SCHEMAS: crate::runtime::Schemas = crate::runtime::Schemas::new(include_str!("schemas.json"));
