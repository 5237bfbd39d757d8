//! A server whose credential is a cookie, beside others that a browser would send too.

use conformance::{Suite, checks::Check, report::terminal, runner::Outcome};
use poem::{
    Endpoint, Request, Response, Server,
    http::StatusCode,
    listener::{Acceptor as _, Listener as _, TcpListener},
};
use serde_json::{Value, json};

const SESSION: &str = "s3cr3t-session-0123456789";

#[derive(Clone, Copy)]
struct Notes {
    /// Whether it looks at no more of a session than its length.
    careless: bool,
}

fn document() -> Value {
    let parameters =
        json!([{"name": "theme", "in": "cookie", "required": true, "schema": {"enum": ["dark", "light"]}}]);
    let note =
        json!({"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "maxLength": 20}}});
    let content = json!({"application/json": {"schema": note}});
    let no = json!({"description": "No."});
    json!({
        "openapi": "3.0.3",
        "info": {"title": "Notes", "version": "1"},
        "security": [{"session": []}],
        "paths": {"/note": {
            "get": {"operationId": "getNote", "parameters": parameters, "responses": {
                "200": {"description": "A note.", "content": content}, "400": no, "401": no}},
            "post": {"operationId": "checkNote", "requestBody": {"required": true, "content": content}, "responses": {
                "200": {"description": "The note.", "content": content}, "400": no, "401": no, "415": no}},
        }},
        "components": {"securitySchemes": {"session": {"type": "apiKey", "in": "cookie", "name": "session"}}},
    })
}

fn reply(status: u16, body: &Value) -> Response {
    let status = StatusCode::from_u16(status).unwrap();
    Response::builder().status(status).content_type("application/json").body(body.to_string())
}

fn no(status: u16) -> Response {
    Response::builder().status(StatusCode::from_u16(status).unwrap()).header("allow", "GET, POST").finish()
}

impl Endpoint for Notes {
    type Output = Response;

    async fn call(&self, mut request: Request) -> poem::Result<Response> {
        let bytes = request.take_body().into_vec().await.unwrap_or_default();
        if request.uri().path() != "/note" {
            return Ok(no(404));
        }
        let cookies: Vec<_> = request.headers().get_all("cookie").iter().collect();
        let text = cookies.first().map_or("", |text| text.to_str().unwrap()).to_owned();
        let cookie = |name: &str| text.split("; ").find_map(|pair| pair.strip_prefix(&format!("{name}=")));
        let known = |session: &str| session == SESSION || (self.careless && session.len() == SESSION.len());
        let media_type = request.content_type().unwrap_or_default();
        Ok(match request.method().as_str() {
            // What RFC 6265, section 5.4, forbids is no request that anybody has to read.
            _ if cookies.len() > 1 => no(400),
            "GET" | "POST" if !cookie("session").is_some_and(known) => no(401),
            "GET" if matches!(cookie("theme"), Some("dark" | "light")) => reply(200, &json!({"text": "a note"})),
            "POST" if media_type != "application/json" => no(415),
            "POST" => match serde_json::from_slice::<Value>(&bytes) {
                Ok(note) if note["text"].as_str().is_some_and(|text| text.chars().count() <= 20) => reply(200, &note),
                _ => no(400),
            },
            "GET" => no(400),
            _ => no(405),
        })
    }
}

async fn hold(careless: bool, cookies: &str) -> Outcome {
    let file = tempfile::NamedTempFile::with_suffix(".json").unwrap();
    std::fs::write(file.path(), document().to_string()).unwrap();
    let acceptor = TcpListener::bind("127.0.0.1:0").into_acceptor().await.unwrap();
    let address = *acceptor.local_addr()[0].as_socket_addr().unwrap();
    tokio::spawn(Server::new_with_acceptor(acceptor).run(Notes { careless }));
    let suite = Suite::new(file.path()).base_url(format!("http://{address}"));
    suite.header("Cookie", cookies).settings(|settings| settings.most_invalid = 50).run().await.unwrap()
}

#[tokio::test]
async fn a_cookie_is_a_credential_of_its_own_among_others_of_one_header() {
    for others in ["", "; lang=en", "; theme=dark"] {
        let outcome = hold(false, &format!("session={SESSION}{others}")).await;
        assert!(outcome.violations.is_empty(), "{others}: {}", terminal::render(&outcome, false));
        let altered = outcome.ran.iter().filter(|ran| ran.label == "one letter of session altered");
        assert_eq!(altered.map(|ran| ran.status).collect::<Vec<_>>(), [401, 401]);
        assert!(outcome.ran.iter().any(|ran| ran.operation == "getNote" && ran.status == 200));
    }
    let short = hold(false, "lang=a-long-value-of-another-cookie; session=short").await;
    assert!(short.ran.iter().all(|ran| !ran.label.contains("altered")), "the credential is too short to be altered");
}

#[tokio::test]
async fn a_session_that_nobody_compares_is_found() {
    let outcome = hold(true, &format!("session={SESSION}; lang=en")).await;
    let found: Vec<Check> = outcome.failures().map(|violation| violation.check).collect();
    assert_eq!(found, [Check::Authentication; 2], "{}", terminal::render(&outcome, false));
}
