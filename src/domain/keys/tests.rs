//! Keys: shown once, judged before they are looked up, granted within their maker's scopes.

use super::*;
use crate::domain::{
    identity::Unit,
    testing::{Fakes, codes, is_missing, owner},
};

fn new(scopes: &[&str]) -> NewApiKey {
    let scopes = scopes.iter().map(ToString::to_string).collect();
    NewApiKey { name: "k".to_owned(), unit: None, scopes, plan: None, expires_at: None }
}

fn is_unauthenticated<T>(result: &Result<T>) -> bool {
    matches!(result, Err(Error::Unauthenticated { .. }))
}

#[tokio::test]
async fn a_key_opens_what_it_was_made_for_until_it_is_revoked() {
    let fakes = Fakes::new();
    let keys = KeyService::new(fakes.clone(), fakes.clone());
    let owner = owner();
    let made = keys.issue(owner, new(&["jobs:run"])).await.unwrap();
    let caller = keys.verify(made.secret.reveal()).await.unwrap();
    assert_eq!((caller.owner, caller.actor), (owner, Actor::ApiKey(made.key.id)));
    assert!(caller.has_scopes(["jobs:run"]) && !caller.has_scopes(["jobs:read"]));
    let stored = format!("{:?}", fakes.records().keys);
    assert!(!stored.contains(made.secret.reveal()) && stored.contains(&made.key.prefix));

    keys.revoke(owner, made.key.id).await.unwrap();
    assert!(is_unauthenticated(&keys.verify(made.secret.reveal()).await));
    assert!(is_missing(&keys.revoke(crate::domain::testing::owner(), made.key.id).await, Kind::ApiKey));
}

#[tokio::test]
async fn what_is_not_a_key_costs_no_look_up() {
    let fakes = Fakes::new();
    let keys = KeyService::new(fakes.clone(), fakes.clone());
    for text in ["", "sy_", "Bearer x", &"x".repeat(1_000_000), "sy_0000000000000000000000000000000000000000000000000"]
    {
        assert!(is_unauthenticated(&keys.verify(text).await));
    }
    assert_eq!(fakes.records().key_lookups, 0);
    assert!(is_unauthenticated(&keys.verify(Secret::generate().reveal()).await));
    assert_eq!(fakes.records().key_lookups, 1);
}

#[tokio::test]
async fn an_expired_key_opens_nothing() {
    let fakes = Fakes::new();
    let keys = KeyService::new(fakes.clone(), fakes.clone());
    let made = keys.issue(owner(), new(&["admin"])).await.unwrap();
    fakes.records().keys[0].0.expires_at = Some(now());
    assert!(is_unauthenticated(&keys.verify(made.secret.reveal()).await));
    let past = NewApiKey { expires_at: Some(now() - TimeDelta::seconds(1)), ..new(&["admin"]) };
    let made = keys.issue(owner(), past).await.unwrap();
    assert!(is_unauthenticated(&keys.verify(made.secret.reveal()).await));
}

#[tokio::test]
async fn a_use_is_noted_once_a_minute() {
    let fakes = Fakes::new();
    let keys = KeyService::new(fakes.clone(), fakes.clone());
    let secret = keys.issue(owner(), new(&["admin"])).await.unwrap().secret;
    for _ in 0..3 {
        keys.verify(secret.reveal()).await.unwrap();
    }
    assert_eq!(fakes.records().touches, 1);
    fakes.records().keys[0].0.last_used_at = Some(now() - TimeDelta::seconds(61));
    keys.verify(secret.reveal()).await.unwrap();
    assert_eq!(fakes.records().touches, 2);
}

#[tokio::test]
async fn a_caller_grants_only_what_it_holds() {
    let fakes = Fakes::new();
    let keys = KeyService::new(fakes.clone(), fakes.clone());
    let tenant = owner();
    let [own, other] = ["own", "other"].map(|name| Unit {
        id: UnitId::new(),
        tenant: tenant.tenant,
        name: name.to_owned(),
        created_at: now(),
    });
    fakes.records().units.extend([own.clone(), other.clone()]);
    let caller = |scopes: &[&str], unit| Caller {
        owner: Owner { unit, ..tenant },
        scopes: scopes.iter().map(ToString::to_string).collect(),
        actor: Actor::System,
        meter: Meter::of_tenant(tenant.tenant, Plan::Free),
        expires_at: None,
    };
    let small = caller(&["platform:write", "jobs:run"], Some(own.id));
    let made = keys.create(&small, new(&["jobs:run"])).await.unwrap();
    assert_eq!(made.key.owner, small.owner, "the unit is inherited");
    for scopes in [&["jobs:read"][..], &["jobs:run", "admin"]] {
        assert!(matches!(keys.create(&small, new(scopes)).await, Err(Error::Forbidden { .. })));
    }
    // Another unit, another tenant's and none at all are the same to it.
    for unit in [other.id, UnitId::new()] {
        let elsewhere = NewApiKey { unit: Some(unit), ..new(&["jobs:run"]) };
        assert_eq!(codes(keys.create(&small, elsewhere).await), ["unknown_record"]);
    }

    let admin = caller(&["admin"], None);
    let narrowed = NewApiKey { unit: Some(other.id), ..new(&["jobs:read", "admin"]) };
    assert_eq!(keys.create(&admin, narrowed).await.unwrap().key.owner.unit, Some(other.id));
    assert!(matches!(keys.create(&admin, new(&["operator"])).await, Err(Error::Forbidden { .. })));
    let planned = NewApiKey { plan: Some(Plan::Pro), ..new(&["jobs:run"]) };
    assert!(matches!(keys.create(&admin, planned.clone()).await, Err(Error::Forbidden { .. })));
    let made = keys.create(&caller(&["admin", "operator"], None), planned).await.unwrap();
    let meter = keys.verify(made.secret.reveal()).await.unwrap().meter;
    assert_eq!(meter, Meter { subject: Subject::Key(made.key.id), plan: Plan::Pro });
}

#[tokio::test]
async fn scopes_and_names_are_checked_all_at_once() {
    let fakes = Fakes::new();
    let keys = KeyService::new(fakes.clone(), fakes.clone());
    let bad = NewApiKey { name: String::new(), ..new(&["jobs:run", "nonsense", "jobs:run"]) };
    assert_eq!(codes(keys.issue(owner(), bad).await), ["required", "unknown_scope", "duplicate"]);
    assert_eq!(codes(keys.issue(owner(), new(&[])).await), ["required"]);
}
