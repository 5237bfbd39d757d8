//! The frames that a journal leads to: the same, at the same places, as were seen while it was written, where no branches ran side by side.

use std::{collections::HashSet, sync::Arc};

use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::{
    domain::{
        agent::NODE,
        execution::{ExecutionDetail, ExecutionStatus, StepOutcome, StepRecord},
        feed::{Frame, Place, RunEvent},
        run::RunAnswer,
    },
    engine::{
        machine::{Machine, Outcome},
        program::Program,
    },
};

/// All frames that follow from a journal. Without a program (its graph is gone), pauses are not known.
pub(in crate::engine::runtime) fn replay(program: Option<&Program>, detail: &ExecutionDetail) -> Vec<Frame> {
    let ExecutionDetail { execution, steps } = detail;
    let mut frames = Writing::default();
    frames.push(execution.created_at, RunEvent::Started);
    let is_run = execution.origin.agent.is_some();
    let answer = match (&execution.output, execution.status) {
        (Some(output), ExecutionStatus::Completed) if is_run => RunAnswer::of(output).text,
        _ => String::new(),
    };
    let mut machine = program.map(|program| Machine::start_at(Arc::clone(&program.shape), execution.origin.entry()).0);
    let mut begun: HashSet<(&str, i32)> = HashSet::new();
    let speaks = |step: &StepRecord| {
        let leaf = |program: &Program| {
            program.shape.index(&step.node_id).is_some_and(|node| program.shape.nodes[node].outgoing.is_empty())
        };
        is_run && step.node_kind == NODE && program.is_none_or(leaf)
    };
    for (index, step) in steps.iter().enumerate() {
        let (node, kind, attempt) = (step.node_id.clone(), step.node_kind.clone(), step.attempt);
        if begun.insert((&step.node_id, attempt)) {
            if attempt > 1 && speaks(step) {
                frames.push(step.started_at, RunEvent::TextRestarted);
            }
            frames.push(step.started_at, RunEvent::NodeStarted { node, kind, attempt });
        }
        if index + 1 == steps.len() {
            frames.say(step.finished_at, &answer);
        }
        frames.extend(ended(step));
        if let Some(machine) = &mut machine
            && let Some(node) = program.and_then(|program| program.shape.index(&step.node_id))
        {
            machine.apply(node, attempt, Outcome::from_record(step.outcome.clone()), &mut Vec::new());
            if machine.is_suspended() {
                frames.push(step.finished_at, RunEvent::Paused);
            }
        }
    }
    if execution.status.is_final() {
        let event = RunEvent::Finished {
            status: execution.status,
            output: execution.output.clone().unwrap_or_default(),
            error: execution.error.clone(),
        };
        frames.push(execution.finished_at.unwrap_or(execution.created_at), event);
    }
    frames.done
}

/// What the end of an attempt looks like, or its going to wait.
pub(in crate::engine::runtime) fn ended(step: &StepRecord) -> Option<(DateTime<Utc>, RunEvent)> {
    let finished = |output: Value, error| RunEvent::NodeFinished {
        node: step.node_id.clone(),
        kind: step.node_kind.clone(),
        attempt: step.attempt,
        output,
        error,
        started_at: step.started_at,
    };
    let event = match &step.outcome {
        StepOutcome::Succeeded { output, .. } => finished(output.clone(), None),
        StepOutcome::Failed { error, .. } => finished(Value::Null, Some(error.clone())),
        StepOutcome::Sleeping { .. } => return None,
        StepOutcome::Waiting { prompt, until } => {
            RunEvent::HumanInputRequired { node: step.node_id.clone(), prompt: prompt.clone(), until: *until }
        }
    };
    Some((step.finished_at, event))
}

#[derive(Default)]
struct Writing {
    done: Vec<Frame>,
    end: Place,
}

impl Writing {
    fn push(&mut self, at: DateTime<Utc>, event: RunEvent) {
        if event == RunEvent::TextRestarted {
            self.end.chars = 0;
        }
        self.end.frames += 1;
        self.done.push(Frame { place: self.end, at, event });
    }

    fn say(&mut self, at: DateTime<Utc>, text: &str) {
        if !text.is_empty() {
            self.end.chars += text.chars().count() as u64;
            self.done.push(Frame { place: self.end, at, event: RunEvent::Text { text: text.to_owned() } });
        }
    }

    fn extend(&mut self, event: Option<(DateTime<Utc>, RunEvent)>) {
        if let Some((at, event)) = event {
            self.push(at, event);
        }
    }
}
