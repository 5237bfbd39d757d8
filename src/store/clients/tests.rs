//! Clients and access tokens, on both databases.

use chrono::TimeDelta;

use super::super::testing::{now, on_each};
use crate::domain::{
    id::{AccessTokenId, OAuthClientId},
    identity::{AccessToken, OAuthClient, Owner},
    page::PageRequest,
    plan::Plan,
    ports::OAuthClientRepository,
};

fn client(owner: Owner) -> OAuthClient {
    OAuthClient {
        id: OAuthClientId::new(),
        owner,
        name: "c".to_owned(),
        scopes: vec!["jobs:run".to_owned(), "jobs:read".to_owned()],
        created_at: now(),
        revoked_at: None,
        last_used_at: None,
    }
}

fn token(client: &OAuthClient, age: TimeDelta) -> AccessToken {
    let created_at = now() - age;
    AccessToken {
        id: AccessTokenId::new(),
        client: client.id,
        scopes: vec!["jobs:run".to_owned()],
        created_at,
        expires_at: created_at + TimeDelta::hours(1),
        revoked_at: None,
    }
}

#[tokio::test]
async fn clients_are_found_within_their_walls_and_revoked_once() {
    on_each(async |bed| {
        let clients = bed.store.oauth_clients();
        let (owner, stranger) = (bed.owner().await, bed.owner().await);
        let unit = bed.unit_of(owner).await;
        let (whole, within) = (client(owner), client(unit));
        clients.insert(&whole, [1; 32]).await.unwrap();
        clients.insert(&within, [2; 32]).await.unwrap();
        assert_eq!(clients.find(owner, whole.id).await.unwrap().as_ref(), Some(&whole));
        for other in [stranger, unit] {
            assert_eq!(clients.find(other, whole.id).await.unwrap(), None);
            assert_eq!(clients.revoke(other, whole.id, now()).await.unwrap(), None);
        }
        assert_eq!(clients.find_for_login(within.id).await.unwrap(), Some((within.clone(), [2; 32])));
        let page = PageRequest { page: 1, limit: 10 };
        assert_eq!(clients.list(owner, page).await.unwrap().items, [within.clone(), whole.clone()]);
        assert_eq!(clients.list(unit, page).await.unwrap().items, [within]);
        let at = now();
        let revoked = clients.revoke(owner, whole.id, at).await.unwrap().unwrap();
        assert_eq!(revoked.revoked_at, Some(at));
        assert_eq!(clients.revoke(owner, whole.id, at + TimeDelta::hours(1)).await.unwrap(), Some(revoked));
    })
    .await;
}

#[tokio::test]
async fn tokens_are_found_by_hash_revoked_by_their_client_and_forgotten_long_after_their_end() {
    on_each(async |bed| {
        let clients = bed.store.oauth_clients();
        let owner = bed.owner().await;
        let (own, other) = (client(owner), client(owner));
        clients.insert(&own, [1; 32]).await.unwrap();
        clients.insert(&other, [2; 32]).await.unwrap();

        let expired = token(&own, TimeDelta::minutes(90));
        let forgotten = token(&own, TimeDelta::minutes(121));
        clients.insert_token(owner, &forgotten, [3; 32]).await.unwrap();
        clients.insert_token(owner, &expired, [4; 32]).await.unwrap();
        let fresh = token(&own, TimeDelta::zero());
        clients.insert_token(owner, &fresh, [5; 32]).await.unwrap();
        assert_eq!(clients.find_token([3; 32]).await.unwrap(), None);
        assert_eq!(clients.find_token([4; 32]).await.unwrap().unwrap().0, expired);
        let (found, of, plan) = clients.find_token([5; 32]).await.unwrap().unwrap();
        assert_eq!((&found, of.id, plan), (&fresh, own.id, Plan::Business));
        assert_eq!(of.last_used_at, Some(fresh.created_at));

        clients.revoke_token(owner, other.id, [5; 32], now()).await.unwrap();
        assert_eq!(clients.find_token([5; 32]).await.unwrap().unwrap().0.revoked_at, None, "another client's");
        let at = now();
        for later in [0, 1] {
            clients.revoke_token(owner, own.id, [5; 32], at + TimeDelta::hours(later)).await.unwrap();
            assert_eq!(clients.find_token([5; 32]).await.unwrap().unwrap().0.revoked_at, Some(at));
        }
        clients.revoke_token(owner, own.id, [9; 32], now()).await.unwrap();
    })
    .await;
}
