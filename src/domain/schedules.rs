//! What the clock starts: workflows with a `schedule` node, and agents that have a schedule.
//!
//! **Once for each time.** The row of a schedule says which of its times is the first that nothing was done about. Moving that on and starting the execution are one unit of work, and the move holds only
//! where the row is as it was read. So each time starts one execution, whenever the process dies, and whoever else looks at the same row.
//!
//! **A clock that was set back** fires nothing twice: the row says what was dealt with. Where it was set back by more than [`FAR`], so that a schedule would be silent for as long, the schedule is planned anew
//! from the present.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use async_trait::async_trait;
use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    error::{Error, Result},
    id::{AgentId, ExecutionId, WorkflowId},
    identity::Owner,
    ports::{NewExecution, Runner},
    run::Origin,
    trigger::{
        Cause, SCHEDULE,
        schedule::{ScheduleConfig, Upcoming},
    },
    turns::TurnService,
    work::{self, End, Transactions},
};

/// A clock that is further back than this from what was done is taken for one that was set back.
pub const FAR: TimeDelta = TimeDelta::days(1);
/// As many schedules are read at once.
const BATCH: u64 = 100;
/// How often, in seconds, it is looked for schedules of a future that is none; and at once where the clock jumps this far.
const LOOK_BACK_SECS: u64 = 60;

/// What a schedule starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A published workflow, at one of its nodes.
    Workflow {
        /// Which.
        id: WorkflowId,
        /// The version that is published now.
        version: i32,
        /// Where it begins.
        node: String,
    },
    /// An agent.
    Agent(AgentId),
}

/// A schedule that something is to be done about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueSchedule {
    /// The row.
    pub id: Uuid,
    /// Whose it is.
    pub owner: Owner,
    /// What it starts.
    pub target: Target,
    /// When.
    pub config: ScheduleConfig,
    /// The first time that nothing was done about.
    pub next: Upcoming,
    /// The last time that fired.
    pub last_at: Option<DateTime<Utc>>,
}

/// Where a schedule is, as those who may read its workflow see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScheduleState {
    /// The node.
    pub node: String,
    /// The time that fires next.
    pub next_at: Option<DateTime<Utc>>,
    /// The last time that fired.
    pub last_at: Option<DateTime<Utc>>,
}

/// How a schedule moves on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// What comes next; `None`: nothing ever.
    pub next: Option<Upcoming>,
    /// The last time that fired.
    pub last_at: Option<DateTime<Utc>>,
}

/// Schedules, kept in step with what is published.
#[async_trait]
pub trait ScheduleRepository: Send + Sync {
    /// Schedules that are due, longest due first, at most `limit`, without those of `except`. Of all tenants.
    async fn due(&self, now: DateTime<Utc>, except: &[Uuid], limit: u64) -> Result<Vec<DueSchedule>>;
    /// Live schedules whose last time lies behind `moment`, which is ahead; at most `limit`. Of all tenants.
    async fn ahead_of(&self, moment: DateTime<Utc>, limit: u64) -> Result<Vec<DueSchedule>>;
    /// When the next one is due.
    async fn next_due(&self) -> Result<Option<DateTime<Utc>>>;
    /// Moves a schedule on; `false` where it is not as it was `seen`. To be called in the transaction that starts what is due.
    async fn advance(&self, seen: &DueSchedule, step: Step) -> Result<bool>;
    /// Those of a workflow's nodes.
    async fn of_workflow(&self, owner: Owner, workflow: WorkflowId) -> Result<Vec<ScheduleState>>;
    /// Gives agents that have a schedule, and no row yet, theirs; how many. For those that were made by an older release.
    async fn adopt(&self, now: DateTime<Utc>) -> Result<u64>;
}

/// Starts what is due. For the one process that leads; of all tenants.
#[derive(Clone)]
pub struct ScheduleService {
    schedules: Arc<dyn ScheduleRepository>,
    turns: TurnService,
    runner: Arc<dyn Runner>,
    transactions: Arc<dyn Transactions>,
    /// When it was last looked whether the clock was set back, in seconds since 1970.
    looked_back: Arc<AtomicI64>,
}

impl ScheduleService {
    /// A service over these ports.
    pub fn new(
        schedules: Arc<dyn ScheduleRepository>,
        turns: TurnService,
        runner: Arc<dyn Runner>,
        transactions: Arc<dyn Transactions>,
    ) -> Self {
        Self { schedules, turns, runner, transactions, looked_back: Arc::default() }
    }

