//! Every operation through the router, with an engine that ends runs as told.

use generated::workfx::{SCHEMAS, types as wire};
use serde_json::{Value, json};

use crate::{
    api::testing::{Answer, Bed, Outcome, bed},
    domain::{agent::AgentStatus, execution::RunError, identity::Owner, testing::owner, units::UnitService},
};

const AGENT: &str = "/components/schemas/Agent";
const ANSWER: &str = "/components/schemas/RunAnswer";

struct Client {
    bed: Bed,
    bearer: String,
}

async fn client(scopes: &[&str]) -> Client {
    let bed = bed();
    let bearer = format!("Bearer {}", bed.key(scopes).await);
    Client { bed, bearer }
}

impl Client {
    async fn send_with(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let mut headers = headers.to_vec();
        headers.push(("authorization", &self.bearer));
        self.bed.send(method, &format!("/workfx/admin/api/v2{path}"), &headers, body).await
    }

    async fn send(&self, method: &str, path: &str, body: &str) -> Answer {
        self.send_with(method, path, &[], body).await
    }

    async fn agent(&self, body: &Value) -> wire::Agent {
        let made = self.send("POST", "/agents", &body.to_string()).await;
        assert_eq!(made.status, 201, "{}", made.json());
        made.keeps(&SCHEMAS, AGENT)
    }

    /// The path of an active agent's operation.
    async fn path(&self, operation: &str) -> String {
        format!("/agents/{}/{operation}", self.agent(&json!({"name": "Support"})).await.id.0)
    }
}

/// Status and `loc`s of the violations, or the sentence.
fn refused(answer: &Answer) -> (u16, Value) {
    let body = answer.json();
    let status = answer.status.as_u16();
    match &body["detail"] {
        Value::Array(all) => {
            answer.keeps::<wire::ValidationError>(&SCHEMAS, "/components/schemas/ValidationError");
            (status, all.iter().map(|one| json!([one["loc"], one["type"]])).collect())
        }
        other => {
            answer.keeps::<wire::Error>(&SCHEMAS, "/components/schemas/Error");
            (status, other.clone())
        }
    }
}

#[tokio::test]
async fn an_agent_is_made_read_found_by_its_code_changed_listed_and_deleted() {
    let client = client(&["agents:read", "agents:write"]).await;
    let body = r##"{
        "description": "A standard chat flow agent for general purposes", "icon": "🤖", "icon_background": "#EFF1F5", "icon_type": "emoji",
        "is_favorite": false, "mode": "flow-chat", "name": "Standard Chat Flow Agent", "tags": ["flow", "chat", "single-agent"], "type": "single-agent"
    }"##;
    let made = client.send("POST", "/agents", body).await;
    assert_eq!(made.status, 201, "{}", made.json());
    let agent: wire::Agent = made.keeps(&SCHEMAS, AGENT);
    assert_eq!(made.location(), format!("/workfx/admin/api/v2/agents/{}", agent.id.0));
    assert_eq!((agent.code.as_str(), agent.status), ("standard-chat-flow-agent", wire::AgentStatus::Active));
    assert_eq!((agent.created_by_role.as_deref(), agent.tenant_id.0), (Some("api_key"), client.bed.owner.tenant.0));
    assert_eq!((agent.definition_type, agent.icon_url.as_deref()), (None, None));

    let path = format!("/agents/{}", agent.id.0);
    assert_eq!(client.send("GET", &path, "").await.json(), made.json());
    assert_eq!(client.send("GET", "/agents/code/standard-chat-flow-agent", "").await.json(), made.json());
    let change = r#"{"tags": "a, b", "status": "DRAFT", "usage_guide": "Ask.", "icon_type": "url", "icon": "https://x.example/i.png", "name": null}"#;
    let changed = client.send("PUT", &path, change).await;
    let now: wire::Agent = changed.keeps(&SCHEMAS, AGENT);
    assert_eq!((now.tags.as_slice(), now.status), (&["a".to_owned(), "b".to_owned()][..], wire::AgentStatus::Draft));
    assert_eq!((now.name, now.icon_url.as_deref()), (agent.name, Some("https://x.example/i.png")));
    assert_eq!(now.icon_background, "#EFF1F5");

    let list = client.send("GET", "/agents?name=STANDARD&tags=x&tags=b&mode=flow-chat&order_by=oldest", "").await;
    let page: wire::AgentPage = list.keeps(&SCHEMAS, "/components/schemas/AgentPage");
    assert_eq!((page.total_count, page.total_pages, page.has_next_page, page.data.len()), (1, 1, false, 1));
    for nothing in ["exclude_draft=true", "agent_ids=x", "type=multi-agent", "is_favorite=true", "tags=flow"] {
        let page = client.send("GET", &format!("/agents?{nothing}"), "").await.json();
        assert_eq!((&page["total_count"], &page["data"]), (&json!(0), &json!([])), "{nothing}");
    }
    let gone = client.send("DELETE", &path, "").await;
    assert_eq!((gone.status.as_u16(), gone.json()), (200, json!({})));
    assert_eq!(refused(&client.send("GET", &path, "").await), (404, json!("agent not found")));
}

