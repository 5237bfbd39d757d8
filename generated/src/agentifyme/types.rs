// Written by `cargo xtask generate`. Change the document, not this file.

//! Types of the wire.

#![allow(clippy::large_enum_variant, reason = "alternatives are what the document says they are")]
#![allow(unused_imports, reason = "every document uses another part of these")]

use serde::{Deserialize, Serialize};

use super::validate::*;
use crate::runtime::{
    self, Base64, Binary, Date, DateTime, IndexMap, Map, Maybe, Uuid, Validate, Value, length, unique,
};

/// Which workflow to run, and what it starts with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct RunWorkflowRequest {
    /// Name of a workflow that is published at the endpoint.
    pub name: String,
    /// What the workflow's expressions see as `input`.
    #[serde(default = "default_runworkflowrequest_parameters")]
    pub parameters: Map<String, Value>,
}

runtime::object!(RunWorkflowRequest);

fn default_runworkflowrequest_parameters() -> Map<String, Value> {
    Map::new()
}

/// The result of a workflow that ended well.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct RunResult {
    /// The workflow's output. The published reference says object; a workflow can return any JSON (text, in the reference's own `say-hello`), so no type is declared.
    pub result: Value,
    /// From the start of the run to its end, in milliseconds.
    #[serde(rename = "executionTime")]
    pub execution_time: f64,
}

runtime::object!(RunResult);

/// Where a job is. `completed` and `failed` are final; a job that was cancelled is `failed`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JobStatus {
    /// `completed`.
    Completed,
    /// `failed`.
    Failed,
    /// `pending`.
    Pending,
}

impl JobStatus {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Completed, Self::Failed, Self::Pending];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Completed => "completed",
            Self::Failed => "failed",
            Self::Pending => "pending",
        }
    }
}

runtime::strings!(JobStatus);

/// A job at the moment when it was accepted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct JobAccepted {
    /// Identity of the job; fetch its result with it.
    #[serde(rename = "jobId")]
    pub job_id: Uuid,
    /// Always `pending`.
    pub status: JobAcceptedStatus,
}

runtime::object!(JobAccepted);

/// Always `pending`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JobAcceptedStatus {
    /// `pending`.
    Pending,
}

impl JobAcceptedStatus {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Pending];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
        }
    }
}

runtime::strings!(JobAcceptedStatus);

/// A job, with its result or error once it has ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Job {
    /// Identity of the job.
    #[serde(rename = "jobId")]
    pub job_id: Uuid,
    /// Where it is.
    pub status: JobStatus,
    /// The workflow's output, any JSON; present where the status is `completed`, and then it may be null.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub result: Option<Value>,
    /// Why it failed; present where the status is `failed`. It never holds a secret.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub error: Option<String>,
    /// From the start of the run to its end, in milliseconds; present once it has ended.
    #[serde(
        rename = "executionTime",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "runtime::some"
    )]
    pub execution_time: Option<f64>,
}

runtime::object!(Job);

/// What kind of error it is. The published reference names no codes; these are this server's: `VALIDATION_ERROR` (400), `UNAUTHORIZED` (401), `FORBIDDEN` (403),
/// `NOT_FOUND` (404), `METHOD_NOT_ALLOWED` (405), `CONFLICT` (409), `IDEMPOTENCY_KEY_REUSED` (422), `PAYLOAD_TOO_LARGE` (413), `UNSUPPORTED_MEDIA_TYPE` (415), `RATE_LIMITED` (429), `WORKFLOW_FAILED` (500: the
/// workflow's own failure) and `INTERNAL_ERROR` (500: the server's).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ErrorCode {
    /// `VALIDATION_ERROR`.
    ValidationError,
    /// `UNAUTHORIZED`.
    Unauthorized,
    /// `FORBIDDEN`.
    Forbidden,
    /// `NOT_FOUND`.
    NotFound,
    /// `METHOD_NOT_ALLOWED`.
    MethodNotAllowed,
    /// `CONFLICT`.
    Conflict,
    /// `IDEMPOTENCY_KEY_REUSED`.
    IdempotencyKeyReused,
    /// `PAYLOAD_TOO_LARGE`.
    PayloadTooLarge,
    /// `UNSUPPORTED_MEDIA_TYPE`.
    UnsupportedMediaType,
    /// `RATE_LIMITED`.
    RateLimited,
    /// `WORKFLOW_FAILED`.
    WorkflowFailed,
    /// `INTERNAL_ERROR`.
    InternalError,
}

impl ErrorCode {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[
        Self::ValidationError,
        Self::Unauthorized,
        Self::Forbidden,
        Self::NotFound,
        Self::MethodNotAllowed,
        Self::Conflict,
        Self::IdempotencyKeyReused,
        Self::PayloadTooLarge,
        Self::UnsupportedMediaType,
        Self::RateLimited,
        Self::WorkflowFailed,
        Self::InternalError,
    ];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ValidationError => "VALIDATION_ERROR",
            Self::Unauthorized => "UNAUTHORIZED",
            Self::Forbidden => "FORBIDDEN",
            Self::NotFound => "NOT_FOUND",
            Self::MethodNotAllowed => "METHOD_NOT_ALLOWED",
            Self::Conflict => "CONFLICT",
            Self::IdempotencyKeyReused => "IDEMPOTENCY_KEY_REUSED",
            Self::PayloadTooLarge => "PAYLOAD_TOO_LARGE",
            Self::UnsupportedMediaType => "UNSUPPORTED_MEDIA_TYPE",
            Self::RateLimited => "RATE_LIMITED",
            Self::WorkflowFailed => "WORKFLOW_FAILED",
            Self::InternalError => "INTERNAL_ERROR",
        }
    }
}

runtime::strings!(ErrorCode);

/// Which part of the request a violation is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ViolationPlace {
    /// `body`.
    Body,
    /// `query`.
    Query,
    /// `path`.
    Path,
    /// `header`.
    Header,
}

impl ViolationPlace {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Body, Self::Query, Self::Path, Self::Header];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Query => "query",
            Self::Path => "path",
            Self::Header => "header",
        }
    }
}

runtime::strings!(ViolationPlace);

/// One thing that is wrong with a request.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Violation {
    /// Which part of the request.
    pub r#in: ViolationPlace,
    /// JSON Pointer into the body, or `/` and the name of the parameter. Empty for the whole body.
    pub pointer: String,
    /// A stable word, such as `required` or `type`.
    pub code: String,
    /// A sentence for the person who mends it.
    pub message: String,
}

runtime::object!(Violation);

/// What more there is to say; an empty object where there is nothing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ErrorDetails {
    /// Every violation, with `VALIDATION_ERROR`.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub violations: Option<Vec<Violation>>,
    /// The run that failed, with `WORKFLOW_FAILED`; it can be fetched as a job.
    #[serde(rename = "jobId", default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub job_id: Option<Uuid>,
    /// A stable word for why the workflow failed, with `WORKFLOW_FAILED`, such as `timeout`, `http_status` or `expression`.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub cause: Option<String>,
    /// Id of the node that failed, with `WORKFLOW_FAILED`, where one did.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub node: Option<String>,
}

runtime::object!(ErrorDetails);

/// An error.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ErrorResponse {
    /// A sentence for people.
    pub error: String,
    /// What kind of error it is.
    pub code: ErrorCode,
    /// What more there is to say.
    pub details: ErrorDetails,
}

runtime::object!(ErrorResponse);
