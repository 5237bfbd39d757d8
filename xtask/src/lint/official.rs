//! The OpenAPI Initiative's own JSON Schema of OpenAPI 3.1 documents, with each Schema Object held to the dialect `base` too: what every other tool
//! takes for granted of a document.
//!
//! The four files of `official/` are the initiative's, as it publishes them (Apache-2.0); no crate carries them, and a lint that needs the network is one
//! that is skipped. The dialect is found through `$dynamicRef`, which is why `schema-base` is what documents are held against, and not `schema`.

use std::sync::LazyLock;

use jsonschema::{Draft, Registry, RegistryBuilder, Validator, error::ValidationErrorKind};
use serde_json::{Value, json};

use super::Report;
use crate::generator::document::Document;

const BASE: &str = "https://spec.openapis.org/oas/3.1/schema-base";
const FILES: [(&str, &str); 4] = [
    (BASE, include_str!("official/schema-base.json")),
    ("https://spec.openapis.org/oas/3.1/schema", include_str!("official/schema.json")),
    ("https://spec.openapis.org/oas/3.1/dialect/base", include_str!("official/dialect-base.json")),
    ("https://spec.openapis.org/oas/3.1/meta/base", include_str!("official/meta-base.json")),
];

/// Compiled once for all documents; what is wrong with it would be wrong with our files, and is reported as any finding is.
static VALIDATOR: LazyLock<Result<Validator, String>> = LazyLock::new(|| compile().map_err(|error| error.to_string()));

fn compile() -> anyhow::Result<Validator> {
    let mut builder: RegistryBuilder<'_> = Registry::new().draft(Draft::Draft202012);
    for (uri, text) in FILES {
        builder = builder.add(uri, serde_json::from_str::<Value>(text)?)?;
    }
    let registry = builder.prepare()?;
    let options = jsonschema::options().with_draft(Draft::Draft202012).with_registry(&registry);
    Ok(options.build(&json!({ "$ref": BASE }))?)
}

pub(super) fn valid(document: &Document, report: &mut Report) {
    let validator = match &*VALIDATOR {
        Ok(validator) => validator,
        Err(error) => {
            report.add(&document.location(""), format!("OpenAPI's own schema cannot be compiled: {error}"));
            return;
        }
    };
    for error in validator.iter_errors(document.value()) {
        // `object-members` names each of them, and its place.
        if matches!(error.kind(), ValidationErrorKind::UnevaluatedProperties { .. }) {
            continue;
        }
        // Masked: the message would hold the whole object otherwise.
        let what = error.masked();
        let at = error.instance_path().to_string();
        report.add(&document.location(&at), format!("OpenAPI 3.1's own schema refuses it: {what}"));
    }
}
