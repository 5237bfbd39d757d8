//! Lists that are not what was asked for: each of their pages is right by its schema.

use futures_util::future::BoxFuture;
use serde_json::Value;

use super::{Act, Fault};
use crate::server::faults::{
    exchange::{Asked, Reply},
    scene::Scene,
};

const PAGES: &[&str] = &["page-overlap", "page-gap"];
const FILTER: &[&str] = &["filter-sound", "filter-complete"];

pub(super) const FAULTS: &[Fault] = &[
    Fault {
        name: "pages-overlap",
        surface: "yourapp",
        at: &["GET /workflows"],
        operations: &["listWorkflows"],
        needs: &["createWorkflow"],
        checks: PAGES,
        tells: "each page but the first begins with the last item of the one before",
        act: Act::Around(|scene, asked| overlap(scene, asked, "/data")),
    },
    Fault {
        name: "pages-leave-gaps",
        surface: "workflux",
        at: &["GET /agents"],
        operations: &["listAgents"],
        needs: &["createAgent"],
        checks: PAGES,
        tells: "each page but the first lacks its first item",
        act: Act::Around(|scene, asked| {
            Box::pin(async move {
                let later = asked.parameter("page").is_some_and(|page| page != "1");
                let mut reply = scene.ask(asked).await;
                if later {
                    reply.edit(200, |body| with_items(body, "/data", behead));
                }
                reply
            })
        }),
    },
    Fault {
        name: "page-parameter-ignored",
        surface: "platform",
        at: &["GET /endpoints"],
        operations: &["listEndpoints"],
        needs: &["createEndpoint"],
        checks: &["page-overlap", "page-gap", "page-end"],
        tells: "every page is the first",
        act: Act::Around(|scene, asked| {
            Box::pin(async move {
                let page: Option<i64> =
                    asked.parameter("page").and_then(|page| page.parse().ok()).filter(|page| *page > 1);
                let mut asked = asked;
                if page.is_some() {
                    asked.set_parameter("page", None);
                }
                let mut reply = scene.ask(asked).await;
                if let Some(page) = page {
                    reply.edit(200, |body| body["page"] = page.into());
                }
                reply
            })
        }),
    },
    Fault {
        name: "total-wrong",
        surface: "platform",
        at: &["GET /users"],
        operations: &["listUsers"],
        needs: &["createUser"],
        checks: &["page-total"],
        tells: "the total is one too many",
        act: Act::Answer(|reply| {
            reply.edit(200, |list| list["total"] = (list["total"].as_i64().unwrap_or(0) + 1).into());
        }),
    },
    Fault {
        name: "total-of-the-page",
        surface: "workfx",
        at: &["GET /agents"],
        operations: &["listAgents"],
        needs: &["createAgent"],
        checks: &["page-total"],
        tells: "the total is the number of items on the page",
        act: Act::Answer(|reply| {
            reply.edit(200, |list| list["total_count"] = list["data"].as_array().map_or(0, Vec::len).into());
        }),
    },
    Fault {
        name: "page-size-ignored",
        surface: "yourapp",
        at: &["GET /forms"],
        operations: &["listForms"],
        needs: &["createForm"],
        checks: &["page-limit"],
        tells: "pages have twenty items, whatever is asked for",
        act: Act::Around(|scene, asked| {
            Box::pin(async move {
                let limit: Option<i64> = asked
                    .parameter("limit")
                    .and_then(|limit| limit.parse().ok())
                    .filter(|limit| (1..=100).contains(limit));
                let mut asked = asked;
                if limit.is_some() {
                    asked.set_parameter("limit", None);
                }
                let mut reply = scene.ask(asked).await;
                if let Some(limit) = limit {
                    reply.edit(200, |body| body["meta"]["limit"] = limit.into());
                }
                reply
            })
        }),
    },
    Fault {
        name: "page-one-too-large",
        surface: "workflux",
        at: &["GET /conversations"],
        operations: &["listConversations"],
        needs: &["createConversation"],
        checks: &["page-limit"],
        tells: "a page has one item more than was asked for",
        act: Act::Around(|scene, asked| {
            Box::pin(async move {
                let mut more = asked.clone();
                let limit: i64 = asked.parameter("limit").and_then(|limit| limit.parse().ok()).unwrap_or(20);
                more.set_parameter("limit", Some((limit + 1).to_string()));
                let (mut reply, more) = (scene.ask(asked).await, scene.ask(more).await);
                if let (1..=99, Some(list)) = (limit, more.value().filter(|_| more.is_success())) {
                    reply.edit(200, |body| body["data"] = list["data"].clone());
                }
                reply
            })
        }),
    },
    Fault {
        name: "filter-ignored",
        surface: "workflux",
        at: &["GET /agents"],
        operations: &["listAgents"],
        needs: &["createAgent"],
        checks: FILTER,
        tells: "the filter `status` is validated and not applied",
        act: Act::Request(|asked| {
            if matches!(asked.parameter("status"), Some("active" | "inactive")) {
                asked.set_parameter("status", None);
            }
        }),
    },
    Fault {
        name: "filter-incomplete",
        surface: "yourapp",
        at: &["GET /workflows"],
        operations: &["listWorkflows"],
        needs: &["createWorkflow"],
        checks: FILTER,
        tells: "with the filter `status` the newest item is left out, and not counted",
        act: Act::Around(|scene, asked| {
            Box::pin(async move {
                let filtered =
                    asked.parameter("status").is_some() && asked.parameter("page").is_none_or(|page| page == "1");
                let mut reply = scene.ask(asked).await;
                if filtered {
                    reply.edit(200, |body| {
                        if body["data"].as_array().is_some_and(|items| !items.is_empty()) {
                            with_items(body, "/data", behead);
                            body["meta"]["total"] = (body["meta"]["total"].as_i64().unwrap_or(1) - 1).into();
                        }
                    });
                }
                reply
            })
        }),
    },
    Fault {
        name: "filter-off-by-case",
        surface: "workfx",
        at: &["GET /agents"],
        operations: &["listAgents"],
        needs: &["createAgent"],
        checks: FILTER,
        tells: "the filter `is_favorite` gives those that are not",
        act: Act::Request(|asked| {
            let other = match asked.parameter("is_favorite") {
                Some("true") => "false",
                Some("false") => "true",
                _ => return,
            };
            asked.set_parameter("is_favorite", Some(other.to_owned()));
        }),
    },
    Fault {
        name: "order-ignored",
        surface: "workfx",
        at: &["GET /agents"],
        operations: &["listAgents"],
        needs: &["createAgent"],
        checks: &["order"],
        tells: "`order_by=oldest` gives the newest first",
        act: Act::Request(|asked| {
            if asked.parameter("order_by") == Some("oldest") {
                asked.set_parameter("order_by", Some("recent".to_owned()));
            }
        }),
    },
    Fault {
        name: "cursor-repeats",
        surface: "platform",
        at: &["GET /executions"],
        operations: &["listExecutions"],
        needs: &["runWorkflow"],
        checks: PAGES,
        tells: "the page of a cursor begins with the last item of the one before",
        act: Act::Around(cursor_repeats),
    },
    Fault {
        name: "cursor-without-end",
        surface: "yourapp",
        at: &["GET /executions"],
        operations: &["listExecutions"],
        needs: &["executeWorkflow"],
        checks: &["page-end", "page-overlap"],
        tells: "the last page names a cursor, which leads to that page again",
        act: Act::Around(|scene, asked| {
            Box::pin(async move {
                let cursor = asked.parameter("cursor").map(str::to_owned);
                let mut reply = scene.ask(asked).await;
                if let Some(cursor) = cursor {
                    reply.edit(200, |body| {
                        if body["meta"]["next_cursor"].is_null() {
                            body["meta"]["next_cursor"] = cursor.into();
                            body["meta"]["has_more"] = true.into();
                        }
                    });
                }
                reply
            })
        }),
    },
    Fault {
        name: "page-past-the-end-refused",
        surface: "workflux",
        at: &["GET /integrations"],
        operations: &["listIntegrations"],
        needs: &[],
        checks: &["valid-accepted", "status-declared", "page-end"],
        tells: "a page past the last one is refused, and should be empty",
        act: Act::Answer(|reply| {
            let empty = reply.value().is_some_and(|list| list["data"].as_array().is_some_and(Vec::is_empty));
            if reply.status() == 200 && empty {
                reply.set_status(404);
                reply.edit(404, |body| {
                    *body = serde_json::json!({"error": {"code": "NOT_FOUND", "message": "no such page", "details": {}, "request_id": "-", "timestamp": "2026-01-01T00:00:00Z"}});
                });
            }
        }),
    },
];

