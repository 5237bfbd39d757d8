//! `Idempotency-Key`: what is sent again.

use poem::http::HeaderName;

use super::{Act, Fault};

const KEY: HeaderName = HeaderName::from_static("idempotency-key");

pub(super) const FAULTS: &[Fault] = &[
    Fault {
        name: "key-ignored",
        surface: "yourapp",
        at: &["POST /workflows"],
        operations: &["createWorkflow"],
        needs: &[],
        checks: &["idempotency"],
        tells: "a request that is sent again under its key creates again",
        act: Act::Request(|asked| drop(asked.headers.remove(KEY))),
    },
    Fault {
        name: "key-ignored-by-a-run",
        surface: "agentifyme",
        at: &["POST /workflows/jobs"],
        operations: &["createJob"],
        needs: &[],
        checks: &["idempotency"],
        tells: "a request that is sent again under its key starts another job",
        act: Act::Request(|asked| drop(asked.headers.remove(KEY))),
    },
    Fault {
        name: "key-of-another-body",
        surface: "workflux",
        at: &["POST /agents"],
        operations: &["createAgent"],
        needs: &[],
        checks: &["idempotency"],
        tells: "another body under a used key is answered as the first was",
        act: Act::Around(|scene, asked| {
            Box::pin(async move {
                let Some(key) = asked.header(KEY.as_str()) else { return scene.ask(asked).await };
                let whose = format!("{key} {:?}", asked.credentials());
                let reply = scene.ask(asked).await;
                match (reply.status(), scene.memory.reply(&whose)) {
                    (422, Some(first)) => return first,
                    (201, None) => scene.memory.keep_reply(whose, &reply),
                    _ => {}
                }
                reply
            })
        }),
    },
    Fault {
        name: "key-raced",
        surface: "platform",
        at: &["POST /users"],
        operations: &["createUser"],
        needs: &[],
        checks: &["idempotency-race"],
        tells: "two requests at once under one key create two users",
        act: Act::Around(|scene, asked| {
            Box::pin(async move {
                let Some(key) = asked.header(KEY.as_str()) else { return scene.ask(asked).await };
                let mut asked = asked;
                if scene.memory.begin(&key) {
                    let reply = scene.ask(asked).await;
                    // Long enough for whoever is on the way.
                    tokio::time::sleep(std::time::Duration::from_millis(30)).await;
                    scene.memory.end(&key);
                    return reply;
                }
                asked.headers.remove(KEY);
                // Names are unique, and the second user is another.
                let number = scene.memory.count();
                asked.edit(|body| body["name"] = format!("raced {number}").into());
                scene.ask(asked).await
            })
        }),
    },
    Fault {
        name: "replay-differs",
        surface: "yourapp",
        at: &["POST /forms"],
        operations: &["createForm"],
        needs: &[],
        checks: &["idempotency"],
        tells: "the answer to a repeat has the time of the repeat",
        act: Act::Answer(|reply| {
            if reply.header("idempotent-replayed").is_some() {
                reply.edit(201, |body| body["data"]["created_at"] = "2037-01-01T00:00:00Z".into());
            }
        }),
    },
];
