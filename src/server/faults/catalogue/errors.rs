//! Refusals: what they say, and what they must not say.

use serde_json::{Value, json};

use super::{Act, Fault};

pub(super) const FAULTS: &[Fault] = &[
    Fault {
        name: "stack-trace-in-an-error",
        surface: "workflux",
        at: &["GET /agents/{agent_id}"],
        operations: &["getAgent"],
        needs: &[],
        checks: &["internals"],
        tells: "404 shows a stack trace with the server's source files",
        act: Act::Answer(|reply| {
            reply.edit(404, |body| {
                body["error"]["message"] = "thread 'tokio-runtime-worker' panicked at src/store/agents.rs:120:14:\ncalled `Option::unwrap()` on a `None` value\nstack backtrace:\n   0: rust_begin_unwind\n             at /rustc/9fc6b431/library/std/src/panicking.rs:697:5\n   1: core::panicking::panic_fmt".into();
            });
        }),
    },
    Fault {
        name: "statement-in-an-error",
        surface: "yourapp",
        at: &["GET /forms/{id}"],
        operations: &["getForm"],
        needs: &[],
        checks: &["internals"],
        tells: "404 shows the database's statement",
        act: Act::Answer(|reply| {
            reply.edit(404, |body| {
                body["error"]["message"] = "SQLSTATE[42P01]: SELECT \"forms\".\"id\" FROM \"forms\" WHERE \"forms\".\"tenant_id\" = $1 AND \"forms\".\"id\" = $2: no rows".into();
            });
        }),
    },
    Fault {
        name: "first-fault-only",
        surface: "yourapp",
        at: &["POST /workflows"],
        operations: &["createWorkflow"],
        needs: &[],
        checks: &["all-faults"],
        tells: "of several faults in a body the first alone is reported",
        act: Act::Answer(|reply| {
            reply.edit(400, |body| {
                if let Some(list) = body.pointer_mut("/error/details/violations").and_then(Value::as_array_mut) {
                    list.truncate(1);
                }
            });
        }),
    },
    Fault {
        name: "places-wrong",
        surface: "platform",
        at: &["POST /api-keys"],
        operations: &["createApiKey"],
        needs: &[],
        checks: &["all-faults"],
        tells: "faults are reported at the body's root, wherever they are",
        act: Act::Answer(|reply| {
            reply.edit(400, |problem| {
                for error in problem["errors"].as_array_mut().into_iter().flatten() {
                    error["pointer"] = "".into();
                }
            });
        }),
    },
    Fault {
        name: "status-told-wrong",
        surface: "platform",
        at: &["GET /units/{id}"],
        operations: &["getUnit"],
        needs: &[],
        checks: &["problem-status"],
        tells: "the problem says 400, and the answer is a 404",
        act: Act::Answer(|reply| reply.edit(404, |problem| problem["status"] = 400.into())),
    },
    Fault {
        name: "error-of-another-shape",
        surface: "workfx",
        at: &["POST /agents"],
        operations: &["createAgent"],
        needs: &[],
        checks: &["body-schema"],
        tells: "422 has a sentence where a list of violations is declared",
        act: Act::Answer(|reply| reply.edit(422, |body| *body = json!({"detail": "the request is not valid"}))),
    },
    Fault {
        name: "undeclared-refusal",
        surface: "yourapp",
        at: &["GET /workflows/{id}"],
        operations: &["getWorkflow"],
        needs: &[],
        checks: &["status-declared"],
        tells: "an unknown id is answered with 410, and 404 is declared",
        act: Act::Answer(|reply| {
            if reply.status() == 404 {
                reply.set_status(410);
            }
        }),
    },
    Fault {
        name: "client-blamed-on-the-server",
        surface: "agentifyme",
        at: &["POST /workflows/run"],
        operations: &["runWorkflow"],
        needs: &[],
        checks: &["server-error"],
        tells: "a body that is not valid is answered with 500 instead of 400",
        act: Act::Answer(|reply| {
            if reply.status() == 400 {
                reply.set_status(500);
            }
        }),
    },
    Fault {
        name: "unknown-id-answered",
        surface: "activeworkflow",
        at: &["GET /agents/{agent_id}"],
        operations: &["getAgent"],
        needs: &["listAgents"],
        checks: &["unknown-id"],
        tells: "for an id that nobody has, the answer is an empty agent with 200",
        act: Act::Answer(|reply| {
            if reply.status() == 404 {
                reply.set_status(200);
                reply.edit(200, |body| {
                    *body = json!({"id": 1, "name": "", "type": "Agent", "messages_count": 0, "disabled": false, "sources": []});
                });
            }
        }),
    },
];
