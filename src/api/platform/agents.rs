//! Operations tagged `Agents`.

use generated::{
    platform::{AgentsApi, requests, responses},
    runtime::Call,
};

use super::{
    Platform,
    convert::{self, agents as agent},
};
use crate::domain::{agents::AgentChange, error::Result, identity::Caller};

impl AgentsApi for Platform {
    async fn list_agents(
        &self,
        call: Call<'_, Caller>,
        request: requests::ListAgents,
    ) -> Result<responses::ListAgents> {
        let page = convert::page_request(request.page, request.limit);
        let found = self.services.agents.list(call.owner, &agent::filter(&request), page).await?;
        Ok(responses::ListAgents::Ok(agent::list(found, request.page, request.limit)))
    }

    async fn get_agent(&self, call: Call<'_, Caller>, request: requests::GetAgent) -> Result<responses::GetAgent> {
        let found = self.services.agents.get(call.owner, agent::agent_id(&request.id)?).await?;
        Ok(responses::GetAgent::Ok(agent::agent(found)))
    }

    async fn set_agent_definition(
        &self,
        call: Call<'_, Caller>,
        request: requests::SetAgentDefinition,
    ) -> Result<responses::SetAgentDefinition> {
        let id = agent::agent_id(&request.id)?;
        // Whose it is comes first: what is wrong with the rest is no stranger's business.
        self.services.agents.get(call.owner, id).await?;
        let definition = agent::definition(request.body)?;
        let change = AgentChange { definition: Some(Some(definition)), ..AgentChange::default() };
        let changed = self.services.agents.update(call.owner, id, change).await.map_err(agent::of_definition)?;
        Ok(responses::SetAgentDefinition::Ok(agent::agent(changed)))
    }

    async fn delete_agent_definition(
        &self,
        call: Call<'_, Caller>,
        request: requests::DeleteAgentDefinition,
    ) -> Result<responses::DeleteAgentDefinition> {
        let change = AgentChange { definition: Some(None), ..AgentChange::default() };
        self.services.agents.update(call.owner, agent::agent_id(&request.id)?, change).await?;
        Ok(responses::DeleteAgentDefinition::NoContent)
    }

    async fn set_agent_links(
        &self,
        call: Call<'_, Caller>,
        request: requests::SetAgentLinks,
    ) -> Result<responses::SetAgentLinks> {
        let id = agent::agent_id(&request.id)?;
        let seen = self.services.agents.get(call.owner, id).await?;
        let change = agent::links(&seen, &request.body)?;
        let changed = self.services.agents.update(call.owner, id, change).await?;
        Ok(responses::SetAgentLinks::Ok(agent::agent(changed)))
    }
}
