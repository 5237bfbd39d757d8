//! What is encoded is read back, by every style; and what is unclear is called so.

use serde_json::json;

use super::*;
use crate::{document::Document, http::encode};

fn load(operation: &Value) -> (Document, Schemas) {
    let folder = tempfile::tempdir().expect("a document that loads");
    let file = folder.path().join("document.json");
    let mut operation = operation.clone();
    operation["responses"] = json!({"200": {"description": "Fine."}});
    let document =
        json!({"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {"/a/{p}/b": {"post": operation}}});
    std::fs::write(&file, document.to_string()).expect("a document that loads");
    let document = Document::load(&file).expect("a document that loads");
    let schemas = Schemas::new(&document).expect("a document that loads");
    (document, schemas)
}

fn request(path: &str, query: &str, headers: &[(&str, &str)], body: Option<(&str, &str)>) -> Request {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    Request {
        method: "POST".to_owned(),
        path: path.to_owned(),
        query: pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        headers: headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        body: body.map(|(kind, text)| Payload { media_type: kind.to_owned(), bytes: text.as_bytes().to_vec() }),
    }
}

fn word(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Valid => "valid",
        Verdict::Invalid(_) => "invalid",
        Verdict::Unsure(_) => "unsure",
    }
}

const PATH: &str = "/a/x/b";

fn path_parameter() -> Value {
    json!({"name": "p", "in": "path", "required": true, "schema": {"type": "string"}})
}

#[test]
fn parameters_are_read_as_their_schemas_and_styles_say() {
    for (parameter, query, expect) in [
        (json!({"schema": {"type": "integer", "minimum": 1}}), "q=3", "valid"),
        (json!({"schema": {"type": "integer", "minimum": 1}}), "q=0", "invalid"),
        (json!({"schema": {"type": "integer", "minimum": 1}}), "q=abc", "invalid"),
        (json!({"schema": {"type": "integer"}}), "q=%2B3", "unsure"),
        (json!({"schema": {"type": "integer"}}), "q=007", "unsure"),
        (json!({"schema": {"type": "integer"}}), "q=", "unsure"),
        (json!({"schema": {"type": "integer"}}), "q=1&q=2", "unsure"),
        (json!({"schema": {"type": "boolean"}}), "q=yes", "unsure"),
        (json!({"schema": {"type": "boolean"}}), "q=maybe", "invalid"),
        (json!({"schema": {"type": "string", "maxLength": 3}}), "q=a+b", "valid"),
        (json!({"schema": {"type": "string", "maxLength": 3}}), "q=%C3%A9%C3%A9%C3%A9", "valid"),
        (json!({"schema": {"type": "string"}}), "q=%FF", "unsure"),
        (json!({"schema": {"type": "string"}, "required": true}), "", "invalid"),
        (json!({"schema": {"type": "string"}}), "", "valid"),
        (json!({"schema": {"type": "array", "maxItems": 2, "items": {"type": "integer"}}}), "q=1&q=2", "valid"),
        (json!({"schema": {"type": "array", "maxItems": 2, "items": {"type": "integer"}}}), "q=1&q=2&q=3", "invalid"),
        (json!({"schema": {"type": "array", "items": {"type": "integer"}}}), "q=1,2", "unsure"),
        (json!({"schema": {"type": "array", "items": {"type": "integer"}}, "explode": false}), "q=1,2", "valid"),
        (json!({"schema": {"type": "array", "items": {"type": "integer"}}, "explode": false}), "q=1,x", "invalid"),
        (
            json!({"schema": {"type": "array", "items": {"enum": ["a", "b"]}}, "style": "pipeDelimited", "explode": false}),
            "q=a%7Cb",
            "valid",
        ),
        (
            json!({"schema": {"type": "object", "properties": {"n": {"type": "integer"}}}, "style": "deepObject"}),
            "q%5Bn%5D=4",
            "valid",
        ),
        (
            json!({"schema": {"type": "object", "properties": {"n": {"type": "integer"}}}, "style": "deepObject"}),
            "q%5Bn%5D=x",
            "invalid",
        ),
        (
            json!({"schema": {"type": "object", "required": ["n"], "properties": {"n": {"type": "integer"}}}}),
            "n=4",
            "valid",
        ),
        (
            json!({"content": {"application/json": {"schema": {"type": "object", "required": ["n"]}}}}),
            "q=%7B%7D",
            "invalid",
        ),
    ] {
        let mut known = parameter.clone();
        known["name"] = json!("q");
        known["in"] = json!("query");
        let (document, schemas) = load(&json!({"parameters": [path_parameter(), known]}));
        let found = verdict(&schemas, &document.operations[0], &request(PATH, query, &[], None));
        assert_eq!(word(&found), expect, "{parameter} {query}: {found:?}");
    }
}

#[test]
fn bodies_are_read_as_their_media_types_say() {
    let object = json!({"type": "object", "required": ["n"], "properties": {"n": {"type": "integer"}, "l": {"type": "array", "items": {"type": "string"}}}});
    let content = json!({
        "application/json": {"schema": object}, "application/x-www-form-urlencoded": {"schema": object},
        "multipart/form-data": {"schema": object}, "text/plain": {"schema": {"type": "string", "maxLength": 3}}
    });
    let (document, schemas) =
        load(&json!({"parameters": [path_parameter()], "requestBody": {"required": true, "content": content}}));
    let parts = "--b\r\nContent-Disposition: form-data; name=\"n\"\r\n\r\n4\r\n--b--\r\n";
    for (body, expect) in [
        (Some(("application/json", "{\"n\": 4}")), "valid"),
        (Some(("application/json; charset=utf-8", "{\"n\": \"x\"}")), "invalid"),
        (Some(("application/json", "{\"n\": 4")), "invalid"),
        (Some(("application/json", "{\"n\": 1e999}")), "unsure"),
        (Some(("application/json", "")), "invalid"),
        (None, "invalid"),
        (Some(("", "{}")), "unsure"),
        (Some(("application/xml", "<n>4</n>")), "invalid"),
        (Some(("application/x-www-form-urlencoded", "n=4&l=a&l=b")), "valid"),
        (Some(("application/x-www-form-urlencoded", "n=x")), "invalid"),
        (Some(("application/x-www-form-urlencoded", "n=")), "unsure"),
        (Some(("application/x-www-form-urlencoded", "n=1&n=2")), "unsure"),
        (Some(("multipart/form-data; boundary=b", parts)), "valid"),
        (Some(("text/plain", "abcd")), "invalid"),
    ] {
        let found = verdict(&schemas, &document.operations[0], &request(PATH, "", &[], body));
        assert_eq!(word(&found), expect, "{body:?}: {found:?}");
    }
}

fn file(path: &str) -> Verdict {
    let folder = tempfile::tempdir().expect("a document that loads");
    let at = folder.path().join("document.json");
    let parameter = |name: &str, place: &str, schema: Value| json!({"name": name, "in": place, "required": place == "path", "schema": schema});
    let document = json!({"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {"/files/{name}.{kind}": {"get": {
        "parameters": [
            parameter("name", "path", json!({"type": "string", "pattern": "^[a-z.]{1,8}$"})),
            parameter("kind", "path", json!({"type": "string", "enum": ["txt", "gz"]})),
        ],
        "responses": {"200": {"description": "Fine."}}}}}});
    std::fs::write(&at, document.to_string()).expect("a document that loads");
    let document = Document::load(&at).expect("a document that loads");
    let schemas = Schemas::new(&document).expect("a document that loads");
    verdict(&schemas, &document.operations[0], &request(path, "", &[], None))
}

