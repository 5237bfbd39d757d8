//! What each API needs before it can be held: what its document cannot know, because another API makes it.
//!
//! An execution is wanted in every state in which an operation may meet it; a workflow that ends badly, one that outlives the wait and one that cannot run are
//! what some documented statuses are about.

use std::{
    io::{Read as _, Write as _},
    net::{SocketAddr, TcpListener},
    time::{Duration, Instant},
};

use anyhow::{Context as _, bail};
use serde_json::{Value, json};

use crate::commands::live::{REFUSING, client::Client};

/// How one API is held.
pub(super) struct Recipe {
    /// The document's name.
    pub(super) surface: &'static str,
    /// Where it is mounted.
    pub(super) prefix: &'static str,
    /// What its callers present.
    pub(super) credential: Credential,
    /// What the caller may do.
    pub(super) scopes: &'static [&'static str],
    /// A scope that none of its operations asks for.
    pub(super) limited_scope: &'static str,
    /// Operations that may refuse what is valid by their schemas, with the reason in their documents.
    pub(super) may_refuse: &'static [&'static str],
    /// Operations whose documents answer what does not validate with 500.
    pub(super) expect_5xx: &'static [&'static str],
    /// Whether its document has webhooks: the suite listens for them.
    pub(super) receives: bool,
    /// Makes what the suite needs.
    pub(super) prepare: fn(&Client) -> anyhow::Result<Prepared>,
}

