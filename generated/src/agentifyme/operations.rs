// Written by `cargo xtask generate`. Change the document, not this file.

//! Facts of each operation that are needed at run time.

#![allow(unused_imports, reason = "an API without security has no requirements")]

use crate::runtime::{Operation, Requirement, Scheme};

/// Every operation, in the document's order.
pub static ALL: &[&Operation] = &[&RUN_WORKFLOW, &CREATE_JOB, &GET_JOB];

/// `runWorkflow`: `POST /workflows/run`.
pub static RUN_WORKFLOW: Operation = Operation {
    id: "runWorkflow",
    method: "POST",
    path: "/workflows/run",
    tag: "Workflows",
    statuses: &[200, 202, 400, 401, 403, 404, 409, 413, 415, 422, 429, 500],
    security: &[&[Requirement { name: "apiKey", scheme: Scheme::Header("x-api-key"), scopes: &["jobs:run"] }]],
    header_parameters: &["x-wf-endpoint", "idempotency-key"],
    deprecated: false,
    extensions: &[
        ("x-rate-limit-group", "\"sync\""),
        ("x-rate-limit-per-minute", "100"),
        (
            "x-conformance",
            "{\"missed\":{\"409\":\"Only while a request with the same `Idempotency-Key` is still being answered; whether a run meets that moment is chance.\"}}",
        ),
    ],
};

/// `createJob`: `POST /workflows/jobs`.
pub static CREATE_JOB: Operation = Operation {
    id: "createJob",
    method: "POST",
    path: "/workflows/jobs",
    tag: "Workflows",
    statuses: &[202, 400, 401, 403, 404, 409, 413, 415, 422, 429, 500],
    security: &[&[Requirement { name: "apiKey", scheme: Scheme::Header("x-api-key"), scopes: &["jobs:run"] }]],
    header_parameters: &["x-wf-endpoint", "idempotency-key"],
    deprecated: false,
    extensions: &[
        ("x-rate-limit-group", "\"async\""),
        ("x-rate-limit-per-minute", "1000"),
        (
            "x-conformance",
            "{\"missed\":{\"409\":\"Only while a request with the same `Idempotency-Key` is still being answered; whether a run meets that moment is chance.\"}}",
        ),
    ],
};

/// `getJob`: `GET /workflows/jobs/{jobId}`.
pub static GET_JOB: Operation = Operation {
    id: "getJob",
    method: "GET",
    path: "/workflows/jobs/{jobId}",
    tag: "Workflows",
    statuses: &[200, 400, 401, 403, 404, 429, 500],
    security: &[&[Requirement { name: "apiKey", scheme: Scheme::Header("x-api-key"), scopes: &["jobs:read"] }]],
    header_parameters: &["x-wf-endpoint"],
    deprecated: false,
    extensions: &[("x-rate-limit-group", "\"results\""), ("x-rate-limit-per-minute", "500")],
};
