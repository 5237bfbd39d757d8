//! Traffic that passes the proxy: it comes through unchanged, and what is wrong with it is found.

use std::sync::{Arc, Mutex};

use conformance::{
    checks::Check,
    coverage::cells::Kind,
    document::Document,
    http::{Client, Payload, Request},
    proxy::{self, Judge},
    report::terminal,
    runner::{Outcome, Silent},
    schema::Schemas,
    settings::Settings,
};
use serde_json::{Value, json};
use tokio::io::AsyncBufReadExt as _;

use super::server::{KEY, document_file, start};

fn request(method: &str, path: &str, body: Option<&Value>) -> Request {
    Request {
        method: method.to_owned(),
        path: path.to_owned(),
        query: Vec::new(),
        headers: vec![("authorization".to_owned(), KEY.to_owned())],
        body: body
            .map(|body| Payload { media_type: "application/json".to_owned(), bytes: body.to_string().into_bytes() }),
    }
}

/// Statuses and bodies that came through the proxy, and what it says.
async fn pass(fault: &'static str, requests: &[Request]) -> (Vec<(u16, Value)>, Outcome) {
    let running = start(fault).await;
    let document = Document::load(&document_file()).expect("the document loads");
    let schemas = Schemas::new(&document).expect("the schemas are fine");
    let settings = Settings { base_url: running.base.clone(), ..Settings::default() };
    let judge = Arc::new(Mutex::new(Judge::new(document, schemas, settings, Box::new(Silent))));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let (end, ended) = tokio::sync::oneshot::channel::<()>();
    let served = tokio::spawn(proxy::serve(listener, Arc::clone(&judge), async move {
        let _ = ended.await;
    }));
    let client = Client::new(&base, std::time::Duration::from_secs(10)).unwrap();
    let mut answers = Vec::new();
    for request in requests {
        let answer = client.send(request, None).await.expect("an answer comes through");
        assert!(answer.header("content-type").is_none_or(|name| name.starts_with("application/json")));
        answers.push((answer.status, answer.json().unwrap_or_default()));
    }
    let _ = end.send(());
    served.await.unwrap().unwrap();
    let outcome = judge.lock().unwrap().outcome();
    (answers, outcome)
}

#[tokio::test]
async fn right_traffic_comes_through_unchanged_and_holds() {
    let body = json!({"title": "Buy milk", "priority": 3});
    let requests = [
        request("POST", "/todos", Some(&body)),
        request("GET", "/todos/todo_000001", None),
        request("GET", "/todos", None),
        // A wrong request that is refused is what the document calls for.
        request("POST", "/todos", Some(&json!({"title": 1}))),
        request("GET", "/nowhere", None),
    ];
    let (answers, outcome) = pass("", &requests).await;
    let statuses: Vec<u16> = answers.iter().map(|(status, _)| *status).collect();
    assert_eq!(statuses, [201, 200, 200, 422, 404]);
    assert_eq!(answers[1].1["data"]["title"], "Buy milk");
    outcome.assert_held();
    assert_eq!(outcome.operations, 3);
    assert!(outcome.covered(Kind::Status).0 >= 4, "{}", terminal::render(&outcome, true));
}

#[tokio::test]
async fn what_is_wrong_with_traffic_is_found() {
    for (fault, request, check) in [
        ("a member has the wrong type", request("GET", "/todos", None), Check::BodySchema),
        ("no request id", request("GET", "/todos", None), Check::HeaderRequired),
        (
            "overlooks maximum",
            request("POST", "/todos", Some(&json!({"title": "x", "priority": 9}))),
            Check::InvalidRefused,
        ),
        ("unknown path answers 200", request("GET", "/secret/door", None), Check::UnknownPath),
        ("malformed id fails", request("GET", "/todos/x", None), Check::ServerError),
    ] {
        let first = request_for_a_record();
        let (_, outcome) = pass(fault, &[first, request]).await;
        let found = outcome.violations.iter().any(|violation| violation.check == check);
        assert!(found, "{fault}: {}", terminal::render(&outcome, false));
    }
}

fn request_for_a_record() -> Request {
    request("POST", "/todos", Some(&json!({"title": "first", "priority": 1})))
}

