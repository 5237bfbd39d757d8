//! Agents that ask a provider, from the outside: a server that speaks chat completions stands behind them, and answers, calls tools, fails and dawdles as told.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::{Duration, Instant},
};

use futures_util::{StreamExt as _, stream};
use serde_json::{Value, json};

use crate::{
    credentials::credential,
    support::{
        bed::Bed,
        client::{Answer, Client, uuid_of},
        eventually, on_each_database,
        provider::{Asked, Play, Provider},
    },
};

on_each_database!(
    an_agent_answers_conversations_by_its_provider_and_remembers,
    a_tool_that_the_provider_calls_runs_a_workflow,
    an_answer_is_streamed_as_the_provider_says_it,
    a_provider_that_is_down_loses_nothing_and_hands_the_conversation_over,
    an_answer_that_breaks_off_is_begun_anew,
    no_message_stays_unanswered_and_none_is_answered_twice_after_kill_9,
    two_hundred_conversations_at_once_are_answered_in_bounded_memory,
);

const AGENTS: &str = "/workflux/v1/agents";
const CONVERSATIONS: &str = "/workflux/v1/conversations";

/// An agent that asks this provider; its id as WorkFlux spells it.
async fn agent(client: &Client, provider: &Provider, more: Value) -> String {
    let body = json!({ "name": "Support", "category": "Customer Engagement", "config": {} });
    let made = client.post(AGENTS, &body).await;
    assert_eq!(made.status, 201, "{made:?}");
    let id = made.at("/id").as_str().unwrap().to_owned();
    let mut definition = json!({
        "type": "instruction",
        "provider": { "name": "openai", "base_url": provider.base_url(), "model": "m" },
        "prompt": "You are {{ agent.name }}.",
        "retry": { "max_attempts": 3, "initial_ms": 10 },
    });
    for (name, value) in more.as_object().unwrap() {
        match (definition.get_mut(name), value) {
            (Some(Value::Object(fields)), Value::Object(more)) => fields.extend(more.clone()),
            _ => definition[name] = value.clone(),
        }
    }
    let path = format!("/platform/v1/agents/{}/definition", uuid_of(&id));
    let set = client.send(reqwest::Method::PUT, &path, Some(&definition)).await;
    assert_eq!(set.status, 200, "{set:?}");
    id
}

/// Begins a conversation with a message.
async fn ask(client: &Client, agent: &str, message: &str) -> Answer {
    let body = json!({ "agent_id": agent, "channel": "chat", "user_id": "ada", "initial_message": message });
    client.post(CONVERSATIONS, &body).await
}

/// What was said, oldest first.
async fn said(client: &Client, conversation: &str) -> Vec<(String, String)> {
    let listed = client.get(&format!("{CONVERSATIONS}/{conversation}/messages?limit=100")).await;
    assert_eq!(listed.status, 200, "{listed:?}");
    let messages = listed.json();
    let list = messages.get("data").or(messages.get("messages")).unwrap_or(&messages);
    let field = |message: &Value, name: &str| message[name].as_str().unwrap().to_owned();
    let all = list.as_array().unwrap_or_else(|| panic!("{listed:?}")).iter();
    all.map(|message| (field(message, "sender"), field(message, "content"))).collect()
}

fn answer_to(asked: &Asked) -> Play {
    Play::Say(format!("You said: {}", asked.question()))
}