/// What callers present.
pub(super) enum Credential {
    /// A key, behind this beginning of a header.
    Key(&'static str),
    /// The id and the secret of an OAuth 2.0 client, as `Authorization: Basic`.
    Client,
    /// A user's token, as `Authorization: Bearer`. It has no scopes.
    UserToken,
}

/// What was made, as the suite's arguments name it.
#[derive(Debug, Default)]
pub(super) struct Prepared {
    /// `OPERATION.PARAMETER` and a value.
    pub(super) values: Vec<(&'static str, String)>,
    /// Operation and body.
    pub(super) bodies: Vec<(&'static str, Value)>,
}

/// One for each document of `openapi/`.
pub(super) const RECIPES: &[Recipe] = &[
    Recipe {
        surface: "yourapp",
        prefix: "/yourapp/v1",
        credential: Credential::Key("Authorization: Bearer "),
        scopes: &["admin"],
        limited_scope: "jobs:read",
        // What a field cannot be, and what a form's fields take, no schema can say.
        may_refuse: &["createForm", "submitForm"],
        expect_5xx: &[],
        receives: true,
        prepare: yourapp,
    },
    Recipe {
        surface: "agentifyme",
        prefix: "/agentifyme/v1",
        credential: Credential::Key("x-api-key: "),
        scopes: &["admin"],
        limited_scope: "platform:read",
        may_refuse: &[],
        expect_5xx: &[],
        receives: false,
        prepare: agentifyme,
    },
    Recipe {
        surface: "workfx",
        prefix: "/workfx/admin/api/v2",
        credential: Credential::Key("Authorization: Bearer "),
        scopes: &["admin"],
        limited_scope: "jobs:read",
        // Any text may name a tenant, a unit, a conversation or a run, and nearly all of them name none.
        may_refuse: &[
            "listAgents",
            "createAgent",
            "getAgent",
            "updateAgent",
            "deleteAgent",
            "chat",
            "resumeChat",
            "runJob",
        ],
        expect_5xx: &[],
        receives: false,
        prepare: workfx,
    },
    Recipe {
        surface: "workflux",
        prefix: "/workflux/v1",
        credential: Credential::Key("Authorization: Bearer "),
        scopes: &["admin"],
        limited_scope: "jobs:read",
        // A filter names an agent that is there, a range has an end, a configuration is what its type takes.
        may_refuse: &[
            "listConversations",
            "createConversation",
            "getAnalytics",
            "getAgentPerformance",
            "getRoi",
            "createIntegration",
        ],
        expect_5xx: &[],
        receives: false,
        prepare: workflux,
    },
    Recipe {
        surface: "activeworkflow",
        prefix: "/activeworkflow/api/v1",
        credential: Credential::UserToken,
        scopes: &[],
        limited_scope: "",
        // The 29th of February of a year that has none is no pattern's to say.
        may_refuse: &["listAgentMessages"],
        expect_5xx: &["listAgentMessages"],
        receives: false,
        prepare: activeworkflow,
    },
    Recipe {
        surface: "platform",
        prefix: "/platform/v1",
        credential: Credential::Key("Authorization: Bearer "),
        scopes: &["admin", "operator"],
        limited_scope: "jobs:read",
        // A key grants what its maker holds and names a unit that is there, a configuration is what its type takes, a filter names a webhook that is there.
        may_refuse: &[
            "importWorkflow",
            "createApiKey",
            "createOAuthClient",
            "createIntegration",
            "listWebhookDeliveries",
            "setAgentDefinition",
            "setAgentLinks",
            "answerApproval",
            // A key names `input` alone, and what runs after failures is published.
            "setWorkflowSettings",
        ],
        expect_5xx: &[],
        receives: false,
        prepare: platform,
    },
    Recipe {
        surface: "oauth",
        prefix: "",
        credential: Credential::Client,
        scopes: &["workflows:read", "jobs:run"],
        limited_scope: "jobs:read",
        // Grants and scopes that nobody has are valid texts; a form that names a client beside the header is no valid request.
        may_refuse: &["createToken", "revokeToken", "introspectToken"],
        expect_5xx: &[],
        receives: false,
        prepare: oauth,
    },
];

/// Executions in every state, so that each shape of one is seen; a graph that cannot be published; and a form whose submissions start something.
fn yourapp(client: &Client) -> anyhow::Result<Prepared> {
    let failing = publish(client, "fails", &fail_node())?;
    let failed = ended(client, &execute(client, &failing)?)?;
    let retrying = execute(client, &publish(client, "retries", &retrying_node())?)?;
    let waiting = execute(client, &publish(client, "slow", &delay_node())?)?;
    until(client, &retrying, "has a log", |execution| execution.pointer("/data/logs/1").is_some())?;
    until(client, &waiting, "waits", |execution| execution.pointer("/data/logs/1").is_some())?;
    let greeting = publish(client, "greets", &template_node())?;
    let completed = ended(client, &execute(client, &greeting)?)?;
    let cyclic = json!({
        "name": "cyclic",
        "status": "published",
        "nodes": [{"id": "a", "type": "manual"}, {"id": "b", "type": "set", "config": {"values": {}}}],
        "edges": [{"source": "a", "target": "b"}, {"source": "b", "target": "a"}]
    });
    let (integration, used) = integration(client)?;
    let form = text(&client.post("/yourapp/v1/forms", &contact_form())?, "/data/id")?;
    publish(client, "on form", &json!({"id": "work", "type": "form", "config": {"form": form}}))?;
    let spare = text(&client.post("/yourapp/v1/credentials", &secret("spare"))?, "/data/id")?;
    let mut values = [failed, retrying, waiting, completed].map(|id| ("getExecution.id", id)).to_vec();
    let draft = text(&client.post("/yourapp/v1/workflows", &json!({"name": "draft"}))?, "/data/id")?;
    // One that fails is to be heard of (`workflow.failed`); a draft cannot be executed.
    values.extend([failing, draft, greeting].map(|id| ("executeWorkflow.id", id)));
    values.extend([("testIntegration.id", integration), ("deleteCredential.id", spare), ("deleteCredential.id", used)]);
    values.extend(["getForm.id", "submitForm.id", "listFormSubmissions.id"].map(|place| (place, form.clone())));
    Ok(Prepared { values, bodies: vec![("createWorkflow", cyclic)] })
}

/// The document's own `say-hello`, a workflow that outlives the wait and one that fails; jobs in every state.
fn agentifyme(client: &Client) -> anyhow::Result<Prepared> {
    publish(client, "say-hello", &template_node())?;
    publish(client, "fails", &fail_node())?;
    publish(client, "slow", &delay_node())?;
    let jobs = [ended_job(client, "fails")?, job(client, "slow")?, ended_job(client, "say-hello")?];
    let mut prepared = Prepared { values: jobs.map(|id| ("getJob.jobId", id)).to_vec(), ..Prepared::default() };
    for name in ["slow", "fails"] {
        prepared.bodies.push(("runWorkflow", json!({"name": name})));
        prepared.bodies.push(("createJob", json!({"name": name})));
    }
    Ok(prepared)
}

/// An agent whose flow does as it is told (answers, fails, takes long, asks a person), runs of it that wait, and an agent that is switched off.
fn workfx(client: &Client) -> anyhow::Result<Prepared> {
    let agents = "/workfx/admin/api/v2/agents";
    let flow = text(&client.post("/yourapp/v1/workflows", &obedient())?, "/data/id")?;
    let agent = client.post(agents, &json!({"name": "obedient", "tags": "flow, chat"}))?;
    let (id, code) = (text(&agent, "/id")?, text(&agent, "/code")?);
    let definition = json!({"type": "flow", "workflow_id": flow});
    client.put(&format!("/platform/v1/agents/{id}/definition"), &definition)?;
    let off = text(&client.post(agents, &json!({"name": "switched off"}))?, "/id")?;
    client.put(&format!("{agents}/{off}"), &json!({"status": "INACTIVE"}))?;

    let mut prepared = Prepared::default();
    for operation in ["chat.agent_id", "runJob.agent_id"] {
        // The last one is what the bodies below are sent to.
        prepared.values.extend([(operation, off.clone()), (operation, id.clone())]);
    }
    prepared.values.extend([("resumeChat.agent_id", id.clone()), ("getAgentByCode.agent_code", code)]);
    for query in ["answer", "fail", "slow", "ask"] {
        for streaming in [false, true] {
            prepared.bodies.push(("chat", json!({"query": query, "streaming": streaming})));
            prepared.bodies.push(("runJob", json!({"query": query, "streaming": streaming})));
        }
    }
    for (choice, streaming) in [("answer", false), ("answer", true), ("fail", false), ("slow", false), ("none", false)]
    {
        let run = client.post(&format!("{agents}/{id}/chat"), &json!({"query": "ask"}))?;
        let run = text(&run, "/flow_run_id")?;
        let answer = json!({"flow_run_id": run, "interrupt_inputs": {"choice": choice}, "streaming": streaming});
        // The second time it no longer waits.
        prepared.bodies.extend([("resumeChat", answer.clone()), ("resumeChat", answer)]);
    }
    Ok(prepared)
}

/// A workflow that does what `query` says, or what a person does who is asked.
fn obedient() -> Value {
    let decides = |id: &str, word: &str| json!({"id": id, "type": "condition", "config": {"expression": format!("input.query == '{word}'")}});
    let delay = |id: &str| json!({"id": id, "type": "delay", "config": {"ms": 3_600_000}});
    let fail = |id: &str| json!({"id": id, "type": "fail", "config": {"message": "on purpose"}});
    let says = |id: &str| json!({"id": id, "type": "template", "config": {"template": "Hello!"}});
    let edge = |source: &str, branch: &str, target: &str| json!({"source": source, "branch": branch, "target": target});
    let choices = ["answer", "fail", "slow"];
    json!({
        "name": "obedient",
        "status": "published",
        "nodes": [
            decides("ask", "ask"), decides("fail", "fail"), decides("slow", "slow"),
            {"id": "person", "type": "approval", "config": {"prompt": "What now?", "choices": choices}},
            says("answered"), says("chosen"), fail("failed"), fail("refused"), delay("late"), delay("later"),
        ],
        "edges": [
            edge("ask", "true", "person"), edge("ask", "false", "fail"),
            edge("fail", "true", "failed"), edge("fail", "false", "slow"),
            edge("slow", "true", "late"), edge("slow", "false", "answered"),
            edge("person", "answer", "chosen"), edge("person", "fail", "refused"), edge("person", "slow", "later"),
        ]
    })
}

/// An agent whose flow does as it is told, one that is switched off, and conversations with both; an integration that nobody answers, and services with a list.
fn workflux(client: &Client) -> anyhow::Result<Prepared> {
    let agent = |name: &str| text(&client.post("/workflux/v1/agents", &json!({"name": name}))?, "/id");
    let converse = |agent: &str| {
        let wanted = json!({"agent_id": agent, "channel": "chat", "user_id": "ada"});
        text(&client.post("/workflux/v1/conversations", &wanted)?, "/id")
    };
    let (answers, off) = (agent("answers")?, agent("switched off")?);
    // What changes it may switch it off.
    let (changed, spare) = (agent("changed")?, agent("spare")?);
    let flow = text(&client.post("/yourapp/v1/workflows", &obedient())?, "/data/id")?;
    let uuid = text(&client.read("/platform/v1/agents?name=answers")?, "/items/0/id")?;
    let definition = json!({"type": "flow", "workflow_id": flow});
    client.put(&format!("/platform/v1/agents/{uuid}/definition"), &definition)?;
    let (open, closed) = (converse(&answers)?, converse(&off)?);
    client.put(&format!("/workflux/v1/agents/{off}"), &json!({"status": "inactive"}))?;
    let config = json!({"base_url": format!("http://{REFUSING}")});
    let wanted = json!({"name": "refusing", "type": "http", "config": config});
    let integration = text(&client.post("/workflux/v1/integrations", &wanted)?, "/id")?;
    // One has its list at hand, the other takes longer than anybody waits.
    let lists = |name: &str, address: &str| {
        let config = json!({"base_url": format!("http://{address}"), "list": {"path": "/things"}});
        let wanted = json!({"name": name, "type": "http", "config": config});
        text(&client.post("/workflux/v1/integrations", &wanted)?, "/id")
    };
    let (at_hand, late) =
        (list_service(Duration::ZERO)?.to_string(), list_service(Duration::from_secs(20))?.to_string());
    let syncing = [lists("at hand", &at_hand)?, lists("late", &late)?];
    let mut values = vec![("updateAgent.agent_id", changed), ("deleteAgent.agent_id", spare)];
    values.extend(syncing.map(|id| ("syncIntegration.integration_id", id)));
    for place in ["getAgent.agent_id", "getAgentPerformance.agent_id", "getAnalytics.agent_id"] {
        values.push((place, answers.clone()));
    }
    for place in ["getRoi.agent_id", "listConversations.agent_id"] {
        values.push((place, answers.clone()));
    }
    for place in ["getConversation.conversation_id", "listMessages.conversation_id"] {
        values.push((place, open.clone()));
    }
    // The last one is what the bodies below are sent to.
    values.extend([("sendMessage.conversation_id", closed), ("sendMessage.conversation_id", open)]);
    let places = ["getIntegration.integration_id", "testIntegration.integration_id", "syncIntegration.integration_id"];
    values.extend(places.map(|place| (place, integration.clone())));
    let say = |agent: &str, what: &str| json!({"agent_id": agent, "channel": "chat", "user_id": "ada", "initial_message": what});
    let send = |what: &str| json!({"content": what, "sender": "user"});
    Ok(Prepared {
        values,
        bodies: vec![
            ("createConversation", say(&answers, "answer")),
            ("createConversation", say(&answers, "fail")),
            ("createConversation", say(&off, "answer")),
            ("sendMessage", send("answer")),
            ("sendMessage", send("fail")),
            ("createIntegration", wanted),
        ],
    })
}

/// A workflow of two agents, one of which receives what the other emits.
fn activeworkflow(client: &Client) -> anyhow::Result<Prepared> {
    let agent = |n: u8| json!({"type": "Agents::TriggerAgent", "name": format!("agent {n}"), "guid": format!("agent-{n}"), "schedule": "every_1h"});
    let file = json!({
        "name": "Bob's Status Alert Workflow",
        "guid": "conformance",
        "agents": [agent(1), agent(2)],
        "links": [{"source": 0, "receiver": 1}],
    });
    let imported = client.post("/platform/v1/imports", &file)?;
    // What it emits is a message, whose id only ActiveWorkflow's API tells, to a user.
    let agent = text(&imported, "/agents/0/id")?;
    client.post(&format!("/workfx/admin/api/v2/agents/{agent}/job"), &json!({"query": "hello"}))?;
    let user = text(&client.post("/platform/v1/users", &json!({"name": "preparing"}))?, "/id")?;
    let token = client.post(&format!("/platform/v1/users/{user}/tokens"), &json!({"name": "preparing"}))?;
    let user = client.presenting(&text(&token, "/token")?);
    let agents_path = "/activeworkflow/api/v1/agents";
    let agents = user.read(agents_path)?;
    let number = agents.pointer("/0/id").context("the imported agents are in no list")?;
    let messages = user.read(&format!("{agents_path}/{number}/messages"))?;
    let message = messages.pointer("/0/id").context("the run emitted no message")?;
    Ok(Prepared { values: vec![("getMessage.message_id", message.to_string())], ..Prepared::default() })
}

/// One execution to cancel and one that has ended; one to retry that stays open, and one that was never at fault.
fn platform(client: &Client) -> anyhow::Result<Prepared> {
    publish(client, "slow", &delay_node())?;
    publish(client, "greets", &template_node())?;
    let (running, cancelled) = (job(client, "slow")?, job(client, "slow")?);
    let completed = ended_job(client, "greets")?;
    client.post(&format!("/platform/v1/executions/{cancelled}/cancel"), &json!({}))?;
    let triggered = triggered(client)?;
    // One that waits for its second attempt, and one whose webhook is disabled.
    let pending = delivery(client, &format!("http://{REFUSING}/hook"), "pending")?;
    let failed = delivery(client, &format!("http://{}/hook", gone()?), "failed")?;
    let webhook = text(&client.read(&format!("/platform/v1/webhook-deliveries/{failed}"))?, "/webhook_id")?;
    // One that a key is bound to, and that cannot be deleted.
    let unit = text(&client.post("/platform/v1/units", &json!({"name": "in use"}))?, "/id")?;
    client.post("/platform/v1/api-keys", &json!({"name": "bound", "scopes": ["jobs:run"], "unit_id": unit}))?;
    let spare = text(&client.post("/platform/v1/units", &json!({"name": "spare"}))?, "/id")?;
    let agent = text(&client.post("/workfx/admin/api/v2/agents", &json!({"name": "worker"}))?, "/id")?;
    let versions = versions(client)?;
    publish(client, "asks", &json!({"id": "work", "type": "approval", "config": {"prompt": "Well?"}}))?;
    // More than one: some are cancelled before their turn comes.
    let asking = [job(client, "asks")?, job(client, "asks")?, job(client, "asks")?, job(client, "asks")?];
    let paused = |found: &Value| found.pointer("/items/3").is_some();
    let deadline = Instant::now() + Duration::from_secs(10);
    while !paused(&client.read("/platform/v1/approvals")?) {
        if Instant::now() > deadline {
            bail!("nobody is asked by the workflow that asks");
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    let workflow = text(&client.read("/platform/v1/approvals")?, "/items/0/workflow_id")?;
    let agents = ["getAgent.id", "setAgentDefinition.id", "deleteAgentDefinition.id", "setAgentLinks.id"];
    let agents = agents.map(|place| (place, agent.clone()));
    let answered = asking.into_iter().chain([completed.clone()]).map(|id| ("answerApproval.id", id));
    let values = agents.into_iter().chain(answered).chain(versions);
    let bodies = vec![
        ("saveWorkflowDraft", json!({"base_version": 1, "nodes": [{"id": "start", "type": "manual"}]})),
        ("restoreWorkflow", json!({"version": 1})),
        ("restoreWorkflow", json!({"version": 1, "base_version": 2_000_000_000})),
        ("runWorkflow", json!({"input": {"name": "Ada"}})),
        ("setAgentDefinition", json!({"type": "instruction", "provider": {"name": "scripted"}})),
        ("setAgentLinks", json!({"sources": [], "keep_messages_secs": 60, "disabled": false})),
        ("answerApproval", json!({"answer": "yes"})),
        ("setWorkflowSettings", json!({"timeout_ms": 60_000, "priority": 1})),
    ];
    Ok(Prepared {
        values: values
            .chain(vec![
                ("getWorkflowSettings.id", workflow.clone()),
                ("setWorkflowSettings.id", workflow),
                ("listWorkflowTriggers.id", triggered.clone()),
                ("rotateWorkflowTrigger.id", triggered),
                // The second one has no URL.
                ("rotateWorkflowTrigger.node", "hook".to_owned()),
                ("rotateWorkflowTrigger.node", "clock".to_owned()),
                ("deleteUnit.id", unit),
                ("deleteUnit.id", spare),
                ("listWebhookDeliveries.webhook_id", webhook),
                ("getWebhookDelivery.id", pending.clone()),
                ("getWebhookDelivery.id", failed.clone()),
                ("resendWebhookDelivery.id", pending),
                ("resendWebhookDelivery.id", failed),
                ("getExecution.id", completed.clone()),
                ("watchExecution.id", completed.clone()),
                ("cancelExecution.id", running),
                ("cancelExecution.id", completed.clone()),
                ("retryExecution.id", cancelled),
                ("retryExecution.id", completed),
            ])
            .collect(),
        bodies,
    })
}

/// A workflow with a version to publish, one that is not fit to be, and, of each operation that takes one, its id.
fn versions(client: &Client) -> anyhow::Result<Vec<(&'static str, String)>> {
    publish(client, "versioned", &template_node())?;
    let unfit = json!({"name": "unfit", "nodes": [{"id": "start", "type": "nothing"}]});
    client.post("/yourapp/v1/workflows", &unfit)?;
    let id = |name: &str| text(&client.read(&format!("/platform/v1/workflows?search={name}"))?, "/items/0/id");
    let (fit, unfit) = (id("versioned")?, id("unfit")?);
    let places = [
        "getWorkflow.id",
        "listWorkflowVersions.id",
        "getWorkflowVersion.id",
        "saveWorkflowDraft.id",
        "publishWorkflow.id",
        "unpublishWorkflow.id",
        "restoreWorkflow.id",
        "diffWorkflow.id",
        "runWorkflow.id",
    ];
    let mut values: Vec<_> = places.into_iter().map(|place| (place, fit.clone())).collect();
    values.extend(["publishWorkflow.id", "runWorkflow.id"].map(|place| (place, unfit.clone())));
    Ok(values)
}

/// What each kind of fault of the grant answers; of a server that says of itself that it knows the grant.
fn oauth(client: &Client) -> anyhow::Result<Prepared> {
    let metadata = client.read("/.well-known/oauth-authorization-server")?;
    if text(&metadata, "/grant_types_supported/0")? != "client_credentials" {
        bail!("the server does not know the grant that its document is about: {metadata}");
    }
    let bodies = [
        json!({"grant_type": "client_credentials", "scope": "jobs:run"}),
        json!({"grant_type": "client_credentials", "scope": "platform:write"}),
        json!({"grant_type": "password"}),
    ];
    Ok(Prepared { bodies: bodies.map(|body| ("createToken", body)).to_vec(), ..Prepared::default() })
}

/// An integration that nobody answers, and the credential that it uses and that cannot be deleted; as YourApp spells them.
fn integration(client: &Client) -> anyhow::Result<(String, String)> {
    let credential = text(&client.post("/yourapp/v1/credentials", &secret("used"))?, "/data/id")?;
    let config = json!({"base_url": format!("http://{REFUSING}")});
    let wanted = json!({"name": "refusing", "type": "http", "config": config, "credential_id": credential});
    client.post("/platform/v1/integrations", &wanted)?;
    let id = text(&client.read("/yourapp/v1/integrations")?, "/data/0/id")?;
    Ok((id, credential))
}

fn secret(name: &str) -> Value {
    json!({"name": name, "type": "api_key", "value": "hush"})
}

/// What the document's own submission fills in, and a field of each other shape.
fn contact_form() -> Value {
    json!({
        "name": "Contact Form",
        "fields": [
            {"name": "email", "type": "email", "required": true},
            {"name": "message", "type": "textarea", "required": true, "help": "A few sentences.", "max_length": 2000},
            {"name": "topic", "type": "select", "options": ["sales", {"value": "help", "label": "Help"}], "default": "sales"},
            {"name": "pieces", "type": "integer", "min": 1, "max": 10, "placeholder": "1"},
        ]
    })
}

/// Creates a webhook and has it told something; the id of a delivery that was tried and has this status then.
fn delivery(client: &Client, url: &str, status: &str) -> anyhow::Result<String> {
    client.post("/yourapp/v1/webhooks", &json!({"url": url, "events": ["workflow.published"]}))?;
    publish(client, "told", &template_node())?;
    let path = format!("/platform/v1/webhook-deliveries?limit=1&status={status}");
    let tried = |list: &Value| list.pointer("/items/0/attempt_count").is_some_and(|count| *count != 0);
    poll(client, &path, "is tried", tried)?;
    text(&client.read(&path)?, "/items/0/id")
}

/// The address of a receiver that says to everything that it is gone. It ends with this process.
fn gone() -> anyhow::Result<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            // Whoever is interrupted here is told again.
            let _ = stream.read(&mut [0; 8_192]);
            let _ = stream.write_all(b"HTTP/1.1 410 Gone\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
        }
    });
    Ok(address)
}

/// The address of a service with a list of one record, which takes its time.
fn list_service(takes: Duration) -> anyhow::Result<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            // Whoever is interrupted here asks again.
            let _ = stream.read(&mut [0; 8_192]);
            std::thread::sleep(takes);
            let answer = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 10\r\nconnection: close\r\n\r\n[{\"id\":1}]";
            let _ = stream.write_all(answer.as_bytes());
        }
    });
    Ok(address)
}

