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

impl<S: AgentsApi + ChatApi> OpenApi for Api<S> {
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

interop::wire_type!(DOCUMENT, Api<()>, types::AgentMode, "AgentMode", "/components/schemas/AgentMode", true);
interop::wire_type!(DOCUMENT, Api<()>, types::AgentType, "AgentType", "/components/schemas/AgentType", true);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::AgentTypeRequest,
    "AgentTypeRequest",
    "/components/schemas/AgentTypeRequest",
    true
);
interop::wire_type!(DOCUMENT, Api<()>, types::AgentOrder, "AgentOrder", "/components/schemas/AgentOrder", true);
interop::wire_type!(DOCUMENT, Api<()>, types::AgentStatus, "AgentStatus", "/components/schemas/AgentStatus", true);
interop::wire_type!(DOCUMENT, Api<()>, types::IconType, "IconType", "/components/schemas/IconType", true);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::DefinitionType,
    "DefinitionType",
    "/components/schemas/DefinitionType",
    true
);
interop::wire_type!(DOCUMENT, Api<()>, types::Tags, "Tags", "/components/schemas/Tags", true);
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
interop::wire_type!(DOCUMENT, Api<()>, types::FileUpload, "FileUpload", "/components/schemas/FileUpload", true);
interop::wire_type!(DOCUMENT, Api<()>, types::Abilities, "Abilities", "/components/schemas/Abilities", true);
interop::wire_type!(DOCUMENT, Api<()>, types::Agent, "Agent", "/components/schemas/Agent", false);
interop::wire_type!(DOCUMENT, Api<()>, types::AgentPage, "AgentPage", "/components/schemas/AgentPage", false);
interop::wire_type!(DOCUMENT, Api<()>, types::RunRequest, "RunRequest", "/components/schemas/RunRequest", true);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ResumeRequest,
    "ResumeRequest",
    "/components/schemas/ResumeRequest",
    true
);
interop::wire_type!(DOCUMENT, Api<()>, types::RunStatus, "RunStatus", "/components/schemas/RunStatus", true);
interop::wire_type!(DOCUMENT, Api<()>, types::AnswerEvent, "AnswerEvent", "/components/schemas/AnswerEvent", true);
interop::wire_type!(DOCUMENT, Api<()>, types::Usage, "Usage", "/components/schemas/Usage", true);
interop::wire_type!(DOCUMENT, Api<()>, types::Metadata, "Metadata", "/components/schemas/Metadata", true);
interop::wire_type!(DOCUMENT, Api<()>, types::Interrupt, "Interrupt", "/components/schemas/Interrupt", false);
interop::wire_type!(DOCUMENT, Api<()>, types::RunAnswer, "RunAnswer", "/components/schemas/RunAnswer", false);
interop::wire_type!(DOCUMENT, Api<()>, types::StreamFrame, "StreamFrame", "/components/schemas/StreamFrame", false);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::WorkflowStartedFrame,
    "WorkflowStartedFrame",
    "/components/schemas/WorkflowStartedFrame",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::WorkflowStartedFrameEvent,
    "WorkflowStartedFrameEvent",
    "/components/schemas/WorkflowStartedFrame/properties/event",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::NodeStartedFrame,
    "NodeStartedFrame",
    "/components/schemas/NodeStartedFrame",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::NodeStartedFrameEvent,
    "NodeStartedFrameEvent",
    "/components/schemas/NodeStartedFrame/properties/event",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::NodeFinishedFrame,
    "NodeFinishedFrame",
    "/components/schemas/NodeFinishedFrame",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::NodeFinishedFrameEvent,
    "NodeFinishedFrameEvent",
    "/components/schemas/NodeFinishedFrame/properties/event",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::NodeFinishedFrameStatus,
    "NodeFinishedFrameStatus",
    "/components/schemas/NodeFinishedFrameStatus",
    true
);
interop::wire_type!(DOCUMENT, Api<()>, types::MessageFrame, "MessageFrame", "/components/schemas/MessageFrame", false);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::MessageFrameEvent,
    "MessageFrameEvent",
    "/components/schemas/MessageFrame/properties/event",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::MessageReplaceFrame,
    "MessageReplaceFrame",
    "/components/schemas/MessageReplaceFrame",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::MessageReplaceFrameEvent,
    "MessageReplaceFrameEvent",
    "/components/schemas/MessageReplaceFrame/properties/event",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::MessageEndFrame,
    "MessageEndFrame",
    "/components/schemas/MessageEndFrame",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::MessageEndFrameEvent,
    "MessageEndFrameEvent",
    "/components/schemas/MessageEndFrame/properties/event",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::HumanInputRequiredFrame,
    "HumanInputRequiredFrame",
    "/components/schemas/HumanInputRequiredFrame",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::HumanInputRequiredFrameEvent,
    "HumanInputRequiredFrameEvent",
    "/components/schemas/HumanInputRequiredFrame/properties/event",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::WorkflowPausedFrame,
    "WorkflowPausedFrame",
    "/components/schemas/WorkflowPausedFrame",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::WorkflowPausedFrameEvent,
    "WorkflowPausedFrameEvent",
    "/components/schemas/WorkflowPausedFrame/properties/event",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::WorkflowPausedFrameStatus,
    "WorkflowPausedFrameStatus",
    "/components/schemas/WorkflowPausedFrame/properties/status",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::WorkflowFinishedFrame,
    "WorkflowFinishedFrame",
    "/components/schemas/WorkflowFinishedFrame",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::WorkflowFinishedFrameEvent,
    "WorkflowFinishedFrameEvent",
    "/components/schemas/WorkflowFinishedFrame/properties/event",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::WorkflowFinishedFrameStatus,
    "WorkflowFinishedFrameStatus",
    "/components/schemas/WorkflowFinishedFrameStatus",
    true
);
interop::wire_type!(DOCUMENT, Api<()>, types::ErrorFrame, "ErrorFrame", "/components/schemas/ErrorFrame", false);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ErrorFrameEvent,
    "ErrorFrameEvent",
    "/components/schemas/ErrorFrame/properties/event",
    true
);
interop::wire_type!(DOCUMENT, Api<()>, types::PingFrame, "PingFrame", "/components/schemas/PingFrame", false);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::PingFrameEvent,
    "PingFrameEvent",
    "/components/schemas/PingFrame/properties/event",
    true
);
interop::wire_type!(DOCUMENT, Api<()>, types::LocationPart, "LocationPart", "/components/schemas/LocationPart", true);
interop::wire_type!(DOCUMENT, Api<()>, types::Violation, "Violation", "/components/schemas/Violation", true);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ValidationError,
    "ValidationError",
    "/components/schemas/ValidationError",
    true
);
interop::wire_type!(DOCUMENT, Api<()>, types::Error, "Error", "/components/schemas/Error", true);
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
interop::request!(DOCUMENT, Api<()>, requests::GetAgentByCode, operations::GET_AGENT_BY_CODE);
interop::response!(DOCUMENT, Api<()>, responses::GetAgentByCode, operations::GET_AGENT_BY_CODE);
interop::request!(DOCUMENT, Api<()>, requests::Chat, operations::CHAT);
interop::response!(DOCUMENT, Api<()>, responses::Chat, operations::CHAT);
interop::request!(DOCUMENT, Api<()>, requests::ResumeChat, operations::RESUME_CHAT);
interop::response!(DOCUMENT, Api<()>, responses::ResumeChat, operations::RESUME_CHAT);
interop::request!(DOCUMENT, Api<()>, requests::RunJob, operations::RUN_JOB);
interop::response!(DOCUMENT, Api<()>, responses::RunJob, operations::RUN_JOB);
