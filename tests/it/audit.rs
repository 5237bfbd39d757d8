//! The audit log over HTTP: every operation that writes leaves an entry for what it did to each record, which says whose doing it was, and one that does not write leaves none.

use std::collections::BTreeSet;

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{
    bed::Bed,
    client::{Answer, Client},
    on_each_database,
};

on_each_database!(
    every_operation_that_writes_leaves_an_entry_for_each_record,
    what_is_refused_or_fails_or_is_only_repeated_leaves_none,
    the_log_is_a_tenants_own_and_needs_its_scope,
);

const EVENTS: &str = "/platform/v1/audit-events?limit=100";

/// Operations that other tests hold to the log. A new operation that writes is walked here, and this list only shrinks.
const ELSEWHERE: [&str; 6] = [
    // Their entries are another tenant's, or another actor's, than the walk's.
    "createTenant",
    "createToken",
    "introspectToken",
    "revokeToken",
    "updateTenant",
    // Needs an event that nobody takes.
    "resendWebhookDelivery",
];

/// Sends requests whose ids are their operations' names, and keeps count of these.
struct Walk {
    client: Client,
    key: String,
    walked: BTreeSet<String>,
}

impl Walk {
    /// Carries out an operation that does one thing to one record, and gives its answer and the record's id.
    async fn step(
        &mut self,
        operation: &str,
        method: Method,
        path: &str,
        body: Value,
        expect: [&str; 2],
    ) -> (Answer, Value) {
        let (answer, records) = self.steps(operation, method, path, body, &[expect]).await;
        assert!((200..300).contains(&answer.status), "{operation}: {answer:?}");
        (answer, records[0].clone())
    }

    /// Carries out an operation, and gives its answer and the ids of the records in the entries that it left, in their order.
    async fn steps(
        &mut self,
        operation: &str,
        method: Method,
        path: &str,
        body: Value,
        expect: &[[&str; 2]],
    ) -> (Answer, Vec<Value>) {
        // One name may be an operation's of several surfaces.
        let operation = named(path.split('/').nth(1).unwrap(), operation);
        let request = self.client.request(method, path).header("x-request-id", &operation);
        let answer = Answer::of(if body.is_null() { request } else { request.json(&body) }).await;
        let mut left = entries(&self.client, &operation).await;
        left.reverse();
        let done: Vec<[&str; 2]> = left
            .iter()
            .map(|entry| [entry["action"].as_str().unwrap(), entry["record"]["kind"].as_str().unwrap()])
            .collect();
        assert_eq!(done, expect, "{operation}: {answer:?}");
        for entry in &left {
            assert_eq!(entry["actor"], json!({"kind": "api_key", "id": self.key}), "{operation}");
            assert_eq!(entry["remote"], "127.0.0.1", "{operation}");
        }
        assert!(self.walked.insert(operation.clone()), "{operation} twice");
        (answer, left.iter().map(|entry| entry["record"]["id"].clone()).collect())
    }
}

/// An operation's name among those of all surfaces.
fn named(surface: &str, operation: &str) -> String {
    format!("{surface}-{operation}")
}

/// What requests of this id left.
async fn entries(client: &Client, request: &str) -> Vec<Value> {
    let all = client.get(EVENTS).await.at("/items");
    let of = |entry: &&Value| entry["request_id"] == request;
    all.as_array().unwrap().iter().filter(of).cloned().collect()
}

/// A key of its own for the walk, so that its id is known.
async fn walk(admin: &Client) -> Walk {
    let made = admin.post("/platform/v1/api-keys", &json!({"name": "walk", "scopes": ["admin"]})).await;
    assert_eq!(made.status, 201, "{made:?}");
    let client = Client::new(&admin.base, made.at("/key").as_str().unwrap());
    Walk { client, key: made.at("/id").as_str().unwrap().to_owned(), walked: BTreeSet::new() }
}

