//! Syncs of integrations against a service that pages, through kills: every page is fetched, none more often than it was cut short, and the counts say what happened.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
    time::Duration,
};

use poem::{Endpoint, Request, Response, http::StatusCode, listener::TcpAcceptor};
use serde_json::{Value, json};
use tokio::{net::TcpListener, sync::watch, task::JoinHandle};

use crate::support::{bed::Bed, client::Client, eventually, on_each_database, processes::Processes};

on_each_database!(
    a_sync_fetches_what_is_there_and_the_next_one_what_changed,
    killed_in_the_middle_it_goes_on_with_the_page_that_was_under_way,
    two_that_ask_at_once_share_one_sync,
    a_service_that_fails_is_told_with_its_reason,
);

const PAGE: usize = 10;
const TOKEN: &str = "hush-token";

/// A service with a list, ten records a page, that leads on by `Link`.
struct Shelf {
    address: String,
    state: Arc<Mutex<State>>,
    gate: watch::Sender<usize>,
    task: JoinHandle<()>,
}

#[derive(Default)]
struct State {
    records: BTreeMap<usize, Value>,
    /// How often each page was asked for.
    asked: BTreeMap<usize, usize>,
    /// Answered in place of the next pages.
    failures: Vec<u16>,
}

struct Answers {
    state: Arc<Mutex<State>>,
    gate: watch::Receiver<usize>,
}

impl Shelf {
    async fn of(records: usize) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let records = (0..records).map(|id| (id, json!({"id": id, "name": format!("record {id}")}))).collect();
        let state = Arc::new(Mutex::new(State { records, ..State::default() }));
        let (gate, watch) = watch::channel(usize::MAX);
        let answers = Answers { state: Arc::clone(&state), gate: watch };
        let server = poem::Server::new_with_acceptor(TcpAcceptor::from_tokio(listener).unwrap());
        let task = tokio::spawn(async move {
            server.run(answers).await.unwrap();
        });
        Self { address, state, gate, task }
    }

    /// Holds pages from this one on.
    fn hold(&self, from: usize) {
        self.gate.send_replace(from);
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.state.lock().unwrap());
    }

    fn asked(&self) -> BTreeMap<usize, usize> {
        self.state.lock().unwrap().asked.clone()
    }
}

impl Drop for Shelf {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Endpoint for Answers {
    type Output = Response;