#[tokio::test]
async fn what_does_not_fit_is_422_with_every_violation() {
    let client = client(&["admin"]).await;
    let path = client.path("chat").await;
    for (method, path, body, expect) in [
        ("POST", "/agents", "{}", json!([[["body", "name"], "missing"]])),
        ("POST", "/agents", "{", json!([[["body"], "json_invalid"]])),
        ("POST", "/agents", "[]", json!([[["body"], "dict_type"]])),
        (
            "POST",
            "/agents",
            r#"{"name": "", "mode": "x", "is_favorite": 1, "icon_background": "red"}"#,
            json!([
                [["body", "name"], "string_pattern_mismatch"],
                [["body", "name"], "string_too_short"],
                [["body", "mode"], "enum"],
                [["body", "is_favorite"], "bool_type"],
                [["body", "icon_background"], "string_pattern_mismatch"],
            ]),
        ),
        (
            "GET",
            "/agents?page_num=0&page_size=x&order_by=newest&is_favorite=maybe",
            "",
            json!([
                [["query", "page_num"], "greater_than_equal"],
                [["query", "page_size"], "int_parsing"],
                [["query", "order_by"], "enum"],
                [["query", "is_favorite"], "bool_parsing"],
            ]),
        ),
        (
            "POST",
            &path,
            r#"{"query": 1, "files": ["a", 2]}"#,
            json!([[["body", "query"], "string_type"], [["body", "files", 1], "string_type"]]),
        ),
    ] {
        let (status, found) = refused(&client.send(method, path, body).await);
        assert_eq!(status, 422, "{method} {path} {body}");
        let sorted = |list: &Value| {
            let mut all: Vec<String> = list.as_array().unwrap().iter().map(Value::to_string).collect();
            all.sort();
            all
        };
        assert_eq!(sorted(&found), sorted(&expect), "{method} {path} {body}");
    }
    assert_eq!(refused(&client.send("PATCH", "/agents", "").await).0, 405);
    assert_eq!(refused(&client.send("GET", "/agents/x/y", "").await), (404, json!("There is no such path")));
    assert_eq!(refused(&client.send_with("POST", "/agents", &[("content-type", "text/plain")], "x").await).0, 415);
}

