//! Workflows that other workflows call by name or by id: run to their end below the one that calls, or started beside it.
//!
//! **Whose.** A call reaches what its execution's owner could run: another's workflow is one that is not there. **Which version.** The one that is published when the call is first made;
//! an attempt that is repeated stays with it. **Failures.** A workflow that fails makes the call fail with the same code; the next attempt at the call, where the node's policy grants one or
//! somebody runs the calling execution again, goes on from where the called one failed instead of running it anew.

use std::sync::Arc;

use async_trait::async_trait;
use serde_json::Value;

use super::{
    below::{Below, BelowError, Which},
    execution::{ExecutionStatus, StepFailure},
    id::ExecutionId,
    ports::{Call, ExecutionRepository, Runner, Subworkflows, WorkflowRepository},
};

/// The domain's calls of workflows, over what they are made of.
#[derive(Clone)]
pub struct SubworkflowService {
    workflows: Arc<dyn WorkflowRepository>,
    executions: Arc<dyn ExecutionRepository>,
}

impl SubworkflowService {
    /// A service over these ports.
    pub fn new(workflows: Arc<dyn WorkflowRepository>, executions: Arc<dyn ExecutionRepository>) -> Self {
        Self { workflows, executions }
    }

    fn below<'a>(&'a self, runner: &'a dyn Runner, call: &'a Call) -> Below<'a> {
        Below {
            workflows: &*self.workflows,
            executions: &*self.executions,
            runner,
            owner: call.owner,
            execution: call.execution,
            origin: &call.origin,
            node: &call.node,
        }
    }
}

#[async_trait]
impl Subworkflows for SubworkflowService {
    async fn run(&self, runner: &dyn Runner, call: Call) -> Result<Value, StepFailure> {
        let below = self.below(runner, &call);
        let ran = below.run(Which::of(&call.workflow), &["call", &call.key], call.input.clone(), true).await;
        let execution = ran.map_err(failure)?.ok_or_else(|| unknown(&call.workflow))?;
        match (execution.status, execution.error) {
            (ExecutionStatus::Completed, _) => Ok(execution.output.unwrap_or_default()),
            (_, Some(error)) => {
                let at = error.node.map(|node| format!(" at its node `{node}`")).unwrap_or_default();
                let message =
                    format!("`{}` failed{at} in execution {}: {}", call.workflow, execution.id, error.message);
                Err(StepFailure { code: error.code, message, retryable: true })
            }
            (_, None) => {
                let message = format!("execution {} of `{}` was cancelled", execution.id, call.workflow);
                Err(StepFailure { code: "cancelled".to_owned(), message, retryable: false })
            }
        }
    }

    async fn start(&self, runner: &dyn Runner, call: Call) -> Result<ExecutionId, StepFailure> {
        let below = self.below(runner, &call);
        let started = below.start(Which::of(&call.workflow), &["call", &call.key], call.input.clone()).await;
        started.map_err(failure)?.ok_or_else(|| unknown(&call.workflow))
    }
}

fn unknown(named: &str) -> StepFailure {
    let named: String = named.chars().take(255).collect();
    StepFailure {
        code: "unknown_workflow".to_owned(),
        message: format!("there is no published workflow `{named}`"),
        retryable: false,
    }
}

fn failure(error: BelowError) -> StepFailure {
    let (code, retryable) = match &error {
        BelowError::TooDeep => ("too_deep", false),
        BelowError::Gone(_) => ("cancelled", false),
        BelowError::Store(cause) => return StepFailure::internal(cause),
    };
    StepFailure { code: code.to_owned(), message: error.to_string(), retryable }
}

#[cfg(test)]
mod tests;
