//! What the journal in memory keeps, and by which rules: those of the port, and, where the engine is under test, those that the engine keeps to besides.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::domain::{
    Error, Kind, Result,
    context::{self, Context},
    execution::{Execution, ExecutionDetail, ExecutionStatus, StepOutcome},
    graph::Graph,
    id::{AgentId, ExecutionId, WorkflowId},
    nesting::{self, deeper_than},
    ports::{Commit, Due, EarlyAnswer, Emission, Holder, NewExecution, Transition},
    run::AgentRun,
    settings::WorkflowSettings,
};

#[derive(Debug, Default)]
pub(super) struct Data {
    pub(super) graphs: HashMap<(WorkflowId, i32), Graph>,
    pub(super) executions: BTreeMap<ExecutionId, ExecutionDetail>,
    pub(super) runs_ended: Vec<(ExecutionId, AgentRun)>,
    pub(super) answers: Vec<(ExecutionId, Context)>,
    pub(super) settings: HashMap<WorkflowId, WorkflowSettings>,
    pub(super) wakes: BTreeMap<ExecutionId, DateTime<Utc>>,
    /// Answers that came before their questions.
    pub(super) kept: Vec<EarlyAnswer>,
    pub(super) emitted: Vec<(ExecutionId, Emission)>,
    pub(super) named: HashMap<String, WorkflowId>,
    pub(super) agents: HashMap<String, AgentId>,
    /// Entries that did not follow from those before them.
    pub(super) broken: Vec<String>,
}

impl Data {
    pub(super) fn accept(&mut self, new: NewExecution) -> Result<()> {
        let execution = Execution {
            seq: 0,
            id: new.id,
            owner: new.owner,
            workflow_id: new.workflow_id,
            workflow_version: new.workflow_version,
            status: ExecutionStatus::Pending,
            origin: new.origin,
            input: new.input,
            output: None,
            error: None,
            created_at: new.created_at,
            started_at: None,
            finished_at: None,
            reopened_at: None,
        };
        if deeper_than(&execution.input, nesting::MAX) {
            return Err(Error::invalid("", "too_deep", "this is too much"));
        }
        if let Some(former) = self.executions.get(&new.id) {
            let record =
                |one: &Execution| (one.owner, one.workflow_id, one.workflow_version, one.input.clone(), one.created_at);
            let same = record(&former.execution) == record(&execution);
            return if same { Ok(()) } else { Err(Error::conflict("the record exists already")) };
        }
        self.executions.insert(new.id, ExecutionDetail { execution, steps: Vec::new() });
        Ok(())
    }

    pub(super) fn append(&mut self, entry: Commit, is_lenient: bool) -> Result<()> {
        let Some(detail) = self.executions.get_mut(&entry.execution) else {
            return Err(Error::not_found(Kind::Execution));
        };
        if values(&entry).into_iter().any(|value| deeper_than(value, nesting::MAX)) {
            return Err(Error::invalid("", "too_deep", "this is too much"));
        }
        let stored = |step| detail.steps.contains(step);
        let ended = detail.execution.status.is_final();
        if !entry.steps.is_empty() && entry.steps.iter().all(stored) {
            return Ok(());
        }
        let taken: HashSet<i32> = detail.steps.iter().map(|step| step.ordinal).collect();
        if entry.steps.iter().any(|step| taken.contains(&step.ordinal)) {
            return Err(Error::conflict("another step stands there"));
        }
        if let Some(transition) = &entry.transition {
            let mut moved = detail.execution.clone();
            change(&mut moved, transition.clone());
            let wake = self.wakes.get(&entry.execution).copied();
            let same_wake = ended || wakes_at(transition) == wake;
            // Made again by somebody who was not told that it was kept.
            if entry.steps.is_empty() && moved == detail.execution && same_wake {
                return Ok(());
            }
            if ended {
                return Err(Error::conflict("the execution has ended"));
            }
        }
        if !is_lenient && let Err(why) = follows(detail, &entry) {
            self.broken.push(why.clone());
            panic!("{why}");
        }
        detail.steps.extend(entry.steps);
        detail.steps.sort_by_key(|step| step.ordinal);
        if let Some(transition) = entry.transition {
            match wakes_at(&transition) {
                Some(at) => self.wakes.insert(entry.execution, at),
                None => self.wakes.remove(&entry.execution),
            };
            change(&mut detail.execution, transition);
        }
        let ended = detail.execution.status.is_final();
        self.emitted.extend(entry.emitted.into_iter().map(|one| (entry.execution, one)));
        self.answers.extend(entry.answered.then(|| (entry.execution, context::current())));
        self.runs_ended.extend(entry.run.filter(|_| ended).map(|run| (entry.execution, run)));
        self.kept.retain(|kept| !entry.used.contains(&kept.id));
        if let Some(new) = entry.starts {
            self.accept(*new)?;
        }
        Ok(())
    }

