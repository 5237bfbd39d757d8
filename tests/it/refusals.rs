//! What clients of WorkFX, WorkFlux and ActiveWorkflow see when something is wrong: a provider is down, a token has expired, an id is another's, a filter is nonsense.
//!
//! [`rows`] is the table, for people too: who asks for what, and the whole answer. What changes from run to run stands there by its type: `[uuid]`, `[time]`, `[conv]`, `[msg]`, `[agent]`,
//! `[ms]`; anything else in its place is another answer. In a request, `{agent}` is the id of an agent of the tenant `own`, in the surface's spelling (and `{down}` of one whose
//! provider is down), `{nobody}` one that no agent has, and `{newest}` the newest conversation, as WorkFlux spells it.

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{
    bed::Bed,
    client::{Answer, Client, uuid_of},
    eventually, on_each_database,
    server::Server,
};

on_each_database!(each_surface_says_what_is_wrong_in_its_own_words);

const OWN: Who = Who::Own;
const OTHER: Who = Who::Other;
const EXPIRED: Who = Who::Expired;
const NOBODY: Who = Who::Nobody;

/// Who asks, with what the surface takes: on WorkFX an API key, on WorkFlux an access token, on ActiveWorkflow a user's token.
#[derive(Debug, Clone, Copy)]
enum Who {
    /// Of the tenant whose the agents are.
    Own,
    /// Of another tenant.
    Other,
    /// Of the same tenant, with what has expired.
    Expired,
    /// With nothing.
    Nobody,
}

/// What is wrong, who asks for what (all of which is answered alike) with which body, and the answer.
type Row = (&'static str, Vec<(Who, &'static str)>, Value, u16, Value);

/// An error of WorkFlux's.
#[expect(clippy::needless_pass_by_value, reason = "every row makes the details that it shows")]
fn workflux(code: &str, message: &str, details: Value) -> Value {
    json!({"error": {"code": code, "message": message, "details": details, "request_id": "[uuid]", "timestamp": "[time]"}})
}

/// The details of one violation of WorkFlux's.
fn violation(place: &str, field: &str, reason: &str, message: &str) -> Value {
    let violation =
        json!({"in": place, "pointer": format!("/{field}"), "field": field, "reason": reason, "message": message});
    json!({"field": field, "reason": reason, "violations": [violation]})
}

fn rows() -> Vec<Row> {
    // Providers first: ids are of what comes of them.
    [tokens(), providers(), ids(), filters()].concat()
}

fn tokens() -> Vec<Row> {
    vec![
        (
            "WorkFX: the key has expired",
            vec![(EXPIRED, "GET /workfx/admin/api/v2/agents")],
            json!(null),
            401,
            json!({"detail": "The API key has expired"}),
        ),
        (
            "WorkFX: no key",
            vec![(NOBODY, "GET /workfx/admin/api/v2/agents")],
            json!(null),
            401,
            json!({"detail": "Invalid or missing API key"}),
        ),
        (
            "WorkFlux: the token has expired",
            vec![(EXPIRED, "GET /workflux/v1/agents")],
            json!(null),
            401,
            workflux("AUTHENTICATION_FAILED", "The access token has expired", json!({})),
        ),
        (
            "WorkFlux: no token",
            vec![(NOBODY, "GET /workflux/v1/agents")],
            json!(null),
            401,
            workflux("AUTHENTICATION_FAILED", "Invalid or missing access token", json!({})),
        ),
        (
            "ActiveWorkflow: the token has expired, or there is none",
            vec![(EXPIRED, "GET /activeworkflow/api/v1/agents"), (NOBODY, "GET /activeworkflow/api/v1/agents")],
            json!(null),
            401,
            json!({"error": "401 Unauthorized"}),
        ),
    ]
}

