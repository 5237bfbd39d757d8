// Written by `cargo xtask generate`. Change the document, not this file.

//! Requests: parameters and body of each operation, decoded and checked.

#![allow(clippy::large_enum_variant, reason = "alternatives are what the document says they are")]
#![allow(
    unused_imports,
    unused_variables,
    unused_mut,
    clippy::unnecessary_wraps,
    reason = "every operation uses another part of these"
)]

use poem::{Body, Request};

use super::{SCHEMAS, types, validate::*};
use crate::runtime::{
    self, Base64, Binary, Bytes, Date, DateTime, Decoder, Fault, In, IndexMap, Limits, Map, Media, Param, Shape, Style,
    Uuid, Validate, Value, length, read_body, read_form, read_json, read_multipart, read_text, unique,
};

static LIST_WORKFLOWS_PAGE: Param = Param {
    name: "page",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Page/schema",
    exact: true,
};

static LIST_WORKFLOWS_LIMIT: Param = Param {
    name: "limit",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Limit/schema",
    exact: true,
};

static LIST_WORKFLOWS_STATUS: Param = Param {
    name: "status",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/paths/~1workflows/get/parameters/2/schema",
    exact: true,
};

static LIST_WORKFLOWS_SEARCH: Param = Param {
    name: "search",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/paths/~1workflows/get/parameters/3/schema",
    exact: true,
};

/// What `listWorkflows` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct ListWorkflows {
    /// Page number, from 1.
    pub page: i32,
    /// Items per page.
    pub limit: i32,
    /// Only workflows with this status. Without it, all are listed, archived ones too.
    pub status: Option<types::WorkflowStatus>,
    /// Only workflows whose name contains this text, without regard to case. Empty is the same as absent.
    pub search: Option<String>,
}

impl ListWorkflows {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let page = decoder.optional::<i32>(&LIST_WORKFLOWS_PAGE, |value: &i32| *value >= 1 && *value <= 1000000);
        let limit = decoder.optional::<i32>(&LIST_WORKFLOWS_LIMIT, |value: &i32| *value >= 1 && *value <= 100);
        let status =
            decoder.optional::<types::WorkflowStatus>(&LIST_WORKFLOWS_STATUS, |_: &types::WorkflowStatus| true);
        let search = decoder.optional::<String>(&LIST_WORKFLOWS_SEARCH, |value: &String| {
            length(value, 0, 255) && PATTERN_2.is_match(value)
        });
        decoder.finish()?;
        let (Some(page), Some(limit), Some(status), Some(search)) = (page, limit, status, search) else {
            return Err(Fault::Invalid(Vec::new()));
        };
        Ok(Self { page: page.unwrap_or(1), limit: limit.unwrap_or(20), status, search })
    }
}

static CREATE_WORKFLOW_IDEMPOTENCY_KEY: Param = Param {
    name: "Idempotency-Key",
    place: In::Header,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/IdempotencyKey/schema",
    exact: true,
};

/// What `createWorkflow` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateWorkflow {
    /// A text of the client's choice, best a UUID, that names this request. Sent again with the same key and the same body within a day, the request has no second effect and the
    /// first one's answer comes back with `Idempotent-Replayed: true`; with another body it is 422. While the first one is still being answered, it is 409. Keys
    /// are apart by credential and operation. An answer that is an error is not kept: the key can be used again.
    pub idempotency_key: Option<String>,
    /// The new workflow.
    pub body: types::CreateWorkflowRequest,
}

impl CreateWorkflow {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let media = Media::of(request);
        let bytes = read_body(request, body, limits).await?;
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let idempotency_key = decoder.optional::<String>(&CREATE_WORKFLOW_IDEMPOTENCY_KEY, |value: &String| {
            length(value, 1, 255) && PATTERN_16.is_match(value)
        });
        let body = if media.is("application/json") || (media.0.is_empty() && bytes.is_empty()) {
            read_json::<types::CreateWorkflowRequest>(
                &mut decoder,
                &bytes,
                "/paths/~1workflows/post/requestBody/content/application~1json/schema",
                true,
                |value: &types::CreateWorkflowRequest| value.is_valid(),
            )
        } else {
            return Err(media.unsupported(&["application/json"]));
        };
        decoder.finish()?;
        let (Some(idempotency_key), Some(body)) = (idempotency_key, body) else {
            return Err(Fault::Invalid(Vec::new()));
        };
        Ok(Self { idempotency_key, body })
    }
}

