//! Executions in depth over HTTP, and their events as they happen: in order, taken up behind every one, by several at once, through a pause and through a crash.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{
    bed::Bed,
    client::{Client, uuid_of},
    eventually, on_each_database,
    receiver::Receiver,
};

on_each_database!(
    events_come_in_order_and_are_taken_up_behind_every_one,
    two_watch_what_happens_and_one_that_leaves_changes_nothing,
    a_stream_stays_open_while_a_person_is_waited_for,
    after_kill_9_a_stream_goes_on_behind_its_last_event,
    executions_are_listed_by_cursor_and_shown_whole_with_their_children,
);

/// A stream as it is read.
struct Events {
    response: reqwest::Response,
    text: String,
}

/// An event: its id, its type and its data.
type Event = (String, String, Value);

impl Events {
    async fn open(client: &Client, path: &str, last: Option<&str>) -> Self {
        let mut request = client.request(Method::GET, path);
        if let Some(last) = last {
            request = request.header("last-event-id", last);
        }
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        Self { response, text: String::new() }
    }

    async fn next(&mut self) -> Option<Event> {
        loop {
            while let Some((event, rest)) = self.text.split_once("\n\n") {
                let field = |name: &str| event.lines().find_map(|line| line.strip_prefix(name)).unwrap().to_owned();
                let read = (field("id: "), field("event: "), serde_json::from_str(&field("data: ")).unwrap());
                self.text = rest.into();
                if read.1 != "ping" {
                    return Some(read);
                }
            }
            let chunk = self.response.chunk().await.unwrap()?;
            self.text.push_str(std::str::from_utf8(&chunk).unwrap());
        }
    }

    /// Up to an event of this type.
    async fn until(&mut self, name: &str) -> Vec<Event> {
        let mut all = Vec::new();
        while all.last().is_none_or(|event: &Event| event.1 != name) {
            all.push(self.next().await.unwrap_or_else(|| panic!("no {name} after {all:?}")));
        }
        all
    }

    async fn rest(mut self) -> Vec<Event> {
        let mut all = Vec::new();
        while let Some(event) = self.next().await {
            all.push(event);
        }
        all
    }
}

fn told(events: &[Event]) -> Vec<String> {
    let one = |(_, name, data): &Event| {
        assert_eq!(data["event"], json!(name));
        let node = data["node"].as_str().map(|node| format!(" {node}")).unwrap_or_default();
        let status = data["status"].as_str().map(|status| format!(" {status}")).unwrap_or_default();
        format!("{name}{node}{status}")
    };
    events.iter().map(one).collect()
}

const WHOLE: [&str; 6] = [
    "execution_started",
    "node_started start",
    "node_finished start succeeded",
    "node_started work",
    "node_finished work succeeded",
    "execution_finished completed",
];

async fn workflow(client: &Client, node: &Value) -> String {
    let id = client
        .create_workflow(&json!({
            "name": "watched", "status": "published",
            "nodes": [{"id": "start", "type": "manual"}, node],
            "edges": [{"source": "start", "target": "work"}],
        }))
        .await;
    uuid_of(&id).to_string()
}

/// Starts it; where the execution is.
async fn start(client: &Client, workflow: &str) -> String {
    let accepted = client.post(&format!("/platform/v1/workflows/{workflow}/run"), &json!({"input": {"n": 1}})).await;
    assert_eq!(accepted.status, 202, "{accepted:?}");
    accepted.header("location").to_owned()
}

fn template() -> Value {
    json!({"id": "work", "type": "template", "config": {"template": "n is {{ input.n }}"}})
}

fn calls(receiver: &Receiver) -> Value {
    json!({"id": "work", "type": "http_request", "config": {"url": format!("http://{}/held", receiver.address)}})
}

async fn ended(client: &Client, execution: &str) -> Value {
    eventually("the end", || async {
        let seen = client.get(execution).await.json();
        (!seen["finished_at"].is_null()).then_some(seen)
    })
    .await
}

