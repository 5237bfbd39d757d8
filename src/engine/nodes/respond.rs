//! `respond`: answers the caller of the webhook that started the execution, which goes on. What it says is its output, so that the answer is in the journal before anybody hears it; the caller's request
//! listens to the run.

use std::{collections::BTreeMap, sync::Arc};

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::{About, Category, NodeContext, NodeEnd, NodeFailure, NodeKind, Run, scalar::Scalar};
use crate::{
    domain::{
        Fault,
        trigger::{
            RESPOND,
            webhook::{Reply, header_fault},
        },
    },
    engine::pointer,
};

/// The type.
pub(super) struct Respond;

/// What the caller is answered.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("examples" = [
    {"body": {"order": "{{ input.body.order }}", "accepted": true}},
    {"status": 303, "headers": {"Location": "https://example.com/thanks"}},
    {"status": 400, "headers": {"Content-Type": "text/plain"}, "body": "no order in {{ input.body | tojson }}"}
]))]
pub(super) struct RespondConfig {
    /// The HTTP status, 200 to 599; 200 where absent.
    #[serde(default = "ok")]
    #[schemars(range(min = 200, max = 599), example = 201)]
    status: u16,
    /// Headers, by name. Those of the connection, cookies, and those that are the server's word to browsers are refused. Without a `Content-Type`, a text is `text/plain` and everything else JSON.
    #[serde(default)]
    #[schemars(extend("maxProperties" = 50))]
    headers: BTreeMap<String, Scalar>,
    /// The body: a text as it is, any other value as JSON; absent or null: none.
    #[serde(default)]
    body: Value,
}

fn ok() -> u16 {
    200
}

impl NodeKind for Respond {
    type Config = RespondConfig;

    const ABOUT: About = About {
        name: RESPOND,
        title: "Respond",
        description: "Answers the caller of the webhook that started the execution, if that webhook has `respond: by_node`; the execution goes on. Its output is what it says: `status`, `headers`, `body`, and \
                      `heard`, which is true for the one that the caller gets. Where nobody waits, or another node has answered before, it is false.",
        category: Category::Action,
        ..About::DEFAULT
    };

    fn check(config: &Map<String, Value>) -> Vec<Fault> {
        let headers = config.get("headers").and_then(Value::as_object).into_iter().flatten();
        let fault = |(name, value): (&String, &Value)| {
            // Expressions are judged with what they come to.
            let value = value.as_str().filter(|text| !text.contains("{{") && !text.contains("{%")).unwrap_or_default();
            let pointer = format!("/headers/{}", pointer::step(name));
            header_fault(name, value).map(|message| Fault::new(pointer, "invalid_header", message))
        };
        headers.filter_map(fault).collect()
    }

    fn run(context: NodeContext, config: &Arc<RespondConfig>) -> Run {
        let mut headers = Map::new();
        for (name, value) in &config.headers {
            if let Some(message) = header_fault(name, &value.0) {
                return Run::Now(Err(NodeFailure::permanent("invalid_header", message)));
            }
            headers.insert(name.clone(), value.0.clone().into());
        }
        let awaited = context.origin.trigger.as_ref().is_some_and(|cause| cause.awaits_reply);
        let heard = awaited && !context.replied;
        let reply = Reply { status: config.status, headers, body: config.body.clone(), heard };
        Run::Now(match serde_json::to_value(reply) {
            Ok(output) => Ok(NodeEnd::output(output)),
            Err(error) => Err(NodeFailure::permanent("internal", error.to_string())),
        })
    }
}