static GET_WORKFLOW_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/WorkflowId/schema",
    exact: true,
};

/// What `getWorkflow` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct GetWorkflow {
    /// The workflow's id. Any text is taken; what is not the id of one of the caller's workflows is 404.
    pub id: String,
}

impl GetWorkflow {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&GET_WORKFLOW_ID, |value: &String| length(value, 1, 128));
        decoder.finish()?;
        let Some(id) = id else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { id })
    }
}

static UPDATE_WORKFLOW_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/WorkflowId/schema",
    exact: true,
};

/// What `updateWorkflow` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct UpdateWorkflow {
    /// The workflow's id. Any text is taken; what is not the id of one of the caller's workflows is 404.
    pub id: String,
    /// The fields to change, at least one.
    pub body: types::UpdateWorkflowRequest,
}

impl UpdateWorkflow {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let media = Media::of(request);
        let bytes = read_body(request, body, limits).await?;
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&UPDATE_WORKFLOW_ID, |value: &String| length(value, 1, 128));
        let body = if media.is("application/json") || (media.0.is_empty() && bytes.is_empty()) {
            read_json::<types::UpdateWorkflowRequest>(
                &mut decoder,
                &bytes,
                "/paths/~1workflows~1{id}/patch/requestBody/content/application~1json/schema",
                true,
                |value: &types::UpdateWorkflowRequest| value.is_valid(),
            )
        } else {
            return Err(media.unsupported(&["application/json"]));
        };
        decoder.finish()?;
        let (Some(id), Some(body)) = (id, body) else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { id, body })
    }
}

static DELETE_WORKFLOW_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/WorkflowId/schema",
    exact: true,
};

/// What `deleteWorkflow` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct DeleteWorkflow {
    /// The workflow's id. Any text is taken; what is not the id of one of the caller's workflows is 404.
    pub id: String,
}

impl DeleteWorkflow {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&DELETE_WORKFLOW_ID, |value: &String| length(value, 1, 128));
        decoder.finish()?;
        let Some(id) = id else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { id })
    }
}

static EXECUTE_WORKFLOW_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/WorkflowId/schema",
    exact: true,
};

static EXECUTE_WORKFLOW_IDEMPOTENCY_KEY: Param = Param {
    name: "Idempotency-Key",
    place: In::Header,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/IdempotencyKey/schema",
    exact: true,
};

/// What `executeWorkflow` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct ExecuteWorkflow {
    /// The workflow's id. Any text is taken; what is not the id of one of the caller's workflows is 404.
    pub id: String,
    /// A text of the client's choice, best a UUID, that names this request. Sent again with the same key and the same body within a day, the request has no second effect and the
    /// first one's answer comes back with `Idempotent-Replayed: true`; with another body it is 422. While the first one is still being answered, it is 409. Keys
    /// are apart by credential and operation. An answer that is an error is not kept: the key can be used again.
    pub idempotency_key: Option<String>,
    /// The input; without a body the execution starts with an empty object.
    pub body: Option<types::ExecuteWorkflowRequest>,
}

impl ExecuteWorkflow {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let media = Media::of(request);
        let bytes = read_body(request, body, limits).await?;
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&EXECUTE_WORKFLOW_ID, |value: &String| length(value, 1, 128));
        let idempotency_key = decoder.optional::<String>(&EXECUTE_WORKFLOW_IDEMPOTENCY_KEY, |value: &String| {
            length(value, 1, 255) && PATTERN_16.is_match(value)
        });
        let body = if bytes.is_empty() {
            Some(None)
        } else if media.is("application/json") {
            read_json::<types::ExecuteWorkflowRequest>(
                &mut decoder,
                &bytes,
                "/paths/~1workflows~1{id}~1execute/post/requestBody/content/application~1json/schema",
                true,
                |value: &types::ExecuteWorkflowRequest| value.is_valid(),
            )
            .map(Some)
        } else {
            return Err(media.unsupported(&["application/json"]));
        };
        decoder.finish()?;
        let (Some(id), Some(idempotency_key), Some(body)) = (id, idempotency_key, body) else {
            return Err(Fault::Invalid(Vec::new()));
        };
        Ok(Self { id, idempotency_key, body })
    }
}