async fn events_come_in_order_and_are_taken_up_behind_every_one(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    let execution = start(&client, &workflow(&client, &template()).await).await;
    let events = format!("{execution}/events");
    let live = Events::open(&client, &events, None).await.rest().await;
    assert_eq!(told(&live), WHOLE);
    assert_eq!(live[4].2["output"], json!("n is 1"));
    assert_eq!(live[5].2["output"], json!("n is 1"));
    ended(&client, &execution).await;
    for (place, event) in live.iter().enumerate().take(live.len() - 1) {
        let rest = Events::open(&client, &events, Some(&event.0)).await.rest().await;
        assert_eq!(rest, live[place + 1..], "behind {}", event.0);
    }
    let over = client.request(Method::GET, &events).header("last-event-id", &live[5].0).send().await.unwrap();
    assert_eq!(over.status(), 204, "nothing more will come");
    assert_eq!(Events::open(&client, &events, Some("")).await.rest().await, live);
    let wrong = client.request(Method::GET, &events).header("last-event-id", "x").send().await.unwrap();
    assert_eq!(wrong.status(), 400);
    server.stop().await;

    // Another process has nothing but the journal.
    let again = bed.start().await;
    let client = again.client(&client.key);
    let made = Events::open(&client, &events, None).await.rest().await;
    assert_eq!(made, live);
    let rest = Events::open(&client, &events, Some(&live[2].0)).await.rest().await;
    assert_eq!(rest, live[3..]);
    let stranger = again.client(&bed.key(&["--tenant", "stranger"]));
    assert_eq!(stranger.get(&events).await.status, 404);
    again.stop().await;
}

async fn two_watch_what_happens_and_one_that_leaves_changes_nothing(bed: Bed) {
    let receiver = Receiver::holding(|path| path == "/held").await;
    let server = bed.start_with(&["--allow-outgoing", &receiver.address]).await;
    let client = server.admin();
    let execution = start(&client, &workflow(&client, &calls(&receiver)).await).await;
    let events = format!("{execution}/events");
    eventually("the call", || async { (receiver.seen().held == 1).then_some(()) }).await;
    // Nobody watched when it began: what happened is told from the journal, and what happens as it does.
    let mut one = Events::open(&client, &events, None).await;
    let mut two = Events::open(&client, &events, None).await;
    let mut leaves = Events::open(&client, &events, None).await;
    let mut seen = vec![one.next().await.unwrap(), one.next().await.unwrap(), one.next().await.unwrap()];
    assert_eq!(told(&seen), WHOLE[..3]);
    leaves.next().await.unwrap();
    drop(leaves);
    let first = two.next().await.unwrap();
    receiver.release();
    seen.extend(one.rest().await);
    assert_eq!(told(&seen), WHOLE);
    let mut other = vec![first];
    other.extend(two.rest().await);
    assert_eq!(other, seen);
    assert_eq!(ended(&client, &execution).await["status"], json!("completed"));
    server.stop().await;
}

async fn a_stream_stays_open_while_a_person_is_waited_for(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    let asks = json!({"id": "work", "type": "approval", "config": {"prompt": "Go?", "choices": ["yes", "no"]}});
    let execution = start(&client, &workflow(&client, &asks).await).await;
    let events = format!("{execution}/events");
    let mut stream = Events::open(&client, &events, None).await;
    let asked = stream.until("paused").await;
    assert_eq!(told(&asked)[3..], ["node_started work", "waiting work", "paused"]);
    assert_eq!(asked[4].2["prompt"], json!({"prompt": "Go?", "choices": ["yes", "no"]}));
    let answered = client.post(&format!("{execution}/answer"), &json!({"answer": "yes"})).await;
    assert_eq!(answered.status, 200, "{answered:?}");
    let rest = stream.rest().await;
    assert_eq!(told(&rest), ["node_finished work succeeded", "execution_finished completed"]);
    // One that comes later is told no pause; one that was cut there goes on.
    let late = Events::open(&client, &events, Some(&asked[5].0)).await.rest().await;
    assert_eq!(told(&late), told(&rest));
    server.stop().await;
}

async fn after_kill_9_a_stream_goes_on_behind_its_last_event(bed: Bed) {
    let receiver = Receiver::holding(|path| path == "/held").await;
    let arguments = ["--allow-outgoing", &receiver.address];
    let server = bed.start_with(&arguments).await;
    let client = server.admin();
    let execution = start(&client, &workflow(&client, &calls(&receiver)).await).await;
    let events = format!("{execution}/events");
    let mut cut = Events::open(&client, &events, None).await;
    let mut seen = vec![cut.next().await.unwrap(), cut.next().await.unwrap(), cut.next().await.unwrap()];
    eventually("the call", || async { (receiver.seen().held == 1).then_some(()) }).await;
    server.kill().await;
    let server = bed.start_with(&arguments).await;
    let client = server.client(&client.key);
    let more = Events::open(&client, &events, Some(&seen[2].0)).await;
    receiver.release();
    seen.extend(more.rest().await);
    assert_eq!(told(&seen), WHOLE);
    server.stop().await;
}

