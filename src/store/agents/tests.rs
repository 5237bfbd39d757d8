//! Agents, their sources and their own workflows, on both databases.

use sea_orm::{ActiveValue::NotSet, EntityTrait, Set};
use serde_json::json;

use super::*;
use crate::{
    domain::{
        agent::{AgentKind, AgentStatus, Icon},
        id::{EndpointId, ExecutionId, MessageId},
        ports::{ExecutionRepository as _, Journal as _, WorkflowRepository as _},
        workflow::WorkflowFilter,
    },
    store::testing::{Bed, execution, now, on_each},
};

const ALL: PageRequest = PageRequest { page: 1, limit: 100 };

fn agent(owner: Owner, name: &str) -> Agent {
    let at = now();
    Agent {
        seq: 0,
        id: AgentId::new(),
        owner,
        name: name.to_owned(),
        description: String::new(),
        code: name.to_lowercase().replace(' ', "-"),
        category: None,
        kind: AgentKind::Single,
        mode: "instruction-chat".to_owned(),
        tags: Vec::new(),
        icon: Icon::default(),
        is_favorite: false,
        status: AgentStatus::Active,
        config: Map::new(),
        extend_properties: Map::new(),
        usage_guide: None,
        ab_test_id: None,
        ab_test_enabled: false,
        definition: None,
        workflow: WorkflowId::new(),
        class: None,
        options: Map::new(),
        schedule: None,
        sources: Vec::new(),
        keep_messages_secs: 0,
        guid: None,
        created_by: "system".to_owned(),
        updated_by: "system".to_owned(),
        created_at: at,
        updated_at: at,
    }
}

fn later(agent: &Agent) -> Agent {
    Agent { updated_at: agent.updated_at + chrono::TimeDelta::microseconds(1), ..agent.clone() }
}

fn object(value: Value) -> Map<String, Value> {
    serde_json::from_value(value).unwrap()
}

async fn message(bed: &Bed, agent: &Agent) -> Uuid {
    let id = MessageId::new().0;
    let row = message::ActiveModel {
        seq: NotSet,
        id: Set(id),
        tenant_id: Set(agent.owner.tenant.0),
        unit_id: Set(codes::unit(agent.owner.unit)),
        agent_id: Set(agent.id.0),
        execution_id: Set(Some(ExecutionId::new().0)),
        payload: Set("{}".to_owned()),
        hops: Set(0),
        created_at: Set(1_000),
        expires_at: Set(None),
    };
    message::Entity::insert(row).exec_without_returning(&bed.store.write).await.unwrap();
    id
}

async fn expires(bed: &Bed, id: Uuid) -> Option<i64> {
    let row = message::Entity::find().filter(message::Column::Id.eq(id)).one(&bed.store.read).await.unwrap();
    row.unwrap().expires_at
}

