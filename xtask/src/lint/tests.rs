//! A document without findings, and for each rule the one change that breaks it.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::*;

fn good() -> Value {
    json!({
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "tags": [{"name": "pets", "description": "Pets."}],
        "security": [{"oauth": ["pets:write"]}],
        "paths": {"/pets": {"parameters": [{
            "name": "idempotency-key", "in": "header", "description": "Names the request.",
            "schema": {"type": "string", "maxLength": 9, "examples": ["a"]}
        }], "post": {
            "operationId": "createPet", "tags": ["pets"], "summary": "Create", "description": "Creates a pet.",
            "parameters": [{
                "name": "dry", "in": "query", "description": "Only check.",
                "schema": {"type": "integer", "minimum": 0, "maximum": 1, "examples": [1]}
            }],
            "requestBody": {"content": {"application/json": {
                "schema": {"$ref": "#/components/schemas/Pet"}, "example": {"name": "Rex"}
            }}},
            "responses": {
                "201": {
                    "description": "Created.",
                    "headers": {
                        "X-Request-Id": {"$ref": "#/components/headers/Id"},
                        "Location": {"$ref": "#/components/headers/Id"},
                        "Idempotent-Replayed": {"$ref": "#/components/headers/Id"}
                    },
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}, "example": {"name": "Rex"}}},
                    "links": {"again": {"operationId": "createPet"}}
                },
                "401": {"$ref": "#/components/responses/Failed"},
                "409": {"$ref": "#/components/responses/Failed"},
                "422": {"$ref": "#/components/responses/Failed"},
                "429": {
                    "description": "Too many.",
                    "headers": {"X-Request-Id": {"$ref": "#/components/headers/Id"}, "Retry-After": {"$ref": "#/components/headers/Id"}},
                    "content": {"text/plain": {"schema": {"type": "string"}, "example": "wait"}}
                },
                "500": {"$ref": "#/components/responses/Failed"}
            }
        }}},
        "components": {
            "headers": {"Id": {"schema": {"type": "string"}}},
            "responses": {"Failed": {
                "description": "Failed.",
                "headers": {"X-Request-Id": {"$ref": "#/components/headers/Id"}},
                "content": {"text/plain": {"schema": {"type": "string"}, "example": "no"}}
            }},
            "schemas": {"Tag": {"type": "string", "enum": ["a", "b"]}, "PetData": {"type": "object"}, "Pet": {
                "type": "object",
                "properties": {
                    "name": {"type": "string", "maxLength": 9, "description": "Name."},
                    "tags": {"type": "array", "maxItems": 3, "description": "Tags.", "items": {"$ref": "#/components/schemas/Tag"}},
                    "born": {"type": "string", "format": "date", "description": "Birthday."}
                }
            }},
            "securitySchemes": {"oauth": {"type": "oauth2", "flows": {"clientCredentials": {
                "tokenUrl": "https://example.com/token", "scopes": {"pets:write": "Write."}
            }}}}
        }
    })
}

fn findings(document: &Value) -> Vec<Finding> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("api.json");
    std::fs::write(&file, serde_json::to_string_pretty(document).unwrap()).unwrap();
    lint(&[file])
}

/// Replaces (or with `null` removes) the member at a pointer.
fn change(document: &mut Value, pointer: &str, value: Value) {
    let (parent, key) = crate::generator::resolve::pointer::split_last(pointer).unwrap();
    let parent = document.pointer_mut(parent).unwrap_or_else(|| panic!("{pointer}"));
    match parent {
        Value::Object(members) if value.is_null() => drop(members.shift_remove(&key)),
        Value::Object(members) => drop(members.insert(key, value)),
        _ => panic!("{pointer}"),
    }
}

#[test]
fn the_good_document_has_no_findings() {
    let found = findings(&good());
    assert!(found.is_empty(), "{found:?}");
}

