//! One server, and everybody who asks it: the caller, its neighbour in another unit, another tenant, and whoever sees all of the caller's tenant.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{
    document::Operation,
    records::Reach,
    request::{self, Records},
};
use crate::support::{
    bed::Bed,
    client::{Answer, Client},
    receiver::Receiver,
    server::Server,
};

pub struct World {
    pub server: Server,
    /// Bound to a unit.
    pub caller: Client,
    /// Bound to another unit of the same tenant.
    pub neighbour: Client,
    /// Of another tenant.
    pub stranger: Client,
    /// Of the caller's tenant, and of no unit.
    pub tenant: Client,
    /// Who runs the server.
    pub operator: Client,
    /// Without a key.
    pub nobody: Client,
    /// What webhooks and integrations reach.
    pub receiver: Receiver,
}

impl World {
    pub async fn open(bed: &Bed) -> Self {
        let receiver = Receiver::open().await;
        let server = bed.start_with(&["--allow-outgoing", &receiver.address]).await;
        let client = |arguments: &[&str]| {
            let key = bed.key(arguments);
            server.client(&key).with_token(bed.user_token(arguments[1]))
        };
        Self {
            caller: client(&["--tenant", "own", "--unit", "one"]),
            neighbour: client(&["--tenant", "own", "--unit", "two"]),
            stranger: client(&["--tenant", "other"]),
            tenant: client(&["--tenant", "own"]),
            operator: client(&["--tenant", "own", "--scope", "admin", "--scope", "operator"]),
            nobody: server.client(""),
            receiver,
            server,
        }
    }

    /// Who may make and ask for records of a reach.
    pub fn client_of(&self, reach: Reach) -> &Client {
        match reach {
            Reach::Unit => &self.caller,
            Reach::Tenant => &self.tenant,
            Reach::Server => &self.operator,
        }
    }

    /// What every list shows a client. Two of these are equal where nothing was written in between.
    pub async fn seen(&self, operations: &[Operation], client: &Client) -> BTreeMap<String, Value> {
        let mut seen = BTreeMap::new();
        for operation in operations.iter().filter(|operation| operation.is_read() && operation.places.is_empty()) {
            let answer = request::build(operation, &Records::new(), None).send(client).await;
            if answer.status == 200 && answer.header("content-type").contains("json") {
                seen.insert(operation.to_string(), without_uses(answer.json()));
            }
        }
        seen
    }
}

/// Reading with a key notes its use: that alone is no change.
fn without_uses(mut value: Value) -> Value {
    match &mut value {
        Value::Object(members) => {
            members.shift_remove("last_used_at");
            members.values_mut().for_each(|member| *member = without_uses(member.take()));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| *item = without_uses(item.take())),
        _ => {}
    }
    value
}

/// An answer without what is new in each: the id of the request, the time, how much of a limit is left.
pub fn told(answer: &Answer, id: &str) -> (u16, Vec<(String, String)>, String) {
    let request = answer.header("x-request-id");
    // A number that is an id stands in other numbers, too: no answer to a missing id repeats one.
    let is_number = id.parse::<u64>().is_ok();
    let plain = |text: &str| {
        let mut text = text.replace(request, "REQUEST");
        // Errors that say when they happened.
        if let Some((before, rest)) = text.split_once("\"timestamp\":\"")
            && let Some((_, after)) = rest.split_once('"')
        {
            text = format!("{before}\"timestamp\":\"TIME\"{after}");
        }
        if is_number { text } else { text.replace(id, "ID") }
    };
    let fleeting = ["date", "x-request-id", "x-ratelimit-remaining", "x-ratelimit-reset", "content-length"];
    let headers = answer.headers.iter().filter(|(name, _)| !fleeting.contains(&name.as_str()));
    let mut headers: Vec<_> =
        headers.map(|(name, value)| (name.to_string(), plain(&String::from_utf8_lossy(value.as_bytes())))).collect();
    headers.sort();
    (answer.status, headers, plain(&answer.text))
}

/// Holds an answer against what the operation's document says of its status.
pub fn check_documented(operation: &Operation, answer: &Answer) {
    let response = operation.response(answer.status);
    let response = response.unwrap_or_else(|| panic!("{operation}: {} is not documented: {answer:?}", answer.status));
    let Some(content) = response.get("content").and_then(Value::as_object) else {
        assert!(answer.text.is_empty(), "{operation}: a body where none is documented: {answer:?}");
        return;
    };
    let media_type = answer.header("content-type").split(';').next().unwrap_or_default();
    let media = content.get(media_type);
    let media = media.unwrap_or_else(|| panic!("{operation}: `{media_type}` is not documented: {answer:?}"));
    // The schema with all that it may refer to.
    let schema = serde_json::json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "components": operation.document.root["components"],
        "allOf": [media["schema"]],
    });
    let validator = jsonschema::validator_for(&schema).unwrap();
    // Of a stream, the schema is of what each event says.
    let bodies = if media_type == "text/event-stream" { said(&answer.text) } else { vec![answer.json()] };
    let faults = |body: &Value| validator.iter_errors(body).map(|error| error.to_string()).collect::<Vec<String>>();
    let faults: Vec<String> = bodies.iter().flat_map(faults).collect();
    assert!(!bodies.is_empty() && faults.is_empty(), "{operation}: {faults:?} in {answer:?}");
}

/// The data of each event of a stream.
fn said(stream: &str) -> Vec<Value> {
    let data = stream.lines().filter_map(|line| line.strip_prefix("data: "));
    data.map(|data| serde_json::from_str(data).unwrap()).collect()
}
