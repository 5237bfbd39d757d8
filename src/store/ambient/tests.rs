//! Units of work over real repositories, on both databases.

use std::sync::atomic::AtomicBool;

use futures_util::FutureExt as _;

use super::*;
use crate::{
    domain::{
        id::TenantId,
        identity::Tenant,
        plan::Plan,
        ports::{Journal as _, TenantRepository},
        work::within as unit,
        workflow::WorkflowStatus,
    },
    store::{
        Mode,
        testing::{Bed, execution, now, on_each, sqlite},
    },
};

/// A flag that an act sets.
#[derive(Clone, Default)]
struct Flag(Arc<AtomicBool>);

impl Flag {
    fn after_commit(&self) {
        let flag = self.clone();
        work::after_commit(move || flag.0.store(true, Ordering::SeqCst));
    }

    fn is_set(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }
}

async fn insert(store: &Store, name: &str) {
    let tenant = Tenant { id: TenantId::new(), name: name.to_owned(), plan: Plan::Free, created_at: now() };
    TenantRepository::insert(&store.tenants(), &tenant).await.unwrap();
}

async fn exists(store: &Store, name: &str) -> bool {
    TenantRepository::find_by_name(&store.tenants(), name).await.unwrap().is_some()
}

/// As another request sees it.
async fn exists_outside(store: &Store, name: &'static str) -> bool {
    let store = store.clone();
    tokio::spawn(async move { exists(&store, name).await }).await.unwrap()
}

/// Whether another request can write, which on SQLite takes the one connection that can.
async fn can_write(bed: &Bed) {
    insert(&bed.store, &TenantId::new().to_string()).await;
}

#[tokio::test]
async fn what_a_unit_writes_is_seen_within_at_once_and_outside_with_its_commit() {
    on_each(async |bed| {
        let (store, flag) = (&bed.store, Flag::default());
        let value = unit(store, async {
            insert(store, "a").await;
            insert(store, "b").await;
            flag.after_commit();
            assert!(exists(store, "a").await && !exists_outside(store, "a").await && !flag.is_set());
            (End::Commit, 7)
        })
        .await
        .unwrap();
        assert_eq!(value, 7);
        assert!(flag.is_set() && exists(store, "a").await && exists(store, "b").await);
    })
    .await;
}

#[tokio::test]
async fn a_unit_that_is_rolled_back_panics_or_is_dropped_leaves_nothing() {
    on_each(async |bed| {
        let (store, flag) = (&bed.store, Flag::default());
        let write = async || {
            insert(store, "a").await;
            flag.after_commit();
        };
        unit(store, async {
            write().await;
            (End::RollBack, ())
        })
        .await
        .unwrap();
        assert!(!exists(store, "a").await);
        can_write(&bed).await;

        let panics = unit(store, async {
            write().await;
            assert!(!exists(store, "a").await, "this is a test's");
            (End::Commit, ())
        });
        assert!(std::panic::AssertUnwindSafe(panics).catch_unwind().await.is_err());
        assert!(!exists(store, "a").await);
        can_write(&bed).await;

        let written = tokio::sync::Notify::new();
        let hangs = unit(store, async {
            write().await;
            written.notify_one();
            std::future::pending::<(End, ())>().await
        });
        tokio::select! {
            _ = hangs => unreachable!("it hangs"),
            () = written.notified() => {}
        }
        assert!(!exists(store, "a").await);
        can_write(&bed).await;
        assert!(!flag.is_set());
    })
    .await;
}

#[tokio::test]
async fn a_part_is_rolled_back_alone_and_ends_with_the_whole() {
    on_each(async |bed| {
        let store = &bed.store;
        let (kept, dropped) = (Flag::default(), Flag::default());
        let whole = async |end| {
            unit(store, async {
                insert(store, "whole").await;
                kept.after_commit();
                let part = async |name, end, flag: &Flag| {
                    let part = unit(store, async {
                        insert(store, name).await;
                        flag.after_commit();
                        assert!(work::checkpoint().await.is_err(), "a part cannot commit the whole");
                        (end, ())
                    });
                    part.await.unwrap();
                };
                part("dropped", End::RollBack, &dropped).await;
                part("kept", End::Commit, &kept).await;
                assert!(exists(store, "kept").await && !exists(store, "dropped").await);
                (end, ())
            })
            .await
            .unwrap();
        };
        for (end, stays) in [(End::RollBack, false), (End::Commit, true)] {
            whole(end).await;
            assert_eq!((exists(store, "whole").await, exists(store, "kept").await), (stays, stays));
            assert_eq!((kept.is_set(), dropped.is_set()), (stays, false));
            assert!(!exists(store, "dropped").await);
        }
    })
    .await;
}

