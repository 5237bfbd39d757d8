//! `lint`: what in a document makes its contract tests weak.

use std::path::PathBuf;

use clap::Args;
use conformance::{
    document::Document,
    lint::{self, Level},
};
use serde_json::{Value, json};

use super::{BROKEN, HELD};

/// Arguments of `lint`.
#[derive(Debug, Args)]
pub(super) struct LintArguments {
    /// The document.
    document: PathBuf,
    /// Only what lets faults go unseen, without the notes.
    #[arg(long)]
    weak: bool,
    /// Writes JSON.
    #[arg(long)]
    json: bool,
}

/// Prints the remarks; the code says whether the tests would be weak.
pub(super) fn run(arguments: &LintArguments) -> anyhow::Result<u8> {
    let document = Document::load(&arguments.document)?;
    let mut remarks = lint::lint(&document)?;
    if arguments.weak {
        remarks.retain(|remark| remark.rule.level() == Level::Weak);
    }
    let count = |level| remarks.iter().filter(|remark| remark.rule.level() == level).count();
    let (weak, notes) = (count(Level::Weak), count(Level::Note));
    if arguments.json {
        let list: Vec<Value> = remarks
            .iter()
            .map(|remark| {
                json!({
                    "rule": remark.rule.code(), "level": remark.rule.level().to_string(), "operation": remark.operation,
                    "file": remark.place.file.to_string_lossy(), "line": remark.place.line,
                    "column": remark.place.column, "what": remark.what,
                })
            })
            .collect();
        println!("{:#}", Value::from(list));
    } else {
        for remark in &remarks {
            let operation = if remark.operation.is_empty() { String::new() } else { format!("{}: ", remark.operation) };
            println!("{}: {} [{}] {operation}{}", remark.place, remark.rule.level(), remark.rule, remark.what);
        }
        println!("{weak} weak, {notes} notes; `conformance explain RULE` says more");
    }
    Ok(if weak > 0 { BROKEN } else { HELD })
}
