//! Servers of one handler each, with a document beside it: right in a way of its own, or with one fault that a plainer server could not have.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use conformance::{Suite, checks::Check, report::terminal, runner::Outcome};
use poem::{
    Endpoint, Request, Response, Server,
    http::StatusCode,
    listener::{Acceptor as _, Listener as _, TcpListener},
};
use serde_json::{Value, json};

/// A request, as far as the handlers care.
pub(crate) struct Asked {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) query: BTreeMap<String, String>,
    headers: poem::http::HeaderMap,
    pub(crate) body: Option<Value>,
}

impl Asked {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// Method and path in one text, to match on.
    fn line(&self) -> (&str, Vec<&str>) {
        (&self.method, self.path.split('/').skip(1).collect())
    }
}

type Handler = dyn Fn(&Asked, &mut State) -> Response + Send + Sync;

struct Way {
    handler: Arc<Handler>,
    state: Mutex<State>,
}

/// What a server keeps: records by path, and the last number that it gave.
#[derive(Default)]
pub(crate) struct State {
    records: BTreeMap<String, Value>,
    last: u64,
}

impl State {
    fn next(&mut self) -> u64 {
        self.last += 1;
        self.last
    }
}

impl Endpoint for Way {
    type Output = Response;

    async fn call(&self, mut request: Request) -> poem::Result<Response> {
        let bytes = request.take_body().into_vec().await.unwrap_or_default();
        let is_json = request.content_type() == Some("application/json");
        let query = request.uri().query().unwrap_or_default();
        let pair = |pair: &str| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (name.replace("%5B", "[").replace("%5D", "]"), value.to_owned())
        };
        let asked = Asked {
            method: request.method().as_str().replace("HEAD", "GET"),
            path: request.uri().path().to_owned(),
            query: query.split('&').filter(|text| !text.is_empty()).map(pair).collect(),
            headers: request.headers().clone(),
            body: serde_json::from_slice(&bytes).ok().filter(|_| is_json),
        };
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        Ok((self.handler)(&asked, &mut state))
    }
}

pub(crate) fn reply(status: u16, body: &Value) -> Response {
    let status = StatusCode::from_u16(status).unwrap();
    Response::builder().status(status).content_type("application/json").body(body.to_string())
}

pub(crate) fn no(status: u16) -> Response {
    let allow = "GET, POST, PUT, PATCH, DELETE";
    Response::builder().status(StatusCode::from_u16(status).unwrap()).header("allow", allow).finish()
}

fn with(mut response: Response, name: &'static str, value: &str) -> Response {
    response.headers_mut().insert(name, value.parse().unwrap());
    response
}

fn content(schema: &Value) -> Value {
    json!({"application/json": {"schema": schema}})
}

fn answer(schema: &Value) -> Value {
    json!({"description": "d", "content": content(schema)})
}

fn takes(schema: &Value) -> Value {
    json!({"required": true, "content": content(schema)})
}

fn parameter(name: &str, place: &str, schema: &Value) -> Value {
    json!({"name": name, "in": place, "required": place == "path", "schema": schema})
}

/// A document of these paths, each operation of which may refuse as it likes.
fn document(paths: &Value) -> Value {
    let mut paths = paths.clone();
    for operations in paths.as_object_mut().unwrap().values_mut() {
        for operation in operations.as_object_mut().unwrap().values_mut() {
            let Some(responses) = operation.get_mut("responses").and_then(Value::as_object_mut) else { continue };
            for status in ["400", "404", "409", "412", "415", "428"] {
                responses.entry(status).or_insert_with(|| json!({"description": "no"}));
            }
        }
    }
    json!({"openapi": "3.1.0", "info": {"title": "Ways", "version": "1"}, "paths": paths})
}

/// Holds a handler against a document.
pub(crate) async fn hold(
    paths: &Value,
    seed: u64,
    handler: impl Fn(&Asked, &mut State) -> Response + Send + Sync + 'static,
) -> Outcome {
    let file = tempfile::NamedTempFile::with_suffix(".json").unwrap();
    std::fs::write(file.path(), document(paths).to_string()).unwrap();
    let acceptor = TcpListener::bind("127.0.0.1:0").into_acceptor().await.unwrap();
    let address = *acceptor.local_addr()[0].as_socket_addr().unwrap();
    let way = Way { handler: Arc::new(handler), state: Mutex::default() };
    let task = tokio::spawn(Server::new_with_acceptor(acceptor).run(way));
    let outcome = Suite::new(file.path()).base_url(format!("http://{address}")).seed(seed).run().await.unwrap();
    task.abort();
    outcome
}

