//! The requests of the published references as they are printed there, by `curl`, base address, key and ids aside; and what comes back held against what is printed as the answer.
//!
//! (AgentifyMe's `curl` lines are run in `agentifyme`, YourApp's JavaScript in `javascript`, WorkFlux's Python in `python`.)

use std::process::Command;

use serde_json::{Value, json};

use crate::support::{
    bed::Bed,
    client::{Answer, Client},
    eventually, on_each_database,
};

on_each_database!(
    yourapps_requests_run_as_printed,
    workfluxs_requests_run_as_printed,
    workfxs_requests_run_as_printed,
    activeworkflows_requests_run_as_printed,
);

/// Runs a printed request: its line, its headers, an empty line where a body follows. Each of `ids` stands in the text for what it is replaced by.
fn run(client: &Client, prefix: &str, printed: &str, ids: &[(&str, &str)]) -> Answer {
    let mut text = printed.to_owned();
    for (placeholder, id) in ids {
        assert!(text.contains(placeholder), "{placeholder} is not in\n{printed}");
        text = text.replace(placeholder, id);
    }
    let (head, body) = text.split_once("\n\n").unwrap_or((&text, ""));
    let mut lines = head.lines();
    let mut first = lines.next().unwrap().split(' ');
    let (method, path) = (first.next().unwrap(), first.next().unwrap());
    let path = path.strip_prefix("/admin/api/v2").or(path.strip_prefix("/api/v1")).unwrap_or(path);
    let mut curl = Command::new("curl");
    curl.args(["-sS", "-i", "-X", method, "-H", "Expect:", "-H"])
        .arg(format!("Authorization: Bearer {}", client.key))
        .arg(format!("{}{prefix}{path}", client.base));
    for line in lines {
        // The lengths that are printed are of bodies whose white space was lost, and the host is the base address.
        if !line.starts_with("Content-Length:") && !line.starts_with("Host:") {
            curl.args(["-H", line]);
        }
    }
    if !body.is_empty() {
        if !head.contains("Content-Type:") {
            curl.args(["-H", "Content-Type: application/json"]);
        }
        curl.args(["--data-binary", body]);
    }
    let output = curl.output().unwrap();
    assert!(output.status.success(), "{printed}\n{}", String::from_utf8_lossy(&output.stderr));
    answer(&String::from_utf8(output.stdout).unwrap())
}

fn answer(text: &str) -> Answer {
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    let mut lines = head.lines();
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let header = |line: &str| {
        let (name, value) = line.split_once(": ")?;
        Some((name.parse::<reqwest::header::HeaderName>().ok()?, value.parse().ok()?))
    };
    Answer { status, headers: lines.filter_map(header).collect(), text: body.to_owned() }
}

/// Every field that is printed is there and of the type that is printed; one that may be null here may be so. `but` are pointers of fields that the reference's README or ours says
/// otherwise of.
fn holds(printed: &Value, answered: &Value, at: &str, but: &[&str]) {
    if but.contains(&at) {
        return;
    }
    match (printed, answered) {
        (Value::Object(fields), Value::Object(found)) => {
            for (name, value) in fields {
                let at = format!("{at}/{name}");
                assert!(found.contains_key(name), "{at} is printed and not in {answered}");
                holds(value, &found[name], &at, but);
            }
        }
        (Value::Array(items), Value::Array(found)) => {
            if let (Some(item), Some(found)) = (items.first(), found.first()) {
                holds(item, found, &format!("{at}/0"), but);
            }
        }
        (Value::Null, _) | (_, Value::Null) => {}
        (one, other) => assert_eq!(
            std::mem::discriminant(one),
            std::mem::discriminant(other),
            "{at}: printed {one}, answered {other}"
        ),
    }
}

fn check(answer: &Answer, status: u16, printed: &Value, but: &[&str]) {
    assert_eq!(answer.status, status, "{answer:?}");
    holds(printed, &answer.json(), "", but);
}

