//! `contract`: what has changed for clients since the last release, as `conformance diff` finds it, in `openapi/CHANGELOG.md`.
//!
//! What a release promised is what its git tag holds: no copy of the documents is kept that could be forgotten or mended. What breaks clients is written down as
//! any other change is, and has to be said by the document's version too.

use std::{
    fmt::Write as _,
    path::Path,
    process::{Command, ExitCode, Stdio},
};

use anyhow::{Context as _, bail};
use clap::Args;
use xtask::generator::{self, document::Document};

const FILE: &str = "openapi/CHANGELOG.md";
const BEGIN: &str = "<!-- unreleased -->\n";
const END: &str = "<!-- /unreleased -->\n";
const NOTHING: &str = "Nothing has been released yet: every operation is new.\n";

/// Arguments of `contract`.
#[derive(Debug, Args)]
pub(crate) struct ContractArguments {
    /// What is compared with: a tag, a branch, a commit [default: the newest tag `v…`]
    #[arg(long, value_name = "REVISION")]
    since: Option<String>,
    /// Write nothing; fail where the file is not what the documents say, or where clients break and a document's version does not say so.
    #[arg(long, conflicts_with = "release")]
    check: bool,
    /// Close what is unreleased under this version.
    #[arg(long, value_name = "VERSION")]
    release: Option<String>,
}

/// What became of one document.
struct Difference {
    markdown: String,
    /// It breaks clients, and its version does not say so.
    is_silent: bool,
}

/// Compares, and writes or checks.
pub(crate) fn run(root: &Path, arguments: &ContractArguments) -> anyhow::Result<ExitCode> {
    let path = root.join(FILE);
    let old = std::fs::read_to_string(&path).with_context(|| format!("{FILE} cannot be read"))?;
    let (unreleased, silent) = match arguments.since.clone().or_else(|| last_release(root)) {
        Some(revision) => unreleased(root, &revision)?,
        None => (NOTHING.to_owned(), Vec::new()),
    };
    let mut new = with_unreleased(&old, &unreleased)?;
    for document in &silent {
        eprintln!(
            "error: {document} breaks clients: raise the first number of its `info.version`, or take the change back"
        );
    }
    if arguments.check {
        if new != old {
            eprintln!("error: {FILE} is not what the documents say: run `cargo xtask contract` and commit the result");
        }
        return Ok(if new == old && silent.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE });
    }
    if !silent.is_empty() {
        return Ok(ExitCode::FAILURE);
    }
    if let Some(version) = &arguments.release {
        new = released(&new, version)?;
    }
    std::fs::write(&path, &new).with_context(|| format!("{FILE} cannot be written"))?;
    println!("{FILE}: {}", if new == old { "nothing new" } else { "written" });
    Ok(ExitCode::SUCCESS)
}

/// The tag of the last release; `None` where there was none.
fn last_release(root: &Path) -> Option<String> {
    git(root, &["describe", "--tags", "--abbrev=0", "--match", "v*"]).map(|tag| tag.trim().to_owned())
}

/// What changed in each document, and those that break clients without saying so.
fn unreleased(root: &Path, revision: &str) -> anyhow::Result<(String, Vec<String>)> {
    let listed = git(root, &["ls-tree", "--name-only", revision, "openapi/"]).with_context(|| {
        format!("`{revision}` is nothing that git knows here: `git fetch --tags`, or name another with --since")
    })?;
    let before: Vec<&str> =
        listed.lines().filter(|name| Path::new(name).extension().is_some_and(|end| end == "yaml")).collect();
    let now = generator::documents(root).context("openapi/ cannot be read")?;
    let now: Vec<String> =
        now.iter().filter_map(|path| Some(path.strip_prefix(root).ok()?.display().to_string())).collect();
    let folder = tempfile::tempdir().context("no temporary folder can be made")?;
    let (mut text, mut silent) = (String::new(), Vec::new());
    for name in &now {
        if !before.contains(&name.as_str()) {
            let _ = writeln!(text, "### {name}\n\nNew: an API that was not there before.\n");
            continue;
        }
        let source =
            git(root, &["show", &format!("{revision}:{name}")]).with_context(|| format!("git cannot show {name}"))?;
        let old = folder.path().join(name.replace('/', "-"));
        std::fs::write(&old, source)?;
        let Some(difference) = compare(root, &old, name)? else { continue };
        let _ = writeln!(text, "### {name}\n\n{}", difference.markdown);
        silent.extend(difference.is_silent.then(|| name.clone()));
    }
    for name in before.iter().filter(|name| !now.iter().any(|other| other == *name)) {
        let _ = writeln!(text, "### {name}\n\n**Breaking**: the API is gone.\n");
    }
    if text.is_empty() {
        text.push_str("No change of the contract.\n");
    }
    Ok((format!("{}\n", text.trim_end()), silent))
}

