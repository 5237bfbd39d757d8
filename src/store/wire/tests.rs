use super::*;
use crate::{
    domain::{
        identity::Owner,
        ports::WorkflowRepository,
        work::{self, End},
        workflow::{Workflow, WorkflowStatus},
    },
    store::{
        Mode,
        ambient::StoreId,
        testing::{self, Bed},
    },
};

#[test]
fn every_kind_is_read_as_it_is_spelled() {
    for kind in [Kind::Tenant, Kind::ApiKey, Kind::OAuthClient, Kind::Message] {
        assert_eq!(kind_of(&word(kind)), Some(kind));
    }
    assert_eq!(kind_of("spaceship"), None);
}

#[tokio::test]
async fn a_wake_hears_of_its_record_and_is_forgotten_with_its_owner() {
    let wire = Wire::new(Arc::new(Held::new(StoreId::new(), true)));
    let (mine, other) = (Uuid::now_v7(), Uuid::now_v7());
    let wake = wire.wake(mine);
    wire.hear(ALL, &format!("turned:{},{}", other.simple(), mine.simple()));
    let before = Instant::now();
    wake.told(Duration::from_mins(1)).await;
    assert!(before.elapsed() < Duration::from_secs(30));
    drop(wake);
    assert!(wire.wakes().is_empty());
}

/// Another process on the same database, which hears.
async fn another(bed: &Bed) -> Store {
    let other = Store::open(&bed.url, Mode::Serve).await.unwrap();
    other.listen();
    holding(&other).await;
    other
}

async fn holding(store: &Store) {
    while !store.held.keeps() {
        sleep(Duration::from_millis(10)).await;
    }
}

async fn archived(bed: &Bed, seen: &Workflow) {
    let next = Workflow { status: WorkflowStatus::Archived, updated_at: testing::now(), ..seen.clone() };
    bed.store.workflows().update(&next, seen).await.unwrap();
}

async fn status(store: &Store, owner: Owner, seen: &Workflow) -> WorkflowStatus {
    store.workflows().find_head(owner, seen.id).await.unwrap().unwrap().status
}

#[tokio::test]
async fn another_process_lets_go_of_what_it_holds_when_a_change_is_committed() {
    testing::on_each(async |bed| {
        if !bed.store.is_shared() {
            return;
        }
        let other = another(&bed).await;
        let owner = bed.owner().await;
        let seen = bed.workflow(owner, "held", WorkflowStatus::Published).await;
        assert_eq!(status(&other, owner, &seen).await, WorkflowStatus::Published);
        for (end, expect) in [(End::RollBack, WorkflowStatus::Published), (End::Commit, WorkflowStatus::Archived)] {
            let change = async {
                archived(&bed, &seen).await;
                (end, ())
            };
            work::within(&bed.store, change).await.unwrap();
            let told = async {
                while status(&other, owner, &seen).await != expect {
                    sleep(Duration::from_millis(5)).await;
                }
            };
            timeout(Duration::from_secs(10), told).await.unwrap();
        }
    })
    .await;
}

#[tokio::test]
async fn a_process_that_cannot_hear_holds_nothing_until_it_can_again() {
    testing::on_each(async |bed| {
        if !bed.store.is_shared() {
            return;
        }
        let other = another(&bed).await;
        let owner = bed.owner().await;
        let seen = bed.workflow(owner, "held", WorkflowStatus::Published).await;
        assert_eq!(status(&other, owner, &seen).await, WorkflowStatus::Published);
        let break_it = async || {
            let broken = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'";
            bed.store.write.execute_unprepared(broken).await.unwrap();
        };
        break_it().await;
        while other.held.keeps() {
            tokio::task::yield_now().await;
        }
        // Whether it is heard or not: what is read from here on is what is stored.
        archived(&bed, &seen).await;
        let told = async {
            while status(&other, owner, &seen).await != WorkflowStatus::Archived {
                sleep(Duration::from_millis(5)).await;
            }
        };
        timeout(Duration::from_secs(10), told).await.unwrap();
        holding(&other).await;
        assert_eq!(status(&other, owner, &seen).await, WorkflowStatus::Archived);
    })
    .await;
}
