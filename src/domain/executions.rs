//! What may be done with executions: start, look, list, cancel, retry, wait, answer for a person.
//!
//! An execution belongs to its workflow's owner, not to the caller's: what a tenant-wide key starts of a unit's workflow, the unit sees.

use std::{sync::Arc, time::Duration};

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::{
    error::{Error, Fault, Kind, Result},
    execution::{Approval, Execution, ExecutionDetail, ExecutionFilter},
    feed::{Frames, Place},
    id::{ExecutionId, WorkflowId},
    identity::Owner,
    page::{CursorPage, CursorRequest, Page, PageRequest},
    ports::{EndpointRepository, ExecutionRepository, GraphCheck, NewExecution, Runner, WorkflowRepository},
    run::Origin,
    versions, work,
    workflow::{WorkflowHead, WorkflowStatus},
    workflows::now,
};

/// An execution that was accepted: durable, status pending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Started {
    /// Identity.
    pub id: ExecutionId,
    /// What runs.
    pub workflow_id: WorkflowId,
    /// The version that it is pinned to.
    pub workflow_version: i32,
    /// Whether that is not the published one.
    pub draft: bool,
    /// When it was accepted.
    pub created_at: DateTime<Utc>,
}

/// The rules of executions over their ports.
#[derive(Clone)]
pub struct ExecutionService {
    executions: Arc<dyn ExecutionRepository>,
    workflows: Arc<dyn WorkflowRepository>,
    endpoints: Arc<dyn EndpointRepository>,
    check: Arc<dyn GraphCheck>,
    runner: Arc<dyn Runner>,
}

impl ExecutionService {
    /// A service over these ports.
    pub fn new(
        executions: Arc<dyn ExecutionRepository>,
        workflows: Arc<dyn WorkflowRepository>,
        endpoints: Arc<dyn EndpointRepository>,
        check: Arc<dyn GraphCheck>,
        runner: Arc<dyn Runner>,
    ) -> Self {
        Self { executions, workflows, endpoints, check, runner }
    }

    /// Starts a workflow by its id: the version that is published, or the head where none is. See [`ExecutionService::run`].
    pub async fn start(&self, owner: Owner, workflow: WorkflowId, input: Value) -> Result<Started> {
        self.run(owner, workflow, None, input).await
    }

    /// Starts a version of a workflow; as [`ExecutionService::start`] where none is named. One that is not published is checked whole first (its faults point into the graph:
    /// `/nodes/0/type`), and its execution is marked as a draft's; an archived workflow is refused with [`Error::Conflict`].
    pub async fn run(&self, owner: Owner, workflow: WorkflowId, version: Option<i32>, input: Value) -> Result<Started> {
        let workflow = self.workflows.find_head(owner, workflow).await?.ok_or(Error::not_found(Kind::Workflow))?;
        workflow.refuse_hidden()?;
        if workflow.status == WorkflowStatus::Archived {
            return Err(Error::conflict("an archived workflow cannot be executed"));
        }
        let version = version.or(workflow.published_version).unwrap_or(workflow.version);
        let draft = workflow.published_version != Some(version);
        if draft {
            let graph = self.workflows.graph(workflow.id, version).await?.ok_or_else(versions::unknown)?;
            let faults = self.check.check_whole(&graph);
            if !faults.is_empty() {
                return Err(Error::Invalid { faults });
            }
            // It may have been forgotten since.
            if !self.workflows.pin(workflow.id, version).await? {
                return Err(versions::unknown());
            }
        }
        self.launch(workflow, version, draft, input).await
    }

    /// Starts the published workflow of this name at this endpoint. [`Error::NotFound`] says which of the two is missing.
    pub async fn start_by_name(&self, owner: Owner, endpoint: &str, name: &str, input: Value) -> Result<Started> {
        let endpoint = self.endpoints.find_by_name(owner, endpoint).await?.ok_or(Error::not_found(Kind::Endpoint))?;
        let workflow =
            self.workflows.find_published(owner, endpoint.id, name).await?.ok_or(Error::not_found(Kind::Workflow))?;
        let version = workflow.published_version.ok_or(Error::not_found(Kind::Workflow))?;
        self.launch(workflow, version, false, input).await
    }

    /// The execution with its journal.
    pub async fn get(&self, owner: Owner, id: ExecutionId) -> Result<ExecutionDetail> {
        self.executions.find(owner, id).await?.ok_or(Error::not_found(Kind::Execution))
    }

    /// Newest first, by page. A workflow in the filter must exist for this owner.
    pub async fn list(&self, owner: Owner, filter: &ExecutionFilter, page: PageRequest) -> Result<Page<Execution>> {
        self.require_workflow(owner, filter.workflow).await?;
        self.executions.list(owner, filter, page).await
    }

