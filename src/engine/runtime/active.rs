//! Which executions are in memory, and how they are told to stop.

use std::{
    collections::{HashMap, HashSet, VecDeque},
    sync::{
        Arc, Mutex, MutexGuard, OnceLock, PoisonError,
        atomic::{AtomicBool, AtomicU8, AtomicUsize, Ordering},
    },
};

use serde_json::Value;
use tokio::{
    sync::{Notify, oneshot},
    time::{Instant, timeout_at},
};

use super::{Inner, feed::Log};
use crate::{
    domain::{
        self,
        context::{self, Context},
        execution::Execution,
        id::ExecutionId,
    },
    engine::{output::Output, program::Given},
};

/// How far an execution is to stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(super) enum Stop {
    /// Not at all.
    No = 0,
    /// Start no further step; leave once those under way are committed.
    Park = 1,
    /// Leave at once.
    Now = 2,
}

/// What others share with the task of one execution.
#[derive(Debug)]
pub(super) struct Active {
    /// Told whenever one of the fields below changes.
    pub(super) changed: Notify,
    /// The execution that started it.
    pub(super) parent: Option<ExecutionId>,
    /// What its expressions see as `input`, once it is set up: for the bodies that run within it.
    pub(super) input: OnceLock<Arc<Output>>,
    stop: AtomicU8,
    /// Whether the inbox holds something.
    is_asked: AtomicBool,
    /// What others want of it; `None` once the task has ended.
    inbox: Mutex<Option<Inbox>>,
    /// What happens in it, where somebody may want to know.
    pub(super) log: OnceLock<Arc<Log>>,
    /// Told when it begins to wait for a person, when it has a log, and when the task has ended.
    pub(super) turned: Notify,
    has_room: AtomicBool,
    /// How it ended.
    end: OnceLock<Ended>,
    is_over: AtomicBool,
    is_final: AtomicBool,
    is_suspended: AtomicBool,
    /// How many wait for something of it: it stays in memory as long as anybody does.
    attending: AtomicUsize,
}

/// Somebody who waits for something of an execution, until this is dropped.
#[derive(Debug)]
pub(super) struct Attending(Arc<Active>);

impl Drop for Attending {
    fn drop(&mut self) {
        if self.0.attending.fetch_sub(1, Ordering::AcqRel) == 1 {
            self.0.changed.notify_one();
        }
    }
}

/// An execution's end, as those who wait for it are told. Made into a record only for them.
#[derive(Debug)]
pub(super) struct Ended {
    /// Its record, without its input and its output.
    pub(super) execution: Execution,
    /// What it was started with.
    pub(super) given: Given,
    /// What came out.
    pub(super) output: Option<Arc<Output>>,
}

#[derive(Debug, Default)]
struct Inbox {
    cancels: Vec<Cancel>,
    signals: VecDeque<Signal>,
    wants_log: bool,
}

/// Somebody who wants the execution cancelled.
#[derive(Debug)]
struct Cancel {
    by: Context,
    answer: oneshot::Sender<domain::Result<()>>,
}

/// A person's answer.
#[derive(Debug)]
pub(super) struct Signal {
    /// To which node's question.
    pub(super) node: String,
    /// What was said.
    pub(super) answer: Value,
    /// In what circumstances.
    pub(super) by: Context,
    /// Told once it is committed, or why it is not taken.
    pub(super) taken: oneshot::Sender<domain::Result<()>>,
}

impl Active {
    fn new(parent: Option<ExecutionId>) -> Self {
        Self {
            changed: Notify::new(),
            parent,
            input: OnceLock::new(),
            stop: AtomicU8::new(Stop::No as u8),
            is_asked: AtomicBool::new(false),
            inbox: Mutex::new(Some(Inbox::default())),
            log: OnceLock::new(),
            turned: Notify::new(),
            has_room: AtomicBool::new(true),
            end: OnceLock::new(),
            is_over: AtomicBool::new(false),
            is_final: AtomicBool::new(false),
            is_suspended: AtomicBool::new(false),
            attending: AtomicUsize::new(0),
        }
    }

