//! Each type against a local server that speaks its protocol, right and wrong.

mod lists;

use std::sync::{Arc, Mutex};

use serde_json::{Map, Value, json};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader},
    net::TcpListener,
};

use super::Integrations;
use crate::{
    domain::{
        credential::{CredentialValue, SecretText},
        integration::IntegrationTypes as _,
    },
    engine::http::{HttpClient, HttpConfig},
};

const SECRET: &str = "hush hush/+=";

fn types(ports: &[u16]) -> Integrations {
    let allow = ports.iter().map(|port| format!("127.0.0.1:{port}").parse().unwrap()).collect();
    let http = HttpClient::new(HttpConfig { allow, ..HttpConfig::default() }).unwrap();
    Integrations::standard(http).unwrap()
}

fn object(value: &Value) -> Map<String, Value> {
    value.as_object().unwrap().clone()
}

fn secret() -> SecretText {
    SecretText::new(SECRET.to_owned())
}

type Seen = Arc<Mutex<Vec<String>>>;

/// Answers each request with what `answer` says for its text.
async fn web(answer: impl Fn(&str) -> (u16, String) + Send + Sync + 'static) -> (u16, Seen) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let seen = Seen::default();
    let kept = Arc::clone(&seen);
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut request = Vec::new();
            let mut buffer = [0; 4096];
            // Head and body of these requests come in one piece or two.
            loop {
                let length = stream.read(&mut buffer).await.unwrap_or(0);
                request.extend_from_slice(&buffer[..length]);
                let text = String::from_utf8_lossy(&request).into_owned();
                let is_whole = text.split_once("\r\n\r\n").is_some_and(|(head, body)| {
                    let length = head.lines().find_map(|line| {
                        line.to_ascii_lowercase().strip_prefix("content-length: ")?.parse::<usize>().ok()
                    });
                    body.len() >= length.unwrap_or(0)
                });
                if is_whole || length == 0 {
                    break;
                }
            }
            let text = String::from_utf8_lossy(&request).into_owned();
            let (status, body) = answer(&text);
            kept.lock().unwrap().push(text);
            let head = format!("HTTP/1.1 {status} X\r\ncontent-length: {}\r\nconnection: close\r\n\r\n", body.len());
            let _ = stream.write_all((head + &body).as_bytes()).await;
        }
    });
    (port, seen)
}

/// An SMTP server: answers each line by its first word (or, within a sign-in, by the whole line).
async fn mail(answer: fn(&str) -> &'static str) -> (u16, Seen) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let seen = Seen::default();
    let kept = Arc::clone(&seen);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let mut stream = BufReader::new(stream);
            stream.write_all(b"220 mail.example.com ESMTP\r\n").await.unwrap();
            let mut line = String::new();
            while stream.read_line(&mut line).await.is_ok_and(|length| length > 0) {
                kept.lock().unwrap().push(line.trim_end().to_owned());
                let reply = answer(line.trim_end());
                line.clear();
                if stream.write_all(reply.as_bytes()).await.is_err() {
                    break;
                }
            }
        }
    });
    (port, seen)
}

#[tokio::test]
async fn slack_says_who_is_signed_in_and_why_nobody_is() {
    let (port, seen) = web(|request| {
        let is_good = request.contains(&format!("authorization: Bearer {SECRET}"));
        (
            200,
            if is_good {
                json!({"ok": true, "team": "Acme", "user": "robot"})
            } else {
                json!({"ok": false, "error": "invalid_auth"})
            }
            .to_string(),
        )
    })
    .await;
    let types = types(&[port]);
    let config = object(&json!({"base_url": format!("http://127.0.0.1:{port}/api/")}));
    let good = CredentialValue::ApiKey(secret());
    assert_eq!(types.test("slack", &config, Some(&good)).await.unwrap(), "signed in to Acme as robot");
    assert!(seen.lock().unwrap()[0].starts_with("POST /api/auth.test "));
    let bad = CredentialValue::BearerToken(SecretText::new("other".to_owned()));
    assert_eq!(types.test("slack", &config, Some(&bad)).await.unwrap_err(), "Slack says: invalid_auth");
}

