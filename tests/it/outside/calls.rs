//! `sub_workflow` and `emit_message`: once each, whatever kills the server.

use std::collections::BTreeSet;

use futures_util::future::join_all;
use reqwest::Method;
use serde_json::{Value, json};

use super::{code, example, publish, publish_example, run, run_node};
use crate::support::{bed::Bed, client::Client, eventually, on_each_database, receiver::Receiver, server::Server};

on_each_database!(
    a_workflow_calls_another_and_ends_as_that_one_does,
    a_call_outlives_the_server_and_is_cancelled_with_its_caller,
    what_is_detached_and_what_is_emitted_is_there_once_after_kill_9,
);

const RUNS: usize = 40;

fn person(bed: &Bed, server: &Server) -> Client {
    server.admin().with_token(bed.user_token("default"))
}

/// An agent that says what it hears; its id, and the number that it has elsewhere.
async fn agent(client: &Client, name: &str, hears: &[&str]) -> (String, i64) {
    let made = client.post("/workfx/admin/api/v2/agents", &json!({ "name": name })).await;
    assert_eq!(made.status, 201, "{made:?}");
    let id = made.at("/id").as_str().unwrap().to_owned();
    if !hears.is_empty() {
        let links = json!({"sources": hears, "keep_messages_secs": 0, "disabled": false});
        let path = format!("/platform/v1/agents/{id}/links");
        assert_eq!(client.send(Method::PUT, &path, Some(&links)).await.status, 200);
    }
    let number = client.get(&format!("/platform/v1/agents/{id}")).await.at("/number").as_i64().unwrap();
    (id, number)
}

async fn messages(client: &Client, agent: i64) -> u64 {
    let shown = client.get(&format!("/activeworkflow/api/v1/agents/{agent}")).await;
    shown.at("/messages_count").as_u64().unwrap()
}

async fn a_workflow_calls_another_and_ends_as_that_one_does(bed: Bed) {
    let server = bed.start().await;
    let (client, stranger) = (server.admin(), server.client(&bed.key(&["--tenant", "other"])));
    let shown = example("sub_workflow");
    let mut called = shown["with"][0]["graph"].clone();
    called["name"] = shown["with"][0]["name"].clone();
    called["status"] = json!("published");
    let double = client.create_workflow(&called).await;
    let caller = publish_example(&client, &shown).await;
    let done = run(&client, &caller, &shown["input"]).await;
    assert_eq!((&done["status"], &done["output"]), (&shown["expect"]["status"], &shown["expect"]["output"]), "{done}");

    // By its id; and another's is one that is not there, by whatever it is named.
    let by_id = json!({"workflow": double, "input": {"number": 4}});
    assert_eq!(run_node(&client, "sub_workflow", &by_id).await["output"], json!({"number": 8}));
    let missing = run_node(&stranger, "sub_workflow", &json!({"workflow": "wf_01j7hs7k80es8r65rzyjka792g"})).await;
    assert_eq!(code(&missing), "unknown_workflow");
    for named in [double.as_str(), "double"] {
        let done = run_node(&stranger, "sub_workflow", &json!({"workflow": named})).await;
        assert_eq!(code(&done), "unknown_workflow");
        let message = done["error"]["message"].as_str().unwrap().replace(named, "X");
        let expect = missing["error"]["message"].as_str().unwrap().replace("wf_01j7hs7k80es8r65rzyjka792g", "X");
        assert_eq!(message, expect);
    }

    // Its failure is the caller's, with its code; and a circle ends.
    publish(
        &client,
        "fails",
        &[json!({"id": "no", "type": "fail", "config": {"message": "none left", "code": "sold_out"}})],
    )
    .await;
    let done = run_node(&client, "sub_workflow", &json!({"workflow": "fails"})).await;
    assert_eq!(code(&done), "sold_out");
    let message = done["error"]["message"].as_str().unwrap();
    assert!(message.contains("none left") && message.contains("`no`"), "{message}");
    let round =
        publish(&client, "round", &[json!({"id": "r", "type": "sub_workflow", "config": {"workflow": "round"}})]).await;
    assert_eq!(code(&run(&client, &round, &json!({})).await), "too_deep");
    server.stop().await;
}

