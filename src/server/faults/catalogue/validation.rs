//! Requests that are not valid and are taken all the same, and the other way round: for each, one keyword at one place of one operation is not enforced.
//!
//! What is wrong is mended before the surface sees it, so that nothing else follows from it.

use serde_json::{Value, json};

use super::{Act, Fault};
use crate::server::faults::exchange::Asked;

/// What any of these ought to be found by.
const TAKEN: &[&str] = &["invalid-refused"];
const REFUSED: &[&str] = &["valid-accepted"];

pub(super) const FAULTS: &[Fault] = &[
    Fault {
        name: "longest-text-not-enforced",
        surface: "yourapp",
        at: &["POST /forms"],
        operations: &["createForm"],
        needs: &[],
        checks: TAKEN,
        tells: "a name longer than `maxLength` is cut",
        act: Act::Request(|asked| {
            asked.edit(|body| {
                if let Some(name) = body["name"].as_str().filter(|name| name.chars().count() > 255) {
                    body["name"] = name.chars().take(255).collect::<String>().into();
                }
            });
        }),
    },
    Fault {
        name: "fewest-items-not-enforced",
        surface: "platform",
        at: &["POST /api-keys"],
        operations: &["createApiKey"],
        needs: &[],
        checks: TAKEN,
        tells: "a list of scopes below `minItems` is taken",
        act: Act::Request(|asked| {
            asked.edit(|body| {
                if body["scopes"] == json!([]) {
                    body["scopes"] = json!(["jobs:read"]);
                }
            });
        }),
    },
    Fault {
        name: "enum-not-enforced",
        surface: "workflux",
        at: &["POST /agents"],
        operations: &["createAgent"],
        needs: &[],
        checks: TAKEN,
        tells: "any text is taken for `status`",
        act: Act::Request(|asked| {
            asked.edit(|body| {
                if body["status"].as_str().is_some_and(|status| status != "inactive") {
                    body["status"] = "active".into();
                }
            });
        }),
    },
    Fault {
        name: "pattern-not-enforced",
        surface: "workfx",
        at: &["POST /agents"],
        operations: &["createAgent"],
        needs: &[],
        checks: TAKEN,
        tells: "any text is taken for the colour `icon_background`",
        act: Act::Request(|asked| {
            asked.edit(|body| {
                if body["icon_background"].is_string() {
                    body["icon_background"] = "#ffffff".into();
                }
            });
        }),
    },
    Fault {
        name: "required-not-enforced",
        surface: "workflux",
        at: &["POST /conversations/{conversation_id}/messages"],
        operations: &["sendMessage"],
        needs: &["createConversation"],
        checks: TAKEN,
        tells: "`sender` may be left out, and is required",
        act: Act::Request(|asked| {
            asked.edit(|body| {
                if body.get("sender").is_none() {
                    body["sender"] = "user".into();
                }
            });
        }),
    },
    Fault {
        name: "type-not-enforced",
        surface: "workfx",
        at: &["PUT /agents/{agent_id}"],
        operations: &["updateAgent"],
        needs: &["createAgent"],
        checks: TAKEN,
        tells: "a number or a text is taken for the boolean `is_favorite`",
        act: Act::Request(|asked| {
            asked.edit(|body| {
                if body["is_favorite"].is_number() || body["is_favorite"].is_string() {
                    body["is_favorite"] = true.into();
                }
            });
        }),
    },
    Fault {
        name: "unknown-members-taken",
        surface: "platform",
        at: &["POST /units"],
        operations: &["createUnit"],
        needs: &[],
        checks: TAKEN,
        tells: "members that `additionalProperties: false` forbids are read over",
        act: Act::Request(|asked| {
            asked.edit(|body| {
                if let Some(body) = body.as_object_mut() {
                    body.retain(|name, _| name == "name");
                }
            });
        }),
    },
    Fault {
        name: "nested-minimum-not-enforced",
        surface: "yourapp",
        at: &["POST /workflows"],
        operations: &["createWorkflow"],
        needs: &[],
        checks: TAKEN,
        tells: "a node may have fewer attempts than `minimum`",
        act: Act::Request(|asked| {
            asked.edit(|body| {
                for node in body["nodes"].as_array_mut().into_iter().flatten() {
                    if let Some(attempts) = node.pointer_mut("/retry/max_attempts")
                        && attempts.as_i64().is_some_and(|attempts| attempts < 1)
                    {
                        *attempts = 1.into();
                    }
                }
            });
        }),
    },
    Fault {
        name: "unique-items-not-enforced",
        surface: "yourapp",
        at: &["POST /webhooks"],
        operations: &["createWebhook"],
        needs: &[],
        checks: TAKEN,
        tells: "an event may be named twice, in spite of `uniqueItems`",
        act: Act::Request(|asked| {
            asked.edit(|body| {
                if let Some(events) = body["events"].as_array_mut() {
                    let mut seen = Vec::new();
                    events.retain(|event| {
                        let new = !seen.contains(event);
                        seen.push(event.clone());
                        new
                    });
                }
            });
        }),
    },
    Fault {
        name: "format-not-enforced",
        surface: "platform",
        at: &["POST /api-keys"],
        operations: &["createApiKey"],
        needs: &[],
        checks: TAKEN,
        tells: "any text is taken for the time `expires_at`",
        act: Act::Request(|asked| {
            asked.edit(|body| {
                if body["expires_at"].as_str().is_some_and(|text| chrono::DateTime::parse_from_rfc3339(text).is_err()) {
                    body["expires_at"] = Value::Null;
                }
            });
        }),
    },
    Fault {
        name: "query-maximum-not-enforced",
        surface: "platform",
        at: &["GET /api-keys"],
        operations: &["listApiKeys"],
        needs: &[],
        checks: TAKEN,
        tells: "a page above `maximum` is the largest that is allowed",
        act: Act::Request(|asked| {
            if asked.parameter("limit").and_then(|limit| limit.parse::<i64>().ok()).is_some_and(|limit| limit > 100) {
                asked.set_parameter("limit", Some("100".to_owned()));
            }
        }),
    },
    Fault {
        name: "query-type-not-enforced",
        surface: "workflux",
        at: &["GET /agents"],
        operations: &["listAgents"],
        needs: &[],
        checks: TAKEN,
        tells: "a page that is no number is the first",
        act: Act::Request(|asked| {
            if asked.parameter("page").is_some_and(|page| page.parse::<i64>().is_err()) {
                asked.set_parameter("page", None);
            }
        }),
    },
    Fault {
        name: "query-enum-not-enforced",
        surface: "yourapp",
        at: &["GET /executions"],
        operations: &["listExecutions"],
        needs: &[],
        checks: TAKEN,
        tells: "a status that does not exist is read over",
        act: Act::Request(|asked| {
            let known = ["pending", "running", "completed", "failed"];
            if asked.parameter("status").is_some_and(|status| !known.contains(&status)) {
                asked.set_parameter("status", None);
            }
        }),
    },
    Fault {
        name: "query-pattern-not-enforced",
        surface: "activeworkflow",
        at: &["GET /agents/{agent_id}/messages"],
        operations: &["listAgentMessages"],
        needs: &["listAgents"],
        checks: TAKEN,
        tells: "a time that is none is read over",
        act: Act::Request(|asked| {
            if asked.parameter("after").is_some_and(|after| !after.as_bytes().first().is_some_and(u8::is_ascii_digit)) {
                asked.set_parameter("after", None);
            }
        }),
    },
    Fault {
        name: "required-header-not-enforced",
        surface: "agentifyme",
        at: &["POST /workflows/jobs"],
        operations: &["createJob"],
        needs: &[],
        checks: TAKEN,
        tells: "without the required `x-wf-endpoint` the default one is taken",
        act: Act::Request(|asked| {
            let endpoint = poem::http::HeaderValue::from_static("default");
            asked.headers.entry("x-wf-endpoint").or_insert(endpoint);
        }),
    },
    Fault {
        name: "malformed-json-taken",
        surface: "platform",
        at: &["POST /users"],
        operations: &["createUser"],
        needs: &[],
        checks: TAKEN,
        tells: "a body that is no JSON is taken for an object without members, and those get their defaults",
        act: Act::Request(|asked| {
            if !asked.body.is_empty()
                && is_said_to_be_json(asked)
                && serde_json::from_slice::<Value>(&asked.body).is_err()
            {
                asked.set_json(&json!({"name": "somebody"}));
            }
        }),
    },
    Fault {
        name: "any-media-type-taken",
        surface: "yourapp",
        at: &["PATCH /workflows/{id}"],
        operations: &["updateWorkflow"],
        needs: &["createWorkflow"],
        checks: TAKEN,
        tells: "JSON is taken under any media type",
        act: Act::Request(|asked| {
            if let Some(body) = asked.json() {
                asked.set_json(&body);
            }
        }),
    },
    Fault {
        name: "form-of-any-media-type",
        surface: "oauth",
        at: &["POST /oauth/introspect"],
        operations: &["introspectToken"],
        needs: &[],
        checks: TAKEN,
        tells: "a form is taken under any media type",
        act: Act::Request(|asked| {
            let form = poem::http::HeaderValue::from_static("application/x-www-form-urlencoded");
            asked.headers.insert("content-type", form);
            if !asked.body.windows(6).any(|part| part == b"token=") {
                asked.body = b"token=none".to_vec();
            }
        }),
    },
    Fault {
        name: "longest-text-refused",
        surface: "platform",
        at: &["POST /units"],
        operations: &["createUnit"],
        needs: &[],
        checks: REFUSED,
        tells: "a name of exactly `maxLength` is refused",
        act: Act::Request(|asked| {
            asked.edit(|body| {
                if let Some(name) = body["name"].as_str().filter(|name| name.chars().count() == 255) {
                    body["name"] = format!("{name}x").into();
                }
            });
        }),
    },
    Fault {
        name: "largest-number-refused",
        surface: "yourapp",
        at: &["GET /webhooks"],
        operations: &["listWebhooks"],
        needs: &[],
        checks: REFUSED,
        tells: "the page size of exactly `maximum` is refused",
        act: Act::Request(|asked| {
            if asked.parameter("limit") == Some("100") {
                asked.set_parameter("limit", Some("101".to_owned()));
            }
        }),
    },
    Fault {
        name: "enum-value-refused",
        surface: "workflux",
        at: &["PUT /agents/{agent_id}"],
        operations: &["updateAgent"],
        needs: &["createAgent"],
        checks: REFUSED,
        tells: "one of the values of an enum (`inactive`) is refused",
        act: Act::Request(|asked| {
            asked.edit(|body| {
                if body["status"] == "inactive" {
                    body["status"] = "switched-off".into();
                }
            });
        }),
    },
];

fn is_said_to_be_json(asked: &Asked) -> bool {
    asked.header("content-type").is_some_and(|media| media.starts_with("application/json"))
}
