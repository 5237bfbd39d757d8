//! What the engine asks of durability: the [`Journal`], and the records that go through it.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::domain::{
    error::Result,
    execution::{ExecutionDetail, RunError, StepRecord},
    id::{AgentId, AnswerId, ExecutionId, MessageId, WorkflowId},
    identity::Owner,
    run::{AgentRun, Origin},
};

/// The durable port: all that the engine asks of what keeps its executions. `domain::testing::journal` holds every implementation to what is written here.
///
/// **Durability.** When a method returns `Ok`, what it was given survives `kill -9` and power loss, and every later read, of any process, sees it.
/// **Atomicity.** A call is kept whole or not at all: steps, status, and what goes with them (the audit log, events, answers, messages).
/// **Order.** Calls for one execution take effect in the order in which they were made, whether or not the caller waited for the one before. Nothing is promised
/// of the order among executions.
/// **Errors.** [`Error::Internal`](crate::domain::Error::Internal) leaves open whether the call was kept (a connection that broke as it committed, a disk that filled up): the caller may make
/// the same call again until there is an answer, and a call that was kept already answers `Ok` then and changes nothing. Every other error says that nothing of the
/// call was kept, and that the same call will be refused again.
/// **Cancellation.** A caller that drops the future of a call does not take the call back; it may have been kept.
///
/// Implementations group the calls that wait into one commit; a call that is refused fails alone.
///
/// Where several processes share what is kept, one of them runs the engine at a time. A journal that was made for a process's turn refuses what only the engine writes ([`Journal::commit`],
/// [`Journal::reopen`]) with [`crate::domain::Error::Conflict`] once another's has begun: nothing of it is stored, and the engine drops the execution, which goes on elsewhere.
#[async_trait]
pub trait Journal: Send + Sync {
    /// Accepts an execution (status pending). Nothing of it runs before this returns. The same record again is fine; another under its id is
    /// [`crate::domain::Error::Conflict`]; one of a workflow that is not there [`crate::domain::Error::NotFound`]; an input that cannot be read back (see [`crate::domain::nesting`]) [`crate::domain::Error::Invalid`].
    async fn enqueue(&self, execution: NewExecution) -> Result<()>;
    /// Appends steps and moves the execution to a new status, both or neither.
    ///
    /// - [`crate::domain::Error::NotFound`] where the execution is gone (its workflow was deleted): the engine then drops it.
    /// - [`crate::domain::Error::Conflict`] where another step stands at an ordinal of these, or where a change of status comes to an execution that has ended: an end is an end, whoever
    ///   wrote it, until [`Journal::reopen`].
    /// - [`crate::domain::Error::Invalid`] where a value cannot be read back.
    ///
    /// An entry with neither steps nor transition keeps nothing, and says whether the execution is there. `started_at` is kept from the first transition that gives it.
    /// That the steps follow from each other is the engine's care: the journal knows no graph.
    async fn commit(&self, entry: Commit) -> Result<()>;
    /// Executions that run or are to run, oldest first (in the order of their ids), with their journals, after `after`, which need not exist; at most `limit`. Those that
    /// wait are not among them: they cost nothing until somebody asks for them, or they are [`due`](Self::due). For recovery at start. One page is read after another, so an
    /// execution may have moved on since its page was read; of what has not moved none is left out, and none comes twice.
    async fn unfinished(&self, after: Option<ExecutionId>, limit: u64) -> Result<Vec<ExecutionDetail>>;
    /// Executions that wait, and whose wait ends at `until` or before, those due first, after the moment and the execution of `after`; at most `limit`.
    async fn due(
        &self,
        until: DateTime<Utc>,
        after: Option<(DateTime<Utc>, ExecutionId)>,
        limit: u64,
    ) -> Result<Vec<Due>>;
    /// Executions that wait and have passed a limit (their [`Pinned::gate`](crate::domain::settings::Pinned::gate)), oldest first, after `after`; at most `limit`. For recovery at start.
    async fn holders(&self, after: Option<ExecutionId>, limit: u64) -> Result<Vec<Holder>>;
    /// Executions that this one has started as their parent, and that have not ended; with `None`, those whose parent has ended before them.
    async fn children(&self, of: Option<ExecutionId>) -> Result<Vec<ExecutionId>>;
    /// One execution with its journal, in the order of ordinals, whoever owns it. For whatever is not in memory.
    async fn load(&self, id: ExecutionId) -> Result<Option<ExecutionDetail>>;
    /// Opens a failed or cancelled execution again (status pending; output, error and end cleared) and, in the same transaction, drops the final failed
    /// steps of `nodes`, so that they run again while all others keep their results. Ordinals of later steps go on after the highest.
    /// [`crate::domain::Error::NotFound`] where there is none, [`crate::domain::Error::Conflict`] where it has not ended or has completed; so is the same call again, which has nothing to open.
    async fn reopen(&self, id: ExecutionId, nodes: &[String]) -> Result<()>;
    /// Keeps a person's answer for a node that does not wait yet: durable when this returns, and in the audit log as the doing of whoever acts.
    /// [`crate::domain::Error::NotFound`] where the execution is gone.
    async fn keep_answer(&self, answer: &EarlyAnswer) -> Result<()>;
    /// Answers that are kept for an execution, in the order in which they were given.
    async fn kept_answers(&self, execution: ExecutionId) -> Result<Vec<EarlyAnswer>>;
}

