//! Servers that are right in ways of their own: a record that is renamed by what its path is called by, ids that the server gives to the parts of what it is sent. Nothing of it is a finding.

use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use conformance::{Suite, report::terminal};
use poem::{
    Endpoint, Request, Response, Server,
    http::StatusCode,
    listener::{Acceptor as _, Listener as _, TcpListener},
};
use serde_json::{Value, json};

#[derive(Default)]
struct Shop {
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    shelves: BTreeMap<String, Value>,
    plans: BTreeMap<u64, Value>,
    last: u64,
}

fn document() -> Value {
    let parameter =
        |name: &str, kind: &str| json!([{"name": name, "in": "path", "required": true, "schema": {"type": kind}}]);
    let content =
        |schema: &str| json!({"application/json": {"schema": {"$ref": format!("#/components/schemas/{schema}")}}});
    let answer = |schema: &str| json!({"description": "d", "content": content(schema)});
    let body = |schema: &str| json!({"required": true, "content": content(schema)});
    let no = json!({"description": "no"});
    json!({
        "openapi": "3.1.0",
        "info": {"title": "Quirks", "version": "1"},
        "paths": {
            "/shelves": {"post": {"operationId": "addShelf", "requestBody": body("NewShelf"), "responses": {"201": answer("Shelf"), "400": no, "409": no}}},
            "/shelves/{name}": {
                "parameters": parameter("name", "string"),
                "get": {"operationId": "getShelf", "responses": {"200": answer("Shelf"), "404": no}},
                "patch": {"operationId": "changeShelf", "requestBody": body("ChangedShelf"), "responses": {"200": answer("Shelf"), "400": no, "404": no}},
            },
            "/plans": {"post": {"operationId": "addPlan", "requestBody": body("NewPlan"), "responses": {"201": answer("Plan"), "400": no}}},
            "/plans/{plan_id}": {
                "parameters": parameter("plan_id", "integer"),
                "get": {"operationId": "getPlan", "responses": {"200": answer("Plan"), "404": no, "400": no}},
                "put": {"operationId": "setPlan", "requestBody": body("NewPlan"), "responses": {"200": answer("Plan"), "400": no, "404": no}},
            },
        },
        "components": {"schemas": {
            "NewShelf": {"type": "object", "required": ["name", "colour"], "properties": {
                "name": {"type": "string", "pattern": "^[a-z]{3,12}$"}, "colour": {"enum": ["red", "blue"]}}},
            "ChangedShelf": {"type": "object", "properties": {
                "name": {"type": "string", "pattern": "^[a-z]{3,12}$"}, "colour": {"enum": ["red", "blue"]}}},
            "Shelf": {"type": "object", "required": ["name", "colour"], "properties": {"name": {"type": "string"}, "colour": {"type": "string"}}},
            "NewPlan": {"type": "object", "required": ["steps"], "properties": {"steps": {
                "type": "array", "minItems": 1, "items": {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "pattern": "^[a-z]+$"}}}}}},
            "Plan": {"type": "object", "required": ["id", "steps"], "properties": {
                "id": {"type": "integer"},
                "steps": {"type": "array", "items": {"type": "object", "required": ["id", "text"], "properties": {
                    "id": {"type": "integer"}, "text": {"type": "string"}}}}}},
        }},
    })
}

fn reply(status: u16, body: &Value) -> Response {
    let status = StatusCode::from_u16(status).unwrap();
    Response::builder().status(status).content_type("application/json").body(body.to_string())
}

fn no(status: u16) -> Response {
    Response::builder().status(StatusCode::from_u16(status).unwrap()).header("allow", "GET, POST, PATCH, PUT").finish()
}

impl Endpoint for Shop {
    type Output = Response;