    /// Takes in what an older release left; how many.
    pub async fn adopt(&self, now: DateTime<Utc>) -> Result<u64> {
        self.schedules.adopt(now).await
    }

    /// When something is due next.
    pub async fn next_due(&self) -> Result<Option<DateTime<Utc>>> {
        self.schedules.next_due().await
    }

    /// Starts all that is due; how many executions. The first failure is returned once all others have had their turn; what is left is tried again.
    pub async fn fire(&self, now: DateTime<Utc>) -> Result<usize> {
        self.look_back(now).await?;
        let (mut started, mut failure) = (0, None);
        // Each has one turn: what it started may be due again already.
        let mut seen = Vec::new();
        loop {
            let due = self.schedules.due(now, &seen, BATCH).await?;
            if due.is_empty() {
                return failure.map_or(Ok(started), Err);
            }
            for one in due {
                seen.push(one.id);
                match self.turn(&one, now).await {
                    Ok(count) => started += count,
                    Err(error) => {
                        failure.get_or_insert(error);
                    }
                }
            }
        }
    }

    /// Plans schedules anew that the clock has left behind.
    async fn look_back(&self, now: DateTime<Utc>) -> Result<()> {
        let before = self.looked_back.swap(now.timestamp(), Ordering::Relaxed);
        if now.timestamp().abs_diff(before) < LOOK_BACK_SECS {
            self.looked_back.store(before, Ordering::Relaxed);
            return Ok(());
        }
        loop {
            let ahead = self.schedules.ahead_of(now + FAR, BATCH).await?;
            if ahead.is_empty() {
                return Ok(());
            }
            for one in ahead {
                let (id, last) = (one.id, one.last_at);
                let next = one.config.read().ok().and_then(|schedule| schedule.after(now, id));
                tracing::warn!(schedule = %id, ?last, ?next, "schedule {id}: the clock was set back; planned anew");
                self.schedules.advance(&one, Step { next, last_at: None }).await?;
            }
        }
    }

    async fn turn(&self, due: &DueSchedule, now: DateTime<Utc>) -> Result<usize> {
        let id = due.id;
        let Ok(schedule) = due.config.read() else {
            tracing::error!(schedule = %id, "schedule {id} cannot be read by this release, and fires no more");
            self.schedules.advance(due, Step { next: None, last_at: due.last_at }).await?;
            return Ok(0);
        };
        let turn = schedule.turn(due.next.at, now, id);
        let step = Step { next: turn.next, last_at: turn.fire.last().copied().or(due.last_at) };
        let fired = work::within(&*self.transactions, async {
            let result = self.start(due, &turn.fire, step, now).await;
            (if result.is_ok() { End::Commit } else { End::RollBack }, result)
        })
        .await?;
        match fired {
            // An agent that cannot run now has missed this time, as it would have if it had been off all along.
            Err(error @ (Error::NotFound { .. } | Error::Invalid { .. } | Error::Conflict { .. }))
                if matches!(due.target, Target::Agent(_)) =>
            {
                tracing::info!(schedule = %id, %error, "schedule {id}: its agent does not run now: {error}");
                self.schedules.advance(due, Step { last_at: due.last_at, ..step }).await?;
                Ok(0)
            }
            other => other,
        }
    }

    /// In a unit of work.
    async fn start(&self, due: &DueSchedule, times: &[DateTime<Utc>], step: Step, now: DateTime<Utc>) -> Result<usize> {
        if !self.schedules.advance(due, step).await? {
            return Ok(0);
        }
        let mut previous = due.last_at;
        for &at in times {
            match &due.target {
                Target::Agent(agent) => drop(self.turns.start_scheduled(due.owner, *agent).await?),
                Target::Workflow { id, version, node } => {
                    let origin = Origin { trigger: Some(Cause::new(SCHEDULE, node.as_str())), ..Origin::default() };
                    let execution = NewExecution {
                        id: ExecutionId::new(),
                        owner: due.owner,
                        workflow_id: *id,
                        workflow_version: *version,
                        origin,
                        input: input(at, now, previous),
                        created_at: now,
                    };
                    self.runner.start(execution).await?;
                }
            }
            previous = Some(at);
        }
        Ok(times.len())
    }
}

/// What an execution starts with.
fn input(at: DateTime<Utc>, fired: DateTime<Utc>, previous: Option<DateTime<Utc>>) -> Value {
    let text = |at: DateTime<Utc>| at.to_rfc3339_opts(SecondsFormat::AutoSi, true);
    json!({ "scheduled_at": text(at), "fired_at": text(fired), "previous_at": previous.map(text) })
}

#[cfg(test)]
mod tests;
