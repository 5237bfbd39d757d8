//! OpenAPI 3.0 in two files: nested records that only a list shows, forms, two credentials at once, scopes, and another tenant.

use std::{path::PathBuf, sync::Mutex};

use conformance::{
    checks::Check,
    document::Document,
    http::Client,
    report::terminal,
    runner::{self, Outcome, Progress},
    schema::Schemas,
    settings::Settings,
};
use poem::{
    Endpoint, Request, Response, Server,
    http::StatusCode,
    listener::{Acceptor as _, Listener as _, TcpListener},
};
use serde_json::{Value, json};

struct Shop {
    fault: &'static str,
    orders: Mutex<Vec<Value>>,
}

fn reply(status: u16, body: &Value) -> Response {
    let status = StatusCode::from_u16(status).expect("a status");
    Response::builder().status(status).content_type("application/json").body(body.to_string())
}

fn error(status: u16) -> Response {
    reply(status, &json!({"message": "not so"}))
}

impl Endpoint for Shop {
    type Output = Response;

    async fn call(&self, mut request: Request) -> poem::Result<Response> {
        let body = request.take_body().into_bytes().await.unwrap_or_default();
        Ok(self.answer(&request, &body))
    }
}

impl Shop {
    fn answer(&self, request: &Request, body: &[u8]) -> Response {
        let parts: Vec<&str> = request.uri().path().split('/').skip(1).collect();
        let method = request.method().as_str();
        let allowed = match parts.as_slice() {
            ["shops"] | ["shops", _, "orders", _] => "GET",
            ["shops", _, "orders"] => "POST",
            _ => return error(404),
        };
        if method != allowed {
            let mut response = error(405);
            response.headers_mut().insert("allow", allowed.parse().expect("a header value"));
            return response;
        }
        let query = request.uri().query().unwrap_or_default();
        let token = request.header("authorization").unwrap_or_default();
        if !query.split('&').any(|pair| pair == "app=a1") || !token.starts_with("Bearer t-") {
            return error(401);
        }
        if token == "Bearer t-limited" && self.fault != "scopes are not checked" {
            return error(403);
        }
        if parts.len() > 1 && (parts[1] != "north" || (token == "Bearer t-other" && self.fault != "tenants are mixed"))
        {
            return error(404);
        }
        match parts.as_slice() {
            ["shops"] => reply(200, &json!([{"id": "north"}])),
            [_, _, "orders"] => self.order(request, body),
            [_, _, _, number] => self.view(number, query),
            _ => error(404),
        }
    }

    fn order(&self, request: &Request, body: &[u8]) -> Response {
        if request.header("content-type") != Some("application/x-www-form-urlencoded") {
            return error(415);
        }
        let text = String::from_utf8_lossy(body);
        let item = text.split('&').find_map(|pair| pair.strip_prefix("item="));
        let Some(item) = item.filter(|item| !item.is_empty() && item.bytes().all(|byte| byte.is_ascii_lowercase()))
        else {
            return error(422);
        };
        if text
            .split('&')
            .filter_map(|pair| pair.strip_prefix("note="))
            .any(|note| note.replace("%C3%A9", "e").len() > 20)
        {
            return error(422);
        }
        let mut orders = self.orders.lock().expect("no panic while locked");
        let order = json!({"number": orders.len() + 1, "item": item, "note": null});
        orders.push(order.clone());
        reply(201, &order)
    }

    fn view(&self, number: &str, query: &str) -> Response {
        let Ok(number) = number.parse::<usize>() else {
            return error(if self.fault == "a malformed number fails" { 500 } else { 404 });
        };
        let prices = query.split('&').filter(|pair| pair.starts_with("price%5B"));
        for pair in prices {
            if pair.split_once('=').is_none_or(|(_, value)| value.parse::<i64>().is_err()) {
                return error(422);
            }
        }
        let orders = self.orders.lock().expect("no panic while locked");
        number.checked_sub(1).and_then(|index| orders.get(index)).map_or_else(|| error(404), |order| reply(200, order))
    }
}

struct Silent;

impl Progress for Silent {
    fn operation(&mut self, _: usize, _: usize, _: &str, _: usize, _: usize) {}
}

async fn hold(fault: &'static str, change: impl FnOnce(&mut Settings)) -> Outcome {
    let acceptor = TcpListener::bind("127.0.0.1:0").into_acceptor().await.expect("a free port");
    let address = acceptor.local_addr()[0].as_socket_addr().copied().expect("a socket address");
    let shop = Shop { fault, orders: Mutex::new(Vec::new()) };
    let task = tokio::spawn(async move {
        let _ = Server::new_with_acceptor(acceptor).run(shop).await;
    });
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/suite/shop.yaml");
    let document = Document::load(&file).expect("the document loads");
    let schemas = Schemas::new(&document).expect("the schemas are fine");
    let header = |token: &str| vec![("authorization".to_owned(), format!("Bearer {token}"))];
    let mut settings = Settings {
        base_url: format!("http://{address}"),
        headers: header("t-1"),
        query: vec![("app".to_owned(), "a1".to_owned())],
        limited: header("t-limited"),
        foreign: header("t-other"),
        ..Settings::default()
    };
    change(&mut settings);
    let client = Client::new(&settings.base_url, settings.timeout).expect("a client");
    let outcome = runner::run(&document, &schemas, &client, &settings, &mut Silent).await.expect("the server answers");
    task.abort();
    outcome
}

#[tokio::test]
async fn a_right_server_holds_and_its_records_are_found() {
    let outcome = hold("", |_| ()).await;
    assert!(outcome.violations.is_empty(), "{}", terminal::render(&outcome, true));
    let hits = |operation: &str, status: &str| {
        outcome.coverage.iter().find(|row| row.operation == operation && row.status == status).map_or(0, |row| row.hits)
    };
    assert!(hits("order", "201") > 3, "{}", terminal::render(&outcome, true));
    assert!(hits("view", "200") > 2, "{}", terminal::render(&outcome, true));
    assert!(hits("order", "403") > 0, "{}", terminal::render(&outcome, true));
}

#[tokio::test]
async fn missing_scopes_and_foreign_records_are_found_out() {
    let found = |outcome: &Outcome, check, operation: &str| {
        outcome.violations.iter().any(|violation| violation.check == check && violation.operation == operation)
    };
    let outcome = hold("scopes are not checked", |_| ()).await;
    assert!(found(&outcome, Check::Authorization, "order"), "{}", terminal::render(&outcome, true));
    let outcome = hold("tenants are mixed", |_| ()).await;
    assert!(found(&outcome, Check::UnknownId, "view"), "{}", terminal::render(&outcome, true));
}

#[tokio::test]
async fn a_declared_500_is_proper_only_where_the_caller_says_so() {
    let outcome = hold("a malformed number fails", |_| ()).await;
    assert!(outcome.violations.iter().any(|violation| violation.check == Check::ServerError));
    let outcome = hold("a malformed number fails", |settings| settings.expect_5xx = vec!["view".to_owned()]).await;
    assert!(outcome.violations.is_empty(), "{}", terminal::render(&outcome, true));
}
