//! Credentials and integrations through HTTP, and what they are sealed with while it changes.

use std::sync::{Arc, Mutex};

use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpListener,
};

use crate::support::{bed::Bed, client::Client, on_each_database};

on_each_database!(
    credentials_are_made_listed_and_deleted_and_never_read,
    integrations_are_held_against_their_types_and_tested_for_real,
    secrets_open_before_during_and_after_a_rotation,
);

/// A service that knows one token. Answers 200 to who presents it, else 401; says what it was asked with.
pub async fn service(token: &str) -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let seen = Arc::new(Mutex::new(Vec::new()));
    let (kept, wanted) = (Arc::clone(&seen), format!("authorization: bearer {token}"));
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut buffer = vec![0; 8192];
            let length = stream.read(&mut buffer).await.unwrap_or(0);
            let request = String::from_utf8_lossy(&buffer[..length]).into_owned();
            let is_known = request.to_ascii_lowercase().contains(&wanted.to_ascii_lowercase());
            kept.lock().unwrap().push(request);
            let status = if is_known { "200 OK" } else { "401 Unauthorized" };
            let head = format!("HTTP/1.1 {status}\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{{}}");
            let _ = stream.write_all(head.as_bytes()).await;
        }
    });
    (address, seen)
}

pub async fn credential(client: &Client, kind: &str, value: &Value) -> String {
    let made = client.post("/yourapp/v1/credentials", &json!({"name": "c", "type": kind, "value": value})).await;
    assert_eq!(made.status, 201, "{made:?}");
    assert_eq!(made.header("location"), "/yourapp/v1/credentials");
    made.at("/data/id").as_str().unwrap().to_owned()
}

/// An integration with the service at this address; its id as YourApp spells it.
pub async fn integration(client: &Client, address: &str, credential: &str) -> String {
    let config = json!({"base_url": format!("http://{address}"), "path": "/status"});
    let body = json!({"name": "i", "type": "http", "config": config, "credential_id": credential});
    let made = client.post("/platform/v1/integrations", &body).await;
    assert_eq!(made.status, 201, "{made:?}");
    let listed = client.get("/yourapp/v1/integrations").await;
    assert_eq!(listed.at("/data/0/credential_id"), json!(credential));
    listed.at("/data/0/id").as_str().unwrap().to_owned()
}

pub async fn test(client: &Client, integration: &str) -> Value {
    let tested = client.post(&format!("/yourapp/v1/integrations/{integration}/test"), &json!({})).await;
    assert_eq!((tested.status, tested.at("/success")), (200, json!(true)), "{tested:?}");
    tested.at("/data")
}

async fn credentials_are_made_listed_and_deleted_and_never_read(bed: Bed) {
    let server = bed.start().await;
    let (client, stranger) = (server.admin(), server.client(&bed.key(&["--tenant", "other"])));
    let mut made = Vec::new();
    for (kind, value) in [
        ("api_key", json!("hush")),
        ("bearer_token", json!("hush")),
        ("basic_auth", json!({"username": "u", "password": "hush"})),
        (
            "oauth2_client_credentials",
            json!({"client_id": "c", "client_secret": "hush", "token_url": "https://example.com/token"}),
        ),
        ("custom_headers", json!({"X-Key": "hush"})),
    ] {
        made.push((credential(&client, kind, &value).await, kind));
    }
    let listed = client.get("/yourapp/v1/credentials?limit=3").await;
    assert_eq!((listed.at("/meta/total"), listed.at("/data/2/type")), (json!(5), json!("basic_auth")));
    assert!(!listed.text.contains("hush"), "{listed:?}");
    for (body, pointer) in [
        (json!({"name": "c", "type": "basic_auth", "value": "hush"}), "/value"),
        (json!({"name": "c", "type": "basic_auth", "value": {"username": "hush"}}), "/value/password"),
        (json!({"name": "c", "type": "api_key", "value": {"is": "hush"}}), "/value"),
        (json!({"name": "c", "type": "nothing", "value": "hush"}), ""),
    ] {
        let refused = client.post("/yourapp/v1/credentials", &body).await;
        assert_eq!(refused.status, 400, "{refused:?}");
        assert!(!refused.text.contains("hush"), "{refused:?}");
        let found = refused.at("/error/details/violations").as_array().unwrap().clone();
        assert!(
            found.iter().any(|violation| violation["pointer"].as_str().unwrap().starts_with(pointer)),
            "{pointer}: {refused:?}"
        );
    }
    for (id, _) in &made {
        let path = format!("/yourapp/v1/credentials/{id}");
        assert_eq!(stranger.delete(&path).await.status, 404);
        let gone = client.delete(&path).await;
        assert_eq!((gone.status, gone.at("/data/id"), gone.at("/data/deleted")), (200, json!(id), json!(true)));
        assert_eq!(client.delete(&path).await.status, 404);
    }
    assert_eq!(client.get("/yourapp/v1/credentials").await.at("/meta/total"), json!(0));
    server.stop().await;
}

