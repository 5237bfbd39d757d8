//! `test`, `bench`, `prove` and `fuzz`: cargo's own commands under a shorter name. What they pass on is printed, so that nothing about them is hidden.

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

/// `prove`: the engine's property tests for as long as that. Optimised is what they are about, and all else is as the tests have it, so that little is built anew.
pub(crate) fn prove(root: &Path, minutes: u64, seed: Option<u64>) -> anyhow::Result<ExitCode> {
    let mut variables = vec![("SWITCHYARD_PROOF_MINUTES", minutes.to_string())];
    variables.extend(seed.map(|seed| ("SWITCHYARD_PROOF_SEED", seed.to_string())));
    let optimised = "profile.dev.package.switchyard.opt-level=1";
    let line = ["test", "--config", optimised, "--package", "switchyard", "--lib", "--", "proof::", "--nocapture"];
    cargo_with(root, &variables, &line, &[])
}

/// What the fuzzer needs of the compiler: counters at every edge, and what is compared. All of it is stable.
const INSTRUMENTED: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
     -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing -Ccodegen-units=16";
/// With a target, build scripts and macros are built without it.
const FUZZ_TARGET: &str = "x86_64-unknown-linux-gnu";

/// `fuzz`: each target for so long. What is found is kept below `target/fuzz`, with what is worth starting from the next time.
pub(crate) fn fuzz(root: &Path, targets: &[String], seconds: u64) -> anyhow::Result<ExitCode> {
    let mut names = targets.to_vec();
    if names.is_empty() {
        let files = std::fs::read_dir(root.join("tests/fuzz/targets")).context("tests/fuzz/targets cannot be read")?;
        names = files.filter_map(|file| Some(file.ok()?.path().file_stem()?.to_string_lossy().into_owned())).collect();
        names.sort();
    }
    let folder = root.join("target/fuzz");
    for name in &names {
        let (corpus, found) = (folder.join("corpus").join(name), folder.join("found").join(name));
        std::fs::create_dir_all(&corpus)
            .and_then(|()| std::fs::create_dir_all(&found))
            .context("target/fuzz cannot be written")?;
        let seeds = root.join("tests/fuzz/seeds").join(name);
        let (time, prefix) = (format!("-max_total_time={seconds}"), format!("-artifact_prefix={}/", found.display()));
        let folders = [corpus, seeds].map(|folder| folder.to_string_lossy().into_owned());
        let line = [
            "run",
            "--release",
            "--manifest-path",
            "tests/fuzz/Cargo.toml",
            "--target",
            FUZZ_TARGET,
            "--target-dir",
            "target/fuzz",
            "--bin",
            name,
            "--",
            &time,
            &prefix,
            "-timeout=20",
            "-rss_limit_mb=4096",
            "-len_control=20",
            "-max_len=8192",
            &folders[0],
            &folders[1],
        ];
        let code = cargo_with(root, &[("RUSTFLAGS", INSTRUMENTED.to_owned())], &line, &[])?;
        if code != ExitCode::SUCCESS {
            eprintln!("error: {name}: what it takes to see this again is in {}", found.display());
            return Ok(code);
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn cargo(root: &Path, arguments: &[&str], more: &[String]) -> anyhow::Result<ExitCode> {
    cargo_with(root, &[], arguments, more)
}

fn cargo_with(
    root: &Path,
    variables: &[(&str, String)],
    arguments: &[&str],
    more: &[String],
) -> anyhow::Result<ExitCode> {
    let line: Vec<&str> = arguments.iter().copied().chain(more.iter().map(String::as_str)).collect();
    let set: String = variables.iter().map(|(name, value)| format!("{name}={value:?} ")).collect();
    eprintln!("{set}cargo {}", line.join(" "));
    let mut command = Command::new(program());
    let status = command
        .args(&line)
        .envs(variables.iter().cloned())
        .current_dir(root)
        .status()
        .context("cargo cannot be started")?;
    // A signal leaves no code.
    Ok(status.code().and_then(|code| u8::try_from(code).ok()).map_or(ExitCode::FAILURE, ExitCode::from))
}

/// The cargo that runs this, where one does.
pub(crate) fn program() -> String {
    std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned())
}