#[test]
fn two_parameters_of_one_segment_are_told_apart_where_that_can_be_done() {
    for (path, expect) in [
        ("/files/notes.txt", "valid"),
        ("/files/notes.pdf", "invalid"),
        ("/files/NOTES.txt", "invalid"),
        // The first name ends at either point.
        ("/files/notes.tar.gz", "unsure"),
        ("/files/notes", "invalid"),
    ] {
        let found = file(path);
        assert_eq!(word(&found), expect, "{path}: {found:?}");
    }
}

#[test]
fn how_long_a_header_is_that_is_not_ascii_is_not_sure() {
    let header = json!({"name": "X-Note", "in": "header", "schema": {"type": "string", "maxLength": 3}});
    let (document, schemas) = load(&json!({"parameters": [path_parameter(), header]}));
    let of = |text: &str| verdict(&schemas, &document.operations[0], &request(PATH, "", &[("x-note", text)], None));
    assert_eq!([word(&of("abc")), word(&of("abcd")), word(&of("\u{e9}bc"))], ["valid", "invalid", "unsure"]);
}

/// Whatever is sent for a valid value is read as valid.
#[test]
fn what_is_encoded_is_read_back() {
    let list = json!({"type": "array", "items": {"enum": ["blue", "black"]}, "minItems": 2});
    let object = json!({"type": "object", "required": ["r"], "properties": {"r": {"type": "integer"}, "g": {"type": "integer"}}});
    for place in ["path", "query", "header"] {
        let styles: &[&str] = match place {
            "path" => &["simple", "label", "matrix"],
            "query" => &["form", "spaceDelimited", "pipeDelimited", "deepObject"],
            _ => &["simple"],
        };
        for style in styles {
            for explode in [true, false] {
                for (schema, value) in [(&list, json!(["blue", "black"])), (&object, json!({"r": 1, "g": 2}))] {
                    if (*style == "deepObject" && schema["type"] == "array")
                        || (style.ends_with("Delimited") && (explode || schema["type"] == "object"))
                    {
                        continue;
                    }
                    let known = json!({"name": "p", "in": place, "required": true, "style": style, "explode": explode, "schema": schema});
                    let parameters = if place == "path" { vec![known] } else { vec![known, path_parameter()] };
                    let (document, schemas) = load(&json!({"parameters": parameters}));
                    let operation = &document.operations[0];
                    let parameter = operation
                        .parameters
                        .iter()
                        .find(|other| {
                            other.schema.as_deref().is_some_and(|at| document.root().pointer(at) == Some(schema))
                        })
                        .expect("a document that loads");
                    let mut sent = request(PATH, "", &[], None);
                    match place {
                        "path" => sent.path = format!("/a/{}/b", encode::path(parameter, &value)),
                        "query" => sent.query = encode::query(parameter, &value),
                        _ => sent.headers.push(("p".to_owned(), encode::header(parameter, &value))),
                    }
                    let found = verdict(&schemas, operation, &sent);
                    assert_eq!(found, Verdict::Valid, "{place} {style} {explode} {value}: {sent:?}");
                }
            }
        }
    }
}