fn text(answer: &Answer, pointer: &str) -> String {
    answer.at(pointer).as_str().unwrap().to_owned()
}

/// The workflow that an agent's runs are executions of.
async fn own_workflow(client: &Client, agent: &str) -> String {
    text(&client.get(&format!("/platform/v1/agents/{agent}")).await, "/workflow_id")
}

fn workflow(name: &str, node: &Value) -> Value {
    json!({"name": name, "status": "published", "nodes": [node], "edges": []})
}

async fn every_operation_that_writes_leaves_an_entry_for_each_record(bed: Bed) {
    let server = bed.start().await;
    let mut walk = walk(&server.admin()).await;
    let quick = workflow("quick", &json!({"id": "a", "type": "webhook"}));

    let (made, workflow_id) =
        walk.step("createWorkflow", Method::POST, "/yourapp/v1/workflows", quick, ["created", "workflow"]).await;
    let one = format!("/yourapp/v1/workflows/{}", text(&made, "/data/id"));
    let rename = json!({"description": "renamed"});
    let (_, updated) =
        walk.step("updateWorkflow", update_method(&walk.client).await, &one, rename, ["updated", "workflow"]).await;
    assert_eq!(updated, workflow_id);
    let rotate = format!("/platform/v1/workflows/{}/triggers/a/rotate", workflow_id.as_str().unwrap());
    let (_, rotated) =
        walk.step("rotateWorkflowTrigger", Method::POST, &rotate, Value::Null, ["updated", "workflow"]).await;
    assert_eq!(rotated, workflow_id);
    let started = ["started", "execution"];
    walk.step("executeWorkflow", Method::POST, &format!("{one}/execute"), json!({}), started).await;
    let named = || json!({"name": "quick", "parameters": {}});
    let (job, job_id) = walk.step("createJob", Method::POST, "/agentifyme/v1/workflows/jobs", named(), started).await;
    assert_eq!(job.at("/jobId"), job_id);
    walk.step("runWorkflow", Method::POST, "/agentifyme/v1/workflows/run", named(), started).await;

    let slow = workflow("slow", &json!({"id": "a", "type": "delay", "config": {"ms": 600_000}}));
    walk.client.create_workflow(&slow).await;
    let sleeper = walk.client.post("/agentifyme/v1/workflows/jobs", &json!({"name": "slow", "parameters": {}})).await;
    let sleeper = text(&sleeper, "/jobId");
    let path = |what: &str| format!("/platform/v1/executions/{sleeper}/{what}");
    let (_, cancelled) =
        walk.step("cancelExecution", Method::POST, &path("cancel"), Value::Null, ["cancelled", "execution"]).await;
    let (_, repeated) =
        walk.step("retryExecution", Method::POST, &path("retry"), Value::Null, ["repeated", "execution"]).await;
    assert_eq!([cancelled, repeated], [json!(sleeper), json!(sleeper)]);
    versions(&mut walk, workflow_id.as_str().unwrap()).await;
    let (_, deleted) = walk.step("deleteWorkflow", Method::DELETE, &one, Value::Null, ["deleted", "workflow"]).await;
    assert_eq!(deleted, workflow_id);

    let form = json!({"name": "contact", "fields": [{"name": "email", "type": "email", "label": "Email"}]});
    let (made, _) = walk.step("createForm", Method::POST, "/yourapp/v1/forms", form, ["created", "form"]).await;
    let path = format!("/yourapp/v1/forms/{}/submissions", text(&made, "/data/id"));
    let data = json!({"data": {"email": "ada@example.com"}});
    walk.step("submitForm", Method::POST, &path, data, ["created", "submission"]).await;

    let endpoint = json!({"name": "orders"});
    let (made, id) =
        walk.step("createEndpoint", Method::POST, "/platform/v1/endpoints", endpoint, ["created", "endpoint"]).await;
    assert_eq!(made.at("/id"), id);
    let new_key = json!({"name": "CI", "scopes": ["workflows:read"]});
    let (made, id) =
        walk.step("createApiKey", Method::POST, "/platform/v1/api-keys", new_key, ["created", "api_key"]).await;
    assert_eq!(made.at("/id"), id);
    let secret = text(&made, "/key");
    let path = format!("/platform/v1/api-keys/{}", text(&made, "/id"));
    let (_, revoked) = walk.step("revokeApiKey", Method::DELETE, &path, Value::Null, ["revoked", "api_key"]).await;
    assert_eq!(revoked, id);

    identity(&mut walk).await;
    connections(&mut walk).await;
    agents(&mut walk).await;
    talks(&mut walk).await;
    services(&mut walk).await;

    let documented = writing_operations(&walk.client).await;
    let elsewhere = |id: &str| id.split_once('-').is_some_and(|(_, operation)| ELSEWHERE.contains(&operation));
    let missing: Vec<_> = documented.iter().filter(|id| !walk.walked.contains(*id) && !elsewhere(id)).collect();
    assert!(missing.is_empty(), "walked nowhere: {missing:?}");
    assert!(walk.walked.is_subset(&documented));
    let log = walk.client.get(EVENTS).await.text;
    assert!(!log.contains(&secret) && !log.contains("ada@example.com"), "no secrets and no contents");
    server.stop().await;
}

