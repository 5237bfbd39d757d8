// Written by `cargo xtask generate`. Change the document, not this file.

//! YourApp API
//!
//! Workflows and their executions, as YourApp's published reference describes them.
//!
//! **Envelope.** Every answer is a JSON object. `success` is always present: `true` with `data` (and `meta` on lists), `false` with
//! `error`. The published examples leave `success` out while the published sample code tests it, so it is always sent.
//!
//! **Errors.** Everything under this prefix answers in the same envelope, including what no operation declares: an unknown path is 404
//! `NOT_FOUND`, a method that a path does not have is 405 `METHOD_NOT_ALLOWED` with `Allow`. All violations of a request are reported at
//! once, each with its place. An id that does not exist, an id of the wrong shape and an id of another tenant are the same 404.
//!
//! **400 or 409.** 400 `VALIDATION_ERROR` says that a request is not what this document allows. 409 `CONFLICT` says that the request is
//! well-formed and the workflow's state does not allow it; a graph that breaks the rules for publishing or executing (a cycle, an unknown node type, a
//! configuration that its node type refuses) is such a state, and `error.details.violations` lists all of its faults with JSON Pointers.
//!
//! **Unknown fields** in a request body are ignored, except in nodes and edges, where they are kept and given back as they came (a canvas
//! position, say). Unknown query parameters are ignored.
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
