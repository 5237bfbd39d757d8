//! Operations tagged `Workflow settings`.

use generated::{
    platform::{WorkflowSettingsApi, requests, responses},
    runtime::Call,
};

use super::{Platform, convert::settings};
use crate::domain::{error::Result, identity::Caller};

impl WorkflowSettingsApi for Platform {
    async fn get_workflow_settings(
        &self,
        call: Call<'_, Caller>,
        request: requests::GetWorkflowSettings,
    ) -> Result<responses::GetWorkflowSettings> {
        let found = self.services.settings.get(call.owner, settings::workflow_id(&request.id)?).await?;
        Ok(responses::GetWorkflowSettings::Ok(settings::wire(found)))
    }

    async fn set_workflow_settings(
        &self,
        call: Call<'_, Caller>,
        request: requests::SetWorkflowSettings,
    ) -> Result<responses::SetWorkflowSettings> {
        let id = settings::workflow_id(&request.id)?;
        // Whose it is comes first: what is wrong with the rest is no stranger's business.
        self.services.settings.get(call.owner, id).await?;
        let put = self.services.settings.put(call.owner, id, settings::domain(request.body)?).await?;
        Ok(responses::SetWorkflowSettings::Ok(settings::wire(put)))
    }
}
