//! Operations tagged `Workflows`.

use generated::{
    agentifyme::{WorkflowsApi, requests, responses},
    runtime::Call,
};

use poem::IntoResponse as _;

use super::{AgentifyMe, convert};
use crate::{
    api::{idempotency, location},
    domain::{error::Result, id::ExecutionId, identity::Caller},
};

impl WorkflowsApi for AgentifyMe {
    async fn run_workflow(
        &self,
        call: Call<'_, Caller>,
        request: requests::RunWorkflow,
    ) -> Result<responses::RunWorkflow> {
        let (name, input) = convert::run(request.body);
        let executions = &self.services.executions;
        let started = executions.start_by_name(call.owner, &request.x_wf_endpoint, &name, input).await?;
        let accepted = || responses::RunWorkflow::Accepted {
            body: convert::job_accepted(started.id),
            location: job_location(&call, started.id),
        };
        idempotency::meanwhile(&self.services, accepted().into_response()).await?;
        let ended = executions.finish(&started, self.services.run_limit).await?;
        Ok(match ended {
            Some(execution) => convert::run_ended(execution),
            None => accepted(),
        })
    }

    async fn create_job(&self, call: Call<'_, Caller>, request: requests::CreateJob) -> Result<responses::CreateJob> {
        let (name, input) = convert::run(request.body);
        let executions = &self.services.executions;
        let started = executions.start_by_name(call.owner, &request.x_wf_endpoint, &name, input).await?;
        Ok(responses::CreateJob::Accepted {
            body: convert::job_accepted(started.id),
            location: job_location(&call, started.id),
        })
    }

    async fn get_job(&self, call: Call<'_, Caller>, request: requests::GetJob) -> Result<responses::GetJob> {
        // A job is the caller's wherever it was started; the endpoint must exist all the same, as the document says.
        self.services.endpoints.find(call.owner, &request.x_wf_endpoint).await?;
        let found = self.services.executions.get(call.owner, convert::job_id(&request.job_id)?).await?;
        Ok(responses::GetJob::Ok(convert::job(found.execution)))
    }
}

fn job_location(call: &Call<'_, Caller>, id: ExecutionId) -> String {
    location::of(call.request, &format!("/workflows/jobs/{id}"))
}