/// Versions of a workflow: saved, published, taken back, restored and run.
async fn versions(walk: &mut Walk, workflow: &str) {
    let path = |what: &str| format!("/platform/v1/workflows/{workflow}/{what}");
    let draft = json!({"base_version": 1, "nodes": [{"id": "b", "type": "set", "config": {"values": {}}}]});
    for (operation, method, what, body) in [
        ("saveWorkflowDraft", Method::PUT, "draft", draft),
        ("publishWorkflow", Method::POST, "publish", json!({})),
        ("unpublishWorkflow", Method::POST, "unpublish", Value::Null),
        ("restoreWorkflow", Method::POST, "restore", json!({"version": 1})),
    ] {
        let (_, of) = walk.step(operation, method, &path(what), body, ["updated", "workflow"]).await;
        assert_eq!(of, workflow, "{operation}");
    }
    let started = ["started", "execution"];
    let (accepted, of) = walk.step("runWorkflow", Method::POST, &path("run"), json!({}), started).await;
    assert_eq!(accepted.at("/id"), of);
}

/// Units, users and their tokens, OAuth clients: each made, and taken back.
async fn identity(walk: &mut Walk) {
    let platform = |path: &str| format!("/platform/v1/{path}");
    for (create, delete, kind) in [("createUnit", "deleteUnit", "unit"), ("createUser", "deleteUser", "user")] {
        let all = platform(&format!("{kind}s"));
        let (made, id) = walk.step(create, Method::POST, &all, json!({"name": kind}), ["created", kind]).await;
        assert_eq!(made.at("/id"), id);
        let one = format!("{all}/{}", text(&made, "/id"));
        if kind == "user" {
            let tokens = format!("{one}/tokens");
            let kind = "token";
            let wanted = json!({"name": "laptop"});
            let (made, _) = walk.step("createUserToken", Method::POST, &tokens, wanted, ["created", kind]).await;
            let token = format!("{tokens}/{}", text(&made, "/id"));
            walk.step("revokeUserToken", Method::DELETE, &token, Value::Null, ["revoked", kind]).await;
        }
        let (_, deleted) = walk.step(delete, Method::DELETE, &one, Value::Null, ["deleted", kind]).await;
        assert_eq!(deleted, id);
    }
    let (wanted, kind) = (json!({"name": "program", "scopes": ["workflows:read"]}), "oauth_client");
    let all = platform("oauth-clients");
    let (made, id) = walk.step("createOAuthClient", Method::POST, &all, wanted, ["created", kind]).await;
    assert_eq!(made.at("/client_id"), id);
    let one = format!("{all}/{}", text(&made, "/client_id"));
    walk.step("revokeOAuthClient", Method::DELETE, &one, Value::Null, ["revoked", kind]).await;
}

