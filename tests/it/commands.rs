//! The commands beside `serve`.

use serde_json::{Value, json};

use crate::support::{bed::Bed, on_each_database};

on_each_database!(a_key_is_made_while_the_server_runs, the_schema_is_brought_up_to_date_by_hand);

async fn a_key_is_made_while_the_server_runs(bed: Bed) {
    let server = bed.start().await;
    let made =
        bed.run(&["key", "create", "--tenant", "acme", "--unit", "sales", "--scope", "workflows:read", "--json"]);
    assert!(made.success, "{}", made.stderr);
    let made: Value = serde_json::from_str(&made.stdout).unwrap();
    assert_eq!(
        (&made["tenant"], &made["unit"], &made["scopes"]),
        (&json!("acme"), &json!("sales"), &json!(["workflows:read"]))
    );
    let client = server.client(made["key"].as_str().unwrap());
    assert_eq!(client.get("/yourapp/v1/workflows").await.at("/meta/total"), json!(0));
    assert_eq!(client.post("/yourapp/v1/workflows", &json!({"name": "w"})).await.status, 403);

    // The key alone is on standard output, for a script to take.
    let plain = bed.run(&["key", "create", "--tenant", "acme"]);
    assert_eq!(plain.stdout.lines().count(), 1, "{}", plain.stdout);
    assert_eq!(
        server.client(plain.stdout.trim()).get("/platform/v1/endpoints").await.at("/items/0/name"),
        json!("default")
    );
    server.stop().await;
}

async fn the_schema_is_brought_up_to_date_by_hand(bed: Bed) {
    for _ in 0..2 {
        let migrated = bed.run(&["migrate"]);
        assert!(migrated.success && migrated.stdout.is_empty(), "{migrated:?}");
    }
    bed.start().await.stop().await;
}

#[test]
fn a_key_needs_a_tenant_and_scopes_that_exist() {
    let bed = Bed::sqlite();
    for (arguments, part) in [
        (&["key", "create"][..], "--tenant"),
        (&["key", "create", "--tenant", "t", "--scope", "everything"], "workflows:read"),
        (&["key", "create", "--tenant", ""], "--tenant"),
    ] {
        let ended = bed.run(arguments);
        assert!(!ended.success && ended.stdout.is_empty(), "{ended:?}");
        assert!(ended.stderr.contains(part), "{}", ended.stderr);
    }
}

#[test]
fn documents_are_printed_as_they_were_written() {
    let bed = Bed::sqlite();
    for surface in ["yourapp", "agentifyme", "platform"] {
        let source = std::fs::read_to_string(format!("{}/openapi/{surface}.yaml", env!("CARGO_MANIFEST_DIR"))).unwrap();
        assert_eq!(bed.run(&["openapi", surface]).stdout, source);
    }
    let every: Value = serde_json::from_str(&bed.run(&["openapi"]).stdout).unwrap();
    assert!(every["paths"]["/yourapp/v1/workflows"].is_object());
    let unknown = bed.run(&["openapi", "nobody"]);
    assert!(!unknown.success && unknown.stderr.contains("yourapp, agentifyme, "), "{}", unknown.stderr);
}

#[test]
fn the_configuration_files_schema_is_printed() {
    let printed = Bed::sqlite().run(&["serve", "--config-schema"]);
    let schema: Value = serde_json::from_str(&printed.stdout).unwrap();
    assert_eq!(schema["additionalProperties"], json!(false));
    assert!(schema["properties"]["listen"]["description"].is_string());
}
