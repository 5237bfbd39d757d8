//! What a server sends by itself: heard, and held against the document; right, and with one fault at a time.

use std::{
    collections::BTreeMap,
    net::SocketAddr,
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use conformance::{
    Suite,
    checks::Check,
    coverage::{Required, cells::Kind},
    report::terminal,
    runner::Outcome,
};
use hmac::{Hmac, KeyInit as _, Mac as _};
use poem::{
    Endpoint, Request, Response, Server,
    http::StatusCode,
    listener::{Acceptor as _, Listener as _, TcpListener},
};
use serde_json::{Value, json};
use sha2::Sha256;

/// How long the server waits before it sends again what was refused.
const PAUSE: Duration = Duration::from_millis(100);
/// Longer than the suite allows to what was under way.
const LONG: Duration = Duration::from_millis(2_600);

#[derive(Clone)]
struct Subscription {
    url: String,
    events: Vec<String>,
    secret: String,
    deleted: bool,
    gone: bool,
}

#[derive(Default)]
struct State {
    subscriptions: BTreeMap<u64, Subscription>,
    last: u64,
    messages: u64,
}

#[derive(Clone)]
struct Orders {
    fault: &'static str,
    state: Arc<Mutex<State>>,
    client: reqwest::Client,
}

fn reply(status: u16, body: &Value) -> Response {
    let status = StatusCode::from_u16(status).unwrap();
    Response::builder().status(status).content_type("application/json").body(body.to_string())
}

impl Endpoint for Orders {
    type Output = Response;

    async fn call(&self, mut request: Request) -> poem::Result<Response> {
        let bytes = request.take_body().into_vec().await.unwrap_or_default();
        let body: Option<Value> = serde_json::from_slice(&bytes).ok();
        let path = request.uri().path().to_owned();
        let text = |name: &str| body.as_ref().and_then(|body| body[name].as_str()).map(str::to_owned);
        Ok(match (request.method().as_str(), path.as_str()) {
            ("POST", "/subscriptions") => self.subscribe(body.as_ref()),
            ("DELETE", _) => self.unsubscribe(&path),
            ("POST", "/orders") => {
                self.tell("order.made");
                reply(201, &json!({"id": self.state().last}))
            }
            ("POST", "/reports") => match text("callback_url").filter(|url| url.starts_with("http")) {
                Some(url) => {
                    self.report(url);
                    Response::builder().status(StatusCode::ACCEPTED).finish()
                }
                None => reply(400, &json!({})),
            },
            _ => reply(404, &json!({})),
        })
    }
}

impl Orders {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn subscribe(&self, body: Option<&Value>) -> Response {
        let url = body.and_then(|body| body["url"].as_str()).filter(|url| url.starts_with("http"));
        let events: Option<Vec<String>> = body.and_then(|body| serde_json::from_value(body["events"].clone()).ok());
        let (Some(url), Some(events)) = (url, events) else { return reply(400, &json!({})) };
        let own = body.and_then(|body| body["secret"].as_str()).map(str::to_owned);
        let secret = own.unwrap_or_else(|| format!("whsec_{}", STANDARD.encode("a key of the server's")));
        let mut state = self.state();
        state.last += 1;
        let id = state.last;
        let one = Subscription { url: url.to_owned(), events, secret: secret.clone(), deleted: false, gone: false };
        state.subscriptions.insert(id, one);
        reply(201, &json!({"id": id, "secret": secret}))
    }

    fn unsubscribe(&self, path: &str) -> Response {
        let id = path.rsplit('/').next().and_then(|id| id.parse().ok()).unwrap_or(0);
        match self.state().subscriptions.get_mut(&id).filter(|one| !one.deleted) {
            Some(one) => {
                one.deleted = true;
                Response::builder().status(StatusCode::NO_CONTENT).finish()
            }
            None => reply(404, &json!({})),
        }
    }

    fn tell(&self, event: &'static str) {
        let all: Vec<(u64, Subscription)> =
            self.state().subscriptions.iter().map(|(id, one)| (*id, one.clone())).collect();
        for (id, one) in all {
            let asked = self.fault == "everything to everybody" || one.events.iter().any(|name| name == event);
            let over = (one.deleted && self.fault != "deleted is told") || one.gone;
            // Those of generated requests go nowhere.
            if asked && !over && one.url.starts_with("http://127.0.0.1") {
                tokio::spawn(self.clone().deliver(id, one, event));
            }
        }
    }

    async fn deliver(self, id: u64, one: Subscription, event: &'static str) {
        let number = {
            let mut state = self.state();
            state.messages += 1;
            state.messages
        };
        let late = ["deleted is told", "gone is told"].contains(&self.fault);
        for attempt in 0..2 {
            let message = if self.fault == "an id anew" { number * 10 + attempt } else { number * 10 };
            let mut body = json!({"type": event, "order": number});
            match self.fault {
                "a member is missing" => drop(body.as_object_mut().unwrap().remove("order")),
                "another body" => body["attempt"] = attempt.into(),
                _ => {}
            }
            let status = self.send(&one, message, &body).await;
            let goes_on = match (self.fault, status) {
                ("not sent again", _) => false,
                ("gone is told", 410) | ("deleted is told", _) => true,
                (_, 410) => {
                    if let Some(one) = self.state().subscriptions.get_mut(&id) {
                        one.gone = true;
                    }
                    false
                }
                (_, status) => status == 503,
            };
            if !goes_on {
                break;
            }
            // The suite waits for what it refused, and no longer: that comes last.
            let last = if one.url.contains("/told-") { PAUSE * 4 } else { Duration::ZERO };
            tokio::time::sleep(if late { LONG + last } else { PAUSE }).await;
        }
    }

    async fn send(&self, one: &Subscription, message: u64, body: &Value) -> u16 {
        let (id, bytes) = (format!("msg_{message}"), body.to_string());
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
        let at = if self.fault == "an old timestamp" { now - 1_000 } else { now };
        let secret = if self.fault == "another secret" { "another secret" } else { &one.secret };
        let decoded = secret.strip_prefix("whsec_").and_then(|rest| STANDARD.decode(rest).ok());
        let mut mac = Hmac::<Sha256>::new_from_slice(&decoded.unwrap_or_else(|| secret.into())).unwrap();
        mac.update(format!("{id}.{at}.{bytes}").as_bytes());
        let mut request = self
            .client
            .post(&one.url)
            .header("content-type", if self.fault == "as text" { "text/plain" } else { "application/json" })
            .header("webhook-timestamp", at.to_string())
            .header("webhook-signature", format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes())))
            .body(bytes);
        if self.fault != "no id" {
            request = request.header("webhook-id", id);
        }
        request.send().await.map_or(0, |answer| answer.status().as_u16())
    }

    fn report(&self, url: String) {
        if !url.starts_with("http://127.0.0.1") {
            return;
        }
        let (client, fault) = (self.client.clone(), self.fault);
        tokio::spawn(async move {
            for _ in 0..2 {
                let method = if fault == "posted" { reqwest::Method::POST } else { reqwest::Method::PUT };
                let total = if fault == "total as text" { json!("7") } else { json!(7) };
                let request = client.request(method, &url).header("content-type", "application/json");
                let sent = request.body(json!({"total": total}).to_string()).send().await;
                if sent.is_ok_and(|answer| answer.status().as_u16() != 503) {
                    break;
                }
                tokio::time::sleep(PAUSE).await;
            }
        });
    }
}

