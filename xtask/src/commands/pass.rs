//! `test` and `bench`: cargo's own commands under a shorter name. What they pass on is printed, so that nothing about them is hidden.

use std::{
    path::Path,
    process::{Command, ExitCode},
};

use anyhow::Context as _;

/// `test`: every test of every member.
pub(crate) fn test(root: &Path, more: &[String]) -> anyhow::Result<ExitCode> {
    cargo(root, &["test", "--workspace"], more)
}

/// `bench`: the benchmarks, optimised.
pub(crate) fn bench(root: &Path, more: &[String]) -> anyhow::Result<ExitCode> {
    // Some of them drive the program itself.
    let built = cargo(
        root,
        &["build", "--release", "--bin", "switchyard", "--package", "switchyard", "--package", "benches"],
        &[],
    )?;
    if built != ExitCode::SUCCESS {
        return Ok(built);
    }
    cargo(root, &["run", "--release", "--package", "benches", "--"], more)
}

fn cargo(root: &Path, arguments: &[&str], more: &[String]) -> anyhow::Result<ExitCode> {
    let line: Vec<&str> = arguments.iter().copied().chain(more.iter().map(String::as_str)).collect();
    eprintln!("cargo {}", line.join(" "));
    let mut command = Command::new(program());
    let status = command.args(&line).current_dir(root).status().context("cargo cannot be started")?;
    // A signal leaves no code.
    Ok(status.code().and_then(|code| u8::try_from(code).ok()).map_or(ExitCode::FAILURE, ExitCode::from))
}

/// The cargo that runs this, where one does.
pub(crate) fn program() -> String {
    std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned())
}