static LIST_WORKFLOW_EXECUTIONS_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/WorkflowId/schema",
    exact: true,
};

static LIST_WORKFLOW_EXECUTIONS_PAGE: Param = Param {
    name: "page",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Page/schema",
    exact: true,
};

static LIST_WORKFLOW_EXECUTIONS_LIMIT: Param = Param {
    name: "limit",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Limit/schema",
    exact: true,
};

static LIST_WORKFLOW_EXECUTIONS_STATUS: Param = Param {
    name: "status",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/ExecutionStatus/schema",
    exact: true,
};

static LIST_WORKFLOW_EXECUTIONS_FROM: Param = Param {
    name: "from",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/From/schema",
    exact: false,
};

static LIST_WORKFLOW_EXECUTIONS_TO: Param = Param {
    name: "to",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/To/schema",
    exact: false,
};

/// What `listWorkflowExecutions` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct ListWorkflowExecutions {
    /// The workflow's id. Any text is taken; what is not the id of one of the caller's workflows is 404.
    pub id: String,
    /// Page number, from 1.
    pub page: i32,
    /// Items per page.
    pub limit: i32,
    /// Only executions with this status. `running` includes those that wait for time or for a person, `failed` those that were cancelled.
    pub status: Option<types::ExecutionStatus>,
    /// Only executions that were accepted at or after this moment: an ISO 8601 date and time with offset (RFC 3339). Where it is later than `to`, nothing is
    /// selected.
    pub from: Option<DateTime>,
    /// Only executions that were accepted at or before this moment: an ISO 8601 date and time with offset (RFC 3339).
    pub to: Option<DateTime>,
}

impl ListWorkflowExecutions {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&LIST_WORKFLOW_EXECUTIONS_ID, |value: &String| length(value, 1, 128));
        let page =
            decoder.optional::<i32>(&LIST_WORKFLOW_EXECUTIONS_PAGE, |value: &i32| *value >= 1 && *value <= 1000000);
        let limit =
            decoder.optional::<i32>(&LIST_WORKFLOW_EXECUTIONS_LIMIT, |value: &i32| *value >= 1 && *value <= 100);
        let status = decoder
            .optional::<types::ExecutionStatus>(&LIST_WORKFLOW_EXECUTIONS_STATUS, |_: &types::ExecutionStatus| true);
        let from = decoder.optional::<DateTime>(&LIST_WORKFLOW_EXECUTIONS_FROM, |_: &DateTime| true);
        let to = decoder.optional::<DateTime>(&LIST_WORKFLOW_EXECUTIONS_TO, |_: &DateTime| true);
        decoder.finish()?;
        let (Some(id), Some(page), Some(limit), Some(status), Some(from), Some(to)) =
            (id, page, limit, status, from, to)
        else {
            return Err(Fault::Invalid(Vec::new()));
        };
        Ok(Self { id, page: page.unwrap_or(1), limit: limit.unwrap_or(20), status, from, to })
    }
}

static LIST_CREDENTIALS_PAGE: Param = Param {
    name: "page",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Page/schema",
    exact: true,
};

static LIST_CREDENTIALS_LIMIT: Param = Param {
    name: "limit",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Limit/schema",
    exact: true,
};

/// What `listCredentials` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct ListCredentials {
    /// Page number, from 1.
    pub page: i32,
    /// Items per page.
    pub limit: i32,
}

impl ListCredentials {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let page = decoder.optional::<i32>(&LIST_CREDENTIALS_PAGE, |value: &i32| *value >= 1 && *value <= 1000000);
        let limit = decoder.optional::<i32>(&LIST_CREDENTIALS_LIMIT, |value: &i32| *value >= 1 && *value <= 100);
        decoder.finish()?;
        let (Some(page), Some(limit)) = (page, limit) else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { page: page.unwrap_or(1), limit: limit.unwrap_or(20) })
    }
}

static CREATE_CREDENTIAL_IDEMPOTENCY_KEY: Param = Param {
    name: "Idempotency-Key",
    place: In::Header,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/IdempotencyKey/schema",
    exact: true,
};

