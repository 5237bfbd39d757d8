//! `lint --outside`: what the two linters that most people use think of our documents, Redocly's and Spectral's recommended rules, without a single warning.
//!
//! They are Node programs. Their versions are pinned by `openapi/lint/package-lock.json`, with everything that they stand on; they are installed below cargo's
//! target folder, without scripts of theirs, once for each lock file. Beside them is axe-core, which the tests of pages use.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode, Stdio},
};

use anyhow::{Context as _, bail};
use xtask::generator;

/// Of Node.js: what Redocly runs on.
const OLDEST: (u32, u32) = (20, 19);

/// Where the linters' configuration and lock file are.
const FOLDER: &str = "openapi/lint";

/// Runs both linters over every document, and over the one that is all of them.
pub(crate) fn run(root: &Path) -> anyhow::Result<ExitCode> {
    let programs = install(root)?.join("node_modules/.bin");
    let mut documents = generator::documents(root).context("openapi/ cannot be read")?;
    documents.push(root.join("generated/openapi.json"));
    let mut broken = Vec::new();
    let redocly = ["lint", "--config", "openapi/lint/redocly.yaml"];
    let spectral = ["lint", "--fail-severity", "hint", "--ruleset", "openapi/lint/spectral.yaml"];
    for (name, arguments) in [("redocly", redocly.as_slice()), ("spectral", spectral.as_slice())] {
        println!("=== {name}");
        let status = Command::new(programs.join(name))
            .args(arguments)
            .args(documents.iter().map(|path| path.strip_prefix(root).unwrap_or(path)))
            .current_dir(root)
            // Neither tells anybody that it ran, nor asks for a newer one of itself.
            .env("REDOCLY_TELEMETRY", "off")
            .env("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true")
            .stdin(Stdio::null())
            .status()
            .with_context(|| format!("{name} cannot be started"))?;
        if !status.success() {
            broken.push(name);
        }
    }
    if broken.is_empty() {
        println!("{} documents pass Redocly's and Spectral's recommended rules", documents.len());
        return Ok(ExitCode::SUCCESS);
    }
    eprintln!(
        "error: {} found something: mend the document, or switch the rule off by its name in {FOLDER}/ and say why",
        broken.join(" and ")
    );
    Ok(ExitCode::FAILURE)
}

/// The folder with the linters; installed where that was not done for this lock file.
fn install(root: &Path) -> anyhow::Result<PathBuf> {
    let version = node_version().context(
        "Node.js and npm are what Redocly and Spectral run on, and they are not installed: `apt-get install nodejs npm`, or nodejs.org",
    )?;
    if version < OLDEST {
        let ((major, minor), (found, its)) = (OLDEST, version);
        bail!(
            "Redocly needs Node.js {major}.{minor} or newer, and this is {found}.{its}: take a newer one from nodejs.org"
        );
    }
    let (source, folder) = (root.join(FOLDER), root.join("target/lint"));
    let (lock, marker) = (fs::read(source.join("package-lock.json"))?, folder.join("installed.json"));
    if fs::read(&marker).is_ok_and(|installed| installed == lock) {
        return Ok(folder);
    }
    fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    for file in ["package.json", "package-lock.json"] {
        fs::copy(source.join(file), folder.join(file)).with_context(|| format!("{file} cannot be copied"))?;
    }
    let status = Command::new("npm")
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel", "error"])
        .current_dir(&folder)
        .status()
        .context("npm is not installed: `apt-get install npm`, or nodejs.org")?;
    if !status.success() {
        bail!("npm could not install Redocly and Spectral: is its registry within reach (`npm ping`)?");
    }
    // Last, so that half an installation is none.
    fs::write(&marker, lock).with_context(|| format!("{} cannot be written", marker.display()))?;
    Ok(folder)
}

/// Major and minor version of Node.js; `None` where there is none.
fn node_version() -> Option<(u32, u32)> {
    let output = Command::new("node").arg("--version").output().ok().filter(|output| output.status.success())?;
    parse(&String::from_utf8_lossy(&output.stdout))
}

fn parse(version: &str) -> Option<(u32, u32)> {
    let mut parts = version.trim().strip_prefix('v')?.split('.').map(str::parse);
    Some((parts.next()?.ok()?, parts.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_by_number() {
        for (text, is_enough) in [("v20.19.2\n", true), ("v22.1.0", true), ("v20.9.0", false), ("v18.20.4", false)] {
            assert_eq!(parse(text).unwrap() >= OLDEST, is_enough, "{text}");
        }
        assert_eq!(parse("node"), None);
    }
}
