//! Exactly as many pass as the limit says, whatever happens in between.

use std::time::Duration;

use proptest::prelude::*;

use super::*;
use crate::domain::{id::TenantId, testing::Fakes};

/// The first second of a day.
const MIDNIGHT: i64 = 1_700_006_400;

fn settings(per_minute: u64, per_day: u64) -> LimitSettings {
    LimitSettings { quotas: [Quota { per_minute, per_day }; 4], ..LimitSettings::default() }
}

fn meter() -> Meter {
    Meter::of_tenant(TenantId::new(), Plan::Free)
}

async fn passes(limits: &LimitService, meter: Meter, group: Option<Group>, now: i64) -> bool {
    limits.admit(meter, group, now).await.unwrap().refused.is_none()
}

/// How many of so many pass at once.
async fn of(limits: &LimitService, meter: Meter, count: usize, now: i64) -> usize {
    let tasks: Vec<_> = (0..count)
        .map(|_| {
            let limits = limits.clone();
            tokio::spawn(async move { passes(&limits, meter, None, now).await })
        })
        .collect();
    let mut passed = 0;
    for task in tasks {
        passed += usize::from(task.await.unwrap());
    }
    passed
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_at_once_exactly_the_limit_passes() {
    for (per_minute, per_day) in [(50, 1_000), (1_000, 50), (50, 50)] {
        let limits = LimitService::new(settings(per_minute, per_day), Fakes::new());
        let meter = meter();
        assert_eq!(of(&limits, meter, 200, MIDNIGHT).await, 50);
        assert_eq!(of(&limits, meter, 10, MIDNIGHT + 59).await, 0);
        let other = Meter { subject: Subject::Key(crate::domain::id::ApiKeyId::new()), ..meter };
        assert!(passes(&limits, other, None, MIDNIGHT).await, "another subject has a count of its own");
    }
}

#[tokio::test]
async fn the_next_window_begins_anew_and_a_refusal_says_when() {
    let limits = LimitService::new(settings(2, 3), Fakes::new());
    let meter = meter();
    let verdicts = async |now| limits.admit(meter, None, now).await.unwrap();
    let first = verdicts(MIDNIGHT + 50).await;
    assert_eq!(first.standing, Standing { limit: 2, remaining: 1, reset: MIDNIGHT + 60 });
    assert!(verdicts(MIDNIGHT + 50).await.refused.is_none());
    let refused = verdicts(MIDNIGHT + 50).await;
    assert_eq!(refused.refused, Some(UsedUp { window: Window::Minute, group: None, retry_after: 10 }));
    assert_eq!(refused.standing.remaining, 0);
    // The next minute has room; the day, of which one is left, is the tighter one.
    let next = verdicts(MIDNIGHT + 60).await;
    assert_eq!(next.standing, Standing { limit: 3, remaining: 0, reset: MIDNIGHT + 86_400 });
    let refused = verdicts(MIDNIGHT + 61).await;
    assert_eq!(refused.refused, Some(UsedUp { window: Window::Day, group: None, retry_after: 86_339 }));
    let error = refused.into_result().unwrap_err();
    assert_eq!(error.to_string(), "the limit of 3 requests a day is used up");
    // What the day refused, the minute has not seen.
    assert_eq!(verdicts(MIDNIGHT + 86_399).await.refused.unwrap().retry_after, 1);
    assert!(verdicts(MIDNIGHT + 86_400).await.refused.is_none());
}

#[tokio::test]
async fn an_operator_can_choose_what_a_group_allows() {
    let chosen = [("sync", Some(3)), ("async", None), ("results", None)];
    let limits = LimitService::new(LimitSettings { groups: chosen, ..settings(1, 100) }, Fakes::new());
    let (sync, jobs) = (Group { name: "sync", per_minute: 1 }, Group { name: "async", per_minute: 1 });
    for (group, allowed) in [(sync, 3), (jobs, 1)] {
        let meter = meter();
        for _ in 0..allowed {
            assert!(passes(&limits, meter, Some(group), MIDNIGHT).await, "{group:?}");
        }
        assert!(!passes(&limits, meter, Some(group), MIDNIGHT).await, "{group:?}");
    }
}

#[tokio::test]
async fn groups_count_apart_and_the_day_counts_them_all() {
    let limits = LimitService::new(settings(1, 4), Fakes::new());
    let meter = meter();
    let (sync, jobs) = (Group { name: "sync", per_minute: 2 }, Group { name: "jobs", per_minute: 9 });
    assert!(passes(&limits, meter, Some(sync), MIDNIGHT).await && passes(&limits, meter, Some(sync), MIDNIGHT).await);
    let refused = limits.admit(meter, Some(sync), MIDNIGHT).await.unwrap().into_result().unwrap_err();
    assert_eq!(refused.to_string(), "the limit of 2 requests a minute of the group `sync` is used up");
    assert!(passes(&limits, meter, Some(jobs), MIDNIGHT).await && passes(&limits, meter, None, MIDNIGHT).await);
    let refused = limits.admit(meter, Some(jobs), MIDNIGHT).await.unwrap().refused.unwrap();
    assert_eq!(refused.window, Window::Day);
}

#[tokio::test]
async fn what_is_given_back_passes_elsewhere_and_what_is_lost_does_not() {
    let fakes = Fakes::new();
    let process = || LimitService::new(settings(10_000, 100), fakes.clone());
    let (first, meter) = (process(), meter());
    assert!(passes(&first, meter, None, MIDNIGHT).await);
    first.give_back(MIDNIGHT).await.unwrap();
    let second = process();
    assert_eq!(of(&second, meter, 50, MIDNIGHT).await, 50);
    // As after `kill -9`: the rest of its block is gone, and nothing is granted twice.
    drop(second);
    let third = process();
    let passed = of(&third, meter, 200, MIDNIGHT).await;
    assert!((45..=49).contains(&passed), "{passed}");
    assert_eq!(fakes.records().granted.values().map(|(_, granted)| *granted).min(), Some(100));
}

#[tokio::test]
async fn a_window_that_was_used_up_is_asked_for_again_since_others_may_give_back() {
    let fakes = Fakes::new();
    let process = || LimitService::new(settings(10_000, 20), fakes.clone());
    let (first, second, meter) = (process(), process(), meter());
    assert_eq!(of(&second, meter, 19, MIDNIGHT).await, 19);
    assert!(passes(&first, meter, None, MIDNIGHT).await);
    assert!(!passes(&first, meter, None, MIDNIGHT).await);
    let asked = fakes.records().takes;
    assert_eq!(of(&first, meter, 100, MIDNIGHT).await, 0);
    assert_eq!(fakes.records().takes, asked, "a caller that goes on asking costs the database nothing");
    fakes.records().granted.values_mut().for_each(|(_, granted)| *granted -= 1);
    assert!(passes(&first, meter, None, MIDNIGHT + 1).await);
}

#[tokio::test]
async fn there_is_no_write_for_each_request() {
    let fakes = Fakes::new();
    let limits = LimitService::new(settings(1_000, 1_000), fakes.clone());
    assert_eq!(of(&limits, meter(), 1_000, MIDNIGHT).await, 1_000);
    assert_eq!(fakes.records().takes, 40);
}

#[tokio::test]
async fn counters_of_windows_that_are_over_are_thrown_away() {
    let limits = LimitService::new(settings(10, 10), Fakes::new());
    for _ in 0..50 {
        assert!(passes(&limits, meter(), None, MIDNIGHT).await);
    }
    assert_eq!(limits.counters().len(), 100);
    assert!(passes(&limits, meter(), None, MIDNIGHT + 60).await);
    assert_eq!(limits.counters().len(), 52, "the days are still open");
    assert!(passes(&limits, meter(), None, MIDNIGHT + 86_400).await);
    assert_eq!(limits.counters().len(), 2);
}

#[tokio::test]
async fn a_client_that_goes_away_while_a_block_is_taken_takes_nothing_with_it() {
    let limits = LimitService::new(settings(100, 100), Fakes::new());
    let meter = meter();
    for _ in 0..20 {
        // Dropped at its first pause.
        let _ = tokio::time::timeout(Duration::ZERO, limits.admit(meter, None, MIDNIGHT)).await;
        tokio::task::yield_now().await;
    }
    let passed = of(&limits, meter, 200, MIDNIGHT).await;
    assert!((80..=100).contains(&passed), "{passed}");
}

#[test]
fn an_address_has_so_many_a_minute_and_its_neighbours_have_their_own() {
    let addresses = Addresses::new(2);
    let parse = |text: &str| text.parse::<IpAddr>().unwrap();
    let count = |text: &str, now| addresses.count(parse(text), now).refused.is_none();
    assert!(addresses.look(parse("192.0.2.1"), MIDNIGHT).refused.is_none());
    assert!(count("192.0.2.1", MIDNIGHT) && count("::ffff:192.0.2.1", MIDNIGHT));
    assert!(!count("192.0.2.1", MIDNIGHT + 59));
    assert_eq!(addresses.look(parse("192.0.2.1"), MIDNIGHT + 59).refused.unwrap().retry_after, 1);
    assert!(count("192.0.2.2", MIDNIGHT) && count("192.0.2.1", MIDNIGHT + 60));
    // A subscriber has a network of 64 bits, and with it 2⁶⁴ addresses.
    assert!(count("2001:db8::1", MIDNIGHT) && count("2001:db8::ffff:2", MIDNIGHT) && !count("2001:db8::3", MIDNIGHT));
    assert!(count("2001:db8:0:1::1", MIDNIGHT));
}

#[test]
fn a_credential_is_remembered_by_what_it_says() {
    let addresses = Addresses::new(1);
    let (good, other) = (addresses.fingerprint(["a", "b"]), addresses.fingerprint(["ab"]));
    addresses.remember(good);
    assert!(addresses.remembers(addresses.fingerprint(["a", "b"])) && !addresses.remembers(other));
}

#[test]
fn the_table_of_addresses_is_bounded() {
    let addresses = Addresses::new(1);
    for number in 0..200_000_u32 {
        addresses.count(IpAddr::V4(number.into()), MIDNIGHT);
    }
    assert!(addresses.counted() <= 65_536);
}

proptest! {
    #[test]
    fn a_window_has_its_start_within_it_and_the_next_begins_where_it_ends(now in 0..253_402_300_799_i64) {
        for window in [Window::Minute, Window::Day] {
            let start = window.start(now);
            prop_assert!((start..start + window.seconds()).contains(&now));
            prop_assert_eq!(start % window.seconds(), 0);
            prop_assert_eq!(window.start(start + window.seconds()), start + window.seconds());
            prop_assert_eq!(window.start(start - 1), start - window.seconds());
        }
    }

    /// Whatever two processes do, with clocks that differ, restarts and crashes: within a window no more than the limit passes.
    #[test]
    fn no_sequence_of_events_grants_more_than_the_limit(
        limit in 1..60_u64,
        events in prop::collection::vec((0..2_usize, 0..8_u8, 0..20_i64), 1..400),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            let fakes = Fakes::new();
            let process = || LimitService::new(settings(limit, 1_000_000), fakes.clone());
            let mut processes = [process(), process()];
            let meter = meter();
            let mut passed: HashMap<i64, u64> = HashMap::new();
            let mut now = MIDNIGHT;
            for (which, event, seconds) in events {
                match event {
                    0 => processes[which].give_back(now).await.unwrap(),
                    1 => processes[which] = process(),
                    2 => now += seconds,
                    _ => {
                        let verdict = processes[which].admit(meter, None, now + i64::try_from(which).unwrap()).await.unwrap();
                        if verdict.refused.is_none() {
                            let counters = processes[which].counters();
                            let minute = Counter { subject: meter.subject, group: None, window: Window::Minute };
                            let start = counters[&minute].try_lock().unwrap().start();
                            *passed.entry(start).or_default() += 1;
                        }
                        prop_assert!(verdict.standing.remaining <= verdict.standing.limit);
                    }
                }
            }
            prop_assert!(passed.values().all(|count| *count <= limit), "{limit}: {passed:?}");
            Ok(())
        })?;
    }
}
