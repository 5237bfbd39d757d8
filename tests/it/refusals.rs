//! What clients of WorkFX, WorkFlux and ActiveWorkflow see when something is wrong: a provider is down, a token has expired, an id is another's, a filter is nonsense. Each in its surface's
//! own format, whole: what changes from run to run (ids, times) is written as `[id]`, `[time]`.

use std::time::Duration;

use serde_json::{Value, json};

use crate::support::{
    bed::Bed,
    client::{Answer, Client},
    on_each_database,
};

on_each_database!(each_surface_says_what_is_wrong_in_its_own_words);

/// A request, and what comes back.
struct Row {
    what: &'static str,
    as_who: Client,
    method: reqwest::Method,
    path: String,
    body: Option<Value>,
    status: u16,
    answer: Value,
}

/// The body without what changes from run to run.
fn still(mut body: Value) -> Value {
    fn walk(value: &mut Value) {
        match value {
            Value::Object(fields) => {
                for (name, value) in fields {
                    match name.as_str() {
                        "request_id" | "conversation_id" | "message_id" | "flow_run_id" => *value = json!("[id]"),
                        "timestamp" | "created_at" => *value = json!("[time]"),
                        _ => walk(value),
                    }
                }
            }
            Value::Array(items) => items.iter_mut().for_each(walk),
            _ => {}
        }
    }
    walk(&mut body);
    body
}

/// An agent whose provider does not answer, in each surface's spelling: WorkFX, WorkFlux, ActiveWorkflow.
async fn agent(admin: &Client, user: &Client) -> [String; 3] {
    let body = json!({"name": "Down", "type": "single-agent", "mode": "instruction-chat"});
    let made = admin.post("/workfx/admin/api/v2/agents", &body).await;
    assert_eq!(made.status, 201, "{made:?}");
    let id = made.at("/id").as_str().unwrap().to_owned();
    let definition = json!({
        "type": "instruction",
        "provider": {"type": "openai", "base_url": "http://127.0.0.1:1/v1", "model": "none"},
        "retry": {"max_attempts": 2, "initial_ms": 1},
    });
    let path = format!("/platform/v1/agents/{id}/definition");
    let set = admin.send(reqwest::Method::PUT, &path, Some(&definition)).await;
    assert!(set.status < 300, "{set:?}");
    let listed = admin.get("/workflux/v1/agents").await.at("/data/0/id");
    let number = user.get("/activeworkflow/api/v1/agents").await.at("/0/id");
    [id, listed.as_str().unwrap().to_owned(), number.to_string()]
}

/// A client with a token of a new user of the tenant whose key `admin` has.
async fn user(admin: &Client, expires_at: Option<&str>) -> Client {
    let name = format!("user {expires_at:?}");
    let user = admin.post("/platform/v1/users", &json!({ "name": name })).await.at("/id");
    let path = format!("/platform/v1/users/{}/tokens", user.as_str().unwrap());
    let made = admin.post(&path, &json!({"name": "t", "expires_at": expires_at})).await;
    assert_eq!(made.status, 201, "{made:?}");
    Client::new(&admin.base, made.at("/token").as_str().unwrap())
}

/// A client with an OAuth 2.0 access token.
async fn token(admin: &Client) -> Client {
    let scopes = ["agents:read", "conversations:read", "conversations:write", "analytics:read"];
    let made = admin.post("/platform/v1/oauth-clients", &json!({"name": "c", "scopes": scopes})).await;
    assert_eq!(made.status, 201, "{made:?}");
    let text = |pointer: &str| made.at(pointer).as_str().unwrap().to_owned();
    let form = [("grant_type", "client_credentials")];
    let asked = Client::new(&admin.base, "")
        .request(reqwest::Method::POST, "/oauth/token")
        .basic_auth(text("/client_id"), Some(text("/client_secret")))
        .form(&form);
    let given = Answer::of(asked).await;
    assert_eq!(given.status, 200, "{given:?}");
    Client::new(&admin.base, given.at("/access_token").as_str().unwrap())
}

