//! An API whose records have states and owners: records that take the operation are found, what only the caller knows is used, and what
//! succeeded is done twice.

use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::{Mutex, PoisonError},
};

use conformance::{
    cases::Family,
    checks::Check,
    document::Document,
    given::{self, GivenError},
    http::Client,
    report::terminal,
    runner::{self, Outcome},
    schema::Schemas,
    settings::Settings,
};
use poem::{
    Endpoint, Request, Response, Server,
    http::StatusCode,
    listener::{Acceptor as _, Listener as _, TcpListener},
};
use serde_json::{Value, json};

use super::server::Silent;

/// Orders are made elsewhere: whether one is cancelled, by id.
const ORDERS: [(u64, bool); 2] = [(71, false), (72, true)];

struct Jobs {
    fault: &'static str,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// Name, and whether it can start.
    jobs: BTreeMap<u64, (String, bool)>,
    orders: BTreeMap<u64, bool>,
    runs: u64,
    last: u64,
}

fn reply(status: u16, body: &Value) -> Response {
    let status = StatusCode::from_u16(status).expect("a status");
    Response::builder().status(status).content_type("application/json").body(body.to_string())
}

fn problem(status: u16) -> Response {
    reply(status, &json!({"error": status.to_string()}))
}

impl Endpoint for Jobs {
    type Output = Response;

    async fn call(&self, mut request: Request) -> poem::Result<Response> {
        let body = request.take_body().into_bytes().await.unwrap_or_default();
        let path = request.uri().path().to_owned();
        let parts: Vec<&str> = path.trim_start_matches('/').split('/').collect();
        let allowed = match parts.as_slice() {
            ["jobs"] | ["jobs", _, "start"] | ["orders", _, "cancel"] => "POST",
            ["runs", _] => "GET",
            _ => return Ok(problem(404)),
        };
        if request.method().as_str() != allowed {
            let mut refused = problem(405);
            refused.headers_mut().insert("allow", allowed.parse().expect("a header value"));
            return Ok(refused);
        }
        let is_own = match request.header("authorization") {
            Some("Bearer own") => true,
            Some("Bearer foreign") => self.fault == "tenants see each other",
            Some("Bearer limited") if self.fault == "scopes are not asked for" => true,
            Some("Bearer limited") => return Ok(problem(403)),
            Some("Bearer exhausted") if parts == ["jobs"] && self.fault != "limits are not kept" => {
                return Ok(self.limited());
            }
            Some("Bearer exhausted") => true,
            _ => return Ok(problem(401)),
        };
        Ok(self.answer(&parts, is_own, &request, &body))
    }
}

impl Jobs {
    fn answer(&self, parts: &[&str], is_own: bool, request: &Request, body: &[u8]) -> Response {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let id = parts.get(1).and_then(|id| id.parse::<u64>().ok()).filter(|_| is_own);
        match parts[0] {
            "jobs" if parts.len() == 1 => {
                if request.header("content-type") != Some("application/json") {
                    return problem(415);
                }
                self.create(&mut state, &serde_json::from_slice(body).unwrap_or_default())
            }
            "jobs" => match id.and_then(|id| state.jobs.get(&id)) {
                None => problem(404),
                Some((_, false)) => problem(409),
                Some((_, true)) => {
                    state.runs += 1;
                    reply(202, &json!({"run": format!("run-{}", state.runs)}))
                }
            },
            "orders" => match id.and_then(|id| state.orders.get_mut(&id)) {
                None => problem(404),
                Some(true) if self.fault == "a second cancel fails" => problem(500),
                Some(true) => problem(409),
                Some(cancelled) => {
                    *cancelled = true;
                    reply(200, &json!({"cancelled": true}))
                }
            },
            _ => {
                let number = parts[1].strip_prefix("run-").and_then(|number| number.parse::<u64>().ok());
                match number.filter(|number| is_own && (1..=state.runs).contains(number)) {
                    Some(number) => reply(200, &json!({"run": format!("run-{number}")})),
                    None => problem(404),
                }
            }
        }
    }

    fn limited(&self) -> Response {
        let mut refused = problem(429);
        let wait = if self.fault == "nothing to wait for" { "0" } else { "30" };
        let remaining = if self.fault == "something remains" { "1" } else { "0" };
        for (name, value) in [("retry-after", wait), ("x-ratelimit-remaining", remaining)] {
            refused.headers_mut().insert(name, value.parse().expect("a header value"));
        }
        refused
    }

