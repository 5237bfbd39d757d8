//! What comes out for a small document, and what cannot come out: each with its name and its place.

use serde_json::{Value, json};

use crate::generator::{emit::Files, resolve, resolved::GeneratorError};

fn document() -> Value {
    json!({
        "openapi": "3.1.0",
        "info": {"title": "Pets", "version": "1.2.3"},
        "x-sdk": {
            "server": "https://pets.example.com/v1", "environment": "PETS", "typescript": "@pets/sdk",
            "python": {"distribution": "pets-sdk", "module": "pets"},
            "error": {"message": "/detail"},
            "pages": [{"parameter": "page", "items": "/data", "more": "/more"}]
        },
        "servers": [{"url": "/pets/v1"}],
        "paths": {
            "/pets": {"get": {
                "operationId": "listPets", "summary": "List pets", "security": [{"key": []}],
                "parameters": [{"name": "page", "in": "query", "schema": {"type": "integer"}},
                    {"name": "options", "in": "query", "schema": {"type": "string"}},
                    {"name": "since", "in": "query", "schema": {"type": "string", "format": "date-time"}},
                    {"name": "days", "in": "query", "schema": {"type": "array", "items": {"type": "string", "format": "date-time"}}}],
                "responses": {
                    "200": {"description": "D.", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/PetPage"}}}},
                    "404": {"description": "D.", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Failure"}}}}
                }
            }},
            "/pets/{pet-id}/names": {"post": {
                "operationId": "renamePet", "security": [{"key": []}],
                "parameters": [{"name": "pet-id", "in": "path", "required": true, "schema": {"type": "string"}}],
                "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Renaming"}}}},
                "responses": {"204": {"description": "D."}}
            }}
        },
        "components": {
            "securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}},
            "schemas": {
                "Pet": {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}, "class": {"$ref": "#/components/schemas/Class"},
                    "options": {"type": "array", "items": {"type": "string"}}, "born": {"type": "string", "format": "date-time"}}},
                "Class": {"type": "string", "enum": ["cat", "dog"]},
                "PetPage": {"type": "object", "properties": {
                    "data": {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}}, "more": {"type": "boolean"}
                }},
                "Renaming": {"type": "object", "required": ["from"], "properties": {"from": {"type": "string"}, "at": {"type": "string", "format": "date-time"}}},
                "Failure": {"type": "object", "properties": {"detail": {"type": "string"}}}
            }
        }
    })
}

fn made(document: &Value) -> Result<Files, GeneratorError> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("pets.json");
    std::fs::write(&file, document.to_string()).unwrap();
    super::files("pets", &file, &resolve::resolve(&file).unwrap(), "this test")
}

#[test]
fn names_are_those_of_each_language() {
    let files = made(&document()).unwrap();
    for (file, text) in [
        (
            "typescript/pets/resources.d.ts",
            "list(params?: ListPetsParams, options?: RequestOptions): PagePromise<Models.Pet, Models.PetPage>;",
        ),
        (
            "typescript/pets/resources.d.ts",
            "rename(petId: string, params: Models.Renaming, options?: RequestOptions): Promise<void>;",
        ),
        ("typescript/pets/models.d.ts", "export type Class = 'cat' | 'dog';"),
        ("typescript/pets/index.js", "header: 'X-Key',\n  scheme: '',"),
        (
            "python/pets/pets/resources.py",
            "pet_id: str,\n        *,\n        from_: str,\n        at: Union[Union[datetime, str], NotGiven] = NOT_GIVEN,",
        ),
        ("python/pets/pets/resources.py", "{'from': from_, 'at': at}"),
        ("python/pets/pets/models.py", "class_: Optional[Class] = field(default=None, metadata={\"wire\": 'class'})"),
        ("python/pets/pyproject.toml", "version = \"1.2.3\""),
        // What only parameters of methods cannot be called, members can.
        ("python/pets/pets/models.py", "    options: Optional[List[str]] = None"),
        ("python/pets/pets/resources.py", "options_: Union[str, NotGiven] = NOT_GIVEN,"),
        ("python/pets/pets/resources.py", "'options': options_"),
        // Times are dates where they become text here.
        ("typescript/pets/resources.d.ts", "since?: string | Date;"),
        ("typescript/pets/resources.d.ts", "days?: (string | Date)[];"),
        ("typescript/pets/models.d.ts", "born?: string;"),
        // A path is spelled by the promise, whose error it is that it cannot be.
        ("typescript/pets/resources.js", "path: () => `/pets/${segment(petId, 'petId')}/names`"),
        // Only what the document has no content for may have none.
        ("typescript/pets/resources.js", "content: [], nothing: true };"),
        ("python/pets/pets/resources.py", "/names\", body=True, nothing=True)"),
    ] {
        assert!(files[file].contains(text), "{text}\nis not in {file}:\n{}", files[file]);
    }
    assert!(!files.contains_key("python/pets/pets/_streams.py"), "nothing streams");
}

