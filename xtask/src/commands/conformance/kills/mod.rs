//! `kills`: how good the suite is, measured.
//!
//! A suite that is silent about a sound server may be good or blind. So the server is built with the feature `planted-faults`, started with one fault after the other, and
//! held each time; what is counted is not whether the suite complains but whether **the right check complains about the right operation**. The same build without a fault is held
//! as well, with several seeds: whatever is found there is a false alarm.
//!
//! For each fault the suite runs on the operations where it shows and on those without which it cannot (`--only`); a fault that shows at no operation gets a whole run.
//! With `--peer` another tool is given the same server, document, credentials and operations, and at least the time that the suite took.

mod faults;
mod peer;
mod table;
mod trial;

use std::{
    io::Write as _,
    path::{Path, PathBuf},
    process::ExitCode,
    time::{Duration, Instant},
};

use anyhow::{Context as _, bail};
use clap::{Args, ValueEnum};

use self::{
    faults::PlantedFaults,
    peer::PeerRun,
    table::{Kills, Row},
    trial::Sound,
};
use super::{Programs, schemathesis::Schemathesis};

/// Arguments of `kills`.
#[derive(Debug, Args)]
pub(crate) struct KillsArguments {
    /// Faults, classes of faults or APIs, by name; none: all
    wanted: Vec<String>,
    /// The seed with which faults are looked for
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// With how many seeds the sound server is held, in search of false alarms [default: 1 where all faults are tried, else 0]
    #[arg(long, value_name = "N")]
    sound_seeds: Option<u64>,
    /// Print one JSON document on standard output, and progress on standard error
    #[arg(long)]
    json: bool,
    /// Give the same faults to another tool
    #[arg(long, value_enum)]
    peer: Option<Peer>,
    /// The least seconds that the other tool has for a fault; it has as many as the suite took where that is more
    #[arg(long, default_value_t = 20, value_name = "SECONDS")]
    peer_seconds: u64,
    /// Fail where the right check finds fewer than this many of a hundred faults
    #[arg(long, value_name = "PERCENT")]
    at_least: Option<u8>,
    /// List the faults, and try none
    #[arg(long)]
    list: bool,
    /// A server that is built already, with the feature `planted-faults`
    #[arg(long, value_name = "FILE", requires = "suite")]
    program: Option<PathBuf>,
    /// A suite that is built already
    #[arg(long, value_name = "FILE", requires = "program")]
    suite: Option<PathBuf>,
}

/// Another tool.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Peer {
    /// Schemathesis, as `judge` runs it
    Schemathesis,
}

/// What every trial needs.
struct Bench<'a> {
    root: &'a Path,
    server: PathBuf,
    suite: PathBuf,
    reports: PathBuf,
    seed: u64,
}

/// Tries every fault and prints the table; fails for a false alarm, and where less is found than is asked for.
pub(crate) fn run(root: &Path, arguments: &KillsArguments) -> anyhow::Result<ExitCode> {
    let Programs { server, suite, folder } = match (&arguments.program, &arguments.suite) {
        (Some(server), Some(suite)) => {
            Programs { server: server.clone(), suite: std::path::absolute(suite)?, folder: root.join("target") }
        }
        _ => super::build(root, &["switchyard/planted-faults"])?,
    };
    let reports = folder.join("kills");
    std::fs::create_dir_all(&reports).with_context(|| format!("{} cannot be made", reports.display()))?;
    let server = kept(&server, &reports)?;
    let planted = PlantedFaults::of(&server)?;
    let chosen = planted.chosen(&arguments.wanted)?;
    if arguments.list {
        for fault in &chosen {
            println!("{fault}");
        }
        return Ok(ExitCode::SUCCESS);
    }
    let peer = match arguments.peer {
        Some(Peer::Schemathesis) => Some(Schemathesis::install(&folder)?),
        None => None,
    };
    let bench = Bench { root, server, suite, reports, seed: arguments.seed };
    let sound = sound(&bench, arguments.sound_seeds.unwrap_or(u64::from(arguments.wanted.is_empty())))?;
    let mut peers = peer.as_ref().map(|peer| PeerRun::new(&bench, peer)).transpose()?;
    let mut rows = Vec::with_capacity(chosen.len());
    for (number, fault) in chosen.iter().enumerate() {
        progress(&format!("[{}/{}] {} in {} … ", number + 1, chosen.len(), fault.name, fault.surface));
        let start = Instant::now();
        // A machine that is busy with something else may be too slow once.
        let (verdict, server) = trial::of(&bench, fault).or_else(|error| {
            progress(&format!("not tried ({error:#}), once more … "));
            trial::of(&bench, fault)
        })?;
        let took = start.elapsed();
        let peer = match &mut peers {
            Some(peers) => {
                let budget = verdict.took.max(Duration::from_secs(arguments.peer_seconds));
                Some(peers.of(fault, &server, budget)?)
            }
            None => None,
        };
        let beside = peer.as_ref().map(|peer| format!("; Schemathesis: {peer}")).unwrap_or_default();
        progress(&format!("{verdict} ({:.1} s){beside}\n", took.as_secs_f64()));
        rows.push(Row { fault: (*fault).clone(), verdict, peer });
    }
    let kills = Kills { seed: arguments.seed, rows, sound };
    let text = serde_json::to_string_pretty(&kills)?;
    let file = bench.reports.join("kills.json");
    std::fs::write(&file, &text).with_context(|| format!("{} cannot be written", file.display()))?;
    if arguments.json {
        println!("{text}");
    } else {
        println!("\n{kills}\nAll of it, with what was found: {}", file.display());
    }
    Ok(judged(&kills, arguments.at_least))
}

fn judged(kills: &Kills, at_least: Option<u8>) -> ExitCode {
    let alarms = kills.false_alarms();
    if alarms > 0 {
        eprintln!(
            "error: {alarms} findings about the sound server: either it is not sound, or the suite is wrong about it"
        );
        return ExitCode::FAILURE;
    }
    match at_least {
        Some(least) if kills.percent_right() < f64::from(least) => {
            eprintln!(
                "error: the right check found {:.1} % of the faults; {least} % are asked for",
                kills.percent_right()
            );
            ExitCode::FAILURE
        }
        _ => ExitCode::SUCCESS,
    }
}

/// Holds the server without a fault.
fn sound(bench: &Bench<'_>, seeds: u64) -> anyhow::Result<Vec<Sound>> {
    let mut runs = Vec::new();
    for seed in 1..=seeds {
        progress(&format!("[sound server, seed {seed} of {seeds}] "));
        let run = trial::sound(bench, seed)?;
        progress(&format!("{run}\n"));
        runs.push(run);
    }
    Ok(runs)
}

/// The server where the next build does not replace it.
fn kept(program: &Path, reports: &Path) -> anyhow::Result<PathBuf> {
    let kept = reports.join("switchyard");
    match std::fs::remove_file(&kept) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => bail!("{}: {error}", kept.display()),
        _ => {}
    }
    std::fs::hard_link(program, &kept)
        .or_else(|_| std::fs::copy(program, &kept).map(|_| ()))
        .with_context(|| format!("{} cannot be made", kept.display()))?;
    Ok(kept)
}

fn progress(text: &str) {
    eprint!("{text}");
    // Nobody may be watching.
    let _ = std::io::stderr().flush();
}
