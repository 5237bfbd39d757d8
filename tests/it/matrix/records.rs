//! Records of every kind, made and deleted through the APIs as any client does it.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use uuid::Uuid;

use super::{request::Records, world::World};
use crate::support::{client::Client, eventually};

/// What tells one kind of record from another, for the tests of walls.
pub struct Kind {
    pub name: &'static str,
    pub reach: Reach,
    /// Whether it can be deleted; where not, why.
    pub deletion: Result<(), &'static str>,
}

/// Who a record belongs to, and so who is kept from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// A unit, where its maker is bound to one: other units of the tenant are kept from it.
    Unit,
    /// The whole tenant, and no caller that is bound to a unit.
    Tenant,
    /// Whoever runs the server.
    Server,
}

const DELETABLE: Result<(), &str> = Ok(());

/// Every kind that a document names. A kind without an entry fails the test.
pub const KINDS: &[Kind] = &[
    Kind { name: "workflow", reach: Reach::Unit, deletion: DELETABLE },
    Kind { name: "agent", reach: Reach::Unit, deletion: Err("the operation is another surface's") },
    Kind { name: "message", reach: Reach::Unit, deletion: Err("messages expire, and nobody deletes one") },
    // With its workflow.
    Kind { name: "execution", reach: Reach::Unit, deletion: DELETABLE },
    // An execution that is an agent's; with its agent.
    Kind { name: "run", reach: Reach::Unit, deletion: DELETABLE },
    Kind { name: "api-key", reach: Reach::Unit, deletion: Err("a key is revoked and stays in the list") },
    Kind { name: "endpoint", reach: Reach::Unit, deletion: Err("no operation deletes one") },
    Kind { name: "form", reach: Reach::Unit, deletion: Err("no operation deletes one") },
    Kind { name: "credential", reach: Reach::Unit, deletion: DELETABLE },
    Kind { name: "integration", reach: Reach::Unit, deletion: DELETABLE },
    Kind { name: "webhook", reach: Reach::Unit, deletion: DELETABLE },
    // With its webhook.
    Kind { name: "delivery", reach: Reach::Unit, deletion: DELETABLE },
    Kind { name: "agent", reach: Reach::Unit, deletion: DELETABLE },
    // With its agent.
    Kind { name: "conversation", reach: Reach::Unit, deletion: DELETABLE },
    Kind { name: "oauth-client", reach: Reach::Unit, deletion: Err("a client is revoked and stays in the list") },
    Kind { name: "unit", reach: Reach::Tenant, deletion: DELETABLE },
    Kind { name: "user", reach: Reach::Tenant, deletion: DELETABLE },
    Kind { name: "user-token", reach: Reach::Tenant, deletion: Err("a token is revoked and stays in the list") },
    Kind { name: "tenant", reach: Reach::Server, deletion: Err("no operation deletes one") },
];

/// The kind of this name.
pub fn kind(name: &str) -> &'static Kind {
    let known = KINDS.iter().find(|kind| kind.name == name);
    known.unwrap_or_else(|| panic!("no entry for records of the kind `{name}` in tests/it/matrix/records.rs"))
}

/// A record, by the names that surfaces know it by.
#[derive(Debug, Clone)]
pub struct Record {
    kind: &'static str,
    uuid: Uuid,
    name: String,
    /// Its number, on the surface that counts.
    seq: i64,
    /// What it is a part of.
    of: BTreeMap<&'static str, Record>,
}

impl Record {
    /// One that was never made, with an id as the real ones have.
    pub fn never(kind: &'static str) -> Self {
        Self { kind, uuid: Uuid::now_v7(), name: fresh_name(), seq: i64::MAX - 7, of: BTreeMap::new() }
    }

    fn new(kind: &'static str, uuid: Uuid, name: String) -> Self {
        Self { kind, uuid, name, seq: 0, of: BTreeMap::new() }
    }

    fn of(mut self, parent: Self) -> Self {
        self.of.insert(parent.kind, parent);
        self
    }

    /// As a surface spells it.
    pub fn spelled(&self, surface: &str) -> String {
        let prefix = match (surface, self.kind) {
            // Callable by name, at endpoints that have names.
            ("agentifyme", "workflow" | "endpoint") => return self.name.clone(),
            ("activeworkflow", _) => return self.seq.to_string(),
            ("yourapp", "workflow") => "wf_",
            ("yourapp", "execution") => "exec_",
            ("yourapp", "form") => "form_",
            ("yourapp", "submission") => "sub_",
            ("yourapp", "credential") => "cred_",
            ("yourapp", "integration") => "int_",
            ("yourapp", "webhook") => "wh_",
            ("workflux", "agent") => "agent-",
            ("workflux", "conversation") => "conv-",
            ("workflux", "integration") => "int-",
            ("yourapp", other) => panic!("no spelling of `{other}` on yourapp"),
            _ => return self.uuid.to_string(),
        };
        format!("{prefix}{}", base32(self.uuid))
    }
}