async fn integrations_are_held_against_their_types_and_tested_for_real(bed: Bed) {
    let (address, seen) = service("hush").await;
    let server = bed.start_with(&["--allow-outgoing", &address]).await;
    let (client, stranger) = (server.admin(), server.client(&bed.key(&["--tenant", "other"])));
    let types = client.get("/platform/v1/integration-types").await;
    let names: Vec<Value> = types.at("/items").as_array().unwrap().iter().map(|one| one["name"].clone()).collect();
    assert_eq!(names, ["github", "http", "salesforce", "slack", "smtp"]);

    let known = credential(&client, "bearer_token", &json!("hush")).await;
    let foreign = credential(&stranger, "bearer_token", &json!("hush")).await;
    let never = "cred_01j7mrkbg0e4ma4jz41b93y214";
    let mut told = Vec::new();
    for id in [foreign.as_str(), never, "no id at all"] {
        let body = json!({"name": "i", "type": "slack", "config": {"oops": 1}, "credential_id": id});
        let refused = client.post("/platform/v1/integrations", &body).await;
        assert_eq!(refused.status, 400, "{refused:?}");
        told.push(refused.at("/errors").to_string());
    }
    assert!(told[0].contains("/config/oops") && told[0].contains("unknown_record"), "{told:?}");
    assert_eq!(told[0], told[1], "another tenant's credential is as one that never was");
    assert!(told[2].contains("unknown_record"));

    let works = integration(&client, &address, &known).await;
    assert_eq!(client.get("/yourapp/v1/integrations").await.at("/data/0/status"), json!("untested"));
    let tested = test(&client, &works).await;
    assert_eq!((&tested["ok"], &tested["detail"]), (&json!(true), &json!("the service answered 200 OK")));
    assert!(seen.lock().unwrap()[0].starts_with("GET /status "));
    let wrong = credential(&client, "bearer_token", &json!("another")).await;
    let fails = integration(&client, &address, &wrong).await;
    let tested = test(&client, &fails).await;
    assert_eq!(tested["ok"], json!(false));
    assert!(tested["detail"].as_str().unwrap().contains("401"), "{tested}");
    let listed = client.get("/yourapp/v1/integrations").await;
    assert_eq!((listed.at("/data/0/status"), listed.at("/data/1/status")), (json!("failing"), json!("ok")));
    assert_eq!(stranger.post(&format!("/yourapp/v1/integrations/{works}/test"), &json!({})).await.status, 404);

    let refused = client.delete(&format!("/yourapp/v1/credentials/{known}")).await;
    assert_eq!((refused.status, refused.at("/error/code")), (409, json!("CONFLICT")));
    for item in client.get("/platform/v1/integrations").await.at("/items").as_array().unwrap() {
        let path = format!("/platform/v1/integrations/{}", item["id"].as_str().unwrap());
        assert_eq!(client.get(&path).await.at("/last_test/ok"), item["last_test"]["ok"]);
        assert_eq!(stranger.delete(&path).await.status, 404);
        assert_eq!((client.delete(&path).await.status, client.get(&path).await.status), (204, 404));
    }
    assert_eq!(client.delete(&format!("/yourapp/v1/credentials/{known}")).await.status, 200);
    server.stop().await;
}

/// The service answers well only to the secret itself: that it opens is seen from outside.
async fn secrets_open_before_during_and_after_a_rotation(bed: Bed) {
    let (address, _) = service("hush").await;
    let arguments = ["--allow-outgoing", address.as_str()];
    let server = bed.start_with(&arguments).await;
    let (client, key) = (server.admin(), server.printed_key().unwrap());
    let old = integration(&client, &address, &credential(&client, "bearer_token", &json!("hush")).await).await;
    assert_eq!(test(&client, &old).await["ok"], json!(true));

    for tenant in [&["--tenant", "default"][..], &[]] {
        let rotated = bed.run(&[&["secrets", "rotate"], tenant].concat());
        assert!(rotated.success && rotated.stderr.contains("1 of 1 secrets sealed anew"), "{rotated:?}");
        assert_eq!(test(&client, &old).await["ok"], json!(true));
        // Written by a server whose cache is older than the rotation, and read by it.
        let new = integration(&client, &address, &credential(&client, "bearer_token", &json!("hush")).await).await;
        assert_eq!(test(&client, &new).await["ok"], json!(true));
        let credentials = client.get("/yourapp/v1/integrations").await.at("/data/0/credential_id");
        let platform = client.get("/platform/v1/integrations").await.at("/items/0/id");
        client.delete(&format!("/platform/v1/integrations/{}", platform.as_str().unwrap())).await;
        client.delete(&format!("/yourapp/v1/credentials/{}", credentials.as_str().unwrap())).await;
    }
    let unknown = bed.run(&["secrets", "rotate", "--tenant", "nobody"]);
    assert!(!unknown.success && unknown.stderr.contains("nobody"), "{unknown:?}");

    if !bed.is_shared() {
        let path = bed.folder.path().join("test.db.key");
        let former = std::fs::read_to_string(&path).unwrap();
        let new = bed.run(&["secrets", "new-key"]).stdout;
        std::fs::write(&path, format!("{new}{former}")).unwrap();
        let rotated = bed.run(&["secrets", "rotate", "--master"]);
        assert!(rotated.success, "{rotated:?}");
        std::fs::write(&path, &new).unwrap();
        // The server read the file when it had one line, and meets data keys that only the new one opens.
        assert_eq!(test(&client, &old).await["ok"], json!(true));
        let late = integration(&client, &address, &credential(&client, "bearer_token", &json!("hush")).await).await;
        assert_eq!(test(&client, &late).await["ok"], json!(true));
    }
    server.stop().await;
    let server = bed.start_with(&arguments).await;
    assert_eq!(test(&server.client(&key), &old).await["ok"], json!(true));
    server.stop().await;

    if !bed.is_shared() {
        std::fs::remove_file(bed.folder.path().join("test.db.key")).unwrap();
        let ended = bed.run(&["serve", "--listen", "127.0.0.1:0"]);
        assert!(!ended.success && ended.stderr.contains("test.db.key is gone"), "{}", ended.stderr);
    }
}
