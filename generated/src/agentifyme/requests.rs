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

static RUN_WORKFLOW_X_WF_ENDPOINT: Param = Param {
    name: "x-wf-endpoint",
    place: In::Header,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/Endpoint/schema",
    exact: true,
};

static RUN_WORKFLOW_IDEMPOTENCY_KEY: Param = Param {
    name: "Idempotency-Key",
    place: In::Header,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/IdempotencyKey/schema",
    exact: true,
};

/// What `runWorkflow` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct RunWorkflow {
    /// Name of the endpoint where the workflow is published. One that the caller's tenant does not have is 404.
    pub x_wf_endpoint: String,
    /// A text of the client's choice, best a UUID, that names this request. Sent again with the same key and the same body within a day, the request has no second effect and the
    /// first one's answer comes back with `Idempotent-Replayed: true`; with another body it is 422. While the first one is still being answered, it is 409. Keys
    /// are apart by credential and operation. An answer that is an error is not kept: the key can be used again.
    pub idempotency_key: Option<String>,
    /// Which workflow, and what it starts with.
    pub body: types::RunWorkflowRequest,
}

impl RunWorkflow {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let media = Media::of(request);
        let bytes = read_body(request, body, limits).await?;
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let x_wf_endpoint =
            decoder.required::<String>(&RUN_WORKFLOW_X_WF_ENDPOINT, |value: &String| length(value, 1, 128));
        let idempotency_key = decoder.optional::<String>(&RUN_WORKFLOW_IDEMPOTENCY_KEY, |value: &String| {
            length(value, 1, 255) && PATTERN_2.is_match(value)
        });
        let body = if media.is("application/json") || (media.0.is_empty() && bytes.is_empty()) {
            read_json::<types::RunWorkflowRequest>(
                &mut decoder,
                &bytes,
                "/components/requestBodies/RunWorkflow/content/application~1json/schema",
                true,
                |value: &types::RunWorkflowRequest| value.is_valid(),
            )
        } else {
            return Err(media.unsupported(&["application/json"]));
        };
        decoder.finish()?;
        let (Some(x_wf_endpoint), Some(idempotency_key), Some(body)) = (x_wf_endpoint, idempotency_key, body) else {
            return Err(Fault::Invalid(Vec::new()));
        };
        Ok(Self { x_wf_endpoint, idempotency_key, body })
    }
}

static CREATE_JOB_X_WF_ENDPOINT: Param = Param {
    name: "x-wf-endpoint",
    place: In::Header,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/Endpoint/schema",
    exact: true,
};

static CREATE_JOB_IDEMPOTENCY_KEY: Param = Param {
    name: "Idempotency-Key",
    place: In::Header,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/IdempotencyKey/schema",
    exact: true,
};

/// What `createJob` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateJob {
    /// Name of the endpoint where the workflow is published. One that the caller's tenant does not have is 404.
    pub x_wf_endpoint: String,
    /// A text of the client's choice, best a UUID, that names this request. Sent again with the same key and the same body within a day, the request has no second effect and the
    /// first one's answer comes back with `Idempotent-Replayed: true`; with another body it is 422. While the first one is still being answered, it is 409. Keys
    /// are apart by credential and operation. An answer that is an error is not kept: the key can be used again.
    pub idempotency_key: Option<String>,
    /// Which workflow, and what it starts with.
    pub body: types::RunWorkflowRequest,
}

impl CreateJob {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let media = Media::of(request);
        let bytes = read_body(request, body, limits).await?;
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let x_wf_endpoint =
            decoder.required::<String>(&CREATE_JOB_X_WF_ENDPOINT, |value: &String| length(value, 1, 128));
        let idempotency_key = decoder.optional::<String>(&CREATE_JOB_IDEMPOTENCY_KEY, |value: &String| {
            length(value, 1, 255) && PATTERN_2.is_match(value)
        });
        let body = if media.is("application/json") || (media.0.is_empty() && bytes.is_empty()) {
            read_json::<types::RunWorkflowRequest>(
                &mut decoder,
                &bytes,
                "/components/requestBodies/RunWorkflow/content/application~1json/schema",
                true,
                |value: &types::RunWorkflowRequest| value.is_valid(),
            )
        } else {
            return Err(media.unsupported(&["application/json"]));
        };
        decoder.finish()?;
        let (Some(x_wf_endpoint), Some(idempotency_key), Some(body)) = (x_wf_endpoint, idempotency_key, body) else {
            return Err(Fault::Invalid(Vec::new()));
        };
        Ok(Self { x_wf_endpoint, idempotency_key, body })
    }
}

static GET_JOB_JOB_ID: Param = Param {
    name: "jobId",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/paths/~1workflows~1jobs~1{jobId}/get/parameters/0/schema",
    exact: true,
};

static GET_JOB_X_WF_ENDPOINT: Param = Param {
    name: "x-wf-endpoint",
    place: In::Header,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/Endpoint/schema",
    exact: true,
};

/// What `getJob` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct GetJob {
    /// The job's id. Any text is taken; what is not the id of one of the caller's jobs is 404.
    pub job_id: String,
    /// Name of the endpoint where the workflow is published. One that the caller's tenant does not have is 404.
    pub x_wf_endpoint: String,
}

impl GetJob {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let job_id = decoder.required::<String>(&GET_JOB_JOB_ID, |value: &String| length(value, 1, 128));
        let x_wf_endpoint = decoder.required::<String>(&GET_JOB_X_WF_ENDPOINT, |value: &String| length(value, 1, 128));
        decoder.finish()?;
        let (Some(job_id), Some(x_wf_endpoint)) = (job_id, x_wf_endpoint) else {
            return Err(Fault::Invalid(Vec::new()));
        };
        Ok(Self { job_id, x_wf_endpoint })
    }
}