    /// Keeps it in memory for as long as the answer lives.
    pub(super) fn attend(self: &Arc<Self>) -> Attending {
        self.attending.fetch_add(1, Ordering::AcqRel);
        Attending(Arc::clone(self))
    }

    /// Whether anybody waits for something of it.
    pub(super) fn is_attended(&self) -> bool {
        self.attending.load(Ordering::Acquire) > 0
    }

    /// How far it is to stop.
    pub(super) fn stop(&self) -> Stop {
        match self.stop.load(Ordering::Acquire) {
            0 => Stop::No,
            1 => Stop::Park,
            _ => Stop::Now,
        }
    }

    fn set_stop(&self, stop: Stop) {
        self.stop.fetch_max(stop as u8, Ordering::AcqRel);
        self.changed.notify_one();
    }

    /// Asks for a cancellation; `None` where the task has ended.
    pub(super) fn cancel(&self) -> Option<oneshot::Receiver<domain::Result<()>>> {
        let (sender, receiver) = oneshot::channel();
        self.ask(|inbox| inbox.cancels.push(Cancel { by: context::current(), answer: sender }))?;
        Some(receiver)
    }

    /// Hands over a person's answer; `None` where the task has ended.
    pub(super) fn signal(&self, node: &str, answer: Value) -> Option<oneshot::Receiver<domain::Result<()>>> {
        let (taken, receiver) = oneshot::channel();
        let signal = Signal { node: node.to_owned(), answer, by: context::current(), taken };
        self.ask(|inbox| inbox.signals.push_back(signal))?;
        Some(receiver)
    }

    /// Asks for a log; nothing where the task has ended.
    pub(super) fn want_log(&self) {
        // Who asks looks again when the task ends.
        let _ = self.ask(|inbox| inbox.wants_log = true);
    }

    fn ask(&self, put: impl FnOnce(&mut Inbox)) -> Option<()> {
        let mut inbox = lock(&self.inbox);
        put(inbox.as_mut()?);
        self.is_asked.store(true, Ordering::Release);
        drop(inbox);
        self.changed.notify_one();
        Some(())
    }

    /// Whether anybody wants anything. Costs nothing to ask where nobody does.
    pub(super) fn is_asked(&self) -> bool {
        self.is_asked.load(Ordering::Acquire)
    }

    /// Who asked for a cancellation, and in what circumstances; of several the first.
    pub(super) fn cancelled_by(&self) -> Option<Context> {
        lock(&self.inbox).as_ref()?.cancels.first().map(|cancel| cancel.by.clone())
    }

    /// What else is asked: for a log, or the next answer of a person. With neither, nobody wants anything any more.
    pub(super) fn next_word(&self) -> Option<Word> {
        let mut inbox = lock(&self.inbox);
        let inbox = inbox.as_mut()?;
        if std::mem::take(&mut inbox.wants_log) {
            return Some(Word::Log);
        }
        let signal = inbox.signals.pop_front().map(Word::Signal);
        if signal.is_none() && inbox.cancels.is_empty() {
            self.is_asked.store(false, Ordering::Release);
        }
        signal
    }

    /// Answers those who asked for a cancellation.
    pub(super) fn answer_cancels(&self, answer: impl Fn() -> domain::Result<()>) {
        let cancels = lock(&self.inbox).as_mut().map(|inbox| std::mem::take(&mut inbox.cancels));
        for cancel in cancels.into_iter().flatten() {
            // Who went away needs no answer.
            let _ = cancel.answer.send(answer());
        }
    }

    /// Notes whether it has room among those that run, for those too that it waits for.
    pub(super) fn set_has_room(&self, has_room: bool) {
        self.has_room.store(has_room, Ordering::Release);
    }

    /// Whether it has room among those that run. One that has not begun is taken to have some.
    pub(super) fn has_room(&self) -> bool {
        self.has_room.load(Ordering::Acquire)
    }

    /// Notes that the execution's end is in the journal.
    pub(super) fn set_final(&self) {
        self.is_final.store(true, Ordering::Release);
    }

