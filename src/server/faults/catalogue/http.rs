//! HTTP itself: methods, paths, `HEAD`, and limits that are told.

use serde_json::json;

use super::{Act, Fault, NO_OPERATION};
use crate::server::faults::exchange::Reply;

pub(super) const FAULTS: &[Fault] = &[
    Fault {
        name: "allow-missing",
        surface: "workflux",
        at: &["* /agents"],
        operations: &["listAgents", "createAgent"],
        needs: &[],
        checks: &["allow-header"],
        tells: "405 does not say which methods there are",
        act: Act::Answer(|reply| {
            if reply.status() == 405 {
                reply.drop_header("allow");
            }
        }),
    },
    Fault {
        name: "allow-incomplete",
        surface: "platform",
        at: &["* /units/{id}"],
        operations: &["getUnit", "deleteUnit"],
        needs: &[],
        checks: &["allow-header"],
        tells: "405 leaves a method out that there is (DELETE)",
        act: Act::Answer(|reply| {
            if reply.status() == 405 {
                reply.set_header("allow", "GET, HEAD");
            }
        }),
    },
    Fault {
        name: "method-not-found",
        surface: "yourapp",
        at: &["* /webhooks"],
        operations: &["listWebhooks", "createWebhook"],
        needs: &[],
        checks: &["method"],
        tells: "a method that is not there is answered with 404",
        act: Act::Answer(|reply| {
            if reply.status() == 405 {
                reply.drop_header("allow");
                reply.set_status(404);
            }
        }),
    },
    Fault {
        name: "method-done",
        surface: "platform",
        at: &["* /endpoints"],
        operations: &["listEndpoints", "createEndpoint"],
        needs: &[],
        checks: &["method"],
        tells: "a method that no document has does something, and says 200",
        act: Act::Answer(|reply| {
            if reply.status() == 405 {
                *reply = Reply::json(200, &json!({}));
            }
        }),
    },
    Fault {
        name: "unknown-path-answered",
        surface: "agentifyme",
        at: &["* /*"],
        operations: &[NO_OPERATION],
        needs: &[],
        checks: &["unknown-path"],
        tells: "a path that does not exist is answered with 200 and a page",
        act: Act::Around(|scene, asked| {
            Box::pin(async move {
                let known = asked.path.starts_with("/workflows/");
                let reply = scene.ask(asked).await;
                if known || reply.status() != 404 { reply } else { Reply::json(200, &json!({"message": "welcome"})) }
            })
        }),
    },
    Fault {
        name: "head-not-found",
        surface: "yourapp",
        at: &["HEAD /workflows"],
        operations: &["listWorkflows"],
        needs: &[],
        checks: &["head"],
        tells: "HEAD is answered with 404 where GET is answered with 200",
        act: Act::Answer(|reply| reply.set_status(404)),
    },
    Fault {
        name: "head-of-another-type",
        surface: "activeworkflow",
        at: &["HEAD /agents"],
        operations: &["listAgents"],
        needs: &[],
        checks: &["head"],
        tells: "HEAD says another media type than GET",
        act: Act::Answer(|reply| reply.set_header("content-type", "text/html")),
    },
    Fault {
        name: "retry-after-missing",
        surface: "workfx",
        at: &["GET /agents"],
        operations: &["listAgents"],
        needs: &[],
        checks: &["rate-limit", "header-required"],
        tells: "429 does not say when to come back",
        act: Act::Answer(|reply| reply.drop_header("retry-after")),
    },
    Fault {
        name: "remaining-does-not-fall",
        surface: "workflux",
        at: &["GET /agents"],
        operations: &["listAgents"],
        needs: &[],
        checks: &["rate-remaining"],
        tells: "what remains of the limit is told as the same, however much is asked",
        act: Act::Answer(|reply| {
            if reply.status() != 429 && reply.header("x-ratelimit-remaining").is_some() {
                reply.set_header("x-ratelimit-remaining", "999999999");
            }
        }),
    },
    Fault {
        name: "remaining-when-nothing-is",
        surface: "yourapp",
        at: &["GET /forms"],
        operations: &["listForms"],
        needs: &[],
        checks: &["rate-limit"],
        tells: "429 says that one request remains",
        act: Act::Answer(|reply| {
            if reply.status() == 429 {
                reply.set_header("x-ratelimit-remaining", "1");
            }
        }),
    },
    Fault {
        name: "limit-not-enforced",
        surface: "platform",
        at: &["GET /users"],
        operations: &["listUsers"],
        needs: &[],
        checks: &["rate-limit"],
        tells: "who has used a limit up is served all the same",
        act: Act::Around(|scene, asked| super::access::let_in(scene, asked, "", |reply| reply.status() == 429)),
    },
];