/// What was said is kept, and the conversation is handed over.
fn providers() -> Vec<Row> {
    let escalated = |user: Value| {
        json!({
            "id": "[conv]", "agent_id": "[agent]", "status": "escalated", "started_at": "[time]", "ended_at": "[time]", "messages_count": 2, "resolution_rate": 0.0, "channel": "chat",
            "user_id": user, "avg_response_time": null, "updated_at": "[time]",
        })
    };
    let message = |sender: &str, content: &str| {
        json!({
            "id": "[msg]", "conversation_id": "[conv]", "sender": sender, "content": content, "provider": null, "response_time": null, "created_at": "[time]",
        })
    };
    let said = json!({
        "data": [
            message("user", "Hello"),
            message("system", "The agent could not answer (provider_unavailable); the conversation was handed over."),
        ],
        "pagination": {"page": 1, "limit": 20, "total": 2, "total_pages": 1},
    });
    let conversation = vec![(OWN, "GET /workflux/v1/conversations/{newest}")];
    let messages = vec![(OWN, "GET /workflux/v1/conversations/{newest}/messages")];
    vec![
        (
            "WorkFX: the provider is down",
            vec![(OWN, "POST /workfx/admin/api/v2/agents/{down}/chat")],
            json!({"query": "Hello", "streaming": false}),
            500,
            json!({"detail": "The agent failed: provider_unavailable: the provider did not answer (run [uuid])"}),
        ),
        ("… and the conversation is handed over", conversation.clone(), json!(null), 200, escalated(json!(null))),
        ("… with what was said", messages.clone(), json!(null), 200, said.clone()),
        (
            "WorkFX: the provider is down, told as a stream",
            vec![(OWN, "POST /workfx/admin/api/v2/agents/{down}/chat")],
            json!({"query": "Hello", "streaming": true}),
            200,
            frames(),
        ),
        ("… and the conversation is handed over", conversation.clone(), json!(null), 200, escalated(json!(null))),
        ("… with what was said", messages.clone(), json!(null), 200, said.clone()),
        (
            "WorkFX: the provider is down, and there is no conversation",
            vec![(OWN, "POST /workfx/admin/api/v2/agents/{down}/job")],
            json!({"query": "Hello", "streaming": false}),
            500,
            json!({"detail": "The agent failed: provider_unavailable: the provider did not answer (run [uuid])"}),
        ),
        (
            "WorkFlux: the provider is down",
            vec![(OWN, "POST /workflux/v1/conversations")],
            json!({"agent_id": "{down}", "channel": "chat", "user_id": "ada", "initial_message": "Hello"}),
            500,
            workflux(
                "INTEGRATION_ERROR",
                "The provider did not answer",
                json!({"reason": "provider_unavailable", "conversation_id": "[conv]", "message_id": "[msg]"}),
            ),
        ),
        ("… and the conversation is handed over", conversation, json!(null), 200, escalated(json!("ada"))),
        ("… with what was said", messages, json!(null), 200, said),
        (
            "ActiveWorkflow: an agent whose provider is down has emitted nothing",
            vec![(OWN, "GET /activeworkflow/api/v1/agents/{down}/messages")],
            json!(null),
            200,
            json!([]),
        ),
    ]
}

/// What a stream tells of an agent that asks twice and gets no answer.
fn frames() -> Value {
    let why = "provider_unavailable: the provider did not answer";
    let node = |event: &str, attempt: u8| json!({"event": event, "node_id": "agent", "node_type": "agent", "attempt": attempt});
    let failed = |attempt| {
        with(
            node("node_finished", attempt),
            json!({"status": "failed", "outputs": null, "error": why, "elapsed_time": "[ms]"}),
        )
    };
    let told = [
        json!({"event": "workflow_started"}),
        node("node_started", 1),
        failed(1),
        // What the first attempt said, which is nothing, no longer counts.
        json!({"event": "message_replace", "answer": ""}),
        node("node_started", 2),
        failed(2),
        json!({"event": "error", "code": "provider_unavailable", "message": "the provider did not answer", "node_id": "agent"}),
        json!({"event": "workflow_finished", "status": "failed", "outputs": null, "error": why}),
    ];
    let every = json!({"conversation_id": "[uuid]", "flow_run_id": "[uuid]", "created_at": "[time]"});
    told.into_iter().map(|frame| with(frame, every.clone())).collect()
}

fn with(mut object: Value, more: Value) -> Value {
    let Value::Object(more) = more else { panic!("{more}") };
    object.as_object_mut().unwrap().extend(more);
    object
}

