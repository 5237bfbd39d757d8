//! Executions that executions start: they have their parents' room, end with them, and are started once.

use super::*;
use crate::{domain::run::MAX_DEPTH, engine::testing::agent_run as run_of};

const AGENT: &str = "0191e393-cd00-7651-8317-1ff4a6a3a450";

fn asks(query: &str) -> Value {
    chain(&[json!({"id": "agent", "type": "agent", "config": {"agent": AGENT, "query": query}})])
}

fn one_at_a_time(store: &Arc<MemoryStore>) -> Arc<Engine> {
    let mut registry = Registry::standard().unwrap();
    registry.add::<Probe>().unwrap();
    let config = EngineConfig { max_active: 1, ..EngineConfig::default() };
    Engine::start_with(Arc::new(registry), ports(store), config).unwrap()
}

#[tokio::test]
async fn parents_do_not_wait_for_the_room_that_they_hold() {
    let store = Arc::new(MemoryStore::default());
    let engine = one_at_a_time(&store);
    let leaf = store.workflow(chain(&[json!({"id": "p", "type": "probe", "config": {"ms": 5}})]));
    let middle = store.workflow(asks(&format!("run {leaf}")));
    let top = store.workflow(asks(&format!("run {middle}")));
    let all: Vec<NewExecution> = (0..10).map(|_| execution(top, json!(null))).collect();
    let ids: Vec<ExecutionId> = all.iter().map(|new| new.id).collect();
    for new in all {
        engine.start(new).await.unwrap();
    }
    for id in ids {
        assert!(engine.wait(id, Duration::from_secs(10)).await.unwrap().is_some());
        assert_eq!(store.detail(id).execution.status, ExecutionStatus::Completed);
    }
}

#[tokio::test]
async fn a_circle_of_agents_ends_at_the_greatest_depth() {
    let world = World::new();
    let round = world.store.workflow(json!({"nodes": []}));
    world.store.set_graph(round, asks(&format!("run {round}")));
    let id = ExecutionId::new();
    world.engine.start(NewExecution { id, ..execution(round, json!(null)) }).await.unwrap();
    let detail = world.finish(id).await;
    assert_eq!(detail.execution.status, ExecutionStatus::Completed);
    let deepest = world.store.all().into_iter().max_by_key(|detail| detail.execution.origin.depth).unwrap();
    assert_eq!((deepest.execution.origin.depth, error_code(&deepest)), (MAX_DEPTH, "too_deep"));
}

#[tokio::test]
async fn a_child_is_started_once_however_often_its_parent_asks() {
    let mut world = World::new();
    let workflow =
        world.store.workflow(chain(&[json!({"id": "p", "type": "probe", "config": {"ms": 50, "output": 3}})]));
    let parent = execution(
        world.store.workflow(chain(&[json!({"id": "h", "type": "probe", "config": {"hangs": true}})])),
        json!(null),
    );
    world.engine.start(parent.clone()).await.unwrap();
    let id = ExecutionId::new();
    let again = || child(&parent, id, workflow, json!(null));
    for _ in 0..3 {
        world.engine.start(again()).await.unwrap();
    }
    world.crash();
    world.engine.start(again()).await.unwrap();
    let detail = world.finish(id).await;
    assert_eq!(detail.execution.output, Some(json!(3)));
    world.engine.start(again()).await.unwrap();
    assert_eq!(world.store.detail(id), detail);
    // Another's is nobody else's.
    let other = execution(workflow, json!(null));
    world.engine.start(other.clone()).await.unwrap();
    assert!(matches!(world.engine.start(child(&other, id, workflow, json!(null))).await, Err(Error::Conflict { .. })));
    assert!(world.engine.start(NewExecution { id, ..execution(workflow, json!(null)) }).await.is_err());
}

#[tokio::test]
async fn children_end_with_their_parents() {
    let mut world = World::new();
    let hangs = world.store.workflow(chain(&[json!({"id": "h", "type": "probe", "config": {"hangs": true}})]));
    let middle = world.store.workflow(asks(&format!("run {hangs}")));
    let below = |id: ExecutionId| ExecutionId(uuid::Uuid::from_u128(id.0.as_u128() + 1));
    for way in ["cancel", "time"] {
        let mut graph = asks(&format!("run {middle}"));
        if way == "time" {
            graph["nodes"][0]["timeout_ms"] = json!(400);
        }
        let top = execution(world.store.workflow(graph), json!(null));
        let id = top.id;
        world.engine.start(top).await.unwrap();
        let grandchildren = || {
            let all = world.store.all().into_iter();
            all.filter(|detail| detail.execution.origin.depth == 2 && !detail.execution.status.is_final()).count()
        };
        for _ in 0..200 {
            if grandchildren() > 0 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        if way == "cancel" {
            world.engine.cancel(id).await.unwrap();
        } else {
            assert_eq!(error_code(&world.finish(id).await), "timeout");
        }
        assert_eq!(world.store.detail(below(id)).execution.status, ExecutionStatus::Cancelled, "{way}");
        assert_eq!(grandchildren(), 0, "{way}");
    }

    // The process dies between the two ends: the next one makes up for it.
    let parent = execution(hangs, json!(null));
    let orphan = child(&parent, ExecutionId::new(), hangs, json!(null));
    let id = orphan.id;
    world.store.enqueue(parent.clone()).await.unwrap();
    world.store.enqueue(orphan).await.unwrap();
    world.engine.cancel(parent.id).await.unwrap();
    world.crash();
    world.finish(id).await;
    assert_eq!((world.store.detail(id).execution.status, runs(id, "h")), (ExecutionStatus::Cancelled, 0));
}

#[tokio::test]
async fn a_run_knows_where_it_comes_from() {
    let world = World::new();
    let new = run_of(world.store.workflow(asks("{{ input.query }}")), "hello");
    let id = new.id;
    world.engine.start(new.clone()).await.unwrap();
    let detail = world.finish(id).await;
    assert_eq!(detail.execution.origin, new.origin);
    assert_eq!(detail.execution.output.unwrap()["answer"], json!("You said: hello"));
    assert_eq!(world.store.runs_ended(), [(id, new.origin.agent.unwrap())]);
}
