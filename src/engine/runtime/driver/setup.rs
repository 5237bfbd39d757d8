//! Before an execution can run: its compiled graph, and its end where there is none.

use std::{collections::VecDeque, sync::Arc};

use chrono::Utc;

use super::COMMIT_PAUSE;
use crate::{
    domain::{
        Error,
        execution::{Execution, RunError},
        id::ExecutionId,
        ports::{Commit, EarlyAnswer, Transition},
    },
    engine::{
        program::Program,
        runtime::{
            Inner, ProgramError,
            active::{Active, Stop},
            failure::{self, Failure},
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

/// Answers that are kept for it; `None` where the execution is to be left. A store that does not answer is asked until it does.
pub(super) async fn load_kept(inner: &Inner, active: &Active, id: ExecutionId) -> Option<VecDeque<EarlyAnswer>> {
    let mut pause = COMMIT_PAUSE.0;
    while active.stop() == Stop::No {
        match inner.journal.kept_answers(id).await {
            Ok(kept) => return Some(kept.into()),
            Err(error) => {
                tracing::error!(execution = %id, %error, "execution {id}: answers to it cannot be read; trying again");
            }
        }
        tokio::time::sleep(pause).await;
        pause = (pause * 2).min(COMMIT_PAUSE.1);
    }
    None
}

/// Ends an execution that cannot be run at all.
pub(super) async fn fail_whole(inner: &Arc<Inner>, active: &Active, execution: &Execution, code: &str, message: &str) {
    let (id, run) = (execution.id, execution.origin.agent);
    tracing::warn!(execution = %id, code, message, "execution {id} cannot be run: {message}");
    let error = RunError { code: code.to_owned(), message: message.to_owned(), node: None };
    let (at, started_at) = (Utc::now(), execution.started_at);
    let failed = Failure { execution, input: &execution.input, error: &error, started_at, at };
    let starts = failure::starts_patiently(inner, &failed).await;
    let mut pause = COMMIT_PAUSE.0;
    loop {
        let transition = Some(Transition::Failed { error: error.clone(), at, started_at: None });
        let entry = Commit { transition, run, starts: starts.clone(), ..Commit::of(id) };
        match inner.journal.commit(entry).await {
            Ok(()) => {
                active.set_final();
                if let Some(new) = &starts {
                    failure::begin(inner, new);
                }
                return;
            }
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