#[tokio::test]
async fn after_a_checkpoint_nothing_is_taken_back() {
    on_each(async |bed| {
        let (store, before, after) = (&bed.store, Flag::default(), Flag::default());
        unit(store, async {
            insert(store, "before").await;
            before.after_commit();
            work::checkpoint().await.unwrap();
            assert!(before.is_set() && exists_outside(store, "before").await);
            can_write(&bed).await;
            insert(store, "after").await;
            after.after_commit();
            assert!(after.is_set() && exists_outside(store, "after").await);
            // A unit of its own, since the first is over.
            unit(store, async {
                insert(store, "never").await;
                (End::RollBack, ())
            })
            .await
            .unwrap();
            (End::RollBack, ())
        })
        .await
        .unwrap();
        assert!(exists(store, "before").await && exists(store, "after").await && !exists(store, "never").await);
    })
    .await;
}

#[tokio::test]
async fn a_commit_under_way_is_not_stopped_by_one_who_goes_away() {
    on_each(async |bed| {
        let (store, flag) = (&bed.store, Flag::default());
        let asked = tokio::sync::Notify::new();
        let goes_away = unit(store, async {
            insert(store, "a").await;
            flag.after_commit();
            let mut commit = Box::pin(work::checkpoint());
            assert!(futures_util::poll!(&mut commit).is_pending());
            drop(commit);
            asked.notify_one();
            std::future::pending::<(End, ())>().await
        });
        tokio::select! {
            _ = goes_away => unreachable!("it hangs"),
            () = asked.notified() => {}
        }
        while !flag.is_set() {
            tokio::task::yield_now().await;
        }
        assert!(exists(store, "a").await);
    })
    .await;
}

#[tokio::test]
async fn an_execution_is_accepted_with_the_unit_or_not_at_all() {
    on_each(async |bed| {
        let workflow = bed.workflow(bed.owner().await, "w", WorkflowStatus::Published).await;
        let journal = bed.store.journal();
        for (end, stays) in [(End::RollBack, false), (End::Commit, true)] {
            let new = execution(&workflow);
            unit(&bed.store, async {
                journal.enqueue(new.clone()).await.unwrap();
                assert!(journal.load(new.id).await.unwrap().is_some());
                (end, ())
            })
            .await
            .unwrap();
            assert_eq!(journal.load(new.id).await.unwrap().is_some(), stays);
        }
        // The writer takes what comes from elsewhere as before.
        journal.enqueue(execution(&workflow)).await.unwrap();
        // An entry that fails takes nothing else of the unit with it.
        let lost = crate::domain::ports::NewExecution {
            workflow_id: crate::domain::id::WorkflowId::new(),
            ..execution(&workflow)
        };
        unit(&bed.store, async {
            insert(&bed.store, "stays").await;
            assert!(matches!(journal.enqueue(lost).await, Err(Error::NotFound { .. })));
            (End::Commit, ())
        })
        .await
        .unwrap();
        assert!(exists(&bed.store, "stays").await);
    })
    .await;
}

#[tokio::test]
async fn what_is_lost_with_the_process_was_never_there() {
    on_each(async |mut bed| {
        let store = bed.store.clone();
        let written = Arc::new(tokio::sync::Notify::new());
        let tell = Arc::clone(&written);
        let process = tokio::spawn(async move {
            unit(&store, async {
                insert(&store, "a").await;
                tell.notify_one();
                std::future::pending::<(End, ())>().await
            })
            .await
        });
        written.notified().await;
        process.abort();
        assert!(process.await.unwrap_err().is_cancelled());
        bed.restart().await;
        assert!(!exists(&bed.store, "a").await);
    })
    .await;
}

#[tokio::test]
async fn a_unit_is_of_one_store_only() {
    let (one, other) = (sqlite().await, sqlite().await);
    unit(&one.store, async {
        insert(&other.store, "a").await;
        assert!(exists_outside(&other.store, "a").await);
        (End::RollBack, ())
    })
    .await
    .unwrap();
    assert!(exists(&other.store, "a").await);
}

#[tokio::test]
async fn one_connection_for_all_suffices() {
    let store = Store::open("sqlite::memory:", Mode::Serve).await.unwrap();
    let both = (0..8).map(|n| {
        let store = store.clone();
        tokio::spawn(async move {
            let name = format!("tenant {n}");
            unit(&store, async {
                insert(&store, &name).await;
                assert!(exists(&store, &name).await);
                (if n % 2 == 0 { End::Commit } else { End::RollBack }, ())
            })
            .await
            .unwrap();
            assert_eq!(exists(&store, &name).await, n % 2 == 0);
        })
    });
    for done in futures_util::future::join_all(both).await {
        done.unwrap();
    }
}
