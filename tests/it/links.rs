//! Links between agents from the outside: what one emits reaches those that name it as a source, once each, whatever happens to the server.

use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

use chrono::DateTime;
use futures_util::{StreamExt as _, stream};
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{PATIENCE, bed::Bed, client::Client, eventually, on_each_database, server::Server};

on_each_database!(
    a_message_passes_down_a_chain_and_reaches_each_receiver_once,
    a_circle_stops_at_the_hop_limit_and_harms_nobody,
    an_inactive_receiver_gets_nothing,
    a_message_waits_for_a_receiver_that_cannot_run_and_holds_up_nobody,
    nobody_hears_what_is_not_for_them,
    messages_are_kept_as_long_as_is_said_now,
    every_message_reaches_every_receiver_once_after_kill_9,
);

const MESSAGES: &str = "/activeworkflow/api/v1";
/// Longer than a server waits before it looks again for what it has to hand on: what has not come by then does not come.
const QUIET: Duration = Duration::from_secs(5);
/// As many messages long is a chain at most.
const LONGEST_CHAIN: u64 = 64;

/// An agent that says what it was asked.
struct Agent {
    id: String,
    number: i64,
}

fn admin(bed: &Bed, server: &Server) -> Client {
    server.admin().with_token(bed.user_token("default"))
}

async fn agent(client: &Client, name: &str) -> Agent {
    let made = client.post("/workfx/admin/api/v2/agents", &json!({ "name": name })).await;
    assert_eq!(made.status, 201, "{made:?}");
    let id = made.at("/id").as_str().unwrap().to_owned();
    let number = client.get(&format!("/platform/v1/agents/{id}")).await.at("/number").as_i64().unwrap();
    Agent { id, number }
}

/// Its links, in place of those that it had: whom it hears, how long it is heard in seconds, and whether it is disabled.
async fn link(client: &Client, agent: &Agent, sources: &[&Agent], keep: i64, disabled: bool) {
    let sources: Vec<&str> = sources.iter().map(|source| source.id.as_str()).collect();
    let body = json!({"sources": sources, "keep_messages_secs": keep, "disabled": disabled});
    let set = client.send(Method::PUT, &format!("/platform/v1/agents/{}/links", agent.id), Some(&body)).await;
    assert_eq!((set.status, set.at("/sources")), (200, json!(sources)), "{set:?}");
}

/// One that hears these.
async fn listener(client: &Client, name: &str, sources: &[&Agent]) -> Agent {
    let agent = agent(client, name).await;
    link(client, &agent, sources, 0, false).await;
    agent
}

/// Has it run, to the end.
async fn run(client: &Client, agent: &Agent, query: &str) {
    let path = format!("/workfx/admin/api/v2/agents/{}/job", agent.id);
    let done = client.post(&path, &json!({ "query": query })).await;
    assert_eq!((done.status, done.at("/answer")), (200, json!(query)), "{done:?}");
}

async fn count(client: &Client, agent: &Agent) -> u64 {
    let shown = client.get(&format!("{MESSAGES}/agents/{}", agent.number)).await;
    assert_eq!(shown.status, 200, "{shown:?}");
    shown.at("/messages_count").as_u64().unwrap()
}