async fn yourapps_requests_run_as_printed(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    let ask = |printed: &str, ids: &[(&str, &str)]| run(&client, "/yourapp/v1", printed, ids);
    let id_of = |answer: &Answer, pointer: &str| answer.at(pointer).as_str().unwrap().to_owned();

    // Its `curl`, under "Authentication".
    let line = "curl https://api.yourapp.com/v1/workflows \\\n-H \"Authorization: Bearer YOUR_API_KEY\"";
    let line = line
        .replace("https://api.yourapp.com/v1", &format!("{}/yourapp/v1", client.base))
        .replace("YOUR_API_KEY", &client.key);
    let output = Command::new("bash").args(["-c", &line]).output().unwrap();
    let listed: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&listed["success"], &listed["meta"]["page"]), (&json!(true), &json!(1)), "{listed}");

    let made = ask(
        r#"POST /workflows

{
"name": "New Workflow",
"description": "Workflow description",
"nodes": [],
"edges": []
}"#,
        &[],
    );
    assert_eq!(made.status, 201, "{made:?}");
    let workflow = id_of(&made, "/data/id");
    let ids = [(":id", workflow.as_str())];
    let printed = json!({"data": {"id": "wf_123", "name": "Lead Notification", "description": "Notify sales on new leads",
        "status": "published", "nodes": [], "edges": [], "variables": {}, "created_at": "2024-01-15T10:00:00Z"}});
    check(&ask("GET /workflows/:id", &ids), 200, &printed, &[]);
    let printed = json!({"data": [{"id": "wf_123", "name": "Lead Notification", "status": "published",
        "created_at": "2024-01-15T10:00:00Z", "updated_at": "2024-01-20T15:30:00Z"}], "meta": {"total": 25}});
    check(&ask("GET /workflows", &[]), 200, &printed, &[]);
    // What it prints empty cannot be published; with a node it can.
    let node = json!({"nodes": [{"id": "a", "type": "set", "config": {"values": {"b": 1}}}]});
    assert_eq!(client.patch(&format!("/yourapp/v1/workflows/{workflow}"), &node).await.status, 200);
    let changed = ask("PATCH /workflows/:id\n\n{\n\"name\": \"Updated Name\",\n\"status\": \"published\"\n}", &ids);
    assert_eq!((changed.status, changed.at("/data/status")), (200, json!("published")), "{changed:?}");

    let started = ask(
        r#"POST /workflows/:id/execute

{
"input": {
"email": "user@example.com",
"name": "John Doe"
}
}"#,
        &ids,
    );
    let printed =
        json!({"data": {"execution_id": "exec_456", "status": "running", "started_at": "2024-01-20T15:30:00Z"}});
    check(&started, 202, &printed, &[]);
    let execution = id_of(&started, "/data/execution_id");
    client.finished(&execution).await;
    let printed = json!({"data": {"id": "exec_456", "workflow_id": "wf_123", "status": "completed",
        "started_at": "2024-01-20T15:30:00Z", "completed_at": "2024-01-20T15:30:05Z", "output": {}, "logs": []}});
    check(&ask("GET /executions/:id", &[(":id", &execution)]), 200, &printed, &[]);
    assert_eq!(ask("GET /workflows/:id/executions", &ids).status, 200);
    assert_eq!(ask("POST /workflows/:id/execute", &ids).status, 202);
    let first = ask("GET /executions?limit=1", &[]);
    let cursor = first.at("/meta/next_cursor").as_str().unwrap().to_owned();
    let rest = ask("GET /executions?cursor=abc123&limit=50", &[("abc123", &cursor)]);
    check(&rest, 200, &json!({"data": [{}], "meta": {"next_cursor": null, "has_more": true}}), &[]);
    assert_eq!(rest.at("/data/0/id"), json!(execution), "the older of the two: {rest:?}");

    let form = ask(
        r#"POST /forms

{
"name": "Contact Form",
"fields": [
{
"name": "email",
"type": "email",
"required": true
},
{
"name": "message",
"type": "textarea",
"required": true
}
]
}"#,
        &[],
    );
    assert_eq!(form.status, 201, "{form:?}");
    let form = id_of(&form, "/data/id");
    let ids = [(":id", form.as_str())];
    let submission = "POST /forms/:id/submissions\n\n{\n\"data\": {\n\"email\": \"user@example.com\",\n\"message\": \"Hello!\"\n}\n}";
    assert_eq!(ask(submission, &ids).status, 201);
    for (line, ids) in [("GET /forms", &[][..]), ("GET /forms/:id", &ids), ("GET /forms/:id/submissions", &ids)] {
        assert_eq!(ask(line, ids).status, 200, "{line}");
    }

    let credential = ask(
        "POST /credentials\n\n{\n\"name\": \"Slack Bot Token\",\n\"type\": \"api_key\",\n\"value\": \"xoxb-your-token\"\n}",
        &[],
    );
    assert_eq!(credential.status, 201, "{credential:?}");
    let listed = ask("GET /credentials", &[]);
    assert!(listed.status == 200 && !listed.text.contains("xoxb"), "{listed:?}");
    assert_eq!(ask("DELETE /credentials/:id", &[(":id", &id_of(&credential, "/data/id"))]).status, 200);
    let http = json!({"name": "i", "type": "http", "config": {"base_url": "https://example.com"}});
    assert_eq!(client.post("/platform/v1/integrations", &http).await.status, 201);
    let integrations = ask("GET /integrations", &[]);
    // Nothing may be reached from here: the test's result says so.
    let tested = ask("POST /integrations/:id/test", &[(":id", &id_of(&integrations, "/data/0/id"))]);
    assert_eq!((tested.status, tested.at("/data/ok").is_boolean()), (200, true), "{tested:?}");

    let webhook = ask(
        r#"POST /webhooks

{
"url": "https://yoursite.com/webhook",
"events": ["workflow.executed", "form.submitted"],
"secret": "your-webhook-secret"
}"#,
        &[],
    );
    assert_eq!(webhook.status, 201, "{webhook:?}");
    assert_eq!(ask("GET /webhooks", &[]).at("/meta/total"), json!(1));
    assert_eq!(ask("DELETE /webhooks/:id", &[(":id", &id_of(&webhook, "/data/id"))]).status, 200);
    assert_eq!(ask("DELETE /workflows/:id", &[(":id", &workflow)]).status, 200);
    server.stop().await;
}

