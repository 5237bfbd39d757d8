// Written by `cargo xtask generate`. Change the document, not this file.

//! What an implementation writes: a trait for each tag. There are no default bodies: what is missing does not compile.

#![allow(clippy::too_long_first_doc_paragraph, reason = "descriptions are the document's")]

use std::future::Future;

use super::{requests, responses};
use crate::runtime::{Call, Surface};

/// Operations tagged `Agents`.
///
/// Making, finding, changing and deleting agents. What an agent does is defined through the platform API; an agent without a definition says what it was asked.
pub trait AgentsApi: Surface {
    /// `listAgents`: List agents
    ///
    /// `GET /agents`
    ///
    /// One page of the caller's agents, the most recently created first unless `order_by` says otherwise. A page past the last one is empty and not an error.
    fn list_agents(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::ListAgents,
    ) -> impl Future<Output = Result<responses::ListAgents, Self::Error>> + Send;

    /// `createAgent`: Create an agent
    ///
    /// `POST /agents`
    ///
    /// Creates an agent, whose status is `ACTIVE`. Its `code` is made from the name, and unique within the tenant. It has no definition yet: until it is given one through the platform API, it says what it is asked.
    fn create_agent(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::CreateAgent,
    ) -> impl Future<Output = Result<responses::CreateAgent, Self::Error>> + Send;

    /// `getAgent`: Get an agent
    ///
    /// `GET /agents/{agent_id}`
    ///
    /// The agent.
    fn get_agent(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::GetAgent,
    ) -> impl Future<Output = Result<responses::GetAgent, Self::Error>> + Send;

    /// `updateAgent`: Update an agent
    ///
    /// `PUT /agents/{agent_id}`
    ///
    /// Changes the fields that are present and not null, and leaves the others as they are. An empty `usage_guide` or `ab_test_id` takes away what was there. 409 answers a change that lost a race against another one: read the agent
    /// again and repeat.
    fn update_agent(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::UpdateAgent,
    ) -> impl Future<Output = Result<responses::UpdateAgent, Self::Error>> + Send;

    /// `deleteAgent`: Delete an agent
    ///
    /// `DELETE /agents/{agent_id}`
    ///
    /// Deletes the agent with its conversations and its runs. Flows that it ran are workflows of their own and stay.
    fn delete_agent(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::DeleteAgent,
    ) -> impl Future<Output = Result<responses::DeleteAgent, Self::Error>> + Send;

    /// `getAgentByCode`: Get an agent by its code
    ///
    /// `GET /agents/code/{agent_code}`
    ///
    /// The agent of this code within the caller's tenant.
    fn get_agent_by_code(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::GetAgentByCode,
    ) -> impl Future<Output = Result<responses::GetAgentByCode, Self::Error>> + Send;
}

/// Operations tagged `Chat`.
///
/// Running agents, in conversations and as jobs.
pub trait ChatApi: Surface {
    /// `chat`: Ask an agent
    ///
    /// `POST /agents/{agent_id}/chat`
    ///
    /// Says `query` to the agent, in a new conversation or in the one that `conversation_id` names, and answers with what the agent says. An agent that is not `ACTIVE` is 409, as is a flow whose workflow is not published. A
    /// `conversation_id` that is not one of this agent's conversations, of whatever shape, is 404; an empty one or `null` begins a new conversation.
    ///
    /// Under an `Idempotency-Key` the agent is asked once: from its start on the key stands for the run. A repeat gets the answer that the first request got, or, where that was a stream or an error, the answer with `status: running`
    /// that names the run.
    fn chat(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::Chat,
    ) -> impl Future<Output = Result<responses::Chat, Self::Error>> + Send;

    /// `resumeChat`: Answer for a person
    ///
    /// `POST /agents/{agent_id}/chat/resume`
    ///
    /// Gives `interrupt_inputs` to the node of the run that waits for a person, and answers with what comes of it, as `chat` does; the stream begins behind `workflow_paused`. A `flow_run_id` that is not one of this agent's runs, and a
    /// `conversation_id` that is not the run's, of whatever shape, are 404. A run that does not wait for a person is 409. An answer that the waiting node does not take (a choice that it does not offer) is 422 and changes
    /// nothing. `query` and `inputs` are not looked at: what was asked was asked when the run began.
    fn resume_chat(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::ResumeChat,
    ) -> impl Future<Output = Result<responses::ResumeChat, Self::Error>> + Send;

    /// `runJob`: Give an agent a job
    ///
    /// `POST /agents/{agent_id}/job`
    ///
    /// Runs the agent as `chat` does, without a conversation unless `conversation_id` names one.
    fn run_job(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::RunJob,
    ) -> impl Future<Output = Result<responses::RunJob, Self::Error>> + Send;
}
