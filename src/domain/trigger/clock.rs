//! When a schedule is due: pure functions of time, without a clock of their own.
//!
//! **Cron speaks of local time**, which a zone repeats or leaves out where its clocks are set. What is decided here:
//! - a time that is left out (02:30 of the day on which 02:00 is followed by 03:00) is skipped;
//! - a time that comes twice fires once, the first time;
//! - unless the hour field is `*`: such a schedule means "again and again" and not a time of day, so it fires in both of the two hours.
//!
//! The crate that reads the patterns has rules of its own for this, and moves what is left out to the end of the gap. So it is asked in plain calendar time only, and zones are dealt with here.
//!
//! **Intervals speak of elapsed time**, and are counted from 1970-01-01T00:00:00Z: `6h` is due at 00:00, 06:00, 12:00 and 18:00 UTC, whenever it was published.

use chrono::{DateTime, LocalResult, NaiveDateTime, TimeDelta, TimeZone as _, Utc};
use chrono_tz::Tz;
use croner::{
    Cron,
    parser::{CronParser, Seconds, Year},
};

/// Longest text of a pattern.
const MAX_PATTERN: usize = 255;
/// The longest interval: a year.
const MAX_INTERVAL_SECS: i64 = 366 * 86_400;

/// What is due when.
#[derive(Debug, Clone)]
pub enum Clock {
    /// At times of a calendar.
    Cron {
        /// The pattern.
        cron: Box<Cron>,
        /// Where its times are local.
        zone: Tz,
        /// Whether it fires in both of two hours of the same name.
        repeats: bool,
    },
    /// Again and again.
    Every {
        /// Seconds from one time to the next.
        secs: i64,
    },
}

impl Clock {
    /// Reads a pattern of five fields, or of six with seconds before them. What is wrong with it, otherwise.
    pub fn cron(pattern: &str, zone: Tz) -> Result<Self, String> {
        if pattern.len() > MAX_PATTERN {
            return Err(format!("must not be longer than {MAX_PATTERN} characters"));
        }
        let fields: Vec<&str> = pattern.split_whitespace().collect();
        let hour = match fields[..] {
            [_, hour, _, _, _] | [_, _, hour, _, _, _] => hour,
            [nickname] if nickname.starts_with('@') => nickname,
            _ => return Err("must have five fields (minute, hour, day of the month, month, day of the week), or six with seconds before them".to_owned()),
        };
        // The crate takes an empty list for one that holds no time, and would look for that time for minutes.
        if fields.iter().any(|field| field.split(',').any(str::is_empty)) {
            return Err("must name a value on either side of each comma".to_owned());
        }
        let parser = CronParser::builder().seconds(Seconds::Optional).year(Year::Disallowed).build();
        let cron = parser.parse(pattern).map_err(|error| error.to_string())?;
        Ok(Self::Cron { cron: Box::new(cron), zone, repeats: hour == "*" || hour.eq_ignore_ascii_case("@hourly") })
    }

    /// Reads an interval: numbers with units (`90s`, `5m`, `1h30m`, `1d`), from a second to a year.
    pub fn every(text: &str) -> Result<Self, String> {
        let secs = duration(text)?;
        if (1..=MAX_INTERVAL_SECS).contains(&secs) {
            Ok(Self::Every { secs })
        } else {
            Err("must be from 1s to 366d".to_owned())
        }
    }

    /// The first time after `moment`; `None` where there is none.
    pub fn after(&self, moment: DateTime<Utc>) -> Option<DateTime<Utc>> {
        match self {
            Self::Every { secs } => {
                let passed = moment.timestamp().div_euclid(*secs);
                DateTime::from_timestamp(passed.checked_add(1)?.checked_mul(*secs)?, 0)
            }
            Self::Cron { cron, zone, repeats } => after(cron, *zone, *repeats, moment),
        }
    }
}

fn after(cron: &Cron, zone: Tz, repeats: bool, moment: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let local = moment.with_timezone(&zone).naive_local();
    let ahead = first(cron, local, |at| match zone.from_local_datetime(&at) {
        LocalResult::None => None,
        LocalResult::Single(at) => Some(at.to_utc()),
        LocalResult::Ambiguous(first, second) => {
            let second = repeats.then(|| second.to_utc());
            [Some(first.to_utc()), second].into_iter().flatten().find(|at| *at > moment)
        }
    });
    // In the first of two hours of the same name, the second lies ahead though its names lie behind.
    let LocalResult::Ambiguous(one, other) = zone.from_local_datetime(&local) else { return ahead };
    if !repeats || one.to_utc() != moment {
        return ahead;
    }
    let behind = local.checked_sub_signed(other.to_utc() - one.to_utc())?;
    let again = first(cron, behind, |at| match zone.from_local_datetime(&at) {
        // Later names are ahead in the first hour too.
        _ if at > local => Some(DateTime::<Utc>::MAX_UTC),
        LocalResult::Ambiguous(_, second) => Some(second.to_utc()).filter(|second| *second > moment),
        _ => None,
    });
    ahead.into_iter().chain(again.filter(|at| *at < DateTime::<Utc>::MAX_UTC)).min()
}

/// Of the pattern's times after `local`, the first that means a moment.
fn first(
    cron: &Cron,
    local: NaiveDateTime,
    moment: impl Fn(NaiveDateTime) -> Option<DateTime<Utc>>,
) -> Option<DateTime<Utc>> {
    let mut at = local;
    loop {
        // A pattern that fits no date ends the search with an error.
        at = cron.find_next_occurrence(&at.and_utc(), false).ok()?.naive_utc();
        if let Some(moment) = moment(at) {
            return Some(moment);
        }
    }
}

/// Seconds that a text means: numbers with units behind them.
pub fn duration(text: &str) -> Result<i64, String> {
    const FORM: &str = "must be numbers with units (s, m, h, d, w), such as `90s`, `5m` or `1h30m`";
    let mut rest = text;
    let mut total: i64 = 0;
    while !rest.is_empty() {
        let digits = rest.len() - rest.trim_start_matches(|digit: char| digit.is_ascii_digit()).len();
        let number: i64 = rest[..digits].parse().map_err(|_| FORM.to_owned())?;
        rest = &rest[digits..];
        let unit = match rest.chars().next() {
            Some('s') => 1,
            Some('m') => 60,
            Some('h') => 3_600,
            Some('d') => 86_400,
            Some('w') => 7 * 86_400,
            _ => return Err(FORM.to_owned()),
        };
        rest = &rest[1..];
        total = number.checked_mul(unit).and_then(|part| total.checked_add(part)).ok_or("is too long")?;
    }
    if text.is_empty() { Err(FORM.to_owned()) } else { Ok(total) }
}

/// Seconds as a span of time.
pub(super) fn span(secs: i64) -> TimeDelta {
    TimeDelta::try_seconds(secs).unwrap_or(TimeDelta::MAX)
}

#[cfg(test)]
mod tests;
