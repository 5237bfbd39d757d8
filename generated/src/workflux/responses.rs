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
    Ok(types::AgentListResponse),
    /// 400: The request is not what this document allows. All violations are listed.
    BadRequest(types::ErrorResponse),
    /// 401: No access token or API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 403: The access token or API key lacks a scope that the operation needs.
    Forbidden(types::ErrorResponse),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::ErrorResponse),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::ErrorResponse),
}

impl IntoResponse for ListAgents {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/json", &body),
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
        /// Where to read what was created or started: a URI reference, to be resolved against the URL of the request.
        location: String,
    },
    /// 400: The request is not what this document allows. All violations are listed.
    BadRequest(types::ErrorResponse),
    /// 401: No access token or API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 403: The access token or API key lacks a scope that the operation needs.
    Forbidden(types::ErrorResponse),
    /// 409: A request with the same `Idempotency-Key` is still being answered.
    Conflict(types::ErrorResponse),
    /// 413: The body is larger than the server takes (1 MiB unless configured otherwise).
    PayloadTooLarge(types::ErrorResponse),
    /// 415: The body's media type is not `application/json`.
    UnsupportedMediaType(types::ErrorResponse),
    /// 422: The `Idempotency-Key` was used before with another body.
    UnprocessableEntity(types::ErrorResponse),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::ErrorResponse),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::ErrorResponse),
}

impl IntoResponse for CreateAgent {
    fn into_response(self) -> Response {
        match self {
            Self::Created { body, location } => {
                let mut response = runtime::json(StatusCode::CREATED, "application/json", &body);
                runtime::header(&mut response, "location", &location);
                response
            }
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/json", &body),
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
    /// 200: The agent.
    Ok(types::Agent),
    /// 401: No access token or API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 403: The access token or API key lacks a scope that the operation needs.
    Forbidden(types::ErrorResponse),
    /// 404: There is no such record for this caller.
    NotFound(types::ErrorResponse),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::ErrorResponse),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::ErrorResponse),
}

impl IntoResponse for GetAgent {
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

/// What `updateAgent` answers.
#[derive(Debug)]
pub enum UpdateAgent {
    /// 200: The agent as it is now.
    Ok(types::Agent),
    /// 400: The request is not what this document allows. All violations are listed.
    BadRequest(types::ErrorResponse),
    /// 401: No access token or API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 403: The access token or API key lacks a scope that the operation needs.
    Forbidden(types::ErrorResponse),
    /// 404: There is no such record for this caller.
    NotFound(types::ErrorResponse),
    /// 409: The agent was changed at the same time. Send the request again.
    Conflict(types::ErrorResponse),
    /// 413: The body is larger than the server takes (1 MiB unless configured otherwise).
    PayloadTooLarge(types::ErrorResponse),
    /// 415: The body's media type is not `application/json`.
    UnsupportedMediaType(types::ErrorResponse),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::ErrorResponse),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::ErrorResponse),
}

impl IntoResponse for UpdateAgent {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/json", &body),
            Self::Conflict(body) => runtime::json(StatusCode::CONFLICT, "application/json", &body),
            Self::PayloadTooLarge(body) => runtime::json(StatusCode::PAYLOAD_TOO_LARGE, "application/json", &body),
            Self::UnsupportedMediaType(body) => {
                runtime::json(StatusCode::UNSUPPORTED_MEDIA_TYPE, "application/json", &body)
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
    /// 200: The agent was deleted.
    Ok(types::DeletedAgent),
    /// 401: No access token or API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 403: The access token or API key lacks a scope that the operation needs.
    Forbidden(types::ErrorResponse),
    /// 404: There is no such record for this caller.
    NotFound(types::ErrorResponse),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::ErrorResponse),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::ErrorResponse),
}

impl IntoResponse for DeleteAgent {
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

/// What `listConversations` answers.
#[derive(Debug)]
pub enum ListConversations {
    /// 200: One page of conversations.
    Ok(types::ConversationListResponse),
    /// 400: The request is not what this document allows. All violations are listed.
    BadRequest(types::ErrorResponse),
    /// 401: No access token or API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 403: The access token or API key lacks a scope that the operation needs.
    Forbidden(types::ErrorResponse),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::ErrorResponse),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::ErrorResponse),
}

impl IntoResponse for ListConversations {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/json", &body),
            Self::TooManyRequests(body) => runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/json", &body),
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/json", &body)
            }
        }
    }
}

