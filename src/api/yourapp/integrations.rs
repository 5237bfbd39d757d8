//! Operations tagged `Integrations`.

use generated::{
    runtime::Call,
    yourapp::{IntegrationsApi, requests, responses},
};

use super::{YourApp, convert};
use crate::domain::{error::Result, identity::Caller};

impl IntegrationsApi for YourApp {
    async fn list_integrations(
        &self,
        call: Call<'_, Caller>,
        request: requests::ListIntegrations,
    ) -> Result<responses::ListIntegrations> {
        let page = convert::page_request(request.page, request.limit);
        let found = self.services.integrations.list(call.owner, page).await?;
        Ok(responses::ListIntegrations::Ok(convert::integration_list(found, request.page, request.limit)))
    }

    async fn test_integration(
        &self,
        call: Call<'_, Caller>,
        request: requests::TestIntegration,
    ) -> Result<responses::TestIntegration> {
        let test = self.services.integrations.test(call.owner, convert::integration_id(&request.id)?).await?;
        Ok(responses::TestIntegration::Ok(convert::integration_test_response(test)))
    }
}
