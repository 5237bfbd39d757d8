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
    /// 200: The agents.
    Ok(Vec<types::Agent>),
    /// 401: The `Authorization` header is missing, or its token is invalid, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 429: The limit of the tenant's plan is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::ErrorResponse),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::ErrorResponse),
}

impl IntoResponse for ListAgents {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/json", &body),
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
    /// 401: The `Authorization` header is missing, or its token is invalid, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 404: The user's tenant has no such record.
    NotFound(types::ErrorResponse),
    /// 429: The limit of the tenant's plan is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::ErrorResponse),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::ErrorResponse),
}

impl IntoResponse for GetAgent {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/json", &body),
            Self::TooManyRequests(body) => runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/json", &body),
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/json", &body)
            }
        }
    }
}

/// What `listAgentMessages` answers.
#[derive(Debug)]
pub enum ListAgentMessages {
    /// 200: The messages.
    Ok(Vec<types::Message>),
    /// 401: The `Authorization` header is missing, or its token is invalid, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 404: The user's tenant has no such record.
    NotFound(types::ErrorResponse),
    /// 429: The limit of the tenant's plan is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::ErrorResponse),
    /// 500: A parameter does not validate, as published; or the server failed, and then the cause is in its log under the request id and never in the answer.
    InternalServerError(types::ErrorResponse),
}

impl IntoResponse for ListAgentMessages {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/json", &body),
            Self::TooManyRequests(body) => runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/json", &body),
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/json", &body)
            }
        }
    }
}

/// What `getMessage` answers.
#[derive(Debug)]
pub enum GetMessage {
    /// 200: The message.
    Ok(types::MessageWithPayload),
    /// 401: The `Authorization` header is missing, or its token is invalid, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 404: The user's tenant has no such record.
    NotFound(types::ErrorResponse),
    /// 429: The limit of the tenant's plan is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::ErrorResponse),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::ErrorResponse),
}

impl IntoResponse for GetMessage {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/json", &body),
            Self::TooManyRequests(body) => runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/json", &body),
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/json", &body)
            }
        }
    }
}

/// What `listWorkflows` answers.
#[derive(Debug)]
pub enum ListWorkflows {
    /// 200: The workflows.
    Ok(Vec<types::Workflow>),
    /// 401: The `Authorization` header is missing, or its token is invalid, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 429: The limit of the tenant's plan is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::ErrorResponse),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::ErrorResponse),
}

impl IntoResponse for ListWorkflows {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/json", &body),
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
    Ok(types::WorkflowWithAgents),
    /// 401: The `Authorization` header is missing, or its token is invalid, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 404: The user's tenant has no such record.
    NotFound(types::ErrorResponse),
    /// 429: The limit of the tenant's plan is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::ErrorResponse),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::ErrorResponse),
}

impl IntoResponse for GetWorkflow {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/json", &body),
            Self::TooManyRequests(body) => runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/json", &body),
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/json", &body)
            }
        }
    }
}

/// What `exportWorkflow` answers.
#[derive(Debug)]
pub enum ExportWorkflow {
    /// 200: The file.
    Ok {
        /// The body.
        body: types::WorkflowExport,
        /// The name of the file: the workflow's name in lower case, in which each run of characters that are neither letters nor digits of ASCII is one `-`; `exported-agents.json` where nothing is left of it.
        content_disposition: String,
    },
    /// 401: The `Authorization` header is missing, or its token is invalid, expired or revoked.
    Unauthorized(types::ErrorResponse),
    /// 404: The user's tenant has no such record.
    NotFound(types::ErrorResponse),
    /// 429: The limit of the tenant's plan is used up. Wait for `Retry-After` seconds.
    TooManyRequests(types::ErrorResponse),
    /// 500: The server failed. The cause is in its log under the request id and never in the answer.
    InternalServerError(types::ErrorResponse),
}

impl IntoResponse for ExportWorkflow {
    fn into_response(self) -> Response {
        match self {
            Self::Ok { body, content_disposition } => {
                let mut response = runtime::json(StatusCode::OK, "application/json", &body);
                runtime::header(&mut response, "content-disposition", &content_disposition);
                response
            }
            Self::Unauthorized(body) => runtime::json(StatusCode::UNAUTHORIZED, "application/json", &body),
            Self::NotFound(body) => runtime::json(StatusCode::NOT_FOUND, "application/json", &body),
            Self::TooManyRequests(body) => runtime::json(StatusCode::TOO_MANY_REQUESTS, "application/json", &body),
            Self::InternalServerError(body) => {
                runtime::json(StatusCode::INTERNAL_SERVER_ERROR, "application/json", &body)
            }
        }
    }
}
