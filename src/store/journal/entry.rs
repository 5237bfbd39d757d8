//! Calls as rows: encoded before they queue, on the caller's own thread.

use uuid::Uuid;

use super::{answers::Said, messages::Emitted};
use crate::domain::{
    Result,
    execution::{StepOutcome, StepRecord},
    ports::{Commit, NewExecution, Transition},
    run::Origin,
};
use crate::store::{
    audit::Note,
    codes::{
        self, CANCELLED, COMPLETED, FAILED, RUNNING, STEP_FAILED, STEP_RETRYING, STEP_SLEEPING, STEP_SUCCEEDED,
        STEP_WAITING, WAITING, check_depth, micros, to_json, value_to_json,
    },
    executions::StepDetail,
};

/// One call of the journal.
#[derive(Debug)]
pub(super) enum Entry {
    Enqueue(ExecutionRow),
    Commit {
        execution: Uuid,
        steps: Vec<StepRow>,
        change: Option<Change>,
        /// Who cancelled it, where that is the change.
        cancelled: Option<Note>,
        /// Who answered it, where a person's answer is among the steps.
        answered: Option<Note>,
        /// What an agent's run says with its end.
        said: Option<Box<Said>>,
        /// Kept answers that are used up.
        used: Vec<Uuid>,
        /// An execution that is accepted with it.
        starts: Option<Box<ExecutionRow>>,
        /// Messages that the steps emit.
        emitted: Vec<Emitted>,
    },
}

#[derive(Debug)]
pub(super) struct ExecutionRow {
    pub(super) id: Uuid,
    pub(super) tenant_id: Uuid,
    pub(super) unit_id: Option<Uuid>,
    pub(super) workflow_id: Uuid,
    pub(super) workflow_version: i32,
    pub(super) input: String,
    pub(super) created_at: i64,
    pub(super) origin: Option<String>,
    pub(super) parent_id: Option<Uuid>,
    pub(super) gate: Option<String>,
    /// Who started it; `None` of a part of another, which nobody starts but that.
    pub(super) note: Option<Note>,
}

#[derive(Debug)]
pub(super) struct StepRow {
    pub(super) ordinal: i32,
    pub(super) node_id: String,
    pub(super) node_kind: String,
    pub(super) attempt: i32,
    pub(super) input: String,
    pub(super) outcome: i16,
    pub(super) detail: String,
    pub(super) started_at: i64,
    pub(super) finished_at: i64,
}

/// New values of an execution's columns; `None` leaves one as it is.
#[derive(Debug, Clone)]
pub(super) struct Change {
    pub(super) status: i16,
    pub(super) output: Option<String>,
    pub(super) error: Option<String>,
    pub(super) started_at: Option<i64>,
    pub(super) finished_at: Option<i64>,
    /// Not left as it is: it belongs to the status.
    pub(super) wake_at: Option<i64>,
}

impl Entry {
    pub(super) fn enqueue(execution: &NewExecution) -> Result<Self> {
        ExecutionRow::new(execution, execution.origin.body.is_none().then(Note::of_now)).map(Self::Enqueue)
    }

    pub(super) fn commit(commit: &Commit) -> Result<Self> {
        Ok(Self::Commit {
            execution: commit.execution.0,
            steps: commit.steps.iter().map(StepRow::new).collect::<Result<_>>()?,
            change: commit.transition.as_ref().map(Change::new).transpose()?,
            cancelled: matches!(commit.transition, Some(Transition::Cancelled { .. })).then(Note::of_now),
            answered: commit.answered.then(Note::of_now),
            said: Said::of(commit)?.map(Box::new),
            used: commit.used.iter().map(|id| id.0).collect(),
            // Nobody asked for it: the engine starts it by itself.
            starts: match &commit.starts {
                Some(new) => Some(Box::new(ExecutionRow::new(new, Some(Note::of_system()))?)),
                None => None,
            },
            emitted: commit.emitted.iter().map(|one| Emitted::of(commit.execution, one)).collect::<Result<_>>()?,
        })
    }
}

