//! `diff` and `lint` on documents: each change has its code, its level and, where it breaks, a witness that both documents agree on.

use std::path::Path;

use conformance::{
    diff::{self, Change, Level},
    document::Document,
    lint,
};
use serde_json::{Value, json};

use super::server::document_file;

/// A small document; its one operation takes and answers what is given.
fn document(parameters: &Value, body: &Value, answer: &Value) -> Value {
    json!({
        "openapi": "3.1.0", "info": {"title": "t", "version": "1"},
        "paths": {"/things/{id}": {"put": {
            "operationId": "put",
            "parameters": parameters,
            "requestBody": {"required": true, "content": {"application/json": {"schema": body}}},
            "responses": {"200": {"description": "d", "content": {"application/json": {"schema": answer}}}}
        }}}
    })
}

fn load(value: &Value) -> Document {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("document.json");
    std::fs::write(&file, value.to_string()).unwrap();
    Document::load(&file).unwrap()
}

fn compare(old: &Value, new: &Value) -> Vec<Change> {
    diff::compare(&load(old), &load(new)).unwrap()
}

fn id() -> Value {
    json!({"name": "id", "in": "path", "required": true, "schema": {"type": "string"}})
}

/// Two schemas, and the keyword by which the second is narrower.
fn narrower() -> Vec<(Value, Value, &'static str)> {
    let object = |required: Value, more: Value| {
        let mut schema = json!({
            "type": "object", "required": required, "properties": {"a": {"type": "string"}, "b": {"type": "integer"}}
        });
        schema.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        schema
    };
    vec![
        (json!({"type": "string", "maxLength": 9}), json!({"type": "string", "maxLength": 5}), "maxLength"),
        (json!({"type": "string"}), json!({"type": "string", "minLength": 2}), "minLength"),
        (json!({"type": "string"}), json!({"type": "string", "pattern": "^[a-f]+$"}), "pattern"),
        (json!({"type": "string"}), json!({"type": "string", "format": "uuid"}), "format"),
        (json!({"type": "integer"}), json!({"type": "integer", "minimum": 1}), "minimum"),
        (json!({"type": "integer", "maximum": 10}), json!({"type": "integer", "maximum": 5}), "maximum"),
        (json!({"type": "number"}), json!({"type": "integer"}), "type"),
        (json!({"type": ["string", "null"]}), json!({"type": "string"}), "type"),
        (json!({"type": "integer"}), json!({"type": "integer", "multipleOf": 5}), "multipleOf"),
        (json!({"enum": ["a", "b", "c"]}), json!({"enum": ["a", "b"]}), "enum"),
        (json!({"type": "string"}), json!({"enum": ["a", "b"]}), "enum"),
        (
            json!({"type": "array", "items": {"type": "string"}}),
            json!({"type": "array", "items": {"type": "string"}, "maxItems": 2}),
            "maxItems",
        ),
        (
            json!({"type": "array", "items": {"type": "string"}}),
            json!({"type": "array", "items": {"type": "string"}, "minItems": 1}),
            "minItems",
        ),
        (
            json!({"type": "array", "items": {"type": "integer"}}),
            json!({"type": "array", "items": {"type": "integer"}, "uniqueItems": true}),
            "uniqueItems",
        ),
        (
            json!({"type": "array", "items": {"enum": ["x", "y"]}}),
            json!({"type": "array", "items": {"enum": ["x"]}}),
            "enum",
        ),
        (object(json!([]), json!({})), object(json!(["a"]), json!({})), "required"),
        (object(json!(["a"]), json!({})), object(json!(["a", "b"]), json!({})), "required"),
        (
            object(json!([]), json!({})),
            object(json!([]), json!({"additionalProperties": false})),
            "additionalProperties",
        ),
        (
            object(json!([]), json!({})),
            object(json!([]), json!({"properties": {"a": {"type": "string"}, "b": {"type": "integer", "maximum": 3}}})),
            "maximum",
        ),
        (
            json!({"oneOf": [{"type": "string"}, {"type": "integer"}, {"type": "boolean"}]}),
            json!({"oneOf": [{"type": "string"}, {"type": "boolean"}]}),
            "oneOf",
        ),
    ]
}

