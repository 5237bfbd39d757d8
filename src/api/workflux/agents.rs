//! Operations tagged `Agents`.

use generated::{
    runtime::Call,
    workflux::{AgentsApi, requests, responses, types},
};

use super::{WorkFlux, convert};
use crate::{
    api::location,
    domain::{error::Result, identity::Caller},
};

impl AgentsApi for WorkFlux {
    async fn list_agents(
        &self,
        call: Call<'_, Caller>,
        request: requests::ListAgents,
    ) -> Result<responses::ListAgents> {
        let filter = convert::agent_filter(request.category, request.status);
        let page = convert::page_request(request.page, request.limit);
        let found = self.services.agents.list(call.owner, &filter, page).await?;
        Ok(responses::ListAgents::Ok(convert::agent_list(found, page)))
    }

    async fn create_agent(
        &self,
        call: Call<'_, Caller>,
        request: requests::CreateAgent,
    ) -> Result<responses::CreateAgent> {
        let agent = self.services.agents.create(call.owner, convert::new_agent(request.body)?).await?;
        let body = convert::agent(agent);
        let location = location::of(call.request, &format!("/agents/{}", body.id));
        Ok(responses::CreateAgent::Created { body, location })
    }

    async fn get_agent(&self, call: Call<'_, Caller>, request: requests::GetAgent) -> Result<responses::GetAgent> {
        let agent = self.services.agents.get(call.owner, convert::agent_id(&request.agent_id)?).await?;
        Ok(responses::GetAgent::Ok(convert::agent(agent)))
    }

    async fn update_agent(
        &self,
        call: Call<'_, Caller>,
        request: requests::UpdateAgent,
    ) -> Result<responses::UpdateAgent> {
        let agent = self.services.agents.get(call.owner, convert::agent_id(&request.agent_id)?).await?;
        let change = convert::agent_change(request.body, &agent)?;
        let agent = self.services.agents.update(call.owner, agent.id, change).await?;
        Ok(responses::UpdateAgent::Ok(convert::agent(agent)))
    }

    async fn delete_agent(
        &self,
        call: Call<'_, Caller>,
        request: requests::DeleteAgent,
    ) -> Result<responses::DeleteAgent> {
        let id = convert::agent_id(&request.agent_id)?;
        self.services.agents.delete(call.owner, id).await?;
        Ok(responses::DeleteAgent::Ok(types::DeletedAgent { id: id.spelled(), deleted: true }))
    }
}
