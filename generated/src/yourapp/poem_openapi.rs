// Written by `cargo xtask generate`. Change the document, not this file.

//! This API beside hand-written poem-openapi code, in one `OpenApiService`. Behind the feature `poem-openapi`.

#![allow(deprecated, unused_imports, reason = "what the document marks deprecated is still served")]

use std::sync::Arc;

use ::poem_openapi::{
    OpenApi,
    registry::{MetaApi, Registry},
};

use super::{handlers::*, operations, requests, responses, router, types};
use crate::runtime::{
    Limits,
    poem_openapi::{self as interop, Document, RouteTable},
};

/// The whole document.
pub static DOCUMENT: Document = Document::new(include_str!("document.json"));

/// Every operation of the API, answered by `surface`: goes into an `OpenApiService`, alone or in a tuple beside other code.
///
/// Authentication, order of work and errors stay those of [`router`](super::router()); only an unknown path is answered by the service.
#[derive(Debug)]
pub struct Api<S> {
    surface: Arc<S>,
    limits: Limits,
}

impl<S> Api<S> {
    /// The API that `surface` implements.
    pub fn new(surface: Arc<S>, limits: Limits) -> Self {
        Self { surface, limits }
    }
}

impl<S: WorkflowsApi + CredentialsApi + IntegrationsApi + ExecutionsApi + WebhooksApi + FormsApi> OpenApi for Api<S> {
    fn meta() -> Vec<MetaApi> {
        DOCUMENT.meta(operations::ALL)
    }

    fn register(registry: &mut Registry) {
        DOCUMENT.register::<Api<()>>(registry);
    }

    fn add_routes(self, table: &mut RouteTable) {
        interop::mount(router::paths(&self.surface, self.limits), table);
    }
}

interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::WorkflowStatus,
    "WorkflowStatus",
    "/components/schemas/WorkflowStatus",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::InitialWorkflowStatus,
    "InitialWorkflowStatus",
    "/components/schemas/InitialWorkflowStatus",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ExecutionStatus,
    "ExecutionStatus",
    "/components/schemas/ExecutionStatus",
    true
);
interop::wire_type!(DOCUMENT, Api<()>, types::OnError, "OnError", "/components/schemas/OnError", true);
interop::wire_type!(DOCUMENT, Api<()>, types::RetryPolicy, "RetryPolicy", "/components/schemas/RetryPolicy", true);
interop::wire_type!(DOCUMENT, Api<()>, types::Node, "Node", "/components/schemas/Node", true);
interop::wire_type!(DOCUMENT, Api<()>, types::Edge, "Edge", "/components/schemas/Edge", true);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::CreateWorkflowRequest,
    "CreateWorkflowRequest",
    "/components/schemas/CreateWorkflowRequest",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::UpdateWorkflowRequest,
    "UpdateWorkflowRequest",
    "/components/schemas/UpdateWorkflowRequest",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ExecuteWorkflowRequest,
    "ExecuteWorkflowRequest",
    "/components/schemas/ExecuteWorkflowRequest",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::WorkflowSummary,
    "WorkflowSummary",
    "/components/schemas/WorkflowSummary",
    false
);
interop::wire_type!(DOCUMENT, Api<()>, types::Workflow, "Workflow", "/components/schemas/Workflow", false);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::WorkflowDeleted,
    "WorkflowDeleted",
    "/components/schemas/WorkflowDeleted",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ExecutionAccepted,
    "ExecutionAccepted",
    "/components/schemas/ExecutionAccepted",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ExecutionError,
    "ExecutionError",
    "/components/schemas/ExecutionError",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ExecutionSummary,
    "ExecutionSummary",
    "/components/schemas/ExecutionSummary",
    false
);
interop::wire_type!(DOCUMENT, Api<()>, types::Execution, "Execution", "/components/schemas/Execution", false);
interop::wire_type!(DOCUMENT, Api<()>, types::ExecutionLog, "ExecutionLog", "/components/schemas/ExecutionLog", false);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ExecutionLogStatus,
    "ExecutionLogStatus",
    "/components/schemas/ExecutionLogStatus",
    true
);
interop::wire_type!(DOCUMENT, Api<()>, types::PageMeta, "PageMeta", "/components/schemas/PageMeta", true);
interop::wire_type!(DOCUMENT, Api<()>, types::CursorMeta, "CursorMeta", "/components/schemas/CursorMeta", true);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::WorkflowResponse,
    "WorkflowResponse",
    "/components/schemas/WorkflowResponse",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::WorkflowListResponse,
    "WorkflowListResponse",
    "/components/schemas/WorkflowListResponse",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::WorkflowDeletedResponse,
    "WorkflowDeletedResponse",
    "/components/schemas/WorkflowDeletedResponse",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ExecutionAcceptedResponse,
    "ExecutionAcceptedResponse",
    "/components/schemas/ExecutionAcceptedResponse",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ExecutionResponse,
    "ExecutionResponse",
    "/components/schemas/ExecutionResponse",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ExecutionListResponse,
    "ExecutionListResponse",
    "/components/schemas/ExecutionListResponse",
    false
);
interop::wire_type!(DOCUMENT, Api<()>, types::EventType, "EventType", "/components/schemas/EventType", true);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::WebhookStatus,
    "WebhookStatus",
    "/components/schemas/WebhookStatus",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::CreateWebhookRequest,
    "CreateWebhookRequest",
    "/components/schemas/CreateWebhookRequest",
    true
);
interop::wire_type!(DOCUMENT, Api<()>, types::Webhook, "Webhook", "/components/schemas/Webhook", false);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::WebhookCreated,
    "WebhookCreated",
    "/components/schemas/WebhookCreated",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::WebhookDeleted,
    "WebhookDeleted",
    "/components/schemas/WebhookDeleted",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::WebhookListResponse,
    "WebhookListResponse",
    "/components/schemas/WebhookListResponse",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::WebhookCreatedResponse,
    "WebhookCreatedResponse",
    "/components/schemas/WebhookCreatedResponse",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::WebhookDeletedResponse,
    "WebhookDeletedResponse",
    "/components/schemas/WebhookDeletedResponse",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ExecutionEventType,
    "ExecutionEventType",
    "/components/schemas/ExecutionEventType",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ExecutionEvent,
    "ExecutionEvent",
    "/components/schemas/ExecutionEvent",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ExecutionEventData,
    "ExecutionEventData",
    "/components/schemas/ExecutionEventData",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::WorkflowPublishedEvent,
    "WorkflowPublishedEvent",
    "/components/schemas/WorkflowPublishedEvent",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::WorkflowPublishedEventType,
    "WorkflowPublishedEventType",
    "/components/schemas/WorkflowPublishedEvent/properties/type",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::WorkflowPublishedEventData,
    "WorkflowPublishedEventData",
    "/components/schemas/WorkflowPublishedEventData",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::FormSubmittedEvent,
    "FormSubmittedEvent",
    "/components/schemas/FormSubmittedEvent",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::FormSubmittedEventType,
    "FormSubmittedEventType",
    "/components/schemas/FormSubmittedEvent/properties/type",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::FormSubmittedEventData,
    "FormSubmittedEventData",
    "/components/schemas/FormSubmittedEventData",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ExecutionCursorResponse,
    "ExecutionCursorResponse",
    "/components/schemas/ExecutionCursorResponse",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::FormFieldType,
    "FormFieldType",
    "/components/schemas/FormFieldType",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::FormOptionInput,
    "FormOptionInput",
    "/components/schemas/FormOptionInput",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::FormFieldChoice,
    "FormFieldChoice",
    "/components/schemas/FormFieldChoice",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::FormFieldInput,
    "FormFieldInput",
    "/components/schemas/FormFieldInput",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::CreateFormRequest,
    "CreateFormRequest",
    "/components/schemas/CreateFormRequest",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::SubmitFormRequest,
    "SubmitFormRequest",
    "/components/schemas/SubmitFormRequest",
    true
);
interop::wire_type!(DOCUMENT, Api<()>, types::FormOption, "FormOption", "/components/schemas/FormOption", true);
interop::wire_type!(DOCUMENT, Api<()>, types::FormField, "FormField", "/components/schemas/FormField", true);
interop::wire_type!(DOCUMENT, Api<()>, types::Form, "Form", "/components/schemas/Form", false);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::SubmissionExecution,
    "SubmissionExecution",
    "/components/schemas/SubmissionExecution",
    true
);
interop::wire_type!(DOCUMENT, Api<()>, types::Submission, "Submission", "/components/schemas/Submission", false);
interop::wire_type!(DOCUMENT, Api<()>, types::FormResponse, "FormResponse", "/components/schemas/FormResponse", false);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::FormListResponse,
    "FormListResponse",
    "/components/schemas/FormListResponse",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::SubmissionResponse,
    "SubmissionResponse",
    "/components/schemas/SubmissionResponse",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::SubmissionListResponse,
    "SubmissionListResponse",
    "/components/schemas/SubmissionListResponse",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::CredentialType,
    "CredentialType",
    "/components/schemas/CredentialType",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ApiKeyCredential,
    "ApiKeyCredential",
    "/components/schemas/ApiKeyCredential",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ApiKeyCredentialType,
    "ApiKeyCredentialType",
    "/components/schemas/ApiKeyCredential/properties/type",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::BearerTokenCredential,
    "BearerTokenCredential",
    "/components/schemas/BearerTokenCredential",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::BearerTokenCredentialType,
    "BearerTokenCredentialType",
    "/components/schemas/BearerTokenCredential/properties/type",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::BasicAuthCredentialValue,
    "BasicAuthCredentialValue",
    "/components/schemas/BasicAuthCredentialValue",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::BasicAuthCredential,
    "BasicAuthCredential",
    "/components/schemas/BasicAuthCredential",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::BasicAuthCredentialType,
    "BasicAuthCredentialType",
    "/components/schemas/BasicAuthCredential/properties/type",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::OAuth2CredentialValue,
    "OAuth2CredentialValue",
    "/components/schemas/OAuth2CredentialValue",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::OAuth2Credential,
    "OAuth2Credential",
    "/components/schemas/OAuth2Credential",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::OAuth2CredentialType,
    "OAuth2CredentialType",
    "/components/schemas/OAuth2Credential/properties/type",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::CustomHeadersCredential,
    "CustomHeadersCredential",
    "/components/schemas/CustomHeadersCredential",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::CustomHeadersCredentialType,
    "CustomHeadersCredentialType",
    "/components/schemas/CustomHeadersCredential/properties/type",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::CreateCredentialRequest,
    "CreateCredentialRequest",
    "/components/schemas/CreateCredentialRequest",
    false
);
interop::wire_type!(DOCUMENT, Api<()>, types::Credential, "Credential", "/components/schemas/Credential", false);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::CredentialDeleted,
    "CredentialDeleted",
    "/components/schemas/CredentialDeleted",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::IntegrationStatus,
    "IntegrationStatus",
    "/components/schemas/IntegrationStatus",
    true
);
interop::wire_type!(DOCUMENT, Api<()>, types::Integration, "Integration", "/components/schemas/Integration", false);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::IntegrationTest,
    "IntegrationTest",
    "/components/schemas/IntegrationTest",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::CredentialResponse,
    "CredentialResponse",
    "/components/schemas/CredentialResponse",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::CredentialListResponse,
    "CredentialListResponse",
    "/components/schemas/CredentialListResponse",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::CredentialDeletedResponse,
    "CredentialDeletedResponse",
    "/components/schemas/CredentialDeletedResponse",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::IntegrationListResponse,
    "IntegrationListResponse",
    "/components/schemas/IntegrationListResponse",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::IntegrationTestResponse,
    "IntegrationTestResponse",
    "/components/schemas/IntegrationTestResponse",
    false
);
interop::wire_type!(DOCUMENT, Api<()>, types::ErrorCode, "ErrorCode", "/components/schemas/ErrorCode", true);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ViolationPlace,
    "ViolationPlace",
    "/components/schemas/ViolationPlace",
    true
);
interop::wire_type!(DOCUMENT, Api<()>, types::Violation, "Violation", "/components/schemas/Violation", true);
interop::wire_type!(DOCUMENT, Api<()>, types::ErrorDetails, "ErrorDetails", "/components/schemas/ErrorDetails", true);
interop::wire_type!(DOCUMENT, Api<()>, types::ErrorBody, "ErrorBody", "/components/schemas/ErrorBody", true);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ErrorResponse,
    "ErrorResponse",
    "/components/schemas/ErrorResponse",
    true
);
interop::request!(DOCUMENT, Api<()>, requests::ListWorkflows, operations::LIST_WORKFLOWS);
interop::response!(DOCUMENT, Api<()>, responses::ListWorkflows, operations::LIST_WORKFLOWS);
interop::request!(DOCUMENT, Api<()>, requests::CreateWorkflow, operations::CREATE_WORKFLOW);
interop::response!(DOCUMENT, Api<()>, responses::CreateWorkflow, operations::CREATE_WORKFLOW);
interop::request!(DOCUMENT, Api<()>, requests::GetWorkflow, operations::GET_WORKFLOW);
interop::response!(DOCUMENT, Api<()>, responses::GetWorkflow, operations::GET_WORKFLOW);
interop::request!(DOCUMENT, Api<()>, requests::UpdateWorkflow, operations::UPDATE_WORKFLOW);
interop::response!(DOCUMENT, Api<()>, responses::UpdateWorkflow, operations::UPDATE_WORKFLOW);
interop::request!(DOCUMENT, Api<()>, requests::DeleteWorkflow, operations::DELETE_WORKFLOW);
interop::response!(DOCUMENT, Api<()>, responses::DeleteWorkflow, operations::DELETE_WORKFLOW);
interop::request!(DOCUMENT, Api<()>, requests::ExecuteWorkflow, operations::EXECUTE_WORKFLOW);
interop::response!(DOCUMENT, Api<()>, responses::ExecuteWorkflow, operations::EXECUTE_WORKFLOW);
interop::request!(DOCUMENT, Api<()>, requests::ListWorkflowExecutions, operations::LIST_WORKFLOW_EXECUTIONS);
interop::response!(DOCUMENT, Api<()>, responses::ListWorkflowExecutions, operations::LIST_WORKFLOW_EXECUTIONS);
interop::request!(DOCUMENT, Api<()>, requests::ListWebhooks, operations::LIST_WEBHOOKS);
interop::response!(DOCUMENT, Api<()>, responses::ListWebhooks, operations::LIST_WEBHOOKS);
interop::request!(DOCUMENT, Api<()>, requests::CreateWebhook, operations::CREATE_WEBHOOK);
interop::response!(DOCUMENT, Api<()>, responses::CreateWebhook, operations::CREATE_WEBHOOK);
interop::request!(DOCUMENT, Api<()>, requests::DeleteWebhook, operations::DELETE_WEBHOOK);
interop::response!(DOCUMENT, Api<()>, responses::DeleteWebhook, operations::DELETE_WEBHOOK);
interop::request!(DOCUMENT, Api<()>, requests::ListCredentials, operations::LIST_CREDENTIALS);
interop::response!(DOCUMENT, Api<()>, responses::ListCredentials, operations::LIST_CREDENTIALS);
interop::request!(DOCUMENT, Api<()>, requests::CreateCredential, operations::CREATE_CREDENTIAL);
interop::response!(DOCUMENT, Api<()>, responses::CreateCredential, operations::CREATE_CREDENTIAL);
interop::request!(DOCUMENT, Api<()>, requests::DeleteCredential, operations::DELETE_CREDENTIAL);
interop::response!(DOCUMENT, Api<()>, responses::DeleteCredential, operations::DELETE_CREDENTIAL);
interop::request!(DOCUMENT, Api<()>, requests::ListIntegrations, operations::LIST_INTEGRATIONS);
interop::response!(DOCUMENT, Api<()>, responses::ListIntegrations, operations::LIST_INTEGRATIONS);
interop::request!(DOCUMENT, Api<()>, requests::TestIntegration, operations::TEST_INTEGRATION);
interop::response!(DOCUMENT, Api<()>, responses::TestIntegration, operations::TEST_INTEGRATION);
interop::request!(DOCUMENT, Api<()>, requests::ListExecutions, operations::LIST_EXECUTIONS);
interop::response!(DOCUMENT, Api<()>, responses::ListExecutions, operations::LIST_EXECUTIONS);
interop::request!(DOCUMENT, Api<()>, requests::GetExecution, operations::GET_EXECUTION);
interop::response!(DOCUMENT, Api<()>, responses::GetExecution, operations::GET_EXECUTION);
interop::request!(DOCUMENT, Api<()>, requests::ListForms, operations::LIST_FORMS);
interop::response!(DOCUMENT, Api<()>, responses::ListForms, operations::LIST_FORMS);
interop::request!(DOCUMENT, Api<()>, requests::CreateForm, operations::CREATE_FORM);
interop::response!(DOCUMENT, Api<()>, responses::CreateForm, operations::CREATE_FORM);
interop::request!(DOCUMENT, Api<()>, requests::GetForm, operations::GET_FORM);
interop::response!(DOCUMENT, Api<()>, responses::GetForm, operations::GET_FORM);
interop::request!(DOCUMENT, Api<()>, requests::ListFormSubmissions, operations::LIST_FORM_SUBMISSIONS);
interop::response!(DOCUMENT, Api<()>, responses::ListFormSubmissions, operations::LIST_FORM_SUBMISSIONS);
interop::request!(DOCUMENT, Api<()>, requests::SubmitForm, operations::SUBMIT_FORM);
interop::response!(DOCUMENT, Api<()>, responses::SubmitForm, operations::SUBMIT_FORM);