/// What `createConversation` answers.
#[derive(Debug)]
pub enum CreateConversation {
    /// 201: The conversation began.
    Created {
        /// The body.
        body: types::ConversationCreated,
        /// Where to read what was created or started: a URI reference, to be resolved against the URL of the request.
        location: String,
    },
    /// 400: The request is not what this document allows. All violations are listed.
    BadRequest(types::ErrorResponse),
    /// 401: No access token or API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 403: The access token or API key lacks a scope that the operation needs.
    Forbidden(types::ErrorResponse),
    /// 409: The agent cannot be asked: it is switched off, or its workflow is not published. Or a request with the same `Idempotency-Key` is still being answered.
    Conflict(types::ErrorResponse),
    /// 413: The body is larger than the server takes (1 MiB unless configured otherwise).
    PayloadTooLarge(types::ErrorResponse),
    /// 415: The body's media type is not `application/json`.
    UnsupportedMediaType(types::ErrorResponse),
    /// 422: The `Idempotency-Key` was used before with another body.
    UnprocessableEntity(types::ErrorResponse),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::ErrorResponse),
    /// 500: The agent failed (`INTEGRATION_ERROR`, with the cause and the conversation in `details`), or the server did (`INTERNAL_ERROR`, with nothing but the request id).
    InternalServerError(types::ErrorResponse),
}

impl IntoResponse for CreateConversation {
    fn into_response(self) -> Response {
        match self {
            Self::Created { body, location } => {
                let mut response = runtime::json(StatusCode::CREATED, "application/json", &body);
                runtime::header(&mut response, "location", &location);
                response
            }
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/json", &body),
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

/// What `getConversation` answers.
#[derive(Debug)]
pub enum GetConversation {
    /// 200: The conversation.
    Ok(types::Conversation),
    /// 401: No access token or API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 403: The access token or API key lacks a scope that the operation needs.
    Forbidden(types::ErrorResponse),
    /// 404: There is no such record for this caller.
    NotFound(types::ErrorResponse),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::ErrorResponse),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::ErrorResponse),
}

impl IntoResponse for GetConversation {
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

/// What `listMessages` answers.
#[derive(Debug)]
pub enum ListMessages {
    /// 200: One page of messages.
    Ok(types::MessageListResponse),
    /// 400: The request is not what this document allows. All violations are listed.
    BadRequest(types::ErrorResponse),
    /// 401: No access token or API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 403: The access token or API key lacks a scope that the operation needs.
    Forbidden(types::ErrorResponse),
    /// 404: There is no such record for this caller.
    NotFound(types::ErrorResponse),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::ErrorResponse),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::ErrorResponse),
}

impl IntoResponse for ListMessages {
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

/// What `sendMessage` answers.
#[derive(Debug)]
pub enum SendMessage {
    /// 201: The message was sent.
    Created {
        /// The body.
        body: types::MessageSent,
        /// Where to read what was created or started: a URI reference, to be resolved against the URL of the request.
        location: String,
    },
    /// 400: The request is not what this document allows. All violations are listed.
    BadRequest(types::ErrorResponse),
    /// 401: No access token or API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 403: The access token or API key lacks a scope that the operation needs.
    Forbidden(types::ErrorResponse),
    /// 404: There is no such record for this caller.
    NotFound(types::ErrorResponse),
    /// 409: The agent cannot be asked: it is switched off, or its workflow is not published. Or a request with the same `Idempotency-Key` is still being answered.
    Conflict(types::ErrorResponse),
    /// 413: The body is larger than the server takes (1 MiB unless configured otherwise).
    PayloadTooLarge(types::ErrorResponse),
    /// 415: The body's media type is not `application/json`.
    UnsupportedMediaType(types::ErrorResponse),
    /// 422: The `Idempotency-Key` was used before with another body.
    UnprocessableEntity(types::ErrorResponse),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::ErrorResponse),
    /// 500: The agent failed (`INTEGRATION_ERROR`, with the cause and the conversation in `details`), or the server did (`INTERNAL_ERROR`, with nothing but the request id).
    InternalServerError(types::ErrorResponse),
}

impl IntoResponse for SendMessage {
    fn into_response(self) -> Response {
        match self {
            Self::Created { body, location } => {
                let mut response = runtime::json(StatusCode::CREATED, "application/json", &body);
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

/// What `getAnalytics` answers.
#[derive(Debug)]
pub enum GetAnalytics {
    /// 200: The figures.
    Ok(types::Analytics),
    /// 400: The request is not what this document allows. All violations are listed.
    BadRequest(types::ErrorResponse),
    /// 401: No access token or API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 403: The access token or API key lacks a scope that the operation needs.
    Forbidden(types::ErrorResponse),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::ErrorResponse),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::ErrorResponse),
}

impl IntoResponse for GetAnalytics {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/json", &body),
            Self::TooManyRequests(body) => runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/json", &body),
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/json", &body)
            }
        }
    }
}

/// What `getAgentPerformance` answers.
#[derive(Debug)]
pub enum GetAgentPerformance {
    /// 200: The figures.
    Ok(types::AgentPerformance),
    /// 400: The request is not what this document allows. All violations are listed.
    BadRequest(types::ErrorResponse),
    /// 401: No access token or API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 403: The access token or API key lacks a scope that the operation needs.
    Forbidden(types::ErrorResponse),
    /// 404: There is no such record for this caller.
    NotFound(types::ErrorResponse),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::ErrorResponse),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::ErrorResponse),
}

