// Written by `cargo xtask generate`. Change the document, not this file.

//! Responses: what each operation can answer, and nothing else.

#![allow(clippy::large_enum_variant, reason = "an answer is made once and sent")]
#![allow(unused_imports, unused_mut, clippy::enum_variant_names, reason = "every operation uses another part of these")]

use poem::{IntoResponse, Response};

use super::types;
use crate::runtime::{
    self, Base64, Binary, Bytes, Date, DateTime, EventStream, IndexMap, Map, StatusCode, Uuid, Value,
};

/// What `runWorkflow` answers.
#[derive(Debug)]
pub enum RunWorkflow {
    /// 200: The workflow ended well.
    Ok(types::RunResult),
    /// 202: The run outlives the limit and goes on as a job.
    Accepted {
        /// The body.
        body: types::JobAccepted,
        /// Where to read what was created or started: a URI reference, to be resolved against the URL of the request.
        location: String,
    },
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::ErrorResponse),
    /// 401: No API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 403: The API key lacks a scope that the operation needs.
    Forbidden(types::ErrorResponse),
    /// 404: The caller's tenant has no such endpoint, published workflow or job; `error` says which.
    NotFound(types::ErrorResponse),
    /// 409: A request with the same `Idempotency-Key` is still being answered. Ask again a little later.
    Conflict(types::ErrorResponse),
    /// 413: The body is larger than the server takes (1 MiB unless configured otherwise).
    PayloadTooLarge(types::ErrorResponse),
    /// 415: The body's media type is not `application/json`.
    UnsupportedMediaType(types::ErrorResponse),
    /// 422: The `Idempotency-Key` was used before with another body.
    UnprocessableEntity(types::ErrorResponse),
    /// 429: The limit of the operation's group is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::ErrorResponse),
    /// 500: The workflow failed (`WORKFLOW_FAILED`, with the job in `details`), or the server did (`INTERNAL_ERROR`, with nothing but the request id).
    InternalServerError(types::ErrorResponse),
}

impl IntoResponse for RunWorkflow {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::Accepted { body, location } => {
                let mut response = runtime::json(StatusCode::ACCEPTED, "application/json", &body);
                runtime::header(&mut response, "location", &location);
                response
            }
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/json", &body),
            Self::Conflict(body) => runtime::json(StatusCode::CONFLICT, "application/json", &body),
            Self::PayloadTooLarge(body) => runtime::json(StatusCode::PAYLOAD_TOO_LARGE, "application/json", &body),
            Self::UnsupportedMediaType(body) => {
                runtime::json(StatusCode::UNSUPPORTED_MEDIA_TYPE, "application/json", &body)
            }
            Self::UnprocessableEntity(body) => {
                runtime::json(StatusCode::UNPROCESSABLE_ENTITY, "application/json", &body)
            }
            Self::TooManyRequests(body) => runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/json", &body),
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/json", &body)
            }
        }
    }
}

/// What `createJob` answers.
#[derive(Debug)]
pub enum CreateJob {
    /// 202: The job was accepted.
    Accepted {
        /// The body.
        body: types::JobAccepted,
        /// Where to read what was created or started: a URI reference, to be resolved against the URL of the request.
        location: String,
    },
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::ErrorResponse),
    /// 401: No API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 403: The API key lacks a scope that the operation needs.
    Forbidden(types::ErrorResponse),
    /// 404: The caller's tenant has no such endpoint, published workflow or job; `error` says which.
    NotFound(types::ErrorResponse),
    /// 409: A request with the same `Idempotency-Key` is still being answered. Ask again a little later.
    Conflict(types::ErrorResponse),
    /// 413: The body is larger than the server takes (1 MiB unless configured otherwise).
    PayloadTooLarge(types::ErrorResponse),
    /// 415: The body's media type is not `application/json`.
    UnsupportedMediaType(types::ErrorResponse),
    /// 422: The `Idempotency-Key` was used before with another body.
    UnprocessableEntity(types::ErrorResponse),
    /// 429: The limit of the operation's group is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::ErrorResponse),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::ErrorResponse),
}

impl IntoResponse for CreateJob {
    fn into_response(self) -> Response {
        match self {
            Self::Accepted { body, location } => {
                let mut response = runtime::json(StatusCode::ACCEPTED, "application/json", &body);
                runtime::header(&mut response, "location", &location);
                response
            }
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/json", &body),
            Self::Conflict(body) => runtime::json(StatusCode::CONFLICT, "application/json", &body),
            Self::PayloadTooLarge(body) => runtime::json(StatusCode::PAYLOAD_TOO_LARGE, "application/json", &body),
            Self::UnsupportedMediaType(body) => {
                runtime::json(StatusCode::UNSUPPORTED_MEDIA_TYPE, "application/json", &body)
            }
            Self::UnprocessableEntity(body) => {
                runtime::json(StatusCode::UNPROCESSABLE_ENTITY, "application/json", &body)
            }
            Self::TooManyRequests(body) => runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/json", &body),
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/json", &body)
            }
        }
    }
}

/// What `getJob` answers.
#[derive(Debug)]
pub enum GetJob {
    /// 200: The job.
    Ok(types::Job),
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::ErrorResponse),
    /// 401: No API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 403: The API key lacks a scope that the operation needs.
    Forbidden(types::ErrorResponse),
    /// 404: The caller's tenant has no such endpoint, published workflow or job; `error` says which.
    NotFound(types::ErrorResponse),
    /// 429: The limit of the operation's group is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::ErrorResponse),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::ErrorResponse),
}

impl IntoResponse for GetJob {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/json", &body),
            Self::TooManyRequests(body) => runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/json", &body),
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/json", &body)
            }
        }
    }
}
