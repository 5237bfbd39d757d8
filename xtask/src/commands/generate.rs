//! `generate`: what is written from the documents, and what `--check` compares.

use std::{path::Path, process::ExitCode};

use xtask::generator::{self, output, resolved::GeneratorError};

fn failed(errors: &[GeneratorError]) -> ExitCode {
    for error in errors {
        eprintln!("error: {error}");
    }
    eprintln!("{} error(s); nothing was written", errors.len());
    ExitCode::FAILURE
}

fn stopped(error: &output::OutputError) -> ExitCode {
    eprintln!("error: {error}");
    ExitCode::FAILURE
}

/// Folders below `generated/` that come of its use, by the ends of their names: Python compiles what it runs, pip and npm build and install where a package lies.
const KEPT: &[&str] = &["__pycache__", "build", "dist", ".egg-info", "node_modules"];

/// What stands outside `openapi/` and `generated/` and is generated as well: the benchmark's contract.
const MEMBERS: &[(&str, &str)] = &[("benches/contract.yaml", "benches/contract")];

/// `generate` and `generate --check`.
pub(crate) fn generate_workspace(root: &Path, check: bool) -> ExitCode {
    let mut crates = Vec::new();
    match generator::workspace(root) {
        Ok(files) => crates.push(("generated", files)),
        Err(errors) => return failed(&errors),
    }
    for (document, folder) in MEMBERS {
        match generator::member(&root.join(document)) {
            Ok(files) => crates.push((folder, files)),
            Err(errors) => return failed(&errors),
        }
    }
    let mut differing = Vec::new();
    for (folder, mut files) in crates {
        let path = root.join(folder);
        if let Err(error) = output::format(&mut files, Some(root)) {
            return stopped(&error);
        }
        if check {
            match output::differences(&path, &files, KEPT) {
                Ok(found) => differing.extend(found.into_iter().map(|line| format!("{folder}/{line}"))),
                Err(error) => return stopped(&error),
            }
        } else {
            match output::write(&path, &files, KEPT) {
                Ok(written) => println!("{folder}: {} files, {written} changed", files.len()),
                Err(error) => return stopped(&error),
            }
        }
    }
    if differing.is_empty() {
        if check {
            println!("what is generated is what the documents say");
        }
        return ExitCode::SUCCESS;
    }
    for line in &differing {
        eprintln!("{line}");
    }
    eprintln!("run `cargo xtask generate` and commit the result");
    ExitCode::FAILURE
}

/// `generate --document FILE --out DIR`.
pub(crate) fn generate_document(document: &Path, out: &Path) -> ExitCode {
    let (name, mut files) = match generator::standalone(document) {
        Ok(result) => result,
        Err(errors) => return failed(&errors),
    };
    if let Err(error) = output::format(&mut files, None) {
        return stopped(&error);
    }
    // `target` and the lock are cargo's; whatever else is there is not ours to remove.
    let written = files.iter().try_fold(0, |written, (name, text)| {
        output::write_one(out, name, text).map(|changed| written + usize::from(changed))
    });
    match written {
        Ok(written) => {
            println!("{}: crate `{name}`, {} files, {written} changed", out.display(), files.len());
            ExitCode::SUCCESS
        }
        Err(error) => stopped(&error),
    }
}
