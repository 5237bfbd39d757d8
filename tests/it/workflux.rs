//! WorkFlux through HTTP: agents, conversations and figures over them.

use serde_json::json;

use crate::support::{bed::Bed, on_each_database};

on_each_database!(
    an_agent_is_made_read_changed_listed_and_deleted,
    a_conversation_is_begun_answered_and_read,
    figures_are_of_what_was_said,
    every_error_has_all_fields_of_the_envelope,
);

async fn an_agent_is_made_read_changed_listed_and_deleted(bed: Bed) {
    let server = bed.start().await;
    let client = server.client(&bed.key(&["--tenant", "agents"]));
    let wanted = json!({
        "name": "Custom Agent",
        "category": "Customer Engagement",
        "config": {"personality": "professional", "language": "en"},
        "unknown": true,
    });
    let made = client.post("/workflux/v1/agents", &wanted).await;
    assert_eq!((made.status, made.at("/status"), made.at("/config")), (201, json!("active"), wanted["config"].clone()));
    let id = made.at("/id").as_str().unwrap().to_owned();
    assert!(id.starts_with("agent-"), "{id}");
    let path = format!("/workflux/v1/agents/{id}");
    assert_eq!(made.header("location"), path);
    assert_eq!(client.get(&path).await.json(), made.json());
    let change = json!({"name": "Updated Agent Name", "config": {"personality": "friendly", "language": null}});
    let changed = client.send(reqwest::Method::PUT, &path, Some(&change)).await;
    assert_eq!(changed.status, 200, "{changed:?}");
    assert_eq!(
        (changed.at("/name"), changed.at("/category")),
        (json!("Updated Agent Name"), wanted["category"].clone())
    );
    assert_eq!(changed.at("/config"), json!({"personality": "friendly"}));
    for (query, total) in [
        ("", 1),
        ("?category=Customer%20Engagement", 1),
        ("?category=Customer", 0),
        ("?status=active", 1),
        ("?status=inactive", 0),
        ("?page=2&limit=1", 1),
    ] {
        let listed = client.get(&format!("/workflux/v1/agents{query}")).await;
        assert_eq!((listed.status, listed.at("/pagination/total")), (200, json!(total)), "{query}: {listed:?}");
        assert_eq!(listed.at("/pagination/total_pages"), json!(total), "{query}");
    }
    let deleted = client.delete(&path).await;
    assert_eq!((deleted.status, deleted.json()), (200, json!({"id": id, "deleted": true})));
    for gone in [client.get(&path).await, client.get("/workflux/v1/agents/agent-123").await] {
        assert_eq!((gone.status, gone.at("/error/code")), (404, json!("RESOURCE_NOT_FOUND")));
        assert_eq!(gone.at("/error/message"), json!("agent not found"));
    }
    server.stop().await;
}

async fn a_conversation_is_begun_answered_and_read(bed: Bed) {
    let server = bed.start().await;
    let client = server.client(&bed.key(&["--tenant", "conversations"]));
    let agent = client.post("/workflux/v1/agents", &json!({"name": "echo"})).await.at("/id");
    let wanted = json!({"agent_id": agent, "channel": "chat", "user_id": "user-456", "initial_message": "Hello"});
    let made = client.post("/workflux/v1/conversations", &wanted).await;
    assert_eq!(made.status, 201, "{made:?}");
    assert_eq!((made.at("/message/content"), made.at("/reply/content")), (json!("Hello"), json!("Hello")));
    assert_eq!((made.at("/reply/sender"), made.at("/reply/provider")), (json!("agent"), json!("scripted")));
    assert_eq!((made.at("/status"), made.at("/messages_count")), (json!("active"), json!(2)));
    let path = format!("/workflux/v1/conversations/{}", made.at("/id").as_str().unwrap());
    assert_eq!(made.header("location"), path);
    let messages = format!("{path}/messages");
    let sent = client.post(&messages, &json!({"content": "And now?", "sender": "user"})).await;
    assert_eq!((sent.status, sent.at("/reply/content")), (201, json!("And now?")), "{sent:?}");
    let note = client.post(&messages, &json!({"content": "Ben takes over.", "sender": "agent"})).await;
    assert_eq!((note.status, note.at("/reply"), note.at("/content")), (201, json!(null), json!("Ben takes over.")));
    let listed = client.get(&messages).await;
    let said: Vec<_> = listed.at("/data").as_array().unwrap().iter().map(|item| item["content"].clone()).collect();
    assert_eq!(json!(said), json!(["Hello", "Hello", "And now?", "And now?", "Ben takes over."]));
    let read = client.get(&path).await;
    assert_eq!((read.at("/messages_count"), read.at("/resolution_rate")), (json!(5), json!(null)));
    let filter = format!("?agent_id={}&status=active", agent.as_str().unwrap());
    let listed = client.get(&format!("/workflux/v1/conversations{filter}")).await;
    assert_eq!((listed.at("/pagination/total"), listed.at("/data/0/id")), (json!(1), made.at("/id")));
    let off = client.send(reqwest::Method::PUT, &path_of(&agent), Some(&json!({"status": "inactive"}))).await;
    assert_eq!(off.status, 200, "{off:?}");
    for refused in [
        client.post("/workflux/v1/conversations", &wanted).await,
        client.post(&messages, &json!({"content": "x", "sender": "user"})).await,
    ] {
        assert_eq!((refused.status, refused.at("/error/code")), (409, json!("CONFLICT")), "{refused:?}");
    }
    server.stop().await;
}

fn path_of(agent: &serde_json::Value) -> String {
    format!("/workflux/v1/agents/{}", agent.as_str().unwrap())
}

