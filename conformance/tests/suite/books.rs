//! A small API whose records mean something, right but for one switch: lists with pages, filters and orders, conditions, keys, a stream.

use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use conformance::{
    document::Document,
    http::Client,
    runner::{self, Outcome},
    schema::{Direction, Schemas},
    settings::Settings,
};
use poem::{
    Endpoint, Request, Response, Server,
    http::StatusCode,
    listener::{Acceptor as _, Listener as _, TcpListener},
};
use serde_json::{Value, json};

use super::server::Silent;

struct Books {
    fault: &'static str,
    schemas: Schemas,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// By number: whose it is, and the book.
    books: BTreeMap<u64, (String, Value)>,
    deleted: BTreeMap<u64, Value>,
    loans: Vec<(String, Value)>,
    last: u64,
    keyed: BTreeMap<String, (Vec<u8>, u64)>,
    requests: u64,
}

/// What a request says, as far as the handlers care.
struct Asked {
    owner: String,
    query: BTreeMap<String, String>,
    headers: poem::http::HeaderMap,
    body: Vec<u8>,
}

impl Asked {
    fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

fn reply(status: u16, media_type: &str, body: impl Into<Vec<u8>>) -> Response {
    let status = StatusCode::from_u16(status).expect("a status");
    Response::builder().status(status).content_type(media_type).body(body.into())
}

fn with(mut response: Response, name: &'static str, value: &str) -> Response {
    response.headers_mut().insert(name, value.parse().expect("a header value"));
    response
}

fn problem(status: u16) -> Response {
    let body = json!({"status": status, "title": format!("status {status}")});
    reply(status, "application/problem+json", body.to_string())
}

impl Endpoint for Books {
    type Output = Response;

    async fn call(&self, mut request: Request) -> poem::Result<Response> {
        let body = request.take_body().into_bytes().await.unwrap_or_default().to_vec();
        let query = request.uri().query().unwrap_or_default().to_owned();
        let decode = |text: &str| {
            let text = text.replace('+', " ");
            let bytes = text.as_bytes();
            let mut out = Vec::new();
            let mut at = 0;
            while at < bytes.len() {
                let code = (bytes[at] == b'%').then(|| text.get(at + 1..at + 3)).flatten();
                if let Some(byte) = code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
                    out.push(byte);
                    at += 3;
                } else {
                    out.push(bytes[at]);
                    at += 1;
                }
            }
            String::from_utf8_lossy(&out).into_owned()
        };
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        let asked = Asked {
            owner: String::new(),
            query: pairs.map(|(name, value)| (decode(name), decode(value))).collect(),
            headers: request.headers().clone(),
            body,
        };
        if self.fault == "keys are looked up too early" && asked.header("idempotency-key").is_some() {
            // All that came at once have looked by now.
            let fresh = !self.state().keyed.contains_key(asked.header("idempotency-key").unwrap_or_default());
            tokio::time::sleep(Duration::from_millis(30)).await;
            if fresh {
                self.state().keyed.remove(asked.header("idempotency-key").unwrap_or_default());
            }
        }
        let path = request.uri().path().to_owned();
        let method = request.method().as_str().to_owned();
        let response = self.answer(&method, &path, asked);
        let mut state = self.state();
        state.requests += 1;
        let remaining = if self.fault == "nothing is counted" { 10 } else { 19 - state.requests % 20 };
        let response = with(response, "x-ratelimit-limit", "20");
        Ok(with(response, "x-ratelimit-remaining", &remaining.to_string()))
    }
}

