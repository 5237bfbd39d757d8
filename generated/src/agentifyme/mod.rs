// Written by `cargo xtask generate`. Change the document, not this file.

//! AgentifyMe Workflow API
//!
//! Runs workflows that are published at an endpoint, as AgentifyMe's published reference describes it: at once, waiting for the result, or as a
//! job whose result is fetched later.
//!
//! **Authentication.** Every request carries an API key in `x-api-key` and names an endpoint in `x-wf-endpoint`. Every tenant has the endpoint `default`; more are
//! made through `POST /platform/v1/endpoints`. Where several published workflows at an endpoint share a name, the newest runs.
//!
//! **Errors.** Everything under this prefix answers errors as `{error, code, details}`, including what no operation declares: an unknown path is 404 `NOT_FOUND`, a
//! method that a path does not have is 405 `METHOD_NOT_ALLOWED` with `Allow`. All violations of a request are reported at once, in `details.violations`. What
//! does not exist, has the wrong shape or belongs to another tenant is the same 404. 403, 413 and 415 are additions to the published
//! statuses.
//!
//! **Unknown fields** in a request body are ignored.
//!
//! **Rate limits** hold per group, a minute: 100 synchronous runs, 1,000 jobs, 500 retrievals (`x-rate-limit-group` and `x-rate-limit-per-minute` on the operations).

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
