//! OAuth 2.0 from the outside, as any client library speaks it.

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};
use tokio::time::timeout;

use crate::support::{bed::Bed, client::Answer, eventually, on_each_database, server::Server};

on_each_database!(
    a_client_gets_a_token_uses_it_and_gives_it_back,
    what_is_revoked_by_another_process_opens_nothing_at_once,
    tokens_end_with_their_lifetime,
    a_client_of_a_unit_stays_within_it,
    metadata_leads_to_endpoints_that_answer,
);

/// A client that the command line made, while the server runs.
fn made(bed: &Bed, arguments: &[&str]) -> (String, String) {
    let made = bed.run(&[&["client", "create", "--json"], arguments].concat());
    assert!(made.success, "{}", made.stderr);
    let made: Value = serde_json::from_str(&made.stdout).unwrap();
    let text = |name: &str| made[name].as_str().unwrap().to_owned();
    (text("client_id"), text("client_secret"))
}

async fn form(server: &Server, path: &str, basic: Option<&(String, String)>, body: &str) -> Answer {
    let mut request = server
        .client("")
        .request(Method::POST, path)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(body.to_owned());
    if let Some((id, secret)) = basic {
        request = request.basic_auth(id, Some(secret));
    }
    let answer = Answer::of(request).await;
    assert_eq!((answer.header("cache-control"), answer.header("pragma")), ("no-store", "no-cache"), "{answer:?}");
    answer
}

async fn token(server: &Server, login: &(String, String)) -> String {
    let answer = form(server, "/oauth/token", Some(login), "grant_type=client_credentials").await;
    assert_eq!((answer.status, answer.at("/token_type")), (200, json!("Bearer")), "{answer:?}");
    answer.at("/access_token").as_str().unwrap().to_owned()
}

async fn a_client_gets_a_token_uses_it_and_gives_it_back(bed: Bed) {
    let server = bed.start().await;
    let login = made(&bed, &["--tenant", "default", "--scope", "workflows:read", "--scope", "platform:read"]);
    let first = token(&server, &login).await;
    let client = server.client(&first);
    assert_eq!(client.get("/yourapp/v1/workflows").await.status, 200);
    let refused = client.post("/yourapp/v1/workflows", &json!({"name": "w"})).await;
    assert_eq!((refused.status, refused.header("content-type")), (403, "application/json"), "{refused:?}");
    let me = client.get("/platform/v1/me").await;
    assert_eq!((me.at("/actor/kind"), me.at("/actor/id")), (json!("oauth_client"), json!(login.0)), "{me:?}");
    assert_eq!(me.at("/scopes"), json!(["workflows:read", "platform:read"]));
    assert!(me.at("/expires_at").is_string());

    let post = format!("grant_type=client_credentials&client_id={}&client_secret={}", login.0, login.1);
    let narrow = form(&server, "/oauth/token", None, &format!("{post}&scope=platform:read")).await;
    assert_eq!((narrow.status, narrow.at("/scope")), (200, json!("platform:read")), "{narrow:?}");
    let narrow = server.client(narrow.at("/access_token").as_str().unwrap());
    assert_eq!(narrow.get("/yourapp/v1/workflows").await.status, 403);
    assert_eq!(narrow.get("/platform/v1/me").await.status, 200);

    // AgentifyMe's document takes API keys alone.
    assert_eq!(client.post("/agentifyme/v1/workflows/run", &json!({"name": "say-hello"})).await.status, 401);

    let ask = format!("token={first}");
    assert_eq!(form(&server, "/oauth/introspect", Some(&login), &ask).await.at("/active"), json!(true));
    assert_eq!(form(&server, "/oauth/revoke", Some(&login), &ask).await.status, 200);
    assert_eq!(form(&server, "/oauth/introspect", Some(&login), &ask).await.json(), json!({"active": false}));
    let refused = client.get("/yourapp/v1/workflows").await;
    assert_eq!((refused.status, refused.header("www-authenticate").contains("invalid_token")), (401, true));
    assert!(!server.stderr().contains(&first), "the log holds a token");
    server.stop().await;
}

