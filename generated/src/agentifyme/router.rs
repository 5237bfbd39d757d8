// Written by `cargo xtask generate`. Change the document, not this file.

//! From paths and methods to handlers.

use std::sync::Arc;

use poem::{IntoResponse, Request, Response, Route, http::Method};

use super::{handlers::*, operations, requests};
use crate::runtime::{Call, Limits, PathEndpoint, SurfaceRoute, announce, authenticate, fail, guarded, refuse};

/// Every path of the API, answered by `surface`.
pub fn router<S: WorkflowsApi>(surface: Arc<S>, limits: Limits) -> SurfaceRoute<S> {
    let routes =
        paths(&surface, limits).into_iter().fold(Route::new(), |routes, (path, endpoint)| routes.at(path, endpoint));
    SurfaceRoute::new(surface, routes)
}

/// Paths as poem spells them, with their methods.
pub(super) fn paths<S: WorkflowsApi>(surface: &Arc<S>, limits: Limits) -> Vec<(&'static str, PathEndpoint<S>)> {
    vec![
        (
            "/workflows/run",
            PathEndpoint::new(surface.clone())
                .on(Method::POST, move |surface, request| run_workflow(surface, request, limits)),
        ),
        (
            "/workflows/jobs",
            PathEndpoint::new(surface.clone())
                .on(Method::POST, move |surface, request| create_job(surface, request, limits)),
        ),
        (
            "/workflows/jobs/:jobId",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| get_job(surface, request, limits)),
        ),
    ]
}

crate::runtime::operation!(run_workflow, WorkflowsApi, RUN_WORKFLOW, RunWorkflow);

crate::runtime::operation!(create_job, WorkflowsApi, CREATE_JOB, CreateJob);

crate::runtime::operation!(get_job, WorkflowsApi, GET_JOB, GetJob);
