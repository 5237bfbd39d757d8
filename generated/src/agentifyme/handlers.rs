// Written by `cargo xtask generate`. Change the document, not this file.

//! What an implementation writes: a trait for each tag. There are no default bodies: what is missing does not compile.

#![allow(clippy::too_long_first_doc_paragraph, reason = "descriptions are the document's")]

use std::future::Future;

use super::{requests, responses};
use crate::runtime::{Call, Surface};

/// Operations tagged `Workflows`.
///
/// Running workflows by name, and fetching the results of jobs.
pub trait WorkflowsApi: Surface {
    /// `runWorkflow`: Run a workflow and wait for its result
    ///
    /// `POST /workflows/run`
    ///
    /// Runs the published workflow of this name at the endpoint and answers with its result. A run that outlives the server's limit (60 seconds unless
    /// configured otherwise) is not stopped: it goes on as a job and the answer is 202 with its id, an addition to the published statuses. A workflow that fails is
    /// answered with 500 and the code `WORKFLOW_FAILED`.
    ///
    /// Under an `Idempotency-Key` a workflow is run once, however the run ends: from its start on the key stands for the run. A repeat gets the result that the first
    /// request was answered with, or, where that request got none or the workflow failed, the 202 of the job, whose end `GET /workflows/jobs/{jobId}` tells.
    fn run_workflow(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::RunWorkflow,
    ) -> impl Future<Output = Result<responses::RunWorkflow, Self::Error>> + Send;

    /// `createJob`: Run a workflow as a job
    ///
    /// `POST /workflows/jobs`
    ///
    /// Accepts a run of the published workflow of this name at the endpoint and answers at once. The job is durable once this answers: it goes on after a crash of the
    /// server.
    fn create_job(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::CreateJob,
    ) -> impl Future<Output = Result<responses::CreateJob, Self::Error>> + Send;

    /// `getJob`: Retrieve a job's result
    ///
    /// `GET /workflows/jobs/{jobId}`
    ///
    /// Where the job is, and its result or error once it has ended. A job that waits or runs is `pending`; one that was cancelled is `failed`. An endpoint
    /// that does not exist is 404, as is a job that does not.
    fn get_job(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::GetJob,
    ) -> impl Future<Output = Result<responses::GetJob, Self::Error>> + Send;
}
