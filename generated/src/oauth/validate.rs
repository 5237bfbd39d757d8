// Written by `cargo xtask generate`. Change the document, not this file.

//! Rules that decoding alone does not keep. `false` sends a value to the slow path, which names what is wrong.

#![allow(unused_imports, clippy::all, reason = "comparisons are spelled as the document spells its bounds")]

use super::types::*;
use crate::runtime::{
    Base64, Binary, Date, DateTime, Format, IndexMap, Map, Pattern, Uuid, Validate, Value, length, unique,
};

pub(super) static PATTERN_2: Pattern = Pattern::new(r#"^[\x20-\x21\x23-\x5B\x5D-\x7E]*$"#);

pub(super) static PATTERN_1: Pattern = Pattern::new(r#"^syt_"#);

pub(super) static FORMAT_URI: Format = Format::new("uri");

impl Validate for TokenRequest {
    fn is_valid(&self) -> bool {
        length(&self.grant_type, 0, 255)
            && self.scope.as_ref().is_none_or(|value| length(value, 0, 2000))
            && self.client_id.as_ref().is_none_or(|value| length(value, 0, 255))
            && self.client_secret.as_ref().is_none_or(|value| length(value, 0, 255))
    }
}

impl Validate for TokenResponse {
    fn is_valid(&self) -> bool {
        length(&self.access_token, 0, 255)
            && PATTERN_1.is_match(&self.access_token)
            && self.expires_in >= 1
            && self.expires_in <= 3600
            && length(&self.scope, 0, 2000)
    }
}

impl Validate for TokenResponseTokenType {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for TokenReference {
    fn is_valid(&self) -> bool {
        length(&self.token, 0, 4096)
            && self.token_type_hint.as_ref().is_none_or(|value| length(value, 0, 255))
            && self.client_id.as_ref().is_none_or(|value| length(value, 0, 255))
            && self.client_secret.as_ref().is_none_or(|value| length(value, 0, 255))
    }
}

/// Whether a value keeps the rules of [`Revoked`].
pub fn valid_revoked(value: &Map<String, Value>) -> bool {
    value.len() <= 0
}

impl Validate for Introspection {
    fn is_valid(&self) -> bool {
        self.scope.as_ref().is_none_or(|value| length(value, 0, 2000))
            && self.iat.as_ref().is_none_or(|value| *value >= 0 && *value <= 253402300799)
            && self.exp.as_ref().is_none_or(|value| *value >= 0 && *value <= 253402300799)
    }
}

impl Validate for IntrospectionTokenType {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for AuthorizationServerMetadata {
    fn is_valid(&self) -> bool {
        length(&self.issuer, 0, 2048)
            && FORMAT_URI.is_valid(&self.issuer)
            && length(&self.token_endpoint, 0, 2048)
            && FORMAT_URI.is_valid(&self.token_endpoint)
            && self.token_endpoint_auth_methods_supported.len() <= 100
            && self.token_endpoint_auth_methods_supported.iter().all(|value| length(value, 0, 64))
            && length(&self.revocation_endpoint, 0, 2048)
            && FORMAT_URI.is_valid(&self.revocation_endpoint)
            && self.revocation_endpoint_auth_methods_supported.len() <= 100
            && self.revocation_endpoint_auth_methods_supported.iter().all(|value| length(value, 0, 64))
            && length(&self.introspection_endpoint, 0, 2048)
            && FORMAT_URI.is_valid(&self.introspection_endpoint)
            && self.introspection_endpoint_auth_methods_supported.len() <= 100
            && self.introspection_endpoint_auth_methods_supported.iter().all(|value| length(value, 0, 64))
            && self.grant_types_supported.len() <= 100
            && self.grant_types_supported.iter().all(|value| length(value, 0, 64))
            && self.response_types_supported.len() <= 100
            && self.response_types_supported.iter().all(|value| length(value, 0, 64))
            && self.scopes_supported.len() <= 100
            && self.scopes_supported.iter().all(|value| length(value, 0, 64))
            && length(&self.service_documentation, 0, 2048)
            && FORMAT_URI.is_valid(&self.service_documentation)
    }
}

impl Validate for ErrorCode {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for Error {
    fn is_valid(&self) -> bool {
        length(&self.error_description, 0, 2000) && PATTERN_2.is_match(&self.error_description)
    }
}
