//! What only the whole surface shows: a run's end as an answer.

use serde_json::json;

use crate::{
    api::testing::{Outcome, bed},
    domain::execution::RunError,
};

#[tokio::test]
async fn an_agent_that_fails_is_an_integration_error_and_the_conversation_is_named() {
    let bed = bed();
    let key = format!("Bearer {}", bed.key(&["agents:write", "conversations:write", "conversations:read"]).await);
    let headers = [("authorization", key.as_str())];
    let made = bed.send("POST", "/workflux/v1/agents", &headers, r#"{"name":"a"}"#).await;
    assert_eq!(made.status, 201, "{}", made.json());
    let agent = made.json()["id"].clone();
    bed.runs(Outcome::Fails(RunError {
        code: "provider_unavailable".to_owned(),
        message: "the provider does not answer".to_owned(),
        node: Some("agent".to_owned()),
    }));
    let wanted = json!({"agent_id": agent, "channel": "chat", "user_id": "u", "initial_message": "hello"});
    let failed = bed.send("POST", "/workflux/v1/conversations", &headers, &wanted.to_string()).await;
    assert_eq!(failed.status, 500, "{}", failed.json());
    let error = failed.json()["error"].clone();
    assert_eq!(
        (&error["code"], &error["details"]["reason"]),
        (&json!("INTEGRATION_ERROR"), &json!("provider_unavailable"))
    );
    let conversation = error["details"]["conversation_id"].as_str().unwrap().to_owned();
    let read = bed.send("GET", &format!("/workflux/v1/conversations/{conversation}"), &headers, "").await;
    assert_eq!((read.status.as_u16(), &read.json()["messages_count"]), (200, &json!(1)), "nothing is lost");
}

#[tokio::test]
async fn a_run_that_outlives_the_wait_is_answered_without_a_reply() {
    let bed = bed();
    let key = format!("Bearer {}", bed.key(&["agents:write", "conversations:write"]).await);
    let headers = [("authorization", key.as_str())];
    let agent = bed.send("POST", "/workflux/v1/agents", &headers, r#"{"name":"a"}"#).await.json()["id"].clone();
    bed.runs(Outcome::Outlives);
    let wanted = json!({"agent_id": agent, "channel": "chat", "user_id": "u", "initial_message": "hello"});
    let begun = bed.send("POST", "/workflux/v1/conversations", &headers, &wanted.to_string()).await;
    assert_eq!((begun.status.as_u16(), &begun.json()["reply"]), (201, &json!(null)), "{}", begun.json());
    assert_eq!(begun.location(), format!("/workflux/v1/conversations/{}", begun.json()["id"].as_str().unwrap()));
}
