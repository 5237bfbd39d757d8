//! Attempts to get around the guard. None may get through: no byte reaches a server that was not to be reached, and no answer holds more memory or time
//! than it was given.

use std::{
    io,
    net::{IpAddr, SocketAddr},
    sync::atomic::{AtomicUsize, Ordering},
};

use super::*;

/// A server that nobody is to reach, and how many did.
struct Forbidden {
    port: u16,
    reached: Arc<AtomicUsize>,
}

impl Forbidden {
    async fn open() -> Self {
        Self::at(TcpListener::bind("127.0.0.1:0").await.unwrap())
    }

    fn at(listener: TcpListener) -> Self {
        let port = listener.local_addr().unwrap().port();
        let reached = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&reached);
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                counter.fetch_add(1, Ordering::SeqCst);
                let _ = stream.read(&mut [0; 1024]).await;
                let _ = stream.write_all(ok("through").as_bytes()).await;
            }
        });
        Self { port, reached }
    }

    fn check(&self) {
        assert_eq!(self.reached.load(Ordering::SeqCst), 0, "an attempt got through");
    }
}

fn resolving(allow: &[&str], lookup: Lookup) -> HttpClient {
    let allow = allow.iter().map(|entry| entry.parse().unwrap()).collect();
    let config = HttpConfig { allow, timeout: Duration::from_secs(5), max_body: 1000, ..HttpConfig::default() };
    HttpClient::resolving(config, lookup).unwrap()
}

/// Whether the attempt was turned down before anything was sent: it is no URL, none for requests, or one to an address that is refused.
async fn is_refused(client: &HttpClient, url: &str) -> bool {
    let Ok(url) = Url::parse(url) else { return true };
    let request = HttpRequest { method: Method::GET, url, headers: HeaderMap::new(), body: None, timeout: None };
    matches!(client.send(request).await, Err(HttpError::Refused(_) | HttpError::Url(_)))
}

/// Hosts that are the loopback, in every spelling that some parser somewhere takes for it; each is tried at a port where somebody listens.
const LOOPBACK: [&str; 52] = [
    "127.0.0.1",
    "127.0.0.2",
    "127.255.255.254",
    "127.1",
    "127.0.1",
    "2130706433",
    "0x7f000001",
    "0X7F000001",
    "0x7f.0x0.0x0.0x1",
    "0x7f.0.0.1",
    "0x7f.1",
    "0177.0.0.1",
    "0177.1",
    "00000177.0.0.1",
    "017700000001",
    "127.0.0.1.",
    "127.000.000.001",
    "127.00.00.01",
    "0x0000000000000000007f000001",
    "%31%32%37.0.0.1",
    "127%2e0%2e0%2e1",
    "①②⑦.⓪.⓪.①",
    "１２７.０.０.１",
    "𝟏𝟐𝟕.𝟎.𝟎.𝟏",
    "127。0。0。1",
    "127．0．0．1",
    "127｡0｡0｡1",
    "127.0.0.\u{ad}1",
    "127.0.0.\u{200b}1",
    "localhost",
    "localhost.",
    "LOCALHOST",
    "LocalHost",
    "ｌｏｃａｌｈｏｓｔ",
    "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ",
    "loc\u{ad}alhost",
    "localhost。",
    "any.localhost",
    "any.other.localhost.",
    "0",
    "0.0.0.0",
    "0x0",
    "00",
    "[::1]",
    "[0:0:0:0:0:0:0:1]",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[0:0:0:0:0:ffff:7f00:0001]",
    "[::127.0.0.1]",
    "[::ffff:0:127.0.0.1]",
    "[::1%25lo]",
];

