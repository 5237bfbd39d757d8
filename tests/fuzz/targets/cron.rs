//! Schedules of strangers: a pattern is read or refused in words, and the times that it names lie one behind the other, whatever the zone does to its clocks.

#![no_main]

use chrono::{DateTime, TimeDelta, Utc};
use libfuzzer_sys::fuzz_target;
use switchyard::domain::trigger::clock::{Clock, duration};

/// How many times of a schedule are looked at.
const TIMES: usize = 6;

/// Nothing is due between a moment and the time that follows it, from wherever in between one asks.
fn holds(clock: &Clock, moment: DateTime<Utc>, part: u32) {
    let mut moment = moment;
    for _ in 0..TIMES {
        let Some(next) = clock.after(moment) else { return };
        assert!(next > moment, "{clock:?}: {next} does not follow {moment}");
        assert_eq!(next.timestamp_subsec_nanos(), 0, "{clock:?}: {next} is no whole second");
        let between =
            moment + TimeDelta::milliseconds((next - moment).num_milliseconds() / 1_000 * i64::from(part % 1_000));
        assert_eq!(clock.after(between), Some(next), "{clock:?}: after {moment}, and after {between}");
        let before = next - TimeDelta::nanoseconds(1);
        assert_eq!(clock.after(before.max(moment)), Some(next), "{clock:?}: a nanosecond before {next}");
        moment = next;
    }
}

// Four bytes of a moment from 1970 to 2106, four of a place between times, two of a zone, and the pattern.
fuzz_target!(|data: &[u8]| {
    let Some((head, text)) = data.split_at_checked(10) else { return };
    let Ok(text) = std::str::from_utf8(text) else { return };
    let number = |at: usize| u32::from_le_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]);
    let Some(moment) = DateTime::from_timestamp(i64::from(number(0)), number(4) % 1_000_000_000) else { return };
    let zone =
        chrono_tz::TZ_VARIANTS[usize::from(u16::from_le_bytes([head[8], head[9]])) % chrono_tz::TZ_VARIANTS.len()];
    if let Ok(clock) = Clock::cron(text, zone) {
        holds(&clock, moment, number(4));
    }
    match Clock::every(text) {
        Ok(clock) => {
            let Clock::Every { secs } = clock else { unreachable!("an interval is one") };
            assert_eq!(duration(text), Ok(secs));
            holds(&clock, moment, number(4));
        }
        Err(said) => assert!(!said.is_empty()),
    }
});
