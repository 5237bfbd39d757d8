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

impl<
    S: IdentityApi
        + TenantsApi
        + UnitsApi
        + UsersApi
        + OAuthClientsApi
        + ApiKeysApi
        + EndpointsApi
        + WebhookDeliveriesApi
        + NodeTypesApi
        + IntegrationsApi
        + WorkflowSettingsApi
        + ExecutionsApi
        + WorkflowsApi
        + AgentsApi
        + ApprovalsApi
        + ImportsApi
        + AuditLogApi,
> OpenApi for Api<S>
{
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

interop::wire_type!(DOCUMENT, Api<()>, types::WorkflowFile, "WorkflowFile", "/components/schemas/WorkflowFile", true);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::WorkflowFileAgent,
    "WorkflowFileAgent",
    "/components/schemas/WorkflowFileAgent",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::WorkflowFileLink,
    "WorkflowFileLink",
    "/components/schemas/WorkflowFileLink",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::WorkflowFileControlLink,
    "WorkflowFileControlLink",
    "/components/schemas/WorkflowFileControlLink",
    true
);
interop::wire_type!(DOCUMENT, Api<()>, types::ImportChange, "ImportChange", "/components/schemas/ImportChange", true);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::WorkflowImport,
    "WorkflowImport",
    "/components/schemas/WorkflowImport",
    false
);
interop::wire_type!(DOCUMENT, Api<()>, types::ImportCounts, "ImportCounts", "/components/schemas/ImportCounts", true);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ImportedAgent,
    "ImportedAgent",
    "/components/schemas/ImportedAgent",
    false
);
interop::wire_type!(DOCUMENT, Api<()>, types::Scope, "Scope", "/components/schemas/Scope", true);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::CreateApiKeyRequest,
    "CreateApiKeyRequest",
    "/components/schemas/CreateApiKeyRequest",
    false
);
interop::wire_type!(DOCUMENT, Api<()>, types::Plan, "Plan", "/components/schemas/Plan", true);
interop::wire_type!(DOCUMENT, Api<()>, types::ApiKey, "ApiKey", "/components/schemas/ApiKey", false);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::CreatedApiKey,
    "CreatedApiKey",
    "/components/schemas/CreatedApiKey",
    false
);
interop::wire_type!(DOCUMENT, Api<()>, types::ApiKeyList, "ApiKeyList", "/components/schemas/ApiKeyList", false);
interop::wire_type!(DOCUMENT, Api<()>, types::ActorKind, "ActorKind", "/components/schemas/ActorKind", true);
interop::wire_type!(DOCUMENT, Api<()>, types::MyTenant, "MyTenant", "/components/schemas/MyTenant", false);
interop::wire_type!(DOCUMENT, Api<()>, types::MyUnit, "MyUnit", "/components/schemas/MyUnit", false);
interop::wire_type!(DOCUMENT, Api<()>, types::Actor, "Actor", "/components/schemas/Actor", false);
interop::wire_type!(DOCUMENT, Api<()>, types::Me, "Me", "/components/schemas/Me", false);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::CreateTenantRequest,
    "CreateTenantRequest",
    "/components/schemas/CreateTenantRequest",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::UpdateTenantRequest,
    "UpdateTenantRequest",
    "/components/schemas/UpdateTenantRequest",
    true
);
interop::wire_type!(DOCUMENT, Api<()>, types::Tenant, "Tenant", "/components/schemas/Tenant", false);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::CreatedTenant,
    "CreatedTenant",
    "/components/schemas/CreatedTenant",
    false
);
interop::wire_type!(DOCUMENT, Api<()>, types::TenantList, "TenantList", "/components/schemas/TenantList", false);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::CreateUnitRequest,
    "CreateUnitRequest",
    "/components/schemas/CreateUnitRequest",
    true
);
interop::wire_type!(DOCUMENT, Api<()>, types::Unit, "Unit", "/components/schemas/Unit", false);
interop::wire_type!(DOCUMENT, Api<()>, types::UnitList, "UnitList", "/components/schemas/UnitList", false);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::CreateUserRequest,
    "CreateUserRequest",
    "/components/schemas/CreateUserRequest",
    true
);
interop::wire_type!(DOCUMENT, Api<()>, types::User, "User", "/components/schemas/User", false);
interop::wire_type!(DOCUMENT, Api<()>, types::UserList, "UserList", "/components/schemas/UserList", false);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::CreateUserTokenRequest,
    "CreateUserTokenRequest",
    "/components/schemas/CreateUserTokenRequest",
    false
);
interop::wire_type!(DOCUMENT, Api<()>, types::UserToken, "UserToken", "/components/schemas/UserToken", false);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::CreatedUserToken,
    "CreatedUserToken",
    "/components/schemas/CreatedUserToken",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::UserTokenList,
    "UserTokenList",
    "/components/schemas/UserTokenList",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::CreateOAuthClientRequest,
    "CreateOAuthClientRequest",
    "/components/schemas/CreateOAuthClientRequest",
    false
);
interop::wire_type!(DOCUMENT, Api<()>, types::OAuthClient, "OAuthClient", "/components/schemas/OAuthClient", false);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::CreatedOAuthClient,
    "CreatedOAuthClient",
    "/components/schemas/CreatedOAuthClient",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::OAuthClientList,
    "OAuthClientList",
    "/components/schemas/OAuthClientList",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::CreateEndpointRequest,
    "CreateEndpointRequest",
    "/components/schemas/CreateEndpointRequest",
    true
);
interop::wire_type!(DOCUMENT, Api<()>, types::Endpoint, "Endpoint", "/components/schemas/Endpoint", false);
interop::wire_type!(DOCUMENT, Api<()>, types::EndpointList, "EndpointList", "/components/schemas/EndpointList", false);
interop::wire_type!(DOCUMENT, Api<()>, types::EventType, "EventType", "/components/schemas/EventType", true);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::DeliveryStatus,
    "DeliveryStatus",
    "/components/schemas/DeliveryStatus",
    true
);
interop::wire_type!(DOCUMENT, Api<()>, types::Delivery, "Delivery", "/components/schemas/Delivery", false);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::DeliveryAttempt,
    "DeliveryAttempt",
    "/components/schemas/DeliveryAttempt",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::DeliveryDetail,
    "DeliveryDetail",
    "/components/schemas/DeliveryDetail",
    false
);
interop::wire_type!(DOCUMENT, Api<()>, types::DeliveryList, "DeliveryList", "/components/schemas/DeliveryList", false);
interop::wire_type!(DOCUMENT, Api<()>, types::NodeCategory, "NodeCategory", "/components/schemas/NodeCategory", true);
interop::wire_type!(DOCUMENT, Api<()>, types::NodeType, "NodeType", "/components/schemas/NodeType", true);
interop::wire_type!(DOCUMENT, Api<()>, types::NodeExample, "NodeExample", "/components/schemas/NodeExample", true);
interop::wire_type!(DOCUMENT, Api<()>, types::NodeTypeList, "NodeTypeList", "/components/schemas/NodeTypeList", true);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::IntegrationType,
    "IntegrationType",
    "/components/schemas/IntegrationType",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::IntegrationAction,
    "IntegrationAction",
    "/components/schemas/IntegrationAction",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::IntegrationTypeList,
    "IntegrationTypeList",
    "/components/schemas/IntegrationTypeList",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::CreateIntegrationRequest,
    "CreateIntegrationRequest",
    "/components/schemas/CreateIntegrationRequest",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::IntegrationTest,
    "IntegrationTest",
    "/components/schemas/IntegrationTest",
    false
);
interop::wire_type!(DOCUMENT, Api<()>, types::Integration, "Integration", "/components/schemas/Integration", false);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::IntegrationList,
    "IntegrationList",
    "/components/schemas/IntegrationList",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::IntegrationRecord,
    "IntegrationRecord",
    "/components/schemas/IntegrationRecord",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::IntegrationRecordList,
    "IntegrationRecordList",
    "/components/schemas/IntegrationRecordList",
    false
);
interop::wire_type!(DOCUMENT, Api<()>, types::SyncStatus, "SyncStatus", "/components/schemas/SyncStatus", true);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::IntegrationSync,
    "IntegrationSync",
    "/components/schemas/IntegrationSync",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::IntegrationSyncList,
    "IntegrationSyncList",
    "/components/schemas/IntegrationSyncList",
    false
);
interop::wire_type!(DOCUMENT, Api<()>, types::AgentStatus, "AgentStatus", "/components/schemas/AgentStatus", true);
interop::wire_type!(DOCUMENT, Api<()>, types::AgentType, "AgentType", "/components/schemas/AgentType", true);
interop::wire_type!(DOCUMENT, Api<()>, types::Agent, "Agent", "/components/schemas/Agent", false);
interop::wire_type!(DOCUMENT, Api<()>, types::Definition, "Definition", "/components/schemas/Definition", true);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::InstructionDefinition,
    "InstructionDefinition",
    "/components/schemas/InstructionDefinition",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::InstructionDefinitionType,
    "InstructionDefinitionType",
    "/components/schemas/InstructionDefinition/properties/type",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::AgentProvider,
    "AgentProvider",
    "/components/schemas/AgentProvider",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::OpenAiProvider,
    "OpenAiProvider",
    "/components/schemas/OpenAiProvider",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::OpenAiProviderName,
    "OpenAiProviderName",
    "/components/schemas/OpenAiProvider/properties/name",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ScriptedProvider,
    "ScriptedProvider",
    "/components/schemas/ScriptedProvider",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ScriptedProviderName,
    "ScriptedProviderName",
    "/components/schemas/ScriptedProvider/properties/name",
    true
);
interop::wire_type!(DOCUMENT, Api<()>, types::AgentRule, "AgentRule", "/components/schemas/AgentRule", true);
interop::wire_type!(DOCUMENT, Api<()>, types::AgentOutcome, "AgentOutcome", "/components/schemas/AgentOutcome", true);
interop::wire_type!(DOCUMENT, Api<()>, types::RuleTool, "RuleTool", "/components/schemas/RuleTool", true);
interop::wire_type!(DOCUMENT, Api<()>, types::AgentTool, "AgentTool", "/components/schemas/AgentTool", true);
interop::wire_type!(DOCUMENT, Api<()>, types::AgentMemory, "AgentMemory", "/components/schemas/AgentMemory", true);
interop::wire_type!(DOCUMENT, Api<()>, types::AgentRetry, "AgentRetry", "/components/schemas/AgentRetry", true);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::FlowDefinition,
    "FlowDefinition",
    "/components/schemas/FlowDefinition",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::FlowDefinitionType,
    "FlowDefinitionType",
    "/components/schemas/FlowDefinition/properties/type",
    true
);
interop::wire_type!(DOCUMENT, Api<()>, types::AgentList, "AgentList", "/components/schemas/AgentList", false);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::WorkflowSettings,
    "WorkflowSettings",
    "/components/schemas/WorkflowSettings",
    true
);
interop::wire_type!(DOCUMENT, Api<()>, types::Concurrency, "Concurrency", "/components/schemas/Concurrency", true);
interop::wire_type!(DOCUMENT, Api<()>, types::AgentLinks, "AgentLinks", "/components/schemas/AgentLinks", true);
interop::wire_type!(DOCUMENT, Api<()>, types::Approval, "Approval", "/components/schemas/Approval", false);
interop::wire_type!(DOCUMENT, Api<()>, types::ApprovalList, "ApprovalList", "/components/schemas/ApprovalList", false);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::AnswerApprovalRequest,
    "AnswerApprovalRequest",
    "/components/schemas/AnswerApprovalRequest",
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
interop::wire_type!(DOCUMENT, Api<()>, types::TriggerKind, "TriggerKind", "/components/schemas/TriggerKind", true);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::WorkflowTrigger,
    "WorkflowTrigger",
    "/components/schemas/WorkflowTrigger",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::WebhookTrigger,
    "WebhookTrigger",
    "/components/schemas/WebhookTrigger",
    false
);
interop::wire_type!(DOCUMENT, Api<()>, types::HookMethod, "HookMethod", "/components/schemas/HookMethod", true);
interop::wire_type!(DOCUMENT, Api<()>, types::HookRespond, "HookRespond", "/components/schemas/HookRespond", true);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ScheduleTrigger,
    "ScheduleTrigger",
    "/components/schemas/ScheduleTrigger",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ScheduleCatchUp,
    "ScheduleCatchUp",
    "/components/schemas/ScheduleCatchUp",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::WorkflowTriggerList,
    "WorkflowTriggerList",
    "/components/schemas/WorkflowTriggerList",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ExecutionTrigger,
    "ExecutionTrigger",
    "/components/schemas/ExecutionTrigger",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ExecutionState,
    "ExecutionState",
    "/components/schemas/ExecutionState",
    false
);
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
    types::NodeErrorPolicy,
    "NodeErrorPolicy",
    "/components/schemas/NodeErrorPolicy",
    true
);
interop::wire_type!(DOCUMENT, Api<()>, types::NodeRetry, "NodeRetry", "/components/schemas/NodeRetry", true);
interop::wire_type!(DOCUMENT, Api<()>, types::Node, "Node", "/components/schemas/Node", true);
interop::wire_type!(DOCUMENT, Api<()>, types::Edge, "Edge", "/components/schemas/Edge", true);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::WorkflowSummary,
    "WorkflowSummary",
    "/components/schemas/WorkflowSummary",
    false
);
interop::wire_type!(DOCUMENT, Api<()>, types::WorkflowList, "WorkflowList", "/components/schemas/WorkflowList", false);
interop::wire_type!(DOCUMENT, Api<()>, types::Workflow, "Workflow", "/components/schemas/Workflow", false);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::SaveWorkflowDraftRequest,
    "SaveWorkflowDraftRequest",
    "/components/schemas/SaveWorkflowDraftRequest",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::PublishWorkflowRequest,
    "PublishWorkflowRequest",
    "/components/schemas/PublishWorkflowRequest",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::RestoreWorkflowRequest,
    "RestoreWorkflowRequest",
    "/components/schemas/RestoreWorkflowRequest",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::RunWorkflowRequest,
    "RunWorkflowRequest",
    "/components/schemas/RunWorkflowRequest",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::WorkflowVersion,
    "WorkflowVersion",
    "/components/schemas/WorkflowVersion",
    false
);
interop::wire_type!(DOCUMENT, Api<()>, types::AuditActor, "AuditActor", "/components/schemas/AuditActor", false);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::AuditActorKind,
    "AuditActorKind",
    "/components/schemas/AuditActorKind",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::WorkflowVersionDetail,
    "WorkflowVersionDetail",
    "/components/schemas/WorkflowVersionDetail",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::WorkflowVersionList,
    "WorkflowVersionList",
    "/components/schemas/WorkflowVersionList",
    false
);
interop::wire_type!(DOCUMENT, Api<()>, types::ChangeOp, "ChangeOp", "/components/schemas/ChangeOp", true);
interop::wire_type!(DOCUMENT, Api<()>, types::ValueChange, "ValueChange", "/components/schemas/ValueChange", true);
interop::wire_type!(DOCUMENT, Api<()>, types::ChangedNode, "ChangedNode", "/components/schemas/ChangedNode", true);
interop::wire_type!(DOCUMENT, Api<()>, types::ChangedEdge, "ChangedEdge", "/components/schemas/ChangedEdge", true);
interop::wire_type!(DOCUMENT, Api<()>, types::NodesDiff, "NodesDiff", "/components/schemas/NodesDiff", true);
interop::wire_type!(DOCUMENT, Api<()>, types::EdgesDiff, "EdgesDiff", "/components/schemas/EdgesDiff", true);
interop::wire_type!(DOCUMENT, Api<()>, types::WorkflowDiff, "WorkflowDiff", "/components/schemas/WorkflowDiff", true);
interop::wire_type!(DOCUMENT, Api<()>, types::RunError, "RunError", "/components/schemas/RunError", true);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ExecutionSummary,
    "ExecutionSummary",
    "/components/schemas/ExecutionSummary",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ExecutionCursorList,
    "ExecutionCursorList",
    "/components/schemas/ExecutionCursorList",
    false
);
interop::wire_type!(DOCUMENT, Api<()>, types::StepStatus, "StepStatus", "/components/schemas/StepStatus", true);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ExecutionStep,
    "ExecutionStep",
    "/components/schemas/ExecutionStep",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ExecutionDetail,
    "ExecutionDetail",
    "/components/schemas/ExecutionDetail",
    false
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
    types::ExecutionStartedEvent,
    "ExecutionStartedEvent",
    "/components/schemas/ExecutionStartedEvent",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ExecutionStartedEventEvent,
    "ExecutionStartedEventEvent",
    "/components/schemas/ExecutionStartedEvent/properties/event",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::NodeStartedEvent,
    "NodeStartedEvent",
    "/components/schemas/NodeStartedEvent",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::NodeStartedEventEvent,
    "NodeStartedEventEvent",
    "/components/schemas/NodeStartedEvent/properties/event",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::NodeFinishedEvent,
    "NodeFinishedEvent",
    "/components/schemas/NodeFinishedEvent",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::NodeFinishedEventEvent,
    "NodeFinishedEventEvent",
    "/components/schemas/NodeFinishedEvent/properties/event",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::NodeFinishedEventStatus,
    "NodeFinishedEventStatus",
    "/components/schemas/NodeFinishedEventStatus",
    true
);
interop::wire_type!(DOCUMENT, Api<()>, types::TextEvent, "TextEvent", "/components/schemas/TextEvent", false);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::TextEventEvent,
    "TextEventEvent",
    "/components/schemas/TextEvent/properties/event",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::TextRestartedEvent,
    "TextRestartedEvent",
    "/components/schemas/TextRestartedEvent",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::TextRestartedEventEvent,
    "TextRestartedEventEvent",
    "/components/schemas/TextRestartedEvent/properties/event",
    true
);
interop::wire_type!(DOCUMENT, Api<()>, types::WaitingEvent, "WaitingEvent", "/components/schemas/WaitingEvent", false);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::WaitingEventEvent,
    "WaitingEventEvent",
    "/components/schemas/WaitingEvent/properties/event",
    true
);
interop::wire_type!(DOCUMENT, Api<()>, types::PausedEvent, "PausedEvent", "/components/schemas/PausedEvent", false);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::PausedEventEvent,
    "PausedEventEvent",
    "/components/schemas/PausedEvent/properties/event",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ExecutionFinishedEvent,
    "ExecutionFinishedEvent",
    "/components/schemas/ExecutionFinishedEvent",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ExecutionFinishedEventEvent,
    "ExecutionFinishedEventEvent",
    "/components/schemas/ExecutionFinishedEvent/properties/event",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ExecutionFinishedEventStatus,
    "ExecutionFinishedEventStatus",
    "/components/schemas/ExecutionFinishedEventStatus",
    true
);
interop::wire_type!(DOCUMENT, Api<()>, types::PingEvent, "PingEvent", "/components/schemas/PingEvent", false);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::PingEventEvent,
    "PingEventEvent",
    "/components/schemas/PingEvent/properties/event",
    true
);
interop::wire_type!(DOCUMENT, Api<()>, types::AuditAction, "AuditAction", "/components/schemas/AuditAction", true);
interop::wire_type!(DOCUMENT, Api<()>, types::AuditRecord, "AuditRecord", "/components/schemas/AuditRecord", false);
interop::wire_type!(DOCUMENT, Api<()>, types::AuditEvent, "AuditEvent", "/components/schemas/AuditEvent", false);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::AuditEventList,
    "AuditEventList",
    "/components/schemas/AuditEventList",
    false
);
interop::wire_type!(DOCUMENT, Api<()>, types::ProblemPlace, "ProblemPlace", "/components/schemas/ProblemPlace", true);
interop::wire_type!(DOCUMENT, Api<()>, types::ProblemError, "ProblemError", "/components/schemas/ProblemError", true);
interop::wire_type!(DOCUMENT, Api<()>, types::Problem, "Problem", "/components/schemas/Problem", true);
interop::request!(DOCUMENT, Api<()>, requests::ListApiKeys, operations::LIST_API_KEYS);
interop::response!(DOCUMENT, Api<()>, responses::ListApiKeys, operations::LIST_API_KEYS);
interop::request!(DOCUMENT, Api<()>, requests::CreateApiKey, operations::CREATE_API_KEY);
interop::response!(DOCUMENT, Api<()>, responses::CreateApiKey, operations::CREATE_API_KEY);
interop::request!(DOCUMENT, Api<()>, requests::GetApiKey, operations::GET_API_KEY);
interop::response!(DOCUMENT, Api<()>, responses::GetApiKey, operations::GET_API_KEY);
interop::request!(DOCUMENT, Api<()>, requests::RevokeApiKey, operations::REVOKE_API_KEY);
interop::response!(DOCUMENT, Api<()>, responses::RevokeApiKey, operations::REVOKE_API_KEY);
interop::request!(DOCUMENT, Api<()>, requests::GetMe, operations::GET_ME);
interop::response!(DOCUMENT, Api<()>, responses::GetMe, operations::GET_ME);
interop::request!(DOCUMENT, Api<()>, requests::ListTenants, operations::LIST_TENANTS);
interop::response!(DOCUMENT, Api<()>, responses::ListTenants, operations::LIST_TENANTS);
interop::request!(DOCUMENT, Api<()>, requests::CreateTenant, operations::CREATE_TENANT);
interop::response!(DOCUMENT, Api<()>, responses::CreateTenant, operations::CREATE_TENANT);
interop::request!(DOCUMENT, Api<()>, requests::GetTenant, operations::GET_TENANT);
interop::response!(DOCUMENT, Api<()>, responses::GetTenant, operations::GET_TENANT);
interop::request!(DOCUMENT, Api<()>, requests::UpdateTenant, operations::UPDATE_TENANT);
interop::response!(DOCUMENT, Api<()>, responses::UpdateTenant, operations::UPDATE_TENANT);
interop::request!(DOCUMENT, Api<()>, requests::ListUnits, operations::LIST_UNITS);
interop::response!(DOCUMENT, Api<()>, responses::ListUnits, operations::LIST_UNITS);
interop::request!(DOCUMENT, Api<()>, requests::CreateUnit, operations::CREATE_UNIT);
interop::response!(DOCUMENT, Api<()>, responses::CreateUnit, operations::CREATE_UNIT);
interop::request!(DOCUMENT, Api<()>, requests::GetUnit, operations::GET_UNIT);
interop::response!(DOCUMENT, Api<()>, responses::GetUnit, operations::GET_UNIT);
interop::request!(DOCUMENT, Api<()>, requests::DeleteUnit, operations::DELETE_UNIT);
interop::response!(DOCUMENT, Api<()>, responses::DeleteUnit, operations::DELETE_UNIT);
interop::request!(DOCUMENT, Api<()>, requests::ListUsers, operations::LIST_USERS);
interop::response!(DOCUMENT, Api<()>, responses::ListUsers, operations::LIST_USERS);
interop::request!(DOCUMENT, Api<()>, requests::CreateUser, operations::CREATE_USER);
interop::response!(DOCUMENT, Api<()>, responses::CreateUser, operations::CREATE_USER);
interop::request!(DOCUMENT, Api<()>, requests::GetUser, operations::GET_USER);
interop::response!(DOCUMENT, Api<()>, responses::GetUser, operations::GET_USER);
interop::request!(DOCUMENT, Api<()>, requests::DeleteUser, operations::DELETE_USER);
interop::response!(DOCUMENT, Api<()>, responses::DeleteUser, operations::DELETE_USER);
interop::request!(DOCUMENT, Api<()>, requests::ListUserTokens, operations::LIST_USER_TOKENS);
interop::response!(DOCUMENT, Api<()>, responses::ListUserTokens, operations::LIST_USER_TOKENS);
interop::request!(DOCUMENT, Api<()>, requests::CreateUserToken, operations::CREATE_USER_TOKEN);
interop::response!(DOCUMENT, Api<()>, responses::CreateUserToken, operations::CREATE_USER_TOKEN);
interop::request!(DOCUMENT, Api<()>, requests::RevokeUserToken, operations::REVOKE_USER_TOKEN);
interop::response!(DOCUMENT, Api<()>, responses::RevokeUserToken, operations::REVOKE_USER_TOKEN);
interop::request!(DOCUMENT, Api<()>, requests::ListOAuthClients, operations::LIST_O_AUTH_CLIENTS);
interop::response!(DOCUMENT, Api<()>, responses::ListOAuthClients, operations::LIST_O_AUTH_CLIENTS);
interop::request!(DOCUMENT, Api<()>, requests::CreateOAuthClient, operations::CREATE_O_AUTH_CLIENT);
interop::response!(DOCUMENT, Api<()>, responses::CreateOAuthClient, operations::CREATE_O_AUTH_CLIENT);
interop::request!(DOCUMENT, Api<()>, requests::GetOAuthClient, operations::GET_O_AUTH_CLIENT);
interop::response!(DOCUMENT, Api<()>, responses::GetOAuthClient, operations::GET_O_AUTH_CLIENT);
interop::request!(DOCUMENT, Api<()>, requests::RevokeOAuthClient, operations::REVOKE_O_AUTH_CLIENT);
interop::response!(DOCUMENT, Api<()>, responses::RevokeOAuthClient, operations::REVOKE_O_AUTH_CLIENT);
interop::request!(DOCUMENT, Api<()>, requests::ListEndpoints, operations::LIST_ENDPOINTS);
interop::response!(DOCUMENT, Api<()>, responses::ListEndpoints, operations::LIST_ENDPOINTS);
interop::request!(DOCUMENT, Api<()>, requests::CreateEndpoint, operations::CREATE_ENDPOINT);
interop::response!(DOCUMENT, Api<()>, responses::CreateEndpoint, operations::CREATE_ENDPOINT);
interop::request!(DOCUMENT, Api<()>, requests::ListWebhookDeliveries, operations::LIST_WEBHOOK_DELIVERIES);
interop::response!(DOCUMENT, Api<()>, responses::ListWebhookDeliveries, operations::LIST_WEBHOOK_DELIVERIES);
interop::request!(DOCUMENT, Api<()>, requests::GetWebhookDelivery, operations::GET_WEBHOOK_DELIVERY);
interop::response!(DOCUMENT, Api<()>, responses::GetWebhookDelivery, operations::GET_WEBHOOK_DELIVERY);
interop::request!(DOCUMENT, Api<()>, requests::ResendWebhookDelivery, operations::RESEND_WEBHOOK_DELIVERY);
interop::response!(DOCUMENT, Api<()>, responses::ResendWebhookDelivery, operations::RESEND_WEBHOOK_DELIVERY);
interop::request!(DOCUMENT, Api<()>, requests::ListNodeTypes, operations::LIST_NODE_TYPES);
interop::response!(DOCUMENT, Api<()>, responses::ListNodeTypes, operations::LIST_NODE_TYPES);
interop::request!(DOCUMENT, Api<()>, requests::ListWorkflows, operations::LIST_WORKFLOWS);
interop::response!(DOCUMENT, Api<()>, responses::ListWorkflows, operations::LIST_WORKFLOWS);
interop::request!(DOCUMENT, Api<()>, requests::GetWorkflow, operations::GET_WORKFLOW);
interop::response!(DOCUMENT, Api<()>, responses::GetWorkflow, operations::GET_WORKFLOW);
interop::request!(DOCUMENT, Api<()>, requests::ListWorkflowVersions, operations::LIST_WORKFLOW_VERSIONS);
interop::response!(DOCUMENT, Api<()>, responses::ListWorkflowVersions, operations::LIST_WORKFLOW_VERSIONS);
interop::request!(DOCUMENT, Api<()>, requests::GetWorkflowVersion, operations::GET_WORKFLOW_VERSION);
interop::response!(DOCUMENT, Api<()>, responses::GetWorkflowVersion, operations::GET_WORKFLOW_VERSION);
interop::request!(DOCUMENT, Api<()>, requests::SaveWorkflowDraft, operations::SAVE_WORKFLOW_DRAFT);
interop::response!(DOCUMENT, Api<()>, responses::SaveWorkflowDraft, operations::SAVE_WORKFLOW_DRAFT);
interop::request!(DOCUMENT, Api<()>, requests::PublishWorkflow, operations::PUBLISH_WORKFLOW);
interop::response!(DOCUMENT, Api<()>, responses::PublishWorkflow, operations::PUBLISH_WORKFLOW);
interop::request!(DOCUMENT, Api<()>, requests::UnpublishWorkflow, operations::UNPUBLISH_WORKFLOW);
interop::response!(DOCUMENT, Api<()>, responses::UnpublishWorkflow, operations::UNPUBLISH_WORKFLOW);
interop::request!(DOCUMENT, Api<()>, requests::RestoreWorkflow, operations::RESTORE_WORKFLOW);
interop::response!(DOCUMENT, Api<()>, responses::RestoreWorkflow, operations::RESTORE_WORKFLOW);
interop::request!(DOCUMENT, Api<()>, requests::DiffWorkflow, operations::DIFF_WORKFLOW);
interop::response!(DOCUMENT, Api<()>, responses::DiffWorkflow, operations::DIFF_WORKFLOW);
interop::request!(DOCUMENT, Api<()>, requests::RunWorkflow, operations::RUN_WORKFLOW);
interop::response!(DOCUMENT, Api<()>, responses::RunWorkflow, operations::RUN_WORKFLOW);
interop::request!(DOCUMENT, Api<()>, requests::ListIntegrationTypes, operations::LIST_INTEGRATION_TYPES);
interop::response!(DOCUMENT, Api<()>, responses::ListIntegrationTypes, operations::LIST_INTEGRATION_TYPES);
interop::request!(DOCUMENT, Api<()>, requests::ListIntegrations, operations::LIST_INTEGRATIONS);
interop::response!(DOCUMENT, Api<()>, responses::ListIntegrations, operations::LIST_INTEGRATIONS);
interop::request!(DOCUMENT, Api<()>, requests::CreateIntegration, operations::CREATE_INTEGRATION);
interop::response!(DOCUMENT, Api<()>, responses::CreateIntegration, operations::CREATE_INTEGRATION);
interop::request!(DOCUMENT, Api<()>, requests::GetIntegration, operations::GET_INTEGRATION);
interop::response!(DOCUMENT, Api<()>, responses::GetIntegration, operations::GET_INTEGRATION);
interop::request!(DOCUMENT, Api<()>, requests::DeleteIntegration, operations::DELETE_INTEGRATION);
interop::response!(DOCUMENT, Api<()>, responses::DeleteIntegration, operations::DELETE_INTEGRATION);
interop::request!(DOCUMENT, Api<()>, requests::ListIntegrationRecords, operations::LIST_INTEGRATION_RECORDS);
interop::response!(DOCUMENT, Api<()>, responses::ListIntegrationRecords, operations::LIST_INTEGRATION_RECORDS);
interop::request!(DOCUMENT, Api<()>, requests::ListIntegrationSyncs, operations::LIST_INTEGRATION_SYNCS);
interop::response!(DOCUMENT, Api<()>, responses::ListIntegrationSyncs, operations::LIST_INTEGRATION_SYNCS);
interop::request!(DOCUMENT, Api<()>, requests::ListExecutions, operations::LIST_EXECUTIONS);
interop::response!(DOCUMENT, Api<()>, responses::ListExecutions, operations::LIST_EXECUTIONS);
interop::request!(DOCUMENT, Api<()>, requests::GetExecution, operations::GET_EXECUTION);
interop::response!(DOCUMENT, Api<()>, responses::GetExecution, operations::GET_EXECUTION);
interop::request!(DOCUMENT, Api<()>, requests::WatchExecution, operations::WATCH_EXECUTION);
interop::response!(DOCUMENT, Api<()>, responses::WatchExecution, operations::WATCH_EXECUTION);
interop::request!(DOCUMENT, Api<()>, requests::CancelExecution, operations::CANCEL_EXECUTION);
interop::response!(DOCUMENT, Api<()>, responses::CancelExecution, operations::CANCEL_EXECUTION);
interop::request!(DOCUMENT, Api<()>, requests::RetryExecution, operations::RETRY_EXECUTION);
interop::response!(DOCUMENT, Api<()>, responses::RetryExecution, operations::RETRY_EXECUTION);
interop::request!(DOCUMENT, Api<()>, requests::GetWorkflowSettings, operations::GET_WORKFLOW_SETTINGS);
interop::response!(DOCUMENT, Api<()>, responses::GetWorkflowSettings, operations::GET_WORKFLOW_SETTINGS);
interop::request!(DOCUMENT, Api<()>, requests::SetWorkflowSettings, operations::SET_WORKFLOW_SETTINGS);
interop::response!(DOCUMENT, Api<()>, responses::SetWorkflowSettings, operations::SET_WORKFLOW_SETTINGS);
interop::request!(DOCUMENT, Api<()>, requests::ListWorkflowTriggers, operations::LIST_WORKFLOW_TRIGGERS);
interop::response!(DOCUMENT, Api<()>, responses::ListWorkflowTriggers, operations::LIST_WORKFLOW_TRIGGERS);
interop::request!(DOCUMENT, Api<()>, requests::RotateWorkflowTrigger, operations::ROTATE_WORKFLOW_TRIGGER);
interop::response!(DOCUMENT, Api<()>, responses::RotateWorkflowTrigger, operations::ROTATE_WORKFLOW_TRIGGER);
interop::request!(DOCUMENT, Api<()>, requests::ImportWorkflow, operations::IMPORT_WORKFLOW);
interop::response!(DOCUMENT, Api<()>, responses::ImportWorkflow, operations::IMPORT_WORKFLOW);
interop::request!(DOCUMENT, Api<()>, requests::ListAgents, operations::LIST_AGENTS);
interop::response!(DOCUMENT, Api<()>, responses::ListAgents, operations::LIST_AGENTS);
interop::request!(DOCUMENT, Api<()>, requests::GetAgent, operations::GET_AGENT);
interop::response!(DOCUMENT, Api<()>, responses::GetAgent, operations::GET_AGENT);
interop::request!(DOCUMENT, Api<()>, requests::SetAgentDefinition, operations::SET_AGENT_DEFINITION);
interop::response!(DOCUMENT, Api<()>, responses::SetAgentDefinition, operations::SET_AGENT_DEFINITION);
interop::request!(DOCUMENT, Api<()>, requests::DeleteAgentDefinition, operations::DELETE_AGENT_DEFINITION);
interop::response!(DOCUMENT, Api<()>, responses::DeleteAgentDefinition, operations::DELETE_AGENT_DEFINITION);
interop::request!(DOCUMENT, Api<()>, requests::SetAgentLinks, operations::SET_AGENT_LINKS);
interop::response!(DOCUMENT, Api<()>, responses::SetAgentLinks, operations::SET_AGENT_LINKS);
interop::request!(DOCUMENT, Api<()>, requests::ListApprovals, operations::LIST_APPROVALS);
interop::response!(DOCUMENT, Api<()>, responses::ListApprovals, operations::LIST_APPROVALS);
interop::request!(DOCUMENT, Api<()>, requests::AnswerApproval, operations::ANSWER_APPROVAL);
interop::response!(DOCUMENT, Api<()>, responses::AnswerApproval, operations::ANSWER_APPROVAL);
interop::request!(DOCUMENT, Api<()>, requests::ListAuditEvents, operations::LIST_AUDIT_EVENTS);
interop::response!(DOCUMENT, Api<()>, responses::ListAuditEvents, operations::LIST_AUDIT_EVENTS);
