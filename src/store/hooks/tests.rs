//! Tokens over the life of a workflow.

use serde_json::json;

use super::*;
use crate::{
    domain::{ports::WorkflowRepository, workflow::WorkflowStatus},
    store::testing::{Bed, now as later, on_each, workflow},
};

fn published(owner: Owner, nodes: &serde_json::Value) -> Workflow {
    let graph = serde_json::from_value(json!({ "nodes": nodes })).unwrap();
    Workflow { graph, status: WorkflowStatus::Published, published_version: Some(1), ..workflow(owner, "hooked") }
}

async fn change(bed: &Bed, seen: &Workflow, status: WorkflowStatus) -> Workflow {
    let published_version = (status == WorkflowStatus::Published).then_some(seen.version);
    let next = Workflow { status, published_version, updated_at: later(), ..seen.clone() };
    bed.store.workflows().update(&next, seen).await.unwrap();
    next
}

#[tokio::test]
async fn a_token_is_made_once_and_opens_what_is_published() {
    on_each(async |bed| {
        let owner = bed.owner().await;
        let hooks = bed.store.hooks();
        let nodes =
            json!([{"id": "in", "type": "webhook", "config": {"methods": ["PUT"]}}, {"id": "b", "type": "set"}]);
        let stored = bed.store.workflows().insert(published(owner, &nodes)).await.unwrap();
        let tokens = hooks.tokens(owner, stored.id).await.unwrap();
        let [token] = &tokens[..] else { panic!("{tokens:?}") };
        let hash = Secret::parse_for(Purpose::Hook, &token.token).unwrap().hash();
        let hook = hooks.find(hash).await.unwrap().unwrap();
        assert_eq!((hook.owner, hook.workflow, hook.version, &*hook.node), (owner, stored.id, 1, "in"));
        assert_eq!(hook.config.methods, [crate::domain::trigger::webhook::HookMethod::Put]);
        // Away, and back: the same token, which opens nothing meanwhile.
        let draft = change(&bed, &stored, WorkflowStatus::Draft).await;
        assert_eq!(hooks.find(hash).await.unwrap(), None);
        assert_eq!(hooks.tokens(owner, stored.id).await.unwrap(), tokens);
        change(&bed, &draft, WorkflowStatus::Published).await;
        assert_eq!(hooks.find(hash).await.unwrap(), Some(hook));
        // Another one.
        let other = Secret::generate_for(Purpose::Hook);
        assert!(hooks.rotate(owner, stored.id, "in", &other, later()).await.unwrap());
        assert_eq!(hooks.find(hash).await.unwrap(), None);
        assert!(hooks.find(other.hash()).await.unwrap().is_some());
        assert!(!hooks.rotate(owner, stored.id, "b", &other, later()).await.unwrap());
        assert!(!hooks.rotate(bed.owner().await, stored.id, "in", &other, later()).await.unwrap());
        // With its workflow.
        assert!(bed.store.workflows().delete(owner, stored.id).await.unwrap());
        assert_eq!(hooks.find(other.hash()).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn a_signature_names_a_credential_that_is_there() {
    on_each(async |bed| {
        let owner = bed.owner().await;
        let signature = json!({"preset": "github", "credential": "0191e393-cd00-7651-8317-1ff4a6a3a450"});
        let nodes = json!([{"id": "in", "type": "webhook", "config": {"signature": signature}}]);
        let refused = bed.store.workflows().insert(published(owner, &nodes)).await.unwrap_err();
        let crate::domain::Error::Invalid { faults } = refused else { panic!("{refused:?}") };
        assert_eq!((&*faults[0].pointer, faults[0].code), ("/nodes/0/config/signature/credential", "unknown_record"));
    })
    .await;
}
