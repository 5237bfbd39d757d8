//! Steps that other programs do: silent where they succeed, with all that they said where they do not.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context as _, bail};

use super::Bench;

/// What an operation that a program called is announced with.
const CALLED: &str = "called ";

/// Runs a step to its end. What it printed.
pub(super) fn run(what: &str, command: &mut Command) -> anyhow::Result<String> {
    println!("{what}");
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("{what}: {} cannot be started", command.get_program().to_string_lossy()))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    if !output.status.success() {
        bail!("{what} ended with {}:\n{text}{}", output.status, String::from_utf8_lossy(&output.stderr));
    }
    Ok(text)
}

/// Runs a program that calls the server: the operations that it called. One that called none has shown nothing.
pub(super) fn live(bench: &Bench, command: &mut Command) -> anyhow::Result<Vec<String>> {
    let said =
        run("calling the server", command.env("YOURAPP_BASE_URL", &bench.base).env("YOURAPP_API_KEY", &bench.key))?;
    let called: Vec<String> = said.lines().filter_map(|line| line.strip_prefix(CALLED)).map(str::to_owned).collect();
    if called.len() < 5 {
        bail!("the program called {called:?} only:\n{said}");
    }
    Ok(called)
}

/// The first line of what a tool says of its version; an error where the tool is not there. On CI it must be.
pub(super) fn version(program: &str, arguments: &[&str], package: &str) -> anyhow::Result<Result<String, String>> {
    let asked = Command::new(program).args(arguments).stdin(Stdio::null()).output();
    if let Ok(output) = asked
        && output.status.success()
    {
        let text = String::from_utf8_lossy(if output.stdout.is_empty() { &output.stderr } else { &output.stdout })
            .into_owned();
        return Ok(Ok(text.lines().next().unwrap_or_default().trim().to_owned()));
    }
    if std::env::var_os("CI").is_some() {
        bail!("`{program}` is not installed, and CI must not skip what needs it: install Debian's `{package}`");
    }
    eprintln!("SKIPPED: `{program}` is not installed (Debian's `{package}`), so these clients are only generated");
    Ok(Err(format!("`{program}` is not installed")))
}

/// All files below a folder with this ending, in order.
pub(super) fn files(folder: &Path, ending: &str) -> anyhow::Result<Vec<PathBuf>> {
    let (mut found, mut open) = (Vec::new(), vec![folder.to_path_buf()]);
    while let Some(current) = open.pop() {
        for entry in std::fs::read_dir(&current).with_context(|| format!("{} cannot be read", current.display()))? {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// An empty folder in place of whatever is there: what is left of another document must not be compiled.
pub(super) fn emptied(folder: PathBuf) -> anyhow::Result<PathBuf> {
    if folder.exists() {
        std::fs::remove_dir_all(&folder).with_context(|| format!("{} cannot be removed", folder.display()))?;
    }
    std::fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    Ok(folder)
}

/// Fails where a generator made a type up for what has no name in the document.
pub(super) fn named(folder: &Path, ending: &str) -> anyhow::Result<()> {
    let is_made_up = |name: &str| {
        let name = name.replace('_', "").to_lowercase();
        let stem = name.strip_prefix("model").unwrap_or(&name);
        ["inlineobject", "inlineresponse", "inlinerequest"].iter().any(|start| stem.starts_with(start))
            || ["inner", "oneof", "anyof", "allof"].iter().any(|end| stem.ends_with(end))
    };
    let files = files(folder, ending)?;
    let made_up: Vec<&PathBuf> =
        files.iter().filter(|file| file.file_stem().is_some_and(|stem| is_made_up(&stem.to_string_lossy()))).collect();
    if files.is_empty() || !made_up.is_empty() {
        bail!("of {} files, these are of types that have no name in the document: {made_up:?}", files.len());
    }
    Ok(())
}