    async fn call(&self, request: Request) -> poem::Result<Response> {
        if request.header("authorization") != Some(&format!("Bearer {TOKEN}")) {
            return Ok(Response::builder().status(StatusCode::UNAUTHORIZED).body(TOKEN));
        }
        let page = request.uri().query().and_then(|query| query.strip_prefix("page=")?.parse().ok()).unwrap_or(0);
        let failure = {
            let mut state = self.state.lock().unwrap();
            *state.asked.entry(page).or_default() += 1;
            state.failures.pop()
        };
        if let Some(status) = failure {
            return Ok(Response::builder().status(StatusCode::from_u16(status).unwrap()).finish());
        }
        let mut gate = self.gate.clone();
        // The gate lives as long as this task.
        let _ = gate.wait_for(|from| page < *from).await;
        let (records, is_last) = {
            let state = self.state.lock().unwrap();
            let records: Vec<Value> = state.records.values().skip(page * PAGE).take(PAGE).cloned().collect();
            (records, (page + 1) * PAGE >= state.records.len())
        };
        let response = Response::builder().content_type("application/json");
        let next = format!("</list?page={}>; rel=\"next\"", page + 1);
        let response = if is_last { response } else { response.header("link", next) };
        Ok(response.body(json!({ "data": records }).to_string()))
    }
}

/// An integration with the shelf, made through WorkFlux with its token in the configuration; its id as WorkFlux spells it.
async fn connect(client: &Client, shelf: &Shelf, token: &str) -> String {
    let list = json!({"path": "/list", "records": "/data", "paging": {"type": "link"}});
    let config = json!({"base_url": format!("http://{}", shelf.address), "list": list, "access_token": token});
    let made =
        client.post("/workflux/v1/integrations", &json!({"type": "http", "name": "Shelf", "config": config})).await;
    assert_eq!(made.status, 201, "{made:?}");
    assert!(!made.text.contains(token), "{made:?}");
    made.at("/id").as_str().unwrap().to_owned()
}

async fn sync(client: &Client, integration: &str) -> (u16, Value) {
    let answer = client.post(&format!("/workflux/v1/integrations/{integration}/sync"), &json!({})).await;
    (answer.status, answer.json())
}

fn counts(sync: &Value) -> [u64; 5] {
    ["pages", "fetched", "created", "updated", "unchanged"].map(|name| sync[name].as_u64().unwrap())
}

/// The newest integration's path on the platform surface.
async fn platform(client: &Client) -> String {
    let id = client.get("/platform/v1/integrations").await.at("/items/0/id");
    format!("/platform/v1/integrations/{}", id.as_str().unwrap())
}

async fn ended(client: &Client, path: &str) -> Value {
    let path = format!("{path}/syncs");
    let path = &path;
    eventually("the sync's end", || async move {
        let newest = client.get(path).await.at("/items/0");
        (newest["status"] != "running").then_some(newest)
    })
    .await
}

async fn a_sync_fetches_what_is_there_and_the_next_one_what_changed(bed: Bed) {
    let shelf = Shelf::of(35).await;
    let server = bed.start_with(&["--allow-outgoing", &shelf.address]).await;
    let (client, stranger) = (server.admin(), server.client(&bed.key(&["--tenant", "other"])));
    let integration = connect(&client, &shelf, TOKEN).await;
    let (status, first) = sync(&client, &integration).await;
    assert_eq!((status, &first["status"], counts(&first)), (200, &json!("completed"), [4, 35, 35, 0, 0]));
    assert!(shelf.asked().values().all(|count| *count == 1), "{:?}", shelf.asked());

    shelf.change(|state| {
        state.records.insert(3, json!({"name": "another", "id": 3}));
        state.records.insert(4, json!({"name": "record 4", "id": 4}));
        state.records.insert(99, json!({"id": 99}));
        state.records.remove(&7);
    });
    let (_, second) = sync(&client, &integration).await;
    assert_eq!(counts(&second), [4, 35, 1, 1, 33]);
    let shown = client.get(&format!("/workflux/v1/integrations/{integration}")).await;
    assert_eq!(shown.at("/last_sync"), second);
    assert_eq!(shown.at("/config/list/path"), json!("/list"));

    let path = platform(&client).await;
    let syncs = client.get(&format!("{path}/syncs")).await;
    assert_eq!((syncs.at("/total"), counts(&syncs.at("/items/1"))), (json!(2), counts(&first)));
    let records = client.get(&format!("{path}/records?limit=100")).await;
    assert_eq!(records.at("/total"), json!(36), "what is gone there stays here");
    let of = |id: &str| records.at("/items").as_array().unwrap().iter().find(|one| one["id"] == id).unwrap().clone();
    assert_eq!(of("3")["data"], json!({"name": "another", "id": 3}));
    assert!(of("3")["updated_at"].as_str() > of("3")["created_at"].as_str());
    assert_eq!(of("4")["updated_at"], of("4")["created_at"], "the order of fields is no difference");
    for list in ["records", "syncs"] {
        assert_eq!(stranger.get(&format!("{path}/{list}")).await.status, 404);
    }
    assert_eq!(sync(&stranger, &integration).await.0, 404);
    let audit = client.get("/platform/v1/audit-events?action=synced").await;
    assert_eq!(audit.at("/total"), json!(2));
    assert_eq!(client.delete(&path).await.status, 204);
    assert_eq!(client.get(&format!("{path}/records")).await.status, 404);
    server.stop().await;
}

async fn killed_in_the_middle_it_goes_on_with_the_page_that_was_under_way(bed: Bed) {
    const PAGES: usize = 40;
    let shelf = Shelf::of(PAGES * PAGE).await;
    let arguments = ["--allow-outgoing", &shelf.address];
    let mut server = bed.start_with(&arguments).await;
    let (client, key) = (server.admin(), server.printed_key().unwrap());
    let integration = connect(&client, &shelf, TOKEN).await;
    let path = platform(&client).await;
    // Held in the middle of a page, and killed.
    shelf.hold(13);
    let asking = tokio::spawn({
        let path = format!("/workflux/v1/integrations/{integration}/sync");
        let request = client.request(reqwest::Method::POST, &path).header("idempotency-key", "one");
        // The server dies under it.
        async move { request.send().await.is_err() }
    });
    eventually("the page that is held", || async { shelf.asked().contains_key(&13).then_some(()) }).await;
    server.kill().await;
    assert!(asking.await.unwrap());
    shelf.hold(usize::MAX);
    server = bed.start_with(&arguments).await;
    // And twice more, wherever it stands then.
    for pages in [20, 30] {
        eventually("pages", || async { (shelf.asked().len() >= pages).then_some(()) }).await;
        server.kill().await;
        server = bed.start_with(&arguments).await;
    }
    let client = server.client(&key);
    let sync = ended(&client, &path).await;
    let all = (PAGES * PAGE) as u64;
    assert_eq!((&sync["status"], counts(&sync)), (&json!("completed"), [PAGES as u64, all, all, 0, 0]), "{sync}");
    let asked = shelf.asked();
    assert_eq!(asked.len(), PAGES);
    let again: Vec<_> = asked.iter().filter(|(_, count)| **count > 1).collect();
    let more: usize = asked.values().map(|count| count - 1).sum();
    assert!(more <= 3 && asked[&13] == 2, "one page for each kill, the one under way: {again:?}");
    let records = client.get(&format!("{path}/records?limit=1")).await;
    assert_eq!(records.at("/total"), json!(all));
    // The request that was cut off, sent again, is told what it began and begins nothing.
    let repeated = client
        .request(reqwest::Method::POST, &format!("/workflux/v1/integrations/{integration}/sync"))
        .header("idempotency-key", "one");
    let repeated = crate::support::client::Answer::of(repeated).await;
    assert_eq!((repeated.status, repeated.header("idempotent-replayed")), (202, "true"), "{repeated:?}");
    assert_eq!(client.get(&format!("{path}/syncs")).await.at("/total"), json!(1));
    server.stop().await;
}

async fn two_that_ask_at_once_share_one_sync(bed: Bed) {
    let shelf = Shelf::of(30).await;
    let server = bed.start_with(&["--allow-outgoing", &shelf.address, "--run-wait", "2"]).await;
    let client = server.admin();
    let integration = connect(&client, &shelf, TOKEN).await;
    shelf.hold(1);
    // Both wait for as long as the server waits for runs, and are told that it goes on.
    let (one, other) = tokio::join!(sync(&client, &integration), sync(&client, &integration));
    assert_eq!((one.0, other.0), (202, 202), "{one:?} {other:?}");
    assert_eq!((&one.1["status"], &one.1["sync_id"]), (&json!("running"), &other.1["sync_id"]));
    shelf.hold(usize::MAX);
    let path = platform(&client).await;
    assert_eq!(counts(&ended(&client, &path).await), [3, 30, 30, 0, 0]);
    assert_eq!(client.get(&format!("{path}/syncs")).await.at("/total"), json!(1));
    // One that goes while it is fetched for takes all with it.
    shelf.hold(1);
    let (status, _) = sync(&client, &integration).await;
    assert_eq!((status, client.delete(&path).await.status), (202, 204));
    shelf.hold(usize::MAX);
    tokio::time::timeout(Duration::from_secs(30), server.stop()).await.unwrap();
}

async fn a_service_that_fails_is_told_with_its_reason(bed: Bed) {
    let shelf = Shelf::of(20).await;
    let server = bed.start_with(&["--allow-outgoing", &shelf.address]).await;
    let client = server.admin();
    let good = connect(&client, &shelf, TOKEN).await;
    // Passing trouble is waited out.
    shelf.change(|state| state.failures = vec![503]);
    let (status, done) = sync(&client, &good).await;
    assert_eq!((status, counts(&done)), (200, [2, 20, 20, 0, 0]));
    // An expired token is not.
    let expired = connect(&client, &shelf, "another-token").await;
    let (status, told) = sync(&client, &expired).await;
    assert_eq!((status, &told["error"]["code"]), (500, &json!("INTEGRATION_ERROR")), "{told}");
    assert_eq!(
        told["error"]["details"]["reason"],
        json!("the service refuses the credential: it answered 401 Unauthorized")
    );
    assert!(!told.to_string().contains("token\""), "{told}");
    let shown = client.get(&format!("/workflux/v1/integrations/{expired}")).await;
    assert_eq!(shown.at("/last_sync/status"), json!("failed"));
    // What does not sync says so.
    let mail = json!({"type": "smtp", "name": "Mail", "config": {"host": "mail.example.com", "from": "a@example.com"}});
    let mail = client.post("/workflux/v1/integrations", &mail).await.at("/id");
    let (status, told) = sync(&client, mail.as_str().unwrap()).await;
    assert_eq!((status, &told["error"]["message"]), (409, &json!("Integrations of type `smtp` do not sync")), "{told}");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sync_asked_of_a_process_that_follows_is_fetched_by_the_one_that_leads() {
    let shelf = Shelf::of(35).await;
    let arguments = ["--allow-outgoing", &shelf.address];
    let Some((_bed, mut processes)) = Processes::start(2, &arguments).await else { return };
    let (leader, followers) = processes.roles().await;
    let client = processes.clients()[followers[0]].clone();
    let integration = connect(&client, &shelf, TOKEN).await;
    let (status, first) = sync(&client, &integration).await;
    assert_eq!((status, &first["status"], counts(&first)), (200, &json!("completed"), [4, 35, 35, 0, 0]));
    assert!(shelf.asked().values().all(|count| *count == 1), "{:?}", shelf.asked());
    // Held in the middle of a page, and its process killed: the one that asked goes on with it.
    shelf.hold(2);
    let asking = tokio::spawn({
        let (client, integration) = (client.clone(), integration.clone());
        async move { sync(&client, &integration).await }
    });
    eventually("the page that is held", || async { (shelf.asked().get(&2) == Some(&2)).then_some(()) }).await;
    processes.servers.remove(leader).kill().await;
    shelf.hold(usize::MAX);
    let (status, second) = asking.await.unwrap();
    assert_eq!((status, counts(&second)), (200, [4, 35, 0, 0, 35]), "{second}");
    assert_eq!(shelf.asked()[&2], 3, "the page that was cut short, once more");
    processes.stop().await;
}
