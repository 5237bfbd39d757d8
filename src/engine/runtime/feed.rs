//! What happens in executions, for those who watch: kept while it may be asked for, made again from the journal where it is not kept.
//!
//! - [`log`]: the frames of one execution, written by its task and read by any number of watchers. Nobody waits for a watcher.
//! - [`replay`]: the frames that a journal leads to.
//! - here: which logs are kept beyond their execution's time in memory, and the watchers.
//!
//! An agent's run has a log from its first moment, since what is said before anybody watches is wanted too; another execution has one from the moment that somebody
//! watches it. A log holds what happened since its base, and the journal what happened before: a log that nobody looked at for a while, of an execution that waits, moves its
//! base to its end and is empty.

mod log;
mod replay;

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError, Weak},
    time::Duration,
};

use futures_util::StreamExt as _;
use tokio::time::Instant;

pub(super) use self::{
    log::{Log, Progress},
    replay::{ended, replay},
};
use super::{
    Inner,
    active::Attending,
    recovery,
    runner::{POLL, load},
};
use crate::domain::{
    Result,
    feed::{Frame, Frames, Place, RunEvent},
    id::ExecutionId,
};

/// How long a log is kept that nobody looks at.
const IDLE: Duration = Duration::from_mins(1);
/// Logs kept of executions that have ended.
const KEPT: usize = 1_024;
/// Bytes of these, about.
const KEPT_BYTES: usize = 64 * 1024 * 1024;

/// Logs of executions that have ended, oldest first.
#[derive(Debug, Default)]
pub(super) struct Kept(Mutex<VecDeque<Ended>>);

#[derive(Debug)]
struct Ended {
    id: ExecutionId,
    since: Instant,
    bytes: usize,
    log: Arc<Log>,
}

impl Kept {
    /// Keeps a log for those whose connection broke near the end.
    pub(super) fn keep(&self, id: ExecutionId, log: Arc<Log>) {
        let mut logs = self.lock();
        logs.push_back(Ended { id, since: Instant::now(), bytes: log.weight(), log });
        let mut bytes: usize = logs.iter().map(|ended| ended.bytes).sum();
        while logs.len() > KEPT || bytes > KEPT_BYTES {
            let Some(oldest) = logs.pop_front() else { return };
            bytes -= oldest.bytes;
        }
    }

    /// Forgets a log: its execution begins anew.
    pub(super) fn forget(&self, id: ExecutionId) {
        self.lock().retain(|ended| ended.id != id);
    }

    /// Drops what has been kept for long enough.
    pub(super) fn sweep(&self) {
        let now = Instant::now();
        let mut logs = self.lock();
        while logs.front().is_some_and(|oldest| now.duration_since(oldest.since) >= IDLE) {
            logs.pop_front();
        }
    }

    fn find(&self, id: ExecutionId) -> Option<Arc<Log>> {
        self.lock().iter().rev().find(|ended| ended.id == id).map(|ended| Arc::clone(&ended.log))
    }

    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.lock().len()
    }

    /// No code panics while it holds the lock; were it to, the data is still whole.
    fn lock(&self) -> MutexGuard<'_, VecDeque<Ended>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Drops logs in time, for as long as there is an engine.
pub(super) async fn sweep(inner: Weak<Inner>) {
    loop {
        tokio::time::sleep(IDLE / 6).await;
        let Some(inner) = inner.upgrade() else { return };
        inner.kept.sweep();
    }
}

/// What happens in an execution from behind `after` on.
pub(super) async fn watch(inner: &Arc<Inner>, id: ExecutionId, after: Place) -> Result<Frames> {
    if inner.table.find(id).is_none() && inner.kept.find(id).is_none() {
        load(inner, id).await?;
    }
    let watcher = Watcher {
        inner: Arc::downgrade(inner),
        id,
        cursor: after,
        ready: VecDeque::new(),
        source: None,
        anew: false,
        over: false,
    };
    Ok(futures_util::stream::unfold(watcher, |mut watcher| async move {
        let frame = watcher.next().await?;
        Some((frame, watcher))
    })
    .boxed())
}

/// Somebody who watches. Holds nothing that keeps an engine, or an execution, alive.
struct Watcher {
    inner: Weak<Inner>,
    id: ExecutionId,
    /// What was seen last.
    cursor: Place,
    /// What is to be handed out, in order.
    ready: VecDeque<Frame>,
    /// Where it comes from, while it is from a log.
    source: Option<Watched>,
    /// Whether this watcher was told that what was said before a restart of the server is void.
    anew: bool,
    over: bool,
}