#[tokio::test]
async fn github_is_asked_by_its_version_and_401_is_told() {
    let (port, seen) = web(|request| {
        if request.contains("Bearer hush") {
            (200, json!({"login": "octocat"}).to_string())
        } else {
            (401, "{}".to_owned())
        }
    })
    .await;
    let types = types(&[port]);
    let config = object(&json!({"base_url": format!("http://127.0.0.1:{port}/api/v3")}));
    let good = CredentialValue::BearerToken(secret());
    assert_eq!(types.test("github", &config, Some(&good)).await.unwrap(), "signed in as octocat");
    let request = seen.lock().unwrap()[0].to_ascii_lowercase();
    assert!(
        request.starts_with("get /api/v3/user ") && request.contains("x-github-api-version: 2022-11-28"),
        "{request}"
    );
    let bad = CredentialValue::ApiKey(SecretText::new("other".to_owned()));
    let told = types.test("github", &config, Some(&bad)).await.unwrap_err();
    assert!(told.contains("refuses the credential") && told.contains("401"), "{told}");
}

#[tokio::test]
async fn salesforce_gives_a_token_for_client_credentials_and_is_asked_with_it() {
    let (port, seen) = web(|request| {
        if request.starts_with("POST /services/oauth2/token") {
            let is_known = request.contains("Basic bWU6aHVzaCtodXNoJTJGJTJCJTNE");
            return if is_known {
                (200, json!({"access_token": "minted"}).to_string())
            } else {
                (401, json!({"error": "invalid_client", "error_description": SECRET}).to_string())
            };
        }
        if request.contains("authorization: Bearer minted") {
            return (200, json!({"DailyApiRequests": {"Max": 15000, "Remaining": 14998}}).to_string());
        }
        (401, json!([{"errorCode": "INVALID_SESSION_ID"}]).to_string())
    })
    .await;
    let types = types(&[port]);
    let config = object(&json!({"instance_url": format!("http://127.0.0.1:{port}"), "api_version": "v61.0"}));
    let client = |secret: &str| CredentialValue::OAuth2ClientCredentials {
        client_id: "me".to_owned(),
        client_secret: SecretText::new(secret.to_owned()),
        token_url: format!("http://127.0.0.1:{port}/services/oauth2/token"),
        scope: Some("api id".to_owned()),
    };
    let told = types.test("salesforce", &config, Some(&client(SECRET))).await.unwrap();
    assert_eq!(told, "signed in; 14998 of 15000 API requests are left today");
    {
        let seen = seen.lock().unwrap();
        assert!(seen[0].ends_with("\r\n\r\ngrant_type=client_credentials&scope=api+id"), "{}", seen[0]);
        assert!(seen[1].starts_with("GET /services/data/v61.0/limits "), "{}", seen[1]);
    }
    let told = types.test("salesforce", &config, Some(&client("wrong"))).await.unwrap_err();
    assert!(told.contains("invalid_client") && !told.contains(SECRET), "{told}");
    let stale = CredentialValue::BearerToken(SecretText::new("stale".to_owned()));
    assert!(types.test("salesforce", &config, Some(&stale)).await.unwrap_err().contains("401"));
}

