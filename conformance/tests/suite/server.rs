//! A small API, right but for one switch.

use std::{
    collections::BTreeMap,
    net::SocketAddr,
    path::PathBuf,
    sync::{Arc, Mutex},
};

use conformance::{
    document::Document,
    http::Client,
    runner::{self, Outcome, Progress},
    schema::{Direction, Schemas},
    settings::Settings,
};
use poem::{
    Endpoint, Request, Response, Server,
    http::StatusCode,
    listener::{Acceptor as _, Listener as _, TcpListener},
};
use serde_json::{Value, json};

/// The credential that the server takes.
pub(crate) const KEY: &str = "Bearer right-key-5d0c77a1";

pub(crate) fn document_file() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/suite/todo.yaml")
}

/// A running server; ends when dropped.
pub(crate) struct Running {
    pub(crate) base: String,
    pub(crate) log: Arc<Mutex<Vec<String>>>,
    task: tokio::task::JoinHandle<()>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Starts a server with a fault; `""` for none.
pub(crate) async fn start(fault: &'static str) -> Running {
    let document = Document::load(&document_file()).expect("the document loads");
    let log = Arc::new(Mutex::new(Vec::new()));
    let api = Api {
        fault,
        schemas: Schemas::new(&document).expect("the schemas are fine"),
        todos: Mutex::new(BTreeMap::new()),
        log: Arc::clone(&log),
    };
    let acceptor = TcpListener::bind("127.0.0.1:0").into_acceptor().await.expect("a free port");
    let address: SocketAddr =
        *acceptor.local_addr().first().and_then(|address| address.as_socket_addr()).expect("a socket address");
    let task = tokio::spawn(async move {
        let _ = Server::new_with_acceptor(acceptor).run(api).await;
    });
    Running { base: format!("http://{address}"), log, task }
}

pub(crate) struct Silent;

impl Progress for Silent {
    fn operation(&mut self, _: usize, _: usize, _: &str, _: usize, _: usize) {}
}

/// Runs the suite against a server.
pub(crate) async fn hold(running: &Running, seed: u64) -> Outcome {
    hold_only(running, seed, &[]).await
}

/// Runs the suite on some operations.
pub(crate) async fn hold_only(running: &Running, seed: u64, only: &[&str]) -> Outcome {
    let document = Document::load(&document_file()).expect("the document loads");
    let schemas = Schemas::new(&document).expect("the schemas are fine");
    let settings = Settings {
        base_url: running.base.clone(),
        headers: vec![("authorization".to_owned(), KEY.to_owned())],
        seed,
        strict: true,
        only: only.iter().map(|name| (*name).to_owned()).collect(),
        ..Settings::default()
    };
    let client = Client::new(&settings.base_url, settings.timeout).expect("a client");
    runner::run(&document, &schemas, &client, &settings, &mut Silent).await.expect("the server answers")
}

struct Api {
    fault: &'static str,
    schemas: Schemas,
    todos: Mutex<BTreeMap<u32, Value>>,
    log: Arc<Mutex<Vec<String>>>,
}

impl Endpoint for Api {
    type Output = Response;

    async fn call(&self, mut request: Request) -> poem::Result<Response> {
        let body = request.take_body().into_bytes().await.unwrap_or_default();
        let line = format!("{} {} {}", request.method(), request.original_uri(), String::from_utf8_lossy(&body));
        self.log.lock().expect("no panic while logging").push(line);
        Ok(self.answer(&request, &body))
    }
}

fn reply(status: u16, body: &Value) -> Response {
    Response::builder()
        .status(StatusCode::from_u16(status).expect("a status"))
        .header("content-type", "application/json; charset=utf-8")
        .body(body.to_string())
}

fn problem(status: u16) -> Response {
    reply(status, &json!({"error": format!("status {status}")}))
}

fn with(mut response: Response, name: &'static str, value: &str) -> Response {
    response.headers_mut().insert(name, value.parse().expect("a header value"));
    response
}

impl Api {
    fn has(&self, fault: &str) -> bool {
        self.fault == fault
    }