/// Names of one length, so that answers that quote them have one too.
pub fn fresh_name() -> String {
    format!("n{}", Uuid::now_v7().simple())
}

const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// The 26 digits that YourApp and WorkFlux spell a UUID with.
fn base32(id: Uuid) -> String {
    (0..26).rev().map(|n| char::from(DIGITS[((id.as_u128() >> (n * 5)) & 31) as usize])).collect()
}

/// The UUID behind YourApp's and WorkFlux's spelling.
fn unspelled(text: &str) -> Uuid {
    let digits = text.split_once(['_', '-']).unwrap().1.bytes();
    let value = |digit: u8| DIGITS.iter().position(|known| *known == digit).unwrap() as u128;
    Uuid::from_u128(digits.fold(0, |bits, digit| (bits << 5) | value(digit)))
}

/// A new record of this kind, made by this client.
pub async fn make(kind: &str, world: &World, client: &Client) -> Record {
    match kind {
        "workflow" => {
            let made = workflow(client).await;
            Record { seq: counted(client, "workflows", &made.name).await, ..made }
        }
        "agent" => agent(client).await,
        "message" => {
            let agent = agent(client).await;
            let said = json!({"agent_id": format!("agent-{}", base32(agent.uuid)), "channel": "chat", "user_id": "ada", "initial_message": "hello"});
            let said = client.post("/workflux/v1/conversations", &said).await;
            assert_eq!(said.status, 201, "{said:?}");
            let path = format!("/activeworkflow/api/v1/agents/{}/messages", agent.seq);
            let seq = eventually("a message", || async {
                client.get(&path).await.json().pointer("/0/id").and_then(Value::as_i64)
            })
            .await;
            Record { seq, ..Record::never("message") }.of(agent)
        }
        "execution" => {
            let workflow = workflow(client).await;
            let id = client.execute(&workflow.spelled("yourapp"), &json!({})).await;
            client.finished(&id).await;
            Record::new("execution", unspelled(&id), String::new()).of(workflow)
        }
        "run" => {
            let conversation = Box::pin(make("conversation", world, client)).await;
            let agent = conversation.of["agent"].clone();
            let path = format!("/workfx/admin/api/v2/agents/{}/chat", agent.uuid);
            let asked = client.post(&path, &json!({"query": "matrix", "conversation_id": conversation.uuid})).await;
            assert_eq!(asked.status, 200, "{path}: {asked:?}");
            let id = asked.at("/flow_run_id").as_str().unwrap().parse().unwrap();
            Record::new("run", id, String::new()).of(conversation).of(agent)
        }
        "api-key" => {
            let wanted = json!({"name": "matrix", "scopes": ["workflows:read"]});
            created("api-key", client, "/platform/v1/api-keys", &wanted).await
        }
        "endpoint" => {
            let name = fresh_name();
            let made = created("endpoint", client, "/platform/v1/endpoints", &json!({ "name": name })).await;
            Record { name, ..made }
        }
        "form" => {
            let fields = json!([{"name": "email", "type": "email"}, {"name": "message", "type": "textarea"}]);
            shown("form", client, "forms", &json!({"name": fresh_name(), "fields": fields})).await
        }
        "credential" => {
            let secret = json!({"name": fresh_name(), "type": "api_key", "value": "a-secret-of-the-matrix"});
            shown("credential", client, "credentials", &secret).await
        }
        "webhook" => {
            let url = format!("http://{}/hook", world.receiver.address);
            shown("webhook", client, "webhooks", &json!({"url": url, "events": ["workflow.published"]})).await
        }
        "delivery" => {
            let webhook = Box::pin(make("webhook", world, client)).await;
            workflow(client).await;
            delivered(&webhook, client).await.of(webhook)
        }
        "integration" => {
            let config = json!({"base_url": format!("http://{}", world.receiver.address)});
            let wanted = json!({"name": fresh_name(), "type": "http", "config": config});
            created("integration", client, "/platform/v1/integrations", &wanted).await
        }
        "conversation" => {
            let agent = Box::pin(make("agent", world, client)).await;
            let wanted = json!({"agent_id": agent.spelled("workflux"), "channel": "chat", "user_id": "ada"});
            talking("conversation", client, "conversations", &wanted).await.of(agent)
        }
        "oauth-client" => {
            let wanted = json!({"name": "matrix", "scopes": ["workflows:read"]});
            created("oauth-client", client, "/platform/v1/oauth-clients", &wanted).await
        }
        "unit" => created("unit", client, "/platform/v1/units", &json!({"name": fresh_name()})).await,
        "user" => created("user", client, "/platform/v1/users", &json!({"name": fresh_name()})).await,
        "user-token" => {
            let user = Box::pin(make("user", world, client)).await;
            let path = format!("/platform/v1/users/{}/tokens", user.uuid);
            created("user-token", client, &path, &json!({"name": "matrix"})).await.of(user)
        }
        "tenant" => {
            created("tenant", client, "/platform/v1/tenants", &json!({"name": fresh_name(), "plan": "pro"})).await
        }
        other => panic!("no way to make records of the kind `{other}`"),
    }
}

