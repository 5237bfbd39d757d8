//! Operations tagged `Agents`.

use generated::{
    activeworkflow::{AgentsApi, requests, responses},
    runtime::Call,
};

use super::{ActiveWorkflow, convert};
use crate::domain::{
    agent::AgentFilter,
    error::{Error, Result},
    identity::Caller,
    page::ALL,
};

impl AgentsApi for ActiveWorkflow {
    async fn list_agents(&self, call: Call<'_, Caller>, _: requests::ListAgents) -> Result<responses::ListAgents> {
        let filter = AgentFilter { oldest_first: true, ..AgentFilter::default() };
        let found = self.services.agents.list(call.owner, &filter, ALL).await?;
        Ok(responses::ListAgents::Ok(self.shown(call.owner, &found.items).await?))
    }

    async fn get_agent(&self, call: Call<'_, Caller>, request: requests::GetAgent) -> Result<responses::GetAgent> {
        let found = self.services.agents.get_by_seq(call.owner, request.agent_id).await?;
        let shown = self.shown(call.owner, &[found]).await?.pop();
        Ok(responses::GetAgent::Ok(shown.ok_or_else(|| Error::internal("an agent is not shown"))?))
    }

    async fn list_agent_messages(
        &self,
        call: Call<'_, Caller>,
        request: requests::ListAgentMessages,
    ) -> Result<responses::ListAgentMessages> {
        let after = request.after.as_deref().map(convert::after).transpose()?;
        let limit = request.limit.map(i64::unsigned_abs);
        let agent = self.services.agents.get_by_seq(call.owner, request.agent_id).await?;
        let found = self.services.messages.list(call.owner, agent.id, after, limit).await?;
        Ok(responses::ListAgentMessages::Ok(found.iter().map(|message| convert::message(message, &agent)).collect()))
    }
}
