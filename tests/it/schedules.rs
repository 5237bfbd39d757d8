//! The clock as a starter, from the outside: each time once, over `kill -9` too.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::support::{
    bed::Bed,
    client::{Client, uuid_of},
    eventually, on_each_database,
};

on_each_database!(
    each_time_starts_one_execution_over_kill_9,
    what_is_not_published_fires_no_more,
    publishing_tells_what_is_wrong_with_a_schedule,
    agents_run_by_the_words_of_their_schedules,
);

async fn publish(client: &Client, name: &str, config: &Value) -> String {
    let node = json!({"id": "clock", "type": "schedule", "config": config});
    let workflow = json!({"name": name, "status": "published", "nodes": [node], "edges": []});
    client.create_workflow(&workflow).await
}

async fn take_back(client: &Client, workflow: &str) {
    let changed = client.patch(&format!("/yourapp/v1/workflows/{workflow}"), &json!({"status": "draft"})).await;
    assert_eq!(changed.status, 200, "{changed:?}");
}

/// What executions of the workflow started with, oldest first.
async fn fired(client: &Client, workflow: &str) -> Vec<Value> {
    let listed = client.get("/yourapp/v1/executions?limit=100").await;
    assert_eq!(listed.status, 200, "{listed:?}");
    let all = listed.at("/data");
    let of = all.as_array().unwrap().iter().rev().filter(|one| one["workflow_id"] == workflow);
    of.map(|one| one["input"].clone()).collect()
}

async fn count(client: &Client, workflow: &str) -> usize {
    fired(client, workflow).await.len()
}

async fn at_least(client: &Client, workflow: &str, wanted: usize) {
    eventually("executions by the clock", || async { (count(client, workflow).await >= wanted).then_some(()) }).await;
}

async fn trigger(client: &Client, workflow: &str) -> Value {
    let listed = client.get(&format!("/platform/v1/workflows/{}/triggers", uuid_of(workflow))).await;
    assert_eq!(listed.status, 200, "{listed:?}");
    listed.at("/items/0")
}

/// Seconds since 1970 of a time that `fired` tells.
fn seconds(input: &Value, field: &str) -> i64 {
    let text = input[field].as_str().unwrap_or_else(|| panic!("no {field} in {input}"));
    chrono::DateTime::parse_from_rfc3339(text).unwrap().timestamp()
}

async fn each_time_starts_one_execution_over_kill_9(bed: Bed) {
    let mut server = bed.start().await;
    let key = server.printed_key().unwrap();
    let client = server.admin();
    let workflow = publish(&client, "ticks", &json!({"every": "2s", "catch_up": "all"})).await;
    let view = trigger(&client, &workflow).await;
    assert_eq!(
        (&view["type"], &view["live"], &view["schedule"]["every"]),
        (&json!("schedule"), &json!(true), &json!("2s"))
    );
    assert_eq!(view["schedule"]["upcoming"].as_array().unwrap().len(), 5, "{view}");
    for wanted in [3, 6, 9] {
        at_least(&server.client(&key), &workflow, wanted).await;
        server.kill().await;
        server = bed.start().await;
    }
    let client = server.client(&key);
    at_least(&client, &workflow, 12).await;
    // No more from here on, so that what is looked at stands still.
    take_back(&client, &workflow).await;
    let inputs = fired(&client, &workflow).await;
    let times: Vec<i64> = inputs.iter().map(|input| seconds(input, "scheduled_at")).collect();
    let distinct: BTreeSet<i64> = times.iter().copied().collect();
    assert_eq!(distinct.len(), times.len(), "a time fired twice: {times:?}");
    let (first, last) = (times[0], times[times.len() - 1]);
    assert_eq!(distinct, (first..=last).step_by(2).collect(), "a time is missing: {times:?}");
    assert_eq!(inputs[0]["previous_at"], Value::Null);
    for pair in inputs.windows(2) {
        assert_eq!(pair[1]["previous_at"], pair[0]["scheduled_at"]);
        assert!(seconds(&pair[1], "fired_at") >= seconds(&pair[1], "scheduled_at"), "{}", pair[1]);
    }
    server.stop().await;
}

async fn what_is_not_published_fires_no_more(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    let workflow = publish(&client, "stops", &json!({"cron": "* * * * * *", "timezone": "Asia/Kolkata"})).await;
    at_least(&client, &workflow, 2).await;
    take_back(&client, &workflow).await;
    let view = trigger(&client, &workflow).await;
    assert_eq!((&view["live"], &view["schedule"]["next_at"]), (&json!(false), &Value::Null), "{view}");
    assert!(view["schedule"]["last_at"].is_string(), "{view}");
    let before = count(&client, &workflow).await;
    // Another one that ticks says that time goes on.
    let other = publish(&client, "goes on", &json!({"every": "1s"})).await;
    at_least(&client, &other, 3).await;
    assert_eq!(count(&client, &workflow).await, before);
    server.stop().await;
}

async fn publishing_tells_what_is_wrong_with_a_schedule(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    for (config, pointer) in [
        (json!({"cron": "61 * * * *"}), "/nodes/0/config/cron"),
        (json!({"cron": "0 0 30 2 *"}), "/nodes/0/config/cron"),
        (json!({"cron": "{{ variables.when }}"}), "/nodes/0/config/cron"),
        (json!({"cron": "* * * * *", "timezone": "Europe/Nowhere"}), "/nodes/0/config/timezone"),
        (json!({"every": "0s"}), "/nodes/0/config/every"),
        (json!({"every": "5m", "catch_up": "some"}), "/nodes/0/config/catch_up"),
        (json!({"every": "5m", "jitter": "2h"}), "/nodes/0/config/jitter"),
        (json!({"cron": "* * * * *", "every": "5m"}), "/nodes/0/config"),
        (json!({"evry": "5m"}), "/nodes/0/config/evry"),
    ] {
        let node = json!({"id": "clock", "type": "schedule", "config": config});
        let workflow = json!({"name": "w", "status": "published", "nodes": [node], "edges": []});
        let refused = client.post("/yourapp/v1/workflows", &workflow).await;
        assert!((400..500).contains(&refused.status), "{config}: {refused:?}");
        assert!(refused.text.contains(&format!("\"{pointer}\"")), "{config}: {refused:?}");
    }
    server.stop().await;
}

/// Waits for the next full minute at most: the words know no shorter interval.
async fn agents_run_by_the_words_of_their_schedules(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin().with_token(bed.user_token("default"));
    let agent = |name: &str, schedule: &str, disabled: bool| json!({"type": "Agents::X", "name": name, "guid": name, "schedule": schedule, "disabled": disabled});
    let agents =
        [agent("minutely", "every_1m", false), agent("off", "every_1m", true), agent("nightly", "never", false)];
    let made = client.post("/platform/v1/imports", &json!({"name": "f", "guid": "f", "agents": agents})).await;
    assert_eq!(made.status, 201, "{made:?}");
    let listed = || async { client.get("/activeworkflow/api/v1/agents").await.json() };
    let messages = |all: &Value, name: &str| {
        let found = all.as_array().unwrap().iter().find(|agent| agent["name"] == name);
        found.unwrap_or_else(|| panic!("no {name} in {all}"))["messages_count"].as_i64().unwrap()
    };
    let all = eventually("a run by the clock", || async {
        let all = listed().await;
        (messages(&all, "minutely") > 0).then_some(all)
    })
    .await;
    assert_eq!((messages(&all, "off"), messages(&all, "nightly")), (0, 0), "{all}");
    server.stop().await;
}
