//! The command line of the developer commands.

mod commands;

use std::{path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};
use xtask::generator::{resolve, resolved::Api};

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
    /// Resolve an OpenAPI document and say what is in it.
    Resolve {
        /// An OpenAPI 3.0 or 3.1 document, YAML or JSON.
        file: PathBuf,
    },
}

fn main() -> ExitCode {
    match Arguments::parse().command {
        Command::Generate { check, document: Some(document), out: Some(out) } if !check => commands::generate_document(&document, &out),
        Command::Generate { check, .. } => commands::generate_workspace(check),
        Command::Resolve { file } => match resolve::resolve(&file) {
            Ok(api) => {
                print!("{}", summary(&api));
                ExitCode::SUCCESS
            }
            Err(errors) => {
                for error in &errors {
                    eprintln!("error: {error}");
                }
                eprintln!("{} error(s)", errors.len());
                ExitCode::FAILURE
            }
        },
    }
}

fn summary(api: &Api) -> String {
    format!(
        "{} {}\n{} operations, {} schemas ({} named), {} security schemes, {} tags\n",
        api.title,
        api.version,
        api.operations.len(),
        api.schemas.len(),
        api.named.len(),
        api.security_schemes.len(),
        api.tags.len()
    )
}