fn holds(outcome: &Outcome) {
    assert!(outcome.violations.is_empty(), "{}", terminal::render(outcome, false));
    assert!(outcome.ran.len() > 20, "only {} cases", outcome.ran.len());
}

fn finds(outcome: &Outcome, check: Check, operation: &str) {
    let found = outcome.violations.iter().any(|found| found.check == check && found.operation == operation);
    assert!(found, "no {check} on {operation}\n{}", terminal::render(outcome, false));
}

/// How many answers of an operation had a status.
fn count(outcome: &Outcome, operation: &str, status: u16) -> usize {
    outcome.ran.iter().filter(|ran| ran.operation == operation && ran.status == status).count()
}

/// Whether a body has just these members, each a text of the letters that are wanted of it.
fn is_text(body: Option<&Value>, name: &str, most: usize) -> bool {
    let text = body.and_then(|body| body.get(name)).and_then(Value::as_str);
    text.is_some_and(|text| (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_lowercase()))
}

fn text(most: usize) -> Value {
    json!({"type": "string", "pattern": format!("^[a-z]{{1,{most}}}$")})
}

const SEEDS: std::ops::RangeInclusive<u64> = 1..=3;

fn notes_paths() -> Value {
    let new = json!({"type": "object", "required": ["title"], "properties": {"title": text(12)}});
    let note = json!({"type": "object", "required": ["id", "title"], "properties": {"id": {"type": "integer"}, "title": {"type": "string"}}});
    let id = parameter("id", "path", &json!({"type": "integer"}));
    json!({
        "/notes": {"post": {"operationId": "add", "requestBody": takes(&new), "responses": {"201": answer(&note)}}},
        "/notes/{id}": {
            "parameters": [id],
            "get": {"operationId": "read", "responses": {"200": answer(&note)}},
            "put": {"operationId": "set", "parameters": [parameter("If-Match", "header", &json!({"type": "string"}))],
                "requestBody": takes(&new), "responses": {"200": answer(&note)}},
        },
    })
}

/// A server of notes whose validators begin with `prefix`; where they are `required`, nothing is written without one.
fn notes(prefix: &'static str, required: bool) -> impl Fn(&Asked, &mut State) -> Response + Send + Sync {
    move |asked, state| match asked.line() {
        ("POST", parts) if parts == ["notes"] => {
            if !is_text(asked.body.as_ref(), "title", 12) {
                return no(400);
            }
            let id = state.next();
            let note = json!({"id": id, "title": asked.body.as_ref().unwrap()["title"], "version": 1});
            state.records.insert(id.to_string(), note.clone());
            reply(201, &note)
        }
        (method @ ("GET" | "PUT"), parts) if parts.len() == 2 && parts[0] == "notes" => {
            if parts[1].parse::<u64>().is_err() {
                return no(400);
            }
            let Some(note) = state.records.get_mut(parts[1]) else { return no(404) };
            let tag = |note: &Value| format!("{prefix}\"{}\"", note["version"]);
            if method == "PUT" {
                if !is_text(asked.body.as_ref(), "title", 12) {
                    return no(400);
                }
                match asked.header("if-match") {
                    None if required => return no(428),
                    None | Some("*") => {}
                    // The comparison is a strong one, which no weak validator passes.
                    Some(wanted) if prefix.is_empty() && wanted == tag(note) => {}
                    Some(_) => return no(412),
                }
                note["title"] = asked.body.as_ref().unwrap()["title"].clone();
                note["version"] = json!(note["version"].as_u64().unwrap() + 1);
            }
            with(reply(200, note), "etag", &tag(note))
        }
        (_, parts) if matches!(parts.as_slice(), ["notes"] | ["notes", _]) => no(405),
        _ => no(404),
    }
}

#[tokio::test]
async fn a_weak_validator_is_refused_rightly() {
    for seed in SEEDS {
        holds(&hold(&notes_paths(), seed, notes("W/", false)).await);
    }
}

