//! Requests without a valid credential, by the address that they come from: so that keys cannot be guessed at, nor the server be kept busy saying no.
//!
//! In the memory of one process: a count that is lost with it costs an attacker's patience and nobody else's. When an address has used up its
//! minute, credentials from there are not even looked at, except those that were good before: whoever shares the address (an office, a proxy
//! that nobody told the server of) goes on working.

use std::{
    collections::HashMap,
    hash::{BuildHasher, RandomState},
    net::IpAddr,
    sync::{Mutex, MutexGuard, PoisonError},
};

use quick_cache::sync::Cache;

use super::{Standing, Verdict, Window, counted_address};

/// Addresses that are counted at a time. When more come within a minute, counting starts anew: whoever commands so many has as many guesses anyway,
/// and everybody else must not be refused for it.
const MAX_ADDRESSES: usize = 65_536;
/// Credentials that are remembered as good.
const MAX_CREDENTIALS: usize = 16_384;

/// Identifies a credential for as long as this process lives, without keeping it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint(u64);

/// The table.
pub struct Addresses {
    per_minute: u64,
    counts: Mutex<Counts>,
    seed: RandomState,
    good: Cache<Fingerprint, ()>,
}

#[derive(Default)]
struct Counts {
    start: i64,
    of: HashMap<IpAddr, u64>,
}

impl Addresses {
    pub(super) fn new(per_minute: u64) -> Self {
        Self { per_minute, counts: Mutex::default(), seed: RandomState::new(), good: Cache::new(MAX_CREDENTIALS) }
    }

    /// Counts a request, unless it is one too many.
    pub fn count(&self, address: IpAddr, now: i64) -> Verdict {
        let mut counts = self.counts(now);
        if counts.of.len() >= MAX_ADDRESSES {
            counts.of.clear();
        }
        let count = counts.of.entry(counted_address(address)).or_default();
        let passes = *count < self.per_minute;
        *count += u64::from(passes);
        let standing = self.standing(counts.start, counts.of[&counted_address(address)]);
        if passes { Verdict { standing, refused: None } } else { standing.used_up(Window::Minute, None, now) }
    }

    /// Whether the address has a request left, without counting one.
    pub fn look(&self, address: IpAddr, now: i64) -> Verdict {
        let counts = self.counts(now);
        let standing =
            self.standing(counts.start, counts.of.get(&counted_address(address)).copied().unwrap_or_default());
        if standing.remaining > 0 {
            Verdict { standing, refused: None }
        } else {
            standing.used_up(Window::Minute, None, now)
        }
    }

    /// What to remember a credential by.
    pub fn fingerprint<'a>(&self, secrets: impl IntoIterator<Item = &'a str>) -> Fingerprint {
        Fingerprint(self.seed.hash_one(secrets.into_iter().collect::<Vec<_>>()))
    }

    /// The credential was good.
    pub fn remember(&self, credential: Fingerprint) {
        if self.good.get(&credential).is_none() {
            self.good.insert(credential, ());
        }
    }

    /// Whether it was good before.
    pub fn remembers(&self, credential: Fingerprint) -> bool {
        self.good.get(&credential).is_some()
    }

    fn standing(&self, start: i64, count: u64) -> Standing {
        Standing {
            limit: self.per_minute,
            remaining: self.per_minute.saturating_sub(count),
            reset: start + Window::Minute.seconds(),
        }
    }

    #[cfg(test)]
    pub(super) fn counted(&self) -> usize {
        self.counts.lock().unwrap().of.len()
    }

    fn counts(&self, now: i64) -> MutexGuard<'_, Counts> {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let start = Window::Minute.start(now);
        if counts.start != start {
            *counts = Counts { start, of: HashMap::new() };
        }
        counts
    }
}
