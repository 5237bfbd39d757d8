// Written by `cargo xtask generate`. Change the document, not this file.

//! WorkFlux API
//!
//! Agents and their conversations, as WorkFlux's published reference describes them.
//!
//! **Authentication.** OAuth 2.0 client credentials: `POST /oauth/token` gives an access token, which every request carries as `Authorization: Bearer …`. An API key of this server
//! is taken in its place.
//!
//! **Ids** are a word, a hyphen and 26 digits: `agent-…`, `conv-…`, `msg-…`, `int-…`. What does not exist, has the wrong shape or belongs to another tenant is the same 404; where a query or a
//! body names it, the same 400.
//!
//! **Errors.** Everything under this prefix answers errors as `{error: {code, message, details, request_id, timestamp}}`, including what no operation declares: an unknown path is 404
//! `RESOURCE_NOT_FOUND`, a method that a path does not have is 405 `METHOD_NOT_ALLOWED` with `Allow`. All violations of a request are reported at once in
//! `details.violations`; `details.field` and `details.reason` are those of the first. 405, 409, 413, 415 and 422 are additions to the published statuses.
//!
//! **400.** `INVALID_REQUEST` is a request that is not whole: a body that cannot be read, a field that is missing, a parameter that does not fit. `VALIDATION_ERROR` is one that is whole and has values in its
//! body that do not fit.
//!
//! **Rate limits.** Every answer carries `X-RateLimit-Limit`, `X-RateLimit-Remaining` and `X-RateLimit-Reset`, where limits are enforced; 429 also `Retry-After`.
//!
//! **Unknown fields** in a request body and unknown query parameters are ignored.
//!
//! **Times** are RFC 3339 date-times, in UTC in answers.

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