impl Books {
    fn has(&self, fault: &str) -> bool {
        self.fault == fault
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn answer(&self, method: &str, path: &str, mut asked: Asked) -> Response {
        let parts: Vec<&str> = path.trim_start_matches('/').split('/').collect();
        let allowed = match parts.as_slice() {
            ["books" | "loans"] => "GET, HEAD, POST",
            ["books", _] => "GET, HEAD, PUT, PATCH, DELETE",
            ["books", _, "events"] => "GET, HEAD",
            _ => return problem(404),
        };
        if !allowed.split(", ").any(|other| other == method) {
            return with(problem(405), "allow", allowed);
        }
        let limited = match asked.header("authorization") {
            Some("Bearer own-39f1c07be2a84d65") => false,
            Some("Bearer limited") => true,
            Some("Bearer foreign") => {
                "foreign".clone_into(&mut asked.owner);
                false
            }
            Some("Bearer expired") if self.has("time does not pass") => false,
            Some(text)
                if text.starts_with("Bearer own-39") && text.len() == 27 && self.has("the middle is not looked at") =>
            {
                false
            }
            _ => return problem(401),
        };
        if limited {
            if self.has("what is forbidden is done") && method == "PATCH" {
                asked.owner = String::new();
                self.one(parts[1], method, &asked);
            }
            return problem(403);
        }
        let reads = if method == "HEAD" { "GET" } else { method };
        let response = match (parts.as_slice(), reads) {
            (["books"], "GET") => self.list(&asked),
            (["books"], _) => self.create(&asked),
            (["loans"], "GET") => self.loans(&asked),
            (["loans"], _) => self.lend(&asked),
            (["books", id], _) => self.one(id, reads, &asked),
            (["books", id, _], _) => self.watch(id, &asked),
            _ => problem(404),
        };
        if method == "HEAD" && self.has("HEAD is of another type") {
            return with(response, "content-type", "text/html");
        }
        response
    }

    fn list(&self, asked: &Asked) -> Response {
        let number = |name: &str, otherwise: usize, most: usize| match asked.query.get(name) {
            None => Ok(otherwise),
            Some(text) => text.parse().ok().filter(|number| (1..=most).contains(number)).ok_or(()),
        };
        let default = if self.has("the default limit is another") { 6 } else { 4 };
        let (Ok(page), Ok(limit), Ok(least)) =
            (number("page", 1, 100_000), number("limit", default, 50), number("min_pages", 1, 5000))
        else {
            return problem(400);
        };
        let genre = asked.query.get("genre");
        let sort = asked.query.get("sort").map(String::as_str);
        if genre.is_some_and(|genre| !["novel", "essay", "poem"].contains(&genre.as_str()))
            || sort.is_some_and(|sort| !["pages", "-pages"].contains(&sort))
            || asked.query.get("title").is_some_and(|title| title.chars().count() > 60)
        {
            return problem(400);
        }
        let state = self.state();
        let mut all: Vec<Value> =
            state.books.values().filter(|(owner, _)| *owner == asked.owner).map(|(_, book)| book.clone()).collect();
        if self.has("the newest is not listed") {
            all.pop();
        }
        if self.has("what is deleted stays listed") {
            all.extend(state.deleted.values().cloned());
        }
        let unfiltered = all.len();
        let mut found: Vec<Value> = all
            .into_iter()
            .filter(|book| match genre {
                Some(genre) if self.has("a filter lets others in") => book["genre"] == **genre || book["pages"] == 100,
                Some(genre) => book["genre"] == **genre,
                None => true,
            })
            .filter(|book| book["pages"].as_u64() >= Some(least as u64) || self.has("a range is not looked at"))
            .filter(|book| {
                let title = book["title"].as_str().unwrap_or_default().to_lowercase();
                asked.query.get("title").is_none_or(|wanted| title.contains(&wanted.to_lowercase()))
            })
            .collect();
        if genre.is_some() && self.has("a filter loses the first") && !found.is_empty() {
            found.remove(0);
        }
        if let Some(sort) = sort {
            found.sort_by_key(|book| book["pages"].as_i64());
            if (sort == "-pages") != self.has("the order is the other way round") {
                found.reverse();
            }
        }
        let total = if self.has("the total is that of all") { unfiltered } else { found.len() };
        if limit < 10 && self.has("small pages are in another order") {
            found.reverse();
        }
        let start = (page - 1) * limit;
        let start = match self.fault {
            "pages overlap" => start.saturating_sub(page - 1),
            "pages leave one out" => start + page - 1,
            "the last page is repeated" => start.min(total.saturating_sub(1)),
            _ => start,
        };
        let take = if self.has("a page has one more") { limit + 1 } else { limit };
        let mut items: Vec<Value> = found.into_iter().skip(start).take(take).collect();
        if self.has("the list shows an old title") {
            for book in &mut items {
                book["title"] = json!("an old title");
            }
        }
        let total = if self.has("the total is that of the page") { items.len() } else { total };
        let more = if self.has("there is always more") { true } else { page * limit < total };
        let page = if self.has("pages are counted from 0") { page - 1 } else { page };
        let body = json!({"items": items, "total": total, "page": page, "limit": limit, "has_more": more});
        reply(200, "application/json", body.to_string())
    }

    fn decode(&self, asked: &Asked, path: &str, method: &str) -> Result<Value, u16> {
        if asked.header("content-type").is_none_or(|name| !name.starts_with("application/json")) {
            return Err(415);
        }
        let value: Value = serde_json::from_slice(&asked.body).map_err(|_| 400_u16)?;
        let pointer = match method {
            "POST" | "PUT" if path == "books" => "/components/requestBodies/Book/content/application~1json/schema",
            "POST" => "/paths/~1loans/post/requestBody/content/application~1json/schema",
            _ => "/paths/~1books~1{id}/patch/requestBody/content/application~1json/schema",
        };
        if self.schemas.accepts(Direction::Request, pointer, &value) { Ok(value) } else { Err(400) }
    }

    /// A whole book out of what was sent.
    fn book(&self, id: u64, sent: &Value) -> Value {
        let or = |name: &str, otherwise: Value| sent.get(name).cloned().unwrap_or(otherwise);
        let genre = if self.has("the default is another") { "poem" } else { "novel" };
        let mut book = json!({
            "id": format!("bk-{id:08}"), "title": sent["title"], "genre": or("genre", json!(genre)), "pages": or("pages", json!(100)),
            "tags": or("tags", json!([])), "note": or("note", Value::Null), "version": 1,
        });
        if self.has("titles are cut") {
            book["title"] = json!(sent["title"].as_str().unwrap_or_default().chars().take(4).collect::<String>());
        }
        if self.has("notes are forgotten") {
            book["note"] = Value::Null;
        }
        book
    }

    fn create(&self, asked: &Asked) -> Response {
        let sent = self.decode(asked, "books", "POST");
        let mut state = self.state();
        let value = match sent {
            Ok(value) => value,
            Err(status) => {
                if self.has("what is refused is kept") {
                    state.last += 1;
                    let id = state.last;
                    let book = self.book(id, &json!({"title": "refused"}));
                    state.books.insert(id, (asked.owner.clone(), book));
                }
                return problem(status);
            }
        };
        let key = asked.header("idempotency-key").map(str::to_owned);
        if key.as_ref().is_some_and(|key| key.is_empty() || key.len() > 64) {
            return problem(400);
        }
        let known = key.as_ref().and_then(|key| state.keyed.get(key).cloned());
        let id = match known {
            Some((body, _)) if body != asked.body => return problem(422),
            Some((_, id)) => id,
            None => {
                state.last += 1;
                let id = state.last;
                let book = self.book(id, &value);
                state.books.insert(id, (asked.owner.clone(), book));
                if let Some(key) = key {
                    state.keyed.insert(key, (asked.body.clone(), id));
                }
                id
            }
        };
        let Some((_, book)) = state.books.get(&id) else { return problem(404) };
        let location = match self.fault {
            "Location leads nowhere" => format!("/books/bk-{:08}", id + 70_000_000),
            "Location leads to another" => format!("/books/bk-{:08}", if id > 1 { id - 1 } else { id }),
            _ => format!("/books/bk-{id:08}"),
        };
        with(reply(201, "application/json", book.to_string()), "location", &location)
    }

    fn one(&self, id: &str, method: &str, asked: &Asked) -> Response {
        let number = id.strip_prefix("bk-").and_then(|digits| digits.parse::<u64>().ok());
        let mut state = self.state();
        let known = number.filter(|number| {
            let theirs = self.has("a stranger's deletion is done") && method == "DELETE";
            state.books.get(number).is_some_and(|(owner, _)| *owner == asked.owner || theirs)
        });
        let Some(number) = known else {
            let deleted = number.and_then(|number| state.deleted.get(&number));
            return match deleted {
                Some(book) if method == "GET" && self.has("what is deleted can be read") => {
                    with(reply(200, "application/json", book.to_string()), "etag", "\"0\"")
                }
                Some(_) if method == "DELETE" && self.has("deleting twice is a mistake") => problem(400),
                _ if self.has("errors say 200") => {
                    let body = json!({"status": 200, "title": "fine"});
                    reply(404, "application/problem+json", body.to_string())
                }
                _ if self.has("errors tell of the database") => {
                    let body = json!({"status": 404, "title": "SQLSTATE[42S02]: Base table or view not found"});
                    reply(404, "application/problem+json", body.to_string())
                }
                _ => problem(404),
            };
        };
        if method == "DELETE" {
            let taken = state.books.remove(&number);
            if taken.as_ref().is_some_and(|(owner, _)| *owner != asked.owner) {
                return problem(404);
            }
            state.deleted.extend(taken.map(|(_, book)| (number, book)));
            if self.has("a neighbour goes too") {
                state.books.remove(&(number - 1));
            }
            return Response::builder().status(StatusCode::NO_CONTENT).finish();
        }
        let (_, book) = state.books.get_mut(&number).expect("it was there");
        let tag = match self.fault {
            "the ETag stays" => "\"1\"".to_owned(),
            _ => format!("\"{}\"", book["version"]),
        };
        if method == "GET" {
            return self.view(book, &tag, asked);
        }
        let value = match self.decode(asked, if method == "PUT" { "books" } else { "" }, method) {
            Ok(value) => value,
            Err(status) => {
                if self.has("half a change stays")
                    && let Ok(sent) = serde_json::from_slice::<Value>(&asked.body)
                    && sent["title"].as_str().is_some_and(|title| !title.is_empty())
                {
                    book["title"] = sent["title"].clone();
                }
                return problem(status);
            }
        };
        let stale = asked.header("if-match").is_some_and(|wanted| wanted != tag && wanted != "*");
        if stale && method == "PUT" && !self.has("If-Match is not looked at") {
            if self.has("412 and done") {
                book["title"] = value["title"].clone();
            }
            return problem(412);
        }
        let version = book["version"].as_u64().unwrap_or(0) + 1;
        if method == "PUT" {
            let mut new = self.book(number, &value);
            if self.has("PUT merges") {
                for name in ["genre", "pages", "tags", "note"] {
                    if value.get(name).is_none() {
                        new[name] = book[name].clone();
                    }
                }
            }
            if self.has("PUT adds up") {
                new["pages"] = json!(book["pages"].as_u64().unwrap_or(0) % 4000 + 1);
            }
            *book = new;
        } else {
            for (name, member) in value.as_object().into_iter().flatten() {
                if !(name == "pages" && self.has("PATCH forgets pages")) {
                    book[name] = member.clone();
                }
            }
            if self.has("PATCH resets the genre") {
                book["genre"] = json!(if book["genre"] == "essay" { "poem" } else { "essay" });
            }
        }
        book["version"] = json!(version);
        reply(200, "application/json", book.to_string())
    }

    fn view(&self, book: &mut Value, tag: &str, asked: &Asked) -> Response {
        let accept = asked.header("accept").unwrap_or("*/*");
        let json = accept.contains("*/*") || accept.contains("json") || self.has("Accept is not looked at");
        if !json && !accept.contains("text/plain") && !self.has("anything is accepted") {
            return problem(406);
        }
        if self.has("reading counts") {
            book["pages"] = json!(book["pages"].as_u64().unwrap_or(0) % 4000 + 1);
        }
        let known = asked.header("if-none-match").is_some_and(|wanted| wanted == tag);
        let known = match self.fault {
            "nothing is known" => false,
            "everything is known" => asked.header("if-none-match").is_some(),
            _ => known,
        };
        if known {
            return Response::builder().status(StatusCode::NOT_MODIFIED).finish();
        }
        let plain = !json && accept.contains("text/plain");
        let response =
            if plain { reply(200, "text/plain", "a book") } else { reply(200, "application/json", book.to_string()) };
        with(response, "etag", tag)
    }

    fn watch(&self, id: &str, asked: &Asked) -> Response {
        let number = id.strip_prefix("bk-").and_then(|digits| digits.parse::<u64>().ok());
        let state = self.state();
        if number.and_then(|number| state.books.get(&number)).is_none_or(|(owner, _)| *owner != asked.owner) {
            return problem(404);
        }
        let after = match asked.header("last-event-id").map(str::parse::<u64>) {
            None => 0,
            Some(Ok(id)) if id < 1_000_000_000 => id,
            Some(_) => return problem(400),
        };
        let after = match self.fault {
            "a stream starts anew" => 0,
            "a stream leaves one out" if after > 0 => after + 1,
            _ => after,
        };
        let id = |step: u64| if self.has("events share ids") { 1 } else { step };
        let frames: Vec<String> =
            (after + 1..=6).map(|step| format!("id: {}\ndata: {{\"step\": {step}}}\n\n", id(step))).collect();
        reply(200, "text/event-stream", frames.concat())
    }

    fn loans(&self, asked: &Asked) -> Response {
        let limit = asked.query.get("limit").map_or(Ok(10), |text| text.parse::<usize>());
        let from = asked.query.get("cursor").map_or(Ok(0), |text| text.parse::<usize>());
        let (Ok(limit @ 1..=50), Ok(from)) = (limit, from) else { return problem(400) };
        if asked.query.get("cursor").is_some_and(|text| text.len() > 9) {
            return problem(400);
        }
        let state = self.state();
        let own: Vec<&Value> =
            state.loans.iter().filter(|(owner, _)| *owner == asked.owner).map(|(_, loan)| loan).collect();
        let next = match self.fault {
            "a cursor leads back" if from > 0 => from,
            "a cursor skips one" => from + limit + 1,
            "a cursor shows one again" => from + limit - usize::from(limit > 1),
            _ => from + limit,
        };
        let next = (from + limit < own.len()).then(|| next.to_string());
        let data: Vec<&&Value> = own.iter().skip(from).take(limit).collect();
        reply(200, "application/json", json!({"data": data, "next_cursor": next}).to_string())
    }

    fn lend(&self, asked: &Asked) -> Response {
        let value = match self.decode(asked, "loans", "POST") {
            Ok(value) => value,
            Err(status) => return problem(status),
        };
        let number = value["book_id"].as_str().and_then(|id| id.strip_prefix("bk-")?.parse::<u64>().ok());
        let mut state = self.state();
        let is_own = number
            .and_then(|number| state.books.get(&number))
            .is_some_and(|(owner, _)| *owner == asked.owner || self.has("strangers' books are lent"));
        if !is_own {
            return problem(404);
        }
        let loan = json!({"id": state.loans.len() + 1, "book_id": value["book_id"], "reader": value["reader"]});
        state.loans.push((asked.owner.clone(), loan.clone()));
        reply(201, "application/json", loan.to_string())
    }
}

/// Runs the suite against the API with a fault; `""` for none.
pub(crate) async fn hold(fault: &'static str, seed: u64, only: &[&str]) -> Outcome {
    let only = only.iter().map(|name| (*name).to_owned()).collect();
    hold_with(fault, Settings { seed, only, ..Settings::default() }).await
}

/// Runs the suite with other settings.
pub(crate) async fn hold_with(fault: &'static str, settings: Settings) -> Outcome {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/suite/books.yaml");
    let document = Document::load(&file).expect("the document loads");
    let schemas = Schemas::new(&document).expect("the schemas are fine");
    let books =
        Books { fault, schemas: Schemas::new(&document).expect("the schemas are fine"), state: Mutex::default() };
    let acceptor = TcpListener::bind("127.0.0.1:0").into_acceptor().await.expect("a free port");
    let address = *acceptor.local_addr().first().and_then(|address| address.as_socket_addr()).expect("an address");
    let task = tokio::spawn(async move {
        let _ = Server::new_with_acceptor(acceptor).run(books).await;
    });
    let bearer = |key: &str| vec![("authorization".to_owned(), format!("Bearer {key}"))];
    let settings = Settings {
        base_url: format!("http://{address}"),
        headers: bearer("own-39f1c07be2a84d65"),
        limited: bearer("limited"),
        foreign: bearer("foreign"),
        expired: bearer("expired"),
        ..settings
    };
    let client = Client::new(&settings.base_url, settings.timeout).expect("a client");
    let outcome = runner::run(&document, &schemas, &client, &settings, &mut Silent).await.expect("the server answers");
    task.abort();
    outcome
}