#[tokio::test]
async fn the_command_writes_down_what_passes_as_it_passes() {
    let running = start("").await;
    let folder = tempfile::tempdir().unwrap();
    let (har, events) = (folder.path().join("passed.har"), folder.path().join("passed.ndjson"));
    let mut command = tokio::process::Command::new(env!("CARGO_BIN_EXE_conformance"));
    command.arg("proxy").arg("--document").arg(document_file()).args(["--base-url", &running.base, "--max-time", "2"]);
    command.arg("--har").arg(&har).arg("--ndjson").arg(&events).args(["--header", &format!("Authorization: {KEY}")]);
    command.stderr(std::process::Stdio::piped()).stdout(std::process::Stdio::null());
    let mut child = command.spawn().expect("the binary runs");
    let mut lines = tokio::io::BufReader::new(child.stderr.take().unwrap()).lines();
    let first = lines.next_line().await.unwrap().expect("it says where it listens");
    let base = first.split_whitespace().find(|word| word.starts_with("http://")).expect("an address");
    let client = Client::new(base, std::time::Duration::from_secs(10)).unwrap();
    assert_eq!(client.send(&request("GET", "/todos", None), None).await.unwrap().status, 200);
    while lines.next_line().await.unwrap().is_some() {}
    assert_eq!(child.wait().await.unwrap().code(), Some(0));

    let text = |file| std::fs::read_to_string(file).expect("the file is written");
    let passed: Value = serde_json::from_str(&text(&har)).expect("JSON");
    assert_eq!(passed["log"]["entries"].as_array().map(Vec::len), Some(1), "{passed}");
    let told: Vec<Value> = text(&events).lines().map(|line| serde_json::from_str(line).expect("a line")).collect();
    let count = |name: &str| told.iter().filter(|event| event["event"] == name).count();
    assert_eq!((count("started"), count("case"), count("finished")), (1, 1, 1), "{told:?}");
    assert!(!text(&har).contains(KEY) && !text(&events).contains(KEY));
}

/// Nobody tells a proxy what its clients' credentials are.
#[tokio::test]
async fn credentials_of_clients_that_nobody_named_are_in_no_report() {
    let running = start("a member has the wrong type").await;
    let folder = tempfile::tempdir().unwrap();
    let names = ["junit.xml", "report.html", "report.sarif", "report.har", "events.ndjson", "summary.md"];
    let flags = ["--junit", "--html", "--sarif", "--har", "--ndjson", "--summary"];
    let mut command = tokio::process::Command::new(env!("CARGO_BIN_EXE_conformance"));
    command.arg("proxy").arg("--document").arg(document_file()).args(["--base-url", &running.base, "--max-time", "2"]);
    for (flag, name) in flags.iter().zip(names) {
        command.arg(flag).arg(folder.path().join(name));
    }
    command.stderr(std::process::Stdio::piped()).stdout(std::process::Stdio::piped());
    let mut child = command.spawn().expect("the binary runs");
    let mut lines = tokio::io::BufReader::new(child.stderr.take().unwrap()).lines();
    let first = lines.next_line().await.unwrap().expect("it says where it listens");
    let base = first.split_whitespace().find(|word| word.starts_with("http://")).expect("an address");
    let client = Client::new(base, std::time::Duration::from_secs(10)).unwrap();
    let mut list = request("GET", "/todos", None);
    list.headers.push(("cookie".to_owned(), "session=s3cr3t; theme=gr33n".to_owned()));
    list.query.push(("api_key".to_owned(), "qk-12345".to_owned()));
    let mut create = request("POST", "/todos", Some(&json!({"title": 1, "password": "pw-json"})));
    client.send(&request_for_a_record(), None).await.unwrap();
    client.send(&list, None).await.unwrap();
    client.send(&create, None).await.unwrap();
    let form = "title=a&password=pw-form".as_bytes().to_vec();
    create.body = Some(Payload { media_type: "application/x-www-form-urlencoded".to_owned(), bytes: form });
    client.send(&create, None).await.unwrap();
    while lines.next_line().await.unwrap().is_some() {}
    let output = child.wait_with_output().await.unwrap();
    assert_eq!(output.status.code(), Some(1), "there is something to report");

    let out = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(out.contains("cookie: session='\"$COOKIE_SESSION\"") && out.contains("api_key='\"$API_KEY\""), "{out}");
    let files = names.map(|name| (name, std::fs::read_to_string(folder.path().join(name)).unwrap()));
    for (name, text) in files.into_iter().chain([("terminal", out)]) {
        for secret in [&KEY["Bearer ".len()..], "s3cr3t", "gr33n", "qk-12345", "pw-json", "pw-form"] {
            assert!(!text.contains(secret), "{name} holds {secret}");
        }
    }
}
