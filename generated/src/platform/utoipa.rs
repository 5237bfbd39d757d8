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
    Source { pointer: "/components/schemas/WorkflowFile", name: "WorkflowFile", schema: types::WorkflowFile::schema },
    Source {
        pointer: "/components/schemas/WorkflowFileAgent",
        name: "WorkflowFileAgent",
        schema: types::WorkflowFileAgent::schema,
    },
    Source {
        pointer: "/components/schemas/WorkflowFileLink",
        name: "WorkflowFileLink",
        schema: types::WorkflowFileLink::schema,
    },
    Source {
        pointer: "/components/schemas/WorkflowFileControlLink",
        name: "WorkflowFileControlLink",
        schema: types::WorkflowFileControlLink::schema,
    },
    Source { pointer: "/components/schemas/ImportChange", name: "ImportChange", schema: types::ImportChange::schema },
    Source {
        pointer: "/components/schemas/WorkflowImport",
        name: "WorkflowImport",
        schema: types::WorkflowImport::schema,
    },
    Source { pointer: "/components/schemas/ImportCounts", name: "ImportCounts", schema: types::ImportCounts::schema },
    Source {
        pointer: "/components/schemas/ImportedAgent",
        name: "ImportedAgent",
        schema: types::ImportedAgent::schema,
    },
    Source { pointer: "/components/schemas/Scope", name: "Scope", schema: types::Scope::schema },
    Source {
        pointer: "/components/schemas/CreateApiKeyRequest",
        name: "CreateApiKeyRequest",
        schema: types::CreateApiKeyRequest::schema,
    },
    Source { pointer: "/components/schemas/Plan", name: "Plan", schema: types::Plan::schema },
    Source { pointer: "/components/schemas/ApiKey", name: "ApiKey", schema: types::ApiKey::schema },
    Source {
        pointer: "/components/schemas/CreatedApiKey",
        name: "CreatedApiKey",
        schema: types::CreatedApiKey::schema,
    },
    Source { pointer: "/components/schemas/ApiKeyList", name: "ApiKeyList", schema: types::ApiKeyList::schema },
    Source { pointer: "/components/schemas/ActorKind", name: "ActorKind", schema: types::ActorKind::schema },
    Source { pointer: "/components/schemas/MyTenant", name: "MyTenant", schema: types::MyTenant::schema },
    Source { pointer: "/components/schemas/MyUnit", name: "MyUnit", schema: types::MyUnit::schema },
    Source { pointer: "/components/schemas/Actor", name: "Actor", schema: types::Actor::schema },
    Source { pointer: "/components/schemas/Me", name: "Me", schema: types::Me::schema },
    Source {
        pointer: "/components/schemas/CreateTenantRequest",
        name: "CreateTenantRequest",
        schema: types::CreateTenantRequest::schema,
    },
    Source {
        pointer: "/components/schemas/UpdateTenantRequest",
        name: "UpdateTenantRequest",
        schema: types::UpdateTenantRequest::schema,
    },
    Source { pointer: "/components/schemas/Tenant", name: "Tenant", schema: types::Tenant::schema },
    Source {
        pointer: "/components/schemas/CreatedTenant",
        name: "CreatedTenant",
        schema: types::CreatedTenant::schema,
    },
    Source { pointer: "/components/schemas/TenantList", name: "TenantList", schema: types::TenantList::schema },
    Source {
        pointer: "/components/schemas/CreateUnitRequest",
        name: "CreateUnitRequest",
        schema: types::CreateUnitRequest::schema,
    },
    Source { pointer: "/components/schemas/Unit", name: "Unit", schema: types::Unit::schema },
    Source { pointer: "/components/schemas/UnitList", name: "UnitList", schema: types::UnitList::schema },
    Source {
        pointer: "/components/schemas/CreateUserRequest",
        name: "CreateUserRequest",
        schema: types::CreateUserRequest::schema,
    },
    Source { pointer: "/components/schemas/User", name: "User", schema: types::User::schema },
    Source { pointer: "/components/schemas/UserList", name: "UserList", schema: types::UserList::schema },
    Source {
        pointer: "/components/schemas/CreateUserTokenRequest",
        name: "CreateUserTokenRequest",
        schema: types::CreateUserTokenRequest::schema,
    },
    Source { pointer: "/components/schemas/UserToken", name: "UserToken", schema: types::UserToken::schema },
    Source {
        pointer: "/components/schemas/CreatedUserToken",
        name: "CreatedUserToken",
        schema: types::CreatedUserToken::schema,
    },
    Source {
        pointer: "/components/schemas/UserTokenList",
        name: "UserTokenList",
        schema: types::UserTokenList::schema,
    },
    Source {
        pointer: "/components/schemas/CreateOAuthClientRequest",
        name: "CreateOAuthClientRequest",
        schema: types::CreateOAuthClientRequest::schema,
    },
    Source { pointer: "/components/schemas/OAuthClient", name: "OAuthClient", schema: types::OAuthClient::schema },
    Source {
        pointer: "/components/schemas/CreatedOAuthClient",
        name: "CreatedOAuthClient",
        schema: types::CreatedOAuthClient::schema,
    },
    Source {
        pointer: "/components/schemas/OAuthClientList",
        name: "OAuthClientList",
        schema: types::OAuthClientList::schema,
    },
    Source {
        pointer: "/components/schemas/CreateEndpointRequest",
        name: "CreateEndpointRequest",
        schema: types::CreateEndpointRequest::schema,
    },
    Source { pointer: "/components/schemas/Endpoint", name: "Endpoint", schema: types::Endpoint::schema },
    Source { pointer: "/components/schemas/EndpointList", name: "EndpointList", schema: types::EndpointList::schema },
    Source { pointer: "/components/schemas/EventType", name: "EventType", schema: types::EventType::schema },
    Source {
        pointer: "/components/schemas/DeliveryStatus",
        name: "DeliveryStatus",
        schema: types::DeliveryStatus::schema,
    },
    Source { pointer: "/components/schemas/Delivery", name: "Delivery", schema: types::Delivery::schema },
    Source {
        pointer: "/components/schemas/DeliveryAttempt",
        name: "DeliveryAttempt",
        schema: types::DeliveryAttempt::schema,
    },
    Source {
        pointer: "/components/schemas/DeliveryDetail",
        name: "DeliveryDetail",
        schema: types::DeliveryDetail::schema,
    },
    Source { pointer: "/components/schemas/DeliveryList", name: "DeliveryList", schema: types::DeliveryList::schema },
    Source { pointer: "/components/schemas/NodeCategory", name: "NodeCategory", schema: types::NodeCategory::schema },
    Source { pointer: "/components/schemas/NodeType", name: "NodeType", schema: types::NodeType::schema },
    Source { pointer: "/components/schemas/NodeExample", name: "NodeExample", schema: types::NodeExample::schema },
    Source { pointer: "/components/schemas/NodeTypeList", name: "NodeTypeList", schema: types::NodeTypeList::schema },
    Source {
        pointer: "/components/schemas/IntegrationType",
        name: "IntegrationType",
        schema: types::IntegrationType::schema,
    },
    Source {
        pointer: "/components/schemas/IntegrationAction",
        name: "IntegrationAction",
        schema: types::IntegrationAction::schema,
    },
    Source {
        pointer: "/components/schemas/IntegrationTypeList",
        name: "IntegrationTypeList",
        schema: types::IntegrationTypeList::schema,
    },
    Source {
        pointer: "/components/schemas/CreateIntegrationRequest",
        name: "CreateIntegrationRequest",
        schema: types::CreateIntegrationRequest::schema,
    },
    Source {
        pointer: "/components/schemas/IntegrationTest",
        name: "IntegrationTest",
        schema: types::IntegrationTest::schema,
    },
    Source { pointer: "/components/schemas/Integration", name: "Integration", schema: types::Integration::schema },
    Source {
        pointer: "/components/schemas/IntegrationList",
        name: "IntegrationList",
        schema: types::IntegrationList::schema,
    },
    Source {
        pointer: "/components/schemas/IntegrationRecord",
        name: "IntegrationRecord",
        schema: types::IntegrationRecord::schema,
    },
    Source {
        pointer: "/components/schemas/IntegrationRecordList",
        name: "IntegrationRecordList",
        schema: types::IntegrationRecordList::schema,
    },
    Source { pointer: "/components/schemas/SyncStatus", name: "SyncStatus", schema: types::SyncStatus::schema },
    Source {
        pointer: "/components/schemas/IntegrationSync",
        name: "IntegrationSync",
        schema: types::IntegrationSync::schema,
    },
    Source {
        pointer: "/components/schemas/IntegrationSyncList",
        name: "IntegrationSyncList",
        schema: types::IntegrationSyncList::schema,
    },
    Source { pointer: "/components/schemas/AgentStatus", name: "AgentStatus", schema: types::AgentStatus::schema },
    Source { pointer: "/components/schemas/AgentType", name: "AgentType", schema: types::AgentType::schema },
    Source { pointer: "/components/schemas/Agent", name: "Agent", schema: types::Agent::schema },
    Source { pointer: "/components/schemas/Definition", name: "Definition", schema: types::Definition::schema },
    Source {
        pointer: "/components/schemas/InstructionDefinition",
        name: "InstructionDefinition",
        schema: types::InstructionDefinition::schema,
    },
    Source {
        pointer: "/components/schemas/InstructionDefinition/properties/type",
        name: "InstructionDefinitionType",
        schema: types::InstructionDefinitionType::schema,
    },
    Source {
        pointer: "/components/schemas/AgentProvider",
        name: "AgentProvider",
        schema: types::AgentProvider::schema,
    },
    Source {
        pointer: "/components/schemas/OpenAiProvider",
        name: "OpenAiProvider",
        schema: types::OpenAiProvider::schema,
    },
    Source {
        pointer: "/components/schemas/OpenAiProvider/properties/name",
        name: "OpenAiProviderName",
        schema: types::OpenAiProviderName::schema,
    },
    Source {
        pointer: "/components/schemas/ScriptedProvider",
        name: "ScriptedProvider",
        schema: types::ScriptedProvider::schema,
    },
    Source {
        pointer: "/components/schemas/ScriptedProvider/properties/name",
        name: "ScriptedProviderName",
        schema: types::ScriptedProviderName::schema,
    },
    Source { pointer: "/components/schemas/AgentRule", name: "AgentRule", schema: types::AgentRule::schema },
    Source { pointer: "/components/schemas/AgentOutcome", name: "AgentOutcome", schema: types::AgentOutcome::schema },
    Source { pointer: "/components/schemas/RuleTool", name: "RuleTool", schema: types::RuleTool::schema },
    Source { pointer: "/components/schemas/AgentTool", name: "AgentTool", schema: types::AgentTool::schema },
    Source { pointer: "/components/schemas/AgentMemory", name: "AgentMemory", schema: types::AgentMemory::schema },
    Source { pointer: "/components/schemas/AgentRetry", name: "AgentRetry", schema: types::AgentRetry::schema },
    Source {
        pointer: "/components/schemas/FlowDefinition",
        name: "FlowDefinition",
        schema: types::FlowDefinition::schema,
    },
    Source {
        pointer: "/components/schemas/FlowDefinition/properties/type",
        name: "FlowDefinitionType",
        schema: types::FlowDefinitionType::schema,
    },
    Source { pointer: "/components/schemas/AgentList", name: "AgentList", schema: types::AgentList::schema },
    Source {
        pointer: "/components/schemas/WorkflowSettings",
        name: "WorkflowSettings",
        schema: types::WorkflowSettings::schema,
    },
    Source { pointer: "/components/schemas/Concurrency", name: "Concurrency", schema: types::Concurrency::schema },
    Source { pointer: "/components/schemas/AgentLinks", name: "AgentLinks", schema: types::AgentLinks::schema },
    Source { pointer: "/components/schemas/Approval", name: "Approval", schema: types::Approval::schema },
    Source { pointer: "/components/schemas/ApprovalList", name: "ApprovalList", schema: types::ApprovalList::schema },
    Source {
        pointer: "/components/schemas/AnswerApprovalRequest",
        name: "AnswerApprovalRequest",
        schema: types::AnswerApprovalRequest::schema,
    },
    Source {
        pointer: "/components/schemas/ExecutionStatus",
        name: "ExecutionStatus",
        schema: types::ExecutionStatus::schema,
    },
    Source { pointer: "/components/schemas/TriggerKind", name: "TriggerKind", schema: types::TriggerKind::schema },
    Source {
        pointer: "/components/schemas/WorkflowTrigger",
        name: "WorkflowTrigger",
        schema: types::WorkflowTrigger::schema,
    },
    Source {
        pointer: "/components/schemas/WebhookTrigger",
        name: "WebhookTrigger",
        schema: types::WebhookTrigger::schema,
    },
    Source { pointer: "/components/schemas/HookMethod", name: "HookMethod", schema: types::HookMethod::schema },
    Source { pointer: "/components/schemas/HookRespond", name: "HookRespond", schema: types::HookRespond::schema },
    Source {
        pointer: "/components/schemas/ScheduleTrigger",
        name: "ScheduleTrigger",
        schema: types::ScheduleTrigger::schema,
    },
    Source {
        pointer: "/components/schemas/ScheduleCatchUp",
        name: "ScheduleCatchUp",
        schema: types::ScheduleCatchUp::schema,
    },
    Source {
        pointer: "/components/schemas/WorkflowTriggerList",
        name: "WorkflowTriggerList",
        schema: types::WorkflowTriggerList::schema,
    },
    Source {
        pointer: "/components/schemas/ExecutionTrigger",
        name: "ExecutionTrigger",
        schema: types::ExecutionTrigger::schema,
    },
    Source {
        pointer: "/components/schemas/ExecutionState",
        name: "ExecutionState",
        schema: types::ExecutionState::schema,
    },
    Source {
        pointer: "/components/schemas/WorkflowStatus",
        name: "WorkflowStatus",
        schema: types::WorkflowStatus::schema,
    },
    Source {
        pointer: "/components/schemas/VersionNumber",
        name: "VersionNumber",
        schema: || {
            number(Type::Integer, KnownFormat::Int32, false).minimum(Some(1_i64)).maximum(Some(2147483647_i64)).into()
        },
    },
    Source {
        pointer: "/components/schemas/NodeErrorPolicy",
        name: "NodeErrorPolicy",
        schema: types::NodeErrorPolicy::schema,
    },
    Source { pointer: "/components/schemas/NodeRetry", name: "NodeRetry", schema: types::NodeRetry::schema },
    Source { pointer: "/components/schemas/Node", name: "Node", schema: types::Node::schema },
    Source { pointer: "/components/schemas/Edge", name: "Edge", schema: types::Edge::schema },
    Source {
        pointer: "/components/schemas/Variables",
        name: "Variables",
        schema: || of(Type::Object, false).max_properties(Some(500)).into(),
    },
    Source {
        pointer: "/components/schemas/WorkflowSummary",
        name: "WorkflowSummary",
        schema: types::WorkflowSummary::schema,
    },
    Source { pointer: "/components/schemas/WorkflowList", name: "WorkflowList", schema: types::WorkflowList::schema },
    Source { pointer: "/components/schemas/Workflow", name: "Workflow", schema: types::Workflow::schema },
    Source {
        pointer: "/components/schemas/SaveWorkflowDraftRequest",
        name: "SaveWorkflowDraftRequest",
        schema: types::SaveWorkflowDraftRequest::schema,
    },
    Source {
        pointer: "/components/schemas/PublishWorkflowRequest",
        name: "PublishWorkflowRequest",
        schema: types::PublishWorkflowRequest::schema,
    },
    Source {
        pointer: "/components/schemas/RestoreWorkflowRequest",
        name: "RestoreWorkflowRequest",
        schema: types::RestoreWorkflowRequest::schema,
    },
    Source {
        pointer: "/components/schemas/RunWorkflowRequest",
        name: "RunWorkflowRequest",
        schema: types::RunWorkflowRequest::schema,
    },
    Source {
        pointer: "/components/schemas/WorkflowVersion",
        name: "WorkflowVersion",
        schema: types::WorkflowVersion::schema,
    },
    Source { pointer: "/components/schemas/AuditActor", name: "AuditActor", schema: types::AuditActor::schema },
    Source {
        pointer: "/components/schemas/AuditActorKind",
        name: "AuditActorKind",
        schema: types::AuditActorKind::schema,
    },
    Source {
        pointer: "/components/schemas/WorkflowVersionDetail",
        name: "WorkflowVersionDetail",
        schema: types::WorkflowVersionDetail::schema,
    },
    Source {
        pointer: "/components/schemas/WorkflowVersionList",
        name: "WorkflowVersionList",
        schema: types::WorkflowVersionList::schema,
    },
    Source { pointer: "/components/schemas/ChangeOp", name: "ChangeOp", schema: types::ChangeOp::schema },
    Source { pointer: "/components/schemas/ValueChange", name: "ValueChange", schema: types::ValueChange::schema },
    Source { pointer: "/components/schemas/ChangedNode", name: "ChangedNode", schema: types::ChangedNode::schema },
    Source { pointer: "/components/schemas/ChangedEdge", name: "ChangedEdge", schema: types::ChangedEdge::schema },
    Source { pointer: "/components/schemas/NodesDiff", name: "NodesDiff", schema: types::NodesDiff::schema },
    Source { pointer: "/components/schemas/EdgesDiff", name: "EdgesDiff", schema: types::EdgesDiff::schema },
    Source { pointer: "/components/schemas/WorkflowDiff", name: "WorkflowDiff", schema: types::WorkflowDiff::schema },
    Source { pointer: "/components/schemas/RunError", name: "RunError", schema: types::RunError::schema },
    Source {
        pointer: "/components/schemas/ExecutionSummary",
        name: "ExecutionSummary",
        schema: types::ExecutionSummary::schema,
    },
    Source {
        pointer: "/components/schemas/ExecutionCursorList",
        name: "ExecutionCursorList",
        schema: types::ExecutionCursorList::schema,
    },
    Source { pointer: "/components/schemas/StepStatus", name: "StepStatus", schema: types::StepStatus::schema },
    Source {
        pointer: "/components/schemas/ExecutionStep",
        name: "ExecutionStep",
        schema: types::ExecutionStep::schema,
    },
    Source {
        pointer: "/components/schemas/ExecutionDetail",
        name: "ExecutionDetail",
        schema: types::ExecutionDetail::schema,
    },
    Source {
        pointer: "/components/schemas/ExecutionEvent",
        name: "ExecutionEvent",
        schema: types::ExecutionEvent::schema,
    },
    Source {
        pointer: "/components/schemas/ExecutionStartedEvent",
        name: "ExecutionStartedEvent",
        schema: types::ExecutionStartedEvent::schema,
    },
    Source {
        pointer: "/components/schemas/ExecutionStartedEvent/properties/event",
        name: "ExecutionStartedEventEvent",
        schema: types::ExecutionStartedEventEvent::schema,
    },
    Source {
        pointer: "/components/schemas/NodeStartedEvent",
        name: "NodeStartedEvent",
        schema: types::NodeStartedEvent::schema,
    },
    Source {
        pointer: "/components/schemas/NodeStartedEvent/properties/event",
        name: "NodeStartedEventEvent",
        schema: types::NodeStartedEventEvent::schema,
    },
    Source {
        pointer: "/components/schemas/NodeFinishedEvent",
        name: "NodeFinishedEvent",
        schema: types::NodeFinishedEvent::schema,
    },
    Source {
        pointer: "/components/schemas/NodeFinishedEvent/properties/event",
        name: "NodeFinishedEventEvent",
        schema: types::NodeFinishedEventEvent::schema,
    },
    Source {
        pointer: "/components/schemas/NodeFinishedEventStatus",
        name: "NodeFinishedEventStatus",
        schema: types::NodeFinishedEventStatus::schema,
    },
    Source { pointer: "/components/schemas/TextEvent", name: "TextEvent", schema: types::TextEvent::schema },
    Source {
        pointer: "/components/schemas/TextEvent/properties/event",
        name: "TextEventEvent",
        schema: types::TextEventEvent::schema,
    },
    Source {
        pointer: "/components/schemas/TextRestartedEvent",
        name: "TextRestartedEvent",
        schema: types::TextRestartedEvent::schema,
    },
    Source {
        pointer: "/components/schemas/TextRestartedEvent/properties/event",
        name: "TextRestartedEventEvent",
        schema: types::TextRestartedEventEvent::schema,
    },
    Source { pointer: "/components/schemas/WaitingEvent", name: "WaitingEvent", schema: types::WaitingEvent::schema },
    Source {
        pointer: "/components/schemas/WaitingEvent/properties/event",
        name: "WaitingEventEvent",
        schema: types::WaitingEventEvent::schema,
    },
    Source { pointer: "/components/schemas/PausedEvent", name: "PausedEvent", schema: types::PausedEvent::schema },
    Source {
        pointer: "/components/schemas/PausedEvent/properties/event",
        name: "PausedEventEvent",
        schema: types::PausedEventEvent::schema,
    },
    Source {
        pointer: "/components/schemas/ExecutionFinishedEvent",
        name: "ExecutionFinishedEvent",
        schema: types::ExecutionFinishedEvent::schema,
    },
    Source {
        pointer: "/components/schemas/ExecutionFinishedEvent/properties/event",
        name: "ExecutionFinishedEventEvent",
        schema: types::ExecutionFinishedEventEvent::schema,
    },
    Source {
        pointer: "/components/schemas/ExecutionFinishedEventStatus",
        name: "ExecutionFinishedEventStatus",
        schema: types::ExecutionFinishedEventStatus::schema,
    },
    Source { pointer: "/components/schemas/PingEvent", name: "PingEvent", schema: types::PingEvent::schema },
    Source {
        pointer: "/components/schemas/PingEvent/properties/event",
        name: "PingEventEvent",
        schema: types::PingEventEvent::schema,
    },
    Source { pointer: "/components/schemas/AuditAction", name: "AuditAction", schema: types::AuditAction::schema },
    Source { pointer: "/components/schemas/AuditRecord", name: "AuditRecord", schema: types::AuditRecord::schema },
    Source { pointer: "/components/schemas/AuditEvent", name: "AuditEvent", schema: types::AuditEvent::schema },
    Source {
        pointer: "/components/schemas/AuditEventList",
        name: "AuditEventList",
        schema: types::AuditEventList::schema,
    },
    Source { pointer: "/components/schemas/ProblemPlace", name: "ProblemPlace", schema: types::ProblemPlace::schema },
    Source { pointer: "/components/schemas/ProblemError", name: "ProblemError", schema: types::ProblemError::schema },
    Source { pointer: "/components/schemas/Problem", name: "Problem", schema: types::Problem::schema },
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
        pointer: "/paths/~1api-keys/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("ApiKeyList").into(),
    },
    Source {
        pointer: "/components/responses/BadRequest/content/application~1problem+json/schema",
        name: "",
        schema: || named("Problem").into(),
    },
    Source {
        pointer: "/components/responses/Unauthorized/content/application~1problem+json/schema",
        name: "",
        schema: || named("Problem").into(),
    },
    Source {
        pointer: "/components/responses/Forbidden/content/application~1problem+json/schema",
        name: "",
        schema: || named("Problem").into(),
    },
    Source {
        pointer: "/components/responses/RateLimited/content/application~1problem+json/schema",
        name: "",
        schema: || named("Problem").into(),
    },
    Source {
        pointer: "/components/responses/InternalError/content/application~1problem+json/schema",
        name: "",
        schema: || named("Problem").into(),
    },
    Source {
        pointer: "/components/parameters/IdempotencyKey/schema",
        name: "",
        schema: || {
            of(Type::String, false).min_length(Some(1)).max_length(Some(255)).pattern(Some("^[\\x21-\\x7E]+$")).into()
        },
    },
    Source {
        pointer: "/paths/~1api-keys/post/requestBody/content/application~1json/schema",
        name: "",
        schema: || named("CreateApiKeyRequest").into(),
    },
    Source {
        pointer: "/paths/~1api-keys/post/responses/201/content/application~1json/schema",
        name: "",
        schema: || named("CreatedApiKey").into(),
    },
    Source {
        pointer: "/components/responses/Conflict/content/application~1problem+json/schema",
        name: "",
        schema: || named("Problem").into(),
    },
    Source {
        pointer: "/components/responses/PayloadTooLarge/content/application~1problem+json/schema",
        name: "",
        schema: || named("Problem").into(),
    },
    Source {
        pointer: "/components/responses/UnsupportedMediaType/content/application~1problem+json/schema",
        name: "",
        schema: || named("Problem").into(),
    },
    Source {
        pointer: "/components/responses/KeyReused/content/application~1problem+json/schema",
        name: "",
        schema: || named("Problem").into(),
    },
    Source {
        pointer: "/paths/~1api-keys~1{id}/get/parameters/0/schema",
        name: "",
        schema: || of(Type::String, false).min_length(Some(1)).max_length(Some(128)).into(),
    },
    Source {
        pointer: "/paths/~1api-keys~1{id}/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("ApiKey").into(),
    },
    Source {
        pointer: "/components/responses/NotFound/content/application~1problem+json/schema",
        name: "",
        schema: || named("Problem").into(),
    },
    Source {
        pointer: "/paths/~1api-keys~1{id}/delete/parameters/0/schema",
        name: "",
        schema: || of(Type::String, false).min_length(Some(1)).max_length(Some(128)).into(),
    },
    Source {
        pointer: "/paths/~1me/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("Me").into(),
    },
    Source {
        pointer: "/paths/~1tenants/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("TenantList").into(),
    },
    Source {
        pointer: "/paths/~1tenants/post/requestBody/content/application~1json/schema",
        name: "",
        schema: || named("CreateTenantRequest").into(),
    },
    Source {
        pointer: "/paths/~1tenants/post/responses/201/content/application~1json/schema",
        name: "",
        schema: || named("CreatedTenant").into(),
    },
    Source {
        pointer: "/paths/~1tenants~1{id}/get/parameters/0/schema",
        name: "",
        schema: || of(Type::String, false).min_length(Some(1)).max_length(Some(128)).into(),
    },
    Source {
        pointer: "/paths/~1tenants~1{id}/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("Tenant").into(),
    },
    Source {
        pointer: "/paths/~1tenants~1{id}/patch/parameters/0/schema",
        name: "",
        schema: || of(Type::String, false).min_length(Some(1)).max_length(Some(128)).into(),
    },
    Source {
        pointer: "/paths/~1tenants~1{id}/patch/requestBody/content/application~1json/schema",
        name: "",
        schema: || named("UpdateTenantRequest").into(),
    },
    Source {
        pointer: "/paths/~1tenants~1{id}/patch/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("Tenant").into(),
    },
    Source {
        pointer: "/paths/~1units/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("UnitList").into(),
    },
    Source {
        pointer: "/paths/~1units/post/requestBody/content/application~1json/schema",
        name: "",
        schema: || named("CreateUnitRequest").into(),
    },
    Source {
        pointer: "/paths/~1units/post/responses/201/content/application~1json/schema",
        name: "",
        schema: || named("Unit").into(),
    },
    Source {
        pointer: "/paths/~1units~1{id}/get/parameters/0/schema",
        name: "",
        schema: || of(Type::String, false).min_length(Some(1)).max_length(Some(128)).into(),
    },
    Source {
        pointer: "/paths/~1units~1{id}/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("Unit").into(),
    },
    Source {
        pointer: "/paths/~1units~1{id}/delete/parameters/0/schema",
        name: "",
        schema: || of(Type::String, false).min_length(Some(1)).max_length(Some(128)).into(),
    },
    Source {
        pointer: "/paths/~1users/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("UserList").into(),
    },
    Source {
        pointer: "/paths/~1users/post/requestBody/content/application~1json/schema",
        name: "",
        schema: || named("CreateUserRequest").into(),
    },
    Source {
        pointer: "/paths/~1users/post/responses/201/content/application~1json/schema",
        name: "",
        schema: || named("User").into(),
    },
    Source {
        pointer: "/paths/~1users~1{id}/get/parameters/0/schema",
        name: "",
        schema: || of(Type::String, false).min_length(Some(1)).max_length(Some(128)).into(),
    },
    Source {
        pointer: "/paths/~1users~1{id}/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("User").into(),
    },
    Source {
        pointer: "/paths/~1users~1{id}/delete/parameters/0/schema",
        name: "",
        schema: || of(Type::String, false).min_length(Some(1)).max_length(Some(128)).into(),
    },
    Source {
        pointer: "/paths/~1users~1{id}~1tokens/get/parameters/0/schema",
        name: "",
        schema: || of(Type::String, false).min_length(Some(1)).max_length(Some(128)).into(),
    },
    Source {
        pointer: "/paths/~1users~1{id}~1tokens/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("UserTokenList").into(),
    },
    Source {
        pointer: "/paths/~1users~1{id}~1tokens/post/parameters/0/schema",
        name: "",
        schema: || of(Type::String, false).min_length(Some(1)).max_length(Some(128)).into(),
    },
    Source {
        pointer: "/paths/~1users~1{id}~1tokens/post/requestBody/content/application~1json/schema",
        name: "",
        schema: || named("CreateUserTokenRequest").into(),
    },
    Source {
        pointer: "/paths/~1users~1{id}~1tokens/post/responses/201/content/application~1json/schema",
        name: "",
        schema: || named("CreatedUserToken").into(),
    },
    Source {
        pointer: "/paths/~1users~1{id}~1tokens~1{token_id}/delete/parameters/0/schema",
        name: "",
        schema: || of(Type::String, false).min_length(Some(1)).max_length(Some(128)).into(),
    },
    Source {
        pointer: "/paths/~1users~1{id}~1tokens~1{token_id}/delete/parameters/1/schema",
        name: "",
        schema: || of(Type::String, false).min_length(Some(1)).max_length(Some(128)).into(),
    },
    Source {
        pointer: "/paths/~1oauth-clients/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("OAuthClientList").into(),
    },
    Source {
        pointer: "/paths/~1oauth-clients/post/requestBody/content/application~1json/schema",
        name: "",
        schema: || named("CreateOAuthClientRequest").into(),
    },
    Source {
        pointer: "/paths/~1oauth-clients/post/responses/201/content/application~1json/schema",
        name: "",
        schema: || named("CreatedOAuthClient").into(),
    },
    Source {
        pointer: "/paths/~1oauth-clients~1{id}/get/parameters/0/schema",
        name: "",
        schema: || of(Type::String, false).min_length(Some(1)).max_length(Some(128)).into(),
    },
    Source {
        pointer: "/paths/~1oauth-clients~1{id}/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("OAuthClient").into(),
    },
    Source {
        pointer: "/paths/~1oauth-clients~1{id}/delete/parameters/0/schema",
        name: "",
        schema: || of(Type::String, false).min_length(Some(1)).max_length(Some(128)).into(),
    },
    Source {
        pointer: "/paths/~1endpoints/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("EndpointList").into(),
    },
    Source {
        pointer: "/paths/~1endpoints/post/requestBody/content/application~1json/schema",
        name: "",
        schema: || named("CreateEndpointRequest").into(),
    },
    Source {
        pointer: "/paths/~1endpoints/post/responses/201/content/application~1json/schema",
        name: "",
        schema: || named("Endpoint").into(),
    },
    Source {
        pointer: "/paths/~1webhook-deliveries/get/parameters/2/schema",
        name: "",
        schema: || of(Type::String, false).min_length(Some(1)).max_length(Some(128)).into(),
    },
    Source {
        pointer: "/paths/~1webhook-deliveries/get/parameters/3/schema",
        name: "",
        schema: || named("DeliveryStatus").into(),
    },
    Source {
        pointer: "/paths/~1webhook-deliveries/get/parameters/4/schema",
        name: "",
        schema: || named("EventType").into(),
    },
    Source {
        pointer: "/paths/~1webhook-deliveries/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("DeliveryList").into(),
    },
    Source {
        pointer: "/components/parameters/DeliveryId/schema",
        name: "",
        schema: || of(Type::String, false).min_length(Some(1)).max_length(Some(128)).into(),
    },
    Source {
        pointer: "/paths/~1webhook-deliveries~1{id}/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("DeliveryDetail").into(),
    },
    Source {
        pointer: "/paths/~1webhook-deliveries~1{id}~1resend/post/responses/202/content/application~1json/schema",
        name: "",
        schema: || named("Delivery").into(),
    },
    Source {
        pointer: "/paths/~1node-types/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("NodeTypeList").into(),
    },
    Source {
        pointer: "/paths/~1workflows/get/parameters/0/schema",
        name: "",
        schema: || named("WorkflowStatus").into(),
    },
    Source {
        pointer: "/paths/~1workflows/get/parameters/1/schema",
        name: "",
        schema: || of(Type::String, false).max_length(Some(255)).pattern(Some("^[^\\x00-\\x1F\\x7F]*$")).into(),
    },
    Source {
        pointer: "/paths/~1workflows/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("WorkflowList").into(),
    },
    Source {
        pointer: "/components/parameters/WorkflowId/schema",
        name: "",
        schema: || of(Type::String, false).min_length(Some(1)).max_length(Some(128)).into(),
    },
    Source {
        pointer: "/paths/~1workflows~1{id}/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("Workflow").into(),
    },
    Source {
        pointer: "/paths/~1workflows~1{id}~1versions/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("WorkflowVersionList").into(),
    },
    Source {
        pointer: "/components/parameters/WorkflowVersionNumber/schema",
        name: "",
        schema: || named("VersionNumber").into(),
    },
    Source {
        pointer: "/paths/~1workflows~1{id}~1versions~1{version}/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("WorkflowVersionDetail").into(),
    },
    Source {
        pointer: "/paths/~1workflows~1{id}~1draft/put/requestBody/content/application~1json/schema",
        name: "",
        schema: || named("SaveWorkflowDraftRequest").into(),
    },
    Source {
        pointer: "/paths/~1workflows~1{id}~1draft/put/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("Workflow").into(),
    },
    Source {
        pointer: "/paths/~1workflows~1{id}~1publish/post/requestBody/content/application~1json/schema",
        name: "",
        schema: || named("PublishWorkflowRequest").into(),
    },
    Source {
        pointer: "/paths/~1workflows~1{id}~1publish/post/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("Workflow").into(),
    },
    Source {
        pointer: "/paths/~1workflows~1{id}~1unpublish/post/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("Workflow").into(),
    },
    Source {
        pointer: "/paths/~1workflows~1{id}~1restore/post/requestBody/content/application~1json/schema",
        name: "",
        schema: || named("RestoreWorkflowRequest").into(),
    },
    Source {
        pointer: "/paths/~1workflows~1{id}~1restore/post/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("Workflow").into(),
    },
    Source {
        pointer: "/paths/~1workflows~1{id}~1diff/get/parameters/1/schema",
        name: "",
        schema: || named("VersionNumber").into(),
    },
    Source {
        pointer: "/paths/~1workflows~1{id}~1diff/get/parameters/2/schema",
        name: "",
        schema: || named("VersionNumber").into(),
    },
    Source {
        pointer: "/paths/~1workflows~1{id}~1diff/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("WorkflowDiff").into(),
    },
    Source {
        pointer: "/paths/~1workflows~1{id}~1run/post/requestBody/content/application~1json/schema",
        name: "",
        schema: || named("RunWorkflowRequest").into(),
    },
    Source {
        pointer: "/paths/~1workflows~1{id}~1run/post/responses/202/content/application~1json/schema",
        name: "",
        schema: || named("ExecutionSummary").into(),
    },
    Source {
        pointer: "/paths/~1integration-types/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("IntegrationTypeList").into(),
    },
    Source {
        pointer: "/paths/~1integrations/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("IntegrationList").into(),
    },
    Source {
        pointer: "/paths/~1integrations/post/requestBody/content/application~1json/schema",
        name: "",
        schema: || named("CreateIntegrationRequest").into(),
    },
    Source {
        pointer: "/paths/~1integrations/post/responses/201/content/application~1json/schema",
        name: "",
        schema: || named("Integration").into(),
    },
    Source {
        pointer: "/components/parameters/IntegrationId/schema",
        name: "",
        schema: || of(Type::String, false).min_length(Some(1)).max_length(Some(128)).into(),
    },
    Source {
        pointer: "/paths/~1integrations~1{id}/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("Integration").into(),
    },
    Source {
        pointer: "/paths/~1integrations~1{id}~1records/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("IntegrationRecordList").into(),
    },
    Source {
        pointer: "/paths/~1integrations~1{id}~1syncs/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("IntegrationSyncList").into(),
    },
    Source {
        pointer: "/paths/~1executions/get/parameters/0/schema",
        name: "",
        schema: || of(Type::String, false).min_length(Some(1)).max_length(Some(128)).into(),
    },
    Source {
        pointer: "/paths/~1executions/get/parameters/1/schema",
        name: "",
        schema: || of(Type::String, false).min_length(Some(1)).max_length(Some(128)).into(),
    },
    Source {
        pointer: "/paths/~1executions/get/parameters/2/schema",
        name: "",
        schema: || named("ExecutionStatus").into(),
    },
    Source {
        pointer: "/paths/~1executions/get/parameters/3/schema",
        name: "",
        schema: || formatted("date-time", false).max_length(Some(64)).into(),
    },
    Source {
        pointer: "/paths/~1executions/get/parameters/4/schema",
        name: "",
        schema: || formatted("date-time", false).max_length(Some(64)).into(),
    },
    Source {
        pointer: "/paths/~1executions/get/parameters/5/schema",
        name: "",
        schema: || {
            of(Type::String, false).min_length(Some(1)).max_length(Some(19)).pattern(Some("^[0-9]{1,19}$")).into()
        },
    },
    Source {
        pointer: "/paths/~1executions/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("ExecutionCursorList").into(),
    },
    Source {
        pointer: "/components/parameters/ExecutionId/schema",
        name: "",
        schema: || of(Type::String, false).min_length(Some(1)).max_length(Some(128)).into(),
    },
    Source {
        pointer: "/paths/~1executions~1{id}/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("ExecutionDetail").into(),
    },
    Source {
        pointer: "/paths/~1executions~1{id}~1events/get/parameters/1/schema",
        name: "",
        schema: || of(Type::String, false).max_length(Some(39)).pattern(Some("^([0-9]{1,19}:[0-9]{1,19})?$")).into(),
    },
    Source {
        pointer: "/paths/~1executions~1{id}~1cancel/post/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("ExecutionState").into(),
    },
    Source {
        pointer: "/paths/~1executions~1{id}~1retry/post/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("ExecutionState").into(),
    },
    Source {
        pointer: "/paths/~1workflows~1{id}~1settings/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("WorkflowSettings").into(),
    },
    Source {
        pointer: "/paths/~1workflows~1{id}~1settings/put/requestBody/content/application~1json/schema",
        name: "",
        schema: || named("WorkflowSettings").into(),
    },
    Source {
        pointer: "/paths/~1workflows~1{id}~1settings/put/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("WorkflowSettings").into(),
    },
    Source {
        pointer: "/paths/~1workflows~1{id}~1triggers/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("WorkflowTriggerList").into(),
    },
    Source {
        pointer: "/components/parameters/TriggerNode/schema",
        name: "",
        schema: || of(Type::String, false).min_length(Some(1)).max_length(Some(255)).into(),
    },
    Source {
        pointer: "/paths/~1workflows~1{id}~1triggers~1{node}~1rotate/post/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("WorkflowTrigger").into(),
    },
    Source {
        pointer: "/paths/~1imports/post/requestBody/content/application~1json/schema",
        name: "",
        schema: || named("WorkflowFile").into(),
    },
    Source {
        pointer: "/paths/~1imports/post/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("WorkflowImport").into(),
    },
    Source {
        pointer: "/paths/~1imports/post/responses/201/content/application~1json/schema",
        name: "",
        schema: || named("WorkflowImport").into(),
    },
    Source {
        pointer: "/paths/~1agents/get/parameters/0/schema",
        name: "",
        schema: || of(Type::String, false).min_length(Some(1)).max_length(Some(255)).into(),
    },
    Source { pointer: "/paths/~1agents/get/parameters/1/schema", name: "", schema: || named("AgentStatus").into() },
    Source {
        pointer: "/paths/~1agents/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("AgentList").into(),
    },
    Source {
        pointer: "/components/parameters/AgentId/schema",
        name: "",
        schema: || of(Type::String, false).min_length(Some(1)).max_length(Some(128)).into(),
    },
    Source {
        pointer: "/paths/~1agents~1{id}/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("Agent").into(),
    },
    Source {
        pointer: "/paths/~1agents~1{id}~1definition/put/requestBody/content/application~1json/schema",
        name: "",
        schema: || named("Definition").into(),
    },
    Source {
        pointer: "/paths/~1agents~1{id}~1definition/put/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("Agent").into(),
    },
    Source {
        pointer: "/paths/~1agents~1{id}~1links/put/requestBody/content/application~1json/schema",
        name: "",
        schema: || named("AgentLinks").into(),
    },
    Source {
        pointer: "/paths/~1agents~1{id}~1links/put/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("Agent").into(),
    },
    Source {
        pointer: "/paths/~1approvals/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("ApprovalList").into(),
    },
    Source {
        pointer: "/paths/~1executions~1{id}~1answer/post/requestBody/content/application~1json/schema",
        name: "",
        schema: || named("AnswerApprovalRequest").into(),
    },
    Source {
        pointer: "/paths/~1executions~1{id}~1answer/post/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("ExecutionState").into(),
    },
    Source {
        pointer: "/paths/~1audit-events/get/parameters/0/schema",
        name: "",
        schema: || formatted("uuid", false).max_length(Some(36)).into(),
    },
    Source {
        pointer: "/paths/~1audit-events/get/parameters/1/schema",
        name: "",
        schema: || named("AuditAction").into(),
    },
    Source {
        pointer: "/paths/~1audit-events/get/parameters/2/schema",
        name: "",
        schema: || of(Type::String, false).min_length(Some(1)).max_length(Some(64)).pattern(Some("^[a-z_]+$")).into(),
    },
    Source {
        pointer: "/paths/~1audit-events/get/parameters/3/schema",
        name: "",
        schema: || formatted("uuid", false).max_length(Some(36)).into(),
    },
    Source {
        pointer: "/paths/~1audit-events/get/parameters/4/schema",
        name: "",
        schema: || formatted("date-time", false).max_length(Some(64)).into(),
    },
    Source {
        pointer: "/paths/~1audit-events/get/parameters/5/schema",
        name: "",
        schema: || formatted("date-time", false).max_length(Some(64)).into(),
    },
    Source {
        pointer: "/paths/~1audit-events/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("AuditEventList").into(),
    },
];