/// Deletes it.
pub async fn delete(record: &Record, client: &Client) {
    let path = match record.kind {
        "workflow" | "credential" | "webhook" => {
            format!("/yourapp/v1/{}s/{}", record.kind, record.spelled("yourapp"))
        }
        "integration" | "unit" | "user" => format!("/platform/v1/{}s/{}", record.kind, record.uuid),
        "agent" => format!("/workflux/v1/agents/{}", record.spelled("workflux")),
        "execution" => return Box::pin(delete(&record.of["workflow"], client)).await,
        "conversation" | "run" => return Box::pin(delete(&record.of["agent"], client)).await,
        "delivery" => return Box::pin(delete(&record.of["webhook"], client)).await,
        other => panic!("no way to delete records of the kind `{other}`"),
    };
    let deleted = client.delete(&path).await;
    assert!(matches!(deleted.status, 200 | 204), "{path}: {deleted:?}");
}

/// New records of these kinds for one request: where one is a part of another, it is a part of that very one.
pub async fn make_all<'a>(kinds: impl IntoIterator<Item = &'a str>, world: &World, client: &Client) -> Records {
    let mut records = Records::new();
    for kind in kinds {
        let record = make(kind, world, client).await;
        records.extend(record.of.iter().map(|(kind, parent)| ((*kind).to_owned(), parent.clone())));
        records.entry(kind.to_owned()).or_insert(record);
    }
    records
}

/// The endpoint that workflows are callable at unless they say otherwise.
pub fn default_endpoint() -> Record {
    Record { name: "default".to_owned(), ..Record::never("endpoint") }
}

async fn workflow(client: &Client) -> Record {
    let name = fresh_name();
    let id = client
        .create_workflow(&json!({
            "name": name,
            "status": "published",
            // A trigger, for the operations on those.
            "nodes": [{"id": "start", "type": "webhook"}],
            "edges": [],
        }))
        .await;
    Record::new("workflow", unspelled(&id), name)
}

/// An agent, which a file brings along.
async fn agent(client: &Client) -> Record {
    let name = fresh_name();
    let wanted = json!({"type": "Agents::TriggerAgent", "name": name, "guid": name});
    let file = json!({"name": name, "guid": fresh_name(), "agents": [wanted]});
    let made = client.post("/platform/v1/imports", &file).await;
    assert_eq!(made.status, 201, "{made:?}");
    let uuid = made.at("/agents/0/id").as_str().unwrap().parse().unwrap();
    let seq = counted(client, "agents", &name).await;
    Record { seq, ..Record::new("agent", uuid, name) }
}

/// The number of a record of this name.
async fn counted(client: &Client, list: &str, name: &str) -> i64 {
    let listed = client.get(&format!("/activeworkflow/api/v1/{list}")).await.json();
    let found = listed.as_array().unwrap().iter().find(|one| one["name"] == name);
    found.unwrap_or_else(|| panic!("no {name} in {listed}"))["id"].as_i64().unwrap()
}

/// What YourApp made of a body.
async fn shown(kind: &'static str, client: &Client, list: &str, body: &Value) -> Record {
    let made = client.post(&format!("/yourapp/v1/{list}"), body).await;
    assert_eq!(made.status, 201, "{list}: {made:?}");
    Record::new(kind, unspelled(made.at("/data/id").as_str().unwrap()), String::new())
}

/// What WorkFlux made of a body.
async fn talking(kind: &'static str, client: &Client, list: &str, body: &Value) -> Record {
    let made = client.post(&format!("/workflux/v1/{list}"), body).await;
    assert_eq!(made.status, 201, "{list}: {made:?}");
    Record::new(kind, unspelled(made.at("/id").as_str().unwrap()), String::new())
}

/// What the platform made of a body.
async fn created(kind: &'static str, client: &Client, path: &str, body: &Value) -> Record {
    let made = client.post(path, body).await;
    assert_eq!(made.status, 201, "{path}: {made:?}");
    let made = made.json();
    let id = made.get("id").or_else(|| made.get("client_id")).and_then(Value::as_str);
    Record::new(kind, id.unwrap().parse().unwrap(), String::new())
}

/// A delivery to a webhook, once it has arrived and changes no more.
async fn delivered(webhook: &Record, client: &Client) -> Record {
    let path = format!("/platform/v1/webhook-deliveries?webhook_id={}&status=delivered", webhook.uuid);
    let id = eventually("a delivery", || async {
        let listed = client.get(&path).await;
        assert_eq!(listed.status, 200, "{listed:?}");
        listed.json().pointer("/items/0/id").and_then(Value::as_str).map(str::to_owned)
    })
    .await;
    Record::new("delivery", id.parse().unwrap(), String::new())
}
