// Written by `cargo xtask generate`. Change the document, not this file.

//! What an implementation writes: a trait for each tag. There are no default bodies: what is missing does not compile.

#![allow(clippy::too_long_first_doc_paragraph, reason = "descriptions are the document's")]

use std::future::Future;

use super::{requests, responses};
use crate::runtime::{Call, Surface};

/// Operations tagged `OAuth 2.0`.
///
/// Access tokens, and what this server says of itself.
pub trait OAuth20Api: Surface {
    /// `createToken`: Get an access token
    ///
    /// `POST /oauth/token`
    ///
    /// The grant `client_credentials`. `scope` names what the token may do, each scope once and with a space between, of those that the client has; by default it may do all of it. There
    /// is no refresh token: a client asks again.
    fn create_token(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::CreateToken,
    ) -> impl Future<Output = Result<responses::CreateToken, Self::Error>> + Send;

    /// `revokeToken`: Revoke an access token
    ///
    /// `POST /oauth/revoke`
    ///
    /// Ends one of the client's own tokens. A token that is unknown, has ended or is another client's changes nothing and answers the same.
    fn revoke_token(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::RevokeToken,
    ) -> impl Future<Output = Result<responses::RevokeToken, Self::Error>> + Send;

    /// `introspectToken`: Ask about an access token
    ///
    /// `POST /oauth/introspect`
    ///
    /// Says whether a token works, and what it may do. Tokens of another tenant are as unknown ones, and to a client that is bound to a unit, so are those of other units.
    fn introspect_token(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::IntrospectToken,
    ) -> impl Future<Output = Result<responses::IntrospectToken, Self::Error>> + Send;

    /// `getAuthorizationServerMetadata`: What this authorization server can do
    ///
    /// `GET /.well-known/oauth-authorization-server`
    ///
    /// Metadata (RFC 8414). The issuer is the setting `public_url`, or where it is not set, the host that the request names.
    fn get_authorization_server_metadata(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::GetAuthorizationServerMetadata,
    ) -> impl Future<Output = Result<responses::GetAuthorizationServerMetadata, Self::Error>> + Send;
}