fn fail_node() -> Value {
    json!({"id": "work", "type": "fail", "config": {"message": "on purpose", "code": "on_purpose"}})
}

/// Longer than any run of the suite.
fn delay_node() -> Value {
    json!({"id": "work", "type": "delay", "config": {"ms": 3_600_000}})
}

fn template_node() -> Value {
    json!({"id": "work", "type": "template", "config": {"template": "Hello, {{ input.name | default('world') }}!"}})
}

/// Fails at once, since nobody listens there, and has another attempt long after.
fn retrying_node() -> Value {
    json!({
        "id": "work",
        "type": "http_request",
        "config": {"url": format!("http://{REFUSING}/")},
        "retry": {"max_attempts": 2, "initial_ms": 3_600_000, "max_ms": 3_600_000}
    })
}

/// Publishes a workflow of one node behind its start; its id.
fn publish(client: &Client, name: &str, node: &Value) -> anyhow::Result<String> {
    let workflow = json!({
        "name": name,
        "status": "published",
        "nodes": [{"id": "start", "type": "manual"}, node],
        "edges": [{"source": "start", "target": node["id"]}]
    });
    text(&client.post("/yourapp/v1/workflows", &workflow)?, "/data/id")
}

/// A published workflow with a webhook and a schedule; its UUID, which a run of it tells.
fn triggered(client: &Client) -> anyhow::Result<String> {
    let workflow = json!({
        "name": "triggered",
        "status": "published",
        "nodes": [
            {"id": "hook", "type": "webhook"},
            {"id": "clock", "type": "schedule", "config": {"cron": "0 0 1 1 *"}},
            delay_node(),
        ],
        "edges": [],
    });
    client.post("/yourapp/v1/workflows", &workflow)?;
    let run = job(client, "triggered")?;
    text(&client.post(&format!("/platform/v1/executions/{run}/cancel"), &json!({}))?, "/workflow_id")
}

