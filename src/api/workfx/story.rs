//! A run, told as it happens: the domain's frames as the events of a stream, each with an id that a cut stream is taken up behind.
//!
//! One frame of the domain may be several events (the end of a run is the end of its message, too). So that none of them is lost or told twice where the
//! connection is cut between them, the id of all but the last says how many of them there were so far.

use std::{collections::VecDeque, time::Duration};

use chrono::{DateTime, Utc};
use futures_util::{StreamExt as _, stream};
use generated::{
    runtime::{Event, EventStream, Uuid, Value},
    workfx::types as wire,
};
use tokio::time::{Instant, Interval, MissedTickBehavior, interval_at, timeout};

use super::convert;
use crate::{
    api::wire_id,
    domain::{
        execution::{ExecutionStatus, RunError},
        feed::{Frame, Frames, Place, RunEvent},
        id::{AgentId, ExecutionId},
        identity::Owner,
        run::RunAnswer,
        turns::{StartedTurn, TurnService},
        workflows::now,
    },
};

/// How long nothing may happen before that is said.
const PING: Duration = Duration::from_secs(10);

/// How long frames may take that are there already.
const MOMENT: Duration = Duration::from_secs(2);

/// What names an event: `<run>:<frames>:<characters>`, and behind these, of an event that is not its frame's last, how many of the frame's were told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct EventId {
    pub(super) run: ExecutionId,
    place: Place,
    told: Option<usize>,
}

impl EventId {
    /// Reads what [`EventId::spell`] wrote; `None` where it has another shape.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(':');
        let run = wire_id::parse_uuid(parts.next()?).map(ExecutionId)?;
        let mut number = || parts.next().map(|part| part.parse::<u64>().ok());
        let place = Place { frames: number()??, chars: number()?? };
        let told = match number() {
            Some(told) => Some(usize::try_from(told?).ok()?),
            None => None,
        };
        parts.next().is_none().then_some(Self { run, place, told })
    }

    fn spell(self) -> String {
        let Place { frames, chars } = self.place;
        match self.told {
            Some(told) => format!("{}:{frames}:{chars}:{told}", self.run),
            None => format!("{}:{frames}:{chars}", self.run),
        }
    }

    /// The place to go on from, and how many events of the frame behind it were told. What is told in parts is no text, and so one frame further.
    pub(super) fn behind(self) -> (Place, usize) {
        match self.told {
            Some(told) => (Place { frames: self.place.frames.saturating_sub(1), ..self.place }, told),
            None => (self.place, 0),
        }
    }
}

/// Where a run has come to: the place of the last of its frames, up to where it waits. A run in which other nodes go on beside the one that waits has no such end, and
/// is looked at for a moment.
pub(super) async fn last_place(mut frames: Frames) -> Place {
    let mut place = Place::default();
    let up_to_the_wait = async {
        while let Some(frame) = frames.next().await {
            place = frame.place;
        }
    };
    // Running out of time says as much as running out of frames.
    let _ = timeout(MOMENT, up_to_the_wait).await;
    place
}

/// Whose run is told, and to whom.
pub(super) struct Story {
    pub(super) turns: TurnService,
    pub(super) owner: Owner,
    pub(super) agent: AgentId,
    pub(super) run: ExecutionId,
    /// What it answers; `None` without a conversation.
    pub(super) turn: Option<StartedTurn>,
}

impl Story {
    /// `frames` behind `from` as a stream, without the first `told` events of the first of them. Dropped, it is forgotten: nothing else changes.
    pub(super) fn stream(self, frames: Frames, from: Place, told: usize) -> EventStream {
        let mut pings = interval_at(Instant::now() + PING, PING);
        pings.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let last = EventId { run: self.run, place: from, told: (told > 0).then_some(told) };
        let waiting = VecDeque::new();
        let telling = Telling { story: self, frames, pings, waiting, last, skip: told, has_told: false, ended: false };
        EventStream::new(stream::unfold(telling, |mut telling| async move {
            let event = telling.next().await?;
            Some((event, telling))
        }))
    }

