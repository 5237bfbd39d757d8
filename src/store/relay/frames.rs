//! Frames of a run as text, on their way to another process. Domain types do not serialise; these are their twins.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    domain::{
        Result,
        execution::RunError,
        feed::{Frame, Place, RunEvent},
    },
    store::codes::{execution_status, from_json, to_execution_status, to_json},
};

/// A frame: its place (frames, characters), when, what.
#[derive(Serialize, Deserialize)]
struct Sent(u64, u64, DateTime<Utc>, Event);

#[derive(Serialize, Deserialize)]
enum Event {
    Started,
    NodeStarted(String, String, i32),
    NodeFinished {
        node: String,
        kind: String,
        attempt: i32,
        output: Value,
        error: Option<RunError>,
        started_at: DateTime<Utc>,
    },
    Text(String),
    TextRestarted,
    HumanInputRequired(String, Value, Option<DateTime<Utc>>),
    Paused,
    Finished(i16, Value, Option<RunError>),
}

/// As text.
pub(super) fn encode(frames: Vec<Frame>) -> Result<String> {
    let sent: Vec<Sent> = frames
        .into_iter()
        .map(|Frame { place, at, event }| Sent(place.frames, place.chars, at, Event::of(event)))
        .collect();
    to_json(&sent)
}

/// From text.
pub(super) fn decode(text: &str) -> Result<Vec<Frame>> {
    let whole = |Sent(frames, chars, at, event): Sent| {
        Ok(Frame { place: Place { frames, chars }, at, event: event.into_domain()? })
    };
    from_json::<Vec<Sent>>(text)?.into_iter().map(whole).collect()
}

impl Event {
    fn of(event: RunEvent) -> Self {
        match event {
            RunEvent::Started => Self::Started,
            RunEvent::NodeStarted { node, kind, attempt } => Self::NodeStarted(node, kind, attempt),
            RunEvent::NodeFinished { node, kind, attempt, output, error, started_at } => {
                Self::NodeFinished { node, kind, attempt, output, error, started_at }
            }
            RunEvent::Text { text } => Self::Text(text),
            RunEvent::TextRestarted => Self::TextRestarted,
            RunEvent::HumanInputRequired { node, prompt, until } => Self::HumanInputRequired(node, prompt, until),
            RunEvent::Paused => Self::Paused,
            RunEvent::Finished { status, output, error } => Self::Finished(execution_status(status), output, error),
        }
    }

    fn into_domain(self) -> Result<RunEvent> {
        Ok(match self {
            Self::Started => RunEvent::Started,
            Self::NodeStarted(node, kind, attempt) => RunEvent::NodeStarted { node, kind, attempt },
            Self::NodeFinished { node, kind, attempt, output, error, started_at } => {
                RunEvent::NodeFinished { node, kind, attempt, output, error, started_at }
            }
            Self::Text(text) => RunEvent::Text { text },
            Self::TextRestarted => RunEvent::TextRestarted,
            Self::HumanInputRequired(node, prompt, until) => RunEvent::HumanInputRequired { node, prompt, until },
            Self::Paused => RunEvent::Paused,
            Self::Finished(status, output, error) => {
                RunEvent::Finished { status: to_execution_status(status)?, output, error }
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::domain::execution::ExecutionStatus;

    #[test]
    fn frames_come_back_as_they_were() {
        let at = Utc::now();
        let error = RunError { code: "timeout".to_owned(), message: "too long".to_owned(), node: Some("a".to_owned()) };
        let (node, kind) = ("a\0b".to_owned(), "agent".to_owned());
        let events = [
            RunEvent::Started,
            RunEvent::NodeStarted { node: node.clone(), kind: kind.clone(), attempt: 2 },
            RunEvent::Text { text: "ünd \0 so".to_owned() },
            RunEvent::TextRestarted,
            RunEvent::NodeFinished {
                node: node.clone(),
                kind,
                attempt: 2,
                output: json!({"a": [1.5, null]}),
                error: Some(error.clone()),
                started_at: at,
            },
            RunEvent::HumanInputRequired { node, prompt: json!({"title": "?"}), until: Some(at) },
            RunEvent::Paused,
            RunEvent::Finished { status: ExecutionStatus::Cancelled, output: Value::Null, error: Some(error) },
        ];
        let frames: Vec<Frame> = (1..)
            .zip(events)
            .map(|(number, event)| Frame { place: Place { frames: number, chars: 7 }, at, event })
            .collect();
        let text = encode(frames.clone()).unwrap();
        assert!(!text.contains('\0'), "PostgreSQL takes no NUL");
        assert_eq!(decode(&text).unwrap(), frames);
    }
}
