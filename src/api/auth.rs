//! Who is asking: from what a request presents to a [`Caller`] that may do what the operation needs. The one place where credentials are judged.
//!
//! Three kinds of credential are told apart by their form: API keys (`sy_…`), OAuth 2.0 access tokens (`syt_…`) and users' tokens (a JWT). Which of
//! them an operation takes stands in the surface's document, by the names of its security schemes: [`USER_TOKEN`] takes users' tokens, [`OAUTH2`] access
//! tokens, and every other scheme API keys. The scopes that a credential must carry come from there too.

use generated::runtime::{Credential, Presented, Requirement};
use poem::{
    Response,
    http::{HeaderValue, header},
};

use super::{Services, refusal::RefusalKind};
use crate::domain::{
    error::{Error, Result},
    identity::Caller,
    secret::Purpose,
};

/// The scheme of users' tokens, in every document that has it.
const USER_TOKEN: &str = "userToken";
/// The scheme of access tokens, in every document that has it.
const OAUTH2: &str = "oauth2";

/// The caller of the first alternative that holds. Where none does, what is wrong with the one that is for this kind of credential.
pub(super) async fn caller(services: &Services, presented: Presented) -> Result<Caller> {
    let mut refused = None;
    for alternative in &presented.alternatives {
        match holds(services, alternative).await {
            Ok(Some(caller)) => return Ok(caller),
            Ok(None) => {}
            Err(error @ (Error::Unauthenticated { .. } | Error::Forbidden { .. })) => refused = Some(error),
            Err(error) => return Err(error),
        }
    }
    Err(refused.unwrap_or_else(|| unauthenticated("the credential is not valid here")))
}

/// All credentials of an alternative must be good, and of one and the same caller. `None` where there are none, or some are not of the kind that the alternative
/// is for.
async fn holds(services: &Services, alternative: &[Credential]) -> Result<Option<Caller>> {
    if !alternative.iter().all(|one| Kind::wanted(one.requirement) == Kind::of(&one.secret)) {
        return Ok(None);
    }
    let mut found: Option<Caller> = None;
    for credential in alternative {
        let kind = Kind::of(&credential.secret);
        let caller = kind.verify(services, &credential.secret).await?;
        if found.as_ref().is_some_and(|other| other.actor != caller.actor) {
            return Err(unauthenticated("the credentials belong to different keys"));
        }
        let lacking: Vec<&str> =
            credential.requirement.scopes.iter().copied().filter(|scope| !caller.has_scopes([*scope])).collect();
        if !lacking.is_empty() {
            let scopes = if lacking.len() == 1 { "scope" } else { "scopes" };
            let message = format!("the {} lacks the {scopes} {}", kind.noun(), lacking.join(", "));
            return Err(Error::forbidden(message));
        }
        found = Some(caller);
    }
    Ok(found)
}

/// What a credential is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    ApiKey,
    AccessToken,
    UserToken,
}

impl Kind {
    /// By its form. What has none of the forms is taken for an API key, as which it is refused.
    fn of(secret: &str) -> Self {
        if secret.starts_with(Purpose::AccessToken.mark()) {
            Self::AccessToken
        } else if last_word(secret).starts_with("eyJ") {
            Self::UserToken
        } else {
            Self::ApiKey
        }
    }

    /// What a scheme is for.
    fn wanted(requirement: &Requirement) -> Self {
        match requirement.name {
            USER_TOKEN => Self::UserToken,
            OAUTH2 => Self::AccessToken,
            _ => Self::ApiKey,
        }
    }

    fn noun(self) -> &'static str {
        match self {
            Self::ApiKey => "API key",
            Self::AccessToken => "access token",
            Self::UserToken => "token",
        }
    }

    async fn verify(self, services: &Services, secret: &str) -> Result<Caller> {
        match self {
            Self::ApiKey => services.keys.verify(secret).await,
            Self::AccessToken => services.oauth.verify(secret).await,
            Self::UserToken => services.users.verify(last_word(secret)).await,
        }
    }
}

/// Clients of ActiveWorkflow send more words before the token, and its server reads the last one.
fn last_word(secret: &str) -> &str {
    secret.split_whitespace().next_back().unwrap_or_default()
}

fn unauthenticated(message: &str) -> Error {
    Error::Unauthenticated { message: message.to_owned() }
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
mod tests;
