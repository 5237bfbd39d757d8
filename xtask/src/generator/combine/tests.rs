//! Documents put together: whose names give way, and what is kept of each.

use super::*;

fn document(server: &str, description: &str) -> Value {
    json!({
        "info": {"title": "T", "contact": {"name": "us"}},
        "servers": [{"url": server}],
        "tags": [{"name": "Things"}],
        "paths": {"/things": {"get": {
            "operationId": "listThings", "tags": ["Things"], "security": [{"key": ["a:b"]}],
            "responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}, "example": {"$ref": "left alone"}}}}}}}},
        "webhooks": {"thing.made": {"post": {
            "operationId": "onThing", "tags": ["Things"], "requestBody": {"$ref": "#/components/requestBodies/Thing"}, "responses": {}}}},
        "components": {
            "schemas": {"Thing": {
                "type": "object",
                "default": {"$ref": "left alone"},
                // Names of properties, and no keywords.
                "properties": {
                    "example": {"$ref": "#/components/schemas/Thing"},
                    "default": {"$ref": "#/components/schemas/Thing"},
                    "mapping": {"$ref": "#/components/schemas/Thing"},
                    "security": {"type": "array", "items": {"$ref": "#/components/schemas/Thing"}},
                },
            }},
            "requestBodies": {"Thing": {"content": {"application/json": {
                "schema": {"$ref": "#/components/schemas/Thing"}, "examples": {"one": {"$ref": "#/components/examples/One"}}}}}},
            "examples": {"One": {"value": {"$ref": "left alone"}}},
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer", "description": description}},
        },
    })
}

#[test]
fn two_documents_with_the_same_names_stand_side_by_side() {
    let documents =
        [("a".to_owned(), document("/a/v1", "A key.")), ("b".to_owned(), document("https://b.example/v2/", "A key."))];
    let all = combine(&documents);
    let operation = &all["paths"]["/v2/things"]["get"];
    assert_eq!(operation["operationId"], "bListThings");
    assert_eq!(operation["tags"], json!(["T: Things"]));
    assert_eq!(operation["security"], json!([{"Key": ["a:b"]}]));
    let media = &operation["responses"]["200"]["content"]["application/json"];
    assert_eq!(media["schema"]["$ref"], "#/components/schemas/BThing");
    assert_eq!(media["example"]["$ref"], "left alone");
    assert_eq!(all["paths"]["/a/v1/things"]["get"]["operationId"], "aListThings");
    assert_eq!(all["components"]["schemas"].as_object().map(Map::len), Some(2));
    assert_eq!(all["info"]["contact"], json!({"name": "us"}));
    let event = &all["webhooks"]["b.thing.made"]["post"];
    assert_eq!((&event["operationId"], &event["tags"]), (&json!("bOnThing"), &json!(["T: Things"])));
    assert_eq!(event["requestBody"]["$ref"], "#/components/requestBodies/BThing");
}

#[test]
fn a_property_may_have_the_name_of_a_keyword_and_data_is_left_as_it_is() {
    let all = combine(&[("a".to_owned(), document("/a/v1", ""))]);
    let thing = &all["components"]["schemas"]["AThing"];
    for property in ["example", "default", "mapping"] {
        assert_eq!(thing["properties"][property]["$ref"], "#/components/schemas/AThing", "{property}");
    }
    assert_eq!(thing["properties"]["security"]["items"]["$ref"], "#/components/schemas/AThing");
    assert_eq!(thing["default"]["$ref"], "left alone");
    let examples = &all["components"]["requestBodies"]["AThing"]["content"]["application/json"]["examples"];
    assert_eq!(examples["one"]["$ref"], "#/components/examples/AOne");
    assert_eq!(all["components"]["examples"]["AOne"]["value"]["$ref"], "left alone");
}
