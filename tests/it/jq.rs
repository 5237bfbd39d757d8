//! Filters that would take the server with them: each ends in a clear failure, and the server goes on.

use serde_json::json;

use crate::support::{bed::Bed, on_each_database};

on_each_database!(hostile_filters_end_and_the_server_goes_on);

async fn hostile_filters_end_and_the_server_goes_on(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    for (filter, code) in [
        ("def f: f; f", "jq_limit"),
        ("def f: 1 + f; f", "jq_limit"),
        ("[range(infinite)] | length", "jq_limit"),
        ("last(range(infinite))", "jq_limit"),
        ("\"x\" * 100000000000", "jq_limit"),
        ("reduce range(60) as $i (\"x\"; . + .) | length", "jq_limit"),
        ("reduce range(60) as $i (1; [., .]) | tojson | length", "jq_limit"),
        ("halt", "jq_error"),
        ("error(\"mine\")", "jq_error"),
    ] {
        let node = json!({"id": "jq", "type": "jq", "config": {"filter": filter, "outputs": "all"}});
        let workflow = client.create_workflow(&json!({"name": "hostile", "nodes": [node], "edges": []})).await;
        let ended = client.finished(&client.execute(&workflow, &json!({})).await).await;
        assert_eq!((&ended["status"], &ended["error"]["code"]), (&json!("failed"), &json!(code)), "{filter}: {ended}");
    }
    let node = json!({"id": "jq", "type": "jq", "config": {"filter": "{got: ., env: $who}", "variables": {"who": "{{ input.name }}"}}});
    let workflow = client.create_workflow(&json!({"name": "good", "nodes": [node], "edges": []})).await;
    let ended = client.finished(&client.execute(&workflow, &json!({"name": "Ada"})).await).await;
    assert_eq!(ended["output"], json!({"got": {"name": "Ada"}, "env": "Ada"}), "{ended}");
    let node = json!({"id": "jq", "type": "jq", "config": {"filter": ". | nothing_such"}});
    let bad = client.create_workflow(&json!({"name": "bad", "nodes": [node], "edges": []})).await;
    let refused = client.patch(&format!("/yourapp/v1/workflows/{bad}"), &json!({"status": "published"})).await;
    assert!((400..500).contains(&refused.status) && refused.text.contains("nothing_such"), "{refused:?}");
    server.stop().await;
}
