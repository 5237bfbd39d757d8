//! How much callers may ask for: so many requests within each minute and each day of UTC, by plan or by an operation's own group.
//!
//! **Counting without a write per request.** What is left of a window belongs to the database, so that it survives a restart and several
//! processes share it. A process takes it in blocks of about a twentieth and serves requests from memory; what it has not used it gives back
//! when it ends. After a crash at most a block is lost: too few requests may pass, never too many.
//!
//! **Why no crate.** `governor`, the rate limiter that Rust programs use, spreads requests evenly (GCRA) and keeps its state in one process's memory.
//! The published APIs promise fixed windows (`X-RateLimit-Reset` is when a window ends, and then all of it is there again), a day's count that outlives
//! processes, and one count for many of them. None of this can be put on top of it; what it would be left with is an atomic subtraction.
//!
//! Whoever presents no valid credential counts against its address, in memory alone: see [`addresses`].

pub mod addresses;
mod held;

use std::{
    collections::HashMap,
    fmt,
    net::IpAddr,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicI64, Ordering},
    },
};

use self::{addresses::Addresses, held::Held};
use super::{
    error::{Error, Result},
    plan::{Meter, Plan, Subject},
    ports::LimitRepository,
};

/// A fixed window of UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Window {
    /// From second 0 to the next minute's.
    Minute,
    /// From midnight to midnight.
    Day,
}

impl Window {
    /// Its length.
    pub fn seconds(self) -> i64 {
        match self {
            Self::Minute => 60,
            Self::Day => 86_400,
        }
    }

    /// When the window began that `now` (seconds since 1970) lies in.
    pub fn start(self, now: i64) -> i64 {
        now - now.rem_euclid(self.seconds())
    }
}

impl fmt::Display for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Minute => "minute",
            Self::Day => "day",
        })
    }
}

/// What a plan allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quota {
    /// Requests within a minute.
    pub per_minute: u64,
    /// Requests within a day.
    pub per_day: u64,
}

/// An operation's own limit, which stands in the place of the plan's minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Group {
    /// Its name in the document. Operations that share it share the count.
    pub name: &'static str,
    /// Requests within a minute.
    pub per_minute: u64,
}

/// The operator's choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LimitSettings {
    /// Whether anything is counted at all.
    pub enforce: bool,
    /// Of each plan, in the order of [`Plan::ALL`].
    pub quotas: [Quota; 4],
    /// What groups of operations may be asked for within a minute, by name, where the operator does not want their document's numbers.
    pub groups: [(&'static str, Option<u64>); 3],
    /// Requests within a minute from one address without a valid credential.
    pub per_address: u64,
}

/// As published.
impl Default for LimitSettings {
    fn default() -> Self {
        let quota = |per_minute, per_day| Quota { per_minute, per_day };
        let quotas = [quota(60, 1_000), quota(120, 10_000), quota(300, 50_000), quota(600, 200_000)];
        Self { enforce: true, quotas, groups: [("sync", None), ("async", None), ("results", None)], per_address: 60 }
    }
}

impl LimitSettings {
    /// Of a plan.
    pub fn quota(&self, plan: Plan) -> Quota {
        let index = Plan::ALL.iter().position(|known| *known == plan).unwrap_or_default();
        self.quotas[index]
    }

    /// Requests of a group within a minute.
    fn of_group(&self, group: Group) -> u64 {
        let chosen = self.groups.iter().find(|(name, _)| *name == group.name).and_then(|(_, chosen)| *chosen);
        chosen.unwrap_or(group.per_minute)
    }
}

/// A count that requests go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Counter {
    /// Whose.
    pub subject: Subject,
    /// The group of operations, where they are counted apart.
    pub group: Option<&'static str>,
    /// Over what time.
    pub window: Window,
}

/// What the repository handed out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// When the window began that these count in. Later than asked for, where another process's clock is ahead.
    pub start: i64,
    /// Requests that may pass; none: the window is used up.
    pub count: u64,
    /// All that was handed out in the window, these included.
    pub total: u64,
}

/// Grants of a window that nobody used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unused {
    /// Which count.
    pub counter: Counter,
    /// When the window began.
    pub start: i64,
    /// How many.
    pub count: u64,
}

/// Where a caller stands: what answers tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Requests that the window allows.
    pub limit: u64,
    /// Of these, left. What other processes took since this one last asked is not known here.
    pub remaining: u64,
    /// When the window ends, in seconds since 1970.
    pub reset: i64,
}

/// Whether a request may pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// The tighter of its windows, or the one that is used up.
    pub standing: Standing,
    /// What is used up.
    pub refused: Option<UsedUp>,
}

/// What there is no more of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UsedUp {
    /// The window.
    pub window: Window,
    /// The group, where it is one of a group.
    pub group: Option<&'static str>,
    /// Seconds to the window's end, at least 1.
    pub retry_after: u64,
}

