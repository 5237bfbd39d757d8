//! An execution, told as it happens: the domain's frames as server-sent events, each with an id that a cut stream is taken up behind.
//!
//! A frame is one event, and its place the event's id. The domain's frames end where an execution waits for a person; this stream does not, and looks again from that place.
//! Nothing is held for a stream but its place: dropped, it is forgotten.

use std::time::Duration;

use futures_util::StreamExt as _;
use generated::{
    platform::types as wire,
    runtime::{Event, EventStream},
};
use tokio::time::{Instant, Interval, MissedTickBehavior, interval_at};

use super::convert::executions as convert;
use crate::domain::{
    error::Result,
    executions::ExecutionService,
    feed::{Frame, Frames, Place, RunEvent},
    id::ExecutionId,
    identity::Owner,
    workflows::now,
};

/// How long nothing may happen before that is said.
const PING: Duration = Duration::from_secs(10);

/// `<frames>:<characters>`; the beginning where it is another text.
fn place(id: &str) -> Place {
    let read = |(frames, chars): (&str, &str)| Some(Place { frames: frames.parse().ok()?, chars: chars.parse().ok()? });
    id.split_once(':').and_then(read).unwrap_or_default()
}

fn spell(place: Place) -> String {
    format!("{}:{}", place.frames, place.chars)
}

/// What happens in an execution behind an event; `None` where it has ended with that event.
pub(super) async fn watch(
    executions: &ExecutionService,
    owner: Owner,
    id: ExecutionId,
    last: Option<&str>,
) -> Result<Option<EventStream>> {
    let last = last.map(place).unwrap_or_default();
    let has_ended = executions.get(owner, id).await?.execution.status.is_final();
    let mut frames = executions.watch(owner, id, last).await?;
    if has_ended && last > Place::default() {
        // All there is to tell is there.
        let Some(first) = frames.next().await else { return Ok(None) };
        frames = futures_util::stream::iter([first]).chain(frames).boxed();
    }
    Ok(Some(stream(executions.clone(), owner, id, frames, last)))
}

/// `frames` behind `last` as events.
fn stream(executions: ExecutionService, owner: Owner, id: ExecutionId, frames: Frames, last: Place) -> EventStream {
    let mut pings = interval_at(Instant::now() + PING, PING);
    pings.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let telling = Telling { executions, owner, id, frames, pings, last, has_paused: false, ended: false };
    EventStream::new(futures_util::stream::unfold(telling, |mut telling| async move {
        let event = telling.next().await?;
        Some((event, telling))
    }))
}

struct Telling {
    executions: ExecutionService,
    owner: Owner,
    id: ExecutionId,
    frames: Frames,
    pings: Interval,
    last: Place,
    /// The last frame was that nothing happens until somebody answers.
    has_paused: bool,
    ended: bool,
}

impl Telling {
    async fn next(&mut self) -> Option<Event> {
        while !self.ended {
            tokio::select! {
                biased;
                frame = self.frames.next() => match frame {
                    Some(frame) => return Some(self.tell(frame)),
                    None => self.look_again().await,
                },
                _ = self.pings.tick() => return Some(event(self.last, convert::ping(self.id, now()))),
            }
        }
        None
    }

    fn tell(&mut self, frame: Frame) -> Event {
        self.last = frame.place;
        self.has_paused = frame.event == RunEvent::Paused;
        self.ended = matches!(frame.event, RunEvent::Finished { .. });
        self.pings.reset();
        event(frame.place, convert::event(self.id, frame.at, frame.event))
    }

    /// Frames end with a pause, and where no more can be told: the server goes down, or the execution is gone.
    async fn look_again(&mut self) {
        if std::mem::take(&mut self.has_paused)
            && let Ok(frames) = self.executions.watch(self.owner, self.id, self.last).await
        {
            self.frames = frames;
        } else {
            self.ended = true;
        }
    }
}

