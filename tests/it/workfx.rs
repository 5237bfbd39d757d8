//! WorkFX over HTTP: agents, answers whole and as streams, streams that are cut and taken up, and runs that wait for a person through a crash.

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{
    bed::Bed,
    client::{Answer, Client},
    eventually, on_each_database,
    provider::{Play, Provider},
};

on_each_database!(
    agents_are_made_found_changed_and_deleted,
    a_unit_is_a_wall_for_agents_and_their_runs,
    a_stream_is_told_in_order_and_taken_up_behind_every_one_of_its_events,
    a_stream_that_is_cut_in_the_middle_goes_on_without_a_gap_or_a_double,
    one_client_of_two_goes_away_and_the_other_sees_the_end,
    an_agent_that_fails_says_so_and_nothing_is_lost,
    after_kill_9_a_chat_that_waits_for_a_person_is_resumed,
);

pub const BASE: &str = "/workfx/admin/api/v2";
pub const SAID: &str = "The quick brown fox jumps over the lazy dög and is glad of it.";

pub async fn agent(client: &Client, definition: Option<&Value>) -> String {
    let made = client.post(&format!("{BASE}/agents"), &json!({"name": "Support"})).await;
    assert_eq!(made.status, 201, "{made:?}");
    let id = made.at("/id").as_str().unwrap().to_owned();
    if let Some(definition) = definition {
        let path = format!("/platform/v1/agents/{id}/definition");
        let set = client.send(Method::PUT, &path, Some(definition)).await;
        assert_eq!(set.status, 200, "{set:?}");
    }
    id
}

pub fn asks(provider: &Provider) -> Value {
    json!({
        "type": "instruction",
        "provider": {"name": "openai", "base_url": provider.base_url(), "model": "m"},
        "retry": {"max_attempts": 1},
    })
}

/// A stream as it is read.
pub struct Events {
    response: reqwest::Response,
    text: String,
}

/// An event: its id and its data.
pub type Event = (String, Value);

impl Events {
    pub async fn open(client: &Client, path: &str, body: &Value, last: Option<&str>) -> Self {
        let mut request = client.request(Method::POST, path).json(body);
        if let Some(last) = last {
            request = request.header("last-event-id", last);
        }
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        assert_eq!(response.headers()["cache-control"], "no-cache");
        Self { response, text: String::new() }
    }

    pub async fn next(&mut self) -> Option<Event> {
        loop {
            if let Some((event, rest)) = self.text.split_once("\n\n") {
                let field = |name: &str| event.lines().find_map(|line| line.strip_prefix(name)).unwrap().to_owned();
                let read = (field("id: "), serde_json::from_str(&field("data: ")).unwrap());
                self.text = rest.into();
                return Some(read);
            }
            let chunk = self.response.chunk().await.unwrap()?;
            self.text.push_str(std::str::from_utf8(&chunk).unwrap());
        }
    }

    pub async fn rest(mut self) -> Vec<Event> {
        let mut all = Vec::new();
        while let Some(event) = self.next().await {
            if name(&event) != "ping" {
                all.push(event);
            }
        }
        all
    }
}

pub fn name(event: &Event) -> &str {
    event.1["event"].as_str().unwrap()
}

/// Names of events, where pieces of text that follow each other are one.
pub fn names(events: &[Event]) -> Vec<&str> {
    let mut names: Vec<&str> = events.iter().map(name).collect();
    names.dedup_by(|a, b| a == b && *a == "message");
    names
}

pub fn text(events: &[Event]) -> String {
    let pieces = events.iter().filter(|event| name(event) == "message");
    pieces.map(|(_, data)| data["answer"].as_str().unwrap()).collect()
}

pub const WHOLE: [&str; 6] =
    ["workflow_started", "node_started", "message", "node_finished", "message_end", "workflow_finished"];