#[tokio::test]
async fn a_rest_service_is_asked_as_configured_with_every_type_of_credential() {
    let (port, seen) = web(|request| (if request.starts_with("HEAD") { 204 } else { 418 }, String::new())).await;
    let types = types(&[port]);
    let base = format!("http://127.0.0.1:{port}/v2");
    let config = object(&json!({"base_url": base, "path": "status", "method": "HEAD", "headers": {"Accept": "a/b"}}));
    for (value, expect) in [
        (CredentialValue::ApiKey(secret()), format!("x-api-key: {SECRET}")),
        (CredentialValue::BearerToken(secret()), format!("authorization: Bearer {SECRET}")),
        (
            CredentialValue::BasicAuth { username: "u".to_owned(), password: secret() },
            "authorization: Basic dTpodXNoIGh1c2gvKz0=".to_owned(),
        ),
        (CredentialValue::CustomHeaders(vec![("X-Own".to_owned(), secret())]), format!("x-own: {SECRET}")),
    ] {
        assert_eq!(types.test("http", &config, Some(&value)).await.unwrap(), "the service answered 204 No Content");
        let request = seen.lock().unwrap().pop().unwrap();
        assert!(request.starts_with("HEAD /v2/status ") && request.contains("accept: a/b"), "{request}");
        assert!(request.contains(&expect), "{expect}: {request}");
    }
    let other = object(&json!({"base_url": base}));
    assert!(types.test("http", &other, None).await.unwrap_err().contains("418"));
    let expected = object(&json!({"base_url": base, "expect_status": [418]}));
    assert!(types.test("http", &expected, None).await.is_ok());
    // Nothing is allowed that the operator did not allow.
    let closed = self::types(&[]).test("http", &other, None).await.unwrap_err();
    assert!(closed.contains("not allowed"), "{closed}");
}

fn smtp(port: u16, tls: &str) -> Map<String, Value> {
    object(&json!({"host": "127.0.0.1", "port": port, "tls": tls, "from": "robot@example.com"}))
}

#[tokio::test]
async fn a_mail_server_is_greeted_signed_in_to_and_left() {
    let (port, seen) = mail(|line| match line.split(' ').next().unwrap_or_default() {
        "EHLO" => "250-mail.example.com\r\n250 AUTH PLAIN LOGIN\r\n",
        "AUTH" => "235 welcome\r\n",
        "QUIT" => "221 bye\r\n",
        _ => "250 ok\r\n",
    })
    .await;
    let user = CredentialValue::BasicAuth { username: "robot".to_owned(), password: secret() };
    let told = types(&[port]).test("smtp", &smtp(port, "none"), Some(&user)).await.unwrap();
    assert_eq!(told, "signed in as robot");
    let seen = seen.lock().unwrap();
    let words: Vec<&str> = seen.iter().map(|line| line.split(' ').next().unwrap()).collect();
    assert_eq!(words, ["EHLO", "AUTH", "NOOP", "QUIT"]);
    assert_eq!(seen[0], "EHLO example.com");
}

#[tokio::test]
async fn a_mail_server_that_refuses_is_a_result_without_the_secrets_that_it_repeats() {
    // It repeats what it was sent, as some do.
    let (port, _) = mail(|line| match line.split(' ').next().unwrap_or_default() {
        "EHLO" => "250-mail.example.com\r\n250 AUTH PLAIN\r\n",
        "AUTH" => "535 5.7.8 no: hush hush/+= AHJvYm90AGh1c2ggaHVzaC8rPQ==\r\n",
        _ => "221 bye\r\n",
    })
    .await;
    let user = CredentialValue::BasicAuth { username: "robot".to_owned(), password: secret() };
    let told = types(&[port]).test("smtp", &smtp(port, "none"), Some(&user)).await.unwrap_err();
    assert!(told.contains("535") && told.contains("[redacted]"), "{told}");
    assert!(!told.contains("hush") && !told.contains("AHJvYm90AGh1c2gg"), "{told}");
}

