//! Outgoing requests of the real program. Ways around the guard are tried beside it, in `src/engine/http/tests`; here is what only a process has: its environment.

use serde_json::json;

use crate::support::{bed::Bed, on_each_database, receiver::Receiver, server::Server};

on_each_database!(no_proxy_of_the_environment_gets_a_request);

/// A proxy would resolve names where nobody checks them.
async fn no_proxy_of_the_environment_gets_a_request(bed: Bed) {
    let proxy = Receiver::open().await;
    let mut command = bed.serve(&[]);
    for name in ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"] {
        command.env(name, format!("http://{}", proxy.address));
    }
    let server = Server::start(command).await;
    let client = server.admin();
    let workflow = client
        .create_workflow(&json!({
            "name": "call",
            "nodes": [{"id": "call", "type": "http_request", "config": {"url": "{{ input.url }}"}}],
            "edges": [],
        }))
        .await;
    for (url, code) in [
        ("http://switchyard.invalid/".to_owned(), "http_connection"),
        ("https://switchyard.invalid/".to_owned(), "http_connection"),
        (format!("http://{}/", proxy.address), "refused_address"),
        ("http://169.254.169.254/latest/meta-data/".to_owned(), "refused_address"),
        ("http://1.1.1.1:25/".to_owned(), "refused_address"),
        ("file:///etc/passwd".to_owned(), "invalid_url"),
    ] {
        let execution = client.execute(&workflow, &json!({ "url": url })).await;
        let done = client.finished(&execution).await;
        assert_eq!((&done["status"], &done["error"]["code"]), (&json!("failed"), &json!(code)), "{url}: {done}");
    }
    assert!(proxy.seen().calls.is_empty(), "{:?}", proxy.seen());
    server.stop().await;
}
