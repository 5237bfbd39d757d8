//! Durable executions of three steps: SQLite with full sync, every step committed before the next starts, load in process.

use std::{
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
        workflow::{NewWorkflow, WorkflowStatus},
        workflows::WorkflowService,
    },
    engine::{Engine, EngineConfig, HttpClient, HttpConfig, Ports},
    store::{Mode, Store},
};

use crate::pairs::{Row, median};

/// How long each load lasts, after a warm-up of a fifth of it.
const LOAD: Duration = Duration::from_secs(5);

pub(crate) fn run() -> anyhow::Result<Vec<Row>> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(load())
}

async fn load() -> anyhow::Result<Vec<Row>> {
    // Beside the sources and not in a memory-backed temporary folder: a sync must reach a disk.
    let folder = tempfile::tempdir_in(env!("CARGO_MANIFEST_DIR"))?;
    let store = Store::open(&format!("sqlite://{}", folder.path().join("bench.db").display()), Mode::Serve).await?;
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
    let executions = ExecutionService::new(Arc::new(store.executions()), workflows, endpoints, check, runner.clone());
    let workflow = workflow_service.create(owner, three_steps()?).await?.id;
    let mut rows = Vec::new();
    let load = Load { executions, runner, owner, workflow };
    for (name, way) in [("durable 3 steps", Way::Service), ("durable 3 steps, engine and journal alone", Way::Engine)] {
        for in_flight in [1, 32, 256] {
            clients(&load, way, in_flight, LOAD / 5).await?;
            let start = Instant::now();
            let latencies = clients(&load, way, in_flight, LOAD).await?;
            #[expect(clippy::cast_precision_loss, reason = "a count of executions is far below 2^52")]
            let rate = latencies.len() as f64 / start.elapsed().as_secs_f64();
            let name = format!("{name}, {in_flight} in flight");
            rows.push(Row { bench: name.clone(), ours: rate, peer: None, unit: "executions/s", ratio: None });
            rows.push(Row {
                bench: format!("{name}, p50"),
                ours: median(latencies),
                peer: None,
                unit: "ms",
                ratio: None,
            });
        }
    }
    engine.shutdown(Duration::from_secs(5)).await;
    Ok(rows)
}

#[derive(Clone)]
struct Load {
    executions: ExecutionService,
    runner: Arc<dyn Runner>,
    owner: Owner,
    workflow: WorkflowId,
}

/// How an execution is started and waited for.
#[derive(Clone, Copy)]
enum Way {
    /// As a surface does: the workflow is read and judged before, the execution and its log are read at the end.
    Service,
    /// The same commits without these reads.
    Engine,
}

impl Load {
    async fn one(&self, way: Way) -> anyhow::Result<()> {
        let (input, limit) = (json!({"name": "bench"}), Duration::from_mins(1));
        match way {
            Way::Service => {
                let started = self.executions.start(self.owner, self.workflow, input).await?;
                let detail = self.executions.wait(self.owner, started.id, limit).await?;
                let completed = detail.is_some_and(|d| d.execution.status == ExecutionStatus::Completed);
                anyhow::ensure!(completed, "an execution did not complete");
            }
            Way::Engine => {
                let id = ExecutionId::new();
                let execution = NewExecution {
                    origin: switchyard::domain::run::Origin::default(),
                    id,
                    owner: self.owner,
                    workflow_id: self.workflow,
                    workflow_version: 1,
                    input,
                    created_at: chrono::Utc::now(),
                };
                self.runner.start(execution).await?;
                anyhow::ensure!(self.runner.wait(id, limit).await?, "an execution did not end");
            }
        }
        Ok(())
    }
}

/// So many clients, each of which starts an execution and waits for its end, again and again. Milliseconds of each execution.
async fn clients(load: &Load, way: Way, count: usize, limit: Duration) -> anyhow::Result<Vec<f64>> {
    let end = Instant::now() + limit;
    let clients: Vec<_> = (0..count)
        .map(|_| {
            let load = load.clone();
            tokio::spawn(async move {
                let mut latencies = Vec::new();
                while Instant::now() < end {
                    let start = Instant::now();
                    load.one(way).await?;
                    latencies.push(start.elapsed().as_secs_f64() * 1e3);
                }
                anyhow::Ok(latencies)
            })
        })
        .collect();
    let mut all = Vec::new();
    for client in clients {
        all.extend(client.await??);
    }
    Ok(all)
}

fn three_steps() -> anyhow::Result<NewWorkflow> {
    let graph: Graph = serde_json::from_value(json!({
        "nodes": [
            {"id": "start", "type": "manual"},
            {"id": "who", "type": "set", "config": {"values": {"name": "{{ input.name }}", "n": 1}}},
            {"id": "greet", "type": "template", "config": {"template": "Hello, {{ nodes.who.output.name }}!"}},
        ],
        "edges": [{"source": "start", "target": "who"}, {"source": "who", "target": "greet"}],
    }))?;
    Ok(NewWorkflow {
        name: "three steps".to_owned(),
        description: String::new(),
        status: WorkflowStatus::Published,
        graph,
    })
}