fn posts_paths(parameters: &Value) -> Value {
    let status = json!({"enum": ["draft", "published"]});
    let new = json!({"type": "object", "required": ["title"], "properties": {"title": text(12), "status": {"enum": ["draft", "published"], "default": "draft"}}});
    let post = json!({"type": "object", "required": ["id", "title", "status"], "properties": {"id": {"type": "integer"}, "title": {"type": "string"}, "status": status}});
    let page = json!({"type": "object", "required": ["items", "next_cursor"], "properties": {
        "items": {"type": "array", "items": post}, "next_cursor": {"type": ["string", "null"]}}});
    json!({
        "/posts": {
            "post": {"operationId": "add", "requestBody": takes(&new), "responses": {"201": answer(&post)}},
            "get": {"operationId": "list", "parameters": parameters, "responses": {"200": answer(&page)}},
        },
        "/posts/{id}": {"parameters": [parameter("id", "path", &json!({"type": "integer"}))],
            "get": {"operationId": "read", "responses": {"200": answer(&post)}}},
    })
}

/// A server of posts: drafts are listed where they are asked for, cursors are its own, and `shown` picks what lists have at all.
fn posts(
    default: &'static str,
    shown: impl Fn(&Value) -> bool + Send + Sync,
) -> impl Fn(&Asked, &mut State) -> Response + Send + Sync {
    move |asked, state| match asked.line() {
        ("POST", parts) if parts == ["posts"] => {
            let body = asked.body.as_ref();
            let status = body.and_then(|body| body.get("status")).cloned().unwrap_or_else(|| json!("draft"));
            if !is_text(body, "title", 12) || (status != "draft" && status != "published") {
                return no(400);
            }
            let id = state.next();
            let post = json!({"id": id, "title": body.unwrap()["title"], "status": status});
            state.records.insert(format!("{id:06}"), post.clone());
            reply(201, &post)
        }
        ("GET", parts) if parts == ["posts"] => {
            let status = asked.query.get("status").map_or(default, String::as_str);
            let cursor = asked.query.get("cursor").map(|text| text.strip_prefix("after-").unwrap_or("none").parse());
            let limit = asked.query.get("limit").map_or(Ok(4), |text| text.parse::<usize>());
            let (Ok(limit @ 1..=50), None | Some(Ok(_))) = (limit, &cursor) else { return no(400) };
            if !matches!(status, "draft" | "published" | "all") {
                return no(400);
            }
            let from: usize = cursor.map_or(0, Result::unwrap_or_default);
            let all =
                state.records.values().filter(|post| (status == "all" || post["status"] == status) && shown(post));
            let all: Vec<&Value> = all.collect();
            let next = (from + limit < all.len()).then(|| format!("after-{}", from + limit));
            let items: Vec<&&Value> = all.iter().skip(from).take(limit).collect();
            reply(200, &json!({"items": items, "next_cursor": next}))
        }
        ("GET", parts) if parts.len() == 2 && parts[0] == "posts" => match parts[1].parse::<u64>() {
            Ok(id) => state.records.get(&format!("{id:06}")).map_or_else(|| no(404), |post| reply(200, post)),
            Err(_) => no(400),
        },
        (_, parts) if matches!(parts.as_slice(), ["posts"] | ["posts", _]) => no(405),
        _ => no(404),
    }
}

fn limit() -> Value {
    parameter("limit", "query", &json!({"type": "integer", "minimum": 1, "maximum": 50}))
}

#[tokio::test]
async fn a_list_may_leave_out_what_its_default_does_not_pick() {
    let status = parameter("status", "query", &json!({"enum": ["draft", "published"], "default": "published"}));
    let cursor = parameter("cursor", "query", &json!({"type": "string"}));
    let paths = posts_paths(&json!([status, limit(), cursor]));
    for seed in SEEDS {
        holds(&hold(&paths, seed, posts("published", |_| true)).await);
    }
    // What the default picks has to be there all the same.
    let archived = parameter("include_archived", "query", &json!({"type": "boolean", "default": false}));
    let paths = posts_paths(&json!([limit(), cursor, archived]));
    let outcome = hold(&paths, 1, posts("all", |post| post["id"].as_u64().unwrap() < 4)).await;
    finds(&outcome, Check::PageGap, "list");
}