/// Addresses that are not for everybody, each by what it is.
const SPECIAL: [&str; 72] = [
    // Private.
    "10.0.0.1",
    "10.255.255.255",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.0.1",
    "192.168.255.255",
    "0xa000001",
    "012.0.0.1",
    "3232235521",
    // Link-local, and the metadata services there.
    "169.254.0.1",
    "169.254.169.254",
    "169.254.170.2",
    "169.254.169.123",
    "0xa9fea9fe",
    "2852039166",
    "0251.0376.0251.0376",
    "169.16689662",
    // Metadata elsewhere.
    "100.100.100.200",
    "168.63.129.16",
    "192.0.0.192",
    "[fd00:ec2::254]",
    "[fd20:ce::254]",
    "[::ffff:169.254.169.254]",
    "[64:ff9b::a9fe:a9fe]",
    // Carrier-grade NAT.
    "100.64.0.1",
    "100.127.255.255",
    // Protocols, documentation, benchmarks.
    "192.0.0.1",
    "192.0.2.1",
    "198.51.100.1",
    "203.0.113.1",
    "198.18.0.1",
    "198.19.255.255",
    "192.88.99.1",
    // Multicast, reserved, broadcast, this network.
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "4294967295",
    "0.0.0.1",
    "0.255.255.255",
    // An IPv4 address within one of IPv6.
    "[::ffff:10.0.0.1]",
    "[::10.0.0.1]",
    "[::ffff:0:10.0.0.1]",
    "[64:ff9b::10.0.0.1]",
    "[64:ff9b::7f00:1]",
    "[64:ff9b:1::10.0.0.1]",
    "[2002:7f00:1::]",
    "[2002:a00:1::1]",
    "[2002:a9fe:a9fe::]",
    "[2001:0:4136:e378:8000:63bf:3fff:fdd2]",
    "[2001:0:7f00:1::]",
    // Of IPv6 alone.
    "[fe80::1]",
    "[febf::1]",
    "[fe80::1%25eth0]",
    "[fe80::1%eth0]",
    "[fec0::1]",
    "[fc00::1]",
    "[fd12:3456:789a::1]",
    "[fdff:ffff::1]",
    "[ff02::1]",
    "[ff0e::1]",
    "[100::1]",
    "[100:0:0:1::1]",
    "[2001:2::1]",
    "[2001:10::1]",
    "[2001:20::1]",
    "[2001:db8::1]",
    "[3fff::1]",
    "[5f00::1]",
    "[4000::1]",
    "[::2]",
    "[1::1]",
];

/// Texts in which one parser sees a public host and another a private one.
const CONFUSING: [&str; 18] = [
    "http://example.com@127.0.0.1:PORT/",
    "http://example.com:80@127.0.0.1:PORT/",
    "http://1.1.1.1@127.0.0.1:PORT/",
    "http://user:pass@127.0.0.1:PORT/",
    "http://example.com%40127.0.0.1:PORT/",
    "http://127.0.0.1:PORT\\@example.com/",
    "http:\\\\127.0.0.1:PORT\\",
    "http:127.0.0.1:PORT/",
    "http:/127.0.0.1:PORT/",
    "http:///127.0.0.1:PORT/",
    "http://127.0.0.1:PORT#@example.com/",
    "http://127.0.0.1:PORT?@example.com/",
    "http://127.0.0.1:PORT;example.com/",
    "http://127.0.0.1\t:PORT/",
    "ht\ntp://127.0\r\n.0.1:PORT/",
    " http://127.0.0.1:PORT/ ",
    "http://127.0.0.1:0PORT/",
    "HTTP://127.0.0.1:PORT/",
];

/// Other schemes, whatever they lead to.
const SCHEMES: [&str; 16] = [
    "file:///etc/passwd",
    "file://localhost/etc/passwd",
    "ftp://example.com/",
    "gopher://127.0.0.1:PORT/_GET%20/",
    "data:text/plain,x",
    "dict://127.0.0.1:PORT/stat",
    "ldap://127.0.0.1:PORT/",
    "tftp://127.0.0.1:PORT/x",
    "jar:http://127.0.0.1:PORT!/",
    "netdoc:///etc/passwd",
    "javascript:alert(1)",
    "blob:http://127.0.0.1:PORT/x",
    "ws://127.0.0.1:PORT/",
    "wss://127.0.0.1:PORT/",
    "unix:///var/run/docker.sock",
    "http+unix://%2Fvar%2Frun%2Fdocker.sock/",
];

/// Protocols that a request could be mistaken for.
const PORTS: [u16; 12] = [0, 21, 22, 23, 25, 110, 143, 389, 465, 587, 6000, 6667];

