// Written by `cargo xtask generate`. Change the document, not this file.

//! From paths and methods to handlers.

use std::sync::Arc;

use poem::{IntoResponse, Request, Response, Route, http::Method};

use super::{handlers::*, operations, requests};
use crate::runtime::{Call, Limits, PathEndpoint, SurfaceRoute, announce, authenticate, fail, guarded, refuse};

/// Every path of the API, answered by `surface`.
pub fn router<S: AgentsApi + ChatApi>(surface: Arc<S>, limits: Limits) -> SurfaceRoute<S> {
    let routes =
        paths(&surface, limits).into_iter().fold(Route::new(), |routes, (path, endpoint)| routes.at(path, endpoint));
    SurfaceRoute::new(surface, routes)
}

/// Paths as poem spells them, with their methods.
pub(super) fn paths<S: AgentsApi + ChatApi>(surface: &Arc<S>, limits: Limits) -> Vec<(&'static str, PathEndpoint<S>)> {
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
            "/agents/code/:agent_code",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| get_agent_by_code(surface, request, limits)),
        ),
        (
            "/agents/:agent_id/chat",
            PathEndpoint::new(surface.clone()).on(Method::POST, move |surface, request| chat(surface, request, limits)),
        ),
        (
            "/agents/:agent_id/chat/resume",
            PathEndpoint::new(surface.clone())
                .on(Method::POST, move |surface, request| resume_chat(surface, request, limits)),
        ),
        (
            "/agents/:agent_id/job",
            PathEndpoint::new(surface.clone())
                .on(Method::POST, move |surface, request| run_job(surface, request, limits)),
        ),
    ]
}

crate::runtime::operation!(list_agents, AgentsApi, LIST_AGENTS, ListAgents);

crate::runtime::operation!(create_agent, AgentsApi, CREATE_AGENT, CreateAgent);

crate::runtime::operation!(get_agent, AgentsApi, GET_AGENT, GetAgent);

crate::runtime::operation!(update_agent, AgentsApi, UPDATE_AGENT, UpdateAgent);

crate::runtime::operation!(delete_agent, AgentsApi, DELETE_AGENT, DeleteAgent);

crate::runtime::operation!(get_agent_by_code, AgentsApi, GET_AGENT_BY_CODE, GetAgentByCode);

crate::runtime::operation!(chat, ChatApi, CHAT, Chat);

crate::runtime::operation!(resume_chat, ChatApi, RESUME_CHAT, ResumeChat);

crate::runtime::operation!(run_job, ChatApi, RUN_JOB, RunJob);
