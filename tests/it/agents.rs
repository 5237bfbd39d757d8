//! One record, five spellings: agents and workflows that one surface makes are listed, run and answered for on the others.

use serde_json::{Value, json};

use crate::support::{bed::Bed, client::Client, eventually, on_each_database};

on_each_database!(
    an_agent_made_through_one_surface_is_on_all_of_them,
    a_workflow_made_through_one_surface_is_run_and_shown_by_others,
);

/// What presents a token of a person of the client's tenant.
async fn person(client: &Client) -> Client {
    let user = client.post("/platform/v1/users", &json!({"name": "ada"})).await;
    assert_eq!(user.status, 201, "{user:?}");
    let path = format!("/platform/v1/users/{}/tokens", user.at("/id").as_str().unwrap());
    let made = client.post(&path, &json!({"name": "cross"})).await;
    assert_eq!(made.status, 201, "{made:?}");
    Client::new(&client.base, made.at("/token").as_str().unwrap())
}

/// The UUID of a new agent of WorkFX's.
async fn agent(client: &Client, name: &str) -> String {
    let made = client.post("/workfx/admin/api/v2/agents", &json!({ "name": name })).await;
    assert_eq!(made.status, 201, "{made:?}");
    made.at("/id").as_str().unwrap().to_owned()
}

fn named(list: &Value, name: &str) -> Option<Value> {
    list.as_array().unwrap().iter().find(|item| item["name"] == name).cloned()
}

async fn an_agent_made_through_one_surface_is_on_all_of_them(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    let person = person(&client).await;
    let id = agent(&client, "Order desk").await;
    let definition =
        json!({"type": "instruction", "provider": {"name": "scripted", "template": "You asked: {{ query }}"}});
    let set =
        client.send(reqwest::Method::PUT, &format!("/platform/v1/agents/{id}/definition"), Some(&definition)).await;
    assert_eq!((set.status, set.at("/code")), (200, json!("order-desk")), "{set:?}");

    let listed = client.get("/workflux/v1/agents").await;
    let theirs = named(&listed.at("/data"), "Order desk").unwrap_or_else(|| panic!("{listed:?}"));
    assert!(theirs["id"].as_str().unwrap().starts_with("agent-"), "{theirs}");
    let wanted =
        json!({"agent_id": theirs["id"], "channel": "chat", "user_id": "u", "initial_message": "Where is it?"});
    let conversation = client.post("/workflux/v1/conversations", &wanted).await;
    assert_eq!(conversation.status, 201, "{conversation:?}");
    assert_eq!(conversation.at("/reply/content"), json!("You asked: Where is it?"));

    // Its run emitted a message, and its number is the same everywhere.
    let number = set.at("/number");
    let counted = eventually("the message", || async {
        let listed = person.get("/activeworkflow/api/v1/agents").await.json();
        named(&listed, "Order desk").filter(|shown| shown["messages_count"] == 1)
    })
    .await;
    assert_eq!((&counted["id"], &counted["disabled"]), (&number, &json!(false)));
    server.stop().await;
}

async fn a_workflow_made_through_one_surface_is_run_and_shown_by_others(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    let person = person(&client).await;
    let id = agent(&client, "Greeter").await;
    client
        .create_workflow(&json!({
            "name": "greets", "status": "published", "edges": [],
            "nodes": [{"id": "ask", "type": "agent", "config": {"agent": id, "query": "Hello, {{ input.name }}!"}}],
        }))
        .await;
    let ran =
        client.post("/agentifyme/v1/workflows/run", &json!({"name": "greets", "parameters": {"name": "Ada"}})).await;
    assert_eq!((ran.status, ran.at("/result/answer")), (200, json!("Hello, Ada!")), "{ran:?}");

    let listed = person.get("/activeworkflow/api/v1/workflows").await.json();
    let workflow = named(&listed, "greets").unwrap_or_else(|| panic!("{listed}"));
    let shown = person.get(&format!("/activeworkflow/api/v1/workflows/{}", workflow["id"])).await;
    let number = client.get(&format!("/platform/v1/agents/{id}")).await.at("/number");
    assert_eq!((shown.at("/agents/0/id"), shown.at("/agents").as_array().unwrap().len()), (number, 1), "{shown:?}");
    // An agent's own workflow is nobody's to see.
    assert!(named(&listed, "Greeter").is_none(), "{listed}");
    server.stop().await;
}