#[tokio::test]
async fn a_tenant_or_a_unit_that_the_key_does_not_see_does_not_exist() {
    let client = client(&["admin"]).await;
    let path = format!("/agents/{}", client.agent(&json!({"name": "a"})).await.id.0);
    let mine = client.bed.owner.tenant;
    for (query, expect) in [
        (String::new(), 200),
        ("tenant_id=&tenant_unit_id=".to_owned(), 200),
        ("tenant_id=null&tenant_unit_id=null".to_owned(), 200),
        (format!("tenant_id={mine}"), 200),
        (format!("tenant_id={}", owner().tenant), 404),
        ("tenant_id=x".to_owned(), 404),
        (format!("tenant_unit_id={mine}"), 404),
        ("tenant_unit_id=x".to_owned(), 404),
    ] {
        for (method, path) in [("GET", path.as_str()), ("GET", "/agents"), ("PUT", path.as_str())] {
            let body = if method == "PUT" { "{}" } else { "" };
            let answer = client.send(method, &format!("{path}?{query}"), body).await;
            assert_eq!(answer.status.as_u16(), expect, "{method} {path}?{query}");
        }
    }
    let units: &UnitService = &client.bed.services().units;
    let unit = units.create(client.bed.owner, "one".to_owned()).await.unwrap().id;
    let made = client.send("POST", &format!("/agents?tenant_unit_id={unit}"), r#"{"name": "b"}"#).await;
    assert_eq!(made.json()["tenant_unit_id"], json!(unit));
    let count =
        async |query: &str| client.send("GET", &format!("/agents?{query}"), "").await.json()["total_count"].clone();
    assert_eq!((count("").await, count(&format!("tenant_unit_id={unit}")).await), (json!(2), json!(1)));
    // A key of the unit makes agents there and sees no others.
    let bound = client.bed.key_of(Owner { unit: Some(unit), ..client.bed.owner }, &["admin"]).await;
    let bound = Client { bed: client.bed, bearer: format!("Bearer {bound}") };
    assert_eq!(bound.agent(&json!({"name": "c"})).await.tenant_unit_id.map(|id| id.0), Some(unit.0));
    assert_eq!(bound.send("GET", &path, "").await.status, 404);
}

#[tokio::test]
async fn a_chat_is_answered_whole_or_bare() {
    let client = client(&["agents:run", "agents:write"]).await;
    let path = client.path("chat").await;
    client.bed.runs(Outcome::Completes(json!({"answer": "Hello!", "provider": "scripted"})));
    let answer = client.send("POST", &path, r#"{"query": "Hi", "unknown": 1}"#).await;
    assert_eq!(answer.status, 200, "{}", answer.json());
    let body: wire::RunAnswer = answer.keeps(&SCHEMAS, ANSWER);
    assert_eq!((body.answer.as_str(), body.status), ("Hello!", wire::RunStatus::Succeeded));
    assert_eq!((body.event, body.is_interrupted), (wire::AnswerEvent::WorkflowFinished, false));
    let conversation = body.conversation_id.unwrap();

    let again = json!({"query": "And?", "conversation_id": conversation.0});
    let bare = client.send_with("POST", &path, &[("accept", "text/plain")], &again.to_string()).await;
    assert_eq!((bare.content_type(), bare.body.as_slice()), ("text/plain; charset=utf-8", "Hello!".as_bytes()));
    assert_eq!(client.bed.fakes().records().conversations.len(), 1);
    let job = client.send("POST", &path.replace("/chat", "/job"), "{}").await;
    assert_eq!((job.status.as_u16(), &job.json()["conversation_id"]), (200, &Value::Null));
}

#[tokio::test]
async fn a_run_that_outlives_the_limit_goes_on_and_one_that_fails_says_why() {
    let client = client(&["admin"]).await;
    for operation in ["chat", "job"] {
        let path = client.path(operation).await;
        client.bed.runs(Outcome::Outlives);
        let answer = client.send("POST", &path, "{}").await;
        let body: wire::RunAnswer = answer.keeps(&SCHEMAS, ANSWER);
        assert_eq!((answer.status.as_u16(), body.status), (202, wire::RunStatus::Running));
        let why = RunError { code: "provider_unavailable".to_owned(), message: "nobody there".to_owned(), node: None };
        client.bed.runs(Outcome::Fails(why));
        let (status, detail) = refused(&client.send("POST", &path, "{}").await);
        assert_eq!(status, 500);
        assert!(detail.as_str().unwrap().starts_with("The agent failed: provider_unavailable: nobody there (run "));
        client.bed.runs(Outcome::Breaks);
        assert_eq!(refused(&client.send("POST", &path, "{}").await), (500, json!("Server error")));
    }
}

#[tokio::test]
async fn what_is_missing_or_not_ready_is_refused() {
    let client = client(&["admin"]).await;
    let path = client.path("chat").await;
    let job = path.replace("/chat", "/job");
    let resume = format!("{path}/resume");
    let run = client.send("POST", &path, "{}").await.json()["flow_run_id"].as_str().unwrap().to_owned();
    let other = client.path("chat/resume").await;
    let resumed = json!({"flow_run_id": run}).to_string();
    let strange = json!({"flow_run_id": run, "conversation_id": "text"}).to_string();
    for (path, body, expect) in [
        // As the published example has it.
        (&path, r#"{"conversation_id": "text"}"#, (404, json!("conversation not found"))),
        (
            &job,
            r#"{"conversation_id": "00000000-0000-0000-0000-000000000000"}"#,
            (404, json!("conversation not found")),
        ),
        (&resume, r#"{"flow_run_id": "text"}"#, (404, json!("execution not found"))),
        (&other, &resumed, (404, json!("execution not found"))),
        (&resume, &strange, (404, json!("conversation not found"))),
        (&resume, &resumed, (409, json!("The run does not wait for a person"))),
        (&resume, "{}", (422, json!([[["body", "flow_run_id"], "missing"]]))),
    ] {
        assert_eq!(refused(&client.send("POST", path, body).await), expect, "{path} {body}");
    }
    for id in ["x", &format!("{run}:x:0"), "00000000-0000-0000-0000-000000000000:0:0"] {
        let answer = client.send_with("POST", &path, &[("last-event-id", id)], "{}").await;
        assert_eq!(refused(&answer), (404, json!("execution not found")), "{id}");
    }
    assert_eq!(client.bed.fakes().records().executions.len(), 1, "nothing was started");
    client.bed.fakes().records().agents.iter_mut().for_each(|agent| agent.status = AgentStatus::Inactive);
    assert_eq!(refused(&client.send("POST", &path, "{}").await), (409, json!("The agent is not active")));
}

#[tokio::test]
async fn scopes_are_asked_for() {
    let client = client(&["agents:read"]).await;
    assert_eq!(client.send("GET", "/agents", "").await.status, 200);
    let (status, detail) = refused(&client.send("POST", "/agents", r#"{"name": "n"}"#).await);
    assert_eq!((status, detail), (403, json!("The API key lacks the scope agents:write")));
    let (status, detail) = refused(&client.send("POST", "/agents/x/chat", "{}").await);
    assert_eq!((status, detail), (403, json!("The API key lacks the scope agents:run")));
}

#[tokio::test]
async fn under_a_key_an_agent_is_asked_once() {
    let client = client(&["admin"]).await;
    let path = client.path("chat").await;
    let key = [("idempotency-key", "k-1")];
    client.bed.runs(Outcome::Completes(json!("done")));
    let first = client.send_with("POST", &path, &key, "{}").await;
    let again = client.send_with("POST", &path, &key, "{}").await;
    assert_eq!(first.json(), again.json());
    assert_eq!(again.headers["idempotent-replayed"], "true");
    let reused = refused(&client.send_with("POST", &path, &key, r#"{"query": "x"}"#).await);
    assert_eq!(reused, (422, json!([[["header", "Idempotency-Key"], "value_error"]])));
    // A stream is not kept: a repeat is told which run it was.
    let key = [("idempotency-key", "k-2")];
    let body = r#"{"streaming": true}"#;
    let stream = client.send_with("POST", &path, &key, body).await;
    assert_eq!((stream.status.as_u16(), stream.content_type()), (200, "text/event-stream"));
    let again = client.send_with("POST", &path, &key, body).await;
    assert_eq!((again.status.as_u16(), &again.json()["status"]), (202, &json!("running")));
    let text = String::from_utf8(stream.body).unwrap();
    assert!(text.contains(again.json()["flow_run_id"].as_str().unwrap()));
    assert_eq!(client.bed.fakes().records().executions.len(), 2);
}