async fn an_agent_answers_conversations_by_its_provider_and_remembers(bed: Bed) {
    let provider = Provider::open(|asked, _| answer_to(asked)).await;
    let server = bed.start_with(&["--allow-outgoing", &provider.address]).await;
    let client = server.admin();
    let key = credential(&client, "api_key", &json!("sk-hush")).await;
    let agent = agent(&client, &provider, json!({ "provider": { "credential_id": key } })).await;
    let begun = ask(&client, &agent, "Where is my order?").await;
    assert_eq!(begun.status, 201, "{begun:?}");
    assert_eq!(begun.at("/reply/content"), "You said: Where is my order?");
    assert_eq!((begun.at("/reply/provider"), begun.at("/messages_count")), (json!("openai"), json!(2)));
    let conversation = begun.at("/id").as_str().unwrap().to_owned();
    let path = format!("{CONVERSATIONS}/{conversation}/messages");
    let sent = client.post(&path, &json!({ "content": "And the other?", "sender": "user" })).await;
    assert_eq!((sent.status, sent.at("/reply/content")), (201, json!("You said: And the other?")), "{sent:?}");
    let asked = provider.asked()[1].clone();
    assert_eq!(asked.authorization, "Bearer sk-hush");
    let told: Vec<(&str, &str)> = asked.body["messages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|message| (message["role"].as_str().unwrap(), message["content"].as_str().unwrap()))
        .collect();
    let expect = [
        ("system", "You are Support."),
        ("user", "Where is my order?"),
        ("assistant", "You said: Where is my order?"),
        ("user", "And the other?"),
    ];
    assert_eq!(told, expect);
    assert_eq!(said(&client, &conversation).await.len(), 4);
    server.stop().await;
}

async fn a_tool_that_the_provider_calls_runs_a_workflow(bed: Bed) {
    let provider = Provider::open(|asked, _| {
        if !asked.is_after_tool() {
            return Play::Call("find_order", json!({ "order": "A-7" }));
        }
        let told = asked.body["messages"].as_array().unwrap().last().unwrap()["content"].clone();
        Play::Say(format!("It says {}", told.as_str().unwrap()))
    })
    .await;
    let server = bed.start_with(&["--allow-outgoing", &provider.address]).await;
    let client = server.admin();
    let node =
        json!({ "id": "t", "type": "template", "config": { "template": "order {{ input.order }} is on its way" } });
    let workflow = json!({ "name": "find", "status": "published", "nodes": [node] });
    let workflow = client.create_workflow(&workflow).await;
    let tools = json!([{ "name": "find_order", "description": "Finds an order.", "workflow_id": workflow }]);
    let agent = agent(&client, &provider, json!({ "tools": tools })).await;
    let begun = ask(&client, &agent, "Where is it?").await;
    assert_eq!(begun.status, 201, "{begun:?}");
    assert_eq!(begun.at("/reply/content"), "It says order A-7 is on its way");
    let runs = client.get(&format!("/yourapp/v1/workflows/{workflow}/executions")).await;
    assert_eq!((runs.status, runs.at("/data/0/status")), (200, json!("completed")), "{runs:?}");
    assert_eq!(runs.at("/data").as_array().unwrap().len(), 1);
    server.stop().await;
}

/// Frames of a WorkFX stream, to its end.
async fn frames(client: &Client, agent: &str, query: &str) -> (Vec<Value>, Vec<Instant>) {
    let path = format!("/workfx/admin/api/v2/agents/{}/chat", uuid_of(agent));
    let body = json!({ "query": query, "inputs": {}, "streaming": true });
    let response = client.request(reqwest::Method::POST, &path).json(&body).send().await.unwrap();
    assert_eq!(response.status().as_u16(), 200);
    let (mut text, mut times, mut body) = (String::new(), Vec::new(), response.bytes_stream());
    while let Some(piece) = body.next().await {
        text.push_str(std::str::from_utf8(&piece.unwrap()).unwrap());
        times.push(Instant::now());
    }
    let data = text.lines().filter_map(|line| line.strip_prefix("data:"));
    (data.map(|data| serde_json::from_str(data.trim()).unwrap()).collect(), times)
}

fn text_of(frames: &[Value]) -> String {
    let deltas = frames.iter().filter(|frame| frame["event"] == "message");
    deltas.map(|frame| frame["answer"].as_str().unwrap()).collect()
}

async fn an_answer_is_streamed_as_the_provider_says_it(bed: Bed) {
    let words = "It has left the house and comes tomorrow.";
    let provider = Provider::open(move |_, _| Play::Slowly(words.to_owned(), Duration::from_millis(150))).await;
    let server = bed.start_with(&["--allow-outgoing", &provider.address]).await;
    let client = server.admin();
    let agent = agent(&client, &provider, json!({})).await;
    let (frames, times) = frames(&client, &agent, "Where is it?").await;
    assert_eq!(text_of(&frames), words);
    let events: Vec<&str> = frames.iter().map(|frame| frame["event"].as_str().unwrap()).collect();
    assert_eq!((events.first(), events.last()), (Some(&"workflow_started"), Some(&"workflow_finished")), "{events:?}");
    let deltas = events.iter().filter(|event| **event == "message").count();
    // Words that come apart by 150 ms are not gathered into one frame.
    assert!(deltas >= 4, "{events:?}");
    let took = *times.last().unwrap() - *times.first().unwrap();
    assert!(took >= Duration::from_millis(600), "all came at once: {took:?}");
    server.stop().await;
}

async fn a_provider_that_is_down_loses_nothing_and_hands_the_conversation_over(bed: Bed) {
    let provider = Provider::open(|asked, nth| match nth {
        0..3 => Play::Status(503, "", json!({ "error": { "message": "overloaded", "type": "server_error" } })),
        _ => answer_to(asked),
    })
    .await;
    let server = bed.start_with(&["--allow-outgoing", &provider.address]).await;
    let client = server.admin();
    let agent = agent(&client, &provider, json!({})).await;
    let failed = ask(&client, &agent, "Where is it?").await;
    assert_eq!((failed.status, failed.at("/error/code")), (500, json!("INTEGRATION_ERROR")), "{failed:?}");
    assert_eq!(provider.asked().len(), 3, "every attempt was made");
    let listed = client.get(CONVERSATIONS).await;
    let found = listed.json();
    let list = found.get("data").or(found.get("conversations")).unwrap_or(&found);
    let conversation = list[0]["id"].as_str().unwrap_or_else(|| panic!("{listed:?}")).to_owned();
    let path = format!("{CONVERSATIONS}/{conversation}");
    assert_eq!(client.get(&path).await.at("/status"), "escalated");
    let before = said(&client, &conversation).await;
    assert_eq!(before.iter().map(|(sender, _)| sender.as_str()).collect::<Vec<_>>(), ["user", "system"]);
    assert!(!before[1].1.contains(&provider.address), "{before:?}");
    let again = client.post(&format!("{path}/messages"), &json!({ "content": "Hello?", "sender": "user" })).await;
    assert_eq!((again.status, again.at("/reply/content")), (201, json!("You said: Hello?")), "{again:?}");
    assert_eq!(client.get(&path).await.at("/status"), "active");
    server.stop().await;
}

async fn an_answer_that_breaks_off_is_begun_anew(bed: Bed) {
    let provider = Provider::open(|asked, nth| match nth {
        0 => Play::Cut("You said nothing at all".to_owned()),
        _ => answer_to(asked),
    })
    .await;
    let server = bed.start_with(&["--allow-outgoing", &provider.address]).await;
    let client = server.admin();
    let agent = agent(&client, &provider, json!({})).await;
    let (frames, _) = frames(&client, &agent, "Where is it?").await;
    let replaced = frames.iter().rposition(|frame| frame["event"] == "message_replace");
    let replaced = replaced.unwrap_or_else(|| panic!("{frames:?}"));
    assert_eq!(text_of(&frames[replaced..]), "You said: Where is it?");
    assert_eq!(provider.asked().len(), 2);
    server.stop().await;
}

async fn no_message_stays_unanswered_and_none_is_answered_twice_after_kill_9(bed: Bed) {
    const COUNT: usize = 20;
    let provider = Provider::closed(|asked, _| answer_to(asked)).await;
    let arguments = ["--allow-outgoing", &provider.address];
    let server = bed.start_with(&arguments).await;
    let key = server.printed_key().unwrap();
    let client = server.client(&key);
    let agent = agent(&client, &provider, json!({})).await;
    let asking: Vec<_> = (0..COUNT)
        .map(|number| {
            let (client, agent) = (client.clone(), agent.clone());
            // Its answer never comes: the server dies before.
            tokio::spawn(async move {
                let body = json!({ "agent_id": agent, "channel": "chat", "user_id": "ada", "initial_message": format!("question {number}") });
                let _ = client.request(reqwest::Method::POST, CONVERSATIONS).json(&body).send().await;
            })
        })
        .collect();
    eventually("all questions at the provider", || async { (provider.held() == COUNT).then_some(()) }).await;
    server.kill().await;
    for task in asking {
        task.await.unwrap();
    }
    provider.release();
    let server = bed.start_with(&arguments).await;
    let client = server.client(&key);
    let conversations = eventually("all answers", || async {
        let listed = client.get(&format!("{CONVERSATIONS}?limit=100")).await.json();
        let list = listed.get("data").or(listed.get("conversations")).unwrap_or(&listed).as_array().unwrap().clone();
        assert_eq!(list.len(), COUNT, "no conversation is lost");
        list.iter().all(|conversation| conversation["messages_count"].as_i64().unwrap() >= 2).then_some(list)
    })
    .await;
    let mut questions = BTreeSet::new();
    for conversation in conversations {
        let said = said(&client, conversation["id"].as_str().unwrap()).await;
        let [(user, question), (agent, answer)] = &said[..] else { panic!("{said:?}") };
        assert_eq!((user.as_str(), agent.as_str()), ("user", "agent"));
        assert_eq!(answer, &format!("You said: {question}"));
        assert_eq!(conversation["status"], "active");
        questions.insert(question.clone());
    }
    assert_eq!(questions.len(), COUNT);
    server.stop().await;
}

/// Resident memory of a server, in KiB.
fn resident(server: &crate::support::server::Server) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", server.id())).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

async fn two_hundred_conversations_at_once_are_answered_in_bounded_memory(bed: Bed) {
    const COUNT: usize = 200;
    // A debug build's tasks are large; what is shown is that each conversation costs little, and that it is given back.
    const BOUND: u64 = 256 * 1024;
    let provider = Provider::slow(Duration::from_secs(3), |asked, _| answer_to(asked)).await;
    let server = bed.start_with(&["--allow-outgoing", &provider.address]).await;
    let client = server.admin();
    let agent = agent(&client, &provider, json!({})).await;
    assert_eq!(ask(&client, &agent, "warm up").await.status, 201);
    let (before, started) = (resident(&server), Instant::now());
    let all = stream::iter(0..COUNT)
        .map(|number| {
            let (client, agent) = (&client, &agent);
            async move { (number, ask(client, agent, &format!("question {number}")).await) }
        })
        .buffer_unordered(COUNT)
        .collect::<Vec<_>>();
    let watching = async {
        let mut most = before;
        loop {
            most = most.max(resident(&server));
            if provider.asked().len() > COUNT && provider.held() == 0 {
                return most;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    let (answers, most) = tokio::join!(all, watching);
    let took = started.elapsed();
    let mut answered = BTreeMap::new();
    for (number, answer) in answers {
        assert_eq!(answer.status, 201, "{answer:?}");
        assert_eq!(answer.at("/reply/content"), format!("You said: question {number}"));
        answered.insert(answer.at("/id").as_str().unwrap().to_owned(), number);
    }
    assert_eq!(answered.len(), COUNT);
    let after = resident(&server);
    eprintln!(
        "{COUNT} conversations at once, a provider that takes 3 s: {:.1} s, {} at the provider at the same time; resident memory {:.1} MiB before, {:.1} during, {:.1} after",
        took.as_secs_f64(),
        provider.most_held(),
        mebibytes(before),
        mebibytes(most),
        mebibytes(after),
    );
    assert!(provider.most_held() > COUNT / 2, "{} at the same time", provider.most_held());
    assert!(most < before + BOUND, "{before} KiB before, {most} KiB during");
    server.stop().await;
}

#[expect(clippy::cast_precision_loss, reason = "for people")]
fn mebibytes(kibibytes: u64) -> f64 {
    kibibytes as f64 / 1024.0
}
