//! Carries the state machine's actions out: one task per active execution, every step's result committed before the next step starts.
//!
//! - `driver`: one execution from its journal to its end.
//! - `active`: which executions are in memory, and how they are told to stop.
//! - `feed`: what happens, for those who watch.
//! - `items`: executions that nodes start for each item of a list.
//! - `recovery`: the unfinished ones at start, and any other when it is asked for.
//! - `timers`: those that wait, when their time comes.
//! - `turns`: who runs now, and who waits for its turn.
//! - `failure`: what a failure starts.
//! - `settings`: what workflows' settings mean to executions.
//! - `runner`: the domain's port.
//!
//! The engine never runs ahead of its journal. Where a commit fails it is repeated until it succeeds, and nothing of that execution moves meanwhile.

mod active;
mod driver;
mod failure;
mod feed;
mod items;
mod recovery;
mod runner;
mod settings;
#[cfg(test)]
mod tests;
mod timers;
mod turns;

use std::{path::PathBuf, sync::Arc, time::Duration};

use quick_cache::sync::Cache;
use tokio::time::Instant;

pub use self::settings::Pins;
use self::{
    active::{Stop, Table},
    feed::Kept,
    runner::Handle,
    turns::{Limits, Permits},
};
use super::{
    check::Checker,
    http::HttpClient,
    integrations::Integrations,
    jq::Jq,
    nodes::{Registry, Services},
    program::Program,
};
use crate::domain::{
    self, Fault,
    execution::Execution,
    id::{ExecutionId, WorkflowId},
    ports::{Answers, Journal, Records, Subworkflows, WorkflowRepository},
};

/// What the engine asks of the rest of the program.
#[derive(Clone)]
pub struct Ports {
    /// Keeps executions.
    pub journal: Arc<dyn Journal>,
    /// Has the graphs.
    pub workflows: Arc<dyn WorkflowRepository>,
    /// Outgoing requests.
    pub http: HttpClient,
    /// Makes what agents answer. Without it, steps that ask agents fail.
    pub answers: Option<Arc<dyn Answers>>,
    /// Calls workflows. Without it, steps that do fail.
    pub subworkflows: Option<Arc<dyn Subworkflows>>,
    /// Has the records that nodes name. Without it, steps that name some fail.
    pub records: Option<Arc<dyn Records>>,
}

impl Ports {
    /// What no engine does without.
    pub fn new(journal: Arc<dyn Journal>, workflows: Arc<dyn WorkflowRepository>, http: HttpClient) -> Self {
        Self { journal, workflows, http, answers: None, subworkflows: None, records: None }
    }
}

/// How the engine runs.
#[derive(Debug, Clone)]
pub struct EngineConfig {
    /// Executions that run at the same time; more wait their turn, by priority and age. Those that only wait do not count.
    pub max_active: usize,
    /// Longest time of one attempt at a node that sets none itself.
    pub step_timeout: Duration,
    /// An execution that waits for a moment farther off than this is not in memory.
    pub horizon: Duration,
    /// How long an execution stays in memory once it only waits.
    pub linger: Duration,
    /// Compiled graphs that are kept.
    pub compiled_graphs: usize,
    /// This program, which evaluates jq filters in processes of its own; `None`: they are evaluated in this one, and nothing limits them.
    pub jq_worker: Option<PathBuf>,
}

impl Default for EngineConfig {
    fn default() -> Self {
        Self {
            max_active: 1024,
            step_timeout: Duration::from_mins(5),
            horizon: Duration::from_mins(1),
            linger: Duration::from_secs(1),
            compiled_graphs: 1024,
            jq_worker: None,
        }
    }
}

/// Executions that wait for their turn, by what they wait for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Queued {
    /// For another of their workflow, or with their key, to end.
    pub limit: usize,
    /// For room among all that run in this process.
    pub room: usize,
}

/// The engine cannot start.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EngineError {
    /// A node type's schema is not one.
    #[error("{0}")]
    NodeType(String),
    /// An integration type's schema is not one.
    #[error("{0}")]
    IntegrationType(String),
    /// The client for outgoing requests.
    #[error(transparent)]
    Http(#[from] super::http::HttpError),
}

/// The engine. Dropped without [`Engine::shutdown`], it stops at once, as if the process had died: nothing is lost, and steps under way run again.
#[derive(Debug)]
pub struct Engine {
    inner: Arc<Inner>,
}

struct Inner {
    journal: Arc<dyn Journal>,
    workflows: Arc<dyn WorkflowRepository>,
    registry: Arc<Registry>,
    services: Arc<Services>,
    programs: Cache<(WorkflowId, i32), Arc<Program>>,
    permits: Arc<Permits>,
    limits: Arc<Limits>,
    pins: Pins,
    step_timeout: Duration,
    horizon: Duration,
    linger: Duration,
    table: Table,
    /// Logs of executions that have ended.
    kept: Kept,
}

impl std::fmt::Debug for Inner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Inner").field("active", &self.table.len()).finish_non_exhaustive()
    }
}

impl Engine {
    /// Starts with the standard node types, and goes on with what the journal holds unfinished. Needs a tokio runtime around it.
    pub fn start(ports: Ports, config: EngineConfig) -> Result<Arc<Self>, EngineError> {
        let registry = Registry::standard().map_err(EngineError::NodeType)?;
        Self::start_with(Arc::new(registry), ports, config)
    }

