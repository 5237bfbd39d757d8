//! The way back: the schemas that the generated Rust types say for themselves, through utoipa, mean what the documents say.

mod meaning;

use std::{fs, path::Path};

use serde_json::{Value, json};

/// What neither Rust types nor utoipa's typed model can say: document, and in it place, keyword and why. This list may only shrink.
const NOT_SAID: &[(&str, meaning::Exception)] = &[(
    "yourapp",
    (
        "/components/schemas/CustomHeadersCredential/properties/value",
        "propertyNames",
        "a Rust map's keys are any text: the document's own schema holds them to it, on the slow path",
    ),
)];

#[test]
fn the_types_say_what_the_documents_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("generated/openapi");
    for (name, schemas) in generated::SCHEMAS {
        let text = fs::read_to_string(folder.join(format!("{name}.json"))).unwrap();
        let document: Value = serde_json::from_str(&text).unwrap();
        let rebuilt: Vec<(&str, &str, Value)> =
            schemas().into_iter().map(|r| (r.pointer, r.name, serde_json::to_value(r.schema).unwrap())).collect();
        assert!(!rebuilt.is_empty(), "{name} has schemas");
        let not_said: Vec<_> =
            NOT_SAID.iter().filter(|(api, _)| api == name).map(|(_, exception)| *exception).collect();
        meaning::check(&document, &rebuilt, &not_said);
    }
    let is_known = |api: &str| generated::SCHEMAS.iter().any(|(name, _)| *name == api);
    assert!(NOT_SAID.iter().all(|(api, _)| is_known(api)), "an exception for a document that is no more");
}

/// Pairs of schemas: one of a document, one as types would say it. The last says which keywords differ.
#[test]
fn schemas_are_compared_by_meaning() {
    let object = |properties: Value, rest: Value| {
        let mut schema = json!({"type": "object", "properties": properties});
        schema.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
        schema
    };
    let cases = [
        (json!({"type": "string", "description": "d", "minLength": 0}), json!({"type": "string"}), ""),
        (json!({"type": "string", "maxLength": 3}), json!({"type": "string", "maxLength": 4}), "maxLength"),
        (json!({"type": "string", "maxLength": 3}), json!({"type": "string"}), "maxLength"),
        (json!({"type": "string"}), json!({"type": "string", "format": "uuid"}), "format"),
        (json!({"type": "string", "format": "password"}), json!({"type": "string"}), ""),
        (json!({"type": "string"}), json!({"type": "integer"}), "type"),
        (json!({"type": ["string", "null"]}), json!({"oneOf": [{"type": "string"}, {"type": "null"}]}), ""),
        (json!({"type": ["string", "null"]}), json!({"type": "string"}), "null"),
        (json!({"const": 7}), json!({"type": "integer", "enum": [7]}), ""),
        (json!({"enum": ["a", "b", null]}), json!({"type": ["string", "null"], "enum": ["b", "a", null]}), ""),
        (json!({"enum": ["a"]}), json!({"type": "string", "enum": ["a", "b"]}), "enum"),
        (json!({"type": ["string", "integer"]}), json!({"anyOf": [{"type": "integer"}, {"type": "string"}]}), ""),
        (
            json!({"oneOf": [{"type": "string"}, {"type": "integer"}]}),
            json!({"anyOf": [{"type": "string"}, {"type": "integer"}]}),
            "oneOf",
        ),
        (json!({"anyOf": [{"const": "a"}, {"const": "b"}]}), json!({"type": "string", "enum": ["a", "b"]}), ""),
        (json!({"type": "integer", "maximum": 3}), json!({"type": "integer", "format": "int64", "maximum": 3.0}), ""),
        (json!({"type": "integer", "not": {"const": 0}}), json!({"type": "integer"}), "not"),
        (
            json!({"allOf": [{"type": "string", "maxLength": 5}, {"maxLength": 3}]}),
            json!({"type": "string", "maxLength": 3}),
            "",
        ),
        (json!({"$ref": "#/other"}), json!({"type": "boolean"}), ""),
        (
            json!({"type": "array", "items": {"type": "string"}}),
            json!({"type": "array", "items": {"type": "boolean"}}),
            "type",
        ),
        (
            object(json!({"a": {"type": "string"}}), json!({"required": ["a"]})),
            object(json!({"a": {"type": "string"}}), json!({})),
            "required",
        ),
        (object(json!({"a": {"default": 1}}), json!({})), object(json!({"a": {}}), json!({})), "default"),
        (
            object(json!({"a": {"default": 1}}), json!({"required": ["a"]})),
            object(json!({"a": {}}), json!({"required": ["a"]})),
            "",
        ),
        (object(json!({}), json!({})), object(json!({"a": {}}), json!({})), "properties"),
        (object(json!({"a": {"type": "string"}}), json!({})), object(json!({}), json!({})), "type"),
        (
            object(json!({}), json!({"additionalProperties": {}})),
            object(json!({}), json!({"additionalProperties": true})),
            "",
        ),
        (
            object(json!({}), json!({"additionalProperties": false})),
            object(json!({}), json!({})),
            "additionalProperties",
        ),
        (
            object(
                json!({"k": {"type": "string"}}),
                json!({"oneOf": [{"properties": {"a": {"type": "string"}}}, {"properties": {"b": {"$ref": "#/other"}}}]}),
            ),
            json!({"oneOf": [
                object(json!({"k": {"type": "string"}, "a": {"type": "string"}}), json!({})),
                object(json!({"k": {"type": "string"}, "b": {"type": "boolean"}}), json!({})),
            ]}),
            "",
        ),
    ];
    for (document, types, expected) in cases {
        let root = json!({"schema": document, "other": {"type": "boolean"}});
        assert_eq!(meaning::keywords(&root, &[("/schema", "", types.clone())]), expected, "{document} / {types}");
    }
    let root = json!({"components": {"schemas": {"A": {"type": "string"}}}});
    assert_eq!(meaning::keywords(&root, &[]), "missing");
}
