//! Deletions that do not delete, delete something else, or cannot be repeated.

use futures_util::future::BoxFuture;
use poem::http::Method;
use serde_json::json;

use super::{Act, Fault};
use crate::server::faults::{
    exchange::{Asked, Reply},
    scene::Scene,
};

const AFTER_DELETE: &[&str] = &["use-after-delete"];

pub(super) const FAULTS: &[Fault] = &[
    Fault {
        name: "delete-does-nothing",
        surface: "yourapp",
        at: &["DELETE /workflows/{id}"],
        operations: &["deleteWorkflow", "getWorkflow"],
        needs: &["createWorkflow"],
        checks: AFTER_DELETE,
        tells: "a deletion is confirmed, and the workflow is still there",
        act: Act::Around(|scene, asked| {
            Box::pin(async move {
                let there = scene.ask(asked.other(Method::GET, &asked.path)).await;
                let Some(id) = there.value().filter(|_| there.is_success()).map(|body| body["data"]["id"].clone())
                else {
                    return scene.ask(asked).await;
                };
                let mut reply = there;
                reply.edit(200, |body| *body = json!({"success": true, "data": {"id": id, "deleted": true}}));
                reply
            })
        }),
    },
    Fault {
        name: "read-after-delete",
        surface: "platform",
        at: &["GET /units/{id}"],
        operations: &["deleteUnit", "getUnit"],
        needs: &["createUnit"],
        checks: AFTER_DELETE,
        tells: "a unit that was deleted can still be read",
        act: Act::Around(|scene, asked| {
            Box::pin(async move {
                let whose = asked.whose();
                let reply = scene.ask(asked).await;
                match (reply.status(), scene.memory.reply(&whose)) {
                    (200, _) => scene.memory.keep_reply(whose, &reply),
                    (404, Some(earlier)) => return earlier,
                    _ => {}
                }
                reply
            })
        }),
    },
    Fault {
        name: "listed-after-delete",
        surface: "platform",
        at: &["GET /users", "DELETE /users/{id}"],
        operations: &["deleteUser", "listUsers"],
        needs: &["createUser", "getUser"],
        checks: AFTER_DELETE,
        tells: "a user that was deleted is still in the list",
        act: Act::Around(listed_after_delete),
    },
    Fault {
        name: "second-delete-fails",
        surface: "workflux",
        at: &["DELETE /agents/{agent_id}"],
        operations: &["deleteAgent"],
        needs: &["createAgent"],
        checks: &["server-error"],
        tells: "deleting what was deleted makes the server fail",
        act: Act::Around(|scene, asked| {
            Box::pin(async move {
                let whose = asked.whose();
                let mut reply = scene.ask(asked).await;
                match reply.status() {
                    200 => drop(scene.memory.keep(&whose, true.into())),
                    404 if scene.memory.kept(&whose).is_some() => reply.set_status(500),
                    _ => {}
                }
                reply
            })
        }),
    },
    Fault {
        name: "wrong-one-deleted",
        surface: "workfx",
        at: &["DELETE /agents/{agent_id}"],
        operations: &["deleteAgent", "getAgent"],
        needs: &["createAgent"],
        checks: AFTER_DELETE,
        tells: "the newest agent is deleted, whichever was named",
        act: Act::Around(|scene, asked| {
            Box::pin(async move {
                let there = scene.ask(asked.other(Method::GET, &asked.path)).await;
                let mut list = asked.other(Method::GET, "/agents");
                list.set_parameter("order_by", Some("recent".to_owned()));
                let newest =
                    scene.ask(list).await.value().and_then(|list| list["data"][0]["id"].as_str().map(str::to_owned));
                let mut asked = asked;
                if let (true, Some(id)) = (there.is_success(), newest) {
                    asked.path = format!("/agents/{id}");
                }
                scene.ask(asked).await
            })
        }),
    },
];

/// Keeps the users that were deleted, and shows them on the first page.
fn listed_after_delete(scene: &Scene, asked: Asked) -> BoxFuture<'_, Reply> {
    Box::pin(async move {
        let whose = format!("{:?}", asked.credentials());
        if asked.method == Method::DELETE {
            let there = scene.ask(asked.other(Method::GET, &asked.path)).await;
            let reply = scene.ask(asked).await;
            if let (true, Some(user)) = (reply.is_success(), there.value()) {
                scene.memory.keep(&whose, user);
            }
            return reply;
        }
        let first = asked.parameter("page").is_none_or(|page| page == "1");
        let limit = asked.parameter("limit").and_then(|limit| limit.parse().ok()).unwrap_or(20);
        let mut reply = scene.ask(asked).await;
        if let Some(user) = scene.memory.kept(&whose).filter(|_| first) {
            reply.edit(200, |list| {
                if let Some(items) = list["items"].as_array_mut() {
                    items.insert(0, user);
                    items.truncate(limit);
                }
                list["total"] = (list["total"].as_i64().unwrap_or(0) + 1).into();
            });
        }
        reply
    })
}