fn form(kind: &str, encoding: &Value) -> (Document, Schemas) {
    let scalar = json!({"type": "integer", "minimum": 1, "maximum": 9});
    let members = json!({
        "colours": {"type": "array", "maxItems": 2, "items": {"enum": ["red", "green"]}},
        "size": {"type": "object", "properties": {"w": scalar, "h": scalar}},
        "image": {"type": "string", "contentMediaType": "image/png"},
    });
    let schema = json!({"type": "object", "required": ["colours"], "properties": members});
    let content = json!({kind: {"schema": schema, "encoding": encoding}});
    load(&json!({"parameters": [path_parameter()], "requestBody": {"required": true, "content": content}}))
}

/// Forms are spelled, and read, as `encoding` says.
#[test]
fn forms_are_spelled_as_their_encoding_says() {
    let url = "application/x-www-form-urlencoded";
    let value = json!({"colours": ["red", "green"], "size": {"w": 1, "h": 2}});
    for (encoding, text, list) in [
        (json!({}), "colours=red&colours=green&size=%7B%22w%22%3A1%2C%22h%22%3A2%7D", "colours=red&colours=blue"),
        (
            json!({"colours": {"explode": false}, "size": {"style": "deepObject", "explode": true}}),
            "colours=red,green&size%5Bw%5D=1&size%5Bh%5D=2",
            "colours=red,blue",
        ),
        (
            json!({"colours": {"style": "pipeDelimited"}, "size": {"style": "form"}}),
            "colours=red%7Cgreen&w=1&h=2",
            "colours=red%7Cblue",
        ),
    ] {
        let (document, schemas) = form(url, &encoding);
        let operation = &document.operations[0];
        let media = &operation.body.as_ref().expect("a body").content[0];
        assert!(encode::can_encode(media), "{encoding}");
        let payload = encode::body(media, &value);
        assert_eq!(String::from_utf8_lossy(&payload.bytes), text);
        let of = |text: &str| word(&verdict(&schemas, operation, &request(PATH, "", &[], Some((url, text)))));
        assert_eq!([of(text), of(list), of("size%5Bw%5D=1")], ["valid", "invalid", "invalid"], "{encoding}");
    }
}