/// Waits until they have emitted as many messages as wanted, and then whether they emit more.
async fn counted(client: &Client, wanted: &[(&Agent, u64)]) {
    let deadline = Instant::now() + PATIENCE;
    let found = async || stream::iter(wanted).then(|(agent, _)| count(client, agent)).collect::<Vec<_>>().await;
    let wanted: Vec<u64> = wanted.iter().map(|(_, count)| *count).collect();
    while found().await != wanted && Instant::now() < deadline {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    tokio::time::sleep(QUIET).await;
    assert_eq!(found().await, wanted);
}

/// Without payloads, newest first.
async fn heads(client: &Client, agent: &Agent) -> Vec<Value> {
    let listed = client.get(&format!("{MESSAGES}/agents/{}/messages", agent.number)).await;
    assert_eq!(listed.status, 200, "{listed:?}");
    listed.json().as_array().unwrap().clone()
}

async fn message(client: &Client, head: &Value) -> Value {
    let found = client.get(&format!("{MESSAGES}/messages/{}", head["id"])).await;
    assert_eq!(found.status, 200, "{found:?}");
    found.json()
}

/// What its messages say, and how often.
async fn said(client: &Client, agent: &Agent) -> BTreeMap<String, usize> {
    let mut said = BTreeMap::new();
    for head in heads(client, agent).await {
        let message = message(client, &head).await;
        *said.entry(message["payload"]["answer"].as_str().unwrap().to_owned()).or_default() += 1;
    }
    said
}

async fn a_message_passes_down_a_chain_and_reaches_each_receiver_once(bed: Bed) {
    let server = bed.start().await;
    let client = admin(&bed, &server);
    let first = agent(&client, "first").await;
    let second = listener(&client, "second", &[&first]).await;
    let third = listener(&client, "third", &[&second]).await;
    // The same message by two ways is two messages; from one emitter it is one.
    let beside = listener(&client, "beside", &[&first]).await;
    run(&client, &first, "hello").await;
    counted(&client, &[(&first, 1), (&second, 1), (&third, 1), (&beside, 1)]).await;
    for agent in [&first, &second, &third, &beside] {
        assert_eq!(said(&client, agent).await, BTreeMap::from([("hello".to_owned(), 1)]));
    }
    let both = listener(&client, "both", &[&first, &second]).await;
    run(&client, &first, "again").await;
    counted(&client, &[(&first, 2), (&second, 2), (&third, 2), (&beside, 2), (&both, 2)]).await;
    // What was emitted before it listened does not reach it.
    assert_eq!(said(&client, &both).await, BTreeMap::from([("again".to_owned(), 2)]));
    server.stop().await;
}

async fn a_circle_stops_at_the_hop_limit_and_harms_nobody(bed: Bed) {
    let server = bed.start().await;
    let client = admin(&bed, &server);
    let ping = agent(&client, "ping").await;
    let pong = listener(&client, "pong", &[&ping]).await;
    link(&client, &ping, &[&pong], 0, false).await;
    run(&client, &ping, "round").await;
    counted(&client, &[(&ping, LONGEST_CHAIN / 2), (&pong, LONGEST_CHAIN / 2)]).await;
    assert_eq!(client.get("/readyz").await.status, 200);
    // An agent that hears itself is the smallest circle.
    let alone = agent(&client, "alone").await;
    link(&client, &alone, &[&alone], 0, false).await;
    run(&client, &alone, "echo").await;
    run(&client, &pong, "round").await;
    counted(&client, &[(&ping, LONGEST_CHAIN), (&pong, LONGEST_CHAIN), (&alone, LONGEST_CHAIN)]).await;
    server.stop().await;
}

async fn an_inactive_receiver_gets_nothing(bed: Bed) {
    let server = bed.start().await;
    let client = admin(&bed, &server);
    let emitter = agent(&client, "emitter").await;
    let receiver = listener(&client, "receiver", &[&emitter]).await;
    link(&client, &receiver, &[&emitter], 0, true).await;
    run(&client, &emitter, "unheard").await;
    counted(&client, &[(&emitter, 1), (&receiver, 0)]).await;
    link(&client, &receiver, &[&emitter], 0, false).await;
    run(&client, &emitter, "heard").await;
    counted(&client, &[(&emitter, 2), (&receiver, 1)]).await;
    assert_eq!(said(&client, &receiver).await, BTreeMap::from([("heard".to_owned(), 1)]));
    server.stop().await;
}

/// An agent whose runs are those of a workflow; the workflow's id.
async fn flow(client: &Client, agent: &Agent) -> String {
    let nodes = json!([{"id": "say", "type": "set", "config": {"values": {"answer": "{{ input.query }}"}}}]);
    let graph = json!({"name": agent.id, "status": "published", "nodes": nodes, "edges": []});
    let workflow = client.create_workflow(&graph).await;
    let definition = json!({"type": "flow", "workflow_id": workflow});
    let path = format!("/platform/v1/agents/{}/definition", agent.id);
    let set = client.send(Method::PUT, &path, Some(&definition)).await;
    assert_eq!(set.status, 200, "{set:?}");
    workflow
}

async fn has_status(client: &Client, workflow: &str, status: &str) {
    let set = client.patch(&format!("/yourapp/v1/workflows/{workflow}"), &json!({ "status": status })).await;
    assert_eq!((set.status, set.at("/data/status")), (200, json!(status)), "{set:?}");
}

async fn a_message_waits_for_a_receiver_that_cannot_run_and_holds_up_nobody(bed: Bed) {
    let server = bed.start().await;
    let client = admin(&bed, &server);
    let emitter = agent(&client, "emitter").await;
    let waits = listener(&client, "waits", &[&emitter]).await;
    let workflow = flow(&client, &waits).await;
    let other = listener(&client, "other", &[&emitter]).await;
    has_status(&client, &workflow, "draft").await;
    let queries: Vec<String> = (0..3).map(|number| format!("run {number}")).collect();
    for query in &queries {
        run(&client, &emitter, query).await;
    }
    counted(&client, &[(&emitter, 3), (&waits, 0), (&other, 3)]).await;
    // Nor does a restart lose them.
    let key = client.key.clone();
    server.stop().await;
    let server = bed.start().await;
    let client = server.client(&key).with_token(client.token);
    has_status(&client, &workflow, "published").await;
    counted(&client, &[(&emitter, 3), (&waits, 3), (&other, 3)]).await;
    assert_eq!(said(&client, &waits).await, queries.iter().map(|query| (query.clone(), 1)).collect());

    // One whose time is over before it could be received is given up.
    has_status(&client, &workflow, "draft").await;
    link(&client, &emitter, &[], 1, false).await;
    run(&client, &emitter, "late").await;
    counted(&client, &[(&emitter, 0), (&other, 4)]).await;
    has_status(&client, &workflow, "published").await;
    counted(&client, &[(&waits, 3)]).await;
    server.stop().await;
}

async fn nobody_hears_what_is_not_for_them(bed: Bed) {
    let server = bed.start().await;
    let client = admin(&bed, &server);
    let unit = client.post("/platform/v1/units", &json!({"name": "sales"})).await.at("/id");
    let made = json!({"name": "k", "scopes": ["admin"], "unit_id": unit});
    let made = client.post("/platform/v1/api-keys", &made).await;
    let within = server.client(made.at("/key").as_str().unwrap());
    let other = server.client(&bed.key(&["--tenant", "other"]));
    let (shared, inner, foreign) =
        (agent(&client, "shared").await, agent(&within, "inner").await, agent(&other, "foreign").await);
    let body = |source: &Agent| json!({"sources": [source.id], "keep_messages_secs": 0, "disabled": false});
    // Not even by somebody who sees both: the wall is around the receiver.
    for (who, receiver, source) in [
        (&client, &shared, &foreign),
        (&other, &foreign, &shared),
        (&within, &inner, &shared),
        (&client, &inner, &shared),
    ] {
        let path = format!("/platform/v1/agents/{}/links", receiver.id);
        let refused = who.send(Method::PUT, &path, Some(&body(source))).await;
        let fault = (refused.status, refused.at("/errors/0/pointer"), refused.at("/errors/0/code"));
        assert_eq!(fault, (400, json!("/sources/0"), json!("unknown_record")), "{refused:?}");
    }
    // The whole tenant's may hear a unit's.
    link(&client, &shared, &[&inner], 0, false).await;
    run(&within, &inner, "up").await;
    counted(&client, &[(&inner, 1), (&shared, 1)]).await;
    server.stop().await;
}

/// Seconds from a message's creation to its end; `None`: it has none.
fn kept(head: &Value) -> Option<f64> {
    let time = |name: &str| head[name].as_str().map(|text| DateTime::parse_from_rfc3339(text).unwrap());
    let span = time("expires_at")? - time("created_at").unwrap();
    Some(span.as_seconds_f64())
}

async fn messages_are_kept_as_long_as_is_said_now(bed: Bed) {
    let server = bed.start().await;
    let client = admin(&bed, &server);
    let emitter = agent(&client, "emitter").await;
    run(&client, &emitter, "one").await;
    run(&client, &emitter, "two").await;
    let spans = async || heads(&client, &emitter).await.iter().map(kept).collect::<Vec<_>>();
    for (keep, expect) in [(0, None), (3600, Some(3600.0)), (86_400, Some(86_400.0)), (0, None), (60, Some(60.0))] {
        link(&client, &emitter, &[], keep, false).await;
        assert_eq!(spans().await, [expect, expect], "{keep}");
        let newest = heads(&client, &emitter).await.remove(0);
        assert_eq!(kept(&message(&client, &newest).await), expect);
    }
    run(&client, &emitter, "three").await;
    assert_eq!(spans().await, [Some(60.0); 3]);

    let seen = heads(&client, &emitter).await;
    link(&client, &emitter, &[], 1, false).await;
    eventually("the end of all messages", || async { (count(&client, &emitter).await == 0).then_some(()) }).await;
    let gone = async || {
        assert_eq!((heads(&client, &emitter).await, count(&client, &emitter).await), (vec![], 0));
        for head in &seen {
            let found = client.get(&format!("{MESSAGES}/messages/{}", head["id"])).await;
            assert_eq!((found.status, found.text.as_str()), (404, r#"{"error":"404 Record not found"}"#));
        }
    };
    gone().await;
    // What is gone does not come back, swept up or not.
    link(&client, &emitter, &[], 0, false).await;
    gone().await;
    run(&client, &emitter, "four").await;
    assert_eq!(said(&client, &emitter).await, BTreeMap::from([("four".to_owned(), 1)]));
    server.stop().await;
}

/// Runs of the great test that are under way when a server is killed, and how many of them each server gets.
const RUNS: usize = 150;
const RUNS_EACH: usize = 50;
/// Runs whose messages wait for a receiver until all of them do.
const HELD: usize = 100;

async fn every_message_reaches_every_receiver_once_after_kill_9(bed: Bed) {
    let mut server = bed.start().await;
    let client = admin(&bed, &server);
    let (key, token) = (client.key.clone(), client.token.clone());
    let emitter = agent(&client, "emitter").await;
    let receivers = [listener(&client, "left", &[&emitter]).await, listener(&client, "right", &[&emitter]).await];
    let last = listener(&client, "last", &[&receivers[0]]).await;
    let workflow = flow(&client, &receivers[0]).await;
    let path = format!("/workfx/admin/api/v2/agents/{}/job", emitter.id);
    let mut answered = Vec::new();
    for kill in 1..=RUNS / RUNS_EACH {
        let client = server.client(&key).with_token(token.clone());
        let runs = stream::iter((kill - 1) * RUNS_EACH..kill * RUNS_EACH).map(|number| {
            let request = client.request(Method::POST, &path).json(&json!({"query": format!("run {number}")}));
            // A server that is killed answers nothing: whether that run takes place is not for the client to know.
            async move { request.send().await.is_ok_and(|answer| answer.status() == 200).then_some(number) }
        });
        let before = count(&client, &receivers[1]).await;
        let killed = async {
            let arrive = || async { (count(&client, &receivers[1]).await >= before + 8).then_some(()) };
            eventually("messages that arrive", arrive).await;
            let emitted = count(&client, &emitter).await;
            let behind = emitted - count(&client, &receivers[1]).await.min(emitted);
            eprintln!("kill {kill}: {emitted} emitted, {behind} of them on their way to one receiver");
            server.kill().await;
        };
        let (answers, ()) = tokio::join!(runs.buffer_unordered(16).collect::<Vec<_>>(), killed);
        answered.extend(answers.into_iter().flatten());
        server = bed.start().await;
    }
    let client = server.client(&key).with_token(token.clone());
    // A hundred that wait for one receiver, which is let run: the server dies in the middle of handing them on.
    has_status(&client, &workflow, "draft").await;
    stream::iter(RUNS..RUNS + HELD)
        .map(|number| {
            let (client, emitter) = (&client, &emitter);
            async move { run(client, emitter, &format!("run {number}")).await }
        })
        .buffer_unordered(16)
        .collect::<()>()
        .await;
    answered.extend(RUNS..RUNS + HELD);
    let before = count(&client, &receivers[0]).await;
    let held = before + u64::try_from(HELD).unwrap();
    has_status(&client, &workflow, "published").await;
    let arrived = eventually("messages that were held", || async {
        Some(count(&client, &receivers[0]).await).filter(|count| *count > before)
    })
    .await;
    server.kill().await;
    eprintln!("killed when {} of {HELD} had been handed on and answered", arrived - before);
    assert!(arrived < held, "in the middle of things: {before} {arrived} {held}");
    let server = bed.start().await;
    let client = server.client(&key).with_token(token);
    let emitted = count(&client, &emitter).await;
    counted(&client, &[(&emitter, emitted), (&receivers[0], emitted), (&receivers[1], emitted), (&last, emitted)])
        .await;
    let told = said(&client, &emitter).await;
    assert!(told.values().all(|times| *times == 1), "{told:?}");
    assert!(answered.iter().all(|number| told.contains_key(&format!("run {number}"))), "{told:?}");
    for agent in receivers.iter().chain([&last]) {
        assert_eq!(said(&client, agent).await, told);
    }
    eprintln!("{emitted} messages, each at each of three receivers once, over {} kills", RUNS / RUNS_EACH + 1);
    server.stop().await;
}
