// Written by `cargo xtask generate`. Change the document, not this file.

//! Responses: what each operation can answer, and nothing else.

#![allow(clippy::large_enum_variant, reason = "an answer is made once and sent")]
#![allow(unused_imports, unused_mut, clippy::enum_variant_names, reason = "every operation uses another part of these")]

use poem::{IntoResponse, Response};

use super::types;
use crate::runtime::{
    self, Base64, Binary, Bytes, Date, DateTime, EventStream, IndexMap, Map, StatusCode, Uuid, Value,
};

/// What `listWorkflows` answers.
#[derive(Debug)]
pub enum ListWorkflows {
    /// 200: One page of workflows.
    Ok(types::WorkflowListResponse),
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::ErrorResponse),
    /// 401: No API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 403: The API key lacks a scope that the operation needs.
    Forbidden(types::ErrorResponse),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::ErrorResponse),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::ErrorResponse),
}

impl IntoResponse for ListWorkflows {
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

/// What `createWorkflow` answers.
#[derive(Debug)]
pub enum CreateWorkflow {
    /// 201: The workflow was created.
    Created {
        /// The body.
        body: types::WorkflowResponse,
        /// Where to read what was created or started: a URI reference, to be resolved against the URL of the request.
        location: String,
    },
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::ErrorResponse),
    /// 401: No API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 403: The API key lacks a scope that the operation needs.
    Forbidden(types::ErrorResponse),
    /// 409: The workflow's state does not allow the request: it is archived, it was changed at the same time, or its graph cannot be published or executed (all faults
    /// are then listed, with pointers into the workflow). Or a request with the same `Idempotency-Key` is still being answered.
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

impl IntoResponse for CreateWorkflow {
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

/// What `getWorkflow` answers.
#[derive(Debug)]
pub enum GetWorkflow {
    /// 200: The workflow.
    Ok(types::WorkflowResponse),
    /// 401: No API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 403: The API key lacks a scope that the operation needs.
    Forbidden(types::ErrorResponse),
    /// 404: There is no such record for this caller.
    NotFound(types::ErrorResponse),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::ErrorResponse),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::ErrorResponse),
}

impl IntoResponse for GetWorkflow {
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

/// What `updateWorkflow` answers.
#[derive(Debug)]
pub enum UpdateWorkflow {
    /// 200: The workflow as it now is.
    Ok(types::WorkflowResponse),
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::ErrorResponse),
    /// 401: No API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 403: The API key lacks a scope that the operation needs.
    Forbidden(types::ErrorResponse),
    /// 404: There is no such record for this caller.
    NotFound(types::ErrorResponse),
    /// 409: The workflow's state does not allow the request: it is archived, it was changed at the same time, or its graph cannot be published or executed (all faults
    /// are then listed, with pointers into the workflow). Or a request with the same `Idempotency-Key` is still being answered.
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

impl IntoResponse for UpdateWorkflow {
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

/// What `deleteWorkflow` answers.
#[derive(Debug)]
pub enum DeleteWorkflow {
    /// 200: The workflow was deleted.
    Ok(types::WorkflowDeletedResponse),
    /// 401: No API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 403: The API key lacks a scope that the operation needs.
    Forbidden(types::ErrorResponse),
    /// 404: There is no such record for this caller.
    NotFound(types::ErrorResponse),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::ErrorResponse),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::ErrorResponse),
}

impl IntoResponse for DeleteWorkflow {
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

/// What `executeWorkflow` answers.
#[derive(Debug)]
pub enum ExecuteWorkflow {
    /// 202: The execution was accepted.
    Accepted {
        /// The body.
        body: types::ExecutionAcceptedResponse,
        /// Where to read what was created or started: a URI reference, to be resolved against the URL of the request.
        location: String,
    },
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::ErrorResponse),
    /// 401: No API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 403: The API key lacks a scope that the operation needs.
    Forbidden(types::ErrorResponse),
    /// 404: There is no such record for this caller.
    NotFound(types::ErrorResponse),
    /// 409: The workflow's state does not allow the request: it is archived, it was changed at the same time, or its graph cannot be published or executed (all faults
    /// are then listed, with pointers into the workflow). Or a request with the same `Idempotency-Key` is still being answered.
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

impl IntoResponse for ExecuteWorkflow {
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

/// What `listWorkflowExecutions` answers.
#[derive(Debug)]
pub enum ListWorkflowExecutions {
    /// 200: One page of executions.
    Ok(types::ExecutionListResponse),
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::ErrorResponse),
    /// 401: No API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 403: The API key lacks a scope that the operation needs.
    Forbidden(types::ErrorResponse),
    /// 404: There is no such record for this caller.
    NotFound(types::ErrorResponse),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::ErrorResponse),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::ErrorResponse),
}

impl IntoResponse for ListWorkflowExecutions {
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

/// What `listCredentials` answers.
#[derive(Debug)]
pub enum ListCredentials {
    /// 200: One page of credentials.
    Ok(types::CredentialListResponse),
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::ErrorResponse),
    /// 401: No API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 403: The API key lacks a scope that the operation needs.
    Forbidden(types::ErrorResponse),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::ErrorResponse),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::ErrorResponse),
}

