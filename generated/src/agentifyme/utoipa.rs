// Written by `cargo xtask generate`. Change the document, not this file.

//! Schemas of the types of the wire, for code-first programs that use utoipa. Behind the feature `utoipa`.

#![allow(deprecated, unused_imports, clippy::too_many_lines, reason = "as long as the document")]

use ::utoipa::{
    PartialSchema,
    openapi::{
        Deprecated, RefOr,
        schema::{AdditionalProperties, AnyOfBuilder, Discriminator, KnownFormat, OneOfBuilder, Schema, Type},
    },
};

use super::types;
use crate::runtime::utoipa::{
    Rebuilt, Source, any, formatted, json, list, map, named, named_or_null, number, of, to_schema,
};

/// Every schema of the document that a Rust type stands for: named types, then bodies and parameters in the document's order.
pub fn schemas() -> Vec<Rebuilt> {
    ALL.iter().map(Rebuilt::of).collect()
}

/// Functions, so that no single one holds all schemas on its stack.
static ALL: &[Source] = &[
    Source {
        pointer: "/components/schemas/RunWorkflowRequest",
        name: "RunWorkflowRequest",
        schema: types::RunWorkflowRequest::schema,
    },
    Source { pointer: "/components/schemas/RunResult", name: "RunResult", schema: types::RunResult::schema },
    Source { pointer: "/components/schemas/JobStatus", name: "JobStatus", schema: types::JobStatus::schema },
    Source { pointer: "/components/schemas/JobAccepted", name: "JobAccepted", schema: types::JobAccepted::schema },
    Source {
        pointer: "/components/schemas/JobAccepted/properties/status",
        name: "JobAcceptedStatus",
        schema: types::JobAcceptedStatus::schema,
    },
    Source { pointer: "/components/schemas/Job", name: "Job", schema: types::Job::schema },
    Source { pointer: "/components/schemas/ErrorCode", name: "ErrorCode", schema: types::ErrorCode::schema },
    Source {
        pointer: "/components/schemas/ViolationPlace",
        name: "ViolationPlace",
        schema: types::ViolationPlace::schema,
    },
    Source { pointer: "/components/schemas/Violation", name: "Violation", schema: types::Violation::schema },
    Source { pointer: "/components/schemas/ErrorDetails", name: "ErrorDetails", schema: types::ErrorDetails::schema },
    Source {
        pointer: "/components/schemas/ErrorResponse",
        name: "ErrorResponse",
        schema: types::ErrorResponse::schema,
    },
    Source {
        pointer: "/components/parameters/Endpoint/schema",
        name: "",
        schema: || of(Type::String, false).min_length(Some(1)).max_length(Some(128)).into(),
    },
    Source {
        pointer: "/components/parameters/IdempotencyKey/schema",
        name: "",
        schema: || {
            of(Type::String, false).min_length(Some(1)).max_length(Some(255)).pattern(Some("^[\\x21-\\x7E]+$")).into()
        },
    },
    Source {
        pointer: "/components/requestBodies/RunWorkflow/content/application~1json/schema",
        name: "",
        schema: || named("RunWorkflowRequest").into(),
    },
    Source {
        pointer: "/paths/~1workflows~1run/post/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("RunResult").into(),
    },
    Source {
        pointer: "/paths/~1workflows~1run/post/responses/202/content/application~1json/schema",
        name: "",
        schema: || named("JobAccepted").into(),
    },
    Source {
        pointer: "/components/responses/BadRequest/content/application~1json/schema",
        name: "",
        schema: || named("ErrorResponse").into(),
    },
    Source {
        pointer: "/components/responses/Unauthorized/content/application~1json/schema",
        name: "",
        schema: || named("ErrorResponse").into(),
    },
    Source {
        pointer: "/components/responses/Forbidden/content/application~1json/schema",
        name: "",
        schema: || named("ErrorResponse").into(),
    },
    Source {
        pointer: "/components/responses/NotFound/content/application~1json/schema",
        name: "",
        schema: || named("ErrorResponse").into(),
    },
    Source {
        pointer: "/components/responses/Conflict/content/application~1json/schema",
        name: "",
        schema: || named("ErrorResponse").into(),
    },
    Source {
        pointer: "/components/responses/PayloadTooLarge/content/application~1json/schema",
        name: "",
        schema: || named("ErrorResponse").into(),
    },
    Source {
        pointer: "/components/responses/UnsupportedMediaType/content/application~1json/schema",
        name: "",
        schema: || named("ErrorResponse").into(),
    },
    Source {
        pointer: "/components/responses/KeyReused/content/application~1json/schema",
        name: "",
        schema: || named("ErrorResponse").into(),
    },
    Source {
        pointer: "/components/responses/RateLimited/content/application~1json/schema",
        name: "",
        schema: || named("ErrorResponse").into(),
    },
    Source {
        pointer: "/components/responses/RunFailed/content/application~1json/schema",
        name: "",
        schema: || named("ErrorResponse").into(),
    },
    Source {
        pointer: "/paths/~1workflows~1jobs/post/responses/202/content/application~1json/schema",
        name: "",
        schema: || named("JobAccepted").into(),
    },
    Source {
        pointer: "/components/responses/InternalError/content/application~1json/schema",
        name: "",
        schema: || named("ErrorResponse").into(),
    },
    Source {
        pointer: "/paths/~1workflows~1jobs~1{jobId}/get/parameters/0/schema",
        name: "",
        schema: || of(Type::String, false).min_length(Some(1)).max_length(Some(128)).into(),
    },
    Source {
        pointer: "/paths/~1workflows~1jobs~1{jobId}/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("Job").into(),
    },
];

