//! A token stands for its user for as long as both are there.

use super::*;
use crate::domain::testing::{Fakes, is_missing, owner, sealer};

fn bed() -> (UserService, Arc<Fakes>) {
    let fakes = Fakes::new();
    (UserService::new(fakes.clone(), fakes.clone(), sealer()), fakes)
}

fn new(expires_at: Option<DateTime<Utc>>) -> NewUserToken {
    NewUserToken { name: "laptop".to_owned(), expires_at }
}

fn caller(owner: Owner, scopes: &[&str]) -> Caller {
    Caller {
        owner,
        scopes: scopes.iter().map(ToString::to_string).collect(),
        actor: Actor::System,
        meter: Meter::of_tenant(owner.tenant, crate::domain::plan::Plan::Free),
        expires_at: None,
    }
}

async fn refusal(users: &UserService, token: &str) -> String {
    users.verify(token).await.unwrap_err().to_string()
}

#[tokio::test]
async fn a_token_opens_what_a_user_may_do_until_it_is_revoked() {
    let (users, fakes) = bed();
    let owner = owner();
    let user = users.create(owner, "ada".to_owned()).await.unwrap();
    let made = users.create_token(&caller(owner, &["admin"]), user.id, new(None)).await.unwrap();
    let found = users.verify(&made.text).await.unwrap();
    assert_eq!((found.owner, found.actor), (owner, Actor::User(user.id)));
    assert!(found.has_scopes(USER_SCOPES) && !found.has_scopes(["platform:read"]));
    assert!(!format!("{:?}", fakes.records().user_tokens).contains(&made.text), "the text is not stored");

    let stranger = crate::domain::testing::owner();
    assert!(is_missing(&users.revoke_token(stranger, user.id, made.token.id).await, Kind::User));
    users.revoke_token(owner, user.id, made.token.id).await.unwrap();
    assert_eq!(refusal(&users, &made.text).await, "the token was revoked");
}

#[tokio::test]
async fn tokens_end_with_their_time_and_with_their_user() {
    let (users, _) = bed();
    let owner = owner();
    let user = users.create(owner, "ada".to_owned()).await.unwrap();
    let past = users.issue_token(&user, new(Some(now() - TimeDelta::seconds(1)))).await.unwrap();
    assert_eq!(refusal(&users, &past.text).await, "the token has expired");
    let lasting = users.issue_token(&user, new(None)).await.unwrap();
    users.verify(&lasting.text).await.unwrap();
    users.delete(owner, user.id).await.unwrap();
    assert_eq!(refusal(&users, &lasting.text).await, "the token is not valid");
}

#[tokio::test]
async fn each_tenant_signs_with_a_key_of_its_own() {
    let (users, fakes) = bed();
    let (one, other) = (owner(), owner());
    let mut texts = Vec::new();
    for owner in [one, other] {
        let user = users.create(owner, "ada".to_owned()).await.unwrap();
        for _ in 0..2 {
            texts.push(users.issue_token(&user, new(None)).await.unwrap());
        }
    }
    assert_eq!(fakes.records().signing_keys.len(), 2);
    // A token that claims to be one of another tenant's, signed with its own tenant's key.
    let theirs = &texts[2].token;
    let claims = Claims { sub: theirs.user, jti: theirs.id, iat: theirs.created_at.timestamp(), exp: None };
    let key = users.signing.find(one.tenant).await.unwrap().unwrap();
    let forged = jwt::sign(&claims, &key).unwrap();
    assert_eq!(refusal(&users, &forged).await, "the token is not valid");
    // Nor does a row of another user's help.
    let claims = Claims { sub: texts[0].token.user, jti: theirs.id, ..claims };
    let key = users.signing.find(other.tenant).await.unwrap().unwrap();
    assert_eq!(refusal(&users, &jwt::sign(&claims, &key).unwrap()).await, "the token is not valid");
    // What has the right key opens, from another process too, which has the key only sealed.
    let restarted = UserService::new(fakes.clone(), fakes.clone(), users.signing.sealer.clone());
    for made in texts {
        restarted.verify(&made.text).await.unwrap();
    }
}

#[tokio::test]
async fn who_makes_a_token_holds_what_it_may_do_and_the_whole_tenant() {
    let (users, fakes) = bed();
    let tenant = owner();
    let user = users.create(tenant, "ada".to_owned()).await.unwrap();
    let small = caller(tenant, &["platform:write", "workflows:read"]);
    assert!(matches!(users.create_token(&small, user.id, new(None)).await, Err(Error::Forbidden { .. })));
    let bound = Owner { unit: Some(crate::domain::id::UnitId::new()), ..tenant };
    assert!(matches!(users.create(bound, "eve".to_owned()).await, Err(Error::Forbidden { .. })));
    assert!(is_missing(&users.create_token(&caller(bound, &["admin"]), user.id, new(None)).await, Kind::User));
    assert_eq!(users.list(bound, PageRequest { page: 1, limit: 10 }).await.unwrap().total, 0);
    assert!(fakes.records().user_tokens.is_empty());
}
