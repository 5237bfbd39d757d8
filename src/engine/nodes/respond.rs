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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::{
        domain::{
            run::Origin,
            trigger::{Cause, WEBHOOK},
        },
        engine::nodes::{NodeResult, tests::context},
    };

    fn say(config: Value, awaits_reply: bool, replied: bool) -> NodeResult {
        let cause = Cause { awaits_reply, ..Cause::new(WEBHOOK, "in") };
        let origin = Origin { trigger: Some(cause), ..Origin::default() };
        let context = NodeContext { origin, replied, ..context(json!({})) };
        match Respond::run(context, &Arc::new(serde_json::from_value(config).unwrap())) {
            Run::Now(result) => result,
            Run::Later(_) => panic!("it ends at once"),
        }
    }

    #[test]
    fn it_is_heard_once_and_by_those_who_wait() {
        let said = |awaits, replied| match say(json!({"body": 1}), awaits, replied).unwrap() {
            NodeEnd::Done { output, .. } => output.json().clone(),
            other => panic!("{other:?}"),
        };
        for (awaits, replied, heard) in [(true, false, true), (true, true, false), (false, false, false)] {
            let expect = json!({"status": 200, "headers": {}, "body": 1, "heard": heard});
            assert_eq!(said(awaits, replied), expect, "{awaits} {replied}");
        }
    }

    #[test]
    fn a_header_that_is_none_fails_the_step() {
        let failure = say(json!({"headers": {"X-A": "a\nb"}}), true, false).unwrap_err();
        assert_eq!((&*failure.code, failure.retryable), ("invalid_header", false));
        let config = json!({"headers": {"Set-Cookie": "a", "X-B": "{{ input }}", "X-C": "é"}});
        let found = Respond::check(config.as_object().unwrap());
        let pointers: Vec<&str> = found.iter().map(|fault| fault.pointer.as_str()).collect();
        assert_eq!(pointers, ["/headers/Set-Cookie", "/headers/X-C"]);
    }
}
