//! Writes that do something else than they say: nothing of it shows in a single answer that is held against its schema.

use poem::http::Method;
use serde_json::{Value, json};

use super::{Act, Fault};

/// What is written is what is read.
const ROUND_TRIP: &[&str] = &["round-trip"];

pub(super) const FAULTS: &[Fault] = &[
    Fault {
        name: "member-not-stored",
        surface: "yourapp",
        at: &["POST /workflows"],
        operations: &["createWorkflow", "getWorkflow"],
        needs: &[],
        checks: ROUND_TRIP,
        tells: "the description of a new workflow is lost",
        act: Act::Request(|asked| asked.edit(|body| drop(body.as_object_mut().map(|body| body.remove("description"))))),
    },
    Fault {
        name: "member-mangled",
        surface: "workflux",
        at: &["POST /agents"],
        operations: &["createAgent", "getAgent"],
        needs: &[],
        checks: ROUND_TRIP,
        tells: "the category of a new agent is stored in lower case, with something added",
        act: Act::Request(|asked| {
            asked.edit(|body| {
                if let Some(category) = body["category"].as_str().filter(|category| category.chars().count() < 250) {
                    body["category"] = format!("{} 2", category.to_lowercase()).into();
                }
            });
        }),
    },
    Fault {
        name: "nested-member-not-stored",
        surface: "yourapp",
        at: &["POST /forms"],
        operations: &["createForm", "getForm"],
        needs: &[],
        checks: ROUND_TRIP,
        tells: "a field's `required` is false, whatever was sent",
        act: Act::Request(|asked| {
            asked.edit(|body| {
                for field in body["fields"].as_array_mut().into_iter().flatten() {
                    if field["required"] == true {
                        field["required"] = false.into();
                    }
                }
            });
        }),
    },
    Fault {
        name: "read-differs",
        surface: "workfx",
        at: &["GET /agents/{agent_id}"],
        operations: &["createAgent", "getAgent", "updateAgent"],
        needs: &[],
        checks: ROUND_TRIP,
        tells: "the answer to the creation has the tags, the record that is read has none",
        act: Act::Answer(|reply| reply.edit(200, |agent| agent["tags"] = json!([]))),
    },
    Fault {
        name: "answer-differs",
        surface: "platform",
        at: &["POST /users"],
        operations: &["createUser", "getUser"],
        needs: &[],
        checks: ROUND_TRIP,
        tells: "the answer to the creation has another name than what was sent and is stored",
        act: Act::Answer(|reply| reply.edit(201, |user| user["name"] = "user".into())),
    },
    Fault {
        name: "default-of-another-value",
        surface: "platform",
        at: &["POST /tenants"],
        operations: &["createTenant", "getTenant"],
        needs: &[],
        checks: &["default"],
        tells: "a tenant without a plan gets `starter`, and `free` is declared",
        act: Act::Request(|asked| {
            asked.edit(|body| {
                if body.get("plan").is_none() {
                    body["plan"] = "starter".into();
                }
            });
        }),
    },
    Fault {
        name: "default-of-a-boolean",
        surface: "yourapp",
        at: &["POST /forms"],
        operations: &["createForm", "getForm"],
        needs: &[],
        checks: &["default"],
        tells: "a form that does not say whether it is public is not, and the default is that it is",
        act: Act::Request(|asked| {
            asked.edit(|body| {
                if body.get("public").is_none() {
                    body["public"] = false.into();
                }
            });
        }),
    },
    Fault {
        name: "location-of-another",
        surface: "yourapp",
        at: &["POST /forms"],
        operations: &["createForm"],
        needs: &["getForm"],
        checks: &["location"],
        tells: "`Location` leads to the record that was created before",
        act: Act::Around(|scene, asked| {
            Box::pin(async move {
                let mut reply = scene.ask(asked).await;
                if reply.status() == 201
                    && let Some(own) = reply.header("location").map(str::to_owned)
                {
                    let last = scene.memory.keep("location", own.as_str().into());
                    let last = last.as_ref().and_then(Value::as_str).map_or_else(|| format!("{own}0"), str::to_owned);
                    reply.set_header("location", &last);
                }
                reply
            })
        }),
    },
    Fault {
        name: "location-to-nowhere",
        surface: "platform",
        at: &["POST /units"],
        operations: &["createUnit"],
        needs: &["getUnit"],
        checks: &["location"],
        tells: "`Location` has a path that does not exist",
        act: Act::Answer(|reply| {
            if let Some(location) = reply.header("location") {
                let wrong = location.replace("/units/", "/unit/");
                reply.set_header("location", &wrong);
            }
        }),
    },
    Fault {
        name: "put-merges",
        surface: "platform",
        at: &["PUT /workflows/{id}/settings"],
        operations: &["setWorkflowSettings", "getWorkflowSettings"],
        needs: &[],
        checks: &["put-replaces"],
        tells: "PUT leaves what the body does not name as it was, and should replace it",
        act: Act::Around(|scene, asked| {
            Box::pin(async move {
                let mut asked = asked;
                let current = scene.ask(asked.other(Method::GET, &asked.path)).await;
                if let (true, Some(mut merged), Some(sent)) = (current.is_success(), current.value(), asked.json()) {
                    merge(&mut merged, sent);
                    asked.set_json(&merged);
                }
                scene.ask(asked).await
            })
        }),
    },
    Fault {
        name: "put-not-repeatable",
        surface: "platform",
        at: &["PUT /workflows/{id}/settings"],
        operations: &["setWorkflowSettings"],
        needs: &["getWorkflowSettings"],
        checks: &["put-repeats"],
        tells: "the same PUT again raises the priority",
        act: Act::Around(|scene, mut asked| {
            Box::pin(async move {
                let (sent, path) = (asked.json().unwrap_or_default(), asked.path.clone());
                if scene.memory.kept(&path).is_some_and(|last| last == sent) {
                    asked.edit(|body| body["priority"] = (body["priority"].as_i64().unwrap_or(0) % 100 + 1).into());
                }
                let reply = scene.ask(asked).await;
                if reply.is_success() {
                    scene.memory.keep(&path, sent);
                }
                reply
            })
        }),
    },
    Fault {
        name: "change-not-stored",
        surface: "workflux",
        at: &["PUT /agents/{agent_id}"],
        operations: &["updateAgent", "getAgent"],
        needs: &["createAgent"],
        checks: &["round-trip", "put-replaces"],
        tells: "the answer to a change shows it, and it is not stored",
        act: Act::Around(|scene, asked| {
            Box::pin(async move {
                let path = asked.path.clone();
                let before = scene.ask(asked.other(Method::GET, &path)).await;
                let mut back = asked.other(Method::PUT, &path);
                let reply = scene.ask(asked).await;
                if let (true, true, Some(old)) = (before.is_success(), reply.is_success(), before.value()) {
                    back.set_json(&json!({
                        "name": old["name"], "category": old["category"], "status": old["status"], "config": old["config"],
                    }));
                    scene.ask(back).await;
                }
                reply
            })
        }),
    },
    Fault {
        name: "patch-resets-the-rest",
        surface: "yourapp",
        at: &["PATCH /workflows/{id}"],
        operations: &["updateWorkflow", "getWorkflow"],
        needs: &["createWorkflow"],
        checks: &["patch-leaves"],
        tells: "PATCH without a description empties it",
        act: Act::Request(|asked| {
            asked.edit(|body| {
                if body.get("description").is_none() {
                    body["description"] = "".into();
                }
            });
        }),
    },
    Fault {
        name: "patch-of-one-member-lost",
        surface: "platform",
        at: &["PATCH /tenants/{id}"],
        operations: &["updateTenant", "getTenant"],
        needs: &["createTenant"],
        checks: ROUND_TRIP,
        tells: "of two members that are changed together the second is not",
        act: Act::Request(|asked| {
            asked.edit(|body| {
                if body["name"].is_string() && body["plan"].is_string() {
                    drop(body.as_object_mut().map(|body| body.remove("plan")));
                }
            });
        }),
    },
    Fault {
        name: "refused-write-writes",
        surface: "yourapp",
        at: &["PATCH /workflows/{id}"],
        operations: &["updateWorkflow"],
        needs: &["createWorkflow", "getWorkflow"],
        checks: &["refused-write"],
        tells: "a change that is refused with 400 has changed the description",
        act: Act::Around(|scene, asked| {
            Box::pin(async move {
                let mut other = asked.other(Method::PATCH, &asked.path);
                let reply = scene.ask(asked).await;
                if reply.status() == 400 {
                    other.set_json(&json!({"description": format!("written by refusal {}", scene.memory.count())}));
                    scene.ask(other).await;
                }
                reply
            })
        }),
    },
    Fault {
        name: "refused-creation-creates",
        surface: "workflux",
        at: &["POST /agents"],
        operations: &["createAgent"],
        needs: &["listAgents"],
        checks: &["refused-write"],
        tells: "a creation that is refused with 400 leaves a record",
        act: Act::Around(|scene, asked| {
            Box::pin(async move {
                let mut other = asked.other(Method::POST, &asked.path);
                let reply = scene.ask(asked).await;
                if reply.status() == 400 {
                    other.set_json(&json!({"name": format!("left by refusal {}", scene.memory.count())}));
                    scene.ask(other).await;
                }
                reply
            })
        }),
    },
    Fault {
        name: "get-changes",
        surface: "workfx",
        at: &["GET /agents/{agent_id}"],
        operations: &["getAgent"],
        needs: &["createAgent"],
        checks: &["safe-method"],
        tells: "each GET changes the description",
        act: Act::Around(|scene, asked| {
            Box::pin(async move {
                let mut write = asked.other(Method::PUT, &asked.path);
                write.query = asked.query.clone();
                let reply = scene.ask(asked).await;
                if reply.status() == 200 {
                    write.set_json(&json!({"description": format!("read {} times", scene.memory.count())}));
                    scene.ask(write).await;
                }
                reply
            })
        }),
    },
];

fn merge(into: &mut Value, from: Value) {
    if let (Some(into), Value::Object(from)) = (into.as_object_mut(), from) {
        into.extend(from);
    }
}
