//! Who is asking: from what a request presents to a [`Caller`] that may do what the operation needs.
//!
//! Every surface of today is opened by an API key, as a bearer token or in a header of its own; which one, and the scopes that it must
//! carry, stand in the surface's document and come in with the credential.

use generated::runtime::{Credential, Presented};
use poem::{
    Response,
    http::{HeaderValue, header},
};

use super::refusal::RefusalKind;
use crate::domain::{
    error::{Error, Result},
    identity::Caller,
    keys::KeyService,
};

/// The caller of the first alternative that holds; where none does, what is wrong with the last one.
pub(super) async fn caller(keys: &KeyService, presented: Presented) -> Result<Caller> {
    let mut refused = Error::Unauthenticated { message: "an API key is required".to_owned() };
    for alternative in &presented.alternatives {
        match holds(keys, alternative).await {
            Ok(Some(caller)) => return Ok(caller),
            Ok(None) => {}
            Err(error @ (Error::Unauthenticated { .. } | Error::Forbidden { .. })) => refused = error,
            Err(error) => return Err(error),
        }
    }
    Err(refused)
}

/// All credentials of an alternative must be good, and of one and the same key. `None` where there are none.
async fn holds(keys: &KeyService, alternative: &[Credential]) -> Result<Option<Caller>> {
    let mut found: Option<Caller> = None;
    for credential in alternative {
        let caller = keys.verify(&credential.secret).await?;
        if found.as_ref().is_some_and(|other| other.actor != caller.actor) {
            return Err(Error::Unauthenticated { message: "the credentials belong to different keys".to_owned() });
        }
        let lacking: Vec<&str> =
            credential.requirement.scopes.iter().copied().filter(|scope| !caller.has_scopes([*scope])).collect();
        if !lacking.is_empty() {
            let noun = if lacking.len() == 1 { "scope" } else { "scopes" };
            return Err(Error::Forbidden { message: format!("the API key lacks the {noun} {}", lacking.join(", ")) });
        }
        found = Some(caller);
    }
    Ok(found)
}

/// Adds the challenge of RFC 6750, section 3, to a 401. For surfaces whose scheme is bearer.
pub(super) fn challenge(response: &mut Response, kind: RefusalKind) {
    let value = match kind {
        // A request without any credential is told no error code (RFC 6750, section 3.1).
        RefusalKind::Unauthenticated { presented: false } => r#"Bearer realm="switchyard""#,
        RefusalKind::Unauthenticated { presented: true } => r#"Bearer realm="switchyard", error="invalid_token""#,
        _ => return,
    };
    response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static(value));
}

#[cfg(test)]
mod tests {
    use generated::runtime::{Requirement, Scheme};

    use super::*;
    use crate::domain::{
        keys::NewApiKey,
        testing::{Fakes, owner},
    };

    static READ: Requirement = Requirement { name: "k", scheme: Scheme::Bearer, scopes: &["workflows:read"] };
    static BOTH: Requirement =
        Requirement { name: "k", scheme: Scheme::Bearer, scopes: &["workflows:read", "workflows:write"] };

    async fn key(keys: &KeyService, scopes: &[&str]) -> String {
        let scopes = scopes.iter().map(ToString::to_string).collect();
        let new = NewApiKey { name: "k".to_owned(), unit: None, scopes, plan: None, expires_at: None };
        keys.issue(owner(), new).await.unwrap().secret.reveal().to_owned()
    }

    fn presented(alternatives: &[&[(&'static Requirement, &str)]]) -> Presented {
        let credential = |(requirement, secret): &(&'static Requirement, &str)| Credential {
            requirement,
            secret: (*secret).to_owned(),
        };
        let alternatives = alternatives.iter().map(|all| all.iter().map(credential).collect()).collect();
        Presented { alternatives }
    }

    #[tokio::test]
    async fn a_key_opens_what_its_scopes_name_and_admin_opens_all() {
        let keys = KeyService::new(Fakes::new());
        let (reader, admin) = (key(&keys, &["workflows:read"]).await, key(&keys, &["admin"]).await);
        for (requirement, secret, expect) in [
            (&READ, reader.as_str(), None),
            (&READ, admin.as_str(), None),
            (&BOTH, admin.as_str(), None),
            (&BOTH, reader.as_str(), Some("the API key lacks the scope workflows:write")),
            (&READ, "sy_wrong", Some("the API key is not valid")),
        ] {
            let result = caller(&keys, presented(&[&[(requirement, secret)]])).await;
            assert_eq!(result.err().map(|error| error.to_string()).as_deref(), expect);
        }
    }

    #[tokio::test]
    async fn any_alternative_suffices_and_each_must_hold_whole() {
        let keys = KeyService::new(Fakes::new());
        let (reader, other) = (key(&keys, &["workflows:read"]).await, key(&keys, &["admin"]).await);
        assert!(caller(&keys, presented(&[&[(&READ, "x")], &[(&READ, &reader)]])).await.is_ok());
        assert!(caller(&keys, presented(&[&[(&READ, &reader), (&READ, &reader)]])).await.is_ok());
        for refused in [
            presented(&[]),
            presented(&[&[]]),
            presented(&[&[(&READ, &reader), (&READ, "x")]]),
            presented(&[&[(&READ, &reader), (&READ, &other)]]),
        ] {
            assert!(matches!(caller(&keys, refused).await, Err(Error::Unauthenticated { .. })));
        }
    }
}