async fn workfluxs_requests_run_as_printed(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    let ask = |printed: &str, ids: &[(&str, &str)]| run(&client, "/workflux/v1", printed, ids);
    let id_of = |answer: &Answer| answer.at("/id").as_str().unwrap().to_owned();

    let made = ask(
        r#"POST /agents
Content-Type: application/json

{
"name": "Custom Agent",
"category": "Customer Engagement",
"config": {
"personality": "professional",
"language": "en"
}
}"#,
        &[],
    );
    assert_eq!(made.status, 201, "{made:?}");
    let agent = id_of(&made);
    let ids = [("{agent_id}", agent.as_str())];
    let shown = json!({"id": "agent-123", "name": "Customer Support Agent", "category": "Customer Engagement",
        "status": "active", "created_at": "2024-01-01T00:00:00Z"});
    let printed = json!({"data": [shown], "pagination": {"page": 1, "limit": 20, "total": 12, "total_pages": 1}});
    check(&ask("GET /agents", &[]), 200, &printed, &[]);
    check(&ask("GET /agents/{agent_id}", &ids), 200, &shown, &[]);
    let changed = ask(
        r#"PUT /agents/{agent_id}
Content-Type: application/json

{
"name": "Updated Agent Name",
"config": {
"personality": "friendly"
}
}"#,
        &ids,
    );
    assert_eq!((changed.status, changed.at("/name")), (200, json!("Updated Agent Name")), "{changed:?}");

    let begun = ask(
        r#"POST /conversations
Content-Type: application/json

{
"agent_id": "agent-123",
"channel": "chat",
"user_id": "user-456",
"initial_message": "Hello, I need help"
}"#,
        &[("agent-123", &agent)],
    );
    assert_eq!(begun.status, 201, "{begun:?}");
    let conversation = id_of(&begun);
    let ids = [("{conversation_id}", conversation.as_str())];
    let shown = json!({"id": "conv-123", "agent_id": "agent-123", "status": "completed",
        "started_at": "2024-01-01T10:00:00Z", "ended_at": "2024-01-01T10:05:00Z", "messages_count": 8,
        "resolution_rate": 1.0});
    check(&ask("GET /conversations", &[]), 200, &json!({"data": [shown]}), &[]);
    check(&ask("GET /conversations/{conversation_id}", &ids), 200, &shown, &[]);
    let said = ask(
        r#"POST /conversations/{conversation_id}/messages
Content-Type: application/json

{
"content": "User message here",
"sender": "user"
}"#,
        &ids,
    );
    assert_eq!(said.status, 201, "{said:?}");
    let messages = ask("GET /conversations/{conversation_id}/messages", &ids);
    assert_eq!((messages.status, messages.at("/data").as_array().unwrap().len()), (200, 4), "{messages:?}");

    let printed = json!({
        "metrics": {"resolution_rate": 0.85, "avg_response_time": 1.5, "total_conversations": 1250, "total_messages": 8750},
        "time_series": [{"date": "2024-01-01", "resolution_rate": 0.82, "conversations": 45}],
    });
    let analytics = ask("GET /analytics", &[]);
    check(&analytics, 200, &printed, &[]);
    assert_eq!(analytics.at("/metrics/total_conversations"), json!(1));
    assert_eq!(ask("GET /analytics/agents/{agent_id}", &[("{agent_id}", &agent)]).status, 200);
    assert_eq!(ask("GET /analytics/roi", &[]).status, 200);

    let made = ask(
        r#"POST /integrations
Content-Type: application/json

{
"type": "salesforce",
"name": "Salesforce CRM",
"config": {
"instance_url": "https://na1.salesforce.com",
"access_token": "..."
}
}"#,
        &[],
    );
    assert_eq!((made.status, made.at("/config")), (201, json!({"instance_url": "https://na1.salesforce.com"})));
    let integration = id_of(&made);
    let ids = [("{integration_id}", integration.as_str())];
    assert_eq!(ask("GET /integrations", &[]).at("/data/0/id"), json!(integration));
    assert_eq!(ask("GET /integrations/{integration_id}", &ids).status, 200);
    // With three dots for a token, and perhaps without a network, no test can succeed: it says so.
    let tested = ask("POST /integrations/{integration_id}/test", &ids);
    assert_eq!((tested.status, tested.at("/success")), (200, json!(false)), "{tested:?}");
    let synced = ask("POST /integrations/{integration_id}/sync", &ids);
    assert_eq!((synced.status, synced.at("/error/code")), (500, json!("INTEGRATION_ERROR")), "{synced:?}");
    let removed = ask("DELETE /agents/{agent_id}", &[("{agent_id}", &agent)]);
    assert!(matches!(removed.status, 200 | 204), "{removed:?}");

    // Its error, field by field.
    let refused = ask("POST /conversations\nContent-Type: application/json\n\n{\"initial_message\": \"Hello\"}", &[]);
    let printed = json!({"error": {"code": "INVALID_REQUEST", "message": "The request is missing required fields",
        "details": {"field": "agent_id", "reason": "required"}, "request_id": "req_1234567890",
        "timestamp": "2024-01-01T12:00:00Z"}});
    check(&refused, 400, &printed, &[]);
    for pointer in ["/error/code", "/error/message", "/error/details/field", "/error/details/reason"] {
        assert_eq!(Some(&refused.at(pointer)), printed.pointer(pointer), "{refused:?}");
    }
    server.stop().await;
}

