//! Webhooks from the outside: signed, told again until they are received, not lost to `kill -9`.

use std::{collections::BTreeSet, time::Instant};

use futures_util::{StreamExt as _, stream};
use serde_json::{Value, json};

use crate::{
    support::{
        bed::Bed,
        client::Client,
        eventually,
        hooks::{Hooks, Seen, Told},
        on_each_database,
    },
    yourapp::greeting,
};

on_each_database!(
    what_happens_is_told_signed_and_can_be_looked_at,
    a_delivery_that_failed_is_made_again_and_can_be_sent_again_with_the_same_id_and_body,
    a_receiver_that_is_gone_disables_its_webhook,
    a_webhook_that_is_deleted_is_told_nothing_more,
    what_cannot_be_a_webhook_is_refused_with_all_faults,
    no_event_is_lost_to_kill_9_and_none_changes,
);

/// Creates a webhook; its id as the platform API says it, and its secret.
async fn webhook(client: &Client, hooks: &Hooks, path: &str, body: &Value) -> (String, String) {
    let mut body = body.clone();
    body["url"] = hooks.url(path).into();
    let made = client.post("/yourapp/v1/webhooks", &body).await;
    assert_eq!(made.status, 201, "{made:?}");
    let secret = made.at("/data/secret").as_str().unwrap().to_owned();
    hooks.expect(path, &secret);
    (made.at("/data/id").as_str().unwrap().to_owned(), secret)
}

/// The only delivery, once it is as wanted.
async fn delivery(client: &Client, what: &str, is: impl Fn(&Value) -> bool) -> Value {
    eventually(what, || async {
        let list = client.get("/platform/v1/webhook-deliveries").await;
        assert_eq!((list.status, list.at("/total")), (200, json!(1)), "{list:?}");
        Some(list.at("/items/0")).filter(|delivery| is(delivery))
    })
    .await
}

async fn what_happens_is_told_signed_and_can_be_looked_at(bed: Bed) {
    let hooks = Hooks::open(|_, _| (204, "")).await;
    let server = bed.start_with(&["--allow-outgoing", &hooks.address]).await;
    let client = server.admin();
    // As the published reference prints it, and with a secret of the server's.
    let own = json!({"events": ["workflow.executed", "form.submitted"], "secret": "your-webhook-secret"});
    let (first, secret) = webhook(&client, &hooks, "/own", &own).await;
    assert_eq!(secret, "your-webhook-secret");
    let made = json!({"events": ["workflow.executed", "workflow.failed", "workflow.published"]});
    let (second, secret) = webhook(&client, &hooks, "/made", &made).await;
    assert!(secret.starts_with("whsec_"), "{secret}");
    let list = client.get("/yourapp/v1/webhooks").await;
    assert_eq!((list.at("/data/0/id"), list.at("/data/1/id")), (json!(second), json!(first)));
    assert!(!list.text.contains("secret"), "{list:?}");

    let workflow = client.create_workflow(&greeting("published")).await;
    let execution = client.execute(&workflow, &json!({"name": "Ada"})).await;
    client.finished(&execution).await;
    eventually("three deliveries", || async { (hooks.seen().accepted == 3).then_some(()) }).await;
    assert_eq!(hooks.seen().faults, [] as [String; 0]);
    let bodies: Vec<Value> = hooks.seen().told.values().flat_map(|told| told.values().map(Told::body)).collect();
    let published = bodies.iter().find(|body| body["type"] == "workflow.published").unwrap();
    assert_eq!((&published["data"]["workflow_id"], &published["data"]["version"]), (&json!(workflow), &json!(1)));
    let executed: Vec<_> = bodies.iter().filter(|body| body["type"] == "workflow.executed").collect();
    assert_eq!(executed.len(), 2);
    let data = &executed[0]["data"];
    assert_eq!((&data["execution_id"], &data["workflow_id"]), (&json!(execution), &json!(workflow)));
    assert_eq!((&data["status"], &data["error"]), (&json!("completed"), &json!(null)));

    let delivered = eventually("records", || async {
        let list = client.get("/platform/v1/webhook-deliveries?status=delivered&event=workflow.published").await;
        (list.at("/total") == 1).then(|| list.at("/items/0"))
    })
    .await;
    let path = format!("/platform/v1/webhook-deliveries/{}", delivered["id"].as_str().unwrap());
    let detail = client.get(&path).await;
    assert_eq!((detail.at("/attempts/0/status"), detail.at("/attempt_count")), (json!(204), json!(1)));
    let told = hooks.seen().told["/made"][detail.at("/message_id").as_str().unwrap()].clone();
    assert_eq!(told.bodies.first().unwrap(), detail.at("/payload").as_str().unwrap());
    let query = format!("/platform/v1/webhook-deliveries?webhook_id={}", delivered["webhook_id"].as_str().unwrap());
    assert_eq!(client.get(&query).await.at("/total"), 2);
    let unknown = client.get(&format!("/platform/v1/webhook-deliveries?webhook_id={}", uuid::Uuid::now_v7())).await;
    assert_eq!((unknown.status, unknown.at("/errors/0/code")), (400, json!("unknown_record")));
    assert_eq!((unknown.at("/errors/0/pointer"), unknown.at("/errors/0/in")), (json!("/webhook_id"), json!("query")));
    server.stop().await;
}

