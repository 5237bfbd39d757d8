//! Resolution from the outside: what documents mean, which are refused and where, and that real ones go through.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use xtask::generator::{
    document::Document,
    resolve::{pointer, resolve},
    resolved::{Api, GeneratorError, Location, ParameterEncoding, Place, Schema, SecurityKind, StatusKey, Style},
};

fn resolve_text(text: &str) -> Result<Api, Vec<GeneratorError>> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("api.yaml");
    std::fs::write(&file, text).unwrap();
    resolve(&file)
}

fn api(text: &str) -> Api {
    resolve_text(text).unwrap_or_else(|errors| panic!("{text}\n{errors:#?}"))
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

fn location(error: &GeneratorError) -> Option<&Location> {
    match error {
        GeneratorError::Invalid { location, .. } | GeneratorError::Unsupported { location, .. } => Some(location),
        GeneratorError::File { .. } => None,
    }
}

/// `expect`: line, pointer and part of the message of each error, in any order.
fn refuse(text: &str, expect: &[(usize, &str, &str)]) {
    let errors = resolve_text(text).err().unwrap_or_default();
    assert_eq!(errors.len(), expect.len(), "{text}\n{errors:#?}");
    for (line, pointer, part) in expect {
        let found = errors.iter().any(|error| {
            let place = location(error).is_some_and(|at| at.line == *line && at.pointer == *pointer && at.column > 0);
            place && error.to_string().contains(part)
        });
        assert!(found, "{text}\n{line} {pointer} {part}\n{errors:#?}");
    }
}

const HEAD: &str = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n";

/// Paths after [`HEAD`]: the first line of `paths` is line 4.
fn with_paths(paths: &str) -> String {
    format!("{HEAD}paths:\n{paths}")
}

/// One schema `S`, on line 5.
fn with_schema(version: &str, schema: &str) -> String {
    let head = HEAD.replace("3.1.0", version);
    format!("{head}components:\n  schemas:\n    S: {schema}\n    Other: {{type: string}}\n")
}

#[test]
fn other_versions_are_refused_by_name() {
    refuse("swagger: '2.0'\n", &[(1, "/swagger", "Swagger 2.0")]);
    refuse("openapi: 3.2.0\n", &[(1, "/openapi", "3.2.0")]);
    refuse("openapi: 3.10.0\n", &[(1, "/openapi", "3.10.0")]);
    refuse("openapi: 3.1\n", &[(1, "/openapi", "3.1")]);
    refuse("a: 1\n", &[(1, "", "no `openapi`")]);
    assert!(matches!(resolve(Path::new("missing.yaml")).unwrap_err().as_slice(), [GeneratorError::File { .. }]));
}

#[test]
fn broken_references_have_a_place() {
    let s = "/components/schemas/S";
    refuse(
        &with_schema("3.1.0", "{$ref: '#/components/schemas/other'}"),
        &[(5, &format!("{s}/$ref"), "there is `Other`")],
    );
    refuse(
        &with_schema("3.1.0", "{$ref: '#/components/schemas/S/properties/a'}"),
        &[(5, &format!("{s}/$ref"), "no `properties`")],
    );
    refuse(
        &with_schema("3.1.0", "{items: {$ref: 'gone.yaml#/A'}}"),
        &[(5, &format!("{s}/items/$ref"), "cannot be read")],
    );
    refuse(&with_schema("3.1.0", "{$ref: '#nope'}"), &[(5, &format!("{s}/$ref"), "no `$anchor: nope`")]);
    refuse(&with_schema("3.1.0", "{$ref: 'https://example.com/a'}"), &[(5, &format!("{s}/$ref"), "remote-reference")]);
    refuse(&with_schema("3.1.0", "{$ref: '#/a%zz'}"), &[(5, &format!("{s}/$ref"), "percent escape")]);
    refuse(&with_schema("3.1.0", "{$ref: '#/components/schemas/S'}"), &[(5, s, "defined by itself")]);
    refuse(
        &with_schema("3.1.0", "{allOf: [{$ref: '#/components/schemas/S'}]}"),
        &[(5, &format!("{s}/allOf/0"), "defined by itself")],
    );
    refuse(
        &with_paths(
            "  /a:\n    get:\n      responses:\n        '200': {$ref: '#/components/schemas/S'}\ncomponents: {schemas: {S: {}}}\n",
        ),
        &[(7, "/paths/~1a/get/responses/200/$ref", "leads to a schema, where a response is expected")],
    );
    refuse(
        &format!(
            "{HEAD}components:\n  parameters:\n    A: {{$ref: '#/components/parameters/B'}}\n    B: {{$ref: '#/components/parameters/A'}}\npaths:\n  /a:\n    get:\n      parameters: [{{$ref: '#/components/parameters/A'}}]\n      responses: {{'200': {{description: D}}}}\n"
        ),
        &[(10, "/paths/~1a/get/parameters/0", "back to itself")],
    );
    refuse(
        &with_paths(
            "  /a:\n    get:\n      responses:\n        '200': {description: D, links: {l: {operationRef: '#/paths/~1b/get'}}}\n",
        ),
        &[(7, "/paths/~1a/get/responses/200/links/l/operationRef", "no `/b`")],
    );
    // Several at once, in parts that nothing uses as well.
    refuse(
        &format!(
            "{HEAD}webhooks:\n  w:\n    post:\n      requestBody: {{$ref: '#/b'}}\n      callbacks: {{c: {{'{{$url}}': {{get: {{parameters: [{{$ref: '#/p'}}]}}}}}}}}\n"
        ),
        &[
            (6, "/webhooks/w/post/requestBody/$ref", "`#/b` leads nowhere"),
            (7, "/webhooks/w/post/callbacks/c/{$url}/get/parameters/0/$ref", "`#/p` leads nowhere"),
        ],
    );
}

#[test]
fn broken_schemas_have_a_place() {
    let s = "/components/schemas/S";
    for version in ["3.0.3", "3.1.0"] {
        refuse(&with_schema(version, "{type: file}"), &[(5, &format!("{s}/type"), "`file`")]);
        refuse(&with_schema(version, "{type: text}"), &[(5, &format!("{s}/type"), "unknown type \"text\"")]);
        refuse(&with_schema(version, "{minLength: -1}"), &[(5, &format!("{s}/minLength"), "whole number")]);
        refuse(
            &with_schema(version, "{properties: {a: {required: true}}}"),
            &[(5, &format!("{s}/properties/a/required"), "list")],
        );
        refuse(&with_schema(version, "{items: [{type: string}]}"), &[(5, &format!("{s}/items"), "prefixItems")]);
        refuse(&with_schema(version, "{not: 1}"), &[(5, &format!("{s}/not"), "a schema is a mapping")]);
        refuse(&with_schema(version, "{allOf: []}"), &[(5, &format!("{s}/allOf"), "must not be empty")]);
        refuse(
            &with_schema(version, "{discriminator: {mapping: {}}}"),
            &[(5, &format!("{s}/discriminator"), "`propertyName` is missing")],
        );
    }
    refuse(
        &with_schema("3.1.0", "{minimum: 1, exclusiveMinimum: true}"),
        &[(5, &format!("{s}/exclusiveMinimum"), "must be a number")],
    );
    refuse(&with_schema("3.1.0", "{$id: 'https://example.com/s'}"), &[(5, &format!("{s}/$id"), "schema-id")]);
    refuse(
        &with_schema("3.1.0", "{$schema: 'http://json-schema.org/draft-07/schema#'}"),
        &[(5, &format!("{s}/$schema"), "schema-dialect")],
    );
    refuse(&with_schema("3.1.0", "{type: [string, string]}"), &[(5, &format!("{s}/type/1"), "twice")]);
}

#[test]
fn parameters_and_paths_fit_each_other() {
    let get = "responses: {'200': {description: D}}";
    let one = |parameter: &str| {
        with_paths(&format!("  /a:\n    get:\n      parameters:\n        - {parameter}\n      {get}\n"))
    };
    let p = "/paths/~1a/get/parameters/0";
    refuse(&one("{name: x, in: body, schema: {}}"), &[(7, p, "`in: body`")]);
    refuse(&one("{name: x, in: query}"), &[(7, p, "`schema` (or `content`) is missing")]);
    refuse(&one("{name: x, in: query, schema: {}, content: {a/b: {}}}"), &[(7, p, "exclude each other")]);
    refuse(&one("{name: x, in: query, content: {a/b: {}, a/c: {}}}"), &[(7, &format!("{p}/content"), "exactly one")]);
    refuse(
        &one("{name: x, in: query, style: matrix, schema: {}}"),
        &[(7, &format!("{p}/style"), "no meaning in a query")],
    );
    refuse(
        &one("{name: x, in: header, style: form, schema: {}}"),
        &[(7, &format!("{p}/style"), "no meaning in a header")],
    );
    refuse(&one("{name: x, in: query, style: wild, schema: {}}"), &[(7, &format!("{p}/style"), "unknown style")]);
    refuse(&one("{name: x, in: path, required: true, schema: {}}"), &[(7, p, "not in the path")]);
    refuse(&one("{in: query, schema: {}}"), &[(7, p, "`name` is missing")]);
    refuse(
        &one("{name: x, in: query, schema: {}}\n        - {name: x, in: query, schema: {}}"),
        &[(8, "/paths/~1a/get/parameters/1", "twice")],
    );
    let path = |path: &str| with_paths(&format!("  '{path}':\n    get:\n      {get}\n"));
    refuse(&path("/a/{b}"), &[(5, "/paths/~1a~1{b}/get", "the variable `b`")]);
    refuse(&path("a"), &[(4, "/paths/a", "begin with `/`")]);
    refuse(&path("/a/{b"), &[(4, "/paths/~1a~1{b", "do not match")]);
    refuse(&path("/a/{}"), &[(4, "/paths/~1a~1{}", "no path variable")]);
    refuse(
        &with_paths(&format!(
            "  /a/{{b}}:\n    parameters: [{{name: b, in: path, schema: {{}}}}]\n    get:\n      {get}\n"
        )),
        &[(5, "/paths/~1a~1{b}/parameters/0", "`required: true`")],
    );
    let shared = |name: &str| {
        format!("  /a/{{{name}}}:\n    parameters: [{{name: {name}, in: path, required: true, schema: {{}}}}]\n")
    };
    refuse(&with_paths(&format!("{}{}", shared("b"), shared("c"))), &[(6, "/paths/~1a~1{c}", "the same path")]);
}

#[test]
fn operations_and_responses_are_whole() {
    refuse(&with_paths("  /a:\n    query: {responses: {}}\n"), &[(5, "/paths/~1a/query", "no member of a path item")]);
    refuse(&with_paths("  /a:\n    get: {}\n"), &[(5, "/paths/~1a/get", "`responses` is missing")]);
    refuse(&with_paths("  /a:\n    get: {responses: {}}\n"), &[(5, "/paths/~1a/get/responses", "empty")]);
    refuse(
        &with_paths("  /a:\n    get: {responses: {20: {description: D}}}\n"),
        &[(5, "/paths/~1a/get/responses/20", "no status")],
    );
    let operation = "{operationId: a, responses: {'200': {description: D}}}";
    refuse(
        &with_paths(&format!("  /a:\n    get: {operation}\n    put: {operation}\n")),
        &[(6, "/paths/~1a/put", "that of GET /a too")],
    );
    refuse(
        &with_paths("  /a:\n    get: {security: [{key: []}], responses: {'200': {description: D}}}\n"),
        &[(5, "/paths/~1a/get/security/0/key", "no security scheme `key`")],
    );
    refuse("openapi: 3.1.0\ninfo: {title: T, version: 1.0}\n", &[(2, "/info/version", "quote it")]);
    refuse(
        &with_paths("  /a:\n    get: {responses: {'200': {description: D, content: {a/b: {}, 'A/b; x=1': {}}}}}\n"),
        &[(5, "/paths/~1a/get/responses/200/content/A~1b; x=1", "media-type-parameters")],
    );
}

#[test]
fn all_eight_methods_are_operations() {
    let methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
    let items =
        methods.map(|method| format!("    {method}: {{responses: {{default: {{description: D}}}}}}\n")).concat();
    let api = api(&with_paths(&format!("  x-note: {{}}\n  /a:\n    x-other: 1\n{items}")));
    let found: Vec<_> = api.operations.iter().map(|operation| operation.method.to_lowercase()).collect();
    assert_eq!(found, methods);
    assert_eq!(api.operations[0].id, "get /a");
    assert!(!api.operations[0].id_declared && api.operations[0].security.is_none());
    assert_eq!(api.operations[0].responses[0].status, StatusKey::Default);
}

#[test]
fn parameters_are_merged_and_defaults_applied() {
    let api = api(&with_paths(
        "  /a/{id}:\n    parameters:\n      - {name: id, in: path, required: true, schema: {type: string}}\n      - {name: q, in: query, schema: {type: string}}\n    get:\n      parameters:\n        - {name: h, in: header, schema: {type: array}}\n        - {name: q, in: query, required: true, style: pipeDelimited, schema: {type: array}, example: [1]}\n        - {name: Authorization, in: header, schema: {type: string}}\n        - {name: c, in: cookie, schema: {type: string}}\n        - {name: f, in: query, content: {application/json: {}}}\n        - {name: q, in: cookie, explode: false, schema: {type: string}}\n      responses:\n        '2XX': {description: D, headers: {Content-Type: {schema: {}}, X: {schema: {type: array}}}}\n",
    ));
    let operation = &api.operations[0];
    let found: Vec<_> = operation.parameters.iter().map(|p| (p.name.as_str(), p.place, p.encoding.clone())).collect();
    let style = |style, explode| ParameterEncoding::Style { style, explode };
    assert_eq!(
        found,
        [
            ("id", Place::Path, style(Style::Simple, false)),
            ("q", Place::Query, style(Style::PipeDelimited, false)),
            ("h", Place::Header, style(Style::Simple, false)),
            ("c", Place::Cookie, style(Style::Form, true)),
            ("f", Place::Query, ParameterEncoding::Content("application/json".to_owned())),
            ("q", Place::Cookie, style(Style::Form, false)),
        ]
    );
    assert!(operation.parameters[1].required);
    assert_eq!(operation.parameters[1].examples["default"], json!([1]));
    assert_eq!(operation.responses[0].status, StatusKey::Range(2));
    let headers: Vec<_> = operation.responses[0].headers.iter().map(|header| header.name.as_str()).collect();
    assert_eq!(headers, ["X"]);
    assert_same(&api);
}

#[test]
fn openapi_3_0_schemas_become_2020_12() {
    fn check(old: &str, expect: &Value) {
        let api = api(&with_schema("3.0.3", old));
        assert_eq!(&api.bundle["components"]["schemas"]["S"], expect, "{old}");
        assert_eq!(api.bundle["openapi"], "3.1.0");
        assert_same(&api);
    }
    let other = json!({"$ref": "#/components/schemas/Other"});
    let nothing = json!({"type": "null"});
    check("{type: string, nullable: true}", &json!({"type": ["string", "null"]}));
    check("{type: string, nullable: false}", &json!({"type": "string"}));
    check("{type: string, nullable: true, enum: [a]}", &json!({"type": ["string", "null"], "enum": ["a", null]}));
    check("{nullable: true, enum: [a, null]}", &json!({"enum": ["a", null]}));
    check("{nullable: true}", &json!({}));
    check(
        "{description: D, nullable: true, allOf: [{$ref: '#/components/schemas/Other'}]}",
        &json!({"description": "D", "anyOf": [other, nothing]}),
    );
    check(
        "{nullable: true, oneOf: [{type: string, nullable: true}, {$ref: '#/components/schemas/Other'}]}",
        &json!({"anyOf": [{"oneOf": [{"type": ["string", "null"]}, other]}, nothing]}),
    );
    check("{minimum: 1, exclusiveMinimum: true}", &json!({"exclusiveMinimum": 1}));
    check("{minimum: 1, exclusiveMinimum: false, maximum: 2}", &json!({"minimum": 1, "maximum": 2}));
    check("{maximum: 1.5, exclusiveMaximum: true}", &json!({"exclusiveMaximum": 1.5}));
    check("{example: {nullable: true}}", &json!({"examples": [{"nullable": true}]}));
    check(
        "{properties: {nullable: {type: string, nullable: true}}}",
        &json!({"properties": {"nullable": {"type": ["string", "null"]}}}),
    );
    check("{$ref: '#/components/schemas/Other', description: ignored, nullable: true}", &other);
    check("{default: {$ref: '#/data'}}", &json!({"default": {"$ref": "#/data"}}));
    check(
        "{properties: {a: {$ref: '#/components/schemas/S/properties/b/allOf/0/items'}, b: {nullable: true, allOf: [{type: array, items: {type: string}}]}}}",
        &json!({"properties": {
            "a": {"$ref": "#/components/schemas/S/properties/b/anyOf/0/items"},
            "b": {"anyOf": [{"type": "array", "items": {"type": "string"}}, nothing]}
        }}),
    );
}

#[test]
fn siblings_of_references_hold_since_3_1() {
    let api = api(&with_schema("3.1.0", "{$ref: '#/components/schemas/Other', description: D, maxLength: 2.0}"));
    let schema = api.schema(api.named["S"]);
    assert_eq!((schema.description.as_deref(), schema.max_length), (Some("D"), Some(2)));
    assert_eq!(schema.reference, Some(api.named["Other"]));
    for (version, expect) in [("3.0.3", "far"), ("3.1.0", "near")] {
        let document = format!(
            "openapi: {version}\ninfo: {{title: T, version: '1'}}\npaths:\n  /a:\n    get:\n      responses:\n        '200': {{$ref: '#/components/responses/R', description: near}}\ncomponents: {{responses: {{R: {{description: far}}}}}}\n"
        );
        assert_eq!(self::api(&document).operations[0].responses[0].description, expect, "{version}");
    }
}

#[test]
fn discriminators_map_names_references_and_what_is_implied() {
    let api = api(&with_schema(
        "3.0.3",
        "{oneOf: [{$ref: '#/components/schemas/Other'}, {$ref: '#/components/schemas/B'}, {$ref: '#/components/schemas/C'}], discriminator: {propertyName: t, mapping: {b: B, c: '#/components/schemas/C'}}}\n    B: {type: object}\n    C: {type: object}",
    ));
    let discriminator = api.schema(api.named["S"]).discriminator.clone().unwrap();
    let mapping: Vec<_> = discriminator.mapping.iter().map(|(tag, id)| (tag.as_str(), *id)).collect();
    assert_eq!(mapping, [("b", api.named["B"]), ("c", api.named["C"]), ("Other", api.named["Other"])]);
    refuse(
        &with_schema(
            "3.1.0",
            "{oneOf: [{$ref: '#/components/schemas/Other'}], discriminator: {propertyName: t, mapping: {x: '#/gone'}}}",
        ),
        &[(5, "/components/schemas/S/discriminator/mapping/x", "leads nowhere")],
    );
}

#[test]
fn security_is_the_operations_own_or_the_documents() {
    let operation = |security: &str| format!("{{{security} responses: {{'200': {{description: D}}}}}}");
    let api = api(&format!(
        "{HEAD}security: [{{a: []}}]\ncomponents:\n  securitySchemes:\n    a: {{type: http, scheme: Bearer}}\n    o: {{type: oauth2, flows: {{clientCredentials: {{tokenUrl: /t, scopes: {{r: Read}}}}}}}}\npaths:\n  /a:\n    get: {}\n    put: {}\n    post: {}\n",
        operation(""),
        operation("security: [],"),
        operation("security: [{}, {o: [r], a: []}],"),
    ));
    let found: Vec<_> = api.operations.iter().map(|operation| operation.security.clone()).collect();
    let a = ("a".to_owned(), vec![]);
    assert_eq!(
        found,
        [
            Some(vec![vec![a.clone()]]),
            Some(vec![]),
            Some(vec![vec![], vec![("o".to_owned(), vec!["r".to_owned()]), a]])
        ]
    );
    assert_eq!(api.security_schemes["a"].kind, SecurityKind::Http { scheme: "bearer".to_owned() });
}

#[test]
fn files_in_a_circle_become_one_document() {
    let api = resolve(&fixture("split/api.yaml")).unwrap_or_else(|errors| panic!("{errors:#?}"));
    assert_same(&api);
    let operations: Vec<_> = api.operations.iter().map(|operation| operation.id.as_str()).collect();
    assert_eq!(operations, ["getPet", "get /legacy", "post /tree", "get /legacy2/{id}"]);
    assert!(api.operations[0].location.file.ends_with("parts/paths.yaml"), "{}", api.operations[0].location);
    assert_eq!(api.operations[0].location.line, 4);

    // One schema however it is reached: by a local reference, from another file, by an anchor.
    let pet = api.named["Pet"];
    let follow = |schema: &Schema| schema.reference.unwrap();
    let pet_of = |operation: usize| api.schema(api.operations[operation].responses[0].content[0].schema.unwrap());
    assert_eq!(follow(pet_of(0)), pet);
    let owner = api.schema(api.schema(pet).properties["owner"]);
    assert_eq!(owner.description.as_deref(), Some("Whose it is."));
    let owner = follow(owner);
    assert_eq!(follow(api.schema(api.schema(owner).properties["friend"])), owner);
    assert_eq!(api.schema(owner).name.as_deref(), Some("Owner"));
    assert_eq!(api.schema(follow(api.schema(api.schema(pet).properties["kind"]))).name.as_deref(), Some("kind"));

    // A schema by its place among paths, and one outside of all that OpenAPI names.
    let list = api.schema(follow(pet_of(2)));
    assert_eq!(list.pointer, "/paths/~1legacy2~1{id}/get/responses/200/content/application~1json/schema");
    let id = api.operations[3].parameters[0].schema;
    assert_eq!(api.schema(follow(api.schema(id))).pointer, "/x-shared/Id");
    assert_eq!(follow(api.schema(api.operations[0].parameters[0].schema)), follow(api.schema(id)));

    // A file of another version has its own dialect.
    let old = api.schema(follow(pet_of(1)));
    assert_eq!(
        api.bundle.pointer(&old.pointer),
        Some(&json!({"type": ["string", "null"], "minLength": 1, "examples": ["x"]}))
    );
    assert_eq!(api.operations[1].responses[0].name.as_deref(), Some("Legacy_answer"));
    assert_eq!(api.operations[2].responses[0].content[0].examples["one"], json!([{"kind": "a"}]));
    assert_eq!(api.operations[2].responses[0].headers[0].name, "X-Count");

    let animal = api.schema(api.named["Animal"]).discriminator.clone().unwrap();
    let tags: Vec<_> =
        animal.mapping.iter().map(|(tag, id)| (tag.as_str(), api.schema(*id).name.clone().unwrap())).collect();
    assert_eq!(tags, [("cat", "Cat".to_owned()), ("Dog", "Dog".to_owned())]);
    let schemes: Vec<_> = api.security_schemes.keys().collect();
    assert_eq!(schemes, ["key"]);
}

#[test]
fn real_documents_resolve() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    if !folder.is_dir() {
        eprintln!(
            "SKIPPED: no folder `../shared/corpus` beside the repository, so that no real documents are resolved"
        );
        return;
    }
    for (file, operations) in [
        ("petstore.yaml", 19),
        ("tictactoe.yaml", 3),
        ("telegram.json", 82),
        ("discord.json", 242),
        ("github.json", 767),
    ] {
        let api = resolve(&folder.join(file)).unwrap_or_else(|errors| panic!("{file}: {errors:#?}"));
        assert_eq!(api.operations.len(), operations, "{file}");
        assert_same(&api);
    }
}