#[tokio::test]
async fn encryption_that_is_asked_for_is_not_done_without() {
    let (port, seen) = mail(|line| match line.split(' ').next().unwrap_or_default() {
        "EHLO" => "250-mail.example.com\r\n250 AUTH PLAIN\r\n",
        _ => "221 bye\r\n",
    })
    .await;
    let user = CredentialValue::BasicAuth { username: "robot".to_owned(), password: secret() };
    let types = types(&[port]);
    let told = types.test("smtp", &smtp(port, "starttls"), Some(&user)).await.unwrap_err();
    assert_eq!(told, "the server does not offer STARTTLS");
    assert!(!seen.lock().unwrap().iter().any(|line| line.starts_with("AUTH")), "nothing secret goes out in the clear");
    let told = types.test("smtp", &smtp(port, "tls"), Some(&user)).await.unwrap_err();
    assert!(told.contains("encrypted"), "{told}");

    // One that offers it and then refuses.
    let (port, seen) = mail(|line| match line.split(' ').next().unwrap_or_default() {
        "EHLO" => "250-mail.example.com\r\n250 STARTTLS\r\n",
        "STARTTLS" => "454 TLS is not available\r\n",
        _ => "221 bye\r\n",
    })
    .await;
    let told = self::types(&[port]).test("smtp", &smtp(port, "starttls"), Some(&user)).await.unwrap_err();
    assert!(told.contains("cannot be encrypted") && told.contains("454"), "{told}");
    assert!(!seen.lock().unwrap().iter().any(|line| line.starts_with("AUTH")));
    let told = self::types(&[]).test("smtp", &smtp(port, "none"), None).await.unwrap_err();
    assert!(told.contains("not allowed"), "{told}");
}

#[test]
fn configurations_are_held_against_their_types() {
    let types = types(&[]);
    let faults = |kind: &str, config: Value| -> Vec<(String, &'static str)> {
        let found = types.check(kind, &object(&config)).unwrap();
        found.into_iter().map(|fault| (fault.pointer, fault.code)).collect()
    };
    for (kind, config, expect) in [
        ("http", json!({}), vec![("", "invalid_config")]),
        ("http", json!({"base_url": "x", "oops": 1}), vec![("/oops", "unknown_field")]),
        ("http", json!({"base_url": "ftp://x/"}), vec![("/base_url", "invalid_url")]),
        ("http", json!({"base_url": "https://u:p@x/"}), vec![("/base_url", "secret_in_config")]),
        (
            "http",
            json!({"base_url": "https://x", "headers": {"X-Auth-Token": "s"}}),
            vec![("/headers/X-Auth-Token", "secret_in_config")],
        ),
        ("http", json!({"base_url": "https://x", "headers": {"a b": "s"}}), vec![("/headers/a b", "invalid_header")]),
        ("slack", json!({}), vec![]),
        ("github", json!({"base_url": 7}), vec![("/base_url", "invalid_config")]),
        (
            "salesforce",
            json!({"instance_url": "https://x", "api_version": "62"}),
            vec![("/api_version", "invalid_config")],
        ),
        ("smtp", json!({"host": "m", "from": "a@b", "port": 0}), vec![("/port", "invalid_config")]),
        ("smtp", json!({"host": "m", "from": "a@b..c"}), vec![("/from", "invalid_address")]),
        ("smtp", json!({"host": "m", "from": "a@b", "tls": "starttls"}), vec![]),
    ] {
        let expect: Vec<(String, &str)> = expect.into_iter().map(|(at, code)| (at.to_owned(), code)).collect();
        assert_eq!(faults(kind, config.clone()), expect, "{kind} {config}");
    }
    assert!(types.check("nobody", &Map::new()).is_none());
    let names: Vec<_> = types.catalogue().into_iter().map(|kind| kind.name).collect();
    assert_eq!(names, ["github", "http", "salesforce", "slack", "smtp"]);
    for kind in types.catalogue() {
        let properties = kind.config_schema["properties"].as_object().unwrap();
        assert!(
            !properties.is_empty() && properties.values().all(|field| field["description"].is_string()),
            "{}",
            kind.name
        );
        assert_eq!(kind.config_schema["additionalProperties"], json!(false), "{}", kind.name);
    }
}

#[test]
fn the_actions_that_graphs_are_held_against_are_those_that_there_are() {
    let names: Vec<&str> = types(&[]).action_names().into_iter().collect();
    assert_eq!(names, super::ACTION_NAMES);
}
