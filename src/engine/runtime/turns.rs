//! Who runs now, and who waits for its turn: so many executions of the process ([`Permits`]), so many of a workflow or of a key of it ([`Limits`]).
//!
//! Both hand on what becomes free themselves: nobody looks again and again. The order is that of [`Turn`]: an execution stands where it would stand had it been accepted
//! [`HEAD_START`] earlier for each point of its priority. That is priority with ageing in one number: of two that wait, the same one is always first, and whatever waits is
//! overtaken only by what is accepted soon after it.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use chrono::{DateTime, Utc};
use tokio::sync::oneshot;

use crate::domain::{
    id::{ExecutionId, WorkflowId},
    settings::Gate,
};

/// What a point of priority is worth, in microseconds of waiting: ten seconds.
const HEAD_START: i64 = 10_000_000;

/// A place in a line; the smaller is first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Turn(i64, ExecutionId);

impl Turn {
    pub(super) fn new(accepted: DateTime<Utc>, priority: i16, id: ExecutionId) -> Self {
        Self(accepted.timestamp_micros().saturating_sub(i64::from(priority) * HEAD_START), id)
    }
}

/// Room for so many executions that run.
#[derive(Debug)]
pub(super) struct Permits(Mutex<Room>);

#[derive(Debug)]
struct Room {
    free: usize,
    line: BTreeMap<Turn, oneshot::Sender<()>>,
}

/// Room for one, given back when it is dropped.
#[derive(Debug)]
pub(super) struct Permit(Arc<Permits>);

impl Drop for Permit {
    fn drop(&mut self) {
        self.0.lock().hand_on();
    }
}

/// A place in the line for room, given up when it is dropped.
struct Ticket {
    permits: Arc<Permits>,
    turn: Turn,
    used: bool,
}

impl Drop for Ticket {
    fn drop(&mut self) {
        if !self.used {
            let mut room = self.permits.lock();
            // Not in the line any more: it was called up in this very moment.
            if room.line.remove(&self.turn).is_none() {
                room.hand_on();
            }
        }
    }
}

impl Room {
    fn hand_on(&mut self) {
        match self.line.pop_first() {
            // Whoever left the line in this moment finds out that it was called up, and hands it on.
            Some((_, next)) => drop(next.send(())),
            None => self.free += 1,
        }
    }
}

impl Permits {
    pub(super) fn new(count: usize) -> Arc<Self> {
        Arc::new(Self(Mutex::new(Room { free: count.max(1), line: BTreeMap::new() })))
    }

    /// Waits for room. Dropped, it leaves the line; whoever asks again has the same place.
    pub(super) async fn acquire(self: &Arc<Self>, turn: Turn) -> Permit {
        let (called, receiver) = oneshot::channel();
        {
            let mut room = self.lock();
            if room.free > 0 {
                room.free -= 1;
                return Permit(Arc::clone(self));
            }
            room.line.insert(turn, called);
        }
        let mut ticket = Ticket { permits: Arc::clone(self), turn, used: false };
        // Senders are dropped with the line alone, and the line with this.
        let _ = receiver.await;
        ticket.used = true;
        Permit(Arc::clone(self))
    }

    /// How many wait.
    pub(super) fn queued(&self) -> usize {
        self.lock().line.len()
    }

    fn lock(&self) -> MutexGuard<'_, Room> {
        lock(&self.0)
    }
}

/// Those that share a limit.
type Group = (WorkflowId, String);

/// The limits of workflows, and who counts towards each: from its first step to its end, whether it is in memory or not.
#[derive(Debug, Default)]
pub(super) struct Limits(Mutex<Groups>);

#[derive(Debug, Default)]
struct Groups {
    /// Closed until it is known who counted before the start.
    open: bool,
    groups: HashMap<Group, Members>,
}

#[derive(Debug, Default)]
struct Members {
    inside: HashSet<ExecutionId>,
    line: BTreeMap<Turn, (u32, oneshot::Sender<()>)>,
}

impl Members {
    fn call_up(&mut self) {
        while let Some(first) = self.line.first_entry() {
            if self.inside.len() >= usize::try_from(first.get().0).unwrap_or(usize::MAX) {
                return;
            }
            let (Turn(_, id), (_, called)) = first.remove_entry();
            self.inside.insert(id);
            // Whoever has left the line in this moment leaves the group too, when its task ends.
            let _ = called.send(());
        }
    }
}

/// A place in the line of a limit, given up when it is dropped.
#[derive(Debug)]
pub(super) struct Place {
    limits: Arc<Limits>,
    group: Group,
    turn: Turn,
    called: oneshot::Receiver<()>,
}

impl Place {
    /// Waits until it is called up. May be dropped and asked again.
    pub(super) async fn called_up(&mut self) {
        // A sender that is gone has been used.
        let _ = (&mut self.called).await;
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut groups = self.limits.lock();
        let open = groups.open;
        if let Some(members) = groups.groups.get_mut(&self.group) {
            if members.line.remove(&self.turn).is_some() && open {
                members.call_up();
            }
            groups.forget_empty(&self.group);
        }
    }
}

impl Groups {
    fn forget_empty(&mut self, group: &Group) {
        if self.groups.get(group).is_some_and(|members| members.inside.is_empty() && members.line.is_empty()) {
            self.groups.remove(group);
        }
    }
}

