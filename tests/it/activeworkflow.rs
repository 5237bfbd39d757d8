//! ActiveWorkflow's surface from the outside: read with a user's token as its own clients read it, and files that come in and go out again.

use serde_json::{Value, json};

use crate::support::{bed::Bed, client::Client, on_each_database};

on_each_database!(
    a_file_that_is_imported_comes_out_as_it_went_in,
    the_command_imports_while_a_server_runs,
    what_is_refused_is_worded_as_published_and_counted_as_the_clients,
);

const PREFIX: &str = "/activeworkflow/api/v1";

fn file() -> Value {
    json!({
        "schema_version": 1,
        "name": "Bob's Status Alert Workflow",
        "description": "No description provided",
        "guid": "b9ae4f9f8e5e2e2d6c1c5b2b8b8cbd10",
        "tag_fg_color": "#ffffff",
        "tag_bg_color": "#5bc0de",
        "icon": "gear",
        "exported_at": "2026-03-01T09:30:00Z",
        "agents": [
            {"type": "Agents::EmailAgent", "name": "Send", "disabled": false, "guid": "0f3b", "options": {"z": 1, "a": [null]}},
            {"type": "Agents::WebsiteAgent", "name": "Look", "disabled": true, "guid": "7ad9", "options": {},
             "schedule": "every_1h", "keep_messages_for": 604_800},
        ],
        "links": [{"source": 1, "receiver": 0}],
        "control_links": [{"controller": 0, "control_target": 1}],
    })
}

/// The text of an export, with the moment of the file that was imported.
async fn export(client: &Client, workflow: &Value) -> String {
    let answer = client.get(&format!("{PREFIX}/workflows/{workflow}/export")).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    let name = r#"attachment; filename="bob-s-status-alert-workflow.json""#;
    assert_eq!(answer.header("content-disposition"), name);
    answer.text.replace(answer.at("/exported_at").as_str().unwrap(), "2026-03-01T09:30:00Z")
}

async fn only_workflow(client: &Client) -> Value {
    let listed = client.get(&format!("{PREFIX}/workflows")).await;
    assert_eq!(listed.json().as_array().unwrap().len(), 1, "{listed:?}");
    listed.at("/0/id")
}

async fn a_file_that_is_imported_comes_out_as_it_went_in(bed: Bed) {
    let server = bed.start().await;
    let client = |tenant: &str| server.client(&bed.key(&["--tenant", tenant])).with_token(bed.user_token(tenant));
    let (here, there) = (client("here"), client("there"));
    let made = here.post("/platform/v1/imports", &file()).await;
    assert_eq!(made.status, 201, "{made:?}");
    assert_eq!(here.get(made.header("location")).await.status, 200, "it is where it is said to be");
    let id = only_workflow(&here).await;
    let shown = here.get(&format!("{PREFIX}/workflows/{id}")).await;
    assert_eq!(shown.at("/agents/0/sources/0/id"), shown.at("/agents/1/id"));
    // To the byte, and so in order.
    let text = export(&here, &id).await;
    assert_eq!(text, file().to_string());
    let again = here.post("/platform/v1/imports", &serde_json::from_str(&text).unwrap()).await;
    assert_eq!((again.status, again.at("/counts/unchanged")), (200, json!(2)), "{again:?}");
    assert_eq!(there.post("/platform/v1/imports", &file()).await.status, 201);
    assert_eq!(export(&there, &only_workflow(&there).await).await, text);
    server.stop().await;
}

async fn the_command_imports_while_a_server_runs(bed: Bed) {
    let server = bed.start().await;
    let client = server.client(&bed.key(&["--tenant", "t"])).with_token(bed.user_token("t"));
    bed.file("w.json", &file().to_string());
    let done = bed.run(&["import", "w.json", "--tenant", "t", "--json"]);
    assert!(done.success, "{}", done.stderr);
    let told: Value = serde_json::from_str(&done.stdout).unwrap();
    assert_eq!((&told["change"], &told["counts"]["created"]), (&json!("created"), &json!(2)));
    assert_eq!(export(&client, &only_workflow(&client).await).await, file().to_string());
    let again = bed.run(&["import", "w.json", "--tenant", "t"]);
    assert!(again.success && again.stderr.contains("2 as they were"), "{}", again.stderr);
    bed.file("bad.json", r#"{"name": "x", "agents": [{"type": "A", "name": "n"}], "links": 1}"#);
    for (arguments, expect) in [
        (["import", "bad.json", "--tenant", "t"], "/agents/0/guid"),
        (["import", "bad.json", "--tenant", "t"], "/links"),
        (["import", "missing.json", "--tenant", "t"], "missing.json cannot be read"),
        (["import", "w.json", "--tenant", "nobody"], "switchyard tenant create nobody"),
    ] {
        let refused = bed.run(&arguments);
        assert!(!refused.success && refused.stderr.contains(expect), "{expect}: {}", refused.stderr);
    }
    server.stop().await;
}

async fn what_is_refused_is_worded_as_published_and_counted_as_the_clients(bed: Bed) {
    let server = bed.start().await;
    let client = server.client(&bed.key(&["--tenant", "t"])).with_token(bed.user_token("t"));
    client.post("/platform/v1/imports", &file()).await;
    let id = client.get(&format!("{PREFIX}/agents")).await.at("/0/id");
    let answer = client.get(&format!("{PREFIX}/agents/{id}/messages?after=yesterday&limit=x")).await;
    assert_eq!(answer.status, 500);
    assert!(answer.text.starts_with(r#"{"error":"after is invalid: "#), "{answer:?}");
    let metrics = client.get("/metrics").await.text;
    let count = |class: &str| {
        let label = format!("switchyard_http_requests_total{{surface=\"activeworkflow\",status=\"{class}\"}} ");
        metrics.lines().find_map(|line| line.strip_prefix(&label)).map(str::to_owned)
    };
    assert_eq!((count("4xx"), count("5xx")), (Some("1".to_owned()), Some("0".to_owned())), "{metrics}");
    let nobody = server.client("");
    assert_eq!(nobody.get(&format!("{PREFIX}/agents")).await.text, r#"{"error":"401 Unauthorized"}"#);
    assert_eq!(client.get(&format!("{PREFIX}/agents/0")).await.text, r#"{"error":"404 Record not found"}"#);
    server.stop().await;
}