/// Every schema's pointer leads, in the bundle, to that very schema, and its location to where it was written; all references are local.
fn assert_same(api: &Api) {
    let mut files = std::collections::HashMap::new();
    for (n, schema) in api.schemas.iter().enumerate() {
        let value = api.bundle.pointer(&schema.pointer).unwrap_or_else(|| panic!("{} is not there", schema.pointer));
        let keys = |key: &str| {
            value.get(key).and_then(Value::as_object).map(|members| members.keys().cloned().collect::<Vec<_>>())
        };
        assert_eq!(
            keys("properties").unwrap_or_default(),
            schema.properties.keys().cloned().collect::<Vec<_>>(),
            "{}",
            schema.pointer
        );
        assert_eq!(
            value.get("description").and_then(Value::as_str),
            schema.description.as_deref(),
            "{}",
            schema.pointer
        );
        assert_eq!(value.get("format").and_then(Value::as_str), schema.format.as_deref(), "{}", schema.pointer);
        let reference = schema.reference.map(|id| pointer::to_reference(&api.schema(id).pointer));
        assert_eq!(value.get("$ref").and_then(Value::as_str), reference.as_deref(), "{}", schema.pointer);
        for (name, id) in &schema.properties {
            assert_eq!(
                api.schema(*id).pointer,
                format!("{}/properties/{}", schema.pointer, name.replace('~', "~0").replace('/', "~1"))
            );
        }
        if let Some(name) = &schema.name {
            assert_eq!(api.named.get(name).map(|id| id.0), Some(n), "{name}");
        }
        // The source may be an older dialect: what no rewriting touches must be the same there.
        let source =
            files.entry(schema.location.file.clone()).or_insert_with(|| Document::load(&schema.location.file).ok());
        if let Some(written) = source.as_ref().and_then(|document| document.value().pointer(&schema.location.pointer)) {
            assert_eq!(written.get("properties").is_some(), value.get("properties").is_some(), "{}", schema.location);
            assert_eq!(written.get("format"), value.get("format"), "{}", schema.location);
            assert_eq!(written.get("maxLength"), value.get("maxLength"), "{}", schema.location);
        }
    }
}