/// Starts a workflow; the execution's id.
fn execute(client: &Client, workflow: &str) -> anyhow::Result<String> {
    text(&client.post(&format!("/yourapp/v1/workflows/{workflow}/execute"), &json!({}))?, "/data/execution_id")
}

/// The execution's id once it has ended.
fn ended(client: &Client, id: &str) -> anyhow::Result<String> {
    until(client, id, "ends", |execution| execution.pointer("/data/completed_at").is_some_and(Value::is_string))?;
    Ok(id.to_owned())
}

/// Starts a published workflow by name; the job's id, which is the execution's UUID and so what the platform API calls it.
fn job(client: &Client, workflow: &str) -> anyhow::Result<String> {
    text(&client.post("/agentifyme/v1/workflows/jobs", &json!({"name": workflow}))?, "/jobId")
}

/// The id of a job that has ended.
fn ended_job(client: &Client, workflow: &str) -> anyhow::Result<String> {
    let id = job(client, workflow)?;
    poll(client, &format!("/agentifyme/v1/workflows/jobs/{id}"), "ends", |job| job["status"] != "pending")?;
    Ok(id)
}

fn until(client: &Client, id: &str, what: &str, done: impl Fn(&Value) -> bool) -> anyhow::Result<()> {
    poll(client, &format!("/yourapp/v1/executions/{id}"), what, done)
}

fn poll(client: &Client, path: &str, what: &str, done: impl Fn(&Value) -> bool) -> anyhow::Result<()> {
    let start = Instant::now();
    loop {
        let seen = client.read(path)?;
        if done(&seen) {
            return Ok(());
        }
        if start.elapsed() > Duration::from_secs(30) {
            bail!("what is at {path} never {what}: {seen}");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn text(answer: &Value, pointer: &str) -> anyhow::Result<String> {
    answer
        .pointer(pointer)
        .and_then(Value::as_str)
        .map(str::to_owned)
        .with_context(|| format!("no {pointer} in {answer}"))
}