#[test]
fn a_document_does_not_differ_from_itself() {
    let suite = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite");
    for file in [document_file(), suite.join("shop.yaml"), suite.join("jobs.yaml")] {
        let changes = diff::compare(&Document::load(&file).unwrap(), &Document::load(&file).unwrap()).unwrap();
        assert!(changes.is_empty(), "{}: {}", file.display(), diff::text(&changes));
    }
    for (a, b, _) in narrower() {
        for schema in [a, b] {
            let document = document(&json!([id()]), &schema, &schema);
            assert!(compare(&document, &document).is_empty(), "{schema}");
        }
    }
}

#[test]
fn a_request_that_gets_narrower_breaks_and_an_answer_that_gets_wider_does_each_with_a_witness() {
    let fixed = json!({"type": "boolean"});
    for (wide, narrow, keyword) in narrower() {
        let of = |body: &Value, answer: &Value| document(&json!([id()]), body, answer);
        for (old, new, code, level) in [
            (of(&wide, &fixed), of(&narrow, &fixed), "body-narrowed", Level::Breaking),
            (of(&narrow, &fixed), of(&wide, &fixed), "body-widened", Level::Compatible),
            (of(&fixed, &narrow), of(&fixed, &wide), "answer-widened", Level::Breaking),
            (of(&fixed, &wide), of(&fixed, &narrow), "answer-narrowed", Level::Compatible),
        ] {
            let changes = compare(&old, &new);
            let found = changes.iter().find(|change| change.code.code() == code && change.what.contains(keyword));
            let found = found.unwrap_or_else(|| panic!("{wide} and {narrow}: no {code}:\n{}", diff::text(&changes)));
            assert_eq!(found.level, level);
            assert_eq!(diff::breaks(&changes), level == Level::Breaking, "{}", diff::text(&changes));
            if level == Level::Breaking {
                let witness = found.witness.as_ref().expect("a witness");
                assert_eq!(witness.is_request, code == "body-narrowed");
                assert!(
                    witness.text.starts_with(if witness.is_request { "curl -i -X PUT" } else { "200 " }),
                    "{witness:?}"
                );
            }
        }
    }
}

#[test]
fn what_is_the_same_in_other_words_is_no_change() {
    let of = |schema: &Value| document(&json!([id()]), schema, schema);
    for (a, b) in [
        (json!({"type": "integer", "minimum": 1}), json!({"type": "integer", "exclusiveMinimum": 0})),
        (json!({"type": "string", "description": "a"}), json!({"type": "string", "description": "b", "title": "c"})),
        (json!({"enum": ["a", "b"]}), json!({"enum": ["b", "a"]})),
        (json!({"type": "string", "maxLength": 3}), json!({"allOf": [{"type": "string"}, {"maxLength": 3}]})),
        (json!({"type": ["string", "null"]}), json!({"anyOf": [{"type": "null"}, {"type": "string"}]})),
    ] {
        let changes = compare(&of(&a), &of(&b));
        assert!(changes.is_empty(), "{a} and {b}: {}", diff::text(&changes));
    }
}