#[tokio::test]
async fn what_is_stored_comes_back_whole() {
    on_each(async |bed| {
        let owner = bed.owner().await;
        let agents = bed.store.agents();
        let (one, two) =
            (agents.insert(agent(owner, "one")).await.unwrap(), agents.insert(agent(owner, "two")).await.unwrap());
        let new = Agent {
            category: Some("support".to_owned()),
            kind: AgentKind::Multi,
            tags: vec!["a\"b".to_owned(), "ü\\".to_owned()],
            icon: Icon { kind: "url".to_owned(), value: "https://x".to_owned(), background: "#FFF".to_owned() },
            is_favorite: true,
            status: AgentStatus::Draft,
            config: object(json!({"cost": 1.5, "nul": "\u{0}"})),
            extend_properties: object(json!({"x": [1]})),
            usage_guide: Some("how".to_owned()),
            ab_test_id: Some("t".to_owned()),
            ab_test_enabled: true,
            definition: Some(
                serde_json::from_value(json!({
                    "type": "instruction",
                    "provider": {"name": "scripted", "rules": [{"when": "true", "reply": "\u{0}", "then": "escalate"}]},
                    "retry": {"max_attempts": 7},
                    "timeout_ms": 17,
                }))
                .unwrap(),
            ),
            class: Some("Agents::TriggerAgent".to_owned()),
            options: object(json!({"o": null})),
            schedule: Some("every_1h".to_owned()),
            sources: vec![two.id, one.id],
            keep_messages_secs: 60,
            guid: Some("g".to_owned()),
            ..agent(owner, "Größe")
        };
        let stored = agents.insert(new.clone()).await.unwrap();
        assert!(stored.seq > two.seq);
        assert_eq!(stored, Agent { seq: stored.seq, ..new });
        assert_eq!(agents.find(owner, stored.id).await.unwrap().as_ref(), Some(&stored));
        assert_eq!(agents.find_by_code(owner, &stored.code).await.unwrap().as_ref(), Some(&stored));
        assert_eq!(agents.find_by_seq(owner, stored.seq).await.unwrap().as_ref(), Some(&stored));
        assert_eq!(agents.find_by_code(owner, "a\0").await.unwrap(), None);
        // And its own workflow follows the instruction.
        let own = bed.store.workflows().find(owner, stored.workflow).await.unwrap().unwrap();
        assert_eq!((own.agent, own.status), (Some(stored.id), WorkflowStatus::Published));
        assert_eq!(own.graph, stored.graph());
        assert_eq!(own.graph.nodes[0].retry.as_ref().unwrap().max_attempts, 7);
        assert_eq!(own.graph.nodes[0].timeout_ms, Some(17));
    })
    .await;
}

