//! Answers that are not as their document has them: statuses, headers, media types, bodies; and requests that make the server fail.

use futures_util::future::BoxFuture;
use serde_json::{Value, json};

use super::{Act, Fault};
use crate::server::faults::{
    exchange::{Asked, Reply},
    scene::Scene,
};

pub(super) const FAULTS: &[Fault] = &[
    Fault {
        name: "created-answers-200",
        surface: "yourapp",
        at: &["POST /forms"],
        operations: &["createForm"],
        needs: &[],
        checks: &["status-declared"],
        tells: "what is created is answered with 200, and 201 is declared",
        act: Act::Answer(|reply| {
            if reply.status() == 201 {
                reply.set_status(200);
            }
        }),
    },
    Fault {
        name: "deleted-answers-200",
        surface: "platform",
        at: &["DELETE /units/{id}"],
        operations: &["deleteUnit"],
        needs: &["createUnit"],
        checks: &["status-declared"],
        tells: "a deletion is answered with 200 and `{}`, and 204 is declared",
        act: Act::Answer(|reply| {
            if reply.status() == 204 {
                *reply = Reply::json(200, &json!({}));
            }
        }),
    },
    Fault {
        name: "required-member-missing",
        surface: "workflux",
        at: &["GET /agents/{agent_id}"],
        operations: &["getAgent"],
        needs: &["createAgent"],
        checks: &["body-schema"],
        tells: "`updated_at` is missing, and required",
        act: Act::Answer(|reply| {
            reply.edit(200, |agent| drop(agent.as_object_mut().map(|agent| agent.remove("updated_at"))));
        }),
    },
    Fault {
        name: "member-of-wrong-type",
        surface: "workfx",
        at: &["GET /agents/{agent_id}"],
        operations: &["getAgent"],
        needs: &["createAgent"],
        checks: &["body-schema"],
        tells: "`is_favorite` is the text of a boolean",
        act: Act::Answer(|reply| {
            reply.edit(200, |agent| agent["is_favorite"] = agent["is_favorite"].to_string().into());
        }),
    },
    Fault {
        name: "time-of-wrong-format",
        surface: "platform",
        at: &["GET /units"],
        operations: &["listUnits"],
        needs: &["createUnit"],
        checks: &["body-schema"],
        tells: "`created_at` has a space where RFC 3339 has a `T`, and no zone",
        act: Act::Answer(|reply| {
            reply.edit(200, |list| each(list, "/items", |unit| unit["created_at"] = "2026-01-02 03:04:05".into()));
        }),
    },
    Fault {
        name: "value-beside-the-enum",
        surface: "yourapp",
        at: &["GET /executions/{id}"],
        operations: &["getExecution"],
        needs: &[],
        checks: &["body-schema"],
        tells: "a failed execution has the status `error`, which is not in the enum; only those that failed",
        act: Act::Answer(|reply| {
            reply.edit(200, |body| {
                if body["data"]["status"] == "failed" {
                    body["data"]["status"] = "error".into();
                }
            });
        }),
    },
    Fault {
        name: "number-as-text",
        surface: "agentifyme",
        at: &["GET /workflows/jobs/{jobId}"],
        operations: &["getJob"],
        needs: &["createJob"],
        checks: &["body-schema"],
        tells: "`executionTime` is a text with its unit",
        act: Act::Answer(|reply| {
            reply.edit(200, |job| {
                if let Some(time) = job.get("executionTime").and_then(Value::as_f64) {
                    job["executionTime"] = format!("{time} ms").into();
                }
            });
        }),
    },
    Fault {
        name: "number-below-its-minimum",
        surface: "activeworkflow",
        at: &["GET /agents"],
        operations: &["listAgents"],
        needs: &[],
        checks: &["body-schema"],
        tells: "`messages_count` is -1",
        act: Act::Answer(|reply| {
            reply.edit(200, |agents| each(agents, "", |agent| agent["messages_count"] = (-1).into()));
        }),
    },
    Fault {
        name: "second-item-lacks-a-member",
        surface: "platform",
        at: &["GET /users"],
        operations: &["listUsers"],
        needs: &["createUser"],
        checks: &["body-schema"],
        tells: "every second item of the list lacks its `id`",
        act: Act::Answer(|reply| {
            reply.edit(200, |list| {
                for user in list["items"].as_array_mut().into_iter().flatten().skip(1).step_by(2) {
                    drop(user.as_object_mut().map(|user| user.remove("id")));
                }
            });
        }),
    },
    Fault {
        name: "member-too-much",
        surface: "workfx",
        at: &["DELETE /agents/{agent_id}"],
        operations: &["deleteAgent"],
        needs: &["createAgent"],
        checks: &["body-schema"],
        tells: "the answer says `deleted`, and an object without members is declared",
        act: Act::Answer(|reply| reply.edit(200, |body| *body = json!({"deleted": true}))),
    },
    Fault {
        name: "null-where-none-may-be",
        surface: "workflux",
        at: &["GET /conversations/{conversation_id}/messages"],
        operations: &["listMessages"],
        needs: &["createConversation", "sendMessage"],
        checks: &["body-schema"],
        tells: "what the agent said is null",
        act: Act::Answer(|reply| {
            reply.edit(200, |list| {
                each(list, "/data", |message| {
                    if message["sender"] == "agent" {
                        message["content"] = Value::Null;
                    }
                });
            });
        }),
    },
    Fault {
        name: "media-type-wrong",
        surface: "activeworkflow",
        at: &["GET /workflows/{workflow_id}"],
        operations: &["getWorkflow"],
        needs: &[],
        checks: &["media-type"],
        tells: "JSON is sent as `text/html`",
        act: Act::Answer(|reply| reply.set_header("content-type", "text/html; charset=utf-8")),
    },
    Fault {
        name: "media-type-missing",
        surface: "oauth",
        at: &["GET /.well-known/oauth-authorization-server"],
        operations: &["getAuthorizationServerMetadata"],
        needs: &[],
        checks: &["media-type"],
        tells: "the answer has no `Content-Type`",
        act: Act::Answer(|reply| reply.drop_header("content-type")),
    },
    Fault {
        name: "json-cut-short",
        surface: "workflux",
        at: &["GET /integrations"],
        operations: &["listIntegrations"],
        needs: &[],
        checks: &["json-parses"],
        tells: "the last byte of the JSON is missing",
        act: Act::Answer(|reply| {
            reply.body_mut().pop();
        }),
    },
    Fault {
        name: "body-missing",
        surface: "platform",
        at: &["GET /me"],
        operations: &["getMe"],
        needs: &[],
        checks: &["body-presence", "json-parses"],
        tells: "200 without a body, and one is declared",
        act: Act::Answer(|reply| reply.body_mut().clear()),
    },
    Fault {
        name: "answer-breaks-off",
        surface: "platform",
        at: &["GET /node-types"],
        operations: &["listNodeTypes"],
        needs: &[],
        checks: &["transport"],
        tells: "the connection closes in the middle of the body",
        act: Act::Answer(Reply::break_off),
    },
    Fault {
        name: "location-missing",
        surface: "agentifyme",
        at: &["POST /workflows/jobs"],
        operations: &["createJob"],
        needs: &[],
        checks: &["header-required"],
        tells: "202 without the required `Location`",
        act: Act::Answer(|reply| reply.drop_header("location")),
    },
    Fault {
        name: "cache-control-missing",
        surface: "oauth",
        at: &["POST /oauth/token"],
        operations: &["createToken"],
        needs: &[],
        checks: &["header-required"],
        tells: "a token may be cached: `Cache-Control` is missing, and required",
        act: Act::Answer(|reply| reply.drop_header("cache-control")),
    },
    Fault {
        name: "disposition-missing",
        surface: "activeworkflow",
        at: &["GET /workflows/{workflow_id}/export"],
        operations: &["exportWorkflow"],
        needs: &["listWorkflows"],
        checks: &["header-required"],
        tells: "a download without its required `Content-Disposition`",
        act: Act::Answer(|reply| reply.drop_header("content-disposition")),
    },
    Fault {
        name: "header-of-wrong-type",
        surface: "yourapp",
        at: &["GET /integrations"],
        operations: &["listIntegrations"],
        needs: &[],
        checks: &["header-schema"],
        tells: "the header for the time at which a limit begins anew is a date, and seconds are declared",
        act: Act::Answer(|reply| reply.set_header("x-ratelimit-reset", "Thu, 01 Jan 2026 00:00:00 GMT")),
    },
    Fault {
        name: "fails-at-a-maximum",
        surface: "yourapp",
        at: &["GET /executions"],
        operations: &["listExecutions"],
        needs: &[],
        checks: &["server-error"],
        tells: "the largest page that is allowed (100) makes the server fail",
        act: Act::Around(|scene, asked| fails(scene, asked, |asked| asked.parameter("limit") == Some("100"), INTERNAL)),
    },
    Fault {
        name: "fails-at-a-minimum",
        surface: "platform",
        at: &["PUT /workflows/{id}/settings"],
        operations: &["setWorkflowSettings"],
        needs: &[],
        checks: &["server-error"],
        tells: "the lowest priority that is allowed (-100) makes the server fail",
        act: Act::Around(|scene, asked| {
            fails(scene, asked, |asked| asked.json().is_some_and(|body| body["priority"] == -100), PROBLEM)
        }),
    },
    Fault {
        name: "fails-at-a-null",
        surface: "workfx",
        at: &["POST /agents"],
        operations: &["createAgent"],
        needs: &[],
        checks: &["server-error"],
        tells: "a description that is null, as is allowed, makes the server fail",
        act: Act::Around(|scene, asked| {
            fails(
                scene,
                asked,
                |asked| asked.json().is_some_and(|body| body.get("description") == Some(&Value::Null)),
                DETAIL,
            )
        }),
    },
    Fault {
        name: "fails-beyond-ascii",
        surface: "workflux",
        at: &["POST /agents"],
        operations: &["createAgent"],
        needs: &[],
        checks: &["server-error"],
        tells: "a name with a character beyond ASCII makes the server fail",
        act: Act::Around(|scene, asked| {
            let beyond = |asked: &Asked| {
                asked.json().is_some_and(|body| body["name"].as_str().is_some_and(|name| !name.is_ascii()))
            };
            fails(scene, asked, beyond, INTERNAL)
        }),
    },
    Fault {
        name: "fails-now-and-then",
        surface: "workflux",
        at: &["GET /conversations"],
        operations: &["listConversations"],
        needs: &[],
        checks: &["server-error"],
        tells: "every seventh request fails, whatever it is",
        act: Act::Around(|scene, asked| {
            Box::pin(async move {
                let reply = scene.ask(asked).await;
                if scene.memory.count() % 7 == 6 { refused(&reply, INTERNAL) } else { reply }
            })
        }),
    },
];

