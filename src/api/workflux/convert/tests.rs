//! What WorkFlux is told and tells, without a server.

use generated::runtime::Validate as _;
use serde_json::json;

use super::*;
use crate::domain::{
    agent::{AgentKind, Icon},
    id::{TenantId, WorkflowId},
    identity::Owner,
    workflows::now,
};

fn some_agent(config: Value) -> Agent {
    let Value::Object(config) = config else { panic!("{config}") };
    Agent {
        seq: 1,
        id: AgentId::new(),
        owner: Owner { tenant: TenantId::new(), unit: None },
        name: "n".repeat(300),
        description: String::new(),
        code: "n".to_owned(),
        category: None,
        kind: AgentKind::Single,
        mode: String::new(),
        tags: Vec::new(),
        icon: Icon { kind: "emoji".to_owned(), value: "x".to_owned(), background: "#fff".to_owned() },
        is_favorite: false,
        status: AgentStatus::Draft,
        config,
        extend_properties: Map::new(),
        usage_guide: None,
        ab_test_id: None,
        ab_test_enabled: false,
        definition: None,
        workflow: WorkflowId::new(),
        class: None,
        options: Map::new(),
        schedule: None,
        sources: Vec::new(),
        keep_messages_secs: 0,
        guid: None,
        created_by: String::new(),
        updated_by: String::new(),
        created_at: now(),
        updated_at: now(),
    }
}

#[test]
fn settings_are_merged_one_level_deep_and_null_removes_one() {
    for (had, changes, has) in [
        (json!({"a": 1, "b": {"c": 2}}), json!({"b": {"d": 3}}), json!({"a": 1, "b": {"d": 3}})),
        (json!({"a": 1, "b": 2}), json!({"a": null, "x": null}), json!({"b": 2})),
        (json!({"cost_per_conversation": 1}), json!({"cost_per_conversation": null}), json!({})),
        (json!({"a": 1}), json!({"cost_per_conversation": 2}), json!({"a": 1, "cost_per_conversation": 2.0})),
        (json!({"a": 1}), json!({}), json!({"a": 1})),
    ] {
        let body = serde_json::from_value(json!({ "config": changes })).unwrap();
        let change = agent_change(body, &some_agent(had.clone())).unwrap();
        assert_eq!(change.config.map(Value::Object), Some(has), "{had} and {changes}");
    }
    let nothing = agent_change(serde_json::from_value(json!({})).unwrap(), &some_agent(json!({}))).unwrap();
    assert_eq!(nothing, AgentChange::default());
}

#[test]
fn an_agent_of_another_surface_fits_the_document() {
    let shown = agent(some_agent(json!({"cost_per_conversation": "nothing"})));
    assert!(shown.is_valid(), "{shown:?}");
    assert_eq!(shown.status, wire::AgentStatus::Inactive);
}

#[test]
fn ids_of_another_shape_name_nothing() {
    let id = AgentId::new();
    assert_eq!(agent_id(&id.spelled()).unwrap(), id);
    assert!(id.spelled().starts_with("agent-"));
    for text in ["agent-123", "conv-01j7mrkbg0e4ma4jz41b93y214", ""] {
        assert!(matches!(agent_id(text), Err(Error::NotFound { kind: Kind::Agent })), "{text}");
        assert!(matches!(named_agent(text), Err(Error::Invalid { .. })), "{text}");
    }
}

#[test]
fn pages_are_counted_up() {
    for (total, limit, pages) in [(0, 20, 0), (1, 20, 1), (20, 20, 1), (21, 20, 2)] {
        let found = pagination(total, PageRequest { page: 1, limit });
        assert_eq!(found.total_pages, pages, "{total} by {limit}");
    }
}
