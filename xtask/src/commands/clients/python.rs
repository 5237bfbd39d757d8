//! Python, with openapi-python-client; and the packages in `generated/clients/python`, which are checked beside, strictly. The tools that come from PyPI are here.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::Context as _;

use super::{Bench, Outcome, step};

const LANGUAGE: &str = "python";

/// A virtual environment with all tools from PyPI, as they are pinned: its folder of programs.
pub(super) fn tools(bench: &Bench) -> anyhow::Result<PathBuf> {
    let folder = bench.folder(LANGUAGE)?.join("venv");
    if !folder.join("bin/pip").exists() {
        step::run("making a virtual environment", Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
    }
    let pip = folder.join("bin/pip");
    let requirements = requirements(bench);
    let install = ["install", "--quiet", "--disable-pip-version-check", "--no-deps", "--requirement"];
    step::run("installing tools from PyPI", Command::new(pip).args(install).arg(requirements))?;
    Ok(folder.join("bin"))
}

fn requirements(bench: &Bench) -> PathBuf {
    bench.programs(LANGUAGE).join("requirements.txt")
}

/// The version of a package, as it is pinned.
pub(super) fn pinned(bench: &Bench, package: &str) -> anyhow::Result<String> {
    let text = std::fs::read_to_string(requirements(bench)).context("requirements.txt cannot be read")?;
    let version = text.lines().find_map(|line| line.strip_prefix(package)?.strip_prefix("=="));
    version.map(str::to_owned).with_context(|| format!("{package} is not pinned"))
}

/// Generates, compiles and calls.
pub(super) fn run(bench: &Bench) -> anyhow::Result<Outcome> {
    let (tools, programs) = (tools(bench)?, bench.programs(LANGUAGE));
    let out = step::emptied(bench.folder(LANGUAGE)?.join("out"))?;
    for (name, document) in &bench.documents {
        let mut generate = Command::new(tools.join("openapi-python-client"));
        generate
            .args(["generate", "--meta", "none", "--fail-on-warning", "--config"])
            .arg(programs.join("generator.yaml"));
        generate.arg("--path").arg(document).arg("--output-path").arg(out.join(format!("{name}_client")));
        step::run(&format!("generating {name}"), &mut generate)?;
    }
    let python = tools.join("python");
    step::run("compiling", Command::new(&python).args(["-m", "compileall", "-q"]).arg(&out))?;
    std::fs::copy(programs.join("live.py"), out.join("live.py")).context("live.py cannot be copied")?;
    let mypy = |arguments: &[&str], folder: &Path| {
        let mut command = Command::new(tools.join("mypy"));
        command.arg("--cache-dir").arg(bench.folder.join("mypy")).args(arguments).current_dir(folder);
        command
    };
    step::run("checking types", &mut mypy(&["--check-untyped-defs", "live.py"], &out))?;
    for name in ["yourapp", "workfx"] {
        let package = bench.root.join("generated/clients/python").join(name);
        step::run(&format!("checking types of our own {name}"), &mut mypy(&["--strict", name], &package))?;
    }
    let called = step::live(bench, Command::new(&python).arg("live.py").current_dir(&out))?;
    Ok(Outcome {
        language: "Python",
        generator: format!("openapi-python-client {}", pinned(bench, "openapi-python-client")?),
        generated: bench.documents.len(),
        compiled: Ok(format!("compileall, mypy {}", pinned(bench, "mypy")?)),
        called: Ok(called),
    })
}
