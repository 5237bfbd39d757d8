//! Tokens: got with a secret, narrowed by scope, ended by time, by their client, and with it.

use super::*;
use crate::domain::{
    clients::{CreatedClient, NewOAuthClient, OAuthClientService},
    id::UnitId,
    identity::Owner,
    testing::{Fakes, owner},
};

struct Bed {
    fakes: Arc<Fakes>,
    clients: OAuthClientService,
    oauth: OAuthService,
}

fn bed() -> Bed {
    let fakes = Fakes::new();
    let clients = OAuthClientService::new(fakes.clone(), fakes.clone());
    Bed { clients, oauth: OAuthService::new(fakes.clone(), LONGEST_LIFETIME), fakes }
}

impl Bed {
    async fn client(&self, owner: Owner, scopes: &[&str]) -> (CreatedClient, ClientLogin) {
        let scopes = scopes.iter().map(ToString::to_string).collect();
        let made =
            self.clients.issue(owner, NewOAuthClient { name: "c".to_owned(), unit: None, scopes }).await.unwrap();
        let login = ClientLogin { id: made.client.id.to_string(), secret: made.secret.reveal().to_owned() };
        (made, login)
    }

    async fn token(&self, login: &ClientLogin) -> String {
        self.oauth.client_credentials(login, None).await.unwrap().secret.reveal().to_owned()
    }
}

#[tokio::test]
async fn scopes_are_those_that_are_asked_for_and_held() {
    let bed = bed();
    let (_, reader) = bed.client(owner(), &["workflows:read", "jobs:run"]).await;
    let (_, admin) = bed.client(owner(), &["admin"]).await;
    for (login, scope, expect) in [
        (&reader, None, Some("workflows:read jobs:run")),
        (&reader, Some(""), Some("workflows:read jobs:run")),
        (&reader, Some("jobs:run"), Some("jobs:run")),
        (&reader, Some("jobs:run  workflows:read jobs:run"), Some("jobs:run workflows:read")),
        (&reader, Some("jobs:read"), None),
        (&reader, Some("jobs:run admin"), None),
        (&reader, Some("nonsense"), None),
        (&admin, Some("jobs:read platform:write"), Some("jobs:read platform:write")),
        (&admin, Some("operator"), None),
        (&admin, Some("nonsense"), None),
    ] {
        let issued = bed.oauth.client_credentials(login, scope).await;
        match (issued, expect) {
            (Ok(issued), Some(expect)) => {
                assert_eq!(issued.token.scopes.join(" "), expect);
                let caller = bed.oauth.verify(issued.secret.reveal()).await.unwrap();
                assert_eq!(caller.scopes, issued.token.scopes);
            }
            (Err(OAuthError::InvalidScope(_)), None) => {}
            (other, _) => panic!("{scope:?}: {other:?}"),
        }
    }
}

#[tokio::test]
async fn whatever_is_wrong_with_a_login_is_the_same() {
    let bed = bed();
    let (made, right) = bed.client(owner(), &["admin"]).await;
    let (other, _) = bed.client(owner(), &["admin"]).await;
    let with = |id: &str, secret: &str| ClientLogin { id: id.to_owned(), secret: secret.to_owned() };
    let (id, secret) = (right.id.as_str(), right.secret.as_str());
    for wrong in [
        with("", ""),
        with(id, ""),
        with(id, "syc_wrong"),
        with(id, other.secret.reveal()),
        with(&other.client.id.to_string(), secret),
        with(&OAuthClientId::new().to_string(), secret),
        with(&id.replace('-', ""), secret),
        with(&format!("{{{id}}}"), secret),
        with(id, &Secret::generate().reveal().replacen("sy_", "syc_", 1)),
    ] {
        assert!(matches!(bed.oauth.client_credentials(&wrong, None).await, Err(OAuthError::InvalidClient)));
    }
    assert!(bed.oauth.client_credentials(&right, None).await.is_ok());
    bed.clients.revoke(made.client.owner, made.client.id).await.unwrap();
    assert!(matches!(bed.oauth.client_credentials(&right, None).await, Err(OAuthError::InvalidClient)));
}

#[tokio::test]
async fn a_token_ends_by_its_client_with_its_client_and_by_time() {
    let bed = bed();
    let (made, login) = bed.client(owner(), &["jobs:run"]).await;
    let (_, stranger) = bed.client(made.client.owner, &["jobs:run"]).await;
    let (first, second, third) = (bed.token(&login).await, bed.token(&login).await, bed.token(&login).await);
    let refused = async |token: &str| bed.oauth.verify(token).await.unwrap_err().to_string();

    for presented in [first.as_str(), "nonsense", "syt_x"] {
        bed.oauth.revoke(&stranger, presented).await.unwrap();
    }
    bed.oauth.verify(&first).await.unwrap();
    bed.oauth.revoke(&login, &first).await.unwrap();
    assert_eq!(refused(&first).await, "the access token was revoked");
    bed.oauth.verify(&second).await.unwrap();

    bed.fakes.records().access_tokens[1].0.expires_at = now();
    assert_eq!(refused(&second).await, "the access token has expired");

    bed.oauth.verify(&third).await.unwrap();
    bed.clients.revoke(made.client.owner, made.client.id).await.unwrap();
    assert_eq!(refused(&third).await, "the access token was revoked");
    assert_eq!(refused(Secret::generate_for(Purpose::AccessToken).reveal()).await, "the access token is not valid");
}

#[tokio::test]
async fn a_client_asks_about_tokens_of_its_tenant_and_its_unit_only() {
    let bed = bed();
    let tenant = owner();
    let bound = Owner { unit: Some(UnitId::new()), ..tenant };
    let (_, whole) = bed.client(tenant, &["jobs:run"]).await;
    let (_, within) = bed.client(bound, &["jobs:run"]).await;
    let (_, foreign) = bed.client(owner(), &["admin"]).await;
    let (token, inner) = (bed.token(&whole).await, bed.token(&within).await);
    for (login, presented, expect) in [
        (&whole, &token, true),
        (&whole, &inner, true),
        (&within, &inner, true),
        (&within, &token, false),
        (&foreign, &token, false),
        (&foreign, &inner, false),
        (&whole, &"nonsense".to_owned(), false),
    ] {
        assert_eq!(bed.oauth.introspect(login, presented).await.unwrap().is_some(), expect);
    }
    bed.oauth.revoke(&whole, &token).await.unwrap();
    assert!(bed.oauth.introspect(&whole, &token).await.unwrap().is_none());
}
