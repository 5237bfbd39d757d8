//! What is read of messages, and that each reaches each receiver once.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ActiveValue::NotSet, EntityTrait, Set};
use serde_json::{Value, json};

use crate::{
    domain::{
        agent::{Agent, AgentStatus},
        id::{AgentId, MessageId, WorkflowId},
        identity::Owner,
        ports::{AgentRepository as _, MessageRepository as _},
        work::{End, Transactions as _},
    },
    store::{
        codes::{self, micros},
        entity::{message, message_delivery},
        testing::{Bed, now, on_each},
    },
};

async fn agent(bed: &Bed, owner: Owner, sources: &[AgentId]) -> Agent {
    let id = AgentId::new();
    let agent = Agent {
        seq: 0,
        id,
        owner,
        name: "a".to_owned(),
        description: String::new(),
        code: id.to_string(),
        category: None,
        kind: crate::domain::agent::AgentKind::default(),
        mode: "job".to_owned(),
        tags: Vec::new(),
        icon: crate::domain::agent::Icon::default(),
        is_favorite: false,
        status: AgentStatus::Active,
        config: serde_json::Map::default(),
        extend_properties: serde_json::Map::default(),
        usage_guide: None,
        ab_test_id: None,
        ab_test_enabled: false,
        definition: None,
        workflow: WorkflowId::new(),
        class: None,
        options: serde_json::Map::default(),
        schedule: None,
        sources: sources.to_vec(),
        keep_messages_secs: 0,
        guid: None,
        created_by: "t".to_owned(),
        updated_by: "t".to_owned(),
        created_at: now(),
        updated_at: now(),
    };
    bed.store.agents().insert(agent).await.unwrap()
}

/// As the journal writes it.
async fn emit(bed: &Bed, by: &Agent, at: DateTime<Utc>, expires: Option<DateTime<Utc>>, to: &[&Agent]) -> MessageId {
    let id = MessageId::new();
    let row = message::ActiveModel {
        seq: NotSet,
        id: Set(id.0),
        tenant_id: Set(by.owner.tenant.0),
        unit_id: Set(codes::unit(by.owner.unit)),
        agent_id: Set(by.id.0),
        execution_id: Set(None),
        payload: Set(json!({"n": 1}).to_string()),
        hops: Set(0),
        created_at: Set(micros(at)),
        expires_at: Set(expires.map(micros)),
    };
    message::Entity::insert(row).exec_without_returning(&bed.store.write).await.unwrap();
    for one in to {
        let row = message_delivery::ActiveModel { seq: NotSet, message_id: Set(id.0), agent_id: Set(one.id.0) };
        message_delivery::Entity::insert(row).exec_without_returning(&bed.store.write).await.unwrap();
    }
    id
}

#[tokio::test]
async fn messages_are_read_within_their_walls_newest_first_and_until_they_expire() {
    on_each(async |bed| {
        let (owner, other) = (bed.owner().await, bed.owner().await);
        let (unit, store) = (bed.unit_of(owner).await, bed.store.messages());
        let one = agent(&bed, unit, &[]).await;
        let start = now() - TimeDelta::seconds(100);
        for n in 0..3 {
            emit(&bed, &one, start + TimeDelta::seconds(n), None, &[]).await;
        }
        emit(&bed, &one, start, Some(now() - TimeDelta::seconds(1)), &[]).await;
        emit(&bed, &one, start, Some(now() + TimeDelta::days(1)), &[]).await;
        let all = store.list(owner, one.id, None, None).await.unwrap();
        let times: Vec<i64> = all.iter().map(|one| (one.created_at - start).num_seconds()).collect();
        assert_eq!(times, [2, 1, 0, 0]);
        assert!(all[2].seq > all[3].seq, "of the same moment the later one first");
        assert!(all.iter().all(|one| one.payload == Value::Null));
        assert_eq!(store.list(unit, one.id, None, Some(1)).await.unwrap(), all[..1]);
        assert_eq!(store.list(unit, one.id, Some(start), None).await.unwrap(), all[..2], "strictly after");
        assert_eq!(store.counts(owner, &[one.id, AgentId::new()]).await.unwrap(), [(one.id, 4)]);
        let found = store.find_by_seq(unit, all[0].seq).await.unwrap().unwrap();
        assert_eq!((found.id, found.payload), (all[0].id, json!({"n": 1})));
        let neighbour = bed.unit_of(owner).await;
        for stranger in [other, neighbour] {
            assert_eq!(store.find_by_seq(stranger, all[0].seq).await.unwrap(), None);
            assert_eq!(store.list(stranger, one.id, None, None).await.unwrap(), []);
            assert_eq!(store.counts(stranger, &[one.id]).await.unwrap(), []);
        }
    })
    .await;
}