impl Verdict {
    /// [`Error::RateLimited`] where it was refused.
    pub fn into_result(self) -> Result<()> {
        let Some(UsedUp { window, group, retry_after }) = self.refused else { return Ok(()) };
        let of_group = group.map(|name| format!(" of the group `{name}`")).unwrap_or_default();
        let noun = if self.standing.limit == 1 { "request" } else { "requests" };
        let message = format!("the limit of {} {noun} a {window}{of_group} is used up", self.standing.limit);
        Err(Error::RateLimited { message, retry_after })
    }
}

impl Standing {
    fn used_up(self, window: Window, group: Option<&'static str>, now: i64) -> Verdict {
        let retry_after = u64::try_from(self.reset - now).unwrap_or_default().max(1);
        Verdict { standing: self, refused: Some(UsedUp { window, group, retry_after }) }
    }

    fn tighter(self, other: Self) -> Self {
        if other.remaining < self.remaining { other } else { self }
    }
}

/// The counts of one process. Clones share them.
#[derive(Clone)]
pub struct LimitService {
    shared: Arc<Shared>,
}

struct Shared {
    settings: LimitSettings,
    repository: Arc<dyn LimitRepository>,
    counters: Mutex<HashMap<Counter, Arc<tokio::sync::Mutex<Held>>>>,
    /// The minute in which counters of windows that are over were last thrown away.
    swept: AtomicI64,
    addresses: Addresses,
}

impl LimitService {
    /// Over this port.
    pub fn new(settings: LimitSettings, repository: Arc<dyn LimitRepository>) -> Self {
        let addresses = Addresses::new(settings.per_address);
        let (counters, swept) = (Mutex::default(), AtomicI64::new(0));
        Self { shared: Arc::new(Shared { settings, repository, counters, swept, addresses }) }
    }

    /// Whether anything is counted.
    pub fn is_enforced(&self) -> bool {
        self.shared.settings.enforce
    }

    /// Those without a valid credential.
    pub fn addresses(&self) -> &Addresses {
        &self.shared.addresses
    }

    /// Counts a request at `now` (seconds since 1970), unless it is one too many. The day counts all requests, the minute those of the
    /// operation's group alone where there is one.
    pub async fn admit(&self, meter: Meter, group: Option<Group>, now: i64) -> Result<Verdict> {
        let quota = self.shared.settings.quota(meter.plan);
        let per_minute = group.map_or(quota.per_minute, |group| self.shared.settings.of_group(group));
        let group = group.map(|group| group.name);
        let minute = Counter { subject: meter.subject, group, window: Window::Minute };
        let day = Counter { subject: meter.subject, group: None, window: Window::Day };
        let (passes, in_minute) = self.spend(minute, per_minute, now).await?;
        if !passes {
            return Ok(in_minute.used_up(Window::Minute, group, now));
        }
        let (passes, in_day) = self.spend(day, quota.per_day, now).await?;
        if !passes {
            // It did not pass, so the minute has not seen it.
            self.slot(minute, now).lock().await.refund(Window::Minute, in_minute.reset);
            return Ok(in_day.used_up(Window::Day, None, now));
        }
        Ok(Verdict { standing: in_minute.tighter(in_day), refused: None })
    }

    /// Gives back what this process holds and has not used. For its end: what is counted afterwards is taken anew.
    pub async fn give_back(&self, now: i64) -> Result<()> {
        let counters = std::mem::take(&mut *self.counters());
        let mut unused = Vec::new();
        for (counter, slot) in counters {
            unused.extend(slot.lock().await.unused(counter, now));
        }
        if unused.is_empty() { Ok(()) } else { self.shared.repository.give_back(&unused).await }
    }

    async fn spend(&self, counter: Counter, limit: u64, now: i64) -> Result<(bool, Standing)> {
        let mut held = self.slot(counter, now).lock_owned().await;
        held.roll(counter.window, now);
        if held.should_ask(limit, now) {
            let repository = Arc::clone(&self.shared.repository);
            // A task of its own: a client that goes away in the middle must not take a block with it.
            let asked = tokio::spawn(async move {
                let block = repository.take(counter, held.start(), limit, held::block(limit)).await?;
                held.receive(block, limit, now);
                Ok::<_, Error>(held)
            });
            held = asked.await.map_err(Error::internal)??;
        }
        Ok((held.spend(), held.standing(counter.window, limit)))
    }

    fn slot(&self, counter: Counter, now: i64) -> Arc<tokio::sync::Mutex<Held>> {
        let mut counters = self.counters();
        let minute = Window::Minute.start(now);
        if self.shared.swept.swap(minute, Ordering::Relaxed) != minute {
            // One that is in use is needed still, whatever its window.
            counters.retain(|counter, slot| slot.try_lock().map_or(true, |held| held.is_current(counter.window, now)));
        }
        Arc::clone(counters.entry(counter).or_default())
    }

    fn counters(&self) -> std::sync::MutexGuard<'_, HashMap<Counter, Arc<tokio::sync::Mutex<Held>>>> {
        // Nothing panics while it is held; if it did, the map would be whole.
        self.shared.counters.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An address as it is counted: IPv6 hands whole networks of 64 bits to one subscriber.
pub fn counted_address(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6((u128::from(address) & (u128::MAX << 64)).into()),
        v4 @ IpAddr::V4(_) => v4,
    }
}

#[cfg(test)]
mod tests;
