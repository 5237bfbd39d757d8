//! The counters on both databases, and shared by two that are open at once.

use std::sync::Arc;

use super::*;
use crate::{
    domain::{
        id::{ApiKeyId, TenantId},
        limits::{LimitService, LimitSettings, Quota},
        plan::{Meter, Plan},
    },
    store::{
        Mode,
        testing::{Bed, on_each},
    },
};

const MIDNIGHT: i64 = 1_700_006_400;

fn counter(window: Window) -> Counter {
    Counter { subject: Subject::Tenant(TenantId::new()), group: None, window }
}

#[tokio::test]
async fn a_window_is_handed_out_once_and_the_next_begins_anew() {
    on_each(async |bed: Bed| {
        let counters = bed.store.limit_counters();
        let minute = counter(Window::Minute);
        let take = async |start, wanted| counters.take(minute, start, 10, wanted).await.unwrap();
        assert_eq!(take(MIDNIGHT, 4).await, Block { start: MIDNIGHT, count: 4, total: 4 });
        assert_eq!(take(MIDNIGHT, 8).await, Block { start: MIDNIGHT, count: 6, total: 10 });
        assert_eq!(take(MIDNIGHT, 1).await, Block { start: MIDNIGHT, count: 0, total: 10 });
        let next = MIDNIGHT + 60;
        assert_eq!(take(next, 3).await, Block { start: next, count: 3, total: 3 });
        // From a process whose clock is behind.
        assert_eq!(take(MIDNIGHT, 2).await, Block { start: next, count: 2, total: 5 });
        // A limit that was lowered in the meantime.
        assert_eq!(counters.take(minute, next, 4, 1).await.unwrap().count, 0);
    })
    .await;
}

#[tokio::test]
async fn subjects_groups_and_windows_count_apart() {
    on_each(async |bed: Bed| {
        let counters = bed.store.limit_counters();
        let tenant = counter(Window::Minute);
        let others = [
            Counter { window: Window::Day, ..tenant },
            Counter { group: Some("sync"), ..tenant },
            Counter { group: Some("async"), ..tenant },
            Counter { subject: Subject::Key(ApiKeyId::new()), ..tenant },
            tenant,
        ];
        for counter in others {
            assert_eq!(counters.take(counter, MIDNIGHT, 5, 5).await.unwrap().total, 5, "{counter:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_given_back_is_there_again_and_only_in_its_window() {
    on_each(async |bed: Bed| {
        let counters = bed.store.limit_counters();
        let minute = counter(Window::Minute);
        let unused = |start, count| Unused { counter: minute, start, count };
        counters.take(minute, MIDNIGHT, 10, 10).await.unwrap();
        counters.give_back(&[unused(MIDNIGHT, 3), unused(MIDNIGHT - 60, 5), unused(MIDNIGHT, 100)]).await.unwrap();
        assert_eq!(counters.take(minute, MIDNIGHT, 10, 10).await.unwrap().count, 3);
    })
    .await;
}

#[tokio::test]
async fn counts_survive_a_restart() {
    on_each(async |mut bed: Bed| {
        let day = counter(Window::Day);
        bed.store.limit_counters().take(day, MIDNIGHT, 10, 7).await.unwrap();
        bed.restart().await;
        assert_eq!(bed.store.limit_counters().take(day, MIDNIGHT, 10, 7).await.unwrap().count, 3);
    })
    .await;
}

/// As two processes on PostgreSQL do. (On SQLite a second one is there only as a command, and shares the same file.)
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_that_have_the_database_open_let_exactly_the_limit_pass_together() {
    on_each(async |bed: Bed| {
        let other = Store::open(&bed.url, Mode::Command).await.unwrap();
        let quotas = [Quota { per_minute: 1_000, per_day: 50 }; 4];
        let settings = LimitSettings { quotas, ..LimitSettings::default() };
        let processes = [&bed.store, &other].map(|store| LimitService::new(settings, Arc::new(store.limit_counters())));
        let meter = Meter::of_tenant(TenantId::new(), Plan::Free);
        let tasks: Vec<_> = (0..200)
            .map(|number| {
                let limits = processes[number % 2].clone();
                tokio::spawn(async move { limits.admit(meter, None, MIDNIGHT).await.unwrap().refused.is_none() })
            })
            .collect();
        let mut passed = 0;
        for task in tasks {
            passed += usize::from(task.await.unwrap());
        }
        assert_eq!(passed, 50);
        other.close().await.unwrap();
    })
    .await;
}
