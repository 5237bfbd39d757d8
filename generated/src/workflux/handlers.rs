// Written by `cargo xtask generate`. Change the document, not this file.

//! What an implementation writes: a trait for each tag. There are no default bodies: what is missing does not compile.

#![allow(clippy::too_long_first_doc_paragraph, reason = "descriptions are the document's")]

use std::future::Future;

use super::{requests, responses};
use crate::runtime::{Call, Surface};

/// Operations tagged `Agents`.
///
/// Who answers.
pub trait AgentsApi: Surface {
    /// `listAgents`: List agents
    ///
    /// `GET /agents`
    ///
    /// The caller's agents, newest first: also those that were made through another API of this server. A page past the last one is empty and not an error.
    fn list_agents(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::ListAgents,
    ) -> impl Future<Output = Result<responses::ListAgents, Self::Error>> + Send;

    /// `createAgent`: Create an agent
    ///
    /// `POST /agents`
    ///
    /// Creates an agent. It answers at once: without a definition it says what it was asked. What it does when it is asked (a prompt, a model, rules, a workflow) is set through
    /// `PUT /platform/v1/agents/{id}/definition`; the prompt and the rules see `config` as `agent.config`. Names need not be unique.
    fn create_agent(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::CreateAgent,
    ) -> impl Future<Output = Result<responses::CreateAgent, Self::Error>> + Send;

    /// `getAgent`: Get an agent
    ///
    /// `GET /agents/{agent_id}`
    ///
    /// The agent with its configuration.
    fn get_agent(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::GetAgent,
    ) -> impl Future<Output = Result<responses::GetAgent, Self::Error>> + Send;

    /// `updateAgent`: Update an agent
    ///
    /// `PUT /agents/{agent_id}`
    ///
    /// Changes what the body names and leaves the rest. `config` is merged one level deep: each key that is named is replaced whole, a key whose value is `null` is removed, other
    /// keys stay. `category: null` takes the category away.
    fn update_agent(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::UpdateAgent,
    ) -> impl Future<Output = Result<responses::UpdateAgent, Self::Error>> + Send;

    /// `deleteAgent`: Delete an agent
    ///
    /// `DELETE /agents/{agent_id}`
    ///
    /// Deletes the agent with its conversations and all that it made. The published statuses know no answer without a body, so there is one.
    fn delete_agent(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::DeleteAgent,
    ) -> impl Future<Output = Result<responses::DeleteAgent, Self::Error>> + Send;
}

/// Operations tagged `Conversations`.
///
/// What people and agents say to each other.
pub trait ConversationsApi: Surface {
    /// `listConversations`: List conversations
    ///
    /// `GET /conversations`
    ///
    /// The caller's conversations, newest first. A page past the last one is empty and not an error. `pagination` is an addition to the published answer.
    fn list_conversations(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::ListConversations,
    ) -> impl Future<Output = Result<responses::ListConversations, Self::Error>> + Send;

    /// `createConversation`: Create a conversation
    ///
    /// `POST /conversations`
    ///
    /// Begins a conversation with an agent. With `initial_message` the agent answers, and its answer is in `reply`; the request waits for it, up to the server's limit (60 seconds unless configured
    /// otherwise). `reply` is null where there is no initial message, where the answer is still being made, and where it waits for a person's approval: it is then among the
    /// conversation's messages once it is there.
    ///
    /// **Where the agent fails** (its provider is down, say), after its retries, the answer is 500 `INTEGRATION_ERROR` with the cause in `details.reason` and the conversation in
    /// `details.conversation_id`. Nothing is lost: the conversation is there, with the message and a note, and escalated.
    ///
    /// Under an `Idempotency-Key` the agent is asked once, however that ends: a repeat gets the first answer, or, where that was an error, the conversation as it was when it
    /// began.
    fn create_conversation(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::CreateConversation,
    ) -> impl Future<Output = Result<responses::CreateConversation, Self::Error>> + Send;

    /// `getConversation`: Get a conversation
    ///
    /// `GET /conversations/{conversation_id}`
    ///
    /// The conversation without its messages.
    fn get_conversation(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::GetConversation,
    ) -> impl Future<Output = Result<responses::GetConversation, Self::Error>> + Send;

    /// `listMessages`: Get conversation messages
    ///
    /// `GET /conversations/{conversation_id}/messages`
    ///
    /// What was said, oldest first. A page past the last one is empty and not an error.
    fn list_messages(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::ListMessages,
    ) -> impl Future<Output = Result<responses::ListMessages, Self::Error>> + Send;

    /// `sendMessage`: Send a message
    ///
    /// `POST /conversations/{conversation_id}/messages`
    ///
    /// Says something. What a `user` says is answered by the agent, and the answer is in `reply` as in `POST /conversations`; it also makes a conversation active again that was completed or escalated.
    /// What `agent` and `system` say (people who took over, other systems) is kept, and the agent sees it in the conversation, but nobody answers: `reply` is null.
    ///
    /// Where the agent fails, after its retries, the answer is 500 `INTEGRATION_ERROR` with the cause in `details.reason`; the message is kept, a note says what happened, and the conversation is
    /// escalated. Under an `Idempotency-Key` the message is said once, however that ends.
    fn send_message(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::SendMessage,
    ) -> impl Future<Output = Result<responses::SendMessage, Self::Error>> + Send;
}