/// Another's, one that nobody has, and what is no id at all: the same.
fn ids() -> Vec<Row> {
    let nowhere = workflux("RESOURCE_NOT_FOUND", "agent not found", json!({}));
    vec![
        (
            "WorkFX: not the caller's agent",
            vec![
                (OTHER, "GET /workfx/admin/api/v2/agents/{agent}"),
                (OWN, "GET /workfx/admin/api/v2/agents/{nobody}"),
                (OWN, "GET /workfx/admin/api/v2/agents/nonsense"),
                (OTHER, "DELETE /workfx/admin/api/v2/agents/{agent}"),
            ],
            json!(null),
            404,
            json!({"detail": "agent not found"}),
        ),
        (
            "WorkFX: a chat with an agent that is not the caller's",
            vec![
                (OTHER, "POST /workfx/admin/api/v2/agents/{agent}/chat"),
                (OWN, "POST /workfx/admin/api/v2/agents/{nobody}/chat"),
            ],
            json!({"query": "Hello", "streaming": false}),
            404,
            json!({"detail": "agent not found"}),
        ),
        (
            "WorkFX: a chat in a conversation that nobody has",
            vec![(OWN, "POST /workfx/admin/api/v2/agents/{agent}/chat")],
            json!({"query": "Hello", "streaming": false, "conversation_id": "{nobody}"}),
            404,
            json!({"detail": "conversation not found"}),
        ),
        (
            "WorkFlux: not the caller's agent",
            vec![
                (OTHER, "GET /workflux/v1/agents/{agent}"),
                (OWN, "GET /workflux/v1/agents/{nobody}"),
                (OWN, "GET /workflux/v1/agents/nonsense"),
            ],
            json!(null),
            404,
            nowhere,
        ),
        (
            "WorkFlux: a conversation with an agent that is not the caller's",
            vec![(OTHER, "POST /workflux/v1/conversations")],
            json!({"agent_id": "{agent}", "channel": "chat", "user_id": "u", "initial_message": "Hello"}),
            400,
            workflux(
                "VALIDATION_ERROR",
                "The request has 1 violation",
                violation("body", "agent_id", "unknown_record", "there is no such agent"),
            ),
        ),
        (
            "WorkFlux: a conversation with an agent that nobody has",
            vec![(OWN, "POST /workflux/v1/conversations")],
            json!({"agent_id": "{nobody}", "channel": "chat", "user_id": "u", "initial_message": "Hello"}),
            400,
            workflux(
                "VALIDATION_ERROR",
                "The request has 1 violation",
                violation("body", "agent_id", "unknown_record", "there is no such agent"),
            ),
        ),
        (
            "WorkFlux: not the caller's conversation",
            vec![
                (OTHER, "GET /workflux/v1/conversations/{newest}"),
                (OTHER, "GET /workflux/v1/conversations/{newest}/messages"),
                (OWN, "GET /workflux/v1/conversations/conv-01j7mrkbg0e4ma4jz41b93y214"),
                (OWN, "GET /workflux/v1/conversations/nonsense"),
            ],
            json!(null),
            404,
            workflux("RESOURCE_NOT_FOUND", "conversation not found", json!({})),
        ),
        (
            "ActiveWorkflow: not the user's agent",
            vec![
                (OTHER, "GET /activeworkflow/api/v1/agents/{agent}"),
                (OTHER, "GET /activeworkflow/api/v1/agents/{agent}/messages"),
                (OWN, "GET /activeworkflow/api/v1/agents/{nobody}"),
                (OWN, "GET /activeworkflow/api/v1/agents/nonsense"),
            ],
            json!(null),
            404,
            json!({"error": "404 Record not found"}),
        ),
    ]
}

