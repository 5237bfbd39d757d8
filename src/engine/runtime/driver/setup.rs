//! Before an execution can run: its compiled graph, and its end where there is none.

use std::sync::Arc;

use chrono::Utc;

use super::COMMIT_PAUSE;
use crate::{
    domain::{
        Error,
        execution::{Execution, RunError},
        id::ExecutionId,
        ports::{Commit, Transition},
        run::AgentRun,
    },
    engine::{
        program::Program,
        runtime::{
            Inner, ProgramError,
            active::{Active, Stop},
        },
    },
};

/// The compiled graph; `None` where the execution is to be left. A store that does not answer is asked until it does.
pub(super) async fn load_program(
    inner: &Inner,
    active: &Active,
    execution: &Execution,
) -> Option<Result<Arc<Program>, ProgramError>> {
    let mut pause = COMMIT_PAUSE.0;
    loop {
        match inner.program(execution.workflow_id, execution.workflow_version).await {
            Err(ProgramError::Store(error)) => {
                let workflow = execution.workflow_id;
                tracing::error!(%workflow, %error, "workflow {workflow}: its graph cannot be read; trying again");
                tokio::time::sleep(pause).await;
                pause = (pause * 2).min(COMMIT_PAUSE.1);
            }
            other => return Some(other),
        }
        if active.stop() != Stop::No {
            return None;
        }
    }
}

/// Ends an execution that cannot be run at all.
pub(super) async fn fail_whole(
    inner: &Inner,
    active: &Active,
    id: ExecutionId,
    run: Option<AgentRun>,
    code: &str,
    message: &str,
) {
    tracing::warn!(execution = %id, code, message, "execution {id} cannot be run: {message}");
    let mut pause = COMMIT_PAUSE.0;
    loop {
        let error = RunError { code: code.to_owned(), message: message.to_owned(), node: None };
        let transition = Some(Transition::Failed { error, at: Utc::now(), started_at: None });
        match inner
            .journal
            .commit(Commit { execution: id, steps: Vec::new(), transition, run, answered: false, emitted: Vec::new() })
            .await
        {
            Ok(()) => return active.set_final(),
            Err(Error::NotFound { .. } | Error::Conflict { .. }) => return,
            Err(error) => tracing::error!(execution = %id, %error, "execution {id}: commit failed; trying again"),
        }
        tokio::time::sleep(pause).await;
        pause = (pause * 2).min(COMMIT_PAUSE.1);
        if active.stop() != Stop::No {
            return;
        }
    }
}