    /// As [`Engine::start`], with node types of the caller's choice.
    pub fn start_with(registry: Arc<Registry>, ports: Ports, config: EngineConfig) -> Result<Arc<Self>, EngineError> {
        let Ports { journal, workflows, http, answers, subworkflows, records } = ports;
        let integrations = Arc::new(Integrations::standard(http.clone()).map_err(EngineError::IntegrationType)?);
        let pins = Pins::new(Arc::clone(&workflows));
        let inner = Arc::new_cyclic(|inner| Inner {
            journal,
            workflows,
            registry,
            services: Arc::new(Services {
                http,
                answers,
                subworkflows,
                records,
                integrations,
                runner: Arc::new(Handle(inner.clone())),
                items: Arc::new(Handle(inner.clone())),
                jq: Jq::new(config.jq_worker),
            }),
            programs: Cache::new(config.compiled_graphs.max(1)),
            permits: Permits::new(config.max_active),
            limits: Arc::default(),
            pins,
            step_timeout: config.step_timeout,
            horizon: config.horizon,
            linger: config.linger,
            table: Table::recovering(),
            kept: Kept::default(),
        });
        tokio::spawn(feed::sweep(Arc::downgrade(&inner)));
        tokio::spawn(timers::run(Arc::downgrade(&inner)));
        tokio::spawn(recovery::recover(Arc::clone(&inner)));
        Ok(Arc::new(Self { inner }))
    }

    /// Judges graphs by this engine's node types.
    pub fn checker(&self) -> Checker {
        Checker::new(Arc::clone(&self.inner.registry))
    }

    /// The client for outgoing requests, for whoever else makes some.
    pub fn http(&self) -> HttpClient {
        self.inner.services.http.clone()
    }

    /// Types of integrations, over the same client.
    pub fn integrations(&self) -> Arc<Integrations> {
        Arc::clone(&self.inner.services.integrations)
    }

    /// Executions in memory that wait for their turn.
    pub fn queued(&self) -> Queued {
        Queued { limit: self.inner.limits.queued(), room: self.inner.permits.queued() }
    }

    /// Executions in memory: running, waiting their turn, about to wake.
    pub fn active(&self) -> usize {
        self.inner.table.len()
    }

    /// Whether what the journal held unfinished at the start has been taken in.
    pub fn is_recovered(&self) -> bool {
        self.inner.table.is_recovered()
    }

    /// Takes in an execution that the journal holds and nobody here runs: another process accepted it. One that is here already, or at its end, or gone, is left alone.
    pub async fn adopt(&self, id: ExecutionId) -> domain::Result<()> {
        recovery::adopt(&self.inner, id).await
    }

    /// Whether it has begun to stop.
    pub fn is_stopping(&self) -> bool {
        self.inner.table.is_stopping()
    }

    /// Stops gracefully: accepts nothing, starts no step, lets steps under way end and be committed for at most `limit`, then leaves them.
    /// What is not at its end goes on at the next start.
    pub async fn shutdown(&self, limit: Duration) {
        let deadline = Instant::now() + limit;
        self.inner.table.stop(Stop::Park);
        if !self.inner.table.emptied(deadline).await {
            let left = self.inner.table.len();
            tracing::warn!(
                executions = left,
                "{left} executions are left in the middle of a step; it runs again at the next start"
            );
            self.inner.table.stop(Stop::Now);
            // Tasks that compute see the flag at their next await.
            self.inner.table.emptied(Instant::now() + Duration::from_secs(1)).await;
        }
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        self.inner.table.stop(Stop::Now);
    }
}

/// Why there is no program for an execution.
#[derive(Debug, thiserror::Error)]
enum ProgramError {
    #[error("the workflow has no version {0}")]
    Missing(i32),
    #[error("the workflow's node `{0}` has no graph within it")]
    Bodiless(String),
    #[error("the workflow's graph is not valid: {}", summary(.0))]
    Invalid(Vec<Fault>),
    #[error(transparent)]
    Store(domain::Error),
}

fn summary(faults: &[Fault]) -> String {
    let shown: Vec<String> =
        faults.iter().take(3).map(|fault| format!("{} {}", fault.pointer, fault.message)).collect();
    let more = faults.len().saturating_sub(shown.len());
    if more == 0 { shown.join("; ") } else { format!("{}; and {more} more", shown.join("; ")) }
}

impl Inner {
    /// What an execution runs: the compiled graph of its version, or the body within it.
    async fn program(&self, execution: &Execution) -> Result<Arc<Program>, ProgramError> {
        let mut program = self.whole(execution.workflow_id, execution.workflow_version).await?;
        for node in execution.origin.body.iter().flatten() {
            program = program.body(node).map(Arc::clone).ok_or_else(|| ProgramError::Bodiless(node.clone()))?;
        }
        Ok(program)
    }

    /// The compiled graph of a version, from the cache or compiled by the first who asks.
    async fn whole(&self, workflow: WorkflowId, version: i32) -> Result<Arc<Program>, ProgramError> {
        let compile = async {
            let graph = self.workflows.graph(workflow, version).await.map_err(ProgramError::Store)?;
            let graph = graph.ok_or(ProgramError::Missing(version))?;
            Program::compile(&graph, &self.registry).map(Arc::new).map_err(ProgramError::Invalid)
        };
        self.programs.get_or_insert_async(&(workflow, version), compile).await
    }
}