    fn answer(&self, request: &Request, body: &[u8]) -> Response {
        let method = request.method().as_str();
        let path = request.uri().path();
        let (record, allowed): (Option<&str>, &[&str]) = match path.strip_prefix("/todos") {
            Some("") => (None, &["GET", "POST"]),
            Some(rest) if rest.starts_with('/') && !rest[1..].contains('/') => {
                (Some(&rest[1..]), &["GET", "PATCH", "DELETE"])
            }
            _ if self.has("unknown path answers 200") => return reply(200, &json!({})),
            _ => return problem(404),
        };
        if !allowed.contains(&method) {
            return match self.fault {
                "wrong method answers 404" => problem(404),
                "no Allow header" => problem(405),
                "Allow leaves a method out" => with(problem(405), "allow", allowed[0]),
                _ => with(problem(405), "allow", &allowed.join(", ")),
            };
        }
        let before = self.log.lock().expect("no panic while logging").len();
        if self.has("bursts are too much") && before.is_multiple_of(40) {
            return with(problem(429), "retry-after", "1");
        }
        if self.has("so many requests a day") && before > 40 {
            return with(problem(429), "retry-after", "80000");
        }
        let credential = request.header("authorization").unwrap_or_default();
        let good = match self.fault {
            "no authentication" => true,
            "any token will do" => credential.starts_with("Bearer "),
            "no credential is good" => false,
            _ => credential == KEY,
        };
        if !good {
            return problem(if self.has("no credential is a 400") { 400 } else { 401 });
        }
        match (method, record) {
            ("GET", None) => self.list(request.uri().query().unwrap_or_default()),
            ("POST", _) => self.create(request, body),
            (_, Some(record)) => {
                let id = record.strip_prefix("todo_").filter(|digits| digits.len() == 6).and_then(|n| n.parse().ok());
                match (method, id) {
                    ("GET", _) if self.has("malformed id fails") && id.is_none() => problem(500),
                    ("GET", _) => self.view(id),
                    ("PATCH", _) => self.change(id, request, body),
                    _ => self.remove(id),
                }
            }
            _ => problem(404),
        }
    }

    fn list(&self, query: &str) -> Response {
        let mut faults = Vec::new();
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let number = |range: std::ops::RangeInclusive<i64>| value.parse().is_ok_and(|n: i64| range.contains(&n));
            let fine = match name {
                "limit" if self.has("limit accepts letters") && value.parse::<i64>().is_err() => true,
                "limit" if self.has("limit has no maximum") => number(1..=i64::MAX),
                "limit" => number(1..=50),
                "page" => number(1..=1000),
                "state" => self.has("state accepts anything") || matches!(value, "open" | "done"),
                "tags" => {
                    let tags: Vec<&str> = value.split(',').collect();
                    tags.len() <= 3
                        && tags.iter().all(|tag| !tag.is_empty() && tag.bytes().all(|b| b.is_ascii_lowercase()))
                }
                _ => true,
            };
            if !fine {
                faults.push(name.to_owned());
            }
        }
        if !faults.is_empty() {
            let details: Vec<Value> = faults
                .iter()
                .map(|name| json!({"pointer": format!("/query/{name}"), "message": "is not valid"}))
                .collect();
            return reply(422, &json!({"error": "not valid", "details": details}));
        }
        let todos = self.todos.lock().expect("no panic while locked");
        let asked = |wanted: &str| query.split('&').find_map(|pair| pair.strip_prefix(wanted)?.strip_prefix('='));
        let number = |wanted: &str, otherwise| asked(wanted).and_then(|text| text.parse().ok()).unwrap_or(otherwise);
        let (limit, page): (usize, usize) = (number("limit", 20), number("page", 1));
        let wanted = |todo: &&Value| asked("state").is_none_or(|state| todo["done"] == json!(state == "done"));
        let found: Vec<&Value> = todos.values().filter(wanted).collect();
        let count = found.len();
        let items: Vec<Value> =
            found.into_iter().skip((page - 1) * limit).take(limit).map(|todo| self.shown(todo)).collect();
        let total = if self.has("total is a string") { json!(count.to_string()) } else { json!(count) };
        let mut page = json!({"items": items, "total": total});
        if self.has("an undeclared member in the list") {
            page["debug"] = json!(true);
        }
        let response = with(reply(200, &page), "x-total", &count.to_string());
        let response = if self.has("X-Total is no number") { with(response, "x-total", "many") } else { response };
        match self.fault {
            "no request id" => response,
            "request id too short" => with(response, "x-request-id", "r1"),
            _ => with(response, "x-request-id", "request-0001"),
        }
    }

    /// A record as answers show it.
    fn shown(&self, todo: &Value) -> Value {
        let mut todo = todo.clone();
        match self.fault {
            "a required member is missing" => {
                todo.as_object_mut().expect("an object").remove("done");
            }
            "a member has the wrong type" => todo["done"] = json!("false"),
            "a date without its time" => todo["created_at"] = json!("2024-01-01"),
            "an id of another shape" => todo["id"] = json!("todo-1"),
            _ => {}
        }
        todo
    }