/// A log that is watched: it counts its watchers, and its execution stays in memory.
struct Watched(Arc<Log>, Option<Attending>);

impl Watched {
    fn new(log: Arc<Log>, attending: Option<Attending>) -> Self {
        log.watch();
        Self(log, attending)
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        self.0.unwatch();
        drop(self.1.take());
    }
}

impl Watcher {
    async fn next(&mut self) -> Option<Frame> {
        loop {
            while let Some(frame) = self.ready.pop_front() {
                self.cursor = frame.place;
                let has_more = |source: &Watched| source.0.end() > frame.place;
                match frame.event {
                    // Somebody has answered since.
                    RunEvent::Paused if !self.ready.is_empty() || self.source.as_ref().is_some_and(has_more) => {
                        continue;
                    }
                    RunEvent::Paused | RunEvent::Finished { .. } => self.over = true,
                    _ => {}
                }
                return Some(frame);
            }
            if self.over {
                return None;
            }
            self.fill().await;
        }
    }

    /// Waits until there is something to hand out, or nothing more will come.
    async fn fill(&mut self) {
        let Some(source) = &self.source else { return self.find().await };
        let log = Arc::clone(&source.0);
        let grown = log.grown();
        match log.after(self.cursor, self.anew) {
            log::Seen::Frames(frames) => self.ready = frames.into(),
            log::Seen::Anew(frame) => {
                self.anew = true;
                self.ready.push_back(frame);
            }
            log::Seen::Before(base) => {
                self.read_journal(Some(base)).await;
                if self.ready.is_empty() {
                    self.cursor = base;
                }
            }
            log::Seen::Nothing { closed: false } => grown.await,
            // Its task has ended, the execution perhaps not.
            log::Seen::Nothing { closed: true } if log.has_finished() => self.over = true,
            log::Seen::Nothing { closed: true } => {
                self.source = None;
                self.pause().await;
            }
        }
    }

    /// Finds a log, or reads the journal.
    async fn find(&mut self) {
        let Some(inner) = self.inner.upgrade() else {
            self.over = true;
            return;
        };
        if let Some(active) = inner.table.find(self.id) {
            let turned = active.turned.notified();
            if let Some(log) = active.log.get() {
                self.source = Some(Watched::new(Arc::clone(log), Some(active.attend())));
            } else if active.is_over() {
                drop(inner);
                tokio::task::yield_now().await;
            } else {
                let _attending = active.attend();
                active.want_log();
                drop(inner);
                turned.await;
            }
            return;
        }
        if let Some(log) = inner.kept.find(self.id) {
            self.source = Some(Watched::new(log, None));
            return;
        }
        let stopping = inner.table.is_stopping();
        drop(inner);
        self.read_journal(None).await;
        if self.ready.is_empty() && !self.over {
            if stopping {
                self.over = true;
            } else if !self.bring_in().await {
                self.pause().await;
            }
        }
    }

    /// Takes the execution in, whose next event nobody in memory will tell otherwise.
    async fn bring_in(&self) -> bool {
        let Some(inner) = self.inner.upgrade() else { return false };
        match load(&inner, self.id).await {
            Ok(detail) if !detail.execution.status.is_final() => {
                recovery::bring_in(&inner, self.id, detail.execution.origin.parent).is_ok()
            }
            _ => false,
        }
    }

    /// Another process runs it, or the next start will.
    async fn pause(&mut self) {
        if self.inner.upgrade().is_none_or(|inner| inner.table.is_stopping()) {
            self.over = true;
        } else {
            tokio::time::sleep(POLL).await;
        }
    }

    /// Makes frames behind the cursor from the journal: up to `base`, or all.
    async fn read_journal(&mut self, base: Option<Place>) {
        let Some(inner) = self.inner.upgrade() else {
            self.over = true;
            return;
        };
        let detail = match load(&inner, self.id).await {
            Ok(detail) => detail,
            Err(error) => {
                tracing::debug!(execution = %self.id, %error, "execution {} can no longer be watched: {error}", self.id);
                self.over = true;
                return;
            }
        };
        let program = inner.program(&detail.execution).await.ok();
        let mut frames = replay(program.as_deref(), &detail);
        let last = frames.last().cloned();
        frames.retain(|frame| frame.place > self.cursor && base.is_none_or(|base| frame.place <= base));
        for frame in &mut frames {
            log::cut(frame, self.cursor);
        }
        if base.is_none() && frames.is_empty() && detail.execution.status.is_final() {
            // Where a place names nothing that was, its owner is told the end at least.
            frames.extend(last.filter(|last| last.place != self.cursor));
            self.over = frames.is_empty();
        }
        self.ready = frames.into();
    }
}
