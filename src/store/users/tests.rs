//! Users, tokens and signing keys, on both databases.

use chrono::TimeDelta;
use uuid::Uuid;

use super::super::testing::{now, on_each};
use crate::domain::{
    Error,
    id::{SigningKeyId, TenantId, UserId, UserTokenId},
    identity::{User, UserToken},
    page::PageRequest,
    plan::Plan,
    ports::{SigningKeyRepository, UserRepository},
};

const ALL: PageRequest = PageRequest { page: 1, limit: 10 };

fn user(tenant: TenantId, name: &str) -> User {
    User { id: UserId::new(), tenant, name: name.to_owned(), created_at: now() }
}

fn token(user: &User) -> UserToken {
    UserToken {
        id: UserTokenId::new(),
        tenant: user.tenant,
        user: user.id,
        name: "t".to_owned(),
        created_at: now(),
        expires_at: None,
        revoked_at: None,
        last_used_at: None,
    }
}

#[tokio::test]
async fn users_are_their_tenants_and_take_their_tokens_with_them() {
    on_each(async |bed| {
        let users = bed.store.users();
        let (here, there) = (bed.owner().await.tenant, bed.owner().await.tenant);
        let (ada, theirs) = (user(here, "ada"), user(there, "ada"));
        for one in [&ada, &theirs] {
            UserRepository::insert(&users, one).await.unwrap();
        }
        let again = UserRepository::insert(&users, &user(here, "ada")).await.unwrap_err();
        assert_eq!(again.to_string(), "a user of this name exists");
        assert_eq!(UserRepository::find(&users, here, ada.id).await.unwrap().as_ref(), Some(&ada));
        assert_eq!(UserRepository::find(&users, there, ada.id).await.unwrap(), None);
        assert_eq!(users.find_by_name(there, "ada").await.unwrap().as_ref(), Some(&theirs));
        assert_eq!(users.list(here, ALL).await.unwrap().items, std::slice::from_ref(&ada));

        let (old, new) = (token(&ada), token(&ada));
        for one in [&old, &new] {
            users.insert_token(one).await.unwrap();
        }
        assert_eq!(users.find_token(old.id).await.unwrap(), Some((old.clone(), Plan::Business)));
        assert_eq!(users.tokens(here, ada.id, ALL).await.unwrap().items, [new, old.clone()]);
        assert_eq!(users.tokens(there, ada.id, ALL).await.unwrap().total, 0);

        assert!(!users.delete(there, ada.id).await.unwrap());
        assert!(users.delete(here, ada.id).await.unwrap());
        assert_eq!(users.find_token(old.id).await.unwrap(), None);
        assert!(!users.delete(here, ada.id).await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn a_token_is_revoked_once_and_used_once_a_minute() {
    on_each(async |bed| {
        let users = bed.store.users();
        let tenant = bed.owner().await.tenant;
        let (ada, eve) = (user(tenant, "ada"), user(tenant, "eve"));
        for one in [&ada, &eve] {
            UserRepository::insert(&users, one).await.unwrap();
        }
        let token = token(&ada);
        users.insert_token(&token).await.unwrap();
        let at = now();
        for (seconds, expect) in [(0, 0), (59, 0), (60, 60)] {
            users.touch_token(token.id, at + TimeDelta::seconds(seconds)).await.unwrap();
            let used = users.find_token(token.id).await.unwrap().unwrap().0.last_used_at;
            assert_eq!(used, Some(at + TimeDelta::seconds(expect)), "after {seconds} s");
        }
        assert_eq!(users.revoke_token(tenant, eve.id, token.id, at).await.unwrap(), None, "another user's");
        let revoked = users.revoke_token(tenant, ada.id, token.id, at).await.unwrap().unwrap();
        assert_eq!(revoked.revoked_at, Some(at));
        let again = users.revoke_token(tenant, ada.id, token.id, at + TimeDelta::hours(1)).await.unwrap();
        assert_eq!(again, Some(revoked));
    })
    .await;
}

#[tokio::test]
async fn a_tenant_has_one_signing_key() {
    on_each(async |bed| {
        let users = bed.store.users();
        let tenant = bed.owner().await.tenant;
        let sealed = |key: u8| [&[1][..], Uuid::now_v7().as_bytes(), &[key; 60]].concat();
        let (first, second) = (SigningKeyId::new(), SigningKeyId::new());
        let stored = sealed(1);
        assert!(SigningKeyRepository::insert(&users, tenant, first, &stored, now()).await.unwrap());
        assert!(!SigningKeyRepository::insert(&users, tenant, second, &sealed(2), now()).await.unwrap());
        assert_eq!(SigningKeyRepository::find(&users, tenant).await.unwrap(), Some((first, stored)));
        assert_eq!(SigningKeyRepository::find(&users, TenantId::new()).await.unwrap(), None);
        let nonsense = SigningKeyRepository::insert(&users, tenant, second, b"x", now()).await;
        assert!(matches!(nonsense, Err(Error::Internal { .. })));
    })
    .await;
}