    pub(super) fn due(
        &self,
        until: DateTime<Utc>,
        after: Option<(DateTime<Utc>, ExecutionId)>,
        limit: u64,
    ) -> Vec<Due> {
        let mut due: Vec<(DateTime<Utc>, ExecutionId)> = self.wakes.iter().map(|(id, at)| (*at, *id)).collect();
        due.sort_unstable();
        due.retain(|place| {
            place.0 <= until && after.is_none_or(|after| *place > after) && self.executions.contains_key(&place.1)
        });
        due.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        let parent = |id| self.executions[&id].execution.origin.parent;
        due.into_iter().map(|(at, id)| Due { id, parent: parent(id), at }).collect()
    }

    pub(super) fn holders(&self, after: Option<ExecutionId>, limit: u64) -> Vec<Holder> {
        let waiting = self.executions.values().map(|detail| &detail.execution);
        let waiting = waiting.filter(|execution| execution.status == ExecutionStatus::Waiting);
        let holder = |execution: &Execution| {
            let key = execution.origin.pinned.gate.as_ref()?.key.clone();
            Some(Holder { id: execution.id, workflow: execution.workflow_id, key })
        };
        let rest = waiting.filter_map(holder).filter(|holder| after.is_none_or(|after| holder.id > after));
        rest.take(usize::try_from(limit).unwrap_or(usize::MAX)).collect()
    }

    pub(super) fn children(&self, of: Option<ExecutionId>) -> Vec<ExecutionId> {
        let is_over = |id: &ExecutionId| self.executions.get(id).is_none_or(|one| one.execution.status.is_final());
        let wanted = |parent: &ExecutionId| of.map_or_else(|| is_over(parent), |of| *parent == of);
        let open = self.executions.values().map(|detail| &detail.execution).filter(|one| !one.status.is_final());
        open.filter(|one| one.origin.parent.as_ref().is_some_and(wanted)).map(|one| one.id).collect()
    }

    pub(super) fn keep(&mut self, answer: &EarlyAnswer) -> Result<()> {
        if !self.executions.contains_key(&answer.execution) {
            return Err(Error::not_found(Kind::Execution));
        }
        self.answers.push((answer.execution, context::current()));
        self.kept.push(answer.clone());
        Ok(())
    }

    pub(super) fn reopen(&mut self, id: ExecutionId, nodes: &[String]) -> Result<()> {
        let detail = self.executions.get_mut(&id).ok_or_else(|| Error::not_found(Kind::Execution))?;
        let execution = &mut detail.execution;
        if !matches!(execution.status, ExecutionStatus::Failed | ExecutionStatus::Cancelled) {
            return Err(Error::conflict("only a failed or cancelled execution can be run again"));
        }
        execution.status = ExecutionStatus::Pending;
        (execution.output, execution.error, execution.finished_at) = (None, None, None);
        execution.reopened_at = Some(Utc::now());
        detail.steps.retain(|step| {
            !(nodes.contains(&step.node_id) && matches!(step.outcome, StepOutcome::Failed { retry_at: None, .. }))
        });
        Ok(())
    }
}