async fn what_is_revoked_by_another_process_opens_nothing_at_once(bed: Bed) {
    let server = bed.start().await;
    let login = made(&bed, &["--tenant", "default", "--scope", "workflows:read"]);
    let client = server.client(&token(&server, &login).await);
    assert_eq!(client.get("/yourapp/v1/workflows").await.status, 200);
    let revoked = bed.run(&["client", "revoke", "--tenant", "default", &login.0]);
    assert!(revoked.success, "{}", revoked.stderr);
    // No later than the next request, and so within a second.
    assert_eq!(client.get("/yourapp/v1/workflows").await.status, 401);
    let refused = form(&server, "/oauth/token", Some(&login), "grant_type=client_credentials").await;
    assert_eq!((refused.status, refused.at("/error")), (401, json!("invalid_client")));
    assert!(refused.header("www-authenticate").starts_with("Basic"), "{refused:?}");

    let key = bed.run(&["key", "create", "--tenant", "default", "--scope", "workflows:read", "--json"]);
    let key: Value = serde_json::from_str(&key.stdout).unwrap();
    let client = server.client(key["key"].as_str().unwrap());
    // The first use is noted with the key; from the second on it is held in memory.
    for _ in 0..3 {
        assert_eq!(client.get("/yourapp/v1/workflows").await.status, 200);
    }
    let revoked = bed.run(&["key", "revoke", "--tenant", "default", key["id"].as_str().unwrap()]);
    assert!(revoked.success, "{}", revoked.stderr);
    let refused = eventually("the key's end", || async {
        let answer = client.get("/yourapp/v1/workflows").await;
        (answer.status == 401).then_some(())
    });
    // Well below the minute after which a use is noted again.
    timeout(Duration::from_secs(20), refused).await.expect("the key opens nothing any more");
    server.stop().await;
}

async fn tokens_end_with_their_lifetime(bed: Bed) {
    let server = bed.start_with(&["--token-lifetime", "1"]).await;
    let login = made(&bed, &["--tenant", "default", "--scope", "workflows:read"]);
    let answer = form(&server, "/oauth/token", Some(&login), "grant_type=client_credentials").await;
    assert_eq!(answer.at("/expires_in"), json!(1));
    let client = server.client(answer.at("/access_token").as_str().unwrap());
    let refused = eventually("the token's end", || async {
        let answer = client.get("/yourapp/v1/workflows").await;
        (answer.status == 401).then_some(answer)
    })
    .await;
    assert_eq!(refused.at("/error/message"), json!("The access token has expired"));
    server.stop().await;
    let refused = bed.run(&["serve", "--token-lifetime", "3601"]);
    assert!(!refused.success && refused.stderr.contains("--token-lifetime"), "{}", refused.stderr);
}

async fn a_client_of_a_unit_stays_within_it(bed: Bed) {
    let server = bed.start().await;
    let admin = server.admin();
    let unit = admin.post("/platform/v1/units", &json!({"name": "sales"})).await.at("/id");
    let wanted = json!({"name": "c", "scopes": ["admin"], "unit_id": unit});
    let client = admin.post("/platform/v1/oauth-clients", &wanted).await;
    assert_eq!((client.status, client.at("/unit_id")), (201, unit.clone()), "{client:?}");
    let text = |name: &str| client.at(name).as_str().unwrap().to_owned();
    let login = (text("/client_id"), text("/client_secret"));
    let within = server.client(&token(&server, &login).await);
    let seen = within.get("/platform/v1/units").await;
    assert_eq!((seen.at("/total"), seen.at("/items/0/id")), (json!(1), unit));
    assert_eq!(within.get("/yourapp/v1/workflows").await.at("/meta/total"), json!(0), "the sample is the tenant's");
    assert_eq!(within.post("/platform/v1/units", &json!({"name": "more"})).await.status, 403);
    assert_eq!(within.post("/platform/v1/users", &json!({"name": "eve"})).await.status, 403);
    let key = within.post("/platform/v1/api-keys", &json!({"name": "k", "scopes": ["admin"]})).await;
    assert_eq!((key.status, key.at("/unit_id")), (201, client.at("/unit_id")), "{key:?}");
    server.stop().await;
}

async fn metadata_leads_to_endpoints_that_answer(bed: Bed) {
    let server = bed.start().await;
    let path = "/.well-known/oauth-authorization-server";
    let metadata = server.client("").get(path).await;
    assert_eq!((metadata.status, metadata.at("/issuer")), (200, json!(server.base)), "{metadata:?}");
    for name in ["token_endpoint", "revocation_endpoint", "introspection_endpoint"] {
        let endpoint = metadata.at(&format!("/{name}"));
        let path = endpoint.as_str().unwrap().strip_prefix(&server.base).unwrap().to_owned();
        let answer = form(&server, &path, None, "grant_type=client_credentials&token=x").await;
        assert_eq!((answer.status, answer.at("/error")), (401, json!("invalid_client")), "{name}: {answer:?}");
    }
    server.stop().await;
    let server = bed.start_with(&["--public-url", "https://auth.example.com/base/"]).await;
    let metadata = server.client("").get(path).await;
    assert_eq!(metadata.at("/token_endpoint"), json!("https://auth.example.com/base/oauth/token"));
    server.stop().await;
}