    /// The events of a frame, in their order: at least one.
    async fn tell(&self, frame: Frame) -> Vec<wire::StreamFrame> {
        let about = About { conversation_id: self.conversation(), flow_run_id: self.run.0.into(), at: frame.at };
        match frame.event {
            RunEvent::Finished { status: ExecutionStatus::Completed, output, .. } => {
                let message_id = self.message_id().await;
                vec![about.message_end(message_id, &output), about.finished(ExecutionStatus::Completed, output, None)]
            }
            RunEvent::Finished { status, output, error } => {
                let mut told: Vec<_> = error.as_ref().map(|error| about.error(error)).into_iter().collect();
                told.push(about.finished(status, output, error.as_ref()));
                told
            }
            other => vec![about.one(other)],
        }
    }

    fn conversation(&self) -> Option<Uuid> {
        self.turn.as_ref().map(|turn| turn.conversation.id.0.into())
    }

    /// The message that holds the answer: it is there before the run's end is told, since both are one transaction.
    async fn message_id(&self) -> Option<Uuid> {
        let turn = self.turn.as_ref()?;
        match self.turns.end_of(self.owner, turn).await {
            Ok(end) => end.answer.map(|answer| answer.id.0.into()),
            Err(error) => {
                let run = self.run;
                tracing::warn!(%run, %error, "run {run}: its answer's message cannot be read: {error}");
                None
            }
        }
    }
}

struct Telling {
    story: Story,
    frames: Frames,
    pings: Interval,
    waiting: VecDeque<Event>,
    last: EventId,
    skip: usize,
    has_told: bool,
    ended: bool,
}

impl Telling {
    async fn next(&mut self) -> Option<Event> {
        loop {
            if let Some(event) = self.waiting.pop_front() {
                return Some(event);
            }
            if self.ended {
                return None;
            }
            tokio::select! {
                biased;
                frame = self.frames.next() => match frame {
                    Some(frame) => self.take(frame).await,
                    None => self.run_out().await,
                },
                _ = self.pings.tick() => {
                    let ping = self.about(now()).ping();
                    return Some(event(self.last, &ping));
                }
            }
        }
    }

    async fn take(&mut self, frame: Frame) {
        self.has_told = true;
        let place = frame.place;
        self.ended = matches!(frame.event, RunEvent::Paused | RunEvent::Finished { .. });
        let told = self.story.tell(frame).await;
        let count = told.len();
        for (index, frame) in told.iter().enumerate().skip(std::mem::take(&mut self.skip)) {
            let is_last = index + 1 == count;
            self.last = EventId { run: self.story.run, place, told: (!is_last).then_some(index + 1) };
            self.waiting.push_back(event(self.last, frame));
        }
        self.pings.reset();
    }

    /// The frames ended before the run's end was told: the server goes down, unless all there was had been told before.
    async fn run_out(&mut self) {
        self.ended = true;
        let Story { turns, owner, agent, run, .. } = &self.story;
        if !self.has_told
            && let Ok(detail) = turns.run_of(*owner, *agent, *run).await
            && detail.execution.status.is_final()
        {
            return;
        }
        let error = RunError {
            code: "interrupted".to_owned(),
            message: "the server cannot tell more now; take the stream up again with Last-Event-ID".to_owned(),
            node: None,
        };
        let told = self.about(now()).error(&error);
        self.waiting.push_back(event(self.last, &told));
    }

    fn about(&self, at: DateTime<Utc>) -> About {
        About { conversation_id: self.story.conversation(), flow_run_id: self.story.run.0.into(), at }
    }
}

/// One line of data: JSON as serde writes it has no line breaks. What cannot be written cannot come out of the document's types.
fn event(id: EventId, frame: &wire::StreamFrame) -> Event {
    Event::message(serde_json::to_string(frame).unwrap_or_default()).id(id.spell())
}

/// What every frame says.
#[derive(Clone, Copy)]
struct About {
    conversation_id: Option<Uuid>,
    flow_run_id: Uuid,
    at: DateTime<Utc>,
}