/// What `createCredential` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateCredential {
    /// A text of the client's choice, best a UUID, that names this request. Sent again with the same key and the same body within a day, the request has no second effect and the
    /// first one's answer comes back with `Idempotent-Replayed: true`; with another body it is 422. While the first one is still being answered, it is 409. Keys
    /// are apart by credential and operation. An answer that is an error is not kept: the key can be used again.
    pub idempotency_key: Option<String>,
    /// The new credential.
    pub body: types::CreateCredentialRequest,
}

impl CreateCredential {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let media = Media::of(request);
        let bytes = read_body(request, body, limits).await?;
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let idempotency_key = decoder.optional::<String>(&CREATE_CREDENTIAL_IDEMPOTENCY_KEY, |value: &String| {
            length(value, 1, 255) && PATTERN_16.is_match(value)
        });
        let body = if media.is("application/json") || (media.0.is_empty() && bytes.is_empty()) {
            read_json::<types::CreateCredentialRequest>(
                &mut decoder,
                &bytes,
                "/paths/~1credentials/post/requestBody/content/application~1json/schema",
                false,
                |value: &types::CreateCredentialRequest| value.is_valid(),
            )
        } else {
            return Err(media.unsupported(&["application/json"]));
        };
        decoder.finish()?;
        let (Some(idempotency_key), Some(body)) = (idempotency_key, body) else {
            return Err(Fault::Invalid(Vec::new()));
        };
        Ok(Self { idempotency_key, body })
    }
}

static DELETE_CREDENTIAL_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/paths/~1credentials~1{id}/delete/parameters/0/schema",
    exact: true,
};

/// What `deleteCredential` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct DeleteCredential {
    /// The credential's id. Any text is taken; what is not the id of one of the caller's credentials is 404.
    pub id: String,
}

impl DeleteCredential {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&DELETE_CREDENTIAL_ID, |value: &String| length(value, 1, 128));
        decoder.finish()?;
        let Some(id) = id else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { id })
    }
}

static LIST_INTEGRATIONS_PAGE: Param = Param {
    name: "page",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Page/schema",
    exact: true,
};

static LIST_INTEGRATIONS_LIMIT: Param = Param {
    name: "limit",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Limit/schema",
    exact: true,
};

/// What `listIntegrations` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct ListIntegrations {
    /// Page number, from 1.
    pub page: i32,
    /// Items per page.
    pub limit: i32,
}

impl ListIntegrations {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let page = decoder.optional::<i32>(&LIST_INTEGRATIONS_PAGE, |value: &i32| *value >= 1 && *value <= 1000000);
        let limit = decoder.optional::<i32>(&LIST_INTEGRATIONS_LIMIT, |value: &i32| *value >= 1 && *value <= 100);
        decoder.finish()?;
        let (Some(page), Some(limit)) = (page, limit) else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { page: page.unwrap_or(1), limit: limit.unwrap_or(20) })
    }
}

static TEST_INTEGRATION_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/paths/~1integrations~1{id}~1test/post/parameters/0/schema",
    exact: true,
};

/// What `testIntegration` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct TestIntegration {
    /// The integration's id. Any text is taken; what is not the id of one of the caller's integrations is 404.
    pub id: String,
}

impl TestIntegration {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&TEST_INTEGRATION_ID, |value: &String| length(value, 1, 128));
        decoder.finish()?;
        let Some(id) = id else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { id })
    }
}

static LIST_EXECUTIONS_CURSOR: Param = Param {
    name: "cursor",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/paths/~1executions/get/parameters/0/schema",
    exact: true,
};

static LIST_EXECUTIONS_LIMIT: Param = Param {
    name: "limit",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Limit/schema",
    exact: true,
};

static LIST_EXECUTIONS_STATUS: Param = Param {
    name: "status",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/ExecutionStatus/schema",
    exact: true,
};

static LIST_EXECUTIONS_FROM: Param = Param {
    name: "from",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/From/schema",
    exact: false,
};

static LIST_EXECUTIONS_TO: Param = Param {
    name: "to",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/To/schema",
    exact: false,
};

