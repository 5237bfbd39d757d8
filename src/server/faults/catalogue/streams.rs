//! Streams of events.

use serde_json::Value;

use super::{Act, Fault};

pub(super) const FAULTS: &[Fault] = &[
    Fault {
        name: "event-of-wrong-schema",
        surface: "workfx",
        at: &["POST /agents/{agent_id}/chat"],
        operations: &["chat"],
        needs: &[],
        checks: &["body-schema"],
        tells: "the events' `created_at` is a number",
        act: Act::Frames(|_, event| vec![data(event, |frame| frame["created_at"] = 1_767_225_600.into())]),
    },
    Fault {
        name: "last-event-of-wrong-schema",
        surface: "platform",
        at: &["GET /executions/{id}/events"],
        operations: &["watchExecution"],
        needs: &[],
        checks: &["body-schema"],
        tells: "the event that ends the stream has a status that does not exist",
        act: Act::Frames(|_, event| {
            vec![data(event, |frame| {
                if frame["event"] == "execution_finished" {
                    frame["status"] = "done".into();
                }
            })]
        }),
    },
    Fault {
        name: "event-without-json",
        surface: "workfx",
        at: &["POST /agents/{agent_id}/chat/resume"],
        operations: &["resumeChat"],
        needs: &[],
        checks: &["body-schema"],
        tells: "an event's data is `[object Object]`",
        act: Act::Frames(|_, event| {
            vec![lines(event, |line| line.starts_with("data:"), |_| "data: [object Object]".to_owned())]
        }),
    },
    Fault {
        name: "event-ids-fall",
        surface: "platform",
        at: &["GET /executions/{id}/events"],
        operations: &["watchExecution"],
        needs: &[],
        checks: &["stream-ids"],
        tells: "every event has the same id",
        act: Act::Frames(|_, event| vec![lines(event, |line| line.starts_with("id:"), |_| "id: 1:0".to_owned())]),
    },
    Fault {
        name: "resume-repeats",
        surface: "platform",
        at: &["GET /executions/{id}/events"],
        operations: &["watchExecution"],
        needs: &[],
        checks: &["stream-resume"],
        tells: "`Last-Event-ID` is ignored: the stream begins anew",
        act: Act::Request(|asked| drop(asked.headers.remove("last-event-id"))),
    },
    Fault {
        name: "resume-skips",
        surface: "platform",
        at: &["GET /executions/{id}/events"],
        operations: &["watchExecution"],
        needs: &[],
        checks: &["stream-resume"],
        tells: "a stream that is taken up again lacks its first event",
        act: Act::Around(|scene, asked| {
            Box::pin(async move {
                let resumed = asked.headers.contains_key("last-event-id");
                let reply = scene.ask(asked).await;
                if !resumed {
                    return reply;
                }
                // Each stream forgets its own first event.
                let memory = std::sync::Arc::default();
                crate::server::faults::frames::changed(reply, &memory, |memory, event| {
                    if memory.count() == 0 { Vec::new() } else { vec![event.to_owned()] }
                })
            })
        }),
    },
    Fault {
        name: "events-twice",
        surface: "workfx",
        at: &["POST /agents/{agent_id}/job"],
        operations: &["runJob"],
        needs: &[],
        checks: &["stream-ids"],
        tells: "each event is sent twice, with the same id",
        act: Act::Frames(|_, event| vec![event.to_owned(), event.to_owned()]),
    },
];

/// The event with some lines changed.
fn lines(event: &str, which: impl Fn(&str) -> bool, change: impl Fn(&str) -> String) -> String {
    let changed: Vec<String> =
        event.lines().map(|line| if which(line) { change(line) } else { line.to_owned() }).collect();
    changed.join("\n")
}

/// The event with its data changed.
fn data(event: &str, change: impl Fn(&mut Value)) -> String {
    lines(
        event,
        |line| line.starts_with("data:"),
        |line| {
            let Ok(mut value) = serde_json::from_str::<Value>(line["data:".len()..].trim_start()) else {
                return line.to_owned();
            };
            change(&mut value);
            format!("data: {value}")
        },
    )
}
