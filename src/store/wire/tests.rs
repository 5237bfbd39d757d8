use super::*;
use crate::{
    domain::{audit::Action, identity::Owner, work::End},
    store::{Mode, audit, testing},
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
    let wire = Wire::new(true);
    let (mine, other) = (Uuid::now_v7(), Uuid::now_v7());
    let wake = wire.wake(mine);
    wire.hear(ALL, &format!("turned:{},{}", other.simple(), mine.simple()));
    let before = Instant::now();
    wake.told(Duration::from_mins(1)).await;
    assert!(before.elapsed() < Duration::from_secs(30));
    drop(wake);
    assert!(wire.wakes().is_empty());
}

async fn next(told: &mut Told) -> Change {
    timeout(Duration::from_mins(1), told.next()).await.unwrap().unwrap()
}

#[tokio::test]
async fn every_process_hears_of_a_change_when_it_is_committed_and_not_before() {
    testing::on_each(async |bed| {
        let other =
            if bed.store.is_shared() { Store::open(&bed.url, Mode::Serve).await.unwrap() } else { bed.store.clone() };
        other.listen();
        let mut told = other.subscribe();
        while !other.is_heard() {
            sleep(Duration::from_millis(10)).await;
        }
        let [kept, dropped, alone] = [(); 3].map(|()| Uuid::now_v7());
        for (id, end) in [(dropped, End::RollBack), (kept, End::Commit)] {
            let publish = async {
                bed.store.publish(Kind::Workflow, id).await.unwrap();
                (end, ())
            };
            work::within(&bed.store, publish).await.unwrap();
        }
        bed.store.publish(Kind::ApiKey, alone).await.unwrap();
        let mut heard = Vec::new();
        while heard.len() < 2 {
            // A new listener may have missed something.
            match next(&mut told).await {
                Change::Everything => {}
                change => heard.push(change),
            }
        }
        assert_eq!(heard, [Change::Of(Kind::Workflow, kept), Change::Of(Kind::ApiKey, alone)]);
    })
    .await;
}

#[tokio::test]
async fn what_is_noted_as_changed_is_told_to_other_processes() {
    testing::on_each(async |bed| {
        if !bed.store.is_shared() {
            return;
        }
        let other = Store::open(&bed.url, Mode::Serve).await.unwrap();
        other.listen();
        let mut told = other.subscribe();
        while !other.is_heard() {
            sleep(Duration::from_millis(10)).await;
        }
        let (owner, id): (Owner, _) = (bed.owner().await, Uuid::now_v7());
        audit::note(&bed.store.write, owner, Action::Revoked, Kind::ApiKey, id).await.unwrap();
        while next(&mut told).await != Change::Of(Kind::ApiKey, id) {}
    })
    .await;
}

#[tokio::test]
async fn a_broken_connection_is_told_of_and_mended() {
    testing::on_each(async |bed| {
        if !bed.store.is_shared() {
            return;
        }
        let other = Store::open(&bed.url, Mode::Serve).await.unwrap();
        other.listen();
        while !other.is_heard() {
            sleep(Duration::from_millis(10)).await;
        }
        let mut told = other.subscribe();
        let broken = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'";
        bed.store.write.execute_unprepared(broken).await.unwrap();
        while next(&mut told).await != Change::Everything {}
        while !other.is_heard() {
            sleep(Duration::from_millis(10)).await;
        }
        let id = Uuid::now_v7();
        bed.store.publish(Kind::Agent, id).await.unwrap();
        while next(&mut told).await != Change::Of(Kind::Agent, id) {}
    })
    .await;
}