/// Wherever it stands, and `none` for what only looks like a record's.
#[test]
fn ids_that_say_their_kind_are_no_findings() {
    let mut document = good();
    let said = [
        ("plain_id", json!({"type": "string", "maxLength": 2, "description": "D.", "x-record": "unit"})),
        ("own_id", json!({"type": "string", "maxLength": 2, "description": "D.", "x-record": "none"})),
        ("reference_id", json!({"description": "D.", "$ref": "#/components/schemas/UnitId"})),
        (
            "list_ids",
            json!({"type": "array", "maxItems": 2, "description": "D.", "items": {"$ref": "#/components/schemas/UnitId"}}),
        ),
        ("identity", json!({"type": "string", "maxLength": 2, "description": "D."})),
        ("paid", json!({"type": "boolean", "description": "D."})),
    ];
    for (name, schema) in said {
        change(&mut document, &format!("/components/schemas/Pet/properties/{name}"), schema);
    }
    let unit = json!({"type": "string", "maxLength": 2, "x-record": "unit"});
    change(&mut document, "/components/schemas/UnitId", unit);
    let found = findings(&document);
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn each_rule_finds_its_fault() {
    let tested: BTreeSet<&str> = CASES.iter().map(|(rule, ..)| *rule).collect();
    for rule in &RULES {
        assert!(tested.contains(rule.name), "no case for the rule `{}`", rule.name);
    }
    for (rule, pointer, value) in CASES {
        let mut document = good();
        change(&mut document, pointer, serde_json::from_str(value).unwrap());
        let found = findings(&document);
        assert!(
            !found.is_empty() && found.iter().all(|finding| finding.rule == *rule),
            "{rule} by {pointer} = {value}: {found:#?}"
        );
        assert!(found.iter().all(|finding| finding.location.line > 1), "{found:?}");
    }
}

/// Rule, pointer, new value (`null` removes).
const CASES: &[(&str, &str, &str)] = &[
    ("operation-described", "/paths/~1pets/post/summary", "null"),
    ("operation-described", "/paths/~1pets/post/description", "\" \""),
    ("operation-tag", "/paths/~1pets/post/tags", "[]"),
    ("operation-tag", "/paths/~1pets/post/tags", "[\"other\"]"),
    ("operation-statuses", "/paths/~1pets/post/responses/500", "null"),
    ("operation-statuses", "/paths/~1pets/post/responses/401", "null"),
    ("operation-statuses", "/paths/~1pets/post/responses/429", "null"),
    ("operation-statuses", "/paths/~1pets/post/responses/201", "null"),
    ("operation-link", "/paths/~1pets/post/responses/201/links", "{}"),
    ("operation-idempotent", "/paths/~1pets/parameters", "null"),
    ("operation-idempotent", "/paths/~1pets/post/responses/409", "null"),
    ("operation-idempotent", "/paths/~1pets/post/responses/422", "null"),
    ("operation-idempotent", "/paths/~1pets/post/responses/201/headers/Idempotent-Replayed", "null"),
    (
        "operation-idempotent",
        "/paths/~1pets/post/responses/201/content",
        r#"{"text/event-stream": {"schema": {"type": "string"}, "example": "data: a"}}"#,
    ),
    ("link-target", "/paths/~1pets/post/responses/201/links/again/operationId", "\"getPet\""),
    (
        "operation-id",
        "/paths/~1pets/put",
        r##"{
        "tags": ["pets"], "summary": "Put", "description": "Puts.",
        "responses": {
            "204": {"description": "Done.", "headers": {"X-Request-Id": {"$ref": "#/components/headers/Id"}}},
            "401": {"$ref": "#/components/responses/Failed"},
            "429": {"$ref": "#/paths/~1pets/post/responses/429"},
            "500": {"$ref": "#/components/responses/Failed"}
        }
    }"##,
    ),
    ("operation-deprecated", "/paths/~1pets/post/deprecated", "true"),
    (
        "operation-deprecated",
        "/paths/~1pets/post/x-deprecation",
        r#"{"date": "2026-01-01", "sunset": "2027-01-01", "link": "https://example.com"}"#,
    ),
    (
        "response-deprecation",
        "/paths/~1pets/delete",
        r##"{
        "operationId": "deletePets", "tags": ["pets"], "summary": "Delete", "description": "Deletes.",
        "deprecated": true, "x-deprecation": {"date": "2026-01-01", "sunset": "2027-01-01", "link": "https://example.com"},
        "responses": {
            "204": {"description": "Done.", "headers": {
                "X-Request-Id": {"$ref": "#/components/headers/Id"},
                "Deprecation": {"$ref": "#/components/headers/Id"},
                "Link": {"$ref": "#/components/headers/Id"}
            }},
            "401": {"$ref": "#/components/responses/Failed"},
            "429": {"$ref": "#/paths/~1pets/post/responses/429"},
            "500": {"$ref": "#/components/responses/Failed"}
        }
    }"##,
    ),
    (
        "parameter-described",
        "/paths/~1pets/post/parameters",
        r#"[{
        "name": "dry", "in": "query", "schema": {"type": "string", "maxLength": 2, "examples": ["a"]}
    }]"#,
    ),
    (
        "parameter-example",
        "/paths/~1pets/post/parameters",
        r#"[{
        "name": "dry", "in": "query", "description": "D.", "schema": {"type": "string", "maxLength": 2}
    }]"#,
    ),
    (
        "parameter-prefilled",
        "/paths/~1pets/post/parameters",
        r#"[{
        "name": "dry", "in": "query", "description": "D.", "example": "a", "schema": {"type": "string", "maxLength": 2}
    }]"#,
    ),
    ("response-described", "/components/responses/Failed/description", "\"\""),
    ("response-body", "/components/responses/Failed/content", "null"),
    ("response-body", "/components/responses/Failed/content/text~1plain/schema", "null"),
    ("response-request-id", "/components/responses/Failed/headers", "{}"),
    ("response-retry-after", "/paths/~1pets/post/responses/429/headers/Retry-After", "null"),
    ("response-location", "/paths/~1pets/post/responses/201/headers/Location", "null"),
    ("security-declared", "/security", "null"),
    ("security-scopes", "/security", "[{\"oauth\": []}]"),
    ("security-scopes", "/security", "[{\"oauth\": [\"pets:eat\"]}]"),
    ("example-present", "/components/responses/Failed/content/text~1plain/example", "null"),
    (
        "example-valid",
        "/paths/~1pets/post/requestBody/content/application~1json/example",
        "{\"name\": \"far too long\"}",
    ),
    ("example-valid", "/paths/~1pets/post/requestBody/content/application~1json/example", "{\"born\": \"yesterday\"}"),
    ("example-valid", "/components/schemas/Pet/properties/name/examples", "[1]"),
    ("example-valid", "/components/schemas/Pet/properties/name/default", "2"),
    ("example-valid", "/components/schemas/Pet/properties/name/pattern", "\"(\""),
    ("bounded", "/components/schemas/Pet/properties/name/maxLength", "null"),
    ("bounded", "/components/schemas/Pet/properties/tags/maxItems", "null"),
    (
        "bounded",
        "/components/schemas/Pet/properties/age",
        "{\"type\": \"integer\", \"minimum\": 0, \"description\": \"Age.\"}",
    ),
    ("schema-named", "/components/schemas/pet_food", "{\"type\": \"object\"}"),
    ("schema-named", "/components/schemas/Pet/properties/name/description", "null"),
    ("schema-keywords", "/components/schemas/Pet/properties/name/maxlength", "3"),
    ("schema-keywords", "/components/schemas/Pet/definitions", "{}"),
    (
        "record-named",
        "/paths/~1pets/post/parameters",
        r#"[{
        "name": "petId", "in": "query", "description": "D.", "schema": {"type": "string", "maxLength": 2, "examples": ["a"]}
    }]"#,
    ),
    (
        "record-named",
        "/paths/~1pets/post/parameters",
        r#"[{
        "name": "of", "in": "query", "x-record": "wrokflow", "description": "D.",
        "schema": {"type": "string", "maxLength": 2, "examples": ["a"]}
    }]"#,
    ),
    (
        "record-named",
        "/components/schemas/Pet/properties/owner_ids",
        r#"{"type": "array", "maxItems": 2, "description": "D.", "items": {"type": "string", "maxLength": 2}}"#,
    ),
    (
        "record-named",
        "/components/schemas/Tag",
        r#"{"type": "object", "properties": {
            "unit_id": {"type": "string", "maxLength": 2, "description": "D."}
        }}"#,
    ),
    ("openapi-schema", "/info/license", r#"{"name": "MIT", "identifier": "MIT", "url": "https://example.com"}"#),
    (
        "openapi-schema",
        "/components/schemas/Pet/properties/name/externalDocs",
        r#"{"description": "Without a place."}"#,
    ),
    (
        "schema-inline",
        "/components/schemas/Pet/properties/home",
        r#"{"type": "object", "description": "D.", "properties": {"at": {"type": "boolean", "description": "D."}}}"#,
    ),
    ("schema-inline", "/components/schemas/Pet/properties/tags/items", r#"{"type": "string", "enum": ["a", "b"]}"#),
    (
        "schema-inline",
        "/paths/~1pets/post/responses/429/content/text~1plain/schema",
        r##"{"anyOf": [{"$ref": "#/components/schemas/Tag"}, {"type": "string"}]}"##,
    ),
    (
        "schema-clash",
        "/components/schemas/Pet/properties/data",
        r#"{"type": "object", "description": "D.", "additionalProperties": true}"#,
    ),
    (
        "schema-object-default",
        "/components/schemas/Pet/properties/data",
        r##"{"$ref": "#/components/schemas/PetData", "description": "D.", "default": {}}"##,
    ),
    ("schema-constructor", "/components/schemas/NewPet", "{\"type\": \"object\"}"),
    ("schema-typed", "/components/schemas/Pet/properties/home", r#"{"description": "Where it lives."}"#),
    ("schema-typed", "/components/schemas/Pet/properties/tags/items", "{}"),
    (
        "event-tag",
        "/webhooks",
        r#"{"born": {"post": {
            "operationId": "onBorn", "tags": ["pets"], "summary": "Born", "description": "A pet was born.",
            "responses": {"200": {"description": "Heard."}}
        }}}"#,
    ),
    ("object-members", "/paths/~1pets/post/requestbody", "{}"),
    ("object-members", "/components/responses/Failed/schema", "{}"),
    ("object-members", "/paths/~1pets/post/responses/401/headers", "{}"),
];