#[tokio::test]
async fn a_cursor_that_was_made_up_may_be_refused() {
    let cursor =
        parameter("cursor", "query", &json!({"type": "string", "maxLength": 40, "examples": ["eyJpZCI6NDJ9"]}));
    let status = parameter("status", "query", &json!({"enum": ["draft", "published", "all"]}));
    let paths = posts_paths(&json!([status, limit(), cursor]));
    for seed in SEEDS {
        let outcome = hold(&paths, seed, posts("all", |_| true)).await;
        holds(&outcome);
        assert!(count(&outcome, "list", 400) > 0);
    }
}

#[tokio::test]
async fn where_a_condition_is_required_it_is_the_records_own() {
    let mut paths = notes_paths();
    paths["/notes/{id}"]["put"]["parameters"][0]["required"] = json!(true);
    for seed in SEEDS {
        let outcome = hold(&paths, seed, notes("", true)).await;
        holds(&outcome);
        assert!(count(&outcome, "set", 200) > 10, "{}", terminal::render(&outcome, false));
    }
    // What is written is written at all, so that it shows where it is not.
    let forgets = |asked: &Asked, state: &mut State| {
        let (before, right) = (state.records.clone(), notes("", true));
        let response = right(asked, state);
        if asked.method == "PUT" {
            for (id, note) in &mut state.records {
                note["title"] = before[id]["title"].clone();
            }
        }
        response
    };
    finds(&hold(&paths, 1, forgets).await, Check::RoundTrip, "set");
}

fn places_paths() -> Value {
    let job = json!({"type": "object", "required": ["job", "state"], "properties": {"job": {"type": "integer"}, "state": {"type": "string"}}});
    let value = json!({"type": "object", "required": ["value"], "properties": {"value": text(12)}});
    let location =
        json!({"description": "d", "headers": {"Location": {"required": true, "schema": {"type": "string"}}}});
    json!({
        "/exports": {"post": {"operationId": "export", "requestBody": takes(&value), "responses": {"202": location}}},
        "/jobs/{id}": {
            "parameters": [parameter("id", "path", &json!({"type": "integer"}))],
            "get": {"operationId": "job", "responses": {"200": answer(&job)}},
        },
        "/kv/{key}": {
            "parameters": [parameter("key", "path", &json!({"type": "string", "pattern": "^[a-z]{1,40}$"}))],
            "get": {"operationId": "value", "responses": {"200": answer(&value)}},
            "put": {"operationId": "set", "requestBody": takes(&value), "responses": {"200": answer(&value), "201": answer(&value)}},
            "delete": {"operationId": "drop", "responses": {"204": {"description": "gone"}}},
        },
    })
}

/// Jobs that another path makes, and values that the client gives a name; `kept` is deleted in word only.
fn places(kept: bool) -> impl Fn(&Asked, &mut State) -> Response + Send + Sync {
    move |asked, state| match asked.line() {
        ("POST", parts) if parts == ["exports"] => {
            if !is_text(asked.body.as_ref(), "value", 12) {
                return no(400);
            }
            let id = state.next();
            state
                .records
                .insert(asked.path.replace("exports", &format!("jobs/{id}")), json!({"job": id, "state": "open"}));
            with(no(202), "location", &format!("/jobs/{id}"))
        }
        ("GET", parts) if parts.len() == 2 && parts[0] == "jobs" => {
            if parts[1].parse::<u64>().is_err() {
                return no(400);
            }
            state.records.get(&asked.path).map_or_else(|| no(404), |job| reply(200, job))
        }
        (method @ ("GET" | "PUT" | "DELETE"), parts) if parts.len() == 2 && parts[0] == "kv" => {
            if !parts[1].bytes().all(|byte| byte.is_ascii_lowercase()) || !(1..=40).contains(&parts[1].len()) {
                return no(400);
            }
            let known = state.records.get(&asked.path).cloned();
            match (method, known) {
                ("PUT", known) => {
                    if !is_text(asked.body.as_ref(), "value", 12) {
                        return no(400);
                    }
                    let value = json!({"value": asked.body.as_ref().unwrap()["value"]});
                    state.records.insert(asked.path.clone(), value.clone());
                    reply(if known.is_some() { 200 } else { 201 }, &value)
                }
                (_, None) => no(404),
                ("GET", Some(value)) => reply(200, &value),
                _ => {
                    if !kept {
                        state.records.remove(&asked.path);
                    }
                    no(204)
                }
            }
        }
        (_, parts) if matches!(parts.as_slice(), ["exports"] | ["jobs" | "kv", _]) => no(405),
        _ => no(404),
    }
}