    /// Newest first, by cursor. A workflow and a parent in the filter must exist for this owner.
    pub async fn list_after(
        &self,
        owner: Owner,
        filter: &ExecutionFilter,
        cursor: CursorRequest,
    ) -> Result<CursorPage<Execution>> {
        self.require_workflow(owner, filter.workflow).await?;
        if let Some(parent) = filter.parent {
            self.get(owner, parent).await?;
        }
        self.executions.list_after(owner, filter, cursor).await
    }

    /// The execution with its journal, and the newest of those that it has started, at most `limit`, with their number.
    pub async fn family(
        &self,
        owner: Owner,
        id: ExecutionId,
        limit: u64,
    ) -> Result<(ExecutionDetail, Page<Execution>)> {
        let detail = self.get(owner, id).await?;
        let below = ExecutionFilter { parent: Some(id), ..ExecutionFilter::default() };
        let children = self.executions.list(owner, &below, PageRequest { page: 1, limit }).await?;
        Ok((detail, children))
    }

    /// What happens in an execution from behind `after` on: what has happened already, then what happens, as it does. See [`super::feed`].
    pub async fn watch(&self, owner: Owner, id: ExecutionId, after: Place) -> Result<Frames> {
        // The wall first: whose it is may not be learned by watching.
        self.get(owner, id).await?;
        self.runner.watch(id, after).await
    }

    /// Ends an execution by request; the record as it then is.
    pub async fn cancel(&self, owner: Owner, id: ExecutionId) -> Result<ExecutionDetail> {
        self.get(owner, id).await?;
        self.runner.cancel(id).await?;
        self.get(owner, id).await
    }

    /// Runs a failed or cancelled execution again from what did not succeed; the record as it then is.
    pub async fn retry(&self, owner: Owner, id: ExecutionId) -> Result<ExecutionDetail> {
        let seen = self.get(owner, id).await?;
        let workflow = seen.execution.workflow_id;
        let workflow = self.workflows.find(owner, workflow).await?.ok_or(Error::not_found(Kind::Workflow))?;
        if workflow.status == WorkflowStatus::Archived {
            return Err(Error::conflict("an archived workflow cannot be executed"));
        }
        self.runner.retry(id).await?;
        self.get(owner, id).await
    }

    /// What was started, once it is final; `None` where `limit` passes first (it runs on). Within a unit of work this is a [`work::checkpoint`].
    pub async fn finish(&self, started: &Started, limit: Duration) -> Result<Option<Execution>> {
        // What is not committed does not run.
        work::checkpoint().await?;
        self.runner.wait(started.id, limit).await
    }

    /// Nodes that wait for a person; those that wait longest first.
    pub async fn approvals(&self, owner: Owner, page: PageRequest) -> Result<Page<Approval>> {
        self.executions.approvals(owner, page).await
    }

    /// Gives a person's answer to a node that waits for one; the record as it then is. `node` may be left out where only one node waits. Faults of the answer point from
    /// `/answer` on. [`Error::Conflict`] where the node does not wait (any more), or where several wait and none is named.
    /// Within a unit of work this is a [`work::checkpoint`].
    pub async fn answer(
        &self,
        owner: Owner,
        id: ExecutionId,
        node: Option<&str>,
        answer: Value,
    ) -> Result<ExecutionDetail> {
        let seen = self.get(owner, id).await?;
        let node = match node {
            Some(node) => node,
            None => only_waiting(&seen)?,
        };
        // The engine's own writer commits the answer.
        work::checkpoint().await?;
        self.runner.signal(id, node, answer).await.map_err(below_answer)?;
        self.get(owner, id).await
    }

    async fn launch(&self, workflow: WorkflowHead, version: i32, draft: bool, input: Value) -> Result<Started> {
        let started = Started {
            id: ExecutionId::new(),
            workflow_id: workflow.id,
            workflow_version: version,
            draft,
            created_at: now(),
        };
        self.runner
            .start(NewExecution {
                id: started.id,
                owner: workflow.owner,
                workflow_id: started.workflow_id,
                workflow_version: started.workflow_version,
                origin: Origin { draft, ..Origin::default() },
                input,
                created_at: started.created_at,
            })
            .await?;
        Ok(started)
    }

    async fn require_workflow(&self, owner: Owner, workflow: Option<WorkflowId>) -> Result<()> {
        if let Some(id) = workflow
            && self.workflows.find(owner, id).await?.is_none()
        {
            return Err(Error::not_found(Kind::Workflow));
        }
        Ok(())
    }
}

/// The node that waits for a person, where there is only one.
fn only_waiting(detail: &ExecutionDetail) -> Result<&str> {
    match detail.waits()[..] {
        [step] => Ok(&step.node_id),
        [] => Err(Error::conflict("the execution does not wait for a person")),
        _ => Err(Error::conflict("several nodes wait for a person: name one of them")),
    }
}

fn below_answer(error: Error) -> Error {
    match error {
        Error::Invalid { faults } => {
            let below = |fault: Fault| Fault { pointer: format!("/answer{}", fault.pointer), ..fault };
            Error::Invalid { faults: faults.into_iter().map(below).collect() }
        }
        other => other,
    }
}

#[cfg(test)]
mod tests;
