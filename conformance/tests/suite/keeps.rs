//! A server that keeps what it is sent, or loses what is seldom looked at: the last letter of a long text, what a double does not hold, an offset, the entries of a map but one.

use std::sync::Mutex;

use conformance::{Suite, checks::Check, report::terminal, runner::Outcome};
use poem::{
    Endpoint, Request, Response, Server,
    http::StatusCode,
    listener::{Acceptor as _, Listener as _, TcpListener},
};
use serde_json::{Value, json};

struct Keeper {
    fault: &'static str,
    things: Mutex<Vec<Value>>,
}

fn document() -> Value {
    let content =
        |name: &str| json!({"application/json": {"schema": {"$ref": format!("#/components/schemas/{name}")}}});
    let answer = json!({"description": "d", "content": content("Thing")});
    let no = json!({"description": "no"});
    let members = json!({
        "title": {"type": "string", "minLength": 1, "maxLength": 30},
        "size": {"type": "integer", "format": "int64", "minimum": 0},
        "due": {"type": "string", "format": "date-time"},
        "marks": {"type": "object", "additionalProperties": {"type": "integer", "minimum": 0, "maximum": 9}},
    });
    let mut read = members.clone();
    read["id"] = json!({"type": "integer"});
    json!({
        "openapi": "3.1.0",
        "info": {"title": "Keeper", "version": "1"},
        "paths": {
            "/things": {"post": {"operationId": "make", "requestBody": {"required": true, "content": content("NewThing")},
                "responses": {"201": answer, "400": no, "415": no}}},
            "/things/{id}": {
                "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "integer", "minimum": 0}}],
                "get": {"operationId": "read", "responses": {"200": answer, "400": no, "404": no}},
                "put": {"operationId": "put", "requestBody": {"required": true, "content": content("NewThing")},
                    "responses": {"200": answer, "400": no, "404": no, "415": no}},
            },
        },
        "components": {"schemas": {
            "NewThing": {"type": "object", "additionalProperties": false, "required": ["title", "size", "due", "marks"], "properties": members},
            "Thing": {"type": "object", "required": ["id"], "properties": read},
        }},
    })
}

impl Keeper {
    /// What is kept of a body; `None` where it is not valid.
    fn kept(&self, id: usize, bytes: &[u8]) -> Option<Value> {
        let file = document();
        let mut schema = file["components"]["schemas"]["NewThing"].clone();
        schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
        let mut thing: Value = serde_json::from_slice(bytes).ok()?;
        let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
        if !validator.is_valid(&thing) || thing["size"].as_i64().is_none() {
            return None;
        }
        match self.fault {
            "a column is too short" => {
                thing["title"] = thing["title"].as_str().unwrap().chars().take(29).collect::<String>().into();
            }
            "numbers go through a double" => {
                #[expect(clippy::cast_possible_truncation, reason = "this is the fault")]
                let near = thing["size"].as_f64().unwrap() as i128;
                thing["size"] = serde_json::from_str(&near.to_string()).unwrap();
            }
            "offsets are dropped" => {
                thing["due"] = format!("{}Z", &thing["due"].as_str().unwrap()[..19]).into();
            }
            "a map has one entry" => {
                let marks = thing["marks"].as_object_mut().unwrap();
                let last = marks.iter().next_back().map(|(name, mark)| (name.clone(), mark.clone()));
                *marks = last.into_iter().collect();
            }
            _ => {}
        }
        thing["id"] = json!(id);
        Some(thing)
    }
}

impl Endpoint for Keeper {
    type Output = Response;

    async fn call(&self, mut request: Request) -> poem::Result<Response> {
        let bytes = request.take_body().into_vec().await.unwrap_or_default();
        let is_json = request.content_type() == Some("application/json");
        let parts: Vec<String> = request.uri().path().split('/').skip(1).map(str::to_owned).collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let mut things = self.things.lock().unwrap();
        let (status, body) = match (request.method().as_str(), parts.as_slice()) {
            ("POST", ["things"]) | ("PUT", ["things", _]) if !is_json => (415, Value::Null),
            ("POST", ["things"]) => match self.kept(things.len(), &bytes) {
                Some(thing) => {
                    things.push(thing.clone());
                    (201, thing)
                }
                None => (400, Value::Null),
            },
            (method @ ("GET" | "PUT"), ["things", id]) => match id.parse::<usize>() {
                Err(_) => (400, Value::Null),
                Ok(id) if id >= things.len() => (404, Value::Null),
                Ok(id) if method == "GET" => (200, things[id].clone()),
                Ok(id) => self.kept(id, &bytes).map_or((400, Value::Null), |thing| {
                    things[id] = thing.clone();
                    (200, thing)
                }),
            },
            (_, ["things"] | ["things", _]) => (405, Value::Null),
            _ => (404, Value::Null),
        };
        let response =
            Response::builder().status(StatusCode::from_u16(status).unwrap()).header("allow", "GET, POST, PUT");
        Ok(if body.is_null() {
            response.finish()
        } else {
            response.content_type("application/json").body(body.to_string())
        })
    }
}

async fn hold(fault: &'static str, seed: u64) -> Outcome {
    let file = tempfile::NamedTempFile::with_suffix(".json").unwrap();
    std::fs::write(file.path(), document().to_string()).unwrap();
    let acceptor = TcpListener::bind("127.0.0.1:0").into_acceptor().await.unwrap();
    let address = *acceptor.local_addr()[0].as_socket_addr().unwrap();
    tokio::spawn(Server::new_with_acceptor(acceptor).run(Keeper { fault, things: Mutex::default() }));
    Suite::new(file.path()).base_url(format!("http://{address}")).seed(seed).run().await.unwrap()
}

#[tokio::test]
async fn what_is_kept_is_no_finding_and_what_is_lost_is_one() {
    for seed in 1..=5 {
        let outcome = hold("", seed).await;
        assert!(outcome.violations.is_empty(), "seed {seed}: {}", terminal::render(&outcome, false));
        for fault in
            ["a column is too short", "numbers go through a double", "offsets are dropped", "a map has one entry"]
        {
            let outcome = hold(fault, seed).await;
            let lost: Vec<&str> = outcome
                .violations
                .iter()
                .filter(|known| known.check == Check::RoundTrip)
                .map(|known| known.operation.as_str())
                .collect();
            assert!(lost.contains(&"make") && lost.contains(&"put"), "{fault}, seed {seed}: {lost:?}");
        }
    }
}