async fn each_surface_says_what_is_wrong_in_its_own_words(bed: Bed) {
    let server = bed.start_with(&["--allow-outgoing", "127.0.0.1:1", "--token-lifetime", "1"]).await;
    let admin = server.admin();
    let stranger = server.client(&bed.key(&["--tenant", "other"]));
    let soon = (chrono::Utc::now() + Duration::from_secs(2)).to_rfc3339();
    let (own, foreign, gone) = (user(&admin, None).await, user(&stranger, None).await, user(&admin, Some(&soon)).await);
    let expiring = json!({"name": "k", "scopes": ["agents:read"], "expires_at": soon});
    let made = admin.post("/platform/v1/api-keys", &expiring).await;
    assert_eq!(made.status, 201, "{made:?}");
    let expired = server.client(made.at("/key").as_str().unwrap());
    let bearer = token(&admin).await;
    let [workfx, workflux, number] = agent(&admin, &own).await;
    let now_expired = || async {
        let is = |answer: Answer| answer.status == 401;
        let all = is(expired.get("/workfx/admin/api/v2/agents").await)
            && is(gone.get("/activeworkflow/api/v1/agents").await)
            && is(bearer.get("/workflux/v1/agents").await);
        all.then_some(())
    };
    crate::support::eventually("expiry", now_expired).await;

    let workflux_error = |code: &str, message: &str, details: Value| {
        json!({"error": {"code": code, "message": message, "details": details, "request_id": "[id]", "timestamp": "[time]"}})
    };
    let get = |what, as_who: &Client, path: String, status, answer| Row {
        what,
        as_who: as_who.clone(),
        method: reqwest::Method::GET,
        path,
        body: None,
        status,
        answer,
    };
    let post = |what, path: String, body: Value, status, answer| Row {
        what,
        as_who: admin.clone(),
        method: reqwest::Method::POST,
        path,
        body: Some(body),
        status,
        answer,
    };
    let rows = table(&get, &post, &workflux_error, &[&admin, &stranger, &expired, &bearer, &own, &foreign, &gone], [
        &workfx, &workflux, &number,
    ]);
    let mut wrong = Vec::new();
    for row in rows {
        let got = row.as_who.send(row.method, &row.path, row.body.as_ref()).await;
        let body = still(got.json());
        if (got.status, &body) != (row.status, &row.answer) {
            wrong.push(format!("{}\n  {} answers {} {body}\n  and not {} {}", row.what, row.path, got.status, row.status, row.answer));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    server.stop().await;
}

#[expect(clippy::type_complexity, reason = "the table's own shorthands")]
fn table(
    get: &dyn Fn(&'static str, &Client, String, u16, Value) -> Row,
    post: &dyn Fn(&'static str, String, Value, u16, Value) -> Row,
    workflux_error: &dyn Fn(&str, &str, Value) -> Value,
    [admin, stranger, expired, bearer, own, foreign, gone]: &[&Client; 7],
    [workfx, workflux, number]: [&str; 3],
) -> Vec<Row> {
    let refused = "the connection failed";
    let _ = refused;
    vec![
        // A token has expired.
        get("WorkFX, expired key", expired, "/workfx/admin/api/v2/agents".to_owned(), 401, json!({"detail": "Invalid or missing API key"})),
        get(
            "WorkFlux, expired token",
            bearer,
            "/workflux/v1/agents".to_owned(),
            401,
            workflux_error("AUTHENTICATION_FAILED", "Invalid or expired token", json!({})),
        ),
        get("ActiveWorkflow, expired token", gone, "/activeworkflow/api/v1/agents".to_owned(), 401, json!({"error": "401 Unauthorized"})),
        // An id is another's, or nobody's: the same.
        get("WorkFX, foreign", stranger, format!("/workfx/admin/api/v2/agents/{workfx}"), 404, json!({"detail": "agent not found"})),
        get("WorkFX, nobody's", admin, "/workfx/admin/api/v2/agents/nonsense".to_owned(), 404, json!({"detail": "agent not found"})),
        get(
            "WorkFlux, foreign",
            stranger,
            format!("/workflux/v1/agents/{workflux}"),
            404,
            workflux_error("RESOURCE_NOT_FOUND", "agent not found", json!({})),
        ),
        get(
            "WorkFlux, nobody's",
            admin,
            "/workflux/v1/agents/nonsense".to_owned(),
            404,
            workflux_error("RESOURCE_NOT_FOUND", "agent not found", json!({})),
        ),
        get("ActiveWorkflow, foreign", foreign, format!("/activeworkflow/api/v1/agents/{number}"), 404, json!({"error": "404 Record not found"})),
        get("ActiveWorkflow, nobody's", own, "/activeworkflow/api/v1/agents/nonsense".to_owned(), 404, json!({"error": "404 Record not found"})),
        // A provider is down.
        post(
            "WorkFX, provider down",
            format!("/workfx/admin/api/v2/agents/{workfx}/chat"),
            json!({"query": "Hello", "streaming": false}),
            500,
            json!({"detail": "[…]"}),
        ),
        post(
            "WorkFlux, provider down",
            "/workflux/v1/conversations".to_owned(),
            json!({"agent_id": workflux, "channel": "chat", "user_id": "u", "initial_message": "Hello"}),
            500,
            workflux_error("INTEGRATION_ERROR", "[…]", json!({})),
        ),
        // A filter is nonsense.
        get("WorkFX, nonsense filter", admin, "/workfx/admin/api/v2/agents?page_num=none".to_owned(), 422, json!({"detail": []})),
        get(
            "WorkFlux, nonsense filter",
            admin,
            "/workflux/v1/agents?status=nonsense".to_owned(),
            400,
            workflux_error("INVALID_REQUEST", "The request has 1 violation", json!({})),
        ),
        get("ActiveWorkflow, nonsense filter", own, format!("/activeworkflow/api/v1/agents/{number}/messages?limit=many"), 500, json!({"error": "…"})),
        get("ActiveWorkflow, nonsense date", own, format!("/activeworkflow/api/v1/agents/{number}/messages?after=yesterday"), 500, json!({"error": "…"})),
    ]
}