async fn executions_are_listed_by_cursor_and_shown_whole_with_their_children(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    let (good, bad) = (workflow(&client, &template()).await, {
        let fails = json!({"id": "work", "type": "fail", "config": {"message": "on purpose", "code": "mine"}});
        workflow(&client, &fails).await
    });
    let mut started = Vec::new();
    for workflow in [&good, &good, &good, &bad] {
        started.push(start(&client, workflow).await);
    }
    for execution in &started {
        ended(&client, execution).await;
    }
    let list = async |query: &str| {
        let list = client.get(&format!("/platform/v1/executions?{query}")).await;
        assert_eq!(list.status, 200, "{list:?}");
        list
    };
    let ids = |list: &crate::support::client::Answer| -> Vec<String> {
        let items = list.at("/items");
        let path = |one: &Value| format!("/platform/v1/executions/{}", one["id"].as_str().unwrap());
        items.as_array().unwrap().iter().map(path).collect()
    };
    let newest: Vec<String> = started.iter().rev().cloned().collect();
    let page = list("limit=3").await;
    assert_eq!(ids(&page), newest[..3]);
    let next = list(&format!("limit=3&cursor={}", page.at("/next_cursor").as_str().unwrap())).await;
    assert_eq!((ids(&next), next.at("/next_cursor")), (newest[3..].to_vec(), Value::Null));
    assert_eq!(ids(&list("status=failed").await), newest[..1]);
    assert_eq!(ids(&list(&format!("workflow_id={good}")).await), newest[1..]);
    assert_eq!(ids(&list("to=2000-01-01T00:00:00Z").await), Vec::<String>::new());
    assert_eq!(client.get("/platform/v1/executions?workflow_id=x").await.status, 404);

    let failed = client.get(&started[3]).await.json();
    let error = json!({"code": "mine", "message": "on purpose", "node": "work"});
    assert_eq!((&failed["status"], &failed["error"], &failed["output"]), (&json!("failed"), &error, &Value::Null));
    assert_eq!(
        (&failed["steps"][1]["status"], &failed["steps"][1]["error"]["code"]),
        (&json!("failed"), &json!("mine"))
    );
    assert_eq!((&failed["children"], &failed["children_total"]), (&json!([]), &json!(0)));

    // A tool that an agent calls is an execution below its run.
    let agent = client.post("/workfx/admin/api/v2/agents", &json!({"name": "calls"})).await.at("/id");
    let agent = agent.as_str().unwrap();
    let rule = json!({"when": "true", "tool": {"name": "count", "arguments": {}}});
    let provider = json!({"name": "scripted", "rules": [rule], "template": "done"});
    let tool = json!({"name": "count", "description": "Counts.", "workflow_id": good});
    let definition = json!({"type": "instruction", "provider": provider, "tools": [tool]});
    let set = client.send(Method::PUT, &format!("/platform/v1/agents/{agent}/definition"), Some(&definition)).await;
    assert_eq!(set.status, 200, "{set:?}");
    let asked = client.post(&format!("/workfx/admin/api/v2/agents/{agent}/job"), &json!({"query": "go"})).await;
    assert_eq!(asked.status, 200, "{asked:?}");
    let run = asked.at("/flow_run_id");
    let run = run.as_str().unwrap();
    let parent = client.get(&format!("/platform/v1/executions/{run}")).await.json();
    assert_eq!((&parent["agent_id"], &parent["depth"], &parent["parent_id"]), (&json!(agent), &json!(0), &Value::Null));
    let total = parent["children_total"].as_i64().unwrap();
    assert!(total >= 1, "{parent}");
    assert_eq!(parent["children"][0]["parent_id"], json!(run));
    let below = list(&format!("parent_id={run}")).await;
    assert_eq!(below.at("/items"), parent["children"]);
    let stranger = server.client(&bed.key(&["--tenant", "stranger"]));
    assert_eq!(stranger.get(&format!("/platform/v1/executions?parent_id={run}")).await.status, 404);
    server.stop().await;
}