impl Limits {
    /// Takes a place in the line of a limit, at once, perhaps to be called up at once.
    pub(super) fn line_up(self: &Arc<Self>, workflow: WorkflowId, gate: &Gate, turn: Turn) -> Place {
        let (call, called) = oneshot::channel();
        let group = (workflow, gate.key.clone());
        let mut groups = self.lock();
        let open = groups.open;
        let members = groups.groups.entry(group.clone()).or_default();
        members.line.insert(turn, (gate.limit, call));
        if open {
            members.call_up();
        }
        drop(groups);
        Place { limits: Arc::clone(self), group, turn, called }
    }

    /// Counts an execution that has begun before.
    pub(super) fn hold(&self, workflow: WorkflowId, key: &str, id: ExecutionId) {
        self.lock().groups.entry((workflow, key.to_owned())).or_default().inside.insert(id);
    }

    /// An execution has ended, or is gone. One that does not count changes nothing.
    pub(super) fn leave(&self, workflow: WorkflowId, key: &str, id: ExecutionId) {
        let group = (workflow, key.to_owned());
        let mut groups = self.lock();
        let open = groups.open;
        if let Some(members) = groups.groups.get_mut(&group)
            && members.inside.remove(&id)
        {
            if open {
                members.call_up();
            }
            groups.forget_empty(&group);
        }
    }

    /// All who counted before the start are known: calls up.
    pub(super) fn open(&self) {
        let mut groups = self.lock();
        groups.open = true;
        groups.groups.values_mut().for_each(Members::call_up);
    }

    /// How many wait.
    pub(super) fn queued(&self) -> usize {
        self.lock().groups.values().map(|members| members.line.len()).sum()
    }

    fn lock(&self) -> MutexGuard<'_, Groups> {
        lock(&self.0)
    }
}

/// No code panics while it holds one of these locks; were it to, the data is still whole.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use futures_util::FutureExt as _;

    use super::*;

    fn turn(seconds: i64, priority: i16) -> (Turn, ExecutionId) {
        let id = ExecutionId::new();
        (Turn::new(DateTime::UNIX_EPOCH + TimeDelta::seconds(seconds), priority, id), id)
    }

    #[test]
    fn the_higher_priority_is_first_and_none_waits_for_ever() {
        let (old, _) = turn(0, 0);
        assert!(turn(5, 1).0 < old, "a point is worth ten seconds");
        assert!(turn(15, 1).0 > old, "and no more");
        assert!(turn(0, -100).0 < turn(2_001, 100).0, "the lowest is overtaken for about half an hour");
        assert!(turn(1, 7).0 < turn(2, 7).0, "among equals the older is first");
    }

    #[tokio::test]
    async fn room_goes_to_the_first_in_line_and_past_those_who_left() {
        let permits = Permits::new(1);
        let held = permits.acquire(turn(0, 0).0).await;
        let mut low = Box::pin(permits.acquire(turn(1, 0).0));
        let mut high = Box::pin(permits.acquire(turn(2, 50).0));
        let mut gone = Box::pin(permits.acquire(turn(3, 100).0));
        for waiting in [&mut low, &mut high, &mut gone] {
            assert!(waiting.as_mut().now_or_never().is_none());
        }
        assert_eq!(permits.queued(), 3);
        drop(held);
        // Called up, and gone before it knew.
        drop(gone);
        let held = high.now_or_never().expect("room for the next");
        assert!(low.as_mut().now_or_never().is_none());
        drop(held);
        drop(low.now_or_never().expect("room for the last"));
        assert_eq!((permits.queued(), permits.lock().free), (0, 1));
    }

    #[tokio::test]
    async fn a_limit_holds_until_its_holders_leave_whoever_asks_first() {
        let limits = Arc::new(Limits::default());
        let (workflow, gate) = (WorkflowId::new(), Gate { limit: 2, key: "k".to_owned() });
        let before = ExecutionId::new();
        limits.hold(workflow, "k", before);
        let ((late, late_id), (early, early_id)) = (turn(9, 0), turn(1, 0));
        let mut late = limits.line_up(workflow, &gate, late);
        let mut early = limits.line_up(workflow, &gate, early);
        assert!(late.called_up().now_or_never().is_none() && early.called_up().now_or_never().is_none(), "closed");
        limits.open();
        early.called_up().now_or_never().expect("the older first");
        assert!(late.called_up().now_or_never().is_none());
        let other = Gate { key: "other".to_owned(), ..gate.clone() };
        limits.line_up(workflow, &other, turn(10, 0).0).called_up().now_or_never().expect("another key");
        // Twice is once.
        limits.leave(workflow, "k", before);
        limits.leave(workflow, "k", before);
        late.called_up().now_or_never().expect("its turn");
        let mut third = limits.line_up(workflow, &gate, turn(11, 0).0);
        assert!(third.called_up().now_or_never().is_none());
        let fourth = limits.line_up(workflow, &gate, turn(10, 0).0);
        assert_eq!(limits.queued(), 2);
        drop(fourth);
        limits.leave(workflow, "k", early_id);
        third.called_up().now_or_never().expect("those who left the line are passed over");
        limits.leave(workflow, "k", late_id);
        drop((early, late, third));
        assert_eq!(limits.queued(), 0);
    }
}
