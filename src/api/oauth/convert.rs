//! Wire ↔ domain, both ways, and nothing else.

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use chrono::TimeDelta;
use generated::oauth::types as wire;
use percent_encoding::percent_decode_str;
use poem::{
    Request,
    http::{header, uri::Authority},
};

use super::Basic;
use crate::domain::{
    identity::SCOPES,
    oauth::{ActiveToken, ClientLogin, IssuedToken, OAuthError, OAuthResult},
};

const CLIENT_CREDENTIALS: &str = "client_credentials";

/// A parameter without a value is as one that is absent (RFC 6749, section 3.2).
pub(super) fn present(parameter: Option<String>) -> Option<String> {
    parameter.filter(|value| !value.is_empty())
}

/// A parameter that must have a value.
pub(super) fn required(name: &str, value: String) -> OAuthResult<String> {
    if value.is_empty() { Err(OAuthError::InvalidRequest(format!("{name} is required"))) } else { Ok(value) }
}

/// The one grant that there is.
pub(super) fn grant(grant_type: &str) -> OAuthResult<()> {
    match grant_type {
        CLIENT_CREDENTIALS => Ok(()),
        "" => Err(OAuthError::InvalidRequest("grant_type is required".to_owned())),
        _ => Err(OAuthError::UnsupportedGrantType),
    }
}

/// What the client proves itself with: in the header or in the form, and not in both (RFC 6749, section 2.3).
pub(super) fn login(basic: &Basic, id: Option<String>, secret: Option<String>) -> OAuthResult<ClientLogin> {
    let (id, secret) = (present(id), present(secret));
    let Some(basic) = &basic.0 else {
        return id.zip(secret).map(|(id, secret)| ClientLogin { id, secret }).ok_or(OAuthError::InvalidClient);
    };
    let login = decoded(basic).ok_or(OAuthError::InvalidClient)?;
    // An id that says the same once more is no second proof.
    if secret.is_some() || id.is_some_and(|id| id != login.id) {
        let message = "the client authenticates in the header or in the form, and not in both";
        return Err(OAuthError::InvalidRequest(message.to_owned()));
    }
    Ok(login)
}

/// Base64 of two form-encoded texts with a colon between (RFC 6749, section 2.3.1).
fn decoded(basic: &str) -> Option<ClientLogin> {
    let text = String::from_utf8(BASE64.decode(basic).ok()?).ok()?;
    let (id, secret) = text.split_once(':')?;
    Some(ClientLogin { id: unescaped(id)?, secret: unescaped(secret)? })
}

fn unescaped(text: &str) -> Option<String> {
    Some(percent_decode_str(&text.replace('+', " ")).decode_utf8().ok()?.into_owned())
}

pub(super) fn token(issued: &IssuedToken, lifetime: TimeDelta) -> wire::TokenResponse {
    wire::TokenResponse {
        access_token: issued.secret.reveal().to_owned(),
        token_type: wire::TokenResponseTokenType::Bearer,
        expires_in: lifetime.num_seconds(),
        scope: issued.token.scopes.join(" "),
    }
}

pub(super) fn revoked() -> wire::Revoked {
    wire::Revoked::default()
}

/// Of a token that does not work, nothing is said but that.
pub(super) fn introspection(found: Option<ActiveToken>) -> wire::Introspection {
    let Some(ActiveToken { token, client }) = found else {
        return wire::Introspection {
            active: false,
            scope: None,
            client_id: None,
            sub: None,
            jti: None,
            token_type: None,
            iat: None,
            exp: None,
        };
    };
    wire::Introspection {
        active: true,
        scope: Some(token.scopes.join(" ")),
        client_id: Some(client.id.0.into()),
        sub: Some(client.id.0.into()),
        jti: Some(token.id.0.into()),
        token_type: Some(wire::IntrospectionTokenType::Bearer),
        iat: Some(token.created_at.timestamp()),
        exp: Some(token.expires_at.timestamp()),
    }
}

/// Who issues tokens: as configured, or the host that the request names. What names no host at all cannot be answered.
pub(super) fn issuer(request: &Request, public_url: Option<&str>) -> OAuthResult<String> {
    if let Some(url) = public_url {
        return Ok(url.trim_end_matches('/').to_owned());
    }
    let named = request.header(header::HOST).or_else(|| request.uri().host());
    let host: Option<Authority> = named.and_then(|host| host.parse().ok());
    let host = host.filter(|host| !host.as_str().contains('@'));
    let host = host.ok_or_else(|| OAuthError::InvalidRequest("the request names no host".to_owned()))?;
    Ok(format!("{}://{host}", request.scheme()))
}

pub(super) fn metadata(issuer: &str) -> wire::AuthorizationServerMetadata {
    let methods = || ["client_secret_basic", "client_secret_post"].map(str::to_owned).to_vec();
    wire::AuthorizationServerMetadata {
        issuer: issuer.to_owned(),
        token_endpoint: format!("{issuer}/oauth/token"),
        token_endpoint_auth_methods_supported: methods(),
        revocation_endpoint: format!("{issuer}/oauth/revoke"),
        revocation_endpoint_auth_methods_supported: methods(),
        introspection_endpoint: format!("{issuer}/oauth/introspect"),
        introspection_endpoint_auth_methods_supported: methods(),
        grant_types_supported: vec![CLIENT_CREDENTIALS.to_owned()],
        response_types_supported: Vec::new(),
        scopes_supported: SCOPES.map(str::to_owned).to_vec(),
        service_documentation: format!("{issuer}/docs/"),
    }
}