impl IntoResponse for ListCredentials {
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

/// What `createCredential` answers.
#[derive(Debug)]
pub enum CreateCredential {
    /// 201: The credential was created.
    Created {
        /// The body.
        body: types::CredentialResponse,
        /// Where to read what was created or started: a URI reference, to be resolved against the URL of the request.
        location: String,
    },
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::ErrorResponse),
    /// 401: No API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 403: The API key lacks a scope that the operation needs.
    Forbidden(types::ErrorResponse),
    /// 409: The workflow's state does not allow the request: it is archived, it was changed at the same time, or its graph cannot be published or executed (all faults
    /// are then listed, with pointers into the workflow). Or a request with the same `Idempotency-Key` is still being answered.
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

impl IntoResponse for CreateCredential {
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

/// What `deleteCredential` answers.
#[derive(Debug)]
pub enum DeleteCredential {
    /// 200: The credential was deleted.
    Ok(types::CredentialDeletedResponse),
    /// 401: No API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 403: The API key lacks a scope that the operation needs.
    Forbidden(types::ErrorResponse),
    /// 404: There is no such record for this caller.
    NotFound(types::ErrorResponse),
    /// 409: The workflow's state does not allow the request: it is archived, it was changed at the same time, or its graph cannot be published or executed (all faults
    /// are then listed, with pointers into the workflow). Or a request with the same `Idempotency-Key` is still being answered.
    Conflict(types::ErrorResponse),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::ErrorResponse),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::ErrorResponse),
}

impl IntoResponse for DeleteCredential {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/json", &body),
            Self::Forbidden(body) => runtime::json(StatusCode::FORBIDDEN, "application/json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/json", &body),
            Self::Conflict(body) => runtime::json(StatusCode::CONFLICT, "application/json", &body),
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
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::ErrorResponse),
    /// 401: No API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 403: The API key lacks a scope that the operation needs.
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

/// What `testIntegration` answers.
#[derive(Debug)]
pub enum TestIntegration {
    /// 200: What the test found.
    Ok(types::IntegrationTestResponse),
    /// 401: No API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 403: The API key lacks a scope that the operation needs.
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

/// What `listExecutions` answers.
#[derive(Debug)]
pub enum ListExecutions {
    /// 200: One step of the walk.
    Ok(types::ExecutionCursorResponse),
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::ErrorResponse),
    /// 401: No API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 403: The API key lacks a scope that the operation needs.
    Forbidden(types::ErrorResponse),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::ErrorResponse),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::ErrorResponse),
}

impl IntoResponse for ListExecutions {
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

/// What `getExecution` answers.
#[derive(Debug)]
pub enum GetExecution {
    /// 200: The execution.
    Ok(types::ExecutionResponse),
    /// 401: No API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 403: The API key lacks a scope that the operation needs.
    Forbidden(types::ErrorResponse),
    /// 404: There is no such record for this caller.
    NotFound(types::ErrorResponse),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::ErrorResponse),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::ErrorResponse),
}

impl IntoResponse for GetExecution {
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

/// What `listForms` answers.
#[derive(Debug)]
pub enum ListForms {
    /// 200: One page of forms.
    Ok(types::FormListResponse),
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::ErrorResponse),
    /// 401: No API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 403: The API key lacks a scope that the operation needs.
    Forbidden(types::ErrorResponse),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::ErrorResponse),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::ErrorResponse),
}

impl IntoResponse for ListForms {
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

/// What `createForm` answers.
#[derive(Debug)]
pub enum CreateForm {
    /// 201: The form was created.
    Created {
        /// The body.
        body: types::FormResponse,
        /// Where to read what was created or started: a URI reference, to be resolved against the URL of the request.
        location: String,
    },
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::ErrorResponse),
    /// 401: No API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 403: The API key lacks a scope that the operation needs.
    Forbidden(types::ErrorResponse),
    /// 409: The workflow's state does not allow the request: it is archived, it was changed at the same time, or its graph cannot be published or executed (all faults
    /// are then listed, with pointers into the workflow). Or a request with the same `Idempotency-Key` is still being answered.
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

impl IntoResponse for CreateForm {
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

/// What `getForm` answers.
#[derive(Debug)]
pub enum GetForm {
    /// 200: The form.
    Ok(types::FormResponse),
    /// 401: No API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 403: The API key lacks a scope that the operation needs.
    Forbidden(types::ErrorResponse),
    /// 404: There is no such record for this caller.
    NotFound(types::ErrorResponse),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::ErrorResponse),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::ErrorResponse),
}

impl IntoResponse for GetForm {
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

/// What `listFormSubmissions` answers.
#[derive(Debug)]
pub enum ListFormSubmissions {
    /// 200: One page of submissions.
    Ok(types::SubmissionListResponse),
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::ErrorResponse),
    /// 401: No API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 403: The API key lacks a scope that the operation needs.
    Forbidden(types::ErrorResponse),
    /// 404: There is no such record for this caller.
    NotFound(types::ErrorResponse),
    /// 429: The plan's limit is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::ErrorResponse),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::ErrorResponse),
}

impl IntoResponse for ListFormSubmissions {
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

/// What `submitForm` answers.
#[derive(Debug)]
pub enum SubmitForm {
    /// 201: The submission was stored and the workflows started. `Location` leads to the form's submissions, of which it is the newest.
    Created {
        /// The body.
        body: types::SubmissionResponse,
        /// Where to read what was created or started: a URI reference, to be resolved against the URL of the request.
        location: String,
    },
    /// 400: The body is no JSON, or a part of the request is not what this document allows. All violations are listed.
    BadRequest(types::ErrorResponse),
    /// 401: No API key was presented, or it is unknown, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 403: The API key lacks a scope that the operation needs.
    Forbidden(types::ErrorResponse),
    /// 404: There is no such record for this caller.
    NotFound(types::ErrorResponse),
    /// 409: The workflow's state does not allow the request: it is archived, it was changed at the same time, or its graph cannot be published or executed (all faults
    /// are then listed, with pointers into the workflow). Or a request with the same `Idempotency-Key` is still being answered.
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

impl IntoResponse for SubmitForm {
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