/// Operations tagged `Analytics`.
///
/// Figures from the stored conversations.
///
/// Everything of a conversation (its messages, its answers, what became of it) counts at the moment when it **started**: in the day (UTC), the week (from Monday, ISO 8601) and the month of that moment.
///
/// - `total_conversations`, `conversations`: conversations that started.
/// - `total_messages`, `messages`: their messages, of all senders.
/// - `resolution_rate`: completed ÷ (completed + escalated), between 0 and 1; null where there are neither. A conversation is completed when its agent says so, or when nothing was said in it for a day (unless configured otherwise).
/// - `avg_response_time`: seconds from a user's message to the agent's answer, the mean of all answers; null where there are none.
/// - `saved`: completed conversations × the agent's `config.human_cost_per_conversation`.
/// - `cost`: conversations × the agent's `config.cost_per_conversation`. Either is 0 where the configuration has no number that is at least 0. The configuration of today counts for the whole range.
/// - `net`: saved − cost. `roi`: net ÷ cost; null where the cost is 0.
///
/// **The range** goes from `start_date` to `end_date`. Without `start_date` it begins with the first conversation that is counted, without `end_date` it ends today. It has at most 3,660 days: one that
/// is asked for and longer is 400; one that is longer because the first conversation is so old is cut at its beginning. Periods in which nothing started are listed with zeros. The first and
/// the last period may be partly outside the range; they count what is inside.
pub trait AnalyticsApi: Surface {
    /// `getAnalytics`: Get analytics data
    ///
    /// `GET /analytics`
    ///
    /// Figures over the caller's conversations, for the whole range and for each day, week or month of it. The definitions are those of the tag Analytics. `metric` chooses what the items of
    /// `time_series` show beside `conversations`; `metrics` always has all four.
    fn get_analytics(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::GetAnalytics,
    ) -> impl Future<Output = Result<responses::GetAnalytics, Self::Error>> + Send;

    /// `getAgentPerformance`: Get agent performance
    ///
    /// `GET /analytics/agents/{agent_id}`
    ///
    /// The figures of one agent, over time, by status and by channel. The definitions are those of the tag Analytics.
    fn get_agent_performance(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::GetAgentPerformance,
    ) -> impl Future<Output = Result<responses::GetAgentPerformance, Self::Error>> + Send;

    /// `getRoi`: Get ROI metrics
    ///
    /// `GET /analytics/roi`
    ///
    /// What the agents saved and cost, for each agent that had conversations in the range and in sum; the agents that saved most come first, at most 10,000 of them. The definitions are those of the tag Analytics.
    /// Amounts are in whatever currency the agents' configurations are in.
    fn get_roi(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::GetRoi,
    ) -> impl Future<Output = Result<responses::GetRoi, Self::Error>> + Send;
}

/// Operations tagged `Integrations`.
///
/// Connections to services, whether they work, and what is fetched from them.
pub trait IntegrationsApi: Surface {
    /// `listIntegrations`: List integrations
    ///
    /// `GET /integrations`
    ///
    /// The caller's integrations, newest first. A page past the last one is empty and not an error. Paging is an addition to the published reference.
    fn list_integrations(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::ListIntegrations,
    ) -> impl Future<Output = Result<responses::ListIntegrations, Self::Error>> + Send;

    /// `createIntegration`: Create an integration
    ///
    /// `POST /integrations`
    ///
    /// Connects a service. Nothing is asked of the service; `POST /integrations/{integration_id}/test` tries it out. `GET /platform/v1/integration-types` lists the types with the JSON Schemas of their
    /// configurations.
    ///
    /// **Secrets** in `config` (`access_token`, `api_key`, `token`, `password`, `client_secret` and the like) are taken out of it, sealed as a credential of their own, and never shown again. A
    /// credential that is there already is named by `config.credential_id` instead.
    fn create_integration(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::CreateIntegration,
    ) -> impl Future<Output = Result<responses::CreateIntegration, Self::Error>> + Send;

    /// `getIntegration`: Get an integration
    ///
    /// `GET /integrations/{integration_id}`
    ///
    /// The integration with its configuration, without secrets, and what its last test and its last synchronisation came to.
    fn get_integration(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::GetIntegration,
    ) -> impl Future<Output = Result<responses::GetIntegration, Self::Error>> + Send;

    /// `testIntegration`: Test an integration
    ///
    /// `POST /integrations/{integration_id}/test`
    ///
    /// Makes a real request of the service's own protocol and says how it went. A service that refuses, or that cannot be reached, is a result and no error: 200 with `success` false and the cause in
    /// `reason`. The result is kept with the integration. A service that has not answered after 15 seconds counts as one that cannot be reached. The request has no body.
    fn test_integration(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::TestIntegration,
    ) -> impl Future<Output = Result<responses::TestIntegration, Self::Error>> + Send;

    /// `syncIntegration`: Sync an integration
    ///
    /// `POST /integrations/{integration_id}/sync`
    ///
    /// Fetches the service's records, page by page, and keeps them. The request waits for the end, up to the server's limit (60 seconds unless configured otherwise): 200 with the counts, or 202 while it
    /// runs on, across restarts of the server. One synchronisation runs at a time; a request that comes while one runs is answered as that one is. `GET /integrations/{integration_id}` shows the
    /// last one in `last_sync`. A type that has nothing to fetch is refused (409). Where the service fails, after retries, the answer is 500 `INTEGRATION_ERROR` with the cause in `details.reason`; what was
    /// fetched before is kept. The request has no body.
    fn sync_integration(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::SyncIntegration,
    ) -> impl Future<Output = Result<responses::SyncIntegration, Self::Error>> + Send;
}