/// Takes the first of the items away.
fn behead(items: &mut Vec<Value>) {
    if !items.is_empty() {
        items.remove(0);
    }
}

fn with_items(body: &mut Value, pointer: &str, change: impl FnOnce(&mut Vec<Value>)) {
    if let Some(items) = body.pointer_mut(pointer).and_then(Value::as_array_mut) {
        change(items);
    }
}

/// Offsets that are one too low.
fn overlap<'a>(scene: &'a Scene, asked: Asked, pointer: &'static str) -> BoxFuture<'a, Reply> {
    Box::pin(async move {
        let page: i64 = asked.parameter("page").and_then(|page| page.parse().ok()).unwrap_or(1);
        let mut before = asked.clone();
        before.set_parameter("page", Some((page - 1).to_string()));
        let mut reply = scene.ask(asked).await;
        if page > 1 && reply.is_success() {
            let before = scene.ask(before).await.value();
            let last = before.as_ref().and_then(|body| body.pointer(pointer)?.as_array()?.last().cloned());
            reply.edit(200, |body| {
                with_items(body, pointer, |items| {
                    if let Some(last) = last.filter(|_| !items.is_empty()) {
                        items.pop();
                        items.insert(0, last);
                    }
                });
            });
        }
        reply
    })
}

/// Remembers which item a cursor follows, and shows it once more.
fn cursor_repeats(scene: &Scene, asked: Asked) -> BoxFuture<'_, Reply> {
    Box::pin(async move {
        let last = asked.parameter("cursor").and_then(|cursor| scene.memory.kept(cursor));
        let mut reply = scene.ask(asked).await;
        if let Some(body) = reply.value().filter(|_| reply.is_success())
            && let (Some(next), Some(item)) =
                (body["next_cursor"].as_str(), body["items"].as_array().and_then(|items| items.last()))
        {
            scene.memory.keep(next, item.clone());
        }
        if let Some(last) = last {
            reply.edit(200, |body| {
                with_items(body, "/items", |items| {
                    if !items.is_empty() {
                        items.pop();
                        items.insert(0, last);
                    }
                });
            });
        }
        reply
    })
}