#[tokio::test]
async fn codes_and_guids_are_taken_once_a_tenant_and_numbers_fill_up() {
    on_each(async |bed| {
        let owner = bed.owner().await;
        let unit = bed.unit_of(owner).await;
        let agents = bed.store.agents();
        let coded = |code: &str| Agent { code: code.to_owned(), ..agent(unit, "n") };
        assert_eq!(agents.free_code(owner.tenant, "n").await.unwrap(), "n");
        for code in ["n", "n-2", "n-4", "n-x"] {
            agents.insert(coded(code)).await.unwrap();
        }
        assert_eq!(agents.free_code(owner.tenant, "n").await.unwrap(), "n-3");
        let taken = agents.insert(Agent { owner, ..coded("n") }).await;
        assert!(matches!(&taken, Err(Error::Conflict { message }) if message.contains("code")), "{taken:?}");
        let known = |code: &str| Agent { guid: Some("g".to_owned()), ..coded(code) };
        agents.insert(known("a")).await.unwrap();
        let taken = agents.insert(known("b")).await;
        assert!(matches!(&taken, Err(Error::Conflict { message }) if message.contains("guid")), "{taken:?}");
        let other = bed.owner().await;
        agents.insert(Agent { owner: other, ..known("a") }).await.unwrap();
        // What was refused left no workflow behind.
        let workflows = workflow::Entity::find().count(&bed.store.read).await.unwrap();
        assert_eq!(workflows, Entity::find().count(&bed.store.read).await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn filters_select_and_order() {
    on_each(async |bed| {
        let tenant = bed.owner().await;
        let unit = bed.unit_of(tenant).await;
        let agents = bed.store.agents();
        let tags = |tags: &[&str]| tags.iter().map(ToString::to_string).collect::<Vec<_>>();
        let all = [
            Agent { tags: tags(&["x", "a,b"]), category: Some("c".to_owned()), ..agent(tenant, "ÄPFEL 1%") },
            Agent { tags: tags(&["xy"]), is_favorite: true, mode: "job".to_owned(), ..agent(unit, "Birnen") },
            Agent {
                tags: tags(&["\",\"x", "b"]),
                kind: AgentKind::Multi,
                status: AgentStatus::Draft,
                ..agent(tenant, "Cox")
            },
            Agent { status: AgentStatus::Inactive, ..agent(unit, "Dattel") },
        ];
        let mut ids = Vec::new();
        for agent in all {
            ids.push(agents.insert(agent).await.unwrap().id);
        }
        let check = async |filter: AgentFilter, expect: &str| {
            let found = agents.list(tenant, &filter, ALL).await.unwrap();
            assert_eq!(found.total, found.items.len() as u64);
            let initials: String = found.items.iter().map(|agent| agent.name.chars().next().unwrap()).collect();
            assert_eq!(initials, expect, "{filter:?}");
        };
        let any = AgentFilter::default;
        let text = |text: &str| Some(text.to_owned());
        check(any(), "DCBÄ").await;
        check(AgentFilter { oldest_first: true, ..any() }, "ÄBCD").await;
        check(AgentFilter { ids: vec![ids[2], ids[0], AgentId::new()], ..any() }, "CÄ").await;
        check(AgentFilter { unit: unit.unit, ..any() }, "DB").await;
        check(AgentFilter { name: text("äpf"), ..any() }, "Ä").await;
        check(AgentFilter { name: text("%"), ..any() }, "Ä").await;
        check(AgentFilter { name: text("\0"), ..any() }, "").await;
        check(AgentFilter { category: text("c"), ..any() }, "Ä").await;
        check(AgentFilter { statuses: vec![AgentStatus::Active, AgentStatus::Inactive], ..any() }, "DBÄ").await;
        check(AgentFilter { kind: Some(AgentKind::Multi), ..any() }, "C").await;
        check(AgentFilter { mode: text("job"), ..any() }, "B").await;
        check(AgentFilter { tags: tags(&["x"]), ..any() }, "Ä").await;
        check(AgentFilter { tags: tags(&["xy", "b"]), ..any() }, "CB").await;
        check(AgentFilter { tags: tags(&["a,b"]), ..any() }, "Ä").await;
        check(AgentFilter { tags: tags(&["\",\"x"]), ..any() }, "C").await;
        check(AgentFilter { is_favorite: Some(true), ..any() }, "B").await;
        check(AgentFilter { is_favorite: Some(false), kind: Some(AgentKind::Single), ..any() }, "DÄ").await;
        let second = agents.list(tenant, &any(), PageRequest { page: 2, limit: 3 }).await.unwrap();
        assert_eq!((second.total, second.items.len()), (4, 1));
    })
    .await;
}

#[tokio::test]
async fn the_wall_stands_for_agents_and_for_what_they_name() {
    on_each(async |bed| {
        let tenant = bed.owner().await;
        let (mine, other) = (bed.unit_of(tenant).await, bed.unit_of(tenant).await);
        let stranger = bed.owner().await;
        let agents = bed.store.agents();
        let record = agents.insert(agent(mine, "a")).await.unwrap();
        for (owner, sees) in [(tenant, true), (mine, true), (other, false), (stranger, false)] {
            assert_eq!(agents.find(owner, record.id).await.unwrap().is_some(), sees);
            assert_eq!(agents.find_by_code(owner, "a").await.unwrap().is_some(), sees);
            assert_eq!(agents.find_by_seq(owner, record.seq).await.unwrap().is_some(), sees);
            assert_eq!(agents.list(owner, &AgentFilter::default(), ALL).await.unwrap().total, u64::from(sees));
            let listener = agents
                .insert(Agent {
                    sources: vec![record.id],
                    code: owner.tenant.to_string() + &format!("{:?}", owner.unit.map(|unit| unit.0)),
                    ..agent(owner, "l")
                })
                .await;
            assert_eq!(listener.is_ok(), sees, "{listener:?}");
        }
        for owner in [other, stranger] {
            let result = agents.update(&Agent { owner, ..later(&record) }, &record).await;
            assert!(matches!(result, Err(Error::NotFound { kind: Kind::Agent })), "{result:?}");
            assert!(!agents.delete(owner, record.id).await.unwrap());
        }
        let unknown = Agent { sources: vec![record.id, AgentId::new(), AgentId::new()], ..later(&record) };
        let Err(Error::Invalid { faults }) = agents.update(&unknown, &record).await else { panic!() };
        let pointers: Vec<&str> = faults.iter().map(|fault| fault.pointer.as_str()).collect();
        assert_eq!(pointers, ["/sources/1", "/sources/2"]);
        assert_eq!(agents.find(mine, record.id).await.unwrap(), Some(record), "nothing of a refused change stays");
    })
    .await;
}

#[tokio::test]
async fn a_change_keeps_the_own_workflow_and_the_messages_in_step() {
    on_each(async |bed| {
        let owner = bed.owner().await;
        let (agents, workflows) = (bed.store.agents(), bed.store.workflows());
        let first = agents.insert(agent(owner, "a")).await.unwrap();
        let emitted = message(&bed, &first).await;

        let renamed = Agent { name: "b".to_owned(), ..later(&first) };
        agents.update(&renamed, &first).await.unwrap();
        let own = workflows.find(owner, first.workflow).await.unwrap().unwrap();
        assert_eq!((own.name.as_str(), own.version), ("b", 1));
        assert_eq!(expires(&bed, emitted).await, None);

        let instruction = json!({"type": "instruction", "provider": {"name": "scripted"}, "timeout_ms": 5});
        let defined = Agent {
            definition: Some(serde_json::from_value(instruction).unwrap()),
            keep_messages_secs: 3,
            sources: vec![first.id],
            ..later(&renamed)
        };
        agents.update(&defined, &renamed).await.unwrap();
        assert_eq!(agents.find(owner, first.id).await.unwrap().as_ref(), Some(&defined));
        let own = workflows.find(owner, first.workflow).await.unwrap().unwrap();
        assert_eq!((own.version, own.graph.nodes[0].timeout_ms), (2, Some(5)));
        assert_eq!(workflows.graph(own.id, 1).await.unwrap(), Some(first.graph()));
        assert_eq!(expires(&bed, emitted).await, Some(3_001_000));

        let forever = Agent { keep_messages_secs: 0, sources: Vec::new(), ..later(&defined) };
        agents.update(&forever, &defined).await.unwrap();
        // It has expired by now, and does not come back.
        assert_eq!(expires(&bed, emitted).await, Some(3_001_000));
        assert_eq!(agents.find(owner, first.id).await.unwrap().unwrap().sources, []);

        let stale = agents.update(&later(&first), &first).await;
        assert!(matches!(stale, Err(Error::Conflict { .. })), "{stale:?}");
    })
    .await;
}

#[tokio::test]
async fn an_own_workflow_is_in_no_list_and_goes_with_its_agent() {
    on_each(async |bed| {
        let owner = bed.owner().await;
        let (agents, workflows) = (bed.store.agents(), bed.store.workflows());
        let (record, listener) = (agent(owner, "a"), agent(owner, "l"));
        let record = agents.insert(record).await.unwrap();
        let listener = agents.insert(Agent { sources: vec![record.id], ..listener }).await.unwrap();
        let own = workflows.find(owner, record.workflow).await.unwrap().unwrap();
        assert_eq!(workflows.list(owner, &WorkflowFilter::default(), ALL).await.unwrap().total, 0);
        assert_eq!(workflows.find_published(owner, EndpointId::new(), "a").await.unwrap(), None);
        let run = execution(&own);
        bed.store.journal().enqueue(run.clone()).await.unwrap();
        assert!(bed.store.executions().find(owner, run.id).await.unwrap().is_some());
        message(&bed, &record).await;

        assert!(agents.delete(owner, record.id).await.unwrap());
        assert!(!agents.delete(owner, record.id).await.unwrap());
        assert_eq!(workflows.find(owner, record.workflow).await.unwrap(), None);
        assert_eq!(bed.store.executions().find(owner, run.id).await.unwrap(), None);
        assert_eq!(message::Entity::find().count(&bed.store.read).await.unwrap(), 0);
        assert_eq!(agents.find(owner, listener.id).await.unwrap().unwrap().sources, []);
    })
    .await;
}
