// Written by `cargo xtask generate`. Change the document, not this file.

//! Responses: what each operation can answer, and nothing else.

#![allow(clippy::large_enum_variant, reason = "an answer is made once and sent")]
#![allow(unused_imports, unused_mut, clippy::enum_variant_names, reason = "every operation uses another part of these")]

use poem::{IntoResponse, Response};

use super::types;
use crate::runtime::{
    self, Base64, Binary, Bytes, Date, DateTime, EventStream, IndexMap, Map, StatusCode, Uuid, Value,
};

/// What `createToken` answers.
#[derive(Debug)]
pub enum CreateToken {
    /// 200: The token.
    Ok(types::TokenResponse),
    /// 400: The request, or what it asks for, is not as RFC 6749 has it.
    BadRequest(types::Error),
    /// 401: The client is unknown, was revoked, or did not prove who it is.
    Unauthorized(types::Error),
    /// 413: The body is larger than the server takes (1 MiB unless configured otherwise).
    PayloadTooLarge(types::Error),
    /// 429: Too many requests. Wait for `Retry-After` seconds.
    TooManyRequests(types::Error),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Error),
}

impl IntoResponse for CreateToken {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/json", &body),
            Self::PayloadTooLarge(body) => runtime::json(StatusCode::PAYLOAD_TOO_LARGE, "application/json", &body),
            Self::TooManyRequests(body) => runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/json", &body),
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/json", &body)
            }
        }
    }
}

/// What `revokeToken` answers.
#[derive(Debug)]
pub enum RevokeToken {
    /// 200: The token, if it was one of the client's, works no more.
    Ok(types::Revoked),
    /// 400: The request, or what it asks for, is not as RFC 6749 has it.
    BadRequest(types::Error),
    /// 401: The client is unknown, was revoked, or did not prove who it is.
    Unauthorized(types::Error),
    /// 413: The body is larger than the server takes (1 MiB unless configured otherwise).
    PayloadTooLarge(types::Error),
    /// 429: Too many requests. Wait for `Retry-After` seconds.
    TooManyRequests(types::Error),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Error),
}

impl IntoResponse for RevokeToken {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/json", &body),
            Self::PayloadTooLarge(body) => runtime::json(StatusCode::PAYLOAD_TOO_LARGE, "application/json", &body),
            Self::TooManyRequests(body) => runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/json", &body),
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/json", &body)
            }
        }
    }
}

/// What `introspectToken` answers.
#[derive(Debug)]
pub enum IntrospectToken {
    /// 200: Whether the token works.
    Ok(types::Introspection),
    /// 400: The request, or what it asks for, is not as RFC 6749 has it.
    BadRequest(types::Error),
    /// 401: The client is unknown, was revoked, or did not prove who it is.
    Unauthorized(types::Error),
    /// 413: The body is larger than the server takes (1 MiB unless configured otherwise).
    PayloadTooLarge(types::Error),
    /// 429: Too many requests. Wait for `Retry-After` seconds.
    TooManyRequests(types::Error),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Error),
}

impl IntoResponse for IntrospectToken {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/json", &body),
            Self::PayloadTooLarge(body) => runtime::json(StatusCode::PAYLOAD_TOO_LARGE, "application/json", &body),
            Self::TooManyRequests(body) => runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/json", &body),
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/json", &body)
            }
        }
    }
}

/// What `getAuthorizationServerMetadata` answers.
#[derive(Debug)]
pub enum GetAuthorizationServerMetadata {
    /// 200: The metadata.
    Ok(types::AuthorizationServerMetadata),
    /// 400: The request, or what it asks for, is not as RFC 6749 has it.
    BadRequest(types::Error),
    /// 429: Too many requests. Wait for `Retry-After` seconds.
    TooManyRequests(types::Error),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Error),
}

impl IntoResponse for GetAuthorizationServerMetadata {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/json", &body),
            Self::TooManyRequests(body) => runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/json", &body),
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/json", &body)
            }
        }
    }
}