async fn a_delivery_that_failed_is_made_again_and_can_be_sent_again_with_the_same_id_and_body(bed: Bed) {
    // The second asks for a wait that outlasts the test; from the third on all is well.
    let hooks = Hooks::open(|_, nth| match nth {
        0 => (500, ""),
        1 => (503, "retry-after: 3000"),
        _ => (200, ""),
    })
    .await;
    let server = bed.start_with(&["--allow-outgoing", &hooks.address, "--webhook-retry", "0,0,0"]).await;
    let client = server.admin();
    webhook(&client, &hooks, "/hook", &json!({"events": ["workflow.published"]})).await;
    client.create_workflow(&greeting("published")).await;
    let pending = delivery(&client, "two attempts", |delivery| delivery["attempt_count"] == 2).await;
    let path = format!("/platform/v1/webhook-deliveries/{}", pending["id"].as_str().unwrap());
    let detail = client.get(&path).await;
    assert_eq!(detail.at("/attempts/0/error"), "the receiver answered 500");
    assert_eq!((detail.at("/attempts/1/status"), detail.at("/status")), (json!(503), json!("pending")));
    assert!(detail.at("/next_attempt_at").is_string());

    let again = client.post(&format!("{path}/resend"), &json!({})).await;
    assert_eq!((again.status, again.at("/message_id")), (202, pending["message_id"].clone()), "{again:?}");
    delivery(&client, "the third attempt", |delivery| delivery["status"] == "delivered").await;
    client.post(&format!("{path}/resend"), &json!({})).await;
    let done = delivery(&client, "the fourth", |delivery| delivery["attempt_count"] == 4).await;
    assert_eq!(done["status"], "delivered");
    let seen = hooks.seen().told["/hook"].clone();
    assert_eq!(seen.keys().collect::<Vec<_>>(), [pending["message_id"].as_str().unwrap()]);
    let told = &seen.values().next().unwrap();
    assert_eq!((told.refused, told.accepted, told.bodies.len()), (2, 2, 1));
    assert_eq!(hooks.seen().faults, [] as [String; 0]);
    let other = server.client(&bed.key(&["--tenant", "other"]));
    assert_eq!(other.post(&format!("{path}/resend"), &json!({})).await.status, 404);
    server.stop().await;
}

async fn a_receiver_that_is_gone_disables_its_webhook(bed: Bed) {
    let hooks = Hooks::open(|_, _| (410, "")).await;
    let server = bed.start_with(&["--allow-outgoing", &hooks.address]).await;
    let client = server.admin();
    webhook(&client, &hooks, "/hook", &json!({"events": ["workflow.published"]})).await;
    client.create_workflow(&greeting("published")).await;
    let failed = delivery(&client, "the end", |delivery| delivery["status"] == "failed").await;
    let listed = client.get("/yourapp/v1/webhooks").await;
    assert_eq!(listed.at("/data/0/status"), "disabled");
    assert!(listed.at("/data/0/disabled_at").is_string());
    client.create_workflow(&greeting("published")).await;
    let path = format!("/platform/v1/webhook-deliveries/{}/resend", failed["id"].as_str().unwrap());
    assert_eq!(client.post(&path, &json!({})).await.status, 409);
    assert_eq!(client.get("/platform/v1/webhook-deliveries").await.at("/total"), 1);
    assert_eq!(hooks.seen().requests, 1);
    server.stop().await;
}

async fn a_webhook_that_is_deleted_is_told_nothing_more(bed: Bed) {
    let hooks = Hooks::open(|_, nth| if nth == 0 { (500, "") } else { (200, "") }).await;
    let server = bed.start_with(&["--allow-outgoing", &hooks.address, "--webhook-retry", "3600"]).await;
    let client = server.admin();
    let (id, _) = webhook(&client, &hooks, "/hook", &json!({"events": ["workflow.published"]})).await;
    client.create_workflow(&greeting("published")).await;
    delivery(&client, "a failed attempt", |delivery| delivery["attempt_count"] == 1).await;
    let deleted = client.delete(&format!("/yourapp/v1/webhooks/{id}")).await;
    assert_eq!(deleted.json(), json!({"success": true, "data": {"id": id, "deleted": true}}));
    assert_eq!(client.delete(&format!("/yourapp/v1/webhooks/{id}")).await.status, 404);
    client.create_workflow(&greeting("published")).await;
    assert_eq!(client.get("/platform/v1/webhook-deliveries").await.at("/total"), 0);
    assert_eq!(hooks.seen().requests, 1);
    server.stop().await;
}