async fn figures_are_of_what_was_said(bed: Bed) {
    let server = bed.start_with(&["--complete-after", "1"]).await;
    let client = server.client(&bed.key(&["--tenant", "figures"]));
    let config = json!({"human_cost_per_conversation": 6, "cost_per_conversation": 0.5});
    let agent = client.post("/workflux/v1/agents", &json!({"name": "figures", "config": config})).await.at("/id");
    let id = agent.as_str().unwrap();
    for channel in ["chat", "chat", "email"] {
        let wanted = json!({"agent_id": agent, "channel": channel, "user_id": "ada"});
        let made = client.post("/workflux/v1/conversations", &wanted).await;
        assert_eq!(made.status, 201, "{made:?}");
        let messages = format!("/workflux/v1/conversations/{}/messages", made.at("/id").as_str().unwrap());
        client.post(&messages, &json!({"content": "x", "sender": "system"})).await;
    }
    crate::support::eventually("silence completes", || async {
        let rate = client.get("/workflux/v1/analytics").await.at("/metrics/resolution_rate");
        (rate == json!(1.0)).then_some(())
    })
    .await;
    crate::support::eventually("all are completed", || async {
        let listed = client.get("/workflux/v1/conversations?status=completed").await;
        (listed.at("/pagination/total") == json!(3)).then_some(())
    })
    .await;
    let all = client.get(&format!("/workflux/v1/analytics?agent_id={id}&metric=volume&group_by=month")).await;
    let metrics =
        json!({"resolution_rate": 1.0, "avg_response_time": null, "total_conversations": 3, "total_messages": 3});
    assert_eq!((all.status, all.at("/metrics")), (200, metrics.clone()));
    let item = all.at("/time_series/0");
    assert_eq!((item["conversations"].clone(), item["messages"].clone()), (json!(3), json!(3)));
    assert!(item["date"].as_str().unwrap().ends_with("-01") && item.get("resolution_rate").is_none(), "{item}");
    let one = client.get(&format!("/workflux/v1/analytics/agents/{id}")).await;
    assert_eq!((one.at("/metrics"), one.at("/statuses/completed")), (metrics, json!(3)));
    assert_eq!((one.at("/channels/0/channel"), one.at("/channels/0/conversations")), (json!("chat"), json!(2)));
    let roi = client.get("/workflux/v1/analytics/roi").await;
    let expect = json!({"conversations": 3, "resolved": 3, "saved": 18.0, "cost": 1.5, "net": 16.5, "roi": 11.0});
    assert_eq!((roi.status, roi.at("/metrics")), (200, expect), "{roi:?}");
    assert_eq!(roi.at("/agents/0/agent_id"), agent);
    let long_ago = client.get("/workflux/v1/analytics?start_date=2024-01-30&end_date=2024-02-02").await;
    let dates: Vec<_> =
        long_ago.at("/time_series").as_array().unwrap().iter().map(|item| item["date"].clone()).collect();
    assert_eq!(json!(dates), json!(["2024-01-30", "2024-01-31", "2024-02-01", "2024-02-02"]));
    server.stop().await;
}

async fn every_error_has_all_fields_of_the_envelope(bed: Bed) {
    let server = bed.start().await;
    let client = server.client(&bed.key(&["--tenant", "errors"]));
    for (answer, status, code, field, reason) in [
        (
            client.post("/workflux/v1/conversations", &json!({"channel": "chat", "user_id": "u"})).await,
            400,
            "INVALID_REQUEST",
            json!("agent_id"),
            json!("required"),
        ),
        (
            client.post("/workflux/v1/agents", &json!({"name": "x", "config": {"cost_per_conversation": -1}})).await,
            400,
            "VALIDATION_ERROR",
            json!("config.cost_per_conversation"),
            json!("minimum"),
        ),
        (
            client
                .post("/workflux/v1/conversations", &json!({"agent_id": "agent-123", "channel": "c", "user_id": "u"}))
                .await,
            400,
            "VALIDATION_ERROR",
            json!("agent_id"),
            json!("unknown_record"),
        ),
        (
            client.get("/workflux/v1/analytics?start_date=yesterday").await,
            400,
            "INVALID_REQUEST",
            json!("start_date"),
            json!("pattern"),
        ),
        (
            client.get("/workflux/v1/analytics?start_date=2000-01-01&end_date=2024-01-01").await,
            400,
            "INVALID_REQUEST",
            json!("start_date"),
            json!("range"),
        ),
        (client.get("/workflux/v1/nowhere").await, 404, "RESOURCE_NOT_FOUND", json!(null), json!(null)),
        (client.delete("/workflux/v1/agents").await, 405, "METHOD_NOT_ALLOWED", json!(null), json!(null)),
        (
            server.client("sy_nobody").get("/workflux/v1/agents").await,
            401,
            "AUTHENTICATION_FAILED",
            json!(null),
            json!(null),
        ),
        (
            server
                .client(&bed.key(&["--tenant", "errors", "--scope", "agents:read"]))
                .get("/workflux/v1/analytics")
                .await,
            403,
            "PERMISSION_DENIED",
            json!(null),
            json!(null),
        ),
    ] {
        assert_eq!((answer.status, answer.at("/error/code")), (status, json!(code)), "{answer:?}");
        assert_eq!(answer.json().pointer("/error/details/field").cloned().unwrap_or_default(), field, "{answer:?}");
        assert_eq!(answer.json().pointer("/error/details/reason").cloned().unwrap_or_default(), reason, "{answer:?}");
        assert_eq!(answer.at("/error/request_id"), json!(answer.header("x-request-id")));
        assert!(answer.at("/error/timestamp").as_str().unwrap().ends_with('Z'), "{answer:?}");
    }
    server.stop().await;
}