    fn create(&self, state: &mut State, value: &Value) -> Response {
        let name = value["name"].as_str().filter(|name| (1..=40).contains(&name.chars().count()));
        let (Some(name), Some(ready)) = (name, value["ready"].as_bool()) else { return problem(400) };
        if name == "crash" {
            return problem(500);
        }
        if state.jobs.get(&state.last).is_some_and(|(last, _)| last == name) && self.fault == "the same again is a 404"
        {
            return problem(404);
        }
        if name == "given" && state.jobs.values().any(|(other, _)| other == name) {
            return problem(409);
        }
        state.last += 1;
        let id = state.last;
        state.jobs.insert(id, (name.to_owned(), ready));
        reply(201, &json!({"id": id, "name": name, "ready": ready}))
    }
}

fn file() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/suite/jobs.yaml")
}

fn load() -> (Document, Schemas) {
    let document = Document::load(&file()).expect("the document loads");
    let schemas = Schemas::new(&document).expect("the schemas are fine");
    (document, schemas)
}

fn settings() -> Settings {
    let bearer = |key: &str| vec![("authorization".to_owned(), format!("Bearer {key}"))];
    Settings {
        headers: bearer("own"),
        limited: bearer("limited"),
        foreign: bearer("foreign"),
        exhausted: bearer("exhausted"),
        values: ORDERS.iter().map(|(id, _)| ("cancel.id".to_owned(), id.to_string())).collect(),
        bodies: ["crash", "given", "given"]
            .map(|name| ("create".to_owned(), json!({"name": name, "ready": true})))
            .to_vec(),
        ..Settings::default()
    }
}

async fn hold(fault: &'static str, settings: Settings) -> Outcome {
    let (document, schemas) = load();
    hold_to(&document, &schemas, fault, settings).await
}

async fn hold_to(document: &Document, schemas: &Schemas, fault: &'static str, settings: Settings) -> Outcome {
    let jobs = Jobs { fault, state: Mutex::new(State { orders: BTreeMap::from(ORDERS), ..State::default() }) };
    let acceptor = TcpListener::bind("127.0.0.1:0").into_acceptor().await.expect("a free port");
    let address = *acceptor.local_addr().first().and_then(|address| address.as_socket_addr()).expect("an address");
    let task = tokio::spawn(async move {
        let _ = Server::new_with_acceptor(acceptor).run(jobs).await;
    });
    let settings = Settings { base_url: format!("http://{address}"), ..settings };
    given::check(document, schemas, &settings).expect("what is given fits");
    let client = Client::new(&settings.base_url, settings.timeout).expect("a client");
    let outcome = runner::run(document, schemas, &client, &settings, &mut Silent).await.expect("the server answers");
    task.abort();
    outcome
}

fn unexplained(outcome: &Outcome) -> Vec<String> {
    let missed = outcome.coverage.iter().filter(|row| row.is_gap());
    missed.map(|row| format!("{} {}", row.operation, row.status)).collect()
}

#[tokio::test]
async fn with_what_the_caller_knows_every_status_is_seen() {
    for seed in [1, 2, 3] {
        let outcome = hold("", Settings { seed, ..settings() }).await;
        assert!(outcome.violations.is_empty(), "{}", terminal::render(&outcome, true));
        assert_eq!(unexplained(&outcome), [""; 0], "{}", terminal::render(&outcome, true));
    }
}

#[tokio::test]
async fn without_it_the_table_says_what_is_missing() {
    let outcome =
        hold("", Settings { values: Vec::new(), bodies: Vec::new(), exhausted: Vec::new(), ..settings() }).await;
    assert!(outcome.violations.is_empty(), "{}", terminal::render(&outcome, true));
    assert_eq!(unexplained(&outcome), ["create 409", "create 429", "create 500", "cancel 200", "cancel 409"]);
}

#[tokio::test]
async fn a_record_of_the_example_that_takes_the_operation_is_found_and_kept() {
    let outcome = hold("", settings()).await;
    let of = |operation: &str| outcome.ran.iter().filter(|ran| ran.operation == operation).collect::<Vec<_>>();
    // The first example's record refuses to start; after that all are made from the second.
    let started = of("start").into_iter().filter(|ran| ran.family == Family::Valid || ran.family == Family::Setup);
    let statuses: Vec<u16> = started.map(|ran| ran.status).collect();
    assert_eq!((statuses[0], statuses[1]), (409, 202));
    assert!(statuses[2..].iter().all(|status| *status == 202), "{statuses:?}");
    assert!(of("view").iter().any(|ran| ran.family == Family::Valid && ran.status == 200));
}

