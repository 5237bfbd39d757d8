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
        pointer: "/components/schemas/WorkflowStatus",
        name: "WorkflowStatus",
        schema: types::WorkflowStatus::schema,
    },
    Source {
        pointer: "/components/schemas/InitialWorkflowStatus",
        name: "InitialWorkflowStatus",
        schema: types::InitialWorkflowStatus::schema,
    },
    Source {
        pointer: "/components/schemas/ExecutionStatus",
        name: "ExecutionStatus",
        schema: types::ExecutionStatus::schema,
    },
    Source { pointer: "/components/schemas/OnError", name: "OnError", schema: types::OnError::schema },
    Source { pointer: "/components/schemas/RetryPolicy", name: "RetryPolicy", schema: types::RetryPolicy::schema },
    Source { pointer: "/components/schemas/Node", name: "Node", schema: types::Node::schema },
    Source { pointer: "/components/schemas/Edge", name: "Edge", schema: types::Edge::schema },
    Source {
        pointer: "/components/schemas/Variables",
        name: "Variables",
        schema: || of(Type::Object, false).max_properties(Some(500)).into(),
    },
    Source {
        pointer: "/components/schemas/CreateWorkflowRequest",
        name: "CreateWorkflowRequest",
        schema: types::CreateWorkflowRequest::schema,
    },
    Source {
        pointer: "/components/schemas/UpdateWorkflowRequest",
        name: "UpdateWorkflowRequest",
        schema: types::UpdateWorkflowRequest::schema,
    },
    Source {
        pointer: "/components/schemas/ExecuteWorkflowRequest",
        name: "ExecuteWorkflowRequest",
        schema: types::ExecuteWorkflowRequest::schema,
    },
    Source {
        pointer: "/components/schemas/WorkflowSummary",
        name: "WorkflowSummary",
        schema: types::WorkflowSummary::schema,
    },
    Source { pointer: "/components/schemas/Workflow", name: "Workflow", schema: types::Workflow::schema },
    Source {
        pointer: "/components/schemas/WorkflowDeleted",
        name: "WorkflowDeleted",
        schema: types::WorkflowDeleted::schema,
    },
    Source {
        pointer: "/components/schemas/ExecutionAccepted",
        name: "ExecutionAccepted",
        schema: types::ExecutionAccepted::schema,
    },
    Source {
        pointer: "/components/schemas/ExecutionError",
        name: "ExecutionError",
        schema: types::ExecutionError::schema,
    },
    Source {
        pointer: "/components/schemas/ExecutionSummary",
        name: "ExecutionSummary",
        schema: types::ExecutionSummary::schema,
    },
    Source { pointer: "/components/schemas/Execution", name: "Execution", schema: types::Execution::schema },
    Source { pointer: "/components/schemas/ExecutionLog", name: "ExecutionLog", schema: types::ExecutionLog::schema },
    Source {
        pointer: "/components/schemas/ExecutionLogStatus",
        name: "ExecutionLogStatus",
        schema: types::ExecutionLogStatus::schema,
    },
    Source { pointer: "/components/schemas/PageMeta", name: "PageMeta", schema: types::PageMeta::schema },
    Source { pointer: "/components/schemas/CursorMeta", name: "CursorMeta", schema: types::CursorMeta::schema },
    Source {
        pointer: "/components/schemas/WorkflowResponse",
        name: "WorkflowResponse",
        schema: types::WorkflowResponse::schema,
    },
    Source {
        pointer: "/components/schemas/WorkflowListResponse",
        name: "WorkflowListResponse",
        schema: types::WorkflowListResponse::schema,
    },
    Source {
        pointer: "/components/schemas/WorkflowDeletedResponse",
        name: "WorkflowDeletedResponse",
        schema: types::WorkflowDeletedResponse::schema,
    },
    Source {
        pointer: "/components/schemas/ExecutionAcceptedResponse",
        name: "ExecutionAcceptedResponse",
        schema: types::ExecutionAcceptedResponse::schema,
    },
    Source {
        pointer: "/components/schemas/ExecutionResponse",
        name: "ExecutionResponse",
        schema: types::ExecutionResponse::schema,
    },
    Source {
        pointer: "/components/schemas/ExecutionListResponse",
        name: "ExecutionListResponse",
        schema: types::ExecutionListResponse::schema,
    },
    Source { pointer: "/components/schemas/EventType", name: "EventType", schema: types::EventType::schema },
    Source {
        pointer: "/components/schemas/WebhookStatus",
        name: "WebhookStatus",
        schema: types::WebhookStatus::schema,
    },
    Source {
        pointer: "/components/schemas/CreateWebhookRequest",
        name: "CreateWebhookRequest",
        schema: types::CreateWebhookRequest::schema,
    },
    Source { pointer: "/components/schemas/Webhook", name: "Webhook", schema: types::Webhook::schema },
    Source {
        pointer: "/components/schemas/WebhookCreated",
        name: "WebhookCreated",
        schema: types::WebhookCreated::schema,
    },
    Source {
        pointer: "/components/schemas/WebhookDeleted",
        name: "WebhookDeleted",
        schema: types::WebhookDeleted::schema,
    },
    Source {
        pointer: "/components/schemas/WebhookListResponse",
        name: "WebhookListResponse",
        schema: types::WebhookListResponse::schema,
    },
    Source {
        pointer: "/components/schemas/WebhookCreatedResponse",
        name: "WebhookCreatedResponse",
        schema: types::WebhookCreatedResponse::schema,
    },
    Source {
        pointer: "/components/schemas/WebhookDeletedResponse",
        name: "WebhookDeletedResponse",
        schema: types::WebhookDeletedResponse::schema,
    },
    Source {
        pointer: "/components/schemas/ExecutionEventType",
        name: "ExecutionEventType",
        schema: types::ExecutionEventType::schema,
    },
    Source {
        pointer: "/components/schemas/ExecutionEvent",
        name: "ExecutionEvent",
        schema: types::ExecutionEvent::schema,
    },
    Source {
        pointer: "/components/schemas/ExecutionEventData",
        name: "ExecutionEventData",
        schema: types::ExecutionEventData::schema,
    },
    Source {
        pointer: "/components/schemas/WorkflowPublishedEvent",
        name: "WorkflowPublishedEvent",
        schema: types::WorkflowPublishedEvent::schema,
    },
    Source {
        pointer: "/components/schemas/WorkflowPublishedEvent/properties/type",
        name: "WorkflowPublishedEventType",
        schema: types::WorkflowPublishedEventType::schema,
    },
    Source {
        pointer: "/components/schemas/WorkflowPublishedEventData",
        name: "WorkflowPublishedEventData",
        schema: types::WorkflowPublishedEventData::schema,
    },
    Source {
        pointer: "/components/schemas/FormSubmittedEvent",
        name: "FormSubmittedEvent",
        schema: types::FormSubmittedEvent::schema,
    },
    Source {
        pointer: "/components/schemas/FormSubmittedEvent/properties/type",
        name: "FormSubmittedEventType",
        schema: types::FormSubmittedEventType::schema,
    },
    Source {
        pointer: "/components/schemas/FormSubmittedEventData",
        name: "FormSubmittedEventData",
        schema: types::FormSubmittedEventData::schema,
    },
    Source {
        pointer: "/components/schemas/ExecutionCursorResponse",
        name: "ExecutionCursorResponse",
        schema: types::ExecutionCursorResponse::schema,
    },
    Source {
        pointer: "/components/schemas/FormFieldType",
        name: "FormFieldType",
        schema: types::FormFieldType::schema,
    },
    Source {
        pointer: "/components/schemas/FormOptionText",
        name: "FormOptionText",
        schema: || {
            of(Type::String, false)
                .min_length(Some(1))
                .max_length(Some(255))
                .pattern(Some("^[^\\x00-\\x1F\\x7F]*[^\\s\\x00-\\x1F\\x7F\\x85\\uFEFF][^\\x00-\\x1F\\x7F]*$"))
                .into()
        },
    },
    Source {
        pointer: "/components/schemas/FormOptionInput",
        name: "FormOptionInput",
        schema: types::FormOptionInput::schema,
    },
    Source {
        pointer: "/components/schemas/FormFieldChoice",
        name: "FormFieldChoice",
        schema: types::FormFieldChoice::schema,
    },
    Source {
        pointer: "/components/schemas/FormFieldInput",
        name: "FormFieldInput",
        schema: types::FormFieldInput::schema,
    },
    Source {
        pointer: "/components/schemas/CreateFormRequest",
        name: "CreateFormRequest",
        schema: types::CreateFormRequest::schema,
    },
    Source {
        pointer: "/components/schemas/SubmitFormRequest",
        name: "SubmitFormRequest",
        schema: types::SubmitFormRequest::schema,
    },
    Source { pointer: "/components/schemas/FormOption", name: "FormOption", schema: types::FormOption::schema },
    Source { pointer: "/components/schemas/FormField", name: "FormField", schema: types::FormField::schema },
    Source { pointer: "/components/schemas/Form", name: "Form", schema: types::Form::schema },
    Source {
        pointer: "/components/schemas/SubmissionExecution",
        name: "SubmissionExecution",
        schema: types::SubmissionExecution::schema,
    },
    Source { pointer: "/components/schemas/Submission", name: "Submission", schema: types::Submission::schema },
    Source { pointer: "/components/schemas/FormResponse", name: "FormResponse", schema: types::FormResponse::schema },
    Source {
        pointer: "/components/schemas/FormListResponse",
        name: "FormListResponse",
        schema: types::FormListResponse::schema,
    },
    Source {
        pointer: "/components/schemas/SubmissionResponse",
        name: "SubmissionResponse",
        schema: types::SubmissionResponse::schema,
    },
    Source {
        pointer: "/components/schemas/SubmissionListResponse",
        name: "SubmissionListResponse",
        schema: types::SubmissionListResponse::schema,
    },
    Source {
        pointer: "/components/schemas/CredentialType",
        name: "CredentialType",
        schema: types::CredentialType::schema,
    },
    Source {
        pointer: "/components/schemas/CredentialName",
        name: "CredentialName",
        schema: || {
            of(Type::String, false)
                .min_length(Some(1))
                .max_length(Some(255))
                .pattern(Some("^[^\\x00-\\x1F\\x7F]*[^\\s\\x00-\\x1F\\x7F\\x85\\uFEFF][^\\x00-\\x1F\\x7F]*$"))
                .into()
        },
    },
    Source {
        pointer: "/components/schemas/SecretText",
        name: "SecretText",
        schema: || {
            of(Type::String, false)
                .min_length(Some(1))
                .max_length(Some(8192))
                .pattern(Some("^[^\\x00-\\x1F\\x7F]*$"))
                .into()
        },
    },
    Source {
        pointer: "/components/schemas/ApiKeyCredential",
        name: "ApiKeyCredential",
        schema: types::ApiKeyCredential::schema,
    },
    Source {
        pointer: "/components/schemas/ApiKeyCredential/properties/type",
        name: "ApiKeyCredentialType",
        schema: types::ApiKeyCredentialType::schema,
    },
    Source {
        pointer: "/components/schemas/BearerTokenCredential",
        name: "BearerTokenCredential",
        schema: types::BearerTokenCredential::schema,
    },
    Source {
        pointer: "/components/schemas/BearerTokenCredential/properties/type",
        name: "BearerTokenCredentialType",
        schema: types::BearerTokenCredentialType::schema,
    },
    Source {
        pointer: "/components/schemas/BasicAuthCredentialValue",
        name: "BasicAuthCredentialValue",
        schema: types::BasicAuthCredentialValue::schema,
    },
    Source {
        pointer: "/components/schemas/BasicAuthCredential",
        name: "BasicAuthCredential",
        schema: types::BasicAuthCredential::schema,
    },
    Source {
        pointer: "/components/schemas/BasicAuthCredential/properties/type",
        name: "BasicAuthCredentialType",
        schema: types::BasicAuthCredentialType::schema,
    },
    Source {
        pointer: "/components/schemas/OAuth2CredentialValue",
        name: "OAuth2CredentialValue",
        schema: types::OAuth2CredentialValue::schema,
    },
    Source {
        pointer: "/components/schemas/OAuth2Credential",
        name: "OAuth2Credential",
        schema: types::OAuth2Credential::schema,
    },
    Source {
        pointer: "/components/schemas/OAuth2Credential/properties/type",
        name: "OAuth2CredentialType",
        schema: types::OAuth2CredentialType::schema,
    },
    Source {
        pointer: "/components/schemas/CustomHeadersCredential",
        name: "CustomHeadersCredential",
        schema: types::CustomHeadersCredential::schema,
    },
    Source {
        pointer: "/components/schemas/CustomHeadersCredential/properties/type",
        name: "CustomHeadersCredentialType",
        schema: types::CustomHeadersCredentialType::schema,
    },
    Source {
        pointer: "/components/schemas/CreateCredentialRequest",
        name: "CreateCredentialRequest",
        schema: types::CreateCredentialRequest::schema,
    },
    Source { pointer: "/components/schemas/Credential", name: "Credential", schema: types::Credential::schema },
    Source {
        pointer: "/components/schemas/CredentialDeleted",
        name: "CredentialDeleted",
        schema: types::CredentialDeleted::schema,
    },
    Source {
        pointer: "/components/schemas/IntegrationStatus",
        name: "IntegrationStatus",
        schema: types::IntegrationStatus::schema,
    },
    Source { pointer: "/components/schemas/Integration", name: "Integration", schema: types::Integration::schema },
    Source {
        pointer: "/components/schemas/IntegrationTest",
        name: "IntegrationTest",
        schema: types::IntegrationTest::schema,
    },
    Source {
        pointer: "/components/schemas/CredentialResponse",
        name: "CredentialResponse",
        schema: types::CredentialResponse::schema,
    },
    Source {
        pointer: "/components/schemas/CredentialListResponse",
        name: "CredentialListResponse",
        schema: types::CredentialListResponse::schema,
    },
    Source {
        pointer: "/components/schemas/CredentialDeletedResponse",
        name: "CredentialDeletedResponse",
        schema: types::CredentialDeletedResponse::schema,
    },
    Source {
        pointer: "/components/schemas/IntegrationListResponse",
        name: "IntegrationListResponse",
        schema: types::IntegrationListResponse::schema,
    },
    Source {
        pointer: "/components/schemas/IntegrationTestResponse",
        name: "IntegrationTestResponse",
        schema: types::IntegrationTestResponse::schema,
    },
    Source { pointer: "/components/schemas/ErrorCode", name: "ErrorCode", schema: types::ErrorCode::schema },
    Source {
        pointer: "/components/schemas/ViolationPlace",
        name: "ViolationPlace",
        schema: types::ViolationPlace::schema,
    },
    Source { pointer: "/components/schemas/Violation", name: "Violation", schema: types::Violation::schema },
    Source { pointer: "/components/schemas/ErrorDetails", name: "ErrorDetails", schema: types::ErrorDetails::schema },
    Source { pointer: "/components/schemas/ErrorBody", name: "ErrorBody", schema: types::ErrorBody::schema },
    Source {
        pointer: "/components/schemas/ErrorResponse",
        name: "ErrorResponse",
        schema: types::ErrorResponse::schema,
    },
    Source {
        pointer: "/components/parameters/Page/schema",
        name: "",
        schema: || {
            number(Type::Integer, KnownFormat::Int32, false).minimum(Some(1_i64)).maximum(Some(1000000_i64)).into()
        },
    },
    Source {
        pointer: "/components/parameters/Limit/schema",
        name: "",
        schema: || number(Type::Integer, KnownFormat::Int32, false).minimum(Some(1_i64)).maximum(Some(100_i64)).into(),
    },
    Source {
        pointer: "/paths/~1workflows/get/parameters/2/schema",
        name: "",
        schema: || named("WorkflowStatus").into(),
    },
    Source {
        pointer: "/paths/~1workflows/get/parameters/3/schema",
        name: "",
        schema: || of(Type::String, false).max_length(Some(255)).pattern(Some("^[^\\x00-\\x1F\\x7F]*$")).into(),
    },
    Source {
        pointer: "/paths/~1workflows/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("WorkflowListResponse").into(),
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
        pointer: "/components/responses/RateLimited/content/application~1json/schema",
        name: "",
        schema: || named("ErrorResponse").into(),
    },
    Source {
        pointer: "/components/responses/InternalError/content/application~1json/schema",
        name: "",
        schema: || named("ErrorResponse").into(),
    },
    Source {
        pointer: "/components/parameters/IdempotencyKey/schema",
        name: "",
        schema: || {
            of(Type::String, false).min_length(Some(1)).max_length(Some(255)).pattern(Some("^[\\x21-\\x7E]+$")).into()
        },
    },
    Source {
        pointer: "/paths/~1workflows/post/requestBody/content/application~1json/schema",
        name: "",
        schema: || named("CreateWorkflowRequest").into(),
    },
    Source {
        pointer: "/paths/~1workflows/post/responses/201/content/application~1json/schema",
        name: "",
        schema: || named("WorkflowResponse").into(),
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
        pointer: "/components/parameters/WorkflowId/schema",
        name: "",
        schema: || of(Type::String, false).min_length(Some(1)).max_length(Some(128)).into(),
    },
    Source {
        pointer: "/paths/~1workflows~1{id}/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("WorkflowResponse").into(),
    },
    Source {
        pointer: "/components/responses/NotFound/content/application~1json/schema",
        name: "",
        schema: || named("ErrorResponse").into(),
    },
    Source {
        pointer: "/paths/~1workflows~1{id}/patch/requestBody/content/application~1json/schema",
        name: "",
        schema: || named("UpdateWorkflowRequest").into(),
    },
    Source {
        pointer: "/paths/~1workflows~1{id}/patch/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("WorkflowResponse").into(),
    },
    Source {
        pointer: "/paths/~1workflows~1{id}/delete/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("WorkflowDeletedResponse").into(),
    },
    Source {
        pointer: "/paths/~1workflows~1{id}~1execute/post/requestBody/content/application~1json/schema",
        name: "",
        schema: || named("ExecuteWorkflowRequest").into(),
    },
    Source {
        pointer: "/paths/~1workflows~1{id}~1execute/post/responses/202/content/application~1json/schema",
        name: "",
        schema: || named("ExecutionAcceptedResponse").into(),
    },
    Source {
        pointer: "/components/parameters/ExecutionStatus/schema",
        name: "",
        schema: || named("ExecutionStatus").into(),
    },
    Source {
        pointer: "/components/parameters/From/schema",
        name: "",
        schema: || formatted("date-time", false).max_length(Some(64)).into(),
    },
    Source {
        pointer: "/components/parameters/To/schema",
        name: "",
        schema: || formatted("date-time", false).max_length(Some(64)).into(),
    },
    Source {
        pointer: "/paths/~1workflows~1{id}~1executions/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("ExecutionListResponse").into(),
    },
    Source {
        pointer: "/paths/~1webhooks/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("WebhookListResponse").into(),
    },
    Source {
        pointer: "/paths/~1webhooks/post/requestBody/content/application~1json/schema",
        name: "",
        schema: || named("CreateWebhookRequest").into(),
    },
    Source {
        pointer: "/paths/~1webhooks/post/responses/201/content/application~1json/schema",
        name: "",
        schema: || named("WebhookCreatedResponse").into(),
    },
    Source {
        pointer: "/components/parameters/WebhookId/schema",
        name: "",
        schema: || of(Type::String, false).min_length(Some(1)).max_length(Some(128)).into(),
    },
    Source {
        pointer: "/paths/~1webhooks~1{id}/delete/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("WebhookDeletedResponse").into(),
    },
    Source {
        pointer: "/paths/~1credentials/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("CredentialListResponse").into(),
    },
    Source {
        pointer: "/paths/~1credentials/post/requestBody/content/application~1json/schema",
        name: "",
        schema: || named("CreateCredentialRequest").into(),
    },
    Source {
        pointer: "/paths/~1credentials/post/responses/201/content/application~1json/schema",
        name: "",
        schema: || named("CredentialResponse").into(),
    },
    Source {
        pointer: "/paths/~1credentials~1{id}/delete/parameters/0/schema",
        name: "",
        schema: || of(Type::String, false).min_length(Some(1)).max_length(Some(128)).into(),
    },
    Source {
        pointer: "/paths/~1credentials~1{id}/delete/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("CredentialDeletedResponse").into(),
    },
    Source {
        pointer: "/paths/~1integrations/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("IntegrationListResponse").into(),
    },
    Source {
        pointer: "/paths/~1integrations~1{id}~1test/post/parameters/0/schema",
        name: "",
        schema: || of(Type::String, false).min_length(Some(1)).max_length(Some(128)).into(),
    },
    Source {
        pointer: "/paths/~1integrations~1{id}~1test/post/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("IntegrationTestResponse").into(),
    },
    Source {
        pointer: "/paths/~1executions/get/parameters/0/schema",
        name: "",
        schema: || {
            of(Type::String, false).min_length(Some(1)).max_length(Some(12)).pattern(Some("^[0-9a-z]{1,12}$")).into()
        },
    },
    Source {
        pointer: "/paths/~1executions/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("ExecutionCursorResponse").into(),
    },
    Source {
        pointer: "/components/parameters/ExecutionId/schema",
        name: "",
        schema: || of(Type::String, false).min_length(Some(1)).max_length(Some(128)).into(),
    },
    Source {
        pointer: "/paths/~1executions~1{id}/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("ExecutionResponse").into(),
    },
    Source {
        pointer: "/paths/~1forms/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("FormListResponse").into(),
    },
    Source {
        pointer: "/paths/~1forms/post/requestBody/content/application~1json/schema",
        name: "",
        schema: || named("CreateFormRequest").into(),
    },
    Source {
        pointer: "/paths/~1forms/post/responses/201/content/application~1json/schema",
        name: "",
        schema: || named("FormResponse").into(),
    },
    Source {
        pointer: "/components/parameters/FormId/schema",
        name: "",
        schema: || of(Type::String, false).min_length(Some(1)).max_length(Some(128)).into(),
    },
    Source {
        pointer: "/paths/~1forms~1{id}/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("FormResponse").into(),
    },
    Source {
        pointer: "/paths/~1forms~1{id}~1submissions/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("SubmissionListResponse").into(),
    },
    Source {
        pointer: "/paths/~1forms~1{id}~1submissions/post/requestBody/content/application~1json/schema",
        name: "",
        schema: || named("SubmitFormRequest").into(),
    },
    Source {
        pointer: "/paths/~1forms~1{id}~1submissions/post/responses/201/content/application~1json/schema",
        name: "",
        schema: || named("SubmissionResponse").into(),
    },
];

