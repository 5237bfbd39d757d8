//! Bad input: each surface's own format, every fault at once, and never a panic.

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

use crate::support::{bed::Bed, client::Answer, on_each_database};

on_each_database!(hostile_identifiers_and_parameters_get_documented_answers);

/// Prefix, a path there that takes a POST with a body, and where that surface's errors say what they are.
const SURFACES: [(&str, &str, &str, [&str; 6]); 3] = [
    (
        "/yourapp/v1",
        "/workflows",
        "/error/code",
        [
            "NOT_FOUND",
            "METHOD_NOT_ALLOWED",
            "PAYLOAD_TOO_LARGE",
            "UNSUPPORTED_MEDIA_TYPE",
            "VALIDATION_ERROR",
            "UNAUTHORIZED",
        ],
    ),
    (
        "/agentifyme/v1",
        "/workflows/run",
        "/code",
        [
            "NOT_FOUND",
            "METHOD_NOT_ALLOWED",
            "PAYLOAD_TOO_LARGE",
            "UNSUPPORTED_MEDIA_TYPE",
            "VALIDATION_ERROR",
            "UNAUTHORIZED",
        ],
    ),
    ("/platform/v1", "/api-keys", "/status", ["404", "405", "413", "415", "400", "401"]),
];

fn check(answer: &Answer, status: u16, at: &str, code: &str) {
    assert_eq!(answer.status, status, "{answer:?}");
    let found = match answer.at(at) {
        Value::String(code) => code,
        other => other.to_string(),
    };
    assert_eq!(found, code, "{answer:?}");
    assert!(!answer.header("x-request-id").is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_never_reaches_a_handler_is_answered_in_the_surfaces_own_format() {
    let bed = Bed::sqlite();
    let server = bed.start_with(&["--body-limit", "4096"]).await;
    let (client, nobody) = (server.admin(), server.client(""));
    for (prefix, path, at, [unknown, method, large, media, invalid, unauthorized]) in SURFACES {
        let path = format!("{prefix}{path}");
        for wrong in ["", "/", "/nothing", "/workflows/a/b/c/d", "/%FF", "/workflows//"] {
            check(&client.get(&format!("{prefix}{wrong}")).await, 404, at, unknown);
        }
        let put = client.send(Method::PUT, &path, None).await;
        check(&put, 405, at, method);
        assert!(put.header("allow").contains("POST"), "{put:?}");

        let sized = client.request(Method::POST, &path).header("content-type", "application/json");
        check(&Answer::of(sized.body(format!("\"{}\"", "x".repeat(5_000)))).await, 413, at, large);
        let text = client.request(Method::POST, &path).header("content-type", "text/plain").body("{}");
        check(&Answer::of(text).await, 415, at, media);
        for bad in ["{", "", "[1,]", "{\"a\":1}}", "\u{feff}{}", "nul", "{\"name\":\"\\ud800\"}"] {
            let request = client.request(Method::POST, &path).header("content-type", "application/json").body(bad);
            check(&Answer::of(request).await, 400, at, invalid);
        }
        let deep = format!("{}{}", "[".repeat(2_000), "]".repeat(2_000));
        let request = client.request(Method::POST, &path).header("content-type", "application/json").body(deep);
        check(&Answer::of(request).await, 400, at, invalid);
        check(&nobody.post(&path, &json!({"name": "x"})).await, 401, at, unauthorized);
        let wrong = server.client("sy_0000000000000000000000000000000000000000000000000");
        check(&wrong.post(&path, &json!({"name": "x"})).await, 401, at, unauthorized);
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn all_faults_are_told_at_once_with_their_places() {
    let bed = Bed::sqlite();
    let server = bed.start().await;
    let client = server.admin();
    for (path, body, violations, expect) in [
        (
            "/yourapp/v1/workflows",
            json!({"name": "", "nodes": [{"id": "a", "type": "set"}, {"type": 7}]}),
            "/error/details/violations",
            ["/name", "/nodes/1"],
        ),
        (
            "/agentifyme/v1/workflows/run",
            json!({"name": 1, "parameters": []}),
            "/details/violations",
            ["/name", "/parameters"],
        ),
        ("/platform/v1/api-keys", json!({"name": "", "scopes": ["everything"]}), "/errors", ["/name", "/scopes/0"]),
    ] {
        let answer = client.post(path, &body).await;
        assert_eq!(answer.status, 400, "{answer:?}");
        let told = answer.at(violations);
        let pointers: Vec<&str> = told.as_array().unwrap().iter().map(|one| one["pointer"].as_str().unwrap()).collect();
        for pointer in expect {
            assert!(
                pointers.iter().any(|told| told.trim_start_matches('#').starts_with(pointer)),
                "{pointer}: {answer:?}"
            );
        }
    }
    let query = client.get("/yourapp/v1/workflows?page=0&limit=many&status=lost").await;
    assert_eq!((query.status, query.at("/error/details/violations").as_array().unwrap().len()), (400, 3), "{query:?}");
    server.stop().await;
}

async fn hostile_identifiers_and_parameters_get_documented_answers(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    let long = "x".repeat(4_000);
    let hostile =
        ["%00", "%0A", "'%20OR%201=1--", "..%2F..%2Fetc", "%F0%9F%92%A5", "wf_%FF", "-1", "null", "wf_", &long];
    for id in hostile {
        for path in [
            format!("/yourapp/v1/workflows/{id}"),
            format!("/yourapp/v1/executions/{id}"),
            format!("/agentifyme/v1/workflows/jobs/{id}"),
        ] {
            let answer = client.get(&path).await;
            assert!(matches!(answer.status, 400 | 404), "{path}: {answer:?}");
        }
        for query in ["search", "page", "status"] {
            let answer = client.get(&format!("/yourapp/v1/workflows?{query}={id}")).await;
            assert!(matches!(answer.status, 200 | 400), "{query}={id}: {answer:?}");
        }
        let answer = client.get(&format!("/yourapp/v1/executions?cursor={id}")).await;
        assert!(matches!(answer.status, 200 | 400), "cursor={id}: {answer:?}");
    }
    // Text that databases are known to stumble over.
    for text in ["\u{0}", "a\u{0}b", "\u{1F4A5}", "'; DROP TABLE workflows; --", "\u{202E}"] {
        let answer = client.post("/yourapp/v1/workflows", &json!({"name": text, "variables": {"v": text}})).await;
        assert!(matches!(answer.status, 201 | 400), "{text:?}: {answer:?}");
        let input = json!({"name": "say-hello", "parameters": {"name": text}});
        let answer = client.post("/agentifyme/v1/workflows/run", &input).await;
        assert!(matches!(answer.status, 200 | 400), "{text:?}: {answer:?}");
    }
    // Numbers that no 64 bits hold come back as they are, or are refused.
    let answer = client.post("/yourapp/v1/workflows", &json!({"name": "n", "variables": {"n": 1e300}})).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn requests_that_no_client_library_sends_do_not_disturb_the_server() {
    let bed = Bed::sqlite();
    let server = bed.start().await;
    let address = server.base.trim_start_matches("http://").to_owned();
    for (request, expect) in [
        ("OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "HTTP/1.1 404"),
        ("GET http://x/healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "HTTP/1.1 200"),
        ("CONNECT x:1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "HTTP/1.1 404"),
        ("GET //yourapp/v1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "HTTP/1.1 404"),
        ("GET /yourapp/v1?x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "HTTP/1.1 404"),
        ("BREW /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "HTTP/1.1 405"),
        ("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n", "HTTP/1.1 400"),
        ("nonsense\r\n\r\n", "HTTP/1.1 400"),
    ] {
        let mut stream = TcpStream::connect(&address).await.unwrap();
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        tokio::time::timeout(Duration::from_secs(30), stream.read_to_end(&mut answer)).await.unwrap().unwrap();
        let answer = String::from_utf8_lossy(&answer);
        assert!(answer.starts_with(expect), "{request:?}: {answer}");
    }
    assert_eq!(server.client("").get("/healthz").await.status, 200);
    server.stop().await;
}

/// Bytes that are not UTF-8 are not JSON, wherever they stand: also in a field that nobody knows, which nobody reads.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_body_that_is_not_utf_8_is_refused_whole() {
    let bed = Bed::sqlite();
    let server = bed.start().await;
    let client = server.admin();
    for (unknown, status) in [
        (b"{\"name\": \"w\", \"nodes\": [], \"edges\": [], \"odd\": {\"x\": 1}}".as_slice(), 201),
        (b"{\"name\": \"w\", \"nodes\": [], \"edges\": [], \"odd\": {\"\x9b\": 1}}", 400),
    ] {
        let request = client.request(Method::POST, "/yourapp/v1/workflows").header("content-type", "application/json");
        let answer = Answer::of(request.body(unknown)).await;
        assert_eq!(answer.status, status, "{answer:?}");
    }
    server.stop().await;
}
