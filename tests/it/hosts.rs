//! Surfaces at hosts of their own: the API's original paths, and everything else as it is everywhere.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{bed::Bed, client::Client};

/// Sends a request that names this host, whatever the address.
async fn at(
    client: &Client,
    host: &str,
    method: Method,
    path: &str,
    body: Option<Value>,
) -> (u16, reqwest::header::HeaderMap, Value) {
    let mut request = client.request(method, path).header("host", host);
    if let Some(body) = body {
        request = request.json(&body);
    }
    let answer = request.send().await.unwrap();
    let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
    let body = serde_json::from_slice(&answer.bytes().await.unwrap()).unwrap_or_default();
    (status, headers, body)
}

#[tokio::test]
async fn a_bound_host_serves_the_original_paths_and_the_rest_as_ever() {
    let bed = Bed::sqlite();
    let config = bed.file("hosts.toml", "[surfaces.yourapp]\nhosts = [\"api.yourapp.test\", \"both.test\"]\n");
    let server = bed.start_with(&["--config", config.to_str().unwrap()]).await;
    let client = server.admin();

    // A built-in host name, in any case, with a port: made, found where `Location` says, and listed.
    let workflow = json!({"name": "w", "status": "published", "nodes": [{"id": "a", "type": "manual"}], "edges": []});
    let made = at(&client, "API.YourApp.test:443", Method::POST, "/v1/workflows", Some(workflow)).await;
    assert_eq!(made.0, 201, "{made:?}");
    let location = made.1["location"].to_str().unwrap();
    assert!(location.starts_with("/v1/workflows/wf_"), "{location}");
    let found = at(&client, "api.yourapp.test", Method::GET, location, None).await;
    assert_eq!((found.0, &found.2["data"]["name"]), (200, &json!("w")));
    let run = at(&client, "api.yourapp.test.", Method::POST, &format!("{location}/execute"), Some(json!({}))).await;
    assert_eq!(run.0, 202, "{run:?}");
    assert!(run.1["location"].to_str().unwrap().starts_with("/v1/executions/exec_"), "{run:?}");

    // The same record under the mounted prefix, at this host and at others.
    for host in ["api.yourapp.test", "127.0.0.1"] {
        let listed = at(&client, host, Method::GET, "/yourapp/v1/workflows?search=w", None).await;
        assert_eq!((listed.0, listed.2["data"].as_array().map(Vec::len)), (200, Some(1)), "{host}");
        let location = format!("/yourapp{location}");
        assert_eq!(at(&client, host, Method::GET, &location, None).await.0, 200, "{host}");
    }

    // What is below the prefix and is nothing is refused in the surface's own words; what is not below it is the server's.
    let unknown = at(&client, "api.yourapp.test", Method::GET, "/v1/nothing", None).await;
    assert_eq!((unknown.0, &unknown.2["success"]), (404, &json!(false)), "{unknown:?}");
    let elsewhere = at(&client, "other.test", Method::GET, "/v1/workflows", None).await;
    assert_eq!((elsewhere.0, &elsewhere.2["title"]), (404, &json!("Not Found")), "{elsewhere:?}");
    for (path, status) in [("/healthz", 200), ("/docs/", 200), ("/platform/v1/me", 200), ("/v1x", 404)] {
        assert_eq!(at(&client, "api.yourapp.test", Method::GET, path, None).await.0, status, "{path}");
    }
    let token = at(&client, "api.yourapp.test", Method::POST, "/oauth/token", None).await;
    assert!(matches!(token.0, 400 | 401 | 415), "the token endpoint is there too: {token:?}");
    let metadata = at(&client, "api.yourapp.test", Method::GET, "/.well-known/oauth-authorization-server", None).await;
    assert_eq!(metadata.2["token_endpoint"], json!("http://api.yourapp.test/oauth/token"), "{metadata:?}");
}

#[tokio::test]
async fn an_absolute_target_names_the_host() {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

    let bed = Bed::sqlite();
    let config = bed.file("hosts.toml", "surfaces.yourapp.hosts = [\"api.yourapp.test\"]\n");
    let server = bed.start_with(&["--config", config.to_str().unwrap()]).await;
    let address = server.base.strip_prefix("http://").unwrap();
    let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
    let key = server.admin().key;
    let request = format!(
        "GET http://api.yourapp.test/v1/workflows HTTP/1.1\r\nhost: api.yourapp.test\r\nauthorization: Bearer {key}\r\nconnection: close\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}

#[test]
fn a_host_that_two_surfaces_would_share_is_refused_at_start() {
    let bed = Bed::sqlite();
    for (text, place) in [
        ("surfaces.yourapp.hosts = [\"a.test\"]\nsurfaces.agentifyme.hosts = [\"a.test\"]\n", "surfaces.yourapp.hosts"),
        ("surfaces.nobody.hosts = [\"a.test\"]\n", "surfaces.nobody"),
        ("surfaces.yourapp.hosts = [\"http://a.test\"]\n", "surfaces.yourapp.hosts"),
        ("surfaces.yourapp.host = \"a.test\"\n", "unknown field `host`"),
    ] {
        let config = bed.file("hosts.toml", text);
        let ended = bed.run(&["serve", "--listen", "127.0.0.1:0", "--config", config.to_str().unwrap()]);
        assert!(!ended.success && ended.stderr.contains(place), "{text}: {}", ended.stderr);
    }
}
