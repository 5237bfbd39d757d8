//! Who may do what.
//!
//! A surface lets nobody in by mistake, so these faults come in with the credential of somebody whom it let in before.

use futures_util::future::BoxFuture;

use super::{Act, Fault};
use crate::server::faults::{
    exchange::{Asked, Reply},
    scene::Scene,
};

pub(super) const FAULTS: &[Fault] = &[
    Fault {
        name: "credential-not-needed",
        surface: "workfx",
        at: &["GET /agents"],
        operations: &["listAgents"],
        needs: &[],
        checks: &["authentication"],
        tells: "who presents no credential is let in",
        act: Act::Around(|scene, asked| {
            let presented = !asked.credentials().is_empty();
            let refused: fn(&Reply) -> bool = if presented { |_| false } else { |reply| reply.status() == 401 };
            let_in(scene, asked, "", refused)
        }),
    },
    Fault {
        name: "credential-not-verified",
        surface: "platform",
        at: &["GET /units"],
        operations: &["listUnits"],
        needs: &[],
        checks: &["authentication"],
        tells: "any text is taken for a key",
        act: Act::Around(|scene, asked| {
            let presented = !asked.credentials().is_empty();
            let refused: fn(&Reply) -> bool = if presented { |reply| reply.status() == 401 } else { |_| false };
            let_in(scene, asked, "", refused)
        }),
    },
    Fault {
        name: "credential-not-needed-to-write",
        surface: "yourapp",
        at: &["DELETE /webhooks/{id}"],
        operations: &["deleteWebhook"],
        needs: &["createWebhook"],
        checks: &["authentication"],
        tells: "who presents no credential, or a wrong one, may delete",
        act: Act::Around(|scene, asked| let_in(scene, asked, "", |reply| reply.status() == 401)),
    },
    Fault {
        name: "expired-credential-taken",
        surface: "platform",
        at: &["GET /me"],
        operations: &["getMe"],
        needs: &[],
        checks: &["authentication"],
        tells: "a key that has expired is taken",
        act: Act::Around(|scene, asked| {
            let_in(scene, asked, "", |reply| {
                let text = reply.value().map(|body| body.to_string()).unwrap_or_default();
                reply.status() == 401 && text.contains("expired")
            })
        }),
    },
    Fault {
        name: "scope-not-checked",
        surface: "yourapp",
        at: &["GET /credentials"],
        operations: &["listCredentials"],
        needs: &[],
        checks: &["authorization"],
        tells: "a key without the scope is let in",
        act: Act::Around(|scene, asked| let_in(scene, asked, "", |reply| reply.status() == 403)),
    },
    Fault {
        name: "scope-not-checked-to-write",
        surface: "workflux",
        at: &["POST /agents"],
        operations: &["createAgent"],
        needs: &[],
        checks: &["authorization"],
        tells: "a key that may not even read may write",
        act: Act::Around(|scene, asked| let_in(scene, asked, "", |reply| reply.status() == 403)),
    },
    Fault {
        name: "foreign-record-read",
        surface: "workflux",
        at: &["GET /conversations/{conversation_id}"],
        operations: &["getConversation"],
        needs: &["createConversation"],
        checks: &["unknown-id"],
        tells: "another tenant's conversation can be read",
        act: Act::Around(foreign),
    },
    Fault {
        name: "foreign-record-listed-below",
        surface: "yourapp",
        at: &["GET /forms/{id}/submissions"],
        operations: &["listFormSubmissions"],
        needs: &["createForm"],
        checks: &["unknown-id"],
        tells: "what belongs to another tenant's form can be listed",
        act: Act::Around(foreign),
    },
    Fault {
        name: "foreign-record-changed",
        surface: "workfx",
        at: &["PUT /agents/{agent_id}"],
        operations: &["updateAgent"],
        needs: &["createAgent"],
        checks: &["unknown-id"],
        tells: "another tenant's agent can be changed",
        act: Act::Around(foreign),
    },
    Fault {
        name: "foreign-id-in-a-body",
        surface: "workflux",
        at: &["POST /conversations"],
        operations: &["createConversation"],
        needs: &["createAgent"],
        checks: &["foreign-id"],
        tells: "a conversation can be begun with another tenant's agent, whose id stands in the body",
        act: Act::Around(|scene, asked| {
            let agent = asked.json().and_then(|body| body["agent_id"].as_str().map(str::to_owned));
            Box::pin(async move {
                let Some(agent) = agent else { return scene.ask(asked).await };
                // The refusal is a 400 or a 404, as an unknown agent's is.
                let_in(scene, asked, &agent, |reply| matches!(reply.status(), 400 | 404)).await
            })
        }),
    },
];

/// Serves who is refused in this way as it served the first whom it let in, under this name.
pub(super) fn let_in<'a>(
    scene: &'a Scene,
    asked: Asked,
    name: &str,
    refused: fn(&Reply) -> bool,
) -> BoxFuture<'a, Reply> {
    let name = name.to_owned();
    Box::pin(async move {
        let reply = scene.ask(asked.clone()).await;
        if reply.is_success() {
            scene.memory.keep_credentials(&name, &asked);
        }
        match scene.memory.credentials(&name) {
            Some(credentials) if refused(&reply) => scene.ask(asked.presenting(&credentials)).await,
            _ => reply,
        }
    })
}

/// A record is there for everybody who names it, once somebody was let in to one of its kind.
fn foreign(scene: &Scene, asked: Asked) -> BoxFuture<'_, Reply> {
    let_in(scene, asked, "an owner", |reply| reply.status() == 404)
}
