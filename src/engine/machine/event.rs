//! The words in which the machine is spoken to, and answers.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::{
    domain::execution::{RunError, StepOutcome},
    engine::output::Output,
};

/// What a node's attempt came to, before anybody decided about retries.
#[derive(Debug, Clone, PartialEq)]
pub enum AttemptResult {
    /// Ended well.
    Succeeded {
        /// What later nodes see.
        output: Arc<Output>,
        /// The branch chosen, where the node chooses.
        branch: Option<String>,
    },
    /// Failed; `retryable` says whether another attempt could end otherwise.
    Failed {
        /// Why.
        error: RunError,
        /// `false` where the same attempt would fail the same way.
        retryable: bool,
    },
    /// Waits for a person.
    Wait {
        /// What is asked.
        prompt: Arc<Output>,
        /// When the wait ends without an answer.
        until: Option<DateTime<Utc>>,
    },
    /// Sleeps, and ends well at `until`.
    Sleep {
        /// When it wakes.
        until: DateTime<Utc>,
        /// What it will have as its output.
        output: Arc<Output>,
    },
}

/// How an attempt ended, as the journal keeps it, with the output shared instead of owned.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// See [`StepOutcome::Succeeded`].
    Succeeded {
        /// What later nodes see.
        output: Arc<Output>,
        /// The branch taken.
        branch: Option<String>,
    },
    /// See [`StepOutcome::Failed`].
    Failed {
        /// Why.
        error: RunError,
        /// When the next attempt starts; `None`: there is none.
        retry_at: Option<DateTime<Utc>>,
    },
    /// See [`StepOutcome::Sleeping`].
    Sleeping {
        /// When it wakes.
        until: DateTime<Utc>,
        /// What it will have as its output.
        output: Arc<Output>,
    },
    /// See [`StepOutcome::Waiting`].
    Waiting {
        /// What is asked.
        prompt: Arc<Output>,
        /// When the wait ends without an answer.
        until: Option<DateTime<Utc>>,
    },
}

impl Outcome {
    /// As the journal's contract wants it.
    pub fn to_record(&self) -> StepOutcome {
        match self {
            Self::Succeeded { output, branch } => {
                StepOutcome::Succeeded { output: output.json().clone(), branch: branch.clone() }
            }
            Self::Failed { error, retry_at } => StepOutcome::Failed { error: error.clone(), retry_at: *retry_at },
            Self::Sleeping { until, output } => StepOutcome::Sleeping { until: *until, output: output.json().clone() },
            Self::Waiting { prompt, until } => StepOutcome::Waiting { prompt: prompt.json().clone(), until: *until },
        }
    }

    /// As the journal has it.
    pub fn from_record(outcome: StepOutcome) -> Self {
        match outcome {
            StepOutcome::Succeeded { output, branch } => Self::Succeeded { output: Output::new(output), branch },
            StepOutcome::Failed { error, retry_at } => Self::Failed { error, retry_at },
            StepOutcome::Sleeping { until, output } => Self::Sleeping { until, output: Output::new(output) },
            StepOutcome::Waiting { prompt, until } => Self::Waiting { prompt: Output::new(prompt), until },
        }
    }
}

/// What the machine wants done.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Run an attempt at a node.
    Run {
        /// Index of the node.
        node: usize,
        /// From 1.
        attempt: i32,
    },
    /// Call [`Machine::wake`](super::Machine::wake) at that moment.
    SleepUntil {
        /// Index of the node.
        node: usize,
        /// When.
        until: DateTime<Utc>,
    },
    /// The execution has ended; nothing follows.
    Finish(Finish),
}

/// How an execution ended.
#[derive(Debug, Clone, PartialEq)]
pub enum Finish {
    /// Ended well.
    Completed {
        /// What came out.
        output: Arc<Output>,
    },
    /// Ended badly.
    Failed {
        /// Why, with the node that failed.
        error: RunError,
    },
}

/// What a timer that is due leads to.
#[derive(Debug, Clone, PartialEq)]
pub enum Wake {
    /// Run the next attempt.
    Run {
        /// From 2.
        attempt: i32,
    },
    /// The sleep is over: journal and apply this.
    Ended {
        /// The attempt that went to sleep.
        attempt: i32,
        /// Its end.
        outcome: Outcome,
    },
    /// Nothing waits there any more.
    Nothing,
}

/// Where a node is.
#[derive(Debug, Clone, PartialEq)]
pub enum NodeState {
    /// Edges that it needs are not settled yet.
    Waiting,
    /// An attempt is to run, or runs.
    Open {
        /// Which.
        attempt: i32,
    },
    /// The next attempt starts later.
    Retrying {
        /// Which.
        attempt: i32,
        /// When.
        at: DateTime<Utc>,
    },
    /// Sleeps.
    Asleep {
        /// The attempt that went to sleep.
        attempt: i32,
        /// When it wakes.
        until: DateTime<Utc>,
        /// What it will have as its output.
        output: Arc<Output>,
    },
    /// Waits for a person.
    Suspended {
        /// The attempt that waits.
        attempt: i32,
        /// What is asked.
        prompt: Arc<Output>,
        /// When the wait ends without an answer.
        until: Option<DateTime<Utc>>,
    },
    /// Ended, and the execution goes on.
    Ended {
        /// What later nodes see.
        output: Arc<Output>,
    },
    /// Ended the execution.
    Fatal,
    /// All its edges are dead.
    Skipped,
}

/// A journal that does not belong to the graph.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RebuildError {
    /// An entry names a node that the graph does not have.
    #[error("journal entry {ordinal} names the unknown node `{node}`")]
    UnknownNode {
        /// Of the entry.
        ordinal: i32,
        /// What it names.
        node: String,
    },
    /// An entry for a node that cannot have run at that point.
    #[error("journal entry {ordinal} does not follow from the entries before it")]
    OutOfOrder {
        /// Of the entry.
        ordinal: i32,
    },
}
