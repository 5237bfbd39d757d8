//! A first start makes what every later start finds.

use super::*;
use crate::domain::{
    context::Actor,
    identity::{ADMIN_SCOPE, OPERATOR_SCOPE},
    testing::{Fakes, codes},
};

fn bed() -> (Bootstrap, KeyService, Arc<Fakes>) {
    let fakes = Fakes::new();
    let keys = KeyService::new(fakes.clone());
    let workflows = WorkflowService::new(fakes.clone(), fakes.clone());
    (Bootstrap::new(fakes.clone(), EndpointService::new(fakes.clone()), workflows, keys.clone()), keys, fakes)
}

#[tokio::test]
async fn the_first_start_makes_all_and_later_ones_nothing() {
    let (bootstrap, keys, fakes) = bed();
    let first = bootstrap.run(None, Plan::Business).await.unwrap();
    let caller = keys.verify(first.made_key.unwrap().reveal()).await.unwrap();
    assert_eq!((caller.owner, caller.scopes), (first.owner, [ADMIN_SCOPE, OPERATOR_SCOPE].map(str::to_owned).to_vec()));
    fakes.records().workflows.clear();
    let second = bootstrap.run(None, Plan::Business).await.unwrap();
    assert!(second.made_key.is_none());
    assert_eq!(second.owner, first.owner);
    let records = fakes.records();
    assert_eq!((records.tenants.len(), records.endpoints.len(), records.keys.len()), (1, 1, 1));
    assert_eq!(records.workflows.len(), 0, "a sample that was deleted stays deleted");
}

#[tokio::test]
async fn a_start_that_was_cut_short_goes_on() {
    let (bootstrap, _, fakes) = bed();
    bootstrap.run(None, Plan::Business).await.unwrap();
    fakes.records().keys.clear();
    assert!(bootstrap.run(None, Plan::Business).await.unwrap().made_key.is_some());
    let records = fakes.records();
    assert_eq!((records.tenants.len(), records.workflows.len(), records.keys.len()), (1, 1, 1));
}

#[tokio::test]
async fn a_given_key_works_is_not_shown_and_stays_revoked() {
    let (bootstrap, keys, fakes) = bed();
    let given = Secret::generate();
    for _ in 0..2 {
        assert!(bootstrap.run(Some(given.reveal()), Plan::Business).await.unwrap().made_key.is_none());
    }
    let caller = keys.verify(given.reveal()).await.unwrap();
    assert_eq!(fakes.records().keys.len(), 1);
    let Actor::ApiKey(key) = caller.actor else { panic!("{caller:?}") };
    keys.revoke(caller.owner, key).await.unwrap();
    bootstrap.run(Some(given.reveal()), Plan::Business).await.unwrap();
    assert!(keys.verify(given.reveal()).await.is_err());
    assert_eq!(codes(bootstrap.run(Some("hunter2"), Plan::Business).await), ["key_format"]);
}

#[test]
fn the_sample_is_a_published_chain_of_a_trigger_and_a_greeting() {
    let sample = sample_workflow();
    assert_eq!(sample.status, WorkflowStatus::Published);
    let kinds: Vec<&str> = sample.graph.nodes.iter().map(|node| node.kind.as_str()).collect();
    assert_eq!(kinds, ["manual", "template"]);
    assert_eq!((sample.graph.edges[0].source.as_str(), sample.graph.edges[0].target.as_str()), ("start", "greet"));
}