#[tokio::test]
async fn a_delivery_is_noted_once_and_not_where_its_unit_of_work_is_rolled_back() {
    on_each(async |bed| {
        let owner = bed.owner().await;
        let (one, store) = (agent(&bed, owner, &[]).await, bed.store.messages());
        let (two, three) = (agent(&bed, owner, &[one.id]).await, agent(&bed, owner, &[one.id]).await);
        let first = emit(&bed, &one, now(), None, &[&two, &three]).await;
        let second = emit(&bed, &one, now(), None, &[&two]).await;
        let waiting = async || {
            let waiting = store.undelivered(0, &[], 10).await.unwrap();
            waiting.iter().map(|one| (one.message.id, one.to)).collect::<Vec<_>>()
        };
        let all = [(first, two.id), (first, three.id), (second, two.id)];
        assert_eq!(waiting().await, all);
        assert_eq!(store.undelivered(0, &[], 2).await.unwrap().len(), 2);
        let read = store.undelivered(0, &[], 1).await.unwrap();
        let rest = store.undelivered(read[0].seq, &[three.id], 10).await.unwrap();
        assert_eq!(rest.iter().map(|one| (one.message.id, one.to)).collect::<Vec<_>>(), all[2..]);
        bed.store
            .run(Box::pin(async {
                assert!(store.delivered(first, two.id).await.unwrap());
                End::RollBack
            }))
            .await
            .unwrap();
        assert_eq!(waiting().await, all);
        assert!(store.delivered(first, two.id).await.unwrap());
        assert!(!store.delivered(first, two.id).await.unwrap(), "it has arrived already");
        assert_eq!(waiting().await, all[1..]);
        bed.store.agents().delete(owner, three.id).await.unwrap();
        assert_eq!(waiting().await, all[2..], "nobody is left to receive it");
    })
    .await;
}

#[tokio::test]
async fn what_has_expired_is_forgotten_once_it_has_arrived() {
    on_each(async |bed| {
        let owner = bed.owner().await;
        let (one, store) = (agent(&bed, owner, &[]).await, bed.store.messages());
        let past = Some(now() - TimeDelta::seconds(1));
        for _ in 0..3 {
            emit(&bed, &one, now(), past, &[]).await;
        }
        let on_its_way = emit(&bed, &one, now(), past, &[&one]).await;
        emit(&bed, &one, now(), Some(now() + TimeDelta::days(1)), &[]).await;
        emit(&bed, &one, now(), None, &[]).await;
        assert_eq!(store.forget(now(), 2).await.unwrap(), 2);
        assert_eq!(store.forget(now(), 2).await.unwrap(), 1);
        assert_eq!(store.forget(now(), 2).await.unwrap(), 0);
        store.delivered(on_its_way, one.id).await.unwrap();
        assert_eq!(store.forget(now(), 2).await.unwrap(), 1);
        assert_eq!(store.list(owner, one.id, None, None).await.unwrap().len(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_changed_retention_holds_for_what_was_emitted_before() {
    on_each(async |bed| {
        let owner = bed.owner().await;
        let (one, store) = (agent(&bed, owner, &[]).await, bed.store.messages());
        let at = now() - TimeDelta::seconds(100);
        emit(&bed, &one, at, None, &[]).await;
        let mut seen = one;
        // What has expired does not come back.
        let later = Some(Some(at + TimeDelta::seconds(200)));
        for (secs, expect) in [(200, later), (0, Some(None)), (50, None), (0, None), (200, None)] {
            let updated_at = seen.updated_at + TimeDelta::microseconds(1);
            let next = Agent { keep_messages_secs: secs, updated_at, ..seen.clone() };
            bed.store.agents().update(&next, &seen).await.unwrap();
            let list = store.list(owner, next.id, None, None).await.unwrap();
            assert_eq!(list.first().map(|one| one.expires_at), expect, "{secs}");
            seen = next;
        }
    })
    .await;
}
