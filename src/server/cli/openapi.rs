//! `switchyard openapi`: the documents, without a server.

use anyhow::bail;

use crate::server::documents::{DOCUMENTS, EVERY_API, find};

/// Prints a surface's document as it was written, or every API in one.
pub(super) fn run(surface: Option<&str>) -> anyhow::Result<()> {
    let Some(name) = surface else { return super::print(EVERY_API) };
    let Some(document) = find(name) else {
        let known: Vec<&str> = DOCUMENTS.iter().map(|document| document.surface).collect();
        bail!("there is no API `{name}`: it is one of {}", known.join(", "))
    };
    super::print(document.yaml)
}