#[tokio::test]
async fn given_values_are_used_up_in_their_order_and_the_last_serves_the_rest() {
    let outcome = hold("", settings()).await;
    let proper = |family| outcome.ran.iter().filter(move |ran| ran.operation == "cancel" && ran.family == family);
    let statuses: Vec<u16> = proper(Family::Valid).map(|ran| ran.status).collect();
    assert_eq!(statuses, [200, 409], "the first order can be cancelled, and the second is");
    assert_eq!(proper(Family::Repeat).map(|ran| ran.status).collect::<Vec<_>>(), [409]);
}

#[tokio::test]
async fn faults_of_scopes_tenants_and_repeats_are_found() {
    for (fault, check, operation, family) in [
        ("scopes are not asked for", Check::Authorization, "start", Family::LimitedCredential),
        ("tenants see each other", Check::UnknownId, "view", Family::ForeignCredential),
        ("the same again is a 404", Check::ValidAccepted, "create", Family::Repeat),
        ("a second cancel fails", Check::ServerError, "cancel", Family::Repeat),
        ("limits are not kept", Check::RateLimit, "create", Family::ExhaustedCredential),
        ("nothing to wait for", Check::RateLimit, "create", Family::ExhaustedCredential),
        ("something remains", Check::RateLimit, "create", Family::ExhaustedCredential),
    ] {
        let outcome = hold(fault, settings()).await;
        let found = outcome.violations.iter().any(|violation| {
            violation.check == check && violation.operation == operation && violation.family == family
        });
        assert!(found, "{fault}\n{}", terminal::render(&outcome, false));
    }
}

/// One at the root that explains a status which is seen everywhere, one on an operation; and none where the reason still holds for somebody.
#[tokio::test]
async fn a_reason_for_what_was_seen_after_all_is_stale() {
    let text = std::fs::read_to_string(file()).expect("the document is there");
    for (from, to, operation, status) in [
        ("\"503\": nobody maintains it", "\"503\": nobody maintains it, \"429\": no limits", "create", "429"),
        (
            "operationId: start\n",
            "operationId: start\n      x-conformance: {missed: {\"409\": all can start}}\n",
            "start",
            "409",
        ),
        ("\"503\": nobody maintains it", "\"503\": nobody maintains it, \"500\": never", "create", "500"),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        let changed = folder.path().join("jobs.yaml");
        std::fs::write(&changed, text.replace(from, to)).expect("it is written");
        let document = Document::load(&changed).expect("the document loads");
        let schemas = Schemas::new(&document).expect("the schemas are fine");
        let outcome = hold_to(&document, &schemas, "", settings()).await;
        let [stale] = outcome.violations.as_slice() else { panic!("{}", terminal::render(&outcome, true)) };
        assert_eq!((stale.check, stale.operation.as_str()), (Check::StaleReason, operation));
        assert!(stale.promise.starts_with(status), "{stale:?}");
    }
}

#[test]
fn what_is_given_for_nothing_is_refused() {
    let (document, schemas) = load();
    let check = |values: &[(&str, &str)], bodies: &[(&str, Value)]| {
        let settings = Settings {
            values: values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
            bodies: bodies.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect(),
            ..Settings::default()
        };
        given::check(&document, &schemas, &settings)
    };
    assert!(check(&[("cancel.id", "7"), ("POST /orders/{id}/cancel.id", "8")], &[]).is_ok());
    assert!(matches!(check(&[("cancel.order", "7")], &[]), Err(GivenError::NoParameter(_))));
    assert!(matches!(check(&[("cancle.id", "7")], &[]), Err(GivenError::NoParameter(_))));
    assert!(matches!(check(&[("cancel.id", "seven")], &[]), Err(GivenError::Invalid(..))));
    assert!(check(&[], &[("create", json!({"name": "a", "ready": true}))]).is_ok());
    assert!(matches!(check(&[], &[("view", json!({}))]), Err(GivenError::NoBody(_))));
    assert!(matches!(check(&[], &[("create", json!({"name": "a"}))]), Err(GivenError::Invalid(..))));
}
