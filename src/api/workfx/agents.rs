//! Operations tagged `Agents`.

use generated::{
    runtime::Call,
    workfx::{AgentsApi, requests, responses, types as wire},
};

use super::{WorkFx, convert};
use crate::{
    api::location,
    domain::{
        error::Result,
        identity::{Caller, Owner},
        page::Page,
    },
};

impl AgentsApi for WorkFx {
    async fn list_agents(
        &self,
        call: Call<'_, Caller>,
        request: requests::ListAgents,
    ) -> Result<responses::ListAgents> {
        let unit = self.unit(&call, request.tenant_id.as_deref(), request.tenant_unit_id.as_deref()).await?;
        let (page, size) = (request.page_num, request.page_size);
        let found = match convert::agent_filter(request, unit) {
            Some(filter) => self.services.agents.list(call.owner, &filter, convert::page_request(page, size)).await?,
            None => Page { items: Vec::new(), total: 0 },
        };
        Ok(responses::ListAgents::Ok(convert::agent_page(found, page, size)))
    }

    async fn create_agent(
        &self,
        call: Call<'_, Caller>,
        request: requests::CreateAgent,
    ) -> Result<responses::CreateAgent> {
        let unit = self.unit(&call, request.tenant_id.as_deref(), request.tenant_unit_id.as_deref()).await?;
        let owner = Owner { unit: unit.or(call.owner.unit), ..call.owner };
        let new = convert::new_agent(request.body);
        let agent = self.services.agents.create(owner, new).await.map_err(convert::at_fields)?;
        let location = location::of(call.request, &format!("/agents/{}", agent.id));
        Ok(responses::CreateAgent::Created { body: convert::agent(agent), location })
    }

    async fn get_agent(&self, call: Call<'_, Caller>, request: requests::GetAgent) -> Result<responses::GetAgent> {
        self.unit(&call, request.tenant_id.as_deref(), request.tenant_unit_id.as_deref()).await?;
        let agent = self.services.agents.get(call.owner, convert::agent_id(&request.agent_id)?).await?;
        Ok(responses::GetAgent::Ok(convert::agent(agent)))
    }

    async fn update_agent(
        &self,
        call: Call<'_, Caller>,
        request: requests::UpdateAgent,
    ) -> Result<responses::UpdateAgent> {
        self.unit(&call, request.tenant_id.as_deref(), request.tenant_unit_id.as_deref()).await?;
        let id = convert::agent_id(&request.agent_id)?;
        let seen = self.services.agents.get(call.owner, id).await?;
        let change = convert::agent_change(request.body, &seen.icon);
        let agent = self.services.agents.update(call.owner, id, change).await.map_err(convert::at_fields)?;
        Ok(responses::UpdateAgent::Ok(convert::agent(agent)))
    }

    async fn delete_agent(
        &self,
        call: Call<'_, Caller>,
        request: requests::DeleteAgent,
    ) -> Result<responses::DeleteAgent> {
        self.unit(&call, request.tenant_id.as_deref(), request.tenant_unit_id.as_deref()).await?;
        self.services.agents.delete(call.owner, convert::agent_id(&request.agent_id)?).await?;
        Ok(responses::DeleteAgent::Ok(wire::Nothing::new()))
    }

    async fn get_agent_by_code(
        &self,
        call: Call<'_, Caller>,
        request: requests::GetAgentByCode,
    ) -> Result<responses::GetAgentByCode> {
        let agent = self.services.agents.get_by_code(call.owner, &request.agent_code).await?;
        Ok(responses::GetAgentByCode::Ok(convert::agent(agent)))
    }
}