impl PartialSchema for types::WorkflowStatus {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["draft", "published", "archived"])).description(Some(r#"Where a workflow is in its life: `draft` is being edited, `published` was checked whole and is callable by name, `archived` is kept for its history and
cannot be executed (an addition of this server to the published two).
"#)).into()
    }
}

to_schema!(types::WorkflowStatus, "WorkflowStatus");

impl PartialSchema for types::InitialWorkflowStatus {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["draft", "published"]))
            .description(Some(r#"The status of a new workflow; `published` has its graph checked whole."#))
            .into()
    }
}

to_schema!(types::InitialWorkflowStatus, "InitialWorkflowStatus");

impl PartialSchema for types::ExecutionStatus {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["pending", "running", "completed", "failed"])).description(Some(r#"Where an execution is: `pending` is accepted and no node has started; `running` includes waiting for time or for a person; `failed` includes
executions that were cancelled on request (`error.code` is then `cancelled`). `completed` and `failed` are final.
"#)).into()
    }
}

to_schema!(types::ExecutionStatus, "ExecutionStatus");

impl PartialSchema for types::OnError {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["fail", "continue", "branch"])).description(Some(r#"What a node's final failure means: `fail` ends the execution, `continue` counts the node as succeeded with the error as its output, `branch`
takes only its edges whose branch is `error`.
"#)).into()
    }
}

