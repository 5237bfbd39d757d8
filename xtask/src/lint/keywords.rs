//! A misspelt keyword is valid JSON Schema and checks nothing.

use super::Report;
use crate::generator::resolved::Api;

/// JSON Schema 2020-12 and what OpenAPI 3.1 adds.
const KNOWN: [&str; 61] = [
    "$anchor",
    "$comment",
    "$defs",
    "$dynamicAnchor",
    "$dynamicRef",
    "$id",
    "$ref",
    "$schema",
    "$vocabulary",
    "additionalProperties",
    "allOf",
    "anyOf",
    "const",
    "contains",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
    "default",
    "dependentRequired",
    "dependentSchemas",
    "deprecated",
    "description",
    "discriminator",
    "else",
    "enum",
    "example",
    "examples",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "externalDocs",
    "format",
    "if",
    "items",
    "maxContains",
    "maximum",
    "maxItems",
    "maxLength",
    "maxProperties",
    "minContains",
    "minimum",
    "minItems",
    "minLength",
    "minProperties",
    "multipleOf",
    "not",
    "oneOf",
    "pattern",
    "patternProperties",
    "prefixItems",
    "properties",
    "propertyNames",
    "readOnly",
    "required",
    "then",
    "title",
    "type",
    "unevaluatedItems",
    "unevaluatedProperties",
    "uniqueItems",
    "writeOnly",
    "xml",
];

/// Of earlier drafts: known to be without meaning now.
const FORMER: [(&str, &str); 5] = [
    ("$recursiveAnchor", "`$dynamicAnchor`"),
    ("$recursiveRef", "`$dynamicRef`"),
    ("additionalItems", "`items` beside `prefixItems`"),
    ("definitions", "`$defs`"),
    ("dependencies", "`dependentRequired` or `dependentSchemas`"),
];

pub(super) fn known(api: &Api, report: &mut Report) {
    for schema in &api.schemas {
        let Some(members) = api.bundle.pointer(&schema.pointer).and_then(serde_json::Value::as_object) else {
            continue;
        };
        for keyword in members.keys().filter(|keyword| !keyword.starts_with("x-")) {
            if let Some((_, now)) = FORMER.iter().find(|(former, _)| former == keyword) {
                report.add(&schema.location, format!("`{keyword}` is of an earlier draft: say {now}"));
            } else if !KNOWN.contains(&keyword.as_str()) {
                report.add(&schema.location, format!("`{keyword}` is no keyword of JSON Schema 2020-12"));
            }
        }
    }
}
