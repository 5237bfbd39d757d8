//! Operations tagged `Workflows`.

use generated::{
    platform::{WorkflowsApi, requests, responses},
    runtime::Call,
};

use super::{
    Platform,
    convert::{self, executions, triggers, workflows as workflow},
};
use crate::{
    api::location,
    domain::{error::Result, identity::Caller, versions::Draft},
};

impl WorkflowsApi for Platform {
    async fn list_workflows(
        &self,
        call: Call<'_, Caller>,
        request: requests::ListWorkflows,
    ) -> Result<responses::ListWorkflows> {
        let page = convert::page_request(request.page, request.limit);
        let filter = workflow::filter(request.status, request.search);
        let found = self.services.workflows.list(call.owner, &filter, page).await?;
        Ok(responses::ListWorkflows::Ok(workflow::list(found, request.page, request.limit)))
    }

    async fn get_workflow(
        &self,
        call: Call<'_, Caller>,
        request: requests::GetWorkflow,
    ) -> Result<responses::GetWorkflow> {
        let found = self.services.workflows.get(call.owner, workflow::id(&request.id)?).await?;
        Ok(responses::GetWorkflow::Ok(workflow::workflow(found)))
    }

    async fn list_workflow_versions(
        &self,
        call: Call<'_, Caller>,
        request: requests::ListWorkflowVersions,
    ) -> Result<responses::ListWorkflowVersions> {
        let page = convert::page_request(request.page, request.limit);
        let (of, found) = self.services.versions.list(call.owner, workflow::id(&request.id)?, page).await?;
        Ok(responses::ListWorkflowVersions::Ok(workflow::version_list(&of, found, request.page, request.limit)))
    }

    async fn get_workflow_version(
        &self,
        call: Call<'_, Caller>,
        request: requests::GetWorkflowVersion,
    ) -> Result<responses::GetWorkflowVersion> {
        let id = workflow::id(&request.id)?;
        let (of, version, graph) = self.services.versions.get(call.owner, id, request.version).await?;
        Ok(responses::GetWorkflowVersion::Ok(workflow::version_with_graph(&of, version, graph)))
    }

    async fn save_workflow_draft(
        &self,
        call: Call<'_, Caller>,
        request: requests::SaveWorkflowDraft,
    ) -> Result<responses::SaveWorkflowDraft> {
        let body = request.body;
        let draft = Draft {
            base: body.base_version,
            note: body.note.into_option(),
            graph: workflow::graph(body.nodes, body.edges, body.variables),
        };
        let saved = self.services.versions.save_draft(call.owner, workflow::id(&request.id)?, draft).await?;
        Ok(responses::SaveWorkflowDraft::Ok(workflow::workflow(saved)))
    }

    async fn publish_workflow(
        &self,
        call: Call<'_, Caller>,
        request: requests::PublishWorkflow,
    ) -> Result<responses::PublishWorkflow> {
        let version = request.body.and_then(|body| body.version.into_option());
        let published = self.services.versions.publish(call.owner, workflow::id(&request.id)?, version).await?;
        Ok(responses::PublishWorkflow::Ok(workflow::workflow(published)))
    }

    async fn unpublish_workflow(
        &self,
        call: Call<'_, Caller>,
        request: requests::UnpublishWorkflow,
    ) -> Result<responses::UnpublishWorkflow> {
        let taken = self.services.versions.unpublish(call.owner, workflow::id(&request.id)?).await?;
        Ok(responses::UnpublishWorkflow::Ok(workflow::workflow(taken)))
    }

    async fn restore_workflow(
        &self,
        call: Call<'_, Caller>,
        request: requests::RestoreWorkflow,
    ) -> Result<responses::RestoreWorkflow> {
        let (id, body) = (workflow::id(&request.id)?, request.body);
        let (base, note) = (body.base_version.into_option(), body.note.into_option());
        let restored = self.services.versions.restore(call.owner, id, body.version, base, note).await?;
        Ok(responses::RestoreWorkflow::Ok(workflow::workflow(restored)))
    }

    async fn diff_workflow(
        &self,
        call: Call<'_, Caller>,
        request: requests::DiffWorkflow,
    ) -> Result<responses::DiffWorkflow> {
        let id = workflow::id(&request.id)?;
        let (to, diff) = self.services.versions.diff(call.owner, id, request.from, request.to).await?;
        Ok(responses::DiffWorkflow::Ok(workflow::diff(request.from, to, diff)))
    }

    async fn run_workflow(
        &self,
        call: Call<'_, Caller>,
        request: requests::RunWorkflow,
    ) -> Result<responses::RunWorkflow> {
        let (version, input) = executions::run(request.body);
        let id = workflow::id(&request.id)?;
        let started = self.services.executions.run(call.owner, id, version, input).await?;
        let location = location::of(call.request, &format!("/executions/{}", started.id));
        Ok(responses::RunWorkflow::Accepted { body: executions::accepted(&started), location })
    }

    async fn list_workflow_triggers(
        &self,
        call: Call<'_, Caller>,
        request: requests::ListWorkflowTriggers,
    ) -> Result<responses::ListWorkflowTriggers> {
        let found = self.services.triggers.list(call.owner, workflow::id(&request.id)?).await?;
        let public_url = self.services.public_url.as_deref();
        Ok(responses::ListWorkflowTriggers::Ok(triggers::trigger_list(found, public_url)))
    }

    async fn rotate_workflow_trigger(
        &self,
        call: Call<'_, Caller>,
        request: requests::RotateWorkflowTrigger,
    ) -> Result<responses::RotateWorkflowTrigger> {
        let workflow = workflow::id(&request.id)?;
        let rotated = self.services.triggers.rotate(call.owner, workflow, &request.node).await?;
        let public_url = self.services.public_url.as_deref();
        Ok(responses::RotateWorkflowTrigger::Ok(triggers::trigger(rotated, public_url)))
    }
}
