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

impl<S: AgentsApi + MessagesApi + WorkflowsApi> OpenApi for Api<S> {
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

interop::wire_type!(DOCUMENT, Api<()>, types::Source, "Source", "/components/schemas/Source", true);
interop::wire_type!(DOCUMENT, Api<()>, types::Agent, "Agent", "/components/schemas/Agent", true);
interop::wire_type!(DOCUMENT, Api<()>, types::Message, "Message", "/components/schemas/Message", true);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::MessageWithPayload,
    "MessageWithPayload",
    "/components/schemas/MessageWithPayload",
    true
);
interop::wire_type!(DOCUMENT, Api<()>, types::Workflow, "Workflow", "/components/schemas/Workflow", true);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::WorkflowWithAgents,
    "WorkflowWithAgents",
    "/components/schemas/WorkflowWithAgents",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::WorkflowExport,
    "WorkflowExport",
    "/components/schemas/WorkflowExport",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ExportedAgent,
    "ExportedAgent",
    "/components/schemas/ExportedAgent",
    true
);
interop::wire_type!(DOCUMENT, Api<()>, types::ExportedLink, "ExportedLink", "/components/schemas/ExportedLink", true);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ExportedControlLink,
    "ExportedControlLink",
    "/components/schemas/ExportedControlLink",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ErrorResponse,
    "ErrorResponse",
    "/components/schemas/ErrorResponse",
    true
);
interop::request!(DOCUMENT, Api<()>, requests::ListAgents, operations::LIST_AGENTS);
interop::response!(DOCUMENT, Api<()>, responses::ListAgents, operations::LIST_AGENTS);
interop::request!(DOCUMENT, Api<()>, requests::GetAgent, operations::GET_AGENT);
interop::response!(DOCUMENT, Api<()>, responses::GetAgent, operations::GET_AGENT);
interop::request!(DOCUMENT, Api<()>, requests::ListAgentMessages, operations::LIST_AGENT_MESSAGES);
interop::response!(DOCUMENT, Api<()>, responses::ListAgentMessages, operations::LIST_AGENT_MESSAGES);
interop::request!(DOCUMENT, Api<()>, requests::GetMessage, operations::GET_MESSAGE);
interop::response!(DOCUMENT, Api<()>, responses::GetMessage, operations::GET_MESSAGE);
interop::request!(DOCUMENT, Api<()>, requests::ListWorkflows, operations::LIST_WORKFLOWS);
interop::response!(DOCUMENT, Api<()>, responses::ListWorkflows, operations::LIST_WORKFLOWS);
interop::request!(DOCUMENT, Api<()>, requests::GetWorkflow, operations::GET_WORKFLOW);
interop::response!(DOCUMENT, Api<()>, responses::GetWorkflow, operations::GET_WORKFLOW);
interop::request!(DOCUMENT, Api<()>, requests::ExportWorkflow, operations::EXPORT_WORKFLOW);
interop::response!(DOCUMENT, Api<()>, responses::ExportWorkflow, operations::EXPORT_WORKFLOW);
