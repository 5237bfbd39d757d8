//! `diff`: what changes between two documents, and whether it breaks clients.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use conformance::diff::{self, Change, Level};

use super::{BROKEN, HELD, run::load};

/// Arguments of `diff`.
#[derive(Debug, Args)]
pub(super) struct DiffArguments {
    /// The document before.
    old: PathBuf,
    /// The document now.
    new: PathBuf,
    /// How the changes are written.
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,
    /// Leaves out what no client minds.
    #[arg(long)]
    breaking: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Form {
    /// For a terminal.
    Text,
    /// For a changelog.
    Markdown,
    /// For programs.
    Json,
}

/// Prints the changes; the code says whether one breaks clients.
pub(super) fn run(arguments: &DiffArguments) -> anyhow::Result<u8> {
    let (old, _) = load(&arguments.old)?;
    let (new, _) = load(&arguments.new)?;
    let mut changes: Vec<Change> = diff::compare(&old, &new)?;
    if arguments.breaking {
        changes.retain(|change| change.level != Level::Compatible);
    }
    match arguments.format {
        Form::Text => print!("{}", diff::text(&changes)),
        Form::Markdown => print!("{}", diff::markdown(&changes)),
        Form::Json => println!("{:#}", diff::json(&changes)),
    }
    Ok(if diff::breaks(&changes) { BROKEN } else { HELD })
}
