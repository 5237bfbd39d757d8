//! Languages whose clients openapi-generator writes, and whose packages are Debian's: Go and PHP. C# is generated, and no more: there is no .NET in Debian.

use std::{path::Path, process::Command};

use anyhow::Context as _;

use super::{
    Bench, Outcome,
    java::{generate, generator},
    step,
};

/// Where Debian puts packages of Go's and of PHP's.
const GO_PACKAGES: &str = "/usr/share/gocode";
const PHP_PACKAGES: &str = "/usr/share/php";

/// Go: packages of a workspace of the old kind, which needs no module proxy.
pub(super) fn go(bench: &Bench) -> anyhow::Result<Outcome> {
    let generator = generator(bench)?;
    let folder = bench.folder("go")?;
    let out = step::emptied(folder.join("path"))?.join("src");
    let settings = [
        ("packageName", "{name}"),
        ("withGoMod", "false"),
        ("enumClassPrefix", "true"),
        ("hideGenerationTimestamp", "true"),
    ];
    generate(bench, &generator, "go", &out, &settings)?;
    step::named(&out, "go")?;
    let mut outcome = Outcome {
        language: "Go",
        generator: generator.name,
        generated: bench.documents.len(),
        compiled: Err(String::new()),
        called: Err("not compiled".to_owned()),
    };
    match step::version("go", &["version"], "golang-go golang-golang-x-oauth2-dev golang-gopkg-validator.v2-dev")? {
        Err(why) => outcome.compiled = Err(why),
        Ok(version) => {
            let live = out.join("live");
            std::fs::create_dir_all(&live)?;
            std::fs::copy(bench.programs("go").join("live.go"), live.join("live.go"))
                .context("live.go cannot be copied")?;
            let path = std::env::join_paths([&folder.join("path"), Path::new(GO_PACKAGES)])?;
            let mut build = Command::new("go");
            build.args(["build", "-o"]).arg(folder.join("live-program")).arg("live");
            let environment = |command: &mut Command| {
                command.env("GO111MODULE", "off").env("GOPATH", &path).env("GOCACHE", folder.join("cache"));
            };
            let mut all = Command::new("go");
            all.arg("vet").args(bench.documents.iter().map(|(name, _)| name));
            environment(&mut all);
            environment(&mut build);
            step::run("compiling and vetting all of them", &mut all)?;
            step::run("compiling the program", &mut build)?;
            outcome.compiled = Ok(format!("{version}, go vet"));
            outcome.called = Ok(step::live(bench, &mut Command::new(folder.join("live-program")))?);
        }
    }
    Ok(outcome)
}

/// PHP: checked as far as that goes without running it; its program runs it.
pub(super) fn php(bench: &Bench) -> anyhow::Result<Outcome> {
    let generator = generator(bench)?;
    let folder = bench.folder("php")?;
    let out = step::emptied(folder.join("out"))?;
    let settings = [("invokerPackage", "{name}"), ("hideGenerationTimestamp", "true")];
    generate(bench, &generator, "php", &out, &settings)?;
    step::named(&out, "php")?;
    let mut outcome = Outcome {
        language: "PHP",
        generator: generator.name,
        generated: bench.documents.len(),
        compiled: Err(String::new()),
        called: Err("not run".to_owned()),
    };
    match step::version("php", &["--version"], "php-cli php-curl php-mbstring php-guzzlehttp-guzzle")? {
        Err(why) => outcome.compiled = Err(why),
        Ok(version) => {
            // One process for all files: compiled, and not run.
            let mut check = Command::new("php");
            check.arg(bench.programs("php").join("compile.php"));
            for (name, _) in &bench.documents {
                check.arg(out.join(name).join("lib"));
            }
            step::run("compiling", &mut check)?;
            outcome.compiled = Ok(version.split(" (").next().unwrap_or_default().to_owned());
            let mut live = Command::new("php");
            live.arg(bench.programs("php").join("live.php")).arg(out.join("yourapp/lib")).arg(PHP_PACKAGES);
            outcome.called = Ok(step::live(bench, &mut live)?);
        }
    }
    Ok(outcome)
}

/// C#: generated.
pub(super) fn csharp(bench: &Bench) -> anyhow::Result<Outcome> {
    let generator = generator(bench)?;
    let out = step::emptied(bench.folder("csharp")?.join("out"))?;
    generate(bench, &generator, "csharp", &out, &[("packageName", "{name}"), ("hideGenerationTimestamp", "true")])?;
    step::named(&out, "cs")?;
    Ok(Outcome {
        language: "C#",
        generator: generator.name,
        generated: bench.documents.len(),
        compiled: Err("Debian has no .NET".to_owned()),
        called: Err("not compiled".to_owned()),
    })
}