async fn what_cannot_be_a_webhook_is_refused_with_all_faults(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    let codes = async |body: Value| {
        let refused = client.post("/yourapp/v1/webhooks", &body).await;
        assert_eq!(refused.status, 400, "{refused:?}");
        let violations = refused.at("/error/details/violations");
        let all = violations.as_array().unwrap().iter();
        all.map(|one| format!("{} {}", one["pointer"].as_str().unwrap(), one["code"].as_str().unwrap()))
            .collect::<Vec<_>>()
    };
    let events = json!(["workflow.executed"]);
    for (url, expect) in [
        ("http://127.0.0.1:9/hook", "/url refused_address"),
        ("http://2130706433/", "/url refused_address"),
        ("http://[::ffff:10.0.0.1]/", "/url refused_address"),
        ("http://localhost/hook", "/url refused_address"),
        ("https://user:password@yoursite.com/", "/url invalid_url"),
        ("ftp://yoursite.com/", "/url pattern"),
    ] {
        assert!(codes(json!({"url": url, "events": events})).await.contains(&expect.to_owned()), "{url}");
    }
    let both = json!({"url": "http://10.0.0.1/", "events": events, "secret": "whsec_this-is-not-base64"});
    assert_eq!(codes(both).await, ["/url refused_address", "/secret secret"]);
    assert_eq!(codes(json!({"events": ["workflow.exploded"], "secret": "short"})).await.len(), 3);
    assert_eq!(client.get("/yourapp/v1/webhooks").await.at("/meta/total"), 0);
    server.stop().await;
}

/// Webhooks of the great test; each execution is told to all of them.
const WEBHOOKS: usize = 10;

/// Three of ten fail.
fn three_of_ten_fail(path: &str, nth: usize) -> (u16, &'static str) {
    let path: usize = path.bytes().map(usize::from).sum();
    if (nth * 7 + path) % 10 < 3 { (500, "") } else { (200, "") }
}

async fn no_event_is_lost_to_kill_9_and_none_changes(bed: Bed) {
    // Fewer on PostgreSQL, where each step takes a round trip: what is shown is the same.
    let count = if bed.is_shared() { 200 } else { 1_000 };
    let total = count * WEBHOOKS;
    let hooks = Hooks::closed(three_of_ten_fail).await;
    let waits = ["0,0,0"; 10].join(",");
    let arguments = ["--allow-outgoing", &hooks.address, "--webhook-retry", &waits, "--rate-limits", "off"];
    let mut server = bed.start_with(&arguments).await;
    let key = server.printed_key().unwrap();
    let client = server.client(&key);
    for number in 0..WEBHOOKS {
        webhook(&client, &hooks, &format!("/{number}"), &json!({"events": ["workflow.executed"]})).await;
    }
    let workflow = client.create_workflow(&greeting("published")).await;
    let executions: BTreeSet<String> = stream::iter(0..count)
        .map(|number| {
            let (client, workflow) = (&client, &workflow);
            async move { client.execute(workflow, &json!({"name": number.to_string()})).await }
        })
        .buffer_unordered(32)
        .collect()
        .await;
    hooks.release();
    let started = Instant::now();
    for accepted in [total / 6, total / 2, total * 4 / 5] {
        eventually("deliveries", || async { (hooks.seen().accepted >= accepted).then_some(()) }).await;
        server.kill().await;
        server = bed.start_with(&arguments).await;
    }
    let client = server.client(&key);
    eventually("the end of all deliveries", || async {
        let delivered = client.get("/platform/v1/webhook-deliveries?status=delivered&limit=1").await;
        (delivered.at("/total") == total).then_some(())
    })
    .await;
    let took = started.elapsed();
    let all = client.get("/platform/v1/webhook-deliveries?limit=1").await;
    assert_eq!(all.at("/total"), total, "neither lost nor made twice");

    let (requests, refused, duplicates) = arrived(&hooks.seen(), &executions);
    // At most what was under way at each of the three crashes.
    assert!(duplicates <= 3 * 256, "{duplicates}");
    assert!(refused * 4 > requests, "{refused} of {requests} failed");
    eprintln!(
        "{total} deliveries in {:.1} s with three kills: {requests} requests, {refused} refused, {duplicates} duplicates",
        took.as_secs_f64()
    );
    server.stop().await;
}

/// Each execution was told at each path, under one id, with one body and a good signature. How many requests there were, how many were refused, and how many were
/// accepted though an earlier one was.
fn arrived(seen: &Seen, executions: &BTreeSet<String>) -> (usize, usize, usize) {
    assert_eq!(seen.faults, [] as [String; 0]);
    assert_eq!(seen.told.len(), WEBHOOKS);
    let mut duplicates = 0;
    for (path, told) in &seen.told {
        let arrived: BTreeSet<String> =
            told.values().map(|told| told.body()["data"]["execution_id"].as_str().unwrap().to_owned()).collect();
        assert_eq!(&arrived, executions, "{path}");
        assert_eq!(told.len(), executions.len(), "{path}");
        assert!(told.values().all(|told| told.accepted >= 1), "{path}");
        duplicates += told.values().map(|told| told.accepted - 1).sum::<usize>();
    }
    (seen.requests, seen.requests - seen.accepted, duplicates)
}
