//! Schedules: what a `schedule` node is configured with, and what a look at the clock leads to.
//!
//! **Missed times.** A time that the server is late for by at most [`ON_TIME`] fires as if nothing had been. Later than that, it was missed, because no server ran, and
//! [`CatchUp`] says what becomes of it. Of any number of missed times at most [`MAX_MISSED`] fire.

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::clock::{Clock, duration, span};
use crate::domain::error::Fault;

/// How late a time may fire without being missed.
pub const ON_TIME: TimeDelta = TimeDelta::minutes(1);
/// Most times that fire at one look.
pub const MAX_MISSED: usize = 100;
/// The longest jitter.
const MAX_JITTER_SECS: i64 = 3_600;

/// When a workflow runs by itself; exactly one of `cron` and `every`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("examples" = [
    {"cron": "0 9 * * MON-FRI", "timezone": "Europe/Berlin"},
    {"cron": "*/10 * * * * *"},
    {"every": "15m", "catch_up": "none", "jitter": "30s"}
]))]
pub struct ScheduleConfig {
    /// Times of a calendar: minute, hour, day of the month, month, day of the week, and where there are six fields, the second before them. Names (`MON`, `JAN`), lists, ranges, steps, `L`, `W`, `#` and nicknames (`@daily`) are
    /// understood. Where a day of the month and a day of the week are both given, either is enough.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 255), example = &"0 9 * * MON-FRI")]
    pub cron: Option<String>,
    /// An interval instead: numbers with units (`s`, `m`, `h`, `d`, `w`), from a second to a year, counted from 1970-01-01T00:00:00Z.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 2, max = 32), example = &"1h30m")]
    pub every: Option<String>,
    /// The IANA name of the zone in which the times of `cron` are local; `UTC` where absent. A time that the zone leaves out when its clocks are set is skipped; one that comes twice fires the first time only, unless the hour
    /// field is `*`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 64), example = &"Europe/Berlin")]
    pub timezone: Option<String>,
    /// What becomes of times that were missed by more than a minute, because no server ran.
    #[serde(default)]
    pub catch_up: CatchUp,
    /// Puts every time off by up to this long, by a different share each time, so that many schedules of the same time do not fire in the same moment; at most `1h`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 2, max = 32), example = &"30s")]
    pub jitter: Option<String>,
}

/// What becomes of times that were missed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CatchUp {
    /// They are left out.
    None,
    /// The last of them fires, unless one fires that was not missed.
    #[default]
    Last,
    /// All of them fire, but at most the last 100.
    All,
}

/// A schedule, read.
#[derive(Debug, Clone)]
pub struct Schedule {
    clock: Clock,
    catch_up: CatchUp,
    jitter_secs: i64,
}

/// A time to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Upcoming {
    /// By the schedule.
    pub at: DateTime<Utc>,
    /// With its jitter.
    pub due_at: DateTime<Utc>,
}

/// What a look at the clock leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// Times that fire now, in their order.
    pub fire: Vec<DateTime<Utc>>,
    /// What comes then; `None`: nothing ever.
    pub next: Option<Upcoming>,
}

