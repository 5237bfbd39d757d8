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

impl<S: WorkflowsApi> OpenApi for Api<S> {
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
    types::RunWorkflowRequest,
    "RunWorkflowRequest",
    "/components/schemas/RunWorkflowRequest",
    true
);
interop::wire_type!(DOCUMENT, Api<()>, types::RunResult, "RunResult", "/components/schemas/RunResult", true);
interop::wire_type!(DOCUMENT, Api<()>, types::JobStatus, "JobStatus", "/components/schemas/JobStatus", true);
interop::wire_type!(DOCUMENT, Api<()>, types::JobAccepted, "JobAccepted", "/components/schemas/JobAccepted", false);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::JobAcceptedStatus,
    "JobAcceptedStatus",
    "/components/schemas/JobAccepted/properties/status",
    true
);
interop::wire_type!(DOCUMENT, Api<()>, types::Job, "Job", "/components/schemas/Job", false);
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
interop::wire_type!(DOCUMENT, Api<()>, types::ErrorDetails, "ErrorDetails", "/components/schemas/ErrorDetails", false);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ErrorResponse,
    "ErrorResponse",
    "/components/schemas/ErrorResponse",
    false
);
interop::request!(DOCUMENT, Api<()>, requests::RunWorkflow, operations::RUN_WORKFLOW);
interop::response!(DOCUMENT, Api<()>, responses::RunWorkflow, operations::RUN_WORKFLOW);
interop::request!(DOCUMENT, Api<()>, requests::CreateJob, operations::CREATE_JOB);
interop::response!(DOCUMENT, Api<()>, responses::CreateJob, operations::CREATE_JOB);
interop::request!(DOCUMENT, Api<()>, requests::GetJob, operations::GET_JOB);
interop::response!(DOCUMENT, Api<()>, responses::GetJob, operations::GET_JOB);