/// What `listExecutions` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct ListExecutions {
    /// Where the page starts: `meta.next_cursor` of an earlier answer, to be treated as opaque. Absent: at the newest execution. A cursor stays
    /// valid when the execution that it was made from is gone.
    pub cursor: Option<String>,
    /// Items per page.
    pub limit: i32,
    /// Only executions with this status. `running` includes those that wait for time or for a person, `failed` those that were cancelled.
    pub status: Option<types::ExecutionStatus>,
    /// Only executions that were accepted at or after this moment: an ISO 8601 date and time with offset (RFC 3339). Where it is later than `to`, nothing is
    /// selected.
    pub from: Option<DateTime>,
    /// Only executions that were accepted at or before this moment: an ISO 8601 date and time with offset (RFC 3339).
    pub to: Option<DateTime>,
}

impl ListExecutions {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let cursor = decoder.optional::<String>(&LIST_EXECUTIONS_CURSOR, |value: &String| {
            length(value, 1, 12) && PATTERN_7.is_match(value)
        });
        let limit = decoder.optional::<i32>(&LIST_EXECUTIONS_LIMIT, |value: &i32| *value >= 1 && *value <= 100);
        let status =
            decoder.optional::<types::ExecutionStatus>(&LIST_EXECUTIONS_STATUS, |_: &types::ExecutionStatus| true);
        let from = decoder.optional::<DateTime>(&LIST_EXECUTIONS_FROM, |_: &DateTime| true);
        let to = decoder.optional::<DateTime>(&LIST_EXECUTIONS_TO, |_: &DateTime| true);
        decoder.finish()?;
        let (Some(cursor), Some(limit), Some(status), Some(from), Some(to)) = (cursor, limit, status, from, to) else {
            return Err(Fault::Invalid(Vec::new()));
        };
        Ok(Self { cursor, limit: limit.unwrap_or(20), status, from, to })
    }
}

static GET_EXECUTION_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/ExecutionId/schema",
    exact: true,
};

/// What `getExecution` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct GetExecution {
    /// The execution's id. Any text is taken; what is not the id of one of the caller's executions is 404.
    pub id: String,
}

impl GetExecution {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&GET_EXECUTION_ID, |value: &String| length(value, 1, 128));
        decoder.finish()?;
        let Some(id) = id else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { id })
    }
}

static LIST_FORMS_PAGE: Param = Param {
    name: "page",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Page/schema",
    exact: true,
};

static LIST_FORMS_LIMIT: Param = Param {
    name: "limit",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Limit/schema",
    exact: true,
};

/// What `listForms` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct ListForms {
    /// Page number, from 1.
    pub page: i32,
    /// Items per page.
    pub limit: i32,
}

impl ListForms {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let page = decoder.optional::<i32>(&LIST_FORMS_PAGE, |value: &i32| *value >= 1 && *value <= 1000000);
        let limit = decoder.optional::<i32>(&LIST_FORMS_LIMIT, |value: &i32| *value >= 1 && *value <= 100);
        decoder.finish()?;
        let (Some(page), Some(limit)) = (page, limit) else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { page: page.unwrap_or(1), limit: limit.unwrap_or(20) })
    }
}

static CREATE_FORM_IDEMPOTENCY_KEY: Param = Param {
    name: "Idempotency-Key",
    place: In::Header,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/IdempotencyKey/schema",
    exact: true,
};

/// What `createForm` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateForm {
    /// A text of the client's choice, best a UUID, that names this request. Sent again with the same key and the same body within a day, the request has no second effect and the
    /// first one's answer comes back with `Idempotent-Replayed: true`; with another body it is 422. While the first one is still being answered, it is 409. Keys
    /// are apart by credential and operation. An answer that is an error is not kept: the key can be used again.
    pub idempotency_key: Option<String>,
    /// The new form.
    pub body: types::CreateFormRequest,
}

