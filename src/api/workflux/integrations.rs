//! Operations tagged `Integrations`.

use generated::{
    runtime::Call,
    workflux::{IntegrationsApi, requests, responses},
};

use super::{WorkFlux, convert};
use crate::{
    api::location,
    domain::{
        error::{Error, Result},
        identity::Caller,
    },
};

impl IntegrationsApi for WorkFlux {
    async fn list_integrations(
        &self,
        call: Call<'_, Caller>,
        request: requests::ListIntegrations,
    ) -> Result<responses::ListIntegrations> {
        let page = convert::page_request(request.page, request.limit);
        let found = self.services.integrations.list(call.owner, page).await?;
        Ok(responses::ListIntegrations::Ok(convert::integration_list(found, page)))
    }

    async fn create_integration(
        &self,
        call: Call<'_, Caller>,
        request: requests::CreateIntegration,
    ) -> Result<responses::CreateIntegration> {
        let made = self.services.integrations.create(call.owner, convert::new_integration(request.body)).await?;
        let body = convert::integration(made);
        let location = location::of(call.request, &format!("/integrations/{}", body.id));
        Ok(responses::CreateIntegration::Created { body, location })
    }

    async fn get_integration(
        &self,
        call: Call<'_, Caller>,
        request: requests::GetIntegration,
    ) -> Result<responses::GetIntegration> {
        let id = convert::integration_id(&request.integration_id)?;
        let found = self.services.integrations.get(call.owner, id).await?;
        Ok(responses::GetIntegration::Ok(convert::integration(found)))
    }

    async fn test_integration(
        &self,
        call: Call<'_, Caller>,
        request: requests::TestIntegration,
    ) -> Result<responses::TestIntegration> {
        let id = convert::integration_id(&request.integration_id)?;
        let test = self.services.integrations.test(call.owner, id).await?;
        Ok(responses::TestIntegration::Ok(convert::integration_test(test)))
    }

    async fn sync_integration(
        &self,
        call: Call<'_, Caller>,
        request: requests::SyncIntegration,
    ) -> Result<responses::SyncIntegration> {
        let id = convert::integration_id(&request.integration_id)?;
        let found = self.services.integrations.get(call.owner, id).await?;
        Err(Error::conflict(format!("an integration of type {} has nothing to sync", found.kind)))
    }
}