    /// Notes how it ended, for those who wait. To be called before [`Active::set_final`].
    pub(super) fn set_ended(&self, end: Ended) {
        // Set once: an execution ends once while it is in memory.
        let _ = self.end.set(end);
    }

    /// The record of an execution that ended while it was in memory; `None` where nothing is known of its end here.
    pub(super) fn ended(&self) -> Option<Execution> {
        let Ended { execution, given, output } = self.end.get()?;
        let output = output.as_ref().map(|output| output.json().clone());
        Some(Execution { input: given.spell(), output, ..execution.clone() })
    }

    /// Whether the execution's end is in the journal.
    pub(super) fn is_final(&self) -> bool {
        self.is_final.load(Ordering::Acquire)
    }

    /// Notes whether it waits for a person, and the journal says so.
    pub(super) fn set_suspended(&self, suspended: bool) {
        self.is_suspended.store(suspended, Ordering::Release);
        if suspended {
            self.turned.notify_waiters();
        }
    }

    /// Whether it waits for a person, and the journal says so.
    pub(super) fn is_suspended(&self) -> bool {
        self.is_suspended.load(Ordering::Acquire)
    }

    /// Whether the execution's end is in the journal and its task has ended: its seat is free.
    pub(super) fn has_ended(&self) -> bool {
        self.is_over() && self.is_final()
    }

    /// Whether the task has ended, the execution perhaps not.
    pub(super) fn is_over(&self) -> bool {
        self.is_over.load(Ordering::Acquire)
    }
}

/// What somebody wants of an execution.
#[derive(Debug)]
pub(super) enum Word {
    /// To know what happens in it.
    Log,
    /// To answer what it asks.
    Signal(Signal),
}

/// All executions in memory.
#[derive(Debug)]
pub(super) struct Table {
    entries: Mutex<Entries>,
    emptied: Notify,
    /// Whether an execution left memory otherwise than it should.
    lost: AtomicBool,
}

#[derive(Debug)]
struct Entries {
    active: HashMap<ExecutionId, Arc<Active>>,
    /// Of executions that started others: those.
    children: HashMap<ExecutionId, Vec<ExecutionId>>,
    /// While recovery reads pages of the journal: executions that changed hands since it began, about which a page may be out of date.
    touched: Option<HashSet<ExecutionId>>,
    stop: Stop,
}

/// Why an execution cannot be taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It is in memory already.
    Present,
    /// The engine stops.
    Stopping,
}

impl Table {
    /// Empty, with recovery under way.
    pub(super) fn recovering() -> Self {
        let entries =
            Entries { active: HashMap::new(), children: HashMap::new(), touched: Some(HashSet::new()), stop: Stop::No };
        Self { entries: Mutex::new(entries), emptied: Notify::new(), lost: AtomicBool::new(false) }
    }

    /// Takes an execution in. The seat is given back when the [`Seat`] is dropped.
    pub(super) fn seat(
        &self,
        inner: &Arc<Inner>,
        id: ExecutionId,
        parent: Option<ExecutionId>,
    ) -> Result<Seat, Refusal> {
        let mut entries = lock(&self.entries);
        if entries.stop != Stop::No {
            return Err(Refusal::Stopping);
        }
        if entries.active.contains_key(&id) {
            return Err(Refusal::Present);
        }
        if let Some(touched) = &mut entries.touched {
            touched.insert(id);
        }
        let active = Arc::new(Active::new(parent));
        entries.active.insert(id, Arc::clone(&active));
        if let Some(parent) = parent {
            entries.children.entry(parent).or_default().push(id);
        }
        Ok(Seat { inner: Arc::clone(inner), id, active })
    }

    /// Takes an execution in for recovery: refused where anybody touched it since recovery began.
    pub(super) fn seat_recovered(
        &self,
        inner: &Arc<Inner>,
        id: ExecutionId,
        parent: Option<ExecutionId>,
    ) -> Result<Seat, Refusal> {
        if lock(&self.entries).touched.as_ref().is_some_and(|touched| touched.contains(&id)) {
            return Err(Refusal::Present);
        }
        self.seat(inner, id, parent)
    }