/// One document; `None` where nothing that clients could notice has changed.
fn compare(root: &Path, old: &Path, new: &str) -> anyhow::Result<Option<Difference>> {
    let output = Command::new(super::pass::program())
        .args(["run", "--quiet", "--package", "conformance", "--", "diff"])
        .arg(old)
        .args([new, "--format", "markdown"])
        .current_dir(root)
        .stderr(Stdio::inherit())
        .output()
        .context("cargo cannot be started")?;
    let breaks = match output.status.code() {
        Some(0) => false,
        Some(1) => true,
        _ => bail!("`conformance diff` could not compare {new}: {}", output.status),
    };
    let text = String::from_utf8(output.stdout)?;
    if !breaks && text.starts_with("No change") {
        return Ok(None);
    }
    let is_silent = breaks && major(old)? == major(&root.join(new))?;
    // Below the document's own heading.
    let lines = text
        .trim_end()
        .lines()
        .map(|line| if line.starts_with("### ") { format!("#{line}\n") } else { format!("{line}\n") });
    Ok(Some(Difference { markdown: lines.collect(), is_silent }))
}

/// The first number of a document's version.
fn major(path: &Path) -> anyhow::Result<String> {
    let document = Document::load(path)?;
    let version = document.value().pointer("/info/version").and_then(serde_json::Value::as_str).unwrap_or_default();
    Ok(version.split('.').next().unwrap_or_default().to_owned())
}

fn git(root: &Path, arguments: &[&str]) -> Option<String> {
    let output = Command::new("git").args(arguments).current_dir(root).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The file with another unreleased part.
fn with_unreleased(text: &str, section: &str) -> anyhow::Result<String> {
    let parts = text.split_once(BEGIN).and_then(|(before, rest)| Some((before, rest.split_once(END)?.1)));
    let (before, after) =
        parts.with_context(|| format!("{FILE} has no lines `{}` and `{}`", BEGIN.trim(), END.trim()))?;
    Ok(format!("{before}{BEGIN}## Unreleased\n\n{section}{END}{after}"))
}

/// The file with what was unreleased under a version, and nothing unreleased.
fn released(text: &str, version: &str) -> anyhow::Result<String> {
    let heading = format!("\n## {version}\n");
    if text.contains(&heading) {
        bail!("{FILE} has {version} already");
    }
    let section = text.split_once(BEGIN).and_then(|(_, rest)| Some(rest.split_once(END)?.0)).unwrap_or_default();
    let section = section.replacen("## Unreleased\n", "", 1);
    let open = with_unreleased(text, "No change of the contract.\n")?;
    Ok(open.replacen(END, &format!("{END}{heading}{section}"), 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_unreleased_is_replaced_and_closed_and_nothing_else_changes() {
        let text = format!("# T\n\n{BEGIN}## Unreleased\n\nold\n{END}\n## 0.1.0\n\nfirst\n");
        let new = with_unreleased(&text, "new\n").unwrap();
        assert_eq!(new, format!("# T\n\n{BEGIN}## Unreleased\n\nnew\n{END}\n## 0.1.0\n\nfirst\n"));
        let closed = released(&new, "0.2.0").unwrap();
        let none = "No change of the contract.\n";
        assert_eq!(
            closed,
            format!("# T\n\n{BEGIN}## Unreleased\n\n{none}{END}\n## 0.2.0\n\nnew\n\n## 0.1.0\n\nfirst\n")
        );
        assert!(released(&closed, "0.2.0").is_err(), "twice");
        assert!(with_unreleased("# T\n", "new\n").is_err(), "no place for it");
    }
}
