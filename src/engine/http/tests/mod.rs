//! What is allowed, and what is left of a request after a redirect. Ways around the guard are tried in `attempts`.

mod attempts;

use std::sync::Mutex;

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpListener,
};

use super::*;

fn client(allow: &[&str]) -> HttpClient {
    let allow = allow.iter().map(|entry| entry.parse().unwrap()).collect();
    HttpClient::new(HttpConfig { allow, timeout: Duration::from_secs(5), max_body: 1000, ..HttpConfig::default() })
        .unwrap()
}

fn get(url: &str) -> HttpRequest {
    HttpRequest { method: Method::GET, url: url.parse().unwrap(), headers: HeaderMap::new(), body: None, timeout: None }
}

/// A server that answers what `answer` says for the head of a request, and keeps what it was sent.
async fn server(answer: impl Fn(&str) -> String + Send + Sync + 'static) -> (u16, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let seen = Arc::new(Mutex::new(Vec::new()));
    let (kept, answer) = (Arc::clone(&seen), Arc::new(answer));
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let (kept, answer) = (Arc::clone(&kept), Arc::clone(&answer));
            tokio::spawn(async move {
                let mut buffer = vec![0; 8192];
                let length = stream.read(&mut buffer).await.unwrap_or(0);
                let request = String::from_utf8_lossy(&buffer[..length]).into_owned();
                let reply = answer(&request);
                kept.lock().unwrap().push(request);
                let _ = stream.write_all(reply.as_bytes()).await;
            });
        }
    });
    (port, seen)
}

fn ok(body: &str) -> String {
    format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}", body.len())
}

