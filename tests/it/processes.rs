//! Several processes on one PostgreSQL: each serves everything, one runs the engine, and another goes on when it dies, freezes, or goes.

use std::time::{Duration, Instant};

use reqwest::Method;
use serde_json::{Value, json};

use crate::{
    support::{
        client::{Answer, Client, uuid_of},
        eventually,
        hooks::Hooks,
        processes::{Processes, in_time},
        provider::{Play, Provider},
        receiver::Receiver,
    },
    workfx::{BASE, Events, SAID, WHOLE, agent, asks, name, names, text},
};

/// One call of a server that may hold it, then one that ends at once.
fn two_calls(receiver: &Receiver) -> Value {
    let call = |id: &str| {
        let url = format!("http://{}/{{{{ input.number }}}}/{id}", receiver.address);
        json!({"id": id, "type": "http_request", "config": {"method": "POST", "url": url}})
    };
    json!({
        "name": "two calls", "status": "published",
        "nodes": [call("first"), call("held"), call("last")],
        "edges": [{"source": "first", "target": "held"}, {"source": "held", "target": "last"}],
    })
}

fn is_held(path: &str) -> bool {
    path.ends_with("/held")
}

async fn execution(client: &Client, id: &str) -> Value {
    client.get(&format!("/yourapp/v1/executions/{id}")).await.at("/data")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_process_serves_every_kind_of_call() {
    let hooks = Hooks::open(|_, _| (204, "")).await;
    let Some((_bed, processes)) = Processes::start(3, &["--allow-outgoing", &hooks.address]).await else { return };
    let (leader, followers) = processes.roles().await;
    let clients = processes.clients();
    let (one, other) = (&clients[followers[0]], &clients[followers[1]]);

    // A run that is waited for, under an idempotency key, repeated at another process.
    let run = async |client: &Client| {
        let body = json!({"name": "say-hello", "parameters": {"name": "Ada"}});
        let request = client.request(Method::POST, "/agentifyme/v1/workflows/run").header("idempotency-key", "once");
        Answer::of(request.json(&body)).await
    };
    let (ran, again) = (run(one).await, run(other).await);
    assert_eq!((ran.status, ran.at("/result")), (200, json!("Hello, Ada!")), "{ran:?}");
    assert_eq!(
        (again.status, again.text.as_str(), again.header("idempotent-replayed")),
        (200, ran.text.as_str(), "true")
    );

    // An execution that waits for a person, answered at another process than the one that started it.
    let asks = json!({
        "name": "asks", "status": "published",
        "nodes": [
            {"id": "ok", "type": "approval", "config": {"prompt": "Go?", "choices": ["yes", "no"]}},
            {"id": "said", "type": "template", "config": {"template": "{{ nodes.ok.output.choice }}"}},
        ],
        "edges": [{"source": "ok", "target": "said"}],
    });
    let asks = one.create_workflow(&asks).await;
    let waits = one.execute(&asks, &json!({})).await;
    eventually("the question", || async {
        let list = other.get("/platform/v1/approvals").await;
        (list.at("/total") == 1).then_some(())
    })
    .await;
    let answer = async |client: &Client, choice: &str| {
        let path = format!("/platform/v1/executions/{}/answer", uuid_of(&waits));
        client.post(&path, &json!({"answer": {"choice": choice}})).await
    };
    let odd = answer(other, "perhaps").await;
    assert_eq!(odd.status, 400, "{odd:?}");
    assert!(odd.text.contains("/answer/choice"), "{odd:?}");
    let answered = answer(other, "yes").await;
    assert_eq!(answered.status, 200, "{answered:?}");
    assert_eq!(one.finished(&waits).await["output"], "yes");
    assert_eq!(answer(one, "no").await.status, 409);

    // Cancelled and run again, and whose doing it was.
    let cut = one.execute(&asks, &json!({})).await;
    let command = async |client: &Client, what: &str| {
        client.post(&format!("/platform/v1/executions/{}/{what}", uuid_of(&cut)), &json!({})).await
    };
    let cancelled = command(other, "cancel").await;
    assert_eq!((cancelled.status, cancelled.at("/status")), (200, json!("cancelled")), "{cancelled:?}");
    assert_eq!(command(one, "cancel").await.status, 409);
    let retried = command(one, "retry").await;
    assert!(retried.status < 300, "{retried:?}");
    let log = other.get("/platform/v1/audit-events?action=cancelled").await;
    assert_eq!(log.status, 200, "{log:?}");
    assert_eq!(log.at("/items/0/actor/kind"), "api_key", "{log:?}");
    assert_eq!(command(&clients[leader], "cancel").await.status, 200);

    // Settings put at one process hold for what another one starts the moment after.
    let settings = format!("/platform/v1/workflows/{}/settings", uuid_of(&asks));
    let put = Answer::of(one.request(Method::PUT, &settings).json(&json!({"concurrency": {"limit": 1}}))).await;
    assert_eq!(put.status, 200, "{put:?}");
    // Which of the two is first is the leader's to say: it takes in at once what it hears of at once.
    let mut line = vec![other.execute(&asks, &json!({})).await, other.execute(&asks, &json!({})).await];
    while !line.is_empty() {
        let turn = eventually("somebody's turn", || async {
            let list = one.get("/platform/v1/approvals").await;
            let ids: Vec<Value> =
                list.at("/items").as_array().unwrap().iter().map(|item| item["execution_id"].clone()).collect();
            assert!(ids.len() <= 1, "two at once: {list:?}");
            line.iter().position(|execution| ids.contains(&json!(uuid_of(execution))))
        })
        .await;
        let execution = line.remove(turn);
        let path = format!("/platform/v1/executions/{}/answer", uuid_of(&execution));
        assert_eq!(other.post(&path, &json!({"answer": {"choice": "yes"}})).await.status, 200);
        assert_eq!(other.finished(&execution).await["output"], "yes");
    }

    // A conversation.
    let helper = agent(
        one,
        Some(&json!({"type": "instruction", "provider": {"name": "scripted", "template": "You asked: {{ query }}"}})),
    )
    .await;
    let listed = other.get("/workflux/v1/agents").await.at("/data/0/id");
    let wanted = json!({"agent_id": listed, "channel": "chat", "user_id": "u", "initial_message": "Where?"});
    let conversation = other.post("/workflux/v1/conversations", &wanted).await;
    assert_eq!(
        (conversation.status, conversation.at("/reply/content")),
        (201, json!("You asked: Where?")),
        "{conversation:?}"
    );
    assert!(!helper.is_empty());

    // A form whose submission runs a workflow, and a webhook that is told of both.
    let made =
        one.post("/yourapp/v1/webhooks", &json!({"events": ["form.submitted"], "url": hooks.url("/told")})).await;
    assert_eq!(made.status, 201, "{made:?}");
    hooks.expect("/told", made.at("/data/secret").as_str().unwrap());
    let form = json!({"name": "Contact", "fields": [{"name": "email", "type": "email", "required": true}]});
    let form = one.post("/yourapp/v1/forms", &form).await.at("/data/id");
    let on_form = json!({
        "name": "on form", "status": "published", "edges": [],
        "nodes": [{"id": "start", "type": "form", "config": {"form": form}}],
    });
    let on_form = one.create_workflow(&on_form).await;
    let path = format!("/yourapp/v1/forms/{}/submissions", form.as_str().unwrap());
    let submitted = other.post(&path, &json!({"data": {"email": "ada@example.com"}})).await;
    assert_eq!(submitted.status, 201, "{submitted:?}");
    let began = Instant::now();
    eventually("the webhook", || async { (hooks.seen().accepted == 1).then_some(()) }).await;
    assert!(
        began.elapsed() < Duration::from_secs(10),
        "it is told by a word, not found by a look: {:?}",
        began.elapsed()
    );
    assert!(hooks.seen().faults.is_empty());
    eventually("the form's run", || async {
        let runs = other.get(&format!("/yourapp/v1/workflows/{on_form}/executions")).await;
        runs.json().pointer("/data/0/status").is_some_and(|status| status == "completed").then_some(())
    })
    .await;

    // What one process takes back, all have taken back.
    let key = one.post("/platform/v1/api-keys", &json!({"name": "short", "scopes": ["workflows:read"]})).await;
    assert_eq!(key.status, 201, "{key:?}");
    let holder = Client::new(&other.base, key.at("/key").as_str().unwrap());
    assert_eq!(holder.get("/yourapp/v1/workflows").await.status, 200);
    let revoked = one.delete(&format!("/platform/v1/api-keys/{}", key.at("/id").as_str().unwrap())).await;
    assert!(revoked.status < 300, "{revoked:?}");
    eventually("the revocation", || async { (holder.get("/yourapp/v1/workflows").await.status == 401).then_some(()) })
        .await;
    processes.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stream_cut_at_one_process_goes_on_at_another_without_a_gap_or_a_double() {
    let provider = Provider::open(|_, _| Play::Slowly(SAID.to_owned(), Duration::from_millis(60))).await;
    let Some((_bed, processes)) = Processes::start(3, &["--allow-outgoing", &provider.address]).await else { return };
    let clients = processes.clients();
    let path = format!("{BASE}/agents/{}/chat", agent(&clients[0], Some(&asks(&provider))).await);
    let body = json!({"query": "Tell me", "streaming": true});
    let mut seen = Vec::new();
    let mut last: Option<String> = None;
    // From one process to the next, each time behind one more piece of the text.
    for client in clients.iter().cycle() {
        let mut events = Events::open(client, &path, &body, last.as_deref()).await;
        let mut pieces = 0;
        while let Some(event) = events.next().await {
            if name(&event) == "ping" {
                continue;
            }
            pieces += usize::from(name(&event) == "message");
            last = Some(event.0.clone());
            seen.push(event);
            if pieces == 2 {
                break;
            }
        }
        if seen.last().is_some_and(|event| name(event) == "workflow_finished") {
            break;
        }
    }
    assert_eq!((names(&seen), text(&seen)), (WHOLE.to_vec(), SAID.to_owned()));
    assert_eq!(provider.asked().len(), 1);
    processes.stop().await;
}

/// Runs a few executions up to a call that is held, through every process; gives their ids, and the clients.
async fn up_to_the_held_call(processes: &Processes, receiver: &Receiver, count: usize) -> Vec<String> {
    let clients = processes.clients();
    let workflow = clients[0].create_workflow(&two_calls(receiver)).await;
    let mut executions = Vec::new();
    for number in 0..count {
        executions.push(clients[number % clients.len()].execute(&workflow, &json!({ "number": number })).await);
    }
    eventually("all calls", || async { (receiver.seen().held == count).then_some(()) }).await;
    executions
}

/// Every execution has come to its good end; finished steps ran once, held ones once or twice.
async fn all_ended_well(client: &Client, receiver: &Receiver, executions: &[String]) {
    for (number, id) in executions.iter().enumerate() {
        let done = client.finished(id).await;
        assert_eq!(done["status"], "completed", "{done}");
        assert_eq!(done["logs"].as_array().unwrap().len(), 3, "{done}");
        let seen = receiver.seen();
        for (step, most) in [("first", 1), ("held", 2), ("last", 1)] {
            let calls = &seen.calls[&format!("/{number}/{step}")];
            assert!((1..=most).contains(&calls.len()), "/{number}/{step}: {calls:?}");
            assert!(calls.iter().all(|key| key == &calls[0]), "/{number}/{step}: {calls:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn when_the_leader_is_killed_another_goes_on_and_nothing_is_lost_or_done_twice() {
    const COUNT: usize = 30;
    let receiver = Receiver::holding(is_held).await;
    let Some((_bed, mut processes)) = Processes::start(3, &["--allow-outgoing", &receiver.address]).await else {
        return;
    };
    let executions = up_to_the_held_call(&processes, &receiver, COUNT).await;
    let (leader, followers) = processes.roles().await;
    // Somebody waits at a follower, beyond the change of hands.
    let waiting = processes.servers[followers[0]].client(&processes.key);
    let waiter = tokio::spawn(async move {
        let body = json!({"name": "two calls", "parameters": {"number": 1_000}});
        waiting.post("/agentifyme/v1/workflows/run", &body).await
    });
    eventually("the call that is waited for", || async { (receiver.seen().held == COUNT + 1).then_some(()) }).await;
    processes.servers.remove(leader).kill().await;
    let since = Instant::now();
    // What is accepted while nobody leads runs too.
    let client = &processes.clients()[0];
    let ran = client.post("/agentifyme/v1/workflows/run", &json!({"name": "say-hello"})).await;
    assert_eq!(ran.status, 200, "{ran:?}");
    in_time(since);
    receiver.release();
    all_ended_well(client, &receiver, &executions).await;
    let waited = waiter.await.unwrap();
    assert_eq!(waited.status, 200, "{waited:?}");
    processes.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_leader_that_freezes_is_taken_over_and_writes_nothing_when_it_wakes() {
    const COUNT: usize = 12;
    let receiver = Receiver::holding(is_held).await;
    let Some((_bed, processes)) = Processes::start(2, &["--allow-outgoing", &receiver.address]).await else { return };
    let executions = up_to_the_held_call(&processes, &receiver, COUNT).await;
    let (leader, followers) = processes.roles().await;
    processes.servers[leader].signal("STOP");
    let since = Instant::now();
    assert_eq!(processes.leader_of(&followers).await, followers[0]);
    in_time(since);
    let client = &processes.clients()[followers[0]];
    // The frozen one has the answers in its sockets when it wakes, and would commit them, and go on.
    eventually("the calls of the next", || async { (receiver.seen().held == 2 * COUNT).then_some(()) }).await;
    receiver.release();
    processes.servers[leader].signal("CONT");
    all_ended_well(client, &receiver, &executions).await;
    // It follows, and serves.
    let former = &processes.clients()[leader];
    eventually("its new role", || async { (former.get("/readyz").await.role() == "follower").then_some(()) }).await;
    let ran = former.post("/agentifyme/v1/workflows/run", &json!({"name": "say-hello"})).await;
    assert_eq!(ran.status, 200, "{ran:?}");
    for id in &executions {
        assert_eq!(execution(former, id).await, execution(client, id).await);
    }
    processes.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_leader_that_goes_hands_over_at_once_and_answers_who_waits() {
    let receiver = Receiver::holding(is_held).await;
    let Some((_bed, mut processes)) = Processes::start(2, &["--allow-outgoing", &receiver.address]).await else {
        return;
    };
    let (leader, followers) = processes.roles().await;
    let client = processes.clients()[leader].clone();
    client.create_workflow(&two_calls(&receiver)).await;
    let caller = client.clone();
    let run = tokio::spawn(async move {
        let body = json!({"name": "two calls", "parameters": {"number": 1}});
        caller.post("/agentifyme/v1/workflows/run", &body).await
    });
    eventually("the call", || async { (receiver.seen().held == 1).then_some(()) }).await;
    processes.servers[leader].signal("TERM");
    let since = Instant::now();
    assert_eq!(processes.leader_of(&followers).await, followers[0]);
    in_time(since);
    receiver.release();
    let answer = run.await.unwrap();
    assert_eq!((answer.status, answer.at("/result/status")), (200, json!(200)), "{answer:?}");
    assert!(processes.servers[leader].ended().await.success());
    drop(processes.servers.remove(leader));
    processes.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stream_outlives_the_leader_that_it_came_from() {
    let provider = Provider::open(|_, _| Play::Slowly(SAID.to_owned(), Duration::from_millis(150))).await;
    let Some((_bed, mut processes)) = Processes::start(2, &["--allow-outgoing", &provider.address]).await else {
        return;
    };
    let (leader, followers) = processes.roles().await;
    let client = processes.clients()[followers[0]].clone();
    let path = format!("{BASE}/agents/{}/chat", agent(&client, Some(&asks(&provider))).await);
    let mut events = Events::open(&client, &path, &json!({"query": "Tell me", "streaming": true}), None).await;
    while name(&events.next().await.unwrap()) != "message" {}
    processes.servers.remove(leader).kill().await;
    // The answer begins anew, since what was said was in the memory of the one that died; the stream says so and goes on to its end.
    let rest = events.rest().await;
    assert_eq!(rest.last().map(name), Some("workflow_finished"));
    assert_eq!(rest[rest.len() - 1].1["outputs"]["answer"], SAID);
    assert_eq!(provider.asked().len(), 2);
    processes.stop().await;
}
