// Written by `cargo xtask generate`. Change the document, not this file.

//! What an implementation writes: a trait for each tag. There are no default bodies: what is missing does not compile.

#![allow(clippy::too_long_first_doc_paragraph, reason = "descriptions are the document's")]

use std::future::Future;

use super::{requests, responses};
use crate::runtime::{Call, Surface};

/// Operations tagged `Agents`.
///
/// What receives messages, acts, and emits messages.
pub trait AgentsApi: Surface {
    /// `listAgents`: List agents
    ///
    /// `GET /agents`
    ///
    /// All agents of the user's tenant.
    fn list_agents(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::ListAgents,
    ) -> impl Future<Output = Result<responses::ListAgents, Self::Error>> + Send;

    /// `getAgent`: Get an agent
    ///
    /// `GET /agents/{agent_id}`
    ///
    /// One agent.
    fn get_agent(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::GetAgent,
    ) -> impl Future<Output = Result<responses::GetAgent, Self::Error>> + Send;

    /// `listAgentMessages`: List an agent's messages
    ///
    /// `GET /agents/{agent_id}/messages`
    ///
    /// What the agent emitted, newest first, without payloads (`GET /messages/{message_id}` has them). Messages that have expired are not among them.
    ///
    /// A parameter that does not validate is answered with 500, as published: `after is invalid: …`.
    fn list_agent_messages(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::ListAgentMessages,
    ) -> impl Future<Output = Result<responses::ListAgentMessages, Self::Error>> + Send;
}

/// Operations tagged `Messages`.
///
/// What agents emit.
pub trait MessagesApi: Surface {
    /// `getMessage`: Get a message with its payload
    ///
    /// `GET /messages/{message_id}`
    ///
    /// One message. One that has expired does not exist any more.
    fn get_message(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::GetMessage,
    ) -> impl Future<Output = Result<responses::GetMessage, Self::Error>> + Send;
}

/// Operations tagged `Workflows`.
///
/// Groups of agents that work together.
pub trait WorkflowsApi: Surface {
    /// `listWorkflows`: List workflows
    ///
    /// `GET /workflows`
    ///
    /// All workflows of the user's tenant, whichever API made them.
    fn list_workflows(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::ListWorkflows,
    ) -> impl Future<Output = Result<responses::ListWorkflows, Self::Error>> + Send;

    /// `getWorkflow`: Get a workflow with its agents
    ///
    /// `GET /workflows/{workflow_id}`
    ///
    /// One workflow, with the agents that its nodes call, each once, in the order of the nodes.
    fn get_workflow(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::GetWorkflow,
    ) -> impl Future<Output = Result<responses::GetWorkflow, Self::Error>> + Send;

    /// `exportWorkflow`: Export a workflow
    ///
    /// `GET /workflows/{workflow_id}/export`
    ///
    /// A file with the workflow and all its agents, which can be imported into another installation, into another tenant, or here, where it changes the very same records
    /// (`POST /platform/v1/imports`, `switchyard import FILE --tenant NAME`). Apart from `exported_at`, an export of what was imported is the file that was imported.
    ///
    /// What the nodes of a workflow do besides calling agents is not in it, nor are secrets. Options of an agent that was made here hold its `definition`.
    fn export_workflow(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::ExportWorkflow,
    ) -> impl Future<Output = Result<responses::ExportWorkflow, Self::Error>> + Send;
}
