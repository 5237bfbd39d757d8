//! What a deprecated operation says of its end, in the document and in its answers.

use std::sync::LazyLock;

use jsonschema::Validator;
use serde_json::json;

use super::Report;
use crate::generator::resolved::Api;

const EXTENSION: &str = "x-deprecation";
const HEADERS: [&str; 3] = ["Deprecation", "Sunset", "Link"];

/// The shape of `x-deprecation`.
static SHAPE: LazyLock<Validator> = LazyLock::new(|| {
    let moment = json!({"type": "string", "anyOf": [{"format": "date"}, {"format": "date-time"}]});
    let schema = json!({
        "type": "object",
        "required": ["date", "sunset", "link"],
        "properties": {"date": moment, "sunset": moment, "link": {"type": "string", "format": "uri"}},
        "additionalProperties": false
    });
    let built = jsonschema::draft202012::options().should_validate_formats(true).build(&schema);
    built.unwrap_or_else(|error| unreachable!("the schema above is one: {error}"))
});

pub(super) fn announced(api: &Api, report: &mut Report) {
    for operation in &api.operations {
        let message = match (operation.deprecated, operation.extensions.get(EXTENSION)) {
            (false, None) => continue,
            (true, Some(extension)) if SHAPE.is_valid(extension) => continue,
            (true, None) => format!(
                "is deprecated and has no {EXTENSION}: clients must learn when, until when and where to read on"
            ),
            (false, Some(_)) => format!("has {EXTENSION} and is not deprecated"),
            (true, Some(_)) => {
                format!("has {EXTENSION} that is not {{date, sunset, link}}: two dates (RFC 3339) and a URL")
            }
        };
        report.add(&operation.location, format!("`{}` {message}", operation.id));
    }
}

pub(super) fn headers(api: &Api, report: &mut Report) {
    for operation in api.operations.iter().filter(|operation| operation.deprecated) {
        for response in &operation.responses {
            let has = |name: &str| response.headers.iter().any(|header| header.name.eq_ignore_ascii_case(name));
            let missing: Vec<&str> = HEADERS.into_iter().filter(|name| !has(name)).collect();
            if operation.extensions.contains_key(EXTENSION) && !missing.is_empty() {
                let missing = missing.join(", ");
                let message = format!("a response of `{}`, which is deprecated, has no header {missing}", operation.id);
                report.add(&response.location, message);
            }
        }
    }
}