impl PartialSchema for types::WorkflowFile {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("schema_version", number(Type::Integer, KnownFormat::Int64, false).enum_values(Some([json("1")])).description(Some(r#"The version of the format."#)).default(Some(json(r#"1"#))))
.property("name", of(Type::String, false).max_length(Some(255)).pattern(Some("^[^\\x00-\\x1F\\x7F]*$")).description(Some(r#"The workflow's name."#))).required("name")
.property("description", of(Type::String, true).max_length(Some(10000)).pattern(Some("^[^\\x00]*$")).description(Some(r#"Its description."#)))
.property("guid", of(Type::String, false).min_length(Some(1)).max_length(Some(255)).pattern(Some("^[^\\x00-\\x1F\\x7F]*$")).description(Some(r#"What installations know it by."#))).required("guid")
.property("tag_fg_color", of(Type::String, true).max_length(Some(255)).pattern(Some("^[^\\x00]*$")).description(Some(r#"The colour of its label's text."#)))
.property("tag_bg_color", of(Type::String, true).max_length(Some(255)).pattern(Some("^[^\\x00]*$")).description(Some(r#"The colour of its label."#)))
.property("icon", of(Type::String, true).max_length(Some(255)).pattern(Some("^[^\\x00]*$")).description(Some(r#"What stands for it."#)))
.property("exported_at", of(Type::String, true).max_length(Some(255)).description(Some(r#"When the file was made; not looked at."#)))
.property("agents", list(named("WorkflowFileAgent"), false).max_items(Some(10000)).description(Some(r#"Its agents. An export has them in the order of their guids."#))).required("agents")
.property("links", list(named("WorkflowFileLink"), false).max_items(Some(100000)).description(Some(r#"Who receives whose messages, among these agents."#)).default(Some(json(r#"[]"#))))
.property("control_links", list(named("WorkflowFileControlLink"), false).max_items(Some(100000)).description(Some(r#"Who controls whom, among these agents."#)).default(Some(json(r#"[]"#)))).description(Some(r#"A workflow as ActiveWorkflow's API exports it. What is left out is as it is where there is nothing."#)).into()
    }
}

to_schema!(types::WorkflowFile, "WorkflowFile");

impl PartialSchema for types::WorkflowFileAgent {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "type",
                of(Type::String, false)
                    .min_length(Some(1))
                    .max_length(Some(255))
                    .pattern(Some("^[^\\x00-\\x1F\\x7F]*$"))
                    .description(Some(r#"What it is, as a full class name."#)),
            )
            .required("type")
            .property(
                "name",
                of(Type::String, false)
                    .min_length(Some(1))
                    .max_length(Some(255))
                    .pattern(Some("^[^\\x00-\\x1F\\x7F]*$"))
                    .description(Some(r#"Its name."#)),
            )
            .required("name")
            .property(
                "disabled",
                of(Type::Boolean, false)
                    .description(Some(r#"Whether it does not run."#))
                    .default(Some(json(r#"false"#))),
            )
            .property(
                "guid",
                of(Type::String, false)
                    .min_length(Some(1))
                    .max_length(Some(255))
                    .pattern(Some("^[^\\x00-\\x1F\\x7F]*$"))
                    .description(Some(r#"What installations know it by; each of a file's is another."#)),
            )
            .required("guid")
            .property(
                "options",
                of(Type::Object, false)
                    .max_properties(Some(1000))
                    .description(Some(r#"Its options."#))
                    .default(Some(json(r#"{}"#))),
            )
            .property(
                "schedule",
                of(Type::String, true)
                    .max_length(Some(64))
                    .pattern(Some("^[^\\x00]*$"))
                    .description(Some(r#"When it runs by itself."#)),
            )
            .property(
                "keep_messages_for",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(3153600000_i64))
                    .description(Some(r#"How long its messages are kept, in seconds; 0, for ever."#)),
            )
            .description(Some(r#"An agent in a file."#))
            .into()
    }
}

to_schema!(types::WorkflowFileAgent, "WorkflowFileAgent");

impl PartialSchema for types::WorkflowFileLink {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "source",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(9999_i64))
                    .description(Some(r#"Who emits, by its place among the agents."#)),
            )
            .required("source")
            .property(
                "receiver",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(9999_i64))
                    .description(Some(r#"Who receives, by its place among the agents."#)),
            )
            .required("receiver")
            .description(Some(r#"One agent receives what another emits."#))
            .into()
    }
}

to_schema!(types::WorkflowFileLink, "WorkflowFileLink");

impl PartialSchema for types::WorkflowFileControlLink {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "controller",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(9999_i64))
                    .description(Some(r#"Who controls, by its place among the agents."#)),
            )
            .required("controller")
            .property(
                "control_target",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(9999_i64))
                    .description(Some(r#"Who is controlled, by its place among the agents."#)),
            )
            .required("control_target")
            .description(Some(r#"One agent controls another."#))
            .into()
    }
}

to_schema!(types::WorkflowFileControlLink, "WorkflowFileControlLink");

impl PartialSchema for types::ImportChange {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["created", "updated", "unchanged", "removed"]))
            .description(Some(
                r#"What became of a record. `removed` is what was taken out of the workflow; the agent itself stays."#,
            ))
            .into()
    }
}

to_schema!(types::ImportChange, "ImportChange");

impl PartialSchema for types::WorkflowImport {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "workflow_id",
                formatted("uuid", false).max_length(Some(36)).description(Some(r#"Identity of the workflow."#)),
            )
            .required("workflow_id")
            .property("name", of(Type::String, false).max_length(Some(255)).description(Some(r#"Its name."#)))
            .required("name")
            .property(
                "guid",
                of(Type::String, false).max_length(Some(255)).description(Some(r#"What installations know it by."#)),
            )
            .required("guid")
            .property("change", named("ImportChange").description(Some(r#"What became of the workflow itself."#)))
            .required("change")
            .property("counts", named("ImportCounts").description(Some(r#"How many agents were changed how."#)))
            .required("counts")
            .property(
                "agents",
                list(named("ImportedAgent"), false)
                    .max_items(Some(1000000))
                    .description(Some(r#"The agents, in the order of the file; then those that were taken out."#)),
            )
            .required("agents")
            .description(Some(r#"What an import did."#))
            .into()
    }
}

to_schema!(types::WorkflowImport, "WorkflowImport");

impl PartialSchema for types::ImportCounts {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "created",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(1000000_i64))
                    .description(Some(r#"Made."#)),
            )
            .required("created")
            .property(
                "updated",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(1000000_i64))
                    .description(Some(r#"Changed."#)),
            )
            .required("updated")
            .property(
                "unchanged",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(1000000_i64))
                    .description(Some(r#"Found as the file has them."#)),
            )
            .required("unchanged")
            .property(
                "removed",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(1000000_i64))
                    .description(Some(r#"Taken out of the workflow."#)),
            )
            .required("removed")
            .description(Some(r#"How many agents were changed how."#))
            .into()
    }
}

to_schema!(types::ImportCounts, "ImportCounts");

impl PartialSchema for types::ImportedAgent {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("id", formatted("uuid", false).max_length(Some(36)).description(Some(r#"Identity of the agent."#))).required("id")
.property("guid", of(Type::String, false).max_length(Some(255)).description(Some(r#"What installations know it by."#))).required("guid")
.property("name", of(Type::String, false).max_length(Some(255)).description(Some(r#"Its name."#))).required("name")
.property("change", named("ImportChange").description(Some(r#"What became of it."#))).required("change")
.property("changed", list(of(Type::String, false).max_length(Some(64)), false).max_items(Some(20)).description(Some(r#"Which fields of an agent that was there have changed."#))).required("changed")
.property("definition_left_out", of(Type::String, true).max_length(Some(2000)).description(Some(r#"Why the definition in its options does not hold here; null where it does, or where there is none."#))).required("definition_left_out").description(Some(r#"What became of an agent."#)).into()
    }
}

to_schema!(types::ImportedAgent, "ImportedAgent");

impl PartialSchema for types::Scope {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["workflows:read", "workflows:write", "executions:read", "executions:write", "forms:read", "forms:write", "forms:submit", "credentials:read", "credentials:write", "integrations:read", "integrations:write", "webhooks:read", "webhooks:write", "jobs:run", "jobs:read", "agents:read", "agents:write", "agents:run", "conversations:read", "conversations:write", "analytics:read", "platform:read", "platform:write", "audit:read", "admin", "operator"])).description(Some(r#"What a credential may do. `admin` grants everything within its tenant; `operator`, which `admin` does not include, is for those who run the server: it makes tenants and
chooses their plans. Each other scope grants what the documents' operations list it for.
"#)).into()
    }
}

to_schema!(types::Scope, "Scope");

impl PartialSchema for types::CreateApiKeyRequest {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("name", of(Type::String, false).min_length(Some(1)).max_length(Some(255)).pattern(Some("^[^\\x00-\\x1F\\x7F]*[^\\s\\x00-\\x1F\\x7F\\x85\\uFEFF][^\\x00-\\x1F\\x7F]*$")).description(Some(r#"A name for people, not blank and without control characters. It need not be unique."#))).required("name")
.property("scopes", list(named("Scope"), false).min_items(Some(1)).max_items(Some(26)).unique_items(true).description(Some(r#"What the key may do, at least one scope."#))).required("scopes")
.property("expires_at", formatted("date-time", true).max_length(Some(64)).description(Some(r#"When the key stops working; absent or null, never. A moment that has passed is taken, and makes a key that never works."#)))
.property("unit_id", formatted("uuid", true).max_length(Some(36)).description(Some(r#"The unit that it is bound to; absent or null, what the caller is bound to. One that does not exist for the caller is 400 (`unknown_record`)."#)))
.property("plan", named_or_null("Plan").description(Some(r#"A plan of the key's own, which its requests count against alone; absent or null, they count against the tenant's. Only an operator can set one (403)."#))).additional_properties(Some(AdditionalProperties::FreeForm(false))).description(Some(r#"A new API key."#)).into()
    }
}

to_schema!(types::CreateApiKeyRequest, "CreateApiKeyRequest");

impl PartialSchema for types::Plan {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["free", "starter", "pro", "business"])).description(Some(r#"How much may be asked for: `free` 60 requests a minute and 1,000 a day, `starter` 120 and 10,000, `pro` 300 and 50,000, `business` 600 and 200,000, unless the operator set other numbers."#)).into()
    }
}

to_schema!(types::Plan, "Plan");

impl PartialSchema for types::ApiKey {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "id",
                formatted("uuid", false)
                    .max_length(Some(36))
                    .description(Some(r#"Identity of the key, which is no secret."#)),
            )
            .required("id")
            .property("name", of(Type::String, false).max_length(Some(255)).description(Some(r#"A name for people."#)))
            .required("name")
            .property(
                "prefix",
                of(Type::String, false)
                    .max_length(Some(32))
                    .description(Some(r#"The first characters of the key, for people to tell keys apart."#)),
            )
            .required("prefix")
            .property(
                "scopes",
                list(named("Scope"), false).max_items(Some(26)).description(Some(r#"What the key may do."#)),
            )
            .required("scopes")
            .property(
                "unit_id",
                formatted("uuid", true)
                    .max_length(Some(36))
                    .description(Some(r#"The unit that it is bound to; null, none."#)),
            )
            .required("unit_id")
            .property(
                "plan",
                named_or_null("Plan")
                    .description(Some(r#"A plan of its own; null, its requests count against the tenant's."#)),
            )
            .required("plan")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it was created."#)),
            )
            .required("created_at")
            .property(
                "expires_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When it stops working; null, never."#)),
            )
            .required("expires_at")
            .property(
                "last_used_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When it was last presented, to the minute; null, never yet."#)),
            )
            .required("last_used_at")
            .property(
                "revoked_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When it was revoked; null where it was not."#)),
            )
            .required("revoked_at")
            .description(Some(r#"An API key, without the key itself."#))
            .into()
    }
}

to_schema!(types::ApiKey, "ApiKey");

impl PartialSchema for types::CreatedApiKey {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "id",
                formatted("uuid", false)
                    .max_length(Some(36))
                    .description(Some(r#"Identity of the key, which is no secret."#)),
            )
            .required("id")
            .property("name", of(Type::String, false).max_length(Some(255)).description(Some(r#"A name for people."#)))
            .required("name")
            .property(
                "prefix",
                of(Type::String, false)
                    .max_length(Some(32))
                    .description(Some(r#"The first characters of the key, for people to tell keys apart."#)),
            )
            .required("prefix")
            .property(
                "scopes",
                list(named("Scope"), false).max_items(Some(26)).description(Some(r#"What the key may do."#)),
            )
            .required("scopes")
            .property(
                "key",
                of(Type::String, false).min_length(Some(16)).max_length(Some(128)).pattern(Some("^sy_")).description(
                    Some(r#"The key, to be presented as `Authorization: Bearer …` or `x-api-key`. It is shown once."#),
                ),
            )
            .required("key")
            .property(
                "unit_id",
                formatted("uuid", true)
                    .max_length(Some(36))
                    .description(Some(r#"The unit that it is bound to; null, none."#)),
            )
            .required("unit_id")
            .property(
                "plan",
                named_or_null("Plan")
                    .description(Some(r#"A plan of its own; null, its requests count against the tenant's."#)),
            )
            .required("plan")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it was created."#)),
            )
            .required("created_at")
            .property(
                "expires_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When it stops working; null, never."#)),
            )
            .required("expires_at")
            .property(
                "last_used_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When it was last presented, to the minute; null, never yet."#)),
            )
            .required("last_used_at")
            .property(
                "revoked_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When it was revoked; null where it was not."#)),
            )
            .required("revoked_at")
            .description(Some(r#"An API key at its creation, the only time when the key itself is shown."#))
            .into()
    }
}

to_schema!(types::CreatedApiKey, "CreatedApiKey");

impl PartialSchema for types::ApiKeyList {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "items",
                list(named("ApiKey"), false).max_items(Some(100)).description(Some(r#"The API keys of this page."#)),
            )
            .required("items")
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
                    .description(Some(r#"How many there are in all."#)),
            )
            .required("total")
            .description(Some(r#"A page of API keys."#))
            .into()
    }
}

to_schema!(types::ApiKeyList, "ApiKeyList");

impl PartialSchema for types::ActorKind {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["api_key", "oauth_client", "user"]))
            .description(Some(r#"What a credential is."#))
            .into()
    }
}

to_schema!(types::ActorKind, "ActorKind");

impl PartialSchema for types::MyTenant {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("id", formatted("uuid", false).max_length(Some(36)).description(Some(r#"Identity."#)))
            .required("id")
            .property("name", of(Type::String, false).max_length(Some(255)).description(Some(r#"Its name."#)))
            .required("name")
            .property("plan", named("Plan").description(Some(r#"The tenant's plan."#)))
            .required("plan")
            .description(Some(r#"The tenant that a credential is of."#))
            .into()
    }
}

to_schema!(types::MyTenant, "MyTenant");

impl PartialSchema for types::MyUnit {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("id", formatted("uuid", false).max_length(Some(36)).description(Some(r#"Identity."#)))
            .required("id")
            .property("name", of(Type::String, false).max_length(Some(255)).description(Some(r#"Its name."#)))
            .required("name")
            .description(Some(r#"The unit that a credential is bound to."#))
            .into()
    }
}

to_schema!(types::MyUnit, "MyUnit");

impl PartialSchema for types::Actor {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("kind", named("ActorKind").description(Some(r#"What it is."#)))
            .required("kind")
            .property(
                "id",
                formatted("uuid", false)
                    .max_length(Some(36))
                    .description(Some(r#"The key's, the client's or the user's id."#)),
            )
            .required("id")
            .property("name", of(Type::String, false).max_length(Some(255)).description(Some(r#"Its name."#)))
            .required("name")
            .description(Some(r#"Who acts by a credential."#))
            .into()
    }
}

to_schema!(types::Actor, "Actor");

impl PartialSchema for types::Me {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("tenant", named("MyTenant").description(Some(r#"Its tenant."#)))
            .required("tenant")
            .property(
                "unit",
                named_or_null("MyUnit")
                    .description(Some(r#"The unit that it is bound to; null, none: it sees all of the tenant."#)),
            )
            .required("unit")
            .property("actor", named("Actor").description(Some(r#"Who acts by it."#)))
            .required("actor")
            .property("scopes", list(named("Scope"), false).max_items(Some(26)).description(Some(r#"What it may do."#)))
            .required("scopes")
            .property(
                "plan",
                named("Plan")
                    .description(Some(r#"The plan that its requests count against: the tenant's, or the key's own."#)),
            )
            .required("plan")
            .property(
                "expires_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When it stops working; null, never."#)),
            )
            .required("expires_at")
            .description(Some(r#"What a credential is and may do."#))
            .into()
    }
}

to_schema!(types::Me, "Me");

impl PartialSchema for types::CreateTenantRequest {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "name",
                of(Type::String, false)
                    .min_length(Some(1))
                    .max_length(Some(255))
                    .pattern(Some("^[^\\x00-\\x1F\\x7F]*[^\\s\\x00-\\x1F\\x7F\\x85\\uFEFF][^\\x00-\\x1F\\x7F]*$"))
                    .description(Some(r#"Unique within the server; not blank and without control characters."#)),
            )
            .required("name")
            .property(
                "plan",
                named("Plan").description(Some(r#"How much it may ask for."#)).default(Some(json(r#""free""#))),
            )
            .additional_properties(Some(AdditionalProperties::FreeForm(false)))
            .description(Some(r#"A new tenant."#))
            .into()
    }
}

to_schema!(types::CreateTenantRequest, "CreateTenantRequest");

impl PartialSchema for types::UpdateTenantRequest {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "name",
                of(Type::String, false)
                    .min_length(Some(1))
                    .max_length(Some(255))
                    .pattern(Some("^[^\\x00-\\x1F\\x7F]*[^\\s\\x00-\\x1F\\x7F\\x85\\uFEFF][^\\x00-\\x1F\\x7F]*$"))
                    .description(Some(r#"Unique within the server; not blank and without control characters."#)),
            )
            .property("plan", named("Plan").description(Some(r#"How much it may ask for."#)))
            .additional_properties(Some(AdditionalProperties::FreeForm(false)))
            .description(Some(r#"What is to change of a tenant. What is absent stays."#))
            .into()
    }
}

to_schema!(types::UpdateTenantRequest, "UpdateTenantRequest");

impl PartialSchema for types::Tenant {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("id", formatted("uuid", false).max_length(Some(36)).description(Some(r#"Identity."#)))
            .required("id")
            .property(
                "name",
                of(Type::String, false).max_length(Some(255)).description(Some(r#"Unique within the server."#)),
            )
            .required("name")
            .property("plan", named("Plan").description(Some(r#"How much it may ask for."#)))
            .required("plan")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it was created."#)),
            )
            .required("created_at")
            .description(Some(r#"A tenant."#))
            .into()
    }
}

to_schema!(types::Tenant, "Tenant");

impl PartialSchema for types::CreatedTenant {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("id", formatted("uuid", false).max_length(Some(36)).description(Some(r#"Identity."#)))
            .required("id")
            .property(
                "name",
                of(Type::String, false).max_length(Some(255)).description(Some(r#"Unique within the server."#)),
            )
            .required("name")
            .property("plan", named("Plan").description(Some(r#"How much it may ask for."#)))
            .required("plan")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it was created."#)),
            )
            .required("created_at")
            .property(
                "admin_key",
                of(Type::String, false)
                    .min_length(Some(16))
                    .max_length(Some(128))
                    .pattern(Some("^sy_"))
                    .description(Some(r#"An API key of the tenant with the scope `admin`. It is shown once."#)),
            )
            .required("admin_key")
            .description(Some(r#"A tenant at its creation, the only time when its first key is shown."#))
            .into()
    }
}

to_schema!(types::CreatedTenant, "CreatedTenant");

impl PartialSchema for types::TenantList {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "items",
                list(named("Tenant"), false).max_items(Some(100)).description(Some(r#"The tenants of this page."#)),
            )
            .required("items")
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
                    .description(Some(r#"How many there are in all."#)),
            )
            .required("total")
            .description(Some(r#"A page of tenants."#))
            .into()
    }
}

to_schema!(types::TenantList, "TenantList");

impl PartialSchema for types::CreateUnitRequest {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "name",
                of(Type::String, false)
                    .min_length(Some(1))
                    .max_length(Some(255))
                    .pattern(Some("^[^\\x00-\\x1F\\x7F]*[^\\s\\x00-\\x1F\\x7F\\x85\\uFEFF][^\\x00-\\x1F\\x7F]*$"))
                    .description(Some(r#"Unique within the tenant; not blank and without control characters."#)),
            )
            .required("name")
            .additional_properties(Some(AdditionalProperties::FreeForm(false)))
            .description(Some(r#"A new unit."#))
            .into()
    }
}

to_schema!(types::CreateUnitRequest, "CreateUnitRequest");

impl PartialSchema for types::Unit {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("id", formatted("uuid", false).max_length(Some(36)).description(Some(r#"Identity."#)))
            .required("id")
            .property(
                "name",
                of(Type::String, false).max_length(Some(255)).description(Some(r#"Unique within the tenant."#)),
            )
            .required("name")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it was created."#)),
            )
            .required("created_at")
            .description(Some(r#"A part of a tenant with walls of its own."#))
            .into()
    }
}

to_schema!(types::Unit, "Unit");

impl PartialSchema for types::UnitList {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "items",
                list(named("Unit"), false).max_items(Some(100)).description(Some(r#"The units of this page."#)),
            )
            .required("items")
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
                    .description(Some(r#"How many there are in all."#)),
            )
            .required("total")
            .description(Some(r#"A page of units."#))
            .into()
    }
}

to_schema!(types::UnitList, "UnitList");

impl PartialSchema for types::CreateUserRequest {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "name",
                of(Type::String, false)
                    .min_length(Some(1))
                    .max_length(Some(255))
                    .pattern(Some("^[^\\x00-\\x1F\\x7F]*[^\\s\\x00-\\x1F\\x7F\\x85\\uFEFF][^\\x00-\\x1F\\x7F]*$"))
                    .description(Some(r#"Unique within the tenant; not blank and without control characters."#)),
            )
            .required("name")
            .additional_properties(Some(AdditionalProperties::FreeForm(false)))
            .description(Some(r#"A new user."#))
            .into()
    }
}

to_schema!(types::CreateUserRequest, "CreateUserRequest");

impl PartialSchema for types::User {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("id", formatted("uuid", false).max_length(Some(36)).description(Some(r#"Identity."#)))
            .required("id")
            .property(
                "name",
                of(Type::String, false).max_length(Some(255)).description(Some(r#"Unique within the tenant."#)),
            )
            .required("name")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it was created."#)),
            )
            .required("created_at")
            .description(Some(r#"A person of a tenant."#))
            .into()
    }
}

to_schema!(types::User, "User");

impl PartialSchema for types::UserList {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "items",
                list(named("User"), false).max_items(Some(100)).description(Some(r#"The users of this page."#)),
            )
            .required("items")
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
                    .description(Some(r#"How many there are in all."#)),
            )
            .required("total")
            .description(Some(r#"A page of users."#))
            .into()
    }
}

to_schema!(types::UserList, "UserList");

impl PartialSchema for types::CreateUserTokenRequest {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("name", of(Type::String, false).min_length(Some(1)).max_length(Some(255)).pattern(Some("^[^\\x00-\\x1F\\x7F]*[^\\s\\x00-\\x1F\\x7F\\x85\\uFEFF][^\\x00-\\x1F\\x7F]*$")).description(Some(r#"A name for people, not blank and without control characters. It need not be unique."#))).required("name")
.property("expires_at", formatted("date-time", true).max_length(Some(64)).description(Some(r#"When the token stops working; absent or null, never. A moment that has passed is taken, and makes a token that never works."#))).additional_properties(Some(AdditionalProperties::FreeForm(false))).description(Some(r#"A new token of a user."#)).into()
    }
}

to_schema!(types::CreateUserTokenRequest, "CreateUserTokenRequest");

impl PartialSchema for types::UserToken {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "id",
                formatted("uuid", false)
                    .max_length(Some(36))
                    .description(Some(r#"Identity of the token, which is no secret; the token's `jti`."#)),
            )
            .required("id")
            .property("user_id", formatted("uuid", false).max_length(Some(36)).description(Some(r#"Whose it is."#)))
            .required("user_id")
            .property("name", of(Type::String, false).max_length(Some(255)).description(Some(r#"A name for people."#)))
            .required("name")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it was created."#)),
            )
            .required("created_at")
            .property(
                "expires_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When it stops working; null, never."#)),
            )
            .required("expires_at")
            .property(
                "last_used_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When it was last presented, to the minute; null, never yet."#)),
            )
            .required("last_used_at")
            .property(
                "revoked_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When it was revoked; null where it was not."#)),
            )
            .required("revoked_at")
            .description(Some(r#"A user's token, without the token itself."#))
            .into()
    }
}

to_schema!(types::UserToken, "UserToken");

impl PartialSchema for types::CreatedUserToken {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "id",
                formatted("uuid", false)
                    .max_length(Some(36))
                    .description(Some(r#"Identity of the token, which is no secret; the token's `jti`."#)),
            )
            .required("id")
            .property("user_id", formatted("uuid", false).max_length(Some(36)).description(Some(r#"Whose it is."#)))
            .required("user_id")
            .property("name", of(Type::String, false).max_length(Some(255)).description(Some(r#"A name for people."#)))
            .required("name")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it was created."#)),
            )
            .required("created_at")
            .property(
                "expires_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When it stops working; null, never."#)),
            )
            .required("expires_at")
            .property(
                "last_used_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When it was last presented, to the minute; null, never yet."#)),
            )
            .required("last_used_at")
            .property(
                "revoked_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When it was revoked; null where it was not."#)),
            )
            .required("revoked_at")
            .property(
                "token",
                of(Type::String, false)
                    .min_length(Some(16))
                    .max_length(Some(1024))
                    .pattern(Some("^eyJ"))
                    .description(Some(r#"The token, to be presented as `Authorization: Bearer …`. It is shown once."#)),
            )
            .required("token")
            .description(Some(r#"A user's token at its creation, the only time when the token itself is shown."#))
            .into()
    }
}

to_schema!(types::CreatedUserToken, "CreatedUserToken");

impl PartialSchema for types::UserTokenList {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "items",
                list(named("UserToken"), false).max_items(Some(100)).description(Some(r#"The tokens of this page."#)),
            )
            .required("items")
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
                    .description(Some(r#"How many there are in all."#)),
            )
            .required("total")
            .description(Some(r#"A page of tokens."#))
            .into()
    }
}

to_schema!(types::UserTokenList, "UserTokenList");

impl PartialSchema for types::CreateOAuthClientRequest {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("name", of(Type::String, false).min_length(Some(1)).max_length(Some(255)).pattern(Some("^[^\\x00-\\x1F\\x7F]*[^\\s\\x00-\\x1F\\x7F\\x85\\uFEFF][^\\x00-\\x1F\\x7F]*$")).description(Some(r#"A name for people, not blank and without control characters. It need not be unique."#))).required("name")
.property("scopes", list(named("Scope"), false).min_items(Some(1)).max_items(Some(26)).unique_items(true).description(Some(r#"The most that its access tokens may do, at least one scope."#))).required("scopes")
.property("unit_id", formatted("uuid", true).max_length(Some(36)).description(Some(r#"The unit that it is bound to; absent or null, what the caller is bound to. One that does not exist for the caller is 400 (`unknown_record`)."#))).additional_properties(Some(AdditionalProperties::FreeForm(false))).description(Some(r#"A new OAuth 2.0 client."#)).into()
    }
}

to_schema!(types::CreateOAuthClientRequest, "CreateOAuthClientRequest");

impl PartialSchema for types::OAuthClient {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "client_id",
                formatted("uuid", false)
                    .max_length(Some(36))
                    .description(Some(r#"Identity of the client, which is no secret."#)),
            )
            .required("client_id")
            .property("name", of(Type::String, false).max_length(Some(255)).description(Some(r#"A name for people."#)))
            .required("name")
            .property(
                "scopes",
                list(named("Scope"), false)
                    .max_items(Some(26))
                    .description(Some(r#"The most that its access tokens may do."#)),
            )
            .required("scopes")
            .property(
                "unit_id",
                formatted("uuid", true)
                    .max_length(Some(36))
                    .description(Some(r#"The unit that it is bound to; null, none."#)),
            )
            .required("unit_id")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it was created."#)),
            )
            .required("created_at")
            .property(
                "last_used_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When it last got a token, to the minute; null, never yet."#)),
            )
            .required("last_used_at")
            .property(
                "revoked_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When it was revoked; null where it was not."#)),
            )
            .required("revoked_at")
            .description(Some(r#"An OAuth 2.0 client, without its secret."#))
            .into()
    }
}

to_schema!(types::OAuthClient, "OAuthClient");

impl PartialSchema for types::CreatedOAuthClient {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "client_id",
                formatted("uuid", false)
                    .max_length(Some(36))
                    .description(Some(r#"Identity of the client, which is no secret."#)),
            )
            .required("client_id")
            .property("name", of(Type::String, false).max_length(Some(255)).description(Some(r#"A name for people."#)))
            .required("name")
            .property(
                "scopes",
                list(named("Scope"), false)
                    .max_items(Some(26))
                    .description(Some(r#"The most that its access tokens may do."#)),
            )
            .required("scopes")
            .property(
                "unit_id",
                formatted("uuid", true)
                    .max_length(Some(36))
                    .description(Some(r#"The unit that it is bound to; null, none."#)),
            )
            .required("unit_id")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it was created."#)),
            )
            .required("created_at")
            .property(
                "last_used_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When it last got a token, to the minute; null, never yet."#)),
            )
            .required("last_used_at")
            .property(
                "revoked_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When it was revoked; null where it was not."#)),
            )
            .required("revoked_at")
            .property(
                "client_secret",
                of(Type::String, false)
                    .min_length(Some(16))
                    .max_length(Some(128))
                    .pattern(Some("^syc_"))
                    .description(Some(r#"The secret, for `/oauth/token`. It is shown once."#)),
            )
            .required("client_secret")
            .description(Some(r#"An OAuth 2.0 client at its creation, the only time when its secret is shown."#))
            .into()
    }
}

to_schema!(types::CreatedOAuthClient, "CreatedOAuthClient");

impl PartialSchema for types::OAuthClientList {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "items",
                list(named("OAuthClient"), false)
                    .max_items(Some(100))
                    .description(Some(r#"The OAuth 2.0 clients of this page."#)),
            )
            .required("items")
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
                    .description(Some(r#"How many there are in all."#)),
            )
            .required("total")
            .description(Some(r#"A page of OAuth 2.0 clients."#))
            .into()
    }
}

to_schema!(types::OAuthClientList, "OAuthClientList");

impl PartialSchema for types::CreateEndpointRequest {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("name", of(Type::String, false).min_length(Some(1)).max_length(Some(128)).pattern(Some("^[A-Za-z0-9][A-Za-z0-9._-]*$")).description(Some(r#"Unique within the tenant; letters, digits, `.`, `_` and `-`, so that it fits into a header."#))).required("name")
.property("description", of(Type::String, false).max_length(Some(4000)).pattern(Some("^[^\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F]*$")).description(Some(r#"What it is for. Line breaks and tabs are fine, other control characters are not."#)).default(Some(json(r#""""#)))).additional_properties(Some(AdditionalProperties::FreeForm(false))).description(Some(r#"A new endpoint."#)).into()
    }
}

to_schema!(types::CreateEndpointRequest, "CreateEndpointRequest");

impl PartialSchema for types::Endpoint {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("id", formatted("uuid", false).max_length(Some(36)).description(Some(r#"Identity."#)))
            .required("id")
            .property(
                "name",
                of(Type::String, false).max_length(Some(128)).description(Some(r#"What `x-wf-endpoint` says."#)),
            )
            .required("name")
            .property(
                "description",
                of(Type::String, false).max_length(Some(4000)).description(Some(r#"What it is for; may be empty."#)),
            )
            .required("description")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it was created."#)),
            )
            .required("created_at")
            .description(Some(r#"A named place where published workflows are callable by name."#))
            .into()
    }
}

to_schema!(types::Endpoint, "Endpoint");

impl PartialSchema for types::EndpointList {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "items",
                list(named("Endpoint"), false).max_items(Some(100)).description(Some(r#"The endpoints of this page."#)),
            )
            .required("items")
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
                    .description(Some(r#"How many there are in all."#)),
            )
            .required("total")
            .description(Some(r#"A page of endpoints."#))
            .into()
    }
}

to_schema!(types::EndpointList, "EndpointList");

impl PartialSchema for types::EventType {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["workflow.executed", "workflow.failed", "workflow.published", "form.submitted"]))
            .description(Some(r#"What happened, as YourApp's document describes it."#))
            .into()
    }
}

to_schema!(types::EventType, "EventType");

impl PartialSchema for types::DeliveryStatus {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["pending", "delivered", "failed"])).description(Some(r#"Where a delivery is: `pending` has an attempt to come or under way; `delivered` was answered with a 2xx status; `failed` had its last attempt, or its webhook was disabled.
"#)).into()
    }
}

to_schema!(types::DeliveryStatus, "DeliveryStatus");

impl PartialSchema for types::Delivery {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("id", formatted("uuid", false).max_length(Some(36)).description(Some(r#"Identity."#)))
            .required("id")
            .property(
                "webhook_id",
                formatted("uuid", false).max_length(Some(36)).description(Some(r#"Where it goes."#)),
            )
            .required("webhook_id")
            .property(
                "message_id",
                of(Type::String, false)
                    .max_length(Some(64))
                    .pattern(Some("^msg_[0-9a-z]+$"))
                    .description(Some(r#"The header `webhook-id` of every attempt."#)),
            )
            .required("message_id")
            .property("event", named("EventType").description(Some(r#"What happened."#)))
            .required("event")
            .property("status", named("DeliveryStatus").description(Some(r#"Where it is."#)))
            .required("status")
            .property(
                "attempt_count",
                number(Type::Integer, KnownFormat::Int32, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(2147483647_i64))
                    .description(Some(r#"Attempts that have ended."#)),
            )
            .required("attempt_count")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When the event happened."#)),
            )
            .required("created_at")
            .property(
                "next_attempt_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When the next attempt is due; null where none is, or one is under way."#)),
            )
            .required("next_attempt_at")
            .property(
                "finished_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When it was delivered or failed; null until then."#)),
            )
            .required("finished_at")
            .description(Some(r#"An event on its way to a webhook."#))
            .into()
    }
}

to_schema!(types::Delivery, "Delivery");

impl PartialSchema for types::DeliveryAttempt {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "started_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it began."#)),
            )
            .required("started_at")
            .property(
                "duration_ms",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64))
                    .description(Some(r#"How long it took, in milliseconds."#)),
            )
            .required("duration_ms")
            .property(
                "status",
                number(Type::Integer, KnownFormat::Int32, true)
                    .minimum(Some(100_i64))
                    .maximum(Some(999_i64))
                    .description(Some(r#"What the receiver answered; null where there was no answer."#)),
            )
            .required("status")
            .property(
                "error",
                of(Type::String, true)
                    .max_length(Some(2000))
                    .description(Some(r#"Why it failed; null unless it did."#)),
            )
            .required("error")
            .description(Some(r#"One attempt."#))
            .into()
    }
}

to_schema!(types::DeliveryAttempt, "DeliveryAttempt");

impl PartialSchema for types::DeliveryDetail {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("id", formatted("uuid", false).max_length(Some(36)).description(Some(r#"Identity."#)))
            .required("id")
            .property(
                "webhook_id",
                formatted("uuid", false).max_length(Some(36)).description(Some(r#"Where it goes."#)),
            )
            .required("webhook_id")
            .property(
                "message_id",
                of(Type::String, false)
                    .max_length(Some(64))
                    .pattern(Some("^msg_[0-9a-z]+$"))
                    .description(Some(r#"The header `webhook-id` of every attempt."#)),
            )
            .required("message_id")
            .property("event", named("EventType").description(Some(r#"What happened."#)))
            .required("event")
            .property("status", named("DeliveryStatus").description(Some(r#"Where it is."#)))
            .required("status")
            .property(
                "attempt_count",
                number(Type::Integer, KnownFormat::Int32, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(2147483647_i64))
                    .description(Some(r#"Attempts that have ended."#)),
            )
            .required("attempt_count")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When the event happened."#)),
            )
            .required("created_at")
            .property(
                "next_attempt_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When the next attempt is due; null where none is, or one is under way."#)),
            )
            .required("next_attempt_at")
            .property(
                "finished_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When it was delivered or failed; null until then."#)),
            )
            .required("finished_at")
            .property(
                "attempts",
                list(named("DeliveryAttempt"), false).max_items(Some(50)).description(Some(
                    r#"The attempts that have ended, oldest first; the last 50 where it was sent again often."#,
                )),
            )
            .required("attempts")
            .property(
                "payload",
                of(Type::String, false)
                    .max_length(Some(4194304))
                    .description(Some(r#"The body of every attempt, byte for byte."#)),
            )
            .required("payload")
            .description(Some(r#"A delivery with its attempts and its payload."#))
            .into()
    }
}

to_schema!(types::DeliveryDetail, "DeliveryDetail");

impl PartialSchema for types::DeliveryList {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "items",
                list(named("Delivery"), false)
                    .max_items(Some(100))
                    .description(Some(r#"The deliveries of this page."#)),
            )
            .required("items")
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
                    .description(Some(r#"How many there are in all."#)),
            )
            .required("total")
            .description(Some(r#"A page of deliveries."#))
            .into()
    }
}

to_schema!(types::DeliveryList, "DeliveryList");

impl PartialSchema for types::NodeCategory {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["trigger", "action", "control"])).description(Some(r#"What a node type is for: `trigger` starts a workflow, `action` does something, `control` directs the flow."#)).into()
    }
}

to_schema!(types::NodeCategory, "NodeCategory");

impl PartialSchema for types::NodeType {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "name",
                of(Type::String, false).max_length(Some(128)).description(Some(r#"What a node's `type` says."#)),
            )
            .required("name")
            .property(
                "title",
                of(Type::String, false).max_length(Some(255)).description(Some(r#"A title for people."#)),
            )
            .required("title")
            .property(
                "description",
                of(Type::String, false).max_length(Some(4000)).description(Some(r#"What it does."#)),
            )
            .required("description")
            .property("category", named("NodeCategory").description(Some(r#"What it is for."#)))
            .required("category")
            .property(
                "branches",
                list(of(Type::String, false).max_length(Some(128)), false)
                    .max_items(Some(100))
                    .description(Some(r#"Branches that its edges may name, besides `error`."#)),
            )
            .required("branches")
            .property(
                "config_schema",
                of(Type::Object, false).description(Some(
                    r#"JSON Schema (2020-12) of the node's `config`, once expressions are replaced by their values."#,
                )),
            )
            .required("config_schema")
            .property(
                "example",
                named("NodeExample").description(Some(r#"A whole workflow that shows the type at work."#)),
            )
            .description(Some(r#"A node type."#))
            .into()
    }
}

to_schema!(types::NodeType, "NodeType");

impl PartialSchema for types::NodeExample {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "title",
                of(Type::String, false).max_length(Some(255)).description(Some(r#"What it shows, in a few words."#)),
            )
            .required("title")
            .property(
                "description",
                of(Type::String, false).max_length(Some(4000)).description(Some(r#"What happens in it."#)),
            )
            .required("description")
            .property(
                "graph",
                of(Type::Object, false).description(Some(
                    r#"The workflow's `nodes`, `edges` and `variables`, as workflows are created with."#,
                )),
            )
            .required("graph")
            .property("input", any().description(Some(r#"What it is executed with, any JSON."#)))
            .required("input")
            .property(
                "output",
                any().description(Some(r#"What comes out, any JSON, where that is the same every time."#)),
            )
            .description(Some(
                r#"A workflow that can be created and executed as it stands, where it names no records of yours."#,
            ))
            .into()
    }
}

to_schema!(types::NodeExample, "NodeExample");

impl PartialSchema for types::NodeTypeList {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "items",
                list(named("NodeType"), false).max_items(Some(1000)).description(Some(r#"The node types, by name."#)),
            )
            .required("items")
            .property(
                "total",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(1000_i64))
                    .description(Some(r#"How many there are."#)),
            )
            .required("total")
            .description(Some(r#"All node types."#))
            .into()
    }
}

to_schema!(types::NodeTypeList, "NodeTypeList");

impl PartialSchema for types::IntegrationType {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "name",
                of(Type::String, false)
                    .max_length(Some(128))
                    .description(Some(r#"What an integration's `type` says."#)),
            )
            .required("name")
            .property(
                "title",
                of(Type::String, false).max_length(Some(255)).description(Some(r#"A title for people."#)),
            )
            .required("title")
            .property(
                "description",
                of(Type::String, false)
                    .max_length(Some(4000))
                    .description(Some(r#"What it connects to, and what a test does."#)),
            )
            .required("description")
            .property(
                "credential_types",
                list(of(Type::String, false).max_length(Some(64)), false)
                    .max_items(Some(20))
                    .description(Some(r#"Types of credential that it takes."#)),
            )
            .required("credential_types")
            .property(
                "credential_required",
                of(Type::Boolean, false).description(Some(r#"Whether it does not work without one."#)),
            )
            .required("credential_required")
            .property(
                "config_schema",
                of(Type::Object, false).description(Some(r#"JSON Schema (2020-12) of its `config`."#)),
            )
            .required("config_schema")
            .property(
                "actions",
                list(named("IntegrationAction"), false)
                    .max_items(Some(100))
                    .description(Some(r#"What a workflow's node of type `integration` may have it do, by name."#)),
            )
            .required("actions")
            .description(Some(r#"A service that integrations can connect to."#))
            .into()
    }
}

to_schema!(types::IntegrationType, "IntegrationType");

impl PartialSchema for types::IntegrationAction {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "name",
                of(Type::String, false).max_length(Some(128)).description(Some(r#"What the node's `action` says."#)),
            )
            .required("name")
            .property(
                "title",
                of(Type::String, false).max_length(Some(255)).description(Some(r#"A title for people."#)),
            )
            .required("title")
            .property(
                "description",
                of(Type::String, false)
                    .max_length(Some(4000))
                    .description(Some(r#"What it does, and what comes out."#)),
            )
            .required("description")
            .property(
                "input_schema",
                of(Type::Object, false)
                    .description(Some(r#"JSON Schema (2020-12) of what it takes, which the node's `with` holds."#)),
            )
            .required("input_schema")
            .description(Some(r#"Something that a workflow's step may have an integration do."#))
            .into()
    }
}

to_schema!(types::IntegrationAction, "IntegrationAction");

impl PartialSchema for types::IntegrationTypeList {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "items",
                list(named("IntegrationType"), false)
                    .max_items(Some(1000))
                    .description(Some(r#"The integration types, by name."#)),
            )
            .required("items")
            .property(
                "total",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(1000_i64))
                    .description(Some(r#"How many there are."#)),
            )
            .required("total")
            .description(Some(r#"All integration types."#))
            .into()
    }
}

to_schema!(types::IntegrationTypeList, "IntegrationTypeList");

impl PartialSchema for types::CreateIntegrationRequest {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "name",
                of(Type::String, false)
                    .min_length(Some(1))
                    .max_length(Some(255))
                    .pattern(Some("^[^\\x00-\\x1F\\x7F]*[^\\s\\x00-\\x1F\\x7F\\x85\\uFEFF][^\\x00-\\x1F\\x7F]*$"))
                    .description(Some(
                        r#"A name for people, not blank and without control characters. It need not be unique."#,
                    )),
            )
            .required("name")
            .property(
                "type",
                of(Type::String, false)
                    .min_length(Some(1))
                    .max_length(Some(128))
                    .pattern(Some("^[^\\x00-\\x1F\\x7F]*$"))
                    .description(Some(r#"Which service, a name of `GET /integration-types`."#)),
            )
            .required("type")
            .property(
                "config",
                of(Type::Object, false)
                    .max_properties(Some(200))
                    .description(Some(r#"Settings of the type; checked against its schema."#))
                    .default(Some(json(r#"{}"#))),
            )
            .property(
                "credential_id",
                of(Type::String, true).min_length(Some(1)).max_length(Some(128)).description(Some(
                    r#"UUID or YourApp id (`cred_…`) of the credential to present; null or absent, none."#,
                )),
            )
            .additional_properties(Some(AdditionalProperties::FreeForm(false)))
            .description(Some(r#"A new integration."#))
            .into()
    }
}

to_schema!(types::CreateIntegrationRequest, "CreateIntegrationRequest");

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

impl PartialSchema for types::Integration {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("id", formatted("uuid", false).max_length(Some(36)).description(Some(r#"Identity."#)))
            .required("id")
            .property("name", of(Type::String, false).max_length(Some(255)).description(Some(r#"A name for people."#)))
            .required("name")
            .property("type", of(Type::String, false).max_length(Some(128)).description(Some(r#"Which service."#)))
            .required("type")
            .property("config", of(Type::Object, false).description(Some(r#"Settings of the type."#)))
            .required("config")
            .property(
                "credential_id",
                formatted("uuid", true)
                    .max_length(Some(36))
                    .description(Some(r#"UUID of the credential that it presents; null where it presents none."#)),
            )
            .required("credential_id")
            .property(
                "last_test",
                named_or_null("IntegrationTest")
                    .description(Some(r#"What its last test found; null, never tested yet."#)),
            )
            .required("last_test")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it was created."#)),
            )
            .required("created_at")
            .description(Some(r#"A connection to a service."#))
            .into()
    }
}

to_schema!(types::Integration, "Integration");

impl PartialSchema for types::IntegrationList {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "items",
                list(named("Integration"), false)
                    .max_items(Some(100))
                    .description(Some(r#"The integrations of this page."#)),
            )
            .required("items")
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
                    .description(Some(r#"How many there are in all."#)),
            )
            .required("total")
            .description(Some(r#"A page of integrations."#))
            .into()
    }
}

to_schema!(types::IntegrationList, "IntegrationList");

impl PartialSchema for types::IntegrationRecord {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "id",
                of(Type::String, false)
                    .min_length(Some(1))
                    .max_length(Some(255))
                    .description(Some(r#"Its id in its service."#)),
            )
            .required("id")
            .property(
                "data",
                any().description(Some(r#"The record, any JSON, as its service had it when it was fetched last."#)),
            )
            .required("data")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it was fetched first."#)),
            )
            .required("created_at")
            .property(
                "updated_at",
                formatted("date-time", false)
                    .max_length(Some(64))
                    .description(Some(r#"When it was last found to be different."#)),
            )
            .required("updated_at")
            .description(Some(r#"A record that a sync fetched."#))
            .into()
    }
}

to_schema!(types::IntegrationRecord, "IntegrationRecord");

impl PartialSchema for types::IntegrationRecordList {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "items",
                list(named("IntegrationRecord"), false)
                    .max_items(Some(100))
                    .description(Some(r#"The records of this page."#)),
            )
            .required("items")
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
                    .description(Some(r#"How many there are in all."#)),
            )
            .required("total")
            .description(Some(r#"A page of records."#))
            .into()
    }
}

to_schema!(types::IntegrationRecordList, "IntegrationRecordList");

impl PartialSchema for types::SyncStatus {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["running", "completed", "failed"]))
            .description(Some(r#"Where a sync is."#))
            .into()
    }
}

to_schema!(types::SyncStatus, "SyncStatus");

impl PartialSchema for types::IntegrationSync {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("id", formatted("uuid", false).max_length(Some(36)).description(Some(r#"Identity."#)))
            .required("id")
            .property(
                "status",
                named("SyncStatus").description(Some(r#"Where it is. What was fetched before one failed is kept."#)),
            )
            .required("status")
            .property(
                "pages",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64))
                    .description(Some(r#"Pages that were stored."#)),
            )
            .required("pages")
            .property(
                "fetched",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64))
                    .description(Some(r#"Records in them."#)),
            )
            .required("fetched")
            .property(
                "created",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64))
                    .description(Some(r#"Records among these that were not there before."#)),
            )
            .required("created")
            .property(
                "updated",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64))
                    .description(Some(r#"Records among these that were there and were different."#)),
            )
            .required("updated")
            .property(
                "unchanged",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64))
                    .description(Some(r#"Records among these that were there as they are."#)),
            )
            .required("unchanged")
            .property(
                "error",
                of(Type::String, true)
                    .max_length(Some(2000))
                    .description(Some(r#"Why it failed; null where it did not. It holds no secrets."#)),
            )
            .required("error")
            .property(
                "started_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it began."#)),
            )
            .required("started_at")
            .property(
                "finished_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When it ended; null while it runs."#)),
            )
            .required("finished_at")
            .description(Some(r#"One synchronisation of an integration."#))
            .into()
    }
}

to_schema!(types::IntegrationSync, "IntegrationSync");

impl PartialSchema for types::IntegrationSyncList {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "items",
                list(named("IntegrationSync"), false)
                    .max_items(Some(100))
                    .description(Some(r#"The syncs of this page."#)),
            )
            .required("items")
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
                    .description(Some(r#"How many there are in all."#)),
            )
            .required("total")
            .description(Some(r#"A page of syncs."#))
            .into()
    }
}

to_schema!(types::IntegrationSyncList, "IntegrationSyncList");

impl PartialSchema for types::AgentStatus {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["draft", "active", "inactive"]))
            .description(Some(
                r#"Where an agent is in its life. Only one that is `active` runs and receives messages."#,
            ))
            .into()
    }
}

to_schema!(types::AgentStatus, "AgentStatus");

impl PartialSchema for types::AgentType {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["single-agent", "multi-agent"]))
            .description(Some(r#"How many work together in it."#))
            .into()
    }
}

to_schema!(types::AgentType, "AgentType");

impl PartialSchema for types::Agent {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("id", formatted("uuid", false).max_length(Some(36)).description(Some(r#"Identity."#))).required("id")
.property("number", number(Type::Integer, KnownFormat::Int64, false).minimum(Some(1_i64)).maximum(Some(9007199254740991_i64)).description(Some(r#"Its number, which is its id on ActiveWorkflow's surface."#))).required("number")
.property("code", of(Type::String, false).max_length(Some(64)).description(Some(r#"A short word that names it, unique within the tenant."#))).required("code")
.property("name", of(Type::String, false).max_length(Some(255)).description(Some(r#"Its name."#))).required("name")
.property("description", of(Type::String, false).max_length(Some(10000)).description(Some(r#"What it is for; may be empty."#))).required("description")
.property("type", named("AgentType").description(Some(r#"How many work together in it."#))).required("type")
.property("mode", of(Type::String, false).max_length(Some(64)).description(Some(r#"How it is meant to be used, in the words of whoever made it."#))).required("mode")
.property("status", named("AgentStatus").description(Some(r#"Where it is in its life."#))).required("status")
.property("tags", list(of(Type::String, false).max_length(Some(64)), false).max_items(Some(50)).description(Some(r#"Words to find it by."#))).required("tags")
.property("unit_id", formatted("uuid", true).max_length(Some(36)).description(Some(r#"The unit that it is of; null where it is the whole tenant's."#))).required("unit_id")
.property("workflow_id", formatted("uuid", false).max_length(Some(36)).description(Some(r#"The workflow that its runs are executions of, unless it is a flow. It is the agent's own, in no list, and cannot be changed."#))).required("workflow_id")
.property("definition", named_or_null("Definition").description(Some(r#"What it does; null, it says what it was asked."#))).required("definition")
.property("sources", list(formatted("uuid", false).max_length(Some(36)), false).max_items(Some(1000)).description(Some(r#"UUIDs of the agents that it receives messages from."#))).required("sources")
.property("keep_messages_secs", number(Type::Integer, KnownFormat::Int64, false).minimum(Some(0_i64)).maximum(Some(3153600000_i64)).description(Some(r#"How long messages that it emits are kept, in seconds; 0, for ever."#))).required("keep_messages_secs")
.property("created_by", of(Type::String, false).max_length(Some(128)).description(Some(r#"Who made it, as kind and id."#))).required("created_by")
.property("updated_by", of(Type::String, false).max_length(Some(128)).description(Some(r#"Who changed it last, as kind and id."#))).required("updated_by")
.property("created_at", formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it was made."#))).required("created_at")
.property("updated_at", formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it last changed."#))).required("updated_at").description(Some(r#"An agent, as this surface sees it. What else there is to it is on the surfaces that make agents."#)).into()
    }
}

to_schema!(types::Agent, "Agent");

impl PartialSchema for types::Definition {
    fn schema() -> RefOr<Schema> {
        OneOfBuilder::new()
            .item(named("InstructionDefinition"))
            .item(named("FlowDefinition"))
            .discriminator(Some(Discriminator::with_mapping(
                "type",
                [
                    ("instruction", "#/components/schemas/InstructionDefinition"),
                    ("flow", "#/components/schemas/FlowDefinition"),
                ],
            )))
            .description(Some(r#"What an agent does when it runs. `type` says which of the two it is."#))
            .into()
    }
}

to_schema!(types::Definition, "Definition");

impl PartialSchema for types::InstructionDefinition {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("type", named("InstructionDefinitionType").description(Some(r#"Says that this is an instruction."#))).required("type")
.property("provider", named("AgentProvider").description(Some(r#"Who answers."#))).required("provider")
.property("prompt", of(Type::String, false).max_length(Some(100000)).description(Some(r#"What the provider is told before the conversation: a template (`{{ … }}`) that sees `agent` (`id`, `name`, `code`, `config`), `inputs` and `input`. May be empty.
"#)).default(Some(json(r#""""#))))
.property("tools", list(named("AgentTool"), false).max_items(Some(128)).description(Some(r#"Workflows that the provider may run."#)).default(Some(json(r#"[]"#))))
.property("may_escalate", of(Type::Boolean, false).description(Some(r#"Whether the provider may hand the conversation over to people. A tool `escalate` is offered to it."#)).default(Some(json(r#"false"#))))
.property("may_complete", of(Type::Boolean, false).description(Some(r#"Whether the provider may end the conversation. A tool `complete_conversation` is offered to it."#)).default(Some(json(r#"false"#))))
.property("memory", named("AgentMemory").description(Some(r#"How much of the conversation the provider is told. Absent, 20 messages and 16,000 characters at most."#)))
.property("retry", named_or_null("AgentRetry").description(Some(r#"How often and how soon a failed attempt at the provider is repeated. Absent or null, three attempts, half a second apart and doubling."#)))
.property("timeout_ms", number(Type::Integer, KnownFormat::Int64, true).minimum(Some(1_i64)).maximum(Some(86400000_i64)).description(Some(r#"Longest time of one attempt, in milliseconds. Absent or null, two minutes."#))).additional_properties(Some(AdditionalProperties::FreeForm(false))).description(Some(r#"Asks a provider."#)).into()
    }
}

to_schema!(types::InstructionDefinition, "InstructionDefinition");

impl PartialSchema for types::InstructionDefinitionType {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["instruction"]))
            .description(Some(r#"Says that this is an instruction."#))
            .into()
    }
}

to_schema!(types::InstructionDefinitionType, "InstructionDefinitionType");

impl PartialSchema for types::AgentProvider {
    fn schema() -> RefOr<Schema> {
        OneOfBuilder::new()
            .item(named("OpenAiProvider"))
            .item(named("ScriptedProvider"))
            .discriminator(Some(Discriminator::with_mapping(
                "name",
                [
                    ("openai", "#/components/schemas/OpenAiProvider"),
                    ("scripted", "#/components/schemas/ScriptedProvider"),
                ],
            )))
            .description(Some(r#"Who answers. `name` says which."#))
            .into()
    }
}

to_schema!(types::AgentProvider, "AgentProvider");

impl PartialSchema for types::OpenAiProvider {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("name", named("OpenAiProviderName").description(Some(r#"Says that this is such a server."#))).required("name")
.property("base_url", formatted("uri", false).min_length(Some(1)).max_length(Some(2048)).description(Some(r#"Where it is, with the version and without `/chat/completions`. No user name or password in it."#))).required("base_url")
.property("model", of(Type::String, false).min_length(Some(1)).max_length(Some(255)).pattern(Some("^[^\\x00-\\x1F\\x7F]+$")).description(Some(r#"What answers."#))).required("model")
.property("credential_id", of(Type::String, true).min_length(Some(1)).max_length(Some(128)).description(Some(r#"UUID or YourApp id (`cred_…`) of a credential of type `api_key` or `bearer_token`, presented as a bearer token; the UUID in answers. Null or absent, nothing is presented."#)))
.property("temperature", number(Type::Number, KnownFormat::Double, true).minimum(Some(0_i64)).maximum(Some(2_i64)).description(Some(r#"Absent or null, as the server will."#)))
.property("max_tokens", number(Type::Integer, KnownFormat::Int32, true).minimum(Some(1_i64)).maximum(Some(10000000_i64)).description(Some(r#"Most tokens of one answer. Absent or null, as the server will."#))).additional_properties(Some(AdditionalProperties::FreeForm(false))).description(Some(r#"A server that speaks the chat-completions API. Requests go through the server's guarded client: private addresses must be allowed by its operator (`--allow-outgoing`).
"#)).into()
    }
}

to_schema!(types::OpenAiProvider, "OpenAiProvider");

impl PartialSchema for types::OpenAiProviderName {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["openai"]))
            .description(Some(r#"Says that this is such a server."#))
            .into()
    }
}

to_schema!(types::OpenAiProviderName, "OpenAiProviderName");

impl PartialSchema for types::ScriptedProvider {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("name", named("ScriptedProviderName").description(Some(r#"Says that it is scripted."#))).required("name")
.property("rules", list(named("AgentRule"), false).max_items(Some(200)).description(Some(r#"The first that matches answers."#)).default(Some(json(r#"[]"#))))
.property("template", of(Type::String, true).max_length(Some(100000)).description(Some(r#"Answers where no rule matches. Absent or null, the answer is the query itself."#))).additional_properties(Some(AdditionalProperties::FreeForm(false))).description(Some(r#"Rules and a template, evaluated here: no other service is asked. Conditions and templates see `query`, `inputs`, `messages` (a list of `sender` and `content`), `agent`,
`input`, and after a tool `tool`.
"#)).into()
    }
}

to_schema!(types::ScriptedProvider, "ScriptedProvider");

impl PartialSchema for types::ScriptedProviderName {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["scripted"])).description(Some(r#"Says that it is scripted."#)).into()
    }
}

to_schema!(types::ScriptedProviderName, "ScriptedProviderName");

impl PartialSchema for types::AgentRule {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "when",
                of(Type::String, false).min_length(Some(1)).max_length(Some(10000)).description(Some(
                    r#"An expression, without braces around it: the rule applies where it is true."#,
                )),
            )
            .required("when")
            .property(
                "reply",
                of(Type::String, true)
                    .max_length(Some(100000))
                    .description(Some(r#"The answer, a template. Absent or null, nothing is said."#)),
            )
            .property(
                "then",
                named("AgentOutcome")
                    .description(Some(r#"What becomes of the conversation."#))
                    .default(Some(json(r#""continue""#))),
            )
            .property(
                "tool",
                named_or_null("RuleTool")
                    .description(Some(r#"A tool to run first. The answer sees its output as `tool`."#)),
            )
            .additional_properties(Some(AdditionalProperties::FreeForm(false)))
            .description(Some(r#"A rule of the scripted provider."#))
            .into()
    }
}

to_schema!(types::AgentRule, "AgentRule");

impl PartialSchema for types::AgentOutcome {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["continue", "complete", "escalate"])).description(Some(r#"What an answer means for its conversation. It goes on, has come to its end, or is taken over by people."#)).into()
    }
}

to_schema!(types::AgentOutcome, "AgentOutcome");

impl PartialSchema for types::RuleTool {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "name",
                of(Type::String, false)
                    .min_length(Some(1))
                    .max_length(Some(64))
                    .description(Some(r#"Its name among the definition's `tools`."#)),
            )
            .required("name")
            .property(
                "arguments",
                of(Type::Object, false)
                    .max_properties(Some(200))
                    .description(Some(r#"What it is started with; texts in it are templates."#))
                    .default(Some(json(r#"{}"#))),
            )
            .additional_properties(Some(AdditionalProperties::FreeForm(false)))
            .description(Some(r#"A tool that a rule runs."#))
            .into()
    }
}

to_schema!(types::RuleTool, "RuleTool");

impl PartialSchema for types::AgentTool {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("name", of(Type::String, false).min_length(Some(1)).max_length(Some(64)).pattern(Some("^[A-Za-z0-9_-]+$")).description(Some(r#"What the provider calls it, unique among the tools. `escalate` and `complete_conversation` are the server's own."#))).required("name")
.property("description", of(Type::String, false).max_length(Some(10000)).description(Some(r#"What it does, for the provider."#)).default(Some(json(r#""""#))))
.property("workflow_id", of(Type::String, false).min_length(Some(1)).max_length(Some(128)).description(Some(r#"UUID or YourApp id (`wf_…`) of the workflow; the UUID in answers. Its input is the arguments, its output the tool's answer."#))).required("workflow_id")
.property("parameters", of(Type::Object, true).max_properties(Some(200)).description(Some(r#"JSON Schema of the arguments. Absent or null, any object."#))).additional_properties(Some(AdditionalProperties::FreeForm(false))).description(Some(r#"A workflow that a provider may run. It is an execution below the agent's own run."#)).into()
    }
}

to_schema!(types::AgentTool, "AgentTool");

impl PartialSchema for types::AgentMemory {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("max_messages", number(Type::Integer, KnownFormat::Int32, false).minimum(Some(0_i64)).maximum(Some(1000_i64)).description(Some(r#"Most messages."#)).default(Some(json(r#"20"#))))
.property("max_chars", number(Type::Integer, KnownFormat::Int32, false).minimum(Some(0_i64)).maximum(Some(1000000_i64)).description(Some(r#"Most characters."#)).default(Some(json(r#"16000"#)))).additional_properties(Some(AdditionalProperties::FreeForm(false))).description(Some(r#"The newest messages of the conversation, as many as fit both bounds; the one to be answered is not counted."#)).into()
    }
}

to_schema!(types::AgentMemory, "AgentMemory");

impl PartialSchema for types::AgentRetry {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("max_attempts", number(Type::Integer, KnownFormat::Int32, false).minimum(Some(1_i64)).maximum(Some(100_i64)).description(Some(r#"Attempts in all, the first one included."#))).required("max_attempts")
.property("initial_ms", number(Type::Integer, KnownFormat::Int64, false).minimum(Some(0_i64)).maximum(Some(86400000_i64)).description(Some(r#"Wait before the second attempt, in milliseconds."#)).default(Some(json(r#"1000"#))))
.property("factor", number(Type::Number, KnownFormat::Double, false).minimum(Some(1_i64)).maximum(Some(100_i64)).description(Some(r#"Growth of the wait from one attempt to the next."#)).default(Some(json(r#"2"#))))
.property("max_ms", number(Type::Integer, KnownFormat::Int64, false).minimum(Some(0_i64)).maximum(Some(86400000_i64)).description(Some(r#"Longest wait, in milliseconds."#)).default(Some(json(r#"60000"#))))
.property("jitter", number(Type::Number, KnownFormat::Double, false).minimum(Some(0_i64)).maximum(Some(1_i64)).description(Some(r#"Random part of the wait, from 0 (exact) to 1."#)).default(Some(json(r#"0"#)))).additional_properties(Some(AdditionalProperties::FreeForm(false))).description(Some(r#"How often and how soon a failed attempt is repeated: after `initial_ms × factor^(n-1)`, at most `max_ms`, times a random factor in `1 ± jitter`."#)).into()
    }
}

to_schema!(types::AgentRetry, "AgentRetry");

impl PartialSchema for types::FlowDefinition {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("type", named("FlowDefinitionType").description(Some(r#"Says that this is a flow."#))).required("type")
.property("workflow_id", of(Type::String, false).min_length(Some(1)).max_length(Some(128)).description(Some(r#"UUID or YourApp id (`wf_…`) of the workflow; the UUID in answers."#))).required("workflow_id").additional_properties(Some(AdditionalProperties::FreeForm(false))).description(Some(r#"Runs a workflow, in the version that is published when the run starts. Its input is `query` (a text), `inputs` (an object), `files`, `conversation_id`, `message` (what the
agent received, if it did) and `agent` (`id`, `name`, `code`). The answer is its output: the `answer` of an object that has such a text, a text itself, else the output as JSON;
`outcome` in it (`continue`, `complete`, `escalate`) says what becomes of the conversation.
"#)).into()
    }
}

to_schema!(types::FlowDefinition, "FlowDefinition");

impl PartialSchema for types::FlowDefinitionType {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["flow"])).description(Some(r#"Says that this is a flow."#)).into()
    }
}

to_schema!(types::FlowDefinitionType, "FlowDefinitionType");

impl PartialSchema for types::AgentList {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "items",
                list(named("Agent"), false).max_items(Some(100)).description(Some(r#"The agents of this page."#)),
            )
            .required("items")
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
                    .description(Some(r#"How many there are in all."#)),
            )
            .required("total")
            .description(Some(r#"A page of agents."#))
            .into()
    }
}

to_schema!(types::AgentList, "AgentList");

impl PartialSchema for types::WorkflowSettings {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("timeout_ms", number(Type::Integer, KnownFormat::Int64, true).minimum(Some(1_i64)).maximum(Some(31536000000_i64)).description(Some(r#"Longest time of an execution, in milliseconds, from the start of its first node, or from its last retry; waits count, and restarts of the server change nothing. Then it fails
with the code `timeout`: steps that run are given up, and executions below it end with it. Null, as long as it takes.
"#)))
.property("concurrency", named_or_null("Concurrency").description(Some(r#"How many executions may be under way at a time. Null, as many as are started."#)))
.property("priority", number(Type::Integer, KnownFormat::Int32, false).minimum(Some(-100_i64)).maximum(Some(100_i64)).description(Some(r#"Which executions run first where there is no room for all: those with the higher number. Each point is worth ten seconds of waiting, so that none waits for ever, and among those of
one priority the oldest is first.
"#)).default(Some(json(r#"0"#))))
.property("error_workflow_id", of(Type::String, true).min_length(Some(1)).max_length(Some(128)).description(Some(r#"UUID or YourApp id (`wf_…`) of the workflow that runs when an execution fails; the UUID in answers. Null, none."#)))
.property("keep_days", number(Type::Integer, KnownFormat::Int32, true).minimum(Some(1_i64)).maximum(Some(36500_i64)).description(Some(r#"How many days executions are kept once they have ended. Null, as many as the server's configuration says (90 where it says nothing). Kept for longer are those whose parent has
not ended, and those that a message of a conversation names.
"#))).additional_properties(Some(AdditionalProperties::FreeForm(false))).description(Some(r#"How a workflow's executions are run."#)).into()
    }
}

to_schema!(types::WorkflowSettings, "WorkflowSettings");

impl PartialSchema for types::Concurrency {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("limit", number(Type::Integer, KnownFormat::Int32, false).minimum(Some(1_i64)).maximum(Some(100000_i64)).description(Some(r#"That many."#))).required("limit")
.property("key", of(Type::String, true).min_length(Some(1)).max_length(Some(1000)).description(Some(r#"An expression over `input`, without braces: executions for which it has the same value share the limit, and others have their own. Those for which it has none (a field is
missing) share one. Null, all of the workflow's executions share the limit.
"#))).additional_properties(Some(AdditionalProperties::FreeForm(false))).description(Some(r#"How many executions may be under way at a time, from their first step to their end, waits included. Those beyond it are pending until it is their turn, by priority and age. A workflow
that runs itself as a sub-workflow must have room for both.
"#)).into()
    }
}

to_schema!(types::Concurrency, "Concurrency");

impl PartialSchema for types::AgentLinks {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("sources", list(of(Type::String, false).min_length(Some(1)).max_length(Some(128)), false).max_items(Some(1000)).unique_items(true).description(Some(r#"UUIDs of the agents that it receives messages from. They must be the agent's owner's (400 with `unknown_record` at `/sources/N`)."#))).required("sources")
.property("keep_messages_secs", number(Type::Integer, KnownFormat::Int64, false).minimum(Some(0_i64)).maximum(Some(3153600000_i64)).description(Some(r#"How long messages that it emits are kept, in seconds; 0, for ever."#))).required("keep_messages_secs")
.property("disabled", of(Type::Boolean, false).description(Some(r#"Whether it neither runs nor receives messages."#))).required("disabled").additional_properties(Some(AdditionalProperties::FreeForm(false))).description(Some(r#"Whom an agent hears, how long it is heard, and whether it takes part."#)).into()
    }
}

to_schema!(types::AgentLinks, "AgentLinks");

impl PartialSchema for types::Approval {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("execution_id", formatted("uuid", false).max_length(Some(36)).description(Some(r#"The execution."#))).required("execution_id")
.property("workflow_id", formatted("uuid", false).max_length(Some(36)).description(Some(r#"What runs."#))).required("workflow_id")
.property("agent_id", formatted("uuid", true).max_length(Some(36)).description(Some(r#"The agent whose run it is; null where it is nobody's."#))).required("agent_id")
.property("conversation_id", formatted("uuid", true).max_length(Some(36)).description(Some(r#"The conversation that the run answers in; null where it answers in none."#))).required("conversation_id")
.property("node", of(Type::String, false).max_length(Some(128)).description(Some(r#"The id of the node within its workflow."#))).required("node")
.property("prompt", of(Type::Object, false).description(Some(r#"What is asked, as the node's configuration says it; `prompt`, and where it has them `choices` and `form`."#))).required("prompt")
.property("since", formatted("date-time", false).max_length(Some(64)).description(Some(r#"Since when it waits."#))).required("since")
.property("until", formatted("date-time", true).max_length(Some(64)).description(Some(r#"When the wait ends without an answer; null, never."#))).required("until").description(Some(r#"A node that waits for a person."#)).into()
    }
}

to_schema!(types::Approval, "Approval");

impl PartialSchema for types::ApprovalList {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "items",
                list(named("Approval"), false).max_items(Some(100)).description(Some(r#"What waits, on this page."#)),
            )
            .required("items")
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
                    .description(Some(r#"How many there are in all."#)),
            )
            .required("total")
            .description(Some(r#"A page of what waits for a person."#))
            .into()
    }
}

to_schema!(types::ApprovalList, "ApprovalList");

impl PartialSchema for types::AnswerApprovalRequest {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("node", of(Type::String, true).min_length(Some(1)).max_length(Some(128)).description(Some(r#"The id of the node that is answered. Absent or null, the only one that waits."#)))
.property("answer", any().description(Some(r#"The answer, any JSON. One of the node's `choices`, or an object with it as `choice`, where the node has some."#))).required("answer").additional_properties(Some(AdditionalProperties::FreeForm(false))).description(Some(r#"A person's answer."#)).into()
    }
}

to_schema!(types::AnswerApprovalRequest, "AnswerApprovalRequest");

impl PartialSchema for types::ExecutionStatus {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["pending", "running", "waiting", "completed", "failed", "cancelled"])).description(Some(r#"Where an execution is: `pending` is accepted and no node has started; `waiting` waits for time or for a person; `completed`, `failed` and `cancelled` are final, the
last two until a retry.
"#)).into()
    }
}

to_schema!(types::ExecutionStatus, "ExecutionStatus");

impl PartialSchema for types::TriggerKind {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["webhook", "schedule", "form"]))
            .description(Some(r#"What a trigger waits for; the type of its node."#))
            .into()
    }
}

to_schema!(types::TriggerKind, "TriggerKind");

impl PartialSchema for types::WorkflowTrigger {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("node", of(Type::String, false).max_length(Some(255)).description(Some(r#"Its id among the nodes of the workflow."#))).required("node")
.property("type", named("TriggerKind").description(Some(r#"What it waits for."#))).required("type")
.property("live", of(Type::Boolean, false).description(Some(r#"Whether it starts executions now."#))).required("live")
.property("webhook", named_or_null("WebhookTrigger").description(Some(r#"What is called, and how."#))).required("webhook")
.property("schedule", named_or_null("ScheduleTrigger").description(Some(r#"When it fires."#))).required("schedule")
.property("form_id", formatted("uuid", true).max_length(Some(36)).description(Some(r#"The form whose submissions it waits for; null also where a draft names none."#))).required("form_id").description(Some(r#"A trigger. Of `webhook`, `schedule` and `form_id` the one of its type is there, the others are null."#)).into()
    }
}

to_schema!(types::WorkflowTrigger, "WorkflowTrigger");

impl PartialSchema for types::WebhookTrigger {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("url", of(Type::String, true).max_length(Some(2200)).description(Some(r#"Where it is called; a path on this server where the operator has not said by what URL clients reach it. Null until the workflow is published for the first time with this node."#))).required("url")
.property("url_created_at", formatted("date-time", true).max_length(Some(64)).description(Some(r#"When the URL was made; null where there is none."#))).required("url_created_at")
.property("methods", list(named("HookMethod"), false).max_items(Some(6)).description(Some(r#"Methods that it takes."#))).required("methods")
.property("respond", named("HookRespond").description(Some(r#"When its caller is answered."#))).required("respond")
.property("signed", of(Type::Boolean, false).description(Some(r#"Whether calls must be signed."#))).required("signed").description(Some(r#"A webhook. A draft whose configuration cannot be read is shown with the values that a node without any configuration has."#)).into()
    }
}

to_schema!(types::WebhookTrigger, "WebhookTrigger");

impl PartialSchema for types::HookMethod {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]))
            .description(Some(r#"A method of HTTP."#))
            .into()
    }
}

to_schema!(types::HookMethod, "HookMethod");

impl PartialSchema for types::HookRespond {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["immediately", "when_finished", "by_node"]))
            .description(Some(r#"When the caller of a webhook is answered."#))
            .into()
    }
}

to_schema!(types::HookRespond, "HookRespond");

impl PartialSchema for types::ScheduleTrigger {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("cron", of(Type::String, true).max_length(Some(255)).description(Some(r#"Times of a calendar."#)))
            .required("cron")
            .property("every", of(Type::String, true).max_length(Some(32)).description(Some(r#"An interval instead."#)))
            .required("every")
            .property(
                "timezone",
                of(Type::String, true)
                    .max_length(Some(64))
                    .description(Some(r#"Where the times of `cron` are local; null for UTC."#)),
            )
            .required("timezone")
            .property(
                "catch_up",
                named("ScheduleCatchUp").description(Some(r#"What becomes of times that were missed."#)),
            )
            .required("catch_up")
            .property(
                "jitter",
                of(Type::String, true)
                    .max_length(Some(32))
                    .description(Some(r#"By how much times are put off at most."#)),
            )
            .required("jitter")
            .property(
                "next_at",
                formatted("date-time", true).max_length(Some(64)).description(Some(
                    r#"The time that fires next; null while the schedule is not live, and where nothing is to come."#,
                )),
            )
            .required("next_at")
            .property(
                "last_at",
                formatted("date-time", true).max_length(Some(64)).description(Some(r#"The last time that fired."#)),
            )
            .required("last_at")
            .property(
                "upcoming",
                list(formatted("date-time", false).max_length(Some(64)), false)
                    .max_items(Some(5))
                    .description(Some(r#"The next times by the clock, whether the schedule is live or not."#)),
            )
            .required("upcoming")
            .description(Some(
                r#"A schedule. `cron` and `every` are both null where a draft says nothing that can be read."#,
            ))
            .into()
    }
}

to_schema!(types::ScheduleTrigger, "ScheduleTrigger");

impl PartialSchema for types::ScheduleCatchUp {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["none", "last", "all"]))
            .description(Some(r#"What becomes of times that were missed."#))
            .into()
    }
}

to_schema!(types::ScheduleCatchUp, "ScheduleCatchUp");

impl PartialSchema for types::WorkflowTriggerList {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "items",
                list(named("WorkflowTrigger"), false)
                    .max_items(Some(10000))
                    .description(Some(r#"The triggers, in the order of their nodes."#)),
            )
            .required("items")
            .description(Some(r#"All triggers of a workflow."#))
            .into()
    }
}

to_schema!(types::WorkflowTriggerList, "WorkflowTriggerList");

impl PartialSchema for types::ExecutionTrigger {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("type", named("TriggerKind").description(Some(r#"What it had waited for."#))).required("type")
.property("node", of(Type::String, true).max_length(Some(255)).description(Some(r#"The trigger's id among the nodes of the workflow; null where an agent's own schedule started its run."#))).required("node").description(Some(r#"What started an execution, where no caller did."#)).into()
    }
}

to_schema!(types::ExecutionTrigger, "ExecutionTrigger");

impl PartialSchema for types::ExecutionState {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("id", formatted("uuid", false).max_length(Some(36)).description(Some(r#"Identity."#)))
            .required("id")
            .property("workflow_id", formatted("uuid", false).max_length(Some(36)).description(Some(r#"What runs."#)))
            .required("workflow_id")
            .property("status", named("ExecutionStatus").description(Some(r#"Where it is."#)))
            .required("status")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it was accepted."#)),
            )
            .required("created_at")
            .property(
                "started_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When its first node started; null until then."#)),
            )
            .required("started_at")
            .property(
                "finished_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When it ended; null until then."#)),
            )
            .required("finished_at")
            .property(
                "trigger",
                named("ExecutionTrigger").description(Some(r#"What started it; absent where a caller did."#)),
            )
            .description(Some(r#"Where an execution is."#))
            .into()
    }
}

to_schema!(types::ExecutionState, "ExecutionState");

impl PartialSchema for types::WorkflowStatus {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["draft", "published", "archived"])).description(Some(r#"Where a workflow is in its life: of a `published` one a version was checked whole and runs, is started by its triggers and callable by name; of a `draft` none is; an `archived` one is kept for its
history and cannot be executed.
"#)).into()
    }
}

to_schema!(types::WorkflowStatus, "WorkflowStatus");

impl PartialSchema for types::NodeErrorPolicy {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["fail", "continue", "branch"])).description(Some(r#"What a node's final failure means: `fail` ends the execution, `continue` counts the node as succeeded with the error as its output, `branch`
takes only its edges whose branch is `error`.
"#)).into()
    }
}

to_schema!(types::NodeErrorPolicy, "NodeErrorPolicy");

impl PartialSchema for types::NodeRetry {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("max_attempts", number(Type::Integer, KnownFormat::Int32, false).minimum(Some(1_i64)).maximum(Some(100_i64)).description(Some(r#"Attempts in all, the first one included."#))).required("max_attempts")
.property("initial_ms", number(Type::Integer, KnownFormat::Int64, false).minimum(Some(0_i64)).maximum(Some(86400000_i64)).description(Some(r#"Wait before the second attempt, in milliseconds."#)).default(Some(json(r#"1000"#))))
.property("factor", number(Type::Number, KnownFormat::Double, false).minimum(Some(1_i64)).maximum(Some(100_i64)).description(Some(r#"Growth of the wait from one attempt to the next."#)).default(Some(json(r#"2"#))))
.property("max_ms", number(Type::Integer, KnownFormat::Int64, false).minimum(Some(0_i64)).maximum(Some(86400000_i64)).description(Some(r#"Longest wait, in milliseconds."#)).default(Some(json(r#"60000"#))))
.property("jitter", number(Type::Number, KnownFormat::Double, false).minimum(Some(0_i64)).maximum(Some(1_i64)).description(Some(r#"Random part of the wait, from 0 (exact) to 1."#)).default(Some(json(r#"0"#)))).additional_properties(Some(AdditionalProperties::FreeForm(false))).description(Some(r#"How often and how soon a failed attempt is repeated: after `initial_ms × factor^(n-1)`, at most `max_ms`, times a random factor in `1 ± jitter`.
"#)).into()
    }
}

to_schema!(types::NodeRetry, "NodeRetry");

impl PartialSchema for types::Node {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("id", of(Type::String, false).min_length(Some(1)).max_length(Some(64)).pattern(Some("^[A-Za-z_][A-Za-z0-9_-]*$")).description(Some(r#"Unique within the workflow; what expressions say after `nodes.`."#))).required("id")
.property("type", of(Type::String, false).min_length(Some(1)).max_length(Some(128)).pattern(Some("^[^\\x00-\\x1F\\x7F]*$")).description(Some(r#"A node type, such as `http_request`. A draft may name any; publishing and executing need one that the server knows (`listNodeTypes`)."#))).required("type")
.property("name", of(Type::String, false).max_length(Some(255)).pattern(Some("^[^\\x00-\\x1F\\x7F]*$")).description(Some(r#"A title for people."#)))
.property("config", of(Type::Object, false).max_properties(Some(200)).description(Some(r#"Settings of the node's type. Any string in it may hold expressions, such as `{{ input.name }}` or `{{ nodes.fetch.output.items[0] }}`."#)).default(Some(json(r#"{}"#))))
.property("retry", named("NodeRetry").description(Some(r#"What to do when an attempt fails. Absent, there is one attempt only."#)))
.property("timeout_ms", number(Type::Integer, KnownFormat::Int64, false).minimum(Some(1_i64)).maximum(Some(86400000_i64)).description(Some(r#"Longest time of one attempt, in milliseconds."#)))
.property("on_error", named("NodeErrorPolicy").description(Some(r#"What a final failure means for the execution."#)).default(Some(json(r#""fail""#)))).additional_properties(Some(AdditionalProperties::FreeForm(true))).description(Some(r#"One step of a workflow. Fields that are not listed here are kept and given back as they came."#)).into()
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

impl PartialSchema for types::WorkflowSummary {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("id", formatted("uuid", false).max_length(Some(36)).description(Some(r#"Identity."#)))
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
                named("VersionNumber")
                    .description(Some(r#"The head: the newest version, which may not be the published one."#)),
            )
            .required("version")
            .property(
                "published_version",
                number(Type::Integer, KnownFormat::Int32, true)
                    .minimum(Some(1_i64))
                    .maximum(Some(2147483647_i64))
                    .description(Some(r#"The version that is published; null where none is."#)),
            )
            .required("published_version")
            .property(
                "unit_id",
                formatted("uuid", true)
                    .max_length(Some(36))
                    .description(Some(r#"The unit that it is of; null for the tenant's."#)),
            )
            .required("unit_id")
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
            .description(Some(r#"A workflow without its graph."#))
            .into()
    }
}

to_schema!(types::WorkflowSummary, "WorkflowSummary");

impl PartialSchema for types::WorkflowList {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "items",
                list(named("WorkflowSummary"), false).max_items(Some(100)).description(Some(r#"The workflows."#)),
            )
            .required("items")
            .property(
                "page",
                number(Type::Integer, KnownFormat::Int32, false)
                    .minimum(Some(1_i64))
                    .maximum(Some(1000000_i64))
                    .description(Some(r#"The page."#)),
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
                    .description(Some(r#"How many there are in all."#)),
            )
            .required("total")
            .description(Some(r#"One page of workflows."#))
            .into()
    }
}

to_schema!(types::WorkflowList, "WorkflowList");

impl PartialSchema for types::Workflow {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("id", formatted("uuid", false).max_length(Some(36)).description(Some(r#"Identity."#)))
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
                named("VersionNumber")
                    .description(Some(r#"The head: the newest version, which may not be the published one."#)),
            )
            .required("version")
            .property(
                "published_version",
                number(Type::Integer, KnownFormat::Int32, true)
                    .minimum(Some(1_i64))
                    .maximum(Some(2147483647_i64))
                    .description(Some(r#"The version that is published; null where none is."#)),
            )
            .required("published_version")
            .property(
                "unit_id",
                formatted("uuid", true)
                    .max_length(Some(36))
                    .description(Some(r#"The unit that it is of; null for the tenant's."#)),
            )
            .required("unit_id")
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
            .description(Some(r#"A workflow with the graph of its head."#))
            .into()
    }
}

to_schema!(types::Workflow, "Workflow");

impl PartialSchema for types::SaveWorkflowDraftRequest {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("base_version", named("VersionNumber").description(Some(r#"The head that it was made from."#)))
            .required("base_version")
            .property(
                "note",
                of(Type::String, true)
                    .max_length(Some(2000))
                    .pattern(Some("^[^\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F]*$"))
                    .description(Some(
                        r#"What is new, for people. Line breaks and tabs are fine, other control characters are not."#,
                    )),
            )
            .property(
                "nodes",
                list(named("Node"), false).max_items(Some(1000)).description(Some(r#"The steps, all of them."#)),
            )
            .required("nodes")
            .property(
                "edges",
                list(named("Edge"), false)
                    .max_items(Some(5000))
                    .description(Some(r#"What follows what, all of it."#))
                    .default(Some(json(r#"[]"#))),
            )
            .property(
                "variables",
                of(Type::Object, false)
                    .max_properties(Some(500))
                    .description(Some(r#"Constants that expressions see as `variables`, all of them."#))
                    .default(Some(json(r#"{}"#))),
            )
            .additional_properties(Some(AdditionalProperties::FreeForm(false)))
            .description(Some(r#"A graph to be saved as the head, whole."#))
            .into()
    }
}

to_schema!(types::SaveWorkflowDraftRequest, "SaveWorkflowDraftRequest");

impl PartialSchema for types::PublishWorkflowRequest {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "version",
                number(Type::Integer, KnownFormat::Int32, true)
                    .minimum(Some(1_i64))
                    .maximum(Some(2147483647_i64))
                    .description(Some(r#"Which version. Absent or null, the head. One that does not exist is 404."#)),
            )
            .additional_properties(Some(AdditionalProperties::FreeForm(false)))
            .description(Some(r#"What to publish."#))
            .into()
    }
}

to_schema!(types::PublishWorkflowRequest, "PublishWorkflowRequest");

impl PartialSchema for types::RestoreWorkflowRequest {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "version",
                named("VersionNumber").description(Some(r#"Which version. One that does not exist is 404."#)),
            )
            .required("version")
            .property(
                "base_version",
                number(Type::Integer, KnownFormat::Int32, true)
                    .minimum(Some(1_i64))
                    .maximum(Some(2147483647_i64))
                    .description(Some(r#"The head that was looked at. Absent or null, whichever it is."#)),
            )
            .property(
                "note",
                of(Type::String, true)
                    .max_length(Some(2000))
                    .pattern(Some("^[^\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F]*$"))
                    .description(Some(
                        r#"What is new, for people. Line breaks and tabs are fine, other control characters are not."#,
                    )),
            )
            .additional_properties(Some(AdditionalProperties::FreeForm(false)))
            .description(Some(r#"What to restore."#))
            .into()
    }
}

to_schema!(types::RestoreWorkflowRequest, "RestoreWorkflowRequest");

impl PartialSchema for types::RunWorkflowRequest {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("version", number(Type::Integer, KnownFormat::Int32, true).minimum(Some(1_i64)).maximum(Some(2147483647_i64)).description(Some(r#"Which version. Absent or null, the published one, or the head where none is. One that does not exist is 404."#)))
.property("input", of(Type::Object, false).max_properties(Some(1000)).description(Some(r#"What expressions see as `input`."#)).default(Some(json(r#"{}"#)))).additional_properties(Some(AdditionalProperties::FreeForm(false))).description(Some(r#"What to run, and with what."#)).into()
    }
}

to_schema!(types::RunWorkflowRequest, "RunWorkflowRequest");

impl PartialSchema for types::WorkflowVersion {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("version", named("VersionNumber").description(Some(r#"Its number."#)))
            .required("version")
            .property(
                "author",
                named_or_null("AuditActor")
                    .description(Some(r#"Who made it; null of versions from before this was kept."#)),
            )
            .required("author")
            .property(
                "note",
                of(Type::String, true).max_length(Some(4000)).description(Some(r#"What its author says of it."#)),
            )
            .required("note")
            .property(
                "node_count",
                number(Type::Integer, KnownFormat::Int32, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(2147483647_i64))
                    .description(Some(r#"Nodes of its graph."#)),
            )
            .required("node_count")
            .property("is_head", of(Type::Boolean, false).description(Some(r#"Whether it is the head."#)))
            .required("is_head")
            .property(
                "is_published",
                of(Type::Boolean, false).description(Some(r#"Whether it is the version that is published now."#)),
            )
            .required("is_published")
            .property(
                "published_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When it was last published; null where it never was."#)),
            )
            .required("published_at")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it was made."#)),
            )
            .required("created_at")
            .description(Some(r#"A version of a workflow, without its graph."#))
            .into()
    }
}

to_schema!(types::WorkflowVersion, "WorkflowVersion");

impl PartialSchema for types::AuditActor {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("kind", named("AuditActorKind"))
            .required("kind")
            .property(
                "id",
                formatted("uuid", true)
                    .max_length(Some(36))
                    .description(Some(r#"Which, where the actor is a record."#)),
            )
            .required("id")
            .description(Some(r#"Who acted."#))
            .into()
    }
}

to_schema!(types::AuditActor, "AuditActor");

impl PartialSchema for types::AuditActorKind {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["api_key", "oauth_client", "user", "anonymous", "command_line", "system"])).description(Some(r#"Who acted. `anonymous` is whoever filled in a public form or called a webhook, `command_line` an operator on the server's machine, `system` the server itself."#)).into()
    }
}

to_schema!(types::AuditActorKind, "AuditActorKind");

impl PartialSchema for types::WorkflowVersionDetail {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("version", named("VersionNumber").description(Some(r#"Its number."#)))
            .required("version")
            .property(
                "author",
                named_or_null("AuditActor")
                    .description(Some(r#"Who made it; null of versions from before this was kept."#)),
            )
            .required("author")
            .property(
                "note",
                of(Type::String, true).max_length(Some(4000)).description(Some(r#"What its author says of it."#)),
            )
            .required("note")
            .property(
                "node_count",
                number(Type::Integer, KnownFormat::Int32, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(2147483647_i64))
                    .description(Some(r#"Nodes of its graph."#)),
            )
            .required("node_count")
            .property("is_head", of(Type::Boolean, false).description(Some(r#"Whether it is the head."#)))
            .required("is_head")
            .property(
                "is_published",
                of(Type::Boolean, false).description(Some(r#"Whether it is the version that is published now."#)),
            )
            .required("is_published")
            .property(
                "published_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When it was last published; null where it never was."#)),
            )
            .required("published_at")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it was made."#)),
            )
            .required("created_at")
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
            .description(Some(r#"A version of a workflow with its graph."#))
            .into()
    }
}

to_schema!(types::WorkflowVersionDetail, "WorkflowVersionDetail");

impl PartialSchema for types::WorkflowVersionList {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "items",
                list(named("WorkflowVersion"), false).max_items(Some(100)).description(Some(r#"The versions."#)),
            )
            .required("items")
            .property(
                "page",
                number(Type::Integer, KnownFormat::Int32, false)
                    .minimum(Some(1_i64))
                    .maximum(Some(1000000_i64))
                    .description(Some(r#"The page."#)),
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
                    .description(Some(r#"How many there are in all."#)),
            )
            .required("total")
            .description(Some(r#"One page of versions."#))
            .into()
    }
}

to_schema!(types::WorkflowVersionList, "WorkflowVersionList");

impl PartialSchema for types::ChangeOp {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["added", "removed", "changed"]))
            .description(Some(r#"What became of a value."#))
            .into()
    }
}

to_schema!(types::ChangeOp, "ChangeOp");

impl PartialSchema for types::ValueChange {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "pointer",
                of(Type::String, false).max_length(Some(10000)).description(Some(r#"Where: JSON Pointer (RFC 6901)."#)),
            )
            .required("pointer")
            .property("op", named("ChangeOp").description(Some(r#"What became of it."#)))
            .required("op")
            .property("before", any().description(Some(r#"What was there, any JSON; null where nothing was."#)))
            .required("before")
            .property("after", any().description(Some(r#"What is there, any JSON; null where nothing is."#)))
            .required("after")
            .description(Some(r#"A value that came, went or is another."#))
            .into()
    }
}

to_schema!(types::ValueChange, "ValueChange");

impl PartialSchema for types::ChangedNode {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("id", of(Type::String, false).max_length(Some(64)).description(Some(r#"The node."#)))
            .required("id")
            .property(
                "changes",
                list(named("ValueChange"), false)
                    .max_items(Some(100000))
                    .description(Some(r#"What is different, with pointers into the node."#)),
            )
            .required("changes")
            .description(Some(r#"A node that is in both versions and not the same."#))
            .into()
    }
}

to_schema!(types::ChangedNode, "ChangedNode");

impl PartialSchema for types::ChangedEdge {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("edge", named("Edge").description(Some(r#"As it is in the later one."#)))
            .required("edge")
            .property(
                "changes",
                list(named("ValueChange"), false)
                    .max_items(Some(100000))
                    .description(Some(r#"What is different, with pointers into the edge."#)),
            )
            .required("changes")
            .description(Some(r#"An edge that is in both versions and not the same."#))
            .into()
    }
}

to_schema!(types::ChangedEdge, "ChangedEdge");

impl PartialSchema for types::NodesDiff {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "added",
                list(named("Node"), false).max_items(Some(1000)).description(Some(r#"Only in the later version."#)),
            )
            .required("added")
            .property(
                "removed",
                list(named("Node"), false).max_items(Some(1000)).description(Some(r#"Only in the earlier version."#)),
            )
            .required("removed")
            .property(
                "changed",
                list(named("ChangedNode"), false)
                    .max_items(Some(1000))
                    .description(Some(r#"In both, and not the same."#)),
            )
            .required("changed")
            .property(
                "reordered",
                of(Type::Boolean, false).description(Some(
                    r#"Whether those that are in both stand in another order, which means nothing to the engine."#,
                )),
            )
            .required("reordered")
            .description(Some(r#"What became of nodes."#))
            .into()
    }
}

to_schema!(types::NodesDiff, "NodesDiff");

impl PartialSchema for types::EdgesDiff {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "added",
                list(named("Edge"), false).max_items(Some(5000)).description(Some(r#"Only in the later version."#)),
            )
            .required("added")
            .property(
                "removed",
                list(named("Edge"), false).max_items(Some(5000)).description(Some(r#"Only in the earlier version."#)),
            )
            .required("removed")
            .property(
                "changed",
                list(named("ChangedEdge"), false)
                    .max_items(Some(5000))
                    .description(Some(r#"In both, and not the same."#)),
            )
            .required("changed")
            .property(
                "reordered",
                of(Type::Boolean, false).description(Some(
                    r#"Whether those that are in both stand in another order, which means nothing to the engine."#,
                )),
            )
            .required("reordered")
            .description(Some(r#"What became of edges."#))
            .into()
    }
}

to_schema!(types::EdgesDiff, "EdgesDiff");

impl PartialSchema for types::WorkflowDiff {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("from", named("VersionNumber").description(Some(r#"The version that it begins at."#)))
            .required("from")
            .property("to", named("VersionNumber").description(Some(r#"The version that it ends at."#)))
            .required("to")
            .property("is_empty", of(Type::Boolean, false).description(Some(r#"Whether the two are the same."#)))
            .required("is_empty")
            .property("nodes", named("NodesDiff").description(Some(r#"Nodes."#)))
            .required("nodes")
            .property("edges", named("EdgesDiff").description(Some(r#"Edges."#)))
            .required("edges")
            .property(
                "variables",
                list(named("ValueChange"), false)
                    .max_items(Some(100000))
                    .description(Some(r#"Variables, with pointers into the object that they are."#)),
            )
            .required("variables")
            .description(Some(r#"What leads from one version to another."#))
            .into()
    }
}

to_schema!(types::WorkflowDiff, "WorkflowDiff");

impl PartialSchema for types::RunError {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "code",
                of(Type::String, false)
                    .max_length(Some(128))
                    .description(Some(r#"A stable word: `timeout`, `http_status`, `expression`, `failed` …"#)),
            )
            .required("code")
            .property(
                "message",
                of(Type::String, false)
                    .max_length(Some(10000))
                    .description(Some(r#"A sentence for people. Never holds a secret."#)),
            )
            .required("message")
            .property(
                "node",
                of(Type::String, true)
                    .max_length(Some(128))
                    .description(Some(r#"The node that failed, where one did."#)),
            )
            .required("node")
            .description(Some(r#"Why something failed."#))
            .into()
    }
}

to_schema!(types::RunError, "RunError");

impl PartialSchema for types::ExecutionSummary {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("id", formatted("uuid", false).max_length(Some(36)).description(Some(r#"Identity."#)))
            .required("id")
            .property("workflow_id", formatted("uuid", false).max_length(Some(36)).description(Some(r#"What runs."#)))
            .required("workflow_id")
            .property(
                "workflow_version",
                named("VersionNumber").description(Some(r#"The version that it is pinned to."#)),
            )
            .required("workflow_version")
            .property(
                "is_draft",
                of(Type::Boolean, false).description(Some(
                    r#"Whether it tries a version out: one that was not the published one when it started."#,
                )),
            )
            .required("is_draft")
            .property(
                "agent_id",
                formatted("uuid", true)
                    .max_length(Some(36))
                    .description(Some(r#"The agent whose run it is; null where it is none."#)),
            )
            .required("agent_id")
            .property(
                "parent_id",
                formatted("uuid", true)
                    .max_length(Some(36))
                    .description(Some(r#"The execution that started it; null where none did."#)),
            )
            .required("parent_id")
            .property("status", named("ExecutionStatus").description(Some(r#"Where it is."#)))
            .required("status")
            .property("error", named_or_null("RunError").description(Some(r#"Why it failed; null where it did not."#)))
            .required("error")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it was accepted."#)),
            )
            .required("created_at")
            .property(
                "started_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When its first node started; null until then."#)),
            )
            .required("started_at")
            .property(
                "finished_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When it ended; null until then."#)),
            )
            .required("finished_at")
            .description(Some(r#"An execution without what went into it and came out."#))
            .into()
    }
}

to_schema!(types::ExecutionSummary, "ExecutionSummary");

impl PartialSchema for types::ExecutionCursorList {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "items",
                list(named("ExecutionSummary"), false).max_items(Some(100)).description(Some(r#"The executions."#)),
            )
            .required("items")
            .property(
                "next_cursor",
                of(Type::String, true)
                    .max_length(Some(19))
                    .pattern(Some("^[0-9]{1,19}$"))
                    .description(Some(r#"Where the next page starts; null at the end."#)),
            )
            .required("next_cursor")
            .description(Some(r#"One step of a walk through executions."#))
            .into()
    }
}

to_schema!(types::ExecutionCursorList, "ExecutionCursorList");

impl PartialSchema for types::StepStatus {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["succeeded", "failed", "retrying", "sleeping", "waiting"])).description(Some(r#"How an attempt at a node ended: `retrying` is a failure after which another attempt follows. Or what the node waits for: `sleeping` for time, `waiting` for a person.
"#)).into()
    }
}

to_schema!(types::StepStatus, "StepStatus");

impl PartialSchema for types::ExecutionStep {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("ordinal", number(Type::Integer, KnownFormat::Int32, false).minimum(Some(0_i64)).maximum(Some(2147483647_i64)).description(Some(r#"Its place, from 0."#))).required("ordinal")
.property("node", of(Type::String, false).max_length(Some(128)).description(Some(r#"The node's id."#))).required("node")
.property("type", of(Type::String, false).max_length(Some(128)).description(Some(r#"The node's type."#))).required("type")
.property("attempt", number(Type::Integer, KnownFormat::Int32, false).minimum(Some(1_i64)).maximum(Some(2147483647_i64)).description(Some(r#"Which attempt at the node, from 1."#))).required("attempt")
.property("status", named("StepStatus").description(Some(r#"How it ended, or what it waits for."#))).required("status")
.property("input", any().description(Some(r#"The configuration that it ran with, any JSON, its expressions resolved; never with secrets."#))).required("input")
.property("output", any().description(Some(r#"What came out, any JSON; of a node that waits for a person what it asks; null where it failed."#))).required("output")
.property("branch", of(Type::String, true).max_length(Some(128)).description(Some(r#"The branch that it chose, where it chooses."#))).required("branch")
.property("error", named_or_null("RunError").description(Some(r#"Why it failed; null where it did not."#))).required("error")
.property("until", formatted("date-time", true).max_length(Some(64)).description(Some(r#"When the next attempt starts, the node wakes, or the wait for a person ends; null where nothing of that is so."#))).required("until")
.property("started_at", formatted("date-time", false).max_length(Some(64)).description(Some(r#"When the attempt started."#))).required("started_at")
.property("finished_at", formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it ended, or went to wait."#))).required("finished_at").description(Some(r#"One entry of an execution's journal: an attempt at a node that ended, or a node that went to wait."#)).into()
    }
}

to_schema!(types::ExecutionStep, "ExecutionStep");

impl PartialSchema for types::ExecutionDetail {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("id", formatted("uuid", false).max_length(Some(36)).description(Some(r#"Identity."#))).required("id")
.property("workflow_id", formatted("uuid", false).max_length(Some(36)).description(Some(r#"What runs."#))).required("workflow_id")
.property("workflow_version", named("VersionNumber").description(Some(r#"The version that it is pinned to."#))).required("workflow_version")
.property("is_draft", of(Type::Boolean, false).description(Some(r#"Whether it tries a version out: one that was not the published one when it started."#))).required("is_draft")
.property("agent_id", formatted("uuid", true).max_length(Some(36)).description(Some(r#"The agent whose run it is; null where it is none."#))).required("agent_id")
.property("parent_id", formatted("uuid", true).max_length(Some(36)).description(Some(r#"The execution that started it; null where none did."#))).required("parent_id")
.property("status", named("ExecutionStatus").description(Some(r#"Where it is."#))).required("status")
.property("error", named_or_null("RunError").description(Some(r#"Why it failed; null where it did not."#))).required("error")
.property("created_at", formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it was accepted."#))).required("created_at")
.property("started_at", formatted("date-time", true).max_length(Some(64)).description(Some(r#"When its first node started; null until then."#))).required("started_at")
.property("finished_at", formatted("date-time", true).max_length(Some(64)).description(Some(r#"When it ended; null until then."#))).required("finished_at")
.property("conversation_id", formatted("uuid", true).max_length(Some(36)).description(Some(r#"The conversation that it answers in; null where it answers in none."#))).required("conversation_id")
.property("depth", number(Type::Integer, KnownFormat::Int32, false).minimum(Some(0_i64)).maximum(Some(255_i64)).description(Some(r#"How many executions stand above it."#))).required("depth")
.property("input", any().description(Some(r#"What it was started with, any JSON."#))).required("input")
.property("output", any().description(Some(r#"What came out, any JSON; null until it has completed."#))).required("output")
.property("steps", list(named("ExecutionStep"), false).max_items(Some(100000)).description(Some(r#"Its journal, in order."#))).required("steps")
.property("children", list(named("ExecutionSummary"), false).max_items(Some(100)).description(Some(r#"The newest executions that it has started. All of them are at `listExecutions` with `parent_id`."#))).required("children")
.property("children_total", number(Type::Integer, KnownFormat::Int64, false).minimum(Some(0_i64)).maximum(Some(9007199254740991_i64)).description(Some(r#"How many executions it has started."#))).required("children_total").description(Some(r#"All that is known of an execution."#)).into()
    }
}

to_schema!(types::ExecutionDetail, "ExecutionDetail");

impl PartialSchema for types::ExecutionEvent {
    fn schema() -> RefOr<Schema> {
        OneOfBuilder::new()
            .item(named("ExecutionStartedEvent"))
            .item(named("NodeStartedEvent"))
            .item(named("NodeFinishedEvent"))
            .item(named("TextEvent"))
            .item(named("TextRestartedEvent"))
            .item(named("WaitingEvent"))
            .item(named("PausedEvent"))
            .item(named("ExecutionFinishedEvent"))
            .item(named("PingEvent"))
            .discriminator(Some(Discriminator::with_mapping(
                "event",
                [
                    ("execution_started", "#/components/schemas/ExecutionStartedEvent"),
                    ("node_started", "#/components/schemas/NodeStartedEvent"),
                    ("node_finished", "#/components/schemas/NodeFinishedEvent"),
                    ("text", "#/components/schemas/TextEvent"),
                    ("text_restarted", "#/components/schemas/TextRestartedEvent"),
                    ("waiting", "#/components/schemas/WaitingEvent"),
                    ("paused", "#/components/schemas/PausedEvent"),
                    ("execution_finished", "#/components/schemas/ExecutionFinishedEvent"),
                    ("ping", "#/components/schemas/PingEvent"),
                ],
            )))
            .description(Some(r#"The `data` of one event of an execution."#))
            .into()
    }
}

to_schema!(types::ExecutionEvent, "ExecutionEvent");

impl PartialSchema for types::ExecutionStartedEvent {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("event", named("ExecutionStartedEventEvent").description(Some(r#"What happened."#)))
            .required("event")
            .property(
                "execution_id",
                formatted("uuid", false).max_length(Some(36)).description(Some(r#"The execution."#)),
            )
            .required("execution_id")
            .property(
                "at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it happened."#)),
            )
            .required("at")
            .description(Some(r#"The execution was accepted and is under way. Always the first."#))
            .into()
    }
}

to_schema!(types::ExecutionStartedEvent, "ExecutionStartedEvent");

impl PartialSchema for types::ExecutionStartedEventEvent {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["execution_started"])).description(Some(r#"What happened."#)).into()
    }
}

to_schema!(types::ExecutionStartedEventEvent, "ExecutionStartedEventEvent");

impl PartialSchema for types::NodeStartedEvent {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("event", named("NodeStartedEventEvent").description(Some(r#"What happened."#)))
            .required("event")
            .property(
                "execution_id",
                formatted("uuid", false).max_length(Some(36)).description(Some(r#"The execution."#)),
            )
            .required("execution_id")
            .property(
                "at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it happened."#)),
            )
            .required("at")
            .property(
                "node",
                of(Type::String, false).max_length(Some(128)).description(Some(r#"The node's id in the graph."#)),
            )
            .required("node")
            .property("type", of(Type::String, false).max_length(Some(128)).description(Some(r#"The node's type."#)))
            .required("type")
            .property(
                "attempt",
                number(Type::Integer, KnownFormat::Int32, false)
                    .minimum(Some(1_i64))
                    .maximum(Some(2147483647_i64))
                    .description(Some(r#"Which attempt at the node, from 1."#)),
            )
            .required("attempt")
            .description(Some(r#"An attempt at a node starts."#))
            .into()
    }
}

to_schema!(types::NodeStartedEvent, "NodeStartedEvent");

impl PartialSchema for types::NodeStartedEventEvent {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["node_started"])).description(Some(r#"What happened."#)).into()
    }
}

to_schema!(types::NodeStartedEventEvent, "NodeStartedEventEvent");

impl PartialSchema for types::NodeFinishedEvent {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("event", named("NodeFinishedEventEvent").description(Some(r#"What happened."#)))
            .required("event")
            .property(
                "execution_id",
                formatted("uuid", false).max_length(Some(36)).description(Some(r#"The execution."#)),
            )
            .required("execution_id")
            .property(
                "at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it happened."#)),
            )
            .required("at")
            .property(
                "node",
                of(Type::String, false).max_length(Some(128)).description(Some(r#"The node's id in the graph."#)),
            )
            .required("node")
            .property("type", of(Type::String, false).max_length(Some(128)).description(Some(r#"The node's type."#)))
            .required("type")
            .property(
                "attempt",
                number(Type::Integer, KnownFormat::Int32, false)
                    .minimum(Some(1_i64))
                    .maximum(Some(2147483647_i64))
                    .description(Some(r#"Which attempt at the node, from 1."#)),
            )
            .required("attempt")
            .property("status", named("NodeFinishedEventStatus").description(Some(r#"How it ended."#)))
            .required("status")
            .property("output", any().description(Some(r#"What came out, any JSON; null where it failed."#)))
            .required("output")
            .property("error", named_or_null("RunError").description(Some(r#"Why it failed; null where it did not."#)))
            .required("error")
            .property(
                "started_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When the attempt started."#)),
            )
            .required("started_at")
            .description(Some(r#"An attempt at a node ended."#))
            .into()
    }
}

to_schema!(types::NodeFinishedEvent, "NodeFinishedEvent");

impl PartialSchema for types::NodeFinishedEventEvent {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["node_finished"])).description(Some(r#"What happened."#)).into()
    }
}

to_schema!(types::NodeFinishedEventEvent, "NodeFinishedEventEvent");

impl PartialSchema for types::NodeFinishedEventStatus {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["succeeded", "failed"]))
            .description(Some(r#"How an attempt at a node ended."#))
            .into()
    }
}

to_schema!(types::NodeFinishedEventStatus, "NodeFinishedEventStatus");

impl PartialSchema for types::TextEvent {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("event", named("TextEventEvent").description(Some(r#"What happened."#)))
            .required("event")
            .property(
                "execution_id",
                formatted("uuid", false).max_length(Some(36)).description(Some(r#"The execution."#)),
            )
            .required("execution_id")
            .property(
                "at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it happened."#)),
            )
            .required("at")
            .property("text", of(Type::String, false).max_length(Some(10000000)).description(Some(r#"The piece."#)))
            .required("text")
            .description(Some(r#"A piece of the answer."#))
            .into()
    }
}

to_schema!(types::TextEvent, "TextEvent");

impl PartialSchema for types::TextEventEvent {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["text"])).description(Some(r#"What happened."#)).into()
    }
}

to_schema!(types::TextEventEvent, "TextEventEvent");

impl PartialSchema for types::TextRestartedEvent {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("event", named("TextRestartedEventEvent").description(Some(r#"What happened."#)))
            .required("event")
            .property(
                "execution_id",
                formatted("uuid", false).max_length(Some(36)).description(Some(r#"The execution."#)),
            )
            .required("execution_id")
            .property(
                "at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it happened."#)),
            )
            .required("at")
            .description(Some(r#"What the answer said so far is void: the attempt failed, and another begins."#))
            .into()
    }
}

to_schema!(types::TextRestartedEvent, "TextRestartedEvent");

impl PartialSchema for types::TextRestartedEventEvent {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["text_restarted"])).description(Some(r#"What happened."#)).into()
    }
}

to_schema!(types::TextRestartedEventEvent, "TextRestartedEventEvent");

impl PartialSchema for types::WaitingEvent {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("event", named("WaitingEventEvent").description(Some(r#"What happened."#)))
            .required("event")
            .property(
                "execution_id",
                formatted("uuid", false).max_length(Some(36)).description(Some(r#"The execution."#)),
            )
            .required("execution_id")
            .property(
                "at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it happened."#)),
            )
            .required("at")
            .property(
                "node",
                of(Type::String, false).max_length(Some(128)).description(Some(r#"The node's id in the graph."#)),
            )
            .required("node")
            .property(
                "prompt",
                any().description(Some(r#"What is asked, any JSON, as the node's configuration says it."#)),
            )
            .required("prompt")
            .property(
                "until",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When the wait ends without an answer; null never."#)),
            )
            .required("until")
            .description(Some(r#"A node waits for a person."#))
            .into()
    }
}

to_schema!(types::WaitingEvent, "WaitingEvent");

impl PartialSchema for types::WaitingEventEvent {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["waiting"])).description(Some(r#"What happened."#)).into()
    }
}

to_schema!(types::WaitingEventEvent, "WaitingEventEvent");

impl PartialSchema for types::PausedEvent {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("event", named("PausedEventEvent").description(Some(r#"What happened."#)))
            .required("event")
            .property(
                "execution_id",
                formatted("uuid", false).max_length(Some(36)).description(Some(r#"The execution."#)),
            )
            .required("execution_id")
            .property(
                "at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it happened."#)),
            )
            .required("at")
            .description(Some(r#"Nothing happens until somebody answers."#))
            .into()
    }
}

to_schema!(types::PausedEvent, "PausedEvent");

impl PartialSchema for types::PausedEventEvent {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["paused"])).description(Some(r#"What happened."#)).into()
    }
}

to_schema!(types::PausedEventEvent, "PausedEventEvent");

impl PartialSchema for types::ExecutionFinishedEvent {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("event", named("ExecutionFinishedEventEvent").description(Some(r#"What happened."#)))
            .required("event")
            .property(
                "execution_id",
                formatted("uuid", false).max_length(Some(36)).description(Some(r#"The execution."#)),
            )
            .required("execution_id")
            .property(
                "at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it happened."#)),
            )
            .required("at")
            .property("status", named("ExecutionFinishedEventStatus").description(Some(r#"How it ended."#)))
            .required("status")
            .property("output", any().description(Some(r#"What came out, any JSON; null where it did not complete."#)))
            .required("output")
            .property("error", named_or_null("RunError").description(Some(r#"Why it failed; null where it did not."#)))
            .required("error")
            .description(Some(r#"The execution ended. Always the last."#))
            .into()
    }
}

to_schema!(types::ExecutionFinishedEvent, "ExecutionFinishedEvent");

impl PartialSchema for types::ExecutionFinishedEventEvent {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["execution_finished"])).description(Some(r#"What happened."#)).into()
    }
}

to_schema!(types::ExecutionFinishedEventEvent, "ExecutionFinishedEventEvent");

impl PartialSchema for types::ExecutionFinishedEventStatus {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["completed", "failed", "cancelled"]))
            .description(Some(r#"How an execution ended."#))
            .into()
    }
}

to_schema!(types::ExecutionFinishedEventStatus, "ExecutionFinishedEventStatus");

impl PartialSchema for types::PingEvent {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("event", named("PingEventEvent").description(Some(r#"What happened."#)))
            .required("event")
            .property(
                "execution_id",
                formatted("uuid", false).max_length(Some(36)).description(Some(r#"The execution."#)),
            )
            .required("execution_id")
            .property(
                "at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it happened."#)),
            )
            .required("at")
            .description(Some(r#"Nothing has happened for ten seconds."#))
            .into()
    }
}

to_schema!(types::PingEvent, "PingEvent");

impl PartialSchema for types::PingEventEvent {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["ping"])).description(Some(r#"What happened."#)).into()
    }
}

to_schema!(types::PingEventEvent, "PingEventEvent");

impl PartialSchema for types::AuditAction {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["created", "updated", "deleted", "revoked", "started", "cancelled", "answered", "repeated", "tested", "synced", "issued"])).description(Some(r#"What was done. `revoked` is said of keys, clients and tokens, `answered` of executions that waited for a person, `repeated` of what was run or sent again, `tested` and `synced` of integrations, `issued` of access tokens."#)).into()
    }
}

to_schema!(types::AuditAction, "AuditAction");

impl PartialSchema for types::AuditRecord {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("kind", of(Type::String, false).max_length(Some(64)).description(Some(r#"The kind of record."#)))
            .required("kind")
            .property(
                "id",
                formatted("uuid", false).max_length(Some(36)).description(Some(r#"Which. It may be gone."#)),
            )
            .required("id")
            .description(Some(r#"What it was done to."#))
            .into()
    }
}

to_schema!(types::AuditRecord, "AuditRecord");

impl PartialSchema for types::AuditEvent {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "id",
                formatted("uuid", false).max_length(Some(36)).description(Some(r#"Identity of the entry."#)),
            )
            .required("id")
            .property("at", formatted("date-time", false).max_length(Some(64)).description(Some(r#"When."#)))
            .required("at")
            .property("actor", named("AuditActor"))
            .required("actor")
            .property("action", named("AuditAction"))
            .required("action")
            .property("record", named("AuditRecord"))
            .required("record")
            .property(
                "request_id",
                of(Type::String, true)
                    .max_length(Some(128))
                    .description(Some(r#"The `X-Request-Id` of the request, where there was one."#)),
            )
            .required("request_id")
            .property(
                "remote",
                of(Type::String, true)
                    .max_length(Some(64))
                    .description(Some(r#"The address that the request came from, where there was one."#)),
            )
            .required("remote")
            .description(Some(r#"One thing that was done to one record."#))
            .into()
    }
}

to_schema!(types::AuditEvent, "AuditEvent");

impl PartialSchema for types::AuditEventList {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "items",
                list(named("AuditEvent"), false).max_items(Some(100)).description(Some(r#"The entries of this page."#)),
            )
            .required("items")
            .property(
                "page",
                number(Type::Integer, KnownFormat::Int32, false)
                    .minimum(Some(1_i64))
                    .maximum(Some(1000000_i64))
                    .description(Some(r#"The page's number."#)),
            )
            .required("page")
            .property(
                "limit",
                number(Type::Integer, KnownFormat::Int32, false)
                    .minimum(Some(1_i64))
                    .maximum(Some(100_i64))
                    .description(Some(r#"Items per page."#)),
            )
            .required("limit")
            .property(
                "total",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64))
                    .description(Some(r#"How many entries there are in all."#)),
            )
            .required("total")
            .description(Some(r#"A page of audit events."#))
            .into()
    }
}

to_schema!(types::AuditEventList, "AuditEventList");

impl PartialSchema for types::ProblemPlace {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["body", "query", "path", "header"]))
            .description(Some(r#"Which part of the request a violation is in."#))
            .into()
    }
}

to_schema!(types::ProblemPlace, "ProblemPlace");

impl PartialSchema for types::ProblemError {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("pointer", of(Type::String, false).max_length(Some(2000)).description(Some(r#"JSON Pointer into the body, or `/` and the name of the parameter. Empty for the whole body. Of a graph that is not fit to run (409), into the graph."#))).required("pointer")
.property("code", of(Type::String, false).max_length(Some(64)).description(Some(r#"A stable word, such as `required`, `enum` or `additional_properties`."#))).required("code")
.property("detail", of(Type::String, false).max_length(Some(2000)).description(Some(r#"A sentence for the person who mends it."#))).required("detail")
.property("in", named("ProblemPlace").description(Some(r#"Which part of the request; absent, the body."#))).description(Some(r#"One thing that is wrong with a request."#)).into()
    }
}

to_schema!(types::ProblemError, "ProblemError");

impl PartialSchema for types::Problem {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "type",
                formatted("uri-reference", false)
                    .max_length(Some(2000))
                    .description(Some(r#"Kind of the problem; `about:blank` where the status says it all."#)),
            )
            .required("type")
            .property(
                "title",
                of(Type::String, false).max_length(Some(255)).description(Some(r#"The status in words."#)),
            )
            .required("title")
            .property(
                "status",
                number(Type::Integer, KnownFormat::Int32, false)
                    .minimum(Some(400_i64))
                    .maximum(Some(599_i64))
                    .description(Some(r#"The HTTP status."#)),
            )
            .required("status")
            .property(
                "detail",
                of(Type::String, false).max_length(Some(2000)).description(Some(r#"A sentence for people."#)),
            )
            .required("detail")
            .property(
                "errors",
                list(named("ProblemError"), false)
                    .max_items(Some(10000))
                    .description(Some(r#"Every violation; empty where the request itself is fine."#)),
            )
            .required("errors")
            .property(
                "request_id",
                of(Type::String, false)
                    .max_length(Some(128))
                    .description(Some(r#"The request's name in the server's log, as in `X-Request-Id`."#)),
            )
            .required("request_id")
            .description(Some(r#"An error, as problem details (RFC 9457)."#))
            .into()
    }
}

to_schema!(types::Problem, "Problem");
