//! An execution, told as it happens: the domain's frames as server-sent events, each with an id that a cut stream is taken up behind.
//!
//! A frame is one event, and its place the event's id. The domain's frames end where an execution waits for a person; this stream does not, and looks again from that place.
//! Nothing is held for a stream but its place: dropped, it is forgotten.

use std::time::Duration;

use futures_util::{StreamExt as _, stream};
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
        frames = stream::iter([first]).chain(frames).boxed();
    }
    let mut pings = interval_at(Instant::now() + PING, PING);
    pings.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let telling =
        Telling { executions: executions.clone(), owner, id, frames, pings, last, has_paused: false, ended: false };
    Ok(Some(EventStream::new(stream::unfold(telling, |mut telling| async move {
        let event = telling.next().await?;
        Some((event, telling))
    }))))
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
    use super::*;

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
