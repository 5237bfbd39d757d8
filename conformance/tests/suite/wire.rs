//! A server that is strict about the wire, as typed frameworks are: whole numbers are written as such, headers are as long as their octets, forms are spelled as `encoding` says, a picture is one.
//! Whatever is valid by the document gets through, and each thing is really sent.

use std::sync::{Arc, Mutex, PoisonError};

use conformance::{Suite, checks::Check, report::terminal};
use poem::{
    Endpoint, Request, Response, Server,
    http::StatusCode,
    listener::{Acceptor as _, Listener as _, TcpListener},
};
use serde_json::{Value, json};

/// What was taken, by operation and what it showed.
type Taken = Arc<Mutex<Vec<String>>>;

struct Strict {
    taken: Taken,
    fault: &'static str,
}

fn document() -> Value {
    let body = |kind: &str, media: Value| json!({"required": true, "content": {kind: media}});
    let operation = |id: &str, body: Value| {
        json!({"post": {"operationId": id, "requestBody": body, "responses": {
            "204": {"description": "d"}, "400": {"description": "no"}, "415": {"description": "no"}}}})
    };
    let reference = |name: &str| json!({"$ref": format!("#/components/schemas/{name}")});
    json!({
        "openapi": "3.1.0",
        "info": {"title": "Strict", "version": "1"},
        "paths": {
            "/orders": operation("order", body("application/json", json!({"schema": {"type": "object", "required": ["count"], "properties": {
                "count": {"type": "integer", "minimum": 1.0, "maximum": 50.0}}}}))),
            "/notes": {"get": {"operationId": "note", "parameters": [
                {"name": "X-Note", "in": "header", "schema": {"type": "string", "minLength": 1, "maxLength": 8}},
                {"name": "X-Word", "in": "header", "required": true, "schema": {"type": "string", "maxLength": 8, "pattern": "^[^\\s]{2,8}$"}},
            ], "responses": {"204": {"description": "d"}, "400": {"description": "no"}}}},
            "/files/{name}.{kind}": {"get": {"operationId": "file", "parameters": [
                {"name": "name", "in": "path", "required": true, "example": "notes", "schema": {"type": "string", "pattern": "^[a-z]{3,8}$"}},
                {"name": "kind", "in": "path", "required": true, "example": "txt", "schema": {"enum": ["txt", "pdf"]}},
                {"name": "flag", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": 9}},
            ], "responses": {"204": {"description": "d"}, "400": {"description": "no"}, "404": {"description": "no"}}}},
            "/pets": operation("pet", body("application/json", json!({"schema": reference("Pet")}))),
            "/photos": operation("photo", body("multipart/form-data", json!({
                "schema": {"type": "object", "required": ["title", "image"], "properties": {
                    "title": {"type": "string", "minLength": 1, "maxLength": 10, "pattern": "^[a-z]+$"},
                    "image": {"type": "string", "contentMediaType": "image/png"}}},
                "encoding": {"image": {"contentType": "image/png, image/jpeg"}}}))),
            "/forms": operation("form", body("application/x-www-form-urlencoded", json!({
                "schema": {"type": "object", "required": ["colours"], "properties": {
                    "colours": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"enum": ["red", "green", "blue"]}},
                    "size": {"type": "object", "required": ["w"], "properties": {"w": {"type": "integer", "minimum": 1, "maximum": 9}}}}},
                "encoding": {"colours": {"style": "form", "explode": false}, "size": {"style": "deepObject", "explode": true}}}))),
            "/reports": operation("report", body("multipart/form-data", json!({
                "schema": {"type": "object", "required": ["film"], "properties": {"film": {"type": "string", "format": "binary"}}},
                "encoding": {"film": {"contentType": "video/mp4"}}}))),
            "/avatars": {"put": {"operationId": "avatar",
                "parameters": [{"name": "size", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": 9}}],
                "requestBody": body("image/*", json!({"schema": {"type": "string", "format": "binary"}})),
                "responses": {"204": {"description": "d"}, "400": {"description": "no"}, "415": {"description": "no"}}}},
            "/icons": {"put": {"operationId": "icon", "requestBody": body("image/png", json!({})),
                "responses": {"204": {"description": "d"}, "400": {"description": "no"}, "415": {"description": "no"}}}},
        },
        "components": {"schemas": {
            "Pet": {"type": "object", "required": ["petType"], "properties": {"petType": {"type": "string"}, "name": {"type": "string", "maxLength": 5}},
                "discriminator": {"propertyName": "petType", "mapping": {"cat": "Cat", "dog": "#/components/schemas/Dog"}}},
            "Cat": {"allOf": [reference("Pet"), {"type": "object", "required": ["lives"], "properties": {"lives": {"type": "integer", "minimum": 1, "maximum": 9}}}]},
            "Dog": {"allOf": [reference("Pet"), {"type": "object", "required": ["bark"], "properties": {"bark": {"enum": ["loud"]}}}]},
        }},
    })
}

impl Endpoint for Strict {
    type Output = Response;

    async fn call(&self, mut request: Request) -> poem::Result<Response> {
        let bytes = request.take_body().into_vec().await.unwrap_or_default();
        let header = |name: &str| request.headers().get(name).map(|value| value.as_bytes().to_vec());
        let kind = request.content_type().unwrap_or_default().to_owned();
        let query = request.uri().query().unwrap_or_default().to_owned();
        let path = request.uri().path().to_owned();
        let reply = |taken: Result<String, u16>| {
            let status = taken.map_or_else(
                |status| status,
                |what| {
                    self.taken.lock().unwrap_or_else(PoisonError::into_inner).push(what);
                    204
                },
            );
            Response::builder().status(StatusCode::from_u16(status).unwrap()).header("allow", "GET, POST, PUT").finish()
        };
        let is_json = kind == "application/json";
        let json = || serde_json::from_slice::<Value>(&bytes).ok().filter(Value::is_object).ok_or(400_u16);
        // A flag in a query, unless it is not looked at.
        let number = |name: &str| {
            let value = query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
            let right = |text: &str| matches!(text.as_bytes(), [b'1'..=b'9']);
            self.fault == "queries are not looked at" || value.is_none_or(right)
        };
        Ok(reply(match (request.method().as_str(), path.as_str()) {
            ("POST", "/orders" | "/pets") if !is_json => Err(415),
            ("POST", "/orders") => json().and_then(|body| {
                let count = body["count"].as_i64().filter(|count| (1..=50).contains(count)).ok_or(400_u16)?;
                Ok(format!("order of {count}"))
            }),
            ("POST", "/pets") => json().and_then(|body| {
                let name =
                    body.get("name").is_none_or(|name| name.as_str().is_some_and(|name| name.chars().count() <= 5));
                let is_one = match body["petType"].as_str() {
                    Some("cat") => body["lives"].as_i64().is_some_and(|lives| (1..=9).contains(&lives)),
                    Some("dog") => body["bark"] == "loud",
                    _ => false,
                };
                if name && is_one { Ok(format!("a {}", body["petType"].as_str().unwrap())) } else { Err(400) }
            }),
            ("GET", "/notes") => {
                let note = header("x-note").is_none_or(|note| (1..=8).contains(&note.len()));
                let word = header("x-word").is_some_and(|word| (2..=8).contains(&word.len()));
                if note && word { Ok("a note".to_owned()) } else { Err(400) }
            }
            ("GET", "/files/notes.txt") if number("flag") => Ok("a file".to_owned()),
            ("GET", "/files/notes.txt") => Err(400),
            ("GET", path) if path.starts_with("/files/") => Err(404),
            ("POST", "/photos") => photo(&kind, &bytes, self.fault),
            ("POST", "/reports") => Err(if kind.starts_with("multipart/") { 400 } else { 415 }),
            ("POST", "/forms") if kind != "application/x-www-form-urlencoded" => Err(415),
            ("POST", "/forms") => form(&String::from_utf8_lossy(&bytes)),
            ("PUT", "/avatars" | "/icons") if !kind.starts_with("image/") => Err(415),
            ("PUT", "/avatars" | "/icons") if !bytes.starts_with(b"\x89PNG\r\n\x1a\n") || !number("size") => Err(400),
            ("PUT", path) if ["/avatars", "/icons"].contains(&path) => Ok(format!("a picture to {path}")),
            (_, path) if document()["paths"].get(path).is_some() || path.starts_with("/files/") => Err(405),
            _ => Err(404),
        }))
    }
}

fn photo(kind: &str, bytes: &[u8], fault: &str) -> Result<String, u16> {
    let Some((_, boundary)) = kind.split_once("multipart/form-data; boundary=") else { return Err(415) };
    let text: String = bytes.iter().copied().map(char::from).collect();
    let parts: Vec<(&str, &str)> =
        text.split(&format!("--{boundary}")).filter_map(|part| part.trim_start().split_once("\r\n\r\n")).collect();
    let part = |name: &str| parts.iter().find(|(head, _)| head.contains(&format!("name=\"{name}\"")));
    let title = part("title").map(|(_, value)| value.trim_end());
    let good = |title: &str| (1..=10).contains(&title.len()) && title.bytes().all(|letter| letter.is_ascii_lowercase());
    if !title.is_some_and(good) && fault != "titles are not looked at" {
        return Err(400);
    }
    let (head, image) = part("image").ok_or(400_u16)?;
    let is_picture = head.contains("Content-Type: image/png") && image.starts_with("\u{89}PNG");
    if is_picture { Ok("a photo".to_owned()) } else { Err(415) }
}

fn form(text: &str) -> Result<String, u16> {
    let (mut colours, mut size) = (None, None);
    for (name, value) in text.split('&').filter_map(|pair| pair.split_once('=')) {
        match name {
            "colours" if colours.is_none() => colours = Some(value),
            "size%5Bw%5D" => size = Some(value),
            _ => return Err(400),
        }
    }
    let colours: Vec<&str> = colours.ok_or(400_u16)?.split(',').collect();
    let known =
        colours.iter().all(|colour| ["red", "green", "blue"].contains(colour)) && (1..=3).contains(&colours.len());
    let right = size.is_none_or(|size| matches!(size.as_bytes(), [b'1'..=b'9']));
    if known && right { Ok(format!("a form{}", if size.is_some() { " with a size" } else { "" })) } else { Err(400) }
}

async fn hold(fault: &'static str, seed: u64) -> (conformance::runner::Outcome, Vec<String>) {
    let file = tempfile::NamedTempFile::with_suffix(".json").unwrap();
    std::fs::write(file.path(), document().to_string()).unwrap();
    let taken = Taken::default();
    let acceptor = TcpListener::bind("127.0.0.1:0").into_acceptor().await.unwrap();
    let address = *acceptor.local_addr()[0].as_socket_addr().unwrap();
    let strict = Strict { taken: Arc::clone(&taken), fault };
    tokio::spawn(Server::new_with_acceptor(acceptor).run(strict));
    let outcome = Suite::new(file.path()).base_url(format!("http://{address}")).seed(seed).run().await.unwrap();
    let mut taken = taken.lock().unwrap().clone();
    taken.sort();
    taken.dedup();
    (outcome, taken)
}

#[tokio::test]
async fn what_is_valid_gets_through_as_the_document_spells_it() {
    let mut all: Vec<String> = Vec::new();
    for seed in 1..=4 {
        let (outcome, taken) = hold("", seed).await;
        assert!(outcome.violations.is_empty(), "seed {seed}: {}", terminal::render(&outcome, false));
        all.extend(taken);
    }
    for what in [
        "order of 1",
        "order of 50",
        "a cat",
        "a dog",
        "a note",
        "a file",
        "a photo",
        "a form",
        "a form with a size",
        "a picture to /avatars",
        "a picture to /icons",
    ] {
        assert!(all.iter().any(|known| known == what), "{what} is not among {all:?}");
    }
}

#[tokio::test]
async fn faults_behind_such_a_wire_are_found() {
    for (fault, operation) in [
        ("queries are not looked at", "file"),
        ("queries are not looked at", "avatar"),
        ("titles are not looked at", "photo"),
    ] {
        let (outcome, _) = hold(fault, 1).await;
        let found = |check| outcome.violations.iter().any(|known| known.check == check && known.operation == operation);
        assert!(found(Check::InvalidRefused), "{fault}, {operation}: {}", terminal::render(&outcome, false));
    }
}
