//! SDKs: for documents that say how one is called (`x-sdk`), packages in TypeScript and Python with a method for each operation, pages that go on
//! by themselves, retries, typed errors and streams.
//!
//! They go beside the Rust, from the same resolved API. What knows the document is generated; what knows HTTP is the same for all of them, is written by hand beside this file, in its own
//! language, and is copied. TypeScript comes as JavaScript with declarations, so that what is committed runs as it is, without a build. Neither needs a package at run time.
//!
//! Not there: what no document of ours has (cookies, parameters in the styles of OpenAPI 2, bodies that are not JSON). It is an error with a name, as everywhere in the generator.

mod build;
mod program;
mod python;
mod python_methods;
mod readme;
mod settings;
mod text;
mod types;
mod typescript;
mod typescript_methods;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    emit::Files,
    resolved::{Api, GeneratorError, Location},
};

/// The start of a document.
fn start(file: &Path) -> Location {
    Location { file: Arc::new(file.to_owned()), line: 1, column: 1, pointer: String::new() }
}

/// Where nothing has a place: a document without operations.
fn nowhere() -> Location {
    start(&PathBuf::new())
}

/// The packages of a document: none where it has no `x-sdk`.
pub(super) fn files(name: &str, file: &Path, api: &Api, command: &str) -> Result<Files, GeneratorError> {
    let Some(settings) = settings::read(api, &start(file))? else { return Ok(Files::new()) };
    let program = build::build(api, settings)?;
    let preamble = format!("Written by `{command}` from `{name}.yaml`. Not edited by hand.");
    let packages =
        [("typescript", typescript::files(&program, &preamble)), ("python", python::files(&program, &preamble))];
    let files = packages.into_iter().flat_map(|(language, files)| {
        files.into_iter().map(move |(path, text)| (format!("{language}/{name}/{path}"), text))
    });
    Ok(files.collect())
}

#[cfg(test)]
mod tests;
