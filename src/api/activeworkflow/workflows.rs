//! Operations tagged `Workflows`.

use generated::{
    activeworkflow::{WorkflowsApi, requests, responses},
    runtime::Call,
};

use super::{ActiveWorkflow, convert};
use crate::domain::{error::Result, identity::Caller, page::ALL, transfer, workflow::WorkflowFilter};

impl WorkflowsApi for ActiveWorkflow {
    async fn list_workflows(
        &self,
        call: Call<'_, Caller>,
        _: requests::ListWorkflows,
    ) -> Result<responses::ListWorkflows> {
        let found = self.services.workflows.list(call.owner, &WorkflowFilter::default(), ALL).await?;
        // In the order in which they were made, as agents are.
        Ok(responses::ListWorkflows::Ok(found.items.into_iter().rev().map(convert::workflow).collect()))
    }

    async fn get_workflow(
        &self,
        call: Call<'_, Caller>,
        request: requests::GetWorkflow,
    ) -> Result<responses::GetWorkflow> {
        let found = self.services.transfer.workflow(call.owner, request.workflow_id).await?;
        let agents = self.services.transfer.agents_of(call.owner, &found.graph).await?;
        let agents = self.shown(call.owner, &agents).await?;
        Ok(responses::GetWorkflow::Ok(convert::workflow_with_agents(found, agents)))
    }

    async fn export_workflow(
        &self,
        call: Call<'_, Caller>,
        request: requests::ExportWorkflow,
    ) -> Result<responses::ExportWorkflow> {
        let export = self.services.transfer.export(call.owner, request.workflow_id).await?;
        let content_disposition = format!("attachment; filename=\"{}\"", transfer::file_name(&export.file.name));
        Ok(responses::ExportWorkflow::Ok { body: convert::export(export), content_disposition })
    }
}