#[tokio::test]
async fn records_are_reached_by_location_and_by_the_name_that_a_put_gave_them() {
    for seed in SEEDS {
        let outcome = hold(&places_paths(), seed, places(false)).await;
        holds(&outcome);
        for (operation, status) in [("job", 200), ("value", 200), ("set", 201), ("set", 200), ("drop", 204)] {
            assert!(count(&outcome, operation, status) > 0, "no {status} of {operation}");
        }
    }
    finds(&hold(&places_paths(), 1, places(true)).await, Check::UseAfterDelete, "drop");
}

fn shelf_paths() -> Value {
    let genre = json!({"enum": ["poem", "novel"]});
    let new =
        json!({"type": "object", "required": ["title", "genre"], "properties": {"title": text(12), "genre": genre}});
    let book = json!({"type": "object", "required": ["id", "title", "genre"], "properties": {
        "id": {"type": "integer"}, "title": {"type": "string"}, "genre": {"type": "string"}}});
    let filter = json!({"name": "filter", "in": "query", "style": "deepObject", "explode": true, "schema": {
        "type": "object", "additionalProperties": false, "properties": {"genre": genre}}});
    let list = json!({"type": "array", "items": book});
    json!({
        "/books": {
            "post": {"operationId": "add", "requestBody": takes(&new), "responses": {"201": answer(&book)}},
            "get": {"operationId": "list", "parameters": [limit(), filter], "responses": {"200": answer(&list)}},
        },
        "/books/{id}": {"parameters": [parameter("id", "path", &json!({"type": "integer"}))],
            "get": {"operationId": "read", "responses": {"200": answer(&book)}}},
    })
}

/// A server of books, which says by `Link` where its list goes on, three at a time at most.
fn shelf(fault: &'static str) -> impl Fn(&Asked, &mut State) -> Response + Send + Sync {
    move |asked, state| match asked.line() {
        ("POST", parts) if parts == ["books"] => {
            let body = asked.body.as_ref();
            let genre = body.and_then(|body| body.get("genre")).cloned().unwrap_or_default();
            if !is_text(body, "title", 12) || (genre != "poem" && genre != "novel") {
                return no(400);
            }
            let id = state.next();
            let book = json!({"id": id, "title": body.unwrap()["title"], "genre": genre});
            state.records.insert(format!("{id:06}"), book.clone());
            reply(201, &book)
        }
        ("GET", parts) if parts == ["books"] => {
            let limit = asked.query.get("limit").map_or(Ok(3), |text| text.parse::<usize>());
            let from = asked.query.get("from").map_or(Ok(0), |text| text.parse::<usize>());
            let genre = asked.query.get("filter[genre]");
            let (Ok(limit @ 1..=50), Ok(from)) = (limit, from) else { return no(400) };
            if asked.query.keys().any(|name| !matches!(name.as_str(), "limit" | "from" | "filter[genre]"))
                || genre.is_some_and(|genre| genre != "poem" && genre != "novel")
            {
                return no(400);
            }
            let limit = limit.min(3);
            let picks = |book: &&Value| fault == "any genre" || genre.is_none_or(|genre| book["genre"] == **genre);
            let all: Vec<&Value> = state.records.values().filter(picks).collect();
            let items: Vec<&&Value> = all.iter().skip(from).take(limit).collect();
            let next = from + limit + usize::from(fault == "a link skips one");
            let response = reply(200, &json!(items));
            if from + limit >= all.len() {
                return response;
            }
            let genre = genre.map(|genre| format!("&filter%5Bgenre%5D={genre}")).unwrap_or_default();
            let link = format!("</books?from={next}&limit={limit}{genre}>; rel=\"next\", </books>; rel=\"first\"");
            with(response, "link", &link)
        }
        ("GET", parts) if parts.len() == 2 && parts[0] == "books" => match parts[1].parse::<u64>() {
            Ok(id) => state.records.get(&format!("{id:06}")).map_or_else(|| no(404), |book| reply(200, book)),
            Err(_) => no(400),
        },
        (_, parts) if matches!(parts.as_slice(), ["books"] | ["books", _]) => no(405),
        _ => no(404),
    }
}

