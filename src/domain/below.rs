//! Executions that a step starts, each of which it starts once: below its own, where it waits for them, or beside it, where it goes on.
//!
//! **Once, whatever happens.** An execution's id follows from the execution and the node that start it and from names that tell the starts of one node apart. An attempt that is
//! repeated after a crash finds what an earlier one has started and takes it up, and so does the next attempt after a failure.

use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::{
    error::{Error, Result},
    execution::{Execution, ExecutionStatus},
    id::{ExecutionId, WorkflowId},
    identity::Owner,
    ports::{ExecutionRepository, NewExecution, Runner, WorkflowRepository},
    run::{MAX_DEPTH, Origin},
    workflow::{WorkflowHead, WorkflowStatus},
    workflows::now,
};

/// How long one wait for an execution lasts; whoever waits sets the limit of them all.
const WAIT: std::time::Duration = std::time::Duration::from_mins(10);

/// Why an execution was not started, or its end is not known.
#[derive(Debug, thiserror::Error)]
pub(super) enum BelowError {
    /// As many stand above it as may.
    #[error("executions start executions at most {MAX_DEPTH} deep, and this one stands so deep")]
    TooDeep,
    /// It went away while it was waited for.
    #[error("execution {0} is gone")]
    Gone(ExecutionId),
    /// Ours.
    #[error(transparent)]
    Store(#[from] Error),
}

/// Which workflow is to run.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Which<'a> {
    /// This one.
    Id(WorkflowId),
    /// The newest published one of this name.
    Name(&'a str),
}

impl<'a> Which<'a> {
    /// The one that a graph names: what has the shape of an id is one, whatever workflows are called.
    pub(crate) fn of(named: &'a str) -> Self {
        WorkflowId::read(named).map_or(Self::Name(named), Self::Id)
    }
}

/// The published workflow that a step may run, and the version of it that is published. An agent's own is in no list, and nobody's to run but that agent's.
pub(crate) async fn published(
    workflows: &dyn WorkflowRepository,
    owner: Owner,
    which: Which<'_>,
) -> Result<Option<(WorkflowHead, i32)>> {
    let found = match which {
        Which::Id(id) => workflows.find_head(owner, id).await?,
        Which::Name(name) => workflows.find_published_named(owner, name).await?,
    };
    let found = found.filter(|found| found.status == WorkflowStatus::Published && found.agent.is_none());
    Ok(found.and_then(|found| found.published_version.map(|version| (found, version))))
}

/// Starts executions for a step.
pub(super) struct Below<'a> {
    pub(super) workflows: &'a dyn WorkflowRepository,
    pub(super) executions: &'a dyn ExecutionRepository,
    pub(super) runner: &'a dyn Runner,
    /// Whose workflows may run.
    pub(super) owner: Owner,
    /// The execution whose step it is.
    pub(super) execution: ExecutionId,
    /// Where that one comes from.
    pub(super) origin: &'a Origin,
    /// The node.
    pub(super) node: &'a str,
}

impl Below<'_> {
    /// Runs a published workflow to its end: starts it, or takes up what an earlier attempt has started under the same names. One that has failed is run on from where it
    /// failed where `again` says so. `None` where the workflow is not there, or not published.
    pub(super) async fn run(
        &self,
        workflow: Which<'_>,
        names: &[&str],
        input: serde_json::Value,
        again: bool,
    ) -> Result<Option<Execution>, BelowError> {
        let id = self.id(names);
        match self.find(id).await? {
            None => {
                let origin = self.origin.below(self.execution);
                if !self.begin(id, workflow, origin, input).await? {
                    return Ok(None);
                }
            }
            Some(Execution { status: ExecutionStatus::Failed | ExecutionStatus::Cancelled, .. }) if again => {
                match self.runner.retry(id).await {
                    // A conflict: it runs already.
                    Ok(()) | Err(Error::Conflict { .. }) => {}
                    Err(error) => return Err(error.into()),
                }
            }
            Some(ended) if ended.status.is_final() => return Ok(Some(ended)),
            Some(_) => {}
        }
        loop {
            match self.runner.wait(id, WAIT).await {
                Ok(Some(ended)) => return Ok(Some(ended)),
                Ok(None) => {}
                Err(Error::NotFound { .. }) => return Err(BelowError::Gone(id)),
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// Starts a published workflow and goes on, or finds that an earlier attempt has started it under the same names. It belongs to nobody but its owner from then on.
    /// `None` where the workflow is not there, or not published.
    pub(super) async fn start(
        &self,
        workflow: Which<'_>,
        names: &[&str],
        input: serde_json::Value,
    ) -> Result<Option<ExecutionId>, BelowError> {
        let id = self.id(names);
        if self.find(id).await?.is_some() {
            return Ok(Some(id));
        }
        let origin = self.origin.beside(self.execution);
        Ok(self.begin(id, workflow, origin, input).await?.then_some(id))
    }

    async fn begin(
        &self,
        id: ExecutionId,
        workflow: Which<'_>,
        origin: Origin,
        input: serde_json::Value,
    ) -> Result<bool, BelowError> {
        if origin.depth > MAX_DEPTH {
            return Err(BelowError::TooDeep);
        }
        let Some((workflow, version)) = published(self.workflows, self.owner, workflow).await? else {
            return Ok(false);
        };
        let new = NewExecution {
            id,
            owner: workflow.owner,
            workflow_id: workflow.id,
            workflow_version: version,
            origin,
            input,
            created_at: now(),
        };
        match self.runner.start(new).await {
            // A conflict: it is there after all.
            Ok(()) | Err(Error::Conflict { .. }) => Ok(true),
            Err(error) => Err(error.into()),
        }
    }

    async fn find(&self, id: ExecutionId) -> Result<Option<Execution>> {
        Ok(self.executions.find(self.owner, id).await?.map(|detail| detail.execution))
    }

    /// The same for the same names, whichever attempt asks.
    fn id(&self, names: &[&str]) -> ExecutionId {
        let mut digest = Sha256::new_with_prefix(b"switchyard execution below");
        digest.update(self.execution.0.as_bytes());
        for name in [self.node].iter().chain(names) {
            // Lengths keep names apart.
            digest.update((name.len() as u64).to_be_bytes());
            digest.update(name.as_bytes());
        }
        let bytes = digest.finalize().first_chunk::<16>().copied().unwrap_or_default();
        ExecutionId(Uuid::new_v8(bytes))
    }
}