async fn a_call_outlives_the_server_and_is_cancelled_with_its_caller(bed: Bed) {
    let receiver = Receiver::holding(|path| path == "/held").await;
    let arguments = ["--allow-outgoing", &receiver.address];
    let server = bed.start_with(&arguments).await;
    let (client, key) = (server.admin(), server.printed_key().unwrap());
    let get = |id: &str, path: &str| json!({"id": id, "type": "http_request", "config": {"url": format!("http://{}{path}", receiver.address)}});
    publish(&client, "callee", &[get("first", "/first"), get("held", "/held")]).await;
    let call = json!({"id": "call", "type": "sub_workflow", "config": {"workflow": "callee"}});
    let caller = publish(&client, "caller", &[get("before", "/before"), call]).await;
    let execution = client.execute(&caller, &json!({})).await;
    let cancelled = client.execute(&caller, &json!({})).await;
    eventually("both calls", || async { (receiver.seen().held == 2).then_some(()) }).await;
    server.kill().await;

    let server = bed.start_with(&arguments).await;
    let client = server.client(&key);
    eventually("both calls again", || async { (receiver.seen().held == 4).then_some(()) }).await;
    let path = format!("/platform/v1/executions/{cancelled}/cancel");
    let ended = client.post(&path, &json!({})).await;
    assert_eq!(ended.status, 200, "{ended:?}");
    let of_status = async |status: &str| {
        let listed = client.get(&format!("/yourapp/v1/executions?status={status}")).await;
        listed.at("/data").as_array().unwrap().len()
    };
    // The one that it called ends with it: what is left under way is the other, and the one that that called.
    eventually("the end of what was called", || async { (of_status("running").await == 2).then_some(()) }).await;
    receiver.release();
    let done = client.finished(&execution).await;
    assert_eq!((&done["status"], &done["output"]["body"]), (&json!("completed"), &json!({"path": "/held"})), "{done}");
    let seen = receiver.seen();
    // What had ended is not run again, in neither of them.
    assert_eq!((seen.calls["/before"].len(), seen.calls["/first"].len()), (2, 2), "{seen:?}");
    server.stop().await;
}

/// Killed three times in the middle of things.
async fn what_is_detached_and_what_is_emitted_is_there_once_after_kill_9(bed: Bed) {
    let receiver = Receiver::open().await;
    let arguments = ["--allow-outgoing", &receiver.address];
    let mut server = bed.start_with(&arguments).await;
    let key = server.printed_key().unwrap();
    let client = person(&bed, &server);
    let token = client.token.clone();
    let (watch, watch_number) = agent(&client, "price-watch", &[]).await;
    let (_, listener) = agent(&client, "listener", &[&watch]).await;
    let tell = example("emit_message")["graph"]["nodes"][1].clone();
    let get = |id: &str| {
        let url = format!("http://{}/{{{{ input.article }}}}/{id}", receiver.address);
        json!({"id": id, "type": "http_request", "config": {"url": url}})
    };
    let beside = publish(&client, "beside", &[get("beside")]).await;
    let call = json!({"id": "call", "type": "sub_workflow", "config": {
        "workflow": "beside", "mode": "detached", "input": {"article": "{{ input.article }}"}
    }});
    let workflow = publish(&client, "tells", &[get("a"), tell, get("b"), call, get("c")]).await;
    let starts = (0..RUNS).map(|number| {
        let (client, workflow) = (&client, &workflow);
        async move { client.execute(workflow, &json!({"article": number, "price": 12})).await }
    });
    let executions = join_all(starts).await;
    for calls in [RUNS / 2, RUNS * 3 / 2, RUNS * 5 / 2] {
        let made = || receiver.seen().calls.values().map(Vec::len).sum::<usize>();
        eventually("calls", || async { (made() >= calls).then_some(()) }).await;
        server.kill().await;
        server = bed.start_with(&arguments).await;
    }
    let client = server.client(&key).with_token(token);
    for execution in &executions {
        let done = client.finished(execution).await;
        assert_eq!(done["status"], json!("completed"), "{done}");
    }
    // As many as runs, and no more, however long one looks.
    let path = format!("/yourapp/v1/workflows/{beside}/executions?limit=100");
    let path = &path;
    let (client, ended) = (&client, || async {
        let listed = client.get(path).await.at("/data");
        let listed = listed.as_array().unwrap().clone();
        listed.iter().all(|one| one["status"] == "completed").then_some(listed)
    });
    let detached = eventually("the ends of what was detached", ended).await;
    assert_eq!(detached.len(), RUNS);
    let articles: BTreeSet<String> = detached.iter().map(|one| one["id"].to_string()).collect();
    assert_eq!(articles.len(), RUNS);
    let wanted = u64::try_from(RUNS).unwrap();
    eventually("the listener's runs", || async { (messages(client, listener).await >= wanted).then_some(()) }).await;
    assert_eq!((messages(client, watch_number).await, messages(client, listener).await), (wanted, wanted));
    let said = client.get(&format!("/activeworkflow/api/v1/agents/{watch_number}/messages")).await.json();
    let mut told = BTreeSet::new();
    for head in said.as_array().unwrap() {
        let message = client.get(&format!("/activeworkflow/api/v1/messages/{}", head["id"])).await.json();
        assert_eq!(message["payload"]["price"], Value::from(12), "{message}");
        assert!(told.insert(message["payload"]["article"].to_string()), "{message}");
    }
    server.stop().await;
}
