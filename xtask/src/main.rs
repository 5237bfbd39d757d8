//! The command line of the developer commands.

mod commands;

use std::{
    collections::BTreeMap,
    fmt::{Display, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::Context as _;
use clap::{Parser, Subcommand};
use commands::{
    clients::{self, ClientsArguments},
    conformance::{
        self, ConformanceArguments,
        judge::{self, JudgeArguments},
        kills::{self, KillsArguments},
    },
    contract::{self, ContractArguments},
    generate, outside, pass,
    torture::{self, TortureArguments},
};
use xtask::{
    generator::{
        self, resolve,
        resolved::{Api, ParameterEncoding},
    },
    lint, tidy,
};

#[derive(Debug, Parser)]
#[command(name = "cargo xtask", about = "The generator and the developer commands", disable_version_flag = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write `generated/` from the documents of `openapi/`, or a crate of its own from one document.
    Generate {
        /// Write nothing; fail where `generated/` is not what the documents say.
        #[arg(long, conflicts_with = "document")]
        check: bool,
        /// One OpenAPI document.
        #[arg(long, value_name = "FILE", requires = "out")]
        document: Option<PathBuf>,
        /// Folder of the new crate.
        #[arg(long, value_name = "DIR", requires = "document")]
        out: Option<PathBuf>,
    },
    /// Hold OpenAPI documents to the project's rules.
    Lint {
        /// The documents; none: all of `openapi/`.
        files: Vec<PathBuf>,
        /// Redocly's and Spectral's recommended rules instead; needs Node.js and npm.
        #[arg(long, conflicts_with = "files")]
        outside: bool,
    },
    /// Check layers and habits from the source text.
    Tidy,
    /// Run every test: `cargo test --workspace`.
    Test {
        /// Passed on to cargo.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Build the server, start it, and hold it against the documents of `openapi/`.
    Conformance(ConformanceArguments),
    /// Write what has changed for clients since the last release into `openapi/CHANGELOG.md`, as `conformance diff` finds it.
    Contract(ContractArguments),
    /// Generate clients from the documents of `openapi/` with well-known generators, compile them, and run them against the server.
    Clients(ClientsArguments),
    /// Plant faults in the server, one at a time, and see which of them the suite finds.
    Kills(KillsArguments),
    /// Have Schemathesis judge the server on every API.
    Judge(JudgeArguments),
    /// Kill the real server under load with `kill -9`, over and over, and look for what was lost or done twice.
    Torture(TortureArguments),
    /// Play random executions of the engine against the reference interpreter, with crashes at every commit.
    Prove {
        /// For how long.
        #[arg(long, default_value_t = 10)]
        minutes: u64,
        /// The first case, as a failed run printed it [default: of chance]
        #[arg(long)]
        seed: Option<u64>,
    },
    /// Run fuzz targets; none: all, one after the other.
    Fuzz {
        /// As `tests/fuzz/targets/` names them.
        targets: Vec<String>,
        /// For how long each.
        #[arg(long, default_value_t = 300)]
        seconds: u64,
    },
    /// Run the benchmarks, optimised: `[--json] [NAME]`.
    Bench {
        /// Passed on to the benchmarks.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Resolve an OpenAPI document and say what is in it.
    Resolve {
        /// An OpenAPI 3.0 or 3.1 document, YAML or JSON.
        file: PathBuf,
    },
}

fn main() -> anyhow::Result<ExitCode> {
    Ok(match Arguments::parse().command {
        Command::Generate { check, document: Some(document), out: Some(out) } if !check => {
            generate::generate_document(&document, &out)
        }
        Command::Generate { check, .. } => generate::generate_workspace(&root(), check),
        Command::Lint { outside: true, .. } => outside::run(&root())?,
        Command::Lint { files, .. } => {
            let files = if files.is_empty() {
                generator::documents(&root()).context("openapi/ cannot be read")?
            } else {
                files
            };
            report(&lint::lint(&files), &format!("{} document(s) linted", files.len()))
        }
        Command::Tidy => report(&tidy::check(&root())?, "source is tidy"),
        Command::Test { arguments } => pass::test(&root(), &arguments)?,
        Command::Conformance(arguments) => conformance::run(&root(), &arguments)?,
        Command::Contract(arguments) => contract::run(&root(), &arguments)?,
        Command::Clients(arguments) => clients::run(&root(), &arguments)?,
        Command::Kills(arguments) => kills::run(&root(), &arguments)?,
        Command::Judge(arguments) => judge::run(&root(), &arguments)?,
        Command::Torture(arguments) => torture::run(&root(), &arguments)?,
        Command::Prove { minutes, seed } => pass::prove(&root(), minutes, seed)?,
        Command::Fuzz { targets, seconds } => pass::fuzz(&root(), &targets, seconds)?,
        Command::Bench { arguments } => pass::bench(&root(), &arguments)?,
        Command::Resolve { file } => match resolve::resolve(&file) {
            Ok(api) => {
                print!("{}", summary(&api));
                ExitCode::SUCCESS
            }
            Err(errors) => report(&errors, ""),
        },
    })
}

/// Prints findings; none is success.
fn report(findings: &[impl Display], success: &str) -> ExitCode {
    if findings.is_empty() {
        println!("{success}");
        return ExitCode::SUCCESS;
    }
    for finding in findings {
        eprintln!("error: {finding}");
    }
    eprintln!("{} to mend", findings.len());
    ExitCode::FAILURE
}

/// The repository: commands work from any folder of it.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// What is in an API: its size, and the features of OpenAPI and JSON Schema that it uses.
fn summary(api: &Api) -> String {
    let mut features: BTreeMap<String, usize> = BTreeMap::new();
    let mut count = |feature: String| *features.entry(feature).or_default() += 1;
    for operation in &api.operations {
        count(format!("method {}", operation.method));
        for parameter in &operation.parameters {
            let place = format!("{:?}", parameter.place).to_lowercase();
            match &parameter.encoding {
                ParameterEncoding::Style { style, explode } => {
                    let explode = if *explode { "" } else { " (not exploded)" };
                    count(format!("parameter in {place}: {style:?}{explode}"));
                }
                ParameterEncoding::Content(name) => count(format!("parameter in {place}: {name}")),
            }
        }
        operation
            .request_body
            .iter()
            .flat_map(|body| &body.content)
            .for_each(|media| count(format!("request {}", media.name)));
        let answers = operation.responses.iter().flat_map(|response| &response.content);
        answers.for_each(|media| count(format!("response {}", media.name)));
    }
    for schema in &api.schemas {
        schema.other_keywords.iter().for_each(|keyword| count(format!("keyword {keyword}")));
        let composed = [("allOf", &schema.all_of), ("anyOf", &schema.any_of), ("oneOf", &schema.one_of)];
        composed
            .iter()
            .filter(|(_, branches)| !branches.is_empty())
            .for_each(|(name, _)| count(format!("keyword {name}")));
        if schema.discriminator.is_some() {
            count("keyword discriminator".to_owned());
        }
    }
    let mut text = format!(
        "{} {}\n{} operations, {} schemas ({} named), {} security schemes, {} tags\n",
        api.title,
        api.version,
        api.operations.len(),
        api.schemas.len(),
        api.named.len(),
        api.security_schemes.len(),
        api.tags.len()
    );
    for (feature, times) in &features {
        let _ = writeln!(text, "{times:>6}  {feature}");
    }
    text
}
