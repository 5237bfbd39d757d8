//! A database with one published workflow and the engine over it.

use std::{
    path::PathBuf,
    sync::Arc,
    time::{Duration, Instant},
};

use serde_json::json;
use switchyard::{
    domain::{
        bootstrap::Bootstrap,
        endpoints::EndpointService,
        execution::ExecutionStatus,
        executions::ExecutionService,
        graph::Graph,
        id::{ExecutionId, WorkflowId},
        identity::Owner,
        keys::KeyService,
        plan::Plan,
        ports::{NewExecution, Runner},
        run::Origin,
        workflow::{NewWorkflow, WorkflowStatus},
        workflows::WorkflowService,
    },
    engine::{Engine, EngineConfig, HttpClient, HttpConfig, Ports},
    store::{Mode, Store},
};
use tempfile::TempDir;

use super::{LOAD, clients, rows, since};
use crate::{pairs::Row, postgres};

pub(crate) struct Bed {
    pub(crate) database: &'static str,
    pub(crate) url: String,
    pub(crate) store: Store,
    engine: Arc<Engine>,
    load: Load,
    /// Beside the sources and not in a memory-backed temporary folder: a sync must reach a disk.
    folder: TempDir,
}

/// What a client needs.
#[derive(Clone)]
pub(crate) struct Load {
    pub(crate) executions: ExecutionService,
    runner: Arc<dyn Runner>,
    pub(crate) owner: Owner,
    workflow: WorkflowId,
}

/// How an execution is started and waited for.
#[derive(Clone, Copy)]
pub(crate) enum Way {
    /// As a surface does: the workflow is looked up and judged, and its end is answered.
    Service,
    /// The same commits alone.
    Engine,
}

impl Bed {
    /// `None` where there is no such database.
    pub(crate) async fn on(database: &str, graph: Graph) -> anyhow::Result<Option<Self>> {
        let folder = tempfile::tempdir_in(env!("CARGO_MANIFEST_DIR"))?;
        let (database, url) = if database == "sqlite" {
            ("sqlite", format!("sqlite://{}", folder.path().join("bench.db").display()))
        } else {
            let Some(url) = postgres::database().await else { return Ok(None) };
            ("postgresql", url)
        };
        let store = Store::open(&url, Mode::Serve).await?;
        let workflows = Arc::new(store.workflows());
        let http = HttpClient::new(HttpConfig::default())?;
        let ports = Ports::new(Arc::new(store.journal()), workflows.clone(), http);
        let engine = Engine::start(ports, EngineConfig::default())?;
        let check = Arc::new(engine.checker());
        let endpoints = Arc::new(store.endpoints());
        let workflow_service = WorkflowService::new(workflows.clone(), check.clone());
        let bootstrap = Bootstrap::new(
            Arc::new(store.tenants()),
            EndpointService::new(endpoints.clone()),
            workflow_service.clone(),
            KeyService::new(Arc::new(store.api_keys()), Arc::new(store.tenants())),
        );
        let owner = bootstrap.run(None, Plan::Business).await?.owner;
        let runner: Arc<dyn Runner> = engine.clone();
        let executions =
            ExecutionService::new(Arc::new(store.executions()), workflows, endpoints, check, runner.clone());
        let new = NewWorkflow {
            name: "bench".to_owned(),
            description: String::new(),
            status: WorkflowStatus::Published,
            graph,
        };
        let workflow = workflow_service.create(owner, new).await?.id;
        Ok(Some(Self { database, url, store, engine, load: Load { executions, runner, owner, workflow }, folder }))
    }

    pub(crate) async fn end(self) -> anyhow::Result<()> {
        self.engine.shutdown(Duration::from_secs(5)).await;
        self.store.close().await?;
        Ok(())
    }

    pub(crate) fn load(&self) -> &Load {
        &self.load
    }

    pub(crate) fn folder(&self) -> PathBuf {
        self.folder.path().to_owned()
    }

    /// Executions a second and their median time, after a warm-up.
    pub(crate) async fn measure(&self, name: &str, way: Way, in_flight: usize) -> anyhow::Result<[Row; 2]> {
        self.push(way, in_flight, LOAD / 5).await?;
        let start = Instant::now();
        let latencies = self.push(way, in_flight, LOAD).await?;
        Ok(rows(self.database, name, latencies, start.elapsed()))
    }

    /// Milliseconds of each execution of so many clients at once, for so long.
    pub(crate) async fn push(&self, way: Way, in_flight: usize, limit: Duration) -> anyhow::Result<Vec<f64>> {
        let end = Instant::now() + limit;
        clients(in_flight, |_| {
            let load = self.load.clone();
            async move {
                let mut latencies = Vec::new();
                while Instant::now() < end {
                    let start = Instant::now();
                    load.one(way).await?;
                    latencies.push(since(start));
                }
                Ok(latencies)
            }
        })
        .await
    }
}

impl Load {
    /// Starts an execution and waits for its end.
    pub(crate) async fn one(&self, way: Way) -> anyhow::Result<ExecutionId> {
        let (input, limit) = (json!({"name": "bench"}), Duration::from_mins(1));
        match way {
            Way::Service => {
                let started = self.executions.start(self.owner, self.workflow, input).await?;
                let ended = self.executions.finish(&started, limit).await?;
                let completed = ended.is_some_and(|execution| execution.status == ExecutionStatus::Completed);
                anyhow::ensure!(completed, "an execution did not complete");
                Ok(started.id)
            }
            Way::Engine => {
                let id = ExecutionId::new();
                let execution = NewExecution {
                    origin: Origin::default(),
                    id,
                    owner: self.owner,
                    workflow_id: self.workflow,
                    workflow_version: 1,
                    input,
                    created_at: chrono::Utc::now(),
                };
                self.runner.start(execution).await?;
                anyhow::ensure!(self.runner.wait(id, limit).await?.is_some(), "an execution did not end");
                Ok(id)
            }
        }
    }
}

/// A trigger, then `set` and `template` in turn, one behind the other: so many nodes in all.
pub(crate) fn graph_of(nodes: usize) -> anyhow::Result<Graph> {
    let mut graph = json!({ "nodes": [{"id": "n0", "type": "manual"}], "edges": [] });
    for n in 1..nodes {
        let (id, before) = (format!("n{n}"), format!("n{}", n - 1));
        let node = if n % 2 == 1 {
            json!({"id": id, "type": "set", "config": {"values": {"name": "{{ input.name }}", "n": n}}})
        } else {
            json!({"id": id, "type": "template", "config": {"template": format!("Hello, {{{{ nodes.{before}.output.name }}}}!")}})
        };
        if let Some(list) = graph["nodes"].as_array_mut() {
            list.push(node);
        }
        if let Some(list) = graph["edges"].as_array_mut() {
            list.push(json!({"source": before, "target": id}));
        }
    }
    Ok(serde_json::from_value(graph)?)
}
