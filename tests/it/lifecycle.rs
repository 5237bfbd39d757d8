//! The way down: what is under way comes to its end, what takes longer is parked and goes on at the next start.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{bed::Bed, client::Answer, eventually, on_each_database, receiver::Receiver};

on_each_database!(
    sigterm_lets_requests_and_their_runs_come_to_their_end,
    what_sleeps_at_sigterm_wakes_after_the_next_start,
    a_server_going_down_says_so_before_it_refuses,
);

fn calling(receiver: &Receiver) -> Value {
    json!({
        "name": "call", "status": "published", "edges": [],
        "nodes": [{"id": "call", "type": "http_request", "config": {"url": format!("http://{}/call", receiver.address)}}],
    })
}

async fn sigterm_lets_requests_and_their_runs_come_to_their_end(bed: Bed) {
    let receiver = Receiver::holding(|_| true).await;
    let mut server = bed.start_with(&["--allow-outgoing", &receiver.address]).await;
    let client = server.admin();
    client.create_workflow(&calling(&receiver)).await;
    let caller = client.clone();
    let run = tokio::spawn(async move { caller.post("/agentifyme/v1/workflows/run", &json!({"name": "call"})).await });
    eventually("the call", || async { (receiver.seen().held == 1).then_some(()) }).await;
    server.signal("TERM");
    eventually("no more connections", || async {
        client.request(Method::GET, "/healthz").send().await.is_err().then_some(())
    })
    .await;
    receiver.release();
    let answer = run.await.unwrap();
    assert_eq!((answer.status, answer.at("/result/status")), (200, json!(200)), "{answer:?}");
    assert!(server.ended().await.success());
}

async fn what_sleeps_at_sigterm_wakes_after_the_next_start(bed: Bed) {
    let receiver = Receiver::open().await;
    let arguments = ["--allow-outgoing", &receiver.address];
    let first = bed.start_with(&arguments).await;
    let (client, key) = (first.admin(), first.printed_key().unwrap());
    let url = format!("http://{}/before", receiver.address);
    let workflow = client
        .create_workflow(&json!({
            "name": "sleeper",
            "nodes": [
                {"id": "before", "type": "http_request", "config": {"url": url}},
                {"id": "sleep", "type": "delay", "config": {"ms": "{{ input.ms }}"}},
            ],
            "edges": [{"source": "before", "target": "sleep"}],
        }))
        .await;
    let (short, long) = (
        client.execute(&workflow, &json!({"ms": 1_500})).await,
        client.execute(&workflow, &json!({"ms": 3_600_000})).await,
    );
    for execution in [&short, &long] {
        eventually("its sleep", || async {
            let read = client.get(&format!("/yourapp/v1/executions/{execution}")).await;
            // Shorter sleeps may be over already on a slow machine.
            read.at("/data/logs").as_array().unwrap().iter().any(|log| log["node_id"] == "sleep").then_some(())
        })
        .await;
    }
    first.stop().await;

    let second = bed.start_with(&arguments).await;
    let client = second.client(&key);
    assert_eq!(client.finished(&short).await["status"], json!("completed"));
    let asleep = client.get(&format!("/yourapp/v1/executions/{long}")).await;
    assert_eq!(asleep.at("/data/status"), json!("running"));
    assert_eq!(receiver.seen().calls["/before"].len(), 2, "once for each execution");
    second.stop().await;
}

async fn a_server_going_down_says_so_before_it_refuses(bed: Bed) {
    let mut server = bed.start_with(&["--shutdown-notice", "2"]).await;
    let client = server.admin();
    server.signal("INT");
    let answer = eventually("the notice", || async {
        let answer = client.get("/readyz").await;
        (answer.status != 200).then_some(answer)
    })
    .await;
    assert_eq!((answer.status, answer.header("content-type")), (503, "application/problem+json"));
    assert!(answer.at("/detail").as_str().unwrap().contains("shutting down"), "{answer:?}");
    // Requests that come meanwhile are served.
    let body = json!({"name": "say-hello"});
    let run = client.request(Method::POST, "/agentifyme/v1/workflows/run").json(&body);
    assert_eq!(Answer::of(run).await.status, 200);
    assert!(server.ended().await.success());
}