fn filters() -> Vec<Row> {
    let workfx = |name: &str, kind: &str, message: &str| json!({"loc": ["query", name], "msg": message, "type": kind});
    let workflux = |name: &str, reason: &str, message: &str| {
        workflux("INVALID_REQUEST", "The request has 1 violation", violation("query", name, reason, message))
    };
    vec![
        (
            "WorkFX: a page that is no number, and too many on it",
            vec![(OWN, "GET /workfx/admin/api/v2/agents?page_num=none&page_size=1000")],
            json!(null),
            422,
            json!({"detail": [
                workfx("page_num", "int_parsing", "value is not of type \"integer\""),
                workfx("page_size", "less_than_equal", "value is greater than the maximum of 100"),
            ]}),
        ),
        (
            "WorkFX: an order that there is not, and neither true nor false",
            vec![(OWN, "GET /workfx/admin/api/v2/agents?order_by=luck&is_favorite=perhaps")],
            json!(null),
            422,
            json!({"detail": [
                workfx("is_favorite", "bool_parsing", "value is not of type \"boolean\""),
                workfx("order_by", "enum", "value is not one of \"recent\" or \"oldest\""),
            ]}),
        ),
        (
            "WorkFlux: a status that there is not",
            vec![(OWN, "GET /workflux/v1/agents?status=nonsense")],
            json!(null),
            400,
            workflux("status", "enum", "value is not one of \"active\" or \"inactive\""),
        ),
        (
            "WorkFlux: a page before the first",
            vec![(OWN, "GET /workflux/v1/conversations?page=0")],
            json!(null),
            400,
            workflux("page", "minimum", "value is less than the minimum of 1"),
        ),
        (
            "WorkFlux: a day that is none",
            vec![(OWN, "GET /workflux/v1/analytics?start_date=yesterday")],
            json!(null),
            400,
            workflux(
                "start_date",
                "pattern",
                "must be a date, such as 2026-03-01, or a time, such as 2026-03-01T08:30:00Z",
            ),
        ),
        (
            "WorkFlux: an end before the start selects nothing",
            vec![(OWN, "GET /workflux/v1/analytics?start_date=2026-02-01&end_date=2026-01-01")],
            json!(null),
            200,
            json!({
                "metrics": {"resolution_rate": null, "avg_response_time": null, "total_conversations": 0, "total_messages": 0},
                "time_series": [],
            }),
        ),
        (
            "WorkFlux: conversations with an agent that is not the caller's, or nobody's",
            vec![
                (OTHER, "GET /workflux/v1/conversations?agent_id={down}"),
                (OWN, "GET /workflux/v1/conversations?agent_id={nobody}"),
            ],
            json!(null),
            400,
            workflux("agent_id", "unknown_record", "there is no such agent"),
        ),
        (
            "ActiveWorkflow: a limit that is no number",
            vec![(OWN, "GET /activeworkflow/api/v1/agents/{agent}/messages?limit=many")],
            json!(null),
            500,
            json!({"error": "limit is invalid: it is not of type \"integer\""}),
        ),
        (
            "ActiveWorkflow: a time that is none, and less than nothing",
            vec![(OWN, "GET /activeworkflow/api/v1/agents/{agent}/messages?after=yesterday&limit=-1")],
            json!(null),
            500,
            json!({"error": "after is invalid: it must be an ISO 8601 time, such as 2026-03-01T08:30:00Z; limit is invalid: it is less than the minimum of 0"}),
        ),
    ]
}

/// Those of a tenant, or those with what has expired: a client for each surface.
struct Party {
    workfx: Client,
    workflux: Client,
    activeworkflow: Client,
}

impl Party {
    /// With what lasts, or with what expires at this time; access tokens live as long as the server says.
    async fn of(admin: &Client, expires_at: Option<&str>) -> Self {
        let as_who = |secret: Value| Client::new(&admin.base, secret.as_str().unwrap());
        let made = async |path: &str, body: Value| {
            let made = admin.post(&format!("/platform/v1/{path}"), &body).await;
            assert_eq!(made.status, 201, "{made:?}");
            made.json()
        };
        let scopes = [
            "agents:read",
            "agents:write",
            "agents:run",
            "conversations:read",
            "conversations:write",
            "analytics:read",
        ];
        let key = made("api-keys", json!({"name": "k", "scopes": scopes, "expires_at": expires_at})).await;
        let user = made("users", json!({"name": format!("user {expires_at:?}")})).await;
        let tokens = format!("users/{}/tokens", user["id"].as_str().unwrap());
        let token = made(&tokens, json!({"name": "t", "expires_at": expires_at})).await;
        let client = made("oauth-clients", json!({"name": "c", "scopes": scopes})).await;
        let asked = Client::new(&admin.base, "")
            .request(Method::POST, "/oauth/token")
            .basic_auth(client["client_id"].as_str().unwrap(), client["client_secret"].as_str())
            .header("content-type", "application/x-www-form-urlencoded")
            .body("grant_type=client_credentials");
        let given = Answer::of(asked).await;
        assert_eq!(given.status, 200, "{given:?}");
        Self {
            workfx: as_who(key["key"].clone()),
            workflux: as_who(given.at("/access_token")),
            activeworkflow: as_who(token["token"].clone()),
        }
    }