fn moved(status: u16, location: &str) -> String {
    format!("HTTP/1.1 {status} Moved\r\nlocation: {location}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
}

#[test]
fn public_addresses_are_not_refused() {
    for address in [
        "1.1.1.1",
        "8.8.8.8",
        "100.63.255.255",
        "100.128.0.1",
        "172.15.0.1",
        "172.32.0.1",
        "192.167.1.1",
        "198.17.0.1",
        "223.255.255.255",
        "2606:4700::1111",
        "2a00:1450::1",
        "2001:4860::8888",
    ] {
        assert_eq!(address::refusal(address.parse().unwrap()), None, "{address}");
    }
}

#[test]
fn allow_entries_are_read_and_written() {
    for (text, expect) in [
        ("10.0.0.0/8", "10.0.0.0/8"),
        ("10.1.2.3/8", "10.0.0.0/8"),
        ("10.0.0.7", "10.0.0.7/32"),
        ("::1", "::1/128"),
        ("[::1]", "::1/128"),
        ("127.0.0.1:9000", "127.0.0.1:9000"),
        ("[::1]:9000", "[::1]:9000"),
        ("Vault.Internal:8200", "vault.internal:8200"),
        (" localhost ", "localhost"),
    ] {
        assert_eq!(text.parse::<AllowEntry>().unwrap().to_string(), expect, "{text}");
    }
    for text in ["", "host:port", "http://host", "a/b", "host:70000", "user@host"] {
        assert!(text.parse::<AllowEntry>().is_err(), "{text}");
    }
}

#[tokio::test]
async fn the_operator_can_allow_by_network_by_address_and_by_name() {
    let (port, _) = server(|_| ok("hello")).await;
    let address = format!("127.0.0.1:{port}");
    let name = format!("localhost:{port}");
    for (allow, host, allowed) in [
        ("127.0.0.0/8", &address, true),
        ("127.0.0.0/8", &name, true),
        (address.as_str(), &address, true),
        (address.as_str(), &name, false),
        ("127.0.0.1:1", &address, false),
        (name.as_str(), &name, true),
        ("localhost", &name, true),
        ("localhost:1", &name, false),
        ("localhost", &address, false),
    ] {
        let result = client(&[allow]).send(get(&format!("http://{host}/"))).await;
        match (&result, allowed) {
            (Ok(response), true) => assert_eq!(&response.body[..], b"hello"),
            (Err(HttpError::Refused(_)), false) => {}
            _ => panic!("{allow} for {host}: {result:?}"),
        }
    }
}

#[tokio::test]
async fn credentials_stay_with_their_origin() {
    let (other, seen_by_other) = server(|_| ok("other")).await;
    let (own, seen_by_own) = server(move |request| {
        if request.starts_with("GET /start") {
            moved(302, "/same")
        } else {
            moved(307, &format!("http://u:p@127.0.0.1:{other}/"))
        }
    })
    .await;
    let mut request = get(&format!("http://127.0.0.1:{own}/start"));
    for (name, value) in
        [("authorization", "Bearer t"), ("x-api-key", "k"), ("cookie", "c=1"), ("accept", "text/plain")]
    {
        request.headers.insert(name, value.parse().unwrap());
    }
    let response = client(&["127.0.0.1"]).send(request).await.unwrap();
    assert_eq!(
        (&response.body[..], response.url.as_str()),
        (&b"other"[..], format!("http://127.0.0.1:{other}/").as_str())
    );
    let own = seen_by_own.lock().unwrap().clone();
    assert_eq!(own.len(), 2);
    assert!(own.iter().all(|request| request.contains("authorization: Bearer t") && request.contains("x-api-key: k")));
    let other = seen_by_other.lock().unwrap().clone();
    assert!(other[0].contains("accept: text/plain") && other[0].contains("user-agent: switchyard/"), "{other:?}");
    for secret in ["authorization", "x-api-key", "cookie"] {
        assert!(!other[0].contains(secret), "{other:?}");
    }
}

#[tokio::test]
async fn redirects_change_methods_as_browsers_do_and_end_after_five() {
    for (status, method, expect) in [
        (301, "POST", "GET"),
        (302, "POST", "GET"),
        (303, "PUT", "GET"),
        (307, "POST", "POST"),
        (308, "PUT", "PUT"),
        (302, "PUT", "PUT"),
    ] {
        let (port, seen) =
            server(move |request| if request.contains(" /a ") { moved(status, "/b") } else { ok("") }).await;
        let mut request = get(&format!("http://127.0.0.1:{port}/a"));
        request.method = method.parse().unwrap();
        request.body = Some("body".into());
        client(&["127.0.0.1"]).send(request).await.unwrap();
        let second = seen.lock().unwrap()[1].clone();
        assert!(second.starts_with(&format!("{expect} /b ")), "{status} {method}: {second}");
    }
    let (port, seen) = server(|_| moved(302, "/again")).await;
    let result = client(&["127.0.0.1"]).send(get(&format!("http://127.0.0.1:{port}/"))).await;
    assert!(matches!(result, Err(HttpError::Redirect(_))));
    assert_eq!(seen.lock().unwrap().len(), MAX_REDIRECTS + 1);
}

#[tokio::test]
async fn large_and_slow_answers_are_cut_off() {
    let (port, _) = server(|_| ok(&"x".repeat(1001))).await;
    let url = format!("http://127.0.0.1:{port}/");
    assert_eq!(client(&["127.0.0.1"]).send(get(&url)).await.unwrap_err(), HttpError::TooLarge(1000));
    let (port, _) = server(|_| {
        let chunk = format!("1f4\r\n{}\r\n", "x".repeat(500));
        format!("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{chunk}{chunk}{chunk}0\r\n\r\n")
    })
    .await;
    let url = format!("http://127.0.0.1:{port}/");
    assert_eq!(client(&["127.0.0.1"]).send(get(&url)).await.unwrap_err(), HttpError::TooLarge(1000));

    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut request = get(&format!("http://127.0.0.1:{}/", silent.local_addr().unwrap().port()));
    request.timeout = Some(Duration::from_millis(50));
    assert!(matches!(client(&["127.0.0.1"]).send(request).await, Err(HttpError::Timeout(_))));
}

#[tokio::test]
async fn failures_do_not_show_the_url() {
    let closed = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = closed.local_addr().unwrap().port();
    drop(closed);
    let error = client(&["127.0.0.1"]).send(get(&format!("http://127.0.0.1:{port}/?token=secret"))).await.unwrap_err();
    assert_eq!(error.code(), "http_connection");
    assert!(!error.to_string().contains("secret"), "{error}");
}

#[tokio::test]
async fn other_protocols_are_behind_the_same_guard() {
    let closed = client(&[]);
    for host in [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "localhost",
        "LOCALHOST.",
        "[::1]",
        "::ffff:127.0.0.1",
        "0.0.0.0",
        "169.254.169.254",
        "10.0.0.1",
        "[fd00::1]",
    ] {
        let result = closed.dial(host, 25).await;
        assert!(
            matches!(result, Err(HttpError::Refused(_) | HttpError::Connection(_))) && result.is_err(),
            "{host}: {result:?}"
        );
        if host.parse::<std::net::IpAddr>().is_ok() {
            assert!(matches!(result, Err(HttpError::Refused(_))), "{host}: {result:?}");
        }
        assert!(closed.dial_tls(host, 465).await.is_err(), "{host}");
    }
    let (port, _) = server(|_| ok("")).await;
    let (here, elsewhere) = (format!("127.0.0.1:{port}"), format!("127.0.0.1:{}", port ^ 1));
    assert!(client(&[&here]).dial("127.0.0.1", port).await.is_ok());
    assert!(client(&[&here]).dial("localhost", port).await.is_ok());
    assert!(client(&[&elsewhere]).dial("127.0.0.1", port).await.is_err());
    let named = format!("localhost:{port}");
    assert!(client(&[&named]).dial("LocalHost", port).await.is_ok());
}
