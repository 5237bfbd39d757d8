//! Watching: whoever comes, whenever, sees what happened and what happens, once and in order.

use futures_util::StreamExt as _;

use super::*;
use crate::domain::feed::{Frame, Place, RunEvent};

const AGENT: &str = "0191e393-cd00-7651-8317-1ff4a6a3a450";

fn asks(retry: bool) -> Value {
    let mut node = json!({"id": "agent", "type": "agent", "config": {"agent": AGENT, "query": "{{ input.query }}"}});
    if retry {
        node["retry"] = json!({"max_attempts": 2, "initial_ms": 10});
    }
    chain(&[node])
}

async fn watch(world: &World, id: ExecutionId, after: Place) -> Vec<Frame> {
    let frames = world.engine.watch(id, after).await.unwrap();
    tokio::time::timeout(Duration::from_secs(10), frames.collect()).await.unwrap()
}

/// Text in one piece, however it was cut; times and outputs left out.
fn told(frames: &[Frame]) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    let mut said = String::new();
    for frame in frames {
        if let RunEvent::Text { text } = &frame.event {
            said.push_str(text);
            continue;
        }
        if !said.is_empty() {
            told.push(format!("say {}", std::mem::take(&mut said)));
        }
        told.push(match &frame.event {
            RunEvent::Started => "started".into(),
            RunEvent::NodeStarted { node, attempt, .. } => format!("> {node} {attempt}"),
            RunEvent::NodeFinished { node, attempt, error, .. } => {
                format!("< {node} {attempt}{}", if error.is_some() { " failed" } else { "" })
            }
            RunEvent::TextRestarted => "anew".into(),
            RunEvent::HumanInputRequired { node, .. } => format!("ask {node}"),
            RunEvent::Paused => "paused".into(),
            RunEvent::Finished { status, .. } => format!("{status:?}"),
            RunEvent::Text { .. } => unreachable!("above"),
        });
    }
    told
}

fn rising(frames: &[Frame]) {
    assert!(frames.windows(2).all(|pair| pair[0].place < pair[1].place), "{frames:?}");
}

fn places(frames: &[Frame]) -> Vec<Place> {
    let counted = frames.iter().filter(|frame| !matches!(frame.event, RunEvent::Text { .. }));
    counted.map(|frame| frame.place).collect()
}

async fn start(world: &World, graph: Value, query: &str) -> ExecutionId {
    let new = agent_run(world.store.workflow(graph), query);
    let id = new.id;
    world.engine.start(new).await.unwrap();
    id
}

#[tokio::test]
async fn an_answer_is_seen_as_it_is_said_and_the_same_from_the_journal() {
    let mut world = World::new();
    let id = start(&world, asks(false), "slow a b c").await;
    let live = watch(&world, id, Place::default()).await;
    rising(&live);
    assert_eq!(told(&live), ["started", "> agent 1", "say You said: slow a b c", "< agent 1", "Completed"]);
    let pieces = live.iter().filter(|frame| matches!(frame.event, RunEvent::Text { .. })).count();
    assert!(pieces > 2, "seen at once: {live:?}");
    let kept = watch(&world, id, Place::default()).await;
    world.crash();
    let rebuilt = watch(&world, id, Place::default()).await;
    for again in [kept, rebuilt] {
        rising(&again);
        assert_eq!(told(&again), told(&live));
        assert_eq!(places(&again), places(&live));
        assert_eq!(again.last().map(|frame| &frame.event), live.last().map(|frame| &frame.event));
    }
    let missing = world.engine.watch(ExecutionId::new(), Place::default()).await;
    assert!(matches!(missing.err(), Some(Error::NotFound { .. })));
}

