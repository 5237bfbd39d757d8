// Written by `cargo xtask generate`. Change the document, not this file.

//! Responses: what each operation can answer, and nothing else.

#![allow(clippy::large_enum_variant, reason = "an answer is made once and sent")]
#![allow(unused_imports, unused_mut, clippy::enum_variant_names, reason = "every operation uses another part of these")]

use poem::{IntoResponse, Response};

use super::types;
use crate::runtime::{
    self, Base64, Binary, Bytes, Date, DateTime, EventStream, IndexMap, Map, StatusCode, Uuid, Value,
};

/// What `listApiKeys` answers.
#[derive(Debug)]
pub enum ListApiKeys {
    /// 200: One page of keys.
    Ok(types::ApiKeyList),
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::Problem),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for ListApiKeys {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/problem+json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `createApiKey` answers.
#[derive(Debug)]
pub enum CreateApiKey {
    /// 201: The key was created. Store `key` now.
    Created {
        /// The body.
        body: types::CreatedApiKey,
        /// Where what was created is: a URI reference, to be resolved against the URL of the request.
        location: String,
    },
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::Problem),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 409: The state of the record, or of another one, does not allow the request; or one with the same `Idempotency-Key` is still being answered.
    Conflict(types::Problem),
    /// 413: The body is larger than the server takes (1 MiB unless configured otherwise).
    PayloadTooLarge(types::Problem),
    /// 415: The body's media type is not `application/json`.
    UnsupportedMediaType(types::Problem),
    /// 422: The `Idempotency-Key` was used before with another body.
    UnprocessableEntity(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for CreateApiKey {
    fn into_response(self) -> Response {
        match self {
            Self::Created { body, location } => {
                let mut response = runtime::json(StatusCode::CREATED, "application/json", &body);
                runtime::header(&mut response, "location", &location);
                response
            }
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/problem+json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::Conflict(body) => runtime::json(StatusCode::CONFLICT, "application/problem+json", &body),
            Self::PayloadTooLarge(body) => {
                runtime::json(StatusCode::PAYLOAD_TOO_LARGE, "application/problem+json", &body)
            }
            Self::UnsupportedMediaType(body) => {
                runtime::json(StatusCode::UNSUPPORTED_MEDIA_TYPE, "application/problem+json", &body)
            }
            Self::UnprocessableEntity(body) => {
                runtime::json(StatusCode::UNPROCESSABLE_ENTITY, "application/problem+json", &body)
            }
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `getApiKey` answers.
#[derive(Debug)]
pub enum GetApiKey {
    /// 200: The key.
    Ok(types::ApiKey),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 404: There is no such record for this caller.
    NotFound(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for GetApiKey {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/problem+json", &body),
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `revokeApiKey` answers.
#[derive(Debug)]
pub enum RevokeApiKey {
    /// 204: The key is revoked.
    NoContent,
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 404: There is no such record for this caller.
    NotFound(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for RevokeApiKey {
    fn into_response(self) -> Response {
        match self {
            Self::NoContent => runtime::empty(StatusCode::NO_CONTENT),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/problem+json", &body),
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `getMe` answers.
#[derive(Debug)]
pub enum GetMe {
    /// 200: The credential.
    Ok(types::Me),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for GetMe {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `listTenants` answers.
#[derive(Debug)]
pub enum ListTenants {
    /// 200: One page of tenants.
    Ok(types::TenantList),
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::Problem),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for ListTenants {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/problem+json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `createTenant` answers.
#[derive(Debug)]
pub enum CreateTenant {
    /// 201: The tenant was created. Store `admin_key` now.
    Created {
        /// The body.
        body: types::CreatedTenant,
        /// Where what was created is: a URI reference, to be resolved against the URL of the request.
        location: String,
    },
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::Problem),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 409: The state of the record, or of another one, does not allow the request; or one with the same `Idempotency-Key` is still being answered.
    Conflict(types::Problem),
    /// 413: The body is larger than the server takes (1 MiB unless configured otherwise).
    PayloadTooLarge(types::Problem),
    /// 415: The body's media type is not `application/json`.
    UnsupportedMediaType(types::Problem),
    /// 422: The `Idempotency-Key` was used before with another body.
    UnprocessableEntity(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for CreateTenant {
    fn into_response(self) -> Response {
        match self {
            Self::Created { body, location } => {
                let mut response = runtime::json(StatusCode::CREATED, "application/json", &body);
                runtime::header(&mut response, "location", &location);
                response
            }
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/problem+json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::Conflict(body) => runtime::json(StatusCode::CONFLICT, "application/problem+json", &body),
            Self::PayloadTooLarge(body) => {
                runtime::json(StatusCode::PAYLOAD_TOO_LARGE, "application/problem+json", &body)
            }
            Self::UnsupportedMediaType(body) => {
                runtime::json(StatusCode::UNSUPPORTED_MEDIA_TYPE, "application/problem+json", &body)
            }
            Self::UnprocessableEntity(body) => {
                runtime::json(StatusCode::UNPROCESSABLE_ENTITY, "application/problem+json", &body)
            }
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `getTenant` answers.
#[derive(Debug)]
pub enum GetTenant {
    /// 200: The tenant.
    Ok(types::Tenant),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 404: There is no such record for this caller.
    NotFound(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for GetTenant {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/problem+json", &body),
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `updateTenant` answers.
#[derive(Debug)]
pub enum UpdateTenant {
    /// 200: The tenant as it is now.
    Ok(types::Tenant),
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::Problem),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 404: There is no such record for this caller.
    NotFound(types::Problem),
    /// 409: The state of the record, or of another one, does not allow the request; or one with the same `Idempotency-Key` is still being answered.
    Conflict(types::Problem),
    /// 413: The body is larger than the server takes (1 MiB unless configured otherwise).
    PayloadTooLarge(types::Problem),
    /// 415: The body's media type is not `application/json`.
    UnsupportedMediaType(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for UpdateTenant {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/problem+json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/problem+json", &body),
            Self::Conflict(body) => runtime::json(StatusCode::CONFLICT, "application/problem+json", &body),
            Self::PayloadTooLarge(body) => {
                runtime::json(StatusCode::PAYLOAD_TOO_LARGE, "application/problem+json", &body)
            }
            Self::UnsupportedMediaType(body) => {
                runtime::json(StatusCode::UNSUPPORTED_MEDIA_TYPE, "application/problem+json", &body)
            }
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `listUnits` answers.
#[derive(Debug)]
pub enum ListUnits {
    /// 200: One page of units.
    Ok(types::UnitList),
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::Problem),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for ListUnits {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/problem+json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `createUnit` answers.
#[derive(Debug)]
pub enum CreateUnit {
    /// 201: The unit was created.
    Created {
        /// The body.
        body: types::Unit,
        /// Where what was created is: a URI reference, to be resolved against the URL of the request.
        location: String,
    },
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::Problem),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 409: The state of the record, or of another one, does not allow the request; or one with the same `Idempotency-Key` is still being answered.
    Conflict(types::Problem),
    /// 413: The body is larger than the server takes (1 MiB unless configured otherwise).
    PayloadTooLarge(types::Problem),
    /// 415: The body's media type is not `application/json`.
    UnsupportedMediaType(types::Problem),
    /// 422: The `Idempotency-Key` was used before with another body.
    UnprocessableEntity(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for CreateUnit {
    fn into_response(self) -> Response {
        match self {
            Self::Created { body, location } => {
                let mut response = runtime::json(StatusCode::CREATED, "application/json", &body);
                runtime::header(&mut response, "location", &location);
                response
            }
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/problem+json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::Conflict(body) => runtime::json(StatusCode::CONFLICT, "application/problem+json", &body),
            Self::PayloadTooLarge(body) => {
                runtime::json(StatusCode::PAYLOAD_TOO_LARGE, "application/problem+json", &body)
            }
            Self::UnsupportedMediaType(body) => {
                runtime::json(StatusCode::UNSUPPORTED_MEDIA_TYPE, "application/problem+json", &body)
            }
            Self::UnprocessableEntity(body) => {
                runtime::json(StatusCode::UNPROCESSABLE_ENTITY, "application/problem+json", &body)
            }
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `getUnit` answers.
#[derive(Debug)]
pub enum GetUnit {
    /// 200: The unit.
    Ok(types::Unit),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 404: There is no such record for this caller.
    NotFound(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for GetUnit {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/problem+json", &body),
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `deleteUnit` answers.
#[derive(Debug)]
pub enum DeleteUnit {
    /// 204: The unit is gone.
    NoContent,
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 404: There is no such record for this caller.
    NotFound(types::Problem),
    /// 409: The state of the record, or of another one, does not allow the request; or one with the same `Idempotency-Key` is still being answered.
    Conflict(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for DeleteUnit {
    fn into_response(self) -> Response {
        match self {
            Self::NoContent => runtime::empty(StatusCode::NO_CONTENT),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/problem+json", &body),
            Self::Conflict(body) => runtime::json(StatusCode::CONFLICT, "application/problem+json", &body),
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `listUsers` answers.
#[derive(Debug)]
pub enum ListUsers {
    /// 200: One page of users.
    Ok(types::UserList),
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::Problem),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for ListUsers {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/problem+json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `createUser` answers.
#[derive(Debug)]
pub enum CreateUser {
    /// 201: The user was created.
    Created {
        /// The body.
        body: types::User,
        /// Where what was created is: a URI reference, to be resolved against the URL of the request.
        location: String,
    },
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::Problem),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 409: The state of the record, or of another one, does not allow the request; or one with the same `Idempotency-Key` is still being answered.
    Conflict(types::Problem),
    /// 413: The body is larger than the server takes (1 MiB unless configured otherwise).
    PayloadTooLarge(types::Problem),
    /// 415: The body's media type is not `application/json`.
    UnsupportedMediaType(types::Problem),
    /// 422: The `Idempotency-Key` was used before with another body.
    UnprocessableEntity(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for CreateUser {
    fn into_response(self) -> Response {
        match self {
            Self::Created { body, location } => {
                let mut response = runtime::json(StatusCode::CREATED, "application/json", &body);
                runtime::header(&mut response, "location", &location);
                response
            }
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/problem+json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::Conflict(body) => runtime::json(StatusCode::CONFLICT, "application/problem+json", &body),
            Self::PayloadTooLarge(body) => {
                runtime::json(StatusCode::PAYLOAD_TOO_LARGE, "application/problem+json", &body)
            }
            Self::UnsupportedMediaType(body) => {
                runtime::json(StatusCode::UNSUPPORTED_MEDIA_TYPE, "application/problem+json", &body)
            }
            Self::UnprocessableEntity(body) => {
                runtime::json(StatusCode::UNPROCESSABLE_ENTITY, "application/problem+json", &body)
            }
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `getUser` answers.
#[derive(Debug)]
pub enum GetUser {
    /// 200: The user.
    Ok(types::User),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 404: There is no such record for this caller.
    NotFound(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for GetUser {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/problem+json", &body),
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `deleteUser` answers.
#[derive(Debug)]
pub enum DeleteUser {
    /// 204: The user is gone.
    NoContent,
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 404: There is no such record for this caller.
    NotFound(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for DeleteUser {
    fn into_response(self) -> Response {
        match self {
            Self::NoContent => runtime::empty(StatusCode::NO_CONTENT),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/problem+json", &body),
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `listUserTokens` answers.
#[derive(Debug)]
pub enum ListUserTokens {
    /// 200: One page of tokens.
    Ok(types::UserTokenList),
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::Problem),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 404: There is no such record for this caller.
    NotFound(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for ListUserTokens {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/problem+json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/problem+json", &body),
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `createUserToken` answers.
#[derive(Debug)]
pub enum CreateUserToken {
    /// 201: The token was created. Store `token` now.
    Created {
        /// The body.
        body: types::CreatedUserToken,
        /// Where what was created is: a URI reference, to be resolved against the URL of the request.
        location: String,
    },
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::Problem),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 404: There is no such record for this caller.
    NotFound(types::Problem),
    /// 409: The state of the record, or of another one, does not allow the request; or one with the same `Idempotency-Key` is still being answered.
    Conflict(types::Problem),
    /// 413: The body is larger than the server takes (1 MiB unless configured otherwise).
    PayloadTooLarge(types::Problem),
    /// 415: The body's media type is not `application/json`.
    UnsupportedMediaType(types::Problem),
    /// 422: The `Idempotency-Key` was used before with another body.
    UnprocessableEntity(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for CreateUserToken {
    fn into_response(self) -> Response {
        match self {
            Self::Created { body, location } => {
                let mut response = runtime::json(StatusCode::CREATED, "application/json", &body);
                runtime::header(&mut response, "location", &location);
                response
            }
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/problem+json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/problem+json", &body),
            Self::Conflict(body) => runtime::json(StatusCode::CONFLICT, "application/problem+json", &body),
            Self::PayloadTooLarge(body) => {
                runtime::json(StatusCode::PAYLOAD_TOO_LARGE, "application/problem+json", &body)
            }
            Self::UnsupportedMediaType(body) => {
                runtime::json(StatusCode::UNSUPPORTED_MEDIA_TYPE, "application/problem+json", &body)
            }
            Self::UnprocessableEntity(body) => {
                runtime::json(StatusCode::UNPROCESSABLE_ENTITY, "application/problem+json", &body)
            }
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `revokeUserToken` answers.
#[derive(Debug)]
pub enum RevokeUserToken {
    /// 204: The token is revoked.
    NoContent,
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 404: There is no such record for this caller.
    NotFound(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for RevokeUserToken {
    fn into_response(self) -> Response {
        match self {
            Self::NoContent => runtime::empty(StatusCode::NO_CONTENT),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/problem+json", &body),
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `listOAuthClients` answers.
#[derive(Debug)]
pub enum ListOAuthClients {
    /// 200: One page of clients.
    Ok(types::OAuthClientList),
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::Problem),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for ListOAuthClients {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/problem+json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `createOAuthClient` answers.
#[derive(Debug)]
pub enum CreateOAuthClient {
    /// 201: The client was created. Store `client_secret` now.
    Created {
        /// The body.
        body: types::CreatedOAuthClient,
        /// Where what was created is: a URI reference, to be resolved against the URL of the request.
        location: String,
    },
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::Problem),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 409: The state of the record, or of another one, does not allow the request; or one with the same `Idempotency-Key` is still being answered.
    Conflict(types::Problem),
    /// 413: The body is larger than the server takes (1 MiB unless configured otherwise).
    PayloadTooLarge(types::Problem),
    /// 415: The body's media type is not `application/json`.
    UnsupportedMediaType(types::Problem),
    /// 422: The `Idempotency-Key` was used before with another body.
    UnprocessableEntity(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for CreateOAuthClient {
    fn into_response(self) -> Response {
        match self {
            Self::Created { body, location } => {
                let mut response = runtime::json(StatusCode::CREATED, "application/json", &body);
                runtime::header(&mut response, "location", &location);
                response
            }
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/problem+json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::Conflict(body) => runtime::json(StatusCode::CONFLICT, "application/problem+json", &body),
            Self::PayloadTooLarge(body) => {
                runtime::json(StatusCode::PAYLOAD_TOO_LARGE, "application/problem+json", &body)
            }
            Self::UnsupportedMediaType(body) => {
                runtime::json(StatusCode::UNSUPPORTED_MEDIA_TYPE, "application/problem+json", &body)
            }
            Self::UnprocessableEntity(body) => {
                runtime::json(StatusCode::UNPROCESSABLE_ENTITY, "application/problem+json", &body)
            }
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `getOAuthClient` answers.
#[derive(Debug)]
pub enum GetOAuthClient {
    /// 200: The client.
    Ok(types::OAuthClient),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 404: There is no such record for this caller.
    NotFound(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for GetOAuthClient {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/problem+json", &body),
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `revokeOAuthClient` answers.
#[derive(Debug)]
pub enum RevokeOAuthClient {
    /// 204: The client is revoked.
    NoContent,
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 404: There is no such record for this caller.
    NotFound(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for RevokeOAuthClient {
    fn into_response(self) -> Response {
        match self {
            Self::NoContent => runtime::empty(StatusCode::NO_CONTENT),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/problem+json", &body),
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `listEndpoints` answers.
#[derive(Debug)]
pub enum ListEndpoints {
    /// 200: One page of endpoints.
    Ok(types::EndpointList),
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::Problem),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for ListEndpoints {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/problem+json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `createEndpoint` answers.
#[derive(Debug)]
pub enum CreateEndpoint {
    /// 201: The endpoint was created.
    Created {
        /// The body.
        body: types::Endpoint,
        /// Where what was created is: a URI reference, to be resolved against the URL of the request.
        location: String,
    },
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::Problem),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 409: The state of the record, or of another one, does not allow the request; or one with the same `Idempotency-Key` is still being answered.
    Conflict(types::Problem),
    /// 413: The body is larger than the server takes (1 MiB unless configured otherwise).
    PayloadTooLarge(types::Problem),
    /// 415: The body's media type is not `application/json`.
    UnsupportedMediaType(types::Problem),
    /// 422: The `Idempotency-Key` was used before with another body.
    UnprocessableEntity(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for CreateEndpoint {
    fn into_response(self) -> Response {
        match self {
            Self::Created { body, location } => {
                let mut response = runtime::json(StatusCode::CREATED, "application/json", &body);
                runtime::header(&mut response, "location", &location);
                response
            }
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/problem+json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::Conflict(body) => runtime::json(StatusCode::CONFLICT, "application/problem+json", &body),
            Self::PayloadTooLarge(body) => {
                runtime::json(StatusCode::PAYLOAD_TOO_LARGE, "application/problem+json", &body)
            }
            Self::UnsupportedMediaType(body) => {
                runtime::json(StatusCode::UNSUPPORTED_MEDIA_TYPE, "application/problem+json", &body)
            }
            Self::UnprocessableEntity(body) => {
                runtime::json(StatusCode::UNPROCESSABLE_ENTITY, "application/problem+json", &body)
            }
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `listWebhookDeliveries` answers.
#[derive(Debug)]
pub enum ListWebhookDeliveries {
    /// 200: One page of deliveries.
    Ok(types::DeliveryList),
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::Problem),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for ListWebhookDeliveries {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/problem+json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `getWebhookDelivery` answers.
#[derive(Debug)]
pub enum GetWebhookDelivery {
    /// 200: The delivery.
    Ok(types::DeliveryDetail),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 404: There is no such record for this caller.
    NotFound(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for GetWebhookDelivery {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/problem+json", &body),
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `resendWebhookDelivery` answers.
#[derive(Debug)]
pub enum ResendWebhookDelivery {
    /// 202: The delivery, to be sent.
    Accepted(types::Delivery),
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::Problem),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 404: There is no such record for this caller.
    NotFound(types::Problem),
    /// 409: The state of the record, or of another one, does not allow the request; or one with the same `Idempotency-Key` is still being answered.
    Conflict(types::Problem),
    /// 422: The `Idempotency-Key` was used before with another body.
    UnprocessableEntity(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for ResendWebhookDelivery {
    fn into_response(self) -> Response {
        match self {
            Self::Accepted(body) => runtime::json(StatusCode::ACCEPTED, "application/json", &body),
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/problem+json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/problem+json", &body),
            Self::Conflict(body) => runtime::json(StatusCode::CONFLICT, "application/problem+json", &body),
            Self::UnprocessableEntity(body) => {
                runtime::json(StatusCode::UNPROCESSABLE_ENTITY, "application/problem+json", &body)
            }
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `listNodeTypes` answers.
#[derive(Debug)]
pub enum ListNodeTypes {
    /// 200: All node types, by name.
    Ok(types::NodeTypeList),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for ListNodeTypes {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `listWorkflows` answers.
#[derive(Debug)]
pub enum ListWorkflows {
    /// 200: One page of workflows.
    Ok(types::WorkflowList),
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::Problem),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for ListWorkflows {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/problem+json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `getWorkflow` answers.
#[derive(Debug)]
pub enum GetWorkflow {
    /// 200: The workflow.
    Ok(types::Workflow),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 404: There is no such record for this caller.
    NotFound(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for GetWorkflow {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/problem+json", &body),
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `listWorkflowVersions` answers.
#[derive(Debug)]
pub enum ListWorkflowVersions {
    /// 200: One page of versions.
    Ok(types::WorkflowVersionList),
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::Problem),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 404: There is no such record for this caller.
    NotFound(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for ListWorkflowVersions {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/problem+json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/problem+json", &body),
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `getWorkflowVersion` answers.
#[derive(Debug)]
pub enum GetWorkflowVersion {
    /// 200: The version.
    Ok(types::WorkflowVersionDetail),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 404: There is no such record for this caller.
    NotFound(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for GetWorkflowVersion {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/problem+json", &body),
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `saveWorkflowDraft` answers.
#[derive(Debug)]
pub enum SaveWorkflowDraft {
    /// 200: The workflow with its new head.
    Ok(types::Workflow),
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::Problem),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 404: There is no such record for this caller.
    NotFound(types::Problem),
    /// 409: The state of the record, or of another one, does not allow the request; or one with the same `Idempotency-Key` is still being answered.
    Conflict(types::Problem),
    /// 413: The body is larger than the server takes (1 MiB unless configured otherwise).
    PayloadTooLarge(types::Problem),
    /// 415: The body's media type is not `application/json`.
    UnsupportedMediaType(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for SaveWorkflowDraft {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/problem+json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/problem+json", &body),
            Self::Conflict(body) => runtime::json(StatusCode::CONFLICT, "application/problem+json", &body),
            Self::PayloadTooLarge(body) => {
                runtime::json(StatusCode::PAYLOAD_TOO_LARGE, "application/problem+json", &body)
            }
            Self::UnsupportedMediaType(body) => {
                runtime::json(StatusCode::UNSUPPORTED_MEDIA_TYPE, "application/problem+json", &body)
            }
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `publishWorkflow` answers.
#[derive(Debug)]
pub enum PublishWorkflow {
    /// 200: The workflow, published.
    Ok(types::Workflow),
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::Problem),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 404: There is no such record for this caller.
    NotFound(types::Problem),
    /// 409: The state of the record, or of another one, does not allow the request; or one with the same `Idempotency-Key` is still being answered.
    Conflict(types::Problem),
    /// 413: The body is larger than the server takes (1 MiB unless configured otherwise).
    PayloadTooLarge(types::Problem),
    /// 415: The body's media type is not `application/json`.
    UnsupportedMediaType(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for PublishWorkflow {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/problem+json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/problem+json", &body),
            Self::Conflict(body) => runtime::json(StatusCode::CONFLICT, "application/problem+json", &body),
            Self::PayloadTooLarge(body) => {
                runtime::json(StatusCode::PAYLOAD_TOO_LARGE, "application/problem+json", &body)
            }
            Self::UnsupportedMediaType(body) => {
                runtime::json(StatusCode::UNSUPPORTED_MEDIA_TYPE, "application/problem+json", &body)
            }
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `unpublishWorkflow` answers.
#[derive(Debug)]
pub enum UnpublishWorkflow {
    /// 200: The workflow, not published.
    Ok(types::Workflow),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 404: There is no such record for this caller.
    NotFound(types::Problem),
    /// 409: The state of the record, or of another one, does not allow the request; or one with the same `Idempotency-Key` is still being answered.
    Conflict(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for UnpublishWorkflow {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/problem+json", &body),
            Self::Conflict(body) => runtime::json(StatusCode::CONFLICT, "application/problem+json", &body),
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `restoreWorkflow` answers.
#[derive(Debug)]
pub enum RestoreWorkflow {
    /// 200: The workflow with its new head.
    Ok(types::Workflow),
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::Problem),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 404: There is no such record for this caller.
    NotFound(types::Problem),
    /// 409: The state of the record, or of another one, does not allow the request; or one with the same `Idempotency-Key` is still being answered.
    Conflict(types::Problem),
    /// 413: The body is larger than the server takes (1 MiB unless configured otherwise).
    PayloadTooLarge(types::Problem),
    /// 415: The body's media type is not `application/json`.
    UnsupportedMediaType(types::Problem),
    /// 422: The `Idempotency-Key` was used before with another body.
    UnprocessableEntity(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for RestoreWorkflow {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/problem+json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/problem+json", &body),
            Self::Conflict(body) => runtime::json(StatusCode::CONFLICT, "application/problem+json", &body),
            Self::PayloadTooLarge(body) => {
                runtime::json(StatusCode::PAYLOAD_TOO_LARGE, "application/problem+json", &body)
            }
            Self::UnsupportedMediaType(body) => {
                runtime::json(StatusCode::UNSUPPORTED_MEDIA_TYPE, "application/problem+json", &body)
            }
            Self::UnprocessableEntity(body) => {
                runtime::json(StatusCode::UNPROCESSABLE_ENTITY, "application/problem+json", &body)
            }
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `diffWorkflow` answers.
#[derive(Debug)]
pub enum DiffWorkflow {
    /// 200: The difference.
    Ok(types::WorkflowDiff),
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::Problem),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 404: There is no such record for this caller.
    NotFound(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for DiffWorkflow {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/problem+json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/problem+json", &body),
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `runWorkflow` answers.
#[derive(Debug)]
pub enum RunWorkflow {
    /// 202: The execution was accepted.
    Accepted {
        /// The body.
        body: types::ExecutionSummary,
        /// Where what was created is: a URI reference, to be resolved against the URL of the request.
        location: String,
    },
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::Problem),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 404: There is no such record for this caller.
    NotFound(types::Problem),
    /// 409: The state of the record, or of another one, does not allow the request; or one with the same `Idempotency-Key` is still being answered.
    Conflict(types::Problem),
    /// 413: The body is larger than the server takes (1 MiB unless configured otherwise).
    PayloadTooLarge(types::Problem),
    /// 415: The body's media type is not `application/json`.
    UnsupportedMediaType(types::Problem),
    /// 422: The `Idempotency-Key` was used before with another body.
    UnprocessableEntity(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for RunWorkflow {
    fn into_response(self) -> Response {
        match self {
            Self::Accepted { body, location } => {
                let mut response = runtime::json(StatusCode::ACCEPTED, "application/json", &body);
                runtime::header(&mut response, "location", &location);
                response
            }
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/problem+json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/problem+json", &body),
            Self::Conflict(body) => runtime::json(StatusCode::CONFLICT, "application/problem+json", &body),
            Self::PayloadTooLarge(body) => {
                runtime::json(StatusCode::PAYLOAD_TOO_LARGE, "application/problem+json", &body)
            }
            Self::UnsupportedMediaType(body) => {
                runtime::json(StatusCode::UNSUPPORTED_MEDIA_TYPE, "application/problem+json", &body)
            }
            Self::UnprocessableEntity(body) => {
                runtime::json(StatusCode::UNPROCESSABLE_ENTITY, "application/problem+json", &body)
            }
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `listIntegrationTypes` answers.
#[derive(Debug)]
pub enum ListIntegrationTypes {
    /// 200: All integration types, by name.
    Ok(types::IntegrationTypeList),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for ListIntegrationTypes {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `listIntegrations` answers.
#[derive(Debug)]
pub enum ListIntegrations {
    /// 200: One page of integrations.
    Ok(types::IntegrationList),
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::Problem),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for ListIntegrations {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/problem+json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `createIntegration` answers.
#[derive(Debug)]
pub enum CreateIntegration {
    /// 201: The integration was created.
    Created {
        /// The body.
        body: types::Integration,
        /// Where what was created is: a URI reference, to be resolved against the URL of the request.
        location: String,
    },
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::Problem),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 409: The state of the record, or of another one, does not allow the request; or one with the same `Idempotency-Key` is still being answered.
    Conflict(types::Problem),
    /// 413: The body is larger than the server takes (1 MiB unless configured otherwise).
    PayloadTooLarge(types::Problem),
    /// 415: The body's media type is not `application/json`.
    UnsupportedMediaType(types::Problem),
    /// 422: The `Idempotency-Key` was used before with another body.
    UnprocessableEntity(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for CreateIntegration {
    fn into_response(self) -> Response {
        match self {
            Self::Created { body, location } => {
                let mut response = runtime::json(StatusCode::CREATED, "application/json", &body);
                runtime::header(&mut response, "location", &location);
                response
            }
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/problem+json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::Conflict(body) => runtime::json(StatusCode::CONFLICT, "application/problem+json", &body),
            Self::PayloadTooLarge(body) => {
                runtime::json(StatusCode::PAYLOAD_TOO_LARGE, "application/problem+json", &body)
            }
            Self::UnsupportedMediaType(body) => {
                runtime::json(StatusCode::UNSUPPORTED_MEDIA_TYPE, "application/problem+json", &body)
            }
            Self::UnprocessableEntity(body) => {
                runtime::json(StatusCode::UNPROCESSABLE_ENTITY, "application/problem+json", &body)
            }
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `getIntegration` answers.
#[derive(Debug)]
pub enum GetIntegration {
    /// 200: The integration.
    Ok(types::Integration),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 404: There is no such record for this caller.
    NotFound(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for GetIntegration {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/problem+json", &body),
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `deleteIntegration` answers.
#[derive(Debug)]
pub enum DeleteIntegration {
    /// 204: The integration is gone.
    NoContent,
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 404: There is no such record for this caller.
    NotFound(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for DeleteIntegration {
    fn into_response(self) -> Response {
        match self {
            Self::NoContent => runtime::empty(StatusCode::NO_CONTENT),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/problem+json", &body),
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `listIntegrationRecords` answers.
#[derive(Debug)]
pub enum ListIntegrationRecords {
    /// 200: One page of records.
    Ok(types::IntegrationRecordList),
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::Problem),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 404: There is no such record for this caller.
    NotFound(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for ListIntegrationRecords {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/problem+json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/problem+json", &body),
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `listIntegrationSyncs` answers.
#[derive(Debug)]
pub enum ListIntegrationSyncs {
    /// 200: One page of syncs.
    Ok(types::IntegrationSyncList),
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::Problem),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 404: There is no such record for this caller.
    NotFound(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for ListIntegrationSyncs {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/problem+json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/problem+json", &body),
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `listExecutions` answers.
#[derive(Debug)]
pub enum ListExecutions {
    /// 200: One step of the walk.
    Ok(types::ExecutionCursorList),
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::Problem),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 404: There is no such record for this caller.
    NotFound(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for ListExecutions {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/problem+json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/problem+json", &body),
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `getExecution` answers.
#[derive(Debug)]
pub enum GetExecution {
    /// 200: The execution.
    Ok(types::ExecutionDetail),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 404: There is no such record for this caller.
    NotFound(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for GetExecution {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/problem+json", &body),
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `watchExecution` answers.
#[derive(Debug)]
pub enum WatchExecution {
    /// 200: The events.
    Ok(EventStream),
    /// 204: The execution has ended, and what `Last-Event-ID` names was the last event of it.
    NoContent,
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::Problem),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 404: There is no such record for this caller.
    NotFound(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for WatchExecution {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::event_stream(StatusCode::OK, body),
            Self::NoContent => runtime::empty(StatusCode::NO_CONTENT),
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/problem+json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/problem+json", &body),
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `cancelExecution` answers.
#[derive(Debug)]
pub enum CancelExecution {
    /// 200: The execution, cancelled.
    Ok(types::ExecutionState),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 404: There is no such record for this caller.
    NotFound(types::Problem),
    /// 409: The state of the record, or of another one, does not allow the request; or one with the same `Idempotency-Key` is still being answered.
    Conflict(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for CancelExecution {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/problem+json", &body),
            Self::Conflict(body) => runtime::json(StatusCode::CONFLICT, "application/problem+json", &body),
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `retryExecution` answers.
#[derive(Debug)]
pub enum RetryExecution {
    /// 200: The execution as it then is, usually pending.
    Ok(types::ExecutionState),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 404: There is no such record for this caller.
    NotFound(types::Problem),
    /// 409: The state of the record, or of another one, does not allow the request; or one with the same `Idempotency-Key` is still being answered.
    Conflict(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for RetryExecution {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/problem+json", &body),
            Self::Conflict(body) => runtime::json(StatusCode::CONFLICT, "application/problem+json", &body),
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `getWorkflowSettings` answers.
#[derive(Debug)]
pub enum GetWorkflowSettings {
    /// 200: The settings.
    Ok(types::WorkflowSettings),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 404: There is no such record for this caller.
    NotFound(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for GetWorkflowSettings {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/problem+json", &body),
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `setWorkflowSettings` answers.
#[derive(Debug)]
pub enum SetWorkflowSettings {
    /// 200: The settings as they now are.
    Ok(types::WorkflowSettings),
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::Problem),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 404: There is no such record for this caller.
    NotFound(types::Problem),
    /// 413: The body is larger than the server takes (1 MiB unless configured otherwise).
    PayloadTooLarge(types::Problem),
    /// 415: The body's media type is not `application/json`.
    UnsupportedMediaType(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for SetWorkflowSettings {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/problem+json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/problem+json", &body),
            Self::PayloadTooLarge(body) => {
                runtime::json(StatusCode::PAYLOAD_TOO_LARGE, "application/problem+json", &body)
            }
            Self::UnsupportedMediaType(body) => {
                runtime::json(StatusCode::UNSUPPORTED_MEDIA_TYPE, "application/problem+json", &body)
            }
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `listWorkflowTriggers` answers.
#[derive(Debug)]
pub enum ListWorkflowTriggers {
    /// 200: The triggers.
    Ok(types::WorkflowTriggerList),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 404: There is no such record for this caller.
    NotFound(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for ListWorkflowTriggers {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/problem+json", &body),
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `rotateWorkflowTrigger` answers.
#[derive(Debug)]
pub enum RotateWorkflowTrigger {
    /// 200: The webhook with its new URL.
    Ok(types::WorkflowTrigger),
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::Problem),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 404: There is no such record for this caller.
    NotFound(types::Problem),
    /// 409: The state of the record, or of another one, does not allow the request; or one with the same `Idempotency-Key` is still being answered.
    Conflict(types::Problem),
    /// 422: The `Idempotency-Key` was used before with another body.
    UnprocessableEntity(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for RotateWorkflowTrigger {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/problem+json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/problem+json", &body),
            Self::Conflict(body) => runtime::json(StatusCode::CONFLICT, "application/problem+json", &body),
            Self::UnprocessableEntity(body) => {
                runtime::json(StatusCode::UNPROCESSABLE_ENTITY, "application/problem+json", &body)
            }
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `importWorkflow` answers.
#[derive(Debug)]
pub enum ImportWorkflow {
    /// 200: The workflow was there, and is now what the file says.
    Ok(types::WorkflowImport),
    /// 201: The workflow was made.
    Created {
        /// The body.
        body: types::WorkflowImport,
        /// Where what was created is: a URI reference, to be resolved against the URL of the request.
        location: String,
    },
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::Problem),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 409: The state of the record, or of another one, does not allow the request; or one with the same `Idempotency-Key` is still being answered.
    Conflict(types::Problem),
    /// 413: The body is larger than the server takes (1 MiB unless configured otherwise).
    PayloadTooLarge(types::Problem),
    /// 415: The body's media type is not `application/json`.
    UnsupportedMediaType(types::Problem),
    /// 422: The `Idempotency-Key` was used before with another body.
    UnprocessableEntity(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for ImportWorkflow {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::Created { body, location } => {
                let mut response = runtime::json(StatusCode::CREATED, "application/json", &body);
                runtime::header(&mut response, "location", &location);
                response
            }
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/problem+json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::Conflict(body) => runtime::json(StatusCode::CONFLICT, "application/problem+json", &body),
            Self::PayloadTooLarge(body) => {
                runtime::json(StatusCode::PAYLOAD_TOO_LARGE, "application/problem+json", &body)
            }
            Self::UnsupportedMediaType(body) => {
                runtime::json(StatusCode::UNSUPPORTED_MEDIA_TYPE, "application/problem+json", &body)
            }
            Self::UnprocessableEntity(body) => {
                runtime::json(StatusCode::UNPROCESSABLE_ENTITY, "application/problem+json", &body)
            }
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `listAgents` answers.
#[derive(Debug)]
pub enum ListAgents {
    /// 200: One page of agents.
    Ok(types::AgentList),
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::Problem),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for ListAgents {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/problem+json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `getAgent` answers.
#[derive(Debug)]
pub enum GetAgent {
    /// 200: The agent.
    Ok(types::Agent),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 404: There is no such record for this caller.
    NotFound(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for GetAgent {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/problem+json", &body),
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `setAgentDefinition` answers.
#[derive(Debug)]
pub enum SetAgentDefinition {
    /// 200: The agent as it now is.
    Ok(types::Agent),
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::Problem),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 404: There is no such record for this caller.
    NotFound(types::Problem),
    /// 409: The state of the record, or of another one, does not allow the request; or one with the same `Idempotency-Key` is still being answered.
    Conflict(types::Problem),
    /// 413: The body is larger than the server takes (1 MiB unless configured otherwise).
    PayloadTooLarge(types::Problem),
    /// 415: The body's media type is not `application/json`.
    UnsupportedMediaType(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for SetAgentDefinition {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/problem+json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/problem+json", &body),
            Self::Conflict(body) => runtime::json(StatusCode::CONFLICT, "application/problem+json", &body),
            Self::PayloadTooLarge(body) => {
                runtime::json(StatusCode::PAYLOAD_TOO_LARGE, "application/problem+json", &body)
            }
            Self::UnsupportedMediaType(body) => {
                runtime::json(StatusCode::UNSUPPORTED_MEDIA_TYPE, "application/problem+json", &body)
            }
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `deleteAgentDefinition` answers.
#[derive(Debug)]
pub enum DeleteAgentDefinition {
    /// 204: The agent has no definition.
    NoContent,
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 404: There is no such record for this caller.
    NotFound(types::Problem),
    /// 409: The state of the record, or of another one, does not allow the request; or one with the same `Idempotency-Key` is still being answered.
    Conflict(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for DeleteAgentDefinition {
    fn into_response(self) -> Response {
        match self {
            Self::NoContent => runtime::empty(StatusCode::NO_CONTENT),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/problem+json", &body),
            Self::Conflict(body) => runtime::json(StatusCode::CONFLICT, "application/problem+json", &body),
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `setAgentLinks` answers.
#[derive(Debug)]
pub enum SetAgentLinks {
    /// 200: The agent as it now is.
    Ok(types::Agent),
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::Problem),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 404: There is no such record for this caller.
    NotFound(types::Problem),
    /// 409: The state of the record, or of another one, does not allow the request; or one with the same `Idempotency-Key` is still being answered.
    Conflict(types::Problem),
    /// 413: The body is larger than the server takes (1 MiB unless configured otherwise).
    PayloadTooLarge(types::Problem),
    /// 415: The body's media type is not `application/json`.
    UnsupportedMediaType(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for SetAgentLinks {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/problem+json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/problem+json", &body),
            Self::Conflict(body) => runtime::json(StatusCode::CONFLICT, "application/problem+json", &body),
            Self::PayloadTooLarge(body) => {
                runtime::json(StatusCode::PAYLOAD_TOO_LARGE, "application/problem+json", &body)
            }
            Self::UnsupportedMediaType(body) => {
                runtime::json(StatusCode::UNSUPPORTED_MEDIA_TYPE, "application/problem+json", &body)
            }
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `listApprovals` answers.
#[derive(Debug)]
pub enum ListApprovals {
    /// 200: One page of what waits.
    Ok(types::ApprovalList),
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::Problem),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for ListApprovals {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/problem+json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `answerApproval` answers.
#[derive(Debug)]
pub enum AnswerApproval {
    /// 200: The execution as it then is.
    Ok(types::ExecutionState),
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::Problem),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 404: There is no such record for this caller.
    NotFound(types::Problem),
    /// 409: The state of the record, or of another one, does not allow the request; or one with the same `Idempotency-Key` is still being answered.
    Conflict(types::Problem),
    /// 413: The body is larger than the server takes (1 MiB unless configured otherwise).
    PayloadTooLarge(types::Problem),
    /// 415: The body's media type is not `application/json`.
    UnsupportedMediaType(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for AnswerApproval {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/problem+json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/problem+json", &body),
            Self::Conflict(body) => runtime::json(StatusCode::CONFLICT, "application/problem+json", &body),
            Self::PayloadTooLarge(body) => {
                runtime::json(StatusCode::PAYLOAD_TOO_LARGE, "application/problem+json", &body)
            }
            Self::UnsupportedMediaType(body) => {
                runtime::json(StatusCode::UNSUPPORTED_MEDIA_TYPE, "application/problem+json", &body)
            }
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}

/// What `listAuditEvents` answers.
#[derive(Debug)]
pub enum ListAuditEvents {
    /// 200: One page of entries.
    Ok(types::AuditEventList),
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::Problem),
    /// 401: No credential was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Problem),
    /// 403: The credential lacks a scope that the operation needs, or one that it would grant; or it is bound to a unit, and the operation is for the whole tenant.
    Forbidden(types::Problem),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Problem),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Problem),
}

impl IntoResponse for ListAuditEvents {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/problem+json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/problem+json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/problem+json", &body),
            Self::TooManyRequests(body) => {
                runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/problem+json", &body)
            }
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json", &body)
            }
        }
    }
}
