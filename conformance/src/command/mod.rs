//! The command line, a file for each command.

mod arguments;
mod diff;
mod explain;
mod lint;
mod listeners;
mod proxy;
mod replay;
mod run;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use conformance::http::HttpError;

use self::arguments::RunArguments;

/// Everything held.
const HELD: u8 = 0;
/// Something does not hold.
const BROKEN: u8 = 1;
/// The command line, the configuration or the document is no good.
const UNUSABLE: u8 = 2;
/// The server is not reachable.
const UNREACHABLE: u8 = 3;

/// Holds a live HTTP API against its OpenAPI document.
#[derive(Debug, Parser)]
#[command(name = "conformance", version, args_conflicts_with_subcommands = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    run: RunArguments,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Runs the suite (the default).
    Run(Box<RunArguments>),
    /// Sends one case again and shows what is sent, what comes and what of it does not hold.
    Replay(Box<replay::ReplayArguments>),
    /// Explains a code that reports name; all of them without one.
    Explain(explain::ExplainArguments),
    /// Compares two documents: what breaks clients, each with a request or an answer that shows it.
    Diff(diff::DiffArguments),
    /// Stands before a server and judges the traffic that passes.
    Proxy(Box<proxy::ProxyArguments>),
    /// Says what in a document makes contract tests weak.
    Lint(lint::LintArguments),
    /// Prints the JSON Schema of conformance.toml.
    ConfigSchema,
}

/// Does what the command line says; the code to exit with.
pub(crate) async fn execute(arguments: Arguments) -> ExitCode {
    let outcome = match arguments.command {
        None => run::run(arguments.run).await,
        Some(Command::Run(arguments)) => run::run(*arguments).await,
        Some(Command::Replay(arguments)) => replay::run(*arguments).await,
        Some(Command::Explain(arguments)) => explain::run(&arguments),
        Some(Command::Diff(arguments)) => diff::run(&arguments),
        Some(Command::Proxy(arguments)) => proxy::run(*arguments).await,
        Some(Command::Lint(arguments)) => lint::run(&arguments),
        Some(Command::ConfigSchema) => {
            println!("{:#}", config_schema());
            Ok(HELD)
        }
    };
    match outcome {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            eprintln!("conformance: {error:#}");
            let unreachable = matches!(
                error.downcast_ref(),
                Some(HttpError::Unreachable(_) | HttpError::Late(_) | HttpError::Broken(_))
            );
            ExitCode::from(if unreachable { UNREACHABLE } else { UNUSABLE })
        }
    }
}

/// The schema that editors check `conformance.toml` by.
fn config_schema() -> serde_json::Value {
    let mut schema = schemars::schema_for!(RunArguments).to_value();
    schema["title"] = "conformance.toml".into();
    schema["description"] = "Settings of the conformance suite, by the names of its flags.".into();
    schema
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_flags_of_a_run_work_with_and_without_its_name() {
        let flags = ["--document", "a.yaml", "--base-url", "http://h", "--require-coverage", "--seed", "3"];
        for beginning in [&["conformance"][..], &["conformance", "run"]] {
            let parsed = Arguments::try_parse_from(beginning.iter().chain(&flags)).unwrap();
            let run = match parsed.command {
                Some(Command::Run(run)) => *run,
                _ => parsed.run,
            };
            assert_eq!((run.seed, run.base_url.as_deref(), run.require_coverage.len()), (Some(3), Some("http://h"), 1));
        }
    }

    /// The words of a line as a shell has them, up to where another program or file follows.
    fn words(line: &str) -> Vec<String> {
        let mut words = Vec::new();
        for (index, part) in line.split('\'').enumerate() {
            if index % 2 == 1 {
                words.push(part.to_owned());
            } else {
                words.extend(part.replace('"', "").split_whitespace().map(str::to_owned));
            }
        }
        let end = words.iter().position(|word| matches!(word.as_str(), "|" | "||" | ">" | "&&"));
        words.truncate(end.unwrap_or(words.len()));
        words
    }

    #[test]
    fn the_commands_of_the_workflow_to_copy_are_ones_that_this_program_takes() {
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/github-workflow.yml");
        let (workflow, _) = conformance::document::yaml::parse(&std::fs::read_to_string(file).unwrap()).unwrap();
        let steps = workflow.pointer("/jobs/contract/steps").and_then(serde_json::Value::as_array).unwrap();
        let lines = steps.iter().filter_map(|step| step["run"].as_str()).flat_map(str::lines);
        let mut seen = Vec::new();
        for line in lines.filter(|line| line.starts_with("conformance ")) {
            let parsed = Arguments::try_parse_from(words(line));
            assert!(parsed.is_ok(), "{line}: {}", parsed.unwrap_err());
            seen.push(words(line)[1].clone());
        }
        assert_eq!(seen, ["lint", "diff", "diff", "run"]);
    }

    #[test]
    fn the_committed_schema_of_the_configuration_is_this_one() {
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("conformance.schema.json");
        let committed = std::fs::read_to_string(file).unwrap_or_default();
        assert!(
            committed == format!("{:#}\n", config_schema()),
            "run `cargo run -p conformance -- config-schema > conformance/conformance.schema.json`"
        );
    }
}
