// Written by `cargo xtask generate`. Change the document, not this file.

//! Switchyard OAuth 2.0
//!
//! The authorization server of every API here that takes OAuth 2.0 access tokens: the grant `client_credentials` (RFC 6749, section 4.4), revocation (RFC 7009), introspection (RFC
//! 7662) and metadata (RFC 8414). Clients are made with `createOAuthClient` of the platform API, or by `switchyard client create`.
//!
//! **Clients** prove who they are with `Authorization: Basic` (`client_secret_basic`: id and secret, each form-encoded, with a colon between) or with `client_id` and `client_secret` in
//! the form (`client_secret_post`); not with both in one request.
//!
//! **Access tokens** are opaque and live for an hour at most. They stop working within a second of their revocation, or their client's.
//!
//! **Errors** are those of RFC 6749, section 5.2: `{"error", "error_description"}`, for everything under `/oauth`. An unknown path is 404, a method that a path does not have is 405 with
//! `Allow`, a body in another media type is 400 (`invalid_request`). No answer may be stored by caches.

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