#[tokio::test]
async fn no_url_leads_to_a_refused_address() {
    let forbidden = Forbidden::open().await;
    let port = forbidden.port.to_string();
    let mut urls: Vec<String> = Vec::new();
    urls.extend(LOOPBACK.iter().map(|host| format!("http://{host}:{port}/")));
    urls.extend(LOOPBACK.iter().map(|host| format!("https://{host}:{port}/")));
    urls.extend(SPECIAL.iter().map(|host| format!("http://{host}/")));
    urls.extend(CONFUSING.iter().chain(&SCHEMES).map(|url| url.replace("PORT", &port)));
    urls.extend(PORTS.iter().map(|port| format!("http://1.1.1.1:{port}/")));
    urls.extend(PORTS.iter().map(|port| format!("https://example.com:{port}/")));
    let client = client(&[]);
    for url in &urls {
        assert!(is_refused(&client, url).await, "{url:?} was not refused");
    }
    forbidden.check();
    println!("{} URLs, 0 through", urls.len());
}

/// A name that leads to these addresses at first, and to those of the next list the next time.
fn names(answers: &[&[&str]]) -> (Lookup, Arc<AtomicUsize>) {
    let answers: Vec<Vec<SocketAddr>> = answers
        .iter()
        .map(|addresses| addresses.iter().map(|address| SocketAddr::new(address.parse().unwrap(), 0)).collect())
        .collect();
    let asked = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&asked);
    let lookup = Lookup::new(move |_| {
        let n = counter.fetch_add(1, Ordering::SeqCst).min(answers.len() - 1);
        let found = answers[n].clone();
        async move { Ok::<_, io::Error>(found) }
    });
    (lookup, asked)
}

#[tokio::test]
async fn no_name_leads_to_a_refused_address() {
    let mut attempts = 0;
    let literals = SPECIAL.iter().chain(&LOOPBACK).map(|host| host.trim_start_matches('[').trim_end_matches(']'));
    for address in literals.filter_map(|text| text.parse::<IpAddr>().ok()) {
        let (lookup, _) = names(&[&[&address.to_string()]]);
        assert!(is_refused(&resolving(&[], lookup), "http://harmless.example/").await, "{address}");
        attempts += 1;
    }
    for name in ["metadata.google.internal", "metadata", "instance-data", "127.0.0.1.nip.io", "kubernetes.default.svc"]
    {
        for address in ["169.254.169.254", "fd00:ec2::254", "fd20:ce::254", "127.0.0.1", "10.96.0.1"] {
            let (lookup, _) = names(&[&[address]]);
            assert!(is_refused(&resolving(&[], lookup), &format!("http://{name}/")).await, "{name} at {address}");
            attempts += 1;
        }
    }
    // And the name says which: an operator who wants it can allow it.
    let (lookup, _) = names(&[&["10.1.2.3"]]);
    let error = resolving(&[], lookup).send(get("http://harmless.example/")).await.unwrap_err().to_string();
    assert!(error.contains("harmless.example") && error.contains("10.1.2.3"), "{error}");
    println!("{attempts} names, 0 through");
}

/// 127.0.0.2 stands for a public address here: the one that is allowed.
#[tokio::test]
async fn a_name_with_good_and_bad_addresses_leads_to_the_good_ones_only() {
    let listener = TcpListener::bind("127.0.0.2:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let forbidden = Forbidden::at(TcpListener::bind(("127.0.0.1", port)).await.unwrap());
    let good = Forbidden::at(listener);
    let url = format!("http://mixed.example:{port}/");
    for answer in [["127.0.0.1", "127.0.0.2"], ["127.0.0.2", "127.0.0.1"], ["::1", "127.0.0.2"]] {
        let (lookup, asked) = names(&[&answer]);
        let response = resolving(&["127.0.0.2"], lookup).send(get(&url)).await.unwrap();
        assert_eq!(&response.body[..], b"through", "{answer:?}");
        assert_eq!(asked.load(Ordering::SeqCst), 1, "what is checked is what is connected to");
    }
    assert_eq!(good.reached.load(Ordering::SeqCst), 3);
    // Where the good one does not answer, the bad one is not tried.
    let (lookup, _) = names(&[&["127.0.0.3", "127.0.0.1"]]);
    let result = resolving(&["127.0.0.3"], lookup).send(get(&url)).await;
    assert!(matches!(result, Err(HttpError::Connection(_))), "{result:?}");
    forbidden.check();
}

/// The name turns from a good address to a bad one: between two requests, between a request and its redirect.
#[tokio::test]
async fn a_name_that_turns_is_checked_each_time() {
    let listener = TcpListener::bind("127.0.0.2:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let forbidden = Forbidden::at(TcpListener::bind(("127.0.0.1", port)).await.unwrap());
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let _ = stream.read(&mut [0; 1024]).await;
            let _ = stream.write_all(moved(307, "/again").as_bytes()).await;
        }
    });
    for turns in [&["127.0.0.2", "127.0.0.1"][..], &["127.0.0.2", "127.0.0.2", "127.0.0.1"]] {
        let answers: Vec<&[&str]> = turns.iter().map(std::slice::from_ref).collect();
        let (lookup, asked) = names(&answers);
        let result = resolving(&["127.0.0.2"], lookup).send(get(&format!("http://turning.example:{port}/"))).await;
        assert!(matches!(result, Err(HttpError::Refused(_))), "{turns:?}: {result:?}");
        assert_eq!(asked.load(Ordering::SeqCst), turns.len(), "each connection asks anew");
    }
    forbidden.check();
}