async fn agents_are_made_found_changed_and_deleted(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    let one = json!({"name": "Ünit One", "tags": ["flow", "chat"], "mode": "flow-chat", "is_favorite": true});
    let one = client.post(&format!("{BASE}/agents"), &one).await;
    let two = client.post(&format!("{BASE}/agents"), &json!({"name": "Two", "tags": "jobs, batch"})).await;
    assert_eq!((one.status, two.status), (201, 201));
    assert_eq!(two.at("/tags"), json!(["jobs", "batch"]));
    assert_eq!(client.get(one.header("location")).await.json(), one.json());
    let code = one.at("/code").as_str().unwrap().to_owned();
    assert_eq!(client.get(&format!("{BASE}/agents/code/{code}")).await.at("/id"), one.at("/id"));
    let found = async |query: &str| {
        let list = client.get(&format!("{BASE}/agents?{query}")).await;
        assert_eq!(list.status, 200, "{list:?}");
        let data = list.at("/data");
        data.as_array().unwrap().iter().map(|agent| agent["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let (first, second) = (one.at("/id"), two.at("/id"));
    let ids = format!("agent_ids={}&agent_ids=x", second.as_str().unwrap());
    for (query, expect) in [
        ("", &["Two", "Ünit One"][..]),
        ("order_by=oldest", &["Ünit One", "Two"]),
        ("page_size=1&page_num=2", &["Ünit One"]),
        ("name=UNIT", &[]),
        ("name=nit%20O", &["Ünit One"]),
        ("tags=batch&tags=chat", &["Two", "Ünit One"]),
        ("tags=none", &[]),
        ("mode=flow-chat", &["Ünit One"]),
        ("is_favorite=false", &["Two"]),
        ("type=multi-agent", &[]),
        (&ids, &["Two"]),
        ("agent_ids=x", &[]),
    ] {
        assert_eq!(found(query).await, expect, "{query}");
    }
    let path = format!("{BASE}/agents/{}", first.as_str().unwrap());
    let changed = client.send(Method::PUT, &path, Some(&json!({"status": "DRAFT", "usage_guide": "Ask."}))).await;
    assert_eq!(
        (changed.status, changed.at("/status"), changed.at("/usage_guide")),
        (200, json!("DRAFT"), json!("Ask."))
    );
    assert_eq!(found("exclude_draft=true").await, ["Two"]);
    let draft = client.post(&format!("{path}/chat"), &json!({"query": "Hi"})).await;
    assert_eq!((draft.status, draft.at("/detail")), (409, json!("The agent is not active")));
    let gone = client.delete(&path).await;
    assert_eq!((gone.status, gone.json()), (200, json!({})));
    assert_eq!(client.get(&path).await.status, 404);
    server.stop().await;
}

async fn a_unit_is_a_wall_for_agents_and_their_runs(bed: Bed) {
    let server = bed.start().await;
    let [one, two, all, other] = [
        &["--tenant", "a", "--unit", "one"][..],
        &["--tenant", "a", "--unit", "two"],
        &["--tenant", "a"],
        &["--tenant", "b"],
    ]
    .map(|arguments| server.client(&bed.key(arguments)));
    let mine = agent(&one, None).await;
    let asked = one.post(&format!("{BASE}/agents/{mine}/chat"), &json!({"query": "Hello"})).await;
    assert_eq!((asked.status, asked.at("/answer")), (200, json!("Hello")), "{asked:?}");
    let (run, conversation) = (asked.at("/flow_run_id"), asked.at("/conversation_id"));
    let (tenant, unit) = {
        let seen = one.get(&format!("{BASE}/agents/{mine}")).await;
        (seen.at("/tenant_id"), seen.at("/tenant_unit_id"))
    };
    let (tenant, unit) = (tenant.as_str().unwrap(), unit.as_str().unwrap());
    let own = agent(&two, None).await;
    let missing = |answer: &Answer, what: &str| {
        assert_eq!((answer.status, answer.at("/detail")), (404, json!(format!("{what} not found"))), "{answer:?}");
    };
    for client in [&two, &other] {
        let path = format!("{BASE}/agents/{mine}");
        missing(&client.get(&path).await, "agent");
        missing(&client.post(&format!("{path}/chat"), &json!({})).await, "agent");
        missing(&client.post(&format!("{path}/chat/resume"), &json!({"flow_run_id": run})).await, "agent");
        missing(&client.get(&format!("{BASE}/agents?tenant_unit_id={unit}")).await, "unit");
        let listed = client.get(&format!("{BASE}/agents?agent_ids={mine}")).await;
        assert_eq!(listed.at("/total_count"), json!(0));
    }
    // Another agent's conversation and run, under an agent of one's own.
    let path = format!("{BASE}/agents/{own}/chat");
    missing(&two.post(&path, &json!({"conversation_id": conversation})).await, "conversation");
    missing(&two.post(&format!("{path}/resume"), &json!({"flow_run_id": run})).await, "execution");
    let last = format!("{}:0:0", run.as_str().unwrap());
    let taken = two.request(Method::POST, &path).header("last-event-id", &last).json(&json!({}));
    missing(&Answer::of(taken).await, "execution");
    missing(&other.get(&format!("{BASE}/agents?tenant_id={tenant}")).await, "tenant");
    assert_eq!(all.get(&format!("{BASE}/agents?tenant_id={tenant}")).await.at("/total_count"), json!(2));
    let narrowed = all.get(&format!("{BASE}/agents?tenant_unit_id={unit}")).await;
    assert_eq!((narrowed.at("/total_count"), narrowed.at("/data/0/id")), (json!(1), json!(mine)));
    server.stop().await;
}

async fn a_stream_is_told_in_order_and_taken_up_behind_every_one_of_its_events(bed: Bed) {
    let provider = Provider::open(|_, _| Play::Say(SAID.to_owned())).await;
    let server = bed.start_with(&["--allow-outgoing", &provider.address]).await;
    let client = server.admin();
    let agent = agent(&client, Some(&asks(&provider))).await;
    let path = format!("{BASE}/agents/{agent}/chat");
    let body = json!({"query": "Tell me", "streaming": true});
    let all = Events::open(&client, &path, &body, None).await.rest().await;
    assert_eq!(names(&all), WHOLE);
    assert_eq!(text(&all), SAID);
    let (first, last) = (&all[0].1, &all[all.len() - 1].1);
    let (run, conversation) = (first["flow_run_id"].clone(), first["conversation_id"].clone());
    assert!(all.iter().all(|(_, data)| data["flow_run_id"] == run && data["conversation_id"] == conversation));
    assert_eq!((&last["status"], &last["outputs"]["answer"]), (&json!("succeeded"), &json!(SAID)));
    let end = &all[all.len() - 2].1;
    assert_eq!((&end["answer"], &end["metadata"]["usage"]["total_tokens"]), (&json!(SAID), &json!(18)));
    assert!(end["message_id"].is_string());

    // Behind every event, the rest: the pieces of text may be cut otherwise, the text is the same.
    let before = format!("{}:0:0", run.as_str().unwrap());
    let ids = std::iter::once(before.as_str()).chain(all.iter().map(|(id, _)| id.as_str()));
    for (seen, id) in ids.enumerate() {
        if seen == all.len() {
            break;
        }
        let rest = Events::open(&client, &path, &body, Some(id)).await.rest().await;
        assert_eq!(names(&rest), names(&all[seen..]), "behind {id}");
        assert_eq!(text(&rest), text(&all[seen..]), "behind {id}");
    }
    assert_eq!(provider.asked().len(), 1, "nothing was asked again");
    let again = json!({"query": "And?", "conversation_id": conversation});
    let whole = client.post(&path, &again).await;
    assert_eq!((whole.status, whole.at("/answer"), whole.at("/conversation_id")), (200, json!(SAID), conversation));
    let bare = Answer::of(client.request(Method::POST, &path).header("accept", "text/plain").json(&again)).await;
    assert_eq!(
        (bare.status, bare.text.as_str(), bare.header("content-type")),
        (200, SAID, "text/plain; charset=utf-8")
    );
    let job = client.post(&format!("{BASE}/agents/{agent}/job"), &json!({"query": "Go"})).await;
    assert_eq!((job.at("/answer"), job.at("/conversation_id")), (json!(SAID), Value::Null));
    server.stop().await;
}

async fn a_stream_that_is_cut_in_the_middle_goes_on_without_a_gap_or_a_double(bed: Bed) {
    let provider = Provider::open(|_, _| Play::Slowly(SAID.to_owned(), Duration::from_millis(60))).await;
    let server = bed.start_with(&["--allow-outgoing", &provider.address]).await;
    let client = server.admin();
    let path = format!("{BASE}/agents/{}/chat", agent(&client, Some(&asks(&provider))).await);
    let body = json!({"query": "Tell me", "streaming": true});
    let mut seen = Vec::new();
    let mut last: Option<String> = None;
    // Cut again and again, each time behind one more piece of the text.
    while seen.last().is_none_or(|event| name(event) != "workflow_finished") {
        let mut events = Events::open(&client, &path, &body, last.as_deref()).await;
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
    }
    assert_eq!(names(&seen), WHOLE);
    assert_eq!(text(&seen), SAID);
    assert_eq!(provider.asked().len(), 1);
    server.stop().await;
}

async fn one_client_of_two_goes_away_and_the_other_sees_the_end(bed: Bed) {
    let provider = Provider::open(|_, _| Play::Slowly(SAID.to_owned(), Duration::from_millis(40))).await;
    let server = bed.start_with(&["--allow-outgoing", &provider.address]).await;
    let client = server.admin();
    let path = format!("{BASE}/agents/{}/chat", agent(&client, Some(&asks(&provider))).await);
    let body = json!({"query": "Tell me", "streaming": true});
    let mut first = Events::open(&client, &path, &body, None).await;
    let started = first.next().await.unwrap();
    let before = format!("{}:0:0", started.1["flow_run_id"].as_str().unwrap());
    let second = Events::open(&client, &path, &body, Some(&before)).await;
    while name(&first.next().await.unwrap()) != "message" {}
    drop(first);
    let all = second.rest().await;
    assert_eq!((names(&all), text(&all)), (WHOLE.to_vec(), SAID.to_owned()));
    assert_eq!(provider.asked().len(), 1);
    server.stop().await;
}

async fn an_agent_that_fails_says_so_and_nothing_is_lost(bed: Bed) {
    let provider = Provider::open(|_, _| Play::Status(500, "", json!({"error": {"message": "broken"}}))).await;
    let server = bed.start_with(&["--allow-outgoing", &provider.address]).await;
    let client = server.admin();
    let path = format!("{BASE}/agents/{}/chat", agent(&client, Some(&asks(&provider))).await);
    let failed = client.post(&path, &json!({"query": "Hello?"})).await;
    assert_eq!(failed.status, 500, "{failed:?}");
    let detail = failed.at("/detail").as_str().unwrap().to_owned();
    assert!(detail.starts_with("The agent failed: provider_unavailable"), "{detail}");
    let told = Events::open(&client, &path, &json!({"query": "?", "streaming": true}), None).await.rest().await;
    let names = names(&told);
    assert_eq!(names[names.len() - 3..], ["node_finished", "error", "workflow_finished"]);
    assert_eq!(told[told.len() - 1].1["status"], "failed");
    server.stop().await;
}

async fn after_kill_9_a_chat_that_waits_for_a_person_is_resumed(bed: Bed) {
    let first = bed.start().await;
    let (client, key) = (first.admin(), first.printed_key().unwrap());
    let flow = client
        .create_workflow(&json!({
            "name": "asks first",
            "status": "published",
            "nodes": [
                {"id": "ok", "type": "approval", "config": {"prompt": "Refund {{ input.query }}?", "choices": ["yes", "no"]}},
                {"id": "said", "type": "template", "config": {"template": "Decided: {{ nodes.ok.output.choice }}"}},
            ],
            "edges": [{"source": "ok", "target": "said"}],
        }))
        .await;
    let agent = agent(&client, Some(&json!({"type": "flow", "workflow_id": flow}))).await;
    let path = format!("{BASE}/agents/{agent}/chat");
    let paused = client.post(&path, &json!({"query": "120"})).await;
    assert_eq!(
        (paused.status, paused.at("/status"), paused.at("/is_interrupted")),
        (200, json!("paused"), json!(true))
    );
    assert_eq!(paused.at("/event"), json!("workflow_paused"));
    assert_eq!(paused.at("/interrupt/node_id"), json!("ok"));
    assert_eq!(paused.at("/interrupt/prompt/prompt"), json!("Refund 120?"));
    let told = Events::open(&client, &path, &json!({"query": "7", "streaming": true}), None).await.rest().await;
    let [.., asked, pause] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!((name(asked), name(pause)), ("human_input_required", "workflow_paused"));
    first.kill().await;

    let second = bed.start().await;
    let client = second.client(&key);
    let resume = format!("{path}/resume");
    let answer = |run: &Value, choice: &str, streaming: bool| json!({"flow_run_id": run, "interrupt_inputs": {"choice": choice}, "is_interrupted": true, "streaming": streaming});
    let run = paused.at("/flow_run_id");
    let odd = client.post(&resume, &answer(&run, "perhaps", false)).await;
    assert_eq!((odd.status, odd.at("/detail/0/loc")), (422, json!(["body", "interrupt_inputs", "choice"])), "{odd:?}");
    // What runs after a restart may take a moment to be taken up.
    let done = eventually("the resumed run", || async {
        let done = client.post(&resume, &answer(&run, "yes", false)).await;
        (done.status == 200).then_some(done)
    })
    .await;
    assert_eq!((done.at("/status"), done.at("/answer")), (json!("succeeded"), json!("Decided: yes")));
    assert_eq!(done.at("/conversation_id"), paused.at("/conversation_id"));
    assert!(done.at("/message_id").is_string());
    assert_eq!(client.post(&resume, &answer(&run, "yes", false)).await.status, 409);

    let run = &pause.1["flow_run_id"];
    let rest = Events::open(&client, &resume, &answer(run, "no", true), None).await.rest().await;
    let names = names(&rest);
    assert!(!names.contains(&"workflow_started") && !names.contains(&"human_input_required"), "{names:?}");
    assert_eq!(names[names.len() - 2..], ["message_end", "workflow_finished"]);
    assert_eq!(text(&rest), "Decided: no");
    // And behind the event that the first server ended the stream with.
    let behind = Events::open(&client, &path, &json!({}), Some(&pause.0)).await.rest().await;
    assert_eq!((self::names(&behind), text(&behind)), (names, "Decided: no".to_owned()));
    second.stop().await;
}
