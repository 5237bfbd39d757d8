// Written by `cargo xtask generate`. Change the document, not this file.

//! Types of the wire.

#![allow(clippy::large_enum_variant, reason = "alternatives are what the document says they are")]
#![allow(unused_imports, reason = "every document uses another part of these")]

use serde::{Deserialize, Serialize};

use super::validate::*;
use crate::runtime::{
    self, Base64, Binary, Date, DateTime, IndexMap, Map, Maybe, Uuid, Validate, Value, length, unique,
};

/// A request for an access token.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct TokenRequest {
    /// What the token is asked for by; `client_credentials` is the only one, any other is `unsupported_grant_type`.
    pub grant_type: String,
    /// What the token is to do, with a space between; by default all that the client may.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub scope: Option<String>,
    /// The client, where the header does not say.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub client_id: Option<String>,
    /// Its secret, where the header does not say.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub client_secret: Option<String>,
}

runtime::object!(TokenRequest);

/// An access token (RFC 6749, section 5.1).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct TokenResponse {
    /// The token, to be presented as `Authorization: Bearer …`. It is shown once.
    pub access_token: String,
    /// How it is presented.
    pub token_type: TokenResponseTokenType,
    /// Seconds until it stops working.
    pub expires_in: i64,
    /// What it may do.
    pub scope: String,
}

runtime::object!(TokenResponse);

/// How it is presented.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenResponseTokenType {
    /// `Bearer`.
    Bearer,
}

impl TokenResponseTokenType {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Bearer];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Bearer => "Bearer",
        }
    }
}

runtime::strings!(TokenResponseTokenType);

/// A token that a client presents to revoke it or to ask about it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct TokenReference {
    /// The token.
    pub token: String,
    /// What kind of token it may be. There is one kind, so it is read over.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub token_type_hint: Option<String>,
    /// The client, where the header does not say.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub client_id: Option<String>,
    /// Its secret, where the header does not say.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub client_secret: Option<String>,
}

runtime::object!(TokenReference);

/// Nothing.
pub type Revoked = Map<String, Value>;

/// Whether a token works, and what it may do where it does (RFC 7662, section 2.2).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Introspection {
    /// Whether it works. Where it does not, nothing else is said.
    pub active: bool,
    /// What it may do.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub scope: Option<String>,
    /// The client that it was issued to.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub client_id: Option<Uuid>,
    /// Who acts by it, which is the client.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub sub: Option<Uuid>,
    /// Its identity, which is no secret; as the audit log has it.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub jti: Option<Uuid>,
    /// How it is presented.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub token_type: Option<IntrospectionTokenType>,
    /// When it was issued, in seconds since the Unix epoch.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub iat: Option<i64>,
    /// When it stops working, in seconds since the Unix epoch.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub exp: Option<i64>,
}

runtime::object!(Introspection);

/// How it is presented.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IntrospectionTokenType {
    /// `Bearer`.
    Bearer,
}

impl IntrospectionTokenType {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Bearer];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Bearer => "Bearer",
        }
    }
}

runtime::strings!(IntrospectionTokenType);

/// What an authorization server can do (RFC 8414, section 2).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct AuthorizationServerMetadata {
    /// Who issues the tokens.
    pub issuer: String,
    /// Where tokens are had.
    pub token_endpoint: String,
    /// How clients prove there who they are.
    pub token_endpoint_auth_methods_supported: Vec<String>,
    /// Where tokens are revoked.
    pub revocation_endpoint: String,
    /// How clients prove there who they are.
    pub revocation_endpoint_auth_methods_supported: Vec<String>,
    /// Where tokens are asked about.
    pub introspection_endpoint: String,
    /// How clients prove there who they are.
    pub introspection_endpoint_auth_methods_supported: Vec<String>,
    /// What tokens are asked for by.
    pub grant_types_supported: Vec<String>,
    /// Empty, as there is no authorization endpoint.
    pub response_types_supported: Vec<String>,
    /// What tokens can do.
    pub scopes_supported: Vec<String>,
    /// For people.
    pub service_documentation: String,
}

runtime::object!(AuthorizationServerMetadata);

/// What is wrong. Those of RFC 6749, section 5.2, of which `invalid_grant` and `unauthorized_client` are for grants that this server does not have yet; and `server_error` and `temporarily_unavailable`
/// with statuses of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ErrorCode {
    /// `invalid_request`.
    InvalidRequest,
    /// `invalid_client`.
    InvalidClient,
    /// `invalid_grant`.
    InvalidGrant,
    /// `unauthorized_client`.
    UnauthorizedClient,
    /// `unsupported_grant_type`.
    UnsupportedGrantType,
    /// `invalid_scope`.
    InvalidScope,
    /// `server_error`.
    ServerError,
    /// `temporarily_unavailable`.
    TemporarilyUnavailable,
}

impl ErrorCode {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[
        Self::InvalidRequest,
        Self::InvalidClient,
        Self::InvalidGrant,
        Self::UnauthorizedClient,
        Self::UnsupportedGrantType,
        Self::InvalidScope,
        Self::ServerError,
        Self::TemporarilyUnavailable,
    ];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InvalidRequest => "invalid_request",
            Self::InvalidClient => "invalid_client",
            Self::InvalidGrant => "invalid_grant",
            Self::UnauthorizedClient => "unauthorized_client",
            Self::UnsupportedGrantType => "unsupported_grant_type",
            Self::InvalidScope => "invalid_scope",
            Self::ServerError => "server_error",
            Self::TemporarilyUnavailable => "temporarily_unavailable",
        }
    }
}

runtime::strings!(ErrorCode);

/// An error (RFC 6749, section 5.2).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Error {
    /// What is wrong.
    pub error: ErrorCode,
    /// A sentence for people, of the characters that RFC 6749 allows.
    pub error_description: String,
}

runtime::object!(Error);