#[tokio::test]
async fn no_redirect_leads_to_a_refused_address() {
    let forbidden = Forbidden::open().await;
    let port = forbidden.port;
    let mut targets: Vec<String> =
        ["localhost", "127.1", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "①②⑦.⓪.⓪.①"]
            .iter()
            .flat_map(|host| {
                [format!("http://{host}:{port}/"), format!("//{host}:{port}/"), format!("https://{host}:{port}/")]
            })
            .collect();
    targets.extend([
        format!("http://a:b@127.0.0.1:{port}/"),
        format!("\\\\127.0.0.1:{port}\\"),
        format!("/\\127.0.0.1:{port}/"),
        format!("http:127.0.0.1:{port}"),
        format!("http:\\\\127.0.0.1:{port}"),
        format!("\t//127.0.0.1:{port}/"),
        format!("gopher://127.0.0.1:{port}/_x"),
    ]);
    let elsewhere = [
        "http://169.254.169.254/latest/meta-data/",
        "//10.0.0.1/",
        "http://[fd00:ec2::254]/",
        "file:///etc/passwd",
        "data:text/plain,x",
        "ftp://example.com/",
        "javascript:alert(1)",
        "http://1.1.1.1:25/",
        "http://0/",
        "http://[fe80::1%25eth0]/",
    ];
    targets.extend(elsewhere.map(str::to_owned));
    let mut attempts = 0;
    for status in [301, 302, 303, 307, 308] {
        for target in &targets {
            let location = target.clone();
            // One hop, and behind a harmless one.
            let (from, _) = server(move |request| {
                if request.starts_with("GET /chain") { moved(302, "/direct") } else { moved(status, &location) }
            })
            .await;
            let client = client(&[&format!("127.0.0.1:{from}")]);
            for path in ["direct", "chain"] {
                let result = client.send(get(&format!("http://127.0.0.1:{from}/{path}"))).await;
                // `http:127.0.0.1:PORT` is a path of the same origin: it stays there, and so goes round in circles.
                let refused = matches!(result, Err(HttpError::Refused(_) | HttpError::Url(_) | HttpError::Redirect(_)));
                assert!(refused, "{status} to {target:?}: {result:?}");
                attempts += 1;
            }
        }
    }
    forbidden.check();
    println!("{attempts} redirects, 0 through");
}

#[tokio::test]
async fn a_request_is_one_request_and_names_the_host_that_was_checked() {
    let (port, seen) = server(|_| ok("")).await;
    let client = client(&["127.0.0.1"]);
    let url = format!("http://127.0.0.1:{port}/");
    for name in OWN_HEADERS {
        let mut request = get(&url);
        request.headers.insert(HeaderName::from_static(name), header::HeaderValue::from_static("internal.example"));
        assert!(matches!(client.send(request).await, Err(HttpError::Unfit(_))), "{name}");
    }
    for method in [Method::CONNECT, Method::TRACE] {
        let mut request = get(&url);
        request.method = method.clone();
        assert!(matches!(client.send(request).await, Err(HttpError::Unfit(_))), "{method}");
    }
    assert!(seen.lock().unwrap().is_empty());

    // What cannot be a header is none, before it comes here.
    for value in ["a\r\nhost: internal", "a\nb", "a\0b"] {
        assert!(header::HeaderValue::from_str(value).is_err(), "{value:?}");
    }
    let injected =
        ["x\r\nHost: internal.example\r\n\r\nGET /second HTTP/1.1", "x%0d%0aHost:%20internal.example", "x HTTP/1.1"];
    for path in injected {
        client.send(get(&format!("{url}{path}"))).await.unwrap();
    }
    let seen = seen.lock().unwrap().clone();
    assert_eq!(seen.len(), injected.len());
    for request in &seen {
        let hosts = request.lines().filter(|line| line.to_lowercase().starts_with("host:")).count();
        let lines = request.lines().filter(|line| line.ends_with(" HTTP/1.1")).count();
        assert_eq!((hosts, lines), (1, 1), "{request}");
        assert!(request.contains(&format!("host: 127.0.0.1:{port}\r\n")), "{request}");
        // Nothing is asked for that would have to be unpacked.
        assert!(!request.to_lowercase().contains("accept-encoding"), "{request}");
    }
}

