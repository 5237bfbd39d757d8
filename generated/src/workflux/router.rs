// Written by `cargo xtask generate`. Change the document, not this file.

//! From paths and methods to handlers.

use std::sync::Arc;

use poem::{IntoResponse, Request, Response, Route, http::Method};

use super::{handlers::*, operations, requests};
use crate::runtime::{Call, Limits, PathEndpoint, SurfaceRoute, announce, authenticate, fail, guarded, refuse};

/// Every path of the API, answered by `surface`.
pub fn router<S: AgentsApi + ConversationsApi + AnalyticsApi + IntegrationsApi>(
    surface: Arc<S>,
    limits: Limits,
) -> SurfaceRoute<S> {
    let routes =
        paths(&surface, limits).into_iter().fold(Route::new(), |routes, (path, endpoint)| routes.at(path, endpoint));
    SurfaceRoute::new(surface, routes)
}

/// Paths as poem spells them, with their methods.
pub(super) fn paths<S: AgentsApi + ConversationsApi + AnalyticsApi + IntegrationsApi>(
    surface: &Arc<S>,
    limits: Limits,
) -> Vec<(&'static str, PathEndpoint<S>)> {
    vec![
        (
            "/agents",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| list_agents(surface, request, limits))
                .on(Method::POST, move |surface, request| create_agent(surface, request, limits)),
        ),
        (
            "/agents/:agent_id",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| get_agent(surface, request, limits))
                .on(Method::PUT, move |surface, request| update_agent(surface, request, limits))
                .on(Method::DELETE, move |surface, request| delete_agent(surface, request, limits)),
        ),
        (
            "/conversations",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| list_conversations(surface, request, limits))
                .on(Method::POST, move |surface, request| create_conversation(surface, request, limits)),
        ),
        (
            "/conversations/:conversation_id",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| get_conversation(surface, request, limits)),
        ),
        (
            "/conversations/:conversation_id/messages",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| list_messages(surface, request, limits))
                .on(Method::POST, move |surface, request| send_message(surface, request, limits)),
        ),
        (
            "/analytics",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| get_analytics(surface, request, limits)),
        ),
        (
            "/analytics/agents/:agent_id",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| get_agent_performance(surface, request, limits)),
        ),
        (
            "/analytics/roi",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| get_roi(surface, request, limits)),
        ),
        (
            "/integrations",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| list_integrations(surface, request, limits))
                .on(Method::POST, move |surface, request| create_integration(surface, request, limits)),
        ),
        (
            "/integrations/:integration_id",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| get_integration(surface, request, limits)),
        ),
        (
            "/integrations/:integration_id/test",
            PathEndpoint::new(surface.clone())
                .on(Method::POST, move |surface, request| test_integration(surface, request, limits)),
        ),
        (
            "/integrations/:integration_id/sync",
            PathEndpoint::new(surface.clone())
                .on(Method::POST, move |surface, request| sync_integration(surface, request, limits)),
        ),
    ]
}

crate::runtime::operation!(list_agents, AgentsApi, LIST_AGENTS, ListAgents);

crate::runtime::operation!(create_agent, AgentsApi, CREATE_AGENT, CreateAgent);

crate::runtime::operation!(get_agent, AgentsApi, GET_AGENT, GetAgent);

crate::runtime::operation!(update_agent, AgentsApi, UPDATE_AGENT, UpdateAgent);

crate::runtime::operation!(delete_agent, AgentsApi, DELETE_AGENT, DeleteAgent);

crate::runtime::operation!(list_conversations, ConversationsApi, LIST_CONVERSATIONS, ListConversations);

crate::runtime::operation!(create_conversation, ConversationsApi, CREATE_CONVERSATION, CreateConversation);

crate::runtime::operation!(get_conversation, ConversationsApi, GET_CONVERSATION, GetConversation);

crate::runtime::operation!(list_messages, ConversationsApi, LIST_MESSAGES, ListMessages);

crate::runtime::operation!(send_message, ConversationsApi, SEND_MESSAGE, SendMessage);

crate::runtime::operation!(get_analytics, AnalyticsApi, GET_ANALYTICS, GetAnalytics);

crate::runtime::operation!(get_agent_performance, AnalyticsApi, GET_AGENT_PERFORMANCE, GetAgentPerformance);

crate::runtime::operation!(get_roi, AnalyticsApi, GET_ROI, GetRoi);

crate::runtime::operation!(list_integrations, IntegrationsApi, LIST_INTEGRATIONS, ListIntegrations);

crate::runtime::operation!(create_integration, IntegrationsApi, CREATE_INTEGRATION, CreateIntegration);

crate::runtime::operation!(get_integration, IntegrationsApi, GET_INTEGRATION, GetIntegration);

crate::runtime::operation!(test_integration, IntegrationsApi, TEST_INTEGRATION, TestIntegration);

crate::runtime::operation!(sync_integration, IntegrationsApi, SYNC_INTEGRATION, SyncIntegration);
