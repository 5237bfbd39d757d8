//! What the commands do once their arguments are read.

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

/// Folders of `generated/` that other commands write.
const KEPT: &[&str] = &["clients"];

/// `generate` and `generate --check`.
pub(crate) fn generate_workspace(root: &Path, check: bool) -> ExitCode {
    let mut files = match generator::workspace(root) {
        Ok(files) => files,
        Err(errors) => return failed(&errors),
    };
    if let Err(error) = output::format(&mut files, Some(root)) {
        return stopped(&error);
    }
    let folder = root.join("generated");
    if check {
        return match output::differences(&folder, &files, KEPT) {
            Ok(differing) if differing.is_empty() => {
                println!("generated/ is what openapi/ says: {} files", files.len());
                ExitCode::SUCCESS
            }
            Ok(differing) => {
                for line in &differing {
                    eprintln!("generated/{line}");
                }
                eprintln!("run `cargo xtask generate` and commit the result");
                ExitCode::FAILURE
            }
            Err(error) => stopped(&error),
        };
    }
    match output::write(&folder, &files, KEPT) {
        Ok(written) => {
            println!("generated/: {} files, {written} changed", files.len());
            ExitCode::SUCCESS
        }
        Err(error) => stopped(&error),
    }
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