/// Sends a beginning, and then this again and again until the other side has enough.
async fn endless(beginning: &'static [u8], again: &'static [u8], pause: Duration) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            tokio::spawn(async move {
                let mut buffer = [0; 1024];
                let _ = stream.read(&mut buffer).await;
                let _ = stream.write_all(beginning).await;
                while stream.write_all(again).await.is_ok() {
                    tokio::time::sleep(pause).await;
                }
            });
        }
    });
    port
}

#[tokio::test]
async fn no_answer_takes_more_memory_or_time_than_it_was_given() {
    const OK: &[u8] = b"HTTP/1.1 200 OK\r\n";
    const NOW: Duration = Duration::ZERO;
    const SLOWLY: Duration = Duration::from_millis(5);
    let bodies: [(&str, &'static [u8], &'static [u8], Duration); 11] = [
        ("a length beyond the limit", b"HTTP/1.1 200 OK\r\ncontent-length: 99999999999\r\n\r\n", b"x", NOW),
        ("chunks without an end", b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n", b"5\r\nabcde\r\n", NOW),
        ("a body without an end", b"HTTP/1.1 200 OK\r\n\r\n", b"xxxxxxxxxxxxxxxx", NOW),
        (
            "a chunk of all the world",
            b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nffffffffffffffff\r\n",
            b"x",
            NOW,
        ),
        (
            "a chunk's extension without an end",
            b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5;",
            b"aaaaaaaaaaaaaaaa",
            NOW,
        ),
        ("trailers without an end", b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n0\r\n", b"a: b\r\n", NOW),
        ("headers without an end", OK, b"a: bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\r\n", NOW),
        ("a header without an end", b"HTTP/1.1 200 OK\r\na: ", b"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb", NOW),
        ("informational answers without an end", b"", b"HTTP/1.1 103 Early Hints\r\n\r\n", NOW),
        ("a head byte by byte", OK, b"a", SLOWLY),
        ("a body byte by byte", b"HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\n", b"x", SLOWLY),
    ];
    for (what, beginning, again, pause) in bodies {
        let port = endless(beginning, again, pause).await;
        let mut request = get(&format!("http://127.0.0.1:{port}/"));
        request.timeout = Some(Duration::from_millis(300));
        let result = client(&["127.0.0.1"]).send(request).await;
        let error = result.expect_err(what);
        assert!(
            matches!(error, HttpError::TooLarge(_) | HttpError::Timeout(_) | HttpError::Connection(_)),
            "{what}: {error:?}"
        );
    }
    // Packed, it stays as small as it came: 10 MB of zeros would be 1000 bytes here and 10 MB there.
    let packed =
        "HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 4\r\nconnection: close\r\n\r\n\u{1f}\u{8}zz";
    let (port, _) = server(move |_| packed.to_owned()).await;
    let response = client(&["127.0.0.1"]).send(get(&format!("http://127.0.0.1:{port}/"))).await.unwrap();
    assert_eq!(&response.body[..], b"\x1f\x08zz", "as it came");
    // Two lengths are no answer.
    let twice = "HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab";
    let (port, _) = server(move |_| twice.to_owned()).await;
    let result = client(&["127.0.0.1"]).send(get(&format!("http://127.0.0.1:{port}/"))).await;
    assert!(matches!(result, Err(HttpError::Connection(_))), "{result:?}");
}