#[tokio::test]
async fn from_any_place_on_there_is_no_gap_and_no_double() {
    let mut world = World::new();
    let id = start(&world, asks(true), "cut ä 𝄞 b").await;
    let whole = watch(&world, id, Place::default()).await;
    assert_eq!(
        told(&whole),
        [
            "started",
            "> agent 1",
            "say You said: ",
            "< agent 1 failed",
            "anew",
            "> agent 2",
            "say You said: cut ä 𝄞 b",
            "< agent 2",
            "Completed"
        ]
    );
    let check = async |world: &World, whole: &[Frame]| {
        let length: usize = "You said: cut ä 𝄞 b".chars().count();
        for frames in 0..=7_u64 {
            for chars in (0..=length as u64).filter(|chars| *chars == 0 || frames == 5) {
                let after = Place { frames, chars };
                let rest = watch(world, id, after).await;
                rising(&rest);
                assert!(rest.first().is_none_or(|first| first.place > after));
                let text = |frames: &[Frame]| -> String {
                    let said = frames.iter().filter(|frame| frame.place.frames == 5);
                    said.filter_map(|frame| match &frame.event {
                        RunEvent::Text { text } => Some(text.as_str()),
                        _ => None,
                    })
                    .collect()
                };
                let all: String = text(whole);
                if frames == 5 {
                    assert_eq!(text(&rest), all.chars().skip(usize::try_from(chars).unwrap()).collect::<String>());
                }
                let behind: Vec<Place> = places(whole).into_iter().filter(|place| *place > after).collect();
                assert_eq!(places(&rest), behind, "{after:?}");
            }
        }
    };
    check(&world, &whole).await;
    world.crash();
    let rebuilt = watch(&world, id, Place::default()).await;
    // What a failed attempt said is not in the journal; all else is, at the same places.
    assert_eq!(told(&rebuilt).len(), told(&whole).len() - 1);
    check(&world, &rebuilt).await;
}

#[tokio::test]
async fn a_flow_says_its_answer_before_its_last_node_ends() {
    let mut world = World::new();
    let graph = chain(&[
        json!({"id": "agent", "type": "agent", "config": {"agent": AGENT, "query": "{{ input.query }}"}}),
        json!({"id": "wrap", "type": "template", "config": {"template": "<{{ nodes.agent.output.answer }}>"}}),
    ]);
    let id = start(&world, graph, "x").await;
    let live = watch(&world, id, Place::default()).await;
    let expect = ["started", "> agent 1", "< agent 1", "> wrap 1", "say <You said: x>", "< wrap 1", "Completed"];
    assert_eq!(told(&live), expect);
    world.crash();
    assert_eq!(told(&watch(&world, id, Place::default()).await), expect);
}

#[tokio::test]
async fn a_stream_ends_where_a_person_is_asked_and_another_goes_on_from_there() {
    for crash in [false, true] {
        let mut world = World::new();
        let graph = chain(&[
            json!({"id": "ask", "type": "approval", "config": {"prompt": "Go?"}}),
            json!({"id": "agent", "type": "agent", "config": {"agent": AGENT, "query": "{{ nodes.ask.output }}"}}),
        ]);
        let id = start(&world, graph, "x").await;
        let first = watch(&world, id, Place::default()).await;
        assert_eq!(told(&first), ["started", "> ask 1", "ask ask", "paused"]);
        if crash {
            world.crash();
            assert_eq!(told(&watch(&world, id, Place::default()).await), told(&first));
        }
        let at = first.last().unwrap().place;
        let going_on = world.engine.watch(id, at).await.unwrap();
        world.engine.signal(id, "ask", json!("yes")).await.unwrap();
        let second: Vec<Frame> = tokio::time::timeout(Duration::from_secs(5), going_on.collect()).await.unwrap();
        assert_eq!(told(&second), ["< ask 1", "> agent 1", "say You said: yes", "< agent 1", "Completed"]);
        // Whoever comes now sees no pause: it is over.
        let all = watch(&world, id, Place::default()).await;
        assert_eq!(told(&all)[..4], ["started", "> ask 1", "ask ask", "< ask 1"]);
        assert_eq!(places(&all).last(), places(&second).last());
    }
}

