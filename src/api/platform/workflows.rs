//! Operations tagged `Workflows`.

use generated::{
    platform::{WorkflowsApi, requests, responses},
    runtime::Call,
};

use super::{
    Platform,
    convert::{self, triggers},
};
use crate::domain::{error::Result, identity::Caller};

impl WorkflowsApi for Platform {
    async fn list_workflow_triggers(
        &self,
        call: Call<'_, Caller>,
        request: requests::ListWorkflowTriggers,
    ) -> Result<responses::ListWorkflowTriggers> {
        let found = self.services.triggers.list(call.owner, convert::workflow_id(&request.id)?).await?;
        let public_url = self.services.public_url.as_deref();
        Ok(responses::ListWorkflowTriggers::Ok(triggers::trigger_list(found, public_url)))
    }

    async fn rotate_workflow_trigger(
        &self,
        call: Call<'_, Caller>,
        request: requests::RotateWorkflowTrigger,
    ) -> Result<responses::RotateWorkflowTrigger> {
        let workflow = convert::workflow_id(&request.id)?;
        let rotated = self.services.triggers.rotate(call.owner, workflow, &request.node).await?;
        let public_url = self.services.public_url.as_deref();
        Ok(responses::RotateWorkflowTrigger::Ok(triggers::trigger(rotated, public_url)))
    }
}
