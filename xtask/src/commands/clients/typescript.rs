//! TypeScript, with hey-api's generator; and the packages in `generated/clients/typescript`, which are compiled beside, as strictly.

use std::{path::Path, process::Command};

use anyhow::{Context as _, bail};

use super::{Bench, Outcome, step};

const LANGUAGE: &str = "typescript";

/// Generates, compiles and calls.
pub(super) fn run(bench: &Bench) -> anyhow::Result<Outcome> {
    let (folder, programs) = (bench.folder(LANGUAGE)?, bench.programs(LANGUAGE));
    for name in ["package.json", "package-lock.json", "tsconfig.json"] {
        std::fs::copy(programs.join(name), folder.join(name)).with_context(|| format!("{name} cannot be copied"))?;
    }
    // What it installs is what the lock says, without the scripts of packages.
    step::run(
        "installing the generator and the compiler",
        Command::new("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(&folder),
    )?;
    let source = step::emptied(folder.join("src"))?;
    for (name, document) in &bench.documents {
        let mut generate = Command::new(folder.join("node_modules/.bin/openapi-ts"));
        generate.arg("-i").arg(document).arg("-o").arg(source.join(name)).args(["-c", "@hey-api/client-fetch"]);
        step::run(&format!("generating {name}"), generate.current_dir(&folder))?;
        typed(&source.join(name))?;
    }
    for name in ["live.ts", "sdk.mts"] {
        std::fs::copy(programs.join(name), source.join(name)).with_context(|| format!("{name} cannot be copied"))?;
    }
    packages(bench, &folder)?;
    let compiler = folder.join("node_modules/.bin/tsc");
    let version = step::run("asking the compiler", Command::new(&compiler).arg("--version"))?;
    step::run("compiling", Command::new(&compiler).args(["-p", "."]).current_dir(&folder))?;
    let called = step::live(bench, Command::new("node").arg(folder.join("out/live.js")))?;
    Ok(Outcome {
        language: "TypeScript",
        generator: format!("@hey-api/openapi-ts {}", pinned(&programs.join("package.json"), "@hey-api/openapi-ts")?),
        generated: bench.documents.len(),
        compiled: Ok(format!("tsc {} --strict", version.trim().trim_start_matches("Version "))),
        called: Ok(called),
    })
}

/// The version of a package, as the manifest pins it.
fn pinned(manifest: &Path, package: &str) -> anyhow::Result<String> {
    let manifest: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(manifest)?)?;
    let version = manifest["dependencies"][package].as_str().with_context(|| format!("{package} is not pinned"))?;
    Ok(version.to_owned())
}

/// Our own packages, where programs look for packages.
fn packages(bench: &Bench, folder: &Path) -> anyhow::Result<()> {
    for (scope, name) in [("@yourapp", "yourapp"), ("@workfx", "workfx")] {
        let scope = folder.join("node_modules").join(scope);
        std::fs::create_dir_all(&scope)?;
        let (package, link) = (bench.root.join("generated/clients/typescript").join(name), scope.join("sdk"));
        if !link.exists() {
            std::os::unix::fs::symlink(&package, &link)
                .with_context(|| format!("{} cannot be made", link.display()))?;
        }
    }
    Ok(())
}

/// No type of the document is `any`.
fn typed(folder: &Path) -> anyhow::Result<()> {
    let file = folder.join("types.gen.ts");
    let text = std::fs::read_to_string(&file).with_context(|| format!("{} was not generated", file.display()))?;
    let is_any = |line: &&str| line.contains(": any;") || line.contains("<any>") || line.contains("any[]");
    match text.lines().find(|line| !line.trim_start().starts_with('*') && is_any(line)) {
        Some(line) => bail!("{} has a type that says nothing: {line}", file.display()),
        None => Ok(()),
    }
}
