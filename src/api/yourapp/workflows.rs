//! Operations tagged `Workflows`.

use generated::{
    runtime::Call,
    yourapp::{WorkflowsApi, requests, responses},
};

use super::{YourApp, convert};
use crate::{
    api::location,
    domain::{error::Result, identity::Caller},
};

impl WorkflowsApi for YourApp {
    async fn list_workflows(
        &self,
        call: Call<'_, Caller>,
        request: requests::ListWorkflows,
    ) -> Result<responses::ListWorkflows> {
        let page = convert::page_request(request.page, request.limit);
        let filter = convert::workflow_filter(request.status, request.search);
        let found = self.services.workflows.list(call.owner, &filter, page).await?;
        Ok(responses::ListWorkflows::Ok(convert::workflow_list(found, request.page, request.limit)))
    }

    async fn create_workflow(
        &self,
        call: Call<'_, Caller>,
        request: requests::CreateWorkflow,
    ) -> Result<responses::CreateWorkflow> {
        let made = self.services.workflows.create(call.owner, convert::new_workflow(request.body)).await?;
        let body = convert::workflow_response(made);
        let location = location::of(call.request, &format!("/workflows/{}", body.data.id));
        Ok(responses::CreateWorkflow::Created { body, location })
    }

    async fn get_workflow(
        &self,
        call: Call<'_, Caller>,
        request: requests::GetWorkflow,
    ) -> Result<responses::GetWorkflow> {
        let found = self.services.workflows.get(call.owner, convert::workflow_id(&request.id)?).await?;
        Ok(responses::GetWorkflow::Ok(convert::workflow_response(found)))
    }

    async fn update_workflow(
        &self,
        call: Call<'_, Caller>,
        request: requests::UpdateWorkflow,
    ) -> Result<responses::UpdateWorkflow> {
        let (id, change) = (convert::workflow_id(&request.id)?, convert::workflow_change(request.body));
        let changed = self.services.workflows.update(call.owner, id, change).await?;
        Ok(responses::UpdateWorkflow::Ok(convert::workflow_response(changed)))
    }

    async fn delete_workflow(
        &self,
        call: Call<'_, Caller>,
        request: requests::DeleteWorkflow,
    ) -> Result<responses::DeleteWorkflow> {
        let id = convert::workflow_id(&request.id)?;
        self.services.workflows.delete(call.owner, id).await?;
        Ok(responses::DeleteWorkflow::Ok(convert::workflow_deleted(id)))
    }
}