#[test]
fn changes_around_bodies_have_their_codes_and_levels() {
    let schema = json!({"type": "string"});
    let base = || document(&json!([id()]), &schema, &schema);
    let query = |more: Value| {
        let mut parameter = json!({"name": "q", "in": "query", "schema": {"type": "integer", "maximum": 9}});
        parameter.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        document(&json!([id(), parameter]), &schema, &schema)
    };
    let change = |pointer: &str, value: Value| {
        let mut document = base();
        match pointer.rsplit_once('/') {
            Some((parent, name)) => {
                let name = name.replace("~1", "/");
                document.pointer_mut(parent).unwrap().as_object_mut().unwrap().insert(name, value);
            }
            None => document = value,
        }
        document
    };
    let at = "/paths/~1things~1{id}/put";
    let header = |required: bool| {
        change(
            &format!("{at}/responses/200/headers"),
            json!({"X-Total": {"required": required, "schema": {"type": "integer"}}}),
        )
    };
    let secured = |scopes: Value| {
        let mut document = change(&format!("{at}/security"), json!([{"key": scopes}]));
        document["components"] = json!({"securitySchemes": {"key": {"type": "http", "scheme": "bearer"}}});
        document
    };
    let none = json!({"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {}});
    let mut renamed = base();
    let item = renamed["paths"].as_object_mut().unwrap().remove("/things/{id}").unwrap();
    renamed["paths"]["/things/{thing}"] = item;
    renamed["paths"]["/things/{thing}"]["put"]["parameters"][0]["name"] = json!("thing");
    for (old, new, code, level) in [
        (base(), none.clone(), "operation-removed", Level::Breaking),
        (none, base(), "operation-added", Level::Compatible),
        (base(), change(&format!("{at}/operationId"), json!("other")), "operation-id-changed", Level::Warning),
        (base(), change(&format!("{at}/deprecated"), json!(true)), "operation-deprecated", Level::Compatible),
        (base(), query(json!({"required": true})), "parameter-required", Level::Breaking),
        (query(json!({})), query(json!({"required": true})), "parameter-required", Level::Breaking),
        (query(json!({"required": true})), query(json!({})), "parameter-optional", Level::Compatible),
        (base(), query(json!({})), "parameter-added", Level::Compatible),
        (query(json!({})), base(), "parameter-removed", Level::Warning),
        (
            query(json!({})),
            query(json!({"schema": {"type": "integer", "maximum": 5}})),
            "parameter-narrowed",
            Level::Breaking,
        ),
        (
            query(json!({})),
            query(json!({"schema": {"type": "integer", "maximum": 50}})),
            "parameter-widened",
            Level::Compatible,
        ),
        (
            query(json!({})),
            query(json!({"schema": {"type": "integer", "maximum": 9, "default": 3}})),
            "default-changed",
            Level::Warning,
        ),
        (
            query(json!({"schema": {"type": "array", "items": {"type": "string"}, "minItems": 2}})),
            query(json!({"explode": false, "schema": {"type": "array", "items": {"type": "string"}, "minItems": 2}})),
            "parameter-style",
            Level::Breaking,
        ),
        (
            base(),
            change(&format!("{at}/requestBody/content"), json!({"text/plain": {"schema": schema}})),
            "body-media-removed",
            Level::Breaking,
        ),
        (change(&format!("{at}/requestBody/required"), json!(false)), base(), "body-required", Level::Breaking),
        (
            base(),
            change(&format!("{at}/responses"), json!({"204": {"description": "d"}})),
            "status-added",
            Level::Breaking,
        ),
        (base(), change(&format!("{at}/responses/404"), json!({"description": "d"})), "status-added", Level::Warning),
        (
            change(&format!("{at}/responses/404"), json!({"description": "d"})),
            base(),
            "status-removed",
            Level::Compatible,
        ),
        (
            base(),
            change(&format!("{at}/responses/200/content"), json!({"text/csv": {}})),
            "answer-media-removed",
            Level::Breaking,
        ),
        (header(true), base(), "header-removed", Level::Breaking),
        (header(true), header(false), "header-removed", Level::Breaking),
        (base(), header(true), "header-added", Level::Compatible),
        (base(), secured(json!([])), "security-added", Level::Breaking),
        (secured(json!(["read"])), secured(json!(["read", "write"])), "security-added", Level::Breaking),
        (secured(json!(["read", "write"])), secured(json!(["read"])), "security-relaxed", Level::Compatible),
    ] {
        let changes = compare(&old, &new);
        let found = changes.iter().find(|change| change.code.code() == code);
        let found = found.unwrap_or_else(|| panic!("no {code}:\n{}", diff::text(&changes)));
        assert_eq!(found.level, level, "{}", diff::text(&changes));
        assert_eq!(found.level == Level::Breaking, found.witness.is_some() && diff::breaks(&changes), "{code}");
    }
    assert!(compare(&base(), &renamed).is_empty(), "a path parameter may have another name");
}

#[test]
fn what_makes_contract_tests_weak_is_named_where_it_stands() {
    let open = json!({
        "openapi": "3.1.0", "info": {"title": "t", "version": "1"},
        "components": {"securitySchemes": {"key": {"type": "http", "scheme": "bearer"}}},
        "security": [{"key": []}],
        "paths": {"/things/{id}": {"put": {
            "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}],
            "requestBody": {"content": {"application/json": {"schema": {}, "example": 1}}},
            "responses": {
                "200": {"description": "d", "content": {"application/json": {
                    "schema": {"type": "object", "properties": {"a": {"type": "string"}}}, "example": {"a": 1}
                }}},
                "400": {"description": "d", "content": {"application/json": {}}}
            },
            "x-conformance": {"missed": {"503": "never"}}
        }}}
    });
    let remarks = lint::lint(&load(&open)).unwrap();
    let codes: Vec<&str> = remarks.iter().map(|remark| remark.rule.code()).collect();
    for code in [
        "no-operation-id",
        "open-body",
        "open-answer",
        "nothing-required",
        "no-unauthorized",
        "no-not-found",
        "unreachable-record",
        "invalid-example",
        "unbounded",
        "excludes-nothing",
    ] {
        assert!(codes.contains(&code), "{code}: {codes:?}");
    }
    let good = lint::lint(&Document::load(&document_file()).unwrap()).unwrap();
    let weak: Vec<_> = good.iter().filter(|remark| remark.rule.level() == lint::Level::Weak).collect();
    assert!(weak.is_empty(), "{weak:?}");
}

#[test]
fn ids_that_stand_twice_names_that_nothing_declares_and_circles_are_named() {
    let operation = |answer: Value| json!({"operationId": "get", "responses": {"200": {"description": "d", "content": {"application/json": {"schema": answer}}}}});
    let document = load(&json!({
        "openapi": "3.1.0", "info": {"title": "t", "version": "1"},
        "paths": {
            "/a": {"get": operation(json!({"$ref": "#/components/schemas/L"}))},
            "/b/{id}": {"get": operation(json!({"$ref": "#/components/schemas/Tree"}))},
        },
        "components": {"schemas": {
            "L": {"$ref": "#/components/schemas/M"},
            "M": {"$ref": "#/components/schemas/L"},
            "Tree": {"type": "object", "required": ["of"], "properties": {
                "of": {"type": "array", "maxItems": 2, "items": {"$ref": "#/components/schemas/Tree"}}}},
        }}
    }));
    let remarks = lint::lint(&document).unwrap();
    let of = |code: &str| -> Vec<(&str, &str)> {
        let remarks = remarks.iter().filter(|remark| remark.rule.code() == code);
        remarks.map(|remark| (remark.operation.as_str(), remark.what.as_str())).collect()
    };
    assert_eq!(of("duplicate-operation-id"), [("GET /b/{id}", "GET /a is called get too")]);
    assert_eq!(of("undeclared-parameter"), [("GET /b/{id}", "no parameter declares {id}")]);
    let circle = of("reference-loop");
    assert!(circle.len() == 3 && circle.iter().all(|(_, what)| !what.contains("Tree")), "{circle:?}");
    // What is counted by operation is counted apart.
    let ids: Vec<&str> = document.operations.iter().map(|operation| operation.id.as_str()).collect();
    assert_eq!(ids, ["get", "GET /b/{id}"]);
}

/// What the server sends is to its receivers what an answer is to clients.
#[test]
fn what_is_sent_may_get_narrower_and_not_wider() {
    let of = |payload: Value, headers: Value| {
        let sent = json!({"post": {
            "parameters": headers,
            "requestBody": {"content": {"application/json": {"schema": payload}}},
            "responses": {"200": {"description": "d"}}
        }});
        json!({"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "webhooks": {"thing.made": sent}})
    };
    let id = json!([{"name": "webhook-id", "in": "header", "required": true, "schema": {"type": "string"}}]);
    let wide = || of(json!({"type": "string"}), json!([]));
    let narrow = || of(json!({"type": "string", "maxLength": 5}), id.clone());
    let codes = |changes: Vec<Change>| -> Vec<(&'static str, Level)> {
        changes.iter().map(|change| (change.code.code(), change.level)).collect()
    };
    assert_eq!(
        codes(compare(&wide(), &narrow())),
        [("answer-narrowed", Level::Compatible), ("header-added", Level::Compatible)]
    );
    let widened = compare(&narrow(), &wide());
    assert!(widened.iter().all(|change| change.witness.is_some() && change.operation == "POST thing.made"));
    assert!(widened[0].what.starts_with("what is sent: "), "{}", widened[0].what);
    assert_eq!(codes(widened), [("answer-widened", Level::Breaking), ("header-removed", Level::Breaking)]);
    let nothing = json!({"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {}});
    assert_eq!(codes(compare(&wide(), &nothing)), [("event-removed", Level::Breaking)]);
    assert_eq!(codes(compare(&nothing, &wide())), [("event-added", Level::Compatible)]);
}
