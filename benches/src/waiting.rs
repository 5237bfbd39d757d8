//! What 100,000 executions that wait cost: memory, and the time of a start.
//!
//! They wait for a person, and every other one for a day as well; SQLite with full sync, as in production. Memory is that of the process that started them, whose allocator keeps what the crowd of those under way
//! took, and that of the program started on the same database, beside one on an empty one. The start is that of an engine on the same database, until it has taken in all that is to be taken in.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use serde_json::json;
use switchyard::{
    domain::{
        bootstrap::Bootstrap,
        endpoints::EndpointService,
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

use crate::{durable::http::Server, pairs::Row};

/// Executions, unless `SWITCHYARD_BENCH_WAITING` says otherwise.
const COUNT: usize = 100_000;
/// Started at the same time.
const IN_FLIGHT: usize = 256;

pub(crate) fn run() -> anyhow::Result<Vec<Row>> {
    let count = std::env::var("SWITCHYARD_BENCH_WAITING").ok().map_or(Ok(COUNT), |text| text.parse())?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(wait(count))
}

async fn wait(count: usize) -> anyhow::Result<Vec<Row>> {
    let folder = tempfile::tempdir_in(env!("CARGO_MANIFEST_DIR"))?;
    let url = format!("sqlite://{}", folder.path().join("bench.db").display());
    let store = Store::open(&url, Mode::Serve).await?;
    let engine = open(&store)?;
    let service = WorkflowService::new(Arc::new(store.workflows()), Arc::new(engine.checker()));
    let bootstrap = Bootstrap::new(
        Arc::new(store.tenants()),
        EndpointService::new(Arc::new(store.endpoints())),
        service.clone(),
        KeyService::new(Arc::new(store.api_keys()), Arc::new(store.tenants())),
    );
    let owner = bootstrap.run(None, Plan::Business).await?.owner;
    let waits = [service.create(owner, waiting(false)?).await?.id, service.create(owner, waiting(true)?).await?.id];
    // What the first of everything costs is none of theirs.
    start(&engine, owner, waits, IN_FLIGHT).await?;
    stand_still(&engine).await;
    let before = resident("self")?;
    let begun = Instant::now();
    start(&engine, owner, waits, count).await?;
    let started = begun.elapsed();
    stand_still(&engine).await;
    let after = resident("self")?;
    engine.shutdown(Duration::from_secs(10)).await;
    drop(engine);
    store.close().await?;

    let store = Store::open(&url, Mode::Serve).await?;
    let begun = Instant::now();
    let engine = open(&store)?;
    while !engine.is_recovered() {
        tokio::time::sleep(Duration::from_micros(100)).await;
    }
    let recovered = begun.elapsed();
    anyhow::ensure!(engine.active() == 0, "{} executions are in memory after a start", engine.active());
    let waiting = store.waits().await?;
    anyhow::ensure!(usize::try_from(waiting.all)? == count + IN_FLIGHT, "{waiting:?} wait");
    engine.shutdown(Duration::from_secs(10)).await;
    drop(engine);
    store.close().await?;
    let loaded = of_program(&url).await?;
    let empty = of_program(&format!("sqlite://{}", folder.path().join("empty.db").display())).await?;
    let row = |bench: &str, ours: f64, unit| Row {
        bench: format!("{count} waiting, {bench}"),
        ours,
        peer: None,
        unit,
        ratio: None,
    };
    #[expect(clippy::cast_precision_loss, reason = "a count of executions is far below 2^52")]
    let rate = count as f64 / started.as_secs_f64();
    Ok(vec![
        row("started", rate, "executions/s"),
        row("memory before", before, "MiB"),
        row("memory after", after, "MiB"),
        row("memory of the program started on them", loaded, "MiB"),
        row("memory of the program started on nothing", empty, "MiB"),
        row("time of a start", recovered.as_secs_f64() * 1e3, "ms"),
    ])
}

fn open(store: &Store) -> anyhow::Result<Arc<Engine>> {
    let http = HttpClient::new(HttpConfig::default())?;
    let ports = Ports::new(Arc::new(store.journal()), Arc::new(store.workflows()), http);
    Ok(Engine::start(ports, EngineConfig::default())?)
}

/// Until none of them is in memory.
async fn stand_still(engine: &Engine) {
    while engine.active() > 0 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

async fn start(engine: &Arc<Engine>, owner: Owner, waits: [WorkflowId; 2], count: usize) -> anyhow::Result<()> {
    let tasks: Vec<_> = (0..IN_FLIGHT)
        .map(|first| {
            let engine = Arc::clone(engine);
            tokio::spawn(async move {
                for number in (first..count).step_by(IN_FLIGHT) {
                    let execution = NewExecution {
                        id: ExecutionId::new(),
                        owner,
                        workflow_id: waits[number % 2],
                        workflow_version: 1,
                        origin: switchyard::domain::run::Origin::default(),
                        input: json!({"number": number}),
                        created_at: chrono::Utc::now(),
                    };
                    engine.start(execution).await?;
                }
                anyhow::Ok(())
            })
        })
        .collect();
    for task in tasks {
        task.await??;
    }
    Ok(())
}

fn waiting(for_a_day: bool) -> anyhow::Result<NewWorkflow> {
    let mut config = json!({"prompt": "Refund {{ input.number }}?"});
    if for_a_day {
        config["timeout_ms"] = json!(86_400_000);
    }
    let graph: Graph = serde_json::from_value(json!({
        "nodes": [{"id": "ask", "type": "approval", "config": config}],
        "edges": [],
    }))?;
    let name = if for_a_day { "waits for a day" } else { "waits" }.to_owned();
    Ok(NewWorkflow { name, description: String::new(), status: WorkflowStatus::Published, graph })
}

/// Memory that the program uses once it is ready, in MiB.
async fn of_program(url: &str) -> anyhow::Result<f64> {
    let server = Server::start(url)?;
    server.ready().await?;
    // Long enough for a look at what is due soon.
    tokio::time::sleep(Duration::from_secs(6)).await;
    resident(&server.process().to_string())
}

/// Memory of a process that is in use, in MiB.
fn resident(process: &str) -> anyhow::Result<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib = line.and_then(|line| line.trim().strip_suffix(" kB")).map(str::trim);
    let kib: f64 = kib.ok_or_else(|| anyhow::anyhow!("the system does not say how much memory is in use"))?.parse()?;
    Ok(kib / 1024.0)
}
