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

impl<S: AgentsApi + ConversationsApi + AnalyticsApi + IntegrationsApi> OpenApi for Api<S> {
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

interop::wire_type!(DOCUMENT, Api<()>, types::AgentStatus, "AgentStatus", "/components/schemas/AgentStatus", true);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ConversationStatus,
    "ConversationStatus",
    "/components/schemas/ConversationStatus",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::MessageSender,
    "MessageSender",
    "/components/schemas/MessageSender",
    true
);
interop::wire_type!(DOCUMENT, Api<()>, types::Metric, "Metric", "/components/schemas/Metric", true);
interop::wire_type!(DOCUMENT, Api<()>, types::Period, "Period", "/components/schemas/Period", true);
interop::wire_type!(DOCUMENT, Api<()>, types::AgentSummary, "AgentSummary", "/components/schemas/AgentSummary", false);
interop::wire_type!(DOCUMENT, Api<()>, types::Agent, "Agent", "/components/schemas/Agent", false);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::AgentSettings,
    "AgentSettings",
    "/components/schemas/AgentSettings",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::CreateAgentRequest,
    "CreateAgentRequest",
    "/components/schemas/CreateAgentRequest",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::UpdateAgentRequest,
    "UpdateAgentRequest",
    "/components/schemas/UpdateAgentRequest",
    true
);
interop::wire_type!(DOCUMENT, Api<()>, types::DeletedAgent, "DeletedAgent", "/components/schemas/DeletedAgent", true);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ConversationSummary,
    "ConversationSummary",
    "/components/schemas/ConversationSummary",
    false
);
interop::wire_type!(DOCUMENT, Api<()>, types::Conversation, "Conversation", "/components/schemas/Conversation", false);
interop::wire_type!(DOCUMENT, Api<()>, types::Message, "Message", "/components/schemas/Message", false);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ConversationCreated,
    "ConversationCreated",
    "/components/schemas/ConversationCreated",
    false
);
interop::wire_type!(DOCUMENT, Api<()>, types::MessageSent, "MessageSent", "/components/schemas/MessageSent", false);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::CreateConversationRequest,
    "CreateConversationRequest",
    "/components/schemas/CreateConversationRequest",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::SendMessageRequest,
    "SendMessageRequest",
    "/components/schemas/SendMessageRequest",
    true
);
interop::wire_type!(DOCUMENT, Api<()>, types::Metrics, "Metrics", "/components/schemas/Metrics", true);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::TimeSeriesItem,
    "TimeSeriesItem",
    "/components/schemas/TimeSeriesItem",
    false
);
interop::wire_type!(DOCUMENT, Api<()>, types::Analytics, "Analytics", "/components/schemas/Analytics", false);
interop::wire_type!(DOCUMENT, Api<()>, types::StatusCounts, "StatusCounts", "/components/schemas/StatusCounts", true);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ChannelFigures,
    "ChannelFigures",
    "/components/schemas/ChannelFigures",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::AgentPerformance,
    "AgentPerformance",
    "/components/schemas/AgentPerformance",
    false
);
interop::wire_type!(DOCUMENT, Api<()>, types::RoiMetrics, "RoiMetrics", "/components/schemas/RoiMetrics", true);
interop::wire_type!(DOCUMENT, Api<()>, types::AgentRoi, "AgentRoi", "/components/schemas/AgentRoi", true);
interop::wire_type!(DOCUMENT, Api<()>, types::Roi, "Roi", "/components/schemas/Roi", true);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::IntegrationStatus,
    "IntegrationStatus",
    "/components/schemas/IntegrationStatus",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::IntegrationSummary,
    "IntegrationSummary",
    "/components/schemas/IntegrationSummary",
    false
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
interop::wire_type!(DOCUMENT, Api<()>, types::SyncModel, "SyncModel", "/components/schemas/Sync", false);
interop::wire_type!(DOCUMENT, Api<()>, types::SyncStatus, "SyncStatus", "/components/schemas/SyncStatus", true);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::IntegrationSettings,
    "IntegrationSettings",
    "/components/schemas/IntegrationSettings",
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
interop::wire_type!(DOCUMENT, Api<()>, types::Pagination, "Pagination", "/components/schemas/Pagination", true);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::AgentListResponse,
    "AgentListResponse",
    "/components/schemas/AgentListResponse",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ConversationListResponse,
    "ConversationListResponse",
    "/components/schemas/ConversationListResponse",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::MessageListResponse,
    "MessageListResponse",
    "/components/schemas/MessageListResponse",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::IntegrationListResponse,
    "IntegrationListResponse",
    "/components/schemas/IntegrationListResponse",
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
interop::wire_type!(DOCUMENT, Api<()>, types::ErrorBody, "ErrorBody", "/components/schemas/ErrorBody", false);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ErrorResponse,
    "ErrorResponse",
    "/components/schemas/ErrorResponse",
    false
);
interop::request!(DOCUMENT, Api<()>, requests::ListAgents, operations::LIST_AGENTS);
interop::response!(DOCUMENT, Api<()>, responses::ListAgents, operations::LIST_AGENTS);
interop::request!(DOCUMENT, Api<()>, requests::CreateAgent, operations::CREATE_AGENT);
interop::response!(DOCUMENT, Api<()>, responses::CreateAgent, operations::CREATE_AGENT);
interop::request!(DOCUMENT, Api<()>, requests::GetAgent, operations::GET_AGENT);
interop::response!(DOCUMENT, Api<()>, responses::GetAgent, operations::GET_AGENT);
interop::request!(DOCUMENT, Api<()>, requests::UpdateAgent, operations::UPDATE_AGENT);
interop::response!(DOCUMENT, Api<()>, responses::UpdateAgent, operations::UPDATE_AGENT);
interop::request!(DOCUMENT, Api<()>, requests::DeleteAgent, operations::DELETE_AGENT);
interop::response!(DOCUMENT, Api<()>, responses::DeleteAgent, operations::DELETE_AGENT);
interop::request!(DOCUMENT, Api<()>, requests::ListConversations, operations::LIST_CONVERSATIONS);
interop::response!(DOCUMENT, Api<()>, responses::ListConversations, operations::LIST_CONVERSATIONS);
interop::request!(DOCUMENT, Api<()>, requests::CreateConversation, operations::CREATE_CONVERSATION);
interop::response!(DOCUMENT, Api<()>, responses::CreateConversation, operations::CREATE_CONVERSATION);
interop::request!(DOCUMENT, Api<()>, requests::GetConversation, operations::GET_CONVERSATION);
interop::response!(DOCUMENT, Api<()>, responses::GetConversation, operations::GET_CONVERSATION);
interop::request!(DOCUMENT, Api<()>, requests::ListMessages, operations::LIST_MESSAGES);
interop::response!(DOCUMENT, Api<()>, responses::ListMessages, operations::LIST_MESSAGES);
interop::request!(DOCUMENT, Api<()>, requests::SendMessage, operations::SEND_MESSAGE);
interop::response!(DOCUMENT, Api<()>, responses::SendMessage, operations::SEND_MESSAGE);
interop::request!(DOCUMENT, Api<()>, requests::GetAnalytics, operations::GET_ANALYTICS);
interop::response!(DOCUMENT, Api<()>, responses::GetAnalytics, operations::GET_ANALYTICS);
interop::request!(DOCUMENT, Api<()>, requests::GetAgentPerformance, operations::GET_AGENT_PERFORMANCE);
interop::response!(DOCUMENT, Api<()>, responses::GetAgentPerformance, operations::GET_AGENT_PERFORMANCE);
interop::request!(DOCUMENT, Api<()>, requests::GetRoi, operations::GET_ROI);
interop::response!(DOCUMENT, Api<()>, responses::GetRoi, operations::GET_ROI);
interop::request!(DOCUMENT, Api<()>, requests::ListIntegrations, operations::LIST_INTEGRATIONS);
interop::response!(DOCUMENT, Api<()>, responses::ListIntegrations, operations::LIST_INTEGRATIONS);
interop::request!(DOCUMENT, Api<()>, requests::CreateIntegration, operations::CREATE_INTEGRATION);
interop::response!(DOCUMENT, Api<()>, responses::CreateIntegration, operations::CREATE_INTEGRATION);
interop::request!(DOCUMENT, Api<()>, requests::GetIntegration, operations::GET_INTEGRATION);
interop::response!(DOCUMENT, Api<()>, responses::GetIntegration, operations::GET_INTEGRATION);
interop::request!(DOCUMENT, Api<()>, requests::TestIntegration, operations::TEST_INTEGRATION);
interop::response!(DOCUMENT, Api<()>, responses::TestIntegration, operations::TEST_INTEGRATION);
interop::request!(DOCUMENT, Api<()>, requests::SyncIntegration, operations::SYNC_INTEGRATION);
interop::response!(DOCUMENT, Api<()>, responses::SyncIntegration, operations::SYNC_INTEGRATION);
