// Written by `cargo xtask generate`. Change the document, not this file.

//! Benchmark contract
//!
//! What the benchmark's three implementations serve - an object of 25 fields, and a list of such objects, sent back as they came.

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
