// Written by `cargo xtask generate`. Change the document, not this file.

//! Switchyard platform API
//!
//! What the five published APIs need and cannot express. It holds nothing that one of them has.
//!
//! **Errors** are problem details (RFC 9457, `application/problem+json`) with the violations in `errors` and the request id, for everything under this prefix: an
//! unknown path is 404, a method that a path does not have is 405 with `Allow`. All violations of a request are reported at once. What does not
//! exist, has the wrong shape or belongs to another tenant is the same 404.
//!
//! **Unknown fields** in a request body are refused, because a misspelled field that is silently ignored is worse than an error. Unknown query parameters are
//! ignored.
//!
//! **Ids** on this surface are UUIDs. **Times** are RFC 3339 date-times, in UTC in answers. **Lists** take `page` and `limit` and answer `items`, `page`, `limit` and
//! `total`; a page past the last one is empty and not an error.

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
