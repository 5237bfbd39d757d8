//! Every kind of credential before every kind of scheme.

use chrono::TimeDelta;
use generated::runtime::Scheme;

use super::*;
use crate::{
    api::testing::{Bed, bed},
    domain::{clients::NewOAuthClient, context::Actor, oauth::ClientLogin, users::NewUserToken},
};

static READ: Requirement = Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["workflows:read"] };
static BOTH: Requirement =
    Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["workflows:read", "workflows:write"] };
static TOKEN: Requirement = Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["workflows:read"] };
static USER: Requirement = Requirement { name: "userToken", scheme: Scheme::Bearer, scopes: &["workflows:read"] };

fn presented(alternatives: &[&[(&'static Requirement, &str)]]) -> Presented {
    let credential =
        |(requirement, secret): &(&'static Requirement, &str)| Credential { requirement, secret: (*secret).to_owned() };
    let alternatives = alternatives.iter().map(|all| all.iter().map(credential).collect()).collect();
    Presented { alternatives }
}

/// An access token of a new client.
async fn access_token(bed: &Bed, scopes: &[&str]) -> String {
    let scopes = scopes.iter().map(ToString::to_string).collect();
    let new = NewOAuthClient { name: "c".to_owned(), unit: None, scopes };
    let made = bed.services().clients.issue(bed.owner, new).await.unwrap();
    let login = ClientLogin { id: made.client.id.to_string(), secret: made.secret.reveal().to_owned() };
    bed.services().oauth.client_credentials(&login, None).await.unwrap().secret.reveal().to_owned()
}

/// A token of a new user.
async fn user_token(bed: &Bed) -> String {
    let users = &bed.services().users;
    let user = users.create(bed.owner, "ada".to_owned()).await.unwrap();
    users.issue_token(&user, NewUserToken { name: "t".to_owned(), expires_at: None }).await.unwrap().text
}

#[tokio::test]
async fn a_key_opens_what_its_scopes_name_and_admin_opens_all() {
    let bed = bed();
    let (reader, admin) = (bed.key(&["workflows:read"]).await, bed.key(&["admin"]).await);
    for (requirement, secret, expect) in [
        (&READ, reader.as_str(), None),
        (&READ, admin.as_str(), None),
        (&BOTH, admin.as_str(), None),
        (&BOTH, reader.as_str(), Some("the API key lacks the scope workflows:write")),
        (&READ, "sy_wrong", Some("the API key is not valid")),
    ] {
        let result = caller(bed.services(), presented(&[&[(requirement, secret)]])).await;
        assert_eq!(result.err().map(|error| error.to_string()).as_deref(), expect);
    }
}

#[tokio::test]
async fn each_kind_of_credential_is_taken_by_its_own_scheme_alone() {
    let bed = bed();
    let key = bed.key(&["workflows:read"]).await;
    let (token, user) = (access_token(&bed, &["workflows:read"]).await, user_token(&bed).await);
    let secrets = [key, token, user];
    for (number, requirement) in [&READ, &TOKEN, &USER].into_iter().enumerate() {
        for (other, secret) in secrets.iter().enumerate() {
            let alone = caller(bed.services(), presented(&[&[(requirement, secret)]])).await;
            assert_eq!(alone.is_ok(), number == other, "{} of {}: {alone:?}", secret, requirement.name);
        }
    }
    // One bearer header is every alternative's credential at once.
    for (secret, kind) in secrets.iter().zip(["api_key", "oauth_client", "user"]) {
        let all = presented(&[&[(&READ, secret)], &[(&TOKEN, secret)], &[(&USER, secret)]]);
        assert_eq!(caller(bed.services(), all).await.unwrap().actor.kind(), kind);
    }
    let words = format!("Token {}", secrets[2]);
    let found = caller(bed.services(), presented(&[&[(&USER, &words)]])).await.unwrap();
    assert!(matches!(found.actor, Actor::User(_)));
}

#[tokio::test]
async fn what_is_said_is_about_the_credential_that_was_presented() {
    let bed = bed();
    let narrow = access_token(&bed, &["jobs:read"]).await;
    let expired = access_token(&bed, &["workflows:read"]).await;
    bed.fakes().records().access_tokens[1].0.expires_at -= TimeDelta::hours(2);
    for (secret, expect) in [
        (narrow.as_str(), "the access token lacks the scope workflows:read"),
        (expired.as_str(), "the access token has expired"),
        ("syt_x", "the access token is not valid"),
        ("eyJhbGciOiJub25lIn0.e30.", "the token is not valid"),
        ("hunter2", "the API key is not valid"),
    ] {
        for alternatives in [
            [&[(&READ, secret)], &[(&TOKEN, secret)], &[(&USER, secret)]],
            [&[(&USER, secret)], &[(&TOKEN, secret)], &[(&READ, secret)]],
        ] {
            let refused = caller(bed.services(), presented(&alternatives.map(|one| &one[..]))).await.unwrap_err();
            assert_eq!(refused.to_string(), expect);
        }
    }
}

#[tokio::test]
async fn any_alternative_suffices_and_each_must_hold_whole() {
    let bed = bed();
    let (reader, other) = (bed.key(&["workflows:read"]).await, bed.key(&["admin"]).await);
    assert!(caller(bed.services(), presented(&[&[(&READ, "x")], &[(&READ, &reader)]])).await.is_ok());
    assert!(caller(bed.services(), presented(&[&[(&READ, &reader), (&READ, &reader)]])).await.is_ok());
    for refused in [
        presented(&[]),
        presented(&[&[]]),
        presented(&[&[(&READ, &reader), (&READ, "x")]]),
        presented(&[&[(&READ, &reader), (&READ, &other)]]),
    ] {
        assert!(matches!(caller(bed.services(), refused).await, Err(Error::Unauthenticated { .. })));
    }
}