    fn nobody(base: &str) -> Self {
        let client = Client::new(base, "");
        Self { workfx: client.clone(), workflux: client.clone(), activeworkflow: client }
    }

    fn on(&self, path: &str) -> &Client {
        match path.split('/').nth(1) {
            Some("workfx") => &self.workfx,
            Some("workflux") => &self.workflux,
            _ => &self.activeworkflow,
        }
    }

    /// The statuses of what all of them may read.
    async fn statuses(&self) -> [u16; 3] {
        [
            self.workfx.get("/workfx/admin/api/v2/agents").await.status,
            self.workflux.get("/workflux/v1/agents").await.status,
            self.activeworkflow.get("/activeworkflow/api/v1/agents").await.status,
        ]
    }

    /// After a restart the server is elsewhere.
    fn moved(mut self, base: &str) -> Self {
        for client in [&mut self.workfx, &mut self.workflux, &mut self.activeworkflow] {
            base.clone_into(&mut client.base);
        }
        self
    }
}

/// An agent's id, as each surface spells it.
struct Spelled {
    workfx: String,
    workflux: String,
    activeworkflow: String,
}

impl Spelled {
    /// A new agent of the tenant's, with this definition.
    async fn new(admin: &Client, own: &Party, name: &str, definition: Option<Value>) -> Self {
        let made = admin.post("/workflux/v1/agents", &json!({ "name": name })).await;
        assert_eq!(made.status, 201, "{made:?}");
        let workflux = made.at("/id").as_str().unwrap().to_owned();
        let workfx = uuid_of(&workflux).to_string();
        if let Some(definition) = definition {
            let path = format!("/platform/v1/agents/{workfx}/definition");
            let set = admin.send(Method::PUT, &path, Some(&definition)).await;
            assert_eq!(set.status, 200, "{set:?}");
        }
        let all = own.activeworkflow.get("/activeworkflow/api/v1/agents").await.json();
        let found = all.as_array().unwrap().iter().find(|agent| agent["name"] == name).unwrap();
        Self { workfx, workflux, activeworkflow: found["id"].to_string() }
    }

    fn nobodys() -> Self {
        let text = |text: &str| text.to_owned();
        Self {
            workfx: text("0191e98e-41e0-7181-a54c-66175d9dc9f8"),
            workflux: text("agent-01j7mrkbg0e4ma4jz41b93y214"),
            activeworkflow: text("987654321"),
        }
    }

    fn on(&self, path: &str) -> &str {
        match path.split('/').nth(1) {
            Some("workfx") => &self.workfx,
            Some("workflux") => &self.workflux,
            _ => &self.activeworkflow,
        }
    }
}

/// What stands for ids in a request.
struct Names {
    agent: Spelled,
    down: Spelled,
    nobody: Spelled,
}

impl Names {
    async fn fill(&self, text: &str, path: &str, own: &Party) -> String {
        let text = text.replace("{agent}", self.agent.on(path)).replace("{down}", self.down.on(path));
        let text = text.replace("{nobody}", self.nobody.on(path));
        if !text.contains("{newest}") {
            return text;
        }
        let newest = own.workflux.get("/workflux/v1/conversations?limit=1").await.at("/data/0/id");
        text.replace("{newest}", newest.as_str().unwrap())
    }
}

/// The body, with the types of what changes from run to run; a stream's is the list of its frames.
fn still(answer: &Answer) -> Value {
    fn walk(name: &str, value: &mut Value) {
        match value {
            Value::Object(fields) => fields.iter_mut().for_each(|(name, value)| walk(name, value)),
            Value::Array(items) => items.iter_mut().for_each(|value| walk(name, value)),
            Value::String(text) if chrono::DateTime::parse_from_rfc3339(text).is_ok() => *value = json!("[time]"),
            Value::String(text) => *text = text.split_inclusive([' ', '(', ')']).map(kind).collect(),
            Value::Number(number) if name == "elapsed_time" && number.as_f64() >= Some(0.0) => *value = json!("[ms]"),
            _ => {}
        }
    }
    let mut body = if answer.header("content-type").starts_with("text/event-stream") {
        let data = answer.text.lines().filter_map(|line| line.strip_prefix("data:"));
        data.map(|data| serde_json::from_str::<Value>(data.trim()).unwrap()).collect()
    } else {
        answer.json()
    };
    walk("", &mut body);
    body
}