/// What a document declares for 500, as far as faults need it.
const INTERNAL: &str = r#"{"success": false, "error": {"code": "INTERNAL_ERROR", "message": "something went wrong", "details": {}, "request_id": "-", "timestamp": "2026-01-01T00:00:00Z"}}"#;
const DETAIL: &str = r#"{"detail": "something went wrong"}"#;
const PROBLEM: &str = r#"{"type": "about:blank", "title": "Internal Server Error", "status": 500, "detail": "something went wrong", "errors": [], "request_id": "-"}"#;

/// 500 with a body as it is declared: the fault is the status alone.
fn refused(instead: &Reply, body: &str) -> Reply {
    let mut reply = Reply::json(500, &serde_json::from_str(body).unwrap_or_default());
    for name in ["x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"] {
        if let Some(value) = instead.header(name) {
            let value = value.to_owned();
            reply.set_header(name, &value);
        }
    }
    if body == PROBLEM {
        reply.set_header("content-type", "application/problem+json");
    }
    reply
}

/// Fails where a request that would have succeeded is of this kind.
fn fails<'a>(scene: &'a Scene, asked: Asked, when: fn(&Asked) -> bool, body: &'static str) -> BoxFuture<'a, Reply> {
    Box::pin(async move {
        let hit = when(&asked);
        let reply = scene.ask(asked).await;
        if hit && reply.is_success() { refused(&reply, body) } else { reply }
    })
}

/// Changes each item of a list.
fn each(body: &mut Value, pointer: &str, change: impl Fn(&mut Value)) {
    body.pointer_mut(pointer).and_then(Value::as_array_mut).into_iter().flatten().for_each(change);
}
