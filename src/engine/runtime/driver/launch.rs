//! Starts attempts: evaluates the configuration, runs what ends at once, and wraps what takes its time in a limit. A panic in a node ends here, as a failed attempt.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
    time::Duration,
};

use chrono::Utc;
use futures_util::FutureExt as _;
use serde_json::Value;

use super::{Beside, Driver, End, Ended};
use crate::{
    domain::{
        execution::RunError,
        nesting::{self, deeper_than},
        trigger::RESPOND,
    },
    engine::{
        machine::AttemptResult,
        nodes::{NodeContext, NodeEnd, NodeFailure, NodeResult, Run},
        output::Output,
    },
};

/// No limit.
const FOR_EVER: Duration = Duration::MAX;

/// Deepest nesting of a node's output: an execution's result may hold it under the node's name.
const MAX_OUTPUT: usize = nesting::MAX - 1;

impl Driver<'_> {
    pub(super) fn launch(&mut self, node: usize, attempt: i32) {
        let started_at = Utc::now();
        self.started_at.get_or_insert(started_at);
        let step = &self.program.steps[node];
        tracing::trace!(
            execution = %self.id, node = &*self.program.shape.nodes[node].id, attempt,
            "execution {}: node {} starts, attempt {attempt}", self.id, self.program.shape.nodes[node].id
        );
        self.tell_start(node, attempt, started_at);
        let prepared = catch_unwind(AssertUnwindSafe(|| {
            self.program.prepare(node, &self.machine, self.id, &self.given).and_then(|(logged, config)| {
                if deeper_than(&logged, nesting::MAX) {
                    return Err(too_deep("configuration", nesting::MAX));
                }
                let context = NodeContext {
                    execution: self.id,
                    owner: self.execution.owner,
                    origin: self.execution.origin.clone(),
                    workflow: (self.execution.workflow_id, self.execution.workflow_version),
                    node: Arc::clone(&self.program.shape.nodes[node].id),
                    attempt,
                    now: started_at,
                    input: Arc::clone(&self.given.input),
                    sources: self.sources(node),
                    progress: self.progress(node),
                    replied: self.replied,
                    services: Arc::clone(&self.inner.services),
                };
                Ok((logged, step.kind.run(context, config)))
            })
        }));
        let ended = move |logged, result: NodeResult| {
            let (result, beside) = attempt_result(result);
            Ended { node, attempt, logged, started_at, finished_at: Utc::now(), end: End::Result(result), beside }
        };
        match prepared {
            Err(_) => self.ended.push(ended(Arc::new(Value::Null), Err(panicked()))),
            Ok(Err(failure)) => self.ended.push(ended(Arc::new(Value::Null), Err(failure))),
            Ok(Ok((logged, Run::Now(result)))) => {
                // Said here and not when it is taken in, since another may be launched in between.
                self.replied |= result.is_ok() && step.kind.about().name == RESPOND;
                self.ended.push(ended(logged, result));
            }
            Ok(Ok((logged, Run::Later(attempt)))) => {
                let waits = step.kind.about().waits;
                let limit = step.timeout.or((!waits).then_some(self.inner.step_timeout));
                if waits {
                    self.patient.insert(node);
                }
                self.running.push(Box::pin(async move {
                    // Beyond what timers can count, which is longer than anything lasts.
                    let limit = limit.unwrap_or(FOR_EVER);
                    let result = match tokio::time::timeout(limit, AssertUnwindSafe(attempt).catch_unwind()).await {
                        Ok(Ok(result)) => result,
                        Ok(Err(_)) => Err(panicked()),
                        Err(_) => {
                            let message = format!("the node took longer than {} ms", limit.as_millis());
                            Err(NodeFailure::transient("timeout", message))
                        }
                    };
                    ended(logged, result)
                }));
            }
        }
    }

    fn sources(&self, node: usize) -> Vec<(Arc<str>, Arc<Output>)> {
        if !self.program.steps[node].kind.about().wants_sources {
            return Vec::new();
        }
        let output = |source: usize| {
            Some((Arc::clone(&self.program.shape.nodes[source].id), Arc::clone(self.machine.output(source)?)))
        };
        self.machine.taken_sources(node).into_iter().filter_map(output).collect()
    }
}

fn attempt_result(result: NodeResult) -> (AttemptResult, Beside) {
    let plain = |result| (result, Beside::default());
    match result {
        Ok(
            NodeEnd::Done { output: value, .. }
            | NodeEnd::Chosen { output: value, .. }
            | NodeEnd::Emit { output: value, .. }
            | NodeEnd::Sleep { output: value, .. }
            | NodeEnd::Wait { prompt: value, .. },
        ) if deeper_than(value.json(), MAX_OUTPUT) => attempt_result(Err(too_deep("output", MAX_OUTPUT))),
        Ok(NodeEnd::Done { output, branch }) => {
            plain(AttemptResult::Succeeded { output, branch: branch.map(str::to_owned) })
        }
        Ok(NodeEnd::Chosen { output, branch }) => plain(AttemptResult::Succeeded { output, branch: Some(branch) }),
        Ok(NodeEnd::Emit { output, message }) => {
            let beside = Beside { message: Some(message), ..Beside::default() };
            (AttemptResult::Succeeded { output, branch: None }, beside)
        }
        Ok(NodeEnd::Sleep { until, output }) => plain(AttemptResult::Sleep { until, output }),
        Ok(NodeEnd::Wait { prompt, until }) => plain(AttemptResult::Wait { prompt, until }),
        Err(NodeFailure { code, message, retryable, retry_after }) => {
            let result = AttemptResult::Failed { error: RunError { code, message, node: None }, retryable };
            (result, Beside { retry_after, ..Beside::default() })
        }
    }
}

/// What the journal would not take, and no other attempt would make otherwise.
fn too_deep(what: &str, levels: usize) -> NodeFailure {
    NodeFailure::permanent("nested_too_deeply", format!("the node's {what} is nested more than {levels} levels deep"))
}

fn panicked() -> NodeFailure {
    NodeFailure::transient("panic", "the node failed for a reason of its own; the server's log says more")
}