    /// Does something about an execution that nobody touched since recovery began, while nobody can.
    pub(super) fn unless_touched(&self, id: ExecutionId, act: impl FnOnce()) {
        let entries = lock(&self.entries);
        if entries.touched.as_ref().is_some_and(|touched| !touched.contains(&id)) {
            act();
        }
    }

    /// An execution left memory otherwise than it should: those that wait are to be looked through again.
    pub(super) fn lose(&self) {
        self.lost.store(true, Ordering::Release);
    }

    /// Whether one did since this was last asked.
    pub(super) fn take_lost(&self) -> bool {
        self.lost.swap(false, Ordering::AcqRel)
    }

    /// The execution, if it is in memory. If it is not, recovery will not take it in any more: the caller is about to change it.
    pub(super) fn find_or_claim(&self, id: ExecutionId) -> Option<Arc<Active>> {
        let mut entries = lock(&self.entries);
        let found = entries.active.get(&id).cloned();
        if let (None, Some(touched)) = (&found, &mut entries.touched) {
            touched.insert(id);
        }
        found
    }

    /// The execution, if it is in memory.
    pub(super) fn find(&self, id: ExecutionId) -> Option<Arc<Active>> {
        lock(&self.entries).active.get(&id).cloned()
    }

    /// Executions in memory that this one started.
    pub(super) fn children(&self, id: ExecutionId) -> Vec<ExecutionId> {
        lock(&self.entries).children.get(&id).cloned().unwrap_or_default()
    }

    /// Whether recovery is over.
    pub(super) fn is_recovered(&self) -> bool {
        lock(&self.entries).touched.is_none()
    }

    /// Recovery is over.
    pub(super) fn recovered(&self) {
        lock(&self.entries).touched = None;
    }

    /// Stops all, and takes nothing in any more.
    pub(super) fn stop(&self, stop: Stop) {
        let mut entries = lock(&self.entries);
        entries.stop = entries.stop.max(stop);
        entries.active.values().for_each(|active| active.set_stop(stop));
    }

    /// Whether the engine stops.
    pub(super) fn is_stopping(&self) -> bool {
        lock(&self.entries).stop != Stop::No
    }

    /// How many are in memory.
    pub(super) fn len(&self) -> usize {
        lock(&self.entries).active.len()
    }

    /// Waits until none is in memory; `false` where the deadline passed first.
    pub(super) async fn emptied(&self, deadline: Instant) -> bool {
        loop {
            let emptied = self.emptied.notified();
            if self.len() == 0 {
                return true;
            }
            if timeout_at(deadline, emptied).await.is_err() {
                return self.len() == 0;
            }
        }
    }
}

/// An execution's place in the table, held by its task.
#[derive(Debug)]
pub(super) struct Seat {
    inner: Arc<Inner>,
    pub(super) id: ExecutionId,
    pub(super) active: Arc<Active>,
}

impl Seat {
    /// The engine it is a seat of.
    pub(super) fn inner(&self) -> &Arc<Inner> {
        &self.inner
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        if std::thread::panicking() {
            tracing::error!(execution = %self.id, "execution {}: its task panicked; it goes on at the next start", self.id);
            self.inner.table.lose();
        }
        let table = &self.inner.table;
        let empty = {
            let mut entries = lock(&table.entries);
            entries.active.remove(&self.id);
            if let Some(parent) = self.active.parent
                && let Some(siblings) = entries.children.get_mut(&parent)
            {
                siblings.retain(|sibling| *sibling != self.id);
                if siblings.is_empty() {
                    entries.children.remove(&parent);
                }
            }
            entries.active.is_empty()
        };
        // Dropping the senders wakes those who asked too late; they look at the journal then.
        lock(&self.active.inbox).take();
        self.active.is_over.store(true, Ordering::Release);
        self.active.turned.notify_waiters();
        if let Some(log) = self.active.log.get() {
            log.close();
        }
        if empty {
            table.emptied.notify_waiters();
        }
    }
}

/// No code panics while it holds one of these locks; were it to, the data is still whole.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