#[tokio::test]
async fn pages_are_turned_by_link() {
    for seed in SEEDS {
        holds(&hold(&shelf_paths(), seed, shelf("")).await);
    }
    finds(&hold(&shelf_paths(), 1, shelf("a link skips one")).await, Check::PageGap, "list");
    finds(&hold(&shelf_paths(), 1, shelf("any genre")).await, Check::FilterSound, "list");
}

fn wares_paths() -> Value {
    let sku = json!({"type": "string", "pattern": "^[A-Z]{3}-[0-9]{4}$", "examples": ["ABC-1234"]});
    let note = json!({"type": "string", "pattern": "^[a-z]{1,12}$", "examples": ["written"]});
    let new = json!({"type": "object", "required": ["sku"], "properties": {"sku": sku, "note": note}});
    let ware = json!({"type": "object", "required": ["id", "sku"], "properties": {
        "id": {"type": "integer"}, "sku": {"type": "string"}, "note": {"type": "string"}}});
    json!({
        "/wares": {"post": {"operationId": "add", "requestBody": takes(&new), "responses": {"201": answer(&ware)}}},
        "/wares/{id}": {
            "parameters": [parameter("id", "path", &json!({"type": "integer"}))],
            "get": {"operationId": "read", "responses": {"200": answer(&ware)}},
            "put": {"operationId": "set", "requestBody": takes(&new), "responses": {"200": answer(&ware)}},
            "delete": {"operationId": "drop", "responses": {"204": {"description": "gone"}}},
        },
    })
}

/// A server of wares, of which no two have the same `sku`.
fn wares(fault: &'static str) -> impl Fn(&Asked, &mut State) -> Response + Send + Sync {
    move |asked, state| {
        let parts: Vec<&str> = asked.path.split('/').skip(1).collect();
        let is_sku = |text: &str| {
            let (letters, digits) = text.split_once('-').unwrap_or_default();
            letters.len() == 3
                && letters.bytes().all(|byte| byte.is_ascii_uppercase())
                && digits.len() == 4
                && digits.bytes().all(|byte| byte.is_ascii_digit())
        };
        let body = asked.body.as_ref().filter(|body| body["sku"].as_str().is_some_and(is_sku));
        let body = body.filter(|body| body.get("note").is_none() || is_text(Some(body), "note", 12));
        let is_taken = |state: &State, own: &str, body: &Value| {
            state.records.iter().any(|(id, ware)| id != own && ware["sku"] == body["sku"])
        };
        match (asked.method.as_str(), parts.as_slice()) {
            ("POST", ["wares"]) => {
                let Some(body) = body else { return no(400) };
                if is_taken(state, "", body) {
                    return no(409);
                }
                let mut ware = body.clone();
                ware["id"] = json!(state.next());
                state.records.insert(ware["id"].to_string(), ware.clone());
                reply(201, &ware)
            }
            ("GET" | "PUT" | "DELETE", ["wares", id]) => {
                if id.parse::<u64>().is_err() {
                    return no(400);
                }
                let Some(mut ware) = state.records.get(*id).cloned() else { return no(404) };
                match asked.method.as_str() {
                    "PUT" => {
                        let Some(body) = body else { return no(400) };
                        if is_taken(state, id, body) {
                            return no(409);
                        }
                        let mut new = body.clone();
                        new["id"] = ware["id"].clone();
                        if fault == "PUT merges" && new.get("note").is_none() && ware.get("note").is_some() {
                            new["note"] = ware["note"].clone();
                        }
                        ware = new;
                        state.records.insert((*id).to_owned(), ware.clone());
                    }
                    "DELETE" => {
                        if fault != "nothing is deleted" {
                            state.records.remove(*id);
                        }
                        return no(204);
                    }
                    _ => {}
                }
                reply(200, &ware)
            }
            (_, ["wares"] | ["wares", _]) => no(405),
            _ => no(404),
        }
    }
}

#[tokio::test]
async fn a_written_value_that_is_taken_hides_nothing() {
    for seed in SEEDS {
        holds(&hold(&wares_paths(), seed, wares("")).await);
        finds(&hold(&wares_paths(), seed, wares("PUT merges")).await, Check::PutReplaces, "set");
        finds(&hold(&wares_paths(), seed, wares("nothing is deleted")).await, Check::UseAfterDelete, "drop");
    }
}

