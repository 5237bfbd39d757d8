//! What stands around every answer, and what connections may not do.

use std::time::Duration;

use reqwest::Method;
use serde_json::json;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

use crate::support::{bed::Bed, client::Answer, server::Server};

const ORIGIN: &str = "https://app.example.com";

/// All that comes back, until the server closes the connection.
async fn spoken(server: &Server, words: &str) -> String {
    let mut stream = TcpStream::connect(server.base.trim_start_matches("http://")).await.unwrap();
    stream.write_all(words.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    // A reset is an end as well: what was not read is lost with it.
    let ended = tokio::time::timeout(Duration::from_mins(1), stream.read_to_end(&mut answer)).await;
    assert!(ended.is_ok(), "the server keeps the connection after {words:?}");
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn browsers_are_told_what_they_may_and_what_they_must_not() {
    let bed = Bed::sqlite();
    let mut command = bed.serve(&[]);
    command.env("SWITCHYARD_CORS_ORIGINS", ORIGIN).env("SWITCHYARD_HSTS", "31536000");
    let server = Server::start(command).await;
    let client = server.admin();
    let path = "/yourapp/v1/workflows";
    for (origin, is_allowed) in [(ORIGIN, true), ("https://elsewhere.example.com", false)] {
        let preflight = client
            .request(Method::OPTIONS, path)
            .header("origin", origin)
            .header("access-control-request-method", "POST")
            .header("access-control-request-headers", "authorization,content-type");
        let preflight = Answer::of(preflight).await;
        assert_eq!(preflight.status, if is_allowed { 204 } else { 405 }, "{preflight:?}");
        let read = Answer::of(client.request(Method::GET, path).header("origin", origin)).await;
        assert_eq!(read.status, 200, "a browser keeps it from the page, not the server");
        for answer in [preflight, read] {
            let told = answer.header("access-control-allow-origin");
            assert_eq!(told, if is_allowed { ORIGIN } else { "" }, "{answer:?}");
            let exposed = answer.header("access-control-expose-headers");
            assert_eq!(exposed.contains("X-RateLimit-Remaining"), is_allowed);
            assert_eq!(answer.header("vary"), "Origin");
            assert_eq!(answer.header("access-control-allow-credentials"), "");
        }
    }
    for path in [path, "/yourapp/v1/nothing", "/docs/", "/healthz", "/nothing", "/openapi.json"] {
        let answer = client.get(path).await;
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("strict-transport-security"), "max-age=31536000", "{path}");
        assert_eq!(answer.header("server"), "", "{path}");
        assert_eq!(answer.header("cache-control") == "no-store", path.starts_with("/yourapp") || path == "/healthz");
        if answer.header("content-type").starts_with("text/html") {
            assert!(answer.header("content-security-policy").contains("frame-ancestors 'none'"), "{path}");
            assert_eq!(answer.header("x-frame-options"), "DENY");
        }
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn heads_bodies_and_idle_connections_have_their_limits() {
    let bed = Bed::sqlite();
    let config = bed.file("http.toml", "[http]\nheader_timeout_secs = 1\nbody_timeout_secs = 1\nidle_secs = 1\n");
    let server = bed.start_with(&["--config", config.to_str().unwrap()]).await;
    let client = server.admin();
    let line = "GET /healthz HTTP/1.1\r\nhost: x\r\n";
    let many = "x-many: y\r\n".repeat(200);
    assert!(spoken(&server, &format!("{line}{many}\r\n")).await.starts_with("HTTP/1.1 431"));
    let long = format!("x-long: {}\r\n\r\n", "y".repeat(100_000));
    assert!(spoken(&server, &format!("{line}{long}")).await.starts_with("HTTP/1.1 431"));
    assert_eq!(spoken(&server, "").await, "", "a connection that says nothing");
    assert_eq!(spoken(&server, line).await, "", "a head without an end");
    assert_eq!(spoken(&server, "PRI * HTTP/2.0\r\n").await, "", "half a preface");
    let once = spoken(&server, &format!("{line}\r\n")).await;
    assert!(once.starts_with("HTTP/1.1 200"), "answered, and closed when nothing more came: {once}");
    let twice = spoken(&server, &format!("{line}\r\n{line}")).await;
    assert_eq!(twice.matches("HTTP/1.1 200").count(), 1, "{twice}");
    let body = format!(
        "POST /yourapp/v1/workflows HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nauthorization: Bearer {}\r\n\
         content-length: 100\r\n\r\n{{",
        client.key
    );
    let given_up = spoken(&server, &body).await;
    assert!(
        given_up.starts_with("HTTP/1.1 400") && given_up.contains("the body ended before it was whole"),
        "{given_up}"
    );
    assert_eq!(client.post("/yourapp/v1/workflows", &json!({"name": "fine"})).await.status, 201);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_house_makes_room_for_those_who_want_something() {
    let bed = Bed::sqlite();
    let config = bed.file("http.toml", "[http]\nmax_connections = 8\n");
    let server = bed.start_with(&["--config", config.to_str().unwrap()]).await;
    let address = server.base.trim_start_matches("http://").to_owned();
    let mut silent = Vec::new();
    for _ in 0..40 {
        silent.push(TcpStream::connect(&address).await.unwrap());
        assert_eq!(server.client("").get("/healthz").await.status, 200);
    }
    let mut byte = [0];
    let first = tokio::time::timeout(Duration::from_mins(1), silent[0].read(&mut byte)).await.unwrap();
    assert!(matches!(first, Ok(0) | Err(_)), "the longest silent had to go: {first:?}");
    server.stop().await;
}
