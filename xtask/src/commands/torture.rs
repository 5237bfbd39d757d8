//! `torture`: the real server under load, killed over and over with `kill -9`. See `tests/support/torture`, which does it.

use std::{
    path::{Path, PathBuf},
    process::{Command, ExitCode, Stdio},
    time::{Duration, Instant, SystemTime},
};

use anyhow::{Context as _, bail};
use clap::Args;
use serde_json::Value;

#[path = "../../../tests/support/cluster.rs"]
#[expect(unreachable_pub, reason = "shared with the tests")]
mod cluster;
#[path = "../../../tests/support/torture/mod.rs"]
#[expect(unreachable_pub, reason = "shared with the integration tests, a crate of their own")]
mod harness;

use self::{cluster::Cluster, harness::Options};

/// Arguments of `torture`.
#[derive(Debug, Args)]
pub(crate) struct TortureArguments {
    /// How often the server is killed.
    #[arg(long, default_value_t = 100)]
    kills: u32,
    /// `sqlite`, `postgres` (a cluster of its own), or the URL of an empty database.
    #[arg(long, default_value = "sqlite")]
    database: String,
    /// How many processes share the database (PostgreSQL only): the one that runs the engine is killed.
    #[arg(long, default_value_t = 1)]
    processes: usize,
    /// When the kills come [default: of chance]
    #[arg(long)]
    seed: Option<u64>,
    /// The server, optimised.
    #[arg(long)]
    release: bool,
    /// A server that is built already.
    #[arg(long, value_name = "FILE", conflicts_with = "release")]
    program: Option<PathBuf>,
}

/// Builds the server and tortures it; fails where something does not hold.
pub(crate) fn run(root: &Path, arguments: &TortureArguments) -> anyhow::Result<ExitCode> {
    let program = match &arguments.program {
        Some(program) => std::path::absolute(program)?,
        None => build(root, arguments.release)?,
    };
    let folder = tempfile::tempdir().context("no temporary folder can be made")?;
    let mut cluster = None;
    let database = match arguments.database.as_str() {
        "sqlite" => format!("sqlite://{}", folder.path().join("torture.db").display()),
        "postgres" => {
            let cluster = cluster.insert(Cluster::start().map_err(anyhow::Error::msg)?);
            ready(cluster)?;
            format!("{}/postgres", cluster.url())
        }
        url => url.to_owned(),
    };
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    let seed = arguments.seed.unwrap_or(now.as_secs());
    println!("{} kills, {} processes on {database}, seed {seed}", arguments.kills, arguments.processes);
    let options = Options {
        program,
        folder: folder.path().to_path_buf(),
        database,
        processes: arguments.processes,
        kills: arguments.kills,
        seed,
        in_flight: 150,
    };
    match harness::run(&options, &mut |line| println!("{line}")) {
        Ok(summary) => {
            println!(
                "{} kills: 0 of {} acknowledged executions lost, 0 finished steps run again ({} calls, {} of them again for steps that a kill cut short); \
                 slowest restart {} ms, slowest recovery {} ms",
                arguments.kills,
                summary.executions,
                summary.calls,
                summary.repeated,
                summary.slowest_restart.as_millis(),
                summary.slowest_recovery.as_millis()
            );
            Ok(ExitCode::SUCCESS)
        }
        Err(error) => {
            // Its logs say the rest.
            let kept = folder.keep();
            eprintln!(
                "error: {error:#}\nthe database and the logs are in {}; --seed {seed} kills at the same moments",
                kept.display()
            );
            Ok(ExitCode::FAILURE)
        }
    }
}

/// Waits until a new cluster takes connections.
fn ready(cluster: &Cluster) -> anyhow::Result<()> {
    let url = cluster.url();
    let address = url.rsplit('@').next().unwrap_or_default().to_owned();
    let started = Instant::now();
    // It listens before it has started, and is patient with those who come early.
    while std::net::TcpStream::connect(&address).is_err() {
        if started.elapsed() > Duration::from_mins(1) {
            bail!("PostgreSQL does not come up on {address}");
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    std::thread::sleep(Duration::from_millis(500));
    Ok(())
}

/// Builds the server, and asks cargo where it put it.
pub(super) fn build(root: &Path, release: bool) -> anyhow::Result<PathBuf> {
    let output = Command::new(super::pass::program())
        .args([
            "build",
            "--package",
            "switchyard",
            "--bin",
            "switchyard",
            "--message-format",
            "json-render-diagnostics",
        ])
        .args(release.then_some("--release"))
        .current_dir(root)
        .stderr(Stdio::inherit())
        .output()
        .context("cargo cannot be started")?;
    if !output.status.success() {
        bail!("the server does not build");
    }
    let text = String::from_utf8_lossy(&output.stdout);
    let mut messages = text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    messages
        .find_map(|message| Some(PathBuf::from(message["executable"].as_str()?)))
        .context("cargo does not say where the server is")
}
