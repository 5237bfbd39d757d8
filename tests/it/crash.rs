//! `kill -9` with executions in flight: none is lost, and no step that ended is run again.

use std::{
    collections::{BTreeMap, BTreeSet},
    process::Command,
};

use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::support::{bed::Bed, client::Client, eventually, on_each_database, receiver::Receiver};

on_each_database!(
    after_kill_9_every_execution_goes_on_from_its_last_finished_step,
    killed_at_any_moment_no_recorded_step_is_repeated,
);

const EXECUTIONS: usize = 200;
const STEPS: [&str; 3] = ["a", "b", "c"];

/// Three calls in a row, each at a path of its own: `/<number>/<step>`.
async fn three_calls(client: &Client, receiver: &Receiver) -> String {
    let nodes: Vec<Value> = STEPS
        .iter()
        .map(|step| {
            let url = format!("http://{}/{{{{ input.number }}}}/{step}", receiver.address);
            json!({"id": step, "type": "http_request", "config": {"method": "POST", "url": url}})
        })
        .collect();
    let edges = json!([{"source": "a", "target": "b"}, {"source": "b", "target": "c"}]);
    client.create_workflow(&json!({"name": "three calls", "nodes": nodes, "edges": edges})).await
}

async fn start_all(client: &Client, workflow: &str) -> Vec<String> {
    join_all((0..EXECUTIONS).map(|number| async move { client.execute(workflow, &json!({ "number": number })).await }))
        .await
}

/// The step at which an execution is held: each third of them at another.
fn held_step(number: usize) -> usize {
    number % STEPS.len()
}

fn is_held(path: &str) -> bool {
    let mut parts = path.trim_start_matches('/').split('/');
    let number: usize = parts.next().unwrap().parse().unwrap();
    parts.next() == Some(STEPS[held_step(number)])
}

async fn after_kill_9_every_execution_goes_on_from_its_last_finished_step(bed: Bed) {
    let receiver = Receiver::holding(is_held).await;
    let arguments = ["--allow-outgoing", &receiver.address];
    let first = bed.start_with(&arguments).await;
    let (client, key) = (first.admin(), first.printed_key().unwrap());
    let workflow = three_calls(&client, &receiver).await;
    let executions = start_all(&client, &workflow).await;
    // All of them in flight, each in the middle of the step that it is held at.
    eventually("all calls", || async { (receiver.seen().held == EXECUTIONS).then_some(()) }).await;
    first.kill().await;
    receiver.release();

    let second = bed.start_with(&arguments).await;
    let client = second.client(&key);
    for execution in &executions {
        let done = client.finished(execution).await;
        assert_eq!(done["status"], json!("completed"), "{done}");
        assert_eq!(done["logs"].as_array().unwrap().len(), STEPS.len(), "{done}");
    }
    let mut keys = BTreeSet::new();
    for number in 0..EXECUTIONS {
        for (index, step) in STEPS.iter().enumerate() {
            let calls = &receiver.seen().calls[&format!("/{number}/{step}")];
            // Only the step that the crash cut short is run again, under the key that it had.
            let expect = if index == held_step(number) { 2 } else { 1 };
            assert_eq!(calls.len(), expect, "/{number}/{step}");
            assert!(calls.iter().all(|key| key == &calls[0] && !key.is_empty()), "/{number}/{step}: {calls:?}");
            assert!(keys.insert(calls[0].clone()), "two steps share a key");
        }
    }
    second.stop().await;
}

async fn killed_at_any_moment_no_recorded_step_is_repeated(bed: Bed) {
    let receiver = Receiver::open().await;
    let arguments = ["--allow-outgoing", &receiver.address];
    let mut server = bed.start_with(&arguments).await;
    let key = server.printed_key().unwrap();
    let client = server.client(&key);
    let workflow = three_calls(&client, &receiver).await;
    let executions = start_all(&client, &workflow).await;
    let mut kills = Vec::new();
    // In the middle of things, three times: at so many calls, wherever each execution stands then.
    for calls in [150, 300, 450] {
        eventually("calls", || async {
            (receiver.seen().calls.values().map(Vec::len).sum::<usize>() >= calls).then_some(())
        })
        .await;
        kills.push(now());
        server.kill().await;
        server = bed.start_with(&arguments).await;
    }
    let client = server.client(&key);
    let (mut repeated, mut counts) = (0, BTreeMap::new());
    for (number, execution) in executions.iter().enumerate() {
        let done = client.finished(execution).await;
        assert_eq!(done["status"], json!("completed"), "{done}");
        for log in done["logs"].as_array().unwrap() {
            let step = log["node_id"].as_str().unwrap();
            let calls = receiver.seen().calls[&format!("/{number}/{step}")].clone();
            let finished = log["finished_at"].as_str().unwrap();
            // A step that was cut short ran once more for each crash before it ended, and no more often.
            let crashes = kills.iter().filter(|kill| kill.as_str() < finished).count();
            assert!(calls.len() <= 1 + crashes, "/{number}/{step} ended {finished}, {calls:?}, crashes {kills:?}");
            repeated += calls.len() - 1;
            counts.entry(number).and_modify(|steps| *steps += 1).or_insert(1);
        }
    }
    assert!(counts.values().all(|steps| *steps == STEPS.len()), "{counts:?}");
    // At most what was under way: far from all that had ended.
    assert!(repeated <= kills.len() * EXECUTIONS, "{repeated}");
    server.stop().await;
}

/// The clock that the server's log entries are compared with, in their spelling.
fn now() -> String {
    let output = Command::new("date").args(["-u", "+%Y-%m-%dT%H:%M:%S.%6NZ"]).output().unwrap();
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}
