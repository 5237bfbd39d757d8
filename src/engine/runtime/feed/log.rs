//! The frames of one execution. Its task writes, watchers read at their own pace; both hold the lock for moments only.

use std::{
    collections::VecDeque,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

use chrono::{DateTime, Utc};
use serde_json::Value;
use tokio::{
    sync::{Notify, futures::Notified},
    time::Instant,
};

use super::IDLE;
use crate::domain::{
    feed::{Frame, Place, RunEvent},
    provider::Listener,
};

/// Characters of one frame of text, about: pieces are put together up to here.
const PIECE: usize = 4_096;
/// Bytes of an answer that are kept while it is being said; what is longer is told with the rest once it is whole.
const MAX_SAID: usize = 1024 * 1024;
/// Bytes of a log, about, beyond which it drops what the journal has too.
const MAX_WEIGHT: usize = 4 * 1024 * 1024;
/// What a frame weighs besides its contents.
const FRAME: usize = 160;

/// What happened in an execution since a base.
#[derive(Debug)]
pub(in crate::engine::runtime) struct Log {
    state: Mutex<State>,
    grown: Notify,
    watchers: AtomicUsize,
}

#[derive(Debug)]
struct State {
    frames: VecDeque<Frame>,
    /// Up to here the journal knows all, and the frames may be gone.
    base: Place,
    end: Place,
    /// All up to here can be made again from the journal.
    settled: Place,
    /// Where the server went on after a restart in the middle, and the first frame count that is settled since.
    resumed: Option<(Place, Option<u64>)>,
    /// The node that says the answer.
    speaker: Option<usize>,
    said: Said,
    weight: usize,
    touched: Instant,
    closed: bool,
    finished: bool,
}

/// What the answer says so far: enough to tell whether a whole begins with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Said {
    bytes: usize,
    hash: u64,
}

impl Said {
    const NOTHING: Self = Self { bytes: 0, hash: 0xcbf2_9ce4_8422_2325 };

    /// FNV-1a: the same however the text is cut.
    fn and(self, text: &str) -> Self {
        let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        Self { bytes: self.bytes + text.len(), hash: text.as_bytes().iter().fold(self.hash, step) }
    }

    /// What `whole` says beyond this; `None` where it says something else.
    fn rest_of(self, whole: &str) -> Option<&str> {
        let (said, rest) = whole.split_at_checked(self.bytes)?;
        (Self::NOTHING.and(said) == self).then_some(rest)
    }
}

/// What a log has for a watcher.
#[derive(Debug)]
#[expect(clippy::large_enum_variant, reason = "made and taken apart at once, one at a time")]
pub(super) enum Seen {
    /// These frames.
    Frames(Vec<Frame>),
    /// What this watcher saw of an answer was cut short by a restart of the server: this frame first, and the answer from its beginning.
    Anew(Frame),
    /// What comes next, up to this place, only the journal has.
    Before(Place),
    /// Nothing yet.
    Nothing {
        /// And nothing will come.
        closed: bool,
    },
}

impl Log {
    /// A log of what follows `base`, all before which is in the journal. `resumed`: the execution's steps may have begun in another process.
    pub(in crate::engine::runtime) fn new(base: Place, resumed: bool) -> Arc<Self> {
        let state = State {
            frames: VecDeque::new(),
            base,
            end: base,
            settled: base,
            resumed: resumed.then_some((base, None)),
            speaker: None,
            said: Said::NOTHING,
            weight: 0,
            touched: Instant::now(),
            closed: false,
            finished: false,
        };
        Arc::new(Self { state: Mutex::new(state), grown: Notify::new(), watchers: AtomicUsize::new(0) })
    }

    /// Adds something that is no text.
    pub(in crate::engine::runtime) fn push(&self, at: DateTime<Utc>, event: RunEvent) {
        let mut state = self.lock();
        state.finished |= matches!(event, RunEvent::Finished { .. });
        state.push(at, event);
        drop(state);
        self.grown.notify_waiters();
    }

    /// A node begins the answer anew, whatever was said: another attempt.
    pub(in crate::engine::runtime) fn restart(&self, at: DateTime<Utc>) {
        self.lock().push(at, RunEvent::TextRestarted);
        self.grown.notify_waiters();
    }

    /// The answer is whole.
    pub(in crate::engine::runtime) fn complete(&self, at: DateTime<Utc>, answer: &str) {
        let mut state = self.lock();
        let rest = state.said.rest_of(answer).map(str::len);
        if rest.is_none() {
            state.push(at, RunEvent::TextRestarted);
        }
        let rest = &answer[answer.len() - rest.unwrap_or(answer.len())..];
        state.say(at, rest);
        drop(state);
        self.grown.notify_waiters();
    }

    /// All that was added so far is in the journal, or follows from it.
    pub(in crate::engine::runtime) fn settle(&self) {
        self.lock().settle();
    }

    /// Nothing more will be added.
    pub(in crate::engine::runtime) fn close(&self) {
        self.lock().closed = true;
        self.grown.notify_waiters();
    }

    /// When to call [`Log::idle`]; `None` where there is nothing to drop.
    pub(in crate::engine::runtime) fn idle_at(&self) -> Option<Instant> {
        let state = self.lock();
        (!state.frames.is_empty()).then(|| state.touched + IDLE)
    }

    /// Drops the frames, unless somebody watches. Only for executions in which nothing runs: all frames can be made again.
    pub(in crate::engine::runtime) fn idle(&self) {
        let mut state = self.lock();
        if self.watchers() > 0 {
            state.touched = Instant::now();
        } else if state.touched.elapsed() >= IDLE {
            (state.base, state.settled) = (state.end, state.end);
            state.frames = VecDeque::new();
            state.weight = 0;
        }
    }

