//! Clients carry no more than their maker.

use super::*;
use crate::domain::{
    context::Actor,
    plan::{Meter, Plan},
    testing::{Fakes, codes, is_missing, owner},
};

fn new(scopes: &[&str]) -> NewOAuthClient {
    NewOAuthClient { name: "c".to_owned(), unit: None, scopes: scopes.iter().map(ToString::to_string).collect() }
}

#[tokio::test]
async fn a_client_is_made_within_its_makers_scopes_and_unit() {
    let fakes = Fakes::new();
    let clients = OAuthClientService::new(fakes.clone(), fakes.clone());
    let caller = Caller {
        owner: Owner { unit: Some(UnitId::new()), ..owner() },
        scopes: vec!["platform:write".to_owned(), "jobs:run".to_owned()],
        actor: Actor::System,
        meter: Meter::of_tenant(owner().tenant, Plan::Free),
        expires_at: None,
    };
    let made = clients.create(&caller, new(&["jobs:run"])).await.unwrap();
    assert_eq!(made.client.owner, caller.owner, "the unit is inherited");
    assert!(!format!("{:?}", fakes.records().clients).contains(made.secret.reveal()));
    assert!(matches!(clients.create(&caller, new(&["admin"])).await, Err(Error::Forbidden { .. })));
    let elsewhere = NewOAuthClient { unit: Some(UnitId::new()), ..new(&["jobs:run"]) };
    assert_eq!(codes(clients.create(&caller, elsewhere).await), ["unknown_record"]);
    assert_eq!(codes(clients.create(&caller, new(&["nonsense"])).await), ["unknown_scope"]);

    assert!(is_missing(&clients.revoke(owner(), made.client.id).await, Kind::OAuthClient));
    let revoked = clients.revoke(caller.owner, made.client.id).await.unwrap();
    assert!(revoked.revoked_at.is_some());
    assert_eq!(clients.revoke(caller.owner, made.client.id).await.unwrap(), revoked, "repeating it changes nothing");
}