/// An execution that waits for a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// Which.
    pub id: ExecutionId,
    /// The execution that started it.
    pub parent: Option<ExecutionId>,
    /// The moment.
    pub at: DateTime<Utc>,
}

/// An execution that has passed a limit and has not ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// Which.
    pub id: ExecutionId,
    /// Of which workflow.
    pub workflow: WorkflowId,
    /// Its [`Gate`](crate::domain::settings::Gate)'s key.
    pub key: String,
}

/// A person's answer that came before the question.
#[derive(Debug, Clone, PartialEq)]
pub struct EarlyAnswer {
    /// Identity.
    pub id: AnswerId,
    /// The execution.
    pub execution: ExecutionId,
    /// The node that will ask.
    pub node: String,
    /// What was said.
    pub answer: Value,
    /// When.
    pub at: DateTime<Utc>,
}

/// An execution to accept.
#[derive(Debug, Clone, PartialEq)]
pub struct NewExecution {
    /// Identity, made by the caller.
    pub id: ExecutionId,
    /// Whose it is.
    pub owner: Owner,
    /// What runs.
    pub workflow_id: WorkflowId,
    /// Which version of its graph.
    pub workflow_version: i32,
    /// Where it comes from.
    pub origin: Origin,
    /// What it starts with.
    pub input: Value,
    /// When it was accepted.
    pub created_at: DateTime<Utc>,
}

/// One atomic entry of the journal.
#[derive(Debug, Clone, PartialEq)]
pub struct Commit {
    /// The execution.
    pub execution: ExecutionId,
    /// Steps that ended (or fell asleep) since the last entry; may be empty.
    pub steps: Vec<StepRecord>,
    /// The status that it now has; `None`: as before.
    pub transition: Option<Transition>,
    /// The agent whose run it is: a final transition answers in its conversation and emits its message, in the same transaction.
    pub run: Option<AgentRun>,
    /// Whether a person's answer is among the steps: noted in the audit log, in the same transaction, as the doing of whoever acts.
    pub answered: bool,
    /// Answers that were kept and are used up with this entry: taken or dropped.
    pub used: Vec<AnswerId>,
    /// An execution that is accepted with this entry, or not at all: the one that a failure starts.
    pub starts: Option<Box<NewExecution>>,
    /// Messages that the steps emit: written, and on their way to those who listen, in the same transaction. Those of an agent that is gone are left out.
    pub emitted: Vec<Emission>,
}

impl Commit {
    /// An entry of an execution that says nothing yet.
    pub fn of(execution: ExecutionId) -> Self {
        Self {
            execution,
            steps: Vec::new(),
            transition: None,
            run: None,
            answered: false,
            used: Vec::new(),
            starts: None,
            emitted: Vec::new(),
        }
    }
}

/// A message that a step emits.
#[derive(Debug, Clone, PartialEq)]
pub struct Emission {
    /// The message's identity.
    pub id: MessageId,
    /// Whose message it is.
    pub agent: AgentId,
    /// What it says: an object.
    pub payload: Value,
    /// How far it has come; see [`crate::domain::message::MAX_HOPS`].
    pub hops: i32,
    /// How many seconds it is kept, 0 for ever; `None`: as the agent keeps its messages.
    pub keep_secs: Option<i64>,
    /// When it was emitted.
    pub at: DateTime<Utc>,
}

/// A change of an execution's status.
#[derive(Debug, Clone, PartialEq)]
pub enum Transition {
    /// Its first node starts.
    Running {
        /// When.
        started_at: DateTime<Utc>,
    },
    /// Every open node waits; also where it waits already, for another moment.
    Waiting {
        /// When the first wait ends by itself, the execution's own time included; `None`: not before a person answers.
        wake_at: Option<DateTime<Utc>>,
    },
    /// A node that waited goes on.
    Resumed,
    /// Ended well.
    Completed {
        /// What came out.
        output: Value,
        /// When.
        at: DateTime<Utc>,
        /// When its first node started, where no earlier entry said so.
        started_at: Option<DateTime<Utc>>,
    },
    /// Ended badly.
    Failed {
        /// Why.
        error: RunError,
        /// When.
        at: DateTime<Utc>,
        /// When its first node started, where no earlier entry said so.
        started_at: Option<DateTime<Utc>>,
    },
    /// Ended by request.
    Cancelled {
        /// When.
        at: DateTime<Utc>,
    },
}
