//! Idempotency keys over HTTP: one effect and one answer, whatever is sent at once, cut short, or sent after a restart.

use std::time::Duration;

use futures_util::future::join_all;
use reqwest::Method;
use sea_orm::ConnectionTrait as _;
use serde_json::{Value, json};

use crate::support::{
    bed::Bed,
    client::{Answer, Client},
    eventually, on_each_database,
    receiver::Receiver,
};

on_each_database!(
    of_64_requests_with_one_key_one_has_an_effect,
    a_key_is_a_requests_own_and_outlives_a_restart,
    an_error_frees_its_key,
    whatever_a_crash_cuts_short_has_one_effect,
    a_run_cut_short_by_a_crash_is_answered_as_the_job_that_it_is,
    a_key_can_be_used_again_after_a_day,
);

const WORKFLOWS: &str = "/yourapp/v1/workflows";

async fn post(client: &Client, path: &str, key: &str, body: &Value) -> Answer {
    Answer::of(client.request(Method::POST, path).header("idempotency-key", key).json(body)).await
}

fn is_replayed(answer: &Answer) -> bool {
    answer.header("idempotent-replayed") == "true"
}

fn workflow(name: &str) -> Value {
    json!({"name": name, "status": "published", "nodes": [{"id": "a", "type": "set", "config": {"values": {}}}]})
}

async fn total(client: &Client, path: &str) -> u64 {
    client.get(path).await.at("/meta/total").as_u64().unwrap()
}

/// Workflows beside the one that a first start makes.
async fn workflows_made(client: &Client) -> u64 {
    total(client, WORKFLOWS).await - 1
}

/// Sends until the first request with this key is no longer at work.
async fn settled(client: &Client, path: &str, key: &str, body: &Value) -> Answer {
    eventually("an answer", || async {
        let answer = post(client, path, key, body).await;
        (answer.status != 409).then_some(answer)
    })
    .await
}

async fn of_64_requests_with_one_key_one_has_an_effect(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    let create = workflow("once");
    let all = join_all((0..64).map(|_| post(&client, WORKFLOWS, "k", &create))).await;
    let id = judge(&all, 201, "/data/id");
    assert_eq!(workflows_made(&client).await, 1);

    let execute = format!("{WORKFLOWS}/{id}/execute");
    let input = json!({"input": {"name": "Ada"}});
    let all = join_all((0..64).map(|_| post(&client, &execute, "k", &input))).await;
    let execution = judge(&all, 202, "/data/execution_id");
    client.finished(&execution).await;
    assert_eq!(total(&client, &format!("{WORKFLOWS}/{id}/executions")).await, 1);

    let run = json!({"name": "once", "parameters": {}});
    let all = join_all((0..64).map(|_| post(&client, "/agentifyme/v1/workflows/jobs", "k", &run))).await;
    judge(&all, 202, "/jobId");
    assert_eq!(total(&client, &format!("{WORKFLOWS}/{id}/executions")).await, 2);
    server.stop().await;
}

/// One first answer, equal repeats of it, and refusals while it was at work. What the answer has at `pointer`.
fn judge(all: &[Answer], status: u16, pointer: &str) -> String {
    let (done, busy): (Vec<&Answer>, Vec<&Answer>) = all.iter().partition(|answer| answer.status == status);
    assert!(busy.iter().all(|answer| answer.status == 409), "{busy:?}");
    assert_eq!(done.iter().filter(|answer| !is_replayed(answer)).count(), 1);
    for answer in &done {
        assert_eq!(answer.text, done[0].text);
        assert_eq!(answer.header("location"), done[0].header("location"));
    }
    done[0].at(pointer).as_str().unwrap().to_owned()
}