/// A word, or what it is one of many of.
fn kind(text: &str) -> String {
    let word = text.trim_end_matches([' ', '(', ')']);
    let is_short = |rest: &str| rest.len() == 26 && rest.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let is_id = |prefix: &str| word.strip_prefix(prefix).is_some_and(is_short);
    let kind = match word {
        _ if word.len() == 36 && uuid::Uuid::try_parse(word).is_ok() => "[uuid]",
        _ if is_id("conv-") => "[conv]",
        _ if is_id("msg-") => "[msg]",
        _ if is_id("agent-") => "[agent]",
        _ => word,
    };
    format!("{kind}{}", &text[word.len()..])
}

/// A server with an administrator of the tenant `own`, and those of that tenant whose credentials have expired.
async fn with_expired(bed: &Bed) -> (Server, Client, Party) {
    // What expires is made on a server whose access tokens live for three seconds; the others' live for an hour, so that a slow machine changes nothing.
    let key = bed.key(&["--tenant", "own"]);
    let brief = bed.start_with(&["--token-lifetime", "3"]).await;
    let soon = (chrono::Utc::now() + Duration::from_secs(3)).to_rfc3339();
    let expired = Party::of(&brief.client(&key), Some(&soon)).await;
    let before = chrono::Utc::now().to_rfc3339();
    assert!(expired.statuses().await == [200; 3] || before > soon, "they work until then");
    brief.stop().await;
    let server = bed.start_with(&["--allow-outgoing", "127.0.0.1:1"]).await;
    let expired = expired.moved(&server.base);
    eventually("their end", || async { (expired.statuses().await == [401; 3]).then_some(()) }).await;
    let admin = server.client(&key);
    (server, admin, expired)
}

async fn each_surface_says_what_is_wrong_in_its_own_words(bed: Bed) {
    let (server, admin, expired) = with_expired(&bed).await;
    let own = Party::of(&admin, None).await;
    let other = Party::of(&server.client(&bed.key(&["--tenant", "other"])), None).await;
    let nobody = Party::nobody(&server.base);
    // Nothing listens there.
    let definition = json!({
        "type": "instruction",
        "provider": {"name": "openai", "base_url": "http://127.0.0.1:1/v1", "model": "m"},
        "retry": {"max_attempts": 2, "initial_ms": 1},
    });
    let names = Names {
        agent: Spelled::new(&admin, &own, "Support", None).await,
        down: Spelled::new(&admin, &own, "Down", Some(definition)).await,
        nobody: Spelled::nobodys(),
    };
    let mut wrong = Vec::new();
    for (what, asks, body, status, expect) in rows() {
        for (who, ask) in asks {
            let (method, path) = ask.split_once(' ').unwrap();
            let path = names.fill(path, path, &own).await;
            let body = names.fill(&body.to_string(), &path, &own).await;
            let body: Value = serde_json::from_str(&body).unwrap();
            let party = match who {
                Who::Own => &own,
                Who::Other => &other,
                Who::Expired => &expired,
                Who::Nobody => &nobody,
            };
            let method: Method = method.parse().unwrap();
            let answer = party.on(&path).send(method, &path, Some(&body).filter(|body| !body.is_null())).await;
            assert_eq!(answer.header("www-authenticate").is_empty(), status != 401, "{what}: {answer:?}");
            if let Some(id) = answer.text.contains("request_id").then(|| answer.at("/error/request_id")) {
                assert_eq!(answer.header("x-request-id"), id.as_str().unwrap(), "{what}");
            }
            let found = still(&answer);
            if (answer.status, &found) != (status, &expect) {
                wrong.push(format!(
                    "{what}: {who:?} {ask}\n  is answered {} {found}\n  and not {status} {expect}",
                    answer.status
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    server.stop().await;
}