#[tokio::test]
async fn an_execution_that_nobody_watched_is_watched_from_its_beginning() {
    let mut world = World::new();
    let graph = chain(&[
        json!({"id": "a", "type": "probe"}),
        json!({"id": "b", "type": "probe", "config": {"ms": 200}}),
        json!({"id": "nap", "type": "delay", "config": {"ms": 30}}),
    ]);
    let id = world.start(graph, json!(null)).await;
    world.until(id, |detail| detail.steps.len() == 1).await;
    let live = watch(&world, id, Place::default()).await;
    rising(&live);
    let expect = ["started", "> a 1", "< a 1", "> b 1", "< b 1", "> nap 1", "< nap 1", "Completed"];
    assert_eq!(told(&live), expect);
    world.crash();
    assert_eq!(places(&watch(&world, id, Place::default()).await), places(&live));

    // Failed, cancelled, never fit to run.
    let failed =
        world.run(chain(&[json!({"id": "f", "type": "fail", "config": {"message": "no"}})]), json!(null)).await;
    let frames = watch(&world, failed.execution.id, Place::default()).await;
    assert_eq!(told(&frames), ["started", "> f 1", "< f 1 failed", "Failed"]);
    let id = start(&world, chain(&[json!({"id": "h", "type": "probe", "config": {"hangs": true}})]), "x").await;
    let watching = world.engine.watch(id, Place::default()).await.unwrap();
    world.engine.cancel(id).await.unwrap();
    let frames: Vec<Frame> = watching.collect().await;
    assert_eq!(told(&frames).last().unwrap(), "Cancelled");
    let id = start(&world, json!({"nodes": [{"id": "n", "type": "nothing"}]}), "x").await;
    assert_eq!(told(&watch(&world, id, Place::default()).await), ["started", "Failed"]);
}

#[tokio::test]
async fn what_a_dead_process_said_of_an_answer_is_void() {
    let mut world = World::new();
    let id = start(&world, asks(false), "slow a b c d e f g h").await;
    let mut frames = world.engine.watch(id, Place::default()).await.unwrap();
    let mut seen = Place::default();
    while seen.chars < 12 {
        seen = frames.next().await.unwrap().place;
    }
    world.crash();
    let rest = watch(&world, id, seen).await;
    assert_eq!(told(&rest), ["anew", "say You said: slow a b c d e f g h", "< agent 1", "Completed"]);
    // Whoever saw nothing of it is not told.
    let all = watch(&world, id, Place::default()).await;
    assert!(!told(&all).contains(&"anew".to_owned()));
}

#[tokio::test]
async fn watchers_come_and_go_and_leave_nothing() {
    let world = World::new();
    let id = start(&world, chain(&[json!({"id": "h", "type": "probe", "config": {"ms": 300}})]), "x").await;
    let mut watchers = Vec::new();
    for _ in 0..1000 {
        let mut frames = world.engine.watch(id, Place::default()).await.unwrap();
        frames.next().await.unwrap();
        watchers.push(frames);
    }
    let log = Arc::clone(world.engine.inner.table.find(id).unwrap().log.get().unwrap());
    assert_eq!(log.watchers(), 1000);
    let held = Arc::strong_count(&log);
    watchers.truncate(1);
    assert_eq!((log.watchers(), held - Arc::strong_count(&log)), (1, 999));
    let rest: Vec<Frame> = watchers.remove(0).collect().await;
    assert_eq!(told(&rest).last().unwrap(), "Completed");
    assert_eq!(log.watchers(), 0);
    world.finish(id).await;
    assert_eq!(world.engine.inner.kept.len(), 1);
    assert_eq!(Arc::strong_count(&log), 2);
}

#[tokio::test]
async fn a_watcher_that_never_looks_holds_nobody_up() {
    let world = World::new();
    let id = start(&world, asks(false), &"word ".repeat(5_000)).await;
    let _slow = world.engine.watch(id, Place::default()).await.unwrap();
    let detail = world.finish(id).await;
    assert_eq!(detail.execution.status, ExecutionStatus::Completed);
    let frames = watch(&world, id, Place::default()).await;
    // Pieces are put together.
    assert!(frames.len() < 20, "{}", frames.len());
}

#[tokio::test]
async fn executions_that_nobody_watches_have_no_log() {
    let world = World::new();
    let id = world.start(chain(&[json!({"id": "p", "type": "probe", "config": {"ms": 50}})]), json!(null)).await;
    assert!(world.engine.inner.table.find(id).unwrap().log.get().is_none());
    world.finish(id).await;
    assert_eq!(world.engine.inner.kept.len(), 0);
}