/// Webhooks, credentials and integrations: each made, the last one tried, and all removed.
async fn connections(walk: &mut Walk) {
    let webhook = json!({"url": "https://example.com/hook", "events": ["workflow.executed"]});
    let all = "/yourapp/v1/webhooks";
    let (made, _) = walk.step("createWebhook", Method::POST, all, webhook, ["created", "webhook"]).await;
    let one = format!("{all}/{}", text(&made, "/data/id"));
    walk.step("deleteWebhook", Method::DELETE, &one, Value::Null, ["deleted", "webhook"]).await;

    let secret = json!({"name": "c", "type": "api_key", "value": "hush"});
    let all = "/yourapp/v1/credentials";
    let (made, _) = walk.step("createCredential", Method::POST, all, secret, ["created", "credential"]).await;
    let credential = format!("{all}/{}", text(&made, "/data/id"));
    // A name that never resolves (RFC 6761): the test of it needs no network, and is an answer all the same.
    let config = json!({"base_url": "https://status.invalid"});
    let (all, wanted) = ("/platform/v1/integrations", json!({"name": "i", "type": "http", "config": config}));
    let (made, id) = walk.step("createIntegration", Method::POST, all, wanted, ["created", "integration"]).await;
    let one = format!("{all}/{}", text(&made, "/id"));
    let listed = text(&walk.client.get("/yourapp/v1/integrations").await, "/data/0/id");
    let test = format!("/yourapp/v1/integrations/{listed}/test");
    let (_, tested) = walk.step("testIntegration", Method::POST, &test, Value::Null, ["tested", "integration"]).await;
    assert_eq!(tested, id);
    walk.step("deleteIntegration", Method::DELETE, &one, Value::Null, ["deleted", "integration"]).await;
    walk.step("deleteCredential", Method::DELETE, &credential, Value::Null, ["deleted", "credential"]).await;
}

/// Agents: made, told what to do, linked, and taken back; and a file that brings a workflow.
async fn agents(walk: &mut Walk) {
    for (surface, status) in [("workfx/admin/api/v2", 200), ("workflux/v1", 200)] {
        let all = format!("/{surface}/agents");
        let (made, id) =
            walk.step("createAgent", Method::POST, &all, json!({"name": "Ada"}), ["created", "agent"]).await;
        let one = format!("{all}/{}", text(&made, "/id"));
        let updated = ["updated", "agent"];
        let (_, changed) = walk.step("updateAgent", Method::PUT, &one, json!({"name": "Eve"}), updated).await;
        assert_eq!(changed, id);
        if surface.starts_with("workfx") {
            let path = |what: &str| format!("/platform/v1/agents/{}/{what}", text(&made, "/id"));
            let does = json!({"type": "instruction", "provider": {"name": "scripted", "template": "{{ query }}"}});
            let settings =
                format!("/platform/v1/workflows/{}/settings", own_workflow(&walk.client, &text(&made, "/id")).await);
            let changed = ["updated", "workflow"];
            walk.step("setWorkflowSettings", Method::PUT, &settings, json!({"priority": 1}), changed).await;
            walk.step("setAgentDefinition", Method::PUT, &path("definition"), does, updated).await;
            walk.step("deleteAgentDefinition", Method::DELETE, &path("definition"), Value::Null, updated).await;
            let links = json!({"sources": [], "keep_messages_secs": 60, "disabled": false});
            walk.step("setAgentLinks", Method::PUT, &path("links"), links, updated).await;
        }
        let (gone, deleted) = walk.step("deleteAgent", Method::DELETE, &one, Value::Null, ["deleted", "agent"]).await;
        assert_eq!((gone.status, deleted), (status, id));
    }
    let file = json!({"name": "Filed", "guid": "f11e", "agents": [
        {"type": "Agents::TriggerAgent", "name": "Filed", "guid": "a9e7"}
    ]});
    let left = [["created", "agent"], ["created", "workflow"], ["updated", "workflow"]];
    let (made, _) = walk.steps("importWorkflow", Method::POST, "/platform/v1/imports", file, &left).await;
    assert_eq!(made.status, 201, "{made:?}");
}

