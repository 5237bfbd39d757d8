// Written by `cargo xtask generate`. Change the document, not this file.

//! From paths and methods to handlers.

use std::sync::Arc;

use poem::{IntoResponse, Request, Response, Route, http::Method};

use super::{handlers::*, operations, requests};
use crate::runtime::{Call, Limits, PathEndpoint, SurfaceRoute, announce, authenticate, fail, guarded, refuse};

/// Every path of the API, answered by `surface`.
pub fn router<S: AgentsApi + MessagesApi + WorkflowsApi>(surface: Arc<S>, limits: Limits) -> SurfaceRoute<S> {
    let routes =
        paths(&surface, limits).into_iter().fold(Route::new(), |routes, (path, endpoint)| routes.at(path, endpoint));
    SurfaceRoute::new(surface, routes)
}

/// Paths as poem spells them, with their methods.
pub(super) fn paths<S: AgentsApi + MessagesApi + WorkflowsApi>(
    surface: &Arc<S>,
    limits: Limits,
) -> Vec<(&'static str, PathEndpoint<S>)> {
    vec![
        (
            "/agents",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| list_agents(surface, request, limits)),
        ),
        (
            "/agents/:agent_id",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| get_agent(surface, request, limits)),
        ),
        (
            "/agents/:agent_id/messages",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| list_agent_messages(surface, request, limits)),
        ),
        (
            "/messages/:message_id",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| get_message(surface, request, limits)),
        ),
        (
            "/workflows",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| list_workflows(surface, request, limits)),
        ),
        (
            "/workflows/:workflow_id",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| get_workflow(surface, request, limits)),
        ),
        (
            "/workflows/:workflow_id/export",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| export_workflow(surface, request, limits)),
        ),
    ]
}

crate::runtime::operation!(list_agents, AgentsApi, LIST_AGENTS, ListAgents);

crate::runtime::operation!(get_agent, AgentsApi, GET_AGENT, GetAgent);

crate::runtime::operation!(list_agent_messages, AgentsApi, LIST_AGENT_MESSAGES, ListAgentMessages);

crate::runtime::operation!(get_message, MessagesApi, GET_MESSAGE, GetMessage);

crate::runtime::operation!(list_workflows, WorkflowsApi, LIST_WORKFLOWS, ListWorkflows);

crate::runtime::operation!(get_workflow, WorkflowsApi, GET_WORKFLOW, GetWorkflow);

crate::runtime::operation!(export_workflow, WorkflowsApi, EXPORT_WORKFLOW, ExportWorkflow);
