//! Operations tagged `Integrations`.

use generated::{
    runtime::Call,
    workflux::{IntegrationsApi, requests, responses},
};
use poem::IntoResponse as _;

use super::{
    WorkFlux,
    convert::{integrations as convert, page_request},
    error,
};
use crate::{
    api::{idempotency, location},
    domain::{error::Result, identity::Caller, sync::SyncStatus},
};

impl IntegrationsApi for WorkFlux {
    async fn list_integrations(
        &self,
        call: Call<'_, Caller>,
        request: requests::ListIntegrations,
    ) -> Result<responses::ListIntegrations> {
        let page = page_request(request.page, request.limit);
        let found = self.services.integrations.list(call.owner, page).await?;
        Ok(responses::ListIntegrations::Ok(convert::list(found, page)))
    }

    async fn create_integration(
        &self,
        call: Call<'_, Caller>,
        request: requests::CreateIntegration,
    ) -> Result<responses::CreateIntegration> {
        let made = self.services.integrations.create_with_secret(call.owner, convert::new(request.body)?).await;
        let made = made.map_err(convert::pointers)?;
        let location = location::of(call.request, &format!("/integrations/{}", made.id.spelled()));
        Ok(responses::CreateIntegration::Created { body: convert::detail(made, None), location })
    }

    async fn get_integration(
        &self,
        call: Call<'_, Caller>,
        request: requests::GetIntegration,
    ) -> Result<responses::GetIntegration> {
        let integrations = &self.services.integrations;
        let found = integrations.get(call.owner, convert::id(&request.integration_id)?).await?;
        let last = integrations.last_syncs(call.owner, &[found.id]).await?.remove(&found.id);
        Ok(responses::GetIntegration::Ok(convert::detail(found, last)))
    }

    async fn test_integration(
        &self,
        call: Call<'_, Caller>,
        request: requests::TestIntegration,
    ) -> Result<responses::TestIntegration> {
        let id = convert::id(&request.integration_id)?;
        let test = self.services.integrations.test(call.owner, id).await?;
        Ok(responses::TestIntegration::Ok(convert::test(test)))
    }

    async fn sync_integration(
        &self,
        call: Call<'_, Caller>,
        request: requests::SyncIntegration,
    ) -> Result<responses::SyncIntegration> {
        let id = convert::id(&request.integration_id)?;
        let integrations = &self.services.integrations;
        let begun = integrations.sync(call.owner, id).await?;
        let running = |sync| responses::SyncIntegration::Accepted {
            body: convert::sync(sync),
            location: location::of(call.request, &format!("/integrations/{}", id.spelled())),
        };
        // What a repeat of this request is told while this one waits, and after a crash.
        idempotency::meanwhile(&self.services, running(begun.clone()).into_response()).await?;
        let ended = integrations.finish_sync(&begun, self.services.run_limit).await?;
        Ok(match ended.status {
            SyncStatus::Running => running(ended),
            SyncStatus::Completed => responses::SyncIntegration::Ok(convert::sync(ended)),
            SyncStatus::Failed => {
                let details = convert::failure(ended.error);
                let body = error::integration(call.request, "The integration could not be synced", details);
                responses::SyncIntegration::InternalServerError(body)
            }
        })
    }
}
