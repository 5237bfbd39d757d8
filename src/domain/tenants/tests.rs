//! A tenant comes with what its people need to begin.

use super::*;
use crate::domain::testing::{Fakes, codes, is_conflict, is_missing};

fn bed() -> (TenantService, KeyService, Arc<Fakes>) {
    let fakes = Fakes::new();
    let keys = KeyService::new(fakes.clone(), fakes.clone());
    (TenantService::new(fakes.clone(), keys.clone()), keys, fakes)
}

#[tokio::test]
async fn a_tenant_is_made_with_an_endpoint_and_a_key_that_opens_it_and_nothing_else() {
    let (tenants, keys, fakes) = bed();
    let made = tenants.create("acme".to_owned(), Plan::Starter).await.unwrap();
    let caller = keys.verify(made.key.secret.reveal()).await.unwrap();
    assert_eq!(caller.owner, Owner { tenant: made.tenant.id, unit: None });
    assert!(caller.has_scopes(["platform:write"]) && !caller.has_scopes(["operator"]));
    assert_eq!(fakes.records().endpoints[0].name, DEFAULT_ENDPOINT);
    assert_eq!(tenants.find(made.tenant.id).await.unwrap(), made.tenant);
    assert!(is_conflict(&tenants.create("acme".to_owned(), Plan::Free).await));
    assert_eq!(codes(tenants.create(" ".to_owned(), Plan::Free).await), ["required"]);
}

#[tokio::test]
async fn what_is_not_named_in_a_change_stays() {
    let (tenants, _, _) = bed();
    let tenant = tenants.found("acme".to_owned(), Plan::Free).await.unwrap();
    let changed = tenants.update(tenant.id, TenantChange { plan: Some(Plan::Pro), name: None }).await.unwrap();
    assert_eq!((changed.name.as_str(), changed.plan), ("acme", Plan::Pro));
    let changed = tenants.update(tenant.id, TenantChange { plan: None, name: Some("new".to_owned()) }).await.unwrap();
    assert_eq!((changed.name.as_str(), changed.plan), ("new", Plan::Pro));
    assert!(is_missing(&tenants.update(TenantId::new(), TenantChange::default()).await, Kind::Tenant));
}