/// What is said to agents, and what persons answer.
async fn talks(walk: &mut Walk) {
    let agent = |of: &Answer| text(of, "/id");
    let said = walk.client.post("/workflux/v1/agents", &json!({"name": "echo"})).await;
    let all = "/workflux/v1/conversations";
    let wanted =
        json!({"agent_id": agent(&said), "channel": "chat", "user_id": "u", "initial_message": "ada@example.com"});
    let (talk, spoken, started) = (["created", "conversation"], ["updated", "conversation"], ["started", "execution"]);
    let (made, _) = walk.steps("createConversation", Method::POST, all, wanted, &[talk, spoken, started]).await;
    assert_eq!(made.status, 201, "{made:?}");
    let messages = format!("{all}/{}/messages", text(&made, "/id"));
    let more = json!({"content": "ada@example.com", "sender": "user"});
    let (sent, _) = walk.steps("sendMessage", Method::POST, &messages, more, &[spoken, started]).await;
    assert_eq!(sent.status, 201, "{sent:?}");

    let asks = json!({"id": "ask", "type": "approval", "config": {"prompt": "Go?"}});
    let flow = walk.client.create_workflow(&workflow("asks", &asks)).await;
    let all = "/workfx/admin/api/v2/agents";
    let made = walk.client.post(all, &json!({"name": "asks"})).await;
    let definition = json!({"type": "flow", "workflow_id": flow});
    let path = format!("/platform/v1/agents/{}/definition", agent(&made));
    assert_eq!(walk.client.send(Method::PUT, &path, Some(&definition)).await.status, 200);
    let one = format!("{all}/{}", agent(&made));
    let query = || json!({"query": "ada@example.com"});
    let (paused, _) = walk.steps("chat", Method::POST, &format!("{one}/chat"), query(), &[talk, spoken, started]).await;
    let run = paused.at("/flow_run_id");
    let resume = json!({"flow_run_id": run, "interrupt_inputs": {"go": true}, "is_interrupted": true});
    let answered = ["answered", "execution"];
    let (_, of) = walk.step("resumeChat", Method::POST, &format!("{one}/chat/resume"), resume, answered).await;
    assert_eq!(of, run);
    let (job, of) = walk.step("runJob", Method::POST, &format!("{one}/job"), query(), started).await;
    assert_eq!(job.at("/flow_run_id"), of);
    let path = format!("/platform/v1/executions/{}/answer", of.as_str().unwrap());
    let (_, told) = walk.step("answerApproval", Method::POST, &path, json!({"answer": "yes"}), answered).await;
    assert_eq!(told, of);
}

/// Integrations as WorkFlux has them. What is asked of a service is noted, however it answers.
async fn services(walk: &mut Walk) {
    let all = "/workflux/v1/integrations";
    let config = json!({"base_url": "https://status.invalid", "list": {"path": "/list"}});
    let wanted = json!({"type": "http", "name": "Shelf", "config": config});
    let (made, id) = walk.step("createIntegration", Method::POST, all, wanted, ["created", "integration"]).await;
    let one = |what: &str| format!("{all}/{}/{what}", text(&made, "/id"));
    for (operation, what, did) in [("testIntegration", "test", "tested"), ("syncIntegration", "sync", "synced")] {
        let left = [[did, "integration"]];
        let (_, of) = walk.steps(operation, Method::POST, &one(what), json!({}), &left).await;
        assert_eq!(of, std::slice::from_ref(&id));
    }
}

async fn document(client: &Client, surface: &str) -> Value {
    client.get(&format!("/openapi/{surface}.json")).await.json()
}