impl ExecutionRow {
    fn new(execution: &NewExecution, note: Option<Note>) -> Result<Self> {
        let origin = &execution.origin;
        Ok(Self {
            id: execution.id.0,
            tenant_id: execution.owner.tenant.0,
            unit_id: codes::unit(execution.owner.unit),
            workflow_id: execution.workflow_id.0,
            workflow_version: execution.workflow_version,
            input: value_to_json(&execution.input)?,
            created_at: micros(execution.created_at),
            origin: (*origin != Origin::default()).then(|| to_json(origin)).transpose()?,
            parent_id: origin.parent.map(|id| id.0),
            gate: origin.pinned.gate.as_ref().map(|gate| storable_text(&gate.key)),
            note,
        })
    }
}

/// PostgreSQL keeps no NUL in a text.
fn storable_text(text: &str) -> String {
    text.replace('\0', "\u{fffd}")
}

impl StepRow {
    fn new(step: &StepRecord) -> Result<Self> {
        let (outcome, detail) = match &step.outcome {
            StepOutcome::Succeeded { output, branch } => {
                check_depth(output)?;
                (STEP_SUCCEEDED, StepDetail { output: Some(output), branch: branch.clone(), error: None, due_at: None })
            }
            StepOutcome::Failed { error, retry_at } => {
                let code = if retry_at.is_some() { STEP_RETRYING } else { STEP_FAILED };
                (code, StepDetail { output: None, branch: None, error: Some(error), due_at: retry_at.map(micros) })
            }
            StepOutcome::Sleeping { until, output } => {
                check_depth(output)?;
                (
                    STEP_SLEEPING,
                    StepDetail { output: Some(output), branch: None, error: None, due_at: Some(micros(*until)) },
                )
            }
            // What is asked stands where outputs do.
            StepOutcome::Waiting { prompt, until } => {
                check_depth(prompt)?;
                let due_at = until.map(micros);
                (STEP_WAITING, StepDetail { output: Some(prompt), branch: None, error: None, due_at })
            }
        };
        Ok(Self {
            ordinal: step.ordinal,
            node_id: step.node_id.clone(),
            node_kind: step.node_kind.clone(),
            attempt: step.attempt,
            input: value_to_json(&step.input)?,
            outcome,
            detail: to_json(&detail)?,
            started_at: micros(step.started_at),
            finished_at: micros(step.finished_at),
        })
    }
}

impl Change {
    fn new(transition: &Transition) -> Result<Self> {
        let to =
            |status| Self { status, output: None, error: None, started_at: None, finished_at: None, wake_at: None };
        Ok(match transition {
            Transition::Running { started_at } => Self { started_at: Some(micros(*started_at)), ..to(RUNNING) },
            Transition::Waiting { wake_at } => Self { wake_at: wake_at.map(micros), ..to(WAITING) },
            Transition::Resumed => to(RUNNING),
            Transition::Completed { output, at, started_at } => Self {
                output: Some(value_to_json(output)?),
                started_at: started_at.map(micros),
                finished_at: Some(micros(*at)),
                ..to(COMPLETED)
            },
            Transition::Failed { error, at, started_at } => Self {
                error: Some(to_json(error)?),
                started_at: started_at.map(micros),
                finished_at: Some(micros(*at)),
                ..to(FAILED)
            },
            Transition::Cancelled { at } => Self { finished_at: Some(micros(*at)), ..to(CANCELLED) },
        })
    }

    /// This change followed by `later`, as one. A time of starting stays the first that was given.
    pub(super) fn then(self, later: Self) -> Self {
        Self {
            status: later.status,
            output: later.output.or(self.output),
            error: later.error.or(self.error),
            started_at: self.started_at.or(later.started_at),
            finished_at: later.finished_at.or(self.finished_at),
            wake_at: later.wake_at,
        }
    }
}
