//! `judge`: Schemathesis, which nobody here wrote, on every API of a real server: what we believe of our documents and our server, held by somebody else.
//!
//! All its phases, fixed seeds, every operation; nothing is found or warned of, but for exceptions that have names and reasons (`exceptions.toml`). One that
//! nothing needed is named: where that stays so, it has to go.

pub(super) mod exceptions;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    time::{Duration, Instant},
};

use anyhow::Context as _;
use clap::Args;

use self::exceptions::{Apart, Exceptions};
use super::{
    chosen, ready,
    recipes::Recipe,
    schemathesis::{Bound, Outcome, Schemathesis, Scope},
};
use crate::commands::live::server::Server;

/// Arguments of `judge`.
#[derive(Debug, Args)]
pub(crate) struct JudgeArguments {
    /// The APIs; none: all
    surfaces: Vec<String>,
    /// Seeds: each is a run of its own
    #[arg(long, default_values_t = [1], value_name = "SEED", value_delimiter = ',')]
    seeds: Vec<u64>,
    /// The most cases that one operation gets in each phase that draws them
    #[arg(long, default_value_t = 10, value_name = "N")]
    examples: u32,
    /// A server that is built already
    #[arg(long, value_name = "FILE")]
    program: Option<PathBuf>,
}

/// Runs it on each API; fails where something is held against one.
pub(crate) fn run(root: &Path, arguments: &JudgeArguments) -> anyhow::Result<ExitCode> {
    let recipes = chosen(root, &arguments.surfaces)?;
    let exceptions = Exceptions::read()?;
    let (program, target) = if let Some(program) = &arguments.program {
        (std::path::absolute(program)?, root.join("target"))
    } else {
        let programs = super::build(root, &[])?;
        (programs.server, programs.folder)
    };
    let tool = Schemathesis::install(&target)?;
    let folder = tempfile::tempdir().context("no temporary folder can be made")?;
    let database = format!("sqlite://{}", folder.path().join("judge.db").display());
    let log = target.join("schemathesis/server.log");
    let server = Server::start(&program, folder.path(), &database, &log, &[])?;

    let start = Instant::now();
    let mut held = exceptions.open();
    let (mut complaints, mut cases, mut time) = (Vec::new(), 0, Duration::ZERO);
    for recipe in &recipes {
        for seed in &arguments.seeds {
            let outcome = judged(root, &tool, &server, recipe, &exceptions, arguments.examples, *seed)?;
            cases += outcome.cases;
            time += outcome.took;
            let rate = per_second(outcome.cases, outcome.took);
            let (failures, warnings) = (outcome.failures.len(), outcome.warnings.len());
            let left = held.of(recipe.surface, &outcome);
            println!(
                "{} (seed {seed}): {} cases, {rate:.0} a second; {failures} failures, {warnings} warnings, {} of them not excepted",
                recipe.surface,
                outcome.cases,
                left.len()
            );
            complaints.extend(left);
        }
    }
    let surfaces: Vec<&str> = recipes.iter().map(|recipe| recipe.surface).collect();
    // Ids and times are other ones in each run, so that what was needed once may not be needed now.
    held.unused(&surfaces).iter().for_each(|note| println!("{note}"));
    complaints.extend(server.stop()?);
    let (seeds, rate) = (arguments.seeds.len(), per_second(cases, time));
    println!(
        "Schemathesis {}, {} APIs, {seeds} seeds: {cases} cases, {rate:.0} a second, {:.0} s in all",
        Schemathesis::version(),
        recipes.len(),
        start.elapsed().as_secs_f64()
    );
    if complaints.is_empty() {
        println!("0 failures and 0 warnings but for {} exceptions with their reasons.", held.used());
        return Ok(ExitCode::SUCCESS);
    }
    for complaint in &complaints {
        eprintln!("error: {complaint}");
    }
    eprintln!(
        "{} to mend; what Schemathesis printed is in {}",
        complaints.len(),
        log.with_file_name("*.log").display()
    );
    Ok(ExitCode::FAILURE)
}

/// One API under one seed: all operations together, but for those that spoil it for the others.
fn judged(
    root: &Path,
    tool: &Schemathesis,
    server: &Server,
    recipe: &Recipe,
    exceptions: &Exceptions,
    examples: u32,
    seed: u64,
) -> anyhow::Result<Outcome> {
    let apart: Vec<&Apart> = exceptions.apart(recipe.surface).collect();
    let except: Vec<String> = apart.iter().map(|one| one.operation.clone()).collect();
    let values = exceptions.values(recipe.surface);
    let bound = Bound::Examples(examples);
    let mut together =
        tool.run(root, server, &ready(recipe, server)?, Scope { only: &[], except: &except, values }, bound, seed)?;
    for one in apart {
        println!("{}: {} runs by itself. {}", recipe.surface, one.label, one.reason);
        let only: Vec<String> = one.with.iter().chain([&one.operation]).cloned().collect();
        let scope = Scope { only: &only, except: &[], values };
        let more = tool.run(root, server, &ready(recipe, server)?, scope, bound, seed)?;
        together.failures.extend(more.failures);
        // What the others lack in so small a company is no news.
        let named = |(_, operation): &(String, String)| *operation == one.label;
        together.warnings.extend(more.warnings.into_iter().filter(named));
        together.errors.extend(more.errors);
        together.cases += more.cases;
        together.took += more.took;
    }
    Ok(together)
}

#[expect(clippy::cast_precision_loss, reason = "some thousands")]
fn per_second(cases: u64, took: Duration) -> f64 {
    cases as f64 / took.as_secs_f64().max(0.001)
}