/// The method that the document changes workflows by.
async fn update_method(client: &Client) -> Method {
    let document = document(client, "yourapp").await;
    let item = &document["paths"]["/workflows/{id}"];
    if item["patch"]["operationId"] == "updateWorkflow" { Method::PATCH } else { Method::PUT }
}

/// Every operation of every document that is not for reading.
async fn writing_operations(client: &Client) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for surface in ["yourapp", "agentifyme", "platform", "workflux", "workfx", "activeworkflow", "oauth"] {
        let document = document(client, surface).await;
        for item in document["paths"].as_object().unwrap().values() {
            for method in ["post", "put", "patch", "delete"] {
                found.extend(item[method]["operationId"].as_str().map(|id| named(surface, id)));
            }
        }
    }
    found
}

async fn what_is_refused_or_fails_or_is_only_repeated_leaves_none(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    let reader = server.client(&bed.key(&["--tenant", "default", "--scope", "workflows:read"]));
    let (workflows, endpoints) = ("/yourapp/v1/workflows", "/platform/v1/endpoints");
    let good = json!({"name": "good", "nodes": [], "edges": []});
    for (client, method, path, body, status) in [
        (&client, Method::POST, workflows, json!({}), 400),
        (&reader, Method::POST, workflows, good.clone(), 403),
        (&server.client(""), Method::POST, workflows, good.clone(), 401),
        (&client, Method::DELETE, "/yourapp/v1/workflows/wf_0", Value::Null, 404),
        (&client, Method::POST, endpoints, json!({"name": "default"}), 409),
        (&client, Method::GET, workflows, Value::Null, 200),
    ] {
        let request = client.request(method, path).header("x-request-id", "refused");
        let answer = Answer::of(if body.is_null() { request } else { request.json(&body) }).await;
        assert_eq!(answer.status, status, "{path}: {answer:?}");
    }
    assert_eq!(entries(&client, "refused").await, Vec::<Value>::new());
    for _ in 0..3 {
        let keyed =
            client.request(Method::POST, workflows).header("x-request-id", "keyed").header("idempotency-key", "k");
        assert_eq!(Answer::of(keyed.json(&good)).await.status, 201);
    }
    assert_eq!(entries(&client, "keyed").await.len(), 1);
    server.stop().await;
}

async fn the_log_is_a_tenants_own_and_needs_its_scope(bed: Bed) {
    let server = bed.start().await;
    let (own, other) = (server.admin(), server.client(&bed.key(&["--tenant", "other"])));
    own.create_workflow(&workflow("own", &json!({"id": "a", "type": "set", "config": {"values": {}}}))).await;
    let filtered = format!("{EVENTS}&action=created&record_kind=workflow");
    let ours = own.get(&filtered).await;
    assert!(!ours.at("/items").as_array().unwrap().is_empty());
    let newest = text(&ours, "/items/0/record/id");
    assert_eq!(own.get(&format!("{EVENTS}&record_id={newest}")).await.at("/total"), 1);
    assert_eq!(other.get(&format!("{EVENTS}&record_id={newest}")).await.at("/total"), 0);
    assert!(!other.get(EVENTS).await.text.contains(&newest));
    assert_eq!(own.get(&format!("{EVENTS}&to=2000-01-01T00:00:00Z")).await.at("/total"), 0);
    for wrong in ["actor_id=x", "action=broken", "record_kind=A%20B", "from=today"] {
        assert_eq!(own.get(&format!("{EVENTS}&{wrong}")).await.status, 400, "{wrong}");
    }
    let reader = server.client(&bed.key(&["--tenant", "default", "--scope", "platform:read"]));
    assert_eq!(reader.get(EVENTS).await.status, 403);
    let auditor = server.client(&bed.key(&["--tenant", "default", "--scope", "audit:read"]));
    assert_eq!(auditor.get(EVENTS).await.status, 200);
    server.stop().await;
}
