//! Data that other surfaces and older clients may have stored, and what is made of it here.

use super::*;

fn change(body: Value) -> AgentChange {
    let seen = Icon { kind: "emoji".to_owned(), value: "🤖".to_owned(), background: "#FFF".to_owned() };
    agent_change(serde_json::from_value(body).unwrap(), &seen)
}

#[test]
fn tags_are_a_list_or_a_text_with_commas() {
    for (given, expect) in
        [(json!(["a", "b c"]), &["a", "b c"][..]), (json!("a, b c ,,d"), &["a", "b c", "d"]), (json!(""), &[])]
    {
        let body: wire::CreateAgentRequest = serde_json::from_value(json!({"name": "n", "tags": given})).unwrap();
        assert_eq!(new_agent(body).tags, expect, "{given}");
    }
}

#[test]
fn what_is_not_said_of_a_new_agent_is_as_the_document_says() {
    let new =
        new_agent(serde_json::from_value(json!({"name": "n", "type": "tool", "tags": null, "icon": null})).unwrap());
    let icon = Icon { kind: "emoji".to_owned(), value: "🤖".to_owned(), background: "#FFF".to_owned() };
    assert_eq!((new.kind, new.mode.as_deref(), new.icon), (AgentKind::Single, Some("job"), icon));
    assert!(new.tags.is_empty() && !new.is_favorite && new.status == AgentStatus::Active);
}

#[test]
fn null_leaves_a_field_as_it_is_and_an_empty_text_takes_it_away() {
    assert_eq!(change(json!({"name": null, "tags": null, "icon": null, "status": null})), AgentChange::default());
    let taken = change(json!({"usage_guide": "", "ab_test_id": "", "icon_type": "url"}));
    assert_eq!((taken.usage_guide, taken.ab_test_id), (Some(None), Some(None)));
    let icon = taken.icon.unwrap();
    assert_eq!((icon.kind.as_str(), icon.value.as_str(), icon.background.as_str()), ("url", "🤖", "#FFF"));
}

#[test]
fn actors_are_told_by_kind_and_id() {
    let id = "0191e989-ae00-7128-a24b-e40ad23f0824";
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(actor(&format!("api_key:{id}")), (text(id), text("api_key")));
    assert_eq!(actor("command_line"), (None, text("command_line")));
}

#[test]
fn a_filter_of_ids_that_cannot_be_finds_nothing() {
    let request = |ids: Option<Vec<String>>| requests::ListAgents {
        page_num: 1,
        page_size: 20,
        is_favorite: None,
        tags: None,
        mode: None,
        name: Some(String::new()),
        order_by: wire::AgentOrder::Recent,
        exclude_draft: true,
        agent_ids: ids,
        r#type: None,
        tenant_id: None,
        tenant_unit_id: None,
    };
    assert_eq!(agent_filter(request(Some(vec!["x".to_owned()])), None), None);
    let filter = agent_filter(request(None), None).unwrap();
    assert_eq!((filter.name, filter.statuses.len()), (None, 2));
    let id = AgentId::new();
    let filter = agent_filter(request(Some(vec!["x".to_owned(), id.to_string()])), None).unwrap();
    assert_eq!(filter.ids, [id]);
}

#[test]
fn pages_are_counted_from_the_total() {
    for (total, page, pages, more) in [(0, 1, 0, false), (20, 1, 1, false), (21, 1, 2, true), (21, 2, 2, false)] {
        let found = agent_page(Page { items: Vec::new(), total }, page, 20);
        assert_eq!((found.total_pages, found.has_next_page), (pages, more), "{total}");
    }
}