/// A frame of the wire, with what every frame says.
macro_rules! frame {
    ($about:expr, $frame:ident, $kind:ident::$event:ident $(, $field:ident: $value:expr)* $(,)?) => {
        wire::StreamFrame::$frame(wire::$frame {
            event: wire::$kind::$event,
            conversation_id: $about.conversation_id,
            flow_run_id: $about.flow_run_id,
            created_at: $about.at.into(),
            $($field: $value,)*
        })
    };
}

impl About {
    /// Of a frame that is one event.
    fn one(self, event: RunEvent) -> wire::StreamFrame {
        match event {
            RunEvent::Started => frame!(self, WorkflowStartedFrame, WorkflowStartedFrameEvent::WorkflowStarted),
            RunEvent::NodeStarted { node, kind, attempt } => frame!(
                self,
                NodeStartedFrame,
                NodeStartedFrameEvent::NodeStarted,
                node_id: convert::node_id(&node),
                node_type: convert::node_type(&kind),
                attempt: attempt,
            ),
            RunEvent::NodeFinished { node, kind, attempt, output, error, started_at } => frame!(
                self,
                NodeFinishedFrame,
                NodeFinishedFrameEvent::NodeFinished,
                node_id: convert::node_id(&node),
                node_type: convert::node_type(&kind),
                attempt: attempt,
                status: match error {
                    None => wire::NodeFinishedFrameStatus::Succeeded,
                    Some(_) => wire::NodeFinishedFrameStatus::Failed,
                },
                outputs: output,
                error: error.as_ref().map(convert::reason),
                elapsed_time: seconds(started_at, self.at),
            ),
            RunEvent::Text { text } => frame!(self, MessageFrame, MessageFrameEvent::Message, answer: text),
            RunEvent::TextRestarted => frame!(
                self,
                MessageReplaceFrame,
                MessageReplaceFrameEvent::MessageReplace,
                answer: String::new(),
            ),
            RunEvent::HumanInputRequired { node, prompt, until } => frame!(
                self,
                HumanInputRequiredFrame,
                HumanInputRequiredFrameEvent::HumanInputRequired,
                node_id: convert::node_id(&node),
                prompt: prompt,
                expires_at: until.map(Into::into),
            ),
            RunEvent::Paused => frame!(
                self,
                WorkflowPausedFrame,
                WorkflowPausedFrameEvent::WorkflowPaused,
                status: wire::WorkflowPausedFrameStatus::Paused,
            ),
            RunEvent::Finished { status, output, error } => self.finished(status, output, error.as_ref()),
        }
    }

    fn message_end(self, message_id: Option<Uuid>, output: &Value) -> wire::StreamFrame {
        let said = RunAnswer::of(output);
        frame!(
            self,
            MessageEndFrame,
            MessageEndFrameEvent::MessageEnd,
            message_id: message_id,
            answer: said.text,
            metadata: convert::metadata(said.usage),
        )
    }

    fn finished(self, status: ExecutionStatus, output: Value, error: Option<&RunError>) -> wire::StreamFrame {
        frame!(
            self,
            WorkflowFinishedFrame,
            WorkflowFinishedFrameEvent::WorkflowFinished,
            status: match status {
                ExecutionStatus::Completed => wire::WorkflowFinishedFrameStatus::Succeeded,
                ExecutionStatus::Cancelled => wire::WorkflowFinishedFrameStatus::Stopped,
                _ => wire::WorkflowFinishedFrameStatus::Failed,
            },
            outputs: output,
            error: error.map(convert::reason),
        )
    }

    fn error(self, error: &RunError) -> wire::StreamFrame {
        let (code, message) = convert::code_and_message(error);
        frame!(
            self,
            ErrorFrame,
            ErrorFrameEvent::Error,
            code: code,
            message: message,
            node_id: error.node.as_deref().map(convert::node_id),
        )
    }

    fn ping(self) -> wire::StreamFrame {
        frame!(self, PingFrame, PingFrameEvent::Ping)
    }
}

fn seconds(from: DateTime<Utc>, to: DateTime<Utc>) -> f64 {
    (to - from).to_std().unwrap_or_default().as_secs_f64()
}

#[cfg(test)]
mod tests;
