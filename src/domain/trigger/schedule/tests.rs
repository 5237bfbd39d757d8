//! What looks at the clock lead to.

use proptest::prelude::*;
use serde_json::json;

use super::*;

fn utc(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn config(value: serde_json::Value) -> ScheduleConfig {
    serde_json::from_value(value).unwrap()
}

fn schedule(value: serde_json::Value) -> Schedule {
    config(value).read().unwrap()
}

#[test]
fn every_fault_of_a_configuration_is_told() {
    for (value, expect) in [
        (json!({}), vec![("", "cron_or_every")]),
        (json!({"cron": "* * * * *", "every": "5m"}), vec![("", "cron_or_every")]),
        (
            json!({"cron": "nonsense", "timezone": "Mars/Olympus", "jitter": "2h"}),
            vec![("/timezone", "unknown_timezone"), ("/jitter", "out_of_range"), ("/cron", "invalid_cron")],
        ),
        (
            json!({"every": "soon", "timezone": "Europe/Berlin", "jitter": "a bit"}),
            vec![("/jitter", "invalid_duration"), ("/timezone", "without_cron"), ("/every", "invalid_duration")],
        ),
    ] {
        let faults = config(value.clone()).read().unwrap_err();
        let found: Vec<_> = faults.iter().map(|fault| (fault.pointer.as_str(), fault.code)).collect();
        assert_eq!(found, expect, "{value}");
    }
}

#[test]
fn what_was_missed_is_dealt_with_as_the_policy_says() {
    let next = utc("2026-03-01T10:00:00Z");
    for (policy, now, fire, then) in [
        // On time, and late by less than a minute.
        ("last", "2026-03-01T10:00:00Z", vec!["10:00"], "11:00"),
        ("none", "2026-03-01T10:00:59Z", vec!["10:00"], "11:00"),
        // Too early.
        ("all", "2026-03-01T09:59:59Z", vec![], "10:00"),
        // Missed, all of them.
        ("none", "2026-03-01T13:30:00Z", vec![], "14:00"),
        ("last", "2026-03-01T13:30:00Z", vec!["13:00"], "14:00"),
        ("all", "2026-03-01T13:30:00Z", vec!["10:00", "11:00", "12:00", "13:00"], "14:00"),
        // Missed but for the last.
        ("none", "2026-03-01T13:00:30Z", vec!["13:00"], "14:00"),
        ("last", "2026-03-01T13:00:30Z", vec!["13:00"], "14:00"),
        ("all", "2026-03-01T13:00:30Z", vec!["10:00", "11:00", "12:00", "13:00"], "14:00"),
    ] {
        let turn = schedule(json!({"cron": "0 * * * *", "catch_up": policy})).turn(next, utc(now), Uuid::nil());
        let fired: Vec<String> = turn.fire.iter().map(|at| at.format("%H:%M").to_string()).collect();
        assert_eq!(fired, fire, "{policy} at {now}");
        assert_eq!(turn.next.unwrap().at.format("%H:%M").to_string(), then, "{policy} at {now}");
    }
}

#[test]
fn a_year_of_missed_seconds_is_not_walked_through() {
    let (next, now) = (utc("2025-03-01T00:00:00Z"), utc("2026-03-01T00:00:00.5Z"));
    let all = schedule(json!({"every": "1s", "catch_up": "all"})).turn(next, now, Uuid::nil());
    assert_eq!((all.fire.len(), all.fire.last()), (MAX_MISSED, Some(&utc("2026-03-01T00:00:00Z"))));
    assert_eq!(all.next.unwrap().at, utc("2026-03-01T00:00:01Z"));
    let yearly = schedule(json!({"cron": "0 0 1 1 *"})).turn(utc("2016-01-01T00:00:00Z"), now, Uuid::nil());
    assert_eq!(yearly.fire, [utc("2026-01-01T00:00:00Z")]);
}

#[test]
fn jitter_puts_off_by_a_share_that_stays_the_same() {
    let schedule = schedule(json!({"every": "1h", "jitter": "10m"}));
    let salts: Vec<Uuid> = (1..=20).map(Uuid::from_u128).collect();
    let mut delays = Vec::new();
    for salt in salts {
        let first = schedule.after(utc("2026-03-01T00:00:00Z"), salt).unwrap();
        assert_eq!(Some(first), schedule.after(utc("2026-03-01T00:30:00Z"), salt));
        let delay = first.due_at - first.at;
        assert!((TimeDelta::zero()..=TimeDelta::minutes(10)).contains(&delay), "{delay}");
        let early = schedule.turn(first.at, first.due_at - TimeDelta::milliseconds(1), salt);
        assert_eq!((early.fire.len(), early.next), (0, Some(first)));
        assert_eq!(schedule.turn(first.at, first.due_at, salt).fire, [first.at]);
        delays.push(delay);
    }
    delays.sort();
    delays.dedup();
    assert!(delays.len() > 15, "{delays:?}");
}

proptest! {
    /// However the looks at the clock are spread: with `all`, and never more missed than fire, each time fires once and in its order; with the other policies a part of these.
    #[test]
    fn looks_at_any_moments_fire_each_time_once(
        looks in proptest::collection::vec(1_i64..400, 1..40),
        every in 5_i64..90,
        policy in 0..3_usize,
        jitter in prop_oneof![Just(0_i64), 1_i64..60],
    ) {
        let policy = ["none", "last", "all"][policy];
        let schedule = schedule(json!({"every": format!("{every}s"), "catch_up": policy, "jitter": format!("{jitter}s")}));
        let mut now = utc("2026-03-01T00:00:00Z");
        let mut next = schedule.after(now, Uuid::nil()).unwrap();
        let mut fired = Vec::new();
        let mut expect = Vec::new();
        for wait in looks {
            now += TimeDelta::seconds(wait);
            // What is due: from the first that was not dealt with, as long as each is.
            let mut at = next;
            while at.due_at <= now {
                expect.push(at.at);
                at = schedule.after(at.at, Uuid::nil()).unwrap();
            }
            let turn = schedule.turn(next.at, now, Uuid::nil());
            prop_assert_eq!(turn.next.unwrap(), at);
            fired.extend(turn.fire);
            next = at;
        }
        match policy {
            "all" => prop_assert_eq!(&fired, &expect),
            "last" => prop_assert!(expect.is_empty() == fired.is_empty() && expect.last() == fired.last()),
            _ => {}
        }
        prop_assert!(fired.windows(2).all(|pair| pair[0] < pair[1]));
        prop_assert!(fired.iter().all(|at| expect.contains(at)));
    }
}