fn nested_paths() -> Value {
    let new = json!({"type": "object", "required": ["title"], "properties": {"title": text(12)}});
    let made = json!({"type": "object", "required": ["id", "title"], "properties": {"id": {"type": "integer"}, "title": {"type": "string"}}});
    let list = json!({"type": "array", "items": made});
    let id = |name: &str| parameter(name, "path", &json!({"type": "integer"}));
    json!({
        "/boxes": {"post": {"operationId": "addBox", "requestBody": takes(&new), "responses": {"201": answer(&made)}}},
        "/boxes/{id}": {"parameters": [id("id")], "get": {"operationId": "box", "responses": {"200": answer(&made)}}},
        "/boxes/{id}/pens": {
            "parameters": [id("id")],
            "post": {"operationId": "addPen", "requestBody": takes(&new), "responses": {"201": answer(&made)}},
            "get": {"operationId": "pens", "responses": {"200": answer(&list)}},
        },
        "/boxes/{id}/pens/{pen}": {
            "parameters": [id("id"), id("pen")],
            "get": {"operationId": "pen", "responses": {"200": answer(&made)}},
        },
    })
}

/// Boxes with pens, which have a number each, or (`own`) are numbered in each box anew.
fn nested(fault: &'static str, own: bool) -> impl Fn(&Asked, &mut State) -> Response + Send + Sync {
    move |asked, state| {
        let parts: Vec<&str> = asked.path.split('/').skip(1).collect();
        if !matches!(parts.as_slice(), ["boxes"] | ["boxes", _] | ["boxes", _, "pens"] | ["boxes", _, "pens", _]) {
            return no(404);
        }
        if parts.iter().skip(1).step_by(2).any(|id| id.parse::<u64>().is_err()) {
            return no(400);
        }
        let known = |state: &State, id: &str| state.records.contains_key(&format!("/boxes/{id}"));
        match (asked.method.as_str(), parts.as_slice()) {
            ("POST", ["boxes"] | ["boxes", _, "pens"]) => {
                if parts.len() == 3 && !known(state, parts[1]) {
                    return no(404);
                }
                if !is_text(asked.body.as_ref(), "title", 12) {
                    return no(400);
                }
                let here = format!("{}/", asked.path);
                let count = state.records.keys().filter(|path| path.starts_with(&here)).count();
                let id = if own && parts.len() == 3 { json!(count + 1) } else { json!(state.next()) };
                let record = json!({"id": id, "title": asked.body.as_ref().unwrap()["title"]});
                state.records.insert(format!("{here}{id}"), record.clone());
                reply(201, &record)
            }
            ("GET", ["boxes", id, "pens"]) => {
                if !known(state, id) {
                    return no(404);
                }
                let here = |path: &str| {
                    path.starts_with(&format!("{}/", asked.path)) || (fault == "all pens" && path.contains("/pens/"))
                };
                let pens: Vec<&Value> =
                    state.records.iter().filter(|(path, _)| here(path)).map(|(_, pen)| pen).collect();
                reply(200, &json!(pens))
            }
            ("GET", ["boxes", id, "pens", pen]) => {
                let end = format!("/pens/{pen}");
                let any = state.records.iter().find(|(path, _)| fault == "any box" && path.ends_with(&end));
                match state.records.get(&asked.path).or(any.map(|(_, pen)| pen)).filter(|_| known(state, id)) {
                    Some(pen) => reply(200, pen),
                    None => no(404),
                }
            }
            ("GET", ["boxes", _]) => state.records.get(&asked.path).map_or_else(|| no(404), |found| reply(200, found)),
            _ => no(405),
        }
    }
}

#[tokio::test]
async fn parts_are_their_parents_own() {
    for seed in SEEDS {
        holds(&hold(&nested_paths(), seed, nested("", false)).await);
        holds(&hold(&nested_paths(), seed, nested("", true)).await);
        finds(&hold(&nested_paths(), seed, nested("all pens", false)).await, Check::WrongParent, "pens");
        finds(&hold(&nested_paths(), seed, nested("any box", false)).await, Check::WrongParent, "pen");
    }
    // What is read by another path as well may rightly be read anywhere.
    let mut paths = nested_paths();
    paths["/pens"] =
        json!({"get": {"operationId": "allPens", "responses": {"200": answer(&json!({"type": "array"}))}}});
    let outcome = hold(&paths, 1, nested("any box", false)).await;
    assert!(outcome.violations.iter().all(|found| found.check != Check::WrongParent));
}
