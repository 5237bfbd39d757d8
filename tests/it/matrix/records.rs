//! Records of every kind, made and deleted through the APIs as any client does it.

use std::collections::BTreeMap;

use serde_json::json;
use uuid::Uuid;

use super::request::Records;
use crate::support::client::Client;

/// What tells one kind of record from another, for the tests of walls.
pub struct Kind {
    pub name: &'static str,
    /// Whether a record can belong to a unit; where not, all of a tenant see it.
    pub has_units: bool,
    /// Whether it can be deleted; where not, why.
    pub deletion: Result<(), &'static str>,
}

const DELETABLE: Result<(), &str> = Ok(());

/// Every kind that a document names. A kind without an entry fails the test.
pub const KINDS: &[Kind] = &[
    Kind { name: "workflow", has_units: true, deletion: DELETABLE },
    // With its workflow.
    Kind { name: "execution", has_units: true, deletion: DELETABLE },
    Kind { name: "api-key", has_units: true, deletion: Err("a key is revoked and stays in the list") },
    Kind { name: "endpoint", has_units: true, deletion: Err("no operation deletes one") },
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
    /// What it is a part of.
    of: BTreeMap<&'static str, Record>,
}

impl Record {
    /// One that was never made, with an id as the real ones have.
    pub fn never(kind: &'static str) -> Self {
        Self { kind, uuid: Uuid::now_v7(), name: fresh_name(), of: BTreeMap::new() }
    }

    fn new(kind: &'static str, uuid: Uuid, name: String) -> Self {
        Self { kind, uuid, name, of: BTreeMap::new() }
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
            ("yourapp", "workflow") => "wf_",
            ("yourapp", "execution") => "exec_",
            ("yourapp", "form") => "form_",
            ("yourapp", "submission") => "sub_",
            ("yourapp", "credential") => "cred_",
            ("yourapp", "integration") => "int_",
            ("yourapp", "webhook") => "wh_",
            ("yourapp", other) => panic!("no spelling of `{other}` on yourapp"),
            _ => return self.uuid.to_string(),
        };
        format!("{prefix}{}", base32(self.uuid))
    }
}

/// Names of one length, so that answers that quote them have one too.
fn fresh_name() -> String {
    format!("n{}", Uuid::now_v7().simple())
}

const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// The 26 digits that YourApp spells a UUID with.
fn base32(id: Uuid) -> String {
    (0..26).rev().map(|n| char::from(DIGITS[((id.as_u128() >> (n * 5)) & 31) as usize])).collect()
}

/// The UUID behind YourApp's spelling.
fn unspelled(text: &str) -> Uuid {
    let digits = text.split_once('_').unwrap().1.bytes();
    let value = |digit: u8| DIGITS.iter().position(|known| *known == digit).unwrap() as u128;
    Uuid::from_u128(digits.fold(0, |bits, digit| (bits << 5) | value(digit)))
}

/// A new record of this kind, made by this client.
pub async fn make(kind: &str, client: &Client) -> Record {
    match kind {
        "workflow" => workflow(client).await,
        "execution" => {
            let workflow = workflow(client).await;
            let id = client.execute(&workflow.spelled("yourapp"), &json!({})).await;
            client.finished(&id).await;
            Record::new("execution", unspelled(&id), String::new()).of(workflow)
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
        other => panic!("no way to make records of the kind `{other}`"),
    }
}

/// Deletes it.
pub async fn delete(record: &Record, client: &Client) {
    let path = match record.kind {
        "workflow" => format!("/yourapp/v1/workflows/{}", record.spelled("yourapp")),
        "execution" => return Box::pin(delete(&record.of["workflow"], client)).await,
        other => panic!("no way to delete records of the kind `{other}`"),
    };
    let deleted = client.delete(&path).await;
    assert!(matches!(deleted.status, 200 | 204), "{path}: {deleted:?}");
}

/// New records of these kinds for one request: where one is a part of another, it is a part of that very one.
pub async fn make_all<'a>(kinds: impl IntoIterator<Item = &'a str>, client: &Client) -> Records {
    let mut records = Records::new();
    for kind in kinds {
        let record = make(kind, client).await;
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
            "nodes": [{"id": "start", "type": "manual"}],
            "edges": [],
        }))
        .await;
    Record::new("workflow", unspelled(&id), name)
}

/// What the platform made of a body.
async fn created(kind: &'static str, client: &Client, path: &str, body: &serde_json::Value) -> Record {
    let made = client.post(path, body).await;
    assert_eq!(made.status, 201, "{path}: {made:?}");
    Record::new(kind, made.at("/id").as_str().unwrap().parse().unwrap(), String::new())
}