    async fn call(&self, mut request: Request) -> poem::Result<Response> {
        let bytes = request.take_body().into_vec().await.unwrap_or_default();
        let is_json = request.content_type() == Some("application/json");
        let body: Option<Value> =
            serde_json::from_slice(&bytes).ok().filter(|body: &Value| is_json && body.is_object());
        let parts: Vec<&str> = request.uri().path().split('/').skip(1).collect();
        Ok(match (request.method().as_str(), parts.as_slice()) {
            ("POST", ["shelves"]) => self.add_shelf(body.as_ref()),
            ("GET", ["shelves", name]) => {
                self.state().shelves.get(*name).map_or_else(|| no(404), |shelf| reply(200, shelf))
            }
            ("PATCH", ["shelves", name]) => self.change_shelf(name, body.as_ref()),
            ("POST", ["plans"]) => self.set_plan(None, body.as_ref()),
            ("GET", ["plans", id]) => match id.parse() {
                Ok(id) => self.state().plans.get(&id).map_or_else(|| no(404), |plan| reply(200, plan)),
                Err(_) => no(400),
            },
            ("PUT", ["plans", id]) => match id.parse() {
                Ok(id) => self.set_plan(Some(id), body.as_ref()),
                Err(_) => no(400),
            },
            // It has this method for nothing at all (RFC 9110, section 15.6.2).
            ("DELETE", _) => no(501),
            (_, ["shelves" | "plans"] | ["shelves" | "plans", _]) => no(405),
            _ => no(404),
        })
    }
}

impl Shop {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn add_shelf(&self, body: Option<&Value>) -> Response {
        let Some(shelf) =
            body.filter(|body| is_shelf(body) && body.get("name").is_some() && body.get("colour").is_some())
        else {
            return no(400);
        };
        let name = shelf["name"].as_str().unwrap().to_owned();
        if self.state().shelves.contains_key(&name) {
            return no(409);
        }
        let shelf = json!({"name": name, "colour": shelf["colour"]});
        self.state().shelves.insert(name, shelf.clone());
        reply(201, &shelf)
    }

    /// The name in the body is what it is called from now on.
    fn change_shelf(&self, name: &str, body: Option<&Value>) -> Response {
        let Some(body) = body.filter(|body| is_shelf(body)) else { return no(400) };
        let mut state = self.state();
        let Some(mut shelf) = state.shelves.remove(name) else { return no(404) };
        for member in ["name", "colour"] {
            if let Some(value) = body.get(member) {
                shelf[member] = value.clone();
            }
        }
        state.shelves.insert(shelf["name"].as_str().unwrap().to_owned(), shelf.clone());
        reply(200, &shelf)
    }

    /// Every step gets an id of its own, each time.
    fn set_plan(&self, id: Option<u64>, body: Option<&Value>) -> Response {
        let is_text = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase());
        let steps = body.and_then(|body| body["steps"].as_array()).filter(|steps| !steps.is_empty());
        let texts: Option<Vec<&str>> = steps
            .and_then(|steps| steps.iter().map(|step| step["text"].as_str().filter(|text| is_text(text))).collect());
        let Some(texts) = texts else { return no(400) };
        let mut state = self.state();
        if id.is_some_and(|id| !state.plans.contains_key(&id)) {
            return no(404);
        }
        let mut next = || {
            state.last += 1;
            state.last
        };
        let (status, id) = id.map_or_else(|| (201, next()), |id| (200, id));
        let steps: Vec<Value> = texts.iter().map(|text| json!({"id": next(), "text": text})).collect();
        let plan = json!({"id": id, "steps": steps});
        state.plans.insert(id, plan.clone());
        reply(status, &plan)
    }
}

fn is_shelf(body: &Value) -> bool {
    let is_name = |name: &str| (3..=12).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_lowercase());
    body.get("name").is_none_or(|name| name.as_str().is_some_and(is_name))
        && body.get("colour").is_none_or(|colour| colour == "red" || colour == "blue")
}

#[tokio::test]
async fn what_is_right_in_a_way_of_its_own_is_no_finding() {
    let file = tempfile::NamedTempFile::with_suffix(".json").unwrap();
    std::fs::write(file.path(), document().to_string()).unwrap();
    for seed in 1..=5 {
        let acceptor = TcpListener::bind("127.0.0.1:0").into_acceptor().await.unwrap();
        let address = *acceptor.local_addr()[0].as_socket_addr().unwrap();
        tokio::spawn(Server::new_with_acceptor(acceptor).run(Shop::default()));
        let suite = Suite::new(file.path()).base_url(format!("http://{address}")).seed(seed);
        let outcome = suite.run().await.unwrap();
        assert!(outcome.violations.is_empty(), "{}", terminal::render(&outcome, false));
        assert!(outcome.ran.len() > 60, "only {} cases", outcome.ran.len());
    }
}