#[test]
fn the_first_example_goes_to_a_server_of_ones_own_and_says_where_keys_go_otherwise() {
    let files = made(&document()).unwrap();
    for (file, client) in [
        (
            "typescript/pets/README.md",
            "// Without `baseURL`, the client takes the key to https://pets.example.com/v1.\nconst client = new Client('YOUR_API_KEY', { baseURL: 'http://127.0.0.1:8080/pets/v1' });",
        ),
        (
            "python/pets/README.md",
            "# Without `base_url`, the client takes the key to https://pets.example.com/v1.\nclient = Client('YOUR_API_KEY', base_url='http://127.0.0.1:8080/pets/v1')",
        ),
    ] {
        for said in [client, "90 seconds", "`retries`", "who deletes while iterating"] {
            assert!(files[file].contains(said), "{said}\nis not in {file}:\n{}", files[file]);
        }
    }
    let mut document = document();
    document["servers"][0]["url"] = json!("https://eu.pets.example.com/v1");
    assert!(made(&document).unwrap()["python/pets/README.md"].contains("base_url='https://eu.pets.example.com/v1'"));
}

#[test]
fn a_document_that_asks_for_none_has_no_packages() {
    let mut document = document();
    document.as_object_mut().unwrap().remove("x-sdk");
    assert!(made(&document).unwrap().is_empty());
}

#[test]
fn what_cannot_come_out_is_named() {
    let twice = json!([{"name": "from", "in": "query", "schema": {"type": "string"}},
        {"name": "pet-id", "in": "path", "required": true, "schema": {"type": "string"}}]);
    let list = json!([{"name": "page", "in": "query", "style": "pipeDelimited", "explode": false,
        "schema": {"type": "array", "items": {"type": "string"}}}]);
    for (pointer, value, named) in [
        ("/x-sdk/server", json!(1), "`x-sdk`"),
        ("/x-sdk/pages/0/more", json!("more"), "begins with `/`"),
        ("/x-sdk/pages/0/more", Value::Null, "each of `pages` has one"),
        ("/x-sdk/pages/0/more", json!("/further"), "sdk-pages"),
        ("/paths/~1pets~1{pet-id}~1names/post/parameters", twice, "sdk-name-twice"),
        ("/paths/~1pets/get/parameters", list, "sdk-parameter-style"),
        (
            "/components/securitySchemes/key",
            json!({"type": "http", "scheme": "basic"}),
            "a security scheme that is a key",
        ),
        (
            "/components/schemas/Pet/properties/class",
            json!({"allOf": [{"type": "string"}, {"minLength": 1}]}),
            "sdk-all-of",
        ),
    ] {
        let mut document = document();
        *document.pointer_mut(pointer).unwrap() = value;
        let error = made(&document).err().map(|error| error.to_string()).unwrap_or_default();
        assert!(error.contains(named) && error.contains("pets.json:"), "{pointer}: {named} is not in `{error}`");
    }
}
