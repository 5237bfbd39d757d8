//! Operations tagged `Integrations`.

use generated::{
    platform::{IntegrationsApi, requests, responses},
    runtime::Call,
};

use super::{Platform, convert};
use crate::{
    api::location,
    domain::{error::Result, identity::Caller},
};

impl IntegrationsApi for Platform {
    async fn list_integration_types(
        &self,
        _: Call<'_, Caller>,
        _: requests::ListIntegrationTypes,
    ) -> Result<responses::ListIntegrationTypes> {
        let types = self.services.integrations.catalogue();
        Ok(responses::ListIntegrationTypes::Ok(convert::integration_type_list(types)))
    }

    async fn list_integrations(
        &self,
        call: Call<'_, Caller>,
        request: requests::ListIntegrations,
    ) -> Result<responses::ListIntegrations> {
        let page = convert::page_request(request.page, request.limit);
        let found = self.services.integrations.list(call.owner, page).await?;
        Ok(responses::ListIntegrations::Ok(convert::integration_list(found, request.page, request.limit)))
    }

    async fn create_integration(
        &self,
        call: Call<'_, Caller>,
        request: requests::CreateIntegration,
    ) -> Result<responses::CreateIntegration> {
        let made = self.services.integrations.create(call.owner, convert::new_integration(request.body)?).await?;
        let location = location::of(call.request, &format!("/integrations/{}", made.id));
        Ok(responses::CreateIntegration::Created { body: convert::integration(made), location })
    }

    async fn get_integration(
        &self,
        call: Call<'_, Caller>,
        request: requests::GetIntegration,
    ) -> Result<responses::GetIntegration> {
        let found = self.services.integrations.get(call.owner, convert::integration_id(&request.id)?).await?;
        Ok(responses::GetIntegration::Ok(convert::integration(found)))
    }

    async fn delete_integration(
        &self,
        call: Call<'_, Caller>,
        request: requests::DeleteIntegration,
    ) -> Result<responses::DeleteIntegration> {
        self.services.integrations.delete(call.owner, convert::integration_id(&request.id)?).await?;
        Ok(responses::DeleteIntegration::NoContent)
    }

    async fn list_integration_records(
        &self,
        call: Call<'_, Caller>,
        request: requests::ListIntegrationRecords,
    ) -> Result<responses::ListIntegrationRecords> {
        let (id, page) = (convert::integration_id(&request.id)?, convert::page_request(request.page, request.limit));
        let found = self.services.integrations.records(call.owner, id, page).await?;
        Ok(responses::ListIntegrationRecords::Ok(convert::syncs::record_list(found, request.page, request.limit)))
    }

    async fn list_integration_syncs(
        &self,
        call: Call<'_, Caller>,
        request: requests::ListIntegrationSyncs,
    ) -> Result<responses::ListIntegrationSyncs> {
        let (id, page) = (convert::integration_id(&request.id)?, convert::page_request(request.page, request.limit));
        let found = self.services.integrations.list_syncs(call.owner, id, page).await?;
        Ok(responses::ListIntegrationSyncs::Ok(convert::syncs::sync_list(found, request.page, request.limit)))
    }
}