/// One line of data: JSON as serde writes it has no line breaks. What cannot be written cannot come out of the document's types.
fn event(place: Place, (name, told): (&'static str, wire::ExecutionEvent)) -> Event {
    Event::message(serde_json::to_string(&told).unwrap_or_default()).id(spell(place)).event_type(name)
}

#[cfg(test)]
mod tests {
    use futures_util::stream as streams;
    use generated::{platform::SCHEMAS, runtime::In};
    use serde_json::{Value, json};

    use super::*;
    use crate::{
        api::testing::bed,
        domain::execution::{ExecutionStatus, RunError},
    };

    /// One of each, in an order in which they may come.
    fn all() -> Vec<RunEvent> {
        let (node, kind) = (|| "n".to_owned(), || "agent".to_owned());
        let error = RunError { code: "timeout".to_owned(), message: "too slow".to_owned(), node: Some(node()) };
        let finished = |attempt, error| RunEvent::NodeFinished {
            node: node(),
            kind: kind(),
            attempt,
            output: json!({"a": [1]}),
            error,
            started_at: now(),
        };
        vec![
            RunEvent::Started,
            RunEvent::NodeStarted { node: node(), kind: kind(), attempt: 1 },
            RunEvent::Text { text: "Hel\nlo".to_owned() },
            finished(1, Some(error.clone())),
            RunEvent::TextRestarted,
            finished(2, None),
            RunEvent::HumanInputRequired { node: node(), prompt: json!({"prompt": "?"}), until: Some(now()) },
            RunEvent::Finished { status: ExecutionStatus::Failed, output: Value::Null, error: Some(error) },
        ]
    }

    fn told(event: Event) -> (String, String, Value) {
        let Event::Message { id, event, data } = event else { panic!("no message: {event:?}") };
        (id, event, serde_json::from_str(&data).unwrap())
    }

    async fn stream_of(events: Vec<RunEvent>, then_silent: bool) -> EventStream {
        let place = |frames| Place { frames, chars: 0 };
        let frames = events.into_iter().zip(1..).map(move |(event, n)| Frame { place: place(n), at: now(), event });
        let frames = streams::iter(frames.collect::<Vec<_>>());
        let frames = if then_silent { frames.chain(streams::pending()).boxed() } else { frames.boxed() };
        let bed = bed();
        stream(bed.services().executions.clone(), bed.owner, ExecutionId::new(), frames, Place::default())
    }

    #[tokio::test]
    async fn every_event_has_its_type_and_its_place_and_keeps_the_document() {
        let events: Vec<_> = stream_of(all(), false).await.0.map(told).collect().await;
        assert_eq!(events.len(), 8);
        for ((id, kind, data), n) in events.iter().zip(1..) {
            assert_eq!((id, kind), (&format!("{n}:0"), &data["event"].as_str().unwrap().to_owned()));
            let violations = SCHEMAS.violations("/components/schemas/ExecutionEvent", data, In::Body, "");
            assert!(violations.is_empty(), "{violations:?} in {data}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn silence_is_broken_by_pings_that_say_where_the_stream_is() {
        let mut stream = stream_of(vec![RunEvent::Started], true).await.0;
        let started = Instant::now();
        for expect in ["execution_started", "ping", "ping"] {
            let (id, kind, _) = told(stream.next().await.unwrap());
            assert_eq!((id.as_str(), kind.as_str()), ("1:0", expect));
        }
        assert_eq!(started.elapsed().as_secs(), 20);
    }

    #[tokio::test]
    async fn frames_that_end_without_the_end_end_the_stream() {
        let events: Vec<_> =
            stream_of(vec![RunEvent::Started, RunEvent::Paused], false).await.0.map(told).collect().await;
        assert_eq!(events.iter().map(|event| event.1.as_str()).collect::<Vec<_>>(), ["execution_started", "paused"]);
    }

    #[test]
    fn what_names_no_place_names_the_beginning() {
        for (text, frames, chars) in [
            ("", 0, 0),
            ("3:17", 3, 17),
            ("9999999999999999999:0", 9_999_999_999_999_999_999, 0),
            ("99999999999999999999:0", 0, 0),
            ("3", 0, 0),
            ("3:x", 0, 0),
        ] {
            assert_eq!(place(text), Place { frames, chars }, "{text}");
        }
        assert_eq!(spell(place("3:17")), "3:17");
    }
}
