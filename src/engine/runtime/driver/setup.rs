//! Before an execution can run: its compiled graph, and its end where there is none.

use std::{collections::VecDeque, sync::Arc};

use chrono::Utc;
use serde_json::Value;

use super::COMMIT_PAUSE;
use crate::{
    domain::{
        Error, Kind,
        execution::{Execution, RunError},
        id::ExecutionId,
        ports::{Commit, EarlyAnswer, Transition},
    },
    engine::{
        output::Output,
        program::{Given, Program},
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
        match inner.program(execution).await {
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

/// What an execution starts with; `None` where it is to be left. `Err`: what it ran within is gone.
pub(super) async fn load_given(
    inner: &Inner,
    active: &Active,
    execution: &mut Execution,
) -> Option<Result<Given, Error>> {
    let input = std::mem::take(&mut execution.input);
    let given = if execution.origin.body.is_none() {
        Given { input: Output::new(input), item: None }
    } else {
        let index = input.get("index").and_then(Value::as_u64).unwrap_or_default();
        let item = match input {
            Value::Object(mut fields) => fields.remove("item").unwrap_or_default(),
            _ => Value::Null,
        };
        match around(inner, active, execution.origin.parent).await? {
            Ok(input) => Given { input, item: Some((Output::new(item), index)) },
            Err(error) => return Some(Err(error)),
        }
    };
    // Set once: an execution starts with one thing.
    let _ = active.input.set(Arc::clone(&given.input));
    Some(Ok(given))
}

/// The input of the execution around a body: from memory where that runs here, which it does but for the moment after a start.
async fn around(inner: &Inner, active: &Active, mut parent: Option<ExecutionId>) -> Option<Result<Arc<Output>, Error>> {
    let mut pause = COMMIT_PAUSE.0;
    while let Some(id) = parent {
        if let Some(input) = inner.table.find(id).and_then(|around| around.input.get().cloned()) {
            return Some(Ok(input));
        }
        match inner.journal.load(id).await {
            Ok(Some(detail)) if detail.execution.origin.body.is_none() => {
                return Some(Ok(Output::new(detail.execution.input)));
            }
            Ok(Some(detail)) => parent = detail.execution.origin.parent,
            Ok(None) => parent = None,
            Err(error) => {
                tracing::error!(execution = %id, %error, "execution {id}: its input cannot be read; trying again");
                tokio::time::sleep(pause).await;
                pause = (pause * 2).min(COMMIT_PAUSE.1);
            }
        }
        if active.stop() != Stop::No {
            return None;
        }
    }
    Some(Err(Error::not_found(Kind::Execution)))
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
