//! The clock against a reference that knows nothing but a walk over the minutes.

use std::collections::BTreeSet;

use chrono::{Datelike as _, Timelike as _};
use proptest::prelude::*;

use super::*;

fn utc(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn zone(name: &str) -> Tz {
    name.parse().unwrap()
}

fn times(clock: &Clock, from: &str, count: usize) -> Vec<String> {
    let times = std::iter::successors(clock.after(utc(from)), |at| clock.after(*at)).take(count);
    times.map(|at| at.format("%Y-%m-%dT%H:%M:%SZ").to_string()).collect()
}

#[test]
fn patterns_fire_when_they_say() {
    for (pattern, zone_name, from, expect) in [
        ("*/15 * * * *", "UTC", "2026-03-01T10:07:00Z", vec!["2026-03-01T10:15:00Z", "2026-03-01T10:30:00Z"]),
        // After a time, never at it.
        ("0 9 * * MON-FRI", "UTC", "2026-03-06T09:00:00Z", vec!["2026-03-09T09:00:00Z", "2026-03-10T09:00:00Z"]),
        ("*/20 * * * * *", "UTC", "2026-03-01T10:00:00.5Z", vec!["2026-03-01T10:00:20Z", "2026-03-01T10:00:40Z"]),
        ("0 0 L * *", "UTC", "2028-02-01T00:00:00Z", vec!["2028-02-29T00:00:00Z", "2028-03-31T00:00:00Z"]),
        ("0 8 * * MON#1", "UTC", "2026-03-01T00:00:00Z", vec!["2026-03-02T08:00:00Z", "2026-04-06T08:00:00Z"]),
        // Either day is enough.
        ("0 0 13 * FRI", "UTC", "2026-03-11T00:00:00Z", vec!["2026-03-13T00:00:00Z", "2026-03-20T00:00:00Z"]),
        ("@daily", "Asia/Kolkata", "2026-03-01T00:00:00Z", vec!["2026-03-01T18:30:00Z"]),
        ("0 9 * * *", "Europe/Berlin", "2026-03-28T00:00:00Z", vec!["2026-03-28T08:00:00Z", "2026-03-29T07:00:00Z"]),
        // Left out when clocks go forward: 02:30 is not there on the 29th.
        ("30 2 * * *", "Europe/Berlin", "2026-03-28T00:00:00Z", vec!["2026-03-28T01:30:00Z", "2026-03-30T00:30:00Z"]),
        ("*/30 * * * *", "Europe/Berlin", "2026-03-29T00:15:00Z", vec!["2026-03-29T00:30:00Z", "2026-03-29T01:00:00Z"]),
        // Comes twice when they go back: once, the first time.
        ("30 2 * * *", "Europe/Berlin", "2026-10-25T00:00:00Z", vec!["2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"]),
        ("*/30 2 * * *", "Europe/Berlin", "2026-10-25T00:10:00Z", vec!["2026-10-25T00:30:00Z", "2026-10-26T01:00:00Z"]),
        // Every hour means every hour.
        (
            "30 * * * *",
            "Europe/Berlin",
            "2026-10-24T23:45:00Z",
            vec!["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-10-25T02:30:00Z"],
        ),
        // Half an hour back.
        (
            "50 * * * *",
            "Australia/Lord_Howe",
            "2026-04-04T14:30:00Z",
            vec!["2026-04-04T14:50:00Z", "2026-04-04T15:20:00Z"],
        ),
        // A day that a country left out.
        ("0 12 * * *", "Pacific/Apia", "2011-12-29T23:00:00Z", vec!["2011-12-30T22:00:00Z"]),
    ] {
        let clock = Clock::cron(pattern, zone(zone_name)).unwrap();
        assert_eq!(times(&clock, from, expect.len()), expect, "{pattern} in {zone_name}");
    }
}

#[test]
fn patterns_that_are_none_say_so() {
    let long = "1".repeat(256);
    for pattern in
        ["", "* * * *", "* * * * * * *", "60 * * * *", "* 24 * * *", "a b c d e", "5-1 * * * *", "@reboot", &long]
            .into_iter()
            // A list with nothing in it, which would be looked for for ever.
            .chain([", * * * * *", "* , * * *", "1,, * * * *", "* * ,1 * *"])
    {
        assert!(Clock::cron(pattern, Tz::UTC).is_err(), "{pattern}");
    }
    // Fits no date, which is found out and does not go on for ever.
    assert_eq!(Clock::cron("0 0 30 2 *", Tz::UTC).unwrap().after(utc("2026-01-01T00:00:00Z")), None);
}

#[test]
fn intervals_are_counted_from_one_beginning() {
    for (text, from, expect) in [
        ("6h", "2026-03-01T05:59:59.9Z", vec!["2026-03-01T06:00:00Z", "2026-03-01T12:00:00Z"]),
        ("90s", "1970-01-01T00:00:00Z", vec!["1970-01-01T00:01:30Z", "1970-01-01T00:03:00Z"]),
        ("1h30m", "1969-12-31T23:59:00Z", vec!["1970-01-01T00:00:00Z", "1970-01-01T01:30:00Z"]),
        ("1w", "2026-03-01T00:00:00Z", vec!["2026-03-05T00:00:00Z"]),
    ] {
        assert_eq!(times(&Clock::every(text).unwrap(), from, expect.len()), expect, "{text}");
    }
    for text in
        ["", "0s", "5", "m", "-5m", "5 m", "1y", "367d", "99999999999999999999s", "9223372036854775807w", "5m!", "é"]
    {
        assert!(Clock::every(text).is_err(), "{text}");
    }
}

/// A pattern of which the reference knows what it means without reading it.
#[derive(Debug, Clone)]
struct Pattern {
    minutes: BTreeSet<u32>,
    /// `None`: a wildcard.
    hours: Option<BTreeSet<u32>>,
    weekdays: Option<BTreeSet<u32>>,
}

impl Pattern {
    fn text(&self) -> String {
        let list = |set: &BTreeSet<u32>| set.iter().map(u32::to_string).collect::<Vec<_>>().join(",");
        let field = |set: &Option<BTreeSet<u32>>| set.as_ref().map_or("*".to_owned(), list);
        format!("{} {} * * {}", list(&self.minutes), field(&self.hours), field(&self.weekdays))
    }

    /// What the documentation says, looked at from each minute of the world's time.
    fn fires(&self, zone: Tz, at: DateTime<Utc>) -> bool {
        let local = at.with_timezone(&zone).naive_local();
        let is_second = matches!(zone.from_local_datetime(&local), LocalResult::Ambiguous(_, second) if second == at);
        local.second() == 0
            && self.minutes.contains(&local.minute())
            && self.hours.as_ref().is_none_or(|hours| hours.contains(&local.hour()))
            && self.weekdays.as_ref().is_none_or(|days| days.contains(&local.weekday().num_days_from_sunday()))
            && (self.hours.is_none() || !is_second)
    }
}

fn subset(most: u32, len: usize) -> impl Strategy<Value = BTreeSet<u32>> {
    proptest::collection::btree_set(0..most, 1..=len)
}

fn pattern() -> impl Strategy<Value = Pattern> {
    let hours = proptest::option::weighted(0.6, subset(24, 6));
    let days = proptest::option::weighted(0.3, subset(7, 4));
    (subset(60, 4), hours, days).prop_map(|(minutes, hours, weekdays)| Pattern { minutes, hours, weekdays })
}

/// Days around which clocks are set, and one on which none is.
const DAYS: [(&str, &str); 9] = [
    ("Europe/Berlin", "2026-03-29T00:00:00Z"),
    ("Europe/Berlin", "2026-10-25T00:00:00Z"),
    ("America/New_York", "2026-03-08T06:00:00Z"),
    ("America/New_York", "2026-11-01T05:00:00Z"),
    ("Australia/Lord_Howe", "2026-04-04T14:00:00Z"),
    ("Australia/Lord_Howe", "2026-10-03T15:00:00Z"),
    ("America/Santiago", "2026-04-05T02:00:00Z"),
    ("Africa/Casablanca", "2026-02-15T01:00:00Z"),
    ("Asia/Kathmandu", "2026-06-01T00:00:00Z"),
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn every_minute_of_two_days_agrees_with_a_walk_over_them(
        pattern in pattern(),
        day in 0..DAYS.len(),
        offset_secs in -86_400_i64..3_600,
    ) {
        let (name, around) = DAYS[day];
        let zone = zone(name);
        let from = utc(around) + span(offset_secs);
        let clock = Clock::cron(&pattern.text(), zone).unwrap();
        let end = from + TimeDelta::days(2);
        let first = from.timestamp().div_euclid(60) * 60 + 60;
        let minutes = (0..).map(|minute| DateTime::from_timestamp(first + minute * 60, 0).unwrap());
        let expect: Vec<_> = minutes.take_while(|at| *at <= end).filter(|at| pattern.fires(zone, *at)).collect();
        let found: Vec<_> =
            std::iter::successors(clock.after(from), |at| clock.after(*at)).take_while(|at| *at <= end).collect();
        prop_assert_eq!(found, expect, "{} in {} from {}", pattern.text(), name, from);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[-0-9*/,#LW?A-Z@ ]{0,24}") {
        if let Ok(clock) = Clock::cron(&text, Tz::Europe__Berlin) {
            let from = utc("2026-03-01T00:00:00Z");
            prop_assert!(clock.after(from).is_none_or(|at| at > from), "{}", text);
        }
        if let Ok(clock) = Clock::every(&text) {
            let from = utc("2026-03-01T00:00:00Z");
            prop_assert!(clock.after(from).is_some_and(|at| at > from), "{}", text);
        }
    }
}
