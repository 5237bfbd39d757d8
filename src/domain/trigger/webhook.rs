//! Inbound webhooks: what a `webhook` node is configured with, and what its caller is answered.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::signature::Signature;
use crate::domain::error::Fault;

/// What requests a workflow takes at its URL, and what it answers them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("examples" = [
    {},
    {"methods": ["GET", "POST"], "respond": "when_finished"},
    {"respond": "by_node", "signature": {"preset": "github", "credential": "cred_01j7hs7k80es8r65rzyjka792g"}}
]))]
pub struct WebhookConfig {
    /// Methods that start an execution; others are 405. `HEAD` must be named to be taken.
    #[serde(default = "post")]
    #[schemars(length(min = 1, max = 6), extend("uniqueItems" = true))]
    pub methods: Vec<HookMethod>,
    /// When the caller is answered, and with what.
    #[serde(default)]
    pub respond: Respond,
    /// What every request must be signed with; 401 otherwise, and nothing starts. Absent: whoever knows the URL may call it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signature: Option<Signature>,
}

fn post() -> Vec<HookMethod> {
    vec![HookMethod::Post]
}

/// A method that a webhook takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum HookMethod {
    /// `GET`.
    Get,
    /// `HEAD`.
    Head,
    /// `POST`.
    Post,
    /// `PUT`.
    Put,
    /// `PATCH`.
    Patch,
    /// `DELETE`.
    Delete,
}

impl HookMethod {
    /// As requests spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Head => "HEAD",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

/// When the caller of a webhook is answered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Respond {
    /// At once: 202 with the execution's id.
    #[default]
    Immediately,
    /// At the execution's end: 200 with its output; 502 where it ends badly, and 202 with its id where it takes longer than the server waits.
    WhenFinished,
    /// By the first `respond` node, while the execution goes on. Where it ends well without one: 204.
    ByNode,
}

impl Respond {
    /// As configurations spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Immediately => "immediately",
            Self::WhenFinished => "when_finished",
            Self::ByNode => "by_node",
        }
    }
}

/// What a `respond` node says. It is the node's output, with whether it was heard.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// Headers beside the server's own.
    pub headers: Map<String, Value>,
    /// The body: a text as it is, anything else as JSON, null as nothing.
    pub body: Value,
    /// Whether it is the answer that the caller gets: somebody waits for one, and no other node has given it.
    pub heard: bool,
}

/// Headers that a reply cannot set: those of the connection, and those that are the server's word to browsers.
const RESERVED: [&str; 15] = [
    "connection",
    "content-length",
    "content-security-policy",
    "date",
    "host",
    "keep-alive",
    "proxy-authenticate",
    "set-cookie",
    "strict-transport-security",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "x-execution-id",
    "x-request-id",
];

/// What is wrong with a reply's header, if anything.
pub fn header_fault(name: &str, value: &str) -> Option<String> {
    let token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    if name.is_empty() || !name.bytes().all(token) {
        return Some(format!("`{name}` is not the name of a header"));
    }
    let lower = name.to_ascii_lowercase();
    if RESERVED.contains(&lower.as_str()) || lower.starts_with("x-ratelimit-") || lower.starts_with("access-control-") {
        return Some(format!("`{name}` is the server's own header"));
    }
    let holds = |byte: u8| byte == b'\t' || (b' '..=b'~').contains(&byte);
    (!value.bytes().all(holds))
        .then(|| format!("the value of `{name}` may have visible ASCII characters and blanks only"))
}

/// Faults of a trigger's configuration that come of expressions in it: it is read when the workflow is published, and there is nothing yet that they could look at.
pub fn expression_faults(config: &Map<String, Value>) -> Vec<Fault> {
    fn look(pointer: &str, value: &Value, faults: &mut Vec<Fault>) {
        match value {
            Value::String(text) if text.contains("{{") || text.contains("{%") => {
                let message =
                    "a trigger's configuration is read when the workflow is published, and takes no expressions";
                faults.push(Fault::new(pointer, "no_expression", message));
            }
            Value::Array(items) => {
                items.iter().enumerate().for_each(|(index, item)| look(&format!("{pointer}/{index}"), item, faults));
            }
            Value::Object(fields) => {
                fields.iter().for_each(|(name, field)| look(&format!("{pointer}/{name}"), field, faults))
            }
            _ => {}
        }
    }
    let mut faults = Vec::new();
    config.iter().for_each(|(name, field)| look(&format!("/{name}"), field, &mut faults));
    faults
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_configuration_without_anything_takes_posts_and_answers_at_once() {
        let config: WebhookConfig = serde_json::from_value(json!({})).unwrap();
        assert_eq!(
            (config.methods, config.respond, config.signature),
            (vec![HookMethod::Post], Respond::Immediately, None)
        );
        let names = |words: Value| serde_json::from_value::<Vec<HookMethod>>(words).unwrap();
        for method in names(json!(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"])) {
            assert_eq!(names(json!([method.as_str()])), [method]);
        }
    }

    #[test]
    fn replies_cannot_touch_what_is_the_servers() {
        for (name, value, holds) in [
            ("Content-Type", "text/html; charset=utf-8", true),
            ("X-Anything", "", true),
            ("Location", "https://example.com/a?b=c", true),
            ("Set-Cookie", "a=b", false),
            ("content-length", "1", false),
            ("X-RateLimit-Limit", "1", false),
            ("Access-Control-Allow-Origin", "*", false),
            ("", "x", false),
            ("a b", "x", false),
            ("a", "x\r\nb: c", false),
            ("a", "é", false),
        ] {
            assert_eq!(header_fault(name, value).is_none(), holds, "{name}: {value}");
        }
    }

    #[test]
    fn expressions_are_found_wherever_they_stand() {
        let config = json!({"a": "{{ input }}", "b": [{"c": "{% if x %}"}, "{ {"], "d": 1});
        let pointers: Vec<String> =
            expression_faults(config.as_object().unwrap()).into_iter().map(|fault| fault.pointer).collect();
        assert_eq!(pointers, ["/a", "/b/0/c"]);
    }
}