impl IntoResponse for GetAgentPerformance {
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

/// What `getRoi` answers.
#[derive(Debug)]
pub enum GetRoi {
    /// 200: The figures.
    Ok(types::Roi),
    /// 400: The request is not what this document allows. All violations are listed.
    BadRequest(types::ErrorResponse),
    /// 401: No access token or API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 403: The access token or API key lacks a scope that the operation needs.
    Forbidden(types::ErrorResponse),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::ErrorResponse),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::ErrorResponse),
}

impl IntoResponse for GetRoi {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/json", &body),
            Self::TooManyRequests(body) => runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/json", &body),
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/json", &body)
            }
        }
    }
}

/// What `listIntegrations` answers.
#[derive(Debug)]
pub enum ListIntegrations {
    /// 200: One page of integrations.
    Ok(types::IntegrationListResponse),
    /// 400: The request is not what this document allows. All violations are listed.
    BadRequest(types::ErrorResponse),
    /// 401: No access token or API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 403: The access token or API key lacks a scope that the operation needs.
    Forbidden(types::ErrorResponse),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::ErrorResponse),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::ErrorResponse),
}

impl IntoResponse for ListIntegrations {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/json", &body),
            Self::TooManyRequests(body) => runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/json", &body),
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/json", &body)
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
        /// Where to read what was created or started: a URI reference, to be resolved against the URL of the request.
        location: String,
    },
    /// 400: The request is not what this document allows. All violations are listed.
    BadRequest(types::ErrorResponse),
    /// 401: No access token or API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 403: The access token or API key lacks a scope that the operation needs.
    Forbidden(types::ErrorResponse),
    /// 409: A request with the same `Idempotency-Key` is still being answered.
    Conflict(types::ErrorResponse),
    /// 413: The body is larger than the server takes (1 MiB unless configured otherwise).
    PayloadTooLarge(types::ErrorResponse),
    /// 415: The body's media type is not `application/json`.
    UnsupportedMediaType(types::ErrorResponse),
    /// 422: The `Idempotency-Key` was used before with another body.
    UnprocessableEntity(types::ErrorResponse),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::ErrorResponse),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::ErrorResponse),
}

impl IntoResponse for CreateIntegration {
    fn into_response(self) -> Response {
        match self {
            Self::Created { body, location } => {
                let mut response = runtime::json(StatusCode::CREATED, "application/json", &body);
                runtime::header(&mut response, "location", &location);
                response
            }
            Self::BadRequest(body) => runtime::json(StatusCode::BAD_REQUEST, "application/json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/json", &body),
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

/// What `getIntegration` answers.
#[derive(Debug)]
pub enum GetIntegration {
    /// 200: The integration.
    Ok(types::Integration),
    /// 401: No access token or API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 403: The access token or API key lacks a scope that the operation needs.
    Forbidden(types::ErrorResponse),
    /// 404: There is no such record for this caller.
    NotFound(types::ErrorResponse),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::ErrorResponse),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::ErrorResponse),
}

impl IntoResponse for GetIntegration {
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

/// What `testIntegration` answers.
#[derive(Debug)]
pub enum TestIntegration {
    /// 200: What the test found.
    Ok(types::IntegrationTest),
    /// 401: No access token or API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 403: The access token or API key lacks a scope that the operation needs.
    Forbidden(types::ErrorResponse),
    /// 404: There is no such record for this caller.
    NotFound(types::ErrorResponse),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::ErrorResponse),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::ErrorResponse),
}

impl IntoResponse for TestIntegration {
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

/// What `syncIntegration` answers.
#[derive(Debug)]
pub enum SyncIntegration {
    /// 200: It came to its end.
    Ok(types::SyncModel),
    /// 202: It runs on.
    Accepted {
        /// The body.
        body: types::SyncModel,
        /// Where to read what was created or started: a URI reference, to be resolved against the URL of the request.
        location: String,
    },
    /// 400: The request is not what this document allows. All violations are listed.
    BadRequest(types::ErrorResponse),
    /// 401: No access token or API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 403: The access token or API key lacks a scope that the operation needs.
    Forbidden(types::ErrorResponse),
    /// 404: There is no such record for this caller.
    NotFound(types::ErrorResponse),
    /// 409: The type of the integration has nothing to fetch, or is not configured to. Or a request with the same `Idempotency-Key` is still being answered.
    Conflict(types::ErrorResponse),
    /// 422: The `Idempotency-Key` was used before with another body.
    UnprocessableEntity(types::ErrorResponse),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::ErrorResponse),
    /// 500: The service failed (`INTEGRATION_ERROR`, with the cause in `details.reason`), or the server did (`INTERNAL_ERROR`).
    InternalServerError(types::ErrorResponse),
}

impl IntoResponse for SyncIntegration {
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