    /// Bytes, about.
    pub(in crate::engine::runtime) fn weight(&self) -> usize {
        self.lock().weight + size_of::<Self>()
    }

    /// How many watch.
    pub(in crate::engine::runtime) fn watchers(&self) -> usize {
        self.watchers.load(Ordering::Acquire)
    }

    pub(super) fn watch(&self) {
        self.watchers.fetch_add(1, Ordering::AcqRel);
    }

    pub(super) fn unwatch(&self) {
        self.watchers.fetch_sub(1, Ordering::AcqRel);
        self.lock().touched = Instant::now();
    }

    /// Hears of everything that is added from now on.
    pub(super) fn grown(&self) -> Notified<'_> {
        self.grown.notified()
    }

    /// The place of the last frame.
    pub(super) fn end(&self) -> Place {
        self.lock().end
    }

    /// Whether the execution's end is in it.
    pub(in crate::engine::runtime) fn has_finished(&self) -> bool {
        self.lock().finished
    }

    /// What there is behind a place. `anew`: the watcher has been told of a restart in the middle.
    pub(super) fn after(&self, cursor: Place, anew: bool) -> Seen {
        let mut state = self.lock();
        state.touched = Instant::now();
        if cursor < state.base {
            return Seen::Before(state.base);
        }
        if let Some((base, settled)) = state.resumed
            && !anew
            && cursor > base
            && cursor.chars > 0
            && settled.is_none_or(|settled| cursor.frames < settled)
        {
            let place = Place { frames: cursor.frames, chars: 0 };
            return Seen::Anew(Frame { place, at: Utc::now(), event: RunEvent::TextRestarted });
        }
        let from = state.frames.partition_point(|frame| frame.place <= cursor);
        if from == state.frames.len() {
            return Seen::Nothing { closed: state.closed };
        }
        let mut frames: Vec<Frame> = state.frames.range(from..).cloned().collect();
        if let Some(first) = frames.first_mut() {
            cut(first, cursor);
        }
        Seen::Frames(frames)
    }

    /// No code panics while it holds the lock; were it to, the data is still whole.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn push(&mut self, at: DateTime<Utc>, event: RunEvent) {
        if event == RunEvent::TextRestarted {
            self.end.chars = 0;
            (self.said, self.speaker) = (Said::NOTHING, None);
        }
        self.end.frames += 1;
        self.weight += FRAME + weight(&event);
        self.touched = Instant::now();
        self.frames.push_back(Frame { place: self.end, at, event });
    }

    fn say(&mut self, at: DateTime<Utc>, text: &str) {
        if text.is_empty() {
            return;
        }
        self.said = self.said.and(text);
        self.end.chars += text.chars().count() as u64;
        self.weight += text.len();
        self.touched = Instant::now();
        if let Some(Frame { place, event: RunEvent::Text { text: said }, .. }) = self.frames.back_mut()
            && said.len() < PIECE
        {
            said.push_str(text);
            *place = self.end;
            return;
        }
        self.weight += FRAME;
        self.frames.push_back(Frame { place: self.end, at, event: RunEvent::Text { text: text.to_owned() } });
    }

    fn settle(&mut self) {
        self.settled = self.end;
        if let Some((_, settled @ None)) = &mut self.resumed {
            *settled = Some(self.end.frames);
        }
        while self.weight > MAX_WEIGHT
            && let Some(frame) = self.frames.pop_front_if(|frame| frame.place <= self.settled)
        {
            self.base = frame.place;
            self.weight = self.weight.saturating_sub(FRAME + weight(&frame.event));
        }
    }
}

/// Leaves of a piece of text what stands behind a place within it.
pub(super) fn cut(frame: &mut Frame, cursor: Place) {
    if let RunEvent::Text { text } = &mut frame.event
        && frame.place.frames == cursor.frames
    {
        let length = text.chars().count() as u64;
        let seen = cursor.chars.saturating_sub(frame.place.chars.saturating_sub(length));
        let seen = usize::try_from(seen).unwrap_or(usize::MAX);
        let at = text.char_indices().nth(seen).map_or(text.len(), |(at, _)| at);
        text.drain(..at);
    }
}

fn weight(event: &RunEvent) -> usize {
    match event {
        RunEvent::NodeFinished { output, .. } | RunEvent::Finished { output, .. } => size(output),
        RunEvent::HumanInputRequired { prompt, .. } => size(prompt),
        RunEvent::Text { text } => text.len(),
        _ => 0,
    }
}

fn size(value: &Value) -> usize {
    size_of::<Value>()
        + match value {
            Value::String(text) => text.len(),
            Value::Array(items) => items.iter().map(size).sum(),
            Value::Object(fields) => fields.iter().map(|(name, value)| name.len() + 32 + size(value)).sum(),
            _ => 0,
        }
}

/// Takes what one node says, for the log of its execution. Where several speak at once, the first does.
#[derive(Debug)]
pub(in crate::engine::runtime) struct Progress {
    log: Arc<Log>,
    node: usize,
}

impl Progress {
    pub(in crate::engine::runtime) fn new(log: Arc<Log>, node: usize) -> Self {
        Self { log, node }
    }
}

impl Listener for Progress {
    fn delta(&self, text: &str) {
        let mut state = self.log.lock();
        if *state.speaker.get_or_insert(self.node) != self.node || state.said.bytes + text.len() > MAX_SAID {
            return;
        }
        state.say(Utc::now(), text);
        drop(state);
        self.log.grown.notify_waiters();
    }

    fn restart(&self) {
        let mut state = self.log.lock();
        if state.speaker == Some(self.node) && state.said.bytes > 0 {
            state.push(Utc::now(), RunEvent::TextRestarted);
            drop(state);
            self.log.grown.notify_waiters();
        }
    }
}
