//! Durable executions, every step committed before the next starts, on SQLite with full sync and, where it is installed, on PostgreSQL with its own.
//!
//! - `durable-load`: three steps, load in process, at 1, 32 and 256 in flight: as a surface does it, and with the engine and the journal alone.
//! - `durable-nodes`: workflows of 1, 10 and 100 nodes.
//! - `durable-http`: a webhook in and the answer out, the program in a process of its own beside the load.
//! - `durable-stored`: the same load with 10³ to 10⁶ executions stored, what reading then costs, and what an execution costs on disk. Takes minutes.

mod bed;
pub(crate) mod http;
mod stored;

use std::time::{Duration, Instant};

use crate::{
    durable::bed::{Bed, Way, graph_of},
    pairs::{Row, median},
};

/// How long each load lasts, after a warm-up of a fifth of it.
pub(crate) const LOAD: Duration = Duration::from_secs(5);

pub(crate) fn run(wanted: &dyn Fn(&str) -> bool) -> anyhow::Result<Vec<Row>> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        let mut rows = Vec::new();
        for database in ["sqlite", "postgresql"] {
            if wanted("durable-load")
                && let Some(bed) = Bed::on(database, graph_of(3)?).await?
            {
                rows.extend(load(&bed).await?);
                bed.end().await?;
            }
            if wanted("durable-nodes") {
                rows.extend(nodes(database).await?);
            }
            if wanted("durable-http") {
                rows.extend(http::run(database).await?);
            }
            if wanted("durable-stored") {
                rows.extend(stored::run(database).await?);
            }
        }
        Ok(rows)
    })
}

async fn load(bed: &Bed) -> anyhow::Result<Vec<Row>> {
    let mut rows = Vec::new();
    for (name, way) in [("durable 3 steps", Way::Service), ("durable 3 steps, engine and journal alone", Way::Engine)] {
        for in_flight in [1, 32, 256] {
            rows.extend(bed.measure(&format!("{name}, {in_flight} in flight"), way, in_flight).await?);
        }
    }
    Ok(rows)
}

async fn nodes(database: &str) -> anyhow::Result<Vec<Row>> {
    let mut rows = Vec::new();
    for count in [1, 10, 100] {
        let Some(bed) = Bed::on(database, graph_of(count)?).await? else { break };
        rows.extend(bed.measure(&format!("durable {count} nodes, 32 in flight"), Way::Service, 32).await?);
        bed.end().await?;
    }
    Ok(rows)
}

/// Rate and median of latencies in milliseconds, as rows.
pub(crate) fn rows(database: &str, name: &str, latencies: Vec<f64>, took: Duration) -> [Row; 2] {
    #[expect(clippy::cast_precision_loss, reason = "a count of executions is far below 2^52")]
    let rate = latencies.len() as f64 / took.as_secs_f64();
    let row = |bench, ours, unit| Row { bench, ours, peer: None, unit, ratio: None };
    let name = format!("{name}, {database}");
    [row(name.clone(), rate, "executions/s"), row(format!("{name}, p50"), median(latencies), "ms")]
}

/// What so many clients at once come to.
pub(crate) async fn clients<F>(count: usize, one: impl Fn(usize) -> F) -> anyhow::Result<Vec<f64>>
where
    F: Future<Output = anyhow::Result<Vec<f64>>> + Send + 'static,
{
    let clients: Vec<_> = (0..count).map(|n| tokio::spawn(one(n))).collect();
    let mut all = Vec::new();
    for client in clients {
        all.extend(client.await??);
    }
    Ok(all)
}

/// Milliseconds since `start`.
pub(crate) fn since(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1e3
}
