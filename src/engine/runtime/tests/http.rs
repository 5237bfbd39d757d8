//! Requests to a server on the loopback.

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use super::*;

/// Answers 503 until the third request; keeps what it was sent.
async fn flaky_server() -> (u16, Arc<std::sync::Mutex<Vec<String>>>) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let seen = Arc::new(std::sync::Mutex::new(Vec::new()));
    let kept = Arc::clone(&seen);
    tokio::spawn(async move {
        let count = AtomicU32::new(0);
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut buffer = vec![0; 8192];
            let length = stream.read(&mut buffer).await.unwrap_or(0);
            kept.lock().unwrap().push(String::from_utf8_lossy(&buffer[..length]).into_owned());
            let body = r#"{"id":7}"#;
            let status = if count.fetch_add(1, Ordering::SeqCst) < 2 { "503 Busy" } else { "201 Created" };
            let answer = format!(
                "HTTP/1.1 {status}\r\ncontent-type: application/json; charset=utf-8\r\nx-a: 1\r\nx-a: 2\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
                body.len()
            );
            let _ = stream.write_all(answer.as_bytes()).await;
        }
    });
    (port, seen)
}

#[tokio::test]
async fn an_http_request_is_repeated_with_one_idempotency_key() {
    let world = World::new();
    let (port, seen) = flaky_server().await;
    let graph = chain(&[
        json!({"id": "start", "type": "manual"}),
        json!({"id": "post", "type": "http_request", "retry": {"max_attempts": 3, "initial_ms": 1}, "config": {
            "method": "POST",
            "url": "{{ input.base }}/orders?a=1",
            "headers": {"Authorization": "Bearer {{ input.secret }}", "X-Count": "{{ input.n }}"},
            "query": {"q": ["x y", "{{ input.n }}"]},
            "body": {"json": {"n": "{{ input.n }}"}}
        }}),
        json!({"id": "end", "type": "template", "config": {"template": "{{ nodes.post.output.status }} {{ nodes.post.output.body.id }} {{ nodes.post.output.headers['x-a'] }}"}}),
    ]);
    let detail =
        world.run(graph, json!({"base": format!("http://127.0.0.1:{port}"), "secret": "s3cret", "n": 5})).await;
    assert_eq!(detail.execution.output, Some(json!("201 7 1, 2")), "{:?}", detail.execution.error);
    assert_eq!(steps(&detail)[1..4], [("post", 1, "retries"), ("post", 2, "retries"), ("post", 3, "succeeded")]);
    for post in &detail.steps[1..4] {
        assert_eq!(post.input["headers"], json!({"Authorization": "[redacted]", "X-Count": 5}));
    }
    let seen = seen.lock().unwrap().clone();
    let line = |request: &str, name: &str| {
        request.lines().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("{name}: {request}")).to_owned()
    };
    assert_eq!(seen.len(), 3);
    assert!(seen[0].starts_with("POST /orders?a=1&q=x+y&q=5 HTTP/1.1"), "{}", seen[0]);
    assert!(seen[0].contains("authorization: Bearer s3cret") && seen[0].contains("x-count: 5"));
    assert!(seen[0].contains("content-type: application/json") && seen[0].ends_with(r#"{"n":5}"#));
    let keys: Vec<String> = seen.iter().map(|request| line(request, "idempotency-key: ")).collect();
    assert!(keys[0].len() > 40 && keys.iter().all(|key| *key == keys[0]), "{keys:?}");
}

#[tokio::test]
async fn an_unexpected_status_fails_the_step() {
    let world = World::new();
    let (port, _) = flaky_server().await;
    let url = format!("http://127.0.0.1:{port}/");
    let node = |expect: Value| {
        chain(&[json!({"id": "get", "type": "http_request", "config": {"url": url, "expect_status": expect}})])
    };
    let detail = world.run(node(json!(["2xx"])), json!(null)).await;
    assert_eq!(error_code(&detail), "http_status");
    let detail = world.run(node(json!([503])), json!(null)).await;
    assert_eq!(detail.execution.output.unwrap()["status"], json!(503));
}

#[tokio::test]
async fn a_retry_in_a_mended_world_completes_and_repeats_nothing_else() {
    let world = World::new();
    let (port, seen) = flaky_server().await;
    let graph = chain(&[
        json!({"id": "a", "type": "probe", "config": {"output": 7}}),
        json!({"id": "get", "type": "http_request", "config": {"url": format!("http://127.0.0.1:{port}/")}}),
        json!({"id": "end", "type": "set", "config": {"values": {"a": "{{ nodes.a.output }}", "s": "{{ nodes.get.output.status }}"}}}),
    ]);
    let id = world.start(graph, json!(null)).await;
    for _ in 0..2 {
        let detail = world.finish(id).await;
        assert_eq!((detail.execution.status, error_code(&detail)), (ExecutionStatus::Failed, "http_status"));
        world.engine.retry(id).await.unwrap();
    }
    let detail = world.finish(id).await;
    assert_eq!(detail.execution.output, Some(json!({"a": 7, "s": 201})));
    assert_eq!(steps(&detail), [("a", 1, "succeeded"), ("get", 1, "succeeded"), ("end", 1, "succeeded")]);
    assert_eq!((runs(id, "a"), seen.lock().unwrap().len()), (1, 3));
    assert!(detail.execution.error.is_none());
}
