//! Frames as events: their order, their ids, and that a cut between any two of them loses nothing and doubles nothing.

use serde_json::json;

use super::*;
use crate::{
    api::testing::bed,
    domain::{agents::NewAgent, turns::RunInput},
};

fn run() -> ExecutionId {
    ExecutionId(uuid::Uuid::from_u128(7))
}

/// Of a run that has completed.
async fn story() -> Story {
    let bed = bed();
    let (agents, turns) = (&bed.services().agents, bed.services().turns.clone());
    let new = NewAgent { name: "Support".to_owned(), ..NewAgent::default() };
    let agent = agents.create(bed.owner, new).await.unwrap().id;
    turns.start_run(bed.owner, agent, RunInput::default(), None).await.unwrap();
    let mut records = bed.fakes().records();
    let execution = records.executions.last_mut().unwrap();
    (execution.id, execution.status) = (run(), ExecutionStatus::Completed);
    Story { turns, owner: bed.owner, agent, run: run(), turn: None }
}

fn failed() -> RunError {
    RunError { code: "timeout".to_owned(), message: "too slow".to_owned(), node: Some("agent".to_owned()) }
}

/// Frames of a run with their places, as the engine counts them.
fn frames(events: &[RunEvent]) -> Vec<Frame> {
    let mut place = Place::default();
    let frame = |event: &RunEvent| {
        match event {
            RunEvent::Text { text } => place.chars += text.chars().count() as u64,
            RunEvent::TextRestarted => place = Place { frames: place.frames + 1, chars: 0 },
            RunEvent::Paused => {}
            _ => place.frames += 1,
        }
        Frame { place, at: now(), event: event.clone() }
    };
    events.iter().map(frame).collect()
}

fn whole() -> Vec<RunEvent> {
    let (node, kind) = ("agent".to_owned(), "agent".to_owned());
    let text = |text: &str| RunEvent::Text { text: text.to_owned() };
    let ended = |error: Option<RunError>, attempt| RunEvent::NodeFinished {
        node: "agent".to_owned(),
        kind: "agent".to_owned(),
        attempt,
        output: json!(null),
        error,
        started_at: now(),
    };
    vec![
        RunEvent::Started,
        RunEvent::NodeStarted { node: node.clone(), kind: kind.clone(), attempt: 1 },
        text("Void"),
        ended(Some(failed()), 1),
        RunEvent::NodeStarted { node, kind, attempt: 2 },
        RunEvent::TextRestarted,
        text("Grüße, "),
        text("Ada!"),
        ended(None, 2),
        RunEvent::Finished {
            status: ExecutionStatus::Completed,
            output: json!({"answer": "Grüße, Ada!", "usage": {"prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3}}),
            error: None,
        },
    ]
}

/// The events behind an event, as a client gets them: id and data.
async fn told(events: &[RunEvent], last: Option<&str>) -> Vec<(String, Value)> {
    let (from, skip) = last.map_or((Place::default(), 0), |last| EventId::read(last).unwrap().behind());
    let behind: Vec<Frame> = frames(events).into_iter().filter(|frame| frame.place > from).collect();
    let stream = story().await.stream(stream::iter(behind).boxed(), from, skip);
    let schemas = &generated::workfx::SCHEMAS;
    let read = |event: Event| {
        let Event::Message { id, data, .. } = event else { panic!("{event:?}") };
        let data: Value = serde_json::from_str(&data).unwrap();
        let faults = schemas.violations("/components/schemas/StreamFrame", &data, generated::runtime::In::Body, "");
        assert!(faults.is_empty(), "{faults:?} in {data}");
        assert_eq!(data["flow_run_id"], run().to_string());
        (id, data)
    };
    stream.0.map(read).collect().await
}

fn names(told: &[(String, Value)]) -> Vec<&str> {
    told.iter().map(|(_, data)| data["event"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_run_is_told_in_order() {
    let told = told(&whole(), None).await;
    assert_eq!(
        names(&told),
        [
            "workflow_started",
            "node_started",
            "message",
            "node_finished",
            "node_started",
            "message_replace",
            "message",
            "message",
            "node_finished",
            "message_end",
            "workflow_finished"
        ]
    );
    let end = &told[9].1;
    assert_eq!((&end["answer"], &end["metadata"]["usage"]["total_tokens"]), (&json!("Grüße, Ada!"), &json!(3)));
    assert_eq!(told[3].1["error"], "timeout: too slow");
    assert_eq!(told[10].0, format!("{}:7:11", run()));
}

#[tokio::test]
async fn a_cut_between_any_two_events_loses_nothing_and_doubles_nothing() {
    let all = told(&whole(), None).await;
    for cut in 0..all.len() {
        let rest = told(&whole(), Some(&all[cut].0)).await;
        assert_eq!(names(&rest), names(&all[cut + 1..]), "behind {}", all[cut].0);
        let ids = |told: &[(String, Value)]| told.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>();
        assert_eq!(ids(&rest), ids(&all[cut + 1..]));
    }
}

#[tokio::test]
async fn other_ends_are_told_too() {
    let finished = |status, error| RunEvent::Finished { status, output: Value::Null, error };
    let asked = RunEvent::HumanInputRequired { node: "ok".to_owned(), prompt: json!({"prompt": "?"}), until: None };
    for (end, expect) in [
        (vec![asked, RunEvent::Paused], &["human_input_required", "workflow_paused"][..]),
        (vec![finished(ExecutionStatus::Failed, Some(failed()))], &["error", "workflow_finished"]),
        (vec![finished(ExecutionStatus::Cancelled, None)], &["workflow_finished"]),
        (vec![], &["error"]),
    ] {
        let mut events = vec![RunEvent::Started];
        events.extend(end);
        assert_eq!(names(&told(&events, None).await)[1..], *expect);
    }
}

#[tokio::test(start_paused = true)]
async fn silence_is_broken_by_pings_that_say_where_the_stream_is() {
    let frames = stream::iter(frames(&[RunEvent::Started])).chain(stream::pending()).boxed();
    let mut stream = story().await.stream(frames, Place::default(), 0).0;
    let started = Instant::now();
    let mut names = Vec::new();
    for _ in 0..3 {
        let Event::Message { id, data, .. } = stream.next().await.unwrap() else { panic!("no message") };
        assert_eq!(id, format!("{}:1:0", run()));
        names.push(serde_json::from_str::<Value>(&data).unwrap()["event"].as_str().unwrap().to_owned());
    }
    assert_eq!(names, ["workflow_started", "ping", "ping"]);
    assert_eq!(started.elapsed().as_secs(), 20);
}

#[test]
fn an_id_of_another_shape_names_nothing() {
    let id = run();
    for text in [
        String::new(),
        "x".to_owned(),
        format!("{id}"),
        format!("{id}:1"),
        format!("{id}:1:"),
        format!("{id}:1:-1"),
        format!("{id}:1:2:3:4"),
        format!("{id}:1:2:x"),
        format!("{id}:99999999999999999999:0"),
    ] {
        assert_eq!(EventId::read(&text), None, "{text}");
    }
    for text in [format!("{id}:1:2"), format!("{id}:1:2:3"), format!("{id}:0:0")] {
        assert_eq!(EventId::read(&text).unwrap().spell(), text);
    }
}
