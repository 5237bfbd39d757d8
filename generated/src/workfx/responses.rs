// Written by `cargo xtask generate`. Change the document, not this file.

//! Responses: what each operation can answer, and nothing else.

#![allow(clippy::large_enum_variant, reason = "an answer is made once and sent")]
#![allow(unused_imports, unused_mut, clippy::enum_variant_names, reason = "every operation uses another part of these")]

use poem::{IntoResponse, Response};

use super::types;
use crate::runtime::{
    self, Base64, Binary, Bytes, Date, DateTime, EventStream, IndexMap, Map, StatusCode, Uuid, Value,
};

/// What `listAgents` answers.
#[derive(Debug)]
pub enum ListAgents {
    /// 200: One page of agents.
    Ok(types::AgentPage),
    /// 401: No API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Error),
    /// 403: The API key lacks a scope that the operation needs.
    Forbidden(types::Error),
    /// 404: The caller has no such agent, run, conversation or unit, or the tenant is not the caller's; `detail` says which.
    NotFound(types::Error),
    /// 422: A part of the request is not what this document allows, all violations are listed; or the `Idempotency-Key` was used before with another body.
    UnprocessableEntity(types::ValidationError),
    /// 429: The caller's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Error),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Error),
}

impl IntoResponse for ListAgents {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/json", &body),
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

/// What `createAgent` answers.
#[derive(Debug)]
pub enum CreateAgent {
    /// 201: The agent was created.
    Created {
        /// The body.
        body: types::Agent,
        /// Where to read what was created: a URI reference, to be resolved against the URL of the request.
        location: String,
    },
    /// 401: No API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Error),
    /// 403: The API key lacks a scope that the operation needs.
    Forbidden(types::Error),
    /// 404: The caller has no such agent, run, conversation or unit, or the tenant is not the caller's; `detail` says which.
    NotFound(types::Error),
    /// 409: The agent's state, or a request with the same `Idempotency-Key` that is still being answered, does not allow it.
    Conflict(types::Error),
    /// 413: The body is larger than the server takes (1 MiB unless configured otherwise).
    PayloadTooLarge(types::Error),
    /// 415: The body's media type is not `application/json`.
    UnsupportedMediaType(types::Error),
    /// 422: A part of the request is not what this document allows, all violations are listed; or the `Idempotency-Key` was used before with another body.
    UnprocessableEntity(types::ValidationError),
    /// 429: The caller's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Error),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Error),
}

impl IntoResponse for CreateAgent {
    fn into_response(self) -> Response {
        match self {
            Self::Created { body, location } => {
                let mut response = runtime::json(StatusCode::CREATED, "application/json", &body);
                runtime::header(&mut response, "location", &location);
                response
            }
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

/// What `getAgent` answers.
#[derive(Debug)]
pub enum GetAgent {
    /// 200: The agent as it is.
    Ok(types::Agent),
    /// 401: No API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Error),
    /// 403: The API key lacks a scope that the operation needs.
    Forbidden(types::Error),
    /// 404: The caller has no such agent, run, conversation or unit, or the tenant is not the caller's; `detail` says which.
    NotFound(types::Error),
    /// 422: A part of the request is not what this document allows, all violations are listed; or the `Idempotency-Key` was used before with another body.
    UnprocessableEntity(types::ValidationError),
    /// 429: The caller's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Error),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Error),
}

impl IntoResponse for GetAgent {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/json", &body),
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

/// What `updateAgent` answers.
#[derive(Debug)]
pub enum UpdateAgent {
    /// 200: The agent as it is.
    Ok(types::Agent),
    /// 401: No API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Error),
    /// 403: The API key lacks a scope that the operation needs.
    Forbidden(types::Error),
    /// 404: The caller has no such agent, run, conversation or unit, or the tenant is not the caller's; `detail` says which.
    NotFound(types::Error),
    /// 409: The agent's state, or a request with the same `Idempotency-Key` that is still being answered, does not allow it.
    Conflict(types::Error),
    /// 413: The body is larger than the server takes (1 MiB unless configured otherwise).
    PayloadTooLarge(types::Error),
    /// 415: The body's media type is not `application/json`.
    UnsupportedMediaType(types::Error),
    /// 422: A part of the request is not what this document allows, all violations are listed; or the `Idempotency-Key` was used before with another body.
    UnprocessableEntity(types::ValidationError),
    /// 429: The caller's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Error),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Error),
}

impl IntoResponse for UpdateAgent {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
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

/// What `deleteAgent` answers.
#[derive(Debug)]
pub enum DeleteAgent {
    /// 200: The agent is gone.
    Ok(types::Nothing),
    /// 401: No API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Error),
    /// 403: The API key lacks a scope that the operation needs.
    Forbidden(types::Error),
    /// 404: The caller has no such agent, run, conversation or unit, or the tenant is not the caller's; `detail` says which.
    NotFound(types::Error),
    /// 422: A part of the request is not what this document allows, all violations are listed; or the `Idempotency-Key` was used before with another body.
    UnprocessableEntity(types::ValidationError),
    /// 429: The caller's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Error),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Error),
}

impl IntoResponse for DeleteAgent {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/json", &body),
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

/// What `getAgentByCode` answers.
#[derive(Debug)]
pub enum GetAgentByCode {
    /// 200: The agent as it is.
    Ok(types::Agent),
    /// 401: No API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Error),
    /// 403: The API key lacks a scope that the operation needs.
    Forbidden(types::Error),
    /// 404: The caller has no such agent, run, conversation or unit, or the tenant is not the caller's; `detail` says which.
    NotFound(types::Error),
    /// 429: The caller's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Error),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::Error),
}

impl IntoResponse for GetAgentByCode {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
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

/// The body of a 200 of `chat`, by media type.
#[derive(Debug)]
pub enum ChatOkBody {
    /// `application/json`.
    Json(types::RunAnswer),
    /// `text/plain`.
    Text(String),
    /// `text/event-stream`.
    EventStream(EventStream),
}

/// What `chat` answers.
#[derive(Debug)]
pub enum Chat {
    /// 200: The answer (`streaming: false`), or what happens as it happens (`streaming: true`, or a `Last-Event-ID`). With `streaming: false` and an `Accept` that prefers `text/plain`, the answer of a run that has
    /// ended alone, as text.
    Ok(ChatOkBody),
    /// 202: The run outlives the server's limit and goes on. A POST to the same path with `Last-Event-ID: <flow_run_id>:0:0` follows it.
    Accepted(types::RunAnswer),
    /// 401: No API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Error),
    /// 403: The API key lacks a scope that the operation needs.
    Forbidden(types::Error),
    /// 404: The caller has no such agent, run, conversation or unit, or the tenant is not the caller's; `detail` says which.
    NotFound(types::Error),
    /// 409: The agent is not active, the run does not wait for a person, or a request with the same `Idempotency-Key` is still being answered.
    Conflict(types::Error),
    /// 413: The body is larger than the server takes (1 MiB unless configured otherwise).
    PayloadTooLarge(types::Error),
    /// 415: The body's media type is not `application/json`.
    UnsupportedMediaType(types::Error),
    /// 422: A part of the request is not what this document allows, all violations are listed; or the `Idempotency-Key` was used before with another body.
    UnprocessableEntity(types::ValidationError),
    /// 429: The caller's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Error),
    /// 500: The agent failed, or the server did. What the person said is kept, and the conversation is escalated.
    InternalServerError(types::Error),
}

impl IntoResponse for Chat {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => match body {
                ChatOkBody::Json(body) => runtime::json(StatusCode::OK, "application/json", &body),
                ChatOkBody::Text(body) => runtime::text(StatusCode::OK, "text/plain; charset=utf-8", body),
                ChatOkBody::EventStream(body) => runtime::event_stream(StatusCode::OK, body),
            },
            Self::Accepted(body) => runtime::json(StatusCode::ACCEPTED, "application/json", &body),
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

/// The body of a 200 of `resumeChat`, by media type.
#[derive(Debug)]
pub enum ResumeChatOkBody {
    /// `application/json`.
    Json(types::RunAnswer),
    /// `text/plain`.
    Text(String),
    /// `text/event-stream`.
    EventStream(EventStream),
}

/// What `resumeChat` answers.
#[derive(Debug)]
pub enum ResumeChat {
    /// 200: The answer (`streaming: false`), or what happens as it happens (`streaming: true`, or a `Last-Event-ID`). With `streaming: false` and an `Accept` that prefers `text/plain`, the answer of a run that has
    /// ended alone, as text.
    Ok(ResumeChatOkBody),
    /// 202: The run outlives the server's limit and goes on. A POST to the same path with `Last-Event-ID: <flow_run_id>:0:0` follows it.
    Accepted(types::RunAnswer),
    /// 401: No API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Error),
    /// 403: The API key lacks a scope that the operation needs.
    Forbidden(types::Error),
    /// 404: The caller has no such agent, run, conversation or unit, or the tenant is not the caller's; `detail` says which.
    NotFound(types::Error),
    /// 409: The agent is not active, the run does not wait for a person, or a request with the same `Idempotency-Key` is still being answered.
    Conflict(types::Error),
    /// 413: The body is larger than the server takes (1 MiB unless configured otherwise).
    PayloadTooLarge(types::Error),
    /// 415: The body's media type is not `application/json`.
    UnsupportedMediaType(types::Error),
    /// 422: A part of the request is not what this document allows, all violations are listed; or the `Idempotency-Key` was used before with another body.
    UnprocessableEntity(types::ValidationError),
    /// 429: The caller's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Error),
    /// 500: The agent failed, or the server did. What the person said is kept, and the conversation is escalated.
    InternalServerError(types::Error),
}

impl IntoResponse for ResumeChat {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => match body {
                ResumeChatOkBody::Json(body) => runtime::json(StatusCode::OK, "application/json", &body),
                ResumeChatOkBody::Text(body) => runtime::text(StatusCode::OK, "text/plain; charset=utf-8", body),
                ResumeChatOkBody::EventStream(body) => runtime::event_stream(StatusCode::OK, body),
            },
            Self::Accepted(body) => runtime::json(StatusCode::ACCEPTED, "application/json", &body),
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

/// The body of a 200 of `runJob`, by media type.
#[derive(Debug)]
pub enum RunJobOkBody {
    /// `application/json`.
    Json(types::RunAnswer),
    /// `text/plain`.
    Text(String),
    /// `text/event-stream`.
    EventStream(EventStream),
}

/// What `runJob` answers.
#[derive(Debug)]
pub enum RunJob {
    /// 200: The answer (`streaming: false`), or what happens as it happens (`streaming: true`, or a `Last-Event-ID`). With `streaming: false` and an `Accept` that prefers `text/plain`, the answer of a run that has
    /// ended alone, as text.
    Ok(RunJobOkBody),
    /// 202: The run outlives the server's limit and goes on. A POST to the same path with `Last-Event-ID: <flow_run_id>:0:0` follows it.
    Accepted(types::RunAnswer),
    /// 401: No API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::Error),
    /// 403: The API key lacks a scope that the operation needs.
    Forbidden(types::Error),
    /// 404: The caller has no such agent, run, conversation or unit, or the tenant is not the caller's; `detail` says which.
    NotFound(types::Error),
    /// 409: The agent is not active, the run does not wait for a person, or a request with the same `Idempotency-Key` is still being answered.
    Conflict(types::Error),
    /// 413: The body is larger than the server takes (1 MiB unless configured otherwise).
    PayloadTooLarge(types::Error),
    /// 415: The body's media type is not `application/json`.
    UnsupportedMediaType(types::Error),
    /// 422: A part of the request is not what this document allows, all violations are listed; or the `Idempotency-Key` was used before with another body.
    UnprocessableEntity(types::ValidationError),
    /// 429: The caller's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::Error),
    /// 500: The agent failed, or the server did. What the person said is kept, and the conversation is escalated.
    InternalServerError(types::Error),
}

impl IntoResponse for RunJob {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => match body {
                RunJobOkBody::Json(body) => runtime::json(StatusCode::OK, "application/json", &body),
                RunJobOkBody::Text(body) => runtime::text(StatusCode::OK, "text/plain; charset=utf-8", body),
                RunJobOkBody::EventStream(body) => runtime::event_stream(StatusCode::OK, body),
            },
            Self::Accepted(body) => runtime::json(StatusCode::ACCEPTED, "application/json", &body),
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
