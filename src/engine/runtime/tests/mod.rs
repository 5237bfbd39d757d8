//! The engine over a journal in memory that holds it to its contract, with processes that die.

mod calls;
mod children;
mod control;
mod durability;
mod http;
mod items;
mod proof;
mod standing;
mod steps;
mod waits;
mod watching;

use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};

use super::*;
use crate::{
    domain::{
        Error,
        execution::{ExecutionDetail, ExecutionStatus, StepOutcome},
        id::ExecutionId,
        ports::{NewExecution, Runner as _},
    },
    engine::{
        http::HttpConfig,
        nodes::{About, NodeContext, NodeEnd, NodeFailure, NodeKind, Run},
        testing::{MemoryStore, Oracle, agent_run, child, execution},
    },
};

/// What test nodes do to the world: counted, by process.
static RUNS: std::sync::Mutex<Vec<(ExecutionId, String)>> = std::sync::Mutex::new(Vec::new());

fn runs(execution: ExecutionId, node: &str) -> usize {
    RUNS.lock().unwrap().iter().filter(|(id, name)| *id == execution && name == node).count()
}

/// `probe`: counts its runs, then does as it is told.
struct Probe;

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
struct ProbeConfig {
    /// Attempts that fail before one succeeds.
    failures: i32,
    /// Takes this long.
    ms: u64,
    panics: bool,
    panics_later: bool,
    /// Never ends.
    hangs: bool,
    output: Value,
}

impl NodeKind for Probe {
    type Config = ProbeConfig;
    const ABOUT: About = About { name: "probe", title: "Probe", description: "For tests.", ..About::DEFAULT };

    fn run(context: NodeContext, config: &Arc<ProbeConfig>) -> Run {
        RUNS.lock().unwrap().push((context.execution, context.node.to_string()));
        let config = Arc::clone(config);
        assert!(!config.panics, "told to");
        if context.attempt <= config.failures {
            return Run::Now(Err(NodeFailure::transient("probe", format!("attempt {} fails", context.attempt))));
        }
        Run::Later(Box::pin(async move {
            if config.hangs {
                std::future::pending::<()>().await;
            }
            if config.ms > 0 {
                tokio::time::sleep(Duration::from_millis(config.ms)).await;
            }
            assert!(!config.panics_later, "told to, later");
            Ok(NodeEnd::output(config.output.clone()))
        }))
    }
}

struct World {
    store: Arc<MemoryStore>,
    engine: Arc<Engine>,
}

fn engine(store: &Arc<MemoryStore>) -> Arc<Engine> {
    let mut registry = Registry::standard().unwrap();
    registry.add::<Probe>().unwrap();
    // What waits leaves memory as soon as it can, in every test.
    let (horizon, linger) = (Duration::from_millis(60), Duration::from_millis(10));
    let config = EngineConfig { horizon, linger, ..EngineConfig::default() };
    Engine::start_with(Arc::new(registry), ports(store), config).unwrap()
}

/// What an engine over this store asks for; its outgoing requests may reach the loopback.
fn ports(store: &Arc<MemoryStore>) -> Ports {
    let http = HttpConfig { allow: vec!["127.0.0.1".parse().unwrap()], ..HttpConfig::default() };
    let http = HttpClient::new(http).unwrap();
    let mut ports = Ports::new(store.clone(), store.clone(), http);
    ports.answers = Some(Arc::new(Oracle));
    ports.subworkflows = Some(store.clone());
    ports.records = Some(store.clone());
    ports
}

impl World {
    fn new() -> Self {
        let store = Arc::new(MemoryStore::default());
        let engine = engine(&store);
        Self { store, engine }
    }

    /// `kill -9`, and the next start.
    fn crash(&mut self) {
        self.store.kill();
        self.store = self.store.reconnect();
        self.engine = engine(&self.store);
    }

    async fn start(&self, graph: Value, input: Value) -> ExecutionId {
        let new = execution(self.store.workflow(graph), input);
        let id = new.id;
        self.engine.start(new).await.unwrap();
        id
    }

    async fn finish(&self, id: ExecutionId) -> ExecutionDetail {
        assert!(self.engine.wait(id, Duration::from_secs(10)).await.unwrap().is_some(), "{:?}", self.store.detail(id));
        self.store.detail(id)
    }

    async fn run(&self, graph: Value, input: Value) -> ExecutionDetail {
        self.finish(self.start(graph, input).await).await
    }

    /// Waits until something holds of the execution.
    async fn until(&self, id: ExecutionId, holds: impl Fn(&ExecutionDetail) -> bool) -> ExecutionDetail {
        for _ in 0..1000 {
            let detail = self.store.detail(id);
            if holds(&detail) {
                return detail;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        panic!("never: {:?}", self.store.detail(id));
    }
}

/// A chain of nodes.
fn chain(nodes: &[Value]) -> Value {
    let edges: Vec<Value> =
        nodes.windows(2).map(|pair| json!({"source": pair[0]["id"], "target": pair[1]["id"]})).collect();
    json!({"nodes": nodes, "edges": edges})
}

fn steps(detail: &ExecutionDetail) -> Vec<(&str, i32, &str)> {
    detail
        .steps
        .iter()
        .map(|step| {
            let outcome = match &step.outcome {
                StepOutcome::Succeeded { .. } => "succeeded",
                StepOutcome::Failed { retry_at: Some(_), .. } => "retries",
                StepOutcome::Failed { retry_at: None, .. } => "failed",
                StepOutcome::Sleeping { .. } => "sleeps",
                StepOutcome::Waiting { .. } => "waits",
            };
            (step.node_id.as_str(), step.attempt, outcome)
        })
        .collect()
}

fn error_code(detail: &ExecutionDetail) -> &str {
    detail.execution.error.as_ref().map_or("", |error| error.code.as_str())
}
