//! What a process holds of one counter: pure arithmetic, and all of it.

use super::{Block, Counter, Standing, Unused, Window};

/// How long a window that was used up is believed to be, until it is asked for again: another process may have given some back.
const ASK_AGAIN_SECS: i64 = 1;

/// Grants of one window, taken and not spent.
#[derive(Debug, Default)]
pub(super) struct Held {
    start: i64,
    available: u64,
    /// All that was handed out in the window when this process last asked.
    total: u64,
    /// The limit for which the answer was "none left", and when.
    empty: Option<(u64, i64)>,
}

/// How many to take at a time: a twentieth of the limit, at least one.
pub(super) fn block(limit: u64) -> u64 {
    (limit / 20).max(1)
}

impl Held {
    pub(super) fn start(&self) -> i64 {
        self.start
    }

    /// Whether `now` is not yet past the window. A window ahead of `now` is another process's, whose clock is ahead; it is the current one for all.
    pub(super) fn is_current(&self, window: Window, now: i64) -> bool {
        now < self.start + window.seconds()
    }

    /// Goes over to the window of `now`, where the one before is over. What was held of that is void.
    pub(super) fn roll(&mut self, window: Window, now: i64) {
        if !self.is_current(window, now) {
            *self = Self { start: window.start(now), ..Self::default() };
        }
    }

    /// Whether there is a point in asking for a block.
    pub(super) fn should_ask(&self, limit: u64, now: i64) -> bool {
        let told = self.empty.is_some_and(|(of, at)| of == limit && (at..at + ASK_AGAIN_SECS).contains(&now));
        self.available == 0 && !told
    }

    pub(super) fn receive(&mut self, block: Block, limit: u64, now: i64) {
        self.start = block.start;
        self.available += block.count;
        self.total = block.total;
        self.empty = (block.count == 0).then_some((limit, now));
    }

    pub(super) fn spend(&mut self) -> bool {
        let passes = self.available > 0;
        self.available -= u64::from(passes);
        passes
    }

    /// Takes back what was spent just before in the window that ends at `reset`; where it has gone over since, there is nothing to take back.
    pub(super) fn refund(&mut self, window: Window, reset: i64) {
        self.available += u64::from(self.start + window.seconds() == reset);
    }

    pub(super) fn standing(&self, window: Window, limit: u64) -> Standing {
        let remaining = limit.saturating_sub(self.total) + self.available;
        Standing { limit, remaining: remaining.min(limit), reset: self.start + window.seconds() }
    }

    pub(super) fn unused(&mut self, counter: Counter, now: i64) -> Option<Unused> {
        let count = std::mem::take(&mut self.available);
        let worth = count > 0 && self.is_current(counter.window, now);
        worth.then_some(Unused { counter, start: self.start, count })
    }
}