/// As the reference prints an agent.
fn workfx_agent() -> Value {
    json!({
        "icon_type": "emoji", "icon": "text", "icon_background": "#FFF", "created_by": "text", "updated_by": "text",
        "created_by_role": "text", "updated_by_role": "text", "created_time": "2025-07-16T16:58:58.331Z",
        "updated_time": "2025-07-16T16:58:58.331Z", "mode": "job", "type": "single-agent",
        "name": "test_workflow_name", "description": "test_description", "abilities": {"file_upload": {"enabled": true}},
        "tags": "test_tag", "is_favorite": false, "extend_properties": {}, "id": "22a976a1-4f6d-4357-a167-26684daa60c5",
        "tenant_id": "40d39c4b-9585-4123-8fd4-f1cc23a1184c", "tenant_unit_id": "da114de3-d7e6-4161-bc55-0ce85dbee589",
        "status": "ACTIVE", "code": "text", "definition_id": "text", "definition_type": "flow", "ab_test_id": "text",
        "ab_test_enabled": false, "usage_guide": "text", "visibility": {}, "agent_definition_entity": {},
        "variables": [{}], "icon_url": "text",
    })
}

const WORKFX_RUN: &str = r#"POST /admin/api/v2/agents/{agent_id}/chat HTTP/1.1
Host: api.workfx.ai
Content-Type: application/json
Accept: */*
Content-Length: 142

{
"query": "",
"inputs": {
"var1": "1",
"var2": 2
},
"streaming": false,
"files": [
"text"
],
"response_type": "wfx",
"wfx_context": {},
"conversation_id": "text"
}"#;

async fn workfxs_requests_run_as_printed(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    let ask = |printed: &str, ids: &[(&str, &str)]| run(&client, "/workfx/admin/api/v2", printed, ids);
    let made = ask(
        r##"POST /admin/api/v2/agents HTTP/1.1
Host: api.workfx.ai
Content-Type: application/json
Accept: */*
Content-Length: 260