/// Null beside one schema is no choice, one value no enumeration, and a part of an `allOf` no type of its own.
#[test]
fn what_needs_no_name_is_no_finding() {
    let mut document = good();
    let unnamed = [
        ("tag", json!({"description": "D.", "anyOf": [{"$ref": "#/components/schemas/Tag"}, {"type": "null"}]})),
        ("kind", json!({"type": ["string", "null"], "maxLength": 3, "description": "D.", "enum": ["pet", null]})),
        ("more", json!({"type": "object", "description": "D.", "additionalProperties": true})),
        ("else", json!({"description": "What else there is, any JSON."})),
    ];
    for (name, schema) in unnamed {
        change(&mut document, &format!("/components/schemas/Pet/properties/{name}"), schema);
    }
    let part = json!({"type": "object", "properties": {"at": {"type": "boolean", "description": "D."}}});
    let whole = json!({"allOf": [{"$ref": "#/components/schemas/Pet"}, part]});
    change(&mut document, "/components/schemas/Whole", whole);
    let found = findings(&document);
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn a_document_that_does_not_resolve_is_a_finding() {
    let mut document = good();
    change(&mut document, "/components/responses/Failed/headers/X-Request-Id/$ref", json!("#/nowhere"));
    let found = findings(&document);
    assert!(found.iter().all(|finding| finding.rule == "resolve") && found.len() == 1, "{found:?}");
    assert!(lint(&["missing.yaml".into()])[0].to_string().contains("[resolve]"));
}

#[test]
fn a_deprecated_operation_gives_dates_and_a_place() {
    let right = json!({"date": "2026-01-01", "sunset": "2027-01-01T12:00:00Z", "link": "https://example.com/why"});
    let mut cases = vec![(right.clone(), false), (json!(true), true)];
    for (member, value) in
        [("date", json!("soon")), ("sunset", json!(null)), ("link", json!("why.html")), ("until", json!("2027-01-01"))]
    {
        let mut wrong = right.clone();
        wrong[member] = value;
        cases.push((wrong, true));
    }
    for (announced, is_found) in cases {
        let mut document = good();
        change(&mut document, "/paths/~1pets/post/deprecated", json!(true));
        change(&mut document, "/paths/~1pets/post/x-deprecation", announced.clone());
        let found = findings(&document);
        assert_eq!(found.iter().any(|finding| finding.rule == "operation-deprecated"), is_found, "{announced}");
        assert_eq!(found.iter().filter(|finding| finding.rule == "response-deprecation").count(), 3, "{found:?}");
    }
}