async fn a_key_is_a_requests_own_and_outlives_a_restart(bed: Bed) {
    let first = bed.start().await;
    let (client, key) = (first.admin(), first.printed_key().unwrap());
    let made = post(&client, WORKFLOWS, "k", &workflow("a")).await;
    assert_eq!((made.status, is_replayed(&made)), (201, false), "{made:?}");
    // An answer that shows a secret is kept too.
    let secret = json!({"name": "CI", "scopes": ["workflows:write"]});
    let shown = post(&client, "/platform/v1/api-keys", "k", &secret).await;
    assert_eq!(shown.status, 201, "{shown:?}");
    first.stop().await;

    let second = bed.start().await;
    let client = second.client(&key);
    for (path, body, answer) in [(WORKFLOWS, workflow("a"), &made), ("/platform/v1/api-keys", secret.clone(), &shown)] {
        let again = post(&client, path, "k", &body).await;
        assert!(is_replayed(&again));
        assert_eq!((again.status, &again.text), (answer.status, &answer.text));
        assert_eq!(again.header("location"), answer.header("location"));
        assert_ne!(again.header("x-request-id"), answer.header("x-request-id"));
    }
    // Another body, another caller, another operation.
    let other_body = post(&client, WORKFLOWS, "k", &workflow("b")).await;
    assert_eq!((other_body.status, other_body.at("/error/code")), (422, json!("IDEMPOTENCY_KEY_REUSED")));
    let other = second.client(shown.at("/key").as_str().unwrap());
    let by_other = post(&other, WORKFLOWS, "k", &workflow("a")).await;
    assert_eq!((by_other.status, is_replayed(&by_other)), (201, false));
    let id = made.at("/data/id");
    let execute = format!("{WORKFLOWS}/{}/execute", id.as_str().unwrap());
    let executed = post(&client, &execute, "k", &json!({})).await;
    assert_eq!((executed.status, is_replayed(&executed)), (202, false));
    assert_eq!(workflows_made(&client).await, 2);
    second.stop().await;
}

async fn an_error_frees_its_key(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    let endpoints = "/platform/v1/endpoints";
    for (body, status) in [(json!({}), 400), (json!({"name": "default"}), 409), (json!({"name": "orders"}), 201)] {
        let answer = post(&client, endpoints, "k", &body).await;
        assert_eq!((answer.status, is_replayed(&answer)), (status, false), "{answer:?}");
    }
    let nowhere = format!("{WORKFLOWS}/wf_0/execute");
    assert_eq!(post(&client, &nowhere, "k", &json!({})).await.status, 404);
    let endless = post(&client, WORKFLOWS, &"k".repeat(256), &workflow("a")).await;
    assert_eq!(endless.status, 400, "{endless:?}");
    server.stop().await;
}