impl PartialSchema for types::RunWorkflowRequest {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "name",
                of(Type::String, false)
                    .min_length(Some(1))
                    .max_length(Some(255))
                    .pattern(Some("^[^\\x00-\\x1F\\x7F]*$"))
                    .description(Some(r#"Name of a workflow that is published at the endpoint."#)),
            )
            .required("name")
            .property(
                "parameters",
                of(Type::Object, false)
                    .max_properties(Some(1000))
                    .description(Some(r#"What the workflow's expressions see as `input`."#))
                    .default(Some(json(r#"{}"#))),
            )
            .description(Some(r#"Which workflow to run, and what it starts with."#))
            .into()
    }
}

to_schema!(types::RunWorkflowRequest, "RunWorkflowRequest");

impl PartialSchema for types::RunResult {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("result", any().description(Some(r#"The workflow's output. The published reference says object; a workflow can return any JSON (text, in the reference's own `say-hello`), so no type is declared.
"#))).required("result")
.property("executionTime", number(Type::Number, KnownFormat::Double, false).minimum(Some(0_i64)).maximum(Some(9007199254740991_i64)).description(Some(r#"From the start of the run to its end, in milliseconds."#))).required("executionTime").description(Some(r#"The result of a workflow that ended well."#)).into()
    }
}

to_schema!(types::RunResult, "RunResult");

impl PartialSchema for types::JobStatus {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["completed", "failed", "pending"]))
            .description(Some(
                r#"Where a job is. `completed` and `failed` are final; a job that was cancelled is `failed`."#,
            ))
            .into()
    }
}

to_schema!(types::JobStatus, "JobStatus");

impl PartialSchema for types::JobAccepted {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "jobId",
                formatted("uuid", false)
                    .max_length(Some(36))
                    .description(Some(r#"Identity of the job; fetch its result with it."#)),
            )
            .required("jobId")
            .property("status", named("JobAcceptedStatus").description(Some(r#"Always `pending`."#)))
            .required("status")
            .description(Some(r#"A job at the moment when it was accepted."#))
            .into()
    }
}

to_schema!(types::JobAccepted, "JobAccepted");

impl PartialSchema for types::JobAcceptedStatus {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["pending"])).description(Some(r#"Always `pending`."#)).into()
    }
}

to_schema!(types::JobAcceptedStatus, "JobAcceptedStatus");

impl PartialSchema for types::Job {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("jobId", formatted("uuid", false).max_length(Some(36)).description(Some(r#"Identity of the job."#))).required("jobId")
.property("status", named("JobStatus").description(Some(r#"Where it is."#))).required("status")
.property("result", any().description(Some(r#"The workflow's output, any JSON; present where the status is `completed`, and then it may be null."#)))
.property("error", of(Type::String, false).max_length(Some(10000)).description(Some(r#"Why it failed; present where the status is `failed`. It never holds a secret."#)))
.property("executionTime", number(Type::Number, KnownFormat::Double, false).minimum(Some(0_i64)).maximum(Some(9007199254740991_i64)).description(Some(r#"From the start of the run to its end, in milliseconds; present once it has ended."#))).description(Some(r#"A job, with its result or error once it has ended."#)).into()
    }
}

to_schema!(types::Job, "Job");

impl PartialSchema for types::ErrorCode {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["VALIDATION_ERROR", "UNAUTHORIZED", "FORBIDDEN", "NOT_FOUND", "METHOD_NOT_ALLOWED", "CONFLICT", "IDEMPOTENCY_KEY_REUSED", "PAYLOAD_TOO_LARGE", "UNSUPPORTED_MEDIA_TYPE", "RATE_LIMITED", "WORKFLOW_FAILED", "INTERNAL_ERROR"])).description(Some(r#"What kind of error it is. The published reference names no codes; these are this server's: `VALIDATION_ERROR` (400), `UNAUTHORIZED` (401), `FORBIDDEN` (403),
`NOT_FOUND` (404), `METHOD_NOT_ALLOWED` (405), `CONFLICT` (409), `IDEMPOTENCY_KEY_REUSED` (422), `PAYLOAD_TOO_LARGE` (413), `UNSUPPORTED_MEDIA_TYPE` (415), `RATE_LIMITED` (429), `WORKFLOW_FAILED` (500: the
workflow's own failure) and `INTERNAL_ERROR` (500: the server's).
"#)).into()
    }
}

to_schema!(types::ErrorCode, "ErrorCode");

impl PartialSchema for types::ViolationPlace {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["body", "query", "path", "header"]))
            .description(Some(r#"Which part of the request a violation is in."#))
            .into()
    }
}

to_schema!(types::ViolationPlace, "ViolationPlace");

impl PartialSchema for types::Violation {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("in", named("ViolationPlace").description(Some(r#"Which part of the request."#)))
            .required("in")
            .property(
                "pointer",
                of(Type::String, false).max_length(Some(2000)).description(Some(
                    r#"JSON Pointer into the body, or `/` and the name of the parameter. Empty for the whole body."#,
                )),
            )
            .required("pointer")
            .property(
                "code",
                of(Type::String, false)
                    .max_length(Some(64))
                    .description(Some(r#"A stable word, such as `required` or `type`."#)),
            )
            .required("code")
            .property(
                "message",
                of(Type::String, false)
                    .max_length(Some(2000))
                    .description(Some(r#"A sentence for the person who mends it."#)),
            )
            .required("message")
            .description(Some(r#"One thing that is wrong with a request."#))
            .into()
    }
}

to_schema!(types::Violation, "Violation");

impl PartialSchema for types::ErrorDetails {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("violations", list(named("Violation"), false).max_items(Some(10000)).description(Some(r#"Every violation, with `VALIDATION_ERROR`."#)))
.property("jobId", formatted("uuid", false).max_length(Some(36)).description(Some(r#"The run that failed, with `WORKFLOW_FAILED`; it can be fetched as a job."#)))
.property("cause", of(Type::String, false).max_length(Some(64)).description(Some(r#"A stable word for why the workflow failed, with `WORKFLOW_FAILED`, such as `timeout`, `http_status` or `expression`."#)))
.property("node", of(Type::String, false).max_length(Some(64)).description(Some(r#"Id of the node that failed, with `WORKFLOW_FAILED`, where one did."#))).description(Some(r#"What more there is to say; an empty object where there is nothing."#)).into()
    }
}

to_schema!(types::ErrorDetails, "ErrorDetails");

impl PartialSchema for types::ErrorResponse {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "error",
                of(Type::String, false).max_length(Some(10000)).description(Some(r#"A sentence for people."#)),
            )
            .required("error")
            .property("code", named("ErrorCode").description(Some(r#"What kind of error it is."#)))
            .required("code")
            .property("details", named("ErrorDetails").description(Some(r#"What more there is to say."#)))
            .required("details")
            .description(Some(r#"An error."#))
            .into()
    }
}

to_schema!(types::ErrorResponse, "ErrorResponse");
