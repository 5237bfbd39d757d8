//! Bodies of strangers: what the fast road of a generated decoder takes, the document's schema takes too, and what comes of it can be written and read again.
//!
//! The fast road reads bytes straight into types and judges those; only what it does not take is held against the schema, for the faults. So a body that the fast road
//! lets through against the schema would be a hole that no answer shows.

#![no_main]

use generated::runtime::{In, Schemas, Validate};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

/// One body of one operation.
struct Body {
    schemas: &'static Schemas,
    pointer: &'static str,
    /// What the fast road makes of bytes, written again.
    fast: fn(&[u8]) -> Option<Value>,
}

fn fast<T: serde::de::DeserializeOwned + serde::Serialize + Validate>(bytes: &[u8]) -> Option<Value> {
    let value: T = serde_json::from_str(std::str::from_utf8(bytes).ok()?).ok().filter(Validate::is_valid)?;
    Some(serde_json::to_value(&value).expect("what was read can be written"))
}

macro_rules! bodies {
    ($($surface:ident :: $name:ident at $pointer:literal),+ $(,)?) => {
        [$(Body {
            schemas: &generated::$surface::SCHEMAS,
            pointer: $pointer,
            fast: fast::<generated::$surface::types::$name>,
        }),+]
    };
}

static BODIES: [Body; 8] = bodies![
    yourapp::CreateWorkflowRequest at "/paths/~1workflows/post/requestBody/content/application~1json/schema",
    yourapp::UpdateWorkflowRequest at "/paths/~1workflows~1{id}/patch/requestBody/content/application~1json/schema",
    yourapp::CreateWebhookRequest at "/paths/~1webhooks/post/requestBody/content/application~1json/schema",
    yourapp::CreateFormRequest at "/paths/~1forms/post/requestBody/content/application~1json/schema",
    yourapp::ExecuteWorkflowRequest at "/paths/~1workflows~1{id}~1execute/post/requestBody/content/application~1json/schema",
    workflux::CreateConversationRequest at "/paths/~1conversations/post/requestBody/content/application~1json/schema",
    platform::WorkflowFile at "/paths/~1imports/post/requestBody/content/application~1json/schema",
    platform::Definition at "/paths/~1agents~1{id}~1definition/put/requestBody/content/application~1json/schema",
];

// The first byte says whose body it is.
fuzz_target!(|data: &[u8]| {
    let [which, bytes @ ..] = data else { return };
    let body = &BODIES[usize::from(*which) % BODIES.len()];
    let Some(again) = (body.fast)(bytes) else { return };
    let value: Value = match serde_json::from_slice(bytes) {
        Ok(value) => value,
        // A number beyond all numbers, in a field that nobody reads: there is no value to hold against the schema.
        Err(error) if error.to_string().starts_with("number out of range") => return,
        Err(error) => panic!("JSON, since it was read as such: {error}"),
    };
    let found = body.schemas.violations(body.pointer, &value, In::Body, "");
    assert!(found.is_empty(), "{} takes what its schema does not: {found:?}", body.pointer);
    let found = body.schemas.violations(body.pointer, &again, In::Body, "");
    assert!(found.is_empty(), "{}: what was read is written otherwise: {found:?}", body.pointer);
});
