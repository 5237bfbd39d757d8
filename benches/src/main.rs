//! Benchmarks that anybody can run: `cargo xtask bench [--json] [NAME]`.
//!
//! Peers run in one process and in turn (A B C A B C …), so that a machine whose speed drifts drifts for all of them; what is
//! reported is the median of each, and the ratio.

mod analytics;
mod durable;
mod echo;
mod pairs;
#[path = "../../tests/support/postgres.rs"]
#[expect(unreachable_pub, reason = "shared with the integration tests, a crate of their own")]
mod postgres;
mod waiting;

use clap::Parser;
use pairs::Row;

#[derive(Debug, Parser)]
#[command(about = "Generated code beside its peers, and the engine's durable throughput")]
struct Arguments {
    /// One JSON object a line instead of a table.
    #[arg(long)]
    json: bool,
    /// Only benchmarks whose name contains this.
    name: Option<String>,
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let wanted = |name: &str| arguments.name.as_deref().is_none_or(|part| name.contains(part));
    let mut rows = Vec::new();
    if wanted("echo-object") || wanted("echo-list") {
        rows.extend(echo::run(&wanted)?);
    }
    rows.extend(durable::run(&wanted)?);
    if wanted("analytics") {
        rows.extend(analytics::run()?);
    }
    if arguments.name.as_deref() == Some("waiting") {
        rows.extend(waiting::run()?);
    }
    anyhow::ensure!(
        !rows.is_empty(),
        "no benchmark of that name: there are echo-object, echo-list, durable-load, durable-nodes, durable-http, durable-stored, analytics and waiting (which runs by its name alone)"
    );
    if arguments.json {
        for row in &rows {
            println!("{}", serde_json::to_string(row)?);
        }
    } else {
        print_table(&rows);
    }
    Ok(())
}

fn print_table(rows: &[Row]) {
    println!("{:<44} {:>12} {:>12} {:<14} {:>7}", "bench", "ours", "peer", "unit", "ratio");
    for row in rows {
        let peer = row.peer.map_or_else(|| "-".to_owned(), |peer| format!("{peer:.1}"));
        let ratio = row.ratio.map_or_else(|| "-".to_owned(), |ratio| format!("{ratio:.2}"));
        println!("{:<44} {:>12.1} {:>12} {:<14} {:>7}", row.bench, row.ours, peer, row.unit, ratio);
    }
}