    #[expect(clippy::result_large_err, reason = "a refusal is an answer, and this is no hot path")]
    /// Decodes a body and names all that is wrong with it, but for what the planted fault overlooks.
    fn decode(&self, request: &Request, body: &[u8], schema: &str) -> Result<Value, Response> {
        if body.len() > 1024 * 1024 && !self.has("a large body is decoded") {
            return Err(problem(413));
        }
        let json_type = request.header("content-type").is_some_and(|name| name.starts_with("application/json"));
        if !json_type && !self.has("any media type will do") {
            return Err(problem(415));
        }
        let value: Value = match serde_json::from_slice(body) {
            Ok(value) => value,
            Err(_) if self.has("malformed JSON fails") => return Err(problem(500)),
            Err(_) if self.has("malformed JSON is accepted") => json!({"title": "x", "priority": 1}),
            Err(_) => return Err(problem(400)),
        };
        let mut breaches = self.schemas.breaches(Direction::Request, schema, &value);
        if let Some(keyword) = self.fault.strip_prefix("overlooks ") {
            breaches.retain(|breach| breach.keyword != keyword);
        }
        if self.has("null is taken for absent") {
            breaches.retain(|breach| value.pointer(&breach.instance) != Some(&Value::Null));
        }
        if self.has("a nested fault fails") && breaches.iter().any(|breach| breach.instance.starts_with("/parent/")) {
            return Err(problem(500));
        }
        if breaches.is_empty() {
            return Ok(value);
        }
        if self.has("only the first fault is reported") {
            breaches.truncate(1);
        }
        let details: Vec<Value> =
            breaches.iter().map(|breach| json!({"pointer": breach.instance, "message": breach.message})).collect();
        let status = if self.has("an undeclared 409") { 409 } else { 422 };
        Err(reply(status, &json!({"error": "not valid", "details": details})))
    }

    fn create(&self, request: &Request, body: &[u8]) -> Response {
        let schema = "/paths/~1todos/post/requestBody/content/application~1json/schema";
        let value = match self.decode(request, body, schema) {
            Ok(value) => value,
            Err(response) => return response,
        };
        if self.has("valid bodies are refused") && value.get("weight").is_some() {
            return reply(422, &json!({"error": "no", "details": [{"pointer": "/weight", "message": "too heavy"}]}));
        }
        let title = value["title"].as_str().unwrap_or_default();
        let refused = match self.fault {
            "lengths are counted in bytes" => title.len() > 60,
            "a limit is taken as outside" => value["priority"] == json!(5),
            "null is refused" => value.get("due") == Some(&Value::Null),
            _ => false,
        };
        if refused {
            return reply(422, &json!({"error": "no", "details": [{"pointer": "", "message": "not liked"}]}));
        }
        if self.has("two members together fail") && value.get("weight").is_some() && value.get("colour").is_some() {
            return problem(500);
        }
        let mut todos = self.todos.lock().expect("no panic while locked");
        let number = todos.last_key_value().map_or(1, |(last, _)| last + 1);
        let id = format!("todo_{number:06}");
        let title = value["title"].as_str().unwrap_or("none");
        let priority = value["priority"].as_i64().unwrap_or(1);
        let todo = json!({
            "id": id, "title": title, "priority": priority, "done": false, "created_at": "2024-01-01T00:00:00Z"
        });
        todos.insert(number, todo.clone());
        let body = json!({"data": self.shown(&todo)});
        match self.fault {
            "creation answers 200" => with(reply(200, &body), "location", &format!("/todos/{id}")),
            "creation answers text" => {
                let text = Response::builder().status(StatusCode::CREATED).content_type("text/plain").body("made");
                with(text, "location", &format!("/todos/{id}"))
            }
            "broken JSON" => {
                let mut cut = with(reply(201, &body), "location", &format!("/todos/{id}"));
                cut.set_body("{\"data\": ");
                cut
            }
            "no Location" => reply(201, &body),
            _ => with(reply(201, &body), "location", &format!("/todos/{id}")),
        }
    }

    fn view(&self, id: Option<u32>) -> Response {
        let todos = self.todos.lock().expect("no panic while locked");
        match id.and_then(|id| todos.get(&id)) {
            Some(todo) => reply(200, &json!({"data": self.shown(todo)})),
            None if self.has("an unknown id is made up") && id.is_some() => {
                let id = format!("todo_{:06}", id.unwrap_or_default());
                let todo = json!({
                    "id": id, "title": "x", "priority": 1, "done": false, "created_at": "2024-01-01T00:00:00Z"
                });
                reply(200, &json!({"data": todo}))
            }
            None => {
                drop(todos);
                assert!(!self.has("an unknown id brings the connection down"), "planted");
                problem(404)
            }
        }
    }

    fn change(&self, id: Option<u32>, request: &Request, body: &[u8]) -> Response {
        let mut todos = self.todos.lock().expect("no panic while locked");
        let Some(todo) = id.and_then(|id| todos.get_mut(&id)) else { return problem(404) };
        let schema = "/paths/~1todos~1{todo_id}/patch/requestBody/content/application~1json/schema";
        match self.decode(request, body, schema) {
            Err(response) => response,
            Ok(value) => {
                for name in ["title", "done"] {
                    if let Some(member) = value.get(name).filter(|member| !member.is_null()) {
                        todo[name] = member.clone();
                    }
                }
                reply(200, &json!({"data": self.shown(todo)}))
            }
        }
    }

    fn remove(&self, id: Option<u32>) -> Response {
        let removed = self.todos.lock().expect("no panic while locked").remove(&id.unwrap_or_default());
        match removed {
            None if !self.has("deleting nothing succeeds") => problem(404),
            _ if self.has("deletion answers with a body") => reply(200, &json!({})),
            _ => Response::builder().status(StatusCode::NO_CONTENT).finish(),
        }
    }
}
