//! Every operation through the router, and what its keys then open.

use generated::platform::{SCHEMAS, types as wire};
use serde_json::json;

use crate::{
    api::testing::{Answer, Bed, bed},
    domain::{
        agent::Agent,
        agents::NewAgent,
        execution::ExecutionStatus,
        id::{AgentId, UnitId},
        identity::Owner,
        testing::owner,
    },
};

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
    async fn send(&self, method: &str, path: &str, body: &str) -> Answer {
        self.bed.send(method, &format!("/platform/v1{path}"), &[("authorization", &self.bearer)], body).await
    }

    /// The UUID of an execution of a new workflow.
    async fn execution(&self) -> String {
        let headers = [("authorization", self.bearer.as_str())];
        let made = self.bed.send("POST", "/yourapp/v1/workflows", &headers, r#"{"name": "w"}"#).await.json();
        let path = format!("/yourapp/v1/workflows/{}/execute", made["data"]["id"].as_str().unwrap());
        assert_eq!(self.bed.send("POST", &path, &headers, "").await.status, 202);
        self.bed.fakes().records().executions.last().unwrap().id.to_string()
    }
}

fn refused(answer: &Answer, status: u16) -> wire::Problem {
    assert_eq!(answer.status, status, "{}", answer.json());
    assert_eq!(answer.content_type(), "application/problem+json");
    let problem: wire::Problem = answer.keeps(&SCHEMAS, "/components/schemas/Problem");
    assert_eq!((problem.status, problem.request_id.as_str()), (i32::from(status), "req-1"));
    problem
}

#[tokio::test]
async fn a_key_is_made_shown_once_listed_and_revoked() {
    let client = client(&["admin"]).await;
    let body = r#"{"name": "CI", "scopes": ["workflows:read"], "expires_at": "9999-12-31T23:59:59-23:59"}"#;
    let made = client.send("POST", "/api-keys", body).await;
    assert_eq!(made.status, 201, "{}", made.json());
    let key: wire::CreatedApiKey = made.keeps(&SCHEMAS, "/components/schemas/CreatedApiKey");
    assert_eq!(made.location(), format!("/platform/v1/api-keys/{}", key.id));
    assert!(key.key.starts_with(&key.prefix));

    let list = client.send("GET", "/api-keys", "").await;
    let page: wire::ApiKeyList = list.keeps(&SCHEMAS, "/components/schemas/ApiKeyList");
    assert_eq!((page.items[0].id, page.total, page.limit), (key.id, 2, 20));
    assert!(!String::from_utf8(list.body).unwrap().contains(&key.key), "the key itself is never shown again");

    let bearer = format!("Bearer {}", key.key);
    let read = async || client.bed.send("GET", "/yourapp/v1/workflows", &[("authorization", &bearer)], "").await.status;
    assert_eq!(read().await, 200);
    for _ in 0..2 {
        let revoked = client.send("DELETE", &format!("/api-keys/{}", key.id), "").await;
        assert_eq!((revoked.status.as_u16(), revoked.body.len()), (204, 0));
    }
    assert_eq!(read().await, 401);
    let page: wire::ApiKeyList =
        client.send("GET", "/api-keys", "").await.keeps(&SCHEMAS, "/components/schemas/ApiKeyList");
    assert!(page.items[0].revoked_at.is_some());
}

#[tokio::test]
async fn a_key_that_has_expired_can_be_made_and_opens_nothing() {
    let client = client(&["admin"]).await;
    for (expires_at, status) in [(json!("2000-01-01T00:00:00Z"), 401), (json!(null), 200)] {
        let body = json!({"name": "k", "scopes": ["admin"], "expires_at": expires_at}).to_string();
        let made = client.send("POST", "/api-keys", &body).await.json();
        assert_eq!(made["expires_at"], expires_at);
        let bearer = format!("Bearer {}", made["key"].as_str().unwrap());
        let answer = client.bed.send("GET", "/platform/v1/node-types", &[("authorization", &bearer)], "").await;
        assert_eq!(answer.status, status);
    }
}

#[tokio::test]
async fn a_key_grants_only_what_its_maker_holds() {
    let client = client(&["platform:write", "jobs:run"]).await;
    let grant = |scope: &str| json!({"name": "k", "scopes": [scope]}).to_string();
    assert_eq!(client.send("POST", "/api-keys", &grant("jobs:run")).await.status, 201);
    refused(&client.send("POST", "/api-keys", &grant("admin")).await, 403);
    let problem = refused(&client.send("GET", "/api-keys", "").await, 403);
    assert_eq!(problem.detail, "The API key lacks the scope platform:read");
}