#[test]
fn a_part_has_the_media_type_that_is_asked_for_and_bytes_that_are_of_it() {
    let (document, schemas) = form("multipart/form-data", &json!({"image": {"contentType": "video/mp4, image/gif"}}));
    let operation = &document.operations[0];
    let media = &operation.body.as_ref().expect("a body").content[0];
    let of = |value: Value| {
        let payload = encode::body(media, &value);
        let text: String = payload.bytes.iter().copied().map(char::from).collect();
        let mut sent = request(PATH, "", &[], None);
        sent.body = Some(payload);
        (text, word(&verdict(&schemas, operation, &sent)))
    };
    let (text, verdict) = of(json!({"colours": ["red"], "image": "i"}));
    assert!(text.contains("filename=\"file.gif\"\r\nContent-Type: image/gif\r\n\r\nGIF89a"), "{text}");
    assert_eq!((verdict, of(json!({"image": "i"})).1), ("unsure", "invalid"));
}

#[test]
fn a_form_that_may_be_spelled_in_several_ways_is_not_sent() {
    let header = json!({"X-Part": {"required": true, "schema": {"type": "string"}}});
    for (kind, encoding) in [
        ("multipart/form-data", json!({"image": {"contentType": "video/mp4"}})),
        ("multipart/form-data", json!({"colours": {"contentType": "application/json"}})),
        ("multipart/form-data", json!({"size": {"style": "deepObject"}})),
        ("multipart/form-data", json!({"image": {"headers": header}})),
        ("application/x-www-form-urlencoded", json!({"colours": {"style": "deepObject"}})),
        ("application/x-www-form-urlencoded", json!({"size": {"contentType": "application/xml"}})),
    ] {
        let (document, _) = form(kind, &encoding);
        let media = &document.operations[0].body.as_ref().expect("a body").content[0];
        assert!(!encode::can_encode(media), "{kind} {encoding}");
    }
}

#[test]
fn what_bytes_a_picture_has_is_never_what_is_wrong() {
    let content = json!({"image/*": {"schema": {"type": "string", "format": "binary"}}, "image/webp": {}});
    let (document, schemas) =
        load(&json!({"parameters": [path_parameter()], "requestBody": {"required": true, "content": content}}));
    let operation = &document.operations[0];
    let media = &operation.body.as_ref().expect("a body").content;
    let kinds = media.iter().map(|media| (encode::can_encode(media), encode::body(media, &json!("any")).media_type));
    assert_eq!(kinds.collect::<Vec<_>>(), [(true, "image/png".to_owned()), (true, "image/webp".to_owned())]);
    let of = |kind, text| word(&verdict(&schemas, operation, &request(PATH, "", &[], Some((kind, text)))));
    let found = [of("image/png", "no picture"), of("image/webp", "none"), of("image/png", ""), of("text/plain", "a")];
    assert_eq!(found, ["unsure", "unsure", "invalid", "invalid"]);
}