{
"description": "A standard chat flow agent for general purposes",
"icon": "🤖",
"icon_background": "#EFF1F5",
"icon_type": "emoji",
"is_favorite": false,
"mode": "flow-chat",
"name": "Standard Chat Flow Agent",
"tags": [
"flow",
"chat",
"single-agent"
],
"type": "single-agent"
}"##,
        &[],
    );
    // Tags are a list in answers: the reference prints both.
    check(&made, 201, &workfx_agent(), &["/tags"]);
    assert_eq!(made.at("/tags"), json!(["flow", "chat", "single-agent"]));
    let (agent, code) = (made.at("/id"), made.at("/code"));
    let agent = agent.as_str().unwrap();
    let ids = [("{agent_id}", agent)];
    let printed = json!({"page_num": 1, "page_size": 1, "total_count": 1, "total_pages": 1, "has_next_page": true,
        "data": [workfx_agent()]});
    let rest = " HTTP/1.1\nHost: api.workfx.ai\nAccept: */*";
    check(&ask(&format!("GET /admin/api/v2/agents{rest}"), &[]), 200, &printed, &["/data/0/tags"]);
    check(&ask(&format!("GET /admin/api/v2/agents/{{agent_id}}{rest}"), &ids), 200, &workfx_agent(), &["/tags"]);
    let by_code = ask(
        &format!("GET /admin/api/v2/agents/code/{{agent_code}}{rest}"),
        &[("{agent_code}", code.as_str().unwrap())],
    );
    check(&by_code, 200, &workfx_agent(), &["/tags"]);
    let changed = ask(
        r##"PUT /admin/api/v2/agents/{agent_id} HTTP/1.1
Host: api.workfx.ai
Content-Type: application/json
Accept: */*
Content-Length: 300

{
"icon_type": "emoji",
"icon": "🤖",
"icon_background": "#EFF1F5",
"name": "test_workflow_name",
"description": "test_description",
"tags": "test_tag",
"is_favorite": false,
"status": "ACTIVE",
"ab_test_id": "123e4567-e89b-12d3-a456-426614174000",
"ab_test_enabled": false,
"extend_properties": {},
"usage_guide": "text"
}"##,
        &ids,
    );
    check(&changed, 200, &workfx_agent(), &["/tags"]);
    assert_eq!((changed.at("/tags"), changed.at("/usage_guide")), (json!(["test_tag"]), json!("text")));

    // `"text"` stands for an id of a conversation. The first time there is none yet.
    let no_conversation = [ids[0], ("\"conversation_id\": \"text\"", "\"conversation_id\": \"\"")];
    let answered = ask(WORKFX_RUN, &no_conversation);
    let printed = json!({"event": "message", "conversation_id": "text", "flow_run_id": "text", "message_id": "text",
        "answer": "text", "outputs": {}, "status": "text", "is_interrupted": false, "metadata": {"usage": {}}});
    check(&answered, 200, &printed, &["/created_at"]);
    let conversation = format!("\"conversation_id\": {}", answered.at("/conversation_id"));
    let again = ask(WORKFX_RUN, &[ids[0], ("\"conversation_id\": \"text\"", &conversation)]);
    assert_eq!((again.status, again.at("/conversation_id")), (200, answered.at("/conversation_id")), "{again:?}");
    assert_eq!(ask(WORKFX_RUN, &ids).status, 404, "there is no conversation `text`");
    let job = ask(&WORKFX_RUN.replace("/chat", "/job"), &no_conversation);
    assert!(matches!(job.status, 200..=202), "{job:?}");
    let resume = WORKFX_RUN.replace("/chat", "/chat/resume").replace(
        "\"conversation_id\": \"text\"",
        "\"conversation_id\": \"text\",\n\"interrupt_inputs\": {},\n\"is_interrupted\": true,\n\"flow_run_id\": \"text\"",
    );
    assert_eq!(ask(&resume, &ids).status, 404, "there is no run `text`");
    let run = format!("\"flow_run_id\": {}", answered.at("/flow_run_id"));
    let waits_not =
        [ids[0], ("\"conversation_id\": \"text\"", conversation.as_str()), ("\"flow_run_id\": \"text\"", &run)];
    assert_eq!(ask(&resume, &waits_not).status, 409, "the run does not wait");
    let removed = ask(&format!("DELETE /admin/api/v2/agents/{{agent_id}}{rest}"), &ids);
    assert_eq!((removed.status, removed.json()), (200, json!({})));
    server.stop().await;
}

/// A client with a token of a new user.
async fn user(admin: &Client) -> Client {
    let user = admin.post("/platform/v1/users", &json!({"name": "Ada"})).await.at("/id");
    let path = format!("/platform/v1/users/{}/tokens", user.as_str().unwrap());
    let token = admin.post(&path, &json!({"name": "samples"})).await.at("/token");
    Client::new(&admin.base, token.as_str().unwrap())
}

async fn activeworkflows_requests_run_as_printed(bed: Bed) {
    let server = bed.start().await;
    let admin = server.admin();
    let client = user(&admin).await;
    let ask = |printed: &str, ids: &[(&str, &str)]| run(&client, "/activeworkflow/api/v1", printed, ids);
    let made = admin
        .post("/workfx/admin/api/v2/agents", &json!({"name": "Email", "type": "single-agent", "mode": "flow-chat"}))
        .await;
    assert_eq!(made.status, 201, "{made:?}");
    let path = format!("/workfx/admin/api/v2/agents/{}/job", made.at("/id").as_str().unwrap());
    let job = admin.post(&path, &json!({"query": "Hello"})).await;
    assert!(job.status < 300, "{job:?}");

    let agent = json!({"id": 2, "name": "Email", "type": "Agents::EmailAgent", "messages_count": 0, "disabled": false,
        "sources": [{"id": 1}]});
    let agents = ask("GET /api/v1/agents", &[]);
    check(&agents, 200, &json!([agent]), &[]);
    let id = agents.at("/0/id").to_string();
    let ids = [(":agent_id", id.as_str())];
    let names: Vec<String> = agents.at("/0").as_object().unwrap().keys().cloned().collect();
    assert_eq!(names, ["id", "name", "type", "messages_count", "disabled", "sources"], "in this order");
    check(&ask("GET /api/v1/agents/:agent_id", &ids), 200, &agent, &[]);
    let messages = eventually("the run's message", || async {
        let messages = ask("GET /api/v1/agents/:agent_id/messages", &ids);
        (messages.json() != json!([])).then_some(messages)
    })
    .await;
    let message = json!({"id": 1, "agent_id": 1, "created_at": "2019-01-01T10:00:00.000Z", "expires_at": null});
    check(&messages, 200, &json!([message]), &[]);
    let found = ask("GET /api/v1/messages/:message_id", &[(":message_id", &messages.at("/0/id").to_string())]);
    check(&found, 200, &message, &[]);
    assert!(found.at("/payload").is_object(), "{found:?}");

    let workflow =
        admin.create_workflow(&json!({"name": "Bob's \"Status\" Alert workflow", "nodes": [], "edges": []})).await;
    let workflows = ask("GET /api/v1/workflows", &[]);
    check(&workflows, 200, &json!([{"id": 1, "name": "n", "description": "d"}]), &[]);
    assert!(!workflow.is_empty());
    let named = workflows
        .json()
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["name"].as_str().unwrap().starts_with("Bob"))
        .unwrap()
        .clone();
    let id = named["id"].to_string();
    let ids = [(":workflow_id", id.as_str())];
    let shown = ask("GET /api/v1/workflows/:workflow_id", &ids);
    check(&shown, 200, &json!({"id": 1, "name": "n", "description": "d", "agents": [agent]}), &[]);
    let export = ask("GET /api/v1/workflows/:workflow_id/export", &ids);
    let printed = json!({"schema_version": 1, "name": "n", "description": "d", "guid": "g", "tag_fg_color": "#fff",
        "tag_bg_color": "#fff", "icon": "gear", "exported_at": "2019-01-01T10:00:00Z", "agents": [], "links": [],
        "control_links": []});
    check(&export, 200, &printed, &[]);
    assert_eq!(
        export.header("content-disposition"),
        "attachment; filename=\"bob-s-status-alert-workflow.json\"",
        "{export:?}"
    );
    server.stop().await;
}