/// Whether an entry follows from what the journal holds: what the engine keeps to, beyond what the port asks of it.
fn follows(detail: &ExecutionDetail, entry: &Commit) -> std::result::Result<(), String> {
    use ExecutionStatus::{Pending, Running, Waiting};
    let ensure =
        |holds: bool, what: &str| if holds { Ok(()) } else { Err(format!("{what}: {entry:?} after {detail:?}")) };
    let status = detail.execution.status;
    ensure(!status.is_final(), "a commit after the end")?;
    ensure(!entry.steps.is_empty() || entry.transition.is_some() || !entry.used.is_empty(), "an empty commit")?;
    let ends = matches!(
        entry.transition,
        Some(Transition::Completed { .. } | Transition::Failed { .. } | Transition::Cancelled { .. })
    );
    ensure(entry.starts.is_none() || ends, "something but an end starts an execution")?;
    let mut steps = detail.steps.clone();
    for step in &entry.steps {
        ensure(steps.last().is_none_or(|last| step.ordinal > last.ordinal), "an ordinal that does not rise")?;
        let ended = steps.iter().filter(|former| former.node_id == step.node_id).any(|former| match former.outcome {
            StepOutcome::Succeeded { .. } | StepOutcome::Failed { retry_at: None, .. } => true,
            StepOutcome::Failed { .. } => former.attempt >= step.attempt,
            StepOutcome::Sleeping { .. } | StepOutcome::Waiting { .. } => former.attempt != step.attempt,
        });
        ensure(!ended, &format!("node {} ran again after it had ended", step.node_id))?;
        steps.push(step.clone());
    }
    match &entry.transition {
        None if entry.steps.is_empty() => Ok(()),
        None => ensure(status != Pending, "steps of an execution that nobody started"),
        Some(Transition::Running { .. }) => ensure(status == Pending, "a second start"),
        // One that waits may come to wait for another moment.
        Some(Transition::Waiting { .. }) => ensure(matches!(status, Running | Waiting), "a wait of what does not run"),
        Some(Transition::Resumed) => ensure(status == Waiting, "a return of what does not wait"),
        Some(Transition::Completed { started_at, .. }) => {
            ensure(detail.execution.started_at.or(*started_at).is_some(), "an end without a beginning")
        }
        Some(Transition::Failed { .. } | Transition::Cancelled { .. }) => Ok(()),
    }
}

/// Moves an execution on; what it kept of its first start stays.
fn change(execution: &mut Execution, transition: Transition) {
    let mut end = |status, at, output, error| {
        (execution.status, execution.finished_at) = (status, Some(at));
        (execution.output, execution.error) = (output, error);
    };
    match transition {
        Transition::Running { started_at } => {
            execution.status = ExecutionStatus::Running;
            execution.started_at.get_or_insert(started_at);
        }
        Transition::Waiting { .. } => execution.status = ExecutionStatus::Waiting,
        Transition::Resumed => execution.status = ExecutionStatus::Running,
        Transition::Completed { output, at, started_at } => {
            end(ExecutionStatus::Completed, at, Some(output), None);
            execution.started_at = execution.started_at.or(started_at);
        }
        Transition::Failed { error, at, started_at } => {
            end(ExecutionStatus::Failed, at, None, Some(error));
            execution.started_at = execution.started_at.or(started_at);
        }
        Transition::Cancelled { at } => end(ExecutionStatus::Cancelled, at, None, None),
    }
}

/// When what has been moved so is woken.
fn wakes_at(transition: &Transition) -> Option<DateTime<Utc>> {
    match transition {
        Transition::Waiting { wake_at } => *wake_at,
        _ => None,
    }
}

/// What an entry holds of nodes' making.
fn values(entry: &Commit) -> Vec<&Value> {
    let mut values: Vec<&Value> = Vec::new();
    for step in &entry.steps {
        values.push(&step.input);
        match &step.outcome {
            StepOutcome::Succeeded { output: value, .. }
            | StepOutcome::Sleeping { output: value, .. }
            | StepOutcome::Waiting { prompt: value, .. } => values.push(value),
            StepOutcome::Failed { .. } => {}
        }
    }
    if let Some(Transition::Completed { output, .. }) = &entry.transition {
        values.push(output);
    }
    values
}