#[tokio::test]
async fn an_endpoint_is_made_and_listed_and_its_name_is_taken_then() {
    let client = client(&["platform:read", "platform:write"]).await;
    let made = client.send("POST", "/endpoints", r#"{"name": "staging"}"#).await;
    assert_eq!((made.status.as_u16(), made.location()), (201, "/platform/v1/endpoints"));
    let endpoint: wire::Endpoint = made.keeps(&SCHEMAS, "/components/schemas/Endpoint");
    let list = client.send("GET", "/endpoints?page=1&limit=5", "").await;
    let list: wire::EndpointList = list.keeps(&SCHEMAS, "/components/schemas/EndpointList");
    assert_eq!(list, wire::EndpointList { items: vec![endpoint], page: 1, limit: 5, total: 1 });
    refused(&client.send("POST", "/endpoints", r#"{"name": "staging"}"#).await, 409);
}

#[tokio::test]
async fn node_types_come_by_name() {
    let client = client(&["platform:read"]).await;
    let list = client.send("GET", "/node-types", "").await;
    let list: wire::NodeTypeList = list.keeps(&SCHEMAS, "/components/schemas/NodeTypeList");
    let names: Vec<_> = list.items.iter().map(|node| (node.name.as_str(), node.category.as_str())).collect();
    assert_eq!((names, list.total), (vec![("condition", "control"), ("set", "action")], 2));
}

#[tokio::test]
async fn an_execution_is_cancelled_and_retried_once_each() {
    let client = client(&["admin"]).await;
    let id = client.execution().await;
    for (verb, status) in [("cancel", wire::ExecutionStatus::Cancelled), ("retry", wire::ExecutionStatus::Pending)] {
        let path = format!("/executions/{id}/{verb}");
        let answer = client.send("POST", &path, "").await;
        assert_eq!(answer.status, 200, "{}", answer.json());
        let state: wire::ExecutionState = answer.keeps(&SCHEMAS, "/components/schemas/ExecutionState");
        assert_eq!((state.id.to_string(), state.status), (id.clone(), status));
        refused(&client.send("POST", &path, "").await, 409);
    }
    assert_eq!(client.bed.fakes().records().executions[0].status, ExecutionStatus::Pending);
}

#[tokio::test]
async fn what_is_missing_or_anothers_is_the_same_404() {
    let client = client(&["admin"]).await;
    let execution = client.execution().await;
    let stranger =
        Client { bearer: format!("Bearer {}", client.bed.key_of(owner(), &["admin"]).await), bed: client.bed };
    let long = "x".repeat(129);
    for id in [execution.as_str(), "1", "%FF", &long, "00000000-0000-0000-0000-000000000000"] {
        for (method, path, expect) in [
            ("POST", format!("/executions/{id}/cancel"), "execution not found"),
            ("POST", format!("/executions/{id}/retry"), "execution not found"),
            ("DELETE", format!("/api-keys/{id}"), "API key not found"),
        ] {
            assert_eq!(refused(&stranger.send(method, &path, "").await, 404).detail, expect);
        }
    }
}

#[tokio::test]
async fn what_does_not_fit_is_a_problem_with_all_its_errors() {
    let client = client(&["admin"]).await;
    let body = r#"{"name": " ", "scopes": ["root"], "owner": 1}"#;
    let problem = refused(&client.send("POST", "/api-keys", body).await, 400);
    let mut found: Vec<_> = problem.errors.iter().map(|e| (e.pointer.as_str(), e.code.as_str())).collect();
    found.sort_unstable();
    assert_eq!(found, [("/name", "pattern"), ("/owner", "additional_properties"), ("/scopes/0", "enum")]);
    refused(&client.send("GET", "/api-keys?limit=0", "").await, 400);
    refused(&client.send("PUT", "/endpoints", "").await, 405);
    refused(&client.send("GET", "/nowhere", "").await, 404);
    let answer = client.bed.send("GET", "/platform/v1/node-types", &[], "").await;
    refused(&answer, 401);
    assert_eq!(answer.headers["www-authenticate"], r#"Bearer realm="switchyard""#);
}

impl Client {
    async fn agent(&self, name: &str) -> Agent {
        let new = NewAgent { name: name.to_owned(), ..NewAgent::default() };
        self.bed.services().agents.create(self.bed.owner, new).await.unwrap()
    }

    /// YourApp's id of a new workflow.
    async fn workflow(&self, status: &str) -> String {
        let body = json!({"name": "w", "status": status}).to_string();
        let headers = [("authorization", self.bearer.as_str())];
        let made = self.bed.send("POST", "/yourapp/v1/workflows", &headers, &body).await;
        made.json()["data"]["id"].as_str().unwrap().to_owned()
    }
}

fn agent(answer: &Answer) -> wire::Agent {
    assert_eq!(answer.status, 200, "{}", answer.json());
    answer.keeps(&SCHEMAS, "/components/schemas/Agent")
}

fn pointers(problem: &wire::Problem) -> Vec<(&str, &str)> {
    problem.errors.iter().map(|error| (error.pointer.as_str(), error.code.as_str())).collect()
}

#[tokio::test]
async fn an_agent_is_listed_with_its_definition_and_links_and_a_strangers_is_not() {
    let client = client(&["agents:read"]).await;
    let (one, two) = (client.agent("One").await, client.agent("Two").await);
    let listed = client.send("GET", "/agents?name=T&status=active", "").await;
    let page: wire::AgentList = listed.keeps(&SCHEMAS, "/components/schemas/AgentList");
    assert_eq!((page.total, page.items[0].id), (1, two.id.0.into()));
    let found = agent(&client.send("GET", &format!("/agents/{}", one.id), "").await);
    assert_eq!((found.code.as_str(), found.number, found.definition), ("one", one.seq, None));
    let new = NewAgent { name: "theirs".to_owned(), ..NewAgent::default() };
    let theirs = client.bed.services().agents.create(owner(), new).await.unwrap().id.to_string();
    for id in [theirs.as_str(), &AgentId::new().to_string(), "agent-1", "%00", &"x".repeat(200)] {
        let problem = refused(&client.send("GET", &format!("/agents/{id}"), "").await, 404);
        assert_eq!(problem.detail, "agent not found", "{id}");
    }
    // Reading is not writing.
    refused(&client.send("DELETE", &format!("/agents/{}/definition", one.id), "").await, 403);
}

#[tokio::test]
async fn a_definition_is_set_shown_whole_replaced_and_taken_away() {
    let client = client(&["admin"]).await;
    let (made, workflow) = (client.agent("a").await, client.workflow("published").await);
    let path = format!("/agents/{}/definition", made.id);
    let set = async |body: serde_json::Value| client.send("PUT", &path, &body.to_string()).await;

    let flow = agent(&set(json!({"type": "flow", "workflow_id": workflow})).await);
    let shown = serde_json::to_value(&flow).unwrap()["definition"].clone();
    let uuid = client.bed.fakes().records().workflows.last().unwrap().id.to_string();
    assert_eq!(shown, json!({"type": "flow", "workflow_id": uuid}));
    // As it is shown it can be set.
    assert_eq!(agent(&set(shown).await).updated_at, flow.updated_at);

    let instruction = json!({
        "type": "instruction",
        "provider": {"name": "openai", "base_url": "https://api.example.com/v1", "model": "m", "max_tokens": 7},
        "prompt": "Be brief.",
        "tools": [{"name": "look_up", "workflow_id": workflow, "parameters": {"type": "object"}}],
        "may_escalate": true,
        "retry": {"max_attempts": 2},
    });
    let answer = agent(&set(instruction).await);
    let shown = serde_json::to_value(&answer).unwrap()["definition"].clone();
    let expect = json!({
        "type": "instruction",
        "provider": {
            "name": "openai", "base_url": "https://api.example.com/v1", "model": "m", "credential_id": null,
            "temperature": null, "max_tokens": 7,
        },
        "prompt": "Be brief.",
        "tools": [{"name": "look_up", "description": "", "workflow_id": uuid, "parameters": {"type": "object"}}],
        "may_escalate": true,
        "may_complete": false,
        "memory": {"max_messages": 20, "max_chars": 16_000},
        "retry": {"max_attempts": 2, "initial_ms": 1_000, "factor": 2.0, "max_ms": 60_000, "jitter": 0.0},
        "timeout_ms": null,
    });
    assert_eq!(shown, expect);
    assert_eq!(agent(&set(shown).await).updated_at, answer.updated_at);

    let scripted = json!({
        "type": "instruction",
        "provider": {"name": "scripted", "rules": [{"when": "true", "then": "complete", "tool": {"name": "t"}}]},
        "tools": [{"name": "t", "workflow_id": uuid}],
    });
    agent(&set(scripted).await);
    for _ in 0..2 {
        assert_eq!(client.send("DELETE", &path, "").await.status, 204);
    }
    assert_eq!(agent(&client.send("GET", &format!("/agents/{}", made.id), "").await).definition, None);
}

#[tokio::test]
async fn all_faults_of_a_definition_have_pointers_into_it() {
    let client = client(&["admin"]).await;
    let (made, draft) = (client.agent("a").await, client.workflow("draft").await);
    let path = format!("/agents/{}/definition", made.id);
    let set = async |body: serde_json::Value| {
        let problem = refused(&client.send("PUT", &path, &body.to_string()).await, 400);
        let found = problem.errors.iter().map(|error| format!("{} {}", error.pointer, error.code));
        found.collect::<Vec<_>>()
    };
    assert_eq!(set(json!({"type": "flow", "workflow_id": draft})).await, ["/workflow_id not_published"]);
    assert_eq!(set(json!({"type": "flow", "workflow_id": "zzz"})).await, ["/workflow_id unknown_record"]);
    assert_eq!(
        set(json!({"type": "flow", "workflow_id": made.workflow.to_string()})).await,
        ["/workflow_id unknown_record"]
    );
    let unknown = json!({
        "type": "instruction",
        "provider": {"name": "openai", "base_url": "https://x.example", "model": "m", "credential_id": "cred_none"},
        "tools": [{"name": "a", "workflow_id": "zzz"}],
    });
    assert_eq!(set(unknown).await, ["/tools/0/workflow_id unknown_record", "/provider/credential_id unknown_record"]);
    let twice = json!({
        "type": "instruction",
        "provider": {"name": "scripted"},
        "tools": [{"name": "escalate", "workflow_id": draft}, {"name": "escalate", "workflow_id": draft}],
    });
    let expect = [
        "/tools/0/name reserved",
        "/tools/1/name reserved",
        "/tools/1/name duplicate_name",
        "/tools/0/workflow_id not_published",
        "/tools/1/workflow_id not_published",
    ];
    assert_eq!(set(twice).await, expect);
    // Of the document's own: which kind it is, and fields that nobody knows.
    assert!(!set(json!({"type": "flow", "workflow_id": draft, "color": 1})).await.is_empty());
    assert!(!set(json!({"workflow_id": draft})).await.is_empty());
    assert!(!set(json!({"type": "instruction", "provider": {"name": "oracle"}})).await.is_empty());
}

#[tokio::test]
async fn links_are_replaced_whole_and_name_only_what_the_agents_owner_has() {
    let client = client(&["admin"]).await;
    let (heard, hears) = (client.agent("heard").await, client.agent("hears").await);
    let path = format!("/agents/{}/links", hears.id);
    let set = async |sources: &[&str], disabled: bool| {
        let body = json!({"sources": sources, "keep_messages_secs": 60, "disabled": disabled}).to_string();
        client.send("PUT", &path, &body).await
    };
    let source = heard.id.to_string();
    let linked = agent(&set(&[&source], true).await);
    assert_eq!((linked.sources, linked.keep_messages_secs), (vec![heard.id.0.into()], 60));
    assert_eq!(linked.status, wire::AgentStatus::Inactive);
    let free = agent(&set(&[], false).await);
    assert_eq!((free.sources, free.status), (vec![], wire::AgentStatus::Active));

    let problem = refused(&set(&["zzz", &source, "agent-1"], false).await, 400);
    assert_eq!(pointers(&problem), [("/sources/0", "unknown_record"), ("/sources/2", "unknown_record")]);
    let problem = refused(&set(&[&AgentId::new().to_string(), &source], false).await, 400);
    assert_eq!(pointers(&problem), [("/sources/0", "unknown_record")]);
    let problem = refused(&client.send("PUT", &path, r#"{"sources": []}"#).await, 400);
    assert_eq!(problem.errors.len(), 2, "nothing is left as it was in silence: {problem:?}");
}

#[tokio::test]
async fn what_waits_for_a_person_is_listed_within_the_wall() {
    let client = client(&["admin"]).await;
    let id = client.execution().await;
    client.bed.fakes().records().executions.last_mut().unwrap().status = ExecutionStatus::Waiting;
    let listed = client.send("GET", "/approvals", "").await;
    let page: wire::ApprovalList = listed.keeps(&SCHEMAS, "/components/schemas/ApprovalList");
    assert_eq!((page.total, page.items[0].execution_id.to_string()), (1, id.clone()));
    assert_eq!((page.items[0].node.as_str(), page.items[0].agent_id), ("ask", None));
    // A key of a unit sees nothing of the tenant's.
    let unit = Owner { unit: Some(UnitId::new()), ..client.bed.owner };
    let bearer = format!("Bearer {}", client.bed.key_of(unit, &["admin"]).await);
    let headers = [("authorization", bearer.as_str())];
    let none = client.bed.send("GET", "/platform/v1/approvals", &headers, "").await;
    assert_eq!(none.json()["total"], json!(0));
    let path = format!("/executions/{id}/answer");
    let foreign = client.bed.send("POST", &format!("/platform/v1{path}"), &headers, r#"{"answer": 1}"#).await;
    refused(&foreign, 404);
    refused(&client.send("POST", "/executions/zzz/answer", r#"{"answer": 1}"#).await, 404);
    // No node waits, as far as the journal of these fakes knows.
    refused(&client.send("POST", &path, r#"{"answer": 1}"#).await, 409);
    let problem = refused(&client.send("POST", &path, r#"{"node": "", "reply": 1}"#).await, 400);
    assert!(problem.errors.len() >= 2, "{problem:?}");
}
