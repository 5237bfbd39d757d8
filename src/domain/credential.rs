//! Credentials: secrets that integrations and nodes present to other services.
//!
//! A record says what a secret is for; the secret itself is a [`CredentialValue`], which has no way into a log or an answer: nothing in it can be displayed
//! or serialised, and its `Debug` shows its kind only. It is stored sealed, in a form that only this module writes and reads.

use std::fmt;

use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};
use zeroize::Zeroizing;

use super::{
    error::{Error, Result},
    id::{CredentialId, Seq},
    identity::Owner,
};

/// A credential without its secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credential {
    /// Sequence number.
    pub seq: Seq,
    /// Identity.
    pub id: CredentialId,
    /// Whose it is.
    pub owner: Owner,
    /// A name for people.
    pub name: String,
    /// What it is.
    pub kind: CredentialKind,
    /// When it was created.
    pub created_at: DateTime<Utc>,
}

/// What is needed to make a credential.
#[derive(Debug)]
pub struct NewCredential {
    /// A name for people.
    pub name: String,
    /// The secret.
    pub value: CredentialValue,
}

/// What a credential is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CredentialKind {
    /// A key that an API gave out.
    ApiKey,
    /// A bearer token.
    BearerToken,
    /// A name and a password.
    BasicAuth,
    /// What access tokens are asked for with (RFC 6749, section 4.4).
    OAuth2ClientCredentials,
    /// Headers that an API asks for.
    CustomHeaders,
}

impl CredentialKind {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::ApiKey, Self::BearerToken, Self::BasicAuth, Self::OAuth2ClientCredentials, Self::CustomHeaders];

    /// As documents and columns spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ApiKey => "api_key",
            Self::BearerToken => "bearer_token",
            Self::BasicAuth => "basic_auth",
            Self::OAuth2ClientCredentials => "oauth2_client_credentials",
            Self::CustomHeaders => "custom_headers",
        }
    }

    /// The kind of this spelling.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// A secret text. Wiped when it goes.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretText(Zeroizing<String>);

impl SecretText {
    /// Takes a text in.
    pub fn new(text: String) -> Self {
        Self(Zeroizing::new(text))
    }

    /// The text, for the one who presents it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

/// The secret of a credential.
#[derive(Clone, PartialEq, Eq)]
pub enum CredentialValue {
    /// A key.
    ApiKey(SecretText),
    /// A token.
    BearerToken(SecretText),
    /// A name and a password.
    BasicAuth {
        /// The name.
        username: String,
        /// The password.
        password: SecretText,
    },
    /// What tokens are asked for with.
    OAuth2ClientCredentials {
        /// The client.
        client_id: String,
        /// Its secret.
        client_secret: SecretText,
        /// Where.
        token_url: String,
        /// What for.
        scope: Option<String>,
    },
    /// Names and values.
    CustomHeaders(Vec<(String, SecretText)>),
}

impl CredentialValue {
    /// What it is.
    pub fn kind(&self) -> CredentialKind {
        match self {
            Self::ApiKey(_) => CredentialKind::ApiKey,
            Self::BearerToken(_) => CredentialKind::BearerToken,
            Self::BasicAuth { .. } => CredentialKind::BasicAuth,
            Self::OAuth2ClientCredentials { .. } => CredentialKind::OAuth2ClientCredentials,
            Self::CustomHeaders(_) => CredentialKind::CustomHeaders,
        }
    }

    /// The form that is sealed.
    pub(super) fn encode(&self) -> Zeroizing<Vec<u8>> {
        let value = match self {
            Self::ApiKey(secret) | Self::BearerToken(secret) => json!({ "secret": secret.reveal() }),
            Self::BasicAuth { username, password } => json!({ "username": username, "password": password.reveal() }),
            Self::OAuth2ClientCredentials { client_id, client_secret, token_url, scope } => json!({
                "client_id": client_id,
                "client_secret": client_secret.reveal(),
                "token_url": token_url,
                "scope": scope,
            }),
            Self::CustomHeaders(headers) => headers
                .iter()
                .map(|(name, value)| (name.clone(), Value::from(value.reveal())))
                .collect::<Map<_, _>>()
                .into(),
        };
        Zeroizing::new(value.to_string().into_bytes())
    }

    /// What was sealed of this kind.
    pub(super) fn decode(kind: CredentialKind, bytes: &[u8]) -> Result<Self> {
        // What the parser says may quote what it parsed.
        let fields: Map<String, Value> =
            serde_json::from_slice(bytes).map_err(|_| Error::internal("a credential's value is no object"))?;
        let field = |name: &str| {
            let text = fields.get(name).and_then(Value::as_str).map(str::to_owned);
            text.ok_or_else(|| Error::internal(format!("a credential's value has no {name}")))
        };
        let secret = |name: &str| field(name).map(SecretText::new);
        Ok(match kind {
            CredentialKind::ApiKey => Self::ApiKey(secret("secret")?),
            CredentialKind::BearerToken => Self::BearerToken(secret("secret")?),
            CredentialKind::BasicAuth => {
                Self::BasicAuth { username: field("username")?, password: secret("password")? }
            }
            CredentialKind::OAuth2ClientCredentials => Self::OAuth2ClientCredentials {
                client_id: field("client_id")?,
                client_secret: secret("client_secret")?,
                token_url: field("token_url")?,
                scope: field("scope").ok(),
            },
            CredentialKind::CustomHeaders => {
                let headers = fields.keys().map(|name| Ok((name.clone(), secret(name)?)));
                Self::CustomHeaders(headers.collect::<Result<_>>()?)
            }
        })
    }
}

impl fmt::Debug for CredentialValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CredentialValue({})", self.kind().as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret() -> SecretText {
        SecretText::new("hush".to_owned())
    }

    #[test]
    fn every_kind_survives_sealing_and_shows_nothing_of_itself() {
        let values = [
            CredentialValue::ApiKey(secret()),
            CredentialValue::BearerToken(secret()),
            CredentialValue::BasicAuth { username: "u".to_owned(), password: secret() },
            CredentialValue::OAuth2ClientCredentials {
                client_id: "c".to_owned(),
                client_secret: secret(),
                token_url: "https://example.com/token".to_owned(),
                scope: None,
            },
            CredentialValue::CustomHeaders(vec![("X-Key".to_owned(), secret())]),
        ];
        assert_eq!(values.each_ref().map(CredentialValue::kind), CredentialKind::ALL);
        for value in values {
            let encoded = value.encode();
            assert!(CredentialValue::decode(value.kind(), &encoded).unwrap() == value);
            assert!(!format!("{value:?}").contains("hush"));
            let refused = CredentialValue::decode(value.kind(), b"\"hush\"").unwrap_err();
            assert!(!format!("{refused:?}").contains("hush"));
            assert_eq!(CredentialKind::parse(value.kind().as_str()), Some(value.kind()));
        }
    }
}