impl ScheduleConfig {
    /// Reads it. All faults, with pointers within the configuration.
    pub fn read(&self) -> Result<Schedule, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut fault = |pointer: &str, code, message: String| faults.push(Fault::new(pointer, code, message));
        let zone = match self.timezone.as_deref().map(str::parse::<Tz>) {
            None => Some(Tz::UTC),
            Some(Ok(zone)) => Some(zone),
            Some(Err(_)) => {
                fault(
                    "/timezone",
                    "unknown_timezone",
                    "must be the name of an IANA time zone, such as `Europe/Berlin`".to_owned(),
                );
                None
            }
        };
        let jitter_secs = match self.jitter.as_deref().map(duration) {
            None => 0,
            Some(Ok(secs)) if secs <= MAX_JITTER_SECS => secs,
            Some(Ok(_)) => {
                fault("/jitter", "out_of_range", "must be at most 1h".to_owned());
                0
            }
            Some(Err(message)) => {
                fault("/jitter", "invalid_duration", message);
                0
            }
        };
        let clock = match (&self.cron, &self.every) {
            (Some(pattern), None) => Clock::cron(pattern, zone.unwrap_or(Tz::UTC))
                .map_err(|message| fault("/cron", "invalid_cron", message))
                .ok(),
            (None, Some(text)) => {
                if self.timezone.is_some() {
                    fault(
                        "/timezone",
                        "without_cron",
                        "is for the times of `cron`; an interval knows no zone".to_owned(),
                    );
                }
                Clock::every(text).map_err(|message| fault("/every", "invalid_duration", message)).ok()
            }
            _ => {
                fault("", "cron_or_every", "exactly one of `cron` and `every` is needed".to_owned());
                None
            }
        };
        match clock {
            Some(clock) if faults.is_empty() => Ok(Schedule { clock, catch_up: self.catch_up, jitter_secs }),
            _ => Err(faults),
        }
    }
}

impl Schedule {
    /// The first time after `moment`. `salt` makes jitters of different schedules differ.
    pub fn after(&self, moment: DateTime<Utc>, salt: Uuid) -> Option<Upcoming> {
        let at = self.clock.after(moment)?;
        Some(Upcoming { at, due_at: at + self.jitter(at, salt) })
    }

    /// The next `count` times after `moment`, without jitter.
    pub fn upcoming(&self, moment: DateTime<Utc>, count: usize) -> Vec<DateTime<Utc>> {
        std::iter::successors(self.clock.after(moment), |at| self.clock.after(*at)).take(count).collect()
    }

    /// What is to be done at `now`, where `next` is the first time that has not been dealt with.
    pub fn turn(&self, next: DateTime<Utc>, now: DateTime<Utc>, salt: Uuid) -> Turn {
        let due = |at: DateTime<Utc>| at + self.jitter(at, salt);
        let times: Vec<DateTime<Utc>> = self.latest(next, now).into_iter().take_while(|at| due(*at) <= now).collect();
        let Some(&last) = times.last() else {
            return Turn { fire: Vec::new(), next: Some(Upcoming { at: next, due_at: due(next) }) };
        };
        let on_time = times.iter().position(|at| now - due(*at) <= ON_TIME).unwrap_or(times.len());
        let from = match self.catch_up {
            CatchUp::None => on_time,
            CatchUp::Last => on_time.min(times.len() - 1),
            CatchUp::All => times.len().saturating_sub(MAX_MISSED),
        };
        Turn { fire: times[from..].to_vec(), next: self.after(last, salt) }
    }

    /// The times from `first` to `now`; of many only the latest, but always more than fire. A year of seconds was perhaps missed: nobody walks through it.
    fn latest(&self, first: DateTime<Utc>, now: DateTime<Utc>) -> Vec<DateTime<Utc>> {
        const FIRST_WINDOW_SECS: i64 = 128;
        let mut window = FIRST_WINDOW_SECS;
        loop {
            let from = now.checked_sub_signed(span(window)).unwrap_or(first).max(first);
            let times =
                std::iter::successors(self.clock.after(from - TimeDelta::seconds(1)), |at| self.clock.after(*at));
            let times: Vec<_> = times.take_while(|at| *at <= now).collect();
            if from == first || times.len() > MAX_MISSED {
                return times;
            }
            window = window.saturating_mul(4);
        }
    }

    /// The same for the same time, so that a schedule that is read again is due when it was.
    fn jitter(&self, at: DateTime<Utc>, salt: Uuid) -> TimeDelta {
        if self.jitter_secs == 0 {
            return TimeDelta::zero();
        }
        let mut hash = crc32fast::Hasher::new();
        hash.update(salt.as_bytes());
        hash.update(&at.timestamp().to_be_bytes());
        TimeDelta::milliseconds(i64::from(hash.finalize()) % (self.jitter_secs * 1_000 + 1))
    }
}

#[cfg(test)]
mod tests;