impl CreateForm {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let media = Media::of(request);
        let bytes = read_body(request, body, limits).await?;
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let idempotency_key = decoder.optional::<String>(&CREATE_FORM_IDEMPOTENCY_KEY, |value: &String| {
            length(value, 1, 255) && PATTERN_16.is_match(value)
        });
        let body = if media.is("application/json") || (media.0.is_empty() && bytes.is_empty()) {
            read_json::<types::CreateFormRequest>(
                &mut decoder,
                &bytes,
                "/paths/~1forms/post/requestBody/content/application~1json/schema",
                true,
                |value: &types::CreateFormRequest| value.is_valid(),
            )
        } else {
            return Err(media.unsupported(&["application/json"]));
        };
        decoder.finish()?;
        let (Some(idempotency_key), Some(body)) = (idempotency_key, body) else {
            return Err(Fault::Invalid(Vec::new()));
        };
        Ok(Self { idempotency_key, body })
    }
}

static GET_FORM_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/FormId/schema",
    exact: true,
};

/// What `getForm` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct GetForm {
    /// The form's id. Any text is taken; what is not the id of one of the caller's forms is 404.
    pub id: String,
}

impl GetForm {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&GET_FORM_ID, |value: &String| length(value, 1, 128));
        decoder.finish()?;
        let Some(id) = id else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { id })
    }
}

static LIST_FORM_SUBMISSIONS_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/FormId/schema",
    exact: true,
};

static LIST_FORM_SUBMISSIONS_PAGE: Param = Param {
    name: "page",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Page/schema",
    exact: true,
};

static LIST_FORM_SUBMISSIONS_LIMIT: Param = Param {
    name: "limit",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Limit/schema",
    exact: true,
};

/// What `listFormSubmissions` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct ListFormSubmissions {
    /// The form's id. Any text is taken; what is not the id of one of the caller's forms is 404.
    pub id: String,
    /// Page number, from 1.
    pub page: i32,
    /// Items per page.
    pub limit: i32,
}

impl ListFormSubmissions {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&LIST_FORM_SUBMISSIONS_ID, |value: &String| length(value, 1, 128));
        let page = decoder.optional::<i32>(&LIST_FORM_SUBMISSIONS_PAGE, |value: &i32| *value >= 1 && *value <= 1000000);
        let limit = decoder.optional::<i32>(&LIST_FORM_SUBMISSIONS_LIMIT, |value: &i32| *value >= 1 && *value <= 100);
        decoder.finish()?;
        let (Some(id), Some(page), Some(limit)) = (id, page, limit) else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { id, page: page.unwrap_or(1), limit: limit.unwrap_or(20) })
    }
}

static SUBMIT_FORM_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/FormId/schema",
    exact: true,
};

static SUBMIT_FORM_IDEMPOTENCY_KEY: Param = Param {
    name: "Idempotency-Key",
    place: In::Header,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/IdempotencyKey/schema",
    exact: true,
};

/// What `submitForm` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct SubmitForm {
    /// The form's id. Any text is taken; what is not the id of one of the caller's forms is 404.
    pub id: String,
    /// A text of the client's choice, best a UUID, that names this request. Sent again with the same key and the same body within a day, the request has no second effect and the
    /// first one's answer comes back with `Idempotent-Replayed: true`; with another body it is 422. While the first one is still being answered, it is 409. Keys
    /// are apart by credential and operation. An answer that is an error is not kept: the key can be used again.
    pub idempotency_key: Option<String>,
    /// The values.
    pub body: types::SubmitFormRequest,
}

impl SubmitForm {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let media = Media::of(request);
        let bytes = read_body(request, body, limits).await?;
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&SUBMIT_FORM_ID, |value: &String| length(value, 1, 128));
        let idempotency_key = decoder.optional::<String>(&SUBMIT_FORM_IDEMPOTENCY_KEY, |value: &String| {
            length(value, 1, 255) && PATTERN_16.is_match(value)
        });
        let body = if media.is("application/json") || (media.0.is_empty() && bytes.is_empty()) {
            read_json::<types::SubmitFormRequest>(
                &mut decoder,
                &bytes,
                "/paths/~1forms~1{id}~1submissions/post/requestBody/content/application~1json/schema",
                true,
                |value: &types::SubmitFormRequest| value.is_valid(),
            )
        } else {
            return Err(media.unsupported(&["application/json"]));
        };
        decoder.finish()?;
        let (Some(id), Some(idempotency_key), Some(body)) = (id, idempotency_key, body) else {
            return Err(Fault::Invalid(Vec::new()));
        };
        Ok(Self { id, idempotency_key, body })
    }
}