to_schema!(types::OnError, "OnError");

impl PartialSchema for types::RetryPolicy {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("max_attempts", number(Type::Integer, KnownFormat::Int32, false).minimum(Some(1_i64)).maximum(Some(100_i64)).description(Some(r#"Attempts in all, the first one included."#))).required("max_attempts")
.property("initial_ms", number(Type::Integer, KnownFormat::Int64, false).minimum(Some(0_i64)).maximum(Some(86400000_i64)).description(Some(r#"Wait before the second attempt, in milliseconds."#)).default(Some(json(r#"1000"#))))
.property("factor", number(Type::Number, KnownFormat::Double, false).minimum(Some(1_i64)).maximum(Some(100_i64)).description(Some(r#"Growth of the wait from one attempt to the next."#)).default(Some(json(r#"2"#))))
.property("max_ms", number(Type::Integer, KnownFormat::Int64, false).minimum(Some(0_i64)).maximum(Some(86400000_i64)).description(Some(r#"Longest wait, in milliseconds."#)).default(Some(json(r#"60000"#))))
.property("jitter", number(Type::Number, KnownFormat::Double, false).minimum(Some(0_i64)).maximum(Some(1_i64)).description(Some(r#"Random part of the wait, from 0 (exact) to 1."#)).default(Some(json(r#"0"#)))).description(Some(r#"How often and how soon a failed attempt is repeated: after `initial_ms × factor^(n-1)`, at most `max_ms`, times a random factor in `1 ± jitter`.
"#)).into()
    }
}

to_schema!(types::RetryPolicy, "RetryPolicy");

impl PartialSchema for types::Node {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("id", of(Type::String, false).min_length(Some(1)).max_length(Some(64)).pattern(Some("^[A-Za-z_][A-Za-z0-9_-]*$")).description(Some(r#"Unique within the workflow; what expressions say after `nodes.`."#))).required("id")
.property("type", of(Type::String, false).min_length(Some(1)).max_length(Some(128)).pattern(Some("^[^\\x00-\\x1F\\x7F]*$")).description(Some(r#"A node type, such as `http_request`. A draft may name any; publishing and executing need one that the server knows (`GET /platform/v1/node-types`).
"#))).required("type")
.property("name", of(Type::String, false).max_length(Some(255)).pattern(Some("^[^\\x00-\\x1F\\x7F]*$")).description(Some(r#"A title for people."#)))
.property("config", of(Type::Object, false).max_properties(Some(200)).description(Some(r#"Settings of the node's type. Any string in it may hold expressions, such as `{{ input.name }}` or `{{ nodes.fetch.output.items[0] }}`."#)).default(Some(json(r#"{}"#))))
.property("retry", named("RetryPolicy").description(Some(r#"What to do when an attempt fails. Absent, there is one attempt only."#)))
.property("timeout_ms", number(Type::Integer, KnownFormat::Int64, false).minimum(Some(1_i64)).maximum(Some(86400000_i64)).description(Some(r#"Longest time of one attempt, in milliseconds."#)))
.property("on_error", named("OnError").description(Some(r#"What a final failure means for the execution."#)).default(Some(json(r#""fail""#)))).additional_properties(Some(AdditionalProperties::FreeForm(true))).description(Some(r#"One step of a workflow. Fields that are not listed here are kept and given back as they came."#)).into()
    }
}

to_schema!(types::Node, "Node");

impl PartialSchema for types::Edge {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("id", of(Type::String, false).min_length(Some(1)).max_length(Some(128)).pattern(Some("^[^\\x00-\\x1F\\x7F]*$")).description(Some(r#"For clients; unique within the workflow where present."#)))
.property("source", of(Type::String, false).min_length(Some(1)).max_length(Some(64)).pattern(Some("^[A-Za-z_][A-Za-z0-9_-]*$")).description(Some(r#"Id of the node that it leaves."#))).required("source")
.property("target", of(Type::String, false).min_length(Some(1)).max_length(Some(64)).pattern(Some("^[A-Za-z_][A-Za-z0-9_-]*$")).description(Some(r#"Id of the node that it reaches."#))).required("target")
.property("branch", of(Type::String, false).min_length(Some(1)).max_length(Some(128)).pattern(Some("^[^\\x00-\\x1F\\x7F]*$")).description(Some(r#"The branch of its source on which it is taken, such as `true` of a `condition`. Absent, it is taken whenever the source succeeds."#))).additional_properties(Some(AdditionalProperties::FreeForm(true))).description(Some(r#"An arrow from one node to another. Fields that are not listed here are kept and given back as they came."#)).into()
    }
}

to_schema!(types::Edge, "Edge");

impl PartialSchema for types::CreateWorkflowRequest {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "name",
                of(Type::String, false)
                    .min_length(Some(1))
                    .max_length(Some(255))
                    .pattern(Some("^[^\\x00-\\x1F\\x7F]*[^\\s\\x00-\\x1F\\x7F\\x85\\uFEFF][^\\x00-\\x1F\\x7F]*$"))
                    .description(Some(r#"The name, not blank and without control characters."#)),
            )
            .required("name")
            .property(
                "description",
                of(Type::String, false)
                    .max_length(Some(4000))
                    .pattern(Some("^[^\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F]*$"))
                    .description(Some(
                        r#"What the workflow is for. Line breaks and tabs are fine, other control characters are not."#,
                    ))
                    .default(Some(json(r#""""#))),
            )
            .property(
                "status",
                named("InitialWorkflowStatus")
                    .description(Some(r#"Draft, or published at once."#))
                    .default(Some(json(r#""draft""#))),
            )
            .property(
                "nodes",
                list(named("Node"), false)
                    .max_items(Some(1000))
                    .description(Some(r#"The steps."#))
                    .default(Some(json(r#"[]"#))),
            )
            .property(
                "edges",
                list(named("Edge"), false)
                    .max_items(Some(5000))
                    .description(Some(r#"What follows what."#))
                    .default(Some(json(r#"[]"#))),
            )
            .property(
                "variables",
                of(Type::Object, false)
                    .max_properties(Some(500))
                    .description(Some(r#"Constants that expressions see as `variables`."#))
                    .default(Some(json(r#"{}"#))),
            )
            .description(Some(r#"A new workflow."#))
            .into()
    }
}

to_schema!(types::CreateWorkflowRequest, "CreateWorkflowRequest");

impl PartialSchema for types::UpdateWorkflowRequest {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "name",
                of(Type::String, false)
                    .min_length(Some(1))
                    .max_length(Some(255))
                    .pattern(Some("^[^\\x00-\\x1F\\x7F]*[^\\s\\x00-\\x1F\\x7F\\x85\\uFEFF][^\\x00-\\x1F\\x7F]*$"))
                    .description(Some(r#"The new name, not blank and without control characters."#)),
            )
            .property(
                "description",
                of(Type::String, false)
                    .max_length(Some(4000))
                    .pattern(Some("^[^\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F]*$"))
                    .description(Some(r#"The new description; an empty one clears it."#)),
            )
            .property("status", named("WorkflowStatus").description(Some(r#"The new status."#)))
            .property(
                "nodes",
                list(named("Node"), false).max_items(Some(1000)).description(Some(r#"The new steps, all of them."#)),
            )
            .property(
                "edges",
                list(named("Edge"), false).max_items(Some(5000)).description(Some(r#"The new edges, all of them."#)),
            )
            .property("variables", named("Variables").description(Some(r#"The new variables, all of them."#)))
            .min_properties(Some(1))
            .description(Some(r#"Changes to a workflow. What is absent stays as it is."#))
            .into()
    }
}

to_schema!(types::UpdateWorkflowRequest, "UpdateWorkflowRequest");

impl PartialSchema for types::ExecuteWorkflowRequest {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "input",
                of(Type::Object, false)
                    .max_properties(Some(1000))
                    .description(Some(r#"What expressions see as `input`."#))
                    .default(Some(json(r#"{}"#))),
            )
            .description(Some(r#"What to start an execution with."#))
            .into()
    }
}

to_schema!(types::ExecuteWorkflowRequest, "ExecuteWorkflowRequest");

impl PartialSchema for types::WorkflowSummary {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "id",
                of(Type::String, false)
                    .max_length(Some(64))
                    .pattern(Some("^wf_[0-9a-z]+$"))
                    .description(Some(r#"Identity."#)),
            )
            .required("id")
            .property("name", of(Type::String, false).max_length(Some(255)).description(Some(r#"Name."#)))
            .required("name")
            .property(
                "description",
                of(Type::String, false).max_length(Some(4000)).description(Some(r#"What it is for; may be empty."#)),
            )
            .required("description")
            .property("status", named("WorkflowStatus").description(Some(r#"Where it is in its life."#)))
            .required("status")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it was created."#)),
            )
            .required("created_at")
            .property(
                "updated_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it last changed."#)),
            )
            .required("updated_at")
            .description(Some(r#"A workflow as lists show it, without its graph."#))
            .into()
    }
}

to_schema!(types::WorkflowSummary, "WorkflowSummary");

impl PartialSchema for types::Workflow {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "id",
                of(Type::String, false)
                    .max_length(Some(64))
                    .pattern(Some("^wf_[0-9a-z]+$"))
                    .description(Some(r#"Identity."#)),
            )
            .required("id")
            .property("name", of(Type::String, false).max_length(Some(255)).description(Some(r#"Name."#)))
            .required("name")
            .property(
                "description",
                of(Type::String, false).max_length(Some(4000)).description(Some(r#"What it is for; may be empty."#)),
            )
            .required("description")
            .property("status", named("WorkflowStatus").description(Some(r#"Where it is in its life."#)))
            .required("status")
            .property(
                "version",
                number(Type::Integer, KnownFormat::Int32, false)
                    .minimum(Some(1_i64))
                    .maximum(Some(2147483647_i64))
                    .description(Some(
                        r#"Number of the current graph; it rises by one with every change of the graph."#,
                    )),
            )
            .required("version")
            .property("nodes", list(named("Node"), false).max_items(Some(1000)).description(Some(r#"The steps."#)))
            .required("nodes")
            .property(
                "edges",
                list(named("Edge"), false).max_items(Some(5000)).description(Some(r#"What follows what."#)),
            )
            .required("edges")
            .property(
                "variables",
                named("Variables").description(Some(r#"Constants that expressions see as `variables`."#)),
            )
            .required("variables")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it was created."#)),
            )
            .required("created_at")
            .property(
                "updated_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it last changed."#)),
            )
            .required("updated_at")
            .description(Some(r#"A workflow with its current graph."#))
            .into()
    }
}

to_schema!(types::Workflow, "Workflow");

impl PartialSchema for types::WorkflowDeleted {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "id",
                of(Type::String, false)
                    .max_length(Some(64))
                    .pattern(Some("^wf_[0-9a-z]+$"))
                    .description(Some(r#"Identity of what was deleted."#)),
            )
            .required("id")
            .property(
                "deleted",
                of(Type::Boolean, false).enum_values(Some([json("true")])).description(Some(r#"Always true."#)),
            )
            .required("deleted")
            .description(Some(r#"Says which workflow is gone."#))
            .into()
    }
}

to_schema!(types::WorkflowDeleted, "WorkflowDeleted");

impl PartialSchema for types::ExecutionAccepted {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "execution_id",
                of(Type::String, false)
                    .max_length(Some(64))
                    .pattern(Some("^exec_[0-9a-z]+$"))
                    .description(Some(r#"Identity of the execution."#)),
            )
            .required("execution_id")
            .property("status", named("ExecutionStatus").description(Some(r#"Where it is, usually `pending`."#)))
            .required("status")
            .property(
                "started_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it was accepted."#)),
            )
            .required("started_at")
            .description(Some(r#"An execution at the moment when it was accepted."#))
            .into()
    }
}

to_schema!(types::ExecutionAccepted, "ExecutionAccepted");

impl PartialSchema for types::ExecutionError {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "code",
                of(Type::String, false).max_length(Some(64)).description(Some(
                    r#"A stable word, such as `timeout`, `http_status`, `expression` or `cancelled`."#,
                )),
            )
            .required("code")
            .property(
                "message",
                of(Type::String, false)
                    .max_length(Some(10000))
                    .description(Some(r#"A sentence for people. It never holds a secret."#)),
            )
            .required("message")
            .property(
                "node",
                of(Type::String, false)
                    .max_length(Some(64))
                    .description(Some(r#"Id of the node that failed, where one did."#)),
            )
            .description(Some(r#"Why an execution or one of its nodes failed."#))
            .into()
    }
}

to_schema!(types::ExecutionError, "ExecutionError");

impl PartialSchema for types::ExecutionSummary {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "id",
                of(Type::String, false)
                    .max_length(Some(64))
                    .pattern(Some("^exec_[0-9a-z]+$"))
                    .description(Some(r#"Identity."#)),
            )
            .required("id")
            .property(
                "workflow_id",
                of(Type::String, false)
                    .max_length(Some(64))
                    .pattern(Some("^wf_[0-9a-z]+$"))
                    .description(Some(r#"What runs."#)),
            )
            .required("workflow_id")
            .property("status", named("ExecutionStatus").description(Some(r#"Where it is."#)))
            .required("status")
            .property(
                "started_at",
                formatted("date-time", false)
                    .max_length(Some(64))
                    .description(Some(r#"When its first node started; until then, when it was accepted."#)),
            )
            .required("started_at")
            .property(
                "completed_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When it ended, well or badly; null until then."#)),
            )
            .required("completed_at")
            .property(
                "input",
                any().description(Some(
                    r#"What it was started with. An object where a request started it; a trigger may give any JSON."#,
                )),
            )
            .required("input")
            .property("output", any().description(Some(r#"What came out, any JSON; null unless it completed."#)))
            .required("output")
            .property(
                "error",
                named_or_null("ExecutionError").description(Some(r#"Why it failed; null unless it did."#)),
            )
            .required("error")
            .description(Some(r#"An execution as lists show it, without its logs."#))
            .into()
    }
}

to_schema!(types::ExecutionSummary, "ExecutionSummary");

impl PartialSchema for types::Execution {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "id",
                of(Type::String, false)
                    .max_length(Some(64))
                    .pattern(Some("^exec_[0-9a-z]+$"))
                    .description(Some(r#"Identity."#)),
            )
            .required("id")
            .property(
                "workflow_id",
                of(Type::String, false)
                    .max_length(Some(64))
                    .pattern(Some("^wf_[0-9a-z]+$"))
                    .description(Some(r#"What runs."#)),
            )
            .required("workflow_id")
            .property("status", named("ExecutionStatus").description(Some(r#"Where it is."#)))
            .required("status")
            .property(
                "started_at",
                formatted("date-time", false)
                    .max_length(Some(64))
                    .description(Some(r#"When its first node started; until then, when it was accepted."#)),
            )
            .required("started_at")
            .property(
                "completed_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When it ended, well or badly; null until then."#)),
            )
            .required("completed_at")
            .property(
                "input",
                any().description(Some(
                    r#"What it was started with. An object where a request started it; a trigger may give any JSON."#,
                )),
            )
            .required("input")
            .property("output", any().description(Some(r#"What came out, any JSON; null unless it completed."#)))
            .required("output")
            .property(
                "error",
                named_or_null("ExecutionError").description(Some(r#"Why it failed; null unless it did."#)),
            )
            .required("error")
            .property(
                "logs",
                list(named("ExecutionLog"), false)
                    .max_items(Some(100000))
                    .description(Some(r#"Attempts at its nodes, in the order in which they ended."#)),
            )
            .required("logs")
            .description(Some(r#"An execution with the log of its nodes."#))
            .into()
    }
}

to_schema!(types::Execution, "Execution");

impl PartialSchema for types::ExecutionLog {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("node_id", of(Type::String, false).max_length(Some(64)).description(Some(r#"Id of the node."#))).required("node_id")
.property("type", of(Type::String, false).max_length(Some(128)).description(Some(r#"The node's type."#))).required("type")
.property("status", named("ExecutionLogStatus").description(Some(r#"How the attempt ended."#))).required("status")
.property("attempt", number(Type::Integer, KnownFormat::Int32, false).minimum(Some(1_i64)).maximum(Some(2147483647_i64)).description(Some(r#"Number of the attempt, from 1."#))).required("attempt")
.property("started_at", formatted("date-time", false).max_length(Some(64)).description(Some(r#"When the attempt started."#))).required("started_at")
.property("finished_at", formatted("date-time", false).max_length(Some(64)).description(Some(r#"When the attempt ended, or went to sleep."#))).required("finished_at")
.property("input", any().description(Some(r#"The configuration that it ran with, expressions replaced by their values; any JSON, without secrets."#))).required("input")
.property("output", any().description(Some(r#"What it produced, any JSON; null unless it completed."#))).required("output")
.property("error", named_or_null("ExecutionError").description(Some(r#"Why it failed; null unless it did."#))).required("error").description(Some(r#"One attempt at a node."#)).into()
    }
}

to_schema!(types::ExecutionLog, "ExecutionLog");

impl PartialSchema for types::ExecutionLogStatus {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["completed", "failed", "retrying", "sleeping", "waiting"])).description(Some(r#"How an attempt at a node ended: `completed` well, `failed` for good, `retrying` badly with another attempt to come, `sleeping` not yet (it waits for its time), `waiting`
not yet either (it waits for a person).
"#)).into()
    }
}

to_schema!(types::ExecutionLogStatus, "ExecutionLogStatus");

impl PartialSchema for types::PageMeta {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "page",
                number(Type::Integer, KnownFormat::Int32, false)
                    .minimum(Some(1_i64))
                    .maximum(Some(1000000_i64))
                    .description(Some(r#"Number of this page, from 1."#)),
            )
            .required("page")
            .property(
                "limit",
                number(Type::Integer, KnownFormat::Int32, false)
                    .minimum(Some(1_i64))
                    .maximum(Some(100_i64))
                    .description(Some(r#"Most items that a page holds."#)),
            )
            .required("limit")
            .property(
                "total",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64))
                    .description(Some(r#"How many records the filters select in all."#)),
            )
            .required("total")
            .description(Some(r#"Which page a list holds, and how much there is in all."#))
            .into()
    }
}

to_schema!(types::PageMeta, "PageMeta");

impl PartialSchema for types::CursorMeta {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "next_cursor",
                of(Type::String, true)
                    .max_length(Some(12))
                    .pattern(Some("^[0-9a-z]{1,12}$"))
                    .description(Some(r#"The `cursor` of the next request; null at the end."#)),
            )
            .required("next_cursor")
            .property("has_more", of(Type::Boolean, false).description(Some(r#"Whether there is a next page."#)))
            .required("has_more")
            .description(Some(r#"How a walk by cursor goes on."#))
            .into()
    }
}

to_schema!(types::CursorMeta, "CursorMeta");

impl PartialSchema for types::WorkflowResponse {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "success",
                of(Type::Boolean, false).enum_values(Some([json("true")])).description(Some(r#"Always true."#)),
            )
            .required("success")
            .property("data", named("Workflow").description(Some(r#"The workflow."#)))
            .required("data")
            .description(Some(r#"A workflow in its envelope."#))
            .into()
    }
}

to_schema!(types::WorkflowResponse, "WorkflowResponse");

impl PartialSchema for types::WorkflowListResponse {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "success",
                of(Type::Boolean, false).enum_values(Some([json("true")])).description(Some(r#"Always true."#)),
            )
            .required("success")
            .property(
                "data",
                list(named("WorkflowSummary"), false)
                    .max_items(Some(100))
                    .description(Some(r#"The workflows of this page."#)),
            )
            .required("data")
            .property("meta", named("PageMeta").description(Some(r#"Which page this is."#)))
            .required("meta")
            .description(Some(r#"A page of workflows in its envelope."#))
            .into()
    }
}

to_schema!(types::WorkflowListResponse, "WorkflowListResponse");

impl PartialSchema for types::WorkflowDeletedResponse {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "success",
                of(Type::Boolean, false).enum_values(Some([json("true")])).description(Some(r#"Always true."#)),
            )
            .required("success")
            .property("data", named("WorkflowDeleted").description(Some(r#"What was deleted."#)))
            .required("data")
            .description(Some(r#"The answer to a deletion, in its envelope."#))
            .into()
    }
}

to_schema!(types::WorkflowDeletedResponse, "WorkflowDeletedResponse");

impl PartialSchema for types::ExecutionAcceptedResponse {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "success",
                of(Type::Boolean, false).enum_values(Some([json("true")])).description(Some(r#"Always true."#)),
            )
            .required("success")
            .property("data", named("ExecutionAccepted").description(Some(r#"The execution."#)))
            .required("data")
            .description(Some(r#"An accepted execution in its envelope."#))
            .into()
    }
}

to_schema!(types::ExecutionAcceptedResponse, "ExecutionAcceptedResponse");

impl PartialSchema for types::ExecutionResponse {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "success",
                of(Type::Boolean, false).enum_values(Some([json("true")])).description(Some(r#"Always true."#)),
            )
            .required("success")
            .property("data", named("Execution").description(Some(r#"The execution."#)))
            .required("data")
            .description(Some(r#"An execution in its envelope."#))
            .into()
    }
}

to_schema!(types::ExecutionResponse, "ExecutionResponse");

impl PartialSchema for types::ExecutionListResponse {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "success",
                of(Type::Boolean, false).enum_values(Some([json("true")])).description(Some(r#"Always true."#)),
            )
            .required("success")
            .property(
                "data",
                list(named("ExecutionSummary"), false)
                    .max_items(Some(100))
                    .description(Some(r#"The executions of this page."#)),
            )
            .required("data")
            .property("meta", named("PageMeta").description(Some(r#"Which page this is."#)))
            .required("meta")
            .description(Some(r#"A page of executions in its envelope."#))
            .into()
    }
}

to_schema!(types::ExecutionListResponse, "ExecutionListResponse");

impl PartialSchema for types::EventType {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["workflow.executed", "workflow.failed", "workflow.published", "form.submitted"])).description(Some(r#"What happened: `workflow.executed`, an execution ended, well or badly; `workflow.failed`, an execution ended badly (it failed or was cancelled; `workflow.executed` tells it too);
`workflow.published`, a workflow was published, or published again with another graph; `form.submitted`, a form was submitted.
"#)).into()
    }
}

to_schema!(types::EventType, "EventType");

impl PartialSchema for types::WebhookStatus {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["active", "disabled"])).description(Some(r#"`active` hears of events; `disabled` does not any more, because its receiver answered 410. A disabled webhook stays so: delete it and create another."#)).into()
    }
}

to_schema!(types::WebhookStatus, "WebhookStatus");

impl PartialSchema for types::CreateWebhookRequest {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("url", formatted("uri", false).min_length(Some(8)).max_length(Some(2048)).pattern(Some("^[Hh][Tt][Tt][Pp][Ss]?://[!-~]+$")).description(Some(r#"Where events are sent, `http` or `https`, without a user name or password."#))).required("url")
.property("events", list(named("EventType"), false).min_items(Some(1)).max_items(Some(20)).unique_items(true).description(Some(r#"The kinds of event to hear of."#))).required("events")
.property("secret", of(Type::String, false).min_length(Some(16)).max_length(Some(128)).pattern(Some("^[^\\x00-\\x1F\\x7F]*$")).description(Some(r#"What deliveries are signed with; absent, one is made. After `whsec_` stands base64 (of 16 bytes at least); any other text signs by its own bytes.
"#))).description(Some(r#"A new webhook."#)).into()
    }
}

to_schema!(types::CreateWebhookRequest, "CreateWebhookRequest");

impl PartialSchema for types::Webhook {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "id",
                of(Type::String, false)
                    .max_length(Some(64))
                    .pattern(Some("^wh_[0-9a-z]+$"))
                    .description(Some(r#"Identity."#)),
            )
            .required("id")
            .property(
                "url",
                of(Type::String, false).max_length(Some(2048)).description(Some(r#"Where events are sent."#)),
            )
            .required("url")
            .property(
                "events",
                list(named("EventType"), false)
                    .max_items(Some(20))
                    .description(Some(r#"The kinds of event that it hears of."#)),
            )
            .required("events")
            .property("status", named("WebhookStatus").description(Some(r#"Whether it still hears of events."#)))
            .required("status")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it was created."#)),
            )
            .required("created_at")
            .property(
                "disabled_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When its receiver said that it is gone; null while it is active."#)),
            )
            .required("disabled_at")
            .description(Some(r#"Where events are sent."#))
            .into()
    }
}

to_schema!(types::Webhook, "Webhook");

impl PartialSchema for types::WebhookCreated {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "id",
                of(Type::String, false)
                    .max_length(Some(64))
                    .pattern(Some("^wh_[0-9a-z]+$"))
                    .description(Some(r#"Identity."#)),
            )
            .required("id")
            .property(
                "url",
                of(Type::String, false).max_length(Some(2048)).description(Some(r#"Where events are sent."#)),
            )
            .required("url")
            .property(
                "events",
                list(named("EventType"), false)
                    .max_items(Some(20))
                    .description(Some(r#"The kinds of event that it hears of."#)),
            )
            .required("events")
            .property("status", named("WebhookStatus").description(Some(r#"Always `active`."#)))
            .required("status")
            .property(
                "secret",
                of(Type::String, false).min_length(Some(16)).max_length(Some(128)).description(Some(
                    r#"What deliveries are signed with, as it was given or made. It is in no other answer."#,
                )),
            )
            .required("secret")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it was created."#)),
            )
            .required("created_at")
            .property(
                "disabled_at",
                formatted("date-time", true).max_length(Some(64)).description(Some(r#"Always null."#)),
            )
            .required("disabled_at")
            .description(Some(r#"A new webhook with its secret."#))
            .into()
    }
}

to_schema!(types::WebhookCreated, "WebhookCreated");

impl PartialSchema for types::WebhookDeleted {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "id",
                of(Type::String, false)
                    .max_length(Some(64))
                    .pattern(Some("^wh_[0-9a-z]+$"))
                    .description(Some(r#"Identity of what was deleted."#)),
            )
            .required("id")
            .property(
                "deleted",
                of(Type::Boolean, false).enum_values(Some([json("true")])).description(Some(r#"Always true."#)),
            )
            .required("deleted")
            .description(Some(r#"Says which webhook is gone."#))
            .into()
    }
}

to_schema!(types::WebhookDeleted, "WebhookDeleted");

impl PartialSchema for types::WebhookListResponse {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "success",
                of(Type::Boolean, false).enum_values(Some([json("true")])).description(Some(r#"Always true."#)),
            )
            .required("success")
            .property(
                "data",
                list(named("Webhook"), false).max_items(Some(100)).description(Some(r#"The webhooks of this page."#)),
            )
            .required("data")
            .property("meta", named("PageMeta").description(Some(r#"Which page this is."#)))
            .required("meta")
            .description(Some(r#"A page of webhooks in its envelope."#))
            .into()
    }
}

to_schema!(types::WebhookListResponse, "WebhookListResponse");

impl PartialSchema for types::WebhookCreatedResponse {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "success",
                of(Type::Boolean, false).enum_values(Some([json("true")])).description(Some(r#"Always true."#)),
            )
            .required("success")
            .property("data", named("WebhookCreated").description(Some(r#"The webhook and its secret."#)))
            .required("data")
            .description(Some(r#"A new webhook in its envelope."#))
            .into()
    }
}

to_schema!(types::WebhookCreatedResponse, "WebhookCreatedResponse");

impl PartialSchema for types::WebhookDeletedResponse {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "success",
                of(Type::Boolean, false).enum_values(Some([json("true")])).description(Some(r#"Always true."#)),
            )
            .required("success")
            .property("data", named("WebhookDeleted").description(Some(r#"What was deleted."#)))
            .required("data")
            .description(Some(r#"The answer to a deletion, in its envelope."#))
            .into()
    }
}

to_schema!(types::WebhookDeletedResponse, "WebhookDeletedResponse");

impl PartialSchema for types::ExecutionEventType {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["workflow.executed", "workflow.failed"])).description(Some(r#"Which events tell of an execution's end: `workflow.executed` of every one, `workflow.failed` of one that ended badly."#)).into()
    }
}

to_schema!(types::ExecutionEventType, "ExecutionEventType");

impl PartialSchema for types::ExecutionEvent {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "type",
                named("ExecutionEventType").description(Some(r#"`workflow.executed` or `workflow.failed`."#)),
            )
            .required("type")
            .property(
                "timestamp",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it happened."#)),
            )
            .required("timestamp")
            .property("data", named("ExecutionEventData").description(Some(r#"The execution."#)))
            .required("data")
            .description(Some(r#"An execution ended."#))
            .into()
    }
}

to_schema!(types::ExecutionEvent, "ExecutionEvent");

impl PartialSchema for types::ExecutionEventData {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "execution_id",
                of(Type::String, false)
                    .max_length(Some(64))
                    .pattern(Some("^exec_[0-9a-z]+$"))
                    .description(Some(r#"Identity."#)),
            )
            .required("execution_id")
            .property(
                "workflow_id",
                of(Type::String, false)
                    .max_length(Some(64))
                    .pattern(Some("^wf_[0-9a-z]+$"))
                    .description(Some(r#"What ran."#)),
            )
            .required("workflow_id")
            .property("status", named("ExecutionStatus").description(Some(r#"`completed` or `failed`."#)))
            .required("status")
            .property(
                "started_at",
                formatted("date-time", false)
                    .max_length(Some(64))
                    .description(Some(r#"When its first node started; where none did, when it was accepted."#)),
            )
            .required("started_at")
            .property(
                "completed_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it ended."#)),
            )
            .required("completed_at")
            .property(
                "error",
                named_or_null("ExecutionError").description(Some(r#"Why it failed; null unless it did."#)),
            )
            .required("error")
            .property(
                "output",
                any().description(Some(
                    r#"What came out, any JSON; null unless it completed. Absent where it is larger than 256 KiB."#,
                )),
            )
            .property(
                "output_truncated",
                of(Type::Boolean, false).enum_values(Some([json("true")])).description(Some(
                    r#"Present, and `true`, where `output` is left out because of its size; `getExecution` has it."#,
                )),
            )
            .description(Some(r#"An execution at its end, as `getExecution` shows it, without input and logs."#))
            .into()
    }
}

to_schema!(types::ExecutionEventData, "ExecutionEventData");

impl PartialSchema for types::WorkflowPublishedEvent {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("type", named("WorkflowPublishedEventType").description(Some(r#"Always `workflow.published`."#)))
            .required("type")
            .property(
                "timestamp",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it happened."#)),
            )
            .required("timestamp")
            .property("data", named("WorkflowPublishedEventData").description(Some(r#"The workflow."#)))
            .required("data")
            .description(Some(r#"A workflow was published."#))
            .into()
    }
}

to_schema!(types::WorkflowPublishedEvent, "WorkflowPublishedEvent");

impl PartialSchema for types::WorkflowPublishedEventType {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["workflow.published"]))
            .description(Some(r#"Always `workflow.published`."#))
            .into()
    }
}

to_schema!(types::WorkflowPublishedEventType, "WorkflowPublishedEventType");

impl PartialSchema for types::WorkflowPublishedEventData {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "workflow_id",
                of(Type::String, false)
                    .max_length(Some(64))
                    .pattern(Some("^wf_[0-9a-z]+$"))
                    .description(Some(r#"Identity."#)),
            )
            .required("workflow_id")
            .property("name", of(Type::String, false).max_length(Some(255)).description(Some(r#"Its name."#)))
            .required("name")
            .property(
                "version",
                number(Type::Integer, KnownFormat::Int32, false)
                    .minimum(Some(1_i64))
                    .maximum(Some(2147483647_i64))
                    .description(Some(r#"Number of the graph that was published."#)),
            )
            .required("version")
            .description(Some(r#"A workflow as it was published."#))
            .into()
    }
}

to_schema!(types::WorkflowPublishedEventData, "WorkflowPublishedEventData");

impl PartialSchema for types::FormSubmittedEvent {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("type", named("FormSubmittedEventType").description(Some(r#"Always `form.submitted`."#)))
            .required("type")
            .property(
                "timestamp",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it happened."#)),
            )
            .required("timestamp")
            .property("data", named("FormSubmittedEventData").description(Some(r#"The submission."#)))
            .required("data")
            .description(Some(r#"A form was submitted."#))
            .into()
    }
}

to_schema!(types::FormSubmittedEvent, "FormSubmittedEvent");

impl PartialSchema for types::FormSubmittedEventType {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["form.submitted"]))
            .description(Some(r#"Always `form.submitted`."#))
            .into()
    }
}

to_schema!(types::FormSubmittedEventType, "FormSubmittedEventType");

impl PartialSchema for types::FormSubmittedEventData {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "form_id",
                of(Type::String, false)
                    .max_length(Some(64))
                    .pattern(Some("^form_[0-9a-z]+$"))
                    .description(Some(r#"Which form."#)),
            )
            .required("form_id")
            .property("form_name", of(Type::String, false).max_length(Some(255)).description(Some(r#"Its name."#)))
            .required("form_name")
            .property(
                "submission_id",
                of(Type::String, false)
                    .max_length(Some(64))
                    .pattern(Some("^sub_[0-9a-z]+$"))
                    .description(Some(r#"Identity of the submission."#)),
            )
            .required("submission_id")
            .property(
                "data",
                of(Type::Object, false).description(Some(r#"What was filled in, by the names of the form's fields."#)),
            )
            .required("data")
            .property(
                "execution_ids",
                list(of(Type::String, false).max_length(Some(64)).pattern(Some("^exec_[0-9a-z]+$")), false)
                    .max_items(Some(10000))
                    .description(Some(r#"The executions that it started."#)),
            )
            .required("execution_ids")
            .property(
                "submitted_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it was submitted."#)),
            )
            .required("submitted_at")
            .description(Some(r#"A submission of a form."#))
            .into()
    }
}

to_schema!(types::FormSubmittedEventData, "FormSubmittedEventData");

impl PartialSchema for types::ExecutionCursorResponse {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "success",
                of(Type::Boolean, false).enum_values(Some([json("true")])).description(Some(r#"Always true."#)),
            )
            .required("success")
            .property(
                "data",
                list(named("ExecutionSummary"), false)
                    .max_items(Some(100))
                    .description(Some(r#"The executions of this step."#)),
            )
            .required("data")
            .property("meta", named("CursorMeta").description(Some(r#"How the walk goes on."#)))
            .required("meta")
            .description(Some(r#"One step of a walk over executions, in its envelope."#))
            .into()
    }
}

to_schema!(types::ExecutionCursorResponse, "ExecutionCursorResponse");

impl PartialSchema for types::FormFieldType {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["text", "textarea", "email", "url", "tel", "number", "integer", "checkbox", "select", "radio", "multiselect", "date", "time", "datetime", "hidden"])).description(Some(r#"What a field asks for. One line: `text`, `email`, `url` (http or https), `tel`, `hidden` (not shown; its value comes from the page's query or its default).
Lines: `textarea`. Numbers: `number`, `integer`. Yes or no: `checkbox`. One of the options: `select`, `radio`. Any of the options:
`multiselect`. Times: `date` (2024-09-13), `time` (16:30 or 16:30:00), `datetime` (2024-09-13T16:30, with seconds and an offset or without).
"#)).into()
    }
}

to_schema!(types::FormFieldType, "FormFieldType");

impl PartialSchema for types::FormOptionInput {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "value",
                of(Type::String, false)
                    .min_length(Some(1))
                    .max_length(Some(255))
                    .pattern(Some("^[^\\x00-\\x1F\\x7F]*[^\\s\\x00-\\x1F\\x7F\\x85\\uFEFF][^\\x00-\\x1F\\x7F]*$"))
                    .description(Some(r#"What a submission holds; unique within the field."#)),
            )
            .required("value")
            .property(
                "label",
                of(Type::String, false)
                    .min_length(Some(1))
                    .max_length(Some(255))
                    .pattern(Some("^[^\\x00-\\x1F\\x7F]*[^\\s\\x00-\\x1F\\x7F\\x85\\uFEFF][^\\x00-\\x1F\\x7F]*$"))
                    .description(Some(r#"What people read. Absent, it is the value."#)),
            )
            .description(Some(r#"An option with a label of its own."#))
            .into()
    }
}

to_schema!(types::FormOptionInput, "FormOptionInput");

impl PartialSchema for types::FormFieldChoice {
    fn schema() -> RefOr<Schema> {
        AnyOfBuilder::new()
            .item(named("FormOptionText"))
            .item(named("FormOptionInput"))
            .description(Some(r#"A choice of a new field, by its value alone or whole."#))
            .into()
    }
}

to_schema!(types::FormFieldChoice, "FormFieldChoice");

impl PartialSchema for types::FormFieldInput {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("name", of(Type::String, false).min_length(Some(1)).max_length(Some(64)).pattern(Some("^[A-Za-z][A-Za-z0-9_-]*$")).description(Some(r#"What a submission's `data` calls it; unique within the form."#))).required("name")
.property("type", named("FormFieldType").description(Some(r#"What it asks for."#))).required("type")
.property("label", of(Type::String, false).min_length(Some(1)).max_length(Some(255)).pattern(Some("^[^\\x00-\\x1F\\x7F]*[^\\s\\x00-\\x1F\\x7F\\x85\\uFEFF][^\\x00-\\x1F\\x7F]*$")).description(Some(r#"What people read. Absent, it is made from the name; `first_name` reads `First name`."#)))
.property("required", of(Type::Boolean, false).description(Some(r#"Whether it must be filled in; a checkbox must then be ticked."#)).default(Some(json(r#"false"#))))
.property("options", list(named("FormFieldChoice"), false).min_items(Some(1)).max_items(Some(500)).description(Some(r#"The choices of a `select`, `radio` or `multiselect`, at least one; for no other type. A text stands for an option whose label is its value."#)))
.property("placeholder", of(Type::String, false).max_length(Some(255)).pattern(Some("^[^\\x00-\\x1F\\x7F]*$")).description(Some(r#"An example of what to type, for types that are typed."#)))
.property("help", of(Type::String, false).max_length(Some(1000)).pattern(Some("^[^\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F]*$")).description(Some(r#"What to know before filling it in."#)))
.property("min", number(Type::Number, KnownFormat::Double, false).description(Some(r#"Smallest value of a `number` or `integer`."#)))
.property("max", number(Type::Number, KnownFormat::Double, false).description(Some(r#"Largest value of a `number` or `integer`."#)))
.property("min_length", number(Type::Integer, KnownFormat::Int32, false).minimum(Some(0_i64)).maximum(Some(100000_i64)).description(Some(r#"Fewest characters of a field that is typed as text."#)))
.property("max_length", number(Type::Integer, KnownFormat::Int32, false).minimum(Some(1_i64)).maximum(Some(100000_i64)).description(Some(r#"Most characters of a field that is typed as text."#)))
.property("pattern", of(Type::String, false).min_length(Some(1)).max_length(Some(1000)).pattern(Some("^[^\\x00-\\x1F\\x7F]*$")).description(Some(r#"Regular expression that the whole text of a `text`, `tel`, `textarea` or `hidden` field must match: RE2's syntax, that is without look-around and back-references.
"#)))
.property("default", any().description(Some(r#"What the field holds when it is not sent, and what its page shows at first, any JSON that the field would accept."#))).description(Some(r#"A field of a new form."#)).into()
    }
}

to_schema!(types::FormFieldInput, "FormFieldInput");

impl PartialSchema for types::CreateFormRequest {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("name", of(Type::String, false).min_length(Some(1)).max_length(Some(255)).pattern(Some("^[^\\x00-\\x1F\\x7F]*[^\\s\\x00-\\x1F\\x7F\\x85\\uFEFF][^\\x00-\\x1F\\x7F]*$")).description(Some(r#"The name, not blank and without control characters. It is the heading of the hosted page."#))).required("name")
.property("description", of(Type::String, false).max_length(Some(4000)).pattern(Some("^[^\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F]*$")).description(Some(r#"What the form is about, shown under the heading. Line breaks and tabs are fine, other control characters are not."#)).default(Some(json(r#""""#))))
.property("public", of(Type::Boolean, false).description(Some(r#"Whether the form has a hosted page, which anybody who knows its address can fill in."#)).default(Some(json(r#"true"#))))
.property("fields", list(named("FormFieldInput"), false).min_items(Some(1)).max_items(Some(100)).description(Some(r#"The fields, in the order in which people see them."#))).required("fields").description(Some(r#"A new form."#)).into()
    }
}

to_schema!(types::CreateFormRequest, "CreateFormRequest");

impl PartialSchema for types::SubmitFormRequest {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "data",
                of(Type::Object, false)
                    .max_properties(Some(1000))
                    .description(Some(r#"Names of fields and their values."#)),
            )
            .required("data")
            .description(Some(r#"A form, filled in."#))
            .into()
    }
}

to_schema!(types::SubmitFormRequest, "SubmitFormRequest");

impl PartialSchema for types::FormOption {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "value",
                of(Type::String, false).max_length(Some(255)).description(Some(r#"What a submission holds."#)),
            )
            .required("value")
            .property("label", of(Type::String, false).max_length(Some(255)).description(Some(r#"What people read."#)))
            .required("label")
            .description(Some(r#"An option of a choice."#))
            .into()
    }
}

to_schema!(types::FormOption, "FormOption");

impl PartialSchema for types::FormField {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "name",
                of(Type::String, false)
                    .max_length(Some(64))
                    .description(Some(r#"What a submission's `data` calls it."#)),
            )
            .required("name")
            .property("type", named("FormFieldType").description(Some(r#"What it asks for."#)))
            .required("type")
            .property("label", of(Type::String, false).max_length(Some(255)).description(Some(r#"What people read."#)))
            .required("label")
            .property("required", of(Type::Boolean, false).description(Some(r#"Whether it must be filled in."#)))
            .required("required")
            .property(
                "options",
                list(named("FormOption"), false).max_items(Some(500)).description(Some(r#"The choices."#)),
            )
            .property(
                "placeholder",
                of(Type::String, false).max_length(Some(255)).description(Some(r#"An example of what to type."#)),
            )
            .property(
                "help",
                of(Type::String, false)
                    .max_length(Some(1000))
                    .description(Some(r#"What to know before filling it in."#)),
            )
            .property("min", number(Type::Number, KnownFormat::Double, false).description(Some(r#"Smallest value."#)))
            .property("max", number(Type::Number, KnownFormat::Double, false).description(Some(r#"Largest value."#)))
            .property(
                "min_length",
                number(Type::Integer, KnownFormat::Int32, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(100000_i64))
                    .description(Some(r#"Fewest characters."#)),
            )
            .property(
                "max_length",
                number(Type::Integer, KnownFormat::Int32, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(100000_i64))
                    .description(Some(r#"Most characters."#)),
            )
            .property(
                "pattern",
                of(Type::String, false)
                    .max_length(Some(1000))
                    .description(Some(r#"Regular expression that the whole text must match."#)),
            )
            .property(
                "default",
                any().description(Some(r#"What the field holds when it is not sent, any JSON of its type."#)),
            )
            .description(Some(r#"A field of a form. What a field does not have is absent."#))
            .into()
    }
}

to_schema!(types::FormField, "FormField");

impl PartialSchema for types::Form {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("id", of(Type::String, false).max_length(Some(64)).pattern(Some("^form_[0-9a-z]+$")).description(Some(r#"Identity."#))).required("id")
.property("name", of(Type::String, false).max_length(Some(255)).description(Some(r#"Name."#))).required("name")
.property("description", of(Type::String, false).max_length(Some(4000)).description(Some(r#"What it is about; may be empty."#))).required("description")
.property("public", of(Type::Boolean, false).description(Some(r#"Whether it has a hosted page."#))).required("public")
.property("url", formatted("uri-reference", true).max_length(Some(255)).description(Some(r#"The hosted page: a URI reference, to be resolved against the address of this server. Null where the form is not public."#))).required("url")
.property("fields", list(named("FormField"), false).max_items(Some(100)).description(Some(r#"The fields, in order."#))).required("fields")
.property("created_at", formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it was created."#))).required("created_at")
.property("updated_at", formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it last changed."#))).required("updated_at").description(Some(r#"A form."#)).into()
    }
}

to_schema!(types::Form, "Form");

impl PartialSchema for types::SubmissionExecution {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "execution_id",
                of(Type::String, false)
                    .max_length(Some(64))
                    .pattern(Some("^exec_[0-9a-z]+$"))
                    .description(Some(r#"Identity of the execution."#)),
            )
            .required("execution_id")
            .property(
                "workflow_id",
                of(Type::String, false)
                    .max_length(Some(64))
                    .pattern(Some("^wf_[0-9a-z]+$"))
                    .description(Some(r#"What runs."#)),
            )
            .required("workflow_id")
            .description(Some(r#"An execution that a submission started."#))
            .into()
    }
}

to_schema!(types::SubmissionExecution, "SubmissionExecution");

impl PartialSchema for types::Submission {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "id",
                of(Type::String, false)
                    .max_length(Some(64))
                    .pattern(Some("^sub_[0-9a-z]+$"))
                    .description(Some(r#"Identity."#)),
            )
            .required("id")
            .property(
                "form_id",
                of(Type::String, false)
                    .max_length(Some(64))
                    .pattern(Some("^form_[0-9a-z]+$"))
                    .description(Some(r#"Which form."#)),
            )
            .required("form_id")
            .property(
                "data",
                of(Type::Object, false)
                    .max_properties(Some(100))
                    .description(Some(r#"The value of every field that the form had, as its type."#)),
            )
            .required("data")
            .property(
                "executions",
                list(named("SubmissionExecution"), false).max_items(Some(10000)).description(Some(
                    r#"What it started, oldest workflow first; empty where no published workflow names the form."#,
                )),
            )
            .required("executions")
            .property(
                "submitted_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it was submitted."#)),
            )
            .required("submitted_at")
            .description(Some(r#"What was submitted."#))
            .into()
    }
}

to_schema!(types::Submission, "Submission");

impl PartialSchema for types::FormResponse {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "success",
                of(Type::Boolean, false).enum_values(Some([json("true")])).description(Some(r#"Always true."#)),
            )
            .required("success")
            .property("data", named("Form").description(Some(r#"The form."#)))
            .required("data")
            .description(Some(r#"A form in its envelope."#))
            .into()
    }
}

to_schema!(types::FormResponse, "FormResponse");

impl PartialSchema for types::FormListResponse {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "success",
                of(Type::Boolean, false).enum_values(Some([json("true")])).description(Some(r#"Always true."#)),
            )
            .required("success")
            .property(
                "data",
                list(named("Form"), false).max_items(Some(100)).description(Some(r#"The forms of this page."#)),
            )
            .required("data")
            .property("meta", named("PageMeta").description(Some(r#"Which page this is."#)))
            .required("meta")
            .description(Some(r#"A page of forms in its envelope."#))
            .into()
    }
}

to_schema!(types::FormListResponse, "FormListResponse");

impl PartialSchema for types::SubmissionResponse {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "success",
                of(Type::Boolean, false).enum_values(Some([json("true")])).description(Some(r#"Always true."#)),
            )
            .required("success")
            .property("data", named("Submission").description(Some(r#"The submission."#)))
            .required("data")
            .description(Some(r#"A submission in its envelope."#))
            .into()
    }
}

to_schema!(types::SubmissionResponse, "SubmissionResponse");

impl PartialSchema for types::SubmissionListResponse {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "success",
                of(Type::Boolean, false).enum_values(Some([json("true")])).description(Some(r#"Always true."#)),
            )
            .required("success")
            .property(
                "data",
                list(named("Submission"), false)
                    .max_items(Some(100))
                    .description(Some(r#"The submissions of this page."#)),
            )
            .required("data")
            .property("meta", named("PageMeta").description(Some(r#"Which page this is."#)))
            .required("meta")
            .description(Some(r#"A page of submissions in its envelope."#))
            .into()
    }
}

to_schema!(types::SubmissionListResponse, "SubmissionListResponse");

impl PartialSchema for types::CredentialType {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["api_key", "bearer_token", "basic_auth", "oauth2_client_credentials", "custom_headers"])).description(Some(r#"What a credential is: `api_key` and `bearer_token` are a single secret; `basic_auth` a name and a password; `oauth2_client_credentials` what access tokens are asked for
with (RFC 6749, section 4.4); `custom_headers` headers that an API asks for.
"#)).into()
    }
}

to_schema!(types::CredentialType, "CredentialType");

impl PartialSchema for types::ApiKeyCredential {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("name", named("CredentialName").description(Some(r#"A name for people."#)))
            .required("name")
            .property("type", named("ApiKeyCredentialType").description(Some(r#"Which type of credential this is."#)))
            .required("type")
            .property("value", named("SecretText").description(Some(r#"The secret."#)))
            .required("value")
            .description(Some(r#"A key that an API gave out."#))
            .into()
    }
}

to_schema!(types::ApiKeyCredential, "ApiKeyCredential");

impl PartialSchema for types::ApiKeyCredentialType {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["api_key"]))
            .description(Some(r#"Which type of credential this is."#))
            .into()
    }
}

to_schema!(types::ApiKeyCredentialType, "ApiKeyCredentialType");

impl PartialSchema for types::BearerTokenCredential {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("name", named("CredentialName").description(Some(r#"A name for people."#)))
            .required("name")
            .property(
                "type",
                named("BearerTokenCredentialType").description(Some(r#"Which type of credential this is."#)),
            )
            .required("type")
            .property("value", named("SecretText").description(Some(r#"The secret."#)))
            .required("value")
            .description(Some(r#"A token that is presented as `Authorization` with the scheme `Bearer`."#))
            .into()
    }
}

to_schema!(types::BearerTokenCredential, "BearerTokenCredential");

impl PartialSchema for types::BearerTokenCredentialType {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["bearer_token"]))
            .description(Some(r#"Which type of credential this is."#))
            .into()
    }
}

to_schema!(types::BearerTokenCredentialType, "BearerTokenCredentialType");

impl PartialSchema for types::BasicAuthCredentialValue {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "username",
                of(Type::String, false)
                    .min_length(Some(1))
                    .max_length(Some(255))
                    .pattern(Some("^[^\\x00-\\x1F\\x7F:]*$"))
                    .description(Some(r#"The name; it cannot hold a colon."#)),
            )
            .required("username")
            .property("password", named("SecretText").description(Some(r#"The password."#)))
            .required("password")
            .description(Some(r#"A name and a password, as HTTP's `Basic` scheme has them."#))
            .into()
    }
}

to_schema!(types::BasicAuthCredentialValue, "BasicAuthCredentialValue");

impl PartialSchema for types::BasicAuthCredential {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("name", named("CredentialName").description(Some(r#"A name for people."#)))
            .required("name")
            .property(
                "type",
                named("BasicAuthCredentialType").description(Some(r#"Which type of credential this is."#)),
            )
            .required("type")
            .property("value", named("BasicAuthCredentialValue").description(Some(r#"Both parts."#)))
            .required("value")
            .description(Some(r#"A name and a password."#))
            .into()
    }
}

to_schema!(types::BasicAuthCredential, "BasicAuthCredential");

impl PartialSchema for types::BasicAuthCredentialType {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["basic_auth"]))
            .description(Some(r#"Which type of credential this is."#))
            .into()
    }
}

to_schema!(types::BasicAuthCredentialType, "BasicAuthCredentialType");

impl PartialSchema for types::OAuth2CredentialValue {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("client_id", of(Type::String, false).min_length(Some(1)).max_length(Some(1024)).pattern(Some("^[\\x20-\\x7E]+$")).description(Some(r#"The client that the service knows."#))).required("client_id")
.property("client_secret", named("SecretText").description(Some(r#"Its secret."#))).required("client_secret")
.property("token_url", of(Type::String, false).min_length(Some(8)).max_length(Some(2048)).pattern(Some("^https?://[\\x21-\\x7E]+$")).description(Some(r#"Where tokens are asked for, an absolute URL. What is wrong with it is found when it is used."#))).required("token_url")
.property("scope", of(Type::String, false).min_length(Some(1)).max_length(Some(1024)).pattern(Some("^[\\x20-\\x7E]+$")).description(Some(r#"Scopes to ask for, with spaces between."#))).description(Some(r#"What a token endpoint is asked with."#)).into()
    }
}

to_schema!(types::OAuth2CredentialValue, "OAuth2CredentialValue");

impl PartialSchema for types::OAuth2Credential {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("name", named("CredentialName").description(Some(r#"A name for people."#)))
            .required("name")
            .property("type", named("OAuth2CredentialType").description(Some(r#"Which type of credential this is."#)))
            .required("type")
            .property("value", named("OAuth2CredentialValue").description(Some(r#"All parts."#)))
            .required("value")
            .description(Some(r#"What access tokens are asked for with."#))
            .into()
    }
}

to_schema!(types::OAuth2Credential, "OAuth2Credential");

impl PartialSchema for types::OAuth2CredentialType {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["oauth2_client_credentials"]))
            .description(Some(r#"Which type of credential this is."#))
            .into()
    }
}

to_schema!(types::OAuth2CredentialType, "OAuth2CredentialType");

impl PartialSchema for types::CustomHeadersCredential {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("name", named("CredentialName").description(Some(r#"A name for people."#)))
            .required("name")
            .property(
                "type",
                named("CustomHeadersCredentialType").description(Some(r#"Which type of credential this is."#)),
            )
            .required("type")
            .property(
                "value",
                map(named("SecretText"), false)
                    .min_properties(Some(1))
                    .max_properties(Some(20))
                    .description(Some(r#"Each header's name and its secret value."#)),
            )
            .required("value")
            .description(Some(r#"Headers that an API asks for."#))
            .into()
    }
}

to_schema!(types::CustomHeadersCredential, "CustomHeadersCredential");

impl PartialSchema for types::CustomHeadersCredentialType {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["custom_headers"]))
            .description(Some(r#"Which type of credential this is."#))
            .into()
    }
}

to_schema!(types::CustomHeadersCredentialType, "CustomHeadersCredentialType");

impl PartialSchema for types::CreateCredentialRequest {
    fn schema() -> RefOr<Schema> {
        OneOfBuilder::new()
.item(named("ApiKeyCredential"))
.item(named("BearerTokenCredential"))
.item(named("BasicAuthCredential"))
.item(named("OAuth2Credential"))
.item(named("CustomHeadersCredential")).discriminator(Some(Discriminator::with_mapping("type", [("api_key", "#/components/schemas/ApiKeyCredential"), ("bearer_token", "#/components/schemas/BearerTokenCredential"), ("basic_auth", "#/components/schemas/BasicAuthCredential"), ("oauth2_client_credentials", "#/components/schemas/OAuth2Credential"), ("custom_headers", "#/components/schemas/CustomHeadersCredential")]))).description(Some(r#"A new credential, as its `type` has it. Header names of `custom_headers` start with `X-`, or are `Authorization`, `Api-Key` or `ApiKey`."#)).into()
    }
}

to_schema!(types::CreateCredentialRequest, "CreateCredentialRequest");

impl PartialSchema for types::Credential {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "id",
                of(Type::String, false)
                    .max_length(Some(64))
                    .pattern(Some("^cred_[0-9a-z]+$"))
                    .description(Some(r#"Identity."#)),
            )
            .required("id")
            .property("name", of(Type::String, false).max_length(Some(255)).description(Some(r#"A name for people."#)))
            .required("name")
            .property("type", named("CredentialType").description(Some(r#"What it is."#)))
            .required("type")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it was created."#)),
            )
            .required("created_at")
            .description(Some(r#"A credential, without its secret."#))
            .into()
    }
}

to_schema!(types::Credential, "Credential");

impl PartialSchema for types::CredentialDeleted {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "id",
                of(Type::String, false)
                    .max_length(Some(64))
                    .pattern(Some("^cred_[0-9a-z]+$"))
                    .description(Some(r#"Identity of what was deleted."#)),
            )
            .required("id")
            .property(
                "deleted",
                of(Type::Boolean, false).enum_values(Some([json("true")])).description(Some(r#"Always true."#)),
            )
            .required("deleted")
            .description(Some(r#"Says which credential is gone."#))
            .into()
    }
}

to_schema!(types::CredentialDeleted, "CredentialDeleted");

impl PartialSchema for types::IntegrationStatus {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["untested", "ok", "failing"]))
            .description(Some(r#"What the last test found: `untested` before the first, then `ok` or `failing`."#))
            .into()
    }
}

to_schema!(types::IntegrationStatus, "IntegrationStatus");

impl PartialSchema for types::Integration {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "id",
                of(Type::String, false)
                    .max_length(Some(64))
                    .pattern(Some("^int_[0-9a-z]+$"))
                    .description(Some(r#"Identity."#)),
            )
            .required("id")
            .property("name", of(Type::String, false).max_length(Some(255)).description(Some(r#"A name for people."#)))
            .required("name")
            .property(
                "type",
                of(Type::String, false).max_length(Some(128)).description(Some(
                    r#"Which service, such as `slack`; `GET /platform/v1/integration-types` lists them."#,
                )),
            )
            .required("type")
            .property("status", named("IntegrationStatus").description(Some(r#"What its last test found."#)))
            .required("status")
            .property(
                "credential_id",
                of(Type::String, true)
                    .max_length(Some(64))
                    .pattern(Some("^cred_[0-9a-z]+$"))
                    .description(Some(r#"The credential that it presents; null where it presents none."#)),
            )
            .required("credential_id")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it was created."#)),
            )
            .required("created_at")
            .property(
                "tested_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When it was last tested; null, never yet."#)),
            )
            .required("tested_at")
            .description(Some(r#"A connection to a service."#))
            .into()
    }
}

to_schema!(types::Integration, "Integration");

impl PartialSchema for types::IntegrationTest {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "ok",
                of(Type::Boolean, false)
                    .description(Some(r#"Whether the service answered as it does to those whom it knows."#)),
            )
            .required("ok")
            .property(
                "latency_ms",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(86400000_i64))
                    .description(Some(r#"How long the test took, in milliseconds."#)),
            )
            .required("latency_ms")
            .property(
                "detail",
                of(Type::String, false)
                    .max_length(Some(2000))
                    .description(Some(r#"A sentence on what came back, or why nothing did. It holds no secrets."#)),
            )
            .required("detail")
            .property("tested_at", formatted("date-time", false).max_length(Some(64)).description(Some(r#"When."#)))
            .required("tested_at")
            .description(Some(r#"What a test found."#))
            .into()
    }
}

to_schema!(types::IntegrationTest, "IntegrationTest");

impl PartialSchema for types::CredentialResponse {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "success",
                of(Type::Boolean, false).enum_values(Some([json("true")])).description(Some(r#"Always true."#)),
            )
            .required("success")
            .property("data", named("Credential").description(Some(r#"The credential."#)))
            .required("data")
            .description(Some(r#"A credential in its envelope."#))
            .into()
    }
}

to_schema!(types::CredentialResponse, "CredentialResponse");

impl PartialSchema for types::CredentialListResponse {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "success",
                of(Type::Boolean, false).enum_values(Some([json("true")])).description(Some(r#"Always true."#)),
            )
            .required("success")
            .property(
                "data",
                list(named("Credential"), false)
                    .max_items(Some(100))
                    .description(Some(r#"The credentials of this page."#)),
            )
            .required("data")
            .property("meta", named("PageMeta").description(Some(r#"Which page this is."#)))
            .required("meta")
            .description(Some(r#"A page of credentials in its envelope."#))
            .into()
    }
}

to_schema!(types::CredentialListResponse, "CredentialListResponse");

impl PartialSchema for types::CredentialDeletedResponse {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "success",
                of(Type::Boolean, false).enum_values(Some([json("true")])).description(Some(r#"Always true."#)),
            )
            .required("success")
            .property("data", named("CredentialDeleted").description(Some(r#"What was deleted."#)))
            .required("data")
            .description(Some(r#"The answer to a deletion, in its envelope."#))
            .into()
    }
}

to_schema!(types::CredentialDeletedResponse, "CredentialDeletedResponse");

impl PartialSchema for types::IntegrationListResponse {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "success",
                of(Type::Boolean, false).enum_values(Some([json("true")])).description(Some(r#"Always true."#)),
            )
            .required("success")
            .property(
                "data",
                list(named("Integration"), false)
                    .max_items(Some(100))
                    .description(Some(r#"The integrations of this page."#)),
            )
            .required("data")
            .property("meta", named("PageMeta").description(Some(r#"Which page this is."#)))
            .required("meta")
            .description(Some(r#"A page of integrations in its envelope."#))
            .into()
    }
}

to_schema!(types::IntegrationListResponse, "IntegrationListResponse");

impl PartialSchema for types::IntegrationTestResponse {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "success",
                of(Type::Boolean, false).enum_values(Some([json("true")])).description(Some(r#"Always true."#)),
            )
            .required("success")
            .property("data", named("IntegrationTest").description(Some(r#"What it found."#)))
            .required("data")
            .description(Some(r#"What a test found, in its envelope."#))
            .into()
    }
}

to_schema!(types::IntegrationTestResponse, "IntegrationTestResponse");

impl PartialSchema for types::ErrorCode {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["UNAUTHORIZED", "FORBIDDEN", "NOT_FOUND", "VALIDATION_ERROR", "RATE_LIMITED", "INTERNAL_ERROR", "CONFLICT", "PAYLOAD_TOO_LARGE", "UNSUPPORTED_MEDIA_TYPE", "METHOD_NOT_ALLOWED", "IDEMPOTENCY_KEY_REUSED"])).description(Some(r#"What kind of error it is. `UNAUTHORIZED`, `FORBIDDEN`, `NOT_FOUND`, `VALIDATION_ERROR`, `RATE_LIMITED` and `INTERNAL_ERROR` are published; `CONFLICT` (409),
`PAYLOAD_TOO_LARGE` (413), `UNSUPPORTED_MEDIA_TYPE` (415), `METHOD_NOT_ALLOWED` (405) and `IDEMPOTENCY_KEY_REUSED` (422) are additions of this server.
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
.property("in", named("ViolationPlace").description(Some(r#"Which part of the request. Faults of a graph are always `body`, also where the graph was stored by an earlier request."#))).required("in")
.property("pointer", of(Type::String, false).max_length(Some(2000)).description(Some(r#"JSON Pointer to the value: into the body, into the workflow where its graph is at fault, or `/` and the name of the parameter. Empty for the whole body.
"#))).required("pointer")
.property("code", of(Type::String, false).max_length(Some(64)).description(Some(r#"A stable word, such as `required`, `pattern`, `cycle` or `unknown_type`."#))).required("code")
.property("message", of(Type::String, false).max_length(Some(2000)).description(Some(r#"A sentence for the person who mends it."#))).required("message").description(Some(r#"One thing that is wrong with a request, or with a workflow's graph."#)).into()
    }
}

to_schema!(types::Violation, "Violation");

impl PartialSchema for types::ErrorDetails {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "violations",
                list(named("Violation"), false).max_items(Some(10000)).description(Some(
                    r#"Every violation, with `VALIDATION_ERROR`; every fault of the graph, with `CONFLICT`."#,
                )),
            )
            .description(Some(r#"What more there is to say; an empty object where there is nothing."#))
            .into()
    }
}

to_schema!(types::ErrorDetails, "ErrorDetails");

impl PartialSchema for types::ErrorBody {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("code", named("ErrorCode").description(Some(r#"What kind of error it is."#)))
            .required("code")
            .property(
                "message",
                of(Type::String, false).max_length(Some(2000)).description(Some(r#"A sentence for people."#)),
            )
            .required("message")
            .property("details", named("ErrorDetails").description(Some(r#"What more there is to say."#)))
            .required("details")
            .description(Some(r#"An error."#))
            .into()
    }
}

to_schema!(types::ErrorBody, "ErrorBody");

impl PartialSchema for types::ErrorResponse {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "success",
                of(Type::Boolean, false).enum_values(Some([json("false")])).description(Some(r#"Always false."#)),
            )
            .required("success")
            .property("error", named("ErrorBody").description(Some(r#"The error."#)))
            .required("error")
            .description(Some(r#"An error in its envelope."#))
            .into()
    }
}

to_schema!(types::ErrorResponse, "ErrorResponse");
