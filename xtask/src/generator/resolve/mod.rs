//! Resolution: document → [`Api`].
//!
//! Two steps, apart because each is simple alone. [`bundle`] walks every file that references reach and makes one self-contained OpenAPI
//! 3.1 document of them: other files' parts drawn in, references local, OpenAPI 3.0 spelled as JSON Schema 2020-12. [`build`] reads that
//! one document into the resolved model. Positions survive both: the bundle remembers where each of its parts came from.
//!
//! What is deliberately not there: callbacks and webhooks are requests that the *server* sends. Their references are checked like any
//! other and they stay in the bundle, but they are no operations of the API. References to other hosts are refused: a generator that
//! needs the network is not repeatable.
//!
//! Decisions where OpenAPI leaves room:
//! - `nullable: true` (3.0) adds `null` to whatever the schema says, also to `enum` and to a composition without `type`. The
//!   specification's letter gives it no effect there; the authors of real documents mean it, and their servers send `null`.
//! - Members beside a `$ref` are ignored in 3.0, hold in 3.1 schemas, and hold in path items of both.
//! - All errors that can be found are reported, not only the first.

mod build;
mod bundle;
mod files;
pub(crate) mod kind;
pub mod pointer;
mod rewrite;

use std::path::Path;

use super::resolved::{Api, GeneratorError};

/// Reads a document and everything it refers to.
pub fn resolve(path: &Path) -> Result<Api, Vec<GeneratorError>> {
    let (bundle, mut errors) = bundle::bundle(path)?;
    let (api, found) = build::build(&bundle, !errors.is_empty());
    errors.extend(found);
    match api {
        Some(api) if errors.is_empty() => Ok(api),
        _ => Err(errors),
    }
}
