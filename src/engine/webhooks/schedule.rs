//! When an event is sent again: pure, so that every case can be told as data.

use std::time::{Duration, SystemTime};

/// Longest wait that a receiver can ask for.
const MOST: Duration = Duration::from_hours(24);
/// Waits differ by up to this share either way, so that what failed together does not come back together.
const JITTER: f64 = 0.1;

/// Waits before the second attempt and each one after it; the first is at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule(Vec<Duration>);

impl Default for Schedule {
    /// That of Standard Webhooks: some 28 hours in all.
    fn default() -> Self {
        Self([5, 300, 1_800, 7_200, 18_000, 36_000, 36_000].map(Duration::from_secs).to_vec())
    }
}

impl From<Vec<Duration>> for Schedule {
    fn from(waits: Vec<Duration>) -> Self {
        Self(waits)
    }
}

impl Schedule {
    /// How long to wait after `failed` attempts, the last of which just ended; `None`: it was the last. `asked` is what the receiver asked for,
    /// `chance` is from 0 to 1.
    pub fn wait(&self, failed: u32, asked: Option<Duration>, chance: f64) -> Option<Duration> {
        let position = usize::try_from(failed).ok()?.checked_sub(1)?;
        let wait = self.0.get(position)?.mul_f64(1.0 + JITTER * (2.0 * chance - 1.0));
        Some(wait.max(asked.unwrap_or_default().min(MOST)))
    }
}

/// What `Retry-After` asks for: seconds, or a date (RFC 9110, section 10.2.3).
pub(super) fn asked(retry_after: &str, now: SystemTime) -> Option<Duration> {
    let text = retry_after.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        // Beyond all numbers is a long time too.
        return Some(text.parse().map_or(MOST, Duration::from_secs));
    }
    let date = httpdate::parse_http_date(text).ok()?;
    Some(date.duration_since(now).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: Duration = Duration::from_hours(1);

    fn seconds(wait: Option<Duration>) -> Option<u64> {
        wait.map(|wait| wait.as_secs())
    }

    #[test]
    fn the_waits_are_those_of_standard_webhooks_and_then_there_are_none() {
        let schedule = Schedule::default();
        let waits: Vec<_> = (1..=8).map(|failed| seconds(schedule.wait(failed, None, 0.5))).collect();
        let expect = [5, 300, 1_800, 7_200, 18_000, 36_000, 36_000].map(Some);
        assert_eq!(waits, [&expect[..], &[None]].concat());
    }

    #[test]
    fn chance_moves_a_wait_by_a_tenth_either_way() {
        let schedule = Schedule::from(vec![Duration::from_secs(100)]);
        for (chance, expect) in [(0.0, 90), (0.25, 95), (0.5, 100), (1.0, 110)] {
            assert_eq!(seconds(schedule.wait(1, None, chance)), Some(expect), "{chance}");
        }
    }

    #[test]
    fn a_receiver_can_ask_for_more_time_than_the_schedule_gives_up_to_a_day_and_for_no_further_attempt() {
        let schedule = Schedule::default();
        for (failed, asked, expect) in [
            (1, 60, Some(60)),
            (1, 1, Some(5)),
            (4, 60, Some(7_200)),
            (1, u64::MAX, Some(86_400)),
            (8, 60, None),
            (0, 60, None),
        ] {
            let wait = schedule.wait(failed, Some(Duration::from_secs(asked)), 0.5);
            assert_eq!(seconds(wait), expect, "after {failed}, asked for {asked}");
        }
        assert_eq!(Schedule::from(vec![]).wait(1, Some(HOUR), 0.5), None);
    }

    #[test]
    fn retry_after_is_read_as_seconds_or_as_a_date() {
        let now = httpdate::parse_http_date("Fri, 13 Sep 2024 08:00:00 GMT").unwrap();
        for (text, expect) in [
            ("120", Some(Duration::from_mins(2))),
            (" 0 ", Some(Duration::ZERO)),
            ("99999999999999999999999", Some(MOST)),
            ("Fri, 13 Sep 2024 09:00:00 GMT", Some(HOUR)),
            ("Friday, 13-Sep-24 09:00:00 GMT", Some(HOUR)),
            ("Fri, 13 Sep 2024 07:00:00 GMT", Some(Duration::ZERO)),
            ("", None),
            ("-1", None),
            ("soon", None),
        ] {
            assert_eq!(asked(text, now), expect, "{text}");
        }
    }
}
