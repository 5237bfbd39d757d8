//! Operations tagged `Executions`.

use generated::{
    runtime::Call,
    yourapp::{ExecutionsApi, requests, responses},
};

use super::{YourApp, convert};
use crate::{
    api::location,
    domain::{error::Result, identity::Caller},
};

impl ExecutionsApi for YourApp {
    async fn execute_workflow(
        &self,
        call: Call<'_, Caller>,
        request: requests::ExecuteWorkflow,
    ) -> Result<responses::ExecuteWorkflow> {
        let (id, input) = (convert::workflow_id(&request.id)?, convert::input(request.body));
        let started = self.services.executions.start(call.owner, id, input).await?;
        let body = convert::execution_accepted(&started);
        let location = location::of(call.request, &format!("/executions/{}", body.data.execution_id));
        Ok(responses::ExecuteWorkflow::Accepted { body, location })
    }

    async fn list_workflow_executions(
        &self,
        call: Call<'_, Caller>,
        request: requests::ListWorkflowExecutions,
    ) -> Result<responses::ListWorkflowExecutions> {
        let workflow = Some(convert::workflow_id(&request.id)?);
        let filter = convert::execution_filter(workflow, request.status, request.from, request.to);
        let page = convert::page_request(request.page, request.limit);
        let found = self.services.executions.list(call.owner, &filter, page).await?;
        Ok(responses::ListWorkflowExecutions::Ok(convert::execution_list(found, request.page, request.limit)))
    }

    async fn list_executions(
        &self,
        call: Call<'_, Caller>,
        request: requests::ListExecutions,
    ) -> Result<responses::ListExecutions> {
        let filter = convert::execution_filter(None, request.status, request.from, request.to);
        let cursor = convert::cursor_request(request.cursor.as_deref(), request.limit);
        let found = self.services.executions.list_after(call.owner, &filter, cursor).await?;
        Ok(responses::ListExecutions::Ok(convert::execution_step(found)))
    }

    async fn get_execution(
        &self,
        call: Call<'_, Caller>,
        request: requests::GetExecution,
    ) -> Result<responses::GetExecution> {
        let found = self.services.executions.get(call.owner, convert::execution_id(&request.id)?).await?;
        Ok(responses::GetExecution::Ok(convert::execution_response(found)))
    }
}