async fn start(fault: &'static str) -> String {
    // Fails only where a provider is installed already, which does as well.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let api = Orders { fault, state: Arc::default(), client };
    let acceptor = TcpListener::bind("127.0.0.1:0").into_acceptor().await.unwrap();
    let address: SocketAddr = *acceptor.local_addr()[0].as_socket_addr().unwrap();
    tokio::spawn(Server::new_with_acceptor(acceptor).run(api));
    format!("http://{address}")
}

fn suite(base: String) -> Suite {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/suite/hooks.yaml");
    Suite::new(file).base_url(base).only("order").only("report").receive(([127, 0, 0, 1], 0).into())
}

/// The findings about what was sent, by check and operation.
async fn hold(fault: &'static str) -> (Outcome, Vec<(Check, String)>) {
    let suite = suite(start(fault).await).strict().settings(|settings| settings.receive_wait = Duration::from_secs(4));
    let outcome = suite.run().await.unwrap();
    let hooks = ["onOrderMade", "onOrderSent", "onReport"];
    let of_hooks = outcome.violations.iter().filter(|violation| hooks.contains(&violation.operation.as_str()));
    let mut found: Vec<(Check, String)> = of_hooks.map(|one| (one.check, one.operation.clone())).collect();
    found.sort();
    found.dedup();
    (outcome, found)
}

#[tokio::test]
async fn what_is_sent_as_documented_is_no_finding_and_is_covered() {
    let (outcome, found) = hold("").await;
    assert_eq!(found, [], "{}", terminal::render(&outcome, false));
    assert_eq!(outcome.covered(Kind::Event), (5, 7), "{:?}", outcome.uncovered(&[Required::Events]));
    // Nothing in this API sends an order.
    let missed = outcome.uncovered(&[Required::Events]);
    assert!(
        missed.iter().all(|line| line.contains("order.sent") && line.contains("nothing that the run did")),
        "{missed:?}"
    );
}

#[tokio::test]
async fn each_fault_in_what_is_sent_is_found_by_its_check() {
    for (fault, check, operation) in [
        ("another secret", Check::WebhookSignature, "onOrderMade"),
        ("an old timestamp", Check::WebhookSignature, "onOrderMade"),
        ("a member is missing", Check::WebhookRequest, "onOrderMade"),
        ("as text", Check::WebhookRequest, "onOrderMade"),
        ("no id", Check::WebhookRequest, "onOrderMade"),
        ("an id anew", Check::WebhookRetry, "onOrderMade"),
        ("another body", Check::WebhookRetry, "onOrderMade"),
        ("not sent again", Check::WebhookRetry, "onOrderMade"),
        ("everything to everybody", Check::WebhookUnasked, "onOrderSent"),
        ("gone is told", Check::WebhookUnasked, "onOrderMade"),
        ("deleted is told", Check::WebhookUnasked, "onOrderMade"),
        ("posted", Check::WebhookRequest, "onReport"),
        ("total as text", Check::WebhookRequest, "onReport"),
    ] {
        let (outcome, found) = hold(fault).await;
        assert!(found.contains(&(check, operation.to_owned())), "{fault}: {}", terminal::render(&outcome, false));
    }
}

#[tokio::test]
async fn what_had_no_time_to_come_again_is_no_finding() {
    let suite = suite(start("not sent again").await).strict().max_time(Duration::from_secs(2));
    let outcome = suite.run().await.unwrap();
    let is_retry = |check: Check| check == Check::WebhookRetry;
    assert!(!outcome.violations.iter().any(|one| is_retry(one.check)), "{}", terminal::render(&outcome, false));
    assert!(outcome.notes.iter().any(|note| note.contains("did not come again")), "{:?}", outcome.notes);
}