async fn whatever_a_crash_cuts_short_has_one_effect(bed: Bed) {
    const REQUESTS: usize = 40;
    let mut server = bed.start().await;
    let key = server.printed_key().unwrap();
    let mut answered: Vec<Option<Answer>> = (0..REQUESTS).map(|_| None).collect();
    let name = |number: usize| format!("crash {number}");
    for crash in 0..3 {
        let client = server.client(&key);
        let requests = answered.iter().enumerate().filter(|(_, answer)| answer.is_none()).map(|(number, _)| {
            let client = client.clone();
            tokio::spawn(async move {
                let body = workflow(&name(number));
                let request =
                    client.request(Method::POST, WORKFLOWS).header("idempotency-key", name(number).replace(' ', "-"));
                // Cut short, there is no answer.
                let response = request.json(&body).send().await.ok()?;
                let (status, headers) = (response.status().as_u16(), response.headers().clone());
                let text = response.text().await.ok()?;
                Some((number, Answer { status, headers, text }))
            })
        });
        let requests: Vec<_> = requests.collect();
        // In the middle of them: after a few more each time.
        let goal = u64::try_from(crash * 10 + 3).unwrap();
        let watch = client.clone();
        let reached = async {
            while workflows_made(&watch).await < goal {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(Duration::from_mins(1), reached).await.unwrap();
        server.kill().await;
        for request in requests {
            if let Some((number, answer)) = request.await.unwrap() {
                assert_eq!(answer.status, 201, "{answer:?}");
                answered[number] = Some(answer);
            }
        }
        server = bed.start().await;
    }
    let client = server.client(&key);
    for (number, first) in answered.iter().enumerate() {
        let answer = settled(&client, WORKFLOWS, &name(number).replace(' ', "-"), &workflow(&name(number))).await;
        assert_eq!(answer.status, 201, "{answer:?}");
        if let Some(first) = first {
            assert!(is_replayed(&answer));
            assert_eq!(answer.text, first.text);
        }
    }
    assert_eq!(workflows_made(&client).await, u64::try_from(REQUESTS).unwrap());
    server.stop().await;
}

async fn a_run_cut_short_by_a_crash_is_answered_as_the_job_that_it_is(bed: Bed) {
    let receiver = Receiver::holding(|_| true).await;
    let arguments = ["--allow-outgoing", &receiver.address];
    let first = bed.start_with(&arguments).await;
    let (client, key) = (first.admin(), first.printed_key().unwrap());
    let call = json!({"id": "call", "type": "http_request", "config": {"method": "POST", "url": format!("http://{}/x", receiver.address)}});
    client.create_workflow(&json!({"name": "waits", "status": "published", "nodes": [call]})).await;
    let body = json!({"name": "waits", "parameters": {}});
    let run = "/agentifyme/v1/workflows/run";
    let waiting = tokio::spawn({
        let (client, body) = (client.clone(), body.clone());
        async move { client.request(Method::POST, run).header("idempotency-key", "k").json(&body).send().await.is_err() }
    });
    eventually("the call", || async { (receiver.seen().held == 1).then_some(()) }).await;
    // Still waited for: and while it is, everybody else can write.
    assert_eq!(post(&client, run, "k", &body).await.status, 409);
    client.create_workflow(&workflow("meanwhile")).await;
    first.kill().await;
    assert!(waiting.await.unwrap());

    let second = bed.start_with(&arguments).await;
    let client = second.client(&key);
    let again = post(&client, run, "k", &body).await;
    assert_eq!((again.status, is_replayed(&again)), (202, true), "{again:?}");
    assert_eq!(again.at("/status"), json!("pending"));
    assert_eq!(post(&client, run, "k", &json!({"name": "other", "parameters": {}})).await.status, 422);
    receiver.release();
    let job = again.header("location").to_owned();
    eventually("the job's end", || async { (client.get(&job).await.at("/status") == "completed").then_some(()) }).await;
    assert_eq!(post(&client, run, "k", &body).await.text, again.text);
    assert_eq!(client.get("/yourapp/v1/executions").await.at("/data").as_array().unwrap().len(), 1);
    second.stop().await;
}

async fn a_key_can_be_used_again_after_a_day(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    let first = post(&client, WORKFLOWS, "k", &workflow("a")).await;
    age(&bed, Duration::from_hours(23)).await;
    let kept = post(&client, WORKFLOWS, "k", &workflow("a")).await;
    assert!(is_replayed(&kept));
    assert_eq!(kept.text, first.text);
    age(&bed, Duration::from_hours(1)).await;
    let anew = post(&client, WORKFLOWS, "k", &workflow("b")).await;
    assert_eq!((anew.status, is_replayed(&anew)), (201, false), "{anew:?}");
    assert_eq!(workflows_made(&client).await, 2);
    server.stop().await;
}

/// Makes all that is kept older, as no client can.
async fn age(bed: &Bed, by: Duration) {
    let database = sea_orm::Database::connect(&bed.database).await.unwrap();
    let update = format!("UPDATE idempotency_keys SET created_at = created_at - {}", by.as_micros());
    assert_eq!(database.execute_unprepared(&update).await.unwrap().rows_affected(), 1);
    database.close().await.unwrap();
}
